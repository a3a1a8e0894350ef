//! A slide as what it shows: a figure and how it is looked at, read from the file and written to it.

use super::{Figure, Filter, Views, budget, timeline};
use crate::{
    briefing::{Briefing, Date, Edtf, Id, Slide, SlideView},
    text::Language,
};

/// What a slide's name on the command line begins with.
pub const PREFIX: &str = "slide:";

/// A figure and all that is said of how it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The figure.
    pub figure: Figure,
    /// How it is looked at.
    pub views: Views,
    /// What is left out.
    pub filter: Filter,
    /// The day as of which statuses are told, where the slide names one.
    pub today: Option<Date>,
    /// The language, where the slide names one that is spoken.
    pub language: Option<Language>,
}

impl Look {
    /// What a slide shows; nothing where the briefing has no such figure.
    pub fn of(briefing: &Briefing, slide: &Slide) -> Option<Self> {
        let view = &slide.view;
        let range = view.range.and_then(|range| Some((range.first_day()?, range.last_day()?)));
        let compare = match view.compare.as_slice() {
            [from, to] => Some((from.clone(), to.clone())),
            _ => None,
        };
        let figure = Figure::find(briefing, &slide.figure)?;
        Some(Self {
            views: Views {
                timeline: timeline::View {
                    range: range.map(|(first, last)| {
                        let (first, last) = (timeline::day_number(first), timeline::day_number(last));
                        timeline::clamped(f64::from(first), f64::from(last) + 1.0)
                    }),
                    which: view.which,
                    folded: view.folded.clone(),
                    statuses: view.statuses.clone(),
                    find: view.find.clone(),
                    money: figure == Figure::TimelineMoney,
                },
                budget: budget::View {
                    mode: view.mode,
                    amounts: view.amounts,
                    years: view.years.and_then(|it| Some((it.first_day()?.year(), it.last_day()?.year()))),
                    sort: view.sort,
                    by: view.colours,
                    isolated: view.isolated.clone(),
                    series: view.series.clone(),
                    split: view.split.map(|split| split as usize),
                    reference: view.percentage.clone(),
                    vintages: compare,
                    bridge_year: view.year,
                },
            },
            filter: Filter { priorities: view.only.clone() },
            today: view.today,
            language: slide.language.as_deref().and_then(Language::from_tag),
            figure,
        })
    }

    /// The slide that shows this: only what differs from how the figure opens is written.
    pub fn slide(&self, id: Id) -> Slide {
        let is_money = matches!(self.figure, Figure::Budget(_));
        let timeline = if is_money { timeline::View::default() } else { self.views.timeline.clone() };
        let budget = if is_money { self.views.budget.clone() } else { budget::View::default() };
        let range = timeline.range.and_then(|(first, last)| {
            interval(timeline::date_of(first), timeline::date_of((last - 1.0).max(first)))
        });
        let view = SlideView {
            range,
            which: timeline.which,
            folded: timeline.folded,
            statuses: timeline.statuses,
            find: timeline.find,
            only: self.filter.priorities.clone(),
            today: self.today,
            mode: budget.mode,
            amounts: budget.amounts,
            years: budget.years.and_then(|(first, last)| format!("{first:04}/{last:04}").parse().ok()),
            sort: budget.sort,
            colours: budget.by,
            isolated: budget.isolated,
            series: budget.series,
            split: budget.split.and_then(|split| split.try_into().ok()),
            percentage: budget.reference,
            compare: budget.vintages.map(|(from, to)| vec![from, to]).unwrap_or_default(),
            year: budget.bridge_year,
        };
        let language = self.language.map(|language| language.code().to_owned());
        Slide { id, figure: self.figure.id(), view, language, ..Slide::default() }
    }
}

/// The slide of a name on the command line, `slide:ID`.
pub fn find<'a>(briefing: &'a Briefing, name: &str) -> Option<&'a Slide> {
    let id = name.strip_prefix(PREFIX)?;
    briefing.slides.iter().find(|slide| slide.id.as_str() == id)
}

/// From a day to a day.
fn interval(first: Date, last: Date) -> Option<Edtf> {
    format!("{first}/{last}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Document;
    use crate::briefing::slide::{Amounts, Mode};

    #[test]
    fn a_view_written_and_read_is_the_same() {
        let briefing = Document::shipped().unwrap().briefing;
        let days = |day: &str| f64::from(timeline::day_number(day.parse().unwrap()));
        let look = Look {
            figure: Figure::Timeline,
            views: Views {
                timeline: timeline::View {
                    range: Some((days("2022-01-01"), days("2023-01-01"))),
                    which: timeline::Which::All,
                    folded: vec!["p1".into()],
                    find: "nota".to_owned(),
                    ..timeline::View::default()
                },
                ..Views::default()
            },
            filter: Filter { priorities: vec!["p2".into()] },
            today: Some("2022-07-01".parse().unwrap()),
            language: Some(Language::English),
        };
        let slide = look.slide("s".into());
        assert_eq!(slide.view.range.unwrap().to_string(), "2022-01-01/2022-12-31");
        let json = serde_json::to_string(&slide).unwrap();
        assert_eq!(Look::of(&briefing, &serde_json::from_str(&json).unwrap()), Some(look));

        let money = Look {
            figure: Figure::Budget(budget::Chart::Years),
            views: Views {
                budget: budget::View {
                    mode: Some(Mode::Lines),
                    amounts: Amounts::Billion,
                    years: Some((2021, 2027)),
                    split: Some(1),
                    ..budget::View::default()
                },
                ..Views::default()
            },
            filter: Filter::default(),
            today: None,
            language: None,
        };
        assert_eq!(Look::of(&briefing, &money.slide("s".into())), Some(money));
    }

    #[test]
    fn what_opens_as_it_is_says_nothing() {
        let briefing = Document::shipped().unwrap().briefing;
        let slide = Slide { id: "s".into(), figure: "timeline".to_owned(), ..Slide::default() };
        let look = Look::of(&briefing, &slide).unwrap();
        assert_eq!(look.slide("s".into()), slide);
        assert_eq!(serde_json::to_string(&slide).unwrap(), r#"{"id":"s","figure":"timeline"}"#);
        let nothing = Slide { figure: "bridge:nowhere".to_owned(), ..slide };
        assert_eq!(Look::of(&briefing, &nothing), None);
    }
}
