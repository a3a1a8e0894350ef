//! Cross-checks between the parts of a briefing.
