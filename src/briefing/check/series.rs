//! Series with their values and splits, and bridges.

use std::collections::{HashMap, HashSet};

use super::{Check, Hop, Kind, ROOT, Trail, circles::circles};
use crate::briefing::{
    edtf::{End, Precision, Shape},
    finding::Finding,
    index::{ItemRef, Slot},
    money::{Agreement, Ledger, MOST_AMOUNTS, Sum, differ, prices},
    number::Amount,
    series::{Bridge, Period, Prices, Series, Span, Split},
    text::Id,
};

impl<'a> Check<'a> {
    pub(super) fn series(&mut self) {
        let (list, all) = (ROOT.key("series"), &self.briefing.series);
        let slot = |id: &Id| match self.index.slot(id) {
            Some(Slot::Series(at)) => Some(at),
            _ => None,
        };
        let parts = |at: usize| all[at].splits.iter().flat_map(|split| &split.parts).map(slot);
        let circles = if all.iter().all(|series| series.splits.is_empty()) {
            std::collections::BTreeMap::new()
        } else {
            circles(all.len(), parts)
        };
        let mut ledger = Ledger::new(self.briefing, self.index);
        for (at, series) in all.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Series(at), ItemRef::Series(series));
            self.priority(&here, series.priority.as_ref());
            self.of(&here, &series.unit, series.of.as_ref());
            if let Some(scope) = &series.scope {
                self.refer(&here.key("scope"), scope, Kind::Definition);
            }
            if !series.unit.is_money() {
                for (key, code, given) in [
                    ("flow", "flow-on-non-money", series.flow.is_some()),
                    ("prices", "prices-on-non-money", series.prices.is_some()),
                ] {
                    if given {
                        self.push(
                            Finding::error(code, here.key(key).path()).with("unit", self.unit(&series.unit)),
                        );
                    }
                }
            }
            if let Some(vintage) = &series.vintage {
                self.maybe_when(&here.key("vintage").key("date"), vintage.date.as_ref());
            }
            // Of two series with one id the ledger has the first.
            let known = self.index.slot(&series.id) == Some(Slot::Series(at));
            self.values(&here, series, known.then_some(&mut ledger));
            let breaks = here.key("breaks");
            for (at, found) in series.breaks.iter().enumerate() {
                let here = breaks.at(at);
                self.when(&here.key("from"), &found.from);
                self.evidence(&here.key("evidence"), &found.evidence);
                self.unproven(&here, "break", &[&found.evidence, &found.from.evidence, &series.evidence]);
            }
            let closing = circles.get(&at).map_or(&[][..], |closing| closing);
            self.splits(&here, series, closing, known.then_some(&mut ledger));
        }
    }

    fn values(&mut self, here: &Trail<'_>, series: &'a Series, ledger: Option<&mut Ledger<'a>>) {
        if series.values.is_empty() && !series.splits.iter().any(|split| split.complete) {
            self.push(Finding::warning("series-empty", here.path()));
        }
        let list = here.key("values");
        let (mut ascending, mut totals, mut year_before) = (true, false, i16::MIN);
        for (period, number) in &series.values {
            let here = list.period(period);
            if !is_clear(period) {
                self.push(Finding::warning("period-unclear", here.path()).with("written", period));
            }
            match period.span() {
                Span::Year(year) => {
                    ascending &= year > year_before;
                    year_before = year;
                }
                Span::Total(..) => totals = true,
                Span::From(_) | Span::Moment | Span::NotStated => {}
            }
            self.number(&here, number, &series.unit);
            let missing = matches!(number.amount, Amount::Missing(_));
            if !missing && number.evidence.is_empty() && series.evidence.is_empty() {
                let finding = Finding::warning("no-evidence", here.path());
                self.push(finding.with("what", "value").with("period", period));
            }
        }
        if !ascending {
            self.years_twice(&list, series);
        }
        if let Some(ledger) = ledger.filter(|_| totals) {
            self.totals(&list, series, ledger);
        }
    }

    /// Two values for one year, such as `2022` and `2022?`.
    fn years_twice(&mut self, list: &Trail<'_>, series: &'a Series) {
        let mut seen = HashSet::new();
        for (period, _) in &series.values {
            if let Span::Year(year) = period.span()
                && !seen.insert(year)
            {
                self.push(Finding::error("year-twice", list.period(period).path()).with("written", period));
            }
        }
    }

    /// The total of a run of years against the single years.
    fn totals(&mut self, list: &Trail<'_>, series: &'a Series, ledger: &mut Ledger<'a>) {
        for (period, _) in &series.values {
            let Ok(cut) = ledger.years_of(series, period) else { continue };
            let finding = if cut.agreement() == Some(Agreement::Differs) {
                Finding::error("years-differ", list.period(period).path())
            } else if cut.unknown > 0 && cut.known > 0 && cut.parts.exceeds(&cut.whole) {
                Finding::warning("years-exceed", list.period(period).path())
            } else {
                continue;
            };
            let finding = finding.with("period", period).with("unit", self.unit(&series.unit));
            self.push(finding.with("whole", cut.whole.value).with("parts", cut.parts.value));
        }
    }

    fn splits(
        &mut self,
        here: &Trail<'_>,
        whole: &'a Series,
        closing: &[usize],
        mut ledger: Option<&mut Ledger<'a>>,
    ) {
        let list = here.key("splits");
        let mut before = 0;
        for (at, split) in whole.splits.iter().enumerate() {
            let here = list.at(at);
            self.evidence(&here.key("evidence"), &split.evidence);
            let parts = here.key("parts");
            let mut seen = HashSet::new();
            for (at, id) in split.parts.iter().enumerate() {
                let here = parts.at(at);
                self.refer(&here, id, Kind::Series);
                if !seen.insert(id) {
                    self.push(Finding::error("split-twice", here.path()).with("ref", id));
                }
                if closing.binary_search(&(before + at)).is_ok() {
                    self.push(Finding::error("split-cycle", here.path()).with("ref", id));
                }
                if let Some(part) = self.find(id) {
                    self.mixed(&here, whole, part);
                }
            }
            before += split.parts.len();
            if let Some(ledger) = ledger.as_deref_mut() {
                self.adds_up(&here, whole, split, ledger);
            }
        }
    }

    /// A part of another flow, price basis or unit than the whole.
    fn mixed(&mut self, here: &Trail<'_>, whole: &'a Series, part: &'a Series) {
        let clashes = [
            (!part.unit.is_comparable(&whole.unit))
                .then(|| ("unit", self.unit(&part.unit).into_owned(), self.unit(&whole.unit).into_owned())),
            differ(part.flow.as_ref(), whole.flow.as_ref())
                .then(|| ("flow", name(part.flow), name(whole.flow))),
            differ(part.prices.as_ref(), whole.prices.as_ref())
                .then(|| ("prices", basis(part.prices), basis(whole.prices))),
        ];
        for (what, found, wanted) in clashes.into_iter().flatten() {
            let finding = Finding::error("split-mixed", here.path()).with("what", what);
            let finding = finding.with("part", self.title(&part.id));
            self.push(finding.with("found", found).with("wanted", wanted));
        }
    }

    /// The parts of a split come to no more than the whole, and to all of it where the split is complete.
    fn adds_up(&mut self, here: &Trail<'_>, whole: &'a Series, split: &'a Split, ledger: &mut Ledger<'a>) {
        if whole.values.0.len() * split.parts.len() > MOST_AMOUNTS {
            return;
        }
        for (period, _) in &whole.values {
            let Ok(cut) = ledger.split(whole, split, period) else { continue };
            let code = if cut.known > 0 && cut.parts.exceeds(&cut.whole) {
                "split-exceeds"
            } else if split.complete && cut.agreement() == Some(Agreement::Differs) {
                "split-incomplete"
            } else {
                continue;
            };
            let name = match (&split.title, here.hop) {
                (Some(title), _) => self.label(title).to_owned(),
                (None, Hop::At(at)) => (at + 1).to_string(),
                (None, _) => String::new(),
            };
            let finding = Finding::error(code, here.key("parts").path()).with("split", name);
            let finding = finding.with("period", period).with("unit", self.unit(&whole.unit));
            self.push(finding.with("whole", cut.whole.value).with("parts", cut.parts.value));
        }
    }

    pub(super) fn bridges(&mut self) {
        let list = ROOT.key("bridges");
        let mut ledger = Ledger::new(self.briefing, self.index);
        for (at, bridge) in self.briefing.bridges.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Bridge(at), ItemRef::Bridge(bridge));
            let from = self.find(&bridge.from.series);
            let (start, end) = (here.key("from"), here.key("to"));
            for (here, end) in [(&start, &bridge.from), (&end, &bridge.to)] {
                self.refer(&here.key("series"), &end.series, Kind::Series);
                self.maybe_when(&here.key("when"), end.when.as_ref());
            }
            self.fits(&end.key("series"), bridge, from, &bridge.to.series);
            let steps = here.key("steps");
            for (at, step) in bridge.steps.iter().enumerate() {
                self.refer(&steps.at(at), step, Kind::Series);
                self.fits(&steps.at(at), bridge, from, step);
            }
            self.counts_twice(&steps, bridge);
            self.rest(&here, bridge, from, &mut ledger);
        }
    }

    /// An end or step that has another unit, scope, flow or price basis than the bridge starts with.
    fn fits(&mut self, here: &Trail<'_>, bridge: &Bridge, from: Option<&'a Series>, other: &Id) {
        let (Some(from), Some(other)) = (from, self.find(other)) else { return };
        let finding = |code| Finding::error(code, here.path());
        let mut found = Vec::new();
        if !other.unit.is_comparable(&from.unit) {
            let [one, other] = [&from.unit, &other.unit].map(|unit| self.unit(unit).into_owned());
            found.push((finding("bridge-unit"), one, other));
        }
        if bridge.note.is_none() {
            if differ(from.scope.as_ref(), other.scope.as_ref()) {
                let scope =
                    |scope: &'a Option<Id>| scope.as_ref().map_or("", |scope| self.title(scope)).to_owned();
                found.push((finding("bridge-scope"), scope(&from.scope), scope(&other.scope)));
            }
            if differ(from.flow.as_ref(), other.flow.as_ref()) {
                found.push((finding("bridge-flow"), name(from.flow), name(other.flow)));
            }
            if differ(from.prices.as_ref(), other.prices.as_ref()) {
                found.push((finding("bridge-prices"), basis(from.prices), basis(other.prices)));
            }
        }
        for (finding, one, two) in found {
            let finding = finding.with("one", self.title(&from.id)).with("other", self.title(&other.id));
            self.push(finding.with("one-is", one).with("other-is", two));
        }
    }

    /// A step that is there twice, or is cut from another step.
    fn counts_twice(&mut self, steps: &Trail<'_>, bridge: &'a Bridge) {
        let mut seen = HashSet::new();
        let all: HashSet<&Id> = bridge.steps.iter().collect();
        for (at, id) in bridge.steps.iter().enumerate() {
            let part = || {
                let splits = self.find(id).into_iter().flat_map(|step| &step.splits);
                splits.flat_map(|split| &split.parts).find(|part| all.contains(part))
            };
            let again = if seen.insert(id) { part() } else { Some(id) };
            if let Some(again) = again {
                let finding = Finding::error("bridge-counts-twice", steps.at(at).path());
                self.push(finding.with("step", self.title(id)).with("again", self.title(again)));
            }
        }
    }

    fn rest(
        &mut self,
        here: &Trail<'_>,
        bridge: &'a Bridge,
        from: Option<&'a Series>,
        ledger: &mut Ledger<'a>,
    ) {
        let (Some(from), Some(to)) = (from, self.find(&bridge.to.series)) else { return };
        let years = ledger.bridge(bridge);
        if years.is_empty() && from.unit.is_comparable(&to.unit) {
            let finding = Finding::error("bridge-empty", here.path());
            self.push(finding.with("one", self.title(&from.id)).with("other", self.title(&to.id)));
        }
        let rests: HashMap<&Period, Sum> = years.iter().map(|year| (&year.period, year.rest)).collect();
        let list = here.key("rest");
        for (period, number) in &bridge.rest {
            let here = list.period(period);
            self.figure(&here, number, &from.unit, "rest", &bridge.evidence);
            let Ok(stated) = Sum::of_number(number, &from.unit, &from.unit) else { continue };
            match rests.get(period) {
                None => self.push(Finding::warning("bridge-rest-unused", here.path()).with("period", period)),
                Some(rest) if stated.agreement(rest) == Agreement::Differs => {
                    let finding = Finding::error("bridge-rest-differs", here.path()).with("period", period);
                    let finding = finding.with("stated", stated.value).with("computed", rest.value);
                    self.push(finding.with("unit", self.unit(&from.unit)));
                }
                Some(_) => {}
            }
        }
    }
}

fn name(flow: Option<crate::briefing::Flow>) -> String {
    flow.map_or("", <&str>::from).to_owned()
}

fn basis(of: Option<Prices>) -> String {
    of.map(prices).unwrap_or_default()
}

/// Whether the format says what a value of this period is: of a year, of years, from a year on, at a day or month.
fn is_clear(period: &Period) -> bool {
    let Period::At(date) = period else { return true };
    let unit = |precision| match date.shape() {
        Shape::Single(point) => point.precision() == precision && point.unspecified().is_none(),
        Shape::Interval { start: End::At(start), end: End::Open } => start.precision() == precision,
        Shape::Interval { start: End::At(start), end: End::At(end) } => {
            start.precision() == precision && end.precision() == precision
        }
        Shape::Interval { .. } => false,
    };
    unit(Precision::Year) || (!date.is_interval() && (unit(Precision::Month) || unit(Precision::Day)))
}
