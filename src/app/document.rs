//! The open document: the briefing, the text it was read from, and what was done to it since.

mod editing;

use std::{
    borrow::Cow,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use super::history::{Gesture, History, Step, in_words};
use crate::{
    briefing::{
        Briefing, Index,
        edit::{Edit, EditError, EditName},
        finding::Path,
        index::Place,
    },
    file::{
        self, Loaded, Located, Reading, Refusal,
        recovery::{Base, Fate, Home},
        save::{Patch, Reread, Skeleton, Spliced, Touch, reread, splice},
        stamp::Stamp,
    },
    text::Texts,
};

/// The briefing that comes with the program.
pub const SHIPPED: &str = include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json");

/// Its file name, offered when it is saved.
pub const SHIPPED_NAME: &str = "hoofdlijnenbrief-defensie.briefing.json";

/// What the shipped briefing is called in a journal.
const SHIPPED_HOME: &str = "shipped";

/// The file name offered for a new document.
const NEW_NAME: &str = "concept.briefing.json";

/// An open document. Cloning it is cheap: a job works on a clone, a snapshot that nothing changes.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which of the documents that were open in this window it is, from 1 on; 0 where it never was.
    pub session: u64,
    /// What it holds.
    pub briefing: Arc<Briefing>,
    /// Its items by id.
    pub index: Arc<Index>,
    /// The text it was read from, with the edits spliced in.
    pub text: Arc<str>,
    /// Whether the file began with a byte order mark, which a save writes back.
    pub bom: bool,
    /// What is wrong with it.
    pub findings: Arc<[Located]>,
    /// Where it came from.
    pub origin: Origin,
    /// What is there of it on disk.
    pub on_disk: OnDisk,
    /// The state it is in: what is laid out for a revision holds for it. Every new state has a higher one than any
    /// before; undoing leads back to the revision of the state before.
    pub revision: u64,
    /// The revision that is on disk.
    pub saved: u64,
    reading: Arc<Reading>,
    history: Arc<History>,
    /// Where the items stand in the text, once that was asked.
    skeleton: OnceLock<Arc<Skeleton>>,
}

/// Which state of which of the documents that were open in this window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// As [`Document::session`].
    pub session: u64,
    /// As [`Document::revision`].
    pub revision: u64,
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// With the program.
    Shipped,
    /// Begun here, and in no file yet.
    New,
    /// From a file.
    File(PathBuf),
}

/// What is on disk of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing yet, as far as this window knows.
    Nothing,
    /// A file of this stamp, as it was read or written last.
    As(Stamp),
    /// The file that was there is gone.
    Gone(Stamp),
}

impl Document {
    /// What was loaded.
    pub fn new(loaded: Loaded, origin: Origin) -> Self {
        let (index, reading) = (Index::new(&loaded.briefing), loaded.reading());
        Self {
            session: 0,
            index: Arc::new(index),
            briefing: Arc::new(loaded.briefing),
            text: loaded.text,
            bom: loaded.bom,
            findings: loaded.findings.into(),
            origin,
            on_disk: OnDisk::Nothing,
            revision: 0,
            saved: 0,
            reading: Arc::new(reading),
            history: Arc::default(),
            skeleton: OnceLock::new(),
        }
    }

    /// The briefing that comes with the program.
    ///
    /// # Errors
    /// When the shipped text is not a briefing, which a test rules out.
    pub fn shipped() -> Result<Self, Refusal> {
        file::load(SHIPPED.as_bytes()).map(|loaded| Self::new(loaded, Origin::Shipped))
    }

    /// What was read from a file.
    pub fn opened(loaded: Loaded, path: PathBuf, stamp: Stamp) -> Self {
        Self { on_disk: OnDisk::As(stamp), ..Self::new(loaded, Origin::File(path)) }
    }

    /// What a window that is no more left behind: the text with its unsaved edits, which can be taken back, and what
    /// they were made in.
    pub fn recovered(loaded: Loaded, base: &Base, fate: Fate, steps: &[(EditName, Patch)]) -> Self {
        let (origin, on_disk) = match (fate, &base.home) {
            (Fate::There | Fate::BackedUp, Home::File(path)) => {
                (Origin::File(path.clone()), OnDisk::As(base.stamp))
            }
            (_, Home::Own(own)) if own == SHIPPED_HOME => (Origin::Shipped, OnDisk::Nothing),
            _ => (Origin::New, OnDisk::Nothing),
        };
        let mut document = Self { on_disk, ..Self::new(loaded, origin) };
        let history = Arc::make_mut(&mut document.history);
        for (name, patch) in steps {
            history.push(name.clone(), patch.clone(), Touch::everything(), (None, None), None);
        }
        document.revision = history.revision();
        document
    }

    /// What its edits are made in, where it is not yet saved.
    pub fn base(&self) -> Base {
        let stamp = match self.on_disk {
            OnDisk::As(stamp) | OnDisk::Gone(stamp) => stamp,
            OnDisk::Nothing => Stamp::of(&self.bytes(), None),
        };
        let home = match &self.origin {
            Origin::Shipped => Home::Own(SHIPPED_HOME.to_owned()),
            Origin::New => Home::Own("new".to_owned()),
            Origin::File(path) => Home::of(path),
        };
        Base { home, name: self.file_name(), stamp }
    }

    /// The bytes of its file.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        if self.bom {
            Cow::Owned(["\u{feff}", &self.text].concat().into_bytes())
        } else {
            self.text.as_bytes().into()
        }
    }

    /// Which state of which document this is.
    pub fn version(&self) -> Version {
        Version { session: self.session, revision: self.revision }
    }

    /// Whether there are changes that are not on disk.
    pub fn is_unsaved(&self) -> bool {
        self.revision != self.saved || matches!(self.on_disk, OnDisk::Gone(_))
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        match &self.origin {
            Origin::Shipped => SHIPPED_NAME.to_owned(),
            Origin::New => NEW_NAME.to_owned(),
            Origin::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }

    /// Makes an edit, one step with what was done before in the same gesture. What is selected follows.
    ///
    /// # Errors
    /// When the edit does not fit the document, or something would not be valid. Then nothing changes.
    pub fn apply(
        &mut self,
        edit: &Edit,
        gesture: Option<Gesture>,
        selection: &mut Option<Place>,
    ) -> Result<(), EditError> {
        let (spliced, again) = self.made(edit)?;
        let before = selection.clone();
        if !spliced.patch.is_empty() {
            let reading = again.settle(Arc::make_mut(&mut self.briefing));
            self.settle(spliced.text, spliced.skeleton, reading);
        }
        if let Some(place) = &edit.select {
            *selection = Some(place.clone());
        }
        selection.take_if(|place| self.index.slot(&place.item).is_none());
        if !spliced.patch.is_empty() {
            let selection = (before, selection.clone());
            let history = Arc::make_mut(&mut self.history);
            history.push(edit.name.clone(), spliced.patch, spliced.touched, selection, gesture);
            self.revision = history.revision();
        }
        Ok(())
    }

    /// What an edit makes of the text, and what was read again of it.
    fn made(&self, edit: &Edit) -> Result<(Spliced, Reread), EditError> {
        let refused = |finding| EditError::Invalid(Box::new(finding));
        let spliced = splice(&self.text, self.skeleton(), edit)?;
        let again = reread(&self.briefing, &self.reading, &spliced.text, &spliced.skeleton, &spliced.touched)
            .map_err(refused)?;
        match again.refusal(edit, &self.reading) {
            Some(finding) => Err(refused(finding.clone())),
            None => Ok((spliced, again)),
        }
    }

    /// The elements of lists that are in the text but not in the briefing, because they are broken: their paths in the
    /// text, sorted.
    pub fn skipped(&self) -> &[Path] {
        &self.reading.skipped
    }

    /// Takes the last step back; false if there is none, in the state that was opened.
    pub fn undo(&mut self, selection: &mut Option<Place>) -> bool {
        let Some(step) = Arc::make_mut(&mut self.history).undo() else { return false };
        let touched: Vec<Touch> = step.touched.iter().rev().map(Touch::inverse).collect();
        self.replay(&step.patch.inverse(), &touched);
        selection.clone_from(&step.selection.0);
        true
    }

    /// Does the step again that was last taken back; false if there is none.
    pub fn redo(&mut self, selection: &mut Option<Place>) -> bool {
        let Some(step) = Arc::make_mut(&mut self.history).redo() else { return false };
        self.replay(&step.patch, &step.touched);
        selection.clone_from(&step.selection.1);
        true
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.history.done().is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.history.undone().is_empty()
    }

    /// What [`undo`](Self::undo) would take back, in words; `None` if there is nothing.
    pub fn undo_words(&self, texts: &Texts) -> Option<String> {
        let step = self.history.done().last()?;
        Some(texts.with("edit-undo", &[("name", in_words(&step.name, texts).into())]))
    }

    /// What [`redo`](Self::redo) would do again, in words; `None` if there is nothing.
    pub fn redo_words(&self, texts: &Texts) -> Option<String> {
        let step = self.history.undone().first()?;
        Some(texts.with("edit-redo", &[("name", in_words(&step.name, texts).into())]))
    }

    /// The steps that led here from the state that was opened.
    pub fn steps(&self) -> &[Arc<Step>] {
        self.history.done()
    }

    /// Goes to a state of the history by the patch that leads there.
    fn replay(&mut self, patch: &Patch, touched: &[Touch]) {
        self.revision = self.history.revision();
        let Some(text) = patch.apply(&self.text) else {
            log::error!("a step does not fit the text it was made in");
            return;
        };
        let skeleton = if touched.iter().all(|touch| matches!(touch, Touch::Element(..))) {
            let mut skeleton = self.skeleton().clone();
            skeleton.follow(patch);
            skeleton
        } else {
            Skeleton::of(&text)
        };
        match reread(&self.briefing, &self.reading, &text, &skeleton, touched) {
            Ok(again) => {
                let reading = again.settle(Arc::make_mut(&mut self.briefing));
                self.settle(text, skeleton, reading);
            }
            Err(finding) => log::error!("a state that was there before is refused: {finding:?}"),
        }
    }

    fn settle(&mut self, text: String, skeleton: Skeleton, reading: Reading) {
        let index = Index::new(&self.briefing);
        self.findings = file::findings(&text, &self.briefing, &index, &reading).into();
        self.index = Arc::new(index);
        self.text = text.into();
        self.skeleton = OnceLock::from(Arc::new(skeleton));
        self.reading = Arc::new(reading);
    }

    fn skeleton(&self) -> &Skeleton {
        self.skeleton.get_or_init(|| Arc::new(Skeleton::of(&self.text)))
    }
}

#[cfg(test)]
mod tests;
