//! Orders over HTTP: what they would cost, and how they are made and changed.

use engine::order::Timing;
use money::{Amount, Money};
use serde_json::{Value, json};

use super::field::{list, text};
use super::{Http, coupon, field, views};
use crate::coupon::Wish;
use crate::driver::{Call, NewOrder, No, OnOrder};
use crate::fact::Price;
use crate::story::FromBalance;

impl Http {
    /// Does something to an order, as the merchant that asks.
    pub(super) fn change(&mut self, ask: &OnOrder, what: &str, call: &Call) -> Result<Value, No> {
        let body = ask.amount.map_or(json!({}), |amount| json!({"amount": field::written(amount)}));
        let secret = self.secret(&ask.merchant).to_string();
        self.client.post(&secret, &format!("/v1/orders/{}/{what}", ask.order), &body, call)
    }

    pub(super) fn quote(
        &mut self,
        account: &str,
        merchant: &str,
        amount: Money,
        balance: Option<Money>,
        wish: &Wish,
    ) -> Result<Vec<(u32, Price)>, No> {
        let body = json!({"account": account, "amount": field::written(amount), "merchant": merchant});
        let mut body = coupon::named(body, wish);
        if let Some(balance) = balance {
            body["balance"] = field::written(balance);
        }
        let secret = self.secret(merchant).to_string();
        let answer = self.client.ask(&secret, "/v1/quotes", &body)?;
        let quotes = list(&answer, "quotes")?.iter().filter(|quote| quote["method"]["type"] == "instalments");
        quotes.map(views::quote).collect()
    }

    pub(super) fn authorised(&mut self, ask: &NewOrder, call: &Call) -> Result<(String, Price, Amount), No> {
        let method = match ask.terms {
            None if ask.balance == FromBalance::Everything => json!({"type": "balance"}),
            None => json!({"type": "pay_later"}),
            Some(terms) => json!({"type": "instalments", "terms": terms}),
        };
        let capture = match ask.timing {
            Timing::AtOnce => "at_once",
            Timing::Later => "later",
        };
        let amount = field::written(ask.amount);
        let (account, merchant) = (&ask.account, &ask.merchant);
        let body =
            json!({"account": account, "merchant": merchant, "amount": amount, "method": method, "capture": capture});
        let mut body = coupon::named(body, &ask.wish);
        if let FromBalance::Part(balance) = ask.balance {
            body["balance"] = field::written(balance);
        }
        let quoted = self.quoted(ask);
        let secret = self.secret(merchant).to_string();
        let order = self.client.post(&secret, "/v1/orders", &body, call)?;
        let balance = views::balance(&order)?[0];
        let price = match ask.terms {
            None => Price::Whole(field::amount(&order, "amounts.authorised")? - balance - coupon::off(&order)?),
            Some(terms) => self.price(ask, terms, (&order, quoted))?,
        };
        Ok((text(&order, "id")?, price, balance))
    }

    /// The quotes of an order with coupons, which it may have used up once it is made; none of another one, or of one that is refused.
    fn quoted(&mut self, ask: &NewOrder) -> Option<Vec<(u32, Price)>> {
        let is_asked = ask.terms.is_some() && !ask.wish.coupons.is_empty();
        is_asked.then(|| self.quote(&ask.account, &ask.merchant, ask.amount, beside(ask), &ask.wish).ok()).flatten()
    }

    /// The price of a new order in instalments: its schedule as it is quoted, its rates as it was authorised with.
    fn price(
        &mut self,
        ask: &NewOrder,
        terms: u32,
        (order, quoted): (&Value, Option<Vec<(u32, Price)>>),
    ) -> Result<Price, No> {
        let quotes = match quoted {
            Some(quotes) => quotes,
            None => self.quote(&ask.account, &ask.merchant, ask.amount, beside(ask), &Wish::default())?,
        };
        match quotes.into_iter().find(|(of, _)| *of == terms) {
            Some((_, Price::Instalments(payments, _))) => Ok(Price::Instalments(payments, views::rates(order)?)),
            Some((_, Price::Whole(_))) | None => Err(No::Broken(format!("no quote for {ask:?}"))),
        }
    }
}

/// What the wallet pays of an order beside another method.
fn beside(ask: &NewOrder) -> Option<Money> {
    match ask.balance {
        FromBalance::Part(balance) => Some(balance),
        FromBalance::Nothing | FromBalance::Everything => None,
    }
}
