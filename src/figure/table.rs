//! The same numbers as a figure, as a table, and that as a file.

use rust_decimal::Decimal;

use crate::{briefing::index::Place, text::Language};

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
    pub place: Place,
    /// The texts.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// As shown.
    pub text: String,
    /// The exact number behind it, in the column's unit, for sorting and for files.
    pub number: Option<Decimal>,
    /// What selecting the cell selects, where that is more than its row.
    pub place: Option<Place>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// How numbers and fields are written in a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Csv {
    /// As a Dutch spreadsheet opens it: semicolons, a decimal comma, and a byte order mark that says UTF-8.
    Dutch,
    /// As programs read it (RFC 4180): commas and a decimal point.
    Neutral,
}

impl Csv {
    /// The one for a language: that of its spreadsheets.
    pub fn of(language: Language) -> Self {
        match language {
            Language::Dutch => Self::Dutch,
            Language::English => Self::Neutral,
        }
    }

    fn separator(self) -> char {
        match self {
            Self::Dutch => ';',
            Self::Neutral => ',',
        }
    }

    /// The digits as they are, never grouped: a spreadsheet would read `1.234,5` as text.
    fn number(self, number: Decimal) -> String {
        let digits = number.to_string();
        match self {
            Self::Dutch => digits.replace('.', ","),
            Self::Neutral => digits,
        }
    }

    fn text(self, text: &str) -> String {
        // A spreadsheet runs a text that begins like a formula; an apostrophe says it is a text.
        let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            format!("'{text}")
        } else {
            text.to_owned()
        };
        if guarded.contains(['"', '\n', '\r', self.separator()]) {
            format!("\"{}\"", guarded.replace('"', "\"\""))
        } else {
            guarded
        }
    }
}

impl Table {
    /// The table as a CSV file. Numbers are the exact ones, in the unit their heading names.
    pub fn to_csv(&self, csv: Csv) -> String {
        let separator = csv.separator().to_string();
        let mut file = if csv == Csv::Dutch { "\u{feff}".to_owned() } else { String::new() };
        let heading = self.columns.iter().map(|column| csv.text(&column.title)).collect::<Vec<_>>();
        let rows = self.rows.iter().map(|row| {
            // Elsewhere a number only sorts: a date's is a count of days.
            let cell = |(column, cell): (&Column, &Cell)| match cell.number {
                Some(number) if column.numeric => csv.number(number),
                _ => csv.text(&cell.text),
            };
            self.columns.iter().zip(&row.cells).map(cell).collect()
        });
        for line in std::iter::once(heading).chain(rows) {
            file.push_str(&line.join(&separator));
            file.push_str("\r\n");
        }
        file
    }

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::briefing::Id;

    fn table() -> Table {
        let place = Place::from(Id::from("x"));
        let number = |text: &str, digits: &str| Cell {
            text: text.to_owned(),
            number: Some(digits.parse().unwrap()),
            place: None,
        };
        Table {
            columns: [("Jaar", false), ("Uitgaven; \"totaal\"", true), ("Uitleg", false)]
                .map(|(title, numeric)| Column { title: title.to_owned(), numeric })
                .to_vec(),
            rows: vec![
                Row {
                    place: place.clone(),
                    cells: vec![
                        "2022".to_owned().into(),
                        number("12.167,2", "12167.20"),
                        "=1+1".to_owned().into(),
                    ],
                },
                Row {
                    place,
                    cells: vec![
                        "2023".to_owned().into(),
                        number("−1.420", "-1420"),
                        "eerst, dan;\nverder".to_owned().into(),
                    ],
                },
            ],
        }
    }

    #[test]
    fn a_dutch_spreadsheet_opens_it() {
        assert_eq!(
            table().to_csv(Csv::Dutch),
            "\u{feff}Jaar;\"Uitgaven; \"\"totaal\"\"\";Uitleg\r\n2022;12167,20;'=1+1\r\n\
             2023;-1420;\"eerst, dan;\nverder\"\r\n"
        );
    }

    #[test]
    fn programs_read_it() {
        assert_eq!(
            table().to_csv(Csv::Neutral),
            "Jaar,\"Uitgaven; \"\"totaal\"\"\",Uitleg\r\n2022,12167.20,'=1+1\r\n\
             2023,-1420,\"eerst, dan;\nverder\"\r\n"
        );
    }

    /// The fields of a file, by the grammar of RFC 4180.
    fn read(file: &str, separator: char) -> Vec<Vec<String>> {
        let (mut lines, mut line, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = file.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(char) = chars.next() {
            match char {
                '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
                '"' => quoted = !quoted,
                '\r' if !quoted && chars.peek() == Some(&'\n') => {
                    chars.next();
                    line.push(std::mem::take(&mut field));
                    lines.push(std::mem::take(&mut line));
                }
                char if char == separator && !quoted => line.push(std::mem::take(&mut field)),
                char => field.push(char),
            }
        }
        lines
    }

    proptest! {
        #[test]
        fn every_text_and_number_comes_back(
            texts in proptest::collection::vec("[a-z;,\"\n\r=@ é-]{0,8}", 6),
            digits in any::<i64>(),
            scale in 0_u32..6,
        ) {
            let place = Place::from(Id::from("x"));
            let number = Decimal::new(digits, scale);
            let columns = texts[..3].iter().map(|title| Column { title: title.clone(), numeric: false });
            let columns = columns.chain([Column { title: "n".to_owned(), numeric: true }]);
            let mut cells: Vec<Cell> = texts[3..].iter().cloned().map(Cell::from).collect();
            cells.push(Cell { number: Some(number), ..Cell::default() });
            let table = Table { columns: columns.collect(), rows: vec![Row { place, cells }] };
            for (csv, separator, point) in [(Csv::Dutch, ';', ','), (Csv::Neutral, ',', '.')] {
                let lines = read(&table.to_csv(csv), separator);
                prop_assert_eq!(lines.len(), 2);
                let written = lines[0][..3].iter().chain(&lines[1][..3]);
                for (found, wanted) in written.zip(&texts) {
                    let found = found.strip_prefix('\'').unwrap_or(found);
                    prop_assert_eq!(found, wanted);
                }
                prop_assert_eq!(lines[1][3].replace(point, "."), number.to_string());
            }
        }
    }
}
