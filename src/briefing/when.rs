//! Dates as a source gives them: an EDTF date, the words, the author's reading, or why there is none.

mod moved;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    edtf::Edtf,
    evidence::{Evidence, Reason},
    text::Text,
};

/// A moment somewhere within a date that may be vague; of a period, its start to its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    /// What was said, never more precise; `None` where the words name no date ("zo snel mogelijk").
    pub date: Option<Edtf>,
    /// The first day it can be, by the author's reading.
    pub earliest: Option<Date>,
    /// The last day it can be, by the author's reading.
    pub latest: Option<Date>,
    /// The words of the source.
    pub wording: Option<Text>,
    /// Why there is no date.
    pub missing: Option<Reason>,
    /// A remark.
    pub note: Option<Text>,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

/// The days a vague date can be: whole days, both ends included, `None` where it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
    /// Whether the author's reading set `first`, rather than the date as said.
    pub first_read: bool,
    /// Whether the author's reading set `last`, rather than the date as said.
    pub last_read: bool,
}

impl Window {
    /// The one day, where it is one.
    pub fn day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first).flatten()
    }

    /// Whether neither end is known.
    pub fn is_open(&self) -> bool {
        self.first.is_none() && self.last.is_none()
    }

    /// Any day in it: the middle, or the end that is known.
    pub fn middle(&self) -> Option<Date> {
        match (self.first, self.last) {
            (Some(first), Some(last)) => {
                let days = (last - first).get_days();
                first.checked_add(jiff::Span::new().days(days / 2)).ok()
            }
            (one, other) => one.or(other),
        }
    }
}

impl When {
    /// A day.
    pub fn day(day: Date) -> Self {
        Self { date: Some(Edtf::day(day)), ..Self::default() }
    }

    /// The days it can be. The author's reading goes before what the date itself allows.
    pub fn window(&self) -> Window {
        let date = self.date.as_ref();
        Window {
            first: self.earliest.or_else(|| date.and_then(Edtf::first_day)),
            last: self.latest.or_else(|| date.and_then(Edtf::last_day)),
            first_read: self.earliest.is_some() && self.earliest != date.and_then(Edtf::first_day),
            last_read: self.latest.is_some() && self.latest != date.and_then(Edtf::last_day),
        }
    }

    /// Whether it names neither a date, nor a day, nor words.
    pub fn is_missing(&self) -> bool {
        self.missing.is_some()
    }
}

/// A whole day, `2022-02-11`.
pub mod day {
    use super::{Date, Deserializer, Serialize, Serializer, de, fmt};

    /// Reads a day.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-day")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                super::parse_day(text).ok_or_else(|| E::custom(format!("day-expected\u{1f}found={text}")))
            }
        }
        deserializer.deserialize_str(Visitor).map(Some)
    }

    /// Writes a day.
    pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(serializer)
    }
}

/// A day written as `YYYY-MM-DD`; jiff alone would also take other ISO 8601 forms.
pub fn parse_day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten().filter(|day: &Date| day.to_string() == text)
}

#[derive(Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-date")]
struct WhenObject {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Edtf>,
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    earliest: Option<Date>,
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    latest: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wording: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    missing: Option<Reason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = When;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-date")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<When, E> {
                let date = text.parse::<Edtf>().map_err(|error| super::edtf_error(&error))?;
                Ok(When { date: Some(date), ..When::default() })
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<When, A::Error> {
                let object = WhenObject::deserialize(de::value::MapAccessDeserializer::new(map))?;
                let WhenObject { date, earliest, latest, wording, missing, note, evidence } = object;
                if missing.is_some() && (date.is_some() || earliest.is_some() || latest.is_some()) {
                    return Err(de::Error::custom("date-and-missing"));
                }
                if date.is_none()
                    && earliest.is_none()
                    && latest.is_none()
                    && missing.is_none()
                    && wording.is_none()
                {
                    return Err(de::Error::custom("date-empty"));
                }
                Ok(When { date, earliest, latest, wording, missing, note, evidence })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Self {
            date: Some(date),
            earliest: None,
            latest: None,
            wording: None,
            missing: None,
            note: None,
            evidence,
        } = self
            && evidence.is_empty()
        {
            return date.serialize(serializer);
        }
        let Self { date, earliest, latest, wording, missing, note, evidence } = self.clone();
        WhenObject { date, earliest, latest, wording, missing, note, evidence }.serialize(serializer)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let date = generator.subschema_for::<Edtf>();
        let object = generator.subschema_for::<WhenObject>();
        schemars::json_schema!({ "anyOf": [date, object] })
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Edtf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "EDTF (ISO 8601-2) levels 0 and 1 without times of day, plus quarters 33-36 and half-years 40-41."
        })
    }
}
