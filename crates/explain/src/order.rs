//! Figures of an order.

use engine::coupon::{Coupon, Payer};
use engine::id::OrderId;
use engine::order::Order;
use engine::{Event, Rejection, State};
use money::{Amount, Currency};

use crate::figure::{Figure, Kind, Subject};
use crate::history::History;
use crate::sum::Explanation;
use crate::words::Words;

const KINDS: [Kind; 4] = [Kind::Held, Kind::CreditHeld, Kind::Refundable, Kind::Payable];

pub(crate) fn figures(state: &State, id: OrderId) -> Result<Vec<Figure>, Rejection> {
    state.order(id)?;
    Ok(KINDS.map(|kind| Subject::Order(id).figure(kind)).into())
}

pub(crate) fn explain(state: &State, history: &History, id: OrderId, kind: Kind) -> Result<Explanation, Rejection> {
    let order = state.order(id)?;
    let currency = state.account(order.account)?.currency;
    let of = (Subject::Order(id).figure(kind), currency);
    Ok(match kind {
        Kind::Held => held(order, history, of),
        Kind::CreditHeld => credit_held(order, history, of),
        Kind::Refundable => refundable(order, history, of),
        _ => payable(order, history, of),
    })
}

fn held(order: &Order, history: &History, of: (Figure, Currency)) -> Explanation {
    let formula = Words::new("Held = authorised − captured − voided", "冻结金额 = 预授权 − 已入账 − 已撤销");
    let mut explanation = Explanation::new(of, order.amounts.held(), formula);
    for (source, event) in history.events() {
        match event {
            Event::OrderAuthorised(event) if event.order == order.id => {
                explanation.plus(event.amount.amount, Words::new("Authorised", "预授权")).from(source);
            }
            Event::OrderCaptured(event) if event.order == order.id => {
                explanation.minus(event.amount.amount, Words::new("Captured", "入账")).from(source);
            }
            Event::OrderVoided(event) if event.order == order.id => {
                explanation.minus(event.amount, Words::new("Voided", "撤销")).from(source);
            }
            _ => {}
        }
    }
    explanation
}

/// What it holds, but for what the wallet and coupons pay of it.
fn credit_held(order: &Order, history: &History, of: (Figure, Currency)) -> Explanation {
    let formula = Words::new(
        "Held of the limit = authorised − captured − voided, each without what the wallet and coupons pay of it",
        "占用额度 = 预授权 − 已入账 − 已撤销，均不含零钱与优惠券支付部分",
    );
    let mut explanation = Explanation::new(of, order.credit_held(), formula);
    for (source, event) in history.events() {
        match event {
            Event::OrderAuthorised(event) if event.order == order.id => {
                let words = Words::new("Authorised on credit", "预授权（信用部分）");
                explanation.plus(event.credit(), words).from(source);
            }
            Event::OrderCaptured(event) if event.order == order.id => {
                explanation.minus(event.credit(), Words::new("Captured on credit", "入账（信用部分）")).from(source);
            }
            Event::OrderVoided(event) if event.order == order.id => {
                let words = Words::new("Voided on credit", "撤销（信用部分）");
                explanation.minus(event.credit(), words).from(source);
            }
            _ => {}
        }
    }
    explanation
}

fn refundable(order: &Order, history: &History, of: (Figure, Currency)) -> Explanation {
    let formula = Words::new("Refundable = captured − refunded", "可退金额 = 已入账 − 已退款");
    let mut explanation = Explanation::new(of, order.amounts.refundable(), formula);
    for (source, event) in history.events() {
        match event {
            Event::OrderCaptured(event) if event.order == order.id => {
                explanation.plus(event.amount.amount, Words::new("Captured", "入账")).from(source);
            }
            Event::OrderRefunded(event) if event.order == order.id => {
                explanation.minus(event.amount.amount, Words::new("Refunded", "退款")).from(source);
            }
            _ => {}
        }
    }
    explanation
}

/// What its merchant is owed for it.
fn payable(order: &Order, history: &History, of: (Figure, Currency)) -> Explanation {
    let formula = Words::new(
        "Payable = captured − discount − subsidy − coupons it funds − refunded + what came back of those",
        "应付商家 = 入账 − 商家费率 − 免息补贴 − 商家优惠券 − 退款 + 退回的费率、补贴与优惠券",
    );
    let mut explanation = Explanation::new(of, Amount::ZERO, formula);
    let own = order
        .coupons()
        .iter()
        .chain(order.waiver())
        .filter(|used| used.payer == Payer::Merchant)
        .map(|used| used.amounts.refundable());
    explanation.amount = order.captures.iter().map(owed).sum::<i64>() - own.sum::<Amount>().signed();
    for (source, event) in history.events() {
        match event {
            Event::OrderCaptured(event) if event.order == order.id => {
                explanation.plus(event.amount.amount, Words::new("Captured", "入账")).from(source);
                less(&mut explanation, event.discount, Words::new("Discount", "商家费率"))
                    .map(|piece| piece.from(source));
                less(&mut explanation, event.subsidy, Words::new("Subsidy", "免息补贴"))
                    .map(|piece| piece.from(source));
                less(&mut explanation, own_coupons(event.all_coupons()), Words::new("Its own coupons", "商家优惠券"))
                    .map(|piece| piece.from(source));
            }
            Event::OrderRefunded(event) if event.order == order.id => {
                let (discount, subsidy) = (event.discount(), event.subsidy());
                explanation.minus(event.amount.amount, Words::new("Refunded", "退款")).from(source);
                let back = [
                    (discount, Words::new("Discount back", "退回商家费率")),
                    (subsidy, Words::new("Subsidy back", "退回补贴")),
                    (own_coupons(event.all_coupons()), Words::new("Coupons back", "退回优惠券")),
                ];
                for (amount, words) in back.into_iter().filter(|(amount, _)| !amount.is_zero()) {
                    explanation.plus(amount, words).from(source);
                }
            }
            _ => {}
        }
    }
    explanation
}

/// What of several coupons the merchant funds.
fn own_coupons<'a>(coupons: impl Iterator<Item = &'a Coupon>) -> Amount {
    coupons.filter(|coupon| coupon.payer == Payer::Merchant).map(|coupon| coupon.amount).sum()
}

/// Takes an amount away, if it is any.
fn less(explanation: &mut Explanation, amount: Amount, words: Words) -> Option<&mut crate::sum::Piece> {
    (!amount.is_zero()).then(|| explanation.minus(amount, words))
}

/// What a merchant is owed for one capture.
fn owed(capture: &engine::order::Posted) -> i64 {
    let kept = (capture.discount - capture.discount_back) + (capture.subsidy - capture.subsidy_back);
    (capture.amount - capture.refunded).signed() - kept.signed()
}
