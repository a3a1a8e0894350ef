//! Money in a scenario: which amounts are assumed, and how far each column may lie from what is drawn.

use super::{
    Mode, View,
    block::Fill,
    board::{Board, Column, Piece},
    choose, columns,
    page::Sample,
    place_of, years,
};
use crate::{
    briefing::{Decimal, Id, Period, Series, money, scenario::World},
    figure::Scene,
    text::Texts,
};

/// Marks what is assumed, where a scenario is in force.
pub(super) fn mark(scene: &Scene<'_>, view: &View, only: Option<&Id>, board: &mut Board<'_>) {
    let Some(overlay) = scene.scenario else { return };
    let unit = board.say.unit.clone();
    let (low_scene, high_scene) = (within(scene, &overlay.low), within(scene, &overlay.high));
    let low = years::board(&low_scene, view, only).ok();
    let high = years::board(&high_scene, view, only).ok();
    // What a column comes to in another world, in the unit of this board.
    let total = |other: Option<&Board<'_>>, column: &Column<'_>| -> Option<Decimal> {
        let other = other?;
        let sum = same(other, column)?.total.as_ref().ok()?;
        other.say.unit.convert(sum.value, &unit)
    };
    let spread = |column: &Column<'_>| {
        let (low, high) = (total(low.as_ref(), column)?, total(high.as_ref(), column)?);
        (low != high).then_some((low.min(high), low.max(high)))
    };
    let spreads: Vec<_> = board.columns.iter().map(spread).collect();
    let facts_scene = within(scene, &overlay.facts);
    let facts = years::board(&facts_scene, view, only).ok();
    for (column, spread) in board.columns.iter_mut().zip(spreads) {
        column.spread = spread;
        let known = facts.as_ref().and_then(|facts| same(facts, column));
        for piece in &mut column.pieces {
            let as_filed = known
                .is_some_and(|known| known.pieces.iter().any(|other| is_alike(&column.period, other, piece)));
            if overlay.is_assumed(&piece.place(&column.period)) || !as_filed {
                piece.fill = Fill::Assumed;
            }
        }
    }
    for at in 0..board.keys.len() {
        let mut pieces =
            board.columns.iter().flat_map(|column| &column.pieces).filter(|piece| piece.key == at);
        if pieces.all(|piece| piece.fill == Fill::Assumed) {
            board.keys[at].fill = Fill::Assumed;
        }
    }
}

/// Whether what a series comes to in a year is assumed, or follows from what is.
pub(super) fn is_moved(scene: &Scene<'_>, series: &Series, year: i16) -> bool {
    let Some(overlay) = scene.scenario else { return false };
    if choose::period_of(series, year).is_some_and(|period| overlay.is_assumed(&place_of(series, period))) {
        return true;
    }
    let facts = &overlay.facts;
    let value = |briefing, index, series| {
        money::total(briefing, index, series, year, &series.unit).map(|sum| sum.value)
    };
    let before = facts.index.series(&facts.briefing, &series.id);
    before.map(|before| value(&facts.briefing, &facts.index, before))
        != Some(value(scene.briefing, scene.index, series))
}

/// The same scene in another world.
fn within<'a>(scene: &Scene<'a>, world: &'a World) -> Scene<'a> {
    Scene { briefing: &world.briefing, index: &world.index, scenario: None, ..*scene }
}

/// Explains the marks of a scenario, and no longer those that it has taken the place of.
pub(super) fn explain(texts: &Texts, board: &Board<'_>, samples: &mut Vec<(Sample, String)>) {
    if columns::has_fill(board, Fill::Assumed) {
        samples.retain(|(sample, _)| match sample {
            Sample::Fill(fill) => columns::has_fill(board, *fill),
            _ => true,
        });
        let sample = if board.mode == Mode::Lines { Sample::Assumed } else { Sample::Fill(Fill::Assumed) };
        samples.push((sample, texts.get("scenario-assumed")));
    }
    if board.columns.iter().any(|column| column.spread.is_some()) && board.mode != Mode::Share {
        samples.push((Sample::Whisker, texts.get("scenario-whisker")));
    }
}

/// The same series in the same period.
fn same<'b, 'a>(board: &'b Board<'a>, column: &Column<'_>) -> Option<&'b Column<'a>> {
    board.columns.iter().find(|other| other.series.id == column.series.id && other.period == column.period)
}

fn is_alike(period: &Period, one: &Piece<'_>, other: &Piece<'_>) -> bool {
    one.place(period) == other.place(period) && one.sum.value == other.sum.value
}
