//! What is wrong with a value, from the words of the library that read it.
//!
//! The types of `briefing` put a code and arguments in their errors, parted by U+001F; `serde` and `serde_json` have
//! words of their own.

use crate::briefing::edtf::EdtfError;
use strum::VariantNames;

/// What is wrong with one value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// What sort of trouble.
    pub kind: Kind,
    /// The code of the finding.
    pub code: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, String)>,
}

/// Where the trouble is, seen from the path of the error.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The value itself.
    Value,
    /// The object there lacks this key.
    Missing(String),
    /// The object there has this key twice.
    Duplicate(String),
}

/// The codes and arguments that errors of the types in `briefing` carry, besides those of dates.
const CODES: &[&str] = &[
    "day-expected",
    "date-and-missing",
    "date-empty",
    "number-too-long",
    "number-unclear",
    "expected-plain-number",
    "range-reversed",
];
const ARGS: &[&str] = &["found", "month", "start", "end", "low", "high", "key"];

/// More than this of a value is not quoted.
const QUOTED: usize = 60;

/// At most sixty characters of a text on one line, and that there is more.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for (at, letter) in text.chars().enumerate() {
        if at == QUOTED {
            quoted.push('…');
            break;
        }
        match letter {
            _ if !letter.is_control() && letter != ' ' => quoted.push(letter),
            _ if quoted.ends_with(' ') => {}
            _ => quoted.push(' '),
        }
    }
    quoted
}

impl Trouble {
    /// What an error of reading `value`, still JSON, says.
    pub(super) fn of(error: &serde_json::Error, value: &str) -> Self {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        if let Some(trouble) = Self::coded(message, value) {
            return trouble;
        }
        let between = |start: &str, end: &str| {
            let rest = message.strip_prefix(start)?;
            rest.rfind(end).map(|at| (rest[..at].to_owned(), rest[at + end.len()..].to_owned()))
        };
        // What is not a small integer is handed to the types as an object, and they miss their keys in it.
        if value.starts_with(|first: char| first == '-' || first.is_ascii_digit())
            && let Some((key, _)) = between("missing field `", "`")
        {
            return Self::wrong_type(
                if key == "missing" { "expect-reference" } else { "expect-prices" },
                value,
            );
        }
        if let Some((key, _)) = between("missing field `", "`") {
            return Self::missing(key);
        }
        if let Some((key, _)) = between("duplicate field `", "`") {
            return Self::duplicate(key);
        }
        if let Some((_, allowed)) = between("unknown variant `", "`, expected ") {
            let allowed = allowed.trim_start_matches("one of ").replace(" or ", ", ").replace('`', "");
            let args = vec![("found", quoted(value)), ("allowed", allowed)];
            return Self { kind: Kind::Value, code: "unknown-value", args };
        }
        match between("invalid ", ", expected ") {
            Some((_, expected)) => Self::wrong_type(expectation(&expected), value),
            None if message == "expected value" => Self::wrong_type("expect-word", value),
            // What is left are the complaints of the parser itself on a text: half a surrogate pair.
            None => Self { kind: Kind::Value, code: "text-escape", args: vec![("found", quoted(value))] },
        }
    }

    /// The error of a type in `briefing`.
    fn coded(message: &str, value: &str) -> Option<Self> {
        let mut parts = message.split('\u{1f}');
        let code = parts.next()?;
        let args: Vec<_> = parts
            .filter_map(|part| {
                let (name, value) = part.split_once('=')?;
                ARGS.iter().find(|known| **known == name).map(|name| (*name, quoted(value)))
            })
            .collect();
        if code == "duplicate-key" {
            return args.into_iter().find(|(name, _)| *name == "key").map(|(_, key)| Self::duplicate(key));
        }
        let is_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        if code == "date-empty" && is_number {
            return Some(Self::wrong_type("expect-date", value));
        }
        let code = CODES.iter().chain(EdtfError::VARIANTS).find(|known| **known == code)?;
        // The digits as written, rather than as they were handed on.
        let args = if *code == "number-too-long" { vec![("found", quoted(value))] } else { args };
        Some(Self { kind: Kind::Value, code, args })
    }

    fn wrong_type(expected: &str, value: &str) -> Self {
        let args = vec![("expected", expected.to_owned()), ("found", quoted(value))];
        Self { kind: Kind::Value, code: "wrong-type", args }
    }

    /// A key that an object lacks.
    pub(super) fn missing(key: String) -> Self {
        Self { kind: Kind::Missing(key.clone()), code: "missing-key", args: vec![("key", key)] }
    }

    /// A key that an object has twice.
    pub(super) fn duplicate(key: String) -> Self {
        Self { kind: Kind::Duplicate(key.clone()), code: "duplicate-key", args: vec![("key", key)] }
    }
}

/// The key of the words for what was expected: that of a type in `briefing`, or for what `serde` says of its own.
fn expectation(expected: &str) -> &str {
    match expected {
        "a boolean" => "expect-yes-or-no",
        "a sequence" => "expect-list",
        "a map" => "expect-object",
        "u32" | "i16" => "expect-whole-number",
        key if key.starts_with("expect-") => key,
        _ => "expect-string",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{Actual, Event, Number, Series, Source, Text, When};
    use serde::de::DeserializeOwned;

    fn trouble<T: DeserializeOwned>(json: &str) -> Trouble {
        Trouble::of(&serde_json::from_str::<T>(json).err().expect(json), json)
    }

    fn line<T: DeserializeOwned>(json: &str) -> String {
        let Trouble { code, args, .. } = trouble::<T>(json);
        let args: Vec<_> = args.into_iter().map(|(name, value)| format!(" {name}={value}")).collect();
        format!("{code}{}", args.concat())
    }

    #[test]
    fn every_sort_of_complaint_is_understood() {
        assert_eq!(line::<When>("\"2022-13\""), "edtf-month-out-of-range found=13");
        assert_eq!(
            line::<When>("{\"date\": \"2022-02-30\"}"),
            "edtf-day-out-of-range found=30 month=2022-02"
        );
        assert_eq!(line::<When>("5"), "wrong-type expected=expect-date found=5");
        assert_eq!(line::<When>("5.5"), "wrong-type expected=expect-date found=5.5");
        assert_eq!(line::<When>("{\"note\": \"x\"}"), "date-empty");
        assert_eq!(line::<When>("{\"latest\": \"2022\"}"), "day-expected found=2022");
        assert_eq!(line::<Number>("true"), "wrong-type expected=expect-number found=true");
        assert_eq!(line::<Number>("1e400"), "number-too-long found=1e400");
        assert_eq!(
            line::<Number>("{\"value\": {\"value\": 1, \"qualifier\": \"about\"}}"),
            "expected-plain-number"
        );
        assert_eq!(line::<Number>("{}"), "number-unclear");
        assert_eq!(line::<Number>("{\"low\": 3, \"high\": 2}"), "range-reversed low=3 high=2");
        assert_eq!(line::<Text>("1.5"), "wrong-type expected=expect-text found=1.5");
        assert_eq!(line::<Text>("{\"nl\": \"a\", \"nl\": \"b\"}"), "duplicate-key key=nl");
        assert_eq!(line::<Text>("{\"nl\": 5}"), r#"wrong-type expected=expect-string found={"nl": 5}"#);
        assert_eq!(line::<Text>(r#""\ud800""#), r#"text-escape found="\ud800""#);
        assert_eq!(line::<Actual>("{}"), "missing-key key=when");
        assert_eq!(line::<Source>("\"a\""), "wrong-type expected=expect-object found=\"a\"");
        assert_eq!(line::<Event>("{\"id\": \"a\", \"id\": \"b\"}"), "duplicate-key key=id");
        let series = |rest: &str| {
            line::<Series>(&format!("{{\"id\": \"a\", \"title\": \"A\", \"unit\": \"m2\", {rest}}}"))
        };
        assert!(series("\"phase\": \"plan`, expected x\"").ends_with("allowed=plan, forecast, realised"));
        assert!(series("\"phase\": 5").starts_with("wrong-type expected=expect-word"));
        assert!(series("\"prices\": 5").starts_with("wrong-type expected=expect-prices"));
        assert!(
            series("\"prices\": {\"constant\": 2015.5}")
                .starts_with("wrong-type expected=expect-whole-number")
        );
        assert!(series("\"of\": 5").starts_with("wrong-type expected=expect-reference"));
        assert!(series("\"one_off\": 5").starts_with("wrong-type expected=expect-yes-or-no"));
        assert!(series("\"links\": 5").starts_with("wrong-type expected=expect-list"));
        assert!(series("\"values\": 5").starts_with("wrong-type expected=expect-values"));
        assert!(series("\"values\": {\"2022\": 1, \"2022\": 2}").starts_with("duplicate-key key=2022"));
        assert_eq!(series("\"values\": {\"22\": 1}"), "edtf-year-not-four-digits found=22 key=22");
        for number in ["2015.5", "-1e3"] {
            assert!(line::<crate::briefing::Prices>(number).starts_with("wrong-type expected=expect-prices"));
            assert!(
                line::<crate::briefing::Reference>(number)
                    .starts_with("wrong-type expected=expect-reference")
            );
        }
    }

    #[test]
    fn a_quotation_is_short_and_on_one_line() {
        assert_eq!(quoted("a\n  b"), "a b");
        assert_eq!(quoted(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
    }
}
