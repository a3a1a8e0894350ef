//! The parts of forms that hold others: lists, objects, values by date, and keys that the format does not know.

use egui::{RichText, Sense, Ui, WidgetInfo, accesskit::Role as AccessRole, pos2, vec2};
use serde_json::Value;

use super::{
    Field, Form, dates,
    entry::{Typing, Wrong},
    fields::NUMBER,
    picker::{Picked, Picker},
    words,
};
use crate::{
    app::schema::{self, Kind, Node},
    briefing::{
        Edtf, Period,
        edit::{Change, Edit, EditName, json_of},
        finding::Path,
    },
    figure::{Role, fonts},
    ui::{numbers, widgets},
};

/// How much of what the format does not know is shown, in characters.
const PREVIEW: usize = 120;

impl Form<'_, '_> {
    /// A list of objects, or of anything else but ids: a row each, to open.
    pub(super) fn list(&mut self, ui: &mut Ui, field: &Field<'_>, element: Node) {
        let elements = field.value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let texts = self.cx.texts;
        self.title(ui, field, |form, ui| {
            let name = texts.with("form-add-to", &[("list", field.name.as_str().into())]);
            if ui.add(form.quiet(&texts.get("form-add"))).accessible_name(name).clicked() {
                form.add_element(ui, field, element, elements.len());
            }
        });
        for (at, value) in elements.iter().enumerate() {
            let path = field.path.at(at);
            let number = (at + 1).to_string();
            let name = texts
                .with("form-element", &[("list", field.name.as_str().into()), ("number", number.into())]);
            let summary = words::summary(texts, &self.cx.state.document, value);
            let summary = if summary.is_empty() { name.clone() } else { summary };
            let id = self.id(&path, "open");
            let mut open = false;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let width = ui.available_width() - super::MENUS - 4.0;
                open = self.disclosure(ui, id, &summary, &name, width);
                self.menu(ui, &name, |form, ui| form.element_menu(ui, field, at, elements));
            });
            if !open {
                continue;
            }
            indented(ui, |ui| match element.kind() {
                Kind::Object => self.object(ui, element, Some(value), &path, &name, &field.before),
                _ => self.show(
                    ui,
                    &Field {
                        path,
                        key: field.key.clone(),
                        label: (at + 1).to_string(),
                        name: name.clone(),
                        node: element,
                        value: Some(value),
                        required: true,
                        before: field.before.clone(),
                    },
                ),
            });
        }
    }

    /// The heading of a part that has more than one line.
    fn title(&mut self, ui: &mut Ui, field: &Field<'_>, action: impl FnOnce(&mut Self, &mut Ui)) {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let tokens = self.cx.tokens;
            let name = RichText::new(&field.label).font(fonts::medium(tokens.size(Role::Subtitle)));
            let response = ui.label(name.color(tokens.muted));
            if let Some(hint) = words::hint(self.cx.texts, &field.key) {
                response.on_hover_text(hint);
            }
            action(self, ui);
        });
    }

    /// A line that opens and closes what is below it; whether it is open.
    fn disclosure(&mut self, ui: &mut Ui, id: egui::Id, text: &str, name: &str, width: f32) -> bool {
        let tokens = self.cx.tokens;
        let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
        let (_, rect) = ui.allocate_space(vec2(width.max(40.0), 22.0));
        let response = ui.interact(rect, id, Sense::click());
        if response.clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(id, open));
        }
        let label = if text == name { name.to_owned() } else { format!("{name}: {text}") };
        response.widget_info(|| {
            WidgetInfo::selected(AccessRole::DisclosureTriangle, ui.is_enabled(), open, &label)
        });
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 4.0, tokens.accent_soft);
        }
        let center = pos2(rect.left() + 8.0, rect.center().y);
        // The typeface has no triangles.
        let tips = if open {
            [(-4.0, -2.0), (4.0, -2.0), (0.0, 3.0)]
        } else {
            [(-2.0, -4.0), (-2.0, 4.0), (3.0, 0.0)]
        };
        let points = tips.map(|(x, y)| center + vec2(x, y)).to_vec();
        ui.painter().add(egui::Shape::convex_polygon(points, tokens.muted, egui::Stroke::NONE));
        let font = tokens.font(Role::Label);
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, tokens.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 22.0);
        let galley = ui.painter().layout_job(job);
        let at = pos2(rect.left() + 18.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text);
        open
    }

    /// What can be done with an element of a list.
    fn element_menu(&mut self, ui: &mut Ui, field: &Field<'_>, at: usize, elements: &[Value]) {
        let texts = self.cx.texts;
        if ui.button(texts.get("form-duplicate")).clicked() {
            self.copy_element(field, at, elements);
        }
        self.element_moves(ui, field, at, elements.len());
    }

    /// The edit that takes an element out, and the list with its last one.
    fn without(&self, field: &Field<'_>, at: usize, count: usize) -> Edit {
        let path = if count == 1 && !field.required { field.path.clone() } else { field.path.at(at) };
        let edit = self.edit(field, [Change::Set { path, json: None }]);
        Edit { name: self.named("edit-remove-field", &field.key), ..edit }
    }

    fn copy_element(&mut self, field: &Field<'_>, at: usize, elements: &[Value]) {
        let document = &self.cx.state.document;
        let name = self.named("edit-add-field", &field.key);
        let id = elements.get(at).and_then(|value| value.get("id")).and_then(Value::as_str);
        // What has an id of its own is an item, and its copy gets a fresh one.
        let edit = match id {
            Some(id) => document.duplicate(&id.into()).map(|edit| Edit { select: None, name, ..edit }),
            None => document.json(&field.path.at(at)).map(|json| {
                let change = Change::Insert { path: field.path.at(at + 1), json: json.to_owned() };
                Edit { name, ..self.edit(field, [change]) }
            }),
        };
        if let Some(edit) = edit {
            self.push(edit);
        }
    }

    /// Adds an element with nothing but what it has to have, and opens it.
    pub(super) fn add_element(&mut self, ui: &Ui, field: &Field<'_>, element: Node, at: usize) {
        let document = &self.cx.state.document;
        let stem = self.item.map_or("item", |id| id.as_str());
        let json = element.least(&mut |key| match key {
            "id" => Some(json_of(&document.fresh_id(&format!("{stem}-0")))),
            _ => None,
        });
        let path = field.path.at(at);
        let change = match field.value {
            None => Change::Set { path: field.path.clone(), json: Some(format!("[{json}]")) },
            Some(_) => Change::Insert { path: path.clone(), json },
        };
        let edit = self.edit(field, [change]);
        let edit = Edit { name: self.named("edit-add-field", &field.key), ..edit };
        let open = self.id(&path, "open");
        self.push(edit);
        ui.data_mut(|data| data.insert_temp(open, true));
    }

    /// An object that stands alone: below its name, set in.
    pub(super) fn nested(&mut self, ui: &mut Ui, field: &Field<'_>) {
        self.title(ui, field, |form, ui| {
            if !field.required && field.value.is_some() {
                form.menu(ui, &field.name.clone(), |form, ui| {
                    if ui.button(form.cx.texts.get("form-remove")).clicked() {
                        form.remove(field);
                    }
                });
            }
        });
        indented(ui, |ui| self.object(ui, field.node, field.value, &field.path, &field.name, &field.before));
    }

    /// A list of ids: each with a menu, and one more to choose.
    pub(super) fn references(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let ids = field.value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let document = &self.cx.state.document;
        let (texts, tokens) = (self.cx.texts, self.cx.tokens);
        let lists = schema::referred(&field.key, &self.base).unwrap_or_default();
        for (at, id) in ids.iter().enumerate() {
            let id = id.as_str().unwrap_or_default().into();
            let title = document.index.title(&document.briefing, &id, texts.language().code()).to_owned();
            let text = RichText::new(&title).font(tokens.font(Role::Label));
            let button = egui::Button::new(text).fill(tokens.accent_soft).corner_radius(11).truncate();
            let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
                ui.set_min_width(150.0);
                if ui.button(texts.get("form-go")).clicked() {
                    self.cx.select(id.clone());
                }
                self.element_moves(ui, field, at, ids.len());
            });
            response.accessible_name(self.within(&field.name, &title));
        }
        let picker = Picker {
            id: self.id(&field.path, "pick"),
            name: &texts.with("form-add-to", &[("list", field.name.as_str().into())]),
            text: &texts.get("form-add"),
            lists,
            chosen: None,
            reasons: &[],
            width: None,
        };
        if let Some(Picked::Item(id)) = self.picker(ui, &picker) {
            let change = match field.value {
                None => Change::Set { path: field.path.clone(), json: Some(json_of(&[id])) },
                Some(_) => Change::Insert { path: field.path.at(ids.len()), json: json_of(&id) },
            };
            let edit = self.edit(field, [change]);
            self.push(edit);
        }
        false
    }

    fn element_moves(&mut self, ui: &mut Ui, field: &Field<'_>, at: usize, count: usize) {
        let texts = self.cx.texts;
        for (key, enabled, to) in
            [("form-up", at > 0, at.saturating_sub(1)), ("form-down", at + 1 < count, at + 1)]
        {
            if ui.add_enabled(enabled, egui::Button::new(texts.get(key))).clicked() {
                let name = EditName::change(&self.title);
                let edit = self.edit(field, [Change::Move { path: field.path.at(at), to }]);
                self.push(Edit { name, ..edit });
            }
        }
        if ui.button(texts.get("form-remove")).clicked() {
            let edit = self.without(field, at, count);
            self.push(edit);
        }
    }

    /// Numbers by date: a line each, and one to add a year.
    pub(super) fn values(&mut self, ui: &mut Ui, field: &Field<'_>) {
        let members = field.value.and_then(Value::as_object);
        let texts = self.cx.texts;
        self.title(ui, field, |_, _| {});
        let number = schema::number();
        let periods: Vec<&str> = members.into_iter().flatten().map(|(key, _)| key.as_str()).collect();
        for (period, value) in members.into_iter().flatten() {
            let name = self.within(&field.name, &shown_period(texts, period));
            let path = field.path.key(period);
            let line = Field {
                path: path.clone(),
                key: field.key.clone(),
                label: period.clone(),
                name: name.clone(),
                node: number,
                value: Some(value),
                required: false,
                before: field.before.clone(),
            };
            self.value_line(ui, &line, period, &periods);
        }
        self.new_value(ui, field, &periods);
    }

    /// One value: its date, how much, and what else is known of it.
    fn value_line(&mut self, ui: &mut Ui, line: &Field<'_>, period: &str, periods: &[&str]) {
        let texts = self.cx.texts;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let whole = ui.available_width();
            ui.allocate_ui(vec2(super::NAMES, 22.0), |ui| {
                ui.set_width(super::NAMES);
                let id = self.id(&line.path, "period");
                let name = self.within(&line.name, &texts.get("form-period"));
                let shown = shown_period(texts, period);
                let typing = Typing { id, name: &name, shown: &shown, hint: "", lines: false, right: false };
                self.typed(ui, typing, &|form, text| {
                    let json = line.value.map(Value::to_string);
                    let wanted = read_period(texts, text)?;
                    if wanted == period {
                        return Ok(None);
                    }
                    if periods.contains(&wanted.as_str()) {
                        return Err(texts.with("entry-period-taken", &[("period", text.into())]).into());
                    }
                    let mut path = line.path.clone();
                    path.0.pop();
                    let changes = [
                        Change::Set { path: line.path.clone(), json: None },
                        Change::Set { path: path.key(wanted), json },
                    ];
                    Ok(Some(form.edit(line, changes)))
                });
            });
            let width = (whole - super::NAMES - super::MENUS - 8.0).max(60.0);
            ui.allocate_ui(vec2(width, 22.0), |ui| {
                ui.set_width(width);
                ui.vertical(|ui| self.amount(ui, line));
            });
            self.menu(ui, &line.name, |form, ui| {
                form.number_forms(ui, line);
                if ui.button(texts.get("form-remove")).clicked() {
                    form.remove(line);
                }
            });
        });
        self.long(ui, line, &NUMBER);
    }

    /// A line for a value that is not there yet: of the next year, unless another date is typed.
    fn new_value(&mut self, ui: &mut Ui, field: &Field<'_>, periods: &[&str]) {
        let texts = self.cx.texts;
        let key = self.id(&field.path, "new period");
        let typed: Option<String> = ui.data(|data| data.get_temp(key));
        let next = next_year(periods);
        let period = typed.filter(|typed| !periods.contains(&typed.as_str())).or(next).unwrap_or_default();
        let name = texts.with("form-add-to", &[("list", field.name.as_str().into())]);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let whole = ui.available_width();
            ui.allocate_ui(vec2(super::NAMES, 22.0), |ui| {
                ui.set_width(super::NAMES);
                let id = self.id(&field.path, "new date");
                let label = self.within(&name, &texts.get("form-period"));
                let shown = shown_period(texts, &period);
                // Nothing of the document changes until there is a number.
                let typing = Typing { id, name: &label, shown: &shown, hint: "", lines: false, right: false };
                let (_, typed) = self.typed(ui, typing, &|_, text| {
                    let wanted = read_period(texts, text)?;
                    if periods.contains(&wanted.as_str()) {
                        return Err(texts.with("entry-period-taken", &[("period", text.into())]).into());
                    }
                    Ok(None)
                });
                if let Ok(wanted) = read_period(texts, &typed) {
                    ui.data_mut(|data| data.insert_temp(key, wanted));
                }
            });
            let width = (whole - super::NAMES - super::MENUS - 8.0).max(60.0);
            ui.allocate_ui(vec2(width, 22.0), |ui| {
                ui.set_width(width);
                let id = self.id(&field.path, "new value");
                let hint = texts.get("form-new-value");
                ui.vertical(|ui| {
                    let typing =
                        Typing { id, name: &name, shown: "", hint: &hint, lines: false, right: false };
                    self.typed(ui, typing, &|form, text| {
                        if text.trim().is_empty() {
                            return Ok(None);
                        }
                        let amount = numbers::amount(text, texts, super::fields::writer(texts))
                            .map_err(|problem| super::fields::number_wrong(texts, &problem, text))?;
                        let path = field.path.key(period.as_str());
                        let changes = super::fields::amount_changes(&path, None, &amount).unwrap_or_default();
                        let name = form.counted_name(&Field { path, ..field.clone() });
                        Ok(Some(Edit { name, ..form.edit(field, changes) }))
                    });
                });
            });
        });
    }

    /// A key that the format does not know: shown as it stands in the file, and kept.
    pub(super) fn unknown(&mut self, ui: &mut Ui, key: &str, value: &Value, path: &Path, before: &[Change]) {
        let texts = self.cx.texts;
        let json = value.to_string();
        let preview: String = json.chars().take(PREVIEW).collect();
        let field = Field {
            path: path.key(key),
            key: key.to_owned(),
            label: key.to_owned(),
            name: key.to_owned(),
            node: schema::root(),
            value: Some(value),
            required: false,
            before: before.to_vec(),
        };
        self.row(
            ui,
            &field,
            |form, ui| {
                ui.add_space(3.0);
                let tokens = form.cx.tokens;
                let text = RichText::new(preview).font(tokens.font(Role::Subtitle)).color(tokens.text);
                ui.add(egui::Label::new(text).wrap());
                widgets::muted(ui, tokens, texts.get("form-unknown"));
            },
            None,
        );
    }
}

fn indented(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let margin = egui::Margin { left: 12, right: 0, top: 2, bottom: 6 };
    let shown = egui::Frame::new().inner_margin(margin).show(ui, content).response.rect;
    let stroke = egui::Stroke::new(1.0, ui.visuals().widgets.noninteractive.bg_stroke.color);
    ui.painter().vline(shown.left() + 5.0, shown.y_range(), stroke);
}

/// A date of values as it is typed.
pub(super) fn shown_period(texts: &crate::text::Texts, period: &str) -> String {
    if period == "not_stated" { texts.period(&Period::NotStated) } else { period.to_owned() }
}

/// A date of values that was typed.
fn read_period(texts: &crate::text::Texts, typed: &str) -> Result<String, Wrong> {
    if typed.trim().to_lowercase() == texts.period(&Period::NotStated).to_lowercase() {
        return Ok("not_stated".to_owned());
    }
    match dates::date(typed, texts) {
        Ok(date) => Ok(date.to_string()),
        Err(problem) => Err(problem.sentence(texts, typed).into()),
    }
}

/// The year after the last one that has a value.
pub(super) fn next_year(periods: &[&str]) -> Option<String> {
    let years = periods.iter().filter_map(|period| period.parse::<Edtf>().ok()?.year_only());
    let last = years.max()?;
    (last < 9999).then(|| format!("{:04}", last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_value_is_of_the_year_after_the_last() {
        assert_eq!(next_year(&["2022", "2025", "2022/2027", "not_stated"]).as_deref(), Some("2026"));
        assert_eq!(next_year(&["2022-05-01"]), None);
    }
}
