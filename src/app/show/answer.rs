//! Which figure answers a question about an item, and how it is looked at.
//!
//! | item | figure | why |
//! |---|---|---|
//! | event | the timeline, of it alone | its trail, words, dates and lateness on one line of days |
//! | series of money | its own columns, or its row in the money of its priority, or the columns of the whole that it is a part of | an amount is told by year, or in its whole |
//! | share of GDP over years | the line over the columns by year | it is read against the money |
//! | bridge, target, readiness, priority | its own | that is what it is for |
//! | component | the readiness of its subject | what binds is seen among the others |
//! | other series | the readiness or target that it belongs to, or the map of its priority | a number alone says little |
//! | measure, party | the map of its priority, with it set off | its horizon, money, events and who takes part |
//! | source, definition | what rests on it, named in the title | it is no picture itself |
//! | scenario | what it assumes first, with it in force | it says so itself |
//! | slide | itself | it was made for this |

use crate::{
    app::{Document, Trial, items},
    briefing::{
        Briefing, Evidence, Id, ItemRef, Period, Readiness, Series, Target,
        index::{Part, Place, Slot},
        timing::standing,
    },
    figure::{Figure, Filter, Scene, Views, budget, budget::Chart, map, slide::Look, timeline},
};

/// What is on the wall to answer a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was asked for: set off where it is in the figure.
    pub place: Place,
    /// The figure, and how it is looked at.
    pub look: Look,
    /// The scenario that was asked for, in force.
    pub trial: Option<Trial>,
    /// What is printed at the top in the place of what the figure finds.
    pub title: Option<String>,
}

impl Answer {
    /// What answers a question about a place, in a scene of the facts; nothing where the document has no such item.
    pub fn of(document: &Document, scene: &Scene<'_>, place: &Place) -> Option<Self> {
        let (briefing, texts) = (scene.briefing, scene.texts);
        let slot = scene.index.slot(&place.item)?;
        let item = briefing.item(slot)?;
        let asked = Asked { document, scene };
        let name = texts.text(item.title()).to_owned();
        let words = texts.place(item, &place.item.clone().into());
        let (figure, named) = match item {
            ItemRef::Slide(slide) => {
                let title = Some(texts.text(&slide.title).to_owned()).filter(|title| !title.is_empty());
                let look = Look::of(briefing, slide).unwrap_or_else(|| look(Figure::Overview));
                return Some(Self { place: place.clone(), look, trial: None, title });
            }
            ItemRef::Event(event) => {
                let promised = !event.promises.is_empty();
                let day = || event.actual.as_ref().map(|actual| texts.when(&actual.when));
                let words =
                    if promised { Some(texts.standing(&standing(event, scene.day()))) } else { day() };
                let timeline = timeline::View {
                    range: timeline::around(scene, event),
                    which: if promised { timeline::Which::Promises } else { timeline::Which::All },
                    find: name.clone(),
                    ..timeline::View::default()
                };
                let filter = Filter { priorities: event.priority.iter().cloned().collect() };
                let views = Views { timeline, ..Views::default() };
                let look = Look { views, filter, ..look(Figure::Timeline) };
                return Some(Self {
                    place: place.clone(),
                    look,
                    trial: None,
                    title: Some(titled(name, words)),
                });
            }
            ItemRef::Source(_) | ItemRef::Definition(_) | ItemRef::Party(_) => {
                return Some(asked.through(place, &name));
            }
            ItemRef::Scenario(scenario) => {
                let first = scenario.assumptions.first().map(|assumption| assumption.on.clone());
                let first = first.and_then(|on| Self::of(document, scene, &on.into()));
                let look = first.map_or_else(|| look(Figure::Overview), |answer| answer.look);
                let trial = Some(Trial { scenario: scenario.clone(), begun: scenario.clone() });
                return Some(Self { place: place.clone(), look, trial, title: None });
            }
            ItemRef::Series(series) => return Some(asked.series(place, series, &name)),
            ItemRef::Bridge(bridge) => {
                let own = Chart::Bridge(bridge.id.clone());
                let end = || Chart::Series(bridge.to.series.clone());
                let drawn = Chart::indexed(briefing, scene.index).contains(&own);
                (Figure::Budget(if drawn { own } else { end() }), None)
            }
            ItemRef::Target(target) => (Figure::Target(target.id.clone()), None),
            ItemRef::Readiness(subject) => (Figure::Readiness(subject.id.clone()), None),
            ItemRef::Component(_) => {
                let Slot::Component(at, _) = slot else { return None };
                (Figure::Readiness(briefing.readiness.get(at)?.id.clone()), None)
            }
            ItemRef::Priority(priority) => (Figure::Page(priority.id.clone()), None),
            ItemRef::Measure(measure) => (asked.map(measure.priority.as_ref()), Some(titled(name, words))),
        };
        Some(Self { place: place.clone(), look: look(figure), trial: None, title: named })
    }

    /// Whether its figure is about nothing else than what was asked for, so that nothing of it is to be marked.
    pub fn is_whole(&self) -> bool {
        match &self.look.figure {
            Figure::Budget(Chart::Series(id) | Chart::Bridge(id))
            | Figure::Target(id)
            | Figure::Readiness(id)
            | Figure::Page(id) => *id == self.place.item,
            // These set off themselves what is selected.
            Figure::Timeline | Figure::TimelineMoney | Figure::Map(_) => true,
            _ => false,
        }
    }
}

/// What is asked of.
struct Asked<'a> {
    document: &'a Document,
    scene: &'a Scene<'a>,
}

impl Asked<'_> {
    fn briefing(&self) -> &Briefing {
        self.scene.briefing
    }

    /// The map of the priority, or of the nearest one above it that has one; its page where none has.
    fn map(&self, priority: Option<&Id>) -> Figure {
        let drawn = map::drawn(self.briefing(), self.scene.index);
        self.nearest(priority, |id| drawn.contains(id))
            .map(Figure::Map)
            .or_else(|| priority.cloned().map(Figure::Page))
            .unwrap_or(Figure::Overview)
    }

    /// The priority itself or the nearest one above it for which this holds.
    fn nearest(&self, priority: Option<&Id>, holds: impl Fn(&Id) -> bool) -> Option<Id> {
        let line = self.scene.index.ancestry(self.briefing(), priority?);
        line.iter().rev().map(|above| &above.id).find(|id| holds(id)).cloned()
    }

    fn series(&self, place: &Place, series: &Series, name: &str) -> Answer {
        let briefing = self.briefing();
        let charts = Chart::indexed(briefing, self.scene.index);
        let own = Figure::Budget(Chart::Series(series.id.clone()));
        if charts.iter().any(|chart| Figure::Budget(chart.clone()) == own) {
            return Answer { place: place.clone(), look: look(own), trial: None, title: None };
        }
        // Among others it may be too small to be told apart: what it comes to is said at the top.
        let title = Some(titled(name.to_owned(), self.amounts(series)));
        let answer = |look| Answer { place: place.clone(), look, trial: None, title: title.clone() };
        let level = |subject: &&Readiness| {
            let mut levels = subject.components.iter().filter_map(|component| component.level.as_ref());
            levels.any(|level| level.id() == Some(&series.id))
        };
        if let Some(subject) = briefing.readiness.iter().find(level) {
            return answer(look(Figure::Readiness(subject.id.clone())));
        }
        let known =
            |target: &&Target| target.bases.contains(&series.id) || target.observed.contains(&series.id);
        if let Some(target) = briefing.targets.iter().find(known) {
            return answer(look(Figure::Target(target.id.clone())));
        }
        let with = |chart, budget| {
            answer(Look { views: Views { budget, ..Views::default() }, ..look(Figure::Budget(chart)) })
        };
        if Chart::references(briefing).contains(&series.id) && charts.contains(&Chart::Years) {
            let view = budget::View { reference: Some(series.id.clone()), ..budget::View::default() };
            return with(Chart::Years, view);
        }
        if !series.unit.is_money() {
            return answer(look(self.map(series.priority.as_ref())));
        }
        let money = |id: &Id| charts.contains(&Chart::Of(id.clone()));
        if let Some(priority) = self.nearest(series.priority.as_ref(), money) {
            return with(Chart::Of(priority), budget::View::default());
        }
        let whole = briefing.series.iter().find_map(|whole| {
            let split = whole.splits.iter().position(|split| split.parts.contains(&series.id))?;
            charts.contains(&Chart::Series(whole.id.clone())).then_some((whole, split))
        });
        match whole {
            Some((whole, split)) => {
                let view = budget::View { split: Some(split), ..budget::View::default() };
                with(Chart::Series(whole.id.clone()), view)
            }
            None => answer(look(own)),
        }
    }

    /// What a series comes to, period by period; of many the first and the last.
    fn amounts(&self, series: &Series) -> Option<String> {
        let place = |period: &Period| Place { item: series.id.clone(), part: Part::Value(period.clone()) };
        let values = series.values.iter().map(|(period, _)| place(period));
        let told = values.filter_map(|place| self.scene.texts.place(ItemRef::Series(series), &place));
        let told: Vec<String> = told.collect();
        match told.as_slice() {
            [] => None,
            [first, .., last] if told.len() > 3 => Some(format!("{first} … {last}")),
            few => Some(few.join(" · ")),
        }
    }

    /// What is no picture itself is shown by what names it: by what says most of it.
    fn through(&self, place: &Place, name: &str) -> Answer {
        let (scene, item) = (self.scene, |id: &Id| self.scene.index.item(self.scene.briefing, id));
        let rank = |id: &Id| {
            let proves = |evidence: &[Evidence]| {
                evidence.iter().any(|proof| proof.source.as_ref() == Some(&place.item))
            };
            Some(match item(id)? {
                // A document is best told by its own coming out.
                ItemRef::Event(event) if event.actual.as_ref().is_some_and(|it| proves(&it.evidence)) => 0,
                ItemRef::Target(_) => 1,
                ItemRef::Event(event) if !event.promises.is_empty() => 2,
                ItemRef::Measure(_) => 3,
                ItemRef::Event(_) => 4,
                ItemRef::Series(_) => 5,
                ItemRef::Bridge(_) | ItemRef::Readiness(_) | ItemRef::Priority(_) => 6,
                _ => return None,
            })
        };
        let naming = items::referrers(self.document, &place.item);
        let mut ranked: Vec<(u8, Id)> = naming.into_iter().filter_map(|id| Some((rank(&id)?, id))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let best = ranked.first().map(|(_, id)| id.clone());
        let shown = best.and_then(|id| Answer::of(self.document, scene, &id.into()));
        let Some(shown) = shown else {
            let look = look(Figure::Overview);
            return Answer { place: place.clone(), look, trial: None, title: Some(name.to_owned()) };
        };
        let language = scene.texts.language().code();
        let other = scene.index.title(scene.briefing, &shown.place.item, language).to_owned();
        let args =
            [("title", name.to_owned().into()), ("item", other.into()), ("more", (ranked.len() - 1).into())];
        Answer { title: Some(scene.texts.with("answer-through", &args)), ..shown }
    }
}

/// A figure as it opens.
fn look(figure: Figure) -> Look {
    let (views, filter) = (Views::default(), Filter::default());
    Look { figure, views, filter, today: None, language: None }
}

/// What it is called, and its date or how it stands.
fn titled(name: String, words: Option<String>) -> String {
    match words {
        Some(words) => format!("{name} · {words}"),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        export,
        figure::{Medium, Theme, Tokens},
        text::{Language, Texts},
    };

    /// Asks the shipped letter, in Dutch.
    fn asked<R>(ask: impl FnOnce(&Document, &Scene<'_>) -> R) -> R {
        let document = Document::shipped().unwrap();
        let tokens = Tokens::new(Theme::Light, Medium::Window);
        let filter = Filter::default();
        let scene = Scene {
            briefing: &document.briefing,
            index: &document.index,
            texts: Texts::of(Language::Dutch),
            tokens: &tokens,
            today: document.briefing.as_of.unwrap(),
            filter: &filter,
            selected: None,
            title: None,
            cited: &[],
            scenario: None,
        };
        ask(&document, &scene)
    }

    #[test]
    fn an_item_of_every_sort_opens_its_figure() {
        asked(|document, scene| {
            let answer = |id: &str| Answer::of(document, scene, &Id::from(id).into()).unwrap();
            for (id, figure) in [
                ("deepening", "timeline"),
                ("drafts", "series:drafts"),
                ("re-coal", "series:re-coal"),
                ("mn22-1", "series:mn2022"),
                ("gdp-nato", "years"),
                ("buildings", "target:t-3540"),
                ("b2025", "bridge:b2025"),
                ("t-3540", "target:t-3540"),
                ("force", "readiness:force"),
                ("p2.2", "page:p2.2"),
                ("S80", "timeline"),
                ("by-number-2035", "target:t-3540"),
                ("slide-slip", "slip"),
            ] {
                assert_eq!(answer(id).look.figure.id(), figure, "{id}");
            }
            let component = scene.briefing.readiness[0].components[0].id.clone();
            assert_eq!(answer(component.as_str()).look.figure.id(), "readiness:force");
            for measure in &scene.briefing.measures {
                let priority = measure.priority.clone().unwrap();
                assert_eq!(answer(measure.id.as_str()).look.figure, Figure::Map(priority));
            }
            assert!(answer("by-number-2035").trial.is_some());
            assert_eq!(Answer::of(document, scene, &Id::from("nowhere").into()), None);

            let event = answer("deepening");
            assert_eq!(event.look.views.timeline.find, "Verdieping in reactie op het IBO");
            assert!(event.title.unwrap().contains("63"), "how late it was is said at once");
            // What a source is cited for is named, and is what is set off.
            let source = answer("S80");
            assert_eq!(source.place.item, Id::from("deepening"));
            assert!(source.title.unwrap().contains("Verdieping in reactie"));
        });
    }

    #[test]
    fn whatever_is_found_is_in_the_figure_that_answers() {
        asked(|document, scene| {
            // By figure and how it is looked at: what is set off moves nothing.
            let mut wanted: BTreeMap<String, (Look, Vec<Id>)> = BTreeMap::new();
            for (_, item) in document.briefing.items() {
                let answer = Answer::of(document, scene, &item.id().clone().into()).unwrap();
                let own =
                    answer.is_whole() && !matches!(answer.look.figure, Figure::Map(_) | Figure::Timeline);
                // What may be left out where room is short is named at the top.
                let title = scene.texts.text(item.title());
                let named = answer.title.as_ref().is_some_and(|it| it.starts_with(title));
                assert!(named || !matches!(item, ItemRef::Measure(_) | ItemRef::Event(_)));
                if own || named || matches!(item, ItemRef::Slide(_) | ItemRef::Scenario(_)) {
                    continue;
                }
                let entry = wanted.entry(format!("{:?}", answer.look));
                entry.or_insert_with(|| (answer.look, Vec::new())).1.push(answer.place.item);
            }
            let mut unseen = Vec::new();
            for (look, ids) in wanted.into_values() {
                let request = export::Request {
                    scenario: None,
                    briefing: document.briefing.clone(),
                    index: document.index.clone(),
                    figure: look.figure.clone(),
                    views: look.views,
                    filter: look.filter,
                    language: Language::Dutch,
                    theme: Theme::Light,
                    today: scene.today,
                    title: None,
                    size: (1920, 1080),
                };
                let laid = request.draw().unwrap().laid.layout;
                assert_eq!(laid.flaw(), None, "{}", look.figure.id());
                let missing = ids.into_iter().filter(|id| !laid.items.iter().any(|it| it.place.item == *id));
                unseen.extend(missing.map(|id| format!("{id} in {}", look.figure.id())));
            }
            assert_eq!(unseen, Vec::<String>::new());
        });
    }
}
