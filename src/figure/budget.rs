//! The money: by year, by vintage, bridges.

use egui::Vec2;

use super::{Laid, Scene, Table};
use crate::briefing::{Briefing, Id};

/// A figure about money.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chart {
    /// Columns by year.
    Years,
    /// The same years as seen in successive documents.
    Vintages,
    /// From one figure to another through steps: a bridge of the file.
    Bridge(Id),
}

/// How the budget is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {}

impl Chart {
    /// The charts this briefing has something for.
    pub fn all(_briefing: &Briefing) -> Vec<Self> {
        Vec::new()
    }

    /// Lays it out.
    pub fn layout(&self, _scene: &Scene<'_>, _view: &View, _size: Vec2, _ctx: &egui::Context) -> Laid {
        Laid::default()
    }

    /// The same as a table.
    pub fn table(&self, _scene: &Scene<'_>, _view: &View) -> Table {
        Table::default()
    }
}
