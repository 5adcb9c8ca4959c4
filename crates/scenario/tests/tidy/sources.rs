//! How a source file reads: the checks that look at Rust.

use crate::manifests::HEART;
use crate::rust;

/// A longer file is two nouns.
const FILE_LINES_MAX: usize = 500;

/// A longer function is two steps. A plain dispatch may be longer: see [`is_dispatch`].
const FUNCTION_LINES_MAX: usize = 70;

/// What a plain dispatch may have around its `match`.
const DISPATCH_LINES_AROUND_MAX: usize = 10;

/// A longer arm does the work itself instead of handing it on.
const DISPATCH_ARM_LINES_MAX: usize = 12;

/// The one file of the heart in which a float may stand.
const FLOATS_MAY_STAND_IN: &str = "crates/money/src/annual_rate.rs";

/// Modules of the standard library that act on the world, or ask it.
const ACTING: [&str; 7] = ["time", "fs", "net", "env", "io", "process", "thread"];

/// A Rust file.
pub struct Source {
    /// Where it is, from the root of the repository.
    pub path: String,
    /// What is written in it.
    pub text: String,
    /// The same with comments and literals blanked.
    pub code: String,
}

impl Source {
    /// Reads a source.
    pub fn new(path: &str, text: &str) -> Source {
        Source { path: path.to_string(), text: text.to_string(), code: rust::code(text) }
    }

    fn fault(&self, at: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, rust::line(&self.text, at))
    }
}

/// A file has at most 500 lines and a function at most 70.
pub fn size(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let file = (lines > FILE_LINES_MAX)
        .then(|| format!("{}:{lines}: more than {FILE_LINES_MAX} lines: give each noun its own file", source.path));
    let functions = rust::functions(&source.code).into_iter().filter_map(|function| {
        let lines = function.code.lines().count();
        let long = lines > FUNCTION_LINES_MAX && !is_dispatch(&function.code);
        let rust::Function { name, line, .. } = function;
        long.then(|| {
            format!(
                "{}:{line}: `{name}` has {lines} lines, more than {FUNCTION_LINES_MAX}, and is no plain dispatch: \
                 name its steps and call them",
                source.path
            )
        })
    });
    file.into_iter().chain(functions).collect()
}

/// Nothing is unwrapped, in macros, tests and examples in docs neither.
pub fn unwraps(source: &Source) -> Vec<String> {
    let in_code = source.code.match_indices(".unwrap").filter(|(at, found)| {
        let call: String = source.code[at + found.len()..].chars().filter(|c| !c.is_whitespace()).take(2).collect();
        call == "()"
    });
    let in_docs = source.text.match_indices(".unwrap()").filter(|(at, _)| {
        let line = source.text[..*at].rsplit('\n').next().unwrap_or_default().trim_start();
        line.starts_with("///") || line.starts_with("//!")
    });
    in_code
        .chain(in_docs)
        .map(|(at, _)| source.fault(at, "unwrap: say with expect(…) which fact holds, or return the error"))
        .collect()
}

/// What posts to the books names every event, so that a new one cannot be forgotten.
pub fn catch_alls(source: &Source) -> Vec<String> {
    let Some(inside) = source.path.strip_prefix("crates/engine/src/") else { return Vec::new() };
    if !inside.split('/').any(|part| part.starts_with("post")) {
        return Vec::new();
    }
    rust::words(&source.code, "_")
        .filter(|at| {
            let after = source.code[at + 1..].trim_start();
            after.starts_with("=>") || after.starts_with("if ")
        })
        .map(|at| source.fault(at, "a catch-all arm in the accounting: name the events (STYLE 4)"))
        .collect()
}

/// The heart reaches no clock, file, socket or environment, waits for nothing, and has no float.
pub fn purity(source: &Source) -> Vec<String> {
    if !HEART.iter().any(|room| source.path.starts_with(&format!("crates/{room}/src/"))) {
        return Vec::new();
    }
    let acting = acting(&source.code)
        .into_iter()
        .map(|at| source.fault(at, "the heart asks nothing of the machine: let it arrive from outside (STYLE 2)"));
    let waiting = ["async", "await"]
        .iter()
        .flat_map(|word| rust::words(&source.code, word))
        .map(|at| source.fault(at, "the heart does not wait: do it in a crate below `engine` (STYLE 2)"));
    let floats = floats(&source.code).into_iter().filter(|_| source.path != FLOATS_MAY_STAND_IN).map(|at| {
        source.fault(
            at,
            &format!("a float in the heart: use whole cents and parts per million, or {FLOATS_MAY_STAND_IN}"),
        )
    });
    acting.chain(waiting).chain(floats).collect()
}

/// Whether all but a few lines of a function stand in one `match` whose arms are short: there the number of lines is the
/// number of cases, and cutting it in two would hide one of them.
fn is_dispatch(function: &str) -> bool {
    let lines = |code: &str| code.lines().count();
    let longest = rust::words(function, "match")
        .filter_map(|at| {
            let open = at + function[at..].find('{')?;
            Some(&function[open..=rust::closing(function, open)])
        })
        .max_by_key(|cases| lines(cases));
    longest.is_some_and(|cases| {
        lines(function) - lines(cases) <= DISPATCH_LINES_AROUND_MAX && longest_arm(cases) <= DISPATCH_ARM_LINES_MAX
    })
}

/// The lines from one arrow of a `match` to the next, or to its last brace.
fn longest_arm(cases: &str) -> usize {
    let mut depth = 0_usize;
    let mut arrows = Vec::new();
    for (at, c) in cases.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            '=' if depth == 1 && cases[at..].starts_with("=>") => arrows.push(rust::line(cases, at)),
            _ => {}
        }
    }
    arrows.push(rust::line(cases, cases.len()));
    arrows.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0)
}

/// Where a module that acts is named, alone (`std::fs`) or in a group (`std::{fmt, fs}`).
fn acting(code: &str) -> Vec<usize> {
    let named = |at: &usize| {
        let Some(path) = code[at + "std".len()..].trim_start().strip_prefix("::") else { return false };
        let path = path.trim_start();
        let in_group = |group: &str| ACTING.iter().any(|module| rust::words(group, module).next().is_some());
        match path.starts_with('{') {
            true => in_group(&path[..rust::closing(path, 0)]),
            false => {
                ACTING.contains(&path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
            }
        }
    };
    rust::words(code, "std").filter(named).collect()
}

/// Where a float is named (`f64`), suffixed (`1f64`) or written (`1.5`); `pair.0.1` and `0..5` are none.
fn floats(code: &str) -> Vec<usize> {
    let named = ["f32", "f64"].iter().flat_map(|name| code.match_indices(name)).filter(|(at, name)| {
        let before = code[..*at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
        let after = &code[at + name.len()..];
        !before.ends_with(char::is_alphabetic) && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    });
    let written = code.match_indices('.').filter(|(at, _)| {
        let before = code[..*at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
        let digits_before = before.len() < *at && code[before.len()..].starts_with(|c: char| c.is_ascii_digit());
        let in_other = before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
        digits_before && !in_other && code[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    });
    named.chain(written).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [&str; 0] = [];

    fn heart(text: &str) -> Source {
        Source::new("crates/engine/src/order/mod.rs", text)
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(size(&heart(&"\n".repeat(500))), NONE);
        assert!(size(&heart(&"\n".repeat(501)))[0].starts_with("crates/engine/src/order/mod.rs:501: more than 500"));
    }

    #[test]
    fn a_long_function_is_found_and_a_plain_dispatch_is_not() {
        let long = |lines: usize| format!("\nfn long() {{\n{}}}\n", "    step();\n".repeat(lines));
        assert_eq!(size(&heart(&long(68))), NONE);
        assert!(size(&heart(&long(69)))[0].starts_with("crates/engine/src/order/mod.rs:2: `long` has 71 lines"));
        let dispatch = |arm: &str| format!("fn f(n: u8) {{\n    match n {{\n{}    }}\n}}\n", arm.repeat(80));
        assert_eq!(size(&heart(&dispatch("        1 => one(),\n"))), NONE);
        let busy = format!("        S {{ a }} => {{\n{}        }}\n", "            step();\n".repeat(12));
        assert_eq!(size(&heart(&dispatch("").replace("    }\n}", &format!("{}    }}\n}}", busy.repeat(6))))).len(), 1);
        let beside = long(60).replace("fn long() {", "fn long() {\n    match n {\n        1 => {}\n    }");
        assert_eq!(
            size(&heart(&beside.replace("step();\n", "step();\n    step();\n"))).len(),
            1,
            "much beside its match"
        );
    }

    #[test]
    fn an_unwrap_is_found_wherever_it_hides() {
        let bad = [
            "let a = b.unwrap();",
            "b\n    .unwrap()",
            "b.unwrap ( )",
            "m!(b.unwrap())",
            "/// b.unwrap()",
            "//! b.unwrap()",
        ];
        for bad in bad {
            assert_eq!(unwraps(&heart(bad)).len(), 1, "{bad}");
        }
        let good = ["b.unwrap_or(0)", "\"b.unwrap()\"", "// never b.unwrap()", "b.expect(\"it holds\")"];
        for good in good {
            assert_eq!(unwraps(&heart(good)), NONE, "{good}");
        }
    }

    #[test]
    fn a_catch_all_in_the_accounting_is_found() {
        let bad = ["match e {\n    A => a(),\n    _ => b(),\n}", "match e { _ if c => b() }"];
        for bad in bad {
            for path in
                ["crates/engine/src/post.rs", "crates/engine/src/post/order.rs", "crates/engine/src/order/post.rs"]
            {
                assert_eq!(catch_alls(&Source::new(path, bad)).len(), 1, "{path} {bad}");
            }
            assert_eq!(catch_alls(&Source::new("crates/engine/src/order/mod.rs", bad)), NONE);
        }
        let good = "match e { A { customer: _, .. } => a(), B(_, _) => b() }";
        assert_eq!(catch_alls(&Source::new("crates/engine/src/post.rs", good)), NONE);
    }

    #[test]
    fn an_impure_heart_is_found() {
        let bad = [
            "use std::fs;",
            "use std::{fmt, time::Instant};",
            "std::env::var(a)",
            "let s: std :: net :: TcpStream;",
            "async fn f() {}",
            "f().await",
            "let a: f64 = b;",
            "a as f32",
            "1f64",
            "1_f32",
            "let a = 1_000.5;",
        ];
        for bad in bad {
            assert_eq!(purity(&heart(bad)).len(), 1, "{bad}");
            assert_eq!(purity(&Source::new("crates/store/src/lib.rs", bad)), NONE, "{bad}");
        }
        let good = [
            "use std::{fmt, collections::BTreeMap};",
            "// no f64 nor std::fs",
            "pair.0.1",
            "0..5",
            "my_std::fs()",
            "x.0",
        ];
        for good in good {
            assert_eq!(purity(&heart(good)), NONE, "{good}");
        }
        assert_eq!(purity(&Source::new(FLOATS_MAY_STAND_IN, "let a: f64 = 1.5;")), NONE);
        assert_eq!(purity(&Source::new(FLOATS_MAY_STAND_IN, "use std::env;")).len(), 1);
    }
}
