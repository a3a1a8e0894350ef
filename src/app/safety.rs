//! That nothing is lost: what became of the file on disk, saves that must not overwrite what somebody else wrote, and
//! what windows that are no more left behind.

mod keeper;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub use keeper::{Begun, Keeper};

use super::{
    Action, Dialog, Document, Effect, Next, Notice, Origin, State, Version,
    dispatch::{LoadError, refused},
    document::OnDisk,
    jobs::Kind,
};
use crate::{
    briefing::edit::EditName,
    file::{
        self, Loaded,
        compare::{Differences, compare},
        disk::{self, WriteError},
        recovery::{Base, Fate, Home, Store},
        save::Patch,
        stamp::{Expected, SaveError, Stamp, modified, save},
        watch::Seen,
    },
    text::Texts,
};

/// What the state knows of it.
#[derive(Clone, Debug, Default)]
pub struct Safety {
    /// The backup of the file as it was opened.
    pub backup: Option<PathBuf>,
    /// What was left behind and not taken up or thrown away yet, the oldest first.
    pub offers: Vec<Offer>,
    /// The offer that the open document came from, and what its edits are made in.
    pub recovered: Option<(PathBuf, Base)>,
    /// What was seen of the file while it was being saved.
    seen: Option<Seen>,
}

impl Safety {
    /// Another document took the place of the one that was open.
    pub(super) fn replaced(&mut self) {
        self.backup = None;
        self.recovered = None;
        self.seen = None;
    }
}

/// What a window that is no more left behind.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its journal.
    pub id: PathBuf,
    /// The document.
    pub base: Base,
    /// What became of what the edits were made in.
    pub fate: Fate,
    /// The last edit, in seconds since 1970.
    pub written: Option<u64>,
    /// The edits, the oldest first.
    pub steps: Arc<[(EditName, Patch)]>,
}

/// A document as a window that is no more left it.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The offer.
    pub offer: Offer,
    /// What it says.
    pub loaded: Loaded,
}

/// A file as read from disk.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it says.
    pub loaded: Loaded,
    /// What it was.
    pub stamp: Stamp,
    /// Where that is kept.
    pub backup: Option<PathBuf>,
}

/// Somebody else wrote the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The file.
    pub path: PathBuf,
    /// What it is now.
    pub theirs: Stamp,
    /// What differs.
    pub differences: Differences,
    /// What waits for the save, if one was asked for.
    pub next: Option<Next>,
}

/// Why the document was not saved.
#[derive(Debug)]
pub enum SaveFailure {
    /// It could not be written.
    Write(WriteError),
    /// Somebody else wrote the file.
    Changed(Box<Conflict>),
}

/// What a save may write over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// What was read or written last, as it is known when the save begins.
    Known,
    /// What a person was shown.
    Shown(Stamp),
    /// Anything: a person chose the file.
    Anything,
}

impl Over {
    /// What is expected to be on disk, given what is known.
    pub fn expected(self, on_disk: OnDisk) -> Expected {
        match (self, on_disk) {
            (Self::Shown(stamp), _) | (Self::Known, OnDisk::As(stamp) | OnDisk::Gone(stamp)) => {
                Expected::Content(stamp)
            }
            (Self::Known, OnDisk::Nothing) | (Self::Anything, _) => Expected::Anything,
        }
    }
}

/// An answer to a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Take theirs.
    Reload,
    /// Write over theirs.
    Keep,
    /// Save in another place.
    Elsewhere,
}

/// What can happen.
#[derive(Debug)]
pub enum Event {
    /// Something happened to the open file.
    Seen(Seen),
    /// It was read again, because it changed while the document was of this version.
    Reloaded(PathBuf, Version, Box<Result<Opened, LoadError>>),
    /// It was compared with the document; `None` where they do not differ, or it cannot be read.
    Compared(Option<Box<Conflict>>),
    /// A person answered.
    Resolve(Resolution),
    /// Its folder cannot be watched.
    Unwatched(PathBuf, String),
    /// It is open in another window.
    AlsoOpen(PathBuf),
    /// Edits cannot be journaled, for a reason of the system.
    NotKept(String),
    /// What windows that are no more left behind.
    Offered(Vec<Offer>),
    /// Take an offer up, after asking where there is something to lose.
    Recover(PathBuf),
    /// Throw an offer away.
    Forget(PathBuf),
    /// An offer was taken up.
    Recovered(Box<Recovered>),
}

/// What is to be done outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Read a file again, for the document of this version.
    Reload(PathBuf, Version),
    /// Compare the document with its file.
    Compare(PathBuf),
    /// Take an offer up.
    Recover(PathBuf),
    /// Throw an offer away.
    Forget(PathBuf),
}

impl From<Event> for Action {
    fn from(event: Event) -> Self {
        Self::Safety(event)
    }
}

impl From<Task> for Effect {
    fn from(task: Task) -> Self {
        Self::Safety(task)
    }
}

/// Changes the state by what happened.
pub fn dispatch(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    let texts = Texts::of(state.settings.language());
    let named = |path: &Path| [("path", path.display().to_string().into())];
    match event {
        Event::Seen(seen) => self::seen(state, seen, effects),
        Event::Reloaded(path, version, result) => reloaded(state, path, version, *result, effects),
        Event::Compared(conflict) => {
            let Some(conflict) = conflict else { return };
            if !is_open(state, &conflict.path) {
                return;
            }
            match &mut state.dialog {
                None => state.dialog = Some(Dialog::Conflict(conflict)),
                Some(Dialog::Conflict(open)) => {
                    let next = open.next.take();
                    **open = Conflict { next, ..*conflict };
                }
                // One question at a time; a save asks this one again.
                Some(_) => tell(state, "file-changed", &named(&conflict.path)),
            }
        }
        Event::Resolve(resolution) => resolve(state, resolution, effects),
        Event::Unwatched(path, reason) => {
            log::warn!("{} is not watched: {reason}", path.display());
            tell(state, "file-unwatched", &named(&path));
        }
        Event::AlsoOpen(path) => tell(state, "file-also-open", &named(&path)),
        Event::NotKept(reason) => tell(state, "journal-failed", &[("reason", reason.into())]),
        Event::Offered(offers) => {
            state.safety.offers = offers;
            if state.safety.offers.is_empty() {
                state.dialog.take_if(|dialog| *dialog == Dialog::Recovery);
            } else if state.dialog.is_none() {
                state.dialog = Some(Dialog::Recovery);
            }
        }
        Event::Recover(id) => super::dispatch::leave(state, Next::Recover(id), effects),
        Event::Forget(id) => {
            state.safety.offers.retain(|offer| offer.id != id);
            if state.safety.offers.is_empty() {
                state.dialog.take_if(|dialog| *dialog == Dialog::Recovery);
            }
            effects.push(Task::Forget(id).into());
        }
        Event::Recovered(recovered) => {
            let Recovered { offer, loaded } = *recovered;
            state.safety.offers.retain(|it| it.id != offer.id);
            let count = offer.steps.len();
            let document = Document::recovered(loaded, &offer.base, offer.fate, &offer.steps);
            super::dispatch::replace(state, document);
            state.dialog = None;
            state.safety.recovered = Some((offer.id, offer.base));
            let message = texts.with("recovered", &[("count", count.into())]);
            let hint = match offer.fate {
                Fate::BackedUp => "recovered-changed",
                Fate::Fits => "recovered-copy",
                Fate::There | Fate::Gone => "recovered-save",
            };
            state.notices.push(Notice { message, hint: Some(texts.get(hint)), failed: false });
        }
    }
}

/// A notice with its hint.
fn tell(state: &mut State, key: &str, args: &[(&str, fluent_bundle::FluentValue<'_>)]) {
    let texts = Texts::of(state.settings.language());
    let hint = texts.attribute(key, "hint", args);
    state.notices.push(Notice { message: texts.with(key, args), hint, failed: true });
}

fn is_open(state: &State, path: &Path) -> bool {
    matches!(&state.document.origin, Origin::File(open) if open == path)
}

fn seen(state: &mut State, seen: Seen, effects: &mut Vec<Effect>) {
    if !is_open(state, &seen.path) {
        return;
    }
    // It may be what is being written: that is known once it is.
    if state.running.contains(&Kind::Save) {
        state.safety.seen = Some(seen);
        return;
    }
    let document = &mut state.document;
    match (seen.now, document.on_disk) {
        (Some(now), OnDisk::As(known) | OnDisk::Gone(known)) if now.is_same(&known) => {
            document.on_disk = OnDisk::As(now);
            state.dialog.take_if(|dialog| matches!(dialog, Dialog::Conflict(_)));
        }
        (Some(_), _) if document.revision == document.saved => {
            effects.push(Task::Reload(seen.path, document.version()).into());
        }
        (Some(_), _) => effects.push(Task::Compare(seen.path).into()),
        (None, OnDisk::As(known)) => {
            document.on_disk = OnDisk::Gone(known);
            tell(state, "file-gone", &[("path", seen.path.display().to_string().into())]);
        }
        (None, OnDisk::Nothing | OnDisk::Gone(_)) => {}
    }
}

fn reloaded(
    state: &mut State,
    path: PathBuf,
    version: Version,
    result: Result<Opened, LoadError>,
    effects: &mut Vec<Effect>,
) {
    if version.session != state.document.session {
        return;
    }
    // It was edited while it was read again.
    if version != state.document.version() {
        effects.push(Task::Compare(path).into());
        return;
    }
    match result {
        Ok(opened) => {
            let document = Document::opened(opened.loaded, path, opened.stamp);
            let view = state.view.clone();
            let dialog = state.dialog.take();
            super::dispatch::replace(state, document);
            // All stays as it was looked at, as far as it is still there.
            let page = std::mem::take(&mut state.view.page);
            state.view = super::View { page, ..view };
            let index = &state.document.index;
            state.view.selection.take_if(|place| index.slot(&place.item).is_none());
            state.view.evidence &= state.view.selection.is_some();
            state.view.filter.priorities.retain(|id| index.slot(id).is_some());
            state.dialog = dialog.filter(|dialog| !matches!(dialog, Dialog::Conflict(_)));
            state.safety.backup = opened.backup;
            let texts = Texts::of(state.settings.language());
            state.notices.push(Notice { message: texts.get("file-reloaded"), hint: None, failed: false });
        }
        // Somebody may be at work on it: what is open stays, and the next change is looked at again.
        Err(error) => {
            let texts = Texts::of(state.settings.language());
            let Notice { message, .. } = refused(texts, &path, &error);
            tell(state, "file-not-reloaded", &[("reason", message.into())]);
        }
    }
}

fn resolve(state: &mut State, resolution: Resolution, effects: &mut Vec<Effect>) {
    let Some(Dialog::Conflict(conflict)) = state.dialog.take() else { return };
    let Conflict { path, theirs, next, .. } = *conflict;
    match resolution {
        Resolution::Reload => effects.push(Task::Reload(path, state.document.version()).into()),
        Resolution::Keep => effects.push(Effect::Save { path, next, over: Over::Shown(theirs) }),
        Resolution::Elsewhere => super::dispatch::pick(state, super::Purpose::Save(next), effects),
    }
}

/// What the end of a save means for the file as seen meanwhile.
pub(super) fn after_save(state: &mut State, effects: &mut Vec<Effect>) {
    state.running.retain(|kind| *kind != Kind::Save);
    if let Some(seen) = state.safety.seen.take() {
        self::seen(state, seen, effects);
    }
}

/// The hint that says where the version that was opened is kept, after another one.
pub(super) fn with_backup(state: &State, hint: Option<String>) -> Option<String> {
    let texts = Texts::of(state.settings.language());
    let kept = state
        .safety
        .backup
        .as_ref()
        .map(|path| texts.with("backup-kept", &[("path", path.display().to_string().into())]));
    let words: Vec<String> = [hint, kept].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Reads a file and keeps a backup of it. For a thread of its own.
///
/// # Errors
/// When it cannot be read or is not a briefing.
pub fn open(path: &Path, store: Option<&Store>) -> Result<Opened, LoadError> {
    let bytes = disk::read(path).map_err(LoadError::Read)?;
    let stamp = Stamp::of(&bytes, modified(path));
    let loaded = file::load(&bytes).map_err(LoadError::Refused)?;
    let backup = store.and_then(|store| {
        let kept = store.back_up(&Home::of(path), &bytes, &stamp, None);
        kept.inspect_err(|error| log::warn!("no backup of {}: {error}", path.display())).ok()?
    });
    Ok(Opened { loaded, stamp, backup })
}

/// Writes a document, unless somebody else wrote the file. For a thread of its own.
///
/// # Errors
/// When the file was changed or cannot be written.
pub fn write(
    document: &Document,
    path: &Path,
    expected: Expected,
    keeper: Option<&Keeper>,
) -> Result<Stamp, SaveFailure> {
    let bytes = document.bytes();
    let ours = Stamp::of(&bytes, None);
    let _lock = keeper.and_then(|keeper| keeper.store().saving(path));
    if let Some(keeper) = keeper {
        keeper.saving(document, path, ours);
    }
    match save(path, &bytes, ours, expected) {
        Ok(stamp) => {
            if let Some(keeper) = keeper {
                keeper.saved(document, path, stamp);
            }
            Ok(stamp)
        }
        Err(SaveError::Write(error)) => Err(SaveFailure::Write(error)),
        Err(SaveError::Changed(_)) => match conflict(document, path) {
            Some(conflict) => Err(SaveFailure::Changed(Box::new(conflict))),
            // It changed again meanwhile, and is what was to be written.
            None => Ok(ours),
        },
    }
}

/// How a document and its file differ; `None` where they do not, or the file is gone. For a thread of its own.
pub fn conflict(document: &Document, path: &Path) -> Option<Conflict> {
    let bytes = disk::read(path).inspect_err(|error| log::warn!("not compared: {error}")).ok()?;
    if *document.bytes() == *bytes {
        return None;
    }
    let theirs = Stamp::of(&bytes, modified(path));
    let read = file::load(&bytes).ok();
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
    let briefings = read.as_ref().map(|loaded| (&*document.briefing, &loaded.briefing));
    let differences = compare(&document.text, &text, briefings);
    Some(Conflict { path: path.to_owned(), theirs, differences, next: None })
}

#[cfg(test)]
mod tests;
