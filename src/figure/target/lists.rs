//! What stands under the corridor: the sizes of the whole, gross and net, the pace or what is missing of it, and what
//! is being done.

use egui::{Rect, Shape, pos2};

use super::{fan, say};
use crate::{
    briefing::{
        Target,
        corridor::{self, Corridor, Size},
        index::Place,
        pace::{Lack, Pace},
    },
    figure::{
        Item, Layout, Scene,
        acts::{self, Act},
        cells::{Words, capital},
        pen::Pen,
        sheet::Footnotes,
        tokens::{Role, Tint},
    },
};

/// A line of a list: a name, how much, and when.
pub(super) struct Line {
    place: Place,
    cells: [String; 3],
}

/// A list with its heading.
pub(super) struct List {
    head: String,
    lines: Vec<Line>,
    /// A remark under it.
    foot: String,
}

/// The sizes of the whole, and what was observed in its parts.
pub(super) fn sizes(scene: &Scene<'_>, target: &Target, notes: &mut Footnotes) -> Vec<List> {
    let texts = scene.texts;
    let mut lists = Vec::new();
    let sizes = corridor::sizes(scene.briefing, scene.index, target);
    if !sizes.is_empty() {
        let applies = |size: &Size<'_>| corridor::applied(target, size);
        let lines = sizes.iter().map(|size| {
            let mut cells = say::size(scene, size, notes);
            if let Some(part) = applies(size) {
                let unit = size.number.unit.as_ref().unwrap_or(&size.series.unit);
                let amount = say::change(scene, part, unit);
                cells[2] = texts
                    .with("target-applied", &[("amount", amount.into()), ("when", cells[2].as_str().into())]);
            }
            Line { place: say::place(size), cells }
        });
        let lines: Vec<Line> = lines.collect();
        let only =
            target.unit == crate::briefing::Unit::Percent && sizes.iter().all(|size| applies(size).is_none());
        let foot = if only { texts.get("target-not-applied") } else { String::new() };
        lists.push(List { head: texts.get("target-sizes"), lines, foot });
    }
    for ledger in corridor::ledgers(scene.briefing, scene.index, target) {
        let head = texts.with(
            "target-ledger",
            &[
                ("name", texts.text(&ledger.series.title).into()),
                ("period", texts.period(ledger.period).into()),
            ],
        );
        let unit = &ledger.series.unit;
        let mut lines: Vec<Line> = Vec::new();
        for (part, sum) in &ledger.parts {
            let amount = match sum {
                Some(sum) => texts.signed(sum.value),
                None => texts.reason(crate::briefing::Reason::NotStated),
            };
            let cite = notes.cite(&part.evidence);
            let cells = [texts.text(&part.title).to_owned(), amount, texts.unit(unit) + &cite];
            lines.push(Line { place: Place::from(part.id.clone()), cells });
        }
        for (key, value) in [("target-gross", ledger.gross), ("target-net", ledger.net)] {
            let Some(value) = value else { continue };
            let cells = [texts.get(key), texts.signed(value), texts.unit(unit)];
            lines.push(Line { place: Place::from(ledger.series.id.clone()), cells });
        }
        lists.push(List { head, lines, foot: String::new() });
    }
    lists
}

/// How wide they are with every word.
pub(super) fn width(pen: &Pen<'_>, lists: &[List]) -> f32 {
    let gap = pen.tokens.px(14.0);
    let widest = |list: &List| {
        let cell = |cell: usize, role| {
            list.lines.iter().map(|it| pen.width(&it.cells[cell], role)).fold(0.0, f32::max)
        };
        cell(0, Role::Label) + cell(1, Role::Value) + cell(2, Role::Axis) + gap * 2.0
    };
    lists.iter().map(widest).fold(0.0, f32::max)
}

/// The height of a line of a list.
fn line_height(pen: &Pen<'_>) -> f32 {
    pen.height(Role::Label).max(pen.height(Role::Value))
}

/// The height of what is being done, with its heading.
pub(super) fn acts_height(pen: &Pen<'_>, acts: &[(Act<'_>, String)]) -> f32 {
    let lines = acts.len().min(super::ACTS) as f32;
    if acts.is_empty() {
        0.0
    } else {
        pen.height(Role::Heading) + pen.tokens.px(8.0) + lines * line_height(pen)
    }
}

fn heading(pen: &Pen<'_>, layout: &mut Layout, within: Rect, text: &str) -> f32 {
    let end = Words::new(pen, text, Role::Heading).put(pen, layout, within, 1);
    if end > within.min.y {
        let y = end + pen.tokens.px(3.0);
        layout.shapes.push(Shape::hline(within.x_range(), y, pen.tokens.axis_line()));
        return y + pen.tokens.px(5.0);
    }
    end
}

/// Draws them under each other, and returns where they end.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    (_, lists): (&Target, &[List]),
) -> f32 {
    let tokens = scene.tokens;
    let line = line_height(pen);
    let mut top = within.min.y;
    for (at, list) in lists.iter().enumerate() {
        if at > 0 {
            top += tokens.px(10.0);
        }
        let room = within.with_min_y(top.min(within.max.y));
        if room.height() < line * 2.5 {
            break;
        }
        // Without room for a line and one that says how many there are more, the heading says it.
        let under = room.height() - pen.height(Role::Heading) - tokens.px(8.0);
        if list.lines.len() > 1 && under < line * 2.0 - 0.5 {
            let args = [("name", list.head.as_str().into()), ("n", list.lines.len().into())];
            let head = scene.texts.with("target-only-counted", &args);
            top = Words::new(pen, &head, Role::Heading).put(pen, layout, room, 1);
            continue;
        }
        top = heading(pen, layout, room, &list.head);
        let widest = |cell: usize, role: Role| {
            list.lines.iter().map(|it| pen.width(&it.cells[cell], role)).fold(0.0_f32, f32::max)
        };
        let gap = tokens.px(14.0);
        let names = widest(0, Role::Label).min(within.width() * 0.38);
        let values = widest(1, Role::Value).min(within.width() * 0.34);
        let (value, when) = (within.min.x + names + gap, within.min.x + names + values + gap * 2.0);
        for (nth, one) in list.lines.iter().enumerate() {
            let last = nth + 1 == list.lines.len();
            // The last line that fits says how many do not.
            if top + line * if last { 1.0 } else { 2.0 } > within.max.y + 0.5 {
                let more = scene.texts.with("target-more", &[("n", (list.lines.len() - nth).into())]);
                top = Words::new(pen, &more, Role::Axis).put(
                    pen,
                    layout,
                    within.with_min_y(top.min(within.max.y)),
                    1,
                );
                break;
            }
            let row = Rect::from_min_max(pos2(within.min.x, top), pos2(within.max.x, top + line));
            Words::new(pen, &one.cells[0], Role::Label).put_left(
                pen,
                layout,
                row.with_max_x(within.min.x + names),
            );
            let amount = row.with_min_x(value).with_max_x(value + values);
            Words::new(pen, &one.cells[1], Role::Value).put_right(pen, layout, amount);
            let rest = row.with_min_x(when.min(within.max.x));
            Words::new(pen, &one.cells[2], Role::Axis).put_left(pen, layout, rest);
            layout.items.push(Item {
                rect: row,
                place: one.place.clone(),
                name: one.cells[0].clone(),
                value: format!("{} · {}", one.cells[1], say::bare(&one.cells[2])),
            });
            top += line;
        }
        let room = within.with_min_y((top + tokens.px(3.0)).min(within.max.y));
        top = Words::new(pen, &list.foot, Role::Source).put(pen, layout, room, 2).max(top);
    }
    top
}

/// The pace: a fan where base, year and due are known; or else what is missing, with what was observed. Returns where
/// it ends.
pub(super) fn pace(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    (target, corridor, required, tint): (&Target, &Corridor<'_>, &Result<Pace, Vec<Lack>>, Tint),
) -> f32 {
    let texts = scene.texts;
    let tokens = scene.tokens;
    let label = pen.height(Role::Label);
    if within.height() < label * 2.5 {
        return within.max.y;
    }
    let mut top = heading(pen, layout, within, &texts.get("target-pace"));
    let sentences: Vec<String> = match required {
        Ok(pace) => say::yearly(scene, target, pace).into_iter().collect(),
        Err(lacks) => {
            let mut words: Vec<String> = lacks.iter().map(|lack| say::lack(scene, target, *lack)).collect();
            words.push(texts.get("target-scenario"));
            words
        }
    };
    let start = top;
    for sentence in &sentences {
        let room = within.with_min_y(top.min(within.max.y));
        let end = Words::new(pen, &capital(sentence), Role::Label).put(pen, layout, room, 2);
        if end <= room.min.y {
            break;
        }
        top = end + tokens.px(2.0);
    }
    layout.items.push(Item {
        rect: Rect::from_min_max(pos2(within.min.x, within.min.y), pos2(within.max.x, top.max(start))),
        place: Place::from(target.id.clone()),
        name: texts.get("target-pace"),
        value: sentences.join(". "),
    });
    let seen = fan::observed(scene, target);
    if required.is_err() && seen.is_empty() {
        return top;
    }
    let field = within.with_min_y((top + tokens.px(4.0)).min(within.max.y));
    if field.height() < fan::least(pen).y {
        return top;
    }
    fan::draw(scene, pen, layout, field, (target, corridor, required.as_ref().ok(), tint));
    field.max.y
}

/// The money and the events that belong with the target.
pub(super) fn acts(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    acts: &[(Act<'_>, String)],
) {
    let line = line_height(pen);
    if within.height() < line * 2.6 {
        return;
    }
    let top = heading(pen, layout, within, &scene.texts.get("target-acts"));
    acts::draw(scene, pen, layout, (within.with_min_y(top), line), (acts, super::ACTS));
}
