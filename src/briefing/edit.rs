//! The only thing that changes a briefing: changes of its JSON, named for undo.
//!
//! An edit speaks of the text of the file, not of the types: so it can change every key there is or will be, keeps
//! the spelling of numbers, and can be journaled. [`file::save`](crate::file::save) makes it.

use serde::{Deserialize, Serialize};

use super::{
    finding::{Finding, Path, Step},
    index::Place,
    text::{Id, Text},
    when::When,
};

/// A change of the document, which a person sees as one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Edit {
    /// What the menu calls it.
    pub name: EditName,
    /// Made one after another; each speaks of what the one before left.
    pub changes: Vec<Change>,
    /// What is selected afterwards; what was, where this is `None`.
    #[serde(skip)]
    pub select: Option<Place>,
}

/// What an edit is called: the key of a message and what the message needs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct EditName {
    /// The key, such as `edit-date`.
    pub key: String,
    /// Each argument by name, for every language to put as it does.
    pub args: Vec<(String, Word)>,
}

/// An argument of an [`EditName`].
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub enum Word {
    /// A text of the document.
    Text(Text),
    /// A date of the document.
    When(When),
}

/// One change of the JSON of a file. Paths are those of the file, broken parts included.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Change {
    /// Sets a member of an object or an element of an array, and adds it where it is not there, with all that is missing
    /// on the way to it. Without a value, takes it out.
    Set {
        /// The place of the member or element.
        path: Path,
        /// Its JSON. Words are written as they stand here; line breaks and indentation follow the neighbours, unless
        /// there are line breaks here already.
        json: Option<String>,
    },
    /// Puts an element into an array, which is made where it is not there.
    Insert {
        /// Its place afterwards.
        path: Path,
        /// Its JSON, as with `Set`.
        json: String,
    },
    /// Moves an element within its array.
    Move {
        /// Its place before.
        path: Path,
        /// Its position afterwards.
        to: usize,
    },
}

/// Why an edit was not made. The document is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such place: an element past the end, or a member of what is no object.
    #[error("there is no {0}")]
    Nowhere(Path),
    /// What was to be written is not JSON.
    #[error("what was to be written at {0} is not JSON")]
    NotJson(Path),
    /// It would be nested deeper than a file may be.
    #[error("{0} would be nested too deep")]
    TooDeep(Path),
    /// What would stand there is not valid: what is wrong with it, and where.
    #[error("{} would not be valid: {}", .0.path, .0.code)]
    Invalid(Box<Finding>),
}

impl EditError {
    /// The error as a finding, which has words: `finding-edit-nowhere`, `-not-json`, `-too-deep`, or that of the reader.
    pub fn finding(&self) -> Finding {
        let (code, path) = match self {
            Self::Nowhere(path) => ("edit-nowhere", path),
            Self::NotJson(path) => ("edit-not-json", path),
            Self::TooDeep(path) => ("edit-too-deep", path),
            Self::Invalid(finding) => return Finding::clone(finding),
        };
        Finding::error(code, path.clone()).with("path", path)
    }
}

impl EditName {
    /// A name without arguments.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: Vec::new() }
    }

    /// Something of an item is changed.
    pub fn change(title: &Text) -> Self {
        Self::new("edit-change").text("title", title)
    }

    /// An item is dated otherwise.
    pub fn date(title: &Text, when: &When) -> Self {
        Self::new("edit-date").text("title", title).when("when", when)
    }

    /// The value of a series for a date is changed.
    pub fn value(title: &Text, when: &When) -> Self {
        Self::new("edit-value").text("title", title).when("when", when)
    }

    /// An item is added.
    pub fn add(title: &Text) -> Self {
        Self::new("edit-add").text("title", title)
    }

    /// An item is taken out.
    pub fn remove(title: &Text) -> Self {
        Self::new("edit-remove").text("title", title)
    }

    /// An item is copied.
    pub fn copy(title: &Text) -> Self {
        Self::new("edit-copy").text("title", title)
    }

    /// An item gets another id.
    pub fn rename(title: &Text, id: &Id) -> Self {
        Self::new("edit-rename").text("title", title).text("id", &id.as_str().into())
    }

    /// An item gets another place among its like.
    pub fn reorder(title: &Text) -> Self {
        Self::new("edit-reorder").text("title", title)
    }

    /// What the document says of itself is changed: its title, its marking.
    pub fn document() -> Self {
        Self::new("edit-document")
    }

    /// With a text of the document, such as an item's title.
    #[must_use]
    pub fn text(mut self, name: &str, text: &Text) -> Self {
        self.args.push((name.to_owned(), Word::Text(text.clone())));
        self
    }

    /// With a date of the document.
    #[must_use]
    pub fn when(mut self, name: &str, when: &When) -> Self {
        self.args.push((name.to_owned(), Word::When(when.clone())));
        self
    }
}

impl Edit {
    /// An edit of nothing yet.
    pub fn new(name: EditName) -> Self {
        Self { name, ..Self::default() }
    }

    /// And sets a member or element; see [`Change::Set`].
    #[must_use]
    pub fn set(self, path: Path, value: &impl Serialize) -> Self {
        self.and(Change::Set { path, json: Some(json_of(value)) })
    }

    /// And takes a member or element out.
    #[must_use]
    pub fn remove(self, path: Path) -> Self {
        self.and(Change::Set { path, json: None })
    }

    /// And puts an element into an array.
    #[must_use]
    pub fn insert(self, path: Path, value: &impl Serialize) -> Self {
        self.and(Change::Insert { path, json: json_of(value) })
    }

    /// And moves an element within its array.
    #[must_use]
    pub fn shift(self, path: Path, to: usize) -> Self {
        self.and(Change::Move { path, to })
    }

    /// And makes one more change.
    #[must_use]
    pub fn and(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }

    /// And then selects a place.
    #[must_use]
    pub fn selecting(mut self, place: impl Into<Place>) -> Self {
        self.select = Some(place.into());
        self
    }
}

impl Change {
    /// The place it speaks of.
    pub fn path(&self) -> &Path {
        match self {
            Self::Set { path, .. } | Self::Insert { path, .. } | Self::Move { path, .. } => path,
        }
    }

    /// Where a place that is not itself changed stands afterwards; `None` where it is gone or was written anew.
    pub fn carry(&self, place: &Path) -> Option<Path> {
        let mine = &self.path().0;
        let (last, parent) = mine.split_last()?;
        let Some(Step::At(theirs)) = place.0.get(parent.len()).filter(|_| place.0.starts_with(parent)) else {
            let inside = matches!(self, Self::Set { .. }) && place.0.starts_with(mine);
            return (!inside).then(|| place.clone());
        };
        let Step::At(mine) = last else { return Some(place.clone()) };
        let moved = match *self {
            Self::Set { .. } if theirs == mine => return None,
            Self::Set { json: None, .. } if theirs > mine => theirs - 1,
            Self::Set { .. } => *theirs,
            Self::Insert { .. } => theirs + usize::from(theirs >= mine),
            Self::Move { to, .. } if theirs == mine => to,
            Self::Move { to, .. } => {
                let closed = theirs - usize::from(theirs > mine);
                closed + usize::from(closed >= to)
            }
        };
        let mut place = place.clone();
        place.0[parent.len()] = Step::At(moved);
        Some(place)
    }
}

/// The JSON of a value of the format, on one line; empty, which no edit takes, where it cannot be written.
pub fn json_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Ids like this one for a copy: `contours-2`, `contours-3` and so on. A year at the end is left alone.
pub fn ids_like(id: &str) -> impl Iterator<Item = String> + '_ {
    let (stem, from) = match id.rsplit_once('-') {
        Some((stem, number)) if !stem.is_empty() => match number.parse::<u32>() {
            Ok(number) if number < 1000 => (stem, number.saturating_add(1)),
            _ => (id, 2),
        },
        _ => (id, 2),
    };
    (from..).map(move |number| format!("{stem}-{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Date;

    fn path(steps: &str) -> Path {
        Path(serde_json::from_str(steps).unwrap())
    }

    #[test]
    fn places_are_carried_through_changes() {
        let set =
            |at: &str, json: Option<&str>| Change::Set { path: path(at), json: json.map(str::to_owned) };
        let insert = |at: &str| Change::Insert { path: path(at), json: "1".to_owned() };
        let shift = |at: &str, to| Change::Move { path: path(at), to };
        for (change, before, after) in [
            (insert(r#"["a", 1]"#), r#"["a", 0, "b"]"#, Some(r#"["a", 0, "b"]"#)),
            (insert(r#"["a", 1]"#), r#"["a", 1, "b"]"#, Some(r#"["a", 2, "b"]"#)),
            (insert(r#"["a", 1]"#), r#"["b", 1]"#, Some(r#"["b", 1]"#)),
            (set(r#"["a", 1]"#, None), r#"["a", 0]"#, Some(r#"["a", 0]"#)),
            (set(r#"["a", 1]"#, None), r#"["a", 1, "b"]"#, None),
            (set(r#"["a", 1]"#, None), r#"["a", 2]"#, Some(r#"["a", 1]"#)),
            (set(r#"["a", 1]"#, Some("1")), r#"["a", 2]"#, Some(r#"["a", 2]"#)),
            (set(r#"["a", 1]"#, Some("1")), r#"["a", 1, 3]"#, None),
            (set(r#"["a", 1, "b"]"#, Some("1")), r#"["a", 1]"#, Some(r#"["a", 1]"#)),
            (set(r#"["a", 1, "b"]"#, None), r#"["a", 1, "b", 2]"#, None),
            (shift(r#"["a", 1]"#, 3), r#"["a", 1]"#, Some(r#"["a", 3]"#)),
            (shift(r#"["a", 1]"#, 3), r#"["a", 3]"#, Some(r#"["a", 2]"#)),
            (shift(r#"["a", 1]"#, 3), r#"["a", 4]"#, Some(r#"["a", 4]"#)),
            (shift(r#"["a", 3]"#, 1), r#"["a", 1, 7]"#, Some(r#"["a", 2, 7]"#)),
            (shift(r#"["a", 3]"#, 1), r#"["a", 0]"#, Some(r#"["a", 0]"#)),
        ] {
            assert_eq!(change.carry(&path(before)), after.map(path), "{change:?} of {before}");
        }
    }

    #[test]
    fn copies_are_counted() {
        let first = |id| ids_like(id).next().unwrap();
        assert_eq!(first("contours"), "contours-2");
        assert_eq!(first("contours-2"), "contours-3");
        assert_eq!(first("letter-2022"), "letter-2022-2");
        assert_eq!(first("-7"), "-7-2");
    }

    #[test]
    fn an_edit_survives_a_journal() {
        let edit = Edit::new(EditName::date(&"Contouren".into(), &When::day(Date::constant(2022, 5, 13))))
            .set(path(r#"["events", 7, "when"]"#), &"2022-05-13")
            .remove(path(r#"["links", 0]"#))
            .shift(path(r#"["events", 1]"#), 2);
        let written = serde_json::to_string(&edit).unwrap();
        assert!(written.contains(r#""path":["events",7,"when"]"#), "{written}");
        assert_eq!(serde_json::from_str::<Edit>(&written).unwrap(), edit);
    }
}
