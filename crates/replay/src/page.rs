//! The page: how the year ended, from the books and the objects themselves.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::time::Duration;

use calendar::Stamp;
use engine::State;
use engine::id::{MerchantId, Shard};
use engine::object::{Kind, Object};
use engine::statement::Statement;
use ledger::{Book, Kind as LedgerKind};
use money::Currency;
use sequencer::turns::About;
use sequencer::verify::{Fault, Verified};
use sequencer::{Handle, Refusal};
use serde::Serialize;

use crate::invoice::Invoices;
use crate::play::Played;

/// How the year ended. Amounts are in pence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// What the file holds, and what became of it.
    pub counts: Counts,
    /// Purchases.
    pub orders: Orders,
    /// What moved over the year.
    pub amounts: Amounts,
    /// What customers owe at the end.
    pub owed: Owed,
    /// What customers have with the platform at the end.
    pub credit_balances: u64,
    /// What the merchant is owed at the end: captured − refunded − discount.
    pub owed_to_merchant: i64,
    /// Debits minus credits of every kind of account, and their sum.
    pub trial_balance: BTreeMap<&'static str, i64>,
    /// Whether the journal, the books and the tables verify from row 0.
    pub verified: Option<Verdict>,
    /// Seconds from opening the file to the end of the year.
    pub elapsed_seconds: f64,
    /// Purchases offered in a second of that.
    pub orders_per_second: f64,
}

/// Lines, invoices and what they led to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Lines in the file.
    pub lines_read: u64,
    /// Of those, without a customer: skipped.
    pub lines_without_customer: u64,
    /// Invoices offered as purchases.
    pub invoices: u64,
    /// Invoices without C whose total is not positive: skipped.
    pub invoices_not_positive: u64,
    /// Invoices with C.
    pub refund_invoices: u64,
    /// Of those, refunded whole.
    pub refund_invoices_matched: u64,
    /// Of those, refunded in part.
    pub refund_invoices_partly_matched: u64,
    /// Of those, with nothing to refund.
    pub refund_invoices_unmatched: u64,
    /// Accounts opened.
    pub accounts: u64,
    /// Statements cut.
    pub statements_cut: u64,
    /// Repayments taken.
    pub repayments: u64,
    /// Refunds posted: one for each order an invoice with C took from.
    pub refund_postings: u64,
}

/// Purchases by what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Orders {
    /// Accepted.
    pub accepted: u64,
    /// Accepted, by method.
    pub accepted_by_method: BTreeMap<&'static str, u64>,
    /// Refused.
    pub refused: u64,
    /// Refused, by code.
    pub refused_by_code: BTreeMap<&'static str, u64>,
}

/// What moved over the year, in pence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Amounts {
    /// Sold and posted.
    pub captured: u64,
    /// What the merchant paid for that.
    pub discount: u64,
    /// Given back.
    pub refunded: u64,
    /// What invoices with C asked for and no order could give.
    pub unmatched: u64,
    /// Principal on statements.
    pub billed_principal: u64,
    /// Plan fees on statements.
    pub billed_fee: u64,
    /// Penalties.
    pub penalties_charged: u64,
    /// Paid in.
    pub repaid: i64,
}

/// What customers owe at the end.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Owed {
    /// Principal that no statement lists yet, in pence.
    pub principal_unbilled: u64,
    /// On statements whose due date has not passed.
    pub not_yet_due: Age,
    /// On statements 1 to 29 days past due.
    pub past_due_1_to_29: Age,
    /// On statements 30 days past due and older.
    pub past_due_30_or_more: Age,
}

/// Open statements of one age, in pence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Age {
    /// How many.
    pub statements: u64,
    /// Their open principal.
    pub principal: u64,
    /// Their open fees.
    pub fee: u64,
    /// Their open penalties.
    pub penalty: u64,
}

/// The verdict on a sound directory.
const SOUND: &str = "sound";

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// `sound`, or what is wrong.
    pub verdict: String,
    /// Rows of the journal.
    pub rows: u64,
    /// Records in them.
    pub records: u64,
    /// Objects compared with the tables.
    pub objects: u64,
}

/// What one shard adds to the page.
#[derive(Default)]
struct Part {
    counts: Counts,
    amounts: Amounts,
    owed: Owed,
    credit: u64,
    payable: i64,
    book: Book,
}

impl Page {
    pub(crate) fn of(
        handle: &Handle,
        merchant: MerchantId,
        invoices: &Invoices,
        played: &Played,
        elapsed: Duration,
    ) -> Result<Page, Refusal> {
        let mut sum = Part::default();
        for shard in 0..handle.world().shards {
            let part = handle.ask_blocking(About::Shard(Shard(shard)), move |state, now| part(state, merchant, now))?;
            sum.add(&part);
        }
        let mut trial_balance: BTreeMap<&'static str, i64> =
            sum.book.trial_balance(Currency::Gbp).into_iter().map(|(kind, total)| (kind.name(), total)).collect();
        trial_balance.retain(|_, total| *total != 0);
        trial_balance.insert("sum", sum.book.difference(Currency::Gbp));
        sum.amounts.repaid = sum.book.total(Currency::Gbp, LedgerKind::Bank);
        sum.amounts.unmatched = played.unmatched_pence;
        let tally = &played.tally;
        let elapsed_seconds = elapsed.as_secs_f64();
        Ok(Page {
            counts: counts(sum.counts, invoices, played),
            orders: Orders {
                accepted: tally.accepted.values().sum(),
                accepted_by_method: tally.accepted.clone(),
                refused: tally.refused.values().sum(),
                refused_by_code: tally.refused.clone(),
            },
            amounts: sum.amounts,
            owed: sum.owed,
            credit_balances: sum.credit,
            owed_to_merchant: sum.payable,
            trial_balance,
            verified: None,
            elapsed_seconds,
            orders_per_second: played.invoices as f64 / elapsed_seconds.max(f64::EPSILON),
        })
    }

    pub(crate) fn verified(mut self, found: Result<Verified, Fault>) -> Page {
        self.verified = Some(match found {
            Ok(Verified { rows, records, objects, .. }) => Verdict { verdict: SOUND.into(), rows, records, objects },
            Err(fault) => Verdict { verdict: fault.to_string(), rows: 0, records: 0, objects: 0 },
        });
        self
    }

    /// Whether the journal, the books and the tables verify.
    pub fn is_sound(&self) -> bool {
        self.verified.as_ref().is_some_and(|verified| verified.verdict == SOUND)
    }
}

fn counts(of_state: Counts, invoices: &Invoices, played: &Played) -> Counts {
    let [unmatched, partly, matched] = played.refund_invoices;
    Counts {
        lines_read: invoices.lines,
        lines_without_customer: invoices.lines_without_customer,
        invoices: played.invoices,
        invoices_not_positive: played.invoices_not_positive,
        refund_invoices: unmatched + partly + matched,
        refund_invoices_matched: matched,
        refund_invoices_partly_matched: partly,
        refund_invoices_unmatched: unmatched,
        repayments: played.tally.repayments,
        refund_postings: played.tally.refund_postings,
        ..of_state
    }
}

fn part(state: &State, merchant: MerchantId, now: Stamp) -> Part {
    let mut part = Part { book: state.book().clone(), ..Part::default() };
    if let Ok(merchant) = state.merchant(merchant) {
        part.amounts.captured = merchant.captured.minor();
        part.amounts.discount = merchant.discount.minor();
        part.amounts.refunded = merchant.refunded.minor();
        part.payable = merchant.payable();
    }
    for name in [Kind::Account, Kind::Statement].into_iter().flat_map(|kind| state.names(kind)) {
        match state.object(name) {
            Some(Object::Account(account)) => {
                part.counts.accounts += 1;
                part.credit += account.credit.minor();
                part.owed.principal_unbilled += account.principal.minor();
            }
            Some(Object::Statement(statement)) => part.add_statement(statement, now),
            _ => {}
        }
    }
    part
}

impl Part {
    fn add_statement(&mut self, statement: &Statement, now: Stamp) {
        self.counts.statements_cut += 1;
        for line in &statement.lines {
            self.amounts.billed_principal += line.principal.minor();
            self.amounts.billed_fee += line.fee.minor();
        }
        self.amounts.penalties_charged += statement.penalty.minor();
        // The accounts' principal counts what is on statements too.
        self.owed.principal_unbilled -= statement.principal_open().minor();
        if statement.open().is_zero() {
            return;
        }
        let age = match now.date.days_after(statement.due) {
            ..=0 => &mut self.owed.not_yet_due,
            1..=29 => &mut self.owed.past_due_1_to_29,
            30.. => &mut self.owed.past_due_30_or_more,
        };
        age.add(&Age {
            statements: 1,
            principal: statement.principal_open().minor(),
            fee: statement.fee_open().minor(),
            penalty: statement.penalty_open.minor(),
        });
    }

    fn add(&mut self, other: &Part) {
        self.counts.accounts += other.counts.accounts;
        self.counts.statements_cut += other.counts.statements_cut;
        self.amounts.captured += other.amounts.captured;
        self.amounts.discount += other.amounts.discount;
        self.amounts.refunded += other.amounts.refunded;
        self.amounts.billed_principal += other.amounts.billed_principal;
        self.amounts.billed_fee += other.amounts.billed_fee;
        self.amounts.penalties_charged += other.amounts.penalties_charged;
        self.owed.principal_unbilled += other.owed.principal_unbilled;
        self.owed.not_yet_due.add(&other.owed.not_yet_due);
        self.owed.past_due_1_to_29.add(&other.owed.past_due_1_to_29);
        self.owed.past_due_30_or_more.add(&other.owed.past_due_30_or_more);
        self.credit += other.credit;
        self.payable += other.payable;
        self.book.merge(&other.book);
    }
}

impl Age {
    fn add(&mut self, other: &Age) {
        self.statements += other.statements;
        self.principal += other.principal;
        self.fee += other.fee;
        self.penalty += other.penalty;
    }
}

/// The page as a person reads it, in pounds.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (counts, amounts) = (&self.counts, &self.amounts);
        heading(f, "The file")?;
        row(f, "lines", counts.lines_read, "")?;
        row(f, "  without a customer, skipped", counts.lines_without_customer, "")?;
        row(f, "invoices not above nothing, skipped", counts.invoices_not_positive, "")?;
        heading(f, "Orders")?;
        row(f, "offered", counts.invoices, "")?;
        row(f, "accepted", self.orders.accepted, &pounds(amounts.captured))?;
        named(f, &self.orders.accepted_by_method)?;
        row(f, "refused", self.orders.refused, "")?;
        named(f, &self.orders.refused_by_code)?;
        heading(f, "Refunds")?;
        row(f, "cancellations", counts.refund_invoices, "")?;
        row(f, "refunds posted", counts.refund_postings, &pounds(amounts.refunded))?;
        let short = counts.refund_invoices_partly_matched + counts.refund_invoices_unmatched;
        row(f, "not matched, whole or in part", short, &pounds(amounts.unmatched))?;
        heading(f, "Bills")?;
        row(f, "accounts", counts.accounts, "")?;
        row(f, "statements, principal", counts.statements_cut, &pounds(amounts.billed_principal))?;
        row(f, "  plan fees", "", &pounds(amounts.billed_fee))?;
        row(f, "penalties", "", &pounds(amounts.penalties_charged))?;
        row(f, "repayments", counts.repayments, &signed_pounds(amounts.repaid))?;
        self.write_owed(f)?;
        self.write_books(f)
    }
}

impl Page {
    fn write_owed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        heading(f, "Still owed by customers")?;
        row(f, "not billed yet", "", &pounds(self.owed.principal_unbilled))?;
        let ages = [
            ("billed, not yet due", &self.owed.not_yet_due),
            ("1 to 29 days past due", &self.owed.past_due_1_to_29),
            ("30 days past due and older", &self.owed.past_due_30_or_more),
        ];
        for (words, age) in ages {
            row(f, words, age.statements, &pounds(age.principal + age.fee + age.penalty))?;
        }
        row(f, "credit balances held for customers", "", &pounds(self.credit_balances))?;
        heading(f, "Owed to the merchant")?;
        row(f, "captured", "", &pounds(self.amounts.captured))?;
        row(f, "− refunded", "", &pounds(self.amounts.refunded))?;
        row(f, "− discount", "", &pounds(self.amounts.discount))?;
        row(f, "= owed", "", &signed_pounds(self.owed_to_merchant))
    }

    fn write_books(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        heading(f, "Trial balance (debits − credits)")?;
        for (kind, total) in self.trial_balance.iter().filter(|(kind, _)| **kind != "sum") {
            row(f, kind, "", &signed_pounds(*total))?;
        }
        row(f, "sum", "", &signed_pounds(self.trial_balance["sum"]))?;
        heading(f, "Proof")?;
        match &self.verified {
            Some(found) if !self.is_sound() => writeln!(f, "  {}", found.verdict)?,
            Some(found) => {
                row(f, "journal rows verified from 0", found.rows, "")?;
                row(f, "records that follow from their state", found.records, "")?;
                row(f, "objects equal in tables and journal", found.objects, &found.verdict)?;
            }
            None => row(f, "not verified", "", "")?,
        }
        row(f, "elapsed", format!("{:.1} s", self.elapsed_seconds), &format!("{:.0} orders/s", self.orders_per_second))
    }
}

fn heading(f: &mut fmt::Formatter<'_>, words: &str) -> fmt::Result {
    writeln!(f, "\n{words}")
}

fn row(f: &mut fmt::Formatter<'_>, words: &str, count: impl fmt::Display, amount: &str) -> fmt::Result {
    let mut line = String::new();
    write!(line, "  {words:<38}{:>10}{amount:>18}", count.to_string())?;
    writeln!(f, "{}", line.trim_end())
}

fn named(f: &mut fmt::Formatter<'_>, counts: &BTreeMap<&'static str, u64>) -> fmt::Result {
    counts.iter().try_for_each(|(name, count)| row(f, &format!("  {name}"), count, ""))
}

fn pounds(pence: u64) -> String {
    signed_pounds(pence as i64)
}

fn signed_pounds(pence: i64) -> String {
    let sign = if pence < 0 { "−" } else { "" };
    format!("{sign}£{}", Currency::Gbp.write(pence.unsigned_abs()))
}
