//! Edits, undo, and what the briefing is after them: always what loading the text would give.

use proptest::prelude::*;

use super::*;
use crate::briefing::{
    Date, Id, When,
    edit::{Change, EditName},
    index::Part,
};
use crate::text::Language;

fn open(text: &str) -> Document {
    Document::new(file::load(text.as_bytes()).unwrap(), Origin::Shipped)
}

fn path(json: &str) -> Path {
    serde_json::from_str(json).unwrap()
}

fn named(key: &str) -> Edit {
    Edit::new(EditName::new(key))
}

/// What a document holds must be what loading its text gives.
#[track_caller]
fn assert_true(document: &Document) {
    let loaded = file::load(document.text.as_bytes()).unwrap();
    assert_eq!(*document.briefing, loaded.briefing);
    assert_eq!(*document.index, Index::new(&loaded.briefing));
    assert_eq!(*document.findings, *loaded.findings);
    assert_eq!(document.skipped(), loaded.skipped);
    assert_eq!(*document.skeleton(), Skeleton::of(&document.text));
}

const SMALL: &str = r#"{
  "format": "hoofdlijn", "version": 1, "title": "T", "x_own": [1.50],
  "events": [
    {"id": "a", "title": "A", "promises": [{"when": "2022-04"}, {"when": "2022-05"}]},
    {"id": "b", "title": "B", "links": ["a"], "x_own": {"deep": [1]}},
    {"id": "c", "title": "C", "when": 5, "depends_on": ["b"]}
  ]
}
"#;

#[test]
fn steps_are_taken_back_and_done_again() {
    let mut document = open(SMALL);
    let mut selection = Some(Place::from(Id::from("a")));
    let new_date = named("edit-date").set(path(r#"["events", 0, "promises", 0, "when"]"#), &"2022-06");
    document.apply(&new_date, None, &mut selection).unwrap();
    let gone = named("edit-remove").remove(path(r#"["events", 0]"#));
    document.apply(&gone, None, &mut selection).unwrap();
    assert_eq!(selection, None, "what is gone is not selected");
    assert_true(&document);
    assert_eq!(document.briefing.events.len(), 2);
    let names = |document: &Document| {
        let names = [document.history.done().last(), document.history.undone().first()];
        names.map(|step| step.map_or("", |step| &step.name.key).to_owned())
    };
    assert_eq!(names(&document), ["edit-remove", ""]);
    assert!(document.undo(&mut selection));
    assert_eq!(selection, Some(Id::from("a").into()), "and is again when it is back");
    assert_eq!(names(&document), ["edit-date", "edit-remove"]);
    assert_eq!(document.text.as_ref(), SMALL.replacen("2022-04", "2022-06", 1));
    assert_true(&document);
    assert!(document.undo(&mut selection));
    assert_eq!(document.text.as_ref(), SMALL);
    assert_true(&document);
    assert!(!document.undo(&mut selection), "not past the state that was opened");
    assert!(document.redo(&mut selection) && document.redo(&mut selection) && !document.redo(&mut selection));
    assert_eq!((document.briefing.events.len(), selection.clone()), (2, None));
    assert_true(&document);
    // A new edit forgets what was taken back.
    document.undo(&mut selection);
    document.apply(&named("edit-title").set(path(r#"["title"]"#), &"New"), None, &mut selection).unwrap();
    assert_eq!(names(&document), ["edit-title", ""]);
    assert_eq!(document.steps().len(), 2);
    assert_true(&document);
}

#[test]
fn a_gesture_is_one_step() {
    let mut document = open(SMALL);
    let when = |date: &str| named("edit-move").set(path(r#"["events", 0, "promises", 0, "when"]"#), &date);
    let drag = Some(Gesture(1));
    for date in ["2022-05-01", "2022-05-12", "2022-05-13"] {
        document.apply(&when(date), drag, &mut None).unwrap();
    }
    document.apply(&when("2022-07"), Some(Gesture(2)), &mut None).unwrap();
    assert_eq!(document.steps().len(), 2);
    document.undo(&mut None);
    assert_eq!(document.text.as_ref(), SMALL.replacen("2022-04", "2022-05-13", 1));
    assert_true(&document);
    document.undo(&mut None);
    assert_eq!(document.text.as_ref(), SMALL);
    // A drag that comes back to where it began has changed nothing.
    let revision = document.revision;
    document.apply(&when("2022-05-01"), Some(Gesture(3)), &mut None).unwrap();
    document.apply(&when("2022-04"), Some(Gesture(3)), &mut None).unwrap();
    assert_eq!((document.steps().len(), document.revision), (0, revision));
    assert!(!document.is_unsaved());
    // Nor has an edit that says what is there.
    document.apply(&when("2022-04"), None, &mut None).unwrap();
    assert_eq!((document.steps().len(), document.revision), (0, revision));
    assert_true(&document);
}

#[test]
fn unsaved_is_another_state_than_the_saved_one() {
    let mut document = open(SMALL);
    let title = |title: &str| named("edit-title").set(path(r#"["title"]"#), &title);
    document.apply(&title("1"), None, &mut None).unwrap();
    assert!(document.is_unsaved());
    document.saved = document.revision;
    document.apply(&title("2"), None, &mut None).unwrap();
    assert!(document.is_unsaved());
    document.undo(&mut None);
    assert!(!document.is_unsaved(), "back in the saved state");
    document.undo(&mut None);
    assert!(document.is_unsaved(), "before it");
    document.redo(&mut None);
    assert!(!document.is_unsaved());
    document.undo(&mut None);
    document.apply(&title("3"), None, &mut None).unwrap();
    document.undo(&mut None);
    assert!(document.is_unsaved(), "the saved state cannot be reached any longer");
    document.redo(&mut None);
    assert!(document.is_unsaved());
}

#[test]
fn what_is_wrong_never_gets_in() {
    let mut document = open(SMALL);
    let before = document.clone();
    let refused = |change: Change, expected: (&str, &str)| {
        let mut document = open(SMALL);
        let mut selection = Some(Place::from(Id::from("a")));
        let edit = named("edit").set(path(r#"["title"]"#), &"New").and(change).selecting(Id::from("b"));
        let finding = document.apply(&edit, None, &mut selection).unwrap_err().finding();
        assert_eq!((finding.code, finding.path.to_string().as_str()), expected, "{finding:?}");
        assert_eq!((&document.text, document.revision, document.steps().len()), (&before.text, 0, 0));
        assert_eq!(selection, Some(Id::from("a").into()));
        assert_true(&document);
        finding
    };
    let set = |at: &str, json: &str| Change::Set { path: path(at), json: Some(json.to_owned()) };
    let remove = |at: &str| Change::Set { path: path(at), json: None };
    let insert = |at: &str, json: &str| Change::Insert { path: path(at), json: json.to_owned() };
    let when = r#"["events", 0, "promises", 1, "when"]"#;
    let wrong = refused(set(when, r#""2022-13""#), ("edtf-month-out-of-range", "events[0].promises[1].when"));
    assert!(wrong.args.contains(&("found", "13".to_owned())), "{wrong:?}");
    refused(set(when, "5"), ("wrong-type", "events[0].promises[1].when"));
    refused(remove(r#"["events", 1, "title"]"#), ("missing-key", "events[1]"));
    refused(remove(r#"["title"]"#), ("missing-top-key", ""));
    refused(set(r#"["events"]"#, "5"), ("wrong-type", "events"));
    refused(set(r#"["as_of"]"#, "\"2022\""), ("day-expected", "as_of"));
    refused(set(r#"["version"]"#, "2"), ("version-unknown", "version"));
    refused(set(r#"["format"]"#, "\"x\""), ("format-other", "format"));
    refused(insert(r#"["events", 1]"#, r#"{"id": "d"}"#), ("missing-key", "events[1]"));
    refused(insert(r#"["sources", 0]"#, "[]"), ("wrong-type", "sources[0]"));
    refused(set(r#"["events", 9, "title"]"#, "1"), ("edit-nowhere", "events[9].title"));
    refused(set(when, "2022-05"), ("edit-not-json", "events[0].promises[1].when"));
    // What the format does not know is only told.
    document.apply(&named("edit").set(path(r#"["events", 1, "wehn"]"#), &1), None, &mut None).unwrap();
    assert_true(&document);
}

const BROKEN: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "T", "colour": 1,
 "events": [
  {"id": "a", "title": 1, "kind": "leter"},
  {"id": "b", "title": "B", "promises": [{"when": "2022-13"}, {"when": "2022"}, {"kind": 5}], "links": 7},
  {"id": "c", "title": "C"}
 ],
 "measures": 5,
 "sources": [{"id": "s", "title": "S", "date": "2022-02-30"}]
}"#;

const TWICE: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "T", "title": "U", "odd": 1,
 "events": [{"id": "a", "title": "A", "id": "b", "odd": {"title": 1}}, {"id": "c", "title": "C", "links": ["a", 5, "c"], "titel": 2}, 7],
 "series": [{"id": "s", "title": "S", "unit": "EUR", "values": {"2022": 1.0, "22": 2, "2022": 3, "2023": {"value": 1, "low": 2}}}],
 "events": [{"id": "d", "title": "D"}], "sources": null, "measures": [null, {"id": "m"}],
 "targets": [{"id": "t", "title": "T", "unit": "%", "direction": "increase", "low": 1, "high": "2", "status": "decided"}]
}"#;

#[test]
fn broken_parts_stay_and_can_be_repaired() {
    let mut document = open(BROKEN);
    assert_eq!(document.briefing.events.len(), 2);
    let skipped: Vec<String> = document.skipped().iter().map(ToString::to_string).collect();
    assert_eq!(skipped, ["events[0]", "events[1].promises[0]", "events[1].promises[2]"]);
    let b = Id::from("b");
    let promise = Place { item: b.clone(), part: Part::Promise(0) };
    assert_eq!(document.path(&promise).unwrap(), path(r#"["events", 1, "promises", 1]"#));
    let mut apply = |edit: Edit| {
        let result = document.apply(&edit, None, &mut None);
        assert_true(&document);
        result.map(|()| document.clone())
    };
    let set =
        |at: &str, json: &str| named("edit").and(Change::Set { path: path(at), json: Some(json.to_owned()) });
    // Next to what is broken.
    apply(set(r#"["events", 1, "promises", 1, "when"]"#, "\"2023\"")).unwrap();
    apply(set(r#"["events", 1, "promises", 1, "when"]"#, "\"2023-99\"")).unwrap_err();
    apply(named("edit").insert(path(r#"["events", 0]"#), &serde_json::json!({"id": "d", "title": "D"})))
        .unwrap();
    // An item comes in once nothing of it is wrong, one thing after the other.
    let half = apply(set(r#"["events", 1, "title"]"#, "\"A\"")).unwrap();
    assert!(!half.briefing.events.is_empty());
    apply(set(r#"["events", 1, "kind"]"#, "\"better\"")).unwrap_err();
    let whole = apply(set(r#"["events", 1, "kind"]"#, "\"letter\"")).unwrap();
    assert_eq!(
        whole.briefing.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>(),
        ["d", "a", "b", "c"]
    );
    // Among broken promises too, and where a whole list was broken.
    apply(set(r#"["events", 2, "promises", 0, "when"]"#, "\"2021\"")).unwrap();
    let moved = apply(named("edit").shift(path(r#"["events", 2, "promises", 2]"#), 0)).unwrap();
    assert_eq!(moved.briefing.events[2].promises.len(), 2);
    apply(named("edit").insert(path(r#"["measures", 0]"#), &1)).unwrap_err();
    apply(set(r#"["measures"]"#, r#"[{"id": "m", "title": "M"}]"#)).unwrap();
    apply(set(r#"["events", 2, "links"]"#, "[\"m\"]")).unwrap();
    apply(named("edit").shift(path(r#"["events", 2]"#), 3)).unwrap();
    apply(set(r#"["sources", 0, "date"]"#, "\"2022-02-28\"")).unwrap();
    apply(named("edit").remove(path(r#"["colour"]"#))).unwrap();
    let last = apply(named("edit").remove(path(r#"["events", 3, "promises", 0]"#))).unwrap();
    assert_eq!(last.reading, Arc::new(Reading::default()));
    while document.undo(&mut None) {
        assert_true(&document);
    }
    assert_eq!(document.text.as_ref(), BROKEN);
    while document.redo(&mut None) {
        assert_true(&document);
    }
    assert_eq!(document.text, last.text);
}

#[test]
fn a_form_hands_over_a_changed_clone() {
    let mut document = Document::shipped().unwrap();
    let before = document.clone();
    let (at, event) =
        before.briefing.events.iter().enumerate().find(|(_, event)| event.actual.is_some()).unwrap();
    let mut changed = event.clone();
    changed.actual.as_mut().unwrap().when = When::day("2022-05-20".parse::<Date>().unwrap());
    let edit = document
        .change(
            &event.id,
            event,
            &changed,
            EditName::date(&event.title, &changed.actual.as_ref().unwrap().when),
        )
        .unwrap();
    assert_eq!(edit.changes.len(), 1);
    document.apply(&edit, None, &mut None).unwrap();
    assert_eq!(document.briefing.events[at], changed);
    assert_true(&document);
    let splices = document.steps()[0].patch.splices();
    assert!(splices.len() == 1 && splices[0].inserted.len() < 40, "{splices:?}");
    let title = event.title.get("en");
    let words = document.undo_words(Texts::of(Language::English)).unwrap();
    assert_eq!(words, format!("Undo: date “{title}” 20 May 2022"));
    assert_eq!(document.redo_words(Texts::of(Language::English)), None);
    document.undo(&mut None);
    assert_eq!(document.text, before.text);
}

#[test]
fn items_are_copied_renamed_and_taken_out() {
    let mut document = Document::shipped().unwrap();
    let mut selection = None;
    let text = document.text.clone();
    let subject = document.briefing.readiness[0].clone();
    let edit = document.duplicate(&subject.id).unwrap();
    document.apply(&edit, None, &mut selection).unwrap();
    assert_true(&document);
    let copy = &document.briefing.readiness[1];
    assert_eq!(selection, Some(copy.id.clone().into()));
    assert_ne!(copy.id, subject.id);
    assert_eq!((copy.components.len(), &copy.title), (subject.components.len(), &subject.title));
    for component in &copy.components {
        let known = |id: &Id| copy.components.iter().any(|component| component.id == *id);
        assert!(!subject.components.iter().any(|other| other.id == component.id));
        assert!(component.parent.as_ref().is_none_or(known), "{component:?}");
    }
    let duplicates =
        document.findings.iter().filter(|found| found.finding.code.contains("duplicate")).count();
    assert_eq!(duplicates, 0);
    document.undo(&mut selection);
    assert_eq!(document.text, text);

    let source = document.briefing.subject.clone().unwrap();
    let places = document.references(&source).len();
    assert!(places > 10);
    let edit = document.rename(&source, &"the-letter".into()).unwrap();
    document.apply(&edit, None, &mut selection).unwrap();
    assert_true(&document);
    assert_eq!(
        (document.references(&source).len(), document.references(&"the-letter".into()).len()),
        (0, places)
    );
    assert_eq!(selection, Some(Id::from("the-letter").into()));
    let edit = document.removal(&"the-letter".into()).unwrap();
    document.apply(&edit, None, &mut selection).unwrap();
    assert_true(&document);
    assert_eq!(selection, None);
    document.undo(&mut selection);
    document.undo(&mut selection);
    assert_eq!(document.text, text);
    assert!(document.path(&Id::from("nobody").into()).is_none());
    assert_eq!(document.end_of("events"), Path::default().key("events").at(document.briefing.events.len()));
}

/// Makes of each item of a list the one after it, but for its id, and checks that it is that in the briefing and that
/// what the types do not know of it stays.
macro_rules! each_becomes_the_next {
    ($document:expr, $list:ident) => {{
        let items = $document.briefing.$list.clone();
        for (at, item) in items.iter().enumerate() {
            let mut new = items[(at + 1) % items.len()].clone();
            new.id = item.id.clone();
            let own = own_keys(&$document, &item.id);
            let edit = $document.change(&item.id, item, &new, EditName::change(&item.title)).unwrap();
            $document.apply(&edit, None, &mut None).unwrap();
            assert_eq!(sorted(&$document.briefing.$list[at]), sorted(&new));
            assert_eq!(own_keys(&$document, &item.id), own);
        }
        assert_true(&$document);
    }};
}

/// The keys of an item that the types do not know, with their values.
fn own_keys(document: &Document, id: &Id) -> Vec<(String, serde_json::Value)> {
    let text =
        document.skeleton().find(&document.text, &document.path(&id.clone().into()).unwrap().0).unwrap();
    let members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
    members.into_iter().filter(|(key, _)| key.starts_with("x_")).collect()
}

/// A value with its keys in order.
fn sorted(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn any_item_can_become_any_other() {
    let mut document = Document::shipped().unwrap();
    let text = document.text.clone();
    each_becomes_the_next!(document, sources);
    each_becomes_the_next!(document, priorities);
    each_becomes_the_next!(document, measures);
    each_becomes_the_next!(document, events);
    each_becomes_the_next!(document, series);
    each_becomes_the_next!(document, bridges);
    each_becomes_the_next!(document, targets);
    while document.undo(&mut None) {}
    assert_eq!(document.text, text);
}

/// What a random edit is made of: which list or item, which part of it, what comes there.
type Seed = (usize, usize, usize, usize);

/// Some edit of what is there, valid or not.
fn any_edit(document: &Document, (kind, item, part, value): Seed) -> Edit {
    const LISTS: [&str; 10] = [
        "sources",
        "definitions",
        "parties",
        "priorities",
        "measures",
        "events",
        "series",
        "bridges",
        "targets",
        "readiness",
    ];
    const KEYS: [&str; 16] = [
        "title", "id", "when", "date", "note", "links", "priority", "values", "kind", "actual", "promises",
        "evidence", "x_own", "unit", "as_of", "y",
    ];
    const VALUES: [&str; 22] = [
        "\"2022-04\"",
        "\"Contouren\"",
        "1.50",
        "12167.2",
        "null",
        "true",
        "[]",
        "{}",
        "[\"letter\"]",
        "\"é\\u00e9\\n\"",
        r#"{"nl": "Nieuw", "en": "New"}"#,
        r#"{"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30"}"#,
        r#"{"id": "fresh", "title": "Fresh"}"#,
        r#"{"id": "fresh2", "title": "Fresh", "unit": "EUR million", "values": {"2022": 1.0}}"#,
        r#"{"when": "2022"}"#,
        r#"[{"when": "2022"}, {"when": "2022-99"}]"#,
        r#"{"2022": 1.50, "2023": {"value": 4.20}}"#,
        r#"{"missing": "not_published"}"#,
        r#"[{"source": "letter", "quote": "x"}]"#,
        "\"letter\"",
        "nonsense",
        r#"{"id": "broken", "title": 5}"#,
    ];
    let list = LISTS[item % LISTS.len()];
    let skeleton = document.skeleton();
    let count = skeleton.elements(list).len();
    let at = (item / LISTS.len()) % (count + 1);
    let place = Path::default().key(list).at(at);
    // A place that is there: down from the item, at each level one of what is in it.
    let mut deep = place.clone();
    let mut choice = part;
    while let Some(found) = skeleton.find(&document.text, &deep.0) {
        let inside: serde_json::Value = serde_json::from_str(found).unwrap();
        let next = match &inside {
            serde_json::Value::Object(members) if !members.is_empty() => {
                deep.key(members.keys().nth(choice % members.len()).unwrap())
            }
            serde_json::Value::Array(elements) if !elements.is_empty() => deep.at(choice % elements.len()),
            _ => break,
        };
        deep = next;
        choice /= 3;
        if choice % 4 == 0 {
            break;
        }
    }
    let json = VALUES[value % VALUES.len()].to_owned();
    let set = |path: Path| Change::Set { path, json: Some(json.clone()) };
    let change = match kind % 12 {
        0 => Change::Insert { path: place, json },
        1 => Change::Set { path: place, json: None },
        2 => Change::Move { path: place, to: part % (count + 1) },
        3 => set(place.key(KEYS[part % KEYS.len()])),
        4 => set(Path::default().key(KEYS[part % KEYS.len()])),
        5 => Change::Set { path: Path::default().key(KEYS[part % KEYS.len()]), json: None },
        6 => Change::Set { path: deep, json: None },
        7 => Change::Insert { path: deep, json },
        8 => set(Path::default().key(list)),
        _ => set(deep),
    };
    named("edit").and(change)
}

fn seeds(most: usize) -> impl Strategy<Value = Vec<Seed>> {
    prop::collection::vec((0_usize..24, 0_usize..2000, 0_usize..500, 0_usize..44), 1..most)
}

/// Makes edits, takes all back, does all again; at each state the document is what loading its text gives.
fn there_and_back(text: &str, seeds: &[Seed], every_state: bool) {
    let mut document = open(text);
    let opened = document.clone();
    let mut states = Vec::new();
    for seed in seeds {
        let before = document.clone();
        let first = any_edit(&document, *seed);
        // Now and then several changes in one edit.
        let edit = if seed.0 % 5 == 0 {
            first.and(any_edit(&document, (seed.0 + 3, seed.3, seed.2, seed.1)).changes.remove(0))
        } else {
            first
        };
        if document.apply(&edit, (seed.0 % 7 == 0).then_some(Gesture(7)), &mut None).is_err() {
            assert_eq!((&document.text, document.revision), (&before.text, before.revision));
            assert_eq!(document.briefing, before.briefing);
        } else {
            // Outside of the patch nothing changed.
            if let Some(step) =
                document.steps().last().filter(|_| document.steps().len() > before.steps().len())
            {
                assert_eq!(step.patch.apply(&before.text).as_deref(), Some(&*document.text));
            }
        }
        if every_state {
            assert_true(&document);
        }
    }
    assert_true(&document);
    let last = document.clone();
    while document.undo(&mut None) {
        if every_state {
            assert_true(&document);
        }
        states.push((document.revision, document.text.clone()));
    }
    assert_eq!(document.text, opened.text);
    assert_eq!(document.briefing, opened.briefing);
    assert_eq!(document.findings, opened.findings);
    assert_eq!((document.revision, document.is_unsaved()), (0, false));
    while document.redo(&mut None) {}
    assert_eq!((&document.text, document.revision), (&last.text, last.revision));
    assert_eq!((&document.briefing, &document.findings), (&last.briefing, &last.findings));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn small_files_there_and_back(seeds in seeds(12), text in 0..3_usize) {
        there_and_back([SMALL, BROKEN, TWICE][text], &seeds, true);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn the_shipped_briefing_there_and_back(seeds in seeds(12)) {
        there_and_back(SHIPPED, &seeds, false);
    }
}
