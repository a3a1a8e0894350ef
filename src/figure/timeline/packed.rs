//! Several events in a row, each with its title at its mark; what lies too close together becomes a counted block.

use std::sync::Arc;

use egui::{Rangef, Rect, Shape, Vec2, pos2, vec2};

use super::{
    canvas::{Canvas, Words},
    form::{Done, Form},
    ground::LaneArea,
    pack::Packed,
    place::{Line, Spot},
    prepare::{Entry, Known, Prepared, Sorted},
    rows::{Heading, indent},
    words::place,
};
use crate::{
    briefing::{Event, index::Part},
    figure::{
        Item,
        pen::Anchor,
        tokens::{Role, Tint},
    },
};

/// How many ems a title may stand from its mark, past another: it would seem to belong to that one.
const REACH: f32 = 0.0;

/// At most about this many blocks and marks are laid out: closer together, more of them merge.
const MOST: f32 = 1400.0;

/// With more visible events than this, marks are heaped up rather than drawn one by one.
pub const CROWD: usize = 400;

/// Events that lie too close together to be told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// What it covers.
    pub rect: Rect,
    /// The days to look at to see them apart.
    pub range: (f64, f64),
    /// How many they are.
    pub count: usize,
}

/// What is drawn at a place in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cell {
    /// One event.
    One(Entry),
    /// Several: how many, from the first day of the first to the first day of the last.
    Many { count: usize, first: f64, last: f64 },
}

/// The cells of a row between two days. Events that begin less than `apart` days after a cell's first one are in it.
///
/// What is not visible costs nothing: from cell to cell by halving.
fn cells(row: &Sorted, (first, last): (f64, f64), apart: f64) -> Vec<Cell> {
    let between = row.between(first, last);
    let entries = &row.entries[..between.end];
    let inside = row.firsts.next_from(between.start, first).min(entries.len());
    let mut cells = Vec::new();
    // What began before and is still going on.
    let running: Vec<&Entry> = row.lasting(between.start..inside, first).collect();
    let mut at = inside;
    match running.as_slice() {
        [] => {}
        [one] => cells.push(Cell::One(**one)),
        _ => {
            let next = row.firsts.next_from(at, first + apart).min(entries.len());
            cells.push(Cell::Many { count: running.len() + next - at, first, last: first });
            at = next;
        }
    }
    while let Some(from) = row.firsts.get(at).filter(|_| at < entries.len()) {
        let next = row.firsts.next_from(at, from + apart).min(entries.len()).max(at + 1);
        cells.push(match next - at {
            1 => Cell::One(entries[at]),
            count => Cell::Many { count, first: from, last: row.firsts.get(next - 1).unwrap_or(from) },
        });
        at = next;
    }
    cells
}

/// What blocks say, worked out once a picture: a message a block would be too dear.
struct Counted {
    value: String,
    window: String,
}

impl Counted {
    fn new(canvas: &Canvas<'_>) -> Self {
        let texts = canvas.scene.texts;
        Self {
            value: texts.with("timeline-block", &[("n", "\u{1}".into()), ("window", "\u{2}".into())]),
            window: texts.with("date-range-short", &[("start", "\u{1}".into()), ("end", "\u{2}".into())]),
        }
    }
}

/// A text with two others where it has `\u{1}` and `\u{2}`.
fn filled(text: &str, one: &str, other: &str) -> String {
    let mut filled = String::with_capacity(text.len() + one.len() + other.len());
    for part in text.split_inclusive(['\u{1}', '\u{2}']) {
        let plain = part.trim_end_matches(['\u{1}', '\u{2}']);
        filled.push_str(plain);
        match &part[plain.len()..] {
            "\u{1}" => filled.push_str(one),
            "\u{2}" => filled.push_str(other),
            _ => {}
        }
    }
    filled
}

/// The rows of a lane being drawn.
struct Drawing<'c, 'a> {
    canvas: &'c mut Canvas<'a>,
    prepared: &'c mut Prepared,
    blocks: &'c mut Vec<Block>,
    counted: Counted,
    /// Days between cells.
    apart: f64,
    /// Whether titles are written.
    titled: bool,
    title: &'c str,
    lane: usize,
}

/// Draws a folded lane on the line of its title.
pub fn folded(
    canvas: &mut Canvas<'_>,
    prepared: &mut Prepared,
    lane: usize,
    rect: Rect,
    blocks: &mut Vec<Block>,
) {
    let row = std::mem::take(&mut prepared.lanes[lane].sorted);
    let counted = Counted::new(canvas);
    let apart = f64::from(canvas.sizes.radius * 2.0 + canvas.sizes.u) / canvas.scale.per_day();
    Drawing { canvas, prepared, blocks, counted, apart, titled: false, title: "", lane }
        .row(&row, rect.y_range());
    prepared.lanes[lane].sorted = row;
}

/// Draws packed lanes within an area, their titles in the column left of the plot.
pub fn draw(
    canvas: &mut Canvas<'_>,
    prepared: &mut Prepared,
    packed: &Packed,
    titles: Option<&[String]>,
    folded: &[bool],
    area: Rect,
) -> Vec<Block> {
    let sizes = canvas.sizes;
    // A row of which nothing is in sight is left out.
    let (first, last) = (canvas.scale.first, canvas.scale.last);
    let seen = |row: &&Arc<Sorted>| row.visible(first, last).next().is_some();
    let packed: Vec<Vec<&Arc<Sorted>>> =
        packed.lanes.iter().map(|rows| rows.iter().filter(seen).collect()).collect();
    let lanes = packed.iter().filter(|rows| !rows.is_empty()).count();
    let rows: usize = packed.iter().map(Vec::len).sum();
    let mut blocks = Vec::new();
    if rows == 0 {
        return blocks;
    }
    let between = gap_between(&sizes);
    let room = area.height() - between * lanes as f32;
    let height = (room / rows as f32).min(row_height(&sizes).1 * 1.6);
    let across = canvas.scale.right - canvas.scale.left;
    let least = sizes.radius * 2.0 + sizes.u;
    let apart = f64::from(least.max(across * rows as f32 / MOST)) / canvas.scale.per_day();
    if canvas.crowded {
        canvas.heap.reserve(20 * MOST as usize);
        canvas.bands.reserve(MOST as usize);
    }
    canvas.layout.items.reserve(MOST as usize);
    canvas.layout.labels.reserve(MOST as usize);
    let mut y = area.min.y;
    for (at, rows) in packed.iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
        y += between;
        let block = Rect::from_min_max(pos2(area.min.x, y), pos2(area.max.x, y + height * rows.len() as f32));
        if let Some(titles) = titles {
            if y > area.min.y + between * 1.5 {
                let rule = [pos2(area.min.x, y - between / 2.0), pos2(area.max.x, y - between / 2.0)];
                canvas.layout.shapes.push(Shape::line_segment(rule, canvas.tokens().grid_line()));
            }
            let item = lane_title(canvas, prepared, at, &titles[at], folded[at], block);
            let priority = prepared.lanes[at].priority.clone();
            canvas.lanes.push(LaneArea { priority, rect: block, folded: folded[at], rows: false, item });
        }
        let counted = Counted::new(canvas);
        let titled = !folded.get(at).copied().unwrap_or(false);
        let title = titles.map_or("", |titles| &titles[at]);
        let mut drawing =
            Drawing { canvas, prepared, blocks: &mut blocks, counted, apart, titled, title, lane: at };
        for row in rows {
            drawing.row(row, Rangef::new(y, y + height));
            y += height;
        }
    }
    blocks
}

/// The height of a row, at the tightest and as designed.
pub fn row_height(sizes: &super::canvas::Sizes) -> (f32, f32) {
    (sizes.line + sizes.u, sizes.line + 8.0 * sizes.u)
}

/// Between lanes.
pub fn gap_between(sizes: &super::canvas::Sizes) -> f32 {
    6.0 * sizes.u
}

/// A lane's colour and its title, wrapped in the column at the left.
fn lane_title(
    canvas: &mut Canvas<'_>,
    prepared: &Prepared,
    at: usize,
    title: &str,
    folded: bool,
    block: Rect,
) -> Option<usize> {
    let sizes = canvas.sizes;
    let lane = &prepared.lanes[at];
    let tint = canvas.tokens().tint(lane.hue);
    let bar = block.with_max_x(block.min.x + 4.0 * sizes.u).shrink2(vec2(0.0, sizes.u));
    canvas.layout.shapes.push(Shape::rect_filled(bar, 1.5 * sizes.u, tint.mark));
    let lines = (block.height() / sizes.heading).floor() as usize;
    let right = canvas.scale.left - sizes.gap * 2.0;
    if lines <= 1 || folded {
        let first = block.with_max_y(block.min.y + sizes.line.min(block.height()));
        let line = if lines <= 1 { block } else { first };
        return Heading { lane, title, folded }.draw(canvas, line, right);
    }
    let x = block.min.x + indent(&sizes);
    let galley = canvas.pen.wrapped(title, Role::Heading, (right - x).max(0.0), lines.min(4));
    let mut touch = block.with_max_x(x);
    if galley.size().x <= right - x {
        let ink = canvas.tokens().ink(Role::Heading);
        let at = pos2(x, block.min.y);
        let label = canvas.pen.put_galley(&mut canvas.layout, at, Anchor::TopLeft, galley, ink, title);
        touch = label.with_min_x(block.min.x);
    }
    let y = block.min.y + sizes.heading / 2.0;
    Heading { lane, title, folded }.fold(canvas, block.min.x, y, touch)
}

impl Drawing<'_, '_> {
    fn row(&mut self, row: &Sorted, rows: Rangef) {
        let range = (self.canvas.scale.first, self.canvas.scale.last);
        let begun = self.canvas.layout.items.len();
        let mut line = self.canvas.line(REACH);
        let cells = cells(row, range, self.apart);
        // Marks first, then days late, then titles: none takes the place of the next one's mark.
        let mut titles = Vec::with_capacity(cells.len());
        for cell in cells {
            match cell {
                Cell::Many { count, first, last } => self.block(count, (first, last), rows, &mut line),
                Cell::One(entry) => titles.extend(self.glyph(&entry, rows, &mut line)),
            }
        }
        for glyph in &mut titles {
            line.speak_for(glyph.event);
            let words = glyph.told.late.as_ref().filter(|_| self.titled);
            glyph.late = self.canvas.late(&glyph.form, &mut line, rows.center(), words).is_some();
        }
        self.canvas.late_row(&mut line, rows.center());
        for glyph in titles {
            self.finish(glyph, rows, &mut line);
        }
        // In reading order: blocks came first.
        self.canvas.layout.items[begun..].sort_by(|one, other| one.rect.min.x.total_cmp(&other.rect.min.x));
    }

    fn block(&mut self, count: usize, (first, last): (f64, f64), rows: Rangef, line: &mut Line) {
        let canvas = &mut *self.canvas;
        let radius = canvas.sizes.radius;
        // It ends before the next cell can begin.
        let left = canvas.scale.x(first);
        let next = left + (self.apart * canvas.scale.per_day()) as f32 - radius * 2.0 - canvas.sizes.u;
        let x = Rangef::new(left, canvas.scale.x(last).min(next).max(left)).expand(radius);
        let clip = canvas.scale.across().expand(radius);
        let rect = Rect::from_x_y_ranges(
            x.intersection(clip),
            Rangef::point(rows.center()).expand(rows.span() * 0.38),
        );
        let hue = self.prepared.lanes.get(self.lane).map_or(crate::figure::Hue::Grey, |lane| lane.hue);
        let tint = canvas.tokens().tint(hue);
        if canvas.crowded {
            canvas.heap.rect(rect, tint.mark);
            canvas.heap.rect(rect.shrink(canvas.sizes.u), tint.soft);
        } else {
            // Bars of a folded lane run under it.
            canvas.rings.push(Shape::rect_filled(rect, 0.0, tint.mark));
            canvas.rings.push(Shape::rect_filled(rect.shrink(canvas.sizes.u), 0.0, tint.soft));
        }
        let number = self.prepared.number(&canvas.scene, count);
        let room = rect.width() - canvas.sizes.u * 2.0;
        if canvas.at_least(&number) <= room {
            let galley = canvas.galleys.line(&canvas.pen, &number, Role::Mark);
            if galley.size().x <= room {
                let ink = canvas.tokens().ink(Role::Mark);
                canvas.pen.put_galley(
                    &mut canvas.layout,
                    rect.center(),
                    Anchor::Center,
                    galley,
                    ink,
                    &number,
                );
            }
        }
        line.take(rect.x_range());
        let days = (canvas.scale.day(x.max) - canvas.scale.day(x.min)).max(1.0);
        let range = super::scale::clamped(first - days * 0.1, last + 1.0 + days * 0.1);
        let (from, to) =
            (self.prepared.month(&canvas.scene, first), self.prepared.month(&canvas.scene, last));
        let both;
        let window = if from == to {
            &*from
        } else {
            both = filled(&self.counted.window, &from, &to);
            &both
        };
        let value = filled(&self.counted.value, &number, window);
        let priority = self.prepared.lanes.get(self.lane).and_then(|lane| lane.priority.clone());
        let place = priority.unwrap_or_default().into();
        canvas.layout.items.push(Item { rect, place, name: self.title.to_owned(), value });
        self.blocks.push(Block { rect, range, count });
    }

    /// Draws an event's marks.
    fn glyph(&mut self, entry: &Entry, rows: Rangef, line: &mut Line) -> Option<Glyph> {
        let event = entry.event as usize;
        let Known { form, told, hue } = self.prepared.known(&self.canvas.scene, event).clone();
        let canvas = &mut *self.canvas;
        let item = &canvas.scene.briefing.events[event];
        let tint = canvas.tokens().tint(hue);
        canvas.turn_to(&canvas.scene.briefing.events[event]);
        let sizes = canvas.sizes;
        let y = rows.center();
        let tall = Rangef::point(y).expand(rows.span() * 0.4);
        let band = form.bands.first().and_then(|band| canvas.band(band, tall, tint));
        if let Some(band) = band {
            line.claim(event, band);
        }
        if let (Some(seen), Some(of)) = (band, form.bands.first()) {
            let rect = Rect::from_x_y_ranges(seen, tall);
            canvas.handle(item, Part::Promise(of.promise), rect, Some((of.first, of.end)));
        }
        let bar = match form.done {
            Some(done @ Done::Lasting { .. }) => {
                let bar = canvas.bar(done, tall, tint);
                if let Some(bar) = bar {
                    line.claim(event, bar);
                }
                bar
            }
            Some(done @ Done::Between { .. }) => {
                canvas.bar(done, Rangef::point(y).expand(sizes.em * 0.28), tint)
            }
            _ => None,
        };
        let diamond = match (form.done, form.announced) {
            (Some(Done::Day(noon)), _) => Some((noon, true)),
            (_, Some(at)) => Some((at, false)),
            _ => None,
        };
        let mut marked = None;
        if let Some((at, filled)) = diamond.filter(|(at, _)| canvas.scale.has(*at)) {
            let x = canvas.scale.x(at);
            canvas.diamond(x, y, filled, tint);
            let taken = Rangef::point(x).expand(sizes.radius + sizes.u);
            line.take(taken);
            marked = Some(taken);
            let rect = Rect::from_x_y_ranges(taken, Rangef::point(y).expand(sizes.radius * 1.2));
            let announced = form.bands.first().filter(|band| band.window.day().is_some());
            if filled {
                canvas.handle(item, Part::Actual, rect, None);
            } else if let Some(band) = announced {
                canvas.handle(item, Part::Promise(band.promise), rect, None);
            }
        }
        if matches!(form.done, Some(Done::Between { .. }))
            && let Some(bar) = bar
        {
            line.take(bar);
        }
        if let (Some(done @ (Done::Lasting { .. } | Done::Between { .. })), Some(bar)) = (form.done, bar) {
            canvas.handle(item, Part::Actual, Rect::from_x_y_ranges(bar, tall), Some(done.span()));
        }
        // Later windows lie along the foot of the first.
        let solid = Tint { soft: tint.mark.gamma_multiply(0.55), ..tint };
        let foot = Rangef::new(tall.max - sizes.em * 0.25, tall.max);
        let later = form.bands.iter().skip(1).filter_map(|band| canvas.band(band, foot, solid));
        let later = later.reduce(Rangef::union);
        if let Some(later) = later {
            line.claim(event, later);
        }
        let dashes = form.late.and_then(|(from, to)| canvas.seen(from, to));
        let mut seen = [band, bar, marked, later, dashes].into_iter().flatten().reduce(Rangef::union);
        if seen.is_none() {
            for (_, span) in &form.said {
                if let Some(said) = canvas.said(*span, y, tint) {
                    line.take(said);
                    seen = Some(seen.map_or(said, |seen| seen.union(said)));
                }
            }
        }
        if seen.is_none()
            && let Some(through) = form.extent().and_then(|(first, end)| canvas.seen(first, end))
        {
            // Between its marks, which all lie outside, a hairline says that it goes on.
            let stroke = egui::Stroke::new(sizes.u, tint.mark);
            canvas.bands.push(Shape::hline(through, rows.max - sizes.u, stroke));
            seen = Some(through);
        }
        let seen = seen?;
        Some(Glyph { event, form, told, seen, band, bar, marked, late: false })
    }

    /// Writes an event's title and lets its marks be pointed at.
    fn finish(&mut self, glyph: Glyph, rows: Rangef, line: &mut Line) {
        let Glyph { event, form, told, seen, band, bar, marked, late } = glyph;
        line.speak_for(event);
        let canvas = &mut *self.canvas;
        let event: &Event = &canvas.scene.briefing.events[event];
        let sizes = canvas.sizes;
        let y = rows.center();
        let mut rect = Rect::from_x_y_ranges(seen, rows).expand2(vec2(sizes.u, 0.0));
        if self.titled {
            let mut spots = [
                Spot::After(seen.max + sizes.gap),
                Spot::Before(seen.min - sizes.gap),
                Spot::Within(seen.shrink(sizes.gap.min(seen.span() / 4.0))),
            ];
            if matches!(form.done, Some(Done::Lasting { .. })) {
                spots.rotate_right(1);
            }
            let color = canvas.tokens().ink(Role::Label);
            let words = Words {
                choices: std::slice::from_ref(&told.title),
                role: Role::Label,
                color,
                lead: 0.0,
                whole: false,
            };
            let written = canvas.write(line, y, &spots, &words);
            if let Some(written) = written {
                rect = rect.union(written);
            }
            if let Some(late) = told.late.as_ref().filter(|_| !late) {
                let apart = sizes.gap * 1.5;
                let own = written.map_or(seen, |written| written.x_range().union(seen));
                let spots = [Spot::After(own.max + apart), Spot::Before(own.min - apart)];
                if let Some(written) = canvas.write_late(line, y, &spots, std::slice::from_ref(late)) {
                    rect = rect.union(written);
                }
            }
        }
        let rect = rect.intersect(Rect::from_x_y_ranges(
            Rangef::new(canvas.scale.left - sizes.radius, canvas.right),
            rows,
        ));
        canvas.item(rect, told.place.clone(), &told.title, &told.value);
        if !canvas.crowded && !event.promises.is_empty() {
            if let (Some(band), Some(of)) = (band, form.bands.first()) {
                let value = &told.said[of.promise].value;
                canvas.item(
                    Rect::from_x_y_ranges(band, rows),
                    place(event, Part::Promise(of.promise)),
                    &told.title,
                    value,
                );
            }
            if let (Some(at), Some(_)) = (marked.or(bar), &event.actual) {
                canvas.item(
                    Rect::from_x_y_ranges(at, rows),
                    place(event, Part::Actual),
                    &told.title,
                    &told.outcome,
                );
            }
        }
        if canvas.is_selected(&told.place.item) {
            canvas.ring(rect.expand2(Vec2::splat(sizes.u)), 1.75);
        }
    }
}

/// An event whose marks are drawn and whose title is to come.
struct Glyph {
    event: usize,
    form: Arc<Form>,
    told: Arc<super::words::Told>,
    seen: Rangef,
    band: Option<Rangef>,
    bar: Option<Rangef>,
    marked: Option<Rangef>,
    /// Whether the days late are written.
    late: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(days: &[(f64, f64)]) -> Sorted {
        let entries = days.iter().enumerate().map(|(at, (first, end))| Entry {
            event: at as u32,
            first: *first,
            end: *end,
            order: 0.0,
            letters: 4,
        });
        Sorted::new(entries.collect())
    }

    fn counts(cells: &[Cell]) -> Vec<usize> {
        let count = |cell: &Cell| match cell {
            Cell::One(_) => 1,
            Cell::Many { count, .. } => *count,
        };
        cells.iter().map(count).collect()
    }

    #[test]
    fn what_lies_close_together_is_counted() {
        let row = row(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (10.0, 10.0), (20.0, 20.0), (20.0, 20.0)]);
        assert_eq!(counts(&cells(&row, (0.0, 30.0), 4.0)), [3, 1, 2]);
        assert_eq!(counts(&cells(&row, (0.0, 30.0), 1.0)), [1, 1, 1, 1, 2]);
        assert_eq!(counts(&cells(&row, (5.0, 15.0), 4.0)), [1]);
        assert_eq!(cells(&row, (40.0, 50.0), 4.0), []);
    }

    #[test]
    fn what_is_going_on_is_seen() {
        let row = row(&[(0.0, 100.0), (10.0, 20.0), (60.0, 61.0)]);
        let seen = cells(&row, (50.0, 70.0), 4.0);
        assert!(
            matches!(seen[..], [Cell::One(Entry { event: 0, .. }), Cell::One(Entry { event: 2, .. })]),
            "{seen:?}"
        );
    }

    #[test]
    fn no_event_is_lost() {
        let days: Vec<(f64, f64)> =
            (0..5000).map(|at| (f64::from(at) * 0.37, f64::from(at) * 0.37)).collect();
        let row = row(&days);
        for apart in [0.1, 3.0, 40.0, 1e6] {
            let total: usize = counts(&cells(&row, (-10.0, 3000.0), apart)).iter().sum();
            assert_eq!(total, 5000, "{apart}");
        }
    }
}
