//! A figure, run without a window, to the bytes of a file: SVG, and from that PNG, PDF and PPTX.
//!
//! The same layout and the same painter as on screen ([`Laid::paint`]) run in a private [`egui::Context`] with nothing
//! but the bundled typeface; what they paint is written as SVG. A shape that cannot be written is an error.

pub mod deck;
pub mod many;
pub mod pdf;
pub mod png;
pub mod pptx;
pub mod slides;
pub mod svg;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Pos2, RawInput, Rect, Vec2, epaint::ClippedShape, vec2};

use crate::{
    briefing::{
        Briefing, Date, Id, Index, Phase,
        index::{Part, Place},
        scenario::Overlay,
    },
    figure::{Figure, Filter, Laid, Medium, Scene, Table, Theme, Tokens, Views, fonts, table::Csv},
    text::{Language, Texts},
};
pub use deck::{Deck, Progress, Slide, UNWATCHED, deck};
pub use many::many;
pub use pdf::{Paper, handout};
pub use svg::Unsupported;

/// The passes after which shapes that still change are given up; egui_plot settles on its third.
const PASSES: u32 = 8;

/// The fewest points wide and high: below them labels have no room.
pub const LEAST: (u32, u32) = (320, 180);

/// The most points wide and high: 8K.
pub const MOST: (u32, u32) = (7680, 4320);

/// Why a figure was not drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The briefing has no figure of that id.
    #[error("no such figure: {0}")]
    Figure(String),
    /// The file's name ends in something this program does not write, or in nothing.
    #[error("no such format: {0:?}")]
    Format(String),
    /// Smaller than [`LEAST`] or larger than [`MOST`].
    #[error("no such size: {0}x{1}")]
    Size(u32, u32),
    /// A shape has no equal in the format.
    #[error(transparent)]
    Unsupported(#[from] Unsupported),
    /// The picture did not come to rest.
    #[error("the picture still changed after {PASSES} passes")]
    Restless,
    /// The SVG was not read back, or the file not written: a fault of this program, or no memory left.
    #[error("{0}")]
    Render(String),
    /// The format holds one figure only.
    #[error("{0:?} holds no slides")]
    NotADeck(Format),
    /// There is nothing to write.
    #[error("no slides")]
    NoSlides,
    /// Somebody asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl ExportError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Figure(_) => "export-figure",
            Self::Format(_) => "export-format",
            Self::Size(..) => "export-size",
            Self::Unsupported(_) => "export-unsupported",
            Self::Restless => "export-restless",
            Self::Render(_) => "export-render",
            Self::NotADeck(_) => "export-not-a-deck",
            Self::NoSlides => "export-no-slides",
            Self::Cancelled => "export-cancelled",
        }
    }

    /// What the message needs.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let size = |(width, height): (u32, u32)| format!("{width}x{height}");
        match self {
            Self::Figure(id) => vec![("figure", id.clone())],
            Self::Format(ending) => vec![("ending", ending.clone())],
            Self::Size(width, height) => {
                vec![("size", size((*width, *height))), ("least", size(LEAST)), ("most", size(MOST))]
            }
            Self::Unsupported(kind) => vec![("kind", <&str>::from(kind).to_owned())],
            Self::NotADeck(format) => vec![("ending", <&str>::from(format).to_owned())],
            Self::Restless | Self::NoSlides | Self::Cancelled => Vec::new(),
            Self::Render(reason) => vec![("reason", reason.clone())],
        }
    }
}

/// The format of a file.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Format {
    /// Vector, text as text.
    Svg,
    /// Pixels.
    Png,
    /// Pages, tagged for screen readers.
    Pdf,
    /// Slides for PowerPoint and its like.
    Pptx,
    /// The numbers as a table, as the language's spreadsheets read it.
    Csv,
}

/// How letters are written in SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Letters {
    /// As text, for who has the typeface or does without.
    #[default]
    Text,
    /// As outlines: the same everywhere, but not to be searched or changed.
    Outlines,
}

/// How charts of money stand in PPTX.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Charts {
    /// As the picture that was shown.
    #[default]
    Picture,
    /// As charts that can be edited, with a workbook of the numbers drawn.
    Native,
}

/// What a person can choose about a format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Choices {
    /// Of SVG.
    pub letters: Letters,
    /// Of PPTX.
    pub charts: Charts,
}

impl Format {
    /// The format a file's name asks for by its ending.
    ///
    /// # Errors
    /// [`ExportError::Format`] when no format ends so.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        ending.parse().map_err(|_| ExportError::Format(ending))
    }
}

/// All that a picture depends on, owned, so that it can be made on any thread.
#[derive(Clone, Debug)]
pub struct Request {
    /// The document.
    pub briefing: Arc<Briefing>,
    /// Its items by id.
    pub index: Arc<Index>,
    /// The scenario that is in force, if one is.
    pub scenario: Option<Arc<Overlay>>,
    /// What to draw.
    pub figure: Figure,
    /// How it is looked at.
    pub views: Views,
    /// What is left out.
    pub filter: Filter,
    /// The language.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// The day as of which statuses are told.
    pub today: Date,
    /// What a slide says in place of the finding.
    pub title: Option<String>,
    /// Width and height in points; of a PNG, in pixels.
    pub size: (u32, u32),
}

/// A figure as laid out and as painted.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The layout.
    pub laid: Laid,
    /// Everything painted, in painting order.
    pub shapes: Vec<ClippedShape>,
}

impl Request {
    /// Lays the figure out and paints it, without a window.
    ///
    /// # Errors
    /// When it has no such size, or does not come to rest.
    pub fn draw(&self) -> Result<Drawn, ExportError> {
        let size = self.points()?;
        let mut laid = None;
        let shapes = shapes(size, self.theme, |ui| {
            laid.get_or_insert_with(|| {
                self.with_scene(|scene| self.figure.layout(scene, &self.views, size, ui.ctx()))
            })
            .paint(ui, Pos2::ZERO);
        })?;
        Ok(Drawn { laid: laid.unwrap_or_default(), shapes })
    }

    /// How firm a value of a series is.
    fn phase(&self, place: &Place) -> Option<Phase> {
        let Part::Value(period) = &place.part else { return None };
        self.with_scene(|scene| {
            let series = scene.index.series(scene.briefing, &place.item)?;
            let (_, number) = series.values.iter().find(|(found, _)| found == period)?;
            number.phase.or(series.phase)
        })
    }

    /// The same numbers as a table.
    pub fn table(&self) -> Table {
        self.with_scene(|scene| self.figure.table(scene, &self.views).of_scenario(scene))
    }

    /// The figure as SVG.
    fn svg(&self, letters: Letters) -> Result<String, ExportError> {
        let Drawn { laid, shapes } = self.draw()?;
        let about = svg::About {
            title: &laid.layout.title,
            summary: &laid.layout.summary,
            language: self.language.code(),
        };
        let svg = svg::document(&shapes, self.points()?, about)?;
        match letters {
            Letters::Text => Ok(svg),
            Letters::Outlines => svg::outlines(&svg, about),
        }
    }

    fn points(&self) -> Result<Vec2, ExportError> {
        let (width, height) = self.size;
        let fits = (LEAST.0..=MOST.0).contains(&width) && (LEAST.1..=MOST.1).contains(&height);
        if fits { Ok(vec2(width as f32, height as f32)) } else { Err(ExportError::Size(width, height)) }
    }

    fn with_scene<R>(&self, within: impl FnOnce(&Scene<'_>) -> R) -> R {
        let tokens = Tokens::new(self.theme, Medium::Picture { height: self.size.1 as f32 });
        let world = self.scenario.as_deref().map(|overlay| &overlay.central);
        within(&Scene {
            briefing: world.map_or(&*self.briefing, |it| &*it.briefing),
            index: world.map_or(&*self.index, |it| &*it.index),
            texts: Texts::of(self.language),
            tokens: &tokens,
            today: self.today,
            filter: &self.filter,
            selected: None,
            title: self.title.as_deref(),
            cited: &[],
            scenario: self.scenario.as_deref(),
        })
    }
}

/// The figure of an id, see [`Figure::id`].
///
/// # Errors
/// [`ExportError::Figure`] when the briefing has none of that id.
pub fn figure(briefing: &Briefing, id: &str) -> Result<Figure, ExportError> {
    Figure::find(briefing, id).ok_or_else(|| ExportError::Figure(id.to_owned()))
}

/// Whether a file's name says that it shows a scenario.
pub fn names_scenario(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().contains("scenario"))
}

/// The name of a file with that of a scenario before its ending: `timeline.svg` becomes `timeline.scenario-ID.svg`.
pub fn scenario_name(path: &Path, scenario: &Id) -> PathBuf {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let scenario: String =
        scenario.as_str().chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    path.with_file_name(format!("{stem}.scenario-{scenario}{}", ending.unwrap_or_default()))
}

/// Draws a figure as the bytes of a file. The same request gives the same bytes.
///
/// # Errors
/// When the figure has no such size, or paints what the format cannot hold.
pub fn picture(request: &Request, format: Format, choices: Choices) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Svg => request.svg(choices.letters).map(String::into_bytes),
        Format::Png => png::render(&request.svg(Letters::Text)?, request.size),
        Format::Csv => Ok(request.table().to_csv(Csv::of(request.language)).into_bytes()),
        Format::Pdf | Format::Pptx => {
            let title = Texts::of(request.language).text(&request.briefing.title).to_owned();
            let slides = vec![request.clone().into()];
            deck(&Deck { title, language: request.language, slides }, format, choices, UNWATCHED)
        }
    }
}

/// Draws a figure in pixels, `scale` to a point.
///
/// # Errors
/// When the figure has no such size, or paints what cannot be drawn.
pub fn image(request: &Request, scale: u32) -> Result<egui::ColorImage, ExportError> {
    png::image(&request.svg(Letters::Text)?, request.size, scale)
}

/// What `paint` paints on a page of `size` points, run until nothing changes any more.
///
/// # Errors
/// [`ExportError::Restless`] when it never does.
pub fn shapes(
    size: Vec2,
    theme: Theme,
    mut paint: impl FnMut(&mut egui::Ui),
) -> Result<Vec<ClippedShape>, ExportError> {
    let ctx = context(theme);
    let mut before = None;
    for pass in 1..=PASSES {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            // Far apart, so that nothing that fades is caught half way.
            time: Some(f64::from(pass) * 10.0),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, &mut paint);
        let shapes = std::mem::take(&mut output.shapes);
        output.drop_without_applying_deltas();
        if before.as_ref() == Some(&shapes) {
            return Ok(shapes);
        }
        before = Some(shapes);
    }
    Err(ExportError::Restless)
}

/// A context of its own, in which nothing depends on the machine, the time or the build.
fn context(theme: Theme) -> egui::Context {
    let ctx = egui::Context::default();
    ctx.set_fonts(fonts::definitions());
    ctx.set_theme(match theme {
        Theme::Light | Theme::Print | Theme::Contrast => egui::Theme::Light,
        Theme::Dark | Theme::ContrastDark => egui::Theme::Dark,
    });
    ctx.options_mut(|options| options.warn_on_id_clash = false);
    ctx.all_styles_mut(|style| {
        style.animation_time = 0.0;
        // A debug build would paint remarks of its own into the picture.
        #[cfg(debug_assertions)]
        {
            style.debug.show_unaligned = false;
            style.debug.warn_if_rect_changes_id = false;
        }
    });
    ctx
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Shape, pos2};
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn a_file_s_name_tells_its_format() {
        for format in Format::iter() {
            let name = format!("a/b.c/figure.{}", <&str>::from(format));
            assert_eq!(Format::of(Path::new(&name)), Ok(format));
            assert_eq!(Format::of(Path::new(&name.to_uppercase())), Ok(format));
        }
        assert_eq!(Format::of(Path::new("figure.docx")), Err(ExportError::Format("docx".to_owned())));
        assert_eq!(Format::of(Path::new("svg")), Err(ExportError::Format(String::new())));
    }

    #[test]
    fn what_moves_is_waited_for_and_given_up() {
        let circle = |at: u32| Shape::circle_filled(pos2(at as f32, 10.0), 4.0, Color32::BLACK);
        let mut pass = 0;
        let settled = shapes(vec2(400.0, 300.0), Theme::Light, |ui| {
            pass = (pass + 1).min(3);
            ui.painter().add(circle(pass));
        });
        assert_eq!(settled.unwrap().last().unwrap().shape, circle(3));
        let mut pass = 0;
        let restless = shapes(vec2(400.0, 300.0), Theme::Light, |ui| {
            pass += 1;
            ui.painter().add(circle(pass));
        });
        assert_eq!(restless, Err(ExportError::Restless));
        assert_eq!(pass, PASSES);
    }

    #[test]
    fn the_page_is_bare() {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            let shapes = shapes(vec2(400.0, 300.0), theme, |ui| {
                assert_eq!(ui.max_rect(), Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0)));
                assert_eq!(ui.clip_rect(), ui.max_rect());
            });
            assert!(shapes.unwrap().iter().all(|clipped| clipped.shape == Shape::Noop), "{theme:?}");
        }
    }
}
