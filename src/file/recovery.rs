//! What is kept outside of the file so that nothing is lost: a journal of unsaved edits, a backup of what was opened, and
//! the locks by which windows know of each other. All of it is in the user's own data folder.
//!
//! * `journals/`: one for each document with unsaved edits; see [`Journal`]. It goes when they are saved or discarded.
//! * `backups/`: of each file the version that was opened, up to [`BACKUP_LIMIT`] bytes. It is replaced when the file is
//!   opened with another content, unless a journal needs it; of more than [`MOST_BACKUPS`] the oldest go.
//! * `locks/`: an empty file for each path that was ever open.

mod journal;
mod rebuild;

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use super::{disk, stamp::Stamp};
pub use journal::{Entry, Journal, LeftBehind};
pub use rebuild::{Fate, Rebuilt};

/// A file with more bytes than this is not backed up: 64 MiB.
pub const BACKUP_LIMIT: u64 = 64 << 20;

/// How many backups are kept in all.
pub const MOST_BACKUPS: usize = 50;

/// How long a save waits for that of another window. One that takes longer hangs, and must not take this one with it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where a document lives.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    /// In a file.
    File(PathBuf),
    /// In no file yet: which of the program's own documents it began as.
    Own(String),
}

impl Home {
    /// Of a file, from wherever the program was started.
    pub fn of(path: &Path) -> Self {
        Self::File(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
    }

    /// What its file is called, if it has one.
    pub fn file_name(&self) -> Option<String> {
        let Self::File(path) = self else { return None };
        Some(path.file_name()?.to_string_lossy().into_owned())
    }
}

/// What edits were made in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Base {
    /// Where it lives.
    pub home: Home,
    /// What it is called.
    pub name: String,
    /// What was there.
    pub stamp: Stamp,
}

/// The data folder.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A lock, held until it is dropped or the process ends, in whatever way.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Store {
    /// In a folder, which is made when something is first kept there.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The user's own, if this machine has such a place.
    pub fn of_user() -> Option<Self> {
        let dirs = directories::ProjectDirs::from("", "", "hoofdlijn")?;
        Some(Self::new(dirs.data_local_dir().to_owned()))
    }

    /// A folder in it, readable by this user only: what is in it may be confidential.
    fn room(&self, name: &str) -> io::Result<PathBuf> {
        let room = self.folder.join(name);
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&room)?;
        Ok(room)
    }

    fn lock_file(&self, path: &Path, ending: &str) -> io::Result<File> {
        let name = format!("{}.{ending}", key(path));
        File::options().create(true).truncate(false).write(true).open(self.room("locks")?.join(name))
    }

    /// Marks a file as open in this window, and says whether it is in no other one.
    ///
    /// # Errors
    /// When the data folder cannot be written or its disk knows no locks.
    pub fn hold(&self, path: &Path) -> io::Result<(Lock, bool)> {
        let file = self.lock_file(path, "open")?;
        // Who finds it free is alone, and then shares it with all who come later.
        let alone = match file.try_lock() {
            Ok(()) => {
                file.unlock()?;
                true
            }
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(error)) => return Err(error),
        };
        file.lock_shared()?;
        Ok((Lock { _file: file }, alone))
    }

    /// Waits until no other window writes a file, and keeps all others from it. `None` where there is no such lock.
    pub fn saving(&self, path: &Path) -> Option<Lock> {
        let file =
            self.lock_file(path, "save").inspect_err(|error| log::warn!("no lock for a save: {error}"));
        let file = file.ok()?;
        let until = Instant::now() + PATIENCE;
        loop {
            match file.try_lock() {
                Ok(()) => return Some(Lock { _file: file }),
                Err(TryLockError::WouldBlock) if Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(error) => {
                    log::warn!("a save goes on without its lock: {error}");
                    return None;
                }
            }
        }
    }

    /// Where the backup of a version of a document is or would be.
    fn backup_path(&self, home: &Home, stamp: &Stamp) -> PathBuf {
        self.folder.join("backups").join(format!("{}{:016x}.json", backup_prefix(home), stamp.hash[0]))
    }

    /// The backup of a version of a document, if it is there.
    pub fn backup(&self, home: &Home, stamp: &Stamp) -> Option<PathBuf> {
        let path = self.backup_path(home, stamp);
        fs::metadata(&path).is_ok_and(|metadata| metadata.len() == stamp.length).then_some(path)
    }

    /// Keeps a version of a document, and takes away those of it that nothing needs any longer: neither a journal nor
    /// the caller, who may need one more. `None` where it is too large.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn back_up(
        &self,
        home: &Home,
        bytes: &[u8],
        stamp: &Stamp,
        also: Option<&Stamp>,
    ) -> io::Result<Option<PathBuf>> {
        if stamp.length > BACKUP_LIMIT {
            return Ok(None);
        }
        self.room("backups")?;
        let path = self.backup_path(home, stamp);
        if self.backup(home, stamp).is_none() {
            disk::write_atomic(&path, bytes).map_err(io::Error::other)?;
        }
        let keep = [Some(path.clone()), also.map(|also| self.backup_path(home, also))];
        if let Err(error) = self.tidy(home, keep.into_iter().flatten().collect()) {
            log::warn!("old backups stay: {error}");
        }
        Ok(Some(path))
    }

    /// Takes away the backups that nothing needs.
    fn tidy(&self, home: &Home, mut needed: Vec<PathBuf>) -> io::Result<()> {
        needed.extend(self.bases()?.iter().map(|base| self.backup_path(&base.home, &base.stamp)));
        let prefix = backup_prefix(home);
        let mut others = Vec::new();
        for entry in fs::read_dir(self.folder.join("backups"))? {
            let entry = entry?;
            let path = entry.path();
            if needed.contains(&path) {
                continue;
            }
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                fs::remove_file(&path)?;
            } else {
                others.push((entry.metadata()?.modified().unwrap_or(UNIX_EPOCH), path));
            }
        }
        others.sort();
        let surplus = (others.len() + needed.len()).saturating_sub(MOST_BACKUPS);
        for (_, path) in others.into_iter().take(surplus) {
            fs::remove_file(path)?;
        }
        Ok(())
    }

    /// What the journals there are were begun on, those of other windows too.
    fn bases(&self) -> io::Result<Vec<Base>> {
        let journals = self.journals(journal::ENDING)?;
        let read: io::Result<Vec<_>> = journals.iter().map(|path| journal::base(path)).collect();
        Ok(read?.into_iter().flatten().collect())
    }

    fn journals(&self, ending: &str) -> io::Result<Vec<PathBuf>> {
        let room = match fs::read_dir(self.folder.join("journals")) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            room => room?,
        };
        let mut paths = Vec::new();
        for entry in room {
            paths.push(entry?.path());
        }
        paths.retain(|path| path.extension().is_some_and(|it| it == ending));
        paths.sort();
        Ok(paths)
    }

    /// A place for a journal that no other one has.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn fresh_journal(&self) -> io::Result<PathBuf> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let name = format!("{now:020}-{}.{}", std::process::id(), journal::ENDING);
        Ok(self.room("journals")?.join(name))
    }

    /// The journals of windows that are no more, the oldest first; locked, so that they are offered in one window only.
    ///
    /// # Errors
    /// When the data folder cannot be read.
    pub fn left_behind(&self) -> io::Result<Vec<LeftBehind>> {
        let journals = self.journals(journal::ENDING)?;
        let left: Vec<_> = journals.iter().filter_map(|path| LeftBehind::read(path)).collect();
        // What was cut off while a journal was begun says nothing yet.
        for path in self.journals(journal::FRESH)? {
            if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
                fs::remove_file(path)?;
            }
        }
        Ok(left)
    }
}

/// What a path is known by: its hash, links in its folder resolved.
fn key(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let target = absolute.canonicalize().ok().or_else(|| {
        let folder = absolute.parent()?.canonicalize().ok()?;
        Some(folder.join(absolute.file_name()?))
    });
    let target = target.unwrap_or(absolute);
    format!("{:016x}", SipHasher13::new().hash(target.as_os_str().as_encoded_bytes()))
}

/// How the names of all backups of a document begin: with its own, for people who look for them.
fn backup_prefix(home: &Home) -> String {
    match home {
        Home::Own(name) => format!("own-{name}-"),
        Home::File(path) => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let stem =
                stem.chars().map(|it| if it.is_alphanumeric() || ".-_ ".contains(it) { it } else { '_' });
            format!("{}-{}-", stem.take(60).collect::<String>(), key(path))
        }
    }
}

#[cfg(test)]
mod tests;
