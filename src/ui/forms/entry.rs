//! A field to type in. What is typed is a draft until the field is left: then it goes to the document, or is marked as
//! wrong, with the reason, and kept. Escape brings back what the document says.

use egui::{
    Align2, EventFilter, Id, Key, KeyboardShortcut, Modifiers, Response, RichText, Stroke, StrokeKind,
    TextEdit, Ui, accesskit::Invalid,
};

use crate::{
    app::{Action, Command, State},
    briefing::{edit::Edit, finding::Finding},
    figure::{Role, Tokens},
    text::Texts,
};

/// What is typed in a field.
#[derive(Clone, Copy, Debug)]
pub struct Typing<'e> {
    /// Tells it from all others, in every pass.
    pub id: Id,
    /// What it is called, for a screen reader.
    pub name: &'e str,
    /// What the document says.
    pub shown: &'e str,
    /// Said while nothing is in it.
    pub hint: &'e str,
    /// Whether long texts go on in a next line.
    pub lines: bool,
    /// Whether it stands at the right, as numbers do below each other.
    pub right: bool,
}

/// A field to type in.
pub struct Entry<'e> {
    /// What is typed.
    pub typing: Typing<'e>,
    /// Whether there is no room below it.
    pub compact: bool,
    /// What the document is asked.
    pub state: &'e State,
    /// The language.
    pub texts: &'static Texts,
    /// Colours and sizes.
    pub tokens: &'e Tokens,
}

/// Why an entry is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The reason.
    pub sentence: String,
    /// Ways to read it: what to choose from, and what then stands in the field.
    pub readings: Vec<String>,
}

impl From<String> for Wrong {
    fn from(sentence: String) -> Self {
        Self { sentence, readings: Vec::new() }
    }
}

/// What an entry comes to: an edit, nothing where it says what the document says, or the reason why it is wrong.
pub type Read = Result<Option<Edit>, Wrong>;

/// What was typed and is not in the document.
#[derive(Clone, Debug, Default)]
struct Draft {
    text: String,
    /// What its field is called.
    name: String,
    /// Whether the field was left with it, so that it is wrong.
    tried: bool,
    /// What the document said to it.
    refused: Option<Finding>,
}

/// All of it, by field, in the order in which it was typed.
#[derive(Clone, Debug, Default)]
struct Drafts(Vec<(Id, Draft)>);

/// Does something with what was typed and is not in the document.
fn among<R>(ctx: &egui::Context, work: impl FnOnce(&mut Vec<(Id, Draft)>) -> R) -> R {
    ctx.data_mut(|data| work(&mut data.get_temp_mut_or_default::<Drafts>(Id::unique("drafts")).0))
}

fn draft(ui: &Ui, id: Id) -> Option<Draft> {
    among(ui.ctx(), |drafts| drafts.iter().find(|(field, _)| *field == id).map(|(_, draft)| draft.clone()))
}

fn keep(ui: &Ui, id: Id, draft: Option<Draft>) {
    among(ui.ctx(), |drafts| {
        let at = drafts.iter().position(|(field, _)| *field == id);
        match (at, draft) {
            (Some(at), Some(draft)) => drafts[at].1 = draft,
            (Some(at), None) => _ = drafts.remove(at),
            (None, Some(draft)) => drafts.push((id, draft)),
            (None, None) => {}
        }
    });
}

/// The names of the fields in which something stands that the document does not take.
pub fn refused(ctx: &egui::Context) -> Vec<String> {
    let tried = |(_, draft): &(Id, Draft)| draft.tried.then(|| draft.name.clone());
    among(ctx, |drafts| drafts.iter().filter_map(tried).collect())
}

/// Gives up what was typed and is not in the document.
pub fn forget(ctx: &egui::Context) {
    among(ctx, Vec::clear);
}

/// Puts a text into a field, to be read when it is left.
pub fn suggest(ui: &Ui, id: Id, text: String) {
    keep(ui, id, Some(Draft { text, ..Draft::default() }));
    ui.memory_mut(|memory| memory.request_focus(id));
}

impl Entry<'_> {
    /// Shows it as wide as there is room; what is typed is read by `read`, and what it comes to added to `out`. Returns
    /// what stands in it, too.
    pub fn show(
        &self,
        ui: &mut Ui,
        out: &mut Vec<Action>,
        read: &dyn Fn(&str) -> Read,
    ) -> (Response, String) {
        let mut before = draft(ui, self.typing.id);
        let focused = ui.memory(|memory| memory.has_focus(self.typing.id));
        if focused {
            if before.is_none() {
                history(ui, out);
            }
            let none = Modifiers::NONE;
            if ui.input_mut(|input| input.consume_key(none, Key::Escape)) {
                before = None;
                keep(ui, self.typing.id, None);
                ui.memory_mut(|memory| memory.surrender_focus(self.typing.id));
            }
            let enter =
                |input: &mut egui::InputState| !input.modifiers.any() && input.consume_key(none, Key::Enter);
            if ui.input_mut(enter) {
                ui.memory_mut(|memory| memory.surrender_focus(self.typing.id));
            }
        }
        let mut text =
            before.as_ref().map_or_else(|| self.typing.shown.to_owned(), |draft| draft.text.clone());
        let response = ui.add(self.edit(&mut text)).accessible_name(self.typing.name);
        if response.changed() {
            let tried = before.as_ref().is_some_and(|draft| draft.tried);
            let draft = Draft { tried, ..self.draft(&text) };
            before = (text != self.typing.shown).then_some(draft);
            keep(ui, self.typing.id, before.clone());
        }
        // A screen reader sets a text without going into the field.
        let left = response.lost_focus() || response.changed() && !response.has_focus();
        if left && before.is_some() {
            before = self.leave(out, read, &text);
            keep(ui, self.typing.id, before.clone());
        }
        if let Some(wrong) = before.filter(|draft| draft.tried).and_then(|draft| self.wrong(read, &draft)) {
            self.mark(ui, out, &response, &wrong, read);
        }
        (response, text)
    }

    fn edit<'t>(&self, text: &'t mut String) -> TextEdit<'t> {
        let line_break = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
        let edit = if self.typing.lines {
            TextEdit::multiline(text).desired_rows(1).return_key(line_break)
        } else {
            TextEdit::singleline(text)
        };
        let filter = EventFilter { escape: true, horizontal_arrows: true, vertical_arrows: true, tab: false };
        edit.id(self.typing.id)
            .event_filter(filter)
            .font(self.tokens.font(Role::Label))
            .hint_text(RichText::new(self.typing.hint).font(self.tokens.font(Role::Label)))
            .margin(egui::Margin::symmetric(7, 3))
            .align(if self.typing.right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER })
            .desired_width(f32::INFINITY)
    }

    /// Marks the field and says why.
    fn mark(
        &self,
        ui: &mut Ui,
        out: &mut Vec<Action>,
        response: &Response,
        wrong: &Wrong,
        read: &dyn Fn(&str) -> Read,
    ) {
        let stroke = Stroke::new(1.5, self.tokens.late);
        ui.painter().rect_stroke(response.rect, 6.0, stroke, StrokeKind::Inside);
        ui.ctx().accesskit_node_builder(self.typing.id, |node| {
            node.set_invalid(Invalid::True);
            node.set_description(wrong.sentence.as_str());
        });
        if self.compact {
            let below = egui::Popup::from_response(response).kind(egui::PopupKind::Tooltip).gap(2.0);
            below.show(|ui| self.reason(ui, out, wrong, read));
        } else {
            self.reason(ui, out, wrong, read);
        }
    }

    /// Says why it is wrong, and offers ways to read it.
    fn reason(&self, ui: &mut Ui, out: &mut Vec<Action>, wrong: &Wrong, read: &dyn Fn(&str) -> Read) {
        let font = self.tokens.font(Role::Mark);
        let sentence = RichText::new(&wrong.sentence).font(font).color(self.tokens.late);
        ui.add(egui::Label::new(sentence).wrap());
        if wrong.readings.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for reading in &wrong.readings {
                if ui.button(reading).clicked() {
                    let draft = self.leave(out, read, reading);
                    keep(ui, self.typing.id, draft);
                }
            }
        });
    }

    /// What remains to be typed of a text with which the field is left; what is right goes to the document.
    fn leave(&self, out: &mut Vec<Action>, read: &dyn Fn(&str) -> Read, text: &str) -> Option<Draft> {
        let tried = Draft { tried: true, ..self.draft(text) };
        match read(text) {
            Err(_) => Some(tried),
            Ok(None) => None,
            Ok(Some(edit)) => match self.state.document.check(&edit) {
                Ok(()) => {
                    out.push(Action::Edit(edit, None));
                    None
                }
                Err(error) => Some(Draft { refused: Some(error.finding()), ..tried }),
            },
        }
    }

    fn draft(&self, text: &str) -> Draft {
        Draft { text: text.to_owned(), name: self.typing.name.to_owned(), ..Draft::default() }
    }

    fn wrong(&self, read: &dyn Fn(&str) -> Read, draft: &Draft) -> Option<Wrong> {
        if let Some(finding) = &draft.refused {
            return Some(self.texts.finding(finding).message.into());
        }
        read(&draft.text).err()
    }
}

/// Taking back is the document's as long as nothing was typed.
fn history(ui: &Ui, out: &mut Vec<Action>) {
    for command in [Command::Redo, Command::Undo] {
        let keys = command.shortcuts();
        if ui.input_mut(|input| keys.iter().any(|key| input.consume_shortcut(key))) {
            out.push(Action::Run(command));
        }
    }
}
