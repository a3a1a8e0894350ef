//! What is said of each thing on the map.

use std::collections::BTreeMap;

use super::{
    draw::Fitted,
    web::{Node, Web},
};
use crate::{
    briefing::{
        Decimal, Event, Number, Period, Series, Unit,
        index::{Part, Place},
        timing::{Status, standing},
    },
    figure::{Scene, sheet::Footnotes, timeline::words::list},
};

/// Whether an event has taken place, as of the scene's day.
pub(super) fn is_done(scene: &Scene<'_>, event: &Event) -> bool {
    standing(event, scene.today).status.is_done()
}

/// Whether an event is late, done or not.
pub(super) fn is_late(scene: &Scene<'_>, event: &Event) -> bool {
    matches!(standing(event, scene.today).status, Status::Late | Status::Overdue)
}

/// The value of a series that stands for it: the largest, or else the last, which says why there is none.
pub(in crate::figure) fn value(series: &Series) -> Option<&(Period, Number)> {
    let size = |number: &Number| {
        let middle = number.amount.midpoint()?;
        number.unit.as_ref().unwrap_or(&series.unit).convert(middle.abs(), &series.unit)
    };
    let known = series.values.iter().filter_map(|pair| Some((size(&pair.1)?, pair)));
    // Of several equal ones the first.
    let largest = known.reduce(|one, other| if other.0 > one.0 { other } else { one });
    largest.map(|(_, pair)| pair).or_else(|| series.values.iter().last())
}

/// What is said of each thing.
pub(in crate::figure) struct Teller<'s, 'a> {
    scene: Scene<'a>,
    web: &'s Web<'a>,
    /// The numbers of the sources of what is shown.
    numbers: BTreeMap<usize, String>,
}

impl<'s, 'a> Teller<'s, 'a> {
    /// Of a scene's map.
    pub(in crate::figure) fn new(scene: &Scene<'a>, web: &'s Web<'a>) -> Self {
        Self { scene: *scene, web, numbers: BTreeMap::new() }
    }

    /// Numbers the sources of the amounts and dates that are shown.
    pub(super) fn cite(&mut self, fitted: &Fitted, notes: &mut Footnotes) {
        let (briefing, index) = (self.scene.briefing, self.scene.index);
        if fitted.kept.measures().next().is_some() {
            notes.extend(briefing.subject.as_ref());
        }
        for at in fitted.shown() {
            let place = match self.web.nodes[at] {
                Node::Money(series) => value(series)
                    .map(|(period, _)| Place { item: series.id.clone(), part: Part::Value(period.clone()) }),
                Node::Event(event) => Some(Place { item: event.id.clone(), part: self.part(event) }),
                Node::Measure(_) | Node::NoMoney(_) | Node::Party(_) => None,
            };
            if let Some(place) = place {
                let number = notes.cite(index.evidence(briefing, &place));
                self.numbers.insert(at, number);
            }
        }
    }

    /// The part of an event that its date is of.
    fn part(&self, event: &Event) -> Part {
        match (&event.actual, event.promises.len()) {
            (Some(_), _) if is_done(&self.scene, event) => Part::Actual,
            (_, 0) => Part::Whole,
            (_, count) => Part::Promise(count - 1),
        }
    }

    /// The number of its source.
    pub(super) fn number(&self, node: usize) -> &str {
        self.numbers.get(&node).map_or("", String::as_str)
    }

    /// What it is called.
    pub(in crate::figure) fn title(&self, node: usize) -> String {
        let texts = self.scene.texts;
        match self.web.nodes[node] {
            Node::Measure(measure) => texts.text(&measure.title),
            Node::Money(series) => texts.text(&series.title),
            Node::NoMoney(priority) => texts.text(&priority.title),
            Node::Event(event) => texts.text(&event.title),
            Node::Party(party) => texts.text(&party.title),
        }
        .to_owned()
    }

    /// Its amount and year, its date, or why there is neither.
    pub(in crate::figure) fn value(&self, node: usize) -> String {
        let texts = self.scene.texts;
        match self.web.nodes[node] {
            Node::Measure(measure) => measure.when.as_ref().map_or_else(String::new, |when| texts.when(when)),
            Node::Money(series) => match value(series) {
                None => texts.get("map-no-money"),
                Some((period, number)) => {
                    let amount = texts.number(number, &series.unit);
                    let known = series.values.iter().filter(|(_, it)| it.amount.midpoint().is_some()).count();
                    let key = if known > 1 { "map-amount-most" } else { "map-amount" };
                    let args = [("amount", amount.into()), ("period", texts.period(period).into())];
                    texts.with(key, &args)
                }
            },
            Node::NoMoney(_) => texts.get("map-no-money"),
            Node::Event(event) => match (&event.actual, event.promises.last()) {
                (Some(actual), _) if is_done(&self.scene, event) => {
                    let window = actual.when.window();
                    match actual.when.date.as_ref() {
                        _ if window.day().is_some() => texts.window_short(&window),
                        Some(date) => texts.edtf(date),
                        None => texts.window_short(&window),
                    }
                }
                (_, Some(promise)) => {
                    let none = || texts.get("timeline-no-date");
                    promise.when.as_ref().map_or_else(none, |when| texts.when(when))
                }
                (Some(actual), None) => texts.when(&actual.when),
                (None, None) => texts.status(Status::Open),
            },
            Node::Party(_) => String::new(),
        }
    }

    /// What sort of thing it is, or what came of it.
    pub(in crate::figure) fn kind(&self, node: usize) -> String {
        let texts = self.scene.texts;
        match self.web.nodes[node] {
            Node::Measure(measure) => texts.get(&format!("measure-{}", <&str>::from(measure.kind))),
            Node::Money(_) | Node::NoMoney(_) => texts.get("map-money"),
            Node::Event(event) => texts.status(standing(event, self.scene.today).status),
            Node::Party(party) => texts.get(&format!("party-kind-{}", <&str>::from(party.kind))),
        }
    }

    /// The priority it is of.
    pub(in crate::figure) fn domain(&self, node: usize) -> String {
        let domain = self.web.of[node].map(|at| &self.web.domains[at].priority.title);
        domain.map(|title| self.scene.texts.text(title).to_owned()).unwrap_or_default()
    }

    /// Its amount, where one is known.
    fn size(&self, node: usize) -> Option<(Decimal, &Unit)> {
        let Node::Money(series) = self.web.nodes[node] else { return None };
        let (_, number) = value(series)?;
        Some((number.amount.midpoint()?, number.unit.as_ref().unwrap_or(&series.unit)))
    }

    /// Whether it is an amount that is known.
    pub(in crate::figure) fn is_known(&self, node: usize) -> bool {
        self.size(node).is_some()
    }

    /// The larger of two amounts; the first where they cannot be compared.
    pub(in crate::figure) fn larger(&self, one: usize, other: usize) -> usize {
        let larger = || {
            let ((first, unit), (second, from)) = (self.size(one)?, self.size(other)?);
            Some(from.convert(second, unit)? > first)
        };
        if larger() == Some(true) { other } else { one }
    }

    /// All that is known of it: what sort of thing, when, how much, and what belongs with it.
    pub(in crate::figure) fn told(&self, node: usize) -> String {
        let texts = self.scene.texts;
        let mut parts = vec![self.kind(node), self.value(node)];
        let near: Vec<String> = self.web.neighbours(node).take(8).map(|at| self.title(at)).collect();
        if !near.is_empty() {
            parts.push(texts.with("map-belongs", &[("list", list(texts, near).into())]));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }

    /// The cells of its row in the table.
    pub(super) fn cells(&self, node: usize) -> [String; 7] {
        let near = |test: fn(&Node<'_>) -> bool| {
            let own = std::iter::once(node).filter(|_| !matches!(self.web.nodes[node], Node::Measure(_)));
            let all = own.chain(self.web.neighbours(node)).filter(|at| test(&self.web.nodes[*at]));
            let said = all.map(|at| match self.value(at) {
                value if value.is_empty() => self.title(at),
                value => format!("{} ({value})", self.title(at)),
            });
            said.collect::<Vec<_>>().join("; ")
        };
        let (kind, title, horizon) = match self.web.nodes[node] {
            Node::Measure(_) => (self.kind(node), self.title(node), self.value(node)),
            _ => Default::default(),
        };
        [
            self.domain(node),
            kind,
            title,
            horizon,
            near(|node| matches!(node, Node::Money(_) | Node::NoMoney(_))),
            near(|node| matches!(node, Node::Event(_))),
            near(|node| matches!(node, Node::Party(_))),
        ]
    }
}
