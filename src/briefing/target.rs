//! Targets with their denominator, and readiness told by components.

use serde::{Deserialize, Serialize};

use super::{
    evidence::{Evidence, Reference},
    number::{Number, Unit},
    text::{Id, Text},
    when::When,
};

/// Something to be reached: a band, of a named whole.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Target {
    /// Unique in the file.
    pub id: Id,
    /// The priority it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Id>,
    /// The label.
    pub title: Text,
    /// The unit of `low` and `high`.
    pub unit: Unit,
    /// Which way is progress.
    pub direction: Direction,
    /// The least that reaches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Number>,
    /// The most that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    /// What it is a share of: a definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Reference>,
    /// Series: the size of the whole, one per way of counting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<Id>,
    /// Series: what was observed on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observed: Vec<Id>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    /// Who stands behind it, and whether it still stands.
    pub status: TargetStatus,
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

/// Which way is progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Direction {
    /// More.
    Increase,
    /// Less.
    Decrease,
}

/// How firm a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum TargetStatus {
    /// Someone advised it.
    Recommended,
    /// Someone who can decide it proposed it.
    Proposed,
    /// It was decided.
    Decided,
    /// A later source replaced it.
    Superseded,
}

/// A subject whose readiness is told by components.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Readiness {
    /// Unique in the file.
    pub id: Id,
    /// The priority it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Id>,
    /// The label.
    pub title: Text,
    /// What it is made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<Component>,
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

/// A part of a readiness subject.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Component {
    /// Unique in the file.
    pub id: Id,
    /// The component this one is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// The label.
    pub title: Text,
    /// The series that tells its level, or why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Reference>,
    /// What it should be, in the unit of its level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Number>,
    /// Whether a source calls it a bottleneck.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bottleneck: bool,
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
