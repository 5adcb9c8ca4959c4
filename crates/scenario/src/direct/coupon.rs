//! Campaigns and the coupons of orders, as commands of the heart, and how they stand.

use engine::coupon::{Benefit, Category, Close, Create, Funder as Heart, Named, Use, Wish};
use engine::id::{CampaignId, MerchantId, Shard};
use engine::{Command, Event};
use money::Amount;
use sequencer::turns::About;

use super::{Direct, one, order_id, some, staff_id, views};
use crate::coupon::{Coupons, Funder, NewCampaign};
use crate::driver::{Call, NewOrder, No};
use crate::fact::{Detail, Refused};

impl Coupons for Direct {
    fn create_campaign(&mut self, campaign: &NewCampaign, call: &Call) -> Result<String, No> {
        let command = Command::CreateCampaign(Box::new(create(campaign)?));
        let reply = self.send(Shard::HOME, "operator", command, call)?;
        one(&reply, |event| match event {
            Event::CampaignCreated(created) => Some(created.campaign.to_string()),
            _ => None,
        })
    }

    fn close_campaign(&mut self, campaign: &str, call: &Call) -> Result<Option<()>, No> {
        let close = Close { campaign: campaign_id(campaign)?, by: staff_id("operator") };
        let reply = self.send(Shard::HOME, "operator", Command::CloseCampaign(close), call)?;
        some(&reply, |event| match event {
            Event::CampaignClosed(_) => Some(()),
            _ => None,
        })
    }

    fn campaign(&mut self, campaign: &str) -> Result<[Amount; 4], No> {
        self.bring()?;
        let id = campaign_id(campaign)?;
        let shards = self.ask_all(move |state| state.campaign(id).map(|one| (one.of.budget, one.use_here)).ok())?;
        let budget = shards.iter().flatten().map(|(budget, _)| *budget).next();
        let budget = budget.ok_or_else(|| No::plain("coupon_not_found"))?;
        let used = shards.into_iter().flatten().fold(Use::default(), |sum, (_, part)| sum.and(part));
        Ok([used.reserved, used.spent, used.given_back, budget - used.used()])
    }

    fn coupons_of(&mut self, order: &str, _: &str) -> Result<Vec<(String, [Amount; 5])>, No> {
        let id = order_id(order)?;
        self.bring()?;
        let order = self.ask(About::Shard(id.shard()), move |state| state.order(id).cloned())?;
        let coupons = order.coupons().iter();
        let coupons = coupons.chain(order.waiver());
        Ok(coupons.map(|used| (used.campaign.to_string(), views::listed(&used.amounts))).collect())
    }
}

/// The campaign as the heart takes it.
fn create(campaign: &NewCampaign) -> Result<Create, No> {
    let benefit = match campaign.off {
        None => Benefit::FeeWaiver,
        Some(off) if off.currency == campaign.budget.currency => Benefit::InstantDiscount(off.amount),
        Some(_) => {
            let detail = Detail::Currencies(vec![campaign.budget.currency]);
            return Err(No::Refused(Refused { code: "currency_mismatch".into(), detail }));
        }
    };
    let categories = campaign.categories.iter().map(|name| category(name));
    Ok(Create {
        name: "A campaign".into(),
        benefit,
        funder: match &campaign.funder {
            Funder::Platform => Heart::Platform,
            Funder::Merchant(id) => {
                Heart::Merchant(MerchantId::parse(id).ok_or_else(|| No::plain("merchant_not_found"))?)
            }
            Funder::Other(name) => Heart::Other(name.clone()),
        },
        from: campaign.from,
        to: campaign.to,
        categories: categories.collect::<Result<_, No>>()?,
        smallest_order: campaign.smallest_order,
        per_customer: campaign.uses,
        budget: campaign.budget,
        stacking: campaign.stacking,
        by: staff_id("operator"),
        contract: None,
    })
}

/// What a new order names for its coupons.
pub(super) fn wish(ask: &NewOrder) -> Result<Option<Box<Wish>>, No> {
    if ask.wish.coupons.is_empty() && ask.wish.category.is_none() {
        return Ok(None);
    }
    let named = |id: &String| Ok(Named { campaign: campaign_id(id)?, used_elsewhere: Amount::ZERO });
    let coupons = ask.wish.coupons.iter().map(named).collect::<Result<_, No>>()?;
    let category = ask.wish.category.as_deref().map(category).transpose()?;
    Ok(Some(Box::new(Wish { category, coupons })))
}

fn category(name: &str) -> Result<Category, No> {
    Category::named(name).ok_or_else(|| No::plain("invalid_request"))
}

fn campaign_id(id: &str) -> Result<CampaignId, No> {
    CampaignId::parse(id).ok_or_else(|| No::plain("coupon_not_found"))
}
