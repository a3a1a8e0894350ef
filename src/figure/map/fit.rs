//! Which of the map's rows there is room for, and where they stand: least worth goes first, and is counted.

use std::collections::BTreeSet;

use egui::Rangef;

use super::web::Web;

/// What is kept of the column of domains and measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::figure) struct Kept {
    /// Of each domain that is kept, in order: which, the measures kept, how many were dropped.
    pub groups: Vec<(usize, Vec<usize>, usize)>,
    /// How many domains were dropped.
    pub dropped: usize,
}

/// Heights in points.
#[derive(Clone, Copy, Debug)]
pub(in crate::figure) struct Heights {
    /// A row.
    pub row: f32,
    /// Between two groups.
    pub gap: f32,
    /// Above the first and under the last row of a group.
    pub pad: f32,
}

impl Heights {
    /// What a group takes, with so many measures under its heading.
    pub(in crate::figure) fn group(&self, measures: usize) -> f32 {
        self.row * (1 + measures) as f32 + self.pad * 2.0
    }
}

impl Kept {
    /// As many as go in a height: the measures of least worth are dropped first, then whole domains from the last.
    pub(in crate::figure) fn new(web: &Web<'_>, heights: &Heights, room: f32) -> Self {
        let mut order: Vec<usize> = web.domains.iter().flat_map(|domain| domain.measures.clone()).collect();
        order.sort_by_key(|at| web.rank(*at));
        // No more rows go than this, so that a long list costs no more than a short one.
        let most = (room / heights.row).max(0.0) as usize;
        let mut kept: BTreeSet<usize> = order.iter().copied().take(most).collect();
        let mut domains = web.domains.len().min(most);
        loop {
            let groups: Vec<_> = web.domains[..domains]
                .iter()
                .enumerate()
                .map(|(at, domain)| {
                    let measures: Vec<usize> =
                        domain.measures.iter().copied().filter(|it| kept.contains(it)).collect();
                    let dropped = domain.measures.len() - measures.len();
                    (at, measures, dropped)
                })
                .collect();
            let dropped = web.domains.len() - domains;
            let tall: f32 = groups.iter().map(|(_, kept, _)| heights.group(kept.len())).sum();
            let gaps = heights.gap * groups.len().saturating_sub(1) as f32;
            let more = if dropped > 0 { heights.row } else { 0.0 };
            if tall + gaps + more <= room || domains == 0 {
                return Self { groups, dropped };
            }
            match order.iter().take(most).rev().find(|at| kept.contains(at)).copied() {
                Some(last) => _ = kept.remove(&last),
                None => domains -= 1,
            }
        }
    }

    /// The measures kept.
    pub(in crate::figure) fn measures(&self) -> impl Iterator<Item = usize> {
        self.groups.iter().flat_map(|(_, measures, _)| measures.iter().copied())
    }
}

/// As many of some nodes as go in a height, and how many were dropped; a row of its own counts those.
pub(in crate::figure) fn column(
    web: &Web<'_>,
    mut nodes: Vec<usize>,
    height: impl Fn(usize) -> f32,
    (row, room): (f32, f32),
) -> (Vec<usize>, usize) {
    nodes.sort_by_key(|at| web.rank(*at));
    let fits = |room: f32| {
        let mut left = room + 0.01;
        let taken = nodes.iter().take_while(|at| {
            left -= height(**at);
            left >= 0.0
        });
        taken.count()
    };
    let all = nodes.len();
    if fits(room) < all {
        nodes.truncate(fits(room - row));
    }
    let dropped = all - nodes.len();
    nodes.sort_unstable();
    (nodes, dropped)
}

/// Puts boxes, each with where it would like to be and its height, in that order without overlapping in a range.
/// The tops.
pub(in crate::figure) fn stacked(boxes: &[(f32, f32)], within: Rangef) -> Vec<f32> {
    let mut tops = Vec::with_capacity(boxes.len());
    let mut free = within.min;
    for (wanted, height) in boxes {
        let top = wanted.max(free);
        tops.push(top);
        free = top + height;
    }
    let mut end = within.max;
    for (top, (_, height)) in tops.iter_mut().zip(boxes).rev() {
        *top = top.min(end - height);
        end = *top;
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_apart_and_within() {
        let within = Rangef::new(0.0, 100.0);
        assert_eq!(stacked(&[(10.0, 20.0), (50.0, 20.0)], within), [10.0, 50.0]);
        assert_eq!(stacked(&[(10.0, 20.0), (12.0, 10.0), (14.0, 20.0)], within), [10.0, 30.0, 40.0]);
        assert_eq!(stacked(&[(90.0, 20.0), (95.0, 20.0)], within), [60.0, 80.0]);
        assert_eq!(stacked(&[], within), [0.0; 0]);
    }
}
