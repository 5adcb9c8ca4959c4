//! The guard against slow-downs: instructions of a fixed piece of work, counted by valgrind, within a committed figure.
//!
//! Times depend on the machine and on who else uses it; instructions hardly do. They are counted in the profile of the tests,
//! which `make test` builds anyway: what is slower there is slower in a release.

use std::process::Command;

/// What the work takes with [`RUSTC`], in instructions of the tests' profile.
const INSTRUCTIONS: u64 = 843_154_918;

/// The compiler that it was counted with: another one makes other instructions of the same source.
const RUSTC: &str = "rustc 1.95";

/// How far the count may be off, in parts per thousand: with the same compiler, and with another.
const OFF_MAX: u64 = 30;
const OFF_MAX_OTHER_COMPILER: u64 = 200;

#[test]
fn the_fixed_work_takes_as_many_instructions_as_is_written_here() {
    if !cfg!(debug_assertions) {
        eprintln!("not counted: the figure is of the tests' profile");
        return;
    }
    let valgrind = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .args([env!("CARGO_BIN_EXE_bench"), "workload"])
        .output();
    let Ok(output) = valgrind else {
        eprintln!("not counted: valgrind is missing; on Debian: sudo apt-get install valgrind");
        return;
    };
    let (printed, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "valgrind says: {said}");
    assert!(printed.contains("commands done"), "the work was done: {printed}");
    let counted = counted(&said).expect("valgrind says how many instructions there were");
    let allowed = if compiler().starts_with(RUSTC) { OFF_MAX } else { OFF_MAX_OTHER_COMPILER };
    let off = counted.abs_diff(INSTRUCTIONS) * 1_000 / INSTRUCTIONS;
    println!("{counted} instructions, {off} ‰ off {INSTRUCTIONS}; {}", printed.trim());
    assert!(
        off <= allowed,
        "the fixed work takes {counted} instructions instead of {INSTRUCTIONS}, {off} ‰ off where {allowed} are allowed: if \
         that is worth it, say why in the commit and write the new figure into {}",
        file!()
    );
}

/// The figure in `I   refs:      1,234`.
fn counted(said: &str) -> Option<u64> {
    let line = said.lines().find(|line| line.contains("refs:"))?;
    let digits: String = line.rsplit(':').next()?.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn compiler() -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let output = Command::new(rustc).arg("--version").output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

#[test]
fn the_count_is_read_from_what_valgrind_says() {
    assert_eq!(counted("==12== \n==12== I   refs:      1,234,567\n"), Some(1_234_567));
    assert_eq!(counted("==12== I refs:        89"), Some(89));
    assert_eq!(counted("nothing of the kind"), None);
}
