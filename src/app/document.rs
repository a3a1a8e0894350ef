//! The open document: the briefing, the text it was read from, and what was done to it since.

use std::{path::PathBuf, sync::Arc};

use crate::{
    briefing::{
        Briefing, Index,
        check::check,
        edit::{Edit, EditError},
        finding::Path,
    },
    file::{self, Loaded, Located, Refusal},
};

/// The briefing that comes with the program.
pub const SHIPPED: &str = include_str!("../../assets/briefings/hoofdlijnenbrief-defensie.briefing.json");

/// Its file name, offered when it is saved.
pub const SHIPPED_NAME: &str = "hoofdlijnenbrief-defensie.briefing.json";

/// An open document. Cloning it is cheap: a job works on a clone, a snapshot that nothing changes.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it holds.
    pub briefing: Arc<Briefing>,
    /// Its items by id.
    pub index: Arc<Index>,
    /// The text it was read from, with the edits spliced in.
    pub text: Arc<str>,
    /// The elements of lists that are in the text but not in the briefing, because they are broken.
    pub skipped: Arc<[Path]>,
    /// What is wrong with it.
    pub findings: Arc<[Located]>,
    /// Where it came from.
    pub origin: Origin,
    /// Grows with every change: what is laid out for a revision holds for it.
    pub revision: u64,
    /// The revision that is on disk.
    pub saved: u64,
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// With the program.
    Shipped,
    /// From a file.
    File(PathBuf),
}

impl Document {
    /// What was loaded.
    pub fn new(loaded: Loaded, origin: Origin) -> Self {
        let index = Index::new(&loaded.briefing);
        Self {
            index: Arc::new(index),
            briefing: Arc::new(loaded.briefing),
            text: loaded.text,
            skipped: loaded.skipped.into(),
            findings: loaded.findings.into(),
            origin,
            revision: 0,
            saved: 0,
        }
    }

    /// The briefing that comes with the program.
    ///
    /// # Errors
    /// When the shipped text is not a briefing, which a test rules out.
    pub fn shipped() -> Result<Self, Refusal> {
        file::load(SHIPPED.as_bytes()).map(|loaded| Self::new(loaded, Origin::Shipped))
    }

    /// Whether there are changes that are not on disk.
    pub fn is_unsaved(&self) -> bool {
        self.revision != self.saved
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        match &self.origin {
            Origin::Shipped => SHIPPED_NAME.to_owned(),
            Origin::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }

    /// Makes an edit and returns the one that takes it back.
    ///
    /// # Errors
    /// When the edit does not fit the document, which is then unchanged.
    pub fn apply(&mut self, edit: &Edit) -> Result<Edit, EditError> {
        let mut briefing = Briefing::clone(&self.briefing);
        let inverse = edit.apply(&mut briefing)?;
        let text = file::save::splice(&self.text, edit)?;
        let index = Index::new(&briefing);
        self.findings = file::locate(&text, check(&briefing, &index)).into();
        self.text = text.into();
        self.briefing = Arc::new(briefing);
        self.index = Arc::new(index);
        self.revision += 1;
        Ok(inverse)
    }
}
