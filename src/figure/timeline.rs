//! Promises against delivery on a time axis.

use egui::Vec2;

use super::{Laid, Scene, Table};
use crate::briefing::Date;

/// Which events are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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

/// How the timeline is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The days at the left and right edge, from 1970-01-01; the span of the promises where `None`.
    pub range: Option<(f64, f64)>,
    /// Which events are shown.
    pub which: Which,
}

/// Days against points across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The day at `left`, from 1970-01-01.
    pub first: f64,
    /// The day at `right`.
    pub last: f64,
    /// Points from the left of the figure.
    pub left: f32,
    /// Points from the left of the figure.
    pub right: f32,
}

/// The days at the edges when no range is set: the span of the promises.
pub fn opening(_scene: &Scene<'_>, _view: &View) -> (f64, f64) {
    (18_993.0, 19_358.0)
}

/// A range kept within what can be shown: at least a week, at most some centuries.
pub fn clamped(first: f64, last: f64) -> (f64, f64) {
    (first, last)
}

/// Lays the timeline out.
pub fn layout(_scene: &Scene<'_>, _view: &View, _size: Vec2, _ctx: &egui::Context) -> Laid {
    Laid::default()
}

/// The same as a table.
pub fn table(_scene: &Scene<'_>, _view: &View) -> Table {
    Table::default()
}

/// Whole days since 1970-01-01.
pub fn day_number(day: Date) -> i32 {
    crate::briefing::timing::days(Date::constant(1970, 1, 1), day)
}
