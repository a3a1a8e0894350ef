//! Language: every text a person reads, in Dutch and English, and numbers and dates as written there.
//!
//! Words stand only in the Fluent files of `assets/locale`, compiled in. A number passed to a message takes its
//! plural form and is written as the language does, with grouping, so a year, a line or a percentage already in
//! words is passed as text: `("year", "2022".into())`. Between a number and its unit stands a no-break space.

mod date;
mod messages;
mod number;
mod standing;

use std::sync::LazyLock;

use fluent_bundle::FluentValue;

use crate::briefing::{
    ItemRef, Period, Text,
    finding::Finding,
    index::{Part, Place},
    number::parse_decimal,
};
pub use number::{MINUS, NO_BREAK_SPACE, round};

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Language {
    /// Nederlands.
    Dutch,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// From a BCP 47 tag such as `nl-NL`, if the program speaks it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.']).next()? {
            "nl" => Some(Self::Dutch),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Dutch => Self::English,
            Self::English => Self::Dutch,
        }
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What happened.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
}

/// The texts of one language. The formatters of numbers and dates are made when first used.
pub struct Texts {
    language: Language,
    messages: messages::Messages,
    numbers: number::Numbers,
    money: number::Money,
    dates: date::Dates,
}

static DUTCH: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::Dutch));
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::English));

impl Texts {
    fn new(language: Language) -> Self {
        let messages = messages::load(language);
        let (numbers, money) = (number::Numbers::new(), number::Money::new());
        Self { language, messages, numbers, money, dates: date::Dates::new() }
    }

    /// Of a language, read when first asked for.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Dutch => &DUTCH,
            Language::English => &ENGLISH,
        }
    }

    /// Which language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments. A key that is in no file is logged and stands for its message.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with arguments.
    pub fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        if let Some(message) = messages::format(&self.messages, key, None, args) {
            return message.into_owned();
        }
        log::error!("no message {key} in {}", self.language.code());
        key.to_owned()
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.messages.has_message(key)
    }

    /// An attribute of a message, if it has it.
    pub fn attribute(&self, key: &str, attribute: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        messages::format(&self.messages, key, Some(attribute), args).map(Into::into)
    }

    /// A document's own text, in this language where it has it.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.language.code())
    }

    /// Whether [`text`](Self::text) gives another language than this one, where plain texts are in `file_language`.
    pub fn text_is_fallback(&self, text: &Text, file_language: &str) -> bool {
        let plain = Language::from_tag(file_language).map(Language::code);
        !text.is_in(self.language.code(), plain.unwrap_or_default())
    }

    /// The value of a place in words: what a promise names, when it happened, the period and the amount of a value;
    /// of an item itself a target's band, a measure's horizon, a source's date.
    pub fn place(&self, item: ItemRef<'_>, place: &Place) -> Option<String> {
        match (item, &place.part) {
            (ItemRef::Event(event), Part::Promise(at)) => {
                event.promises.get(*at)?.when.as_ref().map(|when| self.when(when))
            }
            (ItemRef::Event(event), Part::Actual) => {
                event.actual.as_ref().map(|actual| self.when(&actual.when))
            }
            (ItemRef::Series(series), Part::Value(period)) => {
                let (_, number) = series.values.iter().find(|(found, _)| found == period)?;
                let amount = self.number(number, &series.unit);
                let args = [("period", self.period(period).into()), ("amount", amount.into())];
                Some(self.with("period-value", &args))
            }
            (ItemRef::Target(target), Part::Whole) => Some(self.band(target)),
            (ItemRef::Measure(measure), Part::Whole) => measure.when.as_ref().map(|when| self.when(when)),
            (ItemRef::Source(source), Part::Whole) => source.date.as_ref().map(|when| self.when(when)),
            _ => None,
        }
    }

    /// A finding in words: the message `finding-CODE` and its `.hint`.
    ///
    /// Findings carry plain text; some of it is put into words by the name of the argument, all else stays as it is:
    ///
    /// | argument | becomes |
    /// |---|---|
    /// | `count`, `days` | a number, with plural forms |
    /// | `whole`, `parts`, `stated`, `computed`, `low`, `high` | the digits in this language's notation |
    /// | `unit` | the unit in words |
    /// | `day`, `as-of`, `earlier`, `latest`, `date`, `month`, `period` | the date or period in words |
    /// | any that begins with `expect-` | the message of that key |
    pub fn finding(&self, finding: &Finding) -> Sentence {
        let args = finding.args.iter().map(|(name, value)| (*name, self.argument(name, value)));
        let args: Vec<_> = args.collect();
        let key = format!("finding-{}", finding.code);
        Sentence { message: self.with(&key, &args), hint: self.attribute(&key, "hint", &args) }
    }

    fn argument<'a>(&self, name: &str, value: &'a str) -> FluentValue<'a> {
        let put = match name {
            "count" | "days" => value.parse::<i64>().ok().map(FluentValue::from),
            "whole" | "parts" | "stated" | "computed" | "low" | "high" => {
                parse_decimal(value).ok().map(|value| self.decimal(value).into())
            }
            "unit" => value.parse().ok().map(|unit| self.unit(&unit).into()),
            "period" if value == "not_stated" => Some(self.period(&Period::NotStated).into()),
            "period" => value.parse().ok().map(|date| self.period(&Period::At(date)).into()),
            "day" | "as-of" | "earlier" | "earliest" | "latest" | "date" | "month" => {
                value.parse().ok().map(|date| self.edtf(&date).into())
            }
            _ => value.starts_with("expect-").then(|| self.get(value).into()),
        };
        put.unwrap_or_else(|| value.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{Briefing, Id, Index, finding};

    #[test]
    fn knows_its_languages_by_their_tags() {
        assert_eq!(Language::from_tag("nl-NL"), Some(Language::Dutch));
        assert_eq!(Language::from_tag("en_GB.UTF-8"), Some(Language::English));
        assert_eq!(Language::from_tag("fr"), None);
        assert_eq!(Texts::of(Language::English).language(), Language::English);
    }

    #[test]
    fn a_missing_message_is_its_key() {
        let texts = Texts::of(Language::Dutch);
        assert_eq!(texts.get("no-such-message"), "no-such-message");
        assert_eq!(texts.attribute("late-days", "no-such-attribute", &[]), None);
        assert_eq!(texts.attribute("no-such-message", "hint", &[]), None);
    }

    #[test]
    fn numbers_in_messages_are_grouped_and_take_plural_forms() {
        let texts = Texts::of(Language::Dutch);
        let days = |count: i32| texts.with("late-days", &[("days", count.into())]);
        assert_eq!([days(0), days(1), days(2)], ["0\u{a0}dagen", "1\u{a0}dag", "2\u{a0}dagen"]);
        assert_eq!(days(12345), "12.345\u{a0}dagen");
        assert_eq!(days(-3), "−3\u{a0}dagen");
        assert_eq!(texts.with("date-from", &[("date", 2.5.into())]), "vanaf 2,5");
        assert_eq!(texts.with("date-from", &[("date", "2022".into())]), "vanaf 2022");
        let days = Texts::of(Language::English).with("late-days", &[("days", 12345.into())]);
        assert_eq!(days, "12,345\u{a0}days");
    }

    #[test]
    fn texts_of_a_document_fall_back() {
        let english = Texts::of(Language::English);
        let both: Text = serde_json::from_str(r#"{"nl": "brief", "en": "letter"}"#).unwrap();
        assert_eq!(english.text(&both), "letter");
        assert!(!english.text_is_fallback(&both, "nl"));
        let plain = Text::from("brief");
        assert_eq!(english.text(&plain), "brief");
        assert!(english.text_is_fallback(&plain, "nl-NL"));
        assert!(!english.text_is_fallback(&plain, "en-US"));
        assert!(english.text_is_fallback(&plain, "fr"));
        let french: Text = serde_json::from_str(r#"{"fr": "lettre"}"#).unwrap();
        assert!(english.text_is_fallback(&french, "fr"));
    }

    #[test]
    fn places_in_words() {
        let json = r#"{
            "format": "hoofdlijn", "version": 1, "title": "t",
            "sources": [{"id": "s", "title": "s", "date": "2022-02-11"}],
            "measures": [{"id": "m", "title": "m", "when": "2030"}],
            "events": [{"id": "e", "title": "e", "promises": [{"when": "2022-04"}, {}], "actual": {"when": "2022-05-13"}}],
            "series": [{"id": "b", "title": "b", "unit": "EUR million", "values": {"2025": 17653.2}}],
            "targets": [{"id": "t", "title": "t", "unit": "%", "direction": "decrease", "status": "decided", "low": 35, "high": 40}]
        }"#;
        let briefing: Briefing = serde_json::from_str(json).unwrap();
        let index = Index::new(&briefing);
        let place = |item: &str, part: Part| {
            let place = Place { item: Id::from(item), part };
            Texts::of(Language::Dutch).place(index.item(&briefing, &place.item).unwrap(), &place)
        };
        let value = Part::Value(Period::At("2025".parse().unwrap()));
        assert_eq!(place("b", value).as_deref(), Some("2025: €\u{a0}17.653,2\u{a0}miljoen"));
        assert_eq!(place("e", Part::Promise(0)).as_deref(), Some("april 2022"));
        assert_eq!(place("e", Part::Promise(1)), None);
        assert_eq!(place("e", Part::Promise(2)), None);
        assert_eq!(place("e", Part::Actual).as_deref(), Some("13 mei 2022"));
        assert_eq!(place("e", Part::Whole), None);
        assert_eq!(place("t", Part::Whole).as_deref(), Some("35 tot 40%"));
        assert_eq!(place("m", Part::Whole).as_deref(), Some("2030"));
        assert_eq!(place("s", Part::Whole).as_deref(), Some("11 februari 2022"));
        assert_eq!(place("s", Part::Actual), None);
    }

    #[test]
    fn what_findings_carry_is_put_into_words() {
        let texts = Texts::of(Language::Dutch);
        for (name, value, expected) in [
            ("whole", "17653.2", "17.653,2"),
            ("computed", "-335.30", "−335,30"),
            ("unit", "EUR million", "miljoen euro"),
            ("day", "2025-12-15", "15 december 2025"),
            ("month", "2022-02", "februari 2022"),
            ("date", "2022-22", "zomer 2022"),
            ("period", "2022/2025", "2022–2025 samen"),
            ("period", "not_stated", "jaar niet vermeld"),
            ("period", "", ""),
            ("day", "gisteren", "gisteren"),
            ("found", "17653.2", "17653.2"),
            ("id", "2022", "2022"),
            ("expected", "expect-no-such-thing", "expect-no-such-thing"),
        ] {
            assert_eq!(texts.argument(name, value), expected.into(), "{name} {value}");
        }
        assert_eq!(texts.argument("count", "2"), 2.into());
        assert_eq!(texts.argument("count", "two"), "two".into());
    }

    #[test]
    fn a_finding_without_a_message_is_its_key() {
        let finding = Finding::error("no-such-code", finding::Path::default());
        let sentence = Texts::of(Language::Dutch).finding(&finding);
        assert_eq!(sentence, Sentence { message: "finding-no-such-code".to_owned(), hint: None });
    }
}
