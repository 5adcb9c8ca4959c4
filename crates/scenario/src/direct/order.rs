//! A new order, as a command of the heart.

use engine::id::{MerchantId, Shard};
use engine::order::{Authorise, Method};
use engine::{Command, Event};
use money::Amount;

use super::{Direct, account_id, coupon, one, views};
use crate::driver::{Call, NewOrder, No};
use crate::fact::Price;
use crate::story::FromBalance;

impl Direct {
    pub(super) fn authorised(&mut self, ask: &NewOrder, call: &Call) -> Result<(String, Price, Amount), No> {
        let account = account_id(&ask.account)?;
        let merchant = MerchantId::parse(&ask.merchant).ok_or_else(|| No::plain("merchant_not_found"))?;
        let credit = ask.terms.map_or(Method::PayLater, Method::Instalments);
        let (method, wallet) = match ask.balance {
            FromBalance::Nothing => (credit, None),
            FromBalance::Part(wallet) => (credit, Some(wallet)),
            FromBalance::Everything => (Method::Balance, None),
        };
        let (amount, capture, contract, coupons) = (ask.amount, ask.timing, None, coupon::wish(ask)?);
        let ask_for = Authorise { account, merchant, amount, method, wallet, capture, contract, coupons };
        let reply = self.send(Shard(0), &ask.merchant, Command::AuthoriseOrder(ask_for), call)?;
        one(&reply, |event| match event {
            Event::OrderAuthorised(order) => Some((order.order.to_string(), views::price(order), order.wallet)),
            _ => None,
        })
    }
}
