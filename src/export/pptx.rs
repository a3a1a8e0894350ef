//! Slides as PPTX.

use super::{Deck, ExportError, Progress};

/// Writes slides as PPTX.
pub(super) fn write(_deck: &Deck, _choices: super::Choices, _progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::Cancelled)
}
