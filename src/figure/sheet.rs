//! What surrounds every figure: its finding, unit and scope, numbered sources, the day it claims to know, the marking.

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
    /// The superscript number of the first source named, or nothing where there is none.
    pub fn cite(&mut self, evidence: &[Evidence]) -> String {
        let agreeing = evidence.iter().filter(|evidence| evidence.says.is_none());
        agreeing
            .filter_map(|evidence| evidence.source.as_ref())
            .next()
            .map(|id| self.number(id))
            .unwrap_or_default()
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
            line.push_str(&format!("  {} {title}", superscript(at + 1)));
            if let Some(reference) = source.and_then(|source| source.reference.as_ref()) {
                line.push_str(&format!(", {}", scene.texts.text(reference)));
            }
            if let Some(source) = source.filter(|source| source.tier.is_weak()) {
                line.push_str(&format!(
                    " ({})",
                    scene.texts.get(&format!("tier-{}", <&str>::from(source.tier)))
                ));
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
        let pen = Pen::new(ctx, tokens);
        let mut layout = Layout { size, title: title.to_owned(), ..Layout::default() };
        let page = Rect::from_min_size(Pos2::ZERO, size);
        let picture = matches!(tokens.medium, Medium::Picture { .. });
        let mut body = if picture {
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

        let heading = pen.wrapped(title, Role::Title, body.width(), 2);
        let rect = pen.put_galley(&mut layout, body.min, Anchor::TopLeft, heading, tokens.text, title);
        body.min.y = rect.max.y + tokens.px(2.0);
        body.min.y = runs(&pen, &mut layout, body, subtitle) + tokens.px(if picture { 12.0 } else { 6.0 });

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
        let sources = notes.text(scene);
        if !sources.is_empty() {
            let rows = if picture { 12 } else { 4 };
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

/// Lays words and marks out from left to right, in as many lines as they need, and returns where they end.
fn runs(pen: &Pen<'_>, layout: &mut Layout, within: Rect, runs: &[Run<'_>]) -> f32 {
    let height = pen.height(Role::Subtitle);
    let space = pen.width(" ", Role::Subtitle).max(height / 4.0);
    let mut at = within.min;
    let mut after_mark = false;
    for run in runs {
        match run {
            Run::Text(text) => {
                let width = pen.width(text, Role::Subtitle);
                if at.x > within.min.x && !after_mark && at.x + width > within.max.x {
                    at = pos2(within.min.x, at.y + height);
                }
                let galley = pen.wrapped(text, Role::Subtitle, within.max.x - at.x, 3);
                let rect =
                    pen.put_galley(layout, at, Anchor::TopLeft, galley, pen.tokens.ink(Role::Subtitle), text);
                at = pos2(rect.max.x + space * 2.0, rect.max.y - height);
                after_mark = false;
            }
            Run::Mark(mark) => {
                if at.x + height * 6.0 > within.max.x {
                    at = pos2(within.min.x, at.y + height);
                }
                let radius = height * 0.36;
                layout.shapes.push(mark(pos2(at.x + radius, at.y + height / 2.0), radius));
                at.x += radius * 2.0 + space;
                after_mark = true;
            }
        }
    }
    if runs.is_empty() { within.min.y } else { at.y + height }
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
