//! Merchants: what they sell for, what they pay for it, and what they are owed.
//!
//! A merchant's contract is kept by the shard that made the merchant, and copied into another shard's journal with the
//! first order there. Each shard keeps its own part of what the merchant is owed.

use calendar::Date;
use ledger::Balances;
use minicbor::{Decode, Encode};
use money::{Amount, Currency, Rate};

use crate::id::MerchantId;
use crate::order::is_nothing;
use crate::subsidy::Shares;
use crate::terms::Terms;
use crate::{Event, Rejection, State};

mod bearer;

pub use bearer::Bearer;

/// Whether a merchant gets its discount back when it refunds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum DiscountOnRefund {
    /// It stays with the platform.
    #[n(0)]
    Kept,
    /// It goes back in proportion to what is refunded.
    #[n(1)]
    Returned,
}

/// What a merchant agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Contract {
    /// The merchant.
    #[n(0)]
    pub merchant: MerchantId,
    /// The currency it sells in.
    #[n(1)]
    pub currency: Currency,
    /// The part of each captured amount that it pays.
    #[n(2)]
    pub discount: Rate,
    /// Who bears the fees of plans.
    #[n(3)]
    pub bearer: Bearer,
    /// Whether the discount comes back with a refund.
    #[n(4)]
    pub discount_on_refund: DiscountOnRefund,
}

/// A merchant as one shard knows it: its contract, and its part of what it sold.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Merchant {
    /// The contract.
    #[n(0)]
    pub contract: Contract,
    /// Sold and posted.
    #[n(1)]
    pub captured: Amount,
    /// Given back.
    #[n(2)]
    pub refunded: Amount,
    /// Discount paid, less what came back.
    #[n(3)]
    pub discount: Amount,
    /// Subsidies paid, less what came back.
    #[n(4)]
    pub subsidy: Amount,
    /// The merchant's balance in the books.
    #[n(5)]
    pub books: Balances,
    /// What it paid for coupons, less what came back.
    #[n(36)]
    #[cbor(skip_if = "is_nothing")]
    pub coupons: Amount,
}

impl Contract {
    /// Who bears the fees of plans that are made under `terms`.
    pub fn shares(&self, terms: &Terms) -> Shares {
        self.bearer.shares(terms)
    }
}

impl Merchant {
    /// What the merchant is owed by this shard: captured − refunded − discount − subsidy − coupons that it pays; negative is
    /// its debt.
    pub fn payable(&self) -> i64 {
        let gross = self.captured.signed() - self.refunded.signed() - self.discount.signed();
        gross - self.subsidy.signed() - self.coupons.signed()
    }
}

/// A merchant was registered, or its contract became known to another shard.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Contracted {
    /// What it agreed to.
    #[n(0)]
    pub contract: Contract,
}

/// The terms asked for a new merchant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Register {
    /// The currency it sells in.
    pub currency: Currency,
    /// The part of each captured amount that it pays; at most the whole.
    pub discount: Rate,
    /// Who bears the fees of plans.
    pub bearer: Bearer,
    /// Whether the discount comes back with a refund.
    pub discount_on_refund: DiscountOnRefund,
}

pub(crate) fn register(state: &State, ask: &Register, today: Date) -> Result<Vec<Event>, Rejection> {
    if state.terms_on(ask.currency, today).is_none() {
        return Err(Rejection::CurrencyMismatch { expected: state.currencies(today) });
    }
    if ask.discount > Rate::WHOLE {
        return Err(Rejection::RateOutOfRange { max: Rate::WHOLE });
    }
    if let Bearer::Shared(shares) = ask.bearer
        && !shares.is_whole()
    {
        return Err(Rejection::SharesNotWhole { sum_ppm: shares.sum() });
    }
    let merchant = MerchantId::new(state.shard(), state.count());
    let Register { currency, discount, bearer, discount_on_refund } = *ask;
    let contract = Contract { merchant, currency, discount, bearer, discount_on_refund };
    Ok(vec![Event::MerchantRegistered(Contracted { contract })])
}

pub(crate) fn apply_contracted(state: &mut State, event: &Contracted) {
    state.put_merchant(Merchant {
        contract: event.contract,
        captured: Amount::ZERO,
        refunded: Amount::ZERO,
        discount: Amount::ZERO,
        subsidy: Amount::ZERO,
        books: Balances::default(),
        coupons: Amount::ZERO,
    });
}
