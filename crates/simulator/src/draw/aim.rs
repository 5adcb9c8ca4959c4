//! Aiming: a request for a cell of the table that was met too rarely.

use engine::limits::CAPTURES_MAX;
use engine::loss::Accept;
use engine::order::{Method, Status, Timing};
use engine::repayment::Source;
use engine::turn::Intent;
use money::{Amount, Currency, Money};

use super::Draw;
use super::wallet::{has, instruction as in_cast};
use crate::ask::{Aim, Ask, Made, OnBill, Sent, Serial, Verb, Who};
use crate::auditor::model::{Account, Order};
use crate::coverage::{Billed, Cell};
use crate::run::Run;

/// How many things are looked at for one that fits.
const LOOKS: usize = 600;

impl Draw {
    /// A request for one of the wanted cells, if what it needs is there.
    pub(super) fn aimed(&mut self, run: &Run, at: Option<i64>) -> Option<Sent> {
        let cell = *self.wanted.get(self.dice.below(self.wanted.len() as u64) as usize)?;
        let mut sent = match (cell.answer, cell.billed) {
            ("repeated", _) => self.aimed_repeat(run, &cell)?,
            (_, None) => {
                let ask = self.aimed_beginning(run, &cell)?;
                let sent = self.fresh(ask, at, 0);
                // What it makes has no name here: only its refusal is wanted.
                if cell.answer == "idempotency_key_reused" { sent } else { return None }
            }
            (_, Some(billed)) => {
                let ask = self.aimed_ask(run, &cell, billed)?;
                Sent { intent: Intent::Do, ..self.fresh(ask, at, 0) }
            }
        };
        if cell.answer == "repeated" {
            sent.serial = self.serial();
        } else if cell.answer == "idempotency_key_reused" {
            let other = self.answered_with_key(run)?;
            (sent.key, sent.body) = (other, sent.serial);
        } else {
            self.note_order(&sent);
        }
        sent.at = at;
        Some(sent)
    }

    /// A command that names no account.
    fn aimed_beginning(&mut self, run: &Run, cell: &Cell) -> Option<Ask> {
        Some(match cell.command {
            "propose_terms" => self.proposal(run),
            "approve_terms" => self.approval(run),
            "create_customer" => Ask::Create,
            "open_account" => self.opening(run),
            "register_merchant" => self.registration(),
            "accept_loss" => Ask::Accept(Accept { after: 1, by: 1, because: 1 }),
            _ => return None,
        })
    }

    /// One more capture of a cent, when an order is being captured as often as it may be.
    pub(super) fn burst(&mut self, run: &Run, at: Option<i64>) -> Option<Sent> {
        let (serial, left) = self.bursting.take()?;
        self.bursting = left.checked_sub(1).map(|left| (serial, left));
        let Some(Made::Order(id)) = run.auditor.cast.get(&serial) else { return None };
        let currency = run.auditor.account(run.auditor.order(*id)?.account)?.currency;
        let amount = Some(Money { amount: Amount::of(1), currency });
        let ask = Ask::Order { verb: Verb::Capture, order: Who::Of(serial), merchant: None, amount };
        Some(Sent { intent: Intent::Do, ..self.fresh(ask, at, 0) })
    }

    fn note_order(&mut self, sent: &Sent) {
        match sent.ask {
            Ask::Buy { .. } => self.orders.push(sent.serial),
            Ask::Instruct { .. } => self.instructions.push(sent.serial),
            Ask::OnBill { what: OnBill::Split { .. } | OnBill::Hardship { .. }, .. } => self.plans.push(sent.serial),
            _ => {}
        }
    }

    /// A key that is remembered.
    fn answered_with_key(&mut self, run: &Run) -> Option<Option<Serial>> {
        let from = self.dice.below(run.answered.len() as u64) as usize;
        let keys =
            run.answered.iter().cycle().skip(from).take(LOOKS.min(run.answered.len())).filter_map(|sent| sent.key);
        keys.filter(|key| is_remembered(run, *key)).map(Some).next()
    }

    /// A request that happened, and whose order and account stand as wanted now.
    fn aimed_repeat(&mut self, run: &Run, cell: &Cell) -> Option<Sent> {
        let from = self.dice.below(run.answered.len() as u64) as usize;
        let mut answered = run.answered.iter().cycle().skip(from).take(LOOKS.min(run.answered.len()));
        let found = answered.find(|sent| {
            sent.ask.name() == cell.command
                && sent.key.is_some_and(|key| is_remembered(run, key))
                && stands(run, &sent.ask, cell)
        });
        found.cloned()
    }

    fn aimed_ask(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let verb = match cell.command {
            "capture_order" => Verb::Capture,
            "void_order" => Verb::Void,
            "refund_order" => Verb::Refund,
            "repay" => return self.aimed_repayment(run, cell, billed),
            "change_limit" => return self.aimed_limit(run, cell, billed),
            "change_freeze" | "charge_off" | "promise_to_pay" => return self.aimed_late(run, cell, billed),
            "request_instruction" => return self.aimed_instruction(run, cell, billed),
            "confirm_instruction" => return self.aimed_confirmation(run, cell, billed),
            "authorise_order" if matches!(cell.answer, "wallet_blocked" | "balance_insufficient") => {
                return self.aimed_balance(run, cell, billed);
            }
            "change_cycle_day" | "defer_statement" | "split_bill" | "plan_hardship" => {
                return self.aimed_bill(run, cell, billed);
            }
            _ => return self.aimed_purchase(run, cell, billed),
        };
        let Some((who, order)) = self.order_for(run, cell) else { return self.towards(run, cell) };
        if cell.answer == "not_capturable"
            && order.held() > 64
            && let Who::Of(serial) = who
        {
            self.bursting = Some((serial, CAPTURES_MAX as u64 + 4));
        }
        let account = run.auditor.account(order.account)?;
        let all = if verb == Verb::Refund { order.refundable() } else { order.held() };
        let (amount, currency) = match cell.answer {
            "already" => (None, account.currency),
            "currency_mismatch" => (Some(1), other_than(account.currency)),
            "amount_out_of_range" if verb == Verb::Refund => (Some(0), account.currency),
            "amount_out_of_range" => (Some(all + 1), account.currency),
            "refund_exceeds_captured" => (Some(all + 1), account.currency),
            // A cent at a time, so that an order comes to as many captures as it may have.
            _ => (Some(1), account.currency),
        };
        let amount = amount.map(|minor| Money { amount: Amount::of(minor), currency });
        let merchant = match cell.answer {
            "order_not_found" => Some(self.other_merchant(run, order)?),
            _ => None,
        };
        Some(Ask::Order { verb, order: who, merchant, amount })
    }

    /// What brings an order towards the state that a cell wants: a cent captured of one that is authorised, a cent refunded of
    /// one that is captured in part.
    fn towards(&mut self, run: &Run, cell: &Cell) -> Option<Ask> {
        let (verb, from) = match cell.order? {
            Status::PartCaptured => (Verb::Capture, Status::Authorised),
            Status::PartRefunded => (Verb::Refund, Status::PartCaptured),
            _ => return None,
        };
        let (who, order) = self.order_for(run, &Cell { order: Some(from), answer: "", ..*cell })?;
        let currency = run.auditor.account(order.account)?.currency;
        let amount = Some(Money { amount: Amount::of(1), currency });
        Some(Ask::Order { verb, order: who, merchant: None, amount })
    }

    fn aimed_repayment(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        if matches!(cell.answer, "wallet_blocked" | "balance_insufficient") {
            return self.aimed_wallet_repayment(run, cell, billed);
        }
        let (who, account) = self.account_for(run, billed)?;
        let money = |minor, currency| Some(Money { amount: Amount::of(minor), currency });
        let (aim, amount) = match cell.answer {
            "currency_mismatch" => (Aim::Due, money(1, other_than(account.currency))),
            "amount_out_of_range" => (Aim::Due, money(0, account.currency)),
            "plan_not_found" => (Aim::Plan(Who::Unknown, 0), None),
            "statement_not_found" => (Aim::Statement(Who::Unknown, calendar::Date::from_days(0)), None),
            "nothing_due" => (Aim::Due, None),
            _ => (Aim::Everything, None),
        };
        Some(Ask::Repay { account: who, aim, amount, source: Source::Bank })
    }

    fn aimed_purchase(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        // An account that is late buys by balance alone.
        let by_balance = billed == Billed::Overdue && !matches!(cell.answer, "overdue" | "account_frozen");
        let (account, found) = match by_balance && cell.answer == "accepted" {
            true => self.account_that(run, billed, |account| has(run, account) > 0)?,
            false => self.account_for(run, billed)?,
        };
        let available = run.auditor.shard_of(found.id).available_of(found, run.today());
        let merchant =
            if cell.answer == "merchant_not_found" { Who::Unknown } else { self.merchant(run, found.currency) };
        let (minor, currency) = match cell.answer {
            "currency_mismatch" => (1, other_than(found.currency)),
            "amount_out_of_range" => (0, found.currency),
            "limit_exceeded" => (available + 1, found.currency),
            _ => (1, found.currency),
        };
        let terms = match cell.answer {
            "term_not_offered" => Method::Instalments(5),
            _ if by_balance => Method::Balance,
            _ => Method::PayLater,
        };
        let amount = Money { amount: Amount::of(minor), currency };
        Some(Ask::Buy { account, merchant, amount, method: terms, wallet: None, capture: Timing::Later })
    }

    /// An order that stands as wanted; for one that may be captured no more, the one that has most captures.
    fn order_for<'a>(&mut self, run: &'a Run, cell: &Cell) -> Option<(Who, &'a Order)> {
        let from = self.dice.below(self.orders.len() as u64) as usize;
        let orders = self.orders.iter().cycle().skip(from).take(LOOKS.min(self.orders.len()));
        let mut fitting = orders.filter_map(|serial| {
            let Made::Order(id) = run.auditor.cast.get(serial)? else { return None };
            let order = run.auditor.order(*id)?;
            let billed = billed(run, order);
            (Some(order.status()) == cell.order && billed == cell.billed).then_some((Who::Of(*serial), order))
        });
        match cell.answer {
            "not_capturable" => fitting.max_by_key(|(_, order)| order.captures.len()),
            _ => fitting.next(),
        }
    }

    pub(super) fn account_for<'a>(&mut self, run: &'a Run, wanted: Billed) -> Option<(Who, &'a Account)> {
        let from = self.dice.below(self.accounts.len() as u64) as usize;
        let mut accounts = self.accounts.iter().cycle().skip(from).take(self.accounts.len());
        accounts.find_map(|serial| {
            let account = run.auditor.account(run.auditor.account_named(Who::Of(*serial))?)?;
            let billed = run.auditor.shard_of(account.id).billed(account, run.today());
            (billed == wanted).then_some((Who::Of(*serial), account))
        })
    }

    fn other_merchant(&self, run: &Run, order: &Order) -> Option<Who> {
        let is_other = |serial: &&Serial| match run.auditor.cast.get(serial) {
            Some(Made::Merchant(id)) => *id != order.merchant,
            _ => false,
        };
        self.merchants.iter().find(is_other).map(|serial| Who::Of(*serial))
    }
}

fn billed(run: &Run, order: &Order) -> Option<Billed> {
    let account = run.auditor.account(order.account)?;
    Some(run.auditor.shard_of(account.id).billed(account, run.today()))
}

fn is_remembered(run: &Run, key: Serial) -> bool {
    let used = run.auditor.uses.get(&key).and_then(|uses| uses.last());
    used.is_some_and(|used| crate::auditor::is_alive(used.stamp.at, calendar::Instant::from_micros(run.clock)))
}

/// Whether what an ask is about stands as a cell wants it.
fn stands(run: &Run, ask: &Ask, cell: &Cell) -> bool {
    let (order, account) = match ask {
        Ask::Order { order: Who::Of(serial), .. } => {
            let Some(Made::Order(id)) = run.auditor.cast.get(serial) else { return false };
            let order = run.auditor.order(*id);
            (order.map(Order::status), order.map(|order| order.account))
        }
        Ask::Buy { account, .. }
        | Ask::Instruct { account, .. }
        | Ask::Repay { account, .. }
        | Ask::Limit { account, .. }
        | Ask::OnBill { account, .. }
        | Ask::OnLate { account, .. } => (None, run.auditor.account_named(*account)),
        Ask::Confirm { instruction, .. } => (None, in_cast(run, *instruction).map(|one| one.account)),
        _ => (None, None),
    };
    let account = account.and_then(|account| run.auditor.account(account));
    let billed = account.map(|account| run.auditor.shard_of(account.id).billed(account, run.today()));
    order == cell.order && billed == cell.billed
}

pub(super) fn other_than(currency: Currency) -> Currency {
    if currency == Currency::Usd { Currency::Eur } else { Currency::Usd }
}
