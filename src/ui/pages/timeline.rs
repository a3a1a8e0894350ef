//! Promises against delivery, and under it the budget before and after.

mod bar;
mod cursor;
mod drag;
mod glide;

use egui::{Id, PointerButton, Pos2, ScrollArea, Ui};

use super::super::{Cx, canvas, canvas::Shown, widgets};
use crate::{
    app::{Action, Command, items},
    briefing::Edtf,
    figure::{
        Figure, Views,
        budget::Chart,
        timeline::{self, Near, Spot, View},
    },
};
pub use drag::escape;
pub use glide::watch;

/// How much of the page the timeline takes, where the budget stands under it and it asks for no more.
const SHARE: f32 = 0.6;

/// The least heights of the two, in points, before the page scrolls.
const LEAST: (f32, f32) = (470.0, 330.0);

/// How far apart the two clicks of a double click may be, in points.
const NEAR: f32 = 12.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let money = cx.cache.charts(cx.state).iter().find(|chart| **chart == Chart::Vintages).cloned();
    let money = money.filter(|_| !cx.state.view.slip);
    if cx.state.document.briefing.events.is_empty() {
        super::scrolled(ui, |ui| {
            widgets::heading(ui, cx.tokens, &cx.texts.get("page-timeline"), &cx.texts.get("timeline-empty"));
            widgets::add(ui, cx, Command::AddEvent);
        });
        return;
    }
    bar::show(ui, cx);
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
    let view = &cx.state.view;
    let money = view.figures.timeline.money;
    let figure = match (view.slip, money) {
        (true, _) => Figure::Slip,
        // The tables of both, one under the other.
        (false, true) if view.tables => {
            super::figure(ui, cx, &Figure::Timeline, height / 2.0);
            super::figure(ui, cx, &Figure::TimelineMoney, height / 2.0);
            return;
        }
        (false, true) => Figure::TimelineMoney,
        (false, false) => Figure::Timeline,
    };
    let on_way = if view.slip || view.tables { None } else { glide::range(ui, cx) };
    if let Some(range) = on_way {
        let timeline = View { range: Some(range), ..view.figures.timeline.clone() };
        let views = Views { timeline, ..view.figures.clone() };
        let size = egui::vec2(ui.available_width(), height);
        let shown = canvas::show_as(ui, cx, &figure, size, (&view.filter, &views));
        cursor::show(ui, cx, &shown);
        pointer(ui, cx, &shown);
        return;
    }
    if let Some(shown) = super::figure(ui, cx, &figure, height) {
        cursor::show(ui, cx, &shown);
        pointer(ui, cx, &shown);
    }
}

/// The timeline with wheel, pinch and drag, and its blocks and strip.
pub(in crate::ui) fn pointer(ui: &Ui, cx: &mut Cx<'_>, shown: &Shown) {
    let Some(scale) = shown.laid.scale else { return };
    // What is shown to an audience is looked at, never changed.
    if cx.state.show.is_none() && drag::follow(ui, cx, shown) {
        return;
    }
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
    let first = Id::unique("click on the timeline");
    // After the first of two clicks the details may have come to lie where the figure was.
    let again = || {
        let at = ui.input(|input| {
            let twice = input.pointer.button_double_clicked(PointerButton::Primary);
            input.pointer.interact_pos().filter(|_| twice)
        })?;
        let before = ui.data(|data| data.get_temp::<(Pos2, Spot)>(first))?;
        (before.0.distance(at) < NEAR).then_some((at, true))
    };
    if let Some((at, twice)) = shown.clicked.or_else(again) {
        let spot = timeline::spot(&shown.laid, at - origin.to_vec2());
        if twice {
            // What was meant lay there at the first click: after it the figure may have made room for details.
            let before = ui.data_mut(|data| data.remove_temp::<(Pos2, Spot)>(first));
            let meant = before.filter(|(clicked, _)| clicked.distance(at) < NEAR);
            enter(cx, meant.map_or(spot, |(_, spot)| spot), timeline::near(&scale));
        } else {
            ui.data_mut(|data| data.insert_temp(first, (at, spot)));
            let at = at - origin.to_vec2();
            if let Some(block) = shown.laid.blocks.iter().find(|block| block.rect.contains(at)) {
                range = block.range;
                cx.cache.glides = true;
            } else if let Some(strip) = shown.laid.strip.filter(|strip| strip.rect.contains(at)) {
                let half = (now.1 - now.0) / 2.0;
                let middle = strip.scale.day(at.x);
                range = timeline::clamped(middle - half, middle + half);
            }
        }
    }
    if range != now {
        let view = View { range: Some(range), ..cx.state.view.figures.timeline.clone() };
        cx.out.push(Action::SetTimeline(view));
    }
}

/// What a double click does: an event fits, on an empty place of a lane there is a new one, and elsewhere all fits.
fn enter(cx: &mut Cx<'_>, spot: Spot, near: Near) {
    match spot {
        Spot::Event(id) => {
            cx.select(id);
            cx.run(Command::FitSelected);
        }
        Spot::Empty { priority, day } if cx.state.show.is_none() => {
            let day = timeline::date_of(day);
            let date = match near {
                Near::Day => Some(Edtf::day(day)),
                Near::Month => Edtf::month(day.year(), day.month()),
                Near::Year => Edtf::year(day.year()),
            };
            let Some(date) = date else { return };
            let edit = items::event_on(&cx.state.document, priority.as_ref(), date);
            cx.cache.naming = edit.select.as_ref().map(|place| place.item.clone());
            cx.out.push(Action::Edit(edit, None));
            if !cx.state.view.editing {
                cx.run(Command::ToggleEditing);
            }
        }
        Spot::Empty { .. } | Spot::Other => cx.run(Command::ZoomFit),
    }
}
