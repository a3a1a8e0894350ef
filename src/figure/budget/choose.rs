//! Which money is shown together, by rules that know no particular briefing.
//!
//! A series stands for itself ("is a total") unless it is a part of a split, a step of a bridge or a one-off. Totals
//! are the same money when their currency, scope, flow and prices are; only then is one a later view of the other, or
//! its outcome.

use std::collections::HashSet;

use crate::{
    briefing::{
        Briefing, Date, Flow, Id, Index, Phase, Prices, Series, SeriesBreak, Unit,
        series::{Period, Span},
    },
    figure::{Filter, Scene},
};

/// What must be equal for two series to be about the same money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind<'a> {
    currency: &'a str,
    scope: Option<&'a Id>,
    flow: Option<Flow>,
    prices: Option<Prices>,
}

impl<'a> Kind<'a> {
    /// Of a series; `None` where it is not money.
    pub(super) fn of(series: &'a Series) -> Option<Self> {
        let Unit::Money { currency, .. } = &series.unit else { return None };
        Some(Self { currency, scope: series.scope.as_ref(), flow: series.flow, prices: series.prices })
    }
}

/// Series that stand for themselves: money over years, no part, no step, no one-off; in the order of the file.
pub(super) fn totals(briefing: &Briefing) -> Vec<&Series> {
    let parts = briefing.series.iter().flat_map(|series| &series.splits).flat_map(|split| &split.parts);
    let steps = briefing.bridges.iter().flat_map(|bridge| &bridge.steps);
    let dependent: HashSet<&Id> = parts.chain(steps).collect();
    let stands =
        |series: &&Series| series.unit.is_money() && !series.one_off && !dependent.contains(&series.id);
    briefing.series.iter().filter(stands).collect()
}

/// The years in which a series has a number of its own: a value, not why there is none.
pub(super) fn years(series: &Series) -> Vec<i16> {
    let mut years: Vec<i16> = series
        .values
        .iter()
        .filter(|(_, number)| number.amount.midpoint().is_some())
        .filter_map(|(period, _)| match period.span() {
            Span::Year(year) => Some(year),
            _ => None,
        })
        .collect();
    years.sort_unstable();
    years
}

/// The money that is shown by year when nothing was chosen: the realised total of the most years, and beside it what
/// was planned or expected of the same money.
///
/// With a filter on priorities: what there is by year of those.
pub(super) fn by_year<'a>(briefing: &'a Briefing, index: &Index, filter: &Filter) -> Vec<&'a Series> {
    if !filter.priorities.is_empty() {
        let shown = |series: &&Series| {
            series.priority.is_some()
                && filter.shows(briefing, index, series.priority.as_ref())
                && Kind::of(series).is_some_and(|kind| kind.flow == Some(Flow::Expenditure))
                && !years(series).is_empty()
        };
        return briefing.series.iter().filter(shown).collect();
    }
    let totals: Vec<&Series> = totals(briefing)
        .into_iter()
        .filter(|series| series.flow.is_none_or(|flow| flow == Flow::Expenditure) && years(series).len() > 1)
        .collect();
    let rank = |series: &&&Series| (series.phase == Some(Phase::Realised), years(series).len());
    // Of equals the first in the file.
    let Some(main) = totals.iter().rev().max_by_key(rank).copied() else { return Vec::new() };
    let alike = |series: &&Series| {
        series.id == main.id
            || (Kind::of(series) == Kind::of(main) && series.phase != main.phase && main.scope.is_some())
    };
    let mut chosen: Vec<&Series> = totals.into_iter().filter(alike).collect();
    chosen.sort_by_key(|series| series.id != main.id);
    // One of each phase: two plans side by side are vintages, and have a chart of their own.
    let mut phases = Vec::new();
    chosen.retain(|series| {
        let is_new = !phases.contains(&series.phase);
        phases.push(series.phase);
        is_new
    });
    chosen
}

/// The same money as seen in successive documents: at least two planned series, oldest document first. Groups with
/// more documents come first.
pub(super) fn vintages(briefing: &Briefing) -> Vec<Vec<&Series>> {
    let mut groups: Vec<(Kind<'_>, Vec<&Series>)> = Vec::new();
    for series in totals(briefing) {
        let dated = vintage_day(series).is_some() && series.phase != Some(Phase::Realised);
        let Some(kind) = Kind::of(series).filter(|kind| kind.scope.is_some()) else { continue };
        if !dated || years(series).len() < 2 {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, group)) => group.push(series),
            None => groups.push((kind, vec![series])),
        }
    }
    let mut groups: Vec<Vec<&Series>> =
        groups.into_iter().map(|(_, group)| group).filter(|group| group.len() > 1).collect();
    for group in &mut groups {
        group.sort_by_key(|series| vintage_day(series));
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

/// When the document of a series appeared: for sorting, the middle of what is known.
pub(super) fn vintage_day(series: &Series) -> Option<Date> {
    series.vintage.as_ref()?.date.as_ref()?.window().middle()
}

/// The two documents to compare when none were chosen: the last before the subject of the briefing and the first
/// after it, or else the first and the last.
pub(super) fn pair<'a>(
    briefing: &Briefing,
    index: &Index,
    group: &[&'a Series],
    chosen: Option<&(Id, Id)>,
) -> Option<(&'a Series, &'a Series)> {
    let find = |id: &Id| group.iter().copied().find(|series| series.id == *id);
    if let Some((before, after)) = chosen
        && let (Some(before), Some(after)) = (find(before), find(after))
        && before.id != after.id
    {
        return Some((before, after));
    }
    let around = subject_day(briefing, index).and_then(|day| {
        let before = group.iter().copied().rfind(|series| vintage_day(series) < Some(day))?;
        let after = group.iter().copied().find(|series| vintage_day(series) >= Some(day))?;
        Some((before, after))
    });
    around.or_else(|| Some((*group.first()?, *group.last()?))).filter(|(one, other)| one.id != other.id)
}

/// The day of the document the briefing is about.
pub(super) fn subject_day(briefing: &Briefing, index: &Index) -> Option<Date> {
    index.source(briefing, briefing.subject.as_ref()?)?.date.as_ref()?.window().middle()
}

/// A plan and the outcome of the same money, for the pair with the most years in which both count the same.
pub(super) fn plan_and_outcome(briefing: &Briefing) -> Option<(&Series, &Series)> {
    let totals = totals(briefing);
    let mut best: Option<(usize, (&Series, &Series))> = None;
    for outcome in
        totals.iter().filter(|series| series.phase == Some(Phase::Realised) && series.scope.is_some())
    {
        for plan in totals.iter().filter(|series| series.phase == Some(Phase::Plan)) {
            if Kind::of(plan) != Kind::of(outcome) {
                continue;
            }
            let planned = years(plan);
            let both = years(outcome)
                .into_iter()
                .filter(|year| planned.contains(year) && counted(plan, *year) == counted(outcome, *year))
                .count();
            if both > best.map_or(0, |(most, _)| most) {
                best = Some((both, (plan, outcome)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// The last break of a series up to a year, which says what is counted then; `None` before the first.
///
/// In two series that are otherwise the same money, a year is counted the same where both are before their first
/// break, or both after one with the same words.
pub(super) fn counted(series: &Series, year: i16) -> Option<&crate::briefing::Text> {
    breaks(series).into_iter().rfind(|(from, _)| *from <= year).map(|(_, found)| &found.after)
}

/// The breaks of a series with the first year counted the new way, ascending.
pub(super) fn breaks(series: &Series) -> Vec<(i16, &SeriesBreak)> {
    let mut breaks: Vec<(i16, &SeriesBreak)> = series
        .breaks
        .iter()
        .filter_map(|found| Some((found.from.window().middle()?.year(), found)))
        .collect();
    breaks.sort_by_key(|(year, _)| *year);
    breaks
}

/// Series worth a figure of their own: money with more than one number, or a split with numbers.
pub(super) fn with_figure<'a>(briefing: &'a Briefing, index: &Index) -> Vec<&'a Series> {
    let has_numbers =
        |series: &Series| series.values.iter().any(|(_, number)| number.amount.midpoint().is_some());
    let drawn = |series: &&Series| {
        let numbers = series.values.iter().filter(|(_, number)| number.amount.midpoint().is_some()).count();
        let parts = series.splits.iter().flat_map(|split| &split.parts);
        let split = parts.filter_map(|id| index.series(briefing, id)).any(has_numbers);
        series.unit.is_money() && (numbers > 1 || split)
    };
    briefing.series.iter().filter(drawn).collect()
}

/// The percentages that may stand over the columns as a reference, one at a time: those with more than one year.
pub(super) fn references(briefing: &Briefing) -> Vec<&Series> {
    let fits =
        |series: &&Series| series.unit == Unit::Percent && series.of.is_some() && years(series).len() > 1;
    briefing.series.iter().filter(fits).collect()
}

/// A series by its id.
pub(super) fn series<'a>(scene: &Scene<'a>, id: &Id) -> Option<&'a Series> {
    scene.index.series(scene.briefing, id)
}

/// The period that stands for a year in a series: its own, or the open one it falls under.
pub(super) fn period_of(series: &Series, year: i16) -> Option<&Period> {
    let own = series.values.iter().map(|(period, _)| period).find(|period| period.span() == Span::Year(year));
    own.or_else(|| {
        let open = series.values.iter().filter_map(|(period, _)| match period.span() {
            Span::From(from) if from <= year => Some((from, period)),
            _ => None,
        });
        open.max_by_key(|(from, _)| *from).map(|(_, period)| period)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn briefing() -> Briefing {
        serde_json::from_str(include_str!(
            "../../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json"
        ))
        .unwrap()
    }

    fn ids(series: &[&Series]) -> Vec<String> {
        series.iter().map(|series| series.id.to_string()).collect()
    }

    #[test]
    fn the_outcome_stands_beside_the_plans_of_the_same_money() {
        let briefing = briefing();
        let index = Index::new(&briefing);
        assert_eq!(ids(&by_year(&briefing, &index, &Filter::default())), ["realised", "drafts"]);
        let (plan, outcome) = plan_and_outcome(&briefing).unwrap();
        assert_eq!((plan.id.as_str(), outcome.id.as_str()), ("drafts", "realised"));
        let only = Filter { priorities: vec!["p1.3".into()] };
        assert_eq!(
            ids(&by_year(&briefing, &index, &only)),
            ["ammo-458", "ammo-2028", "ammo-train-need", "ammo-train-budget", "ammo-train-extra"]
        );
    }

    #[test]
    fn documents_are_grouped_by_scope_and_steps_are_no_documents() {
        let briefing = briefing();
        let groups: Vec<_> = vintages(&briefing).iter().map(|group| ids(group)).collect();
        assert_eq!(
            groups,
            [vec!["mn2018", "mn2020", "mn2022", "mn2023", "vjn2023"], vec!["k-draft22", "k-draft23"]]
        );
    }

    #[test]
    fn the_pair_lies_around_the_subject_unless_another_is_asked_for() {
        let briefing = briefing();
        let index = Index::new(&briefing);
        let group = &vintages(&briefing)[0];
        let names = |(one, other): (&Series, &Series)| (one.id.to_string(), other.id.to_string());
        let around = pair(&briefing, &index, group, None).map(names);
        assert_eq!(around, Some(("mn2022".to_owned(), "mn2023".to_owned())));
        let asked = ("mn2018".into(), "vjn2023".into());
        assert_eq!(pair(&briefing, &index, group, Some(&asked)).map(names).unwrap().0, "mn2018");
        let unknown = ("mn2018".into(), "nothing".into());
        assert_eq!(
            pair(&briefing, &index, group, Some(&unknown)).map(names),
            around_again(&briefing, &index, group)
        );
    }

    fn around_again(briefing: &Briefing, index: &Index, group: &[&Series]) -> Option<(String, String)> {
        pair(briefing, index, group, None).map(|(one, other)| (one.id.to_string(), other.id.to_string()))
    }

    #[test]
    fn a_year_is_counted_as_the_last_break_before_it_says() {
        let briefing = briefing();
        let index = Index::new(&briefing);
        let series = |id: &str| index.series(&briefing, &id.into()).unwrap();
        let (plan, outcome) = (series("drafts"), series("realised"));
        assert_eq!(counted(plan, 2023), counted(outcome, 2023));
        assert_ne!(counted(plan, 2024), counted(outcome, 2024));
        assert_eq!(counted(plan, 2025), counted(outcome, 2025));
    }
}
