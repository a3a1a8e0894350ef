//! The window without a screen: what a person does with keyboard and pointer, and what comes of it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Key, Modifiers, Pos2, Vec2, accesskit::Role, pos2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use hoofdlijn::{
    app::{Dialog, Document, Origin, Page, Settings, State},
    briefing::{Id, index::Part},
    figure::timeline::Which,
    file::recovery::Store,
    ui::window::Window,
};

/// The window's pass needs its context, which there is only once it runs.
pub(super) struct Tested {
    pub(super) window: Option<Window>,
    start: Option<(State, Option<Store>)>,
}

pub(super) type Test = Harness<'static, Tested>;

pub(super) fn letter() -> State {
    let settings = Settings { language: "nl".to_owned(), ..Settings::default() };
    State::new(Document::shipped().unwrap(), settings, "2026-01-01".parse().unwrap())
}

pub(super) fn open(state: State) -> Test {
    sized(state, vec2(1440.0, 900.0))
}

pub(super) fn sized(state: State, size: Vec2) -> Test {
    kept(state, size, None)
}

/// A window that keeps unsaved edits in a folder, if there is one.
pub(super) fn kept(state: State, size: Vec2, store: Option<Store>) -> Test {
    stepping(state, size, store, 0.25)
}

/// A window of which a pass takes so many seconds.
pub(super) fn stepping(state: State, size: Vec2, store: Option<Store>, seconds: f32) -> Test {
    let builder = Harness::builder().with_size(size).with_max_steps(40).with_step_dt(seconds);
    let mut test = builder.build_ui_state(
        |ui, tested: &mut Tested| {
            if let Some((state, store)) = tested.start.take() {
                let window = Window::new(ui.ctx(), state, None);
                tested.window = Some(match store {
                    Some(store) => window.kept_in(ui.ctx(), store),
                    None => window,
                });
                // The typeface is there from the next pass on.
                ui.ctx().request_repaint();
                return;
            }
            if let Some(window) = &mut tested.window {
                window.pass(ui, None);
            }
        },
        Tested { window: None, start: Some((state, store)) },
    );
    test.run();
    test
}

pub(super) fn state(test: &Test) -> &State {
    &test.state().window.as_ref().unwrap().state
}

/// Lets jobs on other threads end.
pub(super) fn settle(test: &mut Test) {
    for _ in 0..400 {
        test.step();
        if state(test).running.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    test.run();
}

/// A file of this test, in the folder Cargo keeps for them.
pub(super) fn scratch(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

pub(super) fn command(test: &mut Test, modifiers: Modifiers, key: Key) {
    test.key_press_modifiers(modifiers, key);
    test.run();
}

#[test]
fn first_sight_is_the_promises_and_the_budget() {
    let test = open(letter());
    assert_eq!(state(&test).view.page, Page::Timeline);
    let figures: Vec<String> =
        test.get_all_by_role(Role::Figure).filter_map(|node| node.accesskit_node().label()).collect();
    assert_eq!(figures.len(), 2, "{figures:?}");
    assert!(figures[0].contains("twee op tijd"), "{}", figures[0]);
    assert!(figures[1].contains("2025"), "{}", figures[1]);
}

#[test]
fn one_key_goes_from_part_to_part_of_the_window() {
    let mut test = open(letter());
    let focused = |test: &Test| {
        // The window has the focus too, and is the first.
        let last = test.get_all_by(|node| node.is_focused() && node.label().is_some()).next_back();
        let last = last.expect("something has the focus");
        last.accesskit_node().label().unwrap_or_default()
    };
    command(&mut test, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&test), "Inhoud van de weergave");
    // From there the first widget of the page is one step away.
    command(&mut test, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&test), "Beloften");
    for (modifiers, name) in [
        (Modifiers::NONE, "Details"),
        (Modifiers::NONE, "Lijst van weergaven en prioriteiten"),
        (Modifiers::NONE, "Inhoud van de weergave"),
        (Modifiers::SHIFT, "Lijst van weergaven en prioriteiten"),
    ] {
        command(&mut test, modifiers, Key::F6);
        assert_eq!(focused(&test), name);
    }
    command(&mut test, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&test), "Overzicht");
}

#[test]
fn a_frame_in_which_nothing_changed_lays_nothing_out_and_asks_for_no_other() {
    let mut test = open(letter());
    let priority = Page::Priority(state(&test).document.briefing.priorities[0].id.clone());
    for page in [Page::Timeline, Page::Overview, Page::Budget, priority, Page::Sources, Page::Problems] {
        test.state_mut().window.as_mut().unwrap().state.view.page = page.clone();
        test.run();
        let laid_out = |test: &Test| test.state().window.as_ref().unwrap().laid_out();
        let before = laid_out(&test);
        assert!(before > 0, "there was something to lay out");
        for _ in 0..3 {
            test.step();
            assert!(!test.ctx.has_requested_repaint(), "{page:?} repaints for no reason");
        }
        assert_eq!(laid_out(&test), before, "{page:?}");
    }
    // A pointer that goes by changes nothing either.
    command(&mut test, Modifiers::COMMAND, Key::Num2);
    let before = test.state().window.as_ref().unwrap().laid_out();
    for x in [400.0, 700.0, 900.0] {
        test.hover_at(pos2(x, 400.0));
        test.run();
    }
    assert_eq!(test.state().window.as_ref().unwrap().laid_out(), before);
}

#[test]
fn selecting_an_item_shows_its_trail_and_a_key_its_source() {
    let mut test = open(letter());
    let node = test
        .get_all_by_role(Role::ListItem)
        .find(|node| {
            node.accesskit_node().label().is_some_and(|label| label.starts_with("Verdieping in reactie"))
        })
        .expect("the deepening is an item of the timeline");
    node.click();
    test.run();
    assert_eq!(state(&test).view.selection.as_ref().unwrap().item, Id::from("deepening"));
    assert!(test.query_all_by_label_contains("minstens 63\u{a0}dagen").count() > 1, "the badge says it too");
    assert!(test.query_all_by_label_contains("rond de zomer").count() > 0);
    command(&mut test, Modifiers::NONE, Key::Questionmark);
    assert!(state(&test).view.evidence);
    test.get_by_label("WAAR KOMT DIT VANDAAN?");
    command(&mut test, Modifiers::NONE, Key::Escape);
    assert!(!state(&test).view.evidence && state(&test).view.selection.is_some());
    command(&mut test, Modifiers::NONE, Key::Escape);
    assert!(state(&test).view.selection.is_none());
}

#[test]
fn each_page_by_key_and_by_click() {
    let mut test = open(letter());
    for (key, page) in [
        (Key::Num1, Page::Overview),
        (Key::Num3, Page::Budget),
        (Key::Num4, Page::Sources),
        (Key::Num5, Page::Problems),
        (Key::Num2, Page::Timeline),
    ] {
        command(&mut test, Modifiers::COMMAND, key);
        assert_eq!(state(&test).view.page, page);
    }
    test.get_by_role_and_label(Role::Button, "Bronnen").click();
    test.run();
    assert_eq!(state(&test).view.page, Page::Sources);
}

#[test]
fn a_priority_has_a_page_and_filters_every_view() {
    let mut test = open(letter());
    let all = test.get_all_by_role(Role::ListItem).count();
    test.get_by_role_and_label(Role::CheckBox, "Alleen Gereedheid en inzetbaarheid tonen, in alle weergaven")
        .click();
    test.run();
    assert_eq!(state(&test).view.filter.priorities, [Id::from("p1")]);
    let left = test.get_all_by_role(Role::ListItem).count();
    assert!(left < all, "{left} of {all}");
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    assert!(state(&test).view.filter.priorities.is_empty());
    let row = test
        .query_all_by_label_contains("Vastgoed")
        .find(|node| node.accesskit_node().role() == Role::Button);
    row.expect("real estate is in the tree").click();
    test.run();
    assert_eq!(state(&test).view.page, Page::Priority(Id::from("p2.2")));
}

#[test]
fn zooms_at_the_pointer_and_by_key() {
    let mut test = open(letter());
    let figure = test.get_all_by_role(Role::Figure).next().unwrap().rect();
    let at = pos2(figure.center().x + 120.0, figure.center().y);
    let before = state(&test).view.figures.timeline.range;
    assert_eq!(before, None);
    test.hover_at(at);
    test.run();
    wheel(&mut test, 120.0);
    let (first, last) = state(&test).view.figures.timeline.range.expect("zoomed");
    command(&mut test, Modifiers::ALT, Key::ArrowUp);
    let (closer_first, closer_last) = state(&test).view.figures.timeline.range.unwrap();
    assert!(closer_last - closer_first < last - first);
    command(&mut test, Modifiers::ALT, Key::ArrowRight);
    let (later, _) = state(&test).view.figures.timeline.range.unwrap();
    assert!(later > closer_first);
    command(&mut test, Modifiers::ALT, Key::Home);
    assert_eq!(state(&test).view.figures.timeline.range, None);
}

fn wheel(test: &mut Test, points: f32) {
    test.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    test.run();
}

#[test]
fn all_events_tables_language_and_theme() {
    let mut test = open(letter());
    test.get_by_label("Alles").click();
    test.run();
    assert_eq!(state(&test).view.figures.timeline.which, Which::All);
    command(&mut test, Modifiers::COMMAND, Key::T);
    assert!(test.query_all_by_role(Role::Figure).count() == 0);
    assert!(test.query_all_by_role(Role::ColumnHeader).count() > 3);
    command(&mut test, Modifiers::COMMAND, Key::T);
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    test.get_by_label("All");
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert!(state(&test).settings.dark);
}

#[test]
fn opens_a_file_and_says_what_is_wrong_with_another() {
    let mut test = open(letter());
    let small = r#"{"format": "hoofdlijn", "version": 1, "title": "Een andere brief", "language": "nl",
        "events": [{"id": "a", "title": "Iets", "promises": [{"when": "2022-13"}]}]}"#;
    drop_file(&mut test, scratch("small.briefing.json", small));
    assert!(matches!(&state(&test).document.origin, Origin::File(_)));
    test.get_by_label("Een andere brief");
    command(&mut test, Modifiers::COMMAND, Key::Num5);
    assert!(test.query_all_by_label_contains("2022-13").count() > 0, "the finding quotes the line");

    drop_file(&mut test, scratch("broken.json", "{\"format\": \"hoofdlijn\",\n  oops"));
    assert!(matches!(state(&test).dialog, Some(Dialog::Failed(_))));
    test.get_by_label_contains("regel 2, positie 3");
    // What was open is still open.
    assert_eq!(state(&test).document.briefing.title.get("nl"), "Een andere brief");
    // The notice of the file before has one too; the dialog's is above it.
    test.get_all_by_label("Sluiten").last().unwrap().click();
    test.run();
    assert_eq!(state(&test).dialog, None);

    drop_file(&mut test, PathBuf::from("/nowhere/at/all.json"));
    assert!(matches!(state(&test).dialog, Some(Dialog::Failed(_))));
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

pub(super) fn drop_file(test: &mut Test, path: PathBuf) {
    test.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    test.step();
    settle(test);
}

#[test]
fn works_small_and_large() {
    for size in [vec2(1024.0, 700.0), vec2(1920.0, 1080.0), vec2(3840.0, 2160.0)] {
        for page in [Page::Overview, Page::Timeline, Page::Budget, Page::Sources, Page::Problems] {
            let mut state = letter();
            state.view.page = page.clone();
            let test = sized(state, size);
            let bounds = egui::Rect::from_min_size(Pos2::ZERO, size).expand(1.0);
            // The bars are whole, and no figure is wider than the window.
            for name in ["Bestand", "Overzicht", "geen bevindingen"] {
                let rect = test.get_all_by_label(name).next().unwrap().rect();
                assert!(bounds.contains_rect(rect), "{size} {page:?} {name}: {rect:?}");
            }
            for figure in test.query_all_by_role(Role::Figure) {
                let rect = figure.rect();
                assert!(rect.width() > 300.0 && rect.height() > 150.0, "{size} {page:?}: {rect:?}");
                assert!(rect.min.x >= 0.0 && rect.max.x <= bounds.max.x, "{size} {page:?}: {rect:?}");
            }
        }
    }
}

#[test]
fn at_200_percent_of_a_common_screen_pages_and_panels_have_room() {
    let size = vec2(960.0, 540.0);
    for page in [Page::Overview, Page::Timeline, Page::Budget, Page::Sources, Page::Problems] {
        for (editing, selected) in [(false, true), (true, true), (true, false)] {
            let mut state = letter();
            state.view.page = page.clone();
            let event = state.document.briefing.events[0].id.clone();
            state.view.selection = selected.then(|| event.into());
            state.view.editing = editing;
            let test = sized(state, size);
            let panel = test.get_by_label("Lezen").rect().min.x;
            for figure in test.query_all_by_role(Role::Figure) {
                let rect = figure.rect();
                assert!(rect.max.x <= panel && rect.width() > 400.0, "{page:?}: {rect:?} beside {panel}");
                assert!(rect.height() > 150.0, "{page:?}: {rect:?}");
            }
            for role in [Role::Button, Role::TextInput, Role::MultilineTextInput, Role::ComboBox] {
                for rect in test.query_all_by_role(role).map(|node| node.rect()) {
                    let in_sight = rect.min.y < size.y;
                    assert!(!in_sight || rect.max.x <= size.x, "{page:?}, {editing}: {role:?} {rect:?}");
                }
            }
        }
    }
}

#[test]
fn selecting_a_value_of_a_chart_shows_its_evidence() {
    let mut state = letter();
    state.view.page = Page::Budget;
    let mut test = open(state);
    let value = test.get_all_by_role(Role::ListItem).next().expect("the chart has items");
    value.click();
    test.run();
    let place = self::state(&test).view.selection.clone().unwrap();
    assert!(matches!(place.part, Part::Value(_) | Part::Whole), "{place:?}");
    assert!(test.query_by_label("BEWIJS").is_some());
}
