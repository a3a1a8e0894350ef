//! The program's window: shows, dispatches what was done, and does what the dispatch wants done.

use std::{path::PathBuf, time::Duration};

use egui::ViewportCommand;

use super::{Cx, cache::Cache, style};
use crate::{
    app::{
        Action, Effect, Purpose, Settings, State, dispatch,
        dispatch::{ExportFailure, LoadError, Picked},
        jobs::{Jobs, Kind},
    },
    export,
    figure::{Figure, Medium, Tokens},
    file::{self, disk},
    text::Texts,
};

/// The window of the program.
pub struct Window {
    /// What it shows.
    pub state: State,
    jobs: Jobs,
    cache: Cache,
    settings_path: Option<PathBuf>,
    title: String,
    zoom: f32,
}

impl Window {
    /// A window on a state. Settings are written to `settings_path`, if anywhere.
    pub fn new(ctx: &egui::Context, state: State, settings_path: Option<PathBuf>) -> Self {
        style::install(ctx);
        let zoom = state.settings.zoom;
        ctx.set_zoom_factor(zoom);
        Self {
            state,
            jobs: Jobs::default(),
            cache: Cache::default(),
            settings_path,
            title: String::new(),
            zoom,
        }
    }

    /// One pass: show, then dispatch. Also what tests run.
    pub fn pass(&mut self, ui: &mut egui::Ui, parent: Option<&eframe::Frame>) {
        self.take_finished(ui.ctx());
        let (mut actions, mut last) = (Vec::new(), Vec::new());
        if ui.input(|input| input.viewport().close_requested()) {
            last.push(Action::CloseRequested);
        }
        for dropped in ui.input_mut(|input| std::mem::take(&mut input.raw.dropped_files)) {
            last.push(Action::Open(dropped.path().to_owned()));
        }
        if !last.is_empty() {
            super::leave(ui);
        }
        let theme = self.state.theme();
        ui.ctx().set_theme(if self.state.settings.dark { egui::Theme::Dark } else { egui::Theme::Light });
        let tokens = Tokens::new(theme, Medium::Window);
        let texts = Texts::of(self.state.settings.language());
        super::show(
            ui,
            &mut Cx { state: &self.state, texts, tokens: &tokens, out: &mut actions, cache: &mut self.cache },
        );
        actions.append(&mut last);
        let acted = !actions.is_empty();
        let mut effects = Vec::new();
        for action in actions {
            dispatch(&mut self.state, action, &mut effects);
        }
        for effect in effects {
            self.perform(ui.ctx(), effect, parent);
        }
        self.follow(ui.ctx());
        if acted {
            ui.ctx().request_repaint();
        }
    }

    /// Takes in what jobs brought.
    fn take_finished(&mut self, ctx: &egui::Context) {
        let mut effects = Vec::new();
        for action in self.jobs.finished() {
            dispatch(&mut self.state, action, &mut effects);
        }
        for effect in effects {
            self.perform(ctx, effect, None);
        }
        self.state.running = self.jobs.kinds();
    }

    /// What the window itself must show of the state: its title and scale.
    fn follow(&mut self, ctx: &egui::Context) {
        let document = &self.state.document;
        let texts = Texts::of(self.state.settings.language());
        let mark = if document.is_unsaved() { "• " } else { "" };
        let title = format!("{mark}{} – Hoofdlijn", texts.text(&document.briefing.title));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if (self.zoom - self.state.settings.zoom).abs() > f32::EPSILON {
            self.zoom = self.state.settings.zoom;
            ctx.set_zoom_factor(self.zoom);
        }
        self.state.running = self.jobs.kinds();
    }

    fn perform(&mut self, ctx: &egui::Context, effect: Effect, parent: Option<&eframe::Frame>) {
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        match effect {
            Effect::Pick { purpose, name } => self.pick(ctx, purpose, &name, parent),
            Effect::Load(path) => {
                self.jobs.spawn(Kind::Load, wake, move || {
                    let result = disk::read(&path)
                        .map_err(LoadError::Read)
                        .and_then(|bytes| file::load(&bytes).map_err(LoadError::Refused));
                    Action::Loaded(path, Box::new(result))
                });
            }
            Effect::Save { path, next } => {
                let document = self.state.document.clone();
                self.jobs.spawn(Kind::Save, wake, move || {
                    let result = disk::write_atomic(&path, document.text.as_bytes());
                    Action::Saved(path, document.revision, next, result)
                });
            }
            Effect::Export { figure, path } => {
                let Some(request) = request(&self.state, &figure) else { return };
                self.jobs.spawn(Kind::Export, wake, move || {
                    let result = export::Format::of(&path)
                        .and_then(|format| export::picture(&request, format))
                        .map_err(ExportFailure::Draw)
                        .and_then(|bytes| disk::write_atomic(&path, &bytes).map_err(ExportFailure::Write));
                    Action::Exported(path, result)
                });
            }
            Effect::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Close => {
                self.jobs.wait(Kind::Save);
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Effect::KeepOpen => ctx.send_viewport_cmd(ViewportCommand::CancelClose),
            Effect::WriteSettings => {
                if let Some(path) = &self.settings_path
                    && let Err(error) = self.state.settings.write(path)
                {
                    log::warn!("settings are not kept: {error}: {}", path.display());
                }
            }
        }
    }

    /// Shows a native file dialog: made here, on the window's thread, as macOS asks, and waited for on another.
    fn pick(&mut self, ctx: &egui::Context, purpose: Purpose, name: &str, parent: Option<&eframe::Frame>) {
        let texts = Texts::of(self.state.settings.language());
        let mut dialog = rfd::AsyncFileDialog::new();
        if let Some(frame) = parent {
            dialog = dialog.set_parent(frame);
        }
        dialog = match &purpose {
            Purpose::Export(_) => {
                dialog.add_filter("SVG", &["svg"]).add_filter("PNG", &["png"]).add_filter("CSV", &["csv"])
            }
            Purpose::Open | Purpose::Save(_) => dialog.add_filter(texts.get("dialog-briefings"), &["json"]),
        };
        if let crate::app::Origin::File(path) = &self.state.document.origin
            && let Some(folder) = path.parent()
        {
            dialog = dialog.set_directory(folder);
        }
        let opening = purpose == Purpose::Open;
        let future: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = if opening {
            Box::pin(dialog.pick_file())
        } else {
            Box::pin(dialog.set_file_name(name).save_file())
        };
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        self.jobs.spawn(Kind::Dialog, wake, move || {
            let begun = std::time::Instant::now();
            let picked = match pollster::block_on(future) {
                Some(handle) => Picked::Path(handle.path().to_owned()),
                // rfd says "nothing" both for a dialog that was closed and for one that could not be shown; nobody
                // closes one within a blink.
                None if begun.elapsed() < Duration::from_millis(300) => Picked::Unavailable,
                None => Picked::Nothing,
            };
            Action::Picked(purpose, picked)
        });
    }
}

/// The size of a picture that is saved, in points.
const PICTURE: (u32, u32) = (1920, 1080);

/// What a picture of the figure of an id needs; `None` where the document has no such figure.
fn request(state: &State, id: &str) -> Option<export::Request> {
    let document = &state.document;
    let figure = Figure::all(&document.briefing).into_iter().find(|figure| figure.id() == id)?;
    Some(export::Request {
        briefing: document.briefing.clone(),
        index: document.index.clone(),
        figure,
        views: state.view.figures.clone(),
        filter: state.view.filter.clone(),
        language: state.settings.language(),
        theme: state.theme(),
        today: state.today(),
        size: PICTURE,
    })
}

/// Why the window did not open.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no screen, or no driver that draws on it.
    #[error("{0}")]
    NoDisplay(#[from] eframe::Error),
}

impl WindowError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDisplay(_) => "window-no-display",
        }
    }

    /// What the message needs.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            // The libraries say where in their code it was; what it was comes last.
            Self::NoDisplay(error) => {
                let error = error.to_string();
                let reason = error.rsplit(": ").next().unwrap_or_default().trim_end_matches('.');
                vec![("reason", reason.to_owned())]
            }
        }
    }
}

/// Opens the window, on a file or on the shipped briefing, and returns when it is closed.
///
/// # Errors
/// When the system has no screen, or no graphics adapter, not even one in software.
pub fn run(file: Option<PathBuf>) -> Result<(), WindowError> {
    let path = Settings::path();
    let settings = path.as_deref().and_then(Settings::read).unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("hoofdlijn")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([1024.0, 640.0]),
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    };
    let started_on = jiff::Zoned::now().date();
    let start = move |created: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
        let document = crate::app::Document::shipped().map_err(|refusal| format!("{refusal:?}"))?;
        let mut window = Window::new(&created.egui_ctx, State::new(document, settings, started_on), path);
        if let Some(file) = file {
            window.perform(&created.egui_ctx, Effect::Load(file), None);
        }
        Ok(Box::new(window))
    };
    eframe::run_native("Hoofdlijn", options, Box::new(start))?;
    Ok(())
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_finished(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.pass(ui, Some(frame));
    }
}
