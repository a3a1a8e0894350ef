//! Lanes, filters, counts, and what is found of what is in sight.

use super::*;
use crate::{
    briefing::{Briefing, Index},
    figure::{Filter, Medium, Theme, Tokens},
    text::{Language, Texts},
};

fn with<R>(json: &str, filter: &Filter, check: impl FnOnce(&Scene<'_>) -> R) -> R {
    let briefing: Briefing = serde_json::from_str(json).unwrap();
    check(&Scene {
        briefing: &briefing,
        index: &Index::new(&briefing),
        texts: Texts::of(Language::Dutch),
        tokens: &Tokens::new(Theme::Light, Medium::Window),
        today: "2025-12-15".parse().unwrap(),
        filter,
        selected: None,
        title: None,
        cited: &[],
        scenario: None,
    })
}

const LETTER: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "subject": "letter",
    "sources": [{"id": "letter", "title": "l", "date": "2022-02-11"}, {"id": "later", "title": "l", "date": "2025-10-01"}],
    "priorities": [{"id": "b", "title": "b"}, {"id": "a1", "parent": "a", "title": "a1"}, {"id": "a", "title": "a"}],
    "events": [
      {"id": "1", "title": "een", "priority": "a1", "actual": {"when": "2022-05-13"},
        "promises": [{"when": "2022-04", "evidence": [{"source": "letter"}]}]},
      {"id": "2", "title": "twee", "priority": "b", "actual": {"when": "2022-12-02"},
        "promises": [{"when": "2022-12", "evidence": [{"source": "letter"}]}]},
      {"id": "3", "title": "drie",
        "promises": [{"when": "2035", "evidence": [{"source": "later"}]}]},
      {"id": "4", "title": "vier", "priority": "a", "actual": {"when": "2019"}}]}"#;

#[test]
fn lanes_in_the_order_of_the_tree() {
    with(LETTER, &Filter::default(), |scene| {
        let prepared = prepare(scene, &View { which: Which::All, ..View::default() });
        let lanes: Vec<_> = prepared
            .lanes
            .iter()
            .map(|lane| (lane.priority.as_ref().map(Id::as_str), lane.sorted.entries.len()))
            .collect();
        assert_eq!(lanes, [(Some("b"), 1), (Some("a"), 2), (None, 1)]);
        let events: Vec<_> = prepared.lanes[1].sorted.entries.iter().map(|entry| entry.event).collect();
        assert_eq!(events, [3, 0], "by their first day");
        assert_eq!((prepared.shown, prepared.of), (4, 4));
    });
}

#[test]
fn counts_only_what_the_letter_promised() {
    with(LETTER, &Filter::default(), |scene| {
        let prepared = prepare(scene, &View::default());
        assert_eq!(prepared.counts, Counts { on_time: 1, late: 1, ..Counts::default() });
        assert_eq!((prepared.shown, prepared.of), (3, 3));
    });
}

#[test]
fn filters_by_priority_status_and_text() {
    let filter = Filter { priorities: vec!["a".into()] };
    with(LETTER, &filter, |scene| {
        let prepared = prepare(scene, &View { which: Which::All, ..View::default() });
        assert_eq!(prepared.lanes.len(), 1);
        assert_eq!(prepared.shown, 2);
    });
    with(LETTER, &Filter::default(), |scene| {
        let late = View { statuses: vec![Status::Late], ..View::default() };
        let prepared = prepare(scene, &late);
        assert_eq!((prepared.shown, prepared.of), (1, 3));
        let found = prepare(scene, &View { find: " TWEE".to_owned(), ..View::default() });
        assert_eq!((found.shown, found.counts.known()), (1, 1));
    });
}

#[test]
fn opens_on_the_promises_of_the_letter() {
    with(LETTER, &Filter::default(), |scene| {
        let day = |text: &str| super::super::form::start_of(text.parse().unwrap());
        assert_eq!(opening(scene, &View::default()), (day("2022-01-01"), day("2023-02-01")));
    });
    let empty = r#"{"format": "hoofdlijn", "version": 1, "title": "t"}"#;
    with(empty, &Filter::default(), |scene| {
        let (first, last) = opening(scene, &View::default());
        assert!(last - first > 300.0, "{first} {last}");
    });
}

#[test]
fn what_lasts_is_found_without_looking_at_all() {
    // Each tenth lasts for long, and the first longest.
    let end = |at: u32| f64::from(at + if at.is_multiple_of(10) { 400 - at } else { at % 7 });
    let entry = |at: u32| Entry { event: at, first: f64::from(at), end: end(at), order: 0.0, letters: 4 };
    let sorted = Sorted::new((0..300).map(entry).collect());
    for (first, last) in [(0.0, 300.0), (100.0, 117.0), (299.0, 500.0), (401.0, 500.0), (-9.0, 0.5)] {
        let seen: Vec<u32> = sorted.visible(first, last).map(|entry| entry.event).collect();
        let all = sorted.entries.iter().filter(|entry| entry.first < last && entry.end >= first);
        assert_eq!(seen, all.map(|entry| entry.event).collect::<Vec<_>>(), "{first} {last}");
    }
}

#[test]
fn finds_what_is_visible() {
    let entry = |event, first, end| Entry { event, first, end, order: 0.0, letters: 1 };
    let sorted = Sorted::new(vec![
        entry(0, 50.0, 60.0),
        entry(1, 0.0, 100.0),
        entry(2, 20.0, 22.0),
        entry(3, 70.0, 71.0),
    ]);
    let visible = |first, last| sorted.visible(first, last).map(|entry| entry.event).collect::<Vec<_>>();
    assert_eq!(visible(0.0, 100.0), [1, 2, 0, 3]);
    assert_eq!(visible(0.0, 70.0), [1, 2, 0]);
    assert_eq!(visible(55.0, 58.0), [1, 0]);
    assert_eq!(visible(61.0, 69.0), [1]);
    assert_eq!(visible(101.0, 200.0), [0u32; 0]);
    let next = |from, day| sorted.firsts.next_from(from, day);
    assert_eq!(
        [next(0, 0.0), next(0, 20.0), next(0, 51.0), next(2, 60.0), next(0, 900.0), next(4, 9.0)],
        [0, 1, 3, 3, 4, 4]
    );
}
