//! What a briefing is: the types of the file format (DESIGN section 3), the rules between its parts, and edits.
//!
//! Nothing here reads a file, knows a language or draws. Every type deserialises straight from JSON; what a type
//! expects is named by a key (`expect-…`) that `text` turns into words.

pub mod check;
pub mod corridor;
pub mod edit;
pub mod edtf;
pub mod event;
pub mod evidence;
pub mod finding;
pub mod index;
pub mod money;
pub mod number;
pub mod observed;
pub mod pace;
pub mod readiness;
pub mod scenario;
pub mod series;
pub mod slide;
pub mod target;
pub mod text;
pub mod timing;
pub mod when;

use serde::{Deserialize, Serialize};

pub use edtf::Edtf;
pub use event::{Actual, Event, EventKind, Measure, MeasureKind, Promise, PromiseKind};
pub use evidence::{BrokenOff, Evidence, EvidenceKind, Missing, Reason, Reference};
pub use index::{Index, ItemRef};
pub use jiff::civil::Date;
pub use number::{Amount, Number, Qualifier, Unit};
pub use rust_decimal::Decimal;
pub use scenario::Scenario;
pub use series::{
    Bridge, BridgeEnd, Flow, Period, Phase, Prices, Series, SeriesBreak, Split, Values, Vintage,
};
pub use slide::{Slide, SlideView};
pub use target::{Component, Direction, Readiness, Target, TargetStatus};
pub use text::{Id, Text};
pub use when::When;

/// The `format` every briefing names.
pub const FORMAT: &str = "hoofdlijn";

/// The version of the format this program writes.
pub const VERSION: u32 = 1;

/// A briefing: one policy letter, or anything like it, and the public record of what followed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-briefing")]
pub struct Briefing {
    /// Where an editor finds the JSON Schema; never fetched by this program.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the format, [`VERSION`].
    pub version: u32,
    /// What the briefing is called.
    pub title: Text,
    /// A second line under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Text>,
    /// The language of texts that are a plain string: a BCP 47 code such as `nl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The day up to which the file claims to know; no source is younger.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "when::day")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub as_of: Option<Date>,
    /// Printed on every slide and export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<Text>,
    /// The source this briefing is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Id>,
    /// A remark for whoever reads the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The documents that figures and dates come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What a `scope` or an `of` means, named once so that it can be compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Definition>,
    /// Who promises, decides or takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// The letter's priorities, a tree by `parent`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<Priority>,
    /// Goals, measures, problems, conditions and recommendations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// What was promised when, and what came of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Every number over time, money or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    /// From one figure to another through steps, and the rest that no source explains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bridges: Vec<Bridge>,
    /// Targets with their denominator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Subjects whose readiness is told by components.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readiness: Vec<Readiness>,
    /// Named overlays of assumptions, never copies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Scenario>,
    /// Saved views of figures, in the order they are presented.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slides: Vec<Slide>,
}

impl Briefing {
    /// The language of plain texts, `nl` where the file names none.
    pub fn language(&self) -> &str {
        self.language.as_deref().unwrap_or("nl")
    }
}

/// A document that figures and dates come from.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Source {
    /// Unique in the file.
    pub id: Id,
    /// What the document is called.
    pub title: Text,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Its number, such as that of a parliamentary paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
    /// Its address; opened by the system's browser, never fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// How close to the origin the document stands.
    #[serde(default)]
    pub tier: Tier,
    /// What the copy at hand lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
    /// What is known of the document itself, such as how its date was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// How close to the origin a source stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Tier {
    /// Published by the body that made it.
    Official,
    /// An official text, read from a copy elsewhere.
    OfficialCopy,
    /// A newspaper, broadcaster or news site.
    Press,
    /// A union, company or other party with a stake.
    Stakeholder,
    /// Anything else, and a source that names no tier.
    #[default]
    Other,
}

impl Tier {
    /// Whether a figure from such a source carries a mark: all but the official ones.
    pub fn is_weak(self) -> bool {
        !matches!(self, Self::Official | Self::OfficialCopy)
    }
}

/// What the copy of a source at hand lacks.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Gap {
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Text>,
    /// What is thought to be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What a `scope` or an `of` means.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Definition {
    /// Unique in the file.
    pub id: Id,
    /// The definition in a few words, as printed at a mark.
    pub title: Text,
    /// Where it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// Someone who promises, decides or takes part.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Party {
    /// Unique in the file.
    pub id: Id,
    /// The name.
    pub title: Text,
    /// What sort of party it is.
    #[serde(default)]
    pub kind: PartyKind,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Where it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// What sort of party someone is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, strum::IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum PartyKind {
    /// A ministry, service, union or company.
    #[default]
    Organisation,
    /// Several together.
    Group,
    /// A country.
    Country,
    /// One person.
    Person,
}

/// A priority of the letter.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Priority {
    /// Unique in the file.
    pub id: Id,
    /// The priority this one is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// The number as printed in the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The heading.
    pub title: Text,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// A name from the palette; without one, the parent's, or the next free colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// Where the heading stands; `inferred` where the letter has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// An EDTF error as a serde error that carries its code and arguments, `CODE` and then `name=value`, parted by U+001F.
fn edtf_error<E: serde::de::Error>(error: &edtf::EdtfError) -> E {
    E::custom(edtf_words(error))
}

fn edtf_words(error: &edtf::EdtfError) -> String {
    let args = error.args().into_iter().map(|(name, value)| format!("\u{1f}{name}={value}"));
    std::iter::once(error.code().to_owned()).chain(args).collect()
}

#[cfg(test)]
mod tests;
