//! A percentage over the columns, such as the share of GDP: a strip of its own on the same years, so that no axis
//! carries two scales. One definition at a time, named at it.

use egui::{Rect, Shape, Stroke, Vec2, pos2};
use rust_decimal::Decimal;

use super::{
    View,
    axis::{Axis, float},
    block::Fill,
    board::{Board, Kind, number},
    choose, page,
    place::Room,
    say, strand,
};
use crate::{
    briefing::{Series, money::Sum},
    figure::{
        Item, Layout, Scene,
        lines::{Field, Marker, Path, Plot, joined},
        pen::{Anchor, Pen},
        tokens::{Hue, Role},
    },
};

/// The series that is asked for and the height it takes; nothing where there is no room or no such series.
pub(super) fn room<'a>(
    scene: &Scene<'a>,
    view: &View,
    board: &Board<'_>,
    pen: &Pen<'_>,
    body: &Rect,
) -> Option<(&'a Series, f32)> {
    let series = choose::series(scene, view.reference.as_ref()?)?;
    let known = choose::years(series);
    let shown = board.slots.iter().any(|slot| matches!(slot.kind, Kind::Year(year) if known.contains(&year)));
    let height = pen.height(Role::Value) * 4.4;
    (shown && series.unit == crate::briefing::Unit::Percent && height < body.height() * 0.35)
        .then_some((series, height))
}

/// Draws it.
pub(super) fn draw(
    scene: &Scene<'_>,
    board: &Board<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    plot: &mut Plot,
    (series, strip, left): (&Series, Rect, f32),
    middles: &[f32],
) {
    let tokens = pen.tokens;
    let (texts, tint) = (scene.texts, tokens.tint(Hue::Purple));
    let line = pen.height(Role::Label);
    let definition = page::common(scene, &series.unit, &[series]).join(" · ");
    let mut heading = format!("{} ({definition})", say::title(scene, series));
    for (year, found) in choose::breaks(series) {
        let args = [("year", year.to_string().into()), ("after", texts.text(&found.after).into())];
        heading = format!("{heading} · {}", texts.with("budget-from-then", &args));
    }
    let galley = pen.fitted(&heading, Role::Label, strip.max.x - left);
    pen.put_galley(layout, pos2(left, strip.min.y), Anchor::TopLeft, galley, tint.text, &heading);
    let rect = Rect::from_min_max(pos2(strip.min.x, strip.min.y + line * 2.4), strip.max);
    let values: Vec<(usize, i16, Sum)> = board
        .slots
        .iter()
        .enumerate()
        .filter_map(|(at, slot)| match slot.kind {
            Kind::Year(year) => {
                let number = series.values.year(year)?;
                Some((at, year, Sum::of(&number.amount).ok()?))
            }
            _ => None,
        })
        .collect();
    let most = values.iter().map(|(.., sum)| sum.value).fold(Decimal::ZERO, Decimal::max);
    let axis = Axis { low: Decimal::ZERO, high: most.max(Decimal::new(1, 2)), step: most };
    let base = [pos2(rect.min.x, rect.max.y), pos2(rect.max.x, rect.max.y)];
    layout.shapes.push(Shape::line_segment(base, tokens.grid_line()));
    let x = [f64::from(rect.min.x), f64::from(rect.max.x)];
    let mut field = Field::new(rect.expand2(Vec2::new(0.0, tokens.px(5.0))), x, [0.0, 0.0]);
    // The margin for the points, in the unit of the axis.
    let span = float(axis.high) - float(axis.low);
    let margin = span * f64::from(tokens.px(5.0) / rect.height().max(1.0));
    field.y = [float(axis.low) - margin, float(axis.high) + margin];
    let stroke = Stroke::new(tokens.px(1.5), tint.mark);
    let path = |points, marker| Path { points, stroke, dashed: false, marker };
    let mut run: Vec<([f64; 2], bool)> = Vec::new();
    let mut before: Option<(usize, Option<&str>)> = None;
    let mut dots = Vec::new();
    let room = Room::default();
    for (at, year, sum) in &values {
        let Some(period) = choose::period_of(series, *year) else { continue };
        let own = number(series, period);
        let counted = choose::counted(series, *year).map(|text| texts.text(text));
        if before.is_some_and(|(slot, known)| slot + 1 != *at || known != counted) && !run.is_empty() {
            field.paths.extend(joined(&std::mem::take(&mut run), stroke));
        }
        before = Some((*at, counted));
        let point = [f64::from(middles[*at]), float(sum.value)];
        let filled = Fill::from(own.and_then(|number| number.phase).or(series.phase));
        run.push((point, filled == Fill::Hatched));
        let fill = strand::inside(filled, tint, tokens.ground);
        dots.push(path(vec![point], Some(Marker { radius: tokens.px(3.0), fill, diamond: false })));
        let center = pos2(middles[*at], axis.y(rect, sum.value));
        let text = texts.decimal(sum.value);
        let galley = pen.line(&text, Role::Axis);
        let spots = [
            (center - Vec2::new(0.0, tokens.px(5.0)), Anchor::Bottom),
            (center + Vec2::new(tokens.px(6.0), 0.0), Anchor::Left),
        ];
        room.put(pen, layout, &galley, (&text, tokens.text), &spots);
        let exact = own.map_or_else(String::new, |number| texts.number(number, &series.unit));
        layout.items.push(Item {
            rect: Rect::from_center_size(center, Vec2::splat(tokens.px(14.0))),
            place: super::place_of(series, period),
            name: format!("{}, {}", say::title(scene, series), texts.period(period)),
            value: say::value(scene, series, period, own, &exact),
        });
    }
    field.paths.extend(joined(&run, stroke));
    field.paths.extend(dots);
    plot.fields.push(field);
}
