use proptest::prelude::*;

use super::*;
use crate::briefing::series::Bridge;

fn read(series: &str) -> Briefing {
    let head = r#""format": "hoofdlijn", "version": 1, "title": "t""#;
    serde_json::from_str(&format!("{{{head}, {series}}}")).unwrap()
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn sum(json: &str) -> Sum {
    Sum::of(&serde_json::from_str::<Number>(json).unwrap().amount).unwrap()
}

fn shipped() -> (Briefing, Index) {
    let json = include_str!("../../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json");
    let briefing: Briefing = serde_json::from_str(json).unwrap();
    let index = Index::new(&briefing);
    (briefing, index)
}

fn all<'a>(briefing: &'a Briefing, ids: &[&str]) -> Vec<&'a Series> {
    ids.iter().map(|id| briefing.series.iter().find(|series| series.id.as_str() == *id).unwrap()).collect()
}

#[test]
fn rounding_is_half_a_unit_of_the_last_digit() {
    for (number, tolerance) in [
        ("3", "0.5"),
        ("3.00", "0.005"),
        ("11000", "0.5"),
        (r#"{"value": 11000, "qualifier": "about"}"#, "500"),
        (r#"{"value": 10000, "qualifier": "under"}"#, "10000"),
        (r#"{"value": 1138, "qualifier": "about"}"#, "0.5"),
        (r#"{"value": 0, "qualifier": "about"}"#, "0.5"),
        (r#"{"low": 250, "high": 1000.5}"#, "0.5"),
    ] {
        assert_eq!(sum(number).tolerance, dec(tolerance), "{number}");
    }
}

#[test]
fn totals_agree_by_rounding_or_as_far_as_they_are_vague() {
    for (total, parts, agreement) in [
        ("887", ["443.5", "443.5"], Agreement::Equal),
        ("887", ["443.5", "443.7"], Agreement::ByRounding),
        ("887.0", ["443.5", "443.7"], Agreement::Differs),
        (r#"{"value": 1100, "qualifier": "about"}"#, ["500", "560"], Agreement::Vague),
        (r#"{"value": 1100, "qualifier": "about"}"#, ["500", "540"], Agreement::Differs),
        (r#"{"low": 250, "high": 1000}"#, ["500", "500.4"], Agreement::Vague),
        (r#"{"low": 250, "high": 1000}"#, ["500", "502"], Agreement::Differs),
        (r#"{"low": 400}"#, ["5000", "5000"], Agreement::Vague),
        ("3", [r#"{"low": 400}"#, "1"], Agreement::Differs),
    ] {
        let parts = sum(parts[0]).plus(&sum(parts[1])).unwrap();
        assert_eq!(sum(total).agreement(&parts), agreement, "{total}");
    }
}

#[test]
fn a_value_a_structural_one_a_run_of_years_and_a_split() {
    let briefing = read(
        r#""series": [
        {"id": "a", "title": "a", "unit": "EUR million", "values": {"2022": 1.5, "2023": {"value": 2, "unit": "EUR billion"},
            "2024/..": 7, "2026/..": 9, "2027": 1, "2030": {"missing": "withheld"}}},
        {"id": "b", "title": "b", "unit": "EUR billion", "values": {"2022": 0.25, "2023": 0.5}},
        {"id": "w", "title": "w", "unit": "EUR million", "splits": [{"parts": ["a"]},
            {"parts": ["a", "b"], "complete": true}]}]"#,
    );
    let index = Index::new(&briefing);
    let mut ledger = Ledger::new(&briefing, &index);
    let million = Unit::million_euro();
    let mut year = |id: &str, year| {
        let series = index.series(&briefing, &id.into()).unwrap();
        ledger.in_year(series, year, &million).map(|sum| sum.value.to_string())
    };
    assert_eq!(year("a", 2022), Ok("1.5".to_owned()));
    assert_eq!(year("a", 2023), Ok("2000".to_owned()));
    assert_eq!(year("a", 2025), Ok("7".to_owned()));
    assert_eq!(year("a", 2027), Ok("1".to_owned()));
    assert_eq!(year("a", 2029), Ok("9".to_owned()));
    assert_eq!(year("a", 2021), Err(NoAmount::Absent));
    assert_eq!(year("a", 2030), Err(NoAmount::Missing(Reason::Withheld)));
    assert_eq!(year("w", 2022), Ok("251.5".to_owned()));
    // Missing is not zero: there is no total of which a part is not known.
    assert_eq!(year("w", 2024), Err(NoAmount::Absent));
    let whole = index.series(&briefing, &"w".into()).unwrap();
    assert_eq!(ledger.years(whole), BTreeSet::from([2022, 2023]));
    let run = Period::At("2022/2023".parse().unwrap());
    let together = ledger.amount(whole, &run, &Unit::million_euro()).unwrap();
    assert_eq!((together.value, together.tolerance), (dec("2751.5"), dec("555.05")));
    let euro: Unit = "USD".parse().unwrap();
    assert_eq!(ledger.in_year(whole, 2022, &euro), Err(NoAmount::Unit));
}

#[test]
fn digits_that_do_not_fit_are_no_sum() {
    assert_eq!(exact_add(dec("10000000000000000000000000000"), dec("0.1")), None);
    assert_eq!(exact_add(Decimal::MAX, Decimal::ONE), None);
    assert_eq!(exact_add(dec("0.00"), dec("5")), Some(dec("5")));
}

#[test]
fn the_bridges_of_the_letter_leave_the_rest_no_source_explains() {
    let (briefing, index) = shipped();
    let rest = |id: &str| {
        let found = briefing.bridges.iter().find(|bridge| bridge.id.as_str() == id).unwrap();
        let years = bridge(&briefing, &index, found);
        years.iter().map(|year| (year.period.to_string(), year.rest.value.to_string())).collect::<Vec<_>>()
    };
    let one = |year: &str, rest: &str| vec![(year.to_owned(), rest.to_owned())];
    assert_eq!(rest("vjn-2025"), one("2025", "335.3"));
    assert_eq!(rest("b2025"), one("2025", "1137.6"));
    assert_eq!(rest("bk").len(), 6);
    assert_eq!(rest("bk")[1], ("2023".to_owned(), "-280.1".to_owned()));

    let vjn = briefing.bridges.iter().find(|bridge| bridge.id.as_str() == "vjn-2025").unwrap();
    let year = &bridge(&briefing, &index, vjn)[0];
    let levels: Vec<String> = year.steps.iter().map(|step| step.subtotal.value.to_string()).collect();
    assert_eq!(levels, ["18203.2", "19275.5", "19511.3", "20906.3", "19486.3"]);
    assert_eq!(year.stated.unwrap().1, Agreement::Equal);
}

#[test]
fn what_may_not_be_summed_is_refused_with_what_may() {
    let (briefing, index) = shipped();
    for (ids, clash, allowed) in [
        (&["realised", "ammo-2023"][..], Clash::Flow, &["realised"][..]),
        (&["mn2022", "mn22-1", "mn22-2"], Clash::WholeWithPart, &["mn22-1", "mn22-2"]),
        (&["coal-pay", "coal-gaps"], Clash::TwoCuts, &["coal-pay"]),
        (&["coal-pay", "coal-support", "coal-gaps"], Clash::TwoCuts, &["coal-pay", "coal-support"]),
        (&["mn2022", "mn2023"], Clash::Vintage, &["mn2022"]),
        (&["realised", "mn2022"], Clash::Phase, &["realised"]),
        (&["costs", "r19-1"], Clash::NotOneSplit, &["costs"]),
        (&["realised", "cofog-eur"], Clash::Scope, &["realised"]),
        (&["buildings", "floor"], Clash::Unit, &["buildings"]),
        (&["mn22-1", "mn22-1"], Clash::Twice, &["mn22-1"]),
        (&["nota", "k-2bn"], Clash::Vintage, &["nota"]),
        (&["nota", "coalition"], Clash::WholeWithPart, &["nota"]),
        // However deep: the coalition's money is in the white paper's.
        (&["nota", "coal-pay"], Clash::WholeWithPart, &["nota"]),
    ] {
        let refused = may_sum(&briefing, &all(&briefing, ids)).unwrap_err();
        let found: Vec<&str> = refused.allowed.iter().map(Id::as_str).collect();
        assert_eq!((refused.clash, &found[..]), (clash, allowed), "{ids:?}");
        assert!(
            refused
                .args(&briefing, &index, "nl")
                .iter()
                .any(|(name, value)| *name == "one" && !value.is_empty())
        );
    }
    let constant = read(
        r#""series": [{"id": "a", "title": "a", "unit": "EUR", "prices": "current"},
        {"id": "b", "title": "b", "unit": "EUR", "prices": {"constant": 2015}}]"#,
    );
    let refused = may_sum(&constant, &all(&constant, &["a", "b"])).unwrap_err();
    assert_eq!((refused.clash, refused.code()), (Clash::Prices, "prices"));
    assert_eq!(refused.to_string(), "refused-prices");
    let args = refused.args(&constant, &Index::new(&constant), "nl");
    assert!(args.contains(&("other-is", "2015".to_owned())));
}

#[test]
fn the_parts_of_one_split_may_be_summed() {
    let (briefing, _) = shipped();
    for ids in [
        &["mn2022"][..],
        &[],
        &["realised-x", "realised-k"],
        &["coalition", "pkg2"],
        &["coal-pay", "coal-arrears"],
        &["drafts-regular", "pensions"],
        &["re-coal", "re-shift"],
    ] {
        assert_eq!(may_sum(&briefing, &all(&briefing, ids)), Ok(()), "{ids:?}");
    }
}

/// A decimal of at most six digits and three places, as written.
fn digits() -> impl Strategy<Value = Decimal> {
    (-999_999_i64..=999_999, 0_u32..=3).prop_map(|(digits, places)| Decimal::new(digits, places))
}

/// In thousandths, the finest there is.
fn thousandths(value: Decimal) -> i128 {
    let places = value.scale();
    value.mantissa() * 10_i128.pow(3_u32.saturating_sub(places))
}

fn series(id: &str, values: &[Decimal]) -> String {
    let values: Vec<String> =
        values.iter().enumerate().map(|(at, value)| format!("\"{}\": {value}", 2020 + at)).collect();
    format!(
        r#"{{"id": "{id}", "title": "{id}", "unit": "EUR million", "values": {{{}}}}}"#,
        values.join(", ")
    )
}

proptest! {
    #[test]
    fn sums_are_exact(values in prop::collection::vec(digits(), 0..50)) {
        let mut total = Sum::ZERO;
        for value in &values {
            total = total.plus(&Sum::of(&Amount::Value { value: *value, qualifier: None }).unwrap()).unwrap();
        }
        prop_assert_eq!(thousandths(total.value), values.iter().copied().map(thousandths).sum::<i128>());
        prop_assert_eq!(total.agreement(&total), Agreement::Equal);
        let nothing = total.minus(&total).unwrap();
        prop_assert!(nothing.value.is_zero());
    }

    #[test]
    fn bridges_close(
        from in prop::collection::vec(digits(), 1..4),
        to in prop::collection::vec(digits(), 1..4),
        steps in prop::collection::vec(prop::collection::vec(digits(), 0..4), 0..6),
    ) {
        let ids: Vec<String> = (0..steps.len()).map(|at| format!("\"s{at}\"")).collect();
        let mut all = vec![series("from", &from), series("to", &to)];
        all.extend(steps.iter().enumerate().map(|(at, step)| series(&format!("s{at}"), step)));
        let briefing = read(&format!(
            r#""series": [{}], "bridges": [{{"id": "b", "title": "b", "from": {{"series": "from"}},
            "to": {{"series": "to"}}, "steps": [{}]}}]"#,
            all.join(", "),
            ids.join(", "),
        ));
        let index = Index::new(&briefing);
        let found: &Bridge = &briefing.bridges[0];
        let years = bridge(&briefing, &index, found);
        prop_assert_eq!(years.len(), from.len().min(to.len()));
        for (at, year) in years.iter().enumerate() {
            let mut level = thousandths(year.from.value);
            for step in &year.steps {
                level += step.amount.map_or(0, |amount| thousandths(amount.value));
                prop_assert_eq!(level, thousandths(step.subtotal.value));
            }
            prop_assert_eq!(level + thousandths(year.rest.value), thousandths(to[at]));
        }
    }

    #[test]
    fn a_split_and_its_remainder_are_the_whole(
        whole in digits(),
        parts in prop::collection::vec(digits(), 0..8),
    ) {
        let ids: Vec<String> = (0..parts.len()).map(|at| format!("\"p{at}\"")).collect();
        let mut all = vec![format!(
            r#"{{"id": "w", "title": "w", "unit": "EUR billion", "values": {{"2020": {whole}}}, "splits":
            [{{"parts": [{}], "complete": true}}]}}"#,
            ids.join(", ")
        )];
        all.extend(parts.iter().enumerate().map(|(at, part)| series(&format!("p{at}"), &[*part])));
        let briefing = read(&format!(r#""series": [{}]"#, all.join(", ")));
        let index = Index::new(&briefing);
        let found = &briefing.series[0];
        let period = Period::At("2020".parse().unwrap());
        let cut = Ledger::new(&briefing, &index).split(found, &found.splits[0], &period).unwrap();
        prop_assert_eq!(cut.known, parts.len());
        prop_assert_eq!(cut.parts.plus(&cut.rest).unwrap().value, whole);
        // The parts are in millions, the whole in billions.
        let together: i128 = parts.iter().copied().map(thousandths).sum();
        prop_assert_eq!(cut.parts.value * Decimal::from(1_000_000), Decimal::from(together));
    }
}
