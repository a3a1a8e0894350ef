//! A figure on screen: its layout, kept while nothing changes, painted, with every item to point at, focus and read.

use std::{collections::BTreeSet, sync::Arc};

use egui::{
    EventFilter, FocusDirection, Id, IdMap, Key, Modifiers, PointerButton, Pos2, Rect, Response, RichText,
    Sense, Stroke, Ui, Vec2, WidgetInfo,
    accesskit::{self, Role as AccessRole},
    vec2,
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
    /// Whether it was clicked beside its items.
    pub beside: bool,
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
    let under = |at: Pos2| laid.layout.items.iter().rposition(|item| item.rect.contains(at - offset));
    let mut focus = Walk { ids: ids(&response, &laid.layout.items, offset), at: None };
    focus.at = ui.memory(egui::Memory::focused).and_then(|id| focus.position(id));
    let selected = cx.state.view.selection.as_ref();
    nodes(ui, &response, &laid, (&focus.ids, offset), selected);
    // Not what egui calls hovered: in the pass of a click that is only what was clicked.
    let pointer = ui.input(|input| input.pointer.interact_pos()).filter(|_| ui.rect_contains_pointer(rect));
    let hovered = pointer.and_then(under);
    for at in focus.at_hand(ui, hovered) {
        let (item, Some(id)) = (&laid.layout.items[at], focus.ids[at]) else { continue };
        let area = item.rect.translate(offset).intersect(rect);
        let lane = laid.lanes.iter().find(|lane| lane.item == Some(at));
        if hovered == Some(at) && ui.ctx().read_response(id).is_none() {
            // From the next pass on it is what the pointer is over.
            ui.request_repaint();
        }
        let response = ui.interact(area, id, Sense::click());
        clicked = by_pointer(&response).or(clicked);
        let drags = moves && laid.handles.iter().any(|handle| handle.place == item.place);
        pointed(ui, cx, &response, &Pointed { item, area, lane, drags });
    }
    // What is pressed before it was pointed at is not a widget yet.
    let pressed = hovered.filter(|_| response.clicked_by(PointerButton::Primary));
    if let Some(at) = pressed {
        let lane = laid.lanes.iter().find(|lane| lane.item == Some(at));
        choose(cx, &laid.layout.items[at], lane);
    }
    let beside = response.clicked() && pressed.is_none();
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
    if let Some(at) = pointer {
        let shortened = laid.layout.labels.iter().filter(|label| label.rect().contains(at - offset));
        for full in shortened.filter_map(|label| label.full.as_ref()) {
            response.clone().on_hover_text_at_pointer(full);
        }
    }
    Shown { response, clicked, beside, laid }
}

/// The id of each item, where it is in sight: the same wherever it stands, so that the keyboard's focus stays while the
/// picture moves.
fn ids(figure: &Response, items: &[Item], offset: Vec2) -> Vec<Option<Id>> {
    let mut seen: IdMap<usize> = IdMap::default();
    seen.reserve(items.len());
    let ids = items.iter().map(|item| {
        let id = figure.id.with(&item.place);
        let nth = seen.entry(id).and_modify(|nth| *nth += 1).or_insert(0);
        let id = if *nth == 0 { id } else { id.with(*nth) };
        item.rect.translate(offset).intersect(figure.rect).is_positive().then_some(id)
    });
    ids.collect()
}

/// What a screen reader finds in a figure: each of its items. A widget for each of them would be too dear.
fn nodes(
    ui: &Ui,
    figure: &Response,
    laid: &Laid,
    (ids, offset): (&[Option<Id>], Vec2),
    selected: Option<&Place>,
) {
    let (ctx, root) = (ui.ctx(), egui::accesskit_root_id());
    if !ctx.has_accesskit_node(figure.id) {
        return;
    }
    let others = ctx.accesskit_node_builder(root, |node| node.children().len()).unwrap_or_default();
    for (item, id) in laid.layout.items.iter().zip(ids) {
        let Some(id) = *id else { continue };
        let area = item.rect.translate(offset).intersect(figure.rect);
        ctx.accesskit_node_builder(id, |node| {
            node.set_role(AccessRole::ListItem);
            node.set_label(name(item));
            node.set_bounds(accesskit::Rect {
                x0: area.min.x.into(),
                y0: area.min.y.into(),
                x1: area.max.x.into(),
                y1: area.max.y.into(),
            });
            node.add_action(accesskit::Action::Focus);
            node.add_action(accesskit::Action::Click);
            node.set_toggled((selected == Some(&item.place)).into());
        });
    }
    for lane in &laid.lanes {
        if let Some(id) = lane.item.and_then(|at| ids[at]) {
            ctx.accesskit_node_builder(id, |node| node.set_expanded(!lane.folded));
        }
    }
    // What is no widget egui puts at the root.
    let items = ctx.accesskit_node_builder(root, |node| {
        let all = node.children().to_vec();
        node.set_children(&all[..others]);
        all[others..].to_vec()
    });
    ctx.accesskit_node_builder(figure.id, |node| node.set_children(items.unwrap_or_default()));
}

/// An item as it is read aloud.
fn name(item: &Item) -> String {
    [&item.name, ": ", &item.value].concat()
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
    fn position(&self, id: Id) -> Option<usize> {
        self.ids.iter().position(|known| *known == Some(id))
    }

    /// The items that must be widgets in this pass: what the pointer is over, what a screen reader asks for, what has
    /// the focus, and where Tab leads from there, into the figure, and back into it.
    fn at_hand(&self, ui: &Ui, hovered: Option<usize>) -> BTreeSet<usize> {
        let in_sight = |at: &usize| self.ids[*at].is_some();
        let count = self.ids.len();
        let mut at_hand: BTreeSet<usize> = hovered.into_iter().chain(self.at).collect();
        at_hand.extend((0..count).find(in_sight));
        at_hand.extend((0..count).rfind(in_sight));
        if let Some(at) = self.at {
            at_hand.extend((0..at).rfind(in_sight));
            at_hand.extend((at + 1..count).find(in_sight));
        }
        let asked = ui.input(|input| {
            let requests = input.events.iter().filter_map(|event| match event {
                egui::Event::AccessKitActionRequest(request) => Some((request.target_node, request.action)),
                _ => None,
            });
            requests.collect::<Vec<_>>()
        });
        for (node, action) in asked {
            let found = self.ids.iter().position(|id| id.is_some_and(|id| id.accesskit_id() == node));
            if let Some(id) = found.and_then(|at| self.ids[at]).filter(|_| action == accesskit::Action::Focus)
            {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            at_hand.extend(found);
        }
        at_hand
    }

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

/// What a click on an item does: it selects it, or folds the lane it is the title of.
fn choose(cx: &mut Cx<'_>, item: &Item, lane: Option<&LaneArea>) {
    match lane.and_then(|lane| lane.priority.as_ref()) {
        Some(priority) => cx.out.push(Action::Fold(priority.clone())),
        None => cx.select(item.place.clone()),
    }
}

fn pointed(ui: &Ui, cx: &mut Cx<'_>, response: &Response, pointed: &Pointed<'_>) {
    let Pointed { item, area, lane, drags } = *pointed;
    let selected = cx.state.view.selection.as_ref().is_some_and(|place| *place == item.place);
    response.widget_info(|| WidgetInfo::selected(AccessRole::ListItem, true, selected, name(item)));
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
    if response.clicked() {
        choose(cx, item, lane);
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
