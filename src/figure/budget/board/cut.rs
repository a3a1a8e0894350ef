//! Cutting columns into pieces: the parts of a split, or the series that are summed, each in its colour.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{
    super::{By, Mode, View, block::Fill, choose, say::Vague},
    Column, HUES, Key, Kind, Piece, Slot, What, total, written,
};
use crate::{
    briefing::{
        Id, Reason, Series, Split, Unit,
        index::{Part, Place},
        money::{Agreement, Ledger, Sum},
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

impl<'a, 'b> Builder<'a, 'b> {
    /// For amounts in this unit; `alone` where there is one series, and it was not singled out.
    pub(super) fn new(scene: &'b Scene<'a>, view: &'b View, (unit, mode): (Unit, Mode), alone: bool) -> Self {
        let ledger = Ledger::new(scene.briefing, scene.index);
        Self { scene, view, ledger, unit, mode, keys: Vec::new(), known: HashMap::new(), alone }
    }

    fn total(&mut self, series: &'a Series, slot: &Slot) -> Option<Result<Sum, Reason>> {
        total(&mut self.ledger, series, slot, &self.unit)
    }

    /// A column for each series in each slot.
    pub(super) fn side_by_side(&mut self, slots: &[Slot], lanes: &[&'a Series]) -> Vec<Column<'a>> {
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
    pub(super) fn summed(&mut self, slots: &[Slot], lanes: &[&'a Series]) -> Vec<Column<'a>> {
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
