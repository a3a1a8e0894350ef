//! What commands do on the timeline.

use super::{Command, State, change};
use crate::{
    figure::{Medium, Tokens, timeline},
    text::Texts,
};

/// How far a key moves the timeline, as a share of what is visible.
const PAN: f64 = 0.2;

/// How much more or less of the timeline a key shows.
const ZOOM: f64 = 1.4;

/// Moves or zooms the timeline by a key, about its middle, since no pointer says where; or so that all of the selected
/// event is seen.
pub(super) fn look(state: &mut State, command: Command) {
    let texts = Texts::of(state.settings.language());
    let tokens = Tokens::new(state.theme(), Medium::Window);
    let scene = state.scene(texts, &tokens);
    let view = &state.view.figures.timeline;
    let (first, last) = view.range.unwrap_or_else(|| timeline::opening(&scene, view));
    let (middle, half) = (f64::midpoint(first, last), (last - first) / 2.0);
    let step = (last - first) * PAN;
    let range = match command {
        Command::ZoomIn => Some(timeline::clamped(middle - half / ZOOM, middle + half / ZOOM)),
        Command::ZoomOut => Some(timeline::clamped(middle - half * ZOOM, middle + half * ZOOM)),
        Command::PanEarlier => Some(timeline::clamped(first - step, last - step)),
        Command::PanLater => Some(timeline::clamped(first + step, last + step)),
        Command::FitSelected => {
            let selected = state.view.selection.as_ref().map(|place| &place.item);
            let event = selected.and_then(|id| scene.index.event(scene.briefing, id));
            event.and_then(|event| timeline::around(&scene, event)).or(view.range)
        }
        _ => None,
    };
    state.view.figures.timeline.range = range;
}

/// Moves the timeline to the selected event where not all of it is in sight.
pub(super) fn reveal(state: &mut State) {
    let texts = Texts::of(state.settings.language());
    let tokens = Tokens::new(state.theme(), Medium::Window);
    let scene = state.scene(texts, &tokens);
    let view = &state.view.figures.timeline;
    let selected = state.view.selection.as_ref().map(|place| &place.item);
    let event = selected.and_then(|id| scene.index.event(scene.briefing, id));
    let Some((from, to)) = event.and_then(|event| timeline::around(&scene, event)) else { return };
    let (first, last) = view.range.unwrap_or_else(|| timeline::opening(&scene, view));
    let middle = f64::midpoint(from, to);
    if !(first..=last).contains(&middle) {
        state.view.figures.timeline.range = Some((from, to));
    }
}

/// Folds every lane, or where all are folded unfolds them.
pub(super) fn fold(state: &mut State) {
    let tops = state.document.briefing.priorities.iter().filter(|priority| priority.parent.is_none());
    let tops = tops.map(|priority| priority.id.clone()).collect::<Vec<_>>();
    let folded = &mut state.view.figures.timeline.folded;
    if tops.iter().all(|top| folded.contains(top)) {
        folded.clear();
    } else {
        *folded = tops;
    }
}

/// Moves the selected date by one step of its precision.
pub(super) fn shift(state: &mut State, steps: i32) {
    let Some(place) = state.view.selection.as_ref() else { return };
    let Some((place, when)) = state.document.movable(place) else { return };
    let edit =
        when.stepped(steps).filter(|moved| moved != when).map(|when| state.document.dated(&place, &when));
    if let Some(edit) = edit.flatten() {
        change(state, &edit, None);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        app::{Action, Command, Document, Settings, State, dispatch},
        briefing::{
            Id,
            index::{Part, Place},
        },
    };

    fn letter(selected: Place) -> State {
        let started_on = "2026-01-01".parse().unwrap();
        let mut state = State::new(Document::shipped().unwrap(), Settings::default(), started_on);
        state.view.selection = Some(selected);
        state
    }

    fn run(state: &mut State, command: Command) {
        dispatch(state, Action::Run(command), &mut Vec::new());
    }

    #[test]
    fn a_key_moves_the_selected_date_by_its_own_precision() {
        let event = Id::from("contours");
        for (part, later) in
            [(Part::Whole, "2022-05"), (Part::Promise(0), "2022-05"), (Part::Actual, "2022-05-14")]
        {
            let mut state = letter(Place { item: event.clone(), part: part.clone() });
            let before = state.document.text.clone();
            run(&mut state, Command::DateLater);
            let found = state.document.index.event(&state.document.briefing, &event).unwrap();
            let when = match part {
                Part::Actual => &found.actual.as_ref().unwrap().when,
                _ => found.promises[0].when.as_ref().unwrap(),
            };
            assert_eq!(when.date.unwrap().to_string(), later, "{part:?}");
            run(&mut state, Command::DateEarlier);
            assert_eq!(state.document.text, before, "{part:?}");
            run(&mut state, Command::Undo);
            run(&mut state, Command::Undo);
            assert!(!state.document.can_undo());
        }
    }

    #[test]
    fn without_a_date_there_is_nothing_to_move() {
        let state = letter(Id::from("p1").into());
        assert!(!Command::DateLater.is_enabled(&state));
        assert!(!Command::FitSelected.is_enabled(&state));
    }

    #[test]
    fn the_selected_event_fits_with_air() {
        let mut state = letter(Id::from("deepening").into());
        run(&mut state, Command::FitSelected);
        let (first, last) = state.view.figures.timeline.range.unwrap();
        let day = |text: &str| f64::from(crate::figure::timeline::day_number(text.parse().unwrap()));
        assert!(first < day("2022-02-11") && day("2022-12-02") < last, "{first} {last}");
        assert!(last - first < 2.0 * (day("2022-12-02") - day("2022-02-11")));
    }

    #[test]
    fn every_lane_is_folded_and_unfolded_at_once() {
        let mut state = letter(Id::from("p1").into());
        run(&mut state, Command::ToggleFolds);
        assert!(state.view.figures.timeline.folded.len() > 3);
        run(&mut state, Command::ToggleFolds);
        assert!(state.view.figures.timeline.folded.is_empty());
    }
}
