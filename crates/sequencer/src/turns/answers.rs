//! Answers to commands, as they wait for their batch.

use std::cell::RefCell;
use std::collections::BTreeMap;

use calendar::Stamp;
use engine::id::Shard;
use engine::turn::{Answer, Intent};
use metrics::Counter;
use tokio::sync::oneshot;

use crate::commits::Pending;
use crate::message::{Refusal, Reply, Source};

type To = oneshot::Sender<Result<Reply, Refusal>>;

/// A refusal, once what it rests on is durable.
pub(super) fn refused(reply: To, refusal: Refusal) -> Pending {
    Pending::Answer(Box::new(move |durable| drop(reply.send(durable.and(Err(refusal))))))
}

/// The answer to a command that had its turn.
pub(super) fn taken(
    shard: Shard,
    stamp: Stamp,
    command: &'static str,
    intent: Intent,
    answer: Answer,
    reply: To,
) -> Pending {
    match answer {
        Answer::Done(events) => {
            count(command, "done");
            let source = match intent {
                Intent::DryRun => Source::DryRun,
                Intent::Do if events.is_empty() => Source::Already,
                Intent::Do => Source::Fresh,
            };
            let answer = Reply { shard, stamp, events, source };
            Pending::Answer(Box::new(move |durable| drop(reply.send(durable.map(|()| answer)))))
        }
        Answer::Repeat(used) => {
            count(command, "repeated");
            Pending::Repeat { shard, used, reply }
        }
        Answer::Refused(rejection) => {
            count(command, rejection.code());
            refused(reply, Refusal::Rejected(rejection))
        }
    }
}

/// Counts a command. Looking a counter up by its name costs more than deciding, so that each is looked up once.
fn count(command: &'static str, outcome: &'static str) {
    thread_local! {
        static COUNTERS: RefCell<BTreeMap<(&'static str, &'static str), Counter>> = const { RefCell::new(BTreeMap::new()) };
    }
    COUNTERS.with_borrow_mut(|counters| {
        let make = || metrics::counter!("yuefu_commands_total", "command" => command, "outcome" => outcome);
        counters.entry((command, outcome)).or_insert_with(make).increment(1);
    });
}
