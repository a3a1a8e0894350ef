//! What is said of a target: its band with the whole it is a share of, its status, and how far it is.

use rust_decimal::Decimal;

use crate::{
    briefing::{
        Amount, Direction, ItemRef, Series, Target, TargetStatus, Unit,
        corridor::{self, Corridor, Size},
        evidence::Reason,
        index::{Part, Place},
        observed::Observation,
        pace::{self, Bounds, Lack, Pace},
    },
    figure::{Scene, sheet::Footnotes},
};

/// The whole a target is a share of, or why none is named.
pub(super) fn whole(scene: &Scene<'_>, target: &Target) -> Option<String> {
    let texts = scene.texts;
    let of = target.of.as_ref()?;
    match (of.id(), of.missing()) {
        (Some(id), _) => Some(scene.index.title(scene.briefing, id, texts.language().code()).to_owned()),
        (None, Some(reason)) => {
            Some(texts.with("target-whole-missing", &[("reason", texts.reason(reason).into())]))
        }
        (None, None) => None,
    }
}

/// The band in words, of its whole.
pub(super) fn band(scene: &Scene<'_>, target: &Target) -> String {
    let texts = scene.texts;
    let band = texts.band(target);
    match whole(scene, target) {
        Some(whole) if target.of.as_ref().is_some_and(|of| of.id().is_some()) => {
            texts.with("target-band-of", &[("band", band.into()), ("whole", whole.into())])
        }
        Some(missing) => format!("{band} ({missing})"),
        None => band,
    }
}

pub(super) fn status(scene: &Scene<'_>, target: &Target) -> String {
    scene.texts.get(&format!("target-{}", <&str>::from(target.status)))
}

/// The finding.
pub(super) fn title(scene: &Scene<'_>, target: &Target, corridor: &Corridor<'_>) -> String {
    let texts = scene.texts;
    let second = if target.status == TargetStatus::Superseded {
        superseded(scene, target)
    } else {
        progress(scene, target, corridor)
    };
    let args = [
        ("title", texts.text(&target.title).into()),
        ("band", band(scene, target).into()),
        ("status", status(scene, target).into()),
        ("second", second.into()),
    ];
    texts.with("target-title", &args)
}

/// By which target it was replaced.
fn superseded(scene: &Scene<'_>, target: &Target) -> String {
    let texts = scene.texts;
    match corridor::successor(scene.briefing, scene.index, target) {
        Some(later) => {
            let args = [("title", texts.text(&later.title).into()), ("band", band(scene, later).into())];
            texts.with("target-superseded-by", &args)
        }
        None => texts.get("target-superseded-unknown"),
    }
}

/// How far it is, and what it takes.
fn progress(scene: &Scene<'_>, target: &Target, corridor: &Corridor<'_>) -> String {
    let texts = scene.texts;
    let required = pace::required(scene.briefing, scene.index, target);
    if let Ok(pace) = &required {
        if pace.is_reached(corridor.rising) {
            return texts.get("target-reached");
        }
        if let Some(words) = yearly(scene, target, pace) {
            return words;
        }
    }
    match pace::base(scene.briefing, scene.index, target) {
        Ok((_, seen)) => {
            let args = [
                ("amount", texts.number(seen.number, seen.unit).into()),
                ("period", texts.period(seen.period).into()),
            ];
            texts.with("target-stands", &args)
        }
        Err(lack) => self::lack(scene, target, lack),
    }
}

/// What is missing, in a sentence.
pub(super) fn lack(scene: &Scene<'_>, target: &Target, lack: Lack) -> String {
    let texts = scene.texts;
    let reason = |key: &str, reason: Reason| texts.with(key, &[("reason", texts.reason(reason).into())]);
    match lack {
        Lack::Base(why) if target.direction == Direction::Decrease => reason("target-lack-gone", why),
        Lack::Base(why) => reason("target-lack-reached", why),
        Lack::Whole => texts.get("target-lack-whole"),
        Lack::Due(why) => reason("target-lack-due", why),
        Lack::Band => texts.get("target-lack-band"),
        Lack::Past => texts.get("target-lack-past"),
    }
}

/// "2,2 to 3,2 points a year needed until the end of 2028".
pub(super) fn yearly(scene: &Scene<'_>, target: &Target, pace: &Pace) -> Option<String> {
    let texts = scene.texts;
    let (slow, fast) = pace.yearly()?;
    let (slow, fast) = (crate::text::round(slow.abs(), 2), crate::text::round(fast.abs(), 2));
    let amount = change(scene, (slow.min(fast), slow.max(fast)), &target.unit);
    let due = target.due.as_ref().map(|due| texts.when(due)).unwrap_or_default();
    Some(texts.with("target-yearly", &[("amount", amount.into()), ("due", due.into())]))
}

/// A difference: one of percentages is in points.
pub(super) fn change(scene: &Scene<'_>, (low, high): Bounds, unit: &Unit) -> String {
    let amount = Amount::Range { low: Some(low.normalize()), high: Some(high.normalize()) };
    if *unit != Unit::Percent {
        return scene.texts.amount(&amount, unit);
    }
    let digits = scene.texts.amount(&amount, &Unit::none());
    let n = high.normalize().to_string().parse::<f64>().unwrap_or_default();
    scene.texts.with("readiness-points", &[("digits", digits.into()), ("n", n.into())])
}

/// An amount in the unit of the target.
pub(super) fn amount(scene: &Scene<'_>, value: Decimal, unit: &Unit) -> String {
    scene.texts.amount(&Amount::Value { value: value.normalize(), qualifier: None }, unit)
}

/// What is under the title: the status, the whole, and what other sources say instead.
pub(super) fn subtitle(scene: &Scene<'_>, target: &Target, notes: &mut Footnotes) -> Vec<String> {
    let texts = scene.texts;
    let agreeing = target.evidence.iter().filter(|it| it.says.is_none()).filter_map(|it| it.source.as_ref());
    let cites: Vec<String> = agreeing.map(|source| notes.number(source)).collect();
    let mut cites: Vec<&str> = cites.iter().map(String::as_str).collect();
    cites.dedup();
    let cite = cites.join(" ");
    let status = status(scene, target);
    let whole = whole(scene, target).map(|whole| match target.of.as_ref().and_then(|of| of.id()) {
        Some(_) => texts.with("target-whole", &[("whole", whole.into())]),
        None => whole,
    });
    let mut lines =
        vec![format!("{}{cite}", whole.map_or(status.clone(), |whole| format!("{whole} · {status}")))];
    let others = target.evidence.iter().filter_map(|it| it.says.as_ref().zip(it.source.as_ref()));
    lines.extend(others.map(|(says, source)| {
        let title = scene.index.title(scene.briefing, source, texts.language().code());
        let args = [("source", title.into()), ("says", texts.text(says).into())];
        texts.with("target-says", &args) + &notes.number(source)
    }));
    lines
}

/// What was observed last, as written at its mark.
pub(super) fn seen(
    scene: &Scene<'_>,
    (series, seen): (&Series, &Observation<'_>),
    notes: &mut Footnotes,
) -> String {
    let texts = scene.texts;
    let place = Place { item: series.id.clone(), part: Part::Value(seen.period.clone()) };
    let args = [
        ("amount", texts.number(seen.number, seen.unit).into()),
        ("period", texts.period(seen.period).into()),
    ];
    texts.with("target-seen", &args) + &notes.cite(scene.index.evidence(scene.briefing, &place))
}

/// A size of the whole: its name, how much, and when by which count.
pub(super) fn size(scene: &Scene<'_>, size: &Size<'_>, notes: &mut Footnotes) -> [String; 3] {
    let texts = scene.texts;
    let place = place(size);
    let cite = notes.cite(scene.index.evidence(scene.briefing, &place));
    let day = match size.period {
        crate::briefing::Period::At(edtf) => edtf.first_day(),
        crate::briefing::Period::NotStated => None,
    };
    let count = day.and_then(|day| crate::briefing::observed::definition(size.series, day));
    let when = texts.period(size.period);
    let when = match count {
        Some(count) => format!("{when}, {}", texts.text(count)),
        None => when,
    };
    [texts.text(&size.series.title).to_owned(), texts.number(size.number, &size.series.unit), when + &cite]
}

pub(super) fn place(size: &Size<'_>) -> Place {
    Place { item: size.series.id.clone(), part: Part::Value(size.period.clone()) }
}

/// Words without the numbers of sources, where there is no page for those.
pub(super) fn bare(words: &str) -> String {
    words.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', ' ']).to_owned()
}

/// Linked targets that are shares too, each of its own whole, with the words that say so.
pub(super) fn related<'a>(
    scene: &Scene<'a>,
    target: &Target,
    notes: &mut Footnotes,
) -> Vec<(&'a Target, String)> {
    let linked = scene.index.linked(&target.id).filter_map(|id| scene.index.item(scene.briefing, id));
    let others = linked.filter_map(|item| match item {
        ItemRef::Target(other) if other.id != target.id && other.unit == Unit::Percent => Some(other),
        _ => None,
    });
    let words = |other: &'a Target| {
        let args = [
            ("title", scene.texts.text(&other.title).into()),
            ("band", band(scene, other).into()),
            ("status", status(scene, other).into()),
        ];
        let key = if other.of == target.of { "target-related" } else { "target-related-other" };
        (other, scene.texts.with(key, &args) + &notes.cite(&other.evidence))
    };
    others.map(words).collect()
}
