//! What was observed against the band over time, and the pace it takes: a fan from the last observation to the band.

use egui::{Rect, Shape, Stroke, Vec2, pos2};
use rust_decimal::Decimal;

use super::say;
use crate::{
    briefing::{
        Date, Series, Target, Unit,
        corridor::Corridor,
        index::{Part, Place},
        observed::Observation,
        pace::{self, MonthEnd, Pace},
    },
    figure::{
        Item, Layout, Scene,
        budget::{axis::Axis, place::Room, strand::take_line},
        marks,
        pen::{Anchor, Pen},
        scenario,
        tokens::{Role, Tint},
        trend,
    },
};

/// A day in years, for the axis.
fn years(day: Date) -> f64 {
    let days = if day.in_leap_year() { 366.0 } else { 365.0 };
    f64::from(day.year()) + f64::from(day.day_of_year()) / days
}

/// The observations in the unit of a target: those that count what it does, and others, each series by itself.
pub(super) fn observed<'a>(
    scene: &Scene<'a>,
    target: &Target,
) -> Vec<(&'a Series, Vec<Observation<'a>>, bool)> {
    let series = target.observed.iter().filter_map(|id| scene.index.series(scene.briefing, id));
    let all = series.map(|series| {
        let seen = trend::known(series).into_iter().filter(|it| it.unit.is(&target.unit)).collect();
        (series, seen, pace::counts_alike(target, series))
    });
    all.filter(|(_, seen, _): &(_, Vec<Observation<'_>>, _)| !seen.is_empty()).collect()
}

/// What the chart needs to be read, in points.
pub(super) fn least(pen: &Pen<'_>) -> Vec2 {
    let line = pen.height(Role::Axis);
    Vec2::new(line * 10.0, line * 6.0)
}

/// Draws it; nothing where there is neither an observation nor a pace, or no room.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    within: Rect,
    (target, corridor, pace, tint): (&Target, &Corridor<'_>, Option<&Pace>, Tint),
) {
    let tokens = scene.tokens;
    let seen = observed(scene, target);
    let least = least(pen);
    if (seen.is_empty() && pace.is_none()) || within.width() < least.x || within.height() < least.y {
        return;
    }
    let value = |it: &Observation<'_>| it.number.amount.midpoint().unwrap_or_default();
    let band = corridor.low.or(corridor.high).zip(corridor.high.or(corridor.low));
    let mut levels: Vec<Decimal> = seen.iter().flat_map(|(_, seen, _)| seen.iter().map(value)).collect();
    levels.extend(band.iter().flat_map(|(low, high)| [*low, *high]));
    let line = pen.height(Role::Axis);
    let ticks = ((within.height() / (line * 2.0)) as u32).clamp(1, 5);
    let least = levels.iter().copied().fold(Decimal::MAX, Decimal::min);
    let most = levels.iter().copied().fold(Decimal::MIN, Decimal::max);
    let axis = Axis::from_zero(least, most, ticks);
    let label = |value: Decimal| scene.texts.axis_number(value);
    let gutter = axis.gutter(pen, &label);
    // The unit stands above; only a percentage is short enough to be said at each mark.
    let words = |value: Decimal| match target.unit {
        Unit::Percent => say::amount(scene, value, &target.unit),
        _ => scene.texts.axis_number(value),
    };
    let ends: Vec<(Decimal, String)> =
        band.iter().flat_map(|(low, high)| [*high, *low]).map(|it| (it, words(it))).collect();
    let right =
        ends.iter().map(|(_, text)| pen.width(text, Role::Value)).fold(0.0, f32::max) + tokens.px(8.0);
    let rect = Rect::from_min_max(
        pos2(within.min.x + gutter, within.min.y + line),
        pos2(within.max.x - right, within.max.y - line - tokens.px(6.0)),
    );
    if rect.width() < within.width() * 0.4 || rect.height() < line * 2.0 {
        return;
    }
    axis.draw(pen, layout, rect, &label);
    let mut room = Room::within(within);
    // From the first observation to when it is due, with a little air.
    let days = seen.iter().flat_map(|(_, seen, _)| seen.iter().map(|it| years(it.day)));
    let due = pace.map(|pace| (pace.from.years(), pace.due.1.years()));
    let first = days.clone().chain(due.map(|it| it.0)).fold(f64::INFINITY, f64::min);
    let last = days.chain(due.map(|it| it.1)).fold(f64::NEG_INFINITY, f64::max);
    let (first, last) = if last - first < 1.0 { (first - 0.5, last + 0.5) } else { (first - 0.2, last) };
    let x = |at: f64| rect.min.x + rect.width() * ((at - first) / (last - first)) as f32;
    year_names(pen, layout, (rect, within), (first, last), &x);

    if let Some((low, high)) = band {
        let (top, bottom) = (axis.y(rect, high), axis.y(rect, low));
        let strip = Rect::from_x_y_ranges(rect.x_range(), top..=bottom.max(top + tokens.px(1.0)));
        layout.shapes.push(Shape::rect_filled(strip, 0.0, tokens.grid));
        for y in [top, bottom] {
            layout.shapes.push(Shape::hline(rect.x_range(), y, tokens.axis_line()));
        }
    }
    if let Some(pace) = pace {
        for (from, to) in [(pace.base.0, pace.band.0), (pace.base.1, pace.band.1)] {
            let start = pos2(x(pace.from.years()), axis.y(rect, from));
            for due in [pace.due.0, pace.due.1] {
                take_line(&mut room, start, pos2(x(due.years()), axis.y(rect, to)), line * 0.5);
            }
        }
        fan(scene, pen, layout, (rect, &axis), (target, pace, tint), &x);
    }
    for (series, seen, alike) in &seen {
        let at = |it: &Observation<'_>| pos2(x(years(it.day)), axis.y(rect, value(it)));
        let radius = tokens.px(4.0);
        for pair in seen.windows(2).filter(|pair| pair[0].run == pair[1].run && *alike) {
            let ends = [at(&pair[0]), at(&pair[1])];
            layout.shapes.push(Shape::line_segment(ends, Stroke::new(tokens.px(2.0), tint.mark)));
            take_line(&mut room, ends[0], ends[1], line * 0.5);
        }
        for it in seen {
            let point = at(it);
            let mark = if *alike {
                Shape::circle_filled(point, radius, tint.mark)
            } else {
                marks::diamond(point, radius * 1.3, tokens.ground, Stroke::new(tokens.px(1.5), tint.mark))
            };
            layout.shapes.push(mark);
            room.take(Rect::from_center_size(point, Vec2::splat(radius * 2.0)));
            layout.items.push(Item {
                rect: Rect::from_center_size(point, Vec2::splat(tokens.px(14.0))),
                place: Place { item: series.id.clone(), part: Part::Value(it.period.clone()) },
                name: format!("{}, {}", scene.texts.text(&series.title), scene.texts.period(it.period)),
                value: scene.texts.number(it.number, it.unit),
            });
        }
    }
    for (at, (level, text)) in ends.iter().enumerate() {
        let y = axis.y(rect, *level);
        let galley = pen.line(text, Role::Value);
        let nudge = if at == 0 { -line * 0.4 } else { line * 0.4 };
        let here = pos2(rect.max.x + tokens.px(6.0), y);
        let spots = [(here, Anchor::Left), (pos2(here.x, y + nudge), Anchor::Left)];
        room.put(pen, layout, &galley, (text, tokens.text), &spots);
    }
    for (series, seen, alike) in &seen {
        // The last says most; one that counts otherwise is named at its mark.
        for it in seen.iter().rev() {
            let point = pos2(x(years(it.day)), axis.y(rect, value(it)));
            let bare = Unit::none();
            let mut text = scene
                .texts
                .amount(&it.number.amount, if *it.unit == Unit::Percent { it.unit } else { &bare });
            if !*alike {
                let whole = crate::figure::readiness::definition(scene, series).unwrap_or_default();
                text = format!("{text} {whole}");
            }
            let galley = pen.line(&text, Role::Value);
            let gap = tokens.px(6.0);
            let spots = [
                (pos2(point.x, point.y - gap), Anchor::Bottom),
                (pos2(point.x, point.y + gap), Anchor::Top),
                (pos2(point.x - gap, point.y), Anchor::Right),
                (pos2(point.x + gap, point.y), Anchor::Left),
            ];
            room.put(pen, layout, &galley, (&text, tokens.text), &spots);
        }
    }
}

/// The ends of years along the foot, as many as have room.
fn year_names(
    pen: &Pen<'_>,
    layout: &mut Layout,
    (rect, within): (Rect, Rect),
    (first, last): (f64, f64),
    x: &dyn Fn(f64) -> f32,
) {
    let tokens = pen.tokens;
    let room = Room::within(Rect::from_min_max(pos2(within.min.x, rect.max.y), within.max));
    let (from, to) = (first.ceil() as i32, last.floor() as i32);
    if to - from > 400 {
        return;
    }
    // The last first: it is when the target is due. A year's end is named by that year.
    for end in (from..=to).rev() {
        let at = x(f64::from(end));
        layout.shapes.push(Shape::vline(at, rect.max.y..=rect.max.y + tokens.px(3.0), tokens.axis_line()));
        let text = (end - 1).to_string();
        let galley = pen.line(&text, Role::Axis);
        room.put(
            pen,
            layout,
            &galley,
            (&text, tokens.muted),
            &[(pos2(at, rect.max.y + tokens.px(4.0)), Anchor::Top)],
        );
    }
}

fn fan(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    (rect, axis): (Rect, &Axis),
    (target, pace, tint): (&Target, &Pace, Tint),
    x: &dyn Fn(f64) -> f32,
) {
    let tokens = pen.tokens;
    let at = |end: MonthEnd, level: Decimal| pos2(x(end.years()), axis.y(rect, level));
    let (early, late) = pace.due;
    let (low_due, high_due) = if pace.is_down() { (early, late) } else { (late, early) };
    let mut upper = vec![at(pace.from, pace.base.1), at(high_due, pace.band.1)];
    let mut lower = vec![at(pace.from, pace.base.0), at(low_due, pace.band.0)];
    if high_due < late {
        upper.push(at(late, pace.band.1));
    }
    if low_due < late {
        lower.push(at(late, pace.band.0));
    }
    let stroke = Stroke::new(tokens.px(1.5), tint.mark);
    // What is asked is a plan: hatched between its two edges, in steps so that it follows them.
    let ground = upper.iter().chain(lower.iter().rev()).copied().collect();
    if scene.is_assumed(&Place::from(target.id.clone())) {
        layout.shapes.push(scenario::dots_between(&upper, &lower, tokens.px(5.0), tokens.px(0.8), tint.mark));
        for edge in [&upper, &lower] {
            layout.shapes.extend(Shape::dotted_line(edge, tint.mark, tokens.px(3.5), tokens.px(1.0)));
        }
    } else {
        layout.shapes.push(Shape::convex_polygon(ground, tint.soft, Stroke::NONE));
        for edge in [upper, lower] {
            layout.shapes.extend(edge.windows(2).map(|pair| marks::dashed(&[pair[0], pair[1]], stroke)));
        }
    }
    for row in pace.rows().iter().skip(1) {
        let (top, bottom) = (at(row.at, row.high), at(row.at, row.low));
        layout.shapes.push(Shape::line_segment([top, bottom], Stroke::new(tokens.px(1.0), tint.mark)));
        let args = [
            ("amount", scene.texts.amount(&rounded(row), &target.unit).into()),
            ("year", row.at.year().to_string().into()),
        ];
        layout.items.push(Item {
            rect: Rect::from_two_pos(top, bottom).expand(tokens.px(6.0)),
            place: Place::from(target.id.clone()),
            name: scene.texts.text(&target.title).to_owned(),
            value: scene.texts.with("target-pace-row", &args),
        });
    }
}

/// The levels at a year's end, rounded to two places.
pub(super) fn rounded(row: &pace::Row) -> crate::briefing::Amount {
    let round = |value| Some(crate::text::round(value, 2).normalize());
    crate::briefing::Amount::Range { low: round(row.low), high: round(row.high) }
}
