//! The columns of a band, with their words.

use egui::{Rangef, Rect, Shape, Stroke, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    super::{
        axis::Axis,
        board::{Board, Column, Kind, Piece},
        columns::{category, key_name},
        place::Room,
        place_of,
        say::{self, Say, Vague},
    },
    Spots,
};
use crate::{
    briefing::index::Place,
    figure::{
        Item, Layout, Scene, marks,
        pen::{Anchor, Pen},
        tokens::Role,
    },
};

/// Columns while they are drawn.
pub(super) struct Draw<'d, 'a> {
    pub(super) scene: &'d Scene<'d>,
    pub(super) board: &'d Board<'a>,
    pub(super) pen: &'d Pen<'d>,
    pub(super) say: &'d Say,
    pub(super) room: Room,
    pub(super) plot: Rect,
    pub(super) axis: Axis,
}

impl<'a> Draw<'_, 'a> {
    /// Where the pieces of a column go.
    pub(super) fn blocks<'c>(&self, column: &'c Column<'a>, across: Rangef) -> Vec<(Rect, &'c Piece<'a>)> {
        let inset = self.pen.tokens.px(3.0).min(across.span() * 0.08);
        let across = across.shrink(inset);
        let (mut up, mut down) = (Decimal::ZERO, Decimal::ZERO);
        let place = |piece: &'c Piece<'a>| {
            let value = piece.sum.value;
            let level = if value.is_sign_negative() { &mut down } else { &mut up };
            let from = self.axis.y(self.plot, *level);
            *level = level.saturating_add(value);
            let to = self.axis.y(self.plot, *level);
            (Rect::from_x_y_ranges(across, from.min(to)..=from.max(to)), piece)
        };
        column.pieces.iter().map(place).collect()
    }

    pub(super) fn paint(
        &mut self,
        layout: &mut Layout,
        column: &Column<'a>,
        blocks: &[(Rect, &Piece<'a>)],
        (across, onward): (Rangef, bool),
    ) {
        let tokens = self.pen.tokens;
        let texts = self.scene.texts;
        let period = category(texts, self.board.slots[column.slot].kind, &column.period);
        if let Err(reason) = column.total {
            let base = self.axis.y(self.plot, Decimal::ZERO);
            let height = tokens.px(14.0).min(self.plot.height() / 2.0);
            let across = across.shrink(tokens.px(3.0).min(across.span() * 0.08));
            let rect = Rect::from_x_y_ranges(across, base - height..=base);
            layout.shapes.push(marks::dashed_outline(rect, tokens.axis_line()));
            self.room.take(rect.shrink(0.5));
            layout.items.push(Item {
                rect,
                place: place_of(column.series, &column.period),
                name: format!("{}, {period}", say::title(self.scene, column.series)),
                value: texts.reason(reason),
            });
            return;
        }
        for (rect, piece) in blocks {
            let tint = tokens.tint(self.board.keys[piece.key].hue);
            let zero = self.axis.y(self.plot, Decimal::ZERO);
            let reach = |value: Decimal| self.axis.y(self.plot, value) - zero;
            if let Vague::Range(low, high) = piece.vague(&self.board.say.unit) {
                let start = if piece.sum.value.is_sign_negative() { rect.min.y } else { rect.max.y };
                let sure = low.map_or(start, |low| start + reach(low));
                let solid = Rect::from_two_pos(pos2(rect.min.x, start), pos2(rect.max.x, sure));
                if solid.height() > 0.0 {
                    layout.shapes.extend(piece.fill.block(tokens, solid, tint));
                }
                if let Some(high) = high {
                    let open =
                        Rect::from_two_pos(pos2(rect.min.x, sure), pos2(rect.max.x, start + reach(high)));
                    layout.shapes.push(marks::dashed_outline(open, Stroke::new(tokens.px(1.5), tint.mark)));
                }
            } else {
                layout.shapes.extend(piece.fill.block(tokens, *rect, tint));
            }
            if onward {
                let tip = pos2(rect.max.x, rect.center().y);
                let stroke = tokens.px(7.0).min(rect.height());
                layout.shapes.push(marks::arrowhead(tip, vec2(1.0, 0.0), stroke, tint.mark));
            }
            self.room.take(rect.shrink(0.5));
            let (name, value) = self.named(column, piece, &period);
            let touch = rect.expand2(vec2(0.0, ((tokens.px(6.0) - rect.height()) / 2.0).max(0.0)));
            let picture = Rect::from_min_size(egui::Pos2::ZERO, layout.size);
            let rect = touch.intersect(picture);
            layout.items.push(Item { rect, place: piece.place(&column.period), name, value });
        }
    }

    /// What a piece is called and what it comes to.
    pub(super) fn named(&self, column: &Column<'a>, piece: &Piece<'a>, period: &str) -> (String, String) {
        let texts = self.scene.texts;
        let exact = || say::exact(texts, &say::amount(&piece.sum), &self.board.say.unit);
        let Some(series) = piece.series() else {
            let key = key_name(self.scene, self.board, &self.board.keys[piece.key]);
            return (format!("{}: {key}, {period}", say::title(self.scene, column.series)), exact());
        };
        let own = piece.number();
        let amount = own.map_or_else(exact, |own| {
            say::exact(texts, &own.amount, own.unit.as_ref().unwrap_or(&series.unit))
        });
        let once = if piece.one_off { format!("{} · ", texts.get("budget-once")) } else { String::new() };
        let value = once + &say::value(self.scene, series, &column.period, own, &amount);
        (format!("{}, {period}", say::title(self.scene, series)), value)
    }

    pub(super) fn text(&self, vague: &Vague) -> String {
        let moved = vague.map(|value| self.say.convert(value, &self.board.say.unit));
        moved.map(|vague| self.say.vague(self.scene.texts, &vague)).unwrap_or_default()
    }

    /// The amount over a column, and what happens once within or beside it.
    pub(super) fn words(
        &mut self,
        layout: &mut Layout,
        column: &Column<'a>,
        blocks: &[(Rect, &Piece<'a>)],
        across: Rangef,
        net: bool,
    ) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let gap = tokens.px(2.0);
        let total = match &column.total {
            Err(reason) => {
                let text = self.scene.texts.reason(*reason);
                let galley = pen.fitted(&text, Role::Axis, across.span().max(1.0));
                let base = self.axis.y(self.plot, Decimal::ZERO) - tokens.px(16.0);
                if galley.size().x <= across.span() {
                    let at = [(pos2(across.center(), base), Anchor::Bottom)];
                    self.room.put(pen, layout, &galley, (&text, tokens.muted), &at);
                }
                return;
            }
            Ok(total) => total,
        };
        let whole = blocks.iter().map(|(rect, _)| *rect).reduce(Rect::union);
        let Some(whole) = whole else { return };
        let once: Vec<&(Rect, &Piece<'a>)> = blocks.iter().filter(|(_, piece)| piece.one_off).collect();
        if !net {
            let vague = match blocks {
                [(_, one)] => one.vague(&self.board.say.unit),
                _ => Vague::of_sum(total),
            };
            let text = self.text(&vague);
            let galley = pen.line(&text, Role::Value);
            let below = total.value.is_sign_negative() && !total.value.is_zero();
            let (y, hang) =
                if below { (whole.max.y + gap, Anchor::Top) } else { (whole.min.y - gap, Anchor::Bottom) };
            if galley.size().x <= across.span() + tokens.px(2.0) {
                let half = galley.size().x / 2.0;
                let aside = [0.0, -1.0, 1.0].map(|side| {
                    let slack = ((across.span() / 2.0) - half).max(0.0);
                    (pos2(across.center() + side * slack, y), hang)
                });
                self.room.put(pen, layout, &galley, (&text, tokens.text), &aside);
            }
        }
        for (rect, piece) in once.iter().filter(|_| blocks.len() > 1) {
            let name = piece.series().map(|series| say::title(self.scene, series)).unwrap_or_default();
            let amount = self.text(&piece.vague(&self.board.say.unit));
            let args = [("name", name.into()), ("amount", amount.as_str().into())];
            let long = self.scene.texts.with("budget-once-name", &args);
            let short = format!("{} {}", self.scene.texts.get("budget-once"), amount);
            let tint = tokens.tint(self.board.keys[piece.key].hue);
            let beside = [
                (pos2(rect.min.x - gap * 3.0, rect.center().y), Anchor::Right),
                (pos2(rect.max.x + gap * 3.0, rect.center().y), Anchor::Left),
            ];
            for text in [&long, &short] {
                let galley = pen.line(text, Role::Axis);
                if self.room.put(pen, layout, &galley, (text, tint.text), &beside).is_some() {
                    break;
                }
            }
        }
    }

    /// The line of what parts come to together, with its amounts.
    pub(super) fn net(&mut self, layout: &mut Layout, seen: &[(&Column<'a>, Rangef, bool)]) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let stroke = Stroke::new(tokens.px(2.0), tokens.text);
        let points: Vec<(egui::Pos2, Decimal)> = seen
            .iter()
            .filter_map(|(column, across, _)| {
                let total = column.total.as_ref().ok()?.value;
                Some((pos2(across.center(), self.axis.y(self.plot, total)), total))
            })
            .collect();
        layout.shapes.push(Shape::line(points.iter().map(|(at, _)| *at).collect(), stroke));
        for (at, total) in points {
            layout.shapes.push(Shape::Circle(egui::epaint::CircleShape {
                center: at,
                radius: tokens.px(3.0),
                fill: tokens.ground,
                stroke,
            }));
            let amount = self.say.convert(total, &self.board.say.unit);
            let text = amount.map(|amount| self.say.plain(self.scene.texts, amount)).unwrap_or_default();
            let galley = pen.line(&text, Role::Value);
            let (gap, half) = (tokens.px(6.0), galley.size() / 2.0);
            let spots = [
                (at - vec2(0.0, gap), Anchor::Bottom),
                (at + vec2(0.0, gap), Anchor::Top),
                (at + vec2(gap, 0.0), Anchor::Left),
            ];
            // Over its column: on a plate, since it may stand in a hatch.
            let rows = self.room.bounds().y_range();
            let free = Room::within(Rect::from_x_y_ranges(self.plot.x_range(), rows));
            let lowest = layout.shapes.len();
            if let Some(rect) = free.put(pen, layout, &galley, (&text, tokens.text), &spots) {
                let plate = Rect::from_center_size(rect.center(), half * 2.0 + vec2(tokens.px(4.0), 0.0));
                layout.shapes.insert(lowest, Shape::rect_filled(plate, 0.0, tokens.ground));
            }
        }
    }

    /// A dashed line where what is counted changes, with both definitions where there is room.
    pub(super) fn breaks(&mut self, layout: &mut Layout, spots: &Spots<'_>, rect: Rect) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let texts = self.scene.texts;
        for (slot, lane, found) in self.board.breaks() {
            let Kind::Year(year) = self.board.slots[slot].kind else { continue };
            let series = self.board.lanes[lane];
            // Only where the columns on both sides are those of the series that is counted otherwise.
            let own = |slot: usize| {
                self.board.columns.iter().any(|column| column.slot == slot && column.series.id == series.id)
            };
            let before = year.checked_sub(1).and_then(|before| (spots.span)(before, Some(year)));
            let (Some(before), Some(_)) = (before, (spots.span)(year, year.checked_add(1))) else { continue };
            if !(own(slot) && slot > 0) {
                continue;
            }
            let x = before.max;
            let line = [pos2(x, rect.min.y), pos2(x, self.plot.max.y)];
            layout.shapes.push(marks::dashed(&line, Stroke::new(tokens.px(1.5), tokens.axis)));
            let (was, is) = (texts.text(&found.before), texts.text(&found.after));
            let args = [("before", was.into()), ("after", is.into())];
            let touch = Rangef::point(x).expand(tokens.px(4.0));
            layout.items.push(Item {
                rect: Rect::from_x_y_ranges(touch, rect.min.y..=self.plot.max.y),
                place: Place::from(series.id.clone()),
                name: texts.with("budget-break", &[("series", say::title(self.scene, series).into())]),
                value: texts.with("budget-break-value", &args),
            });
            self.room.take(Rect::from_x_y_ranges(Rangef::point(x).expand(tokens.px(2.0)), rect.y_range()));
            let y = rect.min.y;
            let gap = tokens.px(5.0);
            for (text, at, hang, room) in [
                (was, x - gap, Anchor::TopRight, x - gap - rect.min.x),
                (is, x + gap, Anchor::TopLeft, rect.max.x - x - gap),
            ] {
                let galley = pen.fitted(text, Role::Source, room.max(1.0));
                if galley.size().x <= room && !galley.elided {
                    self.room.put(pen, layout, &galley, (text, tokens.muted), &[(pos2(at, y), hang)]);
                }
            }
        }
    }

    /// Years in sight without an amount say so.
    pub(super) fn nothing(
        &mut self,
        layout: &mut Layout,
        spots: &Spots<'_>,
        seen: &[(&Column<'a>, Rangef, bool)],
    ) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let text = self.scene.texts.get("budget-no-amount");
        let galley = pen.line(&text, Role::Axis);
        let (first, last) = spots.years;
        if i32::from(last) - i32::from(first) > 100 {
            return;
        }
        for year in first..=last {
            let Some(across) = (spots.span)(year, year.checked_add(1)) else { continue };
            let known = seen.iter().any(|(_, known, _)| known.contains(across.center()));
            if known || galley.size().x > across.span() {
                continue;
            }
            let at = pos2(across.center(), self.axis.y(self.plot, Decimal::ZERO) - tokens.px(3.0));
            self.room.put(pen, layout, &galley, (&text, tokens.muted), &[(at, Anchor::Bottom)]);
        }
    }
}
