//! Hoofdlijn opens a policy briefing, one JSON file, and shows what was promised when, what it costs, how far it
//! has come and where every figure comes from.
//!
//! Data flows one way; a module may use only what stands before it in this list (a test checks the `use` lines):
//! `briefing` (what a briefing is), `file` (bytes to briefing and back), `text` (language), `figure` (layout and
//! paint), `export` (a figure, headless, to a file), `app` (state and the one dispatch), `ui` (what is on screen).
pub mod app;
pub mod briefing;
pub mod export;
pub mod figure;
pub mod file;
pub mod text;
pub mod ui;

/// An interface laid out anew each frame asks for much small memory: with the system's allocator a frame takes a tenth
/// longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
