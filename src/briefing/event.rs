//! Events with their promises, and measures.

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    evidence::Evidence,
    text::{Id, Text},
    when::When,
};

/// A list in no more memory than it needs: most hold one element, for which a list that grows takes room for four.
fn compact<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let mut list = Vec::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}

/// Something that was to happen, with every statement about it and what came of it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Event {
    /// Unique in the file.
    pub id: Id,
    /// The priority it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Id>,
    /// What sort of event it is. Only a `period` lasts from its start to its end.
    #[serde(default)]
    pub kind: EventKind,
    /// The label.
    pub title: Text,
    /// Who is in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Id>,
    /// Every statement about it, one for each document or occasion.
    #[serde(default, deserialize_with = "compact", skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// What happened; without it, it has not happened as far as the file knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<Actual>,
    /// The events that come before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<Id>,
    /// Where it comes from.
    #[serde(default, deserialize_with = "compact", skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// What sort of event it is.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Deserialize,
    Serialize,
    strum::IntoStaticStr,
    strum::EnumIter,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum EventKind {
    /// A letter.
    Letter,
    /// A debate.
    Debate,
    /// A document other than a letter.
    Document,
    /// A decision.
    Decision,
    /// An agreement.
    Agreement,
    /// Something that lasts from its start to its end.
    Period,
    /// Anything else.
    #[default]
    Other,
}

/// One statement about when something will happen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Promise {
    /// When it was said; the source's date when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<When>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Id>,
    /// How firm it is.
    #[serde(default)]
    pub kind: PromiseKind,
    /// The window that was named, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Where it was said.
    #[serde(default, deserialize_with = "compact", skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// How firm a statement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum PromiseKind {
    /// It will be done.
    #[default]
    Promise,
    /// It is striven for.
    Aim,
    /// It is expected.
    Expectation,
    /// The earlier promise no longer stands.
    Withdrawn,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Actual {
    /// When; where this is missing nobody knows whether it happened.
    pub when: When,
    /// Where that is found.
    #[serde(default, deserialize_with = "compact", skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A goal, measure, problem, condition or recommendation of the letter.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Measure {
    /// Unique in the file.
    pub id: Id,
    /// The priority it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Id>,
    /// What it is.
    #[serde(default)]
    pub kind: MeasureKind,
    /// The label.
    pub title: Text,
    /// Its horizon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Who is in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Id>,
    /// Where it stands.
    #[serde(default, deserialize_with = "compact", skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// What a measure is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, strum::IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum MeasureKind {
    /// Where it should lead.
    Goal,
    /// What is done.
    #[default]
    Measure,
    /// What is wrong.
    Problem,
    /// What it depends on.
    Condition,
    /// What another body advised.
    Recommendation,
}
