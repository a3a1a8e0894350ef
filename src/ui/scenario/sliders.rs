//! The sliders of one assumption: a value, or a range with its low end, its central value and its high end.

use std::ops::RangeInclusive;

use egui::{DragValue, RichText, Slider, Ui};
use rust_decimal::{
    Decimal,
    prelude::{FromPrimitive as _, ToPrimitive as _},
};

use super::small;
use crate::{
    app::{
        Trial,
        dispatch::scenario::{days, years},
    },
    briefing::{
        Date, Unit, When,
        scenario::{Aspect, Assumption, Interval},
    },
    figure::{fonts, timeline},
    text::Texts,
    ui::{Cx, widgets},
};

/// Shows one assumption; whether it is to be taken out.
pub(super) fn assumption(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    trial: &Trial,
    at: usize,
    it: &mut Assumption,
) -> bool {
    let texts = cx.texts;
    let Some(aspect) = it.aspect() else {
        widgets::muted(ui, cx.tokens, texts.get("scenario-unclear"));
        return false;
    };
    let mut name = texts.get(&format!("scenario-aspect-{}", <&str>::from(aspect)));
    if let Some(period) = it.period {
        name = format!("{name}, {}", texts.period(&crate::briefing::Period::At(period)));
    }
    let mut gone = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new(&name).font(fonts::medium(12.5)).color(cx.tokens.text));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let label = texts.with("scenario-remove", &[("name", name.as_str().into())]);
            let button = egui::Button::new("×").frame_when_inactive(false);
            gone = ui.add(button).on_hover_text(&label).accessible_name(label).clicked();
        });
    });
    let begun = trial
        .begun
        .assumptions
        .iter()
        .find(|one| (&one.on, one.aspect(), one.period) == (&it.on, Some(aspect), it.period));
    let begun = begun.or(trial.scenario.assumptions.get(at));
    if it.date().is_some() {
        date(ui, cx, (&name, aspect), begun, it);
    } else {
        number(ui, cx, (&name, aspect), begun, it);
    }
    if let Some(how) = it.evidence.iter().find_map(|proof| proof.how.as_ref()) {
        ui.label(small(cx, texts.text(how)));
    }
    gone
}

/// One slider with its number beside it. Returns whether it moved.
fn slider(
    ui: &mut Ui,
    (name, end): (&str, &str),
    value: &mut f64,
    range: &RangeInclusive<f64>,
    step: f64,
    shown: &dyn Fn(f64) -> String,
    read: &dyn Fn(&str) -> Option<f64>,
) -> bool {
    let label = if end.is_empty() { name.to_owned() } else { format!("{name}, {end}") };
    let mut changed = false;
    ui.horizontal(|ui| {
        let width = ui.available_width();
        if !end.is_empty() {
            ui.add_sized(
                [44.0, 18.0],
                egui::Label::new(RichText::new(end).font(fonts::regular(11.5))).halign(egui::Align::Min),
            );
        }
        ui.spacing_mut().slider_width = (width - 44.0 - 98.0).max(80.0);
        let slider = ui.add(Slider::new(value, range.clone()).step_by(step).show_value(false));
        changed |= slider.changed();
        slider.accessible_name(label.as_str());
        let field = DragValue::new(value)
            .range(range.clone())
            .speed(step)
            .custom_formatter(|value, _| shown(value))
            .custom_parser(read);
        let field = ui.add_sized([78.0, 20.0], field);
        changed |= field.changed();
        field.accessible_name(label);
    });
    changed
}

/// One value or a range: which is chosen. `None` where nothing changed.
fn kind(ui: &mut Ui, cx: &Cx<'_>, exact: bool) -> Option<bool> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        for (key, one) in [("scenario-one", true), ("scenario-range-of", false)] {
            if widgets::segment(ui, cx.tokens, &cx.texts.get(key), exact == one).clicked() && exact != one {
                chosen = Some(one);
            }
        }
    });
    chosen
}

fn number(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (name, aspect): (&str, Aspect),
    begun: Option<&Assumption>,
    it: &mut Assumption,
) {
    let texts = cx.texts;
    let (Some(range), Some(first)) = (it.interval(), begun.and_then(Assumption::interval)) else {
        widgets::muted(ui, cx.tokens, texts.get("scenario-unclear"));
        return;
    };
    let unit = unit_of(cx, aspect, it);
    let (within, step, digits) = extent(aspect, first, unit.as_ref());
    let shown = |value: f64| exactly(value, digits).map(|it| texts.axis_number(it)).unwrap_or_default();
    let read = |text: &str| typed(texts, text);
    let unit = unit.map(|unit| texts.unit(&unit)).unwrap_or_default();
    let written = |value: Decimal| texts.axis_number(value);
    let line = if range.is_exact() {
        format!("{} {unit}", written(range.low))
    } else {
        let args = [("low", written(range.low).into()), ("high", written(range.high).into())];
        format!("{} {unit}", texts.with("scenario-from-to", &args))
    };
    ui.label(RichText::new(line.trim()).font(fonts::regular(12.5)).color(cx.tokens.accent));
    let float = |value: Decimal| value.to_f64().unwrap_or_default();
    let (mut low, mut central, mut high) = (float(range.low), float(range.central), float(range.high));
    let mut moved = false;
    if range.is_exact() {
        moved |= slider(ui, (name, ""), &mut low, &within, step, &shown, &read);
        (central, high) = (low, low);
    } else {
        let end = |key| texts.get(key);
        moved |= slider(ui, (name, &end("scenario-low")), &mut low, &within, step, &shown, &read);
        moved |= slider(ui, (name, &end("scenario-central")), &mut central, &within, step, &shown, &read);
        moved |= slider(ui, (name, &end("scenario-high")), &mut high, &within, step, &shown, &read);
        let was_low = float(range.low);
        // The end that was moved takes the others along.
        if (low - was_low).abs() > f64::EPSILON {
            (central, high) = (central.max(low), high.max(low));
        } else {
            (low, central) = (low.min(high), central.min(high));
        }
        central = central.clamp(low, high);
    }
    if moved {
        let made = (exactly(low, digits), exactly(central, digits), exactly(high, digits));
        if let (Some(low), Some(central), Some(high)) = made
            && let Some(range) = Interval::between(low, high).and_then(|it| it.with_central(central))
        {
            it.set_interval(range);
        }
    }
    match kind(ui, cx, range.is_exact()) {
        Some(true) => it.set_interval(Interval::exact(range.central)),
        Some(false) => {
            let wider = |by: Decimal| range.central.checked_add(by);
            let by = Decimal::from_f64(step * 10.0).unwrap_or(Decimal::ONE).round_dp(digits);
            let ends = wider(-by).zip(wider(by));
            let least = exactly(*within.start(), digits).unwrap_or_default();
            if let Some(range) = ends.and_then(|(low, high)| Interval::between(low.max(least), high)) {
                it.set_interval(range);
            }
        }
        None => {}
    }
}

/// What a number is counted in.
fn unit_of(cx: &Cx<'_>, aspect: Aspect, it: &Assumption) -> Option<Unit> {
    let document = &cx.state.document;
    let own = it.number().and_then(|number| number.unit.clone());
    own.or_else(|| match aspect {
        Aspect::Change => Some(Unit::Percent),
        _ => document.index.series(&document.briefing, &it.on).map(|series| series.unit.clone()),
    })
}

/// How far a slider goes, its step, and how many decimals that has: by what it was begun with, so that it does not run
/// away while it is moved.
fn extent(aspect: Aspect, begun: Interval, unit: Option<&Unit>) -> (RangeInclusive<f64>, f64, u32) {
    let (low, high) = (begun.low.to_f64().unwrap_or_default(), begun.high.to_f64().unwrap_or_default());
    let range = match aspect {
        Aspect::Change => low.clamp(-100.0, -50.0)..=high.max(50.0),
        Aspect::Level if unit == Some(&Unit::Percent) => 0.0..=100.0,
        Aspect::PerYear => 0.0..=nice(high * 2.0),
        _ if low < 0.0 => -nice(low.abs().max(high) * 1.5)..=nice(low.abs().max(high) * 1.5),
        _ => 0.0..=nice(high * 1.4),
    };
    let step = nice((range.end() - range.start()) / 250.0);
    let digits = (-step.log10().floor()).max(0.0) as u32;
    (range, step, digits)
}

/// The next 1, 2 or 5 with zeros.
fn nice(value: f64) -> f64 {
    if value.is_nan() || value <= 0.0 {
        return 1.0;
    }
    let power = 10.0_f64.powf(value.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|it| it * power)
        .find(|it| *it >= value * 0.999)
        .unwrap_or(power * 10.0)
}

/// The number that a slider stands for, exactly: no more decimals than its step has.
fn exactly(value: f64, digits: u32) -> Option<Decimal> {
    Some(Decimal::from_f64(value)?.round_dp(digits).normalize())
}

/// A number as it is typed in the language.
fn typed(texts: &Texts, text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let plain = match texts.language() {
        crate::text::Language::Dutch => text.replace('.', "").replace(',', "."),
        crate::text::Language::English => text.replace(',', ""),
    };
    plain.parse().ok()
}

fn date(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (name, aspect): (&str, Aspect),
    begun: Option<&Assumption>,
    it: &mut Assumption,
) {
    let texts = cx.texts;
    let ends = |it: &Assumption| it.window().and_then(|window| window.first.zip(window.last));
    let (Some((first, last)), Some((from, to))) = (ends(it), begun.and_then(ends)) else {
        widgets::muted(ui, cx.tokens, texts.get("scenario-unclear"));
        return;
    };
    let in_years = aspect == Aspect::Due;
    // A year that is named is named whole.
    let whole = it.date().is_some_and(|when| when.date.is_some_and(|date| date.year_only().is_some()));
    let single = aspect == Aspect::Start || first == last || (in_years && whole);
    let number =
        |day: Date| f64::from(if in_years { i32::from(day.year()) } else { timeline::day_number(day) });
    let day = |value: f64| timeline::date_of(value);
    let shown = |value: f64| if in_years { format!("{value:.0}") } else { texts.day_short(day(value)) };
    let read = |text: &str| {
        if in_years { text.trim().parse().ok() } else { text.trim().parse().ok().map(number) }
    };
    let (mut low, mut high) = (number(if single { last } else { first }), number(last));
    let within = if in_years {
        number(from) - 10.0..=number(to) + 15.0
    } else {
        number(from) - 730.0..=number(to) + 1460.0
    };
    ui.label(
        RichText::new(it.date().map(|when| said(texts, when, in_years)).unwrap_or_default())
            .font(fonts::regular(12.5))
            .color(cx.tokens.accent),
    );
    let mut moved = false;
    if single {
        moved |= slider(ui, (name, ""), &mut low, &within, 1.0, &shown, &read);
        high = low;
    } else {
        let was = low;
        moved |= slider(ui, (name, &texts.get("scenario-first")), &mut low, &within, 1.0, &shown, &read);
        moved |= slider(ui, (name, &texts.get("scenario-last")), &mut high, &within, 1.0, &shown, &read);
        if (low - was).abs() > f64::EPSILON { high = high.max(low) } else { low = low.min(high) }
    }
    let made = |low: f64, high: f64| {
        if in_years { years(low as i16, high as i16) } else { days(day(low), day(high)) }
    };
    let mut next = moved.then(|| made(low, high));
    if aspect != Aspect::Start {
        match kind(ui, cx, single) {
            Some(true) => next = Some(made(high, high)),
            Some(false) => next = Some(made(low, high + if in_years { 4.0 } else { 180.0 })),
            None => {}
        }
    }
    if let (Some(next), Some(when)) = (next, it.date_mut()) {
        *when = When { evidence: std::mem::take(&mut when.evidence), note: when.note.take(), ..next };
    }
}

fn said(texts: &Texts, when: &When, in_years: bool) -> String {
    let window = when.window();
    match (window.first, window.last) {
        (Some(first), Some(last)) if in_years && first.year() != last.year() => {
            let args = [("low", first.year().to_string().into()), ("high", last.year().to_string().into())];
            texts.with("scenario-from-to", &args)
        }
        (_, Some(last)) if in_years => last.year().to_string(),
        _ => texts.when(when),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slider_stands_for_exact_numbers() {
        let digits = |value: f64, digits| exactly(value, digits).unwrap().to_string();
        assert_eq!(digits(0.1 + 0.2, 1), "0.3");
        assert_eq!(digits(10_800.000_000_1, 0), "10800");
        let begun = Interval::between(Decimal::from(250), Decimal::from(450)).unwrap();
        let (range, step, places) = extent(Aspect::PerYear, begun, None);
        assert_eq!((*range.start(), *range.end(), step, places), (0.0, 1000.0, 5.0, 0));
        let share = extent(Aspect::Level, begun, Some(&Unit::Percent));
        assert_eq!((share.0, share.1, share.2), (0.0..=100.0, 0.5, 1));
    }

    #[test]
    fn numbers_are_typed_as_in_the_language() {
        let dutch = Texts::of(crate::text::Language::Dutch);
        assert_eq!(typed(dutch, "10.800,5"), Some(10_800.5));
        assert_eq!(typed(Texts::of(crate::text::Language::English), "10,800.5"), Some(10_800.5));
        assert_eq!(typed(dutch, "−3"), Some(-3.0));
        assert_eq!(typed(dutch, "x"), None);
    }
}
