//! A bridge between any two figures, made from the steps the file has; refused where the two do not count the same.

use egui::Vec2;

use super::{
    View, bridge,
    bridge::Span,
    choose::{self, Kind},
    page, say,
};
use crate::{
    briefing::{
        Bridge, BridgeEnd, Id, Series, Text, When,
        index::Place,
        money::{BridgeStep, BridgeYear, Ledger, Sum},
        series::{Period, Values},
    },
    figure::{Laid, Scene, Table},
};

/// Why there is no bridge between two series.
enum Refusal {
    /// They do not count the same: the key of the sentence, and what each of the two counts.
    Differs(&'static str, String, String),
    /// One of them has no figure in that year.
    NoFigure,
}

fn span<'a>(scene: &Scene<'a>, (from, to, year): (&Id, &Id, i16)) -> Result<Span<'a>, Refusal> {
    let find = |id: &Id| choose::series(scene, id).ok_or(Refusal::NoFigure);
    let (from, to) = (find(from)?, find(to)?);
    comparable(scene, from, to, year)?;
    let period = bridge::period(year).ok_or(Refusal::NoFigure)?;
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    let mut made = |steps: Vec<Id>, from: &Series, to: &Series| {
        let end = |series: &Series| {
            let date = match &period {
                Period::At(date) => Some(*date),
                Period::NotStated => None,
            };
            BridgeEnd { series: series.id.clone(), when: Some(When { date, ..When::default() }) }
        };
        let bridge = Bridge {
            id: Id::default(),
            title: Text::default(),
            from: end(from),
            to: end(to),
            steps,
            rest: Values::default(),
            evidence: Vec::new(),
            note: None,
            links: Vec::new(),
        };
        ledger.bridge(&bridge).into_iter().next().ok_or(Refusal::NoFigure)
    };
    let steps = |chain: &[&Bridge]| chain.iter().flat_map(|bridge| bridge.steps.iter().cloned()).collect();
    let (there, back) = (chain(scene, from, to, year), chain(scene, to, from, year));
    let (span, used) = match (there, back) {
        (Some(there), _) => (made(steps(&there), from, to)?, there),
        // The way back is the same steps with the other sign.
        (None, Some(back)) => (reversed(made(steps(&back), to, from)?)?, back),
        (None, None) => (made(Vec::new(), from, to)?, Vec::new()),
    };
    let notes: Vec<&str> =
        used.iter().filter_map(|bridge| bridge.note.as_ref()).map(|note| scene.texts.text(note)).collect();
    let note = (!notes.is_empty()).then(|| notes.join(" "));
    let rest = Place::from(used.first().map_or_else(|| to.id.clone(), |bridge| bridge.id.clone()));
    Ok(Span { ends: (from, to), year: span, rest, note, others: Vec::new() })
}

/// The fewest bridges of the file that lead from one series to another in a year, one after the other.
fn chain<'a>(scene: &Scene<'a>, from: &Series, to: &Series, year: i16) -> Option<Vec<&'a Bridge>> {
    let holds = |bridge: &&Bridge| {
        let named = bridge.to.when.as_ref().or(bridge.from.when.as_ref()).and_then(|when| when.date);
        named.is_none_or(|date| date.year_only() == Some(year))
    };
    let mut reached: Vec<(&Id, Vec<&Bridge>)> = vec![(&from.id, Vec::new())];
    let mut at = 0;
    while let Some((here, way)) = reached.get(at).cloned() {
        if *here == to.id {
            return Some(way);
        }
        for bridge in scene.briefing.bridges.iter().filter(holds).filter(|bridge| bridge.from.series == *here)
        {
            if !reached.iter().any(|(known, _)| **known == bridge.to.series) {
                let way = way.iter().copied().chain([bridge]).collect();
                reached.push((&bridge.to.series, way));
            }
        }
        at += 1;
    }
    None
}

/// Whether two series count the same in a year.
fn comparable(scene: &Scene<'_>, from: &Series, to: &Series, year: i16) -> Result<(), Refusal> {
    let texts = scene.texts;
    let unit = |series: &Series| texts.unit(&series.unit);
    let differs = |key, one: String, other: String| Err(Refusal::Differs(key, one, other));
    let (Some(one), Some(other)) = (Kind::of(from), Kind::of(to)) else {
        return differs("budget-between-unit", unit(from), unit(to));
    };
    if !from.unit.is_comparable(&to.unit) {
        return differs("budget-between-unit", unit(from), unit(to));
    }
    if from.flow != to.flow {
        let flow = |series: &Series| {
            let stated = series.flow.map(|flow| texts.get(&format!("flow-{}", <&str>::from(flow))));
            stated.unwrap_or_else(|| texts.get("reason-not-stated"))
        };
        return differs("budget-between-flow", flow(from), flow(to));
    }
    if from.prices != to.prices {
        let prices = |series: &Series| {
            let stated = series.prices.map(|prices| page::prices(scene, prices));
            stated.unwrap_or_else(|| texts.get("reason-not-stated"))
        };
        return differs("budget-between-prices", prices(from), prices(to));
    }
    if one != other || choose::counted(from, year) != choose::counted(to, year) {
        // A break can bring a series to the definition of the other.
        let counts = |series: &Series| {
            let period = choose::period_of(series, year).cloned().or_else(|| bridge::period(year));
            let words = period.and_then(|period| say::scope(scene, series, &period).map(ToOwned::to_owned));
            words.unwrap_or_else(|| texts.get("reason-not-stated"))
        };
        return differs("budget-between-scope", counts(from), counts(to));
    }
    Ok(())
}

fn reversed(year: BridgeYear) -> Result<BridgeYear, Refusal> {
    let negated = |sum: &Sum| Sum::ZERO.minus(sum).ok_or(Refusal::NoFigure);
    let mut level = year.to;
    let mut steps = Vec::with_capacity(year.steps.len());
    for step in &year.steps {
        let amount = match &step.amount {
            Ok(sum) => Ok(negated(sum)?),
            Err(error) => Err(*error),
        };
        if let Ok(amount) = &amount {
            level = level.plus(amount).ok_or(Refusal::NoFigure)?;
        }
        steps.push(BridgeStep { series: step.series.clone(), amount, subtotal: level });
    }
    let rest = negated(&year.rest)?;
    debug_assert!(level.value.checked_add(rest.value).is_none_or(|end| end == year.from.value));
    Ok(BridgeYear { from: year.to, to: year.from, steps, rest, stated: None, ..year })
}

/// Lays it out, or says why there is no such bridge and what would be allowed.
pub(super) fn layout(
    scene: &Scene<'_>,
    view: &View,
    ends: (&Id, &Id, i16),
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let texts = scene.texts;
    let (key, one, other) = match span(scene, ends) {
        Ok(span) => return bridge::draw(scene, view.amounts, &span, size, ctx),
        Err(Refusal::NoFigure) => return bridge::nothing(scene, size, ctx),
        Err(Refusal::Differs(key, one, other)) => (key, one, other),
    };
    let code = texts.language().code();
    let title = |id: &Id| scene.index.title(scene.briefing, id, code).to_owned();
    let args = [
        ("from", title(ends.0).into()),
        ("to", title(ends.1).into()),
        ("one", one.into()),
        ("other", other.into()),
    ];
    let sentence = texts.with(key, &args);
    let allowed: Vec<String> =
        alike(scene, ends).iter().map(|series| say::title(scene, series).to_owned()).collect();
    let hint = if allowed.is_empty() {
        texts.get("budget-between-none")
    } else {
        let args = [("from", title(ends.0).into()), ("allowed", allowed.join(", ").into())];
        texts.with("budget-between-allowed", &args)
    };
    page::statement(scene, &texts.get("budget-no-bridge"), &[sentence, hint], size, ctx)
}

/// The series that a bridge from the first could end with in that year.
fn alike<'a>(scene: &Scene<'a>, (from, _, year): (&Id, &Id, i16)) -> Vec<&'a Series> {
    let Some(from) = choose::series(scene, from) else { return Vec::new() };
    let fits = |series: &&Series| {
        series.id != from.id
            && choose::years(series).contains(&year)
            && comparable(scene, from, series, year).is_ok()
    };
    choose::totals(scene.briefing).into_iter().filter(fits).collect()
}

/// The years both have an amount in.
pub(super) fn years(scene: &Scene<'_>, from: &Id, to: &Id) -> Vec<i16> {
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    let (Some(from), Some(to)) = (choose::series(scene, from), choose::series(scene, to)) else {
        return Vec::new();
    };
    let (from, to) = (ledger.years(from), ledger.years(to));
    from.intersection(&to).copied().collect()
}

/// What a bridge from the same amount may end with, where this one is refused.
pub(super) fn offer(scene: &Scene<'_>, ends: (&Id, &Id, i16)) -> Option<Vec<Id>> {
    span(scene, ends).is_err().then(|| alike(scene, ends).iter().map(|series| series.id.clone()).collect())
}

/// The same as a table; empty where it is refused.
pub(super) fn table(scene: &Scene<'_>, ends: (&Id, &Id, i16)) -> Table {
    span(scene, ends).map(|span| bridge::rows(scene, &span)).unwrap_or_default()
}
