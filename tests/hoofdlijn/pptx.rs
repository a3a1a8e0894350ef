//! Slides as PPTX, read back by the crate that others are written and read with.

use std::{
    io::{Cursor, Read as _},
    time::Instant,
};

use hoofdlijn::{
    export::{self, Charts, Choices, Deck, Format, Letters, UNWATCHED},
    figure::Theme,
    text::Language,
};
use pptx::{Presentation, ShapeTree, opc::PackURI};
use regex::Regex;
use zip::ZipArchive;

use super::{
    export::{svg_words, words},
    pdf::deck,
};

fn written(deck: &Deck, choices: Choices) -> Vec<u8> {
    export::deck(deck, Format::Pptx, choices, UNWATCHED).unwrap()
}

fn part(presentation: &Presentation, path: &str) -> Vec<u8> {
    presentation.package().part(&PackURI::new(path).unwrap()).unwrap_or_else(|| panic!("{path}")).blob.clone()
}

fn part_text(presentation: &Presentation, path: &str) -> String {
    String::from_utf8(part(presentation, path)).unwrap()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn every_slide_says_what_the_screen_says_its_title_as_text() {
    let text = Regex::new("<a:t>([^<]*)</a:t>").unwrap();
    for (language, theme, size) in
        [(Language::Dutch, Theme::Light, (1280, 720)), (Language::English, Theme::Dark, (1024, 768))]
    {
        let mut deck = deck(language, theme, size);
        deck.slides[1].notes = Some("Eerst dit.\nDan <dat> & meer.".to_owned());
        deck.slides[2].request.title = Some("Wat een dia zelf zegt".to_owned());
        let presentation = Presentation::from_bytes(&written(&deck, Choices::default())).unwrap();
        let slides = presentation.slides().unwrap();
        assert_eq!(slides.len(), deck.slides.len());
        for (at, (slide, read)) in deck.slides.iter().zip(&slides).enumerate() {
            let drawn = slide.request.draw().unwrap();
            let title = &drawn.laid.layout.title;
            let tree = ShapeTree::from_slide_xml(presentation.slide_xml(read).unwrap()).unwrap();
            let titles: Vec<_> = tree.shapes.iter().filter(|shape| shape.is_placeholder()).collect();
            assert_eq!(titles.len(), 1);
            let xml = String::from_utf8(presentation.slide_xml(read).unwrap().to_vec()).unwrap();
            let told = text.captures(&xml).unwrap()[1].to_owned();
            assert_eq!(told.replace("&amp;", "&"), *title);
            if at == 2 {
                assert_eq!(title, "Wat een dia zelf zegt");
            }
            let svg = part_text(&presentation, &format!("/ppt/media/image{}.svg", at + 1));
            let mut shown = words(&drawn);
            // The title is on the slide, and not in the picture too.
            let finding =
                shown.iter().position(|words| without_spaces(words) == without_spaces(title)).unwrap();
            shown.remove(finding);
            assert_eq!(svg_words(&svg), shown.concat(), "{}", slide.request.figure.id());
            let summary = &drawn.laid.layout.summary;
            assert!(xml.contains("descr=\"") && !summary.is_empty());
            let png = part(&presentation, &format!("/ppt/media/image{}.png", at + 1));
            assert!(png.starts_with(b"\x89PNG"));
        }
        assert_eq!(presentation.notes_slide_text(&slides[0]).unwrap(), None);
        let notes = presentation.notes_slide_text(&slides[1]).unwrap().unwrap();
        assert!(notes.starts_with("Eerst dit.\nDan "), "{notes}");
        let notes = part_text(&presentation, "/ppt/notesSlides/notesSlide2.xml");
        assert!(notes.contains("<a:t>Dan &lt;dat&gt; &amp; meer.</a:t>"), "{notes}");
    }
}

#[test]
fn as_wide_as_the_first_slide() {
    for (size, width) in [((1280, 720), 12_192_000), ((1024, 768), 9_144_000)] {
        let mut deck = deck(Language::Dutch, Theme::Light, size);
        deck.slides.truncate(1);
        let presentation = Presentation::from_bytes(&written(&deck, Choices::default())).unwrap();
        let size = presentation.slide_size().unwrap().unwrap();
        assert_eq!((size.0, size.1), (width, 6_858_000));
    }
}

#[test]
fn every_part_is_there_and_says_nothing_of_the_machine() {
    let mut deck = deck(Language::Dutch, Theme::Light, (1280, 720));
    deck.slides[0].notes = Some("Zeg dit.".to_owned());
    let file = written(&deck, Choices { charts: Charts::Native, ..Choices::default() });
    let mut archive = ZipArchive::new(Cursor::new(&file)).unwrap();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    assert!(!names.iter().any(|name| name.contains("thumbnail") || name.contains("printer")));
    let target = Regex::new("Target=\"([^\"]*)\"").unwrap();
    for name in &names {
        let mut text = Vec::new();
        let mut entry = archive.by_name(name).unwrap();
        assert_eq!(entry.last_modified().map(|time| time.year()), Some(1980), "{name}");
        entry.read_to_end(&mut text).unwrap();
        drop(entry);
        if let Some((folder, _)) = name.split_once("_rels/") {
            for found in target.captures_iter(std::str::from_utf8(&text).unwrap()) {
                let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
                for step in found[1].split('/') {
                    if step == ".." { _ = path.pop() } else { path.push(step) }
                }
                assert!(names.contains(&path.join("/")), "{name}: {}", &found[1]);
            }
        }
    }
    let presentation = Presentation::from_bytes(&file).unwrap();
    let core = presentation.core_properties().unwrap();
    assert_eq!(core.title(), deck.title);
    assert_eq!(core.created(), format!("{}T00:00:00Z", deck.slides[0].request.briefing.as_of.unwrap()));
    assert_eq!(core.author(), "");
}

#[test]
fn charts_hold_the_numbers_drawn_and_no_others() {
    let values = Regex::new("<c r=\"[A-Z]+\\d+\"><v>([^<]*)</v>").unwrap();
    let value = Regex::new("<c:v>([^<]*)</c:v>").unwrap();
    let deck = deck(Language::Dutch, Theme::Light, (1280, 720));
    let choices = Choices { charts: Charts::Native, ..Choices::default() };
    let presentation = Presentation::from_bytes(&written(&deck, choices)).unwrap();
    let mut charts = 0;
    for (at, slide) in (1..).zip(&deck.slides) {
        let path = PackURI::new(format!("/ppt/embeddings/workbook{at}.xlsx")).unwrap();
        let id = slide.request.figure.id();
        let Some(book) = presentation.package().part(&path) else {
            assert!(!["years", "vintages"].contains(&id.as_str()), "{id} is a chart");
            continue;
        };
        charts += 1;
        let mut sheet = String::new();
        let mut archive = ZipArchive::new(Cursor::new(&book.blob)).unwrap();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        let mut held: Vec<f64> = values.captures_iter(&sheet).map(|it| it[1].parse().unwrap()).collect();
        let table = slide.request.table();
        // A difference between two lines is not drawn.
        let cells = table.rows.iter().flat_map(|row| row.cells.iter().zip(&table.columns));
        let drawn = cells.filter(|(cell, column)| column.numeric && cell.place.is_some());
        let mut drawn: Vec<f64> =
            drawn.filter_map(|(cell, _)| cell.number?.to_string().parse().ok()).collect();
        held.sort_by(f64::total_cmp);
        drawn.sort_by(f64::total_cmp);
        assert_eq!(held, drawn, "{id}");
        let chart = part_text(&presentation, &format!("/ppt/charts/chart{at}.xml"));
        let mut cached: Vec<f64> = chart
            .split("<c:numCache>")
            .skip(1)
            .flat_map(|part| value.captures_iter(part.split("</c:numCache>").next().unwrap()))
            .map(|found| found[1].parse().unwrap())
            .collect();
        cached.sort_by(f64::total_cmp);
        assert_eq!(cached, drawn, "{id}");
        let slide_xml = part_text(&presentation, &format!("/ppt/slides/slide{at}.xml"));
        assert!(slide_xml.contains("<c:chart ") && !slide_xml.contains("<p:pic>"), "{id}");
        assert!(slide_xml.contains("Bronnen"), "the sources are under it");
    }
    assert!(charts >= 2);
}

#[test]
fn the_same_each_time_and_within_the_time_that_is_allowed() {
    let deck = deck(Language::Dutch, Theme::Light, (1920, 1080));
    let begun = Instant::now();
    let first = written(&deck, Choices::default());
    let took = begun.elapsed();
    assert!(took.as_secs_f32() < if cfg!(debug_assertions) { 8.0 } else { 2.0 }, "{took:?}");
    assert_eq!(written(&deck, Choices::default()), first);
    let native = Choices { charts: Charts::Native, ..Choices::default() };
    assert_eq!(written(&deck, native), written(&deck, native));
}

#[test]
fn letters_as_outlines_need_no_typeface() {
    let mut deck = deck(Language::Dutch, Theme::Light, (1280, 720));
    deck.slides.truncate(1);
    let choices = Choices { letters: Letters::Outlines, ..Choices::default() };
    let presentation = Presentation::from_bytes(&written(&deck, choices)).unwrap();
    let svg = part_text(&presentation, "/ppt/media/image1.svg");
    assert!(!svg.contains("<text") && svg.contains("<path"));
}
