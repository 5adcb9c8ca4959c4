//! Texts: the exact bytes of what customers accept, beside the journal, which holds their hashes.
//!
//! One file, that only grows: for each text a line with its hash and its length, then its bytes and a line's end. What a process
//! that was killed left of a text at its end is cut off at the next start.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::{Error, Hash, disk};

/// The file of a data directory.
pub const FILE: &str = "texts";

/// The texts of a data directory.
#[derive(Debug)]
pub struct Texts {
    path: PathBuf,
    /// Where the bytes of each text stand, and how many they are.
    places: BTreeMap<Hash, (u64, usize)>,
    /// Where the next text goes.
    end: u64,
}

impl Texts {
    /// Opens the texts of a data directory; there are none before the first is kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(directory: &Path) -> Result<Texts, Error> {
        let path = directory.join(FILE);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(disk::failed("read", &path)(error)),
        };
        let mut texts = Texts { path, places: BTreeMap::new(), end: 0 };
        while let Some((hash, at, length)) = next(&bytes, texts.end as usize) {
            texts.places.insert(hash, (at as u64, length));
            texts.end = (at + length + 1) as u64;
        }
        Ok(texts)
    }

    /// Keeps a text for good, and says its hash; one that is kept already is not kept twice.
    ///
    /// # Errors
    /// When it cannot be written; then it is not there.
    pub fn keep(&mut self, text: &str) -> Result<Hash, Error> {
        let hash = Hash::of(text.as_bytes());
        if self.places.contains_key(&hash) {
            return Ok(hash);
        }
        let head = format!("{hash} {}\n", text.len());
        let record = [head.as_bytes(), text.as_bytes(), b"\n"].concat();
        self.append(&record).map_err(disk::failed("write", &self.path))?;
        if self.end == 0 {
            self.path.parent().map_or(Ok(()), disk::sync_directory)?;
        }
        self.places.insert(hash, (self.end + head.len() as u64, text.len()));
        self.end += record.len() as u64;
        Ok(hash)
    }

    /// Writes over what may be left of a text that was not finished.
    fn append(&self, record: &[u8]) -> std::io::Result<()> {
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&self.path)?;
        file.set_len(self.end)?;
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(record)?;
        file.sync_all()
    }

    /// The text of a hash; none when it is not there, or its bytes are not those of the hash any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(&self, hash: Hash) -> Result<Option<String>, Error> {
        let Some((at, length)) = self.places.get(&hash) else { return Ok(None) };
        let mut bytes = vec![0; *length];
        let read = File::open(&self.path).and_then(|mut file| {
            file.seek(SeekFrom::Start(*at))?;
            file.read_exact(&mut bytes)
        });
        read.map_err(disk::failed("read", &self.path))?;
        Ok(String::from_utf8(bytes).ok().filter(|text| Hash::of(text.as_bytes()) == hash))
    }
}

/// The text that begins at `from`: its hash, where its bytes stand and how many they are; none where no whole one does.
fn next(bytes: &[u8], from: usize) -> Option<(Hash, usize, usize)> {
    let rest = bytes.get(from..)?;
    let line = rest.iter().position(|byte| *byte == b'\n')?;
    let (hash, length) = std::str::from_utf8(&rest[..line]).ok()?.split_once(' ')?;
    let length: usize = length.parse().ok()?;
    let at = from + line + 1;
    let is_whole = bytes.get(at.checked_add(length)?) == Some(&b'\n');
    is_whole.then_some((digits(hash)?, at, length))
}

/// A hash of its 64 hexadecimal digits.
fn digits(text: &str) -> Option<Hash> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(Hash::new(bytes))
}
