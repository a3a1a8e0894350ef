//! What columns by year consist of: slots across, in each a column a series, cut into pieces. Exact; nothing is drawn.

mod cut;
mod gather;
mod slots;

use rust_decimal::Decimal;

use super::{
    Mode, View,
    block::Fill,
    choose,
    say::{Say, Vague},
};
use crate::{
    briefing::{
        Date, Edtf, Evidence, Id, Number, Reason, Series, Unit,
        index::{Part, Place},
        money::{Account, Agreement, Found, Ledger, NoAmount, Refused, Sum, may_sum},
        series::{Period, Span},
    },
    figure::{Hue, Scene},
};
use cut::Builder;

/// The palette has six colours: of more pieces on top of each other the smallest are one grey piece, and of more
/// series side by side the last are left out.
const HUES: [Hue; 6] = [Hue::Blue, Hue::Orange, Hue::Green, Hue::Purple, Hue::Olive, Hue::Grey];

/// Years between the first and the last are all shown, empty ones too, up to this many.
const LONGEST: i32 = 80;

/// Columns by year.
pub(super) struct Board<'a> {
    /// How amounts are written.
    pub(super) say: Say,
    /// From left to right.
    pub(super) slots: Vec<Slot>,
    /// The series side by side.
    pub(super) lanes: Vec<&'a Series>,
    /// What the colours stand for, in the order of the legend.
    pub(super) keys: Vec<Key<'a>>,
    /// By slot, then by lane.
    pub(super) columns: Vec<Column<'a>>,
    /// How they stand.
    pub(super) mode: Mode,
    /// Series that were left out, since there are too many.
    pub(super) left_out: usize,
}

/// A place across.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    /// The period, as most series write it.
    pub(super) period: Period,
    /// What it is.
    pub(super) kind: Kind,
    /// The day it begins; where it is a total, the day it ends.
    pub(super) day: Option<Date>,
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A year.
    Year(i16),
    /// Every year from this one on.
    Onward(i16),
    /// A level at a moment, in the order of days.
    Moment,
    /// What single years leave of the total of these years.
    Unsplit(i16, i16),
    /// No year is given.
    NotStated,
}

/// A colour of the legend.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key<'a> {
    /// Its name.
    pub(super) name: String,
    /// Which it is.
    pub(super) what: What<'a>,
    /// Its colour.
    pub(super) hue: Hue,
    /// The firmest way its pieces are filled.
    pub(super) fill: Fill,
    /// The series that selecting it selects.
    pub(super) series: &'a Id,
}

/// What pieces of one colour have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum What<'a> {
    /// A series.
    Series(&'a Id),
    /// A definition that parts of several wholes share.
    Scope(&'a Id),
    /// A priority, or none.
    Priority(Option<&'a Id>),
    /// The parts too many to tell apart.
    Others,
    /// What no split explains.
    Rest,
}

/// A series in a slot.
pub(super) struct Column<'a> {
    /// Position in `slots`.
    pub(super) slot: usize,
    /// Position in `lanes`.
    pub(super) lane: usize,
    /// The series.
    pub(super) series: &'a Series,
    /// The period of the number.
    pub(super) period: Period,
    /// What it comes to, in the unit of the figure; why there is none.
    pub(super) total: Result<Sum, Reason>,
    /// From the line of zero outwards. Together with `rounding` exactly the total.
    pub(super) pieces: Vec<Piece<'a>>,
    /// What rounding by the source leaves between the pieces and the total.
    pub(super) rounding: Decimal,
    /// In a scenario the least and the most it can be, where that differs.
    pub(super) spread: Option<(Decimal, Decimal)>,
}

/// A part of a column.
#[derive(Clone)]
pub(super) struct Piece<'a> {
    /// Position in `keys`.
    pub(super) key: usize,
    /// The series it is of, the first of several, or the one that it is left of.
    pub(super) first: &'a Series,
    /// What it is of it.
    pub(super) of: Of,
    /// What it comes to, in the unit of the figure.
    pub(super) sum: Sum,
    /// The value it is drawn from, or the first of several, where the file has it.
    pub(super) written: Option<&'a (Period, Number)>,
    /// How it is filled.
    pub(super) fill: Fill,
    /// Whether it happens once.
    pub(super) one_off: bool,
}

/// What a piece is of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The series.
    One,
    /// That and others.
    Several,
    /// What a split of it leaves.
    Rest,
}

impl<'a> Piece<'a> {
    /// The series; `None` for several, or for what a split leaves.
    pub(super) fn series(&self) -> Option<&'a Series> {
        (self.of == Of::One).then_some(self.first)
    }

    /// The number it is drawn from, where it is one.
    pub(super) fn number(&self) -> Option<&'a Number> {
        self.written.filter(|_| self.of == Of::One).map(|(_, number)| number)
    }

    /// What selecting it selects, in a column of this period.
    pub(super) fn place(&self, column: &Period) -> Place {
        let period = match self.of {
            Of::One | Of::Several => self.written.map(|(period, _)| period),
            Of::Rest => Some(column),
        };
        let part = period.map_or(Part::Whole, |period| Part::Value(period.clone()));
        Place { item: self.first.id.clone(), part }
    }

    /// Where it stands, in a column of this period.
    pub(super) fn evidence(&self, scene: &Scene<'a>, column: &Period) -> &'a [Evidence] {
        match self.number() {
            Some(number) if number.evidence.is_empty() => &self.first.evidence,
            Some(number) => &number.evidence,
            None => scene.index.evidence(scene.briefing, &self.place(column)),
        }
    }

    /// What to write at it, in the unit of the figure.
    pub(super) fn vague(&self, unit: &Unit) -> Vague {
        let own = self
            .written
            .filter(|(period, _)| self.of == Of::One && !matches!(period.span(), Span::Total(..)));
        let own = own.and_then(|(_, number)| {
            Vague::of(&number.amount, number.unit.as_ref().unwrap_or(&self.first.unit), unit)
        });
        own.unwrap_or_else(|| Vague::of_sum(&self.sum))
    }
}

impl Column<'_> {
    /// How high its pieces reach above zero and below.
    pub(super) fn extent(&self) -> (Decimal, Decimal) {
        let side = |above: bool| {
            let values =
                self.pieces.iter().map(|piece| piece.sum.high.filter(|_| above).unwrap_or(piece.sum.value));
            values
                .filter(|value| value.is_sign_positive() == above)
                .fold(Decimal::ZERO, Decimal::saturating_add)
        };
        (side(true), side(false))
    }

    /// Whether a piece of it is below zero, so that there are no shares.
    pub(super) fn has_negative(&self) -> bool {
        self.pieces.iter().any(|piece| piece.sum.value.is_sign_negative() && !piece.sum.value.is_zero())
    }
}

/// The number of a series in a period, as the file has it.
pub(super) fn number<'a>(series: &'a Series, period: &Period) -> Option<&'a Number> {
    series.values.iter().find(|(found, _)| found == period).map(|(_, number)| number)
}

impl<'a> Board<'a> {
    /// Of one series, or of several side by side or on top of each other.
    ///
    /// # Errors
    /// Where they cannot stand together that way.
    pub(super) fn new(
        scene: &Scene<'a>,
        view: &View,
        lanes: &[&'a Series],
        mode: Mode,
        chosen: bool,
    ) -> Result<Self, Refused> {
        Self::with(scene, view, lanes, (mode, chosen), HUES.len())
    }

    /// The same with every series and piece there is, for a table.
    ///
    /// # Errors
    /// Where they cannot stand together that way.
    pub(super) fn whole(
        scene: &Scene<'a>,
        view: &View,
        lanes: &[&'a Series],
        mode: Mode,
        chosen: bool,
    ) -> Result<Self, Refused> {
        Self::with(scene, view, lanes, (mode, chosen), usize::MAX)
    }

    fn with(
        scene: &Scene<'a>,
        view: &View,
        lanes: &[&'a Series],
        (mode, chosen): (Mode, bool),
        most: usize,
    ) -> Result<Self, Refused> {
        let stacked = matches!(mode, Mode::Stacked | Mode::Share);
        if chosen && stacked {
            may_sum(scene.briefing, lanes)?;
        } else if let Some(first) = lanes.first()
            && let Some(other) = lanes.iter().find(|other| !other.unit.is_comparable(&first.unit))
        {
            may_sum(scene.briefing, &[first, other])?;
        }
        let alone = view.isolated.as_ref().and_then(|id| lanes.iter().find(|series| series.id == *id));
        let lanes = alone.map_or_else(|| lanes.to_vec(), |series| vec![*series]);
        let left_out = if chosen && stacked { 0 } else { lanes.len().saturating_sub(most) };
        let lanes: Vec<&Series> = lanes[..lanes.len() - left_out].to_vec();
        let own = lanes.first().map_or_else(Unit::none, |series| series.unit.clone());
        let unit = Say::new(&own, view.amounts, std::iter::empty()).unit;
        let alone = lanes.len() == 1 && alone.is_none();
        let mut builder = Builder::new(scene, view, (unit, mode), (alone, most));
        let mut slots = slots::slots(scene, view, &lanes);
        let mut columns = if chosen && stacked && lanes.len() > 1 {
            builder.summed(&slots, &lanes)
        } else {
            builder.side_by_side(&slots, &lanes)
        };
        if stacked && !chosen {
            gather::firmest(&mut columns);
        }
        slots::drop_empty_totals(&mut slots, &mut columns);
        let Builder { unit, mut keys, .. } = builder;
        if let Some(id) = view.isolated.as_ref().filter(|id| lanes.iter().all(|series| series.id != **id)) {
            gather::isolate(&mut columns, &keys, id);
        }
        let most = if slots.len() == 1 { usize::MAX } else { most };
        gather::gather(&mut columns, &mut keys, view.sort, most);
        gather::color(&mut keys, &lanes);
        let amounts = columns.iter().flat_map(|column| {
            let total = column.total.as_ref().ok().map(|sum| sum.value);
            total.into_iter().chain(column.pieces.iter().map(|piece| piece.sum.value))
        });
        let say = Say::new(&unit, view.amounts, amounts);
        Ok(Self { say, slots, lanes, keys, columns, mode, left_out })
    }

    /// Leaves one column a slot: the firmest.
    pub(super) fn keep_firmest(&mut self) {
        gather::firmest(&mut self.columns);
    }

    /// The breaks in the series shown: the position of the first slot counted the new way, and the lane.
    pub(super) fn breaks(&self) -> Vec<(usize, usize, &'a crate::briefing::SeriesBreak)> {
        let mut found = Vec::new();
        for (lane, series) in self.lanes.iter().enumerate() {
            for (year, note) in choose::breaks(series) {
                let from = note.from.window().first.or_else(|| Edtf::year(year)?.first_day());
                let first = self.slots.iter().position(|slot| slot.day >= from && slot.day.is_some());
                if let Some(slot) = first.filter(|slot| *slot > 0) {
                    found.push((slot, lane, note));
                }
            }
        }
        found.sort_by_key(|(slot, lane, _)| (*slot, *lane));
        found
    }
}

/// What a series comes to in a slot, in `unit`, and the value that says so; absent where nothing is left of a total.
fn find<'a>(ledger: &mut Ledger<'a>, account: Account, slot: &Slot, unit: &Unit) -> Found<'a> {
    let mut found = ledger.find(account, &slot.period, unit);
    if let Kind::Unsplit(..) = slot.kind {
        let series = ledger.series(account);
        found.amount = ledger.years_of(series, &slot.period).and_then(|cut| match cut.agreement() {
            Some(Agreement::Equal | Agreement::ByRounding) => Err(NoAmount::Absent),
            _ => if cut.known == 0 { cut.whole } else { cut.rest }.convert(&series.unit, unit),
        });
    }
    found
}

/// What a series comes to in a slot, in `unit`; why there is no amount. `None` where nothing is written, or nothing is
/// left of a total.
pub(super) fn total<'a>(
    ledger: &mut Ledger<'a>,
    series: &'a Series,
    slot: &Slot,
    unit: &Unit,
) -> Option<Result<Sum, Reason>> {
    let account = ledger.account(series);
    match find(ledger, account, slot, unit).amount {
        Ok(sum) => Some(Ok(sum)),
        Err(NoAmount::Missing(reason)) => Some(Err(reason)),
        Err(NoAmount::Absent | NoAmount::Unit | NoAmount::TooLong) => None,
    }
}

/// The period as the series writes it: a year of its own, or the open one that holds in it.
pub(super) fn written(series: &Series, period: &Period) -> Period {
    match period.span() {
        Span::Year(year) => choose::period_of(series, year).unwrap_or(period).clone(),
        _ => period.clone(),
    }
}

#[cfg(test)]
mod tests;
