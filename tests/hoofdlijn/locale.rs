//! The messages: the same in both languages, all those the code asks for and no others, in glyphs the typeface has.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
    unicode::unescape_unicode_to_string,
};
use hoofdlijn::{
    briefing::{Amount, Date, Unit, edtf::EdtfError, number::parse_decimal},
    file::disk::{ReadReason, WriteReason},
    text::{Language, Texts},
};
use regex::Regex;
use strum::VariantNames as _;

use super::layers::{LAYERS, code, files};

/// Codes whose messages come with the rooms that find them, which are being built: to be emptied, then removed.
const AWAITED: [&str; 1] = ["no-evidence"];

/// What a message, or an attribute of one, consists of.
#[derive(Debug, Default)]
struct Said {
    /// All text of all variants, on lines of their own, with a digit in the place of a variable.
    text: String,
    /// What it needs.
    variables: BTreeSet<String>,
    /// The messages it refers to.
    references: BTreeSet<String>,
}

/// By key, `late-days`, or key and attribute, `standing-late.days`.
type Messages = BTreeMap<String, Said>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn ftl_files(language: Language) -> Vec<PathBuf> {
    let folder = root().join("assets/locale").join(language.code());
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn messages(language: Language) -> Messages {
    let mut messages = Messages::new();
    for path in ftl_files(language) {
        let text = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let value = message.value.iter().map(|value| (message.id.name.to_owned(), value));
            let attributes = message.attributes.iter();
            let attributes = attributes.map(|it| (format!("{}.{}", message.id.name, it.id.name), &it.value));
            for (key, pattern) in value.chain(attributes) {
                let mut said = Said::default();
                collect(pattern, &mut said);
                assert!(messages.insert(key.clone(), said).is_none(), "{key} is there twice");
            }
        }
    }
    assert!(messages.len() > 100, "the files were not found");
    messages
}

fn collect(pattern: &Pattern<&str>, said: &mut Said) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => said.text.push_str(value),
            PatternElement::Placeable { expression } => collect_expression(expression, said),
        }
    }
}

fn collect_expression(expression: &Expression<&str>, said: &mut Said) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            for variant in variants {
                said.text.push('\n');
                collect(&variant.value, said);
            }
            selector
        }
    };
    match inline {
        InlineExpression::StringLiteral { value } => said.text.push_str(&unescape_unicode_to_string(value)),
        InlineExpression::NumberLiteral { value } => said.text.push_str(value),
        InlineExpression::VariableReference { id } => {
            said.variables.insert(id.name.to_owned());
            said.text.push('0');
        }
        InlineExpression::MessageReference { id, attribute } => {
            let attribute = attribute.as_ref().map(|it| format!(".{}", it.name)).unwrap_or_default();
            said.references.insert(id.name.to_owned() + &attribute);
            said.text.push('0');
        }
        InlineExpression::FunctionReference { id, .. } => panic!("{} is not registered", id.name),
        InlineExpression::TermReference { id, .. } => {
            panic!("{} is a term, and terms are not looked at here", id.name)
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, said),
    }
}

/// What a message needs, that of the messages it refers to included.
fn needs(messages: &Messages, key: &str) -> BTreeSet<String> {
    let said = &messages[key];
    let referred = said.references.iter().flat_map(|key| needs(messages, key));
    said.variables.iter().cloned().chain(referred).collect()
}

/// Path and code of every file that speaks to people.
fn sources(layers: &[&str]) -> Vec<(String, String)> {
    let all = layers.iter().chain(&["cli"]).flat_map(|layer| files(layer));
    // The names of SVG's attributes look like keys.
    let speaks = |path: &str| !path.ends_with("tests.rs") && !path.ends_with("svg.rs");
    let mut sources: Vec<_> =
        all.filter(|(path, _)| speaks(path)).map(|(path, text)| (path, code(&text))).collect();
    let main = root().join("src/main.rs");
    sources.push((main.display().to_string(), code(&fs::read_to_string(main).unwrap())));
    sources
}

/// The names of an enum's variants in kebab-case, from its source: not every enum can be iterated over.
fn variants(file: &str, name: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("src").join(file)).unwrap();
    let body = text.split(&format!("enum {name} {{")).nth(1).and_then(|rest| rest.split("\n}").next());
    let body = body.unwrap_or_else(|| panic!("no {name} in {file}"));
    let variant = Regex::new(r"(?m)^    ([A-Z]\w*),$").unwrap();
    let hump = Regex::new("[A-Z]").unwrap();
    let kebab = |name: &str| hump.replace_all(name, "-$0").trim_start_matches('-').to_lowercase();
    let found: Vec<_> = variant.captures_iter(body).map(|found| kebab(&found[1])).collect();
    assert!(!found.is_empty(), "no variants of {name} in {file}");
    found
}

/// The keys of the format, but for its lists of items.
fn keys_of_the_format() -> Vec<String> {
    let text = fs::read_to_string(root().join("assets/schema/briefing.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys = |object: &serde_json::Value| -> Vec<String> {
        object["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect()
    };
    let lists = variants("app/items.rs", "List");
    let mut all: BTreeSet<String> = keys(&schema).into_iter().filter(|key| !lists.contains(key)).collect();
    all.extend(schema["$defs"].as_object().unwrap().values().flat_map(keys));
    all.into_iter().map(|key| key.trim_start_matches('$').replace('_', "-")).collect()
}

/// What is put after each prefix that keys are made with.
fn endings(prefix: &str) -> Vec<String> {
    let (file, name) = match prefix {
        "command-" => ("app/command.rs", "Command"),
        "area-" => ("app/search.rs", "Area"),
        "menu-" => ("app/command.rs", "Menu"),
        "conflict-items-" => ("file/compare.rs", "Side"),
        "job-" | "job-failed-" => ("app/jobs.rs", "Kind"),
        "tier-" => ("briefing.rs", "Tier"),
        "promise-" => ("briefing/event.rs", "PromiseKind"),
        "measure-" | "measures-" => ("briefing/event.rs", "MeasureKind"),
        "evidence-" => ("briefing/evidence.rs", "EvidenceKind"),
        "reason-" => ("briefing/evidence.rs", "Reason"),
        "severity-" => ("briefing/finding.rs", "Severity"),
        "qualifier-" => ("briefing/number.rs", "Qualifier"),
        "phase-" => ("briefing/series.rs", "Phase"),
        "flow-" => ("briefing/series.rs", "Flow"),
        "target-" => ("briefing/target.rs", "TargetStatus"),
        "standing-" => ("briefing/timing.rs", "Status"),
        "option-mode-" => ("briefing/slide.rs", "Mode"),
        "option-by-" => ("briefing/slide.rs", "By"),
        "option-sort-" => ("briefing/slide.rs", "Sort"),
        "option-amounts-" => ("briefing/slide.rs", "Amounts"),
        "which-" => ("briefing/slide.rs", "Which"),
        "show-turn-" => ("app/show.rs", "Turn"),
        "preflight-" => ("app/preflight.rs", "Trouble"),
        "grid-" => ("app.rs", "Grid"),
        "list-" | "new-" => ("app/items.rs", "List"),
        "item-" => {
            let mut lists = variants("app/items.rs", "List");
            lists.push("components".to_owned());
            return lists;
        }
        "event-kind-" => ("briefing/event.rs", "EventKind"),
        "party-kind-" => ("briefing.rs", "PartyKind"),
        "broken-off-" => ("briefing/evidence.rs", "BrokenOff"),
        "scenario-aspect-" => ("briefing/scenario.rs", "Aspect"),
        "direction-" => ("briefing/target.rs", "Direction"),
        "colour-" => ("figure/tokens.rs", "Hue"),
        "prices-" => return vec!["current".to_owned()],
        "field-" => return keys_of_the_format(),
        "refused-" => ("briefing/money/guard.rs", "Clash"),
        // Each code is looked for by itself.
        "finding-" => return Vec::new(),
        other => panic!("say here what is put after {other:?}"),
    };
    variants(file, name)
}

/// Keys made of a prefix and the name of a variant.
fn made_keys(sources: &[(String, String)]) -> BTreeMap<String, String> {
    let made = Regex::new(r#"format!\("([a-z]+(?:-[a-z]+)*-)\{\}""#).unwrap();
    let mut keys = BTreeMap::new();
    for (path, code) in sources {
        for found in made.captures_iter(code) {
            let prefix = &found[1];
            keys.extend(
                endings(prefix).into_iter().map(|ending| (format!("{prefix}{ending}"), path.clone())),
            );
        }
    }
    keys
}

/// Keys that stand in the code as they are: in a call, or as a text of words in kebab-case.
fn written_keys(sources: &[(String, String)]) -> BTreeMap<String, String> {
    let call = Regex::new(r#"(?:texts|self)\s*\.(?:get|with|attribute)\(\s*"([a-z0-9-]{3,})""#).unwrap();
    // An argument's name is no key.
    let argument = Regex::new(r#"\.with\(\s*"[a-z-]+",|"(?:as-of|one-is|other-is)""#).unwrap();
    let kebab = Regex::new(r#""([a-z0-9]+(?:-[a-z0-9]+)+)(?:\\u\{1f\}[^"]*)?""#).unwrap();
    // The code of a finding may be one word.
    let found = Regex::new(r#"Finding::(?:error|warning)\(\s*"([a-z-]+)""#).unwrap();
    let derived = Regex::new(r"(?m)^\s*#\[.*\]$").unwrap();
    let mut keys = BTreeMap::new();
    for (path, code) in sources {
        let code = derived.replace_all(code, "");
        let bare = argument.replace_all(&code, "");
        let spoken = call.captures_iter(&code).chain(found.captures_iter(&code));
        for found in spoken.chain(kebab.captures_iter(&bare)) {
            keys.insert(found[1].to_owned(), path.clone());
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_messages() {
    let (dutch, english) = (messages(Language::Dutch), messages(Language::English));
    let names = |language| -> Vec<_> {
        ftl_files(language).iter().map(|path| path.file_name().map(ToOwned::to_owned)).collect()
    };
    assert_eq!(names(Language::Dutch), names(Language::English));
    let lacks = |one: &Messages, other: &Messages| -> Vec<_> {
        other.keys().filter(|key| !one.contains_key(*key)).cloned().collect()
    };
    assert_eq!(lacks(&dutch, &english), [""; 0], "not in Dutch");
    assert_eq!(lacks(&english, &dutch), [""; 0], "not in English");
    for (key, said) in &dutch {
        assert_eq!(needs(&dutch, key), needs(&english, key), "{key} needs other things in English");
        for said in [said, &english[key]] {
            let is_empty =
                said.text.trim_matches(char::is_whitespace).is_empty() && said.references.is_empty();
            assert!(!is_empty, "{key} says nothing");
            for reference in &said.references {
                assert!(dutch.contains_key(reference), "{key} refers to {reference}");
            }
        }
    }
}

#[test]
fn every_file_is_compiled_in() {
    for language in [Language::Dutch, Language::English] {
        let texts = Texts::of(language);
        let messages = messages(language);
        for (key, said) in &messages {
            let names: Vec<_> = needs(&messages, key).into_iter().collect();
            let args: Vec<_> = names.iter().map(|name| (name.as_str(), "x".into())).collect();
            let shown = match key.split_once('.') {
                Some((key, attribute)) => texts.attribute(key, attribute, &args),
                None => Some(texts.with(key, &args)),
            };
            let shown = shown.unwrap_or_else(|| panic!("{key} is not compiled in"));
            assert!(shown != *key || said.text == *key, "{key} is not compiled in");
            assert!(!shown.contains("{$"), "{key}: {shown}");
        }
    }
}

#[test]
fn every_message_the_code_asks_for_is_there_and_no_other() {
    let messages = messages(Language::Dutch);
    let sources = sources(&LAYERS);
    let mut asked = made_keys(&sources);
    let disk = ReadReason::VARIANTS.iter().chain(WriteReason::VARIANTS);
    asked.extend(disk.map(|&code| (code.to_owned(), "src/file/disk.rs".to_owned())));
    // The codes of dates are the names of variants: all are put into words, or none yet.
    let dates = EdtfError::VARIANTS.iter().map(|code| (format!("finding-{code}"), "EdtfError".to_owned()));
    if dates.clone().any(|(key, _)| messages.contains_key(&key)) {
        asked.extend(dates);
    }
    for (key, path) in written_keys(&sources) {
        let finding = format!("finding-{key}");
        if messages.contains_key(&finding) {
            assert!(messages.contains_key(&format!("{finding}.hint")), "{finding} has no hint");
            asked.insert(finding, path);
        } else {
            asked.insert(key, path);
        }
    }
    let missing = asked.iter().filter(|(key, _)| !messages.contains_key(*key));
    let missing: Vec<_> = missing.filter(|(key, _)| !AWAITED.contains(&key.as_str())).collect();
    assert!(missing.is_empty(), "no message, or finding, for {missing:#?}");
    let referred: BTreeSet<_> = messages.values().flat_map(|said| &said.references).collect();
    let unused: Vec<_> = messages
        .keys()
        .filter(|key| {
            !asked.contains_key(key.split('.').next().unwrap_or_default()) && !referred.contains(key)
        })
        .collect();
    assert!(unused.is_empty(), "nothing asks for {unused:#?}");
}

/// The text from the start up to the bracket that closes the one open before it.
fn until_closed(text: &str) -> &str {
    let mut depth = 0_i32;
    let end = text.char_indices().find_map(|(at, found)| {
        depth += match found {
            '(' | '[' | '{' => 1,
            ')' | ']' | '}' => -1,
            _ => 0,
        };
        (depth < 0).then_some(at)
    });
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn every_message_gets_what_it_needs() {
    let messages = messages(Language::Dutch);
    let get = Regex::new(r#"(?:texts|self)\s*\.get\(\s*"([^"]+)"\s*\)"#).unwrap();
    let with = Regex::new(r#"(?:texts|self)\s*\.with\(\s*"([^"]+)","#).unwrap();
    let name = Regex::new(r#"\(\s*"([a-z_]+)","#).unwrap();
    let mut seen = 0;
    for (path, code) in sources(&LAYERS) {
        for found in get.captures_iter(&code).filter(|found| messages.contains_key(&found[1])) {
            let needs = needs(&messages, &found[1]);
            assert!(needs.is_empty(), "{path}: {} needs {needs:?}", &found[1]);
        }
        for found in with.captures_iter(&code).filter(|found| messages.contains_key(&found[1])) {
            let args = until_closed(&code[found.get(0).unwrap().end()..]);
            let given: BTreeSet<_> = name.captures_iter(args).map(|found| found[1].to_owned()).collect();
            // Arguments made before the call are not looked for.
            if !args.contains("&[") || args.contains("&args") {
                continue;
            }
            let needs = needs(&messages, &found[1]);
            assert!(needs.is_subset(&given), "{path}: {} needs {needs:?} and gets {given:?}", &found[1]);
            seen += 1;
        }
    }
    assert!(seen > 10, "the calls were not found");
}

#[test]
fn the_typeface_has_every_character() {
    for font in ["Regular", "Medium", "Bold"] {
        let data = fs::read(root().join(format!("assets/fonts/Roboto-{font}.ttf"))).unwrap();
        let face = ttf_parser::Face::parse(&data, 0).unwrap();
        let check = |what: &str, text: &str| {
            let missing: Vec<char> =
                text.chars().filter(|it| *it != '\n' && face.glyph_index(*it).is_none()).collect();
            assert!(missing.is_empty(), "{font} has no {missing:?} of {what}: {text}");
        };
        for language in [Language::Dutch, Language::English] {
            for (key, said) in messages(language) {
                check(&key, &said.text);
            }
            let texts = Texts::of(language);
            let number = parse_decimal("-1234567890.05").unwrap();
            check("numbers", &(texts.decimal(number) + &texts.signed(-number)));
            for unit in ["EUR million", "USD", "%", "m2", "m3"] {
                let unit: Unit = unit.parse().unwrap();
                let amount = Amount::Value { value: number, qualifier: None };
                check("amounts", &(texts.amount(&amount, &unit) + &texts.unit(&unit)));
            }
            for month in 1..=12 {
                let day = Date::new(2022, month, 1).unwrap();
                check("dates", &[texts.day(day), texts.month(day), texts.month_short(day)].concat());
            }
        }
    }
}

#[test]
fn quotation_marks_and_dots_are_set_as_in_print() {
    for language in [Language::Dutch, Language::English] {
        for (key, said) in messages(language) {
            let typed = ["\"", "'", "...", "  "].iter().find(|typed| said.text.trim().contains(**typed));
            assert!(typed.is_none(), "{}: {key} has {typed:?}: {}", language.code(), said.text);
        }
    }
}
