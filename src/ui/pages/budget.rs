//! The money: a chart of choice with its table beside it.

use egui::{ScrollArea, Ui, vec2};

use super::super::{Cx, canvas, table, widgets};
use crate::{
    app::{Action, Command},
    figure::{Figure, budget::Chart},
};

/// From this width on the table stands beside the chart, in points.
const BESIDE: f32 = 820.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let charts = Chart::all(&cx.state.document.briefing);
    let Some(chosen) = cx.state.chart() else {
        super::scrolled(ui, |ui| {
            widgets::heading(ui, cx.tokens, &cx.texts.get("page-budget"), &cx.texts.get("budget-empty"));
        });
        return;
    };
    choices(ui, cx, &charts, &chosen);
    let figure = Figure::Budget(chosen);
    let shown = super::table_of(cx, &figure);
    let size = ui.available_size();
    if cx.state.view.tables {
        super::figure(ui, cx, &figure, size.y);
        return;
    }
    if size.x >= BESIDE {
        let beside = (size.x * 0.34).clamp(260.0, 460.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            canvas::show(ui, cx, &figure, vec2(size.x - beside, size.y));
            ui.allocate_ui(vec2(beside, size.y), |ui| {
                egui::Frame::new().inner_margin(super::MARGIN).show(ui, |ui| {
                    table::show(ui, cx, &figure.id(), &shown);
                });
            });
        });
    } else {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            canvas::show(ui, cx, &figure, vec2(size.x, (size.y * 0.7).max(320.0)));
            let rows = shown.rows.len() as f32 + 1.0;
            ui.allocate_ui(vec2(size.x, rows * 28.0 + 40.0), |ui| {
                egui::Frame::new().inner_margin(super::MARGIN).show(ui, |ui| {
                    table::show(ui, cx, &figure.id(), &shown);
                });
            });
        });
    }
}

/// The charts there are.
fn choices(ui: &mut Ui, cx: &mut Cx<'_>, charts: &[Chart], chosen: &Chart) {
    egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 16, top: 8, bottom: 0 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            let mut bridges = Vec::new();
            for chart in charts {
                if let Chart::Bridge(id) = chart {
                    bridges.push((chart, id));
                    continue;
                }
                let name = cx.texts.get(&format!("chart-{}", Figure::Budget(chart.clone()).id()));
                if widgets::segment(ui, cx.tokens, &name, chart == chosen).clicked() {
                    cx.out.push(Action::SetChart(chart.clone()));
                }
            }
            if !bridges.is_empty() {
                let document = &cx.state.document;
                let language = cx.texts.language().code();
                let title = |id| document.index.title(&document.briefing, id, language).to_owned();
                let label = match chosen {
                    Chart::Bridge(id) => title(id),
                    _ => cx.texts.get("chart-bridges"),
                };
                let combo = egui::ComboBox::from_id_salt("bridges").width(240.0).selected_text(label);
                let response = combo.show_ui(ui, |ui| {
                    for (chart, id) in bridges {
                        if ui.selectable_label(chart == chosen, title(id)).clicked() {
                            cx.out.push(Action::SetChart(chart.clone()));
                        }
                    }
                });
                response.response.accessible_name(cx.texts.get("chart-bridges"));
            }
            let key = if cx.state.view.tables { "show-pictures" } else { "show-tables" };
            if widgets::segment(ui, cx.tokens, &cx.texts.get(key), cx.state.view.tables).clicked() {
                cx.run(Command::ToggleTables);
            }
        });
    });
}
