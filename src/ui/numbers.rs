//! Numbers as they are typed and pasted: in Dutch or English notation, with the words of the language for what is
//! vague or missing.
//!
//! Digits stay as typed (`1,50` is written `1.50`). What can be read in two ways is not guessed: [`Problem::Ambiguous`]
//! has both readings.

use serde::Deserialize as _;
use serde_json::{Value, json};

use crate::{
    briefing::{Qualifier, Reason, number::parse_decimal},
    text::{Language, MINUS, NO_BREAK_SPACE, Texts},
};

/// The digits of a number as JSON writes them: `-1234.50`.
pub type Digits = String;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notation {
    /// With a comma before the decimals, as in Dutch.
    Comma,
    /// With a point before the decimals, as in English.
    Point,
}

/// What is known of how a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Writer {
    /// Typed here: the decimal sign of the language is one.
    Typed(Notation),
    /// From elsewhere, in a notation that is not known.
    Unknown,
    /// From elsewhere, in this notation and no other.
    Known(Notation),
}

/// Why a text is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no number.
    NotANumber,
    /// `1.234`: with groups of three digits, or with three decimals.
    Ambiguous {
        /// As a whole number.
        whole: Digits,
        /// With three decimals.
        decimal: Digits,
    },
    /// More digits than are kept exactly.
    TooLong,
}

/// An amount as typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// One value, vague where it has a qualifier.
    Value(Digits, Option<Qualifier>),
    /// Between two values; one alone is at least or at most.
    Range(Option<Digits>, Option<Digits>),
    /// There is none.
    Missing(Reason),
}

impl Notation {
    /// That of a language.
    pub fn of(language: Language) -> Self {
        match language {
            Language::Dutch => Self::Comma,
            Language::English => Self::Point,
        }
    }

    /// The sign before the decimals.
    pub fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

const QUALIFIERS: [Qualifier; 3] = [Qualifier::About, Qualifier::Over, Qualifier::Under];

/// Why there can be no number, in the order of the format.
pub const REASONS: [Reason; 5] =
    [Reason::NotStated, Reason::NotPublished, Reason::Withheld, Reason::NotFound, Reason::CutOff];

/// One plain number.
///
/// Groups of three digits may be parted by a point, a comma, a space or an apostrophe. A single point or comma with
/// other than three digits behind it stands before decimals in any language: so does the key of the numeric pad.
///
/// # Errors
/// When it is no number, or more than one.
pub fn digits(text: &str, writer: Writer) -> Result<Digits, Problem> {
    let text = text.trim().trim_start_matches('€').trim();
    let (below_zero, text) = match text.chars().next() {
        Some(sign @ ('-' | MINUS)) => (true, text[sign.len_utf8()..].trim()),
        Some('+') => (false, text[1..].trim()),
        _ => (false, text),
    };
    let text = text.trim_start_matches('€').trim();
    // Spaces and apostrophes only ever part groups.
    let (text, spaced) = joined(text)?;
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, it)| matches!(it, '.' | ',')).collect();
    if text.chars().any(|it| !it.is_ascii_digit() && !matches!(it, '.' | ',')) {
        return Err(Problem::NotANumber);
    }
    let cut = |at: usize| (&text[..at], &text[at + 1..]);
    let number = |whole: &str, decimals: Option<&str>| {
        let digits = written(whole, decimals, below_zero).ok_or(Problem::NotANumber)?;
        if parse_decimal(&digits).is_err() { Err(Problem::TooLong) } else { Ok(digits) }
    };
    let (first, last) = match signs.as_slice() {
        [] => return number(&text, None),
        [one] => {
            let (before, after) = cut(one.0);
            let could_group = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
            let decimal = match writer {
                _ if spaced || !could_group => true,
                Writer::Typed(own) if own.sign() == one.1 => true,
                Writer::Known(notation) => notation.sign() == one.1,
                Writer::Typed(_) | Writer::Unknown => {
                    let whole = number(&(before.to_owned() + after), None)?;
                    let decimal = number(before, Some(after))?;
                    return Err(Problem::Ambiguous { whole, decimal });
                }
            };
            return if decimal { number(before, Some(after)) } else { number(&grouped(&text)?, None) };
        }
        [first, .., last] => (first, last),
    };
    if first.1 == last.1 {
        let is_mixed = spaced || signs.iter().any(|it| it.1 != last.1);
        return if is_mixed { Err(Problem::NotANumber) } else { number(&grouped(&text)?, None) };
    }
    let (before, after) = cut(last.0);
    if spaced || signs.iter().filter(|it| it.1 == last.1).count() > 1 {
        return Err(Problem::NotANumber);
    }
    number(&grouped(before)?, Some(after))
}

/// The text without what parts groups and is neither point nor comma, and whether there was any.
fn joined(text: &str) -> Result<(String, bool), Problem> {
    let is_gap = |it: char| it.is_whitespace() || matches!(it, '\'' | '’');
    if !text.contains(is_gap) {
        return Ok((text.to_owned(), false));
    }
    let whole = text.split(['.', ',']).next().unwrap_or_default();
    if text[whole.len()..].contains(is_gap) {
        return Err(Problem::NotANumber);
    }
    let is_fine = whole.split(is_gap).enumerate().all(|(at, group)| is_group(at, group));
    if !is_fine {
        return Err(Problem::NotANumber);
    }
    Ok((text.chars().filter(|it| !is_gap(*it)).collect(), true))
}

/// The digits of groups of three.
fn grouped(text: &str) -> Result<String, Problem> {
    let mut groups = text.split(['.', ',']).enumerate();
    if groups.all(|(at, group)| is_group(at, group)) {
        Ok(text.replace(['.', ','], ""))
    } else {
        Err(Problem::NotANumber)
    }
}

fn is_group(at: usize, group: &str) -> bool {
    let sizes = if at == 0 { 1..=3 } else { 3..=3 };
    sizes.contains(&group.len()) && group.bytes().all(|it| it.is_ascii_digit())
}

/// As JSON writes it; nothing where there are no digits.
fn written(whole: &str, decimals: Option<&str>, below_zero: bool) -> Option<Digits> {
    if whole.is_empty() && decimals.is_none() || decimals.is_some_and(str::is_empty) {
        return None;
    }
    let mut digits = whole.trim_start_matches('0').to_owned();
    if digits.is_empty() {
        digits.push('0');
    }
    if let Some(decimals) = decimals {
        digits.push('.');
        digits.push_str(decimals);
    }
    let is_zero = digits.bytes().all(|it| matches!(it, b'0' | b'.'));
    Some(if below_zero && !is_zero { format!("-{digits}") } else { digits })
}

/// Digits as they are typed: without groups, with the decimal sign of the language.
pub fn typed(digits: &str, language: Language) -> String {
    let plain = match parse_decimal(digits) {
        Ok(value) if digits.contains(['e', 'E']) => value.to_string(),
        _ => digits.to_owned(),
    };
    plain.replace('.', Notation::of(language).sign().encode_utf8(&mut [0; 4]))
}

/// A message with one or two arguments, cut where they stand.
fn pattern(texts: &Texts, key: &str, args: &[&str]) -> Vec<String> {
    const MARK: &str = "\u{1}";
    let args: Vec<_> = args.iter().map(|name| (*name, MARK.into())).collect();
    let plain = texts.with(key, &args).replace(NO_BREAK_SPACE, " ").to_lowercase();
    plain.split(MARK).map(str::to_owned).collect()
}

/// An amount, in the words in which the program writes it: `1,5`, `circa 5`, `250 tot 1000`, `minstens 3`,
/// `niet gepubliceerd`; a range also as `250-1000`.
///
/// # Errors
/// When it is none of these.
pub fn amount(text: &str, texts: &Texts, writer: Writer) -> Result<Typed, Problem> {
    let text = text.replace(NO_BREAK_SPACE, " ").trim().to_lowercase();
    if let Some(reason) = REASONS.into_iter().find(|reason| texts.reason(*reason).to_lowercase() == text) {
        return Ok(Typed::Missing(reason));
    }
    let within = |parts: &[String]| {
        let rest = text.strip_prefix(parts.first()?)?.strip_suffix(parts.last()?)?;
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    for qualifier in QUALIFIERS {
        let key = format!("qualifier-{}", <&str>::from(qualifier));
        if let Some(rest) = within(&pattern(texts, &key, &["amount"])) {
            return Ok(Typed::Value(digits(&rest, writer)?, Some(qualifier)));
        }
    }
    if let Some(rest) = within(&pattern(texts, "amount-least", &["amount"])) {
        return Ok(Typed::Range(Some(digits(&rest, writer)?), None));
    }
    if let Some(rest) = within(&pattern(texts, "amount-most", &["amount"])) {
        return Ok(Typed::Range(None, Some(digits(&rest, writer)?)));
    }
    let range = pattern(texts, "amount-range", &["low", "high"]);
    let between = range.get(1).map_or("", String::as_str);
    let dash = || {
        let found = text.char_indices().skip(1).find(|(at, it)| {
            matches!(it, '-' | '–') && text[..*at].trim_end().ends_with(|it: char| it.is_ascii_digit())
        })?;
        Some((&text[..found.0], &text[found.0 + found.1.len_utf8()..]))
    };
    if let Some((low, high)) = text.split_once(between).filter(|_| !between.is_empty()).or_else(dash) {
        return Ok(Typed::Range(Some(digits(low, writer)?), Some(digits(high, writer)?)));
    }
    Ok(Typed::Value(digits(&text, writer)?, None))
}

/// The amount of a number of the file as it is typed; empty where it says none.
pub fn shown(number: &Value, texts: &Texts) -> String {
    let language = texts.language();
    let put = |value: &Value| typed(&value.to_string(), language);
    let object = match number {
        Value::Number(_) => return put(number),
        Value::Object(object) => object,
        _ => return String::new(),
    };
    let reason = object.get("missing").and_then(|it| Reason::deserialize(it).ok());
    let qualifier = object.get("qualifier").and_then(|it| Qualifier::deserialize(it).ok());
    match (object.get("value"), object.get("low"), object.get("high"), reason) {
        (.., Some(reason)) => texts.reason(reason),
        (Some(value), ..) => match qualifier {
            Some(qualifier) => {
                let key = format!("qualifier-{}", <&str>::from(qualifier));
                texts.with(&key, &[("amount", put(value).into())])
            }
            None => put(value),
        },
        (_, Some(low), Some(high), _) => {
            texts.with("amount-range", &[("low", put(low).into()), ("high", put(high).into())])
        }
        (_, Some(low), ..) => texts.with("amount-least", &[("amount", put(low).into())]),
        (_, _, Some(high), _) => texts.with("amount-most", &[("amount", put(high).into())]),
        _ => String::new(),
    }
}

impl Typed {
    /// The keys of the long form of a number that say it, each with its JSON; nothing for those to be left out.
    pub fn members(&self) -> [(&'static str, Option<String>); 5] {
        let (mut value, mut qualifier, mut low, mut high, mut missing) = (None, None, None, None, None);
        match self {
            Self::Value(digits, vague) => {
                value = Some(digits.clone());
                qualifier = vague.map(|vague| json!(vague).to_string());
            }
            Self::Range(least, most) => {
                low.clone_from(least);
                high.clone_from(most);
            }
            Self::Missing(reason) => missing = Some(json!(reason).to_string()),
        }
        [("value", value), ("qualifier", qualifier), ("low", low), ("high", high), ("missing", missing)]
    }

    /// The JSON of a number that says this and nothing else.
    pub fn json(&self) -> String {
        if let Self::Value(digits, None) = self {
            return digits.clone();
        }
        let members =
            self.members().into_iter().filter_map(|(key, json)| Some(format!("\"{key}\": {}", json?)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMA: Writer = Writer::Typed(Notation::Comma);
    const POINT: Writer = Writer::Typed(Notation::Point);

    fn both(whole: &str, decimal: &str) -> Result<Digits, Problem> {
        Err(Problem::Ambiguous { whole: whole.to_owned(), decimal: decimal.to_owned() })
    }

    #[test]
    fn one_number_in_either_notation() {
        for (text, comma, point) in [
            ("12", "12", "12"),
            ("007", "7", "7"),
            ("0", "0", "0"),
            ("-0", "0", "0"),
            ("1,50", "1.50", "1.50"),
            ("1.50", "1.50", "1.50"),
            (",5", "0.5", "0.5"),
            ("-,5", "-0.5", "-0.5"),
            ("\u{2212}3", "-3", "-3"),
            ("+3", "3", "3"),
            ("1.234,5", "1234.5", "1234.5"),
            ("1,234.5", "1234.5", "1234.5"),
            ("12.345.678", "12345678", "12345678"),
            ("12,345,678.90", "12345678.90", "12345678.90"),
            ("1 234,5", "1234.5", "1234.5"),
            ("1\u{a0}234\u{a0}567", "1234567", "1234567"),
            ("1'234.50", "1234.50", "1234.50"),
            ("1 234.567", "1234.567", "1234.567"),
            ("0,123", "0.123", "0.123"),
            ("0.123", "0.123", "0.123"),
            ("1234,567", "1234.567", "1234.567"),
            ("€ 1.234,50", "1234.50", "1234.50"),
            ("-€ 5", "-5", "-5"),
            (" 7 ", "7", "7"),
        ] {
            assert_eq!(digits(text, COMMA).as_deref(), Ok(comma), "{text}");
            assert_eq!(digits(text, POINT).as_deref(), Ok(point), "{text}");
            assert_eq!(digits(text, Writer::Unknown).as_deref(), Ok(comma), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_asked() {
        assert_eq!(digits("1.234", COMMA), both("1234", "1.234"));
        assert_eq!(digits("1,234", COMMA).as_deref(), Ok("1.234"));
        assert_eq!(digits("1.234", POINT).as_deref(), Ok("1.234"));
        assert_eq!(digits("-1,234", POINT), both("-1234", "-1.234"));
        for text in ["1.234", "1,234"] {
            assert_eq!(digits(text, Writer::Unknown), both("1234", "1.234"));
        }
        assert_eq!(digits("1.234", Writer::Known(Notation::Comma)).as_deref(), Ok("1234"));
        assert_eq!(digits("1.234", Writer::Known(Notation::Point)).as_deref(), Ok("1.234"));
        assert_eq!(digits("1,234", Writer::Known(Notation::Point)).as_deref(), Ok("1234"));
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "",
            "-",
            "€",
            ".",
            ",",
            "5,",
            "a",
            "1a",
            "1.2.3",
            "1.23.456",
            "1,2,3.4",
            "1.234.5",
            "1.2,3.4",
            "12 34",
            "1 234 5",
            "1,5 5",
            "1e3",
            "--1",
            "1.2345,6",
            "1 234.567,8",
            "1.234,567.890",
        ] {
            for writer in [COMMA, POINT, Writer::Unknown] {
                assert_eq!(digits(text, writer), Err(Problem::NotANumber), "{text}");
            }
        }
        assert_eq!(digits(&"1".repeat(40), COMMA), Err(Problem::TooLong));
    }

    #[test]
    fn amounts_in_the_words_of_the_language() {
        let dutch = Texts::of(Language::Dutch);
        let value = |digits: &str, vague| Typed::Value(digits.to_owned(), vague);
        let some = |digits: &str| Some(digits.to_owned());
        for (text, expected) in [
            ("12,4", value("12.4", None)),
            ("circa 12,4", value("12.4", Some(Qualifier::About))),
            ("Ruim 3", value("3", Some(Qualifier::Over))),
            ("bijna 4,50", value("4.50", Some(Qualifier::Under))),
            ("250 tot 1000", Typed::Range(some("250"), some("1000"))),
            ("250-1000", Typed::Range(some("250"), some("1000"))),
            ("-5 – -3", Typed::Range(some("-5"), some("-3"))),
            ("minstens 5", Typed::Range(some("5"), None)),
            ("hoogstens 5", Typed::Range(None, some("5"))),
            ("niet gepubliceerd", Typed::Missing(Reason::NotPublished)),
        ] {
            assert_eq!(amount(text, dutch, COMMA), Ok(expected), "{text}");
        }
        let english = Texts::of(Language::English);
        assert_eq!(amount("about 1,234.5", english, POINT), Ok(value("1234.5", Some(Qualifier::About))));
        assert_eq!(amount("circa 5", english, POINT), Err(Problem::NotANumber));
        assert_eq!(amount("circa", dutch, COMMA), Err(Problem::NotANumber));
    }

    #[test]
    fn the_json_says_no_more_than_was_typed() {
        let value = |digits: &str, vague| Typed::Value(digits.to_owned(), vague);
        assert_eq!(value("1.50", None).json(), "1.50");
        assert_eq!(value("2", Some(Qualifier::Over)).json(), r#"{"value": 2, "qualifier": "over"}"#);
        assert_eq!(Typed::Range(Some("1".to_owned()), None).json(), r#"{"low": 1}"#);
        assert_eq!(Typed::Missing(Reason::Withheld).json(), r#"{"missing": "withheld"}"#);
    }

    #[test]
    fn an_exponent_is_typed_out() {
        assert_eq!(typed("1.25e3", Language::Dutch), "1250");
        assert_eq!(typed("-1.50", Language::Dutch), "-1,50");
    }

    fn any_digits() -> impl Strategy<Value = String> {
        "(0|-?[1-9][0-9]{0,11})(\\.[0-9]{1,6})?"
    }

    fn any_typed() -> impl Strategy<Value = Typed> {
        let qualifiers: Vec<_> = std::iter::once(None).chain(QUALIFIERS.map(Some)).collect();
        prop_oneof![
            (any_digits(), prop::sample::select(qualifiers))
                .prop_map(|(digits, vague)| Typed::Value(digits, vague)),
            (any_digits(), any_digits()).prop_map(|(low, high)| Typed::Range(Some(low), Some(high))),
            any_digits().prop_map(|low| Typed::Range(Some(low), None)),
            any_digits().prop_map(|high| Typed::Range(None, Some(high))),
            prop::sample::select(REASONS.to_vec()).prop_map(Typed::Missing),
        ]
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(amount in any_typed()) {
            for language in [Language::Dutch, Language::English] {
                let texts = Texts::of(language);
                let number: Value = serde_json::from_str(&amount.json()).unwrap();
                let text = shown(&number, texts);
                let again = super::amount(&text, texts, Writer::Typed(Notation::of(language)));
                prop_assert_eq!(again, Ok(amount.clone()), "{}", text);
            }
        }

        #[test]
        fn never_panics_and_only_writes_json(text in "[-+−€0-9., '–a]{0,14}") {
            for writer in [COMMA, POINT, Writer::Unknown] {
                if let Ok(digits) = digits(&text, writer) {
                    prop_assert!(serde_json::from_str::<serde_json::Number>(&digits).is_ok(), "{}", digits);
                }
                let _ = amount(&text, Texts::of(Language::Dutch), writer);
            }
        }
    }
}
