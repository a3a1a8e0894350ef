//! Scenarios: assumptions that are about something that is there, in order, and that say how.

use rust_decimal::Decimal;

use super::{Check, Kind, ROOT, Trail};
use crate::briefing::{
    Evidence, EvidenceKind,
    finding::Finding,
    index::{ItemRef, Slot},
    number::{Number, Unit},
    scenario::{Aspect, Assumption, Interval, Scenario},
    series::Period,
};

impl<'a> Check<'a> {
    pub(super) fn scenarios(&mut self) {
        let list = ROOT.key("scenarios");
        for (at, scenario) in self.briefing.scenarios.iter().enumerate() {
            let here = list.at(at);
            self.item(&here, Slot::Scenario(at), ItemRef::Scenario(scenario));
            let list = here.key("assumptions");
            for (number, assumption) in scenario.assumptions.iter().enumerate() {
                self.assumption(&list.at(number), scenario, number, assumption);
            }
        }
    }

    fn assumption(&mut self, here: &Trail<'_>, of: &'a Scenario, number: usize, it: &'a Assumption) {
        self.evidence(&here.key("evidence"), &it.evidence);
        let Some(aspect) = it.aspect() else {
            self.refer(&here.key("on"), &it.on, Kind::Item);
            let said = it.said().map(Aspect::key).collect::<Vec<_>>().join(", ");
            self.push(if said.is_empty() {
                Finding::error("assumption-empty", here.path())
            } else {
                Finding::error("assumption-unclear", here.path()).with("said", said)
            });
            return;
        };
        let wanted = match aspect {
            Aspect::Amount | Aspect::Change => Kind::Series,
            Aspect::When => Kind::Event,
            Aspect::Due | Aspect::Base | Aspect::Start | Aspect::PerYear => Kind::Target,
            Aspect::Level => Kind::Component,
        };
        self.refer(&here.key("on"), &it.on, wanted);
        let before = &of.assumptions[..number];
        if before.iter().any(|one| one.on == it.on && one.aspect() == Some(aspect) && one.period == it.period)
        {
            self.push(Finding::warning("assumption-twice", here.path()).with("key", aspect.key()));
        }
        let own = it.number().map(|it| &it.evidence).or(it.date().map(|it| &it.evidence));
        let says_how = |list: &[Evidence]| {
            list.iter().any(|proof| proof.kind == EvidenceKind::Assumed && proof.how.is_some())
        };
        if !says_how(of.grounds(it)) && !own.is_some_and(|list| says_how(list)) {
            self.push(Finding::error("assumption-without-how", here.path()).with("key", aspect.key()));
        }
        let here_value = here.key(aspect.key());
        if let Some(when) = it.date() {
            self.when(&here_value, when);
            if it.window().is_none() {
                self.push(Finding::error("assumption-open", here_value.path()).with("key", aspect.key()));
            }
            self.starts_before_due(&here_value, of, aspect, it);
        } else if let Some(number) = it.number() {
            self.assumed_number(here, &here_value, (aspect, of), it, number);
        }
    }

    fn starts_before_due(&mut self, here: &Trail<'_>, of: &'a Scenario, aspect: Aspect, it: &'a Assumption) {
        if aspect != Aspect::Due {
            return;
        }
        let start = of.about(&it.on, Aspect::Start).and_then(Assumption::window);
        if let (Some(start), Some(due)) = (start, it.window())
            && start.last >= due.last
            && let (Some(start), Some(due)) = (start.last, due.last)
        {
            let finding = Finding::error("assumption-order", here.path());
            self.push(finding.with("start", start).with("due", due));
        }
    }

    fn assumed_number(
        &mut self,
        here: &Trail<'_>,
        value: &Trail<'_>,
        (aspect, of): (Aspect, &'a Scenario),
        it: &'a Assumption,
        number: &'a Number,
    ) {
        let (unit, needs_unit) = self.unit_of(of, aspect, it);
        match (&unit, &number.unit) {
            (None, None) if needs_unit => {
                self.push(Finding::error("assumption-unit", value.path()).with("key", aspect.key()));
            }
            (Some(unit), _) => self.number(value, number, unit),
            _ => self.evidence(&value.key("evidence"), &number.evidence),
        }
        let Some(range) = Interval::of(&number.amount) else {
            self.push(Finding::error("assumption-open", value.path()).with("key", aspect.key()));
            return;
        };
        if let Some(central) = it.central
            && range.with_central(central).is_none()
        {
            let finding = Finding::error("assumption-central", here.key("central").path());
            self.push(finding.with("low", range.low).with("high", range.high).with("central", central));
        }
        let percent = unit.as_ref().or(number.unit.as_ref()) == Some(&Unit::Percent);
        let (least, most) = match aspect {
            Aspect::Change => (Some(-Decimal::ONE_HUNDRED), None),
            Aspect::Base | Aspect::PerYear => (Some(Decimal::ZERO), None),
            Aspect::Level => (Some(Decimal::ZERO), percent.then_some(Decimal::ONE_HUNDRED)),
            _ => (None, None),
        };
        let empty = aspect == Aspect::Base && range.low.is_zero();
        if empty || least.is_some_and(|least| range.low < least) || most.is_some_and(|most| range.high > most)
        {
            let finding = Finding::error("assumption-range", value.path()).with("key", aspect.key());
            self.push(finding.with("low", range.low).with("high", range.high));
        }
        match (aspect, it.period) {
            (Aspect::Amount, None) => self.push(Finding::error("assumption-period", here.path())),
            (Aspect::Change, period) => self.changes_something(here, it, period),
            _ => {}
        }
    }

    /// Of what its unit has to be comparable with, and whether it has to name one where there is none.
    fn unit_of(&self, of: &'a Scenario, aspect: Aspect, it: &'a Assumption) -> (Option<Unit>, bool) {
        let target = self.briefing.targets.iter().find(|target| target.id == it.on);
        match aspect {
            Aspect::Amount => (self.find(&it.on).map(|series| series.unit.clone()), false),
            Aspect::Change => (Some(Unit::Percent), false),
            // A share is not a size: the whole has a unit of its own.
            Aspect::Base => (target.map(|it| it.unit.clone()).filter(|unit| *unit != Unit::Percent), true),
            Aspect::PerYear => {
                let base = of.about(&it.on, Aspect::Base).and_then(Assumption::number);
                (base.and_then(|base| base.unit.clone()).or(target.map(|it| it.unit.clone())), false)
            }
            _ => {
                let components = self.briefing.readiness.iter().flat_map(|it| &it.components);
                let component = components.into_iter().find(|component| component.id == it.on);
                let level =
                    component.and_then(|it| self.find(it.level.as_ref()?.id()?)).map(|it| it.unit.clone());
                let required = component.and_then(|it| it.required.as_ref()?.unit.clone());
                (level.or(required), component.is_some())
            }
        }
    }

    fn changes_something(
        &mut self,
        here: &Trail<'_>,
        it: &'a Assumption,
        period: Option<crate::briefing::Edtf>,
    ) {
        let Some(series) = self.find(&it.on) else { return };
        let has = |(found, number): &(Period, Number)| {
            period.is_none_or(|date| *found == Period::At(date)) && Interval::of(&number.amount).is_some()
        };
        let held = period.and_then(|date| series.values.in_year(date.year_only()?));
        if !series.values.iter().any(has) && held.is_none_or(|held| Interval::of(&held.amount).is_none()) {
            let finding = Finding::warning("assumption-nothing", here.path());
            self.push(finding.with("ref", &it.on));
        }
    }
}
