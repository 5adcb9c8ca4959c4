//! Coupons: money off orders, given by campaigns with a budget.

pub mod create;
pub mod list;
pub mod get;
pub mod close;

use engine::coupon::{self as heart, Category, Created, FEE_WAIVER, INSTANT_DISCOUNT, Named, OfOrder, Use, Used, Wish};
use engine::id::CampaignId;
use engine::limits::COUPONS_MAX;
use engine::order::{Authorised, Captured, Order as Known};
use engine::{Rejection, State};
use money::{Amount, Currency};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::ask;
use crate::order::OrderAmounts;
use crate::problem::{INVALID_REQUEST, Problem};
use crate::words::Money;

/// A campaign, with what orders had of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Campaign {
    /// The campaign's id, by which orders name its coupon.
    #[schema(example = "cpn_0000000000005")]
    id: String,
    /// What it is called.
    #[schema(example = "Summer sale")]
    name: String,
    /// What it gives.
    benefit: Benefit,
    /// Who pays for it.
    funder: Funder,
    /// The first business date on which it is given.
    #[schema(format = Date)]
    from: String,
    /// The last one.
    #[schema(format = Date)]
    to: String,
    /// What it is given for; everything when there is none.
    categories: Vec<String>,
    /// The smallest price of an order that gets it.
    smallest_order: Money,
    /// For how many orders one customer gets it at most.
    #[schema(example = 1)]
    per_customer: u32,
    /// Whether others may be used beside it.
    stacking: Stacking,
    /// The most it gives, over all orders.
    budget: Money,
    /// For orders that are authorised, and neither captured nor voided.
    reserved: Money,
    /// For what was captured.
    spent: Money,
    /// Of that, what was given back by refunds.
    given_back: Money,
    /// What of the budget is left: budget − reserved − spent + given back.
    left: Money,
    /// Who created it: the name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    created_by: String,
    /// The business date on which it was closed, when it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    closed_on: Option<String>,
}

/// What a campaign gives.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = CampaignBenefit)]
pub enum Benefit {
    /// So much off the price, at once.
    InstantDiscount {
        /// How much.
        amount: Money,
    },
    /// What the customer would pay of the fees of a plan: it is free of interest.
    FeeWaiver {},
}

/// Who pays for a campaign.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = CampaignFunder)]
pub enum Funder {
    /// The platform, as an expense.
    Platform {},
    /// A merchant, for what is bought from it: it is owed less.
    Merchant {
        /// Which.
        #[schema(example = "mer_0000000000001")]
        merchant: String,
    },
    /// A third party, who owes it to the platform.
    Other {
        /// Who, in 1 to 100 letters.
        #[schema(example = "Card association")]
        name: String,
    },
}

/// Whether a coupon may be used with others.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CampaignStacking)]
pub enum Stacking {
    /// An order has no other beside it.
    #[default]
    Alone,
    /// An order may have others that stack beside it.
    WithOthers,
}

/// A coupon of an order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderCoupon {
    /// Its campaign.
    #[schema(example = "cpn_0000000000005")]
    campaign: String,
    /// Who pays for it: `platform`, `merchant` or `other`.
    #[schema(example = "platform")]
    payer: &'static str,
    /// What it gives: `instant_discount` or `fee_waiver`.
    #[schema(example = "instant_discount")]
    benefit: &'static str,
    /// What it pays of the order's amounts, or of the fees of its plans.
    amounts: OrderAmounts,
}

impl Campaign {
    fn of(campaign: &Created, closed: Option<calendar::Date>, used: Use) -> Campaign {
        let money = |amount| Money::of(amount, campaign.currency);
        Campaign {
            id: campaign.campaign.to_string(),
            name: campaign.name.clone(),
            benefit: match campaign.benefit {
                heart::Benefit::InstantDiscount(off) => Benefit::InstantDiscount { amount: money(off) },
                heart::Benefit::FeeWaiver => Benefit::FeeWaiver {},
            },
            funder: Funder::of(&campaign.funder),
            from: campaign.from.to_string(),
            to: campaign.to.to_string(),
            categories: campaign.categories.iter().map(|category| category.name().to_string()).collect(),
            smallest_order: money(campaign.smallest_order),
            per_customer: campaign.per_customer,
            stacking: campaign.stacking.into(),
            budget: money(campaign.budget),
            reserved: money(used.reserved),
            spent: money(used.spent),
            given_back: money(used.given_back),
            left: money(campaign.budget.less(used.used())),
            created_by: campaign.by.to_string(),
            closed_on: closed.map(|on| on.to_string()),
        }
    }
}

impl Funder {
    fn of(funder: &heart::Funder) -> Funder {
        match funder {
            heart::Funder::Platform => Funder::Platform {},
            heart::Funder::Merchant(merchant) => Funder::Merchant { merchant: merchant.to_string() },
            heart::Funder::Other(name) => Funder::Other { name: name.clone() },
        }
    }
}

impl From<heart::Stacking> for Stacking {
    fn from(stacking: heart::Stacking) -> Stacking {
        match stacking {
            heart::Stacking::Alone => Stacking::Alone,
            heart::Stacking::WithOthers => Stacking::WithOthers,
        }
    }
}

impl From<Stacking> for heart::Stacking {
    fn from(stacking: Stacking) -> heart::Stacking {
        match stacking {
            Stacking::Alone => heart::Stacking::Alone,
            Stacking::WithOthers => heart::Stacking::WithOthers,
        }
    }
}

impl OrderCoupon {
    /// Those of an order: first those that take something off its price, in the order in which they divide it.
    pub fn all(order: &Known, currency: Currency) -> Vec<OrderCoupon> {
        let off = order.coupons().iter().map(|used| OrderCoupon::new(used, INSTANT_DISCOUNT, currency));
        off.chain(order.waiver().map(|used| OrderCoupon::new(used, FEE_WAIVER, currency))).collect()
    }

    /// Those of an order that was just made, and perhaps captured.
    pub fn made(event: &Authorised, captured: Option<&Captured>) -> Vec<OrderCoupon> {
        let Some(applied) = &event.coupons else { return Vec::new() };
        let mut made = OfOrder::authorised(applied);
        for used in made.used.iter_mut().chain(&mut made.waiver) {
            let parts = captured.into_iter().flat_map(Captured::all_coupons);
            used.amounts.captured = parts.filter(|part| part.campaign == used.campaign).map(|part| part.amount).sum();
        }
        let currency = event.amount.currency;
        let off = made.used.iter().map(|used| OrderCoupon::new(used, INSTANT_DISCOUNT, currency));
        off.chain(made.waiver.iter().map(|used| OrderCoupon::new(used, FEE_WAIVER, currency))).collect()
    }

    fn new(used: &Used, benefit: &'static str, currency: Currency) -> OrderCoupon {
        OrderCoupon {
            campaign: used.campaign.to_string(),
            payer: used.payer.name(),
            benefit,
            amounts: OrderAmounts::of(used.amounts, currency),
        }
    }
}

/// Every campaign that `wanted` lets pass, with what the orders of all shards had of it, in the order in which they were created.
async fn found(app: &App, wanted: Option<CampaignId>) -> Result<Vec<Campaign>, Problem> {
    let of_shard = move |state: &State, _| {
        let campaigns = state.campaigns().filter(|campaign| wanted.is_none_or(|wanted| campaign.of.campaign == wanted));
        campaigns.cloned().collect::<Vec<heart::Campaign>>()
    };
    let mut shards = app.sequencer.ask_all(of_shard).await?.into_iter();
    let mut all = shards.next().unwrap_or_default();
    for other in shards.flatten() {
        let same = all.iter_mut().find(|campaign| campaign.of.campaign == other.of.campaign);
        if let Some(campaign) = same {
            campaign.use_here = campaign.use_here.and(other.use_here);
        }
    }
    Ok(all.iter().map(|one| Campaign::of(&one.of, one.closed, one.use_here)).collect())
}

/// One campaign.
async fn one(app: &App, id: CampaignId) -> Result<Campaign, Problem> {
    found(app, Some(id)).await?.pop().ok_or_else(|| Rejection::CouponUnknown.into())
}

/// Reads what an order names for its coupons; none when it names neither a coupon nor what is bought.
pub fn wish(coupons: &[String], category: Option<&str>) -> Result<Option<Wish>, Problem> {
    if coupons.is_empty() && category.is_none() {
        return Ok(None);
    }
    if coupons.len() > COUPONS_MAX {
        return Err(Problem::field(&INVALID_REQUEST, "coupons", "An order has at most 4 coupons."));
    }
    // The sequencer says what other shards used of their budgets.
    let named = |id: &String| Ok(Named { campaign: ask::coupon(id)?, used_elsewhere: Amount::ZERO });
    let category = category.map(|name| self::category("category", name)).transpose()?;
    Ok(Some(Wish { category, coupons: coupons.iter().map(named).collect::<Result<_, Problem>>()? }))
}

/// Reads a category.
fn category(field: &'static str, name: &str) -> Result<Category, Problem> {
    let said = "A category is 1 to 32 small letters, digits and underscores, beginning with a letter.";
    Category::named(name).ok_or_else(|| Problem::field(&INVALID_REQUEST, field, said))
}
