//! What would embarrass in front of an audience. It is told, and never in the way.

use egui::Vec2;

use crate::{
    briefing::{
        Briefing, Date, Event, Id, Index, ItemRef, Slide,
        index::{Part, Place},
        timing::{Status, days, standing},
    },
    figure::Laid,
};

/// A file that knows nothing of the last so many days is stale.
const STALE: i32 = 92;

/// The smallest text, as a share of the picture's height: what sources are set in.
const SMALLEST: f32 = 1.0 / 60.0;

/// A slide as it will be on the wall.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The slide.
    pub slide: &'a Slide,
    /// Its layout; nothing where the document has no such figure.
    pub laid: Option<&'a Laid>,
    /// The day as of which it tells statuses.
    pub today: Date,
}

/// What would embarrass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Trouble {
    /// A slide shows what is not there.
    NoFigure,
    /// A figure on a slide has no source.
    Unsourced,
    /// A slide calls open what is overdue by now.
    Overdue,
    /// Text too small to be read from the back.
    Small,
    /// Text that does not fit, and is shortened.
    Shortened,
    /// No marking is printed.
    NoMarking,
    /// The file does not say up to which day it knows.
    NoAsOf,
    /// The day up to which the file knows is long ago.
    Stale,
}

/// Something that would embarrass, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What.
    pub trouble: Trouble,
    /// The slide it is on first, by its position; nothing where it is about all of them.
    pub slide: Option<usize>,
    /// The figure or item it is about, where it is about one.
    pub place: Option<Place>,
    /// How many there are on the slide, or how many days.
    pub count: usize,
}

/// All that would embarrass, the same thing once, in the order of the slides; what is about all of them comes first.
pub fn preflight(briefing: &Briefing, index: &Index, seen: &[Seen<'_>], now: Date) -> Vec<Remark> {
    let mut remarks = whole(briefing, now);
    for (at, seen) in seen.iter().enumerate() {
        let Some(laid) = seen.laid else {
            let slide = Some(at);
            remarks.push(Remark { trouble: Trouble::NoFigure, slide, place: None, count: 0 });
            continue;
        };
        for item in &laid.layout.items {
            let mut add = |trouble, place: Place| {
                let known = |it: &Remark| it.trouble == trouble && it.place.as_ref() == Some(&place);
                if !remarks.iter().any(known) {
                    remarks.push(Remark { trouble, slide: Some(at), place: Some(place), count: 0 });
                }
            };
            if is_unsourced(briefing, index, &item.place) {
                add(Trouble::Unsourced, item.place.clone());
            }
            if let Some(event) = index.event(briefing, &item.place.item)
                && is_overdue_by_now(event, seen.today, now)
            {
                add(Trouble::Overdue, Id::clone(&event.id).into());
            }
        }
        let least = laid.layout.size.y * SMALLEST - 0.01;
        let small = laid.layout.labels.iter().filter(|label| smallest(label) < least).count();
        let shortened = laid.layout.labels.iter().filter(|label| label.full.is_some()).count();
        for (trouble, count) in [(Trouble::Small, small), (Trouble::Shortened, shortened)] {
            if count > 0 {
                remarks.push(Remark { trouble, slide: Some(at), place: None, count });
            }
        }
    }
    remarks
}

/// What is about all slides.
fn whole(briefing: &Briefing, now: Date) -> Vec<Remark> {
    let remark = |trouble, count| Remark { trouble, slide: None, place: None, count };
    let mut remarks = Vec::new();
    if briefing.marking.is_none() {
        remarks.push(remark(Trouble::NoMarking, 0));
    }
    match briefing.as_of.map(|as_of| days(as_of, now)) {
        None => remarks.push(remark(Trouble::NoAsOf, 0)),
        Some(old) if old > STALE => remarks.push(remark(Trouble::Stale, old.unsigned_abs() as usize)),
        Some(_) => {}
    }
    remarks
}

/// Whether a place is a date or an amount, which has to come from somewhere, and nothing says from where.
fn is_unsourced(briefing: &Briefing, index: &Index, place: &Place) -> bool {
    let is_bare = || index.evidence(briefing, place).is_empty();
    match (&place.part, index.item(briefing, &place.item)) {
        // That nothing is known needs no proof.
        (Part::Actual, Some(ItemRef::Event(event))) => {
            event.actual.as_ref().is_some_and(|actual| !actual.when.is_missing()) && is_bare()
        }
        (Part::Promise(_) | Part::Value(_), Some(_)) | (Part::Whole, Some(ItemRef::Target(_))) => is_bare(),
        (Part::Whole, Some(ItemRef::Series(series))) => {
            is_bare() && series.values.iter().any(|(_, number)| number.evidence.is_empty())
        }
        _ => false,
    }
}

/// Whether what a slide calls open is overdue by now.
fn is_overdue_by_now(event: &Event, today: Date, now: Date) -> bool {
    let status = |day| standing(event, day).status;
    matches!(status(today), Status::NotDue | Status::Due | Status::Open)
        && !event.promises.is_empty()
        && status(now) == Status::Overdue
}

/// The size of the smallest letter of a label, in points.
fn smallest(label: &crate::figure::Label) -> f32 {
    label.galley.job.sections.iter().map(|section| section.format.font_id.size).fold(f32::INFINITY, f32::min)
}

/// The screen that is taken where nothing is known of it, in points.
pub const SCREEN: Vec2 = Vec2::new(1920.0, 1080.0);

#[cfg(test)]
mod tests {
    use egui::{Pos2, vec2};

    use super::*;
    use crate::{
        app::show,
        export,
        figure::{Filter, Medium, Scene, Theme, Tokens, slide::Look},
        text::{Language, Texts},
    };

    const FILE: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "t", "as_of": "2022-03-01", "marking": "Openbaar",
        "sources": [{"id": "s", "title": "Brief", "date": "2022-02-11"}],
        "events": [
            {"id": "sure", "title": "Nota", "promises": [{"when": "2022-06", "evidence": [{"source": "s"}]}]},
            {"id": "bare", "title": "Plan", "promises": [{"said_on": "2022-02-11", "when": "2023-06"}]}
        ],
        "slides": [{"id": "a", "figure": "timeline"}, {"id": "b", "figure": "bridge:nowhere"}]}"#;

    fn found(json: &str, now: &str, unit: f32) -> Vec<(Trouble, Option<usize>)> {
        let briefing: Briefing = serde_json::from_str(json).unwrap();
        let index = Index::new(&briefing);
        let size = vec2(1280.0, 720.0);
        let tokens = Tokens { unit, ..Tokens::new(Theme::Light, Medium::Picture { height: size.y }) };
        let today = briefing.as_of.unwrap_or("2022-03-01".parse().unwrap());
        let slides = show::slides(&briefing);
        let laid: Vec<Option<Laid>> = slides
            .iter()
            .map(|slide| {
                let look = Look::of(&briefing, slide)?;
                let filter = Filter::default();
                let scene = Scene {
                    briefing: &briefing,
                    index: &index,
                    texts: Texts::of(Language::Dutch),
                    tokens: &tokens,
                    today,
                    filter: &filter,
                    selected: None,
                    title: None,
                    cited: &[],
                    scenario: None,
                };
                let mut laid = None;
                let shapes = export::shapes(size, Theme::Light, |ui| {
                    laid.insert(look.figure.layout(&scene, &look.views, size, ui.ctx()))
                        .paint(ui, Pos2::ZERO);
                });
                shapes.unwrap();
                laid
            })
            .collect();
        let seen: Vec<Seen<'_>> = slides
            .iter()
            .zip(&laid)
            .map(|(slide, laid)| Seen { slide, laid: laid.as_ref(), today })
            .collect();
        let remarks = preflight(&briefing, &index, &seen, now.parse().unwrap());
        remarks.into_iter().map(|remark| (remark.trouble, remark.slide)).collect()
    }

    #[test]
    fn each_trouble_is_told_once_with_its_slide() {
        let told = found(FILE, "2022-03-02", 1.0);
        let told: Vec<_> = told.into_iter().filter(|(trouble, _)| *trouble != Trouble::Shortened).collect();
        assert_eq!(told, [(Trouble::Unsourced, Some(0)), (Trouble::NoFigure, Some(1))]);
    }

    #[test]
    fn what_was_open_may_be_overdue_by_now() {
        let told = found(FILE, "2022-07-10", 1.0);
        assert!(told.contains(&(Trouble::Overdue, Some(0))), "{told:?}");
        assert!(told.contains(&(Trouble::Stale, None)), "{told:?}");
        // The second is not due yet.
        assert_eq!(told.iter().filter(|(trouble, _)| *trouble == Trouble::Overdue).count(), 1);
    }

    #[test]
    fn small_text_and_a_missing_head_are_told() {
        let json = FILE.replace(r#""as_of": "2022-03-01", "marking": "Openbaar","#, "");
        let told = found(&json, "2022-03-02", 0.7);
        for trouble in [(Trouble::NoMarking, None), (Trouble::NoAsOf, None), (Trouble::Small, Some(0))] {
            assert!(told.contains(&trouble), "{trouble:?} in {told:?}");
        }
    }
}
