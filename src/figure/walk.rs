//! Going from item to item of a figure by key.

use super::Item;

/// A key that goes on to another item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The one before in reading order.
    Left,
    /// The next one in reading order.
    Right,
    /// The nearest one in the row above.
    Up,
    /// The nearest one in the row below.
    Down,
    /// The first.
    Home,
    /// The last.
    End,
}

/// The item that a step leads to from one, by its position among those that are `shown`; `None` where there is none.
///
/// Up and down go by where items begin and end, so that titles lead to titles and marks to marks.
pub fn walk(items: &[Item], shown: impl Fn(usize) -> bool, at: Option<usize>, step: Step) -> Option<usize> {
    let all = || (0..items.len()).filter(|other| shown(*other));
    let Some(at) = at.filter(|at| *at < items.len()) else {
        return if step == Step::End { all().next_back() } else { all().next() };
    };
    match step {
        Step::Home => all().next(),
        Step::End => all().next_back(),
        Step::Left => all().rfind(|other| *other < at),
        Step::Right => all().find(|other| *other > at),
        Step::Up | Step::Down => {
            let from = items[at].rect;
            // How far the middle of another lies beyond the edge that is left.
            let beyond = |other: usize| {
                let middle = items[other].rect.center().y;
                if step == Step::Down { middle - from.max.y } else { from.min.y - middle }
            };
            let nearest = all()
                .filter(|other| beyond(*other) > 0.0)
                .min_by(|one, other| beyond(*one).total_cmp(&beyond(*other)))?;
            let row = items[nearest].rect.y_range();
            let in_row = |other: &usize| {
                let rect = items[*other].rect;
                beyond(*other) > 0.0
                    && (row.contains(rect.center().y) || rect.y_range().contains(row.center()))
            };
            let off = |other: usize| {
                let rect = items[other].rect;
                (rect.min.x - from.min.x).abs() * 2.0 + (rect.max.x - from.max.x).abs()
            };
            all().filter(in_row).min_by(|one, other| off(*one).total_cmp(&off(*other)))
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::*;
    use crate::briefing::Id;

    fn item(x: f32, y: f32, width: f32, height: f32) -> Item {
        let rect = Rect::from_min_size(pos2(x, y), vec2(width, height));
        Item { rect, place: Id::from("e").into(), name: String::new(), value: String::new() }
    }

    #[test]
    fn rows_of_a_timeline() {
        let items = [
            // A lane's title; an event with a band, a diamond and an older statement under it; another event.
            item(0.0, 0.0, 80.0, 10.0),
            item(0.0, 10.0, 500.0, 30.0),
            item(200.0, 12.0, 100.0, 10.0),
            item(320.0, 12.0, 60.0, 10.0),
            item(150.0, 26.0, 90.0, 8.0),
            item(0.0, 40.0, 500.0, 16.0),
            item(310.0, 42.0, 90.0, 10.0),
        ];
        let step = |at, step| walk(&items, |_| true, Some(at), step);
        assert_eq!(step(0, Step::Right), Some(1));
        assert_eq!(step(6, Step::Right), None);
        assert_eq!(step(2, Step::Left), Some(1));
        assert_eq!(step(0, Step::Left), None);
        assert_eq!((step(4, Step::Home), step(4, Step::End)), (Some(0), Some(6)));
        // Titles lead to titles, marks to marks.
        assert_eq!(step(0, Step::Down), Some(1));
        assert_eq!(step(1, Step::Down), Some(5));
        assert_eq!(step(5, Step::Up), Some(1));
        assert_eq!(step(2, Step::Down), Some(4));
        assert_eq!(step(3, Step::Down), Some(4));
        assert_eq!(step(4, Step::Down), Some(6));
        assert_eq!(step(4, Step::Up), Some(2));
        assert_eq!(step(0, Step::Up), None);
        assert_eq!(step(6, Step::Down), None);
    }

    #[test]
    fn what_is_not_shown_is_passed() {
        let items = [item(0.0, 0.0, 9.0, 9.0), item(20.0, 0.0, 9.0, 9.0), item(40.0, 0.0, 9.0, 9.0)];
        assert_eq!(walk(&items, |at| at != 1, Some(0), Step::Right), Some(2));
        assert_eq!(walk(&items, |at| at != 0, None, Step::Down), Some(1));
        assert_eq!(walk(&items, |_| true, None, Step::End), Some(2));
        assert_eq!(walk(&[], |_| true, None, Step::Right), None);
    }
}
