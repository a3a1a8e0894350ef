//! Noticing that the open file is rewritten, moved or taken away by somebody else.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::mpsc::{self, RecvTimeoutError},
    time::{Duration, Instant},
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
    event::{AccessKind, AccessMode},
};

use super::{disk::ReadReason, stamp::Stamp};

/// How long nothing may happen before the file is looked at: a script may write it in pieces.
const QUIET: Duration = Duration::from_millis(150);

/// How long it is waited for that at the most.
const MOST: Duration = Duration::from_secs(1);

/// What was seen of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The file.
    pub path: PathBuf,
    /// What it is now; `None` where it is gone.
    pub now: Option<Stamp>,
}

/// Watches a file until it is dropped.
///
/// It is the folder that is watched, since editors, and this program, replace a file by another of its name. Whatever
/// happens there, the content is compared; only when it is not what was seen last that is told.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches a file that is known as `known`, or as gone, and tells what becomes of it on a thread of its own.
    ///
    /// # Errors
    /// When the system has no more watches, or none at all for this sort of folder.
    pub fn begin(
        path: PathBuf,
        known: Option<Stamp>,
        tell: impl Fn(Seen) + Send + 'static,
    ) -> notify::Result<Self> {
        // Where the name is a link, both its folder and that of the file count.
        let target = path.canonicalize().unwrap_or_else(|_| path.clone());
        let names: Vec<_> =
            [&path, &target].iter().filter_map(|it| it.file_name()).map(OsStr::to_owned).collect();
        let (sender, receiver) = mpsc::channel();
        let first = sender.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| concerns(&event, &names)) {
                // Nobody listens any more once the watch is dropped.
                let _heard: Result<(), mpsc::SendError<()>> = sender.send(());
            }
        })?;
        let folders = [folder(&path), folder(&target)];
        watcher.watch(folders[0], RecursiveMode::NonRecursive)?;
        if folders[0] != folders[1] {
            watcher.watch(folders[1], RecursiveMode::NonRecursive)?;
        }
        // It may have been changed before it was watched.
        let _heard: Result<(), mpsc::SendError<()>> = first.send(());
        drop(first);
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || follow(&path, known, &receiver, tell))
            .map_err(notify::Error::io)?;
        Ok(Self { _watcher: watcher })
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether something may have happened to a file of one of these names. Reading it, as is done to compare it, is no
/// change.
fn concerns(event: &Event, names: &[std::ffi::OsString]) -> bool {
    let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| names.iter().any(|it| it == name));
    !read && (event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(named))
}

/// Looks at the file whenever something happened, until the watch is dropped.
fn follow(path: &Path, known: Option<Stamp>, happened: &mpsc::Receiver<()>, tell: impl Fn(Seen)) {
    let mut last = known;
    while happened.recv().is_ok() {
        let until = Instant::now() + MOST;
        while Instant::now() < until {
            match happened.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        let now = match Stamp::of_file(path) {
            Ok(stamp) => Some(stamp),
            Err(error) => match error.reason {
                // What is no file any longer is gone as one.
                ReadReason::NotFound | ReadReason::Directory | ReadReason::Device => None,
                _ => {
                    log::warn!("a file that changed cannot be looked at: {error}");
                    continue;
                }
            },
        };
        let is_same = match (&last, &now) {
            (Some(last), Some(now)) => last.is_same(now),
            (last, now) => last.is_none() && now.is_none(),
        };
        if !is_same {
            last = now;
            tell(Seen { path: path.to_owned(), now });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::file::disk::write_atomic;

    /// Longer than anything takes that is waited for.
    const LONG: Duration = Duration::from_secs(20);

    /// Long enough to be told of what should not be told.
    const SHORT: Duration = Duration::from_millis(600);

    fn watched(path: &Path) -> (Watch, mpsc::Receiver<Seen>) {
        let (sender, receiver) = mpsc::channel();
        let known = Stamp::of_file(path).unwrap();
        let watch = Watch::begin(path.to_owned(), Some(known), move |seen| drop(sender.send(seen))).unwrap();
        (watch, receiver)
    }

    #[test]
    fn every_way_to_rewrite_a_file_is_noticed_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "0").unwrap();
        let (_watch, seen) = watched(&path);
        let expect = |text: &str| {
            let found = seen.recv_timeout(LONG).unwrap();
            assert!(found.now.unwrap().is_same(&Stamp::of(text.as_bytes(), None)), "{text}: {found:?}");
            assert_eq!(seen.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout), "told once of {text}");
        };
        fs::write(&path, "in place").unwrap();
        expect("in place");
        write_atomic(&path, b"replaced").unwrap();
        expect("replaced");
        fs::write(folder.path().join("b.json"), "moved here").unwrap();
        fs::rename(folder.path().join("b.json"), &path).unwrap();
        expect("moved here");
        let mut pieces = fs::File::create(&path).unwrap();
        for _ in 0..5 {
            std::io::Write::write_all(&mut pieces, b"piece").unwrap();
            std::thread::sleep(Duration::from_millis(40));
        }
        drop(pieces);
        expect("piecepiecepiecepiecepiece");
        // As some editors save: the old one away, then a new one.
        fs::rename(&path, folder.path().join("a.json~")).unwrap();
        fs::write(&path, "anew").unwrap();
        expect("anew");
    }

    #[test]
    fn what_changes_nothing_is_not_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "same").unwrap();
        let (watch, seen) = watched(&path);
        fs::read(&path).unwrap();
        fs::write(&path, "same").unwrap();
        write_atomic(&path, b"same").unwrap();
        fs::write(folder.path().join("other.json"), "other").unwrap();
        assert_eq!(seen.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
        // The thread ends with the watch.
        drop(watch);
        assert_eq!(seen.recv_timeout(LONG), Err(RecvTimeoutError::Disconnected));
    }

    #[test]
    fn a_file_that_goes_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "0").unwrap();
        let (_watch, seen) = watched(&path);
        let expect = |there: bool| assert_eq!(seen.recv_timeout(LONG).unwrap().now.is_some(), there);
        fs::rename(&path, folder.path().join("b.json")).unwrap();
        expect(false);
        fs::rename(folder.path().join("b.json"), &path).unwrap();
        expect(true);
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        expect(false);
    }

    #[test]
    fn what_changed_before_it_was_watched_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "new").unwrap();
        let (sender, seen) = mpsc::channel();
        for known in [None, Some(Stamp::of(b"old", None))] {
            let sender = sender.clone();
            let _watch = Watch::begin(path.clone(), known, move |seen| drop(sender.send(seen))).unwrap();
            assert!(seen.recv_timeout(LONG).unwrap().now.is_some());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (link, file) = (here.path().join("link.json"), there.path().join("file.json"));
        fs::write(&file, "0").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let (_watch, seen) = watched(&link);
        write_atomic(&file, b"1").unwrap();
        assert_eq!(seen.recv_timeout(LONG).unwrap().path, link);
    }
}
