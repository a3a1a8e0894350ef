//! What a briefing would be if the assumptions held: a new one for figures to be drawn from.

use rust_decimal::Decimal;

use super::{Aspect, Assumption, Bound, Interval, Scenario};
use crate::briefing::{
    Actual, Briefing, Direction, Edtf, Id, Number, Period, Reference, Series, Target, Unit, Values, When,
    evidence::Evidence,
    index::{Part, Place},
    number::Amount,
    when::Window,
};

impl Scenario {
    /// The briefing as it would be if the assumptions held, at one end of their ranges or at their central values; and
    /// the places of what is assumed in it. The facts are not touched.
    ///
    /// At the central values dates and levels keep their whole range, since they are drawn as ranges; amounts of series
    /// and the size of a whole are single values. An assumption that is not in order, or about something that is not
    /// there, changes nothing: [`check`](crate::briefing::check) tells.
    ///
    /// What is assumed of a part leaves the whole as it is, and the other way round.
    pub fn apply(&self, facts: &Briefing, bound: Bound) -> (Briefing, Vec<Place>) {
        let mut made = Made { scenario: self, facts, bound, briefing: facts.clone(), places: Vec::new() };
        for assumption in &self.assumptions {
            // What is not in order changes nothing.
            let _ = made.assume(assumption);
        }
        (made.briefing, made.places)
    }
}

struct Made<'a> {
    scenario: &'a Scenario,
    facts: &'a Briefing,
    bound: Bound,
    briefing: Briefing,
    places: Vec<Place>,
}

impl Made<'_> {
    fn assume(&mut self, assumption: &Assumption) -> Option<()> {
        let evidence = self.scenario.grounds(assumption).to_vec();
        match assumption.aspect()? {
            Aspect::Amount => self.amount(assumption, evidence),
            Aspect::Change => self.change(assumption, &evidence),
            Aspect::When => self.event(assumption, evidence),
            Aspect::Due => self.due(assumption, evidence),
            Aspect::Base => self.base(assumption, &evidence),
            Aspect::Level => self.level(assumption, evidence),
            // What comes of these is worked out by `reach`: the file has no place for them.
            Aspect::Start | Aspect::PerYear => Some(()),
        }
    }

    fn mark(&mut self, item: &Id, part: Part) {
        self.places.push(Place { item: item.clone(), part });
    }

    fn amount(&mut self, assumption: &Assumption, evidence: Vec<Evidence>) -> Option<()> {
        let period = Period::At(assumption.period?);
        let (range, unit) = (assumption.interval()?, assumption.number()?.unit.clone());
        let value = range.at(self.bound);
        let series = self.briefing.series.iter_mut().find(|it| it.id == assumption.on)?;
        set(&mut series.values, &period, value, unit, evidence);
        self.mark(&assumption.on, Part::Value(period));
        Some(())
    }

    fn change(&mut self, assumption: &Assumption, evidence: &[Evidence]) -> Option<()> {
        let percent = assumption.interval()?;
        let factor = percent
            .plus(Interval::exact(Decimal::ONE_HUNDRED))?
            .map(|it| it.checked_div(Decimal::ONE_HUNDRED))?;
        let fact = self.facts.series.iter().find(|it| it.id == assumption.on)?;
        let wanted: Vec<(Period, &Number)> = match assumption.period {
            // A year without a value of its own has the structural one.
            Some(date) => {
                let period = Period::At(date);
                let own = fact.values.iter().find(|(found, _)| *found == period).map(|(_, number)| number);
                let held = own.or_else(|| fact.values.in_year(date.year_only()?))?;
                vec![(period, held)]
            }
            None => fact.values.iter().map(|(period, number)| (period.clone(), number)).collect(),
        };
        for (period, number) in wanted {
            let value = Interval::of(&number.amount).and_then(|value| value.times(factor));
            let Some(value) = value else { continue };
            let (value, unit) = (value.at(self.bound).normalize(), number.unit.clone());
            let series = self.briefing.series.iter_mut().find(|it| it.id == assumption.on)?;
            set(&mut series.values, &period, value, unit, evidence.to_vec());
            self.mark(&assumption.on, Part::Value(period));
        }
        Some(())
    }

    /// A date at the bound: a day, or the whole range.
    fn date(&self, assumption: &Assumption) -> Option<When> {
        let window = assumption.window()?;
        let day = match self.bound {
            Bound::Low => window.first,
            Bound::High => window.last,
            Bound::Central => return assumption.date().cloned(),
        };
        day.map(When::day)
    }

    fn event(&mut self, assumption: &Assumption, evidence: Vec<Evidence>) -> Option<()> {
        let when = self.date(assumption)?;
        let event = self.briefing.events.iter_mut().find(|it| it.id == assumption.on)?;
        event.actual = Some(Actual { when, evidence, note: assumption.note.clone() });
        self.mark(&assumption.on, Part::Actual);
        Some(())
    }

    fn due(&mut self, assumption: &Assumption, evidence: Vec<Evidence>) -> Option<()> {
        let when = match self.bound {
            Bound::Central => assumption.date()?.clone(),
            Bound::Low => When::day(due(assumption.date()?)?.first?),
            Bound::High => When::day(due(assumption.date()?)?.last?),
        };
        let target = self.target(&assumption.on)?;
        target.due = Some(When { evidence, ..when });
        self.mark(&assumption.on, Part::Whole);
        Some(())
    }

    /// A share of a whole of a size becomes that much of it, in the whole's unit, and nothing of it is done at the start: so
    /// that the corridor and the way there can be drawn. What goes is as wide as the range of the whole makes it.
    fn base(&mut self, assumption: &Assumption, evidence: &[Evidence]) -> Option<()> {
        let (range, number) = (assumption.interval()?, assumption.number()?);
        let series = self.series(assumption, "base", number, evidence.to_vec())?;
        let series = Series { values: exactly(series.values, range.at(self.bound)), ..series };
        let ends = match self.bound {
            Bound::Central => range,
            bound => Interval::exact(range.at(bound)),
        };
        let alike: Vec<Id> = self
            .briefing
            .series
            .iter()
            .filter(|it| it.unit.is(&series.unit))
            .map(|it| it.id.clone())
            .collect();
        let target = self.target(&assumption.on)?;
        let shares = target.unit == Unit::Percent && target.direction == Direction::Decrease;
        // One way of counting alone is the whole.
        target.bases.retain(|id| !alike.contains(id));
        target.bases.insert(0, series.id.clone());
        if shares {
            let (least, most) = (share(target.low.as_ref())?, share(target.high.as_ref())?);
            let goes = |base: Decimal, part: Decimal| {
                let value = base.checked_mul(part)?.checked_div(Decimal::ONE_HUNDRED)?.normalize();
                Some(Number { evidence: evidence.to_vec(), ..Number::exact(value) })
            };
            let done = self.series(assumption, "done", number, self.scenario.evidence.clone())?;
            let done = Series { values: exactly(done.values, Decimal::ZERO), ..done };
            let target = self.target(&assumption.on)?;
            target.low = Some(goes(ends.low, least)?);
            target.high = Some(goes(ends.high, most)?);
            (target.unit, target.of) = (series.unit.clone(), None);
            target.observed = vec![done.id.clone()];
            self.add(done);
        }
        self.add(series);
        self.mark(&assumption.on, Part::Whole);
        Some(())
    }

    fn level(&mut self, assumption: &Assumption, evidence: Vec<Evidence>) -> Option<()> {
        let number = assumption.number()?;
        let component =
            self.facts.readiness.iter().flat_map(|it| &it.components).find(|it| it.id == assumption.on)?;
        let of = component.level.as_ref().and_then(Reference::id);
        let known = of.and_then(|id| self.facts.series.iter().find(|it| it.id == *id));
        let required = component.required.as_ref().and_then(|number| number.unit.clone());
        let unit = number.unit.clone().or(known.map(|it| it.unit.clone())).or(required);
        let mut series = self.series(assumption, "level", number, evidence)?;
        series.unit = unit.unwrap_or(Unit::Percent);
        if let Some(known) = known {
            (series.of, series.scope) = (known.of.clone(), known.scope.clone());
            series.title = known.title.clone();
        } else {
            series.title = component.title.clone();
        }
        let mut components = self.briefing.readiness.iter_mut().flat_map(|it| &mut it.components);
        let component = components.find(|it| it.id == assumption.on)?;
        component.level = Some(Reference::To(series.id.clone()));
        self.add(series);
        self.mark(&assumption.on, Part::Whole);
        Some(())
    }

    /// A series of one assumed number, which no item of the file has the id of.
    fn series(
        &self,
        assumption: &Assumption,
        what: &str,
        number: &Number,
        evidence: Vec<Evidence>,
    ) -> Option<Series> {
        let range = assumption.interval()?;
        let mut id = Id(format!("{}~{what}", assumption.on));
        while self.briefing.items().any(|(_, item)| *item.id() == id) {
            id.0.push('~');
        }
        let target = self.facts.targets.iter().find(|it| it.id == assumption.on);
        let start = self.scenario.about(&assumption.on, Aspect::Start).and_then(Assumption::date);
        let at = match assumption.period {
            Some(period) => period,
            None => match start.and_then(|start| start.date) {
                Some(date) if !date.is_interval() => date,
                _ => Edtf::day(start.and_then(|it| it.window().last).or(self.facts.as_of)?),
            },
        };
        let amount = match self.bound {
            Bound::Central if !range.is_exact() => {
                Amount::Range { low: Some(range.low), high: Some(range.high) }
            }
            bound => Amount::Value { value: range.at(bound), qualifier: None },
        };
        Some(Series {
            id,
            title: self.scenario.title.clone(),
            priority: target.and_then(|it| it.priority.clone()),
            unit: number.unit.clone().or(target.map(|it| it.unit.clone())).unwrap_or(Unit::Percent),
            of: None,
            scope: None,
            flow: None,
            phase: None,
            vintage: None,
            prices: None,
            one_off: false,
            values: Values(vec![(Period::At(at), Number { evidence, ..Number::from(amount) })]),
            breaks: Vec::new(),
            splits: Vec::new(),
            evidence: Vec::new(),
            note: assumption.note.clone(),
            links: Vec::new(),
        })
    }

    fn add(&mut self, series: Series) {
        let periods = series.values.iter().map(|(period, _)| period.clone());
        for period in periods.collect::<Vec<_>>() {
            self.mark(&series.id, Part::Value(period));
        }
        self.briefing.series.push(series);
    }

    fn target(&mut self, id: &Id) -> Option<&mut Target> {
        self.briefing.targets.iter_mut().find(|it| it.id == *id)
    }
}

/// The same dates with another value.
fn exactly(values: Values, value: Decimal) -> Values {
    let amount = Amount::Value { value, qualifier: None };
    Values(
        values
            .0
            .into_iter()
            .map(|(period, number)| (period, Number { amount: amount.clone(), ..number }))
            .collect(),
    )
}

/// When something is due: a year or month that is named is named whole, and is over at its end.
pub(super) fn due(when: &When) -> Option<Window> {
    let window = when.window();
    let whole = when.earliest.is_none() && when.date.is_some_and(|date| !date.is_interval());
    let first = if whole { window.last } else { window.first };
    Some(Window { first: Some(first?), last: Some(window.last?), ..window })
}

/// A bound of a band as one value.
pub(super) fn share(number: Option<&Number>) -> Option<Decimal> {
    number?.amount.midpoint()
}

fn set(values: &mut Values, period: &Period, value: Decimal, unit: Option<Unit>, evidence: Vec<Evidence>) {
    let number = Number { unit, evidence, ..Number::exact(value) };
    match values.0.iter_mut().find(|(found, _)| found == period) {
        // Plan or realised, and whose view it is, stay what they were.
        Some((_, known)) => {
            *known = Number { phase: known.phase, vintage: known.vintage.clone(), ..number };
        }
        None => values.0.push((period.clone(), number)),
    }
}
