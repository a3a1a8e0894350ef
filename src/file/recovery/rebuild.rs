//! What a document was when its window went, from its journal and what the edits were made in.

use super::{Base, Entry, Home, LeftBehind, Store};
use crate::{
    briefing::edit::EditName,
    file::{
        disk, load,
        save::Patch,
        stamp::{Stamp, modified},
    },
};

/// The bytes of a byte order mark.
const MARK: &str = "\u{feff}";

/// A document as it was.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    /// Where it lives, and what is expected to be there when it is saved.
    pub base: Base,
    /// What became of what the edits were made in.
    pub fate: Fate,
    /// The edits that were not saved, and can be taken back.
    pub steps: Vec<(EditName, Patch)>,
    /// What the document says with them, a byte order mark included; empty where it is [`Fate::Gone`].
    pub text: String,
}

/// What became of what edits were made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is there as it was.
    There,
    /// The file is not as it was, or there is none; its backup is.
    BackedUp,
    /// The file is not as it was, and there is no backup. But the edits fit what the file is now.
    Fits,
    /// The edits are all there is.
    Gone,
}

impl Store {
    /// What a document was when its window went. No steps are left where all was saved or taken back.
    pub fn rebuild(&self, left: &LeftBehind) -> Rebuilt {
        let (base, entries) = (&left.base, left.entries.as_slice());
        let backup = || {
            let path = self.backup(&base.home, &base.stamp)?;
            disk::read(&path).ok().filter(|bytes| Stamp::of(bytes, None).is_same(&base.stamp))
        };
        // A save that was begun is the last word where the file says what was to be written.
        let saves = entries.iter().enumerate().rev().filter_map(|(at, entry)| match entry {
            Entry::Save { home, stamp } => Some((at + 1, home, stamp)),
            _ => None,
        });
        let begun = std::iter::once((0, &base.home, &base.stamp));
        for (at, home, stamp) in saves.chain(begun) {
            let Home::File(path) = home else { continue };
            let Ok(bytes) = disk::read(path) else { continue };
            let found = Stamp::of(&bytes, modified(path));
            if found.is_same(stamp) {
                let name = home.file_name().unwrap_or_else(|| base.name.clone());
                let base = Base { home: home.clone(), name, stamp: found };
                if let Some(rebuilt) = made(base, Fate::There, &bytes, &entries[at..]) {
                    return rebuilt;
                }
            }
        }
        let is_own = matches!(base.home, Home::Own(_));
        let fate = if is_own { Fate::There } else { Fate::BackedUp };
        if let Some(rebuilt) = backup().and_then(|bytes| made(base.clone(), fate, &bytes, entries)) {
            return rebuilt;
        }
        fitted(base, entries).unwrap_or_else(|| {
            let (steps, _) = fold(entries, None);
            Rebuilt { base: base.clone(), fate: Fate::Gone, steps, text: String::new() }
        })
    }
}

/// The edits made in what the file is now, if every one of them fits and a briefing comes of it.
fn fitted(base: &Base, entries: &[Entry<'_>]) -> Option<Rebuilt> {
    let Home::File(path) = &base.home else { return None };
    let bytes = disk::read(path).ok()?;
    let now = Base { stamp: Stamp::of(&bytes, modified(path)), ..base.clone() };
    let rebuilt = made(now, Fate::Fits, &bytes, entries)?;
    let (all, _) = fold(entries, None);
    (rebuilt.steps.len() == all.len() && load(rebuilt.text.as_bytes()).is_ok()).then_some(rebuilt)
}

fn made(base: Base, fate: Fate, bytes: &[u8], entries: &[Entry<'_>]) -> Option<Rebuilt> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (mark, text) = text.strip_prefix(MARK).map_or(("", text), |rest| (MARK, rest));
    let (steps, text) = fold(entries, Some(text.to_owned()));
    Some(Rebuilt { base, fate, steps, text: format!("{mark}{}", text.unwrap_or_default()) })
}

/// The steps that are left of all that happened, and what they make of the text, if there is one; up to the first that
/// does not fit it.
fn fold(entries: &[Entry<'_>], mut text: Option<String>) -> (Vec<(EditName, Patch)>, Option<String>) {
    let mut steps: Vec<(EditName, Patch)> = Vec::new();
    for entry in entries {
        let patch = match entry {
            Entry::Do { patch, .. } => patch,
            Entry::Undo { patch } => patch,
            Entry::Save { .. } => continue,
        };
        if let Some(before) = &text {
            match patch.apply(before) {
                Some(after) => text = Some(after),
                None => break,
            }
        }
        match entry {
            Entry::Do { name, patch } => steps.push((name.clone().into_owned(), patch.clone().into_owned())),
            // What was done before the journal began can be taken back too: then that is an edit of its own.
            Entry::Undo { patch } if steps.pop_if(|(_, last)| undoes(patch, last)).is_none() => {
                steps.push((EditName::new("edit-undone"), patch.clone()));
            }
            Entry::Undo { .. } | Entry::Save { .. } => {}
        }
    }
    (steps, text)
}

/// Whether a patch takes back what another one did just before it.
fn undoes(patch: &Patch, last: &Patch) -> bool {
    let (these, those) = (patch.splices(), last.splices());
    these.len() == those.len()
        && these
            .iter()
            .zip(those)
            .all(|(this, that)| (&this.removed, &this.inserted) == (&that.inserted, &that.removed))
}
