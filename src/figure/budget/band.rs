//! Money by year on an axis of time that something else fixes, such as the timeline's: one column a year, as wide as
//! its year, of what may be summed.

use egui::{Rangef, Rect, Shape, Stroke, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    Mode, View,
    axis::Axis,
    board::{Board, Column, Kind, Piece, number},
    choose,
    columns::category,
    of, page,
    place::Room,
    say::{self, Say, Vague},
};
use crate::{
    briefing::{
        Briefing, Index, Series,
        index::{Part, Place},
        money::may_sum,
    },
    figure::{
        Filter, Item, Layout, Scene, Table, marks,
        pen::{Anchor, Pen},
        sheet::Footnotes,
        tokens::Role,
    },
};

/// The money by year of the priorities that are shown, ready to be drawn.
pub(in crate::figure) struct Band<'a> {
    board: Option<Board<'a>>,
    /// Why not all of it is in one column, and what would be allowed.
    refused: Vec<String>,
    /// What has no amount by year, and why.
    missing: Vec<of::Gap<'a>>,
}

/// Where a band goes.
pub(in crate::figure) struct Spots<'s> {
    /// The columns and what is written over them.
    pub(in crate::figure) rect: Rect,
    /// The left end of what may be written beside the axis.
    pub(in crate::figure) left: f32,
    /// Where the years from the first to before the second are, as far as they are in sight; without a second, all
    /// that follow.
    pub(in crate::figure) span: &'s dyn Fn(i16, Option<i16>) -> Option<Rangef>,
    /// The first and last year in sight.
    pub(in crate::figure) years: (i16, i16),
    /// Lines that run down the picture: words keep off them.
    pub(in crate::figure) lines: &'s [f32],
}

/// Whether there is money by year.
pub(in crate::figure) fn has_any(briefing: &Briefing) -> bool {
    !choose::by_year(briefing, &Index::new(briefing), &Filter::default()).is_empty()
}

/// The years and amounts as a table: every series of the priorities shown a column, or what has no amount by year.
pub(in crate::figure) fn table(scene: &Scene<'_>) -> Table {
    let table = super::years::table(scene, &View::default(), None);
    if table.rows.is_empty() { of::table_of(scene, scene.filter) } else { table }
}

impl<'a> Band<'a> {
    /// Of the priorities that are shown: all of it where none was chosen.
    pub(in crate::figure) fn of(scene: &Scene<'a>) -> Self {
        let texts = scene.texts;
        let lanes = choose::by_year(scene.briefing, scene.index, scene.filter);
        let all = scene.filter.priorities.is_empty();
        let mut refused = Vec::new();
        let (lanes, mode, chosen) = if all || lanes.len() < 2 {
            (lanes, Mode::Grouped, false)
        } else {
            match may_sum(scene.briefing, &lanes) {
                Ok(()) => (lanes, Mode::Stacked, true),
                Err(found) => {
                    let kept: Vec<&Series> =
                        lanes.iter().copied().filter(|series| found.allowed.contains(&series.id)).collect();
                    let (sentence, _) = page::told(scene, &found);
                    let names: Vec<&str> = kept.iter().map(|series| say::title(scene, series)).collect();
                    let shown = texts.with("budget-band-shown", &[("names", names.join(" + ").into())]);
                    refused = vec![shown, sentence];
                    let several = kept.len() > 1;
                    (kept, if several { Mode::Stacked } else { Mode::Grouped }, several)
                }
            }
        };
        let mut board = (!lanes.is_empty())
            .then(|| Board::new(scene, &View::default(), &lanes, mode, chosen).ok())
            .flatten();
        if let Some(board) = board.as_mut().filter(|_| !chosen) {
            board.keep_firmest();
        }
        let missing = if board.is_none() && !all { of::gaps(scene, scene.filter) } else { Vec::new() };
        Self { board, refused, missing }
    }

    fn columns(&self) -> impl Iterator<Item = (&Board<'a>, &Column<'a>)> {
        self.board.iter().flat_map(|board| board.columns.iter().map(move |column| (board, column)))
    }

    /// The first and, unless it holds for all that follow, the next year of a column.
    fn years_of(board: &Board<'_>, column: &Column<'_>) -> Option<(i16, Option<i16>)> {
        match board.slots[column.slot].kind {
            Kind::Year(year) => Some((year, year.checked_add(1))),
            Kind::Onward(year) => Some((year, None)),
            Kind::Moment | Kind::Unsplit(..) | Kind::NotStated => None,
        }
    }

    /// The numbers of the sources of the years in sight.
    pub(in crate::figure) fn cites(
        &self,
        scene: &Scene<'_>,
        (first, last): (i16, i16),
        notes: &mut Footnotes,
    ) -> String {
        let mut cites: Vec<String> = Vec::new();
        let mut cite = |place: &Place| {
            let cite = notes.cite(scene.index.evidence(scene.briefing, place));
            if !cite.is_empty() && !cites.contains(&cite) {
                cites.push(cite);
            }
        };
        for (board, column) in self.columns() {
            let seen = Self::years_of(board, column)
                .is_some_and(|(from, to)| from <= last && to.is_none_or(|to| to > first));
            if seen {
                column.pieces.iter().for_each(|piece| cite(&piece.place));
            }
        }
        for gap in &self.missing {
            cite(&super::place_of(gap.series, &gap.period));
        }
        page::cites(&cites)
    }

    /// What a year came to, in words; that nothing is known, where it is so.
    pub(in crate::figure) fn words(&self, scene: &Scene<'_>, year: i16) -> String {
        let texts = scene.texts;
        let found = self.columns().find(|(board, column)| {
            Self::years_of(board, column)
                .is_some_and(|(from, to)| from <= year && to.is_none_or(|to| year < to))
        });
        let Some((board, column)) = found else {
            return match &self.missing[..] {
                [gap, ..] if gap.holds(year) => texts.reason(gap.reason),
                _ => texts.get("budget-no-amount"),
            };
        };
        let total = match &column.total {
            Ok(total) => total,
            Err(reason) => return texts.reason(*reason),
        };
        let amount = match &column.pieces[..] {
            [one] => say::amount_of(&one.vague),
            _ => say::amount(total),
        };
        let mut parts = vec![say::exact(texts, &amount, &board.say.unit)];
        let phase = column.pieces.iter().filter(|piece| !piece.one_off).find_map(|piece| piece.fill.phase());
        parts.extend(phase.map(|phase| say::phase(texts, phase)));
        for piece in column.pieces.iter().filter(|piece| piece.one_off && column.pieces.len() > 1) {
            let amount = say::short_vague(texts, &piece.vague, &board.say.unit);
            parts.push(format!("{} {amount}", texts.get("budget-once")));
        }
        parts.join(" · ")
    }

    /// Unit, flow, scope and prices, as far as all of it has them in common.
    fn common(&self, scene: &Scene<'_>, say: &Say) -> Vec<String> {
        self.board.as_ref().map(|board| page::common(scene, &say.unit, &board.lanes)).unwrap_or_default()
    }

    /// Draws it.
    pub(in crate::figure) fn draw(
        &self,
        scene: &Scene<'_>,
        pen: &Pen<'_>,
        layout: &mut Layout,
        spots: &Spots<'_>,
        cites: &str,
    ) {
        let mut rect = spots.rect;
        // The lowest amount at the axis reaches half a line under the line of zero.
        let under = pen.height(Role::Axis) / 2.0;
        self.remarks(scene, pen, layout, &mut rect, spots.left);
        let Some(board) = &self.board else {
            self.heading(scene, pen, layout, (rect, spots.left, rect.min.x), None, cites);
            self.gaps(scene, pen, layout, rect, spots);
            return;
        };
        let line = pen.height(Role::Value);
        rect.max.y -= under;
        let seen: Vec<(&Column<'a>, Rangef, bool)> = board
            .columns
            .iter()
            .filter_map(|column| {
                let (from, to) = Self::years_of(board, column)?;
                Some((column, (spots.span)(from, to)?, to.is_none()))
            })
            .collect();
        let say = fitting(scene, pen, board, &seen);
        let plot = Rect::from_min_max(pos2(rect.min.x, rect.min.y + line * 1.25), rect.max);
        if plot.height() < line * 1.5 || plot.width() < line {
            return;
        }
        let axis = axis_of(pen, &seen, plot.height());
        let label = |tick: Decimal| scene.texts.axis_number(say.convert(tick, &board.say.unit).unwrap_or(tick));
        axis.draw(pen, layout, plot, &label);
        let gutter = axis.gutter(pen, &label);
        self.heading(scene, pen, layout, (rect, spots.left, rect.min.x - gutter), Some(&say), cites);
        let mut draw = Draw {
            scene,
            board,
            pen,
            say: &say,
            room: Room::within(Rect::from_x_y_ranges(rect.x_range(), rect.min.y..=rect.max.y)),
            plot,
            axis,
        };
        for x in spots.lines {
            draw.room.take(Rect::from_x_y_ranges(Rangef::point(*x).expand(pen.tokens.px(2.0)), rect.y_range()));
        }
        draw.breaks(layout, spots, rect);
        let blocks: Vec<Vec<(Rect, &Piece<'a>)>> =
            seen.iter().map(|(column, across, _)| draw.blocks(column, *across)).collect();
        for ((column, across, onward), blocks) in seen.iter().zip(&blocks) {
            draw.paint(layout, column, blocks, (*across, *onward));
        }
        let net = board.columns.iter().any(|column| column.pieces.len() > 1 && column.has_negative());
        if net {
            draw.net(layout, &seen);
        }
        for ((column, across, _), blocks) in seen.iter().zip(&blocks) {
            draw.words(layout, column, blocks, *across, net);
        }
        draw.nothing(layout, spots, &seen);
    }

    /// What is shown, in what unit and scope, and the colours where there are several: left of the axis where there is
    /// room, else over the columns.
    fn heading(
        &self,
        scene: &Scene<'_>,
        pen: &Pen<'_>,
        layout: &mut Layout,
        (rect, left, right): (Rect, f32, f32),
        say: Option<&Say>,
        cites: &str,
    ) {
        let tokens = pen.tokens;
        let title = format!("{}{cites}", scene.texts.get("timeline-money-title"));
        let common = say.map(|say| self.common(scene, say)).unwrap_or_default();
        let width = right - left - tokens.px(6.0);
        if width < tokens.px(56.0) {
            let text = std::iter::once(title).chain(common).collect::<Vec<_>>().join(" · ");
            let galley = pen.fitted(&text, Role::Axis, rect.width() * 0.6);
            let spot = [(rect.min, Anchor::TopLeft)];
            Room::default().put(pen, layout, &galley, (&text, tokens.muted), &spot);
            return;
        }
        let mut y = rect.min.y;
        let mut put = |layout: &mut Layout, text: &str, role: Role, rows: usize, inset: f32| -> Option<f32> {
            let galley = pen.wrapped(text, role, width - inset, rows);
            if y + galley.size().y > rect.max.y + 0.5 || galley.size().x > width - inset + 0.5 {
                return None;
            }
            let at = pos2(left + inset, y);
            let size = galley.size();
            pen.put_galley(layout, at, Anchor::TopLeft, galley, tokens.ink(role), text);
            let middle = y + pen.height(role) / 2.0;
            y += size.y;
            Some(middle)
        };
        put(layout, &title, Role::Heading, 2, 0.0);
        if let Some((unit, scope)) = common.split_first() {
            put(layout, unit, Role::Axis, 2, 0.0);
            put(layout, &scope.join(" · "), Role::Source, 4, 0.0);
        }
        let Some(board) = &self.board else { return };
        let once = |at: usize| {
            let mut pieces = board.columns.iter().flat_map(|column| &column.pieces).filter(|piece| piece.key == at);
            pieces.all(|piece| piece.one_off)
        };
        let keys: Vec<usize> = (0..board.keys.len()).filter(|at| !once(*at)).collect();
        if keys.len() < 2 {
            return;
        }
        let radius = pen.height(Role::Source) * 0.32;
        let alike = keys.iter().all(|at| board.keys[*at].hue == board.keys[keys[0]].hue);
        for at in keys {
            let key = &board.keys[at];
            let inset = radius * 2.0 + tokens.px(6.0);
            // Of one colour only the notation says which is which.
            let name = match key.fill.phase().filter(|_| alike) {
                Some(phase) => say::phase(scene.texts, phase),
                None => super::columns::key_name(scene, board, key),
            };
            let Some(middle) = put(layout, &name, Role::Source, 1, inset) else { break };
            let center = pos2(left + radius, middle);
            layout.shapes.push(key.fill.sample(tokens, center, radius, tokens.tint(key.hue)));
        }
    }

    /// What is not in the columns, in sentences under them.
    fn remarks(&self, scene: &Scene<'_>, pen: &Pen<'_>, layout: &mut Layout, rect: &mut Rect, left: f32) {
        if self.refused.is_empty() {
            return;
        }
        let text = self.refused.join(" ");
        let width = rect.max.x - left;
        let rows = if rect.height() > pen.height(Role::Source) * 8.0 { 2 } else { 1 };
        let galley = pen.wrapped(&text, Role::Source, width, rows);
        if galley.size().x > width + 0.5 || galley.size().y > rect.height() * 0.4 {
            return;
        }
        let at = pos2(left, rect.max.y - galley.size().y);
        pen.put_galley(layout, at, Anchor::TopLeft, galley, scene.tokens.text, &text);
        rect.max.y = at.y - pen.tokens.px(4.0);
    }

    /// What has no amount by year: dashed, with the reason.
    fn gaps(
        &self,
        scene: &Scene<'_>,
        pen: &Pen<'_>,
        layout: &mut Layout,
        rect: Rect,
        spots: &Spots<'_>,
    ) {
        let tokens = pen.tokens;
        let texts = scene.texts;
        let line = pen.height(Role::Axis) * 1.5;
        let mut y = rect.min.y;
        for gap in &self.missing {
            if y + line > rect.max.y {
                break;
            }
            let across = gap.years().and_then(|(from, to)| (spots.span)(from, to)).unwrap_or(rect.x_range());
            let row = Rect::from_x_y_ranges(across, y..=y + line - tokens.px(3.0));
            layout.shapes.push(marks::dashed_outline(row, tokens.axis_line()));
            let text = format!("{}: {}", say::title(scene, gap.series), texts.reason(gap.reason));
            let room = (rect.max.x - row.min.x - tokens.px(12.0)).max(1.0);
            let galley = pen.fitted(&text, Role::Axis, room);
            if galley.size().x <= room {
                let at = [(pos2(row.min.x + tokens.px(6.0), row.center().y), Anchor::Left)];
                Room::default().put(pen, layout, &galley, (&text, tokens.text), &at);
            }
            layout.items.push(Item {
                rect: row,
                place: super::place_of(gap.series, &gap.period),
                name: format!("{}, {}", say::title(scene, gap.series), texts.period(&gap.period)),
                value: texts.reason(gap.reason),
            });
            y += line;
        }
        if self.missing.is_empty() {
            let text = texts.get("timeline-money-none");
            let galley = pen.fitted(&text, Role::Axis, rect.width().max(1.0));
            let at = [(pos2(rect.min.x, rect.center().y), Anchor::Left)];
            if galley.size().x <= rect.width() {
                Room::default().put(pen, layout, &galley, (&text, tokens.muted), &at);
            }
        }
    }
}

/// How amounts are written: as the board has them, or in a larger scale where they would be wider than a year.
fn fitting(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    board: &Board<'_>,
    seen: &[(&Column<'_>, Rangef, bool)],
) -> Say {
    let narrow = seen.iter().map(|(_, across, _)| across.span()).fold(f32::INFINITY, f32::min);
    // The years at the edges may be in sight in part only.
    let wide = seen.iter().map(|(_, across, _)| across.span()).fold(0.0, f32::max);
    let room = if seen.len() > 2 { wide } else { narrow };
    let values = || seen.iter().filter_map(|(column, ..)| column.total.as_ref().ok()).map(|sum| sum.value);
    let most = values().map(|value| value.abs()).max().unwrap_or_default();
    let fits = |say: &Say| {
        values().all(|value| {
            say.convert(value, &board.say.unit)
                .is_none_or(|value| pen.width(&say.plain(scene.texts, value), Role::Value) <= room)
        })
    };
    let larger = [board.say.larger(2), board.say.larger(1)];
    let worth = larger[0].convert(most, &board.say.unit).is_some_and(|most| most >= Decimal::ONE);
    if fits(&board.say) || !worth {
        return board.say.clone();
    }
    let [two, one] = larger;
    if fits(&two) { two } else { one }
}

fn axis_of(pen: &Pen<'_>, seen: &[(&Column<'_>, Rangef, bool)], height: f32) -> Axis {
    let ticks = ((height / (pen.height(Role::Axis) * 2.6)) as u32).clamp(1, 4);
    let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
    for (column, ..) in seen {
        let (above, below) = column.extent();
        (least, most) = (least.min(below), most.max(above));
    }
    Axis::from_zero(least, most, ticks)
}

struct Draw<'d, 'a> {
    scene: &'d Scene<'d>,
    board: &'d Board<'a>,
    pen: &'d Pen<'d>,
    say: &'d Say,
    room: Room,
    plot: Rect,
    axis: Axis,
}

impl<'a> Draw<'_, 'a> {
    /// Where the pieces of a column go.
    fn blocks<'c>(&self, column: &'c Column<'a>, across: Rangef) -> Vec<(Rect, &'c Piece<'a>)> {
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

    fn paint(
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
                place: super::place_of(column.series, &column.period),
                name: format!("{}, {period}", say::title(self.scene, column.series)),
                value: texts.reason(reason),
            });
            return;
        }
        for (rect, piece) in blocks {
            let tint = tokens.tint(self.board.keys[piece.key].hue);
            let zero = self.axis.y(self.plot, Decimal::ZERO);
            let reach = |value: Decimal| self.axis.y(self.plot, value) - zero;
            if let Vague::Range(low, high) = piece.vague {
                let start = if piece.sum.value.is_sign_negative() { rect.min.y } else { rect.max.y };
                let sure = low.map_or(start, |low| start + reach(low));
                let solid = Rect::from_two_pos(pos2(rect.min.x, start), pos2(rect.max.x, sure));
                if solid.height() > 0.0 {
                    layout.shapes.extend(piece.fill.block(tokens, solid, tint));
                }
                if let Some(high) = high {
                    let open = Rect::from_two_pos(pos2(rect.min.x, sure), pos2(rect.max.x, start + reach(high)));
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
            layout.items.push(Item { rect: touch.intersect(self.picture(layout)), place: piece.place.clone(), name, value });
        }
    }

    fn picture(&self, layout: &Layout) -> Rect {
        Rect::from_min_size(egui::Pos2::ZERO, layout.size)
    }

    /// What a piece is called and what it comes to.
    fn named(&self, column: &Column<'a>, piece: &Piece<'a>, period: &str) -> (String, String) {
        let texts = self.scene.texts;
        let exact = say::exact(texts, &say::amount(&piece.sum), &self.board.say.unit);
        let Some(series) = piece.series else {
            let key = super::columns::key_name(self.scene, self.board, &self.board.keys[piece.key]);
            return (format!("{}: {key}, {period}", say::title(self.scene, column.series)), exact);
        };
        let own = match &piece.place.part {
            Part::Value(period) => number(series, period),
            _ => None,
        };
        let amount =
            own.map(|own| say::exact(texts, &own.amount, own.unit.as_ref().unwrap_or(&series.unit))).unwrap_or(exact);
        let once = if piece.one_off { format!("{} · ", texts.get("budget-once")) } else { String::new() };
        let value = once + &say::value(self.scene, series, &column.period, own, &amount);
        (format!("{}, {period}", say::title(self.scene, series)), value)
    }

    fn text(&self, vague: &Vague) -> String {
        let moved = vague.map(|value| self.say.convert(value, &self.board.say.unit));
        moved.map(|vague| self.say.vague(self.scene.texts, &vague)).unwrap_or_default()
    }

    /// The amount over a column, and what happens once within or beside it.
    fn words(
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
                [(_, one)] => one.vague,
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
            let name = piece.series.map(|series| say::title(self.scene, series)).unwrap_or_default();
            let args = [("name", name.into()), ("amount", self.text(&piece.vague).into())];
            let long = self.scene.texts.with("budget-once-name", &args);
            let short = format!("{} {}", self.scene.texts.get("budget-once"), self.text(&piece.vague));
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
    fn net(&mut self, layout: &mut Layout, seen: &[(&Column<'a>, Rangef, bool)]) {
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
            let free = Room::within(Rect::from_x_y_ranges(self.plot.x_range(), 0.0..=layout.size.y));
            let lowest = layout.shapes.len();
            if let Some(rect) = free.put(pen, layout, &galley, (&text, tokens.text), &spots) {
                let plate = Rect::from_center_size(rect.center(), half * 2.0 + vec2(tokens.px(4.0), 0.0));
                layout.shapes.insert(lowest, Shape::rect_filled(plate, 0.0, tokens.ground));
            }
        }
    }

    /// A dashed line where what is counted changes, with both definitions where there is room.
    fn breaks(&mut self, layout: &mut Layout, spots: &Spots<'_>, rect: Rect) {
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
    fn nothing(&mut self, layout: &mut Layout, spots: &Spots<'_>, seen: &[(&Column<'a>, Rangef, bool)]) {
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
