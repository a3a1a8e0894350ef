//! A target.
use egui::Vec2;
use super::{Laid, Scene, Table};
use crate::briefing::Id;
pub fn layout(_: &Scene<'_>, _: &Id, _: Vec2, _: &egui::Context) -> Laid { Laid::default() }
pub fn table(_: &Scene<'_>, _: &Id) -> Table { Table::default() }
