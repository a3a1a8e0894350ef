use super::*;
use crate::briefing::{
    Briefing, Index, Period,
    corridor::Corridor,
    index::{Part, Place},
    pace,
};

const FACTS: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "as_of": "2024-12-31",
    "definitions": [{"id": "portfolio", "title": "portfolio"}],
    "events": [{"id": "plan", "title": "plan", "promises": [{"when": "2024-06"}]}],
    "series": [
      {"id": "cost", "title": "cost", "unit": "EUR million", "flow": "expenditure", "phase": "plan",
       "values": {"2025": 100, "2026": {"low": -10, "high": 40}, "2027/..": 200, "2030": {"missing": "not_stated"}}},
      {"id": "fill", "title": "fill", "unit": "%", "of": {"missing": "not_stated"}, "values": {"2023": 85.9}}],
    "targets": [{"id": "goes", "title": "goes", "unit": "%", "direction": "decrease", "low": 35, "high": 40,
      "of": "portfolio", "status": "recommended"}],
    "readiness": [{"id": "force", "title": "force", "components": [
      {"id": "people", "title": "people", "level": "fill"},
      {"id": "stocks", "title": "stocks", "level": {"missing": "withheld"}}]}]}"#;

fn facts() -> Briefing {
    serde_json::from_str(FACTS).unwrap()
}

fn scenario(assumptions: &str) -> Scenario {
    serde_json::from_str(&format!(
        r#"{{"id": "s", "title": "what if", "assumptions": [{assumptions}],
            "evidence": [{{"kind": "assumed", "how": "for example"}}]}}"#
    ))
    .unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// What a value of a series is at each bound.
fn values(scenario: &Scenario, series: &str, period: &str) -> [Option<Decimal>; 3] {
    [Bound::Low, Bound::Central, Bound::High].map(|bound| {
        let (made, _) = scenario.apply(&facts(), bound);
        let series = made.series.iter().find(|it| it.id.as_str() == series).unwrap();
        let found = series.values.iter().find(|(found, _)| found.to_string() == period);
        found.and_then(|(_, number)| number.amount.value())
    })
}

#[test]
fn the_facts_stay_as_they_are() {
    let before = facts();
    let it = scenario(
        r#"{"on": "cost", "period": "2025", "amount": 120}, {"on": "cost", "change": {"low": -10, "high": 10}},
           {"on": "plan", "when": "2025"}, {"on": "goes", "due": "2035"},
           {"on": "goes", "base": {"value": 1000, "unit": "buildings"}}, {"on": "stocks", "level": 40}"#,
    );
    for bound in [Bound::Low, Bound::Central, Bound::High] {
        let (made, places) = it.apply(&before, bound);
        assert_eq!(before, facts());
        assert_ne!(made, before);
        assert!(places.contains(&Place { item: "plan".into(), part: Part::Actual }));
    }
    let (same, places) = scenario("").apply(&before, Bound::Central);
    assert_eq!((same, places), (before, Vec::new()));
}

#[test]
fn amounts_are_assumed_at_each_bound() {
    let it =
        scenario(r#"{"on": "cost", "period": "2025", "amount": {"low": 90, "high": 130}, "central": 100}"#);
    assert_eq!(values(&it, "cost", "2025"), [90, 100, 130].map(|it| Some(it.into())));
    let (made, _) = it.apply(&facts(), Bound::High);
    assert_eq!(made.series[0].phase, Some(crate::briefing::Phase::Plan), "still a plan");
    let new = scenario(r#"{"on": "cost", "period": "2029", "amount": 7}"#);
    assert_eq!(values(&new, "cost", "2029"), [Some(7.into()); 3]);
}

#[test]
fn a_change_keeps_low_below_high_whatever_the_sign() {
    let it = scenario(r#"{"on": "cost", "change": {"low": -50, "high": 10}}"#);
    assert_eq!(values(&it, "cost", "2025"), [number("50"), number("80"), number("110")].map(Some));
    // From -10 to 40, times a half to eleven tenths: the least is -11, the most 44.
    assert_eq!(values(&it, "cost", "2026"), [number("-11"), number("12"), number("44")].map(Some));
    assert_eq!(values(&it, "cost", "2027/.."), [number("100"), number("160"), number("220")].map(Some));
    assert_eq!(values(&it, "cost", "2030"), [None; 3], "what is missing stays so");
    let year = scenario(r#"{"on": "cost", "period": "2028", "change": 50}"#);
    assert_eq!(values(&year, "cost", "2028"), [Some(300.into()); 3], "of what holds in that year");
    assert_eq!(values(&year, "cost", "2025"), [Some(100.into()); 3]);
}

#[test]
fn a_date_is_its_first_day_its_range_and_its_last() {
    let it = scenario(r#"{"on": "plan", "when": "2025-02/2025-06"}"#);
    let window = |bound| it.apply(&facts(), bound).0.events[0].actual.clone().unwrap().when.window();
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(window(Bound::Low).day(), day("2025-02-01"));
    assert_eq!(window(Bound::High).day(), day("2025-06-30"));
    assert_eq!(
        (window(Bound::Central).first, window(Bound::Central).last),
        (day("2025-02-01"), day("2025-06-30"))
    );
}

#[test]
fn a_share_of_a_size_is_that_much_of_it() {
    let it = scenario(
        r#"{"on": "goes", "base": {"low": 9000, "high": 11000, "unit": "buildings"}}, {"on": "goes", "due": "2035"},
           {"on": "goes", "start": "2025"}"#,
    );
    let (made, _) = it.apply(&facts(), Bound::Central);
    let index = Index::new(&made);
    let target = &made.targets[0];
    assert_eq!((target.unit.to_string().as_str(), &target.of), ("buildings", &None));
    let ends = [&target.low, &target.high].map(|it| it.as_ref().unwrap().amount.value().unwrap());
    assert_eq!(ends, [number("3150"), number("4400")], "35% of the least, 40% of the most");
    let base = index.series(&made, &target.bases[0]).unwrap();
    assert_eq!(base.values.0[0].0, Period::At("2025".parse().unwrap()));
    assert_eq!(base.values.0[0].1.amount.value(), Some(number("10000")));
    // What the file leaves open is now known: nothing at the start, that much in 2035.
    assert!(pace::required(&facts(), &Index::new(&facts()), &facts().targets[0]).is_err());
    let pace = pace::required(&made, &index, target).unwrap();
    assert_eq!(pace.yearly(), Some((number("315"), number("440"))));
    let parts = Corridor::of(&made, &index, target).parts.unwrap();
    assert_eq!(
        [parts.whole, parts.sure, parts.open, parts.rest],
        [10_000, 3150, 1250, 5600].map(Decimal::from)
    );
    let (low, _) = it.apply(&facts(), Bound::Low);
    assert_eq!(low.targets[0].high.as_ref().unwrap().amount.value(), Some(number("3600")));
}

#[test]
fn a_level_where_the_source_gives_none() {
    let it = scenario(
        r#"{"on": "stocks", "level": {"low": 40, "high": 60, "unit": "%"}}, {"on": "people", "level": 90}"#,
    );
    let (made, places) = it.apply(&facts(), Bound::High);
    let level = |at: usize| {
        let id = made.readiness[0].components[at].level.as_ref().unwrap().id().unwrap();
        made.series.iter().find(|it| it.id == *id).unwrap()
    };
    assert_eq!(level(1).values.0[0].1.amount.value(), Some(60.into()));
    assert_eq!(
        (level(0).unit.to_string(), level(0).of.is_some()),
        ("%".to_owned(), true),
        "as what it was counted in"
    );
    assert!(places.contains(&Place::from(Id::from("stocks"))));
}

fn reached(assumptions: &str) -> Reach {
    let facts = facts();
    reach(&facts, &Index::new(&facts), &scenario(assumptions), &facts.targets[0]).unwrap()
}

#[test]
fn a_target_is_reached_between_two_years() {
    let it = reached(
        r#"{"on": "goes", "base": {"low": 9000, "high": 11000, "unit": "buildings"}},
           {"on": "goes", "start": "2024-12-31"}, {"on": "goes", "due": "2034"},
           {"on": "goes", "per_year": {"low": 200, "high": 500}, "central": 300}"#,
    );
    let [low, high] = &it.outcomes[..] else { panic!("{it:?}") };
    assert_eq!((low.bound, low.goal.low, low.goal.high), (35.into(), 3150.into(), 3850.into()));
    // 3,150 at 500 a year takes 6.3 years, 3,500 at 300 nearly 11.7, 3,850 at 200 nearly 19.3.
    assert_eq!(low.reached, Some(Years { low: 2031, central: Some(2036), high: Some(2044) }));
    assert_eq!(high.reached, Some(Years { low: 2032, central: Some(2038), high: Some(2046) }));
    // In ten years 2,000 to 5,000 go.
    let left = low.left.unwrap();
    assert_eq!((left.low, left.central, left.high), (0.into(), 500.into(), 1850.into()));
    let needed = high.needed.unwrap();
    assert_eq!((needed.low, needed.central, needed.high), (360.into(), 400.into(), 440.into()));
}

#[test]
fn a_pace_of_nothing_never_gets_there() {
    let base = r#"{"on": "goes", "base": {"value": 1000, "unit": "buildings"}}, {"on": "goes", "start": "2024-12-31"}"#;
    let it = reached(&format!(r#"{base}, {{"on": "goes", "per_year": {{"low": 0, "high": 100}}}}"#));
    assert_eq!(it.outcomes[0].reached, Some(Years { low: 2028, central: Some(2031), high: None }));
    let never = reached(&format!(r#"{base}, {{"on": "goes", "per_year": 0}}"#));
    assert_eq!(never.outcomes[0].reached, None);
    assert_eq!((never.due, never.outcomes[0].left), (None, None), "the file names no year");
}

mod random {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn results_are_in_order_and_hold_what_lies_between(
            (base, wide) in (1_i64..50_000, 0_i64..20_000),
            (pace, faster) in (1_i64..2_000, 0_i64..2_000),
            (due, later) in (2026_i16..2060, 0_i16..20),
            part in 0_i64..=10,
        ) {
            let facts = facts();
            let index = Index::new(&facts);
            let make = |(base, top): (i64, i64), (pace, most): (i64, i64), (due, last): (i16, i16)| {
                let it = scenario(&format!(
                    r#"{{"on": "goes", "base": {{"low": {base}, "high": {top}, "unit": "buildings"}}}},
                       {{"on": "goes", "per_year": {{"low": {pace}, "high": {most}}}}},
                       {{"on": "goes", "due": {{"earliest": "{due}-12-31", "latest": "{last}-12-31"}}}}"#
                ));
                reach(&facts, &index, &it, &facts.targets[0]).unwrap()
            };
            let whole = make((base, base + wide), (pace, pace + faster), (due, due + later));
            let within = |low: i64, width: i64| low + width * part / 10;
            let (b, p) = (within(base, wide), within(pace, faster));
            let d = due + later * i16::try_from(part).unwrap() / 10;
            let one = make((b, b), (p, p), (d, d));
            for (whole, one) in whole.outcomes.iter().zip(&one.outcomes) {
                for (range, value) in [(Some(whole.goal), Some(one.goal)), (whole.left, one.left), (whole.needed, one.needed)] {
                    let (range, value) = (range.unwrap(), value.unwrap().central);
                    prop_assert!(range.low <= range.central && range.central <= range.high);
                    let slack = Decimal::new(1, 12);
                    prop_assert!(range.low - slack <= value && value <= range.high + slack, "{range:?} {value}");
                }
                let (range, value) = (whole.reached.unwrap(), one.reached.unwrap());
                prop_assert!(range.low <= range.central.unwrap() && range.central <= range.high);
                prop_assert!(range.low <= value.low && value.high <= range.high);
            }
        }
    }
}
