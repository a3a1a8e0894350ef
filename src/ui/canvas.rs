//! A figure on screen: its layout, kept while nothing changes, painted, with every item to point at, focus and read.

use std::{collections::HashMap, sync::Arc};

use egui::{
    EventFilter, FocusDirection, Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, RichText, Sense,
    Stroke, Ui, Vec2, WidgetInfo, accesskit::Role as AccessRole, vec2,
};

use super::Cx;
use crate::{
    app::{Action, Page},
    briefing::index::Place,
    figure::{
        Figure, Filter, Item, Laid, LegendItem, Role, Scene, Views, budget, fonts,
        timeline::LaneArea,
        walk::{Step, walk},
    },
};

/// What was shown.
pub struct Shown {
    /// The whole figure; drags and clicks beside its items.
    pub response: Response,
    /// Where it was clicked, on an item or beside, and whether twice.
    pub clicked: Option<(Pos2, bool)>,
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
    // Elsewhere the timeline is looked at only.
    let moves = cx.state.view.page == Page::Timeline;
    let by_pointer =
        |response: &Response| response.clicked_by(PointerButton::Primary).then(|| response.double_clicked());
    let mut clicked = by_pointer(&response);
    let mut focus = Walk { ids: Vec::with_capacity(laid.layout.items.len()), at: None };
    let mut seen: HashMap<&Place, usize> = HashMap::with_capacity(laid.layout.items.len());
    for (at, item) in laid.layout.items.iter().enumerate() {
        let area = item.rect.translate(offset).intersect(rect);
        // The same wherever it stands, so that the keyboard's focus stays while the picture moves.
        let nth = seen.entry(&item.place).and_modify(|nth| *nth += 1).or_insert(0);
        let id = response.id.with((&item.place, *nth));
        focus.ids.push(area.is_positive().then_some(id));
        if area.is_positive() {
            let lane = laid.lanes.iter().find(|lane| lane.item == Some(at));
            let response = ui.interact(area, id, Sense::click());
            clicked = by_pointer(&response).or(clicked);
            if response.has_focus() {
                focus.at = Some(at);
            }
            let drags = moves && laid.handles.iter().any(|handle| handle.place == item.place);
            pointed(ui, cx, &response, &Pointed { item, area, lane, drags });
        }
    }
    for entry in &laid.legend {
        let area = entry.rect.translate(offset).intersect(rect);
        if area.is_positive() {
            isolated(
                ui,
                cx,
                &ui.interact(area, response.id.with(("legend", &entry.series)), Sense::click()),
                entry,
            );
        }
    }
    focus.step(ui, &response, &laid);
    let clicked = clicked.zip(ui.input(|input| input.pointer.interact_pos())).map(|(twice, at)| (at, twice));
    for label in &laid.layout.labels {
        if let Some(full) = &label.full {
            let area = label.rect().translate(offset);
            if ui.rect_contains_pointer(area) {
                response.clone().on_hover_text_at_pointer(full);
            }
        }
    }
    Shown { response, clicked, laid }
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

/// Going from item to item by key.
struct Walk {
    /// Each item's, where it is in sight.
    ids: Vec<Option<Id>>,
    /// The one that has the focus.
    at: Option<usize>,
}

/// Arrows and Home and End are the figure's, not egui's, which goes by distance alone.
const KEYS: EventFilter =
    EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };

impl Walk {
    /// Goes on to the item that a key leads to, where the figure or one of its items has the focus.
    fn step(&self, ui: &Ui, figure: &Response, laid: &Laid) {
        let Some(own) = self.at.map_or(figure.has_focus().then_some(figure.id), |at| self.ids[at]) else {
            return;
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(own, KEYS));
        let keys = [
            (Key::ArrowLeft, Step::Left),
            (Key::ArrowRight, Step::Right),
            (Key::ArrowUp, Step::Up),
            (Key::ArrowDown, Step::Down),
            (Key::Home, Step::Home),
            (Key::End, Step::End),
        ];
        // With another key they are commands.
        let pressed = ui.input_mut(|input| {
            let plain = !input.modifiers.any();
            keys.into_iter().find(|(key, _)| plain && input.consume_key(Modifiers::NONE, *key))
        });
        let Some((_, step)) = pressed else { return };
        let next = walk(&laid.layout.items, |at| self.ids[at].is_some(), self.at, step);
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            if let Some(id) = next.and_then(|next| self.ids[next]) {
                memory.request_focus(id);
            }
        });
        ui.request_repaint();
    }
}

/// An item on screen.
struct Pointed<'l> {
    item: &'l Item,
    area: Rect,
    /// The lane that it is the title of.
    lane: Option<&'l LaneArea>,
    /// Whether it can be dragged.
    drags: bool,
}

fn pointed(ui: &Ui, cx: &mut Cx<'_>, response: &Response, pointed: &Pointed<'_>) {
    let Pointed { item, area, lane, drags } = *pointed;
    let selected = cx.state.view.selection.as_ref().is_some_and(|place| *place == item.place);
    response.widget_info(|| {
        WidgetInfo::selected(AccessRole::ListItem, true, selected, format!("{}: {}", item.name, item.value))
    });
    if let Some(lane) = lane {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(!lane.folded));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        cx.cache.focused = Some(item.place.clone());
        ui.painter().rect_stroke(
            area.expand(2.0),
            4.0,
            Stroke::new(2.0, cx.tokens.accent),
            egui::StrokeKind::Outside,
        );
    }
    match lane.and_then(|lane| lane.priority.as_ref()) {
        Some(priority) if response.clicked() => cx.out.push(Action::Fold(priority.clone())),
        _ if response.clicked() => cx.select(item.place.clone()),
        _ => {}
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
        let hint = cx.texts.get(match lane {
            Some(lane) if lane.folded => "hover-unfold",
            Some(_) => "hover-fold",
            None if drags => "hover-drag",
            None => "hover-source",
        });
        ui.label(RichText::new(hint).font(cx.tokens.font(Role::Source)).color(cx.tokens.muted));
    });
}
