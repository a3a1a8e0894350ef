//! Presenting: one slide over the whole window, as it is exported, and alive.

pub mod answer;
pub mod preflight;
pub mod speaker;
pub mod thumb;

use std::time::Duration;

use egui::{
    CentralPanel, Color32, CursorIcon, Event, FocusDirection, Frame, Grid, Key, Modifiers, Rect, RichText,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role as AccessRole, pos2, vec2,
};
use strum::IntoEnumIterator as _;

use super::{Cx, canvas, dialogs, pages};
use crate::{
    app::{
        Action, Command,
        show::{Blank, Input, Show, Turn, digit},
    },
    briefing::index::Place,
    figure::{Medium, Role, Tokens, fonts},
};

/// After so many seconds without moving, the pointer is hidden.
const IDLE: f32 = 3.0;

/// The large pointer's radius, as a share of the height.
const LARGE: f32 = 0.035;

/// Shows the slide on the wall in the whole window.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(show) = &cx.state.show else { return };
    let now = ui.input(|input| input.time);
    if show.began.is_none() {
        cx.out.push(Action::Show(Input::Seen, now));
    }
    let asked = (cx.cache.hovered.take(), cx.cache.focused.take());
    keys(ui, cx, asked);
    let rect = ui.max_rect();
    let tokens = Tokens::new(cx.state.theme(), Medium::Picture { height: rect.height() });
    let mut cx = Cx { state: cx.state, texts: cx.texts, tokens: &tokens, out: cx.out, cache: cx.cache };
    let fill = match show.blank {
        Some(Blank::Black) => Color32::BLACK,
        Some(Blank::White) => Color32::WHITE,
        None => tokens.ground,
    };
    CentralPanel::no_frame().frame(Frame::new().fill(fill)).show(ui, |ui| {
        if show.blank.is_none() {
            slide(ui, &mut cx, show);
            typed(ui, &cx, show);
            pointer(ui, &tokens, cx.state.view.search.is_none() && cx.cache.held.is_none());
        } else {
            blank(ui, &cx);
        }
        // With a window of their own the audience sees nothing of what the speaker looks for.
        if !cx.state.settings.speaker {
            answer::line(ui, &cx, show.blank);
        }
        if show.help {
            help(ui, &cx);
        }
    });
    if cx.state.settings.speaker {
        speaker::show(ui, &mut cx, show, now);
    }
    dialogs::show(ui, &mut cx);
}

fn slide(ui: &mut Ui, cx: &mut Cx<'_>, show: &Show) {
    let Some(look) = show.on_wall() else {
        let name = show.slide().map(|slide| slide.figure.clone()).unwrap_or_default();
        let text = cx.texts.with("show-no-figure", &[("figure", name.into())]);
        ui.centered_and_justified(|ui| {
            ui.label(RichText::new(text).font(cx.tokens.font(Role::Title)).color(cx.tokens.muted))
        });
        return;
    };
    let rect = ui.max_rect();
    let shown = canvas::show(ui, cx, &look.figure, rect.size());
    pages::timeline::pointer(ui, cx, &shown);
    if let Some(aside) = &show.aside {
        answer::mark(ui, cx, &aside.answer, &shown);
        answer::trail(ui, cx, &aside.answer, &shown);
        return;
    }
    // Which slide of how many, where the foot leaves room.
    let number = format!("{} / {}", show.at + 1, show.slides.len());
    let font = cx.tokens.font(Role::Source);
    let galley = ui.painter().layout_no_wrap(number, font, cx.tokens.muted);
    let margin = (shown.laid.layout.size.x * 0.044).min(cx.tokens.px(56.0));
    let corner = pos2(rect.right() - margin, rect.bottom() - cx.tokens.px(24.0));
    let place = Rect::from_min_max(corner - galley.size(), corner);
    let offset = rect.min.to_vec2();
    let is_free =
        shown.laid.layout.labels.iter().all(|label| !label.rect().translate(offset).intersects(place));
    if is_free {
        ui.painter().galley(place.min, galley, cx.tokens.muted);
    }
}

/// A wall without a slide says so to who cannot see it.
fn blank(ui: &mut Ui, cx: &Cx<'_>) {
    ui.set_cursor_icon(CursorIcon::None);
    let response = ui.interact(ui.max_rect(), ui.scope_id().with("blank"), Sense::hover());
    let name = cx.texts.get("show-blank");
    response.widget_info(|| WidgetInfo::labeled(AccessRole::Canvas, true, &name));
}

/// The number typed so far.
fn typed(ui: &Ui, cx: &Cx<'_>, show: &Show) {
    if show.typed == 0 {
        return;
    }
    let font = fonts::medium(cx.tokens.px(27.0));
    let galley = ui.painter().layout_no_wrap(show.typed.to_string(), font, cx.tokens.on_accent);
    let padding = vec2(cx.tokens.px(16.0), cx.tokens.px(8.0));
    let corner = ui.max_rect().max - vec2(cx.tokens.px(56.0), cx.tokens.px(56.0));
    let rect = Rect::from_min_max(corner - galley.size() - padding * 2.0, corner);
    ui.painter().rect_filled(rect, cx.tokens.px(8.0), cx.tokens.accent);
    ui.painter().galley(rect.min + padding, galley, cx.tokens.on_accent);
}

/// Large while its key is held, and gone when it has not moved for a while.
fn pointer(ui: &Ui, tokens: &Tokens, may_be_large: bool) {
    let (held, at, still) = ui.input(|input| {
        let held = may_be_large && Turn::Pointer.keys().iter().any(|(_, key)| input.key_down(*key));
        (held, input.pointer.latest_pos(), input.pointer.time_since_last_movement())
    });
    let Some(at) = at.filter(|at| ui.max_rect().contains(*at)) else { return };
    if held {
        let radius = ui.max_rect().height() * LARGE;
        let painter =
            ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, ui.scope_id().with("pointer")));
        painter.circle_filled(at, radius, tokens.late.gamma_multiply(0.3));
        painter.circle_stroke(at, radius, Stroke::new(radius / 6.0, tokens.late));
        ui.set_cursor_icon(CursorIcon::None);
    } else if still >= IDLE {
        ui.set_cursor_icon(CursorIcon::None);
    } else {
        ui.request_repaint_after(Duration::from_secs_f32((IDLE - still).max(0.05)));
    }
}

/// The keys of the presentation that were pressed in this window, in their order.
fn keys(ui: &Ui, cx: &mut Cx<'_>, (hovered, focused): (Option<Place>, Option<Place>)) {
    if cx.state.dialog.is_some() {
        return;
    }
    // What was reached with Tab is selected with Enter or Space, unless a number was typed.
    let is_typing = cx.state.show.as_ref().is_some_and(|show| show.typed > 0);
    let in_focus = ui.memory(|memory| memory.focused().is_some()) && !is_typing;
    let (now, still) = ui.input(|input| (input.time, input.pointer.time_since_last_movement()));
    let events = ui.input_mut(|input| std::mem::take(&mut input.events));
    let (mut pressed, mut rest) = (Vec::new(), Vec::new());
    let mut search = answer::Typing::begin(cx, now);
    for event in events {
        let Some(event) = search.take(cx, event, &mut pressed) else { continue };
        let Event::Key { key, pressed: true, modifiers, .. } = &event else {
            rest.push(event);
            continue;
        };
        let for_focus = in_focus && matches!(key, Key::Enter | Key::Space);
        if modifiers.ctrl || modifiers.alt || modifiers.command || for_focus {
            rest.push(event);
            continue;
        }
        let turn = turn_of(*modifiers, *key).map(Input::Turn);
        match turn.or_else(|| digit(*key).map(Input::Digit)) {
            Some(Input::Turn(Turn::Search)) => search.open(),
            Some(input) => search.means(*key, input, &mut pressed),
            None => rest.push(event),
        }
    }
    search.end(ui, cx, &mut pressed);
    ui.input_mut(|input| input.events = rest);
    for input in pressed {
        if input == Input::Turn(Turn::Source) {
            let pointed = hovered.clone().filter(|_| still < IDLE || focused.is_none());
            let aside = cx.state.show.as_ref().and_then(|show| show.aside.as_ref());
            let asked = aside.map(|aside| aside.answer.place.clone());
            let selected = cx.state.view.selection.clone().or(asked);
            if cx.state.view.evidence {
                cx.out.push(Action::ShowEvidence(false));
            } else if let Some(place) = pointed.or_else(|| focused.clone()).or(selected) {
                cx.select(place);
                cx.out.push(Action::ShowEvidence(true));
            } else {
                // Nothing is pointed at: begin with the first.
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            }
            continue;
        }
        if matches!(
            input,
            Input::Turn(
                Turn::Next
                    | Turn::Previous
                    | Turn::First
                    | Turn::Last
                    | Turn::Go
                    | Turn::Restore
                    | Turn::Leave
            ) | Input::Ask(Some(_))
                | Input::Answer(_)
        ) {
            super::leave(ui);
        }
        cx.out.push(Action::Show(input, now));
    }
}

/// What a key does: the one with this shift, or else whatever the shift.
fn turn_of(modifiers: Modifiers, key: Key) -> Option<Turn> {
    // A capital is the beginning of a word.
    if modifiers.shift && answer::is_letter(key) {
        return None;
    }
    let find = |shift: bool| {
        Turn::iter().find(|turn| turn.keys().iter().any(|(with, own)| *own == key && with.shift == shift))
    };
    find(modifiers.shift).or_else(|| find(false).filter(|_| key != Key::F11))
}

/// What keys there are, over the slide.
fn help(ui: &Ui, cx: &Cx<'_>) {
    let tokens = cx.tokens;
    let frame = Frame::popup(ui.style())
        .inner_margin(tokens.px(20.0))
        .corner_radius(tokens.px(10.0))
        .fill(tokens.ground);
    let area = egui::Area::new(ui.scope_id().with("help"))
        .anchor(egui::Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .order(egui::Order::Foreground);
    let shown = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            let title = cx.texts.get("show-keys");
            ui.label(RichText::new(title).font(tokens.font(Role::Title)).color(tokens.text));
            ui.add_space(tokens.px(8.0));
            let spacing = [tokens.px(28.0), tokens.px(3.0)];
            Grid::new("turns").num_columns(4).spacing(spacing).show(ui, |ui| {
                for (at, turn) in Turn::iter().enumerate() {
                    let mut names: Vec<String> = names(turn);
                    match turn {
                        Turn::Next => names.insert(1, cx.texts.get("show-arrows-on")),
                        Turn::Previous => names.insert(1, cx.texts.get("show-arrows-back")),
                        Turn::Search => {
                            let keys = Command::Find.shortcuts().into_iter();
                            names.extend(keys.map(|keys| ui.ctx().format_shortcut(&keys)));
                            names.push(cx.texts.get("show-letters"));
                        }
                        _ => {}
                    }
                    let words = cx.texts.get(&format!("show-turn-{}", <&str>::from(turn)));
                    ui.label(
                        RichText::new(names.join(" · ")).font(tokens.font(Role::Value)).color(tokens.text),
                    );
                    ui.label(RichText::new(words).font(tokens.font(Role::Label)).color(tokens.text));
                    if at % 2 == 1 {
                        ui.end_row();
                    }
                }
            });
            ui.add_space(tokens.px(10.0));
            ui.scope(|ui| {
                ui.set_max_width(tokens.px(780.0));
                for key in ["show-search-how", "show-search-letters"] {
                    let words = RichText::new(cx.texts.get(key)).font(tokens.font(Role::Label));
                    ui.label(words.color(tokens.muted));
                }
            });
        });
    });
    // It is put in the middle by the size it had before.
    let size = shown.response.rect.size();
    let id = ui.scope_id().with("help size");
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(id), size));
    if before != size {
        ui.ctx().request_repaint();
    }
}

/// The keys of a turn as they are printed on them, each once; arrows have no letters, and are told in words.
fn names(turn: Turn) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, key) in turn.keys() {
        let name = match key {
            Key::ArrowRight | Key::ArrowDown | Key::ArrowLeft | Key::ArrowUp => continue,
            Key::Escape => "Esc",
            Key::Period => ".",
            Key::Comma => ",",
            Key::Questionmark => "?",
            Key::Slash if turn == Turn::Source => "?",
            Key::Slash => "/",
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            Key::Plus | Key::Equals => "+",
            Key::Minus => "−",
            key => key.name(),
        };
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// A frame around what is chosen.
pub(super) fn outlined(ui: &Ui, rect: Rect, tokens: &Tokens, chosen: bool) {
    let (width, color) = if chosen { (2.0, tokens.accent) } else { (1.0, tokens.edge) };
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(width, color), StrokeKind::Outside);
}
