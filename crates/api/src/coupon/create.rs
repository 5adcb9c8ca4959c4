//! `POST /v1/campaigns`

use axum::extract::State;
use calendar::Date;
use engine::coupon::{self as heart, Create, Use};
use engine::id::StaffId;
use engine::limits::CATEGORIES_MAX;
use engine::{Command, Event, Rejection};
use money::Currency;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Benefit, Campaign, Funder, Stacking, category};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, Trying};
use crate::problem::{INVALID_REQUEST, Problem};
use crate::words::Money;

/// The most letters of a name.
const NAME_LETTERS_MAX: usize = 100;

/// A new campaign.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateCampaign {
    /// What it is called.
    #[schema(example = "Summer sale", min_length = 1, max_length = 100)]
    name: String,
    /// What it gives; in the currency of the budget.
    benefit: Benefit,
    /// Who pays for it.
    funder: Funder,
    /// The first business date on which it is given; today when left out.
    #[schema(format = Date)]
    from: Option<String>,
    /// The last one.
    #[schema(format = Date)]
    to: String,
    /// What it is given for, by up to 16 names of small letters, digits and underscores; everything when there is none.
    #[serde(default)]
    #[schema(max_items = 16)]
    categories: Vec<String>,
    /// The smallest price of an order that gets it; any when left out.
    smallest_order: Option<Money>,
    /// For how many orders one customer gets it at most.
    #[schema(example = 1, minimum = 1)]
    per_customer: u32,
    /// The most it gives, over all orders.
    budget: Money,
    /// Whether others may be used beside it.
    #[serde(default)]
    stacking: Stacking,
}

/// Create a campaign
///
/// An order names its coupon by the campaign's id. Whatever the number of orders that ask for it at a time, never more than the budget
/// is given. Refused with `merchant_not_found`, `currency_mismatch`, `amount_out_of_range`, `uses_out_of_range`, `date_out_of_range`,
/// `too_many_campaigns`.
#[utoipa::path(post, path = "/v1/campaigns", tag = "Campaigns", operation_id = "create_campaign", params(Trying),
    request_body = CreateCampaign, responses((status = 201, description = "The campaign", body = Campaign)))]
pub async fn create(
    Operator(by): Operator,
    State(app): State<App>,
    change: Change<CreateCampaign>,
) -> Result<Answered<Campaign>, Problem> {
    let ask = change.body.read(by)?;
    let command = Command::CreateCampaign(Box::new(ask));
    let reply = app.send(&change, command, Rejection::CouponUnknown).await?;
    let made = reply.events.iter().find_map(|event| match event {
        Event::CampaignCreated(created) => Some(Campaign::of(created, None, Use::default())),
        _ => None,
    });
    Ok(Answered::new(made.expect("a campaign was created"), reply.source))
}

impl CreateCampaign {
    fn read(&self, by: StaffId) -> Result<Create, Problem> {
        let wrong = |field, said: &str| Problem::field(&INVALID_REQUEST, field, said);
        let day = |field, text: &str| Date::parse(text).ok_or_else(|| wrong(field, "A date is written as 2026-08-31."));
        if self.categories.len() > CATEGORIES_MAX {
            return Err(wrong("categories", "A campaign has at most 16 categories."));
        }
        let categories = self.categories.iter().map(|name| category("categories", name));
        let budget = self.budget.read("budget")?;
        Ok(Create {
            name: name("name", &self.name)?,
            benefit: self.benefit.read(budget.currency)?,
            funder: self.funder.read()?,
            from: self.from.as_deref().map(|text| day("from", text)).transpose()?,
            to: day("to", &self.to)?,
            categories: categories.collect::<Result<_, Problem>>()?,
            smallest_order: self.smallest_order.map(|amount| amount.read("smallest_order")).transpose()?,
            per_customer: self.per_customer,
            budget,
            stacking: self.stacking.into(),
            by,
            // The sequencer brings the contract where the home shard does not know the merchant.
            contract: None,
        })
    }
}

impl Benefit {
    fn read(&self, currency: Currency) -> Result<heart::Benefit, Problem> {
        let Benefit::InstantDiscount { amount } = self else { return Ok(heart::Benefit::FeeWaiver) };
        let off = amount.read("benefit.amount")?;
        match off.currency == currency {
            true => Ok(heart::Benefit::InstantDiscount(off.amount)),
            false => Err(Rejection::CurrencyMismatch { expected: vec![currency] }.into()),
        }
    }
}

impl Funder {
    fn read(&self) -> Result<heart::Funder, Problem> {
        Ok(match self {
            Funder::Platform {} => heart::Funder::Platform,
            Funder::Merchant { merchant } => heart::Funder::Merchant(ask::merchant(merchant)?),
            Funder::Other { name } => heart::Funder::Other(self::name("funder.name", name)?),
        })
    }
}

fn name(field: &'static str, name: &str) -> Result<String, Problem> {
    let is_sound = (1..=NAME_LETTERS_MAX).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    match is_sound && !name.trim().is_empty() {
        true => Ok(name.to_string()),
        false => {
            Err(Problem::field(&INVALID_REQUEST, field, "A name has 1 to 100 letters, and no control characters."))
        }
    }
}
