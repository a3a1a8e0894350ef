//! Tests of the whole: the shipped briefing, broken files, figures, the window, the command line, the layers.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod answer;
mod broken;
mod budget;
mod cli;
mod desktop;
mod drag;
mod export;
mod faults;
mod forms;
mod fuzz;
mod layers;
mod locale;
mod pages;
mod pdf;
mod pptx;
mod priorities;
mod recovery;
mod scenario;
mod search;
mod shipped;
mod show;
mod timeline;
mod window;
