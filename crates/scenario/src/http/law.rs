//! Texts, asked over HTTP.

use engine::text::TextKind;
use serde_json::{Value, json};

use super::Http;
use super::field::{amount, date, list, missing, number, text};
use crate::driver::{Call, No};
use crate::law::{Laws, NewText, OfKind, ToReturn};

impl Laws for Http {
    fn publish(&mut self, new: &NewText, staff: &str, call: &Call) -> Result<Option<u32>, No> {
        let mut body = json!({"kind": new.kind.name(), "version": new.version, "language": new.language.tag(),
            "text": new.content});
        if let Some(from) = new.from {
            body["in_force_from"] = json!(from.to_string());
        }
        let secret = self.staff(&super::operator(staff))?;
        let answer = self.client.post(&secret, "/v1/texts", &body, call)?;
        let published = number(&answer, "id")?;
        Ok(self.client.has_made(call).then_some(published))
    }

    fn show(&mut self, account: &str, text: u32, call: &Call) -> Result<Option<()>, No> {
        self.on_account(account, "text-showings", &json!({"text": text}), call)?;
        Ok(self.client.has_made(call).then_some(()))
    }

    fn accept(&mut self, account: &str, text: u32, call: &Call) -> Result<Option<()>, No> {
        self.on_account(account, "acceptances", &json!({"text": text}), call)?;
        Ok(self.client.has_made(call).then_some(()))
    }

    fn withdraw_consent(&mut self, account: &str, kind: &TextKind, call: &Call) -> Result<Option<()>, No> {
        self.on_account(account, "consent-withdrawals", &json!({"kind": kind.name()}), call)?;
        Ok(self.client.has_made(call).then_some(()))
    }

    fn withdraw_credit(&mut self, order: &str, call: &Call) -> Result<Option<ToReturn>, No> {
        let operator = self.client.operator().to_string();
        let answer = self.client.post(&operator, &format!("/v1/orders/{order}/withdrawals"), &json!({}), call)?;
        if answer.get("withdrawal").is_none() {
            return Ok(None);
        }
        let (principal, fee) = (amount(&answer, "withdrawal.principal")?, amount(&answer, "withdrawal.fee")?);
        Ok(Some((principal, fee, date(&answer, "withdrawal.due_date")?)))
    }

    fn agreements(&mut self, account: &str) -> Result<(Vec<OfKind>, Vec<String>), No> {
        let shown = self.client.get(&format!("/v1/accounts/{account}/agreements"))?;
        let accepted = list(&shown, "accepted")?.iter().map(of_kind).collect::<Result<_, _>>()?;
        let kinds = list(&shown, "missing")?.iter();
        let kinds = kinds.map(|kind| kind.as_str().map(str::to_string).ok_or_else(|| missing(&shown, "missing")));
        Ok((accepted, kinds.collect::<Result<_, _>>()?))
    }

    fn texts_of(&mut self, order: &str, merchant: &str) -> Result<Vec<OfKind>, No> {
        let shown = self.client.get_as(self.secret(merchant), &format!("/v1/orders/{order}"))?;
        list(&shown, "texts")?.iter().map(of_kind).collect()
    }

    fn content(&mut self, number: u32) -> Result<String, No> {
        text(&self.client.get(&format!("/v1/texts/{number}"))?, "content")
    }
}

fn of_kind(shown: &Value) -> Result<OfKind, No> {
    Ok((text(shown, "kind")?, number(shown, "version")?))
}
