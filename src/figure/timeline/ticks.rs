//! Calendar ticks: years, half-years, quarters, months, weeks or days, by how near one looks.

use jiff::{Span, civil::Weekday};

use super::scale::{Scale, date_of, day_number};
use crate::{briefing::Date, text::Texts};

/// A unit of the calendar that an axis is divided in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, from Monday (ISO 8601).
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year.
    HalfYear,
    /// So many years.
    Years(i16),
}

/// Every unit, from the smallest; the most that any range needs.
const UNITS: [Unit; 12] = [
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::HalfYear,
    Unit::Years(1),
    Unit::Years(2),
    Unit::Years(5),
    Unit::Years(10),
    Unit::Years(20),
    Unit::Years(50),
    Unit::Years(100),
];

impl Unit {
    /// Its fewest days.
    fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 28.0,
            Self::Quarter => 90.0,
            Self::HalfYear => 181.0,
            Self::Years(years) => 365.0 * f64::from(years),
        }
    }

    /// The unit named above it: the year of a month, the month of a day.
    pub fn above(self) -> Option<Self> {
        match self {
            Self::Day | Self::Week => Some(Self::Month),
            Self::Month | Self::Quarter | Self::HalfYear => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    /// The day on which the unit with this day in it begins.
    pub fn start(self, day: Date) -> Date {
        let month =
            |every: i8| Date::new(day.year(), (day.month() - 1) / every * every + 1, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            Self::Week => {
                let back = day.weekday().since(Weekday::Monday);
                day.checked_sub(Span::new().days(back)).unwrap_or(day)
            }
            Self::Month => month(1),
            Self::Quarter => month(3),
            Self::HalfYear => month(6),
            Self::Years(years) => Date::new(day.year().div_euclid(years) * years, 1, 1).unwrap_or(day),
        }
    }

    /// The day on which the next one begins; `None` at the end of the calendar.
    fn next(self, start: Date) -> Option<Date> {
        let step = match self {
            Self::Day => Span::new().days(1),
            Self::Week => Span::new().days(7),
            Self::Month => Span::new().months(1),
            Self::Quarter => Span::new().months(3),
            Self::HalfYear => Span::new().months(6),
            Self::Years(years) => Span::new().years(years),
        };
        start.checked_add(step).ok()
    }

    /// Its name on an axis, where the unit above it is named too; `alone` where it is itself the one above.
    pub fn name(self, texts: &Texts, start: Date, alone: bool) -> String {
        match self {
            Self::Day => start.day().to_string(),
            Self::Week => {
                let week = start.iso_week_date().week();
                texts.with("timeline-week", &[("week", week.to_string().into())])
            }
            Self::Month if alone => texts.month(start),
            Self::Month => texts.month_short(start),
            Self::Quarter => {
                let quarter = (start.month() - 1) / 3 + 1;
                texts.with("timeline-quarter", &[("quarter", quarter.to_string().into())])
            }
            Self::HalfYear => {
                let half = if start.month() < 7 { "1" } else { "2" };
                texts.with("timeline-half-year", &[("half", half.into())])
            }
            Self::Years(_) => start.year().to_string(),
        }
    }

    /// Its name on an axis of one line: the year where a year begins, and with the year where `whole`.
    pub fn name_in_line(self, texts: &Texts, start: Date, whole: bool) -> String {
        let year_begins = start.month() == 1 && start.day() == 1;
        match self {
            Self::Years(_) => start.year().to_string(),
            Self::Month | Self::Quarter | Self::HalfYear if year_begins => start.year().to_string(),
            Self::Day | Self::Week if whole => texts.day_short(start),
            Self::Day | Self::Week => texts.day_month_short(start),
            Self::Month if whole => texts.month(start),
            Self::Month => texts.month_short(start),
            _ if whole => format!("{} {}", self.name(texts, start, false), start.year()),
            _ => self.name(texts, start, false),
        }
    }

    /// Its longest name, as far as the width of an axis goes.
    fn longest(self, texts: &Texts) -> Vec<String> {
        let month = |month: i8| Date::new(2022, month, 1).unwrap_or_default();
        match self {
            Self::Month => (1..=12).map(|at| self.name(texts, month(at), false)).collect(),
            Self::Week => vec![self.name(texts, month(12), false)],
            Self::Day => vec!["28".to_owned()],
            _ => vec![self.name(texts, month(7), false)],
        }
    }
}

/// The smallest unit whose names fit side by side, with `gap` points between them.
pub fn choose(scale: &Scale, texts: &Texts, gap: f32, width: impl Fn(&str) -> f32) -> Unit {
    let fits = |unit: &Unit| {
        let room = unit.days() * scale.per_day();
        // Measuring is dearer than this.
        room > f64::from(gap) && unit.longest(texts).iter().all(|name| f64::from(width(name) + gap) <= room)
    };
    UNITS.into_iter().find(fits).unwrap_or(Unit::Years(500))
}

/// The units in sight, each by its first day and where it ends; the first may begin before the left edge.
pub fn units(unit: Unit, scale: &Scale) -> Vec<(Date, f64)> {
    let mut units = Vec::new();
    let mut start = unit.start(date_of(scale.first));
    while let Some(next) = unit.next(start) {
        let end = f64::from(day_number(next));
        if end > scale.first {
            units.push((start, end));
        }
        if end >= scale.last || units.len() > 4000 {
            break;
        }
        start = next;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn scale(first: &str, last: &str, points: f32) -> Scale {
        let day = |text: &str| f64::from(day_number(text.parse().unwrap()));
        Scale { first: day(first), last: day(last), left: 0.0, right: points }
    }

    /// A letter is six points wide.
    fn chosen(first: &str, last: &str, points: f32) -> Unit {
        choose(&scale(first, last, points), Texts::of(Language::Dutch), 6.0, |text| {
            text.chars().count() as f32 * 6.0
        })
    }

    #[test]
    fn units_grow_with_the_range() {
        for (first, last, unit) in [
            ("2022-02-01", "2022-02-15", Unit::Day),
            ("2022-02-01", "2022-04-01", Unit::Week),
            ("2022-01-01", "2023-01-01", Unit::Month),
            ("2020-01-01", "2024-01-01", Unit::Quarter),
            ("2017-01-01", "2026-01-01", Unit::HalfYear),
            ("2010-01-01", "2026-01-01", Unit::Years(1)),
            ("1980-01-01", "2026-01-01", Unit::Years(5)),
            ("1500-01-01", "2026-01-01", Unit::Years(50)),
        ] {
            assert_eq!(chosen(first, last, 500.0), unit, "{first} to {last}");
        }
    }

    #[test]
    fn units_begin_where_the_calendar_says() {
        let starts = |unit, first, last| {
            let units = units(unit, &scale(first, last, 500.0));
            units.into_iter().map(|(start, _)| start.to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(starts(Unit::Month, "2022-01-15", "2022-03-02"), "2022-01-01 2022-02-01 2022-03-01");
        assert_eq!(starts(Unit::Week, "2022-01-01", "2022-01-11"), "2021-12-27 2022-01-03 2022-01-10");
        assert_eq!(starts(Unit::Quarter, "2022-02-01", "2022-08-01"), "2022-01-01 2022-04-01 2022-07-01");
        assert_eq!(starts(Unit::HalfYear, "2022-08-01", "2023-02-01"), "2022-07-01 2023-01-01");
        assert_eq!(starts(Unit::Years(5), "2018-08-01", "2026-02-01"), "2015-01-01 2020-01-01 2025-01-01");
    }

    #[test]
    fn names_on_the_axis() {
        let texts = Texts::of(Language::Dutch);
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(Unit::Week.name(texts, day("2022-01-03"), false), "wk 1");
        assert_eq!(Unit::Quarter.name(texts, day("2022-07-01"), false), "K3");
        assert_eq!(Unit::HalfYear.name(texts, day("2022-07-01"), false), "H2");
        assert_eq!(Unit::Month.name(texts, day("2022-07-01"), true), "juli 2022");
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trap() {
        let all = Scale { first: -719_528.0, last: 2_932_896.0, left: 0.0, right: 500.0 };
        assert!(!units(Unit::Years(500), &all).is_empty());
        let end = scale("9999-12-01", "9999-12-31", 500.0);
        assert!(units(Unit::Day, &end).len() <= 31);
    }
}
