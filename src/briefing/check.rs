//! Cross-checks between the parts of a briefing: what no single part can know by itself.
//!
//! Everything is looked at once, in the order of the format; a path is built only when there is something to report.
//! The codes are those of the messages `finding-CODE` in `check.ftl`. An error is what the format forbids; a warning
//! is what it allows and somebody should look at.

mod circles;
mod items;
mod scenarios;
mod series;
mod slides;

use std::{borrow::Cow, fmt::Display};

use super::{
    Briefing, Index,
    edtf::Edtf,
    evidence::{Evidence, EvidenceKind},
    finding::{Finding, Path, Step},
    index::{ItemRef, Slot},
    number::{Number, Unit},
    series::Period,
    text::{Id, Text},
    when::When,
};

/// The names of the colours a priority can have.
pub const COLOURS: [&str; 6] = ["orange", "green", "blue", "olive", "purple", "grey"];

/// What is wrong between the parts of a briefing, in the order of the format.
pub fn check(briefing: &Briefing, index: &Index) -> Vec<Finding> {
    let mut check = Check { briefing, index, item: None, findings: Vec::new() };
    if let Some(subject) = &briefing.subject {
        check.refer(&ROOT.key("subject"), subject, Kind::Source);
    }
    check.sources();
    check.definitions();
    check.parties();
    check.priorities();
    check.measures();
    check.events();
    check.series();
    check.bridges();
    check.targets();
    check.readiness();
    check.slides();
    check.scenarios();
    check.findings
}

/// What is being looked at, and what was found.
struct Check<'a> {
    briefing: &'a Briefing,
    index: &'a Index,
    /// The item being looked at, which names every finding.
    item: Option<ItemRef<'a>>,
    findings: Vec<Finding>,
}

/// A place, as steps up to the root: costs nothing until a [`Path`] is wanted.
#[derive(Clone, Copy)]
struct Trail<'t> {
    up: Option<&'t Trail<'t>>,
    hop: Hop<'t>,
}

#[derive(Clone, Copy)]
enum Hop<'t> {
    Root,
    Key(&'static str),
    At(usize),
    Period(&'t Period),
}

const ROOT: Trail<'static> = Trail { up: None, hop: Hop::Root };

impl<'t> Trail<'t> {
    fn hop(&'t self, hop: Hop<'t>) -> Self {
        Self { up: Some(self), hop }
    }

    fn key(&'t self, key: &'static str) -> Self {
        self.hop(Hop::Key(key))
    }

    fn at(&'t self, at: usize) -> Self {
        self.hop(Hop::At(at))
    }

    fn period(&'t self, period: &'t Period) -> Self {
        self.hop(Hop::Period(period))
    }

    fn path(&self) -> Path {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(trail) = here {
            match trail.hop {
                Hop::Root => {}
                Hop::Key(key) => steps.push(Step::Key(key.to_owned())),
                Hop::At(at) => steps.push(Step::At(at)),
                Hop::Period(period) => steps.push(Step::Key(period.to_string())),
            }
            here = trail.up;
        }
        steps.reverse();
        Path(steps)
    }
}

/// What a reference has to lead to.
#[derive(Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
enum Kind {
    Item,
    Source,
    Definition,
    Party,
    Priority,
    Measure,
    Event,
    Series,
    Bridge,
    Target,
    Readiness,
    Component,
    Slide,
    Scenario,
}

impl From<Slot> for Kind {
    fn from(slot: Slot) -> Self {
        match slot {
            Slot::Source(_) => Self::Source,
            Slot::Definition(_) => Self::Definition,
            Slot::Party(_) => Self::Party,
            Slot::Priority(_) => Self::Priority,
            Slot::Measure(_) => Self::Measure,
            Slot::Event(_) => Self::Event,
            Slot::Series(_) => Self::Series,
            Slot::Bridge(_) => Self::Bridge,
            Slot::Target(_) => Self::Target,
            Slot::Readiness(_) => Self::Readiness,
            Slot::Component(..) => Self::Component,
            Slot::Slide(_) => Self::Slide,
            Slot::Scenario(_) => Self::Scenario,
        }
    }
}

impl Kind {
    fn name(self) -> &'static str {
        self.into()
    }
}

impl<'a> Check<'a> {
    /// Adds a finding, named by the item being looked at, or else by the briefing.
    fn push(&mut self, finding: Finding) {
        let title = self.item.map_or(&self.briefing.title, ItemRef::title);
        let id = self.item.map_or("", |item| item.id().as_str());
        self.findings.push(finding.with("title", self.label(title)).with("id", id));
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.briefing.language())
    }

    /// A unit as the file writes it, in its language.
    fn unit<'t>(&self, unit: &'t Unit) -> Cow<'t, str> {
        unit.written(self.briefing.language())
    }

    /// The label of another item, or its id where there is none.
    fn title(&self, id: &'a Id) -> &'a str {
        self.index.title(self.briefing, id, self.briefing.language())
    }

    /// What every item has: an id of its own, links and evidence.
    fn item(&mut self, here: &Trail<'_>, slot: Slot, item: ItemRef<'a>) {
        self.item = Some(item);
        if let Some(first) = self.index.slot(item.id())
            && first != slot
        {
            let first = self.briefing.item(first).map_or("", |first| self.label(first.title()));
            self.push(Finding::error("duplicate-id", here.key("id").path()).with("first", first));
        }
        self.evidence(&here.key("evidence"), item.evidence());
        let links = here.key("links");
        for (at, link) in item.links().iter().enumerate() {
            if link == item.id() {
                self.push(Finding::warning("self-link", links.at(at).path()));
            } else {
                self.refer(&links.at(at), link, Kind::Item);
            }
        }
    }

    /// A reference: there is such an item, and it is of the sort that belongs there.
    fn refer(&mut self, here: &Trail<'_>, id: &Id, wanted: Kind) {
        match self.index.slot(id).map(Kind::from) {
            None => {
                let finding = Finding::error("dangling", here.path());
                self.push(finding.with("ref", id).with("wanted", wanted.name()));
            }
            Some(found) if wanted != Kind::Item && found != wanted => {
                let finding = Finding::error("wrong-kind", here.path()).with("ref", id);
                self.push(finding.with("found", found.name()).with("wanted", wanted.name()));
            }
            Some(_) => {}
        }
    }

    fn refer_all(&mut self, here: &Trail<'_>, ids: &[Id], wanted: Kind) {
        for (at, id) in ids.iter().enumerate() {
            self.refer(&here.at(at), id, wanted);
        }
    }

    fn evidence(&mut self, here: &Trail<'_>, list: &[Evidence]) {
        for (at, evidence) in list.iter().enumerate() {
            let here = here.at(at);
            match &evidence.source {
                Some(source) => self.refer(&here.key("source"), source, Kind::Source),
                None if evidence.kind == EvidenceKind::Stated => {
                    self.push(Finding::warning("evidence-without-source", here.path()));
                }
                None => {}
            }
            if evidence.kind != EvidenceKind::Stated && evidence.how.is_none() {
                let kind: &str = evidence.kind.into();
                self.push(Finding::error("how-missing", here.key("kind").path()).with("kind", kind));
            }
            if evidence.broken_off.is_some() && evidence.quote.is_none() {
                self.push(Finding::warning("broken-off-without-quote", here.key("broken_off").path()));
            }
        }
    }

    /// A figure or date that none of these pieces of evidence is for.
    fn unproven(&mut self, here: &Trail<'_>, what: &'static str, evidence: &[&[Evidence]]) {
        if evidence.iter().all(|list| list.is_empty()) {
            self.push(Finding::warning("no-evidence", here.path()).with("what", what).with("period", ""));
        }
    }

    fn when(&mut self, here: &Trail<'_>, when: &When) {
        self.evidence(&here.key("evidence"), &when.evidence);
        let date = when.date.as_ref();
        if date.is_some_and(Edtf::is_season) && (when.earliest.is_none() || when.latest.is_none()) {
            // Plain, such a date is the string itself; in an object it stands under its key.
            let at = if *when == (When { date: when.date, ..When::default() }) {
                here.path()
            } else {
                here.key("date").path()
            };
            self.push(Finding::error("season-without-reading", at).with("date", display(date)));
        }
        let window = when.window();
        let (Some(first), Some(last)) = (window.first, window.last) else { return };
        let key = if when.latest.is_some() { "latest" } else { "earliest" };
        if first > last {
            let finding = Finding::error("end-before-start", here.key(key).path());
            self.push(finding.with("earliest", first).with("latest", last));
            return;
        }
        let Some(date) = date.filter(|date| date.is_certain()) else { return };
        let (begin, end) = (date.first_day(), date.last_day());
        if begin.is_some_and(|begin| first < begin) || end.is_some_and(|end| last > end) {
            let key = if begin.is_some_and(|begin| first < begin) { "earliest" } else { "latest" };
            let finding = Finding::warning("reading-outside-date", here.key(key).path()).with("date", date);
            self.push(finding.with("earliest", first).with("latest", last));
        }
    }

    fn maybe_when(&mut self, here: &Trail<'_>, when: Option<&When>) {
        if let Some(when) = when {
            self.when(here, when);
        }
    }

    /// Words for money or a share that the format writes otherwise, and so takes for things that are counted.
    fn slip(&mut self, here: &Trail<'_>, unit: &Unit) {
        if let Some(meant) = unit.meant() {
            let finding = Finding::warning("unit-in-words", here.key("unit").path());
            self.push(finding.with("found", self.unit(unit)).with("wanted", meant));
        }
    }

    /// What can be wrong with a number wherever it stands, but for its own lack of evidence.
    fn number(&mut self, here: &Trail<'_>, number: &Number, unit: &Unit) {
        self.evidence(&here.key("evidence"), &number.evidence);
        if let Some(own) = &number.unit {
            self.slip(here, own);
            if !own.is_comparable(unit) {
                let finding = Finding::error("unit-not-comparable", here.key("unit").path());
                self.push(finding.with("found", self.unit(own)).with("wanted", self.unit(unit)));
            }
        }
        if let Some(vintage) = &number.vintage {
            self.maybe_when(&here.key("vintage").key("date"), vintage.date.as_ref());
        }
    }

    /// Something that the file says happened, on a day it does not claim to know yet.
    fn not_after_as_of(&mut self, here: &Trail<'_>, when: &When) {
        if let (Some(as_of), Some(first)) = (self.briefing.as_of, when.window().first)
            && first > as_of
        {
            let finding = Finding::warning("after-as-of", here.path());
            self.push(finding.with("day", first).with("as-of", as_of));
        }
    }
}

fn display(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
