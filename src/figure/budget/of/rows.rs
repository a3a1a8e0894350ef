//! How high the rows are, and what each of them is of.

use rust_decimal::Decimal;

use super::{
    super::{axis::float, page},
    Line, NAME, Sheetful, What,
};
use crate::{
    briefing::{Series, series::Span},
    figure::{Scene, pen::Pen, tokens::Role},
};

/// How far the name of a row is set in.
pub(super) fn indent(pen: &Pen<'_>, row: &Line<'_>) -> f32 {
    if row.is_part { pen.tokens.px(14.0) } else { 0.0 }
}

/// The room for words above and below the blocks of a row.
pub(super) fn pads(pen: &Pen<'_>, row: &Line<'_>, full: &Sheetful<'_>) -> (f32, f32) {
    let line = pen.height(Role::Value);
    let total = row.marks.iter().any(|mark| {
        matches!(mark.what, What::Total(..) | What::Missing(_))
            && matches!(mark.period.span(), Span::Total(..))
    });
    let sums = row.marks.iter().any(|mark| matches!(mark.what, What::Sum(..)));
    let mut above = pen.tokens.px(3.0);
    if total {
        above += line * 1.2;
    }
    if sums && !row.is_sparse(full.years) {
        above += line;
    }
    let negative = row.reach.1 < Decimal::ZERO;
    let below = pen.tokens.px(4.0) + if negative { line } else { 0.0 };
    (above, below)
}

/// The least height of a row: its words, and something of its blocks.
pub(super) fn least(scene: &Scene<'_>, pen: &Pen<'_>, row: &Line<'_>, full: &Sheetful<'_>) -> f32 {
    let (above, below) = pads(pen, row, full);
    let subs = row.parts.len() + usize::from(!kind(scene, row.series, &full.flows()).is_empty());
    let names = pen.height(NAME) * 1.12 + pen.height(Role::Source) * subs as f32 * 1.1;
    let block = match row.reach {
        _ if !row.parts.is_empty() => 140.0,
        (_, below) if below < Decimal::ZERO => 36.0,
        _ => 10.0,
    };
    (above + below + pen.tokens.px(block)).max(names)
}

/// Points for one of the unit, and the heights of rows: all there is where that leaves each its least.
pub(super) fn heights(
    pen: &Pen<'_>,
    full: &Sheetful<'_>,
    lines: &[&Line<'_>],
    least: &[f32],
    room: f32,
) -> (f64, Vec<f32>) {
    let need = |scale: f64| -> Vec<f32> {
        let of = |(row, least): (&&Line<'_>, &f32)| {
            let (above, below) = pads(pen, row, full);
            let blocks = (float(row.reach.0) - float(row.reach.1)) * scale;
            (above + below + blocks.min(1e6) as f32).max(*least)
        };
        lines.iter().zip(least).map(of).collect()
    };
    let tallest = lines.iter().map(|row| float(row.reach.0) - float(row.reach.1)).fold(0.0, f64::max);
    if tallest <= 0.0 {
        return (0.0, need(0.0));
    }
    // One block alone is no taller than it needs to be seen.
    let stacked = lines.iter().any(|row| !row.parts.is_empty());
    let most = f64::from((room * 0.7).min(pen.tokens.px(if stacked { 320.0 } else { 150.0 }))) / tallest;
    let (mut low, mut high) = (0.0, most);
    if need(most).iter().sum::<f32>() <= room {
        low = most;
    } else {
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if need(middle).iter().sum::<f32>() <= room { low = middle } else { high = middle }
        }
    }
    let mut heights = need(low);
    // What is left parts the rows, up to half as much again as each needs.
    let left = room - heights.iter().sum::<f32>();
    let more = (left / heights.len().max(1) as f32).clamp(0.0, pen.tokens.px(30.0));
    for height in &mut heights {
        *height += more;
    }
    (low, heights)
}

/// What sets a row apart from the others: flow, scope and prices that not all of them share.
pub(super) fn kind(scene: &Scene<'_>, series: &Series, all: &[&Series]) -> String {
    let texts = scene.texts;
    let mut parts = Vec::new();
    if all.iter().any(|other| other.flow != series.flow) {
        parts.extend(series.flow.map(|flow| texts.get(&format!("flow-{}", <&str>::from(flow)))));
    }
    if all.iter().any(|other| other.scope != series.scope) {
        let title = |id| scene.index.title(scene.briefing, id, texts.language().code()).to_owned();
        parts.extend(series.scope.as_ref().map(title));
    }
    if all.iter().any(|other| other.prices != series.prices) {
        parts.extend(series.prices.map(|prices| page::prices(scene, prices)));
    }
    if series.one_off {
        parts.push(texts.get("budget-once"));
    }
    parts.join(" · ")
}
