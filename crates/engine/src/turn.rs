//! One request's turn: roll the account, look up the key, decide, apply and post.

use calendar::{Instant, Stamp};
use minicbor::{Decode, Encode};

use crate::command::Subject;
use crate::decide::decide;
use crate::id::AccountId;
use crate::{Command, Event, Rejection, State, roll};

/// An idempotency key as the heart knows it: two hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Key {
    /// The hash of who sent which key.
    #[n(0)]
    #[cbor(with = "wide")]
    pub scope: u128,
    /// The hash of what was asked.
    #[n(1)]
    #[cbor(with = "wide")]
    pub fingerprint: u128,
}

/// Where the answer to a key stands in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct KeyUse {
    /// The hash of what was asked.
    #[n(0)]
    #[cbor(with = "wide")]
    pub fingerprint: u128,
    /// The row.
    #[n(1)]
    pub row: u64,
    /// The record in the row, counted from 0.
    #[n(2)]
    pub record: u32,
    /// When.
    #[n(3)]
    pub at: Instant,
}

/// What one command, or time alone, made happen. A journal row holds the records of one batch.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Record {
    /// When.
    #[n(0)]
    pub stamp: Stamp,
    /// The key of the command; none for a command without one and for what time brought.
    #[n(1)]
    pub key: Option<Key>,
    /// What happened, in order.
    #[n(2)]
    pub events: Vec<Event>,
}

/// A command with its idempotency key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The key, if the caller gave one.
    pub key: Option<Key>,
    /// What is asked.
    pub command: Command,
    /// Whether it is to happen.
    pub intent: Intent,
}

/// Whether a command is to happen, or only to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Do it.
    Do,
    /// Say what it would do; nothing but the roll of its account happens.
    DryRun,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It happened (or would happen): these events.
    Done(Vec<Event>),
    /// The key came before with the same request: its answer stands there.
    Repeat(KeyUse),
    /// No.
    Refused(Rejection),
}

/// Looks at what a request is about, and decides nothing: the memory that many requests need is fetched at once when all are
/// looked at before the first is taken. The number only says that something was seen.
pub fn glance(state: &State, request: &Request) -> usize {
    let key = request.key.and_then(|key| state.keys.get(key.scope)).is_some();
    let account = account_of(state, &request.command).and_then(|account| state.account(account).ok());
    let owed = account.map_or(0, |account| account.unbilled.len() + account.plans.len());
    let Command::AuthoriseOrder(ask) = &request.command else { return usize::from(key) + owed };
    usize::from(key) + owed + usize::from(state.merchant(ask.merchant).is_ok())
}

/// Takes one request at `stamp`, to be journaled in `row`: whatever happens is applied, posted and added to `records`.
///
/// # Panics
/// When `stamp` lies before the state's last one, and on a bug.
pub fn take(state: &mut State, request: &Request, stamp: Stamp, row: u64, records: &mut Vec<Record>) -> Answer {
    if let Some(account) = account_of(state, &request.command) {
        bring(state, account, stamp, records);
    }
    if let Some(answer) = request.key.and_then(|key| seen(state, key, request, stamp)) {
        return answer;
    }
    match decide(state, &request.command, stamp) {
        Err(rejection) => Answer::Refused(rejection),
        Ok(events) if request.intent == Intent::DryRun => Answer::Done(events),
        // That it is so already is an answer too, and uses up its key; without a key there is nothing to remember.
        Ok(events) if events.is_empty() && request.key.is_none() => Answer::Done(events),
        Ok(events) => {
            let record = Record { stamp, key: request.key, events: events.clone() };
            enter(state, &record, row, records.len() as u32);
            records.push(record);
            Answer::Done(events)
        }
    }
}

/// Brings `account` to `stamp`, and with it every account of its customer, as what can be bought on one depends on the others: what
/// time did to each is applied, posted and added to `records` as one record.
///
/// # Panics
/// When `stamp` lies before the state's last one, and on a bug.
pub fn bring(state: &mut State, account: AccountId, stamp: Stamp, records: &mut Vec<Record>) {
    let Ok(customer) = state.account(account).map(|account| account.customer) else { return };
    for at in 0.. {
        let accounts = &state.customer(customer).expect("an account names its customer").accounts;
        let Some((_, account)) = accounts.get(at).copied() else { return };
        bring_alone(state, account, stamp, records);
    }
}

/// Brings `account` to `stamp` and leaves its customer's others where they are: for whoever brings every account.
///
/// # Panics
/// When `stamp` lies before the state's last one, and on a bug.
pub fn bring_alone(state: &mut State, account: AccountId, stamp: Stamp, records: &mut Vec<Record>) {
    let mut events = Vec::new();
    while let Some(event) = roll::next(state, account, stamp) {
        state.enter(stamp, &event);
        events.push(event);
    }
    if !events.is_empty() {
        records.push(Record { stamp, key: None, events });
    }
}

/// Makes true here, too, what the home shard has decided for all, such as Terms that were approved: it is added to `records` as one
/// record, that nobody asked for.
///
/// # Panics
/// When `stamp` lies before the state's last one.
pub fn adopt(state: &mut State, event: &Event, stamp: Stamp, records: &mut Vec<Record>) {
    state.enter(stamp, event);
    records.push(Record { stamp, key: None, events: vec![event.clone()] });
}

/// Applies and posts a record that stands in `row` as number `at`: when it is made, and again on every replay.
///
/// # Panics
/// When the record does not follow from the state, which is a bug or a damaged journal.
pub fn enter(state: &mut State, record: &Record, row: u64, at: u32) {
    for event in &record.events {
        state.enter(record.stamp, event);
    }
    if let Some(key) = record.key {
        let used = KeyUse { fingerprint: key.fingerprint, row, record: at, at: record.stamp.at };
        state.remember(key, used);
    }
}

/// The answer to a key that came before. That what is asked for is unknown is said before that the key was used for
/// something else.
fn seen(state: &State, key: Key, request: &Request, stamp: Stamp) -> Option<Answer> {
    let used = state.key(key.scope, stamp)?;
    if used.fingerprint == key.fingerprint {
        return Some(Answer::Repeat(*used));
    }
    Some(Answer::Refused(match decide(state, &request.command, stamp) {
        Err(unknown) if unknown.is_unknown() => unknown,
        Ok(_) | Err(_) => Rejection::KeyReused,
    }))
}

/// The account a command touches.
pub fn account_of(state: &State, command: &Command) -> Option<AccountId> {
    match command.subject() {
        Subject::Account(account) => Some(account),
        Subject::Order(order) => state.order(order).ok().map(|order| order.account),
        Subject::Instruction(id) => state.instruction(id).ok().map(|instruction| instruction.account),
        Subject::Concession(concession) => state.concession(concession).ok().map(|concession| concession.account),
        Subject::Shard | Subject::Home | Subject::Customer(_) => None,
    }
}

/// 128-bit hashes as 16 bytes.
pub(crate) mod wide {
    use minicbor::bytes::ByteArray;
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{self, Encoder, Write};

    pub(crate) fn encode<C, W: Write>(
        wide: &u128,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), encode::Error<W::Error>> {
        e.bytes(&wide.to_be_bytes())?.ok()
    }

    pub(crate) fn decode<'b, C>(d: &mut Decoder<'b>, _: &mut C) -> Result<u128, Error> {
        let bytes: ByteArray<16> = d.decode()?;
        Ok(u128::from_be_bytes(*bytes))
    }
}
