//! The coupons that an order names, and whether it gets them.

use calendar::Date;
use money::{Amount, Money};

use super::{Benefit, Campaign, Category, Coupon, Funder, Stacking};
use crate::account::Account;
use crate::id::{CampaignId, MerchantId};
use crate::order::in_range;
use crate::subsidy::Shares;
use crate::{Rejection, State};

/// What an order names for its coupons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// What is bought.
    pub category: Option<Category>,
    /// The coupons, in the order in which they divide the price.
    pub coupons: Vec<Named>,
}

/// A coupon that an order names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Its campaign.
    pub campaign: CampaignId,
    /// What of the campaign's budget is used on other shards, which only those know.
    pub used_elsewhere: Amount,
}

/// Why an order does not get a coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is not given yet.
    NotYet,
    /// It is not given any more.
    Over,
    /// The campaign was closed.
    Closed,
    /// Another merchant pays for it.
    Merchant,
    /// It is given for other things.
    Category,
    /// The price is too small.
    OrderTooSmall,
    /// The customer has had it as often as anybody may.
    UsedUpByCustomer,
    /// It does not go with another one, or was named twice.
    NotStackable,
    /// It waives fees, and the customer would pay none.
    NoFee,
}

impl Unfit {
    /// Its name in answers and stories: `not_yet`.
    pub fn name(self) -> &'static str {
        match self {
            Unfit::NotYet => "not_yet",
            Unfit::Over => "over",
            Unfit::Closed => "closed",
            Unfit::Merchant => "merchant",
            Unfit::Category => "category",
            Unfit::OrderTooSmall => "order_too_small",
            Unfit::UsedUpByCustomer => "used_up_by_customer",
            Unfit::NotStackable => "not_stackable",
            Unfit::NoFee => "no_fee",
        }
    }
}

/// What coupons would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// What they take off the price.
    pub off: Amount,
    /// What becomes of the customer's fees of a plan.
    pub fees: Fees,
}

/// What becomes of the customer's fees of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fees {
    /// The customer pays them.
    Paid,
    /// A coupon waives them.
    Waived,
}

impl Fees {
    /// In which shares fees are borne that are borne in `shares` without coupons.
    pub fn of(self, shares: Shares) -> Shares {
        match self {
            Fees::Paid => shares,
            Fees::Waived => shares.waived(),
        }
    }
}

/// Refuses a coupon that nobody knows.
///
/// # Errors
/// [`Rejection::CouponUnknown`].
pub(crate) fn refuse_unknown(state: &State, wish: &Wish) -> Result<(), Rejection> {
    wish.coupons.iter().try_for_each(|named| state.campaign(named.campaign).map(drop))
}

/// What the coupons take off a price: nothing without any.
///
/// # Errors
/// [`Rejection::CurrencyMismatch`] for a coupon in another currency;
/// [`Rejection::CouponsExceedPrice`] when nothing would be left to pay.
pub(crate) fn discount(
    state: &State,
    account: &Account,
    price: Money,
    wish: Option<&Wish>,
) -> Result<Vec<Coupon>, Rejection> {
    let Some(wish) = wish else { return Ok(Vec::new()) };
    in_range(price)?;
    let mut coupons = Vec::with_capacity(wish.coupons.len());
    for named in &wish.coupons {
        let campaign = state.campaign(named.campaign)?;
        let amount = campaign.of.benefit.off();
        account.accept(Money { amount, currency: campaign.of.currency })?;
        if campaign.of.benefit == Benefit::FeeWaiver {
            continue;
        }
        coupons.push(Coupon { campaign: named.campaign, payer: campaign.of.funder.payer(), amount });
    }
    let discount = super::total(&coupons);
    match discount < price.amount {
        true => Ok(coupons),
        false => Err(Rejection::CouponsExceedPrice { discount, price: price.amount, currency: price.currency }),
    }
}

/// The campaign of those named that waives the fees of a plan, and who pays for it.
///
/// # Errors
/// [`Rejection::CouponUnknown`].
pub(crate) fn waiver(state: &State, wish: Option<&Wish>) -> Result<Option<Coupon>, Rejection> {
    for named in wish.into_iter().flat_map(|wish| &wish.coupons) {
        let campaign = state.campaign(named.campaign)?;
        if campaign.of.benefit == Benefit::FeeWaiver {
            let (campaign, payer) = (named.campaign, campaign.of.funder.payer());
            return Ok(Some(Coupon { campaign, payer, amount: Amount::ZERO }));
        }
    }
    Ok(None)
}

/// What the coupons would give, were something bought today; whether their budgets suffice, it does not say.
///
/// # Errors
/// The rejection that such an order would meet for its coupons.
pub fn quoted(
    state: &State,
    account: &Account,
    price: Money,
    merchant: Option<MerchantId>,
    (wish, today): (&Wish, Date),
) -> Result<Quoted, Rejection> {
    refuse_unknown(state, wish)?;
    let coupons = discount(state, account, price, Some(wish))?;
    for named in &wish.coupons {
        refuse_unfit(state, account, (price.amount, merchant), wish, (named, today))?;
    }
    let fees = if waiver(state, Some(wish))?.is_some() { Fees::Waived } else { Fees::Paid };
    Ok(Quoted { off: super::total(&coupons), fees })
}

/// Refuses coupons that are not for this order, or for which their budgets do not suffice.
pub(crate) fn refuse(
    state: &State,
    account: &Account,
    (price, merchant): (Amount, MerchantId),
    (wish, waived): (&Wish, Option<Coupon>),
    today: Date,
) -> Result<(), Rejection> {
    for named in &wish.coupons {
        refuse_unfit(state, account, (price, Some(merchant)), wish, (named, today))?;
        let campaign = state.campaign(named.campaign)?;
        let gives = match waived.filter(|waived| waived.campaign == named.campaign) {
            Some(waived) if waived.amount.is_zero() => {
                return Err(Rejection::CouponNotApplicable { campaign: named.campaign, why: Unfit::NoFee });
            }
            Some(waived) => waived.amount,
            None => campaign.of.benefit.off(),
        };
        let left = campaign.of.budget.less(campaign.use_here.used() + named.used_elsewhere);
        if gives > left {
            return Err(Rejection::CouponExhausted { campaign: named.campaign, left, currency: campaign.of.currency });
        }
    }
    Ok(())
}

/// Refuses a coupon that is not for this order.
fn refuse_unfit(
    state: &State,
    account: &Account,
    (price, merchant): (Amount, Option<MerchantId>),
    wish: &Wish,
    (named, today): (&Named, Date),
) -> Result<(), Rejection> {
    let campaign = state.campaign(named.campaign)?;
    let is_twice = wish.coupons.iter().filter(|other| other.campaign == named.campaign).count() > 1;
    let is_beside = wish.coupons.len() > 1;
    let first_waiver = waiver(state, Some(wish))?.map(|first| first.campaign);
    let is_second = campaign.of.benefit == Benefit::FeeWaiver && first_waiver != Some(named.campaign);
    let is_used_up = || state.coupon_uses(account.id, named.campaign) >= campaign.of.per_customer;
    let unfit = of_campaign(campaign, today)
        .or_else(|| of_order(campaign, (price, merchant), wish.category.as_ref()))
        .or_else(|| {
            let is_alone = is_beside && campaign.of.stacking == Stacking::Alone;
            (is_twice || is_second || is_alone).then_some(Unfit::NotStackable)
        })
        .or_else(|| is_used_up().then_some(Unfit::UsedUpByCustomer));
    match unfit {
        None => Ok(()),
        Some(why) => Err(Rejection::CouponNotApplicable { campaign: named.campaign, why }),
    }
}

fn of_campaign(campaign: &Campaign, today: Date) -> Option<Unfit> {
    if campaign.closed.is_some() {
        return Some(Unfit::Closed);
    }
    if today < campaign.of.from {
        return Some(Unfit::NotYet);
    }
    (today > campaign.of.to).then_some(Unfit::Over)
}

fn of_order(
    campaign: &Campaign,
    (price, merchant): (Amount, Option<MerchantId>),
    category: Option<&Category>,
) -> Option<Unfit> {
    if let Funder::Merchant(funder) = campaign.of.funder
        && merchant != Some(funder)
    {
        return Some(Unfit::Merchant);
    }
    let categories = &campaign.of.categories;
    if !(categories.is_empty() || category.is_some_and(|category| categories.contains(category))) {
        return Some(Unfit::Category);
    }
    (price < campaign.of.smallest_order).then_some(Unfit::OrderTooSmall)
}
