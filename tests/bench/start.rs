//! How long the program takes to its first frame, beside a window of the same eframe that shows nothing, and how many
//! frames it draws while nobody does anything.
//!
//! `cargo bench --bench start [RUNS]`, on Linux under X11 with `xdotool`; without a screen of one's own
//! `xvfb-run cargo bench --bench start`. A window is made visible once its first frame is drawn: the time is from the
//! start of the process until the screen has the window. The two take turns at
//! going first. Prints a table for the README.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread::sleep,
    time::{Duration, Instant},
};

/// How many times as long as the bare window the program may take.
const BAR: f64 = 1.25;

/// How long nobody does anything.
const IDLE: Duration = Duration::from_secs(10);

/// What a bare window is started by.
const BARE: &str = "bare";

/// A window that shows nothing: an empty panel, which is where every program with egui begins.
struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| ());
    }
}

fn bare() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]);
    let options =
        eframe::NativeOptions { viewport, persist_window: false, ..eframe::NativeOptions::default() };
    eframe::run_native("Bare", options, Box::new(|_| Ok(Box::new(Bare))))
}

/// A program that runs; it ends with this.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().expect("it can be ended");
        self.0.wait().expect("it ends");
    }
}

/// Whether the screen has a window of a process.
fn is_shown(process: u32) -> bool {
    let search = ["search", "--onlyvisible", "--pid", &process.to_string()].map(str::to_owned);
    let found =
        Command::new("xdotool").args(search).stderr(Stdio::null()).output().expect("xdotool is installed");
    !found.stdout.is_empty()
}

/// Starts a program and waits until its window is shown: how long that took, in seconds.
fn start(command: &mut Command) -> (Running, f64) {
    let begun = Instant::now();
    let running = Running(command.stdin(Stdio::null()).spawn().expect("it starts"));
    while !is_shown(running.0.id()) {
        assert!(begun.elapsed() < Duration::from_mins(1), "no window after a minute");
        sleep(Duration::from_millis(1));
    }
    (running, begun.elapsed().as_secs_f64())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The lines in which the program logs its frames, as they come.
fn frames(child: &mut Child) -> Receiver<()> {
    let (tell, told) = mpsc::channel();
    let log = BufReader::new(child.stderr.take().expect("a log"));
    std::thread::spawn(move || {
        for line in log.lines().map_while(Result::ok) {
            if line.contains("frame drawn") && tell.send(()).is_err() {
                return;
            }
        }
    });
    told
}

/// The frames drawn in a stretch of time in which nobody does anything, and those drawn before.
fn idle(program: &mut Command) -> (usize, usize) {
    let (mut running, _) = start(program.env("RUST_LOG", "hoofdlijn=trace").stderr(Stdio::piped()));
    let told = frames(&mut running.0);
    let mut before = 0;
    while told.recv_timeout(Duration::from_secs(3)).is_ok() {
        before += 1;
    }
    sleep(IDLE);
    (told.try_iter().count(), before)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.iter().any(|arg| arg == BARE) {
        return bare().expect("a bare window");
    }
    if std::env::var_os("DISPLAY").is_none() {
        return println!("No screen: DISPLAY is not set. `xvfb-run cargo bench --bench start` makes one.");
    }
    let runs = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(15);
    let home = tempfile::tempdir().expect("a home");
    let at_home = |path: &std::ffi::OsStr| {
        let mut command = Command::new(path);
        command
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .env("XDG_DATA_HOME", home.path());
        command.stdout(Stdio::null());
        command
    };
    let own = std::env::current_exe().expect("a path");
    let program = || at_home(env!("CARGO_BIN_EXE_hoofdlijn").as_ref());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for turn in 0..=runs {
        let mut run = |bare: bool| {
            let time =
                if bare { start(at_home(own.as_os_str()).arg(BARE)).1 } else { start(&mut program()).1 };
            // The first turn fills the caches of the disk and of the drivers.
            if turn > 0 {
                if bare { theirs.push(time) } else { ours.push(time) }
            }
        };
        run(turn % 2 == 0);
        run(turn % 2 == 1);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let ratio = ours / theirs;
    println!("| first frame, median of {runs} | ms | x bare | bar |\n|---|---|---|---|");
    println!("| a bare window | {:.0} | 1.00 | |", theirs * 1e3);
    let missed = if ratio > BAR { ": missed" } else { "" };
    println!("| the shipped briefing | {:.0} | {ratio:.2} | {BAR}{missed} |", ours * 1e3);
    let (drawn, before) = idle(&mut program());
    println!("\n{drawn} frames in {} s of idleness, {before} before.", IDLE.as_secs());
    assert!(before > 0, "the program logs its frames");
    assert_eq!(drawn, 0, "frames are drawn while nobody does anything");
}
