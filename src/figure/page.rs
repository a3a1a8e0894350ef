//! A priority on one page: its measures with their horizons, its slice of the timeline, what it aims at or what binds
//! it, its money, and how well all that is founded. The parts are the figures themselves, laid out in rectangles with
//! one sheet around all.

pub mod evidence;

use egui::{Rangef, Rect, Vec2, pos2};

use super::{
    Figure, Filter, Laid, Layout, Scene, Table, Tokens, Views,
    budget::Chart,
    lines,
    map::{
        Rows, Teller, fit, heights,
        web::{Node, Web},
    },
    pen::{Anchor, Pen},
    sheet::{Footnotes, Run, Sheet},
    table::{Column, Row},
    timeline::{self, Which, prepare::prepare, words},
    tokens::Role,
};
use crate::briefing::{Briefing, Id, Index};
pub use evidence::Founded;

/// The priority's figures, in the order of its page: readiness, targets, map, money; of those that the briefing has.
pub fn figures(briefing: &Briefing, index: &Index, id: &Id, all: &[Figure]) -> Vec<Figure> {
    let only = Filter { priorities: vec![id.clone()] };
    let of = |item: &Id| {
        let item = index.item(briefing, item);
        item.is_some_and(|item| only.shows(briefing, index, item.priority()))
    };
    let order = |figure: &&Figure| match figure {
        Figure::Readiness(subject) => of(subject).then_some(0),
        Figure::Target(target) => of(target).then_some(1),
        Figure::Map(own) => (own == id).then_some(2),
        Figure::Budget(Chart::Of(own)) => (own == id).then_some(3),
        _ => None,
    };
    let mut own: Vec<&Figure> = all.iter().filter(|figure| order(figure).is_some()).collect();
    own.sort_by_key(order);
    own.into_iter().cloned().collect()
}

/// The priority's slice of the timeline: every event.
pub fn slice(views: &Views) -> Views {
    let folded = views.timeline.folded.clone();
    let timeline = timeline::View { which: Which::All, folded, ..timeline::View::default() };
    Views { timeline, ..views.clone() }
}

/// Whether there is an event to show.
pub fn has_events(scene: &Scene<'_>, id: &Id) -> bool {
    let only = Filter { priorities: vec![id.clone()] };
    scene.briefing.events.iter().any(|it| only.shows(scene.briefing, scene.index, it.priority.as_ref()))
}

/// Its finding: what came of its promises, or else how much of it has an amount.
fn title(scene: &Scene<'_>, id: &Id, web: &Web<'_>) -> String {
    let texts = scene.texts;
    let title = scene.index.title(scene.briefing, id, texts.language().code()).to_owned();
    let filter = Filter { priorities: vec![id.clone()] };
    let view = timeline::View { which: Which::Promises, ..timeline::View::default() };
    let prepared = prepare(&Scene { filter: &filter, ..*scene }, &view);
    if prepared.counts.known() > 0 {
        let finding = words::finding(texts, &prepared.counts, prepared.shown);
        return texts.with("page-title", &[("title", title.into()), ("finding", finding.into())]);
    }
    let measures = web.nodes.iter().any(|node| matches!(node, Node::Measure(_)));
    if measures { super::map::title(scene, id, web) } else { title }
}

/// The figures that stand beside the measures: at most two, of which the timeline is one where there is an event.
///
/// With them its money, where that is none of the two: it stands under the measures where these leave room.
fn beside(scene: &Scene<'_>, id: &Id) -> (Vec<Figure>, Option<Figure>) {
    let all = Figure::parts(scene.briefing, scene.index);
    let mut own = figures(scene.briefing, scene.index, id, &all);
    let maps = |figure: &Figure| matches!(figure, Figure::Map(_));
    let map = own.iter().position(maps).map(|at| own.remove(at));
    // What a priority aims at says more than what binds it, and both more than its money.
    let target = own.iter().position(|figure| matches!(figure, Figure::Target(_)));
    let second = target.or_else(|| (!own.is_empty()).then_some(0)).map(|at| own.swap_remove(at));
    let timeline = has_events(scene, id).then_some(Figure::Timeline);
    let found: Vec<Figure> = timeline.into_iter().chain(second).collect();
    let money = own.into_iter().find(|figure| matches!(figure, Figure::Budget(_)));
    (if found.is_empty() { map.into_iter().collect() } else { found }, money)
}

/// Where everything goes.
struct Plan {
    left: Rect,
    right: Vec<(Figure, Rect)>,
}

impl Plan {
    /// `rows` is how high the measures are, in points; zero where there are none.
    fn new(body: Rect, tokens: &Tokens, (figures, money): &(Vec<Figure>, Option<Figure>), rows: f32) -> Self {
        let em = tokens.size(Role::Label);
        let gap = em * 1.75;
        let measures = rows > 0.0;
        let part = if measures { 0.37 } else { 0.0 };
        let left = body.with_max_x(body.min.x + (body.width() - gap) * part);
        let mut right = body.with_min_x(if measures { left.max.x + gap } else { body.min.x });
        // What there is no room for is left out: the table has it.
        let fits = ((right.height() + gap) / (em * 9.0 + gap)).floor().max(0.0) as usize;
        let shown = &figures[..figures.len().min(fits)];
        if right.width() < em * 14.0 || shown.is_empty() {
            return Self { left: body, right: Vec::new() };
        }
        let height = (right.height() - gap * (shown.len() - 1) as f32) / shown.len() as f32;
        let mut rects = Vec::new();
        for figure in shown {
            rects.push((figure.clone(), right.with_max_y(right.min.y + height)));
            right.min.y += height + gap;
        }
        let mut left = left;
        let words = tokens.size(Role::Source) * 4.0;
        let spare = left.height() - rows - words - gap;
        if let Some(money) = money
            && measures
            && spare > em * 13.0
        {
            let under = left.with_min_y(left.max.y - spare);
            rects.push((money.clone(), under));
            left.max.y = under.min.y - gap;
        }
        Self { left, right: rects }
    }
}

/// Lays a priority's page out.
pub fn layout(scene: &Scene<'_>, views: &Views, id: &Id, size: Vec2, ctx: &egui::Context) -> Laid {
    let web = Web::new(scene.briefing, scene.index, id);
    let title = title(scene, id, &web);
    let figures = beside(scene, id);
    // How high the measures are, a little loose.
    let rows = |pen: &Pen<'_>| {
        let heights = heights(pen);
        let groups = web.domains.iter().map(|domain| heights.group(domain.measures.len()) + heights.gap);
        groups.sum::<f32>() * 1.1
    };
    let priority = scene.index.priority(scene.briefing, id);
    let summary = priority.and_then(|priority| priority.summary.as_ref());
    let summary = summary.map_or("", |summary| scene.texts.text(summary));
    let subtitle = [Run::Text(summary)];
    let subtitle = if summary.is_empty() { &[][..] } else { &subtitle[..] };
    let measures = web.domains.iter().any(|domain| !domain.measures.is_empty());
    let views = slice(views);
    let filter = Filter { priorities: vec![id.clone()] };
    let tokens = scene.tokens.of_part();
    let laid = |cited: &[Id], figure: &Figure, size: Vec2| {
        let scene = Scene { tokens: &tokens, filter: &filter, cited, ..*scene };
        figure.layout(&scene, &views, size, ctx)
    };

    // What is cited depends on the room there is, and the room on what is cited: the first pass tells the sources.
    let mut notes = Footnotes::begun(scene);
    if measures {
        notes.extend(scene.briefing.subject.as_ref());
    }
    let around = Sheet::new(scene, ctx, size, &title, subtitle, &notes);
    for (figure, rect) in
        Plan::new(around.body, scene.tokens, &figures, if measures { rows(&around.pen) } else { 0.0 }).right
    {
        notes.extend(&laid(notes.sources(), &figure, rect.size()).layout.sources);
    }
    let sheet = Sheet::new(scene, ctx, size, &title, subtitle, &notes);
    let plan = Plan::new(sheet.body, scene.tokens, &figures, if measures { rows(&sheet.pen) } else { 0.0 });
    let (pen, mut layout) = (sheet.pen, sheet.layout);
    let founded = Founded::new(scene, id).sentence(scene);
    // The money has a chart, or else a line.
    let charted = plan.right.iter().any(|(figure, _)| matches!(figure, Figure::Budget(_)));
    let money = if charted { String::new() } else { money(scene, &web) };
    left(scene, (&pen, &web, id), &mut layout, plan.left, [&founded, &money]);
    let mut page = Laid { layout, ..Laid::default() };
    let mut said = vec![summary.to_owned()];
    for (figure, rect) in &plan.right {
        let part = laid(notes.sources(), figure, rect.size());
        said.push(format!("{}.", part.layout.title));
        put(&mut page, part, rect);
    }
    said.push(founded);
    said.retain(|part| !part.is_empty());
    page.layout.summary = said.join(" ");
    page
}

/// Puts a part at its place.
fn put(page: &mut Laid, part: Laid, rect: &Rect) {
    let offset = rect.min.to_vec2();
    page.layout.shapes.extend(part.layout.shapes.into_iter().map(|mut shape| {
        shape.translate(offset);
        shape
    }));
    page.layout.labels.extend(part.layout.labels.into_iter().map(|mut label| {
        label.pos += offset;
        label
    }));
    page.layout.items.extend(part.layout.items.into_iter().map(|mut item| {
        item.rect = item.rect.translate(offset);
        item
    }));
    if let Some(plot) = part.plot {
        let fields = plot.fields.into_iter().map(|mut field| {
            field.rect = field.rect.translate(offset);
            field
        });
        page.plot.get_or_insert_with(lines::Plot::default).fields.extend(fields);
    }
}

/// The measures with their horizons, a line about the money, and how well all is founded.
fn left(
    scene: &Scene<'_>,
    (pen, web, id): (&Pen<'_>, &Web<'_>, &Id),
    layout: &mut Layout,
    mut rect: Rect,
    [founded, money]: [&str; 2],
) {
    let tokens = scene.tokens;
    let line = pen.height(Role::Source);
    for (text, role, ink) in [(founded, Role::Source, tokens.muted), (money, Role::Label, tokens.text)] {
        let rows = if rect.height() > line * 12.0 { 3 } else { 1 };
        if text.is_empty() || rect.height() < line * 3.0 || rect.width() < line * 6.0 {
            continue;
        }
        let galley = pen.wrapped(text, role, rect.width(), rows);
        let at = pos2(rect.min.x, rect.max.y - galley.size().y);
        let put = pen.put_galley(layout, at, Anchor::TopLeft, galley, ink, text);
        rect.max.y = put.min.y - tokens.px(6.0);
    }
    let heights = heights(pen);
    if rect.height() < heights.row * 2.0 || rect.width() < heights.row * 4.0 {
        return;
    }
    let teller = Teller::new(scene, web);
    let kept = fit::Kept::new(web, &heights, rect.height());
    let rows: f32 = kept.groups.iter().map(|(_, measures, _)| heights.group(measures.len())).sum();
    let gaps = heights.gap * kept.groups.len().saturating_sub(1) as f32;
    let stretch = ((rect.height() - gaps) / rows.max(1.0)).clamp(1.0, 1.3);
    let set_off = scene.selected.and_then(|place| web.set_off(&place.item));
    let all = Rows { scene: *scene, pen: *pen, web, teller: &teller, set_off, stretch };
    let whole = Rect::from_x_y_ranges(rect.x_range(), Rangef::new(rect.min.y, rect.max.y));
    all.draw(layout, id, &kept, whole);
}

/// How many amounts are known, and the largest.
fn money(scene: &Scene<'_>, web: &Web<'_>) -> String {
    let teller = Teller::new(scene, web);
    // What is worth much is not what is spent.
    let flows = |at: &usize| matches!(web.nodes[*at], Node::Money(series) if series.flow.is_some());
    let known: Vec<usize> = (0..web.nodes.len()).filter(flows).filter(|at| teller.is_known(*at)).collect();
    let texts = scene.texts;
    match known.as_slice() {
        [] => texts.get("page-no-money"),
        [first, ..] => {
            let largest = known.iter().copied().fold(*first, |one, other| teller.larger(one, other));
            let args = [
                ("n", known.len().into()),
                ("title", teller.title(largest).into()),
                ("value", teller.value(largest).into()),
            ];
            texts.with("page-money", &args)
        }
    }
}

/// A row a thing on the page: its part, what it is, its date or amount.
pub fn table(scene: &Scene<'_>, id: &Id) -> Table {
    let web = Web::new(scene.briefing, scene.index, id);
    let teller = Teller::new(scene, &web);
    let column = |key| Column { title: scene.texts.get(key), numeric: false };
    let columns = ["map-domain", "map-kind", "page-what", "page-value"].map(column).to_vec();
    let rows = (0..web.nodes.len()).map(|at| Row {
        place: web.nodes[at].id().clone().into(),
        cells: [teller.domain(at), teller.kind(at), teller.title(at), teller.value(at)]
            .map(Into::into)
            .to_vec(),
    });
    let founded = [String::new(), scene.texts.get("page-evidence"), Founded::new(scene, id).sentence(scene)];
    let founded = founded.into_iter().chain([String::new()]).map(Into::into).collect();
    let last = Row { place: id.clone().into(), cells: founded };
    Table { columns, rows: rows.chain([last]).collect() }
}
