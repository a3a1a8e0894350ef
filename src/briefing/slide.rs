//! Slides: saved views of figures, in the order they are shown.

use serde::{Deserialize, Serialize};

use super::{
    edtf::Edtf,
    text::{Id, Text},
    timing::Status,
    when,
};
use jiff::civil::Date;

/// A saved view of a figure.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Slide {
    /// Unique in the file.
    pub id: Id,
    /// The figure, by its name on the command line, such as `timeline` or `bridge:ID`.
    pub figure: String,
    /// What is printed at the top; without it, what the figure finds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: Text,
    /// What the speaker says, and where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Text>,
    /// How the figure is looked at, where that differs from how it opens.
    #[serde(default, skip_serializing_if = "is_default")]
    pub view: SlideView,
    /// The language it is shown in, `nl` or `en`; without it, the program's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// How a figure is looked at. What is left out is as the figure opens.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, expecting = "expect-object")]
pub struct SlideView {
    /// The time that is seen, as an interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Edtf>,
    /// Which events are shown.
    #[serde(skip_serializing_if = "is_default")]
    pub which: Which,
    /// The priorities whose lane is folded to one line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folded: Vec<Id>,
    /// Only events that came to one of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<Status>,
    /// Only events with this in their title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub find: String,
    /// Only these priorities and what is under them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<Id>,
    /// The day as of which statuses are told.
    #[serde(skip_serializing_if = "Option::is_none", with = "when::day")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub today: Option<Date>,
    /// How columns stand by each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// In what amounts are shown.
    #[serde(skip_serializing_if = "is_default")]
    pub amounts: Amounts,
    /// The years shown, as an interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<Edtf>,
    /// The order of the series.
    #[serde(skip_serializing_if = "is_default")]
    pub sort: Sort,
    /// What colours stand for.
    #[serde(skip_serializing_if = "is_default")]
    pub colours: By,
    /// The one series shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub isolated: Option<Id>,
    /// The series that the columns by year show.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Id>,
    /// Which split of a series its columns are cut by, by its position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split: Option<u32>,
    /// A series in % over the columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<Id>,
    /// The two series whose difference is shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub compare: Vec<Id>,
    /// The year of a bridge that has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
}

/// Which events are shown.
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
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Which {
    /// Those with a promise.
    #[default]
    Promises,
    /// All.
    All,
}

impl Which {
    /// The other.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Promises => Self::All,
            Self::All => Self::Promises,
        }
    }
}

/// How columns stand by each other.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, strum::EnumIter, strum::IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Mode {
    /// Side by side.
    Grouped,
    /// On top of each other: the parts of one split only.
    Stacked,
    /// On top of each other, each column to 100%.
    Share,
    /// A line a series.
    Lines,
}

/// In what amounts are shown.
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
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Amounts {
    /// The unit of the file, or a larger one where labels need it.
    #[default]
    Filed,
    /// Millions.
    Million,
    /// Billions.
    Billion,
    /// A share of the total.
    Share,
}

/// The order of the series in a column and in the legend.
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
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Sort {
    /// As in the file.
    #[default]
    File,
    /// The largest first.
    Size,
    /// By name.
    Name,
}

/// What the colours of a column's pieces stand for.
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
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum By {
    /// The series.
    #[default]
    Series,
    /// The priority at the top of the tree each series belongs to.
    Priority,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
