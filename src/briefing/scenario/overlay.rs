//! A scenario in force: what figures are drawn from, at each end of its ranges.

use std::{collections::HashSet, sync::Arc};

use super::{Bound, Scenario};
use crate::briefing::{Briefing, Index, index::Place};

/// A briefing with its index.
#[derive(Clone, Debug)]
pub struct World {
    /// The briefing.
    pub briefing: Arc<Briefing>,
    /// Its items by id.
    pub index: Arc<Index>,
}

/// A scenario in force on a briefing.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The scenario.
    pub scenario: Scenario,
    /// What the file says.
    pub facts: World,
    /// All assumptions at their low ends.
    pub low: World,
    /// At their central values: what is drawn.
    pub central: World,
    /// At their high ends.
    pub high: World,
    assumed: HashSet<Place>,
}

impl Overlay {
    /// Puts a scenario in force.
    pub fn new(facts: World, scenario: Scenario) -> Self {
        let world = |bound| {
            let (briefing, places) = scenario.apply(&facts.briefing, bound);
            let index = Arc::new(Index::new(&briefing));
            (World { briefing: Arc::new(briefing), index }, places)
        };
        let ((low, _), (central, places), (high, _)) =
            (world(Bound::Low), world(Bound::Central), world(Bound::High));
        Self { facts, low, central, high, assumed: places.into_iter().collect(), scenario }
    }

    /// Whether a figure, date or item is assumed.
    pub fn is_assumed(&self, place: &Place) -> bool {
        self.assumed.contains(place)
    }
}
