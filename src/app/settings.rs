//! What is remembered between sessions. Losing it never loses a document.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Page;
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
    /// A language code; that of the system where nobody chose.
    pub language: String,
    /// Whether the window is dark.
    pub dark: bool,
    /// Whether nothing glides: pictures change at once.
    pub reduced_motion: bool,
    /// Whether colours stand out more than usual.
    pub contrast: bool,
    /// Whether presenting is done in the window.
    pub windowed: bool,
    /// The screen that is presented on, from 0; the one the window is on where none was chosen.
    pub monitor: Option<usize>,
    /// Whether the speaker has a window too.
    pub speaker: bool,
    /// The scale of everything, 1.0 as designed.
    pub zoom: f32,
    /// The files opened or saved last, newest first.
    pub recent: Vec<PathBuf>,
    /// The page that was looked at last.
    pub page: Page,
    /// Whether the first steps were seen.
    pub welcomed: bool,
}

/// What every version of the file has: of another one nothing else is known.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Default for Settings {
    fn default() -> Self {
        let language = Language::Dutch.code().to_owned();
        Self {
            version: VERSION,
            language,
            dark: false,
            reduced_motion: false,
            contrast: false,
            windowed: false,
            monitor: None,
            speaker: false,
            zoom: 1.0,
            recent: Vec::new(),
            page: Page::default(),
            welcomed: false,
        }
    }
}

impl Settings {
    /// Where they are kept, if this machine has such a place.
    pub fn path() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "hoofdlijn")
            .map(|dirs| dirs.config_dir().join("settings.json"))
    }

    /// Those of somebody who has chosen nothing yet: in the system's language where the program speaks it.
    pub fn of_system() -> Self {
        let language = sys_locale::get_locale().and_then(|tag| Language::from_tag(&tag));
        let settings = Self::default();
        match language {
            Some(language) => Self { language: language.code().to_owned(), ..settings },
            None => settings,
        }
    }

    /// The settings in a file, or the system's where there are none that can be read; and whether they may be written
    /// there: those of a newer program are left alone.
    pub fn read(path: &Path) -> (Self, bool) {
        let Ok(bytes) = disk::read(path) else { return (Self::of_system(), true) };
        match serde_json::from_slice::<Versioned>(&bytes).and_then(|it| {
            if it.version == VERSION { serde_json::from_slice(&bytes).map(Ok) } else { Ok(Err(it.version)) }
        }) {
            Ok(Ok(settings)) => (settings, true),
            Ok(Err(version)) => {
                log::warn!("settings of version {version} are left alone: {}", path.display());
                (Self::of_system(), version < VERSION)
            }
            Err(error) => {
                log::warn!("settings are not read: {error}: {}", path.display());
                (Self::of_system(), true)
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn written(json: &str) -> (Settings, bool) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        std::fs::write(&path, json).unwrap();
        Settings::read(&path)
    }

    #[test]
    fn what_was_chosen_is_read_again() {
        let settings = Settings {
            language: "en".to_owned(),
            dark: true,
            page: Page::Priority(crate::briefing::Id::from("p1")),
            ..Settings::default()
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/settings.json");
        settings.write(&path).unwrap();
        assert_eq!(Settings::read(&path), (settings, true));
    }

    #[test]
    fn broken_settings_are_as_none() {
        for json in ["", "{", "[]", "{\"version\": 1, \"zoom\": \"large\"}", "{\"version\": -1}"] {
            assert_eq!(written(json), (Settings::of_system(), true), "{json}");
        }
    }

    #[test]
    fn settings_of_a_newer_program_are_left_alone() {
        assert_eq!(written("{\"version\": 2, \"zoom\": {}}"), (Settings::of_system(), false));
    }
}
