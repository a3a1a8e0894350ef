//! What forms call the keys and values of the format.

use serde::Deserialize as _;
use serde_json::Value;

use crate::{
    app::Document,
    briefing::{Id, Text, When},
    text::Texts,
};

/// The key of the message that names a key of the format.
pub fn label_key(key: &str) -> String {
    format!("field-{}", key.trim_start_matches('$').replace('_', "-"))
}

/// What a key of the format is called.
pub fn label(texts: &Texts, key: &str) -> String {
    known(texts, &label_key(key)).unwrap_or_else(|| key.to_owned())
}

/// A remark on a key of the format, where it needs one.
pub fn hint(texts: &Texts, key: &str) -> Option<String> {
    texts.attribute(&label_key(key), "hint", &[])
}

/// A message, where there is one.
fn known(texts: &Texts, key: &str) -> Option<String> {
    texts.has(key).then(|| texts.get(key))
}

/// What one of several words is called; the word itself where nobody has named it yet.
///
/// `definition` is the name of the type in the schema, `key` that of the key.
pub fn choice(texts: &Texts, definition: Option<&str>, key: &str, value: &str) -> String {
    let word = value.replace('_', "-");
    let message = match definition.unwrap_or(key) {
        "EventKind" => format!("event-kind-{}", word.as_str()),
        "MeasureKind" => format!("measure-{}", word.as_str()),
        "PartyKind" => format!("party-kind-{}", word.as_str()),
        "PromiseKind" => format!("promise-{}", word.as_str()),
        "EvidenceKind" => format!("evidence-{}", word.as_str()),
        "BrokenOff" => format!("broken-off-{}", word.as_str()),
        "Tier" => format!("tier-{}", word.as_str()),
        "Direction" => format!("direction-{}", word.as_str()),
        "TargetStatus" => format!("target-{}", word.as_str()),
        "Flow" => format!("flow-{}", word.as_str()),
        "Which" => format!("which-{}", word.as_str()),
        "Mode" => format!("option-mode-{}", word.as_str()),
        "Amounts" => format!("option-amounts-{}", word.as_str()),
        "Sort" => format!("option-sort-{}", word.as_str()),
        "By" => format!("option-by-{}", word.as_str()),
        "Status" => format!("standing-{}", word.as_str()),
        "Phase" => format!("phase-{}", word.as_str()),
        "Reason" => format!("reason-{}", word.as_str()),
        "Qualifier" => return texts.with(&format!("qualifier-{}", word.as_str()), &[("amount", "…".into())]),
        "Prices" | "prices" => format!("prices-{}", word.as_str()),
        "colour" => format!("colour-{}", word.as_str()),
        _ => return value.to_owned(),
    };
    known(texts, &message).unwrap_or_else(|| value.to_owned())
}

/// A text of the file in the language.
pub fn text(texts: &Texts, value: &Value) -> Option<String> {
    Text::deserialize(value).ok().map(|text| texts.text(&text).to_owned()).filter(|text| !text.is_empty())
}

/// What an object in a list is about, in a few words.
pub fn summary(texts: &Texts, document: &Document, value: &Value) -> String {
    let object = match value {
        Value::Object(object) => object,
        Value::String(text) => return text.clone(),
        other => return other.to_string(),
    };
    let title = |id: &str| {
        let id = Id::from(id);
        document.index.title(&document.briefing, &id, texts.language().code()).to_owned()
    };
    let say = |key: &str| {
        let value = object.get(key)?;
        match key {
            "source" | "series" => value.as_str().map(title),
            "said_on" | "when" | "from" => When::deserialize(value).ok().map(|when| texts.when(&when)),
            "quote" => value.as_str().map(|quote| texts.with("quotation", &[("words", quote.into())])),
            _ => text(texts, value),
        }
    };
    let parts = ["title", "source", "said_on", "when", "from", "locator", "quote", "note"]
        .into_iter()
        .filter_map(say);
    parts.take(2).collect::<Vec<_>>().join(" · ")
}
