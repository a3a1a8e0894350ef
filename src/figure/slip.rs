//! How promised dates moved: the day something was said against the days that were promised, one line an event, with
//! the delivery as its end on the diagonal.

use egui::{Pos2, Rangef, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::{
    Item, Laid, Scene, Table, marks,
    pen::{Anchor, Pen},
    scenario,
    sheet::{Footnotes, Run, Sheet},
    timeline::{
        self, Scale, View, Which,
        form::{Band, Done, Edge, Form, start_of},
        place::Area,
        prepare::prepare,
        ticks::{self, Unit},
        words::{Told, in_view, list, place},
    },
    tokens::{Hue, Role, Tint},
};
use crate::{
    briefing::{Briefing, Event, index::Part},
    text::Texts,
};

/// More events than this are not drawn: those with the most statements go first.
const MOST: usize = 60;

/// Whether there is anything to draw: a promise with a window.
pub fn has_any(briefing: &Briefing) -> bool {
    let promises = briefing.events.iter().flat_map(|event| &event.promises);
    promises.filter_map(|promise| promise.when.as_ref()).any(|when| !when.window().is_open())
}

/// A statement of which both the day and the window are known.
#[derive(Clone, Debug)]
struct Said {
    /// The promise's position.
    promise: usize,
    /// The day it was said; the middle of the days where that is vague.
    day: f64,
    /// What it promised.
    band: Band,
}

/// An event with its statements.
struct Line<'b> {
    event: &'b Event,
    form: Form,
    told: Told,
    said: Vec<Said>,
    tint: Tint,
}

impl Line<'_> {
    /// The delivery, where its day is known or its middle.
    fn done(&self) -> Option<f64> {
        self.form.done.filter(|done| !matches!(done, Done::Lasting { .. })).map(|done| {
            let (first, end) = done.span();
            f64::midpoint(first, end)
        })
    }

    /// Whether its delivery is assumed.
    fn is_assumed(&self, scene: &Scene<'_>) -> bool {
        self.done().is_some() && scene.is_assumed(&place(self.event, Part::Actual))
    }

    /// How many days the last day promised moved, from the first statement to the last.
    fn moved(&self) -> Option<f64> {
        let mut ends =
            self.said.iter().filter(|said| said.band.window.last.is_some()).map(|said| said.band.end);
        let first = ends.next()?;
        ends.next_back().map(|last| last - first)
    }
}

fn lines<'b>(scene: &Scene<'b>, view: &View, range: (f64, f64)) -> Vec<Line<'b>> {
    let view = View { which: Which::Promises, ..view.clone() };
    let prepared = prepare(scene, &view);
    let mut lines = Vec::new();
    for entry in prepared.lanes.iter().flat_map(|lane| &lane.sorted.entries) {
        let event = &scene.briefing.events[entry.event as usize];
        let form = Form::of(scene, event);
        // A window that was named twice was promised twice.
        let said = form.said.iter().filter_map(|(promise, span)| {
            let window = event.promises[*promise].when.as_ref()?.window();
            let same = |band: &&Band| (band.window.first, band.window.last) == (window.first, window.last);
            let band = form.bands.iter().find(same)?.clone();
            let day = f64::midpoint(span.0, span.1);
            (range.0..range.1).contains(&day).then_some(Said { promise: *promise, day, band })
        });
        let said: Vec<Said> = said.collect();
        if said.is_empty() {
            continue;
        }
        let hue = super::hue(scene.briefing, scene.index, event.priority.as_ref());
        let told = Told::of(scene, event, &form);
        lines.push(Line { event, told, said, tint: scene.tokens.tint(hue), form });
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.said.len()));
    lines
}

/// The finding: how many promises were given another date.
fn finding(texts: &Texts, lines: &[Line<'_>]) -> String {
    let moved: Vec<f64> = lines.iter().filter_map(Line::moved).collect();
    let count = |keep: fn(f64) -> bool| moved.iter().filter(|days| keep(**days)).count();
    let parts = [
        ("slip-part-later", count(|days| days > 0.0)),
        ("slip-part-earlier", count(|days| days < 0.0)),
        ("slip-part-same", count(|days| days == 0.0)),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(_, count)| *count > 0).collect();
    match (lines.len(), parts.as_slice()) {
        (0, _) => texts.get("slip-finding-empty"),
        (n, []) => texts.with("slip-finding-none", &[("n", n.into())]),
        (1, [(key, _), ..]) => {
            let alone = texts.attribute(key, "alone", &[]).unwrap_or_default();
            texts.with("slip-finding-one", &[("parts", alone.into())])
        }
        (n, parts) => {
            let parts = parts.iter().map(|(key, count)| texts.with(key, &[("n", (*count).into())]));
            texts.with("slip-finding", &[("n", n.into()), ("parts", list(texts, parts).into())])
        }
    }
}

/// Lays the slip chart out.
pub fn layout(scene: &Scene<'_>, view: &View, size: Vec2, ctx: &egui::Context) -> Laid {
    let promises = View { which: Which::Promises, ..view.clone() };
    let range = view.range.unwrap_or_else(|| timeline::opening(scene, &promises));
    let mut lines = lines(scene, view, range);
    let texts = scene.texts;
    let title = finding(texts, &lines);
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);

    let mut notes = Footnotes::begun(scene);
    let numbers: Vec<String> = lines
        .iter()
        .map(|line| {
            let part = if line.done().is_some() { Part::Actual } else { Part::Promise(line.said[0].promise) };
            notes.cite(scene.index.evidence(scene.briefing, &place(line.event, part)))
        })
        .collect();
    let sheet = sheet(scene, ctx, size, &title, (&lines, more), &notes);
    let (pen, body) = (sheet.pen, sheet.body);
    let mut plot = Plot::new(scene, pen, body, range, sheet.layout);
    plot.axes(texts);
    plot.marks(&lines);
    plot.titles(&lines, &numbers);
    plot.layout.summary = in_view(texts, lines.len() + more, range);
    let mut layout = plot.layout;
    layout.shapes.append(&mut plot.over);
    Laid { layout, ..Laid::default() }
}

/// The same statements as those of the timeline, as a table.
pub fn table(scene: &Scene<'_>, view: &View) -> Table {
    timeline::table(scene, &View { which: Which::Promises, ..view.clone() })
}

fn sheet<'a>(
    scene: &Scene<'a>,
    ctx: &'a egui::Context,
    size: Vec2,
    title: &str,
    (lines, more): (&[Line<'_>], usize),
    notes: &Footnotes,
) -> Sheet<'a> {
    let texts = scene.texts;
    let tint = scene.tokens.tint(Hue::Grey);
    let open = lines.iter().flat_map(|line| &line.said).any(|said| said.band.right == Edge::Open);
    let done = lines.iter().any(|line| line.done().is_some() && !line.is_assumed(scene));
    let assumed = lines.iter().any(|line| line.is_assumed(scene));
    let [legend, open_words, done_words, assumed_words] =
        ["slip-legend", "slip-legend-open", "slip-legend-done", "scenario-assumed"].map(|key| texts.get(key));
    let more = if more > 0 { texts.with("slip-more", &[("n", more.into())]) } else { String::new() };
    let arrow = |at: Pos2, radius: f32| {
        marks::arrowhead(at - vec2(0.0, radius), vec2(0.0, -1.0), radius * 1.6, tint.mark)
    };
    let diamond = |at: Pos2, radius: f32| marks::diamond(at, radius, tint.mark, Stroke::NONE);
    let dotted = |at: Pos2, radius: f32| scenario::dotted_diamond(scene.tokens, at, radius, tint);
    let mut runs = vec![Run::Text(&legend)];
    if done {
        runs.extend([Run::Mark(&diamond), Run::Text(&done_words)]);
    }
    if assumed {
        runs.extend([Run::Mark(&dotted), Run::Text(&assumed_words)]);
    }
    if open {
        runs.extend([Run::Mark(&arrow), Run::Text(&open_words)]);
    }
    if !more.is_empty() {
        runs.push(Run::Text(&more));
    }
    Sheet::new(scene, ctx, size, title, &runs, notes)
}

/// The chart while it is drawn.
struct Plot<'a> {
    scene: Scene<'a>,
    pen: Pen<'a>,
    layout: super::Layout,
    /// Marks over all lines.
    over: Vec<Shape>,
    rect: Rect,
    x: Scale,
    /// Days against points up: `left` is the lower edge.
    y: Scale,
    area: Area,
    /// Where each line ends.
    ends: Vec<Option<Pos2>>,
    em: f32,
    u: f32,
}

impl<'a> Plot<'a> {
    fn new(
        scene: &Scene<'a>,
        pen: Pen<'a>,
        body: Rect,
        (first, last): (f64, f64),
        layout: super::Layout,
    ) -> Self {
        let axis = pen.height(Role::Axis);
        let (em, u) = (scene.tokens.size(Role::Axis), scene.tokens.unit);
        // Room for the names of both axes and their titles.
        let y = Scale {
            first,
            last,
            left: body.max.y - axis * 2.0 - u * 4.0,
            right: body.min.y + axis + u * 4.0,
        };
        let names = |unit: Unit| {
            let units = ticks::units(unit, &Scale { left: 0.0, right: (y.left - y.right).max(1.0), ..y });
            let names = units.iter().map(|(start, _)| unit.name_in_line(scene.texts, *start, false));
            names.map(|name| pen.width(&name, Role::Axis)).fold(0.0, f32::max)
        };
        let column = names(up(scene, &pen, &y)) + u * 6.0;
        let left = (body.min.x + column).min(body.max.x - em);
        let x = Scale { first, last, left, right: (body.max.x - em).max(left + 1.0) };
        let rect = Rect::from_min_max(pos2(x.left, y.right), pos2(x.right, y.left.max(y.right + 1.0)));
        let within = Rect::from_min_max(pos2(x.left, rect.min.y), pos2(body.max.x, rect.max.y));
        Self {
            scene: *scene,
            pen,
            layout,
            over: Vec::new(),
            rect,
            x,
            y,
            area: Area::new(within),
            ends: Vec::new(),
            em,
            u,
        }
    }

    fn at(&self, said: f64, promised: f64) -> Pos2 {
        let y = self.y.exact(promised).clamp(f64::from(self.rect.min.y), f64::from(self.rect.max.y)) as f32;
        pos2(self.x.x(said), y)
    }

    /// Both axes with their ticks and titles, and the diagonal.
    fn axes(&mut self, texts: &Texts) {
        let tokens = self.scene.tokens;
        let (rect, u) = (self.rect, self.u);
        let axis = self.pen.height(Role::Axis);
        let grid = tokens.grid_line();
        let unit = ticks::choose(&self.x, texts, self.em, |name| self.pen.width(name, Role::Axis));
        let mut free = f32::NEG_INFINITY;
        for (start, _) in ticks::units(unit, &self.x) {
            let day = start_of(start);
            if !self.x.has(day) {
                continue;
            }
            let x = self.x.x(day);
            self.layout.shapes.push(Shape::vline(x, rect.y_range(), grid));
            let name = unit.name_in_line(texts, start, free == f32::NEG_INFINITY);
            let width = self.pen.width(&name, Role::Axis);
            let left = (x - width / 2.0).max(rect.min.x);
            if left > free && left + width <= self.layout.size.x - u {
                let at = pos2(left, rect.max.y + u * 2.0);
                self.pen.put(&mut self.layout, at, Anchor::TopLeft, &name, Role::Axis);
                free = left + width + self.em * 0.6;
            }
        }
        let unit = up(&self.scene, &self.pen, &self.y);
        let flipped = Scale { left: 0.0, right: rect.height(), ..self.y };
        let mut top = f32::INFINITY;
        for (start, _) in ticks::units(unit, &flipped) {
            let day = start_of(start);
            if !self.y.has(day) {
                continue;
            }
            let y = self.at(self.x.first, day).y;
            self.layout.shapes.push(Shape::hline(rect.x_range(), y, grid));
            let name = unit.name_in_line(texts, start, false);
            let galley = self.pen.line(&name, Role::Axis);
            if y + axis / 2.0 < top
                && y - axis / 2.0 >= rect.min.y - axis / 2.0
                && rect.min.x - u * 4.0 >= galley.size().x
            {
                let ink = tokens.ink(Role::Axis);
                self.pen.put_galley(
                    &mut self.layout,
                    pos2(rect.min.x - u * 4.0, y),
                    Anchor::Right,
                    galley,
                    ink,
                    &name,
                );
                top = y - axis / 2.0;
            }
        }
        for (key, at, anchor) in [
            ("slip-axis-promised", pos2(rect.min.x, rect.min.y - u * 3.0 - axis), Anchor::TopLeft),
            ("slip-axis-said", pos2(rect.max.x, rect.max.y + u * 3.0 + axis), Anchor::TopRight),
        ] {
            let words = texts.get(key);
            if self.pen.width(&words, Role::Axis) <= rect.width() {
                self.pen.put(&mut self.layout, at, anchor, &words, Role::Axis);
            }
        }
        let ends = [self.at(self.x.first, self.x.first), self.at(self.x.last, self.x.last)];
        self.area.cross(ends);
        self.layout.shapes.push(Shape::line_segment(ends, tokens.axis_line()));
        self.layout.shapes.push(Shape::hline(rect.x_range(), rect.max.y, tokens.axis_line()));
    }

    /// Bars, dots, lines and diamonds.
    fn marks(&mut self, lines: &[Line<'_>]) {
        let width = self.em * 0.36;
        let days: Vec<f32> =
            lines.iter().flat_map(|line| &line.said).map(|said| self.x.x(said.day)).collect();
        let places = dodge(&days, width + 2.0 * self.u);
        let mut nth = 0;
        for line in lines {
            let stroke = Stroke::new(1.5 * self.u, line.tint.mark);
            let mut path: Vec<Pos2> = Vec::new();
            let mut x = self.rect.min.x;
            for said in &line.said {
                x = places[nth].clamp(self.rect.min.x, self.rect.max.x);
                nth += 1;
                path.extend(self.window(line, said, x, width));
            }
            for pair in path.windows(2) {
                self.layout.shapes.push(Shape::line_segment([pair[0], pair[1]], stroke));
                self.area.cross([pair[0], pair[1]]);
            }
            let Some(done) = line.done().filter(|done| self.x.has(*done)) else {
                self.ends.push(path.last().copied());
                continue;
            };
            let end = self.at(done, done);
            // A window without an end has the delivery in it.
            let way = [path.last().copied().unwrap_or(pos2(x, end.y)), end];
            self.layout.shapes.push(marks::dashed(&way, Stroke::new(1.0 * self.u, line.tint.mark)));
            self.area.cross(way);
            self.ends.push(Some(end));
            let radius = self.em * 0.5;
            let tokens = self.scene.tokens;
            self.over.push(if line.is_assumed(&self.scene) {
                scenario::dotted_diamond(tokens, end, radius, line.tint)
            } else {
                marks::diamond(end, radius, line.tint.mark, Stroke::new(1.25 * self.u, tokens.ground))
            });
            let rect = Rect::from_center_size(end, Vec2::splat(radius * 2.0));
            self.area.take(rect);
            let place = place(line.event, Part::Actual);
            self.item(rect, place, &line.told.title, &line.told.outcome);
        }
    }

    /// A promised window as a bar upward; returns its last day.
    fn window(&mut self, line: &Line<'_>, said: &Said, x: f32, width: f32) -> Option<Pos2> {
        let (top, bottom) = (self.at(said.day, said.band.end).y, self.at(said.day, said.band.first).y);
        let shown = Rangef::new(top, bottom.max(top + 2.0 * self.u));
        let rect = Rect::from_x_y_ranges(Rangef::point(x).expand(width / 2.0), shown);
        self.layout.shapes.push(Shape::rect_filled(rect, 0.0, line.tint.soft));
        let cap = Stroke::new(1.5 * self.u, line.tint.mark);
        for (edge, y) in [(said.band.right, shown.min), (said.band.left, shown.max)] {
            if edge == Edge::Hard {
                self.layout.shapes.push(Shape::hline(rect.x_range(), y, cap));
            }
        }
        self.area.take(rect);
        let place = place(line.event, Part::Promise(said.promise));
        let value = line.told.said[said.promise].value.clone();
        self.item(rect.expand(2.0 * self.u), place, &line.told.title, &value);
        if said.band.right == Edge::Open {
            let tip = pos2(x, shown.min - self.em * 0.3);
            self.over.push(marks::arrowhead(tip, vec2(0.0, -1.0), self.em * 0.6, line.tint.mark));
            return None;
        }
        let last = self.at(said.day, said.band.end - 0.5);
        let dot = pos2(x, last.y);
        let radius = self.em * 0.26;
        self.over.push(Shape::circle_filled(dot, radius, line.tint.mark));
        self.area.take(Rect::from_center_size(dot, Vec2::splat(radius * 2.0)));
        Some(dot)
    }

    /// Each event's title beside its end, or left out.
    fn titles(&mut self, lines: &[Line<'_>], numbers: &[String]) {
        let gap = self.em * 0.35;
        // Where each title's mark is, and the title.
        let mut put: Vec<(Pos2, Rect)> = Vec::new();
        let ends = std::mem::take(&mut self.ends);
        for (line, (number, end)) in lines.iter().zip(numbers.iter().zip(ends)) {
            let whole = format!("{}{number}", line.told.title);
            let Some(end) = end else { continue };
            let anchor = Rect::from_center_size(end, Vec2::splat(self.em));
            let mut placed = None;
            for galley in
                [self.pen.line(&whole, Role::Label), self.pen.fitted(&whole, Role::Label, self.em * 9.0)]
            {
                let size = galley.size();
                let beside = |min: Pos2| Rect::from_min_size(min, size);
                let (middle, center) = (anchor.center().y - size.y / 2.0, anchor.center().x - size.x / 2.0);
                let left = anchor.min.x - gap - size.x;
                let mut spots = vec![
                    beside(pos2(anchor.max.x + gap, middle)),
                    beside(pos2(anchor.max.x + gap, anchor.max.y - gap)),
                    beside(pos2(left, anchor.min.y - size.y + gap)),
                    beside(pos2(left, middle)),
                    beside(pos2(center, anchor.max.y + gap)),
                    beside(pos2(center, anchor.min.y - gap - size.y)),
                ];
                // Of marks on each other the titles stand one after another.
                let there = put.iter().filter(|(at, _)| at.distance(anchor.center()) < self.em * 1.2);
                spots
                    .splice(0..0, there.map(|(_, title)| beside(pos2(title.max.x + gap * 2.5, title.min.y))));
                if let Some(rect) = self.area.first_free(&spots) {
                    placed = Some((rect, galley));
                    break;
                }
            }
            let Some((rect, galley)) = placed else { continue };
            self.area.take(rect.expand2(vec2(gap, 0.0)));
            put.push((anchor.center(), rect));
            let ink = self.scene.tokens.ink(Role::Label);
            self.pen.put_galley(&mut self.layout, rect.min, Anchor::TopLeft, galley, ink, &whole);
            self.item(rect, line.event.id.clone().into(), &line.told.title, &line.told.value);
        }
        let words = self.scene.texts.get("slip-diagonal");
        let galley = self.pen.line(&words, Role::Axis);
        let size = galley.size();
        // Under the diagonal, from its upper end down until there is room.
        let spots: Vec<Rect> = (1..20)
            .map(|step| {
                let day = self.x.last - (self.x.last - self.x.first) * 0.04 * f64::from(step);
                let at = self.at(day, day);
                Rect::from_min_size(at + vec2(gap * 2.0, gap * 0.5), size)
            })
            .collect();
        if let Some(rect) = self.area.first_free(&spots) {
            let ink = self.scene.tokens.ink(Role::Axis);
            self.pen.put_galley(&mut self.layout, rect.min, Anchor::TopLeft, galley, ink, &words);
        }
    }

    fn item(&mut self, rect: Rect, place: crate::briefing::index::Place, name: &str, value: &str) {
        if self.scene.selected == Some(&place) {
            let stroke = Stroke::new(1.5 * self.u, self.scene.tokens.accent);
            self.over.push(Shape::rect_stroke(
                rect.expand(2.0 * self.u),
                3.0 * self.u,
                stroke,
                egui::StrokeKind::Middle,
            ));
        }
        self.layout.items.push(Item { rect, place, name: name.to_owned(), value: value.to_owned() });
    }
}

/// The unit of the axis upward: its names stand under each other.
fn up(scene: &Scene<'_>, pen: &Pen<'_>, y: &Scale) -> Unit {
    let height = pen.height(Role::Axis);
    let flipped = Scale { left: 0.0, right: (y.left - y.right).max(1.0), ..*y };
    ticks::choose(&flipped, scene.texts, height * 0.8, |_| height)
}

/// Moves marks that lie on each other apart, `width` points between neighbours, about where they were. In the order
/// given.
fn dodge(at: &[f32], width: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..at.len()).collect();
    order.sort_by(|one, other| at[*one].total_cmp(&at[*other]).then(one.cmp(other)));
    // Runs of neighbours, each with the sum of their places and their number; a run that reaches the one before is
    // joined to it.
    let mut runs: Vec<(f32, usize)> = Vec::new();
    for nth in &order {
        let mut run = (at[*nth], 1);
        while let Some((sum, count)) = runs.last().copied() {
            let reach = |(sum, count): (f32, usize)| (sum / count as f32, count as f32 * width / 2.0);
            let ((before, half), (here, other)) = (reach((sum, count)), reach(run));
            if before + half + other <= here {
                break;
            }
            run = (run.0 + sum, run.1 + count);
            runs.pop();
        }
        runs.push(run);
    }
    let mut places = vec![0.0; at.len()];
    let mut next = order.into_iter();
    for (sum, count) in runs {
        let first = sum / count as f32 - (count - 1) as f32 * width / 2.0;
        for (nth, slot) in next.by_ref().take(count).enumerate() {
            places[slot] = first + nth as f32 * width;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_on_one_day_stand_side_by_side() {
        assert_eq!(dodge(&[50.0, 10.0], 8.0), [50.0, 10.0]);
        assert_eq!(dodge(&[50.0, 50.0, 50.0], 8.0), [42.0, 50.0, 58.0]);
        assert_eq!(dodge(&[50.0, 51.0, 90.0], 8.0), [46.5, 54.5, 90.0]);
        // The third is pushed by the first two, and they by it.
        assert_eq!(
            dodge(&[50.0, 50.0, 55.0], 8.0).windows(2).filter(|pair| pair[1] - pair[0] >= 7.99).count(),
            2
        );
    }
}
