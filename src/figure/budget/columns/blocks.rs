//! The blocks of columns, in the notation, with what is vague about them.

use egui::{Rect, Stroke, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    super::{
        axis::Axis,
        block::Fill,
        board::{Column, Kind, Piece, number},
        place_of,
        say::{self, Vague},
    },
    Draw, Grid, category,
    legend::name,
};
use crate::{
    briefing::{Series, series::Period},
    figure::{
        Item, marks,
        pen::Anchor,
        scenario,
        tokens::{Role, Tint},
    },
};

/// A piece of a column where it is drawn.
pub(super) struct Drawn<'b> {
    pub(super) rect: Rect,
    pub(super) piece: &'b Piece<'b>,
    pub(super) tint: Tint,
}

impl<'a> Draw<'a, '_> {
    pub(super) fn columns(&mut self, grid: &Grid, plot: Rect, axis: &Axis) {
        let board = self.board;
        let across = grid.columns(board, &self.pen);
        let mut drawn: Vec<(usize, Vec<Drawn<'_>>)> = Vec::new();
        for (at, column) in board.columns.iter().enumerate() {
            let blocks = self.blocks(column, across[at], plot, axis);
            for block in &blocks {
                self.room.take(block.rect.shrink(0.5));
            }
            drawn.push((at, blocks));
        }
        for (at, blocks) in &drawn {
            self.paint(&board.columns[*at], blocks, across[*at], plot, axis);
        }
        let net = board.columns.iter().any(|column| column.pieces.len() > 1 && column.has_negative());
        // The last and the first are named before those between.
        let mut order: Vec<usize> = (0..drawn.len()).collect();
        order.sort_by_key(|at| (*at + 1 != drawn.len(), *at != 0, *at));
        if net {
            self.net(grid, plot, axis, &across);
        } else {
            for at in &order {
                self.total(&board.columns[*at], &drawn[*at].1, across[*at], plot, axis);
            }
        }
        for at in &order {
            let named = self.once(&drawn[*at].1, grid);
            self.inside(&board.columns[*at], &drawn[*at].1, (net, named));
        }
    }

    /// Where the pieces of a column go.
    fn blocks<'c>(
        &self,
        column: &'c Column<'a>,
        (left, right): (f32, f32),
        plot: Rect,
        axis: &Axis,
    ) -> Vec<Drawn<'c>> {
        let (mut up, mut down) = (Decimal::ZERO, Decimal::ZERO);
        let mut blocks = Vec::with_capacity(column.pieces.len());
        let Ok(whole) = self.share(column) else { return blocks };
        for piece in &column.pieces {
            let value = whole.map_or(Some(piece.sum.value), |whole| {
                piece.sum.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
            });
            let Some(value) = value else { continue };
            let level = if value.is_sign_negative() { &mut down } else { &mut up };
            let start = *level;
            *level = level.saturating_add(value);
            let (from, to) = (axis.y(plot, start), axis.y(plot, *level));
            let rect = Rect::from_min_max(pos2(left, from.min(to)), pos2(right, from.max(to)));
            let key = &self.board.keys[piece.key];
            blocks.push(Drawn { rect, piece, tint: self.pen.tokens.tint(key.hue) });
        }
        blocks
    }

    /// The whole that shares are of, in a figure of shares; why a column has none.
    pub(super) fn share(&self, column: &Column<'_>) -> Result<Option<Decimal>, &'static str> {
        if !self.is_share() {
            return Ok(None);
        }
        if column.has_negative() {
            return Err("budget-no-share");
        }
        if column.pieces.len() < 2 {
            return Err("budget-not-split");
        }
        let whole =
            column.pieces.iter().try_fold(Decimal::ZERO, |sum, piece| sum.checked_add(piece.sum.value));
        whole.filter(|whole| !whole.is_zero()).map(Some).ok_or("budget-no-share")
    }

    fn paint(
        &mut self,
        column: &Column<'a>,
        blocks: &[Drawn<'_>],
        (left, right): (f32, f32),
        plot: Rect,
        axis: &Axis,
    ) {
        let tokens = self.pen.tokens;
        let base = axis.y(plot, Decimal::ZERO);
        let missing = column.total.err().map(|reason| self.scene.texts.reason(reason));
        let missing = missing.or_else(|| self.share(column).err().map(|key| self.scene.texts.get(key)));
        if let Some(text) = missing {
            let height = tokens.px(12.0).min(plot.height() / 2.0);
            let rect = Rect::from_min_max(pos2(left, base - height), pos2(right, base));
            self.layout.shapes.push(marks::dashed_outline(rect, tokens.axis_line()));
            self.room.take(rect.shrink(0.5));
            self.item(rect, column.series, &column.period, &text);
            self.missing(&text, rect);
            return;
        }
        for block in blocks {
            // A hair of the ground between pieces.
            let hair =
                if blocks.len() > 1 && block.rect.height() > tokens.px(4.0) { tokens.px(0.5) } else { 0.0 };
            let rect = Rect::from_min_max(block.rect.min + vec2(0.0, hair), block.rect.max - vec2(0.0, hair));
            self.vague_block(block, rect, plot, axis);
            let touch = rect.expand2(vec2(0.0, ((tokens.px(6.0) - rect.height()) / 2.0).max(0.0)));
            let (name, value) = self.words(column, block.piece);
            self.layout.items.push(Item {
                rect: touch,
                place: block.piece.place(&column.period),
                name,
                value,
            });
        }
        if let Some((least, most)) = column.spread.filter(|_| !self.is_share()) {
            let ends = (axis.y(plot, least), axis.y(plot, most));
            let half = tokens.px(6.0).min((right - left) * 0.3);
            let x = f32::midpoint(left, right);
            self.layout.shapes.push(scenario::whisker(tokens, x, ends, half));
            self.room.take(Rect::from_two_pos(pos2(x - half, ends.0), pos2(x + half, ends.1)).shrink(0.5));
        }
    }

    /// A block, with what is vague about its amount in dashes.
    fn vague_block(&mut self, block: &Drawn<'_>, rect: Rect, plot: Rect, axis: &Axis) {
        let tokens = self.pen.tokens;
        let piece = block.piece;
        let Vague::Range(low, high) = piece.vague(&self.board.say.unit) else {
            self.layout.shapes.extend(piece.fill.block(tokens, rect, block.tint));
            return;
        };
        let zero = axis.y(plot, Decimal::ZERO);
        // How far an amount lies from the start of this block.
        let reach = |value: Decimal| axis.y(plot, value) - zero;
        let start = if piece.sum.value.is_sign_negative() { rect.min.y } else { rect.max.y };
        let stroke = Stroke::new(tokens.px(1.5), block.tint.mark);
        let sure = low.map_or(start, |low| start + reach(low));
        let solid = Rect::from_two_pos(pos2(rect.min.x, start), pos2(rect.max.x, sure));
        if solid.height() > 0.0 {
            self.layout.shapes.extend(piece.fill.block(tokens, solid, block.tint));
        }
        if let Some(high) = high {
            let open = Rect::from_two_pos(pos2(rect.min.x, sure), pos2(rect.max.x, start + reach(high)));
            self.layout.shapes.push(marks::dashed_outline(open, stroke));
        } else {
            let (tip, up) = (pos2(rect.center().x, (sure - tokens.px(9.0)).max(0.0)), vec2(0.0, -1.0));
            self.layout.shapes.push(marks::arrowhead(tip, up, tokens.px(6.0), block.tint.mark));
        }
    }

    /// Why there is nothing, over the mark that stands for it.
    fn missing(&mut self, text: &str, mark: Rect) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let room = mark.width() * 1.3;
        let galley = pen.wrapped(text, Role::Axis, room, 2);
        if galley.size().x <= room + 1.0 && !galley.elided {
            let spots = [(pos2(mark.center().x, mark.min.y - tokens.px(2.0)), Anchor::Bottom)];
            self.room.put(&pen, &mut self.layout, &galley, (text, tokens.muted), &spots);
        }
    }

    pub(super) fn item(&mut self, rect: Rect, series: &Series, period: &Period, of: &str) {
        let value = say::value(self.scene, series, period, number(series, period), of);
        let name = format!("{}, {}", say::title(self.scene, series), self.scene.texts.period(period));
        self.layout.items.push(Item { rect, place: place_of(series, period), name, value });
    }

    /// What a piece is called and what it comes to.
    fn words(&self, column: &Column<'_>, piece: &Piece<'_>) -> (String, String) {
        let texts = self.scene.texts;
        let slot = &self.board.slots[column.slot];
        let period = category(texts, slot.kind, &column.period);
        let exact = || say::exact(texts, &say::amount(&piece.sum), &self.board.say.unit);
        let Some(series) = piece.series() else {
            let key = &self.board.keys[piece.key];
            let name = name(self.scene, self.board, key);
            return (format!("{}: {name}, {period}", say::title(self.scene, column.series)), exact());
        };
        // Of a total that is not split by year only the rest is drawn.
        let own = piece.number().filter(|_| !matches!(slot.kind, Kind::Unsplit(..)));
        let amount = own.map_or_else(exact, |number| {
            say::exact(texts, &number.amount, number.unit.as_ref().unwrap_or(&series.unit))
        });
        let name = format!("{}, {period}", say::title(self.scene, series));
        let spread = column.spread.filter(|_| piece.fill == Fill::Assumed).map(|(low, high)| {
            let exact = |value| {
                let amount = crate::briefing::Amount::Value { value, qualifier: None };
                say::exact(texts, &amount, &self.board.say.unit)
            };
            texts.with("scenario-range", &[("low", exact(low).into()), ("high", exact(high).into())])
        });
        let once = if piece.one_off { format!("{} · ", texts.get("budget-once")) } else { String::new() };
        let value = once + &say::value(self.scene, series, &column.period, piece.number(), &amount);
        (name, spread.into_iter().fold(value, |value, spread| format!("{value} · {spread}")))
    }
}
