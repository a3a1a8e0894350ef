//! The program's window: shows, dispatches what was done, and does what the dispatch wants done.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use egui::{ViewportCommand, vec2};
use strum::IntoEnumIterator as _;

use super::{Cx, cache::Cache, style};
use crate::{
    app::{
        Action, Document, Effect, Origin, Purpose, Settings, State, Version, dispatch,
        dispatch::Picked,
        document::OnDisk,
        exporting::{self, What},
        jobs::{Jobs, Kind},
        safety::{self, Begun, Event, Keeper, Task},
        schema,
        show::Screen,
    },
    export::Format,
    figure::{Medium, Tokens},
    file::{disk, recovery::Store, watch::Watch},
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
    /// The scale for which the window's least size was set.
    least_at: f32,
    keeper: Option<Keeper>,
    /// What the keeper knows of.
    kept: Option<Version>,
    /// The file that is watched, or could not be, and what is known of it.
    watch: Option<(PathBuf, OnDisk, Option<Watch>)>,
    /// What waits for a job of its kind to end, and the document that was open when it was asked for.
    waiting: Vec<(u64, Effect)>,
    /// Whether the export that runs is to end.
    stop: Arc<AtomicBool>,
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
            least_at: zoom,
            keeper: None,
            kept: None,
            watch: None,
            waiting: Vec::new(),
            stop: Arc::default(),
        }
    }

    /// Keeps unsaved edits and backups in a data folder, and offers what was left behind there.
    #[must_use]
    pub fn kept_in(mut self, ctx: &egui::Context, store: Store) -> Self {
        match Keeper::start(store, self.jobs.teller::<Event>(wake(ctx))) {
            Ok(keeper) => self.keeper = Some(keeper),
            Err(error) => log::error!("no thread to keep edits: {error}"),
        }
        self
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
        style::follow(ui.ctx(), theme);
        let tokens = Tokens::new(theme, Medium::Window);
        let texts = Texts::of(self.state.language());
        super::show(
            ui,
            &mut Cx { state: &self.state, texts, tokens: &tokens, out: &mut actions, cache: &mut self.cache },
        );
        let refused = super::forms::refused(ui.ctx());
        if refused != self.state.refused {
            actions.push(Action::Refused(refused));
        }
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

    /// How many figures it has laid out so far: none where nothing changed.
    pub fn laid_out(&self) -> usize {
        self.cache.laid_out
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
        for (session, effect) in std::mem::take(&mut self.waiting) {
            // A document is not written where another one was to be.
            if session == self.state.document.session || !matches!(effect, Effect::Save { .. }) {
                self.perform(ctx, effect, None);
            }
        }
        self.state.running = self.jobs.kinds();
    }

    /// Puts off what cannot be done while a job of its kind runs. Of several saves the last one is made, and what waited
    /// for any goes on then.
    fn put_off(&mut self, effect: Effect) -> Option<Effect> {
        let kind = match &effect {
            Effect::Load(_) | Effect::Safety(Task::Reload(..)) => Kind::Load,
            Effect::Safety(Task::Compare(_)) => Kind::Compare,
            Effect::Export(exporting::Task::Stop) => return Some(effect),
            Effect::Export(_) | Effect::WriteSchema(_) => Kind::Export,
            Effect::Save { .. } => Kind::Save,
            _ => return Some(effect),
        };
        if !self.jobs.is_running(kind) {
            return Some(effect);
        }
        let mut effect = effect;
        if let Effect::Save { next, .. } = &mut effect {
            self.waiting.retain_mut(|(_, other)| {
                let Effect::Save { next: others, .. } = other else { return true };
                *next = next.take().or_else(|| others.take());
                false
            });
        }
        self.waiting.push((self.state.document.session, effect));
        None
    }

    /// What the window itself must show of the state: its title and scale.
    fn follow(&mut self, ctx: &egui::Context) {
        let document = &self.state.document;
        let texts = Texts::of(self.state.settings.language());
        let mark = if document.is_unsaved() { "• " } else { "" };
        let title = format!("{mark}{} – Hoofdlijn", texts.text(&document.briefing.title));
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title.clone()));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if (self.zoom - self.state.settings.zoom).abs() > f32::EPSILON {
            self.zoom = self.state.settings.zoom;
            ctx.set_zoom_factor(self.zoom);
        }
        // Said in points of the scale in force: the new one is from the next pass on.
        if (self.least_at - ctx.zoom_factor()).abs() > f32::EPSILON {
            self.least_at = ctx.zoom_factor();
            ctx.send_viewport_cmd(ViewportCommand::MinInnerSize(sized(LEAST, self.least_at)));
        }
        self.keep();
        self.watch(ctx);
        self.state.running = self.jobs.kinds();
    }

    /// Tells the keeper what is open and what was done to it.
    fn keep(&mut self) {
        let (Some(keeper), document) = (&self.keeper, &self.state.document) else { return };
        let version = document.version();
        if self.kept.is_none_or(|kept| kept.session != version.session) {
            let own =
                || matches!(document.origin, Origin::Shipped | Origin::New).then(|| document.text.clone());
            let (recovered, base, text) = match self.state.safety.recovered.clone() {
                Some((id, base)) => (Some(id), base, None),
                None => (None, document.base(), own()),
            };
            let begun = Begun { session: version.session, base, text, recovered };
            keeper.begun(begun);
        }
        if self.kept != Some(version) {
            keeper.steps(document.steps());
            self.kept = Some(version);
        }
    }

    /// Watches the file of the document: from the beginning whenever something else is known of it, so that nothing that
    /// comes close upon a save is missed.
    fn watch(&mut self, ctx: &egui::Context) {
        let (document, on_disk) = (&self.state.document, self.state.document.on_disk);
        let known = match on_disk {
            OnDisk::As(stamp) => Some(stamp),
            OnDisk::Gone(_) | OnDisk::Nothing => None,
        };
        let Origin::File(path) = &document.origin else {
            self.watch = None;
            return;
        };
        let before = self.watch.as_ref().filter(|(watched, ..)| watched == path);
        if before.is_some_and(|(_, seen, _)| *seen == on_disk) {
            return;
        }
        let told = before.is_some_and(|(.., watch)| watch.is_none());
        let tell = self.jobs.teller::<Event>(wake(ctx));
        let failed = self.jobs.teller::<Event>(wake(ctx));
        let watch = Watch::begin(path.clone(), known, move |seen| tell(Event::Seen(seen)));
        let watch = watch.inspect_err(|error| {
            if !told {
                failed(Event::Unwatched(path.clone(), error.to_string()));
            }
        });
        self.watch = Some((path.clone(), on_disk, watch.ok()));
    }

    fn perform(&mut self, ctx: &egui::Context, effect: Effect, parent: Option<&eframe::Frame>) {
        let Some(effect) = self.put_off(effect) else { return };
        let wake = wake(ctx);
        match effect {
            Effect::Pick { purpose, name } => self.pick(ctx, purpose, &name, parent),
            Effect::Load(path) => {
                let store = self.keeper.as_ref().map(|keeper| keeper.store().clone());
                self.jobs.spawn(Kind::Load, wake, move || {
                    let result = safety::open(&path, store.as_ref());
                    Action::Loaded(path, Box::new(result))
                });
            }
            Effect::Save { path, next, over } => {
                // What is saved must not be news to it.
                self.keep();
                let (document, keeper) = (self.state.document.clone(), self.keeper.clone());
                let expected = over.expected(document.on_disk);
                self.jobs.spawn(Kind::Save, wake, move || {
                    let result = safety::write(&document, &path, expected, keeper.as_ref());
                    Action::Saved(path, document.version(), next, result)
                });
            }
            Effect::Safety(task) => self.perform_safely(ctx, task),
            Effect::Export(task) => self.export(ctx, task),
            Effect::CopyImage(image) => ctx.copy_image(Arc::unwrap_or_clone(image)),
            Effect::WriteSchema(path) => {
                self.jobs.spawn(Kind::Export, wake, move || {
                    let written = disk::write_atomic(&path, schema::TEXT.as_bytes());
                    exporting::Event::Written(path, written.map_err(exporting::Failure::from)).into()
                });
            }
            Effect::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::ForgetTyped => super::forms::forget(ctx),
            Effect::Close => {
                self.jobs.wait(Kind::Save);
                if let Some(keeper) = &self.keeper {
                    keeper.clear();
                }
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Effect::KeepOpen => ctx.send_viewport_cmd(ViewportCommand::CancelClose),
            Effect::Screen(screen) => match screen {
                Screen::Full(Some(monitor)) => {
                    // From one screen to the other: the speaker's window takes the place that the wall leaves.
                    let (moves, left) =
                        ctx.input(|input| (input.viewport().fullscreen, input.viewport().outer_rect));
                    if let (Some(true), Some(left), true) = (moves, left, self.state.settings.speaker) {
                        let place = ViewportCommand::OuterPosition(left.min + vec2(40.0, 40.0));
                        ctx.send_viewport_cmd_to(super::show::speaker::window(), place);
                    }
                    ctx.send_viewport_cmd(ViewportCommand::SetMonitor(monitor));
                }
                Screen::Full(None) => ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true)),
                Screen::Window => ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false)),
            },
            Effect::WriteSettings => self.write_settings(),
        }
    }

    fn write_settings(&self) {
        if let Some(path) = &self.settings_path
            && let Err(error) = self.state.settings.write(path)
        {
            log::warn!("settings are not kept: {error}: {}", path.display());
        }
    }

    /// Exports figures as they are now, whatever is done to them meanwhile.
    fn export(&mut self, ctx: &egui::Context, task: exporting::Task) {
        let what = match &task {
            exporting::Task::Stop => return self.stop.store(true, Ordering::Relaxed),
            exporting::Task::Write(what, _) | exporting::Task::Print(what, _) => what.clone(),
            exporting::Task::Copy(figure) => What::Figure(figure.clone()),
        };
        let deck = what.deck(&self.state);
        self.stop = Arc::default();
        let (stop, tell) = (self.stop.clone(), self.jobs.teller::<exporting::Event>(wake(ctx)));
        let tell = Mutex::new(tell);
        self.jobs.spawn(Kind::Export, wake(ctx), move || {
            let tell = |event| tell.lock().unwrap_or_else(PoisonError::into_inner)(event);
            exporting::perform(task, &deck, &stop, &tell).into()
        });
    }

    fn perform_safely(&mut self, ctx: &egui::Context, task: Task) {
        let store = self.keeper.as_ref().map(|keeper| keeper.store().clone());
        match (task, &self.keeper) {
            (Task::Reload(path, version), _) => {
                self.jobs.spawn(Kind::Load, wake(ctx), move || {
                    let result = safety::open(&path, store.as_ref());
                    Event::Reloaded(path, version, Box::new(result)).into()
                });
            }
            (Task::Compare(path), _) => {
                let document = self.state.document.clone();
                self.jobs.spawn(Kind::Compare, wake(ctx), move || {
                    Event::Compared(safety::conflict(&document, &path).map(Box::new)).into()
                });
            }
            (Task::Recover(id), Some(keeper)) => keeper.recover(id),
            (Task::Forget(id), Some(keeper)) => keeper.forget(id),
            // What is offered was found by the keeper.
            (Task::Recover(_) | Task::Forget(_), None) => {}
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
            Purpose::Export(what) => {
                let filters = filters(texts, what).into_iter();
                filters.fold(dialog, |dialog, (name, ending)| dialog.add_filter(name, &[ending]))
            }
            Purpose::Open | Purpose::Save(_) | Purpose::Schema => {
                dialog.add_filter(texts.get("dialog-briefings"), &["json"])
            }
        };
        if let Origin::File(path) = &self.state.document.origin
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
        self.jobs.spawn(Kind::Dialog, wake(ctx), move || {
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

/// The formats there are for what is exported, the one offered first: what each is called, and its ending.
fn filters(texts: &Texts, what: &What) -> Vec<(String, &'static str)> {
    let name = |format: Format| match format {
        Format::Pptx => "PowerPoint".to_owned(),
        _ => <&str>::from(format).to_uppercase(),
    };
    let single = |format: Format| match what {
        What::Figure(_) => (name(format), format.into()),
        What::All | What::Slides => {
            (texts.with("dialog-folder", &[("format", name(format).into())]), format.into())
        }
    };
    let whole = |format: Format| (name(format), format.into());
    match what {
        What::Figure(_) => Format::iter().map(single).collect(),
        What::All | What::Slides => [Format::Pdf, Format::Pptx]
            .map(whole)
            .into_iter()
            .chain([Format::Png, Format::Svg, Format::Csv].map(single))
            .collect(),
    }
}

/// What shows the window again once there is something new.
fn wake(ctx: &egui::Context) -> impl Fn() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}

/// However the window goes, what was done in it is kept.
impl Drop for Window {
    fn drop(&mut self) {
        if let Some(keeper) = &self.keeper {
            keeper.flush();
        }
    }
}

/// Why the window did not open.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no screen, or no driver that draws on it.
    #[error("{0}")]
    NoDisplay(eframe::Error),
    /// There is a screen, and no driver that draws on it, not even one in software.
    #[error("{0}")]
    NoAdapter(eframe::Error),
}

impl From<eframe::Error> for WindowError {
    fn from(error: eframe::Error) -> Self {
        match error {
            eframe::Error::Wgpu(_) => Self::NoAdapter(error),
            other => Self::NoDisplay(other),
        }
    }
}

impl WindowError {
    /// The key of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDisplay(_) => "window-no-display",
            Self::NoAdapter(_) => "window-no-adapter",
        }
    }

    /// What the message needs.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            // The libraries say where in their code it was; what it was comes last.
            Self::NoDisplay(error) | Self::NoAdapter(error) => {
                let error = error.to_string();
                let reason = error.rsplit(": ").next().unwrap_or_default().trim_end_matches('.');
                vec![("reason", reason.to_owned())]
            }
        }
    }
}

/// The size in points at a scale that is this at the scale of the design: larger text does not make a larger window,
/// which would not fit the screen.
fn sized(size: [f32; 2], zoom: f32) -> egui::Vec2 {
    egui::Vec2::from(size) / zoom.max(1.0)
}

/// The size of the window when it first opens.
const FIRST: [f32; 2] = [1440.0, 900.0];

/// The least size of the window.
const LEAST: [f32; 2] = [1024.0, 640.0];

/// The window as it opens, at a scale.
fn viewport(zoom: f32) -> egui::ViewportBuilder {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("hoofdlijn")
        .with_inner_size(sized(FIRST, zoom))
        .with_min_inner_size(sized(LEAST, zoom));
    match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport = viewport.with_icon(icon),
        Err(error) => log::error!("the icon is not read: {error}"),
    }
    viewport
}

/// The icon of the window, as PNG.
const ICON: &[u8] = include_bytes!("../../assets/icons/256.png");

/// Opens the window, on a file or on the shipped briefing, and returns when it is closed.
///
/// # Errors
/// When the system has no screen, or no graphics adapter, not even one in software.
pub fn run(file: Option<PathBuf>) -> Result<(), WindowError> {
    let path = Settings::path();
    let (settings, ours) = path.as_deref().map_or_else(|| (Settings::of_system(), false), Settings::read);
    let path = path.filter(|_| ours);
    let options = eframe::NativeOptions {
        viewport: viewport(settings.zoom),
        system_font_fallback: false,
        persist_window: path.is_some(),
        // An empty path is one that nothing is read from; none at all would be a folder of eframe's own.
        persistence_path: Some(
            path.as_deref().map(|path| path.with_file_name("window.ron")).unwrap_or_default(),
        ),
        ..eframe::NativeOptions::default()
    };
    let ctx = egui::Context::default();
    ctx.set_embed_viewports(false);
    // Where the window was is read before it is there, in points of the scale it was left with.
    ctx.options_mut(|it| it.zoom_factor = settings.zoom);
    let started_on = jiff::Zoned::now().date();
    // Read while the window is made.
    let language = settings.language();
    let shipped = std::thread::spawn(move || {
        Texts::of(language);
        Document::shipped()
    });
    let start = move |created: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
        let shipped = shipped.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let document = shipped.map_err(|refusal| format!("{refusal:?}"))?;
        let mut state = State::new(document, settings, started_on);
        state.reopen();
        let mut window = Window::new(&created.egui_ctx, state, path);
        // Left while presenting, it would open as a screen without a slide.
        created.egui_ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        if let Some(store) = Store::of_user() {
            window = window.kept_in(&created.egui_ctx, store);
        }
        if let Some(file) = file {
            window.perform(&created.egui_ctx, Effect::Load(file), None);
        }
        Ok(Box::new(window))
    };
    eframe::run_native_ext("Hoofdlijn", options, Some(ctx), Box::new(start))?;
    Ok(())
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_finished(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.pass(ui, Some(frame));
        // Read from outside by what counts the frames of an idle window.
        log::trace!("frame drawn, for {:?}", ui.ctx().repaint_causes());
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        Tokens::new(self.state.theme(), Medium::Window).ground.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn on_exit(&mut self) {
        self.state.settings.page = self.state.page().clone();
        self.write_settings();
    }
}
