//! Presenting without a screen: every key, a question from the audience, and what is left as it was.

use egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hoofdlijn::{
    app::{
        Command, Document, Page, Settings, State,
        show::{Blank, Turn},
    },
    briefing::{Id, index::Part},
    export,
    figure::{Medium, Theme, Tokens, tokens},
    text::Language,
};
use strum::IntoEnumIterator as _;

use super::window::{Test, command, letter, open, sized, state};

fn press(test: &mut Test, key: Key) {
    command(test, Modifiers::NONE, key);
}

fn at(test: &Test) -> usize {
    state(test).show.as_ref().expect("it is presenting").at
}

fn presenting() -> Test {
    let mut test = sized(letter(), vec2(1280.0, 720.0));
    press(&mut test, Key::F5);
    test
}

#[test]
fn every_key_does_what_the_table_says() {
    let mut test = presenting();
    let last = state(&test).document.briefing.slides.len() - 1;
    assert_eq!((at(&test), last), (0, 10));
    for turn in Turn::iter() {
        for (modifiers, key) in turn.keys() {
            // From the fourth slide each time, as it is kept.
            press(&mut test, Key::Num4);
            press(&mut test, Key::Enter);
            press(&mut test, Key::R);
            assert_eq!(at(&test), 3);
            let before = state(&test).clone();
            command(&mut test, *modifiers, *key);
            let name = format!("{turn:?} by {key:?}");
            let show = state(&test).show.clone();
            let Some(show) = show else {
                assert_eq!(turn, Turn::Leave, "{name}");
                press(&mut test, Key::F5);
                continue;
            };
            let moved_day = state(&test).view.today != before.view.today;
            let settings = &state(&test).settings;
            match turn {
                Turn::Next | Turn::Go => assert_eq!(show.at, 4, "{name}"),
                Turn::Previous => assert_eq!(show.at, 2, "{name}"),
                Turn::First => assert_eq!(show.at, 0, "{name}"),
                Turn::Last => assert_eq!(show.at, last, "{name}"),
                Turn::Black => assert_eq!(show.blank, Some(Blank::Black), "{name}"),
                Turn::White => assert_eq!(show.blank, Some(Blank::White), "{name}"),
                Turn::Earlier => assert!(moved_day, "{name}"),
                // The file knows no later day than the one it is shown as of.
                Turn::Later => assert_eq!(state(&test).today(), before.today(), "{name}"),
                Turn::Closer | Turn::Further => {
                    assert_ne!(state(&test).view.figures, before.view.figures, "{name}");
                }
                Turn::Swap => {
                    assert_ne!(settings.monitor, before.settings.monitor, "{name}");
                    assert!(!settings.windowed);
                }
                Turn::FullScreen => assert_ne!(settings.windowed, before.settings.windowed, "{name}"),
                Turn::Speaker => {
                    assert!(settings.speaker, "{name}");
                    assert!(test.query_by_label("NOTITIES").is_some(), "{name}");
                    command(&mut test, *modifiers, *key);
                    assert!(!state(&test).settings.speaker, "{name}");
                }
                Turn::Help => {
                    assert!(show.help, "{name}");
                    assert!(test.query_by_label("stoppen met presenteren").is_some());
                    press(&mut test, *key);
                }
                Turn::Search => {
                    assert!(state(&test).view.search.is_some(), "{name}");
                    press(&mut test, Key::Escape);
                    assert_eq!((at(&test), state(&test).view.clone()), (3, before.view), "{name}");
                }
                Turn::Restore | Turn::Pointer | Turn::Source => assert_eq!(show.at, 3, "{name}"),
                Turn::Leave => panic!("{name} goes on"),
            }
            // The same key, or that of the next slide, brings a blank wall back.
            if matches!(turn, Turn::Black | Turn::White) {
                command(&mut test, *modifiers, *key);
                assert_eq!((state(&test).show.as_ref().unwrap().blank, at(&test)), (None, 3), "{name}");
                command(&mut test, *modifiers, *key);
                press(&mut test, Key::PageDown);
                assert_eq!((state(&test).show.as_ref().unwrap().blank, at(&test)), (None, 3), "{name}");
            }
        }
    }
    assert!(!state(&test).document.is_unsaved());
}

#[test]
fn esc_leaves_the_show_and_never_the_program() {
    let mut before = letter();
    before.view.page = Page::Sources;
    let mut test = open(before);
    let view = state(&test).view.clone();
    // As a clicker does.
    for _ in 0..3 {
        press(&mut test, Key::F5);
        assert!(state(&test).show.is_some());
        press(&mut test, Key::PageDown);
        press(&mut test, Key::Escape);
        assert!(state(&test).show.is_none());
        assert_eq!(state(&test).view, view);
    }
    // Keys of their own mean nothing else then.
    press(&mut test, Key::B);
    press(&mut test, Key::PageDown);
    assert_eq!(state(&test).view, view);
}

#[test]
fn where_does_that_figure_come_from() {
    let mut test = presenting();
    // The first thing, the one after it, and so on, until the late one.
    press(&mut test, Key::Questionmark);
    let place = loop {
        command(&mut test, Modifiers::NONE, Key::Tab);
        let focused = test.get_all_by_role(Role::ListItem).find(|node| node.accesskit_node().is_focused());
        let label = focused.and_then(|node| node.accesskit_node().label()).expect("something has focus");
        if label.starts_with("Verdieping in reactie op het IBO: Geleverd") {
            break label;
        }
    };
    assert!(place.contains("63"), "{place}");
    press(&mut test, Key::Questionmark);
    assert!(state(&test).view.evidence);
    let selected = state(&test).view.selection.clone().unwrap();
    assert_eq!(selected.item, Id::from("deepening"));
    test.get_by_label("WAAR KOMT DIT VANDAAN?");
    assert!(test.query_all_by_label_contains("Strategisch Vastgoedplan 2022").count() > 0);
    assert_eq!(selected.part, Part::Actual);
    // Esc closes the card, and the slide is still there; the next slide is as kept.
    press(&mut test, Key::Escape);
    assert!(!state(&test).view.evidence && state(&test).show.is_some());
    press(&mut test, Key::PageDown);
    assert_eq!((at(&test), state(&test).view.selection.clone()), (1, None));
    assert!(!state(&test).document.is_unsaved());
}

#[test]
fn one_key_brings_the_slide_back_as_it_was() {
    let mut test = presenting();
    press(&mut test, Key::N);
    let kept = state(&test).view.clone();
    assert_eq!(kept.today, Some("2022-07-01".parse().unwrap()));
    for key in [Key::OpenBracket, Key::OpenBracket, Key::Plus] {
        press(&mut test, key);
    }
    assert_eq!(state(&test).view.today, Some("2022-05-01".parse().unwrap()));
    assert!(state(&test).view.figures.timeline.range.is_some());
    let named = |name: &str| name.starts_with("Contouren");
    let item = test
        .get_all_by_role(Role::ListItem)
        .find(|node| node.accesskit_node().label().is_some_and(|name| named(&name)));
    item.unwrap().click();
    test.run();
    assert!(state(&test).view.selection.is_some());
    press(&mut test, Key::R);
    assert_eq!(state(&test).view, kept);
}

#[test]
fn from_here_is_the_slide_that_is_chosen_or_shows_what_is_looked_at() {
    let mut before = letter();
    before.view.selection = Some(Id::from("slide-bridge-spring").into());
    let mut test = open(before);
    command(&mut test, Modifiers::SHIFT, Key::F5);
    assert_eq!(at(&test), 7);
    press(&mut test, Key::Escape);

    let mut before = letter();
    before.view.page = Page::Budget;
    let mut test = open(before);
    command(&mut test, Modifiers::SHIFT, Key::F5);
    assert_eq!(state(&test).show.as_ref().unwrap().slide().unwrap().figure, "years");
}

#[test]
fn a_document_without_slides_presents_its_figures() {
    let mut document = Document::shipped().unwrap();
    let mut selection = None;
    while let Some(slide) = document.briefing.slides.first().map(|slide| slide.id.clone()) {
        document.apply(&document.removal(&slide).unwrap(), None, &mut selection).unwrap();
    }
    let mut test = open(State::new(document, Settings::default(), "2026-01-01".parse().unwrap()));
    press(&mut test, Key::F5);
    let show = state(&test).show.clone().unwrap();
    assert!(show.slides.len() > 10);
    assert_eq!(show.slides[0].figure, "overview");
}

#[test]
fn a_view_is_kept_moved_and_taken_out_and_all_of_it_undone() {
    let mut test = open(letter());
    let before = state(&test).document.text.clone();
    command(&mut test, Modifiers::ALT, Key::ArrowUp);
    let range = state(&test).view.figures.timeline.range.unwrap();
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    let slides = || state(&test).document.briefing.slides.clone();
    assert_eq!(slides().len(), 12);
    let kept = slides()[11].clone();
    assert_eq!(kept.figure, "timeline");
    let written = kept.view.range.unwrap();
    let first = hoofdlijn::figure::timeline::date_of(range.0);
    assert_eq!(written.first_day(), Some(first));
    // It is chosen: it goes up, is copied, and taken out.
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    assert_eq!(state(&test).view.page, Page::Slides);
    command(&mut test, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(state(&test).document.briefing.slides[10].id, kept.id);
    command(&mut test, Modifiers::COMMAND, Key::D);
    assert_eq!(state(&test).document.briefing.slides.len(), 13);
    press(&mut test, Key::Delete);
    assert_eq!(state(&test).document.briefing.slides.len(), 12);
    while Command::Undo.is_enabled(state(&test)) {
        command(&mut test, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(state(&test).document.text, before);
}

#[test]
fn small_slides_are_dragged_into_another_order() {
    let mut before = letter();
    before.view.page = Page::Slides;
    let mut test = open(before);
    let card = |test: &Test, number: usize| {
        let start = format!("{number}. ");
        let found = test
            .get_all_by_role(Role::ListItem)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&start)));
        found.unwrap().rect()
    };
    let (from, to) = (card(&test, 1).center(), card(&test, 3).center());
    test.drag_at(from);
    test.run();
    test.hover_at(from + vec2(0.0, 40.0));
    test.run();
    test.hover_at(to);
    test.run();
    test.drop_at(to);
    test.run();
    let order: Vec<String> =
        state(&test).document.briefing.slides.iter().take(3).map(|slide| slide.id.to_string()).collect();
    assert_eq!(order, ["slide-july", "slide-real-estate", "slide-promises"]);
    assert_eq!(state(&test).view.selection.as_ref().unwrap().item, Id::from("slide-promises"));
}

/// What the file says of a slide, drawn as the wall and the files show it.
fn drawn(
    slide: &hoofdlijn::briefing::Slide,
    size: (u32, u32),
    language: Language,
    theme: Theme,
) -> export::Drawn {
    let document = Document::shipped().unwrap();
    let like = export::Request {
        scenario: None,
        briefing: document.briefing.clone(),
        index: document.index.clone(),
        figure: hoofdlijn::figure::Figure::Timeline,
        views: hoofdlijn::figure::Views::default(),
        filter: hoofdlijn::figure::Filter::default(),
        language,
        theme,
        today: document.briefing.as_of.unwrap(),
        title: None,
        size,
    };
    export::slides::request(&like, slide).unwrap().draw().unwrap()
}

#[test]
fn every_shipped_slide_is_legible_on_every_projector() {
    let document = Document::shipped().unwrap();
    assert_eq!(document.findings.len(), 0);
    for size in [(1920, 1080), (1024, 768)] {
        let height = size.1 as f32;
        let tokens = Tokens::new(Theme::Light, Medium::Picture { height });
        let source = tokens.size(hoofdlijn::figure::Role::Source);
        for language in [Language::Dutch, Language::English] {
            for slide in &*document.briefing.slides {
                let laid = drawn(slide, size, language, Theme::Contrast).laid;
                let name = format!("{} {size:?} {language:?}", slide.id);
                assert_eq!(laid.layout.flaw(), None, "{name}");
                for label in &laid.layout.labels {
                    let sizes = label.galley.job.sections.iter().map(|it| it.format.font_id.size);
                    for found in sizes {
                        let is_source = (found - source).abs() < 0.01;
                        let least = if is_source { height / 60.0 } else { height / 45.0 };
                        assert!(found >= least, "{name}: {:?} is {found}", label.galley.job.text);
                    }
                }
            }
        }
    }
}

#[test]
fn every_shipped_slide_has_notes_in_both_languages() {
    let document = Document::shipped().unwrap();
    for slide in &document.briefing.slides {
        for language in ["nl", "en"] {
            let notes = slide.notes.as_ref().expect("there are notes");
            assert!(notes.get(language).len() > 60, "{} {language}", slide.id);
        }
        assert_ne!(slide.notes.as_ref().unwrap().get("nl"), slide.notes.as_ref().unwrap().get("en"));
    }
}

#[test]
fn the_slides_say_with_contrast_what_they_say_without() {
    let document = Document::shipped().unwrap();
    for slide in &document.briefing.slides {
        for theme in [Theme::Contrast, Theme::ContrastDark] {
            let with = drawn(slide, (1280, 720), Language::Dutch, theme).laid.layout;
            let without = drawn(slide, (1280, 720), Language::Dutch, Theme::Light).laid.layout;
            let texts = |layout: &hoofdlijn::figure::Layout| -> Vec<String> {
                layout.labels.iter().map(|label| label.galley.job.text.clone()).collect()
            };
            assert_eq!(texts(&with), texts(&without), "{}", slide.id);
            let ground = Tokens::new(theme, Medium::Window).ground;
            let runs = with.labels.iter().filter(|label| label.pos.y > 600.0);
            for label in runs {
                assert!(tokens::contrast(label.color, ground) >= 7.0, "{:?}", label.galley.job.text);
            }
        }
    }
}

#[test]
fn what_would_embarrass_is_listed_with_a_way_to_it() {
    // A document of long ago, looked at much later.
    let mut state = letter();
    state.started_on = "2027-06-01".parse().unwrap();
    let mut test = open(state);
    press(&mut test, Key::F7);
    assert!(test.query_all_by_label_contains("dagen oud").count() > 0);
    let go = test.query_all_by_label_contains("Ga erheen").next().expect("there is a way to it");
    go.click();
    test.run();
    assert!(super::window::state(&test).dialog.is_none());
    assert!(super::window::state(&test).view.editing, "the day is changed in the form of the document");
    // Of what the program comes with, nothing but its age is to be remarked.
    press(&mut test, Key::Escape);
    press(&mut test, Key::F7);
    assert!(test.query_all_by_label_contains("dagen oud").count() > 0);
    for told in ["zonder bron", "te klein", "nog open, maar", "bestaat niet"] {
        assert_eq!(test.query_all_by_label_contains(told).count(), 0, "{told}");
    }
}
