//! Slides, one after the other, as one file: PDF, PPTX, or a handout to be printed.
//!
//! The only date in them is the document's `as_of`: the same deck gives the same bytes.

use std::ops::ControlFlow;

use super::{Choices, ExportError, Format, Request, pdf, pptx};
use crate::{
    briefing::Date,
    text::{Language, Texts},
};

/// Slides in their order. One figure is a deck of one.
#[derive(Clone, Debug)]
pub struct Deck {
    /// What the whole is called: the briefing's title.
    pub title: String,
    /// The language of the title and of what stands around the slides.
    pub language: Language,
    /// The slides.
    pub slides: Vec<Slide>,
}

/// A figure and what is said with it. What a slide says in place of the figure's finding is the request's `title`.
#[derive(Clone, Debug)]
pub struct Slide {
    /// The figure.
    pub request: Request,
    /// What the speaker says.
    pub notes: Option<String>,
}

/// Told how many slides are done, and of how many; `Break` ends the work with [`ExportError::Cancelled`].
pub type Progress<'a> = &'a (dyn Fn(usize, usize) -> ControlFlow<()> + Sync);

/// Nobody watches.
pub const UNWATCHED: Progress<'static> = &|_, _| ControlFlow::Continue(());

impl From<Request> for Slide {
    fn from(request: Request) -> Self {
        Self { request, notes: None }
    }
}

impl Deck {
    /// The day up to which the briefing claims to know: the only date in a file.
    pub(super) fn as_of(&self) -> Option<Date> {
        self.slides.first()?.request.briefing.as_of
    }

    /// What the briefing is marked with.
    pub(super) fn marking(&self) -> Option<&str> {
        let marking = self.slides.first()?.request.briefing.marking.as_ref()?;
        Some(Texts::of(self.language).text(marking))
    }
}

/// Writes slides as one file.
///
/// # Errors
/// [`ExportError::NotADeck`] where the format holds one figure only or there are no slides; when a slide is not drawn;
/// when `progress` asked to stop.
pub fn deck(
    deck: &Deck,
    format: Format,
    choices: Choices,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ExportError> {
    if deck.slides.is_empty() {
        return Err(ExportError::NoSlides);
    }
    match format {
        Format::Pdf => pdf::write(deck, progress),
        Format::Pptx => pptx::write(deck, choices, progress),
        Format::Svg | Format::Png | Format::Csv => Err(ExportError::NotADeck(format)),
    }
}
