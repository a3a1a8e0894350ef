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
fn requests(language: Language, theme: Theme, size: (u32, u32)) -> Vec<Request> {
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

#[test]
fn every_figure_in_every_theme_and_language_is_whole() {
    for language in Language::iter() {
        for theme in Theme::iter() {
            for size in SIZES {
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
                let svg =
                    export::picture(&request, Format::Svg).unwrap_or_else(|error| panic!("{what}: {error}"));
                let tree = png::parse(std::str::from_utf8(&svg).unwrap()).unwrap();
                assert!(tree.has_text_nodes(), "{what}");
                assert_eq!(export::picture(&request, Format::Svg).unwrap(), svg, "{what}");
            }
        }
    }
}

#[test]
fn every_figure_looks_as_it_did() {
    for (language, theme, name) in
        [(Language::Dutch, Theme::Light, "nl-light"), (Language::English, Theme::Print, "en-print")]
    {
        let mut requests = requests(language, theme, (1280, 720));
        // The many charts of one series each are of one make: two stand for all.
        let mut series = 0;
        requests.retain(|request| {
            series += usize::from(request.figure.id().starts_with("series:"));
            !request.figure.id().starts_with("series:") || series <= 2
        });
        for request in requests {
            let svg = export::picture(&request, Format::Svg).unwrap();
            let name = format!("{}-{name}", request.figure.id().replace(':', "-"));
            insta::assert_snapshot!(name, String::from_utf8(svg).unwrap());
        }
    }
}

#[test]
fn every_figure_is_a_png() {
    for request in requests(Language::Dutch, Theme::Light, (1920, 1080)) {
        let begun = Instant::now();
        let bytes = export::picture(&request, Format::Png).unwrap();
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
