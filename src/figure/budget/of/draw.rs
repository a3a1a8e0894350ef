//! Rows of amounts on one scale, laid out.

use egui::{Rangef, Rect, Shape, Stroke, Vec2, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    super::{
        axis::float,
        board::number,
        page::{self, Page},
        place::Room,
        say::{self, Vague},
        vintages::year_labels,
    },
    Line, MISSING, Mark, NAME, Sheetful, What, period_words,
    rows::{heights, indent, kind, least, pads},
};
use crate::{
    briefing::{
        Edtf,
        money::{Ledger, Sum},
        series::Period,
    },
    figure::{
        Hue, Item, Laid, Layout, Scene, hue, marks,
        pen::{Anchor, Pen},
        tokens::{Role, Tint},
    },
};

/// The colours of what stands on each other.
const HUES: [Hue; 4] = [Hue::Blue, Hue::Orange, Hue::Green, Hue::Purple];

/// Where a row is drawn.
struct Lane {
    /// From its upper to its lower edge.
    rows: Rangef,
    /// The line of zero.
    base: f32,
}

struct Draw<'d, 'a> {
    scene: &'d Scene<'a>,
    pen: Pen<'d>,
    full: &'d Sheetful<'a>,
    layout: Layout,
    /// The years.
    plot: Rect,
    /// A year.
    pitch: f32,
    /// Where amounts without a year stand.
    undated: Option<Rangef>,
    /// Points for one of the unit.
    scale: f64,
}

/// Lays the rows out on a page.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    page: Page,
    full: &Sheetful<'_>,
    cites: &[String],
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let tokens = pen.tokens;
    let mut remarks = page.foot.clone();
    let mut sheet = page.sheet(scene, size, ctx);
    let mut body = sheet.body;
    let line = pen.height(Role::Axis);
    // How many rows there is height for, before what is left out is told.
    let least: Vec<f32> = full.lines.iter().map(|row| least(scene, pen, row, full)).collect();
    let kept = |height: f32| {
        let mut kept: Vec<usize> = (0..full.lines.len()).collect();
        let over = |kept: &[usize]| kept.iter().map(|at| least[*at]).sum::<f32>() > height - line * 1.6;
        // What is not known stays in sight longest, but for the row on top.
        while over(&kept) {
            let last = kept.iter().rposition(|at| *at > 0 && full.lines[*at].rank() < MISSING);
            match last.or(kept.len().checked_sub(1)) {
                Some(last) => _ = kept.remove(last),
                None => break,
            }
        }
        kept
    };
    let told = |remarks: &[String]| body.height() - page::foot_height(pen, &body, remarks);
    let mut rows = kept(told(&remarks));
    if rows.len() < full.lines.len() {
        let out = |rows: &[usize]| {
            let count = i64::try_from(full.lines.len() - rows.len()).unwrap_or(i64::MAX);
            scene.texts.with("budget-left-out", &[("count", count.into())])
        };
        remarks.insert(0, out(&rows));
        rows = kept(told(&remarks));
        remarks[0] = out(&rows);
    }
    page::foot(pen, &mut sheet.layout, &mut body, &remarks);
    let lines: Vec<&Line<'_>> = rows.iter().map(|at| &full.lines[*at]).collect();
    let least: Vec<f32> = rows.iter().map(|at| least[*at]).collect();
    let cites = rows.iter().map(|at| &cites[*at]);
    if lines.is_empty() || body.width() < tokens.px(160.0) {
        return Laid { layout: sheet.layout, ..Laid::default() };
    }
    let flows = full.flows();
    let names = lines.iter().map(|row| {
        let kind = pen.width(&kind(scene, row.series, &flows), Role::Source);
        pen.width(say::title(scene, row.series), NAME).max(kind) + indent(pen, row)
    });
    let column = (names.fold(0.0, f32::max) + tokens.px(26.0)).min(body.width() * 0.34);
    let mut plot = Rect::from_min_max(pos2(body.min.x + column, body.min.y + line * 1.4), body.max);
    let undated = full.undated.then(|| {
        let width = (plot.width() * 0.16).clamp(tokens.px(56.0).min(plot.width() * 0.4), tokens.px(150.0));
        let heading = pen.width(&scene.texts.period(&Period::NotStated), Role::Axis);
        let width = width.max(heading.min(plot.width() * 0.3));
        let width = if full.years.is_none() { plot.width() } else { width };
        let across = Rangef::new(plot.max.x - width, plot.max.x);
        plot.max.x =
            across.min - if full.years.is_some() { tokens.px(18.0).min(plot.width() * 0.05) } else { 0.0 };
        across
    });
    let count = full.years.map_or(0, |(first, last)| i32::from(last) - i32::from(first) + 1);
    let (scale, heights) = heights(pen, full, &lines, &least, plot.height());
    let mut draw = Draw {
        scene,
        pen: *pen,
        full,
        layout: sheet.layout,
        plot,
        pitch: plot.width() / count.max(1) as f32,
        undated,
        scale,
    };
    draw.across(&body);
    let mut top = plot.min.y;
    for ((row, height), cite) in lines.iter().zip(heights).zip(cites) {
        let rule = [pos2(body.min.x, top), pos2(body.max.x, top)];
        draw.layout.shapes.push(Shape::line_segment(rule, tokens.grid_line()));
        let rows = Rangef::new(top, top + height);
        let (above, below) = pads(pen, row, full);
        let spare = height - above - below - draw.points(row.reach.0) - draw.points(row.reach.1.abs());
        let base = top + above + draw.points(row.reach.0) + spare.max(0.0) * 0.5;
        // Words beside a block stand on the line of zero.
        let base = base.max(top + pen.height(Role::Value) + tokens.px(1.0)).min(rows.max - below);
        let lane = Lane { rows, base };
        draw.row(row, &lane, cite, Rangef::new(body.min.x, plot.min.x));
        top += height;
    }
    page::finish(scene, &mut draw.layout);
    Laid { layout: draw.layout, ..Laid::default() }
}

impl<'a> Draw<'_, 'a> {
    fn points(&self, value: Decimal) -> f32 {
        (float(value) * self.scale).clamp(-1e6, 1e6) as f32
    }

    /// The names of the years, and of the place without one.
    fn across(&mut self, body: &Rect) {
        let pen = self.pen;
        if let Some((first, last)) = self.full.years {
            let years: Vec<i16> = (first..=last).collect();
            let x = |year: i16| self.plot.min.x + self.pitch * (f32::from(year - first) + 0.5);
            year_labels(&pen, &mut self.layout, &years, &x, body.min.y, self.plot.width());
        }
        let Some(across) = self.undated else { return };
        let text = self.scene.texts.period(&Period::NotStated);
        let galley = pen.fitted(&text, Role::Axis, across.span());
        if galley.size().x <= across.span() {
            let at = [(pos2(across.min, body.min.y), Anchor::TopLeft)];
            Room::default().put(&pen, &mut self.layout, &galley, (&text, pen.tokens.muted), &at);
        }
    }

    /// What years cover across, as far as they are in sight.
    fn span(&self, from: i16, to: Option<i16>) -> Option<Rangef> {
        let (first, last) = self.full.years?;
        let (from, to) = (from.max(first), to.unwrap_or(last).min(last));
        (from <= to).then(|| {
            let at = |year: i32| self.plot.min.x + self.pitch * (year - i32::from(first)) as f32;
            Rangef::new(at(from.into()), at(i32::from(to) + 1))
        })
    }

    fn tint(&self, row: &Line<'_>, mark: &Mark<'_>) -> Tint {
        let at = row.parts.iter().position(|part| part.id == mark.series.id);
        let own = || hue(self.scene.briefing, self.scene.index, row.series.priority.as_ref());
        self.pen.tokens.tint(at.map_or_else(own, |at| HUES[at % HUES.len()]))
    }

    fn row(&mut self, row: &Line<'a>, lane: &Lane, cite: &str, column: Rangef) {
        let tokens = self.pen.tokens;
        self.name(row, lane, cite, column);
        let drawn = row.marks.iter().any(|mark| matches!(mark.what, What::Sum(..)));
        if drawn {
            for across in [self.full.years.map(|_| self.plot.x_range()), self.undated].into_iter().flatten() {
                self.layout.shapes.push(Shape::hline(across, lane.base, tokens.axis_line()));
            }
        }
        let right = self.undated.map_or(self.plot.max.x, |across| across.max);
        let bounds = Rect::from_x_y_ranges(self.plot.min.x..=right, lane.rows);
        let mut room = Room::within(bounds);
        let mut words: Vec<(Rect, String, bool)> = Vec::new();
        let mut levels: Vec<(Period, f32, f32)> = Vec::new();
        for mark in row.marks.iter().filter(|mark| matches!(mark.what, What::Sum(..))) {
            let What::Sum(sum, fill) = &mark.what else { continue };
            let Some((across, onward)) = self.place(mark) else { continue };
            let at = levels.iter().position(|(period, ..)| *period == mark.period).unwrap_or_else(|| {
                levels.push((mark.period.clone(), lane.base, lane.base));
                levels.len() - 1
            });
            let negative = sum.value.is_sign_negative();
            let height = self.points(sum.value.abs()).max(tokens.px(1.0));
            let (_, up, down) = &mut levels[at];
            let rect = if negative {
                let rect = Rect::from_x_y_ranges(across, *down..=*down + height);
                *down += height;
                rect
            } else {
                let rect = Rect::from_x_y_ranges(across, *up - height..=*up);
                *up -= height;
                rect
            };
            let tint = self.tint(row, mark);
            self.block(mark, sum, *fill, rect, tint);
            if onward {
                let tip = pos2(rect.max.x + tokens.px(4.0), rect.center().y);
                self.layout.shapes.push(marks::arrowhead(tip, vec2(1.0, 0.0), tokens.px(8.0), tint.mark));
            }
            room.take(rect.shrink(0.5));
            words.push((rect, self.amount(mark, onward), negative));
            let touch = rect.expand2(vec2(0.0, ((tokens.px(8.0) - rect.height()) / 2.0).max(0.0)));
            self.item(mark, touch);
        }
        if row.parts.is_empty() {
            for (rect, text, negative) in &words {
                self.label(&room, *rect, text, *negative);
            }
        } else {
            self.net(row, lane, &words);
        }
        for mark in &row.marks {
            match &mark.what {
                What::Sum(..) => {}
                What::Total(_, _, agreement) => self.total(mark, lane, *agreement),
                What::Aside(text) => self.aside(row, mark, lane, &room, text),
                What::Missing(reason) => {
                    let text = self.scene.texts.reason(*reason);
                    self.missing(mark, lane, &mut room, &text);
                }
            }
        }
    }

    /// Where a mark stands across, and whether it goes on.
    fn place(&self, mark: &Mark<'_>) -> Option<(Rangef, bool)> {
        let tokens = self.pen.tokens;
        if mark.period == Period::NotStated {
            let across = self.undated?;
            let width = across.span().min(tokens.px(44.0)).min(self.pitch.max(tokens.px(22.0)) * 0.72);
            return Some((Rangef::new(across.min, across.min + width), false));
        }
        let (from, to) = mark.years()?;
        let across = self.span(from, to)?;
        let width = (self.pitch * 0.72).min(tokens.px(64.0));
        let inset = (self.pitch - width) / 2.0;
        let across = Rangef::new(across.min + inset, across.max - inset);
        let end =
            if to.is_none() { across.max - tokens.px(4.0).min(across.span() * 0.1) } else { across.max };
        Some((Rangef::new(across.min, end), to.is_none()))
    }

    /// A block, with what is vague about its amount in dashes.
    fn block(&mut self, mark: &Mark<'_>, sum: &Sum, fill: super::Fill, rect: Rect, tint: Tint) {
        let tokens = self.pen.tokens;
        let vague = self.vague(mark, sum);
        let Vague::Range(low, high) = vague else {
            self.layout.shapes.extend(fill.block(tokens, rect, tint));
            return;
        };
        let start = if sum.value.is_sign_negative() { rect.min.y } else { rect.max.y };
        let sure = low.map_or(start, |low| start - self.points(low));
        let solid = Rect::from_two_pos(pos2(rect.min.x, start), pos2(rect.max.x, sure));
        if solid.height() > 0.0 {
            self.layout.shapes.extend(fill.block(tokens, solid, tint));
        }
        let stroke = Stroke::new(tokens.px(1.5), tint.mark);
        if let Some(high) = high {
            let open =
                Rect::from_two_pos(pos2(rect.min.x, sure), pos2(rect.max.x, start - self.points(high)));
            self.layout.shapes.push(marks::dashed_outline(open, stroke));
        }
    }

    fn vague(&self, mark: &Mark<'_>, sum: &Sum) -> Vague {
        let own = number(mark.series, &mark.period);
        let of = own.and_then(|own| {
            Vague::of(&own.amount, own.unit.as_ref().unwrap_or(&mark.series.unit), &self.full.unit)
        });
        of.unwrap_or_else(|| Vague::of_sum(sum))
    }

    /// The amount of a mark, in the unit of the figure.
    fn amount(&self, mark: &Mark<'_>, onward: bool) -> String {
        let texts = self.scene.texts;
        let (What::Sum(sum, _) | What::Total(sum, ..)) = &mark.what else { return String::new() };
        let vague = self.vague(mark, sum);
        // As written, up to one decimal; small ones up to two.
        let largest = sum.value.abs();
        let places = if largest >= Decimal::TEN { 1 } else { 2 };
        let places = sum.value.normalize().scale().min(places);
        let text = say::Say { unit: self.full.unit.clone(), places }.vague(texts, &vague);
        if onward { texts.with("budget-of-a-year", &[("amount", text.into())]) } else { text }
    }

    fn item(&mut self, mark: &Mark<'a>, rect: Rect) {
        let texts = self.scene.texts;
        let own = number(mark.series, &mark.period);
        let amount = own.map_or_else(String::new, |own| {
            say::exact(texts, &own.amount, own.unit.as_ref().unwrap_or(&mark.series.unit))
        });
        let mut value = say::value(self.scene, mark.series, &mark.period, own, &amount);
        if let Some(flow) = mark.series.flow {
            value = format!("{value} · {}", texts.get(&format!("flow-{}", <&str>::from(flow))));
        }
        self.layout.items.push(Item {
            rect,
            place: super::super::place_of(mark.series, &mark.period),
            name: format!(
                "{}, {}",
                say::title(self.scene, mark.series),
                period_words(self.scene, &mark.period)
            ),
            value,
        });
    }

    /// The amount at a block.
    fn label(&mut self, room: &Room, rect: Rect, text: &str, negative: bool) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let galley = pen.line(text, Role::Value);
        let gap = tokens.px(2.0);
        let x = rect.center().x;
        let mut spots = if negative {
            vec![(pos2(x, rect.max.y + gap), Anchor::Top)]
        } else {
            vec![(pos2(x, rect.min.y - gap), Anchor::Bottom)]
        };
        // Beside it, over the line of zero.
        let y = rect.center().y.min(rect.max.y - galley.size().y / 2.0);
        spots.push((pos2(rect.max.x + gap * 2.5, y), Anchor::Left));
        spots.push((pos2(rect.min.x - gap * 2.5, y), Anchor::Right));
        spots.push((pos2(rect.min.x, rect.min.y - gap - galley.size().y), Anchor::TopLeft));
        room.put(&pen, &mut self.layout, &galley, (text, tokens.text), &spots);
    }

    /// What the parts come to together, as a line with its amounts; the parts with theirs where these fit in them.
    fn net(&mut self, row: &Line<'a>, lane: &Lane, words: &[(Rect, String, bool)]) {
        let (pen, tokens, texts) = (self.pen, self.pen.tokens, self.scene.texts);
        let mut ledger = Ledger::new(self.scene.briefing, self.scene.index);
        let stroke = Stroke::new(tokens.px(2.0), tokens.text);
        let mut runs: Vec<Vec<(i16, egui::Pos2, Sum)>> = Vec::new();
        let Some((first, last)) = self.full.years else { return };
        for year in ledger.years(row.series).into_iter().filter(|year| (first..=last).contains(year)) {
            let Ok(sum) = ledger.in_year(row.series, year, &self.full.unit) else { continue };
            let Some(across) = self.span(year, Some(year)) else { continue };
            let y = (lane.base - self.points(sum.value)).clamp(lane.rows.min, lane.rows.max);
            let point = (year, pos2(across.center(), y), sum);
            match runs.last_mut().filter(|run| run.last().is_some_and(|(before, ..)| *before + 1 == year)) {
                Some(run) => run.push(point),
                None => runs.push(vec![point]),
            }
        }
        for run in &runs {
            self.layout.shapes.push(Shape::line(run.iter().map(|(_, at, _)| *at).collect(), stroke));
        }
        let bounds = Rect::from_x_y_ranges(self.plot.x_range().expand(tokens.px(4.0)), lane.rows);
        let mut room = Room::within(bounds);
        for (year, at, sum) in runs.iter().flatten() {
            let radius = tokens.px(3.0);
            self.layout.shapes.push(Shape::Circle(egui::epaint::CircleShape {
                center: *at,
                radius,
                fill: tokens.ground,
                stroke,
            }));
            room.take(Rect::from_center_size(*at, Vec2::splat(radius * 2.0)));
            let exact = say::exact(texts, &say::amount(sum), &self.full.unit);
            let title = say::title(self.scene, row.series);
            let period = Edtf::year(*year).map_or(Period::NotStated, Period::At);
            self.layout.items.push(Item {
                rect: Rect::from_center_size(*at, Vec2::splat(tokens.px(14.0))),
                place: super::super::place_of(row.series, &period),
                name: format!("{title}, {year}"),
                value: say::value(
                    self.scene,
                    row.series,
                    &period,
                    None,
                    &texts.with("budget-net-value", &[("amount", exact.into())]),
                ),
            });
        }
        for run in &runs {
            for pair in run.windows(2) {
                super::super::strand::take_line(
                    &mut room,
                    pair[0].1,
                    pair[1].1,
                    pen.height(Role::Mark) * 0.4,
                );
            }
        }
        let all: Vec<_> = runs.into_iter().flatten().collect();
        for (_, at, sum) in &all {
            let text = texts.decimal(crate::text::round(sum.value, 1).normalize());
            let galley = pen.line(&text, Role::Value);
            let away = tokens.px(7.0);
            // At the edge of its year, beside the blocks.
            let side = self.pitch.min(tokens.px(64.0) / 0.72) * 0.36 + tokens.px(3.0);
            let spots = [
                (*at + vec2(side.max(away), 0.0), Anchor::Left),
                (*at + vec2(side.max(away), -galley.size().y * 0.6), Anchor::Left),
                (*at + vec2(side.max(away), galley.size().y * 0.6), Anchor::Left),
                (*at + vec2(side.max(away), -galley.size().y), Anchor::Left),
                (*at + vec2(side.max(away), galley.size().y), Anchor::Left),
                (*at - vec2(side.max(away), galley.size().y * 0.6), Anchor::Right),
                (*at - vec2(side.max(away), 0.0), Anchor::Right),
                (*at - vec2(0.0, away), Anchor::Bottom),
                (*at + vec2(0.0, away), Anchor::Top),
            ];
            let lowest = self.layout.shapes.len();
            if let Some(rect) = room.put(&pen, &mut self.layout, &galley, (&text, tokens.text), &spots) {
                let plate = Shape::rect_filled(rect.expand2(vec2(tokens.px(1.0), 0.0)), 0.0, tokens.ground);
                self.layout.shapes.insert(lowest, plate);
            }
        }
        for (rect, text, negative) in words {
            let galley = pen.line(text, Role::Mark);
            let inside = galley.size().x + tokens.px(4.0) <= rect.width()
                && galley.size().y + tokens.px(2.0) <= rect.height();
            let (center, gap) = (rect.center(), tokens.px(2.0));
            let mut spots = Vec::new();
            if inside {
                let high = rect.min.y + galley.size().y / 2.0 + gap;
                let low = rect.max.y - galley.size().y / 2.0 - gap;
                spots.extend([center.y, high, low].map(|y| (pos2(center.x, y), Anchor::Center)));
            } else if *negative {
                spots.push((pos2(center.x, rect.max.y + gap), Anchor::Top));
            } else {
                spots.push((pos2(center.x, rect.min.y - gap), Anchor::Bottom));
            }
            let lowest = self.layout.shapes.len();
            if let Some(rect) = room.put(&pen, &mut self.layout, &galley, (text, tokens.text), &spots) {
                let plate = Shape::rect_filled(
                    rect.expand2(vec2(tokens.px(1.0), -tokens.px(1.0))),
                    0.0,
                    tokens.ground,
                );
                self.layout.shapes.insert(lowest, plate);
            }
        }
    }

    /// The years together: a bracket over them.
    fn total(&mut self, mark: &Mark<'a>, lane: &Lane, agreement: Option<crate::briefing::money::Agreement>) {
        let (pen, tokens, texts) = (self.pen, self.pen.tokens, self.scene.texts);
        let Some((from, to)) = mark.years() else { return };
        let Some(across) = self.span(from, to) else { return };
        let key = match agreement {
            Some(crate::briefing::money::Agreement::ByRounding) => "budget-of-together-rounded",
            _ => "budget-of-together",
        };
        let text = texts.with(key, &[("amount", self.amount(mark, false).into())]);
        let y = lane.rows.min + tokens.px(3.0) + pen.height(Role::Value) * 0.6;
        let rect = self.bracket(across, y, &text, tokens.axis_line());
        self.item(mark, rect);
    }

    /// A line over years with ends, and words in it.
    fn bracket(&mut self, across: Rangef, y: f32, text: &str, stroke: Stroke) -> Rect {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let across = across.shrink(tokens.px(2.0).min(across.span() * 0.1));
        let end = tokens.px(5.0);
        let line = Stroke::new(tokens.px(1.25), stroke.color);
        let points =
            [pos2(across.min, y + end), pos2(across.min, y), pos2(across.max, y), pos2(across.max, y + end)];
        self.layout.shapes.push(Shape::line(points.to_vec(), line));
        let galley = pen.line(text, Role::Value);
        let right = self.undated.map_or(self.plot.max.x, |across| across.max);
        let half = galley.size().x / 2.0;
        let least = (self.plot.min.x + half).min(right - half);
        let x = across.center().clamp(least, (right - half).max(least));
        let lowest = self.layout.shapes.len();
        let free = Room::within(Rect::from_x_y_ranges(self.plot.min.x..=right, 0.0..=self.layout.size.y));
        // In the line where that leaves some of it, else beside it.
        let mut spots =
            vec![(pos2(across.max + end, y), Anchor::Left), (pos2(across.min - end, y), Anchor::Right)];
        let inside = (pos2(x, y), Anchor::Center);
        let roomy = galley.size().x + tokens.px(40.0) <= across.span();
        spots.insert(if roomy { 0 } else { 2 }, inside);
        let put = free.put(&pen, &mut self.layout, &galley, (text, tokens.text), &spots);
        if let Some(rect) = put {
            let plate = rect.expand2(vec2(tokens.px(4.0), 0.0));
            self.layout.shapes.insert(lowest, Shape::rect_filled(plate, 0.0, tokens.ground));
        }
        let rect = Rect::from_x_y_ranges(across, y - end..=y + end);
        put.map_or(rect, |put| put.union(rect))
    }

    /// An amount that is not on the scale: a diamond and its words.
    fn aside(&mut self, row: &Line<'a>, mark: &Mark<'a>, lane: &Lane, room: &Room, text: &str) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let Some((across, _)) = self.place(mark) else { return };
        let tint = self.tint(row, mark);
        let radius = tokens.px(5.0);
        let middle = lane.rows.center();
        let x = if mark.period == Period::NotStated { across.min + radius } else { across.center() };
        let at = pos2(x, middle);
        self.layout.shapes.push(marks::diamond(
            at,
            radius,
            tokens.ground,
            Stroke::new(tokens.px(1.5), tint.mark),
        ));
        let gap = radius + tokens.px(5.0);
        let galley = pen.line(text, Role::Value);
        let spots = [(at + vec2(gap, 0.0), Anchor::Left), (at - vec2(gap, 0.0), Anchor::Right)];
        room.put(&pen, &mut self.layout, &galley, (text, tokens.text), &spots);
        self.item(mark, Rect::from_center_size(at, Vec2::splat(radius * 2.6)));
    }

    /// Nothing, and why: dashed.
    fn missing(&mut self, mark: &Mark<'a>, lane: &Lane, room: &mut Room, text: &str) {
        let (pen, tokens) = (self.pen, self.pen.tokens);
        let across = match mark.years() {
            Some((from, to)) => self.span(from, to),
            None => self.undated,
        };
        let Some(across) = across else { return };
        let across = across.shrink(tokens.px(2.0).min(across.span() * 0.1));
        let galley = pen.line(text, Role::Axis);
        let height = (galley.size().y + tokens.px(2.0)).min(lane.rows.span() * 0.8);
        let drawn = lane.rows.center().min(lane.rows.max - height / 2.0);
        let rect = Rect::from_x_y_ranges(across, drawn - height / 2.0..=drawn + height / 2.0);
        self.layout.shapes.push(marks::dashed_outline(rect, tokens.axis_line()));
        let gap = tokens.px(6.0);
        let beside =
            [(pos2(rect.max.x + gap, drawn), Anchor::Left), (pos2(rect.min.x - gap, drawn), Anchor::Right)];
        let inside = [(rect.center(), Anchor::Center)];
        let spots = if galley.size().x + gap <= across.span() { &inside[..] } else { &beside[..] };
        room.put(&pen, &mut self.layout, &galley, (text, tokens.muted), spots);
        room.take(rect);
        self.item(mark, rect);
    }

    /// What a row is, with the numbers of its sources, and what is on top of each other in it.
    fn name(&mut self, row: &Line<'a>, lane: &Lane, cite: &str, column: Rangef) {
        let (pen, tokens, scene) = (self.pen, self.pen.tokens, self.scene);
        let left = column.min + indent(&pen, row);
        let width = (column.max - left - tokens.px(12.0)).max(1.0);
        let title = format!("{}{cite}", say::title(scene, row.series));
        let sub = kind(scene, row.series, &self.full.flows());
        let small = pen.height(Role::Source) * 1.2;
        let subs = if sub.is_empty() { 0.0 } else { small } + small * row.parts.len() as f32;
        let rows = ((lane.rows.span() - subs) / pen.height(NAME)).floor().clamp(1.0, 2.0) as usize;
        let galley = pen.wrapped(&title, NAME, width, rows);
        let whole = galley.size().y + if galley.size().y + subs <= lane.rows.span() { subs } else { 0.0 };
        let mut y = lane.rows.center() - whole / 2.0;
        if galley.size().x <= width && galley.size().y <= lane.rows.span() {
            let height = galley.size().y;
            let at = pos2(left, y);
            pen.put_galley(&mut self.layout, at, Anchor::TopLeft, galley, tokens.text, &title);
            y += height;
        }
        let mut put = |layout: &mut Layout, text: &str, mark: Option<Tint>, fill: super::Fill| {
            let inset = if mark.is_some() { tokens.px(14.0) } else { 0.0 };
            let galley = pen.fitted(text, Role::Source, width - inset + tokens.px(6.0));
            if galley.size().x > width - inset + tokens.px(6.0) || y + galley.size().y > lane.rows.max {
                return;
            }
            if let Some(tint) = mark {
                let center = pos2(left + tokens.px(5.0), y + galley.size().y / 2.0);
                layout.shapes.push(fill.sample(tokens, center, tokens.px(4.5), tint));
            }
            let height = galley.size().y;
            pen.put_galley(layout, pos2(left + inset, y), Anchor::TopLeft, galley, tokens.muted, text);
            y += height.max(small);
        };
        if !sub.is_empty() {
            put(&mut self.layout, &sub, None, super::Fill::Soft);
        }
        for (at, part) in row.parts.iter().enumerate() {
            let tint = tokens.tint(HUES[at % HUES.len()]);
            put(&mut self.layout, say::title(scene, part), Some(tint), super::Fill::from(part.phase));
        }
    }
}
