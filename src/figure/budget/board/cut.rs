//! Cutting columns into pieces: the parts of a split, or the series that are summed, each in its colour.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{
    super::{By, Mode, View, block::Fill, choose},
    Column, HUES, Key, Kind, Of, Piece, Slot, What, find, total, written,
};
use crate::{
    briefing::{
        Id, Number, Series, Split, Unit,
        money::{Account, Agreement, Ledger, NoAmount, Sum},
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
}

/// A series that pieces are made of, found once for all slots.
struct Part<'a> {
    series: &'a Series,
    account: Account,
    /// What its colour stands for, and is called.
    what: What<'a>,
    name: Name<'a>,
    /// That colour, once there is a piece in it.
    key: Option<usize>,
}

impl<'a> Part<'a> {
    fn piece(
        &self,
        key: usize,
        period: &Period,
        written: Option<&'a (Period, Number)>,
        sum: Sum,
    ) -> Piece<'a> {
        // For a year the value that holds in it, for all else only its own.
        let is_year = matches!(period.span(), Span::Year(_));
        let written = written.filter(|(at, _)| is_year || at == period);
        let phase = written.and_then(|(_, number)| number.phase).or(self.series.phase);
        let (first, one_off) = (self.series, self.series.one_off);
        Piece { key, first, of: Of::One, sum, written, fill: Fill::from(phase), one_off }
    }
}

/// One way to cut a series.
struct Cut<'a> {
    split: &'a Split,
    parts: Vec<Part<'a>>,
}

/// A series side by side with others.
struct Lane<'a> {
    whole: Part<'a>,
    cuts: Vec<Cut<'a>>,
}

/// What cuts a series in a slot.
struct Known<'a> {
    /// The position of the cut.
    cut: usize,
    /// The parts that have an amount there; for their colours their positions.
    pieces: Vec<Piece<'a>>,
    /// What they come to; `None` where the digits do not fit.
    sum: Option<Sum>,
}

impl<'a, 'b> Builder<'a, 'b> {
    /// For amounts in this unit; `alone` where there is one series, and it was not singled out.
    pub(super) fn new(scene: &'b Scene<'a>, view: &'b View, (unit, mode): (Unit, Mode), alone: bool) -> Self {
        let ledger = Ledger::new(scene.briefing, scene.index);
        Self { scene, view, ledger, unit, mode, keys: Vec::new(), known: HashMap::new(), alone }
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
        Part { series, account: self.ledger.account(series), what, name, key: None }
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
                cuts.push(Cut { split, parts });
            }
        }
        Lane { whole: self.part(whole, None), cuts }
    }

    /// A column for each series in each slot.
    pub(super) fn side_by_side(&mut self, slots: &[Slot], lanes: &[&'a Series]) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        let mut lanes: Vec<Lane<'a>> = lanes.iter().map(|series| self.lane(series)).collect();
        for (at, slot) in slots.iter().enumerate() {
            for (nth, lane) in lanes.iter_mut().enumerate() {
                let series = lane.whole.series;
                let known = self.known(lane, slot);
                // Parts that the whole is the sum of are not asked again for it.
                let sum = known.as_ref().and_then(|known| self.whole(lane, known, slot));
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
                    self.cut(&mut column, total, (lane, known));
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
        for (at, slot) in slots.iter().enumerate() {
            let (mut pieces, mut total, mut missing) =
                (Vec::with_capacity(parts.len()), Some(Sum::ZERO), None);
            for part in &mut parts {
                let found = find(&mut self.ledger, part.account, slot, &self.unit);
                match found.amount {
                    Ok(sum) => {
                        let mut piece = part.piece(0, &slot.period, found.written, sum);
                        piece.key = self.colour(part, piece.fill);
                        pieces.push(piece);
                        total = total.and_then(|total| total.plus(&sum));
                    }
                    Err(NoAmount::Missing(reason)) => missing = Some(reason),
                    Err(_) => {}
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
    fn cut(
        &mut self,
        column: &mut Column<'a>,
        total: &Sum,
        (lane, known): (&mut Lane<'a>, Option<Known<'a>>),
    ) {
        let whole = column.series;
        let Some(known) = known else {
            column.pieces.push(self.uncut(&mut lane.whole, &column.period, *total));
            return;
        };
        let cut = &mut lane.cuts[known.cut];
        // Side by side only what happens once is set off: the rest has the colour of its series.
        let beside = matches!(self.mode, Mode::Grouped | Mode::Lines) && !self.alone;
        column.pieces = known.pieces;
        for piece in &mut column.pieces {
            piece.key = self.colour(&mut cut.parts[piece.key], piece.fill);
            if beside && !piece.one_off {
                piece.key = self.key(What::Series(&whole.id), self.name(whole), piece.fill, &whole.id);
            }
        }
        let Some((sum, rest)) = known.sum.and_then(|sum| Some((sum, total.minus(&sum)?))) else {
            column.pieces = vec![self.uncut(&mut lane.whole, &column.period, *total)];
            return;
        };
        let complete = column.pieces.len() == cut.split.parts.len();
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
        if !column.pieces.is_sorted_by_key(|piece| piece.one_off) {
            column.pieces.sort_by_key(|piece| piece.one_off);
        }
    }

    /// The parts that cut a series in a slot: those with an amount there, of the first split that has any.
    fn known(&mut self, lane: &Lane<'a>, slot: &Slot) -> Option<Known<'a>> {
        if let Kind::Unsplit(..) = slot.kind
            && self.ledger.years_of(lane.whole.series, &slot.period).is_ok_and(|cut| cut.known > 0)
        {
            return None;
        }
        for (at, cut) in lane.cuts.iter().enumerate() {
            let pieces = Vec::with_capacity(cut.parts.len() + 1);
            let mut known = Known { cut: at, pieces, sum: Some(Sum::ZERO) };
            for (nth, part) in cut.parts.iter().enumerate() {
                let found = self.ledger.find(part.account, &slot.period, &self.unit);
                if let Ok(amount) = found.amount {
                    known.sum = known.sum.and_then(|sum| sum.plus(&amount));
                    known.pieces.push(part.piece(nth, &slot.period, found.written, amount));
                }
            }
            if !known.pieces.is_empty() {
                return Some(known);
            }
        }
        None
    }

    /// What a series without values comes to, where it is the sum of the parts that cut it.
    fn whole(&self, lane: &Lane<'a>, known: &Known<'a>, slot: &Slot) -> Option<Sum> {
        let whole = lane.whole.series;
        let split = lane.cuts[known.cut].split;
        let is_sum = whole.values.is_empty()
            && whole.complete_split().is_some_and(|complete| std::ptr::eq(complete, split))
            && known.pieces.len() == split.parts.len()
            && !matches!(slot.kind, Kind::Unsplit(..));
        known.sum.filter(|_| is_sum && whole.unit == self.unit)
    }

    /// A column in one piece.
    fn uncut(&mut self, whole: &mut Part<'a>, period: &Period, sum: Sum) -> Piece<'a> {
        let written = self.ledger.find(whole.account, period, &self.unit).written;
        let mut piece = whole.piece(0, period, written, sum);
        piece.key = self.colour(whole, piece.fill);
        piece
    }

    /// The colour of a piece of a part.
    fn colour(&mut self, part: &mut Part<'a>, fill: Fill) -> usize {
        if let Some(at) = part.key {
            self.keys[at].fill = self.keys[at].fill.min(fill);
            return at;
        }
        let at = self.key(part.what, part.name, fill, &part.series.id);
        part.key = Some(at);
        at
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
