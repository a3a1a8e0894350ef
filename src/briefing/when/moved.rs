//! Moving a date as a source gives it: what was said in units of its precision, a reading in days.

use jiff::{Span, civil::Date};

use super::When;
use crate::briefing::edtf::{Edtf, Grip};

impl When {
    /// The same with a part of it moved by about so many days, never more precise than it was.
    ///
    /// Where the author read days into it, the reading moves, day by day, within what was said: the words and the date
    /// are the source's. Only a season without words moves with its reading, by seasons. Without a reading the date
    /// moves, in its own units; see [`Edtf::moved`]. `None` where that part is open, or there is nothing to move.
    #[must_use]
    pub fn moved(&self, grip: Grip, days: i32) -> Option<Self> {
        if !self.is_read() {
            let date = self.date?.moved(grip, days)?;
            return Some(Self { date: Some(date), ..self.clone() });
        }
        let plain_season = self.date.filter(|date| date.is_season() && self.wording.is_none());
        if let (Some(season), Grip::Whole) = (plain_season, grip) {
            return self.season_moved(season, days);
        }
        let (begin, end) = self.bounds();
        let window = self.window();
        let by = |day: Option<Date>, days| day.and_then(|day| added(day, days));
        let (mut earliest, mut latest) = (self.earliest, self.latest);
        match grip {
            Grip::Start => {
                earliest = Some(within(by(self.earliest, days)?, begin, window.last));
            }
            Grip::End => {
                latest = Some(within(by(self.latest, days)?, window.first, end));
            }
            Grip::Whole => {
                // As far as neither end leaves what was said, nor the other one where that stays.
                let room = |day: Option<Date>, limit: Option<Date>| {
                    day.zip(limit).map(|(day, limit)| crate::briefing::timing::days(day, limit))
                };
                let later = [room(earliest, end), room(latest, end)].into_iter().flatten().min();
                let sooner = [room(latest, begin), room(earliest, begin)].into_iter().flatten().max();
                let days = days.min(later.unwrap_or(i32::MAX)).max(sooner.unwrap_or(i32::MIN));
                (earliest, latest) = (by(earliest, days), by(latest, days));
                if (earliest.is_none(), latest.is_none()) != (self.earliest.is_none(), self.latest.is_none())
                {
                    return None;
                }
            }
        }
        let moved = Self { earliest, latest, ..self.clone() };
        let window = moved.window();
        window.first.zip(window.last).is_none_or(|(first, last)| first <= last).then_some(moved)
    }

    /// The same one step later (earlier where negative): a unit of the date, or a day of a reading. `None` where there is
    /// nothing to move.
    #[must_use]
    pub fn stepped(&self, steps: i32) -> Option<Self> {
        match self.date {
            Some(date) if !self.is_read() => Some(Self { date: Some(date.stepped(steps)?), ..self.clone() }),
            Some(date) if date.is_season() && self.wording.is_none() => {
                self.season_moved(date, steps.checked_mul(91)?)
            }
            _ => self.moved(Grip::Whole, steps),
        }
    }

    /// Only the days or the date that move, without the words: to say what it has become.
    #[must_use]
    pub fn bare(&self) -> Self {
        let read =
            self.is_read() && !self.date.is_some_and(|date| date.is_season() && self.wording.is_none());
        let Self { date, earliest, latest, .. } = self.clone();
        if read {
            let window = self.window();
            return Self { earliest: window.first, latest: window.last, ..Self::default() };
        }
        Self { date, earliest, latest, ..Self::default() }
    }

    /// Whether the author read days into it.
    pub fn is_read(&self) -> bool {
        self.earliest.is_some() || self.latest.is_some()
    }

    /// The days that a reading has to lie within: those of a date that is certain.
    fn bounds(&self) -> (Option<Date>, Option<Date>) {
        let date = self.date.filter(Edtf::is_certain);
        (date.and_then(|date| date.first_day()), date.and_then(|date| date.last_day()))
    }

    /// A season and its reading, by seasons.
    fn season_moved(&self, season: Edtf, days: i32) -> Option<Self> {
        let seasons = (f64::from(days) / 91.3).round() as i32;
        let date = season.shifted(seasons)?;
        let by = |day: Option<Date>| match day {
            None => Some(None),
            Some(day) => {
                let moved = day.checked_add(Span::new().try_months(seasons.checked_mul(3)?).ok()?).ok()?;
                // The last day of a month stays one.
                Some(Some(if day == day.last_of_month() { moved.last_of_month() } else { moved }))
            }
        };
        let (earliest, latest) = (by(self.earliest)?, by(self.latest)?);
        Some(Self { date: Some(date), earliest, latest, ..self.clone() })
    }
}

fn added(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok().filter(|day| *day >= Date::ZERO)
}

/// A day kept from one to another; where these leave no room, the first.
fn within(day: Date, first: Option<Date>, last: Option<Date>) -> Date {
    let day = last.map_or(day, |last| day.min(last));
    first.map_or(day, |first| day.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(when: &str, grip: Grip, days: i32) -> Option<String> {
        let when: When = serde_json::from_str(when).unwrap();
        when.moved(grip, days).map(|moved| serde_json::to_string(&moved).unwrap())
    }

    #[test]
    fn what_was_said_keeps_its_precision_and_its_words() {
        use Grip::{End, Start, Whole};
        let words = r#"{"date":"2022-04","wording":"in april"}"#;
        assert_eq!(moved(words, Whole, 31).unwrap(), words.replace("2022-04", "2022-05"));
        assert_eq!(moved(words, End, 31).unwrap(), words.replace("2022-04", "2022-04/2022-05"));
        for nothing in [r#"{"wording": "zo snel mogelijk"}"#, r#"{"missing": "cut_off"}"#] {
            for grip in [Whole, Start, End] {
                assert_eq!(moved(nothing, grip, 10), None);
            }
        }
    }

    #[test]
    fn a_reading_moves_in_days_within_what_was_said() {
        use Grip::{End, Start, Whole};
        let summer =
            r#"{"date":"2022-22","earliest":"2022-06-01","latest":"2022-09-30","wording":"rond de zomer"}"#;
        let with =
            |first: &str, last: &str| Some(summer.replace("2022-06-01", first).replace("2022-09-30", last));
        assert_eq!(moved(summer, Whole, 10), with("2022-06-11", "2022-10-10"));
        assert_eq!(moved(summer, Start, -5), with("2022-05-27", "2022-09-30"));
        assert_eq!(moved(summer, End, 5), with("2022-06-01", "2022-10-05"));
        assert_eq!(moved(summer, End, -500), with("2022-06-01", "2022-06-01"));
        // Without words the season itself moves.
        let plain = r#"{"date":"2022-22","earliest":"2022-06-01","latest":"2022-08-31"}"#;
        let autumn = r#"{"date":"2022-23","earliest":"2022-09-01","latest":"2022-11-30"}"#;
        assert_eq!(moved(plain, Whole, 80).as_deref(), Some(autumn));
        assert_eq!(moved(plain, Whole, 40).as_deref(), Some(plain));
        // One that is open at an end.
        let before = r#"{"latest":"2022-06-20","wording":"voor de zomer"}"#;
        assert_eq!(moved(before, Whole, 3), Some(before.replace("06-20", "06-23")));
        assert_eq!(moved(before, Start, 3), None);
        // The first days of April stay in April.
        let april = r#"{"date":"2022-04","earliest":"2022-04-01","latest":"2022-04-10"}"#;
        assert_eq!(moved(april, Whole, -9).as_deref(), Some(april));
        assert_eq!(moved(april, Whole, 90), Some(april.replace("04-01", "04-21").replace("04-10", "04-30")));
        assert_eq!(moved(april, End, 90), Some(april.replace("04-10", "04-30")));
        // An approximate date bounds nothing.
        let about = r#"{"date":"2022-04~","earliest":"2022-03-20","latest":"2022-05-10"}"#;
        assert_eq!(moved(about, End, 30), Some(about.replace("05-10", "06-09")));
    }

    #[test]
    fn steps_by_key() {
        let stepped = |when: &str, steps| {
            let when: When = serde_json::from_str(when).unwrap();
            when.stepped(steps).map(|moved| serde_json::to_string(&moved).unwrap())
        };
        assert_eq!(stepped(r#""2022-04""#, 1).as_deref(), Some(r#""2022-05""#));
        assert_eq!(stepped(r#""2022-04-30""#, 1).as_deref(), Some(r#""2022-05-01""#));
        let season = r#"{"date":"2022-24","earliest":"2022-12-01","latest":"2023-02-28"}"#;
        let spring = r#"{"date":"2023-21","earliest":"2023-03-01","latest":"2023-05-31"}"#;
        assert_eq!(stepped(season, 1).as_deref(), Some(spring));
        assert_eq!(stepped(r#"{"latest":"2022-06-20"}"#, -1).as_deref(), Some(r#"{"latest":"2022-06-19"}"#));
    }

    #[test]
    fn says_what_it_has_become() {
        let when: When = serde_json::from_str(r#"{"date":"2022-04","wording":"in april"}"#).unwrap();
        assert_eq!(serde_json::to_string(&when.bare()).unwrap(), r#""2022-04""#);
        let when: When = serde_json::from_str(
            r#"{"date":"2022-22","earliest":"2022-06-01","latest":"2022-09-30","wording":"rond de zomer"}"#,
        )
        .unwrap();
        let bare = r#"{"earliest":"2022-06-01","latest":"2022-09-30"}"#;
        assert_eq!(serde_json::to_string(&when.bare()).unwrap(), bare);
    }
}
