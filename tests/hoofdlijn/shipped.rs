//! The shipped briefing holds what the letter and the public record say, and nothing that no source says.

use std::collections::{BTreeMap, BTreeSet};

use hoofdlijn::briefing::{
    Amount, Briefing, Date, EvidenceKind, Id, Index, ItemRef, Number, Reason, Series, TargetStatus, Text,
    Unit, When, check,
    money::{self, Agreement, Ledger},
    series::Period,
    timing::{self, Status},
};
use serde_json::Value;

const SHIPPED: &str = include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json");

fn briefing() -> Briefing {
    serde_json::from_str(SHIPPED).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn series<'a>(briefing: &'a Briefing, id: &str) -> &'a Series {
    let found = briefing.series.iter().find(|series| series.id.as_str() == id);
    found.unwrap_or_else(|| panic!("no series {id}"))
}

/// The digits of a series' value, as written.
fn value(briefing: &Briefing, id: &str, period: &str) -> String {
    let period = if period == "not_stated" { Period::NotStated } else { Period::At(period.parse().unwrap()) };
    let number = series(briefing, id).values.iter().find(|(found, _)| *found == period);
    match number.map(|(_, number)| &number.amount) {
        Some(Amount::Value { value, .. }) => value.to_string(),
        other => panic!("{id} {period}: {other:?}"),
    }
}

/// Every object of the file with the facts it names in `x_fact`.
fn with_facts<'a>(value: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    match value {
        Value::Object(object) => {
            match object.get("x_fact") {
                Some(Value::String(fact)) => found.push((fact, value)),
                Some(Value::Array(facts)) => {
                    found.extend(facts.iter().filter_map(Value::as_str).map(|fact| (fact, value)));
                }
                _ => {}
            }
            object.values().for_each(|inner| with_facts(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| with_facts(inner, found)),
        _ => {}
    }
}

#[test]
fn nothing_is_wrong_with_it() {
    let briefing = briefing();
    assert_eq!(check::check(&briefing, &Index::new(&briefing)), []);
}

#[test]
fn every_figure_and_date_has_evidence_from_a_source_that_is_there() {
    let briefing = briefing();
    let index = Index::new(&briefing);
    let is_known = |number: &Number| !matches!(number.amount, Amount::Missing(_));
    let mut bare: Vec<String> = Vec::new();
    let mut all = Vec::new();
    for (_, item) in briefing.items() {
        all.extend(item.evidence());
    }
    for series in &briefing.series {
        for (period, number) in &series.values {
            all.extend(&number.evidence);
            if is_known(number) && number.evidence.is_empty() && series.evidence.is_empty() {
                bare.push(format!("{} {period}", series.id));
            }
        }
        for found in &series.breaks {
            all.extend(&found.evidence);
            if found.evidence.is_empty() {
                bare.push(format!("break of {}", series.id));
            }
        }
        all.extend(series.splits.iter().flat_map(|split| &split.evidence));
        bare.extend(
            series
                .splits
                .iter()
                .filter(|split| split.evidence.is_empty())
                .map(|_| format!("split of {}", series.id)),
        );
    }
    for bridge in &briefing.bridges {
        all.extend(bridge.rest.iter().flat_map(|(_, number)| &number.evidence));
        if bridge.evidence.is_empty() {
            bare.push(bridge.id.to_string());
        }
    }
    for event in &briefing.events {
        for promise in &event.promises {
            all.extend(&promise.evidence);
            if promise.evidence.is_empty() {
                bare.push(format!("promise of {}", event.id));
            }
        }
        if let Some(actual) = &event.actual {
            all.extend(&actual.evidence);
            if actual.evidence.is_empty() && !actual.when.is_missing() {
                bare.push(format!("actual of {}", event.id));
            }
        }
    }
    for item in briefing.items().map(|(_, item)| item) {
        let proves_itself = matches!(
            item,
            ItemRef::Source(_)
                | ItemRef::Party(_)
                | ItemRef::Series(_)
                | ItemRef::Event(_)
                | ItemRef::Slide(_)
        );
        if !proves_itself && item.evidence().is_empty() {
            bare.push(item.id().to_string());
        }
    }
    assert_eq!(bare, Vec::<String>::new());
    assert!(all.len() > 500, "only {} pieces of evidence were looked at", all.len());
    for evidence in all {
        match &evidence.source {
            Some(source) => assert!(index.source(&briefing, source).is_some(), "no source {source}"),
            // A source's date may be read from its own address.
            None => assert!(evidence.kind != EvidenceKind::Stated && evidence.how.is_some(), "{evidence:?}"),
        }
        // Of a source only the words that matter, at most about a dozen.
        let words = evidence.quote.as_deref().unwrap_or_default().split_whitespace().count();
        assert!(words <= 13, "{words} words: {:?}", evidence.quote);
    }
}

/// The rows of `facts.json` with confidence "not found": they may stand for something missing, never for a figure.
///
/// This list and [`MEMORY`] were made from that file, which is not in the repository:
/// `[f["id"] for f in json.load(open("facts.json"))["facts"] if f["confidence"] == "not found"]`, and `"B"`.
const NOT_FOUND: [&str; 6] = ["Fb17", "Fd25", "Fd26", "Fe15", "Ff17", "Fg05"];

/// The rows with confidence B, known from memory only: never shipped.
const MEMORY: [&str; 3] = ["Fa07", "Fc54", "Fg13"];

/// Their values, but for those that a row of confidence A gives too (1.9 for 2023, 4.2 for 2025, 3.0 structurally;
/// 2.05 percent for 2024): billions of the coalition agreement, and percent of GDP in NATO's newest table.
const MEMORY_VALUES: [(&[&str], &str, &str); 9] = [
    (&["coalition"], "2022", "0.5"),
    (&["coalition"], "2024", "4.1"),
    (&["gdp-nato"], "2018", "1.22"),
    (&["gdp-nato"], "2019", "1.32"),
    (&["gdp-nato"], "2020", "1.41"),
    (&["gdp-nato"], "2021", "1.38"),
    (&["gdp-nato"], "2022", "1.44"),
    (&["gdp-nato"], "2023", "1.66"),
    (&["gdp-nato"], "2025", "2.49"),
];

#[test]
fn nothing_from_memory_or_not_found_is_a_figure() {
    let file: Value = serde_json::from_str(SHIPPED).unwrap();
    let mut facts = Vec::new();
    with_facts(&file, &mut facts);
    for (fact, place) in &facts {
        assert!(!MEMORY.contains(fact), "{fact} at {place}");
        if NOT_FOUND.contains(fact) {
            assert!(place.get("missing").is_some(), "{fact} at {place}");
            for key in ["value", "low", "high", "date", "earliest", "latest"] {
                assert!(place.get(key).is_none(), "{fact} at {place}");
            }
        }
    }
    // Each of those not found is told as missing.
    let told: BTreeSet<&str> =
        facts.iter().map(|(fact, _)| *fact).filter(|fact| NOT_FOUND.contains(fact)).collect();
    assert_eq!(told, NOT_FOUND.into_iter().collect());

    let briefing = briefing();
    for (ids, year, memory) in MEMORY_VALUES {
        for id in ids {
            let number = series(&briefing, id).values.year(year.parse().unwrap());
            let value =
                number.and_then(|number| number.amount.value()).map(|value| value.normalize().to_string());
            assert_ne!(value.as_deref(), Some(memory), "{id} {year}");
        }
    }
    // The day of the Voorjaarsnota 2022 is known from memory only.
    assert!(!SHIPPED.contains("2022-05-20"));
    let spring = briefing.events.iter().find(|event| event.id.as_str() == "spring").unwrap();
    assert_eq!(spring.actual.as_ref().unwrap().when.window().day(), None);
    // SIPRI's figures came by a third-party copy, and are not shipped.
    assert!(!SHIPPED.contains("SIPRI") && !SHIPPED.contains("\"S62\"") && !SHIPPED.contains("Fc52"));
}

#[test]
fn every_dated_statement_of_the_letter_is_there() {
    let file: Value = serde_json::from_str(SHIPPED).unwrap();
    let mut facts = Vec::new();
    with_facts(&file, &mut facts);
    let facts: BTreeSet<&str> = facts.into_iter().map(|(fact, _)| fact).collect();
    let rows =
        |prefix: &str, last: usize| (1..=last).map(|row| format!("{prefix}{row:02}")).collect::<Vec<_>>();
    // Rows of Part 1 of the facts: events, amounts, problems, goals, headings.
    for row in [rows("E", 39), rows("N", 12), rows("B", 15), rows("G", 77), rows("H", 5)].concat() {
        assert!(facts.contains(row.as_str()), "{row} of the letter is missing");
    }
}

#[test]
fn the_five_promises_stand_as_the_record_says() {
    let briefing = briefing();
    let today = briefing.as_of.unwrap();
    assert_eq!(today, day("2025-12-15"));
    let event = |id: &str| briefing.events.iter().find(|event| event.id.as_str() == id).unwrap();
    let of = |id: &str| {
        let standing = timing::standing(event(id), today);
        let late = standing.lateness.map(|late| (late.least, late.most, late.by_reading));
        (standing.status, late)
    };
    assert_eq!(of("contours"), (Status::Late, Some((13, 13, false))));
    assert_eq!(of("deepening"), (Status::Late, Some((63, 63, true))));
    assert_eq!(of("defensienota"), (Status::OnTime, None));
    assert_eq!(of("spring"), (Status::OnTime, None));
    assert_eq!(of("pay"), (Status::Done, None));
    // Of the debate nobody knows: it is announced only.
    assert_eq!(of("debate"), (Status::Unknown, None));
    assert_eq!(event("debate").actual.as_ref().unwrap().when.missing, Some(Reason::NotFound));

    let trail = |id: &str| -> Vec<String> {
        let wording = |when: &When| when.wording.as_ref().map(|text| text.get("nl").to_owned());
        let promises = event(id).promises.iter();
        promises.map(|promise| promise.when.as_ref().and_then(wording).unwrap_or_default()).collect()
    };
    assert_eq!(trail("contours"), ["in april", "begin volgende maand"]);
    assert_eq!(trail("deepening"), ["rond de zomer", "rond de zomer van 2022"]);
    assert_eq!(trail("defensienota"), ["voor de zomer"]);
    assert_eq!(trail("pay"), ["zo snel mogelijk"]);
    // The same words twice in one letter are one promise with two pieces of evidence.
    assert_eq!(event("defensienota").promises[0].evidence.len(), 2);

    let delivered = |id: &str| event(id).actual.as_ref().unwrap().when.window().day();
    assert_eq!(delivered("contours"), Some(day("2022-05-13")));
    assert_eq!(delivered("deepening"), Some(day("2022-12-02")));
    assert_eq!(delivered("defensienota"), Some(day("2022-06-01")));
    assert_eq!(delivered("pay"), Some(day("2022-07-07")));
}

#[test]
fn the_money_is_there_with_its_key_numbers() {
    let briefing = briefing();
    for (id, period, number) in [
        ("realised", "2018", "9416.9"),
        ("realised", "2023", "15122.2"),
        ("realised", "2024", "20072.3"),
        ("drafts", "2019", "10447.1"),
        ("drafts", "2026", "34.9"),
        ("mn2018", "2022", "8541.7"),
        ("mn2020", "2024", "11431.6"),
        ("mn2022", "2025", "11715.6"),
        ("mn2023", "2025", "17653.2"),
        ("vjn2023", "2028", "19002.1"),
        ("coalition", "2022/2025", "10.7"),
        ("coalition", "not_stated", "3"),
        ("coal-pay", "not_stated", "0.5"),
        ("nota", "2022/2025", "14.8"),
        ("nota", "2026/..", "5"),
        ("pkg2", "2024", "1700"),
        ("k-draft22", "2025", "5097.6"),
        ("k-draft23", "2025", "9295.7"),
        ("re-coal", "2025", "1395.0"),
        ("re-shift", "2028", "375.0"),
        ("ammo-458", "2022/2024", "458"),
        ("mivd-budget", "2018", "103"),
        ("fill", "2022-12", "85.6"),
    ] {
        assert_eq!(value(&briefing, id, period), number, "{id} {period}");
    }
    let missing = |id: &str| {
        let values = &series(&briefing, id).values;
        assert!(
            !values.is_empty()
                && values.iter().all(|(_, number)| matches!(number.amount, Amount::Missing(_)))
        );
    };
    ["cyber-nota", "nota-themes", "re-backlog", "training-level", "disposed", "costs"]
        .into_iter()
        .for_each(missing);
}

#[test]
fn the_bridges_leave_what_no_source_explains() {
    let briefing = briefing();
    let index = Index::new(&briefing);
    let rests: BTreeMap<String, String> = briefing
        .bridges
        .iter()
        .flat_map(|bridge| {
            let years = money::bridge(&briefing, &index, bridge);
            assert!(!years.is_empty(), "{} has no year", bridge.id);
            years
                .into_iter()
                .map(|year| (format!("{} {}", bridge.id, year.period), year.rest.value.to_string()))
        })
        .collect();
    assert_eq!(rests["vjn-2025 2025"], "335.3");
    assert_eq!(rests["b2025 2025"], "1137.6");
    assert_eq!(rests["bk 2022"], "57.8");
    assert_eq!(rests["bk 2024"], "335.2");
    // Bridge 1 is all from one source.
    let first = &briefing.bridges[0];
    assert_eq!(first.id.as_str(), "vjn-2025");
    for id in [&first.from.series, &first.to.series].into_iter().chain(&first.steps) {
        let sources = series(&briefing, id.as_str()).evidence.iter();
        assert!(sources.clone().count() > 0);
        assert!(
            sources
                .clone()
                .all(|evidence| evidence.source.as_ref().is_some_and(|source| source.as_str() == "S40"))
        );
    }
}

#[test]
fn the_traps_of_the_facts_are_right() {
    let briefing = briefing();
    let index = Index::new(&briefing);
    let mut ledger = Ledger::new(&briefing, &index);
    // The fund leaves chapter X: in 2024 as realised, in 2025 as drafted.
    let breaks = |id: &str| {
        let dates = series(&briefing, id).breaks.iter();
        dates.map(|found| found.from.date.unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(breaks("realised"), ["2024"]);
    assert_eq!(breaks("drafts"), ["2025"]);
    // The paths leave foreign missions out, the totals do not.
    let scope = |id: &str| series(&briefing, id).scope.as_ref().unwrap().as_str();
    for id in ["mn2018", "mn2020", "mn2022", "mn2023", "vjn2023"] {
        assert_eq!(scope(id), "excl-hgis");
    }
    assert_eq!((scope("realised"), scope("drafts")), ("incl-hgis", "incl-hgis"));
    // 2026 is 26.75 and 8.15 once.
    let drafts = series(&briefing, "drafts");
    let split = drafts
        .splits
        .iter()
        .find(|split| split.parts.iter().any(|part| part.as_str() == "pensions"))
        .unwrap();
    let cut = ledger.split(drafts, split, &Period::At("2026".parse().unwrap())).unwrap();
    assert_eq!(cut.whole.agreement(&cut.parts), Agreement::Equal);
    assert!(series(&briefing, "pensions").one_off && !series(&briefing, "drafts-regular").one_off);
    // The same 3 billion is cut in two ways, which never meet in one sum.
    let coalition = series(&briefing, "coalition");
    assert_eq!(coalition.splits.iter().filter(|split| split.complete).count(), 2);
    let both = [series(&briefing, "coal-pay"), series(&briefing, "coal-modern")];
    assert_eq!(money::may_sum(&briefing, &both).unwrap_err().clash, money::Clash::TwoCuts);
    // The money is pushed back, and that goes on beyond 2028: the net begins below zero, and is no cut.
    let net = series(&briefing, "re-net");
    let years: Vec<String> = (2023..=2028)
        .map(|year| ledger.in_year(net, year, &Unit::million_euro()).unwrap().value.to_string())
        .collect();
    assert_eq!(years, ["-160.0", "-70.0", "-25.0", "490.0", "485.0", "540.0"]);
    // Three definitions of a share of GDP are three series.
    let scopes: BTreeSet<_> = ["gdp-nato", "gdp-dutch", "gdp-cofog"].map(scope).into();
    assert_eq!(scopes.len(), 3);
    // The letter's own amount has no year.
    assert_eq!(series(&briefing, "coal-pay").values.iter().count(), 1);
}

#[test]
fn the_target_is_recommended_and_knows_its_whole() {
    let briefing = briefing();
    let target = briefing.targets.iter().find(|target| target.id.as_str() == "t-3540").unwrap();
    let value = |number: &Option<Number>| {
        number.as_ref().and_then(|number| number.amount.value()).unwrap().to_string()
    };
    assert_eq!((value(&target.low), value(&target.high)), ("35".to_owned(), "40".to_owned()));
    assert_eq!(target.status, TargetStatus::Recommended);
    assert_eq!(target.of.as_ref().and_then(|of| of.id()).unwrap().as_str(), "portfolio");
    let bases: Vec<&str> = target.bases.iter().map(Id::as_str).collect();
    assert_eq!(bases, ["buildings", "floor", "grounds", "replacement", "costs"]);
    assert_eq!(target.observed.len(), 1);
    assert_eq!(target.due.as_ref().unwrap().missing, Some(Reason::NotStated));
}

#[test]
fn there_are_two_bottlenecks_with_what_is_under_them() {
    let briefing = briefing();
    let components = &briefing.readiness[0].components;
    let bottlenecks: Vec<&str> = components
        .iter()
        .filter(|component| component.bottleneck)
        .map(|component| component.id.as_str())
        .collect();
    assert_eq!(bottlenecks, ["support", "stocks"]);
    let under = |parent: &str| -> Vec<&str> {
        let children = components
            .iter()
            .filter(|component| component.parent.as_ref().is_some_and(|id| id.as_str() == parent));
        children.map(|component| component.id.as_str()).collect()
    };
    assert_eq!(under("support"), ["transport", "logistics", "medical"]);
    assert_eq!(under("stocks"), ["ammunition"]);
}

#[test]
fn the_tree_marks_what_the_letter_has_no_heading_for() {
    let briefing = briefing();
    let (mut stated, mut inferred) = (Vec::new(), Vec::new());
    for priority in &briefing.priorities {
        let marked = priority.evidence.iter().all(|evidence| evidence.kind == EvidenceKind::Inferred);
        if marked { inferred.push(priority.id.as_str()) } else { stated.push(priority.id.as_str()) }
    }
    // Headings 2 and 3 are in the copy at hand, and two without a number; heading 1 is not.
    assert_eq!(stated, ["p2", "p3", "p6", "p0"]);
    assert!(inferred.contains(&"p1") && inferred.len() == briefing.priorities.len() - 4);
    let numbers: Vec<_> =
        briefing.priorities.iter().filter_map(|priority| priority.number.as_deref()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
}

#[test]
fn missing_pages_and_broken_sentences_are_shown() {
    let briefing = briefing();
    let letter =
        briefing.sources.iter().find(|source| Some(&source.id) == briefing.subject.as_ref()).unwrap();
    assert_eq!(letter.gaps.len(), 7);
    assert_eq!(SHIPPED.matches("\"broken_off\"").count(), 3);
}

#[test]
fn the_youngest_source_is_of_the_day_it_goes_up_to() {
    let briefing = briefing();
    let dates = briefing.sources.iter().filter_map(|source| source.date.as_ref()?.window().first);
    assert_eq!(dates.max(), briefing.as_of);
}

#[test]
fn every_label_is_in_both_languages() {
    let briefing = briefing();
    for (_, item) in briefing.items() {
        // A slide without a title is called by what its figure finds.
        let is_found = matches!(item, ItemRef::Slide(slide) if slide.title == Text::default());
        let is_source = matches!(item, ItemRef::Source(_)) || is_found;
        let both = matches!(item.title(), Text::ByLanguage(texts) if ["nl", "en"].iter().all(|language| texts.contains_key(*language)));
        assert!(is_source || both, "{}", item.id());
    }
    for series in &briefing.series {
        let numbers = series.values.into_iter().map(|(_, number)| number);
        let (own, vintages): (Vec<_>, Vec<_>) =
            numbers.map(|it| (it.unit.as_ref(), it.vintage.as_ref())).unzip();
        for unit in own.into_iter().flatten().chain([&series.unit]) {
            // The same in both: bunkers, m², ha.
            let alike = ["bunkers", "m2", "ha"].contains(&&*unit.written("nl"));
            let is_text = matches!(unit, Unit::Other(Text::Plain(_)));
            assert!(!is_text || alike, "{}: {unit}", series.id);
        }
        for vintage in vintages.into_iter().flatten().chain(&series.vintage) {
            let title = vintage.title.as_ref();
            assert!(title.is_none_or(|title| title.is_in("en", "nl")), "{}: {title:?}", series.id);
        }
    }
}

#[test]
fn colours_have_the_names_of_the_palette() {
    use hoofdlijn::figure::Hue;
    use strum::IntoEnumIterator;
    let palette: Vec<&str> = Hue::iter().map(Into::into).collect();
    assert_eq!(palette, check::COLOURS);
}
