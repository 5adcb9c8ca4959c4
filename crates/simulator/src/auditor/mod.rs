//! The auditor: it reads what the journal says happened, and works out from the rules of the product, in another and simpler
//! way than the engine, what must have happened.
//!
//! It never asks the engine's `decide`, `roll`, `check` or penalty functions. What it uses of the engine are the shapes of
//! events and ids, and, to compare, the state's objects.

mod bill;
mod closing;
mod compare;
mod due;
mod concession;
mod gathered;
mod enter;
mod figures;
mod foresee;
mod late;
mod limit;
pub mod model;
mod numbered;
mod pay;
pub mod price;
mod refund;
mod seen;
mod subsidy;
mod totals;
mod wallet;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use calendar::{Date, Instant, Stamp};
use engine::Event;
use engine::id::{AccountId, StaffId};
use engine::terms::Terms;
use engine::turn::{Intent, Record};
use sequencer::{Submission, Zone};
use store::{Hash, Row};

use crate::ask::{Cast, Made, Sent, Serial, serial_of};
use crate::coverage::Cell;
use model::{Account, Concession, Customer, Instruction, Merchant, Order, Plan, Proposal, Statement};
use numbered::Numbered;
use totals::Totals;

pub use foresee::Foreseen;

/// A check: what is wrong, if anything is.
pub type Checked = Result<(), String>;

/// The auditor of every shard of a world.
pub struct Auditor {
    zone: Zone,
    /// Each shard as the auditor sees it.
    pub shards: Vec<Shard>,
    /// What every key made.
    pub cast: Cast,
    /// Every use of a key, oldest first.
    pub uses: BTreeMap<Serial, Vec<Use>>,
    /// The accounts that each row tells of.
    told_of: BTreeMap<(u16, u64), BTreeSet<u64>>,
    /// Events read.
    pub events: u64,
}

/// One use of a key, as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The shard.
    pub shard: u16,
    /// What was asked.
    pub fingerprint: u128,
    /// When.
    pub stamp: Stamp,
    /// The row it stands in.
    pub row: u64,
    /// What happened.
    pub record: Rc<Record>,
}

/// One shard, as the auditor sees it.
#[derive(Default)]
pub struct Shard {
    /// The shard's number.
    pub id: u16,
    /// Terms that are active, as they came.
    pub terms: Vec<Terms>,
    /// Terms that were proposed.
    pub proposals: Vec<Proposal>,
    /// Customers.
    pub customers: Numbered<Customer>,
    /// Accounts.
    pub accounts: Numbered<Account>,
    /// Merchants, by id.
    pub merchants: BTreeMap<u64, Merchant>,
    /// Orders.
    pub orders: Numbered<Order>,
    /// Plans.
    pub plans: Numbered<Plan>,
    /// Statements.
    pub statements: Numbered<Statement>,
    /// Concessions.
    pub concessions: Numbered<Concession>,
    /// What staff have given, by day and currency.
    given: BTreeMap<(StaffId, Date, money::Currency), u64>,
    /// Instructions to the bank.
    pub instructions: Numbered<Instruction>,
    totals: BTreeMap<money::Currency, Totals>,
    /// The number after the last id.
    next: usize,
    last: Stamp,
    /// Accounts and merchants that this turn touched.
    touched: Vec<AccountId>,
}

/// The records of a turn that were not read yet, by shard.
pub struct Tape(Vec<VecDeque<(u64, Rc<Record>)>>);

/// A row that was handed on, with its records unpacked.
#[derive(Debug, Clone)]
pub struct Handed {
    /// The shard.
    pub shard: u16,
    /// The row's place.
    pub seq: u64,
    /// The row's hash.
    pub hash: Hash,
    /// Its records.
    pub records: Vec<Rc<Record>>,
}

impl Handed {
    /// Unpacks a row.
    ///
    /// # Errors
    /// When it cannot be unpacked.
    pub fn of(row: &Row) -> Result<Handed, String> {
        let records = sequencer::row::unpack(row).map_err(|error| error.to_string())?;
        let records = records.into_iter().map(Rc::new).collect();
        Ok(Handed { shard: row.shard, seq: row.seq, hash: row.hash, records })
    }
}

impl Tape {
    /// The rows of a turn.
    ///
    /// # Errors
    /// When one is of no shard.
    pub fn of(rows: &[Handed], shards: usize) -> Result<Tape, String> {
        let mut tape = Tape((0..shards).map(|_| VecDeque::new()).collect());
        for row in rows {
            let of = tape.0.get_mut(usize::from(row.shard)).ok_or("a row of no shard")?;
            of.extend(row.records.iter().map(|record| (row.seq, record.clone())));
        }
        Ok(tape)
    }
}

impl Auditor {
    /// An auditor of a world in which nothing has happened.
    pub fn new(shards: u16, zone: Zone) -> Auditor {
        let shards = (0..shards).map(|id| Shard { id, next: 1, ..Shard::default() }).collect();
        Auditor { zone, shards, cast: Cast::new(), uses: BTreeMap::new(), told_of: BTreeMap::new(), events: 0 }
    }

    /// Reads all records of a row, with nothing known of what was asked.
    ///
    /// # Errors
    /// The first record that breaks a rule.
    pub fn read(&mut self, row: &Handed) -> Checked {
        for record in &row.records {
            self.record((row.shard, row.seq), record.clone(), None)
                .map_err(|wrong| format!("shard {}, row {}: {wrong}", row.shard, row.seq))?;
        }
        Ok(())
    }

    /// Follows one request of a turn: reads what time brought to its account, says what its answer must be, and reads the
    /// record it made.
    ///
    /// # Errors
    /// The first record that breaks a rule.
    pub fn follow(
        &mut self,
        sent: &Sent,
        submission: &Submission,
        stamp: Stamp,
        tape: &mut Tape,
    ) -> Result<(Foreseen, Cell), String> {
        let shard = submission.request.command.subject().shard().unwrap_or(submission.shard).0;
        let account = self.account_of(submission);
        if let Some(account) = account {
            self.ticks_of(account, stamp, tape)?;
        }
        let of = &mut tape.0[usize::from(shard)];
        let foreseen = self.foresee(shard, submission, stamp);
        if foreseen != Foreseen::Elsewhere
            && let Some(account) = account
        {
            self.settled(account, stamp)?;
        }
        let cell = self.cell(sent, submission, stamp);
        let is_done = |(_, next): &(u64, Rc<Record>)| match submission.request.key {
            Some(key) => next.key == Some(key) && next.stamp == stamp,
            None => next.key.is_none() && foreseen == Foreseen::Accepted && !is_tick(next) && next.stamp == stamp,
        };
        if submission.request.intent == Intent::Do && of.front().is_some_and(is_done) {
            let activated = of.front().and_then(|(_, record)| activated(record)).cloned();
            self.next_record(shard, of, Some(sent))?;
            if let Some(terms) = activated {
                self.adopted(shard, &terms, stamp, tape)?;
            }
        }
        Ok((foreseen, cell))
    }

    /// Reads that Terms which a shard has approved are active on all others from the same moment.
    fn adopted(&mut self, by: u16, terms: &Terms, stamp: Stamp, tape: &mut Tape) -> Checked {
        for (shard, of) in (0_u16..).zip(&mut tape.0).filter(|(shard, _)| *shard != by) {
            let next = of.front().filter(|(_, next)| next.key.is_none() && next.events.len() == 1);
            let next = next.map(|(_, record)| (record.stamp, activated(record).cloned()));
            same("the Terms that a shard adopts", Some((stamp, Some(terms.clone()))), next)?;
            self.next_record(shard, of, None)?;
        }
        Ok(())
    }

    /// Reads what a question brought to its account.
    ///
    /// # Errors
    /// The first record that breaks a rule.
    pub fn bring(&mut self, account: AccountId, stamp: Stamp, tape: &mut Tape) -> Checked {
        self.ticks_of(account, stamp, tape)?;
        self.settled(account, stamp)
    }

    /// Reads what time brought to every account of the person whose account it is, in the order in which they were opened.
    fn ticks_of(&mut self, account: AccountId, stamp: Stamp, tape: &mut Tape) -> Checked {
        let shard = account.shard().0;
        for account in self.accounts_beside(account) {
            let of = &mut tape.0[usize::from(shard)];
            if of.front().is_some_and(|(_, next)| is_tick_of(next, account, stamp)) {
                self.next_record(shard, of, None)?;
            }
        }
        Ok(())
    }

    /// Every account of the person whose account it is; none for one that is not there.
    fn accounts_beside(&self, account: AccountId) -> Vec<AccountId> {
        let Some(shard) = self.shards.get(usize::from(account.shard().0)) else { return Vec::new() };
        let customer = shard.accounts.get(account.0).and_then(|account| shard.customers.get(account.customer.0));
        customer.map_or_else(Vec::new, |customer| customer.accounts.iter().map(|(_, id)| *id).collect())
    }

    /// Reads the rest of a turn, which is what time brought.
    ///
    /// # Errors
    /// The first record that is not, or breaks a rule.
    pub fn rest(&mut self, mut tape: Tape) -> Checked {
        for (shard, of) in (0_u16..).zip(&mut tape.0) {
            while let Some((_, next)) = of.front() {
                if !is_tick(next) {
                    let names: Vec<&str> = next.events.iter().map(Event::name).collect();
                    return Err(format!("N3: shard {shard} journals {names:?}, which nobody asked for"));
                }
                self.next_record(shard, of, None)?;
            }
        }
        Ok(())
    }

    fn next_record(&mut self, shard: u16, of: &mut VecDeque<(u64, Rc<Record>)>, sent: Option<&Sent>) -> Checked {
        match of.pop_front() {
            Some((row, record)) => {
                let at = sequencer::clock::write(record.stamp.at);
                self.record((shard, row), record, sent).map_err(|wrong| format!("shard {shard}, at {at}: {wrong}"))
            }
            None => Ok(()),
        }
    }

    fn record(&mut self, (shard, row): (u16, u64), record: Rc<Record>, sent: Option<&Sent>) -> Checked {
        self.events += record.events.len() as u64;
        let accounts = record.events.iter().filter_map(Event::account).map(|account| account.0);
        self.told_of.entry((shard, row)).or_default().extend(accounts);
        self.check_stamp(shard, record.stamp)?;
        let tick = is_tick(&record);
        if let Some(account) = record.events.iter().find_map(Event::account).filter(|_| !tick && !is_opening(&record)) {
            self.account_settled(account, record.stamp)?;
        }
        let home = self.homes(&record);
        let of = &mut self.shards[usize::from(shard)];
        if !tick && let Some(account) = record.events.iter().find_map(Event::account) {
            of.note_cycle(account, record.stamp.date);
        }
        for event in &record.events {
            of.enter(event, record.stamp, home)?;
            event.account().into_iter().for_each(|account| of.note_least(account));
        }
        if !tick && let Some(account) = record.events.iter().find_map(Event::account) {
            of.account_mut(account)?.asked = Some(record.stamp.date);
        }
        if let Some(sent) = sent {
            foresee::answers(sent, &record)?;
        }
        if tick && let Some(account) = record.events.iter().find_map(Event::account) {
            self.account_settled(account, record.stamp)?;
        }
        self.note_key(shard, row, record)
    }

    /// The contract that a record adopts, as the merchant's own shard has it.
    fn homes(&self, record: &Record) -> Option<engine::merchant::Contract> {
        let adopted = record.events.iter().find_map(|event| match event {
            Event::ContractAdopted(adopted) => Some(adopted.contract.merchant),
            _ => None,
        })?;
        let home = self.shards.get(usize::from(adopted.shard().0))?;
        home.merchants.get(&adopted.0).map(|merchant| merchant.contract)
    }

    fn check_stamp(&mut self, shard: u16, stamp: Stamp) -> Checked {
        let expected = self.zone.stamp(stamp.at).date;
        same("the business date of a stamp", expected, stamp.date)?;
        let last = &mut self.shards[usize::from(shard)].last;
        if stamp.at < last.at {
            return Err(format!("N4: time goes back from {} to {}", last.at.micros(), stamp.at.micros()));
        }
        *last = stamp;
        Ok(())
    }

    fn note_key(&mut self, shard: u16, row: u64, record: Rc<Record>) -> Checked {
        let Some(key) = record.key else { return Ok(()) };
        let Some(serial) = serial_of(key.scope) else { return Err("N3: a key that nobody sent".into()) };
        let made = record.events.iter().find_map(|event| match event {
            Event::CustomerCreated(event) => Some(Made::Customer(event.customer)),
            Event::AccountOpened(event) => Some(Made::Account(event.account)),
            Event::MerchantRegistered(event) => Some(Made::Merchant(event.contract.merchant)),
            Event::OrderAuthorised(event) => Some(Made::Order(event.order)),
            Event::ConcessionProposed(event) => Some(Made::Concession(event.concession)),
            Event::ConcessionGranted(event) => Some(Made::Concession(event.concession)),
            Event::InstructionRequested(event) => Some(Made::Instruction(event.instruction)),
            Event::BillSplit(event) => Some(Made::Plan(event.plan)),
            Event::HardshipPlanned(event) => Some(Made::Plan(event.plan)),
            _ => None,
        });
        if let Some(made) = made {
            self.cast.insert(serial, made);
        }
        let uses = self.uses.entry(serial).or_default();
        if let Some(last) = uses.last().filter(|last| is_alive(last.stamp.at, record.stamp.at)) {
            return Err(format!(
                "N2: key {serial} happened on shard {} and, within its life, again on shard {shard}",
                last.shard
            ));
        }
        uses.push(Use { shard, fingerprint: key.fingerprint, stamp: record.stamp, row, record });
        Ok(())
    }

    /// Checks that time has nothing left to bring to any account of the person whose account it is.
    fn settled(&self, account: AccountId, stamp: Stamp) -> Checked {
        self.accounts_beside(account).into_iter().try_for_each(|account| self.account_settled(account, stamp))
    }

    fn account_settled(&self, account: AccountId, stamp: Stamp) -> Checked {
        match self.shards.get(usize::from(account.shard().0)) {
            Some(shard) => shard.settled(account, stamp),
            None => Ok(()),
        }
    }

    /// The account a submission is about, if it is there.
    fn account_of(&self, submission: &Submission) -> Option<AccountId> {
        use engine::command::Subject;
        match submission.request.command.subject() {
            Subject::Account(account) => Some(account).filter(|account| self.account(*account).is_some()),
            Subject::Order(order) => self.order(order).map(|order| order.account),
            Subject::Concession(id) => self.concession(id).map(|one| one.account),
            Subject::Instruction(id) => self.instruction(id).map(|one| one.account),
            Subject::Shard | Subject::Home | Subject::Customer(_) => None,
        }
    }

    /// The cell of the table that a request counts for, but for its answer.
    fn cell(&self, sent: &Sent, submission: &Submission, stamp: Stamp) -> Cell {
        use engine::command::Subject;
        let order = match submission.request.command.subject() {
            Subject::Order(order) => self.order(order).map(Order::status),
            Subject::Account(_)
            | Subject::Concession(_)
            | Subject::Instruction(_)
            | Subject::Shard
            | Subject::Home
            | Subject::Customer(_) => None,
        };
        let account = self.account_of(submission).and_then(|account| self.account(account));
        let billed = account.map(|account| self.shard_of(account.id).billed(account, stamp.date));
        Cell { command: sent.ask.name(), answer: "", order, billed }
    }

    /// The shard of an account.
    pub fn shard_of(&self, account: AccountId) -> &Shard {
        &self.shards[usize::from(account.shard().0)]
    }
}

/// Whether a key used at `used` is remembered at `now`: for 48 hours, the last moment with them.
pub fn is_alive(used: Instant, now: Instant) -> bool {
    now.micros() - used.micros() <= 48 * 3_600 * 1_000_000
}

/// The Terms that a record makes active.
fn activated(record: &Record) -> Option<&Terms> {
    record.events.iter().find_map(|event| match event {
        Event::TermsActivated(terms) => Some(terms),
        _ => None,
    })
}

/// Whether a record is what time brought: it has no key, and only what time does.
fn is_tick(record: &Record) -> bool {
    record.key.is_none()
        && record.events.iter().all(|event| match event {
            Event::StatementCut(_) | Event::PenaltyCharged(_) | Event::AllowanceChanged(_) | Event::PromiseEnded(_) => {
                true
            }
            Event::AccountChargedOff(event) => event.by.is_none(),
            Event::OrderVoided(event) => event.release == engine::order::Release::Expired,
            _ => false,
        })
}

fn is_tick_of(record: &Record, account: AccountId, stamp: Stamp) -> bool {
    is_tick(record) && record.stamp == stamp && record.events.iter().all(|event| event.account() == Some(account))
}

fn is_opening(record: &Record) -> bool {
    record.events.iter().any(|event| matches!(event, Event::AccountOpened(_)))
}

/// Checks that what was found is what must be.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: T, found: T) -> Checked {
    match expected == found {
        true => Ok(()),
        false => Err(format!("{what}: {found:?} instead of {expected:?}")),
    }
}

/// The shard's number of an id, for a message.
fn on(id: u64) -> String {
    format!("{}/{}", id >> 52, numbered::number(id))
}

impl Shard {
    /// Takes the next number: ids are dealt in order and never twice.
    fn deal(&mut self, id: u64) -> Checked {
        same("the shard in a new id", self.id, (id >> 52) as u16)?;
        let number = numbered::number(id);
        if number < self.next {
            return Err(format!("the id {} was dealt before", on(id)));
        }
        self.next = number + 1;
        Ok(())
    }

    /// The Terms of a currency on a day: of those whose day has come the last to come, and of those of one day the newest.
    pub fn terms_on(&self, currency: money::Currency, date: Date) -> Option<&Terms> {
        let began = |terms: &&Terms| terms.currency == currency && terms.in_force_from.is_none_or(|from| from <= date);
        self.terms.iter().filter(began).max_by_key(|terms| (terms.in_force_from, terms.version))
    }

    /// The Terms of a currency on the shard's last day.
    pub fn terms_now(&self, currency: money::Currency) -> Option<&Terms> {
        self.terms_on(currency, self.last.date)
    }

    fn version(&self, version: engine::terms::Version) -> Option<&Terms> {
        self.terms.iter().find(|terms| terms.version == version)
    }
}
