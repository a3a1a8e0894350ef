//! The weakest link: the components of a readiness subject against what is required, those a source calls a bottleneck
//! first, and what is being done about each.

mod say;
mod table;

use egui::{Rect, Shape, Stroke, Vec2, pos2, vec2};
use rust_decimal::Decimal;

use super::{
    Item, Laid, Layout, Scene, Table, Tint,
    acts::{self, Act},
    budget::{axis::float, block::Fill, page},
    cells::{Words, capital},
    marks,
    pen::Pen,
    sheet::{Footnotes, Run, Sheet},
    tokens::Role,
    trend,
};
use crate::briefing::{
    Briefing, Id, Readiness, Unit,
    index::Place,
    readiness::{Level, Link, Standing},
};
use say::Said;
pub(in crate::figure) use say::definition;

/// The subjects that have components.
pub fn all(briefing: &Briefing) -> impl Iterator<Item = &Readiness> {
    briefing.readiness.iter().filter(|subject| !subject.components.is_empty())
}

/// A component with its words.
struct Row<'a> {
    link: Link<'a>,
    said: Said,
    acts: Vec<(Act<'a>, String)>,
}

/// How much of each row is shown; from all to as good as nothing.
#[derive(Clone, Copy)]
struct Detail {
    /// Lines under the bar.
    lines: usize,
    /// Whether observations over time are drawn.
    trend: bool,
    /// What acts on it: at most so many.
    acts: usize,
    /// Lines of the remark at the observations.
    note: usize,
}

/// From all to as good as nothing.
const DETAILS: [Detail; 8] = [
    Detail { lines: 2, trend: true, acts: 6, note: 2 },
    Detail { lines: 2, trend: true, acts: 4, note: 2 },
    Detail { lines: 2, trend: true, acts: 3, note: 2 },
    Detail { lines: 1, trend: true, acts: 3, note: 1 },
    Detail { lines: 1, trend: true, acts: 2, note: 0 },
    Detail { lines: 1, trend: false, acts: 2, note: 0 },
    Detail { lines: 1, trend: false, acts: 1, note: 0 },
    Detail { lines: 0, trend: false, acts: 1, note: 0 },
];

/// Where the columns lie.
#[derive(Clone, Copy)]
struct Columns {
    name: (f32, f32),
    bar: (f32, f32),
    /// The amounts, at the end of the bars.
    value: (f32, f32),
    acts: Option<(f32, f32)>,
}

/// What it finds, in a sentence without a full stop.
pub fn finding(scene: &Scene<'_>, subject: &Readiness) -> String {
    say::title(scene, subject, &Standing::of(scene.briefing, scene.index, subject))
}

/// What is found in the facts, where a scenario is in force: an assumed level was not published.
fn facts_title(scene: &Scene<'_>, id: &Id) -> Option<String> {
    let facts = &scene.scenario?.facts;
    let scene = Scene { briefing: &facts.briefing, index: &facts.index, scenario: None, ..*scene };
    let subject = facts.briefing.readiness.iter().find(|subject| subject.id == *id)?;
    Some(say::title(&scene, subject, &Standing::of(&facts.briefing, &facts.index, subject)))
}

/// Lays it out.
pub fn layout(scene: &Scene<'_>, id: &Id, size: Vec2, ctx: &egui::Context) -> Laid {
    let Some(subject) = scene.briefing.readiness.iter().find(|subject| subject.id == *id) else {
        return Laid::default();
    };
    let standing = Standing::of(scene.briefing, scene.index, subject);
    let title = facts_title(scene, id).unwrap_or_else(|| say::title(scene, subject, &standing));
    let tint = scene.tokens.tint(super::hue(scene.briefing, scene.index, subject.priority.as_ref()));
    let lay = |most: usize| {
        let mut notes = Footnotes::begun(scene);
        let rows = rows(scene, subject, &standing, (&mut notes, most));
        (sheet(scene, ctx, size, (&title, subject, &standing, &rows), &notes), rows)
    };
    // First with the sources of all that could be shown, to see how much that is; then with those of what is.
    let (sheet, rows) = lay(DETAILS[0].acts);
    let plan = Plan::new(scene, &sheet.pen, sheet.body, &rows, DETAILS[0].acts);
    let most = plan.columns.acts.map_or(0, |_| plan.detail.acts);
    let (mut sheet, rows) = lay(most);
    let (pen, body) = (sheet.pen, sheet.body);
    sheet.layout.summary = say::summary(scene, subject, &standing);
    let plan = Plan::new(scene, &pen, body, &rows, most);
    draw(scene, &pen, &mut sheet.layout, (body, &plan), (&rows, tint));
    page::finish(scene, &mut sheet.layout);
    Laid { layout: sheet.layout, ..Laid::default() }
}

/// The same as a table.
pub fn table(scene: &Scene<'_>, id: &Id) -> Table {
    let subject = scene.briefing.readiness.iter().find(|subject| subject.id == *id);
    subject.map(|subject| table::of(scene, subject)).unwrap_or_default()
}

/// The components with their words; only of the first acts of each, `most`, the sources are numbered.
fn rows<'a>(
    scene: &Scene<'a>,
    subject: &'a Readiness,
    standing: &Standing<'a>,
    (notes, most): (&mut Footnotes, usize),
) -> Vec<Row<'a>> {
    let links = standing.links.iter().enumerate();
    links
        .map(|(at, link)| {
            let said = say::of(scene, subject, standing, at, notes);
            let acts = acts::cited(scene, acts_on(scene, subject, link), (notes, most));
            Row { link: *link, said, acts }
        })
        .collect()
}

fn sheet<'a>(
    scene: &Scene<'a>,
    ctx: &'a egui::Context,
    size: Vec2,
    (title, subject, standing, rows): (&str, &Readiness, &Standing<'_>, &[Row<'_>]),
    notes: &Footnotes,
) -> Sheet<'a> {
    let texts = scene.texts;
    let tokens = scene.tokens;
    let tint = tokens.tint(super::hue(scene.briefing, scene.index, subject.priority.as_ref()));
    let words = capital(&say::verdict(scene, standing));
    let (known, unknown, need) = (
        texts.get("readiness-legend-level"),
        texts.get("readiness-legend-unknown"),
        texts.get("readiness-legend-required"),
    );
    let solid = |at, radius| Fill::Solid.sample(tokens, at, radius, tint);
    let hatched = |at, radius| unknown_bar(tokens, Rect::from_center_size(at, Vec2::splat(radius * 2.0)));
    let line = |at: egui::Pos2, radius: f32| {
        Shape::line_segment(
            [at - vec2(0.0, radius), at + vec2(0.0, radius)],
            Stroke::new(tokens.px(2.5), tokens.text),
        )
    };
    // Elsewhere the title says it.
    let mut runs = if say::is_silent(standing) { vec![Run::Text(&words)] } else { Vec::new() };
    if rows.iter().any(|row| !row.link.level.is_unknown()) {
        runs.extend([Run::Mark(&solid), Run::Text(&known)]);
    }
    if rows.iter().any(|row| row.link.level.is_unknown() && !row.link.is_heading()) {
        runs.extend([Run::Mark(&hatched), Run::Text(&unknown)]);
    }
    if rows.iter().any(|row| row.link.required.is_some()) {
        runs.extend([Run::Mark(&line), Run::Text(&need)]);
    }
    Sheet::new(scene, ctx, size, title, &runs, notes)
}

/// Nothing is known: hatched within a dashed outline, and empty of colour.
fn unknown_bar(tokens: &super::Tokens, rect: Rect) -> Shape {
    let stroke = Stroke::new(tokens.px(1.0), tokens.axis);
    marks::dashed_hatched(rect, tokens.px(6.0), stroke)
}

fn columns(pen: &Pen<'_>, body: Rect, rows: &[Row<'_>]) -> Columns {
    let em = pen.tokens.size(Role::Label);
    let (left, right, width) = (body.min.x, body.max.x, body.width());
    let gap = em * 1.4;
    let has_acts = width >= em * 44.0 && rows.iter().any(|row| !row.acts.is_empty());
    let widest = |texts: &mut dyn Iterator<Item = f32>| texts.fold(0.0_f32, f32::max);
    let names = widest(&mut rows.iter().map(|row| {
        indent(em, row) + pen.width(&row.said.name, name_role(row)).max(pen.width(&row.said.mark, Role::Axis))
    }));
    let values = widest(&mut rows.iter().map(|row| pen.width(&row.said.value, Role::Value)));
    let part = if has_acts { 0.27 } else { 0.4 };
    let name_end = left + names.min(width * part) + em * 0.2;
    let end = if has_acts { left + width * 0.55 } else { right };
    let value_width = values.min((end - name_end) * 0.5);
    let bar = (name_end + gap, (end - value_width - em * 0.5).max(name_end + gap));
    Columns {
        name: (left, name_end),
        bar,
        value: (bar.1 + em * 0.5, end),
        acts: has_acts.then_some((end + gap * 1.4, right)),
    }
}

/// How far to the right a part stands.
fn indent(em: f32, row: &Row<'_>) -> f32 {
    em * 1.1 * row.link.depth.min(6) as f32
}

fn name_role(row: &Row<'_>) -> Role {
    if row.link.depth == 0 { Role::Heading } else { Role::Label }
}

/// The height of a line with a name, a bar and an amount.
fn line_height(pen: &Pen<'_>) -> f32 {
    pen.height(Role::Label).max(pen.height(Role::Value))
}

/// The heights of the rows. What acts on a component may run on beside its parts, where these have nothing there.
fn heights(pen: &Pen<'_>, rows: &[Row<'_>], columns: &Columns, detail: Detail, wide: f32) -> Vec<f32> {
    let line = line_height(pen);
    let mut heights: Vec<f32> = rows
        .iter()
        .map(|row| {
            let width =
                (columns.name.1 - columns.name.0 - indent(pen.tokens.size(Role::Label), row)).max(0.0);
            let mark = Words::new(pen, &row.said.mark, Role::Axis).height(pen, width, detail.lines.min(2));
            (line + mark).max(line + under_bar(pen, row, columns, detail))
        })
        .collect();
    if columns.acts.is_some() {
        for at in 0..rows.len() {
            let end = beside(rows, at);
            let have: f32 = (at..end)
                .map(|it| heights[it] + if it > at { space(it, &rows[it], wide) } else { 0.0 })
                .sum();
            let need = rows[at].acts.len().min(detail.acts) as f32 * line;
            heights[end - 1] += (need - have).max(0.0);
        }
    }
    heights
}

/// The row after the last that what acts on a component may run on beside.
fn beside(rows: &[Row<'_>], at: usize) -> usize {
    let parts = rows[at + 1..].iter();
    at + 1 + parts.take_while(|row| row.link.depth > rows[at].link.depth && row.acts.is_empty()).count()
}

/// What stands under a bar: its remarks, its observations over time, and why they changed.
fn under_bar(pen: &Pen<'_>, row: &Row<'_>, columns: &Columns, detail: Detail) -> f32 {
    let width = columns.value.1 - columns.bar.0;
    let words = Words::new(pen, &row.said.detail, Role::Axis).height(pen, width, detail.lines);
    let trend = trend_of(row, detail).map_or(0.0, |_| trend::height(pen) + pen.tokens.px(3.0));
    let note = Words::new(pen, &row.said.note, Role::Source).height(pen, width, detail.note);
    words + trend + note
}

fn trend_of<'a>(row: &Row<'a>, detail: Detail) -> Option<&'a crate::briefing::Series> {
    let Level::Known { series, .. } = row.link.level else { return None };
    (detail.trend && trend::known(series).len() > 1).then_some(series)
}

/// How the rows go on the page.
struct Plan {
    columns: Columns,
    detail: Detail,
    /// Where the first row begins.
    top: f32,
    /// The space over a component that is no part of another.
    wide: f32,
    /// Whether all rows fit.
    fits: bool,
}

impl Plan {
    fn new(scene: &Scene<'_>, pen: &Pen<'_>, body: Rect, rows: &[Row<'_>], most: usize) -> Self {
        let columns = columns(pen, body, rows);
        let axis = pen.height(Role::Axis);
        let tokens = scene.tokens;
        let has_heads = body.height() > axis * 6.0;
        let top = body.min.y + if has_heads { axis + tokens.px(9.0) } else { 0.0 };
        let needed = |detail: Detail, wide: f32| -> f32 {
            let heights = heights(pen, rows, &columns, detail, wide);
            heights
                .iter()
                .zip(rows)
                .enumerate()
                .map(|(at, (height, row))| height + space(at, row, wide))
                .sum()
        };
        let room = body.max.y - top;
        let narrow = tokens.px(5.0);
        let capped = |detail: Detail| Detail { acts: detail.acts.min(most), ..detail };
        let detail = DETAILS.into_iter().map(capped).find(|detail| needed(*detail, narrow) <= room);
        let detail = detail.unwrap_or(capped(DETAILS[DETAILS.len() - 1]));
        // What is left over opens the rows, within reason.
        let spare = (room - needed(detail, narrow)).max(0.0);
        let wide = narrow + (spare / rows.len().max(1) as f32).min(tokens.px(22.0));
        let wide = if needed(detail, wide) <= room { wide } else { narrow };
        Self { columns, detail, top, wide, fits: needed(detail, wide) <= room }
    }
}

/// The space over a row: wider before each component that is no part of another.
fn space(at: usize, row: &Row<'_>, wide: f32) -> f32 {
    match row.link.depth {
        _ if at == 0 => 0.0,
        0 => wide,
        _ => wide / 3.0,
    }
}

fn draw(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    (body, plan): (Rect, &Plan),
    (rows, tint): (&[Row<'_>], Tint),
) {
    let tokens = scene.tokens;
    let axis = pen.height(Role::Axis);
    let Plan { columns, detail, wide, fits, .. } = *plan;
    let mut top = plan.top;
    if top > body.min.y {
        headings(scene, pen, layout, body, (&columns, rows));
    }
    let scales = Scales::of(rows);
    let heights = heights(pen, rows, &columns, detail, wide);
    for (at, row) in rows.iter().enumerate() {
        let gap = space(at, row, wide);
        let height = heights[at];
        let last = at + 1 == rows.len();
        let reserve = if fits || last { 0.0 } else { axis };
        if top + gap + height + reserve > body.max.y + 0.5 {
            let more = scene.texts.with("readiness-more", &[("n", (rows.len() - at).into())]);
            let rect = Rect::from_min_max(pos2(body.min.x, top), body.max);
            Words::new(pen, &more, Role::Axis).put(pen, layout, rect, 1);
            break;
        }
        if row.link.depth == 0 && at > 0 && gap > tokens.px(4.0) {
            let y = top + gap / 2.0;
            layout.shapes.push(Shape::hline(body.x_range(), y, tokens.grid_line()));
        }
        top += gap;
        let rect = Rect::from_min_max(pos2(body.min.x, top), pos2(body.max.x, top + height));
        self::row(scene, pen, layout, (rect, &columns, detail), (row, scales.most(row), tint));
        if let Some((left, right)) = columns.acts {
            let after = at + 1..beside(rows, at);
            let more: f32 = after.map(|it| heights[it] + space(it, &rows[it], wide)).sum();
            let bottom = (top + height + more).min(body.max.y);
            let within = Rect::from_min_max(pos2(left, top), pos2(right.max(left), bottom));
            acts::draw(scene, pen, layout, (within, line_height(pen)), (&row.acts, detail.acts));
        }
        top += height;
    }
}

/// The names of the columns.
fn headings(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    body: Rect,
    (columns, rows): (&Columns, &[Row<'_>]),
) {
    let axis = pen.height(Role::Axis);
    let is_required = rows.iter().any(|row| row.link.component.required.is_some());
    let level = if is_required { "readiness-column-level" } else { "readiness-column-level-only" };
    let mut heads =
        vec![("readiness-column-component", columns.name), (level, (columns.bar.0, columns.value.1))];
    heads.extend(columns.acts.map(|acts| ("readiness-column-acts", acts)));
    for (key, (left, right)) in heads {
        let rect = Rect::from_min_max(pos2(left, body.min.y), pos2(right, body.min.y + axis));
        Words::new(pen, &scene.texts.get(key), Role::Axis).put(pen, layout, rect, 1);
    }
    let y = body.min.y + axis + pen.tokens.px(3.0);
    layout.shapes.push(Shape::hline(body.x_range(), y, pen.tokens.axis_line()));
}

/// The end of the scale of each unit: 100 for a percentage, or else the largest there is.
struct Scales(Vec<(Unit, Decimal)>);

impl Scales {
    fn of(rows: &[Row<'_>]) -> Self {
        let mut scales: Vec<(Unit, Decimal)> = Vec::new();
        for row in rows {
            let Level::Known { series, number, .. } = row.link.level else { continue };
            let unit = number.unit.as_ref().unwrap_or(&series.unit);
            let (low, high) = number.amount.bounds();
            let need = row.link.required.map_or(Decimal::ZERO, |(_, high)| high);
            let most = high.or(low).unwrap_or_default().max(need);
            if let Some((_, known)) = scales.iter_mut().find(|(known, _)| known == unit) {
                *known = most.max(*known);
            } else {
                let floor = if *unit == Unit::Percent { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
                scales.push((unit.clone(), most.max(floor)));
            }
        }
        Self(scales)
    }

    fn most(&self, row: &Row<'_>) -> Decimal {
        let Level::Known { series, number, .. } = row.link.level else { return Decimal::ZERO };
        let unit = number.unit.as_ref().unwrap_or(&series.unit);
        self.0.iter().find(|(known, _)| known == unit).map_or(Decimal::ZERO, |(_, most)| *most)
    }
}

fn row(
    scene: &Scene<'_>,
    pen: &Pen<'_>,
    layout: &mut Layout,
    (rect, columns, detail): (Rect, &Columns, Detail),
    (row, most, tint): (&Row<'_>, Decimal, Tint),
) {
    let tokens = scene.tokens;
    let (label, em) = (line_height(pen), tokens.size(Role::Label));
    let within = |(left, right): (f32, f32)| {
        Rect::from_min_max(pos2(left, rect.min.y), pos2(right.max(left), rect.max.y))
    };
    layout.items.push(Item {
        rect,
        place: Place::from(row.link.component.id.clone()),
        name: row.said.name.clone(),
        value: row.said.spoken.clone(),
    });

    let mut name = within(columns.name);
    name.min.x = (name.min.x + indent(em, row)).min(name.max.x);
    let ends = Words::new(pen, &row.said.name, name_role(row)).put(
        pen,
        layout,
        name.with_max_y(name.min.y + label),
        1,
    );
    if detail.lines > 0 {
        let color = if row.link.named { tokens.late } else { tokens.accent };
        Words::new(pen, &row.said.mark, Role::Axis).colored(color).put(pen, layout, name.with_min_y(ends), 2);
    }

    let line = |(left, right)| within((left, right)).with_max_y(rect.min.y + label);
    let assumed = scene.is_assumed(&row.link.component.id.clone().into());
    bar(pen, layout, line(columns.bar).shrink2(vec2(0.0, label * 0.16)), (row, most, tint, assumed));
    let color = if row.link.level.is_unknown() { tokens.muted } else { tokens.text };
    Words::new(pen, &row.said.value, Role::Value).colored(color).put_right(pen, layout, line(columns.value));

    let mut under = within((columns.bar.0, columns.value.1)).with_min_y(rect.min.y + label);
    under.min.y = Words::new(pen, &row.said.detail, Role::Axis).put(pen, layout, under, detail.lines);
    if let Some(series) = trend_of(row, detail) {
        let high = trend::height(pen);
        let place = under.with_max_y((under.min.y + high).min(under.max.y));
        trend::draw(scene, pen, layout, place, (series, tint));
        under.min.y = (under.min.y + high + tokens.px(3.0)).min(under.max.y);
    }
    Words::new(pen, &row.said.note, Role::Source).put(pen, layout, under, detail.note);
}

/// A level against what is required of it, or that nothing is known.
fn bar(
    pen: &Pen<'_>,
    layout: &mut Layout,
    track: Rect,
    (row, most, tint, assumed): (&Row<'_>, Decimal, Tint, bool),
) {
    let tokens = pen.tokens;
    if track.width() < tokens.px(8.0) {
        return;
    }
    let along = |value: Decimal| {
        let part = if most > Decimal::ZERO { float(value) / float(most) } else { 0.0 };
        track.min.x + track.width() * part.clamp(0.0, 1.0) as f32
    };
    match row.link.level {
        Level::Unknown { .. } if row.link.is_heading() => {}
        Level::Unknown { .. } => layout.shapes.push(unknown_bar(tokens, track)),
        Level::Known { series, number, .. } => {
            layout.shapes.push(Shape::rect_filled(track, 0.0, tokens.grid));
            let (low, high) = number.amount.bounds();
            let phase = number.phase.or(series.phase);
            let end = along(low.or(high).unwrap_or_default());
            let fill = if assumed { Fill::Assumed } else { Fill::from(phase) };
            layout.shapes.extend(fill.block(
                tokens,
                track.with_max_x(end.max(track.min.x + tokens.px(1.0))),
                tint,
            ));
            // What a range leaves open.
            if let (Some(low), Some(high)) = (low, high)
                && high > low
            {
                let open = track.with_min_x(along(low)).with_max_x(along(high));
                layout.shapes.push(marks::hatched(
                    open,
                    tokens.px(4.5),
                    Stroke::new(tokens.px(1.0), tint.mark),
                ));
            }
        }
    }
    if let (Some((low, high)), false) = (row.link.required, row.link.level.is_unknown()) {
        for value in [low, high] {
            let x = along(value);
            let stroke = Stroke::new(tokens.px(2.5), tokens.text);
            layout.shapes.push(Shape::vline(x, track.y_range().expand(tokens.px(2.0)), stroke));
        }
    }
}

/// What acts on a component, or on its level.
fn acts_on<'a>(scene: &Scene<'a>, subject: &Readiness, link: &Link<'a>) -> Vec<Act<'a>> {
    let mut items = vec![&link.component.id];
    items.extend(match link.level {
        Level::Known { series, .. } | Level::Unknown { series: Some((series, _)), .. } => Some(&series.id),
        Level::Unknown { .. } => None,
    });
    acts::of(scene, &items, subject.priority.as_ref())
}
