//! Reading files and replacing them whole.

use std::{
    fs,
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

/// Files above this many bytes are refused: 1 GiB.
pub const MOST: u64 = 1 << 30;

/// How many links are followed from a name to a file before it is taken for a circle.
const LINKS: usize = 40;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct ReadError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: ReadReason,
}

/// What kept a file from being read.
#[derive(Debug, thiserror::Error, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case", prefix = "read-")]
pub enum ReadReason {
    /// There is no such file or folder.
    #[error("there is no such file")]
    NotFound,
    /// This user may not read it.
    #[error("permission denied")]
    NotAllowed,
    /// It is a folder.
    #[error("it is a folder")]
    Directory,
    /// It has more than [`MOST`] bytes.
    #[error("it has more than {MOST} bytes")]
    TooLarge,
    /// It is a device, a pipe or a socket, which has no end.
    #[error("it is not a file but a device")]
    Device,
    /// Anything else the system says, such as a share that is gone.
    #[error("{0}")]
    Failed(io::Error),
}

/// Why a file was not written. What was there before is still there.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: WriteReason,
}

/// What kept a file from being written.
#[derive(Debug, thiserror::Error, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case", prefix = "write-")]
pub enum WriteReason {
    /// The disk, or this user's part of it, is full.
    #[error("the disk is full")]
    DiskFull,
    /// The file system takes no file of this size.
    #[error("the file is too large for this disk")]
    TooLarge,
    /// This user may not write in that folder, or not over that file.
    #[error("permission denied")]
    NotAllowed,
    /// The disk is read-only.
    #[error("the disk is read-only")]
    ReadOnly,
    /// There is a folder of that name.
    #[error("it is a folder")]
    Directory,
    /// The folder is gone, with its share or drive perhaps.
    #[error("there is no such folder")]
    NoFolder,
    /// Links that lead to each other.
    #[error("the links to it go round in a circle")]
    LinkLoop,
    /// Anything else the system says.
    #[error("{0}")]
    Failed(io::Error),
}

impl ReadError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        (&self.reason).into()
    }

    /// What the message needs.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("path", self.path.display().to_string()), ("reason", self.reason.to_string())]
    }
}

impl WriteError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        (&self.reason).into()
    }

    /// What the message needs.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("path", self.path.display().to_string()), ("reason", self.reason.to_string())]
    }
}

impl From<io::Error> for ReadReason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::PermissionDenied => Self::NotAllowed,
            ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Failed(error),
        }
    }
}

impl From<io::Error> for WriteReason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::FileTooLarge => Self::TooLarge,
            ErrorKind::PermissionDenied => Self::NotAllowed,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::IsADirectory => Self::Directory,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            _ => Self::Failed(error),
        }
    }
}

/// Reads a file whole, if it has at most [`MOST`] bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_at_most(path, MOST).map_err(|reason| ReadError { path: path.to_owned(), reason })
}

fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>, ReadReason> {
    let (file, metadata) = open(path)?;
    if metadata.len() > most {
        return Err(ReadReason::TooLarge);
    }
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(metadata.len() as usize)
        .map_err(|_| ReadReason::from(io::Error::from(ErrorKind::OutOfMemory)))?;
    // It may have grown since, or be one of those whose size is told as zero.
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ReadReason::TooLarge) } else { Ok(bytes) }
}

/// Opens a file to read, if it is one.
pub(super) fn open(path: &Path) -> Result<(fs::File, fs::Metadata), ReadReason> {
    // Asked before it is opened: opening a pipe waits until somebody writes to it.
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(ReadReason::Directory);
    }
    if !metadata.is_file() {
        return Err(ReadReason::Device);
    }
    Ok((fs::File::open(path)?, metadata))
}

/// Writes a file so that at any moment the old or the new one is there whole, and the new one for certain afterwards.
///
/// A link is followed, and the permissions of the file it replaces are kept.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    replace(path, bytes).map_err(|reason| WriteError { path: path.to_owned(), reason })
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteReason> {
    // A pipe or device, such as the standard output, is written to: there is nothing to replace.
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return Ok(fs::write(path, bytes)?);
    }
    let target = target(path)?;
    let permissions = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => return Err(WriteReason::Directory),
        // Replacing needs leave to write in the folder only; who made the file read-only meant the file.
        Ok(metadata) if metadata.permissions().readonly() => return Err(WriteReason::NotAllowed),
        Ok(metadata) => Some(metadata.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".hoofdlijn-").suffix(".tmp");
    // A new file gets what the system gives new files, not the privacy of a temporary one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// Makes sure that the new names in a folder too outlast a power cut; where it cannot be synced there is nothing more to
/// do.
pub(super) fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Err(error) = fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        log::warn!("{} could not be synced: {error}", folder.display());
    }
}

/// The file that a name leads to through links, whether it is there yet or not.
fn target(path: &Path) -> Result<PathBuf, WriteReason> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            // A relative link is relative to the folder of the link.
            Ok(link) => target = target.parent().map_or(link.clone(), |folder| folder.join(&link)),
            Err(_) => return Ok(target),
        }
    }
    Err(WriteReason::LinkLoop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn reads_what_was_written_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("brief é.json");
        write_atomic(&path, b"one").unwrap();
        write_atomic(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["brief é.json"]);
    }

    #[test]
    fn says_why_it_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let code = |path: &Path| read(path).unwrap_err().code();
        assert_eq!(code(&folder.path().join("none.json")), "read-not-found");
        assert_eq!(code(&folder.path().join("none").join("none.json")), "read-not-found");
        assert_eq!(code(folder.path()), "read-directory");
        let path = folder.path().join("large.json");
        fs::File::create(&path).unwrap().set_len(MOST + 1).unwrap();
        let error = read(&path).unwrap_err();
        assert_eq!(error.code(), "read-too-large");
        assert_eq!(error.args()[0], ("path", path.display().to_string()));
        assert!(matches!(read_at_most(&path, 3), Err(ReadReason::TooLarge)));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_has_no_end() {
        assert_eq!(read(Path::new("/dev/zero")).unwrap_err().code(), "read-device");
    }

    /// What `/proc` holds tells its size as zero: the limit holds while reading too.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_grows_is_stopped_at_the_limit() {
        let path = Path::new("/proc/self/status");
        assert!(read_at_most(path, MOST).unwrap().len() > 3);
        assert!(matches!(read_at_most(path, 3), Err(ReadReason::TooLarge)));
    }

    #[test]
    fn says_why_it_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let code = |path: &Path| write_atomic(path, b"{}").unwrap_err().code();
        assert_eq!(code(folder.path()), "write-directory");
        assert_eq!(code(&folder.path().join("gone").join("a.json")), "write-no-folder");
        let file = folder.path().join("file");
        write_atomic(&file, b"{}").unwrap();
        assert_eq!(code(&file.join("a.json")), "write-no-folder");
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[test]
    fn the_system_s_reasons_are_told_apart() {
        let code = |kind: ErrorKind| <&str>::from(&WriteReason::from(io::Error::from(kind)));
        assert_eq!(code(ErrorKind::StorageFull), "write-disk-full");
        assert_eq!(code(ErrorKind::QuotaExceeded), "write-disk-full");
        assert_eq!(code(ErrorKind::FileTooLarge), "write-too-large");
        assert_eq!(code(ErrorKind::ReadOnlyFilesystem), "write-read-only");
        assert_eq!(code(ErrorKind::PermissionDenied), "write-not-allowed");
        assert_eq!(code(ErrorKind::StaleNetworkFileHandle), "write-failed");
        let code = |kind: ErrorKind| <&str>::from(&ReadReason::from(io::Error::from(kind)));
        assert_eq!(code(ErrorKind::PermissionDenied), "read-not-allowed");
        assert_eq!(code(ErrorKind::TimedOut), "read-failed");
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(write_atomic(&path, b"new").unwrap_err().code(), "write-not-allowed");
        assert_eq!(read(&path).unwrap(), b"old");
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt, symlink};

        #[test]
        fn permissions_are_kept_and_links_followed() {
            let folder = tempfile::tempdir().unwrap();
            let real = folder.path().join("sub").join("real.json");
            fs::create_dir(real.parent().unwrap()).unwrap();
            fs::write(&real, b"old").unwrap();
            fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
            let link = folder.path().join("link.json");
            symlink("sub/real.json", &link).unwrap();
            let again = folder.path().join("again.json");
            symlink(&link, &again).unwrap();
            write_atomic(&again, b"new").unwrap();
            assert_eq!(fs::read(&real).unwrap(), b"new");
            assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());

            let circle = folder.path().join("circle.json");
            symlink("circle.json", &circle).unwrap();
            assert_eq!(write_atomic(&circle, b"new").unwrap_err().code(), "write-link-loop");
        }

        #[test]
        fn a_new_file_is_no_more_private_than_any_other() {
            let folder = tempfile::tempdir().unwrap();
            let (ours, other) = (folder.path().join("a"), folder.path().join("b"));
            write_atomic(&ours, b"").unwrap();
            fs::write(&other, b"").unwrap();
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode(&ours), mode(&other));
        }

        /// Root may read and write everything, so what is expected is asked of the system first.
        #[test]
        fn a_locked_folder_is_respected() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.json");
            fs::write(&path, b"old").unwrap();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
            let is_root = fs::File::create(folder.path().join("probe")).is_ok();
            let result = write_atomic(&path, b"new");
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
            if is_root {
                result.unwrap();
                assert_eq!(fs::read(&path).unwrap(), b"new");
            } else {
                assert_eq!(result.unwrap_err().code(), "write-not-allowed");
                assert_eq!(fs::read(&path).unwrap(), b"old");
            }
        }

        /// `/dev/full` refuses every byte; a folder of our own cannot be made full without one.
        #[cfg(target_os = "linux")]
        #[test]
        fn a_full_disk_is_recognised() {
            let error = fs::write("/dev/full", b"x").unwrap_err();
            assert_eq!(<&str>::from(&WriteReason::from(error)), "write-disk-full");
            assert_eq!(write_atomic(Path::new("/dev/full"), b"x").unwrap_err().code(), "write-disk-full");
        }
    }
}
