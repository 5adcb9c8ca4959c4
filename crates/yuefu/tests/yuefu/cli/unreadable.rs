//! Files that this user may not read: a sentence, an exit code, and nothing changed. Root may read everything, so a test
//! run by root runs the binary as nobody.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::refused::commands;
use super::sandbox;
use crate::process::{files, sentence, succeed, text};

/// User and group that own nothing, on every Linux.
const NOBODY: u32 = 65534;

/// A sandbox in a directory where its user may make others, and a binary that this user may run.
struct Place {
    parent: TempDir,
    data: PathBuf,
    binary: PathBuf,
    /// Whom the binary is run as, when it is somebody else.
    user: Option<u32>,
}

impl Place {
    fn new() -> Place {
        let (parent, data) = sandbox();
        succeed(["keys", "create", "--data", text(&data), "--role", "operator"]);
        let mut place = Place { parent, data, binary: env!("CARGO_BIN_EXE_yuefu").into(), user: None };
        fs::set_permissions(&place.data, Permissions::from_mode(0o000)).expect("it is ours");
        if fs::read_dir(&place.data).is_ok() {
            place.run_as_nobody();
        }
        fs::set_permissions(&place.data, Permissions::from_mode(0o700)).expect("it is ours");
        place
    }

    /// Nobody gets everything but the binary, and a road to it.
    fn run_as_nobody(&mut self) {
        let binary = self.parent.path().join("yuefu");
        fs::hard_link(&self.binary, &binary)
            .or_else(|_| fs::copy(&self.binary, &binary).map(drop))
            .expect("it can be put beside the data");
        fs::set_permissions(self.parent.path(), Permissions::from_mode(0o755)).expect("it is ours");
        for path in files(&self.data).keys().chain([&self.data, &self.parent.path().to_path_buf()]) {
            chown(path, Some(NOBODY), Some(NOBODY)).expect("this user may do everything");
        }
        (self.binary, self.user) = (binary, Some(NOBODY));
    }

    /// The sentence with which a command fails.
    fn refuse(&self, arguments: &[String]) -> String {
        let mut command = Command::new(&self.binary);
        command.args(arguments).stdin(Stdio::null()).current_dir("/");
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        sentence(&command.output().expect("the binary runs"))
    }

    /// What lies beside the data.
    fn beside(&self) -> Vec<PathBuf> {
        let found = fs::read_dir(self.parent.path()).expect("the directory is ours");
        let mut found: Vec<PathBuf> = found.map(|entry| entry.expect("it can be read").path()).collect();
        found.sort();
        found
    }
}

fn lock_out(path: &Path) -> Permissions {
    let before = fs::metadata(path).expect("it is there").permissions();
    fs::set_permissions(path, Permissions::from_mode(0o000)).expect("it is ours");
    before
}

/// Every command that is told of a directory that is there.
fn all(place: &Place) -> Vec<Vec<String>> {
    let (data, new) = (text(&place.data), place.data.with_extension("new"));
    let file = place.parent.path().join("shop.csv");
    let more: [&[&str]; 4] = [
        &["restore", "--from", data, "--data", text(&new)],
        &["restore", "--data", data],
        &["replay", text(&file), "--data", data],
        &["init", "--data", data],
    ];
    let more = more.iter().map(|command| command.iter().map(ToString::to_string).collect());
    commands(data).into_iter().chain(more).collect()
}

#[test]
fn an_unreadable_directory_is_named_by_every_command() {
    let place = Place::new();
    let shop = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    fs::write(place.parent.path().join("shop.csv"), shop).expect("it can be written");
    let (before, beside) = (files(&place.data), place.beside());
    let permissions = lock_out(&place.data);
    let said: Vec<_> = all(&place).into_iter().map(|command| (place.refuse(&command), command)).collect();
    fs::set_permissions(&place.data, permissions).expect("it is ours");
    for (said, command) in said {
        let expected = format!("could not read {}: Permission denied", place.data.display());
        assert!(said.contains(&expected), "{command:?}: {said}");
        assert!(said.contains("see that the disk is well and that this user may use it"), "{command:?}: {said}");
    }
    assert_eq!((files(&place.data), place.beside()), (before, beside));
    succeed(["verify", "--data", text(&place.data)]);
}

#[test]
fn an_unreadable_file_is_named_by_every_command_that_reads_it() {
    let place = Place::new();
    let cases: [(&str, &[&str]); 7] = [
        ("format", &["serve", "verify", "backup", "clock", "tables", "keys"]),
        ("yuefu.json", &["serve", "verify", "backup", "clock", "tables", "keys"]),
        ("journal.sqlite", &["serve", "verify", "backup", "clock", "tables"]),
        ("tables.sqlite", &["serve", "verify", "backup"]),
        ("mark", &["serve", "verify", "backup", "tables"]),
        ("access.sqlite", &["backup", "keys"]),
        ("lock", &["serve", "tables"]),
    ];
    let (before, beside) = (files(&place.data), place.beside());
    for (file, readers) in cases {
        let path = place.data.join(file);
        let permissions = lock_out(&path);
        let readers = commands(text(&place.data)).into_iter().filter(|command| readers.contains(&command[0].as_str()));
        let said: Vec<_> = readers.map(|command| (place.refuse(&command), command)).collect();
        fs::set_permissions(&path, permissions).expect("it is ours");
        for (said, command) in said {
            assert!(said.contains("this user may use it"), "{file} {command:?}: {said}");
        }
    }
    assert_eq!((files(&place.data), place.beside()), (before, beside));
    succeed(["verify", "--data", text(&place.data)]);
}
