//! What the state makes of what happens to the file, and of what was left behind.

use super::*;
use crate::{
    app::{Action, Page, Settings, dispatch::dispatch},
    briefing::{Id, edit::Edit, finding},
};

const TEXT: &str = r#"{
  "format": "hoofdlijn", "version": 1, "title": "T",
  "events": [
    {"id": "a", "title": "A"},
    {"id": "b", "title": "B"}
  ],
  "priorities": [{"id": "p", "title": "P"}]
}
"#;

fn path() -> PathBuf {
    PathBuf::from("/somewhere/letter.json")
}

fn stamp(text: &str) -> Stamp {
    Stamp::of(text.as_bytes(), None)
}

fn read(text: &str) -> Opened {
    let loaded = file::load(text.as_bytes()).unwrap();
    Opened { loaded, stamp: stamp(text), backup: Some(PathBuf::from("/backup.json")) }
}

/// A state with the file open.
fn open() -> State {
    let settings = Settings { language: "en".to_owned(), ..Settings::default() };
    let mut state = State::new(Document::shipped().unwrap(), settings, "2026-01-01".parse().unwrap());
    happens(&mut state, Action::Loaded(path(), Box::new(Ok(read(TEXT)))));
    assert_eq!(state.document.on_disk, OnDisk::As(stamp(TEXT)));
    state
}

fn happens(state: &mut State, action: impl Into<Action>) -> Vec<Effect> {
    let mut effects = Vec::new();
    dispatch(state, action.into(), &mut effects);
    effects
}

fn edit(state: &mut State, title: &str) {
    let path = finding::Path::default().key("title");
    let edit = Edit::new(EditName::new("edit-set")).set(path, &title);
    assert_eq!(happens(state, Action::Edit(edit, None)), []);
}

fn sees(state: &mut State, text: Option<&str>) -> Vec<Effect> {
    happens(state, Event::Seen(Seen { path: path(), now: text.map(stamp) }))
}

fn a_conflict(theirs: &str) -> Conflict {
    Conflict { path: path(), theirs: stamp(theirs), differences: Differences::default(), next: None }
}

#[test]
fn a_file_that_says_what_is_known_is_no_news() {
    let mut state = open();
    assert_eq!(sees(&mut state, Some(TEXT)), []);
    edit(&mut state, "Mine");
    assert_eq!(sees(&mut state, Some(TEXT)), []);
    assert_eq!((state.dialog, state.notices.len()), (None, 0));
    // Nor is any other file.
    let other = Seen { path: PathBuf::from("/other.json"), now: None };
    assert_eq!(happens(&mut open(), Event::Seen(other)), []);
}

#[test]
fn without_edits_the_view_follows() {
    let mut state = open();
    state.view.page = Page::Priority("p".into());
    state.view.selection = Some(Id::from("b").into());
    state.view.figures.timeline.range = Some((1.0, 2.0));
    state.view.filter.priorities = vec!["p".into()];
    let version = state.document.version();
    let theirs = TEXT.replace("\"B\"", "\"B2\"");
    assert_eq!(sees(&mut state, Some(&theirs)), [Task::Reload(path(), version).into()]);
    let view = state.view.clone();
    happens(&mut state, Event::Reloaded(path(), version, Box::new(Ok(read(&theirs)))));
    assert_eq!(state.view, view);
    assert_eq!(state.document.text.as_ref(), theirs);
    assert!(!state.document.is_unsaved() && state.document.version() != version);
    // What is no longer there is not looked at any longer.
    let version = state.document.version();
    let fewer = TEXT
        .replace(",\n    {\"id\": \"b\", \"title\": \"B\"}", "")
        .replace("{\"id\": \"p\", \"title\": \"P\"}", "");
    happens(&mut state, Event::Reloaded(path(), version, Box::new(Ok(read(&fewer)))));
    assert_eq!((&state.view.selection, &state.view.page), (&None, &Page::default()));
    assert_eq!(state.view.filter, crate::figure::Filter::default());
    assert_eq!(state.view.figures.timeline.range, Some((1.0, 2.0)));
}

#[test]
fn edits_are_not_overrun_by_a_reload() {
    let mut state = open();
    let version = state.document.version();
    let theirs = TEXT.replace("\"B\"", "\"B2\"");
    sees(&mut state, Some(&theirs));
    // Edited while the file was read again.
    edit(&mut state, "Mine");
    let effects = happens(&mut state, Event::Reloaded(path(), version, Box::new(Ok(read(&theirs)))));
    assert_eq!(effects, [Task::Compare(path()).into()]);
    assert_eq!(state.document.briefing.title.get("en"), "Mine");
    // Another file was opened meanwhile.
    let version = state.document.version();
    happens(&mut state, Action::Loaded("/other.json".into(), Box::new(Ok(read(TEXT)))));
    assert_eq!(happens(&mut state, Event::Reloaded(path(), version, Box::new(Ok(read(&theirs))))), []);
    assert_eq!(state.document.text.as_ref(), TEXT);
}

#[test]
fn a_file_that_cannot_be_read_again_leaves_what_is_open() {
    let mut state = open();
    let version = state.document.version();
    let error = LoadError::Refused(file::load(b"{").unwrap_err());
    happens(&mut state, Event::Reloaded(path(), version, Box::new(Err(error))));
    assert_eq!((state.document.text.as_ref(), state.dialog), (TEXT, None));
    assert!(
        state.notices[0].failed && state.notices[0].message.contains("letter.json"),
        "{:?}",
        state.notices
    );
}

#[test]
fn with_edits_it_is_asked_what_to_do() {
    let mut state = open();
    edit(&mut state, "Mine");
    assert_eq!(sees(&mut state, Some("theirs")), [Task::Compare(path()).into()]);
    // They came to say the same meanwhile.
    happens(&mut state, Event::Compared(None));
    assert_eq!(state.dialog, None);
    let asked = |state: &mut State| {
        happens(state, Event::Compared(Some(Box::new(a_conflict("theirs")))));
        assert!(matches!(state.dialog, Some(Dialog::Conflict(_))));
    };
    asked(&mut state);
    let over = Over::Shown(stamp("theirs"));
    let effects = happens(&mut state, Event::Resolve(Resolution::Keep));
    assert_eq!(effects, [Effect::Save { path: path(), next: None, over }]);
    asked(&mut state);
    let version = state.document.version();
    assert_eq!(
        happens(&mut state, Event::Resolve(Resolution::Reload)),
        [Task::Reload(path(), version).into()]
    );
    asked(&mut state);
    let effects = happens(&mut state, Event::Resolve(Resolution::Elsewhere));
    assert!(
        matches!(effects.as_slice(), [Effect::Pick { purpose: crate::app::Purpose::Save(None), .. }]),
        "{effects:?}"
    );
    // The file is as it was again: there is nothing to ask.
    asked(&mut state);
    sees(&mut state, Some(TEXT));
    assert_eq!(state.dialog, None);
    // One question at a time.
    happens(&mut state, Action::Run(crate::app::Command::Quit));
    happens(&mut state, Event::Compared(Some(Box::new(a_conflict("theirs")))));
    assert_eq!(state.dialog, Some(Dialog::Unsaved(Next::Close)));
    assert!(state.notices.last().unwrap().message.contains("letter.json"));
}

#[test]
fn a_save_that_met_another_version_asks_and_then_goes_on() {
    let mut state = open();
    edit(&mut state, "Mine");
    let failure = SaveFailure::Changed(Box::new(a_conflict("theirs")));
    let version = state.document.version();
    happens(&mut state, Action::Saved(path(), version, Some(Next::Close), Err(failure)));
    assert!(state.document.is_unsaved());
    // What waits for the answer waits on when there is another version.
    happens(&mut state, Event::Compared(Some(Box::new(a_conflict("others")))));
    let effects = happens(&mut state, Event::Resolve(Resolution::Keep));
    let over = Over::Shown(stamp("others"));
    assert_eq!(effects, [Effect::Save { path: path(), next: Some(Next::Close), over }]);
}

#[test]
fn what_is_seen_while_saving_is_looked_at_after_it() {
    let mut state = open();
    edit(&mut state, "Mine");
    let version = state.document.version();
    state.running = vec![Kind::Save];
    assert_eq!(sees(&mut state, Some("mine")), []);
    let effects = happens(&mut state, Action::Saved(path(), version, None, Ok(stamp("mine"))));
    assert_eq!(effects, [Effect::WriteSettings]);
    assert!(!state.document.is_unsaved());
    edit(&mut state, "More");
    state.running = vec![Kind::Save];
    assert_eq!(sees(&mut state, Some("theirs")), []);
    let version = state.document.version();
    let effects = happens(&mut state, Action::Saved(path(), version, None, Ok(stamp("more"))));
    assert_eq!(effects, [Effect::WriteSettings, Task::Reload(path(), version).into()]);
    // A save that broke off is no reason to forget it.
    edit(&mut state, "Most");
    state.running = vec![Kind::Save];
    sees(&mut state, Some("theirs"));
    assert_eq!(happens(&mut state, Action::JobFailed(Kind::Save)), [Task::Compare(path()).into()]);
}

#[test]
fn a_file_that_is_gone_makes_the_document_unsaved() {
    let mut state = open();
    assert_eq!(sees(&mut state, None), []);
    assert!(state.document.is_unsaved());
    assert!(state.notices[0].message.contains("letter.json"));
    assert_eq!(sees(&mut state, None), []);
    assert_eq!(state.notices.len(), 1, "told once");
    assert_eq!(happens(&mut state, Action::CloseRequested), [Effect::KeepOpen]);
    state.dialog = None;
    let effects = happens(&mut state, Action::Run(crate::app::Command::Save));
    assert_eq!(effects, [Effect::Save { path: path(), next: None, over: Over::Known }]);
    // It is put back by whoever took it.
    sees(&mut state, Some(TEXT));
    assert!(!state.document.is_unsaved());
    sees(&mut state, None);
    happens(&mut state, Action::Run(crate::app::Command::Quit));
    let effects = happens(&mut state, Action::Answer(crate::app::dispatch::Answer::Discard));
    assert_eq!(effects, [Effect::Close]);
    assert_eq!(happens(&mut state, Action::CloseRequested), [], "it was asked already");
}

#[test]
fn a_save_of_a_document_that_is_no_longer_open_says_nothing_of_the_one_that_is() {
    let mut state = open();
    let version = state.document.version();
    happens(&mut state, Action::Loaded("/other.json".into(), Box::new(Ok(read(TEXT)))));
    edit(&mut state, "Mine");
    happens(&mut state, Action::Saved(path(), version, None, Ok(stamp("x"))));
    assert!(state.document.is_unsaved());
    assert_eq!(state.document.origin, Origin::File("/other.json".into()));
}

fn an_offer(fate: Fate) -> Offer {
    let base = Base { home: Home::of(&path()), name: "letter.json".to_owned(), stamp: stamp(TEXT) };
    let splice = file::save::Splice {
        at: TEXT.find("\"T\"").unwrap() + 1,
        removed: "T".to_owned(),
        inserted: "Mine".to_owned(),
    };
    let steps = vec![(EditName::new("edit-set"), Patch::new(vec![splice]))];
    Offer { id: "/journals/1.journal".into(), base, fate, written: None, steps: steps.into() }
}

#[test]
fn what_was_left_behind_is_offered_and_taken_up() {
    for (fate, origin, on_disk) in [
        (Fate::There, Origin::File(path()), OnDisk::As(stamp(TEXT))),
        (Fate::BackedUp, Origin::File(path()), OnDisk::As(stamp(TEXT))),
        (Fate::Fits, Origin::New, OnDisk::Nothing),
    ] {
        let mut state = open();
        let offer = an_offer(fate);
        happens(&mut state, Event::Offered(vec![offer.clone()]));
        assert_eq!(state.dialog, Some(Dialog::Recovery));
        // A file that was still being read does not take the question away.
        happens(&mut state, Action::Loaded("/other.json".into(), Box::new(Ok(read(TEXT)))));
        assert_eq!(state.dialog, Some(Dialog::Recovery));
        let effects = happens(&mut state, Event::Recover(offer.id.clone()));
        assert_eq!(effects, [Task::Recover(offer.id.clone()).into()]);
        let text = offer.steps[0].1.apply(TEXT).unwrap();
        let loaded = file::load(text.as_bytes()).unwrap();
        happens(&mut state, Event::Recovered(Box::new(Recovered { offer, loaded })));
        assert_eq!((state.dialog.clone(), state.safety.offers.len()), (None, 0));
        assert_eq!((&state.document.origin, state.document.on_disk), (&origin, on_disk));
        assert_eq!(state.document.briefing.title.get("en"), "Mine");
        assert!(state.document.is_unsaved());
        assert_eq!(state.safety.recovered.as_ref().unwrap().0, PathBuf::from("/journals/1.journal"));
        // The edits can be taken back to what they were made in, and made again.
        assert!(state.document.undo(&mut None));
        assert_eq!((state.document.text.as_ref(), state.document.is_unsaved()), (TEXT, false));
        assert_eq!(state.document.briefing, file::load(TEXT.as_bytes()).unwrap().briefing.into());
        assert!(state.document.redo(&mut None) && state.document.is_unsaved());
    }
}

#[test]
fn taking_up_asks_when_there_is_something_to_lose() {
    let mut state = open();
    edit(&mut state, "Mine");
    happens(&mut state, Event::Offered(vec![an_offer(Fate::There)]));
    let id = PathBuf::from("/journals/1.journal");
    assert_eq!(happens(&mut state, Event::Recover(id.clone())), []);
    assert_eq!(state.dialog, Some(Dialog::Unsaved(Next::Recover(id.clone()))));
    let effects = happens(&mut state, Action::Answer(crate::app::dispatch::Answer::Discard));
    assert_eq!(effects, [Task::Recover(id).into()]);
}

#[test]
fn what_is_thrown_away_is_not_offered_again() {
    let mut state = open();
    let first = an_offer(Fate::There);
    let second = Offer { id: "/journals/2.journal".into(), ..first.clone() };
    happens(&mut state, Event::Offered(vec![first.clone(), second.clone()]));
    assert_eq!(happens(&mut state, Event::Forget(first.id.clone())), [Task::Forget(first.id).into()]);
    assert_eq!(state.dialog, Some(Dialog::Recovery));
    // Later: it can be asked for.
    happens(&mut state, Action::CloseDialog);
    happens(&mut state, Action::Run(crate::app::Command::Recover));
    assert_eq!(state.dialog, Some(Dialog::Recovery));
    happens(&mut state, Event::Forget(second.id));
    assert_eq!((state.dialog.clone(), state.safety.offers.len()), (None, 0));
    assert!(!crate::app::Command::Recover.is_enabled(&state));
}
