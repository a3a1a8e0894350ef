//! Why a text is not a date.

use strum::{IntoStaticStr, VariantNames};
use thiserror::Error;

/// Why a text is not a date this program takes. Every variant has the offset, in bytes, of the first thing wrong.
///
/// ```
/// use hoofdlijn::briefing::edtf::{Edtf, EdtfError};
///
/// let error = "2022-13".parse::<Edtf>().unwrap_err();
/// assert_eq!(error, EdtfError::MonthOutOfRange { offset: 5, found: "13".to_owned() });
/// assert_eq!(error.to_string(), "month 13 does not exist");
/// assert_eq!((error.code(), error.offset()), ("edtf-month-out-of-range", 5));
/// assert_eq!(error.args(), [("found", "13".to_owned())]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case", prefix = "edtf-")]
#[allow(
    missing_docs,
    reason = "`offset` is the same in all, and the other fields are what the message quotes"
)]
pub enum EdtfError {
    /// The empty text.
    #[error("a date is missing")]
    Empty { offset: usize },
    /// `/`, `..`, `../..` and the like: nothing but ends that are open or unknown.
    #[error("an interval needs a date at one end")]
    NoDate { offset: usize },
    /// A character beyond ASCII, such as an en dash or a non-breaking space.
    #[error("a date has no character {found:?}")]
    NotAscii { offset: usize, found: char },
    /// White space, inside or around.
    #[error("a date has no white space")]
    Whitespace { offset: usize },
    /// `2022-04-29T10:00:00` (level 0, Date and Time).
    #[error("a date has no time of day")]
    TimeOfDay { offset: usize },
    /// `Y170000002` (level 1, Letter-prefixed calendar year) and `Y17E7` (level 2, Exponential year).
    #[error("a year has four digits, and no Y or E")]
    LongYear { offset: usize },
    /// `-0044` (level 1, Negative calendar year).
    #[error("years before 0000 are not supported")]
    NegativeYear { offset: usize },
    /// `1950S2` (level 2, Significant digits).
    #[error("significant digits (S) are not supported")]
    SignificantDigits { offset: usize },
    /// `[2022,2023]` or `{2022..2024}` (level 2, Set representation).
    #[error("sets of dates are not supported")]
    DateSet { offset: usize },
    /// Any other character, or a dot that is no open end.
    #[error("unexpected character {found:?}")]
    UnexpectedCharacter { offset: usize, found: char },
    /// `2022/2023/2024`.
    #[error("an interval has two ends")]
    TooManySlashes { offset: usize },
    /// `2022-04-29-01`.
    #[error("nothing follows a day")]
    TooManyParts { offset: usize },
    /// `22`, or `20220429` (ISO 8601's basic format, which EDTF does not use).
    #[error("a year has four digits, not {found:?}")]
    YearNotFourDigits { offset: usize, found: String },
    /// `2022-4` or `2022-`.
    #[error("a month or day has two digits, not {found:?}")]
    NotTwoDigits { offset: usize, found: String },
    /// `2022-00` or `2022-13`.
    #[error("month {found} does not exist")]
    MonthOutOfRange { offset: usize, found: String },
    /// `2022-25` to `2022-32` and `2022-37` to `2022-39`: seasons of a hemisphere and thirds of a year (level 2,
    /// Sub-year groupings).
    #[error("part {found} of a year is not supported")]
    PartNotSupported { offset: usize, found: String },
    /// `2022-04-31` or `2022-02-29`.
    #[error("day {found} does not exist in {month}")]
    DayOutOfRange { offset: usize, found: String, month: String },
    /// `2022-22-01`: a day of a season, quarter or half-year.
    #[error("a day follows a month only")]
    DayWithoutMonth { offset: usize },
    /// `2X22`, `XXXX`, `2022-1X`, `2022-XX-29`, `202X-04` (level 2, Unspecified digit).
    #[error("unspecified digits are possible only in 202X, 20XX, 2022-XX, 2022-04-XX and 2022-XX-XX")]
    UnspecifiedDigits { offset: usize },
    /// `2022-XX/2023` (level 2, Interval).
    #[error("an interval has no unspecified digits")]
    UnspecifiedInInterval { offset: usize },
    /// `2022-?04` or `2022~-04` (level 2, Qualification).
    #[error("a qualifier stands at the end of a date only")]
    ComponentQualifier { offset: usize },
    /// `2022?~`.
    #[error("one qualifier is enough: % is both ? and ~")]
    TwoQualifiers { offset: usize },
    /// `2022-22~`: outside the standard, and libraries disagree on it.
    #[error("a season takes no ~ or ?")]
    QualifiedSeason { offset: usize },
    /// `2022-21/2022-22`: outside the standard, and libraries disagree on it.
    #[error("a season stands in no interval")]
    SeasonInInterval { offset: usize },
    /// `2022-06/2022-04`: the last day of the end is before the first day of the start.
    #[error("the end {end} is before the start {start}")]
    EndBeforeStart { offset: usize, start: String, end: String },
}

impl EdtfError {
    /// Where it goes wrong, in bytes from the beginning of the text. At most the text's length.
    pub fn offset(&self) -> usize {
        match self {
            Self::Empty { offset }
            | Self::NoDate { offset }
            | Self::NotAscii { offset, .. }
            | Self::Whitespace { offset }
            | Self::TimeOfDay { offset }
            | Self::LongYear { offset }
            | Self::NegativeYear { offset }
            | Self::SignificantDigits { offset }
            | Self::DateSet { offset }
            | Self::UnexpectedCharacter { offset, .. }
            | Self::TooManySlashes { offset }
            | Self::TooManyParts { offset }
            | Self::YearNotFourDigits { offset, .. }
            | Self::NotTwoDigits { offset, .. }
            | Self::MonthOutOfRange { offset, .. }
            | Self::PartNotSupported { offset, .. }
            | Self::DayOutOfRange { offset, .. }
            | Self::DayWithoutMonth { offset }
            | Self::UnspecifiedDigits { offset }
            | Self::UnspecifiedInInterval { offset }
            | Self::ComponentQualifier { offset }
            | Self::TwoQualifiers { offset }
            | Self::QualifiedSeason { offset }
            | Self::SeasonInInterval { offset }
            | Self::EndBeforeStart { offset, .. } => *offset,
        }
    }

    /// A stable name of the reason, `edtf-` and the variant's in kebab-case: the code of a finding. All of them are in
    /// [`EdtfError::VARIANTS`](VariantNames::VARIANTS).
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// What a translated message may quote, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAscii { found, .. } | Self::UnexpectedCharacter { found, .. } => {
                vec![("found", found.to_string())]
            }
            Self::YearNotFourDigits { found, .. }
            | Self::NotTwoDigits { found, .. }
            | Self::MonthOutOfRange { found, .. }
            | Self::PartNotSupported { found, .. } => vec![("found", found.clone())],
            Self::DayOutOfRange { found, month, .. } => {
                vec![("found", found.clone()), ("month", month.clone())]
            }
            Self::EndBeforeStart { start, end, .. } => vec![("start", start.clone()), ("end", end.clone())],
            _ => Vec::new(),
        }
    }
}
