//! The command line, for scripts and tests as well as people.
//!
//! What was asked for goes to standard output, what went wrong to standard error in a sentence. The exit code is 0
//! when all is well, 1 when `check` found errors, 2 when something could not be done.

mod args;

use std::{
    ffi::OsString,
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use fluent_bundle::FluentValue;
use hoofdlijn::{
    app::{
        Document, Origin, Settings,
        document::{SHIPPED, SHIPPED_NAME},
        show,
    },
    briefing::{
        finding::Severity,
        scenario::{Overlay, World},
    },
    export::{self, ExportError, Format, Request},
    figure::{self, Figure, Filter, Views},
    file::{self, Located, Refusal, disk},
    text::{Language, Texts},
    ui,
};

use args::{Command, Export};

/// Errors were found.
const FOUND: u8 = 1;

/// Something could not be done.
const FAILED: u8 = 2;

/// Why something could not be done: the key of its message, which has a `.hint`, and what the message needs.
#[derive(Debug, PartialEq)]
struct Failure {
    code: &'static str,
    args: Vec<(&'static str, FluentValue<'static>)>,
}

impl Failure {
    fn new(code: &'static str) -> Self {
        Self { code, args: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<FluentValue<'static>>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// An error's own code and arguments.
    fn of(code: &'static str, args: Vec<(&'static str, String)>) -> Self {
        Self { code, args: args.into_iter().map(|(name, value)| (name, value.into())).collect() }
    }

    /// What happened, and what to do.
    fn sentence(&self, texts: &Texts) -> String {
        let message = texts.with(self.code, &self.args);
        match texts.attribute(self.code, "hint", &self.args) {
            Some(hint) => format!("{message} {hint}"),
            None => message,
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::of(error.code(), error.args())
    }
}

/// Does what the arguments ask for.
pub(crate) fn run(args: Vec<OsString>) -> ExitCode {
    let language = args::language(&args).unwrap_or_else(|| Settings::of_system().language());
    let texts = Texts::of(language);
    let done = args::parse(args).and_then(|command| match command {
        Command::Help => print(&format!("{}\n", texts.get("cli-help"))).map(|()| 0),
        Command::Version => print(concat!("hoofdlijn ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| 0),
        Command::Window(path) => window(path, texts).map(|()| 0),
        Command::Check(files) => check(&files, texts),
        Command::Figures(file) => figures(file.as_deref(), texts).map(|()| 0),
        Command::Export(export) => self::export(&export, texts).map(|()| 0),
    });
    ExitCode::from(done.unwrap_or_else(|failure| {
        complain(&failure.sentence(texts));
        FAILED
    }))
}

/// Opens the window, on the briefing that comes with the program where there is no file.
fn window(file: Option<PathBuf>, texts: &Texts) -> Result<(), Failure> {
    ui::window::run(file).map_err(|error| {
        let failure = Failure::of(error.code(), error.args());
        // Whoever clicked an icon sees no standard error.
        if has_screen() {
            let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Hoofdlijn");
            dialog.set_description(failure.sentence(texts)).show();
        }
        failure
    })
}

/// Whether a dialog of the system's could be seen.
fn has_screen() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().filter_map(std::env::var_os).any(|it| !it.is_empty())
}

/// Prints a line for each finding. Errors in any file make it 1, a file that cannot be read 2.
fn check(files: &[PathBuf], texts: &Texts) -> Result<u8, Failure> {
    let mut worst = 0;
    let mut lines = String::new();
    let mut add = |name: &str, found: &[Located], worst: &mut u8| {
        for found in found {
            lines.push_str(&line(name, found, texts));
            if found.finding.severity == Severity::Error {
                *worst = FOUND.max(*worst);
            }
        }
    };
    let findings = |bytes: &[u8]| match file::load(bytes) {
        Ok(loaded) => loaded.findings,
        Err(refusal) => vec![refusal.located],
    };
    if files.is_empty() {
        add(SHIPPED_NAME, &findings(SHIPPED.as_bytes()), &mut worst);
    }
    for path in files {
        match disk::read(path) {
            Ok(bytes) => add(&path.display().to_string(), &findings(&bytes), &mut worst),
            Err(error) => {
                complain(&Failure::of(error.code(), error.args()).sentence(texts));
                worst = FAILED;
            }
        }
    }
    print(&lines)?;
    Ok(worst)
}

/// `FILE:LINE:COLUMN: error|warning[code]: message`, as editors and CI systems read it.
fn line(name: &str, found: &Located, texts: &Texts) -> String {
    let Located { finding, line, column } = found;
    let severity: &str = finding.severity.into();
    let sentence = texts.finding(finding);
    let words = [Some(sentence.message), sentence.hint].into_iter().flatten().collect::<Vec<_>>().join(" ");
    format!("{name}:{line}:{column}: {severity}[{}]: {}\n", finding.code, on_one_line(&words))
}

fn on_one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Opens a briefing, or the one that comes with the program.
fn open(path: Option<&Path>) -> Result<Document, Failure> {
    let Some(path) = path else {
        return Document::shipped().map_err(|_| Failure::new("cli-shipped-refused"));
    };
    let bytes = disk::read(path).map_err(|error| Failure::of(error.code(), error.args()))?;
    match file::load(&bytes) {
        Ok(loaded) => Ok(Document::new(loaded, Origin::File(path.to_owned()))),
        Err(Refusal { located }) => Err(Failure::new("cli-refused")
            .with("path", path.display().to_string())
            .with("line", located.line.to_string())
            .with("column", located.column.to_string())),
    }
}

/// What all figures of a document have in common.
fn request(document: &Document, figure: Figure, language: Language, export: &Export) -> Request {
    let today = export.today.or(document.briefing.as_of);
    Request {
        briefing: document.briefing.clone(),
        index: document.index.clone(),
        scenario: None,
        figure,
        views: Views::default(),
        filter: Filter::default(),
        language,
        theme: export.theme,
        today: today.unwrap_or_else(|| jiff::Zoned::now().date()),
        title: None,
        size: export.size,
    }
}

/// Prints the id and the finding of each figure.
fn figures(file: Option<&Path>, texts: &Texts) -> Result<(), Failure> {
    let document = open(file)?;
    let mut request = request(&document, Figure::Timeline, texts.language(), &Export::default());
    let mut lines = Vec::new();
    for figure in Figure::all(&document.briefing) {
        request.figure = figure;
        lines.push(format!("{}\t{}\n", request.figure.id(), on_one_line(&request.draw()?.laid.layout.title)));
    }
    for slide in &document.briefing.slides {
        // A slide of what is not there is told by `check`.
        let Ok(request) = export::slides::request(&request, slide) else { continue };
        let title = on_one_line(&request.draw()?.laid.layout.title);
        lines.push(format!("{}{}\t{title}\n", figure::slide::PREFIX, slide.id));
    }
    print(&lines.concat())
}

/// A scenario of the document in force. A file of it says in its name that it is one.
fn scenario(document: &Document, id: &str, to: &Path) -> Result<Arc<Overlay>, Failure> {
    let found = document.briefing.scenarios.iter().find(|it| it.id.as_str() == id);
    let scenario =
        found.ok_or_else(|| Failure::new("cli-scenario-unknown").with("scenario", id.to_owned()))?;
    if !export::names_scenario(to) {
        let name = export::scenario_name(to, &scenario.id).display().to_string();
        return Err(Failure::new("cli-scenario-name").with("name", name));
    }
    let facts = World { briefing: document.briefing.clone(), index: document.index.clone() };
    Ok(Arc::new(Overlay::new(facts, scenario.clone())))
}

/// Draws a figure and writes it.
fn export(export: &Export, texts: &Texts) -> Result<(), Failure> {
    let format = Format::of(&export.to)?;
    let document = open(export.file.as_deref())?;
    let scenario = match &export.scenario {
        Some(id) => Some(scenario(&document, id, &export.to)?),
        None => None,
    };
    let like = |figure| Request {
        scenario: scenario.clone(),
        ..request(&document, figure, texts.language(), export)
    };
    let bytes = if export.slides {
        let slides = show::slides(&document.briefing);
        let deck = export::slides::deck_of(&like(Figure::Timeline), &slides);
        export::deck(&deck, format, export.choices, export::UNWATCHED)?
    } else {
        let request = match figure::slide::find(&document.briefing, &export.figure) {
            Some(slide) => export::slides::request(&like(Figure::Timeline), slide)?,
            None => like(export::figure(&document.briefing, &export.figure)?),
        };
        export::picture(&request, format, export.choices)?
    };
    disk::write_atomic(&export.to, &bytes).map_err(|error| Failure::of(error.code(), error.args()))?;
    let broken = document.findings.iter().filter(|found| found.finding.severity == Severity::Error).count();
    if broken > 0 {
        complain(&Failure::new("cli-broken-parts").with("count", broken).sentence(texts));
    }
    Ok(())
}

/// Writes to standard output. Whoever reads it may stop before the end.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new("cli-output").with("reason", error.to_string()))
        }
        _ => Ok(()),
    }
}

/// Writes a sentence to standard error, if anyone listens.
fn complain(sentence: &str) {
    drop(writeln!(io::stderr(), "hoofdlijn: {sentence}"));
}
