//! What differs between two versions of a file, in short, for people who have to choose.

use std::{collections::BTreeMap, time::Duration};

use similar::{DiffOp, TextDiff};

use crate::briefing::{Briefing, Id, Text};

/// How many lines are shown.
const LINES: usize = 6;

/// How many items are named.
const ITEMS: usize = 8;

/// How many characters of a line are shown.
const CHARACTERS: usize = 120;

/// How many of them stand before the first that differs, where that is not near the start.
const BEFORE: usize = 30;

/// How long the shortest difference is looked for; after that any does.
const PATIENCE: Duration = Duration::from_secs(2);

/// What differs between two versions of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// How many lines differ: of lines that stand in each other's place the longer count.
    pub lines: usize,
    /// The first of them.
    pub first: Vec<Line>,
    /// How many items differ.
    pub items: usize,
    /// The first of them: what each is called, and what of it is in which.
    pub named: Vec<(Text, Side)>,
}

/// Lines that stand in each other's place, numbered from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// In one's own version.
    pub ours: Option<(usize, String)>,
    /// In the other one.
    pub theirs: Option<(usize, String)>,
}

/// Which versions an item is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Side {
    /// In one's own only.
    Ours,
    /// In the other one only.
    Theirs,
    /// In both, and not the same.
    Both,
}

/// Compares two texts line by line, and what was read of them item by item where both could be read.
pub fn compare(ours: &str, theirs: &str, read: Option<(&Briefing, &Briefing)>) -> Differences {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(ours, theirs);
    let (old, new) = (diff.old_slices(), diff.new_slices());
    let line = |lines: &[&str], at: usize, end: usize| {
        lines.get(at).filter(|_| at < end).map(|line| (at, line.trim_end().to_owned()))
    };
    let mut found = Differences::default();
    for op in diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (ours, theirs) = (op.old_range(), op.new_range());
        let count = ours.len().max(theirs.len());
        found.lines += count;
        let room = LINES.saturating_sub(found.first.len());
        found.first.extend((0..count.min(room)).map(|at| {
            let ours = line(old, ours.start + at, ours.end);
            let theirs = line(new, theirs.start + at, theirs.end);
            let same = match (&ours, &theirs) {
                (Some((_, ours)), Some((_, theirs))) => {
                    ours.chars().zip(theirs.chars()).take_while(|(one, other)| one == other).count()
                }
                _ => 0,
            };
            let shown = |(at, text): (usize, String)| (at + 1, shortened(&text, same));
            Line { ours: ours.map(shown), theirs: theirs.map(shown) }
        }));
    }
    if let Some((ours, theirs)) = read {
        let mut items = Vec::new();
        macro_rules! lists {
            ($($list:ident)*) => {
                $(by_id(&ours.$list, &theirs.$list, |item| (&item.id, &item.title), &mut items);)*
            };
        }
        lists!(
            sources definitions parties priorities measures events series bridges targets readiness scenarios slides
        );
        found.items = items.len();
        items.truncate(ITEMS);
        found.named = items;
    }
    found
}

/// What is shown of a line: from its start, or from a little before the first character that differs.
fn shortened(text: &str, same: usize) -> String {
    let from = if same + BEFORE > CHARACTERS { same - BEFORE } else { 0 };
    let mut shown = String::from(if from > 0 { "…" } else { "" });
    shown.extend(text.chars().skip(from).take(CHARACTERS));
    if text.chars().count() > from + CHARACTERS {
        shown.push('…');
    }
    shown
}

fn by_id<T: PartialEq>(
    ours: &[T],
    theirs: &[T],
    name: impl Fn(&T) -> (&Id, &Text),
    found: &mut Vec<(Text, Side)>,
) {
    let mut there: BTreeMap<&Id, &T> = theirs.iter().map(|item| (name(item).0, item)).collect();
    for item in ours {
        let (id, title) = name(item);
        match there.remove(id) {
            None => found.push((title.clone(), Side::Ours)),
            Some(other) if other != item => found.push((title.clone(), Side::Both)),
            Some(_) => {}
        }
    }
    let new = theirs.iter().filter(|item| there.contains_key(name(item).0));
    found.extend(new.map(|item| (name(item).1.clone(), Side::Theirs)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_by_number_and_items_by_name() {
        let ours = "{\n \"format\": \"hoofdlijn\", \"version\": 1, \"title\": \"T\",\n \"events\": [\n  {\"id\": \"a\", \"title\": \"A\"},\n  {\"id\": \"b\", \"title\": \"B\"}\n ]\n}\n";
        let theirs = ours
            .replace("\"B\"", "\"B2\"")
            .replace("  {\"id\": \"a\"", "  {\"id\": \"c\", \"title\": \"C\"},\n  {\"id\": \"a\"");
        let read = |text: &str| crate::file::load(text.as_bytes()).unwrap().briefing;
        let found = compare(ours, &theirs, Some((&read(ours), &read(&theirs))));
        assert_eq!(found.lines, 2);
        assert_eq!(
            found.first,
            [
                Line { ours: None, theirs: Some((4, "  {\"id\": \"c\", \"title\": \"C\"},".to_owned())) },
                Line {
                    ours: Some((5, "  {\"id\": \"b\", \"title\": \"B\"}".to_owned())),
                    theirs: Some((6, "  {\"id\": \"b\", \"title\": \"B2\"}".to_owned())),
                },
            ]
        );
        assert_eq!(
            (found.items, found.named),
            (2, vec![("B".into(), Side::Both), ("C".into(), Side::Theirs)])
        );
    }

    #[test]
    fn much_is_counted_and_little_of_it_shown() {
        let ours: Vec<String> = (0..200).map(|at| at.to_string()).collect();
        let theirs: Vec<String> = (0..200).map(|at| "é".repeat(at + 200)).collect();
        let found = compare(&ours.join("\n"), &theirs.join("\n"), None);
        assert_eq!((found.lines, found.first.len(), found.items), (200, LINES, 0));
        let (number, text) = found.first[0].theirs.as_ref().unwrap();
        assert_eq!((*number, text.chars().count()), (1, CHARACTERS + 1));
        assert_eq!(compare("a\n", "a\n", None), Differences::default());
        // Of a long line that which differs.
        let long = "é".repeat(5000);
        let found = compare(&format!("{long}a{long}"), &format!("{long}b"), None);
        let Line { ours: Some((1, ours)), theirs: Some((1, theirs)) } = &found.first[0] else {
            panic!("{found:?}")
        };
        assert_eq!(theirs, &format!("…{}b", "é".repeat(BEFORE)));
        assert_eq!(ours, &format!("…{}a{}…", "é".repeat(BEFORE), "é".repeat(CHARACTERS - BEFORE - 1)));
        // One line without an end.
        assert_eq!(compare("{}", "{ }", None).lines, 1);
    }
}
