//! Arguments, then either the window or a command.
fn main() {}
