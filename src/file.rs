//! Bytes to a briefing and back: parsing with positions, findings, saving without loss, the disk.

pub mod compare;
pub mod disk;
mod keys;
mod mend;
mod outline;
mod places;
pub mod recovery;
mod refusal;
pub mod save;
pub mod stamp;
mod trouble;
pub mod watch;

use std::sync::Arc;

use crate::briefing::{
    Briefing, FORMAT, Index, VERSION,
    check::check,
    finding::{Finding, Path, Step},
};
use mend::{Mended, mend};
use places::Spot;

/// More findings of one sort than this are counted, not listed.
const LIMIT: usize = 10_000;

/// The argument of a message where there is nothing to name.
const NONE: &str = "none";

/// A briefing as read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What of it is valid.
    pub briefing: Briefing,
    /// The whole text, without a byte order mark.
    pub text: Arc<str>,
    /// Whether the file began with a byte order mark, which a save writes back.
    pub bom: bool,
    /// What is wrong, in the order of the text.
    pub findings: Vec<Located>,
    /// The elements of lists that are in the text but not in `briefing`, because they are broken: their paths in the
    /// text, sorted.
    pub skipped: Vec<Path>,
    /// What reading told, for reading parts of the text again.
    told: Vec<Told>,
}

/// What reading a text told, apart from what is found between its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// As [`Loaded::skipped`].
    pub skipped: Vec<Path>,
    told: Vec<Told>,
}

/// A finding and where it is in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// What was found.
    pub finding: Finding,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Why a file is not opened: it is not JSON, or not a briefing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What, and where.
    pub located: Located,
}

/// Reads a briefing from the bytes of a file.
///
/// # Errors
/// When it is not JSON, or not a briefing at all. A broken part is left out and told in the findings.
pub fn load(bytes: &[u8]) -> Result<Loaded, Refusal> {
    let (bytes, bom) = bytes.strip_prefix(b"\xef\xbb\xbf").map_or((bytes, false), |rest| (rest, true));
    let text = refusal::text(bytes)?;
    let (briefing, reading) = read(text)?;
    let findings = findings(text, &briefing, &Index::new(&briefing), &reading);
    let Reading { skipped, told } = reading;
    Ok(Loaded { briefing, text: text.into(), bom, findings, skipped, told })
}

/// Reads a briefing from a text, without comparing its parts with each other.
fn read(text: &str) -> Result<(Briefing, Reading), Refusal> {
    match keys::read(text) {
        Ok(read) if read.briefing.format == FORMAT && read.briefing.version == VERSION => {
            // What the types know is flat; only what they ignore can be deep.
            if read.has_ignored {
                refusal::depth(text)?;
            }
            Ok((read.briefing, Reading { skipped: Vec::new(), told: keys::findings(read.unknown) }))
        }
        _ => {
            refusal::json(text)?;
            refusal::format(text)?;
            let Mended { text: readable, troubles: mut told, skipped } = mend(text.trim_ascii());
            let read = keys::read(&readable).map_err(|error| refusal::unreadable(text, &error))?;
            told.extend(keys::findings(read.unknown).into_iter().map(|told| told.in_text(&skipped)));
            Ok((read.briefing, Reading { skipped, told }))
        }
    }
}

/// All that is wrong with a text, in its order: what reading it told, and what is found between its parts.
pub fn findings(text: &str, briefing: &Briefing, index: &Index, reading: &Reading) -> Vec<Located> {
    let checked =
        check(briefing, index).into_iter().map(|finding| Told::from(finding).in_text(&reading.skipped));
    located(text, reading.told.iter().cloned().chain(checked).collect())
}

impl Loaded {
    /// What reading the text told.
    pub fn reading(&self) -> Reading {
        Reading { skipped: self.skipped.clone(), told: self.told.clone() }
    }
}

/// The path in the text of a path in the briefing, where elements of lists were skipped ([`Loaded::skipped`]).
#[must_use]
pub fn in_text(path: &Path, skipped: &[Path]) -> Path {
    let mut found = Path::default();
    for step in &path.0 {
        let Step::At(at) = step else {
            found.0.push(step.clone());
            continue;
        };
        let mut at = *at;
        let siblings = &skipped[skipped.partition_point(|it| *it < found)..];
        for sibling in siblings.iter().take_while(|it| it.0.starts_with(&found.0)) {
            if let [Step::At(gone)] = sibling.0[found.0.len()..]
                && gone <= at
            {
                at += 1;
            }
        }
        found.0.push(Step::At(at));
    }
    found
}

/// Something wrong, and its place where the path of the finding does not say it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    finding: Finding,
    /// Of a key that stands there more than once: which one it is about.
    nth: usize,
}

impl From<Finding> for Told {
    fn from(finding: Finding) -> Self {
        Self { finding, nth: 0 }
    }
}

impl Told {
    fn in_text(mut self, skipped: &[Path]) -> Self {
        if !skipped.is_empty() {
            self.finding.path = in_text(&self.finding.path, skipped);
        }
        self
    }
}

fn located(text: &str, told: Vec<Told>) -> Vec<Located> {
    if told.is_empty() {
        return Vec::new();
    }
    let twice = |told: &&Told| told.nth > 0;
    let spots: Vec<Spot<'_>> = told
        .iter()
        .map(|told| Spot::of(&told.finding, told.nth))
        .chain(told.iter().filter(twice).map(|told| Spot::of(&told.finding, 0)))
        .collect();
    let offsets = places::offsets(text, &spots);
    let places = places::lines_and_columns(text, &offsets);
    let mut first = places[told.len()..].iter();
    let mut found: Vec<(usize, Located)> = told
        .into_iter()
        .zip(offsets.into_iter().zip(&places))
        .map(|(Told { mut finding, nth }, (offset, &(line, column)))| {
            if nth > 0
                && let Some((line, _)) = first.next()
            {
                finding = finding.with("line", line);
            }
            (offset, Located { finding, line, column })
        })
        .collect();
    found.sort_by_key(|(offset, _)| *offset);
    found.into_iter().map(|(_, located)| located).collect()
}

#[cfg(test)]
mod tests;
