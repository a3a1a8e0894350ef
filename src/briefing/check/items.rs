//! Sources, definitions, parties, priorities, measures, events, targets, readiness.

use super::{COLOURS, Check, Kind, ROOT, Trail, circles::circles};
use crate::briefing::{
    event::{Event, Promise},
    finding::Finding,
    index::{ItemRef, Slot},
    money::Sum,
    number::{Amount, Number, Unit},
    series::Series,
    target::{Component, Readiness, Target},
    text::Id,
    when::When,
};

impl<'a> Check<'a> {
    pub(super) fn sources(&mut self) {
        let list = ROOT.key("sources");
        for (at, source) in self.briefing.sources.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Source(at), ItemRef::Source(source));
            if let Some(date) = &source.date {
                let at = here.key("date");
                self.when(&at, date);
                if let (Some(as_of), Some(first)) = (self.briefing.as_of, date.window().first)
                    && first > as_of
                {
                    let finding = Finding::error("source-younger-than-as-of", at.path());
                    self.push(finding.with("day", first).with("as-of", as_of));
                }
            }
            if let Some(url) = &source.url
                && !is_web(url)
            {
                self.push(Finding::warning("url-scheme", here.key("url").path()).with("url", url));
            }
        }
    }

    pub(super) fn definitions(&mut self) {
        let list = ROOT.key("definitions");
        for (at, definition) in self.briefing.definitions.iter().enumerate() {
            self.item(&list.at(at), Slot::Definition(at), ItemRef::Definition(definition));
        }
    }

    pub(super) fn parties(&mut self) {
        let list = ROOT.key("parties");
        for (at, party) in self.briefing.parties.iter().enumerate() {
            self.item(&list.at(at), Slot::Party(at), ItemRef::Party(party));
        }
    }

    pub(super) fn priorities(&mut self) {
        let (list, priorities) = (ROOT.key("priorities"), &self.briefing.priorities);
        let slot = |id: &Id| match self.index.slot(id) {
            Some(Slot::Priority(at)) => Some(at),
            _ => None,
        };
        let circles = circles(priorities.len(), |at| priorities[at].parent.iter().map(slot));
        for (at, priority) in priorities.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Priority(at), ItemRef::Priority(priority));
            if let Some(parent) = &priority.parent {
                self.refer(&here.key("parent"), parent, Kind::Priority);
                if circles.contains_key(&at) {
                    let finding = Finding::error("parent-cycle", here.key("parent").path());
                    self.push(finding.with("ref", parent));
                }
            }
            if let Some(colour) = &priority.colour
                && !COLOURS.contains(&colour.as_str())
            {
                let finding = Finding::warning("colour-unknown", here.key("colour").path());
                self.push(finding.with("colour", colour).with("known", COLOURS.join(", ")));
            }
        }
    }

    pub(super) fn measures(&mut self) {
        let list = ROOT.key("measures");
        for (at, measure) in self.briefing.measures.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Measure(at), ItemRef::Measure(measure));
            self.priority(&here, measure.priority.as_ref());
            self.refer_all(&here.key("parties"), &measure.parties, Kind::Party);
            if let Some(when) = &measure.when {
                let here = here.key("when");
                self.when(&here, when);
                if !when.is_missing() {
                    self.unproven(&here, "horizon", &[&when.evidence, &measure.evidence]);
                }
            }
        }
    }

    pub(super) fn events(&mut self) {
        let (list, events) = (ROOT.key("events"), &self.briefing.events);
        let slot = |id: &Id| match self.index.slot(id) {
            Some(Slot::Event(at)) => Some(at),
            _ => None,
        };
        let circles = if events.iter().all(|event| event.depends_on.is_empty()) {
            std::collections::BTreeMap::new()
        } else {
            circles(events.len(), |at| events[at].depends_on.iter().map(slot))
        };
        for (at, event) in events.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Event(at), ItemRef::Event(event));
            self.priority(&here, event.priority.as_ref());
            self.refer_all(&here.key("parties"), &event.parties, Kind::Party);
            self.promises(&here, event);
            if let Some(actual) = &event.actual {
                let here = here.key("actual");
                let when = here.key("when");
                self.evidence(&here.key("evidence"), &actual.evidence);
                self.when(&when, &actual.when);
                self.not_after_as_of(&when, &actual.when);
                if !actual.when.is_missing() {
                    self.unproven(
                        &here,
                        "actual",
                        &[&actual.evidence, &actual.when.evidence, &event.evidence],
                    );
                }
            }
            let depends_on = here.key("depends_on");
            self.refer_all(&depends_on, &event.depends_on, Kind::Event);
            for closing in circles.get(&at).into_iter().flatten() {
                let finding = Finding::error("depends-cycle", depends_on.at(*closing).path());
                self.push(finding.with("ref", &event.depends_on[*closing]));
            }
        }
    }

    fn promises(&mut self, event: &Trail<'_>, of: &'a Event) {
        let list = event.key("promises");
        let mut before: Option<&Promise> = None;
        for (at, promise) in of.promises.iter().enumerate() {
            let here = list.at(at);
            self.evidence(&here.key("evidence"), &promise.evidence);
            self.refer_all(&here.key("by"), &promise.by, Kind::Party);
            if let Some(said_on) = &promise.said_on {
                let here = here.key("said_on");
                self.when(&here, said_on);
                self.not_after_as_of(&here, said_on);
            }
            self.maybe_when(&here.key("when"), promise.when.as_ref());
            let own = promise.when.as_ref().map_or(&[][..], |when| &when.evidence);
            self.unproven(&here, "promise", &[&promise.evidence, own, &of.evidence]);
            let said = self.index.said_on(self.briefing, promise).map(When::window);
            let Some(said) = said.filter(|said| !said.is_open()) else {
                self.push(Finding::warning("promise-undated", here.path()));
                before = Some(promise);
                continue;
            };
            if let Some(last) = promise.when.as_ref().and_then(|when| when.window().last)
                && let Some(first) = said.first
                && first > last
            {
                let finding = Finding::warning("promised-after", here.key("when").path());
                self.push(finding.with("day", first).with("latest", last));
            }
            if let Some(before) = before {
                let earlier = self.index.said_on(self.briefing, before).and_then(|said| said.window().first);
                if let (Some(earlier), Some(last)) = (earlier, said.last)
                    && last < earlier
                {
                    let finding = Finding::warning("promise-order", here.path());
                    self.push(finding.with("day", last).with("earlier", earlier));
                }
                if is_same(before, promise) {
                    self.push(Finding::warning("promise-twice", here.path()));
                }
            }
            before = Some(promise);
        }
    }

    pub(super) fn targets(&mut self) {
        let list = ROOT.key("targets");
        for (at, target) in self.briefing.targets.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Target(at), ItemRef::Target(target));
            self.priority(&here, target.priority.as_ref());
            self.of(&here, &target.unit, target.of.as_ref());
            for (key, number) in [("low", &target.low), ("high", &target.high)] {
                if let Some(number) = number {
                    self.figure(&here.key(key), number, &target.unit, "target", &target.evidence);
                }
            }
            self.band(&here, target);
            self.refer_all(&here.key("bases"), &target.bases, Kind::Series);
            self.refer_all(&here.key("observed"), &target.observed, Kind::Series);
            if let Some(due) = &target.due {
                let here = here.key("due");
                self.when(&here, due);
                if !due.is_missing() {
                    self.unproven(&here, "due", &[&due.evidence, &target.evidence]);
                }
            }
        }
    }

    fn band(&mut self, here: &Trail<'_>, target: &Target) {
        let value = |number: Option<&Number>| Sum::of_number(number?, &target.unit, &target.unit).ok();
        match (&target.low, &target.high) {
            (None, None) => self.push(Finding::warning("target-without-number", here.path())),
            (low, high) => {
                if let (Some(low), Some(high)) = (value(low.as_ref()), value(high.as_ref()))
                    && low.value > high.value
                {
                    let finding = Finding::error("target-reversed", here.key("low").path());
                    self.push(finding.with("low", low.value).with("high", high.value));
                }
            }
        }
    }

    pub(super) fn readiness(&mut self) {
        let list = ROOT.key("readiness");
        for (at, subject) in self.briefing.readiness.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Readiness(at), ItemRef::Readiness(subject));
            self.priority(&here, subject.priority.as_ref());
            let slot = |id: &Id| match self.index.slot(id) {
                Some(Slot::Component(of, part)) if of == at => Some(part),
                _ => None,
            };
            let components = &subject.components;
            let circles = circles(components.len(), |part| components[part].parent.iter().map(slot));
            let list = here.key("components");
            for (part, component) in components.iter().enumerate() {
                let here = list.at(part);
                self.item(&here, Slot::Component(at, part), ItemRef::Component(component));
                self.component(&here, at, subject, component);
                if circles.contains_key(&part) {
                    let finding = Finding::error("parent-cycle", here.key("parent").path());
                    self.push(finding.with("ref", super::display(component.parent.as_ref())));
                }
            }
        }
    }

    fn component(&mut self, here: &Trail<'_>, at: usize, subject: &'a Readiness, component: &'a Component) {
        if let Some(parent) = &component.parent {
            let here = here.key("parent");
            self.refer(&here, parent, Kind::Component);
            if let Some(Slot::Component(of, _)) = self.index.slot(parent)
                && of != at
            {
                self.push(Finding::error("parent-elsewhere", here.path()).with("ref", parent));
            }
        }
        let level = component.level.as_ref().and_then(|level| level.id());
        if let Some(level) = level {
            self.refer(&here.key("level"), level, Kind::Series);
        }
        let evidence: &[&[_]] = &[&component.evidence, &subject.evidence];
        if component.bottleneck {
            self.unproven(&here.key("bottleneck"), "bottleneck", evidence);
        }
        if let Some(required) = &component.required {
            let here = here.key("required");
            let unit =
                level.and_then(|level| self.index.series(self.briefing, level)).map(|level| &level.unit);
            let unit = unit.or(required.unit.as_ref());
            let inherited =
                if component.evidence.is_empty() { &subject.evidence } else { &component.evidence };
            self.figure(&here, required, unit.unwrap_or(&Unit::Percent), "required", inherited);
        }
    }

    /// A number beside an item that has its own evidence.
    pub(super) fn figure(
        &mut self,
        here: &Trail<'_>,
        number: &Number,
        unit: &Unit,
        what: &'static str,
        inherited: &[crate::briefing::Evidence],
    ) {
        self.number(here, number, unit);
        if !matches!(number.amount, Amount::Missing(_)) {
            self.unproven(here, what, &[&number.evidence, inherited]);
        }
    }

    pub(super) fn priority(&mut self, here: &Trail<'_>, priority: Option<&Id>) {
        if let Some(priority) = priority {
            self.refer(&here.key("priority"), priority, Kind::Priority);
        }
    }

    /// What is in "%" has a whole, or says that it is missing.
    pub(super) fn of(&mut self, here: &Trail<'_>, unit: &Unit, of: Option<&crate::briefing::Reference>) {
        self.slip(here, unit);
        match of {
            Some(of) => {
                if let Some(id) = of.id() {
                    self.refer(&here.key("of"), id, Kind::Definition);
                }
            }
            None if *unit == Unit::Percent => {
                self.push(Finding::error("percent-without-of", here.key("unit").path()));
            }
            None => {}
        }
    }

    pub(super) fn find(&self, id: &Id) -> Option<&'a Series> {
        self.index.series(self.briefing, id)
    }
}

/// Whether an address is one that the browser opens.
fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && url.len() > scheme.len()
    })
}

/// Whether two statements are one: said on the same day, in the same source, of the same window.
fn is_same(one: &Promise, other: &Promise) -> bool {
    let source = |promise: &Promise| promise.evidence.iter().find_map(|evidence| evidence.source.clone());
    one.when == other.when
        && one.kind == other.kind
        && one.said_on == other.said_on
        && source(one).is_some()
        && source(one) == source(other)
}
