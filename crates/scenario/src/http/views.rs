//! What the API shows, in the words of a driver.

use std::collections::BTreeMap;

use calendar::Date;
use engine::instruction::Status;
use engine::law::Unit;
use engine::limit::{BelowExposure, Reason, TemporaryChange};
use engine::merchant::{Bearer, DiscountOnRefund};
use money::{Amount, Currency};
use serde_json::{Value, json};

use super::client::Client;
use super::field::{amount, date, list, missing, money, number, text, written};
use crate::driver::{Explained, Line, No, Order, Statement, Wallet};
use crate::fact::{LimitChanged, Payments, Price, Rates, figure_shown, instruction_status_named, status_named};
use crate::story::{Contract, LimitChange};

/// A contract as a request has it.
pub(super) fn contract(contract: &Contract) -> Value {
    let bearer = match contract.bearer {
        Bearer::Customer => json!("customer"),
        Bearer::Merchant => json!("merchant"),
        Bearer::Platform => json!("platform"),
        Bearer::Terms => json!("terms"),
        Bearer::Shared(shares) => json!({
            "customer_ppm": shares.customer.parts(),
            "merchant_ppm": shares.merchant.parts(),
            "platform_ppm": shares.platform.parts(),
        }),
    };
    let on_refund = match contract.discount_on_refund {
        DiscountOnRefund::Kept => "kept",
        DiscountOnRefund::Returned => "returned",
    };
    json!({
        "currency": contract.currency.code(),
        "discount_ppm": contract.discount.parts(),
        "fee_bearer": bearer,
        "discount_on_refund": on_refund,
    })
}

/// A change of a limit as a request has it; what is left out stays as it is.
pub(super) fn limit_change(change: &LimitChange) -> Value {
    let mut body = json!({"reason": change.reason.name()});
    if let Some(fixed) = change.fixed {
        body["fixed_limit"] = written(fixed);
    }
    match change.temporary {
        TemporaryChange::Keep => {}
        TemporaryChange::Remove => body["temporary_limit"] = json!({"type": "none"}),
        TemporaryChange::Set { amount, until } => {
            let amount = written(amount);
            body["temporary_limit"] = json!({"type": "set", "amount": amount, "until": until.to_string()});
        }
    }
    if change.below_exposure == BelowExposure::Accepted {
        body["below_exposure"] = json!("accepted");
    }
    body
}

/// An explanation, whose pieces are summed and rounded again as its description says.
pub(super) fn explained(shown: &Value) -> Result<Explained, No> {
    let whole = |value: &Value, path| text(value, path)?.parse::<i128>().map_err(|_| missing(value, path));
    let (amount, currency) = money(shown, "amount")?;
    let currency = Currency::from_code(&currency).ok_or_else(|| missing(shown, "amount.currency"))?;
    let denominator = u128::from(number(shown, "denominator")?);
    let (mut sum, mut pieces) = (0, Vec::new());
    for piece in list(shown, "pieces")? {
        let numerator = whole(piece, "numerator")?;
        sum += numerator;
        text(piece, "words.zh")?;
        pieces.push((text(piece, "words.en")?, explain::written(currency, numerator, denominator)));
    }
    let rounded = (2 * sum + denominator.cast_signed()).div_euclid(2 * denominator.cast_signed());
    if sum != whole(shown, "sum")? || rounded != i128::from(amount) {
        return Err(No::Broken(format!("an explanation that does not add up: {shown}")));
    }
    let number = shown.get("number").map(|_| number(shown, "number")).transpose()?.unwrap_or(0);
    Ok(Explained { figure: text(shown, "figure")?, number, amount, pieces })
}

/// The temporary limit of an account that has one.
pub(super) fn temporary_limit(shown: &Value) -> Result<(Amount, Date), No> {
    Ok((amount(shown, "temporary_limit.amount")?, date(shown, "temporary_limit.until")?))
}

/// A change of a limit in the log.
pub(super) fn limit_changed(shown: &Value) -> Result<LimitChanged, No> {
    let named = text(shown, "reason")?;
    let reason = Reason::ALL.into_iter().find(|reason| reason.name() == named);
    Ok(LimitChanged {
        date: date(shown, "business_date")?,
        before: amount(shown, "before.limit")?,
        after: amount(shown, "after.limit")?,
        reason: reason.ok_or_else(|| missing(shown, "reason"))?,
    })
}

/// Terms with their principal and fee; that their total is both together is checked on the way.
pub(super) fn terms(terms: &[Value]) -> Result<Payments, No> {
    let read = terms.iter().map(|term| {
        let (principal, fee) = (amount(term, "principal")?, amount(term, "fee")?);
        if amount(term, "total")? == principal + fee { Ok((principal, fee)) } else { Err(missing(term, "total")) }
    });
    Ok(Payments::of(read.collect::<Result<Vec<_>, No>>()?))
}

pub(super) fn rates(shown: &Value) -> Result<Rates, No> {
    let nominal = text(shown, "annual_rate.nominal")?;
    Ok(Rates { nominal, effective: Some(text(shown, "annual_rate.effective")?) })
}

pub(super) fn quote(quote: &Value) -> Result<(u32, Price), No> {
    let payments = terms(list(quote, "payments")?)?;
    Ok((number(quote, "method.terms")?, Price::Instalments(payments, rates(quote)?)))
}

/// A figure with its name, as it is shown.
pub(super) fn figure(shown: &Value, currency: Currency) -> Result<(String, String), No> {
    let unit = match shown["unit"].as_str() {
        Some("ppm_a_year") => Unit::PpmAYear,
        Some("ppm_a_day") => Unit::PpmADay,
        Some("minor_units") => Unit::MinorUnits,
        Some("payments") => Unit::Payments,
        Some("days") => Unit::Days,
        _ => return Err(missing(shown, "unit")),
    };
    let value = shown["value"].as_i64().ok_or_else(|| missing(shown, "value"))?;
    Ok((text(shown, "key")?, figure_shown(value, unit, currency)))
}

pub(super) fn order(shown: &Value) -> Result<Order, No> {
    let status = status_named(&text(shown, "state")?);
    let plans = list(shown, "captures")?.iter().map(|capture| capture["plan"]["id"].as_str().map(str::to_string));
    Ok(Order {
        status: status.ok_or_else(|| missing(shown, "state"))?,
        amounts: amounts(shown, "amounts")?,
        balance: balance(shown)?,
        plans: plans.collect(),
    })
}

/// What was authorised, captured, voided, expired and refunded, under a name.
pub(super) fn amounts(shown: &Value, name: &str) -> Result<[Amount; 5], No> {
    let part = |part: &str| amount(shown, &format!("{name}.{part}"));
    Ok([part("authorised")?, part("captured")?, part("voided")?, part("expired")?, part("refunded")?])
}

/// What the wallet pays of an order's amounts; nothing when it says nothing of it.
pub(super) fn balance(shown: &Value) -> Result<[Amount; 5], No> {
    if shown.get("balance").is_none() { Ok([Amount::ZERO; 5]) } else { amounts(shown, "balance") }
}

pub(super) fn wallet(shown: &Value) -> Result<Wallet, No> {
    let part = |name: &str| amount(shown, name);
    let wallet = Wallet {
        balance: part("balance")?,
        held: part("held")?,
        available: part("available")?,
        missing: part("missing")?,
        incoming: part("incoming")?,
        outgoing: part("outgoing")?,
    };
    let is_blocked = text(shown, "status")? == "blocked";
    if is_blocked == wallet.missing.is_zero() { Err(missing(shown, "status")) } else { Ok(wallet) }
}

pub(super) fn instruction(shown: &Value) -> Result<(Status, Amount), No> {
    let status = instruction_status_named(&text(shown, "state")?);
    Ok((status.ok_or_else(|| missing(shown, "state"))?, amount(shown, "amount")?))
}

pub(super) fn statement(client: &Client, shown: &Value) -> Result<Statement, No> {
    let lines = list(shown, "lines")?.iter().map(|one| line(client, one));
    let statement = Statement {
        id: text(shown, "id")?,
        cycle: date(shown, "cycle_date")?,
        due: date(shown, "due_date")?,
        lines: lines.collect::<Result<_, No>>()?,
        penalty: amount(shown, "open.penalty")?,
        deferral_fee: match shown.get("deferral") {
            Some(deferral) => amount(deferral, "fee_open")?,
            None => Amount::ZERO,
        },
        minimum: match shown.get("minimum") {
            Some(minimum) => Some([amount(minimum, "amount")?, amount(minimum, "open")?]),
            None => None,
        },
    };
    let told = (amount(shown, "open.principal")?, amount(shown, "open.fee")?, amount(shown, "open.total")?);
    match told == (statement.principal(), statement.fee(), statement.open()) {
        true => Ok(statement),
        false => Err(missing(shown, "open")),
    }
}

fn line(client: &Client, shown: &Value) -> Result<Line, No> {
    let is_of_order = shown.get("order").is_some();
    let is_interest = shown.get("charge").is_some();
    let order = match is_interest {
        true => text(shown, "charge")?,
        false => text(shown, if is_of_order { "order" } else { "plan" })?,
    };
    let instalment = match shown["term"].as_u64().and_then(|nth| u32::try_from(nth).ok()) {
        None => None,
        Some(nth) if is_of_order => Some((nth, number(&client.get(&format!("/v1/orders/{order}"))?, "method.terms")?)),
        Some(nth) => Some((nth, number(&client.get(&format!("/v1/plans/{order}"))?, "terms_total")?)),
    };
    Ok(Line {
        capture: if is_of_order { number(shown, "capture")? - 1 } else { 0 },
        instalment,
        billed: (amount(shown, "principal")?, amount(shown, "fee")?),
        open: (amount(shown, "principal_open")?, amount(shown, "fee_open")?),
        order,
    })
}

/// The balances of an export, which its transfers have to come to.
pub(super) fn exported(shown: &Value) -> Result<Vec<(String, i64)>, No> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for line in list(shown, "lines")? {
        for transfer in list(line, "transfers")? {
            let (minor, _) = money(transfer, "amount")?;
            *sums.entry(text(transfer, "debit")?).or_default() += minor;
            *sums.entry(text(transfer, "credit")?).or_default() -= minor;
        }
    }
    let balance = |balance: &Value| {
        let (name, (minor, _)) = (text(balance, "ledger_account")?, money(balance, "amount")?);
        match sums.get(&name).copied().unwrap_or_default().abs() == minor.abs() {
            true => Ok((name, minor)),
            false => Err(No::Broken(format!("the transfers on {name} do not come to {minor}"))),
        }
    };
    list(shown, "balances")?.iter().map(balance).collect()
}
