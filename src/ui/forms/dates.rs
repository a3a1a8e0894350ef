//! Dates as they are typed: in EDTF, in figures with the day first, and in the words in which the program writes them.

use crate::{
    briefing::{
        Date, Edtf,
        edtf::EdtfError,
        finding::{Finding, Path},
        when::parse_day,
    },
    text::{NO_BREAK_SPACE, Texts},
};

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Written as EDTF, and wrong as such.
    Edtf(EdtfError),
    /// Written in no way that is known.
    Unclear,
}

impl Problem {
    /// In words.
    pub fn sentence(&self, texts: &Texts, typed: &str) -> String {
        match self {
            Self::Edtf(error) => {
                let finding = Finding { args: error.args(), ..Finding::error(error.code(), Path::default()) };
                texts.finding(&finding).message
            }
            Self::Unclear => texts.with("entry-date-unclear", &[("typed", typed.into())]),
        }
    }
}

/// A date: `2022-05`, `13-5-2022`, `mei 2022`, `circa zomer 2022`, `2022/2025`, `5-2022/..`.
///
/// # Errors
/// When it is none.
pub fn date(text: &str, texts: &Texts) -> Result<Edtf, Problem> {
    let text = plain(text);
    let found = match text.to_uppercase().parse::<Edtf>() {
        Ok(date) => return Ok(date),
        Err(error) => error,
    };
    if let Some(date) = single(&text, texts) {
        return Ok(date);
    }
    let end = |end: &str| match end.trim() {
        "" | ".." => Some(end.trim().to_owned()),
        end => single(end, texts).or_else(|| end.parse().ok()).map(|date| date.to_string()),
    };
    if let Some((start, last)) = text.split_once('/')
        && let (Some(start), Some(last)) = (end(start), end(last))
    {
        return format!("{start}/{last}").parse().map_err(Problem::Edtf);
    }
    // Four digits and a hyphen, or nothing but what EDTF has: that was meant.
    let is_edtf = text.chars().all(|it| it.is_ascii_digit() || "-/.?~%xX".contains(it));
    Err(if is_edtf && !text.is_empty() { Problem::Edtf(found) } else { Problem::Unclear })
}

/// A whole day: `2022-05-13`, `13-5-2022`, `13 mei 2022`.
///
/// # Errors
/// When it is none.
pub fn day(text: &str, texts: &Texts) -> Result<Date, Problem> {
    let text = plain(text);
    let single = single(&text, texts).and_then(|date| parse_day(&date.to_string()));
    parse_day(&text).or(single).ok_or(Problem::Unclear)
}

fn plain(text: &str) -> String {
    text.replace([NO_BREAK_SPACE, '\u{202f}'], " ").trim().to_lowercase()
}

/// A date that is no interval.
fn single(text: &str, texts: &Texts) -> Option<Edtf> {
    figures(text).or_else(|| words(text, texts))
}

/// `13-5-2022`, `13/5/2022`, `13.5.2022`, and without a day.
fn figures(text: &str) -> Option<Edtf> {
    let separator = text.find(['-', '/', '.']).map(|at| &text[at..=at])?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let is_number = |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|it| it.is_ascii_digit());
    let (year, rest) = parts.split_last().filter(|(year, _)| year.len() == 4)?;
    if !rest.iter().all(is_number) {
        return None;
    }
    match rest {
        [month] => format!("{year}-{month:0>2}"),
        [day, month] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => return None,
    }
    .parse::<Edtf>()
    .ok()
    .filter(|date| date.first_day().is_some())
}

/// In words: among all dates of the year named, the one the program writes like this.
fn words(text: &str, texts: &Texts) -> Option<Edtf> {
    let mut tokens: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let year = tokens
        .iter()
        .flat_map(|token| token.split(|it: char| !it.is_ascii_digit()))
        .find(|it| it.len() == 4)?;
    let year = year.to_owned();
    let first = |month: i8| Date::new(2000, month, 1).ok();
    let months: Vec<(String, String)> = (1..=12)
        .filter_map(first)
        .map(|day| (texts.month_name(day).to_lowercase(), texts.month_short(day).to_lowercase()))
        .collect();
    // A month may be shortened to three letters or more.
    for token in &mut tokens {
        let start = token.trim_end_matches('.');
        let is_it = |(long, short): &&(String, String)| {
            start == short || (start.chars().count() >= 3 && long.starts_with(start))
        };
        let found: Vec<_> = months.iter().filter(is_it).collect();
        if let [(long, _)] = found.as_slice() {
            token.clone_from(long);
        }
    }
    let day = tokens.iter().find_map(|token| token.parse::<u8>().ok().filter(|_| token.len() <= 2));
    let typed = tokens.join(" ");
    let months = (1..=12).flat_map(|month| {
        let day = day.map(|day| format!("{year}-{month:02}-{day:02}"));
        day.into_iter().chain([format!("{year}-{month:02}"), format!("{year}-{month:02}-XX")])
    });
    let parts = (21..=24).chain(33..=36).chain(40..=41).map(|part| format!("{year}-{part}"));
    let years = [year.clone(), format!("{}X", &year[..3]), format!("{}XX", &year[..2]), format!("{year}-XX")];
    let mut all = months.chain(parts).chain(years);
    all.find_map(|date| {
        let candidates =
            ["", "~", "?", "%"].into_iter().filter_map(|mark| format!("{date}{mark}").parse::<Edtf>().ok());
        candidates.into_iter().find(|date| plain(&texts.edtf(date)) == typed)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Language;

    fn read(text: &str, language: Language) -> Result<String, Problem> {
        date(text, Texts::of(language)).map(|date| date.to_string())
    }

    #[test]
    fn dates_as_they_are_typed() {
        for (text, expected) in [
            ("2022", "2022"),
            ("2022-04", "2022-04"),
            ("2022-04-29~", "2022-04-29~"),
            ("2022-xx", "2022-XX"),
            ("13-5-2022", "2022-05-13"),
            ("13/05/2022", "2022-05-13"),
            ("13.5.2022", "2022-05-13"),
            ("5-2022", "2022-05"),
            ("13 mei 2022", "2022-05-13"),
            ("mei 2022", "2022-05"),
            ("Mei 2022", "2022-05"),
            ("3 mrt 2022", "2022-03-03"),
            ("mrt. 2022", "2022-03"),
            ("13 sept 2022", "2022-09-13"),
            ("circa mei 2022", "2022-05~"),
            ("mogelijk 13 mei 2022", "2022-05-13?"),
            ("zomer 2022", "2022-22"),
            ("2e kwartaal 2022", "2022-34"),
            ("eerste helft 2022", "2022-40"),
            ("jaren 2020", "202X"),
            ("mei 2022, dag niet vermeld", "2022-05-XX"),
            ("2022/2025", "2022/2025"),
            ("mei 2022 / juni 2022", "2022-05/2022-06"),
            ("5-2022/..", "2022-05/.."),
        ] {
            assert_eq!(read(text, Language::Dutch).as_deref(), Ok(expected), "{text}");
        }
        for (text, expected) in [
            ("13 May 2022", "2022-05-13"),
            ("Sept 2022", "2022-09"),
            ("summer 2022", "2022-22"),
            ("third quarter of 2022", "2022-35"),
        ] {
            assert_eq!(read(text, Language::English).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in ["", "morgen", "32 mei 2022", "13 mei", "31-4-2022", "ma 2022", "13 mei 22"] {
            assert!(read(text, Language::Dutch).is_err(), "{text}");
        }
        assert!(matches!(
            read("2022-13", Language::Dutch),
            Err(Problem::Edtf(EdtfError::MonthOutOfRange { .. }))
        ));
        assert_eq!(read("zomer", Language::Dutch), Err(Problem::Unclear));
        assert!(matches!(read("2022-06/2022-04", Language::Dutch), Err(Problem::Edtf(_))));
    }

    #[test]
    fn days() {
        let dutch = Texts::of(Language::Dutch);
        let day = |text| day(text, dutch).map(|day| day.to_string()).ok();
        assert_eq!(day("1 jun 2022").as_deref(), Some("2022-06-01"));
        assert_eq!(day("30-9-2022").as_deref(), Some("2022-09-30"));
        assert_eq!(day("2022-09-30").as_deref(), Some("2022-09-30"));
        assert_eq!(day("sep 2022"), None);
        assert_eq!(day("2022-09"), None);
    }

    proptest! {
        #[test]
        fn what_the_program_writes_can_be_typed(
            year in 1000..=9999_i16, month in 1..=12_i8, day in 1..=28_i8, form in 0..8_u8, mark in "[~?%]?"
        ) {
            let text = match form {
                0 => format!("{year}-{month:02}-{day:02}{mark}"),
                1 => format!("{year}-{month:02}{mark}"),
                2 => format!("{year}{mark}"),
                3 => format!("{year}-{}", 21 + month % 4),
                4 => format!("{year}-{}{mark}", 33 + month % 4),
                5 => format!("{year}-{}{mark}", 40 + month % 2),
                6 => format!("{year}-{month:02}-XX{mark}"),
                _ => format!("{year}-XX{mark}"),
            };
            let date: Edtf = text.parse().unwrap();
            for language in [Language::Dutch, Language::English] {
                let texts = Texts::of(language);
                let words = texts.edtf(&date);
                prop_assert_eq!(super::date(&words, texts), Ok(date), "{}", words);
            }
            let day = Date::new(year, month, day).unwrap();
            for texts in [Texts::of(Language::Dutch), Texts::of(Language::English)] {
                prop_assert_eq!(super::day(&texts.day_short(day), texts), Ok(day));
            }
        }

        #[test]
        fn never_panics(text in "\\PC{0,16}") {
            let _ = date(&text, Texts::of(Language::Dutch));
            let _ = day(&text, Texts::of(Language::English));
        }
    }
}
