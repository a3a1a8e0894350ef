//! What sets a scenario off from the facts in every figure: a band with its name, its name in the title and in what is read
//! aloud, and dots where something is assumed.

use egui::{Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::{
    Laid, Layout, Scene, Table,
    cells::Words,
    marks::{self, Heap},
    pen::{Anchor, Pen},
    table::Column,
    tokens::{Role, Tint, Tokens},
};
use crate::{
    briefing::{
        Briefing, Date, Decimal, Event, Id, Index, Scenario, Target,
        index::{Part, Place},
        scenario::{Interval, Years, reach},
        timing::Day,
    },
    text::Texts,
};

impl Scene<'_> {
    /// "Scenario: ...", where one is in force.
    pub fn scenario_name(&self) -> Option<String> {
        let overlay = self.scenario?;
        let title = self.texts.text(&overlay.scenario.title);
        Some(self.texts.with("scenario-named", &[("title", title.into())]))
    }

    /// Whether a figure, date or item is assumed by the scenario that is in force.
    pub fn is_assumed(&self, place: &Place) -> bool {
        self.scenario.is_some_and(|overlay| overlay.is_assumed(place))
    }

    /// The same with up to when the document claims to know: an assumption is known.
    pub fn day_for(&self, event: &Event) -> Day {
        let day = self.today_for(event);
        let known = self.briefing.as_of.map(|as_of| if day > self.today { as_of.max(day) } else { as_of });
        Day::of(day, known)
    }

    /// The day as of which an event's status is told: where its date is assumed, no sooner than that.
    pub fn today_for(&self, event: &Event) -> Date {
        let place = || Place { item: event.id.clone(), part: Part::Actual };
        let assumed = self.scenario.is_some() && self.is_assumed(&place());
        let last = event.actual.as_ref().filter(|_| assumed).and_then(|actual| actual.when.window().last);
        last.map_or(self.today, |last| last.max(self.today))
    }
}

impl Laid {
    /// The same, told as a scenario where one is in force: in its title and in what is read aloud.
    #[must_use]
    pub fn told(mut self, scene: &Scene<'_>) -> Self {
        let Some(name) = scene.scenario_name().filter(|_| !scene.tokens.part) else { return self };
        let layout = &mut self.layout;
        let said = |said: &str| {
            let args = [("name", name.as_str().into()), ("said", said.to_owned().into())];
            scene.texts.with("scenario-says", &args)
        };
        layout.title = said(&layout.title);
        let disclaimer = scene.texts.get("scenario-no-facts");
        layout.summary = said(&format!("{disclaimer} {}", layout.summary));
        self
    }
}

impl Table {
    /// The same with a last column that names a scenario in every row: what leaves the program says that it is one.
    #[must_use]
    pub fn of_scenario(mut self, scene: &Scene<'_>) -> Self {
        let Some(overlay) = scene.scenario else { return self };
        let title = scene.texts.text(&overlay.scenario.title);
        self.columns.push(Column { title: scene.texts.get("item-scenarios"), numeric: false });
        for row in &mut self.rows {
            row.cells.push(title.to_owned().into());
        }
        self
    }
}

/// The band that names a scenario, at the top of `within`; returns what is left. On the smallest pages there is no room for it: the
/// title names the scenario.
pub(super) fn band(scene: &Scene<'_>, pen: &Pen<'_>, layout: &mut Layout, within: Rect) -> Option<Rect> {
    let name = scene.scenario_name()?;
    let tokens = pen.tokens;
    let height = pen.height(Role::Heading) + tokens.px(4.0);
    if height > within.height() * 0.1 {
        return None;
    }
    let rect = Rect::from_min_max(within.min, pos2(within.max.x, within.min.y + height));
    layout.shapes.push(dots(rect, tokens.px(5.0), tokens.px(0.9), tokens.accent));
    let inset = tokens.px(22.0).min(rect.width() / 8.0);
    let note = scene.texts.get("scenario-band");
    let whole = format!("{name} – {note}");
    let room = rect.width() - inset * 2.0 - tokens.px(16.0);
    let text = if pen.width(&whole, Role::Heading) <= room { whole } else { name };
    let galley = pen.fitted(&text, Role::Heading, room.max(0.0));
    let plate = Rect::from_min_size(
        pos2(rect.min.x + inset, rect.min.y),
        vec2(galley.size().x + tokens.px(16.0), height),
    );
    layout.shapes.push(Shape::rect_filled(plate, 0.0, tokens.ground));
    let at = pos2(plate.min.x + tokens.px(8.0), plate.center().y);
    pen.put_galley(layout, at, Anchor::Left, galley, tokens.accent, &text);
    Some(within.with_min_y(rect.max.y + tokens.px(5.0)))
}

/// What a scenario comes to for a target, in sentences; none where it assumes no whole for it.
pub fn outcomes(
    texts: &Texts,
    (facts, index): (&Briefing, &Index),
    scenario: &Scenario,
    target: &Target,
) -> Vec<String> {
    let Some(reach) = reach(facts, index, scenario, target) else { return Vec::new() };
    let amount = |range: Interval| {
        let one = |value: Decimal| texts.axis_number(value.round());
        let (low, high) = (one(range.low), one(range.high));
        if low == high {
            return format!("{low} {}", texts.unit(&reach.unit));
        }
        let args = [
            ("low", low.into()),
            ("high", high.into()),
            ("central", one(range.central).into()),
            ("unit", texts.unit(&reach.unit).into()),
        ];
        texts.with("scenario-amounts", &args)
    };
    let due = reach.due.map(|(first, last)| match (first.year(), last.year()) {
        (one, other) if one == other => one.to_string(),
        (one, other) => {
            let args = [("low", one.to_string().into()), ("high", other.to_string().into())];
            texts.with("scenario-from-to", &args)
        }
    });
    let mut sentences = Vec::new();
    for outcome in &reach.outcomes {
        let number =
            target.low.iter().chain(&target.high).find(|it| it.amount.midpoint() == Some(outcome.bound));
        let bound = number.map(|number| texts.number(number, &target.unit)).unwrap_or_default();
        let mut parts = vec![
            texts.with("scenario-goal", &[("bound", bound.into()), ("goal", amount(outcome.goal).into())]),
        ];
        if reach.per_year.is_some() {
            parts.push(match outcome.reached {
                Some(Years { low, central, high: Some(high) }) if low == high && central == Some(high) => {
                    texts.with("scenario-reached-in", &[("year", low.to_string().into())])
                }
                Some(Years { low, central: Some(central), high: Some(high) }) => texts.with(
                    "scenario-reached",
                    &[
                        ("low", low.to_string().into()),
                        ("central", central.to_string().into()),
                        ("high", high.to_string().into()),
                    ],
                ),
                Some(Years { low, .. }) => {
                    texts.with("scenario-reached-or-never", &[("low", low.to_string().into())])
                }
                None => texts.get("scenario-never"),
            });
        }
        if let (Some(left), Some(due)) = (outcome.left, &due) {
            let args = [("due", due.as_str().into()), ("amount", amount(left).into())];
            let none = left.high.round().is_zero();
            parts.push(texts.with(if none { "scenario-left-none" } else { "scenario-left" }, &args));
        }
        if let (Some(needed), Some(due)) = (outcome.needed, &due) {
            let args = [("due", due.as_str().into()), ("amount", amount(needed).into())];
            parts.push(texts.with("scenario-needed", &args));
        }
        sentences.push(parts.join(" "));
    }
    sentences
}

/// Dots over a rectangle, `gap` points apart, in rows that are set off: the texture of what is assumed.
pub fn dots(rect: Rect, gap: f32, radius: f32, color: egui::Color32) -> Shape {
    let mut heap = Heap::default();
    let gap = gap.max(1.0);
    let inner = rect.shrink(radius);
    // The grid is the picture's, so that the dots of neighbours run on in each other.
    let first = (inner.min.y / gap).ceil() as i64;
    let last = (inner.max.y / gap).floor() as i64;
    for row in first..=last {
        let y = row as f32 * gap;
        let shift = if row % 2 == 0 { 0.0 } else { gap / 2.0 };
        let from = ((inner.min.x - shift) / gap).ceil() as i64;
        let to = ((inner.max.x - shift) / gap).floor() as i64;
        for column in from..=to {
            let center = pos2(column as f32 * gap + shift, y);
            heap.rect(Rect::from_center_size(center, vec2(radius, radius) * 2.0), color);
        }
    }
    heap.into_shape().unwrap_or(Shape::Noop)
}

/// Dots between an upper and a lower edge, both from left to right.
pub fn dots_between(upper: &[Pos2], lower: &[Pos2], gap: f32, radius: f32, color: egui::Color32) -> Shape {
    let mut heap = Heap::default();
    let gap = gap.max(1.0);
    let height = |edge: &[Pos2], x: f32| {
        let pair = edge.windows(2).find(|pair| (pair[0].x..=pair[1].x).contains(&x))?;
        let part = (x - pair[0].x) / (pair[1].x - pair[0].x).max(f32::EPSILON);
        Some(pair[0].y + (pair[1].y - pair[0].y) * part)
    };
    let all = Rect::from_points(&[upper, lower].concat());
    for row in (all.min.y / gap).ceil() as i64..=(all.max.y / gap).floor() as i64 {
        let shift = if row % 2 == 0 { 0.0 } else { gap / 2.0 };
        let y = row as f32 * gap;
        for column in ((all.min.x - shift) / gap).ceil() as i64..=((all.max.x - shift) / gap).floor() as i64 {
            let x = column as f32 * gap + shift;
            if height(upper, x).zip(height(lower, x)).is_some_and(|(top, bottom)| (top..=bottom).contains(&y))
            {
                heap.rect(Rect::from_center_size(pos2(x, y), vec2(radius, radius) * 2.0), color);
            }
        }
    }
    heap.into_shape().unwrap_or(Shape::Noop)
}

/// What the scenario in force comes to for a target, in sentences.
pub(super) fn told(scene: &Scene<'_>, target: &Id) -> Vec<String> {
    let Some(overlay) = scene.scenario else { return Vec::new() };
    let facts = (&*overlay.facts.briefing, &*overlay.facts.index);
    let target = facts.0.targets.iter().find(|it| it.id == *target);
    target.map(|target| outcomes(scene.texts, facts, &overlay.scenario, target)).unwrap_or_default()
}

/// The same written in a column; returns where it ends.
pub(super) fn told_at(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    target: &Id,
) -> f32 {
    let mut top = within.min.y;
    for sentence in told(scene, target) {
        let rest = within.with_min_y(top.min(within.max.y));
        let words = Words::new(pen, &sentence, Role::Label);
        let rows = (rest.height() / pen.height(Role::Label)).floor() as usize;
        if rows == 0 || words.height(pen, rest.width(), 9) > rest.height() {
            break;
        }
        top = words.put(pen, layout, rest, rows) + pen.tokens.px(6.0);
    }
    top
}

/// A dotted rectangle with a dotted outline: an assumed amount or stretch of time.
pub fn dotted(tokens: &Tokens, rect: Rect, tint: Tint) -> Vec<Shape> {
    let radius = tokens.px(1.0);
    let edge = rect.shrink(radius);
    let corners =
        [edge.left_top(), edge.right_top(), edge.right_bottom(), edge.left_bottom(), edge.left_top()];
    let mut shapes = vec![
        Shape::rect_filled(rect, 0.0, tokens.ground),
        dots(rect.shrink(tokens.px(3.0)), tokens.px(5.0), tokens.px(0.8), tint.mark),
    ];
    shapes.extend(Shape::dotted_line(&corners, tint.mark, tokens.px(3.5), radius));
    shapes
}

/// A dotted diamond: what is assumed to happen, on its day.
pub fn dotted_diamond(tokens: &Tokens, center: Pos2, radius: f32, tint: Tint) -> Shape {
    let step = radius * 0.42;
    let ground = marks::diamond(center, radius, tokens.ground, Stroke::NONE);
    let mut heap = Heap::default();
    let dot = vec2(1.0, 1.0) * (radius * 0.24).max(tokens.px(1.2));
    for row in -2_i32..=2 {
        for column in -2_i32..=2 {
            // Along the edges of the diamond and in its middle.
            if row.abs() + column.abs() == 2 || (row, column) == (0, 0) {
                let at = center + vec2(column as f32, row as f32) * step;
                heap.rect(Rect::from_center_size(at, dot), tint.mark);
            }
        }
    }
    let edge = Stroke::new(tokens.px(0.75), tint.mark);
    let outline = marks::diamond(center, radius * 1.15, tokens.ground, edge);
    Shape::Vec(vec![ground, outline, heap.into_shape().unwrap_or(Shape::Noop)])
}

/// The dots of a ring round a point of a line, or of a diamond: what is assumed.
pub fn ring(center: Pos2, radius: f32, diamond: bool) -> [Pos2; 8] {
    std::array::from_fn(|at| {
        // Half way along an edge of a diamond lies nearer.
        let near = if diamond && at % 2 == 1 { std::f32::consts::FRAC_1_SQRT_2 } else { 1.0 };
        center + Vec2::angled(at as f32 * std::f32::consts::FRAC_PI_4) * radius * near
    })
}

/// A line from the least to the most, with ends: how far a result may lie from what is drawn.
pub fn whisker(tokens: &Tokens, x: f32, (low, high): (f32, f32), half: f32) -> Shape {
    let stroke = Stroke::new(tokens.px(1.5), tokens.text);
    let halo = Stroke::new(tokens.px(4.0), tokens.ground);
    let line = |stroke| Shape::line_segment([pos2(x, low), pos2(x, high)], stroke);
    let end = |y| Shape::line_segment([pos2(x - half, y), pos2(x + half, y)], stroke);
    Shape::Vec(vec![line(halo), line(stroke), end(low), end(high)])
}

#[cfg(test)]
mod tests {
    use egui::Color32;

    use super::*;

    #[test]
    fn dots_stay_within_and_run_on() {
        let rect = Rect::from_min_max(pos2(3.0, 7.0), pos2(48.0, 31.0));
        let Shape::Mesh(mesh) = dots(rect, 5.0, 1.0, Color32::RED) else { panic!() };
        assert!(mesh.vertices.len() > 4 * 20, "{}", mesh.vertices.len());
        assert!(mesh.vertices.iter().all(|vertex| rect.expand(0.01).contains(vertex.pos)));
        assert_eq!(
            dots(Rect::from_min_max(pos2(1.0, 1.0), pos2(1.5, 1.5)), 5.0, 1.0, Color32::RED),
            Shape::Noop
        );
    }
}
