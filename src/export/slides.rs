//! The slides of a briefing as pictures and as a deck.

use super::{Deck, ExportError, Request, deck};
use crate::{briefing, figure::slide::Look, text::Texts};

/// What a slide asks for, on the same document, at the size and in the colours of another picture. Its language and its
/// day go before those of `like`.
///
/// # Errors
/// [`ExportError::Figure`] when the briefing has no such figure.
pub fn request(like: &Request, slide: &briefing::Slide) -> Result<Request, ExportError> {
    let look = Look::of(&like.briefing, slide).ok_or_else(|| ExportError::Figure(slide.figure.clone()))?;
    let language = look.language.unwrap_or(like.language);
    let title = Some(Texts::of(language).text(&slide.title)).filter(|title| !title.is_empty());
    Ok(Request {
        figure: look.figure,
        views: look.views,
        filter: look.filter,
        language,
        today: look.today.unwrap_or(like.today),
        title: title.map(str::to_owned),
        ..like.clone()
    })
}

/// Slides with their notes, as one file's content. What asks for a figure that is not there is left out: that is told
/// among the findings.
pub fn deck_of(like: &Request, slides: &[briefing::Slide]) -> Deck {
    let texts = Texts::of(like.language);
    let slides = slides.iter().filter_map(|slide| {
        let request = request(like, slide).ok()?;
        let notes = slide.notes.as_ref().map(|notes| Texts::of(request.language).text(notes).to_owned());
        Some(deck::Slide { request, notes })
    });
    let title = texts.text(&like.briefing.title).to_owned();
    Deck { title, language: like.language, slides: slides.collect() }
}
