//! What acts on a component: the money and the events that belong with it, or with a priority it belongs with.

use std::collections::BTreeSet;

use crate::{
    briefing::{
        Event, Id, ItemRef, Number, Period, Readiness, Series,
        index::Place,
        readiness::{Level, Link},
        series::Span,
        timing,
    },
    figure::Scene,
};

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act<'a> {
    /// Money.
    Money(&'a Series),
    /// Something that was to happen.
    Event(&'a Event),
}

impl<'a> Act<'a> {
    pub(super) fn id(&self) -> &'a Id {
        match self {
            Self::Money(series) => &series.id,
            Self::Event(event) => &event.id,
        }
    }

    /// Its label.
    pub(super) fn name(&self, scene: &Scene<'a>) -> &'a str {
        match self {
            Self::Money(series) => scene.texts.text(&series.title),
            Self::Event(event) => scene.texts.text(&event.title),
        }
    }

    /// Where it stands in the file.
    pub(super) fn place(&self) -> Place {
        Place::from(self.id().clone())
    }

    /// All of it on one line, what matters most first, since a line may be cut.
    pub(super) fn words(&self, scene: &Scene<'_>) -> String {
        let (first, rest) = self.parts(scene);
        joined(&[first, self.name(scene).to_owned(), rest.0, rest.1])
    }

    /// The amount and its phase, or the date and what came of it.
    pub(super) fn value(&self, scene: &Scene<'_>) -> String {
        let (first, rest) = self.parts(scene);
        joined(&[first, rest.0, rest.1])
    }

    /// An amount, its period and its phase; or a day, nothing, and what came of it.
    fn parts(&self, scene: &Scene<'_>) -> (String, (String, String)) {
        let texts = scene.texts;
        match self {
            Self::Money(series) => {
                let phase = series.phase.map(|phase| texts.get(&format!("phase-{}", <&str>::from(phase))));
                let (amount, period) = amount(scene, series);
                (amount, (period, phase.unwrap_or_default()))
            }
            Self::Event(event) => {
                let standing = timing::standing(event, scene.today);
                let actual = event.actual.as_ref().map(|actual| &actual.when).filter(|when| !when.is_missing());
                let said = event.promises.iter().rev().find_map(|promise| promise.when.as_ref());
                let day = actual.or(said).map(|when| match when.window().day() {
                    Some(day) => texts.day_short(day),
                    None => texts.when(when),
                });
                (day.unwrap_or_default(), (String::new(), texts.status(standing.status)))
            }
        }
    }
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The amounts of a series and their period, never summed: its total or structural amount, or up to three years.
fn amount(scene: &Scene<'_>, series: &Series) -> (String, String) {
    let texts = scene.texts;
    let with = |(period, number): &(Period, Number)| (texts.number(number, &series.unit), texts.period(period));
    let values: Vec<&(Period, Number)> = series.values.iter().collect();
    let total = |it: &&&(Period, Number)| matches!(it.0.span(), Span::Total(..));
    let onward = |it: &&&(Period, Number)| matches!(it.0.span(), Span::From(_));
    if let Some(one) = values.iter().find(total).or_else(|| values.iter().find(onward)) {
        return with(one);
    }
    match values[..] {
        [] => (String::new(), String::new()),
        [one] => with(one),
        [first, .., last] => {
            let digits = |it: &(Period, Number)| match it.1.amount.value() {
                Some(value) => texts.decimal(value),
                None => texts.number(&it.1, &series.unit),
            };
            let few = values.len() <= 3;
            let shown: Vec<String> =
                if few { values.iter().map(|it| digits(it)).collect() } else { vec![digits(first), digits(last)] };
            let amounts = format!("{} {}", shown.join(if few { " / " } else { " … " }), texts.unit(&series.unit));
            (amounts, format!("{} – {}", texts.period(&first.0), texts.period(&last.0)))
        }
    }
}

/// What acts on a component: what is linked with it or its level, directly or through a measure, and what has a
/// priority that is linked with it. Money and events in turn, so that both show where there is little room.
pub(super) fn of<'a>(scene: &Scene<'a>, subject: &Readiness, link: &Link<'_>) -> Vec<Act<'a>> {
    let (briefing, index) = (scene.briefing, scene.index);
    let mut near: BTreeSet<&Id> = index.linked(&link.component.id).collect();
    match link.level {
        Level::Known { series, .. } | Level::Unknown { series: Some((series, _)), .. } => {
            near.extend(index.linked(&series.id));
        }
        Level::Unknown { .. } => {}
    }
    let through: Vec<&Id> = near
        .iter()
        .filter(|id| matches!(index.item(briefing, id), Some(ItemRef::Measure(_))))
        .flat_map(|id| index.linked(id))
        .collect();
    near.extend(through);
    let priorities: Vec<&Id> = near
        .iter()
        .copied()
        .filter(|id| subject.priority.as_ref() != Some(*id) && index.priority(briefing, id).is_some())
        .collect();
    let belongs = |id: &Id, priority: Option<&Id>| {
        near.contains(id)
            || priority.is_some_and(|own| {
                index.ancestry(briefing, own).iter().any(|above| priorities.contains(&&above.id))
            })
    };
    let money = briefing.series.iter().filter(|it| it.unit.is_money() && belongs(&it.id, it.priority.as_ref()));
    let events = briefing.events.iter().filter(|it| belongs(&it.id, it.priority.as_ref()));
    let own = |act: &Act<'_>| !near.contains(act.id());
    let mut acts: Vec<Act<'a>> = money.map(Act::Money).collect();
    acts.sort_by_key(own);
    let mut done: Vec<Act<'a>> = events.map(Act::Event).collect();
    done.sort_by_key(own);
    // One of each in turn, so that both show where there is little room.
    let mut both = Vec::with_capacity(acts.len() + done.len());
    let (mut acts, mut done) = (acts.into_iter(), done.into_iter());
    loop {
        let (one, other) = (acts.next(), done.next());
        if one.is_none() && other.is_none() {
            return both;
        }
        both.extend(one.into_iter().chain(other));
    }
}
