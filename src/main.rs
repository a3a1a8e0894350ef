//! Arguments, then either the window or a command.

// A double-click opens no console; the copy named hoofdlijn.com, see the README, has one.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod cli;

fn main() -> std::process::ExitCode {
    env_logger::init();
    cli::run(std::env::args_os().skip(1).collect())
}
