//! The map's columns as shapes and labels.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, CornerRadius, Pos2, Rangef, Rect, Shape, Stroke, epaint::CubicBezierShape, pos2, vec2};

use super::{
    fit::{self, Heights, Kept},
    heights, inset,
    tell::{self, Teller},
    web::{Node, Web},
};
use crate::{
    briefing::{Id, Measure, MeasureKind, When},
    figure::{
        Item, Layout, Scene, hue,
        marks::{self, Stop},
        pen::{Anchor, Pen},
        sheet::Sheet,
        tokens::{Role, Tint, Tokens},
    },
};

/// Whether a measure's mark is a ring: something wrong, or a condition.
pub(super) fn is_ring(measure: &Measure) -> bool {
    matches!(measure.kind, MeasureKind::Problem | MeasureKind::Condition)
}

/// What there is room for.
pub(super) struct Fitted {
    /// The left column.
    pub kept: Kept,
    /// The middle one, and how many were dropped.
    money: (Vec<usize>, usize),
    /// The right one, and how many were dropped.
    others: (Vec<usize>, usize),
    /// Whether dates stand under the events rather than beside them.
    tall: bool,
    /// How much further apart the rows stand than they must, where there is room.
    stretch: f32,
}

/// How far apart rows may stand, of what they must.
const LOOSE: f32 = 1.5;

impl Fitted {
    pub(super) fn new(pen: &Pen<'_>, web: &Web<'_>, body: Rect) -> Self {
        let heights = heights(pen);
        let room = body.height() - head(pen);
        let boxed = boxed(pen);
        let of = |test: fn(&Node<'_>) -> bool| -> Vec<usize> {
            (0..web.nodes.len()).filter(|at| test(&web.nodes[*at])).collect()
        };
        let money = of(|node| matches!(node, Node::Money(_) | Node::NoMoney(_)));
        let others = of(|node| matches!(node, Node::Event(_) | Node::Party(_)));
        let of_others = |tall: bool| {
            let height = |at: usize| match web.nodes[at] {
                Node::Event(_) if tall => boxed,
                _ => heights.row,
            };
            fit::column(web, others.clone(), height, (heights.row, room))
        };
        let kept = Kept::new(web, &heights, room);
        let money = fit::column(web, money, |_| boxed, (heights.row, room));
        let tall = of_others(true);
        let is_tall = tall.1 == 0;
        let others = if is_tall { tall } else { of_others(false) };
        let mut fitted = Self { kept, money, others, tall: is_tall, stretch: 1.0 };
        if fitted.dropped() == 0 {
            let taken = fitted.height(web, pen).max(1.0);
            fitted.stretch = (room / taken).clamp(1.0, LOOSE);
        }
        fitted
    }

    /// The height of the highest column, in points.
    fn height(&self, web: &Web<'_>, pen: &Pen<'_>) -> f32 {
        let (heights, boxed) = (heights(pen), boxed(pen));
        let groups = self.kept.groups.iter().map(|(_, measures, _)| heights.group(measures.len()));
        let gaps = heights.gap * self.kept.groups.len().saturating_sub(1) as f32;
        let events = self.others.0.iter().filter(|at| matches!(web.nodes[**at], Node::Event(_))).count();
        let parties = self.others.0.len() - events;
        let event = if self.tall { boxed } else { heights.row };
        let others = event * events as f32 + heights.row * parties as f32;
        (groups.sum::<f32>() + gaps).max(boxed * self.money.0.len() as f32).max(others)
    }

    /// The height that the columns take with their headings where rows stand a little loose, in points.
    pub(super) fn natural(pen: &Pen<'_>, web: &Web<'_>, body: Rect) -> f32 {
        head(pen) + Self::new(pen, web, body).height(web, pen) * 1.1
    }

    /// Everything that is shown.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> {
        self.kept.measures().chain(self.money.0.iter().copied()).chain(self.others.0.iter().copied())
    }

    /// How many things are not shown.
    pub(super) fn dropped(&self) -> usize {
        let measures: usize = self.kept.groups.iter().map(|(.., dropped)| dropped).sum();
        measures + self.kept.dropped + self.money.1 + self.others.1
    }
}

/// The height of the columns' headings.
fn head(pen: &Pen<'_>) -> f32 {
    pen.height(Role::Axis) + 5.0 * pen.tokens.unit
}

/// The height of a box of two lines with the space under it.
fn boxed(pen: &Pen<'_>) -> f32 {
    (pen.height(Role::Label) + pen.height(Role::Value) + inset(pen).y * 2.0 + 6.0 * pen.tokens.unit).ceil()
}

/// A colour as it is, or set back.
fn faded(tokens: &Tokens, color: Color32, lit: bool) -> Color32 {
    if lit { color } else { color.lerp_to_gamma(tokens.ground, 0.68) }
}

/// Groups of measures under their priorities, each with its horizon.
pub(in crate::figure) struct Rows<'r, 'a> {
    /// What is shown.
    pub scene: Scene<'a>,
    /// To set text with.
    pub pen: Pen<'a>,
    /// What there is.
    pub web: &'r Web<'a>,
    /// What is said of it.
    pub teller: &'r Teller<'r, 'a>,
    /// The nodes and domains that are set off; all where nothing is selected.
    pub set_off: Option<(BTreeSet<usize>, BTreeSet<usize>)>,
    /// How much further apart the rows stand than they must.
    pub stretch: f32,
}

/// Where the rows of the left column stand, half way up.
#[derive(Default)]
pub(in crate::figure) struct Spots {
    /// Of each measure.
    measures: BTreeMap<usize, f32>,
    /// Of the heading of each domain.
    domains: BTreeMap<usize, f32>,
}

impl Rows<'_, '_> {
    fn heights(&self) -> Heights {
        let heights = heights(&self.pen);
        Heights { row: heights.row * self.stretch, ..heights }
    }

    fn lit(&self, node: usize) -> bool {
        self.set_off.as_ref().is_none_or(|(nodes, _)| nodes.contains(&node))
    }

    fn domain_lit(&self, domain: usize) -> bool {
        self.set_off.as_ref().is_none_or(|(_, domains)| domains.contains(&domain))
    }

    fn tint(&self, id: &Id) -> Tint {
        self.scene.tokens.tint(hue(self.scene.briefing, self.scene.index, Some(id)))
    }

    /// Draws them from the top of a rectangle.
    pub(in crate::figure) fn draw(&self, layout: &mut Layout, top: &Id, kept: &Kept, within: Rect) -> Spots {
        let heights = self.heights();
        let mut spots = Spots::default();
        let mut y = within.min.y;
        let widest = kept.measures().map(|at| self.horizon_width(at)).fold(0.0, f32::max);
        let horizon = widest.min(within.width() * 0.4);
        for (domain, measures, dropped) in &kept.groups {
            let tall = heights.group(measures.len());
            let rect = Rect::from_x_y_ranges(within.x_range(), Rangef::new(y, y + tall));
            self.group(layout, (*domain, measures, *dropped), rect, horizon, &mut spots);
            y += tall + heights.gap;
        }
        if kept.dropped > 0 {
            let rect = Rect::from_x_y_ranges(within.x_range(), Rangef::new(y, y + heights.row));
            let names = self.web.domains[kept.groups.len()..].iter();
            let names = names.map(|it| self.scene.texts.text(&it.priority.title).to_owned());
            self.more(layout, top, rect, kept.dropped, names);
        }
        spots
    }

    fn horizon_width(&self, node: usize) -> f32 {
        let text = self.teller.value(node);
        if text.is_empty() { 0.0 } else { self.pen.width(&text, Role::Mark) + inset(&self.pen).x * 2.0 }
    }

    fn group(
        &self,
        layout: &mut Layout,
        (domain, measures, dropped): (usize, &[usize], usize),
        rect: Rect,
        horizon: f32,
        spots: &mut Spots,
    ) {
        let (tokens, pen, unit) = (self.scene.tokens, &self.pen, self.scene.tokens.unit);
        let priority = self.web.domains[domain].priority;
        let lit = self.domain_lit(domain);
        let tint = self.tint(&priority.id);
        layout.shapes.push(Shape::rect_filled(rect, 4.0 * unit, tokens.panel));
        let bar = rect.with_max_x(rect.min.x + 3.5 * unit);
        layout.shapes.push(Shape::rect_filled(bar, 1.5 * unit, faded(tokens, tint.mark, lit)));
        let heights = self.heights();
        let text = self.scene.texts.text(&priority.title).to_owned();
        let text = match &priority.number {
            Some(number) => format!("{number} {text}"),
            None => text,
        };
        let left = bar.max.x + inset(pen).x;
        let row = |at: usize| {
            let top = rect.min.y + heights.pad + heights.row * at as f32;
            Rect::from_x_y_ranges(Rangef::new(left, rect.max.x), Rangef::new(top, top + heights.row))
        };
        let head = row(0);
        spots.domains.insert(domain, head.center().y);
        let all = &self.web.domains[domain].measures;
        let value = self.scene.texts.with("map-domain-measures", &[("n", all.len().into())]);
        self.item(layout, head.with_min_x(rect.min.x), &priority.id, text.clone(), value);
        let mut right = head.max.x - inset(pen).x;
        if dropped > 0 {
            let width = pen.width(&self.more_text(dropped), Role::Axis).min(head.width() * 0.4);
            let row = head.with_min_x(right - width).with_max_x(right);
            let rest = all.iter().filter(|at| !measures.contains(at));
            self.more(layout, &priority.id, row, dropped, rest.map(|at| self.teller.title(*at)));
            right -= width + inset(pen).x;
        }
        let galley = pen.fitted(&text, Role::Heading, (right - left).max(1.0));
        if galley.size().x <= right - left + 0.5 {
            let ink = faded(tokens, tint.text, lit);
            pen.put_galley(layout, head.left_center(), Anchor::Left, galley, ink, &text);
        }
        for (nth, at) in measures.iter().enumerate() {
            let row = row(nth + 1);
            spots.measures.insert(*at, row.center().y);
            self.measure(layout, *at, row, tint, horizon);
        }
    }

    fn measure(&self, layout: &mut Layout, at: usize, row: Rect, tint: Tint, horizon: f32) {
        let Node::Measure(measure) = self.web.nodes[at] else { return };
        let (tokens, pen, unit) = (self.scene.tokens, &self.pen, self.scene.tokens.unit);
        let lit = self.lit(at);
        let mark = faded(tokens, tint.mark, lit);
        let radius = tokens.size(Role::Label) * 0.2;
        let center = pos2(row.min.x + radius, row.center().y);
        layout.shapes.push(if is_ring(measure) {
            Shape::circle_stroke(center, radius, Stroke::new(1.25 * unit, mark))
        } else {
            Shape::circle_filled(center, radius, mark)
        });
        let left = center.x + radius + inset(pen).x * 0.75;
        let mut right = row.max.x - inset(pen).x;
        let words = self.teller.value(at);
        if let Some(when) = measure.when.as_ref().filter(|_| !words.is_empty() && horizon > 0.0) {
            let band = Rect::from_x_y_ranges(
                Rangef::new(right - horizon, right),
                Rangef::point(row.center().y).expand(heights(pen).row / 2.0 - 1.5 * unit),
            );
            self.horizon(layout, when, (band, &words), tint, lit);
            right = band.min.x - inset(pen).x;
        }
        let title = self.teller.title(at);
        let ink = faded(tokens, tokens.ink(Role::Label), lit);
        let galley = pen.fitted(&title, Role::Label, (right - left).max(1.0));
        if galley.size().x <= right - left + 0.5 {
            pen.put_galley(layout, pos2(left, row.center().y), Anchor::Left, galley, ink, &title);
        }
        self.item(layout, row, &measure.id, title, self.teller.told(at));
    }

    /// A window as a band that fades where an end is vague or open, with its words on it.
    fn horizon(&self, layout: &mut Layout, when: &When, (band, words): (Rect, &str), tint: Tint, lit: bool) {
        let (tokens, pen) = (self.scene.tokens, &self.pen);
        let window = when.window();
        if !when.is_missing() && !window.is_open() {
            let edge = |day: Option<_>, read: bool| match (day, read) {
                (None, _) => 0.0,
                (Some(_), true) => 0.35,
                (Some(_), false) => 1.0,
            };
            let (start, end) = (edge(window.first, window.first_read), edge(window.last, window.last_read));
            let at = |part: f32| f64::from(band.min.x + band.width() * part);
            let stops = [(0.0, start), (0.3, 1.0), (0.6, 1.0), (1.0, end)];
            let stops = stops.map(|(part, strength)| Stop { x: at(part), strength });
            layout.shapes.push(marks::soft_band(band.y_range(), &stops, faded(tokens, tint.soft, lit)));
        }
        let color = if when.is_missing() { tokens.muted } else { tokens.ink(Role::Mark) };
        let left = inset(pen).x * 0.75;
        let galley = pen.fitted(words, Role::Mark, band.width() - left * 2.0);
        if galley.size().x <= band.width() {
            let at = pos2(band.min.x + left, band.center().y);
            pen.put_galley(layout, at, Anchor::Left, galley, faded(tokens, color, lit), words);
        }
    }

    fn more_text(&self, count: usize) -> String {
        self.scene.texts.with("map-more", &[("n", count.into())])
    }

    /// Words that count what was dropped.
    fn more(
        &self,
        layout: &mut Layout,
        id: &Id,
        row: Rect,
        count: usize,
        names: impl Iterator<Item = String>,
    ) {
        let text = self.more_text(count);
        let galley = self.pen.fitted(&text, Role::Axis, row.width());
        if galley.size().x <= row.width() && galley.size().y <= row.height() + 0.5 {
            let ink = faded(self.scene.tokens, self.scene.tokens.ink(Role::Axis), self.set_off.is_none());
            self.pen.put_galley(layout, row.left_center(), Anchor::Left, galley, ink, &text);
        }
        self.item(layout, row, id, text, names.take(40).collect::<Vec<_>>().join("; "));
    }

    fn item(&self, layout: &mut Layout, rect: Rect, id: &Id, name: String, value: String) {
        let (tokens, unit) = (self.scene.tokens, self.scene.tokens.unit);
        if self.scene.selected.is_some_and(|place| place.item == *id) {
            let stroke = Stroke::new(1.5 * unit, tokens.accent);
            let rect = rect.expand2(vec2(2.0, 0.0) * unit);
            layout.shapes.push(Shape::rect_stroke(rect, 3.0 * unit, stroke, egui::StrokeKind::Middle));
        }
        layout.items.push(Item { rect, place: id.clone().into(), name, value });
    }
}

/// The map while it is drawn.
pub(super) struct Canvas<'r, 'a> {
    rows: Rows<'r, 'a>,
    body: Rect,
    /// What is laid out.
    pub layout: Layout,
    /// Where each box of the middle and right columns stands.
    boxes: BTreeMap<usize, Rect>,
}

impl<'r, 'a> Canvas<'r, 'a> {
    pub(super) fn new(
        scene: &Scene<'a>,
        web: &'r Web<'a>,
        sheet: Sheet<'a>,
        teller: &'r Teller<'r, 'a>,
    ) -> Self {
        let set_off = scene.selected.and_then(|place| web.set_off(&place.item));
        let rows = Rows { scene: *scene, pen: sheet.pen, web, teller, set_off, stretch: 1.0 };
        Self { rows, body: sheet.body, layout: sheet.layout, boxes: BTreeMap::new() }
    }

    pub(super) fn draw(&mut self, top: &Id, fitted: &Fitted) {
        let (pen, tokens) = (self.rows.pen, self.rows.scene.tokens);
        let width = self.body.width();
        let em = tokens.size(Role::Label);
        let gap = (width * 0.05).clamp(em, em * 4.0);
        let room = (width - gap * 2.0).max(0.0);
        let mut left = self.body.min.x;
        let columns = [0.46, 0.26, 0.28].map(|part| {
            let range = Rangef::new(left, left + room * part);
            left = range.max + gap;
            range
        });
        self.rows.stretch = fitted.stretch;
        let within = Rangef::new(self.body.min.y + head(&pen), self.body.max.y);
        if within.max - within.min < heights(&pen).row {
            return;
        }
        for (range, key) in columns.iter().zip(["map-head-measures", "map-head-money", "map-head-others"]) {
            let text = self.rows.scene.texts.get(key);
            let galley = pen.fitted(&text, Role::Axis, range.span());
            if galley.size().x <= range.span() {
                let at = pos2(range.min, self.body.min.y);
                pen.put_galley(&mut self.layout, at, Anchor::TopLeft, galley, tokens.ink(Role::Axis), &text);
            }
        }
        // Lines go under everything: they are laid out last and put first.
        let before = self.layout.shapes.len();
        let spots =
            self.rows.draw(&mut self.layout, top, &fitted.kept, Rect::from_x_y_ranges(columns[0], within));
        self.column(top, &fitted.money, columns[1], within, &spots, true);
        self.column(top, &fitted.others, columns[2], within, &spots, fitted.tall);
        let lines = self.lines(columns, &spots);
        self.layout.shapes.splice(before..before, lines);
    }

    /// Where a node would like to stand: amid what it belongs with, or else by its domain.
    fn wanted(&self, node: usize, spots: &Spots) -> Option<f32> {
        let web = self.rows.web;
        let near = web.neighbours(node).filter_map(|at| {
            spots.measures.get(&at).copied().or_else(|| self.boxes.get(&at).map(|it| it.center().y))
        });
        let near: Vec<f32> = near.collect();
        if near.is_empty() {
            return web.of[node].and_then(|domain| spots.domains.get(&domain)).copied();
        }
        Some(near.iter().sum::<f32>() / near.len() as f32)
    }

    /// The boxes of one column.
    fn column(
        &mut self,
        top: &Id,
        (nodes, dropped): &(Vec<usize>, usize),
        range: Rangef,
        mut within: Rangef,
        spots: &Spots,
        tall: bool,
    ) {
        let heights = self.rows.heights();
        let box_height = boxed(&self.rows.pen);
        let boxed = box_height * self.rows.stretch;
        let unit = self.rows.scene.tokens.unit;
        if *dropped > 0 {
            let row = Rect::from_x_y_ranges(range, Rangef::new(within.max - heights.row, within.max));
            within.max -= heights.row;
            let is_money = |at: usize| matches!(self.rows.web.nodes[at], Node::Money(_) | Node::NoMoney(_));
            let is_other = |at: usize| matches!(self.rows.web.nodes[at], Node::Event(_) | Node::Party(_));
            let money = nodes.first().is_some_and(|at| is_money(*at));
            let rest = (0..self.rows.web.nodes.len())
                .filter(|at| if money { is_money(*at) } else { is_other(*at) } && !nodes.contains(at));
            let names: Vec<String> = rest.take(40).map(|at| self.rows.teller.title(at)).collect();
            self.rows.more(&mut self.layout, top, row, *dropped, names.into_iter());
        }
        let height = |at: usize| match self.rows.web.nodes[at] {
            Node::Money(_) | Node::NoMoney(_) => boxed,
            Node::Event(_) if tall => boxed,
            _ => heights.row,
        };
        let mut order: Vec<(usize, f32)> = nodes
            .iter()
            .map(|at| (*at, self.wanted(*at, spots).map_or(within.max, |y| y - height(*at) / 2.0)))
            .collect();
        order.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
        let boxes: Vec<(f32, f32)> = order.iter().map(|(at, wanted)| (*wanted, height(*at))).collect();
        for ((at, _), top) in order.iter().zip(fit::stacked(&boxes, within)) {
            let tall = height(*at);
            let two = tall > heights.row;
            let (own, space) = if two { (box_height, 6.0) } else { (tall, 2.0) };
            let rect = Rect::from_x_y_ranges(range, Rangef::point(top + tall / 2.0))
                .expand2(vec2(0.0, (own - space * unit) / 2.0));
            self.boxes.insert(*at, rect);
            self.boxed(*at, rect, two);
        }
    }

    /// A box with what it is and how much or when: under each other, or beside each other.
    fn boxed(&mut self, at: usize, rect: Rect, two: bool) {
        let (tokens, pen) = (self.rows.scene.tokens, self.rows.pen);
        let (unit, inset) = (tokens.unit, inset(&pen));
        let lit = self.rows.lit(at);
        let node = self.rows.web.nodes[at];
        let mut left = rect.min.x + inset.x;
        let right = rect.max.x - inset.x;
        let tint = self.rows.web.of[at].map(|domain| self.rows.web.domains[domain].priority.id.clone());
        let hue = hue(self.rows.scene.briefing, self.rows.scene.index, tint.as_ref());
        let mark = faded(tokens, tokens.tint(hue).mark, lit);
        let is_known = match node {
            Node::Money(series) => {
                tell::value(series).is_some_and(|(_, number)| number.amount.midpoint().is_some())
            }
            _ => true,
        };
        let edge = Stroke::new(unit, faded(tokens, if lit { tokens.axis } else { tokens.edge }, lit));
        self.layout.shapes.push(Shape::rect_filled(rect, 4.0 * unit, tokens.ground));
        let center = |radius: f32| pos2(left + radius, rect.center().y);
        let em = tokens.size(Role::Label);
        match node {
            Node::NoMoney(_) => self.layout.shapes.push(marks::dashed_outline(rect, edge)),
            Node::Money(_) if !is_known => self.layout.shapes.push(marks::dashed_outline(rect, edge)),
            Node::Money(_) => {
                let stroke = Shape::rect_stroke(rect, 4.0 * unit, edge, egui::StrokeKind::Inside);
                let bar = rect.with_max_x(rect.min.x + 3.5 * unit);
                let corners = CornerRadius { nw: (4.0 * unit) as u8, sw: (4.0 * unit) as u8, ne: 0, se: 0 };
                self.layout.shapes.extend([stroke, Shape::rect_filled(bar, corners, mark)]);
                left += 2.0 * unit;
            }
            Node::Event(event) => {
                let radius = em * 0.36;
                let center = center(radius);
                let late = tell::is_late(&self.rows.scene, event);
                let color = if late { faded(tokens, tokens.late, lit) } else { mark };
                self.layout.shapes.push(if tell::is_done(&self.rows.scene, event) {
                    marks::diamond(center, radius, color, Stroke::NONE)
                } else {
                    let radius = radius - 0.75 * unit;
                    marks::diamond(center, radius, tokens.ground, Stroke::new(1.5 * unit, color))
                });
                left = center.x + radius + inset.x;
            }
            Node::Party(_) => {
                let (radius, stroke) = (em * 0.3, Stroke::new(1.25 * unit, faded(tokens, tokens.muted, lit)));
                let center = center(radius);
                // A head and shoulders.
                let head = pos2(center.x, center.y - radius * 0.75);
                self.layout.shapes.push(Shape::circle_stroke(head, radius * 0.6, stroke));
                let base = center.y + radius * 1.15;
                let arc: Vec<Pos2> = (0..=8u8)
                    .map(|step| {
                        let angle = std::f32::consts::PI * (1.0 + f32::from(step) / 8.0);
                        pos2(center.x + radius * 1.05 * angle.cos(), base + radius * 0.95 * angle.sin())
                    })
                    .collect();
                self.layout.shapes.push(Shape::line(arc, stroke));
                left = center.x + radius + inset.x;
            }
            Node::Measure(_) => {}
        }
        let title = self.rows.teller.title(at);
        let value = format!("{}{}", self.rows.teller.value(at), self.rows.teller.number(at));
        let strong = matches!(node, Node::Money(_)) && is_known;
        let role = if strong { Role::Value } else { Role::Axis };
        let mut put = |at: Pos2, anchor, width: f32, text: &str, role: Role| -> f32 {
            let galley = pen.fitted(text, role, width.max(1.0));
            let taken = galley.size().x;
            if taken > width + 0.5 || text.is_empty() {
                return 0.0;
            }
            let ink = faded(tokens, tokens.ink(role), lit);
            pen.put_galley(&mut self.layout, at, anchor, galley, ink, text);
            taken
        };
        if two {
            let top = pos2(left, rect.min.y + inset.y);
            put(top, Anchor::TopLeft, right - left, &title, Role::Label);
            let below = top + vec2(0.0, pen.height(Role::Label));
            put(below, Anchor::TopLeft, right - left, &value, role);
        } else {
            let taken = put(rect.right_center(), Anchor::Right, rect.width() * 0.45, &value, role);
            let gap = if taken > 0.0 { taken + inset.x } else { 0.0 };
            put(pos2(left, rect.center().y), Anchor::Left, rect.max.x - gap - left, &title, Role::Label);
        }
        self.rows.item(&mut self.layout, rect, node.id(), title, self.rows.teller.told(at));
    }

    /// Thin curves from column to column; those of what is selected over the others.
    fn lines(&self, columns: [Rangef; 3], spots: &Spots) -> Vec<Shape> {
        let tokens = self.rows.scene.tokens;
        let (mut under, mut over) = (Vec::new(), Vec::new());
        let selected = self.rows.set_off.is_some();
        let mut line = |from: Pos2, to: Pos2, lit: bool| {
            let width = if selected && lit { 1.75 } else { 1.0 } * tokens.unit;
            let color = if selected && lit { tokens.accent } else { faded(tokens, tokens.axis, lit) };
            let reach = vec2((to.x - from.x) * 0.5, 0.0);
            let points = [from, from + reach, to - reach, to];
            let curve = CubicBezierShape::from_points_stroke(
                points,
                false,
                Color32::TRANSPARENT,
                Stroke::new(width, color),
            );
            if lit { &mut over } else { &mut under }.push(Shape::CubicBezier(curve));
        };
        for (at, rect) in &self.boxes {
            let mut any = false;
            for other in self.rows.web.neighbours(*at) {
                let from = match (spots.measures.get(&other), self.boxes.get(&other)) {
                    (Some(y), _) => pos2(columns[0].max, *y),
                    (None, Some(other)) if other.max.x < rect.min.x => other.right_center(),
                    _ => continue,
                };
                any = true;
                line(from, rect.left_center(), self.rows.lit(*at) && self.rows.lit(other));
            }
            let domain = self.rows.web.of[*at].filter(|_| !any);
            if let Some((domain, y)) = domain.and_then(|domain| Some((domain, spots.domains.get(&domain)?))) {
                let lit = self.rows.lit(*at) && self.rows.domain_lit(domain);
                line(pos2(columns[0].max, *y), rect.left_center(), lit);
            }
        }
        under.extend(over);
        under
    }
}
