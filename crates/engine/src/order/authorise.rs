//! Authorising an order, and capturing it at once when that is asked for.

use calendar::{Date, Stamp};
use money::{Amount, Money};

use super::share;
use super::{Amounts, Authorised, Method, Order, capture, in_range};
use crate::account::{self, Account, Hold};
use crate::coupon::{self, Applied, Coupon, Fees, OfOrder, Wish};
use crate::hardship;
use crate::id::{AccountId, MerchantId, OrderId};
use crate::limits::{HOLDS_MAX, UNBILLED_MAX};
use crate::merchant::{Contract, Contracted};
use crate::plan::{self, Rates};
use crate::subsidy::Shares;
use crate::terms::{Posting, Pricing, Terms};
use crate::{Event, Rejection, State, agreement, charge_off, freeze, list, minimum, wallet};

/// What is asked for a new order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorise {
    /// The account that pays.
    pub account: AccountId,
    /// The merchant that sells.
    pub merchant: MerchantId,
    /// How much.
    pub amount: Money,
    /// How it is paid.
    pub method: Method,
    /// How much of it the wallet pays, beside another method; the whole when it is paid by balance.
    pub wallet: Option<Money>,
    /// When it is captured.
    pub capture: capture::Timing,
    /// The merchant's contract, where the account's shard does not know the merchant yet.
    pub contract: Option<Contract>,
    /// The coupons that are to pay of it, and what is bought; nothing where neither is named.
    pub coupons: Option<Box<Wish>>,
}

pub(crate) fn decide(state: &State, ask: &Authorise, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let (contract, is_new) = contract(state, ask)?;
    if let Some(wish) = &ask.coupons {
        coupon::refuse_unknown(state, wish)?;
    }
    account.refuse_closed()?;
    // What is paid by balance alone is no credit: whoever is late with that may spend what is their own, unless the staff says no.
    match ask.method {
        Method::Balance => freeze::refuse(account)?,
        Method::PayLater | Method::Instalments(_) => {
            refuse_late(state, account, stamp.date)?;
            hardship::refuse_running(state, account)?;
        }
    }
    if ask.method == Method::Balance || ask.wallet.is_some() {
        wallet::refuse_blocked(state, account)?;
    }
    account.accept(ask.amount)?;
    account.accept(Money { currency: contract.currency, ..ask.amount })?;
    let coupons = coupon::discount(state, account, ask.amount, ask.coupons.as_deref())?;
    let paid = share::asked(account, ask, coupon::total(&coupons))?;
    let waiver = coupon::waiver(state, ask.coupons.as_deref())?;
    let fees = if waiver.is_some() { Fees::Waived } else { Fees::Paid };
    let Priced { pricing, rates, shares, waived } = priced(state, account, &contract, ask, (paid.credit, fees), stamp)?;
    let waiver = waiver.map(|waiver| Coupon { amount: waived, ..waiver });
    let terms = state.terms_for(account, stamp.date);
    // What is paid by balance alone takes no agreement on credit, and is captured whenever the merchant likes.
    let agreed = match ask.method {
        Method::Balance => None,
        Method::PayLater | Method::Instalments(_) => {
            refuse_too_early(terms, ask.capture)?;
            agreement::agreed(state, account, terms, stamp.date)?
        }
    };
    if let Some(wish) = &ask.coupons {
        coupon::refuse(state, account, (ask.amount.amount, ask.merchant), (wish, waiver), stamp.date)?;
    }
    refuse_crowded(state, account)?;
    refuse_short(state, account, &paid, stamp.date)?;
    let authorised = Authorised {
        order: OrderId::new(state.shard(), state.count()),
        account: ask.account,
        merchant: ask.merchant,
        amount: ask.amount,
        method: ask.method,
        terms: terms.version,
        pricing,
        rates,
        expires: stamp.at.plus_seconds(i64::from(terms.authorisation_days) * 86_400),
        wallet: paid.wallet,
        agreed,
        shares,
        coupons: ask.coupons.as_ref().map(|wish| Applied { category: wish.category.clone(), coupons, waiver }),
    };
    let order = held(&authorised, stamp);
    let mut events: Vec<Event> =
        is_new.then_some(Event::ContractAdopted(Contracted { contract })).into_iter().collect();
    events.push(Event::OrderAuthorised(authorised));
    if ask.capture == capture::Timing::AtOnce {
        events.push(capture::event(state, &order, ask.amount, &contract, state.count() + 1));
    }
    Ok(events)
}

/// The merchant's contract, and whether it is new to this shard.
fn contract(state: &State, ask: &Authorise) -> Result<(Contract, bool), Rejection> {
    let known = state.merchant(ask.merchant).map(|merchant| (merchant.contract, false));
    let brought = ask.contract.filter(|contract| contract.merchant == ask.merchant).map(|contract| (contract, true));
    known.or_else(|unknown| brought.ok_or(unknown))
}

/// Refuses purchases, and what else a late account is not for, on an account that is charged off or frozen or has something past
/// due.
pub(crate) fn refuse_late(state: &State, account: &Account, today: Date) -> Result<(), Rejection> {
    charge_off::refuse(account)?;
    freeze::refuse(account)?;
    let lateness = account::lateness(state, account, today);
    let Some(since) = lateness.since else { return Ok(()) };
    let terms = state.terms_for(account, today);
    let money = |amount| Money { amount, currency: account.currency };
    let past_due = account::past_due(state, account, today);
    let (due, owed) = (money(past_due.principal + past_due.fee), money(past_due.total()));
    if lateness.days_past_due >= terms.frozen_from_days {
        return Err(Rejection::AccountFrozen { since, due, owed });
    }
    if lateness.days_past_due >= terms.blocked_from_days {
        return Err(Rejection::Overdue { since, due, owed });
    }
    Ok(())
}

/// Refuses to capture at once what the Terms let be captured later only.
fn refuse_too_early(terms: &Terms, timing: capture::Timing) -> Result<(), Rejection> {
    match (timing, terms.posting) {
        (capture::Timing::Later, _) | (_, Posting::Payment) => Ok(()),
        (capture::Timing::AtOnce, posting) => Err(Rejection::CaptureTooEarly { posting }),
    }
}

/// Refuses one more order on an account that has as many as can be looked through.
fn refuse_crowded(state: &State, account: &Account) -> Result<(), Rejection> {
    if account.holds.len() >= HOLDS_MAX {
        return Err(Rejection::TooManyHolds { max: HOLDS_MAX as u32 });
    }
    if account.unbilled.len() + minimum::lines_to_carry(state, account) >= UNBILLED_MAX {
        return Err(Rejection::TooManyPurchases { max: UNBILLED_MAX as u32 });
    }
    Ok(())
}

/// Refuses more on credit than is available of the limit, and more from the wallet than is available there.
fn refuse_short(state: &State, account: &Account, paid: &share::Shares, today: Date) -> Result<(), Rejection> {
    let available = account::available(state, account, today);
    if paid.credit > available {
        let short = paid.credit - available;
        return Err(Rejection::LimitExceeded { available, short, currency: account.currency });
    }
    wallet::refuse_short(state, account, paid.wallet)
}

/// What an order is priced as.
struct Priced {
    pricing: Pricing,
    rates: Rates,
    shares: Option<Shares>,
    /// What a coupon bears of the fees.
    waived: Amount,
}

fn priced(
    state: &State,
    account: &Account,
    contract: &Contract,
    ask: &Authorise,
    (credit, fees): (Amount, Fees),
    stamp: Stamp,
) -> Result<Priced, Rejection> {
    match ask.method {
        Method::PayLater | Method::Balance => {
            let (rates, waived) = (Rates::default(), Amount::ZERO);
            let priced = Priced { pricing: Pricing::InterestFree, rates, shares: None, waived };
            in_range(ask.amount).map(|()| priced)
        }
        Method::Instalments(n) => {
            let credit = Money { amount: credit, ..ask.amount };
            let shares = fees.of(contract.shares(state.terms_for(account, stamp.date)));
            let quote = plan::of_order(state, account, shares, credit, n, stamp.date)?;
            let shares = (shares != Shares::CUSTOMER).then_some(shares);
            Ok(Priced { pricing: quote.pricing, rates: quote.rates, shares, waived: quote.borne.coupon })
        }
    }
}

/// The order that `event` makes, with everything held.
fn held(event: &Authorised, stamp: Stamp) -> Order {
    Order {
        id: event.order,
        account: event.account,
        merchant: event.merchant,
        method: event.method,
        terms: event.terms,
        pricing: event.pricing,
        rates: event.rates,
        authorised_at: stamp.at,
        expires: event.expires,
        amounts: Amounts::authorised(event.amount.amount),
        captures: Vec::new(),
        wallet: (!event.wallet.is_zero()).then(|| Box::new(Amounts::authorised(event.wallet))),
        agreed: event.agreed.clone().map(Box::new),
        shares: event.shares.map(Box::new),
        coupons: event.coupons.as_ref().map(|applied| Box::new(OfOrder::authorised(applied))),
    }
}

pub(crate) fn apply(state: &mut State, event: &Authorised) {
    let order = held(event, state.stamp());
    state.put_order(order);
    let account = state.account_mut(event.account);
    account.held += event.credit();
    list::push(&mut account.holds, Hold { order: event.order, expires: event.expires });
    assert!(event.amount.amount >= Amount::of(1), "an order holds something");
    if !event.wallet.is_zero() {
        state.wallet_mut(event.account).held += event.wallet;
    }
    if let Some(applied) = &event.coupons {
        coupon::reserve(state, event.account, applied);
    }
}
