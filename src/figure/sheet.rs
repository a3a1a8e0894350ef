//! What surrounds every figure: its finding, unit and scope, numbered sources, the day it claims to know, the marking.

use std::fmt::Write as _;

use egui::{Pos2, Rect, Shape, Vec2, pos2, vec2};

use super::{
    Layout, Scene,
    pen::{Anchor, Pen},
    tokens::{Medium, Role},
};
use crate::briefing::{Evidence, Id};

/// The sources of a figure, numbered in the order they are first cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Footnotes(Vec<Id>);

impl Footnotes {
    /// After those that are numbered already.
    pub fn begun(scene: &Scene<'_>) -> Self {
        Self(scene.cited.to_vec())
    }

    /// The superscript number of the first source named, or nothing where there is none.
    pub fn cite(&mut self, evidence: &[Evidence]) -> String {
        let mut agreeing = evidence.iter().filter(|evidence| evidence.says.is_none());
        agreeing.find_map(|evidence| evidence.source.as_ref()).map(|id| self.number(id)).unwrap_or_default()
    }

    /// The superscript number of a source.
    pub fn number(&mut self, source: &Id) -> String {
        let at = self.0.iter().position(|known| known == source).unwrap_or_else(|| {
            self.0.push(source.clone());
            self.0.len() - 1
        });
        superscript(at + 1)
    }

    /// Numbers sources that are not cited in words, such as that of a line.
    pub fn extend<'i>(&mut self, sources: impl IntoIterator<Item = &'i Id>) {
        for source in sources {
            self.number(source);
        }
    }

    /// The sources cited, in order.
    pub fn sources(&self) -> &[Id] {
        &self.0
    }

    /// The line at the foot, "Bronnen ¹ … ² …"; weak tiers are named. Empty where nothing is cited.
    pub fn text(&self, scene: &Scene<'_>) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let mut line = scene.texts.get("sheet-sources");
        for (at, id) in self.0.iter().enumerate() {
            let source = scene.index.source(scene.briefing, id);
            let title = source.map_or(id.as_str(), |source| scene.texts.text(&source.title));
            let _ = write!(line, "  {}\u{a0}{title}", superscript(at + 1));
            if let Some(reference) = source.and_then(|source| source.reference.as_ref()) {
                let _ = write!(line, ", {}", scene.texts.text(reference));
            }
            if let Some(source) = source.filter(|source| source.tier.is_weak()) {
                let _ =
                    write!(line, " ({})", scene.texts.get(&format!("tier-{}", <&str>::from(source.tier))));
            }
        }
        line
    }
}

/// A number in superscript digits, which the typeface has.
pub fn superscript(number: usize) -> String {
    let digit = |digit: char| match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        other => char::from_u32(0x2070 + other.to_digit(10).unwrap_or(0)).unwrap_or(other),
    };
    number.to_string().chars().map(digit).collect()
}

/// A word or a mark in a line that explains marks.
pub enum Run<'a> {
    /// Words.
    Text(&'a str),
    /// A mark, drawn by a function of its centre and radius.
    Mark(&'a dyn Fn(Pos2, f32) -> Shape),
}

/// A figure's page with its surroundings laid out: what is left is `body`.
pub struct Sheet<'a> {
    /// To set text with.
    pub pen: Pen<'a>,
    /// The layout so far.
    pub layout: Layout,
    /// Where the figure itself goes.
    pub body: Rect,
}

impl<'a> Sheet<'a> {
    /// Lays out the surroundings on a page of `size` points.
    ///
    /// `subtitle` names unit and scope and explains the marks.
    pub fn new(
        scene: &Scene<'a>,
        ctx: &'a egui::Context,
        size: Vec2,
        title: &str,
        subtitle: &[Run<'_>],
        notes: &Footnotes,
    ) -> Self {
        let tokens = scene.tokens;
        let title = scene.title.unwrap_or(title);
        let pen = Pen::new(ctx, tokens);
        let sources = notes.sources().to_vec();
        let mut layout = Layout { size, title: title.to_owned(), sources, ..Layout::default() };
        let page = Rect::from_min_size(Pos2::ZERO, size);
        let picture = matches!(tokens.medium, Medium::Picture { .. }) && !tokens.part;
        let mut body = if tokens.part {
            page
        } else if picture {
            layout.shapes.push(Shape::rect_filled(page, 0.0, tokens.ground));
            let band = Rect::from_min_max(page.min, pos2(page.max.x, tokens.px(6.0)));
            layout.shapes.push(Shape::rect_filled(band, 0.0, tokens.accent));
            page.shrink2(tokens.px(1.0) * vec2((size.x / tokens.unit * 0.044).min(56.0), 24.0))
        } else {
            page.shrink2(vec2(20.0, 14.0))
        };
        if picture {
            body.min.y += tokens.px(10.0);
        }

        // Of a page with several parts the page says it.
        let named = if tokens.part { None } else { super::scenario::band(scene, &pen, &mut layout, body) };
        let inline = scene.scenario_name().filter(|_| named.is_none() && !tokens.part);
        let title = &inline.map_or_else(|| title.to_owned(), |name| format!("{name}. {title}"));
        body = named.unwrap_or(body);

        // What surrounds a figure leaves it room, however small the page is.
        let whole = body.height();
        let rows = if pen.height(Role::Title) * 2.0 <= whole * 0.3 { 2 } else { 1 };
        let heading = pen.wrapped(title, Role::Title, body.width(), rows);
        let rect = pen.put_galley(&mut layout, body.min, Anchor::TopLeft, heading, tokens.text, title);
        let limit = body.min.y + whole * 0.42;
        body.min.y = rect.max.y + tokens.px(2.0);
        let within = body.with_max_y(limit.max(body.min.y));
        body.min.y = runs(&pen, &mut layout, within, subtitle) + tokens.px(if picture { 12.0 } else { 6.0 });

        if picture {
            let briefing = scene.briefing;
            let mut foot = vec![scene.texts.text(&briefing.title).to_owned()];
            foot.extend(briefing.as_of.map(|day| {
                let day = scene.texts.day(day);
                scene.texts.with("sheet-as-of", &[("day", day.into())])
            }));
            foot.extend(briefing.marking.as_ref().map(|marking| scene.texts.text(marking).to_owned()));
            let text = foot.join(" · ");
            let line = pen.fitted(&text, Role::Source, body.width());
            let at = pos2(body.min.x, body.max.y - line.size().y);
            let rect = pen.put_galley(&mut layout, at, Anchor::TopLeft, line, tokens.muted, &text);
            body.max.y = rect.min.y - tokens.px(6.0);
        }
        let sources = if tokens.part { String::new() } else { notes.text(scene) };
        if !sources.is_empty() && pen.height(Role::Source) <= whole * 0.28 {
            let fit = (whole * 0.28 / pen.height(Role::Source)).floor() as usize;
            let rows = fit.min(if picture { 12 } else { 4 });
            let galley = pen.wrapped(&sources, Role::Source, body.width(), rows);
            let at = pos2(body.min.x, body.max.y - galley.size().y);
            let rect = pen.put_galley(&mut layout, at, Anchor::TopLeft, galley, tokens.muted, &sources);
            body.max.y = rect.min.y - tokens.px(6.0);
            if picture {
                let rule = [pos2(body.min.x, body.max.y), pos2(body.max.x, body.max.y)];
                layout.shapes.push(Shape::line_segment(rule, tokens.grid_line()));
                body.max.y -= tokens.px(6.0);
            }
        }
        Self { pen, layout, body }
    }
}

/// Lays words and marks out from left to right, in as many lines as there is height for, and returns where they end.
///
/// A mark stays with its words, and words that fit on a line stay together; what does not fit is shortened.
fn runs(pen: &Pen<'_>, layout: &mut Layout, within: Rect, runs: &[Run<'_>]) -> f32 {
    let height = pen.height(Role::Subtitle);
    let space = pen.width(" ", Role::Subtitle).max(height / 4.0);
    let lines = ((within.height() + 0.5) / height).floor() as usize;
    if runs.is_empty() || lines == 0 {
        return within.min.y;
    }
    let radius = height * 0.36;
    let ink = pen.tokens.ink(Role::Subtitle);
    let mut line = 1;
    let mut at = within.min;
    let mut mark = None;
    for run in runs {
        let text = match run {
            Run::Mark(draw) => {
                mark = Some(draw);
                continue;
            }
            Run::Text(text) => *text,
        };
        let lead = if mark.is_some() { radius * 2.0 + space } else { 0.0 };
        let width = lead + pen.width(text, Role::Subtitle);
        let begun = at.x > within.min.x;
        if begun && at.x + width > within.max.x && line < lines && (width <= within.width() || mark.is_some())
        {
            line += 1;
            at = pos2(within.min.x, at.y + height);
        }
        if at.x + lead + height * 2.0 > within.max.x {
            break;
        }
        if let Some(draw) = mark.take() {
            layout.shapes.push(draw(pos2(at.x + radius, at.y + height / 2.0), radius));
        }
        at.x += lead;
        // Words that do not fit on one line flow on.
        let mut rest = text;
        loop {
            let room = within.max.x - at.x;
            let (head, tail) = if line < lines { split(pen, rest, room) } else { (rest, "") };
            let whole = pen.line(head, Role::Subtitle);
            // Shortened only where it must be: the whole is set once, however wide the page is.
            let galley = if whole.size().x <= room { whole } else { pen.fitted(head, Role::Subtitle, room) };
            let rect = pen.put_galley(layout, at, Anchor::TopLeft, galley, ink, text);
            at.x = rect.max.x + space * 2.0;
            rest = tail;
            if rest.is_empty() {
                break;
            }
            line += 1;
            at = pos2(within.min.x, at.y + height);
        }
    }
    at.y + height
}

/// As many whole words as fit in a width, at least one, and the rest.
fn split<'t>(pen: &Pen<'_>, text: &'t str, width: f32) -> (&'t str, &'t str) {
    if pen.width(text, Role::Subtitle) <= width {
        return (text, "");
    }
    let ends = text.match_indices(' ').map(|(at, _)| at).filter(|at| *at > 0);
    let fits = ends.clone().take_while(|at| pen.width(&text[..*at], Role::Subtitle) <= width).last();
    match fits.or(ends.clone().next()) {
        Some(at) => (&text[..at], text[at..].trim_start()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::superscript;

    #[test]
    fn numbers_in_superscript() {
        assert_eq!(superscript(1), "¹");
        assert_eq!(superscript(40), "⁴⁰");
        assert_eq!(superscript(236), "²³⁶");
    }
}
