//! The high-water mark: how far each shard's journal went, kept outside the journal (N11).
//!
//! The file is a header page and then two copies of a slot per shard, each copy in pages of its own. A write goes to the
//! older copy, so that a torn one leaves the other good:
//!
//! ```text
//! 0        magic 8 · shards u16                                 one page
//! 4096     slot of shard 0, 64 bytes · slot of shard 1 · …      copy 0, whole pages
//! …        the same again                                       copy 1
//! slot     turn u64 · seq u64 · hash 32 · crc32c u32 · 12 zero  little-endian; the crc covers shard and what precedes it
//! ```

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{Error, Hash, disk};

const MAGIC: &[u8; 8] = b"yfmark01";
const PAGE: usize = 4096;
const SLOT: usize = 64;
const SUMMED: usize = 48;

/// The furthest row of a shard that was committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its place.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
}

/// What every high-water mark can do, whatever it is kept in.
pub trait Marks: Send {
    /// Remembers that a row of a shard was committed; it outlives this process, and after [`Marks::sync`] a power cut.
    ///
    /// # Errors
    /// When it cannot be written.
    fn set(&self, shard: u16, seq: u64, hash: Hash) -> Result<(), Error>;

    /// The furthest row of a shard known to be committed; none if it never had any.
    fn get(&self, shard: u16) -> Option<Marked>;

    /// Waits until what was set is on the disk.
    ///
    /// # Errors
    /// When the disk fails.
    fn sync(&self) -> Result<(), Error>;
}

/// The open mark file. It is shared: the writer sets, and another thread syncs once a second.
#[derive(Debug)]
pub struct Mark {
    path: PathBuf,
    file: File,
    slots: Mutex<Vec<Option<Slot>>>,
}

/// A copy that was read or written whole; the higher turn is the newer one, and its last bit says which copy it is.
#[derive(Clone, Copy, Debug)]
struct Slot {
    turn: u64,
    marked: Marked,
}

impl Mark {
    /// Makes the mark of a new data directory: no shard has any row.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub fn create(path: &Path, shards: u16) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::NotEmpty { path: path.to_path_buf() });
        }
        let mut bytes = vec![0; PAGE + 2 * copy_bytes(shards)];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[8..10].copy_from_slice(&shards.to_le_bytes());
        disk::write_whole(path, &bytes)?;
        if let Some(parent) = path.parent() {
            disk::sync_directory(parent)?;
        }
        Self::open(path, shards)
    }

    /// Opens the mark of a data directory with this number of shards.
    ///
    /// # Errors
    /// [`Error::Missing`] if there is none: a lost mark must not pass for an empty one. [`Error::DamagedMark`] if a shard
    /// has no good copy, or the file is of another number of shards.
    pub fn open(path: &Path, shards: u16) -> Result<Self, Error> {
        let file = File::options().read(true).write(true).open(path).map_err(disk::failed("open", path))?;
        let bytes = std::fs::read(path).map_err(disk::failed("read", path))?;
        let damaged = |what| Error::DamagedMark { path: path.to_path_buf(), what };
        let found = shards_in(&bytes).ok_or_else(|| damaged("it is not a mark".to_string()))?;
        if found != shards || bytes.len() != PAGE + 2 * copy_bytes(shards) {
            return Err(damaged(format!("it is for {found} shards, not for {shards}")));
        }
        let slots = (0..shards).map(|shard| newest(&bytes, shard, shards));
        let slots = slots.collect::<Result<Vec<_>, String>>().map_err(damaged)?;
        Ok(Self { path: path.to_path_buf(), file, slots: Mutex::new(slots) })
    }

    /// The number of shards a mark file is for.
    ///
    /// # Errors
    /// [`Error::DamagedMark`] if it is not a mark file, [`Error::Missing`] if there is none.
    pub fn shards_of(path: &Path) -> Result<u16, Error> {
        let bytes = std::fs::read(path).map_err(disk::failed("read", path))?;
        let damaged = || Error::DamagedMark { path: path.to_path_buf(), what: "it is not a mark".to_string() };
        shards_in(&bytes).ok_or_else(damaged)
    }

    /// Says that a shard's journal now ends with this row; it is written at once and durable with the next [`Mark::sync`].
    ///
    /// # Errors
    /// When the file cannot be written, or has no such shard.
    pub fn set(&self, shard: u16, seq: u64, hash: Hash) -> Result<(), Error> {
        let mut slots = self.slots();
        let shards = slots.len() as u16;
        let no_shard = || Error::DamagedMark { path: self.path.clone(), what: format!("it has no shard {shard}") };
        let slot = slots.get_mut(usize::from(shard)).ok_or_else(no_shard)?;
        let next = Slot { turn: slot.map_or(0, |slot| slot.turn) + 1, marked: Marked { seq, hash } };
        let offset = offset_of(next.turn, shard, shards);
        let written = self.file.write_all_at(&encode(shard, &next), offset as u64);
        written.map_err(disk::failed("write", &self.path))?;
        *slot = Some(next);
        Ok(())
    }

    /// The furthest row of a shard; none if it never had any.
    pub fn get(&self, shard: u16) -> Option<Marked> {
        self.slots().get(usize::from(shard)).copied().flatten().map(|slot| slot.marked)
    }

    /// The number of shards it is for.
    pub fn shards(&self) -> u16 {
        self.slots().len() as u16
    }

    /// Waits until everything set so far is on the disk, without keeping anybody from setting more.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn sync(&self) -> Result<(), Error> {
        self.file.sync_data().map_err(disk::failed("sync", &self.path))
    }

    /// A slot is replaced whole and only after its write, so what a panicking thread left is right.
    fn slots(&self) -> MutexGuard<'_, Vec<Option<Slot>>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Marks for Mark {
    fn set(&self, shard: u16, seq: u64, hash: Hash) -> Result<(), Error> {
        Mark::set(self, shard, seq, hash)
    }

    fn get(&self, shard: u16) -> Option<Marked> {
        Mark::get(self, shard)
    }

    fn sync(&self) -> Result<(), Error> {
        Mark::sync(self)
    }
}

fn shards_in(bytes: &[u8]) -> Option<u16> {
    let shards = bytes.strip_prefix(MAGIC)?.first_chunk::<2>()?;
    Some(u16::from_le_bytes(*shards))
}

fn copy_bytes(shards: u16) -> usize {
    (usize::from(shards) * SLOT).next_multiple_of(PAGE)
}

fn offset_of(turn: u64, shard: u16, shards: u16) -> usize {
    PAGE + (turn % 2) as usize * copy_bytes(shards) + usize::from(shard) * SLOT
}

fn encode(shard: u16, slot: &Slot) -> [u8; SLOT] {
    let mut bytes = [0; SLOT];
    bytes[..8].copy_from_slice(&slot.turn.to_le_bytes());
    bytes[8..16].copy_from_slice(&slot.marked.seq.to_le_bytes());
    bytes[16..SUMMED].copy_from_slice(slot.marked.hash.as_bytes());
    let sum = checksum(shard, &bytes[..SUMMED]);
    bytes[SUMMED..SUMMED + 4].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fn decode(shard: u16, bytes: &[u8; SLOT]) -> Option<Slot> {
    let sum = u32::from_le_bytes(*bytes[SUMMED..].first_chunk()?);
    if sum != checksum(shard, &bytes[..SUMMED]) {
        return None;
    }
    let turn = u64::from_le_bytes(*bytes.first_chunk()?);
    let seq = u64::from_le_bytes(*bytes[8..].first_chunk()?);
    let hash = Hash::new(*bytes[16..].first_chunk()?);
    Some(Slot { turn, marked: Marked { seq, hash } })
}

fn checksum(shard: u16, summed: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&shard.to_le_bytes()), summed)
}

/// The newer good copy of a shard; none if no write to it was ever finished.
fn newest(bytes: &[u8], shard: u16, shards: u16) -> Result<Option<Slot>, String> {
    let mut copies = [None, None];
    let mut blanks = 0;
    for (turn, copy) in copies.iter_mut().enumerate() {
        let offset = offset_of(turn as u64, shard, shards);
        let slot = bytes[offset..].first_chunk::<SLOT>().ok_or("it ends too early")?;
        blanks += u32::from(slot.iter().all(|byte| *byte == 0));
        *copy = decode(shard, slot);
    }
    let newest = copies.into_iter().flatten().max_by_key(|slot| slot.turn);
    // One blank copy beside a bad one is a first write that was torn: nothing had been marked before it.
    if newest.is_none() && blanks == 0 {
        return Err(format!("neither copy of shard {shard} can be read"));
    }
    Ok(newest)
}
