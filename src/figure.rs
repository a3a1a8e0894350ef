//! Figures: a briefing and what to show of it, laid out as plain numbers and strings, then painted.
//!
//! The same layout and the same painter serve the window, the projector and every file format. A [`Layout`] holds
//! shapes, labels and items; labels are kept apart from shapes so that a test can prove that none overlaps another
//! or leaves the picture, and items so that a pointer, the keyboard and a screen reader reach each of them.

mod acts;
pub mod budget;
pub mod cells;
pub mod fonts;
pub mod lines;
pub mod map;
pub mod marks;
pub mod overview;
pub mod page;
pub mod parts;
pub mod pen;
pub mod readiness;
pub mod scenario;
pub mod sheet;
pub mod slide;
pub mod slip;
pub mod table;
pub mod target;
pub mod timeline;
pub mod tokens;
pub mod trend;
pub mod walk;

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, Shape, Vec2};

use crate::{
    briefing::{Briefing, Date, Id, Index, index::Place, scenario::Overlay, timing::Day},
    text::Texts,
};
pub use table::Table;
pub use tokens::{Hue, Medium, Role, Theme, Tint, Tokens};

/// What every figure is drawn from. Nothing is read from the machine.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The document.
    pub briefing: &'a Briefing,
    /// Its items by id.
    pub index: &'a Index,
    /// The language.
    pub texts: &'a Texts,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// The day as of which statuses are told.
    pub today: Date,
    /// What to leave out.
    pub filter: &'a Filter,
    /// What is selected, to be set off; nothing in an export.
    pub selected: Option<&'a Place>,
    /// What a slide says in place of the finding.
    pub title: Option<&'a str>,
    /// The sources that are numbered already, where the figure is a part of a page; none elsewhere.
    pub cited: &'a [Id],
    /// The scenario that is in force: `briefing` is then what it makes of the facts.
    pub scenario: Option<&'a Overlay>,
}

impl Scene<'_> {
    /// The day as of which statuses are told, and up to when the document claims to know.
    pub fn day(&self) -> Day {
        Day::of(self.today, self.briefing.as_of)
    }
}

/// Which items figures and lists show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only these priorities and what is under them; all where empty.
    pub priorities: Vec<Id>,
}

impl Filter {
    /// Whether an item of this priority is shown.
    pub fn shows(&self, briefing: &Briefing, index: &Index, priority: Option<&Id>) -> bool {
        self.priorities.is_empty()
            || priority.is_some_and(|id| {
                index.ancestry(briefing, id).iter().any(|above| self.priorities.contains(&above.id))
            })
    }
}

/// A figure that can be shown, presented and exported.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// What is asked first, in sentences.
    Overview,
    /// Promises against delivery.
    Timeline,
    /// The same with the money by year under it.
    TimelineMoney,
    /// How promised dates moved.
    Slip,
    /// Money.
    Budget(budget::Chart),
    /// The components of a readiness subject, and which binds.
    Readiness(Id),
    /// A target against its whole, and the pace it asks for.
    Target(Id),
    /// What hangs together under a priority.
    Map(Id),
    /// A priority on one page.
    Page(Id),
}

/// How each sort of figure is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Views {
    /// The timeline.
    pub timeline: timeline::View,
    /// The charts of the budget.
    pub budget: budget::View,
}

impl Figure {
    /// The figures of a briefing, in the order they are listed.
    pub fn all(briefing: &Briefing) -> Vec<Self> {
        let index = Index::new(briefing);
        let mut all = Self::parts(briefing, &index);
        let pages = briefing.priorities.iter().map(|priority| Self::Page(priority.id.clone()));
        all.extend(pages);
        all.insert(0, Self::Overview);
        all
    }

    /// Those of one thing each, which pages are made of.
    fn parts(briefing: &Briefing, index: &Index) -> Vec<Self> {
        let charts = budget::Chart::all(briefing).into_iter().map(Self::Budget);
        let slip = slip::has_any(briefing).then_some(Self::Slip);
        let money = budget::band::has_any(briefing).then_some(Self::TimelineMoney);
        let readiness = readiness::all(briefing).map(|subject| Self::Readiness(subject.id.clone()));
        let targets = briefing.targets.iter().map(|target| Self::Target(target.id.clone()));
        let maps = map::drawn(briefing, index).into_iter().map(Self::Map);
        let lines = std::iter::once(Self::Timeline).chain(money).chain(slip);
        lines.chain(charts).chain(readiness).chain(targets).chain(maps).collect()
    }

    /// Its name on the command line: `timeline`, `timeline-money`, `slip`, `years`, `vintages`, `bridge:ID`,
    /// `readiness:ID`, `target:ID`.
    pub fn id(&self) -> String {
        match self {
            Self::Overview => "overview".to_owned(),
            Self::Timeline => "timeline".to_owned(),
            Self::TimelineMoney => format!("{}-money", Self::Timeline.id()),
            Self::Slip => "slip".to_owned(),
            Self::Budget(chart) => chart.id(),
            Self::Readiness(id) => format!("readiness:{id}"),
            Self::Target(id) => format!("target:{id}"),
            Self::Map(id) => format!("map:{id}"),
            Self::Page(id) => format!("page:{id}"),
        }
    }

    /// The figure of a name: one of [`all`](Self::all), or one that is only made when asked for, such as a bridge
    /// between two series.
    pub fn find(briefing: &Briefing, id: &str) -> Option<Self> {
        let known = Self::all(briefing).into_iter().find(|figure| figure.id() == id);
        known.or_else(|| budget::Chart::find(briefing, id).map(Self::Budget))
    }

    /// Lays it out at a size, within a pass of `ctx`, whose fonts are the bundled ones.
    pub fn layout(&self, scene: &Scene<'_>, views: &Views, size: Vec2, ctx: &egui::Context) -> Laid {
        let laid = match self {
            Self::Overview => overview::layout(scene, size, ctx),
            Self::Timeline => timeline::layout(scene, &views.timeline, size, ctx),
            Self::TimelineMoney => timeline::layout(scene, &views.timeline.with_money(), size, ctx),
            Self::Slip => slip::layout(scene, &views.timeline, size, ctx),
            Self::Budget(chart) => chart.layout(scene, &views.budget, size, ctx),
            Self::Readiness(id) => readiness::layout(scene, id, size, ctx),
            Self::Target(id) => target::layout(scene, id, size, ctx),
            Self::Map(id) => map::layout(scene, id, size, ctx),
            Self::Page(id) => page::layout(scene, views, id, size, ctx),
        };
        laid.told(scene)
    }

    /// The same numbers as a table.
    pub fn table(&self, scene: &Scene<'_>, views: &Views) -> Table {
        match self {
            Self::Overview => overview::table(scene),
            Self::Timeline => timeline::table(scene, &views.timeline),
            Self::TimelineMoney => timeline::money_table(scene),
            Self::Slip => slip::table(scene, &views.timeline),
            Self::Budget(chart) => chart.table(scene, &views.budget),
            Self::Readiness(id) => readiness::table(scene, id),
            Self::Target(id) => target::table(scene, id),
            Self::Map(id) => map::table(scene, id),
            Self::Page(id) => page::table(scene, id),
        }
    }
}

/// A figure laid out, ready to be painted in a window or headless.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    /// Shapes, labels and items.
    pub layout: Layout,
    /// Lines for egui_plot to draw between the shapes and the labels.
    pub plot: Option<lines::Plot>,
    /// Days against points, where the figure has a time axis that can be moved.
    pub scale: Option<timeline::Scale>,
    /// All of the time there is and the part that is seen, to be dragged.
    pub strip: Option<timeline::Strip>,
    /// Where several events lie too close together: a click looks nearer.
    pub blocks: Vec<timeline::Block>,
    /// The entries of a legend that can be shown alone.
    pub legend: Vec<LegendItem>,
    /// Where a line at the pointer runs through a timeline and its money.
    pub cursor: Option<timeline::Cursor>,
    /// The lanes of a timeline.
    pub lanes: Vec<timeline::LaneArea>,
    /// The marks of the selected event that can be dragged.
    pub handles: Vec<timeline::Handle>,
}

impl Laid {
    /// With meshes that follow on each other in one, which a window draws sooner and an exporter cannot read.
    #[must_use]
    pub fn for_screen(mut self) -> Self {
        self.layout.shapes = marks::joined(std::mem::take(&mut self.layout.shapes));
        self.layout.shapes.splice(..0, self.layout.room());
        self
    }

    /// Paints with the upper left corner at `at`. The same on screen and headless.
    pub fn paint(&self, ui: &mut egui::Ui, at: Pos2) {
        let offset = at.to_vec2();
        let painter = ui.painter().clone();
        painter.extend(self.layout.shapes.iter().map(|shape| marks::moved(shape, offset)));
        if let Some(plot) = &self.plot {
            plot.paint(ui, offset);
        }
        self.layout.paint_labels(&painter, offset);
    }
}

/// A figure laid out at a size: all there is to paint, hit and read aloud.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Width and height in points.
    pub size: Vec2,
    /// The finding, as printed at the top.
    pub title: String,
    /// What the figure shows, in plain sentences, for who cannot see it.
    pub summary: String,
    /// The sources it cites, in the order of their numbers.
    pub sources: Vec<Id>,
    /// Everything but text, in painting order.
    pub shapes: Vec<Shape>,
    /// All text.
    pub labels: Vec<Label>,
    /// What can be pointed at, in reading order.
    pub items: Vec<Item>,
}

/// From so many corners on it is worth while to take memory for them all at once.
const MANY_CORNERS: usize = 20_000;

/// Text at its place.
#[derive(Clone, Debug)]
pub struct Label {
    /// Top left of the text.
    pub pos: Pos2,
    /// The text as measured.
    pub galley: Arc<Galley>,
    /// Its colour.
    pub color: Color32,
    /// The whole text, where it was shortened.
    pub full: Option<String>,
}

impl Label {
    /// What the text covers.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.pos, self.galley.size())
    }
}

/// Something in a figure that can be pointed at: selecting it selects its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it covers.
    pub rect: Rect,
    /// What it stands for.
    pub place: Place,
    /// What it is, for a screen reader and the hover card.
    pub name: String,
    /// Its dates, amount and status in words.
    pub value: String,
}

/// An entry of a legend: selecting it shows it alone, or all again.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// What it covers.
    pub rect: Rect,
    /// The series that is shown alone.
    pub series: Id,
    /// Its name.
    pub name: String,
    /// Its phase, document and scope in words.
    pub value: String,
    /// Whether it is shown alone now.
    pub is_alone: bool,
}

/// The colour of each priority: its own, or that of the nearest one above that names one, or by the position of the
/// topmost in the tree.
pub fn hue(briefing: &Briefing, index: &Index, priority: Option<&Id>) -> Hue {
    let Some(id) = priority else { return Hue::Grey };
    let line = index.ancestry(briefing, id);
    if let Some(named) = line.iter().rev().find_map(|above| above.colour.as_ref()?.parse().ok()) {
        return named;
    }
    let tops = briefing.priorities.iter().filter(|priority| priority.parent.is_none());
    let at = line.first().and_then(|top| tops.map(|top| &top.id).position(|id| *id == top.id)).unwrap_or(0);
    [Hue::Orange, Hue::Green, Hue::Blue, Hue::Olive, Hue::Purple, Hue::Grey][at % 6]
}

impl Layout {
    /// The item at a point: the topmost, that is the last laid out.
    pub fn hit(&self, at: Pos2) -> Option<&Item> {
        self.items.iter().rev().find(|item| item.rect.contains(at))
    }

    /// Paints the text. Deciding is the layout's; this only draws.
    fn paint_labels(&self, painter: &egui::Painter, offset: Vec2) {
        let labels = self.labels.iter().filter(|label| !label.galley.is_empty());
        painter
            .extend(labels.map(|label| Shape::galley(label.pos + offset, label.galley.clone(), label.color)));
    }

    /// What is painted before a picture of very many corners: nothing, but it has egui take the memory for all of them
    /// at once. It would double what it has over and over, and copy all that is painted each time.
    fn room(&self) -> Option<Shape> {
        let meshes = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Mesh(mesh) => Some((mesh.vertices.len(), mesh.indices.len())),
            _ => None,
        });
        let texts = self.labels.iter().map(|label| (label.galley.num_vertices, label.galley.num_indices));
        let (vertices, indices) =
            meshes.chain(texts).fold((0, 0), |sum, each| (sum.0 + each.0, sum.1 + each.1));
        if vertices < MANY_CORNERS {
            return None;
        }
        // egui takes memory only for a text, so it is one of no rows.
        let mut galley = (*self.labels.first()?.galley).clone();
        galley.rows.clear();
        // The rest, outlines and the like, is little.
        galley.num_vertices = vertices + vertices / 8;
        galley.num_indices = indices + indices / 8;
        Some(Shape::galley(Pos2::ZERO, galley.into(), Color32::TRANSPARENT))
    }

    /// The first two labels that overlap, and the first that leaves the picture: what must never be.
    pub fn flaw(&self) -> Option<String> {
        let picture = Rect::from_min_size(Pos2::ZERO, self.size);
        // Rounding of text to pixels may let neighbours touch.
        let rects: Vec<Rect> = self.labels.iter().map(|label| label.rect().shrink(0.5)).collect();
        let text = |at: usize| &self.labels[at].galley.job.text;
        for (at, rect) in rects.iter().enumerate() {
            if !picture.contains_rect(*rect) {
                return Some(format!("{:?} at {rect:?} leaves {picture:?}", text(at)));
            }
            if let Some(other) = (0..at).find(|other| rects[*other].intersects(*rect)) {
                return Some(format!(
                    "{:?} at {:?} overlaps {:?} at {rect:?}",
                    text(other),
                    rects[other],
                    text(at)
                ));
            }
        }
        None
    }
}
