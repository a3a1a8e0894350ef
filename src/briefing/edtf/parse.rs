//! Text to date.

use jiff::civil::Date;

use super::{Edtf, EdtfError, End, Point, Precision, Qualifier, Shape};

pub(super) fn edtf(text: &str) -> Result<Edtf, EdtfError> {
    if text.is_empty() {
        return Err(EdtfError::Empty { offset: 0 });
    }
    if let Some(error) = foreign_character(text) {
        return Err(error);
    }
    let Some((left, right)) = text.split_once('/') else {
        return match end(text, 0)? {
            End::At(point) => Ok(Edtf(Shape::Single(point))),
            End::Open | End::Unknown => Err(EdtfError::NoDate { offset: 0 }),
        };
    };
    let offset = left.len() + 1;
    if let Some(second) = right.find('/') {
        return Err(EdtfError::TooManySlashes { offset: offset + second });
    }
    let (start, end) = (interval_end(left, 0)?, interval_end(right, offset)?);
    match (start.point(), end.point()) {
        (None, None) => return Err(EdtfError::NoDate { offset: 0 }),
        (Some(from), Some(to)) if to.last_day() < from.first_day() => {
            return Err(EdtfError::EndBeforeStart { offset, start: left.to_owned(), end: right.to_owned() });
        }
        _ => {}
    }
    Ok(Edtf(Shape::Interval { start, end }))
}

/// The first character that stands in no date here. What is left are digits and `X?~%-/.`.
fn foreign_character(text: &str) -> Option<EdtfError> {
    text.char_indices().find_map(|(offset, found)| match found {
        '0'..='9' | 'X' | '?' | '~' | '%' | '-' | '/' | '.' => None,
        _ if !found.is_ascii() => Some(EdtfError::NotAscii { offset, found }),
        _ if found.is_whitespace() => Some(EdtfError::Whitespace { offset }),
        'T' | ':' => Some(EdtfError::TimeOfDay { offset }),
        'Y' | 'E' => Some(EdtfError::LongYear { offset }),
        'S' => Some(EdtfError::SignificantDigits { offset }),
        '[' | ']' | '{' | '}' | ',' => Some(EdtfError::DateSet { offset }),
        _ => Some(EdtfError::UnexpectedCharacter { offset, found }),
    })
}

/// Level 1, Extended Interval; what else may stand at an end of an interval is level 2.
fn interval_end(text: &str, offset: usize) -> Result<End, EdtfError> {
    let end = end(text, offset)?;
    match end {
        End::At(point) if point.precision == Precision::Season => Err(EdtfError::SeasonInInterval { offset }),
        End::At(point) if point.unspecified.is_some() => {
            Err(EdtfError::UnspecifiedInInterval { offset: offset + text.find('X').unwrap_or_default() })
        }
        _ => Ok(end),
    }
}

fn end(text: &str, offset: usize) -> Result<End, EdtfError> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => point(text, offset).map(End::At),
    }
}

/// One date. `offset` is that of `text` in the whole.
fn point(text: &str, offset: usize) -> Result<Point, EdtfError> {
    if let Some(dot) = text.find('.') {
        return Err(EdtfError::UnexpectedCharacter { offset: offset + dot, found: '.' });
    }
    if text.starts_with('-') {
        return Err(EdtfError::NegativeYear { offset });
    }
    let (body, qualifier) = split_qualifier(text, offset)?;
    let point = unqualified(body, offset)?;
    if point.precision == Precision::Season && qualifier != Qualifier::Certain {
        return Err(EdtfError::QualifiedSeason { offset: offset + body.len() });
    }
    Ok(Point { qualifier, ..point })
}

/// Level 1, Qualification of a date (complete): one character at the end.
fn split_qualifier(text: &str, offset: usize) -> Result<(&str, Qualifier), EdtfError> {
    let (body, qualifier) = [Qualifier::Uncertain, Qualifier::Approximate, Qualifier::Both]
        .into_iter()
        .find_map(|qualifier| Some((text.strip_suffix(qualifier.as_str())?, qualifier)))
        .unwrap_or((text, Qualifier::Certain));
    let is_qualifier = ['?', '~', '%'];
    if body.ends_with(is_qualifier) {
        return Err(EdtfError::TwoQualifiers { offset: offset + body.len() });
    }
    match body.find(is_qualifier) {
        Some(at) => Err(EdtfError::ComponentQualifier { offset: offset + at }),
        None => Ok((body, qualifier)),
    }
}

/// A date of digits, `X` and hyphens.
fn unqualified(text: &str, offset: usize) -> Result<Point, EdtfError> {
    let mut parts = text.splitn(4, '-');
    let year_text = parts.next().unwrap_or_default();
    let (year, mut precision) = year(year_text, offset)?;
    let (mut month, mut day) = (1, 1);
    let mut unspecified = (precision != Precision::Year).then_some(Precision::Year);

    let month_text = parts.next();
    let month_offset = offset + year_text.len() + 1;
    if let Some(text) = month_text {
        if unspecified.is_some() {
            return Err(unspecified_digits(year_text, offset));
        }
        match two_digits(text, month_offset)? {
            Some(code) => (month, precision) = part_of_year(code, month_offset)?,
            None => unspecified = Some(Precision::Month),
        }
    }

    let day_text = parts.next();
    let day_offset = month_offset + month_text.map_or(0, str::len) + 1;
    if let Some(text) = day_text {
        match (precision, two_digits(text, day_offset)?) {
            (Precision::Month, Some(number)) => (day, precision) = (number, Precision::Day),
            (Precision::Month | Precision::Year, None) => unspecified = Some(Precision::Day),
            (Precision::Year, Some(_)) => return Err(EdtfError::UnspecifiedDigits { offset: month_offset }),
            _ => return Err(EdtfError::DayWithoutMonth { offset: day_offset }),
        }
        if parts.next().is_some() {
            return Err(EdtfError::TooManyParts { offset: day_offset + text.len() });
        }
    }

    let start = Date::new(year, month, day).map_err(|_| EdtfError::DayOutOfRange {
        offset: day_offset,
        found: day_text.unwrap_or_default().to_owned(),
        month: format!("{year:04}-{month:02}"),
    })?;
    Ok(Point { precision, start, unspecified, qualifier: Qualifier::Certain })
}

/// Four digits, the last one or two perhaps unspecified: the year or the first it can be, and what is known of it.
fn year(text: &str, offset: usize) -> Result<(i16, Precision), EdtfError> {
    let wrong = || EdtfError::YearNotFourDigits { offset, found: text.to_owned() };
    if text.len() != 4 {
        return Err(wrong());
    }
    let known = text.trim_end_matches('X');
    let (precision, unit) = match known.len() {
        4 => (Precision::Year, 1),
        3 => (Precision::Decade, 10),
        2 => (Precision::Century, 100),
        _ => return Err(unspecified_digits(text, offset)),
    };
    if known.contains('X') {
        return Err(unspecified_digits(text, offset));
    }
    let number: i16 = known.parse().map_err(|_| wrong())?;
    Ok((number * unit, precision))
}

/// The number; `None` where both digits are unspecified.
fn two_digits(text: &str, offset: usize) -> Result<Option<i8>, EdtfError> {
    let wrong = || EdtfError::NotTwoDigits { offset, found: text.to_owned() };
    match text {
        "XX" => Ok(None),
        _ if text.len() != 2 => Err(wrong()),
        _ if text.contains('X') => Err(unspecified_digits(text, offset)),
        _ => text.parse().map(Some).map_err(|_| wrong()),
    }
}

/// At the first `X` of a text that has one.
fn unspecified_digits(text: &str, offset: usize) -> EdtfError {
    EdtfError::UnspecifiedDigits { offset: offset + text.find('X').unwrap_or_default() }
}

/// A month, a season (level 1, Seasons) or one of the sub-year groupings of level 2: its first month and the unit.
fn part_of_year(code: i8, offset: usize) -> Result<(i8, Precision), EdtfError> {
    match code {
        1..=12 => Ok((code, Precision::Month)),
        21..=24 => Ok(((code - 21) * 3 + 1, Precision::Season)),
        33..=36 => Ok(((code - 33) * 3 + 1, Precision::Quarter)),
        40..=41 => Ok(((code - 40) * 6 + 1, Precision::HalfYear)),
        25..=32 | 37..=39 => Err(EdtfError::PartNotSupported { offset, found: code.to_string() }),
        _ => Err(EdtfError::MonthOutOfRange { offset, found: format!("{code:02}") }),
    }
}
