//! Coupons: money off an order, or its plan free of fees, given by campaigns, each with who funds it and a budget that is never
//! overspent.
//!
//! An order is worth its price, whoever pays it: of a price of 100.00 with a coupon of 10.00 the customer owes 90.00, and the merchant
//! is owed 100.00. The 10.00 come from whoever funds the campaign: the platform, as an expense; the merchant, who is owed less; or a
//! third party, who owes them to us. They are reserved when the order is authorised, spent as it is captured, freed when it is voided
//! or expires, and given back as it is refunded, each time in proportion to the order's price.
//!
//! A coupon that waives fees takes nothing off the price: whoever funds it pays at each capture what the customer would have paid of the
//! fees of its plan, which is earned over the plan's life like a merchant's subsidy. What is reserved for it are the fees of the whole
//! order; should the fees of its parts round to more, the platform bears the cents above that.
//!
//! One shard, [`Shard::HOME`](crate::id::Shard::HOME), decides on campaigns, and every shard gets them in the same turn. Each shard
//! keeps what its own orders reserved and spent; an order is told what the others did.

use calendar::Date;
use ledger::{Account, Side};
use minicbor::{Decode, Encode};
use money::{Amount, Currency};

use crate::id::{AccountId, CampaignId, MerchantId, StaffId};
use crate::order::Amounts;
use crate::{Rejection, State};

mod campaign;
mod category;
mod divide;
mod track;
mod wish;

pub use campaign::{Close, Closed, Create};
pub(crate) use campaign::{apply_closed, apply_created, close, create};
pub use category::Category;
pub(crate) use divide::{of_hold, of_refund, waiver_of_capture, waiver_of_release};
pub(crate) use track::{capture, refund, release, reserve};
pub use wish::{Fees, Named, Quoted, Unfit, Wish, quoted};
pub(crate) use wish::{discount, refuse, refuse_unknown, waiver};

/// The name of [`Benefit::InstantDiscount`] in answers and stories.
pub const INSTANT_DISCOUNT: &str = "instant_discount";
/// The name of [`Benefit::FeeWaiver`].
pub const FEE_WAIVER: &str = "fee_waiver";

/// What a campaign gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Benefit {
    /// This much off the price, at once.
    #[n(0)]
    InstantDiscount(#[n(0)] Amount),
    /// The customer's fees of a plan: the plan is free of interest.
    #[n(1)]
    FeeWaiver,
}

/// Who pays for what a campaign gives.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Funder {
    /// The platform, as an expense.
    #[n(0)]
    Platform,
    /// A merchant, for what is bought from it: it is owed less.
    #[n(1)]
    Merchant(#[n(0)] MerchantId),
    /// A third party of this name, who owes it to us.
    #[n(2)]
    Other(#[n(0)] String),
}

/// From where a coupon is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Payer {
    /// See [`Funder::Platform`].
    #[n(0)]
    Platform,
    /// See [`Funder::Merchant`].
    #[n(1)]
    Merchant,
    /// See [`Funder::Other`].
    #[n(2)]
    Other,
}

/// Whether a coupon may be used with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Stacking {
    /// An order has no other beside it.
    #[n(0)]
    Alone,
    /// An order may have others that stack beside it.
    #[n(1)]
    WithOthers,
}

/// A campaign was created.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Created {
    /// Its id.
    #[n(0)]
    pub campaign: CampaignId,
    /// What it is called.
    #[n(1)]
    pub name: String,
    /// What it gives.
    #[n(2)]
    pub benefit: Benefit,
    /// The currency of its amounts.
    #[n(3)]
    pub currency: Currency,
    /// Who pays for it.
    #[n(4)]
    pub funder: Funder,
    /// The first business date on which it is given.
    #[n(5)]
    pub from: Date,
    /// The last one.
    #[n(6)]
    pub to: Date,
    /// What it is given for; everything when there is none.
    #[n(7)]
    pub categories: Vec<Category>,
    /// The smallest price of an order that gets it.
    #[n(8)]
    pub smallest_order: Amount,
    /// For how many orders one customer gets it at most.
    #[n(9)]
    pub per_customer: u32,
    /// The most it gives, over all orders.
    #[n(10)]
    pub budget: Amount,
    /// Whether others may be used beside it.
    #[n(11)]
    pub stacking: Stacking,
    /// Who of the staff created it.
    #[n(12)]
    pub by: StaffId,
}

/// A campaign, with what the orders of one shard had of it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Campaign {
    /// What it is.
    #[n(0)]
    pub of: Created,
    /// The day it was closed, when it was.
    #[n(1)]
    pub closed: Option<Date>,
    /// What it gave, and is to give.
    #[n(2)]
    pub use_here: Use,
    /// What its third party owes in the books.
    #[n(3)]
    pub receivable: i64,
}

/// What orders had of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Use {
    /// For orders that are authorised, and neither captured nor voided.
    #[n(0)]
    pub reserved: Amount,
    /// For what was captured.
    #[n(1)]
    pub spent: Amount,
    /// Of that, what was given back by refunds.
    #[n(2)]
    pub given_back: Amount,
}

/// What an order, or a part of one, has of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Coupon {
    /// The campaign.
    #[n(0)]
    pub campaign: CampaignId,
    /// From where it is paid.
    #[n(1)]
    pub payer: Payer,
    /// How much.
    #[n(2)]
    pub amount: Amount,
}

/// What an order was authorised with.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Applied {
    /// What was bought, when it was said.
    #[n(0)]
    pub category: Option<Category>,
    /// The coupons, in the order in which they divide the price.
    #[n(1)]
    pub coupons: Vec<Coupon>,
    /// The one that waives the fees of its plans, with what it may waive at most.
    #[n(2)]
    pub waiver: Option<Coupon>,
}

/// The coupons of an order.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OfOrder {
    /// What was bought, when it was said.
    #[n(0)]
    pub category: Option<Category>,
    /// Each coupon, in the order in which they divide the price.
    #[n(1)]
    pub used: Vec<Used>,
    /// The one that waives the fees of its plans; its amounts are fees.
    #[n(2)]
    pub waiver: Option<Used>,
}

/// A coupon of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Used {
    /// Its campaign.
    #[n(0)]
    pub campaign: CampaignId,
    /// From where it is paid.
    #[n(1)]
    pub payer: Payer,
    /// What it pays of the order's amounts, or of its fees.
    #[n(2)]
    pub amounts: Amounts,
}

impl OfOrder {
    /// The coupons of an order that was just authorised.
    pub fn authorised(applied: &Applied) -> OfOrder {
        let used = |coupon: &Coupon| Used {
            campaign: coupon.campaign,
            payer: coupon.payer,
            amounts: Amounts::authorised(coupon.amount),
        };
        OfOrder {
            category: applied.category.clone(),
            used: applied.coupons.iter().map(used).collect(),
            waiver: applied.waiver.as_ref().map(used),
        }
    }
}

impl Benefit {
    /// The kind's name in answers and stories: `instant_discount`.
    pub fn name(self) -> &'static str {
        match self {
            Benefit::InstantDiscount(_) => INSTANT_DISCOUNT,
            Benefit::FeeWaiver => FEE_WAIVER,
        }
    }

    /// What it takes off the price of an order.
    pub fn off(self) -> Amount {
        match self {
            Benefit::InstantDiscount(off) => off,
            Benefit::FeeWaiver => Amount::ZERO,
        }
    }
}

impl Funder {
    /// From where it pays.
    pub fn payer(&self) -> Payer {
        match self {
            Funder::Platform => Payer::Platform,
            Funder::Merchant(_) => Payer::Merchant,
            Funder::Other(_) => Payer::Other,
        }
    }
}

impl Payer {
    /// The payer's name in answers and stories: `platform`.
    pub fn name(self) -> &'static str {
        match self {
            Payer::Platform => "platform",
            Payer::Merchant => "merchant",
            Payer::Other => "other",
        }
    }
}

impl Campaign {
    /// Posts `amount` to one `side` of what its third party owes.
    pub(crate) fn post(&mut self, account: Account, side: Side, amount: Amount) {
        let signed = if account.kind().side() == side { amount.signed() } else { -amount.signed() };
        self.receivable += signed;
    }
}

impl Use {
    /// What of the budget is used: what came back can be given again.
    pub fn used(&self) -> Amount {
        self.reserved + self.spent - self.given_back
    }

    /// This and another shard's, as one.
    pub fn and(self, other: Use) -> Use {
        Use {
            reserved: self.reserved + other.reserved,
            spent: self.spent + other.spent,
            given_back: self.given_back + other.given_back,
        }
    }
}

/// What several coupons make together.
pub fn total(coupons: &[Coupon]) -> Amount {
    coupons.iter().map(|coupon| coupon.amount).sum()
}

/// What of several coupons the merchant pays.
pub(crate) fn of_merchant<'a>(coupons: impl Iterator<Item = &'a Coupon>) -> Amount {
    coupons.filter(|coupon| coupon.payer == Payer::Merchant).map(|coupon| coupon.amount).sum()
}

/// Reading.
impl State {
    /// Every campaign, in the order in which they were created.
    pub fn campaigns(&self) -> impl Iterator<Item = &Campaign> {
        self.campaigns.in_order().map(|(_, campaign)| campaign)
    }

    /// A campaign.
    ///
    /// # Errors
    /// [`Rejection::CouponUnknown`].
    pub fn campaign(&self, id: CampaignId) -> Result<&Campaign, Rejection> {
        self.campaigns.get(id).ok_or(Rejection::CouponUnknown)
    }

    /// What the orders of this shard used of a campaign's budget.
    pub fn used_of(&self, id: CampaignId) -> Amount {
        self.campaigns.get(id).map_or(Amount::ZERO, |campaign| campaign.use_here.used())
    }

    /// For how many orders an account has had a campaign.
    pub fn coupon_uses(&self, account: AccountId, campaign: CampaignId) -> u32 {
        let uses = self.accounts.get(account).and_then(|account| account.coupon_uses.as_ref());
        uses.and_then(|uses| uses.get(&campaign)).copied().unwrap_or_default()
    }
}
