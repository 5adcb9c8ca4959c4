//! Who restored, and why: kept beside the journal, which holds hashes of it and no text.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use engine::id::Shard;
use engine::loss::Accept;
use sequencer::clock;
use serde::Serialize;

use super::loss::Loss;
use super::refusal::{Refusal, failed};
use super::target::Target;

/// The file of a data directory in which each restore is a line of JSON.
pub const FILE: &str = "restores.jsonl";

/// Who restores, and why.
pub struct Reason<'a> {
    by: Option<&'a str>,
    because: Option<&'a str>,
    /// The key of the hashes: whoever has the journal alone cannot try names against them.
    key: [u8; 32],
}

/// One restore.
#[derive(Serialize)]
struct Line<'a> {
    at: String,
    from: String,
    /// Where the directory is kept that stood there before.
    replaced: Option<String>,
    by: Option<&'a str>,
    because: Option<&'a str>,
    /// The BLAKE3 key under which the journal holds the hashes of `by` and `because`.
    key: String,
    lost: Vec<Lost>,
}

/// What was accepted as lost of a shard.
#[derive(Serialize)]
struct Lost {
    shard: u16,
    /// The last row that is still there.
    after: u64,
    /// The last row that was known of.
    last: Option<u64>,
}

impl<'a> Reason<'a> {
    /// A reason, under a key of its own.
    pub fn new(by: Option<&'a str>, because: Option<&'a str>) -> Reason<'a> {
        Reason { by, because, key: rand::random() }
    }

    /// What the journal is to hold of each loss.
    pub fn accepts(&self, losses: &[&Loss]) -> Vec<(Shard, Accept)> {
        let (by, because) = (self.hash(self.by), self.hash(self.because));
        let accept = |loss: &&Loss| (Shard(loss.after().shard), Accept { after: loss.after().row, by, because });
        losses.iter().map(accept).collect()
    }

    /// Adds this restore to the file in the new directory, after the restores that either directory knows of.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, from: &Path, target: &Target, built: &Path, losses: &[&Loss]) -> Result<(), Refusal> {
        let lost = losses.iter().map(|loss| {
            let (place, last) = (loss.after(), loss.last());
            Lost { shard: place.shard, after: place.row, last }
        });
        let line = Line {
            at: clock::write(clock::now()),
            from: from.display().to_string(),
            replaced: target.kept_as().map(|kept| kept.display().to_string()),
            by: self.by,
            because: self.because,
            key: self.key.iter().fold(String::new(), |mut hex, byte| {
                write!(hex, "{byte:02x}").expect("writing to memory does not fail");
                hex
            }),
            lost: lost.collect(),
        };
        let line = serde_json::to_string(&line).expect("a line is plain data");
        let path = built.join(FILE);
        let text = earlier(target, &path) + &line + "\n";
        let mut file = File::create(&path).map_err(failed("write", &path))?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed("write", &path))
    }

    fn hash(&self, text: Option<&str>) -> u128 {
        let hash = blake3::keyed_hash(&self.key, text.unwrap_or_default().as_bytes());
        let mut first = [0; 16];
        first.copy_from_slice(&hash.as_bytes()[..16]);
        u128::from_be_bytes(first)
    }
}

/// The lines that came with the backup, and those of the directory that it did not know.
fn earlier(target: &Target, path: &Path) -> String {
    let lines = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let known = lines(path);
    let ours = target.directory().map(|directory| lines(&directory.path().join(FILE))).unwrap_or_default();
    let new = ours.lines().filter(|line| !known.lines().any(|other| other == *line));
    known.lines().chain(new).flat_map(|line| [line, "\n"]).collect()
}
