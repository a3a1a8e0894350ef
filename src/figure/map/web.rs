//! What belongs with what under a priority: its domains, their measures, the money and the events and parties.

use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::{Briefing, Event, Id, Index, ItemRef, Measure, MeasureKind, Party, Priority, Series};

/// A thing on the map.
#[derive(Clone, Copy, Debug)]
pub(in crate::figure) enum Node<'a> {
    /// A goal, measure, problem, condition or recommendation.
    Measure(&'a Measure),
    /// An amount, or why there is none.
    Money(&'a Series),
    /// That no amount of a priority is in the file.
    NoMoney(&'a Priority),
    /// What happens or is promised.
    Event(&'a Event),
    /// Who takes part.
    Party(&'a Party),
}

impl<'a> Node<'a> {
    /// Whose place it has.
    pub(in crate::figure) fn id(self) -> &'a Id {
        match self {
            Self::Measure(measure) => &measure.id,
            Self::Money(series) => &series.id,
            Self::NoMoney(priority) => &priority.id,
            Self::Event(event) => &event.id,
            Self::Party(party) => &party.id,
        }
    }
}

/// A priority of the map with what is directly under it.
#[derive(Clone, Debug)]
pub(in crate::figure) struct Domain<'a> {
    /// The priority.
    pub priority: &'a Priority,
    /// Positions of its measures among the nodes, in the order of the file.
    pub measures: Vec<usize>,
}

/// Everything on a map.
#[derive(Clone, Debug, Default)]
pub(in crate::figure) struct Web<'a> {
    /// In the order of the file, those with anything under them.
    pub domains: Vec<Domain<'a>>,
    /// Measures first, then money, events and parties.
    pub nodes: Vec<Node<'a>>,
    /// The domain each node is of, where it is of one.
    pub of: Vec<Option<usize>>,
    /// What belongs with each node.
    links: Vec<BTreeSet<usize>>,
}

/// What belongs with an item, a component or target in between stands for what belongs with it.
fn related<'a>(briefing: &'a Briefing, index: &'a Index, id: &'a Id) -> BTreeSet<&'a Id> {
    let mut found = BTreeSet::new();
    for linked in index.linked(id) {
        match index.item(briefing, linked) {
            Some(ItemRef::Component(_) | ItemRef::Target(_)) => found.extend(index.linked(linked)),
            Some(_) => _ = found.insert(linked),
            None => {}
        }
    }
    found.remove(id);
    found
}

impl<'a> Web<'a> {
    /// What is under a priority.
    pub(in crate::figure) fn new(briefing: &'a Briefing, index: &'a Index, top: &Id) -> Self {
        let inside: BTreeSet<&Id> = briefing
            .priorities
            .iter()
            .filter(|it| index.ancestry(briefing, &it.id).iter().any(|above| above.id == *top))
            .map(|priority| &priority.id)
            .collect();
        let under = |priority: &'a Option<Id>| priority.as_ref().filter(|id| inside.contains(id));
        let near = |ids: &mut dyn Iterator<Item = &'a Id>| -> BTreeSet<&'a Id> {
            ids.flat_map(|id| related(briefing, index, id)).collect()
        };
        let measures: Vec<&Measure> =
            briefing.measures.iter().filter(|measure| under(&measure.priority).is_some()).collect();
        let near_measures = near(&mut measures.iter().map(|measure| &measure.id));
        let money: Vec<&Series> = briefing
            .series
            .iter()
            .filter(|it| it.unit.is_money() && !it.values.is_empty())
            .filter(|it| under(&it.priority).is_some() || near_measures.contains(&it.id))
            .collect();
        let near_money = near(&mut money.iter().map(|series| &series.id));
        // The priorities that have money of their own, or of one of their measures.
        let mut with_money: BTreeSet<&Id> =
            money.iter().filter_map(|series| series.priority.as_ref()).collect();
        with_money.extend(
            measures.iter().filter(|it| near_money.contains(&it.id)).filter_map(|it| it.priority.as_ref()),
        );
        let with_measures: BTreeSet<&Id> = measures.iter().filter_map(|it| it.priority.as_ref()).collect();
        let taking_part: BTreeSet<&Id> = measures.iter().flat_map(|measure| &measure.parties).collect();

        let mut nodes: Vec<(Node<'a>, Option<&'a Id>)> = Vec::new();
        nodes.extend(measures.iter().map(|it| (Node::Measure(it), it.priority.as_ref())));
        nodes.extend(money.iter().map(|it| (Node::Money(it), under(&it.priority))));
        nodes.extend(
            briefing
                .priorities
                .iter()
                .filter(|it| with_measures.contains(&it.id) && !with_money.contains(&it.id))
                .map(|it| (Node::NoMoney(it), Some(&it.id))),
        );
        nodes.extend(briefing.events.iter().filter_map(|it| {
            let owner = under(&it.priority);
            let close = near_measures.contains(&it.id) || near_money.contains(&it.id);
            (owner.is_some() || close).then_some((Node::Event(it), owner))
        }));
        let parties = briefing.parties.iter().filter(|it| taking_part.contains(&it.id));
        nodes.extend(parties.map(|it| (Node::Party(it), None)));

        let owners: BTreeSet<&Id> = nodes.iter().filter_map(|(_, owner)| *owner).collect();
        let mut domains: Vec<Domain<'a>> = briefing
            .priorities
            .iter()
            .filter(|priority| owners.contains(&priority.id))
            .map(|priority| Domain { priority, measures: Vec::new() })
            .collect();
        let places: BTreeMap<&Id, usize> =
            domains.iter().enumerate().map(|(at, domain)| (&domain.priority.id, at)).collect();
        let of: Vec<Option<usize>> =
            nodes.iter().map(|(_, owner)| owner.and_then(|id| places.get(id).copied())).collect();
        for (at, (node, _)) in nodes.iter().enumerate() {
            if let (Node::Measure(_), Some(domain)) = (node, of[at]) {
                domains[domain].measures.push(at);
            }
        }
        let nodes: Vec<Node<'a>> = nodes.into_iter().map(|(node, _)| node).collect();
        let links = linked(briefing, index, &nodes);
        Self { domains, nodes, of, links }
    }

    /// Whether anything belongs with a node.
    pub(in crate::figure) fn is_linked(&self, node: usize) -> bool {
        !self.links[node].is_empty()
    }

    /// What belongs with a node.
    pub(in crate::figure) fn neighbours(&self, node: usize) -> impl Iterator<Item = usize> {
        self.links[node].iter().copied()
    }

    /// The nodes that are set off where an item is selected, and the domains; `None` where it is not on the map.
    ///
    /// What belongs with it, and through a measure what belongs with that. Of a domain, all that is in it.
    pub(in crate::figure) fn set_off(&self, selected: &Id) -> Option<(BTreeSet<usize>, BTreeSet<usize>)> {
        let domain = self.domains.iter().position(|domain| domain.priority.id == *selected);
        let start: Vec<usize> = match domain {
            Some(domain) => (0..self.nodes.len()).filter(|at| self.of[*at] == Some(domain)).collect(),
            None => (0..self.nodes.len()).filter(|at| self.nodes[*at].id() == selected).collect(),
        };
        if start.is_empty() && domain.is_none() {
            return None;
        }
        let mut found: BTreeSet<usize> = start.iter().copied().collect();
        for at in start {
            for next in self.neighbours(at) {
                found.insert(next);
                if domain.is_none() && matches!(self.nodes[next], Node::Measure(_)) {
                    found.extend(self.neighbours(next));
                }
            }
        }
        let mut domains: BTreeSet<usize> = match domain {
            Some(domain) => BTreeSet::from([domain]),
            None => found.iter().filter_map(|at| self.of[*at]).collect(),
        };
        domains.extend(domain);
        Some((found, domains))
    }

    /// How much a node is worth keeping where room is short: the least is kept first.
    pub(in crate::figure) fn rank(&self, node: usize) -> (u8, u8, usize) {
        let linked = u8::from(!self.is_linked(node));
        match self.nodes[node] {
            Node::Measure(measure) => {
                let (class, kind) = match measure.kind {
                    MeasureKind::Measure | MeasureKind::Recommendation => (0, 0),
                    MeasureKind::Goal => (0, 1),
                    MeasureKind::Problem => (2, 0),
                    MeasureKind::Condition => (2, 1),
                };
                let horizon = measure.when.as_ref().is_some_and(|when| !when.is_missing());
                (class + if horizon { 0 } else { linked }, kind, node)
            }
            Node::NoMoney(_) => (0, 0, node),
            Node::Money(_) => (linked, 0, node),
            Node::Event(event) => (linked, u8::from(event.promises.is_empty()), node),
            Node::Party(_) => (linked, 2, node),
        }
    }
}

/// What belongs with each node, both ways.
fn linked(briefing: &Briefing, index: &Index, nodes: &[Node<'_>]) -> Vec<BTreeSet<usize>> {
    let named = nodes.iter().enumerate().filter(|(_, node)| !matches!(node, Node::NoMoney(_)));
    let places: BTreeMap<&Id, usize> = named.map(|(at, node)| (node.id(), at)).collect();
    let mut links = vec![BTreeSet::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        let near = match node {
            Node::NoMoney(_) | Node::Party(_) => continue,
            Node::Measure(measure) => {
                let parties = measure.parties.iter();
                related(briefing, index, &measure.id).into_iter().chain(parties).collect()
            }
            Node::Money(_) | Node::Event(_) => related(briefing, index, node.id()),
        };
        for other in near.into_iter().filter_map(|id| places.get(id).copied()).filter(|it| *it != at) {
            links[at].insert(other);
            links[other].insert(at);
        }
    }
    links
}
