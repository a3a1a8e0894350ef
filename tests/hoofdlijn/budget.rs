//! The charts of money, on the shipped briefing and on random ones.

mod guards;
mod money;
mod page;

use std::sync::Arc;

use egui::{RawInput, Rect, Vec2, vec2};
use hoofdlijn::{
    briefing::{
        Briefing, Decimal, Id, Index, ItemRef,
        index::{Part, Place},
    },
    export::{self, Format, Request},
    figure::{
        Figure, Filter, Laid, Medium, Scene, Table, Theme, Tokens, Views,
        budget::{Amounts, By, Chart, Mode, View},
        fonts,
        table::Csv,
    },
    text::{Language, Texts},
};
use proptest::prelude::*;

struct Stage {
    briefing: Briefing,
    index: Index,
    filter: Filter,
}

impl Stage {
    fn new(json: &str) -> Self {
        let briefing: Briefing = serde_json::from_str(json).unwrap();
        let index = Index::new(&briefing);
        Self { briefing, index, filter: Filter::default() }
    }

    fn shipped() -> Self {
        Self::new(include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json"))
    }

    fn with<R>(&self, medium: Medium, language: Language, then: impl FnOnce(&Scene<'_>) -> R) -> R {
        let tokens = Tokens::new(Theme::Light, medium);
        then(&Scene {
            briefing: &self.briefing,
            index: &self.index,
            texts: Texts::of(language),
            tokens: &tokens,
            today: "2025-12-15".parse().unwrap(),
            filter: &self.filter,
            selected: None,
            title: None,
            cited: &[],
            scenario: None,
        })
    }

    /// Charts laid out in one pass.
    fn lay(&self, charts: &[(Chart, View)], size: Vec2, picture: bool, language: Language) -> Vec<Laid> {
        let medium = if picture { Medium::Picture { height: size.y } } else { Medium::Window };
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts::definitions());
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
            ..RawInput::default()
        };
        let mut laid = Vec::new();
        let output = ctx.run_ui(input, |ui| {
            laid = self.with(medium, language, |scene| {
                charts.iter().map(|(chart, view)| chart.layout(scene, view, size, ui.ctx())).collect()
            });
        });
        output.drop_without_applying_deltas();
        laid
    }

    fn one(&self, chart: &Chart, view: View) -> Laid {
        self.lay(&[(chart.clone(), view)], vec2(1280.0, 720.0), true, Language::Dutch).remove(0)
    }

    fn table(&self, chart: &Chart, view: &View) -> Table {
        self.with(Medium::Window, Language::Dutch, |scene| chart.table(scene, view))
    }
}

fn words(laid: &Laid) -> Vec<&str> {
    laid.layout.labels.iter().map(|label| label.galley.job.text.as_str()).collect()
}

/// Every way to look at columns by year.
fn views() -> Vec<View> {
    let mut views: Vec<View> = [Mode::Grouped, Mode::Stacked, Mode::Share, Mode::Lines]
        .map(|mode| View { mode: Some(mode), ..View::default() })
        .to_vec();
    views.push(View { amounts: Amounts::Billion, reference: Some("gdp-dutch".into()), ..View::default() });
    views.push(View { amounts: Amounts::Share, by: By::Priority, ..View::default() });
    views.push(View { isolated: Some("drafts".into()), years: Some((2021, 2026)), ..View::default() });
    views
}

#[test]
fn no_label_of_the_shipped_charts_overlaps_or_leaves_the_picture() {
    let stage = Stage::shipped();
    let mut charts: Vec<(Chart, View)> =
        Chart::all(&stage.briefing).into_iter().map(|chart| (chart, View::default())).collect();
    for view in views() {
        charts.push((Chart::Years, view.clone()));
        charts.push((Chart::Series("re-net".into()), view.clone()));
        charts.push((Chart::Series("coalition".into()), view));
    }
    for (from, to) in [("mn2022", "vjn2023"), ("vjn2023", "mn2022"), ("realised", "mn2022")] {
        charts.push((Chart::Between { from: from.into(), to: to.into(), year: 2025 }, View::default()));
    }
    let sizes = [
        vec2(320.0, 160.0),
        vec2(640.0, 420.0),
        vec2(1280.0, 720.0),
        vec2(3840.0, 2160.0),
        vec2(360.0, 1400.0),
    ];
    for (at, size) in sizes.into_iter().enumerate() {
        for picture in [false, true] {
            let language = if (at % 2 == 0) == picture { Language::Dutch } else { Language::English };
            for ((chart, view), laid) in charts.iter().zip(stage.lay(&charts, size, picture, language)) {
                assert_eq!(
                    laid.layout.flaw(),
                    None,
                    "{} {view:?} at {size:?}, picture {picture}",
                    chart.id()
                );
                check_items(&stage, chart, &laid);
            }
        }
    }
}

/// Whatever can be pointed at lies in the picture, is named, and leads to something of the file.
fn check_items(stage: &Stage, chart: &Chart, laid: &Laid) {
    let picture = Rect::from_min_size(egui::Pos2::ZERO, laid.layout.size).expand(1.0);
    for item in &laid.layout.items {
        assert!(!item.name.is_empty(), "{}: {item:?}", chart.id());
        assert!(picture.contains_rect(item.rect), "{}: {item:?} leaves {picture:?}", chart.id());
        let found = stage.index.item(&stage.briefing, &item.place.item);
        let Some(found) = found else { panic!("{}: nothing at {item:?}", chart.id()) };
        if let (ItemRef::Series(series), Part::Value(period)) = (found, &item.place.part) {
            assert!(series.values.iter().any(|(written, _)| written == period), "{}: {item:?}", chart.id());
        }
    }
}

#[test]
fn findings_and_tables_of_the_shipped_charts() {
    let stage = Stage::shipped();
    let charts: Vec<(Chart, View)> =
        Chart::all(&stage.briefing).into_iter().map(|chart| (chart, View::default())).collect();
    let mut lines = Vec::new();
    for language in [Language::Dutch, Language::English] {
        for ((chart, _), laid) in charts.iter().zip(stage.lay(&charts, vec2(1280.0, 720.0), true, language)) {
            lines.push(format!("{}\t{}", chart.id(), laid.layout.title.replace('\u{a0}', " ")));
        }
    }
    insta::assert_snapshot!("findings", lines.join("\n"));
    let charts = [
        Chart::Years,
        Chart::Vintages,
        Chart::Variance,
        Chart::Bridge("vjn-2025".into()),
        Chart::Series("re-net".into()),
    ];
    let tables = charts
        .map(|chart| format!("{}\n{}", chart.id(), stage.table(&chart, &View::default()).to_csv(Csv::Dutch)));
    let tables = tables.join("\n");
    insta::assert_snapshot!("tables", tables.replace(['\u{feff}', '\r'], "").replace('\u{a0}', " "));
}

#[test]
fn every_chart_can_be_written_as_a_vector_picture() {
    let stage = Stage::shipped();
    let (briefing, index) = (Arc::new(stage.briefing.clone()), Arc::new(Index::new(&stage.briefing)));
    let mut figures: Vec<(Figure, View)> =
        Figure::all(&briefing).into_iter().map(|figure| (figure, View::default())).collect();
    figures.extend(views().into_iter().map(|view| (Figure::Budget(Chart::Years), view)));
    for (figure, view) in figures {
        let request = Request {
            briefing: briefing.clone(),
            index: index.clone(),
            scenario: None,
            figure: figure.clone(),
            views: Views { budget: view, ..Views::default() },
            filter: Filter::default(),
            language: Language::Dutch,
            theme: Theme::Print,
            today: "2025-12-15".parse().unwrap(),
            title: None,
            size: (1280, 720),
        };
        let svg = export::picture(&request, Format::Svg, export::Choices::default());
        assert!(svg.is_ok(), "{}: {svg:?}", figure.id());
    }
}

#[test]
fn a_one_off_and_breaks_are_in_the_picture() {
    let stage = Stage::shipped();
    let laid = stage.one(&Chart::Years, View::default());
    let words = words(&laid);
    for wanted in ["34,90", "26,75", "eenmalig 8,15: Afkoop militaire pensioenen", "X plus K"] {
        assert!(words.contains(&wanted), "{wanted} is not in {words:#?}");
    }
    let breaks = laid.layout.items.iter().filter(|item| item.name.starts_with("Reeksbreuk")).count();
    assert_eq!(breaks, 2);
    // In every mode the one-off is told: never as plain growth.
    for view in
        views().into_iter().filter(|view| view.mode != Some(Mode::Share) && view.amounts != Amounts::Share)
    {
        let laid = stage.one(&Chart::Years, view.clone());
        let told = laid.layout.items.iter().any(|item| item.name.contains("pensioenen"));
        assert!(told, "{view:?}");
        assert!(laid.layout.title.contains("eenmalig"), "{view:?}: {}", laid.layout.title);
    }
}

#[test]
fn documents_are_lines_and_the_outcome_of_another_scope_is_not() {
    let stage = Stage::shipped();
    let laid = stage.one(&Chart::Vintages, View::default());
    assert_eq!(
        laid.layout.title.replace('\u{a0}', " "),
        "Na de brief ligt de begroting voor 2025 5,9 miljard hoger"
    );
    let paths: Vec<_> =
        laid.plot.iter().flat_map(|plot| &plot.fields).flat_map(|field| &field.paths).collect();
    assert_eq!(paths.iter().filter(|path| path.points.len() > 1).count(), 5);
    let loose: Vec<_> =
        paths.iter().filter(|path| path.marker.is_some_and(|marker| marker.diamond)).collect();
    assert_eq!(loose.len(), 7);
    assert!(loose.iter().all(|path| path.points.len() == 1));
    let words = words(&laid);
    assert!(words.iter().any(|word| word.contains("incl. HGIS")), "{words:#?}");
    assert!(words.iter().any(|word| word.contains("X plus K")), "{words:#?}");
    assert!(words.contains(&"+5.938"), "{words:#?}");
    let asked = View { vintages: Some(("mn2018".into(), "mn2020".into())), ..View::default() };
    let title = stage.one(&Chart::Vintages, asked).layout.title.replace('\u{a0}', " ");
    assert_eq!(title, "Miljoenennota 2020 legt 2022 3 miljard hoger dan Miljoenennota 2018");
}

#[test]
fn bridges_close_and_always_show_their_rest() {
    let stage = Stage::shipped();
    let mut seen = 0;
    for bridge in &stage.briefing.bridges {
        let chart = Chart::Bridge(bridge.id.clone());
        let years = stage.with(Medium::Window, Language::Dutch, |scene| chart.years(scene));
        assert!(!years.is_empty(), "{}", bridge.id);
        for year in years {
            let view = View { bridge_year: Some(year), ..View::default() };
            let table = stage.table(&chart, &view);
            closes(&table);
            seen += 1;
            let laid = stage.one(&chart, view);
            let rest = laid.layout.items.iter().find(|item| item.place == Place::from(bridge.id.clone()));
            assert!(rest.is_some_and(|item| item.rect.is_positive()), "{} {year}", bridge.id);
        }
    }
    assert!(seen > 10, "{seen}");
}

/// The first row and the steps add up to the last row exactly.
fn closes(table: &Table) {
    let amounts: Vec<Decimal> = table.rows.iter().filter_map(|row| row.cells[1].number).collect();
    let (to, rest) = amounts.split_last().unwrap();
    assert_eq!(rest.iter().sum::<Decimal>(), *to, "{table:?}");
}

#[test]
fn any_two_figures_make_a_bridge_from_the_steps_of_the_file() {
    let stage = Stage::shipped();
    let between = |from: &str, to: &str, year| Chart::Between { from: from.into(), to: to.into(), year };
    // Two bridges one after the other, and back again.
    let there = stage.table(&between("mn2022", "vjn2023", 2025), &View::default());
    closes(&there);
    assert_eq!(there.rows.len(), 10);
    let back = stage.table(&between("vjn2023", "mn2022", 2025), &View::default());
    closes(&back);
    let middle = |table: &Table| -> Vec<Decimal> {
        table.rows[1..table.rows.len() - 1].iter().filter_map(|row| row.cells[1].number).collect()
    };
    assert_eq!(middle(&there), middle(&back).iter().map(|value| -value).collect::<Vec<_>>());
    // Without steps in the file all of it is rest.
    let bare = stage.table(&between("mn2018", "mn2022", 2022), &View::default());
    closes(&bare);
    assert_eq!(bare.rows.len(), 3);
    // What counts otherwise is refused, with what would be allowed.
    for (chart, wanted) in [
        (between("realised", "mn2022", 2022), "verschillend afgebakend"),
        (between("drafts", "realised", 2024), "verschillend afgebakend"),
        (between("ammo-2023", "ammo-2028", 2028), "verschillend geld"),
        (between("fill", "mn2022", 2022), "eenheden"),
    ] {
        let laid = stage.one(&chart, View::default());
        assert!(words(&laid).iter().any(|word| word.contains(wanted)), "{}: {:?}", chart.id(), words(&laid));
        assert!(stage.table(&chart, &View::default()).rows.is_empty());
    }
    assert_eq!(
        Chart::find(&stage.briefing, "between:mn2022:vjn2023:2025"),
        Some(between("mn2022", "vjn2023", 2025))
    );
    assert_eq!(Chart::find(&stage.briefing, "between:mn2022:nothing:2025"), None);
}

#[test]
fn sums_that_would_count_wrong_are_refused_in_words() {
    let stage = Stage::shipped();
    for (series, wanted) in [
        (["realised", "drafts"], "nooit opgeteld"),
        (["mn2022", "mn2023"], "verschillende stukken"),
        (["drafts-x", "x2026"], "verschillende stukken"),
        (["ammo-2023", "ammo-2028"], "nooit opgeteld"),
        (["realised", "realised-k"], "dubbel"),
        (["coal-pay", "coal-gaps"], "twee splitsingen"),
        (["fill", "realised"], "eenheden"),
    ] {
        let view =
            View { mode: Some(Mode::Stacked), series: series.map(Id::from).to_vec(), ..View::default() };
        let laid = stage.one(&Chart::Years, view);
        let found = words(&laid);
        assert!(found.iter().any(|word| word.contains(wanted)), "{series:?}: {found:#?}");
        assert!(laid.layout.title.contains("niet opgeteld"), "{}", laid.layout.title);
        assert_eq!(laid.layout.flaw(), None);
    }
    // The parts of one split may.
    let view = View {
        mode: Some(Mode::Stacked),
        series: vec!["realised-x".into(), "realised-k".into()],
        ..View::default()
    };
    let laid = stage.one(&Chart::Years, view);
    assert!(words(&laid).contains(&"20.072"), "{:?}", words(&laid));
}

#[test]
fn missing_is_a_state_and_what_single_years_leave_is_drawn() {
    let stage = Stage::shipped();
    let laid = stage.one(&Chart::Series("coalition".into()), View::default());
    let words = words(&laid);
    assert_eq!(words.iter().filter(|word| **word == "niet gevonden").count(), 2, "{words:#?}");
    assert!(words.iter().any(|word| word.starts_with("2022–2025, niet per jaar")), "{words:#?}");
    assert!(words.contains(&"4,60"), "{words:#?}");
    let laid = stage.one(&Chart::Series("re-backlog".into()), View::default());
    assert_eq!(laid.layout.title, "Onderhoudsachterstand in euro’s: niet gevonden");
}

/// A title of a few words, some of them long.
fn title() -> impl Strategy<Value = String> {
    proptest::collection::vec("[a-zéëï]{1,9}|[a-z]{18,30}|[A-Z][a-z]{3,8}", 1..9)
        .prop_map(|words| words.join(" "))
}

/// A number, from nothing to the most digits there can be, vague, a range or missing.
fn number() -> impl Strategy<Value = String> {
    let plain =
        (any::<i32>(), 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits.into(), scale).to_string());
    let huge = (any::<i64>(), 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale).to_string());
    prop_oneof![
        6 => plain.clone(),
        1 => huge,
        1 => Just("79228162514264337593543950335".to_owned()),
        1 => Just("0".to_owned()),
        1 => plain.prop_map(|value| format!(r#"{{"value": {value}, "qualifier": "about"}}"#)),
        1 => (0..500_i32, 0..500_i32).prop_map(|(low, more)| format!(r#"{{"low": {low}, "high": {}}}"#, low + more)),
        1 => (0..500_i32).prop_map(|low| format!(r#"{{"low": {low}}}"#)),
        1 => Just(r#"{"missing": "not_published"}"#.to_owned()),
    ]
}

/// The values of a series: years, and now and then a total, an open end, a moment or no year.
fn values() -> impl Strategy<Value = String> {
    let years = (1990_i16..2020, proptest::collection::vec(proptest::option::weighted(0.8, number()), 0..40));
    let extra = || proptest::option::weighted(0.2, number());
    (years, extra(), extra(), extra(), extra()).prop_map(|((first, years), total, open, moment, none)| {
        let last = first + i16::try_from(years.len()).unwrap();
        let mut values: Vec<String> = (first..)
            .zip(years)
            .filter_map(|(year, number)| Some(format!(r#""{year}": {}"#, number?)))
            .collect();
        values.extend(total.map(|number| format!(r#""{first}/{last}": {number}"#)));
        values.extend(open.map(|number| format!(r#""{}/..": {number}"#, last + 1)));
        values.extend(moment.map(|number| format!(r#""{first}-05": {number}"#)));
        values.extend(none.map(|number| format!(r#""not_stated": {number}"#)));
        format!("{{{}}}", values.join(", "))
    })
}

/// The first series of a briefing are sometimes the same money as seen in several documents.
const DOCUMENTS: usize = 3;

/// A series; the number says which it is, and which come after it.
fn series(at: usize, count: usize, documents: bool) -> impl Strategy<Value = String> {
    let is_document = documents && at < DOCUMENTS;
    let kind = (0..6_usize, 0..5_usize, 0..4_usize, 0..4_usize, proptest::bool::weighted(0.2));
    let rest = (title(), title(), values(), proptest::option::of(1995_i16..2030));
    let parts = proptest::option::weighted(0.2, proptest::collection::vec(0..count, 1..5));
    (kind, rest, parts, any::<bool>()).prop_map(move |(kind, rest, parts, complete)| {
        let ((unit, flow, phase, scope, once), (title, words, values, year)) = (kind, rest);
        let (unit, flow, phase, scope, once) =
            if is_document { (0, 0, 0, 1, false) } else { (unit, flow, phase, scope, once) };
        let year = if is_document { year.or(Some(2010)) } else { year };
        let unit = ["EUR million", "EUR million", "EUR million", "EUR million", "EUR billion", "%"][unit];
        let flow = ["expenditure", "expenditure", "expenditure", "expenditure", "commitment"][flow];
        let phase = ["plan", "plan", "forecast", "realised"][phase];
        let mut keys = vec![
            format!(r#""id": "s{at}", "title": "{title}", "unit": "{unit}", "phase": "{phase}", "values": {values}"#),
            r#""evidence": [{"source": "a"}]"#.to_owned(),
        ];
        if at % 3 < 2 {
            keys.push(format!(r#""priority": "p{}""#, at % 3));
        }
        if unit == "%" {
            keys.push(r#""of": "d0""#.to_owned());
        } else {
            keys.push(format!(r#""flow": "{flow}", "prices": "current""#));
        }
        if scope > 0 {
            keys.push(format!(r#""scope": "d{}""#, if scope == 3 { 1 } else { scope }));
        }
        if once && phase == "plan" {
            keys.push(r#""one_off": true"#.to_owned());
        }
        if let Some(year) = year {
            keys.push(format!(r#""vintage": {{"title": "{words}", "date": "{year}-09"}}"#));
            keys.push(format!(r#""breaks": [{{"from": "{year}", "before": "{words}", "after": "{title}"}}]"#));
        }
        let parts: Vec<String> = parts.unwrap_or_default().into_iter().filter(|part| *part > at.max(DOCUMENTS)).map(|part| format!(r#""s{part}""#)).collect();
        if !parts.is_empty() {
            keys.push(format!(r#""splits": [{{"parts": [{}], "complete": {complete}}}]"#, parts.join(", ")));
        }
        format!("{{{}}}", keys.join(", "))
    })
}

/// A briefing of nothing but money, made at random.
fn briefing() -> impl Strategy<Value = String> {
    (1..9_usize, any::<bool>()).prop_flat_map(|(count, documents)| {
        let all: Vec<_> = (0..count).map(|at| series(at, count, documents).boxed()).collect();
        let bridge = (0..count, 0..count, proptest::collection::vec(0..count, 0..4), title());
        (all, title(), proptest::collection::vec(bridge, 0..3)).prop_map(|(series, title, bridges)| {
            let bridges: Vec<String> = bridges
                .into_iter()
                .enumerate()
                .map(|(at, (from, to, steps, title))| {
                    let steps = steps.into_iter().filter(|step| *step >= DOCUMENTS);
                    let steps: Vec<String> = steps.map(|step| format!(r#""s{step}""#)).collect();
                    format!(
                        r#"{{"id": "b{at}", "title": "{title}", "from": {{"series": "s{from}"}}, "to": {{"series": "s{to}"}}, "steps": [{}], "note": "{title}"}}"#,
                        steps.join(", ")
                    )
                })
                .collect();
            format!(
                r#"{{"format": "hoofdlijn", "version": 1, "title": "{title}", "as_of": "2025-12-15", "marking": "{title}",
                "priorities": [{{"id": "p0", "title": "{title}"}}, {{"id": "p1", "parent": "p0", "title": "p1"}}],
                "events": [{{"id": "e0", "priority": "p0", "title": "{title}", "actual": {{"when": "2012-05-03"}},
                    "promises": [{{"when": "2012-04", "evidence": [{{"source": "a"}}]}}]}}],
                "subject": "a", "sources": [{{"id": "a", "title": "{title}", "date": "2012-02-11", "tier": "press"}}],
                "definitions": [{{"id": "d0", "title": "{title}"}}, {{"id": "d1", "title": "d1"}}, {{"id": "d2", "title": "{title} d2"}}],
                "series": [{}], "bridges": [{}]}}"#,
                series.join(",\n"),
                bridges.join(",\n")
            )
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn no_label_of_any_chart_overlaps_or_leaves_the_picture(
        json in briefing(),
        width in 320.0_f32..3840.0,
        height in 160.0_f32..2160.0,
        small in any::<bool>(),
        picture in any::<bool>(),
        dutch in any::<bool>(),
        mode in 0..5_usize,
        amounts in 0..4_usize,
    ) {
        let stage = Stage::new(&json);
        let size = if small { vec2(width / 4.0, height / 4.0).max(vec2(320.0, 160.0)) } else { vec2(width, height) };
        let view = View {
            mode: [None, Some(Mode::Grouped), Some(Mode::Stacked), Some(Mode::Share), Some(Mode::Lines)][mode],
            amounts: [Amounts::Filed, Amounts::Million, Amounts::Billion, Amounts::Share][amounts],
            reference: Chart::references(&stage.briefing).first().cloned(),
            ..View::default()
        };
        let mut charts: Vec<(Chart, View)> =
            Chart::all(&stage.briefing).into_iter().map(|chart| (chart, view.clone())).collect();
        let every: Vec<Id> = stage.briefing.series.iter().map(|series| series.id.clone()).collect();
        charts.push((Chart::Years, View { series: every.clone(), ..view.clone() }));
        charts.push((Chart::Years, View { isolated: every.last().cloned(), ..view.clone() }));
        charts.push((Chart::Between { from: every[0].clone(), to: every[every.len() - 1].clone(), year: 2010 }, view));
        let language = if dutch { Language::Dutch } else { Language::English };
        for ((chart, view), laid) in charts.iter().zip(stage.lay(&charts, size.round(), picture, language)) {
            prop_assert_eq!(laid.layout.flaw(), None, "{} {:?} at {:?}, picture {}", chart.id(), view, size, picture);
            check_items(&stage, chart, &laid);
            let table = stage.table(chart, view);
            if matches!(chart, Chart::Bridge(_) | Chart::Between { .. }) && !table.rows.is_empty() {
                closes(&table);
            }
            for row in &table.rows {
                prop_assert_eq!(row.cells.len(), table.columns.len(), "{}", chart.id());
            }
        }
    }
}
