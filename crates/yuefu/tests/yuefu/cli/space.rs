//! Too little space for a command: it says so, leaves no half of anything, has lost nothing, and works once there is space.
//!
//! Each command is tried with more space each time, from hardly any until it works, on the very files that the tries before
//! have left. Space is short in two ways: on a disk of its own, where this user may mount one, and by the length that a
//! file may have, which everybody may limit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::full::{in_namespace, may_mount};
use super::replay::{HEAD, LINES};
use crate::process::{succeed, text};

/// Tries a command with twice the space each time, and prints a line for each time: how many KiB there were, how the
/// command ended, whether the data verifies, and what lies on the disk.
const TRIES: &str = r#"
    way=$1 place=$2 shop=$3 log=$4 binary=$5; shift 5
    if [ "$way" = disk ]; then mount -t tmpfs -o size=64m,mode=700 tmpfs "$place" || exit 99; fi
    cp -a "$shop/." "$place"
    space=1; ended=1
    while [ "$ended" != 0 ] && [ "$space" -le 32768 ]; do
        if [ "$way" = disk ]; then
            used=$(df -k --output=used "$place" | tail -n 1)
            mount -t tmpfs -o "remount,size=$((used + space))k" tmpfs "$place"
            "$binary" "$@" > /dev/null 2> "$log/$space"; ended=$?
            mount -t tmpfs -o remount,size=64m tmpfs "$place"
        else
            (trap '' XFSZ; ulimit -f "$((2 * space))"; exec "$binary" "$@" > /dev/null 2> "$log/$space"); ended=$?
        fi
        "$binary" verify --data "$place/data" > "$log/$space.verify" 2>&1; verified=$?
        if [ "$ended" = 0 ] && [ -d "$place/new" ]; then "$binary" verify --data "$place/new" >> "$log/$space.verify" 2>&1; verified=$?; fi
        echo "$space $ended $verified" $(ls "$place")
        space=$((2 * space))
    done
"#;

/// What a command says to do.
const ADVICE: [&str; 3] = ["free some space", "see that there is space", "see that the disk is well"];

/// How space is short.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// The disk is full.
    Disk,
    /// No file may be longer.
    Length,
}

/// A command that writes.
struct Case {
    /// Its words; `DISK` stands for where the files are.
    words: &'static str,
    /// What it makes there.
    makes: &'static str,
    /// How often at least it has not enough space.
    fails_min: usize,
}

const CASES: [Case; 8] = [
    Case { words: "init --data DISK/new", makes: "new", fails_min: 5 },
    Case { words: "keys create --data DISK/data --role operator", makes: "", fails_min: 2 },
    Case { words: "replay DISK/shop.csv --data DISK/new", makes: "new", fails_min: 5 },
    Case { words: "backup --data DISK/data --to DISK/new", makes: "new", fails_min: 5 },
    Case { words: "restore --from DISK/backup --data DISK/new", makes: "new", fails_min: 5 },
    Case { words: "restore --from DISK/backup --data DISK/data", makes: "data.replaced-1", fails_min: 5 },
    Case { words: "tables rebuild --data DISK/data", makes: "", fails_min: 2 },
    Case { words: "clock --data DISK/data --to 2013-01-01T00:00:00Z", makes: "", fails_min: 2 },
];

/// A directory in which a shop's orders were played, its backup, and the file they came from.
fn shop(parent: &Path) -> PathBuf {
    let shop = parent.join("shop");
    fs::create_dir(&shop).expect("a directory can be made");
    let (file, data) = (shop.join("shop.csv"), shop.join("data"));
    fs::write(&file, format!("{HEAD}{LINES}")).expect("it can be written");
    succeed(["replay", text(&file), "--data", text(&data)]);
    succeed(["backup", "--data", text(&data), "--to", text(&shop.join("backup"))]);
    shop
}

fn squeeze(way: Way, case: &Case) {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let [place, log] = ["place", "log"].map(|name| parent.path().join(name));
    let shop = shop(parent.path());
    [&place, &log].into_iter().for_each(|path| fs::create_dir(path).expect("a directory can be made"));
    let words = case.words.replace("DISK", text(&place));
    let name = match way {
        Way::Disk => "disk",
        Way::Length => "length",
    };
    let binary = env!("CARGO_BIN_EXE_yuefu");
    let script = ["sh", "-c", TRIES, "sh", name, text(&place), text(&shop), text(&log), binary];
    let script: Vec<&str> = script.into_iter().chain(words.split(' ')).collect();
    let mut command = match way {
        Way::Disk => in_namespace(&script),
        Way::Length => {
            let mut command = Command::new(script[0]);
            command.args(&script[1..]);
            command
        }
    };
    check(case, &log, &command.output().expect("there is a shell"));
}

/// Holds what was printed of each try against what must be so.
fn check(case: &Case, log: &Path, output: &Output) {
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let told = format!("{}: {told}", case.words);
    let read = |name: &str| fs::read_to_string(log.join(name)).unwrap_or_default();
    let stdout = String::from_utf8_lossy(&output.stdout);
    let tries: Vec<Vec<&str>> = stdout.lines().map(|line| line.split(' ').collect()).collect();
    let (worked, failed) = tries.split_last().expect("it was tried");
    for tried in failed {
        let [space, ended, verified] = tried[..3] else { unreachable!("three figures come first: {told}") };
        let said = read(space);
        let sentence = said.lines().last().unwrap_or_default();
        assert_eq!((ended, verified), ("1", "0"), "{told} {said} {}", read(&format!("{space}.verify")));
        let says_what_to_do = ADVICE.iter().any(|advice| sentence.contains(advice));
        assert!(sentence.starts_with("yuefu: ") && says_what_to_do, "{told} {said:?}");
        assert_eq!(tried[3..], ["backup", "data", "shop.csv"], "no half of anything: {told}");
    }
    assert!(failed.len() >= case.fails_min, "{told}");
    let mut left = vec!["backup", "data", "shop.csv", case.makes];
    left.retain(|name| !name.is_empty());
    left.sort_unstable();
    let [space, ended, verified] = worked[..3] else { unreachable!("three figures come first: {told}") };
    let told = format!("{told} {} {}", read(space), read(&format!("{space}.verify")));
    assert_eq!((ended, verified, &worked[3..]), ("0", "0", &left[..]), "{told}");
}

#[test]
fn a_file_that_may_not_grow_ends_every_command_with_a_sentence_and_loses_nothing() {
    CASES.iter().for_each(|case| squeeze(Way::Length, case));
}

#[test]
fn a_full_disk_ends_every_command_with_a_sentence_and_loses_nothing() {
    if !may_mount() {
        eprintln!("skipped: this user may not mount a tiny disk");
        return;
    }
    CASES.iter().for_each(|case| squeeze(Way::Disk, case));
}
