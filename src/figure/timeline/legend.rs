//! What the marks mean: only those that occur.

use egui::{Pos2, Rangef, Rect, Shape, Stroke, Vec2};

use super::{
    form::{Done, Form},
    prepare::Prepared,
    rows::LaneRows,
};
use crate::figure::{
    Hue, Scene,
    marks::{self, Stop},
    scenario,
    sheet::Run,
};

/// Which marks occur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    band: bool,
    trail: bool,
    said: bool,
    done: bool,
    vague: bool,
    lasting: bool,
    announced: bool,
    late: bool,
    many: bool,
    assumed: bool,
}

/// Draws a mark of a radius at a point.
type Mark<'m> = &'m dyn Fn(Pos2, f32) -> Shape;

/// With more events in sight than this it is not looked which marks occur: they do.
const LOOKED: usize = 400;

impl Legend {
    fn add(&mut self, form: &Form, rows: bool) {
        self.assumed |= form.assumed;
        self.band |= !form.bands.is_empty();
        self.trail |= rows && form.bands.len() > 1;
        self.said |= rows && !form.said.is_empty();
        match form.done {
            _ if form.assumed => {}
            Some(Done::Day(_)) => self.done = true,
            Some(Done::Between { .. }) => self.vague = true,
            Some(Done::Lasting { .. }) => self.lasting = true,
            None => {}
        }
        self.announced |= form.announced.is_some();
        self.late |= form.late.is_some();
    }

    /// Of rows.
    pub fn of_rows(lanes: &[LaneRows]) -> Self {
        let mut legend = Self::default();
        for row in lanes.iter().flat_map(|lane| lane.rows.iter().flatten()) {
            legend.add(&row.form, true);
        }
        legend
    }

    /// Of what is in sight, about so many events.
    pub fn of_entries(
        scene: &Scene<'_>,
        prepared: &Prepared,
        (first, last): (f64, f64),
        about: usize,
    ) -> Self {
        if about > LOOKED {
            return Self { band: true, done: true, many: true, ..Self::default() };
        }
        let mut legend = Self::default();
        for entry in prepared.lanes.iter().flat_map(|lane| lane.sorted.visible(first, last)) {
            legend.add(&Form::of(scene, &scene.briefing.events[entry.event as usize]), false);
        }
        legend
    }

    /// The marks and their meaning as a line of words and marks.
    pub fn explained<R>(&self, scene: &Scene<'_>, put: impl FnOnce(&[Run<'_>]) -> R) -> R {
        let tokens = scene.tokens;
        let (tint, ground) = (tokens.tint(Hue::Grey), tokens.ground);
        let stroke = |width: f32| Stroke::new(width * tokens.unit, tint.mark);
        let wide = |at: Pos2, radius: f32, tall: f32| {
            Rect::from_center_size(at, Vec2::new(radius * 2.0, radius * tall))
        };
        let trail = move |at: Pos2, radius: f32| {
            let rect = wide(at, radius, 0.5);
            let stops = [
                Stop { x: f64::from(rect.min.x), strength: 0.55 },
                Stop { x: f64::from(rect.max.x), strength: 0.55 },
            ];
            marks::soft_band(Rangef::new(rect.min.y, rect.max.y), &stops, tint.mark)
        };
        let said =
            move |at, radius: f32| Shape::Vec(vec![Shape::circle_stroke(at, radius * 0.6, stroke(1.25))]);
        let done = move |at, radius| marks::diamond(at, radius, tint.mark, Stroke::NONE);
        let announced = move |at, radius: f32| marks::diamond(at, radius * 0.9, ground, stroke(1.5));
        let vague = move |at, radius| marks::hatched(wide(at, radius, 1.0), radius * 0.7, stroke(1.0));
        let lasting = move |at, radius| Shape::rect_filled(wide(at, radius, 0.6), 0.0, tint.mark);
        let late = move |at, radius| marks::triangle(at, radius, tokens.late);
        let assumed = move |at, radius| scenario::dotted_diamond(tokens, at, radius, tint);
        let many = move |at, radius| {
            let rect = wide(at, radius, 1.6);
            let rim = Shape::rect_stroke(rect, 0.0, stroke(1.0), egui::StrokeKind::Inside);
            Shape::Vec(vec![Shape::rect_filled(rect, 0.0, tint.soft), rim])
        };
        let all: [(bool, Option<Mark<'_>>, &str); 10] = [
            (self.band, None, "timeline-legend-band"),
            (self.said, Some(&said), "timeline-legend-said"),
            (self.trail, Some(&trail), "timeline-legend-trail"),
            (self.done, Some(&done), "timeline-legend-done"),
            (self.vague, Some(&vague), "timeline-legend-vague"),
            (self.lasting, Some(&lasting), "timeline-legend-lasting"),
            (self.announced, Some(&announced), "timeline-legend-announced"),
            (self.late, Some(&late), "timeline-legend-late"),
            (self.many, Some(&many), "timeline-legend-many"),
            (self.assumed, Some(&assumed), "scenario-assumed"),
        ];
        let shown: Vec<(Option<Mark<'_>>, String)> = all
            .into_iter()
            .filter(|(occurs, ..)| *occurs)
            .map(|(_, mark, key)| (mark, scene.texts.get(key)))
            .collect();
        let mut runs = Vec::new();
        for (mark, words) in &shown {
            runs.extend(mark.map(Run::Mark));
            runs.push(Run::Text(words));
        }
        put(&runs)
    }
}
