//! Promises against delivery, and under it the budget before and after.

use egui::{PointerButton, ScrollArea, Ui, vec2};

use super::super::{Cx, canvas::Shown, widgets};
use crate::{
    app::{Action, Command},
    figure::{Figure, budget::Chart, timeline},
};

/// How much of the page the timeline takes, where the budget stands under it.
const SHARE: f32 = 0.6;

/// The least heights, in points, before the page scrolls.
const LEAST: (f32, f32) = (400.0, 250.0);

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let money = Chart::all(&cx.state.document.briefing).into_iter().find(|chart| *chart == Chart::Vintages);
    let room = ui.available_height();
    let (upper, lower) = match money {
        Some(_) => ((room * SHARE).max(LEAST.0), (room * (1.0 - SHARE)).max(LEAST.1)),
        None => (room, 0.0),
    };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        bar(ui, cx);
        moving(ui, cx, upper - 34.0);
        if let Some(chart) = money {
            widgets::rule(ui, cx.tokens);
            super::figure(ui, cx, &Figure::Budget(chart), lower - 10.0);
        }
    });
}

/// The timeline with wheel, pinch and drag; also used for the slice of one priority.
pub fn moving(ui: &mut Ui, cx: &mut Cx<'_>, height: f32) {
    if let Some(shown) = super::figure(ui, cx, &Figure::Timeline, height) {
        pointer(ui, cx, &shown);
    }
}

/// What is shown, and how near.
fn bar(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.allocate_ui(vec2(ui.available_width(), 34.0), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.add_space(16.0);
            let which = cx.state.view.figures.timeline.which;
            for (value, key) in
                [(timeline::Which::Promises, "bar-promises"), (timeline::Which::All, "bar-all")]
            {
                let chosen = which == value;
                if widgets::segment(ui, cx.tokens, &cx.texts.get(key), chosen).clicked() && !chosen {
                    cx.run(Command::ToggleAllEvents);
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(16.0);
                for (command, sign) in
                    [(Command::ZoomIn, "+"), (Command::ZoomOut, "−"), (Command::ZoomFit, "bar-fit")]
                {
                    let name = cx.texts.get(&format!("command-{}", <&str>::from(command)));
                    let text = if command == Command::ZoomFit { cx.texts.get(sign) } else { sign.to_owned() };
                    let button = widgets::segment(ui, cx.tokens, &text, false);
                    if button.on_hover_text(&name).accessible_name(name).clicked() {
                        cx.run(command);
                    }
                }
                let tables = cx.state.view.tables;
                let key = if tables { "show-pictures" } else { "show-tables" };
                if widgets::segment(ui, cx.tokens, &cx.texts.get(key), tables).clicked() {
                    cx.run(Command::ToggleTables);
                }
            });
        });
    });
}

fn pointer(ui: &Ui, cx: &mut Cx<'_>, shown: &Shown) {
    let Some(scale) = shown.laid.scale else { return };
    let span = scale.last - scale.first;
    let points = f64::from(scale.right - scale.left);
    if points <= 0.0 {
        return;
    }
    let mut range = (scale.first, scale.last);
    if shown.response.dragged_by(PointerButton::Primary) {
        let days = f64::from(shown.response.drag_delta().x) / points * span;
        range = (range.0 - days, range.1 - days);
    }
    if let Some(at) = shown.response.hover_pos() {
        let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
        let alone = ui.input(|input| input.modifiers.is_none());
        let factor =
            if alone { f64::from(scroll.y / 240.0).exp() * f64::from(zoom) } else { f64::from(zoom) };
        if (factor - 1.0).abs() > 1e-6 {
            let here = f64::from(at.x - shown.response.rect.left() - scale.left) / points;
            let day = scale.first + here.clamp(0.0, 1.0) * span;
            range = (day - (day - range.0) / factor, day + (range.1 - day) / factor);
            // The page under the pointer must not scroll as well.
            ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
        }
        if scroll.x != 0.0 {
            let days = f64::from(scroll.x) / points * span;
            range = (range.0 - days, range.1 - days);
        }
    }
    if shown.response.double_clicked() {
        cx.run(Command::ZoomFit);
    } else if range != (scale.first, scale.last) {
        let view = timeline::View {
            range: Some(timeline::clamped(range.0, range.1)),
            ..cx.state.view.figures.timeline.clone()
        };
        cx.out.push(Action::SetTimeline(view));
    }
}
