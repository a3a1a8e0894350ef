//! Reasoning with vague dates: what a promise came to on a given day.
//!
//! Lateness is the delivery minus the window's last day. It is a range only where the delivery itself is vague, and
//! "at least" where the author's reading set the window's end. Words without a deadline are done or not done.
//!
//! Of a vague delivery, such as "in May", nobody knows on a day in the middle of May whether it was made yet; only from
//! the day on that the file speaks of is it certain, since what the file says happened has happened by then.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    event::{Event, EventKind, Promise, PromiseKind},
    when::Window,
};

/// What an event came to, on a given day.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Deserialize,
    Serialize,
    strum::IntoStaticStr,
    strum::EnumIter,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "kebab-case")]
pub enum Status {
    /// The window has not begun.
    NotDue,
    /// Inside the window.
    Due,
    /// After the window, and not done.
    Overdue,
    /// Done before the window began.
    Early,
    /// Done within the window.
    OnTime,
    /// Done after the window.
    Late,
    /// Done; no deadline was named.
    Done,
    /// Not done; no deadline was named.
    Open,
    /// The promise was taken back.
    Withdrawn,
    /// Nobody knows, or the delivery may lie on either side of the deadline.
    Unknown,
}

impl Status {
    /// Whether it was delivered.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Early | Self::OnTime | Self::Late | Self::Done)
    }

    /// Whether it is still to come.
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotDue | Self::Due | Self::Overdue | Self::Open)
    }
}

/// How many days late, counted from the last day of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lateness {
    /// At least this many days.
    pub least: i32,
    /// At most this many; the same where the delivery is a day.
    pub most: i32,
    /// Whether the author's reading, not the source, set the window's end.
    pub by_reading: bool,
}

/// The status of an event on a day, and how late it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// How late, where it is late or overdue.
    pub lateness: Option<Lateness>,
}

/// A day that is asked about, and up to when the file claims to know. A plain day stands for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    day: Date,
    as_of: Date,
}

impl Day {
    /// A day asked about of a file that claims to know up to `as_of`, if it says so.
    pub fn of(day: Date, as_of: Option<Date>) -> Self {
        Self { day, as_of: as_of.unwrap_or(day) }
    }
}

impl From<Date> for Day {
    fn from(day: Date) -> Self {
        Self { day, as_of: day }
    }
}

/// Whether something was delivered by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// Not by then.
    No,
    /// Perhaps: the day lies within the delivery's window, and the file tells of it only later.
    Perhaps,
    /// By then.
    Yes,
}

/// Whether what happened within a window had happened by a day. A window without a first day may have.
pub fn delivered(done: Window, today: impl Into<Day>) -> Delivered {
    let Day { day, as_of } = today.into();
    match (done.first, done.last) {
        (Some(first), _) if first > day => Delivered::No,
        (first, last) => {
            let is_past = last.is_some_and(|last| last <= day) || (first, last) == (None, None);
            if is_past || day >= as_of { Delivered::Yes } else { Delivered::Perhaps }
        }
    }
}

/// What the event came to on `today`, measured against its first promise.
///
/// An event without promises is `Done`, `Open` or `Unknown` by its `actual` alone.
pub fn standing(event: &Event, today: impl Into<Day>) -> Standing {
    against(event, event.promises.first(), today)
}

/// What the event came to on `today`, measured against one of its promises.
pub fn against(event: &Event, promise: Option<&Promise>, today: impl Into<Day>) -> Standing {
    let today = today.into();
    let only = |status| Standing { status, lateness: None };
    let window =
        promise.and_then(|promise| promise.when.as_ref()).map(super::When::window).unwrap_or_default();
    let Some(when) = event.actual.as_ref().map(|actual| &actual.when) else {
        return not_delivered(event, promise, window, today.day);
    };
    let done = when.window();
    if done.first.is_none() && when.is_missing() {
        return only(Status::Unknown);
    }
    match delivered(done, today) {
        Delivered::No => return not_delivered(event, promise, window, today.day),
        // What lasts goes on all the while.
        Delivered::Perhaps if event.kind != EventKind::Period => return only(Status::Unknown),
        Delivered::Perhaps | Delivered::Yes => {}
    }
    let Some(deadline) = window.last else { return only(Status::Done) };
    let (Some(first), Some(last)) = (done.first, done.last) else { return only(Status::Unknown) };
    if first > deadline {
        let lateness = Lateness {
            least: days(deadline, first),
            most: days(deadline, last),
            by_reading: window.last_read,
        };
        return Standing { status: Status::Late, lateness: Some(lateness) };
    }
    if last > deadline {
        return only(Status::Unknown);
    }
    only(if window.first.is_some_and(|begin| last < begin) { Status::Early } else { Status::OnTime })
}

fn not_delivered(event: &Event, promise: Option<&Promise>, window: Window, today: Date) -> Standing {
    let only = |status| Standing { status, lateness: None };
    if event.promises.last().is_some_and(|last| last.kind == PromiseKind::Withdrawn && was_said(last, today))
    {
        return only(Status::Withdrawn);
    }
    if promise.and_then(|promise| promise.when.as_ref()).is_some_and(super::When::is_missing) {
        // There was a date, and nobody knows which: a page is gone, or it is confidential.
        return only(Status::Unknown);
    }
    let Some(deadline) = window.last else { return only(Status::Open) };
    if today > deadline {
        let days = days(deadline, today);
        let lateness = Lateness { least: days, most: days, by_reading: window.last_read };
        return Standing { status: Status::Overdue, lateness: Some(lateness) };
    }
    only(if window.first.is_some_and(|begin| today < begin) { Status::NotDue } else { Status::Due })
}

/// Whether a statement had been made by `today`, as far as it says when it was.
fn was_said(promise: &Promise, today: Date) -> bool {
    promise.said_on.as_ref().and_then(|said| said.window().first).is_none_or(|said| said <= today)
}

/// Whole days from one day to another.
pub fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(promises: &str, actual: &str) -> Event {
        let json = format!(r#"{{"id": "e", "title": "e", "promises": [{promises}]{actual}}}"#);
        serde_json::from_str(&json).unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_letter_s_five_promises() {
        let today = day("2025-12-15");
        let cases = [
            (r#"{"when": "2022-04"}"#, "\"2022-05-13\"", Status::Late, Some((13, 13, false))),
            (
                r#"{"when": {"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30"}}"#,
                "\"2022-12-02\"",
                Status::Late,
                Some((63, 63, true)),
            ),
            (
                r#"{"when": {"latest": "2022-06-20", "wording": "voor de zomer"}}"#,
                "\"2022-06-01\"",
                Status::OnTime,
                None,
            ),
            (
                r#"{"when": {"date": "2022-21", "earliest": "2022-03-01", "latest": "2022-06-01"}}"#,
                r#"{"date": "2022-21", "earliest": "2022-03-01", "latest": "2022-05-31"}"#,
                Status::OnTime,
                None,
            ),
            (r#"{"when": {"earliest": "2022-02-11"}}"#, "\"2022-07-07\"", Status::Done, None),
        ];
        for (promise, actual, status, late) in cases {
            let standing = standing(&event(promise, &format!(r#", "actual": {{"when": {actual}}}"#)), today);
            assert_eq!(standing.status, status, "{promise}");
            let found = standing.lateness.map(|it| (it.least, it.most, it.by_reading));
            assert_eq!(found, late, "{promise}");
        }
    }

    #[test]
    fn follows_the_day_that_is_asked_about() {
        let contours = event(r#"{"when": "2022-04"}"#, r#", "actual": {"when": "2022-05-13"}"#);
        for (today, status) in [
            ("2022-03-31", Status::NotDue),
            ("2022-04-01", Status::Due),
            ("2022-04-30", Status::Due),
            ("2022-05-01", Status::Overdue),
            ("2022-05-13", Status::Late),
        ] {
            assert_eq!(standing(&contours, day(today)).status, status, "{today}");
        }
    }

    #[test]
    fn vague_deliveries_give_ranges_and_unknowns() {
        let late = event(r#"{"when": "2022-04"}"#, r#", "actual": {"when": "2022-06"}"#);
        let lateness = standing(&late, day("2023-01-01")).lateness.unwrap();
        assert_eq!((lateness.least, lateness.most), (32, 61));
        let either = event(r#"{"when": "2022-04-15"}"#, r#", "actual": {"when": "2022-04"}"#);
        assert_eq!(standing(&either, day("2023-01-01")).status, Status::Unknown);
        let lost = event(r#"{"when": "2022-04-15"}"#, r#", "actual": {"when": {"missing": "not_found"}}"#);
        assert_eq!(standing(&lost, day("2023-01-01")).status, Status::Unknown);
        let withdrawn = event(r#"{"when": "2022-04"}, {"kind": "withdrawn"}"#, "");
        assert_eq!(standing(&withdrawn, day("2023-01-01")).status, Status::Withdrawn);
        let early = event(r#"{"when": "2022-04"}"#, r#", "actual": {"when": "2022-03"}"#);
        assert_eq!(standing(&early, day("2023-01-01")).status, Status::Early);
    }

    #[test]
    fn every_status_has_its_case() {
        let april = r#"{"when": "2022-04"}"#;
        let summer = r#"{"when": {"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30"}}"#;
        let soon = r#"{"when": {"wording": "zo snel mogelijk"}}"#;
        let cut_off = r#"{"when": {"missing": "cut_off"}}"#;
        let back = r#"{"when": "2022-04"}, {"kind": "withdrawn", "said_on": "2022-03-10"}"#;
        let lost = r#"{"missing": "not_found"}"#;
        let cases = [
            // What was promised, what came of it, the day that is asked about, and what it came to.
            (april, "", "2022-03-31", Status::NotDue, None),
            (april, "", "2022-04-15", Status::Due, None),
            (april, "", "2022-05-03", Status::Overdue, Some((3, 3, false))),
            (summer, "", "2022-10-01", Status::Overdue, Some((1, 1, true))),
            (april, r#""2022-04-30""#, "2023-01-01", Status::OnTime, None),
            (april, r#""2022-03-31""#, "2023-01-01", Status::Early, None),
            (april, r#""2022-05-01""#, "2023-01-01", Status::Late, Some((1, 1, false))),
            (april, r#""2022-05""#, "2023-01-01", Status::Late, Some((1, 31, false))),
            (summer, r#""2022-36""#, "2023-01-01", Status::Late, Some((1, 92, true))),
            (soon, "", "2023-01-01", Status::Open, None),
            (soon, r#""2022-07-07""#, "2023-01-01", Status::Done, None),
            (soon, r#""2022-07-07""#, "2022-07-06", Status::Open, None),
            (cut_off, "", "2023-01-01", Status::Unknown, None),
            (cut_off, r#""2022-07-07""#, "2023-01-01", Status::Done, None),
            (back, "", "2022-03-09", Status::NotDue, None),
            (back, "", "2022-03-10", Status::Withdrawn, None),
            (back, r#""2022-06-01""#, "2022-04-01", Status::Withdrawn, None),
            (back, r#""2022-06-01""#, "2022-06-01", Status::Late, Some((32, 32, false))),
            (april, lost, "2023-01-01", Status::Unknown, None),
            (april, r#""2022-04/2022-05""#, "2023-01-01", Status::Unknown, None),
            (april, r#""2022-04/..""#, "2023-01-01", Status::Unknown, None),
            ("", "", "2023-01-01", Status::Open, None),
            ("", r#""2022-05-01""#, "2023-01-01", Status::Done, None),
            ("", lost, "2023-01-01", Status::Unknown, None),
        ];
        for (promise, actual, today, status, late) in cases {
            let actual = if actual.is_empty() {
                String::new()
            } else {
                format!(r#", "actual": {{"when": {actual}}}"#)
            };
            let found = standing(&event(promise, &actual), day(today));
            let lateness = found.lateness.map(|it| (it.least, it.most, it.by_reading));
            assert_eq!((found.status, lateness), (status, late), "{promise} {actual} on {today}");
        }
    }

    #[test]
    fn a_vague_delivery_is_certain_when_its_window_is_past_or_the_file_tells_of_it() {
        let vague = event(r#"{"when": "2022-04"}"#, r#", "actual": {"when": "2022-05"}"#);
        let early = event(r#"{"when": "2022-06"}"#, r#", "actual": {"when": "2022-05"}"#);
        let period = event("", r#", "kind": "period", "actual": {"when": "2022-04/2022-06"}"#);
        let as_of = |as_of: &str, today: &str| Day::of(day(today), Some(day(as_of)));
        for (event, as_of, status) in [
            (&vague, as_of("2025-12-15", "2022-04-30"), Status::Due),
            (&vague, as_of("2025-12-15", "2022-05-01"), Status::Unknown),
            (&vague, as_of("2025-12-15", "2022-05-30"), Status::Unknown),
            (&vague, as_of("2025-12-15", "2022-05-31"), Status::Late),
            // The file knows on 10 May that it was done that month.
            (&vague, as_of("2022-05-10", "2022-05-10"), Status::Late),
            (&vague, as_of("2022-05-10", "2022-05-09"), Status::Unknown),
            (&early, as_of("2025-12-15", "2022-05-09"), Status::Unknown),
            (&early, as_of("2025-12-15", "2022-06-09"), Status::Early),
            (&period, as_of("2025-12-15", "2022-05-09"), Status::Done),
        ] {
            assert_eq!(standing(event, as_of).status, status, "{as_of:?}");
        }
        let known = Day::from(day("2022-05-10"));
        assert_eq!(standing(&vague, known).status, Status::Late);
    }
}
