//! Arguments to a command.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use hoofdlijn::{briefing::Date, export::Choices, figure::Theme, text::Language};
use lexopt::{Arg, Parser};

use super::Failure;

/// What is asked for.
#[derive(Debug, PartialEq)]
pub(super) enum Command {
    Help,
    Version,
    /// Open the window.
    Window(Option<PathBuf>),
    /// Say what is wrong with files.
    Check(Vec<PathBuf>),
    /// List the figures.
    Figures(Option<PathBuf>),
    /// Draw a figure.
    Export(Export),
}

/// What to draw, and where to put it.
#[derive(Debug, PartialEq)]
pub(super) struct Export {
    pub file: Option<PathBuf>,
    pub figure: String,
    /// All slides, in the place of one figure.
    pub slides: bool,
    pub to: PathBuf,
    pub size: (u32, u32),
    pub theme: Theme,
    pub today: Option<Date>,
    pub choices: Choices,
    /// The scenario that is in force, by its id.
    pub scenario: Option<String>,
}

impl Default for Export {
    fn default() -> Self {
        Self {
            file: None,
            figure: String::new(),
            slides: false,
            to: PathBuf::new(),
            size: (1920, 1080),
            theme: Theme::Light,
            today: None,
            choices: Choices::default(),
            scenario: None,
        }
    }
}

/// The language asked for, found before all else so that even a complaint about arguments is in it.
pub(super) fn language(args: &[OsString]) -> Option<Language> {
    let options = args.iter().take_while(|arg| *arg != "--").enumerate();
    options
        .filter_map(|(at, arg)| match arg.to_str()?.strip_prefix("--lang")? {
            "" => args.get(at + 1)?.to_str(),
            rest => rest.strip_prefix('='),
        })
        .find_map(Language::from_tag)
}

/// What the arguments ask for.
pub(super) fn parse(args: Vec<OsString>) -> Result<Command, Failure> {
    let mut parser = Parser::from_args(args);
    let mut command: Option<OsString> = None;
    let mut files: Vec<PathBuf> = Vec::new();
    let mut export = Export::default();
    // Options given that only `export` has.
    let mut only_export = Vec::new();
    let (mut figure, mut to) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Long("lang") => {
                let tag = word(&mut parser)?;
                Language::from_tag(&tag).ok_or_else(|| bad("cli-bad-language", tag))?;
            }
            Arg::Long("slides") => {
                export.slides = true;
                only_export.push("slides".to_owned());
            }
            Arg::Long(
                name @ ("figure" | "to" | "size" | "theme" | "today" | "text" | "charts" | "scenario"),
            ) => {
                let name = name.to_owned();
                match name.as_str() {
                    "figure" => figure = Some(word(&mut parser)?),
                    "scenario" => export.scenario = Some(word(&mut parser)?),
                    "to" => to = Some(PathBuf::from(parser.value()?)),
                    "size" => export.size = size(word(&mut parser)?)?,
                    "theme" => {
                        let theme = word(&mut parser)?;
                        export.theme = theme.parse().map_err(|_| bad("cli-bad-theme", theme))?;
                    }
                    "text" => {
                        let letters = word(&mut parser)?;
                        export.choices.letters = letters.parse().map_err(|_| bad("cli-bad-text", letters))?;
                    }
                    "charts" => {
                        let charts = word(&mut parser)?;
                        export.choices.charts = charts.parse().map_err(|_| bad("cli-bad-charts", charts))?;
                    }
                    _ => {
                        let day = word(&mut parser)?;
                        export.today = Some(day.parse().map_err(|_| bad("cli-bad-date", day))?);
                    }
                }
                only_export.push(name);
            }
            Arg::Value(value) if command.is_none() && files.is_empty() && is_command(&value) => {
                command = Some(value);
            }
            Arg::Value(value) => files.push(value.into()),
            Arg::Short(_) | Arg::Long(_) => return Err(arg.unexpected().into()),
        }
    }
    let command = command.as_deref().and_then(OsStr::to_str).unwrap_or_default();
    if let Some(option) = only_export.first().filter(|_| command != "export") {
        return Err(Failure::new("cli-only-export").with("option", format!("--{option}")));
    }
    match command {
        "check" => Ok(Command::Check(files)),
        "figures" => one(files).map(Command::Figures),
        "export" => Ok(Command::Export(Export {
            file: one(files)?,
            figure: match figure {
                Some(_) if export.slides => return Err(Failure::new("cli-slides-or-figure")),
                None if !export.slides => return Err(Failure::new("cli-figure-missing")),
                figure => figure.unwrap_or_default(),
            },
            to: to.ok_or(Failure::new("cli-to-missing"))?,
            ..export
        })),
        _ => one(files).map(Command::Window),
    }
}

/// A file of such a name is opened as `./check`.
fn is_command(value: &OsStr) -> bool {
    ["check", "figures", "export"].iter().any(|command| value == *command)
}

fn one(files: Vec<PathBuf>) -> Result<Option<PathBuf>, Failure> {
    let mut files = files.into_iter();
    let first = files.next();
    match files.next() {
        Some(second) => Err(Failure::new("cli-one-file").with("path", second.display().to_string())),
        None => Ok(first),
    }
}

fn word(parser: &mut Parser) -> Result<String, Failure> {
    parser.value()?.into_string().map_err(|value| lexopt::Error::NonUnicodeValue(value).into())
}

fn bad(code: &'static str, value: String) -> Failure {
    Failure::new(code).with("value", value)
}

fn size(value: String) -> Result<(u32, u32), Failure> {
    let parse = |value: &str| {
        let (width, height) = value.split_once('x')?;
        Some((width.parse().ok()?, height.parse().ok()?))
    };
    parse(&value).ok_or_else(|| bad("cli-bad-size", value))
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        use lexopt::Error;
        match error {
            Error::MissingValue { option } => {
                Self::new("cli-value-missing").with("option", option.unwrap_or_default())
            }
            Error::UnexpectedOption(option) | Error::UnexpectedValue { option, .. } => {
                Self::new("cli-unknown-option").with("option", option)
            }
            Error::NonUnicodeValue(value) => {
                Self::new("cli-not-unicode").with("value", value.to_string_lossy().into_owned())
            }
            // What is called here makes none of these; lexopt's own words are better than none.
            Error::UnexpectedArgument(_) | Error::ParsingFailed { .. } | Error::Custom(_) => {
                Self::new("cli-unknown-option").with("option", error.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hoofdlijn::export::{Charts, Letters};

    use super::*;

    fn parsed(line: &str) -> Result<Command, Failure> {
        parse(line.split_whitespace().map(OsString::from).collect())
    }

    fn refused(line: &str) -> &'static str {
        parsed(line).unwrap_err().code
    }

    #[test]
    fn commands() {
        let file = |name: &str| Some(PathBuf::from(name));
        assert_eq!(parsed(""), Ok(Command::Window(None)));
        assert_eq!(parsed("a.json"), Ok(Command::Window(file("a.json"))));
        assert_eq!(parsed("./check"), Ok(Command::Window(file("./check"))));
        assert_eq!(parsed("check"), Ok(Command::Check(Vec::new())));
        assert_eq!(parsed("check a b --lang en"), Ok(Command::Check(vec!["a".into(), "b".into()])));
        assert_eq!(parsed("check check"), Ok(Command::Check(vec!["check".into()])));
        assert_eq!(parsed("check -- --help"), Ok(Command::Check(vec!["--help".into()])));
        assert_eq!(parsed("figures a"), Ok(Command::Figures(file("a"))));
        assert_eq!(parsed("export --help"), Ok(Command::Help));
        assert_eq!(parsed("-V"), Ok(Command::Version));
    }

    #[test]
    fn export_and_its_defaults() {
        let least = Export { figure: "timeline".to_owned(), to: "t.svg".into(), ..Export::default() };
        assert_eq!(parsed("export --figure timeline --to t.svg"), Ok(Command::Export(least)));
        let all = parsed(
            "export a.json --figure=bridge:x --to t.png --size 800x600 --theme print --lang en --today 2022-07-01 \
             --text outlines --charts native",
        );
        let expected = Export {
            file: Some("a.json".into()),
            figure: "bridge:x".to_owned(),
            slides: false,
            to: "t.png".into(),
            size: (800, 600),
            theme: Theme::Print,
            today: Some(Date::constant(2022, 7, 1)),
            choices: Choices { letters: Letters::Outlines, charts: Charts::Native },
            scenario: None,
        };
        assert_eq!(all, Ok(Command::Export(expected)));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, code) in [
            ("a b", "cli-one-file"),
            ("figures a b", "cli-one-file"),
            ("export --to t.svg", "cli-figure-missing"),
            ("export --figure timeline", "cli-to-missing"),
            ("export --figure timeline --to t.svg --size 10", "cli-bad-size"),
            ("export --figure timeline --to t.svg --size -1x9", "cli-bad-size"),
            ("export --figure timeline --to t.svg --theme pink", "cli-bad-theme"),
            ("export --figure timeline --to t.svg --text small", "cli-bad-text"),
            ("export --figure timeline --to t.pptx --charts pie", "cli-bad-charts"),
            ("export --figure timeline --to t.svg --today tomorrow", "cli-bad-date"),
            ("export --figure", "cli-value-missing"),
            ("export --slides --figure timeline --to a.pdf", "cli-slides-or-figure"),
            ("check --slides", "cli-only-export"),
            ("check --lang fr", "cli-bad-language"),
            ("check --size 10x10", "cli-only-export"),
            ("--frobnicate", "cli-unknown-option"),
            ("-x", "cli-unknown-option"),
        ] {
            assert_eq!(refused(line), code, "{line}");
        }
    }

    #[test]
    fn the_language_is_known_before_what_is_wrong() {
        let language =
            |line: &str| language(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(language("--frobnicate check --lang en"), Some(Language::English));
        assert_eq!(language("--lang=nl check"), Some(Language::Dutch));
        assert_eq!(language("check -- --lang en"), None);
        assert_eq!(language("check --lang"), None);
        assert_eq!(language("check --language en"), None);
    }
}
