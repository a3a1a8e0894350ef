//! Tests of the whole: the shipped briefing, broken files, figures, the window, the command line, the layers.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod broken;
mod budget;
mod cli;
mod export;
mod forms;
mod layers;
mod locale;
mod shipped;
mod timeline;
mod window;
