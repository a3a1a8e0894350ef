//! The palette: commands, pages and items by a few letters of their name.

use egui::{Align2, Area, Frame, Key, Modifiers, Order, Sense, Ui, WidgetInfo, vec2};

use super::Cx;
use crate::{
    app::{
        Action,
        dispatch::search::Event,
        search::{self, Entry, Found},
    },
    figure::{Role, fonts},
};

/// How many are shown.
const MOST: usize = 60;

/// Shows it over everything.
pub fn show(ui: &Ui, cx: &mut Cx<'_>, text: &str, at: usize) {
    let commands = search::commands(cx.state, cx.texts);
    let items = cx.cache.names(cx.state);
    let found = search::ranked(commands.iter().chain(items.iter()), text, MOST);
    let at = at.min(found.len().saturating_sub(1));
    let last = found.len().saturating_sub(1);
    let moved = ui.input_mut(|input| {
        let mut key = |key| input.consume_key(Modifiers::NONE, key);
        let down = usize::from(key(Key::ArrowDown)) + 8 * usize::from(key(Key::PageDown));
        let up = usize::from(key(Key::ArrowUp)) + 8 * usize::from(key(Key::PageUp));
        (at + down).saturating_sub(up).min(last)
    });
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let width = (ui.ctx().content_rect().width() - 80.0).min(620.0);
    let most = (ui.ctx().content_rect().height() - 190.0).clamp(120.0, 380.0);
    let frame = Frame::popup(ui.style()).inner_margin(8).corner_radius(10).fill(cx.tokens.ground);
    let mut last_typed = text.to_owned();
    let area = Area::new(egui::Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0))
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                let mut typed = text.to_owned();
                let name = cx.texts.get("palette-hint");
                let field = super::widgets::field(&mut typed)
                    .hint_text(name.as_str())
                    .font(fonts::regular(15.0))
                    .frame(Frame::NONE.inner_margin(vec2(8.0, 6.0)))
                    .desired_width(f32::INFINITY);
                let field = ui.add(field).accessible_name(name);
                if !field.has_focus() {
                    field.request_focus();
                }
                if field.changed() || moved != at {
                    cx.out.push(Action::Search(Event::Palette(typed.clone(), moved)));
                }
                last_typed = typed;
                super::widgets::rule(ui, cx.tokens);
                if found.is_empty() {
                    ui.horizontal(|ui| {
                        ui.add_space(8.0);
                        super::widgets::muted(ui, cx.tokens, cx.texts.get("palette-none"));
                    });
                }
                super::widgets::list_up_to(most).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (row, entry) in found.iter().enumerate() {
                        if line(ui, cx, entry, row == moved, moved != at) {
                            cx.out.push(Action::Search(Event::Choose(entry.found.clone())));
                        }
                    }
                });
            })
        });
    // Nothing was asked for yet: the first of all commands is not meant.
    if enter && (!last_typed.trim().is_empty() || moved > 0) {
        // What was typed in the same pass is what is meant, not what stood there before it: a slow screen shows both at once.
        let chosen = if last_typed == text {
            found.get(moved).map(|entry| entry.found.clone())
        } else {
            let now = search::ranked(commands.iter().chain(items.iter()), &last_typed, 1);
            now.first().map(|entry| entry.found.clone())
        };
        cx.out.extend(chosen.map(|found| Action::Search(Event::Choose(found))));
    }
    let beside = ui.input(|input| {
        input.pointer.any_pressed()
            && input.pointer.interact_pos().is_some_and(|at| !area.response.rect.contains(at))
    });
    if escape || beside {
        cx.out.push(Action::CloseDialog);
    }
}

/// One line: its name, and its keys or what sort of thing it is; whether it was clicked.
fn line(ui: &mut Ui, cx: &Cx<'_>, entry: &Entry, chosen: bool, follow: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let kind = cx.texts.get(&entry.kind);
    response.widget_info(|| {
        let name = format!("{}, {kind}", entry.name);
        WidgetInfo::selected(egui::accesskit::Role::ListItem, true, chosen, name)
    });
    if chosen || response.hovered() {
        let fill = if chosen { cx.tokens.accent_soft } else { cx.tokens.panel };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if chosen && follow {
        response.scroll_to_me(None);
    }
    let keys = match entry.found {
        Found::Command(command) => {
            command.shortcuts().first().map(|keys| super::widgets::keys(ui.ctx(), cx.texts, *keys))
        }
        Found::Page(_) | Found::Place(_) => None,
    };
    let (end, ink) = match keys {
        Some(keys) => (keys, cx.tokens.text),
        None => (kind, cx.tokens.muted),
    };
    let font = fonts::regular(cx.tokens.size(Role::Mark));
    let end = ui.painter().layout_no_wrap(end, font, ink);
    let at = Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(10.0, 0.0), end.size()).min;
    let ink = if chosen { cx.tokens.accent } else { cx.tokens.text };
    let room = at.x - rect.left() - 26.0;
    let name = super::widgets::line(ui, &entry.name, fonts::regular(13.5), room);
    let left = egui::pos2(rect.left() + 10.0, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(left, name, ink);
    ui.painter().galley(at, end, cx.tokens.muted);
    response.clicked()
}
