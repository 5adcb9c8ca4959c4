//! Rolling: what time alone does to an account.

use calendar::Stamp;

use crate::id::AccountId;
use crate::{Event, State, order, statement};

/// The next thing that time has brought to `account` by `stamp`, if anything is left: a statement of a cycle date that
/// has come, a hold that has expired, a penalty that has grown.
///
/// Applying what it returns and asking again brings the account to `stamp`. Statements come first: a statement cut late
/// may have a penalty by now, and what a credit balance pays of it lowers that penalty.
pub fn next(state: &State, account: AccountId, stamp: Stamp) -> Option<Event> {
    let account = state.account(account).ok()?;
    statement::next_cut(state, account, stamp.date)
        .or_else(|| order::next_expiry(state, account, stamp))
        .or_else(|| statement::next_penalty(state, account, stamp.date))
}
