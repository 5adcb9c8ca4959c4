//! Directories that cannot be served: a sentence, an exit code, and nothing changed.

use std::fs;
use std::path::Path;

use super::sandbox;
use crate::process::{Server, fail, files, succeed, text};

/// Every command that needs a directory that is there.
pub fn commands(data: &str) -> Vec<Vec<String>> {
    let new = format!("{data}.new");
    let commands: [&[&str]; 8] = [
        &["serve", "--data", data, "--listen", "127.0.0.1:0"],
        &["verify", "--data", data],
        &["backup", "--data", data, "--to", &new],
        &["clock", "--data", data],
        &["clock", "--data", data, "--to", "2027-01-01T00:00:00Z"],
        &["tables", "rebuild", "--data", data],
        &["instruction", "ins_0000000000001", "settled", "--data", data],
        &["keys", "create", "--data", data, "--role", "operator"],
    ];
    commands.iter().map(|command| command.iter().map(ToString::to_string).collect()).collect()
}

/// The two commands that look at everything.
fn serve_and_verify(data: &Path) -> Vec<Vec<String>> {
    commands(text(data)).into_iter().filter(|command| matches!(command[0].as_str(), "serve" | "verify")).collect()
}

/// Every command refuses `data` with a sentence that has `expected` in it, and changes nothing there.
fn refuse_all(data: &Path, expected: &str) {
    let before = data.is_dir().then(|| files(data));
    for command in commands(text(data)) {
        let said = fail(&command);
        assert!(said.contains(expected), "{command:?}: {said}");
    }
    assert_eq!(data.is_dir().then(|| files(data)), before);
    assert!(!data.with_extension("new").exists());
}

#[test]
fn a_file_is_no_directory() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let file = parent.path().join("file");
    fs::write(&file, "a letter").expect("it can be written");
    refuse_all(&file, "is not a directory; give --data a directory");
    let said = fail(["init", "--data", text(&file)]);
    assert!(said.contains("is not a directory"), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "a letter");
}

#[test]
fn a_foreign_directory_is_left_alone() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    fs::write(parent.path().join("letter"), "dear").expect("it can be written");
    refuse_all(parent.path(), "was not made by yuefu; give --data another directory");
    let said = fail(["init", "--data", text(parent.path())]);
    assert!(said.contains("is not empty; give the name of a new directory"), "{said}");
}

#[test]
fn a_newer_format_asks_for_a_newer_release() {
    let (_parent, data) = sandbox();
    fs::write(data.join("format"), "yuefu data directory, format 2\n").expect("it can be written");
    refuse_all(&data, "use the release that wrote it, or a newer one");
}

#[test]
fn an_unreadable_description_is_named() {
    let (_parent, data) = sandbox();
    fs::write(data.join("yuefu.json"), "{").expect("it can be written");
    for command in commands(text(&data)).into_iter().filter(|command| !matches!(command[0].as_str(), "backup" | "keys"))
    {
        let said = fail(&command);
        assert!(said.contains("restore yuefu.json from a backup"), "{said}");
    }
}

#[test]
fn a_second_process_is_refused_and_the_first_goes_on() {
    let (_parent, data) = sandbox();
    let server = Server::start(&data);
    let path = text(&data);
    let new = format!("{path}.new");
    for command in commands(path) {
        let is_alone = matches!(command[0].as_str(), "serve" | "tables" | "instruction");
        let is_for_one = is_alone || command.contains(&"--to".to_string());
        if is_for_one && command[0] != "backup" {
            let said = fail(&command);
            assert!(said.contains("in use by another yuefu") || said.contains("is being served"), "{said}");
        } else {
            succeed(&command);
        }
    }
    succeed(["verify", "--data", &new]);
    server.stop();
    succeed(["verify", "--data", path]);
}

#[test]
fn an_address_in_use_is_named_before_anything_is_made() {
    let (_parent, data) = sandbox();
    let server = Server::start(&data);
    let other = data.with_extension("other");
    let said = fail(["serve", "--data", text(&other), "--listen", &server.address]);
    assert!(said.contains("give --listen another address"), "{said}");
    assert!(!other.exists());
    server.stop();
}

#[test]
fn a_journal_that_was_cut_is_refused() {
    let (_parent, data) = sandbox();
    let journal = data.join("journal.sqlite");
    let whole = fs::read(&journal).expect("it is there");
    for kept in [whole.len() - 4096, whole.len() / 2, 5000, 100] {
        fs::write(&journal, &whole[..kept]).expect("it can be written");
        let before = files(&data);
        for command in serve_and_verify(&data) {
            let said = fail(&command);
            assert!(said.contains("restore") || said.contains("not made by yuefu"), "{kept} {command:?}: {said}");
        }
        assert_eq!(files(&data), before, "{kept}");
    }
}

#[test]
fn an_older_journal_is_refused() {
    let (_parent, data) = sandbox();
    let journal = data.join("journal.sqlite");
    let older = fs::read(&journal).expect("it is there");
    succeed(["clock", "--data", text(&data), "--to", "2026-07-02T00:00:00Z"]);
    fs::write(&journal, older).expect("it can be written");
    let witnesses = || [&journal, &data.join("mark")].map(|path| fs::read(path).expect("it is there"));
    let before = witnesses();
    for command in
        commands(text(&data)).iter().filter(|command| matches!(command[0].as_str(), "serve" | "verify" | "tables"))
    {
        let said = fail(command);
        assert!(said.contains("its end is lost; restore from a backup with `yuefu restore`"), "{said}");
    }
    assert!(witnesses() == before, "journal and mark are as they were");
}

#[test]
fn a_journal_that_is_gone_is_refused() {
    let (_parent, data) = sandbox();
    fs::remove_file(data.join("journal.sqlite")).expect("it is there");
    let said = fail(["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    assert!(said.contains("restore it from a backup with `yuefu restore`"), "{said}");
    assert!(!data.join("journal.sqlite").exists(), "nothing was made in its place");
}

#[test]
fn a_lost_mark_is_refused() {
    let (_parent, data) = sandbox();
    fs::remove_file(data.join("mark")).expect("it is there");
    for command in serve_and_verify(&data) {
        let said = fail(&command);
        assert!(said.contains("mark is missing"), "{said}");
    }
}
