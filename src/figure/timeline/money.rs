//! The money by year under the lanes, on the very same scale.

use egui::{Rangef, Rect, Shape};

use super::{
    canvas::{Canvas, Sizes},
    form::start_of,
    scale::date_of,
};
use crate::{
    briefing::Date,
    figure::{
        Scene, Table,
        budget::band::{self, Band, Spots},
        sheet::Footnotes,
    },
};

/// The money of the priorities that are shown, in a range of days.
pub struct Money<'a> {
    band: Band<'a>,
    /// The first and last year in sight.
    years: (i16, i16),
}

/// Where a line at the pointer runs, and what it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor {
    /// From the first lane to under the money, in points from the top of the figure.
    pub rows: Rangef,
    /// Where the money is.
    pub money: Rect,
    /// What each year in sight came to, in words, ascending.
    pub years: Vec<(i16, String)>,
}

impl Cursor {
    /// What the year of a day came to.
    pub fn told(&self, day: Date) -> Option<&str> {
        self.years.iter().find(|(year, _)| *year == day.year()).map(|(_, words)| words.as_str())
    }
}

/// More years than this in sight are not told one by one.
const MANY: i32 = 120;

impl<'a> Money<'a> {
    /// Of the priorities that are shown.
    pub fn new(scene: &Scene<'a>, (first, last): (f64, f64)) -> Self {
        Self { band: Band::of(scene), years: (date_of(first).year(), date_of(last - 1e-6).year()) }
    }

    /// The numbers of its sources.
    pub fn cites(&self, scene: &Scene<'_>, notes: &mut Footnotes) -> String {
        self.band.cites(scene, self.years, notes)
    }

    /// Draws it in `panel`; lanes begin at `top`, and the page at `left`.
    pub fn draw(&self, canvas: &mut Canvas<'_>, panel: Rect, (top, left): (f32, f32), cites: &str) -> Cursor {
        let (scene, pen, scale) = (canvas.scene, canvas.pen, canvas.scale);
        let rule = Shape::hline(panel.x_range(), panel.min.y, scene.tokens.grid_line());
        canvas.layout.shapes.push(rule);
        let day = |year: i16| Date::new(year, 1, 1).ok().map(start_of);
        let span = |from: i16, to: Option<i16>| {
            let start = day(from)?;
            let end = to.map_or(Some(f64::INFINITY), day)?.min(scale.last);
            (end > scale.first && start < scale.last).then(|| Rangef::new(scale.x(start), scale.x(end)))
        };
        let rect = Rect::from_x_y_ranges(
            Rangef::new(scale.left, scale.right),
            Rangef::new(panel.min.y + canvas.sizes.u * 3.0, panel.max.y),
        );
        let spots = Spots { rect, left, span: &span, years: self.years, lines: &canvas.lines };
        self.band.draw(&scene, &pen, &mut canvas.layout, &spots, cites);
        let (from, to) = self.years;
        let few = i32::from(to) - i32::from(from) <= MANY;
        let years = (from..=to).filter(|_| few).map(|year| (year, self.band.words(&scene, year))).collect();
        Cursor { rows: Rangef::new(top, panel.max.y), money: rect, years }
    }
}

/// The height of the panel with the gap above it on a page of a height; nothing without money, or where there would be
/// too little to see.
pub fn height(money: Option<&Money<'_>>, sizes: &Sizes, page: f32) -> f32 {
    let height = (page * 0.25).min(sizes.u * 220.0);
    if money.is_none() || height < sizes.axis * 4.0 { 0.0 } else { height }
}

/// The years and amounts as a table.
pub fn table(scene: &Scene<'_>) -> Table {
    band::table(scene)
}
