//! Finding room for labels: the first spot where a label overlaps no other, nor a mark, and stays in the picture.

use std::{ops::RangeInclusive, sync::Arc};

use egui::{Color32, Galley, Pos2, Rect, Vec2, vec2};

use crate::figure::{
    Layout,
    pen::{Anchor, Pen},
};

/// Where labels may not go.
#[derive(Clone, Debug)]
pub(in crate::figure) struct Room {
    bounds: Rect,
    /// Marks, in each of the cells of the picture that they reach into, row by row: a label is compared with what is
    /// near it.
    cells: Vec<Vec<Rect>>,
}

/// The size of a cell, in points: a number seldom reaches into more than two across and two down.
const CELL: Vec2 = vec2(64.0, 24.0);

/// All that is further to the right is in the last cell of its row, all that is further down in the last row.
const CELLS: [usize; 2] = [48, 128];

/// The cells that a rectangle reaches into, across and down.
fn cells(rect: Rect) -> [RangeInclusive<usize>; 2] {
    let cell = |at: f32, size: f32, most: usize| ((at / size).max(0.0) as usize).min(most - 1);
    let along = |low: f32, high: f32, size, most| cell(low, size, most)..=cell(high, size, most);
    [along(rect.min.x, rect.max.x, CELL.x, CELLS[0]), along(rect.min.y, rect.max.y, CELL.y, CELLS[1])]
}

/// Of a row of cells those between two, both included.
fn within_row(row: usize, across: &RangeInclusive<usize>) -> RangeInclusive<usize> {
    row * CELLS[0] + across.start()..=row * CELLS[0] + across.end()
}

impl Default for Room {
    fn default() -> Self {
        Self::within(Rect::EVERYTHING)
    }
}

/// A point and how a label hangs on it.
pub(in crate::figure) type Spot = (Pos2, Anchor);

impl Room {
    /// For labels that stay within `bounds`.
    pub(in crate::figure) fn within(bounds: Rect) -> Self {
        Self { bounds, cells: Vec::new() }
    }

    /// What labels stay within.
    pub(super) fn bounds(&self) -> Rect {
        self.bounds
    }

    /// Keeps labels off a mark.
    pub(in crate::figure) fn take(&mut self, rect: Rect) {
        if rect.is_positive() {
            let [across, down] = cells(rect);
            let rows = down.end() + 1;
            if self.cells.len() < rows * CELLS[0] {
                self.cells.resize_with(rows * CELLS[0], Vec::new);
            }
            for row in down {
                for cell in &mut self.cells[within_row(row, &across)] {
                    cell.push(rect);
                }
            }
        }
    }

    /// Both at once.
    pub(super) fn and(&self, other: &Self) -> Self {
        let (mut cells, more) = if self.cells.len() < other.cells.len() {
            (other.cells.clone(), &self.cells)
        } else {
            (self.cells.clone(), &other.cells)
        };
        for (cell, more) in cells.iter_mut().zip(more) {
            cell.extend(more);
        }
        Self { bounds: self.bounds.intersect(other.bounds), cells }
    }

    /// Whether a label could go there.
    pub(in crate::figure) fn is_free(&self, layout: &Layout, rect: Rect) -> bool {
        // The half point that [`Layout::flaw`] allows for rounding to pixels.
        let inner = rect.shrink(0.5);
        let picture = Rect::from_min_size(Pos2::ZERO, layout.size).intersect(self.bounds);
        // Words side by side have a space between them.
        let apart = inner.expand2(vec2(inner.height() / 8.0, 0.0));
        let [across, down] = cells(inner);
        let near = |row: usize| self.cells.get(within_row(row, &across)).into_iter().flatten().flatten();
        picture.contains_rect(inner)
            && !down.flat_map(near).any(|mark| mark.intersects(inner))
            && !layout.labels.iter().any(|label| {
                // Where it begins says enough of most.
                label.pos.x < apart.max.x
                    && label.pos.y < apart.max.y
                    && label.rect().shrink(0.5).intersects(apart)
            })
    }

    /// Puts a label at the first spot that is free; what it covers, or nothing where it was dropped.
    pub(in crate::figure) fn put(
        &self,
        pen: &Pen<'_>,
        layout: &mut Layout,
        galley: &Arc<Galley>,
        (text, color): (&str, Color32),
        spots: &[Spot],
    ) -> Option<Rect> {
        let size = galley.size();
        let (at, anchor) = spots.iter().find(|(at, anchor)| {
            let rect = Rect::from_min_size(*at - hang(*anchor, size), size);
            self.is_free(layout, rect)
        })?;
        Some(pen.put_galley(layout, *at, *anchor, galley.clone(), color, text))
    }
}

/// From the upper left corner of a label of this size to the point it hangs on; as [`Pen::put_galley`] places it.
pub(super) fn hang(anchor: Anchor, size: Vec2) -> Vec2 {
    match anchor {
        Anchor::Left => vec2(0.0, size.y / 2.0),
        Anchor::Center => size / 2.0,
        Anchor::Right => vec2(size.x, size.y / 2.0),
        Anchor::Top => vec2(size.x / 2.0, 0.0),
        Anchor::Bottom => vec2(size.x / 2.0, size.y),
        Anchor::TopLeft => Vec2::ZERO,
        Anchor::TopRight => vec2(size.x, 0.0),
    }
}

/// The spots for a label over a column, best first: over its middle, flush with either edge, and higher up.
pub(super) fn over(column: Rect, gap: f32, line: f32) -> Vec<Spot> {
    let mut spots = Vec::new();
    for rise in [0.0, 1.0, 2.0] {
        let y = column.min.y - gap - line * rise;
        spots.push((Pos2::new(column.center().x, y), Anchor::Bottom));
        if rise == 0.0 {
            spots.push((Pos2::new(column.min.x, y - line), Anchor::TopLeft));
            spots.push((Pos2::new(column.max.x, y - line), Anchor::TopRight));
        }
    }
    spots
}

/// The same under a column that hangs from the line of zero.
pub(super) fn under(column: Rect, gap: f32, line: f32) -> Vec<Spot> {
    let mut spots = Vec::new();
    for fall in [0.0, 1.0] {
        let y = column.max.y + gap + line * fall;
        spots.push((Pos2::new(column.center().x, y), Anchor::Top));
        if fall == 0.0 {
            spots.push((Pos2::new(column.min.x, y), Anchor::TopLeft));
            spots.push((Pos2::new(column.max.x, y), Anchor::TopRight));
        }
    }
    spots
}
