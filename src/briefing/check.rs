//! Cross-checks between the parts of a briefing.

use super::{Briefing, Index, finding::Finding};

/// What is wrong between the parts of a briefing, in the order of the file.
pub fn check(_briefing: &Briefing, _index: &Index) -> Vec<Finding> {
    Vec::new()
}
