//! Several events in a row, where one row each would not fit.

use std::{collections::HashMap, sync::Arc};

use super::{
    prepare::{Entry, Lane, Sorted},
    scale::Scale,
};

/// What the packing depends on. Zooming within half an octave, panning a little and hovering leave it as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Packing {
    /// Points a day, rounded down to half octaves: `2^(level/2)`.
    pub level: i32,
    /// The days that are packed, in steps of [`STEP`].
    pub days: (i64, i64),
    /// How many rows there are for all lanes.
    pub rows: usize,
    /// Which lanes are folded to one row; none where all lanes are taken as one.
    pub folded: Option<Vec<bool>>,
    /// The width of a letter of a title, in points.
    pub letter: f32,
    /// The width of a mark, with the gap beside it.
    pub mark: f32,
}

/// The rows of each lane; none for a lane that has nothing in sight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// A lane's rows.
    pub lanes: Vec<Vec<Arc<Sorted>>>,
}

/// The rows of crowded lanes, by lane and number of rows: they do not depend on what is in sight.
pub type Crowds = HashMap<(usize, usize), Vec<Arc<Sorted>>>;

/// With more events in sight than this in a lane its titles cannot all be there, and it is spread over all rows it
/// may have.
const CROWD: usize = 2000;

/// Titles longer than this many letters are shortened before they cost a row.
const LETTERS: u8 = 28;

/// What is in sight is packed with what lies this many points around it, so that rows rest while one pans.
const STEP: f64 = 96.0;

impl Packing {
    /// For a scale, with no rows yet.
    pub fn new(scale: &Scale) -> Self {
        let level = (scale.per_day().log2() * 2.0).floor() as i32;
        let step = STEP / (f64::from(level) / 2.0).exp2();
        let days = ((scale.first / step).floor() as i64, (scale.last / step).ceil() as i64);
        Self { level, days, rows: 1, folded: None, letter: 0.0, mark: 0.0 }
    }

    /// Packs the lanes: as few rows as leave each title room, in at most as many as there are.
    pub fn pack(&self, lanes: &[Lane], crowds: &mut Crowds) -> Packed {
        let one;
        let (lanes, folded) = if let Some(folded) = &self.folded {
            (lanes, folded.as_slice())
        } else {
            one = [Lane::of_all(lanes)];
            (&one[..], &[false][..])
        };
        let per_day = (f64::from(self.level) / 2.0).exp2();
        let mark = f64::from(self.mark) / per_day;
        let letter = f64::from(self.letter) / per_day;
        let room = |entry: &Entry| {
            let title = letter * f64::from(entry.letters.min(LETTERS));
            let (first, end) = (entry.first - mark / 2.0, entry.end + mark / 2.0);
            Room { first, end, near: end.min(first + mark + title), titled: end + title }
        };
        let step = STEP / per_day;
        let (first, last) = (self.days.0 as f64 * step, self.days.1 as f64 * step);
        let seen: Vec<Vec<Entry>> = lanes
            .iter()
            .map(|lane| lane.sorted.visible(first, last).take(CROWD + 1).copied().collect())
            .collect();
        let needs: Vec<usize> = seen
            .iter()
            .zip(folded)
            .map(|(entries, folded)| match entries.len() {
                0 => 0,
                _ if *folded => 1,
                count if count > CROWD => self.rows,
                _ => needed(entries.iter().map(room), self.rows),
            })
            .collect();
        let shares = share(&needs, self.rows);
        let lanes = seen.iter().zip(&shares).enumerate().map(|(at, (entries, rows))| {
            if entries.len() > CROWD {
                // In steps, so that a row more or less of another lane does not spread it anew.
                let rows = if *rows > 4 { rows - rows % 4 } else { *rows };
                let key = (if self.folded.is_some() { at } else { usize::MAX }, rows);
                let all = &lanes[at].sorted.entries;
                return crowds.entry(key).or_insert_with(|| split(all, &spread(all.len(), rows))).clone();
            }
            split(entries, &fill(entries.iter().map(room), *rows))
        });
        Packed { lanes: lanes.collect() }
    }
}

/// The days an event takes.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// From its mark.
    first: f64,
    /// To the end of its mark.
    end: f64,
    /// The same, of a long mark no further than a title would go.
    near: f64,
    /// To the end of its title, right of it.
    titled: f64,
}

/// The entries row by row.
fn split(entries: &[Entry], places: &[usize]) -> Vec<Arc<Sorted>> {
    let rows = places.iter().max().map_or(0, |most| most + 1);
    let mut split: Vec<Vec<Entry>> = vec![Vec::new(); rows];
    for (entry, row) in entries.iter().zip(places) {
        split[*row].push(*entry);
    }
    split.into_iter().filter(|row| !row.is_empty()).map(|row| Arc::new(Sorted::new(row))).collect()
}

/// Puts each event in the first row where its mark and title have room; with no rows left, where its mark has room
/// and the least of a title is lost; failing that, where it is in the way least, long marks among all alike.
fn fill(events: impl Iterator<Item = Room>, rows: usize) -> Vec<usize> {
    // Of each row, where its marks end, where its titles do, and how far it is closed to others.
    let mut ends: Vec<(f64, f64, f64)> = Vec::new();
    let places = events.map(|room| {
        let free = ends.iter().position(|(_, titles, _)| *titles <= room.first);
        let row = free.unwrap_or_else(|| {
            if ends.len() < rows.max(1) {
                ends.push((f64::NEG_INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY));
                return ends.len() - 1;
            }
            let mut best = ((true, f64::INFINITY), 0);
            for (at, (marks, titles, near)) in ends.iter().enumerate() {
                let key = if *marks > room.first { (true, *near) } else { (false, *titles) };
                if key < best.0 {
                    best = (key, at);
                }
            }
            best.1
        });
        let (marks, titles, near) = &mut ends[row];
        *marks = marks.max(room.end);
        *titles = titles.max(room.titled);
        *near = near.max(room.near);
        row
    });
    places.collect()
}

/// How many rows give each mark and title room, at most as many as there are.
fn needed(events: impl Iterator<Item = Room>, rows: usize) -> usize {
    let mut titles: Vec<f64> = Vec::new();
    for room in events {
        match titles.iter().position(|titles| *titles <= room.first) {
            Some(row) => titles[row] = titles[row].max(room.titled),
            None if titles.len() + 1 >= rows => return rows.max(1),
            None => titles.push(room.titled),
        }
    }
    titles.len().max(1)
}

/// Deals the events out, so that all rows are filled alike, whatever lasts long among them.
fn spread(events: usize, rows: usize) -> Vec<usize> {
    (0..events).map(|at| at % rows.max(1)).collect()
}

/// How many rows each gets of what it needs: the small ones all, the large ones alike; at least one each that needs
/// any.
fn share(needs: &[usize], rows: usize) -> Vec<usize> {
    let mut shares: Vec<usize> = needs.iter().map(|need| (*need).min(1)).collect();
    let mut left = rows.saturating_sub(shares.iter().sum());
    while left > 0 {
        let wanting: Vec<usize> = (0..needs.len()).filter(|at| shares[*at] < needs[*at]).collect();
        if wanting.is_empty() {
            break;
        }
        for at in wanting {
            if left > 0 {
                shares[at] += 1;
                left -= 1;
            }
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Hue;

    fn lane(days: &[(f64, f64)], letters: u8) -> Lane {
        let entries = days.iter().enumerate().map(|(at, (first, end))| Entry {
            event: at as u32,
            first: *first,
            end: *end,
            order: 0.0,
            letters,
        });
        Lane { priority: None, hue: Hue::Grey, sorted: Sorted::new(entries.collect()) }
    }

    fn packing(rows: usize, lanes: usize) -> Packing {
        Packing { level: 0, days: (-9, 99), rows, folded: Some(vec![false; lanes]), letter: 5.0, mark: 10.0 }
    }

    fn rows(packing: &Packing, lanes: &[Lane]) -> Vec<Vec<Vec<u32>>> {
        let packed = packing.pack(lanes, &mut Crowds::new());
        let events = |row: &Arc<Sorted>| row.entries.iter().map(|entry| entry.event).collect();
        packed.lanes.iter().map(|rows| rows.iter().map(events).collect()).collect()
    }

    #[test]
    fn packs_tightly_with_room_for_titles() {
        // A day is a point; a title of four letters takes twenty.
        let lanes = [lane(&[(0.0, 0.0), (10.0, 10.0), (31.0, 31.0), (41.0, 90.0)], 4)];
        assert_eq!(rows(&packing(9, 1), &lanes), [[vec![0, 2], vec![1, 3]]]);
        let near = Packing { level: 2, ..packing(9, 1) };
        assert_eq!(rows(&near, &lanes), [[vec![0, 2], vec![1, 3]]]);
        let nearer = Packing { level: 4, ..packing(9, 1) };
        assert_eq!(rows(&nearer, &lanes), [[vec![0, 1, 2, 3]]]);
    }

    #[test]
    fn with_too_few_rows_marks_keep_theirs() {
        let lanes = [lane(&[(0.0, 0.0), (5.0, 5.0), (10.0, 10.0), (15.0, 15.0), (20.0, 20.0)], 20)];
        assert_eq!(rows(&packing(2, 1), &lanes), [[vec![0, 2, 4], vec![1, 3]]]);
    }

    #[test]
    fn what_is_not_in_sight_takes_no_row() {
        let lanes = [lane(&[(0.0, 0.0), (900.0, 900.0), (901.0, 901.0)], 4), lane(&[(950.0, 950.0)], 4)];
        let sight = Packing { days: (0, 1), ..packing(9, 2) };
        assert_eq!(rows(&sight, &lanes), [vec![vec![0]], vec![]]);
    }

    #[test]
    fn small_lanes_get_all_they_need() {
        assert_eq!(share(&[1, 9, 3, 9], 14), [1, 5, 3, 5]);
        assert_eq!(share(&[1, 0, 2], 9), [1, 0, 2]);
        assert_eq!(share(&[4, 4], 1), [1, 1], "never none");
    }

    #[test]
    fn a_crowd_is_spread_alike() {
        let days: Vec<(f64, f64)> = (0..3000).map(|day| (f64::from(day), f64::from(day))).collect();
        let packed = rows(&packing(8, 1), &[lane(&days, 40)]);
        assert_eq!(packed[0].len(), 8);
        assert!(packed[0].iter().all(|row| row.len() == 375));
    }

    #[test]
    fn a_folded_lane_has_one_row() {
        let lanes = [lane(&[(0.0, 0.0), (1.0, 1.0)], 9), lane(&[(0.0, 0.0), (1.0, 1.0)], 9)];
        let folded = Packing { folded: Some(vec![true, false]), ..packing(9, 2) };
        assert_eq!(rows(&folded, &lanes), [vec![vec![0, 1]], vec![vec![0], vec![1]]]);
    }
}
