//! What a screen reader is given: a name for everything that can be used, in every view, and nothing lost at twice the
//! size.

use egui::{accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{
    app::{Command, Dialog, Grid, Page, State},
    briefing::index::Place,
    text::Language,
};

use super::window::{Test, letter, sized, state};

/// Roles of what can be used.
const CONTROLS: [Role; 12] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Figure,
    Role::Link,
    Role::ListItem,
    Role::MenuItem,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Splitter,
    Role::TextInput,
];

/// Every page, alone, and with something selected, in a form, as tables, and with each window over it.
fn views() -> Vec<(String, State)> {
    let mut views = Vec::new();
    let mut pages = vec![
        Page::Overview,
        Page::Timeline,
        Page::Budget,
        Page::Sources,
        Page::Problems,
        Page::Grid(Grid::Events),
        Page::Grid(Grid::Amounts),
        Page::Grid(Grid::Sources),
    ];
    let tops = letter().document.briefing.priorities.clone();
    pages.extend(tops.iter().map(|priority| Page::Priority(priority.id.clone())));
    for page in pages {
        let mut state = letter();
        state.view.page = page.clone();
        views.push((format!("{page:?}"), state.clone()));
        state.view.tables = true;
        views.push((format!("{page:?} as tables"), state));
    }
    let event = letter().document.briefing.events.iter().find(|it| it.promises.len() > 1).unwrap().id.clone();
    for editing in [false, true] {
        let mut state = letter();
        state.view.selection = Some(Place::from(event.clone()));
        state.view.editing = editing;
        views.push((format!("an event, editing {editing}"), state));
    }
    // What egui paints over two widgets of one id has no glyph here, which ends the test.
    let mut beside = letter();
    beside.view.page = Page::Grid(Grid::Events);
    beside.view.selection = Some(Place::from(beside.document.briefing.events[1].id.clone()));
    beside.view.editing = true;
    views.push(("an event beside its row".to_owned(), beside));
    let mut evidence = letter();
    evidence.view.selection = Some(Place::from(event));
    evidence.view.evidence = true;
    views.push(("evidence".to_owned(), evidence));
    let palette = Dialog::Palette { text: "vast".to_owned(), at: 0 };
    for dialog in [palette, Dialog::Keys, Dialog::Format, Dialog::Notices, Dialog::About] {
        let mut state = letter();
        state.dialog = Some(dialog.clone());
        views.push((format!("{dialog:?}"), state));
    }
    let mut find = letter();
    find.view.search = Some(hoofdlijn::app::Search { text: "vastgoed".to_owned(), at: None, asked: 1 });
    views.push(("find".to_owned(), find));
    views
}

fn name_of(node: &egui_kittest::Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.placeholder().map(str::to_owned)).unwrap_or_default()
}

fn check(test: &Test, view: &str) {
    for node in test.get_all_by(|node| CONTROLS.contains(&node.role())) {
        let role = node.accesskit_node().role();
        assert!(!name_of(&node).trim().is_empty(), "{view}: a {role:?} at {:?} without a name", node.rect());
    }
    for node in test.query_all_by_role(Role::Figure) {
        assert!(name_of(&node).len() > 40, "{view}: a figure without a summary: {}", name_of(&node));
    }
}

#[test]
fn everything_that_can_be_used_has_a_name_in_every_view() {
    for (view, state) in views() {
        for language in [Language::Dutch, Language::English] {
            let mut state = state.clone();
            state.settings.language = language.code().to_owned();
            check(&sized(state, vec2(1440.0, 900.0)), &format!("{view}, {language:?}"));
        }
    }
}

/// 1920x1080 at 200 % is 960x540 points: the bars are whole, and what does not fit is reached by scrolling.
#[test]
fn nothing_is_lost_at_twice_the_size() {
    let size = vec2(960.0, 540.0);
    let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, size).expand(1.0);
    for (view, state) in views() {
        let test = sized(state, size);
        check(&test, &view);
        for name in ["Bestand", "Help", "geen bevindingen"] {
            // Behind a window that is open above all else they are not there.
            for node in test.query_all_by_label(name) {
                assert!(whole.contains_rect(node.rect()), "{view}: {name} at {:?}", node.rect());
            }
        }
        for figure in test.query_all_by_role(Role::Figure) {
            let rect = figure.rect();
            assert!(rect.min.x >= 0.0 && rect.max.x <= whole.max.x, "{view}: a figure at {rect:?}");
        }
    }
}

/// Most items are no widgets: a screen reader finds each of them in its figure, and may ask for any.
#[test]
fn a_screen_reader_asks_for_any_item_of_a_figure() {
    let mut test = sized(letter(), vec2(1440.0, 900.0));
    let items = |figure: egui_kittest::Node<'_>| figure.query_all_by_role(Role::ListItem).count();
    let of_figures: usize = test.get_all_by_role(Role::Figure).map(items).sum();
    assert_eq!(of_figures, test.get_all_by_role(Role::ListItem).count());
    let items: Vec<_> = test.get_all_by_role(Role::ListItem).collect();
    let middle = items.len() / 2;
    let name = name_of(&items[middle]);
    items[middle].focus();
    test.run();
    let focused = test.get_all_by_role(Role::ListItem).find(egui_kittest::Node::is_focused);
    assert_eq!(focused.map(|node| name_of(&node)), Some(name));
    assert_eq!(state(&test).view.selection, None);
    test.get_all_by_role(Role::ListItem).nth(middle + 1).unwrap().click_accesskit();
    test.run();
    assert!(state(&test).view.selection.is_some());
}

#[test]
fn every_command_has_a_name_of_its_own_in_both_languages() {
    use strum::IntoEnumIterator as _;
    for language in [Language::Dutch, Language::English] {
        let mut names: Vec<String> = Command::iter()
            .map(|command| {
                hoofdlijn::text::Texts::of(language).get(&format!("command-{}", <&str>::from(command)))
            })
            .collect();
        names.sort();
        let twice = names.windows(2).find(|pair| pair[0] == pair[1]);
        assert!(twice.is_none(), "{language:?}: {twice:?}");
    }
}
