//! From one figure to another through steps. What no source explains is always there, and always drawn.

use egui::{Rect, Shape, Stroke, Vec2, pos2};
use rust_decimal::Decimal;

use super::{
    Amounts, View, assumed,
    axis::{Axis, break_mark},
    block::Fill,
    choose,
    page::{self, Page, Sample},
    place::Room,
    say::{self, Say},
};
use crate::{
    briefing::{
        Bridge, Briefing, Id, Index, Series, Unit,
        index::{ItemRef, Place},
        money::{Agreement, BridgeYear, Ledger, NoAmount, Sum},
        series::Period,
    },
    figure::{
        Hue, Item, Laid, Layout, Scene, Table, marks,
        pen::{Anchor, Pen},
        sheet::Footnotes,
        table::{Cell, Column, Row},
        tokens::{Role, Tint},
    },
};

/// A bridge in one year with all its words but no places.
pub(super) struct Span<'a> {
    /// The series it starts from and ends with.
    pub(super) ends: (&'a Series, &'a Series),
    /// What it comes to.
    pub(super) year: BridgeYear,
    /// What selecting the rest selects.
    pub(super) rest: Place,
    /// What the file remarks on it.
    pub(super) note: Option<String>,
    /// Its other years.
    pub(super) others: Vec<i16>,
}

/// Whether a bridge has a figure at both ends in some year.
pub(super) fn has_content(briefing: &Briefing, index: &Index, bridge: &Bridge) -> bool {
    !Ledger::new(briefing, index).bridge(bridge).is_empty()
}

fn item<'a>(scene: &Scene<'a>, id: &Id) -> Option<&'a Bridge> {
    match scene.index.item(scene.briefing, id)? {
        ItemRef::Bridge(bridge) => Some(bridge),
        _ => None,
    }
}

/// The years of a bridge.
pub(super) fn years(scene: &Scene<'_>, id: &Id) -> Vec<i16> {
    let Some(bridge) = item(scene, id) else { return Vec::new() };
    let spans = Ledger::new(scene.briefing, scene.index).bridge(bridge);
    super::merged(spans.iter().filter_map(|span| super::year_of(&span.period)).collect())
}

fn span<'a>(scene: &Scene<'a>, view: &View, id: &Id) -> Option<Span<'a>> {
    let bridge = item(scene, id)?;
    let mut spans = Ledger::new(scene.briefing, scene.index).bridge(bridge);
    let change = |span: &BridgeYear| span.to.value.checked_sub(span.from.value).map(|change| change.abs());
    // The year that is asked for, or else that of the largest change.
    let asked = view
        .bridge_year
        .and_then(|year| spans.iter().position(|span| super::year_of(&span.period) == Some(year)));
    let at = asked.or_else(|| {
        let largest = spans.iter().enumerate().map(|(at, span)| (change(span), std::cmp::Reverse(at)));
        largest.max().map(|(_, at)| at.0)
    })?;
    let others = spans.iter().enumerate().filter(|(other, _)| *other != at);
    let others = others.filter_map(|(_, span)| super::year_of(&span.period)).collect();
    let year = spans.swap_remove(at);
    let ends = (choose::series(scene, &bridge.from.series)?, choose::series(scene, &bridge.to.series)?);
    let note = bridge.note.as_ref().map(|note| scene.texts.text(note).to_owned());
    Some(Span { ends, year, rest: Place::from(id.clone()), note, others })
}

/// Lays a bridge of the file out.
pub(super) fn layout(scene: &Scene<'_>, view: &View, id: &Id, size: Vec2, ctx: &egui::Context) -> Laid {
    match span(scene, view, id) {
        Some(span) => draw(scene, view.amounts, &span, size, ctx),
        None => nothing(scene, size, ctx),
    }
}

/// A page that says there is no bridge.
pub(super) fn nothing(scene: &Scene<'_>, size: Vec2, ctx: &egui::Context) -> Laid {
    let texts = scene.texts;
    page::statement(scene, &texts.get("budget-no-bridge"), &[texts.get("budget-no-bridge-hint")], size, ctx)
}

/// The same as a table.
pub(super) fn table(scene: &Scene<'_>, view: &View, id: &Id) -> Table {
    span(scene, view, id).map(|span| rows(scene, &span)).unwrap_or_default()
}

/// A bar of a bridge.
struct Bar {
    name: String,
    /// The levels it reaches from and to.
    from: Decimal,
    to: Decimal,
    label: String,
    words: String,
    place: Place,
    tint: Tint,
    fill: Fill,
    /// Whether it stands on the line of zero.
    is_end: bool,
    /// Why it has no amount.
    missing: Option<String>,
}

fn bars(scene: &Scene<'_>, shown: Amounts, span: &Span<'_>, say: &Say, notes: &mut Footnotes) -> Vec<Bar> {
    let (texts, tokens) = (scene.texts, scene.tokens);
    let BridgeYear { period, unit, from, steps, rest, to, .. } = &span.year;
    let share = |value: Decimal| {
        let part = value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from.value)?;
        let part = crate::text::round(part, 1);
        Some(texts.with("amount-percent", &[("number", texts.signed(part).into())]))
    };
    let vague = |sum: &Sum, text: String| {
        if sum.vague { texts.with("budget-about", &[("value", text.into())]) } else { text }
    };
    let signed = |sum: &Sum| {
        let shared = (shown == Amounts::Share).then(|| share(sum.value)).flatten();
        let plain = || say.convert(sum.value, unit).map(|value| say.signed(texts, value)).unwrap_or_default();
        vague(sum, shared.unwrap_or_else(plain))
    };
    let level = |sum: &Sum| {
        vague(sum, say.convert(sum.value, unit).map(|value| say.plain(texts, value)).unwrap_or_default())
    };
    let exact = |sum: &Sum| say::exact(texts, &say::amount(sum), unit);
    let is_assumed =
        |series: &Series| super::year_of(period).is_some_and(|year| assumed::is_moved(scene, series, year));
    let mut cite = |place: &Place| notes.cite(scene.index.evidence(scene.briefing, place));
    let end = |series: &Series, sum: &Sum, hue: Hue, cite: &mut dyn FnMut(&Place) -> String| {
        let period =
            super::year_of(period).and_then(|year| choose::period_of(series, year)).unwrap_or(period);
        let place = super::place_of(series, period);
        let own = super::board::number(series, period);
        Bar {
            name: end_name(scene, span, series).to_owned() + &cite(&place),
            from: Decimal::ZERO,
            to: sum.value,
            label: level(sum),
            words: say::value(scene, series, period, own, &exact(sum)),
            place,
            tint: tokens.tint(hue),
            fill: if is_assumed(series) {
                Fill::Assumed
            } else {
                Fill::from(own.and_then(|number| number.phase).or(series.phase))
            },
            is_end: true,
            missing: None,
        }
    };
    let mut bars = vec![end(span.ends.0, from, Hue::Grey, &mut cite)];
    let mut before = from.value;
    for step in steps {
        let series = choose::series(scene, &step.series);
        let own_period =
            series.zip(super::year_of(period)).and_then(|(series, year)| choose::period_of(series, year));
        let place = series.map_or_else(
            || Place::from(step.series.clone()),
            |series| super::place_of(series, own_period.unwrap_or(period)),
        );
        let name = scene.index.title(scene.briefing, &step.series, texts.language().code());
        let (label, words, missing) = match &step.amount {
            Ok(sum) => (signed(sum), exact(sum), None),
            Err(NoAmount::Missing(reason)) => {
                (String::new(), texts.reason(*reason), Some(texts.reason(*reason)))
            }
            Err(_) => {
                let text = texts.get("budget-no-amount");
                (String::new(), text.clone(), Some(text))
            }
        };
        let own = series.zip(own_period).and_then(|(series, period)| super::board::number(series, period));
        let words = series.map_or(words.clone(), |series| say::value(scene, series, period, own, &words));
        let less = step.subtotal.value < before;
        bars.push(Bar {
            name: name.to_owned() + &cite(&place),
            from: before,
            to: step.subtotal.value,
            label,
            words,
            place,
            tint: delta(scene, less),
            fill: if series.is_some_and(is_assumed) { Fill::Assumed } else { Fill::Solid },
            is_end: false,
            missing,
        });
        before = step.subtotal.value;
    }
    bars.push(Bar {
        name: texts.get("budget-rest"),
        from: before,
        to: to.value,
        label: signed(rest),
        words: texts.with("budget-rest-value", &[("amount", exact(rest).into())]),
        place: span.rest.clone(),
        tint: tokens.tint(Hue::Grey),
        fill: Fill::Unexplained,
        is_end: false,
        missing: None,
    });
    bars.push(end(span.ends.1, to, Hue::Blue, &mut cite));
    bars
}

/// The colour of a change: more or less than before.
pub(super) fn delta(scene: &Scene<'_>, less: bool) -> Tint {
    let mark = if less { scene.tokens.loss } else { scene.tokens.gain };
    Tint { mark, text: scene.tokens.text, soft: mark }
}

/// What an end is called: its document, or its own name where the two are from one document.
fn end_name<'a>(scene: &Scene<'a>, span: &Span<'a>, series: &'a Series) -> &'a str {
    let year = super::year_of(&span.year.period);
    let document = |series| say::document_in(scene, series, year);
    if document(span.ends.0) == document(span.ends.1) { say::title(scene, series) } else { document(series) }
}

fn title(scene: &Scene<'_>, span: &Span<'_>) -> String {
    let texts = scene.texts;
    let BridgeYear { period, unit, from, rest, to, .. } = &span.year;
    let change = to.value.checked_sub(from.value).unwrap_or_default();
    let args = [
        ("from", end_name(scene, span, span.ends.0).into()),
        ("to", end_name(scene, span, span.ends.1).into()),
        ("year", texts.period(period).into()),
        ("level", say::short(texts, to.value, unit).into()),
        ("change", say::short(texts, change.abs(), unit).into()),
        ("rest", say::short_after(texts, rest.value.abs(), unit, change).into()),
    ];
    let within = rest.value.abs() <= rest.tolerance && !rest.vague;
    let key = match (change.is_zero(), change.is_sign_negative(), within) {
        (true, ..) => "budget-title-bridge-same",
        (_, false, false) => "budget-title-bridge-more",
        (_, true, false) => "budget-title-bridge-less",
        (_, false, true) => "budget-title-bridge-more-explained",
        (_, true, true) => "budget-title-bridge-less-explained",
    };
    texts.with(key, &args)
}

/// An axis from zero, or broken where the ends are far above what happens between them.
fn axis(bars: &[Bar], ticks: u32) -> Axis {
    let levels =
        || bars.iter().flat_map(|bar| if bar.is_end { vec![bar.to] } else { vec![bar.from, bar.to] });
    let least = levels().fold(Decimal::MAX, Decimal::min);
    let most = levels().fold(Decimal::MIN, Decimal::max);
    let span = most.checked_sub(least).unwrap_or_default();
    let quarter = span.checked_div(Decimal::from(4)).unwrap_or_default();
    // At least three times as much below the lowest level as between the levels.
    let far = span.checked_mul(Decimal::from(3)).is_some_and(|far| least > far);
    if far && !span.is_zero() {
        return Axis::between(least.saturating_sub(quarter), most, ticks);
    }
    Axis::from_zero(least, most, ticks)
}

/// Lays a bridge out.
pub(super) fn draw(
    scene: &Scene<'_>,
    shown: Amounts,
    span: &Span<'_>,
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let texts = scene.texts;
    let (unit, mut notes) = (&span.year.unit, Footnotes::begun(scene));
    let steps = span.year.steps.iter().filter_map(|step| step.amount.as_ref().ok());
    let amounts = steps.chain([&span.year.from, &span.year.to, &span.year.rest]).map(|sum| sum.value);
    let say = Say::new(unit, shown, amounts);
    let bars = bars(scene, shown, span, &say, &mut notes);
    let pen = Pen::new(ctx, scene.tokens);
    let axis = axis(&bars, 6);
    let mut subtitle = page::common(scene, &say.unit, &[span.ends.0, span.ends.1]);
    subtitle.insert(1, texts.period(&span.year.period));
    if !span.others.is_empty() {
        let years = span.others.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        subtitle.push(texts.with("budget-other-years", &[("years", years.into())]));
    }
    let mut foot = vec![remark(scene, span, &axis, &say)];
    foot.extend(span.note.clone());
    let mut samples = Vec::new();
    if bars.iter().any(|bar| bar.fill == Fill::Assumed) {
        samples.push((Sample::Fill(Fill::Assumed), texts.get("scenario-assumed")));
    }
    let page =
        Page { title: title(scene, span), subtitle, samples, notes, foot: foot.clone(), ..Page::default() };
    let mut sheet = page.sheet(scene, size, ctx);
    let tokens = pen.tokens;
    let mut body = sheet.body;
    page::foot(&pen, &mut sheet.layout, &mut body, &foot);
    let line = pen.height(Role::Label);
    let width = body.width() / bars.len() as f32 - tokens.px(2.0);
    let names: Vec<String> =
        bars.iter().map(|bar| page::hyphenated(&pen, &bar.name, Role::Label, width)).collect();
    // Two lines of names, three where two are not enough.
    let short = |name: &String| !pen.wrapped(name, Role::Label, width.max(1.0), 2).elided;
    let rows = if names.iter().all(short) || body.height() < line * 10.0 { 2 } else { 3 };
    let plot = Rect::from_min_max(
        pos2(body.min.x, body.min.y + pen.height(Role::Value) * 1.2),
        pos2(body.max.x, body.max.y - line * rows as f32 - tokens.px(6.0)),
    );
    if plot.height() < line || plot.width() < tokens.px(40.0) {
        return Laid { layout: sheet.layout, ..Laid::default() };
    }
    let layout = &mut sheet.layout;
    let pitch = plot.width() / bars.len() as f32;
    let half = (pitch * 0.36).min(tokens.px(56.0));
    let middle = |at: usize| plot.min.x + pitch * (at as f32 + 0.5);
    let zero = axis.y(plot, Decimal::ZERO.clamp(axis.low, axis.high));
    layout
        .shapes
        .push(Shape::line_segment([pos2(plot.min.x, zero), pos2(plot.max.x, zero)], tokens.axis_line()));
    let mut room = Room::default();
    let mut rects = Vec::new();
    for (at, bar) in bars.iter().enumerate() {
        let start = if bar.is_end { zero } else { axis.y(plot, bar.from) };
        let end = axis.y(plot, bar.to);
        let rect = Rect::from_min_max(
            pos2(middle(at) - half, start.min(end)),
            pos2(middle(at) + half, start.max(end)),
        );
        room.take(rect.shrink(0.5));
        rects.push(rect);
    }
    for (at, bar) in bars.iter().enumerate() {
        let rect = rects[at];
        // From where this bar ends to where the next begins.
        if at + 1 < bars.len() {
            let y = axis.y(plot, bar.to);
            let stroke = Stroke::new(tokens.px(1.0), tokens.axis);
            layout.shapes.push(marks::dashed(&[pos2(rect.max.x, y), pos2(middle(at + 1) - half, y)], stroke));
        }
        if bar.missing.is_some() {
            let stub = Rect::from_center_size(rect.center(), Vec2::new(half * 2.0, tokens.px(10.0)));
            layout.shapes.push(marks::dashed_outline(stub, tokens.axis_line()));
        } else if rect.height() < tokens.px(2.0) {
            let stroke = Stroke::new(tokens.px(2.0), bar.tint.mark);
            let flat = [pos2(rect.min.x, rect.center().y), pos2(rect.max.x, rect.center().y)];
            let flat = if bar.fill == Fill::Unexplained {
                marks::dashed(&flat, stroke)
            } else {
                Shape::line_segment(flat, stroke)
            };
            layout.shapes.push(flat);
        } else {
            layout.shapes.extend(bar.fill.block(tokens, rect, bar.tint));
        }
        if bar.is_end && axis.is_broken() && rect.height() > tokens.px(40.0) {
            let at = pos2(rect.center().x, zero - tokens.px(32.0));
            layout.shapes.extend(break_mark(&pen, at, half + tokens.px(8.0), tokens.axis_line()));
        }
        let touch = rect.expand2(Vec2::new(0.0, ((tokens.px(12.0) - rect.height()) / 2.0).max(0.0)));
        layout.items.push(Item {
            rect: touch,
            place: bar.place.clone(),
            name: bar.name.trim_end_matches(superscripts).to_owned(),
            value: bar.words.clone(),
        });
    }
    self::names(&pen, layout, &bars, &names, rows, &middle, (width, plot.max.y + tokens.px(5.0)));
    for (at, bar) in bars.iter().enumerate() {
        let (text, role, ink) = match &bar.missing {
            Some(reason) => (reason, Role::Axis, tokens.muted),
            None => (&bar.label, Role::Value, tokens.text),
        };
        let galley = match bar.missing {
            Some(_) => pen.wrapped(text, role, (pitch - tokens.px(4.0)).max(1.0), 2),
            None => pen.line(text, role),
        };
        if galley.elided || galley.size().x > pitch * 1.2 {
            continue;
        }
        let gap = tokens.px(if bar.missing.is_some() { 8.0 } else { 3.0 });
        let rect = rects[at];
        let spots = [
            (pos2(rect.center().x, rect.min.y - gap), Anchor::Bottom),
            (pos2(rect.center().x, rect.max.y + gap), Anchor::Top),
            (pos2(rect.center().x, rect.min.y - gap - line), Anchor::Bottom),
        ];
        room.put(&pen, layout, &galley, (text, ink), &spots);
    }
    page::finish(scene, layout);
    Laid { layout: sheet.layout, ..Laid::default() }
}

fn superscripts(char: char) -> bool {
    matches!(char, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// The names under the bars, in a few centred lines.
fn names(
    pen: &Pen<'_>,
    layout: &mut Layout,
    bars: &[Bar],
    names: &[String],
    rows: usize,
    middle: &dyn Fn(usize) -> f32,
    (width, y): (f32, f32),
) {
    let line = pen.height(Role::Label);
    for (at, (bar, name)) in bars.iter().zip(names).enumerate() {
        let galley = pen.wrapped(name, Role::Label, width.max(1.0), rows);
        if galley.size().x > width + 1.0 {
            continue;
        }
        for (number, row) in galley.rows.iter().enumerate() {
            let text = row.text();
            let text = text.trim();
            let spots = [(pos2(middle(at), y + line * number as f32), Anchor::Top)];
            let put = Room::default().put(
                pen,
                layout,
                &pen.line(text, Role::Label),
                (text, pen.tokens.ink(Role::Label)),
                &spots,
            );
            if let (Some(_), true, Some(label)) = (put, galley.elided, layout.labels.last_mut()) {
                label.full = Some(bar.name.clone());
            }
        }
    }
}

/// What the hatching means, and where the axis is broken.
fn remark(scene: &Scene<'_>, span: &Span<'_>, axis: &Axis, say: &Say) -> String {
    let texts = scene.texts;
    let mut remarks = vec![texts.get("budget-rest-remark")];
    if axis.is_broken() {
        let low = say.convert(axis.low, &span.year.unit).unwrap_or(axis.low);
        remarks.push(texts.with("budget-axis-broken", &[("low", texts.axis_number(low).into())]));
    }
    if let Some((stated, Agreement::Differs)) = &span.year.stated {
        let amount = say::exact(texts, &say::amount(stated), &span.year.unit);
        remarks.push(texts.with("budget-rest-stated", &[("amount", amount.into())]));
    }
    remarks.join(" ")
}

/// The bars as rows: amount, and the level reached.
pub(super) fn rows(scene: &Scene<'_>, span: &Span<'_>) -> Table {
    let texts = scene.texts;
    let unit: &Unit = &span.year.unit;
    let heading = |key: &str| {
        let name = texts.get(key);
        let args = [("name", name.into()), ("unit", texts.unit(unit).into())];
        Column { title: texts.with("budget-column", &args), numeric: true }
    };
    let columns = vec![
        Column { title: texts.get("budget-step"), numeric: false },
        heading("budget-amount"),
        heading("budget-level"),
    ];
    let say = Say { unit: unit.clone(), places: 0 };
    let bars = bars(scene, Amounts::Filed, span, &say, &mut Footnotes::begun(scene));
    let rows = bars.into_iter().map(|bar| {
        let change = if bar.is_end { Some(bar.to) } else { bar.to.checked_sub(bar.from) };
        let amount = match (&bar.missing, change) {
            (Some(reason), _) => Cell::from(reason.clone()),
            (None, Some(value)) => {
                let text = if bar.is_end { texts.decimal(value) } else { texts.signed(value) };
                Cell { text, number: Some(value), place: Some(bar.place.clone()) }
            }
            (None, None) => Cell::default(),
        };
        let level = Cell { text: texts.decimal(bar.to), number: Some(bar.to), place: None };
        let name = bar.name.trim_end_matches(superscripts).to_owned();
        Row { place: bar.place, cells: vec![name.into(), amount, level] }
    });
    Table { columns, rows: rows.collect() }
}

/// The period of a year, for a bridge that is not in the file.
pub(super) fn period(year: i16) -> Option<Period> {
    crate::briefing::Edtf::year(year).map(Period::At)
}
