//! The bench itself: a small run of pieces that stand on files, threads and sockets, with no claim about what it measures.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

#[test]
fn a_small_run_measures_every_figure_in_five_rounds() {
    // A test of the whole workspace has built it beside the bench; only who tests this crate alone may lack it. Built by itself
    // it wants its dependencies once more, with other features, which takes minutes.
    if !Path::new(env!("CARGO_BIN_EXE_bench")).with_file_name("yuefu").exists() {
        let built = Command::new(env!("CARGO")).args(["build", "--quiet", "--package", "yuefu"]).status();
        assert!(built.is_ok_and(|status| status.success()), "yuefu can be built");
    }
    let place = tempfile::tempdir().expect("a directory can be made");
    let json = place.path().join("bench.json");
    let ran = Command::new(env!("CARGO_BIN_EXE_bench"))
        .args(["checkout", "engine", "start", "--quick", "--accounts", "200", "--work"])
        .arg(place.path())
        .arg("--json")
        .arg(&json)
        .output()
        .expect("the bench runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let report = std::fs::read_to_string(&json).expect("the figures were written");
    let report: Value = serde_json::from_str(&report).expect("they are JSON");
    let sections = report["sections"].as_array().expect("a section for each piece");
    assert_eq!(sections.len(), 3);
    for line in sections.iter().flat_map(|section| section["lines"].as_array().into_iter().flatten()) {
        let rounds = |series: &Value| series.as_array().map_or(0, Vec::len);
        let (ours, yardstick) = (rounds(&line["ours"]), line["beside"][1].as_array().map(Vec::len));
        assert!(ours == 1 || ours >= 5, "{line}");
        assert!(yardstick.is_none_or(|rounds| rounds == 1 || rounds >= 5), "{line}");
    }
}
