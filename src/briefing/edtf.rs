//! Dates as people state them: a day, a month, a quarter, "some year in the twenties", "from 2026".
//!
//! [`Edtf`] is a date of the Extended Date/Time Format, the profile in ISO 8601-2:2019 (annex A) whose free
//! description is the Library of Congress' [EDTF specification](https://www.loc.gov/standards/datetime/).
//! Section names below are those of that specification. Accepted are
//!
//! | section | forms |
//! |---|---|
//! | level 0, Date | `2022`, `2022-04`, `2022-04-29` |
//! | level 0, Time Interval | `2022/2025`, `2022-02/2022-06-15` |
//! | level 1, Seasons | `2022-21` (spring) to `2022-24` (winter) |
//! | level 1, Qualification of a date (complete) | `2022?` uncertain, `2022-04~` approximate, `2022-04-29%` both |
//! | level 1, Unspecified digit(s) from the right | `202X`, `20XX`, `2022-XX`, `2022-04-XX`, `2022-XX-XX` |
//! | level 1, Extended Interval | `2022/..` and `../2022` open, `2022/` and `/2022` unknown, `2022-02~/2022-06?` |
//! | level 2, Sub-year groupings | quarters `2022-33` to `2022-36`, half-years `2022-40` and `2022-41` |
//!
//! and nothing else: no times of day, no years outside 0000 to 9999, none of the rest of level 2. [`EdtfError`]
//! has a variant for every reason to refuse.
//!
//! Two rules go beyond the specification. Its interval takes any two dates; here the end may not lie wholly before
//! the start. And it leaves the days of a season to the reader, so here a season has none: [`Edtf::first_day`] and
//! [`Edtf::last_day`] are `None`.

mod error;
mod moved;
mod parse;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use error::EdtfError;
pub use moved::Grip;

/// A date, or an interval between two, in the Extended Date/Time Format; see the [module](self).
///
/// Made by parsing, printed as it was written:
///
/// ```
/// use hoofdlijn::briefing::edtf::Edtf;
/// use jiff::civil::date;
///
/// let april: Edtf = "2022-04~".parse()?;
/// assert_eq!(april.first_day(), Some(date(2022, 4, 1)));
/// assert_eq!(april.last_day(), Some(date(2022, 4, 30)));
/// assert_eq!(april.to_string(), "2022-04~");
/// # Ok::<(), hoofdlijn::briefing::edtf::EdtfError>(())
/// ```
///
/// Dates of different precision have no natural order (is 2022 before April 2022?), so this type has none either:
/// sort by the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edtf(Shape);

/// What an [`Edtf`] consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One date.
    Single(Point),
    /// From a date to a date, both included; at least one end is a date.
    Interval {
        /// The left end.
        start: End,
        /// The right end.
        end: End,
    },
}

/// An end of an interval (level 1, Extended Interval).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// A date. Never a season, and never with unspecified digits (those are level 2 here).
    At(Point),
    /// `..`: there is no end, or none was given.
    Open,
    /// Nothing before or after the slash: there is an end, and it is unknown.
    Unknown,
}

/// One date, known to some precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    precision: Precision,
    /// The first day of the unit. A season, which has no days, is kept as the quarter of the same number.
    start: Date,
    unspecified: Option<Precision>,
    qualifier: Qualifier,
}

/// The unit a [`Point`] is known to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// `20XX`: some year of a hundred.
    Century,
    /// `202X`: some year of ten.
    Decade,
    /// `2022`, and `2022-XX` and `2022-XX-XX`.
    Year,
    /// `2022-40` or `2022-41`.
    HalfYear,
    /// `2022-33` to `2022-36`.
    Quarter,
    /// `2022-21` to `2022-24`.
    Season,
    /// `2022-04`, and `2022-04-XX`.
    Month,
    /// `2022-04-29`.
    Day,
}

/// How sure the author is of a [`Point`] as a whole (level 1, Qualification of a date).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Nothing written.
    Certain,
    /// `?`: possibly this date.
    Uncertain,
    /// `~`: about this date. It does not widen the days by an invented number.
    Approximate,
    /// `%`: possibly about this date.
    Both,
}

/// A season (level 1, Seasons), without a hemisphere and without days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// `2022-21`
    Spring,
    /// `2022-22`
    Summer,
    /// `2022-23`
    Autumn,
    /// `2022-24`
    Winter,
}

impl Edtf {
    /// A day. One before 0000-01-01, which the format cannot write, becomes that day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self(Shape::Single(Point::new(Precision::Day, date.max(Date::ZERO))))
    }

    /// A calendar year; `None` outside 0 to 9999.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Self::starting(Precision::Year, year, 1)
    }

    /// A month of a year; `None` where there is no such month, and outside the years 0 to 9999.
    ///
    /// ```
    /// use hoofdlijn::briefing::edtf::Edtf;
    ///
    /// assert_eq!(Edtf::month(2022, 4).map(|month| month.to_string()).as_deref(), Some("2022-04"));
    /// assert_eq!(Edtf::month(2022, 13), None);
    /// ```
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::starting(Precision::Month, year, month)
    }

    fn starting(precision: Precision, year: i16, month: i8) -> Option<Self> {
        let start = Date::new(year, month, 1).ok().and_then(in_range)?;
        Some(Self(Shape::Single(Point::new(precision, start))))
    }

    /// The date, or the two ends.
    pub fn shape(&self) -> Shape {
        self.0
    }

    /// The first day it can be. `None` where that is open or unknown, and for a season.
    ///
    /// ```
    /// use hoofdlijn::briefing::edtf::Edtf;
    /// use jiff::civil::date;
    ///
    /// let from: Edtf = "2022-34/..".parse()?;
    /// assert_eq!(from.first_day(), Some(date(2022, 4, 1)));
    /// assert_eq!(from.last_day(), None);
    /// # Ok::<(), hoofdlijn::briefing::edtf::EdtfError>(())
    /// ```
    pub fn first_day(&self) -> Option<Date> {
        match self.0 {
            Shape::Single(point) => point.first_day(),
            Shape::Interval { start, .. } => start.point()?.first_day(),
        }
    }

    /// The last day it can be. `None` where that is open or unknown, and for a season.
    ///
    /// Where both days are known, this one is never before the [first](Self::first_day).
    pub fn last_day(&self) -> Option<Date> {
        match self.0 {
            Shape::Single(point) => point.last_day(),
            Shape::Interval { end, .. } => end.point()?.last_day(),
        }
    }

    /// Whether it is a season, and so needs the days of an author's reading beside it.
    pub fn is_season(&self) -> bool {
        matches!(self.0, Shape::Single(point) if point.precision == Precision::Season)
    }

    /// Whether it is neither uncertain nor approximate, at either end.
    pub fn is_certain(&self) -> bool {
        let certain = |point: Point| point.qualifier == Qualifier::Certain;
        match self.0 {
            Shape::Single(point) => certain(point),
            Shape::Interval { start, end } => [start, end].into_iter().filter_map(End::point).all(certain),
        }
    }

    /// Whether it has two ends.
    pub fn is_interval(&self) -> bool {
        matches!(self.0, Shape::Interval { .. })
    }

    /// The year, if it is one calendar year and no more: `2022` or `2018?`, but not `202X` or `2022-XX`.
    pub fn year_only(&self) -> Option<i16> {
        match self.0 {
            Shape::Single(Point { precision: Precision::Year, unspecified: None, start, .. }) => {
                Some(start.year())
            }
            _ => None,
        }
    }

    /// The same date, `steps` units later (earlier if negative), where a unit is its own precision: a month moves by
    /// months, a quarter by quarters, a season by seasons, `202X` by decades.
    ///
    /// An interval moves as a whole, by the unit of its finer end; an open or unknown end stays. `None` where the
    /// result would leave the years 0 to 9999, and where the coarser end of an interval would no longer be a whole
    /// unit: `2022/2025-06` can move by 12 months, but not by 1.
    ///
    /// ```
    /// use hoofdlijn::briefing::edtf::Edtf;
    ///
    /// let autumn: Edtf = "2022-23".parse()?;
    /// assert_eq!(autumn.shifted(2).map(|moved| moved.to_string()).as_deref(), Some("2023-21"));
    /// # Ok::<(), hoofdlijn::briefing::edtf::EdtfError>(())
    /// ```
    #[must_use]
    pub fn shifted(&self, steps: i32) -> Option<Self> {
        let shape = match self.0 {
            Shape::Single(point) => Shape::Single(point.shifted(steps, point.precision)?),
            Shape::Interval { start, end } => {
                let points = [start, end].into_iter().filter_map(End::point);
                let unit = points.map(|point| point.precision).min_by_key(|unit| unit.months())?;
                Shape::Interval { start: start.shifted(steps, unit)?, end: end.shifted(steps, unit)? }
            }
        };
        Some(Self(shape))
    }
}

impl End {
    /// The date, if there is one.
    pub fn point(self) -> Option<Point> {
        match self {
            Self::At(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }

    fn shifted(self, steps: i32, unit: Precision) -> Option<Self> {
        match self {
            Self::At(point) => point.shifted(steps, unit).map(Self::At),
            Self::Open | Self::Unknown => Some(self),
        }
    }
}

impl Point {
    fn new(precision: Precision, start: Date) -> Self {
        Self { precision, start, unspecified: None, qualifier: Qualifier::Certain }
    }

    /// The unit in which the date is known: the finest one without unspecified digits.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The finer unit that the date has but leaves unspecified (level 1, Unspecified digit(s) from the right): a
    /// year in `202X` and `20XX`, a month in `2022-XX`, a day in `2022-04-XX` and `2022-XX-XX`.
    ///
    /// `2022-XX` is some month of 2022, where `2022` says nothing about a month.
    pub fn unspecified(self) -> Option<Precision> {
        self.unspecified
    }

    /// How sure the author is.
    pub fn qualifier(self) -> Qualifier {
        self.qualifier
    }

    /// The year; of a decade or a century its first.
    pub fn year(self) -> i16 {
        self.start.year()
    }

    /// The half of the year, 1 or 2, if the precision is a half-year.
    pub fn half(self) -> Option<i8> {
        (self.precision == Precision::HalfYear).then(|| self.part(6))
    }

    /// The quarter, 1 to 4, if the precision is a quarter.
    pub fn quarter(self) -> Option<i8> {
        (self.precision == Precision::Quarter).then(|| self.part(3))
    }

    /// The season, if the precision is a season.
    pub fn season(self) -> Option<Season> {
        (self.precision == Precision::Season).then(|| match self.part(3) {
            1 => Season::Spring,
            2 => Season::Summer,
            3 => Season::Autumn,
            _ => Season::Winter,
        })
    }

    /// The month, 1 to 12, if the precision is a month or a day.
    pub fn month(self) -> Option<i8> {
        matches!(self.precision, Precision::Month | Precision::Day).then(|| self.start.month())
    }

    /// The day, if the precision is a day.
    pub fn day(self) -> Option<Date> {
        (self.precision == Precision::Day).then_some(self.start)
    }

    /// The first day it can be; `None` for a season.
    pub fn first_day(self) -> Option<Date> {
        (self.precision != Precision::Season).then_some(self.start)
    }

    /// The last day it can be; `None` for a season.
    pub fn last_day(self) -> Option<Date> {
        match (self.precision, self.precision.months()) {
            (Precision::Season, _) => None,
            (_, None) => Some(self.start),
            (_, Some(months)) => add(self.start, Span::new().months(months - 1)).map(Date::last_of_month),
        }
    }

    /// Which part of its year it is, counted from 1, if all parts have this number of months.
    fn part(self, months: i8) -> i8 {
        (self.start.month() - 1) / months + 1
    }

    fn shifted(self, steps: i32, unit: Precision) -> Option<Self> {
        if steps == 0 {
            return Some(self);
        }
        let span = match (unit.months(), self.precision.months()) {
            (None, None) => Span::new().try_days(steps),
            (Some(unit), Some(own)) => {
                let months = unit.checked_mul(steps).filter(|months| months % own == 0)?;
                Span::new().try_months(months)
            }
            _ => return None,
        };
        let start = add(self.start, span.ok()?)?;
        Some(Self { start, ..self })
    }
}

impl Precision {
    /// The length in months; `None` for a day. A season takes as many places in a year as a quarter.
    fn months(self) -> Option<i32> {
        match self {
            Self::Century => Some(1200),
            Self::Decade => Some(120),
            Self::Year => Some(12),
            Self::HalfYear => Some(6),
            Self::Quarter | Self::Season => Some(3),
            Self::Month => Some(1),
            Self::Day => None,
        }
    }
}

impl Qualifier {
    /// As it is written after a date.
    fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "",
            Self::Uncertain => "?",
            Self::Approximate => "~",
            Self::Both => "%",
        }
    }
}

/// jiff has the years -9999 to 9999, the format 0000 to 9999.
fn in_range(date: Date) -> Option<Date> {
    (date >= Date::ZERO).then_some(date)
}

fn add(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok().and_then(in_range)
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        parse::edtf(text)
    }
}

/// The text it was parsed from.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Shape::Single(point) => point.fmt(f),
            Shape::Interval { start, end } => write!(f, "{start}/{end}"),
        }
    }
}

/// The text it was parsed from; nothing where unknown.
impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

/// The text it was parsed from.
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.start.year(), self.start.month());
        match self.precision {
            Precision::Century => write!(f, "{:02}XX", year / 100),
            Precision::Decade => write!(f, "{:03}X", year / 10),
            Precision::Year => write!(f, "{year:04}"),
            Precision::HalfYear => write!(f, "{year:04}-{}", 39 + self.part(6)),
            Precision::Quarter => write!(f, "{year:04}-{}", 32 + self.part(3)),
            Precision::Season => write!(f, "{year:04}-{}", 20 + self.part(3)),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{:02}", self.start.day()),
        }?;
        match (self.precision, self.unspecified) {
            (Precision::Year, Some(Precision::Day)) => f.write_str("-XX-XX"),
            (Precision::Year | Precision::Month, Some(_)) => f.write_str("-XX"),
            _ => Ok(()),
        }?;
        f.write_str(self.qualifier.as_str())
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = Edtf;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-date")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Edtf, E> {
                text.parse().map_err(|error| super::edtf_error(&error))
            }
        }

        deserializer.deserialize_str(Visitor)
    }
}
