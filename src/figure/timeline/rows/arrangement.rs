//! How high rows are, and where they go in the height there is.

use super::{super::canvas::Sizes, LaneRows};

/// Heights, each at the tightest and how much it grows with room.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Height {
    least: f32,
    grows: f32,
}

impl Height {
    pub(super) fn at(self, room: f32) -> f32 {
        self.least + self.grows * room
    }
}

/// Where the rows go.
#[derive(Clone, Debug)]
pub struct Arrangement {
    pub(super) band: Height,
    pub(super) air: Height,
    pub(super) trail: Height,
    pub(super) heading: Height,
    pub(super) between: Height,
    pub(super) bar: f32,
    /// 0 at the tightest, 1 as designed.
    pub(super) room: f32,
    total: Height,
}

/// The most that rows are stretched where there is room to spare.
const LOOSEST: f32 = 1.9;

impl Arrangement {
    /// For the rows of lanes, as tight as they go.
    pub fn new(lanes: &[LaneRows], canvas: &Sizes) -> Self {
        let u = canvas.u;
        let height = |least, grows| Height { least, grows };
        let mut it = Self {
            band: height(canvas.line + u, 4.0 * u),
            air: height(u, 9.0 * u),
            trail: height(canvas.line, 2.0 * u),
            heading: height(canvas.heading + u, 4.0 * u),
            between: height(2.0 * u, 10.0 * u),
            bar: canvas.em * 0.5 + u,
            room: 0.0,
            total: Height::default(),
        };
        let mut add = |height: Height, times: usize| {
            it.total.least += height.least * times as f32;
            it.total.grows += height.grows * times as f32;
        };
        let (band, air, trail, heading, between) = (it.band, it.air, it.trail, it.heading, it.between);
        for lane in lanes {
            add(between, 1);
            add(heading, 1);
            for row in lane.rows.iter().flatten() {
                add(band, 1);
                add(air, 1);
                add(trail, row.trail());
                add(height(it.bar, 0.0), usize::from(row.has_bar()));
            }
        }
        it
    }

    /// The height at which all is as designed.
    pub fn natural(&self) -> f32 {
        self.total.at(1.0)
    }

    /// Fits them in a height; `None` where they do not fit.
    pub fn fit(mut self, height: f32) -> Option<Self> {
        if self.total.least > height {
            return None;
        }
        self.room = if self.total.grows > 0.0 {
            ((height - self.total.least) / self.total.grows).min(LOOSEST)
        } else {
            1.0
        };
        Some(self)
    }

    /// What is taken of the height.
    pub fn taken(&self) -> f32 {
        self.total.at(self.room)
    }
}
