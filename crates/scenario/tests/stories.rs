//! Every story of `stories/` is played: on the sequencer alone, where its journal is then replayed, and over HTTP.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

#[cfg(feature = "http")]
use scenario::Http;
use scenario::{Direct, Played, Story, play, read, start, survey};

/// Stories played at a time: they wait for the disk more than they work.
const WORKERS: usize = 4;

#[test]
fn every_story_holds_and_replays_from_its_journal() {
    run("sequencer", |story| {
        let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
        let path = directory.path().join("data");
        let mut direct = Direct::create(&path, &story.setup, start(story))?;
        let Played { cast, failures } = play(story, &mut direct);
        let before = survey(&mut direct, &cast).map_err(|no| format!("{no:?}"))?;
        let mut reopened = direct.reopen()?;
        let after = survey(&mut reopened, &cast).map_err(|no| format!("{no:?}"))?;
        reopened.verify()?;
        let differs =
            (before != after).then(|| format!("{}: before and after reopening:\n{before:#?}\n{after:#?}", story.path));
        Ok(failures.iter().map(ToString::to_string).chain(differs).collect())
    });
}

#[cfg(feature = "http")]
#[test]
fn every_story_holds_over_http() {
    run("API", |story| {
        let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut http = Http::create(&directory.path().join("data"), &story.setup, start(story))?;
        let Played { cast, failures } = play(story, &mut http);
        survey(&mut http, &cast).map_err(|no| format!("{no:?}"))?;
        http.verify()?;
        Ok(failures.iter().map(ToString::to_string).collect())
    });
}

#[test]
fn the_example_of_the_page_holds() {
    let page = fs::read_to_string(root().join("stories/README.md")).expect("stories have a page");
    let example = page.split("```").nth(1).and_then(|block| block.strip_prefix("text\n"));
    let story = read("stories/README.md", example.expect("the page has an example")).expect("the example is a story");
    let directory = tempfile::tempdir().expect("there is room for a directory");
    let mut direct = Direct::create(&directory.path().join("data"), &story.setup, start(&story)).expect("it opens");
    assert_eq!(play(&story, &mut direct).failures, []);
}

#[test]
fn a_story_says_its_behaviour_first() {
    for path in stories() {
        let text = fs::read_to_string(&path).expect("a story can be read");
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("# ") && first.ends_with('.'), "{}: {first}", name(&path));
    }
}

/// Plays every story, and reports each by name.
fn run(on: &str, play: impl Fn(&Story) -> Result<Vec<String>, String> + Sync) {
    let paths = stories();
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let failures = tell(path, &play);
                    println!("{} {} on the {on}", if failures.is_empty() { "ok    " } else { "FAILED" }, name(path));
                    failed.lock().expect("no worker panics while it reports").extend(failures);
                }
            });
        }
    });
    let mut failed = failed.into_inner().expect("no worker panics while it reports");
    failed.sort();
    assert!(failed.is_empty(), "{} expectations were not met:\n{}", failed.len(), failed.join("\n"));
    println!("{} stories hold on the {on}", paths.len());
}

fn tell(path: &Path, play: impl Fn(&Story) -> Result<Vec<String>, String>) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a story can be read");
    match read(&name(path), &text) {
        Ok(story) => play(&story).unwrap_or_else(|broken| vec![format!("{}: {broken}", story.path)]),
        Err(fault) => vec![fault.to_string()],
    }
}

/// Every story, in order of path; `STORY=refund` plays those alone whose path says so.
fn stories() -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root().join("stories"), &mut found);
    found.sort();
    assert!(!found.is_empty(), "there are no stories");
    if let Ok(wanted) = std::env::var("STORY") {
        found.retain(|path| name(path).contains(&wanted));
    }
    found
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

fn name(path: &Path) -> String {
    path.strip_prefix(root()).expect("stories lie in the repository").display().to_string()
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the crate lies in crates/ of the repository").to_path_buf()
}
