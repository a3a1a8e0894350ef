//! Tests of the whole: the shipped briefing, broken files, figures, the window, the command line, the layers.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod broken;
mod budget;
mod cli;
mod desktop;
mod export;
mod faults;
mod forms;
mod fuzz;
mod layers;
mod locale;
mod priorities;
mod recovery;
mod scenario;
mod search;
mod shipped;
mod timeline;
mod window;
