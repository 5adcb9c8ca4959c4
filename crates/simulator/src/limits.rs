//! Every limit of the simulator, with its unit and its reason.

/// Turns of one world, at most: whatever is folded from row 0 again and again must stay short.
pub const WORLD_TURNS_MAX: u64 = 2_000;

/// Turns between two checks of everything.
pub const CHECK_EVERY: u64 = 1_000;

/// Commands of one turn, at most; a turn of a busy server has about as many.
pub const TURN_ASKS_MAX: u64 = 64;

/// Batches that may wait for the journal, as in the threads of the sequencer: one in the channel and one in hand.
pub const BATCHES_MAX: usize = 2;

/// Accounts of one world, at most: few enough that each gets a long life.
pub const ACCOUNTS_MAX: usize = 48;

/// How often each possible cell is to be met in a long run.
pub const CELL_HITS_MIN: u64 = 100;

/// Runs that the search for a shorter list of steps may take.
pub const SHRINK_RUNS_MAX: usize = 2_000;
