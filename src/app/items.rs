//! Adding, moving and removing whole items: the edits behind the commands, and new documents to begin with.

use std::collections::BTreeSet;

use super::{Document, Origin, schema};
use crate::{
    briefing::{
        Briefing, Edtf, Id, ItemRef, Text,
        edit::{Change, Edit, EditName, json_of},
        finding::{Path, Step},
        index::Slot,
    },
    figure::Figure,
    file::{self, Refusal},
    text::{Language, Texts},
};

/// The briefing of a municipality that is not there.
const EXAMPLE: &str = include_str!("../../assets/briefings/voorbeeld-gemeente.briefing.json");

/// The briefing that a new one can begin with, and that explains itself.
const TEMPLATE: &str = include_str!("../../assets/briefings/template.briefing.json");

/// A list of the briefing whose items a person adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum List {
    /// What was promised when, and what came of it.
    Events,
    /// Goals, measures, problems, conditions and recommendations.
    Measures,
    /// Numbers over time.
    Series,
    /// From one figure to another.
    Bridges,
    /// Targets with their denominator.
    Targets,
    /// Subjects whose readiness is told.
    Readiness,
    /// Named overlays of assumptions.
    Scenarios,
    /// The tree of priorities.
    Priorities,
    /// Documents.
    Sources,
    /// What a scope or a whole means.
    Definitions,
    /// Who takes part.
    Parties,
    /// Saved views of figures.
    Slides,
}

impl List {
    /// The key in the file.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// What the ids of its new items begin with.
    pub(super) fn stem(self) -> &'static str {
        match self {
            Self::Events => "event",
            Self::Measures => "measure",
            Self::Series => "series",
            Self::Bridges => "bridge",
            Self::Targets => "target",
            Self::Readiness => "readiness",
            Self::Scenarios => "scenario",
            Self::Priorities => "priority",
            Self::Sources => "source",
            Self::Definitions => "definition",
            Self::Parties => "party",
            Self::Slides => "slide",
        }
    }
}

/// A message of the program as a text of a document, in both languages: for the name of an edit.
pub fn both(key: &str) -> Text {
    let languages = [Language::Dutch, Language::English];
    Text::ByLanguage(languages.map(|it| (it.code().to_owned(), Texts::of(it).get(key))).into())
}

/// A message as a text for this document: in both languages where its title is, or else in its own.
fn own(document: &Document, key: &str) -> Text {
    match document.briefing.title {
        Text::ByLanguage(_) => both(key),
        Text::Plain(_) => {
            let language = Language::from_tag(document.briefing.language()).unwrap_or(Language::Dutch);
            Text::Plain(Texts::of(language).get(key))
        }
    }
}

/// The label of an item, for the name of an edit; the id where there is none.
pub fn title(document: &Document, id: &Id) -> Text {
    let item = document.index.item(&document.briefing, id);
    let title = item.map(ItemRef::title).filter(|title| **title != Text::default());
    title.cloned().unwrap_or_else(|| Text::Plain(id.0.clone()))
}

/// The edit that adds an item to a list, with nothing but what it has to have, and selects it.
pub fn addition(document: &Document, list: List) -> Edit {
    let id = document.fresh_id(&format!("{}-0", list.stem()));
    let title = own(document, &format!("new-{}", list.key()));
    let element = schema::at(&Path::default().key(list.key()).at(0));
    let json = element.map_or_else(String::new, |element| {
        element.least(&mut |key| match key {
            "id" => Some(json_of(&id)),
            "title" => Some(json_of(&title)),
            "figure" => Some(json_of(&Figure::Timeline.id())),
            _ => None,
        })
    });
    Edit::new(EditName::add(&title))
        .and(Change::Insert { path: document.end_of(list.key()), json })
        .selecting(id)
}

/// The edit that adds an event with a promise for a date, in a priority, and selects it.
pub fn event_on(document: &Document, priority: Option<&Id>, date: Edtf) -> Edit {
    let id = document.fresh_id(&format!("{}-0", List::Events.stem()));
    let title = own(document, &format!("new-{}", List::Events.key()));
    let priority = priority.map(|id| format!(r#""priority": {}, "#, json_of(id))).unwrap_or_default();
    let json = format!(
        r#"{{"id": {}, {priority}"title": {}, "promises": [{{"when": {}}}]}}"#,
        json_of(&id),
        json_of(&title),
        json_of(&date)
    );
    Edit::new(EditName::add(&title))
        .and(Change::Insert { path: document.end_of(List::Events.key()), json })
        .selecting(id)
}

/// The edit that moves an item one place up or down in its list; `None` where it is the first or last.
pub fn shift(document: &Document, id: &Id, down: bool) -> Option<Edit> {
    let slot = document.index.slot(id)?;
    let (at, count) = position(&document.briefing, slot);
    if if down { at + 1 >= count } else { at == 0 } {
        return None;
    }
    let path = document.path(&id.clone().into())?;
    let Some(Step::At(at)) = path.0.last().cloned() else { return None };
    Some(Edit::new(EditName::reorder(&title(document, id))).shift(path, if down { at + 1 } else { at - 1 }))
}

/// How many items are in a list.
pub fn count(briefing: &Briefing, list: List) -> usize {
    let first = match list {
        List::Events => Slot::Event(0),
        List::Measures => Slot::Measure(0),
        List::Series => Slot::Series(0),
        List::Bridges => Slot::Bridge(0),
        List::Targets => Slot::Target(0),
        List::Readiness => Slot::Readiness(0),
        List::Scenarios => Slot::Scenario(0),
        List::Priorities => Slot::Priority(0),
        List::Sources => Slot::Source(0),
        List::Definitions => Slot::Definition(0),
        List::Parties => Slot::Party(0),
        List::Slides => Slot::Slide(0),
    };
    position(briefing, first).1
}

/// Where an item stands in its list, and how many there are.
pub fn position(briefing: &Briefing, slot: Slot) -> (usize, usize) {
    match slot {
        Slot::Source(at) => (at, briefing.sources.len()),
        Slot::Definition(at) => (at, briefing.definitions.len()),
        Slot::Party(at) => (at, briefing.parties.len()),
        Slot::Priority(at) => (at, briefing.priorities.len()),
        Slot::Measure(at) => (at, briefing.measures.len()),
        Slot::Event(at) => (at, briefing.events.len()),
        Slot::Series(at) => (at, briefing.series.len()),
        Slot::Bridge(at) => (at, briefing.bridges.len()),
        Slot::Target(at) => (at, briefing.targets.len()),
        Slot::Readiness(at) => (at, briefing.readiness.len()),
        Slot::Slide(at) => (at, briefing.slides.len()),
        Slot::Scenario(at) => (at, briefing.scenarios.len()),
        Slot::Component(at, part) => (part, briefing.readiness.get(at).map_or(0, |it| it.components.len())),
    }
}

/// What refers to an item, by the places of the references: the ids of items; the briefing itself is none.
pub fn referrers(document: &Document, id: &Id) -> Vec<Id> {
    let places: BTreeSet<Vec<Step>> =
        document.references(id).into_iter().map(|path| path.0.into_iter().take(2).collect()).collect();
    let items = document.briefing.items().filter(|(_, item)| item.id() != id);
    let at = |slot: Slot| document.in_text(&Path::default().key(slot.path().0).at(slot.path().1)).0;
    let own = items.filter(|(slot, _)| !matches!(slot, Slot::Component(..)) && places.contains(&at(*slot)));
    own.map(|(_, item)| item.id().clone()).collect()
}

impl Document {
    /// A new document without anything in it, in a language.
    ///
    /// # Errors
    /// When what is written here is no briefing, which a test rules out.
    pub fn empty(language: Language) -> Result<Self, Refusal> {
        let title = json_of(&Texts::of(language).get("new-briefing"));
        let language = language.code();
        let text = format!(
            "{{\n  \"format\": \"hoofdlijn\",\n  \"version\": 1,\n  \"title\": {title},\n  \"language\": \"{language}\"\n}}\n"
        );
        file::load(text.as_bytes()).map(|loaded| Self::new(loaded, Origin::New))
    }

    /// A new document made of the one that explains itself.
    ///
    /// # Errors
    /// When that is no briefing, which a test rules out.
    pub fn template() -> Result<Self, Refusal> {
        file::load(TEMPLATE.as_bytes()).map(|loaded| Self::new(loaded, Origin::New))
    }

    /// The briefing of a municipality that is not there, in no file: what else the program can be used for.
    ///
    /// # Errors
    /// When that is no briefing, which a test rules out.
    pub fn example() -> Result<Self, Refusal> {
        file::load(EXAMPLE.as_bytes()).map(|loaded| Self::new(loaded, Origin::New))
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn new_documents_are_without_findings() {
        for document in [
            Document::empty(Language::Dutch).unwrap(),
            Document::empty(Language::English).unwrap(),
            Document::template().unwrap(),
            Document::example().unwrap(),
        ] {
            assert_eq!(document.findings.len(), 0, "{:#?}", document.findings);
            assert!(!document.is_unsaved());
        }
    }

    #[test]
    fn the_template_shows_every_list_in_both_languages() {
        let template = Document::template().unwrap();
        let briefing = &template.briefing;
        for list in List::iter() {
            let count = briefing.items().filter(|(slot, _)| slot.path().0 == list.key()).count();
            assert!(count > 0, "{list:?}");
        }
        for (_, item) in briefing.items() {
            let Text::ByLanguage(texts) = item.title() else { panic!("{} is in one language", item.id()) };
            assert!(texts.contains_key("nl") && texts.contains_key("en"), "{}", item.id());
        }
    }

    #[test]
    fn an_item_of_each_list_is_added_moved_and_removed() {
        for mut document in [Document::shipped().unwrap(), Document::empty(Language::Dutch).unwrap()] {
            let before = document.text.clone();
            for list in List::iter() {
                let mut selection = None;
                for _ in 0..2 {
                    document.apply(&addition(&document, list), None, &mut selection).unwrap();
                }
                let id = selection.clone().unwrap().item;
                assert_eq!(document.index.slot(&id).unwrap().path().0, list.key());
                assert!(shift(&document, &id, true).is_none());
                document.apply(&shift(&document, &id, false).unwrap(), None, &mut selection).unwrap();
                let (at, count) = position(&document.briefing, document.index.slot(&id).unwrap());
                assert_eq!(at + 2, count, "{list:?}");
                document.apply(&shift(&document, &id, true).unwrap(), None, &mut selection).unwrap();
                let removal = document.removal(&id).unwrap();
                document.apply(&removal, None, &mut selection).unwrap();
                assert_eq!(selection, None);
            }
            while document.undo(&mut None) {}
            assert_eq!(document.text, before);
        }
    }

    #[test]
    fn tells_what_refers_to_an_item() {
        let document = Document::shipped().unwrap();
        let subject = document.briefing.subject.clone().unwrap();
        let found = referrers(&document, &subject);
        assert!(found.len() > 10, "{found:?}");
        assert!(!found.contains(&subject));
    }
}
