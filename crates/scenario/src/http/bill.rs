//! Bills, asked over HTTP.

use calendar::{CycleDay, Date};
use money::{Amount, Money};
use serde_json::{Value, json};

use super::Http;
use super::field::{amount, date, list, missing, text, written};
use super::views;
use crate::bill::{Bills, Hardship, Planned, Split};
use crate::driver::{Call, No};
use crate::fact::Price;

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

    fn split_quotes(&mut self, account: &str, statement: &str, amount: Option<Money>) -> Result<Vec<(u32, Price)>, No> {
        let amount = amount.map_or(String::new(), |amount| format!("&amount={}", amount.amount.minor()));
        let path = format!("/v1/accounts/{account}/bill-instalment-quotes?statement={statement}{amount}");
        list(&self.client.get(&path)?, "quotes")?.iter().map(views::quote).collect()
    }

    fn split(&mut self, account: &str, statement: &str, split: &Split, call: &Call) -> Result<Planned, No> {
        let mut body = json!({"statement": statement, "terms": split.terms});
        if let Some(amount) = split.amount {
            body["amount"] = written(amount);
        }
        planned(&self.on_account(account, "bill-instalments", &body, call)?)
    }

    fn plan_hardship(&mut self, account: &str, ask: &Hardship, call: &Call) -> Result<Planned, No> {
        let mut body = json!({"terms": ask.terms, "reason": ask.reason.name()});
        if let Some(yearly) = ask.yearly {
            body["yearly_ppm"] = json!(yearly.parts());
        }
        planned(&self.on_account(account, "hardship-plans", &body, call)?)
    }
}

/// A plan as it was agreed on.
fn planned(answer: &Value) -> Result<Planned, No> {
    let price = Price::Instalments(views::terms(list(answer, "terms")?)?, views::rates(answer)?);
    Ok((text(answer, "plan")?, amount(answer, "amount")?, price))
}

impl Http {
    /// Does something on an account, as an operator.
    pub(super) fn on_account(&mut self, account: &str, what: &str, body: &Value, call: &Call) -> Result<Value, No> {
        let operator = self.client.operator().to_string();
        self.client.post(&operator, &format!("/v1/accounts/{account}/{what}"), body, call)
    }
}
