//! One row an event, its title at the left: the promises as the letter's reader thinks of them.

mod arrangement;

use std::sync::Arc;

use egui::{Rangef, Rect, Shape, pos2};

use super::{
    canvas::{Canvas, Sizes, Words},
    form::{Band, Done, Edge, Form},
    ground::LaneArea,
    packed::{self, Block},
    place::{Line, Spot},
    prepare::{Lane, Prepared},
    scale::Scale,
    words::{Told, place},
};
use crate::{
    briefing::{Event, index::Part},
    figure::{
        Scene,
        pen::{Anchor, Pen},
        sheet::Footnotes,
        tokens::{Medium, Role, Tint},
    },
};

pub use arrangement::Arrangement;

/// How many ems a text may stand from its mark, past another: all in a row belongs to one event.
const REACH: f32 = 6.0;

/// More events than this never get a row each.
const MOST: usize = 120;

/// A row: an event and what is written at its marks.
#[derive(Clone, Debug)]
pub struct Row {
    /// The event's position in the briefing.
    pub event: usize,
    /// Along the axis.
    pub form: Arc<Form>,
    /// In words.
    pub told: Arc<Told>,
    /// The words of each band, with the number of their source.
    words: Vec<String>,
    /// At what came of it, the longest first, with the number of its source.
    done: Vec<String>,
    /// Whether there is a line for the days late, which fit neither between the dashes nor beside the date.
    extra: bool,
}

/// A lane: folded to its marks, or with a row an event.
#[derive(Clone, Debug)]
pub struct LaneRows {
    /// Its position among the prepared lanes.
    pub lane: usize,
    /// Its rows; `None` where it is folded.
    pub rows: Option<Vec<Row>>,
}

/// The rows in sight, lane by lane; `None` where there are too many events for a row each.
///
/// Sources are numbered in the order of the rows.
pub fn rows(
    scene: &Scene<'_>,
    prepared: &mut Prepared,
    folded: &[bool],
    (first, last): (f64, f64),
    notes: &mut Footnotes,
) -> Option<Vec<LaneRows>> {
    let years = last - first > 800.0;
    // Whether all have room is known before any row is made.
    let mut left = MOST;
    for at in (0..folded.len()).filter(|at| !folded[*at]) {
        let visible = prepared.lanes[at].sorted.visible(first, last);
        left = left.checked_sub(visible.take(left + 1).count())?;
    }
    let mut lanes = Vec::new();
    for (at, folded) in folded.iter().enumerate() {
        let sorted = &prepared.lanes[at].sorted;
        if *folded {
            if sorted.visible(first, last).next().is_some() {
                lanes.push(LaneRows { lane: at, rows: None });
            }
            continue;
        }
        let mut entries: Vec<_> = sorted.visible(first, last).copied().collect();
        if entries.is_empty() {
            continue;
        }
        entries.sort_by(|one, other| one.order.total_cmp(&other.order).then(one.event.cmp(&other.event)));
        let rows = entries.iter().map(|entry| {
            let event = entry.event as usize;
            let (form, told) = prepared.tell(scene, event);
            row(scene, event, form, told, years, notes)
        });
        let rows = rows.collect();
        lanes.push(LaneRows { lane: at, rows: Some(rows) });
    }
    Some(lanes)
}

fn row(
    scene: &Scene<'_>,
    at: usize,
    form: Arc<Form>,
    told: Arc<Told>,
    years: bool,
    notes: &mut Footnotes,
) -> Row {
    let event = &scene.briefing.events[at];
    let cite =
        |notes: &mut Footnotes, part| notes.cite(scene.index.evidence(scene.briefing, &place(event, part)));
    let words = form.bands.iter().enumerate().map(|(line, band)| {
        let said = &told.said[band.promise];
        let text = if line == 0 { &said.words } else { &said.trail };
        format!("{text}{}", cite(notes, Part::Promise(band.promise)))
    });
    let words = words.collect();
    let part = if form.done.is_some() || form.said.is_empty() {
        Part::Actual
    } else {
        Part::Promise(form.said[0].0)
    };
    let number = if told.done.is_empty() { String::new() } else { cite(notes, part) };
    let done = told.done.iter().map(|choice| format!("{}{number}", choice[usize::from(years)])).collect();
    Row { event: at, form, told, words, done, extra: false }
}

impl Row {
    /// How many lines of text stand under the first.
    fn trail(&self) -> usize {
        self.form.bands.len().saturating_sub(1) + usize::from(self.extra)
    }

    /// Whether the days late have room between the dashes or right of the date.
    fn late_fits(&self, pen: &Pen<'_>, sizes: &Sizes, scale: &Scale, right: f32) -> bool {
        let (Some(late), Some((from, to))) = (&self.told.late, self.form.late) else { return true };
        if from > scale.last || to < scale.first {
            return true;
        }
        let width = sizes.late(pen.width(late, Role::Value));
        let between = scale.x(to) - scale.x(from) - sizes.radius - sizes.em * 1.4;
        let date = self.done.last().map_or(0.0, |date| pen.width(date, Role::Value));
        let beside = right - scale.x(to) - sizes.radius - sizes.u - date - sizes.gap * 2.5;
        width <= between.max(beside)
    }

    /// Whether a thin bar stands under its band.
    fn has_bar(&self) -> bool {
        !self.form.bands.is_empty()
            && matches!(self.form.done, Some(Done::Between { .. } | Done::Lasting { .. }))
    }

    fn titled<'b>(&self, scene: &Scene<'b>) -> (&'b Event, Tint) {
        let event = &scene.briefing.events[self.event];
        let hue = crate::figure::hue(scene.briefing, scene.index, event.priority.as_ref());
        (event, scene.tokens.tint(hue))
    }
}

/// Gives rows a line of their own for days late that fit nowhere else, or takes it from them.
pub fn give_lines(
    lanes: &mut [LaneRows],
    pen: &Pen<'_>,
    sizes: &Sizes,
    scale: &Scale,
    right: f32,
    give: bool,
) {
    for row in lanes.iter_mut().flat_map(|lane| lane.rows.iter_mut().flatten()) {
        row.extra = give && !row.late_fits(pen, sizes, scale, right);
    }
}

/// The width of the column that the titles need, at most three tenths of the whole.
pub fn column(pen: &Pen<'_>, lanes: &[LaneRows], titles: &[String], sizes: &Sizes, whole: f32) -> f32 {
    let rows = lanes.iter().flat_map(|lane| lane.rows.iter().flatten());
    let rows = rows.map(|row| pen.width(&row.told.title, Role::Label));
    let headings = lanes.iter().map(|lane| pen.width(&titles[lane.lane], Role::Heading));
    (rows.chain(headings).fold(0.0, f32::max) + indent(sizes)).ceil().min(whole * 0.3) + sizes.gap * 3.0
}

/// Draws the lanes with their rows from `top` on, in the stretch across from `left` to the right end of the picture.
pub fn draw(
    canvas: &mut Canvas<'_>,
    prepared: &mut Prepared,
    lanes: &[LaneRows],
    titles: &[String],
    fit: &Arrangement,
    area: Rect,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut y = area.min.y;
    for (nth, shown) in lanes.iter().enumerate() {
        y += fit.between.at(fit.room);
        if nth > 0 {
            let rule = [pos2(area.min.x, y), pos2(area.max.x, y)]
                .map(|at| at - egui::vec2(0.0, fit.between.at(fit.room) * 0.5));
            canvas.layout.shapes.push(Shape::line_segment(rule, canvas.tokens().grid_line()));
        }
        let top = y;
        let height = fit.heading.at(fit.room);
        let heading = Rect::from_min_max(pos2(area.min.x, y), pos2(area.max.x, y + height));
        let lane = &prepared.lanes[shown.lane];
        let hue = lane.hue;
        let title = Heading { lane, title: &titles[shown.lane], folded: shown.rows.is_none() };
        let item = title.draw(canvas, heading, canvas.scale.left - canvas.sizes.gap);
        let priority = lane.priority.clone();
        y += height;
        match &shown.rows {
            Some(rows) => {
                for row in rows {
                    y = row.draw(canvas, fit, Rect::from_min_max(pos2(area.min.x, y), area.max));
                }
            }
            None => packed::folded(canvas, prepared, shown.lane, heading, &mut blocks),
        }
        let bar = Rect::from_min_max(
            pos2(area.min.x, top),
            pos2(area.min.x + 4.0 * canvas.sizes.u, y - fit.air.at(fit.room) * 0.4),
        );
        let bar = if shown.rows.is_none() {
            heading.with_max_x(bar.max.x).shrink2(egui::vec2(0.0, canvas.sizes.u))
        } else {
            bar
        };
        let tint = canvas.tokens().tint(hue);
        canvas.layout.shapes.push(Shape::rect_filled(bar, 1.5 * canvas.sizes.u, tint.mark));
        let rect = Rect::from_min_max(pos2(area.min.x, top), pos2(area.max.x, y));
        canvas.lanes.push(LaneArea { priority, rect, folded: shown.rows.is_none(), rows: true, item });
    }
    blocks
}

/// The title of a lane.
pub struct Heading<'h> {
    /// Which; its events are not looked at.
    pub lane: &'h Lane,
    /// The title.
    pub title: &'h str,
    /// Whether it is folded.
    pub folded: bool,
}

impl Heading<'_> {
    /// Writes it on one line at the left, up to `right`. Returns the item that it is.
    pub fn draw(&self, canvas: &mut Canvas<'_>, rect: Rect, right: f32) -> Option<usize> {
        let x = rect.min.x + indent(&canvas.sizes);
        let galley = canvas.pen.fitted(self.title, Role::Heading, (right - x).max(0.0));
        let mut touch = rect.with_max_x(x);
        if galley.size().x <= right - x {
            let ink = canvas.tokens().ink(Role::Heading);
            let at = pos2(x, rect.center().y);
            let label = canvas.pen.put_galley(&mut canvas.layout, at, Anchor::Left, galley, ink, self.title);
            touch = label.with_min_x(rect.min.x);
        }
        self.fold(canvas, rect.min.x, rect.center().y, touch)
    }

    /// Draws the triangle that tells whether the lane is folded, between its colour and its title, and lets the title be
    /// pointed at. In a picture nothing unfolds, so there it only says what is folded.
    pub fn fold(&self, canvas: &mut Canvas<'_>, left: f32, y: f32, touch: Rect) -> Option<usize> {
        let priority = self.lane.priority.as_ref()?;
        let sizes = canvas.sizes;
        let (x, length) = (left + 8.5 * sizes.u, sizes.em * 0.4);
        let color = canvas.tokens().muted;
        let (tip, direction) = if self.folded {
            (pos2(x + length / 2.0, y), egui::vec2(1.0, 0.0))
        } else {
            (pos2(x, y + length / 2.0), egui::vec2(0.0, 1.0))
        };
        if self.folded || canvas.tokens().medium == Medium::Window {
            canvas.marks.push(crate::figure::marks::arrowhead(tip, direction, length, color));
        }
        let value = self.lane.in_view(&canvas.scene, &canvas.scale);
        canvas.item(touch, priority.clone().into(), self.title, &value);
        Some(canvas.layout.items.len() - 1)
    }
}

/// Between a lane's colour and its titles.
pub fn indent(sizes: &Sizes) -> f32 {
    14.0 * sizes.u
}

impl Row {
    /// Draws the row at the top of `rest`; returns where the next one begins.
    fn draw(&self, canvas: &mut Canvas<'_>, fit: &Arrangement, rest: Rect) -> f32 {
        let sizes = canvas.sizes;
        let (event, tint) = self.titled(&canvas.scene);
        let air = fit.air.at(fit.room);
        let band = fit.band.at(fit.room.min(1.5));
        let spare = fit.band.at(fit.room) - band;
        let top = rest.min.y;
        let y = top + (air + spare + band) / 2.0;
        let bar = if self.has_bar() { fit.bar } else { 0.0 };
        let trail = fit.trail.at(fit.room);
        let bottom = top + air + spare + band + bar + trail * self.trail() as f32;
        let rect = Rect::from_min_max(rest.min, pos2(rest.max.x, bottom));
        canvas.item(rect, event.id.clone().into(), &self.told.title, &self.told.value);

        let x = rest.min.x + indent(&sizes);
        let room = canvas.scale.left - sizes.gap * 2.0 - x;
        let title = canvas.pen.fitted(&self.told.title, Role::Label, room.max(0.0));
        if title.size().x <= room {
            let ink = canvas.tokens().ink(Role::Label);
            canvas.pen.put_galley(&mut canvas.layout, pos2(x, y), Anchor::Left, title, ink, &self.told.title);
        }

        let rows = Rangef::point(y).expand(band / 2.0);
        self.main(canvas, rows, (rows.max + sizes.u, bottom - (air + spare + trail) * 0.5), tint);
        for (nth, (band, words)) in self.form.bands.iter().zip(&self.words).enumerate().skip(1) {
            let y = rows.max + bar + trail * (nth as f32 - 0.5);
            self.trailing(canvas, band, words, y, tint);
        }
        if canvas.is_selected(&event.id) {
            let rect = rect
                .with_min_x(rest.min.x + 8.0 * sizes.u)
                .shrink2(egui::vec2(0.0, (air * 0.15).min(3.0 * sizes.u)));
            canvas.ring(rect, 1.75);
        }
        bottom
    }

    /// The first line: the window that delivery is measured against, and what came of it. A thin bar stands `under`
    /// it, and the `last` line is for days late where they have one.
    fn main(&self, canvas: &mut Canvas<'_>, rows: Rangef, (under, last): (f32, f32), tint: Tint) {
        let (sizes, y) = (canvas.sizes, rows.center());
        let event = &canvas.scene.briefing.events[self.event];
        canvas.turn_to(event);
        let mut line = canvas.line(REACH);
        let first = self.form.bands.first();
        // A single day that was only announced is its diamond.
        let announced =
            self.form.announced.is_some() && first.is_some_and(|band| band.window.day().is_some());
        let seen = first.filter(|_| !announced).and_then(|band| canvas.band(band, rows, tint));
        if let (Some(band), Some(_)) = (first, seen) {
            keep_off_edges(canvas, band, &mut line);
        }
        if let (Some(band), Some(seen)) = (first, seen) {
            let rect = Rect::from_x_y_ranges(seen, rows);
            canvas.handle(event, Part::Promise(band.promise), rect, Some((band.first, band.end)));
        }
        let bar = match self.form.done {
            Some(done @ (Done::Between { .. } | Done::Lasting { .. })) => {
                let rows = if first.is_some() {
                    Rangef::new(under, under + sizes.em * 0.5)
                } else {
                    Rangef::point(y).expand(sizes.em * 0.3)
                };
                let bar = canvas.bar(done, rows, tint);
                if let Some(seen) = bar {
                    canvas.handle(event, Part::Actual, Rect::from_x_y_ranges(seen, rows), Some(done.span()));
                }
                if let Some(bar) = bar.filter(|_| first.is_none()) {
                    line.take(bar);
                }
                bar
            }
            _ => None,
        };
        self.said_on(canvas, 0, y, tint, &mut line);

        // What stands at the right end of it all, from which the outcome is written.
        let mut anchor = seen.or(bar);
        if let (Some(seen), Some(bar)) = (seen, bar) {
            anchor = Some(seen.union(bar));
        }
        if anchor.is_none()
            && let Some((_, span)) = self.form.said.first()
        {
            anchor =
                canvas.seen(span.0, span.1).map(|seen| Rangef::point(seen.center()).expand(sizes.em * 0.3));
        }
        let diamond = match (self.form.done, self.form.announced) {
            (Some(Done::Day(noon)), _) => Some((noon, true)),
            (_, Some(at)) => Some((at, false)),
            _ => None,
        };
        // The diamond's place is taken before the days late look for theirs.
        if let Some((at, _)) = diamond.filter(|(at, _)| canvas.scale.has(*at)) {
            let taken = Rangef::point(canvas.scale.x(at)).expand(sizes.radius + sizes.u);
            line.take(taken);
            anchor = Some(taken);
        } else if let Some((at, _)) = diamond {
            let taken = canvas.beyond(at, y, tint);
            line.take(taken);
            anchor = Some(taken);
        }
        let late = canvas.late(&self.form, &mut line, y, self.told.late.as_ref());
        let mut marked = None;
        if let Some((at, filled)) = diamond.filter(|(at, _)| canvas.scale.has(*at)) {
            let x = canvas.scale.x(at);
            canvas.diamond(x, y, filled, tint);
            let rect = Rect::from_center_size(pos2(x, y), egui::Vec2::splat(sizes.radius * 2.4));
            let part =
                if filled { Part::Actual } else { Part::Promise(first.map_or(0, |band| band.promise)) };
            if filled || announced {
                canvas.handle(event, part, rect, None);
            }
            marked = Some(rect);
        }
        if self.form.standing.status == crate::briefing::timing::Status::Overdue
            && let Some((_, to)) = self.form.late
        {
            anchor = canvas.seen(to, to).or(anchor);
        }
        // What has no room after the diamond stands on the line of its own, where there is one.
        let mut own = self.extra.then(|| canvas.line(REACH));
        let beside = anchor.and_then(|anchor| self.outcome(canvas, &mut line, y, anchor));
        let below = match (&mut own, anchor) {
            (Some(own), Some(anchor)) if beside.is_none() => self.under(canvas, own, last, anchor),
            _ => None,
        };
        let written = beside.or(below);
        if late.is_none()
            && let Some(words) = &self.told.late
            && let Some(anchor) = written.map(|rect| rect.x_range()).or(anchor)
        {
            let (after, before) = (anchor.max + sizes.gap * 1.5, anchor.min - sizes.gap * 1.5);
            let words = std::slice::from_ref(words);
            if let (Some(own), Some((from, to))) = (&mut own, self.form.late) {
                let beside = below
                    .is_none()
                    .then(|| canvas.write_late(&mut line, y, &[Spot::After(after)], words))
                    .flatten();
                if beside.is_none() {
                    let (from, to) = (canvas.scale.x(from), canvas.scale.x(to) - sizes.radius);
                    let to = if below.is_some() { before } else { to };
                    let spots = [Spot::Within(Rangef::new(from, to)), Spot::Before(to), Spot::After(from)];
                    canvas.write_late(own, last, &spots, words);
                }
            } else {
                canvas.write_late(&mut line, y, &[Spot::After(after), Spot::Before(before)], words);
            }
        }
        if let (Some(band), Some(seen)) = (first, seen) {
            let spots = [
                Spot::Within(seen.shrink((sizes.u * 1.5).min(seen.span() / 4.0))),
                Spot::After(seen.max + sizes.gap),
                Spot::Before(seen.min - sizes.gap),
            ];
            let words = std::slice::from_ref(&self.words[0]);
            let color = canvas.tokens().ink(Role::Mark);
            canvas.write(
                &mut line,
                y,
                &spots,
                &Words { choices: words, role: Role::Mark, color, lead: 0.0, whole: false },
            );
            self.window(canvas, band, Rect::from_x_y_ranges(seen, rows));
        }
        let done = written.into_iter().chain(marked).reduce(Rect::union).or_else(|| {
            bar.map(|bar| Rect::from_x_y_ranges(bar, Rangef::new(under, under + sizes.em * 0.5)))
        });
        if let (Some(rect), Some(_)) = (done, &event.actual) {
            canvas.item(rect, place(event, Part::Actual), &self.told.title, &self.told.outcome);
        }
    }

    /// What came of it is read from its mark on: a shorter text after it goes before a longer one that leads up to it,
    /// which would be read as the band's, and is only there where no line under it has room.
    fn outcome(&self, canvas: &mut Canvas<'_>, line: &mut Line, y: f32, anchor: Rangef) -> Option<Rect> {
        let gap = canvas.sizes.gap;
        let spots = [Spot::After(anchor.max + gap), Spot::Before(anchor.min - gap)];
        let words = self.done_words(canvas);
        let fits = self.done.iter().any(|choice| {
            let width = canvas.pen.width(choice, words.role);
            line.place(&spots[..1], width, width).is_some()
        });
        match (fits, self.extra) {
            (true, _) => canvas.write(line, y, &spots[..1], &words),
            (false, true) => None,
            (false, false) => canvas.write(line, y, &spots, &words),
        }
    }

    /// The same on a line of its own under the row, up to the end of its mark.
    fn under(&self, canvas: &mut Canvas<'_>, line: &mut Line, y: f32, anchor: Rangef) -> Option<Rect> {
        let words = self.done_words(canvas);
        canvas.write(line, y, &[Spot::Before(anchor.max), Spot::After(anchor.min)], &words)
    }

    fn done_words(&self, canvas: &Canvas<'_>) -> Words<'_> {
        let (role, color) = match self.form.done {
            Some(_) => (Role::Value, canvas.tokens().text),
            None => (Role::Mark, canvas.tokens().muted),
        };
        Words { choices: &self.done, role, color, lead: 0.0, whole: false }
    }

    /// A later statement, on a line of its own.
    fn trailing(&self, canvas: &mut Canvas<'_>, band: &Band, words: &String, y: f32, tint: Tint) {
        let sizes = canvas.sizes;
        let mut line = canvas.line(REACH);
        let rows = Rangef::point(y).expand(sizes.em * 0.24);
        let solid = Tint { soft: tint.mark.gamma_multiply(0.55), ..tint };
        self.said_on(canvas, band.promise, y, tint, &mut line);
        let Some(seen) = canvas.band(band, rows, solid) else { return };
        line.take(seen);
        let event = &canvas.scene.briefing.events[self.event];
        let days = Some((band.first, band.end));
        let touch = Rect::from_x_y_ranges(seen, rows.expand(sizes.u * 2.0));
        canvas.handle(event, Part::Promise(band.promise), touch, days);
        let spots = [Spot::After(seen.max + sizes.gap), Spot::Before(seen.min - sizes.gap)];
        let color = canvas.tokens().muted;
        let words =
            Words { choices: std::slice::from_ref(words), role: Role::Mark, color, lead: 0.0, whole: false };
        let written = canvas.write(&mut line, y, &spots, &words);
        let rect = Rect::from_x_y_ranges(seen, rows.expand(sizes.u * 2.0));
        self.window(canvas, band, written.map_or(rect, |written| written.union(rect)));
    }

    /// Marks where the statements were made that named a band's window: on its line.
    fn said_on(&self, canvas: &mut Canvas<'_>, promise: usize, y: f32, tint: Tint, line: &mut Line) {
        let event = &canvas.scene.briefing.events[self.event];
        let window = |at: usize| {
            event.promises.get(at).and_then(|promise| promise.when.as_ref()).map(|when| {
                let window = when.window();
                (window.first, window.last)
            })
        };
        let has_band = |at: usize| {
            self.form.bands.iter().any(|band| Some((band.window.first, band.window.last)) == window(at))
        };
        let first = self.form.bands.first().map_or(0, |band| band.promise);
        for (at, span) in &self.form.said {
            let here = window(*at) == window(promise) || (promise == first && !has_band(*at));
            if !here {
                continue;
            }
            let Some(seen) = canvas.said(*span, y, tint) else { continue };
            line.take(seen.expand(canvas.sizes.u));
            if !self.form.bands.iter().any(|band| band.promise == *at) {
                let rect = Rect::from_x_y_ranges(seen, Rangef::point(y)).expand(canvas.sizes.em * 0.4);
                let (name, value) = (self.told.title.clone(), self.told.said[*at].value.clone());
                canvas.item(rect, place(event, Part::Promise(*at)), &name, &value);
            }
        }
    }

    /// Lets a band be pointed at, and sets it off where it is selected itself.
    fn window(&self, canvas: &mut Canvas<'_>, band: &Band, rect: Rect) {
        let event = &canvas.scene.briefing.events[self.event];
        let place = place(event, Part::Promise(band.promise));
        if canvas.scene.selected == Some(&place) {
            canvas.ring(rect.expand(1.0 * canvas.sizes.u), 1.5);
        }
        let (name, value) = (self.told.title.clone(), self.told.said[band.promise].value.clone());
        canvas.item(rect, place, &name, &value);
    }
}

/// Text runs neither over a hard end nor over the arrow of an open one.
fn keep_off_edges(canvas: &Canvas<'_>, band: &Band, line: &mut Line) {
    if band.right == Edge::Open && canvas.scale.has(band.end) {
        let tip = canvas.scale.x(band.end);
        line.take(Rangef::new(tip - canvas.sizes.em * 0.5, tip));
    }
    for (edge, day) in [(band.left, band.first), (band.right, band.end)] {
        if edge == Edge::Hard && canvas.scale.has(day) {
            line.take(Rangef::point(canvas.scale.x(day)).expand(canvas.sizes.u * 1.5));
        }
    }
}
