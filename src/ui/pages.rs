//! The pages of the window.

pub mod budget;
pub mod overview;
pub mod priority;
pub mod problems;
pub mod sources;
pub mod timeline;

use std::sync::Arc;

use egui::{Margin, ScrollArea, Ui, vec2};

use super::{Cx, canvas, table};
use crate::figure::{Figure, Table};

/// The margin of a page that is not a figure.
const MARGIN: Margin = Margin { left: 20, right: 20, top: 14, bottom: 14 };

/// A page of running content that scrolls.
fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
    });
}

/// A figure, or its table where tables are asked for, in the whole width and `height` points.
fn figure(ui: &mut Ui, cx: &mut Cx<'_>, figure: &Figure, height: f32) -> Option<canvas::Shown> {
    let size = vec2(ui.available_width(), height);
    if !cx.state.view.tables {
        return Some(canvas::show(ui, cx, figure, size));
    }
    let shown = table_of(cx, figure);
    ui.allocate_ui(size, |ui| {
        egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| table::show(ui, cx, &figure.id(), &shown));
    });
    None
}

/// The table of a figure.
fn table_of(cx: &mut Cx<'_>, figure: &Figure) -> Arc<Table> {
    let scene = cx.scene();
    cx.cache.table(cx.state, &figure.id(), || figure.table(&scene, &cx.state.view.figures))
}
