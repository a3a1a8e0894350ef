//! Exporting, copying and printing figures: what is asked for, and what came of it.

use super::{Effect, files::failure, pick};
use crate::{
    app::{
        Command, Notice, Page, Purpose, State,
        exporting::{Event, Failure, Task, What},
    },
    export::{ExportError, Paper},
    text::Texts,
};

/// A command that exports.
pub(super) fn command(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    let figure = state.figure().map(|figure| figure.id());
    match (command, figure) {
        (Command::ExportPicture, Some(figure)) => pick(state, Purpose::Export(What::Figure(figure)), effects),
        (Command::ExportAll, _) => pick(state, Purpose::Export(What::All), effects),
        (Command::ExportSlides, _) => pick(state, Purpose::Export(What::Slides), effects),
        (Command::CopyPicture, Some(figure)) => effects.push(Task::Copy(figure).into()),
        // A page without a figure of its own is about all of them.
        (Command::Print | Command::PrintLarge, figure) => {
            let paper = if command == Command::Print { Paper::A4 } else { Paper::A3 };
            let all = if state.view.page == Page::Slides { What::Slides } else { What::All };
            effects.push(Task::Print(figure.map_or(all, What::Figure), paper).into());
        }
        _ => {}
    }
}

/// What came of it.
pub(super) fn event(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    let texts = Texts::of(state.settings.language());
    let done = |key: &str, path: &std::path::Path| Notice {
        message: texts.with(key, &[("path", path.display().to_string().into())]),
        hint: None,
        failed: false,
    };
    let notice = match event {
        Event::Progress(done, of) => {
            state.progress = (done < of && of > 1).then_some((done, of));
            return;
        }
        Event::Written(path, Ok(())) => done("notice-exported", &path),
        Event::Printed(path, Ok(())) => done("notice-printed", &path),
        Event::Drawn(Ok(image)) => {
            effects.push(Effect::CopyImage(image));
            Notice { message: texts.get("notice-picture-copied"), hint: None, failed: false }
        }
        Event::Printed(path, Err(Failure::Viewer(reason))) => {
            let args = [("path", path.display().to_string()), ("reason", reason)];
            failure(texts, "print-viewer", &args)
        }
        Event::Written(_, Err(error)) | Event::Printed(_, Err(error)) | Event::Drawn(Err(error)) => {
            match error {
                Failure::Draw(ExportError::Cancelled) => {
                    Notice { message: texts.get("export-cancelled"), hint: None, failed: false }
                }
                Failure::Draw(error) => failure(texts, error.code(), &error.args()),
                Failure::Write(error) => failure(texts, error.code(), &error.args()),
                Failure::Viewer(reason) => {
                    failure(texts, "print-viewer", &[("path", String::new()), ("reason", reason)])
                }
            }
        }
    };
    state.progress = None;
    state.notices.push(notice);
}
