//! The one place that changes [`State`].

mod export;
mod files;
pub mod scenario;
pub mod search;
mod show;
mod timeline;

use std::{path::PathBuf, sync::Arc};

use super::{
    Command, Dialog, Document, Grid, Next, Notice, Page, Purpose, State, Version,
    document::OnDisk,
    exporting,
    history::Gesture,
    items, jobs,
    safety::{self, Opened, Over, SaveFailure},
    show as presenting,
};
use crate::{
    briefing::{Id, edit::Edit, index::Place},
    figure::{Medium, Tokens, budget, timeline::View as Timeline},
    file::{Refusal, disk::ReadError, stamp::Stamp},
    text::Texts,
};
use files::{loaded, offered, picked, save, saved};
pub(super) use files::{pick, refused};

/// Everything that can happen.
#[derive(Debug)]
pub enum Action {
    /// A person invoked a command.
    Run(Command),
    /// Something happened while presenting, at this second of the window's clock.
    Show(presenting::Input, f64),
    /// Select a figure, date or item, or nothing.
    Select(Option<Place>),
    /// Look at what a slide shows, in the window.
    LookAt(Id),
    /// Look at a page.
    Go(Page),
    /// Show or leave out a priority and what is under it.
    TogglePriority(Id),
    /// Look at the timeline in another way.
    SetTimeline(Timeline),
    /// Fold the lane of a priority on the timeline, or unfold it.
    Fold(Id),
    /// Show how promised dates moved on the timeline's page, or the timeline.
    ShowSlip(bool),
    /// Look at another chart of the budget.
    SetChart(budget::Chart),
    /// Look at the budget in another way.
    SetBudget(budget::View),
    /// Tell statuses as of this day, or as of the file's.
    SetToday(Option<crate::briefing::Date>),
    /// Open or close the card with the evidence of what is selected.
    ShowEvidence(bool),
    /// Try out, change or save a scenario.
    Scenario(scenario::Step),
    /// In these fields something stands that the document does not take.
    Refused(Vec<String>),
    /// Change the document; edits of one gesture are one step.
    Edit(Edit, Option<Gesture>),
    /// Open a file, after asking where there is something to lose.
    Open(PathBuf),
    /// Go on, where something stood in the way of unsaved changes: save first, or discard them.
    Answer(Answer),
    /// Type a path.
    TypePath(String),
    /// Use the path typed.
    UsePath,
    /// Close the window above all else.
    CloseDialog,
    /// The window was asked to close.
    CloseRequested,
    /// Show an address in the system's browser.
    OpenUrl(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Take the newest notice away.
    DismissNotice,
    /// Look for something.
    Search(search::Event),
    /// The first steps were seen.
    Welcomed,
    /// A native dialog ended: a path, nothing, or no dialog could be shown.
    Picked(Purpose, Picked),
    /// A file was read.
    Loaded(PathBuf, Box<Result<Opened, LoadError>>),
    /// The document was written: where, which version, and what stood in the way.
    Saved(PathBuf, Version, Option<Next>, Result<Stamp, SaveFailure>),
    /// Something happened to the file, or to what was left behind.
    Safety(safety::Event),
    /// Figures were exported, or are being.
    Exporting(exporting::Event),
    /// Stop exporting.
    StopExport,
    /// A job panicked.
    JobFailed(jobs::Kind),
    /// A job ended with nothing to tell.
    Nothing,
}

/// What a native file dialog gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// A file.
    Path(PathBuf),
    /// Nothing: it was closed.
    Nothing,
    /// No dialog could be shown.
    Unavailable,
}

/// Why a file was not loaded.
#[derive(Debug)]
pub enum LoadError {
    /// It could not be read.
    Read(ReadError),
    /// It is not a briefing.
    Refused(Refusal),
}

/// An answer to "there are unsaved changes".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without.
    Discard,
}

/// What [`dispatch`] wants done outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show a native dialog.
    Pick {
        /// What for.
        purpose: Purpose,
        /// The file name offered.
        name: String,
    },
    /// Read and load a file.
    Load(PathBuf),
    /// Write the document.
    Save {
        /// Where.
        path: PathBuf,
        /// What waits for it.
        next: Option<Next>,
        /// What it may write over.
        over: Over,
    },
    /// Keep the document safe.
    Safety(safety::Task),
    /// Write, copy or print figures.
    Export(exporting::Task),
    /// Put a picture on the clipboard.
    CopyImage(Arc<egui::ColorImage>),
    /// Write the schema of the format.
    WriteSchema(PathBuf),
    /// Show an address in the system's browser.
    OpenUrl(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Give up what was typed in fields and is not in the document.
    ForgetTyped,
    /// Close the window.
    Close,
    /// Do not close the window though it was asked to.
    KeepOpen,
    /// Show the window on a screen.
    Screen(presenting::Screen),
    /// Write the settings.
    WriteSettings,
}

impl From<exporting::Event> for Action {
    fn from(event: exporting::Event) -> Self {
        Self::Exporting(event)
    }
}

impl From<exporting::Task> for Effect {
    fn from(task: exporting::Task) -> Self {
        Self::Export(task)
    }
}

/// Changes the state by one action and adds to `effects` what is to be done outside.
pub fn dispatch(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let texts = Texts::of(state.settings.language());
    match action {
        Action::Run(command) => run(state, command, effects),
        Action::Show(input, now) => show::input(state, input, now, effects),
        Action::Select(place) => {
            state.view.evidence &= place.is_some();
            state.view.selection = place;
        }
        Action::LookAt(slide) => show::look_at(state, &slide),
        Action::Go(page) => state.view.page = page,
        Action::TogglePriority(id) => {
            let shown = &mut state.view.filter.priorities;
            if let Some(at) = shown.iter().position(|known| *known == id) {
                shown.remove(at);
            } else {
                shown.push(id);
            }
        }
        Action::SetTimeline(view) => state.view.figures.timeline = view,
        Action::Fold(id) => {
            let folded = &mut state.view.figures.timeline.folded;
            if let Some(at) = folded.iter().position(|known| *known == id) {
                folded.remove(at);
            } else {
                folded.push(id);
            }
        }
        Action::ShowSlip(slip) => state.view.slip = slip,
        Action::SetChart(chart) => state.view.chart = Some(chart),
        Action::SetBudget(view) => state.view.figures.budget = view,
        Action::SetToday(today) => state.view.today = today,
        Action::ShowEvidence(open) => state.view.evidence = open && state.view.selection.is_some(),
        Action::Scenario(step) => scenario::step(state, step),
        Action::Refused(fields) => state.refused = fields,
        Action::Edit(edit, gesture) => change(state, &edit, gesture),
        Action::Open(path) => leave(state, Next::Open(path), effects),
        Action::Answer(answer) => {
            if let Some(Dialog::Unsaved(next)) = state.dialog.take() {
                match answer {
                    Answer::Discard => go_on(state, next, effects),
                    Answer::Save => save(state, Some(next), effects),
                }
            }
        }
        Action::TypePath(typed) => {
            if let Some(Dialog::Path { text, .. }) = &mut state.dialog {
                *text = typed;
            }
        }
        Action::UsePath => {
            if let Some(Dialog::Path { purpose, text }) = state.dialog.take() {
                picked(state, purpose, PathBuf::from(text.trim()), effects);
            }
        }
        Action::CloseDialog => state.dialog = None,
        Action::CloseRequested => {
            if state.would_lose() {
                effects.push(Effect::KeepOpen);
                leave(state, Next::Close, effects);
            }
        }
        Action::OpenUrl(url) => effects.push(Effect::OpenUrl(url)),
        Action::Copy(text) => {
            effects.push(Effect::Copy(text));
            state.notices.push(Notice { message: texts.get("notice-copied"), hint: None, failed: false });
        }
        Action::DismissNotice => {
            state.told.extend(state.notices.pop());
            let over = state.told.len().saturating_sub(TOLD);
            state.told.drain(..over);
        }
        Action::Search(event) => search::dispatch(state, event, effects),
        Action::Welcomed => {
            state.settings.welcomed = true;
            effects.push(Effect::WriteSettings);
        }
        Action::Safety(event) => safety::dispatch(state, event, effects),
        Action::Picked(purpose, Picked::Path(path)) => picked(state, purpose, path, effects),
        Action::Picked(_, Picked::Nothing) | Action::Nothing => {}
        Action::Picked(purpose, Picked::Unavailable) => {
            let text = offered(state, &purpose);
            state.dialog = Some(Dialog::Path { purpose, text });
        }
        Action::Loaded(path, result) => loaded(state, path, *result, effects),
        Action::Saved(path, version, next, result) => saved(state, path, version, next, result, effects),
        Action::Exporting(event) => export::event(state, event, effects),
        Action::StopExport => effects.push(exporting::Task::Stop.into()),
        Action::JobFailed(kind) => {
            if kind == jobs::Kind::Save {
                safety::after_save(state, effects);
            }
            if kind == jobs::Kind::Export {
                state.progress = None;
            }
            let message = texts.get(&format!("job-failed-{}", <&str>::from(kind)));
            state.notices.push(Notice { message, hint: Some(texts.get("job-failed-hint")), failed: true });
        }
    }
    scenario::follow(state);
    search::follow(state);
}

fn run(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    if !command.is_enabled(state) {
        return;
    }
    let view = &mut state.view;
    match command {
        Command::NewEmpty => leave(state, Next::Empty, effects),
        Command::NewFromTemplate => leave(state, Next::Template, effects),
        Command::Undo => _ = state.document.undo(&mut view.selection),
        Command::Redo => _ = state.document.redo(&mut view.selection),
        Command::ToggleEditing => view.editing = !view.editing,
        Command::DocumentDetails => {
            view.selection = None;
            view.editing = true;
        }
        Command::Duplicate | Command::MoveUp | Command::MoveDown => {
            let Some(id) = view.selection.as_ref().map(|place| place.item.clone()) else { return };
            let document = &state.document;
            let edit = match command {
                Command::Duplicate => document.duplicate(&id),
                _ => items::shift(document, &id, command == Command::MoveDown),
            };
            if let Some(edit) = edit {
                change(state, &edit, None);
            }
        }
        Command::Remove => remove(state),
        Command::GridEvents => view.page = Page::Grid(Grid::Events),
        Command::GridAmounts => view.page = Page::Grid(Grid::Amounts),
        Command::GridSources => view.page = Page::Grid(Grid::Sources),
        Command::AddEvent
        | Command::AddMeasure
        | Command::AddSeries
        | Command::AddBridge
        | Command::AddTarget
        | Command::AddReadiness
        | Command::AddScenario
        | Command::AddPriority
        | Command::AddSource
        | Command::AddDefinition
        | Command::AddParty => {
            if let Some(list) = command.adds() {
                view.editing = true;
                let edit = items::addition(&state.document, list);
                change(state, &edit, None);
            }
        }
        Command::Open => leave(state, Next::Choose, effects),
        Command::OpenShipped => leave(state, Next::Shipped, effects),
        Command::OpenExample => leave(state, Next::Example, effects),
        Command::Recover => state.dialog = Some(Dialog::Recovery),
        Command::Save => save(state, None, effects),
        Command::SaveAs => pick(state, Purpose::Save(None), effects),
        Command::ExportPicture
        | Command::ExportAll
        | Command::ExportSlides
        | Command::Print
        | Command::PrintLarge
        | Command::CopyPicture => export::command(state, command, effects),
        Command::Quit => {
            if state.would_lose() {
                leave(state, Next::Close, effects);
            } else {
                effects.push(Effect::Close);
            }
        }
        Command::CopyTable => {
            let texts = Texts::of(state.settings.language());
            if let Some(table) = state.table(texts, &Tokens::new(state.theme(), Medium::Window)) {
                dispatch(state, Action::Copy(table.to_tsv()), effects);
            }
        }
        Command::ShowSource => view.evidence = !view.evidence,
        Command::ClearSelection => {
            if !std::mem::take(&mut view.evidence) {
                view.selection = None;
            }
        }
        Command::ClearFilter => view.filter = super::Filter::default(),
        Command::GoOverview => view.page = Page::Overview,
        Command::GoTimeline => view.page = Page::Timeline,
        Command::GoBudget => view.page = Page::Budget,
        Command::GoSources => view.page = Page::Sources,
        Command::GoProblems => view.page = Page::Problems,
        Command::ZoomIn
        | Command::ZoomOut
        | Command::ZoomFit
        | Command::FitSelected
        | Command::PanEarlier
        | Command::PanLater => timeline::look(state, command),
        Command::ToggleFolds => timeline::fold(state),
        Command::DateEarlier => timeline::shift(state, -1),
        Command::DateLater => timeline::shift(state, 1),
        Command::ToggleAllEvents => {
            view.figures.timeline.which = view.figures.timeline.which.other();
        }
        Command::ToggleMoney => {
            view.figures.timeline.money = !view.figures.timeline.money;
            view.slip = false;
        }
        Command::ToggleScenarios => view.scenarios = !view.scenarios,
        Command::BackToFacts => (view.trial, view.scenarios) = (None, false),
        Command::ToggleTables => view.tables = !view.tables,
        Command::ToggleMotion => {
            state.settings.reduced_motion = !state.settings.reduced_motion;
            effects.push(Effect::WriteSettings);
        }
        Command::ToggleTheme => {
            state.settings.dark = !state.settings.dark;
            effects.push(Effect::WriteSettings);
        }
        Command::ToggleLanguage => {
            let other = state.settings.language().other();
            other.code().clone_into(&mut state.settings.language);
            effects.push(Effect::WriteSettings);
        }
        Command::Larger | Command::Smaller => {
            let step = if command == Command::Larger { 0.1 } else { -0.1 };
            state.settings.zoom = ((state.settings.zoom + step) * 10.0).round().clamp(6.0, 20.0) / 10.0;
            effects.push(Effect::WriteSettings);
        }
        Command::Find => {
            let search = view.search.get_or_insert_default();
            search.asked += 1;
        }
        Command::FindNext | Command::FindPrevious => {
            search::dispatch(state, search::Event::Step { back: command == Command::FindPrevious }, effects);
        }
        Command::Palette => state.dialog = Some(Dialog::Palette { text: String::new(), at: 0 }),
        Command::FirstSteps => {
            view.selection = None;
            view.editing = false;
            state.settings.welcomed = false;
        }
        Command::Format => state.dialog = Some(Dialog::Format),
        Command::SaveSchema => pick(state, Purpose::Schema, effects),
        Command::Notices => state.dialog = Some(Dialog::Notices),
        Command::AddView
        | Command::Present
        | Command::PresentHere
        | Command::ToggleFullScreen
        | Command::ToggleSpeaker
        | Command::GoSlides
        | Command::Preflight
        | Command::ToggleContrast => show::command(state, command, effects),
        Command::Keys => state.dialog = Some(Dialog::Keys),
        Command::About => state.dialog = Some(Dialog::About),
    }
}

/// Makes an edit; why it was not made is told.
fn change(state: &mut State, edit: &Edit, gesture: Option<Gesture>) {
    if let Err(error) = state.document.apply(edit, gesture, &mut state.view.selection) {
        let texts = Texts::of(state.settings.language());
        let sentence = texts.finding(&error.finding());
        let message = texts.with("edit-refused", &[("reason", sentence.message.into())]);
        state.notices.push(Notice { message, hint: sentence.hint, failed: true });
    }
}

/// Takes the selected item out, and tells what referred to it.
fn remove(state: &mut State) {
    let Some(id) = state.view.selection.as_ref().map(|place| place.item.clone()) else { return };
    let document = &state.document;
    let texts = Texts::of(state.settings.language());
    let title = items::title(document, &id);
    let Some(edit) = document.removal(&id) else { return };
    let referrers = items::referrers(document, &id);
    let names: Vec<String> =
        referrers.iter().take(NAMED).map(|it| texts.text(&items::title(document, it)).to_owned()).collect();
    change(state, &edit, None);
    if !referrers.is_empty() {
        let args = [
            ("title", texts.text(&title).to_owned().into()),
            ("count", referrers.len().into()),
            ("names", names.join(", ").into()),
        ];
        let hint = Some(texts.get("notice-removed-hint"));
        state.notices.push(Notice { message: texts.with("notice-removed", &args), hint, failed: false });
    }
}

/// How many of the items that refer to a removed one are named.
const NAMED: usize = 3;

/// How many notices are kept to be read again.
const TOLD: usize = 100;

/// Goes on to what would lose the document, after asking where there is something to lose.
pub(super) fn leave(state: &mut State, next: Next, effects: &mut Vec<Effect>) {
    if state.would_lose() {
        state.dialog = Some(Dialog::Unsaved(next));
    } else {
        go_on(state, next, effects);
    }
}

fn go_on(state: &mut State, next: Next, effects: &mut Vec<Effect>) {
    // Choosing a file may end with none.
    if next != Next::Choose && !state.refused.is_empty() {
        state.refused.clear();
        effects.push(Effect::ForgetTyped);
    }
    match next {
        Next::Choose => pick(state, Purpose::Open, effects),
        Next::Open(path) => effects.push(Effect::Load(path)),
        Next::Recover(id) => effects.push(safety::Task::Recover(id).into()),
        Next::Shipped | Next::Example | Next::Empty | Next::Template => {
            let document = match next {
                Next::Shipped => Document::shipped(),
                Next::Example => Document::example(),
                Next::Empty => Document::empty(state.settings.language()),
                _ => Document::template(),
            };
            match document {
                Ok(document) => {
                    replace(state, document);
                    state.view.editing = matches!(next, Next::Empty | Next::Template);
                }
                Err(refusal) => log::error!("a briefing of the program's own is refused: {refusal:?}"),
            }
        }
        Next::Close => {
            // What is left behind is given up: the window may go.
            state.document.saved = state.document.revision;
            state.document.on_disk = OnDisk::Nothing;
            effects.push(Effect::Close);
        }
    }
}

/// Puts another document in the place of the one that is open.
pub(super) fn replace(state: &mut State, document: Document) {
    let page = match &state.view.page {
        Page::Priority(id) if document.index.slot(id).is_none() => Page::default(),
        page => page.clone(),
    };
    let session = state.document.session + 1;
    state.document = document;
    state.document.session = session;
    let (tables, editing) = (state.view.tables, state.view.editing);
    state.view = super::View { page, tables, editing, ..super::View::default() };
    presenting::again(state);
    // What was left behind is offered whatever is open.
    state.dialog.take_if(|dialog| *dialog != Dialog::Recovery);
    state.safety.replaced();
}

#[cfg(test)]
mod tests;
