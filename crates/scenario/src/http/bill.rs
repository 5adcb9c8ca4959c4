//! Bills, asked over HTTP.

use calendar::{CycleDay, Date};
use money::Amount;
use serde_json::{Value, json};

use super::Http;
use super::field::{amount, date, missing};
use crate::bill::Bills;
use crate::driver::{Call, No};

impl Bills for Http {
    fn change_cycle_day(&mut self, account: &str, day: CycleDay, call: &Call) -> Result<(CycleDay, Date), No> {
        let answer = self.on_account(account, "cycle-day-changes", &json!({"cycle_day": day.day()}), call)?;
        let before = answer["before"].as_u64().and_then(|day| CycleDay::new(u32::try_from(day).ok()?));
        Ok((before.ok_or_else(|| missing(&answer, "before"))?, date(&answer, "first_cycle_date")?))
    }

    fn defer(&mut self, account: &str, statement: &str, days: u32, call: &Call) -> Result<(Date, Date, Amount), No> {
        let answer = self.on_account(account, "deferrals", &json!({"statement": statement, "days": days}), call)?;
        Ok((date(&answer, "due_date_before")?, date(&answer, "due_date")?, amount(&answer, "fee")?))
    }
}

impl Http {
    /// Does something on an account, as an operator.
    pub(super) fn on_account(&mut self, account: &str, what: &str, body: &Value, call: &Call) -> Result<Value, No> {
        let operator = self.client.operator().to_string();
        self.client.post(&operator, &format!("/v1/accounts/{account}/{what}"), body, call)
    }
}
