//! Authority: how much a role may give, at once and a day. Terms say it.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Currency, Money};

use super::given_by;
use crate::account::Account;
use crate::staff::{Role, Staff};
use crate::{Rejection, State, list};

/// How much somebody of a role may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Authority {
    /// The role.
    #[n(0)]
    pub role: Role,
    /// With one act.
    #[n(1)]
    pub per_act: Amount,
    /// On one business date, in all.
    #[n(2)]
    pub per_day: Amount,
}

/// What one of the staff has given on a business date.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Given {
    /// The business date.
    #[n(0)]
    pub date: Date,
    /// How much, by currency.
    #[n(1)]
    pub amounts: Vec<(Currency, Amount)>,
}

/// What one of the staff may still give today.
#[derive(Debug, Clone, Copy)]
pub(super) struct Power {
    pub per_act: Amount,
    pub left: Amount,
}

impl Power {
    /// What `staff` may give on `account` today; `elsewhere` is what they gave today on other shards.
    ///
    /// # Errors
    /// [`Rejection::RoleNotAllowed`] when the Terms in force give the role nothing.
    pub fn of(
        state: &State,
        account: &Account,
        staff: Staff,
        elsewhere: Amount,
        today: Date,
    ) -> Result<Power, Rejection> {
        let authorities = &state.terms_for(account, today).concessions;
        let Some(authority) = authorities.iter().find(|authority| authority.role == staff.role) else {
            return Err(Rejection::RoleNotAllowed { roles: authorities.iter().map(|one| one.role).collect() });
        };
        let given = given_by(state, staff.id, account.currency, today) + elsewhere;
        Ok(Power { per_act: authority.per_act, left: authority.per_day.less(given) })
    }

    /// Whether it suffices for `amount`.
    pub fn suffices(self, amount: Amount) -> bool {
        amount <= self.per_act && amount <= self.left
    }

    /// Refuses what it does not suffice for.
    pub fn refuse_beyond(self, amount: Money) -> Result<(), Rejection> {
        let money = |amount: Amount, of: Money| Money { amount, ..of };
        match self.suffices(amount.amount) {
            true => Ok(()),
            false => Err(Rejection::AuthorityExceeded {
                per_act: money(self.per_act, amount),
                left: money(self.left, amount),
            }),
        }
    }
}

/// The most that anybody may give with one act.
pub(super) fn largest(state: &State, account: &Account, today: Date) -> Amount {
    let authorities = state.terms_for(account, today).concessions.iter();
    authorities.map(|authority| authority.per_act).max().unwrap_or(Amount::ZERO)
}

/// Notes that `staff` gave `amount` today, and forgets what anybody gave on another day.
pub(super) fn note(state: &mut State, staff: Staff, currency: Currency, amount: Amount) {
    let today = state.stamp().date;
    let given = &mut state.head.given;
    given.retain(|_, given| given.date == today);
    let given = given.entry(staff.id).or_insert_with(|| Given { date: today, amounts: Vec::new() });
    match given.amounts.iter_mut().find(|(of, _)| *of == currency) {
        Some((_, sum)) => *sum += amount,
        None => list::push(&mut given.amounts, (currency, amount)),
    }
}
