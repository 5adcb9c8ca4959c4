//! Creating and closing campaigns.

use calendar::{Date, Stamp};
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use super::{Benefit, Campaign, Category, Created, Funder, Stacking, Use};
use crate::id::{CampaignId, MerchantId, StaffId};
use crate::limits::{CAMPAIGN_DAYS_MAX, CAMPAIGN_USES_MAX, CAMPAIGNS_MAX};
use crate::merchant::Contract;
use crate::order::in_range;
use crate::{Event, Rejection, State};

/// The campaign that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Create {
    /// What it is called; of a length that the caller has checked.
    pub name: String,
    /// What it gives.
    pub benefit: Benefit,
    /// Who pays for it.
    pub funder: Funder,
    /// The first business date on which it is given; today when left out.
    pub from: Option<Date>,
    /// The last one.
    pub to: Date,
    /// What it is given for; everything when there is none.
    pub categories: Vec<Category>,
    /// The smallest price of an order that gets it; any when left out.
    pub smallest_order: Option<Money>,
    /// For how many orders one customer gets it at most.
    pub per_customer: u32,
    /// The most it gives, over all orders; its currency is the campaign's.
    pub budget: Money,
    /// Whether others may be used beside it.
    pub stacking: Stacking,
    /// Who of the staff creates it.
    pub by: StaffId,
    /// The contract of the merchant that pays for it, where the home shard does not know it.
    pub contract: Option<Contract>,
}

/// The campaign that is to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Close {
    /// Which.
    pub campaign: CampaignId,
    /// Who of the staff closes it.
    pub by: StaffId,
}

/// A campaign was closed: no new order gets it, and those that have it keep it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Closed {
    /// Which.
    #[n(0)]
    pub campaign: CampaignId,
    /// The business date.
    #[n(1)]
    pub on: Date,
    /// Who of the staff closed it.
    #[n(2)]
    pub by: StaffId,
}

pub(crate) fn create(state: &State, ask: &Create, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let currency = ask.budget.currency;
    if state.terms_on(currency, stamp.date).is_none() {
        return Err(Rejection::CurrencyMismatch { expected: state.currencies(stamp.date) });
    }
    if let Funder::Merchant(merchant) = ask.funder {
        let contract = contract(state, ask, merchant)?;
        if contract.currency != currency {
            return Err(Rejection::CurrencyMismatch { expected: vec![contract.currency] });
        }
    }
    let smallest = ask.smallest_order.unwrap_or(Money { amount: Amount::of(1), currency });
    if smallest.currency != currency {
        return Err(Rejection::CurrencyMismatch { expected: vec![currency] });
    }
    in_range(smallest)?;
    in_range(ask.budget)?;
    // A budget that cannot pay for one order is a slip of the pen.
    if let Benefit::InstantDiscount(off) = ask.benefit
        && !(Amount::of(1)..=ask.budget.amount).contains(&off)
    {
        return Err(Rejection::AmountOutOfRange { min: Amount::of(1), max: ask.budget.amount, currency });
    }
    if !(1..=CAMPAIGN_USES_MAX).contains(&ask.per_customer) {
        return Err(Rejection::UsesOutOfRange { max: CAMPAIGN_USES_MAX });
    }
    let from = ask.from.unwrap_or(stamp.date);
    refuse_untimely(from, stamp.date, stamp.date)?;
    refuse_untimely(ask.to, from, stamp.date)?;
    if state.campaigns.len() >= CAMPAIGNS_MAX {
        return Err(Rejection::TooManyCampaigns { max: CAMPAIGNS_MAX as u32 });
    }
    Ok(vec![Event::CampaignCreated(created(state, ask, (from, smallest.amount)))])
}

fn created(state: &State, ask: &Create, (from, smallest_order): (Date, Amount)) -> Created {
    let Create { name, benefit, funder, to, categories, per_customer, budget, stacking, by, .. } = ask.clone();
    Created {
        campaign: CampaignId::new(state.shard(), state.count()),
        name,
        benefit,
        currency: budget.currency,
        funder,
        from,
        to,
        categories,
        smallest_order,
        per_customer,
        budget: budget.amount,
        stacking,
        by,
    }
}

fn contract(state: &State, ask: &Create, merchant: MerchantId) -> Result<Contract, Rejection> {
    let known = state.merchant(merchant).map(|merchant| merchant.contract);
    let brought = ask.contract.filter(|contract| contract.merchant == merchant);
    known.or_else(|unknown| brought.ok_or(unknown))
}

/// Refuses a day before `first`, or further ahead than campaigns are planned.
fn refuse_untimely(day: Date, first: Date, today: Date) -> Result<(), Rejection> {
    let last = today.plus_days(CAMPAIGN_DAYS_MAX);
    if (first..=last).contains(&day) { Ok(()) } else { Err(Rejection::DateOutOfRange { first, last }) }
}

pub(crate) fn close(state: &State, ask: &Close, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let campaign = state.campaign(ask.campaign)?;
    if campaign.closed.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![Event::CampaignClosed(Closed { campaign: ask.campaign, on: stamp.date, by: ask.by })])
}

pub(crate) fn apply_created(state: &mut State, event: &Created) {
    let (of, use_here) = (event.clone(), Use::default());
    state.put_campaign(Campaign { of, closed: None, use_here, receivable: 0 });
}

pub(crate) fn apply_closed(state: &mut State, event: &Closed) {
    state.campaign_mut(event.campaign).closed = Some(event.on);
}
