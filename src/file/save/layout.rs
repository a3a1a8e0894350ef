//! How a file is laid out, so that what is new in it looks like the rest.

use crate::file::outline::{Parts, parts};

/// How wide a line may be on which a whole object or array still stands, where a file has such lines.
const WIDTH: usize = 100;

/// How much of a file is looked at.
const SAMPLE: usize = 64 * 1024;

/// The habits of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// What ends a line; `None` where all stands on one line.
    pub newline: Option<&'static str>,
    /// One step of indentation.
    pub unit: String,
    /// Between a key and its value.
    pub colon: String,
    /// Between two values on one line.
    pub comma: String,
    /// Whether short objects and arrays stand on one line.
    pub fits: bool,
}

/// How the outside of a new value is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// On one line.
    Line,
    /// A line for each member or element.
    Lines,
    /// As its length has it.
    Free,
}

impl Outside {
    /// As a value that stands there.
    pub fn like(text: &str) -> Self {
        match parts(text) {
            Parts::Object(members) if members.is_empty() => Self::Free,
            Parts::List(elements) if elements.is_empty() => Self::Free,
            Parts::Plain => Self::Free,
            _ if text.contains('\n') => Self::Lines,
            _ => Self::Line,
        }
    }

    /// As the parts of a container stand in it.
    pub fn within(container: &str) -> Self {
        if container.contains('\n') { Self::Free } else { Self::Line }
    }
}

impl Style {
    /// Of a file, by how it begins.
    pub fn of(text: &str) -> Self {
        let mut style = Self {
            newline: None,
            unit: "  ".to_owned(),
            colon: ": ".to_owned(),
            comma: ", ".to_owned(),
            fits: false,
        };
        let bytes = text.as_bytes();
        let bytes = &bytes[..bytes.len().min(SAMPLE)];
        let (mut unit, mut colon, mut comma) = (None, None, None);
        // Where each container that is open began.
        let mut open: Vec<usize> = Vec::new();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    at = string(bytes, at);
                    continue;
                }
                b'{' | b'[' => open.push(at),
                b'}' | b']' => {
                    let Some(start) = open.pop() else { break };
                    let inner = &bytes[start + 1..at];
                    style.fits |=
                        !inner.trim_ascii().is_empty() && !inner.contains(&b'\n') && !open.is_empty();
                }
                b':' if colon.is_none() => {
                    let (before, after) = (blank_before(bytes, at), blank_after(bytes, at + 1));
                    if !bytes[before..after].contains(&b'\n') {
                        colon = text.get(before..after);
                    }
                }
                b',' if comma.is_none() => {
                    let (before, after) = (blank_before(bytes, at), blank_after(bytes, at + 1));
                    if !bytes[before..after].contains(&b'\n') {
                        comma = text.get(before..after);
                    }
                }
                b'\n' if !open.is_empty() => {
                    style.newline.get_or_insert(if at > 0 && bytes[at - 1] == b'\r' { "\r\n" } else { "\n" });
                    let opened = bytes[..at].trim_ascii_end().len();
                    if unit.is_none() && matches!(bytes[..opened].last(), Some(b'{' | b'[')) {
                        let inner = &text[at + 1..blank_after(bytes, at + 1)];
                        let inner = inner.rsplit('\n').next().unwrap_or(inner);
                        unit = inner.strip_prefix(indent(text, opened - 1));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        if let Some(unit) = unit {
            unit.clone_into(&mut style.unit);
        }
        let spaced = colon.is_none_or(|colon| colon != ":");
        if let Some(colon) = colon {
            colon.clone_into(&mut style.colon);
        }
        comma.unwrap_or(if spaced { ", " } else { "," }).clone_into(&mut style.comma);
        style
    }

    /// A value as it stands in the file: its first line from `column` on, the others indented by `indent`.
    pub fn lay(&self, json: &str, indent: &str, column: usize, outside: Outside) -> String {
        let json = json.trim_matches([' ', '\n', '\r', '\t']);
        // Laid out already: a copy of what stands in the file.
        if json.contains('\n') {
            return json.to_owned();
        }
        let mut out = String::with_capacity(json.len());
        self.put(&mut out, json, indent, column, outside);
        out
    }

    fn put(&self, out: &mut String, json: &str, indent: &str, column: usize, outside: Outside) {
        let (open, close, parts) = match parts(json) {
            Parts::Plain => return out.push_str(json),
            Parts::Object(members) => {
                ("{", "}", members.iter().map(|member| (member.raw_key, member.value)).collect::<Vec<_>>())
            }
            Parts::List(elements) => ("[", "]", elements.into_iter().map(|element| ("", element)).collect()),
        };
        out.push_str(open);
        let lines = self.newline.filter(|_| match outside {
            _ if parts.is_empty() => false,
            Outside::Line => false,
            Outside::Lines => true,
            Outside::Free => !self.fits || column + self.width(json) > WIDTH,
        });
        let inner = format!("{indent}{}", self.unit);
        for (position, (key, value)) in parts.into_iter().enumerate() {
            if let Some(newline) = lines {
                out.push_str(if position > 0 { "," } else { "" });
                out.push_str(newline);
                out.push_str(&inner);
            } else if position > 0 {
                out.push_str(&self.comma);
            }
            let mut column = inner.chars().count();
            if !key.is_empty() {
                out.push_str(key);
                out.push_str(&self.colon);
                column += key.chars().count() + self.colon.len();
            }
            let outside = if lines.is_some() { Outside::Free } else { Outside::Line };
            self.put(out, value, &inner, column, outside);
        }
        if let Some(newline) = lines {
            out.push_str(newline);
            out.push_str(indent);
        }
        out.push_str(close);
    }

    /// How many characters a value takes on one line.
    fn width(&self, json: &str) -> usize {
        let between = |count: usize| 2 + count.saturating_sub(1) * self.comma.len();
        match parts(json) {
            Parts::Plain => json.chars().count(),
            Parts::List(all) => all.iter().map(|part| self.width(part)).sum::<usize>() + between(all.len()),
            Parts::Object(all) => {
                let members =
                    all.iter().map(|it| self.width(it.raw_key) + self.colon.len() + self.width(it.value));
                members.sum::<usize>() + between(all.len())
            }
        }
    }
}

/// A value without any white space between its words, for comparing.
pub fn bare(json: &str) -> String {
    let style = Style {
        newline: None,
        unit: String::new(),
        colon: ":".to_owned(),
        comma: ",".to_owned(),
        fits: false,
    };
    let mut out = String::with_capacity(json.len());
    style.put(&mut out, json.trim_ascii(), "", 0, Outside::Line);
    out
}

/// How many arrays and objects stand in each other at most.
pub fn depth(json: &str) -> usize {
    let (mut depth, mut deepest, mut at) = (0_usize, 0, 0);
    let bytes = json.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = string(bytes, at);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
        at += 1;
    }
    deepest
}

/// The position after the string that starts at `at`.
fn string(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(rest) = bytes.get(at..) {
        match rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
            None => break,
            Some(found) if rest[found] == b'"' => return at + found + 1,
            Some(found) => at += found + 2,
        }
    }
    bytes.len()
}

/// The white space at the start of the line that holds `at`.
pub fn indent(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    &text[line..blank_after(&text.as_bytes()[..at], line)]
}

/// How many characters stand before `at` on its line.
pub fn column(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    text[line..at].chars().count()
}

fn blank_before(bytes: &[u8], at: usize) -> usize {
    bytes[..at].trim_ascii_end().len()
}

fn blank_after(bytes: &[u8], at: usize) -> usize {
    bytes.len() - bytes[at.min(bytes.len())..].trim_ascii_start().len()
}
