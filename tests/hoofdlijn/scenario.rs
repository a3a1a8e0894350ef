//! Scenarios in the window and in files: sliders change the picture at once, one key brings the facts back, and nothing
//! that shows one can be taken for the facts.

use std::{path::Path, process::Command as Process};

use egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{
    app::{
        Action, Effect, Page, Purpose, State, dispatch,
        dispatch::{Picked, scenario::Step},
        exporting::{Task, What},
    },
    briefing::{Id, scenario::Aspect},
};

use super::window::{Test, command, letter, sized, state};

/// The scenario that comes with the program.
const SHIPPED: &str = "by-number-2035";

fn series(series: &str) -> State {
    let mut state = letter();
    state.view.page = Page::Budget;
    state.view.chart = Some(hoofdlijn::figure::budget::Chart::Series(series.into()));
    state
}

fn figures(test: &Test) -> Vec<String> {
    test.get_all_by_role(Role::Figure).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_slider_changes_the_picture_and_one_key_brings_the_facts_back() {
    let mut state_before = series("mn2023");
    dispatch(&mut state_before, Action::Scenario(Step::New(Some("mn2023".into()))), &mut Vec::new());
    let mut test = sized(state_before, vec2(1440.0, 1000.0));
    let text = state(&test).document.text.clone();
    let begun = figures(&test);
    assert!(begun[0].starts_with("Scenario: Miljoenennota 2023. "), "{begun:?}");
    assert!(begun[0].contains("geen feiten"), "{begun:?}");
    test.get_by_role_and_label(Role::Slider, "Verandering, hoog").set_value_accesskit(30.0);
    test.run();
    test.get_by_role_and_label(Role::Slider, "Verandering, midden").set_value_accesskit(20.0);
    test.run();
    let moved = figures(&test);
    assert_ne!(moved, begun, "the picture follows at once");
    let trial = state(&test).view.trial.clone().unwrap();
    let range = trial.scenario.assumptions[0].interval().unwrap();
    assert!(range.low == (-10).into() && range.central == 20.into() && range.high == 30.into(), "{range:?}");
    assert!(!state(&test).document.is_unsaved() && state(&test).document.text == text, "nothing is written");

    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    let facts = figures(&test);
    assert!(!facts[0].contains("Scenario"), "{facts:?}");
    assert!(state(&test).overlay.is_none() && state(&test).view.trial.is_none());
    assert!(test.query_by_label("Terug naar de feiten").is_none());
}

#[test]
fn a_slider_is_moved_with_the_arrow_keys() {
    let mut state_before = series("mn2023");
    dispatch(&mut state_before, Action::Scenario(Step::New(Some("mn2023".into()))), &mut Vec::new());
    let mut test = sized(state_before, vec2(1440.0, 1000.0));
    let range =
        |test: &Test| state(test).view.trial.clone().unwrap().scenario.assumptions[0].interval().unwrap();
    let before = range(&test);
    test.get_by_role_and_label(Role::Slider, "Verandering, hoog").focus();
    test.run();
    command(&mut test, Modifiers::NONE, Key::ArrowRight);
    let after = range(&test);
    assert!(after.high > before.high && after.low == before.low, "{before:?} {after:?}");
}

#[test]
fn a_scenario_is_chosen_named_saved_and_taken_back() {
    let mut test = sized(letter(), vec2(1440.0, 1800.0));
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::W);
    test.get_by_label_contains("35–40% van de gebouwen").click();
    test.run();
    assert_eq!(state(&test).view.trial.as_ref().unwrap().scenario.id, Id::from(SHIPPED));
    assert!(test.query_by_label_contains("Bereikt tussen 2033 en 2041").is_some());
    let before = state(&test).document.text.clone();

    test.get_by_role_and_label(Role::Slider, "Tempo per jaar, laag").set_value_accesskit(300.0);
    test.run();
    assert_eq!(state(&test).document.text, before, "not before it is saved");
    test.get_by_label("Scenario bewaren").click();
    test.run();
    let document = &state(&test).document;
    let saved = document.briefing.scenarios.iter().find(|it| it.id.as_str() == SHIPPED).unwrap();
    let pace = saved.about(&"t-3540".into(), Aspect::PerYear).unwrap().interval().unwrap();
    assert!(pace.low == 300.into(), "{pace:?}");
    assert!(document.is_unsaved() && document.findings.is_empty(), "{:?}", document.findings);
    // Only what was moved changes in the text.
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), document.text.lines().collect());
    assert_eq!(old.iter().zip(&new).filter(|(one, other)| one != other).count(), 1);

    command(&mut test, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&test).document.text, before);
}

#[test]
fn a_new_one_is_saved_renamed_and_deleted() {
    let mut state = letter();
    let act = |state: &mut State, step| dispatch(state, Action::Scenario(step), &mut Vec::new());
    let before = state.document.briefing.scenarios.len();
    act(&mut state, Step::New(Some("stocks".into())));
    act(&mut state, Step::Save);
    assert_eq!(state.document.briefing.scenarios.len(), before + 1);
    assert!(state.document.findings.is_empty(), "{:?}", state.document.findings);
    let mut named = state.view.trial.clone().unwrap().scenario;
    named.title = "Voorraden half vol".into();
    act(&mut state, Step::Change(Box::new(named)));
    act(&mut state, Step::Save);
    assert_eq!(state.document.briefing.scenarios.last().unwrap().title, "Voorraden half vol".into());
    act(&mut state, Step::Delete);
    assert_eq!((state.document.briefing.scenarios.len(), state.overlay.is_none()), (before, true));
    // Whatever can be assumed is in order from the beginning.
    for on in ["t-3540", "mn2023", "E36", "stocks", "people"] {
        act(&mut state, Step::New(Some(on.into())));
        assert!(!state.view.trial.as_ref().unwrap().scenario.assumptions.is_empty(), "{on}");
        act(&mut state, Step::Save);
        assert!(state.document.findings.is_empty(), "{on}: {:?}", state.document.findings);
        act(&mut state, Step::Delete);
    }
}

#[test]
fn every_control_of_the_panel_has_a_name() {
    let mut state = letter();
    dispatch(&mut state, Action::Scenario(Step::Try(SHIPPED.into())), &mut Vec::new());
    let test = sized(state, vec2(1440.0, 1600.0));
    for role in [Role::Slider, Role::SpinButton, Role::ComboBox, Role::TextInput] {
        for node in test.get_all_by_role(role) {
            let name = node.accesskit_node().label().unwrap_or_default();
            assert!(!name.is_empty(), "a {role:?} without a name");
        }
    }
    assert!(test.get_all_by_role(Role::Slider).count() >= 8);
}

#[test]
fn a_picture_s_name_says_that_it_is_a_scenario() {
    let mut state = letter();
    let mut effects = Vec::new();
    dispatch(&mut state, Action::Scenario(Step::Try(SHIPPED.into())), &mut effects);
    dispatch(&mut state, Action::Run(hoofdlijn::app::Command::ExportPicture), &mut effects);
    let offered = effects.iter().find_map(|effect| match effect {
        Effect::Pick { name, .. } => Some(name.clone()),
        _ => None,
    });
    assert_eq!(offered.as_deref(), Some("timeline.scenario-by-number-2035.svg"));
    effects.clear();
    let picked = Picked::Path("/tmp/mine.svg".into());
    dispatch(
        &mut state,
        Action::Picked(Purpose::Export(What::Figure("timeline".to_owned())), picked),
        &mut effects,
    );
    let path = "/tmp/mine.scenario-by-number-2035.svg".into();
    assert_eq!(effects, [Task::Write(What::Figure("timeline".to_owned()), path).into()]);
}

fn export(figure: &str, to: &Path, more: &[&str]) -> (bool, String) {
    let mut process = Process::new(env!("CARGO_BIN_EXE_hoofdlijn"));
    process.args(["export", "--lang", "nl", "--figure", figure, "--to"]).arg(to).args(more);
    let output = process.output().unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_file_says_scenario_in_its_name_its_alt_text_and_its_picture() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let named = folder.join("corridor.scenario.svg");
    for figure in ["target:t-3540", "timeline", "years", "slip", "variance"] {
        let (done, words) = export(figure, &named, &["--scenario", SHIPPED]);
        assert!(done, "{words}");
        let svg = std::fs::read_to_string(&named).unwrap();
        let between = |tag: &str| {
            let rest = svg.split_once(&format!("<{tag}")).unwrap().1;
            rest.split_once('>').unwrap().1.split_once("</").unwrap().0.to_owned()
        };
        assert!(between("title").starts_with("Scenario: 35–40%"), "{figure}: {}", between("title"));
        assert!(between("desc").starts_with("Scenario: 35–40%"), "{figure}: {}", between("desc"));
        let text = svg.split_once("</desc>").unwrap().1;
        assert!(text.contains("Scenario: 35–40%"), "{figure} does not say so in the picture");
    }
    let csv = folder.join("years.scenario.csv");
    assert!(export("years", &csv, &["--scenario", SHIPPED]).0);
    let table = std::fs::read_to_string(&csv).unwrap();
    assert!(table.lines().skip(1).all(|line| line.contains("35–40% van de gebouwen")), "{table}");

    let (done, words) = export("timeline", &folder.join("facts.svg"), &["--scenario", SHIPPED]);
    assert!(!done && words.contains("facts.scenario-by-number-2035.svg"), "{words}");
    let (done, words) = export("timeline", &named, &["--scenario", "nothing"]);
    assert!(!done && words.contains("nothing"), "{words}");
}

#[test]
fn each_figure_marks_what_a_scenario_changes_and_only_that() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let shipped = include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json");
    let moved = r#""scenarios": [{"id": "moved", "title": "Anders", "assumptions": [
        {"on": "mn2023", "change": {"low": 5, "high": 15}},
        {"on": "realised", "period": "2022", "amount": 14000},
        {"on": "EVENT", "when": "2022-11-01"}
    ]},"#;
    let file = folder.join("marks.briefing.json");
    std::fs::write(&file, shipped.replacen(r#""scenarios": ["#, &moved.replace("EVENT", "deepening"), 1))
        .unwrap();
    let picture = folder.join("marks.scenario.svg");
    for figure in ["vintages", "variance", "bridge:vjn-2025", "slip", "years"] {
        let marked = |scenario: &str| {
            let (done, words) = export(figure, &picture, &["--scenario", scenario, file.to_str().unwrap()]);
            assert!(done, "{figure}: {words}");
            std::fs::read_to_string(&picture).unwrap().contains(">aangenomen</text>")
        };
        assert!(marked("moved"), "{figure} does not mark what is assumed");
        assert!(!marked(SHIPPED), "{figure} marks something that is not assumed");
    }
}
