//! Scenarios: named overlays of assumptions on a briefing. Never a copy of it, and never a fact.
//!
//! [`Scenario::apply`] makes what figures are drawn from; the briefing itself stays as it is. An assumption is a value
//! or a range, and so is what follows from it: every result is worked out for the low end, the central value and the
//! high end ([`Interval`]). A range is not a probability.

mod apply;
mod interval;
mod overlay;
mod reach;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use interval::Interval;
pub use overlay::{Overlay, World};
pub use reach::{Outcome, Reach, Years, reach};

use super::{
    edtf::Edtf,
    evidence::Evidence,
    number::{Amount, Number, decimal},
    text::{Id, Text},
    when::{When, Window},
};

/// A named overlay of assumptions.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Scenario {
    /// Unique in the file.
    pub id: Id,
    /// What is assumed, in a few words; shown as "Scenario: ..." wherever it is in force.
    pub title: Text,
    /// What is assumed, each about one thing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<Assumption>,
    /// Why it is assumed: `assumed`, with `how`; holds for every assumption without its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What belongs with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Id>,
}

/// What is assumed about one item: exactly one of `amount`, `change`, `when`, `due`, `base`, `start`, `per_year` and
/// `level`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "expect-object")]
pub struct Assumption {
    /// A series (`amount`, `change`), an event (`when`), a target (`due`, `base`, `start`, `per_year`) or a component
    /// (`level`).
    pub on: Id,
    /// The date of the value: needed with `amount`; without it `change` is of every value, and `level` holds on the
    /// day up to which the file knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Edtf>,
    /// What the series comes to in the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// By how many per cent the series differs from what the file says, from -100 on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Number>,
    /// When the event takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// When the target is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    /// The size of the whole that the target's share is applied to, with its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Number>,
    /// When the base was that size, and the way to the target begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<When>,
    /// How much of the base is disposed of, or added, a year, in the base's unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_year: Option<Number>,
    /// The level of the component, in the unit of its level or of what is required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Number>,
    /// Within the range the value that pictures are drawn with; its middle where left out.
    #[serde(default, with = "decimal", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<serde_json::Number>"))]
    pub central: Option<Decimal>,
    /// Why it is assumed: `assumed`, with `how`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// An end of a range, or the value within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum Bound {
    /// The least.
    Low,
    /// The value pictures are drawn with.
    Central,
    /// The most.
    High,
}

/// What an assumption is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Aspect {
    /// What a series comes to.
    Amount,
    /// By how many per cent a series differs.
    Change,
    /// When an event takes place.
    When,
    /// When a target is due.
    Due,
    /// The whole of a target.
    Base,
    /// When the way to a target begins.
    Start,
    /// How much is done of a target a year.
    PerYear,
    /// The level of a component.
    Level,
}

impl Aspect {
    /// Its key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Change => "change",
            Self::When => "when",
            Self::Due => "due",
            Self::Base => "base",
            Self::Start => "start",
            Self::PerYear => "per_year",
            Self::Level => "level",
        }
    }
}

impl Assumption {
    /// What is said, in the order of the format: one, if it is in order.
    pub fn said(&self) -> impl Iterator<Item = Aspect> + use<> {
        let said = [
            (Aspect::Amount, self.amount.is_some()),
            (Aspect::Change, self.change.is_some()),
            (Aspect::When, self.when.is_some()),
            (Aspect::Due, self.due.is_some()),
            (Aspect::Base, self.base.is_some()),
            (Aspect::Start, self.start.is_some()),
            (Aspect::PerYear, self.per_year.is_some()),
            (Aspect::Level, self.level.is_some()),
        ];
        said.into_iter().filter_map(|(aspect, said)| said.then_some(aspect))
    }

    /// What it is about; `None` where it says nothing, or several things at once.
    pub fn aspect(&self) -> Option<Aspect> {
        let mut said = self.said();
        said.next().filter(|_| said.next().is_none())
    }

    /// The number, where it is one.
    pub fn number(&self) -> Option<&Number> {
        match self.aspect()? {
            Aspect::Amount => self.amount.as_ref(),
            Aspect::Change => self.change.as_ref(),
            Aspect::Base => self.base.as_ref(),
            Aspect::PerYear => self.per_year.as_ref(),
            Aspect::Level => self.level.as_ref(),
            Aspect::When | Aspect::Due | Aspect::Start => None,
        }
    }

    /// The number, to be changed.
    pub fn number_mut(&mut self) -> Option<&mut Number> {
        match self.aspect()? {
            Aspect::Amount => self.amount.as_mut(),
            Aspect::Change => self.change.as_mut(),
            Aspect::Base => self.base.as_mut(),
            Aspect::PerYear => self.per_year.as_mut(),
            Aspect::Level => self.level.as_mut(),
            Aspect::When | Aspect::Due | Aspect::Start => None,
        }
    }

    /// The date, where it is one.
    pub fn date(&self) -> Option<&When> {
        match self.aspect()? {
            Aspect::When => self.when.as_ref(),
            Aspect::Due => self.due.as_ref(),
            Aspect::Start => self.start.as_ref(),
            _ => None,
        }
    }

    /// The date, to be changed.
    pub fn date_mut(&mut self) -> Option<&mut When> {
        match self.aspect()? {
            Aspect::When => self.when.as_mut(),
            Aspect::Due => self.due.as_mut(),
            Aspect::Start => self.start.as_mut(),
            _ => None,
        }
    }

    /// The number as a range, in the unit it is written in; `None` where an end is open, or the central value lies
    /// outside.
    pub fn interval(&self) -> Option<Interval> {
        let range = Interval::of(&self.number()?.amount)?;
        match self.central {
            Some(central) => range.with_central(central),
            None => Some(range),
        }
    }

    /// The days of the date; `None` where it is no date or an end is open.
    pub fn window(&self) -> Option<Window> {
        self.date().map(When::window).filter(|window| window.first.is_some() && window.last >= window.first)
    }

    /// Sets the number: a value where both ends are the same, or else a range.
    pub fn set_interval(&mut self, range: Interval) {
        let exact = range.low == range.high;
        let middle = Interval::between(range.low, range.high).map(|it| it.central);
        if let Some(number) = self.number_mut() {
            number.amount = if exact {
                Amount::Value { value: range.low, qualifier: None }
            } else {
                Amount::Range { low: Some(range.low), high: Some(range.high) }
            };
            self.central = (!exact && middle != Some(range.central)).then_some(range.central);
        }
    }
}

impl Scenario {
    /// The assumption of one sort about an item.
    pub fn about(&self, on: &Id, aspect: Aspect) -> Option<&Assumption> {
        self.assumptions.iter().find(|it| it.on == *on && it.aspect() == Some(aspect))
    }

    /// Why an assumption is made: its own evidence, or else the scenario's.
    pub fn grounds<'a>(&'a self, assumption: &'a Assumption) -> &'a [Evidence] {
        if assumption.evidence.is_empty() { &self.evidence } else { &assumption.evidence }
    }
}

#[cfg(test)]
mod tests;
