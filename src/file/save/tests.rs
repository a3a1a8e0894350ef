//! Edits leave a file looking like itself.

use super::*;
use crate::briefing::{
    edit::{Change, Edit, EditError},
    finding::Path,
};

/// `events[7].when` as a path.
fn path(text: &str) -> Path {
    let mut path = Path::default();
    for step in text.replace('[', ".[").split('.').filter(|step| !step.is_empty()) {
        path = match step.strip_prefix('[').and_then(|at| at.strip_suffix(']')) {
            Some(at) => path.at(at.parse().unwrap()),
            None => path.key(step),
        };
    }
    path
}

fn set(at: &str, json: &str) -> Change {
    Change::Set { path: path(at), json: Some(json.to_owned()) }
}

fn remove(at: &str) -> Change {
    Change::Set { path: path(at), json: None }
}

fn insert(at: &str, json: &str) -> Change {
    Change::Insert { path: path(at), json: json.to_owned() }
}

fn shift(at: &str, to: usize) -> Change {
    Change::Move { path: path(at), to }
}

fn edit(text: &str, changes: &[Change]) -> Result<Spliced, EditError> {
    splice(text, &Skeleton::of(text), &Edit { changes: changes.to_vec(), ..Edit::default() })
}

/// The text after some changes, after checking that the patch and its inverse lead there and back.
#[track_caller]
fn after(text: &str, changes: &[Change]) -> String {
    let spliced = edit(text, changes).unwrap();
    assert_eq!(spliced.patch.apply(text).as_ref(), Some(&spliced.text));
    assert_eq!(spliced.patch.inverse().apply(&spliced.text).as_deref(), Some(text));
    assert_eq!(spliced.skeleton, Skeleton::of(&spliced.text));
    serde_json::from_str::<serde_json::Value>(&spliced.text).expect(&spliced.text);
    spliced.text
}

const PRETTY: &str = r#"{
  "title": "T",
  "events": [
    {
      "id": "a",
      "when": "2022-04",
      "note": {"nl": "x", "en": "y"}
    },
    {
      "id": "b"
    }
  ],
  "links": [1.50, 2]
}
"#;

#[test]
fn a_pretty_file_stays_pretty() {
    assert_eq!(
        after(PRETTY, &[set("events[0].when", r#""2022-05-13""#)]),
        PRETTY.replace("2022-04", "2022-05-13")
    );
    assert_eq!(
        after(PRETTY, &[set("events[1].when", r#"{"date":"2022","latest":"2022-06-30"}"#)]),
        PRETTY.replace(
            r#""id": "b""#,
            "\"id\": \"b\",\n      \"when\": {\"date\": \"2022\", \"latest\": \"2022-06-30\"}"
        )
    );
    assert_eq!(
        after(
            PRETTY,
            &[insert(
                "events[1]",
                r#"{"id":"c","title":{"nl":"Een lange titel die niet op een regel past, hoe dan ook","en":"A long title that does not fit on one line"},"links":[]}"#
            )]
        ),
        PRETTY.replace(
            "    {\n      \"id\": \"b\"",
            r#"    {
      "id": "c",
      "title": {
        "nl": "Een lange titel die niet op een regel past, hoe dan ook",
        "en": "A long title that does not fit on one line"
      },
      "links": []
    },
    {
      "id": "b""#
        )
    );
    assert_eq!(after(PRETTY, &[insert("links[2]", "3.00")]), PRETTY.replace("1.50, 2]", "1.50, 2, 3.00]"));
    assert_eq!(after(PRETTY, &[insert("links[0]", "3")]), PRETTY.replace("[1.50", "[3, 1.50"));
    assert_eq!(
        after(PRETTY, &[remove("events[0].note")]),
        PRETTY.replace(",\n      \"note\": {\"nl\": \"x\", \"en\": \"y\"}", "")
    );
    assert_eq!(after(PRETTY, &[remove("events[0].id")]), PRETTY.replace("\"id\": \"a\",\n      ", ""));
    assert_eq!(
        after(PRETTY, &[remove("events[1].id")]),
        PRETTY.replace("{\n      \"id\": \"b\"\n    }", "{}")
    );
    assert_eq!(after(PRETTY, &[remove("links")]), PRETTY.replace(",\n  \"links\": [1.50, 2]", ""));
    assert_eq!(after(PRETTY, &[remove("title")]), PRETTY.replace("\"title\": \"T\",\n  ", ""));
    assert_eq!(
        after(PRETTY, &[remove("events[1]")]),
        PRETTY.replace(",\n    {\n      \"id\": \"b\"\n    }", "")
    );
}

#[test]
fn an_expanded_file_stays_expanded() {
    let text = "{\n\t\"title\": \"T\",\n\t\"events\": [\n\t\t{\n\t\t\t\"id\": \"a\",\n\t\t\t\"links\": [\n\t\t\t\t\"b\"\n\t\t\t]\n\t\t}\n\t]\n}";
    assert_eq!(
        after(text, &[insert("events[1]", r#"{"id":"c","links":["a","b"],"parties":[]}"#)]),
        text.replace("\n\t\t}\n\t]", "\n\t\t},\n\t\t{\n\t\t\t\"id\": \"c\",\n\t\t\t\"links\": [\n\t\t\t\t\"a\",\n\t\t\t\t\"b\"\n\t\t\t],\n\t\t\t\"parties\": []\n\t\t}\n\t]")
    );
    assert_eq!(
        after(text, &[insert("events[0].links[1]", "\"c\"")]),
        text.replace("\"b\"", "\"b\",\n\t\t\t\t\"c\"")
    );
    assert_eq!(
        after(text, &[set("events[0].note", r#"{"nl": "x"}"#)]),
        text.replace("\t]\n\t\t}", "\t],\n\t\t\t\"note\": {\n\t\t\t\t\"nl\": \"x\"\n\t\t\t}\n\t\t}")
    );
}

#[test]
fn a_compact_file_stays_compact() {
    let text = r#"{"title":"T","events":[{"id":"a"},{"id":"b","when":"2022"}],"empty":{}}"#;
    assert_eq!(
        after(text, &[set("events[0].when", r#"{ "date" : "2022", "latest": "2022-06-30" }"#)]),
        text.replace(r#""a""#, r#""a","when":{"date":"2022","latest":"2022-06-30"}"#)
    );
    assert_eq!(
        after(text, &[insert("events[2]", r#"{"id": "c"}"#)]),
        text.replace("}],", r#"},{"id":"c"}],"#)
    );
    assert_eq!(after(text, &[insert("events[0]", r#"{"id": "c"}"#)]), text.replace('[', r#"[{"id":"c"},"#));
    assert_eq!(after(text, &[set("empty.x", "[1, 2]")]), text.replace("{}", r#"{"x":[1,2]}"#));
    assert_eq!(
        after(text, &[remove("events[0]"), remove("events[0]")]),
        r#"{"title":"T","events":[],"empty":{}}"#
    );
    // Spaces after colons and commas are a habit too.
    assert_eq!(after(r#"{"a": 1}"#, &[set("b", "[1,2]")]), r#"{"a": 1, "b": [1, 2]}"#);
    assert_eq!(after("{ \"a\" : 1 }\n", &[set("b", "{\"c\":2}")]), "{ \"a\" : 1, \"b\" : {\"c\" : 2} }\n");
}

#[test]
fn lines_end_as_they_did() {
    let text = PRETTY.replace('\n', "\r\n");
    let changes = [
        insert("events[2]", r#"{"id":"c","when":{"date":"2022"}}"#),
        set("events[0].when", "\"2023\""),
        set("subject", "\"a\""),
        set("events[1].actual.when", "\"2022\""),
    ];
    let crlf = after(&text, &changes);
    assert_eq!(crlf, after(PRETTY, &changes).replace('\n', "\r\n"));
    assert!(crlf.ends_with("}\r\n") && !crlf.replace("\r\n", "").contains(['\r', '\n']), "{crlf:?}");
    assert_eq!(after(PRETTY.trim_end(), &changes), after(PRETTY, &changes).trim_end());
    assert_eq!(after(&format!("\n \n{PRETTY}"), &changes), format!("\n \n{}", after(PRETTY, &changes)));
}

#[test]
fn an_element_a_line() {
    let text =
        "{\"title\": \"T\",\n\"events\": [\n{\"id\": \"a\", \"when\": \"2022\"},\n{\"id\": \"b\"}\n]}\n";
    let long = format!(r#"{{"id": "c", "title": "{}"}}"#, "x".repeat(120));
    assert_eq!(
        after(text, &[insert("events[2]", &long)]),
        text.replace("\"b\"}", &format!("\"b\"}},\n{long}"))
    );
    assert_eq!(
        after(text, &[set("events[0].when", &format!(r#"{{"wording":"{}"}}"#, "x".repeat(100)))]),
        text.replace("\"2022\"", &format!(r#"{{"wording": "{}"}}"#, "x".repeat(100)))
    );
    assert_eq!(
        after(text, &[shift("events[0]", 1)]),
        "{\"title\": \"T\",\n\"events\": [\n{\"id\": \"b\"},\n{\"id\": \"a\", \"when\": \"2022\"}\n]}\n"
    );
    // Brackets on one line with their neighbours'.
    let hugged = "{\n  \"events\": [{\n    \"id\": \"a\"\n  }, {\n    \"id\": \"b\"\n  }]\n}";
    assert_eq!(
        after(hugged, &[insert("events[2]", "{\"id\":\"c\"}")]),
        hugged.replace("\n  }]", "\n  }, {\n    \"id\": \"c\"\n  }]")
    );
}

#[test]
fn what_is_missing_on_the_way_is_made() {
    let text = "{\n  \"title\": \"T\"\n}\n";
    assert_eq!(
        after(text, &[insert("events[0]", r#"{"id":"a"}"#)]),
        "{\n  \"title\": \"T\",\n  \"events\": [\n    {\n      \"id\": \"a\"\n    }\n  ]\n}\n"
    );
    assert_eq!(after("{}", &[insert("events[0]", r#"{"id":"a"}"#)]), r#"{"events": [{"id": "a"}]}"#);
    assert_eq!(after(r#"{"a":null}"#, &[set("a.b[0].c", "1")]), r#"{"a":{"b":[{"c":1}]}}"#);
    let empty = "{\n  \"title\": \"T\",\n  \"events\": []\n}\n";
    assert_eq!(
        after(empty, &[insert("events[0]", r#"{"id":"a","links":["b"]}"#)]),
        "{\n  \"title\": \"T\",\n  \"events\": [\n    {\n      \"id\": \"a\",\n      \"links\": [\n        \"b\"\n      ]\n    }\n  ]\n}\n"
    );
    assert_eq!(
        after(PRETTY, &[set("events[1].actual.when", "\"2022\"")]),
        PRETTY.replace("\"b\"", "\"b\",\n      \"actual\": {\"when\": \"2022\"}")
    );
}

#[test]
fn keys_stand_where_their_neighbours_have_them() {
    // As in the element next to it.
    assert_eq!(
        after(
            r#"{"l": [{"id": 1, "a": 2, "b": 3}, {"id": 4, "b": 5}, {"a": 6}]}"#,
            &[set("l[1].a", "7"), set("l[2].id", "8")]
        ),
        r#"{"l": [{"id": 1, "a": 2, "b": 3}, {"id": 4, "a": 7, "b": 5}, {"id": 8, "a": 6}]}"#
    );
    // Values by date, by date.
    assert_eq!(
        after(
            r#"{"s": [{"values": {"2021": 1, "2023": 3, "2026/..": 4}}]}"#,
            &[
                set("s[0].values.2022", "2.0"),
                set("s[0].values.2020", "0"),
                set("s[0].values.not_stated", "9")
            ]
        ),
        r#"{"s": [{"values": {"2020": 0, "2021": 1, "2022": 2.0, "2023": 3, "2026/..": 4, "not_stated": 9}}]}"#
    );
    // Those of a briefing, as the format has them.
    assert_eq!(
        after(
            r#"{"title": "T", "x_own": 1, "series": []}"#,
            &[set("events", "[]"), set("as_of", "\"2022-01-01\""), set("readiness", "[]"), set("x_b", "2")]
        ),
        r#"{"title": "T", "as_of": "2022-01-01", "events": [], "x_own": 1, "series": [], "readiness": [], "x_b": 2}"#
    );
}

#[test]
fn elements_move_and_go() {
    let text = "{\"l\": [1, 2,\n  3, 4]}";
    assert_eq!(after(text, &[shift("l[0]", 3)]), "{\"l\": [2,\n  3, 4, 1]}");
    assert_eq!(after(text, &[shift("l[3]", 0)]), "{\"l\": [4, 1, 2,\n  3]}");
    assert_eq!(after(text, &[shift("l[1]", 2)]), "{\"l\": [1,\n  3, 2, 4]}");
    assert_eq!(after(text, &[shift("l[2]", 2)]), text);
    assert_eq!(after(text, &[remove("l[1]"), remove("l[1]"), remove("l[0]")]), "{\"l\": [4]}");
    assert_eq!(after(text, &[set("l[4]", "5")]), "{\"l\": [1, 2,\n  3, 4, 5]}");
}

#[test]
fn nothing_changes_where_it_says_so_already() {
    let same = [
        set("events[0].note", r#"{"nl":"x","en":"y"}"#),
        set("links", "[1.50,2]"),
        remove("events[0].actual"),
        remove("nowhere.at.all"),
        shift("events[1]", 1),
    ];
    let spliced = edit(PRETTY, &same).unwrap();
    assert!(spliced.patch.is_empty());
    assert_eq!(spliced.text, PRETTY);
    // The spelling of a number is part of it.
    assert_eq!(after(PRETTY, &[set("links[0]", "1.5")]), PRETTY.replace("1.50", "1.5"));
}

#[test]
fn of_a_key_that_stands_there_twice_one_is_left() {
    let twice = r#"{"l": [{"a": 1, "b": 2, "a": 3, "\u0061": 4}]}"#;
    assert_eq!(after(twice, &[set("l[0].a", "5")]), r#"{"l": [{"a": 5, "b": 2}]}"#);
    assert_eq!(after(twice, &[remove("l[0].a")]), r#"{"l": [{"b": 2}]}"#);
}

#[test]
fn what_does_not_fit_is_refused() {
    let error = |change| edit(PRETTY, &[set("title", "\"New\""), change]).unwrap_err();
    for place in ["events[2].id", "events[3]", "events.id", "title.nl", "links[0].x", "new[1]"] {
        assert_eq!(error(set(place, "1")), EditError::Nowhere(path(place)), "{place}");
    }
    assert_eq!(error(insert("events[3]", "{}")), EditError::Nowhere(path("events[3]")));
    assert_eq!(error(insert("title[0]", "{}")), EditError::Nowhere(path("title[0]")));
    assert_eq!(error(shift("events[0]", 2)), EditError::Nowhere(path("events[0]")));
    assert_eq!(error(shift("events[2]", 0)), EditError::Nowhere(path("events[2]")));
    assert_eq!(error(remove("events[2]")), EditError::Nowhere(path("events[2]")));
    assert_eq!(error(set("", "{}")), EditError::Nowhere(Path::default()));
    for json in ["", "1 2", "{\"a\": 1,}", "nan", "'x'", "[1", "\"a\nb\""] {
        assert_eq!(error(set("x", json)), EditError::NotJson(path("x")), "{json}");
    }
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(error(set("events[0].x", &deep(125))), EditError::TooDeep(path("events[0].x")));
    let fits = after(PRETTY, &[set("events[0].x", &deep(124))]);
    assert!(serde_json::from_str::<serde_json::Value>(&fits).is_ok());
}

#[test]
fn thousands_of_items_are_changed_in_one_go() {
    let events: Vec<String> =
        (0..5000).map(|at| format!("{{\"id\": \"e{at}\", \"priority\": \"p\"}}")).collect();
    let text = format!("{{\"events\": [\n{}\n]}}", events.join(",\n"));
    let changes: Vec<Change> = (0..5000).map(|at| set(&format!("events[{at}].priority"), "\"q\"")).collect();
    assert_eq!(after(&text, &changes), text.replace("\"p\"", "\"q\""));
    let mixed = [
        set("events[7].priority", "1"),
        set("events[7].id", "2"),
        remove("events[6]"),
        set("events[6].id", "3"),
    ];
    assert_eq!(
        after(&text, &mixed),
        text.replace("{\"id\": \"e6\", \"priority\": \"p\"},\n", "")
            .replace("\"e7\", \"priority\": \"p\"", "3, \"priority\": 1")
    );
}

#[test]
fn differences_are_the_least() {
    let text = r#"{"events": [{"id": "a", "x_own": 1, "promises": [{"when": {"date": "2022-04", "x_w": 2}}, {"when": "2022"}, {}], "links": []}]}"#;
    let find = |old: &str, new: &str| {
        let changes = differences(text, &Skeleton::of(text), &[], &path("events[0]"), old, new);
        after(text, &changes)
    };
    let old = r#"{"id":"a","promises":[{"when":"2022-04"},{"when":"2022"},{}]}"#;
    // The long form stays, and what the types do not know of it.
    assert_eq!(find(old, &old.replace("2022-04", "2022-05")), text.replace("2022-04", "2022-05"));
    assert_eq!(
        find(old, &old.replace("\"2022-04\"", r#"{"date":"2022-04","latest":"2022-04-15"}"#)),
        text.replace("\"x_w\": 2", "\"x_w\": 2, \"latest\": \"2022-04-15\"")
    );
    assert_eq!(
        find(old, &old.replace("\"2022\"", r#"{"date":"2022","latest":"2022-04-15"}"#)),
        text.replace("\"2022\"", r#"{"date": "2022", "latest": "2022-04-15"}"#)
    );
    // An element goes, two come.
    assert_eq!(
        find(old, r#"{"id":"a","promises":[{"when":"2022-04"},{}]}"#),
        text.replace("{\"when\": \"2022\"}, ", "")
    );
    assert_eq!(
        find(
            old,
            r#"{"id":"a","promises":[{"when":"2022-04"},{"when":"2021"},{"when":"2022"},{"kind":"aim"},{}],"links":["b"]}"#
        ),
        text.replace("{\"when\": \"2022\"}", r#"{"when": "2021"}, {"when": "2022"}, {"kind": "aim"}"#)
            .replace("[]", "[\"b\"]")
    );
    assert_eq!(find(old, old), text);
    assert_eq!(find(old, r#"{"id":"a"}"#), r#"{"events": [{"id": "a", "x_own": 1, "links": []}]}"#);
    // Elements that were left out of the briefing count in the text.
    let skipped = [path("events[0].promises[0]"), path("events[0].promises[2]")];
    let with_skipped = |new: &str| {
        let skeleton = Skeleton::of(text);
        after(
            text,
            &differences(
                text,
                &skeleton,
                &skipped,
                &path("events[0]"),
                r#"{"promises":[{"when":"2022"}]}"#,
                new,
            ),
        )
    };
    assert_eq!(with_skipped(r#"{"promises":[{"when":"2023"}]}"#), text.replace("\"2022\"", "\"2023\""));
    assert_eq!(
        with_skipped(r#"{"promises":[{"when":"2022"},{"when":"2024"}]}"#),
        text.replace("{}]", "{}, {\"when\": \"2024\"}]")
    );
    assert_eq!(with_skipped("{}"), text.replace("{\"when\": \"2022\"}, ", ""));
}
