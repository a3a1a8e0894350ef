//! Where a text refers to an item.

use std::collections::BTreeMap;

use super::patch::{Patch, Splice};
use crate::{
    briefing::finding::Path,
    file::outline::{Parts, offset, parts},
};

/// The keys whose value is an id, or a list of ids.
pub(super) const KEYS: [&str; 22] = [
    "subject",
    "parent",
    "priority",
    "parties",
    "by",
    "depends_on",
    "links",
    "source",
    "of",
    "scope",
    "parts",
    "series",
    "steps",
    "bases",
    "observed",
    "level",
    "folded",
    "only",
    "isolated",
    "percentage",
    "compare",
    "on",
];

/// Every place that refers to an id, in the order of the text; what stands under a key that starts with `x_` does not.
pub fn references(text: &str, id: &str) -> Vec<Path> {
    let quoted = serde_json::Value::from(id).to_string();
    let mut search = Search { is_meant: &|found| found == id, quoted: Some(quoted), found: Vec::new() };
    search.within(&Path::default(), text.trim_ascii());
    search.found.into_iter().map(|(path, _)| path).collect()
}

/// The ids that stand in the text of an item, its own first.
pub fn ids(item: &str) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    each_id(item, 0, &mut |depth, value| found.extend(serde_json::from_str(value).map(|id| (depth, id))));
    found.sort_by_key(|(depth, _)| *depth);
    found.into_iter().map(|(_, id)| id).collect()
}

/// The text of an item with other ids in it, and with what in it refers to them.
pub fn with_ids(item: &str, fresh: &BTreeMap<String, String>) -> String {
    let mut places = Vec::new();
    each_id(item, 0, &mut |_, value| places.push(value));
    let mut search = Search { is_meant: &|id| fresh.contains_key(id), quoted: None, found: Vec::new() };
    search.within(&Path::default(), item);
    places.extend(search.found.into_iter().map(|(_, value)| value));
    let splices = places.into_iter().filter_map(|value| {
        let id = fresh.get(&serde_json::from_str::<String>(value).ok()?)?;
        let inserted = serde_json::Value::from(id.as_str()).to_string();
        Some(Splice { at: offset(item, value), removed: value.to_owned(), inserted })
    });
    Patch::new(splices.collect()).apply(item).unwrap_or_else(|| item.to_owned())
}

/// Calls back for each id in a value, with how deep it stands.
fn each_id<'a>(value: &'a str, depth: usize, found: &mut impl FnMut(usize, &'a str)) {
    match parts(value) {
        Parts::Plain => {}
        Parts::List(elements) => elements.iter().for_each(|element| each_id(element, depth + 1, found)),
        Parts::Object(members) => {
            for member in members.iter().filter(|member| !member.key().starts_with("x_")) {
                if member.key() == "id" {
                    found(depth, member.value);
                }
                each_id(member.value, depth + 1, found);
            }
        }
    }
}

struct Search<'a, 'f> {
    is_meant: &'f dyn Fn(&str) -> bool,
    /// What has to stand in a value for it to be looked at.
    quoted: Option<String>,
    found: Vec<(Path, &'a str)>,
}

impl<'a> Search<'a, '_> {
    fn within(&mut self, path: &Path, value: &'a str) {
        // An escape could hide the id.
        if self.quoted.as_ref().is_some_and(|quoted| !value.contains(quoted) && !value.contains("\\u")) {
            return;
        }
        match parts(value) {
            Parts::Plain => {}
            Parts::List(elements) => {
                for (at, element) in elements.into_iter().enumerate() {
                    self.within(&path.at(at), element);
                }
            }
            Parts::Object(members) => {
                for member in members {
                    let key = member.key();
                    if key.starts_with("x_") {
                        continue;
                    }
                    let place = path.key(&*key);
                    if KEYS.contains(&&*key) {
                        self.refers(&place, member.value);
                    }
                    self.within(&place, member.value);
                }
            }
        }
    }

    /// Looks at a value that is an id or a list of ids.
    fn refers(&mut self, place: &Path, value: &'a str) {
        match parts(value) {
            Parts::List(elements) => {
                for (at, element) in elements.into_iter().enumerate() {
                    self.compare(place.at(at), element);
                }
            }
            Parts::Plain => self.compare(place.clone(), value),
            Parts::Object(_) => {}
        }
    }

    fn compare(&mut self, place: Path, value: &'a str) {
        if value.starts_with('"')
            && serde_json::from_str::<String>(value).is_ok_and(|id| (self.is_meant)(&id))
        {
            self.found.push((place, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::briefing::Briefing;

    /// The keys of a schema whose value is an id or a reference, or a list of them.
    fn keys_of_references(schema: &Value, found: &mut BTreeSet<String>) {
        let is_id = |schema: &Value| {
            let text = schema.to_string();
            ["#/$defs/Id\"", "#/$defs/Reference\""].iter().any(|name| text.contains(name))
        };
        match schema {
            Value::Object(members) => {
                if let Some(Value::Object(properties)) = members.get("properties") {
                    let ids = properties.iter().filter(|(key, schema)| *key != "id" && is_id(schema));
                    found.extend(ids.map(|(key, _)| key.clone()));
                }
                members.values().for_each(|schema| keys_of_references(schema, found));
            }
            Value::Array(all) => all.iter().for_each(|schema| keys_of_references(schema, found)),
            _ => {}
        }
    }

    #[test]
    fn keys_are_those_of_the_types() {
        let mut found = BTreeSet::new();
        keys_of_references(schemars::schema_for!(Briefing).as_value(), &mut found);
        assert_eq!(found, KEYS.iter().map(|key| (*key).to_owned()).collect());
    }

    #[test]
    fn finds_ids_and_not_texts() {
        let text = r#"{"subject": "a", "title": "a", "events": [{"id": "a", "links": ["b", "\u0061"], "x_own": {"source": "a"},
            "promises": [{"evidence": [{"source": "a", "quote": "a"}]}], "of": {"missing": "not_stated", "note": "a"}}]}"#;
        let found: Vec<String> = references(text, "a").iter().map(ToString::to_string).collect();
        assert_eq!(found, ["subject", "events[0].links[1]", "events[0].promises[0].evidence[0].source"]);
    }

    #[test]
    fn a_copy_refers_to_itself() {
        let item = r#"{"components": [{"id": "b", "parent": "r"}, {"id": "c", "parent": "b"}], "id": "r", "x": "b"}"#;
        assert_eq!(ids(item), ["r", "b", "c"]);
        let fresh = [("r", "r-2"), ("b", "b-2")].map(|(old, new)| (old.to_owned(), new.to_owned()));
        assert_eq!(
            with_ids(item, &fresh.into()),
            r#"{"components": [{"id": "b-2", "parent": "r-2"}, {"id": "c", "parent": "b-2"}], "id": "r-2", "x": "b"}"#
        );
    }
}
