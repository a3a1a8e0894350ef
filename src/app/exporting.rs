//! Figures written, copied and printed in the background: what of, what is made of them, and how far it is.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use egui::ColorImage;

use super::{State, show};
use crate::{
    export::{self, Choices, Deck, ExportError, Format, Paper, Progress, Request, Slide},
    figure::Figure,
    file::disk::{self, WriteError},
    text::Texts,
};

/// The size of a figure that is written, in points: a slide of 16:9.
pub const PICTURE: (u32, u32) = (1920, 1080);

/// The size of a figure that is copied, in points; it has twice as many pixels.
const COPIED: (u32, u32) = (1280, 720);

/// What is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The figure of this id.
    Figure(String),
    /// All figures of the document, in their order.
    All,
    /// All slides with their notes; of a document without, its figures.
    Slides,
}

/// What is to be done with figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Write them; the ending tells the format.
    Write(What, PathBuf),
    /// Put one on the clipboard.
    Copy(String),
    /// Write them on paper, and show that in the system's viewer.
    Print(What, Paper),
    /// Stop what is being done.
    Stop,
}

/// What came of it.
#[derive(Debug)]
pub enum Event {
    /// So many are done, of so many.
    Progress(usize, usize),
    /// Written here.
    Written(PathBuf, Result<(), Failure>),
    /// Drawn, to be put on the clipboard.
    Drawn(Result<Arc<ColorImage>, Failure>),
    /// On paper here.
    Printed(PathBuf, Result<(), Failure>),
}

/// Why figures were not exported.
#[derive(Debug)]
pub enum Failure {
    /// One could not be drawn.
    Draw(ExportError),
    /// The file, or the folder for many, could not be written.
    Write(WriteError),
    /// The handout is written, and no program shows it.
    Viewer(String),
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::Draw(error)
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl What {
    /// The name offered for a file of it.
    pub fn file_name(&self, state: &State) -> String {
        match self {
            // Windows allows no colon in a name.
            Self::Figure(id) => format!("{}.svg", id.replace(':', "-")),
            Self::All | Self::Slides => {
                let name = state.document.file_name();
                format!("{}.pdf", name.split('.').next().unwrap_or("figures"))
            }
        }
    }

    /// The slides of it, as they are looked at now; empty where the document has no such figure.
    pub fn deck(&self, state: &State) -> Deck {
        let briefing = &state.document.briefing;
        let language = state.settings.language();
        let figures = match self {
            Self::Slides => {
                let today = briefing.as_of.unwrap_or(state.started_on);
                // Slides say what is; a scenario is looked at beside them.
                let like = Request { today, scenario: None, ..request(state, Figure::Timeline) };
                return export::slides::deck_of(&like, &show::slides(briefing));
            }
            Self::Figure(id) => Figure::find(briefing, id).into_iter().collect(),
            Self::All => Figure::all(briefing),
        };
        Deck {
            title: Texts::of(language).text(&briefing.title).to_owned(),
            language,
            slides: figures.into_iter().map(|figure| Slide::from(request(state, figure))).collect(),
        }
    }
}

/// What a picture of a figure needs, as it is looked at now.
pub fn request(state: &State, figure: Figure) -> Request {
    let document = &state.document;
    Request {
        briefing: document.briefing.clone(),
        index: document.index.clone(),
        figure,
        views: state.view.figures.clone(),
        filter: state.view.filter.clone(),
        language: state.settings.language(),
        theme: state.theme(),
        today: state.today(),
        title: None,
        scenario: state.overlay.clone(),
        size: PICTURE,
    }
}

/// Does a task on the figures of a deck, off the window's thread. `stop` ends it early.
pub fn perform(task: Task, deck: &Deck, stop: &AtomicBool, tell: &(dyn Fn(Event) + Sync)) -> Event {
    let progress = |done: usize, of: usize| {
        tell(Event::Progress(done, of));
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    match task {
        Task::Write(what, path) => {
            let (path, result) = match write(&what, deck, &path, &progress) {
                Ok(written) => (written, Ok(())),
                Err(failure) => (path, Err(failure)),
            };
            Event::Written(path, result)
        }
        Task::Copy(_) => Event::Drawn(deck.slides.first().map_or_else(
            || Err(ExportError::NoSlides.into()),
            |slide| {
                let request = Request { size: COPIED, ..slide.request.clone() };
                Ok(Arc::new(export::image(&request, 2)?))
            },
        )),
        Task::Print(what, paper) => {
            let (path, result) = print(&what, deck, paper, &progress);
            Event::Printed(path, result)
        }
        // Not a thing that takes time.
        Task::Stop => Event::Progress(0, 0),
    }
}

/// Writes figures, and gives where: a format of one figure each gets a folder for many, named like the file.
fn write(what: &What, deck: &Deck, path: &Path, progress: Progress<'_>) -> Result<PathBuf, Failure> {
    let format = Format::of(path)?;
    let choices = Choices::default();
    if matches!(format, Format::Pdf | Format::Pptx) {
        disk::write_atomic(path, &export::deck(deck, format, choices, progress)?)?;
        return Ok(path.to_owned());
    }
    if let (What::Figure(_), Some(slide)) = (what, deck.slides.first()) {
        disk::write_atomic(path, &export::picture(&slide.request, format, choices)?)?;
        return Ok(path.to_owned());
    }
    let folder = path.with_extension("");
    std::fs::create_dir_all(&folder)
        .map_err(|error| WriteError { path: folder.clone(), reason: error.into() })?;
    let numbered: Vec<(usize, &Slide)> = (1..).zip(&deck.slides).collect();
    let ending: &str = format.into();
    let failed = std::sync::Mutex::new(None);
    let done = export::many(&numbered, progress, |(at, slide)| {
        let bytes = export::picture(&slide.request, format, choices)?;
        let name = format!("{at:02}-{}.{ending}", slide.request.figure.id().replace(':', "-"));
        disk::write_atomic(&folder.join(name), &bytes).map_err(|error| {
            if let Ok(mut failed) = failed.lock() {
                failed.get_or_insert(error);
            }
            ExportError::Cancelled
        })
    });
    match failed.into_inner() {
        Ok(Some(error)) => Err(error.into()),
        _ => Ok(done.map(|_| folder)?),
    }
}

/// Writes a handout where only this user sees it, and shows it.
fn print(what: &What, deck: &Deck, paper: Paper, progress: Progress<'_>) -> (PathBuf, Result<(), Failure>) {
    let name = match what {
        What::Figure(id) => format!("{}.pdf", id.replace(':', "-")),
        What::All | What::Slides => "hoofdlijn.pdf".to_owned(),
    };
    let folder = std::env::temp_dir();
    let made = tempfile::Builder::new().prefix("hoofdlijn-").tempdir_in(&folder);
    let path = match made.map(tempfile::TempDir::keep) {
        Ok(folder) => folder.join(name),
        Err(error) => return (folder.clone(), Err(WriteError { path: folder, reason: error.into() }.into())),
    };
    let result = export::handout(deck, paper, progress)
        .map_err(Failure::from)
        .and_then(|bytes| Ok(disk::write_atomic(&path, &bytes)?))
        .and_then(|()| view(&path).map_err(|error| Failure::Viewer(error.to_string())));
    (path, result)
}

/// Shows a file in the program that the system has for it.
fn view(path: &Path) -> std::io::Result<()> {
    let mut command = if cfg!(target_os = "windows") {
        Command::new("explorer")
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        // Not a key of a message, which a test would take it for in one piece.
        Command::new(concat!("xdg", "-open"))
    };
    command.arg(path).spawn().map(drop)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::app::{Action, Command, Document, Effect, Settings, dispatch};

    fn state() -> State {
        State::new(Document::shipped().unwrap(), Settings::default(), "2026-01-01".parse().unwrap())
    }

    #[test]
    fn many_figures_are_a_folder_or_one_file() {
        let state = state();
        let mut deck = What::All.deck(&state);
        assert!(deck.slides.len() > 3);
        deck.slides.truncate(3);
        let folder = tempfile::tempdir().unwrap();
        let told = Mutex::new(Vec::new());
        let tell = |event| told.lock().unwrap().push(event);
        let write = |name: &str, stop: bool| {
            let task = Task::Write(What::All, folder.path().join(name));
            perform(task, &deck, &AtomicBool::new(stop), &tell)
        };
        let Event::Written(path, Ok(())) = write("all.svg", false) else { panic!("not written") };
        let mut names: Vec<_> = std::fs::read_dir(&path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort_unstable();
        let named = |(at, slide): (usize, &Slide)| format!("{at:02}-{}.svg", slide.request.figure.id());
        assert_eq!(names, (1..).zip(&deck.slides).map(named).collect::<Vec<_>>());
        let Event::Written(path, Ok(())) = write("all.pdf", false) else { panic!("not written") };
        assert!(std::fs::read(path).unwrap().starts_with(b"%PDF-"));
        assert!(told.lock().unwrap().iter().any(|event| matches!(event, Event::Progress(3, 3))));
        let stopped = write("stopped.pptx", true);
        assert!(matches!(stopped, Event::Written(_, Err(Failure::Draw(ExportError::Cancelled)))));
        assert!(!folder.path().join("stopped.pptx").exists());
        let nowhere = write("no/such/all.png", false);
        assert!(matches!(nowhere, Event::Written(_, Ok(()))), "folders are made");
    }

    #[test]
    fn a_copy_reaches_the_clipboard() {
        let mut state = state();
        let mut effects = Vec::new();
        dispatch(&mut state, Action::Run(Command::CopyPicture), &mut effects);
        let Some(Effect::Export(task)) = effects.pop() else { panic!("nothing is drawn") };
        let deck = What::Figure("timeline".to_owned()).deck(&state);
        let event = perform(task, &deck, &AtomicBool::new(false), &|_| ());
        dispatch(&mut state, Action::Exporting(event), &mut effects);
        let Some(Effect::CopyImage(image)) = effects.pop() else { panic!("nothing is copied") };
        assert_eq!(image.size, [2560, 1440]);
        assert!(!state.notices.last().unwrap().failed);
    }

    #[test]
    fn what_was_stopped_is_told_and_is_no_failure() {
        let mut state = state();
        let mut effects = Vec::new();
        dispatch(&mut state, Event::Progress(2, 10).into(), &mut effects);
        assert_eq!(state.progress, Some((2, 10)));
        dispatch(&mut state, Action::StopExport, &mut effects);
        assert_eq!(effects, [Effect::Export(Task::Stop)]);
        let stopped = Event::Written(PathBuf::from("a.pdf"), Err(Failure::Draw(ExportError::Cancelled)));
        dispatch(&mut state, stopped.into(), &mut effects);
        assert_eq!(state.progress, None);
        assert!(!state.notices.last().unwrap().failed);
    }
}
