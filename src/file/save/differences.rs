//! From a changed item to the changes of its text.

use super::skeleton::Skeleton;
use crate::{
    briefing::{
        edit::Change,
        finding::{Path, Step},
    },
    file::{
        in_text,
        outline::{Parts, parts},
    },
};

/// Keys that only the long form of a date or a number has.
const LONG: [&str; 8] = ["date", "earliest", "latest", "wording", "value", "qualifier", "low", "high"];

/// The least changes of a text that make of a value, written `old`, another, written `new`. What the types do not know
/// of it stays.
///
/// `path` is the value's place in the briefing, and `skipped` what of the text is not there.
pub fn differences(
    text: &str,
    skeleton: &Skeleton,
    skipped: &[Path],
    path: &Path,
    old: &str,
    new: &str,
) -> Vec<Change> {
    let mut found = Search { text, skeleton, skipped, changes: Vec::new() };
    found.compare(path, old, new);
    found.changes
}

struct Search<'a> {
    text: &'a str,
    skeleton: &'a Skeleton,
    skipped: &'a [Path],
    changes: Vec<Change>,
}

type Members = Vec<(String, String)>;

impl Search<'_> {
    fn compare(&mut self, path: &Path, old: &str, new: &str) {
        if old == new {
            return;
        }
        if let (Parts::List(old), Parts::List(new)) = (parts(old), parts(new)) {
            return self.elements(path, &old, &new);
        }
        let is_long = |json: &str| {
            members(json).is_some_and(|all| all.iter().any(|(key, _)| LONG.contains(&key.as_str())))
        };
        let both_objects = old.starts_with('{') && new.starts_with('{');
        // In the text it may be the long form that the types write as a short one.
        let text = self.skeleton.find(self.text, &in_text(path, self.skipped).0);
        if (both_objects || text.is_some_and(is_long))
            && let (Some(old), Some(new)) = (long(old), long(new))
        {
            return self.members(path, &old, &new);
        }
        self.set(path, Some(new));
    }

    fn members(&mut self, path: &Path, old: &Members, new: &Members) {
        for (key, value) in new {
            match old.iter().find(|(known, _)| known == key) {
                Some((_, before)) => self.compare(&path.key(key), before, value),
                None => match parts(value) {
                    Parts::List(new) if self.is_broken(&path.key(key)) => {
                        self.elements(&path.key(key), &[], &new);
                    }
                    _ => self.set(&path.key(key), Some(value)),
                },
            }
        }
        for (key, value) in old.iter().filter(|(key, _)| !new.iter().any(|(known, _)| known == key)) {
            match parts(value) {
                Parts::List(old) if self.is_broken(&path.key(key)) => {
                    self.elements(&path.key(key), &old, &[]);
                }
                _ => self.set(&path.key(key), None),
            }
        }
    }

    fn elements(&mut self, path: &Path, old: &[&str], new: &[&str]) {
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old_rest, new_rest) = (&old[start..], &new[start..]);
        let end =
            old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
        let (old_rest, new_rest) = (&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]);
        for (at, (old, new)) in old_rest.iter().zip(new_rest).enumerate() {
            self.compare(&path.at(start + at), old, new);
        }
        let both = start + old_rest.len().min(new_rest.len());
        for at in (both..start + old_rest.len()).rev() {
            self.set(&path.at(at), None);
        }
        let place = in_text(&path.at(both), self.skipped);
        for (further, json) in new_rest.iter().skip(old_rest.len()).enumerate() {
            let mut path = place.clone();
            if let Some(Step::At(at)) = path.0.last_mut() {
                *at += further;
            }
            self.changes.push(Change::Insert { path, json: (*json).to_owned() });
        }
    }

    /// Whether elements of a list stand in the text that are not in the briefing.
    fn is_broken(&self, list: &Path) -> bool {
        let list = in_text(list, self.skipped);
        self.skipped.iter().any(|path| path.0.len() == list.0.len() + 1 && path.0.starts_with(&list.0))
    }

    fn set(&mut self, path: &Path, json: Option<&str>) {
        let path = in_text(path, self.skipped);
        self.changes.push(Change::Set { path, json: json.map(str::to_owned) });
    }
}

fn members(json: &str) -> Option<Members> {
    match parts(json) {
        Parts::Object(members) => {
            Some(members.iter().map(|it| (it.key().into_owned(), it.value.to_owned())).collect())
        }
        _ => None,
    }
}

/// The members of a date or a number, also where it is written in its short form.
fn long(json: &str) -> Option<Members> {
    match json.as_bytes().first()? {
        b'{' => members(json),
        b'"' => Some(vec![("date".to_owned(), json.to_owned())]),
        b'-' | b'0'..=b'9' => Some(vec![("value".to_owned(), json.to_owned())]),
        _ => None,
    }
}
