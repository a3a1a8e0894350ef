//! The pages of the window.

pub mod budget;
pub mod overview;
pub mod priority;
pub mod problems;
pub mod sources;
pub mod timeline;

use std::sync::Arc;

use egui::{Margin, Rect, ScrollArea, Ui, UiBuilder, Vec2, vec2};

use super::{Cx, canvas, table, widgets};
use crate::{
    app::{Command, Page, State},
    figure::{Figure, Filter, Table, Views},
};

/// The margin of a page that is not a figure.
const MARGIN: Margin = Margin { left: 20, right: 20, top: 14, bottom: 14 };

/// A page of running content that scrolls.
fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| {
            ui.set_width(ui.available_width());
            // Lines of text, not of buttons.
            ui.spacing_mut().interact_size.y = 18.0;
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
    ui.push_id(figure.id(), |ui| {
        ui.allocate_ui(size, |ui| {
            egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| table::show(ui, cx, &figure.id(), &shown));
        });
    });
    None
}

/// The size of a figure that goes across such a page.
fn across_size(ui: &Ui, height: f32) -> Vec2 {
    vec2(ui.available_width() + MARGIN.sum().x, height).round()
}

/// A figure on a page of running content, as wide as the page: a figure has margins of its own.
fn across(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    figure: &Figure,
    height: f32,
    as_shown: (&Filter, &Views),
) -> canvas::Shown {
    let size = across_size(ui, height);
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), height));
    let left = room.min - vec2(f32::from(MARGIN.left), 0.0);
    let rect = Rect::from_min_size(left, size);
    // A child of its own: what follows on the page keeps its margin.
    canvas::show_as(&mut ui.new_child(UiBuilder::new().max_rect(rect)), cx, figure, size, as_shown)
}

/// The page a figure is shown on.
fn home(state: &State, figure: &Figure) -> Page {
    let of = |id: &crate::briefing::Id| {
        let (briefing, index) = (&state.document.briefing, &state.document.index);
        let priority = index.item(briefing, id).and_then(crate::briefing::ItemRef::priority);
        priority.map_or(Page::Overview, |id| Page::Priority(id.clone()))
    };
    match figure {
        Figure::Overview => Page::Overview,
        Figure::Timeline | Figure::TimelineMoney | Figure::Slip => Page::Timeline,
        Figure::Budget(_) => Page::Budget,
        Figure::Readiness(id) | Figure::Target(id) | Figure::Map(id) | Figure::Page(id) => of(id),
    }
}

/// The switch between figures and their tables.
fn tables(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tables = cx.state.view.tables;
    let key = if tables { "show-pictures" } else { "show-tables" };
    if widgets::segment(ui, cx.tokens, &cx.texts.get(key), tables).clicked() {
        cx.run(Command::ToggleTables);
    }
}

/// The table of a figure.
fn table_of(cx: &mut Cx<'_>, figure: &Figure) -> Arc<Table> {
    let scene = cx.scene();
    cx.cache.table(cx.state, &figure.id(), || figure.table(&scene, &cx.state.view.figures))
}
