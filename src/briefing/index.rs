//! Finding an item by its id, what belongs with it, and naming the place of a single figure or date.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Briefing, Definition, Party, Priority, Source,
    event::{Event, Measure},
    evidence::Evidence,
    scenario::Scenario,
    series::{Bridge, Period, Series},
    slide::Slide,
    target::{Component, Readiness, Target},
    text::{Id, Text},
    when::When,
};

/// A figure, date or item that can be selected and that carries evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The item.
    pub item: Id,
    /// Which part of it.
    pub part: Part,
}

/// A part of an item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The item itself.
    Whole,
    /// A promise, by its position.
    Promise(usize),
    /// What happened.
    Actual,
    /// One value of a series.
    Value(Period),
}

impl From<Id> for Place {
    fn from(item: Id) -> Self {
        Self { item, part: Part::Whole }
    }
}

/// Where each item stands in its list; made once for each state of a briefing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    items: HashMap<Id, Slot>,
    links: BTreeMap<Id, BTreeSet<Id>>,
}

/// The list an item stands in, and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// In `sources`.
    Source(usize),
    /// In `definitions`.
    Definition(usize),
    /// In `parties`.
    Party(usize),
    /// In `priorities`.
    Priority(usize),
    /// In `measures`.
    Measure(usize),
    /// In `events`.
    Event(usize),
    /// In `series`.
    Series(usize),
    /// In `bridges`.
    Bridge(usize),
    /// In `targets`.
    Target(usize),
    /// In `readiness`.
    Readiness(usize),
    /// In the `components` of a readiness subject.
    Component(usize, usize),
    /// In `slides`.
    Slide(usize),
    /// In `scenarios`.
    Scenario(usize),
}

/// An item of any sort.
#[derive(Clone, Copy, Debug)]
pub enum ItemRef<'a> {
    /// A source.
    Source(&'a Source),
    /// A definition.
    Definition(&'a Definition),
    /// A party.
    Party(&'a Party),
    /// A priority.
    Priority(&'a Priority),
    /// A measure.
    Measure(&'a Measure),
    /// An event.
    Event(&'a Event),
    /// A series.
    Series(&'a Series),
    /// A bridge.
    Bridge(&'a Bridge),
    /// A target.
    Target(&'a Target),
    /// A readiness subject.
    Readiness(&'a Readiness),
    /// A component of a readiness subject.
    Component(&'a Component),
    /// A slide.
    Slide(&'a Slide),
    /// A scenario.
    Scenario(&'a Scenario),
}

/// Runs `$body` with `$item` bound to whatever item `$self` holds.
macro_rules! each_item {
    ($self:expr, $item:ident => $body:expr) => {
        each_item!($self, $item => $body, $item => $body)
    };
    // A slide has no remark, evidence or links of its own.
    ($self:expr, $item:ident => $body:expr, $slide:ident => $other:expr) => {
        match $self {
            ItemRef::Source($item) => $body,
            ItemRef::Definition($item) => $body,
            ItemRef::Party($item) => $body,
            ItemRef::Priority($item) => $body,
            ItemRef::Measure($item) => $body,
            ItemRef::Event($item) => $body,
            ItemRef::Series($item) => $body,
            ItemRef::Bridge($item) => $body,
            ItemRef::Target($item) => $body,
            ItemRef::Readiness($item) => $body,
            ItemRef::Component($item) => $body,
            ItemRef::Scenario($item) => $body,
            ItemRef::Slide($slide) => $other,
        }
    };
}

impl<'a> ItemRef<'a> {
    /// Its id.
    pub fn id(self) -> &'a Id {
        each_item!(self, item => &item.id)
    }

    /// Its label.
    pub fn title(self) -> &'a Text {
        each_item!(self, item => &item.title)
    }

    /// A remark on it; of a slide, the speaker's notes.
    pub fn note(self) -> Option<&'a Text> {
        each_item!(self, item => item.note.as_ref(), slide => slide.notes.as_ref())
    }

    /// The evidence written on it.
    pub fn evidence(self) -> &'a [Evidence] {
        each_item!(self, item => &item.evidence, _slide => &[])
    }

    /// What it says belongs with it; see [`Index::linked`] for both directions.
    pub fn links(self) -> &'a [Id] {
        each_item!(self, item => &item.links, _slide => &[])
    }

    /// The priority it names, or itself where it is one.
    pub fn priority(self) -> Option<&'a Id> {
        match self {
            Self::Priority(priority) => Some(&priority.id),
            Self::Measure(measure) => measure.priority.as_ref(),
            Self::Event(event) => event.priority.as_ref(),
            Self::Series(series) => series.priority.as_ref(),
            Self::Target(target) => target.priority.as_ref(),
            Self::Readiness(readiness) => readiness.priority.as_ref(),
            Self::Source(_)
            | Self::Definition(_)
            | Self::Party(_)
            | Self::Bridge(_)
            | Self::Component(_)
            | Self::Scenario(_)
            | Self::Slide(_) => None,
        }
    }

    /// The parties it names.
    pub fn parties(self) -> &'a [Id] {
        match self {
            Self::Measure(measure) => &measure.parties,
            Self::Event(event) => &event.parties,
            _ => &[],
        }
    }
}

impl Slot {
    /// The key of the list, and the position in it, as in a JSON path.
    pub fn path(self) -> (&'static str, usize) {
        match self {
            Self::Source(at) => ("sources", at),
            Self::Definition(at) => ("definitions", at),
            Self::Party(at) => ("parties", at),
            Self::Priority(at) => ("priorities", at),
            Self::Measure(at) => ("measures", at),
            Self::Event(at) => ("events", at),
            Self::Series(at) => ("series", at),
            Self::Bridge(at) => ("bridges", at),
            Self::Target(at) => ("targets", at),
            Self::Readiness(at) | Self::Component(at, _) => ("readiness", at),
            Self::Slide(at) => ("slides", at),
            Self::Scenario(at) => ("scenarios", at),
        }
    }
}

impl Briefing {
    /// Every item with its slot, in the order of the file.
    pub fn items(&self) -> impl Iterator<Item = (Slot, ItemRef<'_>)> {
        macro_rules! list {
            ($list:ident, $kind:ident) => {
                self.$list.iter().enumerate().map(|(at, item)| (Slot::$kind(at), ItemRef::$kind(item)))
            };
        }
        let components = self.readiness.iter().enumerate().flat_map(|(at, subject)| {
            let parts = subject.components.iter().enumerate();
            parts.map(move |(part, item)| (Slot::Component(at, part), ItemRef::Component(item)))
        });
        list!(sources, Source)
            .chain(list!(definitions, Definition))
            .chain(list!(parties, Party))
            .chain(list!(priorities, Priority))
            .chain(list!(measures, Measure))
            .chain(list!(events, Event))
            .chain(list!(series, Series))
            .chain(list!(bridges, Bridge))
            .chain(list!(targets, Target))
            .chain(list!(readiness, Readiness))
            .chain(components)
            .chain(list!(slides, Slide))
            .chain(list!(scenarios, Scenario))
    }

    /// The item in a slot.
    pub fn item(&self, slot: Slot) -> Option<ItemRef<'_>> {
        Some(match slot {
            Slot::Source(at) => ItemRef::Source(self.sources.get(at)?),
            Slot::Definition(at) => ItemRef::Definition(self.definitions.get(at)?),
            Slot::Party(at) => ItemRef::Party(self.parties.get(at)?),
            Slot::Priority(at) => ItemRef::Priority(self.priorities.get(at)?),
            Slot::Measure(at) => ItemRef::Measure(self.measures.get(at)?),
            Slot::Event(at) => ItemRef::Event(self.events.get(at)?),
            Slot::Series(at) => ItemRef::Series(self.series.get(at)?),
            Slot::Bridge(at) => ItemRef::Bridge(self.bridges.get(at)?),
            Slot::Target(at) => ItemRef::Target(self.targets.get(at)?),
            Slot::Readiness(at) => ItemRef::Readiness(self.readiness.get(at)?),
            Slot::Scenario(at) => ItemRef::Scenario(self.scenarios.get(at)?),
            Slot::Component(at, part) => ItemRef::Component(self.readiness.get(at)?.components.get(part)?),
            Slot::Slide(at) => ItemRef::Slide(self.slides.get(at)?),
        })
    }
}

impl Index {
    /// Of a briefing. Of several items with one id the first is found.
    pub fn new(briefing: &Briefing) -> Self {
        let mut index = Self::default();
        for (slot, item) in briefing.items() {
            index.items.entry(item.id().clone()).or_insert(slot);
            for link in item.links() {
                index.links.entry(item.id().clone()).or_default().insert(link.clone());
                index.links.entry(link.clone()).or_default().insert(item.id().clone());
            }
        }
        index
    }

    /// The slot of an item.
    pub fn slot(&self, id: &Id) -> Option<Slot> {
        self.items.get(id).copied()
    }

    /// An item.
    pub fn item<'a>(&self, briefing: &'a Briefing, id: &Id) -> Option<ItemRef<'a>> {
        briefing.item(self.slot(id)?)
    }

    /// A source.
    pub fn source<'a>(&self, briefing: &'a Briefing, id: &Id) -> Option<&'a Source> {
        match self.item(briefing, id)? {
            ItemRef::Source(source) => Some(source),
            _ => None,
        }
    }

    /// A series.
    pub fn series<'a>(&self, briefing: &'a Briefing, id: &Id) -> Option<&'a Series> {
        match self.item(briefing, id)? {
            ItemRef::Series(series) => Some(series),
            _ => None,
        }
    }

    /// An event.
    pub fn event<'a>(&self, briefing: &'a Briefing, id: &Id) -> Option<&'a Event> {
        match self.item(briefing, id)? {
            ItemRef::Event(event) => Some(event),
            _ => None,
        }
    }

    /// A priority.
    pub fn priority<'a>(&self, briefing: &'a Briefing, id: &Id) -> Option<&'a Priority> {
        match self.item(briefing, id)? {
            ItemRef::Priority(priority) => Some(priority),
            _ => None,
        }
    }

    /// The label of an item in a language; the id itself where there is no such item.
    pub fn title<'a>(&self, briefing: &'a Briefing, id: &'a Id, language: &str) -> &'a str {
        self.item(briefing, id).map_or(id.as_str(), |item| item.title().get(language))
    }

    /// What belongs with an item, written at either end, in the order of the ids.
    pub fn linked(&self, id: &Id) -> impl Iterator<Item = &Id> {
        self.links.get(id).into_iter().flatten()
    }

    /// The priorities from the top of the tree down to this one; a circle of parents ends where it closes.
    pub fn ancestry<'a>(&self, briefing: &'a Briefing, priority: &'a Id) -> Vec<&'a Priority> {
        let mut up: Vec<&Priority> = Vec::new();
        let mut next = Some(priority);
        while let Some(found) = next.and_then(|id| self.priority(briefing, id)) {
            if up.iter().any(|seen| seen.id == found.id) {
                break;
            }
            up.push(found);
            next = found.parent.as_ref();
        }
        up.reverse();
        up
    }

    /// The evidence of a place: its own, or else that of the item around it.
    pub fn evidence<'a>(&self, briefing: &'a Briefing, place: &Place) -> &'a [Evidence] {
        let Some(item) = self.item(briefing, &place.item) else { return &[] };
        let own: &[Evidence] = match (item, &place.part) {
            (ItemRef::Event(event), Part::Promise(at)) => {
                event.promises.get(*at).map_or(&[], |it| &it.evidence)
            }
            (ItemRef::Event(event), Part::Actual) => event.actual.as_ref().map_or(&[], |it| &it.evidence),
            (ItemRef::Series(series), Part::Value(period)) => series
                .values
                .iter()
                .find(|(found, _)| found == period)
                .map_or(&[], |(_, number)| &number.evidence),
            _ => &[],
        };
        if own.is_empty() { item.evidence() } else { own }
    }

    /// The day or window on which a promise was said: its own, or the date of the first source it names.
    pub fn said_on<'a>(&self, briefing: &'a Briefing, promise: &'a super::Promise) -> Option<&'a When> {
        promise.said_on.as_ref().or_else(|| {
            let sources = promise.evidence.iter().filter_map(|evidence| evidence.source.as_ref());
            sources.filter_map(|id| self.source(briefing, id)).find_map(|source| source.date.as_ref())
        })
    }
}
