//! Orders: one purchase each, authorised, captured, voided and refunded.

use calendar::Instant;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::Rejection;
use crate::account::Account;
use crate::agreement::Agreed;
use crate::coupon::{self, Applied, Category, Coupon, OfOrder, Used};
use crate::id::{AccountId, MerchantId, OrderId, PlanId};
use crate::limits::COMMAND_MINOR_MAX;
use crate::plan::{Rates, Relief, Term};
use crate::subsidy::{Borne, Shares};
use crate::terms::{Pricing, Version};

mod amounts;
mod authorise;
mod capture;
mod share;
mod void;

pub use amounts::{Amounts, Status};
pub use authorise::Authorise;
pub(crate) use authorise::{apply as apply_authorised, decide as authorise, refuse_late};
pub use capture::{Capture, Timing};
pub(crate) use capture::{apply as apply_captured, decide as capture};
pub(crate) use share::of_refund as shares_of_refund;
pub use share::on_credit;
pub use void::Void;
pub(crate) use void::{apply as apply_voided, decide as void, next_expiry, void_all};

/// How an order is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Method {
    /// In full, on the first statement after each capture.
    #[n(0)]
    PayLater,
    /// In this many instalments, one on each statement.
    #[n(1)]
    Instalments(#[n(0)] u32),
    /// From the wallet, at once.
    #[n(2)]
    Balance,
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Order {
    /// The order's id.
    #[n(0)]
    pub id: OrderId,
    /// The account that pays it.
    #[n(1)]
    pub account: AccountId,
    /// The merchant that sold it.
    #[n(2)]
    pub merchant: MerchantId,
    /// How it is paid.
    #[n(3)]
    pub method: Method,
    /// The Terms it was made under.
    #[n(4)]
    pub terms: Version,
    /// How the customer's instalments are priced.
    #[n(5)]
    pub pricing: Pricing,
    /// The annual rates it was authorised with.
    #[n(6)]
    pub rates: Rates,
    /// When it was authorised.
    #[n(7)]
    pub authorised_at: Instant,
    /// When what is still held is released by itself.
    #[n(8)]
    pub expires: Instant,
    /// Its amounts.
    #[n(9)]
    pub amounts: Amounts,
    /// Its captures, in order.
    #[n(10)]
    #[cbor(with = "crate::list")]
    pub captures: Vec<Posted>,
    /// What the wallet pays of its amounts; nothing for an order that is all on credit.
    #[n(42)]
    pub wallet: Option<Box<Amounts>>,
    /// What it was made under beside its Terms; nothing where the law asked for no texts.
    #[n(45)]
    pub agreed: Option<Box<Agreed>>,
    /// Who bears the fees of its plans, when it is not the customer alone; none for an order of an earlier release.
    #[n(34)]
    pub shares: Option<Box<Shares>>,
    /// Its coupons, and what was bought; nothing where neither was named.
    #[n(36)]
    pub coupons: Option<Box<OfOrder>>,
}

/// One capture of an order.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Posted {
    /// How much was captured.
    #[n(0)]
    pub amount: Amount,
    /// How much of it was refunded.
    #[n(1)]
    pub refunded: Amount,
    /// The merchant's discount on it, as charged.
    #[n(2)]
    pub discount: Amount,
    /// How much of the discount came back.
    #[n(3)]
    pub discount_back: Amount,
    /// The subsidy the merchant paid for it, as charged.
    #[n(4)]
    pub subsidy: Amount,
    /// How much of the subsidy came back.
    #[n(5)]
    pub subsidy_back: Amount,
    /// Its plan, for an order in instalments.
    #[n(6)]
    pub plan: Option<PlanId>,
    /// Plans that hold principal of it which stood on a statement.
    #[n(21)]
    #[cbor(with = "crate::list", skip_if = "Vec::is_empty")]
    pub gathered: Vec<PlanId>,
    /// What the wallet paid of it; nothing for one that is all on credit.
    #[n(42)]
    pub wallet: Option<Box<PartPaid>>,
    /// What coupons paid of it; nothing for one without.
    #[n(36)]
    pub coupons: Option<Box<PartPaid>>,
}

/// What the wallet paid of a capture, or what coupons did.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PartPaid {
    /// How much.
    #[n(0)]
    pub amount: Amount,
    /// How much of it was refunded.
    #[n(1)]
    pub refunded: Amount,
}

/// An order was authorised.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Authorised {
    /// The order's id.
    #[n(0)]
    pub order: OrderId,
    /// The account that pays it.
    #[n(1)]
    pub account: AccountId,
    /// The merchant that sold it.
    #[n(2)]
    pub merchant: MerchantId,
    /// How much is held.
    #[n(3)]
    pub amount: Money,
    /// How it is paid.
    #[n(4)]
    pub method: Method,
    /// The Terms it was made under.
    #[n(5)]
    pub terms: Version,
    /// How the customer's instalments are priced.
    #[n(6)]
    pub pricing: Pricing,
    /// The annual rates it was authorised with.
    #[n(7)]
    pub rates: Rates,
    /// When the hold is released by itself.
    #[n(8)]
    pub expires: Instant,
    /// How much of the amount the wallet pays.
    #[n(42)]
    #[cbor(skip_if = "is_nothing")]
    pub wallet: Amount,
    /// What it was made under beside its Terms; nothing where the law asked for no texts.
    #[n(45)]
    pub agreed: Option<Agreed>,
    /// Who bears the fees of its plans, when it is not the customer alone.
    #[n(34)]
    pub shares: Option<Shares>,
    /// Its coupons, and what was bought; nothing where neither was named.
    #[n(36)]
    pub coupons: Option<Applied>,
}

/// An order was captured, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Captured {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// The merchant.
    #[n(2)]
    pub merchant: MerchantId,
    /// Which capture of the order, counted from 0.
    #[n(3)]
    pub capture: u32,
    /// How much.
    #[n(4)]
    pub amount: Money,
    /// The merchant's discount.
    #[n(5)]
    pub discount: Amount,
    /// The subsidy that the merchant pays.
    #[n(6)]
    pub subsidy: Amount,
    /// The plan, for an order in instalments.
    #[n(7)]
    pub plan: Option<PlanMade>,
    /// The order's amounts after it.
    #[n(8)]
    pub amounts: Amounts,
    /// How much of the amount the wallet paid.
    #[n(42)]
    #[cbor(skip_if = "is_nothing")]
    pub wallet: Amount,
    /// What others than the customer bear of each term's fee: it is earned as the terms are billed. In an event of an earlier
    /// release there is none, and the subsidy is earned at once.
    #[n(34)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub borne: Vec<Borne>,
    /// What coupons paid of the amount.
    #[n(36)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub coupons: Vec<Coupon>,
    /// What a coupon pays of the plan's fees.
    #[n(37)]
    pub waived: Option<Coupon>,
}

/// The plan that a capture made.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PlanMade {
    /// The plan's id.
    #[n(0)]
    pub plan: PlanId,
    /// How it is priced.
    #[n(1)]
    pub pricing: Pricing,
    /// Its terms.
    #[n(2)]
    pub terms: Vec<Term>,
    /// The part of its fees that others than the customer bear, when it is only a part.
    #[n(34)]
    pub relief: Option<Relief>,
}

/// Why a hold was released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Release {
    /// Someone voided it.
    #[n(0)]
    Voided,
    /// The authorisation expired.
    #[n(1)]
    Expired,
}

/// What an order held was released, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Voided {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// How much was released.
    #[n(2)]
    pub amount: Amount,
    /// Why.
    #[n(3)]
    pub release: Release,
    /// The order's amounts after it.
    #[n(4)]
    pub amounts: Amounts,
    /// How much of what was released the wallet held.
    #[n(42)]
    #[cbor(skip_if = "is_nothing")]
    pub wallet: Amount,
    /// How much of it coupons held.
    #[n(36)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub coupons: Vec<Coupon>,
    /// What it held for fees that a coupon waives.
    #[n(37)]
    pub waived: Option<Coupon>,
}

/// What is nothing is not written: an event without a share of the wallet has the bytes it had before there were wallets.
pub(crate) fn is_nothing(amount: &Amount) -> bool {
    amount.is_zero()
}

impl Order {
    /// What the wallet pays of its amounts.
    pub fn wallet(&self) -> Amounts {
        self.wallet.as_deref().copied().unwrap_or_default()
    }

    /// What it holds of the limit: not what it holds of the wallet, nor what coupons pay.
    pub fn credit_held(&self) -> Amount {
        self.amounts.held() - self.wallet().held() - self.coupons().iter().map(|used| used.amounts.held()).sum()
    }

    /// Its coupons, in the order in which they divide the price.
    pub fn coupons(&self) -> &[Used] {
        self.coupons.as_ref().map_or(&[], |of| &of.used)
    }

    /// Its coupon that waives the fees of its plans.
    pub fn waiver(&self) -> Option<&Used> {
        self.coupons.as_ref().and_then(|of| of.waiver.as_ref())
    }

    /// What was bought, when it was said.
    pub fn category(&self) -> Option<&Category> {
        self.coupons.as_ref().and_then(|of| of.category.as_ref())
    }
}

impl Authorised {
    /// What coupons pay of the amount.
    pub fn coupons(&self) -> &[Coupon] {
        self.coupons.as_ref().map_or(&[], |applied| &applied.coupons)
    }

    /// What of the amount is held of the limit.
    pub fn credit(&self) -> Amount {
        self.amount.amount - self.wallet - coupon::total(self.coupons())
    }
}

impl Voided {
    /// What coupons pay, of the amount and of fees.
    pub fn all_coupons(&self) -> impl Iterator<Item = &Coupon> {
        self.coupons.iter().chain(&self.waived)
    }

    /// What of the amount was held of the limit.
    pub fn credit(&self) -> Amount {
        self.amount - self.wallet - coupon::total(&self.coupons)
    }
}

impl Captured {
    /// What coupons pay, of the amount and of fees.
    pub fn all_coupons(&self) -> impl Iterator<Item = &Coupon> {
        self.coupons.iter().chain(&self.waived)
    }

    /// What of the amount is owed.
    pub fn credit(&self) -> Amount {
        self.amount.amount - self.wallet - coupon::total(&self.coupons)
    }
}

impl Posted {
    /// What the wallet paid of it.
    pub fn from_wallet(&self) -> Amount {
        self.wallet.as_ref().map_or(Amount::ZERO, |part| part.amount)
    }

    /// What of that was not refunded.
    pub fn wallet_left(&self) -> Amount {
        self.wallet.as_ref().map_or(Amount::ZERO, |part| part.amount - part.refunded)
    }

    /// What coupons paid of it.
    pub fn from_coupons(&self) -> Amount {
        self.coupons.as_ref().map_or(Amount::ZERO, |part| part.amount)
    }

    /// What of that was not given back.
    pub fn coupons_left(&self) -> Amount {
        self.coupons.as_ref().map_or(Amount::ZERO, |part| part.amount - part.refunded)
    }

    /// What was bought on credit, and not refunded.
    pub fn credit_left(&self) -> Amount {
        self.amount - self.refunded - self.wallet_left() - self.coupons_left()
    }
}

/// What is asked of a hold: all of it when nothing is said, and never more than there is.
fn part_of(account: &Account, held: Money, asked: Option<Money>) -> Result<Money, Rejection> {
    let part = asked.unwrap_or(held);
    account.accept(part)?;
    in_range(part)?;
    match part.amount <= held.amount {
        true => Ok(part),
        false => Err(Rejection::AmountOutOfRange { min: Amount::of(1), max: held.amount, currency: held.currency }),
    }
}

/// Refuses nothing at all, and more than a command may name.
pub(crate) fn in_range(amount: Money) -> Result<(), Rejection> {
    let (min, max) = (Amount::of(1), Amount::of(COMMAND_MINOR_MAX));
    match (min..=max).contains(&amount.amount) {
        true => Ok(()),
        false => Err(Rejection::AmountOutOfRange { min, max, currency: amount.currency }),
    }
}
