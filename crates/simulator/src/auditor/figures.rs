//! The figures that refusals tell.

use calendar::{Date, Stamp};
use engine::instruction::Purpose;
use engine::{Command, Rejection};
use money::{Amount, Money};
use sequencer::Submission;

use super::model::Account;
use super::wallet::asked_of_wallet;
use super::{Auditor, Shard};

impl Auditor {
    /// The figures that a refusal with `code` must tell, where the auditor has them.
    pub fn figures(&self, submission: &Submission, code: &str, stamp: Stamp) -> Option<Rejection> {
        let command = &submission.request.command;
        let order = match command {
            Command::CaptureOrder(ask) => self.order(ask.order),
            Command::VoidOrder(ask) => self.order(ask.order),
            Command::RefundOrder(ask) => self.order(ask.order),
            _ => None,
        };
        let account = self.account(self.account_of(submission)?)?;
        let (shard, currency) = (self.shard_of(account.id), account.currency);
        let money = |minor| Money { amount: Amount::of(minor), currency };
        match (code, order) {
            ("not_capturable", Some(order)) => Some(Rejection::NotCapturable { status: order.status() }),
            ("not_voidable", Some(order)) => Some(Rejection::NotVoidable { status: order.status() }),
            ("refund_exceeds_captured", Some(order)) => {
                Some(Rejection::RefundExceedsCaptured { refundable: money(order.refundable()) })
            }
            ("limit_exceeded", None) => {
                let Command::AuthoriseOrder(ask) = command else { return None };
                let wallet = asked_of_wallet(ask, currency).ok()?;
                let (available, asked) = (shard.available(account, stamp.date), ask.amount.amount.minor() - wallet);
                let short = Amount::of(asked.checked_sub(available)?);
                Some(Rejection::LimitExceeded { available: Amount::of(available), short, currency })
            }
            ("wallet_blocked" | "balance_insufficient", None) => {
                let free = shard.free(account);
                let (has, asked) = match command {
                    Command::AuthoriseOrder(ask) => (free, asked_of_wallet(ask, currency).unwrap_or_default()),
                    Command::Repay(ask) => {
                        let cost = shard.cost(account, ask.target, stamp.date)?;
                        (free, ask.amount.map_or(cost, |money| money.amount.minor()))
                    }
                    Command::RequestInstruction(ask) if ask.purpose == Purpose::CreditWithdrawal => {
                        (account.credit as i64, ask.amount.amount.minor())
                    }
                    Command::RequestInstruction(ask) => (free, ask.amount.amount.minor()),
                    _ => return None,
                };
                shard.wallet_refusal(account, code, has, asked)
            }
            ("date_out_of_range", None) if matches!(command, Command::PromiseToPay(_)) => {
                shard.late_refusal(account, code, stamp.date)
            }
            ("charged_off", _) => shard.late_refusal(account, code, stamp.date),
            ("account_frozen", None) if account.frozen.is_some() => shard.late_refusal(account, code, stamp.date),
            ("date_out_of_range" | "limit_below_exposure", None) => {
                let Command::ChangeLimit(ask) = command else { return None };
                shard.limit_refusal(account, ask, code, stamp.date)
            }
            ("cycle_day_changed_lately" | "already_deferred" | "days_out_of_range", None) => {
                let defer = match command {
                    Command::DeferStatement(ask) => Some(ask),
                    _ => None,
                };
                shard.due_refusal(account, code, defer)
            }
            ("hardship_plan_running", None) => shard.gathered_refusal(account, code),
            ("overdue" | "account_frozen", None) => shard.overdue_refusal(account, code, stamp.date),
            _ => None,
        }
    }
}

impl Shard {
    /// What a refusal for being late must tell: what was due, since when, and what is to be paid.
    fn overdue_refusal(&self, account: &Account, code: &str, today: Date) -> Option<Rejection> {
        let money = |minor| Money { amount: Amount::of(minor), currency: account.currency };
        let late = account.open.iter().filter_map(|id| self.statements.get(id.0));
        let late: Vec<_> = late.filter(|statement| statement.due < today).collect();
        let since = late.iter().map(|statement| statement.due).min()?;
        let owed: u64 = late.iter().map(|statement| statement.open()).sum();
        let penalties: u64 = late.iter().map(|statement| statement.penalty).sum();
        let (due, owed) = (money(owed - penalties), money(owed));
        Some(match code {
            "overdue" => Rejection::Overdue { since, due, owed },
            _ => Rejection::AccountFrozen { since, due, owed },
        })
    }
}
