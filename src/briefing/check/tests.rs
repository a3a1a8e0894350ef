use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{ast, parser};

use super::*;
use crate::briefing::{finding::Severity, money::Clash};

/// A briefing with these lists, and what the checks find in it.
fn findings(lists: &str) -> Vec<Finding> {
    let head = r#""format": "hoofdlijn", "version": 1, "title": "t", "as_of": "2023-01-01""#;
    of_file(&format!("{{{head}, {lists}}}"))
}

fn of_file(json: &str) -> Vec<Finding> {
    let briefing: Briefing = serde_json::from_str(json).unwrap();
    check(&briefing, &Index::new(&briefing))
}

fn shown(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {} {:?}", finding.path, finding.code, finding.args)).collect()
}

#[test]
fn the_shipped_briefing_has_no_finding() {
    let found = of_file(include_str!("../../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json"));
    assert!(found.is_empty(), "{:#?}", shown(&found));
}

#[test]
fn the_example_has_no_error() {
    let found = of_file(include_str!("../../../tests/data/example.briefing.json"));
    let places: Vec<String> =
        found.iter().map(|finding| format!("{} {}", finding.path, finding.code)).collect();
    // The example states the rests of its bridges without saying where from.
    let expected = ["bridges[0].rest.2025", "bridges[1].rest.2025"];
    let more = ["bridges[2].rest.2022", "bridges[2].rest.2023", "bridges[2].rest.2024"];
    let expected: Vec<String> =
        expected.iter().chain(&more).map(|place| format!("{place} no-evidence")).collect();
    assert_eq!(places, expected);
    assert!(found.iter().all(|finding| finding.severity == Severity::Warning));
}

/// Two parts with a source and a definition, to be referred to.
const COMMON: &str = r#""sources": [{"id": "s", "title": "source", "date": "2022-01-10"}],
    "definitions": [{"id": "d", "title": "one scope"}, {"id": "d2", "title": "other scope"}]"#;

const E: &str = r#""evidence": [{"source": "s"}]"#;

/// A file with a scenario of these assumptions, about a target, a series and a component.
fn assumed(assumptions: &str) -> String {
    format!(
        r#"{COMMON}, "series": [{{"id": "a", "title": "A", "unit": "EUR million", {E}, "values": {{"2022": 10}}}}],
        "targets": [{{"id": "t", "title": "T", "unit": "%", "direction": "decrease", "low": 35, "high": 40, "of": "d",
          "status": "proposed", {E}}}],
        "readiness": [{{"id": "r", "title": "r", "components": [{{"id": "c", "title": "c"}}]}}],
        "scenarios": [{{"id": "w", "title": "what if", "evidence": [{{"kind": "assumed", "how": "for example"}}],
          "assumptions": [{assumptions}]}}]"#
    )
}

/// Each code with a file that has it: what is in the lists, and where it is found.
fn cases() -> Vec<(&'static str, String, &'static str)> {
    let event = |rest: &str| format!(r#"{COMMON}, "events": [{{"id": "e", "title": "event", {rest}}}]"#);
    let series = |rest: &str| {
        format!(r#"{COMMON}, "series": [{{"id": "a", "title": "A", "unit": "EUR million", {E}, {rest}}}]"#)
    };
    let money = |id: &str, rest: &str| {
        format!(r#"{{"id": "{id}", "title": "{id}", "unit": "EUR million", {E}, {rest}}}"#)
    };
    let many = |list: &[String]| format!(r#"{COMMON}, "series": [{}]"#, list.join(", "));
    let bridge = |from: &str, to: &str, step: &str, rest: &str| {
        let series = many(&[money("a", from), money("b", to), money("c", step)]);
        let ends = r#""from": {"series": "a"}, "to": {"series": "b"}"#;
        format!(r#"{series}, "bridges": [{{"id": "x", "title": "X", {ends}, {E}, {rest}}}]"#)
    };
    let (ten, two) = (r#""values": {"2022": 10}"#, r#""values": {"2022": 2}"#);
    let steps = r#""steps": ["c"]"#;
    let promise = |rest: &str| event(&format!(r#""promises": [{{{rest}}}]"#));
    let target = |rest: &str| {
        format!(
            r#"{COMMON}, "targets": [{{"id": "t", "title": "T", "direction": "increase", "status": "decided",
            {E}, {rest}}}]"#
        )
    };
    let split = |whole: &str, complete: bool, parts: &[&str]| {
        let ids: Vec<String> = (0..parts.len()).map(|at| format!("\"p{at}\"")).collect();
        let ids = ids.join(", ");
        let whole = format!(r#"{whole}, "splits": [{{"parts": [{ids}], "complete": {complete}}}]"#);
        let mut all = vec![money("w", &whole)];
        all.extend(parts.iter().enumerate().map(|(at, part)| money(&format!("p{at}"), part)));
        many(&all)
    };
    vec![
        ("duplicate-id", format!(r#"{COMMON}, "parties": [{{"id": "s", "title": "p"}}]"#), "parties[0].id"),
        ("dangling", r#""subject": "nobody""#.to_owned(), "subject"),
        ("dangling", r#""slides": [{"id": "a", "figure": "bridge:x"}]"#.to_owned(), "slides[0].figure"),
        (
            "dangling",
            r#""slides": [{"id": "a", "figure": "timeline", "view": {"only": ["x"]}}]"#.to_owned(),
            "slides[0].view.only[0]",
        ),
        (
            "wrong-kind",
            format!(r#"{COMMON}, "slides": [{{"id": "a", "figure": "years", "view": {{"isolated": "d"}}}}]"#),
            "slides[0].view.isolated",
        ),
        (
            "slide-language",
            r#""slides": [{"id": "a", "figure": "timeline", "language": "fy"}]"#.to_owned(),
            "slides[0].language",
        ),
        ("dangling", event(r#""links": ["x"]"#), "events[0].links[0]"),
        ("dangling", event(r#""priority": "x""#), "events[0].priority"),
        ("dangling", event(r#""parties": ["x"]"#), "events[0].parties[0]"),
        ("dangling", event(r#""depends_on": ["x"]"#), "events[0].depends_on[0]"),
        ("dangling", event(r#""evidence": [{"source": "x"}]"#), "events[0].evidence[0].source"),
        (
            "dangling",
            event(&format!(r#""actual": {{"when": {{"date": "2022", "evidence": [{{"source": "x"}}]}}, {E}}}"#)),
            "events[0].actual.when.evidence[0].source",
        ),
        (
            "dangling",
            promise(&format!(r#"{E}, "by": ["x"]"#)),
            "events[0].promises[0].by[0]",
        ),
        ("dangling", r#""priorities": [{"id": "p", "title": "p", "parent": "x"}]"#.to_owned(), "priorities[0].parent"),
        ("dangling", r#""measures": [{"id": "m", "title": "m", "priority": "x"}]"#.to_owned(), "measures[0].priority"),
        ("dangling", series(&format!(r#"{ten}, "scope": "x""#)), "series[0].scope"),
        ("dangling", series(&format!(r#"{ten}, "of": "x""#)), "series[0].of"),
        (
            "dangling",
            series(r#""values": {"2022": {"value": 1, "evidence": [{"source": "x"}]}}"#),
            "series[0].values.2022.evidence[0].source",
        ),
        (
            "dangling",
            series(&format!(r#"{ten}, "splits": [{{"parts": ["x"]}}]"#)),
            "series[0].splits[0].parts[0]",
        ),
        ("dangling", bridge(ten, ten, two, r#""steps": ["y"]"#), "bridges[0].steps[0]"),
        (
            "dangling",
            r#""bridges": [{"id": "x", "title": "X", "from": {"series": "y"}, "to": {"series": "x"}}]"#.to_owned(),
            "bridges[0].from.series",
        ),
        ("dangling", target(r#""unit": "ha", "low": 1, "bases": ["x"]"#), "targets[0].bases[0]"),
        ("dangling", target(r#""unit": "ha", "low": 1, "observed": ["x"]"#), "targets[0].observed[0]"),
        (
            "dangling",
            r#""readiness": [{"id": "r", "title": "r", "components": [{"id": "c", "title": "c", "level": "x"}]}]"#
                .to_owned(),
            "readiness[0].components[0].level",
        ),
        ("wrong-kind", format!(r#"{COMMON}, "subject": "d""#), "subject"),
        ("wrong-kind", event(r#""evidence": [{"source": "d"}]"#), "events[0].evidence[0].source"),
        ("wrong-kind", event(r#""depends_on": ["s"]"#), "events[0].depends_on[0]"),
        ("self-link", event(r#""links": ["e"]"#), "events[0].links[0]"),
        (
            "parent-cycle",
            r#""priorities": [{"id": "a", "title": "a", "parent": "b"}, {"id": "b", "title": "b", "parent": "a"}]"#
                .to_owned(),
            "priorities[1].parent",
        ),
        (
            "parent-cycle",
            r#""readiness": [{"id": "r", "title": "r", "components": [{"id": "c", "title": "c", "parent": "c"}]}]"#
                .to_owned(),
            "readiness[0].components[0].parent",
        ),
        (
            "parent-elsewhere",
            r#""readiness": [{"id": "r", "title": "r", "components": [{"id": "c", "title": "c"}]},
            {"id": "q", "title": "q", "components": [{"id": "k", "title": "k", "parent": "c"}]}]"#
                .to_owned(),
            "readiness[1].components[0].parent",
        ),
        ("depends-cycle", event(r#""depends_on": ["e"]"#), "events[0].depends_on[0]"),
        ("how-missing", event(r#""evidence": [{"source": "s", "kind": "derived"}]"#), "events[0].evidence[0].kind"),
        ("evidence-without-source", event(r#""evidence": [{"quote": "x"}]"#), "events[0].evidence[0]"),
        (
            "broken-off-without-quote",
            event(r#""evidence": [{"source": "s", "broken_off": "end"}]"#),
            "events[0].evidence[0].broken_off",
        ),
        ("no-evidence", promise(r#""when": "2022", "said_on": "2022-01-10""#), "events[0].promises[0]"),
        ("no-evidence", event(r#""actual": {"when": "2022"}"#), "events[0].actual"),
        (
            "no-evidence",
            r#""series": [{"id": "a", "title": "A", "unit": "ha", "values": {"2022": 1}}]"#.to_owned(),
            "series[0].values.2022",
        ),
        (
            "no-evidence",
            r#""measures": [{"id": "m", "title": "m", "when": "2022"}]"#.to_owned(),
            "measures[0].when",
        ),
        (
            "no-evidence",
            r#""readiness": [{"id": "r", "title": "r", "components":
            [{"id": "c", "title": "c", "bottleneck": true}]}]"#
                .to_owned(),
            "readiness[0].components[0].bottleneck",
        ),
        ("season-without-reading", event(&format!(r#""actual": {{"when": "2022-22", {E}}}"#)), "events[0].actual.when"),
        (
            "season-without-reading",
            promise(&format!(r#"{E}, "when": {{"date": "2022-22", "latest": "2022-09-30"}}"#)),
            "events[0].promises[0].when.date",
        ),
        (
            "end-before-start",
            promise(&format!(r#"{E}, "when": {{"earliest": "2022-05-01", "latest": "2022-04-30"}}"#)),
            "events[0].promises[0].when.latest",
        ),
        (
            "end-before-start",
            promise(&format!(r#"{E}, "when": {{"date": "2022-04", "latest": "2022-03-30"}}"#)),
            "events[0].promises[0].when.latest",
        ),
        (
            "reading-outside-date",
            promise(&format!(r#"{E}, "when": {{"date": "2022-04", "earliest": "2022-03-30"}}"#)),
            "events[0].promises[0].when.earliest",
        ),
        ("after-as-of", event(&format!(r#""actual": {{"when": "2023-01-02", {E}}}"#)), "events[0].actual.when"),
        (
            "source-younger-than-as-of",
            r#""sources": [{"id": "s", "title": "s", "date": "2023-01-02"}]"#.to_owned(),
            "sources[0].date",
        ),
        (
            "url-scheme",
            r#""sources": [{"id": "s", "title": "s", "url": "javascript:alert(1)"}]"#.to_owned(),
            "sources[0].url",
        ),
        (
            "colour-unknown",
            r#""priorities": [{"id": "p", "title": "p", "colour": "beige"}]"#.to_owned(),
            "priorities[0].colour",
        ),
        ("promise-undated", event(&format!(r#"{E}, "promises": [{{"when": "2022"}}]"#)), "events[0].promises[0]"),
        ("promised-after", promise(&format!(r#"{E}, "when": "2022-01-09""#)), "events[0].promises[0].when"),
        (
            "promise-order",
            event(&format!(
                r#"{E}, "promises": [{{"said_on": "2022-03", "when": "2022-05"}}, {{"said_on": "2022-02", "when": "2022-04"}}]"#
            )),
            "events[0].promises[1]",
        ),
        (
            "promise-twice",
            event(&format!(r#""promises": [{{{E}, "when": "2022-05"}}, {{{E}, "when": "2022-05"}}]"#)),
            "events[0].promises[1]",
        ),
        ("target-without-number", target(r#""unit": "ha""#), "targets[0]"),
        ("target-reversed", target(r#""unit": "ha", "low": 2, "high": 1"#), "targets[0].low"),
        ("percent-without-of", target(r#""unit": "%", "low": 2"#), "targets[0].unit"),
        (
            "flow-on-non-money",
            format!(r#"{COMMON}, "series": [{{"id": "a", "title": "A", "unit": "ha", "flow": "receipt", {E}, {ten}}}]"#),
            "series[0].flow",
        ),
        (
            "prices-on-non-money",
            format!(
                r#"{COMMON}, "series": [{{"id": "a", "title": "A", "unit": "ha", "prices": "current", {E}, {ten}}}]"#
            ),
            "series[0].prices",
        ),
        ("unit-in-words", target(r#""unit": "mln. euro", "low": 1"#), "targets[0].unit"),
        ("unit-in-words", series(r#""values": {"2022": {"value": 1, "unit": "euro"}}"#), "series[0].values.2022.unit"),
        (
            "unit-not-comparable",
            series(r#""values": {"2022": {"value": 1, "unit": "USD"}}"#),
            "series[0].values.2022.unit",
        ),
        ("series-empty", series(r#""one_off": true"#), "series[0]"),
        ("period-unclear", series(r#""values": {"2022-22": 1}"#), "series[0].values.2022-22"),
        ("period-unclear", series(r#""values": {"2022-02/2022-06": 1}"#), "series[0].values.2022-02/2022-06"),
        ("year-twice", series(r#""values": {"2022": 1, "2022?": 2}"#), "series[0].values.2022?"),
        (
            "years-differ",
            series(r#""values": {"2022/2023": 10, "2022": 4, "2023": 4}"#),
            "series[0].values.2022/2023",
        ),
        ("years-exceed", series(r#""values": {"2022/2023": 10, "2022": 12}"#), "series[0].values.2022/2023"),
        (
            "split-twice",
            series(&format!(r#"{ten}, "splits": [{{"parts": ["s", "s"]}}]"#)),
            "series[0].splits[0].parts[1]",
        ),
        (
            "split-cycle",
            series(&format!(r#"{ten}, "splits": [{{"parts": []}}, {{"parts": ["a"]}}]"#)),
            "series[0].splits[1].parts[0]",
        ),
        (
            "split-mixed",
            split(r#""values": {"2022": 10}, "flow": "receipt""#, false, &[r#""values": {"2022": 1}, "flow": "commitment""#]),
            "series[0].splits[0].parts[0]",
        ),
        (
            "split-mixed",
            split(
                r#""values": {"2022": 10}, "prices": "current""#,
                false,
                &[r#""values": {"2022": 1}, "prices": {"constant": 2015}"#],
            ),
            "series[0].splits[0].parts[0]",
        ),
        ("split-exceeds", split(ten, false, &[ten, two]), "series[0].splits[0].parts"),
        ("split-incomplete", split(ten, true, &[two, two]), "series[0].splits[0].parts"),
        (
            "bridge-unit",
            bridge(ten, ten, two, steps).replace(r#""title": "c", "unit": "EUR million""#, r#""title": "c", "unit": "ha""#),
            "bridges[0].steps[0]",
        ),
        (
            "bridge-scope",
            bridge(&format!(r#"{ten}, "scope": "d""#), ten, &format!(r#"{two}, "scope": "d2""#), steps),
            "bridges[0].steps[0]",
        ),
        (
            "bridge-flow",
            bridge(&format!(r#"{ten}, "flow": "receipt""#), &format!(r#"{ten}, "flow": "commitment""#), two, steps),
            "bridges[0].to.series",
        ),
        (
            "bridge-prices",
            bridge(
                &format!(r#"{ten}, "prices": "current""#),
                ten,
                &format!(r#"{two}, "prices": {{"constant": 2015}}"#),
                steps,
            ),
            "bridges[0].steps[0]",
        ),
        ("bridge-counts-twice", bridge(ten, ten, two, r#""steps": ["c", "c"]"#), "bridges[0].steps[1]"),
        ("bridge-empty", bridge(ten, r#""values": {"2021": 1}"#, two, steps), "bridges[0]"),
        (
            "bridge-rest-differs",
            bridge(ten, r#""values": {"2022": 15}"#, two, r#""steps": ["c"], "rest": {"2022": 6}"#),
            "bridges[0].rest.2022",
        ),
        (
            "bridge-rest-unused",
            bridge(ten, ten, two, r#""steps": ["c"], "rest": {"2022": -2, "2023": 6}"#),
            "bridges[0].rest.2023",
        ),
        ("assumption-empty", assumed(r#"{"on": "t"}"#), "scenarios[0].assumptions[0]"),
        ("assumption-unclear", assumed(r#"{"on": "t", "start": "2023", "due": "2035"}"#), "scenarios[0].assumptions[0]"),
        ("dangling", assumed(r#"{"on": "x", "due": "2035"}"#), "scenarios[0].assumptions[0].on"),
        ("wrong-kind", assumed(r#"{"on": "a", "due": "2035"}"#), "scenarios[0].assumptions[0].on"),
        ("wrong-kind", assumed(r#"{"on": "t", "change": 5}"#), "scenarios[0].assumptions[0].on"),
        (
            "assumption-twice",
            assumed(r#"{"on": "t", "due": "2035"}, {"on": "t", "due": "2036"}"#),
            "scenarios[0].assumptions[1]",
        ),
        (
            "assumption-without-how",
            assumed(r#"{"on": "t", "due": "2035", "evidence": [{"source": "s"}]}"#),
            "scenarios[0].assumptions[0]",
        ),
        ("assumption-open", assumed(r#"{"on": "t", "due": "2035/.."}"#), "scenarios[0].assumptions[0].due"),
        (
            "assumption-open",
            assumed(r#"{"on": "a", "change": {"low": 2}}"#),
            "scenarios[0].assumptions[0].change",
        ),
        (
            "assumption-order",
            assumed(r#"{"on": "t", "start": "2036"}, {"on": "t", "due": "2035"}"#),
            "scenarios[0].assumptions[1].due",
        ),
        ("assumption-unit", assumed(r#"{"on": "t", "base": 1000}"#), "scenarios[0].assumptions[0].base"),
        ("assumption-unit", assumed(r#"{"on": "c", "level": 40}"#), "scenarios[0].assumptions[0].level"),
        (
            "unit-not-comparable",
            assumed(r#"{"on": "t", "base": {"value": 9, "unit": "ha"}}, {"on": "t", "per_year": {"value": 1, "unit": "m2"}}"#),
            "scenarios[0].assumptions[1].per_year.unit",
        ),
        (
            "unit-not-comparable",
            assumed(r#"{"on": "a", "period": "2022", "amount": {"value": 9, "unit": "ha"}}"#),
            "scenarios[0].assumptions[0].amount.unit",
        ),
        (
            "assumption-central",
            assumed(r#"{"on": "a", "change": {"low": 2, "high": 4}, "central": 5}"#),
            "scenarios[0].assumptions[0].central",
        ),
        ("assumption-range", assumed(r#"{"on": "a", "change": -101}"#), "scenarios[0].assumptions[0].change"),
        (
            "assumption-range",
            assumed(r#"{"on": "t", "base": {"low": 0, "high": 9, "unit": "ha"}}"#),
            "scenarios[0].assumptions[0].base",
        ),
        (
            "assumption-range",
            assumed(r#"{"on": "c", "level": {"value": 101, "unit": "%"}}"#),
            "scenarios[0].assumptions[0].level",
        ),
        ("assumption-period", assumed(r#"{"on": "a", "amount": 5}"#), "scenarios[0].assumptions[0]"),
        (
            "assumption-nothing",
            assumed(r#"{"on": "a", "period": "2024", "change": 5}"#),
            "scenarios[0].assumptions[0]",
        ),
    ]
}

#[test]
fn each_code_is_found_in_its_place() {
    for (code, lists, place) in cases() {
        let found = findings(&lists);
        let places: Vec<String> =
            found.iter().filter(|found| found.code == code).map(|found| found.path.to_string()).collect();
        assert!(
            places.iter().any(|found| found == place),
            "{code} at {place}: {:#?}\n{lists}",
            shown(&found)
        );
    }
}

#[test]
fn what_is_allowed_is_no_finding() {
    let good = [
        // A reading beyond an approximate date.
        r#""events": [{"id": "e", "title": "e", "evidence": [{"source": "s"}], "actual":
        {"when": {"date": "2022-04~", "earliest": "2022-03-20", "latest": "2022-05-10"}}}]"#,
        // Rounded years, and a total of which one year is missing.
        r#""series": [{"id": "a", "title": "A", "unit": "EUR million", "evidence": [{"source": "s"}], "values":
        {"2020/2022": 887, "2020": 155.4, "2021": 177.7, "2022": 554.4, "2023/2024": 5, "2023": {"missing": "not_found"},
        "2024": 3}}]"#,
        // A cut that leaves something, with a one-off in another unit.
        r#""series": [{"id": "a", "title": "A", "unit": "EUR million", "evidence": [{"source": "s"}], "values":
        {"2022": 21415.2}, "splits": [{"parts": ["b"]}]}, {"id": "b", "title": "B", "unit": "EUR billion", "one_off": true,
        "evidence": [{"source": "s"}], "values": {"2022": 8.15}}]"#,
        // A bridge whose scopes differ, with a note.
        r#""series": [{"id": "a", "title": "A", "unit": "EUR", "scope": "d", "evidence": [{"source": "s"}], "values":
        {"2022": 1}}, {"id": "b", "title": "B", "unit": "EUR", "scope": "d2", "evidence": [{"source": "s"}], "values":
        {"2022": 1}}], "bridges": [{"id": "x", "title": "X", "from": {"series": "a"}, "to": {"series": "b"}, "note": "n"}]"#,
        // Assumptions that are in order.
        r#""series": [{"id": "a", "title": "A", "unit": "EUR million", "evidence": [{"source": "s"}], "values":
        {"2022": 10, "2024/..": 12}}], "scenarios": [{"id": "w", "title": "w", "assumptions": [{"on": "a", "period": "2026",
        "change": {"low": -5, "high": 5}, "evidence": [{"kind": "assumed", "how": "h"}]}]}]"#,
        // What is missing needs no evidence; keys of users are theirs.
        r#""x_mine": 1, "events": [{"id": "e", "title": "e", "x_tag": [], "actual": {"when": {"missing": "not_found"}}}]"#,
    ];
    for lists in good {
        let found = findings(&format!("{COMMON}, {lists}"));
        assert!(found.is_empty(), "{:#?}", shown(&found));
    }
}

#[test]
fn findings_come_in_the_order_of_the_format() {
    let lists = r#""subject": "x", "events": [{"id": "e", "title": "e", "links": ["x"]}, {"id": "e", "title": "f"}],
        "series": [{"id": "a", "title": "a", "unit": "ha"}]"#;
    let codes: Vec<_> = findings(lists).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["dangling", "dangling", "duplicate-id", "series-empty"]);
}

#[test]
fn circles_are_found_once_each_and_end() {
    let next = [vec![1], vec![2, 4], vec![0], vec![3], vec![], vec![2, 1]];
    let found = circles::circles(next.len(), |at| next[at].iter().map(|next| Some(*next)));
    assert_eq!(found, BTreeMap::from([(2, vec![0]), (3, vec![0])]));
}

/// The messages of a file: the variables each uses, those of the messages it refers to included, and its attributes.
fn messages(ftl: &str) -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let resource = parser::parse(ftl).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let of_messages: BTreeMap<&str, &ast::Message<&str>> = resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            ast::Entry::Message(message) => Some((message.id.name, message)),
            _ => None,
        })
        .collect();
    let named = |sort| {
        regex::Regex::new(&format!(r#"{sort}Reference \{{ id: Identifier \{{ name: "([^"]+)""#)).unwrap()
    };
    let (variable, reference) = (named("Variable"), named("Message"));
    let all = |message: &ast::Message<&str>| {
        let mut used = BTreeSet::new();
        let mut left: Vec<String> = Vec::new();
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        for pattern in message.value.iter().chain(attributes) {
            left.push(format!("{pattern:?}"));
        }
        while let Some(pattern) = left.pop() {
            used.extend(variable.captures_iter(&pattern).map(|found| found[1].to_owned()));
            for found in reference.captures_iter(&pattern) {
                let message =
                    of_messages.get(&found[1]).unwrap_or_else(|| panic!("no message {}", &found[1]));
                left.push(format!("{:?}", message.value));
            }
        }
        used
    };
    of_messages
        .iter()
        .map(|(name, message)| {
            let attributes =
                message.attributes.iter().map(|attribute| attribute.id.name.to_owned()).collect();
            ((*name).to_owned(), (all(message), attributes))
        })
        .collect()
}

#[test]
fn every_code_has_words_in_both_languages_that_use_what_it_gives() {
    let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, lists, _) in cases() {
        for finding in findings(&lists) {
            let args = finding.args.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>();
            let known =
                given.entry(format!("finding-{}", finding.code)).or_insert_with(|| BTreeSet::clone(&args));
            assert_eq!(*known, args, "{} has not always the same arguments", finding.code);
        }
    }
    // Every code in the source has a case above.
    let sources = [
        include_str!("../check.rs"),
        include_str!("items.rs"),
        include_str!("series.rs"),
        include_str!("slides.rs"),
        include_str!("scenarios.rs"),
    ]
    .concat();
    let code = regex::Regex::new(r#"(?:Finding::(?:error|warning)|finding)\(\s*"([a-z-]+)""#).unwrap();
    for found in code.captures_iter(&sources) {
        assert!(given.contains_key(&format!("finding-{}", &found[1])), "no case for {}", &found[1]);
    }
    let refused = ["one", "other", "whole", "one-is", "other-is", "may", "allowed"].map(str::to_owned);
    for clash in <Clash as strum::IntoEnumIterator>::iter() {
        given.insert(format!("refused-{}", <&str>::from(clash)), refused.iter().cloned().collect());
    }
    for ftl in [
        include_str!("../../../assets/locale/nl/check.ftl"),
        include_str!("../../../assets/locale/en/check.ftl"),
    ] {
        let messages = messages(ftl);
        for (name, args) in &given {
            let (used, attributes) = messages.get(name).unwrap_or_else(|| panic!("no message {name}"));
            assert!(attributes.contains("hint"), "{name} has no hint");
            assert!(used.is_subset(args), "{name} uses {used:?}, is given {args:?}");
        }
        let spare = messages.keys().filter(|name| name.starts_with("finding-") && !given.contains_key(*name));
        assert_eq!(spare.collect::<Vec<_>>(), Vec::<&String>::new(), "no such finding");
    }
}

#[test]
fn a_file_of_circles_and_chains_ends_soon() {
    // Each series is the sum of the next two: without a memory this would never end.
    let series: Vec<String> = (0..300)
        .map(|at| {
            let (one, other) = (at + 1, at + 2);
            format!(
                r#"{{"id": "{at}", "title": "t", "unit": "EUR", "splits":
                [{{"parts": ["{one}", "{other}"], "complete": true}}]}}"#
            )
        })
        .collect();
    let last = r#"{"id": "300", "title": "t", "unit": "EUR", "values": {"2022": 1}},
        {"id": "301", "title": "t", "unit": "EUR", "values": {"2022": 1}}"#;
    let bridge = r#"{"id": "x", "title": "X", "from": {"series": "0"}, "to": {"series": "250"}}"#;
    let found = findings(&format!(r#""series": [{}, {last}], "bridges": [{bridge}]"#, series.join(", ")));
    let codes: BTreeSet<&str> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, BTreeSet::from(["no-evidence", "bridge-empty"]));
}
