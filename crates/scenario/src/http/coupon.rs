//! Campaigns and the coupons of orders, over HTTP.

use engine::coupon::Stacking;
use money::Amount;
use serde_json::{Value, json};

use super::Http;
use super::field::{amount, list, text, written};
use super::views;
use crate::coupon::{Coupons, Funder, NewCampaign};
use crate::driver::{Call, NewOrder, No};

impl Coupons for Http {
    fn create_campaign(&mut self, campaign: &NewCampaign, call: &Call) -> Result<String, No> {
        let operator = self.client.operator().to_string();
        text(&self.client.post(&operator, "/v1/campaigns", &body(campaign), call)?, "id")
    }

    fn close_campaign(&mut self, campaign: &str, call: &Call) -> Result<Option<()>, No> {
        let operator = self.client.operator().to_string();
        let answer = self.client.post(&operator, &format!("/v1/campaigns/{campaign}/closings"), &json!({}), call)?;
        Ok(answer.get("closed_on").map(|_| ()))
    }

    fn campaign(&mut self, campaign: &str) -> Result<[Amount; 4], No> {
        let shown = self.client.get(&format!("/v1/campaigns/{campaign}"))?;
        let all = self.client.get("/v1/campaigns")?;
        if !list(&all, "campaigns")?.contains(&shown) {
            return Err(No::Broken(format!("the list has no {shown}")));
        }
        let part = |name: &str| amount(&shown, name);
        Ok([part("reserved")?, part("spent")?, part("given_back")?, part("left")?])
    }

    fn coupons_of(&mut self, order: &str, merchant: &str) -> Result<Vec<(String, [Amount; 5])>, No> {
        let shown = self.client.get_as(self.secret(merchant), &format!("/v1/orders/{order}"))?;
        coupons(&shown)
    }
}

fn body(campaign: &NewCampaign) -> Value {
    let funder = match &campaign.funder {
        Funder::Platform => json!({"type": "platform"}),
        Funder::Merchant(id) => json!({"type": "merchant", "merchant": id}),
        Funder::Other(name) => json!({"type": "other", "name": name}),
    };
    let mut body = json!({
        "name": "A campaign",
        "benefit": {"type": "instant_discount", "amount": written(campaign.off)},
        "funder": funder,
        "to": campaign.to.to_string(),
        "categories": campaign.categories,
        "per_customer": campaign.uses,
        "budget": written(campaign.budget),
        "stacking": match campaign.stacking {
            Stacking::Alone => "alone",
            Stacking::WithOthers => "with_others",
        },
    });
    if let Some(from) = campaign.from {
        body["from"] = json!(from.to_string());
    }
    if let Some(smallest) = campaign.smallest_order {
        body["smallest_order"] = written(smallest);
    }
    body
}

/// Adds to a new order what it names for its coupons.
pub(super) fn named(mut body: Value, ask: &NewOrder) -> Value {
    if !ask.wish.coupons.is_empty() {
        body["coupons"] = json!(ask.wish.coupons);
    }
    if let Some(category) = &ask.wish.category {
        body["category"] = json!(category);
    }
    body
}

/// What the coupons pay of what was authorised of an order.
pub(super) fn off(shown: &Value) -> Result<Amount, No> {
    Ok(coupons(shown)?.into_iter().map(|(_, amounts)| amounts[0]).sum())
}

fn coupons(shown: &Value) -> Result<Vec<(String, [Amount; 5])>, No> {
    let coupons = if shown.get("coupons").is_some() { list(shown, "coupons")?.as_slice() } else { &[] };
    coupons.iter().map(|one| Ok((text(one, "campaign")?, views::amounts(one, "amounts")?))).collect()
}
