//! The weakest link: how the components of a readiness subject stand, and which binds.
//!
//! Levels are compared only where unit, definition and date are the same. While the level of any component is not
//! known, nobody can say which binds: there is at most a lowest published level.

use rust_decimal::Decimal;

use super::{
    Briefing, Number, Period, Reference, Unit,
    evidence::{Evidence, Reason},
    index::Index,
    observed::observations,
    pace::Bounds,
    series::Series,
    target::{Component, Readiness},
    text::{Id, Text},
};

/// How a component stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level<'a> {
    /// The latest level with a number.
    Known {
        /// The series.
        series: &'a Series,
        /// When.
        period: &'a Period,
        /// How much.
        number: &'a Number,
    },
    /// There is none, for this reason.
    Unknown {
        /// Why.
        reason: Reason,
        /// The series of which every value is missing.
        series: Option<(&'a Series, &'a Period)>,
        /// What the file says about it.
        note: Option<&'a Text>,
    },
}

impl Level<'_> {
    /// Whether there is no number.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }
}

/// A component in its place in the chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link<'a> {
    /// The component.
    pub component: &'a Component,
    /// How many components it is part of.
    pub depth: usize,
    /// Whether a source calls it a bottleneck.
    pub named: bool,
    /// Whether it is told by its parts: it has no level of its own, and they count instead.
    pub by_parts: bool,
    /// Its level.
    pub level: Level<'a>,
    /// What it should be, in the unit of its level.
    pub required: Option<Bounds>,
}

impl Link<'_> {
    /// Whether the file says nothing of its level, since its parts do.
    pub fn is_heading(&self) -> bool {
        self.by_parts && self.component.level.is_none()
    }
}

/// A level against what is required of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The least and the most it can be.
    pub level: Bounds,
    /// What is required, the least and the most.
    pub required: Option<Bounds>,
}

/// Which of several comparable levels is the weakest, and which comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The positions of the weakest: several where they are equal, or too vague to tell apart.
    pub now: Vec<usize>,
    /// How far the weakest is short of what is required; without requirements, nothing.
    pub short: Option<Bounds>,
    /// The positions of those that bind once the weakest are put right; empty where nothing then does.
    pub next: Vec<usize>,
    /// How far the next is short of what is required; without requirements, how much higher it is than the weakest.
    pub gap: Option<Bounds>,
}

/// What can be said of the chain as a whole. Positions are those in [`Standing::links`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There are no components.
    Nothing,
    /// No level is known.
    Silent,
    /// One level is known, and nothing to compare it with.
    Only(usize),
    /// Several are known, and no two can be compared.
    Apart(usize),
    /// Some are comparable and others not known: this is the lowest published, and no more.
    Lowest(Ranking),
    /// All are known: this binds. The number of levels that could not be compared comes with it.
    Binds(Ranking, usize),
    /// All that can be compared reach what is required. The number of levels that could not be compared comes with it.
    Met(usize),
}

/// A readiness subject in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// Its components: those a source names first, each with its parts after it, otherwise as in the file.
    pub links: Vec<Link<'a>>,
    /// What can be said of them.
    pub verdict: Verdict,
}

/// The weakest of several comparable levels: the one furthest below what is required, or without requirements the
/// lowest. `None` where nothing falls short, or there is nothing to compare.
///
/// A level counts against its requirement only where every candidate has one.
pub fn rank(candidates: &[Candidate]) -> Option<Ranking> {
    let against = candidates.iter().all(|candidate| candidate.required.is_some());
    // How short each is, the least and the most: the larger the weaker.
    let short: Vec<Bounds> = candidates
        .iter()
        .map(|Candidate { level, required }| {
            let (low, high) = required.filter(|_| against).unwrap_or_default();
            Some((low.checked_sub(level.1)?, high.checked_sub(level.0)?))
        })
        .collect::<Option<_>>()?;
    let falls = |at: usize| !against || short[at].1 > Decimal::ZERO;
    let weakest = |of: &[usize]| -> Vec<usize> {
        let Some(least) = of.iter().map(|at| short[*at].0).max() else { return Vec::new() };
        of.iter().copied().filter(|at| short[*at].1 >= least).collect()
    };
    let open: Vec<usize> = (0..candidates.len()).filter(|at| falls(*at)).collect();
    let now = weakest(&open);
    let hull = |of: &[usize]| {
        let low = of.iter().map(|at| short[*at].0).max()?;
        Some((low, of.iter().map(|at| short[*at].1).max()?.max(low)))
    };
    let first = hull(&now)?;
    let rest: Vec<usize> = open.into_iter().filter(|at| !now.contains(at)).collect();
    let next = weakest(&rest);
    let gap = hull(&next).and_then(|next| {
        if against { Some(next) } else { Some((first.0.checked_sub(next.1)?, first.1.checked_sub(next.0)?)) }
    });
    let floor = |(low, high): Bounds| (low.max(Decimal::ZERO), high);
    Some(Ranking { now, short: against.then_some(floor(first)), gap: gap.map(floor), next })
}

impl<'a> Standing<'a> {
    /// Of a subject.
    pub fn of(briefing: &'a Briefing, index: &Index, subject: &'a Readiness) -> Self {
        let links = ordered(briefing, index, subject);
        let verdict = verdict(&links);
        Self { links, verdict }
    }

    /// The components a source calls a bottleneck, in order.
    pub fn named(&self) -> impl Iterator<Item = &Link<'a>> {
        self.links.iter().filter(|link| link.named)
    }

    /// How many levels are not known, of those that count.
    pub fn unknown(&self) -> usize {
        self.links.iter().filter(|link| !link.by_parts && link.level.is_unknown()).count()
    }
}

/// The evidence that makes a component a bottleneck by name: its own, or that of the subject.
pub fn naming<'a>(subject: &'a Readiness, component: &'a Component) -> &'a [Evidence] {
    if component.evidence.is_empty() { &subject.evidence } else { &component.evidence }
}

/// Named ones first, each followed by its parts. A circle of parents begins where the file does.
fn ordered<'a>(briefing: &'a Briefing, index: &Index, subject: &'a Readiness) -> Vec<Link<'a>> {
    let all = &subject.components;
    let mut links: Vec<Link<'a>> = Vec::new();
    let named_first = |mut some: Vec<&'a Component>| {
        some.sort_by_key(|component| !has_named(all, component, 0));
        some.reverse();
        some
    };
    let tops = all.iter().filter(|it| it.parent.as_ref().is_none_or(|id| all.iter().all(|it| it.id != *id)));
    let mut waiting: Vec<(&Component, usize)> =
        named_first(tops.collect()).into_iter().map(|component| (component, 0)).collect();
    let mut lost = all.iter();
    while let Some((component, depth)) = waiting.pop().or_else(|| lost.next().map(|it| (it, 0))) {
        if links.iter().any(|link| std::ptr::eq(link.component, component)) {
            continue;
        }
        let parts = named_first(parts_of(all, component).collect());
        let has_parts =
            parts.iter().any(|part| !links.iter().any(|link| std::ptr::eq(link.component, *part)));
        links.push(link(briefing, index, component, depth, has_parts));
        waiting.extend(parts.into_iter().map(|part| (part, depth + 1)));
    }
    links
}

fn parts_of<'a>(all: &'a [Component], whole: &Component) -> impl Iterator<Item = &'a Component> {
    all.iter().filter(|part| part.parent.as_ref() == Some(&whole.id) && part.id != whole.id)
}

/// Whether a source names a component or one of its parts.
fn has_named(all: &[Component], component: &Component, depth: usize) -> bool {
    const DEEPEST: usize = 8;
    component.bottleneck
        || (depth < DEEPEST && parts_of(all, component).any(|part| has_named(all, part, depth + 1)))
}

fn link<'a>(
    briefing: &'a Briefing,
    index: &Index,
    component: &'a Component,
    depth: usize,
    has_parts: bool,
) -> Link<'a> {
    let level = level(briefing, index, component);
    let required = match level {
        Level::Known { series, number, .. } => {
            let unit = number.unit.as_ref().unwrap_or(&series.unit);
            component.required.as_ref().and_then(|required| {
                let (low, high) = required.amount.bounds();
                let own = required.unit.as_ref().unwrap_or(unit);
                Some((own.convert(low.or(high)?, unit)?, own.convert(high.or(low)?, unit)?))
            })
        }
        Level::Unknown { .. } => component
            .required
            .as_ref()
            .map(|it| it.amount.bounds())
            .and_then(|(low, high)| Some((low.or(high)?, high.or(low)?))),
    };
    let by_parts = has_parts && level.is_unknown();
    Link { component, depth, named: component.bottleneck, by_parts, level, required }
}

/// The latest level with a number, or why there is none.
fn level<'a>(briefing: &'a Briefing, index: &Index, component: &'a Component) -> Level<'a> {
    let nothing = |reason, note| Level::Unknown { reason, series: None, note };
    let id = match &component.level {
        Some(Reference::To(id)) => id,
        Some(Reference::Missing(missing)) => return nothing(missing.missing, missing.note.as_ref()),
        None => return nothing(Reason::NotStated, None),
    };
    let Some(series) = index.series(briefing, id) else { return nothing(Reason::NotFound, None) };
    let seen = observations(series);
    if let Some(last) = seen.iter().rev().find(|it| it.number.amount.midpoint().is_some()) {
        return Level::Known { series, period: last.period, number: last.number };
    }
    let last = seen
        .last()
        .map(|it| (it.period, it.number))
        .or_else(|| series.values.iter().next().map(|(period, number)| (period, number)));
    match last {
        Some((period, number)) => Level::Unknown {
            reason: match number.amount {
                super::Amount::Missing(reason) => reason,
                _ => Reason::NotStated,
            },
            series: Some((series, period)),
            note: number.note.as_ref(),
        },
        None => nothing(Reason::NotStated, series.note.as_ref()),
    }
}

/// Everything that has to be the same for two levels to be compared.
#[derive(Clone, Copy, PartialEq)]
struct Measure<'a> {
    unit: &'a Unit,
    of: Option<&'a Id>,
    scope: Option<&'a Id>,
    period: &'a Period,
}

impl<'a> Measure<'a> {
    /// Of a known level. A share of something that is not named is like no other.
    fn of(level: &Level<'a>) -> Option<Self> {
        let Level::Known { series, period, number } = *level else { return None };
        let unit = number.unit.as_ref().unwrap_or(&series.unit);
        let of = series.of.as_ref().and_then(Reference::id);
        let named = of.is_some() || series.scope.is_some() || *unit != Unit::Percent;
        named.then_some(Self { unit, of, scope: series.scope.as_ref(), period })
    }
}

/// The positions of the largest set of levels that can be compared; of two as large the one with requirements.
fn comparable(links: &[Link<'_>]) -> Vec<usize> {
    let measures: Vec<_> = links.iter().map(|link| Measure::of(&link.level)).collect();
    let mut best: Vec<usize> = Vec::new();
    for measure in measures.iter().flatten() {
        let group: Vec<usize> =
            (0..links.len()).filter(|at| measures[*at].as_ref() == Some(measure)).collect();
        if group.len() > best.len() {
            best = group;
        }
    }
    best
}

fn candidate(link: &Link<'_>, against: bool) -> Option<Candidate> {
    let Level::Known { number, .. } = link.level else { return None };
    let (low, high) = number.amount.bounds();
    let level = (low.or(high)?, high.or(low)?);
    Some(Candidate { level, required: link.required.filter(|_| against) })
}

fn verdict(links: &[Link<'_>]) -> Verdict {
    if links.is_empty() {
        return Verdict::Nothing;
    }
    let known: Vec<usize> = (0..links.len()).filter(|at| !links[*at].level.is_unknown()).collect();
    let complete = !links.iter().any(|link| !link.by_parts && link.level.is_unknown());
    let mut group = comparable(links);
    match known[..] {
        [] => return Verdict::Silent,
        [only] if !complete || links[only].required.is_none() => return Verdict::Only(only),
        [only] => group = vec![only],
        _ if group.len() < 2 => return Verdict::Apart(known.len()),
        _ => {}
    }
    // What is required counts where it is known of all that are compared.
    let against = complete && group.iter().all(|at| links[*at].required.is_some());
    let candidates: Option<Vec<Candidate>> = group.iter().map(|at| candidate(&links[*at], against)).collect();
    let apart = known.len() - group.len();
    let Some(mut ranking) = candidates.and_then(|candidates| rank(&candidates)) else {
        return if against { Verdict::Met(apart) } else { Verdict::Apart(known.len()) };
    };
    for at in ranking.now.iter_mut().chain(&mut ranking.next) {
        *at = group[*at];
    }
    if complete { Verdict::Binds(ranking, apart) } else { Verdict::Lowest(ranking) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(digits: &str) -> Decimal {
        digits.parse().unwrap()
    }

    fn exact(digits: &str) -> Bounds {
        (decimal(digits), decimal(digits))
    }

    /// A subject with components, and one series a level.
    fn briefing(components: &str, series: &str) -> (Briefing, Index) {
        let json = format!(
            r#"{{"format": "hoofdlijn", "version": 1, "title": "t", "definitions": [{{"id": "d", "title": "d"}}, {{"id": "e", "title": "e"}}],
            "readiness": [{{"id": "r", "title": "r", "components": [{components}]}}], "series": [{series}]}}"#
        );
        let briefing: Briefing = serde_json::from_str(&json).unwrap();
        let index = Index::new(&briefing);
        (briefing, index)
    }

    fn level(id: &str, of: &str, date: &str, value: &str) -> String {
        format!(
            r#"{{"id": "s-{id}", "title": "{id}", "unit": "%", "of": "{of}", "values": {{"{date}": {value}}}}}"#
        )
    }

    fn component(id: &str, rest: &str) -> String {
        format!(r#"{{"id": "{id}", "title": "{id}", "level": "s-{id}"{rest}}}"#)
    }

    fn verdict_of(components: &[String], series: &[String]) -> Verdict {
        let (briefing, index) = briefing(&components.join(", "), &series.join(", "));
        Standing::of(&briefing, &index, &briefing.readiness[0]).verdict
    }

    const NEEDS_90: &str = r#", "required": 90"#;

    #[test]
    fn what_binds_now_and_next() {
        let components = ["people", "stocks", "transport"].map(|id| component(id, NEEDS_90));
        let series = [
            level("people", "d", "2022", "80"),
            level("stocks", "d", "2022", "62"),
            level("transport", "d", "2022", "95"),
        ];
        let Verdict::Binds(ranking, 0) = verdict_of(&components, &series) else { panic!() };
        assert_eq!((ranking.now, ranking.short), (vec![1], Some(exact("28"))));
        assert_eq!((ranking.next, ranking.gap), (vec![0], Some(exact("10"))));
    }

    #[test]
    fn while_one_is_unknown_nothing_binds() {
        let components = [
            component("people", NEEDS_90),
            component("stocks", NEEDS_90),
            r#"{"id": "x", "title": "x", "level": {"missing": "withheld"}}"#.to_owned(),
        ];
        let series = [level("people", "d", "2022", "80"), level("stocks", "d", "2022", "62")];
        let Verdict::Lowest(ranking) = verdict_of(&components, &series) else { panic!() };
        // Told as levels: the gap is the distance to the next level, not to what is required.
        assert_eq!(
            (ranking.now, ranking.short, ranking.next, ranking.gap),
            (vec![1], None, vec![0], Some(exact("18")))
        );
        // A series in which all is missing is as unknown.
        let withheld = level("x", "d", "2022", r#"{"missing": "withheld"}"#);
        let components =
            [component("people", NEEDS_90), component("stocks", NEEDS_90), component("x", NEEDS_90)];
        let series = [series[0].clone(), series[1].clone(), withheld];
        assert!(matches!(verdict_of(&components, &series), Verdict::Lowest(_)));
    }

    #[test]
    fn only_the_same_unit_definition_and_date_are_compared() {
        let components = ["a", "b", "c"].map(|id| component(id, NEEDS_90));
        let other_whole =
            [level("a", "d", "2022", "80"), level("b", "e", "2022", "62"), level("c", "d", "2021", "10")];
        assert_eq!(verdict_of(&components, &other_whole), Verdict::Apart(3));
        let two =
            [level("a", "d", "2022", "80"), level("b", "e", "2022", "62"), level("c", "d", "2022", "85")];
        let Verdict::Binds(ranking, 1) = verdict_of(&components, &two) else { panic!() };
        assert_eq!((ranking.now, ranking.next), (vec![0], vec![2]));
        // A share of what is not named is compared with none.
        let nameless = [
            r#"{"id": "s-a", "title": "a", "unit": "%", "of": {"missing": "not_stated"}, "values": {"2022": 80}}"#.to_owned(),
            r#"{"id": "s-b", "title": "b", "unit": "%", "of": {"missing": "not_stated"}, "values": {"2022": 70}}"#.to_owned(),
        ];
        assert_eq!(verdict_of(&components[..2], &nameless), Verdict::Apart(2));
    }

    #[test]
    fn the_few_cases() {
        assert_eq!(verdict_of(&[], &[]), Verdict::Nothing);
        assert_eq!(verdict_of(&[component("a", "")], &[]), Verdict::Silent);
        let one = [level("a", "d", "2022", "80")];
        assert_eq!(verdict_of(&[component("a", "")], &one), Verdict::Only(0));
        assert_eq!(verdict_of(&[component("a", r#", "required": 80"#)], &one), Verdict::Met(0));
        let Verdict::Binds(ranking, 0) = verdict_of(&[component("a", NEEDS_90)], &one) else { panic!() };
        assert_eq!((ranking.short, ranking.next.len()), (Some(exact("10")), 0));
    }

    #[test]
    fn a_whole_without_a_level_is_told_by_its_parts() {
        let components = [
            r#"{"id": "whole", "title": "w"}"#.to_owned(),
            component("a", r#", "parent": "whole", "required": 90"#),
            component("b", r#", "parent": "whole", "required": 90"#),
        ];
        let series = [level("a", "d", "2022", "80"), level("b", "d", "2022", "70")];
        assert!(matches!(verdict_of(&components, &series), Verdict::Binds(..)));
    }

    #[test]
    fn those_a_source_names_come_first_each_with_its_parts() {
        let components = r#"{"id": "a", "title": "a"}, {"id": "b", "title": "b", "bottleneck": true}, {"id": "b1", "title": "b1", "parent": "b"},
            {"id": "a1", "title": "a1", "parent": "a"}, {"id": "loop", "title": "l", "parent": "pool"}, {"id": "pool", "title": "p", "parent": "loop"}"#;
        let (briefing, index) = briefing(components, "");
        let standing = Standing::of(&briefing, &index, &briefing.readiness[0]);
        let order: Vec<_> =
            standing.links.iter().map(|link| (link.component.id.as_str(), link.depth)).collect();
        assert_eq!(order, [("b", 0), ("b1", 1), ("a", 0), ("a1", 1), ("loop", 0), ("pool", 1)]);
        assert_eq!((standing.named().count(), standing.unknown()), (1, 3));
    }

    #[test]
    fn vague_levels_that_cannot_be_told_apart_bind_together() {
        let at = |low: &str, high: &str| Candidate {
            level: (decimal(low), decimal(high)),
            required: Some(exact("90")),
        };
        let ranking = rank(&[at("60", "70"), at("65", "68"), at("80", "80")]).unwrap();
        assert_eq!((ranking.now, ranking.next), (vec![0, 1], vec![2]));
        assert_eq!(rank(&[at("90", "95")]), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_not_weaker_binds_and_gaps_are_never_below_zero(
            all in proptest::collection::vec((0_i64..100, 0_i64..20, proptest::option::weighted(0.8, 0_i64..100)), 0..8),
        ) {
            let candidates: Vec<Candidate> = all
                .iter()
                .map(|(low, more, required)| Candidate {
                    level: (Decimal::from(*low), Decimal::from(low + more)),
                    required: required.map(|it| (Decimal::from(it), Decimal::from(it))),
                })
                .collect();
            let against = candidates.iter().all(|it| it.required.is_some());
            let Some(ranking) = rank(&candidates) else { return Ok(()) };
            prop_assert!(!ranking.now.is_empty());
            prop_assert!(ranking.now.iter().all(|at| !ranking.next.contains(at)));
            for gap in ranking.short.iter().chain(&ranking.gap) {
                prop_assert!(Decimal::ZERO <= gap.0 && gap.0 <= gap.1, "{:?}", ranking);
            }
            // The first is at least as weak as each of the others can be at best.
            let shortest = |at: usize| candidates[at].required.filter(|_| against).map_or(Decimal::ZERO, |it| it.0) - candidates[at].level.1;
            let longest = |at: usize| candidates[at].required.filter(|_| against).map_or(Decimal::ZERO, |it| it.1) - candidates[at].level.0;
            for at in (0..candidates.len()).filter(|at| !ranking.now.contains(at)) {
                prop_assert!(ranking.now.iter().all(|now| longest(*now) >= shortest(at)));
            }
        }
    }
}
