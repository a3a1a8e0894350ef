//! Headings, paragraphs and tables of text, set on as many pages as they need.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Pos2, Rect, epaint::text::PlacedRow, pos2};

use crate::figure::{Role, Table, pen::Pen, table::Column};

/// What is read, in order; text stands at a leaf of its own.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading: its level and its words.
    Heading(u16, String, usize),
    Paragraph(usize),
    /// The leaves of the headings, then those of each row.
    Table(Vec<usize>, Vec<Vec<usize>>),
}

/// A line of text at its place.
#[derive(Debug)]
pub(super) struct Piece {
    /// What it is a part of; nothing where it only repeats.
    pub(super) leaf: Option<usize>,
    /// Where the first letter stands on the baseline.
    pub(super) pos: Pos2,
    pub(super) text: String,
    pub(super) font: FontId,
    pub(super) color: Color32,
}

impl Piece {
    /// A row of a text in one format, with its upper left corner at a point.
    pub(super) fn of(galley: &Galley, row: &PlacedRow, at: Pos2, color: Color32) -> Option<Self> {
        let font = galley.job.sections.first()?.format.font_id.clone();
        // Spaces at the end of a line part its last word from the first of the next. A cell without words has one, for
        // one that holds nothing would not be counted.
        let mut text: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
        if row.ends_with_newline || text.is_empty() {
            text.push(' ');
        }
        let baseline = row.glyphs.first().map_or(pos2(0.0, row.rect().height()), |glyph| glyph.pos);
        Some(Self { leaf: None, pos: at + baseline.to_vec2(), text, font, color })
    }
}

/// What stands on one page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) pieces: Vec<Piece>,
    /// Thin lines from left to right: between rows.
    pub(super) rules: Vec<[Pos2; 2]>,
}

/// Text that is being set, page after page.
pub(super) struct Flow<'a> {
    pen: Pen<'a>,
    /// Where text goes on each page.
    area: Rect,
    /// How far down the last page is full.
    y: f32,
    pub(super) sheets: Vec<Sheet>,
    pub(super) blocks: Vec<Block>,
    pub(super) leaves: usize,
}

/// A row of a table, set: its lines, each with its leaf, column by column.
type Cells = Vec<(f32, bool, Arc<Galley>)>;

impl<'a> Flow<'a> {
    /// Nothing yet; the first page is full down to `from`.
    pub(super) fn new(pen: Pen<'a>, area: Rect, from: f32) -> Self {
        Self { pen, area, y: from, sheets: vec![Sheet::default()], blocks: Vec::new(), leaves: 0 }
    }

    /// Leaves room above what comes, unless a page begins with it.
    pub(super) fn space(&mut self, points: f32) {
        if self.y > self.area.min.y {
            self.y += points;
        }
    }

    /// Begins another page.
    pub(super) fn page(&mut self) {
        self.sheets.push(Sheet::default());
        self.y = self.area.min.y;
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.sheets.len()
    }

    /// How far down the last page is full.
    pub(super) fn reached(&self) -> f32 {
        self.y
    }

    fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Sets a heading, with room for a line under it.
    pub(super) fn heading(&mut self, level: u16, text: &str, role: Role) {
        let galley = self.pen.wrapped(text, role, self.area.width(), usize::MAX);
        if self.y + galley.size().y + 3.0 * self.pen.height(Role::Source) > self.area.max.y {
            self.page();
        }
        let leaf = self.leaf();
        self.blocks.push(Block::Heading(level, text.to_owned(), leaf));
        self.lines(&galley, leaf, self.pen.tokens.text);
    }

    /// Sets a paragraph.
    pub(super) fn paragraph(&mut self, text: &str, role: Role) {
        let galley = self.pen.wrapped(text, role, self.area.width(), usize::MAX);
        let leaf = self.leaf();
        self.blocks.push(Block::Paragraph(leaf));
        self.lines(&galley, leaf, self.pen.tokens.ink(role));
    }

    fn lines(&mut self, galley: &Galley, leaf: usize, color: Color32) {
        for row in &galley.rows {
            let height = row.rect().height();
            if self.y + height > self.area.max.y {
                self.page();
            }
            let at = pos2(self.area.min.x, self.y);
            self.line(galley, row, at, Some(leaf), color);
            self.y += height;
        }
    }

    fn line(&mut self, galley: &Galley, row: &PlacedRow, at: Pos2, leaf: Option<usize>, color: Color32) {
        let piece = Piece::of(galley, row, at, color).map(|piece| Piece { leaf, ..piece });
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.pieces.extend(piece);
        }
    }

    /// Sets a table; its headings are repeated on each page. Stops, and says so, when `go_on` says no.
    pub(super) fn table(&mut self, table: &Table, mut go_on: impl FnMut() -> bool) -> bool {
        let widths = self.widths(table);
        let titles = table.columns.iter().map(|column| column.title.as_str());
        let heading = self.cells(titles, &widths, table, Role::Heading);
        let leaves: Vec<usize> = heading.iter().map(|_| self.leaf()).collect();
        self.row(&heading, &leaves, None);
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            if !go_on() {
                return false;
            }
            let texts = row.cells.iter().map(|cell| cell.text.as_str());
            let cells = self.cells(texts, &widths, table, Role::Source);
            let leaves: Vec<usize> = cells.iter().map(|_| self.leaf()).collect();
            self.row(&cells, &leaves, Some(&heading));
            rows.push(leaves);
        }
        self.blocks.push(Block::Table(leaves, rows));
        true
    }

    /// The left edge of each column and its width: as wide as it likes where all fit, and else
    /// as its longest word and a share of what is left.
    fn widths(&self, table: &Table) -> Vec<(f32, f32)> {
        let gap = self.pen.height(Role::Source);
        let widest = |measure: &dyn Fn(&str, Role) -> f32| -> Vec<f32> {
            let of = |(at, column): (usize, &Column)| {
                let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
                let cells = cells.map(|cell| measure(&cell.text, Role::Source));
                cells.fold(measure(&column.title, Role::Heading), f32::max) + 1.0
            };
            table.columns.iter().enumerate().map(of).collect()
        };
        let whole = |text: &str, role| self.pen.width(text, role);
        let word = |text: &str, role| text.split(' ').map(|word| whole(word, role)).fold(0.0, f32::max);
        let (liked, least) = (widest(&whole), widest(&word));
        let room = self.area.width() - gap * liked.len().saturating_sub(1) as f32;
        let spare = room - least.iter().sum::<f32>();
        let widths = if spare > 0.0 {
            // No word is broken; what is left goes to who has most to say.
            let more: Vec<f32> = liked.iter().zip(&least).map(|(liked, least)| liked - least).collect();
            least.iter().zip(shares(&more, spare)).map(|(least, more)| least + more).collect()
        } else {
            shares(&least, room)
        };
        let mut left = self.area.min.x;
        let place = |width: f32| {
            let at = left;
            left += width + gap;
            (at, width)
        };
        widths.into_iter().map(place).collect()
    }

    fn cells<'t>(
        &self,
        texts: impl Iterator<Item = &'t str>,
        widths: &[(f32, f32)],
        table: &Table,
        role: Role,
    ) -> Cells {
        let set = |((text, (left, width)), column): ((&str, &(f32, f32)), &Column)| {
            let galley = self.pen.wrapped(text, role, *width, usize::MAX);
            let left = if column.numeric { left + width - galley.size().x } else { *left };
            (left, column.numeric, galley)
        };
        texts.zip(widths).zip(&table.columns).map(set).collect()
    }

    /// Sets a row; one that fits on a page stands on one.
    fn row(&mut self, cells: &Cells, leaves: &[usize], heading: Option<&Cells>) {
        let pad = self.pen.height(Role::Source) * 0.25;
        let height =
            |cells: &Cells| cells.iter().map(|(.., galley)| galley.size().y).fold(0.0, f32::max) + 2.0 * pad;
        let again = heading.map_or(0.0, height);
        if self.y + height(cells) > self.area.max.y
            && (again + height(cells) <= self.area.height() || self.y + 4.0 * pad > self.area.max.y)
        {
            self.next(heading, pad);
        }
        let mut from = 0;
        loop {
            let lines = cells.iter().map(|(.., galley)| galley.rows.len()).max().unwrap_or(0);
            let line = self.pen.height(Role::Source).max(1.0);
            let room = ((self.area.max.y - self.y - 2.0 * pad) / line).floor().max(1.0) as usize;
            let fits = self.y + height(cells) <= self.area.max.y && from == 0;
            let to = if fits { lines } else { lines.min(from + room) };
            let top = self.y + pad;
            let mut bottom = top;
            for ((left, numeric, galley), leaf) in cells.iter().zip(leaves) {
                let mut y = top;
                for row in galley.rows.iter().take(to).skip(from) {
                    let inset = if *numeric { galley.size().x - row.rect().width() } else { 0.0 };
                    self.line(galley, row, pos2(left + inset, y), Some(*leaf), self.pen.tokens.text);
                    y += row.rect().height();
                }
                bottom = bottom.max(y);
            }
            self.y = bottom + pad;
            self.rule();
            from = to;
            if from >= lines {
                return;
            }
            self.next(heading, pad);
        }
    }

    fn rule(&mut self) {
        let rule = [pos2(self.area.min.x, self.y), pos2(self.area.max.x, self.y)];
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.rules.push(rule);
        }
    }

    /// Another page, with the headings again: who hears the table has heard them.
    fn next(&mut self, heading: Option<&Cells>, pad: f32) {
        self.page();
        let Some(heading) = heading else { return };
        let mut bottom = self.y;
        for (left, numeric, galley) in heading {
            let mut y = self.y + pad;
            for row in &galley.rows {
                let inset = if *numeric { galley.size().x - row.rect().width() } else { 0.0 };
                self.line(galley, row, pos2(left + inset, y), None, self.pen.tokens.text);
                y += row.rect().height();
            }
            bottom = bottom.max(y);
        }
        self.y = bottom + pad;
        self.rule();
    }
}

/// Widths that come to no more than `room`: who likes less than the others' share gets it.
fn shares(liked: &[f32], room: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..liked.len()).collect();
    order.sort_by(|one, other| liked[*one].total_cmp(&liked[*other]));
    let mut widths = vec![0.0; liked.len()];
    let mut left = room;
    for (passed, at) in order.into_iter().enumerate() {
        let share = left / (liked.len() - passed) as f32;
        widths[at] = liked[at].min(share).max(0.0);
        left -= widths[at];
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_shared() {
        assert_eq!(shares(&[10.0, 20.0, 30.0], 100.0), [10.0, 20.0, 30.0]);
        assert_eq!(shares(&[500.0, 20.0, 300.0], 220.0), [100.0, 20.0, 100.0]);
        assert_eq!(shares(&[], 220.0), [0.0; 0]);
    }
}
