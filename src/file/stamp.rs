//! What a file was when it was read, so that a save can tell whether somebody else wrote it since.

use std::{
    fs,
    hash::Hasher as _,
    io::Read as _,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128 as _, SipHasher13};

use super::disk::{self, ReadError, ReadReason, WriteError, WriteReason};

/// What a file was at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Stamp {
    /// Its length in bytes.
    pub length: u64,
    /// When it was last written, in seconds since 1970, where the system says. Told to people, never compared: copying
    /// and syncing change it, and two writes may come within its grain.
    pub modified: Option<u64>,
    /// The 128-bit SipHash-1-3 of its bytes with key 0, the same on every machine and in every version. It tells what
    /// is another text by chance, not what somebody made to look the same.
    pub hash: [u64; 2],
}

impl Stamp {
    /// Of the bytes of a file, with the time it was written where it is known.
    pub fn of(bytes: &[u8], modified: Option<SystemTime>) -> Self {
        let mut hasher = SipHasher13::new();
        hasher.write(bytes);
        Self::finish(bytes.len() as u64, modified, &hasher)
    }

    /// Of a file as it is now, read piece by piece.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_file(path: &Path) -> Result<Self, ReadError> {
        Self::read(path).map_err(|reason| ReadError { path: path.to_owned(), reason })
    }

    fn read(path: &Path) -> Result<Self, ReadReason> {
        let (mut file, metadata) = disk::open(path)?;
        let mut hasher = SipHasher13::new();
        let mut length = 0;
        let mut piece = vec![0; 1 << 16];
        loop {
            match file.read(&mut piece)? {
                0 => break,
                count => {
                    hasher.write(&piece[..count]);
                    length += count as u64;
                }
            }
        }
        Ok(Self::finish(length, metadata.modified().ok(), &hasher))
    }

    fn finish(length: u64, modified: Option<SystemTime>, hasher: &SipHasher13) -> Self {
        let hash = hasher.finish128();
        Self { length, modified: None, hash: [hash.h1, hash.h2] }.written(modified)
    }

    fn written(self, at: Option<SystemTime>) -> Self {
        Self { modified: at.and_then(seconds), ..self }
    }

    /// Whether the same bytes are in both.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.length, self.hash) == (other.length, other.hash)
    }
}

/// A time in seconds since 1970; none before that.
pub fn seconds(time: SystemTime) -> Option<u64> {
    Some(time.duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// When a file was last written, where the system says.
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// What a save takes to be on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// What was read or written last, or nothing at all: then the file is made anew.
    Content(Stamp),
    /// Anything, because a person just chose to replace it.
    Anything,
}

/// Why a save was not made. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Somebody else wrote the file since: what it is now.
    #[error("the file was changed by somebody else")]
    Changed(Stamp),
}

/// Writes bytes, whose stamp is `ours`, as [`disk::write_atomic`] does, unless the file is not what it is taken to be.
/// Where these bytes are on disk already nothing is written at all.
///
/// Between the comparison and the writing another program may write still; between windows of this program a lock keeps
/// the two together ([`Store::saving`](super::recovery::Store::saving)).
///
/// # Errors
/// When the file was changed, cannot be compared, or cannot be written.
pub fn save(path: &Path, bytes: &[u8], ours: Stamp, expected: Expected) -> Result<Stamp, SaveError> {
    let failed = |reason| SaveError::Write(WriteError { path: path.to_owned(), reason });
    let found = match Stamp::read(path) {
        Ok(stamp) => Some(stamp),
        Err(ReadReason::NotFound | ReadReason::Device) => None,
        Err(ReadReason::Directory) => return Err(failed(WriteReason::Directory)),
        Err(ReadReason::NotAllowed) => return Err(failed(WriteReason::NotAllowed)),
        Err(ReadReason::TooLarge) => return Err(failed(WriteReason::TooLarge)),
        Err(ReadReason::Failed(error)) => return Err(failed(error.into())),
    };
    match (found, expected) {
        (Some(found), _) if found.is_same(&ours) => return Ok(found),
        (Some(found), Expected::Content(known)) if !found.is_same(&known) => {
            return Err(SaveError::Changed(found));
        }
        _ => {}
    }
    disk::write_atomic(path, bytes)?;
    Ok(ours.written(modified(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_same_everywhere() {
        // As another implementation of SipHash-1-3-128 says too.
        let stamp = Stamp::of(b"hoofdlijn", None);
        assert_eq!((stamp.length, stamp.hash), (9, [0xc9e8_aac3_3d82_2e52, 0x5b90_58c9_a268_eb92]));
        assert_eq!(serde_json::from_str::<Stamp>(&serde_json::to_string(&stamp).unwrap()).unwrap(), stamp);
    }

    #[test]
    fn a_file_piece_by_piece_is_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.json");
        for length in [0, 1, 65_535, 65_536, 65_537, 200_003] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            fs::write(&path, &bytes).unwrap();
            let stamp = Stamp::of_file(&path).unwrap();
            assert!(stamp.is_same(&Stamp::of(&bytes, None)), "{length}");
            assert!(stamp.modified.is_some());
        }
        assert!(matches!(Stamp::read(folder.path()), Err(ReadReason::Directory)));
        assert!(matches!(Stamp::read(&folder.path().join("none")), Err(ReadReason::NotFound)));
    }

    #[test]
    fn writes_only_over_what_it_knows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let save = |path: &Path, bytes: &[u8], expected| save(path, bytes, Stamp::of(bytes, None), expected);
        let first = save(&path, b"one", Expected::Anything).unwrap();
        let second = save(&path, b"two", Expected::Content(first)).unwrap();
        assert!(
            matches!(save(&path, b"three", Expected::Content(first)), Err(SaveError::Changed(found)) if found.is_same(&second))
        );
        assert_eq!(fs::read(&path).unwrap(), b"two");
        save(&path, b"three", Expected::Anything).unwrap();
        // What is there already is left alone, whatever was expected.
        let old = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        fs::File::open(&path).unwrap().set_modified(old).unwrap();
        let same = save(&path, b"three", Expected::Content(first)).unwrap();
        assert_eq!((same.modified, modified(&path)), (Some(1_000_000_000), Some(old)));
        // What is gone is made anew.
        fs::remove_file(&path).unwrap();
        save(&path, b"four", Expected::Content(first)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"four");
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        let error = save(&path, b"five", Expected::Content(second)).unwrap_err();
        assert!(matches!(error, SaveError::Write(WriteError { reason: WriteReason::Directory, .. })));
    }
}
