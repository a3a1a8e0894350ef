//! The corridor: a bar of the whole in three parts, what was observed in it, and the same figure from the other side.

use egui::{Rect, Shape, Stroke, StrokeKind, pos2};
use rust_decimal::Decimal;

use super::say;
use crate::{
    briefing::{
        Direction, Target, Unit,
        corridor::{Corridor, Size},
        index::Place,
        observed::Observation,
    },
    figure::{
        Hue, Item, Layout, Scene,
        budget::{axis::float, block::Fill, place::Room},
        cells::Words,
        marks,
        pen::{Anchor, Pen},
        tokens::{Role, Tint},
    },
};

/// How much of the bar's height what was observed takes.
const SEEN: f32 = 0.26;

/// A part of the bar, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Where it begins and ends, in the unit of the target.
    pub(super) from: Decimal,
    pub(super) to: Decimal,
    /// How it is drawn.
    pub(super) kind: Kind,
    /// What it is.
    pub(super) words: String,
}

/// What a part stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Asked: outlined, as what is planned.
    Sure,
    /// May be asked: hatched.
    Open,
    /// Not part of the target: a soft ground.
    Rest,
}

/// A bar with its scale.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    /// From left to right; they join, and make up the whole where there is one.
    pub(super) pieces: Vec<Piece>,
    /// The right end of the scale.
    pub(super) most: Decimal,
    /// Whether what is observed counts from the right: what goes stands there.
    pub(super) mirrored: bool,
}

impl Bar {
    /// Of a corridor; without a whole the scale ends at the largest of the band and what was observed.
    pub(super) fn of(
        scene: &Scene<'_>,
        target: &Target,
        corridor: &Corridor<'_>,
        seen: &[Decimal],
    ) -> Option<Self> {
        let texts = scene.texts;
        let unit = &target.unit;
        let decrease = target.direction == Direction::Decrease;
        let put = |key: &str, words: String| texts.with(key, &[("amount", words.into())]);
        let is_exact = corridor.low == corridor.high;
        if let Some(parts) = corridor.parts {
            let least = |value: Decimal, firm: bool| {
                let amount = say::amount(scene, value, unit);
                if firm { amount } else { texts.with("amount-least", &[("amount", amount.into())]) }
            };
            let open = if decrease {
                say::change(scene, (parts.open, parts.open), unit)
            } else {
                say::amount(scene, parts.sure + parts.open, unit)
            };
            let (sure_key, open_key, rest_key) = if decrease {
                ("target-part-goes", "target-part-may-go", "target-part-stays")
            } else {
                ("target-part-asked", "target-part-may-be", "target-part-not-asked")
            };
            let sure = (parts.sure, Kind::Sure, put(sure_key, least(parts.sure, is_exact)));
            let may = (parts.open, Kind::Open, put(open_key, open));
            let rest = (parts.rest, Kind::Rest, put(rest_key, least(parts.rest, is_exact || !decrease)));
            let order = if decrease { [rest, may, sure] } else { [sure, may, rest] };
            let mut from = Decimal::ZERO;
            let mut pieces = Vec::new();
            for (size, kind, words) in order {
                if size > Decimal::ZERO {
                    pieces.push(Piece { from, to: from + size, kind, words });
                }
                from += size;
            }
            return Some(Self { pieces, most: parts.whole, mirrored: decrease });
        }
        let (low, high) = (corridor.low.or(corridor.high)?, corridor.high.or(corridor.low)?);
        let most = seen.iter().copied().fold(high, Decimal::max);
        if low < Decimal::ZERO || most <= Decimal::ZERO {
            return None;
        }
        let words = put(if decrease { "target-part-down" } else { "target-part-level" }, texts.band(target));
        let pieces = if low == high {
            vec![Piece { from: Decimal::ZERO, to: low, kind: Kind::Sure, words }]
        } else {
            vec![
                Piece { from: Decimal::ZERO, to: low, kind: Kind::Sure, words: String::new() },
                Piece { from: low, to: high, kind: Kind::Open, words },
            ]
        };
        let pieces = pieces.into_iter().filter(|piece| piece.to > piece.from).collect();
        Some(Self { pieces, most, mirrored: false })
    }

    fn x(&self, track: Rect, value: Decimal) -> f32 {
        let part = if self.most > Decimal::ZERO { float(value) / float(self.most) } else { 0.0 };
        track.min.x + track.width() * part.clamp(0.0, 1.0) as f32
    }

    /// Where an observed amount begins and ends on the bar.
    fn seen(&self, track: Rect, value: Decimal) -> (f32, f32) {
        let x = self.x(track, value);
        if self.mirrored { (track.max.x - (x - track.min.x), track.max.x) } else { (track.min.x, x) }
    }
}

/// Draws the bar at the top of a box, with its parts named on it or under it, and returns where it ends.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    (target, bar, seen, tint): (&Target, &Bar, Option<(&Observation<'_>, &str)>, Tint),
) -> f32 {
    let tokens = scene.tokens;
    let label = pen.height(Role::Label);
    let high = (within.height() * 0.13).clamp(label * 1.6, label * 3.2).min(within.height() * 0.5);
    let track = Rect::from_min_max(within.min, pos2(within.max.x, within.min.y + high));
    if high < label * 0.5 || track.width() < label * 4.0 {
        return within.min.y;
    }
    let mut under: Vec<(Rect, String)> = Vec::new();
    for piece in &bar.pieces {
        let rect = Rect::from_x_y_ranges(bar.x(track, piece.from)..=bar.x(track, piece.to), track.y_range());
        if piece.kind != Kind::Rest && scene.is_assumed(&Place::from(target.id.clone())) {
            layout.shapes.extend(Fill::Assumed.block(tokens, rect, tint));
        } else {
            draw_piece(pen, layout, rect, (piece.kind, tint));
        }
        layout.items.push(Item {
            rect,
            place: Place::from(target.id.clone()),
            name: scene.texts.text(&target.title).to_owned(),
            value: piece.words.clone(),
        });
        if piece.words.is_empty() {
            continue;
        }
        // What was observed is drawn along the foot of the bar.
        let clear = rect.with_max_y(rect.max.y - if seen.is_some() { high * SEEN } else { 0.0 });
        let galley = pen.line(&piece.words, Role::Value);
        let fits = galley.size().x + label <= rect.width()
            && galley.size().y <= clear.height()
            && piece.kind != Kind::Open;
        if fits {
            pen.put_galley(layout, clear.center(), Anchor::Center, galley, tokens.text, &piece.words);
        } else {
            under.push((rect, piece.words.clone()));
        }
    }
    // What was observed, solid in the bar.
    if let Some((value, words)) = seen.and_then(|(seen, words)| Some((seen.number.amount.midpoint()?, words)))
    {
        let (from, to) = bar.seen(track, value);
        let rect = Rect::from_min_max(
            pos2(from, track.max.y - high * SEEN),
            pos2(to.max(from + tokens.px(1.0)), track.max.y),
        );
        layout.shapes.push(Shape::rect_filled(rect, 0.0, tint.mark));
        let edge = if bar.mirrored { from } else { to };
        under.push((Rect::from_x_y_ranges(edge..=edge, track.y_range()), words.to_owned()));
    }
    let ticks = ticks(scene, pen, layout, within, (target, bar, track));
    below(pen, layout, within.with_min_y(ticks), (&under, track))
}

/// The bounds of the parts under the bar, and where they end.
fn ticks(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    (target, bar, track): (&Target, &Bar, Rect),
) -> f32 {
    let tokens = pen.tokens;
    let mut bounds = vec![Decimal::ZERO, bar.most];
    bounds.extend(bar.pieces.iter().map(|piece| piece.to).filter(|to| *to < bar.most));
    let line = pen.height(Role::Axis);
    let top = track.max.y + tokens.px(4.0);
    if top + line > within.max.y {
        return track.max.y;
    }
    let room = Room::within(Rect::from_min_max(pos2(within.min.x, top), pos2(within.max.x, top + line)));
    for bound in bounds {
        let x = bar.x(track, bound);
        layout.shapes.push(Shape::vline(x, track.max.y..=track.max.y + tokens.px(4.0), tokens.axis_line()));
        // The unit once, at the end.
        let text = if bound == bar.most || target.unit == Unit::Percent {
            say::amount(scene, bound, &target.unit)
        } else {
            scene.texts.axis_number(bound)
        };
        let galley = pen.line(&text, Role::Axis);
        let spots =
            [(pos2(x, top), Anchor::Top), (pos2(x, top), Anchor::TopLeft), (pos2(x, top), Anchor::TopRight)];
        room.put(pen, layout, &galley, (&text, tokens.muted), &spots);
    }
    top + line
}

/// The names of parts that have no room for them, each under its part, in up to two lines.
fn below(pen: &Pen<'_>, layout: &mut Layout, within: Rect, (named, track): (&[(Rect, String)], Rect)) -> f32 {
    let tokens = pen.tokens;
    let line = pen.height(Role::Value);
    let mut end = within.min.y;
    let room = Room::within(within);
    for (rect, text) in named {
        let galley = pen.fitted(text, Role::Value, within.width());
        let x = rect.center().x;
        let half = galley.size().x / 2.0;
        let inside = x.clamp(within.min.x + half, (within.max.x - half).max(within.min.x + half));
        let spots = [0.0, 1.0].map(|row| (pos2(inside, within.min.y + row * line), Anchor::Top));
        if let Some(put) = room.put(pen, layout, &galley, (text, tokens.text), &spots) {
            let leader = [pos2(x, track.max.y), pos2(x, put.min.y)];
            layout.shapes.push(Shape::line_segment(leader, tokens.axis_line()));
            end = end.max(put.max.y);
        }
    }
    end
}

/// The same figure from the other side: shares of what the target leaves, aligned with the bar. Returns where it ends.
pub(super) fn other_side(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    (bar, size, words, tint): (&Bar, &Size<'_>, &str, Tint),
) -> f32 {
    let tokens = scene.tokens;
    let line = pen.height(Role::Label);
    let (Some(low), Some(high)) = size.number.amount.bounds() else { return within.min.y };
    if within.height() < line * 2.2 {
        return within.min.y;
    }
    let top = Words::new(pen, words, Role::Label).put(pen, layout, within, 1) + tokens.px(3.0);
    let track = Rect::from_min_max(pos2(within.min.x, top), pos2(within.max.x, top + line * 0.8));
    let part = |from: Decimal, to: Decimal| {
        let (from, to) = if bar.mirrored { (from, to) } else { (bar.most - to, bar.most - from) };
        Rect::from_x_y_ranges(bar.x(track, from)..=bar.x(track, to), track.y_range())
    };
    let edge = Stroke::new(tokens.px(1.0), tokens.axis);
    layout.shapes.push(Shape::rect_stroke(track, 0.0, edge, StrokeKind::Inside));
    layout.shapes.push(Shape::rect_filled(part(Decimal::ZERO, low), 0.0, tint.mark));
    if high > low {
        let stroke = Stroke::new(tokens.px(1.0), tint.mark);
        layout.shapes.push(marks::hatched(part(low, high), tokens.px(4.5), stroke));
    }
    layout.items.push(Item {
        rect: Rect::from_min_max(within.min, track.max),
        place: say::place(size),
        name: scene.texts.text(&size.series.title).to_owned(),
        value: words.to_owned(),
    });
    track.max.y
}

/// A linked target by its own whole, in little room: named, and never laid on this one's bar. Returns where it ends.
pub(super) fn related(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    (target, words, tint): (&Target, &str, Tint),
) -> f32 {
    let tokens = scene.tokens;
    let line = pen.height(Role::Label);
    let corridor = Corridor::of(scene.briefing, scene.index, target);
    let Some(bar) = Bar::of(scene, target, &corridor, &[]).filter(|_| corridor.parts.is_some()) else {
        return within.min.y;
    };
    if within.height() < line * 2.2 {
        return within.min.y;
    }
    let top = Words::new(pen, words, Role::Label).put(pen, layout, within, 1) + tokens.px(3.0);
    let track = Rect::from_min_max(pos2(within.min.x, top), pos2(within.max.x, top + line * 0.8));
    for piece in &bar.pieces {
        let rect = Rect::from_x_y_ranges(bar.x(track, piece.from)..=bar.x(track, piece.to), track.y_range());
        draw_piece(pen, layout, rect, (piece.kind, tint));
    }
    layout.items.push(Item {
        rect: Rect::from_min_max(within.min, track.max),
        place: Place::from(target.id.clone()),
        name: scene.texts.text(&target.title).to_owned(),
        value: words.to_owned(),
    });
    track.max.y
}

fn draw_piece(pen: &Pen<'_>, layout: &mut Layout, rect: Rect, (kind, tint): (Kind, Tint)) {
    let tokens = pen.tokens;
    match kind {
        Kind::Rest => layout.shapes.push(Shape::rect_filled(rect, 0.0, tokens.tint(Hue::Grey).soft)),
        Kind::Sure => layout.shapes.extend(Fill::Outline.block(tokens, rect, tint)),
        Kind::Open => layout.shapes.extend(Fill::Hatched.block(tokens, rect, tint)),
    }
}
