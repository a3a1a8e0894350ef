//! What is said of a readiness subject, from what can be said of it and no more.

use crate::{
    briefing::{
        Amount, Evidence, Id, Number, Readiness, Series, Unit,
        evidence::Reason,
        index::{Part, Place},
        observed::observations,
        pace::Bounds,
        readiness::{Level, Link, Ranking, Standing, Verdict, naming},
    },
    figure::{
        Scene,
        cells::{capital, lower},
        sheet::Footnotes,
        trend,
    },
};

/// The words of a component.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Its label.
    pub(super) name: String,
    /// Who calls it a bottleneck, or that it binds.
    pub(super) mark: String,
    /// Its level, or why there is none.
    pub(super) value: String,
    /// Of what and when, what is required, and where that stands.
    pub(super) detail: String,
    /// Why its level changed.
    pub(super) note: String,
    /// All of it, for a screen reader.
    pub(super) spoken: String,
}

/// "a, b and c".
pub(super) fn list(scene: &Scene<'_>, parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => {
            let args = [("list", rest.join(", ").into()), ("last", last.as_str().into())];
            scene.texts.with("readiness-and", &args)
        }
    }
}

fn source<'a>(scene: &Scene<'a>, evidence: &'a [Evidence]) -> Option<&'a Id> {
    evidence
        .iter()
        .filter(|evidence| evidence.says.is_none())
        .find_map(|evidence| evidence.source.as_ref())
        .filter(|id| scene.index.source(scene.briefing, id).is_some())
}

fn title_of(scene: &Scene<'_>, id: &Id) -> String {
    scene.index.title(scene.briefing, id, scene.texts.language().code()).to_owned()
}

fn name(scene: &Scene<'_>, link: &Link<'_>) -> String {
    scene.texts.text(&link.component.title).to_owned()
}

/// The finding: what a source names, and what can be said of the levels.
pub(super) fn title(scene: &Scene<'_>, subject: &Readiness, standing: &Standing<'_>) -> String {
    let texts = scene.texts;
    let named: Vec<&Link<'_>> = standing.named().collect();
    let verdict = verdict(scene, standing);
    if named.is_empty() {
        let args = [("subject", texts.text(&subject.title).into()), ("verdict", verdict.into())];
        return texts.with("readiness-title", &args);
    }
    let sources: Vec<Option<&Id>> =
        named.iter().map(|link| source(scene, naming(subject, link.component))).collect();
    let one = sources[0].filter(|first| sources.iter().all(|other| *other == Some(*first)));
    let names: Vec<String> = if named.len() <= 3 {
        named.iter().map(|link| lower(&name(scene, link))).collect()
    } else {
        vec![texts.with("readiness-components", &[("n", named.len().into())])]
    };
    let second = if is_silent(standing) {
        texts.with("readiness-named-unknown", &[("n", named.len().into())])
    } else {
        verdict
    };
    let names = list(scene, &names);
    let n = named.len();
    let first = match one {
        Some(id) => texts.with(
            "readiness-named-by",
            &[("source", title_of(scene, id).into()), ("names", names.into()), ("n", n.into())],
        ),
        None => texts.with("readiness-named", &[("names", names.into()), ("n", n.into())]),
    };
    texts.with("readiness-title-named", &[("named", capital(&first).into()), ("verdict", second.into())])
}

/// Whether nothing is known of any component that a source names: then that is the finding.
pub(super) fn is_silent(standing: &Standing<'_>) -> bool {
    standing.named().count() > 0 && standing.named().all(|link| link.level.is_unknown())
}

/// An amount between bounds, in a unit; a difference of percentages is one of points.
fn gap(scene: &Scene<'_>, (low, high): Bounds, unit: &Unit) -> String {
    let amount = Amount::Range { low: Some(low.normalize()), high: Some(high.normalize()) };
    if *unit != Unit::Percent {
        return scene.texts.amount(&amount, unit);
    }
    let digits = scene.texts.amount(&amount, &Unit::none());
    let n = high.normalize().to_string().parse::<f64>().unwrap_or_default();
    scene.texts.with("readiness-points", &[("digits", digits.into()), ("n", n.into())])
}

fn unit<'a>(link: &Link<'a>) -> Option<&'a Unit> {
    match link.level {
        Level::Known { series, number, .. } => Some(number.unit.as_ref().unwrap_or(&series.unit)),
        Level::Unknown { .. } => None,
    }
}

fn names(scene: &Scene<'_>, standing: &Standing<'_>, at: &[usize]) -> String {
    let names: Vec<String> = at.iter().map(|at| lower(&name(scene, &standing.links[*at]))).collect();
    list(scene, &names)
}

fn value(scene: &Scene<'_>, link: &Link<'_>) -> String {
    match link.level {
        Level::Known { series, number, .. } => scene.texts.number(number, &series.unit),
        Level::Unknown { reason, .. } => scene.texts.reason(reason),
    }
}

/// What can be said of the chain as a whole: "binds" only where every level is known.
pub(super) fn verdict(scene: &Scene<'_>, standing: &Standing<'_>) -> String {
    let texts = scene.texts;
    match &standing.verdict {
        Verdict::Nothing => texts.get("readiness-nothing"),
        Verdict::Silent => texts.get("readiness-silent"),
        Verdict::Only(at) => {
            let link = &standing.links[*at];
            let args = [("name", lower(&name(scene, link)).into()), ("value", value(scene, link).into())];
            texts.with("readiness-only", &args)
        }
        Verdict::Apart(known) => texts.with("readiness-apart", &[("n", (*known).into())]),
        Verdict::Met(_) => texts.get("readiness-met"),
        Verdict::Lowest(ranking) => lowest(scene, standing, ranking),
        Verdict::Binds(ranking, apart) => {
            let mut words = binds(scene, standing, ranking);
            if *apart > 0 {
                let args = [("words", words.into()), ("n", (*apart).into())];
                words = texts.with("readiness-binds-apart", &args);
            }
            words
        }
    }
}

fn lowest(scene: &Scene<'_>, standing: &Standing<'_>, ranking: &Ranking) -> String {
    let texts = scene.texts;
    let first = &standing.links[ranking.now[0]];
    let args =
        [("names", names(scene, standing, &ranking.now).into()), ("value", value(scene, first).into())];
    texts.with("readiness-lowest", &args)
}

fn binds(scene: &Scene<'_>, standing: &Standing<'_>, ranking: &Ranking) -> String {
    let texts = scene.texts;
    let first = &standing.links[ranking.now[0]];
    let percent = Unit::Percent;
    let unit = unit(first).unwrap_or(&percent);
    let now = names(scene, standing, &ranking.now);
    let n = ranking.now.len();
    let now = if let Some(short) = ranking.short {
        let args = [("names", now.into()), ("gap", gap(scene, short, unit).into()), ("n", n.into())];
        texts.with("readiness-binds-short", &args)
    } else {
        let args = [("names", now.into()), ("value", value(scene, first).into()), ("n", n.into())];
        texts.with("readiness-binds", &args)
    };
    let Some(gap_next) = ranking.gap.filter(|_| !ranking.next.is_empty()) else {
        return if ranking.short.is_some() {
            texts.with("readiness-next-none", &[("now", now.into())])
        } else {
            now
        };
    };
    let next = names(scene, standing, &ranking.next);
    let args = [("now", now.into()), ("names", next.into()), ("gap", gap(scene, gap_next, unit).into())];
    if ranking.short.is_some() {
        texts.with("readiness-next-short", &args)
    } else {
        texts.with("readiness-next", &args)
    }
}

/// What the figure shows, in sentences.
pub(super) fn summary(scene: &Scene<'_>, subject: &Readiness, standing: &Standing<'_>) -> String {
    let texts = scene.texts;
    let mut parts = vec![capital(&verdict(scene, standing))];
    parts.push(texts.with(
        "readiness-summary",
        &[("n", standing.links.len().into()), ("unknown", standing.unknown().into())],
    ));
    parts.extend(subject.note.as_ref().map(|note| texts.text(note).to_owned()));
    parts.join(". ")
}

/// The words of one component.
pub(super) fn of(
    scene: &Scene<'_>,
    subject: &Readiness,
    standing: &Standing<'_>,
    at: usize,
    notes: &mut Footnotes,
) -> Said {
    let texts = scene.texts;
    let link = &standing.links[at];
    let mut said = Said { name: name(scene, link), ..Said::default() };
    let evidence = naming(subject, link.component);
    if link.named {
        let cite = notes.cite(evidence);
        said.mark = match source(scene, evidence) {
            Some(id) => {
                texts.with("readiness-mark-named-by", &[("source", title_of(scene, id).into())]) + &cite
            }
            None => texts.get("readiness-mark-named"),
        };
    }
    let ranked = ranked(scene, standing, at);
    if !ranked.is_empty() {
        said.mark = if said.mark.is_empty() { ranked } else { format!("{ranked} · {}", said.mark) };
    }
    let mut detail = Vec::new();
    match link.level {
        Level::Known { series, period, number } => {
            said.value = texts.number(number, &series.unit);
            detail.extend(definition(scene, series));
            let seen = trend::date(scene, period);
            let place = Place { item: series.id.clone(), part: Part::Value(period.clone()) };
            let evidence = scene.index.evidence(scene.briefing, &place);
            let weak = source(scene, evidence)
                .and_then(|id| scene.index.source(scene.briefing, id))
                .filter(|source| source.tier.is_weak())
                .map(|source| texts.get(&format!("tier-{}", <&str>::from(source.tier))));
            let seen = match weak {
                Some(tier) => format!("{seen}, {tier}"),
                None => seen,
            };
            detail.push(seen + &notes.cite(evidence));
            detail.extend(silent(scene, series, notes));
            if let Some(required) = link.component.required.as_ref() {
                let need = texts.number(required, number.unit.as_ref().unwrap_or(&series.unit));
                detail.insert(0, texts.with("readiness-required", &[("amount", need.into())]));
            }
            said.note = remark(scene, series, number);
        }
        Level::Unknown { reason, series, note } => {
            said.value = if link.is_heading() { String::new() } else { unknown(scene, reason) };
            let mut words = note.map(|note| texts.text(note).to_owned()).unwrap_or_default();
            if let Some((series, period)) = series {
                let place = Place { item: series.id.clone(), part: Part::Value(period.clone()) };
                words += &notes.cite(scene.index.evidence(scene.briefing, &place));
            } else if !link.named && link.depth == 0 {
                words += &notes.cite(&link.component.evidence);
            }
            detail.push(words);
            if let Some(required) = link.component.required.as_ref() {
                let need = texts.number(required, &Unit::none());
                detail.insert(0, texts.with("readiness-required", &[("amount", need.into())]));
            }
        }
    }
    detail.retain(|part| !part.is_empty());
    said.detail = detail.join(" · ");
    let spoken = [&said.value, &said.mark, &said.detail, &said.note];
    said.spoken = spoken.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    said
}

fn unknown(scene: &Scene<'_>, reason: Reason) -> String {
    scene.texts.reason(reason)
}

/// That a component binds now or next, or is the lowest published.
fn ranked(scene: &Scene<'_>, standing: &Standing<'_>, at: usize) -> String {
    let texts = scene.texts;
    match &standing.verdict {
        Verdict::Binds(ranking, _) if ranking.now.contains(&at) => texts.get("readiness-mark-now"),
        Verdict::Binds(ranking, _) if ranking.next.contains(&at) => texts.get("readiness-mark-next"),
        Verdict::Lowest(ranking) if ranking.now.contains(&at) => texts.get("readiness-mark-lowest"),
        _ => String::new(),
    }
}

/// That a level was asked for at another time and not given.
fn silent(scene: &Scene<'_>, series: &Series, notes: &mut Footnotes) -> Option<String> {
    let texts = scene.texts;
    let seen = observations(series);
    let (it, reason) = seen.iter().rev().find_map(|it| match it.number.amount {
        Amount::Missing(reason) => Some((it, reason)),
        _ => None,
    })?;
    let args = [("period", texts.period(it.period).into()), ("amount", texts.reason(reason).into())];
    Some(texts.with("period-value", &args) + &notes.cite(&it.number.evidence))
}

/// What a level is a share of, or what it counts.
pub(in crate::figure) fn definition(scene: &Scene<'_>, series: &Series) -> Option<String> {
    let texts = scene.texts;
    let whole = series.of.as_ref().map(|of| match (of.id(), of.missing()) {
        (Some(id), _) => title_of(scene, id),
        (None, Some(reason)) => texts.reason(reason),
        (None, None) => String::new(),
    });
    match (whole, &series.scope) {
        (Some(whole), _) => Some(texts.with("readiness-of", &[("whole", whole.into())])),
        (None, Some(scope)) => Some(title_of(scene, scope)),
        (None, None) => None,
    }
}

/// The remark on the level, or on the last observation that has one.
fn remark(scene: &Scene<'_>, series: &Series, number: &Number) -> String {
    let own = number.note.as_ref();
    let other = || trend::known(series).into_iter().rev().find_map(|it| it.number.note.as_ref());
    own.or_else(other).map(|note| scene.texts.text(note).to_owned()).unwrap_or_default()
}
