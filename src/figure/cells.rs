//! Text set within boxes, for figures made of rows and columns: what does not fit is shortened, or left out.

use egui::{Color32, Rect, pos2};

use super::{
    Layout,
    pen::{Anchor, Pen},
    tokens::Role,
};

/// A text to be set: the words, what they are for, and their colour.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The words.
    pub text: &'a str,
    /// What they are for.
    pub role: Role,
    /// Their colour.
    pub color: Color32,
}

impl<'a> Words<'a> {
    /// In the colour of their role.
    pub fn new(pen: &Pen<'_>, text: &'a str, role: Role) -> Self {
        Self { text, role, color: pen.tokens.ink(role) }
    }

    /// In a colour of their own.
    #[must_use]
    pub fn colored(self, color: Color32) -> Self {
        Self { color, ..self }
    }

    /// The height they need within a width, in at most so many lines; 0 where there is no room for a word.
    pub fn height(&self, pen: &Pen<'_>, width: f32, rows: usize) -> f32 {
        if self.text.is_empty() || rows == 0 || width < pen.tokens.size(self.role) * 2.0 {
            return 0.0;
        }
        let galley = pen.wrapped(self.text, self.role, width, rows);
        if galley.size().x > width + 0.5 { pen.height(self.role) } else { galley.size().y }
    }

    /// Sets them at the top of a box, and returns where they end: the top of the box where they do not fit in it.
    pub fn put(&self, pen: &Pen<'_>, layout: &mut Layout, within: Rect, rows: usize) -> f32 {
        let width = within.width();
        let line = pen.height(self.role);
        let rows = rows.min(((within.height() + 0.5) / line).floor().max(0.0) as usize);
        if self.text.is_empty() || rows == 0 || width < pen.tokens.size(self.role) * 2.0 {
            return within.min.y;
        }
        let mut galley = pen.wrapped(self.text, self.role, width, rows);
        // A word wider than the box.
        if galley.size().x > width + 0.5 {
            galley = pen.fitted(self.text, self.role, width);
        }
        let size = galley.size();
        if size.x > width + 0.5 || size.y > within.height() + 0.5 {
            return within.min.y;
        }
        pen.put_galley(layout, within.min, Anchor::TopLeft, galley, self.color, self.text).max.y
    }

    /// Sets them on one line, ending at the right of the box, half way up.
    pub fn put_right(&self, pen: &Pen<'_>, layout: &mut Layout, within: Rect) {
        let galley = pen.fitted(self.text, self.role, within.width().max(1.0));
        let size = galley.size();
        if size.x <= within.width() + 0.5 && size.y <= within.height() + 0.5 && !self.text.is_empty() {
            let at = pos2(within.max.x, within.center().y);
            pen.put_galley(layout, at, Anchor::Right, galley, self.color, self.text);
        }
    }

    /// Sets them on one line from the left of the box, half way up.
    pub fn put_left(&self, pen: &Pen<'_>, layout: &mut Layout, within: Rect) {
        let galley = pen.fitted(self.text, self.role, within.width().max(1.0));
        let size = galley.size();
        if size.x <= within.width() + 0.5 && size.y <= within.height() + 0.5 && !self.text.is_empty() {
            let at = pos2(within.min.x, within.center().y);
            pen.put_galley(layout, at, Anchor::Left, galley, self.color, self.text);
        }
    }
}

/// A sentence of its own, with a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A label within a sentence, without its capital; an abbreviation keeps it.
pub fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
