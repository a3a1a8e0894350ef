//! Looking for something: by name in the palette, by any word in everything.

use std::sync::Arc;

use nucleo_matcher::{
    Config, Matcher, Utf32Str, chars,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};
use strum::IntoEnumIterator as _;

use super::{Command, Document, Page, State, Version};
use crate::{
    briefing::{
        Evidence, Id, ItemRef, Text, When,
        index::{Part, Place, Slot},
    },
    text::{Language, Texts},
};

/// Something that can be gone to or done.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A command.
    Command(Command),
    /// A page.
    Page(Page),
    /// An item, or a part of it.
    Place(Place),
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// What sort of thing it is: the key of a message.
    pub kind: String,
    /// What choosing it does.
    pub found: Found,
}

/// Commands that can be invoked now, and pages: what the palette holds before the items.
pub fn commands(state: &State, texts: &Texts) -> Vec<Entry> {
    let commands = Command::iter().filter(|it| it.is_enabled(state) && *it != Command::Palette);
    let commands = commands.map(|command| Entry {
        name: texts.get(&format!("command-{}", <&str>::from(command))),
        kind: "found-command".to_owned(),
        found: Found::Command(command),
    });
    let priorities = state.document.briefing.priorities.iter().map(|priority| Entry {
        name: texts.text(&priority.title).to_owned(),
        kind: "found-page".to_owned(),
        found: Found::Page(Page::Priority(priority.id.clone())),
    });
    commands.chain(priorities).collect()
}

/// Every item of a document by its name. Priorities are pages.
pub fn items(document: &Document, texts: &Texts) -> Vec<Entry> {
    let items = document.briefing.items().filter(|(_, item)| !matches!(item, ItemRef::Priority(_)));
    items
        .map(|(slot, item)| Entry {
            name: texts.text(item.title()).to_owned(),
            kind: format!("item-{}", list(slot)),
            found: Found::Place(item.id().clone().into()),
        })
        .collect()
}

/// What sort of thing an item is: the key of a message.
pub fn kind(document: &Document, id: &Id) -> Option<String> {
    document.index.slot(id).map(|slot| format!("item-{}", list(slot)))
}

fn list(slot: Slot) -> &'static str {
    match slot {
        Slot::Component(..) => "components",
        other => other.path().0,
    }
}

/// The entries whose name matches, by how well; the first come first where none is better, and all where nothing is
/// asked. At most `most`.
pub fn ranked<'e>(entries: impl Iterator<Item = &'e Entry>, text: &str, most: usize) -> Vec<&'e Entry> {
    if text.trim().is_empty() {
        return entries.take(most).collect();
    }
    let plain: String = text.trim().chars().map(chars::normalize).collect();
    let pattern = Pattern::new(&plain, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut config = Config::DEFAULT;
    // What begins with the letters comes before what has them in a later word.
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut room = Vec::new();
    let mut scored: Vec<(u32, &Entry)> = entries
        .filter_map(|entry| {
            pattern.score(Utf32Str::new(&entry.name, &mut room), &mut matcher).map(|score| (score, entry))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// A group of pages in which something is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Area {
    /// Events.
    Timeline,
    /// Money.
    Budget,
    /// Priorities, measures, targets, readiness and other numbers.
    Priorities,
    /// Sources, definitions and parties.
    Sources,
    /// Slides and their notes.
    Slides,
}

/// A place in which what was looked for is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The place.
    pub place: Place,
    /// Where it is shown.
    pub page: Page,
    /// The group it counts in.
    pub area: Area,
}

/// The words of every item of a document in one language, folded so that case and accents make no difference: worked
/// out once, and looked through with every key.
#[derive(Debug)]
pub struct Corpus(Vec<Folded>);

/// The words of an item.
#[derive(Debug)]
struct Folded {
    slot: Slot,
    area: Area,
    /// Its name first.
    text: Box<str>,
    /// How many bytes of it are its name.
    name: usize,
}

impl Corpus {
    /// Of a document. Words are those of the language shown, and quotations as they are.
    pub fn new(document: &Document, texts: &Texts) -> Self {
        let mut all: Vec<Folded> = document
            .briefing
            .items()
            .map(|(slot, item)| {
                let mut words = Words { texts, text: String::new() };
                words.item(item);
                let name = folded(texts.text(item.title())).len();
                let (area, _) = shown_on(document, slot, item);
                Folded { slot, area, text: folded(&words.text).into(), name }
            })
            .collect();
        all.sort_by_key(|item| item.area as usize);
        Self(all)
    }
}

/// What is looked for in everything and what is found, kept up by the dispatch.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    corpus: Option<(Version, Language, Arc<Corpus>)>,
    text: String,
    by_name: bool,
    found: Arc<[u32]>,
    areas: [usize; AREAS],
}

/// How many areas there are.
const AREAS: usize = Area::Slides as usize + 1;

impl Hits {
    /// Finds every place whose words hold each of the words looked for, in whatever case and with or without accents;
    /// by area, or what is named so first, and then in the order of the file.
    pub fn follow(&mut self, document: &Document, texts: &Texts, text: &str, by_name: bool) {
        let (version, language) = (document.version(), texts.language());
        let kept = self.corpus.take().filter(|(of, spoken, _)| (*of, *spoken) == (version, language));
        let is_kept = kept.is_some();
        let (.., corpus) = self
            .corpus
            .insert(kept.unwrap_or_else(|| (version, language, Arc::new(Corpus::new(document, texts)))));
        if is_kept && self.text == text && self.by_name == by_name {
            return;
        }
        let sought = folded(text);
        let words: Vec<&str> = sought.split_whitespace().collect();
        let holds = |text: &str| words.iter().all(|word| text.contains(word));
        let matching = |at: &u32| holds(&corpus.0[*at as usize].text);
        let all = 0..u32::try_from(corpus.0.len()).unwrap_or(u32::MAX);
        // What is typed on is found among what was found before.
        let grown = is_kept && !self.text.trim().is_empty() && text.starts_with(&self.text);
        let mut hits: Vec<u32> = match (words.is_empty(), grown) {
            (true, _) => Vec::new(),
            (false, true) => self.found.iter().copied().filter(matching).collect(),
            (false, false) => all.filter(matching).collect(),
        };
        self.areas = [0; AREAS];
        for at in &hits {
            self.areas[corpus.0[*at as usize].area as usize] += 1;
        }
        if self.by_name {
            hits.sort_unstable();
        }
        if by_name {
            let named = |at: &u32| corpus.0[*at as usize].is_named(holds);
            let (mut named, others): (Vec<u32>, Vec<u32>) = hits.into_iter().partition(named);
            named.extend(others);
            hits = named;
        }
        self.found = hits.into();
        text.clone_into(&mut self.text);
        self.by_name = by_name;
    }

    /// What would be found for another text of what is presented.
    #[must_use]
    pub fn answers(&self, state: &State, text: &str) -> Self {
        let mut found = self.clone();
        found.follow(&state.document, Texts::of(state.language()), text, true);
        found
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing is found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many places there are in an area.
    pub fn count(&self, area: Area) -> usize {
        self.areas[area as usize]
    }

    /// The area of one of the places found.
    pub fn area_of(&self, at: usize) -> Option<Area> {
        let (.., corpus) = self.corpus.as_ref()?;
        Some(corpus.0.get(*self.found.get(at)? as usize)?.area)
    }

    /// The first place of an area, where they are by area.
    pub fn first_of(&self, area: Area) -> Option<usize> {
        let before = self.areas[..area as usize].iter().sum();
        (self.count(area) > 0).then_some(before)
    }

    /// One of the places found.
    pub fn hit(&self, document: &Document, texts: &Texts, at: usize) -> Option<Hit> {
        let (.., corpus) = self.corpus.as_ref()?;
        let slot = corpus.0.get(*self.found.get(at)? as usize)?.slot;
        let item = document.briefing.item(slot)?;
        let (area, page) = shown_on(document, slot, item);
        // Of an event's statements, the one that says it.
        let sought = folded(&self.text);
        let part = match item {
            ItemRef::Event(event) => event.promises.iter().position(|promise| {
                let mut words = Words { texts, text: String::new() };
                words.when(promise.when.as_ref());
                words.evidence(&promise.evidence);
                let said = folded(&words.text);
                sought.split_whitespace().all(|word| said.contains(word))
            }),
            _ => None,
        };
        let part = part.map_or(Part::Whole, Part::Promise);
        Some(Hit { place: Place { item: item.id().clone(), part }, page, area })
    }
}

impl Folded {
    fn is_named(&self, holds: impl Fn(&str) -> bool) -> bool {
        holds(self.text.get(..self.name).unwrap_or_default())
    }
}

/// Without what makes no difference: case, accents, and which sort of space.
fn folded(text: &str) -> String {
    text.chars()
        .map(
            |it| {
                if it.is_whitespace() && it != '\n' {
                    ' '
                } else {
                    chars::to_lower_case(chars::normalize(it))
                }
            },
        )
        .collect()
}

/// The group and the page on which an item is shown.
fn shown_on(document: &Document, slot: Slot, item: ItemRef<'_>) -> (Area, Page) {
    let briefing = &document.briefing;
    let priority = |id: Option<&Id>| match id {
        Some(id) if document.index.slot(id).is_some() => (Area::Priorities, Page::Priority(id.clone())),
        _ => (Area::Priorities, Page::Overview),
    };
    match item {
        ItemRef::Event(_) => (Area::Timeline, Page::Timeline),
        ItemRef::Bridge(_) => (Area::Budget, Page::Budget),
        ItemRef::Series(series) if series.unit.is_money() => (Area::Budget, Page::Budget),
        ItemRef::Source(_) | ItemRef::Definition(_) | ItemRef::Party(_) => (Area::Sources, Page::Sources),
        ItemRef::Slide(_) => (Area::Slides, Page::Slides),
        ItemRef::Component(_) => {
            let Slot::Component(at, _) = slot else { return priority(None) };
            priority(briefing.readiness.get(at).and_then(|subject| subject.priority.as_ref()))
        }
        other => priority(other.priority()),
    }
}

/// The page on which a place is shown, if the document has it.
pub fn page_of(document: &Document, place: &Place) -> Option<Page> {
    let slot = document.index.slot(&place.item)?;
    Some(shown_on(document, slot, document.briefing.item(slot)?).1)
}

/// The words of an item, put together.
struct Words<'t> {
    texts: &'t Texts,
    text: String,
}

impl Words<'_> {
    fn word(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn text(&mut self, text: Option<&Text>) {
        if let Some(text) = text {
            self.word(self.texts.text(text));
        }
    }

    fn when(&mut self, when: Option<&When>) {
        if let Some(when) = when {
            self.word(&self.texts.when(when));
            self.text(when.wording.as_ref());
            self.text(when.note.as_ref());
        }
    }

    fn evidence(&mut self, evidence: &[Evidence]) {
        for proof in evidence {
            self.text(proof.locator.as_ref());
            if let Some(quote) = &proof.quote {
                self.word(quote);
            }
            for text in [&proof.how, &proof.says, &proof.note] {
                self.text(text.as_ref());
            }
        }
    }

    fn item(&mut self, item: ItemRef<'_>) {
        self.text(Some(item.title()));
        self.text(item.note());
        self.evidence(item.evidence());
        match item {
            ItemRef::Source(source) => {
                self.text(source.publisher.as_ref());
                self.text(source.reference.as_ref());
                self.when(source.date.as_ref());
                self.word(source.url.as_deref().unwrap_or_default());
            }
            ItemRef::Priority(priority) => self.text(priority.summary.as_ref()),
            ItemRef::Measure(measure) => self.when(measure.when.as_ref()),
            ItemRef::Slide(slide) => self.text(slide.notes.as_ref()),
            ItemRef::Event(event) => {
                for promise in &event.promises {
                    self.when(promise.when.as_ref());
                    self.evidence(&promise.evidence);
                }
                if let Some(actual) = &event.actual {
                    self.when(Some(&actual.when));
                    self.evidence(&actual.evidence);
                }
            }
            ItemRef::Series(series) => {
                for (period, number) in &series.values {
                    let unit = number.unit.as_ref().unwrap_or(&series.unit);
                    let amount = self.texts.number(number, unit);
                    // A number is looked for with an ordinary space.
                    self.word(&format!("{} {}", self.texts.period(period), amount.replace('\u{a0}', " ")));
                    self.text(number.note.as_ref());
                    self.evidence(&number.evidence);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::Settings,
        briefing::{
            edit::{Edit, EditName},
            finding::Path,
        },
    };

    fn state() -> State {
        let started_on = "2026-01-01".parse().unwrap();
        State::new(Document::shipped().unwrap(), Settings::default(), started_on)
    }

    fn all(found: &Hits, state: &State, texts: &Texts) -> Vec<Hit> {
        (0..found.len()).map(|at| found.hit(&state.document, texts, at).unwrap()).collect()
    }

    fn find(state: &State, language: Language, text: &str) -> Vec<Hit> {
        let (mut found, texts) = (Hits::default(), Texts::of(language));
        found.follow(&state.document, texts, text, false);
        all(&found, state, texts)
    }

    #[test]
    fn what_is_typed_on_or_taken_back_finds_the_same_as_typed_at_once() {
        let state = state();
        let texts = Texts::of(Language::Dutch);
        let mut found = Hits::default();
        for text in
            ["v", "va", "vastg", "vastgoed", "vastgoed p", "vastgoed", "", " ", " ib", "ib", "é", "én"]
        {
            found.follow(&state.document, texts, text, false);
            assert_eq!(all(&found, &state, texts), find(&state, Language::Dutch, text), "{text:?}");
            let counted: usize = Area::iter().map(|area| found.count(area)).sum();
            assert_eq!(counted, found.len());
        }
        // To be picked from: what is named so, then the others; and back.
        found.follow(&state.document, texts, "vastgoed", false);
        let by_area = all(&found, &state, texts);
        found.follow(&state.document, texts, "vastgoed", true);
        let by_name = all(&found, &state, texts);
        assert_ne!(by_name, by_area);
        let named = |hit: &Hit| {
            let title = state.document.index.title(&state.document.briefing, &hit.place.item, "nl");
            title.to_lowercase().contains("vastgoed")
        };
        assert!(by_name.is_sorted_by_key(|hit| !named(hit)) && named(&by_name[0]));
        assert_eq!(by_name.len(), by_area.len());
        found.follow(&state.document, texts, "vastgoed", false);
        assert_eq!(all(&found, &state, texts), by_area);
    }

    #[test]
    fn an_edit_is_found_at_once() {
        let mut state = state();
        let texts = Texts::of(Language::Dutch);
        let mut found = Hits::default();
        found.follow(&state.document, texts, "zwaluw", false);
        assert!(found.is_empty());
        let place = Path::default().key("events").at(0);
        let edit = Edit::new(EditName::default()).set(place.key("title"), &"De zwaluw");
        state.document.apply(&edit, None, &mut None).unwrap();
        found.follow(&state.document, texts, "zwaluw", false);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn finds_words_in_any_case_with_or_without_accents() {
        let state = state();
        let places = |text: &str| find(&state, Language::Dutch, text);
        let summer = places("ROND de zomer");
        assert!(summer.iter().any(|hit| matches!(hit.place.part, Part::Promise(_))), "{summer:?}");
        assert!(!places("oekraine").is_empty());
        assert_eq!(places("oekraine"), places("OEKRAÏNE"));
        assert_eq!(places("zomer rond"), summer, "words stand in any order");
        assert!(places("  ").is_empty());
        assert!(places("dit staat nergens in").is_empty());
    }

    #[test]
    fn hits_are_counted_by_area_and_lead_to_a_page() {
        let state = state();
        let hits = find(&state, Language::Dutch, "vastgoed");
        for area in [Area::Timeline, Area::Priorities, Area::Sources, Area::Slides] {
            assert!(hits.iter().any(|hit| hit.area == area), "{area:?}");
        }
        assert!(hits.is_sorted_by_key(|hit| hit.area as usize));
        for hit in &hits {
            assert_eq!(page_of(&state.document, &hit.place), Some(hit.page.clone()));
        }
    }

    #[test]
    fn amounts_are_found_as_they_are_written() {
        let state = state();
        let dutch = find(&state, Language::Dutch, "15.122,2");
        let english = find(&state, Language::English, "15,122.2");
        assert!(!dutch.is_empty());
        assert_eq!(dutch, english);
    }

    #[test]
    fn the_palette_finds_commands_pages_and_items_by_a_few_letters() {
        let state = state();
        let texts = Texts::of(Language::Dutch);
        let (commands, items) = (commands(&state, texts), items(&state.document, texts));
        let first = |text: &str| {
            let found = ranked(commands.iter().chain(&items), text, 5);
            found.first().map_or_else(|| panic!("{text}"), |entry| (*entry).clone())
        };
        assert_eq!(first("opslaan als").found, Found::Command(Command::SaveAs));
        assert_eq!(first("vastgoed").kind, "found-page");
        assert_eq!(first("contint").kind, "item-events");
        assert_eq!(ranked(commands.iter(), "", 7).len(), 7);
    }
}
