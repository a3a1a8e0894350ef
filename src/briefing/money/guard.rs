//! What may be summed: only the parts of one split, of one flow, price basis, unit and phase.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::super::{
    Briefing, Index,
    series::{Prices, Series, Split},
    text::{Id, Text},
};

/// Why a sum is refused, and what would be allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("refused-{}", <&'static str>::from(.clash))]
pub struct Refused {
    /// What stands in the way.
    pub clash: Clash,
    /// One of the two that do not go together.
    pub one: Id,
    /// The other.
    pub other: Id,
    /// The series both are cut from, where that is the point.
    pub whole: Option<Id>,
    /// The largest group among them that may be summed; a single series where there is none.
    pub allowed: Vec<Id>,
}

/// Why two series do not go into one sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::EnumIter)]
#[strum(serialize_all = "kebab-case")]
pub enum Clash {
    /// The same series twice.
    Twice,
    /// Units that cannot be compared.
    Unit,
    /// Expenditure, commitment and receipt.
    Flow,
    /// Current and constant prices, or the prices of two years.
    Prices,
    /// A whole and its part.
    WholeWithPart,
    /// Parts of two cuts of the same money.
    TwoCuts,
    /// Plan, forecast and realised.
    Phase,
    /// Views of two documents.
    Vintage,
    /// Different definitions of what is in it.
    Scope,
    /// Nothing says that they are parts of one whole.
    NotOneSplit,
}

impl Refused {
    /// The code of the sentence.
    pub fn code(&self) -> &'static str {
        self.clash.into()
    }

    /// The key of the sentence; its `.hint` says what would be allowed.
    pub fn key(&self) -> String {
        format!("refused-{}", self.code())
    }

    /// What the sentence needs: the labels `one`, `other` and `whole`, what each of the two is (`one-is`,
    /// `other-is`: a flow, price basis or phase by its name in the file, a unit, a vintage or scope by its label),
    /// and the labels of what is `allowed`, where there are at least two (`may` is `some`, or else `none`).
    pub fn args(&self, briefing: &Briefing, index: &Index, language: &str) -> Vec<(&'static str, String)> {
        let title = |id: &Id| index.title(briefing, id, language).to_owned();
        let is = |id: &Id| {
            let series = index.series(briefing, id);
            series.and_then(|series| self.clash.told(series, briefing, index, language)).unwrap_or_default()
        };
        let allowed: Vec<String> = self.allowed.iter().map(title).collect();
        vec![
            ("one", title(&self.one)),
            ("other", title(&self.other)),
            ("whole", self.whole.as_ref().map(title).unwrap_or_default()),
            ("one-is", is(&self.one)),
            ("other-is", is(&self.other)),
            ("may", if allowed.len() > 1 { "some" } else { "none" }.to_owned()),
            ("allowed", allowed.join(" + ")),
        ]
    }
}

impl Clash {
    fn told(self, series: &Series, briefing: &Briefing, index: &Index, language: &str) -> Option<String> {
        match self {
            Self::Unit => Some(series.unit.written(language).into_owned()),
            Self::Flow => series.flow.map(|flow| <&str>::from(flow).to_owned()),
            Self::Prices => series.prices.map(prices),
            Self::Phase => series.phase.map(|phase| <&str>::from(phase).to_owned()),
            Self::Vintage => {
                let vintage = series.vintage.as_ref()?;
                let title = vintage.title.as_ref().map(|title: &Text| title.get(language).to_owned());
                title.or_else(|| Some(vintage.date.as_ref()?.date?.to_string()))
            }
            Self::Scope => Some(index.title(briefing, series.scope.as_ref()?, language).to_owned()),
            Self::Twice | Self::WholeWithPart | Self::TwoCuts | Self::NotOneSplit => None,
        }
    }
}

/// A price basis by its name in the file: `current`, or the year.
pub(in crate::briefing) fn prices(prices: Prices) -> String {
    match prices {
        Prices::Current => "current".to_owned(),
        Prices::Constant(year) => year.to_string(),
    }
}

/// Whether two things that may be left out are stated, and different.
pub(in crate::briefing) fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether series may go into one sum or stack: only the parts of one split, and of those only what has one unit,
/// flow, price basis and phase. One series alone always may.
///
/// # Errors
/// The first two that do not go together, and the largest group that does.
pub fn may_sum(briefing: &Briefing, series: &[&Series]) -> Result<(), Refused> {
    let Some((first, rest)) = series.split_first() else { return Ok(()) };
    if rest.is_empty() {
        return Ok(());
    }
    let ids: HashSet<&Id> = series.iter().map(|series| &series.id).collect();
    let mut found = twice(series).or_else(|| traits(series));
    if found.is_none() && splits(briefing).any(|(_, _, split)| holds(split, &ids)) {
        return Ok(());
    }
    found = found.or_else(|| kin(briefing, series)).or_else(|| views(series));
    let (clash, one, other, whole) = found.unwrap_or((Clash::NotOneSplit, &first.id, &rest[0].id, None));
    Err(Refused {
        clash,
        one: one.clone(),
        other: other.clone(),
        whole: whole.cloned(),
        allowed: allowed(briefing, series),
    })
}

type Found<'a> = (Clash, &'a Id, &'a Id, Option<&'a Id>);

fn splits<'a>(briefing: &'a Briefing) -> impl Iterator<Item = (&'a Series, usize, &'a Split)> {
    let of = |whole: &'a Series| whole.splits.iter().enumerate().map(move |(at, split)| (whole, at, split));
    briefing.series.iter().flat_map(of)
}

/// Whether a split has all these parts.
fn holds(split: &Split, ids: &HashSet<&Id>) -> bool {
    split.parts.len() >= ids.len()
        && split.parts.iter().filter(|part| ids.contains(part)).collect::<HashSet<_>>().len() == ids.len()
}

fn twice<'a>(series: &[&'a Series]) -> Option<Found<'a>> {
    let mut seen = HashSet::new();
    let again = series.iter().find(|series| !seen.insert(&series.id))?;
    Some((Clash::Twice, &again.id, &again.id, None))
}

/// What differs from the first that states it: unit, flow, prices, phase.
fn traits<'a>(series: &[&'a Series]) -> Option<Found<'a>> {
    let first = series.first()?;
    let unit = series.iter().find(|other| !other.unit.is_comparable(&first.unit));
    unit.map(|other| (Clash::Unit, &first.id, &other.id, None))
        .or_else(|| stated(series, Clash::Flow, |series| series.flow))
        .or_else(|| stated(series, Clash::Prices, |series| series.prices))
        .or_else(|| stated(series, Clash::Phase, |series| series.phase))
}

/// What differs between series that no split holds together: vintage and scope.
fn views<'a>(series: &[&'a Series]) -> Option<Found<'a>> {
    stated(series, Clash::Vintage, |series| series.vintage.as_ref())
        .or_else(|| stated(series, Clash::Scope, |series| series.scope.as_ref()))
}

fn stated<'a, T: PartialEq>(
    series: &[&'a Series],
    clash: Clash,
    of: impl Fn(&'a Series) -> Option<T>,
) -> Option<Found<'a>> {
    let mut stating = series.iter().filter_map(|series| Some((&series.id, of(series)?)));
    let (one, first) = stating.next()?;
    let (other, _) = stating.find(|(_, value)| *value != first)?;
    Some((clash, one, other, None))
}

/// A whole with its part, or parts of two cuts of one whole, however deep.
fn kin<'a>(briefing: &'a Briefing, series: &[&'a Series]) -> Option<Found<'a>> {
    let mut wholes: BTreeMap<&Id, Vec<(&Id, usize)>> = BTreeMap::new();
    for (whole, at, split) in splits(briefing) {
        for part in &split.parts {
            wholes.entry(part).or_default().push((&whole.id, at));
        }
    }
    let ids: HashSet<&Id> = series.iter().map(|series| &series.id).collect();
    // Of each whole above: which of the series is in which of its cuts.
    let mut cuts: BTreeMap<&Id, Vec<(&Id, BTreeSet<usize>)>> = BTreeMap::new();
    for part in series {
        let mut above: BTreeMap<&Id, BTreeSet<usize>> = BTreeMap::new();
        let (mut left, mut seen) = (vec![&part.id], HashSet::from([&part.id]));
        while let Some(id) = left.pop() {
            for (whole, at) in wholes.get(id).into_iter().flatten() {
                above.entry(whole).or_default().insert(*at);
                if seen.insert(whole) {
                    left.push(whole);
                }
            }
        }
        for (whole, at) in above {
            if ids.contains(whole) {
                return Some((Clash::WholeWithPart, whole, &part.id, Some(whole)));
            }
            cuts.entry(whole).or_default().push((&part.id, at));
        }
    }
    cuts.into_iter().find_map(|(whole, parts)| {
        let (one, first) = parts.first()?;
        let (other, _) = parts.iter().find(|(_, cuts)| first.is_disjoint(cuts))?;
        Some((Clash::TwoCuts, *one, *other, Some(whole)))
    })
}

/// The largest group that may be summed, in the order given; of equal ones the first in the file.
fn allowed(briefing: &Briefing, series: &[&Series]) -> Vec<Id> {
    let mut best: Vec<&Id> = series.first().map(|first| &first.id).into_iter().collect();
    for (_, _, split) in splits(briefing) {
        let parts: HashSet<&Id> = split.parts.iter().collect();
        let mut group: Vec<&Series> = Vec::new();
        for part in series.iter().filter(|series| parts.contains(&series.id)) {
            group.push(part);
            if twice(&group).is_some() || traits(&group).is_some() {
                group.pop();
            }
        }
        if group.len() > best.len() {
            best = group.iter().map(|series| &series.id).collect();
        }
    }
    best.into_iter().cloned().collect()
}
