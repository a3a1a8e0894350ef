//! The bar at the top: menus made from the commands, and what the document is called.

use egui::{Align, Align2, Button, Frame, Layout, Margin, MenuBar, Panel, RichText};
use strum::IntoEnumIterator as _;

use super::{Cx, widgets};
use crate::{
    app::{Command, command::Menu},
    figure::{Role, fonts},
};

/// What a menu leaves of the window's height, in points: the bar and its own margins.
const BELOW: f32 = 64.0;

/// What the buttons at its end take of the bar, in points.
const BUTTONS: f32 = 190.0;

/// Shows it.
pub fn show(ui: &mut egui::Ui, cx: &mut Cx<'_>) {
    let frame =
        Frame::new().fill(cx.tokens.panel).inner_margin(Margin { left: 18, right: 8, top: 0, bottom: 0 });
    Panel::top("menu").exact_size(40.0).frame(frame).show(ui, |ui| {
        let bar = ui.ctx().content_rect().with_max_y(ui.max_rect().bottom());
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            MenuBar::new().ui(ui, |ui| {
                let mut used = bar.left();
                for menu in Menu::iter() {
                    let title = cx.texts.get(&format!("menu-{}", <&str>::from(menu)));
                    used = ui.menu_button(title, |ui| commands(ui, cx, menu)).response.rect.right();
                }
                let title = cx.texts.text(&cx.state.document.briefing.title);
                let room = (bar.right() - BUTTONS - used - 16.0).max(0.0);
                let galley = widgets::line(ui, title, fonts::medium(13.0), room);
                let center = bar.center().x.min(bar.right() - BUTTONS - galley.size().x / 2.0);
                let center = center.max(used + 16.0 + galley.size().x / 2.0);
                let rect =
                    Align2::CENTER_CENTER.anchor_size(egui::pos2(center, bar.center().y), galley.size());
                let response = ui.interact(rect, ui.scope_id().with("title"), egui::Sense::hover());
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::TitleBar, true, title));
                ui.painter().galley(rect.min, galley, cx.tokens.text);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let text = RichText::new(cx.texts.get("present-button")).font(fonts::medium(12.5));
                    let button = Button::new(text.color(cx.tokens.on_accent)).fill(cx.tokens.accent);
                    let button = button.min_size(egui::vec2(112.0, 28.0));
                    ui.add_space(4.0);
                    let name = cx.texts.get("command-present");
                    if ui.add(button).on_hover_text(&name).accessible_name(name).clicked() {
                        cx.run(Command::Present);
                    }
                    let language = cx.texts.language().code().to_uppercase();
                    let button =
                        Button::new(RichText::new(language).font(fonts::medium(12.0)).color(cx.tokens.muted));
                    let response = ui.add(button.frame_when_inactive(false));
                    let name = cx.texts.get("command-toggle-language");
                    if response.on_hover_text(&name).accessible_name(name).clicked() {
                        cx.run(Command::ToggleLanguage);
                    }
                });
            });
        });
    });
}

/// The commands of a menu, which scrolls where the window is too low for all.
fn commands(ui: &mut egui::Ui, cx: &mut Cx<'_>, menu: Menu) {
    ui.set_min_width(300.0);
    let room = ui.ctx().content_rect().height() - BELOW;
    widgets::list_up_to(room).show(ui, |ui| entries(ui, cx, menu));
}

fn entries(ui: &mut egui::Ui, cx: &mut Cx<'_>, menu: Menu) {
    for command in Command::in_menu(menu) {
        if command.begins_group() {
            ui.separator();
        }
        let title = title(cx, command);
        let keys = command
            .shortcuts()
            .first()
            .map(|shortcut| widgets::keys(ui.ctx(), cx.texts, *shortcut))
            .unwrap_or_default();
        let button = Button::new(title).shortcut_text(RichText::new(keys).size(cx.tokens.size(Role::Mark)));
        if ui.add_enabled(command.is_enabled(cx.state), button).clicked() {
            cx.run(command);
        }
        if command == Command::OpenShipped && !cx.state.settings.recent.is_empty() {
            ui.menu_button(cx.texts.get("menu-recent"), |ui| {
                for path in &cx.state.settings.recent {
                    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                    if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                        cx.out.push(crate::app::Action::Open(path.clone()));
                    }
                }
            });
        }
    }
}

/// What a command is called; of taking back and doing again, with what it would take back or do.
fn title(cx: &Cx<'_>, command: Command) -> String {
    let named = match command {
        Command::Undo => cx.state.document.undo_words(cx.texts),
        Command::Redo => cx.state.document.redo_words(cx.texts),
        _ => None,
    };
    named.unwrap_or_else(|| cx.texts.get(&format!("command-{}", <&str>::from(command))))
}
