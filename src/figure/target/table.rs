//! A target as a table: its parts, the sizes of its whole, what was observed, and the pace.

use super::{bar, fan, say};
use crate::{
    briefing::{
        Amount, Target, Unit,
        corridor::{self, Corridor},
        index::{Part, Place},
        pace,
    },
    figure::{
        Scene, Table,
        sheet::Footnotes,
        table::{Cell, Column, Row},
    },
};

pub(super) fn of(scene: &Scene<'_>, target: &Target) -> Table {
    let texts = scene.texts;
    let heads = [
        ("target-column-what", false),
        ("target-column-when", false),
        ("target-column-amount", true),
        ("target-column-unit", false),
        ("target-column-words", false),
    ];
    let columns = heads.map(|(key, numeric)| Column { title: texts.get(key), numeric }).to_vec();
    let mut rows = Vec::new();
    let mut add = |place: Place, what: String, when: String, amount: &Amount, unit: &Unit, words: String| {
        let text = match amount.midpoint() {
            Some(_) => texts.amount(amount, &Unit::none()),
            None => texts.amount(amount, unit),
        };
        rows.push(Row {
            place,
            cells: vec![
                what.into(),
                when.into(),
                Cell { text, number: amount.midpoint(), place: None },
                texts.unit(unit).into(),
                words.into(),
            ],
        });
    };
    let own = || Place::from(target.id.clone());
    let corridor = Corridor::of(scene.briefing, scene.index, target);
    let name = texts.text(&target.title).to_owned();
    let band = Amount::Range { low: corridor.low, high: corridor.high };
    let due = target.due.as_ref().map(|due| texts.when(due)).unwrap_or_default();
    add(
        own(),
        name.clone(),
        due,
        &band,
        &target.unit,
        format!("{} · {}", say::band(scene, target), say::status(scene, target)),
    );
    if let Some(bar) = bar::Bar::of(scene, target, &corridor, &[]).filter(|_| corridor.parts.is_some()) {
        for piece in bar.pieces {
            let amount = Amount::Value { value: piece.to - piece.from, qualifier: None };
            add(own(), name.clone(), String::new(), &amount, &target.unit, piece.words);
        }
    }
    for size in corridor::other_side(scene.briefing, scene.index, target).iter().chain(&corridor::sizes(
        scene.briefing,
        scene.index,
        target,
    )) {
        let [what, _, when] = say::size(scene, size, &mut Footnotes::begun(scene));
        let unit = size.number.unit.as_ref().unwrap_or(&size.series.unit);
        let words = corridor::applied(target, size)
            .map(|bounds| say::change(scene, bounds, unit))
            .unwrap_or_default();
        add(say::place(size), what, say::bare(&when), &size.number.amount, unit, words);
    }
    for id in &target.observed {
        let Some(series) = scene.index.series(scene.briefing, id) else { continue };
        for (period, number) in &series.values {
            let unit = number.unit.as_ref().unwrap_or(&series.unit);
            let place = Place { item: id.clone(), part: Part::Value(period.clone()) };
            let note = number.note.as_ref().map(|note| texts.text(note).to_owned()).unwrap_or_default();
            add(
                place,
                texts.text(&series.title).to_owned(),
                texts.period(period),
                &number.amount,
                unit,
                note,
            );
        }
    }
    for ledger in corridor::ledgers(scene.briefing, scene.index, target) {
        for (part, sum) in &ledger.parts {
            let Some(sum) = sum else { continue };
            let amount = Amount::Value { value: sum.value, qualifier: None };
            let place = Place { item: part.id.clone(), part: Part::Value(ledger.period.clone()) };
            add(
                place,
                texts.text(&part.title).to_owned(),
                texts.period(ledger.period),
                &amount,
                &ledger.series.unit,
                String::new(),
            );
        }
        for (key, value) in [("target-gross", ledger.gross), ("target-net", ledger.net)] {
            let Some(value) = value else { continue };
            let amount = Amount::Value { value, qualifier: None };
            let place = Place::from(ledger.series.id.clone());
            add(
                place,
                texts.get(key),
                texts.period(ledger.period),
                &amount,
                &ledger.series.unit,
                String::new(),
            );
        }
    }
    match pace::required(scene.briefing, scene.index, target) {
        Ok(pace) => {
            let words = say::yearly(scene, target, &pace).unwrap_or_default();
            for row in pace.rows() {
                add(
                    own(),
                    texts.get("target-pace"),
                    row.at.year().to_string(),
                    &fan::rounded(&row),
                    &target.unit,
                    words.clone(),
                );
            }
        }
        Err(lacks) => {
            let words: Vec<String> = lacks.into_iter().map(|lack| say::lack(scene, target, lack)).collect();
            let unknown = Amount::Missing(crate::briefing::Reason::NotStated);
            add(own(), texts.get("target-pace"), String::new(), &unknown, &target.unit, words.join("; "));
        }
    }
    Table { columns, rows }
}
