//! What egui paints, as SVG 1.1 with text as text.
//!
//! Only attributes, no style sheet, so that office programs read it. Edges and thin lines that run along an axis are
//! put on whole points, as epaint's tessellator does on a screen of one pixel a point.

mod mesh;
#[cfg(test)]
mod tests;

use std::fmt::{Display, Write as _};

use egui::{
    Color32, CornerRadius, FontFamily, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2,
    emath::{GuiRounding as _, TSTransform},
    epaint::{CircleShape, ClippedShape, ColorMode, EllipseShape, Mesh, PathStroke, RectShape, TextShape},
    pos2,
    text::TextFormat,
};
use resvg::usvg::WriteOptions;

use super::{ExportError, png};
use crate::figure::fonts;

/// What has no equal in SVG, or none that is worth writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[error("cannot be written as SVG: {}", <&str>::from(self))]
pub enum Unsupported {
    /// Something the graphics card is to paint.
    Callback,
    /// A band of varying width.
    Band,
    /// A blurred rectangle, such as a shadow.
    Blur,
    /// A picture on a rectangle or mesh.
    Texture,
    /// Triangles whose corners differ in colour, other than a strip that changes from left to right.
    Gradient,
    /// A line whose colour is a function of the place.
    StrokeColor,
    /// A line beside a path instead of on it.
    StrokeKind,
    /// A colour that adds light.
    AdditiveColor,
    /// A typeface that is not bundled.
    Font,
    /// Slanted, spaced, underlined, struck or backed text.
    TextFormat,
    /// A layer that is moved or scaled after it was painted.
    Transform,
    /// A place or size that is no finite number.
    NotFinite,
}

/// What a picture says to whoever cannot see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// The finding.
    pub title: &'a str,
    /// What the figure shows, in sentences.
    pub summary: &'a str,
    /// The BCP 47 code of the language of all text.
    pub language: &'a str,
}

/// Writes shapes as an SVG document `size` points wide and high. The same shapes give the same bytes.
///
/// # Errors
/// When a shape cannot be written; none is left out.
pub fn document(shapes: &[ClippedShape], size: Vec2, about: About<'_>) -> Result<String, Unsupported> {
    part(shapes, Rect::from_min_size(Pos2::ZERO, size), about)
}

/// The same of one part of a picture only.
///
/// # Errors
/// When a shape in it cannot be written.
pub fn part(shapes: &[ClippedShape], page: Rect, about: About<'_>) -> Result<String, Unsupported> {
    let mut writer = Writer {
        page,
        defs: String::new(),
        body: String::new(),
        clips: Vec::new(),
        open: None,
        gradients: 0,
        refused: None,
    };
    for clipped in shapes {
        if clipped.transform_after_tessellation != TSTransform::IDENTITY {
            writer.refuse(Unsupported::Transform);
        }
        writer.clipped(clipped.clip_rect, &clipped.shape);
    }
    writer.clip(None);
    if let Some(refused) = writer.refused {
        return Err(refused);
    }
    let (width, height) = (number(page.width()), number(page.height()));
    let view = format!("{} {} {width} {height}", number(page.min.x), number(page.min.y));
    let mut svg = format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="{v}""#,
            r#" {a}"#,
            // The others stand in where Roboto is not installed; text keeps its measured width all the same.
            r#" font-family="Roboto, Helvetica, Arial, sans-serif""#,
            // Corners sharper than a right angle are cut off, as epaint does.
            r#" stroke-miterlimit="1.42">"#,
            "\n{d}"
        ),
        w = width,
        h = height,
        v = view,
        a = about.attributes(),
        d = about.elements(),
    );
    if !writer.defs.is_empty() {
        push(&mut svg, format_args!("<defs>\n{}</defs>\n", writer.defs));
    }
    svg.push_str(&writer.body);
    svg.push_str("</svg>\n");
    Ok(svg)
}

impl About<'_> {
    /// What the root says of the language and of where it is described.
    fn attributes(&self) -> String {
        let language = escaped(self.language);
        format!(
            r#"lang="{language}" xml:lang="{language}" xml:space="preserve" role="img" aria-labelledby="title" aria-describedby="desc""#
        )
    }

    fn elements(&self) -> String {
        let (title, summary) = (escaped(self.title), escaped(self.summary));
        format!("<title id=\"title\">{title}</title>\n<desc id=\"desc\">{summary}</desc>\n")
    }
}

/// A document with its text as outlines of the bundled typeface, for programs that do not have it.
///
/// # Errors
/// When it is not a well-formed SVG with a size.
pub(super) fn outlines(svg: &str, about: About<'_>) -> Result<String, ExportError> {
    let drawn = png::parse(svg)?.to_string(&WriteOptions::default());
    // What the picture says to whoever cannot see it is not a part of the drawing, and was left out.
    let drawn = drawn.replacen("<svg ", &format!("<svg {} ", about.attributes()), 1);
    let (head, body) = drawn.split_once('>').unwrap_or((&drawn, ""));
    Ok(format!("{head}>\n{}{}", about.elements(), body.trim_start()))
}

struct Writer {
    page: Rect,
    defs: String,
    body: String,
    /// The rectangles shapes are cut to, each named once.
    clips: Vec<Rect>,
    /// The one the group that is open cuts to.
    open: Option<usize>,
    gradients: usize,
    refused: Option<Unsupported>,
}

impl Writer {
    fn refuse(&mut self, what: Unsupported) {
        self.refused.get_or_insert(what);
    }

    fn clipped(&mut self, clip: Rect, shape: &Shape) {
        if let Shape::Vec(shapes) = shape {
            for shape in shapes {
                self.clipped(clip, shape);
            }
            return;
        }
        let covers = shape.visual_bounding_rect();
        if covers.any_nan() {
            self.refuse(Unsupported::NotFinite);
        } else if covers.intersects(clip.intersect(self.page)) {
            // Most shapes lie within their clip rectangle, which then says nothing.
            self.clip((!clip.contains_rect(covers)).then(|| clip.intersect(self.page)));
            self.shape(shape);
        }
    }

    /// Opens the group that cuts to a rectangle, unless it is open.
    fn clip(&mut self, rect: Option<Rect>) {
        let wanted = rect.map(|rect| {
            self.clips.iter().position(|known| *known == rect).unwrap_or_else(|| {
                let name = self.clips.len();
                self.clips.push(rect);
                let area = rect_attributes(rect);
                push(&mut self.defs, format_args!("<clipPath id=\"clip{name}\"><rect{area}/></clipPath>\n"));
                name
            })
        });
        if wanted != self.open {
            if self.open.is_some() {
                self.body.push_str("</g>\n");
            }
            if let Some(name) = wanted {
                push(&mut self.body, format_args!("<g clip-path=\"url(#clip{name})\">\n"));
            }
            self.open = wanted;
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Noop | Shape::Vec(_) => {}
            Shape::Circle(circle) => self.circle(circle),
            Shape::Ellipse(ellipse) => self.ellipse(ellipse),
            Shape::LineSegment { points, stroke } => self.line(*points, *stroke),
            Shape::Path(path) => {
                let data = self.points(&path.points, "L");
                self.path(&data, path.closed, path.fill, &path.stroke);
            }
            Shape::Band(_) => self.refuse(Unsupported::Band),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Text(text) => self.text(text),
            Shape::Mesh(mesh) => self.mesh(mesh),
            Shape::QuadraticBezier(curve) => {
                let data = self.points(&curve.points, "Q");
                self.path(&data, curve.closed, curve.fill, &curve.stroke);
            }
            Shape::CubicBezier(curve) => {
                let data = self.points(&curve.points, "C");
                self.path(&data, curve.closed, curve.fill, &curve.stroke);
            }
            Shape::Callback(_) => self.refuse(Unsupported::Callback),
        }
    }

    fn number(&mut self, name: &str, value: f32) {
        if !value.is_finite() {
            self.refuse(Unsupported::NotFinite);
        }
        attribute(&mut self.body, name, number(value));
    }

    /// Points as path data: a move, then `command` with all the others.
    fn points(&mut self, points: &[Pos2], command: &str) -> String {
        let mut data = String::new();
        for (at, point) in points.iter().enumerate() {
            if !point.is_finite() {
                self.refuse(Unsupported::NotFinite);
            }
            let before = match at {
                0 => "M",
                1 => command,
                _ => " ",
            };
            push(&mut data, format_args!("{before}{} {}", number(point.x), number(point.y)));
        }
        data
    }

    /// `#rrggbb` and the opacity, for the attributes `name` and `name-opacity`.
    fn color(&mut self, name: &str, color: Color32) {
        if color.a() == 0 && color != Color32::TRANSPARENT {
            self.refuse(Unsupported::AdditiveColor);
        }
        color_attributes(&mut self.body, name, color.to_srgba_unmultiplied());
    }

    fn fill(&mut self, color: Color32) {
        if color == Color32::TRANSPARENT {
            attribute(&mut self.body, "fill", "none");
        } else {
            self.color("fill", color);
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        if !stroke.is_empty() {
            self.color("stroke", stroke.color);
            self.number("stroke-width", stroke.width);
        }
    }

    fn turn(&mut self, angle: f32, pivot: Pos2) {
        if angle != 0.0 {
            let (angle, x, y) = (number(angle.to_degrees()), number(pivot.x), number(pivot.y));
            attribute(&mut self.body, "transform", format_args!("rotate({angle} {x} {y})"));
        }
    }

    fn end(&mut self) {
        self.body.push_str("/>\n");
    }

    /// The stroke of circles and ellipses lies outside of them.
    fn circle(&mut self, circle: &CircleShape) {
        let radius = circle.radius + outside(circle.stroke);
        self.body.push_str("<circle");
        self.number("cx", circle.center.x);
        self.number("cy", circle.center.y);
        self.number("r", radius);
        self.fill(circle.fill);
        self.stroke(circle.stroke);
        self.end();
    }

    fn ellipse(&mut self, ellipse: &EllipseShape) {
        let radius = ellipse.radius + Vec2::splat(outside(ellipse.stroke));
        self.body.push_str("<ellipse");
        self.number("cx", ellipse.center.x);
        self.number("cy", ellipse.center.y);
        self.number("rx", radius.x);
        self.number("ry", radius.y);
        self.fill(ellipse.fill);
        self.stroke(ellipse.stroke);
        self.turn(ellipse.angle, ellipse.center);
        self.end();
    }

    #[expect(clippy::float_cmp, reason = "along an axis both ends have the same number, bit for bit")]
    fn line(&mut self, [mut from, mut to]: [Pos2; 2], stroke: Stroke) {
        if from.x == to.x {
            stroke.round_center_to_pixel(1.0, &mut from.x);
            to.x = from.x;
        }
        if from.y == to.y {
            stroke.round_center_to_pixel(1.0, &mut from.y);
            to.y = from.y;
        }
        self.body.push_str("<line");
        self.number("x1", from.x);
        self.number("y1", from.y);
        self.number("x2", to.x);
        self.number("y2", to.y);
        self.stroke(stroke);
        self.end();
    }

    fn path(&mut self, data: &str, closed: bool, fill: Color32, stroke: &PathStroke) {
        let line = match (&stroke.color, stroke.kind) {
            _ if stroke.is_empty() => Stroke::NONE,
            (ColorMode::Solid(color), StrokeKind::Middle) => Stroke::new(stroke.width, *color),
            (ColorMode::Solid(_), _) => return self.refuse(Unsupported::StrokeKind),
            (ColorMode::UV(_), _) => return self.refuse(Unsupported::StrokeColor),
        };
        let end = if closed { "Z" } else { "" };
        push(&mut self.body, format_args!("<path d=\"{data}{end}\""));
        // An open path has no inside: epaint fills none.
        self.fill(if closed { fill } else { Color32::TRANSPARENT });
        self.stroke(line);
        self.end();
    }

    fn rect(&mut self, shape: &RectShape) {
        if shape.blur_width > 0.0 {
            return self.refuse(Unsupported::Blur);
        }
        if shape.brush.is_some() {
            return self.refuse(Unsupported::Texture);
        }
        let beyond = self.page.expand(1000.0);
        let mut rect = Rect::from_min_max(shape.rect.min.max(beyond.min), shape.rect.max.min(beyond.max));
        let mut stroke = if shape.stroke.is_empty() { Stroke::NONE } else { shape.stroke };
        let mut fill = shape.fill;
        // How far the stroke reaches out of the rectangle.
        let mut out = match shape.stroke_kind {
            StrokeKind::Inside => 0.0,
            StrokeKind::Middle => stroke.width / 2.0,
            StrokeKind::Outside => stroke.width,
        };
        if !stroke.is_empty() && rect.expand(out).size().min_elem() <= 2.0 * stroke.width {
            // The stroke leaves no room for a fill.
            rect = rect.expand(out);
            fill = std::mem::take(&mut stroke).color;
            out = 0.0;
        }
        // A thin rectangle would lose its width to rounding.
        if shape.round_to_pixels.unwrap_or(true) && shape.angle == 0.0 && rect.size().min_elem() > 2.0 {
            if shape.stroke_kind == StrokeKind::Middle && !stroke.is_empty() {
                for edge in [&mut rect.min.x, &mut rect.min.y, &mut rect.max.x, &mut rect.max.y] {
                    stroke.round_center_to_pixel(1.0, edge);
                }
            } else {
                rect = rect.round_to_pixels(1.0);
            }
        }
        // SVG strokes the middle of the line.
        let middle = out - stroke.width / 2.0;
        let rect = rect.expand(middle);
        let most = rect.size().min_elem() / 2.0;
        let radius =
            |corner: u8| if corner == 0 { 0.0 } else { (f32::from(corner) + middle).clamp(0.0, most) };
        let CornerRadius { nw, ne, sw, se } = shape.corner_radius;
        if shape.corner_radius.is_same() {
            push(&mut self.body, format_args!("<rect{}", rect_attributes(rect)));
            if nw > 0 {
                self.number("rx", radius(nw));
            }
        } else {
            let data = rounded(rect, [nw, ne, se, sw].map(radius));
            push(&mut self.body, format_args!("<path d=\"{data}\""));
        }
        self.fill(fill);
        self.stroke(stroke);
        self.turn(shape.angle, rect.center());
        self.end();
    }

    fn mesh(&mut self, mesh: &Mesh) {
        match mesh::Painted::of(mesh) {
            Err(what) => self.refuse(what),
            Ok(mesh::Painted::Strip { rect, stops }) => {
                let name = self.gradients;
                self.gradients += 1;
                let (left, right) = (number(rect.min.x), number(rect.max.x));
                push(
                    &mut self.defs,
                    format_args!(
                        "<linearGradient id=\"fade{name}\" gradientUnits=\"userSpaceOnUse\" x1=\"{left}\" y1=\"0\" \
                         x2=\"{right}\" y2=\"0\">"
                    ),
                );
                for (offset, color) in stops {
                    push(&mut self.defs, format_args!("<stop offset=\"{offset:.4}\""));
                    color_attributes(&mut self.defs, "stop", color);
                    self.defs.push_str("/>");
                }
                self.defs.push_str("</linearGradient>\n");
                let area = rect_attributes(rect);
                push(&mut self.body, format_args!("<rect{area} fill=\"url(#fade{name})\""));
                self.end();
            }
            Ok(mesh::Painted::Areas(areas)) => {
                for (color, triangles) in areas {
                    self.body.push_str("<path d=\"");
                    for triangle in triangles {
                        let data = self.points(&triangle, "L");
                        push(&mut self.body, format_args!("{data}Z"));
                    }
                    self.body.push('"');
                    self.fill(color);
                    self.end();
                }
            }
        }
    }

    /// Each stretch of a row in one format is a `<text>` of its own, at the place where epaint set it.
    fn text(&mut self, text: &TextShape) {
        let job = &text.galley.job;
        if !text.underline.is_empty() {
            return self.refuse(Unsupported::TextFormat);
        }
        let starts: Vec<usize> = job.text.char_indices().map(|(at, _)| at).collect();
        let section = |at: usize| {
            let byte = starts.get(at).copied().unwrap_or(job.text.len());
            let holds = job.sections.iter().position(|section| byte < section.byte_range.end.0);
            holds.unwrap_or(job.sections.len().saturating_sub(1))
        };
        let mut passed = 0;
        for row in &text.galley.rows {
            let mut from = 0;
            while from < row.glyphs.len() {
                let of = section(passed + from);
                let to = (from..row.glyphs.len())
                    .find(|at| section(passed + at) != of)
                    .unwrap_or(row.glyphs.len());
                if let Some(section) = job.sections.get(of) {
                    self.run(text, row.pos, &row.glyphs[from..to], &section.format);
                }
                from = to;
            }
            passed += row.glyphs.len() + usize::from(row.ends_with_newline);
        }
    }

    fn run(
        &mut self,
        text: &TextShape,
        row: Pos2,
        glyphs: &[egui::epaint::text::Glyph],
        format: &TextFormat,
    ) {
        let is_blank = |glyph: &egui::epaint::text::Glyph| glyph.chr.is_whitespace();
        let Some(first) = glyphs.iter().position(|glyph| !is_blank(glyph)) else { return };
        let last = glyphs.iter().rposition(|glyph| !is_blank(glyph)).unwrap_or(first);
        let glyphs = &glyphs[first..=last];
        let plain = !format.italics
            && format.extra_letter_spacing == 0.0
            && format.background == Color32::TRANSPARENT
            && format.underline.is_empty()
            && format.strikethrough.is_empty();
        if !plain {
            return self.refuse(Unsupported::TextFormat);
        }
        let Some(weight) = weight(&format.font_id.family) else { return self.refuse(Unsupported::Font) };
        let own = if format.color == Color32::PLACEHOLDER { text.fallback_color } else { format.color };
        let color = text.override_text_color.unwrap_or(own).gamma_multiply(text.opacity_factor);
        let at = text.pos + row.to_vec2() + glyphs[0].pos.to_vec2();
        self.body.push_str("<text");
        self.number("x", at.x);
        self.number("y", at.y);
        self.number("font-size", format.font_id.size);
        if weight != 400 {
            attribute(&mut self.body, "font-weight", weight);
        }
        if glyphs.len() > 1 {
            // Glyphs stand on whole points; what they advance is exact.
            self.number("textLength", glyphs.iter().map(|glyph| glyph.advance_width).sum());
        }
        self.fill(color);
        self.turn(text.angle, text.pos);
        let words: String = glyphs.iter().map(|glyph| glyph.chr).collect();
        push(&mut self.body, format_args!(">{}</text>\n", escaped(&words)));
    }
}

/// How far out of a circle the middle of its stroke runs.
fn outside(stroke: Stroke) -> f32 {
    if stroke.is_empty() { 0.0 } else { stroke.width / 2.0 }
}

/// The weight of a family in [`fonts::definitions`].
fn weight(family: &FontFamily) -> Option<u16> {
    let (regular, ..) = fonts::FACES[0];
    let name = match family {
        FontFamily::Proportional | FontFamily::Monospace => regular,
        FontFamily::Name(name) => name,
    };
    fonts::FACES.iter().find(|(known, ..)| *known == name).map(|(_, weight, _)| *weight)
}

/// A rectangle as a path, with the radii of its corners clockwise from the upper left one.
fn rounded(rect: Rect, [nw, ne, se, sw]: [f32; 4]) -> String {
    let mut data = String::new();
    let mut corner = |command: &str, from: Pos2, radius: f32, to: Pos2| {
        push(&mut data, format_args!("{command}{} {}", number(from.x), number(from.y)));
        if radius > 0.0 {
            let radius = number(radius);
            push(&mut data, format_args!("A{radius} {radius} 0 0 1 {} {}", number(to.x), number(to.y)));
        }
    };
    let Rect { min, max } = rect;
    corner("M", pos2(min.x, min.y + nw), nw, pos2(min.x + nw, min.y));
    corner("L", pos2(max.x - ne, min.y), ne, pos2(max.x, min.y + ne));
    corner("L", pos2(max.x, max.y - se), se, pos2(max.x - se, max.y));
    corner("L", pos2(min.x + sw, max.y), sw, pos2(min.x, max.y - sw));
    data.push('Z');
    data
}

fn rect_attributes(rect: Rect) -> String {
    let mut out = String::new();
    attribute(&mut out, "x", number(rect.min.x));
    attribute(&mut out, "y", number(rect.min.y));
    attribute(&mut out, "width", number(rect.width()));
    attribute(&mut out, "height", number(rect.height()));
    out
}

/// A colour as the attributes `fill`, `stroke` or `stop-color`, and its opacity where it has one.
fn color_attributes(out: &mut String, name: &str, [red, green, blue, alpha]: [u8; 4]) {
    let key = if name == "stop" { "stop-color" } else { name };
    attribute(out, key, format_args!("#{red:02x}{green:02x}{blue:02x}"));
    if alpha < 255 {
        let opacity = f32::from(alpha) / 255.0;
        attribute(out, &format!("{name}-opacity"), format_args!("{opacity:.3}"));
    }
}

fn attribute(out: &mut String, name: &str, value: impl Display) {
    push(out, format_args!(" {name}=\"{value}\""));
}

/// Adds to a text.
pub(super) fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes any text");
}

/// At most two decimals, without zeros that say nothing.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    match text.trim_end_matches('0').trim_end_matches('.') {
        "-0" => "0".to_owned(),
        text => text.to_owned(),
    }
}

/// Text as XML 1.0 can hold it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(letter),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}
