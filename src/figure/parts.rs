//! Long lists, worked on by all the cores there are.

use std::{ops::Range, thread};

/// With fewer items than this to each, a thread of its own is not worth its while.
const LEAST: usize = 5_000;

/// Works on a list of so many items part by part, each on a core of its own; returns what came of the parts, in order.
pub fn in_parts<T: Send>(count: usize, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let parts = cores.min(count / LEAST).max(1);
    let part = |nth: usize| count * nth / parts..count * (nth + 1) / parts;
    let work = &work;
    thread::scope(|scope| {
        let others: Vec<_> = (1..parts).map(|nth| scope.spawn(move || work(part(nth)))).collect();
        let first = work(part(0));
        let others = others.into_iter().map(thread::ScopedJoinHandle::join);
        let others = others.map(|made| made.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(first).chain(others).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_in_one_part_in_order() {
        for count in [0, 1, LEAST, LEAST * 2, LEAST * 9 + 7] {
            let all: Vec<usize> = in_parts(count, Vec::from_iter).concat();
            assert!(all.into_iter().eq(0..count), "{count}");
        }
    }
}
