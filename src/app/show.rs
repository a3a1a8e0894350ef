//! Presenting: which slide is on the wall, and what keys do there.
//!
//! While it lasts the state's view is that of the slide, so that everything that moves a figure moves the one on the
//! wall; the view from before comes back afterwards, and the document is never changed.

pub mod answer;

use std::sync::Arc;

use egui::{Key, Modifiers};

pub use answer::Answer;

use super::{Page, State, View};
use crate::{
    briefing::{Briefing, Slide, index::Place},
    figure::{Figure, Medium, Scene, Tokens, slide::Look},
    text::{Language, Texts},
};

/// A presentation that is going on.
#[derive(Clone, Debug, PartialEq)]
pub struct Show {
    /// The slides; the figures of a document that has none.
    pub slides: Arc<[Slide]>,
    /// Which one is on the wall.
    pub at: usize,
    /// What it shows as it is kept; nothing where the document has no such figure.
    pub look: Option<Look>,
    /// Whether the wall is blank.
    pub blank: Option<Blank>,
    /// What is on the wall in the place of the slide, to answer a question.
    pub aside: Option<Aside>,
    /// The number typed so far, of the slide to go to; 0 where none was.
    pub typed: usize,
    /// Whether the keys are shown.
    pub help: bool,
    /// When it began, in seconds of the window's clock; unknown before it is shown.
    pub began: Option<f64>,
    /// When this slide came on the wall, likewise.
    pub turned: f64,
    /// For how many seconds each slide was on the wall, but for this time.
    pub spent: Vec<f64>,
    /// What was looked at before.
    pub(super) before: View,
}

/// What is on the wall in the place of the slide, until that comes back as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// What is shown.
    pub answer: Answer,
    /// How the slide was looked at.
    slide: View,
    /// Whether the wall was blank.
    blank: Option<Blank>,
}

/// A wall without a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// All dark.
    Black,
    /// All light.
    White,
}

/// What a key does while presenting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Turn {
    /// The next slide, or the one typed.
    Next,
    /// The slide before.
    Previous,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// The slide whose number was typed; without one, the next.
    Go,
    /// All dark, or back.
    Black,
    /// All light, or back.
    White,
    /// Where the thing under the pointer, or else the one in focus, comes from.
    Source,
    /// Looks for what is asked about; see [`Input::Ask`].
    Search,
    /// The slide as it is kept.
    Restore,
    /// A month back.
    Earlier,
    /// A month on.
    Later,
    /// Closer to the timeline.
    Closer,
    /// Further from the timeline.
    Further,
    /// A large pointer, while the key is held.
    Pointer,
    /// To the other screen.
    Swap,
    /// On the full screen, or in the window.
    FullScreen,
    /// What the speaker sees, in a window of its own, or not.
    Speaker,
    /// What keys there are.
    Help,
    /// Leaves the presentation, never the program.
    Leave,
}

impl Turn {
    /// The keys that do it. Only while presenting do keys without Ctrl mean these.
    pub fn keys(self) -> &'static [(Modifiers, Key)] {
        const NONE: Modifiers = Modifiers::NONE;
        const SHIFT: Modifiers = Modifiers::SHIFT;
        match self {
            Self::Next => &[
                (NONE, Key::PageDown),
                (NONE, Key::ArrowRight),
                (NONE, Key::ArrowDown),
                (NONE, Key::Space),
                (NONE, Key::N),
            ],
            Self::Previous => &[
                (NONE, Key::PageUp),
                (NONE, Key::ArrowLeft),
                (NONE, Key::ArrowUp),
                (NONE, Key::Backspace),
                (NONE, Key::P),
            ],
            Self::First => &[(NONE, Key::Home)],
            Self::Last => &[(NONE, Key::End)],
            Self::Go => &[(NONE, Key::Enter), (NONE, Key::G)],
            Self::Black => &[(NONE, Key::B), (NONE, Key::Period)],
            Self::White => &[(NONE, Key::W), (NONE, Key::Comma)],
            Self::Source => &[(NONE, Key::Questionmark), (SHIFT, Key::Questionmark), (SHIFT, Key::Slash)],
            Self::Search => &[(NONE, Key::Slash)],
            Self::Restore => &[(NONE, Key::R)],
            Self::Earlier => &[(NONE, Key::OpenBracket)],
            Self::Later => &[(NONE, Key::CloseBracket)],
            Self::Closer => &[(NONE, Key::Plus), (NONE, Key::Equals), (SHIFT, Key::Plus)],
            Self::Further => &[(NONE, Key::Minus)],
            Self::Pointer => &[(NONE, Key::L)],
            Self::Swap => &[(NONE, Key::S)],
            Self::FullScreen => &[(NONE, Key::F11)],
            Self::Speaker => &[(NONE, Key::V)],
            Self::Help => &[(NONE, Key::F1)],
            Self::Leave => &[(NONE, Key::Escape)],
        }
    }
}

/// The digit of a key.
pub fn digit(key: Key) -> Option<u8> {
    Some(match key {
        Key::Num0 => 0,
        Key::Num1 => 1,
        Key::Num2 => 2,
        Key::Num3 => 3,
        Key::Num4 => 4,
        Key::Num5 => 5,
        Key::Num6 => 6,
        Key::Num7 => 7,
        Key::Num8 => 8,
        Key::Num9 => 9,
        _ => return None,
    })
}

/// What happens while presenting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed for this.
    Turn(Turn),
    /// A digit was typed.
    Digit(u8),
    /// These words are looked for, and of what is found this one is chosen, from 0; nothing is any more.
    Ask(Option<(String, usize)>),
    /// This is shown in the place of the slide.
    Answer(Place),
    /// The presentation is seen for the first time.
    Seen,
}

/// On which screen the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// All of a screen: the one of this number, from 0, or the one it is on.
    Full(Option<usize>),
    /// A window.
    Window,
}

impl Show {
    /// The slide on the wall.
    pub fn slide(&self) -> Option<&Slide> {
        self.slides.get(self.at)
    }

    /// The slide after it.
    pub fn next(&self) -> Option<&Slide> {
        self.slides.get(self.at + 1)
    }

    /// What is on the wall, with how it is looked at to begin with; nothing where the document has no such figure.
    pub fn on_wall(&self) -> Option<&Look> {
        self.aside.as_ref().map(|aside| &aside.answer.look).or(self.look.as_ref())
    }

    /// What is printed at the top in the place of what the figure finds.
    pub fn title<'a>(&'a self, texts: &Texts) -> Option<&'a str> {
        match &self.aside {
            Some(aside) => aside.answer.title.as_deref(),
            None => title(self.slide()?, texts),
        }
    }

    /// The language of the slide, where it names one.
    pub fn language(&self) -> Option<Language> {
        self.look.as_ref()?.language
    }

    /// For how many seconds it has gone on, and this slide was on the wall, all times together.
    pub fn elapsed(&self, now: f64) -> (f64, f64) {
        let spent = self.spent.get(self.at).copied().unwrap_or_default();
        match self.began {
            Some(began) => ((now - began).max(0.0), spent + (now - self.turned).max(0.0)),
            None => (0.0, spent),
        }
    }
}

/// The title of a slide, where it has one.
pub fn title<'a>(slide: &'a Slide, texts: &Texts) -> Option<&'a str> {
    Some(texts.text(&slide.title)).filter(|title| !title.is_empty())
}

/// The slides of a document; where it has none, its figures.
pub fn slides(briefing: &Briefing) -> Arc<[Slide]> {
    if !briefing.slides.is_empty() {
        return briefing.slides.as_slice().into();
    }
    let figures = Figure::all(briefing).into_iter();
    figures
        .map(|figure| Slide { id: figure.id().as_str().into(), figure: figure.id(), ..Slide::default() })
        .collect()
}

/// What is looked at now, to be kept as a slide; nothing on a page without a figure.
pub fn looked_at(state: &State) -> Option<Look> {
    let views = state.view.figures.clone();
    let (filter, today) = (state.view.filter.clone(), state.view.today);
    Some(Look { figure: state.figure()?, views, filter, today, language: None })
}

/// Begins on a slide, or on the last one where there are fewer.
pub(super) fn begin(state: &mut State, at: usize) {
    let slides = slides(&state.document.briefing);
    let at = at.min(slides.len().saturating_sub(1));
    let before = std::mem::take(&mut state.view);
    state.show = Some(Show {
        spent: vec![0.0; slides.len()],
        slides,
        at,
        look: None,
        blank: None,
        aside: None,
        typed: 0,
        help: false,
        began: None,
        turned: 0.0,
        before,
    });
    restore(state);
}

/// Ends it: everything is looked at as before.
pub(super) fn end(state: &mut State) {
    if let Some(show) = state.show.take() {
        state.view = show.before;
    }
}

/// Goes on in another state of the document, such as one that was read again.
pub(super) fn again(state: &mut State) {
    let Some(show) = &mut state.show else { return };
    show.before = std::mem::take(&mut state.view);
    show.aside = None;
    show.slides = slides(&state.document.briefing);
    show.spent.resize(show.slides.len(), 0.0);
    show.at = show.at.min(show.slides.len().saturating_sub(1));
    restore(state);
}

/// What is on the wall as it is kept, or as it was shown first.
pub(super) fn restore(state: &mut State) {
    let Some(show) = &mut state.show else { return };
    if let Some(aside) = &show.aside {
        state.view = view_of(&aside.answer);
        return;
    }
    show.look = show.slides.get(show.at).and_then(|slide| Look::of(&state.document.briefing, slide));
    state.view = show.look.as_ref().map(view).unwrap_or_default();
}

/// Shows what answers a question about a place, until [`back`].
pub(super) fn answer(state: &mut State, place: &Place) {
    let texts = Texts::of(state.language());
    let tokens = Tokens::new(state.theme(), Medium::Window);
    // As of today, whatever day the slide is about.
    let today = state.document.briefing.as_of.unwrap_or(state.started_on);
    let document = &state.document;
    let (briefing, index) = (&*document.briefing, &*document.index);
    let scene = Scene { briefing, index, today, scenario: None, ..state.scene(texts, &tokens) };
    let Some(answer) = Answer::of(document, &scene, place) else { return };
    let Some(show) = &mut state.show else { return };
    let shown = std::mem::replace(&mut state.view, view_of(&answer));
    let (slide, blank) = match show.aside.take() {
        Some(aside) => (aside.slide, aside.blank),
        None => (View { search: None, ..shown }, show.blank),
    };
    show.blank = None;
    show.aside = Some(Aside { answer, slide, blank });
}

/// The slide as it was before [`answer`]; whether anything else was on the wall.
pub(super) fn back(state: &mut State) -> bool {
    let Some(show) = &mut state.show else { return false };
    let Some(aside) = show.aside.take() else { return false };
    show.blank = aside.blank;
    state.view = aside.slide;
    true
}

fn view_of(answer: &Answer) -> View {
    // Of an event alone nothing is to be set off.
    let alone = answer.look.figure == Figure::Timeline;
    let selection = (!alone).then(|| answer.place.clone());
    View { selection, trial: answer.trial.clone(), ..view(&answer.look) }
}

/// The slide that shows what is looked at: the one chosen, or the first of the same figure, or the first.
pub fn here(state: &State) -> usize {
    let slides = slides(&state.document.briefing);
    let selected = state.view.selection.as_ref().map(|place| &place.item);
    let chosen = slides.iter().position(|slide| Some(&slide.id) == selected);
    let figure = state.figure().map(|figure| figure.id());
    let same = || slides.iter().position(|slide| Some(&slide.figure) == figure.as_ref());
    chosen.or_else(same).unwrap_or_default()
}

/// What the window would look at, to show this.
pub fn view(look: &Look) -> View {
    let (page, slip, chart) = match &look.figure {
        Figure::Timeline | Figure::TimelineMoney => (Page::Timeline, false, None),
        Figure::Slip => (Page::Timeline, true, None),
        Figure::Budget(chart) => (Page::Budget, false, Some(chart.clone())),
        Figure::Map(id) | Figure::Page(id) => (Page::Priority(id.clone()), false, None),
        Figure::Overview | Figure::Readiness(_) | Figure::Target(_) => (Page::Overview, false, None),
    };
    let (figures, filter, today) = (look.views.clone(), look.filter.clone(), look.today);
    View { page, filter, figures, slip, chart, today, ..View::default() }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn no_two_turns_share_a_key() {
        let mut seen = Vec::new();
        for turn in Turn::iter() {
            assert!(!turn.keys().is_empty());
            for key in turn.keys() {
                assert!(!seen.contains(key), "{turn:?} {key:?}");
                assert_eq!(digit(key.1), None);
                seen.push(*key);
            }
        }
    }
}
