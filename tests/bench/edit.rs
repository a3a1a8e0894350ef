//! How long edits of a large briefing take, and a save after them.
//!
//! `cargo bench --bench edit [EVENTS]`; fails above the bar of 1.5 s for an edit of one field and its save.

mod generator;

use std::time::{Duration, Instant};

use hoofdlijn::{
    app::{
        Document, Origin,
        safety::{self, Begun, Keeper},
    },
    briefing::{
        Id,
        edit::{Edit, EditName},
        finding::Path,
    },
    file::{load, recovery::Store, stamp::Expected},
};

const BAR: Duration = Duration::from_millis(1500);

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    let time = start.elapsed();
    println!("{what:<44} {:>8.1} ms", time.as_secs_f64() * 1e3);
    (made, time)
}

fn main() {
    let events = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let text = generator::generate(events);
    println!("{events} events, {:.1} MB", text.len() as f64 / 1e6);
    let loaded = load(text.as_bytes()).expect("a briefing");
    println!("{} findings", loaded.findings.len());
    let mut document = Document::new(loaded, Origin::Shipped);
    let place = Path::default().key("events").at(events / 2);
    let date = |day: &str| Edit::new(EditName::default()).set(place.key("promises").at(0).key("when"), &day);
    let mut apply = |what: &str, edit: Edit| {
        timed(what, || document.apply(&edit, None, &mut None).expect("a valid edit")).1
    };
    let first = apply("one field", date("2022-05-13"));
    apply("one field, again", date("2022-05-14"));
    apply("an event taken out", Edit::new(EditName::default()).remove(place.clone()));
    apply("an event moved", Edit::new(EditName::default()).shift(place.clone(), 0));
    let edit = timed("looking for references", || document.rename(&Id::from("k3"), &Id::from("k-3"))).0;
    let edit = edit.expect("there is a k3");
    println!("{} references", edit.changes.len() - 1);
    timed("a priority renamed", || document.apply(&edit, None, &mut None).expect("a valid edit"));
    timed("all taken back", || while document.undo(&mut None) {});
    assert!(*document.text == *text && !document.is_unsaved());
    // One that a job looks at meanwhile is copied.
    let snapshot = document.clone();
    timed("one field, beside a snapshot", || {
        document.apply(&date("2022-05-15"), None, &mut None).expect("valid");
    });
    drop(snapshot);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.briefing.json");
    std::fs::write(&path, &text).expect("written");
    let store = Store::new(folder.path().join("data"));
    let keeper = Keeper::start(store.clone(), |_| ()).expect("a thread");
    let opened = timed("opened, with a backup", || safety::open(&path, Some(&store)).expect("a briefing")).0;
    document.origin = Origin::File(path.clone());
    let session = document.session;
    let mut begun = Begun { session, base: document.base(), text: None, recovered: None };
    begun.base.stamp = opened.stamp;
    keeper.begun(begun);
    let expected = Expected::Content(opened.stamp);
    let written = timed("journaled, compared and written to disk", || {
        safety::write(&document, &path, expected, Some(&keeper)).expect("written")
    });
    let written = written.1;
    assert!(first + written <= BAR, "an edit of one field and its save take {:?}", first + written);
}
