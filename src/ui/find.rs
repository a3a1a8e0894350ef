//! The bar that finds words in everything, counted by view.

use egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::{Cx, widgets};
use crate::{
    app::{Action, Command, dispatch::search::Event, search::Area},
    figure::fonts,
};

/// Shows it, where something is looked for.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(search) = cx.state.view.search.clone() else { return };
    let hits = &cx.state.found;
    let frame = Frame::new().fill(cx.tokens.panel).inner_margin(Margin::symmetric(16, 6));
    Panel::top("find").frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let mut text = search.text.clone();
            let name = cx.texts.get("find-hint");
            let id = egui::Id::unique("find");
            let field = widgets::field(&mut text).id(id).hint_text(name.as_str()).desired_width(240.0);
            let field = ui.add(field).accessible_name(name);
            if field.changed() {
                cx.out.push(Action::Search(Event::Find(Some(text))));
            }
            let (enter, back) = ui.input(|input| {
                (input.key_pressed(Key::Enter), input.modifiers.matches_logically(Modifiers::SHIFT))
            });
            if field.lost_focus() && enter {
                cx.out.push(Action::Search(Event::Step { back }));
                field.request_focus();
            }
            let asked = ui.memory_mut(|memory| {
                let before = memory.data.get_temp::<u32>(id);
                memory.data.insert_temp(id, search.asked);
                before != Some(search.asked)
            });
            if asked {
                field.request_focus();
            }
            let count = match (search.at, hits.len()) {
                _ if search.text.trim().is_empty() => String::new(),
                (_, 0) => cx.texts.get("find-none"),
                (None, count) => cx.texts.with("find-count", &[("count", count.into())]),
                (Some(at), count) => {
                    cx.texts.with("find-at", &[("at", (at + 1).into()), ("count", count.into())])
                }
            };
            for (command, back) in [(Command::FindPrevious, true), (Command::FindNext, false)] {
                let name = cx.texts.get(&format!("command-{}", <&str>::from(command)));
                if arrow(ui, cx, back, !hits.is_empty()).on_hover_text(&name).accessible_name(name).clicked()
                {
                    cx.run(command);
                }
            }
            ui.label(RichText::new(count).font(fonts::regular(12.5)).color(cx.tokens.muted));
            ui.add_space(8.0);
            for area in Area::iter() {
                let count = hits.count(area);
                if count == 0 {
                    continue;
                }
                let name = cx.texts.get(&format!("area-{}", <&str>::from(area)));
                let here = search.at.is_some_and(|at| hits.area_of(at) == Some(area));
                let segment = widgets::segment(ui, cx.tokens, &format!("{name} {count}"), here);
                if segment.clicked() {
                    cx.out.push(Action::Search(Event::Area(area)));
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(cx.texts.get("notice-dismiss")).clicked() {
                    cx.out.push(Action::Search(Event::Find(None)));
                }
            });
        });
    });
}

/// A button with an arrow up or down, drawn: the typeface has none.
fn arrow(ui: &mut Ui, cx: &Cx<'_>, up: bool, enabled: bool) -> egui::Response {
    let response = ui.add_enabled(enabled, egui::Button::new("   "));
    let ink = if enabled { cx.tokens.text } else { cx.tokens.muted };
    let (center, half) = (response.rect.center(), if up { -2.5 } else { 2.5 });
    let points = [egui::vec2(-4.5, -half), egui::vec2(0.0, half), egui::vec2(4.5, -half)];
    ui.painter().line(points.map(|by| center + by).to_vec(), egui::Stroke::new(1.6, ink));
    response
}

/// Escape closes the bar before it does anything else.
pub fn escape(ui: &Ui, cx: &mut Cx<'_>) {
    let open = cx.state.view.search.is_some() && cx.state.dialog.is_none() && !cx.state.view.evidence;
    if open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        cx.out.push(Action::Search(Event::Find(None)));
    }
}
