//! Readiness and targets, on the shipped briefing, made-up ones and random ones.

use egui::{RawInput, Rect, Vec2, vec2};
use hoofdlijn::{
    briefing::{Briefing, Decimal, Index, index::Part},
    figure::{Figure, Filter, Laid, Medium, Scene, Table, Theme, Tokens, Views, fonts},
    text::{Language, Texts},
};
use proptest::prelude::*;

struct Stage {
    briefing: Briefing,
    index: Index,
}

impl Stage {
    fn new(json: &str) -> Self {
        let briefing: Briefing = serde_json::from_str(json).unwrap();
        let index = Index::new(&briefing);
        Self { briefing, index }
    }

    fn shipped() -> Self {
        Self::new(include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json"))
    }

    fn template() -> Self {
        Self::new(include_str!("../../assets/briefings/template.briefing.json"))
    }

    fn figures(&self) -> Vec<Figure> {
        let all = Figure::all(&self.briefing).into_iter();
        all.filter(|figure| matches!(figure, Figure::Readiness(_) | Figure::Target(_))).collect()
    }

    fn with<R>(&self, medium: Medium, language: Language, then: impl FnOnce(&Scene<'_>) -> R) -> R {
        let (filter, tokens) = (Filter::default(), Tokens::new(Theme::Light, medium));
        then(&Scene {
            briefing: &self.briefing,
            index: &self.index,
            texts: Texts::of(language),
            tokens: &tokens,
            today: "2025-12-15".parse().unwrap(),
            filter: &filter,
            selected: None,
            cited: &[],
            title: None,
            scenario: None,
        })
    }

    /// Figures laid out in one pass.
    fn lay(&self, figures: &[Figure], size: Vec2, picture: bool, language: Language) -> Vec<Laid> {
        let medium = if picture { Medium::Picture { height: size.y } } else { Medium::Window };
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts::definitions());
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, size));
        let mut laid = Vec::new();
        let output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            laid = self.with(medium, language, |scene| {
                figures.iter().map(|figure| figure.layout(scene, &Views::default(), size, ui.ctx())).collect()
            });
        });
        output.drop_without_applying_deltas();
        laid
    }

    fn one(&self, id: &str, language: Language) -> Laid {
        let figure = Figure::find(&self.briefing, id).unwrap();
        self.lay(&[figure], vec2(1280.0, 720.0), true, language).remove(0)
    }

    fn table(&self, figure: &Figure) -> Table {
        self.with(Medium::Window, Language::Dutch, |scene| figure.table(scene, &Views::default()))
    }
}

fn words(laid: &Laid) -> Vec<&str> {
    laid.layout.labels.iter().map(|label| label.galley.job.text.as_str()).collect()
}

/// The first thing wrong with a layout: labels, and items that lie outside, say nothing or lead nowhere.
fn fault(stage: &Stage, laid: &Laid) -> Option<String> {
    let picture = Rect::from_min_size(egui::Pos2::ZERO, laid.layout.size).expand(0.5);
    let item = laid.layout.items.iter().find(|item| {
        let known = stage.index.item(&stage.briefing, &item.place.item).is_some();
        !known || item.name.is_empty() || !picture.contains_rect(item.rect)
    });
    let said = if laid.layout.title.is_empty() || laid.layout.summary.is_empty() {
        Some("it says nothing".to_owned())
    } else {
        None
    };
    laid.layout.flaw().or(said).or(item.map(|item| format!("{item:?}")))
}

const SIZES: [Vec2; 8] = [
    vec2(320.0, 180.0),
    vec2(640.0, 420.0),
    vec2(1280.0, 720.0),
    vec2(1920.0, 1080.0),
    vec2(3840.0, 2160.0),
    vec2(360.0, 1400.0),
    vec2(1080.0, 1350.0),
    vec2(1920.0, 600.0),
];

#[test]
fn every_figure_is_whole_at_every_size() {
    for stage in [Stage::shipped(), Stage::template()] {
        let figures = stage.figures();
        assert!(figures.len() > 1);
        for size in SIZES {
            for (picture, language) in [
                (false, Language::Dutch),
                (false, Language::English),
                (true, Language::Dutch),
                (true, Language::English),
            ] {
                for (figure, laid) in figures.iter().zip(stage.lay(&figures, size, picture, language)) {
                    let what = format!("{} at {size:?}, picture {picture}, {language:?}", figure.id());
                    assert_eq!(fault(&stage, &laid), None, "{what}");
                }
            }
        }
        for figure in &figures {
            let table = stage.table(figure);
            assert!(
                !table.rows.is_empty() && table.rows.iter().all(|row| row.cells.len() == table.columns.len()),
                "{}",
                figure.id()
            );
        }
    }
}

#[test]
fn the_letter_names_its_bottlenecks_and_nothing_binds_while_levels_are_unknown() {
    let stage = Stage::shipped();
    let laid = stage.one("readiness:force", Language::Dutch);
    assert!(
        laid.layout.title.contains("operationele ondersteuning en inzetvoorraden als knelpunten"),
        "{}",
        laid.layout.title
    );
    let english = stage.one("readiness:force", Language::English);
    for laid in [&laid, &english] {
        assert!(
            !words(laid).iter().any(|word| word.contains("bindt") || word.contains("binds")),
            "{:#?}",
            words(laid)
        );
    }
    // Those a source names come first, each with its parts, and personnel after them.
    let components = [
        "support",
        "transport",
        "logistics",
        "medical",
        "stocks",
        "ammunition",
        "people",
        "materiel",
        "training",
    ];
    let order = laid.layout.items.iter().filter(|item| components.contains(&item.place.item.as_str()));
    assert_eq!(order.map(|item| item.place.item.as_str()).collect::<Vec<_>>(), components);
    // What is not known says why, and each observation can be pointed at.
    assert!(words(&laid).contains(&"vertrouwelijk"), "{:#?}", words(&laid));
    let observed = laid
        .layout
        .items
        .iter()
        .filter(|item| item.place.item.as_str() == "fill" && matches!(item.place.part, Part::Value(_)));
    assert_eq!(observed.count(), 3);
    for value in ["85,9%", "86,7%", "85,6%"] {
        assert!(words(&laid).contains(&value), "{value}: {:#?}", words(&laid));
    }
}

/// A made-up subject of which every level is known.
const KNOWN: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "as_of": "2024-01-01",
    "definitions": [{"id": "need", "title": "wat nodig is"}], "sources": [{"id": "a", "title": "Rapport"}],
    "readiness": [{"id": "r", "title": "De brandweer", "components": [
        {"id": "crew", "title": "Bemanning", "level": "l1", "required": 95},
        {"id": "trucks", "title": "Wagens", "level": "l2", "required": 90},
        {"id": "hoses", "title": "Slangen", "level": "l3", "required": 80}]}],
    "series": [
        {"id": "l1", "title": "Bemanning", "unit": "%", "of": "need", "phase": "realised", "values": {"2023": 90}},
        {"id": "l2", "title": "Wagens", "unit": "%", "of": "need", "phase": "realised", "values": {"2023": 60}},
        {"id": "l3", "title": "Slangen", "unit": "%", "of": "need", "phase": "realised", "values": {"2023": 85}}]}"#;

#[test]
fn where_all_is_known_it_says_what_binds_now_and_next() {
    let laid = Stage::new(KNOWN).one("readiness:r", Language::Dutch);
    assert_eq!(
        laid.layout.title,
        "De brandweer: wagens bindt nu, 30\u{a0}punten te laag; daarna bemanning, 5\u{a0}punten te laag"
    );
    assert!(
        words(&laid).contains(&"bindt nu") && words(&laid).contains(&"bindt daarna"),
        "{:#?}",
        words(&laid)
    );
    let unknown = KNOWN.replace(r#""level": "l3""#, r#""level": {"missing": "withheld"}"#);
    let laid = Stage::new(&unknown).one("readiness:r", Language::Dutch);
    assert_eq!(laid.layout.title, "De brandweer: laagste gepubliceerde stand: wagens, 60%");
    assert!(!words(&laid).iter().any(|word| word.contains("bindt")), "{:#?}", words(&laid));
}

#[test]
fn the_corridor_of_the_letter_has_three_parts_that_make_up_the_whole() {
    let stage = Stage::shipped();
    let laid = stage.one("target:t-3540", Language::Dutch);
    assert!(laid.layout.title.contains("aanbevolen, niet besloten"), "{}", laid.layout.title);
    for part in [
        "blijft: minstens 60%",
        "kan weg: 5\u{a0}punten",
        "gaat weg: minstens 35%",
        "Een tempo is alleen als scenario te tonen.",
    ] {
        assert!(words(&laid).contains(&part), "{part}: {:#?}", words(&laid));
    }
    // Two counts of buildings are two marks, and the percentage is applied to neither.
    let found = words(&laid);
    assert!(
        found.contains(&"circa 11.000\u{a0}gebouwen") && found.contains(&"bijna 10.000\u{a0}gebouwen"),
        "{found:#?}"
    );
    let table = stage.table(&Figure::find(&stage.briefing, "target:t-3540").unwrap());
    for wrong in ["3.850", "4.400", "3.500\u{a0}geb", "2.100.000"] {
        assert!(!found.iter().any(|word| word.contains(wrong)), "{wrong}");
        assert!(
            !table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text.contains(wrong)),
            "{wrong}"
        );
    }
    let parts = table.rows[1..4].iter().filter_map(|row| row.cells[2].number);
    assert_eq!(parts.sum::<Decimal>(), Decimal::ONE_HUNDRED);
}

#[test]
fn a_target_with_base_and_year_has_a_pace() {
    let stage = Stage::template();
    let laid = stage.one("target:half-separate", Language::English);
    assert!(laid.layout.title.contains("2.2 to 3.2\u{a0}points a year"), "{}", laid.layout.title);
    assert!(!words(&laid).iter().any(|word| word.contains("scenario")));
}

#[test]
fn a_superseded_target_names_the_later_one() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "definitions": [{"id": "d", "title": "de wegen"}],
        "targets": [
            {"id": "old", "title": "Oud", "unit": "%", "direction": "decrease", "low": 20, "of": "d", "status": "superseded", "links": ["new"]},
            {"id": "new", "title": "Nieuw", "unit": "%", "direction": "decrease", "low": 30, "high": 35, "of": "d", "status": "decided"}]}"#;
    let stage = Stage::new(json);
    let laid = stage.one("target:old", Language::Dutch);
    assert!(
        laid.layout.title.ends_with("het latere doel is Nieuw: 30 tot 35% van de wegen"),
        "{}",
        laid.layout.title
    );
}

#[test]
fn a_level_to_come_down_to_and_one_to_reach() {
    let json = r#"{"format": "hoofdlijn", "version": 1, "title": "t",
        "targets": [
            {"id": "down", "title": "Wachtlijst", "unit": "kinderen", "direction": "decrease", "low": 100, "high": 120, "status": "decided", "due": "2026", "observed": ["s"]},
            {"id": "up", "title": "Woningen", "unit": "woningen", "direction": "increase", "low": 900, "status": "proposed", "due": "2030", "observed": ["h"]}],
        "series": [
            {"id": "s", "title": "Wachtlijst", "unit": "kinderen", "values": {"2022-12-31": 250, "2023-12-31": 220}},
            {"id": "h", "title": "Woningen", "unit": "woningen", "values": {"2023-12-31": 1000}}]}"#;
    let stage = Stage::new(json);
    let down = stage.one("target:down", Language::Dutch);
    assert!(words(&down).contains(&"terug naar 100 tot 120\u{a0}kinderen"), "{:#?}", words(&down));
    assert!(
        down.layout.title.contains("nodig: 33,33 tot 40\u{a0}kinderen per jaar"),
        "{}",
        down.layout.title
    );
    let up = stage.one("target:up", Language::Dutch);
    assert!(up.layout.title.ends_with("al bereikt"), "{}", up.layout.title);
}

/// A title of a few words, some of them long.
fn title() -> impl Strategy<Value = String> {
    proptest::collection::vec("[a-zéëï]{1,9}|[a-z]{18,30}|[A-Z][a-z]{3,8}", 1..9)
        .prop_map(|words| words.join(" "))
}

fn number() -> impl Strategy<Value = String> {
    let plain =
        (any::<i32>(), 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits.into(), scale).to_string());
    prop_oneof![
        6 => (0..130_i32).prop_map(|value| value.to_string()),
        2 => plain,
        1 => Just("79228162514264337593543950335".to_owned()),
        1 => (0..130_i32).prop_map(|value| format!(r#"{{"value": {value}, "qualifier": "about", "note": "because of this and that"}}"#)),
        1 => (0..100_i32, 0..40_i32).prop_map(|(low, more)| format!(r#"{{"low": {low}, "high": {}}}"#, low + more)),
        1 => (0..130_i32).prop_map(|low| format!(r#"{{"low": {low}}}"#)),
        2 => Just(r#"{"missing": "withheld", "note": "in an annex that nobody may read"}"#.to_owned()),
    ]
}

const UNITS: [&str; 4] = ["%", "%", "gebouwen", "EUR million"];

fn series(at: usize) -> impl Strategy<Value = String> {
    let values = proptest::collection::btree_map(
        prop_oneof![
            (2010..2030_i32).prop_map(|year| year.to_string()),
            (2010..2030_i32, 1..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
            (2010..2030_i32, 1..13).prop_map(|(year, month)| format!("{year}-{month:02}-17")),
            Just("2011/2014".to_owned()),
            Just("2031/..".to_owned()),
            Just("not_stated".to_owned()),
        ],
        number(),
        0..7,
    );
    let rest = (
        title(),
        0..4_usize,
        0..4_usize,
        proptest::option::weighted(0.3, 2012..2028_i32),
        proptest::collection::vec(0..14_usize, 0..3),
    );
    (rest, values).prop_map(move |((title, unit, of, cut, links), values)| {
        let values: Vec<String> = values.into_iter().map(|(key, value)| format!(r#""{key}": {value}"#)).collect();
        let of = match of {
            0 => r#", "of": {"missing": "not_stated"}"#,
            1 => r#", "of": "d1""#,
            _ => r#", "of": "d0""#,
        };
        let of = if UNITS[unit] == "%" { of } else { r#", "scope": "d0""# };
        let cut = cut.map(|year| format!(r#", "breaks": [{{"from": "{year}", "before": "{title}", "after": "another count"}}]"#)).unwrap_or_default();
        let links: Vec<String> = links.into_iter().map(|link| format!(r#""{}""#, link_target(link))).collect();
        format!(
            r#"{{"id": "s{at}", "title": "{title}", "unit": "{}"{of}{cut}, "phase": "realised", "priority": "p", "values": {{{}}},
            "links": [{}], "splits": [{{"parts": ["s{}", "s{}"]}}], "evidence": [{{"source": "a"}}]}}"#,
            UNITS[unit], values.join(", "), links.join(", "), at + 1, at + 2
        )
    })
}

/// What may be linked with what.
fn link_target(at: usize) -> String {
    ["t0", "t1", "t2", "c0", "c1", "c2", "p", "e", "s0", "s1", "s2", "s3", "s4", "s5"][at].to_owned()
}

fn target(at: usize) -> impl Strategy<Value = String> {
    let band = (proptest::option::weighted(0.9, number()), proptest::option::weighted(0.8, number()));
    let due = prop_oneof![
        Just(String::new()),
        (2010..2040_i32).prop_map(|year| format!(r#", "due": "{year}""#)),
        Just(r#", "due": "2030/2033""#.to_owned()),
        Just(r#", "due": {"missing": "not_stated"}"#.to_owned()),
    ];
    let rest = (title(), 0..4_usize, any::<bool>(), 0..4_usize, 0..3_usize);
    let ids = || proptest::collection::vec(0..6_usize, 0..4);
    (rest, band, due, ids(), ids(), proptest::option::of(0..3_usize)).prop_map(
        move |((title, unit, increase, status, of), (low, high), due, bases, observed, linked)| {
            let list = |ids: Vec<usize>| ids.into_iter().map(|id| format!(r#""s{id}""#)).collect::<Vec<_>>().join(", ");
            let mut keys = String::new();
            for (key, value) in [("low", low), ("high", high)] {
                keys += &value.map(|value| format!(r#", "{key}": {value}"#)).unwrap_or_default();
            }
            keys += ["", r#", "of": "d0""#, r#", "of": {"missing": "not_stated"}"#][of];
            let status = ["recommended", "proposed", "decided", "superseded"][status];
            let direction = if increase { "increase" } else { "decrease" };
            let links = linked.map(|it| format!(r#", "links": ["t{it}"]"#)).unwrap_or_default();
            format!(
                r#"{{"id": "t{at}", "title": "{title}", "priority": "p", "unit": "{}", "direction": "{direction}", "status": "{status}"{keys}{due},
                "bases": [{}], "observed": [{}]{links}, "note": "{title}", "evidence": [{{"source": "a"}}, {{"source": "b", "says": "{title}"}}]}}"#,
                UNITS[unit], list(bases), list(observed)
            )
        },
    )
}

fn component(at: usize) -> impl Strategy<Value = String> {
    let level = prop_oneof![
        3 => (0..6_usize).prop_map(|id| format!(r#", "level": "s{id}""#)),
        1 => Just(r#", "level": {"missing": "withheld", "note": "in the annex"}"#.to_owned()),
        1 => Just(String::new()),
    ];
    (title(), level, proptest::option::of(number()), any::<bool>(), proptest::option::of(0..9_usize)).prop_map(
        move |(title, level, required, named, parent)| {
            let required = required.map(|it| format!(r#", "required": {it}"#)).unwrap_or_default();
            let parent = parent.map(|it| format!(r#", "parent": "c{it}""#)).unwrap_or_default();
            format!(r#"{{"id": "c{at}", "title": "{title}"{level}{required}{parent}, "bottleneck": {named}, "evidence": [{{"source": "a"}}]}}"#)
        },
    )
}

/// A briefing of nothing but series, targets and readiness, made at random.
fn briefing() -> impl Strategy<Value = String> {
    let all = |count: usize| (0..count).map(|at| series(at).boxed()).collect::<Vec<_>>();
    let components =
        (0..10_usize).prop_flat_map(|count| (0..count).map(|at| component(at).boxed()).collect::<Vec<_>>());
    (all(6), [target(0), target(1), target(2)].map(Strategy::boxed), components, title()).prop_map(
        |(series, targets, components, title)| {
            format!(
                r#"{{"format": "hoofdlijn", "version": 1, "title": "{title}", "as_of": "2025-12-15", "marking": "{title}",
                "sources": [{{"id": "a", "title": "{title}", "date": "2012-02-11", "tier": "press"}}, {{"id": "b", "title": "b"}}],
                "definitions": [{{"id": "d0", "title": "{title}"}}, {{"id": "d1", "title": "d1"}}],
                "priorities": [{{"id": "p", "title": "{title}"}}],
                "events": [{{"id": "e", "title": "{title}", "priority": "p", "promises": [{{"when": "2022-04"}}], "actual": {{"when": "2022-05-13"}}}}],
                "readiness": [{{"id": "r", "title": "{title}", "components": [{}]}}],
                "targets": [{}], "series": [{}]}}"#,
                components.join(",\n"), targets.join(",\n"), series.join(",\n")
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn no_label_of_any_figure_overlaps_or_leaves_the_picture(
        json in briefing(),
        width in 320.0_f32..3840.0,
        height in 180.0_f32..2160.0,
        small in any::<bool>(),
        picture in any::<bool>(),
        dutch in any::<bool>(),
    ) {
        let stage = Stage::new(&json);
        let size = if small { vec2(width / 4.0, height / 4.0).max(vec2(320.0, 160.0)) } else { vec2(width, height) };
        let language = if dutch { Language::Dutch } else { Language::English };
        let figures = stage.figures();
        for (figure, laid) in figures.iter().zip(stage.lay(&figures, size.round(), picture, language)) {
            prop_assert_eq!(fault(&stage, &laid), None, "{} at {:?}, picture {}", figure.id(), size, picture);
            for row in &stage.table(figure).rows {
                prop_assert!(row.cells.len() > 4, "{}", figure.id());
            }
        }
    }
}
