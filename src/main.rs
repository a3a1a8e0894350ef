//! Arguments, then either the window or a command.

mod cli;

fn main() -> std::process::ExitCode {
    env_logger::init();
    cli::run(std::env::args_os().skip(1).collect())
}
