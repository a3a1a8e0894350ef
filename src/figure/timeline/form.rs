//! What an event looks like along a time axis, in days; nothing of points, colours or words.

use super::scale::day_number;
use crate::{
    briefing::{
        Date, Event, EventKind, PromiseKind, When,
        edtf::{End, Point, Shape},
        index::{Part, Place},
        timing::{Standing, Status, standing},
        when::Window,
    },
    figure::Scene,
};

/// How many days a band runs on, fading, where its end is open.
const OPEN: f64 = 120.0;

/// What part of a band fades at an end that is vague, and at one that is open.
const FADE: (f64, f64) = (0.35, 0.65);

/// The strength of a band at an end that is vague: not nothing, so that it is seen how far it goes.
const FAINT: f32 = 0.12;

/// How an end of a window is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// A date says so.
    Hard,
    /// The author's reading says so, or the date is approximate or uncertain.
    Soft,
    /// It is open.
    Open,
}

/// A window that was named.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The promise that named it first, by its position.
    pub promise: usize,
    /// Its days.
    pub window: Window,
    /// Where it is drawn from.
    pub first: f64,
    /// Where it is drawn to: the day after its last.
    pub end: f64,
    /// Its left end.
    pub left: Edge,
    /// Its right end.
    pub right: Edge,
    /// Whether its open beginning is drawn from the day it was said, which bounds it.
    pub from_said: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Done {
    /// On a day; the moment is its noon.
    Day(f64),
    /// Some time between two days, of which one may be open.
    Between {
        /// The first.
        first: f64,
        /// The day after the last.
        end: f64,
    },
    /// From a day up to and including another.
    Lasting {
        /// The first.
        first: f64,
        /// The day after the last.
        end: f64,
    },
}

impl Done {
    /// Its first moment and its last.
    pub fn span(self) -> (f64, f64) {
        match self {
            Self::Day(noon) => (noon, noon),
            Self::Between { first, end } | Self::Lasting { first, end } => (first, end),
        }
    }
}

/// An event along a time axis, as of a day: what was said or done after it is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What came of it, measured against the first promise.
    pub standing: Standing,
    /// Each window that was named, in the order of the statements; of the same windows one.
    pub bands: Vec<Band>,
    /// When each statement was made: the promise's position and the days.
    pub said: Vec<(usize, (f64, f64))>,
    /// What came of it.
    pub done: Option<Done>,
    /// From the end of the first promise's window to the delivery, or to today.
    pub late: Option<(f64, f64)>,
    /// What was announced, and of which nobody knows whether it happened, or that is still to come.
    pub announced: Option<f64>,
    /// Whether what came of it is assumed in a scenario.
    pub assumed: bool,
}

/// The first moment of a day.
pub fn start_of(day: Date) -> f64 {
    f64::from(day_number(day))
}

/// The first moment after a day.
fn end_of(day: Date) -> f64 {
    start_of(day) + 1.0
}

impl Form {
    /// Of an event, on the scene's day.
    pub fn of(scene: &Scene<'_>, event: &Event) -> Self {
        let today = scene.today_for(event);
        let standing = standing(event, scene.day_for(event));
        let mut form = Self {
            standing,
            bands: Vec::new(),
            said: Vec::new(),
            done: done(event, today),
            late: None,
            announced: None,
            assumed: scene.scenario.is_some()
                && scene.is_assumed(&Place { item: event.id.clone(), part: Part::Actual }),
        };
        let reached = form.done.map_or(end_of(today), |done| done.span().1);
        for (at, promise) in event.promises.iter().enumerate() {
            let said = scene.index.said_on(scene.briefing, promise).map(When::window).unwrap_or_default();
            if said.first.is_some_and(|first| first > today) {
                continue;
            }
            if let (Some(first), Some(last)) = (said.first.or(said.last), said.last.or(said.first)) {
                form.said.push((at, (start_of(first), end_of(last))));
            }
            let Some(when) = promise.when.as_ref().filter(|_| promise.kind != PromiseKind::Withdrawn) else {
                continue;
            };
            let window = when.window();
            if !window.is_open() && form.bands.iter().all(|band| !same(&band.window, &window)) {
                form.bands.push(band(at, when, said.day().or(said.first), reached));
            }
        }
        let first = form.bands.first().filter(|band| band.promise == 0);
        if let (Status::Late | Status::Overdue, Some(deadline)) =
            (standing.status, first.and_then(|band| band.window.last))
        {
            form.late = Some((end_of(deadline), form.done.map_or(end_of(today), |done| done.span().0)));
        }
        form.announced = first.filter(|_| form.done.is_none()).and_then(|band| {
            let (first, last) = (band.window.first?, band.window.last?);
            let shown = match standing.status {
                Status::Unknown => true,
                Status::NotDue | Status::Due => first == last,
                _ => false,
            };
            shown.then(|| f64::midpoint(start_of(first), end_of(last)))
        });
        form
    }

    /// The days it covers, statements included; `None` where it has none at all.
    pub fn extent(&self) -> Option<(f64, f64)> {
        let said = self.said.iter().map(|(_, span)| *span);
        self.marks().chain(said).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// The days its marks cover, the ticks of its statements aside.
    pub fn body(&self) -> Option<(f64, f64)> {
        self.marks().reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    fn marks(&self) -> impl Iterator<Item = (f64, f64)> {
        let bands = self.bands.iter().map(|band| (band.first, band.end));
        let announced = self.announced.map(|at| (at, at));
        bands.chain(self.done.map(Done::span)).chain(self.late).chain(announced)
    }

    /// The span that counts for the opening of the view: first statement to last delivery or reading. A band counts
    /// as far as its days are known.
    pub fn known(&self) -> Option<(f64, f64)> {
        let windows = self.bands.iter().filter_map(|band| {
            let first = band.window.first.or(band.window.last)?;
            let last = band.window.last.or(band.window.first)?;
            Some((start_of(first), end_of(last)))
        });
        let said = self.said.iter().map(|(_, span)| *span);
        let rest = self.done.map(Done::span).into_iter().chain(self.late);
        windows.chain(said).chain(rest).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }
}

/// What came of an event by a day.
fn done(event: &Event, today: Date) -> Option<Done> {
    let when = &event.actual.as_ref()?.when;
    if when.window().first.is_some_and(|first| first > today) {
        return None;
    }
    dated(when, event.kind)
}

/// Where the date of what came of it lies.
pub fn dated(when: &When, kind: EventKind) -> Option<Done> {
    let window = when.window();
    let (first, end) = match (window.first, window.last) {
        (Some(first), Some(last)) => (start_of(first), end_of(last)),
        (Some(first), None) => (start_of(first), start_of(first) + OPEN),
        (None, Some(last)) => (end_of(last) - OPEN, end_of(last)),
        (None, None) => return None,
    };
    Some(match window.day() {
        _ if kind == EventKind::Period => Done::Lasting { first, end },
        Some(day) => Done::Day(start_of(day) + 0.5),
        None => Done::Between { first, end },
    })
}

fn same(one: &Window, other: &Window) -> bool {
    (one.first, one.last) == (other.first, other.last)
}

/// The window of a promise. An open beginning is drawn from the day it was said; an open end fades out after
/// `reached`, the delivery or today.
fn band(promise: usize, when: &When, said: Option<Date>, reached: f64) -> Band {
    let window = when.window();
    let (vague_first, vague_last) = vague(when);
    let left = match window.first {
        None => Edge::Open,
        // "From now on" is as sharp as the day it was said.
        first if first == said => Edge::Hard,
        Some(_) if window.first_read || vague_first => Edge::Soft,
        Some(_) => Edge::Hard,
    };
    let right = match window.last {
        None => Edge::Open,
        Some(_) if window.last_read || vague_last => Edge::Soft,
        Some(_) => Edge::Hard,
    };
    let said = said.filter(|said| window.first.is_none() && window.last.is_some_and(|last| *said < last));
    let (first, end) = match (window.first, window.last) {
        (Some(first), Some(last)) => (start_of(first), end_of(last)),
        (Some(first), None) => (start_of(first), start_of(first).max(reached) + OPEN),
        (None, Some(last)) => (said.map_or(end_of(last) - OPEN, start_of), end_of(last)),
        (None, None) => (reached, reached),
    };
    Band { promise, window, first, end: end.max(first + 1.0), left, right, from_said: said.is_some() }
}

/// Whether the date's start, and its end, is approximate or uncertain.
fn vague(when: &When) -> (bool, bool) {
    let of = |point: Point| point.qualifier() != crate::briefing::edtf::Qualifier::Certain;
    let end = |end: End| end.point().is_some_and(of);
    match when.date.as_ref().map(crate::briefing::Edtf::shape) {
        None => (false, false),
        Some(Shape::Single(point)) => (of(point), of(point)),
        Some(Shape::Interval { start, end: last }) => (end(start), end(last)),
    }
}

impl Band {
    /// How strong it is along the way: at most four days with a strength, from left to right.
    pub fn strengths(&self) -> Vec<(f64, f32)> {
        let length = self.end - self.first;
        let part = |edge, other| match edge {
            Edge::Hard => 0.0,
            Edge::Soft => FADE.0,
            Edge::Open if other == Edge::Hard => 1.0,
            Edge::Open => FADE.1,
        };
        let at_end = |edge| match edge {
            Edge::Hard => 1.0,
            Edge::Soft => FAINT,
            Edge::Open => 0.0,
        };
        let mut stops = Vec::with_capacity(4);
        stops.push((self.first, at_end(self.left)));
        let full = (part(self.left, self.right), 1.0 - part(self.right, self.left));
        if self.left != Edge::Hard && full.0 < 1.0 {
            stops.push((self.first + length * full.0, 1.0));
        }
        if self.right != Edge::Hard && full.1 > 0.0 {
            stops.push((self.first + length * full.1, 1.0));
        }
        stops.push((self.end, at_end(self.right)));
        stops
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{Briefing, Index},
        figure::{Filter, Medium, Theme, Tokens},
        text::{Language, Texts},
    };

    fn form(promises: &str, actual: &str, today: &str) -> Form {
        let json = format!(r#"{{"id": "e", "title": "e", "promises": [{promises}]{actual}}}"#);
        let event: Event = serde_json::from_str(&json).unwrap();
        let briefing = Briefing::default();
        let scene = Scene {
            briefing: &briefing,
            index: &Index::new(&briefing),
            texts: Texts::of(Language::Dutch),
            tokens: &Tokens::new(Theme::Light, Medium::Window),
            today: today.parse().unwrap(),
            filter: &Filter::default(),
            selected: None,
            title: None,
            cited: &[],
            scenario: None,
        };
        Form::of(&scene, &event)
    }

    fn at(day: &str) -> f64 {
        start_of(day.parse().unwrap())
    }

    #[test]
    fn a_month_is_hard_and_a_reading_soft() {
        let said = r#""said_on": "2022-02-11""#;
        for (when, left, right, first, end) in [
            (r#""2022-04""#, Edge::Hard, Edge::Hard, "2022-04-01", "2022-05-01"),
            (r#""2022-04~""#, Edge::Soft, Edge::Soft, "2022-04-01", "2022-05-01"),
            (r#""2022-04/2022-06?""#, Edge::Hard, Edge::Soft, "2022-04-01", "2022-07-01"),
            (
                r#"{"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30"}"#,
                Edge::Soft,
                Edge::Soft,
                "2022-06-01",
                "2022-10-01",
            ),
            (
                r#"{"latest": "2022-06-20", "wording": "voor de zomer"}"#,
                Edge::Open,
                Edge::Soft,
                "2022-02-11",
                "2022-06-21",
            ),
            (r#"{"earliest": "2022-02-11"}"#, Edge::Hard, Edge::Open, "2022-02-11", "2023-05-02"),
        ] {
            let form = form(&format!(r#"{{{said}, "when": {when}}}"#), "", "2023-01-01");
            let band = &form.bands[0];
            assert_eq!((band.left, band.right), (left, right), "{when}");
            assert_eq!((band.first, band.end), (at(first), at(end)), "{when}");
            let stops = band.strengths();
            assert!(
                (2..=4).contains(&stops.len()) && stops.is_sorted_by(|one, other| one.0 <= other.0),
                "{stops:?}"
            );
            assert_eq!((stops[0].0, stops.last().unwrap().0), (band.first, band.end), "{when}");
        }
    }

    #[test]
    fn statements_are_drawn_once_a_window_and_not_before_they_were_made() {
        let promises = r#"{"said_on": "2022-02-11", "when": "2022-04"},
            {"said_on": "2022-03", "when": "2022-06"},
            {"said_on": "2022-05-01", "when": "2022-06"}"#;
        let actual = r#", "actual": {"when": "2022-07-13"}"#;
        let early = form(promises, actual, "2022-02-20");
        assert_eq!((early.bands.len(), early.said.len(), early.done), (1, 1, None));
        let late = form(promises, actual, "2022-08-01");
        assert_eq!((late.bands.len(), late.said.len()), (2, 3));
        assert_eq!(late.said[1], (1, (at("2022-03-01"), at("2022-04-01"))));
        assert_eq!(late.late, Some((at("2022-05-01"), at("2022-07-13") + 0.5)));
        assert_eq!(late.extent(), Some((at("2022-02-11"), at("2022-07-13") + 0.5)));
    }

    #[test]
    fn what_came_of_it() {
        let april = r#"{"when": "2022-04"}"#;
        let unknown = form(april, r#", "actual": {"when": {"missing": "not_found"}}"#, "2023-01-01");
        assert_eq!((unknown.done, unknown.announced), (None, Some(at("2022-04-16"))));
        let overdue = form(april, "", "2022-05-03");
        assert_eq!((overdue.announced, overdue.late), (None, Some((at("2022-05-01"), at("2022-05-04")))));
        let vague = form(april, r#", "actual": {"when": "2022-03"}"#, "2023-01-01");
        assert_eq!(vague.done, Some(Done::Between { first: at("2022-03-01"), end: at("2022-04-01") }));
        let coming = form(r#"{"when": "2022-04-15"}"#, "", "2022-03-01");
        assert_eq!(coming.announced, Some(at("2022-04-15") + 0.5));
        let lost = form(r#"{"when": {"missing": "cut_off"}, "said_on": "2022-02-11"}"#, "", "2023-01-01");
        assert_eq!((lost.body(), lost.extent()), (None, Some((at("2022-02-11"), at("2022-02-12")))));
    }
}
