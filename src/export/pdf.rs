//! Slides as PDF: a page each, then their numbers as tables, tagged for screen readers (PDF/UA-1, ISO 14289-1).
//!
//! A figure is read by its alternative text, its finding as a heading and what stands at its foot as paragraphs.

mod flow;

use std::num::NonZeroU16;

use egui::{
    Color32, FontId, Rect, Shape, Vec2,
    epaint::{TextShape, text::PlacedRow},
    pos2, vec2,
};
use krilla::{
    Data, Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    error::KrillaError,
    geom::{PathBuilder, Point, Size, Transform},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
        TagTree,
    },
    text::{Font, TextDirection},
};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::Tree;

use super::{Deck, Drawn, ExportError, Progress, Request, Slide, context, many, png, svg};
use crate::{
    figure::{Medium, Role, Table, Theme, Tokens, fonts, pen::Pen},
    text::{Language, Texts},
};
use flow::{Block, Flow, Piece};

/// The height of a slide's page, in typographic points.
const HEIGHT: f32 = 540.0;

/// The margin of pages of text, in typographic points.
const MARGIN: f32 = 42.0;

/// A4 and A3 upright, in typographic points (ISO 216).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 297 by 420 mm.
    A3,
}

impl Paper {
    fn size(self) -> Vec2 {
        match self {
            Self::A4 => vec2(595.28, 841.89),
            Self::A3 => vec2(841.89, 1190.55),
        }
    }
}

/// Writes slides as PDF, and after them their numbers as tables.
pub(super) fn write(deck: &Deck, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let arts = many(&deck.slides, progress, |slide| Art::new(&slide.request))?;
    let mut writer = Writer::new(deck.language)?;
    let mut largest = Vec2::ZERO;
    for art in &arts {
        let size = art.size * (HEIGHT / art.size.y);
        largest = largest.max(size);
        let page = writer.begin(&art.title);
        let section = writer.page(page, size, |surface, fonts| {
            draw_art(surface, art, Rect::from_min_size(pos2(0.0, 0.0), size), fonts)
        })?;
        writer.tree.push(group(Tag::Section, section));
    }
    let area = Rect::from_min_size(pos2(0.0, 0.0), largest).shrink(MARGIN);
    let ctx = typesetter();
    let tokens = Tokens::new(Theme::Print, Medium::Window);
    let mut flow = Flow::new(Pen::new(&ctx, &tokens), area, area.min.y);
    let mut tables = Vec::new();
    let heading = Texts::of(deck.language).get("export-tables");
    let first = writer.pages;
    for (at, art) in arts.iter().enumerate() {
        if at == 0 {
            flow.heading(1, &heading, Role::Title);
        }
        flow.space(24.0);
        flow.heading(2, &printable(&ctx, &art.title), Role::Heading);
        tables.push((first + flow.pages() - 1, flow.reached(), art.title.clone()));
        flow.space(6.0);
        let table = printable_table(&ctx, &art.table);
        if !flow.table(&table, || progress(arts.len(), arts.len()).is_continue()) {
            return Err(ExportError::Cancelled);
        }
    }
    let mut chapter = node(heading, first, area.min.y);
    for (page, y, title) in tables {
        chapter.push_child(node(title, page, (y - 20.0).max(0.0)));
    }
    let section = writer.flow(flow, largest)?;
    writer.tree.push(group(Tag::Section, section));
    writer.outline.push_child(chapter);
    writer.finish(&deck.title, deck)
}

/// Writes slides as a handout on paper: each figure with what the speaker says about it.
///
/// # Errors
/// When a slide is not drawn, there is none, or `progress` asked to stop.
pub fn handout(deck: &Deck, paper: Paper, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    if deck.slides.is_empty() {
        return Err(ExportError::NoSlides);
    }
    let size = paper.size();
    let page = Rect::from_min_size(pos2(0.0, 0.0), size);
    let area = page.shrink(MARGIN);
    // Without notes the figure has the whole page.
    let place = |slide: &Slide| match slide.notes.as_deref().map(str::trim).filter(|notes| !notes.is_empty())
    {
        Some(_) => area.with_max_y(area.min.y + area.width() * 0.7),
        None => area,
    };
    let arts = many(&deck.slides, progress, |slide| {
        // Twice the paper's points: as large on paper as a slide of 1080 points held half as far away.
        let size = place(slide).size() * 2.0;
        let request =
            Request { size: (size.x as u32, size.y as u32), theme: Theme::Print, ..slide.request.clone() };
        Art::new(&request)
    })?;
    let ctx = typesetter();
    let tokens = Tokens::new(Theme::Print, Medium::Window);
    let mut writer = Writer::new(deck.language)?;
    for (art, slide) in arts.iter().zip(&deck.slides) {
        let place = place(slide);
        let index = writer.begin(&art.title);
        // The notes begin where the finding does.
        let inset = art.heading.first().map_or(0.0, |piece| piece.pos.x * place.width() / art.size.x);
        let column = area.shrink2(vec2(inset, 0.0));
        let mut flow = Flow::new(Pen::new(&ctx, &tokens), column, place.max.y);
        if let Some(notes) = &slide.notes {
            flow.space(18.0);
            for paragraph in printable(&ctx, notes).split('\n').filter(|text| !text.trim().is_empty()) {
                flow.paragraph(paragraph, Role::Label);
                flow.space(6.0);
            }
        }
        let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); flow.leaves];
        let mut sheets = std::mem::take(&mut flow.sheets).into_iter();
        let beside = sheets.next().unwrap_or_default();
        let mut section = writer.page(index, size, |surface, fonts| {
            let groups = draw_art(surface, art, place, fonts);
            draw_sheet(surface, &beside, fonts, &tokens, &mut leaves);
            groups
        })?;
        for sheet in sheets {
            writer.page(writer.pages, size, |surface, fonts| {
                draw_sheet(surface, &sheet, fonts, &tokens, &mut leaves);
            })?;
        }
        section.extend(groups(flow.blocks, &mut leaves));
        writer.tree.push(group(Tag::Section, section));
    }
    writer.finish(&deck.title, deck)
}

/// A figure as it is drawn on a page.
struct Art {
    size: Vec2,
    title: String,
    alternative: String,
    /// All but the texts below.
    figure: Tree,
    /// The finding.
    heading: Vec<Piece>,
    /// What stands at the foot: sources, date, marking.
    foot: Vec<Vec<Piece>>,
    table: Table,
}

impl Art {
    fn new(request: &Request) -> Result<Self, ExportError> {
        let size = request.points()?;
        let Drawn { laid, shapes } = request.draw()?;
        let layout = laid.layout;
        let small = Tokens::new(request.theme, Medium::Picture { height: size.y }).font(Role::Source);
        let ctx = typesetter();
        let (mut figure, mut heading, mut foot) = (Vec::new(), Vec::new(), Vec::new());
        for clipped in shapes {
            match &clipped.shape {
                Shape::Text(text) if heading.is_empty() && text.galley.job.text == layout.title => {
                    heading = pieces(&ctx, text);
                }
                Shape::Text(text) if text.galley.job.sections.iter().all(|it| it.format.font_id == small) => {
                    foot.push(pieces(&ctx, text));
                }
                _ => figure.push(clipped),
            }
        }
        // From top to bottom, as it is read.
        let top = |pieces: &Vec<Piece>| pieces.first().map_or(0.0, |piece| piece.pos.y);
        foot.sort_by(|one, other| top(one).total_cmp(&top(other)));
        let svg = svg::document(&figure, size, svg::About::default())?;
        Ok(Self {
            size,
            alternative: if layout.summary.is_empty() { layout.title.clone() } else { layout.summary },
            title: layout.title,
            figure: png::parse(&printable(&ctx, &svg))?,
            heading,
            foot,
            table: request.table(),
        })
    }
}

/// A text as it was painted, line by line.
fn pieces(ctx: &egui::Context, text: &TextShape) -> Vec<Piece> {
    let color = text.override_text_color.unwrap_or(text.fallback_color);
    let piece = |row: &PlacedRow| {
        let piece = Piece::of(&text.galley, row, text.pos + row.pos.to_vec2(), color)?;
        Some(Piece { text: printable(ctx, &piece.text), ..piece })
    };
    text.galley.rows.iter().filter_map(piece).collect()
}

/// A document that is being written.
struct Writer {
    document: Document,
    fonts: Fonts,
    tree: TagTree,
    outline: Outline,
    pages: usize,
    language: Language,
}

/// The bundled faces, in the order of [`fonts::FACES`].
struct Fonts(Vec<Font>);

impl Fonts {
    fn of(&self, id: &FontId) -> Option<&Font> {
        let name = match &id.family {
            egui::FontFamily::Name(name) => name.as_ref(),
            egui::FontFamily::Proportional | egui::FontFamily::Monospace => fonts::FACES[0].0,
        };
        self.0.get(fonts::FACES.iter().position(|(known, ..)| *known == name)?)
    }
}

impl Writer {
    fn new(language: Language) -> Result<Self, ExportError> {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| ExportError::Render(format!("{error:?}")))?;
        let faces = fonts::FACES.iter().filter_map(|(_, _, bytes)| Font::new(Data::from(*bytes), 0));
        Ok(Self {
            document: Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() }),
            fonts: Fonts(faces.collect()),
            tree: TagTree::new().with_lang(Some(language.code().to_owned())),
            outline: Outline::new(),
            pages: 0,
            language,
        })
    }

    /// The index of the page that comes, which is now bookmarked.
    fn begin(&mut self, title: &str) -> usize {
        self.outline.push_child(node(title.to_owned(), self.pages, 0.0));
        self.pages
    }

    /// Adds a page of `size` typographic points.
    fn page<R>(
        &mut self,
        index: usize,
        size: Vec2,
        paint: impl FnOnce(&mut Surface<'_>, &Fonts) -> R,
    ) -> Result<R, ExportError> {
        debug_assert_eq!(index, self.pages, "pages come in their order");
        let settings =
            PageSettings::from_wh(size.x, size.y).ok_or_else(|| ExportError::Render(format!("{size:?}")))?;
        let mut page = self.document.start_page_with(settings);
        let mut surface = page.surface();
        let painted = paint(&mut surface, &self.fonts);
        surface.finish();
        page.finish();
        self.pages += 1;
        Ok(painted)
    }

    /// Adds the pages of a text, and gives what is read on them.
    fn flow(&mut self, flow: Flow<'_>, size: Vec2) -> Result<Vec<TagGroup>, ExportError> {
        let tokens = Tokens::new(Theme::Print, Medium::Window);
        let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); flow.leaves];
        for sheet in &flow.sheets {
            self.page(self.pages, size, |surface, fonts| {
                draw_sheet(surface, sheet, fonts, &tokens, &mut leaves);
            })?;
        }
        Ok(groups(flow.blocks, &mut leaves))
    }

    fn finish(mut self, title: &str, deck: &Deck) -> Result<Vec<u8>, ExportError> {
        let mut metadata = Metadata::new()
            .title(title.to_owned())
            .language(self.language.code().to_owned())
            .creator(concat!("Hoofdlijn ", env!("CARGO_PKG_VERSION")).to_owned())
            .producer("krilla".to_owned());
        if let Some(day) = deck.as_of() {
            let date = DateTime::new(u16::try_from(day.year()).unwrap_or(0));
            metadata = metadata.creation_date(
                date.month(day.month().unsigned_abs()).day(day.day().unsigned_abs()).utc_offset_hour(0),
            );
        }
        if let Some(marking) = deck.marking() {
            metadata = metadata.keywords(vec![marking.to_owned()]);
        }
        self.document.set_metadata(metadata);
        self.document.set_outline(self.outline);
        self.document.set_tag_tree(self.tree);
        self.document.finish().map_err(|error| {
            let reason = match &error {
                KrillaError::Validation(broken) => format!("{error}: {broken:?}"),
                _ => error.to_string(),
            };
            ExportError::Render(reason)
        })
    }
}

/// Draws a figure in its place, and gives what is read of it.
fn draw_art(surface: &mut Surface<'_>, art: &Art, place: Rect, fonts: &Fonts) -> Vec<TagGroup> {
    let Some(size) = Size::from_wh(place.width(), place.height()) else { return Vec::new() };
    surface.push_transform(&Transform::from_translate(place.min.x, place.min.y));
    let figure = surface.start_tagged(ContentTag::Other);
    surface.draw_svg(&art.figure, size, SvgSettings::default());
    surface.end_tagged();
    surface.push_transform(&Transform::from_scale(place.width() / art.size.x, place.height() / art.size.y));
    let mut said = |pieces: &[Piece]| {
        let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        draw_pieces(surface, pieces, fonts);
        surface.end_tagged();
        identifier
    };
    let mut groups = vec![
        leaf(Tag::Hn(NonZeroU16::MIN, Some(art.title.clone())), said(&art.heading)),
        leaf(Tag::Figure(Some(art.alternative.clone())), figure),
    ];
    groups.extend(art.foot.iter().map(|pieces| leaf(Tag::P, said(pieces))));
    surface.pop();
    surface.pop();
    groups
}

fn draw_pieces(surface: &mut Surface<'_>, pieces: &[Piece], fonts: &Fonts) {
    for piece in pieces {
        let Some(font) = fonts.of(&piece.font) else { continue };
        surface.set_fill(Some(fill(piece.color)));
        let start = Point::from_xy(piece.pos.x, piece.pos.y);
        let direction = TextDirection::LeftToRight;
        surface.draw_text(start, font.clone(), piece.font.size, &piece.text, false, direction);
    }
}

/// Draws a page of text; the leaves learn what of it is theirs.
fn draw_sheet(
    surface: &mut Surface<'_>,
    sheet: &flow::Sheet,
    fonts: &Fonts,
    tokens: &Tokens,
    leaves: &mut [Vec<Identifier>],
) {
    for pieces in sheet.pieces.chunk_by(|one, other| one.leaf == other.leaf) {
        let content = match pieces[0].leaf {
            Some(_) => ContentTag::Span(SpanTag::empty()),
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
        };
        let identifier = surface.start_tagged(content);
        draw_pieces(surface, pieces, fonts);
        surface.end_tagged();
        if let Some(leaf) = pieces[0].leaf.and_then(|leaf| leaves.get_mut(leaf)) {
            leaf.push(identifier);
        }
    }
    if sheet.rules.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
    surface.set_fill(None);
    let line = tokens.grid_line();
    surface.set_stroke(Some(Stroke { paint: color(line.color).into(), width: 0.5, ..Stroke::default() }));
    for [from, to] in &sheet.rules {
        let mut path = PathBuilder::new();
        path.move_to(from.x, from.y);
        path.line_to(to.x, to.y);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    surface.set_stroke(None);
    surface.end_tagged();
}

/// What is read, from the leaves up.
fn groups(blocks: Vec<Block>, leaves: &mut [Vec<Identifier>]) -> Vec<TagGroup> {
    let mut take = |tag: TagGroup, leaf: usize| {
        let mut tag = tag;
        for identifier in leaves.get_mut(leaf).map(std::mem::take).unwrap_or_default() {
            tag.push(identifier);
        }
        tag
    };
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        all.push(match block {
            Block::Heading(level, words, leaf) => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                take(TagGroup::new(Tag::Hn(level, Some(words))), leaf)
            }
            Block::Paragraph(leaf) => take(TagGroup::new(Tag::P), leaf),
            Block::Table(headings, rows) => {
                let head: Vec<TagGroup> = headings
                    .into_iter()
                    .map(|leaf| take(TagGroup::new(Tag::TH(TableHeaderScope::Column)), leaf))
                    .collect();
                let head = group(Tag::THead, vec![group(Tag::TR, head)]);
                let body = rows.into_iter().map(|row| {
                    let cells = row.into_iter().map(|leaf| take(TagGroup::new(Tag::TD), leaf)).collect();
                    group(Tag::TR, cells)
                });
                let body = group(Tag::TBody, body.collect());
                group(Tag::Table, vec![head, body])
            }
        });
    }
    all
}

fn group(tag: impl Into<krilla::tagging::TagKind>, children: Vec<TagGroup>) -> TagGroup {
    TagGroup::with_children(tag, children.into_iter().map(Node::from).collect())
}

fn leaf(tag: impl Into<krilla::tagging::TagKind>, identifier: Identifier) -> TagGroup {
    TagGroup::with_children(tag, vec![identifier.into()])
}

fn node(title: String, page: usize, y: f32) -> OutlineNode {
    OutlineNode::new(title, XyzDestination::new(page, Point::from_xy(0.0, y)))
}

fn color(color: Color32) -> rgb::Color {
    rgb::Color::new(color.r(), color.g(), color.b())
}

fn fill(ink: Color32) -> Fill {
    Fill { paint: color(ink).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// Fonts to measure with, without a window.
fn typesetter() -> egui::Context {
    let ctx = context(Theme::Print);
    ctx.run_ui(egui::RawInput::default(), |_| {}).drop_without_applying_deltas();
    ctx
}

/// Text with a question mark for each letter that the bundled typeface lacks: PDF/UA allows no letter without a shape.
fn printable(ctx: &egui::Context, text: &str) -> String {
    let regular = fonts::regular(10.0);
    let has = |letter: char| letter.is_ascii() || ctx.fonts_mut(|fonts| fonts.has_glyph(&regular, letter));
    text.chars().map(|letter| if has(letter) { letter } else { '?' }).collect()
}

fn printable_table(ctx: &egui::Context, table: &Table) -> Table {
    let mut table = table.clone();
    for column in &mut table.columns {
        column.title = printable(ctx, &column.title);
    }
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.text = printable(ctx, &cell.text);
    }
    table
}
