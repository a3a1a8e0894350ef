//! The timeline under the hand: dragging dates, adding, fitting, folding, and going from item to item by key.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{
    app::{Settings, State},
    briefing::{
        Id, When,
        index::{Part, Place},
    },
    text::{Language, Texts},
};

use super::window::{Test, command, letter, open, state, stepping};

/// A window on the letter with a place selected.
fn with_selected(item: &str, part: Part) -> Test {
    let mut state = letter();
    state.view.selection = Some(Place { item: item.into(), part });
    open(state)
}

fn selected(test: &Test) -> Option<Place> {
    state(test).view.selection.clone()
}

/// The items of the first figure whose names begin so.
fn items(test: &Test, name: &str) -> Vec<Rect> {
    let is_it = |label: Option<String>| label.is_some_and(|label| label.starts_with(name));
    let nodes = test.get_all_by_role(Role::ListItem);
    nodes.filter(|node| is_it(node.accesskit_node().label())).map(|node| node.rect()).collect()
}

fn item(test: &Test, name: &str) -> Rect {
    *items(test, name).first().unwrap_or_else(|| panic!("there is no {name}"))
}

fn press(test: &mut Test, at: Pos2, down: bool) {
    let modifiers = Modifiers::NONE;
    test.event(Event::PointerMoved(at));
    test.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed: down, modifiers });
    test.step();
}

/// Drags from a point by so many points across, and holds on.
fn drag(test: &mut Test, from: Pos2, by: f32) -> Pos2 {
    test.event(Event::PointerMoved(from));
    test.step();
    press(test, from, true);
    for part in [0.5, 1.0] {
        test.event(Event::PointerMoved(from + vec2(by * part, 0.0)));
        test.step();
    }
    test.step();
    from + vec2(by, 0.0)
}

fn release(test: &mut Test, at: Pos2) {
    press(test, at, false);
    test.run();
}

fn promised(test: &Test, item: &str, at: usize) -> When {
    let document = &state(test).document;
    let event = document.index.event(&document.briefing, &item.into()).unwrap();
    event.promises[at].when.clone().unwrap()
}

fn delivered(test: &Test, item: &str) -> When {
    let document = &state(test).document;
    document.index.event(&document.briefing, &item.into()).unwrap().actual.clone().unwrap().when
}

fn date(when: &When) -> String {
    when.date.map(|date| date.to_string()).unwrap_or_default()
}

/// The band of the contours' first promise, which is April.
fn april(test: &Test) -> Rect {
    let items = items(test, "Contouren van de interne verkenning: Verwachting van 11 februari 2022");
    *items.iter().min_by(|one, other| one.width().total_cmp(&other.width())).unwrap()
}

#[test]
fn a_month_is_dragged_by_months_and_taken_back() {
    let mut test = with_selected("contours", Part::Whole);
    let before = state(&test).document.text.clone();
    let band = april(&test);
    let at = drag(&mut test, band.center(), band.width() * 1.1);
    // While it is held nothing is changed, and nothing moves.
    assert_eq!(state(&test).document.text, before);
    assert_eq!(state(&test).view.figures.timeline.range, None);
    assert_eq!(april(&test), band);
    release(&mut test, at);
    let when = promised(&test, "contours", 0);
    assert_eq!(date(&when), "2022-05");
    assert!(when.wording.is_some(), "the words of the source stay");
    let undo = state(&test).document.undo_words(Texts::of(Language::Dutch)).unwrap();
    assert!(undo.contains("mei\u{a0}2022") || undo.contains("mei 2022"), "{undo}");
    command(&mut test, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&test).document.text, before);
    assert!(!state(&test).document.can_undo(), "one step");
}

#[test]
fn escape_gives_a_drag_up_and_keeps_what_is_selected() {
    let mut test = with_selected("contours", Part::Whole);
    let before = state(&test).document.text.clone();
    let band = april(&test);
    let at = drag(&mut test, band.center(), band.width() * 3.0);
    test.key_press(Key::Escape);
    test.run();
    test.event(Event::PointerMoved(at + vec2(40.0, 0.0)));
    test.step();
    release(&mut test, at + vec2(40.0, 0.0));
    assert_eq!(state(&test).document.text, before);
    assert!(!state(&test).document.can_undo());
    assert_eq!(state(&test).view.figures.timeline.range, None, "nor does it move the timeline");
    assert_eq!(selected(&test).map(|place| place.item), Some(Id::from("contours")));
}

#[test]
fn an_end_is_dragged_alone() {
    let mut test = with_selected("contours", Part::Whole);
    let band = april(&test);
    let at = drag(&mut test, band.right_center(), band.width() * 2.1);
    release(&mut test, at);
    assert_eq!(date(&promised(&test, "contours", 0)), "2022-04/2022-06");
    command(&mut test, Modifiers::COMMAND, Key::Z);
    let at = drag(&mut test, band.left_center(), -band.width());
    release(&mut test, at);
    assert_eq!(date(&promised(&test, "contours", 0)), "2022-03/2022-04");
}

#[test]
fn a_reading_is_dragged_by_days_and_the_words_stay() {
    let mut test = with_selected("deepening", Part::Whole);
    let band = item(&test, "Verdieping in reactie op het IBO: Streven van 11 februari 2022: “rond de zomer”");
    let before = promised(&test, "deepening", 0);
    // The row itself is named so too: the band is within it.
    let bands = items(&test, "Verdieping in reactie op het IBO: Streven van 11 februari 2022");
    let band = bands.iter().copied().rfind(|rect| rect.width() < band.width()).unwrap_or(band);
    let a_day = band.width() / 122.0;
    let at = drag(&mut test, band.center(), a_day * 10.0);
    release(&mut test, at);
    let after = promised(&test, "deepening", 0);
    assert_eq!(after.earliest.unwrap().to_string(), "2022-06-11");
    assert_eq!(after.latest.unwrap().to_string(), "2022-10-10");
    assert_eq!(When { earliest: before.earliest, latest: before.latest, ..after }, before);
}

#[test]
fn a_delivery_is_dragged_by_days() {
    let mut test = with_selected("contours", Part::Actual);
    let diamond = item(&test, "Contouren van de interne verkenning: Geleverd: 13 mei 2022");
    let a_day = april(&test).width() / 30.0;
    let at = drag(&mut test, diamond.left_center() + vec2(5.0, 0.0), -a_day * 13.0);
    release(&mut test, at);
    assert_eq!(date(&delivered(&test, "contours")), "2022-04-30");
}

#[test]
fn what_is_not_selected_moves_with_the_timeline() {
    let mut test = with_selected("deepening", Part::Whole);
    let band = april(&test);
    let at = drag(&mut test, band.center(), 60.0);
    release(&mut test, at);
    assert!(!state(&test).document.can_undo());
    assert!(state(&test).view.figures.timeline.range.is_some());
}

#[test]
fn keys_move_the_selected_date() {
    let mut test = with_selected("contours", Part::Promise(0));
    let alt_shift = Modifiers::ALT | Modifiers::SHIFT;
    command(&mut test, alt_shift, Key::ArrowRight);
    assert_eq!(date(&promised(&test, "contours", 0)), "2022-05");
    assert_eq!(state(&test).view.figures.timeline.range, None);
    command(&mut test, alt_shift, Key::ArrowLeft);
    command(&mut test, alt_shift, Key::ArrowLeft);
    assert_eq!(date(&promised(&test, "contours", 0)), "2022-03");
}

/// A window in which two clicks come soon enough after each other.
fn quick() -> Test {
    stepping(letter(), vec2(1440.0, 900.0), None, 1.0 / 60.0)
}

fn double_click(test: &mut Test, at: Pos2) {
    test.event(Event::PointerMoved(at));
    test.run();
    for _ in 0..2 {
        press(test, at, true);
        press(test, at, false);
    }
    test.run();
}

#[test]
fn a_double_click_on_an_empty_place_adds_an_event_there_and_names_it() {
    let mut test = quick();
    let before = state(&test).document.text.clone();
    let band = april(&test);
    // Right of all that is drawn in that row: August 2022.
    let row = item(&test, "Contouren van de interne verkenning");
    let at = pos2(band.min.x + band.width() / 30.0 * 135.0, row.min.y + 12.0);
    double_click(&mut test, at);
    let added = selected(&test).expect("what was added is selected").item;
    let document = &state(&test).document;
    let event = document.index.event(&document.briefing, &added).unwrap();
    assert_eq!(event.priority, Some(Id::from("p2")));
    assert_eq!(date(event.promises[0].when.as_ref().unwrap()), "2022-08");
    assert!(state(&test).view.editing);
    test.event(Event::Text("Nieuw plan".to_owned()));
    test.run();
    command(&mut test, Modifiers::NONE, Key::Enter);
    let document = &state(&test).document;
    let event = document.index.event(&document.briefing, &added).unwrap();
    assert_eq!(event.title.get("nl"), "Nieuw plan");
    command(&mut test, Modifiers::COMMAND, Key::Z);
    command(&mut test, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&test).document.text, before);
    assert!(!state(&test).document.can_undo(), "adding is one step, naming another");
}

#[test]
fn a_double_click_counts_where_the_details_come_to_lie() {
    let mut start = letter();
    start.settings.welcomed = true;
    let mut test = stepping(start, vec2(1280.0, 720.0), None, 1.0 / 60.0);
    let row = item(&test, "Contouren van de interne verkenning");
    assert!(row.max.x > 1200.0, "there are no details yet: {row:?}");
    double_click(&mut test, pos2(row.max.x - 30.0, row.min.y + 12.0));
    let added = selected(&test).expect("what was added is selected").item;
    let document = &state(&test).document;
    let event = document.index.event(&document.briefing, &added).unwrap();
    assert_eq!(date(event.promises[0].when.as_ref().unwrap()), "2022-12");
}

#[test]
fn a_double_click_on_an_event_fits_it_and_elsewhere_all() {
    let mut test = quick();
    let band = april(&test);
    double_click(&mut test, band.center());
    let (first, last) = state(&test).view.figures.timeline.range.expect("it fits the event");
    assert!(last - first < 200.0, "{first} {last}");
    assert_eq!(selected(&test).map(|place| place.item), Some(Id::from("contours")));
    assert!(!state(&test).document.can_undo());
    let figure = test.get_all_by_role(Role::Figure).next().unwrap().rect();
    double_click(&mut test, figure.left_top() + vec2(300.0, 12.0));
    assert_eq!(state(&test).view.figures.timeline.range, None);
    // By key.
    command(&mut test, Modifiers::ALT, Key::Enter);
    assert!(state(&test).view.figures.timeline.range.is_some());
}

#[test]
fn a_lane_is_folded_by_its_title() {
    let mut test = open(letter());
    let title = |test: &Test| {
        let nodes = test.get_all_by_role(Role::ListItem);
        let mut found = nodes.filter(|node| {
            node.accesskit_node().label().is_some_and(|label| label.starts_with("2 Wendbaarheid:"))
        });
        let node = found.next().expect("the lane has a title");
        (node.rect(), node.accesskit_node().data().is_expanded())
    };
    let (rect, expanded) = title(&test);
    assert_eq!(expanded, Some(true));
    test.event(Event::PointerMoved(rect.center()));
    test.run();
    press(&mut test, rect.center(), true);
    release(&mut test, rect.center());
    assert_eq!(state(&test).view.figures.timeline.folded, [Id::from("p2")]);
    assert_eq!(selected(&test), None);
    assert_eq!(title(&test).1, Some(false));
    // And by key.
    let nodes = test.get_all_by_role(Role::ListItem);
    let node = nodes
        .into_iter()
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("2 Wendbaarheid:")));
    node.unwrap().focus();
    test.run();
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert!(state(&test).view.figures.timeline.folded.is_empty());
}

/// The name of the item that has the focus.
fn focused(test: &Test) -> Option<String> {
    let nodes = test.query_all_by_role(Role::ListItem);
    nodes.into_iter().find(egui_kittest::Node::is_focused).and_then(|node| node.accesskit_node().label())
}

#[test]
fn arrows_walk_the_items_of_every_figure() {
    let mut test = open(letter());
    let begins = |test: &Test, name: &str| {
        let focused = focused(test).unwrap_or_default();
        assert!(focused.starts_with(name), "{focused} is not {name}");
    };
    let first = test.get_all_by_role(Role::ListItem).next().unwrap();
    first.focus();
    test.run();
    begins(&test, "1 Gereedheid en inzetbaarheid");
    command(&mut test, Modifiers::NONE, Key::ArrowDown);
    begins(&test, "Onderhandelaarsresultaat");
    command(&mut test, Modifiers::NONE, Key::ArrowDown);
    begins(&test, "Arbeidsvoorwaardenakkoord");
    command(&mut test, Modifiers::NONE, Key::ArrowDown);
    begins(&test, "2 Wendbaarheid");
    command(&mut test, Modifiers::NONE, Key::ArrowRight);
    begins(&test, "Contouren");
    command(&mut test, Modifiers::NONE, Key::ArrowUp);
    command(&mut test, Modifiers::NONE, Key::ArrowUp);
    begins(&test, "Arbeidsvoorwaardenakkoord");
    command(&mut test, Modifiers::NONE, Key::Home);
    begins(&test, "1 Gereedheid en inzetbaarheid");
    command(&mut test, Modifiers::NONE, Key::ArrowLeft);
    begins(&test, "1 Gereedheid en inzetbaarheid");
    command(&mut test, Modifiers::NONE, Key::End);
    begins(&test, "Defensienota 2022");
    // The focus stays on what it was on while the picture moves, and Enter selects it.
    command(&mut test, Modifiers::ALT, Key::ArrowUp);
    begins(&test, "Defensienota 2022");
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&test).map(|place| place.item), Some(Id::from("defensienota")));

    // The chart under it.
    let chart = test.get_all_by_role(Role::ListItem).last().unwrap();
    chart.focus();
    test.run();
    let last = focused(&test).unwrap();
    command(&mut test, Modifiers::NONE, Key::ArrowLeft);
    let before = focused(&test).unwrap();
    assert_ne!(before, last);
    command(&mut test, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(focused(&test).unwrap(), last);
}

#[test]
fn fitting_glides_unless_motion_is_reduced() {
    for reduced in [false, true] {
        let mut start: State = letter();
        start.settings = Settings { reduced_motion: reduced, ..start.settings };
        start.view.selection = Some(Place::from(Id::from("contours")));
        let mut test = stepping(start, vec2(1440.0, 900.0), None, 1.0 / 60.0);
        let before = april(&test).width();
        test.key_press_modifiers(Modifiers::ALT, Key::Enter);
        test.step();
        test.step();
        test.step();
        let on_way = april(&test).width();
        test.run();
        let there = april(&test).width();
        assert!(there > before * 1.5, "{before} {there}");
        if reduced {
            assert!((on_way - there).abs() < 1.0, "{on_way} {there}");
        } else {
            assert!(on_way > before && on_way < there - 1.0, "{before} {on_way} {there}");
        }
    }
}

#[test]
fn the_day_under_the_pointer_stays_while_the_wheel_zooms() {
    let mut test = open(letter());
    let band = april(&test);
    let at = band.left_center();
    test.event(Event::PointerMoved(at));
    test.run();
    for _ in 0..3 {
        test.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, 60.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        test.run();
        let zoomed = april(&test);
        assert!((zoomed.min.x - band.min.x).abs() < 1.0, "{band:?} {zoomed:?}");
    }
    assert!(april(&test).width() > band.width() * 1.3);
}

#[test]
fn moving_the_day_changes_what_came_of_things() {
    let mut test = open(letter());
    let title = |test: &Test| {
        test.get_all_by_role(Role::Figure).next().unwrap().accesskit_node().label().unwrap_or_default()
    };
    assert!(title(&test).starts_with("Van vijf beloften: twee op tijd, twee te laat"), "{}", title(&test));
    let window = test.state_mut().window.as_mut().unwrap();
    let day = Some("2022-07-01".parse().unwrap());
    hoofdlijn::app::dispatch(&mut window.state, hoofdlijn::app::Action::SetToday(day), &mut Vec::new());
    test.run();
    assert!(
        title(&test).starts_with("Van vijf beloften: twee op tijd, één te laat, twee nog open"),
        "{}",
        title(&test)
    );
    assert_eq!(items(&test, "Contouren van de interne verkenning: ").len(), 4);
    item(&test, "Contouren van de interne verkenning: Geleverd: 13 mei 2022");
}
