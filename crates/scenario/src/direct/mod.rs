//! The direct driver: the real sequencer on real files in a directory of its own, without HTTP.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calendar::{CycleDay, Instant};
use engine::closing::ClosingReason;
use engine::concession::ReversalReason;
use engine::id::{AccountId, CustomerId, MerchantId, Shard, StaffId};
use engine::instruction::{self, Confirm, Outcome};
use engine::order::{Capture, Void};
use engine::terms::{Approve, Propose, Terms, Version};
use engine::turn::{Intent, Key, Request};
use engine::{Command, Event, State, account, check, customer, limit, merchant, refund, repayment};
use ledger::Kind;
use money::{Amount, Currency, Money};
use sequencer::turns::About;
use sequencer::verify::{Verified, verify};
use sequencer::{Handle, Lines, Mode, Options, Reply, Sequencer, Submission, Wanted, World, init};

use crate::driver::{
    self, Call, Captured, Concession, ConcessionAsk, Driver, Given, NewOrder, No, OnOrder, Payment, Repaid, Target,
};
use crate::fact::{LimitChanged, Payments, Price, Refused};
use crate::lateness;
use crate::story::{Contract, Instruct, LimitChange, Line, Reopening, Setup, Staff};

mod bill;
mod ids;
mod law;
mod care;
mod coupon;
mod late;
mod order;
mod refusal;
mod reply;
mod views;

use ids::{account_id, hash, instruction_id, on_order, order_id, plan_id, staff_id};
use reply::{one, runtime, some};

/// How many shards a story is played on: more than one, so that a merchant sells on shards that are not its own.
pub const SHARDS: u16 = 3;

/// The most changes of a limit that are shown: no story has as many.
const HISTORY_MAX: usize = 1_000;

/// A sequencer, and where time stands.
pub struct Direct {
    path: PathBuf,
    sequencer: Sequencer,
    handle: Handle,
    at: Instant,
    /// Every account, to be brought to the time before anything is shown that they have part in.
    accounts: Vec<AccountId>,
    /// How many customers and merchants were made: they are dealt to the shards in turn.
    made: u16,
    /// The names of staff who did something.
    staff: BTreeMap<StaffId, String>,
}

impl Direct {
    /// Makes a sandbox in the new directory `path` whose clock stands at `start`, under the Terms of `setup`.
    ///
    /// # Errors
    /// What stands in the way of it.
    pub fn create(path: &Path, setup: &Setup, start: Instant) -> Result<Direct, String> {
        let world = World { mode: Mode::Sandbox, zone: setup.zone.clone(), shards: SHARDS };
        init(path, &world, start, &setup.terms()).map_err(|error| error.to_string())?;
        Direct::open(path, start)
    }

    fn open(path: &Path, at: Instant) -> Result<Direct, String> {
        let sequencer = Sequencer::open(path, Options::default()).map_err(|error| error.to_string())?;
        let handle = sequencer.handle();
        Ok(Direct {
            path: path.to_path_buf(),
            sequencer,
            handle,
            at,
            accounts: Vec::new(),
            made: 0,
            staff: BTreeMap::new(),
        })
    }

    /// Closes the sequencer and opens its directory again: what it knows now comes from its files.
    ///
    /// # Errors
    /// What stands in the way of it.
    pub fn reopen(self) -> Result<Direct, String> {
        let Direct { path, sequencer, at, accounts, staff, .. } = self;
        sequencer.close()?;
        Ok(Direct { accounts, staff, ..Direct::open(&path, at)? })
    }

    /// Closes the sequencer and verifies its directory: the journal from row 0, the tables against it, the books.
    ///
    /// # Errors
    /// The first fault.
    pub fn verify(self) -> Result<Verified, String> {
        self.sequencer.close()?;
        verify(&self.path).map_err(|error| error.to_string())
    }

    /// How callers reach the sequencer.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    fn next_shard(&mut self) -> Shard {
        self.made += 1;
        Shard((self.made - 1) % SHARDS)
    }

    fn send(&mut self, shard: Shard, asker: &str, command: Command, call: &Call) -> Result<Reply, No> {
        let fingerprint = hash(&format!("{command:?}"));
        let key = call.key.as_ref().map(|key| Key { scope: hash(&format!("{asker} {key}")), fingerprint });
        let request = Request { key, command, intent: call.intent };
        let submission = Submission { request, shard, at: Some(self.at) };
        self.handle.send_blocking(submission).map_err(refusal::no)
    }

    fn bring(&self) -> Result<(), No> {
        self.accounts.iter().try_for_each(|account| {
            self.handle.ask_blocking(About::AccountAt(*account, self.at), |_, _| ()).map_err(refusal::no)
        })
    }

    fn ask<R: Send + 'static>(
        &self,
        about: About,
        question: impl FnOnce(&State) -> Result<R, engine::Rejection> + Send + 'static,
    ) -> Result<R, No> {
        let answer = self.handle.ask_blocking(about, move |state, _| question(state)).map_err(refusal::no)?;
        answer.map_err(|rejection| No::Refused(Refused::from(&rejection)))
    }

    /// Asks every shard.
    fn ask_all<R: Send + 'static>(
        &self,
        question: impl Fn(&State) -> R + Send + Clone + 'static,
    ) -> Result<Vec<R>, No> {
        let one = |shard| {
            let question = question.clone();
            self.handle.ask_blocking(About::Shard(shard), move |state, _| question(state)).map_err(refusal::no)
        };
        (0..SHARDS).map(Shard).map(one).collect()
    }
}

impl Driver for Direct {
    fn move_to(&mut self, at: Instant) -> Result<(), No> {
        self.at = at;
        Ok(())
    }

    fn set_clock(&mut self, at: Instant) -> Result<(), No> {
        runtime()?.block_on(self.handle.move_clock(at)).map_err(refusal::no)?;
        self.at = at;
        Ok(())
    }

    fn create(&mut self) -> Result<String, No> {
        let shard = self.next_shard();
        let reply = self.send(shard, "operator", Command::CreateCustomer, &PLAIN)?;
        one(&reply, |event| match event {
            Event::CustomerCreated(customer::Created { customer }) => Some(customer.to_string()),
            _ => None,
        })
    }

    fn open(&mut self, customer: &str, line: &Line, call: &Call) -> Result<String, No> {
        let customer = CustomerId::parse(customer).ok_or_else(|| No::plain("customer_not_found"))?;
        let command =
            Command::OpenAccount(account::Open { customer, limit: line.limit, cycle_day: Some(line.cycle_day) });
        let reply = self.send(Shard(0), "operator", command, call)?;
        let account = one(&reply, |event| match event {
            Event::AccountOpened(opened) => Some(opened.account),
            _ => None,
        })?;
        self.accounts.push(account);
        Ok(account.to_string())
    }

    fn register(&mut self, contract: &Contract, call: &Call) -> Result<String, No> {
        let Contract { currency, discount, discount_on_refund, bearer } = *contract;
        let register = merchant::Register { currency, discount, bearer, discount_on_refund };
        let shard = self.next_shard();
        let reply = self.send(shard, "operator", Command::RegisterMerchant(register), call)?;
        one(&reply, |event| match event {
            Event::MerchantRegistered(registered) => Some(registered.contract.merchant.to_string()),
            _ => None,
        })
    }

    fn quotes(
        &mut self,
        account: &str,
        merchant: &str,
        amount: Money,
        balance: Option<Money>,
    ) -> Result<Vec<(u32, Price)>, No> {
        let account = account_id(account)?;
        let merchant = MerchantId::parse(merchant).ok_or_else(|| No::plain("merchant_not_found"))?;
        let home = self.ask(About::Shard(merchant.shard()), move |state| Ok(state.merchant(merchant)?.contract))?;
        let about = About::AccountAt(account, self.at);
        let date = self.handle.zone().stamp(self.at).date;
        self.ask(about, move |state| {
            let account = state.account(account)?;
            let credit = engine::order::on_credit(account, amount, balance)?;
            let shares = home.shares(state.terms_for(account, date));
            let quotes = engine::plan::quotes(state, account, shares, credit, date)?;
            Ok(quotes.iter().map(views::quote).collect())
        })
    }

    fn figures(
        &mut self,
        account: &str,
        merchant: &str,
        amount: Money,
        terms: Option<u32>,
    ) -> Result<Vec<(String, String)>, No> {
        let account = account_id(account)?;
        let merchant = MerchantId::parse(merchant).ok_or_else(|| No::plain("merchant_not_found"))?;
        let home = self.ask(About::Shard(merchant.shard()), move |state| Ok(state.merchant(merchant)?.contract))?;
        let date = self.handle.zone().stamp(self.at).date;
        self.ask(About::AccountAt(account, self.at), move |state| {
            views::figures(state, account, &home, amount, terms, date)
        })
    }

    fn authorise(&mut self, ask: &NewOrder, call: &Call) -> Result<(String, Price, Amount), No> {
        self.authorised(ask, call)
    }

    fn capture(&mut self, ask: &OnOrder, call: &Call) -> Result<Option<Captured>, No> {
        let (order, merchant, amount) = on_order(ask)?;
        let reply =
            self.send(Shard(0), &ask.merchant, Command::CaptureOrder(Capture { order, merchant, amount }), call)?;
        some(&reply, |event| match event {
            Event::OrderCaptured(captured) => Some(Captured {
                amount: captured.amount.amount,
                plan: captured.plan.as_ref().map(|plan| views::payments(&plan.terms)),
            }),
            _ => None,
        })
    }

    fn void(&mut self, ask: &OnOrder, call: &Call) -> Result<Option<Amount>, No> {
        let (order, merchant, amount) = on_order(ask)?;
        let reply = self.send(Shard(0), &ask.merchant, Command::VoidOrder(Void { order, merchant, amount }), call)?;
        some(&reply, |event| match event {
            Event::OrderVoided(voided) => Some(voided.amount),
            _ => None,
        })
    }

    fn refund(&mut self, ask: &OnOrder, call: &Call) -> Result<Amount, No> {
        let (order, merchant, amount) = on_order(ask)?;
        let command = Command::RefundOrder(refund::Refund { order, merchant, amount });
        let reply = self.send(Shard(0), &ask.merchant, command, call)?;
        one(&reply, |event| match event {
            Event::OrderRefunded(refunded) => Some(refunded.amount.amount),
            _ => None,
        })
    }

    fn propose(&mut self, terms: &Terms, staff: &str, call: &Call) -> Result<u32, No> {
        let command = Command::ProposeTerms(Propose { terms: terms.clone(), maker: staff_id(staff) });
        let reply = self.send(Shard::HOME, "operator", command, call)?;
        one(&reply, |event| match event {
            Event::TermsProposed(proposed) => Some(proposed.terms.version.0),
            _ => None,
        })
    }

    fn approve(&mut self, version: u32, staff: &str, call: &Call) -> Result<Option<()>, No> {
        let command = Command::ApproveTerms(Approve { version: Version(version), checker: staff_id(staff) });
        let reply = self.send(Shard::HOME, "operator", command, call)?;
        some(&reply, |event| match event {
            Event::TermsApproved(_) => Some(()),
            _ => None,
        })
    }

    fn change_limit(&mut self, account: &str, change: &LimitChange, call: &Call) -> Result<Option<[Amount; 3]>, No> {
        let LimitChange { fixed, temporary, below_exposure, reason } = *change;
        let by = staff_id("operator");
        let change = limit::Change { account: account_id(account)?, fixed, temporary, below_exposure, reason, by };
        let reply = self.send(Shard(0), "operator", Command::ChangeLimit(change), call)?;
        let date = reply.stamp.date;
        some(&reply, |event| match event {
            Event::LimitChanged(changed) => Some(views::limit_figures(changed, date)),
            _ => None,
        })
    }

    fn in_force(&mut self, currency: Currency) -> Result<u32, No> {
        let date = self.handle.zone().stamp(self.at).date;
        let versions = self.ask_all(move |state| state.terms_on(currency, date).map(|terms| terms.version.0))?;
        match versions.iter().all(|version| *version == versions[0]) {
            true => versions[0].ok_or_else(|| No::Broken(format!("no Terms in {}", currency.code()))),
            false => Err(No::Broken(format!("the shards have different Terms in force: {versions:?}"))),
        }
    }

    fn limit_changes(&mut self, account: &str) -> Result<Vec<LimitChanged>, No> {
        let id = account_id(account)?;
        let runtime = runtime()?;
        let entries = runtime.block_on(self.handle.history(id, Lines::LimitChanges, None, HISTORY_MAX));
        let mut changes: Vec<LimitChanged> = Vec::new();
        for entry in entries.map_err(refusal::no)? {
            let date = self.handle.zone().stamp(entry.at).date;
            changes.extend(views::limit_changed(&entry.event, date));
        }
        changes.reverse();
        Ok(changes)
    }

    fn explain(&mut self, subject: &str, figure: Option<(explain::Kind, u32)>) -> Result<Vec<driver::Explained>, No> {
        let subject = explain::Subject::parse(subject).ok_or_else(|| No::plain("not_found"))?;
        self.bring()?;
        let wanted = figure.map_or(Wanted::All, |(kind, number)| Wanted::One(kind, number));
        let explained = runtime()?.block_on(self.handle.explain(subject, wanted)).map_err(refusal::no)?;
        Ok(explained.iter().map(views::explained).collect())
    }

    fn export(&mut self, account: &str) -> Result<Vec<(String, i64)>, No> {
        let id = account_id(account)?;
        self.bring()?;
        let exported = runtime()?.block_on(self.handle.export(id, |_, _| Ok(()))).map_err(refusal::no)?;
        Ok(exported.balances.iter().map(|(kind, minor)| (kind.name().into(), *minor)).collect())
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
        self.done_late(account, ask, call)
    }

    fn freeze_changes(&mut self, account: &str) -> Result<Vec<lateness::FreezeChange>, No> {
        self.changes_of_freeze(account)
    }

    fn buckets(&mut self, currency: Currency) -> Result<Vec<(Option<u32>, u64, Amount)>, No> {
        self.in_buckets(currency)
    }

    fn write(&mut self, _: &driver::Written) -> Result<(), No> {
        Err(No::Wordless)
    }

    fn repay(&mut self, account: &str, payment: &Payment, call: &Call) -> Result<Repaid, No> {
        let (id, Payment { target, amount, source, value_date }) = (account_id(account)?, payment);
        let (amount, source, value_date) = (*amount, *source, *value_date);
        let target = match target {
            Target::Due => repayment::Target::Due,
            Target::Everything => repayment::Target::Everything,
            Target::Plan(id) => repayment::Target::Plan(plan_id(id)?),
            Target::Statement(id) => repayment::Target::Statement(bill::statement_id(id)?),
        };
        let command = Command::Repay(repayment::Repay { account: id, target, amount, source, value_date });
        let reply = self.send(Shard(0), "operator", command, call)?;
        one(&reply, |event| match event {
            Event::RepaymentTaken(taken) => Some(views::repaid(taken, &reply.events)),
            _ => None,
        })
    }

    fn instruct(&mut self, account: &str, ask: &Instruct, call: &Call) -> Result<String, No> {
        let Instruct { purpose, amount, .. } = *ask;
        let ask = instruction::Request { account: account_id(account)?, purpose, amount };
        let reply = self.send(Shard(0), "operator", Command::RequestInstruction(ask), call)?;
        one(&reply, |event| match event {
            Event::InstructionRequested(requested) => Some(requested.instruction.to_string()),
            _ => None,
        })
    }

    fn confirm(&mut self, instruction: &str, outcome: Outcome, call: &Call) -> Result<Option<Amount>, No> {
        let ask = Confirm { instruction: instruction_id(instruction)?, outcome };
        let reply = self.send(Shard(0), "operator", Command::ConfirmInstruction(ask), call)?;
        some(&reply, |event| match event {
            Event::InstructionConfirmed(confirmed) => Some(confirmed.amount.amount),
            _ => None,
        })
    }

    fn instruction(&mut self, instruction: &str) -> Result<(instruction::Status, Amount), No> {
        let id = instruction_id(instruction)?;
        self.ask(About::Shard(id.shard()), move |state| state.instruction(id).map(|one| (one.status, one.amount)))
    }

    fn wallet(&mut self, account: &str) -> Result<driver::Wallet, No> {
        let id = account_id(account)?;
        self.ask(About::AccountAt(id, self.at), move |state| views::wallet(state, id))
    }

    fn account(&mut self, account: &str) -> Result<driver::Account, No> {
        let id = account_id(account)?;
        let date = self.handle.zone().stamp(self.at).date;
        self.ask(About::AccountAt(id, self.at), move |state| views::account(state, id, date))
    }

    fn statements(&mut self, account: &str) -> Result<Vec<driver::Statement>, No> {
        let id = account_id(account)?;
        self.ask(About::AccountAt(id, self.at), move |state| views::statements(state, id))
    }

    fn order(&mut self, order: &str, merchant: &str) -> Result<driver::Order, No> {
        let (id, merchant) = (order_id(order)?, MerchantId::parse(merchant));
        self.bring()?;
        self.ask(About::Shard(id.shard()), move |state| state.order_of(id, merchant).map(views::order))
    }

    fn plan(&mut self, plan: &str) -> Result<Option<Payments>, No> {
        let id = plan_id(plan)?;
        self.bring()?;
        self.ask(About::Shard(id.shard()), move |state| {
            let plan = state.plan(id)?;
            Ok(plan.is_live().then(|| views::payments(plan.unbilled())))
        })
    }

    fn merchant(&mut self, merchant: &str) -> Result<driver::Merchant, No> {
        let id = MerchantId::parse(merchant).ok_or_else(|| No::plain("merchant_not_found"))?;
        self.bring()?;
        let parts = self.ask_all(move |state| state.merchant(id).ok().map(views::merchant))?;
        views::together(parts.into_iter().flatten()).ok_or_else(|| No::plain("merchant_not_found"))
    }

    fn books(&mut self, currency: Currency) -> Result<BTreeMap<Kind, i64>, No> {
        self.bring()?;
        let mut books = BTreeMap::new();
        for (kind, total) in self.ask_all(move |state| state.book().trial_balance(currency))?.into_iter().flatten() {
            *books.entry(kind).or_default() += total;
        }
        Ok(books)
    }

    fn check(&mut self) -> Result<(), No> {
        self.bring()?;
        let broken = self.ask_all(|state| check::check(state).err().map(|broken| broken.to_string()))?;
        broken.into_iter().flatten().next().map_or(Ok(()), |broken| Err(No::Broken(broken)))
    }
}

const PLAIN: Call = Call { key: None, intent: Intent::Do };
