//! Repayments: money from the customer, and which debts it pays.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::account::Account;
use crate::charge_off::{self, Standing};
use crate::id::{AccountId, PlanId, RepaymentId, StatementId};
use crate::limits::{COMMAND_MINOR_MAX, CREDIT_MINOR_MAX};
use crate::order::in_range;
use crate::order::is_nothing;
use crate::part::{self, Item, Part, Sums};
use crate::statement::{allocation, debts};
use crate::subsidy::Earned;
use crate::value_date::{self, Bound, Entry};
use crate::{Event, Rejection, State, minimum, promise, wallet};

mod early_settlement;

pub(crate) use early_settlement::run_up_by_day;

/// What a repayment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Target {
    /// All open statements, oldest first.
    #[n(0)]
    Due,
    /// One statement.
    #[n(1)]
    Statement(#[n(0)] StatementId),
    /// One plan, settled early: its billed unpaid instalments, all its unbilled principal, and the fee that its Terms ask for.
    #[n(2)]
    Plan(#[n(0)] PlanId),
    /// All open statements, unbilled purchases, and plans settled early.
    #[n(3)]
    Everything,
}

/// Where the money of a repayment comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Source {
    /// It has come in at the bank.
    #[default]
    #[n(0)]
    Bank,
    /// It is taken from the wallet.
    #[n(1)]
    Wallet,
}

impl Source {
    /// The source's name in answers: `wallet`.
    pub fn name(self) -> &'static str {
        match self {
            Source::Bank => "bank",
            Source::Wallet => "wallet",
        }
    }

    /// What came from the bank does not say so, as before there were wallets.
    fn is_bank(&self) -> bool {
        *self == Source::Bank
    }
}

/// What is asked to be repaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repay {
    /// The account.
    pub account: AccountId,
    /// What for.
    pub target: Target,
    /// How much; exactly what the target costs when left out.
    pub amount: Option<Money>,
    /// Where the money comes from.
    pub source: Source,
    /// The day from which it counts, as the bank or somebody of the staff says it; today when left out.
    pub value_date: Option<Date>,
}

/// A repayment was taken.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Taken {
    /// The repayment's id.
    #[n(0)]
    pub repayment: RepaymentId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What it is for.
    #[n(2)]
    pub target: Target,
    /// How much was paid.
    #[n(3)]
    pub amount: Money,
    /// The debts it paid, in order.
    #[n(4)]
    pub parts: Vec<Part>,
    /// Plans it settled early: the unbilled fees that were not asked for are waived.
    #[n(5)]
    pub settled: Vec<PlanId>,
    /// What was left and became credit balance.
    #[n(6)]
    pub credit: Amount,
    /// What it cost to settle plans, beside their debts; a plan that cost nothing is left out.
    #[n(7)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub settlement_fees: Vec<SettlementFee>,
    /// Where the money came from.
    #[n(42)]
    #[cbor(skip_if = "Source::is_bank")]
    pub source: Source,
    /// The earlier day from which it counts.
    #[n(32)]
    pub value_date: Option<Date>,
    /// What was deferred of the subsidies of plans that it settled, and is earned with it.
    #[n(34)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub finished: Vec<Earned>,
    /// Where the debts stood that it paid: what came of debts that were charged off is a recovery.
    #[n(25)]
    #[cbor(skip_if = "Standing::is_receivable")]
    pub debts: Standing,
    /// The interest that had run up on what revolves, when everything is repaid.
    #[n(31)]
    #[cbor(skip_if = "is_nothing")]
    pub interest: Amount,
}

/// What it cost to settle one plan early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct SettlementFee {
    /// The plan.
    #[n(0)]
    pub plan: PlanId,
    /// How much; never nothing.
    #[n(1)]
    pub amount: Amount,
}

/// What a target costs: its debts, in the order they are paid, the plans that are settled with it, with their fees, and the
/// interest that has run up on what revolves.
struct Price {
    debts: Vec<Part>,
    settled: Vec<PlanId>,
    fees: Vec<SettlementFee>,
    interest: Amount,
}

impl Taken {
    /// What it paid for settling plans early, beside their debts.
    pub fn settlement_fee(&self) -> Amount {
        sum_of(&self.settlement_fees)
    }

    /// What of it came of a debt that was charged off.
    pub fn recovered(&self) -> Amount {
        match self.debts {
            Standing::Receivable => Amount::ZERO,
            Standing::WrittenOff => Sums::of(&self.parts).total(),
        }
    }

    /// What it paid, by kind: what settling plans cost is among the fees, and interest.
    pub fn sums(&self) -> Sums {
        let sums = Sums::of(&self.parts);
        Sums { fee: sums.fee + self.settlement_fee() + self.interest, ..sums }
    }
}

impl Price {
    fn total(&self) -> Amount {
        self.debts.iter().map(|debt| debt.amount).sum::<Amount>() + sum_of(&self.fees) + self.interest
    }
}

fn sum_of(fees: &[SettlementFee]) -> Amount {
    fees.iter().map(|fee| fee.amount).sum()
}

/// What `target` costs on `account` on the business date `today`.
///
/// # Errors
/// [`Rejection::StatementUnknown`] and [`Rejection::PlanUnknown`] for those of another account.
pub fn price_of(state: &State, account: &Account, target: Target, today: Date) -> Result<Amount, Rejection> {
    Ok(price(state, account, target, today)?.total())
}

pub(crate) fn decide(state: &State, ask: &Repay, today: Date) -> Result<Vec<Event>, Rejection> {
    if let Some(on) = ask.value_date.filter(|on| *on != today) {
        return dated(state, ask, on, today);
    }
    let account = state.account(ask.account)?;
    let price = price(state, account, ask.target, today)?;
    account.refuse_closed()?;
    if ask.source == Source::Wallet {
        wallet::refuse_blocked(state, account)?;
    }
    refuse_apart(account, ask.target)?;
    let total = Money { amount: price.total(), currency: account.currency };
    let amount = ask.amount.unwrap_or(total);
    account.accept(amount)?;
    if ask.amount.is_some() {
        in_range(amount)?;
    }
    if total.amount.is_zero() {
        return Err(Rejection::NothingDue);
    }
    refuse_outside(account, ask, total, amount)?;
    if ask.source == Source::Wallet {
        wallet::refuse_short(state, account, amount.amount)?;
    }
    // Who settles a plan pays the whole price, so the fees for it are always covered.
    let (parts, credit) = part::settle(price.debts, amount.amount - sum_of(&price.fees) - price.interest);
    let debts = charge_off::standing(account);
    let repayment = RepaymentId::new(state.shard(), state.count());
    let Repay { account, target, source, .. } = *ask;
    let (settled, settlement_fees) = (price.settled, price.fees);
    let finished = settled.iter().filter_map(|id| state.live_plan(*id).earned_last()).collect();
    let taken = Taken {
        repayment,
        account,
        target,
        amount,
        parts,
        settled,
        credit,
        settlement_fees,
        source,
        value_date: None,
        finished,
        debts,
        interest: price.interest,
    };
    Ok(vec![Event::RepaymentTaken(taken)])
}

/// A payment that counts from the earlier day `on`: what follows from that comes before it.
fn dated(state: &State, ask: &Repay, on: Date, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let price_today = price(state, account, ask.target, today)?.total();
    account.refuse_closed()?;
    if let Some(amount) = ask.amount {
        account.accept(amount)?;
        in_range(amount)?;
    }
    let statement = match ask.target {
        Target::Due => None,
        Target::Statement(id) => Some(id),
        Target::Plan(_) | Target::Everything => {
            return Err(Rejection::ValueDateOutOfRange { first: today, last: today, bound: Bound::EarlySettlement });
        }
    };
    if ask.source == Source::Wallet {
        return Err(Rejection::ValueDateOutOfRange { first: today, last: today, bound: Bound::FromWallet });
    }
    let reach = value_date::reach(state, account, on, today)?;
    let price_then = reach.price(statement);
    let total = Money { amount: price_then.max(price_today), currency: account.currency };
    if total.amount.is_zero() {
        return Err(Rejection::NothingDue);
    }
    let amount = ask.amount.unwrap_or(if price_then.is_zero() { total } else { Money { amount: price_then, ..total } });
    refuse_outside(account, ask, total, amount)?;
    let repayment = RepaymentId::new(state.shard(), state.count());
    let value_date::Dated { corrected, parts, credit } =
        value_date::decide(&reach, repayment, statement, amount.amount)?;
    let Repay { account, target, source, .. } = *ask;
    let (settled, settlement_fees, value_date) = (Vec::new(), Vec::new(), Some(on));
    let taken = Taken {
        repayment,
        account,
        target,
        amount,
        parts,
        settled,
        credit,
        settlement_fees,
        source,
        value_date,
        finished: Vec::new(),
        debts: Standing::Receivable,
        interest: Amount::ZERO,
    };
    let corrected = corrected.map(Event::LatenessCorrected);
    Ok(corrected.into_iter().chain([Event::RepaymentTaken(taken)]).collect())
}

/// Early settlement is all or nothing, a credit balance has an end, and a wallet pays no more than there is to pay.
fn refuse_outside(account: &Account, ask: &Repay, total: Money, amount: Money) -> Result<(), Rejection> {
    let min = match ask.target {
        Target::Due | Target::Statement(_) => Amount::of(1),
        Target::Plan(_) | Target::Everything => total.amount,
    };
    let room = match ask.source {
        Source::Bank => Amount::of(CREDIT_MINOR_MAX).less(account.credit),
        Source::Wallet => Amount::ZERO,
    };
    let max = (total.amount + room).at_most(Amount::of(COMMAND_MINOR_MAX));
    if !(min..=max).contains(&amount.amount) {
        return Err(Rejection::AmountOutOfRange { min, max, currency: account.currency });
    }
    Ok(())
}

fn price(state: &State, account: &Account, target: Target, today: Date) -> Result<Price, Rejection> {
    let is_charged_off = account.charged_off.is_some();
    let billed = || debts(state, &account.statements, today);
    let (debts, settled): (Vec<Part>, Vec<PlanId>) = match target {
        Target::Due | Target::Everything if is_charged_off => (charge_off::owed(state, account, today), Vec::new()),
        Target::Due => (billed().collect(), Vec::new()),
        Target::Statement(id) => {
            let statement = state.statement(id).ok().filter(|statement| statement.account == account.id);
            let statement = statement.ok_or(Rejection::StatementUnknown)?;
            (statement.debts(allocation(state, statement, today)).collect(), Vec::new())
        }
        Target::Plan(id) => {
            let plan = state.plan(id).ok().filter(|plan| plan.account == account.id).ok_or(Rejection::PlanUnknown)?;
            let open = account.statements.iter().map(|id| state.open_statement(*id));
            let billed = open.flat_map(|statement| {
                statement.debts_of(allocation(state, statement, today), move |line| line.is_of(id))
            });
            (
                billed.chain([unbilled(state, id)]).collect(),
                (plan.is_live() && !is_charged_off).then_some(id).into_iter().collect(),
            )
        }
        Target::Everything => {
            let purchases = account.unbilled.iter().map(|purchase| purchase.debt());
            let plans = account.plans.iter().map(|id| unbilled(state, *id));
            (billed().chain(purchases).chain(plans).collect(), account.plans.clone())
        }
    };
    let fees = early_settlement::fees(state, account, &settled, today);
    let interest = match target {
        Target::Everything => minimum::run_up(state, account, today),
        Target::Due | Target::Statement(_) | Target::Plan(_) => Amount::ZERO,
    };
    Ok(Price { debts, settled, fees, interest })
}

/// What was charged off is paid oldest first: no statement and no plan of it is paid by itself.
fn refuse_apart(account: &Account, target: Target) -> Result<(), Rejection> {
    match target {
        Target::Due | Target::Everything => Ok(()),
        Target::Statement(_) | Target::Plan(_) => charge_off::refuse(account),
    }
}

fn unbilled(state: &State, id: PlanId) -> Part {
    Part { item: Item::Plan(id), amount: state.live_plan(id).unbilled_principal() }
}

pub(crate) fn apply(state: &mut State, event: &Taken) {
    state.note_id(event.repayment.0);
    match event.source {
        Source::Bank => {}
        Source::Wallet => state.wallet_mut(event.account).funds -= event.amount.amount.signed(),
    }
    state.account_mut(event.account).credit += event.credit;
    for fee in &event.settlement_fees {
        state.plan_mut(fee.plan).note_settled(fee.amount);
    }
    for plan in &event.settled {
        state.plan_mut(*plan).replan(&[]);
        state.plan_mut(*plan).note_finished();
    }
    let today = state.stamp().date;
    state.reduce(event.account, &event.parts, event.value_date.unwrap_or(today));
    charge_off::note_recovered(state, event.account, event.recovered(), Amount::ZERO);
    promise::note_paid(state, event.account, event.amount.amount);
    if event.target == Target::Everything {
        minimum::end(state, event.account, today);
    }
    state.tidy(event.account);
    keep(state, event, today);
}

/// Keeps the payment for later value dates. What settles plans is kept as it was allocated: its price was that of the day.
fn keep(state: &mut State, event: &Taken, today: Date) {
    let amount = event.amount.amount;
    let (account, on) = (event.account, event.value_date.unwrap_or(today));
    match event.target {
        Target::Due => state.keep_dated(account, Entry::Paid(on, None, amount)),
        Target::Statement(id) => state.keep_dated(account, Entry::Paid(on, Some(id), amount)),
        Target::Plan(_) | Target::Everything => {
            state.keep_parts(account, on, &event.parts);
            if !event.credit.is_zero() {
                state.keep(account, Entry::Credited(on, event.credit));
            }
        }
    }
}
