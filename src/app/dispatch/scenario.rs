//! Trying out scenarios: the facts stay as they are, and nothing is written until a scenario is saved.

use std::{path::PathBuf, sync::Arc};

use jiff::Span;

use super::change;
use crate::{
    app::{
        Document, State, Trial,
        items::{self, List},
    },
    briefing::{
        Amount, Date, Decimal, Edtf, Evidence, EvidenceKind, Id, ItemRef, Number, Period, Scenario, Series,
        Target, Text, Unit, When,
        edit::{Edit, EditName},
        scenario::{Aspect, Assumption, Interval, Overlay, World},
    },
    export,
};

/// What is done with scenarios.
#[derive(Clone, Debug)]
pub enum Step {
    /// Try out one of the file.
    Try(Id),
    /// Begin a new one, about an item where one is named.
    New(Option<Id>),
    /// Assume something else.
    Change(Box<Scenario>),
    /// Write it to the document.
    Save,
    /// As the file has it.
    Revert,
    /// Take it out of the document, and go back to the facts.
    Delete,
}

/// Does a step.
pub(super) fn step(state: &mut State, step: Step) {
    match step {
        Step::Try(id) => {
            let found = state.document.briefing.scenarios.iter().find(|it| it.id == id);
            state.view.trial = found.map(|it| Trial { scenario: it.clone(), begun: it.clone() });
            state.view.scenarios = true;
        }
        Step::New(on) => {
            let scenario = begin(&state.document, on.as_ref());
            state.view.trial = Some(Trial { begun: scenario.clone(), scenario });
            state.view.scenarios = true;
        }
        Step::Change(scenario) => {
            if let Some(trial) = &mut state.view.trial {
                for added in &scenario.assumptions {
                    let alike = |one: &Assumption| {
                        (&one.on, one.aspect(), one.period) == (&added.on, added.aspect(), added.period)
                    };
                    if !trial.begun.assumptions.iter().any(alike) {
                        trial.begun.assumptions.push(added.clone());
                    }
                }
                trial.scenario = *scenario;
            }
        }
        Step::Save => save(state),
        Step::Revert => {
            if let Some(trial) = &mut state.view.trial
                && let Some(saved) = saved(&state.document, &trial.scenario.id)
            {
                *trial = Trial { scenario: saved.clone(), begun: saved.clone() };
            }
        }
        Step::Delete => {
            let Some(trial) = state.view.trial.take() else { return };
            if let Some(edit) = state.document.removal(&trial.scenario.id) {
                change(state, &edit, None);
            }
        }
    }
}

/// The scenario as the document has it.
pub fn saved<'a>(document: &'a Document, id: &Id) -> Option<&'a Scenario> {
    document.briefing.scenarios.iter().find(|it| it.id == *id)
}

fn save(state: &mut State) {
    let Some(trial) = &state.view.trial else { return };
    let scenario = trial.scenario.clone();
    let edit = if let Some(before) = saved(&state.document, &scenario.id) {
        let name = EditName::change(&scenario.title);
        state.document.change(&scenario.id, before, &scenario, name)
    } else {
        let path = state.document.end_of(List::Scenarios.key());
        Some(Edit::new(EditName::add(&scenario.title)).insert(path, &scenario))
    };
    if let Some(edit) = edit {
        change(state, &edit, None);
    }
}

/// Keeps what figures are drawn from in step with the scenario that is tried out and with the document.
pub(super) fn follow(state: &mut State) {
    let Some(trial) = &state.view.trial else {
        state.overlay = None;
        return;
    };
    let document = &state.document;
    let holds = state.overlay.as_ref().is_some_and(|overlay| {
        overlay.scenario == trial.scenario && Arc::ptr_eq(&overlay.facts.briefing, &document.briefing)
    });
    if !holds {
        let facts = World { briefing: document.briefing.clone(), index: document.index.clone() };
        state.overlay = Some(Arc::new(Overlay::new(facts, trial.scenario.clone())));
        state.overlays += 1;
    }
}

/// The path of a picture, whose name says so where it shows a scenario.
pub(super) fn named(state: &State, path: PathBuf) -> PathBuf {
    match &state.view.trial {
        Some(trial) if !export::names_scenario(&path) => export::scenario_name(&path, &trial.scenario.id),
        _ => path,
    }
}

/// A new scenario.
fn begin(document: &Document, on: Option<&Id>) -> Scenario {
    let how = Evidence {
        kind: EvidenceKind::Assumed,
        how: Some(items::both("scenario-how")),
        ..Evidence::default()
    };
    let mut scenario = Scenario {
        id: document.fresh_id(concat!("scenario", "-0")),
        title: items::both("new-scenarios"),
        evidence: vec![how],
        ..Scenario::default()
    };
    if let Some(on) = on {
        scenario.title = items::title(document, on);
        for aspect in aspects(document, on) {
            scenario.assumptions.extend(assumption(document, &scenario, on, aspect));
        }
        if let Some(ItemRef::Series(_)) = document.index.item(&document.briefing, on) {
            scenario.assumptions.truncate(1);
        }
    }
    scenario
}

/// What can be assumed of an item.
pub fn aspects(document: &Document, on: &Id) -> Vec<Aspect> {
    match document.index.item(&document.briefing, on) {
        Some(ItemRef::Series(_)) => vec![Aspect::Change, Aspect::Amount],
        Some(ItemRef::Event(_)) => vec![Aspect::When],
        Some(ItemRef::Target(_)) => vec![Aspect::Base, Aspect::Start, Aspect::Due, Aspect::PerYear],
        Some(ItemRef::Component(_)) => vec![Aspect::Level],
        _ => Vec::new(),
    }
}

/// An assumption to begin with: near what the file says, or else a round value. `None` where there is nothing to go by.
pub fn assumption(document: &Document, scenario: &Scenario, on: &Id, aspect: Aspect) -> Option<Assumption> {
    let briefing = &document.briefing;
    let today = briefing.as_of?;
    let mut it = Assumption { on: on.clone(), ..Assumption::default() };
    let item = document.index.item(briefing, on)?;
    match (aspect, item) {
        (Aspect::Change, ItemRef::Series(series)) => {
            latest(series)?;
            it.change = Some(range(Decimal::from(-10), Decimal::TEN, None));
        }
        (Aspect::Amount, ItemRef::Series(series)) => {
            let (date, value, unit) = latest(series)?;
            it.period = Some(date);
            let (low, high) = (part(value, 9)?, part(value, 11)?);
            it.amount = Some(range(low.min(high), low.max(high), unit));
        }
        (Aspect::When, ItemRef::Event(event)) => {
            let said = event.promises.last().and_then(|promise| promise.when.as_ref());
            let actual = event.actual.as_ref().map(|actual| &actual.when);
            let window = actual.or(said).map(When::window).unwrap_or_default();
            let first = window.first.or(window.last).unwrap_or(today);
            let last = window.last.or(window.first).unwrap_or(today);
            let last = if first == last { last.checked_add(Span::new().months(6)).ok()? } else { last };
            it.when = Some(days(first, last));
        }
        (Aspect::Due, ItemRef::Target(target)) => {
            let known = target.due.as_ref().and_then(|due| due.window().last);
            it.due = Some(When {
                date: Edtf::year(known.map_or(today.year() + 10, Date::year)),
                ..When::default()
            });
        }
        (Aspect::Start, ItemRef::Target(_)) => it.start = Some(When::day(today)),
        (Aspect::Base, ItemRef::Target(target)) => {
            let (value, unit) = base_of(document, target)?;
            it.base = Some(Number { unit: Some(unit), ..Number::exact(value) });
        }
        (Aspect::PerYear, ItemRef::Target(target)) => {
            let assumed = scenario.about(on, Aspect::Base);
            let own = assumed.and_then(|it| Some((it.interval()?.central, it.number()?.unit.clone()?)));
            let (value, unit) = own.or_else(|| base_of(document, target))?;
            let share = |parts: i64| {
                Some(
                    value
                        .checked_mul(Decimal::new(parts, 2))?
                        .round_dp(u32::from(value < Decimal::TEN))
                        .normalize(),
                )
            };
            it.per_year = Some(range(share(2)?, share(4)?, Some(unit)));
        }
        (Aspect::Level, ItemRef::Component(component)) => {
            let level = component.level.as_ref().and_then(|level| level.id());
            let known = level.and_then(|id| document.index.series(briefing, id));
            let required = component.required.as_ref();
            let unit = known.map(|it| &it.unit).or(required.and_then(|it| it.unit.as_ref()));
            let unit = unit.cloned().unwrap_or(Unit::Percent);
            let value = known.and_then(latest).map(|(_, value, _)| value);
            let value = value.or_else(|| Interval::of(&required?.amount).map(|it| it.central));
            let value = value.unwrap_or(Decimal::from(50));
            let most = if unit == Unit::Percent { Decimal::ONE_HUNDRED } else { Decimal::MAX };
            it.level = Some(range(part(value, 9)?, part(value, 11)?.min(most), Some(unit)));
        }
        _ => return None,
    }
    Some(it)
}

/// So many tenths of a value.
fn part(value: Decimal, tenths: i64) -> Option<Decimal> {
    Some(value.checked_mul(Decimal::new(tenths, 1))?.round_dp(value.scale()).normalize())
}

fn range(low: Decimal, high: Decimal, unit: Option<Unit>) -> Number {
    Number { unit, ..Number::from(Amount::Range { low: Some(low), high: Some(high) }) }
}

/// From a day to a day.
pub fn days(first: Date, last: Date) -> When {
    if first == last {
        return When::day(first);
    }
    let date = format!("{first}/{last}").parse().ok();
    When { date, ..When::default() }
}

/// Due by the end of a year, or of one of several.
pub fn years(first: i16, last: i16) -> When {
    if first == last {
        return When { date: Edtf::year(first), ..When::default() };
    }
    let end = |year| Date::new(year, 12, 31).ok();
    When {
        date: format!("{first:04}/{last:04}").parse().ok(),
        earliest: end(first),
        latest: end(last),
        ..When::default()
    }
}

/// The last value of a series, with its date and own unit.
fn latest(series: &Series) -> Option<(Edtf, Decimal, Option<Unit>)> {
    let dated = series.values.iter().filter_map(|(period, number)| match period {
        Period::At(date) if !date.is_interval() => {
            Some((*date, Interval::of(&number.amount)?.central, number.unit.clone()))
        }
        _ => None,
    });
    dated.max_by_key(|(date, ..)| date.last_day())
}

/// The size of the first whole of a target that has one.
fn base_of(document: &Document, target: &Target) -> Option<(Decimal, Unit)> {
    let mut bases = target.bases.iter().filter_map(|id| document.index.series(&document.briefing, id));
    bases.find_map(|series| {
        latest(series).map(|(_, value, unit)| (value, unit.unwrap_or(series.unit.clone())))
    })
}

/// The title with another text in a language; in the others it stays.
pub fn retitled(title: &Text, language: &str, text: &str) -> Text {
    match title {
        Text::Plain(_) => Text::Plain(text.to_owned()),
        Text::ByLanguage(all) => {
            let mut all = all.clone();
            all.insert(language.to_owned(), text.to_owned());
            Text::ByLanguage(all)
        }
    }
}
