//! What is on screen: reads the state, pushes actions, never changes the state itself.

pub mod cache;
pub mod canvas;
pub mod dialogs;
pub mod find;
pub mod forms;
pub mod inspector;
pub mod menu;
pub mod numbers;
pub mod pages;
pub mod palette;
pub mod panes;
pub mod scenario;
pub mod show;
pub mod sidebar;
pub mod slides;
pub mod status;
pub mod style;
pub mod table;
pub mod widgets;
pub mod window;

use panes::Pane;

use crate::{
    app::{Action, Command, Dialog, Page, State, dispatch::search::Event, items, search::Found},
    briefing::index::Place,
    figure::{Scene, Tokens},
    text::Texts,
};

/// What a panel draws from, and where it pushes what was done.
pub struct Cx<'a> {
    /// The state; read only.
    pub state: &'a State,
    /// The language.
    pub texts: &'static Texts,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// What was done in this pass.
    pub out: &'a mut Vec<Action>,
    /// Layouts, tables and counts, kept while nothing they depend on changes.
    pub cache: &'a mut cache::Cache,
}

impl<'a> Cx<'a> {
    /// What figures are drawn from.
    pub fn scene(&self) -> Scene<'a> {
        self.state.scene(self.texts, self.tokens)
    }

    /// Selects a place.
    pub fn select(&mut self, place: impl Into<Place>) {
        self.out.push(Action::Select(Some(place.into())));
    }

    /// Invokes a command.
    pub fn run(&mut self, command: Command) {
        self.out.push(Action::Run(command));
    }
}

/// From this width on, beside the sidebar, the inspector is there before anything is selected, in points.
const ROOMY: f32 = 1150.0;

/// Shows the whole window.
pub fn show(ui: &mut egui::Ui, cx: &mut Cx<'_>) {
    if cx.state.show.is_some() {
        show::show(ui, cx);
        return;
    }
    ask_source(ui, cx);
    pages::timeline::escape(ui);
    find::escape(ui, cx);
    let pressed = Command::pressed(ui.ctx(), cx.state);
    // An item of a figure keeps the focus.
    if !pressed.is_empty() && ui.ctx().text_edit_focused() {
        leave(ui);
    }
    menu::show(ui, cx);
    status::show(ui, cx);
    find::show(ui, cx);
    let list = Pane::begin(ui, "list", &cx.texts.get("pane-list"));
    sidebar::show(ui, cx);
    let list = list.end(ui, cx, ui.available_rect_before_wrap());
    name_edge(ui, "sidebar", cx.texts.get("edge-sidebar"));
    let view = &cx.state.view;
    // The page of the slides says itself what is known of the chosen one.
    let wanted = view.selection.is_some() || !cx.state.settings.welcomed || ui.available_width() > ROOMY;
    let details = Pane::begin(ui, "details", &cx.texts.get("pane-details"));
    let before = ui.available_rect_before_wrap();
    if view.scenarios {
        scenario::show(ui, cx);
        name_edge(ui, "scenarios", cx.texts.get("edge-scenarios"));
    } else if view.editing || (wanted && view.page != Page::Slides) {
        inspector::show(ui, cx);
        name_edge(ui, "inspector", cx.texts.get("edge-inspector"));
    }
    let after = ui.available_rect_before_wrap();
    let details = (after != before).then(|| details.end(ui, cx, after));
    scenario::banner(ui, cx);
    let page = Pane::begin(ui, "page", &cx.texts.get("pane-page"));
    let place = ui.available_rect_before_wrap();
    // On the ground that the window is cleared with: drawn again, it would cost a software renderer a fifth of the frame.
    egui::CentralPanel::no_frame().show(ui, |ui| match &cx.state.view.page {
        Page::Overview => pages::overview::show(ui, cx),
        Page::Timeline => pages::timeline::show(ui, cx),
        Page::Budget => pages::budget::show(ui, cx),
        Page::Priority(id) => pages::priority::show(ui, cx, id),
        Page::Sources => pages::sources::show(ui, cx),
        Page::Slides => slides::show(ui, cx),
        Page::Problems => pages::problems::show(ui, cx),
        Page::Grid(grid) => forms::grid::show(ui, cx, *grid),
    });
    let page = page.end(ui, cx, place);
    if cx.state.dialog.is_none() {
        let panes: Vec<_> = [Some(page), details, Some(list)].into_iter().flatten().collect();
        panes::cycle(ui, &panes);
    }
    dialogs::show(ui, cx);
    if let Some(Dialog::Palette { text, at }) = &cx.state.dialog {
        palette::show(ui, cx, text, *at);
    }
    for command in pressed {
        cx.run(command);
        if command == Command::Palette && !ui.text_edit_focused() {
            // What is typed before it is seen is meant for it.
            let typed = |event: &egui::Event| match event {
                egui::Event::Text(text) => Some(text.clone()),
                _ => None,
            };
            let typed: String = ui.input(|input| input.events.iter().filter_map(typed).collect());
            cx.out.push(Action::Search(Event::Palette(typed, 0)));
        }
    }
    pages::timeline::watch(cx);
    name_added(cx);
}

/// An item that a command adds is to be named first, from wherever the command was given.
fn name_added(cx: &mut Cx<'_>) {
    for action in &*cx.out {
        let (Action::Run(command) | Action::Search(Event::Choose(Found::Command(command)))) = action else {
            continue;
        };
        // A slide has the name of what it shows.
        if let Some(list) = command.adds().filter(|list| *list != items::List::Slides) {
            let edit = items::addition(&cx.state.document, list);
            cx.cache.naming = edit.select.map(|place| place.item);
        }
    }
}

/// Names the edge by which a panel is made wider or narrower, which egui names in English only.
fn name_edge(ui: &egui::Ui, panel: &str, name: String) {
    let id = ui.scope_id().with_salt(egui::IdSalt::new(panel)).with("__resize");
    if ui.ctx().has_accesskit_node(id) {
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    }
}

/// Leaves the field that is typed in, so that what was typed goes to the document before what comes next.
pub fn leave(ui: &egui::Ui) {
    ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
}

/// The key for the source asks about what the pointer is over, before what is selected.
fn ask_source(ui: &egui::Ui, cx: &mut Cx<'_>) {
    let Some(place) = cx.cache.hovered.take() else { return };
    if cx.state.dialog.is_some() || cx.state.view.evidence || ui.text_edit_focused() {
        return;
    }
    let keys = Command::ShowSource.shortcuts();
    if ui.input_mut(|input| keys.iter().any(|shortcut| input.consume_shortcut(shortcut))) {
        cx.select(place);
        cx.out.push(Action::ShowEvidence(true));
    }
}
