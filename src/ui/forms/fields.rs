//! The widgets of single values: texts, dates, numbers, choices, references.

use egui::{ComboBox, RichText, Ui};
use serde::Deserialize as _;
use serde_json::{Value, json};

use super::{
    Field, Form, Menu, dates,
    entry::{self, Entry, Read, Typing, Wrong},
    picker::{Picked, Picker},
    words,
};
use crate::{
    app::schema::{self, Kind, Node},
    briefing::{
        Edtf, Reason, When,
        edit::{Change, Edit, EditName, json_of},
        finding::{Path, Step},
    },
    figure::Role,
    text::{Language, Texts},
    ui::{
        numbers::{self, Notation, Problem, Typed, Writer},
        widgets,
    },
};

/// The keys that say when, in the long form of a date.
const DAYS: [&str; 3] = ["date", "earliest", "latest"];

/// The long form of a date or a number.
pub(super) struct Long {
    /// The key that says what the short form says.
    short: &'static str,
    /// The keys that its line says.
    in_line: &'static [&'static str],
}

/// That of a date.
const DATE: Long = Long { short: "date", in_line: &["date", "missing"] };

/// That of a reference to nothing, or of one of several shapes.
const REFERENCE: Long = Long { short: "", in_line: &["missing"] };

/// That of a number.
pub(super) const NUMBER: Long =
    Long { short: "value", in_line: &["value", "qualifier", "low", "high", "missing"] };

/// The languages in which texts are written side by side.
const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

/// Why typed digits are not taken.
pub(super) fn number_wrong(texts: &Texts, problem: &Problem, typed: &str) -> Wrong {
    let args = [("typed", typed.into())];
    match problem {
        Problem::NotANumber => texts.with("entry-number-unclear", &args).into(),
        Problem::TooLong => texts.with("entry-number-long", &args).into(),
        Problem::Ambiguous { whole, decimal } => {
            let readings = [whole, decimal].map(|digits| numbers::typed(digits, texts.language()));
            Wrong { sentence: texts.with("entry-number-ambiguous", &args), readings: readings.to_vec() }
        }
    }
}

/// How numbers are typed in a language.
pub(super) fn writer(texts: &Texts) -> Writer {
    Writer::Typed(Notation::of(texts.language()))
}

fn has(value: Option<&Value>, key: &str) -> bool {
    value.and_then(Value::as_object).is_some_and(|members| members.contains_key(key))
}

/// The reason of the format that a text says in words.
fn reason(texts: &Texts, text: &str) -> Option<Reason> {
    let text = text.trim().to_lowercase();
    numbers::REASONS.into_iter().find(|reason| texts.reason(*reason).to_lowercase() == text)
}

impl Form<'_, '_> {
    /// One key of an object.
    pub(super) fn show(&mut self, ui: &mut Ui, field: &Field<'_>) {
        match field.node.kind() {
            Kind::Text => self.text(ui, field),
            Kind::When => self.when(ui, field),
            Kind::Number => self.number(ui, field),
            Kind::Values => self.values(ui, field),
            Kind::List(element) if !matches!(element.kind(), Kind::Id) => self.list(ui, field, element),
            Kind::Object => self.nested(ui, field),
            Kind::Const(_) => self.row(
                ui,
                &Field { value: None, ..field.clone() },
                |form, ui| _ = form.content(ui, field),
                None,
            ),
            kind => {
                // What has keys of its own has them below the line.
                let chosen = match kind {
                    Kind::OneOf(variants) => {
                        variants.into_iter().find(|it| field.value.is_some_and(|value| it.fits(value)))
                    }
                    Kind::Reference => Some(field.node).filter(|_| has(field.value, "missing")),
                    _ => None,
                };
                let Some(node) = chosen.map(Node::object).filter(|node| matches!(node.kind(), Kind::Object))
                else {
                    self.row(ui, field, |form, ui| _ = form.content(ui, field), None);
                    return;
                };
                let mut more = |form: &mut Self, ui: &mut Ui| {
                    form.more(ui, &Field { node, ..field.clone() }, &REFERENCE);
                };
                self.row(ui, field, |form, ui| _ = form.content(ui, field), Some(&mut more));
                self.long(ui, &Field { node, ..field.clone() }, &REFERENCE);
            }
        }
    }

    /// The widget of a value that has one line; whether something is typed there.
    pub(super) fn content(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        match field.node.kind() {
            Kind::Text => self.one_text(ui, field),
            Kind::Id if field.key == "id" => self.own_id(ui, field),
            Kind::Id => self.reference(ui, field, &[]),
            Kind::Reference => {
                let texts = self.cx.texts;
                let reasons = numbers::REASONS.map(|it| (word(&json!(it)), texts.reason(it)));
                self.reference(ui, field, &reasons)
            }
            Kind::When => self.date(ui, field),
            Kind::Number => self.amount(ui, field),
            Kind::Date | Kind::Day => self.day(ui, field),
            Kind::Digits => self.digits(ui, field),
            Kind::Integer(low, high) => self.integer(ui, field, low, high),
            Kind::Choice(choices) => self.choice(ui, field, &choices),
            Kind::Bool => self.switch(ui, field),
            Kind::String => self.string(ui, field),
            Kind::Const(value) => self.constant(ui, value),
            Kind::List(_) => self.references(ui, field),
            Kind::OneOf(variants) => self.one_of(ui, field, &variants),
            Kind::Any => self.any(ui, field),
            Kind::Values | Kind::Object => false,
        }
    }

    /// A field to type in, whose content is read by `read`; whether something is typed there.
    fn entry(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        shown: &str,
        lines: bool,
        read: &dyn Fn(&Self, &str) -> Read,
    ) -> bool {
        let id = self.id(&field.path, "");
        let right = self.compact && matches!(field.node.kind(), Kind::Number);
        self.typed(ui, Typing { id, name: &field.name, shown, hint: "", lines, right }, read).0
    }

    /// A field to type in; whether something is typed there, and what stands in it.
    pub(super) fn typed(
        &mut self,
        ui: &mut Ui,
        typing: Typing<'_>,
        read: &dyn Fn(&Self, &str) -> Read,
    ) -> (bool, String) {
        let (state, texts, tokens) = (self.cx.state, self.cx.texts, self.cx.tokens);
        let entry = Entry { typing, compact: self.compact, state, texts, tokens };
        // Reading needs the form, so what is done is added to it afterwards.
        let mut out = Vec::new();
        let (response, text) = entry.show(ui, &mut out, &|text| read(self, text));
        self.cx.out.append(&mut out);
        (response.has_focus(), text)
    }

    /// The edit for a text that was cleared.
    fn cleared(&self, field: &Field<'_>) -> Read {
        if field.required {
            return Err(self.cx.texts.get("entry-required").into());
        }
        Ok(field.value.is_some().then(|| self.set(field, None)))
    }

    /// The edit that writes JSON, unless it is there already.
    fn written(&self, field: &Field<'_>, json: String) -> Option<Edit> {
        let known = field.value.map(Value::to_string);
        (known.as_deref() != Some(json.as_str())).then(|| self.set(field, Some(json)))
    }

    fn text(&mut self, ui: &mut Ui, field: &Field<'_>) {
        let texts = self.cx.texts;
        let own = Language::from_tag(self.cx.state.document.briefing.language()).unwrap_or(Language::Dutch);
        let other = own.other();
        let key = self.id(&field.path, "translating");
        let translating = ui.data(|data| data.get_temp(key)).unwrap_or(false);
        let is_plain = !matches!(field.value, Some(Value::Object(_)));
        let plain = field.value.and_then(Value::as_str).unwrap_or_default();
        let mut translate = |form: &mut Self, ui: &mut Ui| {
            if ui.button(form.cx.texts.get("form-translate")).clicked() {
                ui.data_mut(|data| data.insert_temp(key, true));
            }
        };
        let can_translate = is_plain && !translating && !plain.is_empty();
        let menu: Option<&mut Menu<'_, Self>> = if can_translate { Some(&mut translate) } else { None };
        self.row(
            ui,
            field,
            |form, ui| {
                if is_plain && !translating {
                    form.name_it(ui, field, form.id(&field.path, ""), plain);
                    form.one_text(ui, field);
                    return;
                }
                let members = field.value.and_then(Value::as_object);
                let more = members.into_iter().flatten().map(|(code, _)| code.as_str());
                let more = more.filter(|code| LANGUAGES.iter().all(|language| language.code() != *code));
                let codes: Vec<&str> = [own.code(), other.code()].into_iter().chain(more).collect();
                for code in codes {
                    let shown = match members {
                        Some(members) => members.get(code).and_then(Value::as_str).unwrap_or_default(),
                        None if code == own.code() => plain,
                        None => "",
                    };
                    let name = texts.with(
                        "form-in-language",
                        &[("field", field.name.as_str().into()), ("language", code.into())],
                    );
                    let id = form.id(&field.path, code);
                    if code == texts.language().code() {
                        form.name_it(ui, field, id, shown);
                    }
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        let tag = RichText::new(code.to_uppercase()).font(form.cx.tokens.font(Role::Source));
                        ui.add_sized([18.0, 22.0], egui::Label::new(tag.color(form.cx.tokens.muted)));
                        ui.vertical(|ui| {
                            let typing =
                                Typing { id, name: &name, shown, hint: "", lines: true, right: false };
                            form.typed(ui, typing, &|form, text| form.translation(field, own, code, text));
                        });
                    });
                }
            },
            menu,
        );
    }

    /// A text in one language: of one in several, that of the window.
    fn one_text(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let own = Language::from_tag(self.cx.state.document.briefing.language()).unwrap_or(Language::Dutch);
        let lines = !self.compact;
        match field.value {
            Some(Value::Object(members)) => {
                let code = self.cx.texts.language().code();
                let shown = members.get(code).and_then(Value::as_str).unwrap_or_default();
                self.entry(ui, field, shown, lines, &|form, text| form.translation(field, own, code, text))
            }
            plain => {
                let shown = plain.and_then(Value::as_str).unwrap_or_default();
                self.entry(ui, field, shown, lines, &|form, text| match text {
                    "" => form.cleared(field),
                    text => Ok(form.written(field, json_of(&text))),
                })
            }
        }
    }

    /// The edit that writes a text in one language beside others.
    fn translation(&self, field: &Field<'_>, own: Language, code: &str, text: &str) -> Read {
        let path = field.path.key(code);
        match field.value {
            Some(Value::Object(members)) => {
                let is_there = members.contains_key(code);
                if !text.is_empty() {
                    return Ok(Some(self.edit(field, [Change::Set { path, json: Some(json_of(&text)) }])));
                }
                match (is_there, members.len()) {
                    (false, _) => Ok(None),
                    (true, 1) => self.cleared(field),
                    (true, _) => Ok(Some(self.edit(field, [Change::Set { path, json: None }]))),
                }
            }
            _ if code == own.code() && text.is_empty() => self.cleared(field),
            _ if code == own.code() => Ok(self.written(field, json_of(&text))),
            _ if text.is_empty() => Ok(None),
            plain => {
                let mut both: Vec<(&str, &str)> = vec![(code, text)];
                both.extend(plain.and_then(Value::as_str).map(|plain| (own.code(), plain)));
                both.sort_by_key(|(code, _)| *code != own.code());
                let members = both.iter().map(|(code, text)| format!("{}: {}", json_of(code), json_of(text)));
                let json = format!("{{{}}}", members.collect::<Vec<_>>().join(", "));
                Ok(Some(self.set(field, Some(json))))
            }
        }
    }

    fn own_id(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let shown = field.value.and_then(Value::as_str).unwrap_or_default();
        self.entry(ui, field, shown, false, &|form, text| {
            let (text, document) = (text.trim(), &form.cx.state.document);
            if text.is_empty() {
                return Err(form.cx.texts.get("entry-required").into());
            }
            if text == shown {
                return Ok(None);
            }
            if document.index.slot(&text.into()).is_some() {
                return Err(form.cx.texts.with("entry-id-taken", &[("typed", text.into())]).into());
            }
            let is_selected = form.item.is_some_and(|item| item.as_str() == shown);
            let edit = document.rename(&shown.into(), &text.into());
            // What is within an item does not become what is selected.
            Ok(edit.map(|edit| if is_selected { edit } else { Edit { select: None, ..edit } }))
        })
    }

    fn string(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let shown = field.value.and_then(Value::as_str).unwrap_or_default();
        let lines = field.key == "quote" && !self.compact;
        self.entry(ui, field, shown, lines, &|form, text| match text.trim() {
            "" => form.cleared(field),
            text => Ok(form.written(field, json_of(&text))),
        })
    }

    fn constant(&mut self, ui: &mut Ui, value: &Value) -> bool {
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        ui.add_space(3.0);
        widgets::muted(ui, self.cx.tokens, shown);
        false
    }

    /// Any JSON, as it is written.
    fn any(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let shown = field.value.map(Value::to_string).unwrap_or_default();
        self.entry(ui, field, &shown, true, &|form, text| match text.trim() {
            "" => form.cleared(field),
            text => match serde_json::from_str::<Value>(text) {
                Ok(_) => Ok(Some(form.set(field, Some(text.to_owned())))),
                Err(_) => Err(form.cx.texts.get("entry-not-json").into()),
            },
        })
    }

    fn integer(&mut self, ui: &mut Ui, field: &Field<'_>, low: i64, high: i64) -> bool {
        let shown = field.value.map(Value::to_string).unwrap_or_default();
        self.entry(ui, field, &shown, false, &|form, text| match text.trim() {
            "" => form.cleared(field),
            typed => match typed.parse::<i64>() {
                Ok(number) if (low..=high).contains(&number) => Ok(form.written(field, number.to_string())),
                _ => Err(form.cx.texts.with("entry-number-unclear", &[("typed", text.into())]).into()),
            },
        })
    }

    fn digits(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let texts = self.cx.texts;
        let shown =
            field.value.map(|value| numbers::typed(&value.to_string(), texts.language())).unwrap_or_default();
        self.entry(ui, field, &shown, false, &|form, text| match text.trim() {
            "" => form.cleared(field),
            text => {
                let digits = numbers::digits(text, writer(texts));
                Ok(form.written(field, digits.map_err(|problem| number_wrong(texts, &problem, text))?))
            }
        })
    }

    /// A date that is only a date, or a whole day.
    fn day(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let texts = self.cx.texts;
        let is_day = matches!(field.node.kind(), Kind::Day);
        let written = field.value.and_then(Value::as_str).unwrap_or_default();
        let shown = match written.parse() {
            Ok(day) if is_day => texts.day_short(day),
            _ => in_words(texts, written),
        };
        let read = |text: &str| {
            let date = if is_day {
                dates::day(text, texts).map(|day| day.to_string())
            } else {
                dates::date(text, texts).map(|date| date.to_string())
            };
            date.map_err(|problem| problem.sentence(texts, text))
        };
        self.entry(ui, field, &shown, false, &|form, text| match text.trim() {
            "" => form.cleared(field),
            text => Ok(form.written(field, json_of(&read(text)?))),
        })
    }

    fn switch(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let mut on = field.value.and_then(Value::as_bool).unwrap_or(false);
        let label = self.cx.texts.get(if on { "form-yes" } else { "form-no" });
        if ui.checkbox(&mut on, label).accessible_name(&field.name).changed() {
            let json = (on || field.required).then(|| on.to_string());
            let edit = self.set(field, json);
            self.push(edit);
        }
        false
    }

    fn choice(&mut self, ui: &mut Ui, field: &Field<'_>, choices: &[&str]) -> bool {
        let texts = self.cx.texts;
        let chosen = field.value.and_then(Value::as_str);
        let named = |value: &str| words::choice(texts, field.node.name, &field.key, value);
        let shown = chosen.or(field.node.default()).map(named).unwrap_or_default();
        let labels: Vec<String> = choices.iter().map(|value| named(value)).collect();
        let at = choices.iter().position(|value| chosen == Some(*value));
        if let Some(value) = self.combo(ui, field, &shown, &labels, at).and_then(|at| choices.get(at)) {
            let edit = self.set(field, Some(json_of(value)));
            self.push(edit);
        }
        false
    }

    /// A list to choose from; which was chosen, where that is another one.
    fn combo(
        &mut self,
        ui: &mut Ui,
        field: &Field<'_>,
        shown: &str,
        labels: &[String],
        chosen: Option<usize>,
    ) -> Option<usize> {
        let tokens = self.cx.tokens;
        let ink = if chosen.is_some() { tokens.text } else { tokens.muted };
        let text = RichText::new(shown).font(tokens.font(Role::Label)).color(ink);
        let id = self.id(&field.path, "choice");
        let combo = ComboBox::from_id_salt(id).width(ui.available_width()).selected_text(text).truncate();
        let mut wanted = None;
        let response = combo.show_ui(ui, |ui| {
            for (at, label) in labels.iter().enumerate() {
                if ui.selectable_label(chosen == Some(at), label).clicked() {
                    wanted = Some(at);
                }
            }
        });
        response.response.accessible_name(&field.name);
        wanted.filter(|at| chosen != Some(*at))
    }

    /// One of several shapes; the keys of the one chosen stand below it.
    fn one_of(&mut self, ui: &mut Ui, field: &Field<'_>, variants: &[Node]) -> bool {
        let texts = self.cx.texts;
        let chosen = field.value.and_then(|value| variants.iter().position(|node| node.fits(value)));
        let named = |node: &Node| {
            if let Kind::Const(value) = node.kind() {
                return words::choice(texts, field.node.name, &field.key, value.as_str().unwrap_or_default());
            }
            let mut keys = node.properties().into_iter();
            let first = keys.find(|property| !matches!(property.node.kind(), Kind::Const(_)));
            first.map_or_else(String::new, |property| words::label(texts, property.key))
        };
        let labels: Vec<String> = variants.iter().map(named).collect();
        let shown = chosen.and_then(|at| labels.get(at)).cloned().unwrap_or_default();
        if let Some(node) = self.combo(ui, field, &shown, &labels, chosen).and_then(|at| variants.get(at)) {
            let edit = self.set(field, Some(node.least(&mut |_| None)));
            self.push(edit);
        }
        false
    }

    /// An id, chosen from a list; or one of the reasons why there is none.
    fn reference(&mut self, ui: &mut Ui, field: &Field<'_>, reasons: &[(String, String)]) -> bool {
        let document = &self.cx.state.document;
        let language = self.cx.texts.language().code();
        let missing = field.value.and_then(|value| value.get("missing")).and_then(Value::as_str);
        let chosen = missing.or_else(|| field.value.and_then(Value::as_str));
        let shown = match (missing, chosen) {
            (Some(word), _) => {
                let label = reasons.iter().find(|(known, _)| known == word);
                label.map_or(word, |(_, label)| label.as_str()).to_owned()
            }
            (None, Some(id)) => document.index.title(&document.briefing, &id.into(), language).to_owned(),
            (None, None) => String::new(),
        };
        let picker = Picker {
            id: self.id(&field.path, "pick"),
            name: &field.name,
            text: &shown,
            lists: schema::referred(&field.key, &self.base).unwrap_or_default(),
            chosen,
            reasons,
            width: Some(f32::INFINITY),
        };
        let json = match self.picker(ui, &picker) {
            Some(Picked::Item(id)) => json_of(&id),
            Some(Picked::Reason(word)) => json!({ "missing": word }).to_string(),
            None => return false,
        };
        if let Some(edit) = self.written(field, json) {
            self.push(edit);
        }
        false
    }

    /// A date with its words and its reading: what was said in the line itself, the rest below it.
    fn when(&mut self, ui: &mut Ui, field: &Field<'_>) {
        let mut forms = |form: &mut Self, ui: &mut Ui| {
            form.reasons(ui, |form, label| form.dated(field, label));
            form.more(ui, field, &DATE);
        };
        self.row(ui, field, |form, ui| _ = form.date(ui, field), Some(&mut forms));
        self.long(ui, field, &DATE);
    }

    /// A menu of the reasons why there is no date or number.
    fn reasons(&mut self, ui: &mut Ui, read: impl Fn(&Self, &str) -> Read) {
        ui.menu_button(self.cx.texts.get("field-missing"), |ui| {
            for reason in numbers::REASONS {
                let label = self.cx.texts.reason(reason);
                if ui.button(&label).clicked()
                    && let Ok(Some(edit)) = read(self, &label)
                {
                    self.push(edit);
                }
            }
        });
    }

    /// A menu of the keys that the long form of a date or number could have too.
    fn more(&mut self, ui: &mut Ui, field: &Field<'_>, long: &Long) {
        let absent = self.absent(ui, field.node, field.value, &field.path, long.in_line);
        if absent.is_empty() || field.value.is_none() {
            return;
        }
        let before = lengthened(field, long);
        ui.menu_button(self.cx.texts.get("form-add-field"), |ui| {
            self.add_key(ui, &absent, &field.path, &field.name, &before);
        });
    }

    /// The field for what was said of a date, and how it reads.
    fn date(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let texts = self.cx.texts;
        let missing = field.value.and_then(|value| value.get("missing"));
        let missing = missing.and_then(|reason| Reason::deserialize(reason).ok());
        let date = match field.value {
            Some(Value::String(date)) => Some(date.as_str()),
            Some(value) => value.get("date").and_then(Value::as_str),
            None => None,
        };
        let shown =
            missing.map_or_else(|| in_words(texts, date.unwrap_or_default()), |reason| texts.reason(reason));
        let id = self.id(&field.path, "");
        let hint = if self.compact { String::new() } else { texts.get("entry-date-hint") };
        let typing = Typing { id, name: &field.name, shown: &shown, hint: &hint, lines: false, right: false };
        let (focused, typed) = self.typed(ui, typing, &|form, text| form.dated(field, text));
        if !self.compact
            && let Some(reading) = reading(texts, field.value, &typed, &shown)
        {
            widgets::muted(ui, self.cx.tokens, reading);
        }
        focused
    }

    /// The keys of the long form of a date or number, but for those that the line itself says.
    pub(super) fn long(&mut self, ui: &mut Ui, field: &Field<'_>, long: &Long) {
        if field.value.is_none() {
            return;
        }
        let before = lengthened(field, long);
        egui::Frame::new().inner_margin(egui::Margin { left: 12, ..egui::Margin::ZERO }).show(ui, |ui| {
            self.keys(ui, field.node.object(), field.value, &field.path, &field.name, &before, long.in_line);
        });
    }

    /// What a typed date comes to.
    fn dated(&self, field: &Field<'_>, text: &str) -> Read {
        let texts = self.cx.texts;
        let text = text.trim();
        let set = |key: &str, json: Option<String>| Change::Set { path: field.path.key(key), json };
        let is_long = field.value.is_some_and(Value::is_object);
        if text.is_empty() {
            return match field.value {
                Some(Value::Object(_)) if has(field.value, "date") => {
                    Ok(Some(self.edit(field, [set("date", None)])))
                }
                Some(Value::Object(_)) if !has(field.value, "missing") => Ok(None),
                _ => self.cleared(field),
            };
        }
        if let Some(reason) = reason(texts, text) {
            let json = json!({ "missing": reason });
            if !is_long {
                return Ok(self.written(field, json.to_string()));
            }
            let gone = DAYS.into_iter().filter(|key| has(field.value, key)).map(|key| set(key, None));
            let changes: Vec<Change> =
                gone.chain([set("missing", Some(json["missing"].to_string()))]).collect();
            return Ok(Some(self.edit(field, changes)));
        }
        let date = dates::date(text, texts).map_err(|problem| problem.sentence(texts, text))?;
        let json = json_of(&date);
        let name = match self.item {
            Some(_) => EditName::date(&self.title, &at(date)),
            None => EditName::document(),
        };
        let named = |edit| Edit { name, ..edit };
        if !is_long {
            return Ok(self.written(field, json).map(named));
        }
        let known = field.value.and_then(|value| value.get("date")).map(Value::to_string);
        if known.as_deref() == Some(json.as_str()) {
            return Ok(None);
        }
        let gone = has(field.value, "missing").then(|| set("missing", None));
        Ok(Some(named(self.edit(field, gone.into_iter().chain([set("date", Some(json))])))))
    }

    /// A number: how much in the line itself, what else is known below it.
    fn number(&mut self, ui: &mut Ui, field: &Field<'_>) {
        let mut forms = |form: &mut Self, ui: &mut Ui| form.number_forms(ui, field);
        self.row(ui, field, |form, ui| _ = form.amount(ui, field), Some(&mut forms));
        self.long(ui, field, &NUMBER);
    }

    /// The field for how much a number is.
    pub(super) fn amount(&mut self, ui: &mut Ui, field: &Field<'_>) -> bool {
        let shown = field.value.map(|value| numbers::shown(value, self.cx.texts)).unwrap_or_default();
        self.entry(ui, field, &shown, false, &|form, text| form.counted(field, text))
    }

    /// What a typed amount comes to.
    fn counted(&self, field: &Field<'_>, text: &str) -> Read {
        let texts = self.cx.texts;
        if text.trim().is_empty() {
            return self.cleared(field);
        }
        let amount = numbers::amount(text, texts, writer(texts))
            .map_err(|problem| number_wrong(texts, &problem, text))?;
        let changes = amount_changes(&field.path, field.value, &amount);
        Ok(changes.map(|changes| Edit { name: self.counted_name(field), ..self.edit(field, changes) }))
    }

    /// What a change of a number is called: of a value by date, with the date.
    pub(super) fn counted_name(&self, field: &Field<'_>) -> EditName {
        let period = match field.path.0.as_slice() {
            [.., Step::Key(values), Step::Key(period)] if values == "values" => period.parse::<Edtf>().ok(),
            _ => None,
        };
        match period {
            Some(period) => EditName::value(&self.title, &at(period)),
            None => self.named("edit-set", &field.key),
        }
    }

    /// The other forms a number can have, in a menu.
    pub(super) fn number_forms(&mut self, ui: &mut Ui, field: &Field<'_>) {
        let texts = self.cx.texts;
        let id = self.id(&field.path, "");
        let digits = match field.value {
            Some(Value::Number(digits)) => digits.to_string(),
            Some(value) => ["value", "low", "high"]
                .iter()
                .find_map(|key| value.get(key))
                .map(Value::to_string)
                .unwrap_or_default(),
            None => String::new(),
        };
        let digits = numbers::typed(&digits, texts.language());
        let say = |key: &str, amount: &str| texts.with(key, &[("amount", amount.into())]);
        let range =
            |low: &str, high: &str| texts.with("amount-range", &[("low", low.into()), ("high", high.into())]);
        let forms = ["qualifier-about", "qualifier-over", "qualifier-under", "amount-least", "amount-most"];
        let forms = forms.map(|key| (say(key, "…"), say(key, &digits)));
        for (label, text) in forms.into_iter().chain([(range("…", "…"), range(&digits, ""))]) {
            if !ui.button(label).clicked() {
                continue;
            }
            match self.counted(field, &text) {
                Ok(Some(edit)) if !digits.is_empty() => self.push(edit),
                _ => entry::suggest(ui, id, text),
            }
        }
        self.reasons(ui, |form, label| form.counted(field, label));
        self.more(ui, field, &NUMBER);
    }
}

/// What has to be changed first so that a date or number has a long form.
fn lengthened(field: &Field<'_>, long: &Long) -> Vec<Change> {
    let short = field.value.filter(|value| !value.is_object());
    let change = short.map(|value| Change::Set {
        path: field.path.clone(),
        json: Some(format!("{{{}: {value}}}", json_of(&long.short))),
    });
    field.before.iter().cloned().chain(change).collect()
}

/// The changes that make a number say an amount; none where it says so already.
pub(super) fn amount_changes(path: &Path, value: Option<&Value>, amount: &Typed) -> Option<Vec<Change>> {
    let Some(Value::Object(known)) = value else {
        let json = amount.json();
        let known = value.map(Value::to_string);
        return (known.as_deref() != Some(json.as_str()))
            .then(|| vec![Change::Set { path: path.clone(), json: Some(json) }]);
    };
    let differs = |(key, json): &(&str, Option<String>)| known.get(*key).map(Value::to_string) != *json;
    let changes = amount.members().into_iter().filter(differs);
    let changes: Vec<Change> = changes.map(|(key, json)| Change::Set { path: path.key(key), json }).collect();
    (!changes.is_empty()).then_some(changes)
}

/// A date as the program writes it, which can be typed so too; a span of dates as in the file.
fn in_words(texts: &Texts, written: &str) -> String {
    match written.parse::<Edtf>() {
        Ok(date) if !date.is_interval() => texts.edtf(&date),
        _ => written.to_owned(),
    }
}

/// A date and no more.
fn at(date: Edtf) -> When {
    When { date: Some(date), ..When::default() }
}

/// How a date reads, while it is typed and after.
fn reading(texts: &Texts, value: Option<&Value>, typed: &str, shown: &str) -> Option<String> {
    let mut when = value.and_then(|value| When::deserialize(value).ok()).unwrap_or_default();
    if typed != shown {
        when.date = Some(dates::date(typed, texts).ok()?);
        when.missing = None;
    } else if when.is_missing() {
        return None;
    }
    let date = when.date.as_ref().map(|date| texts.edtf(date));
    let parts = [date.filter(|date| date != typed), texts.reading(&when)];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    (!said.is_empty()).then_some(said)
}

/// A word of the format without its quotation marks.
fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
