//! Numbers over time, how they split, where they break, and bridges between two of them.

use std::{collections::HashSet, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};

use super::{
    edtf::{Edtf, End, Shape},
    evidence::{Evidence, Reference},
    number::{Number, Unit},
    text::{Id, Text},
    when::When,
};

/// A number over time, money or not.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Series {
    /// Unique in the file.
    pub id: Id,
    /// The label.
    pub title: Text,
    /// The priority it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Id>,
    /// What is counted.
    pub unit: Unit,
    /// What a share is of: a definition, or why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Reference>,
    /// What is in it and what is not: a definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Id>,
    /// Of money: which of the three that are never summed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<Flow>,
    /// Plan, forecast or realised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The document whose view it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vintage: Option<Vintage>,
    /// Of money: in which year's prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices: Option<Prices>,
    /// Whether it happens once, and is drawn as its own block.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_off: bool,
    /// The numbers; without any, the sum of its complete split.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub values: Values,
    /// Where what is counted changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<SeriesBreak>,
    /// Ways to cut it into parts; only the parts of one split are ever summed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub splits: Vec<Split>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

impl Series {
    /// The split that it is the sum of, where it has no values.
    pub fn complete_split(&self) -> Option<&Split> {
        self.splits.iter().find(|split| split.complete && !split.parts.is_empty())
    }
}

/// Which of the three sorts of budget money: they are never in one sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Flow {
    /// Money that leaves.
    Expenditure,
    /// Money that is bound.
    Commitment,
    /// Money that comes in.
    Receipt,
}

/// How firm a number is: PL, FC and AC of IBCS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Phase {
    /// Planned or budgeted (PL): drawn as an outline.
    Plan,
    /// Expected (FC): drawn hatched.
    Forecast,
    /// What it came to (AC): drawn solid.
    Realised,
}

/// The document whose view a number is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Vintage {
    /// What the document is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// When it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
}

/// In which year's prices money is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prices {
    /// As paid in each year.
    Current,
    /// In the prices of one year.
    Constant(i16),
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-prices")]
struct ConstantPrices {
    constant: i16,
}

impl<'de> Deserialize<'de> for Prices {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Prices;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-prices")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Prices, E> {
                match text {
                    "current" => Ok(Prices::Current),
                    other => Err(E::unknown_variant(other, &["current"])),
                }
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Prices, A::Error> {
                ConstantPrices::deserialize(de::value::MapAccessDeserializer::new(map))
                    .map(|prices| Prices::Constant(prices.constant))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for Prices {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Current => serializer.serialize_str("current"),
            Self::Constant(constant) => ConstantPrices { constant: *constant }.serialize(serializer),
        }
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Prices {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Prices".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let constant = generator.subschema_for::<ConstantPrices>();
        schemars::json_schema!({ "anyOf": [{ "const": "current" }, constant] })
    }
}

/// Where what a series counts changed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct SeriesBreak {
    /// The first date counted the new way.
    pub from: When,
    /// What was counted before.
    pub before: Text,
    /// What is counted after.
    pub after: Text,
    /// Where that stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// One way to cut a series into parts.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Split {
    /// What the cut is by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Series.
    pub parts: Vec<Id>,
    /// Whether the parts should make up the whole.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
    /// Where that stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// From one figure to another through steps. The rest is always computed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Bridge {
    /// Unique in the file.
    pub id: Id,
    /// The label.
    pub title: Text,
    /// Where it starts.
    pub from: BridgeEnd,
    /// Where it ends.
    pub to: BridgeEnd,
    /// Series, in the order they are drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Id>,
    /// The rest as a source states it.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub rest: Values,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark; needed where scopes, flows or prices differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// One end of a bridge.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct BridgeEnd {
    /// A series.
    pub series: Id,
    /// The year; without it, every year both ends have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// Numbers by period, in the order written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(pub Vec<(Period, Number)>);

/// What a value is the value of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// A year, the total of a run of years, every year from one on, or a level at a moment.
    At(Edtf),
    /// An amount whose year the source does not give.
    NotStated,
}

/// What a [`Period`] means for sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// One year.
    Year(i16),
    /// The total of these years, both included.
    Total(i16, i16),
    /// That much in every year from this one on that has no value of its own ("structural").
    From(i16),
    /// A level at some moment.
    Moment,
    /// No year given.
    NotStated,
}

impl Period {
    /// What it means for sums.
    pub fn span(&self) -> Span {
        let Self::At(edtf) = self else { return Span::NotStated };
        if let Some(year) = edtf.year_only() {
            return Span::Year(year);
        }
        match edtf.shape() {
            Shape::Interval { start: End::At(start), end: End::At(end) } => {
                Span::Total(start.year(), end.year())
            }
            Shape::Interval { start: End::At(start), end: End::Open } => Span::From(start.year()),
            _ => Span::Moment,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(edtf) => edtf.fmt(f),
            Self::NotStated => f.write_str("not_stated"),
        }
    }
}

impl Values {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The period and number of each value, in the order written.
    pub fn iter(&self) -> std::slice::Iter<'_, (Period, Number)> {
        self.0.iter()
    }

    /// The value written for exactly this year.
    pub fn year(&self, year: i16) -> Option<&Number> {
        self.iter().find(|(period, _)| period.span() == Span::Year(year)).map(|(_, number)| number)
    }

    /// The value that holds in this year: its own, or a structural one from an earlier year on.
    pub fn in_year(&self, year: i16) -> Option<&Number> {
        self.year(year).or_else(|| {
            self.iter()
                .filter_map(|(period, number)| match period.span() {
                    Span::From(from) if from <= year => Some((from, number)),
                    _ => None,
                })
                .max_by_key(|(from, _)| *from)
                .map(|(_, number)| number)
        })
    }

    /// The years that have a value of their own, ascending.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self
            .iter()
            .filter_map(|(period, _)| match period.span() {
                Span::Year(year) => Some(year),
                _ => None,
            })
            .collect();
        years.sort_unstable();
        years
    }
}

impl<'a> IntoIterator for &'a Values {
    type Item = &'a (Period, Number);
    type IntoIter = std::slice::Iter<'a, (Period, Number)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A date that is no date says so with the whole key as argument.
impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Period;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-date")
            }

            fn visit_str<E: de::Error>(self, key: &str) -> Result<Period, E> {
                if key == "not_stated" {
                    return Ok(Period::NotStated);
                }
                key.parse()
                    .map(Period::At)
                    .map_err(|error| E::custom(format!("{}\u{1f}key={key}", super::edtf_words(&error))))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Values;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-values")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
                let mut values: Vec<(Period, Number)> = Vec::new();
                let mut seen = HashSet::new();
                while let Some(period) = map.next_key::<Period>()? {
                    if !seen.insert(period.clone()) {
                        return Err(de::Error::custom(format!("duplicate-key\u{1f}key={period}")));
                    }
                    values.push((period, map.next_value()?));
                }
                Ok(Values(values))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (period, number) in &self.0 {
            map.serialize_entry(&period.to_string(), number)?;
        }
        map.end()
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Values {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let number = generator.subschema_for::<Number>();
        schemars::json_schema!({
            "type": "object",
            "description": "From a date to a number: a year, a closed interval (the total of those years), an open one (that much in every year from then on), a day or month (a level at that moment), or \"not_stated\".",
            "additionalProperties": number
        })
    }
}
