//! The shipped JSON Schema of the format, walked beside a file: what stands where, and what has to.

use std::sync::LazyLock;

use serde_json::Value;

use crate::briefing::{
    Unit,
    finding::{Path, Step},
};

/// The schema, as shipped.
/// The schema of the format, as shipped.
pub const TEXT: &str = include_str!("../../assets/schema/briefing.schema.json");

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(TEXT).unwrap_or_else(|error| {
        log::error!("the shipped schema is no JSON: {error}");
        Value::Null
    })
});

/// The order in which the keys of an object are written and shown; those that are not here follow, by name.
const ORDER: &[&str] = &[
    "$schema",
    "format",
    "version",
    "id",
    "title",
    "figure",
    "notes",
    "view",
    "range",
    "which",
    "folded",
    "statuses",
    "find",
    "only",
    "today",
    "subtitle",
    "number",
    "parent",
    "priority",
    "kind",
    "tier",
    "status",
    "direction",
    "unit",
    "language",
    "as_of",
    "marking",
    "subject",
    "source",
    "locator",
    "quote",
    "broken_off",
    "how",
    "says",
    "publisher",
    "date",
    "said_on",
    "by",
    "wording",
    "when",
    "earliest",
    "latest",
    "value",
    "qualifier",
    "low",
    "high",
    "missing",
    "reference",
    "url",
    "summary",
    "colour",
    "assumptions",
    "on",
    "period",
    "amount",
    "change",
    "base",
    "start",
    "per_year",
    "central",
    "series",
    "mode",
    "amounts",
    "years",
    "year",
    "sort",
    "colours",
    "isolated",
    "split",
    "percentage",
    "compare",
    "from",
    "to",
    "before",
    "after",
    "of",
    "scope",
    "flow",
    "phase",
    "vintage",
    "prices",
    "constant",
    "one_off",
    "values",
    "steps",
    "rest",
    "parts",
    "complete",
    "bases",
    "observed",
    "due",
    "level",
    "required",
    "bottleneck",
    "parties",
    "promises",
    "actual",
    "depends_on",
    "components",
    "splits",
    "breaks",
    "gaps",
    "links",
    "evidence",
    "note",
];

/// A part of the schema: what may stand in one place.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The name of its definition, such as `Promise`, where it has one.
    pub name: Option<&'static str>,
    schema: &'static Value,
}

/// A key of an object.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// The key.
    pub key: &'static str,
    /// What stands there.
    pub node: Node,
    /// Whether it has to be there.
    pub required: bool,
}

/// What may stand in a place, as a form sees it.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A text for people, in one language or more.
    Text,
    /// An id: its own, or that of another item.
    Id,
    /// An id, or why there is none.
    Reference,
    /// A date with its words and its reading, or why there is none.
    When,
    /// A number with what is known of it, or why there is none.
    Number,
    /// Numbers by date.
    Values,
    /// A date, in EDTF.
    Date,
    /// A whole day.
    Day,
    /// A plain number.
    Digits,
    /// A whole number between two others.
    Integer(i64, i64),
    /// One of several words.
    Choice(Vec<&'static str>),
    /// Yes or no.
    Bool,
    /// Characters.
    String,
    /// Always the same.
    Const(&'static Value),
    /// Several of one sort.
    List(Node),
    /// Keys with values.
    Object,
    /// One of several.
    OneOf(Vec<Node>),
    /// Any JSON.
    Any,
}

/// The schema of a whole briefing.
pub fn root() -> Node {
    Node { name: None, schema: &SCHEMA }
}

/// What a value by date may be.
pub fn number() -> Node {
    let number = SCHEMA.get("$defs").and_then(|all| all.get("Number"));
    Node { name: Some("Number"), schema: number.unwrap_or(&Value::Null) }
}

/// What may stand in a place of a file; nothing where the schema knows no such place.
pub fn at(path: &Path) -> Option<Node> {
    path.0.iter().try_fold(root(), |node, step| match step {
        Step::Key(key) => node.property(key).map(|property| property.node),
        Step::At(_) => match node.kind() {
            Kind::List(element) => Some(element),
            _ => None,
        },
    })
}

impl Node {
    fn of(schema: &'static Value) -> Self {
        let mut node = Self { name: None, schema };
        // A definition that is only another name for a second one does not occur; a few steps are enough.
        for _ in 0..8 {
            let Some(reference) = node.schema.get("$ref").and_then(Value::as_str) else { break };
            let Some(name) = reference.strip_prefix("#/$defs/") else { break };
            let Some(schema) = SCHEMA.get("$defs").and_then(|all| all.get(name)) else { break };
            node = Self { name: Some(name), schema };
        }
        node
    }

    fn list(self, key: &str) -> impl Iterator<Item = &'static Value> {
        self.schema.get(key).and_then(Value::as_array).into_iter().flatten()
    }

    /// What may stand here.
    pub fn kind(self) -> Kind {
        match self.name {
            Some("Text" | "Unit") => return Kind::Text,
            Some("Id") => return Kind::Id,
            Some("Reference") => return Kind::Reference,
            Some("When") => return Kind::When,
            Some("Number") => return Kind::Number,
            Some("Values") => return Kind::Values,
            Some("Edtf") => return Kind::Date,
            _ => {}
        }
        if let Some(value) = self.schema.get("const") {
            return Kind::Const(value);
        }
        let words =
            |key| self.list(key).map(Value::as_str).collect::<Option<Vec<_>>>().filter(|it| !it.is_empty());
        if let Some(words) = words("enum") {
            return Kind::Choice(words);
        }
        match self.schema.get("type").and_then(Value::as_str) {
            Some("object") if self.schema.get("properties").is_some() => return Kind::Object,
            Some("array") => {
                return self.schema.get("items").map_or(Kind::Any, |items| Kind::List(Self::of(items)));
            }
            Some("boolean") => return Kind::Bool,
            Some("number") => return Kind::Digits,
            Some("integer") => {
                let bound = |key| self.schema.get(key).and_then(Value::as_i64);
                return Kind::Integer(
                    bound("minimum").unwrap_or(i64::MIN),
                    bound("maximum").unwrap_or(i64::MAX),
                );
            }
            Some("string") => {
                let is_day =
                    self.schema.get("pattern").and_then(Value::as_str) == Some(r"^\d{4}-\d{2}-\d{2}$");
                return if is_day { Kind::Day } else { Kind::String };
            }
            _ => {}
        }
        let variants: Vec<Self> = self.list("oneOf").chain(self.list("anyOf")).map(Self::of).collect();
        let constant = |node: &Self| node.schema.get("const").and_then(Value::as_str);
        match variants.iter().map(constant).collect::<Option<Vec<_>>>() {
            Some(words) if !words.is_empty() => Kind::Choice(words),
            _ if variants.is_empty() => Kind::Any,
            _ => Kind::OneOf(variants),
        }
    }

    /// The keys of an object, in the order of [`ORDER`].
    pub fn properties(self) -> Vec<Property> {
        let required: Vec<_> = self.list("required").filter_map(Value::as_str).collect();
        let all = self.schema.get("properties").and_then(Value::as_object);
        let mut properties: Vec<Property> = all
            .into_iter()
            .flatten()
            .map(|(key, schema)| Property {
                key,
                node: Self::of(schema),
                required: required.contains(&key.as_str()),
            })
            .collect();
        properties.sort_by_key(|it| ORDER.iter().position(|key| *key == it.key).unwrap_or(ORDER.len()));
        properties
    }

    /// One key of an object; of a date or number, of its long form.
    pub fn property(self, key: &str) -> Option<Property> {
        self.object().properties().into_iter().find(|property| property.key == key)
    }

    /// The object that may stand here; of one of several, the first that is one.
    #[must_use]
    pub fn object(self) -> Self {
        if self.schema.get("properties").is_some() {
            return self;
        }
        let mut variants = self.list("oneOf").chain(self.list("anyOf")).map(Self::of);
        variants.find(|node| node.schema.get("properties").is_some()).unwrap_or(self)
    }

    /// The value of a key that is left out.
    pub fn default(self) -> Option<&'static str> {
        self.schema.get("default").and_then(Value::as_str)
    }

    /// Whether a value has the shape of this one: which of several it is.
    pub fn fits(self, value: &Value) -> bool {
        match self.kind() {
            Kind::Const(constant) => constant == value,
            Kind::Choice(words) => value.as_str().is_some_and(|value| words.contains(&value)),
            Kind::Object | Kind::Values => self.fits_object(value),
            Kind::List(_) => value.is_array(),
            Kind::Bool => value.is_boolean(),
            Kind::Digits | Kind::Integer(..) => value.is_number(),
            Kind::String | Kind::Id | Kind::Date | Kind::Day => value.is_string(),
            Kind::Text | Kind::Reference | Kind::When => value.is_string() || value.is_object(),
            Kind::Number => value.is_number() || value.is_object(),
            Kind::OneOf(variants) => variants.iter().any(|it| it.fits(value)),
            Kind::Any => true,
        }
    }

    fn fits_object(self, value: &Value) -> bool {
        let Some(object) = value.as_object() else { return false };
        self.properties().iter().all(|property| match (object.get(property.key), property.node.kind()) {
            (None, _) => !property.required,
            (Some(value), Kind::Const(constant)) => constant == value,
            _ => true,
        })
    }

    /// The least JSON that may stand here; `fill` gives that of keys which are to say something.
    pub fn least(self, fill: &mut dyn FnMut(&str) -> Option<String>) -> String {
        let quoted = |text: &str| Value::from(text).to_string();
        match self.kind() {
            Kind::Const(value) => value.to_string(),
            Kind::Choice(words) => quoted(self.default().or(words.first().copied()).unwrap_or_default()),
            Kind::Bool => "false".to_owned(),
            Kind::Digits => "0".to_owned(),
            Kind::Integer(low, high) => 0.clamp(low, high).to_string(),
            Kind::Number | Kind::When | Kind::Reference => r#"{"missing": "not_stated"}"#.to_owned(),
            Kind::List(_) => "[]".to_owned(),
            Kind::Object => {
                let required = self.properties().into_iter().filter(|property| property.required);
                let members = required.map(|property| {
                    let json = fill(property.key).unwrap_or_else(|| property.node.least(fill));
                    format!("{}: {json}", quoted(property.key))
                });
                format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
            }
            Kind::Values => "{}".to_owned(),
            Kind::OneOf(variants) => variants.first().map_or("null".to_owned(), |it| it.least(fill)),
            Kind::Text if self.name == Some("Unit") => quoted(&Unit::million_euro().to_string()),
            Kind::Text | Kind::Id | Kind::String | Kind::Date | Kind::Day => "\"\"".to_owned(),
            Kind::Any => "null".to_owned(),
        }
    }
}

/// Which lists of the briefing the items stand in that a key refers to, where it refers to any; `within` is the place
/// of the item that has the key.
pub fn referred(key: &str, within: &Path) -> Option<&'static [&'static str]> {
    let is_component = within.0.get(2) == Some(&Step::Key("components".to_owned()));
    Some(match key {
        "parent" if is_component => &["components"],
        "priority" | "parent" | "folded" | "only" => &["priorities"],
        "source" | "subject" => &["sources"],
        "scope" | "of" => &["definitions"],
        "parties" | "by" => &["parties"],
        "depends_on" => &["events"],
        "steps" | "parts" | "bases" | "observed" | "level" | "series" | "isolated" | "percentage"
        | "compare" => &["series"],
        "on" => &["targets", "series", "events", "components"],
        "links" => &[
            "priorities",
            "events",
            "measures",
            "series",
            "targets",
            "bridges",
            "readiness",
            "components",
            "scenarios",
            "sources",
            "definitions",
            "parties",
        ],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::briefing::Briefing;

    /// Every key of every object of the schema, with its kind.
    fn walk() -> Vec<(Property, &'static str)> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        let mut left = vec![(root(), "Briefing")];
        while let Some((node, name)) = left.pop() {
            let object = node.object();
            for property in object.properties() {
                found.push((property, name));
                left.extend(inner(property.node).into_iter().filter(|(_, name)| seen.insert(*name)));
            }
        }
        found
    }

    fn inner(node: Node) -> Vec<(Node, &'static str)> {
        match node.kind() {
            Kind::List(element) => inner(element),
            Kind::Object | Kind::When | Kind::Number | Kind::Reference => {
                vec![(node.object(), node.object().name.unwrap_or_default())]
            }
            Kind::Values => vec![(number().object(), "NumberObject")],
            Kind::OneOf(variants) => variants.into_iter().flat_map(inner).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_definition_is_reached_and_of_a_kind_there_is_a_widget_for() {
        let reached: BTreeSet<&str> = walk().iter().map(|(_, name)| *name).collect();
        let objects =
            SCHEMA["$defs"].as_object().unwrap().iter().filter(|(_, it)| it.get("properties").is_some());
        for (name, _) in objects {
            assert!(reached.contains(name.as_str()), "{name}");
        }
        for (property, name) in walk() {
            let reserved = property.key == "slides";
            let kind = property.node.kind();
            assert!(reserved || !matches!(kind, Kind::Any), "{name}.{} may be anything", property.key);
            if let Kind::OneOf(variants) = kind {
                assert!(variants.iter().all(|it| !matches!(it.kind(), Kind::Any)), "{name}.{}", property.key);
            }
        }
    }

    #[test]
    fn every_key_has_its_place_in_the_order() {
        for (property, name) in walk() {
            let is_list = name == "Briefing" && matches!(property.node.kind(), Kind::List(_));
            assert!(is_list || ORDER.contains(&property.key), "{name}.{}", property.key);
        }
    }

    #[test]
    fn every_reference_says_to_what() {
        for (property, name) in walk() {
            let element = match property.node.kind() {
                Kind::List(element) => element,
                _ => property.node,
            };
            if matches!(element.kind(), Kind::Id | Kind::Reference) && property.key != "id" {
                assert!(referred(property.key, &Path::default()).is_some(), "{name}.{}", property.key);
            }
        }
    }

    #[test]
    fn the_least_item_of_each_list_is_one() {
        for property in root().properties() {
            let Kind::List(element) = property.node.kind() else { continue };
            if !matches!(element.kind(), Kind::Object) {
                continue;
            }
            let least = element.least(&mut |key| (key == "id").then(|| "\"new\"".to_owned()));
            let json = format!(
                r#"{{"format": "hoofdlijn", "version": 1, "title": "t", "{}": [{least}]}}"#,
                property.key
            );
            serde_json::from_str::<Briefing>(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        }
    }

    #[test]
    fn places_of_a_file_are_found() {
        let path: Path =
            Path::default().key("events").at(3).key("promises").at(0).key("when").key("earliest");
        assert!(matches!(at(&path).unwrap().kind(), Kind::Day));
        assert!(at(&Path::default().key("events").at(0).key("nothing")).is_none());
    }
}
