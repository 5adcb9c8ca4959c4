//! Rows: the records of a batch, encoded (CBOR), compressed (zstd) and sealed.

use std::cell::RefCell;

use engine::turn::Record;
use store::{Journal, Row, Tip};
use zstd::bulk::{Compressor, Decompressor};

use crate::limits::{PLAIN_KEPT_MAX, ROW_BYTES_MAX, ROW_COMPRESSION};

/// What is wrong with the payload of a row that the chain vouches for.
#[derive(Debug, thiserror::Error)]
pub enum PayloadError {
    /// It does not unpack.
    #[error("row {seq} of shard {shard} does not unpack: {source}; restore from a backup with `yuefu restore`")]
    Packed {
        /// The shard.
        shard: u16,
        /// The row.
        seq: u64,
        /// What the unpacker says.
        source: std::io::Error,
    },
    /// It holds something this release does not know.
    #[error(
        "row {seq} of shard {shard} cannot be read: {source}; use the release of yuefu that wrote it, or a newer one"
    )]
    Encoded {
        /// The shard.
        shard: u16,
        /// The row.
        seq: u64,
        /// What the decoder says.
        source: minicbor::decode::Error,
    },
    /// It holds more or fewer records than the row says.
    #[error("row {seq} of shard {shard} counts {counted} records and holds {held}; restore from a backup")]
    Counted {
        /// The shard.
        shard: u16,
        /// The row.
        seq: u64,
        /// What the row says.
        counted: u32,
        /// What is in it.
        held: usize,
    },
}

/// Packs records into payloads. It keeps its compressor and its memory from one row to the next: making them anew costs
/// more than compressing a small row.
pub struct Packer {
    compressor: Compressor<'static>,
    plain: Vec<u8>,
}

impl Default for Packer {
    fn default() -> Packer {
        let compressor = Compressor::new(ROW_COMPRESSION).expect("the level is one that zstd knows");
        Packer { compressor, plain: Vec::new() }
    }
}

impl Packer {
    /// The payload of `records`: their CBOR, compressed. No records are no bytes.
    ///
    /// # Panics
    /// When it is larger than what is read again; nothing has been answered then.
    pub fn pack(&mut self, records: &[Record]) -> Vec<u8> {
        if records.is_empty() {
            return Vec::new();
        }
        self.plain.clear();
        minicbor::encode(records, &mut self.plain).expect("writing to memory does not fail");
        assert!(self.plain.len() <= ROW_BYTES_MAX, "the limits of a turn keep a row readable");
        let packed = self.compressor.compress(&self.plain).expect("compressing to memory does not fail");
        self.plain.shrink_to(PLAIN_KEPT_MAX);
        packed
    }

    /// The row that follows `tip` in `shard`, with `records`.
    pub fn seal(&mut self, shard: u16, tip: Option<&Tip>, epoch: u64, time: i64, records: &[Record]) -> Row {
        let (seq, previous) = tip.map_or((0, store::Hash::NONE), |tip| (tip.seq + 1, tip.hash));
        // Time never falls in a shard, whatever the machine's clock does.
        let time = tip.map_or(time, |tip| tip.time.max(time));
        Row::sealed(shard, seq, epoch, time, records.len() as u32, previous, self.pack(records))
    }
}

thread_local! {
    /// Kept from one row to the next, as in [`Packer`].
    static UNPACKER: RefCell<Decompressor<'static>> =
        RefCell::new(Decompressor::new().expect("there is memory for a decompressor"));
}

/// The records of a row.
///
/// # Errors
/// [`PayloadError`], naming the row.
pub fn unpack(row: &Row) -> Result<Vec<Record>, PayloadError> {
    let (shard, seq) = (row.shard, row.seq);
    if row.payload.is_empty() {
        return counted(row, Vec::new());
    }
    let plain = UNPACKER.with_borrow_mut(|unpacker| unpacker.decompress(&row.payload, capacity(&row.payload)));
    let plain = plain.map_err(|source| PayloadError::Packed { shard, seq, source })?;
    let records = minicbor::decode(&plain).map_err(|source| PayloadError::Encoded { shard, seq, source })?;
    counted(row, records)
}

/// The records of row `seq`, which a reader was told of; the reason why they cannot be had.
pub(crate) fn read(journal: &mut dyn Journal, shard: u16, seq: u64) -> Result<Vec<Record>, String> {
    let rows = journal.read(shard, seq, 1).map_err(|error| error.to_string())?;
    let row = rows.first().filter(|row| row.is_intact());
    let row = row.ok_or_else(|| format!("row {seq} of shard {shard} is damaged; run `yuefu verify`"))?;
    unpack(row).map_err(|error| error.to_string())
}

fn counted(row: &Row, records: Vec<Record>) -> Result<Vec<Record>, PayloadError> {
    match records.len() == row.count as usize {
        true => Ok(records),
        false => Err(PayloadError::Counted { shard: row.shard, seq: row.seq, counted: row.count, held: records.len() }),
    }
}

/// The size a payload says it unpacks to, within the limit.
fn capacity(payload: &[u8]) -> usize {
    let said = zstd::zstd_safe::get_frame_content_size(payload).ok().flatten();
    said.and_then(|size| usize::try_from(size).ok()).map_or(ROW_BYTES_MAX, |size| size.min(ROW_BYTES_MAX))
}
