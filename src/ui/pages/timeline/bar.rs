//! What the timeline shows: which events, as of when, and how near.

use egui::{Popup, Slider, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::super::super::{Cx, widgets};
use crate::{
    app::{Action, Command},
    briefing::{Date, timing::Status},
    figure::{
        Scene,
        timeline::{self, View, Which},
    },
};

/// The height of the bar above, in points.
const BAR: f32 = 36.0;

/// From this width on the bar is one line, in points.
const ONE_LINE: f32 = 800.0;

/// What is shown, as of when, and how near: on one line where there is room.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let one_line = ui.available_width() >= ONE_LINE;
    if one_line {
        let size = vec2(ui.available_width(), BAR);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.add_space(16.0);
            which(ui, cx);
            ui.add_space(8.0);
            find(ui, cx);
            statuses(ui, cx);
            let right = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(right, |ui| {
                ui.add_space(16.0);
                how(ui, cx, true);
            });
        });
        return;
    }
    // As many lines as it takes.
    let margin = egui::Margin { left: 16, right: 16, top: 5, bottom: 0 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            which(ui, cx);
            find(ui, cx);
            statuses(ui, cx);
            ui.end_row();
            how(ui, cx, false);
        });
    });
}

/// As of when, and how near, from the right or from the left.
fn how(ui: &mut Ui, cx: &mut Cx<'_>, from_right: bool) {
    if !from_right {
        today(ui, cx);
        super::super::tables(ui, cx);
    }
    let mut near = [(Command::ZoomFit, "bar-fit"), (Command::ZoomOut, "−"), (Command::ZoomIn, "+")];
    if from_right {
        near.reverse();
    }
    for (command, sign) in near {
        let name = cx.texts.get(&format!("command-{}", <&str>::from(command)));
        let text = if command == Command::ZoomFit { cx.texts.get(sign) } else { sign.to_owned() };
        let button = widgets::segment(ui, cx.tokens, &text, false);
        if button.on_hover_text(&name).accessible_name(name).clicked() {
            cx.run(command);
        }
    }
    if from_right {
        super::super::tables(ui, cx);
        today(ui, cx);
    }
}

fn which(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (slip, which) = (cx.state.view.slip, cx.state.view.figures.timeline.which);
    for (value, key) in [(Which::Promises, "bar-promises"), (Which::All, "bar-all")] {
        let chosen = which == value && !slip;
        if widgets::segment(ui, cx.tokens, &cx.texts.get(key), chosen).clicked() && !chosen {
            cx.out.push(Action::ShowSlip(false));
            if which != value {
                cx.run(Command::ToggleAllEvents);
            }
        }
    }
    if widgets::segment(ui, cx.tokens, &cx.texts.get("bar-slip"), slip).clicked() && !slip {
        cx.out.push(Action::ShowSlip(true));
    }
    let money = cx.state.view.figures.timeline.money && !slip;
    let name = cx.texts.get("command-toggle-money");
    let button = widgets::segment(ui, cx.tokens, &cx.texts.get("bar-money"), money);
    if button.on_hover_text(&name).accessible_name(name).clicked() {
        if money == cx.state.view.figures.timeline.money {
            cx.run(Command::ToggleMoney);
        } else {
            cx.out.push(Action::ShowSlip(false));
        }
    }
}

/// Only events with a text in their title.
fn find(ui: &mut Ui, cx: &mut Cx<'_>) {
    let view = &cx.state.view.figures.timeline;
    let mut text = view.find.clone();
    let name = cx.texts.get("bar-find");
    let field = widgets::field(&mut text).hint_text(name.as_str()).desired_width(112.0);
    let response = ui.add(field);
    let changed = response.changed();
    response.accessible_name(name);
    if changed {
        let view = View { find: text, ..view.clone() };
        cx.out.push(Action::SetTimeline(view));
    }
}

/// Only events that came to this.
fn statuses(ui: &mut Ui, cx: &mut Cx<'_>) {
    let chosen = &cx.state.view.figures.timeline.statuses;
    let name = match chosen.as_slice() {
        [] => cx.texts.get("bar-status"),
        [one] => cx.texts.status(*one),
        several => cx.texts.with("bar-statuses", &[("count", several.len().into())]),
    };
    let button = widgets::segment(ui, cx.tokens, &name, !chosen.is_empty());
    let behaviour = egui::PopupCloseBehavior::CloseOnClickOutside;
    Popup::menu(&button).close_behavior(behaviour).show(|ui| {
        ui.set_min_width(180.0);
        for status in Status::iter() {
            let mut on = chosen.contains(&status);
            if ui.checkbox(&mut on, cx.texts.status(status)).changed() {
                let mut view = cx.state.view.figures.timeline.clone();
                view.statuses.retain(|known| *known != status);
                if on {
                    view.statuses.push(status);
                }
                cx.out.push(Action::SetTimeline(view));
            }
        }
        if !chosen.is_empty() && ui.button(cx.texts.get("bar-status-all")).clicked() {
            let view = View { statuses: Vec::new(), ..cx.state.view.figures.timeline.clone() };
            cx.out.push(Action::SetTimeline(view));
        }
    });
}

/// The day statuses are told as of: the file's, or any other in its range.
fn today(ui: &mut Ui, cx: &mut Cx<'_>) {
    let today = cx.state.today();
    let moved = cx.state.view.today.is_some();
    let name = cx.texts.with("bar-today", &[("day", cx.texts.day_short(today).into())]);
    let button = widgets::segment(ui, cx.tokens, &name, moved);
    let behaviour = egui::PopupCloseBehavior::CloseOnClickOutside;
    Popup::menu(&button.on_hover_text(cx.texts.get("bar-today-hint"))).close_behavior(behaviour).show(|ui| {
        let (first, last) = range(cx, today);
        ui.set_min_width(300.0);
        let mut day = timeline::day_number(today);
        let label = ui.label(cx.texts.get("bar-today-hint"));
        ui.spacing_mut().slider_width = 280.0;
        let slider =
            Slider::new(&mut day, timeline::day_number(first)..=timeline::day_number(last)).show_value(false);
        if ui.add(slider).labelled_by(label.id).changed() {
            cx.out.push(Action::SetToday(Some(timeline::date_of(f64::from(day)))));
        }
        ui.horizontal(|ui| {
            for (key, span) in [
                ("bar-month-back", jiff::Span::new().months(-1)),
                ("bar-day-back", jiff::Span::new().days(-1)),
                ("bar-day-on", jiff::Span::new().days(1)),
                ("bar-month-on", jiff::Span::new().months(1)),
            ] {
                if ui.button(cx.texts.get(key)).clicked()
                    && let Ok(day) = today.checked_add(span)
                {
                    cx.out.push(Action::SetToday(Some(day.clamp(first, last))));
                }
            }
        });
        if moved && ui.button(cx.texts.get("bar-today-file")).clicked() {
            cx.out.push(Action::SetToday(None));
        }
    });
}

/// From the first thing on the timeline to what the file claims to know.
fn range(cx: &mut Cx<'_>, today: Date) -> (Date, Date) {
    let last = cx.state.document.briefing.as_of.unwrap_or(cx.state.started_on).max(today);
    let view = View { which: Which::All, ..View::default() };
    let scene: Scene<'_> = cx.scene();
    let span = cx.cache.prepared(cx.state, &scene, &view).span;
    let first = span.map_or(last, |(first, _)| timeline::date_of(first));
    (first.min(today).min(last), last)
}
