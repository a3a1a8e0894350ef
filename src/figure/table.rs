//! The same numbers as a figure, as a table.

/// The table form of a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Headings.
    pub columns: Vec<Column>,
    /// Cells, one for each column.
    pub rows: Vec<Row>,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether its cells are numbers, set flush right.
    pub numeric: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What selecting it selects.
    pub place: crate::briefing::index::Place,
    /// The texts.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// As shown.
    pub text: String,
    /// The exact number behind it, in the column's unit, for sorting and for files.
    pub number: Option<rust_decimal::Decimal>,
    /// What selecting the cell selects, where that is more than its row.
    pub place: Option<crate::briefing::index::Place>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Table {
    /// The table as tab-separated lines, for a clipboard.
    pub fn to_tsv(&self) -> String {
        let clean = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        let heading = self.columns.iter().map(|column| clean(&column.title)).collect::<Vec<_>>().join("\t");
        let rows = self
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| clean(&cell.text)).collect::<Vec<_>>().join("\t"));
        std::iter::once(heading).chain(rows).collect::<Vec<_>>().join("\n")
    }
}
