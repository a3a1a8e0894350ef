//! A question in the meeting: looked for silently, shown, and the slide back as it was.

use egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{
    app::{Show, View, show::Blank},
    briefing::Id,
    text::Language,
};

use super::window::{Test, command, letter, sized, state, stepping};

/// As a keyboard does it: with each key what it writes, at once.
fn hit(test: &mut Test, letter: char) {
    let name = if letter == '/' { "Slash".to_owned() } else { letter.to_uppercase().to_string() };
    let modifiers = if letter.is_uppercase() { Modifiers::SHIFT } else { Modifiers::NONE };
    let key = Key::from_name(&name).map(|key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    });
    let events = key.into_iter().chain([egui::Event::Text(letter.to_string())]);
    test.input_mut().events.extend(events);
    test.step();
}

/// A text, letter after letter.
fn write(test: &mut Test, text: &str) {
    text.chars().for_each(|letter| hit(test, letter));
    test.run();
}

/// A letter alone.
fn alone(test: &mut Test, letter: char) {
    hit(test, letter);
    (0..3).for_each(|_| test.step());
    test.run();
}

fn press(test: &mut Test, key: Key) {
    command(test, Modifiers::NONE, key);
}

fn presenting() -> Test {
    begun(sized(letter(), vec2(1280.0, 720.0)))
}

fn begun(mut test: Test) -> Test {
    press(&mut test, Key::F5);
    test
}

fn wall(test: &Test) -> (Show, View) {
    (state(test).show.clone().unwrap(), state(test).view.clone())
}

fn searched(test: &Test) -> Option<&str> {
    state(test).view.search.as_ref().map(|search| search.text.as_str())
}

fn told(test: &Test) -> String {
    let mut found = test.get_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label());
    found.next().expect("the search is told")
}

fn figures(test: &Test) -> Vec<String> {
    test.get_all_by_role(Role::Figure).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn letters_make_a_word_however_long_frames_take() {
    // Longer than a letter waits for another.
    let mut test = begun(stepping(letter(), vec2(1280.0, 720.0), None, 0.7));
    let before = wall(&test).0;
    write(&mut test, "vastgoed");
    assert_eq!(searched(&test), Some("vastgoed"));
    press(&mut test, Key::Escape);
    assert_eq!(wall(&test).0, before);
}

#[test]
fn a_question_is_answered_and_the_slide_comes_back_as_it_was() {
    let mut test = presenting();
    // The third slide, moved about, with a card open.
    for key in [Key::N, Key::N, Key::OpenBracket, Key::Plus] {
        press(&mut test, key);
    }
    let item = test.get_all_by_role(Role::ListItem).next().unwrap();
    item.click();
    test.run();
    press(&mut test, Key::Questionmark);
    let before = wall(&test);
    assert!(before.1.evidence && before.1.today.is_some() && before.0.at == 2);

    write(&mut test, "verdieping ibo");
    assert_eq!(searched(&test), Some("verdieping ibo"));
    assert!(told(&test).contains("Verdieping in reactie op het IBO"), "{}", told(&test));
    // Nothing on the wall has moved.
    assert_eq!(View { search: None, ..wall(&test).1 }, before.1);

    press(&mut test, Key::Enter);
    assert_eq!(searched(&test), None);
    let figure = figures(&test);
    assert_eq!(figure.len(), 1);
    assert!(figure[0].starts_with("Verdieping in reactie op het IBO · "), "{figure:?}");
    assert!(figure[0].contains("63"), "{figure:?}");
    assert_eq!(wall(&test).0.aside.unwrap().answer.place.item, Id::from("deepening"));
    // Under it stands what was said when, and where.
    let said = test.query_all_by_label_contains("“rond de zomer van 2022”");
    assert!(said.count() > 0);
    test.get_by_label_contains("2 december 2022. geleverd. Strategisch Vastgoedplan 2022");
    // Where it comes from is one key away.
    press(&mut test, Key::Questionmark);
    test.get_by_label("WAAR KOMT DIT VANDAAN?");
    press(&mut test, Key::Escape);

    press(&mut test, Key::Backspace);
    assert_eq!(wall(&test), before);
    assert!(!state(&test).document.is_unsaved());
}

#[test]
fn what_is_found_is_picked_with_the_arrows() {
    let mut test = presenting();
    write(&mut test, "vastgoed");
    let first = told(&test);
    assert!(first.contains(" 1 van "), "{first}");
    press(&mut test, Key::ArrowDown);
    press(&mut test, Key::ArrowDown);
    let third = told(&test);
    assert!(third.contains(" 3 van "), "{third}");
    press(&mut test, Key::ArrowUp);
    assert!(told(&test).contains(" 2 van "));
    // What is named so comes first.
    let title = told(&test).rsplit(", ").next().unwrap().to_lowercase();
    assert!(title.contains("vastgoed"), "{title}");
    press(&mut test, Key::Enter);
    assert!(wall(&test).0.aside.is_some());
    // A further question from there goes back to the slide at once.
    write(&mut test, "oekraine");
    press(&mut test, Key::Enter);
    press(&mut test, Key::Escape);
    assert!(wall(&test).0.aside.is_none());
    assert_eq!(wall(&test).0.at, 0);
    press(&mut test, Key::Escape);
    assert!(state(&test).show.is_none());
}

#[test]
fn nothing_found_says_so_and_esc_ends_the_search_only() {
    let mut test = presenting();
    let before = wall(&test);
    write(&mut test, "housing zzz");
    assert!(told(&test).ends_with("Niets gevonden"), "{}", told(&test));
    press(&mut test, Key::Enter);
    assert!(wall(&test).0.aside.is_none());
    press(&mut test, Key::Backspace);
    assert_eq!(searched(&test), Some("housing zz"));
    press(&mut test, Key::Escape);
    assert_eq!(wall(&test), before);
    // With nothing left of it, Backspace ends it too.
    write(&mut test, "h");
    press(&mut test, Key::Backspace);
    assert_eq!(searched(&test), Some(""));
    press(&mut test, Key::Backspace);
    assert_eq!(wall(&test), before);
}

#[test]
fn keys_keep_their_meaning_and_a_search_begins_all_the_same() {
    let mut test = presenting();
    // A letter alone means what it always does, once no other one has followed.
    hit(&mut test, 'b');
    assert_eq!((wall(&test).0.blank, searched(&test)), (None, None));
    (0..3).for_each(|_| test.step());
    assert_eq!((wall(&test).0.blank, searched(&test)), (Some(Blank::Black), None));
    alone(&mut test, 'b');
    alone(&mut test, 'n');
    assert_eq!((wall(&test).0.at, searched(&test)), (1, None));
    // The same one twice is meant twice, and before another key it is done first.
    hit(&mut test, 'n');
    alone(&mut test, 'n');
    assert_eq!(wall(&test).0.at, 3);
    hit(&mut test, 'p');
    press(&mut test, Key::PageUp);
    assert_eq!(wall(&test).0.at, 1);
    write(&mut test, "3");
    assert_eq!((wall(&test).0.typed, searched(&test)), (3, None));
    press(&mut test, Key::Enter);
    assert_eq!(wall(&test).0.at, 2);
    // Followed by another, it is the first of a word, and the wall stays as it is.
    let before = wall(&test);
    for word in ["begroting 2026", "vastgoed", "prioriteit", "woningen", "reservisten", "leger"] {
        write(&mut test, word);
        assert_eq!(searched(&test), Some(word));
        press(&mut test, Key::Escape);
        assert_eq!(wall(&test), before, "{word}");
        assert!(!state(&test).settings.speaker);
    }
    // With a stroke, a capital or Ctrl+F any letter begins a word.
    for word in ["/b", "B"] {
        alone(&mut test, word.chars().next().unwrap());
        word.chars().skip(1).for_each(|letter| alone(&mut test, letter));
        assert_eq!(searched(&test), Some(word.trim_start_matches('/')));
        press(&mut test, Key::Escape);
        assert_eq!(wall(&test), before, "{word}");
    }
    command(&mut test, Modifiers::COMMAND, Key::F);
    assert_eq!(searched(&test), Some(""));
    alone(&mut test, 'w');
    assert_eq!((wall(&test).0.blank, searched(&test)), (None, Some("w")));
    // A clicker turns, whatever is looked for or shown.
    press(&mut test, Key::PageDown);
    assert_eq!((wall(&test).0.at, searched(&test)), (3, None));
    write(&mut test, "ibo");
    press(&mut test, Key::Enter);
    assert!(wall(&test).0.aside.is_some());
    press(&mut test, Key::PageDown);
    assert_eq!((wall(&test).0.at, wall(&test).0.aside.is_some()), (3, false));
    press(&mut test, Key::PageDown);
    assert_eq!(wall(&test).0.at, 4);
    // A number goes there from an answer too.
    write(&mut test, "ibo");
    press(&mut test, Key::Enter);
    press(&mut test, Key::Num2);
    press(&mut test, Key::Enter);
    assert_eq!((wall(&test).0.at, wall(&test).0.aside.is_some()), (1, false));
}

#[test]
fn a_blank_wall_comes_back_blank() {
    let mut test = presenting();
    press(&mut test, Key::B);
    write(&mut test, "ibo");
    assert_eq!(wall(&test).0.blank, Some(Blank::Black));
    press(&mut test, Key::Enter);
    assert_eq!(wall(&test).0.blank, None);
    press(&mut test, Key::B);
    press(&mut test, Key::PageDown);
    assert!(wall(&test).0.aside.is_some() && wall(&test).0.blank.is_none(), "the answer is there again");
    press(&mut test, Key::Backspace);
    assert_eq!((wall(&test).0.blank, wall(&test).0.aside), (Some(Blank::Black), None));
}

#[test]
fn with_a_window_of_their_own_only_the_speaker_sees_it() {
    let mut test = presenting();
    press(&mut test, Key::V);
    write(&mut test, "vastgoedplan");
    // Told once, in the speaker's window, with a list to pick from.
    assert_eq!(test.get_all_by_role(Role::Status).count(), 1);
    test.get_by_label_contains("Pijltjes kiezen");
    press(&mut test, Key::Enter);
    test.get_by_label_contains("Nu op het scherm: ");
    press(&mut test, Key::Backspace);
    assert!(test.query_by_label_contains("Nu op het scherm: ").is_none());
}

#[test]
fn a_scenario_is_shown_in_force_and_gone_again() {
    let mut test = presenting();
    write(&mut test, "geteld naar aantal, in 2035");
    press(&mut test, Key::Enter);
    assert!(state(&test).overlay.is_some());
    assert!(figures(&test)[0].contains("Scenario"), "{:?}", figures(&test));
    press(&mut test, Key::Backspace);
    assert!(state(&test).overlay.is_none());
}

#[test]
fn an_answer_is_in_the_language_of_its_slide() {
    let mut before = letter();
    before.settings.language = "en".to_owned();
    let mut test = sized(before, vec2(1024.0, 768.0));
    press(&mut test, Key::F5);
    assert_eq!(state(&test).language(), Language::English);
    write(&mut test, "deepening");
    assert!(told(&test).contains("Event, Deepening in response to the IBO"), "{}", told(&test));
    press(&mut test, Key::Enter);
    assert!(figures(&test)[0].starts_with("Deepening in response to the IBO · "));
}
