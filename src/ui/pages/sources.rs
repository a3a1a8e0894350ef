//! Where it all comes from.

use std::collections::HashMap;

use egui::Ui;

use super::super::{Cx, table, widgets};
use crate::{
    app::{Command, State},
    briefing::{Briefing, Decimal, Evidence, Id},
    figure::{
        Table,
        cells::capital,
        table::{Cell, Column, Row},
    },
    text::Texts,
};

/// Shows them: a table of every source with its date, standing and how often it is cited, and what is missing of it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    egui::Frame::new().inner_margin(super::MARGIN).show(ui, |ui| {
        let sources = &cx.state.document.briefing.sources;
        let subtitle = cx.texts.with("sources-subtitle", &[("count", sources.len().into())]);
        widgets::heading(ui, cx.tokens, &cx.texts.get("page-sources"), &subtitle);
        if sources.is_empty() {
            widgets::add(ui, cx, Command::AddSource);
            return;
        }
        let (state, texts) = (cx.state, cx.texts);
        let sources = cx.cache.table(state, "sources", || of(state, texts));
        table::show(ui, cx, "sources", &sources);
    });
}

fn of(state: &State, texts: &Texts) -> Table {
    let cited = citations(&state.document.briefing);
    let column = |key: &str, numeric| Column { title: capital(&texts.get(key)), numeric };
    let text = |key| column(key, false);
    let columns = vec![
        text("sources-title"),
        text("source-date"),
        text("source-publisher"),
        text("source-tier"),
        column("sources-cited", true),
        text("source-gaps"),
    ];
    let rows = state.document.briefing.sources.iter().map(|source| {
        let count = cited.get(&source.id).copied().unwrap_or(0);
        let day = source.date.as_ref().and_then(|date| date.window().first);
        let date = Cell {
            text: source.date.as_ref().map(|date| texts.when(date)).unwrap_or_default(),
            number: day.map(|day| Decimal::from(crate::figure::timeline::day_number(day))),
            place: None,
        };
        let gaps = if source.gaps.is_empty() {
            String::new()
        } else {
            texts.with("sources-gaps", &[("count", source.gaps.len().into())])
        };
        let cells = vec![
            Cell::from(texts.text(&source.title).to_owned()),
            date,
            Cell::from(source.publisher.as_ref().map(|it| texts.text(it).to_owned()).unwrap_or_default()),
            Cell::from(texts.get(&format!("tier-{}", <&str>::from(source.tier)))),
            Cell { text: count.to_string(), number: Some(Decimal::from(count)), place: None },
            Cell::from(gaps),
        ];
        Row { place: source.id.clone().into(), cells }
    });
    Table { columns, rows: rows.collect() }
}

/// How often each source is named as evidence.
fn citations(briefing: &Briefing) -> HashMap<&Id, usize> {
    let mut counts = HashMap::new();
    let mut count = |evidence| {
        let evidence: &[Evidence] = evidence;
        for id in evidence.iter().filter_map(|proof| proof.source.as_ref()) {
            *counts.entry(id).or_default() += 1;
        }
    };
    for (_, item) in briefing.items() {
        count(item.evidence());
    }
    for event in &briefing.events {
        event.promises.iter().for_each(|promise| count(&promise.evidence));
        event.actual.iter().for_each(|actual| count(&actual.evidence));
    }
    for series in &briefing.series {
        series.values.iter().for_each(|(_, number)| count(&number.evidence));
    }
    counts
}
