//! Finding something again: the palette, the find bar, the first steps, and what was told.

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{
    app::{Dialog, Page},
    briefing::ItemRef,
};

use super::window::{Test, command, letter, open, state};

fn type_text(test: &mut Test, text: &str) {
    test.event(egui::Event::Text(text.to_owned()));
    test.run();
}

/// The title of what is selected.
fn selected(test: &Test) -> String {
    let document = &state(test).document;
    let id = &state(test).view.selection.as_ref().unwrap().item;
    document.index.title(&document.briefing, id, "nl").to_owned()
}

#[test]
fn the_palette_does_what_is_chosen_with_the_keyboard() {
    let mut test = open(letter());
    command(&mut test, Modifiers::COMMAND, Key::K);
    assert!(matches!(state(&test).dialog, Some(Dialog::Palette { .. })));
    type_text(&mut test, "licht of donker");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&test).dialog, None);
    assert!(state(&test).settings.dark);

    // An item, the second line of what is found.
    command(&mut test, Modifiers::COMMAND, Key::K);
    type_text(&mut test, "voorjaarsnota");
    let lines: Vec<String> = test
        .get_all_by_role(Role::ListItem)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.to_lowercase().contains("voorjaarsnota") && name.contains(", "))
        .collect();
    assert!(lines.len() > 2, "{lines:?}");
    command(&mut test, Modifiers::NONE, Key::ArrowDown);
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert!(selected(&test).to_lowercase().contains("voorjaarsnota"));

    // On a slow screen a word and Enter come in the same pass.
    command(&mut test, Modifiers::COMMAND, Key::K);
    test.event(egui::Event::Text("licht of donker".to_owned()));
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert!(!state(&test).settings.dark);

    // Escape leaves everything as it was.
    let before = state(&test).view.clone();
    command(&mut test, Modifiers::COMMAND, Key::K);
    type_text(&mut test, "budget");
    command(&mut test, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&test).dialog, None);
    assert_eq!(state(&test).view, before);
}

#[test]
fn words_are_found_in_everything_and_walked_through() {
    let mut test = open(letter());
    command(&mut test, Modifiers::COMMAND, Key::F);
    type_text(&mut test, "vastgoed");
    let found = state(&test).view.search.clone().unwrap();
    assert_eq!((found.text.as_str(), found.at), ("vastgoed", None));
    test.get_by_label_contains("keer gevonden");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&test).view.page, Page::Timeline);
    let first = state(&test).view.selection.clone().unwrap();
    assert!(matches!(
        state(&test).document.index.item(&state(&test).document.briefing, &first.item),
        Some(ItemRef::Event(_))
    ));
    command(&mut test, Modifiers::NONE, Key::F3);
    assert_ne!(state(&test).view.selection.clone().unwrap(), first);
    command(&mut test, Modifiers::SHIFT, Key::F3);
    assert_eq!(state(&test).view.selection.clone().unwrap(), first);
    // Counts by view lead there.
    test.get_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|it| it.starts_with("Bronnen en begrippen"))
    })
    .click();
    test.run();
    assert_eq!(state(&test).view.page, Page::Sources);
    command(&mut test, Modifiers::COMMAND, Key::F);
    command(&mut test, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&test).view.search, None);
}

#[test]
fn what_was_left_out_is_shown_when_it_is_found() {
    let mut state_before = letter();
    state_before.view.filter.priorities = vec!["p1".into()];
    let mut test = open(state_before);
    command(&mut test, Modifiers::COMMAND, Key::F);
    type_text(&mut test, "rond de zomer");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert!(state(&test).view.filter.priorities.is_empty());
    assert_eq!(state(&test).notices.len(), 1);
}

#[test]
fn the_first_steps_are_shown_until_they_were_seen() {
    let mut test = open(letter());
    test.get_by_label_contains("Wat werd beloofd");
    test.get_by_label("Naar het budget").click();
    test.run();
    assert_eq!(state(&test).view.page, Page::Budget);
    test.get_by_label("Begrepen, niet meer tonen").click();
    test.run();
    assert!(state(&test).settings.welcomed);
    assert!(test.query_by_label_contains("Wat werd beloofd").is_none());
}

#[test]
fn what_was_told_can_be_read_again() {
    let mut test = open(letter());
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    assert_eq!(state(&test).notices.len(), 1);
    test.get_by_label("Sluiten").click();
    test.run();
    assert!(state(&test).notices.is_empty());
    assert_eq!(state(&test).told.len(), 1);
    command(&mut test, Modifiers::COMMAND, Key::K);
    type_text(&mut test, "meldingen");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&test).dialog, Some(Dialog::Notices));
    test.get_by_label_contains("Gekopieerd");
}

#[test]
fn the_example_of_the_format_is_that_of_the_readme() {
    let example = include_str!("../../assets/briefings/shortest.briefing.json");
    let readme = include_str!("../../README.md").replace('\r', "");
    assert!(readme.contains(&format!("```json\n{example}```")));
    assert!(hoofdlijn::file::load(example.as_bytes()).unwrap().findings.is_empty());
}
