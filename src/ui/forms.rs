//! Forms for every key of the format: the shipped schema is walked beside the JSON of an item, and each part of it has
//! a small widget. A key that the format gets in future has a form the day it is in the schema.
//!
//! Forms read the text of the document at the item's place, so that nothing is lost that the types do not know; every
//! change is an [`Edit`] of that text.

pub mod dates;
mod entry;
mod fields;
pub mod grid;
mod lists;
mod naming;
pub mod paste;
mod picker;
pub mod words;

use egui::{Align, Layout, RichText, Ui, vec2};
use serde_json::Value;
use strum::IntoEnumIterator as _;

pub use entry::{forget, refused};

use super::{Cx, widgets};
use crate::{
    app::{
        Action, Command,
        items::{self, List},
        schema::{self, Kind, Node, Property},
    },
    briefing::{
        Id, Text,
        edit::{Change, Edit, EditName},
        finding::{Path, Step},
    },
    figure::Role,
};

/// The width of the column of names, in points.
const NAMES: f32 = 104.0;

/// The width of the names of lists, in points.
const LISTS: f32 = 150.0;

/// How wide what stands after the name of a list is: its count and the button that adds to it, in points.
const CLICKED: f32 = 172.0;

/// The width of the column of menus, in points.
const MENUS: f32 = 24.0;

/// Keys that are shown although they are not there.
const USUAL: &[&str] = &[
    "kind", "priority", "tier", "when", "date", "source", "locator", "quote", "values", "unit", "promises",
    "actual",
];

/// Keys that are shown below all others.
const LAST: &[&str] = &["$schema", "format", "version", "id"];

/// Whether a key is shown although it is not there; in the long form of a date or number, only what is asked for is.
fn is_usual(key: &str, without: &[&str]) -> bool {
    without.is_empty() && USUAL.contains(&key)
}

/// What else can be done with a field.
type Menu<'m, F> = dyn FnMut(&mut F, &mut Ui) + 'm;

/// A form of one item, or of the document itself.
struct Form<'f, 'a> {
    cx: &'f mut Cx<'a>,
    /// The item; of the document itself, none.
    item: Option<&'f Id>,
    /// What it is called.
    title: Text,
    /// Its place in the text.
    base: Path,
    /// Whether it is a row of a table.
    compact: bool,
}

/// One place of a form.
#[derive(Clone, Debug)]
struct Field<'v> {
    /// Where it is in the text.
    path: Path,
    /// The key it has, or the list it stands in has.
    key: String,
    /// What it is called.
    label: String,
    /// What it is called where the ones around it are not seen.
    name: String,
    node: Node,
    value: Option<&'v Value>,
    required: bool,
    /// What has to be changed first so that something can stand here.
    before: Vec<Change>,
}

/// Shows the form of what is selected; of the document itself where nothing is.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let document = &cx.state.document;
    let Some(place) = &cx.state.view.selection else {
        let value = Value::Object(document.head());
        let title = document.briefing.title.clone();
        let mut form = Form { cx, item: None, title, base: Path::default(), compact: false };
        form.heading(ui, "form-document");
        form.object(ui, schema::root(), Some(&value), &Path::default(), "", &[]);
        form.lists(ui);
        return;
    };
    let path = document.path(&place.item.clone().into());
    let Some((path, node)) = path.and_then(|path| Some((path.clone(), schema::at(&path)?))) else { return };
    let json = document.json(&path).unwrap_or("null");
    let value: Value = serde_json::from_str(json).unwrap_or_default();
    let title = items::title(document, &place.item);
    let list = match path.0.iter().rfind(|step| matches!(step, Step::Key(_))) {
        Some(Step::Key(list)) => format!("item-{}", list.as_str()),
        _ => String::new(),
    };
    let mut form = Form { cx, item: Some(&place.item), title, base: path.clone(), compact: false };
    ui.spacing_mut().button_padding.x = 7.0;
    form.heading(ui, &list);
    form.object(ui, node, Some(&value), &path, "", &[]);
}

impl Form<'_, '_> {
    fn heading(&self, ui: &mut Ui, key: &str) {
        widgets::section(ui, self.cx.tokens, &self.cx.texts.get(key));
    }

    /// An id for what egui keeps of a place: the same wherever the item stands, another in a table than in a form.
    fn id(&self, path: &Path, part: &str) -> egui::Id {
        let within = Path(path.0.iter().skip(self.base.0.len()).cloned().collect());
        let kind = if self.compact { "row" } else { "form" };
        egui::Id::unique((kind, self.cx.state.document.file_name(), self.item, within, part.to_owned()))
    }

    /// What an edit of a key is called.
    fn named(&self, message: &str, key: &str) -> EditName {
        EditName::new(message).text("title", &self.title).text("field", &items::both(&words::label_key(key)))
    }

    fn push(&mut self, edit: Edit) {
        self.cx.out.push(Action::Edit(edit, None));
    }

    /// An edit that makes changes in a field.
    fn edit(&self, field: &Field<'_>, changes: impl IntoIterator<Item = Change>) -> Edit {
        let changes = field.before.iter().cloned().chain(changes).collect();
        let name = match self.item {
            Some(_) => self.named("edit-set", &field.key),
            None => EditName::document(),
        };
        Edit { changes, ..Edit::new(name) }
    }

    /// The edit that writes a field, or takes it out.
    fn set(&self, field: &Field<'_>, json: Option<String>) -> Edit {
        self.edit(field, [Change::Set { path: field.path.clone(), json }])
    }

    /// The keys of an object: those that are there, have to be or usually are, and a menu of all others.
    fn object(
        &mut self,
        ui: &mut Ui,
        node: Node,
        value: Option<&Value>,
        path: &Path,
        around: &str,
        before: &[Change],
    ) {
        self.keys(ui, node, value, path, around, before, &[]);
        let absent = self.absent(ui, node, value, path, &[]);
        if absent.is_empty() {
            return;
        }
        let label = self.cx.texts.get("form-add-field");
        let name = self.within(around, &label);
        let button = egui::containers::menu::MenuButton::from_button(self.quiet(&label));
        let (response, _) = button.ui(ui, |ui| self.add_key(ui, &absent, path, around, before));
        response.accessible_name(name);
    }

    /// The keys that an object could have and that are not shown.
    fn absent(
        &self,
        ui: &Ui,
        node: Node,
        value: Option<&Value>,
        path: &Path,
        without: &[&str],
    ) -> Vec<Property> {
        let members = value.and_then(Value::as_object);
        let opened = self.opened(ui, path);
        let mut properties = node.object().properties();
        properties.retain(|property| {
            let is_there = members.is_some_and(|members| members.contains_key(property.key));
            let is_listed = path.0.is_empty() && List::iter().any(|list| list.key() == property.key);
            let is_shown = is_there || property.required || is_usual(property.key, without) || is_listed;
            !is_shown && !without.contains(&property.key) && !opened.iter().any(|key| key == property.key)
        });
        properties
    }

    /// The keys of an object that are shown though they are not there, because someone asked for them.
    fn opened(&self, ui: &Ui, path: &Path) -> Vec<String> {
        let id = self.id(path, "opened");
        ui.data(|data| data.get_temp(id)).unwrap_or_default()
    }

    /// A menu of keys to add.
    fn add_key(&mut self, ui: &mut Ui, absent: &[Property], path: &Path, around: &str, before: &[Change]) {
        let texts = self.cx.texts;
        for property in absent {
            let button = ui.button(words::label(texts, property.key));
            let hint = words::hint(texts, property.key);
            if !hint.map_or(button.clone(), |hint| button.on_hover_text(hint)).clicked() {
                continue;
            }
            let field = self.field(*property, None, path, around, before);
            match property.node.kind() {
                // A list begins with its first element.
                Kind::List(element) if !matches!(element.kind(), Kind::Id) => {
                    self.add_element(ui, &field, element, 0);
                }
                _ => {
                    let mut opened = self.opened(ui, path);
                    opened.push(property.key.to_owned());
                    let id = self.id(path, "opened");
                    ui.data_mut(|data| data.insert_temp(id, opened));
                }
            }
        }
    }

    /// Each key of an object that is to be shown, but for some.
    #[expect(clippy::too_many_arguments, reason = "the place of an object, in three places")]
    fn keys(
        &mut self,
        ui: &mut Ui,
        node: Node,
        value: Option<&Value>,
        path: &Path,
        around: &str,
        before: &[Change],
        without: &[&str],
    ) {
        let members = value.and_then(Value::as_object);
        let opened = self.opened(ui, path);
        let is_listed = |key: &str| path.0.is_empty() && List::iter().any(|list| list.key() == key);
        let mut properties = node.object().properties();
        // What nobody reads comes last.
        properties.sort_by_key(|property| LAST.contains(&property.key));
        for property in &properties {
            let found = members.and_then(|members| members.get(property.key));
            let is_asked = opened.iter().any(|key| key == property.key);
            let is_shown =
                found.is_some() || property.required || is_usual(property.key, without) || is_asked;
            if is_shown && !without.contains(&property.key) && !is_listed(property.key) {
                let field = self.field(*property, found, path, around, before);
                self.show(ui, &field);
            }
        }
        for (key, value) in members.into_iter().flatten() {
            let is_known = properties.iter().any(|property| property.key == key) || is_listed(key);
            if !is_known {
                self.unknown(ui, key, value, path, before);
            }
        }
    }

    fn field<'v>(
        &self,
        property: Property,
        value: Option<&'v Value>,
        path: &Path,
        around: &str,
        before: &[Change],
    ) -> Field<'v> {
        let label = words::label(self.cx.texts, property.key);
        Field {
            path: path.key(property.key),
            key: property.key.to_owned(),
            name: self.within(around, &label),
            label,
            node: property.node,
            value,
            required: property.required,
            before: before.to_vec(),
        }
    }

    /// A name together with that of what is around it.
    fn within(&self, around: &str, label: &str) -> String {
        if around.is_empty() {
            return label.to_owned();
        }
        self.cx.texts.with("field-within", &[("around", around.into()), ("label", label.into())])
    }

    /// A line of a form: the name, what stands there, and a menu.
    fn row(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        content: impl FnOnce(&mut Self, &mut Ui),
        menu: Option<&mut Menu<'_, Self>>,
    ) {
        let tokens = self.cx.tokens;
        let removable = !field.required && field.value.is_some();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let whole = ui.available_width();
            let mark = if field.required { " *" } else { "" };
            let name = RichText::new(format!("{}{mark}", field.label)).font(tokens.font(Role::Subtitle));
            let name = egui::Label::new(name.color(tokens.muted)).wrap().halign(Align::LEFT);
            let column = vec2(NAMES, 22.0);
            let response = ui.allocate_ui_with_layout(column, Layout::top_down(Align::LEFT), |ui| {
                ui.add_space(3.0);
                ui.set_width(NAMES);
                ui.add(name)
            });
            if let Some(hint) = words::hint(self.cx.texts, &field.key) {
                response.inner.on_hover_text(hint);
            }
            let width = (whole - NAMES - MENUS - 8.0).max(60.0);
            ui.allocate_ui_with_layout(vec2(width, 22.0), Layout::top_down(Align::LEFT), |ui| {
                ui.set_width(width);
                content(self, ui);
            });
            if menu.is_some() || removable {
                self.menu(ui, &field.name.clone(), |form, ui| {
                    if let Some(menu) = menu {
                        menu(form, ui);
                    }
                    if removable && ui.button(form.cx.texts.get("form-remove")).clicked() {
                        form.remove(field);
                    }
                });
            }
        });
    }

    /// A small button for what else can be done with something.
    fn menu(&mut self, ui: &mut Ui, name: &str, content: impl FnOnce(&mut Self, &mut Ui)) {
        let button = egui::Button::new("").frame_when_inactive(false).min_size(vec2(MENUS, 22.0));
        let name = self.cx.texts.with("form-menu", &[("field", name.into())]);
        let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, 4.0);
        let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            ui.spacing_mut().button_padding.x = padding;
            ui.set_min_width(150.0);
            content(self, ui);
        });
        ui.spacing_mut().button_padding.x = padding;
        // In the middle of the line: the typeface has dots on its foot only.
        let ink = ui.style().interact(&response).fg_stroke.color;
        let ink = if response.hovered() || response.has_focus() { ink } else { self.cx.tokens.muted };
        for by in [-4.0, 0.0, 4.0] {
            ui.painter().circle_filled(response.rect.center() + vec2(by, 0.0), 1.2, ink);
        }
        response.accessible_name(name);
    }

    /// A button of no weight.
    fn quiet(&self, text: &str) -> egui::Button<'static> {
        let text = RichText::new(text).font(self.cx.tokens.font(Role::Subtitle)).color(self.cx.tokens.accent);
        egui::Button::new(text).frame_when_inactive(false)
    }

    /// Takes a field out.
    fn remove(&mut self, field: &Field<'_>) {
        let edit = Edit { name: self.named("edit-remove-field", &field.key), ..self.set(field, None) };
        self.push(edit);
    }

    /// The lists of the document: how much is in each, to choose from and to add to.
    fn lists(&mut self, ui: &mut Ui) {
        let (texts, tokens) = (self.cx.texts, self.cx.tokens);
        self.heading(ui, "form-lists");
        for list in List::iter() {
            let label = texts.get(&format!("list-{}", list.key()));
            ui.horizontal(|ui| {
                let name = RichText::new(&label).font(tokens.font(Role::Subtitle)).color(tokens.text);
                // In a narrow panel the names give way to what is to be clicked.
                let width = LISTS.min(ui.available_width() - CLICKED).max(80.0);
                ui.allocate_ui_with_layout(vec2(width, 22.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_width(width);
                    ui.add(egui::Label::new(name).truncate());
                });
                let count = items::count(&self.cx.state.document.briefing, list);
                let picker = picker::Picker {
                    id: self.id(&Path::default().key(list.key()), "pick"),
                    name: &texts.with("form-find", &[("list", label.as_str().into())]),
                    text: &count.to_string(),
                    lists: &[list.key()],
                    chosen: None,
                    reasons: &[],
                    width: Some(64.0),
                };
                let found = ui.add_enabled_ui(count > 0, |ui| self.picker(ui, &picker)).inner;
                if let Some(picker::Picked::Item(id)) = found {
                    self.cx.select(id);
                }
                let command = Command::iter().find(|command| command.adds() == Some(list));
                let add = ui.add(self.quiet(&texts.get("form-add")));
                let name = texts.with("form-add-to", &[("list", label.as_str().into())]);
                if let Some(command) = command
                    && add.accessible_name(name).clicked()
                {
                    self.cx.run(command);
                }
            });
        }
    }
}
