//! What is asked first, answered in plain sentences computed from the data: what was promised and what came of it, how
//! much more money and from when, where the targets stand, what binds readiness.

use std::sync::Arc;

use egui::{Galley, Rect, Shape, Vec2, pos2};

use super::{
    Figure, Item, Laid, Scene, Table, budget,
    pen::{Anchor, Pen},
    readiness,
    sheet::{Footnotes, Sheet},
    table::{Column, Row},
    timeline::{self, Which, prepare::prepare, words},
    tokens::Role,
};
use crate::briefing::{
    Event, Id, Readiness, Reason, Target,
    evidence::Reference,
    index::Place,
    timing::{Lateness, Standing, Status, standing},
};

/// More titles than this are not named in one sentence.
const NAMED: usize = 3;

/// What a sentence answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// What was promised, and what came of it.
    Promises,
    /// How much money, and from when.
    Money,
    /// Where the targets stand.
    Targets,
    /// What binds readiness.
    Readiness,
}

impl About {
    /// The question, in words.
    pub fn question(self, scene: &Scene<'_>) -> String {
        scene.texts.get(match self {
            Self::Promises => "overview-promises",
            Self::Money => "overview-money",
            Self::Targets => "overview-targets",
            Self::Readiness => "overview-readiness",
        })
    }
}

/// A sentence, with the figure that shows it and the place whose evidence founds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// What it answers.
    pub about: About,
    /// The sentence, without a full stop.
    pub text: String,
    /// Where it is shown.
    pub figure: Figure,
    /// What it is about.
    pub place: Place,
}

/// The sentences of a briefing, in order.
pub fn sentences(scene: &Scene<'_>) -> Vec<Sentence> {
    let mut found = promises(scene);
    found.extend(money(scene));
    found.extend(scene.briefing.targets.iter().map(|target| of_target(scene, target)));
    found.extend(binding(scene));
    found
}

/// The place of a sentence about all of the file: what it is about, or its first item with a source.
fn subject(scene: &Scene<'_>) -> Option<Place> {
    let briefing = scene.briefing;
    let first = || briefing.sources.first().map(|source| &source.id);
    briefing.subject.as_ref().or_else(first).map(|id| id.clone().into())
}

fn promises(scene: &Scene<'_>) -> Vec<Sentence> {
    let texts = scene.texts;
    let view = timeline::View { which: Which::Promises, ..timeline::View::default() };
    let prepared = prepare(scene, &view);
    let of = |text, place| Sentence { about: About::Promises, text, figure: Figure::Timeline, place };
    let mut found = Vec::new();
    if let Some(place) = subject(scene).filter(|_| prepared.shown > 0) {
        found.push(of(words::finding(texts, &prepared.counts, prepared.shown), place));
    }
    let promised = scene.briefing.events.iter().filter(|event| !event.promises.is_empty());
    let promised = promised
        .filter(|event| scene.filter.shows(scene.briefing, scene.index, event.priority.as_ref()))
        .map(|event| (event, standing(event, scene.today)));
    let told: Vec<(&Event, Standing)> = promised.collect();
    let late = told.iter().filter_map(|(event, standing)| Some((event, standing.lateness?)));
    if let Some((event, lateness)) = late.max_by_key(|(_, Lateness { least, most, .. })| (*least, *most)) {
        let title = texts.text(&event.title).to_owned();
        let args = [("title", title.into()), ("late", texts.late_mark(&lateness).into())];
        found.push(of(texts.with("overview-latest", &args), event.id.clone().into()));
    }
    let listed = |key: &str, test: fn(Status) -> bool| {
        let those: Vec<&Event> =
            told.iter().filter(|(_, it)| test(it.status)).map(|(event, _)| *event).collect();
        let first = those.first()?;
        let names = those.iter().take(NAMED).map(|event| texts.text(&event.title).to_owned());
        let more = those.len().saturating_sub(NAMED);
        let list = words::list(texts, names);
        let args = [("n", those.len().into()), ("list", list.into()), ("more", more.into())];
        Some(of(texts.with(key, &args), first.id.clone().into()))
    };
    found.extend(listed("overview-open", Status::is_open));
    found.extend(listed("overview-withdrawn", |status| status == Status::Withdrawn));
    found
}

fn money(scene: &Scene<'_>) -> Vec<Sentence> {
    let said = budget::findings(scene);
    let of = |(chart, text, id): (budget::Chart, String, Id)| Sentence {
        about: About::Money,
        text,
        figure: Figure::Budget(chart),
        place: id.into(),
    };
    said.into_iter().map(of).collect()
}

/// A target with its denominator, its standing, its date and what was observed last.
fn of_target(scene: &Scene<'_>, target: &Target) -> Sentence {
    let (texts, briefing, index) = (scene.texts, scene.briefing, scene.index);
    let language = texts.language().code();
    let missing = |reason: Option<Reason>| texts.reason(reason.unwrap_or(Reason::NotStated));
    let title = texts.text(&target.title).to_owned();
    let band = texts.band(target);
    let whole = target.of.as_ref().and_then(Reference::id).map(|id| index.title(briefing, id, language));
    let goal = match (whole, &target.of) {
        (Some(of), _) => {
            texts.with("overview-target-of", &[("band", band.into()), ("of", of.to_owned().into())])
        }
        (None, Some(of)) => {
            let reason = missing(of.missing());
            texts.with("overview-target-of-missing", &[("band", band.into()), ("reason", reason.into())])
        }
        (None, None) => band,
    };
    let status = texts.get(&format!("target-{}", <&str>::from(target.status)));
    let due = match &target.due {
        Some(due) if due.is_missing() => {
            texts.with("overview-target-undated", &[("reason", missing(due.missing).into())])
        }
        Some(due) => texts.with("overview-target-due", &[("due", texts.when(due).into())]),
        None => String::new(),
    };
    // What was seen last, of the first series that has anything to say.
    let series = target.observed.iter().find_map(|id| index.series(briefing, id));
    let last = series.and_then(|series| Some((series, series.values.iter().last()?)));
    let seen = last.map_or_else(String::new, |(series, (period, number))| {
        let value = texts.number(number, &series.unit);
        let args = [("value", value.into()), ("period", texts.period(period).into())];
        let known = number.amount.midpoint().is_some();
        texts.with(if known { "overview-target-seen" } else { "overview-target-unseen" }, &args)
    });
    let head = texts.with(
        "overview-target",
        &[("title", title.into()), ("goal", goal.into()), ("status", status.into())],
    );
    let parts: Vec<String> = [head, due, seen].into_iter().filter(|part| !part.is_empty()).collect();
    Sentence {
        about: About::Targets,
        text: parts.join("; "),
        figure: Figure::Target(target.id.clone()),
        place: target.id.clone().into(),
    }
}

/// What binds each subject, or why that cannot be said.
fn binding(scene: &Scene<'_>) -> Vec<Sentence> {
    let of = |subject: &Readiness| Sentence {
        about: About::Readiness,
        text: readiness::finding(scene, subject),
        figure: Figure::Readiness(subject.id.clone()),
        place: subject.id.clone().into(),
    };
    readiness::all(scene.briefing).map(of).collect()
}

/// A group of sentences laid out, and how many of it were dropped.
struct Group {
    question: Arc<Galley>,
    about: About,
    sentences: Vec<(Sentence, String, Arc<Galley>)>,
}

/// Lays the overview out.
pub fn layout(scene: &Scene<'_>, size: Vec2, ctx: &egui::Context) -> Laid {
    let texts = scene.texts;
    let name = texts.text(&scene.briefing.title).to_owned();
    let mut sentences = sentences(scene);
    let summary: Vec<String> = sentences.iter().map(|sentence| format!("{}.", sentence.text)).collect();
    // The first is the title.
    let title = if sentences.is_empty() {
        texts.with("overview-nothing", &[("title", name.into())])
    } else {
        let first = sentences.remove(0).text;
        texts.with("page-title", &[("title", name.into()), ("finding", first.into())])
    };
    let mut notes = Footnotes::begun(scene);
    let numbers: Vec<String> =
        sentences.iter().map(|it| notes.cite(scene.index.evidence(scene.briefing, &it.place))).collect();
    let sheet = Sheet::new(scene, ctx, size, &title, &[], &notes);
    let (pen, body, mut layout) = (sheet.pen, sheet.body, sheet.layout);
    layout.summary = if summary.is_empty() { title } else { summary.join(" ") };

    let tokens = scene.tokens;
    let em = tokens.size(Role::Label);
    let large = tokens.of_part();
    let speak = Pen::new(ctx, &large);
    let column = (body.width() * 0.24).min(em * 14.0);
    let width = body.width() - column - em * 1.5;
    if width < em * 8.0 {
        return Laid { layout, ..Laid::default() };
    }
    let mut groups: Vec<Group> = Vec::new();
    for (sentence, number) in sentences.into_iter().zip(numbers) {
        let text = format!("{}{number}", sentence.text);
        let galley = speak.wrapped(&text, Role::Title, width, 2);
        if groups.last().is_none_or(|group| group.about != sentence.about) {
            let question = pen.wrapped(&sentence.about.question(scene), Role::Label, column, 2);
            groups.push(Group { question, about: sentence.about, sentences: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.sentences.push((sentence, text, galley));
        }
    }
    let (apart, space) = (em * 0.55, em * 1.1);
    let tall = |group: &Group| {
        let lines: f32 = group.sentences.iter().map(|(.., galley)| galley.size().y + apart).sum();
        lines.max(group.question.size().y + apart)
    };
    let total = |groups: &[Group]| groups.iter().map(|group| tall(group) + space).sum::<f32>();
    // What there is no room for is left out from the longest group; the table has it.
    while total(&groups) > body.height() && !groups.is_empty() {
        let longest = groups.iter().enumerate().max_by_key(|(at, group)| (group.sentences.len(), *at));
        let Some(at) = longest.map(|(at, _)| at) else { break };
        groups[at].sentences.pop();
        groups.retain(|group| !group.sentences.is_empty());
    }
    let spare = (body.height() - total(&groups)) / groups.len().max(1) as f32;
    let space = space + spare.clamp(0.0, em * 1.5);
    let mut y = body.min.y;
    for group in groups {
        let rule = [pos2(body.min.x, y), pos2(body.max.x, y)];
        layout.shapes.push(Shape::line_segment(rule, tokens.grid_line()));
        let top = y + space / 2.0;
        y += tall(&group) + space;
        let ink = tokens.muted;
        let question = group.about.question(scene);
        pen.put_galley(&mut layout, pos2(body.min.x, top), Anchor::TopLeft, group.question, ink, &question);
        let mut line = top;
        for (sentence, text, galley) in group.sentences {
            let at = pos2(body.min.x + column + em * 1.5, line);
            let height = galley.size().y;
            pen.put_galley(&mut layout, at, Anchor::TopLeft, galley, tokens.text, &text);
            let rect = Rect::from_min_size(at, egui::vec2(width, height));
            line += height + apart;
            layout.items.push(Item { rect, place: sentence.place, name: question.clone(), value: text });
        }
    }
    Laid { layout, ..Laid::default() }
}

/// A row a sentence.
pub fn table(scene: &Scene<'_>) -> Table {
    let columns = ["overview-question", "overview-answer"]
        .map(|key| Column { title: scene.texts.get(key), numeric: false })
        .to_vec();
    let rows = sentences(scene).into_iter().map(|sentence| {
        let cells = vec![sentence.about.question(scene).into(), sentence.text.into()];
        Row { place: sentence.place, cells }
    });
    Table { columns, rows: rows.collect() }
}
