//! What may depend on what: the checks that read `Cargo.toml`.

use toml::{Table, Value};

/// The crates without a clock, dice, a file or a socket.
pub const HEART: [&str; 4] = ["money", "calendar", "ledger", "engine"];

/// All that the heart may use beside itself: the journal's encoding, and maps and errors that act on nothing.
const HEART_MAY_USE: [&str; 5] = ["minicbor", "hashbrown", "foldhash", "serde", "thiserror"];

/// The tables of a manifest that name dependencies.
const KINDS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// A `Cargo.toml`.
pub struct Manifest {
    path: String,
    text: String,
    table: Table,
}

impl Manifest {
    /// Reads a manifest.
    pub fn new(path: &str, text: &str) -> Manifest {
        let table = text.parse().expect("cargo has read this manifest before us");
        Manifest { path: path.to_string(), text: text.to_string(), table }
    }

    /// The name of the package.
    pub fn name(&self) -> &str {
        at(&self.table, &["package", "name"]).and_then(Value::as_str).unwrap_or_default()
    }

    /// What the package depends on in the tables named, whatever the target.
    fn dependencies(&self, kinds: &[&str]) -> Vec<String> {
        let targets = self.table.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
        let tables = targets.filter_map(Value::as_table).chain([&self.table]);
        let kinds = tables.flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()));
        kinds.flat_map(Table::iter).map(|(key, value)| package(key, value)).collect()
    }

    /// `path:line` of the line that begins with a key; line 1 when none does.
    fn place(&self, key: &str) -> String {
        let begins =
            |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with([' ', '.', '=']));
        format!("{}:{}", self.path, self.text.lines().position(begins).unwrap_or(0) + 1)
    }
}

/// The members of a workspace, in their order.
pub fn members(workspace: &Manifest) -> Vec<String> {
    let members = at(&workspace.table, &["workspace", "members"]).and_then(Value::as_array);
    members.into_iter().flatten().filter_map(Value::as_str).map(str::to_string).collect()
}

/// The crates of others that a workspace has adopted.
pub fn adopted(workspace: &Manifest) -> Vec<String> {
    let dependencies = at(&workspace.table, &["workspace", "dependencies"]).and_then(Value::as_table);
    let others = dependencies.into_iter().flatten().filter(|(_, value)| value.get("path").is_none());
    others.map(|(name, _)| name.clone()).collect()
}

/// Every crate of others that the workspace has adopted is used by a crate of it.
pub fn unused(workspace: &Manifest, crates: &[Manifest]) -> Vec<String> {
    let used: Vec<String> = crates.iter().flat_map(|room| room.dependencies(&KINDS)).collect();
    let idle = adopted(workspace).into_iter().filter(|name| !used.contains(name));
    idle.map(|name| format!("{}: no crate uses {name}: take it out, here and of the docs", workspace.place(&name)))
        .collect()
}

/// A crate depends on no crate that stands below it, for tests neither.
pub fn order(workspace: &Manifest, crates: &[Manifest]) -> Vec<String> {
    let names: Vec<&str> = crates.iter().map(Manifest::name).collect();
    let listed = members(workspace);
    let mut faults = Vec::new();
    for (position, room) in crates.iter().enumerate() {
        for used in room.dependencies(&KINDS) {
            let stands_above = |at: usize| at < position;
            if names.iter().position(|name| *name == used).is_none_or(stands_above) {
                continue;
            }
            let (place, member) = (room.place(&used), &listed[position]);
            faults.push(format!(
                "{place}: {member} uses {used}, which does not stand above it: \
                 move what both need up, or change the order of `members` in Cargo.toml"
            ));
        }
    }
    faults
}

/// A crate of the heart depends on the heart and on what acts on nothing.
pub fn heart(room: &Manifest) -> Vec<String> {
    if !HEART.contains(&room.name()) {
        return Vec::new();
    }
    let used = room.dependencies(&["dependencies", "build-dependencies"]).into_iter();
    let foreign = used.filter(|used| !HEART.contains(&used.as_str()) && !HEART_MAY_USE.contains(&used.as_str()));
    let fault = |used: String| {
        format!("{}: the heart does not use {used}: do it in a crate below `engine` (STYLE 2)", room.place(&used))
    };
    foreign.map(fault).collect()
}

/// The workspace denies an undocumented public item, and every crate keeps the lints of the workspace.
pub fn lints(workspace: &Manifest, crates: &[Manifest]) -> Vec<String> {
    let mut faults = Vec::new();
    if at(&workspace.table, &["workspace", "lints", "rust", "missing_docs"]).and_then(Value::as_str) != Some("deny") {
        faults.push(format!(
            "{}: set missing_docs = \"deny\" in [workspace.lints.rust]",
            workspace.place("missing_docs")
        ));
    }
    for room in crates {
        if at(&room.table, &["lints", "workspace"]).and_then(Value::as_bool) != Some(true) {
            faults.push(format!("{}: add [lints] with workspace = true", room.place("[lints]")));
        }
    }
    faults
}

/// rustfmt leaves modules in the order in which they are to be read.
pub fn reading_order(path: &str, text: &str) -> Vec<String> {
    let settings = Manifest::new(path, text);
    if at(&settings.table, &["reorder_modules"]).and_then(Value::as_bool) == Some(false) {
        return Vec::new();
    }
    vec![format!("{}: set reorder_modules = false, or rustfmt sorts them by letter", settings.place("reorder_modules"))]
}

/// A dependency is a package by its key, or by another name under that key.
fn package(key: &str, value: &Value) -> String {
    value.get("package").and_then(Value::as_str).unwrap_or(key).to_string()
}

fn at<'table>(table: &'table Table, path: &[&str]) -> Option<&'table Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(table.get(*first)?, |value, key| value.get(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str, rest: &str) -> Manifest {
        Manifest::new(&format!("crates/{name}/Cargo.toml"), &format!("[package]\nname = \"{name}\"\n{rest}"))
    }

    fn two_rooms() -> Manifest {
        Manifest::new("Cargo.toml", "[workspace]\nmembers = [\"crates/money\", \"crates/engine\"]\n")
    }

    #[test]
    fn a_crate_that_uses_one_below_it_is_found() {
        let faults = |above: &str| order(&two_rooms(), &[room("money", above), room("engine", "")]);
        assert_eq!(faults("[dependencies]\nserde = \"1\"\n"), [""; 0]);
        let bad = [
            "[dependencies]\nengine = { workspace = true }\n",
            "[dev-dependencies]\nengine.workspace = true\n",
            "[build-dependencies]\nengine = \"1\"\n",
            "[target.'cfg(unix)'.dependencies]\nengine = \"1\"\n",
        ];
        for bad in bad {
            assert!(faults(bad)[0].starts_with("crates/money/Cargo.toml:4: crates/money uses engine"), "{bad}");
        }
        let renamed = "[dependencies]\nheart = { package = \"engine\", path = \"../engine\" }\n";
        assert_eq!(faults(renamed).len(), 1);
        assert_eq!(faults("[dependencies]\nmoney = \"1\"\n").len(), 1, "itself");
    }

    #[test]
    fn a_heart_that_uses_what_acts_is_found() {
        let faults = |name: &str, rest: &str| heart(&room(name, rest));
        assert_eq!(faults("engine", "[dependencies]\nmoney = \"1\"\nminicbor = \"2\"\n"), [""; 0]);
        assert_eq!(faults("engine", "[dev-dependencies]\nproptest = \"1\"\n"), [""; 0]);
        assert_eq!(faults("store", "[dependencies]\nrusqlite = \"1\"\n"), [""; 0]);
        let found = faults("engine", "[dependencies]\ntokio = \"1\"\n");
        assert!(found[0].starts_with("crates/engine/Cargo.toml:4: the heart does not use tokio"), "{found:?}");
    }

    #[test]
    fn a_crate_without_the_lints_is_found() {
        let strict = Manifest::new("Cargo.toml", "[workspace.lints.rust]\nmissing_docs = \"deny\"\n");
        assert_eq!(lints(&strict, &[room("money", "[lints]\nworkspace = true\n")]), [""; 0]);
        assert_eq!(lints(&strict, &[room("money", "")]).len(), 1);
        assert_eq!(lints(&two_rooms(), &[]).len(), 1);
    }

    #[test]
    fn sorted_modules_are_found() {
        assert_eq!(reading_order("rustfmt.toml", "reorder_modules = false\n"), [""; 0]);
        assert_eq!(reading_order("rustfmt.toml", "max_width = 120\n").len(), 1);
        assert_eq!(reading_order("rustfmt.toml", "max_width = 120\nreorder_modules = true\n").len(), 1);
    }

    #[test]
    fn an_adopted_crate_that_nothing_uses_is_found() {
        let text = "[workspace.dependencies]\nserde = \"1\"\nrand = \"1\"\n";
        let found = unused(&Manifest::new("Cargo.toml", text), &[room("api", "[dev-dependencies]\nserde = \"1\"\n")]);
        assert_eq!(found, ["Cargo.toml:3: no crate uses rand: take it out, here and of the docs"]);
    }

    #[test]
    fn only_crates_of_others_are_adopted() {
        let text = "[workspace.dependencies]\nmoney = { path = \"crates/money\" }\nserde = \"1\"\n";
        assert_eq!(adopted(&Manifest::new("Cargo.toml", text)), ["serde"]);
    }
}
