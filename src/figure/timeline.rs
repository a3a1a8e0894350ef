//! Promises against delivery on a time axis.
//!
//! A lane for each priority at the top of the tree. Where every event in sight can have a row of its own it gets one,
//! its title at the left; else several share a row, each with its title at its mark, and what lies too close together
//! becomes a counted block.
//!
//! A layout costs what is visible. [`Prepared`] is worked out once for a document, a filter and a day, and can be
//! kept from one layout to the next with [`layout_with`].

mod canvas;
pub(super) mod form;
mod frame;
mod ground;
mod legend;
mod money;
mod pack;
mod packed;
pub(super) mod place;
pub(super) mod prepare;
mod rows;
mod scale;
mod table;
pub(super) mod ticks;
pub(super) mod words;

use egui::{Rangef, Rect, Vec2, pos2};

use self::{
    canvas::{Canvas, Sizes},
    frame::Frame,
    legend::Legend,
    money::Money,
    pack::Packing,
    rows::{Arrangement, LaneRows},
};
pub use self::{
    ground::{Handle, LaneArea, Near, Spot, around, handle_at, near, span_of, spot},
    money::{Cursor, table as money_table},
    packed::Block,
    prepare::{Prepared, opening, prepare},
    scale::{Scale, Strip, clamped, date_of, day_number},
    table::table,
};
use super::{
    Laid, Scene,
    marks::Heap,
    pen::{Galleys, Pen},
    sheet::{Footnotes, Sheet},
    tokens::Role,
};
pub use crate::briefing::slide::Which;
use crate::briefing::{Id, timing::Status};

/// How the timeline is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The days at the left and right edge, from 1970-01-01; the span of the promises where `None`.
    pub range: Option<(f64, f64)>,
    /// Which events are shown.
    pub which: Which,
    /// The priorities at the top of the tree whose lane is folded to one line.
    pub folded: Vec<Id>,
    /// Only events of these statuses; all where empty.
    pub statuses: Vec<Status>,
    /// Only events with this text in their title; all where empty.
    pub find: String,
    /// Whether the money by year stands under it.
    pub money: bool,
}

/// What of a view and a scene [`Prepared`] depends on; the document and its state are the caller's to know.
#[derive(Clone, Debug, PartialEq)]
pub struct PreparedFor {
    which: Which,
    statuses: Vec<Status>,
    find: String,
    filter: super::Filter,
    today: crate::briefing::Date,
    language: crate::text::Language,
}

impl View {
    /// The same with the money by year under it.
    #[must_use]
    pub fn with_money(&self) -> Self {
        Self { money: true, ..self.clone() }
    }
}

impl PreparedFor {
    /// Of a scene and a view: prepare anew when it changes, or the document.
    pub fn new(scene: &Scene<'_>, view: &View) -> Self {
        Self {
            which: view.which,
            statuses: view.statuses.clone(),
            find: view.find.clone(),
            filter: scene.filter.clone(),
            today: scene.today,
            language: scene.texts.language(),
        }
    }
}

/// Lays the timeline out.
pub fn layout(scene: &Scene<'_>, view: &View, size: Vec2, ctx: &egui::Context) -> Laid {
    layout_with(&mut prepare(scene, view), scene, view, size, ctx)
}

/// Lays the timeline out with what was prepared for this document, filter and day.
pub fn layout_with(
    prepared: &mut Prepared,
    scene: &Scene<'_>,
    view: &View,
    size: Vec2,
    ctx: &egui::Context,
) -> Laid {
    let plan = Plan::new(prepared, scene, view);
    let pen = Pen::new(ctx, scene.tokens);
    let sizes = Sizes::of(&pen);
    let money = view.money.then(|| Money::new(scene, plan.range));
    if view.which == Which::Promises {
        let mut notes = Footnotes::begun(scene);
        let lanes = rows::rows(scene, prepared, &plan.folded, plan.range, &mut notes);
        if let Some(mut lanes) = lanes.filter(|lanes| !lanes.is_empty()) {
            let legend = Legend::of_rows(&lanes);
            if plan.has_letter {
                notes.extend(scene.briefing.subject.as_ref());
            }
            let cites = money.as_ref().map(|money| money.cites(scene, &mut notes));
            let sheet = plan.sheet(scene, ctx, size, &legend, &notes);
            let column = rows::column(&pen, &lanes, &plan.titles, &sizes, sheet.body.width());
            let scale = plan.scale(sheet.body, column, &sizes);
            // The line for days that fit nowhere else goes first, then the strip, then the foot.
            let frames =
                Frame::choices(&sizes, plan.has_letter, money::height(money.as_ref(), &sizes, size.y));
            let choices = [(frames[0], true), (frames[0], false), (frames[1], false), (frames[2], false)];
            for (frame, extra) in choices {
                rows::give_lines(&mut lanes, &pen, &sizes, &scale, sheet.body.max.x, extra);
                let room = sheet.body.height() - frame.height();
                if let Some(arrangement) = Arrangement::new(&lanes, &sizes).fit(room) {
                    return plan.rows(
                        prepared,
                        scene,
                        sheet,
                        &lanes,
                        (frame, &arrangement, column),
                        (money.as_ref(), cites.as_deref().unwrap_or_default(), &mut notes),
                    );
                }
            }
        }
    }
    plan.packed(prepared, scene, ctx, size, money.as_ref())
}

/// The height at which every row is as designed, in points, where each event in sight has a row of its own; `None`
/// where several share one, which goes at any height.
pub fn natural_height(scene: &Scene<'_>, view: &View, width: f32, ctx: &egui::Context) -> Option<f32> {
    let mut prepared = prepare(scene, view);
    let plan = Plan::new(&prepared, scene, view);
    let mut notes = Footnotes::begun(scene);
    let lanes = rows::rows(scene, &mut prepared, &plan.folded, plan.range, &mut notes)?;
    if view.which == Which::All || lanes.is_empty() {
        return None;
    }
    let size = Vec2::new(width, 10_000.0);
    let sheet = plan.sheet(scene, ctx, size, &Legend::of_rows(&lanes), &notes);
    let sizes = Sizes::of(&sheet.pen);
    let money = view.money.then(|| Money::new(scene, plan.range));
    // As high as under lanes of their usual height.
    let frame =
        Frame::choices(&sizes, plan.has_letter, money::height(money.as_ref(), &sizes, 560.0 * sizes.u))[0];
    let around = size.y - sheet.body.height();
    Some(around + frame.height() + Arrangement::new(&lanes, &sizes).natural())
}

/// What is settled before anything is measured.
struct Plan {
    range: (f64, f64),
    folded: Vec<bool>,
    titles: Vec<String>,
    title: String,
    has_letter: bool,
    summary: String,
}

impl Plan {
    fn new(prepared: &Prepared, scene: &Scene<'_>, view: &View) -> Self {
        let range = view.range.map_or(prepared.opening, |(first, last)| clamped(first, last));
        let folded = prepared
            .lanes
            .iter()
            .map(|lane| lane.priority.as_ref().is_some_and(|id| view.folded.contains(id)));
        let titles = prepared.lanes.iter().map(|lane| match &lane.priority {
            None => scene.texts.get("timeline-no-priority"),
            Some(id) => {
                let priority = scene.index.priority(scene.briefing, id);
                let number = priority.and_then(|priority| priority.number.as_deref());
                let title = scene.index.title(scene.briefing, id, scene.texts.language().code());
                number.map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
            }
        });
        let about = prepared.about(range.0, range.1);
        let visible = prepared.lanes.iter().map(|lane| lane.sorted.visible(range.0, range.1));
        let seen = if about > prepare::MANY { about } else { visible.map(Iterator::count).sum() };
        let letter = frame::letter(scene).map(|day| form::start_of(day) + 0.5);
        Self {
            range,
            folded: folded.collect(),
            titles: titles.collect(),
            title: words::finding(scene.texts, &prepared.counts, prepared.shown),
            has_letter: letter.is_some_and(|day| (range.0..=range.1).contains(&day)),
            summary: words::summary(scene, prepared, seen, range),
        }
    }

    fn sheet<'a>(
        &self,
        scene: &Scene<'a>,
        ctx: &'a egui::Context,
        size: Vec2,
        legend: &Legend,
        notes: &Footnotes,
    ) -> Sheet<'a> {
        legend.explained(scene, |runs| Sheet::new(scene, ctx, size, &self.title, runs, notes))
    }

    /// The width of the column of the lanes' titles: a fifth of the whole at most, unless a word would be broken.
    fn column(&self, sheet: &Sheet<'_>, sizes: &Sizes) -> f32 {
        let beside = rows::indent(sizes) + sizes.gap * 3.0;
        let width = |text: &str| (sheet.pen.width(text, Role::Heading) + beside).ceil();
        let titles = self.titles.iter().map(|title| width(title)).fold(beside, f32::max);
        let (share, most) = (sheet.body.width() * 0.2, sheet.body.width() * 0.3);
        if titles <= share {
            return titles;
        }
        let words = self.titles.iter().flat_map(|title| title.split_whitespace());
        words.map(width).fold(share, f32::max).min(most)
    }

    /// The days across what is left of the body beside a column.
    fn scale(&self, body: Rect, column: f32, sizes: &Sizes) -> Scale {
        let left = (body.min.x + column).min(body.max.x - sizes.em);
        let right = (body.max.x - sizes.em * 0.7).max(left + 1.0);
        Scale { first: self.range.0, last: self.range.1, left, right }
    }

    fn canvas<'a>(
        &self,
        scene: &Scene<'a>,
        sheet: Sheet<'a>,
        galleys: &mut Galleys,
        column: f32,
        crowded: bool,
    ) -> Canvas<'a> {
        let (body, pen) = (sheet.body, sheet.pen);
        let sizes = Sizes::of(&pen);
        let scale = self.scale(body, column, &sizes);
        let mut layout = sheet.layout;
        layout.summary.clone_from(&self.summary);
        Canvas {
            scene: *scene,
            pen,
            layout,
            scale,
            sizes,
            right: body.max.x,
            lines: frame::lines(scene, &scale),
            bands: Vec::new(),
            marks: Vec::new(),
            heap: Heap::default(),
            rings: Vec::new(),
            lanes: Vec::new(),
            handles: Vec::new(),
            galleys: std::mem::take(galleys),
            crowded,
            late: Default::default(),
            assumed: false,
        }
    }

    /// One row an event.
    fn rows(
        &self,
        prepared: &mut Prepared,
        scene: &Scene<'_>,
        sheet: Sheet<'_>,
        lanes: &[LaneRows],
        (frame, arrangement, column): (Frame, &Arrangement, f32),
        (money, cites, notes): (Option<&Money<'_>>, &str, &mut Footnotes),
    ) -> Laid {
        let body = sheet.body;
        let mut canvas = self.canvas(scene, sheet, &mut prepared.galleys, column, false);
        let top = body.min.y + frame.header;
        let bottom = top + arrangement.taken();
        let area = Rect::from_min_max(pos2(body.min.x, top), pos2(body.max.x, bottom));
        let (panel, bottom) = frame.panel(bottom, body);
        frame::ticks(&mut canvas, &frame, body.min.y, bottom);
        let cursor = draw_money(&mut canvas, (money, cites), panel, (top, body.min.x));
        let blocks = rows::draw(&mut canvas, prepared, lanes, &self.titles, arrangement, area);
        Laid { cursor, ..finish(canvas, prepared, &frame, body, (body.min.y, bottom), blocks, notes) }
    }

    /// Several events a row.
    fn packed(
        &self,
        prepared: &mut Prepared,
        scene: &Scene<'_>,
        ctx: &egui::Context,
        size: Vec2,
        money: Option<&Money<'_>>,
    ) -> Laid {
        let about = prepared.about(self.range.0, self.range.1);
        let legend = Legend::of_entries(scene, prepared, self.range, about);
        let mut notes = Footnotes::begun(scene);
        if self.has_letter {
            notes.extend(scene.briefing.subject.as_ref());
        }
        let cites = money.map(|money| money.cites(scene, &mut notes)).unwrap_or_default();
        let sheet = self.sheet(scene, ctx, size, &legend, &notes);
        let body = sheet.body;
        let sizes = Sizes::of(&sheet.pen);
        let (first, last) = self.range;
        let lanes = prepared.lanes.iter().filter(|lane| !lane.sorted.between(first, last).is_empty()).count();
        let (least, _) = packed::row_height(&sizes);
        let gaps = packed::gap_between(&sizes) * lanes as f32;
        let choices = Frame::choices(&sizes, self.has_letter, money::height(money, &sizes, size.y));
        let wanted = gaps + least * (lanes as f32).max(3.0);
        let bare = choices[choices.len() - 1];
        let frame =
            choices.into_iter().find(|frame| body.height() - frame.height() >= wanted).unwrap_or(bare);
        let room = (body.height() - frame.height()).max(0.0);
        // With fewer rows than lanes all lanes are taken as one.
        let apart = room - gaps >= least * lanes as f32;
        let gaps = if apart { gaps } else { packed::gap_between(&sizes) };
        let rows = ((room - gaps) / least).floor().max(1.0) as usize;
        let column = if apart { self.column(&sheet, &sizes) } else { sizes.em * 0.7 };
        let mut canvas = self.canvas(scene, sheet, &mut prepared.galleys, column, about > packed::CROWD);
        let packing = Packing {
            rows,
            folded: apart.then(|| self.folded.clone()),
            letter: canvas.sizes.em * 0.58,
            mark: sizes.radius * 2.0 + sizes.gap * 3.0,
            ..Packing::new(&canvas.scale)
        };
        let packed = prepared.packed(packing);
        let top = body.min.y + frame.header;
        let bottom = (body.max.y - frame.foot - frame.strip - frame.money).max(top);
        let area = Rect::from_min_max(pos2(body.min.x, top), pos2(body.max.x, bottom));
        let used: usize = packed.lanes.iter().map(Vec::len).sum();
        let tall = packed::row_height(&sizes).1 * 1.6 * used as f32 + gaps;
        let bottom = bottom.min(top + tall);
        let area = area.with_max_y(bottom);
        let (panel, bottom) = frame.panel(bottom, body);
        frame::ticks(&mut canvas, &frame, body.min.y, bottom);
        let cursor = draw_money(&mut canvas, (money, &cites), panel, (top, body.min.x));
        let titles = apart.then_some(self.titles.as_slice());
        let blocks = packed::draw(&mut canvas, prepared, &packed, titles, &self.folded, area);
        Laid { cursor, ..finish(canvas, prepared, &frame, body, (body.min.y, bottom), blocks, &mut notes) }
    }
}

/// The money in its panel, where there is one; lanes begin at `top`, and the page at `left`.
fn draw_money(
    canvas: &mut Canvas<'_>,
    (money, cites): (Option<&Money<'_>>, &str),
    panel: Option<Rect>,
    (top, left): (f32, f32),
) -> Option<Cursor> {
    Some(money?.draw(canvas, panel?, (top, left), cites))
}

/// Adds what surrounds the lanes and puts the layers together.
fn finish(
    mut canvas: Canvas<'_>,
    prepared: &mut Prepared,
    frame: &Frame,
    body: Rect,
    (top, bottom): (f32, f32),
    blocks: Vec<Block>,
    notes: &mut Footnotes,
) -> Laid {
    let line = frame::letter_line(&mut canvas, frame, top + frame.header, bottom, notes);
    let strip = (frame.strip > 0.0).then(|| {
        let height = frame.strip - 7.0 * canvas.sizes.u;
        let rows = Rangef::new(body.max.y - height, body.max.y).shrink(2.0 * canvas.sizes.u);
        let across = Rangef::new(canvas.scale.left, canvas.right);
        frame::strip(&mut canvas, prepared, body.min.x, Rect::from_x_y_ranges(across, rows))
    });
    let scale = canvas.scale;
    prepared.galleys = std::mem::take(&mut canvas.galleys);
    let (lanes, handles) = (std::mem::take(&mut canvas.lanes), std::mem::take(&mut canvas.handles));
    let layout = canvas.finish(line.into_iter().collect());
    Laid { layout, scale: Some(scale), strip, blocks, lanes, handles, ..Laid::default() }
}
