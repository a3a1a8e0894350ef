//! Circles in references that have to lead somewhere.

use std::collections::BTreeMap;

/// Where a circle closes: for a node the positions, in its list of references, of those that lead back to a node
/// on the way to it. Takes time and space in proportion to the nodes and references.
pub(super) fn circles<I: Iterator<Item = Option<usize>>>(
    nodes: usize,
    references: impl Fn(usize) -> I,
) -> BTreeMap<usize, Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        OnTheWay,
        Done,
    }
    let mut marks = vec![Mark::New; nodes];
    let mut closing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for start in 0..nodes {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::OnTheWay;
        let mut way = vec![(start, references(start).enumerate())];
        while let Some((node, left)) = way.last_mut() {
            let Some((at, next)) = left.next() else {
                marks[*node] = Mark::Done;
                way.pop();
                continue;
            };
            let Some(next) = next.filter(|next| *next < nodes) else { continue };
            match marks[next] {
                Mark::New => {
                    marks[next] = Mark::OnTheWay;
                    way.push((next, references(next).enumerate()));
                }
                Mark::OnTheWay => closing.entry(*node).or_default().push(at),
                Mark::Done => {}
            }
        }
    }
    closing
}
