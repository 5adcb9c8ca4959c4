//! The house is tidy: what STYLE.md asks for and no lint can see.
//!
//! Every check is a function from text to faults, so that beside each test of the house stands a bad sample that shows the
//! check can fail. A fault reads `path:line: what is wrong: what to do`.

mod manifests;
mod pages;
mod rust;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};

use manifests::Manifest;
use sources::Source;

#[test]
fn a_crate_uses_only_those_above_it() {
    assert_tidy(manifests::order(&workspace(), &crates()));
}

#[test]
fn the_heart_depends_on_nothing_that_acts() {
    assert_tidy(crates().iter().flat_map(manifests::heart).collect());
}

#[test]
fn every_crate_keeps_the_lints_of_the_workspace() {
    assert_tidy(manifests::lints(&workspace(), &crates()));
}

#[test]
fn modules_stand_in_reading_order() {
    assert_tidy(manifests::reading_order("rustfmt.toml", &read("rustfmt.toml")));
}

#[test]
fn the_heart_is_pure() {
    assert_tidy(sources().iter().flat_map(sources::purity).collect());
}

#[test]
fn files_and_functions_are_small() {
    assert_tidy(sources().iter().flat_map(sources::size).collect());
}

#[test]
fn nothing_is_unwrapped() {
    assert_tidy(sources().iter().flat_map(sources::unwraps).collect());
}

#[test]
fn the_accounting_matches_every_event_by_name() {
    assert_tidy(sources().iter().flat_map(sources::catch_alls).collect());
}

#[test]
fn the_map_names_every_room() {
    let rooms: Vec<String> = crates().iter().map(|room| room.name().to_string()).collect();
    assert_tidy(pages::names("ARCHITECTURE.md", &read("ARCHITECTURE.md"), &rooms));
}

#[test]
fn every_adopted_crate_is_used() {
    assert_tidy(manifests::unused(&workspace(), &crates()));
}

#[test]
fn every_adopted_crate_has_its_reason() {
    let adopted = manifests::adopted(&workspace());
    assert_tidy(pages::names("docs/dependencies.md", &read("docs/dependencies.md"), &adopted));
}

#[test]
fn every_page_and_every_file_it_names_is_there() {
    let exists = |path: &str| root().join(path).exists();
    let pages = ["README.md", "ARCHITECTURE.md", "STYLE.md", "GLOSSARY.md", "LICENSE", "docs/dependencies.md"];
    assert_tidy(pages.iter().flat_map(|page| pages::paths(page, &read(page), exists)).collect());
}

#[test]
fn every_word_of_the_glossary_has_its_type() {
    let rooms: Vec<String> = crates().iter().map(|room| room.name().to_string()).collect();
    assert_tidy(pages::types("GLOSSARY.md", &read("GLOSSARY.md"), &rooms, &sources()));
}

fn assert_tidy(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} to put right:\n{}\n", faults.len(), faults.join("\n"));
}

fn workspace() -> Manifest {
    Manifest::new("Cargo.toml", &read("Cargo.toml"))
}

/// The crates in the order of the workspace's `members`.
fn crates() -> Vec<Manifest> {
    let manifest = |member: &String| {
        let path = format!("{member}/Cargo.toml");
        Manifest::new(&path, &read(&path))
    };
    manifests::members(&workspace()).iter().map(manifest).collect()
}

/// Every Rust file under `crates`, in order of path.
fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join("crates"), &mut paths);
    assert!(!paths.is_empty(), "the crates have no sources");
    paths.sort();
    let relative = |path: &Path| path.strip_prefix(root()).expect("found below the root").display().to_string();
    paths.iter().map(|path| relative(path)).map(|path| Source::new(&path, &read(&path))).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository can be read") {
        let path = entry.expect("a folder of the repository can be read").path();
        if path.is_dir() && !path.ends_with("target") {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The text of a file; none when it is not there, which [`pages::paths`] reports.
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the crate lies in crates/ of the repository").to_path_buf()
}
