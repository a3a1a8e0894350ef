//! What matters most, in sentences computed from the data, each leading to its figure.

use egui::{RichText, Sense, Ui, vec2};

use super::super::{Cx, canvas, widgets};
use crate::{
    app::{Action, Page},
    briefing::{Component, Id, Target},
    figure::{Figure, budget::Chart, fonts},
};

/// The height of a small figure, in points.
const SMALL: f32 = 300.0;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    super::scrolled(ui, |ui| {
        let document = cx.state.document.clone();
        let briefing = &*document.briefing;
        let subtitle = briefing.subtitle.as_ref().map_or("", |text| cx.texts.text(text));
        widgets::heading(ui, cx.tokens, cx.texts.text(&briefing.title), subtitle);

        widgets::section(ui, cx.tokens, &cx.texts.get("overview-bottlenecks"));
        let named: Vec<&Component> =
            briefing.readiness.iter().flat_map(|it| &it.components).filter(|it| it.bottleneck).collect();
        if named.is_empty() {
            widgets::muted(ui, cx.tokens, cx.texts.get("overview-no-bottlenecks"));
        }
        for component in named {
            sentence(ui, cx, &component.id, cx.texts.text(&component.title), None);
        }
        if !briefing.targets.is_empty() {
            widgets::section(ui, cx.tokens, &cx.texts.get("overview-targets"));
        }
        for target in &briefing.targets {
            let text = target_sentence(cx, target);
            let page = target.priority.clone().map(Page::Priority);
            sentence(ui, cx, &target.id, &text, page);
        }
        ui.add_space(8.0);
        let mut figures = vec![(Figure::Timeline, Page::Timeline)];
        let charts = Chart::all(briefing);
        figures.extend(charts.into_iter().take(3).map(|chart| (Figure::Budget(chart), Page::Budget)));
        for (figure, page) in figures {
            widgets::rule(ui, cx.tokens);
            let shown = canvas::show(ui, cx, &figure, vec2(ui.available_width(), SMALL));
            if shown.response.clicked() {
                if let Figure::Budget(chart) = figure {
                    cx.out.push(Action::SetChart(chart));
                }
                cx.out.push(Action::Go(page));
            }
        }
    });
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

/// A sentence that selects what it is about, and leads to its page.
fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, id: &Id, text: &str, page: Option<Page>) {
    let text = RichText::new(text).font(fonts::regular(14.0)).color(cx.tokens.text);
    let response = ui.add(egui::Label::new(text).sense(Sense::click()).wrap());
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        cx.select(id.clone());
        if let Some(page) = page {
            cx.out.push(Action::Go(page));
        }
    }
}
