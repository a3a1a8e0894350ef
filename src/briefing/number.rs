//! Numbers as a source gives them: exact, vague, a range, or missing; and their units.

use std::{borrow::Cow, fmt, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    evidence::{Evidence, Reason},
    series::{Phase, Vintage},
    text::Text,
};

/// A number with what is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// How much.
    pub amount: Amount,
    /// The words of the source.
    pub wording: Option<Text>,
    /// The unit, where it differs from the series'.
    pub unit: Option<Unit>,
    /// The phase, where it differs from the series'.
    pub phase: Option<Phase>,
    /// The vintage, where it differs from the series'.
    pub vintage: Option<Vintage>,
    /// A remark.
    pub note: Option<Text>,
    /// Where it stands; without its own, that of the item around it holds.
    pub evidence: Vec<Evidence>,
}

/// How much: never a binary float.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// One value; its scale is that of the digits as written (`3.00` is firmer than `3`).
    Value {
        /// The digits.
        value: Decimal,
        /// "circa", "ruim", "bijna".
        qualifier: Option<Qualifier>,
    },
    /// Between two values; one alone is at least or at most.
    Range {
        /// At least.
        low: Option<Decimal>,
        /// At most.
        high: Option<Decimal>,
    },
    /// There is none.
    Missing(Reason),
}

/// How a vague value lies to the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Qualifier {
    /// "circa".
    About,
    /// "ruim".
    Over,
    /// "bijna".
    Under,
}

impl Amount {
    /// The value, where it is one; vague ones included.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Value { value, .. } => Some(*value),
            Self::Range { .. } | Self::Missing(_) => None,
        }
    }

    /// The least and the most it can be, as far as it is known.
    pub fn bounds(&self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Self::Value { value, .. } => (Some(*value), Some(*value)),
            Self::Range { low, high } => (*low, *high),
            Self::Missing(_) => (None, None),
        }
    }

    /// Where to draw it: the value, the middle of a range, or its one end.
    pub fn midpoint(&self) -> Option<Decimal> {
        match self.bounds() {
            (Some(low), Some(high)) => low.checked_add(high)?.checked_div(Decimal::TWO),
            (one, other) => one.or(other),
        }
    }

    /// Whether it is a range or qualified, so that a sum with it is vague too.
    pub fn is_vague(&self) -> bool {
        !matches!(self, Self::Value { qualifier: None, .. })
    }
}

impl Number {
    /// A plain exact number.
    pub fn exact(value: Decimal) -> Self {
        Self::from(Amount::Value { value, qualifier: None })
    }
}

impl From<Amount> for Number {
    fn from(amount: Amount) -> Self {
        Self {
            amount,
            wording: None,
            unit: None,
            phase: None,
            vintage: None,
            note: None,
            evidence: Vec::new(),
        }
    }
}

/// The digits of a JSON number as an exact decimal.
///
/// # Errors
/// The digits themselves when they do not fit: at most 28 significant digits.
pub fn parse_decimal(digits: &str) -> Result<Decimal, &str> {
    let parsed = if digits.contains(['e', 'E']) {
        Decimal::from_scientific(digits)
    } else {
        Decimal::from_str_exact(digits)
    };
    parsed.map_err(|_| digits)
}

/// One decimal, read from a JSON number's digits and written back as such.
pub mod decimal {
    use super::{Amount, Decimal, Deserialize, Deserializer, Number, Serialize, Serializer, de};

    /// Reads a plain number.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        match Number::deserialize(deserializer)?.amount {
            Amount::Value { value, qualifier: None } => Ok(Some(value)),
            _ => Err(de::Error::custom("expected-plain-number")),
        }
    }

    /// Writes the digits.
    pub fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        value.map(|value| serde_json::Number::from_string_unchecked(value.to_string())).serialize(serializer)
    }
}

/// The private key of [`NumberObject`].
pub(super) const DIGITS: &str = "$serde_json::private::Number";

/// The object form, and the plain one: with its feature `arbitrary_precision`, `serde_json` hands out a bare number
/// that is not a small integer as an object with a private key for its digits.
#[derive(Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-number")]
struct NumberObject {
    #[serde(rename = "$serde_json::private::Number", default, skip_serializing)]
    #[cfg_attr(test, schemars(skip))]
    digits: String,
    #[serde(default, with = "decimal", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<serde_json::Number>"))]
    value: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    qualifier: Option<Qualifier>,
    #[serde(default, with = "decimal", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<serde_json::Number>"))]
    low: Option<Decimal>,
    #[serde(default, with = "decimal", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<serde_json::Number>"))]
    high: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    missing: Option<Reason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wording: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phase: Option<Phase>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vintage: Option<Vintage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-number")
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Number, E> {
                Ok(Number::exact(value.into()))
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Number, E> {
                Ok(Number::exact(value.into()))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Number, A::Error> {
                let object = NumberObject::deserialize(de::value::MapAccessDeserializer::new(map))?;
                let amount = match object {
                    NumberObject { ref digits, .. } if !digits.is_empty() => {
                        let value = parse_decimal(digits).map_err(|digits| {
                            de::Error::custom(format!("number-too-long\u{1f}found={digits}"))
                        })?;
                        Amount::Value { value, qualifier: None }
                    }
                    NumberObject { missing: Some(reason), value: None, low: None, high: None, .. } => {
                        Amount::Missing(reason)
                    }
                    NumberObject {
                        value: Some(value),
                        low: None,
                        high: None,
                        missing: None,
                        qualifier,
                        ..
                    } => Amount::Value { value, qualifier },
                    NumberObject { value: None, low, high, missing: None, .. }
                        if low.is_some() || high.is_some() =>
                    {
                        if let (Some(low), Some(high)) = (low, high)
                            && low > high
                        {
                            return Err(de::Error::custom(format!(
                                "range-reversed\u{1f}low={low}\u{1f}high={high}"
                            )));
                        }
                        Amount::Range { low, high }
                    }
                    _ => return Err(de::Error::custom("number-unclear")),
                };
                Ok(Number {
                    amount,
                    wording: object.wording,
                    unit: object.unit,
                    phase: object.phase,
                    vintage: object.vintage,
                    note: object.note,
                    evidence: object.evidence,
                })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = NumberObject {
            wording: self.wording.clone(),
            unit: self.unit.clone(),
            phase: self.phase,
            vintage: self.vintage.clone(),
            note: self.note.clone(),
            evidence: self.evidence.clone(),
            ..NumberObject::default()
        };
        match self.amount {
            Amount::Value { value, qualifier } => (object.value, object.qualifier) = (Some(value), qualifier),
            Amount::Range { low, high } => (object.low, object.high) = (low, high),
            Amount::Missing(reason) => object.missing = Some(reason),
        }
        if self == &Self::from(self.amount.clone())
            && let Amount::Value { value, qualifier: None } = self.amount
        {
            return decimal::serialize(&Some(value), serializer);
        }
        object.serialize(serializer)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let object = generator.subschema_for::<NumberObject>();
        schemars::json_schema!({ "anyOf": [{ "type": "number" }, object] })
    }
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Money.
    Money {
        /// ISO 4217 code.
        currency: String,
        /// What the digits are multiplied by.
        scale: Scale,
    },
    /// A share of something named.
    Percent,
    /// Anything else, in one language or more.
    Other(Text),
}

/// What the digits of an amount of money are multiplied by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// 1
    One,
    /// 1,000
    Thousand,
    /// 1,000,000
    Million,
    /// 1,000,000,000
    Billion,
}

impl Scale {
    /// The power of ten.
    pub fn exponent(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }
}

impl Unit {
    /// Millions of euros, the unit of most budget tables.
    pub fn million_euro() -> Self {
        Self::Money { currency: "EUR".to_owned(), scale: Scale::Million }
    }

    /// No unit: bare digits.
    pub fn none() -> Self {
        Self::Other(Text::default())
    }

    /// As it is written in the file; of one in several languages, that in `language` where it is there.
    pub fn written(&self, language: &str) -> Cow<'_, str> {
        match self {
            Self::Money { .. } | Self::Percent => self.to_string().into(),
            Self::Other(text) => text.get(language).into(),
        }
    }

    /// The unit of the format that a text which is none of its own is likely meant as: `EUR million` of "mln euro",
    /// `%` of "procent".
    pub fn meant(&self) -> Option<Self> {
        let Self::Other(text) = self else { return None };
        text.all().find_map(meant)
    }

    /// Whether two count the same. One in two languages is the same as either alone: a file may say it both ways.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Other(one), Self::Other(other)) => {
                one == other || one.all().any(|one| other.all().any(|other| one == other))
            }
            _ => self == other,
        }
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        matches!(self, Self::Money { .. })
    }

    /// Whether amounts in the two units can be compared after [`convert`](Self::convert).
    pub fn is_comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Money { currency: one, .. }, Self::Money { currency: other, .. }) => one == other,
            _ => self.is(other),
        }
    }

    /// `value`, given in this unit, in the unit `to`; `None` where they cannot be compared or it does not fit.
    ///
    /// Exact: only the decimal point moves, so that the last digit written keeps its meaning.
    pub fn convert(&self, value: Decimal, to: &Self) -> Option<Decimal> {
        match (self, to) {
            (Self::Money { currency, scale }, Self::Money { currency: other, scale: wanted })
                if currency == other =>
            {
                let (from, to) = (scale.exponent(), wanted.exponent());
                if from >= to {
                    let places = from - to;
                    let dropped = places.min(value.scale());
                    let mut moved = value;
                    moved.set_scale(value.scale() - dropped).ok()?;
                    moved.checked_mul(Decimal::from(10_u64.pow(places - dropped)))
                } else {
                    let mut moved = value;
                    moved.set_scale(value.scale() + (to - from)).ok()?;
                    Some(moved)
                }
            }
            _ => self.is(to).then_some(value),
        }
    }
}

/// What words for money or a share stand for, in Dutch or English: each word has to be known.
fn meant(text: &str) -> Option<Unit> {
    if text.len() > 40 {
        return None;
    }
    let text = ['€', '$', '£']
        .iter()
        .fold(text.to_lowercase(), |text, sign| text.replace(*sign, &format!(" {sign} ")));
    let (mut currency, mut scale) = (None, Scale::One);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '(' | ')')) {
        match word {
            "" | "x" | "1" => {}
            "percent" | "procent" | "percentage" | "pct" if text.trim() == word => {
                return Some(Unit::Percent);
            }
            "euro" | "euros" | "euro's" | "euro’s" | "eur" | "€" => currency = Some("EUR"),
            "dollar" | "dollars" | "usd" | "$" => currency = Some("USD"),
            "gbp" | "£" => currency = Some("GBP"),
            "thousand" | "duizend" | "k" => scale = Scale::Thousand,
            "million" | "millions" | "miljoen" | "mln" | "mio" | "m" => scale = Scale::Million,
            "billion" | "billions" | "miljard" | "mld" | "mrd" | "bn" => scale = Scale::Billion,
            _ => return None,
        }
    }
    Some(Unit::Money { currency: currency?.to_owned(), scale })
}

impl FromStr for Unit {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (code, scale) = match text.split_once(' ') {
            Some((code, "thousand")) => (code, Scale::Thousand),
            Some((code, "million")) => (code, Scale::Million),
            Some((code, "billion")) => (code, Scale::Billion),
            _ => (text, Scale::One),
        };
        Ok(if text == "%" {
            Self::Percent
        } else if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Self::Money { currency: code.to_owned(), scale }
        } else {
            Self::Other(text.into())
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money { currency, scale } => {
                f.write_str(currency)?;
                f.write_str(match scale {
                    Scale::One => "",
                    Scale::Thousand => " thousand",
                    Scale::Million => " million",
                    Scale::Billion => " billion",
                })
            }
            Self::Percent => f.write_str("%"),
            Self::Other(text) => f.write_str(text.get("")),
        }
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Text::deserialize(deserializer)? {
            Text::Plain(text) => {
                let Ok(unit) = text.parse();
                unit
            }
            many @ Text::ByLanguage(_) => Self::Other(many),
        })
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Other(text) => text.serialize(serializer),
            Self::Money { .. } | Self::Percent => serializer.collect_str(self),
        }
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Unit {
    fn schema_name() -> Cow<'static, str> {
        "Unit".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An ISO 4217 code with a scale (\"EUR\", \"EUR thousand\", \"EUR million\", \"EUR billion\"), \"%\", or any other text, in one language or more.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "additionalProperties": { "type": "string" } }
            ]
        })
    }
}

#[cfg(test)]
mod tests;
