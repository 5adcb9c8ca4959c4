//! What the API shows of lateness and freezes.

use engine::freeze::{Act, Reason};
use engine::promise::Via;
use money::{Amount, Currency};
use serde_json::{Value, json};

use super::field::{amount, date, list, missing, number, text, written};
use crate::driver::No;
use crate::lateness::{Ask, ChargedOff, Done, Freeze, FreezeChange, Promise, PromiseState, Stands};

impl Ask {
    /// Where it is asked, below the account, and the body.
    pub(super) fn request(&self) -> (&'static str, Value) {
        match self {
            Ask::Freeze(act, reason) => {
                let act = match act {
                    Act::Freeze => "freeze",
                    Act::Unfreeze => "unfreeze",
                };
                ("freeze-changes", json!({"act": act, "reason": reason.name()}))
            }
            Ask::ChargeOff(reason) => ("charge-offs", json!({"reason": reason.name()})),
            Ask::Promise { amount, until, via } => {
                let via = match via {
                    Via::Customer => "customer",
                    Via::Staff => "staff",
                };
                ("promises", json!({"amount": written(*amount), "until": until.to_string(), "via": via}))
            }
        }
    }

    /// What was done; none when it was so already.
    pub(super) fn done(&self, answer: &Value) -> Result<Option<Done>, No> {
        Ok(match self {
            Ask::Freeze(act, _) => answer.get("change").map(|_| Done::Freeze(*act)),
            Ask::ChargeOff(_) if answer.get("charge_off").is_none() => None,
            Ask::ChargeOff(_) => {
                let part = |name: &str| amount(answer, &format!("charge_off.{name}"));
                Some(Done::WroteOff(part("principal")? + part("fee")? + part("penalty")?))
            }
            Ask::Promise { .. } => Some(Done::Promised(amount(answer, "amount")?)),
        })
    }
}

/// How an account stands.
pub(super) fn stands(shown: &Value) -> Result<Stands, No> {
    let freezes = list(shown, "freezes")?;
    let by_lateness = freezes.iter().any(|freeze| freeze["cause"] == "lateness");
    let by_staff = freezes.iter().find(|freeze| freeze["cause"] == "staff");
    let by_staff = by_staff.map(|freeze| Ok((date(freeze, "since")?, reason(freeze)?))).transpose()?;
    let is_charged_off = shown.get("charged_off").is_some();
    let charged_off = if is_charged_off { Some(charged_off(shown)?) } else { None };
    let promise = if shown.get("promise").is_some() { Some(promise(shown)?) } else { None };
    Ok(Stands { frozen: Freeze { by_lateness, by_staff }, charged_off, promise })
}

fn charged_off(shown: &Value) -> Result<ChargedOff, No> {
    let part = |name: &str| amount(shown, &format!("charged_off.{name}"));
    let parts = [part("principal")?, part("fee")?, part("penalty")?, part("recovered")?, part("owed")?];
    Ok(ChargedOff { on: date(shown, "charged_off.on")?, parts })
}

fn promise(shown: &Value) -> Result<Promise, No> {
    let state = PromiseState::named(&text(shown, "promise.state")?).ok_or_else(|| missing(shown, "promise.state"))?;
    let is_paused = shown["promise"].get("contact_paused_until").is_some();
    if is_paused != (state == PromiseState::Open) {
        return Err(missing(shown, "promise.contact_paused_until"));
    }
    let (amount_of, until) = (amount(shown, "promise.amount")?, date(shown, "promise.until")?);
    Ok(Promise { amount: amount_of, until, state, paid: amount(shown, "promise.paid")? })
}

/// An act in the log.
pub(super) fn freeze_changed(shown: &Value) -> Result<FreezeChange, No> {
    let act = match text(shown, "act")?.as_str() {
        "freeze" => Act::Freeze,
        "unfreeze" => Act::Unfreeze,
        _ => return Err(missing(shown, "act")),
    };
    Ok(FreezeChange { date: date(shown, "business_date")?, act, reason: reason(shown)? })
}

fn reason(shown: &Value) -> Result<Reason, No> {
    let named = text(shown, "reason")?;
    let found = Reason::ALL.into_iter().find(|reason| reason.name() == named);
    found.ok_or_else(|| missing(shown, "reason"))
}

/// The buckets of a currency, and last what was charged off.
pub(super) fn buckets(shown: &Value, currency: Currency) -> Result<Vec<(Option<u32>, u64, Amount)>, No> {
    let found = list(shown, "currencies")?.iter().find(|owed| owed["currency"] == currency.code());
    let Some(found) = found else { return Ok(Vec::new()) };
    let mut buckets = Vec::new();
    for bucket in list(found, "buckets")? {
        let accounts = u64::from(number(bucket, "accounts")?);
        buckets.push((Some(number(bucket, "from_days")?), accounts, amount(bucket, "principal")?));
    }
    let accounts = u64::from(number(found, "charged_off.accounts")?);
    buckets.push((None, accounts, amount(found, "charged_off.owed")?));
    Ok(buckets)
}
