//! Slides as PDF.

use super::{Deck, ExportError, Progress};

/// Writes slides as PDF.
pub(super) fn write(_deck: &Deck, _progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::Cancelled)
}
