//! The real binary, as a script calls it.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use hoofdlijn::{app::Document, export::png, figure::Figure};
use regex::Regex;
use tempfile::TempDir;

/// The program in Dutch, without a screen, whatever this machine has.
fn hoofdlijn() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hoofdlijn"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "RUST_LOG"]
    {
        command.env_remove(name);
    }
    command
}

fn run(args: &[&str]) -> Output {
    hoofdlijn().args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Runs what must fail: nothing on standard output, and on standard error one line that holds `part`.
fn fails(args: &[&str], part: &str) {
    let output = run(args);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
    assert_eq!(text(&output.stdout), "", "{args:?}");
    assert!(
        said.starts_with("hoofdlijn: ") && said.ends_with(".\n") && said.lines().count() == 1,
        "{said:?}"
    );
    assert!(said.contains(part), "{args:?}: {said}");
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

/// A file of the shipped briefing after a change to its text.
fn changed(folder: &TempDir, from: &str, to: &str) -> String {
    let shipped = Document::shipped().unwrap().text;
    assert!(shipped.contains(from), "{from}");
    let path = path(folder, "changed.json");
    fs::write(&path, shipped.replacen(from, to, 1)).unwrap();
    path
}

#[test]
fn the_shipped_briefing_has_no_findings() {
    let output = run(&["check"]);
    assert_eq!((text(&output.stdout), text(&output.stderr)), ("", ""));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_finding_is_a_line_with_its_place() {
    let folder = folder();
    let broken = changed(&folder, r#""date": "2022-02-11""#, r#""date": "2022-02-31""#);
    let line = Regex::new(r"^(.+):(\d+):(\d+): (error|warning)\[[a-z0-9-]+\]: \S.*\.$").unwrap();
    for language in ["nl", "en"] {
        let output = run(&["check", &broken, "--lang", language]);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
        let lines: Vec<_> = text(&output.stdout).lines().collect();
        assert!(!lines.is_empty());
        for found in &lines {
            let parts = line.captures(found).unwrap_or_else(|| panic!("{found}"));
            assert_eq!(&parts[1], broken);
        }
        assert!(lines.iter().any(|found| found.contains(": error[edtf-day-out-of-range]: ")), "{lines:#?}");
    }
}

#[test]
fn warnings_alone_are_no_failure() {
    let folder = folder();
    let odd = changed(&folder, r#""format":"#, r#""colour_of_the_cover": "blue", "format":"#);
    let output = run(&["check", &odd]);
    assert!(text(&output.stdout).contains(": warning["), "{}", text(&output.stdout));
    assert!(!text(&output.stdout).contains(": error["), "{}", text(&output.stdout));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_is_no_briefing_is_an_error_with_a_place() {
    let folder = folder();
    let path = path(&folder, "broken.json");
    fs::write(&path, "{\n  \"format\": \"hoofdlijn\",\n  \"version\": }\n").unwrap();
    let output = run(&["check", &path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).starts_with(&format!("{path}:3:14: error[")), "{}", text(&output.stdout));
    for command in ["figures", "export"] {
        let mut args = vec![command, &path];
        if command == "export" {
            args.extend(["--figure", "timeline", "--to", "t.svg"]);
        }
        fails(&args, &format!("{path}:3:14: "));
    }
}

#[test]
fn a_file_that_cannot_be_read_stops_no_other() {
    let folder = folder();
    let broken = changed(&folder, r#""date": "2022-02-11""#, r#""date": "2022-02-31""#);
    let missing = path(&folder, "missing.json");
    let output = run(&["check", &missing, &broken, folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).starts_with(&broken), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    assert!(said.lines().count() == 2 && said.contains(&missing), "{said}");
    fails(&["figures", &missing], &missing);
}

#[test]
fn figures_are_listed_with_what_they_find() {
    for language in ["nl", "en"] {
        let output = run(&["figures", "--lang", language]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let lines: Vec<_> = text(&output.stdout).lines().map(|line| line.split_once('\t').unwrap()).collect();
        let briefing = Document::shipped().unwrap().briefing;
        let slides = briefing.slides.iter().map(|slide| format!("slide:{}", slide.id));
        let all = Figure::all(&briefing);
        assert_eq!(
            lines.iter().map(|(id, _)| (*id).to_owned()).collect::<Vec<_>>(),
            all.iter().map(Figure::id).chain(slides).collect::<Vec<_>>()
        );
        for (id, title) in lines {
            assert!(!title.is_empty() && !title.contains('\t'), "{id}: {title:?}");
        }
    }
}

#[test]
fn exports_pictures_at_the_size_asked_for() {
    let folder = folder();
    let svg = path(&folder, "t.svg");
    let args =
        ["export", "--figure", "timeline", "--size", "1280x720", "--lang", "en", "--today", "2022-06-30"];
    let output = run(&[&args[..], &["--to", &svg, "--theme", "print"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!((text(&output.stdout), text(&output.stderr)), ("", ""));
    let written = fs::read_to_string(&svg).unwrap();
    assert!(written.starts_with("<svg ") && written.contains(r#" width="1280" height="720""#));
    assert!(written.contains(r#" lang="en""#));
    let tree = png::parse(&written).unwrap();
    assert_eq!((tree.size().width(), tree.size().height()), (1280.0, 720.0));

    let png = path(&folder, "t.PNG");
    let output = run(&[&args[..], &["--to", &png]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let bytes = fs::read(&png).unwrap();
    assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!(bytes[16..24], [0, 0, 5, 0, 0, 0, 2, 0xd0], "1280 x 720");

    // The day as of which statuses are told is part of the picture.
    let later = path(&folder, "later.svg");
    let mut args = args;
    args[8] = "2022-12-31";
    run(&[&args[..], &["--to", &later, "--theme", "print"]].concat());
    assert_ne!(fs::read_to_string(&later).unwrap(), written);
}

#[test]
fn exports_the_numbers_as_a_table() {
    let folder = folder();
    let csv = path(&folder, "v.csv");
    for (figure, language, line) in [
        ("vintages", "nl", "2022;8541,7;11579,0;12167,2;"),
        ("vintages", "en", "2022,8541.7,11579.0,12167.2,"),
        ("timeline", "nl", "13 mei 2022;Te laat;13"),
    ] {
        let output = run(&["export", "--figure", figure, "--to", &csv, "--lang", language]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let written = fs::read_to_string(&csv).unwrap();
        assert!(written.lines().any(|found| found.contains(line)), "{written}");
    }
}

#[test]
fn says_what_it_does_not_do() {
    let folder = folder();
    let svg = path(&folder, "t.svg");
    for (to, part) in [("t.docx", ".csv"), ("t", ".csv")] {
        fails(&["export", "--figure", "timeline", "--to", &path(&folder, to)], part);
    }
    fails(&["export", "--figure", "no-such", "--to", &svg], "hoofdlijn figures");
    fails(&["export", "--figure", "timeline", "--to", &svg, "--size", "10x10"], "320x180");
    fails(&["export", "--figure", "timeline", "--to", &svg, "--size", "99999x10"], "99999x10");
    fails(&["export", "--slides", "--to", &svg], ".pptx");
    fails(&["export", "--figure", "timeline", "--to", &path(&folder, "no/such/t.svg")], "t.svg");
    fails(&["--frobnicate"], "--frobnicate");
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing was written");
}

#[test]
fn a_picture_of_a_broken_file_says_that_parts_are_left_out() {
    let folder = folder();
    let broken = changed(&folder, r#""date": "2022-02-11""#, r#""date": "2022-02-31""#);
    let svg = path(&folder, "t.svg");
    let output = run(&["export", &broken, "--figure", "timeline", "--to", &svg]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("hoofdlijn check"), "{}", text(&output.stderr));
    assert!(Path::new(&svg).exists());
}

#[test]
fn without_a_screen_there_is_no_window() {
    // Elsewhere there is no way to take the screen away.
    if cfg!(target_os = "linux") {
        fails(&[], "hoofdlijn export");
        fails(&["--lang", "en"], "hoofdlijn export");
    }
}

#[test]
fn help_and_version_in_the_language_asked_for() {
    let first = |command: &mut Command| {
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        text(&output.stdout).lines().next().unwrap().to_owned()
    };
    assert_eq!(first(hoofdlijn().arg("--version")), concat!("hoofdlijn ", env!("CARGO_PKG_VERSION")));
    let (dutch, english) = ("Hoofdlijn opent", "Hoofdlijn opens");
    assert!(first(hoofdlijn().arg("--help")).starts_with(dutch));
    assert!(first(hoofdlijn().args(["--lang", "en", "-h"])).starts_with(english));
    assert!(first(hoofdlijn().arg("-h").env("LANG", "en_GB.UTF-8")).starts_with(english));
    assert!(
        first(hoofdlijn().arg("-h").env("LANG", "en_GB.UTF-8").env("LC_ALL", "nl_NL")).starts_with(dutch)
    );
    assert!(first(hoofdlijn().arg("-h").env("LANG", "C.UTF-8")).starts_with(dutch));
    let help = hoofdlijn().arg("--help").output().unwrap();
    for part in ["check", "figures", "export", "--figure", "--to", "--size", "--theme", "--lang", "--today"] {
        assert!(text(&help.stdout).contains(part), "{part}");
    }
}

#[test]
fn a_reader_may_stop_before_the_end() {
    let mut child = hoofdlijn().arg("figures").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_slide_and_all_slides_are_written() {
    let folder = folder();
    let (slide, timeline) = (path(&folder, "slide.svg"), path(&folder, "timeline.svg"));
    for (figure, to) in [("slide:slide-july", &slide), ("timeline", &timeline)] {
        let output = run(&["export", "--figure", figure, "--to", to, "--lang", "nl"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    let written = fs::read_to_string(&slide).unwrap();
    assert!(written.contains("Op 1 juli 2022"), "the title is the slide's");
    assert_ne!(written, fs::read_to_string(&timeline).unwrap());
    for ending in ["pdf", "pptx"] {
        let all = path(&folder, &format!("all.{ending}"));
        let bytes = [(); 2].map(|()| {
            let output = run(&["export", "--slides", "--to", &all]);
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
            fs::read(&all).unwrap()
        });
        assert!(bytes[0] == bytes[1], "{ending} is the same each time");
    }
    fails(&["export", "--slides", "--to", &path(&folder, "all.png")], "png");
}
