//! Moving a date, or an end of it, by about so many days: in whole units of its own precision.

use jiff::civil::Date;

use super::{Edtf, End, Point, Precision, Shape};
use crate::briefing::timing::days as days_between;

/// Which part of a date or window is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grip {
    /// All of it.
    Whole,
    /// Its first day.
    Start,
    /// Its last day.
    End,
}

/// The days of a month, on average (Gregorian calendar).
const MONTH: f64 = 30.436_875;

impl Edtf {
    /// The same date with a part of it moved, by the number of its own units that comes nearest to `days`: a month
    /// moves by months, `202X` by decades. A date whose end is moved becomes an interval of the same precision, and one
    /// date again where its ends meet; neither end passes the other.
    ///
    /// `None` where that part is open or unknown or has to stay as it is, such as an end of a decade, which can stand in
    /// no interval.
    ///
    /// ```
    /// use hoofdlijn::briefing::edtf::{Edtf, Grip};
    ///
    /// let april: Edtf = "2022-04~".parse()?;
    /// let text = |grip, days| april.moved(grip, days).map(|moved| moved.to_string());
    /// assert_eq!(text(Grip::Whole, 50).as_deref(), Some("2022-06~"));
    /// assert_eq!(text(Grip::End, 50).as_deref(), Some("2022-04~/2022-06~"));
    /// # Ok::<(), hoofdlijn::briefing::edtf::EdtfError>(())
    /// ```
    #[must_use]
    pub fn moved(&self, grip: Grip, days: i32) -> Option<Self> {
        let (start, end) = match self.0 {
            Shape::Single(point) => (End::At(point), End::At(point)),
            Shape::Interval { start, end } => (start, end),
        };
        if grip == Grip::Whole {
            let anchor = |date: &Self| match date.0 {
                Shape::Single(point) => Some(point.start),
                Shape::Interval { start, end } => start.point().or(end.point()).map(|point| point.start),
            };
            let own = [start, end].into_iter().filter_map(End::point).map(Point::precision);
            let months: Vec<Option<i32>> = own.map(Precision::months).collect();
            let (finest, coarsest) = (months.iter().min()?.to_owned(), months.iter().max()?.to_owned());
            // A coarser end moves by whole units of its own.
            let every = finest.zip(coarsest).map_or(1, |(finest, coarsest)| coarsest / finest);
            let from = anchor(self)?;
            return nearest(from, finest.map(|months| months * every), days, |steps| {
                let moved = self.shifted(steps.checked_mul(every)?)?;
                anchor(&moved).map(|to| (to, moved))
            });
        }
        let (start, end) = (start.point()?, end.point()?);
        if [start, end].iter().any(|point| !point.may_end_interval()) {
            return None;
        }
        let (moves, stays) = if grip == Grip::Start { (start, end) } else { (end, start) };
        let unit = moves.precision;
        let step = |days| {
            nearest(moves.start, unit.months(), days, |steps| {
                let moved = moves.shifted(steps, unit)?;
                Some((moved.start, moved))
            })
        };
        let to = step(days)?;
        let passes = |to: Point| match grip {
            Grip::Start => to.last_day() > stays.last_day(),
            _ => to.first_day() < stays.first_day(),
        };
        let to = if passes(to) {
            // As far as the other end.
            let gap = days_between(moves.start, stays.start);
            let near = step(gap)?;
            if passes(near) { moves } else { near }
        } else {
            to
        };
        let (start, end) = if grip == Grip::Start { (to, end) } else { (start, to) };
        Some(Self(if start == end {
            Shape::Single(start)
        } else {
            Shape::Interval { start: End::At(start), end: End::At(end) }
        }))
    }

    /// The same date so many of its own units later (earlier if negative), as [`shifted`](Self::shifted), but where only
    /// several at once lead to a date, so many times those.
    #[must_use]
    pub fn stepped(&self, steps: i32) -> Option<Self> {
        self.shifted(steps).or_else(|| {
            // An interval of months and years moves by years.
            [3, 6, 12, 120, 1200].into_iter().find_map(|every| self.shifted(steps.checked_mul(every)?))
        })
    }
}

impl Point {
    /// Whether it can stand in an interval.
    fn may_end_interval(self) -> bool {
        self.unspecified.is_none() && self.precision != Precision::Season
    }
}

/// Of the numbers of steps of so many months, or of days, the one that leads nearest to `wanted` days from a day.
fn nearest<T>(
    from: Date,
    months: Option<i32>,
    wanted: i32,
    at: impl Fn(i32) -> Option<(Date, T)>,
) -> Option<T> {
    let Some(months) = months else { return at(wanted).map(|(_, moved)| moved) };
    let about = (f64::from(wanted) / (f64::from(months) * MONTH)).round() as i32;
    let tried = (about - 1..=about + 1).filter_map(&at);
    let off = |to: &Date| (i64::from(days_between(from, *to)) - i64::from(wanted)).abs();
    tried.min_by_key(|(to, _)| off(to)).map(|(_, moved)| moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_moves_in_units_of_its_own() {
        use Grip::{End, Start, Whole};
        for (date, grip, days, moved) in [
            ("2022-04-29", Whole, 3, Some("2022-05-02")),
            ("2022-04-29?", Whole, -29, Some("2022-03-31?")),
            ("2022-04", Whole, 14, Some("2022-04")),
            ("2022-04", Whole, 16, Some("2022-05")),
            ("2022-04", Whole, -90, Some("2022-01")),
            ("2022-12", Whole, 31, Some("2023-01")),
            ("2022-34", Whole, 100, Some("2022-35")),
            ("2022-40", Whole, 184, Some("2022-41")),
            ("2022-23", Whole, 180, Some("2023-21")),
            ("2022", Whole, 700, Some("2024")),
            ("202X", Whole, 3000, Some("203X")),
            ("2022-XX", Whole, 365, Some("2023-XX")),
            ("2022-02/2022-06", Whole, 32, Some("2022-03/2022-07")),
            ("2022/2025-06", Whole, 200, Some("2023/2026-06")),
            ("2022-02/2022-06-15", Whole, 30, None),
            ("2022-04/..", Whole, 61, Some("2022-06/..")),
            ("2022-04/..", Start, 61, None),
            ("../2022-04", Whole, 61, Some("../2022-06")),
            ("2022-04", End, 61, Some("2022-04/2022-06")),
            ("2022-04~", Start, -31, Some("2022-03~/2022-04~")),
            ("2022-04-29", End, 3, Some("2022-04-29/2022-05-02")),
            ("2022-02/2022-06", End, -120, Some("2022-02")),
            ("2022-02/2022-06", End, -400, Some("2022-02")),
            ("2022-02/2022-06", Start, 400, Some("2022-06")),
            ("2022-02/2022-06?", End, -400, Some("2022-02/2022-02?")),
            ("2022-02/2022-06-15", End, -400, Some("2022-02/2022-02-01")),
            ("2022-02/2022-06-15", Start, 60, Some("2022-04/2022-06-15")),
            ("2022-04", End, -90, Some("2022-04")),
            ("202X", End, 5000, None),
            ("2022-XX", Start, -400, None),
            ("2022-22", End, 90, None),
            ("9999-12", Whole, 400, None),
        ] {
            let found = date.parse::<Edtf>().unwrap().moved(grip, days).map(|moved| moved.to_string());
            assert_eq!(found.as_deref(), moved, "{date} {grip:?} by {days}");
            if let Some(found) = found {
                assert!(found.parse::<Edtf>().is_ok(), "{found}");
            }
        }
    }

    #[test]
    fn a_step_is_the_least_that_leads_to_a_date() {
        for (date, steps, moved) in [
            ("2022-04-29", 1, Some("2022-04-30")),
            ("2022-04", -1, Some("2022-03")),
            ("2022/2025-06", 1, Some("2023/2026-06")),
            ("2022-33/2025-06", -1, Some("2021-36/2025-03")),
        ] {
            let found = date.parse::<Edtf>().unwrap().stepped(steps).map(|moved| moved.to_string());
            assert_eq!(found.as_deref(), moved, "{date} by {steps}");
        }
    }
}
