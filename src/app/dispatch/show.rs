//! Presenting, and keeping views as slides.

use super::{Effect, change, run};
use crate::{
    app::{
        Command, Dialog, Notice, Page, Search, State, View,
        items::List,
        show::{self, Blank, Input, Screen, Turn},
    },
    briefing::{
        Id,
        edit::{Edit, EditName},
    },
    figure::slide::Look,
    text::Texts,
};

/// A command about presenting.
pub(super) fn command(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::AddView => add_view(state),
        Command::Present => begin(state, 0, effects),
        Command::PresentHere => begin(state, show::here(state), effects),
        Command::ToggleFullScreen => {
            state.settings.windowed = !state.settings.windowed;
            effects.push(Effect::WriteSettings);
            if state.show.is_some() {
                effects.push(Effect::Screen(screen(state)));
            } else {
                say(state, if state.settings.windowed { "show-in-window" } else { "show-on-screen" });
            }
        }
        Command::ToggleSpeaker => {
            state.settings.speaker = !state.settings.speaker;
            effects.push(Effect::WriteSettings);
            if state.show.is_none() {
                say(state, if state.settings.speaker { "show-with-speaker" } else { "show-without-speaker" });
            }
        }
        Command::GoSlides => state.view.page = Page::Slides,
        Command::Preflight => state.dialog = Some(Dialog::Preflight),
        Command::ToggleContrast => {
            state.settings.contrast = !state.settings.contrast;
            effects.push(Effect::WriteSettings);
        }
        _ => {}
    }
}

fn say(state: &mut State, key: &str) {
    let message = Texts::of(state.settings.language()).get(key);
    state.notices.push(Notice { message, hint: None, failed: false });
}

/// Keeps what is looked at as a slide, after the one chosen or else as the last.
fn add_view(state: &mut State) {
    let Some(look) = show::looked_at(state) else { return };
    let document = &state.document;
    let id = document.fresh_id(&format!("{}-0", List::Slides.stem()));
    let selected = state.view.selection.as_ref().map(|place| &place.item);
    let count = document.briefing.slides.len();
    let chosen = document.briefing.slides.iter().position(|slide| Some(&slide.id) == selected);
    let path = match chosen {
        Some(at) if at + 1 < count => {
            document.in_text(&crate::briefing::finding::Path::default().key("slides").at(at + 1))
        }
        _ => document.end_of("slides"),
    };
    let edit = Edit::new(EditName::new("edit-add-slide")).insert(path, &look.slide(id.clone())).selecting(id);
    change(state, &edit, None);
    if state.view.page != Page::Slides {
        say(state, "slides-added");
    }
}

/// Looks at what a slide shows, in the window.
pub(super) fn look_at(state: &mut State, id: &Id) {
    let briefing = &state.document.briefing;
    let slide = briefing.slides.iter().find(|slide| slide.id == *id);
    if let Some(look) = slide.and_then(|slide| Look::of(briefing, slide)) {
        let (selection, editing) = (state.view.selection.clone(), state.view.editing);
        state.view = View { selection, editing, ..show::view(&look) };
    }
}

fn begin(state: &mut State, at: usize, effects: &mut Vec<Effect>) {
    if state.show.is_some() {
        return;
    }
    show::begin(state, at);
    if !state.settings.windowed {
        effects.push(Effect::Screen(screen(state)));
    }
}

fn screen(state: &State) -> Screen {
    if state.settings.windowed { Screen::Window } else { Screen::Full(state.settings.monitor) }
}

/// Something happened while presenting, at a second of the window's clock.
pub(super) fn input(state: &mut State, input: Input, now: f64, effects: &mut Vec<Effect>) {
    let Some(show) = &mut state.show else { return };
    let last = show.slides.len().saturating_sub(1);
    match input {
        Input::Seen => {
            show.began.get_or_insert(now);
            show.turned = now;
        }
        Input::Ask(asked) => {
            show.typed = 0;
            show.help &= asked.is_none();
            state.view.search = asked.map(|(text, at)| Search { text, at: Some(at), asked: 0 });
        }
        Input::Answer(place) => show::answer(state, &place),
        Input::Digit(digit) => show.typed = (show.typed * 10 + usize::from(digit)).min(9999),
        Input::Turn(turn) => {
            let typed = std::mem::take(&mut show.typed);
            let was_blank = show.blank.take();
            let is_aside = was_blank.is_some() || show.aside.is_some();
            let at = match turn {
                // What ends a blank wall or an answer does no more.
                Turn::Next | Turn::Previous | Turn::Go if is_aside && typed == 0 => show.at,
                Turn::Previous => show.at.saturating_sub(1),
                Turn::First => 0,
                Turn::Last => last,
                Turn::Go if typed > 0 => (typed - 1).min(last),
                Turn::Next | Turn::Go => (show.at + 1).min(last),
                _ => {
                    other(state, turn, was_blank, effects);
                    return;
                }
            };
            if at != show.at {
                if let Some(spent) = show.spent.get_mut(show.at) {
                    *spent += (now - show.turned).max(0.0);
                }
                show.turned = now;
                show.at = at;
                show.aside = None;
                show::restore(state);
            } else if was_blank.is_none() {
                show::back(state);
            }
        }
    }
}

/// What does not turn to another slide.
fn other(state: &mut State, turn: Turn, was_blank: Option<Blank>, effects: &mut Vec<Effect>) {
    let Some(show) = &mut state.show else { return };
    match turn {
        Turn::Black => show.blank = (was_blank != Some(Blank::Black)).then_some(Blank::Black),
        Turn::White => show.blank = (was_blank != Some(Blank::White)).then_some(Blank::White),
        Turn::Help => show.help = !show.help,
        Turn::Restore => show::restore(state),
        Turn::Earlier => move_today(state, -1),
        Turn::Later => move_today(state, 1),
        Turn::Closer => run(state, Command::ZoomIn, effects),
        Turn::Further => run(state, Command::ZoomOut, effects),
        Turn::Source => run(state, Command::ShowSource, effects),
        Turn::Speaker => command(state, Command::ToggleSpeaker, effects),
        Turn::FullScreen => command(state, Command::ToggleFullScreen, effects),
        Turn::Swap => {
            // How many screens there are is not told: there is the other of two.
            state.settings.monitor = Some(usize::from(state.settings.monitor != Some(1)));
            state.settings.windowed = false;
            effects.extend([Effect::WriteSettings, Effect::Screen(screen(state))]);
        }
        Turn::Leave => {
            if std::mem::take(&mut show.help) {
                return;
            }
            if std::mem::take(&mut state.view.evidence) || show::back(state) {
                return;
            }
            show::end(state);
            effects.push(Effect::Screen(Screen::Window));
        }
        Turn::Next | Turn::Previous | Turn::First | Turn::Last | Turn::Go | Turn::Pointer | Turn::Search => {}
    }
}

/// Statuses as of some months on, up to the day the file claims to know.
fn move_today(state: &mut State, months: i64) {
    let last = state.document.briefing.as_of.unwrap_or(state.started_on);
    if let Ok(day) = state.today().checked_add(jiff::Span::new().months(months)) {
        state.view.today = Some(day.min(last));
    }
}
