//! Reading files and replacing them whole.

use std::{io, path::Path};

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ReadError(pub io::Error);

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WriteError(pub io::Error);

impl ReadError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        "read-failed"
    }
    /// What the message needs.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("reason", self.0.to_string())]
    }
}

impl WriteError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        "write-failed"
    }
    /// What the message needs.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("reason", self.0.to_string())]
    }
}

/// Reads a file whole.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    std::fs::read(path).map_err(ReadError)
}

/// Writes a file so that at any moment the old or the new one is there whole.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    std::fs::write(path, bytes).map_err(WriteError)
}
