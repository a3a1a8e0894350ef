//! Tests of the whole: the shipped briefing, broken files, figures, the window, the command line, the layers.

mod layers;
mod window;
