//! Days against points, and what a range may be.

use egui::{Rangef, Rect};

use crate::briefing::{Date, timing};

/// Days against points across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The day at `left`, from 1970-01-01.
    pub first: f64,
    /// The day at `right`.
    pub last: f64,
    /// Points from the left of the figure.
    pub left: f32,
    /// Points from the left of the figure.
    pub right: f32,
}

/// The strip under a timeline: all of its time, and the part that is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// What it covers.
    pub rect: Rect,
    /// Days against points within it.
    pub scale: Scale,
    /// The outline around the part that is seen; dragging it moves the range.
    pub seen: Rect,
}

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The first and the last day that a briefing can name: the years 0 and 9999.
const FIRST: f64 = -719_528.0;
const LAST: f64 = 2_932_896.0;

/// The shortest range, in days.
const SHORTEST: f64 = 7.0;

/// The longest range, in days: some centuries.
const LONGEST: f64 = 220_000.0;

/// Whole days since 1970-01-01.
pub fn day_number(day: Date) -> i32 {
    timing::days(EPOCH, day)
}

/// The day so many days after 1970-01-01, kept within the years 0 to 9999.
pub fn date_of(day: f64) -> Date {
    let days = day.floor().clamp(FIRST, LAST) as i64;
    EPOCH.checked_add(jiff::Span::new().days(days)).unwrap_or(EPOCH)
}

/// A range kept within what can be shown: at least a week, at most some centuries.
pub fn clamped(first: f64, last: f64) -> (f64, f64) {
    let middle = f64::midpoint(first, last);
    let middle = if middle.is_finite() { middle } else { 0.0 };
    let length = last - first;
    let half = if length.is_finite() { length.clamp(SHORTEST, LONGEST) / 2.0 } else { LONGEST / 2.0 };
    let middle = middle.clamp(FIRST + half, LAST - half);
    (middle - half, middle + half)
}

impl Scale {
    /// Points a day.
    pub fn per_day(&self) -> f64 {
        f64::from(self.right - self.left) / (self.last - self.first)
    }

    /// Where a day lies, which may be far outside.
    pub fn exact(&self, day: f64) -> f64 {
        f64::from(self.left) + (day - self.first) * self.per_day()
    }

    /// Where a day lies, or the edge it lies beyond. It is kept within before it becomes an `f32`.
    pub fn x(&self, day: f64) -> f32 {
        self.exact(day).clamp(f64::from(self.left), f64::from(self.right)) as f32
    }

    /// The day at a point.
    pub fn day(&self, x: f32) -> f64 {
        self.first + f64::from(x - self.left) / self.per_day()
    }

    /// From the left to the right, in points.
    pub fn across(&self) -> Rangef {
        Rangef::new(self.left, self.right)
    }

    /// Whether a day is within.
    pub fn has(&self, day: f64) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The range after zooming: the day at `x` stays where it is, and `factor` times as many points go in a day.
    pub fn zoomed(&self, x: f32, factor: f64) -> (f64, f64) {
        let day = self.day(x.clamp(self.left, self.right));
        let length = ((self.last - self.first) / factor).clamp(SHORTEST, LONGEST);
        let part = (day - self.first) / (self.last - self.first);
        let first = day - part * length;
        clamped(first, first + length)
    }

    /// The range after moving the picture so many points to the right.
    pub fn panned(&self, points: f32) -> (f64, f64) {
        let days = f64::from(points) / self.per_day();
        clamped(self.first - days, self.last - days)
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "halves and quarters are exact")]
mod tests {
    use super::*;

    /// A day is a point.
    const PLAIN: Scale = Scale { first: 0.0, last: 100.0, left: 0.0, right: 100.0 };

    #[test]
    fn days_and_points() {
        assert_eq!(PLAIN.x(50.0), 50.0);
        assert_eq!(PLAIN.x(-1e15), 0.0);
        assert_eq!(PLAIN.x(1e15), 100.0);
        let scale = Scale { first: 18_993.0, last: 19_358.0, left: 200.0, right: 930.0 };
        assert_eq!(scale.per_day(), 2.0);
        assert_eq!(scale.day(scale.x(19_000.0)), 19_000.0);
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer() {
        let (first, last) = PLAIN.zoomed(25.0, 2.0);
        assert_eq!((first, last), (12.5, 62.5));
        let near = Scale { first, last, ..PLAIN };
        assert_eq!(near.x(25.0), 25.0);
        assert_eq!(near.panned(20.0), (2.5, 52.5));
    }

    #[test]
    fn ranges_are_kept_within_what_can_be_shown() {
        assert_eq!(clamped(10.0, 11.0), (7.0, 14.0));
        let (first, last) = clamped(-1e30, 1e30);
        assert!(last - first <= LONGEST + 1.0 && last > first);
        for (first, last) in [(f64::NAN, 1.0), (0.0, f64::INFINITY), (5e9, 6e9), (9.0, -9.0)] {
            let (first, last) = clamped(first, last);
            assert!(first.is_finite() && last - first >= SHORTEST, "{first} {last}");
            assert!(first >= FIRST && last <= LAST);
        }
    }

    #[test]
    fn day_numbers_and_dates() {
        assert_eq!(day_number(Date::constant(1970, 1, 1)), 0);
        assert_eq!(day_number(Date::constant(2022, 2, 11)), 19_034);
        assert_eq!(date_of(19_034.9), Date::constant(2022, 2, 11));
        assert_eq!(f64::from(day_number(Date::constant(0, 1, 1))), FIRST);
        assert_eq!(f64::from(day_number(Date::constant(9999, 12, 31))), LAST);
        assert_eq!(date_of(1e300), Date::constant(9999, 12, 31));
    }
}
