//! Slides as PDF, read back: what is written on each page, what is told to a screen reader, and how long it takes.

use std::{
    collections::BTreeMap,
    io::Read as _,
    ops::ControlFlow,
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use flate2::read::ZlibDecoder;
use hoofdlijn::{
    export::{self, Choices, Deck, ExportError, Format, Paper, Slide, UNWATCHED},
    figure::Theme,
    text::Language,
};
use regex::{Regex, bytes};

use super::export::{requests, words};

/// The figures of the shipped briefing as a deck, the first ten only.
pub(super) fn deck(language: Language, theme: Theme, size: (u32, u32)) -> Deck {
    let slides = requests(language, theme, size).into_iter().take(10).map(Slide::from);
    Deck { title: "Hoofdlijnenbrief".to_owned(), language, slides: slides.collect() }
}

fn written(deck: &Deck) -> Vec<u8> {
    export::deck(deck, Format::Pdf, Choices::default(), UNWATCHED).unwrap()
}

/// A PDF as krilla writes it: each object's dictionary, and its stream unpacked.
struct Pdf(BTreeMap<usize, (String, Vec<u8>)>);

impl Pdf {
    fn read(file: &[u8]) -> Self {
        let object = bytes::Regex::new(r"(?s-u)\n(\d+) 0 obj\n(.*?)\nendobj").unwrap();
        let mut objects = BTreeMap::new();
        for found in object.captures_iter(file) {
            let number = std::str::from_utf8(&found[1]).unwrap().parse().unwrap();
            let body = &found[2];
            let split = body.windows(7).position(|part| part == b"\nstream");
            let (head, packed) = split.map_or((body, &b""[..]), |at| (&body[..at], &body[at + 8..]));
            let head = String::from_utf8_lossy(head).into_owned();
            let mut stream = Vec::new();
            if head.contains("FlateDecode") {
                ZlibDecoder::new(packed).read_to_end(&mut stream).unwrap();
            }
            objects.insert(number, (head, stream));
        }
        Self(objects)
    }

    /// The objects a dictionary refers to under a key, by name where it has names.
    fn under(head: &str, key: &str) -> Vec<(String, usize)> {
        let dictionary = Regex::new(&format!(r"/{key}\s*<<([^<>]*)>>")).unwrap();
        let named = Regex::new(r"/(\w+) (\d+) 0 R").unwrap();
        let inside = dictionary.captures(head).map_or_else(String::new, |found| found[1].to_owned());
        named.captures_iter(&inside).map(|found| (found[1].to_owned(), found[2].parse().unwrap())).collect()
    }

    fn one(head: &str, key: &str) -> Option<usize> {
        let found = Regex::new(&format!(r"/{key}[ \[]+(\d+) 0 R")).unwrap().captures(head)?;
        Some(found[1].parse().unwrap())
    }

    fn pages(&self) -> Vec<&str> {
        let (tree, _) = self.0.values().find(|(head, _)| head.contains("/Type/Pages")).unwrap();
        let kids = Regex::new(r"/Kids\[([^\]]*)\]").unwrap().captures(tree).unwrap()[1].to_owned();
        let number = Regex::new(r"(\d+) 0 R").unwrap();
        number.captures_iter(&kids).map(|it| self.0[&it[1].parse().unwrap()].0.as_str()).collect()
    }

    /// What is written on a page, in the order drawn.
    fn text(&self, page: &str) -> String {
        let resources = Self::one(page, "Resources").map_or(page, |number| &self.0[&number].0);
        let fonts: BTreeMap<String, BTreeMap<u16, String>> = Self::under(resources, "Font")
            .into_iter()
            .map(|(name, number)| {
                let map = Self::one(&self.0[&number].0, "ToUnicode").unwrap();
                (name, letters(&String::from_utf8_lossy(&self.0[&map].1)))
            })
            .collect();
        let content = &self.0[&Self::one(page, "Contents").unwrap()].1;
        let (mut font, mut text) = (None, String::new());
        let mut left = content.iter().copied().peekable();
        while let Some(byte) = left.next() {
            let codes: Vec<u8> = match byte {
                b'/' => {
                    let mut name = String::new();
                    while let Some(letter) = left.next_if(u8::is_ascii_alphanumeric) {
                        name.push(char::from(letter));
                    }
                    font = fonts.get(&name).or(font);
                    continue;
                }
                b'(' => literal(&mut left),
                b'<' if left.next_if_eq(&b'<').is_none() => {
                    let digits: Vec<u8> = left.by_ref().take_while(|byte| *byte != b'>').collect();
                    let pair = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
                    digits.chunks(2).map(pair).collect()
                }
                _ => continue,
            };
            for code in codes.chunks(2) {
                text.push_str(&font.unwrap()[&u16::from_be_bytes([code[0], code[1]])]);
            }
        }
        text
    }

    fn all(&self) -> String {
        self.0.values().map(|(head, _)| head.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// The bytes of a string in parentheses, whose first is passed (ISO 32000-1, 7.3.4.2).
fn literal(left: &mut impl Iterator<Item = u8>) -> Vec<u8> {
    let (mut bytes, mut depth) = (Vec::new(), 1);
    let mut octal: Vec<u8> = Vec::new();
    let mut escaped = false;
    for byte in left {
        if escaped && byte.is_ascii_digit() {
            octal.push(byte);
            if octal.len() == 3 {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&octal).unwrap(), 8).unwrap());
                octal.clear();
                escaped = false;
            }
            continue;
        }
        match byte {
            _ if escaped => bytes.push(match byte {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'b' => 8,
                b'f' => 12,
                other => other,
            }),
            b'\\' => {
                escaped = true;
                continue;
            }
            b'(' => {
                depth += 1;
                bytes.push(byte);
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
                bytes.push(byte);
            }
            other => bytes.push(other),
        }
        escaped = false;
    }
    bytes
}

/// The letters of each glyph, by a font's ToUnicode map.
fn letters(map: &str) -> BTreeMap<u16, String> {
    let pair = Regex::new(r"<([0-9A-F]{4})> <([0-9A-F]+)>").unwrap();
    let read = |digits: &str| -> Vec<u16> {
        let unit = |unit: &[u8]| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap();
        digits.as_bytes().chunks(4).map(unit).collect()
    };
    let mapped = map.split("beginbfchar").skip(1).flat_map(|part| {
        let part = part.split("endbfchar").next().unwrap_or_default();
        pair.captures_iter(part)
            .map(|found| (read(&found[1])[0], String::from_utf16(&read(&found[2])).unwrap()))
            .collect::<Vec<_>>()
    });
    mapped.collect()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The letters of a text, sorted: a page is drawn in another order than the screen.
fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = without_spaces(text).chars().collect();
    letters.sort_unstable();
    letters
}

#[test]
fn every_page_says_what_the_screen_says() {
    for (language, theme, size) in
        [(Language::Dutch, Theme::Light, (1280, 720)), (Language::English, Theme::Dark, (1024, 768))]
    {
        let deck = deck(language, theme, size);
        let pdf = Pdf::read(&written(&deck));
        let pages = pdf.pages();
        assert!(pages.len() > deck.slides.len(), "tables follow");
        for (slide, page) in deck.slides.iter().zip(pages) {
            let drawn = slide.request.draw().unwrap();
            let (shown, read) = (words(&drawn).concat(), pdf.text(page));
            assert_eq!(sorted(&read), sorted(&shown), "{}", slide.request.figure.id());
            assert!(without_spaces(&read).contains(&without_spaces(&drawn.laid.layout.title)));
        }
    }
}

#[test]
fn tables_follow_whole() {
    let deck = deck(Language::Dutch, Theme::Light, (1280, 720));
    let pdf = Pdf::read(&written(&deck));
    let pages = pdf.pages();
    let text: String = pages[deck.slides.len()..].iter().map(|page| pdf.text(page)).collect();
    let text = without_spaces(&text);
    for slide in &deck.slides {
        let table = slide.request.table();
        let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        for words in table.columns.iter().map(|column| &column.title).chain(cells) {
            assert!(text.contains(&without_spaces(words)), "{words:?} is missing");
        }
    }
}

#[test]
fn a_screen_reader_is_told_what_there_is() {
    let deck = deck(Language::English, Theme::Light, (1280, 720));
    let all = Pdf::read(&written(&deck)).all();
    for wanted in ["/Lang(en)", "/MarkInfo<<", "/Outlines", "/DisplayDocTitle true", "/StructTreeRoot"] {
        assert!(all.contains(wanted), "{wanted}");
    }
    let count = |part: &str| all.matches(part).count();
    assert_eq!(count("/S/Figure"), deck.slides.len());
    assert_eq!(count("/S/Figure") + 1, count("/S/H1"), "a heading each, and one for the tables");
    assert_eq!(count("/Alt"), deck.slides.len());
    assert_eq!(count("/S/Table/"), deck.slides.len());
    assert!(count("/Scope/Column") > deck.slides.len());
    assert!(count("/FontFile2") > 0 && !all.contains("/Type3"), "letters are letters");
}

#[test]
fn the_same_each_time_and_within_the_time_that_is_allowed() {
    let deck = deck(Language::Dutch, Theme::Light, (1920, 1080));
    assert_eq!(deck.slides.len(), 10);
    let begun = Instant::now();
    let first = written(&deck);
    let took = begun.elapsed();
    assert!(took.as_secs_f32() < if cfg!(debug_assertions) { 5.0 } else { 1.0 }, "{took:?}");
    assert_eq!(written(&deck), first);
}

#[test]
fn whoever_asks_to_stop_is_heard() {
    let deck = deck(Language::Dutch, Theme::Light, (1280, 720));
    let told = AtomicUsize::new(0);
    let stop = |done: usize, of: usize| {
        assert_eq!(of, 10);
        told.fetch_max(done, Ordering::Relaxed);
        if done < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let stopped = export::deck(&deck, Format::Pdf, Choices::default(), &stop);
    assert_eq!(stopped, Err(ExportError::Cancelled));
    assert!(told.into_inner() < 10);
    let nothing = Deck { slides: Vec::new(), ..deck };
    let choices = Choices::default();
    assert_eq!(export::deck(&nothing, Format::Pdf, choices, UNWATCHED), Err(ExportError::NoSlides));
    assert_eq!(export::handout(&nothing, Paper::A4, UNWATCHED), Err(ExportError::NoSlides));
}

#[test]
fn a_letter_without_a_shape_and_a_table_longer_than_a_page_are_no_trouble() {
    let mut deck = deck(Language::Dutch, Theme::Light, (640, 360));
    deck.slides.truncate(1);
    deck.slides[0].request.title = Some("Vóór 漢字 en 🙂".to_owned());
    let pdf = Pdf::read(&written(&deck));
    assert!(without_spaces(&pdf.text(pdf.pages()[0])).contains("Vóór??en?"));
    // 360 points high, ten rows of two lines do not fit.
    assert!(pdf.pages().len() >= 2);
}

#[test]
fn a_handout_has_the_figure_and_the_notes_on_paper() {
    let mut deck = deck(Language::Dutch, Theme::Dark, (1280, 720));
    deck.slides.truncate(2);
    let line = "Een regel die de spreker zegt, lang genoeg om te breken waar het papier ophoudt. ";
    deck.slides[0].notes = Some(format!("Eerst.\n\n{}Laatste.", line.repeat(30)));
    for (paper, box_) in [(Paper::A4, "595.28 841.89"), (Paper::A3, "841.89 1190.55")] {
        let file = export::handout(&deck, paper, UNWATCHED).unwrap();
        assert_eq!(export::handout(&deck, paper, UNWATCHED).unwrap(), file);
        let pdf = Pdf::read(&file);
        let pages = pdf.pages();
        assert!(pages.iter().all(|page| page.contains(box_)), "{pages:?}");
        assert_eq!(pages.len(), if paper == Paper::A4 { 3 } else { 2 });
        let text = without_spaces(&pages.iter().map(|page| pdf.text(page)).collect::<String>());
        assert!(text.contains("Eerst.") && text.contains("ophoudt.Laatste."));
        assert_eq!(text.matches("Bronnen").count(), 2);
    }
}
