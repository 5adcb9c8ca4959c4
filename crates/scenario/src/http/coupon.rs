//! Campaigns and the coupons of orders, over HTTP.

use engine::coupon::Stacking;
use money::Amount;
use serde_json::{Value, json};

use super::Http;
use super::field::{amount, list, text, written};
use super::views;
use crate::coupon::{Coupons, Funder, NewCampaign, Wish};
use crate::driver::{Call, No};

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
        "benefit": match campaign.off {
            Some(off) => json!({"type": "instant_discount", "amount": written(off)}),
            None => json!({"type": "fee_waiver"}),
        },
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

/// Adds to a new order or to a quote what it names for its coupons.
pub(super) fn named(mut body: Value, wish: &Wish) -> Value {
    if !wish.coupons.is_empty() {
        body["coupons"] = json!(wish.coupons);
    }
    if let Some(category) = &wish.category {
        body["category"] = json!(category);
    }
    body
}

/// What the coupons take off the price of an order.
pub(super) fn off(shown: &Value) -> Result<Amount, No> {
    let off = all(shown)?.iter().filter(|one| one["benefit"] == "instant_discount");
    off.map(|one| Ok(views::amounts(one, "amounts")?[0])).sum()
}

fn coupons(shown: &Value) -> Result<Vec<(String, [Amount; 5])>, No> {
    all(shown)?.iter().map(|one| Ok((text(one, "campaign")?, views::amounts(one, "amounts")?))).collect()
}

fn all(shown: &Value) -> Result<&[Value], No> {
    Ok(if shown.get("coupons").is_some() { list(shown, "coupons")? } else { &[] })
}
