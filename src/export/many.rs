//! The same work on many figures, on all of the machine's cores.

use std::{
    ops::ControlFlow,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use super::{ExportError, Progress};

/// Does `work` on each of `items` and gives what came of it, in their order. `progress` is told of each that is done.
///
/// # Errors
/// The first of the items that failed; [`ExportError::Cancelled`] when `progress` asked to stop.
pub fn many<T: Sync, R: Send>(
    items: &[T],
    progress: Progress<'_>,
    work: impl Fn(&T) -> Result<R, ExportError> + Sync,
) -> Result<Vec<R>, ExportError> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(items.len());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let results: Mutex<Vec<Option<Result<R, ExportError>>>> =
        Mutex::new(std::iter::repeat_with(|| None).take(items.len()).collect());
    let run = || {
        while let Some((at, item)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| items.get(at).map(|item| (at, item)))
        {
            let mut result = work(item);
            if result.is_ok() {
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                if progress(done, items.len()) == ControlFlow::Break(()) {
                    result = Err(ExportError::Cancelled);
                }
            }
            if result.is_err() {
                // Nobody takes up another.
                next.store(items.len(), Ordering::Relaxed);
            }
            results.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(result);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
    let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut all = Vec::with_capacity(items.len());
    let mut left = false;
    for result in results {
        match result {
            Some(Ok(result)) => all.push(result),
            Some(Err(error)) => return Err(error),
            None => left = true,
        }
    }
    if left { Err(ExportError::Cancelled) } else { Ok(all) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::UNWATCHED;

    #[test]
    fn in_their_order_and_counted() {
        let items: Vec<usize> = (0..50).collect();
        let told = Mutex::new(Vec::new());
        let watch = |done: usize, of: usize| {
            told.lock().unwrap().push((done, of));
            ControlFlow::Continue(())
        };
        let doubled = many(&items, &watch, |item| Ok(item * 2)).unwrap();
        assert!(doubled.iter().enumerate().all(|(at, value)| *value == at * 2));
        let mut told = told.into_inner().unwrap();
        told.sort_unstable();
        assert_eq!(told, (1..=50).map(|done| (done, 50)).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_or_a_request_to_stop_ends_it() {
        let items: Vec<usize> = (0..1000).collect();
        let tried = AtomicUsize::new(0);
        let failed = many(&items, UNWATCHED, |item| {
            tried.fetch_add(1, Ordering::Relaxed);
            if *item == 3 { Err(ExportError::Restless) } else { Ok(()) }
        });
        assert_eq!(failed, Err(ExportError::Restless));
        assert!(tried.into_inner() < 1000);
        let stopped = many(&items, &|_, _| ControlFlow::Break(()), |_| Ok(()));
        assert_eq!(stopped, Err(ExportError::Cancelled));
        assert_eq!(many(&[0_usize; 0], UNWATCHED, |_| Ok(())), Ok(Vec::new()));
    }
}
