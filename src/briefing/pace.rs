//! The pace a target asks for: from where it stands to its band, in the time there is. Exact, in whole months.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{
    Amount, Briefing, Number, Period, Reference, Unit,
    edtf::{Edtf, Shape},
    evidence::Reason,
    index::Index,
    observed::{Observation, observations},
    series::Series,
    target::Target,
    when::When,
};

/// A fan over more years than this has no rows.
const LONGEST: i32 = 200;

/// The least and the most something can be.
pub type Bounds = (Decimal, Decimal);

/// A month's end, counted from the year 0: what a pace is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthEnd(pub i32);

impl MonthEnd {
    /// The one nearest to a day: up to the fifteenth that of the month before.
    pub fn nearest(day: Date) -> Self {
        let month = i32::from(day.year()) * 12 + i32::from(day.month());
        Self(if day.day() <= 15 { month - 1 } else { month })
    }

    /// The end of December.
    pub fn of_year(year: i16) -> Self {
        Self(i32::from(year) * 12 + 12)
    }

    /// The year it is in.
    pub fn year(self) -> i32 {
        (self.0 - 1).div_euclid(12)
    }

    /// In years, for an axis: the end of 2023 is 2024.
    pub fn years(self) -> f64 {
        f64::from(self.0) / 12.0
    }
}

/// From a level at a moment to a band at another, along straight lines.
///
/// The edge of the fan that has furthest to go is there as early as is asked, the other as late as is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// When the base was measured.
    pub from: MonthEnd,
    /// The base; of a vague one its bounds.
    pub base: Bounds,
    /// When the target is due: the first and last month's end it can be.
    pub due: (MonthEnd, MonthEnd),
    /// The band, low and high; of "at least" or "at most" twice the same.
    pub band: Bounds,
}

/// The levels between which the two paths lie, at a month's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// When.
    pub at: MonthEnd,
    /// The lowest level.
    pub low: Decimal,
    /// The highest level.
    pub high: Decimal,
}

impl Pace {
    /// Checks that there is time left, and that the band is in order.
    pub fn new(from: MonthEnd, base: Bounds, due: (MonthEnd, MonthEnd), band: Bounds) -> Option<Self> {
        let right = from < due.0 && due.0 <= due.1 && base.0 <= base.1 && band.0 <= band.1;
        right.then_some(Self { from, base, due, band })
    }

    /// Whether the band lies below the base, so that the way leads down.
    pub fn is_down(&self) -> bool {
        self.band.0 < self.base.0 && self.band.1 < self.base.1
    }

    /// Whether the base already reaches the band, where more (`rising`) or less is progress.
    pub fn is_reached(&self, rising: bool) -> bool {
        if rising { self.base.0 >= self.band.0 } else { self.base.1 <= self.band.1 }
    }

    /// The change a year, below zero where the way leads down: the slowest and the fastest that gets there. `None`
    /// where the digits do not fit.
    pub fn yearly(&self) -> Option<Bounds> {
        let (slow, fast) = if self.is_down() {
            ((self.base.0, self.band.1), (self.base.1, self.band.0))
        } else {
            ((self.base.1, self.band.0), (self.base.0, self.band.1))
        };
        let rate = |(start, end): (Decimal, Decimal), due: MonthEnd| {
            let change = end.checked_sub(start)?.checked_mul(Decimal::from(12))?;
            change.checked_div(Decimal::from(due.0 - self.from.0))
        };
        Some((rate(slow, self.due.1)?, rate(fast, self.due.0)?))
    }

    /// The fan: the base, each December's end until it is due, and both ends of when it is due. Empty where the digits
    /// do not fit, or the years are too many to read.
    pub fn rows(&self) -> Vec<Row> {
        let (first, last) = (self.from.year(), self.due.1.year());
        if last - first > LONGEST {
            return Vec::new();
        }
        let mut ends = vec![self.from, self.due.0, self.due.1];
        let years = (first..=last).map(|year| MonthEnd(year * 12 + 12));
        ends.extend(years.filter(|at| *at > self.from && *at < self.due.1));
        ends.sort_unstable();
        ends.dedup();
        ends.into_iter().map(|at| self.row(at)).collect::<Option<_>>().unwrap_or_default()
    }

    fn row(&self, at: MonthEnd) -> Option<Row> {
        let level = |start: Decimal, end: Decimal, due: MonthEnd| {
            if at >= due {
                return Some(end);
            }
            let part = end.checked_sub(start)?.checked_mul(Decimal::from(at.0 - self.from.0))?;
            start.checked_add(part.checked_div(Decimal::from(due.0 - self.from.0))?)
        };
        let (early, late) = self.due;
        let (low, high) = if self.is_down() { (early, late) } else { (late, early) };
        Some(Row {
            at,
            low: level(self.base.0, self.band.0, low)?,
            high: level(self.base.1, self.band.1, high)?,
        })
    }
}

/// What is not known of a pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Lack {
    /// Where it stands: no observation, or none with a number.
    Base(Reason),
    /// It was observed, but of another whole or in another unit than the target's.
    Whole,
    /// By when.
    Due(Reason),
    /// The band itself.
    Band,
    /// The last observation is not before it is due.
    Past,
}

/// The last observation that counts what the target does: the same unit, and of a share the same whole.
pub fn base<'a>(
    briefing: &'a Briefing,
    index: &Index,
    target: &Target,
) -> Result<(&'a Series, Observation<'a>), Lack> {
    let series: Vec<&Series> = target.observed.iter().filter_map(|id| index.series(briefing, id)).collect();
    let mut lack = Lack::Base(Reason::NotStated);
    let mut latest: Option<(&Series, Observation<'_>)> = None;
    for one in series {
        if !counts_alike(target, one) {
            lack = Lack::Whole;
            continue;
        }
        for seen in observations(one) {
            match seen.number.amount {
                Amount::Missing(reason) => lack = Lack::Base(reason),
                _ if !seen.unit.is(&target.unit) => {}
                _ if latest.as_ref().is_none_or(|(_, known)| known.day <= seen.day) => {
                    latest = Some((one, seen));
                }
                _ => {}
            }
        }
    }
    latest.ok_or(lack)
}

/// Whether a series counts what a target does: in its unit, and a share of the same whole.
pub fn counts_alike(target: &Target, series: &Series) -> bool {
    let whole = |of: &Option<Reference>| of.as_ref().and_then(|of| of.id().cloned());
    let (wanted, found) = (whole(&target.of), whole(&series.of));
    let alike = match target.unit {
        Unit::Percent => wanted.is_some() && wanted == found,
        _ => wanted.is_none() || wanted == found || (found.is_none() && series.scope == wanted),
    };
    series.unit.is(&target.unit) && alike
}

/// The bounds of a target's band in its own unit: what reaches it, and the most that is asked.
pub fn band(target: &Target) -> (Option<Decimal>, Option<Decimal>) {
    let bound = |number: &Option<Number>, high: bool| {
        let number = number.as_ref()?;
        let (least, most) = number.amount.bounds();
        let value = if high { most.or(least) } else { least.or(most) }?;
        number.unit.as_ref().unwrap_or(&target.unit).convert(value, &target.unit)
    };
    (bound(&target.low, false), bound(&target.high, true))
}

/// When it is due.
fn due(when: Option<&When>) -> Result<(MonthEnd, MonthEnd), Lack> {
    let Some(when) = when else { return Err(Lack::Due(Reason::NotStated)) };
    let window = when.window();
    let (Some(first), Some(last)) = (window.first.or(window.last), window.last) else {
        return Err(Lack::Due(when.missing.unwrap_or(Reason::NotStated)));
    };
    // A year or month that is named is named whole: due at its end.
    let named = |date: Edtf| matches!(date.shape(), Shape::Single(point) if point.unspecified().is_none());
    let whole = when.earliest.is_none() && when.date.is_some_and(named);
    let last = MonthEnd::nearest(last);
    Ok(if whole { (last, last) } else { (MonthEnd::nearest(first).min(last), last) })
}

/// The pace of a target as far as the file knows it.
///
/// # Errors
/// All that is not known.
pub fn required(briefing: &Briefing, index: &Index, target: &Target) -> Result<Pace, Vec<Lack>> {
    let (low, high) = band(target);
    let band = low.or(high).zip(high.or(low)).ok_or(Lack::Band);
    let base = base(briefing, index, target).and_then(|(_, seen)| {
        let (low, high) = seen.number.amount.bounds();
        let bounds = low.or(high).zip(high.or(low)).ok_or(Lack::Base(Reason::NotStated))?;
        // A year's observation holds at its end.
        let when = match seen.period {
            Period::At(edtf) => edtf.last_day().unwrap_or(seen.day),
            Period::NotStated => seen.day,
        };
        Ok((MonthEnd::nearest(when), bounds))
    });
    let due = due(target.due.as_ref());
    let lacks: Vec<Lack> = [band.err(), base.err(), due.err()].into_iter().flatten().collect();
    let (Ok(band), Ok((from, base)), Ok(due)) = (band, base, due) else { return Err(lacks) };
    Pace::new(from, base, due, band).ok_or_else(|| vec![Lack::Past])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(digits: &str) -> Decimal {
        digits.parse().unwrap()
    }

    fn briefing(target: &str, observed: &str) -> (Briefing, Index) {
        let json = format!(
            r#"{{"format": "hoofdlijn", "version": 1, "title": "t", "definitions": [{{"id": "d", "title": "d"}}, {{"id": "e", "title": "e"}}],
            "targets": [{{"id": "t", "title": "t", "unit": "%", "status": "decided", "direction": "increase", "observed": ["s"], {target}}}],
            "series": [{{"id": "s", "title": "s", "unit": "%", {observed}}}]}}"#
        );
        let briefing: Briefing = serde_json::from_str(&json).unwrap();
        let index = Index::new(&briefing);
        (briefing, index)
    }

    fn of(target: &str, observed: &str) -> Result<Pace, Vec<Lack>> {
        let (briefing, index) = briefing(target, observed);
        required(&briefing, &index, &briefing.targets[0])
    }

    const BAND: &str = r#""low": 55, "high": 60, "of": "d""#;

    #[test]
    fn the_pace_follows_from_base_year_and_due() {
        let pace = of(
            &format!(r#"{BAND}, "due": "2028""#),
            r#""of": "d", "values": {"2022-12-31": 41, "2023-12-31": 44}"#,
        )
        .unwrap();
        assert_eq!(pace.yearly(), Some((decimal("2.2"), decimal("3.2"))));
        let rows: Vec<_> = pace.rows().iter().map(|row| (row.at.year(), row.low, row.high)).collect();
        let expected = [
            (2023, "44", "44"),
            (2024, "46.2", "47.2"),
            (2025, "48.4", "50.4"),
            (2026, "50.6", "53.6"),
            (2027, "52.8", "56.8"),
            (2028, "55", "60"),
        ];
        assert_eq!(rows, expected.map(|(year, low, high)| (year, decimal(low), decimal(high))));
        assert!(!pace.is_down() && !pace.is_reached(true));
    }

    #[test]
    fn a_year_holds_at_its_end_and_a_vague_due_is_a_range() {
        let pace = of(
            &format!(r#"{BAND}, "due": {{"date": "2027/2029", "wording": "rond 2028"}}"#),
            r#""of": "d", "values": {"2023": {"low": 40, "high": 45}}"#,
        )
        .unwrap();
        assert_eq!(
            (pace.from, pace.due),
            (
                MonthEnd::of_year(2023),
                (MonthEnd::nearest("2027-01-01".parse().unwrap()), MonthEnd::of_year(2029))
            )
        );
        // From 45 to 55 in six years, or from 40 to 60 in three.
        assert_eq!(
            pace.yearly().map(|(slow, fast)| (slow.round_dp(2), fast.round_dp(2))),
            Some((decimal("1.67"), decimal("6.67")))
        );
        let last = pace.rows().pop().unwrap();
        assert_eq!((last.at, last.low, last.high), (MonthEnd::of_year(2029), decimal("55"), decimal("60")));
    }

    #[test]
    fn what_is_missing_is_named_and_nothing_is_guessed() {
        let values = r#""values": {"2023": 40}"#;
        let lacks = |target: &str, observed: &str| of(target, observed).unwrap_err();
        assert_eq!(
            lacks(
                &format!(r#"{BAND}, "due": {{"missing": "not_stated"}}"#),
                r#""of": "d", "values": {"2023": {"missing": "withheld"}}"#
            ),
            [Lack::Base(Reason::Withheld), Lack::Due(Reason::NotStated)]
        );
        // A share of another whole is no progress towards this one.
        let due = format!(r#"{BAND}, "due": "2028""#);
        assert_eq!(lacks(&due, &format!(r#""of": "e", {values}"#)), [Lack::Whole]);
        assert_eq!(lacks(&due, &format!(r#""of": {{"missing": "not_stated"}}, {values}"#)), [Lack::Whole]);
        assert_eq!(
            lacks(&format!(r#"{BAND}, "due": "2022""#), &format!(r#""of": "d", {values}"#)),
            [Lack::Past]
        );
        assert_eq!(lacks(r#""of": "d", "due": "2028""#, &format!(r#""of": "d", {values}"#)), [Lack::Band]);
    }

    #[test]
    fn a_way_down_falls() {
        let pace = Pace::new(
            MonthEnd::of_year(2020),
            (decimal("250"), decimal("250")),
            (MonthEnd::of_year(2025), MonthEnd::of_year(2025)),
            (decimal("100"), decimal("120")),
        )
        .unwrap();
        assert_eq!(pace.yearly(), Some((decimal("-26"), decimal("-30"))));
        assert!(pace.is_down() && !pace.is_reached(false));
        let at = pace.rows()[1];
        assert_eq!((at.low, at.high), (decimal("220"), decimal("224")));
    }

    #[test]
    fn months_end_at_the_nearest() {
        let near = |day: &str| MonthEnd::nearest(day.parse().unwrap());
        assert_eq!(near("2022-01-01"), MonthEnd::of_year(2021));
        assert_eq!(near("2022-12-31"), MonthEnd::of_year(2022));
        assert_eq!(near("2022-12-16").year(), 2022);
    }

    proptest! {
        #[test]
        fn every_fan_starts_at_its_base_ends_at_its_band_and_never_crosses(
            base in (-1000_i64..1000, 0_i64..200), band in (-1000_i64..1000, 0_i64..200),
            from in 23_000_i32..24_500, wait in 1_i32..400, late in 0_i32..60,
        ) {
            let bounds = |(low, more): (i64, i64)| (Decimal::from(low), Decimal::from(low + more));
            let due = (MonthEnd(from + wait), MonthEnd(from + wait + late));
            let pace = Pace::new(MonthEnd(from), bounds(base), due, bounds(band)).unwrap();
            let rows = pace.rows();
            prop_assert_eq!((rows[0].low, rows[0].high), pace.base);
            let last = rows[rows.len() - 1];
            prop_assert_eq!((last.low, last.high), pace.band);
            for pair in rows.windows(2) {
                prop_assert!(pair[0].at < pair[1].at);
            }
            for row in &rows {
                prop_assert!(row.low <= row.high, "{:?}", row);
            }
        }
    }
}
