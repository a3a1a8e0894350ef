//! Keys that the format does not know: kept in the text, and told, since they may be slips of the pen.

use std::collections::BTreeMap;

use super::{LIMIT, NONE, Told, trouble::quoted};
use crate::briefing::{
    Briefing,
    finding::{Finding, Path, Step},
};

/// Every key of the format; a test compares them with the types.
const KNOWN: &[&str] = &[
    "$schema",
    "actual",
    "after",
    "amount",
    "amounts",
    "as_of",
    "assumptions",
    "base",
    "bases",
    "before",
    "bottleneck",
    "breaks",
    "bridges",
    "broken_off",
    "by",
    "central",
    "change",
    "colour",
    "colours",
    "compare",
    "complete",
    "components",
    "constant",
    "date",
    "definitions",
    "depends_on",
    "direction",
    "due",
    "earliest",
    "events",
    "evidence",
    "figure",
    "find",
    "flow",
    "folded",
    "format",
    "from",
    "gaps",
    "high",
    "how",
    "id",
    "isolated",
    "kind",
    "language",
    "latest",
    "level",
    "links",
    "locator",
    "low",
    "marking",
    "measures",
    "missing",
    "mode",
    "note",
    "notes",
    "number",
    "observed",
    "of",
    "on",
    "one_off",
    "only",
    "parent",
    "parties",
    "parts",
    "per_year",
    "percentage",
    "period",
    "phase",
    "prices",
    "priorities",
    "priority",
    "promises",
    "publisher",
    "qualifier",
    "quote",
    "range",
    "readiness",
    "reference",
    "required",
    "rest",
    "said_on",
    "says",
    "scenarios",
    "scope",
    "series",
    "slides",
    "sort",
    "source",
    "sources",
    "split",
    "splits",
    "start",
    "status",
    "statuses",
    "steps",
    "subject",
    "subtitle",
    "summary",
    "targets",
    "tier",
    "title",
    "to",
    "today",
    "unit",
    "url",
    "value",
    "values",
    "version",
    "view",
    "vintage",
    "when",
    "which",
    "wording",
    "year",
    "years",
];

/// A briefing and what its types do not know.
pub(super) struct Read {
    pub briefing: Briefing,
    /// The keys that the format does not know, `x_` keys and what is reserved excepted; one more than [`LIMIT`] where
    /// there are more.
    pub unknown: Vec<Path>,
    /// Whether anything was not looked at, `x_` keys and what is reserved included.
    pub has_ignored: bool,
}

/// Reads a briefing.
pub(super) fn read(text: &str) -> Result<Read, serde_json::Error> {
    let mut unknown = Vec::new();
    let mut has_ignored = false;
    let mut reader = serde_json::Deserializer::from_str(text);
    let briefing = serde_ignored::deserialize(&mut reader, |path| {
        has_ignored = true;
        if unknown.len() <= LIMIT
            && let Some(path) = told(&path)
        {
            unknown.push(path);
        }
    })?;
    reader.end()?;
    Ok(Read { briefing, unknown, has_ignored })
}

/// The path of a key that is told.
fn told(path: &serde_ignored::Path<'_>) -> Option<Path> {
    let path = steps(path);
    let is_told = match path.0.as_slice() {
        [.., Step::Key(key)] => !key.starts_with("x_"),
        _ => false,
    };
    is_told.then_some(path)
}

fn steps(path: &serde_ignored::Path<'_>) -> Path {
    use serde_ignored::Path as Ignored;
    match path {
        Ignored::Root => Path::default(),
        Ignored::Seq { parent, index } => steps(parent).at(*index),
        Ignored::Map { parent, key } => steps(parent).key(key.clone()),
        Ignored::Some { parent } | Ignored::NewtypeStruct { parent } | Ignored::NewtypeVariant { parent } => {
            steps(parent)
        }
    }
}

/// Warnings of unknown keys, with the key that may have been meant.
pub(super) fn findings(unknown: Vec<Path>) -> Vec<Told> {
    // The same key at the same sort of place need be thought about once.
    let mut thought: BTreeMap<Path, Option<&'static str>> = BTreeMap::new();
    let too_many = unknown.len() > LIMIT;
    let mut findings: Vec<Finding> = unknown
        .into_iter()
        .take(LIMIT)
        .filter_map(|path| {
            let Some(Step::Key(key)) = path.0.last() else { return None };
            let key = key.clone();
            let place = Path(
                path.0.iter().map(|it| if let Step::At(_) = it { Step::At(0) } else { it.clone() }).collect(),
            );
            let meant = *thought.entry(place).or_insert_with_key(|place| suggestion(place, &key));
            let finding = Finding::warning("unknown-key", path).with("key", quoted(&key));
            Some(finding.with("suggestion", meant.unwrap_or(NONE)))
        })
        .collect();
    if too_many {
        findings.push(Finding::warning("too-many-keys", Path::default()).with("count", LIMIT));
    }
    findings.into_iter().map(Told::from).collect()
}

/// The key of the format that is written most like the last of a path and that can stand there.
fn suggestion(path: &Path, key: &str) -> Option<&'static str> {
    let most = most_apart(key);
    let mut alike: Vec<(usize, &str)> = KNOWN
        .iter()
        .map(|known| (distance(key, known), *known))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    alike.sort_unstable();
    alike.into_iter().map(|(_, known)| known).find(|known| is_known(path, known))
}

/// Whether the types know `key` in the place of the last key of a path: reads a text with nothing but that way.
fn is_known(path: &Path, key: &str) -> bool {
    let around = &path.0[..path.0.len().saturating_sub(1)];
    let member = |key: &str, value: &str| format!("{{{}:{value}}}", serde_json::Value::from(key));
    let json = around.iter().rev().fold(member(key, "null"), |inside, step| match step {
        Step::Key(key) => member(key, &inside),
        Step::At(_) => format!("[{inside}]"),
    });
    let mut is_known = true;
    let mut reader = serde_json::Deserializer::from_str(&json);
    // Whether it can be read whole does not matter: the way down comes before anything that may be missing.
    drop(serde_ignored::deserialize::<_, _, Briefing>(&mut reader, |_| is_known = false));
    is_known
}

/// How far from a word a slip of the pen may be.
pub(super) fn most_apart(word: &str) -> usize {
    word.chars().count().div_ceil(3).clamp(1, 2)
}

/// How many characters are to be added, taken away or replaced to make one text the other.
pub(super) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().take(40).enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in other.iter().enumerate() {
            let cost = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = cost.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_are_those_of_the_types() {
        fn properties(schema: &serde_json::Value, keys: &mut Vec<String>) {
            match schema {
                serde_json::Value::Object(members) => {
                    if let Some(serde_json::Value::Object(properties)) = members.get("properties") {
                        keys.extend(properties.keys().cloned());
                    }
                    for value in members.values() {
                        properties(value, keys);
                    }
                }
                serde_json::Value::Array(elements) => {
                    for value in elements {
                        properties(value, keys);
                    }
                }
                _ => {}
            }
        }
        let mut keys = Vec::new();
        properties(schemars::schema_for!(Briefing).as_value(), &mut keys);
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys, KNOWN);
    }

    fn suggest(path: &[Step]) -> Option<&'static str> {
        let Some(Step::Key(key)) = path.last() else { panic!("a key") };
        suggestion(&Path(path.to_vec()), key)
    }

    #[test]
    fn suggests_only_what_can_stand_there() {
        let key = |key: &str| Step::Key(key.to_owned());
        let event = [key("events"), Step::At(0)];
        let in_event = |name: &str| suggest(&[&event[..], &[key(name)]].concat());
        assert_eq!(in_event("titel"), Some("title"));
        assert_eq!(in_event("promisses"), Some("promises"));
        assert_eq!(in_event("units"), None, "an event has no unit");
        assert_eq!(in_event("remark"), None);
        assert_eq!(suggest(&[key("event")]), Some("events"));
        assert_eq!(
            suggest(&[key("series"), Step::At(0), key("values"), key("2022"), key("valeu")]),
            Some("value")
        );
        assert_eq!(
            suggest(&[&event[..], &[key("actual"), key("when"), key("lastest")]].concat()),
            Some("latest")
        );
    }

    #[test]
    fn distances() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("titel", "title"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
