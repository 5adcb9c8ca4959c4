//! The clock of a data directory.

pub mod get;
pub mod set;

use calendar::Stamp;
use sequencer::{Handle, Mode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::instant;

/// What the clock says.
#[derive(Debug, Serialize, ToSchema)]
pub struct Clock {
    /// The time.
    #[schema(format = DateTime)]
    now: String,
    /// The business date: the calendar date in the operator's zone.
    #[schema(format = Date)]
    business_date: String,
    /// That zone, by its IANA name.
    #[schema(example = "Asia/Shanghai")]
    zone: String,
    /// Whether money here is real.
    mode: DirectoryMode,
}

/// Whether a data directory holds real money or is there to try things.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DirectoryMode {
    /// Its clock is the machine's.
    Live,
    /// Its clock stands still until it is moved.
    Sandbox,
}

impl Clock {
    fn of(sequencer: &Handle, stamp: Stamp) -> Clock {
        Clock {
            now: instant(stamp.at),
            business_date: stamp.date.to_string(),
            zone: sequencer.world().zone.clone(),
            mode: match sequencer.mode() {
                Mode::Live => DirectoryMode::Live,
                Mode::Sandbox => DirectoryMode::Sandbox,
            },
        }
    }
}
