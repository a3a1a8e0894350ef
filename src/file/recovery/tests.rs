//! What is kept survives, and what cannot be read of it does no harm.

use std::borrow::Cow;

use proptest::prelude::*;

use super::*;
use crate::{
    briefing::edit::EditName,
    file::save::{Patch, Splice},
};

const TEXT: &str = r#"{"format": "hoofdlijn", "version": 1, "title": "abc"}"#;

/// Inserts a text at a place.
fn insert(at: usize, text: &str) -> Patch {
    Patch::new(vec![Splice { at, removed: String::new(), inserted: text.to_owned() }])
}

fn did(patch: &Patch) -> Entry<'static> {
    Entry::Do { name: Cow::Owned(EditName::new("edit-set")), patch: Cow::Owned(patch.clone()) }
}

struct Room {
    _folder: tempfile::TempDir,
    store: Store,
    file: PathBuf,
}

/// A data folder, and a file somewhere else.
fn room() -> Room {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter é.json");
    fs::write(&file, TEXT).unwrap();
    Room { store: Store::new(folder.path().join("data")), file, _folder: folder }
}

impl Room {
    fn base(&self) -> Base {
        Base {
            home: Home::of(&self.file),
            name: "letter é.json".to_owned(),
            stamp: Stamp::of(TEXT.as_bytes(), None),
        }
    }

    fn begin(&self, entries: &[Entry<'_>]) -> Journal {
        Journal::begin(self.store.fresh_journal().unwrap(), &self.base(), entries).unwrap()
    }

    fn only(&self) -> LeftBehind {
        let mut left = self.store.left_behind().unwrap();
        assert_eq!(left.len(), 1);
        left.remove(0)
    }

    fn back_up(&self) {
        let base = self.base();
        self.store.back_up(&base.home, TEXT.as_bytes(), &base.stamp, None).unwrap();
    }
}

#[test]
fn edits_are_there_after_their_window_went() {
    let room = room();
    let (one, two) = (insert(48, "1"), insert(49, "2"));
    let mut journal = room.begin(&[did(&one)]);
    assert!(room.store.left_behind().unwrap().is_empty(), "its window lives");
    journal.add(&[did(&two)]).unwrap();
    drop(journal);
    let left = room.only();
    assert_eq!((&left.base, left.entries.as_slice()), (&room.base(), [did(&one), did(&two)].as_slice()));
    assert!(left.written.is_some());
    assert!(room.store.left_behind().unwrap().is_empty(), "offered in one window only");
    let rebuilt = room.store.rebuild(&left);
    assert_eq!((rebuilt.fate, rebuilt.steps.len()), (Fate::There, 2));
    assert_eq!(rebuilt.text, TEXT.replace("abc", "12abc"));
    left.remove().unwrap();
    assert!(room.store.left_behind().unwrap().is_empty());
}

#[test]
fn what_was_taken_back_is_no_step() {
    let room = room();
    let (one, two) = (insert(48, "1"), insert(49, "2"));
    drop(room.begin(&[did(&one), did(&two), Entry::Undo { patch: two.inverse() }, did(&two)]));
    assert_eq!(room.store.rebuild(&room.only()).steps.len(), 2);
    drop(room.begin(&[did(&one), Entry::Undo { patch: one.inverse() }]));
    let left = room.store.left_behind().unwrap().pop().unwrap();
    let rebuilt = room.store.rebuild(&left);
    assert_eq!((rebuilt.steps.len(), rebuilt.text.as_str()), (0, TEXT));
    left.remove().unwrap();
    // What was done before the last save can be taken back too.
    let back = Patch::new(vec![Splice { at: 48, removed: "abc".to_owned(), inserted: "x".to_owned() }]);
    drop(room.begin(&[Entry::Undo { patch: back.clone() }]));
    let left = room.store.left_behind().unwrap().pop().unwrap();
    let rebuilt = room.store.rebuild(&left);
    assert_eq!(rebuilt.steps, [(EditName::new("edit-undone"), back)]);
    assert_eq!(rebuilt.text, TEXT.replace("abc", "x"));
}

#[test]
fn a_save_that_was_made_is_where_the_edits_go_on() {
    let room = room();
    let (one, two) = (insert(48, "1"), insert(49, "2"));
    let saved = TEXT.replace("abc", "1abc");
    let save = Entry::Save { home: Home::of(&room.file), stamp: Stamp::of(saved.as_bytes(), None) };
    drop(room.begin(&[did(&one), save, did(&two)]));
    let left = room.only();
    // Not made: both edits are unsaved.
    let rebuilt = room.store.rebuild(&left);
    assert_eq!((rebuilt.fate, rebuilt.steps.len()), (Fate::There, 2));
    // Made: one is.
    fs::write(&room.file, &saved).unwrap();
    let rebuilt = room.store.rebuild(&left);
    assert_eq!((rebuilt.fate, rebuilt.steps.len()), (Fate::There, 1));
    assert!(rebuilt.base.stamp.is_same(&Stamp::of(saved.as_bytes(), None)));
    assert_eq!(rebuilt.text, TEXT.replace("abc", "12abc"));
}

#[test]
fn what_edits_were_made_in_may_be_gone() {
    let room = room();
    let patch = insert(48, "1");
    room.back_up();
    drop(room.begin(&[did(&patch)]));
    let left = room.only();
    fs::write(&room.file, TEXT.replace("abc", "abcd")).unwrap();
    let rebuilt = room.store.rebuild(&left);
    assert_eq!((rebuilt.fate, rebuilt.base), (Fate::BackedUp, room.base()));
    assert_eq!(rebuilt.text, TEXT.replace("abc", "1abc"));
    // Without the backup, the edits may fit what the file is now.
    fs::remove_file(room.store.backup(&left.base.home, &left.base.stamp).unwrap()).unwrap();
    let rebuilt = room.store.rebuild(&left);
    assert_eq!((rebuilt.fate, rebuilt.text), (Fate::Fits, TEXT.replace("abc", "1abcd")));
    fs::write(&room.file, "{}").unwrap();
    let rebuilt = room.store.rebuild(&left);
    assert_eq!((rebuilt.fate, rebuilt.steps.len(), rebuilt.text.as_str()), (Fate::Gone, 1, ""));
    fs::remove_file(&room.file).unwrap();
    assert_eq!(room.store.rebuild(&left).fate, Fate::Gone);
    // A backup that was tampered with is none.
    fs::write(&room.file, TEXT).unwrap();
    room.back_up();
    fs::remove_file(&room.file).unwrap();
    let backup = room.store.backup(&left.base.home, &left.base.stamp).unwrap();
    fs::write(backup, TEXT.replace("abc", "xyz")).unwrap();
    assert_eq!(room.store.rebuild(&left).fate, Fate::Gone);
}

#[test]
fn a_document_in_no_file_has_a_backup() {
    let room = room();
    let base = Base { home: Home::Own("new".to_owned()), ..room.base() };
    room.store.back_up(&base.home, TEXT.as_bytes(), &base.stamp, None).unwrap();
    drop(Journal::begin(room.store.fresh_journal().unwrap(), &base, &[did(&insert(48, "1"))]).unwrap());
    let rebuilt = room.store.rebuild(&room.only());
    assert_eq!((rebuilt.fate, rebuilt.base), (Fate::There, base));
}

#[test]
fn a_byte_order_mark_stays() {
    let room = room();
    let marked = format!("\u{feff}{TEXT}");
    fs::write(&room.file, &marked).unwrap();
    let base = Base { stamp: Stamp::of(marked.as_bytes(), None), ..room.base() };
    drop(Journal::begin(room.store.fresh_journal().unwrap(), &base, &[did(&insert(48, "1"))]).unwrap());
    assert_eq!(room.store.rebuild(&room.only()).text, marked.replace("abc", "1abc"));
}

#[test]
fn one_backup_a_file_unless_a_journal_needs_another() {
    let room = room();
    let home = Home::of(&room.file);
    let keep = |text: &str| {
        let stamp = Stamp::of(text.as_bytes(), None);
        room.store.back_up(&home, text.as_bytes(), &stamp, None).unwrap().unwrap()
    };
    let first = keep(TEXT);
    assert!(first.file_name().unwrap().to_string_lossy().starts_with("letter é-"), "{first:?}");
    let second = keep("second");
    assert!(!first.exists() && second.exists());
    let first = keep(TEXT);
    let journal = room.begin(&[did(&insert(48, "1"))]);
    let third = keep("third");
    assert!(first.exists() && !second.exists() && third.exists());
    journal.remove().unwrap();
    let opened = Stamp::of(b"third", None);
    room.store.back_up(&home, b"4", &Stamp::of(b"4", None), Some(&opened)).unwrap();
    assert!(!first.exists() && third.exists());
    keep("fourth");
    assert!(!first.exists() && !third.exists());
    let large = Stamp { length: BACKUP_LIMIT + 1, ..Stamp::of(b"", None) };
    assert_eq!(room.store.back_up(&home, b"", &large, None).unwrap(), None);
    // Of very many the oldest go.
    for at in 0..MOST_BACKUPS + 5 {
        let text = at.to_string();
        let stamp = Stamp::of(text.as_bytes(), None);
        room.store.back_up(&Home::Own(text.clone()), text.as_bytes(), &stamp, None).unwrap();
    }
    let count = fs::read_dir(first.parent().unwrap()).unwrap().count();
    assert_eq!(count, MOST_BACKUPS);
}

#[test]
fn windows_know_of_each_other() {
    let room = room();
    let (first, alone) = room.store.hold(&room.file).unwrap();
    assert!(alone);
    let (second, alone) = room.store.hold(&room.file).unwrap();
    assert!(!alone);
    drop(first);
    assert!(!room.store.hold(&room.file).unwrap().1, "the second is there still");
    drop(second);
    assert!(room.store.hold(&room.file).unwrap().1);
    // By another name of the file too.
    let (_held, _) = room.store.hold(&room.file).unwrap();
    let other = room.file.parent().unwrap().join(".").join("letter é.json");
    assert!(!room.store.hold(&other).unwrap().1);
    #[cfg(unix)]
    {
        let link = room.file.with_file_name("link.json");
        std::os::unix::fs::symlink(&room.file, &link).unwrap();
        assert!(!room.store.hold(&link).unwrap().1);
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&room.store.folder).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o700, "for this user only");
    }
    assert!(room.store.hold(Path::new("another.json")).unwrap().1);
    // One saves at a time.
    let saving = room.store.saving(&room.file).unwrap();
    let store = room.store.clone();
    let path = room.file.clone();
    let waits = std::thread::spawn(move || store.saving(&path).is_some());
    std::thread::sleep(Duration::from_millis(50));
    assert!(!waits.is_finished());
    drop(saving);
    assert!(waits.join().unwrap());
}

#[test]
fn what_is_not_a_journal_is_left_alone() {
    let room = room();
    drop(room.begin(&[did(&insert(48, "1"))]));
    let journals = room.store.folder.join("journals");
    for (name, text) in [("a.journal", ""), ("b.journal", "nonsense\n"), ("c.journal", "é"), ("d.txt", "x")]
    {
        fs::write(journals.join(name), text).unwrap();
    }
    let newer = format!(r#"{{"version":2,"base":{}}}"#, serde_json::to_string(&room.base()).unwrap());
    let newer = format!("{:016x} {newer}\n", SipHasher13::new().hash(newer.as_bytes()));
    fs::write(journals.join("e.journal"), newer).unwrap();
    fs::write(journals.join("f.fresh"), "half").unwrap();
    assert_eq!(room.store.left_behind().unwrap().len(), 1);
    assert!(!journals.join("f.fresh").exists());
    assert!(journals.join("e.journal").exists());
    // Backups are made all the same.
    room.back_up();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_a_broken_journal_all_before_the_break_is_used(
        inserted in prop::collection::vec("[a-zé\"\\\\]{1,8}", 1..8),
        place in any::<prop::sample::Index>(),
        how in 0_u8..3,
        byte in any::<u8>(),
    ) {
        let room = room();
        room.back_up();
        let mut states = vec![TEXT.to_owned()];
        let mut entries = Vec::new();
        for text in &inserted {
            let patch = insert(48, text);
            states.push(patch.apply(states.last().unwrap()).unwrap());
            entries.push(did(&patch));
        }
        let journal = room.begin(&entries);
        let path = journal.path().to_owned();
        drop(journal);
        let mut bytes = fs::read(&path).unwrap();
        let at = place.index(bytes.len());
        match how {
            0 => bytes.truncate(at),
            1 => bytes[at] = byte,
            _ => bytes.insert(at, byte),
        }
        fs::write(&path, &bytes).unwrap();
        let whole = |bytes: &[u8]| bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
        let left = room.store.left_behind().unwrap().pop();
        match left {
            // Not even the first line is whole.
            None => prop_assert_eq!(whole(&bytes), 0),
            Some(left) => {
                let rebuilt = room.store.rebuild(&left);
                prop_assert_eq!(&rebuilt.text, &states[rebuilt.steps.len()]);
                prop_assert!(rebuilt.steps.len() + 1 >= whole(&bytes), "{} of {}", rebuilt.steps.len(), whole(&bytes));
            }
        }
    }
}
