//! The money of one priority: each series a row on one axis of years and one scale, what is missing too. Rows are not
//! summed; only the parts of one complete split stand on each other, with what they come to as a line.

mod draw;
mod rows;

use std::collections::BTreeSet;

use egui::Vec2;
use rust_decimal::Decimal;

use super::{
    View,
    block::Fill,
    choose,
    page::{self, Page, Sample},
    say,
};
use crate::{
    briefing::{
        Amount, Briefing, Edtf, Id, Index, Reason, Series, Unit,
        money::{Agreement, Ledger, Sum},
        number::Scale,
        series::{Period, Span},
    },
    figure::{
        Filter, Laid, Scene, Table,
        pen::Pen,
        sheet::Footnotes,
        table::{Cell, Column, Row},
        tokens::Role,
    },
};

/// A stated lack of an amount.
#[derive(Clone, Debug)]
pub(super) struct Gap<'a> {
    pub(super) series: &'a Series,
    pub(super) period: Period,
    pub(super) reason: Reason,
}

impl Gap<'_> {
    /// The first year, and the year after the last; none after where it holds from then on.
    pub(super) fn years(&self) -> Option<(i16, Option<i16>)> {
        match self.period.span() {
            Span::Year(year) => Some((year, year.checked_add(1))),
            Span::From(year) => Some((year, None)),
            Span::Total(first, last) => Some((first, last.checked_add(1))),
            Span::Moment => super::year_of(&self.period).map(|year| (year, year.checked_add(1))),
            Span::NotStated => None,
        }
    }

    /// Whether a year is in it.
    pub(super) fn holds(&self, year: i16) -> bool {
        self.years().is_some_and(|(from, to)| from <= year && to.is_none_or(|to| year < to))
    }
}

/// The series of money of the priorities of a filter that say something: an amount, why there is none, or parts.
fn series_of<'a>(briefing: &'a Briefing, index: &Index, filter: &Filter) -> Vec<&'a Series> {
    let says = |series: &&Series| {
        series.unit.is_money()
            && series.priority.is_some()
            && filter.shows(briefing, index, series.priority.as_ref())
            && (!series.values.is_empty() || series.splits.iter().any(|split| split.complete))
    };
    briefing.series.iter().filter(says).collect()
}

/// What is said to be missing of the money of the priorities of a filter.
pub(super) fn gaps<'a>(scene: &Scene<'a>, filter: &Filter) -> Vec<Gap<'a>> {
    let of = |series: &'a Series| {
        series.values.iter().filter_map(move |(period, number)| match number.amount {
            Amount::Missing(reason) => Some(Gap { series, period: period.clone(), reason }),
            _ => None,
        })
    };
    series_of(scene.briefing, scene.index, filter).into_iter().flat_map(of).collect()
}

/// The priorities that have money, or money that is said to be missing.
pub(super) fn priorities(briefing: &Briefing, index: &Index) -> Vec<Id> {
    let mut found: BTreeSet<&Id> = BTreeSet::new();
    for series in series_of(briefing, index, &Filter::default()) {
        let own = series.priority.as_ref();
        found.extend(own.into_iter().flat_map(|id| index.ancestry(briefing, id)).map(|above| &above.id));
    }
    briefing.priorities.iter().map(|it| &it.id).filter(|id| found.contains(id)).cloned().collect()
}

fn only(priority: &Id) -> Filter {
    Filter { priorities: vec![priority.clone()] }
}

/// Everything there is to draw.
struct Sheetful<'a> {
    /// The unit of the axis.
    unit: Unit,
    lines: Vec<Line<'a>>,
    /// The first and last year across.
    years: Option<(i16, i16)>,
    /// Whether an amount has no year.
    undated: bool,
}

/// A row.
struct Line<'a> {
    series: &'a Series,
    /// Whether it is a part of the row above it.
    is_part: bool,
    /// What it consists of, on top of each other.
    parts: Vec<&'a Series>,
    marks: Vec<Mark<'a>>,
    /// How far it reaches above zero and below, in the unit of the axis.
    reach: (Decimal, Decimal),
}

/// One amount of a row.
struct Mark<'a> {
    series: &'a Series,
    period: Period,
    what: What,
}

/// What an amount is drawn as.
enum What {
    /// On the scale.
    Sum(Sum, Fill),
    /// The years together, beside what is known of the single ones.
    Total(Sum, Fill, Option<Agreement>),
    /// Not an amount per year: what something is worth, or what one person gets.
    Aside(String),
    /// Nothing, and why.
    Missing(Reason),
}

impl<'a> Sheetful<'a> {
    fn new(scene: &Scene<'a>, view: &View, priority: &Id) -> Self {
        let all = series_of(scene.briefing, scene.index, &only(priority));
        let unit = axis_unit(&all, view);
        let mut ledger = Ledger::new(scene.briefing, scene.index);
        let mut lines: Vec<Line<'a>> = Vec::new();
        let find = |id: &Id| all.iter().copied().find(|series| series.id == *id);
        let parts_of = |series: &Series| -> Vec<&'a Series> {
            series.splits.iter().flat_map(|split| &split.parts).filter_map(find).collect()
        };
        let stack_of = |series: &Series| -> Vec<&'a Series> {
            let split = series.splits.iter().find(|split| split.complete && series.values.is_empty());
            let parts: Option<Vec<&'a Series>> =
                split.map(|split| split.parts.iter().filter_map(|id| choose::series(scene, id)).collect());
            parts.unwrap_or_default()
        };
        let inner: BTreeSet<&Id> =
            all.iter().flat_map(|series| parts_of(series)).map(|part| &part.id).collect();
        let mut left: Vec<(&'a Series, bool)> =
            all.iter().copied().filter(|series| !inner.contains(&series.id)).map(|it| (it, false)).collect();
        // Where parts and wholes form a circle, none is the first.
        if left.is_empty() {
            left = all.iter().copied().map(|series| (series, false)).collect();
        }
        left.reverse();
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        while let Some((series, is_part)) = left.pop() {
            if !seen.insert(&series.id) {
                continue;
            }
            let stack = stack_of(series);
            let marks = if stack.is_empty() {
                left.extend(parts_of(series).into_iter().rev().map(|part| (part, true)));
                marks(scene, &mut ledger, series, &unit)
            } else {
                seen.extend(stack.iter().map(|part| &part.id));
                stack.iter().flat_map(|part| marks(scene, &mut ledger, part, &unit)).collect()
            };
            let reach = reach(&marks);
            lines.push(Line { series, is_part, parts: stack, marks, reach });
        }
        // What says most of the years comes first, what is not known last; else as in the file. Parts stay with their whole.
        let mut groups: Vec<Vec<Line<'a>>> = Vec::new();
        for line in lines {
            match groups.last_mut().filter(|_| line.is_part) {
                Some(group) => group.push(line),
                None => groups.push(vec![line]),
            }
        }
        groups.sort_by_key(|group| group[0].rank());
        let mut lines: Vec<Line<'a>> = groups.into_iter().flatten().collect();
        let years = shown_years(view, &lines);
        let undated = lines.iter().flat_map(|line| &line.marks).any(|mark| mark.period == Period::NotStated);
        for line in &mut lines {
            line.marks.retain(|mark| mark.is_within(years));
        }
        Self { unit, lines, years, undated }
    }

    fn marks(&self) -> impl Iterator<Item = &Mark<'a>> {
        self.lines.iter().flat_map(|line| &line.marks)
    }

    fn flows(&self) -> Vec<&'a Series> {
        let drawn = |mark: &&Mark<'a>| !matches!(mark.what, What::Aside(_));
        self.marks().filter(drawn).map(|mark| mark.series).collect()
    }
}

/// The rank of a row of which nothing is known.
const MISSING: u8 = 4;

impl Line<'_> {
    /// From what says most of the years to what is not known.
    fn rank(&self) -> u8 {
        let dated = |mark: &&Mark<'_>| matches!(mark.what, What::Sum(..)) && mark.years().is_some();
        let known = self.marks.iter().any(|mark| !matches!(mark.what, What::Missing(_)));
        match self.marks.iter().filter(dated).count() {
            _ if !self.parts.is_empty() => 0,
            2.. => 1,
            1 => 2,
            _ if known => 3,
            _ => MISSING,
        }
    }

    /// Whether every amount has room beside it for its words: nothing in the next year, or the one before.
    fn is_sparse(&self, years: Option<(i16, i16)>) -> bool {
        let sums = self.marks.iter().filter(|mark| matches!(mark.what, What::Sum(..)));
        let mut spans: Vec<(i16, Option<i16>)> = sums.filter_map(Mark::years).collect();
        spans.sort_unstable();
        let Some((first, last)) = years else { return self.parts.is_empty() };
        let apart = spans.windows(2).all(|pair| pair[0].1.is_some_and(|to| pair[1].0 > to.saturating_add(1)));
        let edge = spans.last().is_none_or(|(from, to)| match to {
            Some(to) => *to < last || *from > first,
            None => *from > first.saturating_add(1) && spans.len() == 1,
        });
        self.parts.is_empty() && apart && edge
    }
}

impl Mark<'_> {
    /// The first and last year; none where it holds from then on.
    fn years(&self) -> Option<(i16, Option<i16>)> {
        match self.period.span() {
            Span::Year(year) => Some((year, Some(year))),
            Span::From(year) => Some((year, None)),
            Span::Total(first, last) => Some((first, Some(last))),
            Span::Moment => super::year_of(&self.period).map(|year| (year, Some(year))),
            Span::NotStated => None,
        }
    }

    fn is_within(&self, years: Option<(i16, i16)>) -> bool {
        match (self.years(), years) {
            (Some((from, to)), Some((first, last))) => from <= last && to.is_none_or(|to| to >= first),
            (Some(_), None) => false,
            (None, _) => self.period == Period::NotStated,
        }
    }
}

/// The unit of the axis: the scale asked for, or that of most amounts, millions before others.
fn axis_unit(series: &[&Series], view: &View) -> Unit {
    let scales = [Scale::Million, Scale::Billion, Scale::Thousand, Scale::One];
    let known = |it: &&&Series| {
        it.values.is_empty() || it.values.iter().any(|(_, number)| number.amount.midpoint().is_some())
    };
    let count = |wanted: Scale| {
        let alike = |it: &&&Series| matches!(it.unit, Unit::Money { scale, .. } if scale == wanted);
        series.iter().filter(known).filter(alike).count()
    };
    let own = scales.into_iter().rev().max_by_key(|scale| count(*scale)).unwrap_or(Scale::Million);
    let scale = view.amounts.scale().unwrap_or(own);
    let currency = series.iter().find_map(|it| match &it.unit {
        Unit::Money { currency, .. } => Some(currency.clone()),
        _ => None,
    });
    currency.map_or_else(Unit::million_euro, |currency| Unit::Money { currency, scale })
}

fn marks<'a>(scene: &Scene<'a>, ledger: &mut Ledger<'a>, series: &'a Series, unit: &Unit) -> Vec<Mark<'a>> {
    let texts = scene.texts;
    let mut marks = Vec::new();
    for (period, number) in &series.values {
        let fill = Fill::from(number.phase.or(series.phase));
        let own = number.unit.as_ref().unwrap_or(&series.unit);
        let span = period.span();
        let aside = || What::Aside(texts.amount(&number.amount, own));
        let what = match (Sum::of_number(number, &series.unit, unit), span) {
            (Err(_), _) => match number.amount {
                Amount::Missing(reason) => What::Missing(reason),
                _ => aside(),
            },
            (Ok(_), Span::Moment) => aside(),
            (Ok(_), _) if series.flow.is_none() => aside(),
            (Ok(sum), Span::Total(..)) => {
                let cut = ledger.years_of(series, period).ok();
                let agreement = cut.filter(|cut| cut.known > 0).and_then(|cut| cut.agreement());
                What::Total(sum, fill, agreement)
            }
            (Ok(sum), _) => What::Sum(sum, fill),
        };
        marks.push(Mark { series, period: period.clone(), what });
    }
    marks
}

/// How far the amounts of one row reach, those of one period on top of each other.
fn reach(marks: &[Mark<'_>]) -> (Decimal, Decimal) {
    let mut levels: Vec<(&Period, Decimal, Decimal)> = Vec::new();
    for mark in marks {
        let What::Sum(sum, _) = &mark.what else { continue };
        let at = levels.iter().position(|(period, ..)| **period == mark.period).unwrap_or_else(|| {
            levels.push((&mark.period, Decimal::ZERO, Decimal::ZERO));
            levels.len() - 1
        });
        let value = sum.high.filter(|high| *high > sum.value).unwrap_or(sum.value);
        let (_, up, down) = &mut levels[at];
        let level = if sum.value.is_sign_negative() { down } else { up };
        *level = level.saturating_add(value);
    }
    levels
        .iter()
        .fold((Decimal::ZERO, Decimal::ZERO), |(up, down), (_, more, less)| (up.max(*more), down.min(*less)))
}

/// The longest run of years shown.
const LONGEST: i32 = 80;

fn shown_years(view: &View, lines: &[Line<'_>]) -> Option<(i16, i16)> {
    let marks = || lines.iter().flat_map(|line| &line.marks);
    let all = || marks().filter_map(Mark::years).flat_map(|(from, to)| [Some(from), to]).flatten();
    let (first, last) = view.years.or_else(|| Some((all().min()?, all().max()?)))?;
    // From most recently on, where a briefing spans more than can be told apart.
    let least = i16::try_from(i32::from(last) - LONGEST).unwrap_or(i16::MIN);
    Some((first.max(least), last.max(first)))
}

/// All years that may be chosen from.
pub(super) fn years(scene: &Scene<'_>, priority: &Id) -> Vec<i16> {
    let all = series_of(scene.briefing, scene.index, &only(priority));
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    super::merged(all.into_iter().flat_map(|series| ledger.years(series)).collect())
}

/// Lays it out.
pub(super) fn layout(scene: &Scene<'_>, view: &View, priority: &Id, size: Vec2, ctx: &egui::Context) -> Laid {
    let texts = scene.texts;
    let full = Sheetful::new(scene, view, priority);
    let name = scene.index.title(scene.briefing, priority, texts.language().code());
    if full.marks().next().is_none() {
        let title = texts.with("budget-nothing-of", &[("name", name.into())]);
        return page::statement(scene, &title, &[texts.get("budget-nothing-hint")], size, ctx);
    }
    let flows = full.flows();
    let mut notes = Footnotes::begun(scene);
    let cites: Vec<String> = full.lines.iter().map(|line| cite(scene, &mut notes, line)).collect();
    let mut subtitle = if flows.is_empty() { Vec::new() } else { page::common(scene, &full.unit, &flows) };
    if full.lines.len() > 1 {
        subtitle.push(texts.get("budget-of-rows"));
    }
    let page = Page {
        title: title(scene, name, &full),
        subtitle,
        samples: samples(scene, &full),
        notes,
        cites: Vec::new(),
        foot: foot(scene, &full),
    };
    let pen = Pen::new(ctx, scene.tokens);
    draw::draw(scene, &pen, page, &full, &cites, size, ctx)
}

fn samples(scene: &Scene<'_>, full: &Sheetful<'_>) -> Vec<(Sample, String)> {
    let texts = scene.texts;
    let has = |wanted: Fill| {
        full.marks()
            .any(|mark| matches!(mark.what, What::Sum(_, fill) | What::Total(_, fill, _) if fill == wanted))
    };
    let fills =
        [(Fill::Solid, "phase-realised"), (Fill::Outline, "phase-plan"), (Fill::Hatched, "phase-forecast")];
    let mut samples: Vec<(Sample, String)> = fills
        .into_iter()
        .filter(|(fill, _)| has(*fill))
        .map(|(fill, key)| (Sample::Fill(fill), texts.get(key)))
        .collect();
    if full.lines.iter().any(|line| !line.parts.is_empty()) {
        samples.push((Sample::Net, texts.get("budget-net")));
    }
    if full.marks().any(|mark| matches!(mark.what, What::Missing(_))) {
        samples.push((Sample::Missing, texts.get("budget-of-missing")));
    }
    samples
}

fn cite(scene: &Scene<'_>, notes: &mut Footnotes, line: &Line<'_>) -> String {
    let mut found: Vec<String> = Vec::new();
    for mark in &line.marks {
        let place = super::place_of(mark.series, &mark.period);
        let cite = notes.cite(scene.index.evidence(scene.briefing, &place));
        if !cite.is_empty() && !found.contains(&cite) {
            found.push(cite);
        }
    }
    page::cites(&found)
}

/// The finding: the largest amount, how many series are not to be summed, and of how many nothing is known.
fn title<'a>(scene: &Scene<'a>, name: &str, full: &Sheetful<'a>) -> String {
    let texts = scene.texts;
    let known = |line: &&Line<'_>| line.marks.iter().any(|mark| !matches!(mark.what, What::Missing(_)));
    let count = full.lines.iter().filter(known).count();
    let missing = full.lines.len() - count;
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut args = vec![
        ("name", name.into()),
        ("count", number(count).into()),
        ("missing", number(missing).into()),
        ("all", number(full.lines.len()).into()),
    ];
    if count == 0 {
        return texts.with("budget-of-title-missing", &args);
    }
    // What parts come to together, where some of it is below zero.
    let shifted = full.lines.iter().find(|line| !line.parts.is_empty() && line.reach.1 < Decimal::ZERO);
    if let Some((first, last, sum)) = shifted.and_then(|line| net_of(scene, line.series, full)) {
        let series = shifted.map(|line| say::title(scene, line.series)).unwrap_or_default();
        args.extend([
            ("series", series.into()),
            ("first", first.to_string().into()),
            ("last", last.to_string().into()),
            ("amount", say::short(texts, sum.value, &full.unit).into()),
        ]);
        let key = if missing == 0 { "budget-of-title-net" } else { "budget-of-title-net-missing" };
        return texts.with(key, &args);
    }
    // The amounts of most weight; totals before single years of the same series.
    let amounts = full.marks().filter_map(|mark| match &mark.what {
        What::Sum(sum, _) | What::Total(sum, ..) => Some((mark, sum)),
        What::Aside(_) | What::Missing(_) => None,
    });
    let largest = amounts.max_by(|(_, one), (_, other)| one.value.abs().cmp(&other.value.abs()));
    let Some((mark, sum)) = largest else { return texts.with("budget-of-title", &args) };
    let vague = match super::board::number(mark.series, &mark.period) {
        Some(number) => {
            say::Vague::of(&number.amount, number.unit.as_ref().unwrap_or(&mark.series.unit), &full.unit)
        }
        None => None,
    };
    let vague = vague.unwrap_or_else(|| say::Vague::of_sum(sum));
    args.push(("series", say::title(scene, mark.series).into()));
    args.push(("amount", say::short_vague(texts, &vague, &full.unit).into()));
    let period = period_words(scene, &mark.period);
    // A title that ends with the year says it.
    let said = say::title(scene, mark.series).contains(&period);
    args.push(("period", period.into()));
    let key = match (missing, mark.period.span()) {
        (0, _) if said => "budget-of-title-said",
        (_, _) if said => "budget-of-title-said-missing",
        (0, Span::NotStated) => "budget-of-title-undated",
        (0, _) => "budget-of-title-largest",
        (_, Span::NotStated) => "budget-of-title-undated-missing",
        _ => "budget-of-title-largest-missing",
    };
    texts.with(key, &args)
}

/// What a series comes to over the years shown: the first, the last, and all together.
fn net_of<'a>(scene: &Scene<'a>, series: &'a Series, full: &Sheetful<'a>) -> Option<(i16, i16, Sum)> {
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    let (first, last) = full.years?;
    let years: Vec<i16> =
        ledger.years(series).into_iter().filter(|year| (first..=last).contains(year)).collect();
    let mut sum = Sum::ZERO;
    for year in &years {
        sum = sum.plus(&ledger.in_year(series, *year, &full.unit).ok()?)?;
    }
    Some((*years.first()?, *years.last()?, sum))
}

fn period_words(scene: &Scene<'_>, period: &Period) -> String {
    match period.span() {
        Span::From(year) => scene.texts.with("budget-onward", &[("year", year.to_string().into())]),
        _ => scene.texts.period(period),
    }
}

/// Remarks: a total that its years meet by rounding only, and a shift in time that goes on beyond the file.
fn foot(scene: &Scene<'_>, full: &Sheetful<'_>) -> Vec<String> {
    let texts = scene.texts;
    let mut foot = Vec::new();
    let rounded =
        full.marks().find(|mark| matches!(mark.what, What::Total(_, _, Some(Agreement::ByRounding))));
    if let Some(mark) = rounded {
        let args = [("name", say::title(scene, mark.series).into())];
        foot.push(texts.with("budget-of-rounding", &args));
    }
    for line in full.lines.iter().filter(|line| !line.parts.is_empty()) {
        for part in &line.parts {
            let of_part = || line.marks.iter().filter(|mark| mark.series.id == part.id);
            let values: Vec<(Decimal, &Period)> = of_part()
                .filter_map(|mark| match &mark.what {
                    What::Sum(sum, _) => Some((sum.value, &mark.period)),
                    _ => None,
                })
                .collect();
            let below = values.iter().any(|(value, _)| *value < Decimal::ZERO);
            let above = values.iter().any(|(value, _)| *value > Decimal::ZERO);
            let sum = values.iter().try_fold(Decimal::ZERO, |sum, (value, _)| sum.checked_add(*value));
            let (Some(sum), Some((_, last))) = (sum.filter(|sum| !sum.is_zero()), values.last()) else {
                continue;
            };
            if below && above {
                let amount = texts.signed(sum.normalize());
                let args = [
                    ("name", say::title(scene, part).into()),
                    ("last", texts.period(last).into()),
                    ("amount", amount.into()),
                ];
                foot.push(texts.with("budget-shift", &args));
            }
        }
    }
    foot
}

/// The same as a table: every amount a row, in its own unit.
pub(super) fn table(scene: &Scene<'_>, priority: &Id) -> Table {
    table_of(scene, &only(priority))
}

/// Every amount of the priorities of a filter.
pub(super) fn table_of(scene: &Scene<'_>, filter: &Filter) -> Table {
    let texts = scene.texts;
    let column = |key: &str, numeric| Column { title: texts.get(key), numeric };
    let columns = vec![
        column("budget-series", false),
        column("budget-period", false),
        column("budget-amount", true),
        column("budget-unit", false),
        column("budget-flow", false),
        column("budget-phase", false),
    ];
    let mut rows = Vec::new();
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    for series in series_of(scene.briefing, scene.index, filter) {
        let row = |period: &Period,
                   text: String,
                   number: Option<Decimal>,
                   own: Option<&crate::briefing::Number>| {
            let place = super::place_of(series, period);
            let unit = own.and_then(|own| own.unit.as_ref()).unwrap_or(&series.unit);
            let flow = series.flow.map(|flow| texts.get(&format!("flow-{}", <&str>::from(flow))));
            let phase = own.and_then(|own| own.phase).or(series.phase);
            let cells = vec![
                say::title(scene, series).to_owned().into(),
                period_words(scene, period).into(),
                Cell { text, number, place: Some(place.clone()) },
                texts.unit(unit).into(),
                flow.unwrap_or_default().into(),
                phase.map(|phase| say::phase(texts, phase)).unwrap_or_default().into(),
            ];
            Row { place, cells }
        };
        for (period, number) in &series.values {
            let cell = match number.amount {
                Amount::Value { value, qualifier: None } => (texts.decimal(value), Some(value)),
                _ => (texts.number(number, &series.unit), number.amount.value()),
            };
            rows.push(row(period, cell.0, cell.1, Some(number)));
        }
        if series.values.is_empty() {
            for year in ledger.years(series) {
                let Some(period) = Edtf::year(year).map(Period::At) else { continue };
                if let Ok(sum) = ledger.amount(series, &period, &series.unit) {
                    rows.push(row(&period, texts.decimal(sum.value), Some(sum.value), None));
                }
            }
        }
    }
    Table { columns, rows }
}

/// The role of a row's name.
const NAME: Role = Role::Label;
