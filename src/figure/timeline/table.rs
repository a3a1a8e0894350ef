//! The timeline as a table: a row for each statement, or one for an event without any.

use super::{
    View, Which,
    form::{Form, start_of},
    prepare::prepare,
};
use crate::{
    briefing::{
        Decimal, Event, When,
        index::{Part, Place},
        timing::{Lateness, against},
    },
    figure::{
        Scene, Table,
        table::{Cell, Column, Row},
    },
};

/// The events of the view, in the order of the lanes and of their rows, whatever the range.
pub fn table(scene: &Scene<'_>, view: &View) -> Table {
    let texts = scene.texts;
    let prepared = prepare(scene, view);
    let column = |key: &str, numeric| Column { title: texts.get(key), numeric };
    let columns = vec![
        column("timeline-column-priority", false),
        column("timeline-column-event", false),
        column("timeline-column-said", false),
        column("timeline-column-wording", false),
        column("timeline-column-window", false),
        column("timeline-column-done", false),
        column("timeline-column-status", false),
        column("timeline-column-late", true),
    ];
    let mut rows = Vec::new();
    let mut listed = std::collections::BTreeSet::new();
    for lane in &prepared.lanes {
        let mut entries = lane.sorted.entries.clone();
        entries.sort_by(|one, other| one.order.total_cmp(&other.order).then(one.event.cmp(&other.event)));
        for entry in entries {
            listed.insert(entry.event);
            of_event(scene, &scene.briefing.events[entry.event as usize], &mut rows);
        }
    }
    // What has no day at all is in no lane; it is in the table all the same.
    let undated = |at: &usize| !listed.contains(&(*at as u32));
    for at in (0..scene.briefing.events.len()).filter(undated) {
        let event = &scene.briefing.events[at];
        let shown = view.which == Which::All || !event.promises.is_empty();
        let form = Form::of(scene, event);
        let kept = view.statuses.is_empty() || view.statuses.contains(&form.standing.status);
        let filtered = scene.filter.shows(scene.briefing, scene.index, event.priority.as_ref());
        if shown && kept && filtered && view.find.is_empty() && form.extent().is_none() {
            of_event(scene, event, &mut rows);
        }
    }
    Table { columns, rows }
}

fn of_event(scene: &Scene<'_>, event: &Event, rows: &mut Vec<Row>) {
    let texts = scene.texts;
    let form = Form::of(scene, event);
    let priority = event.priority.as_ref();
    let priority =
        priority.map(|id| scene.index.title(scene.briefing, id, texts.language().code()).to_owned());
    let place = |part| Some(Place { item: event.id.clone(), part });
    let done = match event.actual.as_ref().filter(|actual| form.done.is_some() || actual.when.is_missing()) {
        Some(actual) => dated(scene, &actual.when, place(Part::Actual)),
        None => Cell::default(),
    };
    let mut put = |part: Part, statement: [Cell; 3], standing: &crate::briefing::timing::Standing| {
        let [said, wording, window] = statement;
        let late = standing.lateness.map_or_else(Cell::default, |lateness: Lateness| Cell {
            text: texts.late_mark(&lateness),
            number: Some(Decimal::from(lateness.least)),
            place: None,
        });
        let cells = vec![
            priority.clone().unwrap_or_default().into(),
            texts.text(&event.title).to_owned().into(),
            said,
            wording,
            window,
            done.clone(),
            texts.status(standing.status).into(),
            late,
        ];
        rows.push(Row { place: Place { item: event.id.clone(), part }, cells });
    };
    if form.said.is_empty() && event.promises.is_empty() {
        put(Part::Whole, Default::default(), &form.standing);
        return;
    }
    for (at, promise) in event.promises.iter().enumerate() {
        let said = scene.index.said_on(scene.briefing, promise);
        if said.and_then(|said| said.window().first).is_some_and(|first| first > scene.today) {
            continue;
        }
        let said = said.map_or_else(Cell::default, |said| dated(scene, said, None));
        let when = promise.when.as_ref();
        let wording = when.map(|when| texts.when(when)).unwrap_or_default();
        let window = when.map(When::window).filter(|window| !window.is_open());
        let window = window.map_or_else(Cell::default, |window| Cell {
            text: texts.window_short(&window),
            number: window.last.or(window.first).map(|day| Decimal::from(start_of(day) as i64)),
            place: None,
        });
        let standing = against(event, Some(promise), scene.day());
        put(Part::Promise(at), [said, wording.into(), window], &standing);
    }
}

/// A date with the number of its first day, to sort by.
fn dated(scene: &Scene<'_>, when: &When, place: Option<Place>) -> Cell {
    let window = when.window();
    let text = match window.day() {
        Some(day) => scene.texts.day_short(day),
        None => scene.texts.when(when),
    };
    let number = window.first.or(window.last).map(|day| Decimal::from(start_of(day) as i64));
    Cell { text, number, place }
}
