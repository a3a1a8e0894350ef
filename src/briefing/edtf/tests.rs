use jiff::civil::{Date, date};
use proptest::prelude::*;
use strum::VariantNames;

use super::{Edtf, EdtfError, End, Point, Precision, Qualifier, Season, Shape};

fn parse(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

#[test]
fn accepts() {
    // Text, first day, last day.
    let table = [
        // Level 0, Date.
        ("2022", "2022-01-01", "2022-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2022-04", "2022-04-01", "2022-04-30"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2022-04-29", "2022-04-29", "2022-04-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        // Level 0, Time Interval.
        ("2022/2025", "2022-01-01", "2025-12-31"),
        ("2022-02/2022-06", "2022-02-01", "2022-06-30"),
        ("2022-02-11/2022-02-11", "2022-02-11", "2022-02-11"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        ("2005/2006-02", "2005-01-01", "2006-02-28"),
        // The end overlaps the start, or lies in it.
        ("2022/2022-01", "2022-01-01", "2022-01-31"),
        ("2022-06/2022", "2022-06-01", "2022-12-31"),
        ("2022-04-15/2022-04", "2022-04-15", "2022-04-30"),
        // Level 1, Seasons.
        ("2022-21", "", ""),
        ("2022-22", "", ""),
        ("2022-23", "", ""),
        ("2022-24", "", ""),
        // Level 1, Qualification of a date (complete).
        ("2018?", "2018-01-01", "2018-12-31"),
        ("2022-04~", "2022-04-01", "2022-04-30"),
        ("2022-04-29%", "2022-04-29", "2022-04-29"),
        // Level 1, Unspecified digit(s) from the right.
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("999X", "9990-01-01", "9999-12-31"),
        ("99XX", "9900-01-01", "9999-12-31"),
        ("00XX", "0000-01-01", "0099-12-31"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("198X?", "1980-01-01", "1989-12-31"),
        ("20XX~", "2000-01-01", "2099-12-31"),
        ("2022-XX%", "2022-01-01", "2022-12-31"),
        ("2022-04-XX?", "2022-04-01", "2022-04-30"),
        // Level 1, Extended Interval.
        ("2022/..", "2022-01-01", ""),
        ("2022-04/..", "2022-04-01", ""),
        ("2022-04-29~/..", "2022-04-29", ""),
        ("../2022", "", "2022-12-31"),
        ("2022/", "2022-01-01", ""),
        ("/2022-04?", "", "2022-04-30"),
        ("2022-06~/2022-09%", "2022-06-01", "2022-09-30"),
        ("2022?/2022-09-05", "2022-01-01", "2022-09-05"),
        // Level 2, Sub-year groupings.
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-34", "2022-04-01", "2022-06-30"),
        ("2022-35", "2022-07-01", "2022-09-30"),
        ("2022-36", "2022-10-01", "2022-12-31"),
        ("2022-40", "2022-01-01", "2022-06-30"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("9999-41", "9999-07-01", "9999-12-31"),
        ("2022-34~", "2022-04-01", "2022-06-30"),
        ("2022-41?", "2022-07-01", "2022-12-31"),
        ("2022-34/2023-40", "2022-04-01", "2023-06-30"),
        ("2022-35~/..", "2022-07-01", ""),
    ];
    for (text, first, last) in table {
        let parsed = parse(text);
        assert_eq!((parsed.first_day(), parsed.last_day()), (day(first), day(last)), "{text}");
        assert_eq!(parsed.to_string(), text);
        assert_eq!(parsed.is_season(), first.is_empty() && last.is_empty(), "{text}");
        assert_eq!(parsed.is_interval(), text.contains('/'), "{text}");
    }
}

#[test]
fn refuses() {
    // Text, code, offset, arguments, message.
    let table = [
        ("", "empty", 0, "", "a date is missing"),
        ("/", "no-date", 0, "", "an interval needs a date at one end"),
        ("..", "no-date", 0, "", "an interval needs a date at one end"),
        ("../..", "no-date", 0, "", "an interval needs a date at one end"),
        ("../", "no-date", 0, "", "an interval needs a date at one end"),
        ("/..", "no-date", 0, "", "an interval needs a date at one end"),
        ("2022\u{2013}2025", "not-ascii", 4, "found=\u{2013}", "a date has no character '\u{2013}'"),
        ("2022-\u{662}1", "not-ascii", 5, "found=\u{662}", "a date has no character '\u{662}'"),
        ("\u{a0}2022", "not-ascii", 0, "found=\u{a0}", "a date has no character '\\u{a0}'"),
        (" 2022", "whitespace", 0, "", "a date has no white space"),
        ("2022 ", "whitespace", 4, "", "a date has no white space"),
        ("2022-04\n", "whitespace", 7, "", "a date has no white space"),
        ("2022 / 2025", "whitespace", 4, "", "a date has no white space"),
        ("2022-04-29T10:00:00Z", "time-of-day", 10, "", "a date has no time of day"),
        ("10:00", "time-of-day", 2, "", "a date has no time of day"),
        ("Y170000002", "long-year", 0, "", "a year has four digits, and no Y or E"),
        ("Y-17E7", "long-year", 0, "", "a year has four digits, and no Y or E"),
        ("17E7", "long-year", 2, "", "a year has four digits, and no Y or E"),
        ("-0044", "negative-year", 0, "", "years before 0000 are not supported"),
        ("-", "negative-year", 0, "", "years before 0000 are not supported"),
        ("2022/-2023", "negative-year", 5, "", "years before 0000 are not supported"),
        ("1950S2", "significant-digits", 4, "", "significant digits (S) are not supported"),
        ("[2022,2023]", "date-set", 0, "", "sets of dates are not supported"),
        ("{2022..2024}", "date-set", 0, "", "sets of dates are not supported"),
        ("2022,2023", "date-set", 4, "", "sets of dates are not supported"),
        ("2022..2024", "unexpected-character", 4, "found=.", "unexpected character '.'"),
        ("2022/...", "unexpected-character", 5, "found=.", "unexpected character '.'"),
        ("2022-W05", "unexpected-character", 5, "found=W", "unexpected character 'W'"),
        ("202x", "unexpected-character", 3, "found=x", "unexpected character 'x'"),
        ("open/2022", "unexpected-character", 0, "found=o", "unexpected character 'o'"),
        ("2022\0", "unexpected-character", 4, "found=\0", "unexpected character '\\0'"),
        ("2022/2023/2024", "too-many-slashes", 9, "", "an interval has two ends"),
        ("2022//", "too-many-slashes", 5, "", "an interval has two ends"),
        ("2022-04-29-01", "too-many-parts", 10, "", "nothing follows a day"),
        ("2022-04-29-", "too-many-parts", 10, "", "nothing follows a day"),
        ("22", "year-not-four-digits", 0, "found=22", "a year has four digits, not \"22\""),
        ("202", "year-not-four-digits", 0, "found=202", "a year has four digits, not \"202\""),
        ("20220429", "year-not-four-digits", 0, "found=20220429", "a year has four digits, not \"20220429\""),
        ("2022/23", "year-not-four-digits", 5, "found=23", "a year has four digits, not \"23\""),
        ("?", "year-not-four-digits", 0, "found=", "a year has four digits, not \"\""),
        ("29-04-2022", "year-not-four-digits", 0, "found=29", "a year has four digits, not \"29\""),
        ("2022-4", "not-two-digits", 5, "found=4", "a month or day has two digits, not \"4\""),
        ("2022-", "not-two-digits", 5, "found=", "a month or day has two digits, not \"\""),
        ("2022-123", "not-two-digits", 5, "found=123", "a month or day has two digits, not \"123\""),
        ("2022--4", "not-two-digits", 5, "found=", "a month or day has two digits, not \"\""),
        ("2022-04-9", "not-two-digits", 8, "found=9", "a month or day has two digits, not \"9\""),
        ("2022-04-", "not-two-digits", 8, "found=", "a month or day has two digits, not \"\""),
        ("2022-X", "not-two-digits", 5, "found=X", "a month or day has two digits, not \"X\""),
        ("2022-00", "month-out-of-range", 5, "found=00", "month 00 does not exist"),
        ("2022-13", "month-out-of-range", 5, "found=13", "month 13 does not exist"),
        ("2022-13-01", "month-out-of-range", 5, "found=13", "month 13 does not exist"),
        ("2022-42", "month-out-of-range", 5, "found=42", "month 42 does not exist"),
        ("2022-01/2022-20", "month-out-of-range", 13, "found=20", "month 20 does not exist"),
        ("2022-25", "part-not-supported", 5, "found=25", "part 25 of a year is not supported"),
        ("2022-37", "part-not-supported", 5, "found=37", "part 37 of a year is not supported"),
        ("2022-04-31", "day-out-of-range", 8, "found=31 month=2022-04", "day 31 does not exist in 2022-04"),
        ("2022-02-29", "day-out-of-range", 8, "found=29 month=2022-02", "day 29 does not exist in 2022-02"),
        ("1900-02-29?", "day-out-of-range", 8, "found=29 month=1900-02", "day 29 does not exist in 1900-02"),
        (
            "2022/2022-04-00",
            "day-out-of-range",
            13,
            "found=00 month=2022-04",
            "day 00 does not exist in 2022-04",
        ),
        ("2022-22-01", "day-without-month", 8, "", "a day follows a month only"),
        ("2022-33-XX", "day-without-month", 8, "", "a day follows a month only"),
        ("XXXX", "unspecified-digits", 0, "", UNSPECIFIED),
        ("2XXX", "unspecified-digits", 1, "", UNSPECIFIED),
        ("2X22", "unspecified-digits", 1, "", UNSPECIFIED),
        ("X02X", "unspecified-digits", 0, "", UNSPECIFIED),
        ("202X-04", "unspecified-digits", 3, "", UNSPECIFIED),
        ("20XX-XX", "unspecified-digits", 2, "", UNSPECIFIED),
        ("2022-1X", "unspecified-digits", 6, "", UNSPECIFIED),
        ("2022-X1", "unspecified-digits", 5, "", UNSPECIFIED),
        ("2022-04-2X", "unspecified-digits", 9, "", UNSPECIFIED),
        ("2022-XX-29", "unspecified-digits", 5, "", UNSPECIFIED),
        ("2022-XX/2023", "unspecified-in-interval", 5, "", "an interval has no unspecified digits"),
        ("2021/202X", "unspecified-in-interval", 8, "", "an interval has no unspecified digits"),
        ("2022-?04", "component-qualifier", 5, "", "a qualifier stands at the end of a date only"),
        ("2022~-04", "component-qualifier", 4, "", "a qualifier stands at the end of a date only"),
        ("%2022?", "component-qualifier", 0, "", "a qualifier stands at the end of a date only"),
        ("2022/2023-~04", "component-qualifier", 10, "", "a qualifier stands at the end of a date only"),
        ("2022?~", "two-qualifiers", 5, "", "one qualifier is enough: % is both ? and ~"),
        ("2021/2022%%", "two-qualifiers", 10, "", "one qualifier is enough: % is both ? and ~"),
        ("2022-21~", "qualified-season", 7, "", "a season takes no ~ or ?"),
        ("2022-22?", "qualified-season", 7, "", "a season takes no ~ or ?"),
        ("2022-24%", "qualified-season", 7, "", "a season takes no ~ or ?"),
        ("2022-21/2022-22", "season-in-interval", 0, "", "a season stands in no interval"),
        ("2022/2022-22", "season-in-interval", 5, "", "a season stands in no interval"),
        ("2022-21/..", "season-in-interval", 0, "", "a season stands in no interval"),
        (
            "2022-06/2022-04",
            "end-before-start",
            8,
            "start=2022-06 end=2022-04",
            "the end 2022-04 is before the start 2022-06",
        ),
        (
            "2022-04-30/2022-04-29~",
            "end-before-start",
            11,
            "start=2022-04-30 end=2022-04-29~",
            "the end 2022-04-29~ is before the start 2022-04-30",
        ),
        ("2023/2022", "end-before-start", 5, "start=2023 end=2022", "the end 2022 is before the start 2023"),
    ];
    for (text, code, offset, args, message) in table {
        let error = text.parse::<Edtf>().expect_err(text);
        let found: Vec<_> = error.args().iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            (
                error.code().trim_start_matches("edtf-"),
                error.offset(),
                found.join(" ").as_str(),
                error.to_string().as_str()
            ),
            (code, offset, args, message),
            "{text:?}"
        );
    }
    for code in EdtfError::VARIANTS {
        assert!(table.iter().any(|row| code.strip_prefix("edtf-") == Some(row.1)), "{code} has no example");
    }
}

const UNSPECIFIED: &str =
    "unspecified digits are possible only in 202X, 20XX, 2022-XX, 2022-04-XX and 2022-XX-XX";

/// Every two digits in the place of a month, and in that of a day of a common and a leap year.
#[test]
fn agrees_with_the_calendar() {
    for number in 0..100_i8 {
        let accepted = format!("2022-{number:02}").parse::<Edtf>().is_ok();
        assert_eq!(accepted, matches!(number, 1..=12 | 21..=24 | 33..=36 | 40 | 41), "{number}");
        for year in [2022, 2024] {
            for month in 1..=12 {
                let parsed = format!("{year}-{month:02}-{number:02}").parse::<Edtf>().ok();
                let expected = Date::new(year, month, number).ok().map(Edtf::day);
                assert_eq!(parsed, expected, "{year} {month} {number}");
            }
        }
    }
}

#[test]
fn tells_its_parts() {
    let point = |text: &str| match parse(text).shape() {
        Shape::Single(point) => point,
        Shape::Interval { .. } => panic!("{text} is an interval"),
    };
    let parts = |text: &str| {
        let point = point(text);
        let part = point.half().or(point.quarter()).or(point.month());
        (point.precision(), point.unspecified(), point.year(), part)
    };
    assert_eq!(parts("20XX"), (Precision::Century, Some(Precision::Year), 2000, None));
    assert_eq!(parts("202X"), (Precision::Decade, Some(Precision::Year), 2020, None));
    assert_eq!(parts("2022"), (Precision::Year, None, 2022, None));
    assert_eq!(parts("2022-XX"), (Precision::Year, Some(Precision::Month), 2022, None));
    assert_eq!(parts("2022-XX-XX"), (Precision::Year, Some(Precision::Day), 2022, None));
    assert_eq!(parts("2022-40"), (Precision::HalfYear, None, 2022, Some(1)));
    assert_eq!(parts("2022-41"), (Precision::HalfYear, None, 2022, Some(2)));
    assert_eq!(parts("2022-33"), (Precision::Quarter, None, 2022, Some(1)));
    assert_eq!(parts("2022-36"), (Precision::Quarter, None, 2022, Some(4)));
    assert_eq!(parts("2022-22"), (Precision::Season, None, 2022, None));
    assert_eq!(parts("2022-04"), (Precision::Month, None, 2022, Some(4)));
    assert_eq!(parts("2022-04-XX"), (Precision::Month, Some(Precision::Day), 2022, Some(4)));
    assert_eq!(parts("2022-04-29"), (Precision::Day, None, 2022, Some(4)));
    assert_eq!(point("2022-04-29").day(), Some(date(2022, 4, 29)));
    assert_eq!(point("2022-04").day(), None);

    let seasons = ["2022-21", "2022-22", "2022-23", "2022-24", "2022-33"].map(|text| point(text).season());
    let expected = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
    assert_eq!(seasons[..4], expected.map(Some));
    assert_eq!(seasons[4], None);

    let qualifiers = ["2022", "2022?", "2022~", "2022%"].map(|text| point(text).qualifier());
    let expected = [Qualifier::Certain, Qualifier::Uncertain, Qualifier::Approximate, Qualifier::Both];
    assert_eq!(qualifiers, expected);
}

#[test]
fn tells_its_ends() {
    let ends = |text: &str| match parse(text).shape() {
        Shape::Interval { start, end } => (start, end),
        Shape::Single(_) => panic!("{text} is no interval"),
    };
    let at = |text: &str| match parse(text).shape() {
        Shape::Single(point) => End::At(point),
        Shape::Interval { .. } => panic!("{text} is an interval"),
    };
    assert_eq!(ends("2022-04~/2023"), (at("2022-04~"), at("2023")));
    assert_eq!(ends("../2023"), (End::Open, at("2023")));
    assert_eq!(ends("2022/.."), (at("2022"), End::Open));
    assert_eq!(ends("/2023"), (End::Unknown, at("2023")));
    assert_eq!(ends("2022/"), (at("2022"), End::Unknown));
    assert_eq!(End::Open.point(), None);
}

#[test]
fn year_only() {
    for text in ["2018", "2018?", "2018~", "2018%"] {
        assert_eq!(parse(text).year_only(), Some(2018), "{text}");
    }
    for text in ["201X", "20XX", "2018-XX", "2018-XX-XX", "2018-01", "2018-40", "2018/2018", "2018/.."] {
        assert_eq!(parse(text).year_only(), None, "{text}");
    }
}

#[test]
fn constructs() {
    assert_eq!(Edtf::day(date(2022, 4, 29)), parse("2022-04-29"));
    assert_eq!(Edtf::day(Date::MIN), parse("0000-01-01"));
    assert_eq!(Edtf::year(2022), Some(parse("2022")));
    assert_eq!(Edtf::year(0), Some(parse("0000")));
    assert_eq!((Edtf::year(-1), Edtf::year(10_000)), (None, None));
    assert_eq!(Edtf::month(2022, 4), Some(parse("2022-04")));
    assert_eq!((Edtf::month(2022, 0), Edtf::month(2022, 13), Edtf::month(-1, 12)), (None, None, None));
}

#[test]
fn shifts() {
    let table = [
        ("19XX", 1, Some("20XX")),
        ("202X~", -1, Some("201X~")),
        ("2022", 3, Some("2025")),
        ("2022-XX", 1, Some("2023-XX")),
        ("2022-XX-XX", -1, Some("2021-XX-XX")),
        ("2022-41?", 1, Some("2023-40?")),
        ("2022-33", -1, Some("2021-36")),
        ("2022-24", 1, Some("2023-21")),
        ("2022-21", -5, Some("2020-24")),
        ("2022-12", 1, Some("2023-01")),
        ("2022-12-XX", 1, Some("2023-01-XX")),
        ("2024-02-28", 1, Some("2024-02-29")),
        ("2022-02-28", 1, Some("2022-03-01")),
        ("2022-03-01", -365, Some("2021-03-01")),
        // An interval, by the unit of its finer end.
        ("2022/2025", 1, Some("2023/2026")),
        ("2022-11/2023-01", 1, Some("2022-12/2023-02")),
        ("2022-33~/2022-35", 2, Some("2022-35~/2023-33")),
        ("2022-01-30/2022-02-02", 2, Some("2022-02-01/2022-02-04")),
        ("2022-04/..", 1, Some("2022-05/..")),
        ("/2022-04-30", 1, Some("/2022-05-01")),
        ("2022/2025-06", 12, Some("2023/2026-06")),
        ("2022/2025-06", 1, None),
        ("2022-40/2022-36", 2, Some("2022-41/2023-34")),
        ("2022-40/2022-36", 1, None),
        ("2022-04/2022-06-15", 30, None),
        ("2022-04/2022-06-15", 0, Some("2022-04/2022-06-15")),
        // Out of range.
        ("9999", 1, None),
        ("0000", -1, None),
        ("999X", 1, None),
        ("00XX", -1, None),
        ("9999-24", 1, None),
        ("0000-01-01", -1, None),
        ("9999-12-31", 1, None),
        ("2022/9999", 1, None),
        ("2022", i32::MAX, None),
        ("2022", i32::MIN, None),
        ("20XX", i32::MAX, None),
        ("2022-04-29", i32::MAX, None),
        ("2022-04-29", i32::MIN, None),
    ];
    for (text, steps, expected) in table {
        let moved = parse(text).shifted(steps).map(|moved| moved.to_string());
        assert_eq!(moved.as_deref(), expected, "{text} by {steps}");
    }
}

#[test]
fn is_a_string_in_json() {
    let parsed: Edtf = serde_json::from_str("\"2022\\u002d04~\"").unwrap();
    assert_eq!(parsed, parse("2022-04~"));
    assert_eq!(serde_json::to_string(&parsed).unwrap(), "\"2022-04~\"");

    let keys: std::collections::HashMap<Edtf, i32> = serde_json::from_str(r#"{"2022/2025": 1}"#).unwrap();
    assert_eq!(keys.get(&parse("2022/2025")), Some(&1));

    let message = |json: &str| serde_json::from_str::<Edtf>(json).unwrap_err().to_string();
    assert_eq!(message("\"2022-13\""), "edtf-month-out-of-range\u{1f}found=13 at line 1 column 9");
    assert_eq!(message("2022"), "invalid type: integer `2022`, expected expect-date at line 1 column 4");
}

fn qualifiers() -> impl Strategy<Value = Qualifier> {
    prop::sample::select(vec![
        Qualifier::Certain,
        Qualifier::Uncertain,
        Qualifier::Approximate,
        Qualifier::Both,
    ])
}

fn days() -> impl Strategy<Value = Date> {
    (0..=9999_i16, 1..=12_i8, 1..=31_i8).prop_map(|(year, month, day)| {
        let first = date(year, month, 1);
        date(year, month, day.min(first.days_in_month()))
    })
}

/// A point of this precision around that day, made without the parser.
fn around(day: Date, precision: Precision, unspecified: Option<Precision>, qualifier: Qualifier) -> Point {
    let (year, month) = (day.year(), day.month());
    let start = match precision {
        Precision::Century => date(year - year % 100, 1, 1),
        Precision::Decade => date(year - year % 10, 1, 1),
        Precision::Year => date(year, 1, 1),
        Precision::HalfYear => date(year, (month - 1) / 6 * 6 + 1, 1),
        Precision::Quarter | Precision::Season => date(year, (month - 1) / 3 * 3 + 1, 1),
        Precision::Month => date(year, month, 1),
        Precision::Day => day,
    };
    let qualifier = if precision == Precision::Season { Qualifier::Certain } else { qualifier };
    Point { precision, start, unspecified, qualifier }
}

fn singles() -> impl Strategy<Value = Point> {
    let kinds = vec![
        (Precision::Century, Some(Precision::Year)),
        (Precision::Decade, Some(Precision::Year)),
        (Precision::Year, None),
        (Precision::Year, Some(Precision::Month)),
        (Precision::Year, Some(Precision::Day)),
        (Precision::HalfYear, None),
        (Precision::Quarter, None),
        (Precision::Season, None),
        (Precision::Month, None),
        (Precision::Month, Some(Precision::Day)),
        (Precision::Day, None),
    ];
    (days(), prop::sample::select(kinds), qualifiers())
        .prop_map(|(day, (precision, unspecified), qualifier)| around(day, precision, unspecified, qualifier))
}

/// A point that may stand in an interval.
fn ends() -> impl Strategy<Value = Point> {
    let precisions =
        vec![Precision::Year, Precision::HalfYear, Precision::Quarter, Precision::Month, Precision::Day];
    (days(), prop::sample::select(precisions), qualifiers())
        .prop_map(|(day, precision, qualifier)| around(day, precision, None, qualifier))
}

fn dates() -> impl Strategy<Value = Edtf> {
    let no_date = || prop::sample::select(vec![End::Open, End::Unknown]);
    let shape = prop_oneof![
        4 => singles().prop_map(Shape::Single),
        2 => (ends(), ends()).prop_map(|(one, other)| {
            let (start, end) = if other.last_day() < one.first_day() { (other, one) } else { (one, other) };
            Shape::Interval { start: End::At(start), end: End::At(end) }
        }),
        1 => (ends(), no_date()).prop_map(|(start, end)| Shape::Interval { start: End::At(start), end }),
        1 => (no_date(), ends()).prop_map(|(start, end)| Shape::Interval { start, end: End::At(end) }),
    ];
    shape.prop_map(Edtf)
}

/// What holds of any text at all.
fn check_text(text: &str) -> Result<(), TestCaseError> {
    match text.parse::<Edtf>() {
        Ok(parsed) => prop_assert_eq!(parsed.to_string(), text),
        Err(error) => {
            prop_assert!(text.is_char_boundary(error.offset()), "{:?}: {:?}", text, error);
            prop_assert!(!error.to_string().is_empty());
            prop_assert!(error.args().len() <= 2);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn parse_undoes_print(date in dates()) {
        prop_assert_eq!(date.to_string().parse::<Edtf>(), Ok(date));
    }

    #[test]
    fn first_day_is_not_after_the_last(date in dates()) {
        if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
            prop_assert!(first <= last);
        }
    }

    #[test]
    fn units_follow_each_other(point in singles()) {
        let this = Edtf(Shape::Single(point));
        if let (Some(last), Some(next)) = (this.last_day(), this.shifted(1).and_then(|next| next.first_day())) {
            prop_assert_eq!(last.tomorrow().unwrap(), next);
        }
    }

    #[test]
    fn shifting_back_is_identity(date in dates(), steps in prop_oneof![-50..50_i32, any::<i32>()]) {
        if let Some(moved) = date.shifted(steps) {
            prop_assert_eq!(moved.to_string().parse::<Edtf>(), Ok(moved));
            prop_assert_eq!(moved.shifted(-steps), Some(date));
        }
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in any::<String>()) {
        check_text(&text)?;
    }

    #[test]
    fn any_date_like_text_is_parsed_or_refused(text in "[0-9X?~%./T -]{0,24}") {
        check_text(&text)?;
    }

    #[test]
    fn a_mutation_is_parsed_or_refused(
        date in dates(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3, "[0-9X?~%./\u{e9}-]"), 1..4),
    ) {
        let mut text: Vec<char> = date.to_string().chars().collect();
        for (index, kind, new) in edits {
            let at = index.index(text.len() + 1);
            match kind {
                0 => text.splice(at..at, new.chars()).for_each(drop),
                1 => text.splice(at..(at + 1).min(text.len()), new.chars()).for_each(drop),
                _ => text.splice(at..(at + 1).min(text.len()), []).for_each(drop),
            }
        }
        check_text(&text.into_iter().collect::<String>())?;
    }
}
