//! Anything at all for the loader, the date parser and the lossless save.
//!
//! `PROPTEST_CASES=1000000 cargo test --test hoofdlijn fuzz::any` tries a million of each. With `HOOFDLIJN_CORPUS` set
//! the smallest input of each outcome is written to `tests/data/corpus`, from where every run tries it again.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
    fs,
    path::PathBuf,
};

use hoofdlijn::{
    app::{Document, Origin},
    briefing::{
        Edtf, Index,
        edit::{Change, Edit, EditName},
        finding::{Path, Step},
    },
    file::{self, Refusal},
};
use proptest::{
    prelude::*,
    sample::Index as Pick,
    test_runner::{Config, TestRunner},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What came of an input, such as the codes of findings.
type Outcomes = BTreeSet<String>;

/// Briefings small enough to be tried a million times, with something of everything.
const SEEDS: [&str; 4] = [
    concat!(
        r#"{"format": "hoofdlijn", "version": 1, "title": {"nl": "Brief", "en": "Letter"}, "language": "nl", "as_of": "2022-12-31", "subject": "s", "x_own": [1.50, null],"#,
        "\n \"sources\": [{\"id\": \"s\", \"title\": \"Brief é\", \"date\": \"2022-02-11\", \"tier\": \"official\", \"gaps\": [{\"locator\": \"p. 3\"}]}],",
        "\n \"definitions\": [{\"id\": \"d\", \"title\": \"D\"}], \"parties\": [{\"id\": \"m\", \"title\": \"M\", \"kind\": \"organisation\"}],",
        "\n \"priorities\": [{\"id\": \"p\", \"title\": \"P\"}, {\"id\": \"p1\", \"parent\": \"p\", \"title\": \"P1\"}],",
        "\n \"events\": [\n  {\"id\": \"e\", \"priority\": \"p1\", \"kind\": \"letter\", \"title\": \"E\", \"promises\": [{\"said_on\": \"2022-02-11\", \"by\": [\"m\"], \"when\": {\"date\": \"2022-22\", \"earliest\": \"2022-06-01\", \"latest\": \"2022-09-30\", \"wording\": \"rond de zomer\"}}, {\"when\": \"2022-33\", \"kind\": \"aim\"}], \"actual\": {\"when\": \"2022-10-07~\", \"evidence\": [{\"source\": \"s\", \"quote\": \"x\", \"kind\": \"derived\", \"how\": \"y\"}]}, \"links\": [\"t\"]},\n  {\"id\": \"f\", \"title\": \"F\", \"depends_on\": [\"e\"]}\n ],",
        "\n \"series\": [{\"id\": \"a\", \"title\": \"A\", \"unit\": \"EUR million\", \"flow\": \"expenditure\", \"phase\": \"plan\", \"values\": {\"2022\": 1.50, \"2023/2025\": {\"low\": 2, \"high\": 3.00}, \"2026/..\": {\"missing\": \"not_published\"}}, \"splits\": [{\"title\": \"S\", \"parts\": [\"b\"], \"complete\": false}]}, {\"id\": \"b\", \"title\": \"B\", \"unit\": \"EUR million\", \"values\": {\"2022\": 1}}, {\"id\": \"c\", \"title\": \"C\", \"unit\": {\"nl\": \"huizen\", \"en\": \"homes\"}, \"values\": {\"2022\": 1}}],",
        "\n \"bridges\": [{\"id\": \"r\", \"title\": \"R\", \"from\": {\"series\": \"a\"}, \"to\": {\"series\": \"b\"}, \"steps\": []}],",
        "\n \"targets\": [{\"id\": \"t\", \"title\": \"T\", \"unit\": \"%\", \"direction\": \"increase\", \"low\": 35, \"high\": 40, \"of\": \"d\", \"status\": \"recommended\"}],",
        "\n \"readiness\": [{\"id\": \"g\", \"title\": \"G\", \"components\": [{\"id\": \"g1\", \"title\": \"G1\", \"level\": {\"missing\": \"withheld\"}}]}]}\n"
    ),
    "{\n  \"format\": \"hoofdlijn\", \"version\": 1, \"title\": \"T\", \"x_own\": [1.50],\n  \"events\": [\n    {\"id\": \"a\", \"title\": \"A\", \"promises\": [{\"when\": \"2022-04\"}, {\"when\": \"2022-05\"}]},\n    {\"id\": \"b\", \"title\": \"B\", \"links\": [\"a\"]}\n  ]\n}\n",
    "\u{feff}{\r\n\t\"format\": \"hoofdlijn\",\r\n\t\"version\": 1,\r\n\t\"title\": \"T\",\r\n\t\"measures\": [\r\n\t\t{\r\n\t\t\t\"id\": \"a\",\r\n\t\t\t\"title\": \"A\"\r\n\t\t}\r\n\t]\r\n}",
    r#"{"format":"hoofdlijn","version":1,"title":"T","colour":1,"events":[{"id":"a","title":1,"kind":"leter"},{"id":"b","title":"B","promises":[{"when":"2022-13"},{"when":"2022"},{"kind":5}],"links":7}],"measures":5,"sources":[{"id":"s","title":"S","date":"2022-02-30"}]}"#,
];

/// What is put into a file to spoil it.
const BITS: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\n",
    "null",
    "true",
    "1e999",
    "-0",
    "1.5e3",
    "0x1",
    "\\ud800",
    "\u{feff}",
    "“",
    "'",
    "//",
    "/*",
    "NaN",
    "\"id\"",
    "\"title\"",
    "\"events\"",
    "\"when\"",
    "\"values\"",
    "\"missing\"",
    "\"2022-04\"",
    "\"2022-13\"",
    "\"format\"",
    "\"version\": 2",
    "{\"date\": \"2022\"}",
    "[[[[[[[[",
    "99999999999999999999999999999999",
    "1,5",
    "\u{0}",
    "é",
    "\"kind\": \"aim\"",
    "\t",
];

/// Runs a property on many inputs, and keeps the smallest of each outcome where that is asked for.
fn any<S: Strategy>(
    room: &str,
    strategy: &S,
    write: impl Fn(&S::Value) -> Vec<u8>,
    holds: impl Fn(&S::Value) -> Outcomes,
) where
    S::Value: Debug,
{
    let found: RefCell<BTreeMap<String, Vec<u8>>> = RefCell::default();
    let keeps = std::env::var_os("HOOFDLIJN_CORPUS").is_some();
    let config = Config { failure_persistence: None, ..Config::default() };
    let done = TestRunner::new(config).run(strategy, |input| {
        let outcomes = holds(&input);
        if keeps {
            let written = write(&input);
            let mut found = found.borrow_mut();
            for outcome in outcomes {
                let smallest = found.entry(outcome).or_insert_with(|| written.clone());
                if written.len() < smallest.len() {
                    smallest.clone_from(&written);
                }
            }
        }
        Ok(())
    });
    if let Err(error) = done {
        panic!("{error}");
    }
    for (outcome, input) in found.into_inner() {
        let path = corpus(room).join(outcome);
        if fs::metadata(&path).is_ok_and(|known| known.len() <= input.len() as u64) {
            continue;
        }
        fs::create_dir_all(corpus(room)).unwrap();
        fs::write(path, input).unwrap();
    }
}

fn corpus(room: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/corpus").join(room)
}

/// Tries what was found before: it still comes out as its name says.
fn again(room: &str, least: usize, holds: impl Fn(&[u8]) -> Outcomes) {
    let mut count = 0;
    for entry in fs::read_dir(corpus(room)).unwrap() {
        let entry = entry.unwrap();
        let outcome = entry.file_name().into_string().unwrap();
        let outcomes = holds(&fs::read(entry.path()).unwrap());
        assert!(outcomes.contains(&outcome), "{room}/{outcome}: {outcomes:?}");
        count += 1;
    }
    assert!(count >= least, "{count} in {room}");
}

/// A small briefing with some of it spoilt, or any bytes.
fn files() -> impl Strategy<Value = Vec<u8>> {
    let spoil =
        (any_pick(), 0_u8..6, prop::sample::select(&BITS[..]), prop::num::u8::ANY, any_pick(), 1_usize..40);
    let spoilt =
        (prop::sample::select(&SEEDS[..]), prop::collection::vec(spoil, 0..6)).prop_map(|(seed, spoils)| {
            let mut bytes = seed.as_bytes().to_vec();
            for (place, how, bit, byte, other, length) in spoils {
                if bytes.is_empty() {
                    break;
                }
                let at = place.index(bytes.len());
                let end = (at + length).min(bytes.len());
                match how {
                    0 => bytes[at] = byte,
                    1 => drop(bytes.splice(at..at, bit.bytes())),
                    2 => drop(bytes.splice(at..end, bit.bytes())),
                    3 => drop(bytes.drain(at..end)),
                    4 => {
                        let piece = bytes[at..end].to_vec();
                        let there = other.index(bytes.len());
                        drop(bytes.splice(there..there, piece));
                    }
                    _ => bytes.truncate(at),
                }
            }
            bytes
        });
    prop_oneof![20 => spoilt, 1 => prop::collection::vec(prop::num::u8::ANY, 0..80)]
}

fn any_pick() -> impl Strategy<Value = Pick> {
    prop::arbitrary::any::<Pick>()
}

/// Loads some bytes: no panic, all it tells stands in the text, and twice is the same.
fn loads(bytes: &[u8]) -> Outcomes {
    let place = |text: &str, line: usize, column: usize| {
        let found = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("no line {line}"));
        assert!((1..=found.chars().count() + 1).contains(&column), "no column {column} in line {line}");
    };
    match file::load(bytes) {
        Ok(loaded) => {
            for found in &loaded.findings {
                place(&loaded.text, found.line, found.column);
            }
            assert_eq!(loaded.text.as_bytes(), bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
            let again = file::load(loaded.text.as_bytes()).unwrap();
            assert_eq!((&again.briefing, &again.findings), (&loaded.briefing, &loaded.findings));
            if loaded.findings.is_empty() {
                return Outcomes::from(["loaded".to_owned()]);
            }
            loaded.findings.iter().map(|found| found.finding.code.to_owned()).collect()
        }
        Err(Refusal { located }) => {
            let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            place(&String::from_utf8_lossy(text), located.line, located.column);
            Outcomes::from([located.finding.code.to_owned()])
        }
    }
}

/// Dates, nearly dates, and what is none.
fn dates() -> impl Strategy<Value = String> {
    let part = "[0-9X]{0,5}(-[0-9X]{0,3}){0,3}[~?%]{0,2}";
    prop_oneof![
        4 => part,
        2 => (part, part).prop_map(|(one, other)| format!("{one}/{other}")),
        1 => (part, prop_oneof![Just("/.."), Just("/"), Just("..")]).prop_map(|(date, end)| date + end),
        1 => (0_i32..10_000, 0_u8..45, 0_u8..35).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
        1 => "[-0-9XYESTZ:.,/~?%{}\\[\\] é–]{0,16}",
    ]
}

/// Parses a text as a date: what is one is written as it was read, and begins before it ends.
fn parses(text: &str) -> Outcomes {
    match text.parse::<Edtf>() {
        Ok(date) => {
            assert_eq!(date.to_string(), text);
            if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
                assert!(first <= last, "{first} {last}");
            }
            // What it looks like: every digit the same, and in letters that a file name can have.
            let letter = |it: char| match it {
                '0'..='9' => '0',
                '/' => '_',
                '?' => 'q',
                '~' => 'c',
                '%' => 'b',
                '.' => 'o',
                other => other,
            };
            Outcomes::from([format!("date-{}", text.chars().map(letter).collect::<String>())])
        }
        Err(error) => Outcomes::from([error.code().to_owned()]),
    }
}

/// A document and edits of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Edits {
    text: String,
    changes: Vec<Vec<Change>>,
}

/// What a random change is made of: what, down which way, and what comes there.
type Seed = (u8, Vec<Pick>, Pick, Pick);

fn edits() -> impl Strategy<Value = Edits> {
    let seed = (0_u8..8, prop::collection::vec(any_pick(), 1..5), any_pick(), any_pick());
    let edit = prop::collection::vec(seed, 1..3);
    (prop::sample::select(&SEEDS[..]), prop::collection::vec(edit, 1..4)).prop_map(|(text, edits)| {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let changes =
            edits.iter().map(|seeds| seeds.iter().map(|seed| change(&value, seed)).collect()).collect();
        Edits { text: text.to_owned(), changes }
    })
}

/// A change somewhere in a value, most often where something is.
fn change(value: &Value, (what, way, key, json): &Seed) -> Change {
    const KEYS: [&str; 12] = [
        "title", "id", "when", "note", "links", "values", "kind", "evidence", "x_own", "2022-04", "events",
        "\u{e9}\"",
    ];
    const JSON: [&str; 20] = [
        "\"2022-04\"",
        "\"Contouren\"",
        "1.50",
        "12167.2",
        "null",
        "true",
        "[]",
        "{}",
        "[\"e\"]",
        "\"é\\u00e9\\n\"",
        r#"{"nl": "Nieuw", "en": "New"}"#,
        r#"{"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30"}"#,
        r#"{"id": "fresh", "title": "Fresh"}"#,
        r#"{"when": "2022"}"#,
        r#"[{"when": "2022"}, {"when": "2022-99"}]"#,
        r#"{"2022": 1.50, "2023": {"value": 4.20}}"#,
        r#"{"missing": "not_published"}"#,
        "nonsense",
        r#"{"id": "broken", "title": 5}"#,
        "\"e\"",
    ];
    let mut path = Path::default();
    let mut inside = value;
    let mut length = 0;
    for step in way {
        match inside {
            Value::Object(members) if !members.is_empty() => {
                let (key, member) = members.iter().nth(step.index(members.len())).unwrap();
                (path, inside) = (path.key(key.clone()), member);
            }
            Value::Array(elements) if !elements.is_empty() => {
                let at = step.index(elements.len());
                (path, inside, length) = (path.at(at), &elements[at], elements.len());
            }
            _ => break,
        }
    }
    let written = JSON[json.index(JSON.len())].to_owned();
    match what {
        0 => Change::Set { path: path.key(KEYS[key.index(KEYS.len())]), json: Some(written) },
        1 => Change::Set { path, json: None },
        2 => Change::Insert { path, json: written },
        3 => Change::Insert { path: path.at(key.index(3)), json: written },
        4 if matches!(path.0.last(), Some(Step::At(_))) => Change::Move { path, to: key.index(length + 1) },
        _ => Change::Set { path, json: Some(written) },
    }
}

/// Makes edits: what is saved loads as what is in memory, all outside of the patch stays as it was, and undo leads back
/// to the same bytes.
fn saves(edits: &Edits) -> Outcomes {
    let open = |bytes: &[u8]| Document::new(file::load(bytes).unwrap(), Origin::Shipped);
    let mut document = open(edits.text.as_bytes());
    let mut outcomes = Outcomes::new();
    for changes in &edits.changes {
        let before = document.clone();
        let edit = Edit { changes: changes.clone(), ..Edit::new(EditName::new("edit-undone")) };
        if let Err(error) = document.apply(&edit, None, &mut None) {
            assert_eq!((&document.text, document.revision), (&before.text, before.revision));
            assert_eq!(document.briefing, before.briefing);
            outcomes.insert(error.finding().code.to_owned());
            continue;
        }
        let saved = file::load(&document.bytes()).unwrap();
        assert_eq!(*document.briefing, saved.briefing);
        assert_eq!(*document.findings, *saved.findings);
        assert_eq!(*document.index, Index::new(&saved.briefing));
        assert_eq!(saved.bom, document.bom);
        let Some(step) = document.steps().get(before.steps().len()) else {
            outcomes.insert("made-nothing".to_owned());
            continue;
        };
        assert_eq!(step.patch.apply(&before.text).as_deref(), Some(&*document.text));
        let kinds = changes.iter().map(|change| match change {
            Change::Set { json: Some(_), .. } => "made-set",
            Change::Set { json: None, .. } => "made-remove",
            Change::Insert { .. } => "made-insert",
            Change::Move { .. } => "made-move",
        });
        outcomes.extend(kinds.map(str::to_owned));
    }
    let last = document.clone();
    while document.undo(&mut None) {}
    assert_eq!(&*document.bytes(), edits.text.as_bytes());
    while document.redo(&mut None) {}
    assert_eq!((document.text, document.briefing), (last.text, last.briefing));
    outcomes
}

#[test]
fn any_bytes_are_loaded_or_refused() {
    any("load", &files(), Vec::clone, |bytes| loads(bytes));
}

#[test]
fn any_text_is_a_date_or_none() {
    any("edtf", &dates(), |text| text.as_bytes().to_vec(), |text| parses(text));
}

#[test]
fn any_edits_are_saved_without_loss() {
    any("save", &edits(), |edits| serde_json::to_vec_pretty(edits).unwrap(), saves);
}

#[test]
fn what_was_found_before_is_loaded_again() {
    again("load", 30, loads);
}

#[test]
fn what_was_found_before_is_parsed_again() {
    again("edtf", 30, |bytes| parses(std::str::from_utf8(bytes).unwrap()));
}

#[test]
fn what_was_found_before_is_saved_again() {
    again("save", 8, |bytes| saves(&serde_json::from_slice(bytes).unwrap()));
}
