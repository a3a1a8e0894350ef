//! Every sort of broken file: what is said, where, and in both languages.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use fluent_syntax::ast::Entry;
use hoofdlijn::{
    briefing::edtf::EdtfError,
    file::{
        Located, Refusal,
        disk::{ReadReason, WriteReason},
        load,
    },
    text::{Language, Texts},
};
use strum::VariantNames;

/// The files of the folder, by name.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/broken");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// What is found in a file, and whether it opens.
fn found(bytes: &[u8]) -> (bool, Vec<Located>) {
    match load(bytes) {
        Ok(loaded) => (true, loaded.findings),
        Err(Refusal { located }) => (false, vec![located]),
    }
}

fn write(name: &str, Located { finding, line, column }: &Located, out: &mut String) {
    let severity: &str = finding.severity.into();
    let args: Vec<_> = finding.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let args = args.join(" ");
    writeln!(out, "{name}:{line}:{column}: {severity}[{}]: {}: {args}", finding.code, finding.path).unwrap();
    for language in [Language::Dutch, Language::English] {
        let sentence = Texts::of(language).finding(finding);
        let hint = sentence.hint.unwrap_or_default();
        writeln!(out, "  {}: {} {hint}", language.code(), sentence.message).unwrap();
    }
}

#[test]
fn every_broken_file_says_what_and_where() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    let _bound = settings.bind_to_scope();
    for (name, bytes) in files() {
        let (opens, findings) = found(&bytes);
        let mut out = String::from(if opens { "opens\n" } else { "refused\n" });
        for located in &findings {
            write(&name, located, &mut out);
        }
        assert!(!findings.is_empty(), "{name} is not broken");
        insta::assert_snapshot!(format!("broken-{name}"), out);
    }
}

/// The messages of a language that have a hint.
fn hinted(language: &str) -> BTreeSet<String> {
    let path = format!("{}/assets/locale/{language}/file.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) if message.attributes.iter().any(|it| it.id.name == "hint") => Some(message),
        _ => None,
    });
    messages.map(|message| message.id.name.to_owned()).collect()
}

#[test]
fn every_error_of_reading_and_writing_has_words_and_a_hint() {
    let dates = EdtfError::VARIANTS.iter().map(|code| format!("finding-{code}"));
    let disk = ReadReason::VARIANTS.iter().chain(WriteReason::VARIANTS).map(|&code| code.to_owned());
    let codes: Vec<String> = dates.chain(disk).collect();
    for language in ["nl", "en"] {
        let hinted = hinted(language);
        for code in &codes {
            assert!(hinted.contains(code), "{language}: {code}");
        }
    }
    assert_eq!(hinted("nl"), hinted("en"));
}

/// Every message of the loader is shown by some file of the folder; the few that no small file can show are named.
#[test]
fn every_message_has_its_broken_file() {
    let large = ["finding-too-many", "finding-too-many-keys", "finding-file-unreadable"].map(str::to_owned);
    let shown = files()
        .into_iter()
        .flat_map(|(_, bytes)| found(&bytes).1)
        .map(|it| format!("finding-{}", it.finding.code));
    let shown: BTreeSet<String> = shown.chain(large).collect();
    let silent: Vec<String> =
        hinted("nl").into_iter().filter(|key| key.starts_with("finding-") && !shown.contains(key)).collect();
    assert_eq!(silent, Vec::<String>::new());
}
