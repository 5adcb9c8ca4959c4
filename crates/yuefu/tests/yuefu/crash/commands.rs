//! Commands that are killed on their way: what they were making is whole, or nobody takes it for whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::{KILLS, number, seed};
use crate::cli::sandbox;
use crate::http::operator_key;
use crate::process::{fail, run, succeed, text, yuefu};

/// How often each command is killed, unless the number of kills says otherwise.
const KILLS_DEFAULT: u32 = 5;

/// Where the commands work: a directory, its backup, and what they make.
struct Place {
    _parent: tempfile::TempDir,
    data: PathBuf,
    backup: PathBuf,
    new: PathBuf,
}

impl Place {
    fn new() -> Place {
        let (parent, data) = sandbox();
        operator_key(&data);
        for day in 2..6 {
            succeed(["clock", "--data", text(&data), "--to", &format!("2026-07-{day:02}T00:00:00Z")]);
        }
        let [backup, new] = ["backup", "new"].map(|name| parent.path().join(name));
        succeed(["backup", "--data", text(&data), "--to", text(&backup)]);
        Place { _parent: parent, data, backup, new }
    }

    /// Removes what a command was making, as the sentence about it says to.
    fn clear(&self) {
        for suffix in ["", ".partial", ".restoring", ".restoring.partial"] {
            let left = PathBuf::from(format!("{}{suffix}", self.new.display()));
            assert!(!left.exists() || fs::remove_dir_all(&left).is_ok(), "it is ours");
        }
    }

    /// What lies where a command was making a directory verifies, or is refused with a sentence.
    fn check_new(&self, killed: &str) {
        let whole = run(["verify", "--data", text(&self.new)]);
        if whole.status.success() {
            return check_alike(&whole, &run(["verify", "--data", text(&self.data)]), killed);
        }
        if self.new.exists() {
            fail(["serve", "--data", text(&self.new), "--listen", "127.0.0.1:0"]);
        }
    }
}

/// What a copy holds is what its source holds; what was made anew holds its first rows.
fn check_alike(copy: &Output, source: &Output, killed: &str) {
    let states = |output: &Output| {
        let page = String::from_utf8_lossy(&output.stdout).into_owned();
        page.lines().filter(|line| line.starts_with("state of shard")).map(str::to_string).collect::<Vec<_>>()
    };
    assert!(
        killed.starts_with("init") || states(copy) == states(source),
        "{killed}: half a copy passed for a whole one"
    );
}

/// Runs a command to its end, and says how long that takes.
fn time(arguments: &[&str]) -> Duration {
    let began = Instant::now();
    succeed(arguments);
    began.elapsed()
}

/// Kills a command after a while; it may have ended by itself.
fn kill_after(arguments: &[&str], wait: Duration) {
    let mut child = yuefu(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs");
    std::thread::sleep(wait);
    child.kill().expect("it is our child");
    child.wait().expect("it is our child");
}

#[test]
fn a_command_that_is_killed_leaves_nothing_that_passes_for_whole() {
    let mut dice = StdRng::seed_from_u64(seed());
    let kills = number(KILLS).map_or(KILLS_DEFAULT, |kills: u32| kills / 5);
    let place = Place::new();
    let (data, backup, new) = (text(&place.data), text(&place.backup), text(&place.new));
    let commands: [&[&str]; 4] = [
        &["init", "--data", new],
        &["backup", "--data", data, "--to", new],
        &["restore", "--from", backup, "--data", new],
        &["tables", "rebuild", "--data", data],
    ];
    for command in commands {
        let whole = time(command);
        place.clear();
        for _ in 0..kills {
            kill_after(command, whole.mul_f64(dice.random_range(0.0..1.0)));
            place.check_new(&command.join(" "));
            place.clear();
            check_source(&place.data, command);
        }
        time(command);
        place.clear();
        succeed(["verify", "--data", data]);
    }
}

/// The directory that a command was about is as sound as it was; tables that were being made anew may be gone.
fn check_source(data: &Path, command: &[&str]) {
    if command[0] == "tables" && !data.join("tables.sqlite").exists() {
        return;
    }
    succeed(["verify", "--data", text(data)]);
}
