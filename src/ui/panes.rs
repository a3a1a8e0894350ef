//! From one part of the window to the next by one key, as F6 does on every desktop: the page, the details, the list.

use egui::{Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::Cx;

/// A part of the window, from before its widgets to after them.
pub struct Pane {
    id: Id,
    /// What is left of the window before it is shown.
    whole: Rect,
}

impl Pane {
    /// Begins a part: what the focus of the whole part rests on stands before its widgets, so that Tab goes on to them.
    pub fn begin(ui: &Ui, name: &str, title: &str) -> Self {
        let (id, whole) = (Id::unique(("pane", name)), ui.available_rect_before_wrap());
        if ui.memory(|memory| memory.has_focus(id)) {
            let at = Rect::from_min_size(whole.min, Vec2::ZERO);
            let response = ui.interact(at, id, Sense::focusable_noninteractive());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Region, true, title));
        }
        Self { id, whole }
    }

    /// Ends it; returns its place, and rings it while it has the focus.
    pub fn end(self, ui: &Ui, cx: &Cx<'_>, left: Rect) -> (Id, Rect) {
        let mut place = self.whole;
        // A panel takes one side.
        if left.min.x > place.min.x {
            place.max.x = left.min.x;
        } else if left.max.x < place.max.x {
            place.min.x = left.max.x;
        }
        if ui.memory(|memory| memory.has_focus(self.id)) {
            let stroke = Stroke::new(2.0, cx.tokens.accent);
            // In the layer of the window: a tool tip or a menu stands over it.
            ui.painter().rect_stroke(place, 0.0, stroke, StrokeKind::Inside);
        }
        (self.id, place)
    }
}

/// Moves the focus to the next part, or with Shift the one before; from nowhere to the first. A field that is left gives
/// what was typed to the document, as with Tab.
pub fn cycle(ui: &Ui, panes: &[(Id, Rect)]) {
    let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::F6));
    let back = pressed(Modifiers::SHIFT);
    if !back && !pressed(Modifiers::NONE) {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let middle = focused.and_then(|id| ui.ctx().read_response(id)).map(|response| response.rect.center());
    let whole = panes.iter().position(|(id, _)| focused == Some(*id));
    let within = |(_, place): &(Id, Rect)| middle.is_some_and(|middle| place.contains(middle));
    let at = whole.or_else(|| panes.iter().position(within));
    let next = match (at, back) {
        (None, _) => 0,
        (Some(at), false) => (at + 1) % panes.len(),
        (Some(at), true) => (at + panes.len() - 1) % panes.len(),
    };
    ui.memory_mut(|memory| memory.request_focus(panes[next].0));
}
