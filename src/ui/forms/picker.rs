//! Choosing an item from a list that can be searched.

use std::sync::Arc;

use egui::{
    Align, EventFilter, Key, Layout, Popup, PopupCloseBehavior, Response, RichText, Shape, Stroke, Ui, Vec2,
    pos2, vec2,
};

use super::Form;
use crate::{
    app::State,
    briefing::{Id, index::Slot},
    figure::Role,
    text::Texts,
};

/// A button that opens a list of items to choose from.
pub(super) struct Picker<'p> {
    /// Tells it from all others.
    pub id: egui::Id,
    /// What is chosen here, for a screen reader.
    pub name: &'p str,
    /// What is on the button.
    pub text: &'p str,
    /// The lists of the briefing to choose from, by their keys.
    pub lists: &'p [&'p str],
    /// What is chosen now.
    pub chosen: Option<&'p str>,
    /// What else can be chosen: words of the format, and what they are called.
    pub reasons: &'p [(String, String)],
    /// How wide the button is, in points; one without weight where it adds to what is there.
    pub width: Option<f32>,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// An item.
    Item(Id),
    /// Why there is none.
    Reason(String),
}

/// The items found for what was typed, kept while neither it nor the document changes.
#[derive(Clone)]
struct Search {
    typed: String,
    revision: u64,
    language: &'static str,
    found: Arc<[(Id, String)]>,
}

/// Points from one item of the list to the next.
const ROW: f32 = 24.0;

/// The most items shown at once.
const ROWS: f32 = 9.0;

/// The size of the mark of a list to open, that of egui's own lists, in points.
const ARROW: Vec2 = vec2(9.8, 6.3);

/// Marks a button as one that opens a list.
fn arrow(ui: &Ui, button: &Response) {
    let right = button.rect.right() - ui.spacing().button_padding.x - ARROW.x / 2.0;
    let center = pos2(right, button.rect.center().y);
    let points = [vec2(-0.5, -0.5), vec2(0.5, -0.5), vec2(0.0, 0.5)].map(|at| center + at * ARROW);
    let ink = ui.style().interact(button).fg_stroke.color;
    ui.painter().add(Shape::convex_polygon(points.to_vec(), ink, Stroke::NONE));
}

impl Form<'_, '_> {
    /// Shows the button, and the list where it is open. What was chosen, once it is.
    pub(super) fn picker(&mut self, ui: &mut Ui, picker: &Picker<'_>) -> Option<Picked> {
        let tokens = self.cx.tokens;
        let response = match picker.width {
            None => ui.add(self.quiet(picker.text)),
            Some(width) => {
                let text = RichText::new(picker.text).font(tokens.font(Role::Label));
                let size = vec2(width.min(ui.available_width()), ui.spacing().interact_size.y);
                let layout =
                    Layout::left_to_right(Align::Center).with_main_justify(true).with_main_align(Align::LEFT);
                let button = egui::Button::new(text).truncate();
                let button =
                    button.right_text(egui::Atom::custom(egui::IdSalt::new("arrow"), vec2(ARROW.x, 0.0)));
                let response = ui.allocate_ui_with_layout(size, layout, |ui| ui.add(button)).inner;
                arrow(ui, &response);
                response
            }
        };
        let response = response.on_hover_text(picker.text).accessible_name(picker.name);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(picker.text));
        let mut picked = None;
        Popup::from_toggle_button_response(&response)
            .id(picker.id.with("list"))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(300.0)
            .show(|ui| {
                picked = self.choices(ui, picker, &response);
                if picked.is_some() {
                    ui.close();
                }
            });
        picked
    }

    fn choices(&mut self, ui: &mut Ui, picker: &Picker<'_>, button: &Response) -> Option<Picked> {
        let (texts, tokens) = (self.cx.texts, self.cx.tokens);
        let filter = picker.id.with("filter");
        let mut typed: String = ui.data(|data| data.get_temp(filter)).unwrap_or_default();
        ui.set_width(300.0);
        let events = EventFilter { escape: true, vertical_arrows: true, horizontal_arrows: true, tab: false };
        let enter =
            ui.memory(|memory| memory.has_focus(filter)) && ui.input(|input| input.key_pressed(Key::Enter));
        let edit = super::widgets::field(&mut typed)
            .id(filter)
            .event_filter(events)
            .hint_text(texts.get("form-search"))
            .desired_width(f32::INFINITY);
        let field = ui.add(edit).accessible_name(texts.get("form-search"));
        if button.clicked() {
            typed.clear();
            field.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(filter, typed.clone()));
        let found = self.found(ui, picker, &typed);
        let mut picked = None;
        for (word, label) in picker.reasons.iter().filter(|(_, label)| matches(label, &typed)) {
            let text = RichText::new(label).font(tokens.font(Role::Label)).italics();
            if ui.add(egui::Button::selectable(picker.chosen == Some(word.as_str()), text)).clicked() {
                picked = Some(Picked::Reason(word.clone()));
            }
        }
        let scroll = super::widgets::list_up_to(ROW * ROWS).auto_shrink([false, true]);
        scroll.show_rows(ui, ROW - ui.spacing().item_spacing.y, found.len(), |ui, rows| {
            for (id, title) in found.get(rows).into_iter().flatten() {
                let is_chosen = picker.chosen == Some(id.as_str());
                let text = RichText::new(title).font(tokens.font(Role::Label));
                let button = egui::Button::selectable(is_chosen, text).truncate().min_size(vec2(280.0, 0.0));
                if ui.add(button).on_hover_text(id.as_str()).clicked() {
                    picked = Some(Picked::Item(id.clone()));
                }
            }
        });
        if found.is_empty() && picker.reasons.is_empty() {
            super::widgets::muted(ui, tokens, texts.get("form-nothing-found"));
        }
        if enter && let Some((id, _)) = found.first() {
            picked = Some(Picked::Item(id.clone()));
        }
        picked
    }

    fn found(&self, ui: &Ui, picker: &Picker<'_>, typed: &str) -> Arc<[(Id, String)]> {
        let (state, texts) = (self.cx.state, self.cx.texts);
        let known = picker.id.with("found");
        let (revision, language) = (state.document.revision, texts.language().code());
        let kept: Option<Search> = ui.data(|data| data.get_temp(known));
        if let Some(kept) = kept
            && (kept.typed.as_str(), kept.revision, kept.language) == (typed, revision, language)
        {
            return kept.found;
        }
        let subject = self.item.and_then(|id| state.document.index.slot(id)).map(|slot| slot.path().1);
        let found = search(state, texts, picker.lists, subject, typed);
        let search = Search { typed: typed.to_owned(), revision, language, found: found.clone() };
        ui.data_mut(|data| data.insert_temp(known, search));
        found
    }
}

/// Whether every word that was typed is in a text.
fn matches(text: &str, typed: &str) -> bool {
    let text = text.to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// The items of some lists whose label or id has every word typed. Of components, those of one readiness subject.
fn search(
    state: &State,
    texts: &Texts,
    lists: &[&str],
    subject: Option<usize>,
    typed: &str,
) -> Arc<[(Id, String)]> {
    let items = state.document.briefing.items();
    let listed = items.filter(|(slot, _)| match slot {
        Slot::Component(at, _) => lists.contains(&"components") && (lists.len() > 1 || Some(*at) == subject),
        slot => lists.contains(&slot.path().0),
    });
    let found = listed.filter_map(|(_, item)| {
        let title = texts.text(item.title());
        let is_found = typed.is_empty() || matches(&format!("{title} {}", item.id()), typed);
        is_found.then(|| (item.id().clone(), title.to_owned()))
    });
    found.collect()
}
