//! Reading what the sequencer replied.

use engine::Event;
use sequencer::Reply;

use crate::driver::No;

/// The part of an event that is wanted, from the one event of the reply that has it.
pub(super) fn one<T>(reply: &Reply, wanted: impl Fn(&Event) -> Option<T>) -> Result<T, No> {
    some(reply, wanted)?.ok_or_else(|| No::Broken(format!("an answer without the event it should have: {reply:?}")))
}

/// The part of an event that is wanted; none when nothing had to happen.
pub(super) fn some<T>(reply: &Reply, wanted: impl Fn(&Event) -> Option<T>) -> Result<Option<T>, No> {
    match reply.events.is_empty() {
        true => Ok(None),
        false => reply.events.iter().find_map(wanted).map(Some).ok_or_else(|| No::Broken(format!("{reply:?}"))),
    }
}

/// What waits for answers that take more than one turn.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, No> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.map_err(|error| No::Broken(error.to_string()))
}
