//! The money in the window: what a click on a legend, a bridge of one's own and the money under the timeline do.

use egui::{
    Key, Modifiers,
    accesskit::{Role, Toggled},
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{app::Page, figure::budget::Chart};

use crate::window::{Test, command, letter, open, state};

fn press(test: &mut Test, name: &str) {
    let node = test
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().as_deref() == Some(name));
    node.unwrap_or_else(|| panic!("no button {name:?}")).click();
    test.run();
}

fn is_pressed(test: &Test, name: &str) -> Option<bool> {
    let mut nodes = test.get_all_by_role(Role::Button);
    let node = nodes.find(|node| node.accesskit_node().label().as_deref() == Some(name))?;
    let node = node.accesskit_node();
    node.toggled().map(|toggled| toggled == Toggled::True).or_else(|| node.is_selected())
}

#[test]
fn a_click_on_a_legend_shows_one_alone_and_another_all() {
    let mut start = letter();
    start.view.page = Page::Budget;
    start.view.chart = Some(Chart::Series("re-net".into()));
    let mut test = open(start);
    let name = "Kasschuif vastgoed";
    assert_eq!(is_pressed(&test, name), Some(false));
    press(&mut test, name);
    assert_eq!(state(&test).view.figures.budget.isolated, Some("re-shift".into()));
    assert_eq!(is_pressed(&test, name), Some(true));
    // The others stay in the legend, so that one can go over to them.
    assert_eq!(is_pressed(&test, "Coalitiegeld vastgoed"), Some(false));
    press(&mut test, name);
    assert_eq!(state(&test).view.figures.budget.isolated, None);
}

#[test]
fn a_bridge_of_one_s_own_is_made_turned_and_led_to_what_is_allowed() {
    let mut test = open(letter());
    command(&mut test, Modifiers::COMMAND, Key::Num3);
    press(&mut test, "Eigen brug");
    let id = |test: &Test| state(test).chart().unwrap().id();
    assert_eq!(id(&test), "between:mn2023:vjn2023:2025");
    press(&mut test, "Omkeren");
    assert_eq!(id(&test), "between:vjn2023:mn2023:2025");
    let mut start = letter();
    start.view.page = Page::Budget;
    let refused = Chart::Between { from: "mn2022".into(), to: "realised".into(), year: 2022 };
    start.view.chart = Some(refused);
    let mut test = open(start);
    assert!(test.query_all_by_label_contains("verschillend afgebakend").count() > 0);
    press(&mut test, "Miljoenennota 2020");
    assert_eq!(id(&test), "between:mn2022:mn2020:2022");
}

#[test]
fn money_stands_under_the_timeline_when_it_is_asked_for() {
    let mut test = open(letter());
    press(&mut test, "Geld per jaar onder de tijdlijn");
    assert!(state(&test).view.figures.timeline.money);
    assert_eq!(state(&test).figure().unwrap().id(), "timeline-money");
    let items = test.get_all_by_role(Role::ListItem);
    let told = items.filter_map(|node| node.accesskit_node().label());
    assert!(told.into_iter().any(|label| label.starts_with("Uitgaven Defensie, realisatie, 2022")));
    press(&mut test, "Geld per jaar onder de tijdlijn");
    assert_eq!(state(&test).figure().unwrap().id(), "timeline");
}
