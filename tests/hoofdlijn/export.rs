//! Every figure of the shipped briefing, as a file.

use std::{sync::Arc, time::Instant};

use egui::{Pos2, Rect, Shape, emath::Rot2, vec2};
use hoofdlijn::{
    app::Document,
    export::{self, Drawn, Format, Request, png},
    figure::{Figure, Filter, Theme, Views},
    text::Language,
};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use strum::IntoEnumIterator as _;

/// A slide, a projector, a page, an old screen, a poster, a square, a banner, a thumbnail.
const SIZES: [(u32, u32); 8] = [
    (1280, 720),
    (1920, 1080),
    (1080, 1350),
    (1024, 768),
    (3840, 2160),
    (1080, 1080),
    (1920, 600),
    export::LEAST,
];

/// A request for each figure of the shipped briefing.
pub(super) fn requests(language: Language, theme: Theme, size: (u32, u32)) -> Vec<Request> {
    let document = Document::shipped().unwrap();
    let all = Figure::all(&document.briefing);
    assert!(all.len() > 2, "the letter has a timeline, years and bridges");
    let request = |figure| Request {
        briefing: Arc::clone(&document.briefing),
        index: Arc::clone(&document.index),
        scenario: None,
        figure,
        views: Views::default(),
        filter: Filter::default(),
        language,
        theme,
        today: document.briefing.as_of.unwrap(),
        title: None,
        size,
    };
    all.into_iter().map(request).collect()
}

/// What every text covers, those that egui_plot sets included.
fn texts(shape: &Shape, found: &mut Vec<(String, Rect)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        Shape::Text(text) if !text.galley.job.text.trim().is_empty() => {
            let rect = text.galley.rect.rotate_bb(Rot2::from_angle(text.angle)).translate(text.pos.to_vec2());
            found.push((text.galley.job.text.clone(), rect));
        }
        _ => {}
    }
}

/// What is written in a picture, text by text in painting order, without the spaces at the ends of its lines.
pub(super) fn words(drawn: &Drawn) -> Vec<String> {
    fn add(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(shape, found)),
            Shape::Text(text) if !text.galley.job.text.trim().is_empty() => {
                let row = |row: &egui::epaint::text::PlacedRow| {
                    let letters: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
                    letters.trim().to_owned()
                };
                found.push(text.galley.rows.iter().map(row).collect());
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in &drawn.shapes {
        add(&clipped.shape, &mut found);
    }
    found
}

/// What is written in an SVG.
pub(super) fn svg_words(svg: &str) -> String {
    let text = regex::Regex::new("<text[^>]*>([^<]*)</text>").unwrap();
    let words: String = text.captures_iter(svg).map(|found| found[1].to_owned()).collect();
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The first text that leaves the picture, or that another covers.
fn flaw(drawn: &Drawn, size: (u32, u32)) -> Option<String> {
    let picture = Rect::from_min_size(Pos2::ZERO, vec2(size.0 as f32, size.1 as f32));
    let mut found = Vec::new();
    for clipped in &drawn.shapes {
        texts(&clipped.shape, &mut found);
    }
    assert!(found.len() > 5, "a figure has words");
    for (at, (text, rect)) in found.iter().enumerate() {
        let rect = rect.shrink(0.5);
        if !picture.contains_rect(rect) {
            return Some(format!("{text:?} at {rect:?} leaves the picture"));
        }
        if let Some((other, _)) = found[..at].iter().find(|(_, other)| other.shrink(0.5).intersects(rect)) {
            return Some(format!("{text:?} at {rect:?} overlaps {other:?}"));
        }
    }
    None
}

/// The many figures of one series or priority each are of one make: two stand for all.
fn some_of_each(mut requests: Vec<Request>) -> Vec<Request> {
    for prefix in ["series:", "money:", "map:", "page:"] {
        let mut seen = 0;
        requests.retain(|request| {
            seen += usize::from(request.figure.id().starts_with(prefix));
            !request.figure.id().starts_with(prefix) || seen <= 2
        });
    }
    requests
}

#[test]
fn every_figure_in_every_theme_and_language_is_whole() {
    for language in Language::iter() {
        for theme in Theme::iter() {
            // Colours move nothing: one theme is laid out at every size.
            let sizes = if theme == Theme::Light { &SIZES[..] } else { &[(1280, 720)] };
            for size in sizes.iter().copied() {
                for request in requests(language, theme, size) {
                    let what = format!("{} {language:?} {theme:?} {size:?}", request.figure.id());
                    let drawn = request.draw().unwrap_or_else(|error| panic!("{what}: {error}"));
                    let layout = &drawn.laid.layout;
                    assert!(!layout.title.is_empty() && !layout.summary.is_empty(), "{what} says nothing");
                    assert_eq!(layout.size, vec2(size.0 as f32, size.1 as f32), "{what}");
                    assert_eq!(layout.flaw(), None, "{what}");
                    assert_eq!(flaw(&drawn, size), None, "{what}");
                }
            }
        }
    }
}

#[test]
fn every_figure_is_an_svg_that_others_read_and_the_same_each_time() {
    for language in Language::iter() {
        for theme in Theme::iter() {
            for request in requests(language, theme, (1280, 720)) {
                let what = format!("{} {language:?} {theme:?}", request.figure.id());
                let svg = export::picture(&request, Format::Svg, export::Choices::default())
                    .unwrap_or_else(|error| panic!("{what}: {error}"));
                let tree = png::parse(std::str::from_utf8(&svg).unwrap()).unwrap();
                assert!(tree.has_text_nodes(), "{what}");
                assert_eq!(
                    export::picture(&request, Format::Svg, export::Choices::default()).unwrap(),
                    svg,
                    "{what}"
                );
            }
        }
    }
}

#[test]
fn an_svg_says_what_the_screen_says() {
    for language in Language::iter() {
        for request in requests(language, Theme::Light, (1280, 720)) {
            let id = request.figure.id();
            let drawn = request.draw().unwrap();
            let shown = words(&drawn);
            for label in &drawn.laid.layout.labels {
                let rows = label.galley.rows.iter();
                let row = |row: &egui::epaint::text::PlacedRow| {
                    let letters: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
                    letters.trim().to_owned()
                };
                let text: String = rows.map(row).collect();
                assert!(
                    text.is_empty() || shown.contains(&text),
                    "{id}: {text:?} is laid out and not painted"
                );
            }
            let svg = export::picture(&request, Format::Svg, export::Choices::default()).unwrap();
            assert_eq!(svg_words(std::str::from_utf8(&svg).unwrap()), shown.concat(), "{id}");
        }
    }
}

#[test]
fn letters_as_outlines_look_the_same_and_say_what_they_show() {
    let outlines = export::Choices { letters: export::Letters::Outlines, ..export::Choices::default() };
    for request in requests(Language::English, Theme::Light, (1280, 720)).into_iter().take(4) {
        let id = request.figure.id();
        let svg = export::picture(&request, Format::Svg, outlines).unwrap();
        let svg = String::from_utf8(svg).unwrap();
        assert!(!svg.contains("<text") && !svg.contains("style="), "{id}");
        assert!(svg.contains("<title id=\"title\">") && svg.contains(" lang=\"en\""), "{id}");
        let drawn = png::render(&svg, request.size).unwrap();
        let drawn = Pixmap::decode_png(&drawn).unwrap();
        let text = export::picture(&request, Format::Png, export::Choices::default()).unwrap();
        let text = Pixmap::decode_png(&text).unwrap();
        let differs = |(one, other): (&PremultipliedColorU8, &PremultipliedColorU8)| {
            one.red().abs_diff(other.red()) > 40
        };
        let share = drawn.pixels().iter().zip(text.pixels()).filter(|pair| differs(*pair)).count();
        assert!(share * 1000 < drawn.pixels().len(), "{id}: {share} pixels differ");
    }
}

#[test]
fn a_picture_that_is_copied_has_twice_the_pixels() {
    let request = requests(Language::Dutch, Theme::Light, (1280, 720)).remove(0);
    let image = export::image(&request, 2).unwrap();
    assert_eq!(image.size, [2560, 1440]);
    assert!(image.pixels.iter().any(|pixel| *pixel != image.pixels[0]));
}

#[test]
fn every_figure_looks_as_it_did() {
    for (language, theme, name) in
        [(Language::Dutch, Theme::Light, "nl-light"), (Language::English, Theme::Print, "en-print")]
    {
        for request in some_of_each(requests(language, theme, (1280, 720))) {
            let svg = export::picture(&request, Format::Svg, export::Choices::default()).unwrap();
            let name = format!("{}-{name}", request.figure.id().replace(':', "-"));
            insta::assert_snapshot!(name, String::from_utf8(svg).unwrap());
        }
    }
}

#[test]
fn every_figure_is_a_png() {
    for request in some_of_each(requests(Language::Dutch, Theme::Light, (1920, 1080))) {
        let begun = Instant::now();
        let bytes = export::picture(&request, Format::Png, export::Choices::default()).unwrap();
        let took = begun.elapsed();
        let pixels = Pixmap::decode_png(&bytes).unwrap();
        assert_eq!((pixels.width(), pixels.height()), request.size);
        let first = pixels.pixel(0, pixels.height() - 1).unwrap();
        let inked = pixels.pixels().iter().filter(|pixel| **pixel != first).count();
        let part = inked as f64 / f64::from(pixels.width() * pixels.height());
        println!("{}: {took:?}, {:.1}% inked", request.figure.id(), part * 100.0);
        assert!(part > 0.005, "{} is as good as empty", request.figure.id());
        assert!(
            pixels.pixels().iter().all(PremultipliedColorU8::is_opaque),
            "{} has a ground",
            request.figure.id()
        );
    }
}
