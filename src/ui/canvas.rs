//! A figure on screen: its layout, kept while nothing changes, painted, with every item to point at, focus and read.

use std::sync::Arc;

use egui::{
    Id, Rect, Response, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role as AccessRole, vec2,
};

use super::Cx;
use crate::{
    app::Action,
    figure::{Figure, Filter, Laid, LegendItem, Role, Scene, Views, budget, fonts},
};

/// What was shown.
pub struct Shown {
    /// The whole figure; drags and clicks beside its items.
    pub response: Response,
    /// Its layout, in points from the upper left of `response.rect`.
    pub laid: Arc<Laid>,
}

/// Shows a figure in `size` points.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, figure: &Figure, size: Vec2) -> Shown {
    let view = &cx.state.view;
    show_as(ui, cx, figure, size, (&view.filter, &view.figures))
}

/// Shows a figure with a filter and a way of looking of its own.
pub fn show_as(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    figure: &Figure,
    size: Vec2,
    (filter, views): (&Filter, &Views),
) -> Shown {
    let size = size.max(vec2(320.0, 160.0)).round();
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let scene = Scene { filter, ..cx.scene() };
    let ctx = ui.ctx().clone();
    let laid = cx.cache.layout((cx.state, &scene, views), figure, size, &ctx);
    let offset = rect.min.to_vec2();
    laid.paint(ui, rect.min);
    response.widget_info(|| {
        WidgetInfo::labeled(
            AccessRole::Figure,
            true,
            format!("{}. {}", laid.layout.title, laid.layout.summary),
        )
    });
    for (at, item) in laid.layout.items.iter().enumerate() {
        let area = item.rect.translate(offset).intersect(rect);
        if area.is_positive() {
            let id = response.id.with((&item.place, at));
            pointed(ui, cx, &item_of(ui, area, id), item, area);
        }
    }
    for entry in &laid.legend {
        let area = entry.rect.translate(offset).intersect(rect);
        if area.is_positive() {
            isolated(ui, cx, &item_of(ui, area, response.id.with(("legend", &entry.series))), entry);
        }
    }
    for label in &laid.layout.labels {
        if let Some(full) = &label.full {
            let area = label.rect().translate(offset);
            if ui.rect_contains_pointer(area) {
                response.clone().on_hover_text_at_pointer(full);
            }
        }
    }
    Shown { response, laid }
}

/// An entry of a legend: a click shows it alone, another all.
fn isolated(ui: &Ui, cx: &mut Cx<'_>, response: &Response, entry: &LegendItem) {
    let (tokens, alone) = (cx.tokens, entry.is_alone);
    response.widget_info(|| WidgetInfo::selected(AccessRole::Button, true, alone, &entry.name));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), 4.0, stroke, egui::StrokeKind::Outside);
    }
    if response.clicked() {
        let isolated = (!alone).then(|| entry.series.clone());
        let view = &cx.state.view.figures.budget;
        cx.out.push(Action::SetBudget(budget::View { isolated, ..view.clone() }));
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        let line = egui::Rangef::new(response.rect.min.x, response.rect.max.x);
        ui.painter().hline(line, response.rect.max.y - 2.0, Stroke::new(1.0, tokens.axis));
        response.clone().on_hover_ui(|ui| {
            ui.label(RichText::new(&entry.name).font(fonts::medium(13.0)));
            ui.label(&entry.value);
            let hint = cx.texts.get(if alone { "option-isolate-none" } else { "budget-legend-alone" });
            ui.label(RichText::new(hint).font(tokens.font(Role::Source)).color(tokens.muted));
        });
    }
}

fn item_of(ui: &Ui, area: Rect, id: Id) -> Response {
    ui.interact(area, id, Sense::click())
}

fn pointed(ui: &Ui, cx: &mut Cx<'_>, response: &Response, item: &crate::figure::Item, area: Rect) {
    let selected = cx.state.view.selection.as_ref().is_some_and(|place| *place == item.place);
    response.widget_info(|| {
        WidgetInfo::selected(AccessRole::ListItem, true, selected, format!("{}: {}", item.name, item.value))
    });
    if response.has_focus() {
        cx.cache.focused = Some(item.place.clone());
        ui.painter().rect_stroke(
            area.expand(2.0),
            4.0,
            Stroke::new(2.0, cx.tokens.accent),
            egui::StrokeKind::Outside,
        );
    }
    if response.clicked() {
        cx.select(item.place.clone());
    }
    if !response.hovered() {
        return;
    }
    ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    cx.cache.hovered = Some(item.place.clone());
    response.clone().on_hover_ui(|ui| {
        let size = cx.tokens.size(Role::Label).max(13.0);
        ui.label(RichText::new(&item.name).font(fonts::medium(size)));
        ui.label(RichText::new(&item.value).font(fonts::regular(size)));
        let hint = cx.texts.get("hover-source");
        ui.label(RichText::new(hint).font(cx.tokens.font(Role::Source)).color(cx.tokens.muted));
    });
}
