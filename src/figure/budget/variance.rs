//! Plan against outcome, year by year: how much more or less, in money and in percent.

use egui::{Rect, Shape, Stroke, Vec2, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    View, assumed,
    axis::{Axis, float},
    block::Fill,
    board::number,
    bridge::delta,
    choose,
    page::{self, Page, Sample},
    place::{self, Room},
    say::{self, Say},
    vintages::year_labels,
};
use crate::{
    briefing::{
        Series, Unit,
        money::{Ledger, Sum},
    },
    figure::{
        Hue, Item, Laid, Layout, Scene, Table, marks,
        pen::{Anchor, Pen},
        scenario,
        sheet::Footnotes,
        table::{Cell, Column, Row},
        tokens::Role,
    },
};

/// A year with a plan, an outcome, or both.
struct Year {
    number: i16,
    plan: Option<Sum>,
    outcome: Option<Sum>,
    /// Whether both are there and count the same.
    comparable: bool,
    /// Whether the plan, and the outcome, are assumed.
    assumed: (bool, bool),
}

impl Year {
    /// How much more the outcome is than the plan.
    fn difference(&self) -> Option<Decimal> {
        let (plan, outcome) = self.plan.zip(self.outcome).filter(|_| self.comparable)?;
        outcome.value.checked_sub(plan.value)
    }

    /// The same as a percentage of the plan.
    fn relative(&self) -> Option<Decimal> {
        let plan = self.plan?.value.abs();
        self.difference()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(plan)
    }
}

struct Variance<'a> {
    plan: &'a Series,
    outcome: &'a Series,
    unit: Unit,
    years: Vec<Year>,
}

fn variance<'a>(scene: &Scene<'a>, view: &View) -> Option<Variance<'a>> {
    let (plan, outcome) = choose::plan_and_outcome(scene.briefing)?;
    let unit = Say::new(&outcome.unit, view.amounts, std::iter::empty()).unit;
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    let mut known = super::merged([choose::years(plan), choose::years(outcome)].concat());
    known.retain(|year| view.shows(*year));
    let years = known.into_iter().map(|year| {
        let plan_sum = ledger.in_year(plan, year, &unit).ok();
        let outcome_sum = ledger.in_year(outcome, year, &unit).ok();
        let both = plan_sum.is_some() && outcome_sum.is_some();
        let comparable = both && choose::counted(plan, year) == choose::counted(outcome, year);
        let assumed = (assumed::is_moved(scene, plan, year), assumed::is_moved(scene, outcome, year));
        Year { number: year, plan: plan_sum, outcome: outcome_sum, comparable, assumed }
    });
    let years: Vec<Year> = years.collect();
    // Years that only have a plan, after the last outcome, are no comparison.
    let last = years.iter().rposition(|year| year.outcome.is_some())?;
    Some(Variance { plan, outcome, unit, years: years.into_iter().take(last + 1).collect() })
}

fn percent(scene: &Scene<'_>, value: Decimal) -> String {
    let mut rounded = value;
    rounded.rescale(1);
    scene.texts.with("amount-percent", &[("number", scene.texts.signed(rounded).into())])
}

fn title(scene: &Scene<'_>, variance: &Variance<'_>) -> String {
    let texts = scene.texts;
    let compared: Vec<Decimal> = variance.years.iter().filter_map(Year::relative).collect();
    let more = compared.iter().filter(|value| **value > Decimal::ZERO).count();
    let least = compared.iter().copied().fold(Decimal::MAX, Decimal::min);
    let most = compared.iter().copied().fold(Decimal::MIN, Decimal::max);
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let less = compared.iter().filter(|value| **value < Decimal::ZERO).count();
    let args = [
        ("more", count(more).into()),
        ("less", count(less).into()),
        ("count", count(compared.len()).into()),
        ("least", percent(scene, least).into()),
        ("most", percent(scene, most).into()),
    ];
    let key = match compared.len() {
        0 => "budget-title-variance-none",
        total if more == total => "budget-title-variance-more",
        total if less == total => "budget-title-variance-less",
        _ => "budget-title-variance-mixed",
    };
    texts.with(key, &args)
}

/// What an overview says, with what it is about.
pub(super) fn finding(scene: &Scene<'_>) -> Option<(String, crate::briefing::Id)> {
    let variance = variance(scene, &View::default()).filter(|variance| !variance.years.is_empty())?;
    let (_, outcome) = choose::plan_and_outcome(scene.briefing)?;
    Some((title(scene, &variance), outcome.id.clone()))
}

/// Lays it out: columns below, over them the difference in money, over that in percent.
pub(super) fn layout(scene: &Scene<'_>, view: &View, size: Vec2, ctx: &egui::Context) -> Laid {
    let texts = scene.texts;
    let Some(variance) = variance(scene, view).filter(|variance| !variance.years.is_empty()) else {
        return page::statement(
            scene,
            &texts.get("budget-nothing"),
            &[texts.get("budget-nothing-hint")],
            size,
            ctx,
        );
    };
    let amounts =
        variance.years.iter().flat_map(|year| [year.plan, year.outcome]).flatten().map(|sum| sum.value);
    let say = Say::new(&variance.unit, view.amounts, amounts);
    let mut notes = Footnotes::begun(scene);
    let mut cites = Vec::new();
    for year in &variance.years {
        let mut found: Vec<String> = Vec::new();
        for (series, sum) in [(variance.plan, year.plan), (variance.outcome, year.outcome)] {
            let period = sum.and_then(|_| choose::period_of(series, year.number));
            let cite = period.map(|period| {
                notes.cite(scene.index.evidence(scene.briefing, &super::place_of(series, period)))
            });
            found.extend(cite.filter(|cite| !cite.is_empty()));
        }
        found.dedup();
        cites.push(found.join(" "));
    }
    let mut foot = Vec::new();
    for year in
        variance.years.iter().filter(|year| !year.comparable && year.plan.is_some() && year.outcome.is_some())
    {
        let counts = |series: &Series| {
            let period = choose::period_of(series, year.number);
            period.and_then(|period| say::scope(scene, series, period)).unwrap_or_default().to_owned()
        };
        let args = [
            ("year", year.number.to_string().into()),
            ("plan", counts(variance.plan).into()),
            ("outcome", counts(variance.outcome).into()),
        ];
        foot.push(texts.with("budget-not-compared", &args));
    }
    let mut samples = vec![
        (Sample::Fill(Fill::Outline), say::title(scene, variance.plan).to_owned()),
        (Sample::Fill(Fill::Solid), say::title(scene, variance.outcome).to_owned()),
    ];
    if variance.years.iter().any(|year| year.assumed.0 || year.assumed.1) {
        samples.push((Sample::Fill(Fill::Assumed), texts.get("scenario-assumed")));
    }
    let page = Page {
        title: title(scene, &variance),
        subtitle: page::common(scene, &variance.unit, &[variance.plan, variance.outcome]),
        samples,
        notes,
        foot: foot.clone(),
        ..Page::default()
    };
    let mut sheet = page.sheet(scene, size, ctx);
    let mut body = sheet.body;
    let pen = sheet.pen;
    page::foot(&pen, &mut sheet.layout, &mut body, &foot);
    draw(scene, &variance, &say, &cites, &pen, &mut sheet.layout, body);
    page::finish(scene, &mut sheet.layout);
    Laid { layout: sheet.layout, ..Laid::default() }
}

fn draw(
    scene: &Scene<'_>,
    variance: &Variance<'_>,
    say: &Say,
    cites: &[String],
    pen: &Pen<'_>,
    layout: &mut Layout,
    body: Rect,
) {
    let (tokens, texts) = (pen.tokens, scene.texts);
    let line = pen.height(Role::Axis);
    let value_line = pen.height(Role::Value);
    let bottom = body.max.y - line - tokens.px(6.0);
    let height = bottom - body.min.y;
    if height < line * 2.0 || body.width() < tokens.px(60.0) {
        return;
    }
    // Both strips where there is room for them and for columns; else that of money, or none.
    let strip = value_line * 3.2;
    let strips = ((height * 0.55 / strip) as usize).min(2);
    let columns_top =
        body.min.y + strip * strips as f32 + if strips > 0 { tokens.px(8.0) } else { 0.0 } + value_line * 1.3;
    let ticks = (((bottom - columns_top) / (line * 3.0)) as u32).clamp(2, 5);
    let values =
        variance.years.iter().flat_map(|year| [year.plan, year.outcome]).flatten().map(|sum| sum.value);
    let least = values.clone().fold(Decimal::ZERO, Decimal::min);
    let axis = Axis::from_zero(least, values.fold(Decimal::ZERO, Decimal::max), ticks);
    let label = |tick: Decimal| texts.axis_number(say.convert(tick, &variance.unit).unwrap_or(tick));
    let names = [texts.get("budget-strip-money"), texts.get("budget-strip-percent")];
    let widest = names.iter().map(|name| pen.width(name, Role::Axis)).fold(0.0, f32::max) + tokens.px(10.0);
    let gutter = axis.gutter(pen, &label).max(if strips > 0 { widest } else { 0.0 }).min(body.width() * 0.3);
    let rect = Rect::from_min_max(pos2(body.min.x + gutter, columns_top), pos2(body.max.x, bottom));
    axis.draw(pen, layout, rect, &label);
    let pitch = rect.width() / variance.years.len() as f32;
    let middle = |at: usize| rect.min.x + pitch * (at as f32 + 0.5);
    columns(scene, variance, say, pen, layout, (rect, &axis), pitch);
    years(variance, cites, pen, layout, &middle, (pitch, rect.max.y + tokens.px(5.0)));
    for (number, name) in names.iter().take(strips).enumerate() {
        // The percentages stand on top.
        let top = body.min.y + if number == 0 { strip * (strips as f32 - 1.0) } else { 0.0 };
        let band = Rect::from_min_max(pos2(rect.min.x, top), pos2(rect.max.x, top + strip));
        let galley = pen.fitted(name, Role::Axis, (gutter - tokens.px(8.0)).max(1.0));
        if galley.size().x <= gutter {
            let spots = [(pos2(rect.min.x - tokens.px(8.0), band.center().y), Anchor::Right)];
            Room::default().put(pen, layout, &galley, (name, tokens.muted), &spots);
        }
        differences(scene, variance, say, pen, layout, band, (pitch, number == 0));
    }
}

/// Plan outlined and outcome solid, beside each other.
fn columns(
    scene: &Scene<'_>,
    variance: &Variance<'_>,
    say: &Say,
    pen: &Pen<'_>,
    layout: &mut Layout,
    (rect, axis): (Rect, &Axis),
    pitch: f32,
) {
    let tokens = pen.tokens;
    let width = (pitch * 0.38).min(tokens.px(60.0));
    let tint = tokens.tint(Hue::Blue);
    let zero = axis.y(rect, Decimal::ZERO);
    let top = rect.min.y - pen.height(Role::Value) * 1.3;
    let mut room = Room::within(Rect::from_x_y_ranges(0.0..=layout.size.x, top..=rect.max.y));
    let mut marks = Vec::new();
    for (at, year) in variance.years.iter().enumerate() {
        let middle = rect.min.x + pitch * (at as f32 + 0.5);
        let both = year.plan.is_some() && year.outcome.is_some();
        for (series, sum, side) in [(variance.plan, year.plan, -1.0), (variance.outcome, year.outcome, 0.0)] {
            let Some(sum) = sum else { continue };
            let left = middle + if both { width * side } else { -width / 2.0 };
            let y = axis.y(rect, sum.value);
            let block = Rect::from_min_max(
                pos2(left + width * 0.04, y.min(zero)),
                pos2(left + width * 0.96, y.max(zero)),
            );
            room.take(block.shrink(0.5));
            let assumed = if side < 0.0 { year.assumed.0 } else { year.assumed.1 };
            marks.push((year.number, series, sum, block, assumed));
        }
    }
    for (year, series, sum, block, assumed) in &marks {
        let period = choose::period_of(series, *year);
        let own = period.and_then(|period| number(series, period));
        let phase = own.and_then(|number| number.phase).or(series.phase);
        let fill = if *assumed { Fill::Assumed } else { Fill::from(phase) };
        layout.shapes.extend(fill.block(tokens, *block, tint));
        if let Some(period) = period {
            let exact = own.map_or_else(String::new, |number| {
                say::exact(scene.texts, &number.amount, number.unit.as_ref().unwrap_or(&series.unit))
            });
            layout.items.push(Item {
                rect: *block,
                place: super::place_of(series, period),
                name: format!("{}, {year}", say::title(scene, series)),
                value: say::value(scene, series, period, own, &exact),
            });
        }
        let text = say
            .convert(sum.value, &variance.unit)
            .map(|value| say.plain(scene.texts, value))
            .unwrap_or_default();
        let galley = pen.line(&text, Role::Axis);
        if galley.size().x <= pitch {
            let spots = place::over(*block, tokens.px(2.0), pen.height(Role::Axis));
            room.put(pen, layout, &galley, (&text, tokens.text), &spots);
        }
    }
}

fn years(
    variance: &Variance<'_>,
    cites: &[String],
    pen: &Pen<'_>,
    layout: &mut Layout,
    middle: &dyn Fn(usize) -> f32,
    (pitch, y): (f32, f32),
) {
    let name = |at: usize| format!("{}{}", variance.years[at].number, cites[at]);
    if (0..cites.len()).all(|at| pen.width(&name(at), Role::Axis) < pitch) {
        for at in 0..cites.len() {
            let text = name(at);
            let spots = [(pos2(middle(at), y), Anchor::Top)];
            let ink = pen.tokens.ink(Role::Label);
            Room::default().put(pen, layout, &pen.line(&text, Role::Axis), (&text, ink), &spots);
        }
        return;
    }
    let years: Vec<i16> = variance.years.iter().map(|year| year.number).collect();
    let x = |year: i16| middle(years.iter().position(|found| *found == year).unwrap_or(0));
    year_labels(pen, layout, &years, &x, y, pitch * years.len() as f32);
}

/// The differences in a strip: in money bars, in percent pins, each with its sign and a triangle that says which way.
fn differences(
    scene: &Scene<'_>,
    variance: &Variance<'_>,
    say: &Say,
    pen: &Pen<'_>,
    layout: &mut Layout,
    band: Rect,
    (pitch, money): (f32, bool),
) {
    let (tokens, texts) = (pen.tokens, scene.texts);
    let of = |year: &Year| if money { year.difference() } else { year.relative() };
    let largest = variance.years.iter().filter_map(of).map(|value| float(value).abs()).fold(0.0, f64::max);
    let below = variance.years.iter().filter_map(of).any(|value| value.is_sign_negative());
    let line = pen.height(Role::Value);
    let inner = band.shrink2(vec2(0.0, tokens.px(3.0)));
    let zero = if below { inner.center().y } else { inner.max.y };
    let reach = (if below { inner.height() / 2.0 } else { inner.height() }) - line - tokens.px(9.0);
    let base = [pos2(band.min.x, zero), pos2(band.max.x, zero)];
    layout.shapes.push(Shape::line_segment(base, tokens.axis_line()));
    let mut room = Room::default();
    for (at, year) in variance.years.iter().enumerate() {
        let middle = band.min.x + pitch * (at as f32 + 0.5);
        let Some(value) = of(year) else {
            let text = texts.get(match (year.plan, year.outcome) {
                (Some(_), Some(_)) => "budget-other-scope",
                (None, _) => "budget-no-plan",
                (_, None) => "budget-no-outcome",
            });
            let galley = pen.fitted(&text, Role::Axis, (pitch - tokens.px(4.0)).max(1.0));
            if galley.size().x <= pitch && !galley.elided {
                let spots = [(pos2(middle, zero - tokens.px(2.0)), Anchor::Bottom)];
                room.put(pen, layout, &galley, (&text, tokens.muted), &spots);
            }
            continue;
        };
        let less = value.is_sign_negative() && !value.is_zero();
        let tint = delta(scene, less);
        let length = if largest > 0.0 { reach.max(1.0) * (float(value).abs() / largest) as f32 } else { 0.0 };
        let direction = if less { 1.0 } else { -1.0 };
        let end = zero + length * direction;
        let half = if money { (pitch * 0.2).min(tokens.px(28.0)) } else { tokens.px(1.5) };
        let bar = Rect::from_min_max(pos2(middle - half, zero.min(end)), pos2(middle + half, zero.max(end)));
        room.take(bar);
        let tip = end + tokens.px(7.0) * direction;
        // A bar with a point, so that its shape says which way as well as its colour and sign; what follows from an
        // assumption is dotted.
        let assumed = year.assumed.0 || year.assumed.1;
        let point = [pos2(middle - half, end), pos2(middle, tip), pos2(middle + half, end)];
        if money && assumed {
            layout.shapes.extend(scenario::dotted(tokens, bar, tint));
            layout.shapes.push(Shape::convex_polygon(point.to_vec(), tint.mark, Stroke::NONE));
        } else if money {
            let mut points = vec![pos2(middle - half, zero)];
            points.extend(point);
            points.push(pos2(middle + half, zero));
            layout.shapes.push(Shape::convex_polygon(points, tint.mark, Stroke::NONE));
        } else {
            if assumed {
                let pin = [pos2(middle, zero), pos2(middle, end)];
                layout.shapes.extend(Shape::dotted_line(&pin, tint.mark, tokens.px(4.0), half));
            } else {
                layout.shapes.push(Shape::rect_filled(bar, 0.0, tint.mark));
            }
            let size = tokens.px(7.0);
            layout.shapes.push(marks::arrowhead(pos2(middle, tip), vec2(0.0, direction), size, tint.mark));
        }
        room.take(Rect::from_center_size(
            pos2(middle, f32::midpoint(end, tip)),
            vec2(tokens.px(8.0), tokens.px(7.0)),
        ));
        let text = if money {
            say.convert(value, &variance.unit).map(|value| say.signed(texts, value)).unwrap_or_default()
        } else {
            percent(scene, value)
        };
        let galley = pen.line(&text, Role::Value);
        if galley.size().x <= pitch * 1.1 {
            let (spot, anchor) = (
                pos2(middle, tip + tokens.px(1.0) * direction),
                if less { Anchor::Top } else { Anchor::Bottom },
            );
            room.put(pen, layout, &galley, (&text, tokens.text), &[(spot, anchor)]);
        }
        let place = choose::period_of(variance.outcome, year.number)
            .map(|period| super::place_of(variance.outcome, period));
        let amount = crate::briefing::Amount::Value { value, qualifier: None };
        let value = if money { say::exact(texts, &amount, &variance.unit) } else { percent(scene, value) };
        if let Some(place) = place {
            layout.items.push(Item {
                rect: bar.union(Rect::from_center_size(
                    pos2(middle, f32::midpoint(zero, tip)),
                    Vec2::splat(tokens.px(12.0)),
                )),
                place,
                name: texts.with("budget-variance-of", &[("year", year.number.to_string().into())]),
                value,
            });
        }
    }
}

/// The same as a table.
pub(super) fn table(scene: &Scene<'_>, view: &View) -> Table {
    let texts = scene.texts;
    let Some(variance) = variance(scene, view) else { return Table::default() };
    let unit = texts.unit(&variance.unit);
    let heading = |name: &str, unit: &str| Column {
        title: texts.with("budget-column", &[("name", name.into()), ("unit", unit.into())]),
        numeric: true,
    };
    let columns = vec![
        Column { title: texts.get("budget-period"), numeric: false },
        heading(say::title(scene, variance.plan), &unit),
        heading(say::title(scene, variance.outcome), &unit),
        heading(&texts.get("budget-strip-money"), &unit),
        heading(&texts.get("budget-strip-percent"), "%"),
    ];
    let rows = variance.years.iter().filter_map(|year| {
        let amount = |series: &Series, sum: Option<Sum>| {
            let place = choose::period_of(series, year.number).map(|period| super::place_of(series, period));
            sum.map_or_else(Cell::default, |sum| Cell {
                text: texts.decimal(sum.value),
                number: Some(sum.value),
                place,
            })
        };
        let signed = |value: Option<Decimal>, places: u32| {
            let none = || {
                let both = year.plan.is_some() && year.outcome.is_some();
                Cell::from(if both { texts.get("budget-other-scope") } else { String::new() })
            };
            value.map_or_else(none, |value| {
                let value = crate::text::round(value, places);
                Cell { text: texts.signed(value), number: Some(value), place: None }
            })
        };
        let cells = vec![
            Cell::from(year.number.to_string()),
            amount(variance.plan, year.plan),
            amount(variance.outcome, year.outcome),
            signed(year.difference(), 28),
            signed(year.relative(), 2),
        ];
        let place = cells.iter().find_map(|cell| cell.place.clone())?;
        Some(Row { place, cells })
    });
    let rows = rows.collect();
    Table { columns, rows }
}
