//! Faults to survive: a kill at any moment, a full disk, a folder that takes no files, another program at work on the
//! file, two windows that save at once.
//!
//! Where a process of its own is needed, this test binary is started again with `HOOFDLIJN_CHILD` set.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::Duration,
};

use hoofdlijn::{
    app::{
        Document,
        document::OnDisk,
        safety::{self, Begun, Event, Keeper, Over, SaveFailure},
    },
    briefing::{
        edit::{Edit, EditName},
        finding,
    },
    file::{
        self,
        disk::WriteReason,
        recovery::{Fate, Store},
        stamp::Stamp,
    },
};

/// Longer than anything takes that is waited for.
const LONG: Duration = Duration::from_mins(1);

/// A briefing of about 200 kB that says a number at its start and at its end.
fn text(number: u64) -> String {
    let events: Vec<String> = (0..1000)
        .map(|at| format!("    {{\"id\": \"e{at}\", \"title\": \"{}\"}}", "Contouren ".repeat(16)))
        .collect();
    format!(
        "{{\n  \"format\": \"hoofdlijn\", \"version\": 1, \"title\": \"{number}\",\n  \"events\": [\n{}\n  ],\n  \"x_end\": \"{number}\"\n}}\n",
        events.join(",\n")
    )
}

/// The number a briefing says; it must be whole, and say the same at its start and at its end.
#[track_caller]
fn number(bytes: &[u8]) -> u64 {
    let value: serde_json::Value = serde_json::from_slice(bytes).expect("a whole file");
    assert_eq!(value["events"].as_array().unwrap().len(), 1000);
    assert_eq!(value["title"], value["x_end"], "one version, not a mixture of two");
    value["title"].as_str().unwrap().parse().unwrap()
}

/// Makes a document say a number at its start and at its end.
fn say(document: &mut Document, number: u64) {
    let path = |key: &str| finding::Path::default().key(key);
    let number = number.to_string();
    let edit =
        Edit::new(EditName::new("edit-undone")).set(path("title"), &number).set(path("x_end"), &number);
    document.apply(&edit, None, &mut None).unwrap();
}

/// Saves a document over what it was opened from.
fn save(document: &mut Document, path: &Path, keeper: &Keeper) -> Result<(), SaveFailure> {
    let stamp = safety::write(document, path, Over::Known.expected(document.on_disk), Some(keeper))?;
    document.on_disk = OnDisk::As(stamp);
    document.saved = document.revision;
    Ok(())
}

fn open(path: &Path, store: &Store) -> Document {
    let opened = safety::open(path, Some(store)).unwrap_or_else(|error| panic!("{error:?}"));
    let mut document = Document::opened(opened.loaded, path.to_owned(), opened.stamp);
    document.session = 1;
    document
}

fn begin(keeper: &Keeper, document: &Document, recovered: Option<PathBuf>) {
    keeper.begun(Begun { session: document.session, base: document.base(), text: None, recovered });
    keeper.steps(document.steps());
}

/// Starts this test binary again to do one thing.
fn child(what: &str, file: &Path, data: &Path, shell: Option<&str>) -> Command {
    let exe = std::env::current_exe().unwrap();
    let mut command = match shell {
        None => Command::new(exe),
        Some(before) => {
            let mut command = Command::new("sh");
            command.arg("-c").arg(format!("{before}; exec \"$0\" \"$@\"")).arg(exe);
            command
        }
    };
    command
        .args(["faults::the_child", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .envs([
            ("HOOFDLIJN_CHILD", what.as_ref()),
            ("HOOFDLIJN_FILE", file.as_os_str()),
            ("HOOFDLIJN_DATA", data.as_os_str()),
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What the other process does. It is no test by itself.
#[test]
#[ignore = "started by other tests in a process of its own"]
fn the_child() {
    let Ok(what) = std::env::var("HOOFDLIJN_CHILD") else { return };
    let path = |name: &str| PathBuf::from(std::env::var_os(name).unwrap());
    let (file, store) = (path("HOOFDLIJN_FILE"), Store::new(path("HOOFDLIJN_DATA")));
    match what.as_str() {
        "edit" => edit_forever(&file, &store),
        "save" => save_once(&file, &store),
        what => count_up(&file, &store, what),
    }
}

/// Takes up what was left behind, then edits and saves until it is killed, and says each number once it is safe.
fn edit_forever(file: &Path, store: &Store) {
    let (sender, events) = mpsc::channel();
    let keeper = Keeper::start(store.clone(), move |event| drop(sender.send(event))).unwrap();
    // It has looked by the time it answers.
    keeper.flush();
    let mut document = open(file, store);
    let offered = match events.try_recv() {
        Ok(Event::Offered(offers)) => offers,
        other => {
            assert!(other.is_err(), "{other:?}");
            Vec::new()
        }
    };
    assert!(offered.len() < 2, "{} journals of one window", offered.len());
    if let Some(offer) = offered.into_iter().next() {
        keeper.recover(offer.id);
        let Ok(Event::Recovered(recovered)) = events.recv_timeout(LONG) else { panic!("not recovered") };
        let offer = recovered.offer;
        assert_eq!(offer.fate, Fate::There, "nobody else wrote the file");
        document = Document::recovered(recovered.loaded, &offer.base, offer.fate, &offer.steps);
        document.session = 1;
        begin(&keeper, &document, Some(offer.id));
    } else {
        begin(&keeper, &document, None);
    }
    let mut at = number(&document.bytes());
    println!("\nready {at}");
    loop {
        at += 1;
        if at.is_multiple_of(5) && document.undo(&mut None) {
            keeper.steps(document.steps());
        }
        say(&mut document, at);
        keeper.steps(document.steps());
        if at.is_multiple_of(2) {
            keeper.flush();
            println!("kept {at}");
        }
        if at.is_multiple_of(3) {
            save(&mut document, file, &keeper).unwrap();
            println!("saved {at}");
        }
    }
}

/// Edits a file, saves it, and says what came of it.
fn save_once(file: &Path, store: &Store) {
    let (sender, events) = mpsc::channel();
    let keeper = Keeper::start(store.clone(), move |event| drop(sender.send(event))).unwrap();
    let mut document = open(file, store);
    begin(&keeper, &document, None);
    say(&mut document, 1);
    keeper.steps(document.steps());
    match save(&mut document, file, &keeper) {
        Ok(()) => println!("\nsaved"),
        Err(SaveFailure::Write(error)) => println!("\nfailed {}", error.code()),
        Err(SaveFailure::Changed(_)) => println!("\nchanged"),
    }
    assert_eq!(number(&document.bytes()), 1, "the document is there still");
    while let Ok(event) = events.try_recv() {
        println!("event {event:?}");
    }
}

/// Counts a number of its own in the file up, against others that do so with theirs.
fn count_up(file: &Path, store: &Store, name: &str) {
    let keeper = Keeper::start(store.clone(), |_| ()).unwrap();
    let key = format!("x_{name}");
    let (mut done, mut met) = (0, 0);
    while done < COUNT {
        let mut document = open(file, store);
        let value: serde_json::Value = serde_json::from_str(&document.text).unwrap();
        let next = value[&key].as_u64().unwrap_or(0) + 1;
        let edit = Edit::new(EditName::new("edit-undone")).set(finding::Path::default().key(&key), &next);
        document.apply(&edit, None, &mut None).unwrap();
        match save(&mut document, file, &keeper) {
            Ok(()) => done += 1,
            Err(SaveFailure::Changed(_)) => met += 1,
            Err(SaveFailure::Write(error)) => panic!("{error}"),
        }
    }
    println!("\nmet {met}");
}

/// How often each of two processes saves.
const COUNT: u64 = 40;

/// The last number a child said with a word.
fn last(said: &[String], word: &str) -> Option<u64> {
    said.iter().rev().find_map(|line| line.strip_prefix(word)?.trim().parse().ok())
}

/// A number below `most` that differs from run to run.
fn chance(most: u64) -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::collections::hash_map::RandomState::new().build_hasher().finish() % most
}

/// Kills a child at a random moment, over and over; how often is for `HOOFDLIJN_KILLS` to say.
#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_safe() {
    let kills: u32 = std::env::var("HOOFDLIJN_KILLS").map_or(12, |kills| kills.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (folder.path().join("letter.json"), folder.path().join("data"));
    fs::write(&file, text(0)).unwrap();
    let store = Store::new(data.clone());
    let (mut edits, mut saves, mut offers, mut begun) = (0, 0, 0, 0);
    for kill in 0..kills {
        let mut running = child("edit", &file, &data, None).spawn().unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map_while(Result::ok);
        let ready = lines.by_ref().find(|line| line.starts_with("ready"));
        if ready.is_none() {
            let mut said = String::new();
            running.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("kill {kill}: {said}");
        }
        std::thread::sleep(Duration::from_micros(chance(80_000)));
        running.kill().unwrap();
        let said: Vec<String> = lines.collect();
        running.wait().unwrap();

        // The file is the complete old or new version: what was saved last, or the save that was being made.
        let bytes = fs::read(&file).unwrap();
        let on_disk = number(&bytes);
        let saved = last(&said, "saved").unwrap_or(0);
        assert!(on_disk >= saved, "kill {kill}: {on_disk} on disk, {saved} saved");
        // Recovery has the rest.
        let left = store.left_behind().unwrap();
        assert!(left.len() < 2, "kill {kill}: {} journals", left.len());
        let mut now = on_disk;
        if let Some(left) = left.first() {
            let rebuilt = store.rebuild(left);
            assert_eq!(rebuilt.fate, Fate::There, "kill {kill}");
            if !rebuilt.steps.is_empty() {
                offers += 1;
                now = number(rebuilt.text.as_bytes());
                assert!(rebuilt.base.stamp.is_same(&Stamp::of(&bytes, None)));
                // And all of it can be taken back to what is on disk.
                let loaded = file::load(rebuilt.text.as_bytes()).unwrap();
                let mut document = Document::recovered(loaded, &rebuilt.base, rebuilt.fate, &rebuilt.steps);
                while document.undo(&mut None) {}
                assert_eq!(&*document.bytes(), bytes);
            }
        }
        let kept = last(&said, "kept").unwrap_or(0).max(saved);
        assert!(now >= kept, "kill {kill}: {now} recovered, {kept} was safe");
        assert!(now >= begun, "kill {kill}: {now} recovered, {begun} was before");
        edits += now - begun;
        saves += said.iter().filter(|line| line.starts_with("saved")).count();
        begun = now;
    }
    println!(
        "{kills} kills, {edits} edits, {saves} saves, {offers} recoveries with unsaved edits; no version lost"
    );
    assert!(saves > 0 && edits > u64::from(kills));
    // Nothing is left lying about but what the last one needs, and the temporary files of saves that were cut off.
    let leftovers = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let leftovers: Vec<_> = leftovers.filter(|name| name != "letter.json" && name != "data").collect();
    assert!(leftovers.iter().all(|name| name.to_string_lossy().starts_with(".hoofdlijn-")), "{leftovers:?}");
}

/// What a child said and whether it ended well.
fn outcome(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[test]
fn two_processes_that_save_at_once_lose_no_edit_of_either() {
    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (folder.path().join("letter.json"), folder.path().join("data"));
    fs::write(&file, text(0)).unwrap();
    let start = |name: &str| -> Child { child(name, &file, &data, None).spawn().unwrap() };
    let both = [start("one"), start("other")];
    let said = both.map(|running| {
        let output = running.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    });
    let bytes = fs::read(&file).unwrap();
    assert_eq!(number(&bytes), 0);
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!((value["x_one"].as_u64(), value["x_other"].as_u64()), (Some(COUNT), Some(COUNT)), "{said:?}");
}

/// A file system of its own, if this user may make one.
#[cfg(unix)]
struct Mount(tempfile::TempDir);

#[cfg(unix)]
impl Mount {
    fn new(options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "hoofdlijn-test"]).arg(folder.path()).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(folder))
    }

    fn make_read_only(&self) {
        let mut mount = Command::new("mount");
        assert!(mount.args(["-o", "remount,ro"]).arg(self.0.path()).status().unwrap().success());
    }
}

#[cfg(unix)]
impl Drop for Mount {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0.path()).status());
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file_and_the_edits() {
    let before = text(0);
    let check = |said: &str, code: &str, file: &Path| {
        assert!(said.contains(&format!("failed {code}")), "{said}");
        assert_eq!(fs::read_to_string(file).unwrap(), before, "the old version, whole");
        let names: Vec<_> =
            fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| !name.to_string_lossy().starts_with(".hoofdlijn-")), "{names:?}");
    };
    // A limit to the size of files, which every user can have: in blocks of 512 bytes.
    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (folder.path().join("letter.json"), folder.path().join("data"));
    fs::write(&file, &before).unwrap();
    let said = outcome(&mut child("save", &file, &data, Some("trap '' XFSZ; ulimit -f 100")));
    check(&said, "write-too-large", &file);
    // The journal is small enough, and has the edit.
    let store = Store::new(data);
    let left = store.left_behind().unwrap();
    assert_eq!(number(store.rebuild(&left[0]).text.as_bytes()), 1);
    // A disk without room for a second version, where this user may make one.
    let Some(mount) = Mount::new("size=300k") else {
        println!("this user may not mount a disk: only the limit was tried");
        return;
    };
    let file = mount.0.path().join("letter.json");
    fs::write(&file, &before).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    check(&outcome(&mut child("save", &file, elsewhere.path(), None)), "write-disk-full", &file);
    // With the data folder on it nothing can be kept, and that is said.
    fs::write(mount.0.path().join("filler"), vec![0; 200_000]).unwrap_err();
    let said = outcome(&mut child("save", &file, &mount.0.path().join("data"), None));
    assert!(said.contains("failed write-disk-full") && said.contains("NotKept"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_files_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.json");
    fs::write(&file, text(0)).unwrap();
    // Who may do anything may write here too.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let is_bound = fs::write(folder.path().join("probe"), "").is_err();
    if is_bound {
        let said = outcome(&mut child("save", &file, elsewhere.path(), None));
        assert!(said.contains("failed write-not-allowed"), "{said}");
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if let Some(mount) = Mount::new("size=1m") {
        let file = mount.0.path().join("letter.json");
        fs::write(&file, text(0)).unwrap();
        mount.make_read_only();
        let said = outcome(&mut child("save", &file, elsewhere.path(), None));
        assert!(said.contains("failed write-read-only"), "{said}");
        assert_eq!(number(&fs::read(&file).unwrap()), 0);
    }
    // A file that is read-only is meant so, whoever asks.
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let said = outcome(&mut child("save", &file, elsewhere.path(), None));
    assert!(said.contains("failed write-not-allowed"), "{said}");
    assert_eq!(number(&fs::read(&file).unwrap()), 0);
}

#[test]
fn a_folder_in_the_place_of_the_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.json");
    fs::write(&file, text(0)).unwrap();
    let store = Store::new(folder.path().join("data"));
    let keeper = Keeper::start(store.clone(), |_| ()).unwrap();
    let mut document = open(&file, &store);
    begin(&keeper, &document, None);
    say(&mut document, 1);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    fs::write(file.join("inside"), "x").unwrap();
    match save(&mut document, &file, &keeper) {
        Err(SaveFailure::Write(error)) => assert!(matches!(error.reason, WriteReason::Directory)),
        other => panic!("{other:?}"),
    }
    assert!(file.join("inside").exists() && document.is_unsaved());
}

#[test]
fn a_file_that_grows_while_it_is_read_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.json");
    fs::write(&file, text(0)).unwrap();
    let store = Store::new(folder.path().join("data"));
    let keeper = Keeper::start(store.clone(), |_| ()).unwrap();
    let stop = AtomicBool::new(false);
    let grown = std::thread::scope(|scope| {
        let grows = scope.spawn(|| {
            let mut open = fs::File::options().append(true).open(&file).unwrap();
            let mut count = 0_u64;
            while !stop.load(Ordering::Relaxed) && count < 1_000_000 {
                std::io::Write::write_all(&mut open, b" ").unwrap();
                count += 1;
            }
            count
        });
        for _ in 0..20 {
            let mut document = open(&file, &store);
            let before = fs::metadata(&file).unwrap().len();
            say(&mut document, 1);
            let met = match save(&mut document, &file, &keeper) {
                Err(SaveFailure::Changed(conflict)) => conflict.theirs.length >= before,
                // It did not grow between being read and being written.
                Ok(()) => fs::metadata(&file).unwrap().len() >= document.bytes().len() as u64,
                Err(SaveFailure::Write(error)) => panic!("{error}"),
            };
            assert!(met);
            if !document.is_unsaved() {
                break;
            }
        }
        stop.store(true, Ordering::Relaxed);
        grows.join().unwrap()
    });
    assert!(grown > 0);
    number(&fs::read(&file).unwrap());
}
