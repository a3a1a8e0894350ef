//! A figure, run headless, to a file.

use crate::figure::{Figure, Scene, Views};

/// Why a figure was not drawn.
#[derive(Debug, thiserror::Error)]
#[error("not drawn")]
pub struct ExportError;

impl ExportError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        "export-failed"
    }
}

/// The file format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Vector, text as text.
    Svg,
    /// Pixels.
    Png,
}

/// Draws a figure as the bytes of a file, `size` points wide and high.
pub fn picture(
    _scene: &Scene<'_>,
    _figure: &Figure,
    _views: &Views,
    _size: egui::Vec2,
    _format: Format,
) -> Result<Vec<u8>, ExportError> {
    Err(ExportError)
}
