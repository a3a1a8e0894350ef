//! What a press on a timeline means: on which lane, event or mark it comes, and what of a mark it takes hold of.

use egui::{Pos2, Rect};

use super::{
    form::Form,
    scale::{Scale, clamped},
};
use crate::{
    briefing::{
        Event, Id,
        edtf::Grip,
        index::{Part, Place},
    },
    figure::{Laid, Scene},
};

/// A lane and its title.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneArea {
    /// The priority; `None` for events without one.
    pub priority: Option<Id>,
    /// All of it, title included.
    pub rect: Rect,
    /// Whether it is folded to one line.
    pub folded: bool,
    /// Whether each event has a row of its own, which is an item across the whole lane.
    pub rows: bool,
    /// The item that is its title, by its position.
    pub item: Option<usize>,
}

/// A mark of the selected event, which can be dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// What it covers.
    pub rect: Rect,
    /// The promise, or what came of it.
    pub place: Place,
    /// Whether its first day and its last day are in sight and can be moved alone.
    pub ends: (bool, bool),
    /// Whether it is a diamond: one day.
    pub diamond: bool,
}

/// How far outside of a mark, and how far inside, an end is taken hold of, in points.
const REACH: f32 = 6.0;

impl Handle {
    /// What is taken hold of at a point: an end where it is near, else the whole.
    pub fn grip(&self, at: Pos2) -> Option<Grip> {
        if self.diamond {
            return self.rect.expand(2.0).contains(at).then_some(Grip::Whole);
        }
        let inside = REACH.min(self.rect.width() / 4.0);
        if !self.rect.y_range().expand(3.0).contains(at.y) {
            return None;
        }
        let near = |x: f32, outward: f32| {
            let off = (at.x - x) * outward;
            (-inside..=REACH).contains(&off)
        };
        if self.ends.0 && near(self.rect.min.x, -1.0) {
            Some(Grip::Start)
        } else if self.ends.1 && near(self.rect.max.x, 1.0) {
            Some(Grip::End)
        } else {
            self.rect.x_range().expand(2.0).contains(at.x).then_some(Grip::Whole)
        }
    }
}

/// What lies at a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Spot {
    /// An event, its title or a mark of it.
    Event(Id),
    /// Nothing in a lane, on this day.
    Empty {
        /// The lane's priority.
        priority: Option<Id>,
        /// The day, from 1970-01-01.
        day: f64,
    },
    /// Something else, or nothing.
    #[default]
    Other,
}

/// The handle at a point and what of it is taken hold of: the topmost, that is the last one.
pub fn handle_at(laid: &Laid, at: Pos2) -> Option<(&Handle, Grip)> {
    laid.handles.iter().rev().find_map(|handle| Some((handle, handle.grip(at)?)))
}

/// What lies at a point of a timeline laid out.
pub fn spot(laid: &Laid, at: Pos2) -> Spot {
    let (Some(scale), Some(lane)) = (laid.scale, laid.lanes.iter().find(|lane| lane.rect.contains(at)))
    else {
        return Spot::Other;
    };
    if laid.blocks.iter().any(|block| block.rect.contains(at)) {
        return Spot::Other;
    }
    let items = || laid.layout.items.iter().enumerate();
    let under = items().rev().find(|(_, item)| item.rect.contains(at));
    let in_plot = (scale.left..=scale.right).contains(&at.x);
    match under {
        Some((nth, _)) if lane.item == Some(nth) => return Spot::Other,
        Some((_, item)) => {
            // A row reaches across the lane: what is drawn of the event does not.
            let event = &item.place.item;
            let parts =
                items().filter(|(_, part)| part.place.item == *event && part.place.part != Part::Whole);
            let drawn = parts.map(|(_, part)| part.rect.x_range()).reduce(egui::Rangef::union);
            let on_it = item.place.part != Part::Whole
                || !lane.rows
                || !in_plot
                || drawn.is_some_and(|drawn| drawn.expand(REACH).contains(at.x));
            if on_it {
                return Spot::Event(event.clone());
            }
        }
        None => {}
    }
    if in_plot && !lane.folded {
        Spot::Empty { priority: lane.priority.clone(), day: scale.day(at.x) }
    } else {
        Spot::Other
    }
}

/// The range that shows all of an event, statements included, with some air; `None` where it has no days.
pub fn around(scene: &Scene<'_>, event: &Event) -> Option<(f64, f64)> {
    let form = Form::of(scene, event);
    let (first, last) = form.known().or_else(|| form.extent())?;
    let air = ((last - first) * 0.15).max(10.0);
    Some(clamped(first - air, last + air))
}

/// The precision with which a new event is dated at a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// The finest unit that is wide enough to be pointed at.
pub fn near(scale: &Scale) -> Near {
    match scale.per_day() {
        points if points >= 6.0 => Near::Day,
        points if points * 30.0 >= 18.0 => Near::Month,
        _ => Near::Year,
    }
}

/// The days that a mark of an event covers on the axis, from the first to the one after the last; the same for a moment.
pub fn span_of(scene: &Scene<'_>, event: &Event, part: &Part) -> Option<(f64, f64)> {
    let form = Form::of(scene, event);
    match part {
        Part::Promise(at) => {
            let window = event.promises.get(*at)?.when.as_ref()?.window();
            let band = form.bands.iter().find(|band| band.promise == *at);
            // Two statements of the same window have one band.
            let same = || {
                let same = |band: &&super::form::Band| {
                    (band.window.first, band.window.last) == (window.first, window.last)
                };
                form.bands.iter().find(same)
            };
            band.or_else(same).map(|band| (band.first, band.end))
        }
        Part::Actual => {
            let when = &event.actual.as_ref()?.when;
            // What is dragged past today would be nowhere: its days are told all the same.
            super::form::dated(when, event.kind).map(super::form::Done::span)
        }
        Part::Whole | Part::Value(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    fn handle(left: f32, width: f32, ends: (bool, bool), diamond: bool) -> Handle {
        let rect = Rect::from_min_size(pos2(left, 10.0), vec2(width, 12.0));
        Handle { rect, place: Id::from("e").into(), ends, diamond }
    }

    #[test]
    fn ends_are_taken_hold_of_near_them() {
        let band = handle(100.0, 80.0, (true, true), false);
        for (x, y, grip) in [
            (92.0, 15.0, None),
            (94.0, 15.0, Some(Grip::Start)),
            (106.0, 15.0, Some(Grip::Start)),
            (107.0, 15.0, Some(Grip::Whole)),
            (173.0, 15.0, Some(Grip::Whole)),
            (174.0, 15.0, Some(Grip::End)),
            (186.0, 15.0, Some(Grip::End)),
            (187.0, 15.0, None),
            (140.0, 6.0, None),
            (140.0, 25.0, Some(Grip::Whole)),
        ] {
            assert_eq!(band.grip(pos2(x, y)), grip, "{x} {y}");
        }
        // An end that is open is no end to take hold of.
        let open = handle(100.0, 80.0, (true, false), false);
        assert_eq!(open.grip(pos2(178.0, 15.0)), Some(Grip::Whole));
        // A narrow one is still to be taken hold of as a whole.
        let narrow = handle(100.0, 8.0, (true, true), false);
        assert_eq!(narrow.grip(pos2(104.0, 15.0)), Some(Grip::Whole));
        assert_eq!(narrow.grip(pos2(101.0, 15.0)), Some(Grip::Start));
        let diamond = handle(100.0, 12.0, (false, false), true);
        assert_eq!(diamond.grip(pos2(100.5, 15.0)), Some(Grip::Whole));
    }

    #[test]
    fn the_precision_of_a_new_event_is_that_of_the_scale() {
        let scale = |days| Scale { first: 0.0, last: days, left: 0.0, right: 900.0 };
        assert_eq!(
            [30.0, 365.0, 1400.0, 2000.0].map(|days| near(&scale(days))),
            [Near::Day, Near::Month, Near::Month, Near::Year]
        );
    }
}
