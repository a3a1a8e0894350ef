//! Which files are read and written, and what comes of it.

use std::path::{Path, PathBuf};

use super::{Effect, LoadError, leave, replace, scenario};
use crate::{
    app::{
        Dialog, Document, Next, Notice, Origin, Purpose, State, Version,
        document::{OnDisk, SHIPPED_NAME},
        exporting,
        safety::{self, Opened, Over, SaveFailure},
    },
    briefing::finding::Severity,
    file::stamp::Stamp,
    text::Texts,
};

/// What the schema is called beside a briefing.
const SCHEMA_NAME: &str = "briefing.schema.json";

/// Asks for a path.
pub(in crate::app) fn pick(state: &State, purpose: Purpose, effects: &mut Vec<Effect>) {
    let name = offered(state, &purpose);
    effects.push(Effect::Pick { purpose, name });
}

/// The file name offered for what a path is asked for.
pub(super) fn offered(state: &State, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Open => String::new(),
        Purpose::Save(_) => state.document.file_name(),
        Purpose::Export(what) => {
            exported(state, what, PathBuf::from(what.file_name(state))).display().to_string()
        }
        Purpose::Schema => SCHEMA_NAME.to_owned(),
    }
}

/// The path of what is exported, which says so where it shows a scenario; slides show the facts.
fn exported(state: &State, what: &exporting::What, path: PathBuf) -> PathBuf {
    if *what == exporting::What::Slides { path } else { scenario::named(state, path) }
}

/// A path was given for what one was asked for.
pub(super) fn picked(state: &mut State, purpose: Purpose, path: PathBuf, effects: &mut Vec<Effect>) {
    match purpose {
        Purpose::Open => leave(state, Next::Open(path), effects),
        Purpose::Save(next) => {
            let path = with_ending(path, SHIPPED_NAME);
            effects.push(Effect::Save { path, next, over: Over::Anything });
        }
        Purpose::Export(what) => {
            let path = exported(state, &what, with_ending(path, &what.file_name(state)));
            effects.push(exporting::Task::Write(what, path).into());
        }
        Purpose::Schema => effects.push(Effect::WriteSchema(with_ending(path, SCHEMA_NAME))),
    }
}

/// A path with the ending of `like` where it has none.
fn with_ending(path: PathBuf, like: &str) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    let ending = like.split_once('.').map_or("", |(_, ending)| ending);
    path.with_extension(ending)
}

/// Writes the document where it came from, or asks where to.
pub(super) fn save(state: &mut State, next: Option<Next>, effects: &mut Vec<Effect>) {
    match &state.document.origin {
        Origin::File(path) => effects.push(Effect::Save { path: path.clone(), next, over: Over::Known }),
        Origin::Shipped | Origin::New => pick(state, Purpose::Save(next), effects),
    }
}

/// A file was read.
pub(super) fn loaded(
    state: &mut State,
    path: PathBuf,
    result: Result<Opened, LoadError>,
    effects: &mut Vec<Effect>,
) {
    let texts = Texts::of(state.settings.language());
    match result {
        Ok(opened) => {
            state.settings.remember(&path);
            effects.push(Effect::WriteSettings);
            replace(state, Document::opened(opened.loaded, path, opened.stamp));
            state.safety.backup = opened.backup;
            let errors =
                state.document.findings.iter().filter(|it| it.finding.severity == Severity::Error).count();
            if errors > 0 {
                let message = texts.with("notice-broken-parts", &[("count", errors.into())]);
                state.notices.push(Notice {
                    message,
                    hint: Some(texts.get("notice-broken-parts-hint")),
                    failed: true,
                });
            }
        }
        Err(error) => state.dialog = Some(Dialog::Failed(refused(texts, &path, &error))),
    }
}

/// Why a file was not loaded.
pub fn refused(texts: &Texts, path: &Path, error: &LoadError) -> Notice {
    match error {
        LoadError::Read(error) => failure(texts, error.code(), &error.args()),
        LoadError::Refused(refusal) => {
            let sentence = texts.finding(&refusal.located.finding);
            let message = texts.with(
                "load-refused",
                &[
                    ("path", path.display().to_string().into()),
                    ("line", refusal.located.line.to_string().into()),
                    ("column", refusal.located.column.to_string().into()),
                    ("message", sentence.message.into()),
                ],
            );
            Notice { message, hint: sentence.hint, failed: true }
        }
    }
}

/// The document was written.
pub(super) fn saved(
    state: &mut State,
    path: PathBuf,
    version: Version,
    next: Option<Next>,
    result: Result<Stamp, SaveFailure>,
    effects: &mut Vec<Effect>,
) {
    let texts = Texts::of(state.settings.language());
    match result {
        // Another document was opened meanwhile.
        Ok(_) if version.session != state.document.session => {
            state.notices.push(Notice { message: texts.get("notice-saved"), hint: None, failed: false });
        }
        Ok(stamp) => {
            state.settings.remember(&path);
            effects.push(Effect::WriteSettings);
            let origin = Origin::File(path);
            if state.document.origin != origin {
                state.safety.backup = None;
                state.document.origin = origin;
            }
            state.document.on_disk = OnDisk::As(stamp);
            state.document.saved = version.revision;
            state.notices.push(Notice { message: texts.get("notice-saved"), hint: None, failed: false });
            if let Some(next) = next {
                leave(state, next, effects);
            }
        }
        Err(SaveFailure::Changed(conflict)) => {
            state.dialog = Some(Dialog::Conflict(Box::new(safety::Conflict { next, ..*conflict })));
        }
        Err(SaveFailure::Write(error)) => {
            let notice = failure(texts, error.code(), &error.args());
            let hint = safety::with_backup(state, notice.hint);
            state.dialog = Some(Dialog::Failed(Notice { hint, ..notice }));
        }
    }
    safety::after_save(state, effects);
}

/// A notice made of an error's code and arguments.
pub(super) fn failure(texts: &Texts, code: &str, args: &[(&'static str, String)]) -> Notice {
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
    Notice { message: texts.with(code, &args), hint: texts.attribute(code, "hint", &args), failed: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_gets_one() {
        let path = |name: &str, like| with_ending(PathBuf::from(name), like).display().to_string();
        assert_eq!(path("brief", SHIPPED_NAME), "brief.briefing.json");
        assert_eq!(path("brief.json", SHIPPED_NAME), "brief.json");
        assert_eq!(path("picture", "picture.svg"), "picture.svg");
    }
}
