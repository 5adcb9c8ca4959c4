//! What two versions of Terms say differently.

use std::collections::BTreeMap;

use engine::terms::Terms;
use toml::Value;

use super::write;

/// One field that two versions say differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field: `grace_days`, or `offers[3].flat_fee_ppm` of the offer of 3 terms.
    pub field: String,
    /// What the one says; none when it says nothing.
    pub before: Option<String>,
    /// What the other says.
    pub after: Option<String>,
}

/// The fields that `after` says differently than `before`, in the order of their names.
pub fn differences(before: &Terms, after: &Terms) -> Vec<Difference> {
    let (mut before, after) = (fields(before), fields(after));
    let mut found: Vec<Difference> = Vec::new();
    for (field, value) in after {
        let was = before.remove(&field);
        if was.as_ref() != Some(&value) {
            found.push(Difference { field, before: was, after: Some(value) });
        }
    }
    found.extend(before.into_iter().map(|(field, value)| Difference { field, before: Some(value), after: None }));
    found.sort_unstable_by(|one, other| one.field.cmp(&other.field));
    found
}

/// What an entry of a list is named by.
const NAMES: [&str; 3] = ["terms", "role", "from_days"];

/// Every field with what it says; those of a table by its name, those of an offer by its number of terms, those of an authority by
/// its role, those of a bucket by its first day.
fn fields(terms: &Terms) -> BTreeMap<String, String> {
    let table: toml::Table = write(terms).parse().expect("what is written can be read");
    let mut fields = BTreeMap::new();
    for (name, value) in table {
        match value {
            Value::Array(entries) if entries.iter().any(Value::is_table) => {
                entries.iter().filter_map(Value::as_table).for_each(|entry| fields.extend(of_entry(&name, entry)));
            }
            Value::Table(table) => fields.extend(of_table(&name, &table)),
            other => drop(fields.insert(name, written(&other))),
        }
    }
    fields
}

fn of_table<'a>(name: &'a str, table: &'a toml::Table) -> impl Iterator<Item = (String, String)> + 'a {
    table.iter().map(move |(key, value)| (format!("{name}.{key}"), written(value)))
}

/// What an entry of a list says, by what it is named after.
fn of_entry<'a>(name: &'a str, entry: &'a toml::Table) -> impl Iterator<Item = (String, String)> + 'a {
    let is_name = |key: &str| NAMES.contains(&key);
    let named = entry.iter().find(|(key, _)| is_name(key)).map(|(_, value)| written(value)).unwrap_or_default();
    let others = entry.iter().filter(move |(key, _)| !is_name(key));
    others.map(move |(key, value)| (format!("{name}[{named}].{key}"), written(value)))
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_string)
}
