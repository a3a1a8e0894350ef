//! Edits of the open document that a form, a table or a drag asks for.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};
use strum::IntoEnumIterator as _;

use super::{
    super::items::{List, title},
    Document,
};
use crate::{
    briefing::{
        Event, Id, When,
        edit::{Change, Edit, EditError, EditName, ids_like, json_of},
        edtf::Grip,
        finding::{Path, Step},
        index::{Part, Place, Slot},
    },
    file::{
        in_text,
        save::{differences, ids, references, with_ids},
    },
};

impl Document {
    /// The place in the text of a figure, date or item, for [`Change`]s.
    pub fn path(&self, place: &Place) -> Option<Path> {
        let item = self.path_in_briefing(&place.item)?;
        let path = match &place.part {
            Part::Whole => item,
            Part::Promise(at) => item.key("promises").at(*at),
            Part::Actual => item.key("actual"),
            Part::Value(period) => item.key("values").key(period.to_string()),
        };
        Some(self.in_text(&path))
    }

    /// A place of the briefing, such as `events[7].promises[0].when`, as a place of the text, where broken elements
    /// count.
    pub fn in_text(&self, path: &Path) -> Path {
        in_text(path, &self.reading.skipped)
    }

    /// The JSON at a place of the text, as written.
    pub fn json(&self, path: &Path) -> Option<&str> {
        self.skeleton().find(&self.text, &path.0)
    }

    /// All that is not in the lists of items, by its key.
    pub fn head(&self) -> Map<String, Value> {
        let is_list = |key: &str| List::iter().any(|list| list.key() == key);
        let members = self.skeleton().members.iter().filter(|member| !is_list(&member.key));
        // Of several with one key the first counts.
        let read = members.rev().filter_map(|member| {
            let value = serde_json::from_str(self.text.get(member.value.clone())?).ok()?;
            Some((member.key.clone(), value))
        });
        read.collect()
    }

    /// Whether [`apply`](Self::apply) would make an edit; for a form, which marks a wrong entry where it was typed.
    ///
    /// # Errors
    /// Those of `apply`.
    pub fn check(&self, edit: &Edit) -> Result<(), EditError> {
        self.made(edit).map(drop)
    }

    /// The place in the text after the last element of a list of the briefing, such as `events`.
    pub fn end_of(&self, list: &str) -> Path {
        Path::default().key(list).at(self.skeleton().elements(list).len())
    }

    /// The edit that makes of an item, or of anything in it, another: a form or a drag changes a clone and hands both
    /// over. What the types do not know of it stays. `None` if there is no such item.
    pub fn change<T: Serialize>(&self, id: &Id, old: &T, new: &T, name: EditName) -> Option<Edit> {
        let path = self.path_in_briefing(id)?;
        let changes = differences(
            &self.text,
            self.skeleton(),
            &self.reading.skipped,
            &path,
            &json_of(old),
            &json_of(new),
        );
        Some(Edit { changes, ..Edit::new(name) })
    }

    /// The date that is moved where a place is selected, and its own place: of an event as a whole, that of the first
    /// promise with a date that can be moved, or else that of what came of it.
    pub fn movable(&self, place: &Place) -> Option<(Place, &When)> {
        let event = self.index.event(&self.briefing, &place.item)?;
        let promises = event.promises.iter().enumerate();
        let promises = promises.filter_map(|(at, promise)| Some((Part::Promise(at), promise.when.as_ref()?)));
        let actual = event.actual.as_ref().map(|actual| (Part::Actual, &actual.when));
        promises
            .chain(actual)
            .filter(|(part, _)| place.part == Part::Whole || place.part == *part)
            .find(|(_, when)| when.moved(Grip::Whole, 0).is_some())
            .map(|(part, when)| (Place { item: place.item.clone(), part }, when))
    }

    /// An event with the date at a place replaced; `None` where there is none.
    pub fn redated(event: &Event, part: &Part, when: &When) -> Option<Event> {
        let mut event = event.clone();
        match part {
            Part::Promise(at) => event.promises.get_mut(*at)?.when = Some(when.clone()),
            Part::Actual => event.actual.as_mut()?.when = when.clone(),
            Part::Whole | Part::Value(_) => return None,
        }
        Some(event)
    }

    /// The edit that dates a promise, or what came of an event, otherwise.
    pub fn dated(&self, place: &Place, when: &When) -> Option<Edit> {
        let event = self.index.event(&self.briefing, &place.item)?;
        let new = Self::redated(event, &place.part, when)?;
        self.change(&place.item, event, &new, EditName::date(&event.title, &when.bare()))
    }

    /// The edit that takes an item out. What refers to it stays, and is told among the findings; see
    /// [`references`](Self::references).
    pub fn removal(&self, id: &Id) -> Option<Edit> {
        Some(Edit::new(EditName::remove(&title(self, id))).remove(self.path(&id.clone().into())?))
    }

    /// The edit that puts a copy of an item after it and selects it. The copy, and what has an id in it, has a fresh one.
    pub fn duplicate(&self, id: &Id) -> Option<Edit> {
        let path = self.path(&id.clone().into())?;
        let original = self.skeleton().find(&self.text, &path.0)?;
        let mut fresh = BTreeMap::new();
        for id in ids(original) {
            let taken: Vec<&String> = fresh.values().collect();
            let free = self.fresh_ids(&id).find(|id| !taken.contains(&id))?;
            fresh.insert(id, free);
        }
        let copy = Id(fresh.get(id.as_str())?.clone());
        let json = with_ids(original, &fresh);
        let (last, list) = path.0.split_last()?;
        let Step::At(at) = last else { return None };
        let path = Path(list.to_vec()).at(at + 1);
        let name = EditName::copy(&title(self, id));
        Some(Edit::new(name).and(Change::Insert { path, json }).selecting(copy))
    }

    /// The edit that gives an item another id, everywhere.
    pub fn rename(&self, id: &Id, new: &Id) -> Option<Edit> {
        let own = self.path(&id.clone().into())?.key("id");
        let mut places = vec![own];
        places.extend(self.references(id));
        // First one of each item, then another of each, and so on: so they can be made in one go.
        let mut seen = BTreeMap::new();
        let mut rounds: Vec<(usize, Path)> = Vec::with_capacity(places.len());
        for path in places {
            let round = seen.entry(path.0[..path.0.len().min(2)].to_vec()).or_insert(0);
            rounds.push((*round, path));
            *round += 1;
        }
        rounds.sort_by_key(|(round, _)| *round);
        let title = self.index.item(&self.briefing, id)?.title();
        let edit = Edit::new(EditName::rename(title, new)).selecting(new.clone());
        Some(rounds.into_iter().fold(edit, |edit, (_, path)| edit.set(path, new)))
    }

    /// Every place of the text that refers to an item.
    pub fn references(&self, id: &Id) -> Vec<Path> {
        references(&self.text, id.as_str())
    }

    /// An id like another that stands nowhere in the file.
    pub fn fresh_id(&self, like: &str) -> Id {
        Id(self.fresh_ids(like).next().unwrap_or_default())
    }

    fn fresh_ids<'a>(&'a self, like: &'a str) -> impl Iterator<Item = String> + 'a {
        ids_like(like)
            .filter(|id| self.index.slot(&id.as_str().into()).is_none() && !self.text.contains(&json_of(id)))
    }

    fn path_in_briefing(&self, id: &Id) -> Option<Path> {
        let slot = self.index.slot(id)?;
        let (list, at) = slot.path();
        let path = Path::default().key(list).at(at);
        Some(match slot {
            Slot::Component(_, part) => path.key("components").at(part),
            _ => path,
        })
    }
}
