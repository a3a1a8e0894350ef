//! Long work off the window's thread: one thread a job, its outcome an action.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
};

use super::Action;

/// What a job does; of each kind one runs at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// A native file dialog is open.
    Dialog,
    /// A file is being read.
    Load,
    /// The document is being written.
    Save,
    /// A picture is being made.
    Export,
    /// The document and its file are being compared.
    Compare,
}

/// The jobs that run.
pub struct Jobs {
    running: Vec<(Kind, std::thread::JoinHandle<()>)>,
    sender: mpsc::Sender<(Option<Kind>, Action)>,
    receiver: mpsc::Receiver<(Option<Kind>, Action)>,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { running: Vec::new(), sender, receiver }
    }
}

impl Jobs {
    /// Runs `work` on a thread of its own, and `wake` once its action is there to be taken.
    ///
    /// Returns false, and does nothing, while a job of this kind runs.
    pub fn spawn(
        &mut self,
        kind: Kind,
        wake: impl FnOnce() + Send + 'static,
        work: impl FnOnce() -> Action + Send + 'static,
    ) -> bool {
        if self.is_running(kind) {
            return false;
        }
        let sender = self.sender.clone();
        let thread = std::thread::Builder::new().name(<&str>::from(kind).to_owned()).spawn(move || {
            let action = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Action::JobFailed(kind));
            // The window may be gone; then nobody waits for the outcome.
            drop(sender.send((Some(kind), action)));
            wake();
        });
        match thread {
            Ok(handle) => self.running.push((kind, handle)),
            Err(error) => {
                log::error!("no thread for a job: {error}");
                drop(self.sender.send((Some(kind), Action::JobFailed(kind))));
            }
        }
        true
    }

    /// What threads that go on tell things with; they are taken like the outcomes of jobs. `wake` as with
    /// [`spawn`](Self::spawn), each time.
    pub fn teller<T: Into<Action>>(&self, wake: impl Fn() + Send + 'static) -> impl Fn(T) + Send + 'static {
        let sender = self.sender.clone();
        move |told| {
            // The window may be gone.
            drop(sender.send((None, told.into())));
            wake();
        }
    }

    /// The actions of the jobs that ended since last asked.
    pub fn finished(&mut self) -> Vec<Action> {
        let ended: Vec<_> = self.receiver.try_iter().collect();
        for (kind, _) in &ended {
            self.running.retain(|(running, _)| Some(*running) != *kind);
        }
        ended.into_iter().map(|(_, action)| action).collect()
    }

    /// Whether a job of this kind runs.
    pub fn is_running(&self, kind: Kind) -> bool {
        self.running.iter().any(|(running, _)| *running == kind)
    }

    /// The kinds that run.
    pub fn kinds(&self) -> Vec<Kind> {
        self.running.iter().map(|(kind, _)| *kind).collect()
    }

    /// Waits for the job of a kind, so that leaving the program cannot cut off a save.
    pub fn wait(&mut self, kind: Kind) {
        let (waited, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.running).into_iter().partition(|(it, _)| *it == kind);
        self.running = rest;
        for (_, handle) in waited {
            if handle.join().is_err() {
                log::error!("a job panicked: {kind:?}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_and_panics_are_actions() {
        let mut jobs = Jobs::default();
        let (go, wait) = mpsc::channel::<()>();
        assert!(jobs.spawn(
            Kind::Save,
            || (),
            move || {
                let _ended: Result<(), mpsc::RecvError> = wait.recv();
                Action::Nothing
            }
        ));
        assert!(!jobs.spawn(Kind::Save, || (), || Action::Nothing));
        assert!(jobs.spawn(Kind::Load, || (), || panic!("on purpose")));
        go.send(()).unwrap();
        jobs.wait(Kind::Save);
        jobs.wait(Kind::Load);
        let ended = jobs.finished();
        assert_eq!(ended.len(), 2);
        assert!(ended.iter().any(|action| matches!(action, Action::JobFailed(Kind::Load))));
    }
}
