//! Lines over years: drawn by egui_plot, directly labelled, never joined over a break, a missing year or a new scope.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Vec2, pos2};
use rust_decimal::Decimal;

use super::{
    axis::{Axis, float},
    block::Fill,
    board::{Board, Column, Kind, Piece, number},
    place::{Room, Spot},
    say::{self, Say},
};
use crate::{
    briefing::{Series, index::Place},
    figure::{
        Item, Layout, Scene,
        lines::{Field, Marker, Path, Plot, joined},
        pen::{Anchor, Pen},
        scenario,
        tokens::{Role, Tint},
    },
};

/// One line, or points that belong together without one.
pub(super) struct Strand {
    /// What it is called at the line, with the number of its source.
    pub(super) name: String,
    /// Its colour.
    pub(super) tint: Tint,
    /// Whether it is one of those that matter most.
    pub(super) strong: bool,
    /// Whether its points are joined at all, or stand as squares on their point.
    pub(super) joined: bool,
    /// From left to right.
    pub(super) dots: Vec<Dot>,
}

/// One point.
pub(super) struct Dot {
    /// Points from the left of the figure.
    pub(super) x: f32,
    /// In the unit of the axis.
    pub(super) value: Decimal,
    /// How firm it is: realised, planned or a forecast.
    pub(super) fill: Fill,
    /// Whether a line leads here from the point before.
    pub(super) follows: bool,
    /// What to write at it; empty for nothing.
    pub(super) label: String,
    /// What selecting it selects.
    pub(super) place: Place,
    /// What it is called, and what it comes to, in words.
    pub(super) words: (String, String),
}

/// Draws lines in `rect`; the names come before the values where there is not room for both.
pub(super) fn draw(
    pen: &Pen<'_>,
    layout: &mut Layout,
    plot: &mut Plot,
    room: &mut Room,
    (rect, axis): (Rect, &Axis),
    strands: &[Strand],
) {
    let tokens = pen.tokens;
    // A margin for the points at the edges.
    let margin = tokens.px(8.0);
    let outer = rect.expand(margin);
    let more = (float(axis.high) - float(axis.low)) * f64::from(margin / rect.height().max(1.0));
    let mut field = Field::new(
        outer,
        [f64::from(outer.min.x), f64::from(outer.max.x)],
        [float(axis.low) - more, float(axis.high) + more],
    );
    let at = |dot: &Dot| pos2(dot.x, axis.y(rect, dot.value));
    let radius = |strand: &Strand| tokens.px(if strand.strong { 4.0 } else { 3.2 });
    for strand in strands {
        for dot in &strand.dots {
            room.take(Rect::from_center_size(at(dot), Vec2::splat(radius(strand) * 2.0)));
        }
        if strand.joined {
            for pair in strand.dots.windows(2).filter(|pair| pair[1].follows) {
                take_line(room, at(&pair[0]), at(&pair[1]), pen.height(Role::Label) * 0.5);
            }
        }
    }
    for strand in strands {
        let stroke = Stroke::new(tokens.px(if strand.strong { 2.5 } else { 1.5 }), strand.tint.mark);
        paint(pen, &mut field, strand, stroke, radius(strand));
        for dot in &strand.dots {
            layout.items.push(Item {
                rect: Rect::from_center_size(at(dot), Vec2::splat(tokens.px(14.0))),
                place: dot.place.clone(),
                name: dot.words.0.clone(),
                value: dot.words.1.clone(),
            });
        }
    }
    // What counts otherwise is named before lines that have less to say.
    let mut order: Vec<&Strand> = strands.iter().collect();
    order.sort_by_key(|strand| (!strand.strong, strand.joined));
    for strand in order {
        name(pen, layout, room, strand, rect, &at);
    }
    for strong in [true, false] {
        for strand in strands.iter().filter(|strand| strand.strong == strong) {
            for dot in strand.dots.iter().rev().filter(|dot| !dot.label.is_empty()) {
                let galley = pen.line(&dot.label, if strong { Role::Value } else { Role::Axis });
                let spots = around(at(dot), radius(strand) + tokens.px(3.0), galley.size());
                let ink = if strong { tokens.text } else { tokens.muted };
                room.put(pen, layout, &galley, (&dot.label, ink), &spots);
            }
        }
    }
    plot.fields.push(field);
}

fn paint(pen: &Pen<'_>, field: &mut Field, strand: &Strand, stroke: Stroke, radius: f32) {
    let ground = pen.tokens.ground;
    let point = |dot: &Dot| [f64::from(dot.x), float(dot.value)];
    let path = |points: Vec<[f64; 2]>, stroke, marker| Path { points, stroke, dashed: false, marker };
    if !strand.joined {
        for dot in &strand.dots {
            if dot.fill == Fill::Assumed {
                assumed(pen, field, point(dot), strand.tint.mark, true);
                continue;
            }
            let fill = inside(dot.fill, strand.tint, ground);
            let marker = Some(Marker { radius: radius * 1.5, fill, diamond: true });
            field.paths.push(path(vec![point(dot)], stroke, marker));
        }
        return;
    }
    for run in strand.dots.chunk_by(|_, next| next.follows) {
        let points: Vec<_> = run.iter().map(|dot| (point(dot), dot.fill == Fill::Hatched)).collect();
        field.paths.extend(joined(&points, stroke));
    }
    // Points only: each a path of its own without a line.
    for dot in &strand.dots {
        if dot.fill == Fill::Assumed {
            assumed(pen, field, point(dot), strand.tint.mark, false);
            continue;
        }
        let marker = Marker { radius, fill: inside(dot.fill, strand.tint, ground), diamond: false };
        let stroke = Stroke::new(stroke.width.min(radius), stroke.color);
        field.paths.push(path(vec![point(dot)], stroke, Some(marker)));
    }
}

/// An assumed point: a ring of dots on the ground.
fn assumed(pen: &Pen<'_>, field: &mut Field, [x, y]: [f64; 2], color: Color32, diamond: bool) {
    let disc = |points, radius, fill| Path {
        points,
        stroke: Stroke::new(0.0, fill),
        dashed: false,
        marker: Some(Marker { radius, fill, diamond: false }),
    };
    let radius = pen.tokens.px(if diamond { 5.5 } else { 4.5 });
    field.paths.push(disc(vec![[x, y]], pen.tokens.px(6.0), pen.tokens.ground));
    let [across, up] = [
        (field.x[1] - field.x[0]) / f64::from(field.rect.width().max(1.0)),
        (field.y[1] - field.y[0]) / f64::from(field.rect.height().max(1.0)),
    ];
    for at in scenario::ring(Pos2::ZERO, radius, diamond) {
        let at = [x + f64::from(at.x) * across, y + f64::from(at.y) * up];
        field.paths.push(disc(vec![at], pen.tokens.px(1.2), color));
    }
}

/// What is inside a point: all of it its colour where realised, little where it is a forecast, else nothing.
pub(super) fn inside(fill: Fill, tint: Tint, ground: Color32) -> Color32 {
    match fill {
        Fill::Solid => tint.mark,
        Fill::Hatched => tint.soft,
        Fill::Outline | Fill::Unexplained | Fill::Soft | Fill::Assumed => ground,
    }
}

/// Keeps labels off a slanted line, by squares along it.
pub(in crate::figure) fn take_line(room: &mut Room, from: Pos2, to: Pos2, side: f32) {
    let steps = ((to - from).length() / side.max(1.0)).ceil().clamp(1.0, 64.0) as usize;
    for step in 0..=steps {
        let at = from + (to - from) * (step as f32 / steps as f32);
        room.take(Rect::from_center_size(at, Vec2::splat(side * 0.5)));
    }
}

/// The name at its line: after the last point, or over or under one of its points, from the last on.
fn name(
    pen: &Pen<'_>,
    layout: &mut Layout,
    room: &Room,
    strand: &Strand,
    rect: Rect,
    at: &dyn Fn(&Dot) -> Pos2,
) {
    let tokens = pen.tokens;
    for (part, least, rows) in [(0.3, 150.0, 3), (0.5, 150.0, 3), (0.16, 110.0, 4)] {
        let width = (rect.width() * part).max(tokens.px(least));
        let galley = pen.wrapped(&strand.name, Role::Label, width, rows);
        if !galley.elided && name_at(pen, layout, room, strand, rect, at, &galley) {
            return;
        }
    }
}

/// Puts a name as it is set; whether there was room.
fn name_at(
    pen: &Pen<'_>,
    layout: &mut Layout,
    room: &Room,
    strand: &Strand,
    rect: Rect,
    at: &dyn Fn(&Dot) -> Pos2,
    galley: &std::sync::Arc<egui::Galley>,
) -> bool {
    let Some(last) = strand.dots.last() else { return false };
    let gap = pen.tokens.px(8.0);
    let half = galley.size().x / 2.0;
    let mut spots: Vec<Spot> = vec![(at(last) + Vec2::new(gap, 0.0), Anchor::Left)];
    let inside =
        |x: f32| x.clamp((rect.min.x + half).min(rect.center().x), (rect.max.x - half).max(rect.center().x));
    // Points that no line leads to may be named from further away.
    let levels: &[f32] = if strand.joined { &[1.0, 2.2, 3.4] } else { &[1.0, 2.2, 3.4, 6.0, 9.0, 13.0] };
    for level in levels.iter().copied() {
        for dot in strand.dots.iter().rev() {
            let point = at(dot);
            spots.push((pos2(inside(point.x), point.y - gap * level), Anchor::Bottom));
            spots.push((pos2(inside(point.x), point.y + gap * level), Anchor::Top));
        }
        for pair in strand.dots.windows(2) {
            let middle = at(&pair[0]).lerp(at(&pair[1]), 0.5);
            spots.push((pos2(inside(middle.x), middle.y - gap * level), Anchor::Bottom));
            spots.push((pos2(inside(middle.x), middle.y + gap * level), Anchor::Top));
        }
    }
    spots.push((at(last) - Vec2::new(gap, 0.0), Anchor::Right));
    room.put(pen, layout, galley, (&strand.name, strand.tint.text), &spots).is_some()
}

/// The spots for a value at a point.
fn around(point: Pos2, gap: f32, size: Vec2) -> Vec<Spot> {
    let side = gap + size.x / 2.0;
    vec![
        (point - Vec2::new(0.0, gap), Anchor::Bottom),
        (point + Vec2::new(0.0, gap), Anchor::Top),
        (point + Vec2::new(gap, 0.0), Anchor::Left),
        (point - Vec2::new(gap, 0.0), Anchor::Right),
        (point + Vec2::new(side, -gap), Anchor::Bottom),
        (point + Vec2::new(-side, -gap), Anchor::Bottom),
        (point + Vec2::new(side, gap), Anchor::Top),
        (point + Vec2::new(-side, gap), Anchor::Top),
    ]
}

/// Fills the ground between two lines over the points both have, one quadrilateral a step, split where they cross.
pub(super) fn between(upper: &[Pos2], lower: &[Pos2], color: Color32, overlap: f32) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (one, other) in upper.windows(2).zip(lower.windows(2)) {
        let [a, b] = [one[0], one[1]];
        let [c, d] = [other[0], other[1]];
        let (start, end) = (a.y - c.y, b.y - d.y);
        if start * end < 0.0 {
            let part = start / (start - end);
            let cross = a.lerp(b, part);
            shapes.push(Shape::convex_polygon(vec![a, cross, c], color, Stroke::NONE));
            shapes.push(Shape::convex_polygon(vec![cross, b, d], color, Stroke::NONE));
        } else {
            // A little over the next, since both edges are smoothed and would leave a seam.
            let over = Vec2::new(overlap, 0.0);
            shapes.push(Shape::convex_polygon(vec![a, b + over, d + over, c], color, Stroke::NONE));
        }
    }
    shapes
}

/// The columns of a board as lines: one for each series side by side, or for the whole and each of its parts.
#[expect(clippy::too_many_arguments, reason = "what columns are drawn with, and the axis they stand on")]
pub(super) fn columns_as_lines(
    scene: &Scene<'_>,
    board: &Board<'_>,
    say: &Say,
    pen: &Pen<'_>,
    layout: &mut Layout,
    plot: &mut Plot,
    room: &Room,
    (rect, axis): (Rect, &Axis),
    middles: &[f32],
) {
    let label = |value: Decimal| {
        say.convert(value, &board.say.unit).map(|value| say.plain(scene.texts, value)).unwrap_or_default()
    };
    let hues =
        |at: usize| pen.tokens.tint(board.keys.get(at).map_or(crate::figure::Hue::Blue, |key| key.hue));
    let mut strands: Vec<Strand> = Vec::new();
    let whole = board.columns.iter().any(|column| column.pieces.len() > 1);
    let once = |column: &Column<'_>| {
        let pieces = column.pieces.iter().filter(|piece| piece.one_off);
        pieces.map(|piece| piece.sum.value).fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let whole = whole && board.lanes.len() == 1;
    for (lane, series) in board.lanes.iter().enumerate() {
        let columns: Vec<_> = board.columns.iter().filter(|column| column.lane == lane).collect();
        let key = columns.iter().flat_map(|column| &column.pieces).map(|piece| piece.key).next().unwrap_or(0);
        let tint = if whole { pen.tokens.tint(crate::figure::Hue::Grey) } else { hues(key) };
        // A line runs on without what happens once, which is a point of its own over it.
        let beside = !whole && columns.iter().any(|column| !once(column).is_zero());
        let values = columns.iter().filter_map(|column| {
            let total = column.total.as_ref().ok()?.value;
            let value = if beside { total.checked_sub(once(column))? } else { total };
            let regular =
                column.pieces.iter().find(|piece| beside && column.pieces.len() > 1 && !piece.one_off);
            Some((*column, value, regular))
        });
        strands.push(strand(
            scene,
            board,
            (series, say::title(scene, series)),
            tint,
            true,
            middles,
            &label,
            values,
        ));
        for column in columns.iter().filter(|_| beside) {
            let Ok(total) = &column.total else { continue };
            for piece in column.pieces.iter().filter(|piece| piece.one_off) {
                let Some(of) = piece.series() else { continue };
                let args =
                    [("name", say::title(scene, of).into()), ("amount", label(piece.sum.value).into())];
                let name = scene.texts.with("budget-once-name", &args);
                let values = std::iter::once((*column, total.value, Some(piece)));
                let mut loose =
                    strand(scene, board, (of, &name), hues(piece.key), false, middles, &label, values);
                loose.joined = false;
                strands.push(loose);
            }
        }
    }
    if whole {
        for (at, key) in board.keys.iter().enumerate() {
            let Some(series) = scene.index.series(scene.briefing, key.series) else { continue };
            let values = board.columns.iter().filter_map(|column| {
                let piece = column.pieces.iter().find(|piece| piece.key == at)?;
                Some((column, piece.sum.value, Some(piece)))
            });
            strands.push(strand(scene, board, (series, &key.name), hues(at), false, middles, &label, values));
        }
    }
    strands.retain(|strand| !strand.dots.is_empty());
    draw(pen, layout, plot, &mut room.clone(), (rect, axis), &strands);
}

#[expect(clippy::too_many_arguments, reason = "one caller, and each is plain")]
fn strand<'b, 'a: 'b>(
    scene: &Scene<'_>,
    board: &Board<'a>,
    (series, name): (&Series, &str),
    tint: Tint,
    strong: bool,
    middles: &[f32],
    label: &dyn Fn(Decimal) -> String,
    values: impl Iterator<Item = (&'b Column<'a>, Decimal, Option<&'b Piece<'a>>)>,
) -> Strand {
    let breaks: Vec<usize> = board.breaks().iter().map(|(slot, ..)| *slot).collect();
    let mut dots: Vec<Dot> = Vec::new();
    let mut before: Option<(usize, Option<&str>)> = None;
    for (column, value, piece) in values {
        let of = piece.and_then(Piece::series).unwrap_or(column.series);
        let own = number(of, &column.period);
        let vintage = own.and_then(|number| number.vintage.as_ref()).or(of.vintage.as_ref());
        let document =
            vintage.and_then(|vintage| vintage.title.as_ref()).map(|title| scene.texts.text(title));
        let is_time = matches!(board.slots[column.slot].kind, Kind::Year(_) | Kind::Onward(_) | Kind::Moment);
        let follows = is_time
            && !breaks.contains(&column.slot)
            && before.is_some_and(|(slot, known)| slot + 1 == column.slot && known == document);
        before = Some((column.slot, document));
        let alone = column.pieces.first().filter(|_| column.pieces.len() == 1);
        let place = piece.or(alone).map_or_else(
            || super::place_of(column.series, &column.period),
            |piece| piece.place(&column.period),
        );
        let exact = own.map_or_else(
            || {
                say::exact(
                    scene.texts,
                    &crate::briefing::Amount::Value { value, qualifier: None },
                    &board.say.unit,
                )
            },
            |number| say::exact(scene.texts, &number.amount, number.unit.as_ref().unwrap_or(&of.unit)),
        );
        let fill =
            piece.map(|piece| piece.fill).or_else(|| column.pieces.iter().map(|piece| piece.fill).min());
        dots.push(Dot {
            x: middles[column.slot],
            value,
            fill: fill.unwrap_or(Fill::Soft),
            follows,
            label: label(value),
            place,
            words: (
                format!("{}, {}", say::title(scene, of), scene.texts.period(&column.period)),
                say::value(scene, of, &column.period, own, &exact),
            ),
        });
    }
    let _ = series;
    Strand { name: name.to_owned(), tint, strong, joined: true, dots }
}
