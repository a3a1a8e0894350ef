//! Drawing the parts of an event on a time axis, whichever way the rows are arranged.

use std::sync::Arc;

use egui::{Color32, Galley, Rangef, Rect, Shape, Stroke, pos2, vec2};

use super::{
    form::{Band, Done, Edge, Form},
    ground::{Handle, LaneArea},
    place::{Line, Placed, Spot},
    scale::Scale,
};
use crate::{
    briefing::{
        Event, Id,
        edtf::Grip,
        index::{Part, Place},
    },
    figure::{
        Item, Layout, Scene,
        marks::{self, Heap, Stop},
        pen::{Anchor, Galleys, Pen},
        scenario,
        tokens::{Role, Theme, Tint, Tokens},
    },
};

/// Heights and distances of a medium, in points.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// A point of the design.
    pub u: f32,
    /// The size of the text at marks.
    pub em: f32,
    /// The height of the tallest line of text in a row.
    pub line: f32,
    /// The height of a lane's title.
    pub heading: f32,
    /// The height of a tick's name.
    pub axis: f32,
    /// Half the width of a diamond.
    pub radius: f32,
    /// Between a mark and the text beside it.
    pub gap: f32,
}

impl Sizes {
    /// The width of a triangle and text of a width beside it.
    pub fn late(&self, text: f32) -> f32 {
        self.em * 0.84 + self.gap * 0.8 + text
    }

    /// Of a medium.
    pub fn of(pen: &Pen<'_>) -> Self {
        let em = pen.tokens.size(Role::Mark);
        let line = [Role::Mark, Role::Label, Role::Value]
            .map(|role| pen.height(role))
            .into_iter()
            .fold(0.0, f32::max);
        Self {
            u: pen.tokens.unit,
            em,
            line,
            heading: pen.height(Role::Heading),
            axis: pen.height(Role::Axis),
            radius: em * 0.52,
            gap: em * 0.4,
        }
    }
}

/// A timeline while it is drawn: what lies over what is decided at the end.
pub struct Canvas<'a> {
    /// What is drawn.
    pub scene: Scene<'a>,
    /// To set text with.
    pub pen: Pen<'a>,
    /// Labels and items so far, and the shapes under all else.
    pub layout: Layout,
    /// Days against points.
    pub scale: Scale,
    /// Heights and distances.
    pub sizes: Sizes,
    /// The right end of what text may use.
    pub right: f32,
    /// Where lines run down the whole picture: text keeps off them.
    pub lines: Vec<f32>,
    /// Bands and bars.
    pub bands: Vec<Shape>,
    /// Lines and marks over them.
    pub marks: Vec<Shape>,
    /// Marks where there are very many.
    pub heap: Heap,
    /// Where statements were made, over all else: the mark of what came of it may lie near.
    pub rings: Vec<Shape>,
    /// The lanes.
    pub lanes: Vec<LaneArea>,
    /// What can be dragged.
    pub handles: Vec<Handle>,
    /// Texts set before.
    pub galleys: Galleys,
    /// Whether there are very many.
    pub crowded: bool,
    /// Of the row that is drawn, where there are very many: what is late, and where words stand between.
    pub late: (Vec<Rangef>, Vec<Rangef>),
    /// Whether what is drawn now is assumed in a scenario.
    pub assumed: bool,
}

/// Text that goes with a mark.
pub struct Words<'w> {
    /// The longest first.
    pub choices: &'w [String],
    /// What it is for.
    pub role: Role,
    /// Its colour.
    pub color: Color32,
    /// Room kept before the text for a triangle.
    pub lead: f32,
    /// Whether it is never shortened.
    pub whole: bool,
}

impl<'a> Canvas<'a> {
    /// The tokens.
    pub fn tokens(&self) -> &'a Tokens {
        self.scene.tokens
    }

    /// An empty line of text across the plot. Text may stand six ems from its mark, past a date's line, and `reach`
    /// ems past another mark.
    pub fn line(&self, reach: f32) -> Line {
        let em = self.sizes.em;
        let mut line = Line::new(Rangef::new(self.scale.left, self.right), (em * 6.0, em * reach));
        for x in &self.lines {
            line.keep_off(Rangef::point(*x).expand(self.sizes.u * 4.0));
        }
        line
    }

    /// Turns to an event: whether what comes of it is assumed decides how that is drawn.
    pub fn turn_to(&mut self, event: &Event) {
        self.assumed = self.scene.scenario.is_some()
            && self.scene.is_assumed(&Place { item: event.id.clone(), part: Part::Actual });
    }

    /// Whether an item or a part of it is selected.
    pub fn is_selected(&self, item: &Id) -> bool {
        self.scene.selected.is_some_and(|place| place.item == *item)
    }

    /// Sets the first of the words that has room at one of the spots, or else the last, shortened if it may be. Returns its
    /// place.
    pub fn write(&mut self, line: &mut Line, y: f32, spots: &[Spot], words: &Words<'_>) -> Option<Rect> {
        let rooms = line.rooms(spots);
        // Measuring is dearer than looking for room.
        let most = rooms.place(f32::MAX, 0.0)?.width;
        let em = self.sizes.em;
        // What would have room if all of it were counted need not be counted.
        let counted = |text: &String| words.lead + text.len() as f32 * em * 0.2 > most;
        let fits = |text: &String| !counted(text) || words.lead + at_least(text, em) <= most;
        // A letter or two of each of very many titles say nothing.
        let least = words.lead + self.sizes.em * if self.crowded { 6.0 } else { 3.0 };
        if (words.whole || most < least) && !words.choices.iter().any(fits) {
            return None;
        }
        let mut found: Option<(Placed, Arc<Galley>, &String)> = None;
        for choice in words.choices {
            if !fits(choice) {
                continue;
            }
            let galley = self.galleys.line(&self.pen, choice, words.role);
            let width = galley.size().x + words.lead;
            if let Some(placed) = rooms.place(width, width) {
                found = Some((placed, galley, choice));
                break;
            }
        }
        if found.is_none()
            && !words.whole
            && let Some(choice) = words.choices.last()
        {
            let placed = rooms.place(f32::MAX, least)?;
            // In steps, so that text measured before is used again while the picture moves.
            let step = self.sizes.em;
            let width = ((placed.width - words.lead) / step).floor() * step;
            let galley = self.galleys.fitted(&self.pen, choice, words.role, width);
            if galley.size().x > width {
                return None;
            }
            let width = galley.size().x + words.lead;
            found = rooms.place(width, width).map(|placed| (placed, galley, choice));
        }
        let (placed, galley, whole) = found?;
        line.take(placed.span().expand(self.sizes.gap));
        let at = pos2(placed.x + words.lead, y);
        let rect = self.pen.put_galley(&mut self.layout, at, Anchor::Left, galley, words.color, whole);
        Some(Rect::from_min_max(pos2(placed.x, rect.min.y), rect.max))
    }

    /// A width that a text has at least, without measuring it.
    pub fn at_least(&self, text: &str) -> f32 {
        at_least(text, self.sizes.em)
    }

    /// The part of a stretch of days that is in sight, in points.
    pub fn seen(&self, first: f64, end: f64) -> Option<Rangef> {
        (end >= self.scale.first && first < self.scale.last)
            .then(|| Rangef::new(self.scale.x(first), self.scale.x(end)))
    }

    /// A promised window; returns what of it is in sight.
    pub fn band(&mut self, band: &Band, rows: Rangef, tint: Tint) -> Option<Rangef> {
        let seen = self.seen(band.first, band.end)?;
        let u = self.sizes.u;
        let thin = seen.span() < 3.0 * u;
        let shape = if thin {
            let rect = Rect::from_x_y_ranges(Rangef::point(seen.center()).expand(1.5 * u), rows);
            if self.crowded {
                self.heap.rect(rect, tint.mark);
                return Some(seen);
            }
            Shape::rect_filled(rect, 0.0, tint.mark)
        } else if self.crowded && seen.span() < 24.0 * u {
            self.heap.rect(Rect::from_x_y_ranges(seen, rows), tint.soft);
            return Some(seen);
        } else {
            let stops = band.strengths();
            let stop = |(day, strength)| Stop { x: self.scale.exact(day), strength };
            let stops: Vec<Stop> = stops.into_iter().map(stop).collect();
            marks::soft_band(rows, &marks::cut(&stops, self.scale.across()), tint.soft)
        };
        self.bands.push(shape);
        if !thin {
            if self.tokens().theme == Theme::Print {
                self.outline(band, seen, rows, tint);
            }
            for (edge, day) in [(band.left, band.first), (band.right, band.end)] {
                let x = self.scale.x(day);
                if edge != Edge::Hard || !self.scale.has(day) {
                    continue;
                }
                if self.crowded {
                    let line = Rangef::point(x.round()).expand((0.75 * u).round());
                    self.heap.rect(Rect::from_x_y_ranges(line, rows), tint.mark);
                } else {
                    let stroke = Stroke::new(1.5 * u, tint.mark);
                    self.bands.push(Shape::vline(x, rows, stroke));
                }
            }
        }
        if band.right == Edge::Open && self.scale.has(band.end) {
            self.bands.push(marks::arrowhead(
                pos2(seen.max, rows.center()),
                vec2(1.0, 0.0),
                self.sizes.em * 0.5,
                tint.mark,
            ));
        }
        if band.left == Edge::Open && !band.from_said && self.scale.has(band.first) {
            self.bands.push(marks::arrowhead(
                pos2(seen.min, rows.center()),
                vec2(-1.0, 0.0),
                self.sizes.em * 0.5,
                tint.mark,
            ));
        }
        Some(seen)
    }

    /// On paper a faint band needs lines along it: whole where its ends are hard, else dashed.
    fn outline(&mut self, band: &Band, seen: Rangef, rows: Rangef, tint: Tint) {
        let stroke = Stroke::new(0.75 * self.sizes.u, tint.mark);
        let hard = band.left == Edge::Hard && band.right == Edge::Hard;
        for y in [rows.min, rows.max] {
            let points = [pos2(seen.min, y), pos2(seen.max, y)];
            let line =
                if hard { Shape::line_segment(points, stroke) } else { marks::dashed(&points, stroke) };
            self.bands.push(line);
        }
    }

    /// A diamond: filled for what happened, else open.
    pub fn diamond(&mut self, x: f32, y: f32, filled: bool, tint: Tint) {
        let radius = self.sizes.radius;
        let center = pos2(x, y);
        let tokens = self.tokens();
        if self.assumed && filled {
            self.marks.push(scenario::dotted_diamond(tokens, center, radius, tint));
        } else if self.crowded && filled {
            self.heap.diamond(center, radius, tint.mark);
        } else if filled {
            // A rim of the ground sets it off from a band of its own hue.
            let rim = Stroke::new(1.25 * self.sizes.u, tokens.ground);
            self.marks.push(marks::diamond(center, radius + 0.6 * self.sizes.u, tint.mark, rim));
        } else if self.crowded {
            let half = 0.75 * self.sizes.u;
            self.heap.diamond(center, radius + half, tint.mark);
            self.heap.diamond(center, radius - half * 1.8, tokens.ground);
        } else {
            self.marks.push(marks::diamond(
                center,
                radius,
                tokens.ground,
                Stroke::new(1.5 * self.sizes.u, tint.mark),
            ));
        }
    }

    /// The bar of something of which the day is not known, or that lasts.
    pub fn bar(&mut self, done: Done, rows: Rangef, tint: Tint) -> Option<Rangef> {
        let (first, end) = done.span();
        let seen = self.seen(first, end)?;
        let rect =
            Rect::from_x_y_ranges(Rangef::new(seen.min, seen.max.max(seen.min + 2.0 * self.sizes.u)), rows);
        if self.assumed {
            self.marks.extend(scenario::dotted(self.tokens(), rect, tint));
        } else if self.crowded {
            self.heap.rect(rect, tint.mark);
        } else if matches!(done, Done::Lasting { .. }) {
            // Solid, and light where a title is to stand in it.
            let line = 2.5 * self.sizes.u;
            if rows.span() > self.sizes.em {
                self.bands.push(Shape::rect_filled(rect, 0.0, tint.soft));
            }
            let solid = rect.with_min_y((rect.max.y - line).max(rect.min.y));
            self.bands.push(Shape::rect_filled(solid, 0.0, tint.mark));
        } else {
            let stroke = Stroke::new(1.0 * self.sizes.u, tint.mark);
            self.marks.push(Shape::rect_filled(rect, 0.0, self.tokens().ground));
            self.marks.push(marks::hatched(rect, self.sizes.em * 0.32, stroke));
        }
        Some(seen)
    }

    /// Where a statement was made: a ring on its day, or a line with ends over the days it may have been.
    pub fn said(&mut self, (first, end): (f64, f64), y: f32, tint: Tint) -> Option<Rangef> {
        let seen = self.seen(first, end)?;
        let stroke = Stroke::new(1.25 * self.sizes.u, tint.mark);
        let radius = self.sizes.em * 0.24;
        if end - first <= 1.0 {
            let x = seen.center();
            self.rings.push(Shape::circle_filled(
                pos2(x, y),
                radius + 0.6 * self.sizes.u,
                self.tokens().ground,
            ));
            self.rings.push(Shape::circle_stroke(pos2(x, y), radius, stroke));
            return Some(Rangef::point(x).expand(radius));
        }
        let cap = radius * 0.9;
        self.marks.push(Shape::hline(seen, y, stroke));
        for (day, x) in [(first, seen.min), (end, seen.max)] {
            if self.scale.has(day) {
                self.marks.push(Shape::vline(x, Rangef::point(y).expand(cap), stroke));
            }
        }
        Some(seen)
    }

    /// The dashes from a window's end to the delivery, with the days late between them where there is room.
    ///
    /// Returns where the days were written, if they were.
    pub fn late(&mut self, form: &Form, line: &mut Line, y: f32, words: Option<&String>) -> Option<Rect> {
        let (from, to) = form.late?;
        let seen = self.seen(from, to)?;
        let (u, em, radius) = (self.sizes.u, self.sizes.em, self.sizes.radius);
        let end = if matches!(form.done, Some(Done::Day(_))) && self.scale.has(to) {
            seen.max - radius
        } else {
            seen.max
        };
        let stroke = Stroke::new(1.5 * u, self.tokens().late);
        let dashes = Rangef::new(seen.min, end);
        let written = words.and_then(|words| {
            let inner = dashes.shrink(em * 0.7);
            self.write_late(line, y, &[Spot::Within(inner)], std::slice::from_ref(words))
        });
        let clear = written.map(|rect| rect.x_range().expand(self.sizes.gap));
        if self.crowded {
            self.late.0.push(dashes);
            self.late.1.extend(clear);
            return written;
        }
        let parts = match clear {
            Some(clear) => vec![Rangef::new(dashes.min, clear.min), Rangef::new(clear.max, dashes.max)],
            None => vec![dashes],
        };
        for part in parts.into_iter().filter(|part| part.span() > 1.0) {
            line.take(part);
            self.marks.push(marks::dashed(&[pos2(part.min, y), pos2(part.max, y)], stroke));
        }
        written
    }

    /// Draws the dashes of a row that was crowded: over each other they are one line, and words stand clear of all.
    pub fn late_row(&mut self, line: &mut Line, y: f32) {
        let (spans, clear) = std::mem::take(&mut self.late);
        let mut row = Line::new(self.scale.across(), (0.0, 0.0));
        for words in clear {
            row.take(words);
        }
        let width = (1.5 * self.sizes.u).floor().max(1.0);
        let top = (y - width / 2.0).round();
        for span in merged(spans) {
            for part in row.gaps(span).filter(|part| part.span() > 1.0) {
                line.take(part);
                let rows = Rangef::new(top, top + width);
                self.heap.dashes(part, rows, (width * 7.0, width * 12.0), self.scene.tokens.late);
            }
        }
    }

    /// A triangle and the days late, whole or not at all.
    pub fn write_late(&mut self, line: &mut Line, y: f32, spots: &[Spot], words: &[String]) -> Option<Rect> {
        let radius = self.sizes.em * 0.42;
        let lead = self.sizes.late(0.0);
        let color = self.tokens().late;
        let words = Words { choices: words, role: Role::Value, color, lead, whole: true };
        let rect = self.write(line, y, spots, &words)?;
        let center = pos2(rect.min.x + radius, y);
        if self.crowded {
            self.heap.triangle(center, radius, color);
        } else {
            self.marks.push(marks::triangle(center, radius, color));
        }
        Some(rect)
    }

    /// Points off the edge at what lies beyond it; returns where text may begin or end.
    pub fn beyond(&mut self, day: f64, y: f32, tint: Tint) -> Rangef {
        let length = self.sizes.em * 0.6;
        let (x, direction) =
            if day > self.scale.last { (self.scale.right, 1.0) } else { (self.scale.left, -1.0) };
        self.marks.push(marks::arrowhead(pos2(x, y), vec2(direction, 0.0), length, tint.mark));
        if direction > 0.0 { Rangef::new(x - length, x) } else { Rangef::new(x, x + length) }
    }

    /// Lets a stretch be pointed at.
    pub fn item(&mut self, rect: Rect, place: Place, name: &str, value: &str) {
        self.layout.items.push(Item { rect, place, name: name.to_owned(), value: value.to_owned() });
    }

    /// Lets a mark be dragged, if its event is selected and its date can be moved: a band or bar over these days, or
    /// the diamond of a day.
    pub fn handle(&mut self, event: &Event, part: Part, rect: Rect, days: Option<(f64, f64)>) {
        if !self.is_selected(&event.id) {
            return;
        }
        let when = match &part {
            Part::Promise(at) => event.promises.get(*at).and_then(|promise| promise.when.as_ref()),
            Part::Actual => event.actual.as_ref().map(|actual| &actual.when),
            Part::Whole | Part::Value(_) => None,
        };
        let Some(when) = when else { return };
        let moves = |grip| when.moved(grip, 0).is_some();
        let ends = days.map_or((false, false), |(first, end)| {
            let seen = |day, grip| self.scale.has(day) && moves(grip);
            (seen(first, Grip::Start), seen(end, Grip::End))
        });
        if moves(Grip::Whole) || ends.0 || ends.1 {
            let place = Place { item: event.id.clone(), part };
            self.handles.push(Handle { rect, place, ends, diamond: days.is_none() });
        }
    }

    /// Sets off what is selected.
    pub fn ring(&mut self, rect: Rect, width: f32) {
        let stroke = Stroke::new(width * self.sizes.u, self.tokens().accent);
        let radius = 5.0 * self.sizes.u;
        self.marks.push(Shape::rect_stroke(rect, radius, stroke, egui::StrokeKind::Inside));
    }

    /// Puts the layers together.
    pub fn finish(mut self, over: Vec<Shape>) -> Layout {
        self.layout.shapes.append(&mut self.bands);
        self.layout.shapes.extend(over);
        self.layout.shapes.extend(self.heap.into_shape());
        self.layout.shapes.append(&mut self.marks);
        self.layout.shapes.append(&mut self.rings);
        self.layout
    }
}

/// A width that a text has at least: no letter or digit is narrower than a fifth of an em.
fn at_least(text: &str, em: f32) -> f32 {
    let letters = if text.is_ascii() {
        text.bytes().filter(u8::is_ascii_alphanumeric).count()
    } else {
        text.chars().filter(|letter| letter.is_alphanumeric()).count()
    };
    letters as f32 * em * 0.2
}

/// Stretches that touch, as one; from left to right.
fn merged(mut spans: Vec<Rangef>) -> Vec<Rangef> {
    spans.sort_by(|one, other| one.min.total_cmp(&other.min));
    spans.dedup_by(|next, last| {
        let touch = next.min <= last.max;
        if touch {
            last.max = last.max.max(next.max);
        }
        touch
    });
    spans
}
