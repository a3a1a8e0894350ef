//! One priority: what it is about, what binds it and what it aims at, what hangs together, its measures, its slice of
//! the timeline, its money and other numbers, and how well all that is founded. Every priority has the same parts.

use egui::{RichText, Ui};

use super::super::{Cx, widgets};
use crate::{
    app::Action,
    briefing::{Id, Index, ItemRef, Measure, Series, index::Place},
    figure::{
        Figure, Filter, Role,
        budget::Chart,
        fonts, hue,
        page::{self, Founded},
    },
};

/// The height of a slice of the timeline: what surrounds it, each event, and at most, in points.
const SLICE: (f32, f32, f32) = (170.0, 14.0, 400.0);

/// The heights of the figures of what binds, of a target and of the money, in points.
const HEIGHTS: (f32, f32, f32) = (430.0, 490.0, 400.0);

/// How wide the names of series are before their numbers, in points.
const NAMES: f32 = 240.0;

/// From this width on measures stand in two columns, in points.
const TWO: f32 = 760.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, id: &Id) {
    super::scrolled(ui, |ui| {
        let document = cx.state.document.clone();
        let (briefing, index) = (&*document.briefing, &*document.index);
        let Some(priority) = index.priority(briefing, id) else { return };
        head(ui, cx, id, priority);
        if cx.state.view.tables {
            super::tables(ui, cx);
            super::figure(ui, cx, &Figure::Page(id.clone()), ui.available_height().max(400.0));
            return;
        }

        let only = Filter { priorities: vec![id.clone()] };
        let within = |index: &Index, item: ItemRef<'_>| only.shows(briefing, index, item.priority());
        let figures = page::figures(briefing, index, id, &cx.cache.figures(cx.state));
        let (money, before): (Vec<Figure>, Vec<Figure>) =
            figures.into_iter().partition(|figure| matches!(figure, Figure::Budget(_)));
        for figure in &before {
            let height = match figure {
                Figure::Readiness(_) => HEIGHTS.0,
                Figure::Target(_) => HEIGHTS.1,
                _ => {
                    let width = super::across_size(ui, 0.0).x;
                    cx.cache.map_height(cx.state, &cx.scene(), id, width, ui.ctx())
                }
            };
            part(ui, cx, figure, height, &only);
        }
        let measures: Vec<&Measure> =
            briefing.measures.iter().filter(|it| within(index, ItemRef::Measure(it))).collect();
        if !measures.is_empty() {
            widgets::rule(ui, cx.tokens);
            self::measures(ui, cx, &measures);
            ui.add_space(8.0);
        }
        slice(ui, cx, &only);
        if money.is_empty() {
            widgets::rule(ui, cx.tokens);
            widgets::section(ui, cx.tokens, &cx.texts.get("priority-money"));
            widgets::muted(ui, cx.tokens, cx.texts.get("page-no-money"));
        }
        for figure in &money {
            part(ui, cx, figure, HEIGHTS.2, &only);
        }
        let others = briefing.series.iter().filter(|it| !it.unit.is_money());
        numbers(ui, cx, "priority-numbers", others.filter(|it| within(index, ItemRef::Series(it))));
        widgets::rule(ui, cx.tokens);
        widgets::section(ui, cx.tokens, &cx.texts.get("page-evidence"));
        let founded = Founded::new(&cx.scene(), id).sentence(&cx.scene());
        ui.label(RichText::new(founded).font(fonts::regular(13.0)).color(cx.tokens.text));
        evidence(ui, cx, id);
        ui.add_space(16.0);
    });
}

/// Its number, title and summary.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, id: &Id, priority: &crate::briefing::Priority) {
    let document = &cx.state.document;
    let title = match &priority.number {
        Some(number) => format!("{number}. {}", cx.texts.text(&priority.title)),
        None => cx.texts.text(&priority.title).to_owned(),
    };
    let tint = cx.tokens.tint(hue(&document.briefing, &document.index, Some(id)));
    ui.label(RichText::new(title).font(cx.tokens.font(Role::Title)).color(tint.text));
    if let Some(summary) = &priority.summary {
        ui.label(RichText::new(cx.texts.text(summary)).font(fonts::regular(13.5)));
    }
    evidence(ui, cx, id);
    ui.add_space(8.0);
}

/// The way to the priority's own evidence.
fn evidence(ui: &mut Ui, cx: &mut Cx<'_>, id: &Id) {
    if ui.link(cx.texts.get("priority-evidence")).clicked() {
        cx.select(id.clone());
        cx.out.push(Action::ShowEvidence(true));
    }
}

/// A figure of the page, under a line.
fn part(ui: &mut Ui, cx: &mut Cx<'_>, figure: &Figure, height: f32, only: &Filter) {
    widgets::rule(ui, cx.tokens);
    let views = page::slice(&cx.state.view.figures);
    let shown = super::across(ui, cx, figure, height, (only, &views));
    if let Figure::Budget(chart) = figure
        && !matches!(chart, Chart::Of(_))
        && shown.beside
    {
        cx.out.push(Action::SetChart(chart.clone()));
    }
}

/// The timeline with every event of the priority.
fn slice(ui: &mut Ui, cx: &mut Cx<'_>, only: &Filter) {
    let document = &cx.state.document;
    let events = document.briefing.events.iter();
    let rows =
        events.filter(|it| only.shows(&document.briefing, &document.index, it.priority.as_ref())).count();
    if rows > 0 {
        let height = (SLICE.0 + SLICE.1 * rows as f32).min(SLICE.2);
        part(ui, cx, &Figure::Timeline, height, only);
    }
}

/// The measures of each kind, with their horizons.
fn measures(ui: &mut Ui, cx: &mut Cx<'_>, measures: &[&Measure]) {
    let mut kinds: Vec<_> = measures.iter().map(|measure| measure.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        widgets::section(ui, cx.tokens, &cx.texts.get(&format!("measures-{}", <&str>::from(kind))));
        let those: Vec<&&Measure> = measures.iter().filter(|measure| measure.kind == kind).collect();
        let columns = if ui.available_width() > TWO && those.len() > 1 { 2 } else { 1 };
        let each = those.len().div_ceil(columns);
        ui.columns(columns, |columns| {
            for (ui, those) in columns.iter_mut().zip(those.chunks(each)) {
                ui.spacing_mut().item_spacing.y = 3.0;
                for measure in those {
                    ui.horizontal_wrapped(|ui| {
                        widgets::item_link(ui, cx, &measure.id);
                        if let Some(when) = &measure.when {
                            widgets::muted(ui, cx.tokens, cx.texts.when(when));
                        }
                    });
                }
            }
        });
    }
}

/// Each series with its values.
fn numbers<'s>(ui: &mut Ui, cx: &mut Cx<'_>, key: &str, series: impl Iterator<Item = &'s Series>) {
    let series: Vec<_> = series.filter(|series| !series.values.is_empty()).collect();
    if series.is_empty() {
        return;
    }
    widgets::rule(ui, cx.tokens);
    widgets::section(ui, cx.tokens, &cx.texts.get(key));
    for one in series {
        ui.horizontal_wrapped(|ui| {
            let name = ui.cursor().left();
            widgets::item_link(ui, cx, &one.id);
            // The numbers stand under each other, where the names leave room for them.
            ui.add_space((name + NAMES - ui.cursor().left()).max(0.0));
            for (period, number) in &one.values {
                let unit = number.unit.as_ref().unwrap_or(&one.unit);
                let text = format!("{}: {}", cx.texts.period(period), cx.texts.number(number, unit));
                let text = RichText::new(text).font(cx.tokens.font(Role::Label)).color(cx.tokens.text);
                if ui.add(egui::Label::new(text).sense(egui::Sense::click())).clicked() {
                    let part = crate::briefing::index::Part::Value(period.clone());
                    cx.select(Place { item: one.id.clone(), part });
                }
            }
        });
    }
}
