//! The progress of a long replay: a bar on a terminal, lines in a file.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{text, yuefu};

/// How many lines of the real shop's file are played: 250 invoices.
const LINES: u32 = 6_000;

/// The beginning of the real shop's file.
fn shop(parent: &Path) -> std::path::PathBuf {
    let (whole, file) = ("../../data/uci_online_retail.csv.gz", parent.join("shop.csv"));
    let cut = format!("gzip --decompress --stdout {whole} 2>&1 | head --lines {LINES} > {}", file.display());
    assert!(Command::new("sh").args(["-c", &cut]).status().expect("there is a shell").success());
    file
}

#[test]
fn a_replay_shows_a_bar_on_a_terminal_and_lines_in_a_file() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let (file, first, second) = (shop(parent.path()), parent.path().join("first"), parent.path().join("second"));
    let lines = yuefu(["replay", text(&file), "--data", text(&first)]).output().expect("the binary runs");
    let lines = String::from_utf8_lossy(&lines.stderr).into_owned();
    assert!(lines.lines().count() == 10 && !lines.contains(['\r', '\u{1b}']), "{lines:?}");
    assert!(lines.lines().all(|line| line.starts_with("201") && line.ends_with(" invoices")), "{lines:?}");

    let played =
        format!("stty cols 100 && {} replay {} --data {}", env!("CARGO_BIN_EXE_yuefu"), text(&file), text(&second));
    let terminal = Command::new("script").args(["-qec", &played, "/dev/null"]).stdin(Stdio::null()).output();
    let Ok(terminal) = terminal else {
        eprintln!("skipped: there is no script(1) to make a terminal with");
        return;
    };
    let shown = String::from_utf8_lossy(&terminal.stdout).into_owned();
    assert!(terminal.status.success(), "{shown}");
    let bars: Vec<&str> = shown.split('\r').filter(|part| part.contains('█') && part.contains(" invoices")).collect();
    assert!(!bars.is_empty(), "a bar that grows: {shown:?}");
    assert!(shown.contains("\u{1b}[2K") && shown.contains("sound"), "it is cleared away before the page: {shown:?}");
    assert!(!shown.contains(" of "), "no lines beside it: {shown:?}");
}
