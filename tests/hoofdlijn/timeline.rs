//! The timeline and the slip chart: of the shipped letter, and of any briefing at any size.

use std::{collections::BTreeSet, sync::Arc};

use egui::{Pos2, Vec2, vec2};
use hoofdlijn::{
    briefing::{Briefing, Date, Id, Index, index::Part, timing::Status},
    export,
    figure::{
        Figure, Filter, Laid, Medium, Scene, Theme, Tokens, Views, slip,
        timeline::{self, View, Which},
    },
    text::{Language, Texts},
};
use proptest::prelude::*;

const LETTER: &str = include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json");

/// What a figure is laid out from.
#[derive(Clone, Debug)]
struct Setting {
    size: Vec2,
    window: bool,
    theme: Theme,
    language: Language,
    today: Date,
    filter: Filter,
    selected: Option<hoofdlijn::briefing::index::Place>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            size: vec2(1280.0, 720.0),
            window: false,
            theme: Theme::Light,
            language: Language::Dutch,
            today: "2025-12-15".parse().unwrap(),
            filter: Filter::default(),
            selected: None,
        }
    }
}

impl Setting {
    fn with_scene<R>(&self, briefing: &Briefing, run: impl FnOnce(&Scene<'_>) -> R) -> R {
        let medium = if self.window { Medium::Window } else { Medium::Picture { height: self.size.y } };
        run(&Scene {
            briefing,
            index: &Index::new(briefing),
            texts: Texts::of(self.language),
            tokens: &Tokens::new(self.theme, medium),
            today: self.today,
            filter: &self.filter,
            selected: self.selected.as_ref(),
            title: None,
            cited: &[],
            scenario: None,
        })
    }

    fn layout(&self, briefing: &Briefing, figure: &Figure, view: &View) -> Laid {
        let views = Views { timeline: view.clone(), ..Views::default() };
        self.with_scene(briefing, |scene| {
            let mut laid = None;
            let painted = export::shapes(self.size, self.theme, |ui| {
                laid.insert(figure.layout(scene, &views, self.size, ui.ctx())).paint(ui, Pos2::ZERO);
            });
            painted.unwrap();
            laid.unwrap()
        })
    }
}

fn letter() -> Briefing {
    serde_json::from_str(LETTER).unwrap()
}

/// The labels and the items of a figure, to be read.
fn told(laid: &Laid) -> String {
    let layout = &laid.layout;
    let labels: Vec<&str> = layout.labels.iter().map(|label| label.galley.job.text.as_str()).collect();
    let items = layout.items.iter().map(|item| format!("{}: {}", item.name, item.value));
    let lines = [layout.title.clone(), layout.summary.clone(), labels.join(" | ")].into_iter().chain(items);
    lines.map(|line| line.replace('\u{a0}', "_")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_letter_s_promises_in_both_languages() {
    for language in [Language::Dutch, Language::English] {
        let setting = Setting { language, ..Setting::default() };
        let laid = setting.layout(&letter(), &Figure::Timeline, &View::default());
        assert_eq!(laid.layout.flaw(), None);
        insta::assert_snapshot!(format!("timeline-{}", language.code()), told(&laid));
    }
}

#[test]
fn every_figure_of_the_letter_is_without_flaw() {
    let letter = letter();
    for theme in [Theme::Light, Theme::Dark, Theme::Print] {
        for language in [Language::Dutch, Language::English] {
            for (width, height) in
                [(820.0, 366.0), (1024.0, 700.0), (1280.0, 720.0), (1920.0, 1080.0), (3840.0, 2160.0)]
            {
                for window in [true, false] {
                    let size = vec2(width, height);
                    let setting = Setting { size, window, theme, language, ..Setting::default() };
                    for which in [Which::Promises, Which::All] {
                        for range in [None, Some((17_500.0, 20_800.0)), Some((19_030.0, 19_045.0))] {
                            let view = View { which, range, ..View::default() };
                            let laid = setting.layout(&letter, &Figure::Timeline, &view);
                            assert_eq!(laid.layout.flaw(), None, "{setting:?} {view:?}");
                        }
                    }
                    let laid = setting.layout(&letter, &Figure::Slip, &View::default());
                    assert_eq!(laid.layout.flaw(), None, "{setting:?}");
                }
            }
        }
    }
}

#[test]
fn the_table_has_a_row_a_statement() {
    let letter = letter();
    let table = Setting::default().with_scene(&letter, |scene| timeline::table(scene, &View::default()));
    insta::assert_snapshot!("timeline-table", table.to_tsv().replace('\u{a0}', "_").replace('\t', " | "));
    let late: Vec<_> =
        table.rows.iter().filter_map(|row| row.cells[7].number).map(|days| days.to_string()).collect();
    assert_eq!(late, ["13", "33", "63", "63"]);
}

#[test]
fn the_slip_chart_of_the_letter() {
    let laid = Setting::default().layout(&letter(), &Figure::Slip, &View::default());
    insta::assert_snapshot!("slip", told(&laid));
}

#[test]
fn the_title_follows_the_day_that_is_asked_about() {
    for (today, title) in [
        ("2022-02-20", "Alle vijf beloften nog open"),
        // Of the spring memorandum, delivered some time from March to June, nobody knows yet.
        ("2022-05-03", "Van vier beloften: één verlopen, drie nog open"),
        ("2022-07-01", "Van vijf beloften: twee op tijd, één te laat, twee nog open"),
        (
            "2022-10-05",
            "Van vijf beloften: twee op tijd, één te laat, één verlopen, één gedaan zonder termijn",
        ),
    ] {
        let setting = Setting { today: today.parse().unwrap(), ..Setting::default() };
        let laid = setting.layout(&letter(), &Figure::Timeline, &View::default());
        assert_eq!(laid.layout.title, title, "{today}");
    }
}

/// An event of three statements whose window moved, and one that is selected.
const SHIFTED: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "as_of": "2024-01-01",
    "events": [{"id": "e", "title": "Werf", "actual": {"when": "2023-02-10"}, "promises": [
        {"said_on": "2022-01-10", "when": {"date": "2022-04", "wording": "in april"}},
        {"said_on": "2022-04-20", "when": {"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30", "wording": "rond de zomer"}},
        {"said_on": "2022-09", "when": {"date": "2022-12", "wording": "voor het eind van het jaar"}}]}]}"#;

#[test]
fn a_shifted_promise_shows_its_trail() {
    let briefing: Briefing = serde_json::from_str(SHIFTED).unwrap();
    let laid = Setting::default().layout(&briefing, &Figure::Timeline, &View::default());
    let text = |words: &str| {
        let found = laid.layout.labels.iter().find(|label| label.galley.job.text == words);
        found.unwrap_or_else(|| panic!("no {words} in {}", told(&laid))).rect()
    };
    let (april, summer, end) =
        (text("“in april”"), text("20 apr: “rond de zomer”"), text("sep: “voor het eind van het jaar”"));
    assert!(april.max.y <= summer.min.y && summer.max.y <= end.min.y, "oldest first");
    text("286\u{a0}dagen");
    let parts: BTreeSet<_> = laid.layout.items.iter().map(|item| format!("{:?}", item.place.part)).collect();
    assert_eq!(
        parts.into_iter().collect::<Vec<_>>(),
        ["Actual", "Promise(0)", "Promise(1)", "Promise(2)", "Whole"]
    );
    assert!(laid.layout.items[0].value.ends_with("Tegen de laatste toezegging: Te laat: 41\u{a0}dagen"));
    let slip = Setting::default().layout(&briefing, &Figure::Slip, &View::default());
    assert_eq!(slip.layout.title, "Eén belofte: naar later geschoven");
    assert!(slip::has_any(&briefing));
}

#[test]
fn filters_hide_and_counts_follow() {
    let view = View { statuses: vec![Status::Late], ..View::default() };
    let laid = Setting::default().layout(&letter(), &Figure::Timeline, &view);
    assert_eq!(laid.layout.title, "Beide beloften te laat gedaan");
    assert!(laid.layout.summary.contains("door het filter weggelaten"), "{}", laid.layout.summary);
    let filter = Filter { priorities: vec![Id::from("p2")] };
    let setting = Setting { filter, ..Setting::default() };
    let laid = setting.layout(&letter(), &Figure::Timeline, &View::default());
    assert!(laid.layout.summary.contains("Alleen Wendbaarheid."), "{}", laid.layout.summary);
}

#[test]
fn a_folded_lane_is_one_line_of_marks() {
    let open = Setting::default().layout(&letter(), &Figure::Timeline, &View::default());
    let view = View { folded: vec![Id::from("p7")], ..View::default() };
    let folded = Setting::default().layout(&letter(), &Figure::Timeline, &view);
    let titles = |laid: &Laid| {
        laid.layout.labels.iter().filter(|label| label.galley.job.text == "Defensienota 2022").count()
    };
    assert_eq!((titles(&open), titles(&folded)), (1, 0));
    let merged: usize = folded.blocks.iter().map(|block| block.count).sum();
    let ids = ["debate", "spring", "defensienota"].map(Id::from);
    let single = folded
        .layout
        .items
        .iter()
        .filter(|item| ids.contains(&item.place.item) && item.place.part == Part::Whole);
    assert_eq!(merged + single.count(), 3);
    assert_eq!(folded.layout.flaw(), None);
}

#[test]
fn what_is_selected_is_set_off() {
    let count = |selected: Option<hoofdlijn::briefing::index::Place>| {
        let setting = Setting { selected, ..Setting::default() };
        setting.layout(&letter(), &Figure::Timeline, &View::default()).layout.shapes.len()
    };
    let place = |part| Some(hoofdlijn::briefing::index::Place { item: "deepening".into(), part });
    assert_eq!(count(place(Part::Whole)), count(None) + 1);
    assert_eq!(count(place(Part::Promise(0))), count(None) + 2);
}

#[test]
fn the_strip_shows_what_the_view_leaves_out() {
    let laid = Setting::default().layout(&letter(), &Figure::Timeline, &View::default());
    let (strip, scale) = (laid.strip.unwrap(), laid.scale.unwrap());
    assert!(strip.scale.first < scale.first && strip.scale.last > scale.last);
    assert!(strip.rect.x_range().contains(strip.seen.center().x));
}

/// A date of the format, or none.
fn when() -> impl Strategy<Value = Option<String>> {
    let day = (2018i16..2028, 1i8..=12, 1i8..=28)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let words = prop_oneof![Just("zo snel mogelijk"), Just("rond de zomer"), Just(COMPOUND)];
    prop_oneof![
        3 => day.clone().prop_map(|day| Some(format!("\"{day}\""))),
        1 => (2018i16..2028, 1i8..=12).prop_map(|(year, month)| Some(format!("\"{year}-{month:02}~\""))),
        1 => (2018i16..2028).prop_map(|year| Some(format!("\"{year}\""))),
        // Many on the same day.
        2 => Just(Some("\"2022-02-11\"".to_owned())),
        1 => (day.clone(), words.clone()).prop_map(|(day, words)| Some(format!(r#"{{"latest": "{day}", "wording": "{words}"}}"#))),
        1 => (day.clone(), words).prop_map(|(day, words)| Some(format!(r#"{{"earliest": "{day}", "wording": "{words}"}}"#))),
        1 => (day.clone(), day).prop_map(|(one, other)| {
            let (first, last) = if one < other { (one, other) } else { (other, one) };
            Some(format!("\"{first}/{last}\""))
        }),
        1 => Just(Some(r#"{"missing": "cut_off"}"#.to_owned())),
        1 => Just(None),
    ]
}

/// 120 letters without a place to break.
const COMPOUND: &str = "Arbeidsvoorwaardenonderhandelingsresultaatsuitvoeringsovereenkomstbegeleidingscommissievergaderingsnotulenarchiefbeheerders";

fn event() -> impl Strategy<Value = String> {
    let title = prop_oneof![3 => Just("Kort".to_owned()), 2 => Just("Verdieping in reactie op het IBO".to_owned()), 1 => Just(COMPOUND.to_owned())];
    let kind = prop_oneof![5 => Just("other"), 1 => Just("period")];
    let promise = (when(), when()).prop_map(|(said, when)| {
        let field = |name: &str, value: Option<String>| value.map(|value| format!("\"{name}\": {value}"));
        let fields: Vec<_> = [field("said_on", said), field("when", when)].into_iter().flatten().collect();
        format!("{{{}}}", fields.join(", "))
    });
    let promises = prop::collection::vec(promise, 0..5);
    (title, kind, 0usize..5, promises, when()).prop_map(|(title, kind, priority, promises, actual)| {
        let priority = if priority == 4 { String::new() } else { format!(r#", "priority": "p{priority}""#) };
        let actual = actual.map(|when| format!(r#", "actual": {{"when": {when}}}"#)).unwrap_or_default();
        let promises = promises.join(", ");
        format!(r#""title": "{title}", "kind": "{kind}"{priority}{actual}, "promises": [{promises}]"#)
    })
}

fn briefing() -> impl Strategy<Value = Briefing> {
    prop_oneof![3 => 0usize..12, 1 => 12usize..90]
        .prop_flat_map(|count| prop::collection::vec(event(), count))
        .prop_map(|events| {
            let events: Vec<_> = events.iter().enumerate().map(|(at, event)| format!(r#"{{"id": "e{at}", {event}}}"#)).collect();
            let json = format!(
                r#"{{"format": "hoofdlijn", "version": 1, "title": "t", "as_of": "2025-12-15", "subject": "s", "marking": "Openbaar",
                "sources": [{{"id": "s", "title": "{COMPOUND}", "date": "2022-02-11"}}],
                "priorities": [{{"id": "p0", "number": "1", "title": "Gereedheid"}}, {{"id": "p1", "title": "{COMPOUND}"}},
                    {{"id": "p2", "parent": "p0", "title": "Munitie"}}, {{"id": "p3", "title": "Proces"}}],
                "events": [{}]}}"#,
                events.join(", ")
            );
            serde_json::from_str(&json).unwrap()
        })
}

fn setting() -> impl Strategy<Value = Setting> {
    let size = prop_oneof![
        4 => (320u32..1920, 160u32..1080),
        1 => Just((320, 160)),
        1 => Just((3840, 2160)),
        1 => Just((320, 2160)),
        1 => Just((3840, 160)),
    ];
    let theme = prop_oneof![Just(Theme::Light), Just(Theme::Dark), Just(Theme::Print)];
    let language = prop_oneof![Just(Language::Dutch), Just(Language::English)];
    (size, any::<bool>(), theme, language).prop_map(|((width, height), window, theme, language)| Setting {
        size: vec2(width as f32, height as f32),
        window,
        theme,
        language,
        ..Setting::default()
    })
}

fn view() -> impl Strategy<Value = View> {
    let range = prop_oneof![
        2 => Just(None),
        2 => (17_000f64..21_000.0, 5f64..4000.0).prop_map(|(first, days)| Some((first, first + days))),
    ];
    let folded = prop_oneof![3 => Just(vec![]), 1 => Just(vec![Id::from("p0")])];
    (range, any::<bool>(), folded).prop_map(|(range, all, folded)| View {
        range,
        which: if all { Which::All } else { Which::Promises },
        folded,
        ..View::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn labels_never_overlap_and_no_event_is_lost(briefing in briefing(), setting in setting(), view in view()) {
        let laid = setting.layout(&briefing, &Figure::Timeline, &view);
        prop_assert_eq!(laid.layout.flaw(), None);
        let (visible, range) = setting.with_scene(&briefing, |scene| {
            let prepared = timeline::prepare(scene, &view);
            let (first, last) = view.range.map_or(prepared.opening, |(first, last)| timeline::clamped(first, last));
            let entries = prepared.lanes.iter().flat_map(|lane| lane.sorted.visible(first, last));
            (entries.map(|entry| briefing.events[entry.event as usize].id.clone()).collect::<BTreeSet<_>>(), (first, last))
        });
        let shown: BTreeSet<Id> = laid.layout.items.iter().map(|item| item.place.item.clone()).filter(|id| visible.contains(id)).collect();
        let merged: usize = laid.blocks.iter().map(|block| block.count).sum();
        prop_assert_eq!(shown.len() + merged, visible.len(), "{:?} of {:?} in {:?}", shown, visible, range);
        let page = egui::Rect::from_min_size(Pos2::ZERO, setting.size);
        for item in &laid.layout.items {
            prop_assert!(page.expand(1.0).contains_rect(item.rect), "{item:?} leaves {page:?}");
        }
    }

    #[test]
    fn the_slip_chart_has_no_flaw(briefing in briefing(), setting in setting(), view in view()) {
        let laid = setting.layout(&briefing, &Figure::Slip, &view);
        prop_assert_eq!(laid.layout.flaw(), None);
    }
}

/// A picture of a timeline as SVG. To look at it, `HOOFDLIJN_PICTURES` names a folder for it as PNG.
fn picture(
    name: &str,
    briefing: &Briefing,
    view: &View,
    (theme, language): (Theme, Language),
    today: &str,
) -> String {
    let request = export::Request {
        scenario: None,
        title: None,
        briefing: Arc::new(briefing.clone()),
        index: Arc::new(Index::new(briefing)),
        figure: Figure::Timeline,
        views: Views { timeline: view.clone(), ..Views::default() },
        filter: Filter::default(),
        language,
        theme,
        today: today.parse().unwrap(),
        size: (1280, 720),
    };
    if let Some(folder) = std::env::var_os("HOOFDLIJN_PICTURES") {
        let png = export::picture(&request, export::Format::Png, export::Choices::default()).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), png).unwrap();
    }
    String::from_utf8(export::picture(&request, export::Format::Svg, export::Choices::default()).unwrap())
        .unwrap()
}

#[test]
fn looks_as_it_did_at_every_zoom_in_every_theme_and_language() {
    let letter = letter();
    let day = |text: &str| f64::from(timeline::day_number(text.parse().unwrap()));
    for (zoom, range) in [
        ("span", None),
        ("year", Some((day("2022-01-01"), day("2023-01-01")))),
        ("month", Some((day("2022-05-01"), day("2022-06-01")))),
    ] {
        let which = if zoom == "year" { Which::All } else { Which::Promises };
        let view = View { range, which, ..View::default() };
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            for language in [Language::Dutch, Language::English] {
                let name = format!("timeline-{zoom}-{}-{}", language.code(), <&str>::from(theme));
                let svg = picture(&name, &letter, &view, (theme, language), "2025-12-15");
                insta::assert_snapshot!(name, svg);
            }
        }
    }
}

#[test]
fn a_shifted_promise_looks_as_it_did() {
    let briefing: Briefing = serde_json::from_str(SHIFTED).unwrap();
    let looks = (Theme::Light, Language::Dutch);
    let svg = picture("timeline-shifted", &briefing, &View::default(), looks, "2024-01-01");
    insta::assert_snapshot!("timeline-shifted", svg);
}

/// What lies under a point of a picture, and what of it can be dragged.
#[test]
fn every_mark_of_the_selected_event_has_a_handle() {
    let letter = letter();
    let place = |item: &str, part| hoofdlijn::briefing::index::Place { item: item.into(), part };
    let handles = |item: &str| {
        let setting = Setting { selected: Some(place(item, Part::Whole)), ..Setting::default() };
        let laid = setting.layout(&letter, &Figure::Timeline, &View::default());
        let scale = laid.scale.unwrap();
        let told = laid.handles.iter().map(|handle| {
            assert_eq!(handle.place.item, item.into());
            let days = [handle.rect.min.x, handle.rect.max.x, handle.rect.center().x];
            let days = days.map(|x| timeline::date_of(scale.day(x) + 0.01).to_string());
            (handle.place.part.clone(), handle.ends, handle.diamond, days)
        });
        told.collect::<Vec<_>>()
    };
    let days = |first: &str, end: &str, middle: &str| [first.to_owned(), end.to_owned(), middle.to_owned()];
    let contours = handles("contours");
    assert_eq!(
        contours[0],
        (Part::Promise(0), (true, true), false, days("2022-04-01", "2022-05-01", "2022-04-16"))
    );
    let delivery = contours.iter().find(|handle| handle.0 == Part::Actual).unwrap();
    assert!(delivery.2 && delivery.3[2] == "2022-05-13", "{delivery:?}");
    // "Before the summer" is open at its beginning: only its end is taken hold of.
    assert_eq!(handles("defensienota")[0].1, (false, true));
    // "As soon as possible" is open at its end.
    assert_eq!(handles("pay")[0].1, (true, false));
    let none = Setting::default().layout(&letter, &Figure::Timeline, &View::default());
    assert!(none.handles.is_empty());
}

#[test]
fn an_outcome_is_read_from_its_diamond_on_or_under_it_at_every_width() {
    let letter = letter();
    let languages = [Language::Dutch, Language::English];
    for (width, language) in (480..1300).step_by(20).flat_map(|width| languages.map(|it| (width, it))) {
        let size = vec2(f32::from(i16::try_from(width).unwrap()), 900.0);
        let setting = Setting { size, window: true, language, ..Setting::default() };
        let laid = setting.layout(&letter, &Figure::Timeline, &View::default());
        let scale = laid.scale.unwrap();
        let mut seen = 0;
        for item in laid.layout.items.iter().filter(|item| item.place.part == Part::Actual) {
            let event = letter.events.iter().find(|event| event.id == item.place.item).unwrap();
            let Some(day) = event.actual.as_ref().and_then(|actual| actual.when.window().day()) else {
                continue;
            };
            let x = scale.x(f64::from(timeline::day_number(day)) + 0.5);
            let on_one_line = item.rect.height() < 20.0;
            assert!(!on_one_line || item.rect.min.x > x - 12.0, "{} at {width}, {language:?}", event.id);
            seen += 1;
        }
        assert!(seen >= 5, "{seen} at {width}");
    }
}

#[test]
fn a_point_lies_on_an_event_or_on_nothing_in_a_lane() {
    let letter = letter();
    let laid = Setting::default().layout(&letter, &Figure::Timeline, &View::default());
    let scale = laid.scale.unwrap();
    let row = laid.layout.items.iter().find(|item| item.place == Id::from("contours").into()).unwrap().rect;
    let at = |day: &str, y: f32| {
        let x = scale.x(f64::from(timeline::day_number(day.parse().unwrap())) + 0.5);
        timeline::spot(&laid, egui::pos2(x, y))
    };
    let on_it = timeline::Spot::Event("contours".into());
    assert_eq!(at("2022-04-15", row.center().y), on_it);
    assert_eq!(at("2022-05-07", row.center().y), on_it, "between its window and its delivery");
    assert_eq!(timeline::spot(&laid, row.left_center() + vec2(30.0, 0.0)), on_it, "its title");
    let timeline::Spot::Empty { priority, day } = at("2022-10-10", row.center().y) else { panic!() };
    assert_eq!(priority, Some("p2".into()));
    assert_eq!(timeline::date_of(day).to_string(), "2022-10-10");
    assert_eq!(at("2022-10-10", 4.0), timeline::Spot::Other);
    assert_eq!(timeline::spot(&laid, laid.strip.unwrap().rect.center()), timeline::Spot::Other);
}
