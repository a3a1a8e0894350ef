//! Choosing and gathering the pieces of columns: the firmest of several, one series alone, one piece a colour.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    super::{Sort, block::Fill, choose},
    Column, HUES, Key, Of, Piece, What,
};
use crate::{
    briefing::{Id, Series, money::Sum},
    figure::Hue,
};

/// Of several series in a slot the firmest: realised before expected before planned.
pub(super) fn firmest(columns: &mut Vec<Column<'_>>) {
    if columns.windows(2).all(|pair| pair[0].slot != pair[1].slot) {
        for column in columns {
            column.lane = 0;
        }
        return;
    }
    let rank = |column: &Column<'_>| {
        let fill =
            column.pieces.iter().map(|piece| piece.fill).filter(|fill| *fill != Fill::Unexplained).min();
        let order = match fill {
            Some(Fill::Solid) => 0,
            Some(Fill::Hatched) => 1,
            Some(Fill::Outline) => 2,
            _ => 3,
        };
        (column.total.is_err(), order, column.lane)
    };
    let mut best: BTreeMap<usize, (bool, i32, usize)> = BTreeMap::new();
    for column in columns.iter() {
        let known = best.entry(column.slot).or_insert_with(|| rank(column));
        *known = (*known).min(rank(column));
    }
    columns.retain(|column| best.get(&column.slot) == Some(&rank(column)));
    for column in columns {
        column.lane = 0;
    }
}

/// Leaves only the pieces of one series.
pub(super) fn isolate(columns: &mut Vec<Column<'_>>, keys: &[Key<'_>], id: &Id) {
    if !keys.iter().any(|key| key.series == id) {
        return;
    }
    for column in columns.iter_mut() {
        column.pieces.retain(|piece| keys[piece.key].series == id || piece.first.id == *id);
        let left = column.pieces.iter().try_fold(Sum::ZERO, |sum, piece| sum.plus(&piece.sum));
        if let (Ok(total), Some(left)) = (&mut column.total, left) {
            *total = left;
            column.rounding = Decimal::ZERO;
        }
    }
    columns.retain(|column| !column.pieces.is_empty() || (column.total.is_err() && column.series.id == *id));
}

/// Adds a piece to one of its colour, on the same side of zero; whether there was one, and the sum fits.
pub(super) fn merge<'a>(pieces: &mut [Piece<'a>], piece: &Piece<'a>) -> bool {
    let alike = |known: &&mut Piece<'_>| {
        known.key == piece.key
            && known.one_off == piece.one_off
            && known.sum.value.is_sign_negative() == piece.sum.value.is_sign_negative()
    };
    let Some(known) = pieces.iter_mut().find(alike) else { return false };
    let Some(sum) = known.sum.plus(&piece.sum) else { return false };
    (known.sum, known.of, known.fill) = (sum, Of::Several, known.fill.max(piece.fill));
    true
}

/// Makes one piece of each colour in a column, one colour of those too many to tell apart, and puts both in order.
pub(super) fn gather(columns: &mut [Column<'_>], keys: &mut Vec<Key<'_>>, sort: Sort, most: usize) {
    let mut sizes = vec![Decimal::ZERO; keys.len()];
    let mut used = vec![false; keys.len()];
    for piece in columns.iter().flat_map(|column| &column.pieces) {
        sizes[piece.key] = sizes[piece.key].saturating_add(piece.sum.value.abs());
        used[piece.key] = true;
    }
    let mut order: Vec<usize> = (0..keys.len()).filter(|at| used[*at]).collect();
    let by_size = |order: &mut Vec<usize>| order.sort_by(|one, other| sizes[*other].cmp(&sizes[*one]));
    let others = (order.len() > most).then(|| {
        by_size(&mut order);
        let small = order.split_off(most - 1);
        order.sort_unstable();
        small
    });
    match sort {
        Sort::File => {}
        Sort::Size => by_size(&mut order),
        Sort::Name => order.sort_by_key(|at| keys[*at].name.to_lowercase()),
    }
    // What is left over comes after what has a name.
    order.sort_by_key(|at| (keys[*at].what == What::Others, keys[*at].what == What::Rest));
    let mut place = vec![usize::MAX; keys.len()];
    for (position, at) in order.iter().enumerate() {
        place[*at] = position;
    }
    let mut kept: Vec<Key<'_>> = order.iter().map(|at| keys[*at].clone()).collect();
    if let Some(small) = others
        && let Some(first) = small.first()
    {
        for at in &small {
            place[*at] = kept.len();
        }
        kept.push(Key { what: What::Others, hue: Hue::Grey, name: String::new(), ..keys[*first].clone() });
    }
    *keys = kept;
    let kept = keys.len();
    for column in columns {
        let mut gathered: Vec<Piece<'_>> = Vec::with_capacity(kept.min(column.pieces.len()) + 1);
        for piece in &column.pieces {
            let piece = Piece { key: place[piece.key], ..piece.clone() };
            if !merge(&mut gathered, &piece) {
                gathered.push(piece);
            }
        }
        gathered.sort_by_key(|piece| (piece.one_off, piece.key));
        column.pieces = gathered;
    }
}

/// Gives each colour of the legend that does not follow from a priority the next of the palette. The plan and the
/// outcome of the same money have one colour: the notation tells them apart.
pub(super) fn color(keys: &mut [Key<'_>], lanes: &[&Series]) {
    let kind = lanes.first().and_then(|series| choose::Kind::of(series));
    let same = kind.is_some() && lanes.iter().all(|series| choose::Kind::of(series) == kind);
    let mut phases: Vec<_> = lanes.iter().map(|series| series.phase).collect();
    phases.dedup();
    let one = same && phases.len() == lanes.len();
    let mut next = usize::from(one && lanes.len() > 1);
    for key in keys {
        let is_lane = matches!(key.what, What::Series(id) if lanes.iter().any(|series| series.id == *id));
        if one && lanes.len() > 1 && is_lane {
            key.hue = HUES[0];
        } else if matches!(key.what, What::Series(_) | What::Scope(_)) {
            key.hue = HUES[next % HUES.len()];
            next += 1;
        }
    }
}
