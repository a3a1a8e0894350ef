//! What the program knows while it runs, and the one place that changes it.
//!
//! [`Command`] is what a person can invoke: menus, shortcuts and the help page are made from it. [`Action`] is
//! everything that can happen. [`Edit`](crate::briefing::edit::Edit) is the only thing that changes the document.
//! The user interface reads [`State`] and pushes actions; [`dispatch`](dispatch::dispatch) alone changes it, and says
//! in [`Effect`]s what it wants done outside.

pub mod command;
pub mod dispatch;
pub mod document;
pub mod exporting;
pub mod history;
pub mod items;
pub mod jobs;
pub mod preflight;
pub mod safety;
pub mod schema;
pub mod search;
pub mod settings;
pub mod show;

use std::{path::PathBuf, sync::Arc};

use serde::{Deserialize, Serialize};

pub use command::Command;
pub use dispatch::{Action, Effect, dispatch};
pub use document::{Document, Origin, Version};
pub use safety::Safety;
pub use settings::Settings;
pub use show::Show;

use crate::{
    briefing::{Briefing, Date, Id, Index, Scenario, index::Place, scenario::Overlay, timing::Day},
    figure::{Figure, Filter, Scene, Table, Theme, Tokens, Views, budget},
    text::{Language, Texts},
};

/// Everything a frame reads.
#[derive(Clone, Debug)]
pub struct State {
    /// The open document.
    pub document: Document,
    /// What is looked at.
    pub view: View,
    /// The presentation that is going on, if any.
    pub show: Option<Show>,
    /// What is remembered between sessions.
    pub settings: Settings,
    /// The window above all else, if one is open.
    pub dialog: Option<Dialog>,
    /// That nothing is lost.
    pub safety: Safety,
    /// The fields in which something stands that the document does not take, by name.
    pub refused: Vec<String>,
    /// What happened lately, newest last.
    pub notices: Vec<Notice>,
    /// What was told and taken away since, oldest first.
    pub told: Vec<Notice>,
    /// What is being done in the background.
    pub running: Vec<jobs::Kind>,
    /// How many figures of those that are exported are done, and of how many.
    pub progress: Option<(usize, usize)>,
    /// What figures are drawn from while a scenario is tried out; kept up by the dispatch.
    pub overlay: Option<Arc<Overlay>>,
    /// How many overlays there have been: tells one from the next.
    pub overlays: u64,
    /// Where what is looked for is found; kept up by the dispatch.
    pub found: search::Hits,
    /// The day on which the program was started: the day statuses are told as of, where a file names none.
    pub started_on: Date,
}

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The page.
    pub page: Page,
    /// What the inspector shows.
    pub selection: Option<Place>,
    /// What is left out of every page.
    pub filter: Filter,
    /// How each sort of figure is looked at.
    pub figures: Views,
    /// Whether the timeline's page shows how promised dates moved instead.
    pub slip: bool,
    /// The chart chosen on the budget's page, where one was.
    pub chart: Option<budget::Chart>,
    /// The day statuses are told as of, where it was moved.
    pub today: Option<Date>,
    /// Whether the card with the selected figure's evidence is open.
    pub evidence: bool,
    /// Whether figures are shown as tables.
    pub tables: bool,
    /// Whether the inspector shows a form instead of what is known.
    pub editing: bool,
    /// The scenario that is tried out instead of the facts.
    pub trial: Option<Trial>,
    /// Whether the panel with scenarios is open.
    pub scenarios: bool,
    /// What is looked for in everything, if anything is.
    pub search: Option<Search>,
}

/// What is looked for in everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub text: String,
    /// Which of the places found was gone to last.
    pub at: Option<usize>,
    /// How often it was asked for: each time the cursor goes to the field.
    pub asked: u32,
}

/// A scenario that is tried out: what its sliders say is in no file until it is saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// As it is now.
    pub scenario: Scenario,
    /// As it was begun with, which settles how far sliders go.
    pub begun: Scenario,
}

impl View {
    /// The chart on the budget's page, of those the document has: the one chosen, or the first.
    pub fn chart_of(&self, charts: &[budget::Chart]) -> Option<budget::Chart> {
        // A bridge between any two amounts is not listed.
        let shown =
            |chart: &&budget::Chart| charts.contains(chart) || matches!(chart, budget::Chart::Between { .. });
        self.chart.as_ref().filter(shown).or(charts.first()).cloned()
    }
}

/// A page of the window.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// The most important in short.
    Overview,
    /// Promises against delivery, and the budget before and after.
    #[default]
    Timeline,
    /// The money.
    Budget,
    /// One priority.
    Priority(Id),
    /// Where it all comes from.
    Sources,
    /// The slides.
    Slides,
    /// What is wrong with the file.
    Problems,
    /// Items to edit as the rows of a table.
    Grid(Grid),
}

/// Items to edit as the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Grid {
    /// Events with their dates.
    Events,
    /// Series with their values.
    Amounts,
    /// Sources.
    Sources,
}

/// A window above all else.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// There are unsaved changes: save, discard or cancel, before going on.
    Unsaved(Next),
    /// No native dialog could be shown: a path is typed.
    Path {
        /// What the path is for.
        purpose: Purpose,
        /// What was typed.
        text: String,
    },
    /// A file could not be opened or saved.
    Failed(Notice),
    /// Somebody else wrote the file: take theirs, write over it, or save in another place.
    Conflict(Box<safety::Conflict>),
    /// Unsaved edits of windows that are no more: take them up or throw them away.
    Recovery,
    /// Commands, pages and items by name.
    Palette {
        /// What was typed.
        text: String,
        /// The line that is chosen.
        at: usize,
    },
    /// What has been told since the program was started.
    Notices,
    /// What a briefing file looks like.
    Format,
    /// What would embarrass in front of an audience.
    Preflight,
    /// The keys there are.
    Keys,
    /// What program this is.
    About,
}

/// What was asked for when unsaved changes were in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Choose a file to open.
    Choose,
    /// Open this file.
    Open(PathBuf),
    /// Open the briefing that comes with the program.
    Shipped,
    /// Open the made-up one.
    Example,
    /// Begin a new one.
    Empty,
    /// Begin a new one from the template.
    Template,
    /// Take up what was left behind in this journal.
    Recover(PathBuf),
    /// Leave.
    Close,
}

/// What a path is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open.
    Open,
    /// To save the document as; then go on, where something waited for it.
    Save(Option<Next>),
    /// To export figures to.
    Export(exporting::What),
    /// To save the schema as, beside a briefing.
    Schema,
}

/// Something that happened and that a person should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// A sentence: what happened and where.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Whether something failed.
    pub failed: bool,
}

impl State {
    /// A document, looked at for the first time.
    pub fn new(mut document: Document, settings: Settings, started_on: Date) -> Self {
        document.session = 1;
        Self {
            document,
            view: View::default(),
            show: None,
            settings,
            dialog: None,
            safety: Safety::default(),
            refused: Vec::new(),
            notices: Vec::new(),
            told: Vec::new(),
            running: Vec::new(),
            progress: None,
            overlay: None,
            overlays: 0,
            found: search::Hits::default(),
            started_on,
        }
    }

    /// Goes to the page that was looked at last, where the document has it.
    pub fn reopen(&mut self) {
        let page = self.settings.page.clone();
        if !matches!(&page, Page::Priority(id) if self.document.index.slot(id).is_none()) {
            self.view.page = page;
        }
    }

    /// Whether something would be lost with the document: changes that are not on disk, or what was typed and not taken.
    pub fn would_lose(&self) -> bool {
        self.document.is_unsaved() || !self.refused.is_empty()
    }

    /// The day statuses are told as of: as moved, or the file's `as_of`, or the day the program was started.
    pub fn today(&self) -> Date {
        self.view.today.or(self.document.briefing.as_of).unwrap_or(self.started_on)
    }

    /// That day, and up to when the document claims to know.
    pub fn day(&self) -> Day {
        Day::of(self.today(), self.document.briefing.as_of)
    }

    /// The page of the window, also while presenting.
    pub fn page(&self) -> &Page {
        self.show.as_ref().map_or(&self.view.page, |show| &show.before.page)
    }

    /// The language that is shown: of the slide on the wall, where it names one.
    pub fn language(&self) -> Language {
        self.show.as_ref().and_then(Show::language).unwrap_or_else(|| self.settings.language())
    }

    /// The colours of the window.
    pub fn theme(&self) -> Theme {
        match (self.settings.dark, self.settings.contrast) {
            (false, false) => Theme::Light,
            (true, false) => Theme::Dark,
            (false, true) => Theme::Contrast,
            (true, true) => Theme::ContrastDark,
        }
    }

    /// What figures are drawn from.
    pub fn scene<'a>(&'a self, texts: &'a Texts, tokens: &'a Tokens) -> Scene<'a> {
        let world = self.overlay.as_deref().map(|overlay| &overlay.central);
        Scene {
            briefing: world.map_or(&*self.document.briefing, |world| &*world.briefing),
            index: world.map_or(&*self.document.index, |world| &*world.index),
            texts,
            tokens,
            today: self.today(),
            filter: &self.view.filter,
            selected: self.view.selection.as_ref(),
            title: self.show.as_ref().and_then(|show| show.title(texts)),
            cited: &[],
            scenario: self.overlay.as_deref(),
        }
    }

    /// The briefing that a place is seen in: what a scenario makes of the facts where it is assumed there, or else the
    /// document.
    pub fn seen(&self, place: &Place) -> (&Briefing, &Index) {
        match &self.overlay {
            Some(overlay) if overlay.is_assumed(place) => (&overlay.central.briefing, &overlay.central.index),
            _ => (&self.document.briefing, &self.document.index),
        }
    }

    /// The figure that is looked at, if the page has one above all others.
    pub fn figure(&self) -> Option<Figure> {
        if let Some(show) = &self.show {
            return show.on_wall().map(|look| look.figure.clone());
        }
        match &self.view.page {
            Page::Timeline if self.view.slip => Some(Figure::Slip),
            Page::Timeline if self.view.figures.timeline.money => Some(Figure::TimelineMoney),
            Page::Timeline => Some(Figure::Timeline),
            Page::Overview => Some(Figure::Overview),
            Page::Priority(id) => Some(Figure::Page(id.clone())),
            Page::Budget => self.chart().map(Figure::Budget),
            Page::Sources | Page::Slides | Page::Problems | Page::Grid(_) => None,
        }
    }

    /// The chart on the budget's page.
    pub fn chart(&self) -> Option<budget::Chart> {
        self.view.chart_of(&budget::Chart::indexed(&self.document.briefing, &self.document.index))
    }

    /// The table of the figure that is looked at.
    pub fn table(&self, texts: &Texts, tokens: &Tokens) -> Option<Table> {
        let scene = self.scene(texts, tokens);
        self.figure().map(|figure| figure.table(&scene, &self.view.figures).of_scenario(&scene))
    }
}
