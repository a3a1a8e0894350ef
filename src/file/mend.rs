//! A file with broken parts still opens: what cannot be read is left out, as little as possible, and told.
//!
//! No list of the format's keys is needed. A part is read; where that fails, the smallest thing around the error is
//! left out and the rest read again, until it reads. An optional key that is wrong costs that key; a required one
//! the thing it is required in.

use std::collections::{BTreeMap, BTreeSet};

use serde_path_to_error::Segment;

use super::{
    LIMIT, NONE, Told,
    keys::{distance, most_apart},
    outline::{Member, Parts, offset, parts},
    trouble::{Kind, Trouble, quoted},
};
use crate::briefing::{
    Briefing, FORMAT, VERSION,
    finding::{Finding, Path, Step},
};

/// The keys that every briefing has.
const REQUIRED: [&str; 3] = ["format", "version", "title"];

/// Keys that say how much, when or how sure in what has no id of its own: a date, a number, a piece of evidence, a
/// promise. Without one of them the rest would say something else, so all of it is left out.
const BEARING: &[&str] = &[
    "value",
    "qualifier",
    "low",
    "high",
    "missing",
    "date",
    "earliest",
    "latest",
    "unit",
    "phase",
    "vintage",
    "kind",
    "when",
    "said_on",
    "source",
    "constant",
];

/// Keys that bear the meaning of an item too: half a band is another target, a bridge without a step has another rest,
/// and a delivery that cannot be read is not a broken promise.
const BEARING_IN_ITEMS: &[&str] = &["low", "high", "actual", "steps", "parts"];

/// Lists that are summed: without one element they say something else.
const SUMMED: &[&str] = &["steps", "parts"];

/// What is tried in the place of a key that is missing, to learn whether others are missing too.
const STAND_INS: [&str; 4] = ["\"\"", "\"2022\"", "[]", "0"];

/// Bytes that are read again to spare what stands around broken parts; then these are left out whole.
const EFFORT: usize = 256 << 20;

/// What could be read of a file.
pub(super) struct Mended {
    /// The text with everything that cannot be read left out.
    pub text: String,
    /// What was wrong.
    pub troubles: Vec<Told>,
    /// The elements of lists that were left out.
    pub skipped: Vec<Path>,
}

/// Leaves out what cannot be read of the object `root`.
pub(super) fn mend(root: &str) -> Mended {
    let mut mender = Mender {
        root,
        cut: BTreeSet::new(),
        troubles: Vec::new(),
        left_out: Vec::new(),
        skipped: Vec::new(),
        trial: None,
        effort: root.len() + (root.len() * 3).clamp(1 << 20, EFFORT),
    };
    let text = mender.root();
    let Mender { mut troubles, left_out, mut skipped, .. } = mender;
    for (told, left_out) in troubles.iter_mut().zip(left_out) {
        told.finding.args.push(("left_out", left_out.to_string()));
    }
    skipped.sort();
    Mended { text, troubles, skipped }
}

struct Mender<'a> {
    root: &'a str,
    /// Where the values begin that are left out.
    cut: BTreeSet<usize>,
    troubles: Vec<Told>,
    /// What each trouble costs.
    left_out: Vec<Path>,
    skipped: Vec<Path>,
    /// Bytes that may still be read.
    effort: usize,
    /// An object, by where it begins, and the members it is given for a trial.
    trial: Option<(usize, String)>,
}

/// A step down from a value, in the file.
struct Node<'a> {
    step: Step,
    value: &'a str,
}

/// A value that is read by itself: of a key of the briefing, or an element of its list.
struct Scope<'a, 'k> {
    key: &'k str,
    path: Path,
    value: &'a str,
    /// Whether it is an element.
    is_element: bool,
}

impl<'a> Mender<'a> {
    fn root(&mut self) -> String {
        let Parts::Object(members) = parts(self.root) else { return complete::<&str>("{}", &[]) };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for member in &members {
            let key = member.key();
            let path = Path::default().key(&*key);
            let nth = seen.entry(key.to_string()).or_default();
            *nth += 1;
            let nth = *nth - 1;
            if self.is_enough(&path) {
                self.cut(member.value);
            } else if let Err(error) = serde_json::from_str::<String>(member.raw_key) {
                let mut trouble = Trouble::of(&error, member.raw_key);
                trouble.args.push(("key", quoted(&key)));
                self.tell(trouble, path.clone(), nth, path);
                self.cut(member.value);
            } else if nth > 0 {
                self.tell(Trouble::duplicate(key.to_string()), path.clone(), nth, path);
                self.cut(member.value);
            } else {
                self.member(member, &key, path);
            }
        }
        for key in REQUIRED {
            if !seen.contains_key(key) {
                let trouble = Trouble { code: "missing-top-key", ..missing(self.root, key) };
                self.tell(trouble, Path::default(), 0, Path::default().key(key));
            }
        }
        let has: Vec<_> = members.iter().filter(|it| !self.is_cut(it.value)).map(Member::key).collect();
        complete(&self.render(self.root), &has)
    }

    /// Reads a key of the briefing: a list element by element, anything else whole.
    fn member(&mut self, member: &Member<'a>, key: &str, path: Path) {
        if !member.value.starts_with('[') {
            self.scope(&Scope { key, path, value: member.value, is_element: false });
            return;
        }
        if let Err(error) = self.read(key, "[]") {
            self.tell(Trouble::of(error.inner(), member.value), path.clone(), 0, path);
            self.cut(member.value);
            return;
        }
        let Parts::List(elements) = parts(member.value) else { return };
        for (at, value) in elements.into_iter().enumerate() {
            if self.is_enough(&path) {
                self.cut(member.value);
                return;
            }
            let scope = Scope { key, path: path.at(at), value, is_element: true };
            if !self.scope(&scope) {
                self.skipped.push(scope.path);
            }
        }
    }

    /// Whether so much is wrong that what comes is not read any more.
    fn is_enough(&mut self, path: &Path) -> bool {
        if self.troubles.len() == LIMIT {
            let trouble =
                Trouble { kind: Kind::Value, code: "too-many", args: vec![("count", LIMIT.to_string())] };
            self.tell(trouble, path.clone(), 0, path.clone());
        }
        self.troubles.len() > LIMIT
    }

    /// Reads one part until it reads; whether anything of it is left.
    fn scope(&mut self, scope: &Scope<'a, '_>) -> bool {
        loop {
            let Err((trouble, nodes)) = self.try_scope(scope) else { return true };
            let mut path = scope.path.clone();
            path.0.extend(nodes.iter().map(|node| node.step.clone()));
            let mut keep = nodes.len();
            let parent = nodes.last().map_or(scope.value, |node| node.value);
            let mut doomed = parent;
            if let Kind::Duplicate(key) = &trouble.kind
                && let Some((nth, value)) = self.second(parent, key)
            {
                path = path.key(key.clone());
                self.tell(trouble, path.clone(), nth, path);
                self.cut(value);
                continue;
            }
            let is_consequence = self.lacks(parent);
            while keep > 0 && Self::bears(scope, &nodes, keep) {
                keep -= 1;
                doomed = if keep == 0 { scope.value } else { nodes[keep - 1].value };
            }
            if self.effort == 0 {
                (keep, doomed) = (0, scope.value);
            }
            let mut left_out = scope.path.clone();
            left_out.0.extend(nodes.iter().take(keep).map(|node| node.step.clone()));
            for before in &mut self.left_out {
                if before.0.starts_with(&left_out.0) {
                    before.clone_from(&left_out);
                }
            }
            if let Kind::Missing(key) = &trouble.kind {
                for key in self.missing(scope, parent, key) {
                    self.tell(missing(parent, &key), path.clone(), 0, left_out.clone());
                }
            } else if !is_consequence {
                self.tell(trouble, path, 0, left_out.clone());
            }
            self.cut(doomed);
            if keep == 0 {
                return false;
            }
            if matches!(nodes[keep - 1].step, Step::At(_)) {
                self.skipped.push(left_out);
            }
        }
    }

    /// Reads a part without what was left out of it. An error comes with the way to its place.
    fn try_scope(&mut self, scope: &Scope<'a, '_>) -> Result<(), (Trouble, Vec<Node<'a>>)> {
        let value = self.render(scope.value);
        let value = if scope.is_element { format!("[{value}]") } else { value };
        let Err(error) = self.read(scope.key, &value) else { return Ok(()) };
        let inside = 1 + usize::from(scope.is_element);
        let mut nodes = Vec::new();
        let mut value = scope.value;
        for segment in error.path().iter().skip(inside) {
            let Some(node) = self.step(value, segment) else { break };
            value = node.value;
            nodes.push(node);
        }
        Err((Trouble::of(error.inner(), value), nodes))
    }

    /// Reads a briefing with nothing but this value for this key.
    fn read(&mut self, key: &str, value: &str) -> Result<(), serde_path_to_error::Error<serde_json::Error>> {
        let json = complete(&format!("{{{}:{value}}}", serde_json::Value::from(key)), &[key]);
        self.effort = self.effort.saturating_sub(json.len());
        let mut reader = serde_json::Deserializer::from_str(&json);
        serde_path_to_error::deserialize::<_, Briefing>(&mut reader).map(drop)
    }

    /// The part a segment of an error's path leads to, in the file: the path counts only what is not left out.
    fn step(&self, value: &'a str, segment: &Segment) -> Option<Node<'a>> {
        match (parts(value), segment) {
            (Parts::Object(members), Segment::Map { key }) => {
                let member = members.into_iter().find(|it| it.key() == *key && !self.is_cut(it.value))?;
                Some(Node { step: Step::Key(key.clone()), value: member.value })
            }
            (Parts::List(elements), Segment::Seq { index }) => {
                let kept = elements.into_iter().enumerate().filter(|(_, value)| !self.is_cut(value));
                kept.skip(*index).map(|(at, value)| Node { step: Step::At(at), value }).next()
            }
            _ => None,
        }
    }

    /// Whether the value that `keep` nodes lead to cannot be missed in what is around it.
    fn bears(scope: &Scope<'a, '_>, nodes: &[Node<'a>], keep: usize) -> bool {
        let around = if keep == 1 { scope.value } else { nodes[keep - 2].value };
        match &nodes[keep - 1].step {
            Step::Key(key) => {
                let key = key.as_str();
                let has_id =
                    || matches!(parts(around), Parts::Object(it) if it.iter().any(|it| it.key() == "id"));
                BEARING_IN_ITEMS.contains(&key) || (BEARING.contains(&key) && !has_id())
            }
            Step::At(_) => {
                keep > 1 && matches!(&nodes[keep - 2].step, Step::Key(key) if SUMMED.contains(&key.as_str()))
            }
        }
    }

    /// Whether something was left out of `object` before, so that an error in it only says that this is needed.
    fn lacks(&self, object: &str) -> bool {
        matches!(parts(object), Parts::Object(members) if members.iter().any(|it| self.is_cut(it.value)))
    }

    /// Every key that an object lacks, `first` among them; not those that were left out, which are told already.
    ///
    /// The library tells the first only, so the object is given one after another.
    fn missing(&mut self, scope: &Scope<'a, '_>, object: &str, first: &str) -> Vec<String> {
        let start = offset(self.root, object);
        let mut lacking = vec![first.to_owned()];
        let mut given = String::new();
        while let Some(next) = self.next_missing(scope, start, &mut given, &lacking) {
            lacking.push(next);
        }
        self.trial = None;
        let Parts::Object(members) = parts(object) else { return lacking };
        lacking.retain(|key| !members.iter().any(|member| member.key() == *key));
        lacking
    }

    /// The key that an object lacks when it is given a stand-in for the last one it was found to lack.
    fn next_missing(
        &mut self,
        scope: &Scope<'a, '_>,
        start: usize,
        given: &mut String,
        lacking: &[String],
    ) -> Option<String> {
        let key = serde_json::Value::from(lacking.last()?.as_str());
        let mut stand_ins: Vec<String> = STAND_INS.map(str::to_owned).to_vec();
        while let Some(stand_in) = stand_ins.pop() {
            let trial = format!("{given},{key}:{stand_in}");
            self.trial = Some((start, trial.clone()));
            let Err((trouble, _)) = self.try_scope(scope) else { return None };
            match trouble.kind {
                Kind::Missing(next) if !lacking.contains(&next) => {
                    *given = trial;
                    return Some(next);
                }
                // One of a few words is wanted: any of them will do.
                Kind::Value if trouble.code == "unknown-value" && stand_in == "\"\"" => {
                    let allowed = trouble.args.iter().find(|(name, _)| *name == "allowed");
                    let word = allowed.and_then(|(_, words)| words.split(", ").next());
                    stand_ins.extend(word.map(|word| format!("\"{word}\"")));
                }
                _ => {}
            }
        }
        None
    }

    /// The second member with a key, of those not left out: which it is of all with that key.
    fn second(&self, object: &'a str, key: &str) -> Option<(usize, &'a str)> {
        let Parts::Object(members) = parts(object) else { return None };
        let same = members.iter().filter(|member| member.key() == key).enumerate();
        same.filter(|(_, member)| !self.is_cut(member.value)).nth(1).map(|(nth, member)| (nth, member.value))
    }

    fn tell(&mut self, trouble: Trouble, path: Path, nth: usize, left_out: Path) {
        let finding = Finding { args: trouble.args, ..Finding::error(trouble.code, path) };
        self.troubles.push(Told { finding, nth });
        self.left_out.push(left_out);
    }

    fn cut(&mut self, value: &str) {
        self.cut.insert(offset(self.root, value));
    }

    fn is_cut(&self, value: &str) -> bool {
        self.cut.contains(&offset(self.root, value))
    }

    /// A value without what was left out of it.
    fn render(&self, value: &str) -> String {
        let mut text = String::with_capacity(value.len());
        self.write(value, &mut text);
        text
    }

    fn write(&self, value: &str, text: &mut String) {
        let start = offset(self.root, value);
        let inside = start..start + value.len();
        let trial = self.trial.as_ref().filter(|(object, _)| inside.contains(object));
        if self.cut.range(inside.clone()).next().is_none() && trial.is_none() {
            text.push_str(value);
            return;
        }
        let mut separator = "";
        match parts(value) {
            Parts::Object(members) => {
                text.push('{');
                for member in members.iter().filter(|member| !self.is_cut(member.value)) {
                    text.push_str(separator);
                    text.push_str(member.raw_key);
                    text.push(':');
                    self.write(member.value, text);
                    separator = ",";
                }
                if let Some((_, members)) = trial.filter(|(object, _)| *object == start) {
                    text.push_str(if separator.is_empty() { &members[1..] } else { members });
                }
                text.push('}');
            }
            Parts::List(elements) => {
                text.push('[');
                for element in elements.iter().filter(|element| !self.is_cut(element)) {
                    text.push_str(separator);
                    self.write(element, text);
                    separator = ",";
                }
                text.push(']');
            }
            Parts::Plain => text.push_str(value),
        }
    }
}

/// The trouble of a key that an object lacks, with the key that may be meant for it.
fn missing(object: &str, key: &str) -> Trouble {
    let written = match parts(object) {
        Parts::Object(members) => members.iter().map(Member::key).map(|it| (distance(&it, key), it)).min(),
        _ => None,
    };
    let written = written.filter(|(apart, _)| *apart <= most_apart(key)).map(|(_, written)| quoted(&written));
    let mut trouble = Trouble::missing(key.to_owned());
    trouble.args.push(("written", written.unwrap_or_else(|| NONE.to_owned())));
    trouble
}

/// An object with the keys that every briefing has, where it lacks them.
fn complete<K: AsRef<str>>(object: &str, has: &[K]) -> String {
    let lacking = REQUIRED.iter().filter(|key| !has.iter().any(|has| has.as_ref() == **key));
    let mut members: Vec<String> = lacking
        .map(|key| match *key {
            "format" => format!("\"format\":\"{FORMAT}\""),
            "version" => format!("\"version\":{VERSION}"),
            key => format!("\"{key}\":\"\""),
        })
        .collect();
    let own = object.strip_prefix('{').and_then(|it| it.strip_suffix('}')).unwrap_or_default();
    if !own.trim_ascii().is_empty() {
        members.push(own.to_owned());
    }
    format!("{{{}}}", members.join(","))
}
