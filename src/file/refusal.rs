//! Why a file is not opened at all.

use super::{
    Located, Refusal,
    outline::{Parts, offset, parts},
    places::lines_and_columns,
    trouble::quoted,
};
use crate::briefing::{
    FORMAT, VERSION,
    finding::{Finding, Path},
};

/// Lists and objects within each other that a file may have, as many as `serde_json` takes.
const DEPTH: usize = 128;

/// A refusal with its place in the text.
fn refusal(text: &str, offset: usize, finding: Finding) -> Refusal {
    let (line, column) = lines_and_columns(text, &[offset])[0];
    Refusal { located: Located { finding, line, column } }
}

fn error(code: &'static str) -> Finding {
    Finding::error(code, Path::default())
}

/// The bytes as text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    // Notepad's "Unicode": a byte order mark, or every other byte zero.
    if bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || bytes.iter().take(2).any(|it| *it == 0)
    {
        return Err(refusal("", 0, error("file-utf16")));
    }
    let at = match str::from_utf8(bytes) {
        Ok(text) if !text.trim_ascii().is_empty() => return Ok(text),
        Ok(text) => return Err(refusal(text, 0, error("file-empty"))),
        Err(error) => error.valid_up_to(),
    };
    let before = String::from_utf8_lossy(&bytes[..at]);
    let finding = error("file-not-utf8").with("found", format!("{:02X}", bytes[at])).with("offset", at);
    Err(refusal(&before, at, finding))
}

/// Whether the text is one JSON value, of bearable depth.
pub(super) fn json(text: &str) -> Result<(), Refusal> {
    // Depth first: a text that is nothing but opening brackets also breaks off, which says less.
    depth(text)?;
    serde_json::from_str::<serde::de::IgnoredAny>(text).map(drop).map_err(|problem| not_json(text, &problem))
}

/// Whether the text goes no deeper than it may.
pub(super) fn depth(text: &str) -> Result<(), Refusal> {
    too_deep(text).map_or(Ok(()), |at| Err(refusal(text, at, error("file-too-deep").with("depth", DEPTH))))
}

/// A text from which nothing could be read although it is JSON.
pub(super) fn unreadable(text: &str, problem: &serde_json::Error) -> Refusal {
    refusal(text, 0, error("file-unreadable").with("reason", quoted(&problem.to_string())))
}

fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                if depth > DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The words of `serde_json` as a finding at the place where the text stops being JSON.
fn not_json(text: &str, problem: &serde_json::Error) -> Refusal {
    let start =
        text.split_inclusive('\n').take(problem.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = text.floor_char_boundary(start + problem.column().saturating_sub(1));
    if problem.is_eof() {
        return refusal(text, text.trim_ascii_end().len(), error("json-truncated"));
    }
    let (before, after) = text.split_at(at);
    let is_word = |letter: char| letter.is_alphanumeric() || "_-+.".contains(letter);
    let word_start = before
        .rfind(|letter| !is_word(letter))
        .map_or(0, |end| end + before[end..].chars().next().map_or(0, char::len_utf8));
    let word_end = at + after.find(|letter| !is_word(letter)).unwrap_or(after.len());
    let word = &text[word_start..word_end];
    let message = problem.to_string();
    let is = |words: &str| message.starts_with(words);
    let end = before.trim_ascii_end();
    let (at, finding) = match after.chars().next() {
        Some('}' | ']') if end.ends_with(',') => (end.len() - 1, error("json-trailing-comma")),
        _ if ["nan", "infinity"].contains(&word.trim_start_matches(['-', '+']).to_lowercase().as_str()) => {
            (word_start, error("json-not-finite").with("found", quoted(word)))
        }
        Some('/') => (at, error("json-comment")),
        Some('\'' | '‘' | '’' | '“' | '”' | '„') if !is("control") => (at, error("json-quotes")),
        _ if is("trailing characters") => (at, error("json-trailing")),
        _ if is("expected `,`") => (at, error("json-comma")),
        _ if is("expected `:`") => (at, error("json-colon")),
        Some('0'..='9')
            if is("key must be")
                && end.strip_suffix(',').is_some_and(|it| it.ends_with(|it: char| it.is_ascii_digit())) =>
        {
            (end.len() - 1, error("json-decimal-comma"))
        }
        _ if is("key must be a string") => (at, error("json-key")),
        _ if is("control character") => (at, error("json-control")),
        _ if is("invalid escape") || is("unexpected end of hex") || is("lone") || is("invalid unicode") => {
            (at, error("json-escape"))
        }
        _ if is("invalid number") || is("number out of range") => {
            (word_start, error("json-number").with("found", quoted(word)))
        }
        _ if word.is_empty() => {
            let found = after
                .chars()
                .next()
                .map(|it| if it.is_control() { format!("U+{:04X}", u32::from(it)) } else { it.into() });
            (at, error("json-value").with("found", found.unwrap_or_default()))
        }
        _ => (word_start, error("json-value").with("found", quoted(word))),
    };
    refusal(text, at, finding)
}

/// Whether a JSON text says it is a briefing of a version that this program knows.
pub(super) fn format(text: &str) -> Result<(), Refusal> {
    let root = text.trim_ascii();
    let start = offset(text, root);
    let Parts::Object(members) = parts(root) else {
        return Err(refusal(text, start, error("not-an-object").with("found", quoted(root))));
    };
    let member = |key: &str| members.iter().find(|member| member.key() == key);
    let Some(format) = member("format") else {
        let has = |keys: &[&str]| keys.iter().all(|key| member(key).is_some());
        let looks = if has(&["title"]) && ["events", "series", "sources"].iter().any(|key| has(&[key])) {
            "briefing"
        } else if member("type").is_some_and(|it| it.value.starts_with("\"Feature")) {
            "geojson"
        } else if has(&["cells", "nbformat"]) {
            "notebook"
        } else if has(&["$schema"]) && (has(&["properties"]) || has(&["$defs"])) {
            "schema"
        } else if has(&["openapi"]) || has(&["swagger"]) {
            "openapi"
        } else if has(&["name", "version"]) {
            "package"
        } else {
            "other"
        };
        return Err(refusal(text, start, error("format-missing").with("looks", looks)));
    };
    if serde_json::from_str::<String>(format.value).ok().as_deref() != Some(FORMAT) {
        let finding =
            Finding::error("format-other", Path::default().key("format")).with("found", quoted(format.value));
        return Err(refusal(text, offset(text, format.value), finding));
    }
    // A version that is missing or no whole number is a broken part like any other.
    match member("version") {
        Some(version)
            if serde_json::from_str::<u64>(version.value).is_ok_and(|it| it != u64::from(VERSION)) =>
        {
            let finding = Finding::error("version-unknown", Path::default().key("version"))
                .with("found", version.value)
                .with("version", VERSION);
            Err(refusal(text, offset(text, version.value), finding))
        }
        _ => Ok(()),
    }
}
