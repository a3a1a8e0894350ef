//! The components as a table.

use super::say;
use crate::{
    briefing::{
        Amount, Readiness,
        index::Place,
        readiness::{Level, Standing},
    },
    figure::{
        Scene, Table,
        sheet::Footnotes,
        table::{Cell, Column, Row},
    },
};

pub(super) fn of(scene: &Scene<'_>, subject: &Readiness) -> Table {
    let texts = scene.texts;
    let standing = Standing::of(scene.briefing, scene.index, subject);
    let heads = [
        ("readiness-column-component", false),
        ("readiness-column-amount", true),
        ("readiness-column-unit", false),
        ("readiness-column-required", true),
        ("readiness-column-detail", false),
        ("readiness-column-mark", false),
        ("readiness-column-acts", false),
    ];
    let columns = heads.map(|(key, numeric)| Column { title: texts.get(key), numeric });
    let rows = standing.links.iter().enumerate().map(|(at, link)| {
        let mut notes = Footnotes::begun(scene);
        let mut said = say::of(scene, subject, &standing, at, &mut notes);
        // Without a page there are no footnotes.
        for text in [&mut said.mark, &mut said.detail] {
            *text = text.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']).to_owned();
        }
        let number = |amount: &Amount| amount.midpoint();
        let (level, unit) = match link.level {
            Level::Known { series, number: found, .. } => {
                let unit = found.unit.as_ref().unwrap_or(&series.unit);
                (number(&found.amount), texts.unit(unit))
            }
            Level::Unknown { .. } => (None, String::new()),
        };
        let required = link.component.required.as_ref();
        let need = required.map(|required| match number(&required.amount) {
            Some(value) => texts.decimal(value),
            None => texts.number(required, &crate::briefing::Unit::none()),
        });
        let acts: Vec<String> =
            super::acts_on(scene, subject, link).iter().map(|act| act.words(scene)).collect();
        let note = if said.note.is_empty() { String::new() } else { format!(" · {}", said.note) };
        Row {
            place: Place::from(link.component.id.clone()),
            cells: vec![
                said.name.into(),
                Cell { text: said.value, number: level, place: None },
                unit.into(),
                Cell {
                    text: need.unwrap_or_default(),
                    number: required.and_then(|it| number(&it.amount)),
                    place: None,
                },
                format!("{}{note}", said.detail).into(),
                said.mark.into(),
                acts.join("; ").into(),
            ],
        }
    });
    Table { columns: columns.to_vec(), rows: rows.collect() }
}
