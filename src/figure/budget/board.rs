//! What columns by year consist of: slots across, in each a column a series, cut into pieces. Exact; nothing is drawn.

mod gather;

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::{
    By, Mode, View,
    block::Fill,
    choose,
    say::{Say, Vague},
};
use crate::{
    briefing::{
        Date, Edtf, Id, Number, Reason, Series, Split, Unit,
        index::{Part, Place},
        money::{Agreement, Ledger, NoAmount, Refused, Sum, may_sum},
        series::{Period, Span},
    },
    figure::{Hue, Scene, hue},
};

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
    /// The series; `None` for several, or for what a split leaves.
    pub(super) series: Option<&'a Series>,
    /// What it comes to, in the unit of the figure.
    pub(super) sum: Sum,
    /// What to write at it.
    pub(super) vague: Vague,
    /// How it is filled.
    pub(super) fill: Fill,
    /// Whether it happens once.
    pub(super) one_off: bool,
    /// What selecting it selects.
    pub(super) place: Place,
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

struct Builder<'a, 'b> {
    scene: &'b Scene<'a>,
    view: &'b View,
    ledger: Ledger<'a>,
    unit: Unit,
    mode: Mode,
    keys: Vec<Key<'a>>,
    /// The positions of `keys`.
    known: HashMap<What<'a>, usize>,
    alone: bool,
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
        let own = lanes.first().map_or_else(|| Unit::Other(String::new()), |series| series.unit.clone());
        let unit = Say::new(&own, view.amounts, std::iter::empty()).unit;
        let ledger = Ledger::new(scene.briefing, scene.index);
        let alone = lanes.len() == 1 && alone.is_none();
        let mut builder =
            Builder { scene, view, ledger, unit, mode, keys: Vec::new(), known: HashMap::new(), alone };
        let mut slots = builder.slots(&lanes);
        let mut columns = if chosen && stacked && lanes.len() > 1 {
            builder.summed(&slots, &lanes)
        } else {
            builder.side_by_side(&slots, &lanes)
        };
        if stacked && !chosen {
            gather::firmest(&mut columns);
        }
        drop_empty_totals(&mut slots, &mut columns);
        let mut keys = builder.keys;
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
        let say = Say::new(&builder.unit, view.amounts, amounts);
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

impl<'a> Builder<'a, '_> {
    /// All there is across.
    fn slots(&mut self, lanes: &[&'a Series]) -> Vec<Slot> {
        let mut years = BTreeSet::new();
        let mut onward = BTreeSet::new();
        let mut others: Vec<Slot> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut left: Vec<(&Series, usize)> = lanes.iter().map(|series| (*series, 0)).collect();
        while let Some((series, depth)) = left.pop() {
            if !seen.insert(&series.id) {
                continue;
            }
            if series.values.is_empty() && depth < 32 {
                let parts = series
                    .splits
                    .iter()
                    .filter(|split| split.complete)
                    .take(1)
                    .flat_map(|split| &split.parts);
                left.extend(parts.filter_map(|id| Some((choose::series(self.scene, id)?, depth + 1))));
            }
            for (period, _) in &series.values {
                let kind = match period.span() {
                    Span::Year(year) => {
                        years.insert(year);
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
        }
        years.extend(&onward);
        years.retain(|year| self.view.shows(*year));
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
                if slot.day.is_some_and(|day| self.view.shows(day.year())) {
                    // An empty year makes room for a moment in it.
                    let year = slot.day.map(|day| Kind::Year(day.year()));
                    let written = |lane: &&&Series| {
                        lane.values.iter().any(|(period, _)| matches!(period.span(), Span::Year(at) if Some(Kind::Year(at)) == year))
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

    fn total(&mut self, series: &'a Series, slot: &Slot) -> Option<Result<Sum, Reason>> {
        total(&mut self.ledger, series, slot, &self.unit)
    }

    /// A column for each series in each slot.
    fn side_by_side(&mut self, slots: &[Slot], lanes: &[&'a Series]) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        for (at, slot) in slots.iter().enumerate() {
            for (lane, series) in lanes.iter().enumerate() {
                let Some(total) = self.total(series, slot) else { continue };
                let period = written(series, &slot.period);
                let mut column = Column {
                    slot: at,
                    lane,
                    series,
                    period,
                    total,
                    pieces: Vec::new(),
                    rounding: Decimal::ZERO,
                    spread: None,
                };
                if let Ok(total) = column.total {
                    self.cut(&mut column, &total, slot);
                }
                columns.push(column);
            }
        }
        columns
    }

    /// One column a slot: the series on top of each other.
    fn summed(&mut self, slots: &[Slot], lanes: &[&'a Series]) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        for (at, slot) in slots.iter().enumerate() {
            let (mut pieces, mut total, mut missing) = (Vec::new(), Some(Sum::ZERO), None);
            for series in lanes {
                match self.total(series, slot) {
                    Some(Ok(sum)) => {
                        pieces.push(self.piece(series, &slot.period, sum, None));
                        total = total.and_then(|total| total.plus(&sum));
                    }
                    Some(Err(reason)) => missing = Some(reason),
                    None => {}
                }
            }
            let total = match (pieces.is_empty(), total, missing) {
                (true, _, Some(reason)) => Err(reason),
                (false, Some(total), _) => Ok(total),
                _ => continue,
            };
            let (series, period) = (lanes[0], slot.period.clone());
            columns.push(Column {
                slot: at,
                lane: 0,
                series,
                period,
                total,
                pieces,
                rounding: Decimal::ZERO,
                spread: None,
            });
        }
        columns
    }

    /// Cuts a column into the parts of a split, where there is one for that period.
    fn cut(&mut self, column: &mut Column<'a>, total: &Sum, slot: &Slot) {
        let whole = column.series;
        let Some((split, parts)) = self.parts(whole, slot) else {
            column.pieces.push(self.piece(whole, &column.period, *total, None));
            return;
        };
        let mut sum = Some(Sum::ZERO);
        // Side by side only what happens once is set off: the rest has the colour of its series.
        let beside = matches!(self.mode, Mode::Grouped | Mode::Lines) && !self.alone;
        for (part, amount) in &parts {
            let mut piece = self.piece(part, &slot.period, *amount, Some((whole, split)));
            if beside && !part.one_off {
                piece.key = self.key(What::Series(&whole.id), self.name(whole), piece.fill, &whole.id);
            }
            column.pieces.push(piece);
            sum = sum.and_then(|sum| sum.plus(amount));
        }
        let Some((sum, rest)) = sum.and_then(|sum| Some((sum, total.minus(&sum)?))) else {
            column.pieces = vec![self.piece(whole, &column.period, *total, None)];
            return;
        };
        let complete = parts.len() == split.parts.len();
        if complete && matches!(total.agreement(&sum), Agreement::Equal | Agreement::ByRounding) {
            column.rounding = rest.value;
        } else if !rest.value.is_zero() {
            let key = self.key(What::Rest, Name::Unsplit, Fill::Unexplained, &whole.id);
            let place = Place { item: whole.id.clone(), part: Part::Value(column.period.clone()) };
            let vague = Vague::of_sum(&rest);
            let fill = Fill::Unexplained;
            column.pieces.push(Piece { key, series: None, sum: rest, vague, fill, one_off: false, place });
        }
        // What happens once stands on top.
        column.pieces.sort_by_key(|piece| piece.one_off);
    }

    /// The split that cuts a series in a slot, and the parts with an amount there.
    fn parts(&mut self, whole: &'a Series, slot: &Slot) -> Option<(&'a Split, Vec<(&'a Series, Sum)>)> {
        if let Kind::Unsplit(..) = slot.kind
            && self.ledger.years_of(whole, &slot.period).is_ok_and(|cut| cut.known > 0)
        {
            return None;
        }
        let asked = self.view.split.filter(|_| self.alone);
        for (at, split) in whole.splits.iter().enumerate() {
            let series = || split.parts.iter().filter_map(|id| choose::series(self.scene, id));
            let wanted = match (asked, self.mode) {
                (Some(asked), _) => asked == at,
                (None, Mode::Grouped | Mode::Lines) if !self.alone => series().any(|part| part.one_off),
                (None, Mode::Stacked | Mode::Share) if !self.alone => split.parts.len() <= HUES.len(),
                // The first split, and others that make no more pieces than there are colours.
                (None, _) => at == 0 || split.parts.len() <= HUES.len(),
            };
            if !wanted {
                continue;
            }
            let mut parts = Vec::new();
            for part in series().collect::<Vec<_>>() {
                if let Ok(amount) = self.ledger.amount(part, &slot.period, &self.unit) {
                    parts.push((part, amount));
                }
            }
            if !parts.is_empty() {
                return Some((split, parts));
            }
        }
        None
    }

    fn piece(
        &mut self,
        series: &'a Series,
        period: &Period,
        sum: Sum,
        part_of: Option<(&'a Series, &'a Split)>,
    ) -> Piece<'a> {
        // For a year the value that holds in it, for all else only its own.
        let value = self.ledger.written(series, period);
        let value = value.filter(|(at, _)| matches!(period.span(), Span::Year(_)) || at == period);
        let (period, own) = value.map_or((period, None), |(period, number)| (period, Some(number)));
        let fill = Fill::from(own.and_then(|number| number.phase).or(series.phase));
        let scene = self.scene;
        let tops = |id: &'a Id| scene.index.ancestry(scene.briefing, id).first().copied();
        let (what, name) = match (self.view.by, part_of) {
            (By::Priority, _) => {
                let top = series.priority.as_ref().and_then(tops);
                let name = top.map_or(Name::NoPriority, |top| Name::Of(scene.texts.text(&top.title)));
                (What::Priority(top.map(|top| &top.id)), name)
            }
            (By::Series, Some((whole, split)))
                if !self.alone && self.is_named_by_scope(whole, split, series) =>
            {
                let scope = series.scope.as_ref().unwrap_or(&series.id);
                let title = scene.index.title(scene.briefing, scope, scene.texts.language().code());
                (What::Scope(scope), Name::Of(title))
            }
            _ => (What::Series(&series.id), self.name(series)),
        };
        let key = self.key(what, name, fill, &series.id);
        let whole_number = own.and_then(|number| {
            let unit = number.unit.as_ref().unwrap_or(&series.unit);
            Vague::of(&number.amount, unit, &self.unit)
        });
        let vague = whole_number
            .filter(|_| !matches!(period.span(), Span::Total(..)))
            .unwrap_or_else(|| Vague::of_sum(&sum));
        let part = if own.is_some() { Part::Value(period.clone()) } else { Part::Whole };
        let place = Place { item: series.id.clone(), part };
        Piece { key, series: Some(series), sum, vague, fill, one_off: series.one_off, place }
    }

    /// Whether a part is told by its definition, which parts of other wholes share: where each part of the split has
    /// one of its own, another than the whole's.
    fn is_named_by_scope(&self, whole: &Series, split: &Split, part: &Series) -> bool {
        if part.one_off || part.scope.is_none() || part.scope == whole.scope {
            return false;
        }
        let others = split.parts.iter().filter_map(|id| choose::series(self.scene, id));
        others.filter(|other| other.scope == part.scope && !other.one_off).count() == 1
    }

    fn name(&self, series: &'a Series) -> Name<'a> {
        Name::Of(self.scene.texts.text(&series.title))
    }

    fn key(&mut self, what: What<'a>, name: Name<'a>, fill: Fill, series: &'a Id) -> usize {
        if let Some(at) = self.known.get(&what) {
            let key = &mut self.keys[*at];
            key.fill = key.fill.min(fill);
            return *at;
        }
        let (scene, texts) = (self.scene, self.scene.texts);
        let name = match name {
            Name::Of(name) => name.to_owned(),
            Name::NoPriority => texts.get("budget-no-priority"),
            Name::Unsplit => texts.get("budget-unsplit"),
        };
        let hue = match what {
            What::Priority(top) => hue(scene.briefing, scene.index, top),
            _ => Hue::Grey,
        };
        self.known.insert(what, self.keys.len());
        self.keys.push(Key { name, what, hue, fill, series });
        self.keys.len() - 1
    }
}

/// Leaves out the totals of several years of which the single ones leave nothing.
fn drop_empty_totals(slots: &mut Vec<Slot>, columns: &mut [Column<'_>]) {
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

/// What a colour is called, before it is written out.
#[derive(Clone, Copy)]
enum Name<'a> {
    /// As in the document.
    Of(&'a str),
    /// What belongs to no priority.
    NoPriority,
    /// What a split leaves.
    Unsplit,
}

/// What a series comes to in a slot, in `unit`; why there is no amount. `None` where nothing is written, or nothing is
/// left of a total.
pub(super) fn total<'a>(
    ledger: &mut Ledger<'a>,
    series: &'a Series,
    slot: &Slot,
    unit: &Unit,
) -> Option<Result<Sum, Reason>> {
    let amount = if let Kind::Unsplit(..) = slot.kind {
        match ledger.years_of(series, &slot.period) {
            Ok(cut) if matches!(cut.agreement(), Some(Agreement::Equal | Agreement::ByRounding)) => {
                return None;
            }
            Ok(cut) => if cut.known == 0 { cut.whole } else { cut.rest }.convert(&series.unit, unit),
            Err(error) => Err(error),
        }
    } else {
        ledger.amount(series, &slot.period, unit)
    };
    match amount {
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
