//! Where text goes on a line: inside its mark, right of it, left of it, shortened, or not at all.

use egui::{Align, Pos2, Rangef, Rect};

/// A line of text across the picture, and what of it is taken.
#[derive(Clone, Debug)]
pub struct Line {
    within: Rangef,
    /// What is taken, also for all but its owner.
    taken: Spans,
    /// What is taken for all but its owner: a band, within which only its own text may stand; and its place among what
    /// is taken, empty while its owner's text is placed.
    claimed: Vec<(usize, usize, Rangef)>,
    /// What text keeps off, but may pass.
    lines: Spans,
    /// Whose text is placed.
    owner: Option<usize>,
    /// How far from its mark a text may stand, past a line, and past a mark.
    reach: (f32, f32),
}

/// How many stretches are looked at at once: a processor compares so many numbers in a step or two.
const LANES: usize = 8;

/// Stretches, starts apart from ends, as many together as are looked at at once: for each text all of them are. Where
/// there is none lies one that covers nothing.
#[derive(Clone, Debug, Default)]
struct Spans {
    mins: Vec<[f32; LANES]>,
    maxs: Vec<[f32; LANES]>,
    count: usize,
}

impl Spans {
    fn push(&mut self, span: Rangef) {
        if self.count.is_multiple_of(LANES) {
            self.mins.push([Rangef::NOTHING.min; LANES]);
            self.maxs.push([Rangef::NOTHING.max; LANES]);
        }
        self.count += 1;
        self.set(self.count - 1, span);
    }

    fn set(&mut self, at: usize, span: Rangef) {
        self.mins[at / LANES][at % LANES] = span.min;
        self.maxs[at / LANES][at % LANES] = span.max;
    }

    fn iter(&self) -> impl Iterator<Item = (f32, f32)> {
        self.mins.iter().flatten().copied().zip(self.maxs.iter().flatten().copied())
    }

    /// The least of a number and one of each stretch.
    fn least(&self, than: f32, of: impl Fn(f32, f32) -> f32) -> f32 {
        let mut least = [than; LANES];
        for (mins, maxs) in self.mins.iter().zip(&self.maxs) {
            for lane in 0..LANES {
                let one = of(mins[lane], maxs[lane]);
                least[lane] = if one < least[lane] { one } else { least[lane] };
            }
        }
        least.into_iter().fold(than, f32::min)
    }

    /// The greatest of a number and one of each stretch.
    fn most(&self, than: f32, of: impl Fn(f32, f32) -> f32) -> f32 {
        -self.least(-than, |min, max| -of(min, max))
    }

    /// Whether one of them is met between two points.
    fn meets(&self, span: Rangef) -> bool {
        self.iter().any(|(min, max)| max > span.min && min < span.max)
    }

    /// The first start of those that end after a point, or else `end`.
    fn ahead(&self, of: f32, end: f32) -> f32 {
        self.least(end, |min, max| if max > of { min } else { f32::INFINITY })
    }

    /// The last end of those that start before a point, or else `start`.
    fn behind(&self, of: f32, start: f32) -> f32 {
        self.most(start, |min, max| if min < of { max } else { f32::NEG_INFINITY })
    }

    /// The end of what lies over a point, or that point.
    fn past(&self, at: f32) -> f32 {
        self.most(at, |min, max| if min <= at { max } else { f32::NEG_INFINITY })
    }

    /// The start of what lies over a point or up to it, or that point.
    fn before(&self, at: f32) -> f32 {
        self.least(at, |min, max| if max >= at { min } else { f32::INFINITY })
    }

    /// The first start after a point, or else `end`.
    fn next(&self, at: f32, end: f32) -> f32 {
        self.least(end, |min, _| if min > at { min } else { f32::INFINITY })
    }

    /// The last end before a point, or else `start`.
    fn last(&self, at: f32, start: f32) -> f32 {
        self.most(start, |_, max| if max < at { max } else { f32::NEG_INFINITY })
    }
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
    /// An empty line. A text may stand as far from the mark it belongs to as it can `reach` past a line, and past
    /// another mark.
    pub fn new(within: Rangef, reach: (f32, f32)) -> Self {
        let room = || Vec::with_capacity(8);
        let taken = Spans { mins: room(), maxs: room(), count: 0 };
        Self { within, taken, claimed: Vec::new(), lines: Spans::default(), owner: None, reach }
    }

    fn is_seen(&self, span: Rangef) -> bool {
        span.max > self.within.min && span.min < self.within.max
    }

    /// Lets nothing else stand there.
    pub fn take(&mut self, span: Rangef) {
        if self.is_seen(span) {
            self.taken.push(span);
        }
    }

    /// Lets nothing stand there, but text may pass it.
    pub fn keep_off(&mut self, span: Rangef) {
        if self.is_seen(span) {
            self.lines.push(span);
        }
    }

    /// Lets nothing stand there but the text of its owner.
    pub fn claim(&mut self, owner: usize, span: Rangef) {
        if self.is_seen(span) {
            self.claimed.push((owner, self.taken.count, span));
            self.taken.push(if self.owner == Some(owner) { Rangef::NOTHING } else { span });
        }
    }

    /// From now on this one's text is placed.
    pub fn speak_for(&mut self, owner: usize) {
        let before = self.owner.replace(owner);
        for (claims, at, span) in &self.claimed {
            if *claims == owner {
                self.taken.set(*at, Rangef::NOTHING);
            } else if Some(*claims) == before {
                self.taken.set(*at, *span);
            }
        }
    }

    /// Whether text may pass what lies between its mark and where it would stand.
    fn reaches(&self, passed: Rangef) -> bool {
        passed.span() <= if self.taken.meets(passed) { self.reach.1 } else { self.reach.0 }
    }

    /// Whether nothing stands there, and it is within the line.
    pub fn is_free(&self, span: Rangef) -> bool {
        span.min >= self.within.min
            && span.max <= self.within.max
            && !self.taken.meets(span)
            && !self.lines.meets(span)
    }

    /// The free stretches within a stretch, from left to right.
    pub fn gaps(&self, stretch: Rangef) -> impl Iterator<Item = Rangef> + '_ {
        let end = stretch.max.min(self.within.max);
        let mut at = stretch.min.max(self.within.min);
        std::iter::from_fn(move || {
            // There are few of them: looking at all again is cheaper than to put them in order.
            loop {
                let past = self.lines.past(self.taken.past(at));
                if past <= at {
                    break;
                }
                at = past;
            }
            let next = self.lines.next(at, self.taken.next(at, end));
            let gap = (at < end).then(|| Rangef::new(at, next));
            at = next;
            gap
        })
    }

    /// The same from right to left.
    fn gaps_back(&self, stretch: Rangef) -> impl Iterator<Item = Rangef> + '_ {
        let start = stretch.min.max(self.within.min);
        let mut at = stretch.max.min(self.within.max);
        std::iter::from_fn(move || {
            loop {
                let past = self.lines.before(self.taken.before(at));
                if past >= at {
                    break;
                }
                at = past;
            }
            let next = self.lines.last(at, self.taken.last(at, start));
            let gap = (at > start).then(|| Rangef::new(next, at));
            at = next;
            gap
        })
    }

    /// The room right at a spot.
    fn near(&self, spot: Spot) -> Option<Room> {
        match spot {
            Spot::After(from) => {
                let from = from.max(self.within.min);
                let end = self.lines.ahead(from, self.taken.ahead(from, self.within.max));
                (from < end).then(|| Room { gap: Rangef::new(from, end), hung: Align::Min })
            }
            Spot::Before(from) => {
                let from = from.min(self.within.max);
                let start = self.lines.behind(from, self.taken.behind(from, self.within.min));
                (start < from).then(|| Room { gap: Rangef::new(start, from), hung: Align::Max })
            }
            Spot::Within(stretch) => {
                let widest = |best: Rangef, gap: Rangef| if gap.span() > best.span() { gap } else { best };
                self.gaps(stretch).reduce(widest).map(|gap| Room { gap, hung: Align::Center })
            }
        }
    }

    /// The rooms past something that a spot has, the nearest first.
    fn far(&self, spot: Spot, rooms: &mut Vec<Room>) {
        let farthest = self.reach.0.max(self.reach.1);
        match spot {
            Spot::After(from) => {
                let from = from.max(self.within.min);
                let gaps = self.gaps(Rangef::new(from, self.within.max));
                let gaps = gaps.take_while(|gap| gap.min - from <= farthest);
                let near = gaps.filter(|gap| self.reaches(Rangef::new(from, gap.min)));
                rooms.extend(near.map(|gap| Room { gap, hung: Align::Min }));
            }
            Spot::Before(from) => {
                let from = from.min(self.within.max);
                let gaps = self.gaps_back(Rangef::new(self.within.min, from));
                let gaps = gaps.take_while(|gap| from - gap.max <= farthest);
                let near = gaps.filter(|gap| self.reaches(Rangef::new(gap.max, from)));
                rooms.extend(near.map(|gap| Room { gap, hung: Align::Max }));
            }
            Spot::Within(_) => {}
        }
    }

    /// The rooms that spots have, in the order of choice: those right at the mark, then those past something.
    pub fn rooms(&self, spots: &[Spot]) -> Rooms {
        let mut rooms: Vec<Room> = Vec::with_capacity(spots.len());
        rooms.extend(spots.iter().filter_map(|spot| self.near(*spot)));
        // Where no mark may be passed, only a line can have room behind it.
        for spot in spots {
            let passed = match *spot {
                Spot::Within(_) => continue,
                Spot::After(from) => Rangef::new(from - 1.0, from + self.reach.0),
                Spot::Before(from) => Rangef::new(from - self.reach.0, from + 1.0),
            };
            if self.reach.1 > 0.0 || self.lines.meets(passed) {
                self.far(*spot, &mut rooms);
            }
        }
        Rooms(rooms)
    }

    /// Where a text of a width goes at some spots; see [`Rooms::place`].
    pub fn place(&self, spots: &[Spot], width: f32, least: f32) -> Option<Placed> {
        self.rooms(spots).place(width, least)
    }
}

/// A free stretch, and to which end of it text is hung.
#[derive(Clone, Copy, Debug)]
struct Room {
    gap: Rangef,
    hung: Align,
}

impl Room {
    /// Where text of a width stands in it, as far as it has room.
    fn placed(&self, width: f32) -> Placed {
        let gap = self.gap;
        let width = width.min(gap.span());
        let x = match self.hung {
            Align::Min => gap.min,
            Align::Center => gap.center() - width / 2.0,
            Align::Max => gap.max - width,
        };
        Placed { x: x.min(gap.max - width).max(gap.min), width }
    }
}

/// The free stretches that text may go to, in the order of choice; they hold until something more is taken.
#[derive(Clone, Debug)]
pub struct Rooms(Vec<Room>);

impl Rooms {
    /// The first that has room for the whole text, failing that the roomiest, if it has `least` points.
    pub fn place(&self, width: f32, least: f32) -> Option<Placed> {
        if let Some(room) = self.0.iter().find(|room| room.gap.span() >= width) {
            return Some(room.placed(width));
        }
        let widest = |best: Room, room: Room| if room.gap.span() > best.gap.span() { room } else { best };
        let best = self.0.iter().copied().reduce(widest)?.placed(width);
        (best.width >= least).then_some(best)
    }
}

/// A stretch of the picture in which texts and marks may not overlap.
#[derive(Clone, Debug)]
pub struct Area {
    within: Rect,
    taken: Vec<Rect>,
    crossed: Vec<[Pos2; 2]>,
}

impl Area {
    /// An empty one.
    pub fn new(within: Rect) -> Self {
        Self { within, taken: Vec::new(), crossed: Vec::new() }
    }

    /// Lets nothing else stand there.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// A line from a point to another, on which text stands only where there is no other place.
    pub fn cross(&mut self, line: [Pos2; 2]) {
        self.crossed.push(line);
    }

    /// The first of some rectangles that is free; if it can be, one that no line crosses.
    pub fn first_free(&self, spots: &[Rect]) -> Option<Rect> {
        let free = |rect: &&Rect| {
            self.within.contains_rect(**rect)
                && !self.taken.iter().any(|taken| taken.shrink(0.01).intersects(**rect))
        };
        let clear = |rect: &&Rect| !self.crossed.iter().any(|line| crosses(*line, **rect));
        let found = spots.iter().filter(free).find(clear);
        found.or_else(|| spots.iter().find(free)).copied()
    }
}

/// Whether a line from a point to another goes through a rectangle.
fn crosses([from, to]: [Pos2; 2], rect: Rect) -> bool {
    // What part of the line is between the left and right, and what part between the top and bottom.
    let between = |from: f32, to: f32, range: Rangef| {
        let step = to - from;
        if step.abs() < f32::EPSILON {
            return if range.contains(from) { Rangef::EVERYTHING } else { Rangef::NOTHING };
        }
        let (one, other) = ((range.min - from) / step, (range.max - from) / step);
        Rangef::new(one.min(other), one.max(other))
    };
    let across = between(from.x, to.x, rect.x_range());
    let part = across.intersection(between(from.y, to.y, rect.y_range())).intersection(Rangef::new(0.0, 1.0));
    part.min < part.max
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(taken: &[(f32, f32)]) -> Line {
        let mut line = Line::new(Rangef::new(0.0, 100.0), (30.0, 8.0));
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
        assert_eq!(
            placed(&line(&[(49.0, 53.0), (52.0, 57.0)]), &[Spot::After(50.0)], 20.0),
            Some((57.0, 20.0))
        );
    }

    #[test]
    fn text_stands_where_no_line_crosses_it_if_it_can() {
        let rect = |x: f32, y: f32| Rect::from_min_size(Pos2::new(x, y), egui::vec2(20.0, 10.0));
        let mut area = Area::new(Rect::from_min_max(Pos2::ZERO, Pos2::new(100.0, 100.0)));
        area.cross([Pos2::new(0.0, 0.0), Pos2::new(100.0, 100.0)]);
        assert_eq!(area.first_free(&[rect(0.0, 0.0), rect(60.0, 0.0)]), Some(rect(60.0, 0.0)));
        assert_eq!(
            area.first_free(&[rect(0.0, 0.0), rect(90.0, 0.0)]),
            Some(rect(0.0, 0.0)),
            "the other leaves"
        );
        area.take(rect(5.0, 5.0));
        assert_eq!(area.first_free(&[rect(0.0, 0.0)]), None);
        let level = [Pos2::new(0.0, 55.0), Pos2::new(9.0, 55.0)];
        assert!(!crosses(level, rect(10.0, 50.0)) && crosses(level, rect(5.0, 50.0)));
    }

    #[test]
    fn a_line_is_passed_and_a_mark_is_not() {
        let mut past = line(&[]);
        past.keep_off(Rangef::new(56.0, 60.0));
        assert_eq!(placed(&past, &[Spot::After(50.0)], 20.0), Some((60.0, 20.0)));
        past.take(Rangef::new(52.0, 54.0));
        assert_eq!(placed(&past, &[Spot::After(50.0)], 20.0), None);
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

    fn obstacles(line: &Line) -> impl Iterator<Item = Rangef> {
        let spans = line.taken.iter().chain(line.lines.iter());
        spans.map(|(min, max)| Rangef::new(min, max))
    }

    /// What is free, found by putting what is taken in order.
    fn in_order(line: &Line, stretch: Rangef) -> Vec<Rangef> {
        let end = stretch.max.min(line.within.max);
        let mut at = stretch.min.max(line.within.min);
        let mut over: Vec<Rangef> =
            obstacles(line).filter(|taken| taken.max > at && taken.min < end).collect();
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

    proptest! {
        #[test]
        fn gaps_are_the_same_from_either_side(
            taken in prop::collection::vec((-20i8..120, 0i8..40), 0..12),
            at in -20i8..120, length in 0i8..120,
        ) {
            let taken: Vec<(f32, f32)> =
                taken.into_iter().map(|(at, width)| (f32::from(at), f32::from(at) + f32::from(width))).collect();
            let line = line(&taken);
            let stretch = Rangef::new(f32::from(at), f32::from(at) + f32::from(length));
            let expected = in_order(&line, stretch);
            prop_assert_eq!(line.gaps(stretch).collect::<Vec<_>>(), expected.clone());
            let mut back: Vec<Rangef> = line.gaps_back(stretch).collect();
            back.reverse();
            prop_assert_eq!(back, expected);
        }

        #[test]
        fn never_on_what_is_taken_nor_outside(
            taken in prop::collection::vec((-20f32..120.0, 0f32..40.0), 0..12),
            wanted in prop::collection::vec((0u8..3, -20f32..120.0, 0f32..50.0, 1f32..60.0), 1..12),
        ) {
            let mut line = Line::new(Rangef::new(0.0, 100.0), (30.0, 8.0));
            for (nth, (at, width)) in taken.into_iter().enumerate() {
                let span = Rangef::new(at, at + width);
                match nth % 3 {
                    0 => line.take(span),
                    1 => line.keep_off(span),
                    _ => line.claim(nth, span),
                }
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
