//! What surrounds the lanes: ticks, the letter's date, today, and the strip with all of the time there is.

use egui::{Color32, Rangef, Rect, Shape, Stroke, pos2, vec2};

use super::{
    canvas::{Canvas, Sizes},
    form::start_of,
    place::{Line, Spot},
    prepare::{Days, Prepared},
    scale::{Scale, Strip, clamped, date_of},
    ticks,
};
use crate::{
    briefing::Date,
    figure::{Scene, marks, pen::Anchor, sheet::Footnotes, tokens::Role},
};

/// The heights of what is above and under the lanes, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Of the ticks: one line or two.
    pub header: f32,
    /// Of the line with the letter's date.
    pub foot: f32,
    /// Of the strip with the gap above it; nothing where it is left out.
    pub strip: f32,
    /// Of the money under the lanes with the gap above it; nothing where there is none.
    pub money: f32,
}

impl Frame {
    /// From the fullest to the barest, for where there is little height; money of a height is in all of them.
    pub fn choices(sizes: &Sizes, letter: bool, money: f32) -> [Self; 4] {
        let foot = if letter { sizes.axis + sizes.u } else { 0.0 };
        let header = sizes.axis * 2.0 + 3.0 * sizes.u;
        let strip = (sizes.em * 1.3).max(sizes.axis) + 7.0 * sizes.u;
        [
            Self { header, foot, strip, money },
            Self { header, foot, strip: 0.0, money },
            Self { header, foot: 0.0, strip: 0.0, money },
            Self { header: sizes.axis + sizes.u, foot: 0.0, strip: 0.0, money },
        ]
    }

    /// All of it.
    pub fn height(&self) -> f32 {
        self.header + self.foot + self.strip + self.money
    }

    /// Where the money goes under lanes that end at `bottom`, in a body: higher where there is height left; and where
    /// all of it ends.
    pub fn panel(&self, bottom: f32, body: Rect) -> (Option<Rect>, f32) {
        if self.money <= 0.0 {
            return (None, bottom);
        }
        let left = body.max.y - self.foot - self.strip - bottom;
        let height = left.min(self.money * 2.2).max(self.money);
        let gap = self.money * 0.09;
        let rows = Rangef::new(bottom + gap, bottom + height);
        (Some(Rect::from_x_y_ranges(body.x_range(), rows)), rows.max)
    }
}

/// The day of the document that the briefing is about.
pub fn letter(scene: &Scene<'_>) -> Option<Date> {
    let source = scene.index.source(scene.briefing, scene.briefing.subject.as_ref()?)?;
    source.date.as_ref()?.window().day()
}

/// The days at which a line runs down the picture: the letter's, and today's.
pub fn lines(scene: &Scene<'_>, scale: &Scale) -> Vec<f32> {
    let days = [letter(scene), Some(scene.today)].into_iter().flatten().map(|day| start_of(day) + 0.5);
    days.filter(|day| scale.has(*day)).map(|day| scale.x(day)).collect()
}

/// Draws the ticks from `top` on and their lines down to `bottom`, and what is said of today.
pub fn ticks(canvas: &mut Canvas<'_>, frame: &Frame, top: f32, bottom: f32) {
    let (scene, scale, sizes) = (canvas.scene, canvas.scale, canvas.sizes);
    let texts = scene.texts;
    let unit = ticks::choose(&scale, texts, sizes.gap * 2.0, |name| canvas.pen.width(name, Role::Axis));
    let two = frame.header > sizes.axis * 2.0;
    let lower = top + frame.header - sizes.axis - sizes.u;
    let mut upper_line = Line::new(Rangef::new(scale.left, canvas.right), (0.0, 0.0));
    if two {
        today(canvas, &mut upper_line, top, bottom);
    } else {
        today_line(canvas, top, bottom);
    }
    let major = unit.above();
    let units = ticks::units(unit, &scale);
    let starts_major = |day: Date| major.is_some_and(|major| major.start(day) == day);
    for (start, end) in &units {
        let from = start_of(*start);
        let x = scale.x(from);
        if scale.has(from) {
            let y = if two && starts_major(*start) { top } else { lower };
            let line = Rangef::new(y, bottom);
            canvas.layout.shapes.push(Shape::vline(x, line, canvas.tokens().grid_line()));
        }
        let name = unit.name(texts, *start, false);
        let galley = canvas.pen.line(&name, Role::Axis);
        let x = x + sizes.u * 3.0;
        if x + galley.size().x <= scale.x(*end).min(canvas.right) {
            let ink = canvas.tokens().ink(Role::Axis);
            let at = pos2(x, lower + sizes.axis / 2.0);
            canvas.pen.put_galley(&mut canvas.layout, at, Anchor::Left, galley, ink, &name);
        }
    }
    if let Some(major) = major.filter(|_| two) {
        for (start, end) in ticks::units(major, &scale) {
            let name = major.name(texts, start, true);
            let galley = canvas.pen.line(&name, Role::Value);
            let x = scale.x(start_of(start)) + sizes.u * 3.0;
            let room = Rangef::new(x, (x + galley.size().x).min(canvas.right));
            // A name that does not fit in what is seen of its unit stays away, as does one where today is told.
            let fits = x + galley.size().x <= scale.x(end).min(canvas.right);
            if fits
                && upper_line
                    .is_free(room.expand(sizes.gap).intersection(Rangef::new(scale.left, canvas.right)))
            {
                let at = pos2(x, top + sizes.axis / 2.0);
                let ink = canvas.tokens().ink(Role::Value);
                canvas.pen.put_galley(&mut canvas.layout, at, Anchor::Left, galley, ink, &name);
                upper_line.take(room);
            }
        }
    }
}

/// Today: a line where it is in sight, else which way it lies.
fn today(canvas: &mut Canvas<'_>, line: &mut Line, top: f32, bottom: f32) {
    let (scene, scale, sizes) = (canvas.scene, canvas.scale, canvas.sizes);
    let words = scene.texts.with("timeline-today", &[("day", scene.texts.day_short(scene.today).into())]);
    let galley = canvas.pen.line(&words, Role::Axis);
    let (width, y) = (galley.size().x, top + sizes.axis / 2.0);
    let at = start_of(scene.today) + 0.5;
    let ink = canvas.tokens().ink(Role::Axis);
    let arrow = sizes.em * 0.5;
    let x = if scale.has(at) {
        today_line(canvas, top, bottom);
        (scale.x(at) - width / 2.0).min(canvas.right - width).max(scale.left)
    } else if at > scale.last {
        let tip = pos2(canvas.right, y);
        canvas.marks.push(marks::arrowhead(tip, vec2(1.0, 0.0), arrow, ink));
        canvas.right - arrow - sizes.gap - width
    } else {
        let tip = pos2(scale.left, y);
        canvas.marks.push(marks::arrowhead(tip, vec2(-1.0, 0.0), arrow, ink));
        scale.left + arrow + sizes.gap
    };
    let span = Rangef::new(x, x + width);
    if x < scale.left - 0.1 || span.max > canvas.right + 0.1 {
        return;
    }
    canvas.pen.put_galley(&mut canvas.layout, pos2(x, y), Anchor::Left, galley, ink, &words);
    line.take(span.expand(sizes.gap + arrow));
}

fn today_line(canvas: &mut Canvas<'_>, top: f32, bottom: f32) {
    let at = start_of(canvas.scene.today) + 0.5;
    if canvas.scale.has(at) {
        let stroke = Stroke::new(1.25 * canvas.sizes.u, canvas.tokens().axis);
        let x = canvas.scale.x(at);
        canvas.bands.push(Shape::vline(x, Rangef::new(top + canvas.sizes.axis, bottom), stroke));
    }
}

/// The letter's date, a dashed line with its name in the foot.
pub fn letter_line(
    canvas: &mut Canvas<'_>,
    frame: &Frame,
    top: f32,
    bottom: f32,
    notes: &mut Footnotes,
) -> Option<Shape> {
    let scene = canvas.scene;
    let day = letter(&scene)?;
    let at = start_of(day) + 0.5;
    if !canvas.scale.has(at) {
        return None;
    }
    let (sizes, scale) = (canvas.sizes, canvas.scale);
    let accent = canvas.tokens().accent;
    let x = scale.x(at);
    if frame.foot > 0.0 {
        let long = scale.last - scale.first > 800.0;
        let day = if long { scene.texts.day_short(day) } else { scene.texts.day_month_short(day) };
        let number = scene.briefing.subject.as_ref().map(|subject| notes.number(subject)).unwrap_or_default();
        let words = scene.texts.with("timeline-letter", &[("day", day.into())]);
        let words = format!("{words}{number}");
        let galley = canvas.pen.line(&words, Role::Value);
        let width = galley.size().x;
        let left = (x - width / 2.0).min(canvas.right - width).max(0.0);
        let at = pos2(left, bottom + frame.foot - sizes.axis / 2.0);
        if left + width <= canvas.right {
            canvas.pen.put_galley(&mut canvas.layout, at, Anchor::Left, galley, accent, &words);
        }
    }
    let points = [pos2(x, top), pos2(x, bottom + sizes.u)];
    Some(marks::dashed(&points, Stroke::new(1.5 * sizes.u, accent)))
}

/// Draws the strip: all of the time there is, a mark an event, and the part that is seen.
pub fn strip(canvas: &mut Canvas<'_>, prepared: &mut Prepared, left: f32, rect: Rect) -> Strip {
    let (sizes, seen) = (canvas.sizes, canvas.scale);
    let tokens = canvas.tokens();
    let span = prepared.span.unwrap_or((seen.first, seen.last));
    let air = ((span.1 - span.0) * 0.02).max(3.0);
    let (first, last) = clamped((span.0 - air).min(seen.first), (span.1 + air).max(seen.last));
    let scale = Scale { first, last, left: rect.min.x, right: rect.max.x };
    let bar = Shape::rect_filled(rect, 2.0 * sizes.u, tokens.edge.gamma_multiply(0.55));
    canvas.layout.shapes.push(bar);

    let (from, to) = (date_of(span.0).year(), date_of(span.1 - 1.0).year());
    let years = if from == to { from.to_string() } else { format!("{from}–{to}") };
    let mut line = Line::new(Rangef::new(left, rect.min.x - sizes.gap), (0.0, 0.0));
    let width = canvas.pen.width(&years, Role::Axis);
    if let Some(placed) = line.place(&[Spot::Before(rect.min.x - sizes.gap)], width, width) {
        line.take(placed.span());
        let ink = tokens.ink(Role::Axis);
        canvas.pen.put_in(
            &mut canvas.layout,
            pos2(placed.x, rect.center().y),
            Anchor::Left,
            &years,
            Role::Axis,
            ink,
        );
    }

    let marks = prepared.strip_marks((scale, rect, sizes.u, tokens.axis), |starts| {
        strip_marks(starts, &scale, rect, (sizes.u, tokens.axis))
    });
    canvas.layout.shapes.extend(marks);

    let window = Rangef::new(scale.x(seen.first), scale.x(seen.last));
    let window = if window.span() < 4.0 * sizes.u {
        Rangef::point(window.center()).expand(2.0 * sizes.u)
    } else {
        window
    };
    let outline = Rect::from_x_y_ranges(window, rect.y_range().expand(1.5 * sizes.u));
    let stroke = Stroke::new(1.5 * sizes.u, tokens.accent);
    canvas.layout.shapes.push(Shape::rect_stroke(outline, 3.0 * sizes.u, stroke, egui::StrokeKind::Middle));
    Strip { rect, scale, seen: outline }
}

/// A mark for every few points that have an event: taller where there are more.
fn strip_marks(starts: &Days, scale: &Scale, rect: Rect, (u, color): (f32, Color32)) -> Option<Shape> {
    let mut heap = marks::Heap::default();
    let step = f64::from(3.0 * u) / scale.per_day();
    let mut at = 0;
    while let Some(start) = starts.get(at) {
        let count = (starts.next_from(at, start + step) - at).max(1);
        let height = rect.height() * (0.28 + 0.1 * (count as f32).ln()).min(0.8);
        let width = 2.0 * u;
        let x = (scale.x(start) + width / 2.0).min(rect.max.x - width);
        heap.rect(Rect::from_center_size(pos2(x, rect.center().y), vec2(width, height)), color);
        at += count;
    }
    heap.into_shape()
}
