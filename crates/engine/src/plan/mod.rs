//! Plans: what one capture, or a part of a bill, owes in instalments.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::Amount;

use crate::id::{AccountId, OrderId, PlanId};
use crate::subsidy::Subsidy;
use crate::terms::Pricing;

mod gathered;
mod notes;
mod price;
mod tariff;
mod quote;

pub(crate) use gathered::gather;
pub use gathered::{Gathered, Share, Source};
pub use notes::{FeeNotes, Settled};
pub use price::{fee_after, price, shortened};
pub use quote::{Instalment, Quote, Rates, quote, quotes};
pub(crate) use quote::{of_bill, of_offer, of_order};
pub use tariff::{Relief, Tariff};

/// One term of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Term {
    /// The principal it repays.
    #[n(0)]
    pub principal: Amount,
    /// The fee or interest it costs.
    #[n(1)]
    pub fee: Amount,
}

/// One capture, or what stood on statements, paid in instalments.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Plan {
    /// The plan's id.
    #[n(0)]
    pub id: PlanId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// The order; none for a plan of what stood on statements.
    #[n(2)]
    pub order: Option<OrderId>,
    /// Which of the order's captures, counted from 0.
    #[n(3)]
    pub capture: u32,
    /// Which capture of the account, counted from 0.
    #[n(4)]
    pub nth: u32,
    /// How the customer's terms are priced; free of interest when the merchant bears the fees.
    #[n(5)]
    pub pricing: Pricing,
    /// The captured amount, or what was gathered from statements.
    #[n(6)]
    pub principal: Amount,
    /// How much of it was refunded.
    #[n(7)]
    pub refunded: Amount,
    /// Its terms: those billed as they were billed, the others as they will be.
    #[n(8)]
    #[cbor(with = "crate::list")]
    pub terms: Vec<Term>,
    /// How many of them are on a statement.
    #[n(9)]
    pub billed: u32,
    /// Fees of billed terms, and what it cost to settle it early.
    #[n(10)]
    pub fee_billed: Amount,
    /// Fees of these that a refund gave back, paid or not.
    #[n(11)]
    pub fee_back: Amount,
    /// The principal that was not refunded when the last billed term was billed: what its fee was charged on.
    #[n(12)]
    pub fee_basis: Amount,
    /// What its Terms ask to be kept of its fees; nothing under the default ones.
    #[n(13)]
    pub fee_notes: Option<Box<FeeNotes>>,
    /// What it is made of when it is not the plan of one capture.
    #[n(21)]
    pub gathered: Option<Box<Gathered>>,
    /// The part of the fees that others than the customer bear, when it is only a part.
    #[n(34)]
    pub relief: Option<Relief>,
    /// What is kept of the fees that others bear, earned as terms are billed; none for a plan of an earlier release.
    #[n(35)]
    pub subsidy: Option<Box<Subsidy>>,
}

impl Plan {
    /// How it is priced for the customer.
    pub fn tariff(&self) -> Tariff {
        Tariff { pricing: self.pricing, relief: self.relief }
    }

    /// The terms that no statement lists yet.
    pub fn unbilled(&self) -> &[Term] {
        &self.terms[self.billed as usize..]
    }

    /// The principal of the terms that no statement lists yet.
    pub fn unbilled_principal(&self) -> Amount {
        self.unbilled().iter().map(|term| term.principal).sum()
    }

    /// Whether terms are still to be billed.
    pub fn is_live(&self) -> bool {
        !self.unbilled().is_empty()
    }

    /// Leaves `rest` as the terms still to be billed.
    pub(crate) fn replan(&mut self, rest: &[Term]) {
        self.terms.truncate(self.billed as usize);
        self.terms.extend_from_slice(rest);
    }

    /// Makes all that is still to be billed due at once, as one term without a fee.
    pub(crate) fn accelerate(&mut self) {
        let principal = self.unbilled_principal();
        self.replan(&[Term { principal, fee: Amount::ZERO }]);
    }

    /// Makes the one term that an accelerated plan has left smaller.
    pub(crate) fn pay_down(&mut self, amount: Amount) {
        let left = self.unbilled_principal() - amount;
        match left.is_zero() {
            true => self.replan(&[]),
            false => self.replan(&[Term { principal: left, fee: Amount::ZERO }]),
        }
    }

    /// Notes that its last billed term was billed on the cycle date `on`.
    pub(crate) fn note_billed(&mut self, on: Date) {
        if let Some(notes) = &mut self.fee_notes {
            notes.since = on;
            crate::list::push(&mut notes.bases, self.fee_basis);
        }
    }

    /// Notes that it was settled early for a fee of `fee`.
    pub(crate) fn note_settled(&mut self, fee: Amount) {
        self.fee_billed += fee;
        let basis = self.principal - self.refunded;
        let notes = self.fee_notes.as_mut().expect("Terms that ask for a fee to settle have notes kept");
        notes.settled = Some(Settled { fee, basis });
    }
}
