//! What is asked first, in sentences computed from the data, each leading to its figure and its evidence.

use egui::{
    Rect, RichText, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit::Role as AccessRole, pos2, vec2,
};

use super::super::{Cx, widgets};
use crate::{
    app::{Action, Command},
    figure::{Figure, budget::Chart, fonts, overview::Sentence},
};

/// The height of a figure, in points.
const HEIGHT: f32 = 380.0;

/// How wide the questions are beside their answers, in points.
const COLUMN: f32 = 200.0;

/// From this width on the questions stand beside their answers, in points.
const BESIDE: f32 = 720.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    super::scrolled(ui, |ui| {
        let document = cx.state.document.clone();
        let briefing = &*document.briefing;
        let subtitle = briefing.subtitle.as_ref().map_or("", |text| cx.texts.text(text));
        widgets::heading(ui, cx.tokens, cx.texts.text(&briefing.title), subtitle);
        if cx.state.view.tables {
            super::tables(ui, cx);
            super::figure(ui, cx, &Figure::Overview, HEIGHT);
            return;
        }
        let sentences = cx.cache.sentences(cx.state, &cx.scene());
        for group in sentences.chunk_by(|one, other| one.about == other.about) {
            answers(ui, cx, group);
        }
        ui.add_space(10.0);
        let charts = cx.cache.charts(cx.state);
        let money = charts.iter().filter(|chart| matches!(chart, Chart::Years | Chart::Vintages)).cloned();
        if briefing.events.is_empty() {
            widgets::muted(ui, cx.tokens, cx.texts.get("timeline-empty"));
            ui.add_space(4.0);
            widgets::add(ui, cx, Command::AddEvent);
        }
        let timeline = (!briefing.events.is_empty()).then_some(Figure::Timeline);
        let figures = timeline.into_iter().chain(money.map(Figure::Budget));
        for figure in figures {
            widgets::rule(ui, cx.tokens);
            let view = &cx.state.view;
            if super::across(ui, cx, &figure, HEIGHT, (&view.filter, &view.figures)).beside {
                go(cx, &figure);
            }
        }
    });
}

/// A question with its answers.
fn answers(ui: &mut Ui, cx: &mut Cx<'_>, group: &[Sentence]) {
    let Some(first) = group.first() else { return };
    let question = first.about.question(&cx.scene());
    ui.add_space(4.0);
    widgets::rule(ui, cx.tokens);
    let text = RichText::new(question).font(fonts::medium(13.0)).color(cx.tokens.muted);
    if ui.available_width() < BESIDE {
        ui.label(text);
        for sentence in group {
            answer(ui, cx, sentence);
        }
        return;
    }
    let top = ui.cursor().min;
    let beside = Rect::from_min_size(top + vec2(0.0, 5.0), vec2(COLUMN - 16.0, 40.0));
    ui.new_child(UiBuilder::new().max_rect(beside)).label(text);
    ui.horizontal_top(|ui| {
        ui.add_space(COLUMN);
        ui.vertical(|ui| group.iter().for_each(|sentence| answer(ui, cx, sentence)));
    });
}

/// A sentence: a click or Enter leads to its figure, and the key for the source tells its evidence.
fn answer(ui: &mut Ui, cx: &mut Cx<'_>, sentence: &Sentence) {
    let (tokens, width) = (cx.tokens, ui.available_width());
    let wrap = (width - 34.0).max(40.0);
    let galley = ui.painter().layout(sentence.text.clone(), fonts::regular(15.0), tokens.text, wrap);
    let size = vec2(width, galley.size().y + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(AccessRole::Link, true, &sentence.text));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, tokens.accent_soft.gamma_multiply(0.6));
        cx.cache.hovered = Some(sentence.place.clone());
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 5.0, Stroke::new(1.5, tokens.accent), egui::StrokeKind::Inside);
    }
    ui.painter().galley(pos2(rect.min.x + 8.0, rect.min.y + 4.0), galley, tokens.text);
    // It leads on.
    let tip = pos2(rect.max.x - 10.0, rect.center().y);
    let arrow = vec![tip + vec2(-5.0, -4.5), tip, tip + vec2(-5.0, 4.5)];
    ui.painter().add(egui::Shape::line(arrow, Stroke::new(1.5, tokens.accent)));
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        cx.select(sentence.place.clone());
        go(cx, &sentence.figure);
    }
}

/// To the page of a figure.
fn go(cx: &mut Cx<'_>, figure: &Figure) {
    if let Figure::Budget(chart) = figure {
        cx.out.push(Action::SetChart(chart.clone()));
    }
    cx.out.push(Action::Go(super::home(cx.state, figure)));
}
