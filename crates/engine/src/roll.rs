//! Rolling: what time alone does to an account.

use calendar::Stamp;

use crate::id::AccountId;
use crate::{Event, State, allowance, charge_off, order, promise, statement};

/// The next thing that time has brought to `account` by `stamp`, if anything is left: a statement of a cycle date that
/// has come, a hold that has expired, a penalty that has grown, a charge-off, the end of a promise, another allowance.
///
/// Applying what it returns and asking again brings the account to `stamp`. Statements come first: a statement cut late
/// may have a penalty by now, and what a credit balance pays of it lowers that penalty. A charge-off is of the start of its day, so
/// that statements, penalties and ends of promises go up to the day before. The allowance is of everything else that the start of the day brought.
pub fn next(state: &State, account: AccountId, stamp: Stamp) -> Option<Event> {
    let account = state.account(account).ok()?;
    let charge_off = charge_off::day(state, account, stamp.date);
    let last = charge_off.map_or(stamp.date, |on| on.plus_days(-1));
    statement::next_cut(state, account, last)
        .or_else(|| order::next_expiry(state, account, stamp))
        .or_else(|| statement::next_penalty(state, account, last))
        .or_else(|| promise::next(state, account, last))
        .or_else(|| charge_off::next(state, account, charge_off))
        .or_else(|| promise::next(state, account, stamp.date))
        .or_else(|| allowance::next(state, account, stamp.date))
}
