//! Where the members of a briefing and the elements of its lists stand in the text.

use std::ops::Range;

use super::patch::Patch;
use crate::{
    briefing::finding::Step,
    file::outline::{Parts, offset, parts},
};

/// A member of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Top {
    /// The key as meant, without escapes.
    pub key: String,
    /// From its key to the end of its value.
    pub member: Range<usize>,
    /// Its value.
    pub value: Range<usize>,
    /// Its elements, if it is a list.
    pub elements: Option<Vec<Range<usize>>>,
}

/// Where the members of a briefing stand, and the elements of its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skeleton {
    /// In the order of the text.
    pub members: Vec<Top>,
    /// The whole object.
    pub whole: Range<usize>,
}

impl Skeleton {
    /// Of a text, read twice through at most.
    pub fn of(text: &str) -> Self {
        let whole = text.trim_ascii();
        let Parts::Object(members) = parts(whole) else { return Self::default() };
        let members = members.into_iter().map(|member| {
            let value = range(text, member.value);
            let elements = match parts(member.value) {
                Parts::List(all) => Some(all.into_iter().map(|element| range(text, element)).collect()),
                Parts::Object(_) | Parts::Plain => None,
            };
            let start = offset(text, member.raw_key);
            Top { key: member.key().into_owned(), member: start..value.end, value, elements }
        });
        Self { members: members.collect(), whole: range(text, whole) }
    }

    /// The member that counts: of several with one key, the first, as for the reader.
    pub fn member(&self, key: &str) -> Option<&Top> {
        self.members.iter().find(|top| top.key == key)
    }

    /// The elements of a list; none where it is not there or no list.
    pub fn elements(&self, list: &str) -> &[Range<usize>] {
        self.member(list).and_then(|top| top.elements.as_deref()).unwrap_or_default()
    }

    /// The value at a place.
    pub fn find<'a>(&self, text: &'a str, path: &[Step]) -> Option<&'a str> {
        let (top, mut rest) = match path.split_first() {
            None => return text.get(self.whole.clone()),
            Some((Step::Key(key), rest)) => (self.member(key)?, rest),
            Some((Step::At(_), _)) => return None,
        };
        let mut value = top.value.clone();
        if let (Some(elements), Some((Step::At(at), deeper))) = (&top.elements, rest.split_first()) {
            (value, rest) = (elements.get(*at)?.clone(), deeper);
        }
        let mut value = text.get(value)?;
        for step in rest {
            value = match (step, parts(value)) {
                (Step::Key(key), Parts::Object(members)) => {
                    members.iter().find(|member| member.key() == *key)?.value
                }
                (Step::At(at), Parts::List(elements)) => elements.get(*at)?,
                _ => return None,
            };
        }
        Some(value)
    }

    /// Brings it up to a patch that changes nothing but elements of lists, which stay elements.
    pub fn follow(&mut self, patch: &Patch) {
        let mut ends: Vec<&mut usize> = vec![&mut self.whole.start];
        for top in &mut self.members {
            let outer = [&mut top.member.start, &mut top.value.start];
            ends.extend(outer);
            ends.extend(
                top.elements.iter_mut().flatten().flat_map(|range| [&mut range.start, &mut range.end]),
            );
            ends.extend([&mut top.value.end, &mut top.member.end]);
        }
        ends.push(&mut self.whole.end);
        // The ends ascend, and so do the splices.
        let mut splices = patch.splices().iter().peekable();
        let (mut grown, mut shrunk) = (0, 0);
        for end in ends {
            while let Some(splice) = splices.next_if(|splice| splice.at < *end) {
                grown += splice.inserted.len();
                shrunk += splice.removed.len();
            }
            *end = *end + grown - shrunk;
        }
    }
}

/// Where a part of a text stands in it.
pub fn range(text: &str, part: &str) -> Range<usize> {
    let start = offset(text, part);
    start..start + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::save::patch::Splice;

    #[test]
    fn follows_what_changes_inside_elements() {
        let text = r#"{"a": 1, "l": [{"x": 1}, {"y": [22]}, {}], "b": "é"}"#;
        let splices = ["1}", "22"].map(|cut| {
            let at = text.find(cut).unwrap();
            Splice {
                at,
                removed: cut.to_owned(),
                inserted: "333, 4".replace(", 4", if cut == "22" { "" } else { "}" }),
            }
        });
        let patch = Patch::new(splices.to_vec());
        let mut skeleton = Skeleton::of(text);
        skeleton.follow(&patch);
        let after = patch.apply(text).unwrap();
        assert_eq!(after, r#"{"a": 1, "l": [{"x": 333}, {"y": [333]}, {}], "b": "é"}"#);
        assert_eq!(skeleton, Skeleton::of(&after));
        let found = |path: &str| skeleton.find(&after, &serde_json::from_str::<Vec<Step>>(path).unwrap());
        assert_eq!(found(r#"["l", 1, "y", 0]"#), Some("333"));
        assert_eq!(found(r#"["l", 3]"#), None);
        assert_eq!(found(r#"["b"]"#), Some("\"é\""));
        assert_eq!(found("[]"), Some(after.as_str()));
    }
}
