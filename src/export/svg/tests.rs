//! Each kind of shape, written and read back.

use std::sync::Arc;

use egui::{
    epaint::{CubicBezierShape, PathShape, QuadraticBezierShape, TextureId},
    vec2,
};
use resvg::usvg::Node;

use super::*;
use crate::export::{png, shapes};

const SIZE: Vec2 = vec2(400.0, 300.0);
const INK: Color32 = Color32::from_rgb(0x15, 0x42, 0x73);

/// The body of the document with these shapes, cut to nothing; also reads it back.
fn body(shapes: impl IntoIterator<Item = Shape>) -> Result<String, Unsupported> {
    let clipped: Vec<_> =
        shapes.into_iter().map(|shape| ClippedShape::new(Rect::EVERYTHING, shape)).collect();
    let svg = document(&clipped, SIZE, About { title: "Test", summary: "", language: "en" })?;
    png::parse(&svg).unwrap();
    let (_, body) = svg.split_once("</desc>\n").unwrap();
    Ok(body.strip_suffix("</svg>\n").unwrap().to_owned())
}

fn one(shape: impl Into<Shape>) -> String {
    body([shape.into()]).unwrap()
}

fn refused(shape: impl Into<Shape>) -> Unsupported {
    body([shape.into()]).unwrap_err()
}

fn rect() -> RectShape {
    RectShape::filled(Rect::from_min_max(pos2(10.0, 20.0), pos2(50.0, 40.0)), 0.0, INK)
}

/// A text as epaint sets it, in a context of its own.
fn text(set: impl Fn(&egui::Context) -> TextShape) -> Vec<ClippedShape> {
    let drawn = shapes(SIZE, crate::figure::Theme::Light, |ui| {
        ui.painter().add(set(ui.ctx()));
    });
    drawn.unwrap()
}

fn galley(ctx: &egui::Context, words: &str, font: egui::FontId, color: Color32) -> Arc<egui::Galley> {
    ctx.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, color))
}

#[test]
fn numbers_are_short_and_fixed() {
    for (value, written) in [
        (0.0, "0"),
        (-0.001, "0"),
        (1.0, "1"),
        (0.1, "0.1"),
        (-2.345, "-2.35"),
        (1234.5, "1234.5"),
        (100.0, "100"),
    ] {
        assert_eq!(number(value), written);
    }
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(body([]).unwrap(), "");
    assert_eq!(body([Shape::Noop, Shape::Vec(vec![Shape::Noop])]).unwrap(), "");
    assert_eq!(one(Shape::circle_filled(pos2(9.0, 9.0), 3.0, Color32::TRANSPARENT)), "");
}

#[test]
fn circles_and_ellipses_are_stroked_outside() {
    let circle = Shape::circle_filled(pos2(10.0, 20.5), 3.0, INK);
    assert_eq!(one(circle), "<circle cx=\"10\" cy=\"20.5\" r=\"3\" fill=\"#154273\"/>\n");
    let ring = Shape::circle_stroke(pos2(10.0, 20.0), 3.0, Stroke::new(2.0, INK));
    assert_eq!(
        one(ring),
        "<circle cx=\"10\" cy=\"20\" r=\"4\" fill=\"none\" stroke=\"#154273\" stroke-width=\"2\"/>\n"
    );
    let ellipse = EllipseShape::filled(pos2(10.0, 20.0), vec2(8.0, 3.0), INK).with_angle(1.0);
    assert_eq!(
        one(ellipse),
        "<ellipse cx=\"10\" cy=\"20\" rx=\"8\" ry=\"3\" fill=\"#154273\" transform=\"rotate(57.3 10 20)\"/>\n"
    );
}

#[test]
fn lines_along_an_axis_are_crisp() {
    let line = |from, to, width| one(Shape::line_segment([from, to], Stroke::new(width, INK)));
    assert_eq!(
        line(pos2(10.2, 20.2), pos2(10.2, 90.3), 1.0),
        "<line x1=\"10.5\" y1=\"20.2\" x2=\"10.5\" y2=\"90.3\" stroke=\"#154273\" stroke-width=\"1\"/>\n"
    );
    assert!(line(pos2(10.0, 20.2), pos2(60.0, 20.2), 2.0).contains("y1=\"20\" x2=\"60\" y2=\"20\""));
    assert!(line(pos2(10.2, 20.2), pos2(60.4, 70.6), 1.0).contains("x1=\"10.2\" y1=\"20.2\" x2=\"60.4\""));
}

#[test]
fn paths_and_curves() {
    let points = vec![pos2(1.0, 2.0), pos2(3.0, 4.0), pos2(5.0, 2.0)];
    assert_eq!(
        one(PathShape::line(points.clone(), Stroke::new(1.5, INK))),
        "<path d=\"M1 2L3 4 5 2\" fill=\"none\" stroke=\"#154273\" stroke-width=\"1.5\"/>\n"
    );
    assert_eq!(
        one(PathShape::convex_polygon(points.clone(), INK, Stroke::NONE)),
        "<path d=\"M1 2L3 4 5 2Z\" fill=\"#154273\"/>\n"
    );
    let [a, b, c] = [points[0], points[1], points[2]];
    let bent = QuadraticBezierShape::from_points_stroke([a, b, c], false, INK, Stroke::new(1.0, INK));
    assert!(one(bent).starts_with("<path d=\"M1 2Q3 4 5 2\" fill=\"none\""));
    let bent = CubicBezierShape::from_points_stroke([a, b, c, a], true, INK, Stroke::NONE);
    assert!(one(bent).starts_with("<path d=\"M1 2C3 4 5 2 1 2Z\" fill=\"#154273\""));
}

#[test]
fn rectangles_are_stroked_where_they_say() {
    assert_eq!(one(rect()), "<rect x=\"10\" y=\"20\" width=\"40\" height=\"20\" fill=\"#154273\"/>\n");
    let stroked = |kind| RectShape { stroke: Stroke::new(2.0, Color32::BLACK), stroke_kind: kind, ..rect() };
    for (kind, place) in [
        (StrokeKind::Inside, "x=\"11\" y=\"21\" width=\"38\" height=\"18\""),
        (StrokeKind::Middle, "x=\"10\" y=\"20\" width=\"40\" height=\"20\""),
        (StrokeKind::Outside, "x=\"9\" y=\"19\" width=\"42\" height=\"22\""),
    ] {
        let found = one(stroked(kind));
        assert!(found.contains(place), "{kind:?}: {found}");
        assert!(found.contains("stroke=\"#000000\" stroke-width=\"2\""), "{found}");
    }
    let all_stroke = RectShape {
        rect: Rect::from_min_size(pos2(10.0, 20.0), vec2(3.0, 30.0)),
        ..stroked(StrokeKind::Inside)
    };
    assert_eq!(one(all_stroke), "<rect x=\"10\" y=\"20\" width=\"3\" height=\"30\" fill=\"#000000\"/>\n");
}

#[test]
fn rectangles_stand_on_whole_points_unless_thin_or_told_otherwise() {
    let at = |size| RectShape { rect: Rect::from_min_size(pos2(10.3, 20.3), size), ..rect() };
    assert!(one(at(vec2(40.0, 20.0))).contains("x=\"10\" y=\"20\" width=\"40\" height=\"20\""));
    assert!(one(at(vec2(40.0, 1.4))).contains("x=\"10.3\" y=\"20.3\" width=\"40\" height=\"1.4\""));
    let free = RectShape { round_to_pixels: Some(false), ..at(vec2(40.0, 20.0)) };
    assert!(one(free).contains("x=\"10.3\" y=\"20.3\""));
    let outlined =
        RectShape { stroke: Stroke::new(1.0, INK), stroke_kind: StrokeKind::Middle, ..at(vec2(40.0, 20.0)) };
    assert!(one(outlined).contains("x=\"10.5\" y=\"20.5\" width=\"40\" height=\"20\""));
}

#[test]
fn four_corners_and_a_turn() {
    let round = RectShape { corner_radius: CornerRadius::same(4), ..rect() };
    assert!(one(round).contains("height=\"20\" rx=\"4\" fill"));
    let inside = RectShape {
        corner_radius: CornerRadius::same(4),
        stroke: Stroke::new(2.0, INK),
        stroke_kind: StrokeKind::Inside,
        ..rect()
    };
    assert!(one(inside).contains("rx=\"3\""));
    let top = RectShape { corner_radius: CornerRadius { nw: 4, ne: 90, sw: 0, se: 0 }, ..rect() };
    assert!(
        one(top).starts_with("<path d=\"M10 24A4 4 0 0 1 14 20L40 20A10 10 0 0 1 50 30L50 40L10 40Z\" fill")
    );
    let turned = rect().with_angle(std::f32::consts::FRAC_PI_2);
    assert!(one(turned).contains("transform=\"rotate(90 30 30)\""));
}

#[test]
fn colours_are_unmultiplied() {
    let half = RectShape { fill: Color32::from_rgba_unmultiplied(255, 0, 0, 128), ..rect() };
    assert!(one(half).contains("fill=\"#ff0000\" fill-opacity=\"0.502\""));
}

#[test]
fn texts_are_text() {
    let drawn = text(|ctx| {
        let galley = galley(ctx, "  a < b & c  ", fonts::medium(16.0), Color32::PLACEHOLDER);
        TextShape::new(pos2(20.0, 30.0), galley, INK)
    });
    let svg = document(&drawn, SIZE, About::default()).unwrap();
    let line = svg.lines().find(|line| line.starts_with("<text")).unwrap();
    let expected = "<text x=\"28\" y=\"45\" font-size=\"16\" font-weight=\"500\" textLength=\"60.35\" \
                    fill=\"#154273\">a &lt; b &amp; c</text>";
    assert_eq!(line, expected);
}

#[test]
fn texts_are_where_and_as_wide_as_epaint_sets_them() {
    for font in [fonts::regular(16.0), fonts::medium(27.0), fonts::bold(13.0)] {
        let words = "Te laat: 17.653,2 (AVAT)¹⁰";
        let drawn = text(|ctx| TextShape::new(pos2(10.0, 30.0), galley(ctx, words, font.clone(), INK), INK));
        let Shape::Text(set) = &drawn.last().unwrap().shape else { panic!("a text") };
        let set = set.visual_bounding_rect();
        let svg = document(&drawn, SIZE, About::default()).unwrap();
        // Without the width that is written along, the reader's own must be the same.
        let at = svg.find(" textLength").unwrap();
        let to = at + 1 + svg[at + 1..].find(' ').unwrap();
        let free = format!("{}{}", &svg[..at], &svg[to..]);
        for svg in [&svg, &free] {
            let tree = png::parse(svg).unwrap();
            let [Node::Text(read)] = tree.root().children() else { panic!("one text") };
            let read = read.flattened().abs_bounding_box();
            for (name, one, other) in [
                ("left", read.left(), set.left()),
                ("right", read.right(), set.right()),
                ("top", read.top(), set.top()),
                ("bottom", read.bottom(), set.bottom()),
            ] {
                assert!((one - other).abs() <= 1.6, "{font:?} {name}: {one} as read, {other} as set");
            }
        }
    }
}

#[test]
fn rows_and_formats_of_a_text_stand_apart() {
    let drawn = text(|ctx| {
        let mut job = egui::text::LayoutJob::default();
        let format = |color, font| TextFormat { color, font_id: font, ..TextFormat::default() };
        job.append("één\n", 0.0, format(INK, fonts::regular(16.0)));
        job.append("twee ", 0.0, format(Color32::PLACEHOLDER, fonts::regular(16.0)));
        job.append("drie", 0.0, format(INK, fonts::bold(20.0)));
        TextShape::new(pos2(20.0, 30.0), ctx.fonts_mut(|fonts| fonts.layout_job(job)), Color32::BLACK)
    });
    let svg = document(&drawn, SIZE, About::default()).unwrap();
    let texts: Vec<_> = svg.lines().filter(|line| line.starts_with("<text")).collect();
    assert_eq!(texts.len(), 3, "{svg}");
    assert!(texts[0].contains("x=\"20\"") && texts[0].contains("fill=\"#154273\">één<"), "{svg}");
    assert!(texts[1].contains("x=\"20\"") && texts[1].contains("fill=\"#000000\">twee<"), "{svg}");
    assert!(
        texts[2].contains("font-size=\"20\" font-weight=\"700\"") && texts[2].contains(">drie<"),
        "{svg}"
    );
}

#[test]
fn a_text_s_colour_opacity_and_turn() {
    let drawn = text(|ctx| {
        TextShape::new(pos2(20.0, 80.0), galley(ctx, "x", fonts::regular(16.0), Color32::RED), INK)
            .with_override_text_color(Color32::WHITE)
            .with_opacity_factor(0.5)
            .with_angle(-std::f32::consts::FRAC_PI_2)
    });
    let svg = document(&drawn, SIZE, About::default()).unwrap();
    assert!(svg.contains("fill-opacity=\"0.502\" transform=\"rotate(-90 20 80)\">x</text>"), "{svg}");
    assert!(!svg.contains("textLength"), "one letter has no space to spread");
}

#[test]
fn cut_only_where_something_is_cut_and_each_cut_once() {
    let cut = Rect::from_min_max(pos2(-50.0, 0.0), pos2(30.0, 300.0));
    let clipped = |cut, x: f32| ClippedShape::new(cut, Shape::circle_filled(pos2(x, 50.0), 5.0, INK));
    let all = [
        clipped(cut, 10.0),
        clipped(cut, 29.0),
        clipped(cut, 31.0),
        clipped(Rect::EVERYTHING, 29.0),
        clipped(cut, 28.0),
        clipped(cut, 90.0),
    ];
    let svg = document(&all, SIZE, About::default()).unwrap();
    let (_, found) = svg.split_once("<defs>\n").unwrap();
    let circle = |x| format!("<circle cx=\"{x}\" cy=\"50\" r=\"5\" fill=\"#154273\"/>\n");
    let expected = [
        "<clipPath id=\"clip0\"><rect x=\"0\" y=\"0\" width=\"30\" height=\"300\"/></clipPath>\n</defs>\n"
            .to_owned(),
        circle(10),
        "<g clip-path=\"url(#clip0)\">\n".to_owned(),
        circle(29),
        circle(31),
        "</g>\n".to_owned(),
        circle(29),
        "<g clip-path=\"url(#clip0)\">\n".to_owned(),
        circle(28),
        "</g>\n</svg>\n".to_owned(),
    ];
    assert_eq!(found, expected.concat());
}

/// A strip of quads from left to right, 10 points high.
fn strip(columns: &[(f32, Color32)]) -> Mesh {
    let mut mesh = Mesh::default();
    for (at, (x, color)) in columns.iter().enumerate() {
        mesh.colored_vertex(pos2(*x, 20.0), *color);
        mesh.colored_vertex(pos2(*x, 30.0), *color);
        if let Some(before) = at.checked_sub(1) {
            let first = 2 * before as u32;
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first + 1, first + 2, first + 3);
        }
    }
    mesh
}

#[test]
fn a_band_with_soft_ends_is_a_gradient() {
    let band =
        strip(&[(10.0, Color32::TRANSPARENT), (20.0, INK), (90.0, INK), (110.0, Color32::TRANSPARENT)]);
    assert_eq!(
        one(band),
        concat!(
            "<defs>\n<linearGradient id=\"fade0\" gradientUnits=\"userSpaceOnUse\" x1=\"10\" y1=\"0\" x2=\"110\" y2=\"0\">",
            "<stop offset=\"0.0000\" stop-color=\"#154273\" stop-opacity=\"0.000\"/>",
            "<stop offset=\"0.1000\" stop-color=\"#154273\"/>",
            "<stop offset=\"0.8000\" stop-color=\"#154273\"/>",
            "<stop offset=\"1.0000\" stop-color=\"#154273\" stop-opacity=\"0.000\"/></linearGradient>\n</defs>\n",
            "<rect x=\"10\" y=\"20\" width=\"100\" height=\"10\" fill=\"url(#fade0)\"/>\n"
        )
    );
    // Clear between two colours: the left half fades in the one, the right in the other.
    let valley = one(strip(&[(0.0, INK), (10.0, Color32::TRANSPARENT), (20.0, Color32::RED)]));
    assert!(valley.contains("#154273\" stop-opacity=\"0.000\"/><stop offset=\"0.5000\" stop-color=\"#ff0000\" stop-opacity=\"0.000\""), "{valley}");
}

#[test]
fn meshes_of_one_colour_are_areas() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(Rect::from_min_size(pos2(0.0, 0.0), vec2(4.0, 2.0)), INK);
    assert_eq!(one(mesh), "<path d=\"M0 0L4 0 0 2ZM0 2L4 0 4 2Z\" fill=\"#154273\"/>\n");
}

#[test]
fn what_svg_cannot_say_is_an_error() {
    let mut corners = Mesh::default();
    for (at, color) in [(pos2(0.0, 0.0), INK), (pos2(9.0, 0.0), Color32::RED), (pos2(5.0, 9.0), INK)] {
        corners.colored_vertex(at, color);
    }
    corners.add_triangle(0, 1, 2);
    assert_eq!(refused(corners), Unsupported::Gradient);
    let mut picture = Mesh::with_texture(TextureId::User(7));
    picture.add_rect_with_uv(rect().rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    assert_eq!(refused(picture), Unsupported::Texture);
    assert_eq!(refused(rect().with_texture(TextureId::User(7), Rect::EVERYTHING)), Unsupported::Texture);
    assert_eq!(refused(rect().with_blur_width(4.0)), Unsupported::Blur);
    let points = vec![pos2(0.0, 0.0), pos2(9.0, 9.0)];
    let stroke = PathStroke::new(2.0, INK);
    assert_eq!(refused(PathShape::line(points.clone(), stroke.clone().outside())), Unsupported::StrokeKind);
    let rainbow = PathStroke::new_uv(2.0, |_, _| INK);
    assert_eq!(refused(PathShape::line(points, rainbow)), Unsupported::StrokeColor);
    let band = egui::epaint::BandShape::filled(
        vec![egui::epaint::BandPoint::new(0.0, 0.0..=5.0), egui::epaint::BandPoint::new(9.0, 0.0..=9.0)],
        INK,
    );
    assert_eq!(refused(band), Unsupported::Band);
    let glow = RectShape { fill: Color32::from_rgb_additive(9, 9, 9), ..rect() };
    assert_eq!(refused(glow), Unsupported::AdditiveColor);
    let callback = egui::epaint::PaintCallback { rect: rect().rect, callback: Arc::new(()) };
    assert_eq!(refused(Shape::Callback(callback)), Unsupported::Callback);
    let mut moved = ClippedShape::new(Rect::EVERYTHING, rect());
    moved.transform_after_tessellation = TSTransform::from_translation(vec2(1.0, 0.0));
    assert_eq!(document(&[moved], SIZE, About::default()), Err(Unsupported::Transform));
    assert_eq!(refused(Shape::circle_filled(pos2(f32::NAN, 1.0), 3.0, INK)), Unsupported::NotFinite);
    assert_eq!(refused(Shape::circle_filled(pos2(5.0, 1.0), f32::INFINITY, INK)), Unsupported::NotFinite);
    let family = FontFamily::Name(fonts::FACES[1].0.into());
    assert_eq!(weight(&family), Some(500));
    assert_eq!(weight(&FontFamily::Name("Ubuntu".into())), None);
    for format in [
        TextFormat { italics: true, ..TextFormat::default() },
        TextFormat { extra_letter_spacing: 2.0, ..TextFormat::default() },
        TextFormat { background: INK, ..TextFormat::default() },
        TextFormat { underline: Stroke::new(1.0, INK), ..TextFormat::default() },
        TextFormat { strikethrough: Stroke::new(1.0, INK), ..TextFormat::default() },
    ] {
        let drawn = text(|ctx| {
            let job = egui::text::LayoutJob::single_section("x".to_owned(), format.clone());
            TextShape::new(pos2(9.0, 9.0), ctx.fonts_mut(|fonts| fonts.layout_job(job)), INK)
        });
        assert_eq!(document(&drawn, SIZE, About::default()), Err(Unsupported::TextFormat), "{format:?}");
    }
}

#[test]
fn words_are_what_xml_can_hold() {
    let about = About { title: "1 < 2 & \"3\"\u{7}", summary: "Twee beloften.", language: "nl" };
    let svg = document(&[], SIZE, about).unwrap();
    assert!(svg.contains(
        "<title id=\"title\">1 &lt; 2 &amp; &quot;3&quot;\u{fffd}</title>\n<desc id=\"desc\">Twee beloften.</desc>"
    ));
    assert!(svg.contains(" lang=\"nl\" xml:lang=\"nl\""));
    png::parse(&svg).unwrap();
}
