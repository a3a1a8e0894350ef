//! Looking for something: by name in the palette, by any word in everything.

use nucleo_matcher::{
    Config, Matcher, Utf32Str, chars,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};
use strum::IntoEnumIterator as _;

use super::{Command, Document, Page, State};
use crate::{
    briefing::{
        Evidence, Id, ItemRef, Text, When,
        index::{Part, Place, Slot},
    },
    text::Texts,
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
    let pattern = pattern(text, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut room = Vec::new();
    let mut scored: Vec<(u32, &Entry)> = entries
        .filter_map(|entry| {
            pattern.score(Utf32Str::new(&entry.name, &mut room), &mut matcher).map(|score| (score, entry))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// What is looked for, in whatever case and with or without accents.
fn pattern(text: &str, kind: AtomKind) -> Pattern {
    let plain: String = text.trim().chars().map(chars::normalize).collect();
    Pattern::new(&plain, CaseMatching::Ignore, Normalization::Smart, kind)
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
    /// Whether the words are in its name.
    pub named: bool,
}

/// Every place whose words hold each of the words looked for, in whatever case and with or without accents; by area,
/// then in the order of the file. Words are those of the language shown, and quotations as they are.
pub fn find(document: &Document, texts: &Texts, text: &str) -> Vec<Hit> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let pattern = pattern(text, AtomKind::Substring);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut room = Vec::new();
    let mut hits = Vec::new();
    for (slot, item) in document.briefing.items() {
        let mut words = Words { texts, text: String::new() };
        words.item(item);
        if pattern.score(Utf32Str::new(&words.text, &mut room), &mut matcher).is_some() {
            let (area, page) = shown_on(document, slot, item);
            // Of an event's statements, the one that says it.
            let part = match item {
                ItemRef::Event(event) => event.promises.iter().position(|promise| {
                    let mut words = Words { texts, text: String::new() };
                    words.when(promise.when.as_ref());
                    words.evidence(&promise.evidence);
                    pattern.score(Utf32Str::new(&words.text, &mut room), &mut matcher).is_some()
                }),
                _ => None,
            };
            let part = part.map_or(Part::Whole, Part::Promise);
            let name = Utf32Str::new(texts.text(item.title()), &mut room);
            let named = pattern.score(name, &mut matcher).is_some();
            hits.push(Hit { place: Place { item: item.id().clone(), part }, page, area, named });
        }
    }
    hits.sort_by_key(|hit| hit.area as usize);
    hits
}

/// The same, what is named so first: to be picked from.
pub fn by_name(hits: &[Hit]) -> Vec<Hit> {
    let mut hits = hits.to_vec();
    hits.sort_by_key(|hit| !hit.named);
    hits
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
    use crate::{app::Settings, text::Language};

    fn state() -> State {
        let started_on = "2026-01-01".parse().unwrap();
        State::new(Document::shipped().unwrap(), Settings::default(), started_on)
    }

    #[test]
    fn finds_words_in_any_case_with_or_without_accents() {
        let state = state();
        let texts = Texts::of(Language::Dutch);
        let places = |text: &str| find(&state.document, texts, text);
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
        let hits = find(&state.document, Texts::of(Language::Dutch), "vastgoed");
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
        let dutch = find(&state.document, Texts::of(Language::Dutch), "15.122,2");
        let english = find(&state.document, Texts::of(Language::English), "15,122.2");
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
