//! What is remembered between sessions. Losing it never loses a document.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{file::disk, text::Language};

/// The version of the settings file this program writes.
const VERSION: u32 = 1;

/// How many recent files are remembered.
const RECENT: usize = 8;

/// What is remembered between sessions.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Settings {
    /// The version of this file; another version's settings are left alone and the defaults used.
    pub version: u32,
    /// A language code.
    pub language: String,
    /// Whether the window is dark.
    pub dark: bool,
    /// The scale of everything, 1.0 as designed.
    pub zoom: f32,
    /// The files opened or saved last, newest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        let language = Language::Dutch.code().to_owned();
        Self { version: VERSION, language, dark: false, zoom: 1.0, recent: Vec::new() }
    }
}

impl Settings {
    /// Where they are kept, if this machine has such a place.
    pub fn path() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "hoofdlijn")
            .map(|dirs| dirs.config_dir().join("settings.json"))
    }

    /// The settings in a file; the defaults where there is none, or it is broken or of another version.
    pub fn read(path: &Path) -> Option<Self> {
        let bytes = disk::read(path).ok()?;
        let settings: Self = match serde_json::from_slice(&bytes) {
            Ok(settings) => settings,
            Err(error) => {
                log::warn!("settings are not read: {error}: {}", path.display());
                return None;
            }
        };
        (settings.version == VERSION).then_some(settings)
    }

    /// Writes them.
    ///
    /// # Errors
    /// What stood in the way, for the log: settings are never worth a question.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let folder = path.parent().ok_or("no folder")?;
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        let json = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        disk::write_atomic(path, json.as_bytes()).map_err(|error| error.to_string())
    }

    /// The language.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or(Language::Dutch)
    }

    /// Puts a file on top of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}
