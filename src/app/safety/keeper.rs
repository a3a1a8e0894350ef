//! The thread that keeps unsaved edits in a journal, and tells what other windows left behind.
//!
//! Edits are on disk well within two seconds, and nothing has to be done when the program is ended: a kill, a crash and
//! the end of a session (SIGTERM) are all one to it.

use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

use super::{
    super::{Document, history::Step},
    Event, Offer, Recovered,
};
use crate::file::{
    self, disk,
    recovery::{BACKUP_LIMIT, Base, Entry, Fate, Home, Journal, LeftBehind, Lock, Rebuilt, Store},
    stamp::Stamp,
};

/// How long edits are gathered before they are written: of quick typing, every state would be.
const GATHER: Duration = Duration::from_millis(300);

/// The steps that lead to a state.
type Steps = Vec<Arc<Step>>;

/// A document that is now open.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Which document it is.
    pub session: u64,
    /// What its edits are made in.
    pub base: Base,
    /// What it says, where it is in no file.
    pub text: Option<Arc<str>>,
    /// The offer it came from.
    pub recovered: Option<PathBuf>,
}

/// Speaks to the thread; cloning it is cheap. The thread ends with the last of them.
#[derive(Clone, Debug)]
pub struct Keeper {
    sender: mpsc::Sender<Message>,
    store: Store,
}

#[derive(Debug)]
enum Message {
    Begun(Box<Begun>),
    Steps(Steps),
    Saving(Saving, mpsc::Sender<()>),
    Saved(Saving),
    Recover(PathBuf),
    Forget(PathBuf),
    Flush(mpsc::Sender<()>),
    Clear(mpsc::Sender<()>),
}

/// What is written where.
#[derive(Debug)]
struct Saving {
    session: u64,
    steps: Steps,
    home: Home,
    stamp: Stamp,
}

impl Saving {
    fn of(document: &Document, path: &Path, stamp: Stamp) -> Self {
        let (session, steps, home) = (document.session, document.steps().to_vec(), Home::of(path));
        Self { session, steps, home, stamp }
    }
}

impl Keeper {
    /// Starts the thread, which looks at once for what was left behind, and tells that and what comes of all else.
    ///
    /// # Errors
    /// When the system has no more threads.
    pub fn start(store: Store, tell: impl Fn(Event) + Send + 'static) -> io::Result<Self> {
        let (sender, receiver) = mpsc::channel();
        let keeper = Self { sender, store: store.clone() };
        let work = Work { store, tell, left: Vec::new(), kept: None, lock: None, failed: false };
        std::thread::Builder::new().name("keeper".to_owned()).spawn(move || work.run(&receiver))?;
        Ok(keeper)
    }

    /// The data folder.
    pub fn store(&self) -> &Store {
        &self.store
    }

    fn send(&self, message: Message) {
        if self.sender.send(message).is_err() {
            log::error!("the thread that keeps edits is no more");
        }
    }

    fn send_and_wait(&self, message: impl FnOnce(mpsc::Sender<()>) -> Message) {
        let (heard, wait) = mpsc::channel();
        self.send(message(heard));
        // What it holds is dropped when that is done, or when the thread is no more.
        let _done: Result<(), mpsc::RecvError> = wait.recv();
    }

    /// Another document is open. What was kept of the one before goes: it was saved or given up.
    pub fn begun(&self, begun: Begun) {
        self.send(Message::Begun(Box::new(begun)));
    }

    /// The steps that lead from what was opened to what the document is now.
    pub fn steps(&self, steps: &[Arc<Step>]) {
        self.send(Message::Steps(steps.to_vec()));
    }

    /// A document is about to be saved as it is. Returns once that is journaled.
    pub fn saving(&self, document: &Document, path: &Path, stamp: Stamp) {
        let saving = Saving::of(document, path, stamp);
        self.send_and_wait(|heard| Message::Saving(saving, heard));
    }

    /// It is saved: what comes now is journaled anew.
    pub fn saved(&self, document: &Document, path: &Path, stamp: Stamp) {
        self.send(Message::Saved(Saving::of(document, path, stamp)));
    }

    /// Take an offer up: [`Event::Recovered`] follows.
    pub fn recover(&self, id: PathBuf) {
        self.send(Message::Recover(id));
    }

    /// Throw an offer away.
    pub fn forget(&self, id: PathBuf) {
        self.send(Message::Forget(id));
    }

    /// Returns once all that was said so far is on disk.
    pub fn flush(&self) {
        self.send_and_wait(Message::Flush);
    }

    /// Nothing is to be kept any more: all is saved or given up. Returns once it is so.
    pub fn clear(&self) {
        self.send_and_wait(Message::Clear);
    }
}

struct Work<T> {
    store: Store,
    tell: T,
    left: Vec<LeftBehind>,
    kept: Option<Kept>,
    lock: Option<(PathBuf, Lock)>,
    /// Whether it was told that nothing can be kept.
    failed: bool,
}

impl<T: Fn(Event)> Work<T> {
    fn run(mut self, receiver: &mpsc::Receiver<Message>) {
        self.look();
        let mut due: Option<Instant> = None;
        loop {
            let message = match due {
                None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => receiver.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            match message {
                Ok(message) => {
                    self.hear(message);
                    let is_behind = self.kept.as_ref().is_some_and(Kept::is_behind);
                    due = is_behind.then(|| due.unwrap_or_else(|| Instant::now() + GATHER));
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.write();
                    due = None;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    self.write();
                    return;
                }
            }
        }
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Begun(begun) => self.begin(*begun),
            Message::Steps(steps) => {
                if let Some(kept) = &mut self.kept {
                    kept.latest = steps;
                }
            }
            Message::Saving(saving, heard) => {
                if let Some(kept) = self.kept.as_mut().filter(|kept| kept.session == saving.session) {
                    let done = kept.saving(&self.store, saving);
                    self.report(done);
                }
                drop(heard);
            }
            Message::Saved(saving) => self.saved(saving),
            Message::Recover(id) => self.recover(&id),
            Message::Forget(id) => {
                if let Some(at) = self.left.iter().position(|left| left.path == id) {
                    let done = self.left.remove(at).remove();
                    self.report(done);
                }
            }
            Message::Flush(heard) => {
                self.write();
                drop(heard);
            }
            Message::Clear(heard) => {
                self.clear();
                drop(heard);
            }
        }
    }

    /// Looks for what was left behind. What has no edits left was saved, and goes.
    fn look(&mut self) {
        let left = self.store.left_behind().unwrap_or_else(|error| {
            log::warn!("what was left behind cannot be read: {error}");
            Vec::new()
        });
        let mut offers = Vec::new();
        for left in left {
            let rebuilt = self.store.rebuild(&left);
            if rebuilt.steps.is_empty() {
                self.report(left.remove());
                continue;
            }
            offers.push(offer(&left, rebuilt).0);
            self.left.push(left);
        }
        if !offers.is_empty() {
            (self.tell)(Event::Offered(offers));
        }
    }

    fn begin(&mut self, begun: Begun) {
        self.clear();
        let Begun { session, base, text, recovered } = begun;
        let at = self.left.iter().position(|left| Some(&left.path) == recovered.as_ref());
        let replaces = at.map(|at| self.left.remove(at));
        self.hold(&base.home);
        let none = Steps::new();
        let (basis, written, latest) = (none.clone(), none.clone(), none);
        let (journal, path, opened) = (None, recovered, base.stamp);
        self.kept =
            Some(Kept { session, base, opened, text, journal, path, replaces, basis, written, latest });
    }

    /// Marks the file as open, and tells if it is open elsewhere too.
    fn hold(&mut self, home: &Home) {
        let Home::File(path) = home else {
            self.lock = None;
            return;
        };
        if self.lock.as_ref().is_some_and(|(held, _)| held == path) {
            return;
        }
        self.lock = None;
        match self.store.hold(path) {
            Ok((lock, alone)) => {
                self.lock = Some((path.clone(), lock));
                if !alone {
                    (self.tell)(Event::AlsoOpen(path.clone()));
                }
            }
            Err(error) => log::warn!("other windows cannot know of this one: {error}"),
        }
    }

    fn write(&mut self) {
        if let Some(kept) = &mut self.kept {
            let latest = kept.latest.clone();
            let done = kept.write(&self.store, latest);
            self.report(done);
        }
    }

    fn saved(&mut self, saving: Saving) {
        let Saving { session, steps, home, stamp } = saving;
        let Some(kept) = self.kept.as_mut().filter(|kept| kept.session == session) else { return };
        let name = home.file_name().unwrap_or_default();
        kept.base = Base { home: home.clone(), name, stamp };
        kept.text = None;
        kept.basis = steps;
        let done = kept.begin_again(&self.store);
        self.report(done);
        self.hold(&home);
    }

    fn recover(&mut self, id: &Path) {
        let Some(left) = self.left.iter().find(|left| left.path == id) else { return };
        let (offer, text) = offer(left, self.store.rebuild(left));
        match file::load(text.as_bytes()) {
            Ok(loaded) if offer.fate != Fate::Gone => {
                (self.tell)(Event::Recovered(Box::new(Recovered { offer, loaded })));
            }
            // What the edits were made in went since they were offered.
            _ => (self.tell)(Event::Offered(vec![Offer { fate: Fate::Gone, ..offer }])),
        }
    }

    fn clear(&mut self) {
        let Some(kept) = self.kept.take() else { return };
        let mut done = kept.journal.map_or(Ok(()), Journal::remove);
        if let Some(left) = kept.replaces {
            done = done.and(left.remove());
        }
        self.report(done);
        self.lock = None;
    }

    fn report(&mut self, done: io::Result<()>) {
        match done {
            Ok(()) => self.failed = false,
            Err(error) => {
                log::error!("edits are not kept: {error}");
                if !std::mem::replace(&mut self.failed, true) {
                    (self.tell)(Event::NotKept(error.to_string()));
                }
            }
        }
    }
}

/// What is offered, and what the document says then.
fn offer(left: &LeftBehind, rebuilt: Rebuilt) -> (Offer, String) {
    let Rebuilt { base, fate, steps, text } = rebuilt;
    (Offer { id: left.path.clone(), base, fate, written: left.written, steps: steps.into() }, text)
}

/// What is kept of the open document.
struct Kept {
    session: u64,
    base: Base,
    /// What was opened.
    opened: Stamp,
    text: Option<Arc<str>>,
    journal: Option<Journal>,
    /// The place of the journal, once there was one.
    path: Option<PathBuf>,
    /// What is at that place as long as there is no journal.
    replaces: Option<LeftBehind>,
    /// The steps that led to the base, to what is journaled, and to what is known.
    basis: Steps,
    written: Steps,
    latest: Steps,
}

impl Kept {
    fn is_behind(&self) -> bool {
        !is_same(&self.written, &self.latest)
    }

    /// Brings the journal to a state. After an error it is begun again the next time.
    fn write(&mut self, store: &Store, state: Steps) -> io::Result<()> {
        match self.journal.take_if(|journal| !journal.is_long() && !is_same(&state, &self.basis)) {
            Some(mut journal) => {
                if !is_same(&state, &self.written) {
                    journal.add(&way(&self.written, &state))?;
                }
                self.journal = Some(journal);
                self.written = state;
                Ok(())
            }
            None => self.begin_at(store, state),
        }
    }

    /// Begins the journal again on what was just saved.
    fn begin_again(&mut self, store: &Store) -> io::Result<()> {
        let latest = self.latest.clone();
        self.begin_at(store, latest)
    }

    fn begin_at(&mut self, store: &Store, state: Steps) -> io::Result<()> {
        if is_same(&state, &self.basis) {
            self.written = state;
            let left = self.replaces.take().map_or(Ok(()), LeftBehind::remove);
            return self.journal.take().map_or(Ok(()), Journal::remove).and(left);
        }
        // Without it the edits are still there, as long as the file is.
        if let Err(error) = self.back_up(store) {
            log::warn!("no backup of what is edited: {error}");
        }
        let path = match &self.path {
            Some(path) => path.clone(),
            None => store.fresh_journal()?,
        };
        self.journal = Some(Journal::begin(path.clone(), &self.base, &way(&self.basis, &state))?);
        self.path = Some(path);
        self.replaces = None;
        self.written = state;
        Ok(())
    }

    /// Journals that a state is about to be written to a file.
    fn saving(&mut self, store: &Store, saving: Saving) -> io::Result<()> {
        let Saving { steps, home, stamp, .. } = saving;
        self.write(store, steps)?;
        if let Some(mut journal) = self.journal.take() {
            journal.add(&[Entry::Save { home, stamp }])?;
            self.journal = Some(journal);
        }
        Ok(())
    }

    /// Makes sure that there is a backup of what the edits are made in, as long as it is there.
    fn back_up(&self, store: &Store) -> io::Result<()> {
        let Base { home, stamp, .. } = &self.base;
        if store.backup(home, stamp).is_some() {
            return Ok(());
        }
        let bytes = match (home, &self.text) {
            (_, Some(text)) => text.as_bytes().to_vec(),
            (Home::File(path), None) if stamp.length <= BACKUP_LIMIT => match disk::read(path) {
                Ok(bytes) if Stamp::of(&bytes, None).is_same(stamp) => bytes,
                _ => return Ok(()),
            },
            _ => return Ok(()),
        };
        store.back_up(home, &bytes, stamp, Some(&self.opened)).map(|_| ())
    }
}

fn is_same(one: &Steps, other: &Steps) -> bool {
    one.len() == other.len() && common(one, other) == one.len()
}

/// How many steps both begin with.
fn common(one: &Steps, other: &Steps) -> usize {
    one.iter().zip(other).take_while(|(one, other)| Arc::ptr_eq(one, other)).count()
}

/// What leads from one state to another.
fn way<'a>(from: &'a Steps, to: &'a Steps) -> Vec<Entry<'a>> {
    let common = common(from, to);
    let back = from[common..].iter().rev().map(|step| Entry::Undo { patch: step.patch.inverse() });
    let forth = to[common..]
        .iter()
        .map(|step| Entry::Do { name: Cow::Borrowed(&step.name), patch: Cow::Borrowed(&step.patch) });
    back.chain(forth).collect()
}
