//! From a measure to its priority, its money, and the events and parties it belongs with: what hangs together.
//!
//! Domains and measures stand on the left, money in the middle, events and parties on the right; a line says "belongs
//! with", as the file links them. What is selected and all that belongs with it is set off. What there is no room for
//! is dropped by rule ([`fit`]) and counted.

mod draw;
pub(in crate::figure) mod fit;
mod tell;
pub(in crate::figure) mod web;

use std::collections::BTreeMap;

use egui::{Shape, Vec2, vec2};

use super::{
    Laid, Scene, Table, marks,
    sheet::{Footnotes, Run, Sheet},
    table::{Column, Row},
    timeline::words::list,
    tokens::{Hue, Role},
};
use crate::briefing::{Briefing, Id, Index};
pub(in crate::figure) use draw::Rows;
use draw::{Canvas, Fitted};
pub(in crate::figure) use tell::Teller;
use web::{Node, Web};

/// The priorities that have a map: those with a measure under them, in the order of the file.
pub fn drawn(briefing: &Briefing, index: &Index) -> Vec<Id> {
    let mut with: BTreeMap<&Id, bool> = BTreeMap::new();
    for priority in briefing.measures.iter().filter_map(|measure| measure.priority.as_ref()) {
        if with.insert(priority, true).is_none() {
            for above in index.ancestry(briefing, priority) {
                with.insert(&above.id, true);
            }
        }
    }
    briefing.priorities.iter().map(|it| &it.id).filter(|id| with.contains_key(id)).cloned().collect()
}

/// The finding: how many measures, and of how many domains an amount is known.
pub(in crate::figure) fn title(scene: &Scene<'_>, id: &Id, web: &Web<'_>) -> String {
    let texts = scene.texts;
    let title = scene.index.title(scene.briefing, id, texts.language().code()).to_owned();
    let measures = web.nodes.iter().filter(|node| matches!(node, Node::Measure(_))).count();
    let of = web.domains.iter().filter(|domain| !domain.measures.is_empty()).count();
    let without = web.nodes.iter().filter(|node| matches!(node, Node::NoMoney(_))).count();
    let amount = |series| tell::value(series).is_some_and(|(_, number)| number.amount.midpoint().is_some());
    let amounts = web.nodes.iter().filter(|node| matches!(node, Node::Money(it) if amount(it))).count();
    let key = match (without, of) {
        (0, 1) if amounts > 0 => "map-title-one",
        (_, 1) => "map-title-none",
        (0, _) => "map-title-all",
        (without, of) if without >= of && amounts == 0 => "map-title-none",
        _ => "map-title-some",
    };
    let args = [
        ("title", title.into()),
        ("n", measures.into()),
        ("amounts", amounts.into()),
        ("known", of.saturating_sub(without).into()),
        ("of", of.into()),
    ];
    texts.with(key, &args)
}

/// Lays a priority's map out.
pub fn layout(scene: &Scene<'_>, id: &Id, size: Vec2, ctx: &egui::Context) -> Laid {
    let web = Web::new(scene.briefing, scene.index, id);
    let title = title(scene, id, &web);
    // What is kept depends on the room that the sources leave, and the sources on what is kept.
    let everything = sheet(scene, ctx, size, &title, &web, &Footnotes::begun(scene));
    let first = Fitted::new(&everything.pen, &web, everything.body);
    let mut notes = Footnotes::begun(scene);
    let mut teller = Teller::new(scene, &web);
    teller.cite(&first, &mut notes);
    let sheet = sheet(scene, ctx, size, &title, &web, &notes);
    let fitted = Fitted::new(&sheet.pen, &web, sheet.body);
    let mut canvas = Canvas::new(scene, &web, sheet, &teller);
    canvas.draw(id, &fitted);
    let mut layout = canvas.layout;
    layout.summary = summary(scene, &web, &fitted);
    Laid { layout, ..Laid::default() }
}

fn sheet<'a>(
    scene: &Scene<'a>,
    ctx: &'a egui::Context,
    size: Vec2,
    title: &str,
    web: &Web<'_>,
    notes: &Footnotes,
) -> Sheet<'a> {
    let (texts, tokens) = (scene.texts, scene.tokens);
    let tint = tokens.tint(Hue::Grey);
    let dot = |center, radius: f32| Shape::circle_filled(center, radius * 0.6, tint.mark);
    let ring = |center, radius: f32| {
        Shape::circle_stroke(center, radius * 0.6, egui::Stroke::new(1.25 * tokens.unit, tint.mark))
    };
    let diamond = |center, radius: f32| marks::diamond(center, radius * 0.8, tint.mark, egui::Stroke::NONE);
    let hollow = |center, radius: f32| {
        let stroke = egui::Stroke::new(1.5 * tokens.unit, tint.mark);
        marks::diamond(center, radius * 0.8, tokens.ground, stroke)
    };
    let words =
        ["map-legend-measure", "map-legend-problem", "map-legend-done", "map-legend-open", "map-legend"]
            .map(|key| texts.get(key));
    let any = |test: fn(&Node<'_>) -> bool| web.nodes.iter().any(test);
    let mut runs = Vec::new();
    if any(|node| matches!(node, Node::Measure(measure) if !draw::is_ring(measure))) {
        runs.extend([Run::Mark(&dot as &dyn Fn(_, _) -> _), Run::Text(&words[0])]);
    }
    if any(|node| matches!(node, Node::Measure(measure) if draw::is_ring(measure))) {
        runs.extend([Run::Mark(&ring as &dyn Fn(_, _) -> _), Run::Text(&words[1])]);
    }
    let done = |node: &Node<'_>| matches!(node, Node::Event(event) if tell::is_done(scene, event));
    let open = |node: &Node<'_>| matches!(node, Node::Event(event) if !tell::is_done(scene, event));
    if web.nodes.iter().any(done) {
        runs.extend([Run::Mark(&diamond as &dyn Fn(_, _) -> _), Run::Text(&words[2])]);
    }
    if web.nodes.iter().any(open) {
        runs.extend([Run::Mark(&hollow as &dyn Fn(_, _) -> _), Run::Text(&words[3])]);
    }
    runs.push(Run::Text(&words[4]));
    Sheet::new(scene, ctx, size, title, &runs, notes)
}

fn summary(scene: &Scene<'_>, web: &Web<'_>, fitted: &Fitted) -> String {
    let count = |test: fn(&Node<'_>) -> bool| web.nodes.iter().filter(|node| test(node)).count();
    let domains = web.domains.iter().map(|domain| scene.texts.text(&domain.priority.title).to_owned());
    let args = [
        ("domains", list(scene.texts, domains.take(12)).into()),
        ("measures", count(|node| matches!(node, Node::Measure(_))).into()),
        ("money", count(|node| matches!(node, Node::Money(_))).into()),
        ("events", count(|node| matches!(node, Node::Event(_))).into()),
        ("parties", count(|node| matches!(node, Node::Party(_))).into()),
    ];
    let mut parts = vec![scene.texts.with("map-summary", &args)];
    let dropped = fitted.dropped();
    if dropped > 0 {
        parts.push(scene.texts.with("map-summary-dropped", &[("n", dropped.into())]));
    }
    parts.join(" ")
}

/// A row a measure with all that belongs with it, and a row for what belongs with none.
pub fn table(scene: &Scene<'_>, id: &Id) -> Table {
    let web = Web::new(scene.briefing, scene.index, id);
    let teller = Teller::new(scene, &web);
    let column = |key| Column { title: scene.texts.get(key), numeric: false };
    let keys =
        ["map-domain", "map-kind", "map-item", "map-horizon", "map-money", "map-events", "map-parties"];
    let mut rows = Vec::new();
    for (at, node) in web.nodes.iter().enumerate() {
        let alone = matches!(node, Node::NoMoney(_) | Node::Money(_) | Node::Event(_)) && !web.is_linked(at);
        if matches!(node, Node::Measure(_)) || alone {
            let cells = teller.cells(at).map(Into::into).to_vec();
            rows.push(Row { place: node.id().clone().into(), cells });
        }
    }
    Table { columns: keys.map(column).to_vec(), rows }
}

/// Sizes of the map's rows for a pen.
pub(in crate::figure) fn heights(pen: &super::pen::Pen<'_>) -> fit::Heights {
    let unit = pen.tokens.unit;
    fit::Heights { row: (pen.height(Role::Label) + 5.0 * unit).ceil(), gap: 7.0 * unit, pad: 3.0 * unit }
}

/// The height at which nothing is dropped and rows stand a little loose, in points, at a width.
pub fn natural_height(scene: &Scene<'_>, id: &Id, width: f32, ctx: &egui::Context) -> f32 {
    let web = Web::new(scene.briefing, scene.index, id);
    let size = vec2(width, 100_000.0);
    let sheet = sheet(scene, ctx, size, &title(scene, id, &web), &web, &Footnotes::begun(scene));
    let around = size.y - sheet.body.height();
    // The sources take some lines under it.
    let sources = sheet.pen.height(Role::Source) * 4.0;
    around + sources + Fitted::natural(&sheet.pen, &web, sheet.body)
}

/// The margin of words within a box.
fn inset(pen: &super::pen::Pen<'_>) -> Vec2 {
    vec2(8.0, 3.0) * pen.tokens.unit
}
