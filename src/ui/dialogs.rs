//! Windows above all else: unsaved changes, a path to type, what failed, keys, about, and the evidence card.

mod help;
mod safety;

use egui::{Align, Id, Key, Layout, Modal, RichText, Stroke, Ui};
use strum::IntoEnumIterator as _;

use super::{Cx, inspector, widgets};
use crate::{
    app::{Action, Command, Dialog, Purpose, command::Menu, dispatch::Answer},
    briefing::{
        ItemRef,
        index::{Part, Place},
    },
    figure::{Role, fonts},
};

/// Shows the one that is open, if any.
pub fn show(ui: &Ui, cx: &mut Cx<'_>) {
    evidence(ui, cx);
    let Some(dialog) = &cx.state.dialog else { return };
    // The palette is no dialog to close first, and stands at the top.
    if matches!(dialog, Dialog::Palette { .. }) {
        return;
    }
    let modal = modal(ui, cx, "dialog").show(ui.ctx(), |ui| {
        let is_wide = matches!(
            dialog,
            Dialog::Conflict(_) | Dialog::Recovery | Dialog::Format | Dialog::Notices | Dialog::Preflight
        );
        ui.set_max_width(if is_wide { 640.0 } else { 460.0 });
        match dialog {
            Dialog::Unsaved(_) => unsaved(ui, cx),
            Dialog::Path { purpose, text } => path(ui, cx, purpose, text),
            Dialog::Failed(notice) => {
                title(ui, cx, "dialog-failed");
                ui.label(&notice.message);
                if let Some(hint) = &notice.hint {
                    ui.add_space(6.0);
                    widgets::muted(ui, cx.tokens, hint);
                }
                ui.add_space(12.0);
                ui.horizontal(|ui| {
                    button(ui, cx, "dialog-close", Action::CloseDialog, true);
                    button(ui, cx, "dialog-copy", Action::Copy(notice.message.clone()), false);
                });
            }
            Dialog::Conflict(conflict) => safety::conflict(ui, cx, conflict),
            Dialog::Recovery => safety::recovery(ui, cx),
            // Shown above.
            Dialog::Palette { .. } => {}
            Dialog::Notices => help::notices(ui, cx),
            Dialog::Format => help::format(ui, cx),
            Dialog::Preflight => {
                title(ui, cx, "command-preflight");
                super::show::preflight::show(ui, cx);
                ui.add_space(12.0);
                button(ui, cx, "dialog-close", Action::CloseDialog, true);
            }
            Dialog::Keys => keys(ui, cx),
            Dialog::About => {
                title(ui, cx, "about-title");
                ui.label(cx.texts.with("about-text", &[("version", env!("CARGO_PKG_VERSION").into())]));
                ui.add_space(12.0);
                button(ui, cx, "dialog-close", Action::CloseDialog, true);
            }
        }
    });
    if modal.should_close() {
        cx.out.push(Action::CloseDialog);
    }
}

/// A window above all else, with the margins of a page.
fn modal(ui: &Ui, cx: &Cx<'_>, name: &str) -> Modal {
    let frame = egui::Frame::popup(ui.style()).inner_margin(20).corner_radius(10).fill(cx.tokens.ground);
    Modal::new(Id::unique(name)).frame(frame)
}

fn title(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    ui.label(RichText::new(cx.texts.get(key)).font(fonts::medium(17.0)));
    ui.add_space(8.0);
}

fn button(ui: &mut Ui, cx: &mut Cx<'_>, key: &str, action: Action, main: bool) {
    let text = RichText::new(cx.texts.get(key));
    let button = if main {
        let accent = cx.tokens.accent;
        egui::Button::new(text.color(cx.tokens.on_accent)).fill(accent).stroke(Stroke::new(1.0, accent))
    } else {
        egui::Button::new(text)
    };
    if ui.add(button).clicked() {
        cx.out.push(action);
    }
}

fn unsaved(ui: &mut Ui, cx: &mut Cx<'_>) {
    let changed = cx.state.document.is_unsaved();
    title(ui, cx, if changed { "unsaved-title" } else { "unsaved-typed-title" });
    if changed {
        ui.label(cx.texts.with("unsaved-text", &[("name", cx.state.document.file_name().into())]));
    }
    if let [first, others @ ..] = &*cx.state.refused {
        let args = [("field", first.as_str().into()), ("others", others.len().into())];
        ui.label(cx.texts.with("unsaved-typed", &args));
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if changed {
            button(ui, cx, "unsaved-save", Action::Answer(Answer::Save), true);
            button(ui, cx, "unsaved-discard", Action::Answer(Answer::Discard), false);
            button(ui, cx, "dialog-cancel", Action::CloseDialog, false);
        } else {
            // There is nothing to save of it: it is mended, or given up.
            button(ui, cx, "unsaved-typed-back", Action::CloseDialog, true);
            button(ui, cx, "unsaved-typed-discard", Action::Answer(Answer::Discard), false);
        }
    });
}

fn path(ui: &mut Ui, cx: &mut Cx<'_>, purpose: &Purpose, text: &str) {
    title(
        ui,
        cx,
        match purpose {
            Purpose::Open => "path-open",
            Purpose::Save(_) => "path-save",
            Purpose::Export(_) => "path-export",
            Purpose::Schema => "path-schema",
        },
    );
    let why = ui.label(cx.texts.get("path-why"));
    ui.add_space(6.0);
    let mut typed = text.to_owned();
    let field = ui.add(widgets::field(&mut typed).desired_width(f32::INFINITY)).labelled_by(why.id);
    if field.changed() {
        cx.out.push(Action::TypePath(typed.clone()));
    }
    if !field.has_focus() && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        button(ui, cx, "path-use", Action::UsePath, true);
        button(ui, cx, "dialog-cancel", Action::CloseDialog, false);
    });
    if enter && !typed.trim().is_empty() {
        cx.out.push(Action::UsePath);
    }
}

/// The keys there are, by menu.
fn keys(ui: &mut Ui, cx: &mut Cx<'_>) {
    title(ui, cx, "keys-title");
    widgets::list_up_to(room(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for menu in Menu::iter() {
            let mut commands = Command::in_menu(menu).filter(|it| !it.shortcuts().is_empty()).peekable();
            if commands.peek().is_none() {
                continue;
            }
            widgets::section(ui, cx.tokens, &cx.texts.get(&format!("menu-{}", <&str>::from(menu))));
            for command in commands {
                let Some(shortcut) = command.shortcuts().into_iter().next() else { continue };
                ui.horizontal(|ui| {
                    let name = ui.label(cx.texts.get(&format!("command-{}", <&str>::from(command))));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.add_space(14.0);
                        ui.label(
                            RichText::new(widgets::keys(ui.ctx(), cx.texts, shortcut))
                                .font(fonts::medium(12.5)),
                        )
                        .labelled_by(name.id);
                    });
                });
            }
        }
        ui.add_space(8.0);
        widgets::muted(ui, cx.tokens, cx.texts.get("keys-pointer"));
        ui.add_space(6.0);
        widgets::muted(ui, cx.tokens, cx.texts.get("keys-present"));
    });
    ui.add_space(12.0);
    button(ui, cx, "dialog-close", Action::CloseDialog, true);
}

/// The height there is for what scrolls in a dialog, in points: the window's without title and buttons.
fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 190.0).clamp(120.0, 600.0)
}

/// The card that says where the selected figure comes from.
fn evidence(ui: &Ui, cx: &mut Cx<'_>) {
    let Some(place) = cx.state.view.selection.clone().filter(|_| cx.state.view.evidence) else { return };
    if cx.state.dialog.is_some() {
        return;
    }
    let modal = modal(ui, cx, "evidence").show(ui.ctx(), |ui| {
        // As large as the figure's own text, on the wall.
        let unit = cx.tokens.unit;
        ui.set_width(460.0 * unit);
        ui.style_mut().text_styles.values_mut().for_each(|font| font.size *= unit);
        let (briefing, index) = cx.state.seen(&place);
        let language = cx.texts.language().code();
        widgets::section(ui, cx.tokens, &cx.texts.get("evidence-title"));
        let name = index.title(briefing, &place.item, language);
        ui.label(RichText::new(name).font(fonts::medium(17.0 * unit)));
        let value = index.item(briefing, &place.item).and_then(|item| cx.texts.place(item, &place));
        if let Some(value) = value {
            ui.label(RichText::new(value).font(cx.tokens.font(Role::Label)));
        }
        ui.add_space(8.0);
        let own = index.evidence(briefing, &place);
        let item = index.item(briefing, &place.item);
        match item {
            // What an event stands on is told at each statement.
            Some(ItemRef::Event(event)) if own.is_empty() && place.part == Part::Whole => {
                let promises = (0..event.promises.len()).map(Part::Promise);
                for part in promises.chain(event.actual.as_ref().map(|_| Part::Actual)) {
                    let part = Place { part, ..place.clone() };
                    if let Some(words) = item.and_then(|item| cx.texts.place(item, &part)) {
                        ui.label(RichText::new(words).font(cx.tokens.font(Role::Label)));
                    }
                    inspector::proofs(ui, cx, index.evidence(briefing, &part));
                }
            }
            // A source is where it ends.
            Some(ItemRef::Source(source)) if own.is_empty() => inspector::of_source(ui, cx, source),
            _ => inspector::proofs(ui, cx, own),
        }
        ui.add_space(6.0);
        button(ui, cx, "dialog-close", Action::ShowEvidence(false), true);
    });
    if modal.should_close() {
        cx.out.push(Action::ShowEvidence(false));
    }
}
