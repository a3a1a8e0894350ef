//! What acts on a component or a target: the money and the events that belong with it, or with a priority that it
//! belongs with.

use std::collections::BTreeSet;

use egui::{Rect, Stroke, pos2};

use crate::briefing::{
    Event, Evidence, Id, ItemRef, Number, Period, Series,
    index::{Part, Place},
    series::Span,
    timing,
};

use super::{
    Item, Layout, Scene, budget::block::Fill, cells::Words, marks, pen::Pen, sheet::Footnotes, tokens::Role,
};

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(in crate::figure) enum Act<'a> {
    /// Money.
    Money(&'a Series),
    /// Something that was to happen.
    Event(&'a Event),
}

impl<'a> Act<'a> {
    pub(in crate::figure) fn id(&self) -> &'a Id {
        match self {
            Self::Money(series) => &series.id,
            Self::Event(event) => &event.id,
        }
    }

    /// Its label.
    pub(in crate::figure) fn name(&self, scene: &Scene<'a>) -> &'a str {
        match self {
            Self::Money(series) => scene.texts.text(&series.title),
            Self::Event(event) => scene.texts.text(&event.title),
        }
    }

    /// Where it stands in the file.
    pub(in crate::figure) fn place(&self) -> Place {
        Place::from(self.id().clone())
    }

    /// What proves what is said of it: of the amount shown, or of what happened.
    fn evidence(&self, scene: &Scene<'a>) -> &'a [Evidence] {
        let part = match self {
            Self::Money(series) => {
                shown_value(series).map_or(Part::Whole, |(period, _)| Part::Value(period.clone()))
            }
            Self::Event(event) if event.actual.is_some() => Part::Actual,
            Self::Event(event) => event.promises.len().checked_sub(1).map_or(Part::Whole, Part::Promise),
        };
        scene.index.evidence(scene.briefing, &Place { item: self.id().clone(), part })
    }

    /// All of it on one line, what matters most first.
    pub(in crate::figure) fn words(&self, scene: &Scene<'_>) -> String {
        self.shorter(scene).swap_remove(0)
    }

    /// The same, and shorter and shorter, for a line that is too short for it.
    fn shorter(&self, scene: &Scene<'_>) -> Vec<String> {
        let (first, (period, status)) = self.parts(scene);
        let name = self.name(scene).to_owned();
        let (none, some) = (String::new(), |text: &String| text.clone());
        vec![
            joined(&[some(&first), some(&name), some(&period), some(&status)]),
            joined(&[some(&first), some(&name), some(&period)]),
            joined(&[first, name, none]),
        ]
    }

    /// The amount and its phase, or the date and what came of it.
    pub(in crate::figure) fn value(&self, scene: &Scene<'_>) -> String {
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
                let actual =
                    event.actual.as_ref().map(|actual| &actual.when).filter(|when| !when.is_missing());
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

/// The total of a series, or what it comes to every year.
fn all_of_it(series: &Series) -> Option<&(Period, Number)> {
    let total = series.values.iter().find(|it| matches!(it.0.span(), Span::Total(..)));
    total.or_else(|| series.values.iter().find(|it| matches!(it.0.span(), Span::From(_))))
}

/// The value that is shown of a series, the first of several.
fn shown_value(series: &Series) -> Option<&(Period, Number)> {
    all_of_it(series).or_else(|| series.values.iter().next())
}

/// The amounts of a series and their period, never summed: its total or structural amount, or up to three years.
fn amount(scene: &Scene<'_>, series: &Series) -> (String, String) {
    let texts = scene.texts;
    let with =
        |(period, number): &(Period, Number)| (texts.number(number, &series.unit), texts.period(period));
    let values: Vec<&(Period, Number)> = series.values.iter().collect();
    if let Some(one) = all_of_it(series) {
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
            let shown: Vec<String> = if few {
                values.iter().map(|it| digits(it)).collect()
            } else {
                vec![digits(first), digits(last)]
            };
            let amounts =
                format!("{} {}", shown.join(if few { " / " } else { " … " }), texts.unit(&series.unit));
            (amounts, format!("{} – {}", texts.period(&first.0), texts.period(&last.0)))
        }
    }
}

/// What acts on any of some items: what is linked with one, directly or through a measure, and then what has a priority
/// that is one of them or is linked with one, other than `own`. Money and events in turn, so that both show where there
/// is little room.
pub(in crate::figure) fn of<'a>(scene: &Scene<'a>, items: &[&'a Id], own: Option<&Id>) -> Vec<Act<'a>> {
    let (briefing, index) = (scene.briefing, scene.index);
    let mut near: BTreeSet<&Id> = items.iter().flat_map(|id| index.linked(id)).collect();
    near.extend(items.iter().copied().filter(|id| index.priority(briefing, id).is_some()));
    let through: Vec<&Id> = near
        .iter()
        .filter(|id| matches!(index.item(briefing, id), Some(ItemRef::Measure(_))))
        .flat_map(|id| index.linked(id))
        .collect();
    near.extend(through);
    let priorities: Vec<&Id> = near
        .iter()
        .copied()
        .filter(|id| own != Some(*id) && index.priority(briefing, id).is_some())
        .collect();
    let belongs = |id: &Id, priority: Option<&Id>| {
        near.contains(id)
            || priority.is_some_and(|own| {
                index.ancestry(briefing, own).iter().any(|above| priorities.contains(&&above.id))
            })
    };
    let has_amount = |it: &&Series| it.unit.is_money() && !it.values.is_empty();
    let money = briefing.series.iter().filter(has_amount);
    let money: Vec<_> = money.filter(|it| belongs(&it.id, it.priority.as_ref())).map(Act::Money).collect();
    let events = briefing.events.iter().filter(|it| belongs(&it.id, it.priority.as_ref()));
    let events: Vec<_> = events.map(Act::Event).collect();
    let mut all = Vec::with_capacity(money.len() + events.len());
    for linked in [true, false] {
        let some = |acts: &[Act<'a>]| -> Vec<Act<'a>> {
            acts.iter().copied().filter(|act| near.contains(act.id()) == linked).collect()
        };
        let (mut money, mut events) = (some(&money).into_iter(), some(&events).into_iter());
        loop {
            let (one, other) = (money.next(), events.next());
            if one.is_none() && other.is_none() {
                break;
            }
            all.extend(one.into_iter().chain(other));
        }
    }
    all
}

/// Acts with the numbers of their sources; only of those that are shown in so many lines.
pub(in crate::figure) fn cited<'a>(
    scene: &Scene<'a>,
    acts: Vec<Act<'a>>,
    (notes, lines): (&mut Footnotes, usize),
) -> Vec<(Act<'a>, String)> {
    let shown = shown(acts.len(), lines);
    let number = |(at, act): (usize, Act<'a>)| {
        let cite = at < shown;
        let note = if cite { notes.cite(act.evidence(scene)) } else { String::new() };
        (act, note)
    };
    acts.into_iter().enumerate().map(number).collect()
}

/// How many of so many acts are shown in so many lines; where not all are, the last line counts the others, and a
/// single line does both.
pub(in crate::figure) fn shown(total: usize, lines: usize) -> usize {
    match lines {
        0 | 1 => total.min(lines),
        _ if total > lines => lines - 1,
        _ => total,
    }
}

/// Draws them from the top of a box, one a line of this height, at most so many lines; returns where they end.
pub(in crate::figure) fn draw(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    (within, label): (Rect, f32),
    (acts, most): (&[(Act<'_>, String)], usize),
) -> f32 {
    let tokens = scene.tokens;
    let radius = label * 0.27;
    let total = acts.len();
    let lines = ((within.height() + 0.5) / label).floor().max(0.0) as usize;
    let most = most.min(lines);
    let shown = shown(total, most);
    let more = (shown < total && most > 0)
        .then(|| scene.texts.with("readiness-acts-more", &[("n", (total - shown).into())]));
    let line = |at: usize| {
        let top = within.min.y + label * at as f32;
        Rect::from_min_max(pos2(within.min.x, top), pos2(within.max.x, top + label))
    };
    let beside = |line: Rect| line.with_min_x((line.min.x + radius * 2.0 + tokens.px(6.0)).min(line.max.x));
    for (at, (act, note)) in acts.iter().take(shown).enumerate() {
        let line = line(at);
        let hue = match act {
            Act::Money(series) => super::hue(scene.briefing, scene.index, series.priority.as_ref()),
            Act::Event(event) => super::hue(scene.briefing, scene.index, event.priority.as_ref()),
        };
        let tint = tokens.tint(hue);
        let center = pos2(line.min.x + radius, line.center().y);
        layout.shapes.push(match act {
            Act::Money(series) => Fill::from(series.phase).sample(tokens, center, radius * 0.85, tint),
            Act::Event(event) if event.actual.is_some() => {
                marks::diamond(center, radius, tint.mark, Stroke::NONE)
            }
            Act::Event(_) => {
                marks::diamond(center, radius * 0.9, tokens.ground, Stroke::new(tokens.px(1.5), tint.mark))
            }
        });
        let mut within = beside(line);
        if let Some(more) = more.as_ref().filter(|_| most == shown) {
            let words = Words::new(pen, more, Role::Axis);
            words.put_right(pen, layout, within);
            let gap = pen.width(more, Role::Axis) + tokens.px(10.0);
            within.max.x = (within.max.x - gap).max(within.min.x);
        }
        let mut texts = act.shorter(scene).into_iter().map(|text| text + note);
        let whole = texts.next().unwrap_or_default();
        let fits = |text: &String| pen.width(text, Role::Axis) <= within.width();
        let short = if fits(&whole) {
            whole
        } else {
            texts.clone().find(fits).or(texts.next_back()).unwrap_or(whole)
        };
        Words::new(pen, &short, Role::Axis).colored(tokens.text).put_left(pen, layout, within);
        layout.items.push(Item {
            rect: line,
            place: act.place(),
            name: act.name(scene).to_owned(),
            value: act.value(scene),
        });
    }
    let Some(more) = more.filter(|_| shown < most) else { return within.min.y + label * shown as f32 };
    Words::new(pen, &more, Role::Axis).put_left(pen, layout, beside(line(shown)));
    within.min.y + label * (shown + 1) as f32
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn no_line_counts_others_with_nothing_above_it() {
        assert_eq!([0, 1, 2, 3, 4].map(|lines| shown(4, lines)), [0, 1, 1, 2, 4]);
        assert_eq!([0, 1, 2].map(|lines| shown(1, lines)), [0, 1, 1]);
        assert_eq!(shown(0, 3), 0);
    }
}
