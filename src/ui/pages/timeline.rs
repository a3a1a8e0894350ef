//! Promises against delivery, and under it the budget before and after.

mod cursor;

use egui::{PointerButton, Popup, ScrollArea, Slider, TextEdit, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::super::{Cx, canvas::Shown, widgets};
use crate::{
    app::{Action, Command},
    briefing::{Date, timing::Status},
    figure::{
        Figure, Scene,
        budget::Chart,
        timeline::{self, View, Which},
    },
};

/// How much of the page the timeline takes, where the budget stands under it and it asks for no more.
const SHARE: f32 = 0.6;

/// The least heights of the two, in points, before the page scrolls.
const LEAST: (f32, f32) = (470.0, 330.0);

/// The height of the bar above, in points.
const BAR: f32 = 36.0;

/// From this width on the bar is one line, in points.
const ONE_LINE: f32 = 800.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let money = cx.cache.charts(cx.state).iter().find(|chart| **chart == Chart::Vintages).cloned();
    let money = money.filter(|_| !cx.state.view.slip);
    bar(ui, cx);
    let room = ui.available_height();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some(chart) = money else {
            moving(ui, cx, room.max(LEAST.0));
            return;
        };
        let scene = cx.scene();
        let wanted = cx.cache.natural_height(cx.state, &scene, ui.available_width(), ui.ctx());
        let upper = wanted.unwrap_or(room).min(room * SHARE).max(LEAST.0);
        moving(ui, cx, upper);
        widgets::rule(ui, cx.tokens);
        super::figure(ui, cx, &Figure::Budget(chart), (room - upper - 10.0).max(LEAST.1));
    });
}

/// The timeline with wheel, pinch and drag.
fn moving(ui: &mut Ui, cx: &mut Cx<'_>, height: f32) {
    let money = cx.state.view.figures.timeline.money;
    let figure = match (cx.state.view.slip, money) {
        (true, _) => Figure::Slip,
        // The tables of both, one under the other.
        (false, true) if cx.state.view.tables => {
            super::figure(ui, cx, &Figure::Timeline, height / 2.0);
            super::figure(ui, cx, &Figure::TimelineMoney, height / 2.0);
            return;
        }
        (false, true) => Figure::TimelineMoney,
        (false, false) => Figure::Timeline,
    };
    if let Some(shown) = super::figure(ui, cx, &figure, height) {
        cursor::show(ui, cx, &shown);
        pointer(ui, cx, &shown);
    }
}

/// What is shown, as of when, and how near: on one line where there is room.
fn bar(ui: &mut Ui, cx: &mut Cx<'_>) {
    let one_line = ui.available_width() >= ONE_LINE;
    let size = vec2(ui.available_width(), BAR);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(16.0);
        which(ui, cx);
        ui.add_space(8.0);
        find(ui, cx);
        statuses(ui, cx);
        if one_line {
            how(ui, cx);
        }
    });
    if !one_line {
        let size = vec2(ui.available_width(), BAR - 8.0);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            how(ui, cx);
        });
    }
}

/// As of when, and how near, at the right.
fn how(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add_space(16.0);
        for (command, sign) in
            [(Command::ZoomIn, "+"), (Command::ZoomOut, "−"), (Command::ZoomFit, "bar-fit")]
        {
            let name = cx.texts.get(&format!("command-{}", <&str>::from(command)));
            let text = if command == Command::ZoomFit { cx.texts.get(sign) } else { sign.to_owned() };
            let button = widgets::segment(ui, cx.tokens, &text, false);
            if button.on_hover_text(&name).accessible_name(name).clicked() {
                cx.run(command);
            }
        }
        super::tables(ui, cx);
        today(ui, cx);
    });
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
    let field = TextEdit::singleline(&mut text).hint_text(name.as_str()).desired_width(112.0);
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

/// The timeline with wheel, pinch and drag, and its blocks and strip.
pub(in crate::ui) fn pointer(ui: &Ui, cx: &mut Cx<'_>, shown: &Shown) {
    let Some(scale) = shown.laid.scale else { return };
    let origin = shown.response.rect.min;
    let now = (scale.first, scale.last);
    let mut range = now;
    // The strip is dragged the other way round, and by its own scale.
    let press = ui.input(|input| input.pointer.press_origin());
    let strip =
        shown.laid.strip.filter(|strip| press.is_some_and(|at| strip.rect.contains(at - origin.to_vec2())));
    if shown.response.dragged_by(PointerButton::Primary) {
        let points = shown.response.drag_delta().x;
        range = match strip {
            Some(strip) => {
                let days = f64::from(points) / strip.scale.per_day();
                timeline::clamped(now.0 + days, now.1 + days)
            }
            None => scale.panned(points),
        };
    }
    if let Some(at) = shown.response.hover_pos() {
        let (zoom, scroll, plain) =
            ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.modifiers.is_none()));
        let wheel = if plain { f64::from(scroll.y / 240.0).exp() } else { 1.0 };
        let factor = wheel * f64::from(zoom);
        if (factor - 1.0).abs() > 1e-6 {
            range = scale.zoomed(at.x - origin.x, factor);
        }
        if scroll.x != 0.0 {
            range = scale.panned(scroll.x);
        }
    }
    if shown.response.double_clicked() {
        cx.run(Command::ZoomFit);
    } else if let Some(at) = shown.response.interact_pointer_pos().filter(|_| shown.response.clicked()) {
        let at = at - origin.to_vec2();
        if let Some(block) = shown.laid.blocks.iter().find(|block| block.rect.contains(at)) {
            range = block.range;
        } else if let Some(strip) = shown.laid.strip.filter(|strip| strip.rect.contains(at)) {
            let half = (now.1 - now.0) / 2.0;
            let middle = strip.scale.day(at.x);
            range = timeline::clamped(middle - half, middle + half);
        }
    }
    if range != now {
        let view = View { range: Some(range), ..cx.state.view.figures.timeline.clone() };
        cx.out.push(Action::SetTimeline(view));
    }
}
