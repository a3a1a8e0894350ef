//! What helps: what has been told, and what a file looks like.

use egui::{RichText, Ui};

use super::{super::Cx, button, title};
use crate::{
    app::{Action, Command, Notice},
    figure::{Role, fonts},
    ui::widgets,
};

/// The shortest briefing that shows something.
const EXAMPLE: &str = include_str!("../../../assets/briefings/shortest.briefing.json");

/// What has been told since the program was started, newest first, to be read again and copied.
pub(super) fn notices(ui: &mut Ui, cx: &mut Cx<'_>) {
    title(ui, cx, "notices-title");
    let told: Vec<&Notice> = cx.state.told.iter().chain(&cx.state.notices).rev().collect();
    widgets::list_up_to(super::room(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for notice in &told {
            let ink = if notice.failed { cx.tokens.late } else { cx.tokens.text };
            ui.label(RichText::new(&notice.message).font(fonts::medium(13.0)).color(ink));
            if let Some(hint) = &notice.hint {
                widgets::muted(ui, cx.tokens, hint);
            }
            ui.add_space(8.0);
        }
    });
    ui.add_space(4.0);
    let lines = told.iter().flat_map(|notice| [Some(&notice.message), notice.hint.as_ref()]).flatten();
    let all = lines.map(String::as_str).collect::<Vec<_>>().join("\n");
    ui.horizontal(|ui| {
        button(ui, cx, "dialog-close", Action::CloseDialog, true);
        button(ui, cx, "notices-copy", Action::Copy(all), false);
    });
}

/// What a briefing file looks like, by example, and where the whole of it is told.
pub(super) fn format(ui: &mut Ui, cx: &mut Cx<'_>) {
    title(ui, cx, "format-title");
    ui.label(cx.texts.get("format-about"));
    ui.add_space(8.0);
    let frame = egui::Frame::new().fill(cx.tokens.panel).corner_radius(6).inner_margin(10);
    frame.show(ui, |ui| {
        widgets::list_up_to((super::room(ui) - 90.0).max(100.0)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let text = RichText::new(EXAMPLE.trim_end()).font(cx.tokens.font(Role::Label));
            ui.add(egui::Label::new(text).selectable(true));
        });
    });
    ui.add_space(8.0);
    widgets::muted(ui, cx.tokens, cx.texts.get("format-schema"));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        button(ui, cx, "dialog-close", Action::CloseDialog, true);
        button(ui, cx, "format-copy", Action::Copy(EXAMPLE.to_owned()), false);
        button(ui, cx, "command-save-schema", Action::Run(Command::SaveSchema), false);
        button(ui, cx, "command-new-from-template", Action::Run(Command::NewFromTemplate), false);
    });
}
