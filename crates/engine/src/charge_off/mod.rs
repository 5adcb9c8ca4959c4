//! Charge-off: a debt that is too old, or that the staff gives up, leaves the receivables. It is still owed, and what comes of
//! it later is a recovery.
//!
//! The whole of what the account owes goes: open statements, purchases that are not billed yet, and what is still to be billed
//! of plans, which is due at once. A credit balance pays of it first. Principal is a loss, as far as the allowance does not bear
//! it; fees and penalties that nobody paid are no income any more, and what is deferred of subsidies makes the loss smaller. From then on nothing is added to the debt: no penalty, no
//! statement, no fee of a term. Money pays it oldest first, and a refund of what was bought makes it smaller; both are recoveries.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::Amount;

use crate::account::Account;
use crate::id::{AccountId, StaffId};
use crate::part::{Item, Part, Sums};
use crate::statement::debts;
use crate::subsidy::Earned;
use crate::{Rejection, State, minimum};

mod decide;

pub(crate) use decide::{day, decide, next};

/// Why the staff charges a debt off before its age does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Reason {
    /// The customer has died.
    #[n(0)]
    Death,
    /// The customer is insolvent.
    #[n(1)]
    Insolvency,
    /// It was bought by fraud.
    #[n(2)]
    Fraud,
    /// Nothing is to be expected of it for another reason.
    #[n(3)]
    Uncollectable,
}

/// What is asked to be charged off: all that the account owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChargeOff {
    /// The account.
    pub account: AccountId,
    /// Why.
    pub reason: Reason,
    /// Who of the staff does it.
    pub by: StaffId,
}

/// What an account owes was charged off.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ChargedOff {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// The business date at whose start it was, or on which the staff did it.
    #[n(1)]
    pub on: Date,
    /// How many days it was past due then.
    #[n(2)]
    pub days_past_due: u32,
    /// Why, and who of the staff did it; nobody when its age did.
    #[n(3)]
    pub by: Option<(Reason, StaffId)>,
    /// What the account's credit balance paid of it first.
    #[n(4)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub paid: Vec<Part>,
    /// The principal that was charged off.
    #[n(5)]
    pub principal: Amount,
    /// The fees.
    #[n(6)]
    pub fee: Amount,
    /// The penalties.
    #[n(7)]
    pub penalty: Amount,
    /// The allowance that there was for it, and is no more.
    #[n(8)]
    pub allowance: Amount,
    /// What is deferred of the subsidies of its plans: it is not earned any more, and makes the loss smaller.
    #[n(9)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub subsidies: Vec<Earned>,
}

/// A debt that was charged off, as its account keeps it. What is still owed of it stands where it stood: on statements,
/// purchases and plans.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct WrittenOff {
    /// The business date on which it was.
    #[n(0)]
    pub on: Date,
    /// Why, and who of the staff did it; nobody when its age did.
    #[n(1)]
    pub by: Option<(Reason, StaffId)>,
    /// The principal that was charged off.
    #[n(2)]
    pub principal: Amount,
    /// The fees.
    #[n(3)]
    pub fee: Amount,
    /// The penalties.
    #[n(4)]
    pub penalty: Amount,
    /// What is still owed of all three.
    #[n(5)]
    pub open: Amount,
    /// What came of it: payments and refunds.
    #[n(6)]
    pub recovered: Amount,
}

/// What was lost of an account by charge-offs and what came back: its part of the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Lost {
    /// The principal that was charged off.
    #[n(0)]
    pub principal: Amount,
    /// The deferred subsidies that made the loss smaller.
    #[n(1)]
    pub subsidy: Amount,
    /// What came of it: payments and refunds.
    #[n(2)]
    pub recovered: Amount,
    /// What went back to merchants of that, as their subsidies of refunded purchases.
    #[n(3)]
    pub given_back: Amount,
}

impl Lost {
    /// The loss, in minor units.
    pub(crate) fn loss(&self) -> i64 {
        self.principal.signed() - self.subsidy.signed()
    }

    /// What of it is recovered, in minor units.
    pub(crate) fn recovery(&self) -> i64 {
        self.recovered.signed() - self.given_back.signed()
    }
}

/// In whose books the debts stand that an event makes smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Standing {
    /// They are receivables.
    #[n(0)]
    #[default]
    Receivable,
    /// They were charged off.
    #[n(1)]
    WrittenOff,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 4] = [Reason::Death, Reason::Insolvency, Reason::Fraud, Reason::Uncollectable];

    /// The reason's name in answers and stories: `insolvency`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Death => "death",
            Reason::Insolvency => "insolvency",
            Reason::Fraud => "fraud",
            Reason::Uncollectable => "uncollectable",
        }
    }
}

impl Standing {
    /// Whether it says the same as nothing.
    pub(crate) fn is_receivable(&self) -> bool {
        *self == Standing::Receivable
    }
}

impl WrittenOff {
    /// The last day for which it cost a penalty: by its age it was charged off before the penalty of that day.
    pub fn penalty_through(&self) -> Date {
        match self.by {
            None => self.on.plus_days(-1),
            Some(_) => self.on,
        }
    }
}

impl ChargedOff {
    /// What is deferred of subsidies and makes the loss smaller.
    pub fn subsidy(&self) -> Amount {
        self.subsidies.iter().map(|one| one.deferred).sum()
    }

    /// Everything that was charged off.
    pub fn total(&self) -> Amount {
        self.principal + self.fee + self.penalty
    }
}

/// Everything that `account` owes on `today`, billed or not, oldest first: open statements, then purchases and plans in order of
/// capture.
pub fn owed(state: &State, account: &Account, today: Date) -> Vec<Part> {
    let purchases = account.unbilled.iter().map(|purchase| (purchase.nth, purchase.debt()));
    let plans = account.plans.iter().map(|id| {
        let plan = state.live_plan(*id);
        (plan.nth, Part { item: Item::Plan(*id), amount: plan.unbilled_principal() })
    });
    let mut unbilled: Vec<(u32, Part)> = purchases.chain(plans).collect();
    unbilled.sort_unstable_by_key(|(nth, _)| *nth);
    debts(state, &account.statements, today).chain(unbilled.into_iter().map(|(_, debt)| debt)).collect()
}

/// Where the debts of `account` stand.
pub(crate) fn standing(account: &Account) -> Standing {
    match account.charged_off {
        Some(_) => Standing::WrittenOff,
        None => Standing::Receivable,
    }
}

/// Refuses what a charged-off account does not do any more.
pub(crate) fn refuse(account: &Account) -> Result<(), Rejection> {
    account.charged_off.as_ref().map_or(Ok(()), |debt| Err(Rejection::ChargedOff { since: debt.on }))
}

/// Whether all of a debt that was charged off has come back.
pub(crate) fn is_recovered(account: &Account) -> bool {
    account.charged_off.as_ref().is_some_and(|debt| debt.open.is_zero())
}

pub(crate) fn apply(state: &mut State, event: &ChargedOff) {
    state.account_mut(event.account).credit -= Sums::of(&event.paid).total();
    state.reduce(event.account, &event.paid, event.on);
    accelerate(state, event);
    state.forget_past(event.account);
    // What has run up on what revolves, and is not billed, is not asked for any more.
    minimum::end(state, event.account, event.on);
    state.tidy(event.account);
    let ChargedOff { on, by, principal, fee, penalty, .. } = *event;
    let open = event.total();
    let account = state.account_mut(event.account);
    account.allowance = Amount::ZERO;
    let lost = account.lost.get_or_insert_default();
    lost.principal += principal;
    lost.subsidy += event.subsidy();
    if !open.is_zero() {
        let debt = WrittenOff { on, by, principal, fee, penalty, open, recovered: Amount::ZERO };
        let last = debt.penalty_through();
        account.charged_off = Some(Box::new(debt));
        for id in account.statements.clone() {
            state.statement_mut(id).stop_overdue(last.plus_days(1));
        }
    }
}

/// What is still to be billed of plans is due at once, and costs no fee any more. What a credit balance paid of a plan is no part
/// of it.
fn accelerate(state: &mut State, event: &ChargedOff) {
    let account = state.account(event.account).expect("events name known accounts");
    for id in account.plans.clone() {
        let paid = event.paid.iter().filter(|part| part.item == Item::Plan(id)).map(|part| part.amount).sum();
        let plan = state.plan_mut(id);
        plan.accelerate();
        plan.note_finished();
        plan.pay_down(paid);
    }
}

/// Notes what came of the debt of an account that was charged off, and what of it went back to a merchant.
pub(crate) fn note_recovered(state: &mut State, account: AccountId, amount: Amount, given_back: Amount) {
    let account = state.account_mut(account);
    if let Some(debt) = &mut account.charged_off {
        debt.recovered += amount;
        let lost = account.lost.get_or_insert_default();
        lost.recovered += amount;
        lost.given_back += given_back;
    }
}
