//! From one figure to another through steps. The rest is always computed.

use std::collections::HashMap;

use super::{
    super::{
        Briefing, Index,
        number::{Number, Unit},
        series::{Bridge, BridgeEnd, Period, Series},
        text::Id,
    },
    Agreement, Ledger, MOST_AMOUNTS, NoAmount, Sum, year_period,
};

/// A bridge in one year. `from`, the steps that have an amount, and `rest` add up to `to` exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BridgeYear {
    /// The period of the end, and of the steps.
    pub period: Period,
    /// The unit of every amount: that of the series it starts from.
    pub unit: Unit,
    /// Where it starts.
    pub from: Sum,
    /// The steps, in the order they are drawn.
    pub steps: Vec<BridgeStep>,
    /// What no step explains.
    pub rest: Sum,
    /// Where it ends.
    pub to: Sum,
    /// The rest as a source states it, and how it lies to the computed one.
    pub stated: Option<(Sum, Agreement)>,
}

/// A step of a bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BridgeStep {
    /// The series.
    pub series: Id,
    /// How much; a step without an amount in this period explains nothing.
    pub amount: Result<Sum, NoAmount>,
    /// Where the bridge stands after this step.
    pub subtotal: Sum,
}

/// A bridge, for each year both ends have, or the one it names; ascending.
pub fn bridge(briefing: &Briefing, index: &Index, bridge: &Bridge) -> Vec<BridgeYear> {
    Ledger::new(briefing, index).bridge(bridge)
}

impl<'a> Ledger<'a> {
    /// A bridge, for each year both ends have, or the one it names; ascending. Where an end has no amount, or a sum
    /// does not fit, there is no bridge, nor with more than 100,000 amounts.
    pub fn bridge(&mut self, bridge: &Bridge) -> Vec<BridgeYear> {
        let (index, briefing) = (self.index, self.briefing);
        let series = |id: &Id| index.series(briefing, id);
        let (Some(from), Some(to)) = (series(&bridge.from.series), series(&bridge.to.series)) else {
            return Vec::new();
        };
        let spans = self.spans(bridge, from, to);
        if spans.len() * bridge.steps.len() > MOST_AMOUNTS {
            return Vec::new();
        }
        let rests = bridge.rest.iter().map(|(period, number)| (period, number)).collect();
        let at = |(start, end)| self.bridge_at(bridge, &rests, (from, &start), (to, &end));
        spans.into_iter().filter_map(at).collect()
    }

    /// The periods at both ends.
    fn spans(&mut self, bridge: &Bridge, from: &'a Series, to: &'a Series) -> Vec<(Period, Period)> {
        let named = |end: &BridgeEnd| end.when.as_ref().map(|when| when.date.map(Period::At));
        match (named(&bridge.from), named(&bridge.to)) {
            (None, None) => {
                let years = &self.years(from) | &self.years(to);
                years.into_iter().filter_map(year_period).map(|year| (year.clone(), year)).collect()
            }
            (Some(Some(start)), Some(Some(end))) => vec![(start, end)],
            (Some(Some(one)), None) | (None, Some(Some(one))) => vec![(one.clone(), one)],
            // An end whose date is missing.
            (Some(None), _) | (_, Some(None)) => Vec::new(),
        }
    }

    fn bridge_at(
        &mut self,
        bridge: &Bridge,
        rests: &HashMap<&Period, &Number>,
        (from, start): (&'a Series, &Period),
        (to, end): (&'a Series, &Period),
    ) -> Option<BridgeYear> {
        let unit = &from.unit;
        let (begin, goal) = (self.amount(from, start, unit).ok()?, self.amount(to, end, unit).ok()?);
        let mut level = begin;
        let mut steps = Vec::with_capacity(bridge.steps.len());
        for id in &bridge.steps {
            let step = self.index.series(self.briefing, id).ok_or(NoAmount::Absent);
            let amount = step.and_then(|step| self.amount(step, end, unit));
            if let Ok(amount) = &amount {
                level = level.plus(amount)?;
            }
            steps.push(BridgeStep { series: id.clone(), amount, subtotal: level });
        }
        let rest = goal.minus(&level)?;
        let stated = rests.get(end).and_then(|number| Sum::of_number(number, unit, unit).ok());
        Some(BridgeYear {
            period: end.clone(),
            unit: unit.clone(),
            from: begin,
            steps,
            rest,
            to: goal,
            stated: stated.map(|stated| (stated, stated.agreement(&rest))),
        })
    }
}
