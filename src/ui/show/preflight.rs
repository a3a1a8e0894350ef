//! The list of what would embarrass, each with a way to it.

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use super::thumb;
use crate::{
    app::{
        Action, Command, Page,
        preflight::{Remark, SCREEN, Seen, Trouble, preflight},
        show,
    },
    briefing::{Date, Slide},
    figure::{Laid, fonts},
    ui::{Cx, widgets},
};

/// Shows it: the content of a dialog.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let screen = ui.input(|input| input.viewport().monitor_size).unwrap_or(SCREEN).round();
    let remarks = remarks(ui, cx, screen);
    let slides = show::slides(&cx.state.document.briefing);
    let args = [
        ("slides", slides.len().into()),
        ("size", format!("{}x{}", screen.x, screen.y).into()),
        ("count", remarks.len().into()),
    ];
    let key = if remarks.is_empty() { "preflight-well" } else { "preflight-found" };
    widgets::muted(ui, cx.tokens, cx.texts.with(key, &args));
    ui.add_space(8.0);
    let width = remarks.iter().map(|remark| {
        let text = where_(cx, remark);
        ui.painter().layout_no_wrap(text, fonts::medium(12.0), cx.tokens.text).size().x
    });
    let width = width.fold(0.0, f32::max);
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for remark in &remarks {
            row(ui, cx, (&slides, width), remark);
        }
    });
}

fn remarks(ui: &Ui, cx: &mut Cx<'_>, screen: egui::Vec2) -> Vec<Remark> {
    let slides = show::slides(&cx.state.document.briefing);
    let laid: Vec<(Option<Arc<Laid>>, Date)> = slides
        .iter()
        .map(|slide| match thumb::laid(ui, cx, slide, screen) {
            Some((look, laid)) => (Some(laid), thumb::today(cx, &look)),
            None => (None, cx.state.started_on),
        })
        .collect();
    let seen: Vec<Seen<'_>> = slides
        .iter()
        .zip(&laid)
        .map(|(slide, (laid, today))| Seen { slide, laid: laid.as_deref(), today: *today })
        .collect();
    let document = &cx.state.document;
    preflight(&document.briefing, &document.index, &seen, cx.state.started_on)
}

/// On which slide, or that it is about all of it.
fn where_(cx: &Cx<'_>, remark: &Remark) -> String {
    match remark.slide {
        Some(at) => cx.texts.with("preflight-slide", &[("number", (at + 1).to_string().into())]),
        None => cx.texts.get("preflight-all"),
    }
}

/// One remark: where, what, and a way to it. The words of the widest place are `width` wide, so that all sentences begin
/// at one line.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, (slides, width): (&[Slide], f32), remark: &Remark) {
    let document = &cx.state.document;
    let item = remark.place.as_ref().map(|place| {
        document.index.title(&document.briefing, &place.item, cx.texts.language().code()).to_owned()
    });
    let args = [("title", item.unwrap_or_default().into()), ("count", remark.count.into())];
    let sentence = cx.texts.with(&format!("preflight-{}", <&str>::from(remark.trouble)), &args);
    let slide = remark.slide.and_then(|at| slides.get(at));
    ui.horizontal(|ui| {
        let (ink, fill) = match remark.trouble {
            Trouble::Small | Trouble::Shortened => (cx.tokens.accent, cx.tokens.accent_soft),
            _ => (cx.tokens.late, cx.tokens.late_soft),
        };
        let edge = ui.cursor().left() + width + 28.0;
        widgets::badge(ui, &where_(cx, remark), ink, fill);
        ui.add_space((edge - ui.cursor().left()).max(0.0));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let button = ui.button(RichText::new(cx.texts.get("preflight-go")).font(fonts::medium(12.0)));
            if button.accessible_name(format!("{}: {sentence}", cx.texts.get("preflight-go"))).clicked() {
                go(cx, slide, remark);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(&sentence).wrap());
            });
        });
    });
    ui.add_space(4.0);
}

/// To where it can be mended.
fn go(cx: &mut Cx<'_>, slide: Option<&Slide>, remark: &Remark) {
    cx.out.push(Action::CloseDialog);
    match (&remark.place, slide) {
        (Some(place), _) => cx.select(place.clone()),
        (None, Some(slide)) => {
            cx.out.push(Action::Go(Page::Slides));
            cx.select(slide.id.clone());
        }
        (None, None) => cx.run(Command::DocumentDetails),
    }
}
