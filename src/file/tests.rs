//! What loads, what is left out, and that nothing makes it stop or stumble. The findings of every sort of broken file
//! are in `tests/hoofdlijn/broken.rs`.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::briefing::{Amount, Text};

const SHIPPED: &str = include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json");

/// A briefing with these members besides the three that every briefing has.
fn briefing(members: &str) -> String {
    format!("{{\"format\": \"hoofdlijn\", \"version\": 1, \"title\": \"T\",\n{members}}}")
}

fn line(Located { finding, line, column }: &Located) -> String {
    format!("{line}:{column} {} {}", finding.code, finding.path)
}

fn lines(loaded: &Loaded) -> Vec<String> {
    loaded.findings.iter().map(line).collect()
}

/// Loads, and gives the errors that the loader itself found.
fn load_ok(text: &str) -> (Loaded, Vec<String>) {
    let loaded =
        load(text.as_bytes()).unwrap_or_else(|refusal| panic!("refused: {}", line(&refusal.located)));
    let own = loaded.findings.iter().filter(|it| it.finding.args.iter().any(|(name, _)| *name == "left_out"));
    let lines = own.map(line).collect();
    (loaded, lines)
}

/// Where findings without a place of their own stand in a text.
fn locate(text: &str, findings: Vec<Finding>) -> Vec<Located> {
    located(text, findings.into_iter().map(Told::from).collect())
}

#[test]
fn the_shipped_briefing_loads_whole() {
    let loaded = load(SHIPPED.as_bytes()).unwrap();
    assert_eq!(lines(&loaded), Vec::<String>::new());
    assert_eq!((&*loaded.text, loaded.bom, loaded.skipped.len()), (SHIPPED, false, 0));
    assert!(loaded.briefing.events.len() > 10);
}

#[test]
fn a_byte_order_mark_is_remembered() {
    let loaded = load(format!("\u{feff}{SHIPPED}").as_bytes()).unwrap();
    assert_eq!((&*loaded.text, loaded.bom), (SHIPPED, true));
}

#[test]
fn a_broken_promise_costs_that_promise() {
    let (loaded, lines) = load_ok(&briefing(
        r#""events": [
 {"id": "a", "title": "A", "promises": [
   {"when": "2022-13"},
   {"when": "2022-04", "note": 5},
   {"when": {"date": "2022-05", "latest": "2022-05-32"}},
   {"when": "2022-05"}]},
 {"id": "b"},
 {"id": "c", "title": "C", "promises": [{"kind": "hope"}, {"when": "2022"}], "actual": {"when": "2022-01-01"}},
 {"id": "d", "title": "D", "actual": {"when": "soon"}}]"#,
    ));
    assert_eq!(
        lines,
        [
            "4:13 edtf-month-out-of-range events[0].promises[0].when",
            "5:32 wrong-type events[0].promises[1].note",
            "6:43 day-expected events[0].promises[2].when.latest",
            "8:2 missing-key events[1]",
            "9:50 unknown-value events[2].promises[0].kind",
            "10:47 edtf-unexpected-character events[3].actual.when",
        ]
    );
    let skipped: Vec<String> = loaded.skipped.iter().map(ToString::to_string).collect();
    assert_eq!(
        skipped,
        ["events[0].promises[0]", "events[0].promises[2]", "events[1]", "events[2].promises[0]", "events[3]"]
    );
    let events = &loaded.briefing.events;
    assert_eq!(events.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(events[0].promises.len(), 2);
    assert_eq!(events[0].promises[0].note, None);
    assert!(events[1].actual.is_some());
}

#[test]
fn a_bad_value_costs_that_value_and_half_a_number_is_none() {
    let (loaded, lines) = load_ok(&briefing(
        r#""series": [{"id": "a", "title": "A", "unit": "EUR", "phase": "plam", "values": {
 "2020": 1, "20": 2, "2021": "x", "2020": 3,
 "2022": {"low": "x", "high": 9},
 "2023": {"value": 5, "unit": 7},
 "2024": {"value": 5, "wording": 7, "evidence": [{"kind": "guess", "source": "s"}, {"source": "s"}]},
 "2025": 1e400}}],
"targets": [{"id": "t", "title": "T", "unit": "m2", "direction": "increase", "status": "decided", "low": 5, "high": "x"}],
"bridges": [{"id": "b", "title": "B", "from": {"series": "a"}, "to": {"series": "a"}, "steps": ["a", 5]}]"#,
    ));
    assert_eq!(
        lines,
        [
            "2:62 unknown-value series[0].phase",
            "3:13 edtf-year-not-four-digits series[0].values.20",
            "3:30 wrong-type series[0].values.2021",
            "3:35 duplicate-key series[0].values.2020",
            "4:18 wrong-type series[0].values.2022.low",
            "5:31 wrong-type series[0].values.2023.unit",
            "6:34 wrong-type series[0].values.2024.wording",
            "6:59 unknown-value series[0].values.2024.evidence[0].kind",
            "7:10 number-too-long series[0].values.2025",
            "8:117 wrong-type targets[0].high",
            "9:102 wrong-type bridges[0].steps[1]",
        ]
    );
    let series = &loaded.briefing.series[0];
    let values: Vec<_> = series.values.iter().map(|(period, number)| (period.to_string(), number)).collect();
    assert_eq!(values.iter().map(|(period, _)| period.as_str()).collect::<Vec<_>>(), ["2020", "2024"]);
    assert_eq!(
        values[0].1.amount,
        Amount::Value { value: 1.into(), qualifier: None },
        "the first of two counts"
    );
    assert_eq!((values[1].1.wording.as_ref(), values[1].1.evidence.len()), (None, 1));
    assert_eq!((series.phase, loaded.briefing.targets.len(), loaded.briefing.bridges.len()), (None, 0, 0));
}

#[test]
fn keys_of_the_briefing_itself_cost_themselves() {
    let text = r#"{"format": "hoofdlijn", "version": "one", "title": [], "as_of": "2022-02", "events": {}, "subject": "s",
"sources": [{"id": "s", "title": "S", "date": {}}], "sources": []}"#;
    let (loaded, lines) = load_ok(text);
    assert_eq!(
        lines,
        [
            "1:36 wrong-type version",
            "1:52 wrong-type title",
            "1:65 day-expected as_of",
            "1:86 wrong-type events",
            "2:47 date-empty sources[0].date",
            "2:53 duplicate-key sources",
        ]
    );
    let Briefing { version, title, as_of, subject, sources, .. } = loaded.briefing;
    assert_eq!((version, title, as_of, sources.len()), (VERSION, Text::default(), None, 1));
    assert_eq!(subject.map(|it| it.0).as_deref(), Some("s"));
}

#[test]
fn findings_in_the_briefing_point_into_the_text_past_what_was_skipped() {
    let text = briefing(
        "\"events\": [5, {\"id\": \"a\", \"title\": \"A\"}, 5,\n {\"id\": \"b\", \"title\": \"B\", \"priority\": \"nowhere\"}]",
    );
    let loaded = load(text.as_bytes()).unwrap();
    assert_eq!(loaded.briefing.events[1].id.as_str(), "b");
    let path = in_text(&Path::default().key("events").at(1).key("priority"), &loaded.skipped);
    let located = locate(&loaded.text, vec![Finding::error("dangling", path)]);
    assert_eq!(line(&located[0]), "3:40 dangling events[3].priority");
}

#[test]
fn paths_move_past_what_was_skipped() {
    let path = Path::default().key("events");
    let skipped = [
        path.at(0),
        path.at(2),
        path.at(3).key("promises").at(0),
        path.at(3).key("promises").at(1),
        path.at(4),
    ];
    assert_eq!(in_text(&path.at(0), &skipped), path.at(1));
    assert_eq!(in_text(&path.at(1).key("promises").at(0), &skipped), path.at(3).key("promises").at(2));
    assert_eq!(in_text(&path.at(2).key("promises").at(0), &skipped), path.at(5).key("promises").at(0));
    assert_eq!(in_text(&Path::default().key("series").at(0), &skipped), Path::default().key("series").at(0));
}

/// Time is bounded by the size of a file, whatever is in it. The limits are generous: a slip would take minutes.
#[test]
fn nothing_takes_forever() {
    let many = |part: &str, count: usize| vec![part; count].join(",");
    let promises = format!(r#""events": [{{"id": "a", "title": "A", "promises": [{}]}}]"#, many("5", 3_000));
    let values: Vec<String> = (0..3_000).map(|at| format!("\"{at:04}\": \"x\"")).collect();
    let values = format!(
        r#""series": [{{"id": "a", "title": "A", "unit": "EUR", "values": {{{}}}}}]"#,
        values.join(",")
    );
    let keys: Vec<String> = (0..20_000).map(|at| format!("\"key{at}\": 1")).collect();
    for (name, text) in [
        ("opening brackets", "[".repeat(100_000)),
        (
            "nested as deep in an unknown key",
            briefing(&format!("\"x_\": {}{}", "[".repeat(100_000), "]".repeat(100_000))),
        ),
        ("broken elements", briefing(&format!("\"events\": [{}]", many("5", 50_000)))),
        ("broken promises", briefing(&promises)),
        ("broken values", briefing(&values)),
        ("unknown keys", briefing(&keys.join(","))),
        ("one key over and over", briefing(&many("\"note\": \"x\"", 20_000))),
        ("a long text", briefing(&format!("\"note\": \"{}\", \"x\": 1", "é".repeat(1_000_000)))),
        ("a long number", briefing(&format!("\"series\": [{}]", "9".repeat(1_000_000)))),
    ] {
        let start = Instant::now();
        let found = load(text.as_bytes()).map_or(1, |loaded| loaded.findings.len());
        assert!((1..=LIMIT + 2).contains(&found), "{name}: {found} findings");
        assert!(start.elapsed() < Duration::from_secs(30), "{name}: {:?}", start.elapsed());
    }
}

/// What must hold of any bytes: no panic, and every place lies in the text.
fn assert_bearable(bytes: &[u8]) {
    let within = |text: &str, located: &Located| {
        let line = text.split('\n').nth(located.line - 1);
        let line = line.unwrap_or_else(|| panic!("line {} is not there", located.line));
        assert!(
            (1..=line.chars().count() + 1).contains(&located.column),
            "column {} is not in line {}: {:?}",
            located.column,
            located.line,
            located.finding
        );
    };
    match load(bytes) {
        Ok(loaded) => {
            loaded.findings.iter().for_each(|located| within(&loaded.text, located));
            assert!(loaded.findings.is_sorted_by_key(|it| (it.line, it.column)));
            let again = locate(&loaded.text, loaded.findings.iter().map(|it| it.finding.clone()).collect());
            assert_eq!(again.len(), loaded.findings.len());
        }
        Err(Refusal { located }) => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            within(&String::from_utf8_lossy(bytes), &located);
        }
    }
}

/// A part of the shipped briefing that is small enough to be spoilt a few hundred times.
fn sample() -> Vec<u8> {
    let loaded = load(SHIPPED.as_bytes()).unwrap();
    let mut briefing = loaded.briefing;
    briefing.sources.truncate(3);
    briefing.measures.truncate(3);
    briefing.priorities.truncate(3);
    briefing.parties.truncate(3);
    briefing.definitions.truncate(3);
    briefing.events.truncate(6);
    briefing.series.truncate(4);
    serde_json::to_vec_pretty(&briefing).unwrap()
}

fn json() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "id", "title", "events", "series", "values", "2022", "when", "promises", "date", "evidence",
        "source", "low", "missing", "parts", "x_mine", "odd", "\\ud800",
    ]);
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        any::<i64>().prop_map(|it| it.to_string()),
        Just("1e400".to_owned()),
        Just("-0.50".to_owned()),
        Just("\"\\ud800\"".to_owned()),
        prop::sample::select(vec![
            "\"2022-04\"",
            "\"2022-13\"",
            "\"aim\"",
            "\"EUR\"",
            "\"a\"",
            "\"not_stated\""
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|it| format!("[{}]", it.join(", "))),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|it| {
                let members: Vec<_> = it.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
                format!("{{{}}}", members.join(", "))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_json_is_borne(events in json(), series in json(), odd in json()) {
        assert_bearable(odd.as_bytes());
        assert_bearable(briefing(&format!("\"events\": {events}, \"series\": {series}, \"odd\": {odd}")).as_bytes());
        assert_bearable(briefing(&format!("\"events\": [{events}, {odd}],\n \"series\": [{series}]")).as_bytes());
    }

    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        assert_bearable(&bytes);
    }

    #[test]
    fn a_spoilt_file_is_borne(
        spoils in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4, any::<u8>()), 1..4),
        end in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        static SAMPLE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(sample);
        let mut bytes = SAMPLE.clone();
        for (place, how, byte) in spoils {
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                // Another digit, letter or bracket, so that it often stays JSON.
                _ => bytes[at] = b"0129azX{}[]\",:-"[usize::from(byte) % 15],
            }
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        assert_bearable(&bytes);
    }
}
