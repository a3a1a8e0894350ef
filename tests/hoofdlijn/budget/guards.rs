//! Each guard on sums: what it refuses, in which words, and what it offers.

use hoofdlijn::{
    briefing::money::{Clash, may_sum},
    figure::budget::Offer,
};
use strum::IntoEnumIterator as _;

use super::*;

/// A briefing with two series that a guard keeps apart: what the first, the second and both together have.
fn apart(clash: Clash) -> (Stage, Vec<Id>) {
    let (mut unit, mut flow, mut prices, mut phase) = ("EUR million", "expenditure", r#""current""#, "plan");
    let (one, other, more) = match clash {
        Clash::WholeWithPart => (r#", "splits": [{"parts": ["two"]}]"#, "", ""),
        Clash::TwoCuts => (
            "",
            "",
            r#", {"id": "all", "title": "Alles", "unit": "EUR million", "values": {"2022": 5},
                "splits": [{"parts": ["one"]}, {"parts": ["two"]}]}"#,
        ),
        Clash::Vintage => {
            (r#", "vintage": {"title": "Begroting"}"#, r#", "vintage": {"title": "Voorjaarsnota"}"#, "")
        }
        Clash::Scope => (r#", "scope": "with""#, r#", "scope": "without""#, ""),
        _ => ("", "", ""),
    };
    match clash {
        Clash::Unit => unit = "USD million",
        Clash::Flow => flow = "commitment",
        Clash::Prices => prices = r#"{"constant": 2015}"#,
        Clash::Phase => phase = "realised",
        _ => {}
    }
    let stage = Stage::new(&format!(
        r#"{{"format": "hoofdlijn", "version": 1, "title": "Kade", "as_of": "2024-03-01", "language": "nl",
        "definitions": [{{"id": "with", "title": "met HGIS"}}, {{"id": "without", "title": "zonder HGIS"}}],
        "series": [
            {{"id": "one", "title": "Het ene", "unit": "EUR million", "flow": "expenditure", "prices": "current",
              "phase": "plan", "values": {{"2022": 3.1, "2023": 4}}{one}}},
            {{"id": "two", "title": "Het andere", "unit": "{unit}", "flow": "{flow}", "prices": {prices},
              "phase": "{phase}", "values": {{"2022": 1, "2023": 2}}{other}}}{more}]}}"#
    ));
    let second = if clash == Clash::Twice { "one" } else { "two" };
    (stage, vec!["one".into(), second.into()])
}

#[test]
fn each_guard_refuses_in_words_and_says_what_is_allowed() {
    for clash in Clash::iter() {
        let (stage, ids) = apart(clash);
        let series: Vec<_> = ids.iter().map(|id| stage.index.series(&stage.briefing, id).unwrap()).collect();
        let refused = may_sum(&stage.briefing, &series).unwrap_err();
        assert_eq!(refused.clash, clash);
        for (language, title) in [
            (Language::Dutch, "Deze bedragen worden niet opgeteld"),
            (Language::English, "These amounts are not added up"),
        ] {
            let texts = Texts::of(language);
            let args = refused.args(&stage.briefing, &stage.index, language.code());
            let args: Vec<_> = args.into_iter().map(|(name, value)| (name, value.into())).collect();
            let key = refused.key();
            let (sentence, hint) = (texts.with(&key, &args), texts.attribute(&key, "hint", &args).unwrap());
            assert!(sentence.contains("Het ene"), "{clash:?}: {sentence}");
            for mode in [Mode::Stacked, Mode::Share] {
                let view = View { mode: Some(mode), series: ids.clone(), ..View::default() };
                let laid =
                    stage.lay(&[(Chart::Years, view.clone())], vec2(1280.0, 720.0), true, language).remove(0);
                assert_eq!(laid.layout.title, title, "{clash:?}");
                let words = words(&laid);
                assert!(words.contains(&&*sentence) && words.contains(&&*hint), "{clash:?}: {words:#?}");
                assert_eq!(laid.layout.flaw(), None);
                assert!(stage.table(&Chart::Years, &view).rows.is_empty(), "{clash:?}");
                let offer = stage.with(Medium::Window, language, |scene| Chart::Years.offer(scene, &view));
                assert_eq!(offer, Some(Offer::SideBySide), "{clash:?}");
            }
        }
        // Side by side they may stand, but for what cannot be compared at all.
        if !matches!(clash, Clash::Unit | Clash::Twice) {
            let view = View { mode: Some(Mode::Grouped), series: ids, ..View::default() };
            assert!(!stage.table(&Chart::Years, &view).rows.is_empty(), "{clash:?}");
        }
    }
}

#[test]
fn what_may_be_summed_of_more_is_offered() {
    let stage = Stage::shipped();
    let series = ["re-coal", "re-shift", "realised"].map(Id::from).to_vec();
    let view = View { mode: Some(Mode::Stacked), series, ..View::default() };
    let offer = stage.with(Medium::Window, Language::Dutch, |scene| Chart::Years.offer(scene, &view));
    assert_eq!(offer, Some(Offer::Sum(vec!["re-coal".into(), "re-shift".into()])));
    let view = View { mode: Some(Mode::Stacked), ..View::default() };
    assert_eq!(stage.with(Medium::Window, Language::Dutch, |scene| Chart::Years.offer(scene, &view)), None);
}

#[test]
fn a_bridge_of_one_s_own_goes_to_a_year_both_have_and_is_offered_another_end() {
    let stage = Stage::shipped();
    stage.with(Medium::Window, Language::Dutch, |scene| {
        let between = |from: &str, to: &str, year| Chart::between(scene, &from.into(), &to.into(), year);
        assert_eq!(between("mn2022", "vjn2023", 2025).id(), "between:mn2022:vjn2023:2025");
        // 2028 is in one of the two only: the last that both have.
        assert_eq!(between("mn2022", "vjn2023", 2028).id(), "between:mn2022:vjn2023:2026");
        assert_eq!(between("mn2022", "vjn2023", 2025).years(scene), [2023, 2024, 2025, 2026]);
        assert_eq!(between("mn2022", "vjn2023", 2025).offer(scene, &View::default()), None);
        let Some(Offer::Ends(ends)) = between("mn2022", "realised", 2022).offer(scene, &View::default())
        else {
            panic!("not refused");
        };
        assert!(ends.contains(&"mn2020".into()) && !ends.contains(&"realised".into()), "{ends:?}");
        for end in ends {
            assert_eq!(between("mn2022", end.as_str(), 2022).offer(scene, &View::default()), None, "{end}");
        }
        let first = Chart::any_bridge(scene).unwrap();
        assert_eq!(first.id(), "between:mn2023:vjn2023:2025");
        let choices = Chart::choices(&stage.briefing);
        assert!(choices.contains(&"mn2018".into()) && !choices.contains(&"fill".into()));
    });
}
