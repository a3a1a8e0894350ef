//! What assumptions about a target come to: when it is reached, what is left when it is due, and the pace it asks for.
//!
//! The low end of every result is the least it can be, whatever is assumed within the ranges, and the high end the
//! most: what takes longer the slower it goes is least where the pace is most.

use jiff::civil::Date;
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use super::{
    Aspect, Assumption, Interval, Scenario,
    apply::{due, share},
};
use crate::briefing::{Briefing, Direction, Index, Number, Target, Unit};

/// What comes of it for one bound of the target's band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The bound, as the file has it.
    pub bound: Decimal,
    /// How much has to be done, in the base's unit.
    pub goal: Interval,
    /// The years in which it is reached; `None` without an assumed pace, or where even the highest one leads nowhere.
    pub reached: Option<Years>,
    /// How much of it is left when it is due.
    pub left: Option<Interval>,
    /// How much a year it asks for to be reached when it is due.
    pub needed: Option<Interval>,
}

/// From which year to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The earliest.
    pub low: i32,
    /// At the central values; `None` for never.
    pub central: Option<i32>,
    /// The latest; `None` for never.
    pub high: Option<i32>,
}

/// What assumptions about a target come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The unit of the base and of all amounts.
    pub unit: Unit,
    /// The whole.
    pub base: Interval,
    /// When it was that size.
    pub start: Date,
    /// The first and last day on which the target is due, where that is known or assumed.
    pub due: Option<(Date, Date)>,
    /// How much is done a year.
    pub per_year: Option<Interval>,
    /// For the low bound of the band, and for the high one where that is another.
    pub outcomes: Vec<Outcome>,
}

/// What a scenario's assumptions about a target come to; `None` where it assumes no base for it, or the digits of a result do not
/// fit.
pub fn reach(facts: &Briefing, index: &Index, scenario: &Scenario, target: &Target) -> Option<Reach> {
    let about = |aspect| scenario.about(&target.id, aspect);
    let assumed = about(Aspect::Base)?;
    let base = assumed.interval()?;
    let unit = assumed.number()?.unit.clone().unwrap_or_else(|| target.unit.clone());
    let start = match about(Aspect::Start) {
        Some(start) => start.window()?.last?,
        None => facts.as_of?,
    };
    let when = about(Aspect::Due).and_then(Assumption::date).or(target.due.as_ref());
    let due = when.and_then(due).and_then(|window| window.first.zip(window.last));
    let per_year = match about(Aspect::PerYear) {
        Some(assumption) => {
            let own = assumption.number()?.unit.clone().unwrap_or_else(|| unit.clone());
            Some(assumption.interval()?.map(|value| own.convert(value, &unit))?)
        }
        None => None,
    };
    let years = due.filter(|(first, _)| *first > start).and_then(|(first, last)| {
        let years = Interval::between(months(start, first)?, months(start, last)?)?;
        years.map(|it| it.checked_div(Decimal::from(12)))
    });
    let mut outcomes: Vec<Outcome> = Vec::new();
    for number in [&target.low, &target.high].into_iter().flatten() {
        let bound = share(Some(number))?;
        if outcomes.iter().any(|known| known.bound == bound) {
            continue;
        }
        let goal = goal(facts, index, target, base, &unit, number)?;
        let done = per_year.zip(years).and_then(|(pace, years)| pace.times(years));
        outcomes.push(Outcome {
            bound,
            goal,
            reached: per_year.and_then(|pace| reached(start, goal, pace)),
            left: done.and_then(|done| goal.minus(done)).map(|left| left.at_least(Decimal::ZERO)),
            needed: years.and_then(|years| goal.over(years)),
        });
    }
    Some(Reach { unit, base, start, due, per_year, outcomes })
}

/// How much has to be done: of a share that goes, that share of the base; of a share to be had, what it lacks; of a
/// level, how far it is.
fn goal(
    facts: &Briefing,
    index: &Index,
    target: &Target,
    base: Interval,
    unit: &Unit,
    bound: &Number,
) -> Option<Interval> {
    let written = bound.unit.as_ref().unwrap_or(&target.unit);
    if *written != Unit::Percent {
        let level = Interval::exact(written.convert(share(Some(bound))?, unit)?);
        let way = match target.direction {
            Direction::Increase => level.minus(base),
            Direction::Decrease => base.minus(level),
        };
        return way.map(|way| way.at_least(Decimal::ZERO));
    }
    let part = Interval::exact(share(Some(bound))?);
    let part = match target.direction {
        Direction::Decrease => part,
        Direction::Increase => part.minus(latest(facts, index, target)?)?.at_least(Decimal::ZERO),
    };
    base.times(part)?.map(|value| Some(value.checked_div(Decimal::ONE_HUNDRED)?.normalize()))
}

/// The share that was observed last.
fn latest(facts: &Briefing, index: &Index, target: &Target) -> Option<Interval> {
    let series = target.observed.iter().filter_map(|id| index.series(facts, id));
    let series = series.filter(|series| series.unit == Unit::Percent);
    let seen = series.flat_map(|series| &series.values).filter_map(|(period, number)| match period {
        crate::briefing::Period::At(date) => Some((date.last_day()?, Interval::of(&number.amount)?)),
        crate::briefing::Period::NotStated => None,
    });
    seen.max_by_key(|(day, _)| *day).map(|(_, value)| value)
}

/// In which year a pace from a day on comes to a goal.
fn reached(start: Date, goal: Interval, pace: Interval) -> Option<Years> {
    let year = |goal: Decimal, pace: Decimal| {
        if pace <= Decimal::ZERO {
            return (goal <= Decimal::ZERO).then(|| i32::from(start.year()));
        }
        let months = goal.checked_mul(Decimal::from(12))?.checked_div(pace)?.ceil().to_i32()?;
        // The day after which so many months have gone by: at the end of a year it is still that year.
        let months = i32::from(start.month()) - 1 + months.max(0);
        i32::from(start.year()).checked_add(months.div_euclid(12))
    };
    Some(Years {
        low: year(goal.low, pace.high)?,
        central: year(goal.central, pace.central),
        high: year(goal.high, pace.low),
    })
}

/// Whole months from a day to another.
fn months(from: Date, to: Date) -> Option<Decimal> {
    let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let ends = i32::from(to.day() > 15) - i32::from(from.day() > 15);
    Some(Decimal::from(count(to) - count(from) + ends)).filter(|months| *months > Decimal::ZERO)
}
