//! How a campaign stands, and the coupons of an order.

use money::{Amount, Currency};

use crate::fault::Wrong;
use crate::words::Words;

/// How something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// What orders had of a campaign: reserved, spent, given back, and what is left of its budget.
    Campaign(String, [Amount; 4]),
    /// What a coupon pays of what was authorised, captured, voided, expired and refunded of an order.
    OfOrder(String, String, [Amount; 5]),
}

const CAMPAIGN: [&str; 4] = ["reserved", "spent", "back", "left"];
const ORDER: [&str; 5] = ["authorised", "captured", "voided", "expired", "refunded"];

impl Standing {
    /// Reads how something stands; none when the line begins with other words.
    pub(crate) fn read(words: &mut Words, currency: Currency) -> Result<Option<Standing>, Wrong> {
        if words.take("campaign") {
            let name = words.name("a campaign")?;
            words.phrase(":")?;
            return Ok(Some(Standing::Campaign(name, parts(words, &CAMPAIGN, currency)?)));
        }
        if !words.take("coupon") {
            return Ok(None);
        }
        let name = words.name("a campaign")?;
        words.phrase("of")?;
        let order = words.name("an order")?;
        words.phrase(":")?;
        Ok(Some(Standing::OfOrder(order, name, parts(words, &ORDER, currency)?)))
    }

    pub(crate) fn text(&self, currency: Currency) -> String {
        match self {
            Standing::Campaign(name, amounts) => format!("campaign {name}: {}", written(&CAMPAIGN, amounts, currency)),
            Standing::OfOrder(order, name, amounts) => {
                format!("coupon {name} of {order}: {}", written(&ORDER, amounts, currency))
            }
        }
    }
}

/// Named amounts in their order; what is left out is nothing.
fn parts<const N: usize>(words: &mut Words, names: &[&str; N], currency: Currency) -> Result<[Amount; N], Wrong> {
    let mut parts = [Amount::ZERO; N];
    for (name, part) in names.iter().zip(&mut parts) {
        if words.take(name) {
            *part = words.amount(currency)?;
        }
    }
    Ok(parts)
}

fn written<const N: usize>(names: &[&str; N], amounts: &[Amount; N], currency: Currency) -> String {
    let named = names.iter().zip(amounts).filter(|(_, amount)| !amount.is_zero());
    let named: Vec<String> = named.map(|(name, amount)| format!("{name} {}", currency.write(amount.minor()))).collect();
    named.join(" ")
}
