//! Sums of vague numbers, totals, splits and bridges, without floats.
//!
//! Sums are exact: where the digits of a result do not fit, there is no result. Two amounts agree when they differ
//! by no more than half a unit of the last digit written in each term ("by rounding"). A vague number ("circa
//! 11.000") was rounded by its source too, to its last digit that is not a trailing zero; "ruim" and "bijna" may be
//! off by that whole unit, since they leave one side open.

mod bridge;
mod guard;

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::{
    Briefing, Index,
    edtf::Edtf,
    evidence::Reason,
    number::{Amount, Number, Qualifier, Unit},
    series::{Period, Series, Span, Split},
    text::Id,
};

pub use bridge::{BridgeStep, BridgeYear, bridge};
pub use guard::{Clash, Refused, may_sum};
pub(super) use guard::{differ, prices};

/// Longer runs of years than this are not summed year by year.
const LONGEST_RUN: i32 = 200;

/// A bridge or split with more amounts than this, years times parts, is not worked out: nobody could read it.
pub(super) const MOST_AMOUNTS: usize = 100_000;

/// Splits of splits are followed this deep.
const DEEPEST: usize = 32;

/// A sum of numbers, or one number, in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Where to draw it: exact where no term is vague, of a range its middle or its one end.
    pub value: Decimal,
    /// The least it can be; `None` where a term has no lower end.
    pub low: Option<Decimal>,
    /// The most it can be; `None` where a term has no upper end.
    pub high: Option<Decimal>,
    /// What rounding can have done: half a unit of the last digit written in each term, added up.
    pub tolerance: Decimal,
    /// Whether a term is a range or qualified.
    pub vague: bool,
}

/// How a total and the sum of its parts lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Agreement {
    /// To the last digit.
    Equal,
    /// They differ by no more than rounding can have done.
    ByRounding,
    /// At least one is vague, and what both can be overlaps.
    Vague,
    /// They differ by more.
    Differs,
}

/// Why there is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAmount {
    /// Nothing is written for that period.
    #[error("nothing is written for that period")]
    Absent,
    /// It is missing, for this reason.
    #[error("the amount is missing")]
    Missing(Reason),
    /// It cannot be given in that unit.
    #[error("the units cannot be compared")]
    Unit,
    /// The digits do not fit.
    #[error("the number has too many digits")]
    TooLong,
}

impl Sum {
    /// Nothing.
    pub const ZERO: Self = Self::exact(Decimal::ZERO, Decimal::ZERO);

    const fn exact(value: Decimal, tolerance: Decimal) -> Self {
        Self { value, low: Some(value), high: Some(value), tolerance, vague: false }
    }

    /// One amount, as a sum of one term.
    ///
    /// # Errors
    /// [`NoAmount::Missing`] where it is missing, [`NoAmount::TooLong`] where the middle of its range does not fit.
    pub fn of(amount: &Amount) -> Result<Self, NoAmount> {
        match *amount {
            Amount::Value { value, qualifier } => {
                Ok(Self { vague: qualifier.is_some(), ..Self::exact(value, rounding(value, qualifier)) })
            }
            Amount::Range { low, high } => Ok(Self {
                value: amount.midpoint().ok_or(NoAmount::TooLong)?,
                low,
                high,
                tolerance: [low, high]
                    .into_iter()
                    .flatten()
                    .map(|end| rounding(end, None))
                    .max()
                    .unwrap_or_default(),
                vague: true,
            }),
            Amount::Missing(reason) => Err(NoAmount::Missing(reason)),
        }
    }

    /// A number written in its own unit or else in `unit`, given in `to`.
    ///
    /// # Errors
    /// Where it is missing, or cannot be given in that unit.
    pub fn of_number(number: &Number, unit: &Unit, to: &Unit) -> Result<Self, NoAmount> {
        let from = number.unit.as_ref().unwrap_or(unit);
        // Mostly in the same unit: then nothing is copied.
        if from == to { Self::of(&number.amount) } else { Self::of(&number.amount)?.convert(from, to) }
    }

    /// The same, given in another unit.
    ///
    /// # Errors
    /// [`NoAmount::Unit`] where the two cannot be compared, [`NoAmount::TooLong`] where the digits do not fit.
    pub fn convert(&self, from: &Unit, to: &Unit) -> Result<Self, NoAmount> {
        if from == to {
            return Ok(*self);
        }
        if !from.is_comparable(to) {
            return Err(NoAmount::Unit);
        }
        let moved = |value| from.convert(value, to).ok_or(NoAmount::TooLong);
        Ok(Self {
            value: moved(self.value)?,
            low: self.low.map(moved).transpose()?,
            high: self.high.map(moved).transpose()?,
            tolerance: moved(self.tolerance)?,
            vague: self.vague,
        })
    }

    /// The two together; `None` where the digits do not fit.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        if !self.vague && !other.vague {
            // What is not vague has no two ends: one addition will do.
            let tolerance = saturating(self.tolerance, other.tolerance);
            return exact_add(self.value, other.value).map(|value| Self::exact(value, tolerance));
        }
        let both = |one: Option<Decimal>, other: Option<Decimal>| match (one, other) {
            (Some(one), Some(other)) => exact_add(one, other).map(Some),
            _ => Some(None),
        };
        Some(Self {
            value: exact_add(self.value, other.value)?,
            low: both(self.low, other.low)?,
            high: both(self.high, other.high)?,
            tolerance: saturating(self.tolerance, other.tolerance),
            vague: self.vague || other.vague,
        })
    }

    /// What is left without the other; `None` where the digits do not fit.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&Self {
            value: -other.value,
            low: other.high.map(|high| -high),
            high: other.low.map(|low| -low),
            ..*other
        })
    }

    /// How this, a total, lies to the sum of its parts.
    pub fn agreement(&self, parts: &Self) -> Agreement {
        let Some(difference) = self.minus(parts) else { return Agreement::Differs };
        let slack = difference.tolerance;
        let within = difference.low.is_none_or(|low| low <= slack)
            && difference.high.is_none_or(|high| high >= -slack);
        match (difference.vague, within) {
            (_, false) => Agreement::Differs,
            (true, true) => Agreement::Vague,
            (false, true) if difference.value.is_zero() => Agreement::Equal,
            (false, true) => Agreement::ByRounding,
        }
    }

    /// Whether this goes further from zero than `whole` on the side of `whole`, by more than rounding can have done.
    pub fn exceeds(&self, whole: &Self) -> bool {
        whole.agreement(self) == Agreement::Differs
            && if whole.value.is_sign_negative() {
                self.value < whole.value
            } else {
                self.value > whole.value
            }
    }
}

/// The sum of two decimals, exactly: `None` where it has more digits than a decimal holds.
fn exact_add(one: Decimal, other: Decimal) -> Option<Decimal> {
    if one.is_zero() {
        return Some(other);
    }
    if other.is_zero() {
        return Some(one);
    }
    if one.scale() == other.scale() {
        return same_scale(one, other);
    }
    // Where the digits do not fit, rust_decimal rounds and drops decimal places.
    one.checked_add(other).filter(|sum| sum.scale() >= one.scale().max(other.scale()))
}

/// The sum of two decimals with as many places, as most have: that of two whole numbers, a third of the work.
fn same_scale(one: Decimal, other: Decimal) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(one.mantissa() + other.mantissa(), one.scale()).ok()
}

/// The sum of two decimals, rounded or cut off where it has more digits than a decimal holds.
pub(crate) fn saturating(one: Decimal, other: Decimal) -> Decimal {
    let exact = (one.scale() == other.scale()).then(|| same_scale(one, other)).flatten();
    exact.unwrap_or_else(|| one.saturating_add(other))
}

/// By how much the source can have rounded a number.
fn rounding(value: Decimal, qualifier: Option<Qualifier>) -> Decimal {
    // Ten to the power of the place of the last digit that says something.
    let (mut digits, mut place) = (value.mantissa().unsigned_abs(), 0);
    if qualifier.is_some() && value.scale() == 0 {
        while digits != 0 && digits.is_multiple_of(10) {
            (digits, place) = (digits / 10, place + 1);
        }
    }
    if !matches!(qualifier, Some(Qualifier::Over | Qualifier::Under)) && place == 0 && value.scale() < 28 {
        // Half of the last digit, without a multiplication: most numbers are of this sort.
        return Decimal::new(5, value.scale() + 1);
    }
    let unit = if place > 0 {
        Decimal::try_from_i128_with_scale(10_i128.pow(place), 0)
    } else {
        Decimal::try_from_i128_with_scale(1, value.scale())
    };
    let unit = unit.unwrap_or_default();
    match qualifier {
        Some(Qualifier::Over | Qualifier::Under) => unit,
        None | Some(Qualifier::About) => unit.checked_mul(Decimal::new(5, 1)).unwrap_or(unit),
    }
}

/// A whole and what is known of its parts, in the unit of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The whole.
    pub whole: Sum,
    /// The parts that are known, together.
    pub parts: Sum,
    /// How many parts have no amount.
    pub unknown: usize,
    /// How many parts have one.
    pub known: usize,
    /// What the known parts leave of the whole.
    pub rest: Sum,
}

impl Cut {
    /// How the whole lies to its parts; `None` where not all of them are known.
    pub fn agreement(&self) -> Option<Agreement> {
        (self.unknown == 0 && self.known > 0).then(|| self.whole.agreement(&self.parts))
    }
}

/// The amounts of a briefing's series, found by period. Keep one for many questions about the same briefing.
pub struct Ledger<'a> {
    briefing: &'a Briefing,
    index: &'a Index,
    books: Vec<Book<'a>>,
    /// The positions of `books`.
    opened: HashMap<&'a Id, Account>,
    /// What the series without values came to, in their own unit.
    derived: HashMap<(&'a Id, Period), Result<Sum, NoAmount>>,
    /// The years they have.
    derived_years: HashMap<&'a Id, BTreeSet<i16>>,
}

/// A series in a [`Ledger`], for many questions about it: by its id it is looked for once.
#[derive(Clone, Copy, Debug)]
pub struct Account(usize);

/// What a series comes to in a period, and the value that says so.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// What it comes to.
    pub amount: Result<Sum, NoAmount>,
    /// The value as it is written; `None` for a sum.
    pub written: Option<&'a (Period, Number)>,
}

/// The values of one series, by period.
struct Book<'a> {
    series: &'a Series,
    /// By year, the first written of each.
    years: Vec<(i16, &'a (Period, Number))>,
    /// By the year from which on they hold, the first written of each.
    structural: Vec<(i16, &'a (Period, Number))>,
    /// What is in neither.
    others: HashMap<&'a Period, &'a (Period, Number)>,
    /// Of a series without values those it is the sum of, once that was asked; `None` for one that is not there.
    parts: Vec<Option<Account>>,
}

impl<'a> Book<'a> {
    fn new(series: &'a Series) -> Self {
        let mut book = Self {
            series,
            years: Vec::with_capacity(series.values.0.len()),
            structural: Vec::new(),
            others: HashMap::new(),
            parts: Vec::new(),
        };
        for value in &series.values {
            match value.0.span() {
                Span::Year(year) => book.years.push((year, value)),
                Span::From(year) => book.structural.push((year, value)),
                Span::Total(..) | Span::Moment | Span::NotStated => _ = book.others.insert(&value.0, value),
            }
        }
        for list in [&mut book.years, &mut book.structural] {
            list.sort_by_key(|(year, _)| *year);
            let others = &mut book.others;
            // "2022" and "2022?" are the same year.
            list.dedup_by(|(next, value), (year, _)| {
                let again = next == year;
                if again {
                    others.insert(&value.0, value);
                }
                again
            });
        }
        book
    }

    /// The value written for a period, or the one that holds in that year.
    fn value(&self, period: &Period) -> Option<&'a (Period, Number)> {
        let in_year = |list: &[(i16, &'a (Period, Number))], year: i16| {
            // Mostly no year is left out.
            let guess = usize::try_from(i32::from(year) - i32::from(list.first()?.0)).ok()?;
            match list.get(guess) {
                Some((at, value)) if *at == year => Some(*value),
                _ => list.binary_search_by_key(&year, |(at, _)| *at).ok().map(|at| list[at].1),
            }
        };
        let found = match period.span() {
            Span::Year(year) => in_year(&self.years, year).or_else(|| {
                let before = self.structural.partition_point(|(from, _)| *from <= year);
                self.structural[..before].last().map(|(_, value)| *value)
            }),
            Span::From(year) => in_year(&self.structural, year),
            Span::Total(..) | Span::Moment | Span::NotStated => None,
        };
        if self.others.is_empty() {
            return found;
        }
        found.filter(|(at, _)| at == period).or_else(|| self.others.get(period).copied()).or(found)
    }

    /// What that comes to, in `unit`.
    fn amount(&self, (_, number): &(Period, Number), unit: &Unit) -> Result<Sum, NoAmount> {
        Sum::of_number(number, &self.series.unit, unit)
    }
}

impl<'a> Ledger<'a> {
    /// Of a briefing.
    pub fn new(briefing: &'a Briefing, index: &'a Index) -> Self {
        Self {
            briefing,
            index,
            books: Vec::new(),
            opened: HashMap::new(),
            derived: HashMap::new(),
            derived_years: HashMap::new(),
        }
    }

    /// What a series comes to in a period, in `unit`: its own value, or the structural one that holds in that year;
    /// of a run of years the years together; without any values, the sum of its first complete split.
    ///
    /// # Errors
    /// [`NoAmount`]. A total with a part or year of which nothing is known is not known: missing is not zero.
    pub fn amount(&mut self, series: &'a Series, period: &Period, unit: &Unit) -> Result<Sum, NoAmount> {
        let account = self.account(series);
        self.amount_at(account, period, unit, 0)
    }

    /// A series, for many questions about it.
    pub fn account(&mut self, series: &'a Series) -> Account {
        *self.opened.entry(&series.id).or_insert_with(|| {
            self.books.push(Book::new(series));
            Account(self.books.len() - 1)
        })
    }

    /// The series that was opened.
    pub fn series(&self, account: Account) -> &'a Series {
        self.books[account.0].series
    }

    /// What a series comes to in a period, in `unit`, as [`amount`](Self::amount) says, and where that is written.
    pub fn find(&mut self, account: Account, period: &Period, unit: &Unit) -> Found<'a> {
        let book = &self.books[account.0];
        match book.value(period) {
            Some(written) => Found { amount: book.amount(written, unit), written: Some(written) },
            None => Found { amount: self.amount_at(account, period, unit, 0), written: None },
        }
    }

    /// What a series comes to in a year, in `unit`; see [`amount`](Self::amount).
    ///
    /// # Errors
    /// [`NoAmount`].
    pub fn in_year(&mut self, series: &'a Series, year: i16, unit: &Unit) -> Result<Sum, NoAmount> {
        self.amount(series, &year_period(year).ok_or(NoAmount::Absent)?, unit)
    }

    /// The value of a series that stands for a period, with the period as it is written: its own, or the structural one
    /// that holds in that year.
    pub fn written(&mut self, series: &'a Series, period: &Period) -> Option<&'a (Period, Number)> {
        self.book(series).value(period)
    }

    fn book(&mut self, series: &'a Series) -> &Book<'a> {
        let account = self.account(series);
        &self.books[account.0]
    }

    fn amount_at(
        &mut self,
        account: Account,
        period: &Period,
        unit: &Unit,
        depth: usize,
    ) -> Result<Sum, NoAmount> {
        let book = &self.books[account.0];
        let series = book.series;
        if series.values.is_empty() {
            return self.derived(account, period, depth)?.convert(&series.unit, unit);
        }
        if let Some(value) = book.value(period) {
            return book.amount(value, unit);
        }
        let Span::Total(first, last) = period.span() else { return Err(NoAmount::Absent) };
        let mut total = Sum::ZERO;
        for year in run(first, last).ok_or(NoAmount::Absent)? {
            let period = year_period(year).ok_or(NoAmount::Absent)?;
            let value = book.value(&period).ok_or(NoAmount::Absent)?;
            total = total.plus(&book.amount(value, unit)?).ok_or(NoAmount::TooLong)?;
        }
        Ok(total)
    }

    fn derived(&mut self, account: Account, period: &Period, depth: usize) -> Result<Sum, NoAmount> {
        let series = self.books[account.0].series;
        let key = (&series.id, period.clone());
        if let Some(known) = self.derived.get(&key) {
            return *known;
        }
        // Stands while the parts are looked up, so that a circle of splits ends.
        self.derived.insert(key.clone(), Err(NoAmount::Absent));
        let sum = match series.complete_split() {
            Some(split) if depth < DEEPEST => self.sum(account, split, period, depth + 1),
            _ => Err(NoAmount::Absent),
        };
        self.derived.insert(key, sum);
        sum
    }

    fn sum(
        &mut self,
        whole: Account,
        split: &'a Split,
        period: &Period,
        depth: usize,
    ) -> Result<Sum, NoAmount> {
        if self.books[whole.0].parts.is_empty() {
            let known = |part| self.index.series(self.briefing, part);
            let parts: Vec<_> = split.parts.iter().map(known).collect();
            let parts = parts.into_iter().map(|part| part.map(|part| self.account(part))).collect();
            self.books[whole.0].parts = parts;
        }
        let unit = &self.books[whole.0].series.unit;
        let mut sum = Sum::ZERO;
        for at in 0..split.parts.len() {
            let part = self.books[whole.0].parts[at].ok_or(NoAmount::Absent)?;
            sum = sum.plus(&self.amount_at(part, period, unit, depth)?).ok_or(NoAmount::TooLong)?;
        }
        Ok(sum)
    }

    /// The years a series has a value of its own for, ascending; without any values, those that all parts of its
    /// first complete split have.
    pub fn years(&mut self, series: &'a Series) -> BTreeSet<i16> {
        self.years_at(series, 0)
    }

    fn years_at(&mut self, series: &'a Series, depth: usize) -> BTreeSet<i16> {
        if !series.values.is_empty() {
            return self.book(series).years.iter().map(|(year, _)| *year).collect();
        }
        if let Some(years) = self.derived_years.get(&series.id) {
            return years.clone();
        }
        // Stands while the parts are looked up, so that a circle of splits ends.
        self.derived_years.insert(&series.id, BTreeSet::new());
        let mut common: Option<BTreeSet<i16>> = None;
        for part in series.complete_split().filter(|_| depth < DEEPEST).map_or(&[][..], |split| &split.parts)
        {
            let part = self.index.series(self.briefing, part);
            let years = part.map(|part| self.years_at(part, depth + 1)).unwrap_or_default();
            common = Some(common.map_or(years.clone(), |common| &common & &years));
        }
        let years = common.unwrap_or_default();
        self.derived_years.insert(&series.id, years.clone());
        years
    }

    /// A series in a period and the parts of one of its splits, in the series' unit.
    ///
    /// # Errors
    /// [`NoAmount`], where there is no whole, or a sum does not fit.
    pub fn split(&mut self, whole: &'a Series, split: &'a Split, period: &Period) -> Result<Cut, NoAmount> {
        let amount = self.amount(whole, period, &whole.unit)?;
        let mut parts = Vec::with_capacity(split.parts.len());
        for part in &split.parts {
            let part = self.index.series(self.briefing, part).ok_or(NoAmount::Absent);
            parts.push(part.and_then(|part| self.amount(part, period, &whole.unit)));
        }
        cut(amount, parts)
    }

    /// The total that a series has for a run of years, and its single years: what they leave is not split by year.
    ///
    /// # Errors
    /// [`NoAmount`], where there is no such total, or a sum does not fit.
    pub fn years_of(&mut self, series: &'a Series, period: &Period) -> Result<Cut, NoAmount> {
        let Span::Total(first, last) = period.span() else { return Err(NoAmount::Absent) };
        let book = self.book(series);
        let whole = book.amount(book.value(period).ok_or(NoAmount::Absent)?, &series.unit)?;
        let mut parts = Vec::new();
        for year in run(first, last).ok_or(NoAmount::Absent)? {
            parts.push(self.in_year(series, year, &series.unit));
        }
        cut(whole, parts)
    }
}

/// What a series comes to in a year, in `unit`; see [`Ledger::amount`], and use a [`Ledger`] for more than a few.
///
/// # Errors
/// [`NoAmount`].
pub fn total(
    briefing: &Briefing,
    index: &Index,
    series: &Series,
    year: i16,
    unit: &Unit,
) -> Result<Sum, NoAmount> {
    Ledger::new(briefing, index).in_year(series, year, unit)
}

fn cut(whole: Sum, amounts: Vec<Result<Sum, NoAmount>>) -> Result<Cut, NoAmount> {
    let (mut parts, mut known, mut unknown) = (Sum::ZERO, 0, 0);
    for amount in amounts {
        match amount {
            Ok(amount) => {
                parts = parts.plus(&amount).ok_or(NoAmount::TooLong)?;
                known += 1;
            }
            Err(NoAmount::Absent | NoAmount::Missing(_)) => unknown += 1,
            Err(other) => return Err(other),
        }
    }
    let rest = whole.minus(&parts).ok_or(NoAmount::TooLong)?;
    Ok(Cut { whole, parts, unknown, known, rest })
}

fn year_period(year: i16) -> Option<Period> {
    Edtf::year(year).map(Period::At)
}

/// The years of a run, where it is not too long to go through.
fn run(first: i16, last: i16) -> Option<std::ops::RangeInclusive<i16>> {
    (i32::from(last) - i32::from(first) < LONGEST_RUN).then_some(first..=last)
}

#[cfg(test)]
mod tests;
