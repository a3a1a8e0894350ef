//! Money by year on an axis of time that something else fixes, such as the timeline's: one column a year, as wide as
//! its year, of what may be summed.

mod draw;

use egui::{Rangef, Rect, pos2};
use rust_decimal::Decimal;

use self::draw::Draw;
use super::{
    Mode, View,
    axis::Axis,
    board::{Board, Column, Kind, Piece},
    choose, of, page,
    place::Room,
    say::{self, Say},
};
use crate::{
    briefing::{Briefing, Index, Series, index::Place, money::may_sum},
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
                column.pieces.iter().for_each(|piece| cite(&piece.place(&column.period)));
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
            [one] => say::amount_of(&one.vague(&board.say.unit)),
            _ => say::amount(total),
        };
        let mut parts = vec![say::exact(texts, &amount, &board.say.unit)];
        let phase = column.pieces.iter().filter(|piece| !piece.one_off).find_map(|piece| piece.fill.phase());
        parts.extend(phase.map(|phase| say::phase(texts, phase)));
        for piece in column.pieces.iter().filter(|piece| piece.one_off && column.pieces.len() > 1) {
            let amount = say::short_vague(texts, &piece.vague(&board.say.unit), &board.say.unit);
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
        let label =
            |tick: Decimal| scene.texts.axis_number(say.convert(tick, &board.say.unit).unwrap_or(tick));
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
            draw.room
                .take(Rect::from_x_y_ranges(Rangef::point(*x).expand(pen.tokens.px(2.0)), rect.y_range()));
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
            let mut pieces =
                board.columns.iter().flat_map(|column| &column.pieces).filter(|piece| piece.key == at);
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
    fn gaps(&self, scene: &Scene<'_>, pen: &Pen<'_>, layout: &mut Layout, rect: Rect, spots: &Spots<'_>) {
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
fn fitting(scene: &Scene<'_>, pen: &Pen<'_>, board: &Board<'_>, seen: &[(&Column<'_>, Rangef, bool)]) -> Say {
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
