//! Slides as PPTX (ECMA-376): the finding as the slide's title, under it the figure as SVG with a PNG beside it, or a
//! chart that can be edited; what the speaker says as notes.
//!
//! The figure's own title is not in the picture: it would be there twice.

mod chart;
mod package;
mod parts;

use std::cmp::Ordering;

use egui::{Color32, Rect, Shape, epaint::ClippedShape, pos2};
use pptx::{CoreProperties, PptxError};

use super::{Charts, Choices, Deck, Drawn, ExportError, Letters, Progress, Request, Slide, many, png, svg};
use crate::{
    figure::{Medium, Role, Tokens},
    text::Language,
};
use chart::{Chart, Kind};
use package::Package;
use parts::{ROOT, SPACES, hex};
use svg::{escaped, push};

/// What every part begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The height of a slide, in EMU: 7.5 inches of 914,400.
const HEIGHT: u32 = 6_858_000;

/// Typographic points in the height of a slide.
const POINTS: f32 = 540.0;

/// The size of slides, in EMU.
struct Sizes {
    width: u32,
    height: u32,
    /// EMU in a point of the picture.
    scale: f32,
}

/// A rectangle on a slide, in EMU.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

impl Place {
    fn of(rect: Rect, sizes: &Sizes) -> Self {
        let emu = |points: f32| (points * sizes.scale).round().max(0.0) as u32;
        Self { x: emu(rect.min.x), y: emu(rect.min.y), width: emu(rect.width()), height: emu(rect.height()) }
    }

    fn xml(self, space: &str) -> String {
        let Self { x, y, width, height } = self;
        format!(
            "<{space}:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></{space}:xfrm>"
        )
    }
}

/// A figure as it stands on a slide.
struct Page {
    title: String,
    /// Where the title is, in points of the picture.
    heading: Rect,
    alternative: String,
    /// What lies above the rest: bars in one colour.
    bars: Vec<(Rect, Color32)>,
    body: Body,
}

enum Body {
    /// The part of the figure below its title, drawn.
    Picture { place: Rect, svg: Vec<u8>, png: Vec<u8> },
    /// A chart, and what stands under it.
    Chart { chart: Chart, place: Rect, around: Vec<(Rect, String)> },
}

/// Writes slides as PPTX, all in the size of the first.
pub(super) fn write(deck: &Deck, choices: Choices, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let Some(first) = deck.slides.first().map(|slide| &slide.request) else {
        return Err(ExportError::NoSlides);
    };
    let pages = many(&deck.slides, progress, |slide| {
        Page::new(&Request { size: first.size, theme: first.theme, ..slide.request.clone() }, choices)
    })?;
    package(deck, first, &pages).map_err(|error| ExportError::Render(error.to_string()))
}

impl Page {
    fn new(request: &Request, choices: Choices) -> Result<Self, ExportError> {
        let size = request.points()?;
        let Drawn { laid, mut shapes } = request.draw()?;
        let layout = laid.layout;
        // The ground is the slide's: in the picture it would cover what hangs below the title's box.
        let page = Rect::from_min_size(pos2(0.0, 0.0), size);
        shapes.retain(
            |clipped| !matches!(&clipped.shape, Shape::Rect(ground) if ground.rect.contains_rect(page)),
        );
        let is_title = |clipped: &ClippedShape| matches!(&clipped.shape, Shape::Text(text) if text.galley.job.text == layout.title);
        let heading = shapes.iter().position(is_title).map(|at| shapes.remove(at));
        let heading = heading.map_or(Rect::ZERO, |title| text_rect(&title.shape));
        let split = heading.max.y.ceil();
        let bars = shapes.iter().filter_map(|clipped| match &clipped.shape {
            Shape::Rect(bar) if bar.rect.max.y <= split && bar.fill != Color32::TRANSPARENT => {
                Some((bar.rect, bar.fill))
            }
            _ => None,
        });
        let (bars, place) = (bars.collect(), Rect::from_min_max(pos2(0.0, split), size.to_pos2()));
        let native = (choices.charts == Charts::Native)
            .then(|| Chart::of(&request.figure, &request.table(), &|place| request.phase(place)))
            .flatten();
        let body = if let Some(chart) = native {
            let small = Tokens::new(request.theme, Medium::Picture { height: size.y }).font(Role::Source);
            let foot = shapes.iter().filter_map(|clipped| match &clipped.shape {
                Shape::Text(text) if text.galley.job.sections.iter().all(|it| it.format.font_id == small) => {
                    Some((text_rect(&clipped.shape), text.galley.job.text.clone()))
                }
                _ => None,
            });
            let mut foot: Vec<(Rect, String)> = foot.collect();
            foot.sort_by(|(one, _), (other, _)| one.min.y.total_cmp(&other.min.y));
            // Unit and scope, which are set right under the title.
            let under = layout.labels.iter().filter(|label| label.pos.y >= heading.max.y);
            let under = under.min_by(|one, other| {
                (one.pos.y, one.pos.x).partial_cmp(&(other.pos.y, other.pos.x)).unwrap_or(Ordering::Equal)
            });
            let under = under.map(|label| {
                let words = label.full.clone().unwrap_or_else(|| label.galley.job.text.clone());
                (label.rect(), words)
            });
            let gap = heading.height() * 0.5;
            let top = under.as_ref().map_or(split, |(rect, _)| rect.max.y) + gap;
            let bottom = foot.first().map_or(size.y - gap, |(rect, _)| rect.min.y - gap);
            let sides = heading.min.x..=size.x - heading.min.x;
            let place = Rect::from_x_y_ranges(sides, top..=bottom.max(top));
            Body::Chart { chart, place, around: under.into_iter().chain(foot).collect() }
        } else {
            let about = svg::About {
                title: &layout.title,
                summary: &layout.summary,
                language: request.language.code(),
            };
            let svg = svg::part(&shapes, place, about)?;
            let png = png::render(&svg, (size.x as u32, place.height() as u32))?;
            let svg = match choices.letters {
                Letters::Text => svg.into_bytes(),
                Letters::Outlines => svg::outlines(&svg, about)?.into_bytes(),
            };
            Body::Picture { place, svg, png }
        };
        let alternative = if layout.summary.is_empty() { layout.title.clone() } else { layout.summary };
        Ok(Self { title: layout.title, heading, alternative, bars, body })
    }
}

/// What a text covers.
fn text_rect(shape: &Shape) -> Rect {
    match shape {
        Shape::Text(text) => Rect::from_min_size(text.pos, text.galley.size()),
        other => other.visual_bounding_rect(),
    }
}

fn package(deck: &Deck, first: &Request, pages: &[Page]) -> Result<Vec<u8>, PptxError> {
    let (width, height) = (first.size.0 as f32, first.size.1 as f32);
    let scale = HEIGHT as f32 / height;
    let sizes = Sizes { width: (width * scale).round() as u32, height: HEIGHT, scale };
    let tokens = Tokens::new(first.theme, Medium::Picture { height });
    let points = |role: Role| tokens.size(role) * POINTS / height;
    let heading = pages.first().map_or(Rect::ZERO, |page| page.heading);
    let heading = heading.with_max_x(width - heading.min.x);
    let title = Place::of(heading, &sizes);
    let said = |slide: &Slide| slide.notes.clone().filter(|notes| !notes.trim().is_empty());
    let notes = deck.slides.iter().any(|slide| said(slide).is_some());

    let mut package = Package::default();
    let names: Vec<String> = (1..=pages.len()).map(|at| format!("/ppt/slides/slide{at}.xml")).collect();
    let mut relations = vec![("slideMaster", "/ppt/slideMasters/slideMaster1.xml"), ("theme", THEME)];
    relations.extend(names.iter().map(|name| ("slide", name.as_str())));
    if notes {
        relations.push(("notesMaster", NOTES_MASTER));
    }
    let presentation = parts::presentation(pages.len(), notes, &sizes);
    package.add("/ppt/presentation.xml", "presentationml.presentation.main", presentation, &relations)?;
    package.add(
        "/ppt/slideMasters/slideMaster1.xml",
        "presentationml.slideMaster",
        parts::master(title, points(Role::Title)),
        &[("slideLayout", LAYOUT), ("theme", THEME)],
    )?;
    let master = [("slideMaster", "/ppt/slideMasters/slideMaster1.xml")];
    package.add(LAYOUT, "presentationml.slideLayout", parts::layout(title), &master)?;
    package.add(THEME, "theme", parts::theme(&tokens), &[])?;
    if notes {
        let theme = "/ppt/theme/theme2.xml";
        package.add(
            NOTES_MASTER,
            "presentationml.notesMaster",
            parts::notes_master(),
            &[("theme", theme)],
        )?;
        package.add(theme, "theme", parts::theme(&tokens), &[])?;
    }
    for ((at, (page, slide)), name) in (1..).zip(pages.iter().zip(&deck.slides)).zip(&names) {
        let language = tag(slide.request.language);
        let [png, svg, chart, book, sheet] = [
            format!("/ppt/media/image{at}.png"),
            format!("/ppt/media/image{at}.svg"),
            format!("/ppt/charts/chart{at}.xml"),
            format!("/ppt/embeddings/workbook{at}.xlsx"),
            format!("/ppt/notesSlides/notesSlide{at}.xml"),
        ];
        let mut relations = vec![("slideLayout", LAYOUT)];
        match &page.body {
            Body::Picture { svg: vector, png: pixels, .. } => {
                relations.extend([("image", png.as_str()), ("image", svg.as_str())]);
                package.add(&png, "image/png", pixels.clone(), &[])?;
                package.add(&svg, "image/svg+xml", vector.clone(), &[])?;
            }
            Body::Chart { chart: numbers, .. } => {
                relations.push(("chart", &chart));
                let xml = numbers.xml(language, points(Role::Source));
                package.add(&chart, "drawingml.chart", xml, &[("package", &book)])?;
                let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                package.add(&book, kind, numbers.workbook()?, &[])?;
            }
        }
        if let Some(notes) = said(slide) {
            relations.push(("notesSlide", &sheet));
            let xml = notes_slide(&notes, language);
            package.add(
                &sheet,
                "presentationml.notesSlide",
                xml,
                &[("notesMaster", NOTES_MASTER), ("slide", name)],
            )?;
        }
        let xml = slide_xml(page, &sizes, language, width, points(Role::Source));
        package.add(name, "presentationml.slide", xml, &relations)?;
    }
    properties(&mut package, deck)?;
    package.write()
}

const THEME: &str = "/ppt/theme/theme1.xml";
const LAYOUT: &str = "/ppt/slideLayouts/slideLayout1.xml";
const NOTES_MASTER: &str = "/ppt/notesMasters/notesMaster1.xml";

/// What the file is called and when it was true; nothing of who wrote it where.
fn properties(package: &mut Package, deck: &Deck) -> Result<(), PptxError> {
    let mut core = CoreProperties::new();
    core.set_title(deck.title.as_str());
    core.set_language(tag(deck.language));
    if let Some(marking) = deck.marking() {
        core.set_keywords(marking);
    }
    if let Some(day) = deck.as_of() {
        let instant = format!("{day}T00:00:00Z");
        core.set_created(instant.as_str());
        core.set_modified(instant);
    }
    let kind = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add("/docProps/core.xml", kind, core.to_xml()?, &[])?;
    let app = format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Hoofdlijn</Application><Slides>{}</Slides></Properties>",
        deck.slides.len()
    );
    let kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add("/docProps/app.xml", kind, app, &[])
}

fn slide_xml(page: &Page, sizes: &Sizes, language: &str, width: f32, small: f32) -> String {
    let mut shapes = String::new();
    let heading = page.heading.with_max_x(width - page.heading.min.x);
    push(
        &mut shapes,
        format_args!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
             <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>\
             {}</p:txBody></p:sp>",
            Place::of(heading, sizes).xml("a"),
            paragraph(&page.title, language, None),
        ),
    );
    let mut id = 2;
    let mut next = || {
        id += 1;
        id
    };
    for (bar, color) in &page.bars {
        push(
            &mut shapes,
            format_args!(
                "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"Bar\">{DECORATION}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/>\
                 </p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"{}\"/>\
                 </a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
                next(),
                Place::of(*bar, sizes).xml("a"),
                hex(*color),
            ),
        );
    }
    let alternative = escaped(&page.alternative);
    match &page.body {
        Body::Picture { place, .. } => push(
            &mut shapes,
            format_args!(
                "<p:pic><p:nvPicPr><p:cNvPr id=\"{}\" name=\"Figure\" descr=\"{alternative}\"/><p:cNvPicPr>\
                 <a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId2\">\
                 <a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
                 xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId3\"/></a:ext>\
                 </a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}\
                 <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
                next(),
                Place::of(*place, sizes).xml("a"),
            ),
        ),
        Body::Chart { chart, place, around } => {
            let name = match chart.kind {
                Kind::Columns => "Columns",
                Kind::Lines => "Lines",
            };
            push(
                &mut shapes,
                format_args!(
                    "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{}\" name=\"{name}\" descr=\"{alternative}\"/>\
                     <p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData \
                     uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart \
                     xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId2\"/></a:graphicData>\
                     </a:graphic></p:graphicFrame>",
                    next(),
                    Place::of(*place, sizes).xml("p"),
                ),
            );
            for (rect, words) in around {
                let rect = rect.with_max_x(width - rect.min.x);
                push(
                    &mut shapes,
                    format_args!(
                        "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"Source\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>\
                         <p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap=\"square\" \
                         lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
                        next(),
                        Place::of(rect, sizes).xml("a"),
                        paragraph(words, language, Some(small)),
                    ),
                );
            }
        }
    }
    format!(
        "{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{ROOT}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>\
         </p:clrMapOvr></p:sld>"
    )
}

/// Says that a shape means nothing, to whoever cannot see it.
const DECORATION: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative \
     xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";

fn notes_slide(notes: &str, language: &str) -> String {
    let paragraphs: String = notes.lines().map(|line| paragraph(line, language, None)).collect();
    format!(
        "{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{ROOT}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image 1\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr>\
         </p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes 2\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>\
         {paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}

fn paragraph(words: &str, language: &str, size: Option<f32>) -> String {
    let look = size.map_or_else(String::new, |points| {
        let size = (points * 100.0).round();
        format!(
            " sz=\"{size}\"><a:solidFill><a:schemeClr val=\"accent6\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:rPr"
        )
    });
    let end = if look.is_empty() { "/" } else { "" };
    format!("<a:p><a:r><a:rPr lang=\"{language}\"{look}{end}><a:t>{}</a:t></a:r></a:p>", escaped(words))
}

/// The language as office programs name it.
fn tag(language: Language) -> &'static str {
    match language {
        Language::Dutch => "nl-NL",
        Language::English => "en-GB",
    }
}
