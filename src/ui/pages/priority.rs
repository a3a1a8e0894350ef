//! One priority: what it is about, its slice of the timeline, its measures, money, targets, and what binds it.

use egui::{RichText, Ui};

use super::super::{Cx, widgets};
use crate::{
    app::Action,
    briefing::{Id, Index, ItemRef, Measure, Series, index::Place},
    figure::{
        Figure, Filter, Role, Views, fonts, hue,
        timeline::{self, Which},
    },
};

/// The height of a slice of the timeline: what surrounds it, each event, and at most, in points.
const SLICE: (f32, f32, f32) = (170.0, 14.0, 400.0);

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, id: &Id) {
    super::scrolled(ui, |ui| {
        let document = cx.state.document.clone();
        let (briefing, index) = (&*document.briefing, &*document.index);
        let Some(priority) = index.priority(briefing, id) else { return };
        let title = match &priority.number {
            Some(number) => format!("{number}. {}", cx.texts.text(&priority.title)),
            None => cx.texts.text(&priority.title).to_owned(),
        };
        let tint = cx.tokens.tint(hue(briefing, index, Some(id)));
        let summary = priority.summary.as_ref().map_or("", |summary| cx.texts.text(summary));
        ui.label(RichText::new(title).font(cx.tokens.font(Role::Title)).color(tint.text));
        if !summary.is_empty() {
            ui.label(RichText::new(summary).font(fonts::regular(13.5)));
        }
        if ui.link(cx.texts.get("priority-evidence")).clicked() {
            cx.select(id.clone());
            cx.out.push(Action::ShowEvidence(true));
        }
        ui.add_space(8.0);

        let only = Filter { priorities: vec![id.clone()] };
        let within = |index: &Index, item: ItemRef<'_>| only.shows(briefing, index, item.priority());
        slice(ui, cx, &only);
        let measures: Vec<&Measure> =
            briefing.measures.iter().filter(|it| within(index, ItemRef::Measure(it))).collect();
        if !measures.is_empty() {
            self::measures(ui, cx, &measures);
        }
        let series: Vec<&Series> =
            briefing.series.iter().filter(|it| within(index, ItemRef::Series(it))).collect();
        numbers(ui, cx, "priority-money", series.iter().copied().filter(|it| it.unit.is_money()));
        numbers(ui, cx, "priority-numbers", series.iter().copied().filter(|it| !it.unit.is_money()));
        let others = briefing.items().filter(|(_, item)| {
            matches!(item, ItemRef::Target(_) | ItemRef::Readiness(_)) && within(index, *item)
        });
        for (_, item) in others {
            match item {
                ItemRef::Target(target) => {
                    widgets::section(ui, cx.tokens, &cx.texts.get("priority-target"));
                    let band = cx.texts.band(target);
                    let status = cx.texts.get(&format!("target-{}", <&str>::from(target.status)));
                    widgets::item_link(ui, cx, &target.id);
                    ui.label(format!("{band} · {status}"));
                }
                ItemRef::Readiness(subject) => {
                    widgets::section(ui, cx.tokens, cx.texts.text(&subject.title));
                    for component in &subject.components {
                        ui.horizontal_wrapped(|ui| {
                            ui.add_space(if component.parent.is_some() { 18.0 } else { 0.0 });
                            widgets::item_link(ui, cx, &component.id);
                            if component.bottleneck {
                                let text = cx.texts.get("inspector-bottleneck");
                                widgets::badge(ui, &text, cx.tokens.late, cx.tokens.late_soft);
                            }
                            if let Some(reason) =
                                component.level.as_ref().and_then(crate::briefing::Reference::missing)
                            {
                                widgets::muted(ui, cx.tokens, cx.texts.reason(reason));
                            }
                        });
                    }
                }
                _ => {}
            }
        }
    });
}

/// The timeline with every event of the priority.
fn slice(ui: &mut Ui, cx: &mut Cx<'_>, only: &Filter) {
    let document = &cx.state.document;
    let events = document.briefing.events.iter();
    let rows =
        events.filter(|it| only.shows(&document.briefing, &document.index, it.priority.as_ref())).count();
    if rows == 0 {
        return;
    }
    let folded = cx.state.view.figures.timeline.folded.clone();
    let timeline = timeline::View { which: Which::All, folded, ..timeline::View::default() };
    let views = Views { timeline, ..cx.state.view.figures.clone() };
    let height = (SLICE.0 + SLICE.1 * rows as f32).min(SLICE.2);
    super::across(ui, cx, &Figure::Timeline, height, (only, &views));
}

fn measures(ui: &mut Ui, cx: &mut Cx<'_>, measures: &[&Measure]) {
    let mut kinds: Vec<_> = measures.iter().map(|measure| measure.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        widgets::section(ui, cx.tokens, &cx.texts.get(&format!("measures-{}", <&str>::from(kind))));
        for measure in measures.iter().filter(|measure| measure.kind == kind) {
            ui.horizontal_wrapped(|ui| {
                widgets::item_link(ui, cx, &measure.id);
                if let Some(when) = &measure.when {
                    widgets::muted(ui, cx.tokens, cx.texts.when(when));
                }
            });
        }
    }
}

/// Each series with its values.
fn numbers<'s>(ui: &mut Ui, cx: &mut Cx<'_>, key: &str, series: impl Iterator<Item = &'s Series>) {
    let series: Vec<_> = series.filter(|series| !series.values.is_empty()).collect();
    if series.is_empty() {
        return;
    }
    widgets::section(ui, cx.tokens, &cx.texts.get(key));
    for one in series {
        ui.horizontal_wrapped(|ui| {
            widgets::item_link(ui, cx, &one.id);
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
