//! The money of a priority, the money under the timeline, and the legend.

use std::collections::BTreeSet;

use hoofdlijn::figure::timeline;

use super::*;

impl Stage {
    fn lay_timeline(&self, view: &timeline::View, size: Vec2, picture: bool, language: Language) -> Laid {
        let medium = if picture { Medium::Picture { height: size.y } } else { Medium::Window };
        let views = Views { timeline: view.clone(), ..Views::default() };
        let mut laid = None;
        let shapes = export::shapes(size, Theme::Light, |ui| {
            self.with(medium, language, |scene| {
                laid = Some(Figure::TimelineMoney.layout(scene, &views, size, ui.ctx()));
            });
        });
        shapes.unwrap();
        laid.unwrap()
    }

    fn only(mut self, priorities: &[&str]) -> Self {
        self.filter.priorities = priorities.iter().map(|id| (*id).into()).collect();
        self
    }
}

/// From 2018 to 2027.
const DECADE: (f64, f64) = (17_532.0, 20_820.0);

#[test]
fn every_priority_with_money_or_without_says_so() {
    let stage = Stage::shipped();
    let listed: BTreeSet<String> =
        Chart::all(&stage.briefing).iter().map(Chart::id).filter(|id| id.starts_with("money:")).collect();
    let mut wanted = BTreeSet::new();
    for series in stage.briefing.series.iter().filter(|series| series.unit.is_money()) {
        let own = series.priority.iter().flat_map(|id| stage.index.ancestry(&stage.briefing, id));
        wanted.extend(own.map(|above| format!("money:{}", above.id)));
    }
    assert_eq!(listed, wanted);
    for id in &listed {
        let chart = Chart::find(&stage.briefing, id).unwrap();
        assert_eq!(chart.id(), *id);
        assert!(!stage.table(&chart, &View::default()).rows.is_empty(), "{id}");
    }
}

#[test]
fn stocks_add_up_by_rounding_and_go_on() {
    let stage = Stage::shipped();
    let laid = stage.one(&Chart::Of("p1.3".into()), View::default());
    let words = words(&laid);
    for wanted in
        ["samen 458, op afronding na", "8,8", "287,6", "161,7", "500 per jaar", "ca. 140", "verplichtingen"]
    {
        assert!(words.contains(&wanted), "{wanted} is not in {words:#?}");
    }
}

#[test]
fn the_net_of_real_estate_is_no_cut_and_what_is_unknown_is_in_sight() {
    let stage = Stage::shipped();
    let laid = stage.one(&Chart::Of("p2.2".into()), View::default());
    let title = laid.layout.title.replace('\u{a0}', " ");
    assert!(title.contains("2023 tot en met 2028 per saldo 1,26 miljard"), "{title}");
    let words = words(&laid);
    for wanted in ["−160", "−70", "−25", "490", "niet gevonden", "niet vermeld"] {
        assert!(words.contains(&wanted), "{wanted} is not in {words:#?}");
    }
    assert!(words.iter().any(|word| word.contains("telt tot en met 2028 op tot −2.030")), "{words:#?}");
    let unknown = stage.one(&Chart::Of("p3.1".into()), View::default());
    assert_eq!(super::words(&unknown).iter().filter(|word| **word == "niet gevonden").count(), 2);
}

#[test]
fn money_under_the_timeline_is_as_wide_as_its_year() {
    let stage = Stage::shipped();
    let view = timeline::View { range: Some(DECADE), ..timeline::View::default() };
    let laid = stage.lay_timeline(&view, vec2(1280.0, 720.0), true, Language::Dutch);
    let scale = laid.scale.unwrap();
    let item =
        laid.layout.items.iter().find(|item| item.name == "Uitgaven Defensie, realisatie, 2020").unwrap();
    let day = |text: &str| scale.x(f64::from(timeline::day_number(text.parse().unwrap())));
    let (from, to) = (day("2020-01-01"), day("2021-01-01"));
    assert!(item.rect.min.x >= from && item.rect.max.x <= to, "{item:?} {from} {to}");
    assert!(item.rect.width() > (to - from) * 0.8, "{item:?} {from} {to}");
    let cursor = laid.cursor.as_ref().unwrap();
    let told = cursor.told("2024-07-01".parse().unwrap()).unwrap().replace('\u{a0}', " ");
    assert_eq!(told, "€ 20.072,3 miljoen (€ 20,1 miljard) · realisatie");
    let once = cursor.told("2026-07-01".parse().unwrap()).unwrap().replace('\u{a0}', " ");
    assert!(once.contains("plan") && once.contains("eenmalig 8,15 miljard"), "{once}");
    assert_eq!(cursor.told("2018-01-01".parse().unwrap()).map(|told| told.contains("9.416,9")), Some(true));
    let words = words(&laid);
    assert!(
        words.iter().any(|word| word.contains("miljoen euro") || word.contains("miljard euro")),
        "{words:#?}"
    );
    assert!(laid.layout.items.iter().any(|item| item.name.starts_with("Reeksbreuk")));
}

#[test]
fn money_of_chosen_priorities_is_summed_only_where_it_may_be() {
    let view = timeline::View { range: Some(DECADE), ..timeline::View::default() };
    let lay = |ids: &[&str]| {
        let stage = Stage::shipped().only(ids);
        stage.lay_timeline(&view, vec2(1280.0, 720.0), true, Language::Dutch)
    };
    let stocks = lay(&["p1.3"]);
    let sentence = words(&stocks).iter().any(|word| {
        word.starts_with("Getoond: Versnelde aankoop munitie. ") && word.contains("verschillende stukken")
    });
    assert!(sentence, "{:#?}", words(&stocks));
    // The parts of one split stand on each other, with what they come to.
    let estate = lay(&["p2.2"]);
    for wanted in ["−160", "−70", "−25", "490"] {
        assert!(words(&estate).contains(&wanted), "{wanted}: {:#?}", words(&estate));
    }
    let cyber = lay(&["p3.1"]);
    assert!(words(&cyber).contains(&"Cyberopdracht in actielijn 6: niet gevonden"), "{:#?}", words(&cyber));
    let told = cyber.cursor.unwrap().told("2023-05-01".parse().unwrap()).map(ToOwned::to_owned);
    assert_eq!(told.as_deref(), Some("niet gevonden"));
    let nothing = lay(&["p4"]);
    assert!(words(&nothing).iter().any(|word| word.contains("geen bedrag")), "{:#?}", words(&nothing));
}

#[test]
fn money_under_the_timeline_is_without_flaw_at_any_size() {
    for filter in [&[][..], &["p1.3"], &["p2.2"], &["p3.1"], &["p1", "p2"]] {
        let stage = Stage::shipped().only(filter);
        for size in [vec2(320.0, 160.0), vec2(820.0, 470.0), vec2(1280.0, 720.0), vec2(1920.0, 1080.0)] {
            for picture in [false, true] {
                let language = if picture { Language::Dutch } else { Language::English };
                for range in [None, Some(DECADE), Some((19_030.0, 19_045.0)), Some((-50_000.0, 60_000.0))] {
                    let view = timeline::View { range, ..timeline::View::default() };
                    let laid = stage.lay_timeline(&view, size, picture, language);
                    assert_eq!(laid.layout.flaw(), None, "{filter:?} {size:?} {picture} {range:?}");
                }
            }
        }
    }
}

#[test]
fn a_legend_shows_one_alone_and_all_again() {
    let stage = Stage::shipped();
    let all = stage.one(&Chart::Series("re-net".into()), View::default());
    let names = |laid: &Laid| laid.legend.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&all), ["Coalitiegeld vastgoed", "Kasschuif vastgoed"]);
    assert!(all.legend.iter().all(|entry| !entry.is_alone && !entry.value.is_empty()));
    let alone = View { isolated: Some("re-shift".into()), ..View::default() };
    let one = stage.one(&Chart::Series("re-net".into()), alone);
    assert_eq!(names(&one), names(&all));
    let states: Vec<bool> = one.legend.iter().map(|entry| entry.is_alone).collect();
    assert_eq!(states, [false, true]);
    assert!(
        one.layout.items.iter().all(|item| !item.name.starts_with("Coalitiegeld")),
        "{:#?}",
        one.layout.items
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn money_under_any_timeline_is_without_flaw(
        json in briefing(),
        width in 320.0_f32..2400.0,
        height in 160.0_f32..1400.0,
        first in 3_000.0_f64..17_000.0,
        days in 7.0_f64..14_000.0,
        picture in any::<bool>(),
        chosen in 0..3_usize,
    ) {
        let stage = Stage::new(&json).only([&[][..], &["p0"], &["p1"]][chosen]);
        let size = vec2(width, height).round();
        let view = timeline::View { range: Some((first, first + days)), ..timeline::View::default() };
        let laid = stage.lay_timeline(&view, size, picture, Language::Dutch);
        prop_assert_eq!(laid.layout.flaw(), None, "{:?} {}", size, picture);
        let frame = Rect::from_min_size(egui::Pos2::ZERO, size).expand(1.0);
        for item in &laid.layout.items {
            prop_assert!(frame.contains_rect(item.rect) && !item.name.is_empty(), "{:?}", item);
        }
    }
}
