//! Every code of a refusal is met by a story, or the page of the stories says where else it is told.

#![cfg(feature = "http")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scenario::fact::Fact;

#[test]
fn every_code_is_told() {
    let told = told();
    let listed = listed(&text("stories/README.md"));
    let every: BTreeSet<String> = api::codes().map(str::to_string).collect();
    let missing: Vec<&String> =
        every.iter().filter(|code| !told.contains(*code) && !listed.contains_key(*code)).collect();
    assert!(missing.is_empty(), "no story is refused with {missing:?}: tell one, or list where else it is tested");
    let twice: Vec<&String> = listed.keys().filter(|code| told.contains(*code)).collect();
    assert!(twice.is_empty(), "a story tells {twice:?}: take it off the list");
    let unknown: Vec<&String> = told.iter().chain(listed.keys()).filter(|code| !every.contains(*code)).collect();
    assert!(unknown.is_empty(), "there is no code {unknown:?}");
}

#[test]
fn what_no_story_tells_is_told_where_the_page_says() {
    for (code, path) in listed(&text("stories/README.md")) {
        assert!(names(&text(&path), &code), "{path} says nothing of {code}");
    }
}

#[test]
fn the_list_is_read_and_a_file_without_the_code_is_found() {
    let page = "| code | told by | why |\n|---|---|---|\n| `terms_exist` | `crates/a.rs` | no path |\n| x | y | z |\n";
    assert_eq!(listed(page), BTreeMap::from([("terms_exist".to_string(), "crates/a.rs".to_string())]));
    assert!(names("refused(409, \"terms_exist\")", "terms_exist"));
    assert!(names("Rejection::TermsExist", "terms_exist"));
    assert!(!names("Rejection::TermsExisted, terms_exist_not", "terms_exist"));
}

/// The codes of all refusals that stories expect.
fn told() -> BTreeSet<String> {
    let mut paths = Vec::new();
    walk(&root().join("stories"), &mut paths);
    let stories = paths.iter().map(|path| {
        let text = fs::read_to_string(path).expect("a story can be read");
        scenario::read(&path.display().to_string(), &text).expect("every story can be read")
    });
    let expected = stories.flat_map(|story| story.steps).flat_map(|step| step.expected);
    expected
        .filter_map(|expected| match expected.fact {
            Fact::Refused(refused) => Some(refused.code),
            Fact::Answered(_) | Fact::Stands(_) => None,
        })
        .collect()
}

/// The rows of the page's table that begin with a code and a file, both in backticks.
fn listed(page: &str) -> BTreeMap<String, String> {
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let code = cells.next()?.strip_suffix('`')?;
        let path = cells.next()?.strip_prefix('`')?.strip_suffix('`')?;
        path.starts_with("crates/").then(|| (code.to_string(), path.to_string()))
    };
    page.lines().filter_map(row).collect()
}

/// Whether a text has the code as a word of its own, or as the variant that it is the code of.
fn names(text: &str, code: &str) -> bool {
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    let variant: String = code.split('_').map(capital).collect();
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    text.split(|c| !in_word(c)).any(|word| word == code || word == variant)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of stories can be read") {
        let path = entry.expect("a folder of stories can be read").path();
        match path.is_dir() {
            true => walk(&path, found),
            false if path.extension().is_some_and(|extension| extension == "story") => found.push(path),
            false => {}
        }
    }
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the crate lies in crates/ of the repository").to_path_buf()
}
