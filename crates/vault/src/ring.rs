//! Root keys: those that persons' keys are sealed under. They are in no file of the vault, and in no backup of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fmt, fs};

use zeroize::Zeroizing;

use crate::cipher::{self, KEY_BYTES, Sealing};
use crate::error::Error;

/// The most letters of a root key's name.
const NAME_LETTERS_MAX: usize = 64;

/// From where root keys are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file, which only its owner may read.
    File(PathBuf),
    /// A variable of the environment.
    Environment(String),
    /// What a command prints, such as the client of a key service; run by `sh -c`.
    Command(String),
}

/// Root keys by name; the last one is the current one.
///
/// As a text each stands on a line, its name and 64 hexadecimal digits; lines that begin with `#` are for readers. A new one is added below
/// the others.
#[derive(Clone)]
pub struct Ring {
    keys: BTreeMap<String, Sealing>,
    current: String,
}

impl Ring {
    /// A ring of one new key, named `1`.
    pub fn generate() -> Ring {
        let current = String::from("1");
        Ring { keys: BTreeMap::from([(current.clone(), cipher::new_key())]), current }
    }

    /// Reads a ring.
    ///
    /// # Errors
    /// [`Error::RingUnreadable`], which never says what was read.
    pub fn read(source: &Source) -> Result<Ring, Error> {
        let unreadable = |why: String| Error::RingUnreadable { place: source.to_string(), why };
        let text = source.text().map_err(unreadable)?;
        Ring::parse(&text).map_err(unreadable)
    }

    /// The ring that `text` writes.
    ///
    /// # Errors
    /// What is wrong, by the number of the line.
    pub fn parse(text: &str) -> Result<Ring, String> {
        let (mut keys, mut current) = (BTreeMap::new(), None);
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |what: &str| format!("line {}: {what}", at + 1);
            let (name, digits) = line
                .split_once(char::is_whitespace)
                .ok_or_else(|| wrong("a name and 64 hexadecimal digits are expected"))?;
            if name.chars().count() > NAME_LETTERS_MAX {
                return Err(wrong("a name has at most 64 letters"));
            }
            let key = key(digits.trim()).ok_or_else(|| wrong("a key has 64 hexadecimal digits"))?;
            if keys.insert(name.to_string(), key).is_some() {
                return Err(wrong("this name stands above already"));
            }
            current = Some(name.to_string());
        }
        let current = current.ok_or("there is no key")?;
        Ok(Ring { keys, current })
    }

    /// The ring as a text that [`Ring::parse`] reads, the current key last.
    pub fn write(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::new());
        let others = self.keys.iter().filter(|(name, _)| **name != self.current);
        for (name, key) in others.chain(self.keys.get_key_value(&self.current)) {
            let digits = key.iter().fold(Zeroizing::new(String::new()), |mut digits, byte| {
                write!(digits, "{byte:02x}").expect("a text takes more letters");
                digits
            });
            writeln!(text, "{name} {}", *digits).expect("a text takes more letters");
        }
        text
    }

    /// The same with a new key of this name, which is the current one.
    pub fn with_new(&self, name: &str) -> Ring {
        let mut keys = self.keys.clone();
        keys.insert(name.to_string(), cipher::new_key());
        Ring { keys, current: name.to_string() }
    }

    /// The key that new ones are sealed under, with its name.
    pub(crate) fn current(&self) -> (&str, &Sealing) {
        (&self.current, &self.keys[&self.current])
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Sealing> {
        self.keys.get(name)
    }
}

/// Only the names.
impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ring").field("names", &self.keys.keys()).field("current", &self.current).finish()
    }
}

impl Source {
    fn text(&self) -> Result<Zeroizing<String>, String> {
        match self {
            Source::File(path) => {
                guarded(path)?;
                fs::read_to_string(path).map(Zeroizing::new).map_err(|error| error.to_string())
            }
            Source::Environment(name) => env::var(name).map(Zeroizing::new).map_err(|error| error.to_string()),
            Source::Command(command) => printed(command),
        }
    }
}

/// Its place, and nothing of what it says.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::File(path) => write!(f, "{}", path.display()),
            Source::Environment(name) => write!(f, "the variable {name}"),
            Source::Command(_) => f.write_str("the command of the key service"),
        }
    }
}

/// Refuses a file of keys that others than its owner may read.
#[cfg(unix)]
fn guarded(path: &std::path::Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_err(|error| error.to_string())?.permissions().mode();
    match mode & 0o077 {
        0 => Ok(()),
        _ => Err(String::from("others may read it; `chmod 600` it")),
    }
}

#[cfg(not(unix))]
fn guarded(_: &std::path::Path) -> Result<(), String> {
    Ok(())
}

fn printed(command: &str) -> Result<Zeroizing<String>, String> {
    let run = Command::new("sh").arg("-c").arg(command).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = run.map_err(|error| error.to_string())?;
    let printed = Zeroizing::new(output.stdout);
    if !output.status.success() {
        return Err(format!("it ended with {}", output.status));
    }
    let text = std::str::from_utf8(&printed).map_err(|_| String::from("it printed no text"))?;
    Ok(Zeroizing::new(text.to_string()))
}

fn key(digits: &str) -> Option<Sealing> {
    let mut key = Sealing::default();
    if digits.len() != 2 * KEY_BYTES || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::Ring;

    #[test]
    fn a_ring_is_read_as_it_was_written() {
        let ring = Ring::generate().with_new("2026").with_new("0");
        let again = Ring::parse(&format!("# keys\n\n{}", *ring.write())).expect("it was written by us");
        assert_eq!(*again.write(), *ring.write());
        assert_eq!(again.current().0, "0");
    }

    #[test]
    fn what_is_no_ring_is_said_by_its_line_and_never_shown() {
        let digits = "ab".repeat(32);
        for (text, said) in [
            ("", "there is no key"),
            ("# only words", "there is no key"),
            ("one", "line 1: a name and 64 hexadecimal digits are expected"),
            (&format!("one {digits}0"), "line 1: a key has 64 hexadecimal digits"),
            (&format!("one {}", "x".repeat(64)), "line 1: a key has 64 hexadecimal digits"),
            (&format!("one {digits}\none {digits}"), "line 2: this name stands above already"),
        ] {
            assert_eq!(Ring::parse(text).err().as_deref(), Some(said), "{text}");
        }
        assert!(!format!("{:?}", Ring::parse(&format!("one {digits}"))).contains("abab"));
    }
}
