//! Dragging a mark of the selected event: what it would become is drawn over the figure and said beside the pointer.
//!
//! Only marks of what is selected are dragged; a drag anywhere else moves the timeline. So nothing is edited by accident.

use egui::{
    Align2, CursorIcon, Id, Key, Modifiers, PointerButton, Pos2, Rangef, Rect, Shape, Stroke, Ui, Vec2, pos2,
    vec2,
};

use super::super::super::{Cx, canvas::Shown};
use crate::{
    app::{Action, Document},
    briefing::{
        Event, When,
        edtf::Grip,
        index::Part,
        timing::{against, standing},
    },
    figure::{
        Role, marks,
        timeline::{self, Handle},
    },
};

/// A drag that is going on.
#[derive(Clone, Debug)]
struct Drag {
    handle: Handle,
    grip: Grip,
    /// The day under the pointer when it began, from 1970-01-01.
    from: f64,
}

fn key() -> Id {
    Id::unique("drag on the timeline")
}

/// Escape gives a drag up, and does nothing else then.
pub fn escape(ui: &Ui) {
    let is_on = ui.data(|data| data.get_temp::<Drag>(key()).is_some());
    if is_on && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        ui.data_mut(|data| data.remove::<Drag>(key()));
    }
}

/// Follows the pointer; whether it drags a mark, so that it does not move the timeline.
pub fn follow(ui: &Ui, cx: &mut Cx<'_>, shown: &Shown) -> bool {
    let Some(scale) = shown.laid.scale else { return false };
    let origin = shown.response.rect.min.to_vec2();
    if shown.response.drag_started_by(PointerButton::Primary)
        && let Some(press) = ui.input(|input| input.pointer.press_origin())
        && let Some((handle, grip)) = timeline::handle_at(&shown.laid, press - origin)
    {
        let drag = Drag { handle: handle.clone(), grip, from: scale.day(press.x - origin.x) };
        ui.data_mut(|data| data.insert_temp(key(), drag));
    }
    let Some(drag) = ui.data(|data| data.get_temp::<Drag>(key())) else {
        hint(ui, shown, origin);
        return false;
    };
    let stopped = shown.response.drag_stopped();
    if stopped || !shown.response.dragged() {
        ui.data_mut(|data| data.remove::<Drag>(key()));
    }
    let Some(at) = shown.response.interact_pointer_pos().or(ui.input(|input| input.pointer.latest_pos()))
    else {
        return true;
    };
    if !stopped && !shown.response.dragged() {
        return false;
    }
    let document = &cx.state.document;
    let Some(event) = document.index.event(&document.briefing, &drag.handle.place.item) else { return true };
    let days = (scale.day(at.x - origin.x) - drag.from).round() as i32;
    let Some(old) = date_of(event, &drag.handle.place.part) else { return true };
    let Some(when) = old.moved(drag.grip, days) else { return true };
    if stopped {
        if when != *old
            && let Some(edit) = document.dated(&drag.handle.place, &when)
        {
            cx.out.push(Action::Edit(edit, None));
        }
        return true;
    }
    ui.set_cursor_icon(cursor(drag.grip, true));
    ghost(ui, cx, shown, event, &drag, &when);
    say(ui, cx, shown, event, &drag, &when, at);
    true
}

fn date_of<'e>(event: &'e Event, part: &Part) -> Option<&'e When> {
    match part {
        Part::Promise(at) => event.promises.get(*at)?.when.as_ref(),
        Part::Actual => event.actual.as_ref().map(|actual| &actual.when),
        Part::Whole | Part::Value(_) => None,
    }
}

fn cursor(grip: Grip, holding: bool) -> CursorIcon {
    match grip {
        Grip::Start | Grip::End => CursorIcon::ResizeHorizontal,
        Grip::Whole if holding => CursorIcon::Grabbing,
        Grip::Whole => CursorIcon::Grab,
    }
}

/// The pointer tells what could be dragged.
fn hint(ui: &Ui, shown: &Shown, origin: Vec2) {
    let at = ui
        .input(|input| input.pointer.hover_pos())
        .filter(|at| ui.rect_contains_pointer(Rect::from_pos(*at)));
    if let Some(at) = at.filter(|_| shown.response.contains_pointer())
        && let Some((_, grip)) = timeline::handle_at(&shown.laid, at - origin)
    {
        ui.set_cursor_icon(cursor(grip, false));
    }
}

/// Draws where the mark would be.
fn ghost(ui: &Ui, cx: &Cx<'_>, shown: &Shown, event: &Event, drag: &Drag, when: &When) {
    let Some(scale) = shown.laid.scale else { return };
    let Some(changed) = Document::redated(event, &drag.handle.place.part, when) else { return };
    let scene = cx.scene();
    let Some((first, end)) = timeline::span_of(&scene, &changed, &drag.handle.place.part) else { return };
    let origin = shown.response.rect.min.to_vec2();
    let rows = drag.handle.rect.y_range();
    let tokens = cx.tokens;
    let plot = Rect::from_x_y_ranges(scale.across().expand(8.0), Rangef::EVERYTHING).translate(origin);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(plot));
    let stroke = Stroke::new(1.5, tokens.accent);
    if drag.handle.diamond || end - first <= 1.0 {
        let middle = f64::midpoint(first, end);
        let center = pos2(scale.exact(middle) as f32, rows.center()) + origin;
        let radius = (drag.handle.rect.height() / 2.4).clamp(4.0, 9.0);
        painter.add(marks::diamond(center, radius + 1.0, tokens.accent_soft, stroke));
        return;
    }
    let x = Rangef::new(scale.x(first), scale.x(end));
    let rect = Rect::from_x_y_ranges(x, rows).translate(origin);
    painter.rect_filled(rect, 0.0, tokens.accent_soft.gamma_multiply(0.75));
    painter.add(marks::dashed_outline(rect, stroke));
    for (x, is_held) in [(rect.min.x, drag.grip == Grip::Start), (rect.max.x, drag.grip == Grip::End)] {
        if is_held {
            painter.add(Shape::vline(x, rect.y_range().expand(3.0), Stroke::new(2.5, tokens.accent)));
        }
    }
}

/// Says beside the pointer what the date would be, what stays of it, and what the event would come to.
fn say(ui: &Ui, cx: &Cx<'_>, shown: &Shown, event: &Event, drag: &Drag, when: &When, at: Pos2) {
    let (texts, tokens) = (cx.texts, cx.tokens);
    let part = &drag.handle.place.part;
    let mut lines = vec![(texts.when(&when.bare()), tokens.font(Role::Value), tokens.text)];
    let words = when.wording.as_ref().map(|words| texts.text(words).to_owned());
    let note = match words {
        Some(words) if when.is_read() => Some(texts.with("drag-reading", &[("words", words.into())])),
        Some(words) => Some(texts.with("drag-words", &[("words", words.into())])),
        None if when.is_read() => Some(texts.get("drag-days")),
        None => None,
    };
    lines.extend(note.map(|note| (note, tokens.font(Role::Mark), tokens.muted)));
    if let Some(changed) = Document::redated(event, part, when).filter(|event| !event.promises.is_empty()) {
        let today = cx.state.day();
        let found = match part {
            Part::Promise(nth) => against(&changed, changed.promises.get(*nth), today),
            _ => standing(&changed, today),
        };
        lines.push((texts.standing(&found), tokens.font(Role::Mark), tokens.muted));
    }
    lines.push((texts.get("drag-keys"), tokens.font(Role::Source), tokens.muted));
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, key()));
    let galleys: Vec<_> =
        lines.into_iter().map(|(text, font, color)| painter.layout(text, font, color, 320.0)).collect();
    let width = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    let height: f32 = galleys.iter().map(|galley| galley.size().y + 2.0).sum();
    let size = vec2(width, height) + vec2(20.0, 12.0);
    // Under the mark, so that neither is covered, or above where there is no room.
    let row = drag.handle.rect.y_range();
    let (above, below) = (shown.response.rect.min.y + row.min, shown.response.rect.min.y + row.max);
    let screen = ui.ctx().content_rect().shrink(4.0);
    let y = if below + 14.0 + size.y <= screen.max.y { below + 14.0 } else { above - 14.0 - size.y };
    let x = (at.x - size.x / 2.0).clamp(screen.min.x, (screen.max.x - size.x).max(screen.min.x));
    let card = Rect::from_min_size(pos2(x, y), size);
    painter.rect(card, 6.0, tokens.ground, Stroke::new(1.0, tokens.accent), egui::StrokeKind::Inside);
    let mut corner = Align2::LEFT_TOP.pos_in_rect(&card.shrink2(vec2(10.0, 6.0)));
    for galley in galleys {
        let height = galley.size().y;
        painter.galley(corner, galley, tokens.text);
        corner.y += height + 2.0;
    }
}
