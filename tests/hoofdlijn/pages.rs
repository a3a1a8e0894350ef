//! The map, the page of each priority and the overview: of the letter, of a made-up municipality, and of any size.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Pos2, Vec2, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{
    app::{Action, Command, Document, Effect, Page, dispatch},
    briefing::{Briefing, Date, Id, Index, index::Place},
    export,
    figure::{
        Figure, Filter, Laid, Medium, Scene, Theme, Tokens, Views,
        overview::{self, About},
    },
    text::{Language, Texts},
};
use proptest::prelude::*;

use super::window::{command, letter as state_of_letter, open, settle, state};

/// The shipped letter, and the municipality.
fn both() -> [Briefing; 2] {
    [Document::shipped().unwrap(), Document::example().unwrap()].map(|document| (*document.briefing).clone())
}

/// What a figure is laid out from.
#[derive(Clone, Debug)]
struct Stage {
    size: Vec2,
    window: bool,
    theme: Theme,
    language: Language,
    selected: Option<Place>,
}

impl Default for Stage {
    fn default() -> Self {
        let (size, theme, language) = (vec2(1280.0, 720.0), Theme::Light, Language::Dutch);
        Self { size, window: false, theme, language, selected: None }
    }
}

impl Stage {
    fn with<R>(&self, briefing: &Briefing, run: impl FnOnce(&Scene<'_>) -> R) -> R {
        let medium = if self.window { Medium::Window } else { Medium::Picture { height: self.size.y } };
        run(&Scene {
            briefing,
            index: &Index::new(briefing),
            texts: Texts::of(self.language),
            tokens: &Tokens::new(self.theme, medium),
            today: briefing.as_of.unwrap_or(Date::MIN),
            filter: &Filter::default(),
            selected: self.selected.as_ref(),
            cited: &[],
            scenario: None,
            title: None,
        })
    }

    fn layout(&self, briefing: &Briefing, figure: &Figure) -> Laid {
        self.with(briefing, |scene| {
            let mut laid = None;
            let painted = export::shapes(self.size, self.theme, |ui| {
                let figure = figure.layout(scene, &Views::default(), self.size, ui.ctx());
                laid.insert(figure).paint(ui, Pos2::ZERO);
            });
            painted.unwrap();
            laid.unwrap()
        })
    }
}

fn own(briefing: &Briefing) -> Vec<Figure> {
    let all = Figure::all(briefing).into_iter();
    all.filter(|figure| matches!(figure, Figure::Map(_) | Figure::Page(_) | Figure::Overview)).collect()
}

fn texts(laid: &Laid) -> Vec<&str> {
    laid.layout.labels.iter().map(|label| label.galley.job.text.as_str()).collect()
}

#[test]
fn every_priority_has_a_page_and_those_with_measures_a_map() {
    for briefing in both() {
        let ids: BTreeSet<String> = Figure::all(&briefing).iter().map(Figure::id).collect();
        assert!(ids.contains("overview"));
        for priority in &briefing.priorities {
            assert!(ids.contains(&format!("page:{}", priority.id)), "{}", priority.id);
            let is_top = priority.parent.is_none();
            let map = ids.contains(&format!("map:{}", priority.id));
            assert!(map || !is_top, "{}", priority.id);
        }
    }
}

#[test]
fn nothing_overlaps_at_any_size_that_is_used() {
    for briefing in both() {
        for figure in own(&briefing) {
            for (size, window) in [
                (vec2(1280.0, 720.0), false),
                (vec2(1080.0, 1350.0), false),
                (vec2(1920.0, 600.0), false),
                (vec2(640.0, 400.0), true),
                (vec2(1032.0, 600.0), true),
                (vec2(1672.0, 1400.0), true),
            ] {
                let stage = Stage { size, window, ..Stage::default() };
                let laid = stage.layout(&briefing, &figure);
                assert_eq!(laid.layout.flaw(), None, "{} {stage:?}", figure.id());
                assert!(!laid.layout.title.is_empty() && !laid.layout.summary.is_empty(), "{}", figure.id());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nothing_overlaps_at_any_size(
        width in 320.0f32..2400.0,
        height in 160.0f32..1600.0,
        window: bool,
        english: bool,
        which in 0usize..1000,
        item in 0usize..1000,
    ) {
        let [letter, municipality] = both();
        let briefing = if which % 2 == 0 { letter } else { municipality };
        let figures = own(&briefing);
        let figure = &figures[which / 2 % figures.len()];
        let items: Vec<Id> = briefing.items().map(|(_, item)| item.id().clone()).collect();
        let stage = Stage {
            size: vec2(width, height).round(),
            window,
            language: if english { Language::English } else { Language::Dutch },
            selected: Some(items[item % items.len()].clone().into()),
            ..Stage::default()
        };
        let laid = stage.layout(&briefing, figure);
        prop_assert_eq!(laid.layout.flaw(), None, "{} {:?}", figure.id(), stage);
    }
}

#[test]
fn what_there_is_no_room_for_is_counted() {
    let [letter, _] = both();
    let figure = Figure::Map("p3".into());
    let whole = Stage { size: vec2(1280.0, 1400.0), window: true, ..Stage::default() };
    let laid = whole.layout(&letter, &figure);
    assert!(!texts(&laid).iter().any(|text| text.starts_with("en nog")), "{:?}", texts(&laid));
    let shown = |laid: &Laid| {
        let under = ["p3", "p3.1", "p3.2", "p3.3"];
        let measures = letter
            .measures
            .iter()
            .filter(|measure| measure.priority.as_ref().is_some_and(|id| under.contains(&id.as_str())));
        measures.filter(|measure| laid.layout.items.iter().any(|item| item.place.item == measure.id)).count()
    };
    let all = shown(&laid);
    let small =
        Stage { size: vec2(1280.0, 500.0), window: true, ..Stage::default() }.layout(&letter, &figure);
    let dropped: usize = small
        .layout
        .items
        .iter()
        .filter(|item| item.place.item.as_str().starts_with("p3") && item.rect.max.x < 640.0)
        .filter_map(|item| item.name.strip_prefix("en nog ")?.parse::<usize>().ok())
        .sum();
    assert!(dropped > 0);
    assert_eq!(shown(&small) + dropped, all, "what is not shown is counted");
    assert_eq!(small.layout.flaw(), None);
}

#[test]
fn what_belongs_with_the_selected_is_set_off() {
    let [letter, _] = both();
    let colours = |selected: &str| {
        let stage = Stage { selected: Some(Id::from(selected).into()), ..Stage::default() };
        let laid = stage.layout(&letter, &Figure::Map("p3.3".into()));
        let ink = |title: &str| {
            laid.layout.labels.iter().find(|it| it.galley.job.text == title).map(|label| label.color)
        };
        (
            ink("Grote en snellere digitale slagkracht"),
            ink("MIVD, extra"),
            ink("MIVD"),
            ink("statelijke actoren"),
        )
    };
    let strong = Some(Tokens::new(Theme::Light, Medium::Picture { height: 720.0 }).text);
    // A measure: its money and who takes part; not who takes part in others only.
    let (measure, money, party, other) = colours("G49");
    assert_eq!((measure, money, party), (strong, strong, strong));
    assert_ne!(other, strong);
    // Money: through the measure the same.
    let (measure, money, party, other) = colours("mivd-extra");
    assert_eq!((measure, money, party), (strong, strong, strong));
    assert_ne!(other, strong);
    // Nothing of the map is selected: nothing is set back.
    let (_, _, party, other) = colours("p2.2");
    assert_eq!((party, other), (strong, strong));
}

#[test]
fn cyber_and_intelligence_read_as_the_letter_has_them() {
    let [letter, _] = both();
    let stage = Stage { size: vec2(1280.0, 1400.0), window: true, ..Stage::default() };
    let laid = stage.layout(&letter, &Figure::Map("p3".into()));
    let said = texts(&laid);
    for wanted in [
        "Cyber en informatie",
        "Specialismen en samenwerking",
        "Inlichtingen",
        "Pooling and sharing van capaciteiten",
        "“nu”",
        "“op termijn”",
        "“een langdurig traject”",
        "MIVD",
        "AIVD",
        "omringende Europese landen",
        "geen bedrag gepubliceerd",
    ] {
        assert!(said.contains(&wanted), "{wanted} is not in {said:?}");
    }
    let withheld = said.iter().find(|text| text.starts_with("vertrouwelijk")).unwrap();
    assert!(withheld.contains("2018"), "{withheld}");
}

#[test]
fn a_page_numbers_its_sources_once() {
    for briefing in both() {
        for priority in &briefing.priorities {
            let laid = Stage::default().layout(&briefing, &Figure::Page(priority.id.clone()));
            let sources = laid.layout.labels.iter().filter(|label| {
                let text = &label.galley.job.text;
                text.starts_with("Bronnen  ¹")
            });
            assert!(sources.count() <= 1, "{}", priority.id);
            let unique: BTreeSet<&Id> = laid.layout.sources.iter().collect();
            assert_eq!(unique.len(), laid.layout.sources.len(), "{}", priority.id);
        }
    }
}

#[test]
fn the_overview_says_what_the_data_say() {
    let [letter, municipality] = both();
    let said = |briefing: &Briefing| Stage::default().with(briefing, overview::sentences);
    let of = |briefing: &Briefing| {
        let lines = said(briefing).into_iter().map(|sentence| sentence.text.replace('\u{a0}', "_"));
        lines.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!("overview-letter", of(&letter));
    insta::assert_snapshot!("overview-municipality", of(&municipality));
    for briefing in [&letter, &municipality] {
        let about: BTreeSet<About> = said(briefing).iter().map(|sentence| sentence.about).collect();
        assert_eq!(about.len(), 4, "{about:?}");
        let known: Vec<Figure> = Figure::all(briefing);
        let index = Index::new(briefing);
        for sentence in said(briefing) {
            assert!(known.contains(&sentence.figure), "{sentence:?}");
            assert!(index.slot(&sentence.place.item).is_some(), "{sentence:?}");
        }
    }
    // One delivery less, and what is said changes.
    let mut other = municipality.clone();
    other.events.iter_mut().find(|event| event.id.as_str() == "fietsplan").unwrap().actual = None;
    assert_ne!(of(&other), of(&municipality));
    assert!(of(&other).contains("Fietsplan"), "{}", of(&other));
    let mut other = municipality.clone();
    other.series.iter_mut().find(|series| series.id.as_str() == "balie-post").unwrap().values.0[1].1 =
        hoofdlijn::briefing::Number::exact(95.into());
    assert!(of(&municipality).contains("rieven bindt nu"), "{}", of(&municipality));
    assert!(!of(&other).contains("rieven bindt nu"), "{}", of(&other));
    // No target says its denominator twice.
    assert!(!of(&letter).contains("van kosten van"), "{}", of(&letter));
}

/// The ids in the README, without what follows a colon, are those of the figures of both briefings.
#[test]
fn the_readme_names_every_sort_of_figure() {
    let readme = include_str!("../../README.md");
    let table = readme.split("\n## Figures\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let sort = |id: &str| match id.split_once(':') {
        Some((sort, _)) => format!("{sort}:"),
        None => id.to_owned(),
    };
    let ids = rows.flat_map(|row| row.split('|').nth(1).unwrap_or_default().split(',').map(str::trim));
    // A bridge of one's own is made when it is asked for, and not listed.
    let named: BTreeSet<String> =
        ids.map(|id| sort(id.trim_matches('`'))).filter(|id| id != "between:").collect();
    let drawn: BTreeSet<String> =
        both().iter().flat_map(Figure::all).map(|figure| sort(&figure.id())).collect();
    assert_eq!(named, drawn);
}

#[test]
fn the_municipality_has_something_for_every_figure() {
    let [letter, municipality] = both();
    let kinds = |briefing: &Briefing| -> BTreeSet<String> {
        let ids = Figure::all(briefing).into_iter().map(|figure| figure.id());
        ids.map(|id| id.split(':').next().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds(&letter), kinds(&municipality));
    for figure in Figure::all(&municipality) {
        let laid = Stage::default().layout(&municipality, &figure);
        assert_eq!(laid.layout.flaw(), None, "{}", figure.id());
        assert!(!laid.layout.items.is_empty(), "{} has nothing in it", figure.id());
    }
    let texts = Texts::of(Language::Dutch);
    assert!(texts.text(municipality.marking.as_ref().unwrap()).contains("verzonnen"));
    for source in &municipality.sources {
        assert!(texts.text(&source.title).starts_with("Verzonnen"), "{}", source.id);
    }
}

#[test]
fn the_municipality_opens_with_the_same_pages() {
    let mut test = open(state_of_letter());
    let mut there = state(&test).clone();
    let mut effects: Vec<Effect> = Vec::new();
    dispatch(&mut there, Action::Run(Command::OpenExample), &mut effects);
    assert!(effects.is_empty() && there.document.findings.is_empty());
    assert!(!there.document.is_unsaved());
    test = open(there);
    for page in ["wonen", "aardgas", "dienstverlening"] {
        let mut there = state(&test).clone();
        there.view.page = Page::Priority(page.into());
        let mut shown = open(there);
        settle(&mut shown);
        let figures = shown.get_all_by_role(Role::Figure).count();
        assert!(figures >= 3, "{page} has {figures} figures");
    }
}

#[test]
fn a_sentence_leads_to_its_figure_by_keyboard_and_tells_its_source() {
    let mut test = open(state_of_letter());
    command(&mut test, Modifiers::COMMAND, Key::Num1);
    let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let target = test.get_all_by_role(Role::Link).find(|node| label(node).contains("35 tot 40%")).unwrap();
    target.focus();
    test.run();
    command(&mut test, Modifiers::NONE, Key::Questionmark);
    assert!(state(&test).view.evidence);
    assert_eq!(state(&test).view.selection.as_ref().unwrap().item.as_str(), "t-3540");
    command(&mut test, Modifiers::NONE, Key::Escape);
    let target = test.get_all_by_role(Role::Link).find(|node| label(node).contains("35 tot 40%")).unwrap();
    target.focus();
    test.run();
    command(&mut test, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&test).view.page, Page::Priority("p2.2".into()));
    assert_eq!(state(&test).figure(), Some(Figure::Page("p2.2".into())));
}
