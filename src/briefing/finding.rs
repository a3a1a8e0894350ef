//! What is wrong with a briefing: a stable code, how bad it is, where, and what the sentence about it needs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing found. The words are made by `text` from the code and the arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable; the key of the message (`finding-CODE`, with `.hint`).
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where, as a JSON path.
    pub path: Path,
    /// What the sentence needs, by name.
    pub args: Vec<(&'static str, String)>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// Something is wrong, and part of the file may not be shown.
    Error,
    /// Everything is shown, but someone should look.
    Warning,
}

/// A place in a JSON document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Path(pub Vec<Step>);

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// Into an array.
    At(usize),
}

impl Path {
    /// One step further, into an object.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Key(key.into()));
        path
    }

    /// One step further, into an array.
    #[must_use]
    pub fn at(&self, at: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Step::At(at));
        path
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::At(at) => write!(f, "[{at}]")?,
            }
        }
        Ok(())
    }
}

impl Finding {
    /// An error.
    pub fn error(code: &'static str, path: Path) -> Self {
        Self { code, severity: Severity::Error, path, args: Vec::new() }
    }

    /// A warning.
    pub fn warning(code: &'static str, path: Path) -> Self {
        Self { code, severity: Severity::Warning, path, args: Vec::new() }
    }

    /// With one more thing for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}
