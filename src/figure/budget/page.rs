//! What surrounds a chart of money: its words, and what stands in its place where a sum is refused.

use egui::{Rect, Shape, Stroke, StrokeKind, Vec2, pos2};
use fluent_bundle::FluentValue;

use super::{block::Fill, columns::net_sample};
use crate::{
    briefing::{Flow, Prices, Series, Unit, index::Place, money::Refused},
    figure::{
        Item, Laid, Layout, Scene, marks,
        pen::{Anchor, Pen},
        sheet::{Footnotes, Run, Sheet},
        tokens::{Hue, Role},
    },
};

/// The words of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// The finding.
    pub(super) title: String,
    /// Unit, scope and what else holds for all of it.
    pub(super) subtitle: Vec<String>,
    /// The notation, where it needs words.
    pub(super) samples: Vec<(Sample, String)>,
    /// Its sources.
    pub(super) notes: Footnotes,
    /// The numbers of the sources of each slot across.
    pub(super) cites: Vec<String>,
    /// Remarks under the picture.
    pub(super) foot: Vec<String>,
}

/// A mark that is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sample {
    /// A way to fill a block.
    Fill(Fill),
    /// The line of what parts come to together.
    Net,
    /// How far a result may lie from what is drawn.
    Whisker,
    /// A planned point of a line.
    Open,
    /// A realised point.
    Closed,
    /// A forecast point, and the line to it.
    Dashed,
    /// An assumed point of a line.
    Assumed,
    /// A point that no line joins.
    Diamond,
    /// A place without an amount.
    Missing,
}

impl Page {
    /// The page laid out, ready for its body.
    pub(super) fn sheet<'a>(self, scene: &Scene<'a>, size: Vec2, ctx: &'a egui::Context) -> Sheet<'a> {
        let pen = Pen::new(ctx, scene.tokens);
        let line =
            self.subtitle.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
        let marks: Vec<_> = self
            .samples
            .iter()
            .map(|(sample, _)| move |center: egui::Pos2, radius: f32| sample.draw(&pen, center, radius))
            .collect();
        let mut runs = if line.is_empty() { Vec::new() } else { vec![Run::Text(&line)] };
        for (mark, (_, name)) in marks.iter().zip(&self.samples) {
            runs.extend([Run::Mark(mark), Run::Text(name)]);
        }
        let mut sheet = Sheet::new(scene, ctx, size, &self.title, &runs, &self.notes);
        let mut summary = vec![line.clone()];
        summary.extend(self.foot.iter().cloned());
        sheet.layout.summary = summary.join(". ");
        sheet
    }
}

impl Sample {
    fn draw(self, pen: &Pen<'_>, center: egui::Pos2, radius: f32) -> Shape {
        let tokens = pen.tokens;
        let tint = tokens.tint(Hue::Grey);
        let stroke = Stroke::new(tokens.px(2.0), tint.mark);
        match self {
            Self::Fill(fill) => fill.sample(tokens, center, radius, tint),
            Self::Whisker => {
                let ends = (center.y + radius, center.y - radius);
                crate::figure::scenario::whisker(tokens, center.x, ends, radius * 0.6)
            }
            Self::Net => net_sample(pen, center, radius),
            Self::Open => Shape::Circle(egui::epaint::CircleShape {
                center,
                radius: radius * 0.7,
                fill: tokens.ground,
                stroke,
            }),
            Self::Closed => Shape::Circle(egui::epaint::CircleShape {
                center,
                radius: radius * 0.7,
                fill: tint.mark,
                stroke,
            }),
            Self::Dashed => {
                let ends = [center - Vec2::new(radius * 1.2, 0.0), center + Vec2::new(radius * 1.2, 0.0)];
                let ring = Shape::Circle(egui::epaint::CircleShape {
                    center,
                    radius: radius * 0.6,
                    fill: tint.soft,
                    stroke,
                });
                Shape::Vec(vec![marks::dashed(&ends, stroke), ring])
            }
            Self::Assumed => {
                let dot = |at| Shape::circle_filled(at, tokens.px(1.0), tint.mark);
                Shape::Vec(crate::figure::scenario::ring(center, radius * 0.8, false).map(dot).to_vec())
            }
            Self::Missing => {
                let rect = Rect::from_center_size(center, Vec2::new(radius * 2.0, radius * 1.6));
                marks::dashed_outline(rect, tokens.axis_line())
            }
            Self::Diamond => {
                marks::diamond(center, radius * 0.9, tokens.tint(Hue::Orange).mark, Stroke::NONE)
            }
        }
    }
}

/// The numbers of several sources, a run of more than two as its first and last.
pub(super) fn cites(found: &[String]) -> String {
    match found {
        [first, _, .., last] => format!("{first}–{last}"),
        few => few.join(" "),
    }
}

/// The height that remarks take of a body.
pub(super) fn foot_height(pen: &Pen<'_>, body: &Rect, remarks: &[String]) -> f32 {
    let mut left = *body;
    foot(pen, &mut Layout { size: body.max.to_vec2(), ..Layout::default() }, &mut left, remarks);
    body.max.y - left.max.y
}

/// Remarks at the lower edge of the body, which is left without them.
pub(in crate::figure) fn foot(pen: &Pen<'_>, layout: &mut Layout, body: &mut Rect, remarks: &[String]) {
    let mut room = body.height() * 0.25;
    body.max.y -= pen.tokens.px(2.0);
    for remark in remarks.iter().rev() {
        let galley = pen.wrapped(remark, Role::Source, body.width().max(1.0), 3);
        if galley.size().y > room || galley.size().x > body.width() + 1.0 {
            continue;
        }
        room -= galley.size().y;
        let at = pos2(body.min.x, body.max.y - galley.size().y);
        let rect = pen.put_galley(layout, at, Anchor::TopLeft, galley, pen.tokens.muted, remark);
        body.max.y = rect.min.y - pen.tokens.px(2.0);
    }
}

/// Keeps what can be pointed at within the picture, and frames what is selected.
pub(in crate::figure) fn finish(scene: &Scene<'_>, layout: &mut Layout) {
    let picture = Rect::from_min_size(egui::Pos2::ZERO, layout.size);
    for item in &mut layout.items {
        item.rect = item.rect.intersect(picture);
    }
    let Some(selected) = scene.selected else { return };
    let stroke = Stroke::new(scene.tokens.px(2.0), scene.tokens.accent);
    for item in layout.items.iter().filter(|item| item.place == *selected) {
        let rect = item.rect.expand(scene.tokens.px(2.0)).intersect(picture);
        layout.shapes.push(Shape::rect_stroke(rect, 2.0, stroke, StrokeKind::Outside));
    }
}

/// Unit, scope, flow and prices of series on one axis: what they have in common.
pub(super) fn common(scene: &Scene<'_>, unit: &Unit, series: &[&Series]) -> Vec<String> {
    let texts = scene.texts;
    let mut parts = vec![texts.unit(unit)];
    let Some(first) = series.first() else { return parts };
    if let Some(of) = first.of.as_ref().filter(|of| series.iter().all(|other| other.of.as_ref() == Some(of)))
    {
        let whole = match (of.id(), of.missing()) {
            (Some(id), _) => scene.index.title(scene.briefing, id, texts.language().code()).to_owned(),
            (None, Some(reason)) => texts.reason(reason),
            (None, None) => String::new(),
        };
        parts[0] =
            texts.with("budget-share-of", &[("unit", parts[0].as_str().into()), ("whole", whole.into())]);
    }
    if let Some(flow) = first.flow.filter(|flow| series.iter().all(|other| other.flow == Some(*flow))) {
        parts.push(self::flow(scene, flow));
    }
    if let Some(scope) =
        first.scope.as_ref().filter(|scope| series.iter().all(|other| other.scope.as_ref() == Some(scope)))
    {
        parts.push(scene.index.title(scene.briefing, scope, texts.language().code()).to_owned());
    }
    if let Some(prices) =
        first.prices.filter(|prices| series.iter().all(|other| other.prices == Some(*prices)))
    {
        parts.push(self::prices(scene, prices));
    }
    parts
}

fn flow(scene: &Scene<'_>, flow: Flow) -> String {
    scene.texts.get(&format!("flow-{}", <&str>::from(flow)))
}

pub(super) fn prices(scene: &Scene<'_>, prices: Prices) -> String {
    match prices {
        Prices::Current => scene.texts.get("budget-prices-current"),
        Prices::Constant(year) => {
            scene.texts.with("budget-prices-constant", &[("year", year.to_string().into())])
        }
    }
}

/// A series in words: its phase, document and scope.
pub(super) fn about(scene: &Scene<'_>, series: &Series) -> String {
    super::say::value(scene, series, &crate::briefing::Period::NotStated, None, "")
}

/// Why a sum is refused, and what would be allowed, in a sentence each.
pub(super) fn told(scene: &Scene<'_>, refused: &Refused) -> (String, String) {
    let texts = scene.texts;
    let args = refused.args(scene.briefing, scene.index, texts.language().code());
    let args: Vec<(&str, FluentValue<'_>)> =
        args.into_iter().map(|(name, value)| (name, value.into())).collect();
    let key = refused.key();
    (texts.with(&key, &args), texts.attribute(&key, "hint", &args).unwrap_or_default())
}

/// The page in the place of a sum that is refused: why, and what would be allowed.
pub(super) fn refused(scene: &Scene<'_>, refused: &Refused, size: Vec2, ctx: &egui::Context) -> Laid {
    let texts = scene.texts;
    let code = texts.language().code();
    let (sentence, allowed) = told(scene, refused);
    let mut laid = statement(scene, &texts.get("budget-refused"), &[sentence, allowed], size, ctx);
    let page = Rect::from_min_size(egui::Pos2::ZERO, size);
    for (at, id) in [&refused.one, &refused.other].into_iter().enumerate() {
        // Each of the two has half of the page, so that both can be reached.
        let (left, right) = page.split_left_right_at_fraction(0.5);
        let series = scene.index.series(scene.briefing, id);
        laid.layout.items.push(Item {
            rect: if at == 0 { left } else { right },
            place: Place::from(id.clone()),
            name: scene.index.title(scene.briefing, id, code).to_owned(),
            value: series.map(|series| about(scene, series)).unwrap_or_default(),
        });
    }
    laid
}

/// A page that says something in sentences, since there is nothing to draw.
pub(super) fn statement(
    scene: &Scene<'_>,
    title: &str,
    sentences: &[String],
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let page = Page { title: title.to_owned(), ..Page::default() };
    let mut sheet = page.sheet(scene, size, ctx);
    sheet.layout.summary = sentences.join(" ");
    let (pen, body) = (sheet.pen, sheet.body);
    let inset = pen.tokens.px(16.0);
    let mut at = body.min + Vec2::new(inset, pen.tokens.px(8.0));
    let top = at.y;
    let width = (body.width() - inset).min(pen.tokens.px(820.0)).max(1.0);
    for sentence in sentences.iter().filter(|sentence| !sentence.is_empty()) {
        let rows = ((body.max.y - at.y) / pen.height(Role::Label)).floor();
        if rows < 1.0 {
            break;
        }
        let galley = pen.wrapped(sentence, Role::Label, width, rows as usize);
        if at.y + galley.size().y > body.max.y + 0.5 || galley.size().x > width + 1.0 {
            break;
        }
        let rect = pen.put_galley(&mut sheet.layout, at, Anchor::TopLeft, galley, pen.tokens.text, sentence);
        at.y = rect.max.y + pen.tokens.px(10.0);
    }
    let bar = Rect::from_min_max(
        pos2(body.min.x, top),
        pos2(body.min.x + pen.tokens.px(4.0), at.y - pen.tokens.px(10.0)),
    );
    if bar.is_positive() {
        sheet.layout.shapes.push(Shape::rect_filled(bar, 0.0, pen.tokens.accent));
    }
    Laid { layout: sheet.layout, ..Laid::default() }
}

/// The text in lines of this width, with a hyphen where a word is wider than one: before a consonant that a vowel
/// follows, which is where most syllables of Dutch and English begin.
pub(super) fn hyphenated(pen: &Pen<'_>, text: &str, role: Role, width: f32) -> String {
    let fits = |line: &str| pen.width(line, role) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&joined) {
            line = joined;
            continue;
        }
        let mut rest: Vec<char> = word.chars().collect();
        while !fits(&rest.iter().collect::<String>()) {
            // The most that goes on this line, or else on one of its own; not so much that hardly anything is left.
            let head = |start: &str, rest: &[char]| {
                let space = if start.is_empty() { "" } else { " " };
                let line = |at: usize| format!("{start}{space}{}-", rest[..at].iter().collect::<String>());
                let places = (3..rest.len().saturating_sub(2)).filter(|at| is_syllable(rest, *at));
                let places: Vec<usize> = places.filter(|at| fits(&line(*at))).collect();
                let enough = places.iter().rev().find(|at| rest.len() - **at > 5).or(places.last());
                enough.map(|at| (*at, line(*at)))
            };
            let (start, found) = match head(&line, &rest) {
                Some(found) => (true, Some(found)),
                None => (false, head("", &rest)),
            };
            let Some((at, text)) = found else { break };
            if !start && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.clear();
            lines.push(text);
            rest.drain(..at);
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = rest.into_iter().collect();
    }
    lines.push(line);
    lines.join("\n")
}

/// Whether a syllable may begin at a letter of a word.
fn is_syllable(word: &[char], at: usize) -> bool {
    let vowel = |letter: char| "aeiouyáéíóúàèëïöüAEIOUY".contains(letter);
    let (before, here, after) = (word[at - 1], word[at], word[at + 1]);
    // Two letters for one sound stay together.
    let pair = matches!((before, here), ('c' | 's' | 't' | 'p', 'h') | ('q', 'u'));
    [before, here, after].into_iter().all(char::is_alphabetic) && !vowel(here) && vowel(after) && !pair
}
