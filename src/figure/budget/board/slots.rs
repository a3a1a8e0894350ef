//! What a board has across: years, what holds from one on, moments, totals of several years, and what has no year.

use std::collections::BTreeSet;

use super::{
    super::{View, choose},
    Column, Kind, LONGEST, Slot,
};
use crate::{
    briefing::{
        Edtf, Series,
        series::{Period, Span},
    },
    figure::Scene,
};

/// All there is across.
pub(super) fn slots(scene: &Scene<'_>, view: &View, lanes: &[&Series]) -> Vec<Slot> {
    let mut years = BTreeSet::new();
    let mut onward = BTreeSet::new();
    let mut others: Vec<Slot> = Vec::new();
    let mut seen = BTreeSet::new();
    let (mut own, mut before) = (Vec::new(), Vec::new());
    let mut left: Vec<(&Series, usize)> = lanes.iter().map(|series| (*series, 0)).collect();
    while let Some((series, depth)) = left.pop() {
        if !seen.insert(&series.id) {
            continue;
        }
        if series.values.is_empty() && depth < 32 {
            let parts =
                series.splits.iter().filter(|split| split.complete).take(1).flat_map(|split| &split.parts);
            left.extend(parts.filter_map(|id| Some((choose::series(scene, id)?, depth + 1))));
        }
        own.clear();
        for (period, _) in &series.values {
            let kind = match period.span() {
                Span::Year(year) => {
                    own.push(year);
                    continue;
                }
                Span::From(year) => {
                    onward.insert(year);
                    continue;
                }
                Span::Total(first, last) => Kind::Unsplit(first, last),
                Span::Moment => Kind::Moment,
                Span::NotStated => Kind::NotStated,
            };
            if !others.iter().any(|slot| slot.period == *period) {
                let day = match (period, kind) {
                    // After the years it is a total of.
                    (Period::At(date), Kind::Unsplit(..)) => date.last_day(),
                    (Period::At(date), _) => date.first_day(),
                    (Period::NotStated, _) => None,
                };
                others.push(Slot { period: period.clone(), kind, day });
            }
        }
        // Many series have the years of the one before.
        if own != before {
            years.extend(&own);
            std::mem::swap(&mut own, &mut before);
        }
    }
    years.extend(&onward);
    years.retain(|year| view.shows(*year));
    if let (Some(first), Some(last)) = (years.first().copied(), years.last().copied())
        && i32::from(last) - i32::from(first) <= LONGEST
    {
        years.extend(first..=last);
    }
    let last = years.last().copied();
    let mut slots: Vec<Slot> = Vec::new();
    for year in years {
        let Some(date) = Edtf::year(year) else { continue };
        // Where nothing but what holds from then on is known of the last year, it stands for all that follow.
        let open = onward.contains(&year) && last == Some(year);
        let kind = if open { Kind::Onward(year) } else { Kind::Year(year) };
        slots.push(Slot { period: Period::At(date), kind, day: date.first_day() });
    }
    for slot in others {
        if slot.kind == Kind::Moment {
            if slot.day.is_some_and(|day| view.shows(day.year())) {
                // An empty year makes room for a moment in it.
                let year = slot.day.map(|day| Kind::Year(day.year()));
                let written = |lane: &&&Series| {
                    lane.values.iter().any(
                        |(period, _)| matches!(period.span(), Span::Year(at) if Some(Kind::Year(at)) == year),
                    )
                };
                if lanes.iter().find(written).is_none() {
                    slots.retain(|slot| Some(slot.kind) != year);
                }
                slots.push(slot);
            }
        } else {
            slots.push(slot);
        }
    }
    slots.sort_by_key(|slot| (slot.day.is_none(), slot.day, slot.kind));
    slots
}

/// Leaves out the totals of several years of which the single ones leave nothing.
pub(super) fn drop_empty_totals(slots: &mut Vec<Slot>, columns: &mut [Column<'_>]) {
    let mut places = Vec::with_capacity(slots.len());
    let mut kept = Vec::with_capacity(slots.len());
    for (at, slot) in slots.drain(..).enumerate() {
        places.push(kept.len());
        if !matches!(slot.kind, Kind::Unsplit(..)) || columns.iter().any(|column| column.slot == at) {
            kept.push(slot);
        }
    }
    *slots = kept;
    for column in columns {
        column.slot = places[column.slot];
    }
}
