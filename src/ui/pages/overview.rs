//! What matters most, in sentences computed from the data, each leading to its figure.

use egui::{RichText, Sense, Ui};

use super::super::{Cx, widgets};
use crate::{
    app::{Action, Page},
    briefing::{Component, Id, Target, index::Place},
    figure::{Figure, budget::Chart, fonts},
};

/// The height of a figure, in points.
const HEIGHT: f32 = 380.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    super::scrolled(ui, |ui| {
        let document = cx.state.document.clone();
        let briefing = &*document.briefing;
        let subtitle = briefing.subtitle.as_ref().map_or("", |text| cx.texts.text(text));
        widgets::heading(ui, cx.tokens, cx.texts.text(&briefing.title), subtitle);

        let charts = cx.cache.charts(cx.state);
        let money = charts.iter().filter(|chart| matches!(chart, Chart::Years | Chart::Vintages)).cloned();
        let figures: Vec<Figure> =
            std::iter::once(Figure::Timeline).chain(money.map(Figure::Budget)).collect();
        let size = super::across_size(ui, HEIGHT);

        widgets::section(ui, cx.tokens, &cx.texts.get("overview-promises"));
        for figure in &figures {
            let title = title(ui, cx, figure, size);
            if sentence(ui, cx, &title) {
                go(cx, figure);
            }
        }
        let named: Vec<&Component> =
            briefing.readiness.iter().flat_map(|it| &it.components).filter(|it| it.bottleneck).collect();
        widgets::section(ui, cx.tokens, &cx.texts.get("overview-bottlenecks"));
        if named.is_empty() {
            widgets::muted(ui, cx.tokens, cx.texts.get("overview-no-bottlenecks"));
        }
        for component in named {
            if sentence(ui, cx, &bottleneck(cx, component)) {
                leads(cx, &component.id, None);
            }
        }
        if !briefing.targets.is_empty() {
            widgets::section(ui, cx.tokens, &cx.texts.get("overview-targets"));
        }
        for target in &briefing.targets {
            if sentence(ui, cx, &target_sentence(cx, target)) {
                leads(cx, &target.id, target.priority.as_ref());
            }
        }
        ui.add_space(10.0);
        for figure in figures {
            widgets::rule(ui, cx.tokens);
            let view = &cx.state.view;
            if super::across(ui, cx, &figure, HEIGHT, (&view.filter, &view.figures)).response.clicked() {
                go(cx, &figure);
            }
        }
    });
}

/// The finding of a figure, as laid out below.
fn title(ui: &Ui, cx: &mut Cx<'_>, figure: &Figure, size: egui::Vec2) -> String {
    let scene = cx.scene();
    let views = &cx.state.view.figures;
    cx.cache.layout((cx.state, &scene, views), figure, size, ui.ctx()).layout.title.clone()
}

/// To the page of a figure.
fn go(cx: &mut Cx<'_>, figure: &Figure) {
    let page = match figure {
        Figure::Timeline | Figure::TimelineMoney | Figure::Slip => Page::Timeline,
        Figure::Budget(chart) => {
            cx.out.push(Action::SetChart(chart.clone()));
            Page::Budget
        }
        Figure::Readiness(id) | Figure::Target(id) => {
            let document = &cx.state.document;
            let item = document.index.item(&document.briefing, id);
            let priority = item.and_then(crate::briefing::ItemRef::priority).cloned();
            cx.select(id.clone());
            priority.map_or(Page::Overview, Page::Priority)
        }
    };
    cx.out.push(Action::Go(page));
}

/// Selects an item, and goes to its priority's page where it has one.
fn leads(cx: &mut Cx<'_>, id: &Id, priority: Option<&Id>) {
    cx.select(id.clone());
    if let Some(id) = priority {
        cx.out.push(Action::Go(Page::Priority(id.clone())));
    }
}

/// A component and the document that calls it a bottleneck.
fn bottleneck(cx: &Cx<'_>, component: &Component) -> String {
    let document = &cx.state.document;
    let place = Place::from(component.id.clone());
    let evidence = document.index.evidence(&document.briefing, &place);
    let source = evidence.iter().find_map(|proof| proof.source.as_ref());
    let title = cx.texts.text(&component.title).to_owned();
    match source {
        Some(id) => {
            let source = document.index.title(&document.briefing, id, cx.texts.language().code()).to_owned();
            cx.texts.with("overview-bottleneck", &[("title", title.into()), ("source", source.into())])
        }
        None => title,
    }
}

/// A target with its denominator and standing: "35 tot 40% van …: aanbevolen".
fn target_sentence(cx: &Cx<'_>, target: &Target) -> String {
    let document = &cx.state.document;
    let language = cx.texts.language().code();
    let of = match target.of.as_ref().map(|of| (of.id(), of.missing())) {
        Some((Some(id), _)) => document.index.title(&document.briefing, id, language).to_owned(),
        Some((_, Some(reason))) => cx.texts.reason(reason),
        _ => cx.texts.reason(crate::briefing::Reason::NotStated),
    };
    let status = cx.texts.get(&format!("target-{}", <&str>::from(target.status)));
    let title = cx.texts.text(&target.title).to_owned();
    cx.texts.with(
        "overview-target",
        &[
            ("title", title.into()),
            ("band", cx.texts.band(target).into()),
            ("of", of.into()),
            ("status", status.into()),
        ],
    )
}

/// A sentence to be clicked.
fn sentence(ui: &mut Ui, cx: &Cx<'_>, text: &str) -> bool {
    let text = RichText::new(text).font(fonts::regular(14.5)).color(cx.tokens.text);
    let response = ui.add(egui::Label::new(text).sense(Sense::click()).wrap());
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
