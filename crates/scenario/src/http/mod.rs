//! The HTTP driver: the same stories through `/v1` over a real socket, each caller with a key of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calendar::{CycleDay, Instant};
use engine::closing::ClosingReason;
use engine::concession::ReversalReason;
use engine::instruction::{Outcome, Status};
use engine::repayment::Source;
use engine::staff::Role;
use engine::terms::Terms;
use engine::turn::Intent;
use ledger::{Kind, Side};
use money::{Amount, Currency, Money};
use sequencer::{Mode, Options, Sequencer, World, clock, init};
use serde_json::{Value, json};

use crate::coupon::Wish;
use crate::driver::{
    self, Call, Captured, Concession, ConcessionAsk, Driver, Given, NewOrder, No, OnOrder, Payment, Repaid, Target,
};
use crate::fact::{LimitChanged, Payments, Price};
use crate::lateness;
use crate::story::{Caller, Contract, Instruct, LimitChange, Line, Reopening, Setup, Staff};

mod bill;
mod care;
mod coupon;
mod client;
mod field;
mod late;
mod law;
mod order;
mod problem;
mod server;
mod views;

use client::Client;
use field::{amount, list, money, text};
use server::Server;

/// How many shards a story is played on.
const SHARDS: u16 = 3;

/// A server, and a client that knows the keys of everyone.
pub struct Http {
    path: PathBuf,
    client: Client,
    /// The merchants' own API keys.
    secrets: BTreeMap<String, String>,
    /// Those of the staff, by their names.
    staff: BTreeMap<String, String>,
    /// Whose keys those are that answers name.
    keys: BTreeMap<String, String>,
    server: Server,
}

impl Http {
    /// Serves a sandbox in the new directory `path` whose clock stands at `start`, under the Terms of `setup`.
    ///
    /// # Errors
    /// What stands in the way of it.
    pub fn create(path: &Path, setup: &Setup, start: Instant) -> Result<Http, String> {
        let world = World { mode: Mode::Sandbox, zone: setup.zone.clone(), shards: SHARDS };
        init(path, &world, start, &setup.terms()).map_err(|error| error.to_string())?;
        let sequencer = Sequencer::open(path, Options::default()).map_err(|error| error.to_string())?;
        let server = Server::start(path, sequencer)?;
        let client = Client::new(&server)?;
        let (secrets, staff, keys) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Ok(Http { path: path.to_path_buf(), client, secrets, staff, keys, server })
    }

    /// Stops the server and verifies its directory.
    ///
    /// # Errors
    /// The first fault.
    pub fn verify(self) -> Result<(), String> {
        self.server.stop()?;
        sequencer::verify::verify(&self.path).map(|_| ()).map_err(|error| error.to_string())
    }

    /// The key of a merchant; the operator's for a merchant that is not there.
    fn secret(&self, merchant: &str) -> &str {
        self.secrets.get(merchant).map_or(self.client.operator(), String::as_str)
    }

    /// The key of one of the staff, who gets one when first named.
    fn staff(&mut self, staff: &Staff) -> Result<String, No> {
        let Staff { name, role } = staff;
        if !self.staff.contains_key(name) {
            self.staff.insert(name.clone(), self.server.staff(name, *role).map_err(No::Broken)?);
        }
        Ok(self.staff[name].clone())
    }
}

impl Driver for Http {
    fn move_to(&mut self, at: Instant) -> Result<(), No> {
        self.set_clock(at)
    }

    fn set_clock(&mut self, at: Instant) -> Result<(), No> {
        let operator = self.client.operator().to_string();
        self.client.ask(&operator, "/v1/clock", &json!({"to": clock::write(at)})).map(|_| ())
    }

    fn create(&mut self) -> Result<String, No> {
        let operator = self.client.operator().to_string();
        let answer =
            self.client.post(&operator, "/v1/customers", &json!({}), &Call { key: None, intent: Intent::Do })?;
        text(&answer, "id")
    }

    fn open(&mut self, customer: &str, line: &Line, call: &Call) -> Result<String, No> {
        let limit = field::written(line.limit);
        let body = json!({"customer": customer, "limit": limit, "cycle_day": line.cycle_day.day()});
        let operator = self.client.operator().to_string();
        text(&self.client.post(&operator, "/v1/accounts", &body, call)?, "id")
    }

    fn register(&mut self, contract: &Contract, call: &Call) -> Result<String, No> {
        let operator = self.client.operator().to_string();
        let answer = self.client.post(&operator, "/v1/merchants", &views::contract(contract), call)?;
        let id = text(&answer, "id")?;
        let path = format!("/v1/merchants/{id}/keys");
        let key = self.client.post(&operator, &path, &json!({}), &Call { key: None, intent: Intent::Do })?;
        self.secrets.insert(id.clone(), text(&key, "secret")?);
        Ok(id)
    }

    fn quotes(
        &mut self,
        account: &str,
        merchant: &str,
        amount: Money,
        balance: Option<Money>,
    ) -> Result<Vec<(u32, Price)>, No> {
        self.quote(account, merchant, amount, balance, &Wish::default())
    }

    fn figures(
        &mut self,
        account: &str,
        merchant: &str,
        amount: Money,
        terms: Option<u32>,
    ) -> Result<Vec<(String, String)>, No> {
        let body = json!({"account": account, "amount": field::written(amount), "merchant": merchant});
        let secret = self.secret(merchant).to_string();
        let answer = self.client.ask(&secret, "/v1/quotes", &body)?;
        let is_meant = |quote: &&Value| quote["method"]["terms"].as_u64() == terms.map(u64::from);
        let quote = list(&answer, "quotes")?.iter().find(is_meant);
        let figures = quote.map(|quote| list(quote, "figures")).transpose()?.map_or(&[][..], Vec::as_slice);
        figures.iter().map(|figure| views::figure(figure, amount.currency)).collect()
    }

    fn authorise(&mut self, ask: &NewOrder, call: &Call) -> Result<(String, Price, Amount), No> {
        self.authorised(ask, call)
    }

    fn capture(&mut self, ask: &OnOrder, call: &Call) -> Result<Option<Captured>, No> {
        let answer = self.change(ask, "captures", call)?;
        if answer.get("capture").is_none() {
            return Ok(None);
        }
        let is_plan = answer["capture"].get("plan").is_some();
        let plan = if is_plan { Some(views::terms(list(&answer, "capture.plan.terms")?)?) } else { None };
        Ok(Some(Captured { amount: amount(&answer, "capture.amount")?, plan }))
    }

    fn void(&mut self, ask: &OnOrder, call: &Call) -> Result<Option<Amount>, No> {
        let released = amount(&self.change(ask, "voids", call)?, "released")?;
        Ok(Some(released).filter(|released| !released.is_zero()))
    }

    fn refund(&mut self, ask: &OnOrder, call: &Call) -> Result<Amount, No> {
        amount(&self.change(ask, "refunds", call)?, "amount")
    }

    fn repay(&mut self, account: &str, payment: &Payment, call: &Call) -> Result<Repaid, No> {
        let target = match &payment.target {
            Target::Due => json!({"type": "due"}),
            Target::Everything => json!({"type": "everything"}),
            Target::Plan(id) => json!({"type": "plan", "id": id}),
            Target::Statement(id) => json!({"type": "statement", "id": id}),
        };
        let mut body = json!({"target": target});
        if let Some(paid) = payment.amount {
            body["amount"] = field::written(paid);
        }
        if payment.source != Source::Bank {
            body["source"] = json!(payment.source.name());
        }
        if let Some(on) = payment.value_date {
            body["value_date"] = json!(on.to_string());
        }
        let operator = self.client.operator().to_string();
        let answer = self.client.post(&operator, &format!("/v1/accounts/{account}/repayments"), &body, call)?;
        let part = |name| amount(&answer, name);
        let parts = [part("penalty")?, part("fee")?, part("principal")?, part("credit")?];
        let is_corrected = answer.get("correction").is_some();
        let taken_back = if is_corrected { part("correction.taken_back")? } else { Amount::ZERO };
        Ok(Repaid { amount: part("amount")?, parts, taken_back })
    }

    fn propose(&mut self, terms: &Terms, staff: &str, call: &Call) -> Result<u32, No> {
        let (staff, body) = (self.staff(&operator(staff))?, json!({"document": documents::terms::write(terms)}));
        field::number(&self.client.post(&staff, "/v1/terms", &body, call)?, "version")
    }

    fn approve(&mut self, version: u32, staff: &str, call: &Call) -> Result<Option<()>, No> {
        let staff = self.staff(&operator(staff))?;
        let path = format!("/v1/terms/{version}/approvals");
        let answer = self.client.post(&staff, &path, &json!({}), call)?;
        Ok(answer.get("approved").map(|_| ()))
    }

    fn in_force(&mut self, currency: Currency) -> Result<u32, No> {
        let shown = self.client.get("/v1/terms")?;
        let is_meant = |terms: &&Value| terms["currency"] == currency.code() && terms["state"] == "in_force";
        let found = list(&shown, "terms")?.iter().find(is_meant);
        field::number(found.ok_or_else(|| field::missing(&shown, "terms"))?, "version")
    }

    fn change_limit(&mut self, account: &str, change: &LimitChange, call: &Call) -> Result<Option<[Amount; 3]>, No> {
        let operator = self.client.operator().to_string();
        let path = format!("/v1/accounts/{account}/limit-changes");
        let answer = self.client.post(&operator, &path, &views::limit_change(change), call)?;
        let part = |name| amount(&answer, name);
        let changed = [part("before.limit")?, part("after.limit")?, part("over_limit")?];
        Ok(Some(changed).filter(|_| answer["before"] != answer["after"]))
    }

    fn limit_changes(&mut self, account: &str) -> Result<Vec<LimitChanged>, No> {
        let mut changes = Vec::new();
        let path = format!("/v1/accounts/{account}/limit-changes?limit=2");
        let mut page = path.clone();
        loop {
            let shown = self.client.get(&page)?;
            for change in list(&shown, "items")? {
                changes.push(views::limit_changed(change)?);
            }
            match shown["next"].as_str() {
                Some(next) => page = format!("{path}&before={next}"),
                None => break,
            }
        }
        changes.reverse();
        Ok(changes)
    }

    fn explain(&mut self, subject: &str, figure: Option<(explain::Kind, u32)>) -> Result<Vec<driver::Explained>, No> {
        let query = figure.map(|(kind, number)| match number {
            0 => format!("?figure={}", kind.name()),
            _ => format!("?figure={}&number={number}", kind.name()),
        });
        let shown = self.client.get(&format!("/v1/explanations/{subject}{}", query.unwrap_or_default()))?;
        list(&shown, "explanations")?.iter().map(views::explained).collect()
    }

    fn export(&mut self, account: &str) -> Result<Vec<(String, i64)>, No> {
        views::exported(&self.client.get(&format!("/v1/accounts/{account}/export"))?)
    }

    fn instruct(&mut self, account: &str, ask: &Instruct, call: &Call) -> Result<String, No> {
        let operator = self.client.operator().to_string();
        let body = json!({"purpose": ask.purpose.name(), "amount": field::written(ask.amount)});
        text(&self.client.post(&operator, &format!("/v1/accounts/{account}/instructions"), &body, call)?, "id")
    }

    fn confirm(&mut self, instruction: &str, outcome: Outcome, call: &Call) -> Result<Option<Amount>, No> {
        let operator = self.client.operator().to_string();
        let (path, name) = (format!("/v1/instructions/{instruction}/outcomes"), outcome.status().name());
        let answer = self.client.post(&operator, &path, &json!({"outcome": name}), call)?;
        let confirmed = amount(&answer, "amount")?;
        Ok(answer.get("outcome").map(|_| confirmed))
    }

    fn instruction(&mut self, instruction: &str) -> Result<(Status, Amount), No> {
        views::instruction(&self.client.get(&format!("/v1/instructions/{instruction}"))?)
    }

    fn wallet(&mut self, account: &str) -> Result<driver::Wallet, No> {
        views::wallet(&self.client.get(&format!("/v1/accounts/{account}/wallet"))?)
    }

    fn concede(&mut self, account: &str, ask: &ConcessionAsk, staff: &Staff, call: &Call) -> Result<Given, No> {
        self.conceded(account, ask, staff, call)
    }

    fn approve_concession(&mut self, id: &str, staff: &Staff, call: &Call) -> Result<Option<Amount>, No> {
        self.approved(id, staff, call)
    }

    fn decline_concession(&mut self, id: &str, staff: &Staff, call: &Call) -> Result<Option<()>, No> {
        self.declined(id, staff, call)
    }

    fn reverse_concession(
        &mut self,
        id: &str,
        reason: ReversalReason,
        staff: &Staff,
        call: &Call,
    ) -> Result<Option<Amount>, No> {
        self.reversed(id, reason, staff, call)
    }

    fn concession(&mut self, id: &str) -> Result<Concession, No> {
        self.shown(id)
    }

    fn close(&mut self, account: &str, reason: ClosingReason, staff: &Staff, call: &Call) -> Result<Option<()>, No> {
        self.closed(account, reason, staff, call)
    }

    fn reopen(
        &mut self,
        account: &str,
        reopening: &Reopening,
        staff: &Staff,
        call: &Call,
    ) -> Result<(Amount, CycleDay), No> {
        self.reopened(account, reopening, staff, call)
    }

    fn late(&mut self, account: &str, ask: &lateness::Ask, call: &Call) -> Result<Option<lateness::Done>, No> {
        let operator = self.client.operator().to_string();
        let (path, body) = ask.request();
        ask.done(&self.client.post(&operator, &format!("/v1/accounts/{account}/{path}"), &body, call)?)
    }

    fn freeze_changes(&mut self, account: &str) -> Result<Vec<lateness::FreezeChange>, No> {
        let all = self.client.all(&format!("/v1/accounts/{account}/freeze-changes?limit=2"))?;
        all.iter().rev().map(late::freeze_changed).collect()
    }

    fn buckets(&mut self, currency: Currency) -> Result<Vec<(Option<u32>, u64, Amount)>, No> {
        late::buckets(&self.client.get("/v1/reports/days-past-due")?, currency)
    }

    fn write(&mut self, written: &driver::Written) -> Result<(), No> {
        let secret = match &written.caller {
            Caller::Operator => Some(self.client.operator()),
            Caller::Merchant(id) => Some(self.secret(id)),
            Caller::Nobody => None,
        };
        self.client.write(secret, written)
    }

    fn account(&mut self, account: &str) -> Result<driver::Account, No> {
        let shown = self.client.get(&format!("/v1/accounts/{account}"))?;
        let cycle_day = shown["cycle_day"].as_u64().and_then(|day| CycleDay::new(u32::try_from(day).ok()?));
        let has_temporary = shown.get("temporary_limit").is_some();
        let temporary = if has_temporary { Some(views::temporary_limit(&shown)?) } else { None };
        Ok(driver::Account {
            limit: amount(&shown, "limit")?,
            fixed_limit: amount(&shown, "fixed_limit")?,
            temporary_limit: temporary,
            cycle_day: cycle_day.ok_or_else(|| field::missing(&shown, "cycle_day"))?,
            available: amount(&shown, "available")?,
            exposure: amount(&shown, "exposure")?,
            held: amount(&shown, "held")?,
            credit: amount(&shown, "credit_balance")?,
            due: amount(&shown, "due_now")?,
            minimum_due: field::amount_if_said(&shown, "minimum_due")?,
            interest_run_up: field::amount_if_said(&shown, "interest_run_up")?,
            days_past_due: field::number(&shown, "days_past_due")?,
            closed: if shown.get("closed_on").is_some() { Some(field::date(&shown, "closed_on")?) } else { None },
            stands: late::stands(&shown)?,
        })
    }

    fn statements(&mut self, account: &str) -> Result<Vec<driver::Statement>, No> {
        let mut statements = Vec::new();
        let mut page = format!("/v1/accounts/{account}/statements?limit=100");
        loop {
            let shown = self.client.get(&page)?;
            for brief in list(&shown, "items")? {
                let statement = self.client.get(&format!("/v1/statements/{}", text(brief, "id")?))?;
                statements.push(views::statement(&self.client, &statement)?);
            }
            match shown["next"].as_str() {
                Some(next) => page = format!("/v1/accounts/{account}/statements?limit=100&before={next}"),
                None => break,
            }
        }
        statements.reverse();
        Ok(statements)
    }

    fn order(&mut self, order: &str, merchant: &str) -> Result<driver::Order, No> {
        views::order(&self.client.get_as(self.secret(merchant), &format!("/v1/orders/{order}"))?)
    }

    fn plan(&mut self, plan: &str) -> Result<Option<Payments>, No> {
        let shown = self.client.get(&format!("/v1/plans/{plan}"))?;
        let billed = field::number(&shown, "terms_billed")?;
        let to_come = &list(&shown, "terms")?[billed as usize..];
        Ok(if to_come.is_empty() { None } else { Some(views::terms(to_come)?) })
    }

    fn merchant(&mut self, merchant: &str) -> Result<driver::Merchant, No> {
        let shown = self.client.get_as(self.secret(merchant), &format!("/v1/merchants/{merchant}/balance"))?;
        let sum = |name| amount(&shown, name);
        let sums = [sum("captured")?, sum("refunded")?, sum("discount")?, sum("subsidy")?];
        Ok(driver::Merchant { sums, owed: money(&shown, "payable")?.0 })
    }

    fn books(&mut self, currency: Currency) -> Result<BTreeMap<Kind, i64>, No> {
        let shown = self.client.get("/v1/books")?;
        let books = list(&shown, "books")?.iter().find(|books| books["currency"] == currency.code());
        let lines = books.map(|books| list(books, "lines")).transpose()?.map_or(&[][..], Vec::as_slice);
        let mut totals: BTreeMap<Kind, i64> = Kind::ALL.into_iter().map(|kind| (kind, 0)).collect();
        for line in lines {
            let name = text(line, "account")?;
            let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
            let kind = kind.ok_or_else(|| field::missing(line, "account"))?;
            let balance = money(line, "balance")?.0;
            totals.insert(kind, if kind.side() == Side::Debit { balance } else { -balance });
        }
        Ok(totals)
    }

    fn check(&mut self) -> Result<(), No> {
        let shown = self.client.get("/v1/books")?;
        for books in list(&shown, "books")? {
            let (debits, credits) = (money(books, "debits")?, money(books, "credits")?);
            if debits != credits {
                return Err(No::Broken(format!("debits {debits:?} are not credits {credits:?}")));
            }
        }
        Ok(())
    }
}

/// An operator of a name.
fn operator(name: &str) -> Staff {
    Staff { name: name.to_string(), role: Role::Operator }
}
