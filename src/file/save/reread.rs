//! Bringing the typed briefing up to a text in which an edit was made, by reading again only what it touched.

use std::collections::{BTreeMap, BTreeSet};

use super::skeleton::Skeleton;
use crate::{
    briefing::{
        Briefing,
        edit::{Change, Edit},
        finding::{Finding, Path, Severity, Step},
    },
    file::{Reading, Told, read},
};

macro_rules! lists {
    ($($list:ident)*) => {
        /// The keys of the lists of a briefing that are read element by element, in the order of the format.
        pub(super) const LISTS: &[&str] = &[$(stringify!($list)),*];

        fn length(briefing: &Briefing, list: &str) -> usize {
            match list {
                $(stringify!($list) => briefing.$list.len(),)*
                _ => 0,
            }
        }

        fn settle(plans: &BTreeMap<String, Plan>, briefing: &mut Briefing, fresh: &mut Briefing) {
            $(if let Some(plan) = plans.get(stringify!($list)) {
                plan.settle(&mut briefing.$list, std::mem::take(&mut fresh.$list));
            })*
        }

        fn swap_lists(one: &mut Briefing, other: &mut Briefing) {
            $(std::mem::swap(&mut one.$list, &mut other.$list);)*
        }
    };
}

lists!(sources definitions parties priorities measures events series bridges targets readiness scenarios slides);

/// What one change touches of a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Anything that is not in one of the lists.
    Head,
    /// A list as a whole.
    List(String),
    /// The inside of an element.
    Element(String, usize),
    /// A new element.
    Inserted(String, usize),
    /// An element that is gone.
    Removed(String, usize),
    /// An element that stands elsewhere.
    Moved(String, usize, usize),
}

impl Touch {
    /// All of a briefing, where it is not known what is touched.
    pub fn everything() -> Vec<Self> {
        let lists = LISTS.iter().map(|list| Self::List((*list).to_owned()));
        std::iter::once(Self::Head).chain(lists).collect()
    }

    /// What a change will touch in a text with this skeleton.
    pub(super) fn by(change: &Change, skeleton: &Skeleton) -> Self {
        let (list, rest) = match change.path().0.split_first() {
            Some((Step::Key(list), rest)) if LISTS.contains(&list.as_str()) => (list.clone(), rest),
            _ => return Self::Head,
        };
        let is_list = skeleton.member(&list).is_some_and(|top| top.elements.is_some());
        let count = skeleton.elements(&list).len();
        match (rest, change) {
            ([Step::At(at)], Change::Insert { .. }) if is_list => Self::Inserted(list, *at),
            ([Step::At(from)], Change::Move { to, .. }) if is_list => Self::Moved(list, *from, *to),
            ([Step::At(at)], Change::Set { json: None, .. }) if is_list => Self::Removed(list, *at),
            ([Step::At(at), ..], _) if *at < count => Self::Element(list, *at),
            ([Step::At(at)], _) if is_list => Self::Inserted(list, *at),
            _ => Self::List(list),
        }
    }

    /// What the change that takes this one back touches.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Inserted(list, at) => Self::Removed(list, at),
            Self::Removed(list, at) => Self::Inserted(list, at),
            Self::Moved(list, from, to) => Self::Moved(list, to, from),
            other => other,
        }
    }
}

/// A list on its way from one text to the next.
#[derive(Debug)]
struct Plan {
    /// Of each element of the text, where it stood before; nothing for what is read again.
    origin: Vec<Option<usize>>,
    /// What was left out before.
    gone: BTreeSet<usize>,
    /// What is left out now, of what is read again.
    broken: BTreeSet<usize>,
    /// Whether all is read again.
    whole: bool,
}

impl Plan {
    /// Of each element of the text before, where it stands now.
    fn now(&self) -> BTreeMap<usize, usize> {
        self.origin.iter().enumerate().filter_map(|(at, from)| Some(((*from)?, at))).collect()
    }

    /// Where what is read again stands.
    fn anew(&self) -> Vec<usize> {
        (0..self.origin.len()).filter(|at| self.origin[*at].is_none()).collect()
    }

    fn settle<T>(&self, list: &mut Vec<T>, fresh: Vec<T>) {
        let mut fresh = fresh.into_iter();
        let anew = self.origin.iter().enumerate().filter(|(_, from)| from.is_none());
        let stays = self.origin.len() == list.len() + self.gone.len()
            && self.origin.iter().enumerate().all(|(at, from)| from.is_none_or(|from| from == at))
            && anew.clone().all(|(at, _)| self.gone.contains(&at) == self.broken.contains(&at));
        if stays {
            for (at, _) in anew.filter(|(at, _)| !self.broken.contains(at)) {
                let place = at - self.gone.range(..at).count();
                if let (Some(place), Some(item)) = (list.get_mut(place), fresh.next()) {
                    *place = item;
                }
            }
            return;
        }
        let count = list.len() + self.gone.len();
        let mut items = std::mem::take(list).into_iter();
        let mut before: Vec<Option<T>> =
            (0..count).map(|at| if self.gone.contains(&at) { None } else { items.next() }).collect();
        let after = self.origin.iter().enumerate().map(|(at, from)| match from {
            Some(from) => before.get_mut(*from).and_then(Option::take),
            None if self.broken.contains(&at) => None,
            None => fresh.next(),
        });
        *list = after.flatten().collect();
    }
}

/// What was read again, not yet in the briefing.
#[derive(Debug)]
pub struct Reread {
    /// What reading the whole text would have told.
    pub reading: Reading,
    plans: BTreeMap<String, Plan>,
    /// The items read again, and the head.
    fresh: Briefing,
    /// Whether the head was read again.
    head: bool,
    /// How much of what was told stays; what comes after it is of what was read again.
    known: usize,
}

/// Reads again what an edit touched, given the briefing and what was told of the text before it.
///
/// # Errors
/// When the text no longer says that it is a briefing.
pub fn reread(
    briefing: &Briefing,
    before: &Reading,
    text: &str,
    skeleton: &Skeleton,
    touched: &[Touch],
) -> Result<Reread, Finding> {
    let mut plans = plans(briefing, before, skeleton, touched);
    let head = touched.contains(&Touch::Head);
    let excerpt = excerpt(text, skeleton, &plans, head);
    let (fresh, told) = read(&excerpt).map_err(|refusal| refusal.located.finding)?;

    // What was told of all else, at its place now.
    let has_told = !before.told.is_empty();
    let now: BTreeMap<&str, BTreeMap<usize, usize>> =
        plans.iter().filter(|_| has_told).map(|(list, plan)| (list.as_str(), plan.now())).collect();
    let stays = |path: &Path| match path.0.first() {
        Some(Step::Key(list)) if LISTS.contains(&list.as_str()) => {
            let Some(plan) = plans.get(list) else { return Some(path.clone()) };
            let Some(Step::At(at)) = path.0.get(1) else { return (!plan.whole).then(|| path.clone()) };
            Some(at_element(path, *now.get(list.as_str())?.get(at)?))
        }
        _ => (!head).then(|| path.clone()),
    };
    let mut reading = Reading::default();
    reading.skipped.extend(before.skipped.iter().filter_map(stays));
    reading
        .told
        .extend(before.told.iter().filter_map(|told| Some(relocated(told, stays(&told.finding.path)?))));

    // And what is told of what was read again.
    let anew: BTreeMap<&str, Vec<usize>> =
        plans.iter().map(|(list, plan)| (list.as_str(), plan.anew())).collect();
    let lands = |path: &Path| {
        let (Some(Step::Key(list)), Some(Step::At(at))) = (path.0.first(), path.0.get(1)) else {
            return Some(path.clone());
        };
        let Some(anew) = anew.get(list.as_str()) else { return Some(path.clone()) };
        Some(at_element(path, *anew.get(*at)?))
    };
    let skipped: Vec<Path> = told.skipped.iter().filter_map(lands).collect();
    let known = reading.told.len();
    reading
        .told
        .extend(told.told.iter().filter_map(|told| Some(relocated(told, lands(&told.finding.path)?))));
    for path in &skipped {
        if let [Step::Key(list), Step::At(at)] = path.0.as_slice()
            && let Some(plan) = plans.get_mut(list)
        {
            plan.broken.insert(*at);
        }
    }
    reading.skipped.extend(skipped);
    reading.skipped.sort();
    Ok(Reread { reading, plans, fresh, head, known })
}

fn plans(
    briefing: &Briefing,
    before: &Reading,
    skeleton: &Skeleton,
    touched: &[Touch],
) -> BTreeMap<String, Plan> {
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    for touch in touched {
        let list = match touch {
            Touch::Head => continue,
            Touch::List(list)
            | Touch::Element(list, _)
            | Touch::Inserted(list, _)
            | Touch::Removed(list, _)
            | Touch::Moved(list, ..) => list,
        };
        let plan = plans.entry(list.clone()).or_insert_with(|| {
            let gone: BTreeSet<usize> = before
                .skipped
                .iter()
                .filter_map(|path| match path.0.as_slice() {
                    [Step::Key(key), Step::At(at)] if key == list => Some(*at),
                    _ => None,
                })
                .collect();
            let origin = (0..length(briefing, list) + gone.len()).map(Some).collect();
            Plan { origin, gone, broken: BTreeSet::new(), whole: false }
        });
        let count = plan.origin.len();
        match *touch {
            Touch::Element(_, at) if at < count => plan.origin[at] = None,
            Touch::Inserted(_, at) if at <= count => plan.origin.insert(at, None),
            Touch::Removed(_, at) if at < count => drop(plan.origin.remove(at)),
            Touch::Moved(_, from, to) if from.max(to) < count => {
                let item = plan.origin.remove(from);
                plan.origin.insert(to, item);
            }
            _ => plan.whole = true,
        }
    }
    for (list, plan) in &mut plans {
        let count = skeleton.elements(list).len();
        if plan.whole || plan.origin.len() != count {
            plan.whole = true;
            plan.origin = vec![None; count];
        }
    }
    plans
}

/// A small briefing of what is to be read again.
fn excerpt(text: &str, skeleton: &Skeleton, plans: &BTreeMap<String, Plan>, head: bool) -> String {
    let mut members = Vec::new();
    if !head {
        members.push(r#""format":"hoofdlijn","version":1,"title":"""#.to_owned());
    }
    for (at, top) in skeleton.members.iter().enumerate() {
        let is_item_list = LISTS.contains(&top.key.as_str());
        let is_first = !skeleton.members[..at].iter().any(|other| other.key == top.key);
        match (plans.get(&top.key), &top.elements) {
            (Some(plan), Some(elements)) if is_first => {
                let anew = elements.iter().zip(&plan.origin).filter(|(_, from)| from.is_none());
                let anew: Vec<&str> = anew.map(|(element, _)| &text[element.clone()]).collect();
                members.push(format!("\"{}\":[{}]", top.key, anew.join(",")));
            }
            (Some(plan), _) if plan.whole => members.push(text[top.member.clone()].to_owned()),
            (None, _) if head && !is_item_list => members.push(text[top.member.clone()].to_owned()),
            _ => {}
        }
    }
    format!("{{{}}}", members.join(","))
}

fn at_element(path: &Path, at: usize) -> Path {
    let mut path = path.clone();
    if let Some(step) = path.0.get_mut(1) {
        *step = Step::At(at);
    }
    path
}

/// What was told of an element, told of where it stands now.
fn relocated(told: &Told, path: Path) -> Told {
    let mut told = told.clone();
    let element = |path: &Path| Path(path.0.iter().take(2).cloned().collect()).to_string();
    let (before, after) = (element(&told.finding.path), element(&path));
    for (name, value) in &mut told.finding.args {
        if *name == "left_out"
            && let Some(rest) = value.strip_prefix(&before)
        {
            *value = format!("{after}{rest}");
        }
    }
    told.finding.path = path;
    told
}

impl Reread {
    /// Why the edit that was made is not to be: something it wrote cannot be read, or what could be read cannot any
    /// longer. What was broken before may stay so.
    pub fn refusal(&self, edit: &Edit, before: &Reading) -> Option<&Finding> {
        let errors = self.reading.told[self.known..].iter().map(|told| &told.finding);
        let mut errors = errors.filter(|finding| finding.severity == Severity::Error).peekable();
        errors.peek()?;
        let through = |path: &Path, changes: &[Change]| {
            changes.iter().try_fold(path.clone(), |path, change| change.carry(&path))
        };
        let written = edit.changes.iter().enumerate().filter_map(|(at, change)| match change {
            Change::Set { json: Some(_), path } | Change::Insert { path, .. } => {
                through(path, &edit.changes[at + 1..])
            }
            Change::Set { json: None, .. } | Change::Move { .. } => None,
        });
        let written: Vec<Path> = written.collect();
        let old = before
            .told
            .iter()
            .filter_map(|told| Some((&told.finding, through(&told.finding.path, &edit.changes)?)));
        let old: Vec<_> = old.collect();
        let skipped: Vec<Path> =
            before.skipped.iter().filter_map(|path| through(path, &edit.changes)).collect();
        let key = |finding: &Finding| finding.args.iter().find(|(name, _)| *name == "key").cloned();
        let was_so = |finding: &Finding| {
            skipped.iter().any(|path| finding.path.0.starts_with(&path.0))
                || old.iter().any(|(old, path)| {
                    *path == finding.path && old.code == finding.code && key(old) == key(finding)
                })
        };
        errors.find(|finding| {
            written.iter().any(|path| finding.path.0.starts_with(&path.0)) || !was_so(finding)
        })
    }

    /// Puts what was read again into the briefing.
    pub fn settle(mut self, briefing: &mut Briefing) -> Reading {
        settle(&self.plans, briefing, &mut self.fresh);
        if self.head {
            swap_lists(briefing, &mut self.fresh);
            *briefing = self.fresh;
        }
        self.reading
    }
}
