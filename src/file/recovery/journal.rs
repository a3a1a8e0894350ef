//! The journal of unsaved edits.

use std::{
    borrow::Cow,
    fs::{self, File},
    io::{self, BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use super::{Base, Home};
use crate::{
    briefing::edit::EditName,
    file::{
        disk::sync_folder,
        save::Patch,
        stamp::{Stamp, seconds},
    },
};

/// How the names of journals end.
pub(super) const ENDING: &str = "journal";

/// How they end while they are begun.
pub(super) const FRESH: &str = "fresh";

/// The version of the journals this program writes; those of another are left alone.
const VERSION: u32 = 1;

/// How long a line's checksum is, and the space after it.
const CHECKSUM: usize = 17;

/// The unsaved edits of a document, as they are made: lines are only ever added. A line is its checksum and its JSON:
/// first what the edits were made in, then an [`Entry`] each.
///
/// It is locked while its window lives.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    /// How many bytes it began with.
    begun: u64,
    length: u64,
}

/// What happened to a document.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry<'a> {
    /// An edit was made, or made again.
    Do {
        /// What it is called.
        name: Cow<'a, EditName>,
        /// What it changed.
        patch: Cow<'a, Patch>,
    },
    /// An edit was taken back.
    Undo {
        /// What that changed.
        patch: Patch,
    },
    /// What the document is by now is about to be written to a file: if the file says so, it was.
    Save {
        /// The file.
        home: Home,
        /// What it is then.
        stamp: Stamp,
    },
}

#[derive(Deserialize, Serialize)]
struct Head<'a> {
    version: u32,
    base: Cow<'a, Base>,
}

/// A journal whose window is no more.
#[derive(Debug)]
pub struct LeftBehind {
    /// The journal, locked.
    _file: File,
    /// Where it is.
    pub path: PathBuf,
    /// What the edits were made in.
    pub base: Base,
    /// What happened, as far as it can be read.
    pub entries: Vec<Entry<'static>>,
    /// When it was last written, in seconds since 1970.
    pub written: Option<u64>,
}

impl Journal {
    /// Begins a journal with what happened so far. It is there whole or not at all, and replaces the one of this path.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(path: PathBuf, base: &Base, entries: &[Entry<'_>]) -> io::Result<Self> {
        let mut lines = line(&Head { version: VERSION, base: Cow::Borrowed(base) })?;
        for entry in entries {
            lines.push_str(&line(entry)?);
        }
        let fresh = path.with_extension(FRESH);
        let mut file = File::options().create(true).truncate(true).write(true).open(&fresh)?;
        if let Err(error) = file.try_lock() {
            log::warn!("a journal is not locked: {error}");
        }
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &path)?;
        if let Some(folder) = path.parent() {
            sync_folder(folder);
        }
        let length = lines.len() as u64;
        Ok(Self { file, path, begun: length, length })
    }

    /// Adds what happened; it is on disk for certain afterwards.
    ///
    /// # Errors
    /// When it cannot be written. What was added after that could not be read: begin another one in its place.
    pub fn add(&mut self, entries: &[Entry<'_>]) -> io::Result<()> {
        let mut lines = String::new();
        for entry in entries {
            lines.push_str(&line(entry)?);
        }
        self.file.write_all(lines.as_bytes())?;
        self.length += lines.len() as u64;
        self.file.sync_data()
    }

    /// Whether it has grown so much that it is better begun again: of typing that goes on, every state is in it.
    pub fn is_long(&self) -> bool {
        self.length > (1 << 20).max(self.begun * 4)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes it away: there is nothing to lose any more.
    ///
    /// # Errors
    /// When the system does not let it go.
    pub fn remove(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

impl LeftBehind {
    /// Reads the journal at a path and locks it. `None` where its window lives, or nothing of it can be read.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        file.try_lock().ok()?;
        let mut lines = lines(&file);
        let base = lines.next().as_deref().and_then(head)?;
        let entries = lines.map_while(|json| serde_json::from_str(&json).ok()).collect();
        let written = file.metadata().and_then(|metadata| metadata.modified()).ok().and_then(seconds);
        Some(Self { _file: file, path: path.to_owned(), base, entries, written })
    }

    /// Takes it away: its edits are not wanted, or are in another journal.
    ///
    /// # Errors
    /// When the system does not let it go.
    pub fn remove(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

/// What the journal at a path was begun on; `None` where that cannot be made out.
pub(super) fn base(path: &Path) -> io::Result<Option<Base>> {
    Ok(lines(&File::open(path)?).next().as_deref().and_then(head))
}

fn head(json: &str) -> Option<Base> {
    let head: Head<'_> = serde_json::from_str(json).ok()?;
    (head.version == VERSION).then(|| head.base.into_owned())
}

/// The JSON of each line up to the first that is not whole.
fn lines(file: &File) -> impl Iterator<Item = String> {
    let mut reader = BufReader::new(file);
    std::iter::from_fn(move || {
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line).ok()?;
        let line = String::from_utf8(line).ok()?;
        let (sum, json) = line.strip_suffix('\n')?.split_at_checked(CHECKSUM)?;
        (sum == checksum(json)).then(|| json.to_owned())
    })
}

fn line(content: &impl Serialize) -> io::Result<String> {
    let json = serde_json::to_string(content)?;
    Ok(format!("{}{json}\n", checksum(&json)))
}

fn checksum(json: &str) -> String {
    format!("{:016x} ", SipHasher13::new().hash(json.as_bytes()))
}
