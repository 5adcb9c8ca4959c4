//! Requests: checkouts, each with an account, a merchant, an amount and an idempotency key of its own.
//!
//! Every request is a template with four fields of fixed width patched in, which costs far less than sending it.

use crate::dice::Dice;

/// Which merchants the checkouts go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merchants {
    /// All of them, evenly.
    Uniform,
    /// One: a livestream sale.
    OneHot,
}

/// How the checkouts are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// In full on the next statement.
    Later,
    /// One in so many in three instalments, the rest in full.
    InstalmentsOneIn(u64),
}

/// The width of an id's digits, of an amount and of a key.
const ID: usize = 13;
const AMOUNT: usize = 5;
const KEY: usize = 20;

/// The digits of ids: Crockford's base 32.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The smallest amount drawn, in minor units: the smallest order that a plan can be made of.
const AMOUNT_LEAST: u64 = 10_000;
/// One more than the largest amount drawn: five digits.
const AMOUNT_END: u64 = 100_000;

/// Draws requests.
pub struct Requests<'a> {
    accounts: &'a [u64],
    merchants: &'a [u64],
    spread: Merchants,
    paid: Paid,
    later: Template,
    instalments: Template,
    dice: Dice,
    run: u64,
    count: u64,
}

impl<'a> Requests<'a> {
    /// Checkouts of `accounts` at `merchants`, sent with the API key `secret`; `run` tells their keys from all others.
    pub fn new(ids: (&'a [u64], &'a [u64]), secret: &str, run: u64, spread: Merchants, paid: Paid) -> Requests<'a> {
        Requests {
            accounts: ids.0,
            merchants: ids.1,
            spread,
            paid,
            later: Template::new(secret, r#"{"type":"pay_later"}"#),
            instalments: Template::new(secret, r#"{"type":"instalments","terms":3}"#),
            dice: Dice::new(run),
            run,
            count: 0,
        }
    }

    /// Writes the next request in place of what `into` held.
    pub fn next(&mut self, into: &mut Vec<u8>) {
        let account = self.accounts[self.dice.below(self.accounts.len() as u64) as usize];
        let merchant = match self.spread {
            Merchants::Uniform => self.merchants[self.dice.below(self.merchants.len() as u64) as usize],
            Merchants::OneHot => self.merchants[0],
        };
        let amount = AMOUNT_LEAST + self.dice.below(AMOUNT_END - AMOUNT_LEAST);
        let template = match self.paid {
            Paid::InstalmentsOneIn(share) if self.dice.below(share) == 0 => &self.instalments,
            Paid::Later | Paid::InstalmentsOneIn(_) => &self.later,
        };
        self.count += 1;
        into.clear();
        into.extend_from_slice(&template.bytes);
        digits(&mut into[template.account..][..ID], account, 32);
        digits(&mut into[template.merchant..][..ID], merchant, 32);
        digits(&mut into[template.amount..][..AMOUNT], amount, 10);
        digits(&mut into[template.key..][..KEY / 2], self.run, 10);
        digits(&mut into[template.key + KEY / 2..][..KEY / 2], self.count, 10);
    }
}

/// Writes `value` in digits of `base`, zeros before it.
fn digits(place: &mut [u8], mut value: u64, base: u64) {
    for digit in place.iter_mut().rev() {
        *digit = DIGITS[(value % base) as usize];
        value /= base;
    }
}

/// A request, and where its fields stand.
struct Template {
    bytes: Vec<u8>,
    account: usize,
    merchant: usize,
    amount: usize,
    key: usize,
}

impl Template {
    fn new(secret: &str, method: &str) -> Template {
        let (id, amount, key) = ("0".repeat(ID), "0".repeat(AMOUNT), "0".repeat(KEY));
        let body = format!(
            r#"{{"account":"acc_{id}","merchant":"mer_{id}","amount":{{"amount":{amount},"currency":"CNY"}},"method":{method},"capture":"at_once"}}"#
        );
        let text = format!(
            "POST /v1/orders HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {secret}\r\nidempotency-key: {key}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let after = |word: &str| text.find(word).map(|at| at + word.len()).expect("the template has every field");
        Template {
            account: after(r#""account":"acc_"#),
            merchant: after(r#""merchant":"mer_"#),
            amount: after(r#""amount":{"amount":"#),
            key: after("idempotency-key: "),
            bytes: text.into_bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use engine::id::{AccountId, MerchantId, Shard};

    use super::{Merchants, Paid, Requests};

    #[test]
    fn a_request_reads_as_it_is_meant() {
        let (account, merchant) = (AccountId::new(Shard(3), 77), MerchantId::new(Shard(1), 5));
        let ids = ([account.0], [merchant.0]);
        let mut requests = Requests::new((&ids.0, &ids.1), "yf_x", 12, Merchants::Uniform, Paid::Later);
        let mut bytes = Vec::new();
        requests.next(&mut bytes);
        let first = bytes.clone();
        requests.next(&mut bytes);
        assert_ne!(first, bytes, "every request has a key of its own");
        let text = String::from_utf8(bytes).expect("a request is ASCII");
        assert!(text.contains("idempotency-key: 00000000120000000002\r\n"), "{text}");
        let (head, body) = text.split_once("\r\n\r\n").expect("a request has a head and a body");
        assert!(head.ends_with(&format!("content-length: {}", body.len())), "{head}");
        let body: serde_json::Value = serde_json::from_str(body).expect("the body is JSON");
        assert_eq!(body["account"], account.to_string());
        assert_eq!(body["merchant"], merchant.to_string());
        assert!(body["amount"]["amount"].as_u64().is_some_and(|amount| (10_000..100_000).contains(&amount)));
    }

    #[test]
    fn a_share_is_paid_in_instalments() {
        let ids = ([1], [2]);
        let mut requests = Requests::new((&ids.0, &ids.1), "k", 1, Merchants::OneHot, Paid::InstalmentsOneIn(10));
        let mut bytes = Vec::new();
        let plans = (0..10_000).filter(|_| {
            requests.next(&mut bytes);
            bytes.windows(11).any(|window| window == b"instalments")
        });
        assert!((800..1_200).contains(&plans.count()));
    }
}
