//! Changes of a text by their places: what is taken out where, and what comes instead.

use serde::{Deserialize, Serialize};

/// A change of a text. All else stays, byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Patch {
    /// Ascending; none touches the next.
    splices: Vec<Splice>,
}

/// A change of a text in one place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Splice {
    /// The first byte, in the text before any change.
    pub at: usize,
    /// What stands there.
    pub removed: String,
    /// What comes instead.
    pub inserted: String,
}

/// What happens on the way through a text.
#[derive(Clone, Copy)]
enum Op<'a> {
    Keep(usize),
    Remove(&'a str),
    Insert(&'a str),
}

impl Patch {
    /// Of splices of one text that do not overlap, in any order.
    pub fn new(mut splices: Vec<Splice>) -> Self {
        splices.sort_by_key(|splice| (splice.at, splice.at + splice.removed.len()));
        let mut built = Builder::default();
        let mut at = 0;
        for splice in &splices {
            built.push(Op::Keep(splice.at.saturating_sub(at)));
            built.push(Op::Remove(&splice.removed));
            built.push(Op::Insert(&splice.inserted));
            at = splice.at + splice.removed.len();
        }
        built.done()
    }

    /// Where it changes what.
    pub fn splices(&self) -> &[Splice] {
        &self.splices
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// The text with the changes made; `None` where what is to be taken out does not stand there.
    pub fn apply(&self, text: &str) -> Option<String> {
        let grown: usize = self.splices.iter().map(|splice| splice.inserted.len()).sum();
        let mut after = String::with_capacity(text.len() + grown);
        let mut at = 0;
        for splice in &self.splices {
            after.push_str(text.get(at..splice.at)?);
            at = splice.at.checked_add(splice.removed.len())?;
            if text.get(splice.at..at)? != splice.removed {
                return None;
            }
            after.push_str(&splice.inserted);
        }
        after.push_str(text.get(at..)?);
        Some(after)
    }

    /// The patch that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let (mut grown, mut shrunk) = (0, 0);
        let splices = self.splices.iter().map(|splice| {
            let at = splice.at + grown - shrunk;
            grown += splice.inserted.len();
            shrunk += splice.removed.len();
            Splice { at, removed: splice.inserted.clone(), inserted: splice.removed.clone() }
        });
        Self { splices: splices.collect() }
    }

    /// This patch and then one of the text it gives, as one.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let (mut first, mut next) = (self.ops(), next.ops());
        let (mut one, mut other) = (first.next(), next.next());
        let mut built = Builder::default();
        loop {
            match (one, other) {
                (None, None) => return built.done(),
                // After the last op all is kept.
                (Some(op @ Op::Remove(_)), _) | (Some(op), None) => {
                    built.push(op);
                    one = first.next();
                }
                (_, Some(op @ Op::Insert(_))) | (None, Some(op)) => {
                    built.push(op);
                    other = next.next();
                }
                (Some(mine), Some(theirs)) => {
                    let length = mine.len().min(theirs.len());
                    let (mine, mine_left) = mine.split(length);
                    let (theirs, theirs_left) = theirs.split(length);
                    match (mine, theirs) {
                        (Op::Insert(_), Op::Remove(_)) => {}
                        (Op::Insert(_), _) => built.push(mine),
                        _ => built.push(theirs),
                    }
                    one = mine_left.or_else(|| first.next());
                    other = theirs_left.or_else(|| next.next());
                }
            }
        }
    }

    fn ops(&self) -> impl Iterator<Item = Op<'_>> {
        let mut at = 0;
        let ops = self.splices.iter().flat_map(move |splice| {
            let kept = splice.at - at;
            at = splice.at + splice.removed.len();
            [Op::Keep(kept), Op::Remove(&splice.removed), Op::Insert(&splice.inserted)]
        });
        ops.filter(|op| op.len() > 0)
    }
}

impl<'a> Op<'a> {
    fn len(self) -> usize {
        match self {
            Self::Keep(length) => length,
            Self::Remove(text) | Self::Insert(text) => text.len(),
        }
    }

    /// The first `at` bytes, and the rest if there is one.
    fn split(self, at: usize) -> (Self, Option<Self>) {
        let cut = |text: &'a str| text.split_at_checked(at).unwrap_or((text, ""));
        let (first, rest) = match self {
            Self::Keep(length) => (Self::Keep(at), Self::Keep(length - at)),
            Self::Remove(text) => (Self::Remove(cut(text).0), Self::Remove(cut(text).1)),
            Self::Insert(text) => (Self::Insert(cut(text).0), Self::Insert(cut(text).1)),
        };
        (first, Some(rest).filter(|rest| rest.len() > 0))
    }
}

/// Gathers ops into splices that do not touch.
#[derive(Default)]
struct Builder {
    splices: Vec<Splice>,
    at: usize,
    /// Whether the last splice ends here.
    open: bool,
}

impl Builder {
    fn push(&mut self, op: Op<'_>) {
        match op {
            Op::Keep(0) | Op::Remove("") | Op::Insert("") => return,
            Op::Keep(length) => {
                self.at += length;
                self.open = false;
                return;
            }
            Op::Remove(_) | Op::Insert(_) => {}
        }
        if !self.open {
            self.splices.push(Splice { at: self.at, removed: String::new(), inserted: String::new() });
            self.open = true;
        }
        let Some(splice) = self.splices.last_mut() else { return };
        match op {
            Op::Remove(text) => {
                splice.removed.push_str(text);
                self.at += text.len();
            }
            Op::Insert(text) => splice.inserted.push_str(text),
            Op::Keep(_) => {}
        }
    }

    fn done(mut self) -> Patch {
        self.splices.retain(|splice| splice.removed != splice.inserted);
        Patch { splices: self.splices }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A patch of `text`, made of any cuts and fills.
    fn patch(text: &str, cuts: &[(usize, usize, String)]) -> Patch {
        let bound = |at: usize| {
            let mut at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let mut from = 0;
        let splices = cuts.iter().map(|(skip, length, inserted)| {
            let at = bound(from + skip);
            let end = bound(at + length);
            from = end;
            Splice { at, removed: text[at..end].to_owned(), inserted: inserted.clone() }
        });
        Patch::new(splices.collect())
    }

    fn cuts() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
        prop::collection::vec((0_usize..6, 0_usize..6, "[xyé]{0,4}"), 0..6)
    }

    proptest! {
        #[test]
        fn two_patches_make_one(text in "[a-eé€]{0,30}", one in cuts(), other in cuts()) {
            let one = patch(&text, &one);
            let middle = one.apply(&text).unwrap();
            prop_assert_eq!(one.inverse().apply(&middle).unwrap(), text.clone());
            prop_assert_eq!(one.inverse().inverse(), one.clone());
            let other = patch(&middle, &other);
            let after = other.apply(&middle).unwrap();
            let both = one.then(&other);
            prop_assert_eq!(both.apply(&text).unwrap(), after.clone());
            prop_assert_eq!(both.inverse().apply(&after).unwrap(), text.clone());
            prop_assert!(one.then(&one.inverse()).apply(&text).unwrap() == text);
            for pair in both.splices().windows(2) {
                prop_assert!(pair[0].at + pair[0].removed.len() < pair[1].at);
            }
        }
    }

    #[test]
    fn does_not_fit_another_text() {
        let patch = patch("abc", &[(1, 1, "x".to_owned())]);
        assert_eq!(patch.apply("abc").as_deref(), Some("axc"));
        assert_eq!(patch.apply("acc"), None);
        assert_eq!(patch.apply("a"), None);
    }
}
