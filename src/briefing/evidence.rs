//! Where a figure or date comes from, and why one is missing.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::text::{Id, Text};

/// One place that proves something, or contradicts it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Evidence {
    /// The source; absent where the item itself is the evidence (a date read from an address).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Page, table or paper number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Text>,
    /// The few words that matter, as they stand there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// How the figure follows from the source.
    #[serde(default, skip_serializing_if = "is_stated")]
    pub kind: EvidenceKind,
    /// The calculation or reading; needed for all kinds but `stated`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
    /// What a source that disagrees says instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Text>,
    /// Where the quoted sentence runs on into a page that is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken_off: Option<BrokenOff>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
fn is_stated(kind: &EvidenceKind) -> bool {
    *kind == EvidenceKind::Stated
}

/// How a figure follows from its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum EvidenceKind {
    /// It stands there.
    #[default]
    Stated,
    /// It was calculated.
    Derived,
    /// It was read into the source.
    Inferred,
    /// It was assumed.
    Assumed,
}

/// Which end of a quoted sentence is on a page that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum BrokenOff {
    /// Its beginning.
    Start,
    /// Its end.
    End,
}

/// Why there is no figure, date or definition. Missing is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// The source is silent.
    NotStated,
    /// There is no public figure.
    NotPublished,
    /// It exists and is confidential.
    Withheld,
    /// It was looked for in vain.
    NotFound,
    /// The copy at hand breaks off.
    CutOff,
}

/// Stands where a figure, date or definition is not there.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Missing {
    /// Why.
    pub missing: Reason,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// An id of a series or definition, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Reference {
    /// The item.
    To(Id),
    /// There is none.
    Missing(Missing),
}

impl Reference {
    /// The id, where there is one.
    pub fn id(&self) -> Option<&Id> {
        match self {
            Self::To(id) => Some(id),
            Self::Missing(_) => None,
        }
    }

    /// The reason, where there is none.
    pub fn missing(&self) -> Option<Reason> {
        match self {
            Self::To(_) => None,
            Self::Missing(missing) => Some(missing.missing),
        }
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Reference;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-reference")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<Reference, E> {
                Ok(Reference::To(id.into()))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Reference, A::Error> {
                Missing::deserialize(de::value::MapAccessDeserializer::new(map)).map(Reference::Missing)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
