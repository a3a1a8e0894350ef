//! The timeline in words: its finding, its summary, and what is said of an event at its marks and to a screen reader.

use super::{
    form::{Done, Form},
    prepare::{Counts, Prepared},
};
use crate::{
    briefing::{
        Date, Event, Promise, PromiseKind, When,
        index::{Part, Place},
        timing::{Delivered, Status, against, delivered},
    },
    figure::Scene,
    text::Texts,
};

/// What is said of an event, worked out when it is first seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The event.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// Of each promise.
    pub said: Vec<Said>,
    /// At the mark of what came of it, the longest first: without the year and with it.
    pub done: Vec<[String; 2]>,
    /// How late it is.
    pub late: Option<String>,
    /// The event as a whole, for a screen reader and a hover card.
    pub value: String,
    /// What came of it, for the same.
    pub outcome: String,
}

/// What is said of a promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its words, in quotation marks, or the date.
    pub words: String,
    /// The same with the day before it, where it stands under another.
    pub trail: String,
    /// For a screen reader and a hover card.
    pub value: String,
}

/// Joins what is not empty with a message that has `$list` and `$next`.
fn join(texts: &Texts, key: &str, parts: impl IntoIterator<Item = String>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let joined = parts.reduce(|list, next| texts.with(key, &[("list", list.into()), ("next", next.into())]));
    joined.unwrap_or_default()
}

/// Joins sentences, without the last full stop.
pub fn sentences(texts: &Texts, parts: impl IntoIterator<Item = String>) -> String {
    join(texts, "timeline-then", parts)
}

/// Joins the parts of a list.
pub fn list(texts: &Texts, parts: impl IntoIterator<Item = String>) -> String {
    join(texts, "timeline-and", parts)
}

impl Told {
    /// Of an event, as of the scene's day.
    pub fn of(scene: &Scene<'_>, event: &Event, form: &Form) -> Self {
        let texts = scene.texts;
        let said: Vec<Said> = event.promises.iter().map(|promise| of_promise(scene, promise)).collect();
        let outcome = outcome(scene, event, form);
        let known = form.said.iter().map(|(at, _)| said[*at].value.clone());
        let value = sentences(texts, known.chain([outcome.clone()]));
        Self {
            place: event.id.clone().into(),
            title: texts.text(&event.title).to_owned(),
            done: at_mark(scene, event, form),
            late: late(texts, form),
            said,
            value,
            outcome,
        }
    }
}

fn of_promise(scene: &Scene<'_>, promise: &Promise) -> Said {
    let texts = scene.texts;
    let words = promise.when.as_ref().map_or_else(|| texts.get("timeline-no-date"), |when| texts.when(when));
    let said = scene.index.said_on(scene.briefing, promise);
    let day = said.map_or_else(|| texts.get("timeline-said-undated"), |said| texts.when(said));
    let said = said.map(When::window);
    let kind = match promise.kind {
        PromiseKind::Promise => "timeline-said-promise",
        PromiseKind::Aim => "timeline-said-aim",
        PromiseKind::Expectation => "timeline-said-expectation",
        PromiseKind::Withdrawn => "timeline-said-withdrawn",
    };
    let reading = promise.when.as_ref().and_then(|when| texts.reading(when)).unwrap_or_default();
    let when = list(texts, [words.clone(), reading]);
    let value = texts.with(kind, &[("day", day.into()), ("when", when.into())]);
    let short = said.and_then(|window| {
        let (first, last) = (window.first.or(window.last)?, window.last.or(window.first)?);
        Some(if first == last {
            texts.day_month_short(first)
        } else if first.first_of_month() == last.first_of_month() {
            texts.month_short(first)
        } else {
            texts.window_short(&window)
        })
    });
    let trail = short.map_or_else(
        || words.clone(),
        |day| texts.with("timeline-trail", &[("day", day.into()), ("words", words.clone().into())]),
    );
    Said { words, trail, value }
}

/// How late, at a mark.
fn late(texts: &Texts, form: &Form) -> Option<String> {
    let late = texts.late_mark(form.standing.lateness.as_ref()?);
    Some(match form.standing.status {
        Status::Overdue => texts.with("timeline-overdue", &[("late", late.into())]),
        _ => late,
    })
}

/// What stands at the mark of what came of it, the longest first.
fn at_mark(scene: &Scene<'_>, event: &Event, form: &Form) -> Vec<[String; 2]> {
    let texts = scene.texts;
    let days = |day: Date| [texts.day_month_short(day), texts.day_short(day)];
    let with = |key: &str, day: Date| days(day).map(|day| texts.with(key, &[("day", day.into())]));
    let both = |text: String| [text.clone(), text];
    let promised = event.promises.first().and_then(|promise| promise.when.as_ref());
    let lost = promised.is_some_and(When::is_missing);
    let actual = event.actual.as_ref().map(|actual| &actual.when);
    match (form.done, actual) {
        (Some(Done::Between { .. }), Some(when)) if is_open_question(scene, form, when) => {
            let short = texts.attribute("timeline-possibly", "short", &[]).unwrap_or_default();
            vec![both(texts.get("timeline-possibly")), both(short)]
        }
        (Some(Done::Day(noon)), _) => {
            let day = super::scale::date_of(noon);
            match form.standing.status {
                Status::Done if !event.promises.is_empty() && !lost => {
                    vec![with("timeline-no-deadline", day), days(day)]
                }
                Status::Early => vec![with("timeline-early", day), days(day)],
                _ => vec![days(day)],
            }
        }
        (Some(Done::Between { .. }), Some(when)) => match &when.date {
            // A month or a quarter is told as it is; a season or words tell no day at all.
            Some(date) if when.wording.is_none() && texts.reading(when).is_none() => {
                vec![both(texts.edtf(date))]
            }
            _ => {
                let short = texts.attribute("timeline-vague", "short", &[]).unwrap_or_default();
                vec![both(texts.get("timeline-vague")), both(short)]
            }
        },
        (Some(Done::Lasting { .. }), Some(when)) => vec![both(texts.window_short(&when.window()))],
        _ if lost => promised.map(|when| both(texts.when(when))).into_iter().collect(),
        _ => match form.standing.status {
            Status::Overdue => Vec::new(),
            Status::Unknown => match promised.and_then(|when| when.window().day()) {
                Some(day) => vec![with("timeline-announced", day), days(day)],
                None => vec![both(texts.get("timeline-unknown")), both(texts.status(Status::Unknown))],
            },
            Status::NotDue | Status::Due if promised.is_some_and(|when| when.window().day().is_some()) => {
                let day = promised.and_then(|when| when.window().day());
                day.map(|day| [with("timeline-announced", day), days(day)]).into_iter().flatten().collect()
            }
            status => vec![both(texts.status(status))],
        },
    }
}

/// Whether a vague delivery may or may not have been made by the scene's day.
fn is_open_question(scene: &Scene<'_>, form: &Form, when: &When) -> bool {
    matches!(form.done, Some(Done::Between { .. }))
        && delivered(when.window(), scene.day()) == Delivered::Perhaps
}

/// What came of it, in sentences.
fn outcome(scene: &Scene<'_>, event: &Event, form: &Form) -> String {
    let texts = scene.texts;
    let happened = match event.actual.as_ref().map(|actual| &actual.when) {
        Some(when) if form.done.is_some() => {
            let reading = texts.reading(when).unwrap_or_default();
            let possibly = is_open_question(scene, form, when);
            let when = list(texts, [texts.when(when), reading]);
            let key = match event.promises.as_slice() {
                _ if possibly => "timeline-done-possibly",
                [] => "timeline-happened",
                _ => "timeline-done",
            };
            texts.with(key, &[("when", when.into())])
        }
        Some(when) if when.is_missing() => {
            let reason = when.missing.map(|reason| texts.reason(reason)).unwrap_or_default();
            texts.with("timeline-done-missing", &[("reason", reason.into())])
        }
        _ if form.standing.status.is_open() => texts.get("timeline-not-done"),
        _ => String::new(),
    };
    let mut parts = vec![happened];
    if !event.promises.is_empty() {
        parts.push(texts.standing(&form.standing));
        // Measured against the last promise as well, where that differs.
        let last = form.said.last().filter(|(at, _)| *at > 0).and_then(|(at, _)| event.promises.get(*at));
        let against =
            last.filter(|last| last.when.is_some()).map(|last| against(event, Some(last), scene.day()));
        if let Some(standing) = against.filter(|against| *against != form.standing) {
            let standing = texts.standing(&standing).into();
            parts.push(texts.with("timeline-against-last", &[("standing", standing)]));
        }
    }
    sentences(texts, parts)
}

/// The finding: how many of the promises came to what.
pub fn finding(texts: &Texts, counts: &Counts, shown: usize) -> String {
    let parts: Vec<(&str, usize)> = [
        ("timeline-part-on-time", counts.on_time),
        ("timeline-part-late", counts.late),
        ("timeline-part-overdue", counts.overdue),
        ("timeline-part-done", counts.done),
        ("timeline-part-open", counts.open),
        ("timeline-part-withdrawn", counts.withdrawn),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .collect();
    let known = counts.known();
    match parts.as_slice() {
        [] if counts.unknown > 0 => texts.with("timeline-finding-unknown", &[("n", counts.unknown.into())]),
        [] => texts.with("timeline-finding-events", &[("n", shown.into())]),
        [(key, _)] => {
            let alone = texts.attribute(key, "alone", &[]).unwrap_or_default();
            let whole = if known == 1 { "timeline-finding-one" } else { "timeline-finding-all" };
            texts.with(whole, &[("n", known.into()), ("parts", alone.into())])
        }
        parts => {
            let parts = parts.iter().map(|(key, count)| texts.with(key, &[("n", (*count).into())]));
            let parts = list(texts, parts);
            texts.with("timeline-finding", &[("n", known.into()), ("parts", parts.into())])
        }
    }
}

/// The figure in plain sentences, for who cannot see it.
pub fn summary(scene: &Scene<'_>, prepared: &Prepared, seen: usize, range: (f64, f64)) -> String {
    let texts = scene.texts;
    let mut parts = Vec::new();
    if prepared.counts.unknown > 0 && prepared.counts.known() > 0 {
        parts.push(texts.with("timeline-summary-unknown", &[("n", prepared.counts.unknown.into())]));
    }
    parts.push(in_view(texts, seen, range));
    if !scene.filter.priorities.is_empty() {
        let ids = scene.filter.priorities.iter();
        let titles = ids.map(|id| scene.index.title(scene.briefing, id, texts.language().code()).to_owned());
        parts.push(texts.with("timeline-summary-filter", &[("list", list(texts, titles).into())]));
    }
    let hidden = prepared.of - prepared.shown;
    if hidden > 0 {
        parts.push(texts.with("timeline-summary-hidden", &[("n", hidden.into())]));
    }
    parts.push(texts.with("timeline-summary-today", &[("day", texts.day(scene.today).into())]));
    parts.join(" ")
}

/// How many events are in view, between which days.
pub fn in_view(texts: &Texts, seen: usize, range: (f64, f64)) -> String {
    let day = |day: f64| texts.day(super::scale::date_of(day)).into();
    let args = [("n", seen.into()), ("first", day(range.0)), ("last", day(range.1 - 1.0))];
    texts.with("timeline-summary-shown", &args)
}

/// The place of a part of an event.
pub fn place(event: &Event, part: Part) -> Place {
    Place { item: event.id.clone(), part }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn both(counts: Counts) -> [String; 2] {
        [Language::Dutch, Language::English].map(|language| finding(Texts::of(language), &counts, 3))
    }

    #[test]
    fn the_finding_counts_in_words() {
        let counts = Counts { on_time: 2, late: 2, done: 1, unknown: 2, ..Counts::default() };
        assert_eq!(
            both(counts),
            [
                "Van vijf beloften: twee op tijd, twee te laat, één gedaan zonder termijn",
                "Of five promises: two on time, two late, one done with no deadline"
            ]
        );
        for (counts, dutch, english) in [
            (
                Counts { late: 1, ..Counts::default() },
                "Eén belofte: te laat gedaan",
                "One promise: done late",
            ),
            (Counts { open: 2, ..Counts::default() }, "Beide beloften nog open", "Both promises still open"),
            (
                Counts { on_time: 13, ..Counts::default() },
                "Alle 13 beloften op tijd gedaan",
                "All 13 promises done on time",
            ),
            (
                Counts { overdue: 1200, withdrawn: 12, ..Counts::default() },
                "Van 1.212 beloften: 1.200 verlopen, twaalf ingetrokken",
                "Of 1,212 promises: 1,200 overdue, twelve withdrawn",
            ),
            (
                Counts { unknown: 1, ..Counts::default() },
                "Van één belofte is niet bekend wat ervan kwam",
                "What came of one promise is not known",
            ),
            (Counts::default(), "3 gebeurtenissen, zonder belofte", "3 events, without a promise"),
        ] {
            assert_eq!(both(counts), [dutch, english]);
        }
    }
}
