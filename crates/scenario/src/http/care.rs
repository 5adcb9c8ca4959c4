//! What staff do for a customer, over HTTP.

use calendar::CycleDay;
use engine::closing::ClosingReason;
use engine::concession::{ReversalReason, Status};
use money::Amount;
use serde_json::{Value, json};

use super::Http;
use super::field::{amount, missing, text, written};
use crate::driver::{Call, Conceded, Concession, ConcessionAsk, Given, No};
use crate::story::{Reopening, Staff};

impl Http {
    /// Asks as one of the staff; whose key it is that the answer names under `by` is remembered.
    fn act(&mut self, staff: &Staff, path: &str, body: &Value, by: &str, call: &Call) -> Result<Value, No> {
        let secret = self.staff(staff)?;
        let answer = self.client.post(&secret, path, body, call)?;
        if let Some(key) = answer[by]["key"].as_str() {
            self.keys.insert(key.to_string(), staff.name.clone());
        }
        Ok(answer)
    }

    pub(super) fn conceded(
        &mut self,
        account: &str,
        ask: &ConcessionAsk,
        staff: &Staff,
        call: &Call,
    ) -> Result<Given, No> {
        let conceded = match &ask.conceded {
            Conceded::Penalty(id) => json!({"type": "penalty", "statement": id}),
            Conceded::Fee(id) => json!({"type": "fee", "statement": id}),
            Conceded::Goodwill(None) => json!({"type": "goodwill"}),
            Conceded::Goodwill(Some(order)) => json!({"type": "goodwill", "order": order}),
        };
        let mut body = json!({"conceded": conceded, "reason": ask.reason.name()});
        if let Some(amount) = ask.amount {
            body["amount"] = written(amount);
        }
        let answer = self.act(staff, &format!("/v1/accounts/{account}/concessions"), &body, "by", call)?;
        let is_proposed = text(&answer, "state")? == Status::Proposed.name();
        let amount = amount(&answer, if is_proposed { "asked" } else { "given" })?;
        Ok(Given { id: text(&answer, "id")?, amount, is_proposed })
    }

    pub(super) fn approved(&mut self, id: &str, staff: &Staff, call: &Call) -> Result<Option<Amount>, No> {
        let path = format!("/v1/concessions/{id}/approvals");
        let answer = self.act(staff, &path, &json!({}), "approved_by", call)?;
        let given = amount(&answer, "given")?;
        Ok(answer.get("approved_by").map(|_| given))
    }

    pub(super) fn declined(&mut self, id: &str, staff: &Staff, call: &Call) -> Result<Option<()>, No> {
        let answer = self.act(staff, &format!("/v1/concessions/{id}/declines"), &json!({}), "by", call)?;
        Ok(answer.get("by").map(|_| ()))
    }

    pub(super) fn reversed(
        &mut self,
        id: &str,
        reason: ReversalReason,
        staff: &Staff,
        call: &Call,
    ) -> Result<Option<Amount>, No> {
        let body = json!({"reason": reason.name()});
        let answer = self.act(staff, &format!("/v1/concessions/{id}/reversals"), &body, "by", call)?;
        let taken = amount(&answer, "amount")?;
        Ok(answer.get("by").map(|_| taken))
    }

    pub(super) fn shown(&mut self, id: &str) -> Result<Concession, No> {
        let shown = self.client.get(&format!("/v1/concessions/{id}"))?;
        let state = text(&shown, "state")?;
        let status = Status::ALL.into_iter().find(|status| status.name() == state);
        let acted = ["by", "approved_by", "declined_by", "reversed_by"].map(|field| shown[field]["key"].as_str());
        let named = |key: &str| self.keys.get(key).cloned().unwrap_or_else(|| key.to_string());
        Ok(Concession {
            status: status.ok_or_else(|| missing(&shown, "state"))?,
            asked: amount(&shown, "asked")?,
            given: amount(&shown, "given")?,
            staff: acted.into_iter().flatten().map(named).collect(),
        })
    }

    pub(super) fn closed(
        &mut self,
        account: &str,
        reason: ClosingReason,
        staff: &Staff,
        call: &Call,
    ) -> Result<Option<()>, No> {
        let body = json!({"reason": reason.name()});
        let answer = self.act(staff, &format!("/v1/accounts/{account}/closings"), &body, "by", call)?;
        Ok(answer.get("by").map(|_| ()))
    }

    pub(super) fn reopened(
        &mut self,
        account: &str,
        reopening: &Reopening,
        staff: &Staff,
        call: &Call,
    ) -> Result<(Amount, CycleDay), No> {
        let mut body = json!({"limit": written(reopening.limit), "reason": reopening.reason.name()});
        if let Some(day) = reopening.cycle_day {
            body["cycle_day"] = json!(day.day());
        }
        let answer = self.act(staff, &format!("/v1/accounts/{account}/reopenings"), &body, "by", call)?;
        let day = answer["cycle_day"].as_u64().and_then(|day| CycleDay::new(u32::try_from(day).ok()?));
        Ok((amount(&answer, "limit")?, day.ok_or_else(|| missing(&answer, "cycle_day"))?))
    }
}
