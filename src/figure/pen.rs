//! Measuring and setting text while a figure is laid out.

use std::{collections::HashMap, sync::Arc};

use egui::{
    Align, Color32, Galley, Pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::{
    Label, Layout,
    tokens::{Role, Tokens},
};

/// Sets text in the bundled typeface, so that it measures the same everywhere.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// Whose fonts measure.
    ctx: &'a egui::Context,
    /// Sizes and colours.
    pub tokens: &'a Tokens,
}

/// Where the point lies that a label is hung on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its left, half way up.
    Left,
    /// In its middle.
    Center,
    /// At its right, half way up.
    Right,
    /// Above the middle of its upper edge.
    Top,
    /// Under the middle of its lower edge.
    Bottom,
    /// At its upper left corner.
    TopLeft,
    /// At its upper right corner.
    TopRight,
}

/// Texts that were set, kept from one layout to the next: egui forgets what a single pass does not use, and what comes
/// into sight while a picture moves was mostly there before.
#[derive(Debug, Default)]
pub struct Galleys {
    /// By text; of each by role and the bits of the room across.
    set: HashMap<String, Vec<(Role, u32, Arc<Galley>)>>,
    /// How many they are.
    count: usize,
    /// What they were set for: the size of text in points, and pixels a point.
    scale: (f32, f32),
}

/// How many texts are kept: of a title's length that is some tens of megabytes.
const KEPT: usize = 8_000;

impl Galleys {
    /// Text on one line, shortened where it is wider than `width`; see [`Pen::fitted`].
    pub fn fitted(&mut self, pen: &Pen<'_>, text: &str, role: Role, width: f32) -> Arc<Galley> {
        let scale = (pen.tokens.size(Role::Label), pen.ctx.pixels_per_point());
        if self.scale != scale || self.count >= KEPT {
            self.clear();
            self.scale = scale;
        }
        let bits = width.to_bits();
        let same = |(known, room, _): &&(Role, u32, Arc<Galley>)| (*known, *room) == (role, bits);
        if let Some((.., galley)) = self.set.get(text).and_then(|set| set.iter().find(same)) {
            return galley.clone();
        }
        let galley = pen.fitted(text, role, width);
        self.set.entry(text.to_owned()).or_default().push((role, bits, galley.clone()));
        self.count += 1;
        galley
    }

    /// Text on one line.
    pub fn line(&mut self, pen: &Pen<'_>, text: &str, role: Role) -> Arc<Galley> {
        self.fitted(pen, text, role, f32::INFINITY)
    }

    /// Forgets them all.
    pub fn clear(&mut self) {
        self.set.clear();
        self.count = 0;
    }
}

impl<'a> Pen<'a> {
    /// A pen that measures with a context's fonts; only within a pass.
    pub fn new(ctx: &'a egui::Context, tokens: &'a Tokens) -> Self {
        Self { ctx, tokens }
    }

    /// Text on one line.
    pub fn line(&self, text: &str, role: Role) -> Arc<Galley> {
        self.set(text, role, f32::INFINITY, 1)
    }

    /// Text on one line, shortened with an ellipsis where it is wider than `width`.
    pub fn fitted(&self, text: &str, role: Role, width: f32) -> Arc<Galley> {
        self.set(text, role, width, 1)
    }

    /// Text wrapped within `width`, in at most `rows` lines, the last shortened where needed.
    pub fn wrapped(&self, text: &str, role: Role, width: f32, rows: usize) -> Arc<Galley> {
        self.set(text, role, width, rows)
    }

    /// The width of a text on one line, in points.
    pub fn width(&self, text: &str, role: Role) -> f32 {
        self.line(text, role).size().x
    }

    /// The height of one line, in points.
    pub fn height(&self, role: Role) -> f32 {
        self.line("Ág", role).size().y
    }

    fn set(&self, text: &str, role: Role, width: f32, rows: usize) -> Arc<Galley> {
        let format = TextFormat {
            font_id: self.tokens.font(role),
            color: Color32::PLACEHOLDER,
            valign: Align::Center,
            ..TextFormat::default()
        };
        let job = LayoutJob {
            wrap: TextWrapping {
                max_width: width,
                max_rows: rows,
                break_anywhere: rows == 1,
                overflow_character: Some('…'),
            },
            break_on_newline: rows > 1,
            ..LayoutJob::single_section(text.to_owned(), format)
        };
        self.ctx.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// Puts a text on one line at a point and returns what it covers.
    pub fn put(&self, layout: &mut Layout, at: Pos2, anchor: Anchor, text: &str, role: Role) -> egui::Rect {
        self.put_in(layout, at, anchor, text, role, self.tokens.ink(role))
    }

    /// The same in a colour of its own.
    pub fn put_in(
        &self,
        layout: &mut Layout,
        at: Pos2,
        anchor: Anchor,
        text: &str,
        role: Role,
        color: Color32,
    ) -> egui::Rect {
        self.put_galley(layout, at, anchor, self.line(text, role), color, text)
    }

    /// Puts a text that was set before; `text` is the whole of it.
    pub fn put_galley(
        &self,
        layout: &mut Layout,
        at: Pos2,
        anchor: Anchor,
        galley: Arc<Galley>,
        color: Color32,
        text: &str,
    ) -> egui::Rect {
        let size = galley.size();
        let pos = at
            - match anchor {
                Anchor::Left => egui::vec2(0.0, size.y / 2.0),
                Anchor::Center => size / 2.0,
                Anchor::Right => egui::vec2(size.x, size.y / 2.0),
                Anchor::Top => egui::vec2(size.x / 2.0, 0.0),
                Anchor::Bottom => egui::vec2(size.x / 2.0, size.y),
                Anchor::TopLeft => egui::Vec2::ZERO,
                Anchor::TopRight => egui::vec2(size.x, 0.0),
            };
        let full = galley.elided.then(|| text.to_owned());
        let label = Label { pos, galley, color, full };
        let rect = label.rect();
        layout.labels.push(label);
        rect
    }
}
