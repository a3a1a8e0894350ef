//! Where text goes on a line: inside its mark, right of it, left of it, shortened, or not at all.

use egui::Rangef;

/// A line of text across the picture, and what of it is taken.
#[derive(Clone, Debug)]
pub struct Line {
    within: Rangef,
    taken: Vec<Rangef>,
    /// What is taken for all but its owner: a band, within which only its own text may stand.
    claimed: Vec<(usize, Rangef)>,
    /// Whose text is placed.
    owner: Option<usize>,
    /// How far from its mark a text may stand, past what is in the way.
    reach: f32,
}

/// A place to try.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot {
    /// In the middle of the widest room within a stretch.
    Within(Rangef),
    /// From a point on, to the right.
    After(f32),
    /// Up to a point, from the left.
    Before(f32),
}

/// Where a text goes, and how much room it has; it is shortened where that is less than it is wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its left.
    pub x: f32,
    /// Its room across.
    pub width: f32,
}

impl Placed {
    /// What it covers.
    pub fn span(self) -> Rangef {
        Rangef::new(self.x, self.x + self.width)
    }
}

impl Line {
    /// An empty line. A text may stand as far as `reach` from the mark it belongs to.
    pub fn new(within: Rangef, reach: f32) -> Self {
        Self { within, taken: Vec::new(), claimed: Vec::new(), owner: None, reach }
    }

    /// Lets nothing else stand there.
    pub fn take(&mut self, span: Rangef) {
        if span.max > self.within.min && span.min < self.within.max {
            self.taken.push(span);
        }
    }

    /// Lets nothing stand there but the text of its owner.
    pub fn claim(&mut self, owner: usize, span: Rangef) {
        if span.max > self.within.min && span.min < self.within.max {
            self.claimed.push((owner, span));
        }
    }

    /// From now on this one's text is placed.
    pub fn speak_for(&mut self, owner: usize) {
        self.owner = Some(owner);
    }

    /// What text must keep off.
    fn obstacles(&self) -> impl Iterator<Item = Rangef> {
        let others = self.claimed.iter().filter(|(owner, _)| self.owner != Some(*owner)).map(|(_, span)| *span);
        self.taken.iter().copied().chain(others)
    }

    /// Whether nothing stands there, and it is within the line.
    pub fn is_free(&self, span: Rangef) -> bool {
        span.min >= self.within.min
            && span.max <= self.within.max
            && self.obstacles().all(|taken| taken.max <= span.min || taken.min >= span.max)
    }

    /// The free stretches within a stretch, from left to right.
    fn gaps(&self, stretch: Rangef) -> Vec<Rangef> {
        let end = stretch.max.min(self.within.max);
        let mut at = stretch.min.max(self.within.min);
        let mut over: Vec<Rangef> =
            self.obstacles().filter(|taken| taken.max > at && taken.min < end).collect();
        over.sort_by(|one, other| one.min.total_cmp(&other.min));
        let mut gaps = Vec::new();
        for taken in over {
            if taken.min > at {
                gaps.push(Rangef::new(at, taken.min));
            }
            at = at.max(taken.max);
        }
        if at < end {
            gaps.push(Rangef::new(at, end));
        }
        gaps
    }

    /// The room a spot has for a text of a width, and where in it the text would stand: the first that is wide
    /// enough, or else the widest.
    fn room(&self, spot: Spot, width: f32) -> Option<Placed> {
        let placed = |gap: Rangef, x: f32| {
            let width = width.min(gap.span());
            Placed { x: x.min(gap.max - width).max(gap.min), width }
        };
        let rooms: Vec<Placed> = match spot {
            Spot::After(from) => {
                let from = from.max(self.within.min);
                let gaps = self.gaps(Rangef::new(from, self.within.max));
                let near = gaps.into_iter().filter(|gap| gap.min <= from + self.reach);
                near.map(|gap| placed(gap, gap.min)).collect()
            }
            Spot::Before(from) => {
                let from = from.min(self.within.max);
                let gaps = self.gaps(Rangef::new(self.within.min, from));
                let near = gaps.into_iter().rev().filter(|gap| gap.max >= from - self.reach);
                near.map(|gap| placed(gap, gap.max - width)).collect()
            }
            Spot::Within(stretch) => {
                let gaps = self.gaps(stretch).into_iter();
                let widest = gaps.reduce(|best, gap| if gap.span() > best.span() { gap } else { best });
                widest.map(|gap| placed(gap, gap.center() - width / 2.0)).into_iter().collect()
            }
        };
        let widest = |best: Placed, other: Placed| if other.width > best.width { other } else { best };
        rooms.iter().copied().find(|room| room.width >= width).or_else(|| rooms.into_iter().reduce(widest))
    }

    /// The first spot that has room for the whole text; failing that the roomiest, if it has `least` points.
    pub fn place(&self, spots: &[Spot], width: f32, least: f32) -> Option<Placed> {
        let mut best: Option<Placed> = None;
        for room in spots.iter().filter_map(|spot| self.room(*spot, width)) {
            if room.width >= width {
                return Some(room);
            }
            if best.is_none_or(|best| room.width > best.width) {
                best = Some(room);
            }
        }
        best.filter(|best| best.width >= least)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(taken: &[(f32, f32)]) -> Line {
        let mut line = Line::new(Rangef::new(0.0, 100.0), 8.0);
        for (min, max) in taken {
            line.take(Rangef::new(*min, *max));
        }
        line
    }

    fn placed(line: &Line, spots: &[Spot], width: f32) -> Option<(f32, f32)> {
        line.place(spots, width, 10.0).map(|placed| (placed.x, placed.width))
    }

    #[test]
    fn goes_inside_then_right_then_left_then_short_then_nowhere() {
        let spots = [Spot::Within(Rangef::new(40.0, 60.0)), Spot::After(62.0), Spot::Before(38.0)];
        assert_eq!(placed(&line(&[]), &spots, 16.0), Some((42.0, 16.0)));
        assert_eq!(placed(&line(&[]), &spots, 30.0), Some((62.0, 30.0)));
        assert_eq!(placed(&line(&[(80.0, 90.0)]), &spots, 30.0), Some((8.0, 30.0)));
        assert_eq!(placed(&line(&[(80.0, 90.0), (20.0, 30.0)]), &spots, 30.0), Some((40.0, 20.0)));
        assert_eq!(placed(&line(&[(0.0, 100.0)]), &spots, 30.0), None);
    }

    #[test]
    fn inside_it_makes_way_for_what_is_there() {
        let within = [Spot::Within(Rangef::new(20.0, 80.0))];
        assert_eq!(placed(&line(&[(45.0, 55.0)]), &within, 20.0), Some((22.5, 20.0)));
        assert_eq!(placed(&line(&[(30.0, 40.0)]), &within, 20.0), Some((50.0, 20.0)));
    }

    #[test]
    fn stands_no_further_from_its_mark_than_its_reach() {
        assert_eq!(placed(&line(&[(48.0, 56.0)]), &[Spot::After(50.0)], 20.0), Some((56.0, 20.0)));
        assert_eq!(placed(&line(&[(48.0, 59.0)]), &[Spot::After(50.0)], 20.0), None);
        assert_eq!(placed(&line(&[(44.0, 52.0)]), &[Spot::Before(50.0)], 20.0), Some((24.0, 20.0)));
        // Of two things in the way that lie over each other, past both.
        assert_eq!(placed(&line(&[(49.0, 53.0), (52.0, 57.0)]), &[Spot::After(50.0)], 20.0), Some((57.0, 20.0)));
    }

    #[test]
    fn a_band_is_for_its_own_text() {
        let mut line = line(&[]);
        line.claim(1, Rangef::new(40.0, 80.0));
        let spots = [Spot::Within(Rangef::new(40.0, 80.0)), Spot::Before(38.0)];
        line.speak_for(2);
        assert_eq!(placed(&line, &spots, 20.0), Some((18.0, 20.0)));
        line.speak_for(1);
        assert_eq!(placed(&line, &spots, 20.0), Some((50.0, 20.0)));
    }

    proptest! {
        #[test]
        fn never_on_what_is_taken_nor_outside(
            taken in prop::collection::vec((-20f32..120.0, 0f32..40.0), 0..12),
            wanted in prop::collection::vec((0u8..3, -20f32..120.0, 0f32..50.0, 1f32..60.0), 1..12),
        ) {
            let mut line = Line::new(Rangef::new(0.0, 100.0), 8.0);
            for (at, width) in taken {
                line.take(Rangef::new(at, at + width));
            }
            for (kind, at, length, width) in wanted {
                let spot = match kind {
                    0 => Spot::Within(Rangef::new(at, at + length)),
                    1 => Spot::After(at),
                    _ => Spot::Before(at),
                };
                if let Some(placed) = line.place(&[spot], width, 5.0) {
                    prop_assert!(line.is_free(placed.span().shrink(0.01)), "{placed:?} on {line:?}");
                    prop_assert!(placed.width <= width + 0.001 && placed.width >= 5.0f32.min(width));
                    line.take(placed.span());
                }
            }
        }
    }
}
