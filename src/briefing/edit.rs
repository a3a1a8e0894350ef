//! The only thing that changes a briefing. Applying an edit returns its inverse.

use super::Briefing;

/// A change of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit;

/// Why an edit was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the edit does not fit the document")]
pub struct EditError;

impl Edit {
    /// Makes the edit and returns the one that takes it back.
    pub fn apply(&self, _briefing: &mut Briefing) -> Result<Self, EditError> {
        Ok(self.clone())
    }
}
