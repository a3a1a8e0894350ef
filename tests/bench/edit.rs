//! How long edits of a large briefing take, and a save after them; and looking for words in it.
//!
//! `cargo bench --bench edit [EVENTS]`; fails above the bars of 1.5 s for an edit of one field and its save, and of 8 ms
//! for a key while words are looked for.

mod generator;

use std::time::{Duration, Instant};

use hoofdlijn::{
    app::{
        Document, Origin,
        safety::{self, Begun, Keeper},
        search::Hits,
    },
    briefing::{
        Id,
        edit::{Edit, EditName},
        finding::Path,
    },
    file::{load, recovery::Store, stamp::Expected},
    text::{Language, Texts},
};

const BAR: Duration = Duration::from_millis(1500);

/// For a key while words are looked for, once all words are folded.
const KEY: Duration = Duration::from_millis(8);

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    let time = start.elapsed();
    println!("{what:<44} {:>8.1} ms", time.as_secs_f64() * 1e3);
    (made, time)
}

/// Types words, takes some back, and types on.
fn search(document: &Document) {
    let texts = Texts::of(Language::Dutch);
    let mut found = Hits::default();
    timed("the words of everything folded", || found.follow(document, texts, "", false));
    let typed = "onderhoud materieel 2024";
    let ends = (1..=typed.len()).chain([9, 3, 4, 5, 1]);
    for by_name in [false, true] {
        let mut longest = Duration::ZERO;
        found.follow(document, texts, "", by_name);
        for text in ends.clone().map(|end| &typed[..end]) {
            let start = Instant::now();
            found.follow(document, texts, text, by_name);
            let time = start.elapsed();
            println!("  {text:<26} {:>6} {:>8.2} ms", found.len(), time.as_secs_f64() * 1e3);
            longest = longest.max(time);
        }
        let missed = if longest > KEY { ", missed" } else { "" };
        println!("  the longest: {:.2} ms (bar {} ms{missed})", longest.as_secs_f64() * 1e3, KEY.as_millis());
    }
}

fn main() {
    let events = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let text = generator::generate(events);
    println!("{events} events, {:.1} MB", text.len() as f64 / 1e6);
    let loaded = load(text.as_bytes()).expect("a briefing");
    println!("{} findings", loaded.findings.len());
    let mut document = Document::new(loaded, Origin::Shipped);
    search(&document);
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
