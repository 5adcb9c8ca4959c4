//! What a data directory is, fixed when it is made.

use engine::id::{SHARDS_MAX, Shard};
use serde::{Deserialize, Serialize};

use crate::Zone;

/// Whether a directory holds real money or is there to try things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Its clock is the machine's.
    Live,
    /// Its clock stands still until it is moved.
    Sandbox,
}

/// The description of a data directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// Live or sandbox.
    pub mode: Mode,
    /// The operator's time zone, by its IANA name: it says what day it is.
    pub zone: String,
    /// Into how many shards its customers are dealt.
    pub shards: u16,
}

/// What is wrong with a description.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// Not a description at all.
    #[error("the description of the data directory cannot be read ({0}); restore yuefu.json from a backup")]
    Unreadable(#[from] serde_json::Error),
    /// No such zone.
    #[error("there is no time zone {0}; give an IANA name such as Asia/Shanghai or UTC")]
    Zone(String),
    /// Too few or too many shards.
    #[error("{0} shards are not possible; give 1 to 2048")]
    Shards(u16),
}

impl World {
    /// Reads a description.
    ///
    /// # Errors
    /// [`WorldError`], for text that is no description and for values that are out of range.
    pub fn parse(text: &str) -> Result<World, WorldError> {
        let world: World = serde_json::from_str(text)?;
        world.check()?;
        Ok(world)
    }

    /// The description as it is written.
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).expect("a description is plain data") + "\n"
    }

    /// Checks the values.
    ///
    /// # Errors
    /// [`WorldError::Zone`] and [`WorldError::Shards`].
    pub fn check(&self) -> Result<Zone, WorldError> {
        if !(1..=SHARDS_MAX).contains(&self.shards) {
            return Err(WorldError::Shards(self.shards));
        }
        Zone::named(&self.zone).ok_or_else(|| WorldError::Zone(self.zone.clone()))
    }

    /// Every shard.
    pub fn shards(&self) -> impl Iterator<Item = Shard> + use<> {
        (0..self.shards).map(Shard)
    }
}
