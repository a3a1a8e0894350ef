//! Observations over time in little room: values at points, joined only within one definition, each break named.

use egui::{Pos2, Rect, Stroke, Vec2, pos2};
use rust_decimal::Decimal;

use super::{
    Item, Layout, Scene,
    budget::{
        axis::float,
        place::{Room, Spot},
    },
    pen::{Anchor, Pen},
    tokens::{Role, Tint},
};
use crate::briefing::{
    Period, Series,
    edtf::{self, Precision, Shape},
    index::{Part, Place},
    observed::{self, Observation},
};

/// The observations of a series that have a number.
pub fn known(series: &Series) -> Vec<Observation<'_>> {
    observed::observations(series).into_iter().filter(|it| it.number.amount.midpoint().is_some()).collect()
}

/// The height it needs to be read: a value, its point and its date.
pub fn height(pen: &Pen<'_>) -> f32 {
    pen.height(Role::Value) * 1.9 + pen.height(Role::Axis)
}

/// Draws the observations of a series across a box; nothing where there are fewer than two.
pub fn draw(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    rect: Rect,
    (series, tint): (&Series, Tint),
) {
    let seen = known(series);
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return };
    if seen.len() < 2
        || rect.height() < height(pen) - 0.5
        || rect.width() < pen.tokens.size(Role::Label) * 8.0
    {
        return;
    }
    let tokens = pen.tokens;
    let value = |it: &Observation<'_>| it.number.amount.midpoint().unwrap_or_default();
    let (least, most) = seen
        .iter()
        .map(value)
        .fold((Decimal::MAX, Decimal::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let inset = tokens.size(Role::Label) * 2.5;
    let field = Rect::from_min_max(
        pos2(rect.min.x + inset, rect.min.y + pen.height(Role::Value) + tokens.px(5.0)),
        pos2(rect.max.x - inset, rect.max.y - pen.height(Role::Axis) - tokens.px(5.0)),
    );
    let part = |from: f64, to: f64, at: f64| if to > from { ((at - from) / (to - from)) as f32 } else { 0.5 };
    let days = |it: &Observation<'_>| f64::from((it.day - first.day).get_days());
    let at = |it: &Observation<'_>| {
        let x = part(0.0, days(last), days(it));
        let y = part(float(least), float(most), float(value(it)));
        pos2(field.min.x + field.width() * x, field.max.y - field.height().max(0.0) * y)
    };
    let radius = tokens.px(3.2);
    let mut room = Room::within(rect);
    for pair in seen.windows(2).filter(|pair| pair[0].run == pair[1].run) {
        layout.shapes.push(egui::Shape::line_segment(
            [at(&pair[0]), at(&pair[1])],
            Stroke::new(tokens.px(1.5), tint.mark),
        ));
    }
    for it in &seen {
        room.take(Rect::from_center_size(at(it), Vec2::splat(radius * 2.0)));
        layout.shapes.push(egui::Shape::circle_filled(at(it), radius, tint.mark));
    }
    // The last and the first matter most where not all have room.
    let mut order: Vec<&Observation<'_>> = seen.iter().collect();
    order.rotate_right(1);
    for it in order {
        let point = at(it);
        let amount = scene.texts.number(it.number, it.unit);
        let galley = pen.line(&amount, Role::Value);
        let above = pos2(point.x, point.y - radius - tokens.px(2.0));
        let spots = beside(above, (galley.size().x, Anchor::Bottom), rect);
        room.put(pen, layout, &galley, (&amount, tokens.text), &spots);
        let date = date(scene, it.period);
        let definition =
            observed::definition(series, it.day).map(|text| scene.texts.text(text)).unwrap_or_default();
        let foot = pos2(point.x, field.max.y + radius + tokens.px(1.0));
        // What counts otherwise than its neighbours is named at its mark.
        let named = if definition.is_empty() { date.clone() } else { format!("{date}, {definition}") };
        for text in [&named, &date] {
            let galley = pen.line(text, Role::Axis);
            let spots = beside(foot, (galley.size().x, Anchor::Top), rect);
            if room.put(pen, layout, &galley, (text, tokens.muted), &spots).is_some() {
                break;
            }
        }
        let note = it.number.note.as_ref().map(|note| scene.texts.text(note)).unwrap_or_default();
        let words: Vec<&str> =
            [amount.as_str(), definition, note].into_iter().filter(|it| !it.is_empty()).collect();
        layout.items.push(Item {
            rect: Rect::from_center_size(point, Vec2::splat(tokens.px(14.0))),
            place: Place { item: series.id.clone(), part: Part::Value(it.period.clone()) },
            name: format!("{}, {}", scene.texts.text(&series.title), scene.texts.period(it.period)),
            value: words.join(" · "),
        });
    }
}

/// A day or month in few letters, as precise as it is.
pub fn date(scene: &Scene<'_>, period: &Period) -> String {
    let texts = scene.texts;
    let Period::At(edtf) = period else { return texts.period(period) };
    let Shape::Single(point) = edtf.shape() else { return texts.period(period) };
    let is_plain = point.qualifier() == edtf::Qualifier::Certain && point.unspecified().is_none();
    match (point.precision(), point.first_day()) {
        (Precision::Day, Some(day)) if is_plain => texts.day_short(day),
        (Precision::Month, Some(day)) if is_plain => format!("{} {}", texts.month_short(day), day.year()),
        _ => texts.period(period),
    }
}

/// Centred on a point, as far as the box allows, or to either side of it.
fn beside(at: Pos2, (width, anchor): (f32, Anchor), rect: Rect) -> Vec<Spot> {
    let (left, right) = (rect.min.x + width / 2.0, rect.max.x - width / 2.0);
    let within = |x: f32| pos2(x.clamp(left, right.max(left)), at.y);
    [0.0, -0.25, 0.25, -0.5, 0.5].into_iter().map(|part| (within(at.x + width * part), anchor)).collect()
}
