//! Dates in words, never more precise than they are: `juni 2022`, not `1 juni 2022`. Notation by ICU4X.

use std::sync::OnceLock;

use icu_calendar::Gregorian;
use icu_datetime::{
    DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter,
    fieldsets::{M, MD, YM, YMD},
    options::YearStyle,
};
use icu_locale_core::locale;

use super::{Language, Texts};
use crate::briefing::{
    Date, Edtf, Period, When,
    edtf::{End, Point, Precision, Qualifier, Season, Shape},
    series::Span,
    when::Window,
};

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// One formatter for each way to write a day or month.
pub(super) struct Formatters {
    day: Formatter<YMD>,
    day_short: Formatter<YMD>,
    day_month: Formatter<MD>,
    day_month_short: Formatter<MD>,
    month: Formatter<YM>,
    month_name: Formatter<M>,
    month_short: Formatter<M>,
}

/// Made when the first date is written.
pub(super) type Dates = OnceLock<Formatters>;

impl Formatters {
    fn new(language: Language) -> Self {
        // English as in Europe: the day before the month.
        let locale: DateTimeFormatterPreferences = match language {
            Language::Dutch => locale!("nl").into(),
            Language::English => locale!("en-GB").into(),
        };
        let data = "the data of both languages is compiled in";
        let year = YearStyle::Full;
        Self {
            day: Formatter::try_new(locale, YMD::long().with_year_style(year)).expect(data),
            day_short: Formatter::try_new(locale, YMD::medium().with_year_style(year)).expect(data),
            day_month: Formatter::try_new(locale, MD::long()).expect(data),
            day_month_short: Formatter::try_new(locale, MD::medium()).expect(data),
            month: Formatter::try_new(locale, YM::long().with_year_style(year)).expect(data),
            month_name: Formatter::try_new(locale, M::long()).expect(data),
            month_short: Formatter::try_new(locale, M::medium()).expect(data),
        }
    }
}

/// The same day in ICU4X's type; both calendars are the proleptic Gregorian one.
fn icu(day: Date) -> icu_calendar::Date<Gregorian> {
    icu_calendar::Date::try_new_gregorian(day.year().into(), day.month() as u8, day.day() as u8)
        .expect("a day that exists in one Gregorian calendar exists in the other")
}

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Long,
    Short,
}

impl Texts {
    fn formatters(&self) -> &Formatters {
        self.dates.get_or_init(|| Formatters::new(self.language))
    }

    /// `13 mei 2022`.
    pub fn day(&self, day: Date) -> String {
        self.formatters().day.format(&icu(day)).to_string()
    }

    /// `13 dec 2022`.
    pub fn day_short(&self, day: Date) -> String {
        self.formatters().day_short.format(&icu(day)).to_string()
    }

    /// `13 mei`.
    pub fn day_month(&self, day: Date) -> String {
        self.formatters().day_month.format(&icu(day)).to_string()
    }

    /// `13 dec`.
    pub fn day_month_short(&self, day: Date) -> String {
        self.formatters().day_month_short.format(&icu(day)).to_string()
    }

    /// `mei 2022`.
    pub fn month(&self, day: Date) -> String {
        self.formatters().month.format(&icu(day)).to_string()
    }

    /// `december`.
    pub fn month_name(&self, day: Date) -> String {
        self.formatters().month_name.format(&icu(day)).to_string()
    }

    /// `dec`, at most four letters.
    pub fn month_short(&self, day: Date) -> String {
        self.formatters().month_short.format(&icu(day)).to_string()
    }

    /// A date as said: its words in quotation marks, or else the date; nothing more precise.
    pub fn when(&self, when: &When) -> String {
        match (&when.wording, when.missing) {
            (Some(words), None) => self.with("quotation", &[("words", self.text(words).into())]),
            (Some(words), Some(reason)) => {
                let (words, reason) = (self.text(words), self.reason(reason));
                self.with("quotation-missing", &[("words", words.into()), ("reason", reason.into())])
            }
            (None, Some(reason)) => self.reason(reason),
            (None, None) => {
                when.date.as_ref().map_or_else(|| self.window(&when.window()), |date| self.edtf(date))
            }
        }
    }

    /// How the author read it, `door de auteur gelezen als 1 juni tot en met 30 september 2022`; nothing where the
    /// date speaks for itself.
    pub fn reading(&self, when: &When) -> Option<String> {
        let window = when.window();
        // Without words or a date the window is all there is, and `when` has told it.
        let told = when.date.is_none() && when.wording.is_none();
        ((window.first_read || window.last_read) && !told)
            .then(|| self.with("reading", &[("window", self.window(&window).into())]))
    }

    /// `1 juni tot en met 30 september 2022`, `vanaf 11 februari 2022`, `uiterlijk 20 juni 2022`.
    pub fn window(&self, window: &Window) -> String {
        self.days(window, Length::Long)
    }

    /// `1 jun t/m 30 sep 2022`, `vanaf 11 feb 2022`, `uiterlijk 20 jun 2022`.
    pub fn window_short(&self, window: &Window) -> String {
        self.days(window, Length::Short)
    }

    fn days(&self, window: &Window, length: Length) -> String {
        let day = |day| match length {
            Length::Long => self.day(day),
            Length::Short => self.day_short(day),
        };
        match (window.first, window.last) {
            (Some(first), Some(last)) if first == last => day(first),
            (Some(first), Some(last)) => {
                // What both ends share is said once.
                let start = if first.first_of_month() == last.first_of_month() {
                    first.day().to_string()
                } else if first.year() != last.year() {
                    day(first)
                } else if length == Length::Long {
                    self.day_month(first)
                } else {
                    self.day_month_short(first)
                };
                let key = if length == Length::Long { "date-range" } else { "date-range-short" };
                self.with(key, &[("start", start.into()), ("end", day(last).into())])
            }
            (Some(first), None) => self.with("date-from", &[("date", day(first).into())]),
            (None, Some(last)) => self.with("window-by", &[("date", day(last).into())]),
            (None, None) => self.get("window-open"),
        }
    }

    /// A date of the format in words.
    pub fn edtf(&self, date: &Edtf) -> String {
        let put = |key, point| self.with(key, &[("date", self.point(point).into())]);
        match date.shape() {
            Shape::Single(point) => self.point(point),
            Shape::Interval { start: End::At(start), end: End::At(end) } => self.interval(start, end),
            Shape::Interval { start: End::At(start), end: End::Open } => put("date-from", start),
            Shape::Interval { start: End::At(start), end: End::Unknown } => {
                put("date-from-unknown-end", start)
            }
            Shape::Interval { start: End::Open, end: End::At(end) } => put("date-until", end),
            Shape::Interval { start: End::Unknown, end: End::At(end) } => {
                put("date-unknown-start-until", end)
            }
            // The format has a date at one end at least.
            Shape::Interval { start: _, end: _ } => self.get("window-open"),
        }
    }

    fn interval(&self, start: Point, end: Point) -> String {
        let plain = |point: Point| point.qualifier() == Qualifier::Certain && point.unspecified().is_none();
        if plain(start) && plain(end) && start.precision() == end.precision() {
            let (first, last) = (start.first_day(), end.last_day());
            match start.precision() {
                Precision::Day => {
                    return self.window(&Window { first, last, ..Window::default() });
                }
                Precision::Month if start.year() == end.year() => {
                    if let (Some(first), Some(last)) = (first, last)
                        && first.month() != last.month()
                    {
                        let ends =
                            [("start", self.month_name(first).into()), ("end", self.month(last).into())];
                        return self.with("date-range", &ends);
                    }
                    return self.point(start);
                }
                _ => {}
            }
        }
        let ends = [("start", self.point(start).into()), ("end", self.point(end).into())];
        self.with("date-range", &ends)
    }

    fn point(&self, point: Point) -> String {
        let key = match (point.precision(), point.unspecified()) {
            (Precision::Year, Some(Precision::Month)) => Some("date-month-unspecified"),
            (_, Some(Precision::Day)) => Some("date-day-unspecified"),
            _ => None,
        };
        let date = self.unqualified(point);
        let date = key.map_or(date.clone(), |key| self.with(key, &[("date", date.into())]));
        let key = match point.qualifier() {
            Qualifier::Certain => return date,
            Qualifier::Uncertain => "date-uncertain",
            Qualifier::Approximate => "date-approximate",
            Qualifier::Both => "date-uncertain-approximate",
        };
        self.with(key, &[("date", date.into())])
    }

    fn unqualified(&self, point: Point) -> String {
        // Years are passed as text: a number would be grouped.
        let year = point.year().to_string();
        match point.precision() {
            Precision::Century => {
                let last = (point.year() + 99).to_string();
                self.with("date-century", &[("first", year.into()), ("last", last.into())])
            }
            Precision::Decade => self.with("date-decade", &[("year", year.into())]),
            Precision::Year => year,
            Precision::HalfYear => {
                self.with("date-half-year", &[("half", point.half().into()), ("year", year.into())])
            }
            Precision::Quarter => {
                self.with("date-quarter", &[("quarter", point.quarter().into()), ("year", year.into())])
            }
            Precision::Season => {
                let key = match point.season() {
                    Some(Season::Spring) => "date-season-spring",
                    Some(Season::Summer) => "date-season-summer",
                    Some(Season::Autumn) => "date-season-autumn",
                    Some(Season::Winter) | None => "date-season-winter",
                };
                self.with(key, &[("year", year.into())])
            }
            Precision::Month => point.first_day().map(|day| self.month(day)).unwrap_or_default(),
            Precision::Day => point.first_day().map(|day| self.day(day)).unwrap_or_default(),
        }
    }

    /// `2022`, `2022–2025 samen`, `vanaf 2026`, `mei 2021`, `jaar niet vermeld`.
    pub fn period(&self, period: &Period) -> String {
        let Period::At(date) = period else { return self.get("period-not-stated") };
        let Span::Total(..) = period.span() else { return self.edtf(date) };
        let period = match date.shape() {
            Shape::Interval { start: End::At(start), end: End::At(end) }
                if [start, end]
                    .iter()
                    .all(|at| at.precision() == Precision::Year && at.qualifier() == Qualifier::Certain) =>
            {
                format!("{}–{}", start.year(), end.year())
            }
            _ => self.edtf(date),
        };
        self.with("period-total", &[("period", period.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn when(json: &str) -> When {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn days_and_months() {
        let (may, december) = (day("2022-05-03"), day("2022-12-13"));
        let dutch = Texts::of(Language::Dutch);
        assert_eq!(dutch.day(may), "3 mei 2022");
        assert_eq!(dutch.day_short(december), "13 dec 2022");
        assert_eq!(dutch.day_month(may), "3 mei");
        assert_eq!(dutch.day_month_short(december), "13 dec");
        assert_eq!(dutch.month(december), "december 2022");
        assert_eq!(dutch.month_name(december), "december");
        let english = Texts::of(Language::English);
        assert_eq!(english.day(may), "3 May 2022");
        assert_eq!(english.day_short(december), "13 Dec 2022");
        assert_eq!(english.day_month(may), "3 May");
        assert_eq!(english.day_month_short(december), "13 Dec");
        assert_eq!(english.month(december), "December 2022");
        assert_eq!(english.month_name(december), "December");
    }

    #[test]
    fn every_month_in_short() {
        let months = |language| {
            let name = |month| Texts::of(language).month_short(Date::new(2022, month, 1).unwrap());
            (1..=12).map(name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(months(Language::Dutch), "jan feb mrt apr mei jun jul aug sep okt nov dec");
        assert_eq!(months(Language::English), "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec");
    }

    #[test]
    fn dates_are_never_more_precise_than_said() {
        for (edtf, dutch, english) in [
            ("2022", "2022", "2022"),
            ("2022-06", "juni 2022", "June 2022"),
            ("2022-06-01", "1 juni 2022", "1 June 2022"),
            ("2022-33", "1e kwartaal 2022", "first quarter of 2022"),
            ("2022-34", "2e kwartaal 2022", "second quarter of 2022"),
            ("2022-35", "3e kwartaal 2022", "third quarter of 2022"),
            ("2022-36", "4e kwartaal 2022", "fourth quarter of 2022"),
            ("2022-40", "eerste helft 2022", "first half of 2022"),
            ("2022-41", "tweede helft 2022", "second half of 2022"),
            ("2022-21", "voorjaar 2022", "spring 2022"),
            ("2022-22", "zomer 2022", "summer 2022"),
            ("2022-23", "najaar 2022", "autumn 2022"),
            ("2022-24", "winter 2022", "winter 2022"),
            ("202X", "jaren 2020", "2020s"),
            ("20XX", "2000–2099", "2000–2099"),
            ("2022-XX", "2022, maand niet vermeld", "2022, month not stated"),
            ("2022-04-XX", "april 2022, dag niet vermeld", "April 2022, day not stated"),
            ("2022-XX-XX", "2022, dag niet vermeld", "2022, day not stated"),
            ("2022~", "circa 2022", "about 2022"),
            ("2022-04?", "mogelijk april 2022", "possibly April 2022"),
            ("2022-04-29%", "mogelijk circa 29 april 2022", "possibly about 29 April 2022"),
            ("2022/2025", "2022 tot en met 2025", "2022 to 2025"),
            ("2022-02/2022-06", "februari tot en met juni 2022", "February to June 2022"),
            ("2022-06/2022-06", "juni 2022", "June 2022"),
            ("2021-12/2022-06", "december 2021 tot en met juni 2022", "December 2021 to June 2022"),
            ("2022-06-01/2022-06-15", "1 tot en met 15 juni 2022", "1 to 15 June 2022"),
            ("2022-06-01/2022-09-30", "1 juni tot en met 30 september 2022", "1 June to 30 September 2022"),
            (
                "2021-12-31/2022-01-01",
                "31 december 2021 tot en met 1 januari 2022",
                "31 December 2021 to 1 January 2022",
            ),
            ("2022-02/2022-06-15", "februari 2022 tot en met 15 juni 2022", "February 2022 to 15 June 2022"),
            (
                "2022-02~/2022-06",
                "circa februari 2022 tot en met juni 2022",
                "about February 2022 to June 2022",
            ),
            (
                "2022-33/2022-34",
                "1e kwartaal 2022 tot en met 2e kwartaal 2022",
                "first quarter of 2022 to second quarter of 2022",
            ),
            ("2026/..", "vanaf 2026", "from 2026"),
            ("../2022", "tot en met 2022", "up to and including 2022"),
            ("2026/", "vanaf 2026, einde onbekend", "from 2026, end unknown"),
            (
                "/2022-06",
                "begin onbekend, tot en met juni 2022",
                "start unknown, up to and including June 2022",
            ),
        ] {
            let date: Edtf = edtf.parse().unwrap();
            assert_eq!(LANGUAGES.map(|language| Texts::of(language).edtf(&date)), [dutch, english], "{edtf}");
        }
    }

    #[test]
    fn words_go_before_dates_and_readings_are_told() {
        for (json, dutch, reading) in [
            (
                r#"{"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30", "wording": "rond de zomer"}"#,
                "“rond de zomer”",
                Some("door de auteur gelezen als 1 juni tot en met 30 september 2022"),
            ),
            (
                r#"{"date": "2022-22", "earliest": "2022-06-01", "latest": "2022-09-30"}"#,
                "zomer 2022",
                Some("door de auteur gelezen als 1 juni tot en met 30 september 2022"),
            ),
            (
                r#"{"latest": "2022-06-20", "wording": "voor de zomer"}"#,
                "“voor de zomer”",
                Some("door de auteur gelezen als uiterlijk 20 juni 2022"),
            ),
            (
                r#"{"earliest": "2022-02-11", "wording": {"nl": "zo snel mogelijk", "en": "as soon as possible"}}"#,
                "“zo snel mogelijk”",
                Some("door de auteur gelezen als vanaf 11 februari 2022"),
            ),
            (r#"{"wording": "vaker"}"#, "“vaker”", None),
            (r#""2022-04""#, "april 2022", None),
            (r#"{"date": "2022-04", "wording": "in april"}"#, "“in april”", None),
            (r#"{"date": "2022-04", "earliest": "2022-04-01", "latest": "2022-04-30"}"#, "april 2022", None),
            (
                r#"{"date": "2022", "latest": "2022-06-30"}"#,
                "2022",
                Some("door de auteur gelezen als 1 januari tot en met 30 juni 2022"),
            ),
            (r#"{"latest": "2022-06-20"}"#, "uiterlijk 20 juni 2022", None),
            (r#"{"missing": "not_found"}"#, "niet gevonden", None),
            (r#"{"missing": "not_stated", "wording": "eind 2022"}"#, "“eind 2022”, niet vermeld", None),
        ] {
            let texts = Texts::of(Language::Dutch);
            let when = when(json);
            assert_eq!(
                (texts.when(&when).as_str(), texts.reading(&when).as_deref()),
                (dutch, reading),
                "{json}"
            );
        }
        let english = Texts::of(Language::English);
        let summer =
            when(r#"{"earliest": "2022-06-01", "latest": "2022-09-30", "wording": "rond de zomer"}"#);
        assert_eq!(english.when(&summer), "“rond de zomer”");
        let reading = english.reading(&summer);
        assert_eq!(reading.as_deref(), Some("read by the author as 1 June to 30 September 2022"));
    }

    #[test]
    fn windows_with_open_ends() {
        for (first, last, long, short) in [
            (
                Some("2022-06-01"),
                Some("2022-09-30"),
                "1 juni tot en met 30 september 2022",
                "1 jun t/m 30 sep 2022",
            ),
            (Some("2022-06-01"), Some("2022-06-30"), "1 tot en met 30 juni 2022", "1 t/m 30 jun 2022"),
            (Some("2022-06-01"), Some("2022-06-01"), "1 juni 2022", "1 jun 2022"),
            (
                Some("2021-12-01"),
                Some("2022-01-31"),
                "1 december 2021 tot en met 31 januari 2022",
                "1 dec 2021 t/m 31 jan 2022",
            ),
            (Some("2022-02-11"), None, "vanaf 11 februari 2022", "vanaf 11 feb 2022"),
            (None, Some("2022-06-20"), "uiterlijk 20 juni 2022", "uiterlijk 20 jun 2022"),
            (None, None, "geen dag genoemd", "geen dag genoemd"),
        ] {
            let window = Window { first: first.map(day), last: last.map(day), ..Window::default() };
            let texts = Texts::of(Language::Dutch);
            assert_eq!([texts.window(&window), texts.window_short(&window)], [long, short]);
        }
    }

    #[test]
    fn periods_of_values() {
        for (period, dutch, english) in [
            ("2022", "2022", "2022"),
            ("2022/2025", "2022–2025 samen", "2022–2025 in total"),
            ("2022-01/2022-06", "januari tot en met juni 2022 samen", "January to June 2022 in total"),
            ("2026/..", "vanaf 2026", "from 2026"),
            ("2021-05", "mei 2021", "May 2021"),
            ("2021-05-19", "19 mei 2021", "19 May 2021"),
            ("2018?", "mogelijk 2018", "possibly 2018"),
        ] {
            let at = Period::At(period.parse().unwrap());
            assert_eq!(LANGUAGES.map(|language| Texts::of(language).period(&at)), [dutch, english]);
        }
        let stated = LANGUAGES.map(|language| Texts::of(language).period(&Period::NotStated));
        assert_eq!(stated, ["jaar niet vermeld", "year not stated"]);
    }
}
