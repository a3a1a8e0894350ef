//! Through the window: crashes, other windows and other programs, and nothing that is lost by them.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime},
};

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use hoofdlijn::{
    app::{Dialog, Origin, Page, State},
    briefing::{
        Id,
        edit::{Edit, EditName},
        finding,
    },
    file::recovery::Store,
    ui::window::Window,
};

use super::window::{Test, command, drop_file, kept, letter, settle, state};

const TEXT: &str = r#"{
  "format": "hoofdlijn", "version": 1, "title": "Een brief", "language": "nl",
  "events": [
    {"id": "a", "title": "Contouren"},
    {"id": "b", "title": "Verdieping"}
  ]
}
"#;

/// Longer than anything takes that is waited for.
const LONG: Duration = Duration::from_secs(30);

/// A data folder, and a file in a folder of its own.
struct Desk {
    folder: tempfile::TempDir,
    file: PathBuf,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("documents")).unwrap();
    let file = folder.path().join("documents/brief.json");
    fs::write(&file, TEXT).unwrap();
    Desk { folder, file }
}

impl Desk {
    fn store(&self) -> Store {
        Store::new(self.folder.path().join("data"))
    }

    fn window(&self) -> Test {
        kept(letter(), vec2(1440.0, 900.0), Some(self.store()))
    }

    /// A window with the file open.
    fn open(&self) -> Test {
        let mut test = self.window();
        drop_file(&mut test, self.file.clone());
        assert_eq!(state(&test).document.origin, Origin::File(self.file.clone()));
        test
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }

    fn names(&self, room: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join("data").join(room)).into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}

fn window(test: &mut Test) -> &mut Window {
    test.state_mut().window.as_mut().unwrap()
}

fn edit(test: &mut Test, title: &str) {
    let path = finding::Path::default().key("title");
    let edit = Edit::new(EditName::new("edit-undone")).set(path, &title);
    let State { document, view, .. } = &mut window(test).state;
    document.apply(&edit, None, &mut view.selection).unwrap();
    test.run();
}

/// Lets time pass until it is so.
#[track_caller]
fn until(test: &mut Test, what: &str, is_so: impl Fn(&State) -> bool) {
    let begun = Instant::now();
    while !is_so(state(test)) {
        assert!(begun.elapsed() < LONG, "{what}: {:?} {:?}", state(test).dialog, state(test).notices);
        std::thread::sleep(Duration::from_millis(10));
        test.step();
    }
    test.run();
}

#[track_caller]
fn until_true(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < LONG, "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn click(test: &mut Test, label: &str) {
    test.get_by_label(label).click();
    test.run();
}

fn title(state: &State) -> &str {
    state.document.briefing.title.get("nl")
}

/// The window goes without being closed.
fn crash(mut test: Test) {
    // Its threads go with it, soon.
    test.state_mut().window = None;
}

/// A window in which what was left behind is offered.
fn after_the_crash(desk: &Desk) -> Test {
    // The lock of the window before is gone once its thread is.
    let store = desk.store();
    until_true("the journal is free", || !store.left_behind().unwrap().is_empty());
    let mut test = desk.window();
    until(&mut test, "it is offered", |state| state.dialog == Some(Dialog::Recovery));
    test
}

#[test]
fn a_crash_is_followed_by_an_offer() {
    let desk = desk();
    let mut test = desk.open();
    edit(&mut test, "Eerste");
    edit(&mut test, "Tweede");
    crash(test);
    assert_eq!(desk.text(), TEXT);
    let mut test = after_the_crash(&desk);
    test.get_by_label("brief.json");
    test.get_by_label_contains("2 bewerkingen");
    click(&mut test, "Herstellen");
    until(&mut test, "it is taken up", |state| title(state) == "Tweede");
    assert!(state(&test).document.is_unsaved());
    assert_eq!(state(&test).document.origin, Origin::File(desk.file.clone()));
    // A second crash loses nothing either.
    until_true("it is journaled again", || desk.names("journals").len() == 1);
    edit(&mut test, "Derde");
    crash(test);
    let mut test = after_the_crash(&desk);
    test.get_by_label_contains("3 bewerkingen");
    click(&mut test, "Herstellen");
    until(&mut test, "it is taken up", |state| title(state) == "Derde");
    let document = &mut window(&mut test).state.document;
    for (title, is_unsaved) in [("Tweede", true), ("Eerste", true), ("Een brief", false)] {
        assert!(document.undo(&mut None));
        assert_eq!((document.briefing.title.get("nl"), document.is_unsaved()), (title, is_unsaved));
    }
    assert_eq!(document.text.as_ref(), TEXT);
    for _ in 0..2 {
        document.redo(&mut None);
    }
    test.run();
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    assert_eq!(desk.text(), TEXT.replace("Een brief", "Tweede"));
    until_true("there is nothing to lose", || desk.names("journals").is_empty());
}

#[test]
fn edits_of_a_document_in_no_file_are_kept_too() {
    let desk = desk();
    let mut test = desk.window();
    edit(&mut test, "De brief");
    crash(test);
    let mut test = after_the_crash(&desk);
    click(&mut test, "Herstellen");
    until(&mut test, "it is taken up", |state| title(state) == "De brief");
    assert_eq!(state(&test).document.origin, Origin::Shipped);
}

#[test]
fn edits_are_on_disk_within_two_seconds() {
    let desk = desk();
    let mut test = desk.open();
    let begun = Instant::now();
    edit(&mut test, "Eerste");
    until_true("there is a journal", || desk.names("journals").iter().any(|name| name.ends_with(".journal")));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    let journal =
        fs::read_to_string(desk.folder.path().join("data/journals").join(&desk.names("journals")[0]))
            .unwrap();
    assert!(
        journal.contains("Eerste") && !journal.contains("Contouren"),
        "the edit, not the file: {journal}"
    );
}

#[test]
fn an_offer_that_is_not_wanted() {
    let desk = desk();
    let mut test = desk.open();
    edit(&mut test, "Eerste");
    crash(test);
    let mut test = after_the_crash(&desk);
    click(&mut test, "Later");
    assert_eq!(state(&test).dialog, None);
    crash(test);
    let mut test = after_the_crash(&desk);
    click(&mut test, "Verwerpen");
    assert_eq!(state(&test).dialog, None);
    until_true("it is gone", || desk.names("journals").is_empty());
}

#[test]
fn a_file_that_changed_since_is_not_written_over() {
    let desk = desk();
    let mut test = desk.open();
    edit(&mut test, "De mijne");
    crash(test);
    let theirs = TEXT.replace("Verdieping", "Iets anders");
    fs::write(&desk.file, &theirs).unwrap();
    let mut test = after_the_crash(&desk);
    test.get_by_label_contains("sindsdien gewijzigd");
    click(&mut test, "Herstellen");
    // The version the edits were made in is shown, and at once asked about.
    until(&mut test, "it is asked", |state| matches!(state.dialog, Some(Dialog::Conflict(_))));
    assert_eq!(state(&test).document.text.as_ref(), TEXT.replace("Een brief", "De mijne"));
    click(&mut test, "Annuleren");
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    assert_eq!(desk.text(), theirs);
    assert!(matches!(state(&test).dialog, Some(Dialog::Conflict(_))));
}

#[test]
fn edits_without_their_file_can_be_copied_as_text() {
    let desk = desk();
    let mut test = desk.open();
    edit(&mut test, "De mijne");
    crash(test);
    fs::write(&desk.file, "{}").unwrap();
    fs::remove_dir_all(desk.folder.path().join("data/backups")).unwrap();
    let mut test = after_the_crash(&desk);
    assert!(test.query_by_label("Herstellen").is_none());
    test.get_by_label("Bewerkingen als tekst kopiëren").click();
    let copied = (0..10).find_map(|_| {
        test.step();
        test.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    });
    assert_eq!(copied.as_deref(), Some("brief.json\n\neen eerdere wijziging terugdraaien\n\"De mijne\""));
}

#[test]
fn leaving_for_good_leaves_nothing_behind() {
    let desk = desk();
    let mut test = desk.open();
    edit(&mut test, "Eerste");
    until_true("there is a journal", || !desk.names("journals").is_empty());
    command(&mut test, Modifiers::COMMAND, Key::Q);
    click(&mut test, "Niet opslaan");
    assert!(desk.names("journals").is_empty());
    // Another document in its place.
    let mut test = desk.open();
    edit(&mut test, "Eerste");
    until_true("there is a journal", || !desk.names("journals").is_empty());
    drop_file(&mut test, desk.file.clone());
    click(&mut test, "Niet opslaan");
    settle(&mut test);
    assert_eq!(title(state(&test)), "Een brief");
    until_true("it is given up", || desk.names("journals").is_empty());
}

#[test]
fn the_view_follows_a_file_that_another_program_writes() {
    let desk = desk();
    let mut test = desk.open();
    let state_before = &mut window(&mut test).state;
    state_before.view.page = Page::Sources;
    state_before.view.selection = Some(Id::from("b").into());
    test.run();
    let theirs = TEXT
        .replace("Een brief", "De hunne")
        .replace("{\"id\": \"a\"", "{\"id\": \"n\", \"title\": \"Nieuw\"},\n    {\"id\": \"a\"");
    fs::write(&desk.file, &theirs).unwrap();
    until(&mut test, "it follows", |state| title(state) == "De hunne");
    assert_eq!(state(&test).view.page, Page::Sources);
    assert_eq!(state(&test).view.selection, Some(Id::from("b").into()));
    assert!(!state(&test).document.is_unsaved());
    // A file in the making is waited for.
    fs::write(&desk.file, &theirs[..40]).unwrap();
    until(&mut test, "it is told", |state| state.notices.iter().any(|notice| notice.failed));
    assert_eq!(title(state(&test)), "De hunne");
    fs::write(&desk.file, TEXT).unwrap();
    until(&mut test, "it follows", |state| title(state) == "Een brief");
}

#[test]
fn with_edits_of_ones_own_it_is_asked() {
    let desk = desk();
    let mut test = desk.open();
    edit(&mut test, "De mijne");
    let theirs = TEXT.replace("Verdieping", "Iets anders");
    fs::write(&desk.file, &theirs).unwrap();
    until(&mut test, "it is asked", |state| matches!(state.dialog, Some(Dialog::Conflict(_))));
    test.get_by_label("2 regels verschillen. De eerste daarvan:");
    test.get_by_label_contains("Iets anders");
    assert!(test.query_all_by_label_contains("brief-").count() > 0, "the backup is named");
    click(&mut test, "Bestand overschrijven");
    settle(&mut test);
    assert_eq!(desk.text(), TEXT.replace("Een brief", "De mijne"));
    assert!(!state(&test).document.is_unsaved());

    edit(&mut test, "Nog een");
    fs::write(&desk.file, &theirs).unwrap();
    until(&mut test, "it is asked", |state| matches!(state.dialog, Some(Dialog::Conflict(_))));
    click(&mut test, "Mijn wijzigingen verwerpen");
    settle(&mut test);
    assert_eq!(state(&test).document.text.as_ref(), theirs);
    assert!(!state(&test).document.is_unsaved());
}

#[test]
fn a_file_that_goes_can_be_put_back() {
    let desk = desk();
    let mut test = desk.open();
    fs::remove_file(&desk.file).unwrap();
    until(&mut test, "it is told", |state| state.document.is_unsaved());
    test.get_by_label_contains("is verwijderd of verplaatst");
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    assert_eq!(desk.text(), TEXT);
    assert!(!state(&test).document.is_unsaved());
    // A folder in its place is said, and the document stays.
    fs::remove_file(&desk.file).unwrap();
    fs::create_dir(&desk.file).unwrap();
    until(&mut test, "it is told", |state| state.document.is_unsaved());
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    assert!(matches!(&state(&test).dialog, Some(Dialog::Failed(notice)) if notice.message.contains("map")));
    assert!(state(&test).document.is_unsaved() && desk.file.is_dir());
}

#[test]
fn opening_and_saving_writes_nothing() {
    let desk = desk();
    let marked = format!("\u{feff}{TEXT}");
    fs::write(&desk.file, &marked).unwrap();
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::open(&desk.file).unwrap().set_modified(old).unwrap();
    let mut test = desk.open();
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    // As far as saving goes even where it is asked for.
    edit(&mut test, "Anders");
    assert!(window(&mut test).state.document.undo(&mut None));
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    assert_eq!(fs::metadata(&desk.file).unwrap().modified().unwrap(), old);
    assert_eq!(desk.text(), marked);
    edit(&mut test, "Anders");
    command(&mut test, Modifiers::COMMAND, Key::S);
    settle(&mut test);
    assert_eq!(desk.text(), marked.replace("Een brief", "Anders"));
}

#[test]
fn a_second_window_on_a_file_says_so() {
    let desk = desk();
    let mut first = desk.open();
    let mut second = desk.open();
    until(&mut second, "it is told", |state| {
        state.notices.iter().any(|notice| notice.message.contains("ander venster"))
    });
    // Both save: the second is asked.
    edit(&mut first, "De eerste");
    edit(&mut second, "De tweede");
    command(&mut first, Modifiers::COMMAND, Key::S);
    settle(&mut first);
    until(&mut second, "it is asked", |state| matches!(state.dialog, Some(Dialog::Conflict(_))));
    click(&mut second, "Annuleren");
    command(&mut second, Modifiers::COMMAND, Key::S);
    settle(&mut second);
    assert!(matches!(state(&second).dialog, Some(Dialog::Conflict(_))));
    assert_eq!(desk.text(), TEXT.replace("Een brief", "De eerste"));
    assert!(first.state().window.as_ref().unwrap().state.notices.iter().all(|notice| !notice.failed));
}

#[test]
fn typing_goes_on_while_a_save_runs_and_the_last_one_counts() {
    let desk = desk();
    let mut test = desk.open();
    // A save waits as long as another window writes the file.
    let busy = desk.store().saving(&desk.file).unwrap();
    edit(&mut test, "Eerste");
    test.key_press_modifiers(Modifiers::COMMAND, Key::S);
    test.step();
    test.step();
    test.get_by_label_contains("opslaan");
    for title in ["Tweede", "Derde"] {
        edit(&mut test, title);
        test.key_press_modifiers(Modifiers::COMMAND, Key::S);
        test.step();
        test.step();
    }
    edit(&mut test, "Vierde");
    assert_eq!(desk.text(), TEXT);
    drop(busy);
    settle(&mut test);
    settle(&mut test);
    // What was typed when the last save came to its turn is in it.
    assert_eq!(desk.text(), TEXT.replace("Een brief", "Vierde"));
    assert!(!state(&test).document.is_unsaved());
    assert_eq!(state(&test).dialog, None);
}

#[test]
fn a_backup_of_what_was_opened_is_kept() {
    let desk = desk();
    let mut test = desk.open();
    let backup = state(&test).safety.backup.clone().unwrap();
    assert_eq!(fs::read_to_string(&backup).unwrap(), TEXT);
    for title in ["Eerste", "Tweede"] {
        edit(&mut test, title);
        command(&mut test, Modifiers::COMMAND, Key::S);
        settle(&mut test);
    }
    assert_eq!(fs::read_to_string(&backup).unwrap(), TEXT, "still what was opened");
    // Opened again, what it is now takes its place.
    let test = desk.open();
    let now = state(&test).safety.backup.clone().unwrap();
    assert_eq!(fs::read_to_string(now).unwrap(), TEXT.replace("Een brief", "Tweede"));
    assert!(!Path::new(&backup).exists());
}

/// How often the window was shown in a while without anything to do.
#[test]
fn nothing_is_shown_again_while_nothing_happens() {
    let desk = desk();
    let mut test = desk.open();
    edit(&mut test, "Eerste");
    until_true("there is a journal", || !desk.names("journals").is_empty());
    std::thread::sleep(Duration::from_millis(400));
    test.run();
    // What wakes the window asks for it to be shown.
    std::thread::sleep(Duration::from_secs(1));
    assert!(!test.ctx.has_requested_repaint(), "{:?}", test.ctx.repaint_causes());
}
