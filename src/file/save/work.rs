//! Making an edit in a text.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use super::{
    layout::{self, Outside, Style},
    patch::{Patch, Splice},
    reread::{LISTS, Touch},
    skeleton::{Skeleton, range},
};
use crate::{
    briefing::{
        edit::{Change, Edit, EditError},
        finding::{Path, Step},
    },
    file::outline::{Member, Parts, parts},
};

/// How many arrays and objects may stand in each other, as `serde_json` has it.
const DEEPEST: usize = 127;

/// The keys of a briefing before its lists, in the order of the format.
const HEAD: [&str; 10] =
    ["$schema", "format", "version", "title", "subtitle", "language", "as_of", "marking", "subject", "note"];

/// How many elements to either side are looked at for where a key stands.
const NEAR: usize = 16;

/// A text with an edit made in it.
#[derive(Clone, Debug)]
pub struct Spliced {
    /// The text.
    pub text: String,
    /// Where its values stand.
    pub skeleton: Skeleton,
    /// What was changed; nothing where the text said so already.
    pub patch: Patch,
    /// The items that were changed, in the order of the changes.
    pub touched: Vec<Touch>,
}

/// Makes an edit in a text that has been read as a briefing, given where its values stand.
///
/// # Errors
/// When it speaks of a place that is not there, or writes what is not JSON. Whether what it leaves is a valid briefing
/// is for [`reread`](super::reread()) to say.
pub fn splice(text: &str, skeleton: &Skeleton, edit: &Edit) -> Result<Spliced, EditError> {
    let mut work = Work {
        text: Cow::Borrowed(text),
        skeleton: skeleton.clone(),
        style: Style::of(text),
        patch: Patch::default(),
        pending: Vec::new(),
        items: BTreeSet::new(),
    };
    let mut touched = Vec::new();
    for change in &edit.changes {
        check(change)?;
        touched.push(work.make(change)?);
    }
    work.flush(true)?;
    let Work { text, skeleton, patch, .. } = work;
    Ok(Spliced { text: text.into_owned(), skeleton, patch, touched })
}

/// What can be said of a change before it is made.
fn check(change: &Change) -> Result<(), EditError> {
    let path = change.path();
    let json = match change {
        Change::Set { json: Some(json), .. } | Change::Insert { json, .. } => json,
        Change::Set { json: None, .. } | Change::Move { .. } => return Ok(()),
    };
    if serde_json::from_str::<serde::de::IgnoredAny>(json).is_err() {
        return Err(EditError::NotJson(path.clone()));
    }
    if path.0.len() + layout::depth(json) > DEEPEST {
        return Err(EditError::TooDeep(path.clone()));
    }
    Ok(())
}

/// A text on the way through an edit.
struct Work<'a> {
    text: Cow<'a, str>,
    skeleton: Skeleton,
    style: Style,
    patch: Patch,
    /// Changes not made yet, each of another item that stays: so that thousands are made in one go.
    pending: Vec<Splice>,
    /// The items that `pending` changes.
    items: BTreeSet<(String, usize)>,
}

impl Work<'_> {
    fn make(&mut self, change: &Change) -> Result<Touch, EditError> {
        let path = change.path();
        let stays = matches!(change, Change::Set { json: Some(_), .. }) || path.0.len() > 2;
        let item = match path.0.as_slice() {
            [Step::Key(list), Step::At(at), ..] if stays && *at < self.skeleton.elements(list).len() => {
                Some((list.clone(), *at))
            }
            _ => None,
        };
        let inside = item.is_some();
        if item.is_none_or(|item| self.items.contains(&item)) {
            self.flush(true)?;
        }
        let touch = Touch::by(change, &self.skeleton);
        let nowhere = || EditError::Nowhere(path.clone());
        while !self.step(change).ok_or_else(nowhere)? {
            self.flush(inside)?;
        }
        if let ([Step::Key(list), Step::At(at), ..], true) = (path.0.as_slice(), inside) {
            self.items.insert((list.clone(), *at));
        } else {
            self.flush(false)?;
        }
        Ok(touch)
    }

    /// Makes what is pending; `inside` says that it only changes items that stay.
    fn flush(&mut self, inside: bool) -> Result<(), EditError> {
        self.items.clear();
        let patch = Patch::new(std::mem::take(&mut self.pending));
        if patch.is_empty() {
            return Ok(());
        }
        let text = patch.apply(&self.text).ok_or_else(|| EditError::Nowhere(Path::default()))?;
        if inside {
            self.skeleton.follow(&patch);
        } else {
            self.skeleton = Skeleton::of(&text);
        }
        self.text = Cow::Owned(text);
        self.patch = self.patch.then(&patch);
        Ok(())
    }

    /// Adds a change to what is pending; false if it is to be made again once that is done, `None` if there is no such
    /// place.
    fn step(&mut self, change: &Change) -> Option<bool> {
        let (last, parent) = change.path().0.split_last()?;
        let json = match change {
            Change::Set { json, .. } => json.as_deref(),
            Change::Insert { json, .. } => Some(json.as_str()),
            Change::Move { .. } => None,
        };
        let Some((container, parts)) = self.parts(parent) else {
            return match (json, last) {
                (Some(json), _) => self.create(&change.path().0, json),
                (None, Step::Key(_)) => Some(true),
                (None, Step::At(_)) => None,
            };
        };
        let (splices, done) = match (parts, last, change) {
            (Parts::Object(members), Step::Key(key), Change::Set { .. }) => {
                let same: Vec<usize> = (0..members.len()).filter(|at| members[*at].key() == *key).collect();
                match (same.as_slice(), json) {
                    ([.., again], _) if same.len() > 1 => {
                        (self.cut(container, &whole(container, &members), *again), false)
                    }
                    ([only], Some(json)) => (self.replace(container, members[*only].value, json), true),
                    ([only], None) => (self.cut(container, &whole(container, &members), *only), true),
                    (_, Some(json)) => (self.add_member(parent, container, &members, key, json), true),
                    (_, None) => (Vec::new(), true),
                }
            }
            (Parts::List(elements), Step::At(at), Change::Set { .. }) if *at < elements.len() => match json {
                Some(json) => (self.replace(container, elements[*at], json), true),
                None => (self.cut(container, &elements, *at), true),
            },
            (Parts::List(elements), Step::At(at), Change::Set { json: Some(json), .. })
                if *at == elements.len() =>
            {
                (self.add_element(parent, container, &elements, *at, json), true)
            }
            (Parts::List(elements), Step::At(at), Change::Insert { json, .. }) if *at <= elements.len() => {
                (self.add_element(parent, container, &elements, *at, json), true)
            }
            (Parts::List(elements), Step::At(at), Change::Move { to, .. })
                if (*at).max(*to) < elements.len() =>
            {
                (self.shift(container, &elements, *at, *to), true)
            }
            _ => return None,
        };
        self.pending.extend(splices);
        Some(done)
    }

    /// A container and what is directly in it; nothing where it is not there, or `null`.
    fn parts(&self, path: &[Step]) -> Option<(&str, Parts<'_>)> {
        let container = self.skeleton.find(&self.text, path).filter(|container| *container != "null")?;
        if let [Step::Key(key)] = path
            && let Some(elements) = self.skeleton.member(key).and_then(|top| top.elements.as_ref())
        {
            let elements = elements.iter().map(|element| &self.text[element.clone()]);
            return Some((container, Parts::List(elements.collect())));
        }
        Some((container, parts(container)))
    }

    /// Makes all that is missing on the way to a place.
    fn create(&mut self, path: &[Step], json: &str) -> Option<bool> {
        let known = (0..path.len()).rfind(|length| self.parts(&path[..*length]).is_some())?;
        // An element in the middle of a path is meant to be there.
        if matches!(path[known], Step::At(_)) {
            return None;
        }
        let mut json = json.to_owned();
        for step in path[known + 1..].iter().rev() {
            json = match step {
                Step::Key(key) => format!("{{{}:{json}}}", serde_json::Value::from(key.as_str())),
                Step::At(0) => format!("[{json}]"),
                Step::At(_) => return None,
            };
        }
        self.step(&Change::Set { path: Path(path[..=known].to_vec()), json: Some(json) })
    }

    fn replace(&self, container: &str, old: &str, json: &str) -> Vec<Splice> {
        if layout::bare(old) == layout::bare(json) {
            return Vec::new();
        }
        let outside = match Outside::like(old) {
            Outside::Free => Outside::within(container),
            outside => outside,
        };
        let place = range(&self.text, old);
        let (indent, column) =
            (layout::indent(&self.text, place.start), layout::column(&self.text, place.start));
        vec![self.put(place, self.style.lay(json, indent, column, outside))]
    }

    fn add_member(
        &self,
        parent: &[Step],
        container: &str,
        members: &[Member<'_>],
        key: &str,
        json: &str,
    ) -> Vec<Splice> {
        let quoted = serde_json::Value::from(key).to_string();
        if members.is_empty() {
            return self.fill(parent, container, &format!("{{{quoted}:{json}}}"));
        }
        let position = self.position(parent, members, key);
        let near = &members[position.saturating_sub(1)];
        let colon = between(container, near.raw_key, near.value);
        let colon = if colon.contains('\n') { &self.style.colon } else { colon };
        let opening = format!("{quoted}{colon}");
        self.add(container, &whole(container, members), position, &opening, json, Outside::Free)
    }

    fn add_element(
        &self,
        parent: &[Step],
        container: &str,
        elements: &[&str],
        at: usize,
        json: &str,
    ) -> Vec<Splice> {
        let Some(near) = elements.get(at.saturating_sub(1)) else {
            return self.fill(parent, container, &format!("[{json}]"));
        };
        self.add(container, elements, at, "", json, Outside::like(near))
    }

    /// Puts the first part into an empty container.
    fn fill(&self, path: &[Step], container: &str, json: &str) -> Vec<Splice> {
        let place = range(&self.text, container);
        let outside = match path {
            [] => Outside::Lines,
            [Step::Key(list)] if LISTS.contains(&list.as_str()) => Outside::Lines,
            [above @ .., _] => self.skeleton.find(&self.text, above).map_or(Outside::Free, Outside::within),
        };
        let (indent, column) =
            (layout::indent(&self.text, place.start), layout::column(&self.text, place.start));
        vec![self.put(place, self.style.lay(json, indent, column, outside))]
    }

    /// Puts one part more into a container that has some.
    fn add(
        &self,
        container: &str,
        all: &[&str],
        at: usize,
        opening: &str,
        json: &str,
        outside: Outside,
    ) -> Vec<Splice> {
        let gap = self.gap(container, all, at);
        let near = range(&self.text, all[at.saturating_sub(1)]);
        let (indent, outside) = match gap.rsplit_once('\n') {
            Some((_, line)) => (&line[..line.len() - line.trim_start().len()], outside),
            None => (
                layout::indent(&self.text, near.start),
                match outside {
                    Outside::Lines => Outside::Lines,
                    _ => Outside::Line,
                },
            ),
        };
        let column = indent.chars().count() + opening.chars().count();
        let laid = opening.to_owned() + &self.style.lay(json, indent, column, outside);
        vec![if at == 0 {
            self.put(near.start..near.start, laid + &gap)
        } else {
            self.put(near.end..near.end, gap.into_owned() + &laid)
        }]
    }

    /// What stands between two parts of a container, where one more is to stand.
    fn gap<'t>(&self, container: &'t str, all: &[&str], at: usize) -> Cow<'t, str> {
        if all.len() > 1 {
            let first = at.saturating_sub(1).min(all.len() - 2);
            return between(container, all[first], all[first + 1]).into();
        }
        let lead = &container[1..range(container, all[0]).start];
        if lead.contains('\n') { format!(",{lead}").into() } else { self.style.comma.clone().into() }
    }

    /// Takes a part out of a container, with the comma that goes with it.
    fn cut(&self, container: &str, all: &[&str], at: usize) -> Vec<Splice> {
        let here = range(&self.text, all[at]);
        let place = match (at, all) {
            (_, [_]) => {
                let container = range(&self.text, container);
                container.start + 1..container.end - 1
            }
            (0, [_, next, ..]) => here.start..range(&self.text, next).start,
            (at, all) => range(&self.text, all[at - 1]).end..here.end,
        };
        vec![self.put(place, String::new())]
    }

    fn shift(&self, container: &str, all: &[&str], from: usize, to: usize) -> Vec<Splice> {
        if from == to {
            return Vec::new();
        }
        // With the gap that it leaves behind.
        let gap = match from.checked_sub(1) {
            Some(before) => between(container, all[before], all[from]),
            None => between(container, all[0], all[1]),
        };
        let target = range(&self.text, all[to]);
        let mut splices = self.cut(container, all, from);
        splices.push(if to < from {
            self.put(target.start..target.start, all[from].to_owned() + gap)
        } else {
            self.put(target.end..target.end, gap.to_owned() + all[from])
        });
        splices
    }

    fn put(&self, place: Range<usize>, inserted: String) -> Splice {
        Splice { at: place.start, removed: self.text[place].to_owned(), inserted }
    }

    /// Where among its members an object gets a new one.
    fn position(&self, parent: &[Step], members: &[Member<'_>], key: &str) -> usize {
        let after = |before: &dyn Fn(&str) -> bool| {
            members.iter().rposition(|member| before(&member.key())).map_or(0, |last| last + 1)
        };
        // A briefing has the order of the format.
        if parent.is_empty() {
            let order: Vec<&str> = HEAD.iter().chain(LISTS).copied().collect();
            let rank = |key: &str| order.iter().position(|known| *known == key);
            return match rank(key) {
                Some(mine) => after(&|key| rank(key).is_some_and(|rank| rank < mine)),
                None => members.len(),
            };
        }
        // Values by date have the order of the dates.
        let is_period =
            |key: &str| key == "not_stated" || key.starts_with(|first: char| first.is_ascii_digit());
        if is_period(key) && members.iter().all(|member| is_period(&member.key())) {
            return after(&|other| other < key);
        }
        // An element of a list has that of the nearest that has the key.
        if let [list @ .., Step::At(at)] = parent
            && let Some((_, Parts::List(elements))) = self.parts(list)
        {
            let before = (0..*at).rev().take(NEAR);
            let behind = (at + 1..elements.len()).take(NEAR);
            for element in before.chain(behind) {
                if let Parts::Object(model) = parts(elements[element])
                    && let Some(end) = model.iter().position(|member| member.key() == key)
                {
                    return after(&|key| model[..end].iter().any(|member| member.key() == key));
                }
            }
        }
        members.len()
    }
}

/// Each member from its key to the end of its value.
fn whole<'t>(container: &'t str, members: &[Member<'t>]) -> Vec<&'t str> {
    let whole = |member: &Member<'t>| {
        &container[range(container, member.raw_key).start..range(container, member.value).end]
    };
    members.iter().map(whole).collect()
}

fn between<'t>(container: &'t str, before: &str, after: &str) -> &'t str {
    &container[range(container, before).end..range(container, after).start]
}
