//! What happens before a document is left, and to what is not yet saved.

use super::*;
use crate::app::{Origin, Settings};

fn state() -> State {
    let started_on = "2026-01-01".parse().unwrap();
    State::new(Document::shipped().unwrap(), Settings::default(), started_on)
}

fn unsaved() -> State {
    let mut state = state();
    state.document.revision += 1;
    state
}

fn stamp() -> Stamp {
    Stamp::of(b"what was written", None)
}

fn effects_of(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    dispatch(state, action, &mut effects);
    effects
}

#[test]
fn every_way_out_asks_when_there_is_something_to_lose() {
    let file = PathBuf::from("other.json");
    for (action, next) in [
        (Action::Run(Command::Quit), Next::Close),
        (Action::Run(Command::Open), Next::Choose),
        (Action::Run(Command::OpenShipped), Next::Shipped),
        (Action::Run(Command::OpenExample), Next::Example),
        (Action::Open(file.clone()), Next::Open(file.clone())),
        (Action::Picked(Purpose::Open, Picked::Path(file.clone())), Next::Open(file.clone())),
        (Action::Safety(safety::Event::Recover(file.clone())), Next::Recover(file.clone())),
        (Action::CloseRequested, Next::Close),
    ] {
        let mut state = unsaved();
        let named = format!("{action:?}");
        let effects = effects_of(&mut state, action);
        assert_eq!(state.dialog, Some(Dialog::Unsaved(next)), "{named}");
        assert!(effects.iter().all(|effect| *effect == Effect::KeepOpen), "{named}: {effects:?}");
    }
}

#[test]
fn what_is_typed_and_not_taken_is_something_to_lose() {
    let mut state = state();
    effects_of(&mut state, Action::Refused(vec!["datum".to_owned()]));
    assert_eq!(effects_of(&mut state, Action::CloseRequested), [Effect::KeepOpen]);
    assert_eq!(state.dialog, Some(Dialog::Unsaved(Next::Close)));
    effects_of(&mut state, Action::CloseDialog);
    assert_eq!(state.refused, ["datum"]);
    effects_of(&mut state, Action::Run(Command::OpenExample));
    assert_eq!(state.dialog, Some(Dialog::Unsaved(Next::Example)));
    let before = state.document.session;
    let effects = effects_of(&mut state, Action::Answer(Answer::Discard));
    assert_eq!(effects, [Effect::ForgetTyped]);
    assert!(state.refused.is_empty() && state.document.session > before);
    assert_eq!(effects_of(&mut state, Action::CloseRequested), []);
}

#[test]
fn a_saved_document_is_left_without_a_question() {
    assert_eq!(effects_of(&mut state(), Action::Run(Command::Quit)), [Effect::Close]);
    assert_eq!(effects_of(&mut state(), Action::CloseRequested), []);
}

#[test]
fn saving_first_goes_on_when_it_is_on_disk() {
    let mut state = unsaved();
    let path = PathBuf::from("mine.briefing.json");
    state.document.origin = Origin::File(path.clone());
    effects_of(&mut state, Action::Run(Command::Quit));
    let effects = effects_of(&mut state, Action::Answer(Answer::Save));
    let next = Some(Next::Close);
    assert_eq!(effects, [Effect::Save { path: path.clone(), next: next.clone(), over: Over::Known }]);
    let version = state.document.version();
    let effects = effects_of(&mut state, Action::Saved(path, version, next, Ok(stamp())));
    assert!(effects.contains(&Effect::Close), "{effects:?}");
}

#[test]
fn a_change_made_while_saving_is_not_lost() {
    let mut state = unsaved();
    let version = state.document.version();
    state.document.revision += 1;
    let saved = Action::Saved(PathBuf::from("mine.json"), version, Some(Next::Close), Ok(stamp()));
    let effects = effects_of(&mut state, saved);
    assert!(!effects.contains(&Effect::Close));
    assert_eq!(state.dialog, Some(Dialog::Unsaved(Next::Close)));
}

#[test]
fn without_a_dialog_a_path_is_typed() {
    let mut state = state();
    effects_of(&mut state, Action::Picked(Purpose::Open, Picked::Unavailable));
    assert!(matches!(state.dialog, Some(Dialog::Path { .. })));
    effects_of(&mut state, Action::TypePath(" /tmp/a.json ".to_owned()));
    assert_eq!(effects_of(&mut state, Action::UsePath), [Effect::Load(PathBuf::from("/tmp/a.json"))]);
}
