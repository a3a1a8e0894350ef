//! The only thing that changes a briefing. Applying an edit returns its inverse.
