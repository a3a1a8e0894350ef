//! What was done to a document, step by step, and can be taken back.

use std::sync::Arc;

use fluent_bundle::FluentValue;

use crate::{
    briefing::{
        edit::{EditName, Word},
        index::Place,
    },
    file::save::{Patch, Touch},
    text::Texts,
};

/// What a person does in one go: all edits of one drag, or of typing in one field, are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gesture(pub u64);

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is called.
    pub name: EditName,
    /// What it changed in the text.
    pub patch: Patch,
    /// What it touched of the briefing.
    pub touched: Vec<Touch>,
    /// What was selected before it, and after it.
    pub selection: (Option<Place>, Option<Place>),
    /// The gesture it was made with.
    pub gesture: Option<Gesture>,
    /// The state it led to.
    revision: u64,
}

/// The steps that led to a document, and those that were taken back. Cloning it is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    steps: Vec<Arc<Step>>,
    /// How many of them are done.
    done: usize,
    /// The highest revision there was.
    newest: u64,
}

impl History {
    /// The state the document is in: 0 as opened. A new state has a number higher than any before; taking a step back
    /// leads to the number of the state before it.
    pub fn revision(&self) -> u64 {
        self.done().last().map_or(0, |step| step.revision)
    }

    /// The steps that are done, the oldest first.
    pub fn done(&self) -> &[Arc<Step>] {
        &self.steps[..self.done]
    }

    /// The steps that were taken back, the latest first to be done again.
    pub fn undone(&self) -> &[Arc<Step>] {
        &self.steps[self.done..]
    }

    /// Adds what was just done. What was taken back before is forgotten; what belongs to the gesture of the last step
    /// becomes one with it, and is no step at all where it all comes to nothing.
    pub fn push(
        &mut self,
        name: EditName,
        patch: Patch,
        touched: Vec<Touch>,
        selection: (Option<Place>, Option<Place>),
        gesture: Option<Gesture>,
    ) {
        self.steps.truncate(self.done);
        self.newest += 1;
        let mut step = Step { name, patch, touched, selection, gesture, revision: self.newest };
        if gesture.is_some()
            && let Some(last) = self.steps.pop_if(|last| last.gesture == gesture)
        {
            step.patch = last.patch.then(&step.patch);
            step.selection.0.clone_from(&last.selection.0);
            let more = std::mem::replace(&mut step.touched, last.touched.clone());
            step.touched.extend(more);
            step.touched.dedup();
        }
        if !step.patch.is_empty() {
            self.steps.push(Arc::new(step));
        }
        self.done = self.steps.len();
    }

    /// The step to take back, which counts as taken back from now on; `None` in the state that was opened.
    pub fn undo(&mut self) -> Option<Arc<Step>> {
        self.done = self.done.checked_sub(1)?;
        self.steps.get(self.done).cloned()
    }

    /// The step to do again, which counts as done from now on.
    pub fn redo(&mut self) -> Option<Arc<Step>> {
        let step = self.steps.get(self.done).cloned()?;
        self.done += 1;
        Some(step)
    }
}

/// An edit's name in words, for "Undo: ...".
pub fn in_words(name: &EditName, texts: &Texts) -> String {
    let args = name.args.iter().map(|(name, word)| {
        let value: FluentValue<'_> = match word {
            Word::Text(text) => texts.text(text).into(),
            Word::When(when) => texts.when(when).into(),
        };
        (name.as_str(), value)
    });
    texts.with(&name.key, &args.collect::<Vec<_>>())
}
