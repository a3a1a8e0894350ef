//! What the speaker sees, in a window of its own: notes, the next slide, the clock.
//!
//! An immediate viewport: it is drawn with the window on the wall. Where the system has no further windows egui shows
//! it inside the window.

use std::time::Duration;

use egui::{
    Align, CentralPanel, Frame, Grid, Layout, Rect, RichText, ScrollArea, Sense, Ui, ViewportBuilder,
    ViewportId, vec2,
};

use super::{answer, keys, names, outlined, thumb};
use crate::{
    app::{Command, Show, show::Turn},
    figure::{Medium, Role, Tokens, fonts},
    ui::{Cx, widgets},
};

/// The size it opens with, in points.
const SIZE: [f32; 2] = [960.0, 600.0];

/// What it is called by the system.
pub fn window() -> ViewportId {
    ViewportId::from_hash_of("speaker")
}

/// The keys that the speaker may look for in a hurry.
const KEYS: [Turn; 6] = [Turn::Black, Turn::Source, Turn::Search, Turn::Swap, Turn::Help, Turn::Leave];

/// Shows it.
pub(super) fn show(ui: &Ui, cx: &mut Cx<'_>, show: &Show, now: f64) {
    let tokens = Tokens::new(cx.state.theme(), Medium::Window);
    let title = cx.texts.get("speaker-title");
    let builder = ViewportBuilder::default()
        .with_title(title)
        .with_inner_size(SIZE)
        .with_min_inner_size([640.0, 400.0]);
    ui.ctx().show_viewport_immediate(window(), builder, |ui, _| {
        let mut cx = Cx { state: cx.state, texts: cx.texts, tokens: &tokens, out: cx.out, cache: cx.cache };
        if ui.input(|input| input.viewport().close_requested()) {
            cx.run(Command::ToggleSpeaker);
        }
        // The clicker speaks to the window that is in front.
        keys(ui, &mut cx, (None, None));
        content(ui, &mut cx, show, now);
    });
    // The clock goes on.
    ui.request_repaint_after(Duration::from_secs(1));
}

fn content(ui: &mut Ui, cx: &mut Cx<'_>, show: &Show, now: f64) {
    let frame = Frame::new().fill(cx.tokens.ground).inner_margin(20);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        times(ui, cx, show, now);
        ui.add_space(12.0);
        if cx.state.view.search.is_some() {
            answer::list(ui, cx);
            return;
        }
        answer::on_wall(ui, cx, show);
        let room = ui.available_rect_before_wrap();
        let width = (room.width() * 0.42).floor();
        let right = Rect::from_min_max(room.min + vec2(width + 24.0, 0.0), room.max);
        ui.scope_builder(egui::UiBuilder::new().max_rect(room.with_max_x(room.min.x + width)), |ui| {
            let key = if show.next().is_some() { "speaker-next" } else { "speaker-last" };
            widgets::section(ui, cx.tokens, &cx.texts.get(key));
            let (rect, _) = ui.allocate_exact_size(vec2(width, thumb::height(width)), Sense::hover());
            if show.next().is_some() {
                thumb::next(ui, cx, show, rect);
                outlined(ui, rect, cx.tokens, false);
            }
            ui.add_space(16.0);
            widgets::section(ui, cx.tokens, &cx.texts.get("show-keys"));
            ScrollArea::vertical().id_salt("keys").show(ui, |ui| {
                Grid::new("keys").num_columns(2).spacing(vec2(16.0, 3.0)).show(ui, |ui| {
                    for turn in KEYS {
                        let keys = RichText::new(names(turn).join(" · ")).font(fonts::medium(14.0));
                        ui.label(keys.color(cx.tokens.text));
                        let words = cx.texts.get(&format!("show-turn-{}", <&str>::from(turn)));
                        ui.label(RichText::new(words).font(fonts::regular(14.0)).color(cx.tokens.muted));
                        ui.end_row();
                    }
                });
            });
        });
        ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| {
            let title = show.title(cx.texts).map(str::to_owned);
            if let Some(title) = title {
                ui.label(RichText::new(title).font(fonts::medium(17.0)).color(cx.tokens.text));
            }
            widgets::section(ui, cx.tokens, &cx.texts.get("speaker-notes"));
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let notes = show.slide().and_then(|slide| slide.notes.as_ref());
                match notes.map(|notes| cx.texts.text(notes)) {
                    Some(notes) => {
                        ui.label(RichText::new(notes).font(fonts::regular(18.0)).color(cx.tokens.text))
                    }
                    None => widgets::muted(ui, cx.tokens, cx.texts.get("speaker-no-notes")),
                };
            });
        });
    });
}

/// The clock, how long it has gone on, and how long this slide.
fn times(ui: &mut Ui, cx: &Cx<'_>, show: &Show, now: f64) {
    let (all, slide) = show.elapsed(now);
    ui.horizontal(|ui| {
        let large = |text: String| RichText::new(text).font(fonts::medium(28.0)).color(cx.tokens.text);
        ui.label(large(jiff::Zoned::now().strftime("%H:%M").to_string()));
        ui.add_space(24.0);
        for (key, seconds) in [("speaker-elapsed", all), ("speaker-slide", slide)] {
            let font = cx.tokens.font(Role::Subtitle);
            ui.label(RichText::new(cx.texts.get(key)).font(font).color(cx.tokens.muted));
            ui.label(large(minutes(seconds)));
            ui.add_space(16.0);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(large(format!("{} / {}", show.at + 1, show.slides.len())));
        });
    });
}

/// Seconds as minutes and seconds, with hours where there are any.
fn minutes(seconds: f64) -> String {
    let seconds = seconds.floor() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn times_are_read_as_on_a_clock() {
        assert_eq!(minutes(0.4), "0:00");
        assert_eq!(minutes(75.9), "1:15");
        assert_eq!(minutes(3661.0), "1:01:01");
    }
}
