//! The money: by year, by vintage, bridges, plan against outcome.
//!
//! Which money a chart shows follows from the briefing by rule ([`choose`]); what it comes to is asked of
//! [`money`](crate::briefing::money), which refuses sums of what does not belong together.

mod assumed;
pub(super) mod axis;
pub(super) mod band;
mod between;
pub(super) mod block;
mod board;
mod bridge;
mod choose;
mod columns;
mod of;
pub(super) mod page;
mod parts;
pub(super) mod place;
mod say;
pub(super) mod strand;
mod strip;
mod variance;
mod vintages;
mod years;

use egui::Vec2;

use super::{Laid, Scene, Table};
pub use crate::briefing::slide::{Amounts, By, Mode, Sort};
use crate::briefing::{
    Briefing, Id, Index, Series,
    index::{Part, Place},
    number::Scale,
    series::{Period, Span},
};

/// A figure about money.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chart {
    /// Columns by year: realised and planned beside each other, or what [`View::series`] names.
    Years,
    /// The same years as seen in successive documents: of the scope with the most of them.
    Vintages,
    /// The same for another scope: a definition.
    VintagesOf(Id),
    /// From one figure to another through steps: a bridge of the file.
    Bridge(Id),
    /// A bridge between any two series in one year, made from the file's steps.
    Between {
        /// The series it starts from.
        from: Id,
        /// The series it ends with.
        to: Id,
        /// The year.
        year: i16,
    },
    /// Plan against outcome.
    Variance,
    /// One series over its years, cut by its splits.
    Series(Id),
    /// The money of one priority: a row a series, what is missing too.
    Of(Id),
}

impl Amounts {
    fn scale(self) -> Option<Scale> {
        match self {
            Self::Filed | Self::Share => None,
            Self::Million => Some(Scale::Million),
            Self::Billion => Some(Scale::Billion),
        }
    }
}

/// How the budget is looked at. The default is what each chart opens with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// How columns stand; the chart's own way where `None`.
    pub mode: Option<Mode>,
    /// In what amounts are shown.
    pub amounts: Amounts,
    /// The first and last year shown; all where `None`.
    pub years: Option<(i16, i16)>,
    /// The order of the series.
    pub sort: Sort,
    /// What colours stand for.
    pub by: By,
    /// The one series shown, of those in the legend.
    pub isolated: Option<Id>,
    /// What the columns by year show; by rule where empty.
    pub series: Vec<Id>,
    /// Which split of a series its columns are cut by, by its position; the first with numbers where `None`.
    pub split: Option<usize>,
    /// A percentage over the columns, such as the share of GDP by one definition; see [`Chart::references`].
    pub reference: Option<Id>,
    /// The two documents whose difference is shown; by rule where `None`.
    pub vintages: Option<(Id, Id)>,
    /// The year of a bridge that has several.
    pub bridge_year: Option<i16>,
}

impl View {
    fn shows(&self, year: i16) -> bool {
        self.years.is_none_or(|(first, last)| (first..=last).contains(&year))
    }
}

/// What is allowed where a chart is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// These may be summed.
    Sum(Vec<Id>),
    /// Side by side all of them may stand.
    SideBySide,
    /// A bridge from the same amount may end with each of these.
    Ends(Vec<Id>),
}

/// What the legend of a chart names: clicking it isolates it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The series.
    pub series: Id,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub hue: super::Hue,
}

impl Chart {
    /// The charts this briefing has something for.
    pub fn all(briefing: &Briefing) -> Vec<Self> {
        Self::indexed(briefing, &Index::new(briefing))
    }

    /// The same, where the items by id are known already: they take long to gather for a large briefing.
    pub fn indexed(briefing: &Briefing, index: &Index) -> Vec<Self> {
        let mut charts = Vec::new();
        if !choose::by_year(briefing, index, &super::Filter::default()).is_empty() {
            charts.push(Self::Years);
        }
        for (at, group) in choose::vintages(briefing).iter().enumerate() {
            match group.first().and_then(|series| series.scope.clone()) {
                _ if at == 0 => charts.push(Self::Vintages),
                Some(scope) => charts.push(Self::VintagesOf(scope)),
                None => {}
            }
        }
        if choose::plan_and_outcome(briefing).is_some() {
            charts.push(Self::Variance);
        }
        let drawn = briefing.bridges.iter().filter(|bridge| bridge::has_content(briefing, index, bridge));
        charts.extend(drawn.map(|bridge| Self::Bridge(bridge.id.clone())));
        let with_figure = choose::with_figure(briefing, index).into_iter();
        charts.extend(with_figure.map(|series| Self::Series(series.id.clone())));
        charts.extend(of::priorities(briefing, index).into_iter().map(Self::Of));
        charts
    }

    /// Its name on the command line: `years`, `vintages`, `vintages:SCOPE`, `variance`, `bridge:ID`, `series:ID`,
    /// `between:FROM:TO:YEAR`, `money:PRIORITY`.
    pub fn id(&self) -> String {
        match self {
            Self::Years => "years".to_owned(),
            Self::Vintages => "vintages".to_owned(),
            Self::VintagesOf(scope) => format!("vintages:{scope}"),
            Self::Bridge(id) => format!("bridge:{id}"),
            Self::Between { from, to, year } => format!("between:{from}:{to}:{year}"),
            Self::Variance => "variance".to_owned(),
            Self::Series(id) => format!("series:{id}"),
            Self::Of(id) => format!("money:{id}"),
        }
    }

    /// What it is called among the others: what it shows, not what it finds.
    pub fn name(&self, scene: &Scene<'_>) -> String {
        let texts = scene.texts;
        let title = |id: &Id| scene.index.title(scene.briefing, id, texts.language().code()).to_owned();
        match self {
            Self::Years => texts.get("chart-years"),
            Self::Vintages => texts.get("chart-vintages"),
            Self::VintagesOf(scope) => texts.with("chart-vintages-of", &[("scope", title(scope).into())]),
            Self::Variance => texts.get("chart-variance"),
            Self::Bridge(id) | Self::Series(id) => title(id),
            Self::Of(id) => texts.with("chart-of", &[("name", title(id).into())]),
            Self::Between { from, to, year } => {
                let args = [
                    ("from", title(from).into()),
                    ("to", title(to).into()),
                    ("year", year.to_string().into()),
                ];
                texts.with("chart-between", &args)
            }
        }
    }

    /// The chart of a name, where the briefing has what it names. Ids may hold colons, so names are made, not read.
    pub fn find(briefing: &Briefing, id: &str) -> Option<Self> {
        let known = Self::all(briefing).into_iter();
        let series = briefing.series.iter().map(|series| Self::Series(series.id.clone()));
        known.chain(series).find(|chart| chart.id() == id).or_else(|| {
            let (ends, year) = id.strip_prefix("between:")?.rsplit_once(':')?;
            let year = year.parse().ok()?;
            let named = |id: &str| briefing.series.iter().find(|series| series.id.as_str() == id);
            ends.match_indices(':').find_map(|(at, _)| {
                let (from, to) = (named(&ends[..at])?, named(&ends[at + 1..])?);
                Some(Self::Between { from: from.id.clone(), to: to.id.clone(), year })
            })
        })
    }

    /// Lays it out.
    pub fn layout(&self, scene: &Scene<'_>, view: &View, size: Vec2, ctx: &egui::Context) -> Laid {
        match self {
            Self::Years => years::layout(scene, view, None, size, ctx),
            Self::Series(id) => years::layout(scene, view, Some(id), size, ctx),
            Self::Of(id) => of::layout(scene, view, id, size, ctx),
            Self::Vintages => vintages::layout(scene, view, None, size, ctx),
            Self::VintagesOf(scope) => vintages::layout(scene, view, Some(scope), size, ctx),
            Self::Variance => variance::layout(scene, view, size, ctx),
            Self::Bridge(id) => bridge::layout(scene, view, id, size, ctx),
            Self::Between { from, to, year } => between::layout(scene, view, (from, to, *year), size, ctx),
        }
    }

    /// The same as a table.
    pub fn table(&self, scene: &Scene<'_>, view: &View) -> Table {
        match self {
            Self::Years => years::table(scene, view, None),
            Self::Series(id) => years::table(scene, view, Some(id)),
            Self::Of(id) => of::table(scene, id),
            Self::Vintages => vintages::table(scene, view, None),
            Self::VintagesOf(scope) => vintages::table(scene, view, Some(scope)),
            Self::Variance => variance::table(scene, view),
            Self::Bridge(id) => bridge::table(scene, view, id),
            Self::Between { from, to, year } => between::table(scene, (from, to, *year)),
        }
    }

    /// What its legend names, in the order drawn; empty where the chart has none.
    pub fn legend(&self, scene: &Scene<'_>, view: &View) -> Vec<Entry> {
        match self {
            Self::Years => years::legend(scene, view, None),
            Self::Series(id) => years::legend(scene, view, Some(id)),
            _ => Vec::new(),
        }
    }

    /// The documents of a chart of vintages, oldest first, for [`View::vintages`].
    pub fn documents(&self, briefing: &Briefing) -> Vec<Id> {
        let scope = match self {
            Self::Vintages => None,
            Self::VintagesOf(scope) => Some(scope),
            _ => return Vec::new(),
        };
        vintages::group(briefing, scope).iter().map(|series| series.id.clone()).collect()
    }

    /// The years of a bridge, for [`View::bridge_year`]; the years with a number of any other chart, for
    /// [`View::years`].
    pub fn years(&self, scene: &Scene<'_>) -> Vec<i16> {
        match self {
            Self::Bridge(id) => bridge::years(scene, id),
            Self::Between { from, to, year } => {
                let shared = between::years(scene, from, to);
                if shared.is_empty() { vec![*year] } else { shared }
            }
            Self::Years => years::years(scene, None),
            Self::Series(id) => years::years(scene, Some(id)),
            Self::Of(id) => of::years(scene, id),
            Self::Vintages => vintages::years(scene.briefing, None),
            Self::VintagesOf(scope) => vintages::years(scene.briefing, Some(scope)),
            Self::Variance => choose::plan_and_outcome(scene.briefing)
                .map(|(plan, outcome)| merged([choose::years(plan), choose::years(outcome)].concat()))
                .unwrap_or_default(),
        }
    }

    /// What would be allowed, where what is asked for is refused; `None` where it is not.
    pub fn offer(&self, scene: &Scene<'_>, view: &View) -> Option<Offer> {
        match self {
            Self::Years => years::refusal(scene, view).map(|refused| match &refused.allowed[..] {
                [] | [_] => Offer::SideBySide,
                _ => Offer::Sum(refused.allowed),
            }),
            Self::Between { from, to, year } => between::offer(scene, (from, to, *year)).map(Offer::Ends),
            _ => None,
        }
    }

    /// The series that columns by year may show, for [`View::series`], and that a bridge may begin or end with: money
    /// with an amount in a year.
    pub fn choices(briefing: &Briefing) -> Vec<Id> {
        let fits = |series: &&Series| series.unit.is_money() && !choose::years(series).is_empty();
        briefing.series.iter().filter(fits).map(|series| series.id.clone()).collect()
    }

    /// The bridge between two series in a year that both have: `year`, or else the last; where they share none, in
    /// `year` all the same.
    pub fn between(scene: &Scene<'_>, from: &Id, to: &Id, year: i16) -> Self {
        let shared = between::years(scene, from, to);
        let year = if shared.contains(&year) { year } else { shared.last().copied().unwrap_or(year) };
        Self::Between { from: from.clone(), to: to.clone(), year }
    }

    /// A bridge to begin with, before any two amounts were chosen: that of the file, or between its first two amounts.
    pub fn any_bridge(scene: &Scene<'_>) -> Option<Self> {
        let known = scene.briefing.bridges.iter().find_map(|bridge| {
            let year = bridge::years(scene, &bridge.id).first().copied()?;
            Some(Self::between(scene, &bridge.from.series, &bridge.to.series, year))
        });
        known.or_else(|| {
            let choices = Self::choices(scene.briefing);
            let [from, to, ..] = &choices[..] else { return None };
            let year =
                choose::series(scene, from).and_then(|series| choose::years(series).last().copied())?;
            Some(Self::between(scene, from, to, year))
        })
    }

    /// The percentages that may stand over columns by year, for [`View::reference`].
    pub fn references(briefing: &Briefing) -> Vec<Id> {
        choose::references(briefing).iter().map(|series| series.id.clone()).collect()
    }
}

/// What an overview says of the money: the chart that shows it, the sentence, and the series it is about.
pub fn findings(scene: &Scene<'_>) -> Vec<(Chart, String, Id)> {
    let outlook = vintages::findings(scene).into_iter().map(|(text, id)| (Chart::Vintages, text, id));
    let outcome = variance::finding(scene).map(|(text, id)| (Chart::Variance, text, id));
    outlook.chain(outcome).collect()
}

/// Ascending, each once.
fn merged(mut years: Vec<i16>) -> Vec<i16> {
    years.sort_unstable();
    years.dedup();
    years
}

/// The year a period begins in; `None` where it has none.
fn year_of(period: &Period) -> Option<i16> {
    match period.span() {
        Span::Year(year) | Span::From(year) => Some(year),
        Span::Total(..) | Span::NotStated => None,
        Span::Moment => match period {
            Period::At(date) => date.first_day().map(crate::briefing::Date::year),
            Period::NotStated => None,
        },
    }
}

/// The place of a value; of the series where it has no value of its own there.
fn place_of(series: &Series, period: &Period) -> Place {
    let written = series.values.iter().any(|(found, _)| found == period);
    let part = if written { Part::Value(period.clone()) } else { Part::Whole };
    Place { item: series.id.clone(), part }
}
