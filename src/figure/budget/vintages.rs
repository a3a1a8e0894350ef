//! The same years as seen in successive documents: how the outlook moved.

use egui::{Rect, Shape, Stroke, Vec2, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    View, assumed,
    axis::Axis,
    block::Fill,
    board::number,
    choose,
    page::{self, Page, Sample},
    place::Room,
    say::{self, Say},
    strand::{self, Dot, Strand},
};
use crate::{
    briefing::{
        Briefing, Id, Phase, Series, Unit,
        index::Place,
        money::{Ledger, Sum},
    },
    figure::{
        Hue, Item, Laid, Scene, Table,
        lines::Plot,
        pen::{Anchor, Pen},
        sheet::Footnotes,
        table::{Cell, Column, Row},
        tokens::Role,
    },
};

/// The documents of a scope, oldest first; of the scope with the most where none is named.
pub(super) fn group<'a>(briefing: &'a Briefing, scope: Option<&Id>) -> Vec<&'a Series> {
    let mut groups = choose::vintages(briefing).into_iter();
    let found = match scope {
        None => groups.next(),
        Some(scope) => groups.find(|group| group.iter().any(|series| series.scope.as_ref() == Some(scope))),
    };
    found.unwrap_or_default()
}

/// The years any of them has a number for.
pub(super) fn years(briefing: &Briefing, scope: Option<&Id>) -> Vec<i16> {
    super::merged(group(briefing, scope).into_iter().flat_map(choose::years).collect())
}

/// Amounts of years that count the same.
type Run = Vec<(i16, Sum)>;

/// What is drawn: exact, in one unit.
struct Outlook<'a> {
    unit: Unit,
    years: Vec<i16>,
    documents: Vec<(&'a Series, Run)>,
    /// What it came to, of another scope; in runs that count the same.
    outcome: Option<(&'a Series, Vec<Run>)>,
    gap: Option<Gap<'a>>,
}

/// The difference between two documents.
struct Gap<'a> {
    before: &'a Series,
    after: &'a Series,
    /// For each year both have: year, earlier, later.
    years: Vec<(i16, Decimal, Decimal)>,
    /// The year that is named.
    year: i16,
    difference: Decimal,
    /// Whether the subject of the briefing lies between the two.
    around_subject: bool,
}

fn outlook<'a>(scene: &Scene<'a>, view: &View, scope: Option<&Id>) -> Option<Outlook<'a>> {
    let group = group(scene.briefing, scope);
    let unit = Say::new(&group.first()?.unit, view.amounts, std::iter::empty()).unit;
    let mut ledger = Ledger::new(scene.briefing, scene.index);
    let mut of = |series: &'a Series| -> Vec<(i16, Sum)> {
        let years = choose::years(series).into_iter().filter(|year| view.shows(*year));
        years.filter_map(|year| Some((year, ledger.in_year(series, year, &unit).ok()?))).collect()
    };
    let documents: Vec<_> =
        group.iter().map(|series| (*series, of(series))).filter(|(_, values)| !values.is_empty()).collect();
    let realised = choose::by_year(scene.briefing, scene.index, &crate::figure::Filter::default());
    let realised = realised.into_iter().find(|series| series.phase == Some(Phase::Realised));
    let main = scope.is_none();
    let outcome = realised.filter(|series| main && series.unit.is_comparable(&unit)).map(|series| {
        let values = of(series);
        let alike = |one: &(i16, Sum), other: &(i16, Sum)| {
            choose::counted(series, one.0) == choose::counted(series, other.0)
        };
        (series, values.chunk_by(alike).map(<[_]>::to_vec).collect::<Vec<Run>>())
    });
    let mut years: Vec<i16> =
        documents.iter().flat_map(|(_, values)| values.iter().map(|(year, _)| *year)).collect();
    years.extend(outcome.iter().flat_map(|(_, runs)| runs.iter().flatten().map(|(year, _)| *year)));
    let years = super::merged(years);
    let (first, last) = (*years.first()?, *years.last()?);
    let years = if i32::from(last) - i32::from(first) <= 80 { (first..=last).collect() } else { years };
    let gap = choose::pair(scene.briefing, scene.index, &group, view.vintages.as_ref())
        .and_then(|(before, after)| gap(scene, before, after, &documents));
    Some(Outlook { unit, years, documents, outcome, gap })
}

fn gap<'a>(
    scene: &Scene<'_>,
    before: &'a Series,
    after: &'a Series,
    documents: &[(&Series, Vec<(i16, Sum)>)],
) -> Option<Gap<'a>> {
    let values =
        |series: &Series| documents.iter().find(|(found, _)| found.id == series.id).map(|(_, values)| values);
    let (earlier, later) = (values(before)?, values(after)?);
    let mut years = Vec::new();
    for (year, one) in earlier {
        if let Some((_, other)) = later.iter().find(|(found, _)| found == year)
            && choose::counted(before, *year) == choose::counted(after, *year)
        {
            years.push((*year, one.value, other.value));
        }
    }
    // The year that a bridge of the file explains, or else that of the largest difference.
    let explained = scene.briefing.bridges.iter().find_map(|bridge| {
        let ends = bridge.from.series == before.id && bridge.to.series == after.id;
        let year = bridge.to.when.as_ref().or(bridge.from.when.as_ref())?.date?.year_only()?;
        (ends && years.iter().any(|(found, ..)| *found == year)).then_some(year)
    });
    let difference = |(_, one, other): &(i16, Decimal, Decimal)| other.checked_sub(*one);
    let largest = years.iter().filter_map(|year| Some((year.0, difference(year)?.abs())));
    let largest =
        largest.max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0))).map(|(year, _)| year);
    let year = explained.or(largest)?;
    let difference = years.iter().find(|(found, ..)| *found == year).and_then(difference)?;
    let subject = choose::subject_day(scene.briefing, scene.index);
    let around_subject = subject.is_some_and(|day| {
        choose::vintage_day(before).is_some_and(|earlier| earlier < day)
            && choose::vintage_day(after).is_some_and(|later| later >= day)
    });
    Some(Gap { before, after, years, year, difference, around_subject })
}

fn title(scene: &Scene<'_>, outlook: &Outlook<'_>, scope: Option<&Id>) -> String {
    let texts = scene.texts;
    let Some(gap) = &outlook.gap else {
        let count = i64::try_from(outlook.documents.len()).unwrap_or_default();
        return texts.with("budget-title-documents", &[("count", count.into())]);
    };
    let mut args = vec![
        ("year", gap.year.to_string().into()),
        ("amount", say::short(texts, gap.difference.abs(), &outlook.unit).into()),
        ("before", say::document(scene, gap.before).into()),
        ("after", say::document(scene, gap.after).into()),
    ];
    // Beside the main figures another scope says which it is.
    if let Some(scope) = scope
        && gap.around_subject
        && !gap.difference.is_zero()
    {
        args.push(("scope", scene.index.title(scene.briefing, scope, texts.language().code()).into()));
        let lower = gap.difference.is_sign_negative();
        return texts
            .with(if lower { "budget-title-scope-lower" } else { "budget-title-scope-higher" }, &args);
    }
    let key = match (gap.around_subject, gap.difference.is_zero(), gap.difference.is_sign_negative()) {
        (_, true, _) => "budget-title-vintages-same",
        (true, _, false) => "budget-title-subject-higher",
        (true, _, true) => "budget-title-subject-lower",
        (false, _, false) => "budget-title-vintages-higher",
        (false, _, true) => "budget-title-vintages-lower",
    };
    texts.with(key, &args)
}

/// What an overview says: how far the outlook moved, and the first year in which it did; with what it is about.
pub(super) fn findings(scene: &Scene<'_>) -> Vec<(String, Id)> {
    let Some(outlook) = outlook(scene, &View::default(), None) else { return Vec::new() };
    let Some(gap) = &outlook.gap else { return Vec::new() };
    let id = gap.after.id.clone();
    let mut said = vec![(title(scene, &outlook, None), id.clone())];
    let moved = gap.years.iter().find(|(year, one, other)| one != other && *year < gap.year);
    if let Some((year, one, other)) = moved
        && let Some(difference) = other.checked_sub(*one)
    {
        let key =
            if difference.is_sign_negative() { "overview-since-lower" } else { "overview-since-higher" };
        let args = [
            ("year", year.to_string().into()),
            ("amount", say::short(scene.texts, difference.abs(), &outlook.unit).into()),
        ];
        said.push((scene.texts.with(key, &args), id));
    }
    said
}

/// Lays the lines out.
pub(super) fn layout(
    scene: &Scene<'_>,
    view: &View,
    scope: Option<&Id>,
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let texts = scene.texts;
    let Some(outlook) = outlook(scene, view, scope) else {
        return page::statement(
            scene,
            &texts.get("budget-nothing"),
            &[texts.get("budget-nothing-hint")],
            size,
            ctx,
        );
    };
    let sums = || outlook.documents.iter().flat_map(|(_, values)| values);
    let realised = || outlook.outcome.iter().flat_map(|(_, runs)| runs.iter().flatten());
    let amounts = sums().chain(realised()).map(|(_, sum)| sum.value);
    let say = Say::new(&outlook.unit, view.amounts, amounts.clone());
    let mut notes = Footnotes::begun(scene);
    let series: Vec<&Series> = outlook.documents.iter().map(|(series, _)| *series).collect();
    let cites: Vec<String> = series.iter().map(|series| cite(scene, &mut notes, series)).collect();
    let outcome_cite = outlook.outcome.as_ref().map(|(series, runs)| {
        runs.iter()
            .map(|run| {
                let mut found: Vec<String> = Vec::new();
                for (year, _) in run {
                    let Some(period) = choose::period_of(series, *year) else { continue };
                    let place = super::place_of(series, period);
                    let cite = notes.cite(scene.index.evidence(scene.briefing, &place));
                    if !cite.is_empty() && !found.contains(&cite) {
                        found.push(cite);
                    }
                }
                page::cites(&found)
            })
            .collect::<Vec<_>>()
    });
    let mut samples = vec![(Sample::Open, texts.get("budget-open-points"))];
    let is_forecast = |(_, number): &(crate::briefing::Period, crate::briefing::Number), series: &Series| {
        number.phase.or(series.phase) == Some(Phase::Forecast)
    };
    if series.iter().any(|series| series.values.iter().any(|value| is_forecast(value, series))) {
        samples.push((Sample::Dashed, texts.get("phase-forecast")));
    }
    if outlook.outcome.is_some() {
        samples.push((Sample::Diamond, texts.get("budget-outcome-points")));
    }
    let outcome = outlook.outcome.iter().flat_map(|(series, runs)| runs.iter().map(|run| (*series, run)));
    let mut drawn = outlook.documents.iter().map(|(series, run)| (*series, run)).chain(outcome);
    if drawn.any(|(series, run)| run.iter().any(|(year, _)| assumed::is_moved(scene, series, *year))) {
        samples.push((Sample::Assumed, texts.get("scenario-assumed")));
    }
    let page = Page {
        title: title(scene, &outlook, scope),
        subtitle: page::common(scene, &outlook.unit, &series),
        samples,
        notes,
        ..Page::default()
    };
    let mut sheet = page.sheet(scene, size, ctx);
    let (pen, tokens) = (sheet.pen, sheet.pen.tokens);
    let body = sheet.body;
    let line = pen.height(Role::Axis);
    let mut rect = Rect::from_min_max(
        pos2(body.min.x, body.min.y + pen.height(Role::Value) * 1.6),
        pos2(body.max.x, body.max.y - line - tokens.px(6.0)),
    );
    let ticks = ((rect.height() / (line * 3.0)) as u32).clamp(2, 6);
    let least = amounts.clone().fold(Decimal::ZERO, Decimal::min);
    let most = amounts.fold(Decimal::ZERO, Decimal::max);
    let axis = Axis::from_zero(least, most, ticks);
    let label = |tick: Decimal| texts.axis_number(say.convert(tick, &outlook.unit).unwrap_or(tick));
    rect.min.x += axis.gutter(&pen, &label).min(body.width() * 0.3);
    if rect.width() < tokens.px(40.0) || rect.height() < line {
        return Laid { layout: sheet.layout, ..Laid::default() };
    }
    axis.draw(&pen, &mut sheet.layout, rect, &label);
    // Room at the right for the names that follow the last points.
    let inner = Rect::from_min_max(
        pos2(rect.min.x + tokens.px(14.0).min(rect.width() * 0.05), rect.min.y),
        pos2(rect.max.x - (rect.width() * 0.12).min(tokens.px(110.0)), rect.max.y),
    );
    let x = |year: i16| {
        let at = outlook.years.iter().position(|found| *found == year).unwrap_or(0);
        let parts = (outlook.years.len() - 1).max(1) as f32;
        inner.min.x + inner.width() * if outlook.years.len() > 1 { at as f32 / parts } else { 0.5 }
    };
    year_labels(&pen, &mut sheet.layout, &outlook.years, &x, rect.max.y + tokens.px(5.0), inner.width());
    let mut room = Room::within(Rect::from_x_y_ranges(body.x_range(), body.min.y..=rect.max.y));
    if let Some(gap) = &outlook.gap {
        shade(scene, &pen, &mut sheet.layout, &mut room, (rect, &axis), (&outlook, gap, &say), &x);
    }
    let strands = strands(scene, &outlook, &say, (&cites, outcome_cite.as_deref()), &pen, &x);
    let mut plot = Plot::default();
    strand::draw(&pen, &mut sheet.layout, &mut plot, &mut room, (rect, &axis), &strands);
    page::finish(scene, &mut sheet.layout);
    Laid { layout: sheet.layout, plot: Some(plot), ..Laid::default() }
}

fn cite(scene: &Scene<'_>, notes: &mut Footnotes, series: &Series) -> String {
    let first = series.values.iter().next().map(|(period, _)| super::place_of(series, period));
    let place = first.unwrap_or_else(|| Place::from(series.id.clone()));
    notes.cite(scene.index.evidence(scene.briefing, &place))
}

/// The years under the plot, thinned out from the last on where they would touch.
pub(super) fn year_labels(
    pen: &Pen<'_>,
    layout: &mut crate::figure::Layout,
    years: &[i16],
    x: &dyn Fn(i16) -> f32,
    y: f32,
    width: f32,
) {
    let widest = years.iter().map(|year| pen.width(&year.to_string(), Role::Axis)).fold(0.0, f32::max);
    let pitch = width / (years.len() as f32 - 1.0).max(1.0);
    let step = (((widest + pen.tokens.px(6.0)) / pitch.max(0.1)).ceil() as usize).max(1);
    for (at, year) in years.iter().enumerate() {
        if (years.len() - 1 - at).is_multiple_of(step) {
            let text = year.to_string();
            let galley = pen.line(&text, Role::Axis);
            let ink = pen.tokens.ink(Role::Label);
            let spots = [(pos2(x(*year), y), Anchor::Top)];
            Room::default().put(pen, layout, &galley, (&text, ink), &spots);
        }
    }
}

/// The ground between two documents, and at the year that is named how far they are apart.
fn shade(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut crate::figure::Layout,
    room: &mut Room,
    (rect, axis): (Rect, &Axis),
    (outlook, gap, say): (&Outlook<'_>, &Gap<'_>, &Say),
    x: &dyn Fn(i16) -> f32,
) {
    let tokens = pen.tokens;
    let texts = scene.texts;
    // Years that follow on each other only: over a missing year nothing is known.
    for run in gap.years.chunk_by(|one, other| other.0 == one.0 + 1) {
        let points = |value: fn(&(i16, Decimal, Decimal)) -> Decimal| -> Vec<egui::Pos2> {
            run.iter().map(|year| pos2(x(year.0), axis.y(rect, value(year)))).collect()
        };
        let (before, after) = (points(|year| year.1), points(|year| year.2));
        layout.shapes.extend(strand::between(&after, &before, tokens.accent_soft, tokens.px(0.6)));
    }
    let Some((year, before, after)) = gap.years.iter().find(|(year, ..)| *year == gap.year) else { return };
    let (one, other) = (axis.y(rect, *before), axis.y(rect, *after));
    let (top, bottom) = (one.min(other), one.max(other));
    let inset = tokens.px(5.0).min((bottom - top) / 4.0);
    let at = x(*year) + tokens.px(9.0);
    let stroke = Stroke::new(tokens.px(1.5), tokens.text);
    layout.shapes.push(Shape::line_segment([pos2(at, top + inset), pos2(at, bottom - inset)], stroke));
    let text =
        say.convert(gap.difference, &outlook.unit).map(|value| say.signed(texts, value)).unwrap_or_default();
    let galley = pen.line(&text, Role::Value);
    let middle = f32::midpoint(top, bottom);
    let away = tokens.px(8.0);
    let spots =
        [(pos2(at + away, middle), Anchor::Left), (pos2(at - tokens.px(18.0), middle), Anchor::Right)];
    // Between lines that are closer than the words are high there is no room.
    let clear = bottom - top > galley.size().y * 1.5;
    let put = clear.then(|| room.put(pen, layout, &galley, (&text, tokens.text), &spots)).flatten();
    let line = Rect::from_x_y_ranges(at - tokens.px(2.0)..=at + tokens.px(2.0), top..=bottom);
    room.take(line);
    let args = [
        ("before", say::document(scene, gap.before).into()),
        ("after", say::document(scene, gap.after).into()),
        ("year", year.to_string().into()),
    ];
    let period = choose::period_of(gap.after, *year);
    let amount = crate::briefing::Amount::Value { value: gap.difference, qualifier: None };
    layout.items.push(Item {
        rect: put.map_or(line, |rect| rect.union(line)).expand2(vec2(tokens.px(3.0), 0.0)),
        place: period
            .map_or_else(|| Place::from(gap.after.id.clone()), |period| super::place_of(gap.after, period)),
        name: texts.with("budget-gap", &args),
        value: say::exact(texts, &amount, &outlook.unit),
    });
}

fn strands(
    scene: &Scene<'_>,
    outlook: &Outlook<'_>,
    say: &Say,
    (cites, outcome_cites): (&[String], Option<&[String]>),
    pen: &Pen<'_>,
    x: &dyn Fn(i16) -> f32,
) -> Vec<Strand> {
    let tokens = pen.tokens;
    let label = |value: Decimal| {
        say.convert(value, &outlook.unit).map(|value| say.plain(scene.texts, value)).unwrap_or_default()
    };
    let named = outlook.gap.as_ref().map(|gap| (gap.before, gap.after, gap.year));
    let mut rest = [Hue::Olive, Hue::Purple, Hue::Green, Hue::Orange].into_iter().cycle();
    let mut strands = Vec::new();
    for ((series, values), cite) in outlook.documents.iter().zip(cites) {
        let (hue, strong) = match named {
            Some((before, ..)) if before.id == series.id => (Hue::Grey, true),
            Some((_, after, _)) if after.id == series.id => (Hue::Blue, true),
            _ => (rest.next().unwrap_or(Hue::Olive), false),
        };
        let last = values.len() - 1;
        let dots = values.iter().enumerate().map(|(at, (year, sum))| {
            let is_named = strong && named.is_some_and(|(.., named)| named == *year);
            let follows = at > 0
                && values[at - 1].0 + 1 == *year
                && choose::counted(series, values[at - 1].0) == choose::counted(series, *year);
            let said = is_named || at == last || (strong && at == 0);
            dot(
                scene,
                series,
                (*year, sum),
                x(*year),
                follows,
                if said { label(sum.value) } else { String::new() },
            )
        });
        let name = format!("{}{cite}", say::document(scene, series));
        strands.push(Strand { name, tint: tokens.tint(hue), strong, joined: true, dots: dots.collect() });
    }
    if let Some((series, runs)) = &outlook.outcome {
        for (at, run) in runs.iter().enumerate() {
            let dots: Vec<Dot> = run
                .iter()
                .enumerate()
                .map(|(at, (year, sum))| {
                    // One alone has its value beside its name.
                    let said = at + 1 == run.len() && run.len() > 1;
                    let text = if said { label(sum.value) } else { String::new() };
                    dot(scene, series, (*year, sum), x(*year), false, text)
                })
                .collect();
            let first = run.first().and_then(|(year, _)| choose::period_of(series, *year));
            let scope = first.and_then(|period| say::scope(scene, series, period)).unwrap_or_default();
            let cite = outcome_cites.and_then(|cites| cites.get(at)).map_or("", String::as_str);
            let args = [("scope", scope.into())];
            let mut name = scene.texts.with("budget-outcome", &args) + cite;
            if let [(_, sum)] = run[..] {
                name = format!("{name}: {}", label(sum.value));
            }
            strands.push(Strand { name, tint: tokens.tint(Hue::Orange), strong: false, joined: false, dots });
        }
    }
    strands
}

fn dot(
    scene: &Scene<'_>,
    series: &Series,
    (year, sum): (i16, &Sum),
    x: f32,
    follows: bool,
    label: String,
) -> Dot {
    let texts = scene.texts;
    let period = choose::period_of(series, year);
    let own = period.and_then(|period| number(series, period));
    let phase = own.and_then(|number| number.phase).or(series.phase);
    let exact = own.map_or_else(String::new, |number| {
        say::exact(texts, &number.amount, number.unit.as_ref().unwrap_or(&series.unit))
    });
    let value = period.map(|period| say::value(scene, series, period, own, &exact)).unwrap_or(exact);
    Dot {
        x,
        value: sum.value,
        fill: if assumed::is_moved(scene, series, year) { Fill::Assumed } else { Fill::from(phase) },
        follows,
        label,
        place: period
            .map_or_else(|| Place::from(series.id.clone()), |period| super::place_of(series, period)),
        words: (format!("{}, {year}", say::title(scene, series)), value),
    }
}

/// The same as a table: years down, documents across, the outcome, and the difference between the two compared.
pub(super) fn table(scene: &Scene<'_>, view: &View, scope: Option<&Id>) -> Table {
    let texts = scene.texts;
    let Some(outlook) = outlook(scene, view, scope) else { return Table::default() };
    let unit = texts.unit(&outlook.unit);
    let heading = |name: &str| Column {
        title: texts.with("budget-column", &[("name", name.into()), ("unit", unit.as_str().into())]),
        numeric: true,
    };
    let mut columns = vec![Column { title: texts.get("budget-period"), numeric: false }];
    columns.extend(outlook.documents.iter().map(|(series, _)| heading(say::document(scene, series))));
    let outcome: Option<(&Series, Vec<(i16, Sum)>)> =
        outlook.outcome.as_ref().map(|(series, runs)| (*series, runs.iter().flatten().copied().collect()));
    columns.extend(outcome.iter().map(|(series, _)| heading(say::title(scene, series))));
    if let Some(gap) = &outlook.gap {
        let args = [
            ("before", say::document(scene, gap.before).into()),
            ("after", say::document(scene, gap.after).into()),
        ];
        columns.push(heading(&texts.with("budget-difference", &args)));
    }
    let cell = |series: &Series, values: &[(i16, Sum)], year: i16| {
        let Some((_, sum)) = values.iter().find(|(found, _)| *found == year) else { return Cell::default() };
        let place = choose::period_of(series, year).map(|period| super::place_of(series, period));
        Cell { text: texts.decimal(sum.value), number: Some(sum.value), place }
    };
    let rows = outlook.years.iter().filter_map(|year| {
        let mut cells = vec![Cell::from(year.to_string())];
        cells.extend(outlook.documents.iter().map(|(series, values)| cell(series, values, *year)));
        cells.extend(outcome.iter().map(|(series, values)| cell(series, values, *year)));
        if let Some(gap) = &outlook.gap {
            let found = gap.years.iter().find(|(found, ..)| found == year);
            cells.push(found.and_then(|(_, before, after)| after.checked_sub(*before)).map_or_else(
                Cell::default,
                |value| Cell { text: texts.signed(value), number: Some(value), place: None },
            ));
        }
        let place = cells.iter().find_map(|cell| cell.place.clone())?;
        Some(Row { place, cells })
    });
    let rows = rows.collect();
    Table { columns, rows }
}
