//! The bar at the foot: file, saved or not, marking; figures with a source, problems, promises.

use egui::{Align, Frame, Layout, Margin, Panel, RichText};

use super::Cx;
use crate::{
    app::{Action, Origin, Page, jobs::Kind},
    figure::{Role, fonts},
};

/// Shows it, and above it the newest notice.
pub fn show(ui: &mut egui::Ui, cx: &mut Cx<'_>) {
    let frame = Frame::new().fill(cx.tokens.panel).inner_margin(Margin::symmetric(20, 0));
    Panel::bottom("status").exact_size(28.0).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let document = &cx.state.document;
            let mut left = vec![document.file_name()];
            left.push(match (&document.origin, document.is_unsaved()) {
                (_, true) => cx.texts.get("status-unsaved"),
                (Origin::Shipped, false) => cx.texts.get("status-shipped"),
                (Origin::New, false) => cx.texts.get("status-new"),
                (Origin::File(_), false) => cx.texts.get("status-saved"),
            });
            left.extend(document.briefing.marking.as_ref().map(|marking| cx.texts.text(marking).to_owned()));
            left.extend(cx.state.running.iter().map(|kind| match (kind, cx.state.progress) {
                (Kind::Export, Some((done, of))) => {
                    cx.texts.with("status-exporting", &[("done", done.into()), ("of", of.into())])
                }
                _ => cx.texts.get(&format!("job-{}", <&str>::from(*kind))),
            }));
            let font = fonts::regular(cx.tokens.size(Role::Mark));
            ui.label(RichText::new(left.join(" · ")).font(font.clone()).color(cx.tokens.muted));
            if cx.state.running.contains(&Kind::Export) {
                let stop =
                    RichText::new(cx.texts.get("status-stop")).font(font.clone()).color(cx.tokens.accent);
                if ui.add(egui::Button::new(stop).small()).clicked() {
                    cx.out.push(Action::StopExport);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.spacing_mut().button_padding.x = 5.0;
                let mut parts = vec![figures(cx), problems(cx), promises(cx)];
                parts.reverse();
                for (at, (text, page)) in parts.into_iter().enumerate() {
                    if at > 0 {
                        ui.label(RichText::new("·").color(cx.tokens.muted));
                    }
                    let text = RichText::new(text).font(font.clone()).color(cx.tokens.muted);
                    let button = egui::Button::new(text).frame_when_inactive(false);
                    if ui.add(button).clicked() {
                        cx.out.push(Action::Go(page));
                    }
                }
            });
        });
    });
    notice(ui, cx);
}

fn figures(cx: &Cx<'_>) -> (String, Page) {
    let unsourced = cx.state.document.findings.iter().filter(|it| it.finding.code == "no-evidence").count();
    let text = if unsourced == 0 {
        cx.texts.get("status-all-sourced")
    } else {
        cx.texts.with("status-unsourced", &[("count", unsourced.into())])
    };
    (text, Page::Sources)
}

fn problems(cx: &Cx<'_>) -> (String, Page) {
    let count = cx.state.document.findings.len();
    (cx.texts.with("status-problems", &[("count", count.into())]), Page::Problems)
}

/// Kept, late and open promises, each counted once, by its first statement.
fn promises(cx: &mut Cx<'_>) -> (String, Page) {
    let tally = cx.cache.tally(cx.state);
    let args = [("kept", tally.kept.into()), ("late", tally.late.into()), ("open", tally.open.into())];
    (cx.texts.with("status-promises", &args), Page::Timeline)
}

fn notice(ui: &mut egui::Ui, cx: &mut Cx<'_>) {
    let Some(notice) = cx.state.notices.last() else { return };
    let fill = if notice.failed { cx.tokens.late_soft } else { cx.tokens.accent_soft };
    let ink = if notice.failed { cx.tokens.late } else { cx.tokens.accent };
    let frame = Frame::new().fill(fill).inner_margin(Margin { left: 20, right: 16, top: 6, bottom: 6 });
    Panel::bottom("notice").frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(cx.texts.get("notice-dismiss")).clicked() {
                cx.out.push(Action::DismissNotice);
            }
            if notice.failed && ui.button(cx.texts.get("dialog-copy")).clicked() {
                let hint = notice.hint.iter().flat_map(|hint| ["\n", hint]);
                cx.out.push(Action::Copy(std::iter::once(notice.message.as_str()).chain(hint).collect()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(RichText::new(&notice.message).font(fonts::medium(13.0)).color(ink));
                if let Some(hint) = &notice.hint {
                    ui.label(RichText::new(hint).color(cx.tokens.text));
                }
            });
        });
    });
}
