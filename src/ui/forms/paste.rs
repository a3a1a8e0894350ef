//! Cells copied from a spreadsheet, in whatever notation they were written there.

use serde_json::Value;

use crate::{
    briefing::{Edtf, edit::Change, finding::Path},
    text::Texts,
    ui::numbers::{self, Digits, Notation, Problem, Typed, Writer},
};

/// Cells, row by row.
pub type Cells = Vec<Vec<String>>;

/// Why nothing is pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// The cells can be read in two ways, and none of them says in which.
    Ambiguous {
        /// One of them.
        typed: String,
        /// With a decimal comma.
        comma: Digits,
        /// With a decimal point.
        point: Digits,
    },
    /// A cell is no number.
    Unclear {
        /// Its row, from 1.
        row: usize,
        /// Its column, from 1.
        column: usize,
        /// What is in it.
        typed: String,
    },
    /// There are more cells than there is room for.
    NoRoom,
}

/// A number to be put into a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Put {
    /// Rows below the first.
    pub row: usize,
    /// The date of the value.
    pub period: String,
    /// The number.
    pub amount: Typed,
}

/// Splits a copied text into cells: parted by tabs and line breaks, in quotation marks where they contain these.
pub fn cells(text: &str) -> Cells {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(found) = rest.next() {
        let is_begun = rows.last().and_then(|row| row.last()).is_some_and(|cell| !cell.is_empty());
        match found {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                add(&mut rows, '"');
            }
            '"' if quoted || !is_begun => quoted = !quoted,
            '\t' if !quoted => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            '\r' => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            other => add(&mut rows, other),
        }
    }
    rows.pop_if(|row| row.iter().all(String::is_empty));
    rows
}

fn add(rows: &mut Cells, found: char) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push(found);
    }
}

/// The notation that a number shows, where it shows one.
fn shown_notation(text: &str) -> Option<Notation> {
    let of = |sign: char| if sign == ',' { Notation::Comma } else { Notation::Point };
    let other = |sign: char| if sign == ',' { Notation::Point } else { Notation::Comma };
    numbers::digits(text, Writer::Unknown).ok()?;
    let signs: Vec<char> = text.chars().filter(|it| matches!(it, '.' | ',')).collect();
    match signs.as_slice() {
        [] => None,
        [sign] => Some(of(*sign)),
        [first, .., last] if first == last => Some(other(*last)),
        [.., last] => Some(of(*last)),
    }
}

/// How the cells are written: as they show, or in this notation where they are to be read so.
fn writer(cells: &Cells, wanted: Option<Notation>) -> Writer {
    if let Some(notation) = wanted {
        return Writer::Known(notation);
    }
    let mut shown = cells.iter().flatten().filter_map(|cell| shown_notation(cell));
    match shown.next() {
        Some(first) if shown.all(|other| other == first) => Writer::Known(first),
        _ => Writer::Unknown,
    }
}

/// The dates in a first row that names them.
fn header(cells: &Cells) -> Option<Vec<Option<String>>> {
    let (first, rest) = cells.split_first()?;
    let year = |cell: &String| cell.trim().parse::<Edtf>().ok().and_then(|date| date.year_only());
    let is_header = !rest.is_empty()
        && first.iter().any(|cell| year(cell).is_some_and(|year| (1900..2100).contains(&year)))
        && first.iter().all(|cell| cell.trim().is_empty() || year(cell).is_some());
    is_header.then(|| first.iter().map(|cell| year(cell).map(|year| format!("{year:04}"))).collect())
}

/// Reads copied cells as values of the dates from a column on, for at most so many rows.
///
/// A first row of years says to which dates the columns belong. Empty cells, and those with nothing but a dash, are
/// passed over.
///
/// # Errors
/// When one of them is no number, all of them can be read in two ways, or there is no room for them.
pub fn read(
    cells: &Cells,
    texts: &Texts,
    wanted: Option<Notation>,
    (rows, periods): (usize, &[String]),
) -> Result<Vec<Put>, Stuck> {
    let header = header(cells);
    let body: Cells = if header.is_some() { cells.iter().skip(1).cloned().collect() } else { cells.clone() };
    let writer = writer(&body, wanted);
    let mut puts = Vec::new();
    for (row, line) in body.iter().enumerate() {
        for (column, cell) in line.iter().enumerate() {
            if matches!(cell.trim(), "" | "-" | "–" | "—") {
                continue;
            }
            let period = match &header {
                Some(named) => named.get(column).cloned().flatten(),
                None => periods.get(column).cloned(),
            };
            let Some(period) = period.filter(|_| row < rows) else { return Err(Stuck::NoRoom) };
            let amount = numbers::amount(cell, texts, writer).map_err(|problem| {
                let typed = cell.clone();
                if let Problem::Ambiguous { .. } = problem {
                    let read = |notation| numbers::digits(cell, Writer::Known(notation)).unwrap_or_default();
                    return Stuck::Ambiguous {
                        typed,
                        comma: read(Notation::Comma),
                        point: read(Notation::Point),
                    };
                }
                Stuck::Unclear { row: row + 1 + usize::from(header.is_some()), column: column + 1, typed }
            })?;
            puts.push(Put { row, period, amount });
        }
    }
    Ok(puts)
}

/// The changes that put a number among the values of a series: `path` is that of the series, `values` what it has.
pub fn changes(path: &Path, values: Option<&Value>, put: &Put) -> Vec<Change> {
    let known = values.and_then(|values| values.get(&put.period));
    let path = path.key("values").key(put.period.as_str());
    super::fields::amount_changes(&path, known, &put.amount).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{read as paste, *};
    use crate::text::Language;

    fn read_all(text: &str, wanted: Option<Notation>) -> Result<Vec<(usize, String, String)>, Stuck> {
        let periods: Vec<String> = (2022..2026).map(|year: i16| year.to_string()).collect();
        let puts = read(&cells(text), Texts::of(Language::Dutch), wanted, (3, &periods))?;
        Ok(puts.into_iter().map(|put| (put.row, put.period, put.amount.json())).collect())
    }

    fn put(row: usize, period: &str, json: &str) -> (usize, String, String) {
        (row, period.to_owned(), json.to_owned())
    }

    #[test]
    fn cells_are_parted_by_tabs_and_lines() {
        assert_eq!(cells("a\tb\r\nc\t\n"), [["a", "b"], ["c", ""]]);
        assert_eq!(cells("\"a\tb\nc\"\t\"d \"\"e\"\"\""), [["a\tb\nc", "d \"e\""]]);
        assert_eq!(cells("5\" pipe\t1"), [["5\" pipe", "1"]]);
        assert!(cells("").is_empty());
    }

    #[test]
    fn one_clear_cell_says_how_the_others_are_written() {
        let expected = vec![put(0, "2022", "1234"), put(0, "2023", "1.50"), put(1, "2022", "12000")];
        assert_eq!(read_all("1.234\t1,50\n12.000", None), Ok(expected.clone()));
        assert_eq!(read_all("1,234\t1.50\n12,000\t-", None), Ok(expected));
        assert_eq!(
            read_all("1.234.567\t1.234", None),
            Ok(vec![put(0, "2022", "1234567"), put(0, "2023", "1234")])
        );
    }

    #[test]
    fn asks_where_no_cell_says_it() {
        let asked = Stuck::Ambiguous {
            typed: "1.234".to_owned(),
            comma: "1234".to_owned(),
            point: "1.234".to_owned(),
        };
        assert_eq!(read_all("7\t1.234", None), Err(asked));
        assert!(read_all("1.5\t1,5\t1.234", None).is_err());
        assert_eq!(read_all("1.234", Some(Notation::Comma)), Ok(vec![put(0, "2022", "1234")]));
        assert_eq!(read_all("1.234", Some(Notation::Point)), Ok(vec![put(0, "2022", "1.234")]));
    }

    #[test]
    fn a_row_of_years_names_the_columns() {
        let found = read_all("2030\t\t2022\n1\t\t2\n\t\t3", None);
        assert_eq!(found, Ok(vec![put(0, "2030", "1"), put(0, "2022", "2"), put(1, "2022", "3")]));
        assert_eq!(read_all("2030\t2031", None), Ok(vec![put(0, "2022", "2030"), put(0, "2023", "2031")]));
    }

    #[test]
    fn words_and_what_is_no_number() {
        assert_eq!(
            read_all("circa 5\tniet gepubliceerd", None),
            Ok(vec![
                put(0, "2022", r#"{"value": 5, "qualifier": "about"}"#),
                put(0, "2023", r#"{"missing": "not_published"}"#),
            ])
        );
        let unclear = |row, column| Err(Stuck::Unclear { row, column, typed: "n.v.t.".to_owned() });
        assert_eq!(read_all("1\tn.v.t.", None), unclear(1, 2));
        assert_eq!(read_all("2022\n1\nn.v.t.", None), unclear(3, 1));
    }

    #[test]
    fn what_does_not_fit_is_not_cut_off() {
        assert_eq!(read_all("1\t2\t3\t4\t5", None), Err(Stuck::NoRoom));
        assert_eq!(read_all("1\n2\n3\n4", None), Err(Stuck::NoRoom));
        assert!(read_all("1\n2\n3\n\n", None).is_ok());
    }

    proptest! {
        #[test]
        fn reads_back_what_a_spreadsheet_shows(
            numbers in prop::collection::vec((-9_999_999_i64..9_999_999, 2..4_usize), 1..5), comma in any::<bool>()
        ) {
            let notation = if comma { Notation::Comma } else { Notation::Point };
            let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
            let shown = |(value, places): &(i64, usize)| {
                let digits = value.unsigned_abs().to_string();
                let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|it| std::str::from_utf8(it).unwrap()).collect();
                let sign = if *value < 0 { "-" } else { "" };
                format!("{sign}{}{decimal}{}", groups.join(&group.to_string()), "5".repeat(*places))
            };
            let text = numbers.iter().map(shown).collect::<Vec<_>>().join("\n");
            let periods = vec!["2022".to_owned()];
            let expected: Vec<String> = numbers
                .iter()
                .map(|(value, places)| {
                    let sign = if *value < 0 { "-" } else { "" };
                    format!("{sign}{}.{}", value.unsigned_abs(), "5".repeat(*places))
                })
                .collect();
            let read = |wanted| {
                let puts = paste(&cells(&text), Texts::of(Language::Dutch), wanted, (5, &periods));
                puts.map(|puts| puts.into_iter().map(|put| put.amount.json()).collect::<Vec<_>>())
            };
            prop_assert_eq!(read(Some(notation)), Ok(expected.clone()));
            match read(None) {
                Ok(found) => prop_assert_eq!(found, expected),
                Err(stuck) => prop_assert!(matches!(stuck, Stuck::Ambiguous { .. }), "{:?}", stuck),
            }
        }

        #[test]
        fn never_panics(text in "[0-9.,\t\n\"a€ -]{0,40}") {
            let _ = read_all(&text, None);
        }
    }
}
