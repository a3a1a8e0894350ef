//! A target as a corridor: what is sure, what may be, and the rest of the whole; and what its percentage may be
//! applied to.
//!
//! The band of a `decrease` is what goes, that of an `increase` what is to be there. Without a whole (a percentage, or
//! one base in the target's unit) the band is a level: for a `decrease` one to come down to.

use rust_decimal::Decimal;

use super::{
    Amount, Briefing, Number, Unit,
    index::{Index, ItemRef},
    money::Sum,
    observed::{Observation, observations},
    pace::{Bounds, band},
    series::{Period, Series},
    target::{Direction, Target, TargetStatus},
    text::Id,
};

/// The three parts of a whole, which add up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The whole, 100 for a percentage.
    pub whole: Decimal,
    /// What at least goes (decrease) or is to be there (increase).
    pub sure: Decimal,
    /// What may be more of it.
    pub open: Decimal,
    /// What at least stays (decrease) or is not asked (increase).
    pub rest: Decimal,
}

impl Parts {
    /// Cuts a whole by a band; `None` where the band is no part of it.
    ///
    /// Of "at least" all the rest may be; of "at most" nothing is sure.
    pub fn new(whole: Decimal, low: Option<Decimal>, high: Option<Decimal>) -> Option<Self> {
        low.or(high)?;
        let (least, most) = (low.unwrap_or(Decimal::ZERO), high.unwrap_or(whole));
        let within = Decimal::ZERO <= least && least <= most && most <= whole && whole > Decimal::ZERO;
        within.then(|| Self { whole, sure: least, open: most - least, rest: whole - most })
    }
}

/// A target with its whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Corridor<'a> {
    /// The least that reaches it.
    pub low: Option<Decimal>,
    /// The most that is asked.
    pub high: Option<Decimal>,
    /// The parts, where there is a whole.
    pub parts: Option<Parts>,
    /// The base that is the whole; `None` for a percentage.
    pub whole: Option<(&'a Series, Observation<'a>)>,
    /// Whether more of what is observed is progress.
    pub rising: bool,
}

impl<'a> Corridor<'a> {
    /// Of a target.
    pub fn of(briefing: &'a Briefing, index: &Index, target: &Target) -> Self {
        let (low, high) = band(target);
        let whole = if target.unit == Unit::Percent { None } else { only_base(briefing, index, target) };
        let size = match (&target.unit, &whole) {
            (Unit::Percent, _) => Some(Decimal::ONE_HUNDRED),
            (_, Some((_, seen))) => seen.number.amount.value(),
            _ => None,
        };
        let parts = size.and_then(|size| Parts::new(size, low, high));
        let whole = whole.filter(|_| parts.is_some());
        let rising =
            target.direction == Direction::Increase || target.unit == Unit::Percent || parts.is_some();
        Self { low, high, parts, whole, rising }
    }
}

/// The size of the whole in the target's own unit, where exactly one way of counting has it.
fn only_base<'a>(
    briefing: &'a Briefing,
    index: &Index,
    target: &Target,
) -> Option<(&'a Series, Observation<'a>)> {
    let bases = target.bases.iter().filter_map(|id| index.series(briefing, id));
    let mut alike = bases.filter(|series| series.unit.is(&target.unit));
    let (base, None) = (alike.next()?, alike.next()) else { return None };
    let seen: Vec<_> =
        observations(base).into_iter().filter(|it| it.number.amount.value().is_some()).collect();
    let last = *seen.last()?;
    // Two counts by two definitions are no one whole.
    (last.unit.is(&target.unit) && seen.iter().all(|it| it.run == last.run)).then_some((base, last))
}

/// One size of the whole: a base with one of its values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size<'a> {
    /// The base.
    pub series: &'a Series,
    /// When.
    pub period: &'a Period,
    /// How much, or why there is nothing.
    pub number: &'a Number,
}

/// The sizes of a target's whole, one for each way of counting and each value.
pub fn sizes<'a>(briefing: &'a Briefing, index: &Index, target: &Target) -> Vec<Size<'a>> {
    let bases = target.bases.iter().filter_map(|id| index.series(briefing, id));
    bases
        .flat_map(|series| series.values.iter().map(move |(period, number)| Size { series, period, number }))
        .collect()
}

/// What a target's percentage comes to of a base: only where the base counts the very whole that the target names.
pub fn applied(target: &Target, size: &Size<'_>) -> Option<Bounds> {
    let whole = target.of.as_ref()?.id()?;
    if target.unit != Unit::Percent || size.series.scope.as_ref() != Some(whole) {
        return None;
    }
    let (low, high) = band(target);
    let part = |share: Option<Decimal>, of: Option<Decimal>| {
        share?.checked_mul(of?)?.checked_div(Decimal::ONE_HUNDRED)
    };
    let (least, most) = size.number.amount.bounds();
    Some((part(low.or(high), least.or(most))?, part(high.or(low), most.or(least))?))
}

/// The same figure from the other side: shares that belong with the target and are what it leaves of the whole.
pub fn other_side<'a>(briefing: &'a Briefing, index: &Index, target: &Target) -> Vec<Size<'a>> {
    let (Some(low), Some(high)) = band(target) else { return Vec::new() };
    if target.unit != Unit::Percent {
        return Vec::new();
    }
    let ends = Decimal::ONE_HUNDRED.checked_sub(high).zip(Decimal::ONE_HUNDRED.checked_sub(low));
    let linked = index.linked(&target.id).filter_map(|id| index.series(briefing, id));
    let shares =
        linked.filter(|series| series.unit == Unit::Percent && !target.observed.contains(&series.id));
    let all = shares
        .flat_map(|series| series.values.iter().map(move |(period, number)| Size { series, period, number }));
    all.filter(|size| {
        let (low, high) = size.number.amount.bounds();
        low.zip(high).zip(ends).is_some_and(|(found, wanted)| found == wanted)
    })
    .collect()
}

/// The target that took the place of a superseded one, where the file links them.
pub fn successor<'a>(briefing: &'a Briefing, index: &Index, target: &Target) -> Option<&'a Target> {
    if target.status != TargetStatus::Superseded {
        return None;
    }
    let linked = index.linked(&target.id).filter_map(|id| index.item(briefing, id));
    linked.into_iter().find_map(|item| match item {
        ItemRef::Target(other) if other.status != TargetStatus::Superseded && other.id != target.id => {
            Some(other)
        }
        _ => None,
    })
}

/// An observed number in its parts: what went, came and was converted, and what is left of that.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger<'a> {
    /// The series that is split.
    pub series: &'a Series,
    /// When.
    pub period: &'a Period,
    /// Each part, in the unit of the series, as written; those without an amount too.
    pub parts: Vec<(&'a Series, Option<Sum>)>,
    /// The parts on the side of the net together; `None` while one is not known.
    pub gross: Option<Decimal>,
    /// All together, or as the series itself has it.
    pub net: Option<Decimal>,
}

/// The latest split of each observed series that has one.
pub fn ledgers<'a>(briefing: &'a Briefing, index: &Index, target: &Target) -> Vec<Ledger<'a>> {
    let observed = target.observed.iter().filter_map(|id| index.series(briefing, id));
    observed.filter_map(|series| ledger(briefing, index, series)).collect()
}

fn ledger<'a>(briefing: &'a Briefing, index: &Index, series: &'a Series) -> Option<Ledger<'a>> {
    let split = series.splits.first()?;
    let ids: &[Id] = &split.parts;
    let parts: Vec<&Series> = ids.iter().filter_map(|id| index.series(briefing, id)).collect();
    let period = parts
        .iter()
        .flat_map(|part| observations(part))
        .filter(|it| !is_missing(it.number))
        .max_by_key(|it| it.day)?
        .period;
    let at = |part: &'a Series| {
        let (_, number) = part.values.iter().find(|(found, _)| found == period)?;
        Sum::of_number(number, &part.unit, &series.unit).ok()
    };
    let parts: Vec<(&Series, Option<Sum>)> = parts.into_iter().map(|part| (part, at(part))).collect();
    let known: Option<Vec<Decimal>> = parts.iter().map(|(_, sum)| sum.map(|sum| sum.value)).collect();
    let own = series
        .values
        .iter()
        .find(|(found, _)| found == period)
        .and_then(|(_, number)| number.amount.midpoint());
    let net = own.or_else(|| total(known.as_ref()?.iter().copied()));
    let down = net.is_some_and(|net| net < Decimal::ZERO);
    let side = |value: &Decimal| (*value < Decimal::ZERO) == down;
    let gross = known.as_ref().and_then(|known| total(known.iter().copied().filter(side)));
    Some(Ledger { series, period, parts, gross, net })
}

fn total(mut values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    values.try_fold(Decimal::ZERO, Decimal::checked_add)
}

fn is_missing(number: &Number) -> bool {
    matches!(number.amount, Amount::Missing(_))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(digits: &str) -> Decimal {
        digits.parse().unwrap()
    }

    fn briefing(target: &str, series: &str) -> (Briefing, Index) {
        let json = format!(
            r#"{{"format": "hoofdlijn", "version": 1, "title": "t", "definitions": [{{"id": "d", "title": "d"}}],
            "targets": [{{"id": "t", "title": "t", {target}}}], "series": [{series}]}}"#
        );
        let briefing: Briefing = serde_json::from_str(&json).unwrap();
        let index = Index::new(&briefing);
        (briefing, index)
    }

    const SHARE: &str = r#""unit": "%", "direction": "decrease", "status": "recommended", "low": 35, "high": 40, "of": "d", "bases": ["b", "c"]"#;

    #[test]
    fn three_parts_of_a_whole() {
        let parts = |low: Option<&str>, high: Option<&str>| {
            Parts::new(Decimal::ONE_HUNDRED, low.map(decimal), high.map(decimal))
                .map(|it| [it.sure, it.open, it.rest].map(|it| it.to_string()))
        };
        assert_eq!(parts(Some("35"), Some("40")), Some(["35", "5", "60"].map(str::to_owned)));
        assert_eq!(parts(Some("35"), None), Some(["35", "65", "0"].map(str::to_owned)));
        assert_eq!(parts(None, Some("40")), Some(["0", "40", "60"].map(str::to_owned)));
        assert_eq!(parts(Some("35"), Some("120")), None);
        assert_eq!(parts(None, None), None);
    }

    #[test]
    fn a_percentage_is_applied_to_its_own_whole_only() {
        let (briefing, index) = briefing(
            SHARE,
            r#"{"id": "b", "title": "b", "unit": "EUR million", "scope": "d", "values": {"2021": 2000}},
               {"id": "c", "title": "c", "unit": "gebouwen", "values": {"2021": 11000, "2023": 10000}}"#,
        );
        let target = &briefing.targets[0];
        let sizes = sizes(&briefing, &index, target);
        let found: Vec<_> = sizes.iter().map(|size| applied(target, size)).collect();
        assert_eq!(found, [Some((decimal("700"), decimal("800"))), None, None]);
    }

    #[test]
    fn one_way_of_counting_is_a_whole_and_two_are_none() {
        let target = r#""unit": "homes", "direction": "decrease", "status": "decided", "low": 100, "high": 150, "bases": ["b"]"#;
        let (one, index) = briefing(
            target,
            r#"{"id": "b", "title": "b", "unit": "homes", "values": {"2020": 900, "2021": 1000}}"#,
        );
        let corridor = Corridor::of(&one, &index, &one.targets[0]);
        assert_eq!(corridor.parts.unwrap().rest, decimal("850"));
        let broken = r#"{"id": "b", "title": "b", "unit": "homes", "values": {"2020": 900, "2021": 1000}, "breaks": [{"from": "2021", "before": "x", "after": "y"}]}"#;
        let (two, index) = briefing(target, broken);
        let corridor = Corridor::of(&two, &index, &two.targets[0]);
        assert!(corridor.parts.is_none() && !corridor.rising);
    }

    #[test]
    fn the_other_side_of_the_same_figure() {
        let (briefing, index) = briefing(
            SHARE,
            r#"{"id": "f", "title": "f", "unit": "%", "of": "d", "links": ["t"], "values": {"2021": {"low": 60, "high": 65}, "2022": 61}},
               {"id": "g", "title": "g", "unit": "%", "of": "d", "values": {"2021": {"low": 60, "high": 65}}}"#,
        );
        let found = other_side(&briefing, &index, &briefing.targets[0]);
        assert_eq!(
            found.iter().map(|it| (it.series.id.as_str(), it.period.to_string())).collect::<Vec<_>>(),
            [("f", "2021".to_owned())]
        );
    }

    #[test]
    fn gross_and_net() {
        let (briefing, index) = briefing(
            r#""unit": "homes", "direction": "decrease", "status": "decided", "low": 100, "observed": ["n"]"#,
            r#"{"id": "n", "title": "n", "unit": "homes", "splits": [{"parts": ["out", "in", "conv"], "complete": true}]},
               {"id": "out", "title": "o", "unit": "homes", "values": {"2021": 80, "2022": 90}},
               {"id": "in", "title": "i", "unit": "homes", "values": {"2022": -12}},
               {"id": "conv", "title": "c", "unit": "homes", "values": {"2022": -3}}"#,
        );
        let found = ledgers(&briefing, &index, &briefing.targets[0]);
        assert_eq!((found[0].gross, found[0].net), (Some(decimal("90")), Some(decimal("75"))));
        assert_eq!(found[0].period.to_string(), "2022");
    }

    proptest! {
        #[test]
        fn the_parts_always_add_up_to_the_whole(whole in 1_i64..1_000_000, low in proptest::option::of(-10_i64..1_000_000), high in proptest::option::of(-10_i64..1_000_000), scale in 0_u32..4) {
            let number = |value| Decimal::new(value, scale);
            if let Some(parts) = Parts::new(number(whole), low.map(number), high.map(number)) {
                prop_assert_eq!(parts.sure + parts.open + parts.rest, parts.whole);
                prop_assert!(parts.sure >= Decimal::ZERO && parts.open >= Decimal::ZERO && parts.rest >= Decimal::ZERO);
            }
        }
    }
}
