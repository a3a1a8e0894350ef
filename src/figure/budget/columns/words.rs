//! The words in and at columns: totals, amounts, what happens once, what parts come to together.

use egui::{Rect, Shape, Stroke, Vec2, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    super::{
        axis::{Axis, float},
        board::Column,
        place::{self},
        say::{self, Vague},
        strand,
    },
    Draw, Grid,
    blocks::Drawn,
};
use crate::figure::{
    lines::{Field, Marker, Path},
    pen::Anchor,
    tokens::Role,
};

impl<'a> Draw<'a, '_> {
    /// The total over a column.
    pub(super) fn total(
        &mut self,
        column: &Column<'a>,
        blocks: &[Drawn<'_>],
        (left, right): (f32, f32),
        plot: Rect,
        axis: &Axis,
    ) {
        let Ok(total) = &column.total else { return };
        if blocks.is_empty() || self.is_share() {
            return;
        }
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let vague = match blocks {
            [one] => one.piece.vague(&self.board.say.unit),
            _ => Vague::of_sum(total),
        };
        let text = self.vague(&vague);
        let top = blocks.iter().map(|block| block.rect.min.y).fold(f32::INFINITY, f32::min);
        let low = blocks.iter().map(|block| block.rect.max.y).fold(f32::NEG_INFINITY, f32::max);
        let top = match vague {
            Vague::Range(_, Some(high)) => top.min(axis.y(plot, high)),
            Vague::Range(Some(_), None) => top - tokens.px(10.0),
            _ => top,
        };
        let (low, top) = match column.spread {
            Some((least, most)) => (low.max(axis.y(plot, least)), top.min(axis.y(plot, most))),
            None => (low, top),
        };
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, low));
        let (gap, line) = (tokens.px(2.0), pen.height(Role::Value));
        let negative = total.value.is_sign_negative() && !total.value.is_zero();
        let spots = if negative { place::under(rect, gap, line) } else { place::over(rect, gap, line) };
        let galley = pen.line(&text, Role::Value);
        let ink = tokens.ink(Role::Value);
        let put = self.room.put(&pen, &mut self.layout, &galley, (&text, ink), &spots);
        if let Some(rect) = put.filter(|_| blocks.len() > 1) {
            let exact = say::exact(self.scene.texts, &say::amount(total), &self.board.say.unit);
            self.item(rect, column.series, &column.period, &exact);
        }
    }

    /// Amounts and shares within their blocks, where they fit.
    pub(super) fn inside(&mut self, column: &Column<'a>, blocks: &[Drawn<'_>], (net, named): (bool, bool)) {
        if blocks.len() < 2 {
            return;
        }
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let line = pen.height(Role::Mark);
        let whole = self.share(column).ok().flatten();
        for block in blocks {
            // What happens once has its amount beside it, with its name.
            if (named && block.piece.one_off) || (block.rect.height() < line + tokens.px(2.0) && !net) {
                continue;
            }
            let text = match whole {
                Some(whole) => {
                    let share = block
                        .piece
                        .sum
                        .value
                        .checked_mul(Decimal::ONE_HUNDRED)
                        .and_then(|part| part.checked_div(whole));
                    let Some(share) = share else { continue };
                    let places = u32::from(float(share) < 9.95);
                    let rounded = self.scene.texts.rounded(share, places);
                    self.scene.texts.with("amount-percent", &[("number", rounded.into())])
                }
                None => self.vague(&block.piece.vague(&self.board.say.unit)),
            };
            let galley = pen.line(&text, Role::Mark);
            let once = blocks.iter().any(|block| block.piece.one_off);
            if galley.size().x + tokens.px(4.0) > block.rect.width() && !net && !once {
                continue;
            }
            let (ink, plate) = block.piece.fill.ink(tokens, block.tint);
            let (half, away) = (galley.size().y / 2.0, block.piece.sum.value.is_sign_negative());
            let (x, rect) = (block.rect.center().x, block.rect);
            let outer = if away { rect.max.y - half } else { rect.min.y + half };
            let levels = [rect.center().y, outer + if away { -tokens.px(2.0) } else { tokens.px(2.0) }];
            let fits =
                rect.height() >= line + tokens.px(2.0) && galley.size().x + tokens.px(4.0) <= rect.width();
            let free = |at: &f32| {
                let covered = Rect::from_center_size(pos2(x, *at), galley.size());
                fits && self.lines.is_free(&self.layout, covered)
            };
            if let Some(y) = levels.into_iter().find(free) {
                let middle = pos2(x, y);
                if plate {
                    let under = Rect::from_center_size(middle, galley.size() + vec2(tokens.px(4.0), 0.0));
                    self.layout.shapes.push(Shape::rect_filled(under, 0.0, tokens.ground));
                }
                pen.put_galley(&mut self.layout, middle, Anchor::Center, galley, ink, &text);
            } else if once {
                // What remains without what happens once is always said, beside its block if need be.
                let gap = tokens.px(5.0);
                let spots = [
                    (pos2(rect.min.x - gap, rect.center().y), Anchor::Right),
                    (pos2(rect.max.x + gap, rect.center().y), Anchor::Left),
                ];
                self.room.put(&pen, &mut self.layout, &galley, (&text, tokens.text), &spots);
            } else if net && !rect.is_negative() {
                let (gap, line) = (tokens.px(2.0), galley.size().y);
                let spots = if away { place::under(rect, gap, line) } else { place::over(rect, gap, line) };
                let both = self.room.and(&self.lines);
                both.put(&pen, &mut self.layout, &galley, (&text, tokens.text), &spots[..1]);
            }
        }
    }

    /// The name of what happens once, beside its block.
    pub(super) fn once(&mut self, blocks: &[Drawn<'_>], grid: &Grid) -> bool {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let mut named = false;
        for block in blocks.iter().filter(|block| block.piece.one_off) {
            let Some(series) = block.piece.series() else { continue };
            let args = [
                ("name", say::title(self.scene, series).into()),
                ("amount", self.vague(&block.piece.vague(&self.board.say.unit)).into()),
            ];
            let text = self.scene.texts.with("budget-once-name", &args);
            let gap = tokens.px(8.0);
            for width in [grid.pitch * 1.6, grid.pitch * 1.1, grid.pitch * 2.4] {
                let galley = pen.wrapped(&text, Role::Label, width.max(1.0), 4);
                if galley.elided {
                    continue;
                }
                let (top, bottom) = (block.rect.min.y, block.rect.max.y);
                let half = galley.size().y / 2.0;
                let levels = [block.rect.center().y, top + half, bottom - half];
                let spots: Vec<_> = levels
                    .iter()
                    .flat_map(|y| {
                        [
                            (pos2(block.rect.max.x + gap, *y), Anchor::Left),
                            (pos2(block.rect.min.x - gap, *y), Anchor::Right),
                        ]
                    })
                    .collect();
                let ink = block.tint.text;
                if self.room.put(&pen, &mut self.layout, &galley, (&text, ink), &spots).is_some() {
                    named = true;
                    break;
                }
            }
        }
        named
    }

    /// What parts above and below zero come to together: a line through the columns, broken where the series is.
    pub(super) fn net(&mut self, grid: &Grid, plot: Rect, axis: &Axis, across: &[(f32, f32)]) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let (low, high) = (float(axis.low), float(axis.high));
        let x = [f64::from(plot.min.x), f64::from(plot.max.x)];
        let mut field = Field::new(plot, x, [low, high]);
        let marker = Some(Marker { radius: tokens.px(3.5), fill: tokens.ground, diamond: false });
        let stroke = Stroke::new(tokens.px(2.0), tokens.text);
        let mut run: Vec<[f64; 2]> = Vec::new();
        let mut last: Option<usize> = None;
        let mut points: Vec<egui::Pos2> = Vec::new();
        let path = |points| Path { points, stroke, dashed: false, marker };
        for column in &self.board.columns {
            let Ok(total) = &column.total else { continue };
            let apart =
                grid.parted.contains_key(&column.slot) || last.is_some_and(|last| column.slot > last + 1);
            if apart && !run.is_empty() {
                field.paths.push(path(std::mem::take(&mut run)));
            }
            let y = axis.y(plot, total.value);
            let here = pos2(grid.middles[column.slot], y);
            self.lines.take(Rect::from_center_size(here, Vec2::splat(tokens.px(10.0))));
            if let Some(before) = last.filter(|_| !run.is_empty()).and(points.last()) {
                strand::take_line(&mut self.lines, *before, here, pen.height(Role::Mark) * 0.5);
            }
            points.push(here);
            last = Some(column.slot);
            run.push([f64::from(grid.middles[column.slot]), float(total.value)]);
        }
        if !run.is_empty() {
            field.paths.push(path(run));
        }
        self.plot.fields.push(field);
        let both = self.room.and(&self.lines);
        for (at, column) in self.board.columns.iter().enumerate() {
            let Ok(total) = &column.total else { continue };
            let y = axis.y(plot, total.value);
            let (left, right) = across[at];
            let text = self.text(total.value);
            let galley = pen.line(&text, Role::Value);
            let (gap, half) = (tokens.px(3.0), galley.size().y * 0.8);
            let spots = [
                (pos2(right + gap, y), Anchor::Left),
                (pos2(right + gap, y - half), Anchor::Left),
                (pos2(right + gap, y + half), Anchor::Left),
                (pos2(left - gap, y), Anchor::Right),
                (pos2(left - gap, y - half), Anchor::Right),
                (pos2(left - gap, y + half), Anchor::Right),
                (pos2(grid.middles[column.slot], y - half * 0.8), Anchor::Bottom),
            ];
            let put = both.put(&pen, &mut self.layout, &galley, (&text, tokens.text), &spots);
            let middle = pos2(grid.middles[column.slot], y);
            let mark = Rect::from_center_size(middle, Vec2::splat(tokens.px(10.0)));
            let exact = say::exact(self.scene.texts, &say::amount(total), &self.board.say.unit);
            let net = self.scene.texts.with("budget-net-value", &[("amount", exact.into())]);
            self.item(put.map_or(mark, |rect| rect.union(mark)), column.series, &column.period, &net);
        }
    }
}
