//! Language: every text a person reads, in Dutch and English, and numbers and dates as written there.

use fluent_bundle::FluentValue;

use crate::briefing::{
    Amount, Date, Decimal, ItemRef, Number, Period, Reason, Target, Text, Unit, When, finding::Finding,
    index::Place, timing::Standing, when::Window,
};

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

/// The texts of one language.
pub struct Texts {
    language: Language,
}

impl Texts {
    /// Of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Dutch => &Self { language: Language::Dutch },
            Language::English => &Self { language: Language::English },
        }
    }
    /// Which language.
    pub fn language(&self) -> Language {
        self.language
    }
    /// A message without arguments.
    pub fn get(&self, key: &str) -> String {
        key.to_owned()
    }
    /// A message with arguments.
    pub fn with(&self, key: &str, _args: &[(&str, FluentValue<'_>)]) -> String {
        key.to_owned()
    }
    /// An attribute of a message, if it has it.
    pub fn attribute(&self, key: &str, attribute: &str, _args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        Some(format!("{key}.{attribute}"))
    }
    /// A document's own text, in this language where it has it.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.language.code())
    }
    /// `17.653,2`: the digits as written, grouped, with a real minus.
    pub fn decimal(&self, value: Decimal) -> String {
        value.to_string()
    }
    /// The same with `+` before what is above zero.
    pub fn signed(&self, value: Decimal) -> String {
        value.to_string()
    }
    /// Rounded half away from zero to so many places.
    pub fn rounded(&self, value: Decimal, places: u32) -> String {
        value.round_dp(places).to_string()
    }
    /// `ruim € 12,4 miljard`, `250 tot 1.000 gebouwen`, `niet gepubliceerd`.
    pub fn amount(&self, amount: &Amount, _unit: &Unit) -> String {
        amount.value().map(|value| value.to_string()).unwrap_or_default()
    }
    /// A number of the file, with its unit.
    pub fn number(&self, number: &Number, unit: &Unit) -> String {
        self.amount(&number.amount, unit)
    }
    /// `miljoen euro`.
    pub fn unit(&self, unit: &Unit) -> String {
        unit.to_string()
    }
    /// `13 mei 2022`.
    pub fn day(&self, day: Date) -> String {
        day.to_string()
    }
    /// `13 mei`.
    pub fn day_month(&self, day: Date) -> String {
        day.to_string()
    }
    /// `mei 2022`.
    pub fn month(&self, day: Date) -> String {
        day.to_string()
    }
    /// `mei`, at most four letters.
    pub fn month_short(&self, day: Date) -> String {
        day.to_string()
    }
    /// A date as said: its words in quotation marks, or else the date.
    pub fn when(&self, when: &When) -> String {
        format!("{when:?}")
    }
    /// How the author read it, `gelezen als 1 jun t/m 30 sep 2022`; nothing where the date speaks for itself.
    pub fn reading(&self, _when: &When) -> Option<String> {
        None
    }
    /// `1 jun t/m 30 sep 2022`, `vanaf 11 feb 2022`, `uiterlijk 20 jun 2022`.
    pub fn window(&self, window: &Window) -> String {
        format!("{window:?}")
    }
    /// A year, years, or moment.
    pub fn period(&self, period: &Period) -> String {
        period.to_string()
    }
    /// A target's band, `35 tot 40%`.
    pub fn band(&self, _target: &Target) -> String {
        String::new()
    }
    /// `Te laat: minstens 63 dagen, naar lezing van de auteur`.
    pub fn standing(&self, standing: &Standing) -> String {
        format!("{standing:?}")
    }
    /// The value of a place in words: a promise's date, an amount.
    pub fn place(&self, _item: ItemRef<'_>, _place: &Place) -> Option<String> {
        None
    }
    /// `niet gepubliceerd`.
    pub fn reason(&self, reason: Reason) -> String {
        format!("{reason:?}")
    }
    /// A finding in words.
    pub fn finding(&self, finding: &Finding) -> Sentence {
        Sentence { message: finding.code.to_owned(), hint: None }
    }
}
