//! Which events are shown, in lanes, sorted so that what is visible is found without looking at the rest.
//!
//! It is worked out once for a state of the document, a filter and a day, and holds whatever the range is.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

use egui::{Color32, Rect, Shape};

use super::{
    View, Which,
    form::Form,
    pack::{Crowds, Packed, Packing},
    scale::{Scale, clamped, date_of},
    words::Told,
};
use crate::{
    briefing::{Event, Id, Priority, timing::Status},
    figure::{Hue, Scene, hue, parts::in_parts, pen::Galleys},
};

/// An event in its lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Its position in the briefing.
    pub event: u32,
    /// The first day of what is drawn.
    pub first: f64,
    /// The day after the last.
    pub end: f64,
    /// What rows are ordered by: its deadline, or else when it was done or is to begin.
    pub order: f64,
    /// The letters of its title, at most 255.
    pub letters: u8,
}

/// Days in order. They are kept small, and near ones are found soonest: with a million of them, a picture's time is
/// that of fetching memory. Half days are exact in them for all dates there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Days(Vec<f32>);

impl Days {
    /// Of days in order.
    fn new(days: impl Iterator<Item = f64>) -> Self {
        Self(days.map(|day| day as f32).collect())
    }

    /// One of them, by its position.
    pub fn get(&self, at: usize) -> Option<f64> {
        self.0.get(at).copied().map(f64::from)
    }

    /// The position of the first at or after `from` that is no earlier than a day.
    pub fn next_from(&self, from: usize, day: f64) -> usize {
        let before = |other: &f32| f64::from(*other) < day;
        let mut step = 1;
        while self.0.get(from + step).is_some_and(before) {
            step *= 2;
        }
        let (low, high) = (from + step / 2, (from + step).min(self.0.len()));
        low + self.0.get(low..high).map_or(0, |days| days.partition_point(before))
    }
}

/// Entries by their first day, with how far each and those before it reach.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sorted {
    /// By their first day.
    pub entries: Vec<Entry>,
    /// Their first days.
    pub firsts: Days,
    /// The farthest end up to and including each.
    reach: Vec<f64>,
    /// The farthest end among each [`BLOCK`] of them, and among each [`BLOCK`] of these: what lasts for decades makes no
    /// one look at all that begins after it.
    ends: [Vec<f64>; 2],
}

/// How many entries are passed over at once.
const BLOCK: usize = 16;

impl Sorted {
    /// Sorts.
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable_by(|one, other| {
            one.first.total_cmp(&other.first).then(one.event.cmp(&other.event))
        });
        let mut far = f64::NEG_INFINITY;
        let reach = entries.iter().map(|entry| {
            far = far.max(entry.end);
            far
        });
        let reach = reach.collect();
        let firsts = Days::new(entries.iter().map(|entry| entry.first));
        let farthest = |block: &[f64]| block.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let of_entries =
            |block: &[Entry]| block.iter().map(|entry| entry.end).fold(f64::NEG_INFINITY, f64::max);
        let ends: Vec<f64> = entries.chunks(BLOCK).map(of_entries).collect();
        let of_ends = ends.chunks(BLOCK).map(farthest).collect();
        Self { entries, firsts, reach, ends: [ends, of_ends] }
    }

    /// The positions that may be between two days: all that are, and few others.
    pub fn between(&self, first: f64, last: f64) -> Range<usize> {
        let from = self.reach.partition_point(|reach| *reach < first);
        let to = self.entries.partition_point(|entry| entry.first < last);
        from..to.max(from)
    }

    /// Those that are between two days.
    pub fn visible(&self, first: f64, last: f64) -> impl Iterator<Item = &Entry> {
        self.lasting(self.between(first, last), first)
    }

    /// Those of a range of positions that last to a day or longer.
    pub fn lasting(&self, range: Range<usize>, day: f64) -> impl Iterator<Item = &Entry> {
        let blocks = range.start / BLOCK..range.end.div_ceil(BLOCK);
        let wide = blocks.start / BLOCK..blocks.end.div_ceil(BLOCK);
        let wide = wide.filter(move |wide| self.ends[1][*wide] >= day);
        let blocks =
            wide.flat_map(move |wide| (wide * BLOCK).max(blocks.start)..((wide + 1) * BLOCK).min(blocks.end));
        let blocks = blocks.filter(move |block| self.ends[0][*block] >= day);
        let entries = blocks.flat_map(move |block| {
            let (from, to) = (block * BLOCK, (block + 1) * BLOCK);
            &self.entries[from.max(range.start)..to.min(range.end)]
        });
        entries.filter(move |entry| entry.end >= day)
    }
}

/// The events of a priority at the top of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The priority; `None` for events without one.
    pub priority: Option<Id>,
    /// Its colour.
    pub hue: Hue,
    /// Its events.
    pub sorted: Sorted,
}

impl Lane {
    /// How many of its events are in view, in words; of very many about how many.
    pub fn in_view(&self, scene: &Scene<'_>, scale: &Scale) -> String {
        let between = self.sorted.between(scale.first, scale.last).len();
        let visible = self.sorted.visible(scale.first, scale.last);
        let seen = if between > MANY { between } else { visible.count() };
        scene.texts.with("timeline-lane", &[("n", seen.into())])
    }

    /// All lanes as one, without a priority.
    pub fn of_all(lanes: &[Self]) -> Self {
        let entries = lanes.iter().flat_map(|lane| lane.sorted.entries.iter().copied());
        Self { priority: None, hue: Hue::Grey, sorted: Sorted::new(entries.collect()) }
    }
}

/// How many promises came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Done within the window or before it.
    pub on_time: usize,
    /// Done after it.
    pub late: usize,
    /// Not done, and the window has passed.
    pub overdue: usize,
    /// Done, no deadline named.
    pub done: usize,
    /// Not done, and not yet due or without a deadline.
    pub open: usize,
    /// Taken back.
    pub withdrawn: usize,
    /// Nobody knows.
    pub unknown: usize,
}

impl Counts {
    fn add(&mut self, status: Status) {
        *match status {
            Status::OnTime | Status::Early => &mut self.on_time,
            Status::Late => &mut self.late,
            Status::Overdue => &mut self.overdue,
            Status::Done => &mut self.done,
            Status::NotDue | Status::Due | Status::Open => &mut self.open,
            Status::Withdrawn => &mut self.withdrawn,
            Status::Unknown => &mut self.unknown,
        } += 1;
    }

    /// Those of which it is known what they came to.
    pub fn known(&self) -> usize {
        self.on_time + self.late + self.overdue + self.done + self.open + self.withdrawn
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.on_time += other.on_time;
        self.late += other.late;
        self.overdue += other.overdue;
        self.done += other.done;
        self.open += other.open;
        self.withdrawn += other.withdrawn;
        self.unknown += other.unknown;
    }
}

/// Which events are shown, and what is kept about them from one layout to the next.
#[derive(Debug, Default)]
pub struct Prepared {
    /// In the tree's order, those with an event.
    pub lanes: Vec<Lane>,
    /// The first days of all events of the priorities that are shown, in order.
    pub starts: Days,
    /// The first and the last day of these.
    pub span: Option<(f64, f64)>,
    /// The days at the edges when no range is set: the span of the promises said in the document that the briefing is
    /// about, from the first statement to the last delivery or reading, with some air, in whole months. Promises said
    /// elsewhere do not stretch it. Without any promise, the span of all there is.
    pub opening: (f64, f64),
    /// What the promises of the document that the briefing is about came to.
    pub counts: Counts,
    /// How many events are shown.
    pub shown: usize,
    /// How many would be, without a filter on status or text.
    pub of: usize,
    told: HashMap<usize, Known>,
    /// The months that were told, in order: the first day of each, the day after the last, and its name.
    months: Vec<(f64, f64, Arc<str>)>,
    strip: Option<(StripFor, Option<Shape>)>,
    numbers: HashMap<usize, Arc<str>>,
    /// What is written at marks.
    pub(super) galleys: Galleys,
    packed: Option<(Packing, Arc<Packed>)>,
    crowds: Crowds,
}

/// What the marks of the strip depend on, but for the events: the days across it, where it lies, a point of the design
/// and their colour.
pub type StripFor = (Scale, Rect, f32, Color32);

/// What of an event holds whatever the range is.
#[derive(Clone, Debug)]
pub struct Known {
    /// Along the axis.
    pub form: Arc<Form>,
    /// In words.
    pub told: Arc<Told>,
    /// Its colour.
    pub hue: Hue,
}

/// With more events in sight than this they are not counted one by one: few of them ended before.
pub const MANY: usize = 5000;

/// How many events' words are kept.
const KEPT: usize = 20_000;

impl Prepared {
    /// An event along the axis and in words.
    pub fn tell(&mut self, scene: &Scene<'_>, event: usize) -> (Arc<Form>, Arc<Told>) {
        let known = self.known(scene, event);
        (known.form.clone(), known.told.clone())
    }

    /// What is known of an event.
    pub fn known(&mut self, scene: &Scene<'_>, event: usize) -> &Known {
        if self.told.len() > KEPT {
            self.told.clear();
        }
        self.told.entry(event).or_insert_with(|| {
            let item = &scene.briefing.events[event];
            let form = Form::of(scene, item);
            let told = Told::of(scene, item, &form);
            let hue = hue(scene.briefing, scene.index, item.priority.as_ref());
            Known { form: form.into(), told: told.into(), hue }
        })
    }

    /// Sets all text anew: what was set points into a font atlas that is no more.
    pub fn forget_galleys(&mut self) {
        self.galleys.clear();
    }

    /// A count as it is written.
    pub fn number(&mut self, scene: &Scene<'_>, count: usize) -> Arc<str> {
        if self.numbers.len() > KEPT {
            self.numbers.clear();
        }
        self.numbers.entry(count).or_insert_with(|| scene.texts.decimal(count.into()).into()).clone()
    }

    /// The marks of the strip, those of the last one where it is the same: it rests while what is in sight moves.
    pub fn strip_marks(&mut self, of: StripFor, make: impl FnOnce(&Days) -> Option<Shape>) -> Option<Shape> {
        if let Some((_, marks)) = self.strip.as_ref().filter(|(known, _)| *known == of) {
            return marks.clone();
        }
        let marks = make(&self.starts);
        self.strip = Some((of, marks.clone()));
        marks
    }

    /// The name of a day's month with its year.
    pub fn month(&mut self, scene: &Scene<'_>, day: f64) -> Arc<str> {
        let at = self.months.partition_point(|(first, ..)| *first <= day);
        if let Some((_, end, name)) = self.months[..at].last()
            && day < *end
        {
            return name.clone();
        }
        let date = date_of(day);
        let first = super::form::start_of(date.first_of_month());
        let end = first + f64::from(date.days_in_month());
        let name: Arc<str> = scene.texts.month(date).into();
        if (first..end).contains(&day) {
            self.months.insert(at, (first, end, name.clone()));
        }
        name
    }

    /// The rows of a packing, those of the last one where it is the same.
    pub fn packed(&mut self, packing: Packing) -> Arc<Packed> {
        if let Some((_, packed)) = self.packed.as_ref().filter(|(known, _)| *known == packing) {
            return packed.clone();
        }
        let packed = Arc::new(packing.pack(&self.lanes, &mut self.crowds));
        self.packed = Some((packing, packed.clone()));
        packed
    }

    /// About how many events are between two days, and no fewer.
    pub fn about(&self, first: f64, last: f64) -> usize {
        self.lanes.iter().map(|lane| lane.sorted.between(first, last).len()).sum()
    }
}

/// Whether a promise is among those that the figure's finding counts: said in the document that the briefing is
/// about, or any where it is about none.
fn counts(scene: &Scene<'_>, event: &Event) -> bool {
    let Some(subject) = &scene.briefing.subject else { return !event.promises.is_empty() };
    let said = event.promises.iter().flat_map(|promise| &promise.evidence);
    said.filter_map(|evidence| evidence.source.as_ref()).any(|source| source == subject)
}

fn is_shown(view: &View, event: &Event) -> bool {
    view.which == Which::All || !event.promises.is_empty()
}

/// Makes a span contain another.
fn widen(span: &mut Option<(f64, f64)>, other: Option<(f64, f64)>) {
    if let Some((first, end)) = other {
        let (least, most) = span.unwrap_or((first, end));
        *span = Some((least.min(first), most.max(end)));
    }
}

/// Works out which events are shown.
pub fn prepare(scene: &Scene<'_>, view: &View) -> Prepared {
    let briefing = scene.briefing;
    let lanes = Tops::new(scene);
    let mut all = Gathered { entries: vec![Vec::new(); lanes.in_order.len() + 1], ..Gathered::default() };
    for part in in_parts(briefing.events.len(), |events| gather(scene, view, &lanes, events)) {
        all.add(part);
    }
    let mut prepared = Prepared { span: all.span, shown: all.shown, of: all.of, ..Prepared::default() };
    let opened = all.spans.into_iter().flatten().next();
    prepared.opening = airy(opened.unwrap_or_else(|| {
        let today = super::form::start_of(scene.today);
        (today - 183.0, today + 182.0)
    }));
    prepared.counts = if all.said_there == Counts::default() { all.said_anywhere } else { all.said_there };
    all.starts.sort_unstable_by(f32::total_cmp);
    prepared.starts = Days(all.starts);
    let tops = lanes.in_order.iter().map(|top| Some(&top.id)).chain([None]);
    let filled = tops.zip(all.entries).filter(|(_, entries)| !entries.is_empty());
    prepared.lanes = filled
        .map(|(priority, entries)| Lane {
            priority: priority.cloned(),
            hue: hue(briefing, scene.index, priority),
            sorted: Sorted::new(entries),
        })
        .collect();
    prepared
}

/// What is gathered of a part of the events.
#[derive(Default)]
struct Gathered {
    /// Lane by lane, those without a priority last.
    entries: Vec<Vec<Entry>>,
    starts: Vec<f32>,
    span: Option<(f64, f64)>,
    /// The days of promises said in the document that the briefing is about, of all promises, and of all.
    spans: [Option<(f64, f64)>; 3],
    said_there: Counts,
    said_anywhere: Counts,
    shown: usize,
    of: usize,
}

impl Gathered {
    /// Adds what was gathered of the events that follow.
    fn add(&mut self, next: Self) {
        for (entries, next) in self.entries.iter_mut().zip(next.entries) {
            if entries.is_empty() {
                *entries = next;
            } else {
                entries.extend(next);
            }
        }
        self.starts.extend(next.starts);
        widen(&mut self.span, next.span);
        for (span, next) in self.spans.iter_mut().zip(next.spans) {
            widen(span, next);
        }
        self.said_there += next.said_there;
        self.said_anywhere += next.said_anywhere;
        self.shown += next.shown;
        self.of += next.of;
    }
}

/// Works out which of a part of the events are shown.
fn gather(scene: &Scene<'_>, view: &View, lanes: &Tops<'_>, events: Range<usize>) -> Gathered {
    let mut all = Gathered {
        entries: vec![Vec::new(); lanes.in_order.len() + 1],
        starts: Vec::with_capacity(events.len()),
        ..Gathered::default()
    };
    // The text that is looked for is in a title, in any language.
    let sought = view.find.trim().to_lowercase();
    let found = |event: &Event| {
        sought.is_empty() || event.title.all().any(|title| title.to_lowercase().contains(&sought))
    };
    for at in events {
        let event = &scene.briefing.events[at];
        let Some(lane) = lanes.lane(event.priority.as_ref()) else { continue };
        let form = Form::of(scene, event);
        let days = form.body().or_else(|| form.extent());
        // Ticks of statements are not counted in: in a letter all were made on one day.
        // The strip shows all there is, so that one sees what the view leaves out.
        all.starts.extend(days.map(|(first, _)| first as f32));
        widen(&mut all.span, days);
        if !is_shown(view, event) {
            continue;
        }
        all.of += 1;
        let status = form.standing.status;
        if !(view.statuses.is_empty() || view.statuses.contains(&status)) || !found(event) {
            continue;
        }
        all.shown += 1;
        let known = form.known();
        widen(&mut all.spans[2], known);
        if !event.promises.is_empty() {
            all.said_anywhere.add(status);
            widen(&mut all.spans[1], known);
            if counts(scene, event) {
                all.said_there.add(status);
                widen(&mut all.spans[0], known);
            }
        }
        let Some((first, end)) = days else { continue };
        let deadline = form.bands.first().and_then(|band| band.window.last.map(|_| band.end));
        let order = deadline.or(form.done.map(|done| done.span().0)).unwrap_or(first);
        let letters = scene.texts.text(&event.title).chars().count().min(255) as u8;
        all.entries[lane].push(Entry { event: at as u32, first, end, order, letters });
    }
    all
}

/// The lane of each priority: that of the one at the top of its branch.
struct Tops<'a> {
    in_order: Vec<&'a Priority>,
    lanes: BTreeMap<&'a Id, usize>,
    unfiltered: bool,
}

impl<'a> Tops<'a> {
    fn new(scene: &Scene<'a>) -> Self {
        let briefing = scene.briefing;
        let mut tops: Vec<&Priority> = Vec::new();
        let mut lanes = BTreeMap::new();
        // Twice over the list, so that lanes are in its order even where a child stands before its parent.
        for top in briefing.priorities.iter().filter(|priority| priority.parent.is_none()) {
            tops.push(top);
        }
        for priority in &briefing.priorities {
            if !scene.filter.shows(briefing, scene.index, Some(&priority.id)) {
                continue;
            }
            // In a circle of parents there is no top: it goes with what has no priority.
            let Some(top) = scene.index.ancestry(briefing, &priority.id).first().copied() else { continue };
            if let Some(at) = tops.iter().position(|known| known.id == top.id) {
                lanes.insert(&priority.id, at);
            }
        }
        Self { in_order: tops, lanes, unfiltered: scene.filter.priorities.is_empty() }
    }

    /// The lane of a priority, the last one for none; `None` where it is filtered out.
    fn lane(&self, priority: Option<&Id>) -> Option<usize> {
        let found = priority.and_then(|id| self.lanes.get(id).copied());
        found.or_else(|| self.unfiltered.then_some(self.in_order.len()))
    }
}

/// The days at the edges when no range is set; see [`Prepared::opening`].
pub fn opening(scene: &Scene<'_>, view: &View) -> (f64, f64) {
    prepare(scene, view).opening
}

/// A span with some air at its ends, in whole months.
fn airy((first, last): (f64, f64)) -> (f64, f64) {
    let air = ((last - first) * 0.04).clamp(3.0, 400.0);
    let (first, last) = (date_of(first - air), date_of(last + air));
    let end = last.last_of_month();
    let (first, last) = (super::form::start_of(first.first_of_month()), super::form::start_of(end) + 1.0);
    clamped(first, last)
}

#[cfg(test)]
mod tests;
