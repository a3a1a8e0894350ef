//! What comes of reading and writing files.

use std::path::{Path, PathBuf};

use super::{Effect, LoadError, leave, replace};
use crate::{
    app::{
        Dialog, Document, Next, Notice, Origin, State, Version,
        document::OnDisk,
        safety::{self, Opened, SaveFailure},
    },
    briefing::finding::Severity,
    file::stamp::Stamp,
    text::Texts,
};

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
