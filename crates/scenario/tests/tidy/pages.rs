//! Whether the pages are true: the checks that read Markdown.

use crate::rust;
use crate::sources::Source;

/// A page names each of these in backticks.
pub fn names(page: &str, text: &str, names: &[String]) -> Vec<String> {
    let named: Vec<&str> = quoted(text).map(|(_, name)| name).collect();
    let missing = names.iter().filter(|name| !named.contains(&name.as_str()));
    missing.map(|name| format!("{page}:1: says nothing of `{name}`: say what it is for")).collect()
}

/// A page is there, and so is each file of `crates` that it names in backticks. A name with a placeholder is no file.
pub fn paths(page: &str, text: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    if !exists(page) {
        return vec![format!("{page}:1: there is no such page: write it")];
    }
    let named =
        quoted(text).filter(|(_, name)| name.starts_with("crates/") && !name.contains(['*', '<', '{', '…', ' ']));
    named
        .filter(|(_, name)| !exists(name.split(':').next().unwrap_or_default()))
        .map(|(at, name)| format!("{page}:{}: `{name}` is not there: tell where it is now", rust::line(text, at)))
        .collect()
}

/// Every Rust type that a page names in backticks, as `engine::account::Account`, is defined in the crate it names.
pub fn types(page: &str, text: &str, crates: &[String], sources: &[Source]) -> Vec<String> {
    let is_ours = |name: &str| name.split_once("::").is_some_and(|(first, _)| crates.iter().any(|own| own == first));
    let named = quoted(text).filter(|(_, name)| is_ours(name));
    named
        .filter(|(_, name)| !is_defined(name, sources))
        .map(|(at, name)| format!("{page}:{}: nothing defines `{name}`: tell its name of today", rust::line(text, at)))
        .collect()
}

/// Whether a file of the crate, in the modules named, has an item of the last name; or that name inside a type named before it.
fn is_defined(path: &str, sources: &[Source]) -> bool {
    let parts: Vec<&str> = path.trim_end_matches("()").split("::").collect();
    let [room, middle @ .., last] = parts.as_slice() else { return false };
    let (owners, modules): (Vec<&str>, Vec<&str>) =
        middle.iter().partition(|name| name.starts_with(char::is_uppercase));
    let folder = format!("crates/{room}/src/");
    let in_modules = |source: &&Source| {
        let inside = source.path.strip_prefix(&folder).and_then(|inside| inside.strip_suffix(".rs"));
        inside.is_some_and(|inside| modules.iter().all(|module| inside.split('/').any(|part| part == *module)))
    };
    sources.iter().filter(in_modules).any(|source| match owners.last() {
        Some(owner) => defines(source, owner) && rust::words(&source.code, last).next().is_some(),
        None => defines(source, last),
    })
}

/// Whether the word before a name, once at least, is one that defines it.
fn defines(source: &Source, name: &str) -> bool {
    const ITEMS: [&str; 8] = ["struct", "enum", "trait", "type", "fn", "const", "mod", "static"];
    rust::words(&source.code, name).any(|at| {
        let before = source.code[..at].trim_end();
        ITEMS.iter().any(|item| rust::words(before, item).any(|at| at + item.len() == before.len()))
    })
}

/// What stands between backticks on one line, and where. A block of code between fences is not looked at.
fn quoted(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut in_block = false;
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            let mut at = start;
            for (position, piece) in line.split('`').enumerate() {
                if position % 2 == 1 {
                    found.push((at, piece));
                }
                at += piece.len() + 1;
            }
        }
        start += line.len();
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [&str; 0] = [];

    #[test]
    fn a_room_the_map_does_not_name_is_found() {
        let rooms = ["money".to_string(), "engine".to_string()];
        assert_eq!(names("MAP.md", "`money`, then `engine`", &rooms), NONE);
        assert_eq!(
            names("MAP.md", "`money`, then engine", &rooms),
            ["MAP.md:1: says nothing of `engine`: say what it is for"]
        );
    }

    #[test]
    fn a_file_that_has_moved_is_found() {
        let exists = |path: &str| ["MAP.md", "crates/money", "crates/money/src/split.rs"].contains(&path);
        let good = "`crates/money`, `crates/money/src/split.rs:12`, `crates/<room>/src`, `stories/order`\n```\n`crates/x`\n```\n";
        assert_eq!(paths("MAP.md", good, exists), NONE);
        let bad = "first line\nsee `crates/money/src/gone.rs`";
        assert_eq!(
            paths("MAP.md", bad, exists),
            ["MAP.md:2: `crates/money/src/gone.rs` is not there: tell where it is now"]
        );
        assert_eq!(paths("GONE.md", "", exists).len(), 1);
    }

    #[test]
    fn a_type_that_is_not_defined_is_found() {
        let source = Source::new(
            "crates/engine/src/order/mod.rs",
            "pub struct Order {}\npub enum State { Voided }\n// struct Ghost\nfn f(x: Other) {}\n",
        );
        let faults = |text: &str| types("WORDS.md", text, &["engine".to_string()], std::slice::from_ref(&source));
        for good in
            ["`engine::order::Order`", "`engine::State::Voided`", "`engine::order::f()`", "`tokio::spawn`", "`Order`"]
        {
            assert_eq!(faults(good), NONE, "{good}");
        }
        for bad in [
            "`engine::Ghost`",
            "`engine::order::Other`",
            "`engine::plan::Order`",
            "`engine::State::Gone`",
            "`engine::Orde`",
        ] {
            assert_eq!(faults(bad).len(), 1, "{bad}");
        }
    }
}
