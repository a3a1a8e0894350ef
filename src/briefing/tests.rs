//! The JSON Schema of the format, made from the types and kept in `assets/schema/briefing.schema.json`.
//!
//! `HOOFDLIJN_ACCEPT=1 cargo test` writes it anew.

use std::{fs, path::Path};

use schemars::{Schema, generate::SchemaSettings, transform::transform_subschemas};
use serde_json::{Value, json};

use super::{Briefing, FORMAT, VERSION, check::COLOURS};

const FILE: &str = "assets/schema/briefing.schema.json";

/// What the keys of an object are.
type Keys = &'static [(&'static str, &'static str)];

/// The objects whose type is not public, so that their keys have no doc comments.
const OBJECTS: &[(&str, &str, Keys)] = &[
    ("Id", "An opaque name of an item, unique in the file.", &[]),
    (
        "WhenObject",
        "A date with its words and the author's reading, or why there is none.",
        &[
            ("date", "What was said, never more precise; left out when the words name no date."),
            ("earliest", "The first day it can be, by the author's reading; left out, it is open."),
            ("latest", "The last day it can be, by the author's reading; left out, it is open."),
            ("wording", "The words of the source."),
            ("missing", "Why there is no date."),
            ("note", "A remark."),
            ("evidence", "Where it stands; without its own, that of the item around it holds."),
        ],
    ),
    (
        "NumberObject",
        "A number with what is known about it: `value`, or `low` and `high`, or `missing`.",
        &[
            ("value", "The number, with the digits of the source."),
            ("qualifier", "How a vague value lies to the truth."),
            ("low", "At least."),
            ("high", "At most."),
            ("missing", "Why there is no number."),
            ("wording", "The words of the source."),
            ("unit", "The unit, where it differs from that of the item around it."),
            ("phase", "The phase, where it differs from the series'."),
            ("vintage", "The vintage, where it differs from the series'."),
            ("note", "A remark."),
            ("evidence", "Where it stands; without its own, that of the item around it holds."),
        ],
    ),
    ("ConstantPrices", "In the prices of one year.", &[("constant", "The year.")]),
];

/// EDTF as this program reads it, but for the order of the two ends and the number of days in a month.
fn edtf() -> String {
    let month = "(?:0[1-9]|1[0-2])";
    let known = format!(r"\d{{4}}(?:-{month}(?:-(?:0[1-9]|[12]\d|3[01]))?|-(?:3[3-6]|4[01]))?");
    let point = format!(r"(?:{known}|\d{{3}}X|\d{{2}}XX|\d{{4}}-XX(?:-XX)?|\d{{4}}-{month}-XX)[?~%]?");
    let end = format!(r"(?:{known}[?~%]?|\.\.)?");
    let dated = format!(r"{known}[?~%]?");
    format!(r"^(?:{point}|\d{{4}}-2[1-4]|{dated}/{end}|{end}/{dated})$")
}

/// What the types do not say by themselves.
fn refine(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut() {
        // Leaving a key out is the one way to say nothing.
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = &types[..] {
                let only = only.clone();
                object.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
            choices.retain(|choice| choice != &json!({ "type": "null" }));
            if let [only] = &choices[..]
                && let Some(only) = only.as_object().cloned()
            {
                object.remove("anyOf");
                object.extend(only);
            }
        }
        if object.get("default").is_some_and(Value::is_null) {
            object.remove("default");
        }
        if object.get("type") == Some(&json!("integer")) {
            object.remove("format");
        }
        object.remove("writeOnly");
        if let Some(Value::String(text)) = object.get_mut("description") {
            // A doc comment's line breaks and links.
            *text = text.replace('\n', " ").replace("[`", "`").replace("`]", "`");
        }
        if let Some(Value::Object(properties)) = object.get_mut("properties") {
            for (key, property) in properties.iter_mut() {
                let Some(property) = property.as_object_mut() else { continue };
                match key.as_str() {
                    "earliest" | "latest" | "as_of" | "today" => {
                        property.insert("pattern".to_owned(), json!(r"^\d{4}-\d{2}-\d{2}$"));
                    }
                    "url" => _ = property.insert("pattern".to_owned(), json!("^[Hh][Tt][Tt][Pp][Ss]?://.")),
                    "colour" => _ = property.insert("enum".to_owned(), json!(COLOURS)),
                    _ => {}
                }
            }
            object.insert(
                "patternProperties".to_owned(),
                json!({ "^x_": { "description": "For users; kept, and never warned about." } }),
            );
        }
    }
    transform_subschemas(&mut refine, schema);
}

fn generated() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(refine as fn(&mut Schema));
    let mut schema = settings.into_generator().into_root_schema_for::<Briefing>();
    schema.insert("$id".to_owned(), json!("urn:hoofdlijn:briefing:1"));
    schema.insert("title".to_owned(), json!("Hoofdlijn briefing, version 1"));
    let set = |schema: &mut Schema, pointer: &str, key: &str, value: Value| {
        let place = schema.pointer_mut(pointer).and_then(Value::as_object_mut);
        place.unwrap_or_else(|| panic!("{pointer} is gone")).insert(key.to_owned(), value);
    };
    set(&mut schema, "/properties/format", "const", json!(FORMAT));
    set(&mut schema, "/properties/format", "description", json!(format!("Always \"{FORMAT}\".")));
    set(&mut schema, "/properties/version", "const", json!(VERSION));
    set(&mut schema, "/properties/version", "description", json!(format!("Always {VERSION}.")));
    set(&mut schema, "/$defs/Edtf", "pattern", json!(edtf()));
    set(
        &mut schema,
        "/$defs/Values",
        "propertyNames",
        json!({
            "anyOf": [{ "$ref": "#/$defs/Edtf" }, { "const": "not_stated" }]
        }),
    );
    for (object, says, keys) in OBJECTS {
        set(&mut schema, &format!("/$defs/{object}"), "description", json!(says));
        for (key, says) in *keys {
            set(&mut schema, &format!("/$defs/{object}/properties/{key}"), "description", json!(says));
        }
    }
    set(&mut schema, "/$defs/WhenObject", "minProperties", json!(1));
    let one_of_them = ["value", "low", "high", "missing"].map(|key| json!({ "required": [key] }));
    set(&mut schema, "/$defs/NumberObject", "anyOf", json!(one_of_them));
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    text
}

#[test]
fn the_file_is_equal_to_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let schema = generated();
    if std::env::var_os("HOOFDLIJN_ACCEPT").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &schema).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == schema, "{FILE} is not what the types say; HOOFDLIJN_ACCEPT=1 cargo test writes it");
}

#[test]
fn the_pattern_takes_the_dates_the_program_takes() {
    let pattern = regex::Regex::new(&edtf()).unwrap();
    let parts = ["2022", "2022-04", "2022-04-29", "2022-22", "2022-34", "2022-41", "202X", "20XX", "2022-XX"];
    let more = [
        "2022-04-XX",
        "2022-XX-XX",
        "",
        "..",
        "22",
        "2022-13",
        "2022-25",
        "2022-4",
        "2XXX",
        "2022-XX-01",
        "x",
    ];
    let singles: Vec<String> = parts
        .iter()
        .chain(&more)
        .flat_map(|part| ["", "?", "~", "%", "??"].map(|qualifier| format!("{part}{qualifier}")))
        .collect();
    let pairs = singles.iter().flat_map(|one| singles.iter().map(move |other| format!("{one}/{other}")));
    for text in singles.iter().cloned().chain(pairs) {
        match text.parse::<super::Edtf>() {
            Ok(_) => assert!(pattern.is_match(&text), "{text} is a date"),
            Err(super::edtf::EdtfError::EndBeforeStart { .. }) => {}
            Err(_) => assert!(!pattern.is_match(&text), "{text} is no date"),
        }
    }
}
