//! Columns by year, laid out: blocks in the notation, breaks, missing values, totals, labels that never collide.

mod blocks;
mod legend;
mod words;

use std::collections::BTreeMap;

use egui::{Rect, Shape, Stroke, Vec2, pos2, vec2};
use rust_decimal::Decimal;

pub(super) use legend::name as key_name;

use super::{
    Amounts, Mode, View,
    axis::Axis,
    block::Fill,
    board::{Board, Column, Kind},
    page::{self, Page},
    place::Room,
    say::{self, Say, Vague},
    strand,
};
use crate::{
    briefing::{index::Place, series::Period},
    figure::{
        Item, Laid, Layout, Scene,
        lines::Plot,
        marks,
        pen::{Anchor, Pen},
        tokens::Role,
    },
};

/// The slots across: how far apart, and where each has its middle.
struct Grid {
    rect: Rect,
    pitch: f32,
    middles: Vec<f32>,
    /// Where the series before and after a break are parted, by slot.
    parted: BTreeMap<usize, f32>,
}

impl Grid {
    fn new(board: &Board<'_>, rect: Rect) -> Self {
        let breaks: Vec<usize> = board.breaks().iter().map(|(slot, ..)| *slot).collect();
        let gap = |at: usize| {
            let outside = |slot: usize| matches!(board.slots[slot].kind, Kind::Unsplit(..) | Kind::NotStated);
            match at {
                0 => 0.0,
                at if outside(at) && !outside(at - 1) => 0.4,
                at if breaks.contains(&at) => 0.3,
                _ => 0.0,
            }
        };
        let gaps: f32 = (0..board.slots.len()).map(gap).sum();
        let pitch = rect.width() / (board.slots.len() as f32 + gaps).max(1.0);
        let (mut middles, mut parted) = (Vec::new(), BTreeMap::new());
        let mut left = rect.min.x;
        for at in 0..board.slots.len() {
            if breaks.contains(&at) {
                parted.insert(at, left + gap(at) * pitch / 2.0);
            }
            left += gap(at) * pitch;
            middles.push(left + pitch / 2.0);
            left += pitch;
        }
        Self { rect, pitch, middles, parted }
    }

    /// What a column covers across, with those beside it in its slot.
    fn columns(&self, board: &Board<'_>, pen: &Pen<'_>) -> Vec<(f32, f32)> {
        let mut lanes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for column in &board.columns {
            lanes.entry(column.slot).or_default().push(column.lane);
        }
        let most = lanes.values().map(Vec::len).max().unwrap_or(1) as f32;
        let width = (self.pitch * if most > 1.0 { 0.86 } else { 0.72 } / most).min(pen.tokens.px(88.0));
        let find = |column: &Column<'_>| {
            let beside = &lanes[&column.slot];
            let at = beside.iter().position(|lane| *lane == column.lane).unwrap_or(0) as f32;
            let left = self.middles[column.slot] - width * beside.len() as f32 / 2.0 + width * at;
            let inner = if most > 1.0 { width * 0.05 } else { 0.0 };
            (left + inner, left + width - inner)
        };
        board.columns.iter().map(find).collect()
    }
}

/// How many slots and series stand across, for the width a label has before anything is laid out.
fn share_of(board: &Board<'_>, size: Vec2) -> f32 {
    let mut lanes: BTreeMap<usize, usize> = BTreeMap::new();
    for column in &board.columns {
        *lanes.entry(column.slot).or_default() += 1;
    }
    let most = lanes.values().copied().max().unwrap_or(1);
    size.x * 0.84 * 0.86 / (board.slots.len().max(1) * most) as f32
}

/// How the amounts are written: as the board has them, or in a larger scale where their labels would be too wide.
pub(super) fn fitting(
    scene: &Scene<'_>,
    board: &Board<'_>,
    shown: Amounts,
    size: Vec2,
    pen: &Pen<'_>,
) -> Say {
    if shown != Amounts::Filed {
        return board.say.clone();
    }
    let room = share_of(board, size);
    let fits = |say: &Say| {
        let totals = board.columns.iter().filter_map(|column| column.total.as_ref().ok());
        let texts = totals.filter_map(|sum| say.convert(sum.value, &board.say.unit));
        let mut longest = texts.map(|value| say.plain(scene.texts, value)).collect::<Vec<_>>();
        longest.sort_by_key(|text| std::cmp::Reverse(text.chars().count()));
        // A few longer ones, such as those below zero, find room beside their neighbours.
        longest.get(longest.len() / 4).is_none_or(|text| pen.width(text, Role::Value) <= room)
    };
    if fits(&board.say) {
        return board.say.clone();
    }
    let sums = board.columns.iter().filter_map(|column| column.total.as_ref().ok());
    let larger = [board.say.larger(2), board.say.larger(1)];
    let mut moved = sums.filter_map(|sum| larger[0].convert(sum.value, &board.say.unit));
    // Not where all would be less than one.
    if moved.all(|value| value.abs() < Decimal::ONE) {
        return board.say.clone();
    }
    let [two, one] = larger;
    if fits(&two) { two } else { one }
}

/// Lays columns out on a page; the legend is of `whole`, where less than that is shown.
pub(super) fn layout(
    scene: &Scene<'_>,
    view: &View,
    (board, whole): (&Board<'_>, Option<&Board<'_>>),
    say: &Say,
    page: Page,
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let foot = page.foot.clone();
    let cites = page.cites.clone();
    let mut sheet = page.sheet(scene, size, ctx);
    let pen = sheet.pen;
    let tokens = pen.tokens;
    let mut body = sheet.body;
    page::foot(&pen, &mut sheet.layout, &mut body, &foot);
    let named = whole.unwrap_or(board);
    let mut legend = Vec::new();
    if named.keys.len() > 1 && board.mode != Mode::Lines {
        let alone = view.isolated.as_ref().filter(|_| whole.is_some());
        legend = legend::legend(scene, named, alone, &pen, &mut sheet.layout, &mut body);
    }
    let reference = super::strip::room(scene, view, board, &pen, &body);
    let wide = Rect::from_x_y_ranges(body.x_range(), 0.0..=size.y);
    let (room, lines) = (Room::within(wide), Room::within(wide));
    let mut draw = Draw { scene, board, say, pen, layout: sheet.layout, plot: Plot::default(), room, lines };
    if let Some((series, height)) = reference {
        let strip = Rect::from_min_max(body.min, pos2(body.max.x, body.min.y + height));
        body.min.y += height + tokens.px(6.0);
        // No word at a column reaches into it.
        draw.room.take(strip);
        draw.lines.take(strip);
        draw.body(body, &cites, Some((series, strip)));
    } else {
        draw.body(body, &cites, None);
    }
    page::finish(scene, &mut draw.layout);
    let plot = (!draw.plot.fields.is_empty()).then_some(draw.plot);
    Laid { layout: draw.layout, plot, legend, ..Laid::default() }
}

struct Draw<'a, 'b> {
    scene: &'b Scene<'a>,
    board: &'b Board<'a>,
    say: &'b Say,
    pen: Pen<'b>,
    layout: Layout,
    plot: Plot,
    /// Blocks and breaks, which labels beside them keep off.
    room: Room,
    /// Lines, which labels within blocks keep off too.
    lines: Room,
}

impl<'a> Draw<'a, '_> {
    fn text(&self, value: Decimal) -> String {
        let moved = self.say.convert(value, &self.board.say.unit);
        moved.map(|value| self.say.plain(self.scene.texts, value)).unwrap_or_default()
    }

    fn vague(&self, vague: &Vague) -> String {
        let moved = vague.map(|value| self.say.convert(value, &self.board.say.unit));
        moved.map(|vague| self.say.vague(self.scene.texts, &vague)).unwrap_or_default()
    }

    fn is_share(&self) -> bool {
        self.board.mode == Mode::Share
    }

    /// All under the legend.
    fn body(&mut self, body: Rect, cites: &[String], reference: Option<(&'a crate::briefing::Series, Rect)>) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let line = pen.height(Role::Value);
        let label_line = pen.height(Role::Axis);
        let bottom =
            body.max.y - label_line * if self.has_long_labels() { 2.0 } else { 1.0 } - tokens.px(6.0);
        let mut top = body.min.y;
        let breaks = self.board.breaks();
        let rows = breaks.len().min(((bottom - top) * 0.25 / label_line) as usize).min(3);
        top += label_line * rows as f32;
        let mut plot = Rect::from_min_max(pos2(body.min.x, top), pos2(body.max.x, bottom));
        let axis = self.axis(plot.height());
        let label = |tick: Decimal| self.tick(tick);
        let gutter = axis.gutter(&pen, &label).min(body.width() * 0.3);
        plot.min.x += gutter;
        let grid = Grid::new(self.board, plot);
        plot.min.y += line * if self.is_share() { 0.4 } else { 1.5 };
        if axis.low < Decimal::ZERO {
            plot.max.y -= line;
        }
        if plot.width() < tokens.px(24.0) || plot.height() < line || self.board.slots.is_empty() {
            return;
        }
        {
            let texts = self.scene.texts;
            let (say, unit, share) = (self.say, &self.board.say.unit, self.is_share());
            let label = |tick: Decimal| tick_text(texts, say, unit, share, tick);
            axis.draw(&pen, &mut self.layout, plot, &label);
        }
        self.categories(&grid, plot, cites);
        self.break_marks(&grid, plot, body.min.y, rows);
        if self.board.mode == Mode::Lines {
            strand::columns_as_lines(
                self.scene,
                self.board,
                self.say,
                &pen,
                &mut self.layout,
                &mut self.plot,
                &self.room,
                (plot, &axis),
                &grid.middles,
            );
        } else {
            self.columns(&grid, plot, &axis);
        }
        if let Some((series, strip)) = reference {
            let strip = Rect::from_min_max(pos2(plot.min.x, strip.min.y), pos2(plot.max.x, strip.max.y));
            super::strip::draw(
                self.scene,
                self.board,
                &pen,
                &mut self.layout,
                &mut self.plot,
                (series, strip, body.min.x),
                &grid.middles,
            );
        }
    }

    fn has_long_labels(&self) -> bool {
        !self.board.slots.iter().all(|slot| matches!(slot.kind, Kind::Year(_)))
    }

    fn tick(&self, tick: Decimal) -> String {
        tick_text(self.scene.texts, self.say, &self.board.say.unit, self.is_share(), tick)
    }

    fn axis(&self, height: f32) -> Axis {
        let ticks = ((height / (self.pen.height(Role::Axis) * 3.0)) as u32).clamp(2, 6);
        if self.is_share() {
            return Axis::from_zero(Decimal::ZERO, Decimal::ONE_HUNDRED, ticks);
        }
        let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
        for column in &self.board.columns {
            let (above, below) = column.extent();
            let total = column.total.as_ref().map_or(Decimal::ZERO, |sum| sum.value);
            (least, most) = (least.min(below).min(total), most.max(above).max(total));
            let (low, high) = column.spread.unwrap_or((total, total));
            (least, most) = (least.min(low), most.max(high));
        }
        if self.board.mode == Mode::Lines {
            for piece in self.board.columns.iter().flat_map(|column| &column.pieces) {
                (least, most) = (least.min(piece.sum.value), most.max(piece.sum.value));
            }
        }
        Axis::from_zero(least, most, ticks)
    }

    /// Years and the other places across, under the plot.
    fn categories(&mut self, grid: &Grid, plot: Rect, cites: &[String]) {
        let (pen, texts, tokens) = (self.pen, self.scene.texts, self.pen.tokens);
        let y = grid.rect.max.y + tokens.px(5.0);
        let names: Vec<String> =
            self.board.slots.iter().map(|slot| category(texts, slot.kind, &slot.period)).collect();
        let years =
            self.board.slots.iter().zip(&names).filter(|(slot, _)| matches!(slot.kind, Kind::Year(_)));
        let widest = years.clone().map(|(_, name)| pen.width(name, Role::Axis)).fold(0.0, f32::max);
        let step = (((widest + tokens.px(6.0)) / grid.pitch).ceil() as usize).max(1);
        let count = years.count();
        // Counted from the last year, which is always named.
        let mut number = 0;
        for (at, slot) in self.board.slots.iter().enumerate() {
            let is_year = matches!(slot.kind, Kind::Year(_));
            if is_year {
                number += 1;
                if (count - number) % step != 0 {
                    continue;
                }
            }
            let cite = cites.get(at).map_or("", String::as_str);
            let whole = format!("{}{cite}", names[at]);
            let width = grid.pitch * if is_year { step as f32 } else { 1.25 } - tokens.px(4.0);
            let text =
                if !is_year || pen.width(&whole, Role::Axis) <= width { whole } else { names[at].clone() };
            let galley = if is_year {
                pen.line(&text, Role::Axis)
            } else {
                pen.wrapped(&text, Role::Axis, width.max(1.0), 2)
            };
            if !is_year && galley.size().x > width + 1.0 {
                continue;
            }
            let half = galley.size().x / 2.0;
            let x = grid.middles[at]
                .clamp(half.min(self.layout.size.x / 2.0), (self.layout.size.x - half).max(0.0));
            let spots = [(pos2(x, y), Anchor::Top)];
            let ink = tokens.ink(Role::Label);
            Room::default().put(&pen, &mut self.layout, &galley, (&text, ink), &spots);
        }
        let _ = plot;
    }

    /// A dashed line where what is counted changes, with both definitions at it.
    fn break_marks(&mut self, grid: &Grid, plot: Rect, top: f32, rows: usize) {
        let (pen, texts, tokens) = (self.pen, self.scene.texts, self.pen.tokens);
        let line = pen.height(Role::Axis);
        let breaks = self.board.breaks();
        let mut right = self.layout.size.x - tokens.px(4.0);
        // The last on top, so that no line crosses the words of another.
        for (number, (slot, lane, found)) in breaks.into_iter().rev().enumerate() {
            let Some(x) = grid.parted.get(&slot).copied() else { continue };
            let upper = top + line * number.min(rows) as f32;
            let stroke = Stroke::new(tokens.px(1.5), tokens.axis);
            self.layout.shapes.push(marks::dashed(&[pos2(x, upper), pos2(x, plot.max.y)], stroke));
            self.room.take(Rect::from_center_size(
                pos2(x, f32::midpoint(upper, plot.max.y)),
                vec2(tokens.px(8.0), plot.max.y - upper),
            ));
            let series = self.board.lanes[lane];
            let (before, after) = (texts.text(&found.before), texts.text(&found.after));
            let title = say::title(self.scene, series).to_owned();
            let args = [("before", before.into()), ("after", after.into())];
            self.layout.items.push(Item {
                rect: Rect::from_min_max(
                    pos2(x - tokens.px(5.0), upper),
                    pos2(x + tokens.px(5.0), plot.max.y),
                ),
                place: Place::from(series.id.clone()),
                name: texts.with("budget-break", &[("series", title.as_str().into())]),
                value: texts.with("budget-break-value", &args),
            });
            if number >= rows {
                continue;
            }
            let gap = tokens.px(7.0);
            let middle = upper + line / 2.0;
            let before =
                if self.board.lanes.len() > 1 { format!("{title}: {before}") } else { before.to_owned() };
            for (text, at, anchor, width) in [
                (before.as_str(), x - gap, Anchor::Right, x - gap - grid.rect.min.x),
                (after, x + gap, Anchor::Left, right - x - gap),
            ] {
                let galley = pen.fitted(text, Role::Axis, width.max(1.0));
                if galley.size().x <= width {
                    let spots = [(pos2(at, middle), anchor)];
                    Room::default().put(&pen, &mut self.layout, &galley, (text, tokens.muted), &spots);
                }
            }
            right = x - gap;
        }
    }
}

fn tick_text(
    texts: &crate::text::Texts,
    say: &Say,
    unit: &crate::briefing::Unit,
    share: bool,
    tick: Decimal,
) -> String {
    if share {
        return texts.with("amount-percent", &[("number", texts.axis_number(tick).into())]);
    }
    texts.axis_number(say.convert(tick, unit).unwrap_or(tick))
}

/// What stands under a slot.
pub(super) fn category(texts: &crate::text::Texts, kind: Kind, period: &Period) -> String {
    match kind {
        Kind::Onward(year) => texts.with("budget-onward", &[("year", year.to_string().into())]),
        Kind::Unsplit(first, last) => {
            let years = [("first", first.to_string().into()), ("last", last.to_string().into())];
            texts.with("budget-unsplit-years", &years)
        }
        Kind::Year(_) | Kind::Moment | Kind::NotStated => texts.period(period),
    }
}

/// The sample of a net line, for the words that explain it.
pub(super) fn net_sample(pen: &Pen<'_>, center: egui::Pos2, radius: f32) -> Shape {
    let tokens = pen.tokens;
    let stroke = Stroke::new(tokens.px(2.0), tokens.text);
    let line = [center - vec2(radius, 0.0), center + vec2(radius, 0.0)];
    Shape::Vec(vec![
        Shape::line_segment(line, stroke),
        Shape::Circle(egui::epaint::CircleShape {
            center,
            radius: tokens.px(3.0),
            fill: tokens.ground,
            stroke,
        }),
    ])
}

/// Whether any column of a board has a block in this fill.
pub(super) fn has_fill(board: &Board<'_>, fill: Fill) -> bool {
    board.columns.iter().flat_map(|column| &column.pieces).any(|piece| piece.fill == fill)
}
