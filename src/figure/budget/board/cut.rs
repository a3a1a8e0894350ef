//! Cutting columns into pieces: the parts of a split, or the series that are summed, each in its colour.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{
    super::{By, Mode, View, block::Fill, choose},
    Column, HUES, Key, Kind, Of, Piece, Slot, What, find, gather, total, written,
};
use crate::{
    briefing::{
        Id, Number, Reason, Series, Split, Unit,
        money::{Account, Agreement, Found, Ledger, NoAmount, Sum, saturating},
        series::{Period, Span},
    },
    figure::{Hue, Scene, hue},
};

/// Makes the columns of a board.
pub(super) struct Builder<'a, 'b> {
    scene: &'b Scene<'a>,
    view: &'b View,
    ledger: Ledger<'a>,
    pub(super) unit: Unit,
    mode: Mode,
    pub(super) keys: Vec<Key<'a>>,
    /// The positions of `keys`.
    known: HashMap<What<'a>, usize>,
    alone: bool,
    /// How many colours there are.
    most: usize,
}

/// A series that pieces are made of, found once for all slots.
struct Part<'a> {
    series: &'a Series,
    account: Account,
    /// What its colour stands for, and is called.
    what: What<'a>,
    name: Name<'a>,
    /// The series that its colour selects: another where it is one of those too small for a colour of their own.
    leader: &'a Id,
    /// That colour, once there is a piece in it.
    key: Option<usize>,
}

impl Part<'_> {
    /// Whether its colour selects it.
    fn leads(&self) -> bool {
        std::ptr::eq(self.leader, &raw const self.series.id)
    }
}

/// The value a part is drawn from in a period, and how it is filled.
fn told<'a>(
    part: &Part<'a>,
    period: &Period,
    written: Option<&'a (Period, Number)>,
) -> (Option<&'a (Period, Number)>, Fill) {
    // For a year the value that holds in it, for all else only its own.
    let written = written.filter(|(at, _)| matches!(period.span(), Span::Year(_)) || at == period);
    (written, Fill::from(written.and_then(|(_, number)| number.phase).or(part.series.phase)))
}

/// One way to cut a series.
struct Cut<'a> {
    split: &'a Split,
    parts: Vec<Part<'a>>,
    /// What they come to, once that was asked.
    amounts: Option<Amounts<'a>>,
}

/// A series side by side with others.
struct Lane<'a> {
    whole: Part<'a>,
    cuts: Vec<Cut<'a>>,
}

/// What parts come to in every slot. Asked series by series: the numbers of one lie together.
struct Amounts<'a> {
    /// By slot, then by part; `None` where a part has no amount.
    cells: Vec<Option<Cell<'a>>>,
    /// How many parts there are.
    parts: usize,
    /// Of each slot.
    slots: Vec<Together>,
}

#[derive(Clone, Copy)]
struct Cell<'a> {
    sum: Sum,
    written: Option<&'a (Period, Number)>,
}

/// What parts come to together in a slot.
#[derive(Clone, Copy)]
struct Together {
    /// How many have an amount.
    known: usize,
    /// `None` where the digits do not fit.
    sum: Option<Sum>,
    /// Why the last one that has none has none.
    missing: Option<Reason>,
}

impl<'a> Amounts<'a> {
    fn row(&self, slot: usize) -> &[Option<Cell<'a>>] {
        &self.cells[slot * self.parts..][..self.parts]
    }
}

impl<'a, 'b> Builder<'a, 'b> {
    /// For amounts in this unit; `alone` where there is one series, and it was not singled out.
    pub(super) fn new(
        scene: &'b Scene<'a>,
        view: &'b View,
        (unit, mode): (Unit, Mode),
        (alone, most): (bool, usize),
    ) -> Self {
        let ledger = Ledger::new(scene.briefing, scene.index);
        Self { scene, view, ledger, unit, mode, keys: Vec::new(), known: HashMap::new(), alone, most }
    }

    /// A series that pieces are made of, as a part of a whole or for itself.
    fn part(&mut self, series: &'a Series, part_of: Option<(&Series, &Split)>) -> Part<'a> {
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
        Part { series, account: self.ledger.account(series), what, name, leader: &series.id, key: None }
    }

    /// A series side by side with others, with the ways to cut it that are looked for.
    fn lane(&mut self, whole: &'a Series) -> Lane<'a> {
        let asked = self.view.split.filter(|_| self.alone);
        let mut cuts = Vec::new();
        for (at, split) in whole.splits.iter().enumerate() {
            let parts: Vec<&Series> =
                split.parts.iter().filter_map(|id| choose::series(self.scene, id)).collect();
            let wanted = match (asked, self.mode) {
                (Some(asked), _) => asked == at,
                (None, Mode::Grouped | Mode::Lines) if !self.alone => parts.iter().any(|part| part.one_off),
                (None, Mode::Stacked | Mode::Share) if !self.alone => split.parts.len() <= HUES.len(),
                // The first split, and others that make no more pieces than there are colours.
                (None, _) => at == 0 || split.parts.len() <= HUES.len(),
            };
            if wanted {
                let parts = parts.into_iter().map(|part| self.part(part, Some((whole, split)))).collect();
                cuts.push(Cut { split, parts, amounts: None });
            }
        }
        Lane { whole: self.part(whole, None), cuts }
    }

    /// What parts come to.
    fn amounts(
        &mut self,
        parts: &[Part<'a>],
        slots: &[Slot],
        find: fn(&mut Ledger<'a>, Account, &Slot, &Unit) -> Found<'a>,
    ) -> Amounts<'a> {
        let mut cells = vec![None; parts.len() * slots.len()];
        let mut together = vec![Together { known: 0, sum: Some(Sum::ZERO), missing: None }; slots.len()];
        for (at, part) in parts.iter().enumerate() {
            for (nth, (slot, all)) in slots.iter().zip(&mut together).enumerate() {
                let found = find(&mut self.ledger, part.account, slot, &self.unit);
                match found.amount {
                    Ok(sum) => {
                        all.known += 1;
                        all.sum = all.sum.and_then(|all| all.plus(&sum));
                        cells[nth * parts.len() + at] = Some(Cell { sum, written: found.written });
                    }
                    Err(NoAmount::Missing(reason)) => all.missing = Some(reason),
                    Err(_) => {}
                }
            }
        }
        Amounts { cells, parts: parts.len(), slots: together }
    }

    /// Of more parts than there are colours all but the largest are one piece from the start; only where nothing but
    /// these parts is drawn, in the slots where at least so many of them are known.
    fn gather_small(&self, parts: &mut [Part<'a>], (slots, amounts): (&[Slot], &Amounts<'a>), least: usize) {
        let apart = parts.iter().all(|part| matches!(part.what, What::Series(_)));
        // A single column is not gathered, and a total of which nothing is left is no other.
        let several = slots.iter().filter(|slot| !matches!(slot.kind, Kind::Unsplit(..))).count() > 1;
        if parts.len() <= self.most || !several || self.view.isolated.is_some() || !apart {
            return;
        }
        let mut sizes = vec![(false, Decimal::ZERO); parts.len()];
        for (slot, _) in amounts.slots.iter().enumerate().filter(|(_, all)| all.known >= least) {
            for ((used, size), cell) in sizes.iter_mut().zip(amounts.row(slot)) {
                if let Some(cell) = cell {
                    (*used, *size) = (true, saturating(*size, cell.sum.value.abs()));
                }
            }
        }
        let mut order: Vec<usize> = (0..parts.len()).filter(|at| sizes[*at].0).collect();
        if order.len() <= self.most {
            return;
        }
        order.sort_by(|one, other| sizes[*other].1.cmp(&sizes[*one].1));
        let small = order.split_off(self.most - 1);
        let leader = parts[small[0]].leader;
        for at in small {
            (parts[at].what, parts[at].leader) = (What::Others, leader);
        }
    }

    /// A column for each series in each slot.
    pub(super) fn side_by_side(&mut self, slots: &[Slot], lanes: &[&'a Series]) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        let alone = lanes.len() == 1;
        let mut lanes: Vec<Lane<'a>> = lanes.iter().map(|series| self.lane(series)).collect();
        for (at, slot) in slots.iter().enumerate() {
            for (nth, lane) in lanes.iter_mut().enumerate() {
                let series = lane.whole.series;
                let cut = self.cut_of(lane, (slots, at), alone);
                // Parts that the whole is the sum of are not asked again for it.
                let sum = cut.and_then(|cut| self.sum_of(lane, &lane.cuts[cut], (slot, at)));
                let Some(total) = sum.map(Ok).or_else(|| total(&mut self.ledger, series, slot, &self.unit))
                else {
                    continue;
                };
                let mut column = Column {
                    slot: at,
                    lane: nth,
                    series,
                    period: written(series, &slot.period),
                    total,
                    pieces: Vec::new(),
                    rounding: Decimal::ZERO,
                    spread: None,
                };
                if let Ok(total) = &total {
                    self.cut(&mut column, total, (lane, cut), slot);
                }
                columns.push(column);
            }
        }
        columns
    }

    /// One column a slot: the series on top of each other.
    pub(super) fn summed(&mut self, slots: &[Slot], lanes: &[&'a Series]) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        let mut parts: Vec<Part<'a>> = lanes.iter().map(|series| self.part(series, None)).collect();
        let amounts = self.amounts(&parts, slots, find);
        self.gather_small(&mut parts, (slots, &amounts), 1);
        for (at, slot) in slots.iter().enumerate() {
            let all = &amounts.slots[at];
            let total = match (all.known, all.sum, all.missing) {
                (0, _, Some(reason)) => Err(reason),
                (1.., Some(total), _) => Ok(total),
                _ => continue,
            };
            columns.push(Column {
                slot: at,
                lane: 0,
                series: lanes[0],
                period: slot.period.clone(),
                total,
                pieces: self.pieces(&mut parts, amounts.row(at), &slot.period),
                rounding: Decimal::ZERO,
                spread: None,
            });
        }
        columns
    }

    /// The pieces of parts in a slot.
    fn pieces(
        &mut self,
        parts: &mut [Part<'a>],
        row: &[Option<Cell<'a>>],
        period: &Period,
    ) -> Vec<Piece<'a>> {
        let mut pieces: Vec<Piece<'a>> = Vec::with_capacity(row.len().min(self.most) + 1);
        // The last piece of those that are gathered: most that follow are added to it.
        let mut others: Option<usize> = None;
        for (part, cell) in parts.iter_mut().zip(row) {
            let Some(Cell { sum, written }) = cell else { continue };
            if part.what != What::Others {
                pieces.push(self.piece(part, period, *written, *sum));
                continue;
            }
            let known = others.map(|at| &mut pieces[at]).filter(|known| {
                known.one_off == part.series.one_off
                    && known.sum.value.is_sign_negative() == sum.value.is_sign_negative()
            });
            if let Some(known) = known
                && let Some(all) = known.sum.plus(sum)
            {
                let (_, fill) = told(part, period, *written);
                if part.leads() {
                    let key = &mut self.keys[known.key];
                    key.fill = key.fill.min(fill);
                }
                (known.sum, known.of, known.fill) = (all, Of::Several, known.fill.max(fill));
                continue;
            }
            let piece = self.piece(part, period, *written, *sum);
            if !gather::merge(&mut pieces, &piece) {
                others = Some(pieces.len());
                pieces.push(piece);
            }
        }
        pieces
    }

    /// Cuts a column into the parts of a split, where there is one for that period.
    fn cut(
        &mut self,
        column: &mut Column<'a>,
        total: &Sum,
        (lane, cut): (&mut Lane<'a>, Option<usize>),
        slot: &Slot,
    ) {
        let whole = column.series;
        let Some(Cut { split, parts, amounts: Some(amounts) }) = cut.map(|cut| &mut lane.cuts[cut]) else {
            column.pieces.push(self.uncut(&mut lane.whole, &column.period, *total));
            return;
        };
        let all = amounts.slots[column.slot];
        column.pieces = self.pieces(parts, amounts.row(column.slot), &slot.period);
        // Side by side only what happens once is set off: the rest has the colour of its series.
        if matches!(self.mode, Mode::Grouped | Mode::Lines) && !self.alone {
            for piece in column.pieces.iter_mut().filter(|piece| !piece.one_off) {
                piece.key = self.key(What::Series(&whole.id), self.name(whole), piece.fill, &whole.id);
            }
        }
        let Some((sum, rest)) = all.sum.and_then(|sum| Some((sum, total.minus(&sum)?))) else {
            column.pieces = vec![self.uncut(&mut lane.whole, &column.period, *total)];
            return;
        };
        let complete = all.known == split.parts.len();
        if complete && matches!(total.agreement(&sum), Agreement::Equal | Agreement::ByRounding) {
            column.rounding = rest.value;
        } else if !rest.value.is_zero() {
            let fill = Fill::Unexplained;
            column.pieces.push(Piece {
                key: self.key(What::Rest, Name::Unsplit, fill, &whole.id),
                first: whole,
                of: Of::Rest,
                sum: rest,
                written: None,
                fill,
                one_off: false,
            });
        }
        // What happens once stands on top.
        column.pieces.sort_by_key(|piece| piece.one_off);
    }

    /// What cuts a series in a slot: the first split with a part that has an amount there.
    fn cut_of(&mut self, lane: &mut Lane<'a>, (slots, at): (&[Slot], usize), alone: bool) -> Option<usize> {
        let whole = lane.whole.series;
        if let Kind::Unsplit(..) = slots[at].kind
            && self.ledger.years_of(whole, &slots[at].period).is_ok_and(|cut| cut.known > 0)
        {
            return None;
        }
        for (nth, cut) in lane.cuts.iter_mut().enumerate() {
            if cut.amounts.is_none() {
                let find = |ledger: &mut Ledger<'a>, account, slot: &Slot, unit: &Unit| {
                    ledger.find(account, &slot.period, unit)
                };
                let amounts = self.amounts(&cut.parts, slots, find);
                if alone && self.is_sum(whole, cut.split) {
                    self.gather_small(&mut cut.parts, (slots, &amounts), cut.split.parts.len());
                }
                cut.amounts = Some(amounts);
            }
            if cut.amounts.as_ref().is_some_and(|amounts| amounts.slots[at].known > 0) {
                return Some(nth);
            }
        }
        None
    }

    /// Whether a series is the sum of the parts of a split, in the unit of the figure.
    fn is_sum(&self, whole: &Series, split: &Split) -> bool {
        let complete = whole.complete_split().filter(|_| whole.values.is_empty());
        complete.is_some_and(|complete| std::ptr::eq(complete, split)) && whole.unit.is(&self.unit)
    }

    /// What a series comes to in a slot that is the sum of the parts that cut it.
    fn sum_of(&self, lane: &Lane<'a>, cut: &Cut<'a>, (slot, at): (&Slot, usize)) -> Option<Sum> {
        let all = cut.amounts.as_ref()?.slots[at];
        let whole = all.known == cut.split.parts.len() && !matches!(slot.kind, Kind::Unsplit(..));
        all.sum.filter(|_| whole && self.is_sum(lane.whole.series, cut.split))
    }

    /// A column in one piece.
    fn uncut(&mut self, whole: &mut Part<'a>, period: &Period, sum: Sum) -> Piece<'a> {
        let written = self.ledger.find(whole.account, period, &self.unit).written;
        self.piece(whole, period, written, sum)
    }

    fn piece(
        &mut self,
        part: &mut Part<'a>,
        period: &Period,
        written: Option<&'a (Period, Number)>,
        sum: Sum,
    ) -> Piece<'a> {
        let (first, one_off) = (part.series, part.series.one_off);
        let (written, fill) = told(part, period, written);
        // The largest of those that are gathered says how they are filled.
        let told = if part.leads() { fill } else { Fill::Assumed };
        let key = match part.key {
            Some(at) => at,
            None => self.key(part.what, part.name, told, part.leader),
        };
        part.key = Some(key);
        self.keys[key].fill = self.keys[key].fill.min(told);
        Piece { key, first, of: Of::One, sum, written, fill, one_off }
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
            // What is gathered has no name of its own.
            _ if what == What::Others => String::new(),
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
