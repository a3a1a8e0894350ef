//! From a JSON path to a line and a column.

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    outline::{Parts, offset, parts},
    trouble::quoted,
};
use crate::briefing::finding::{Finding, Path, Step};

/// A place that is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    /// The path to it.
    pub path: &'a Path,
    /// The key at the end of the path rather than its value, and which one where it stands there more than once.
    pub key: Option<usize>,
}

impl<'a> Spot<'a> {
    /// The place of a finding: the key where the finding is about the last key of its path, or else the value.
    /// Of a key that stands there more than once it is the `nth`.
    pub(super) fn of(finding: &'a Finding, nth: usize) -> Self {
        let last = finding.path.0.last();
        let key = finding.args.iter().any(|(name, key)| {
            *name == "key" && matches!(last, Some(Step::Key(last)) if quoted(last) == *key)
        });
        Self { path: &finding.path, key: key.then_some(nth) }
    }
}

/// Where each place begins, in bytes: of what is not there, the innermost value around it that is.
pub(super) fn offsets(text: &str, spots: &[Spot<'_>]) -> Vec<usize> {
    let mut found = vec![0; spots.len()];
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by_key(|&spot| spots[spot].path);
    let root = text.trim_ascii();
    Search { text, spots, found: &mut found }.descend(root, 0, &order);
    found
}

struct Search<'a, 'f> {
    text: &'a str,
    spots: &'a [Spot<'a>],
    found: &'f mut [usize],
}

impl<'a> Search<'a, '_> {
    /// Looks for the spots of `order`, which are sorted by path and share their first `depth` steps, in `value`.
    fn descend(&mut self, value: &'a str, depth: usize, order: &[usize]) {
        let start = offset(self.text, value);
        for &spot in order {
            self.found[spot] = start;
        }
        let spots = self.spots;
        let step = |spot: usize| spots[spot].path.0.get(depth);
        let deeper = order.partition_point(|&spot| step(spot).is_none());
        let order = &order[deeper..];
        if order.is_empty() {
            return;
        }
        let groups = order.chunk_by(|&one, &other| step(one) == step(other));
        match parts(value) {
            Parts::Object(members) => {
                let mut by_key: BTreeMap<Cow<'_, str>, Vec<usize>> = BTreeMap::new();
                for (at, member) in members.iter().enumerate() {
                    by_key.entry(member.key()).or_default().push(at);
                }
                for group in groups {
                    let Some(Step::Key(key)) = step(group[0]) else { continue };
                    let Some(places) = by_key.get(key.as_str()) else { continue };
                    self.descend(members[places[0]].value, depth + 1, group);
                    for &spot in group {
                        if let Some(nth) = spots[spot].key
                            && spots[spot].path.0.len() == depth + 1
                        {
                            let member = &members[places[nth.min(places.len() - 1)]];
                            self.found[spot] = offset(self.text, member.raw_key);
                        }
                    }
                }
            }
            Parts::List(elements) => {
                for group in groups {
                    if let Some(Step::At(at)) = step(group[0])
                        && let Some(element) = elements.get(*at)
                    {
                        self.descend(element, depth + 1, group);
                    }
                }
            }
            Parts::Plain => {}
        }
    }
}

/// The line and the column, in characters, of each offset in bytes; both from 1.
pub(super) fn lines_and_columns(text: &str, offsets: &[usize]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_by_key(|&at| offsets[at]);
    let mut found = vec![(1, 1); offsets.len()];
    let (mut line, mut column, mut at) = (1, 1, 0);
    for position in order {
        let to = text.floor_char_boundary(offsets[position]);
        let between = &text[at..to];
        let lines = between.bytes().filter(|byte| *byte == b'\n').count();
        let rest = between.rfind('\n').map_or(between, |end| &between[end + 1..]);
        column = if lines > 0 { 1 } else { column } + rest.chars().count();
        (line, at) = (line + lines, to);
        found[position] = (line, column);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, path: &Path, key: Option<usize>) -> (usize, usize) {
        lines_and_columns(text, &offsets(text, &[Spot { path, key }]))[0]
    }

    #[test]
    fn values_keys_and_what_is_not_there() {
        let text = "{\n  \"ë\": [1,\n    {\"b\": 2, \"b\": 3}]\n}\n";
        let list = Path::default().key("ë");
        let object = list.at(1);
        assert_eq!(place(text, &Path::default(), None), (1, 1));
        assert_eq!(place(text, &list, None), (2, 8));
        assert_eq!(place(text, &list, Some(0)), (2, 3));
        assert_eq!(place(text, &object.key("b"), None), (3, 11));
        assert_eq!(place(text, &object.key("b"), Some(1)), (3, 14));
        assert_eq!(place(text, &object.key("c").at(3), None), (3, 5), "the object around it");
        assert_eq!(place(text, &list.at(7), None), (2, 8));
        assert_eq!(place("[1", &list, None), (1, 1), "not JSON");
    }

    #[test]
    fn columns_are_characters_and_lines_may_end_in_crlf() {
        assert_eq!(
            lines_and_columns("é€\r\nx𝄞y", &[0, 2, 5, 7, 8, 12, 13]),
            [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (2, 4)]
        );
    }
}
