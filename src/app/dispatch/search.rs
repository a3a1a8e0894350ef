//! Looking for something, and going to what was found.

use super::{Effect, run};
use crate::{
    app::{
        Dialog, Notice, Page, Search, State,
        search::{self, Found},
    },
    briefing::{ItemRef, index::Place},
    figure::timeline::Which,
    text::Texts,
};

/// What a person does while looking for something.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Types in the palette, with the line that is chosen.
    Palette(String, usize),
    /// Does or goes to what was found.
    Choose(Found),
    /// Looks for words in everything; for nothing any more.
    Find(Option<String>),
    /// Goes to the next place found, or to the one before.
    Step {
        /// Whether to the one before.
        back: bool,
    },
    /// Goes to the first place of an area.
    Area(search::Area),
}

/// Does it.
pub(super) fn dispatch(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    match event {
        Event::Palette(text, at) => {
            if let Some(Dialog::Palette { text: before, at: chosen }) = &mut state.dialog {
                // What is typed anew is chosen from the top.
                *chosen = if *before == text { at } else { 0 };
                *before = text;
            }
        }
        Event::Choose(found) => {
            state.dialog = None;
            match found {
                Found::Command(command) => run(state, command, effects),
                Found::Page(page) => state.view.page = page,
                Found::Place(place) => reveal(state, place),
            }
        }
        Event::Find(None) => state.view.search = None,
        Event::Find(Some(text)) => {
            let asked = state.view.search.as_ref().map_or(0, |search| search.asked);
            state.view.search = Some(Search { text, at: None, asked });
        }
        Event::Step { back } => step(state, back),
        Event::Area(area) => go(state, state.found.first_of(area)),
    }
}

/// Keeps what is found in step with what is looked for, and with the document.
pub(super) fn follow(state: &mut State) {
    let Some(search) = &state.view.search else { return };
    let texts = Texts::of(state.language());
    state.found.follow(&state.document, texts, &search.text, state.show.is_some());
}

/// The first place after the one that is shown, round and round.
fn step(state: &mut State, back: bool) {
    let Some(search) = &state.view.search else { return };
    let count = state.found.len();
    let at = match search.at {
        _ if count == 0 => None,
        None if back => Some(count - 1),
        None => Some(0),
        Some(at) if back => Some(at.checked_sub(1).unwrap_or(count - 1)),
        Some(at) => Some((at + 1) % count),
    };
    go(state, at);
}

fn go(state: &mut State, at: Option<usize>) {
    let hit = at.and_then(|at| state.found.hit(&state.document, Texts::of(state.language()), at));
    if let Some(search) = &mut state.view.search {
        search.at = at.filter(|_| hit.is_some());
    }
    if let Some(hit) = hit {
        reveal(state, hit.place);
    }
}

/// Selects a place and goes to the page that shows it, so that it is seen there.
pub(super) fn reveal(state: &mut State, place: Place) {
    let document = &state.document;
    let texts = Texts::of(state.settings.language());
    let Some(page) = search::page_of(document, &place) else { return };
    let item = document.index.item(&document.briefing, &place.item);
    let priority = item.and_then(ItemRef::priority).cloned();
    // What is left out of every view could not be seen.
    let hidden = !state.view.filter.shows(&document.briefing, &document.index, priority.as_ref());
    if hidden && !matches!(page, Page::Sources | Page::Slides) {
        state.view.filter.priorities.clear();
        state.notices.push(Notice { message: texts.get("find-all-shown"), hint: None, failed: false });
    }
    let timeline = &mut state.view.figures.timeline;
    if let Some(ItemRef::Event(event)) = item {
        state.view.slip = false;
        if event.promises.is_empty() {
            timeline.which = Which::All;
        }
        if !texts.text(&event.title).to_lowercase().contains(&timeline.find.to_lowercase()) {
            timeline.find.clear();
        }
        timeline.statuses.clear();
    }
    state.view.page = page;
    state.view.selection = Some(place);
    if *state.page() == Page::Timeline {
        super::timeline::reveal(state);
    }
}
