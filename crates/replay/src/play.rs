//! Playing: every action is sent to the sequencer at its own time.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::time::Duration;

use calendar::{Date, Instant};
use engine::id::{MerchantId, Shard};
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Timing};
use engine::refund::Refund;
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Terms, Version};
use engine::turn::{Intent, Key, Request};
use engine::{Command, Event, account};
use money::{Amount, Currency, Money, Rate};
use sequencer::handle::Waiting;
use sequencer::open::OpenError;
use sequencer::turns::About;
use sequencer::{Audit, Handle, Mode, Options, Refusal, Reply, Sequencer, Submission, World, init};

use crate::agenda::{Action, Agenda};
use crate::cast::{Customer, Tally, is_nothing_due, received};
use crate::habit::{self, Share};
use crate::invoice::{Invoice, Invoices, ReadError, start_of};

/// Why a file cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The file.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The data directory.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A command was refused that never should be.
    #[error("the replay cannot go on: {0}")]
    Refused(#[from] Refusal),
    /// The sequencer stopped.
    #[error("{0}")]
    Stopped(String),
}

/// Hears how far the replay is.
pub trait Progress {
    /// `done` of `total` invoices are played; the clock stands on `date`.
    fn at(&mut self, done: u64, total: u64, date: Date);
}

/// What the replay knows beside the books.
#[derive(Debug, Default, Clone)]
pub(crate) struct Played {
    pub tally: Tally,
    pub invoices: u64,
    pub invoices_not_positive: u64,
    pub refund_invoices: [u64; 3],
    pub refund_pence: u64,
    pub unmatched_pence: u64,
}

/// Answers waited for at a time: enough to keep the sequencer busy.
const WAITING_MAX: usize = 2_048;

/// How long to wait when the queue is full.
const PAUSE: Duration = Duration::from_millis(1);

/// The end of the year played: 2011-12-31T23:59:59Z.
pub fn end() -> Instant {
    let last = Date::new(2011, 12, 31).expect("2011 has a last day");
    start_of(last).plus_seconds(86_399)
}

/// Plays `invoices` into a fresh sandbox at `data`, and leaves its sequencer running with the clock at [`end`].
///
/// # Errors
/// [`ReplayError`], each with what to do.
pub(crate) fn run(
    invoices: &Invoices,
    data: &Path,
    progress: &mut dyn Progress,
) -> Result<(Sequencer, MerchantId, Played), ReplayError> {
    let world = World { mode: Mode::Sandbox, zone: "UTC".into(), shards: 4 };
    let start = invoices.invoices.first().map_or_else(end, |invoice| start_of_day(invoice.at));
    init(data, &world, start, &[terms()])?;
    let sequencer = Sequencer::open(data, Options { audit: Audit::EveryTurn })?;
    let mut player = Player::new(sequencer.handle())?;
    player.play(invoices, progress)?;
    let (merchant, played) = (player.merchant, player.played);
    Ok((sequencer, merchant, played))
}

/// The default Terms without what the second program does not work out: no charge-off, no allowance.
fn terms() -> Terms {
    let retail = Terms::defaults(Version(1), Currency::Gbp);
    Terms { charged_off_from_days: None, buckets: Vec::new(), ..retail }
}

fn start_of_day(at: Instant) -> Instant {
    Instant::from_micros(at.micros().div_euclid(86_400_000_000) * 86_400_000_000)
}

struct Player {
    handle: Handle,
    merchant: MerchantId,
    customers: BTreeMap<u32, Customer>,
    waiting: VecDeque<Waiting<Reply>>,
    keys: u64,
    played: Played,
}

impl Player {
    fn new(handle: Handle) -> Result<Player, ReplayError> {
        let merchant = MerchantId::new(Shard(0), 0);
        let (customers, waiting, played) = (BTreeMap::new(), VecDeque::new(), Played::default());
        let mut player = Player { handle, merchant, customers, waiting, keys: 0, played };
        let (bearer, discount_on_refund) = (Bearer::Customer, DiscountOnRefund::Kept);
        let register = Register { currency: Currency::Gbp, discount: Rate::ppm(20_000), bearer, discount_on_refund };
        let reply = player.send(Command::RegisterMerchant(register), Shard(0), None)?;
        for event in &reply.events {
            if let Event::MerchantRegistered(registered) = event {
                player.merchant = registered.contract.merchant;
            }
        }
        Ok(player)
    }

    fn play(&mut self, invoices: &Invoices, progress: &mut dyn Progress) -> Result<(), ReplayError> {
        let mut agenda = Agenda::of(&invoices.invoices);
        let (mut done, total) = (0, invoices.invoices.len() as u64);
        while let Some((at, action)) = agenda.next(end()) {
            match action {
                Action::Plan { customer, cycle } => self.plan(&mut agenda, customer, cycle),
                Action::Pay { customer, share } => self.pay(customer, share, at)?,
                Action::Refund(invoice) => self.refund(&invoice)?,
                Action::Buy(invoice) => self.buy(&mut agenda, &invoice)?,
            }
            let left = total - self.seen();
            if total - left != done {
                done = total - left;
                progress.at(done, total, Date::from_days((at.micros() / 86_400_000_000) as i32));
            }
        }
        self.finish()
    }

    /// How many invoices have been played.
    fn seen(&self) -> u64 {
        self.played.invoices + self.played.invoices_not_positive + self.played.refund_invoices.iter().sum::<u64>()
    }

    /// Puts the payments of one cycle on the agenda, and the planning of the next.
    fn plan(&self, agenda: &mut Agenda, customer: u32, cycle: Date) {
        let grace_days = Terms::defaults(Version(1), Currency::Gbp).grace_days;
        for (days, share) in habit::payments(customer) {
            agenda.pay(customer, *share, habit::due(cycle, grace_days).plus_days(*days));
        }
        agenda.plan(customer, habit::cycle_day(customer).next_after(cycle));
    }

    fn pay(&mut self, customer: u32, share: Share, at: Instant) -> Result<(), ReplayError> {
        let account = self.customers[&customer].account;
        let amount = match share {
            Share::All => None,
            Share::Half => match self.due(customer, at)?.minor() / 2 {
                0 => return Ok(()),
                half => Some(gbp(half)),
            },
        };
        self.submit(
            Command::Repay(Repay { account, target: Target::Due, amount, source: Source::Bank, value_date: None }),
            at,
        )
    }

    /// What is due on a customer's account at an instant.
    fn due(&self, customer: u32, at: Instant) -> Result<Amount, ReplayError> {
        let account = self.customers[&customer].account;
        let about = About::AccountAt(account, at);
        let due = self.handle.ask_blocking(about, move |state, _| {
            state.account(account).map_or(Amount::ZERO, |account| account::due_now(state, account))
        });
        Ok(due?)
    }

    fn buy(&mut self, agenda: &mut Agenda, invoice: &Invoice) -> Result<(), ReplayError> {
        let Some(pence) = u64::try_from(invoice.pence).ok().filter(|pence| *pence > 0) else {
            self.played.invoices_not_positive += 1;
            return Ok(());
        };
        self.played.invoices += 1;
        if !self.customers.contains_key(&invoice.customer) {
            self.open(agenda, invoice)?;
        }
        let merchant = self.merchant;
        let customer = self.customers.get_mut(&invoice.customer).expect("the account was just opened");
        let method = habit::method(invoice.number, pence);
        let (account, amount, capture) = (customer.account, gbp(pence), Timing::AtOnce);
        let ask = Authorise { account, merchant, amount, method, wallet: None, capture, contract: None, coupons: None };
        let command = Command::AuthoriseOrder(ask);
        let waiting = push(&self.handle, keyed(&mut self.keys, command, Shard(0), Some(invoice.at)))?;
        customer.bought(method, waiting);
        Ok(())
    }

    /// Opens a customer's account, and plans the payments from its first cycle date on.
    fn open(&mut self, agenda: &mut Agenda, invoice: &Invoice) -> Result<(), ReplayError> {
        let shard = Shard((invoice.customer % u32::from(self.handle.world().shards)) as u16);
        let created = self.send(Command::CreateCustomer, shard, Some(invoice.at))?;
        let customer = created.events.iter().find_map(|event| match event {
            Event::CustomerCreated(created) => Some(created.customer),
            _ => None,
        });
        let customer = customer.ok_or(Refusal::Bug)?;
        let amount = habit::limit(invoice.customer);
        let (limit, cycle_day) = (Money { amount, currency: Currency::Gbp }, habit::cycle_day(invoice.customer));
        let open = account::Open { customer, limit, cycle_day: Some(cycle_day) };
        let opened = self.send(Command::OpenAccount(open), shard, Some(invoice.at))?;
        let account = opened.events.iter().find_map(Event::account).ok_or(Refusal::Bug)?;
        self.customers.insert(invoice.customer, Customer::new(account));
        agenda.plan(invoice.customer, cycle_day.next_after(opened.stamp.date));
        Ok(())
    }

    fn refund(&mut self, invoice: &Invoice) -> Result<(), ReplayError> {
        let pence = invoice.pence.unsigned_abs();
        let (taken, unmatched) = match self.customers.get_mut(&invoice.customer) {
            None => (Vec::new(), pence),
            Some(customer) => {
                customer.settle(&mut self.played.tally)?;
                customer.give_back(pence)
            }
        };
        let kind = if taken.is_empty() { 0 } else { 1 + usize::from(unmatched == 0) };
        self.played.refund_invoices[kind] += 1;
        self.played.refund_pence += pence;
        self.played.unmatched_pence += unmatched;
        for (order, part) in taken {
            let refund = Refund { order, merchant: None, amount: Some(gbp(part)) };
            self.submit(Command::RefundOrder(refund), invoice.at)?;
        }
        Ok(())
    }

    /// Sends a payment or refund; its answer is looked at later.
    fn submit(&mut self, command: Command, at: Instant) -> Result<(), ReplayError> {
        let waiting = push(&self.handle, keyed(&mut self.keys, command, Shard(0), Some(at)))?;
        self.waiting.push_back(waiting);
        while self.waiting.len() > WAITING_MAX {
            self.look_at_oldest()?;
        }
        Ok(())
    }

    fn look_at_oldest(&mut self) -> Result<(), ReplayError> {
        let Some(waiting) = self.waiting.pop_front() else { return Ok(()) };
        match received(waiting) {
            Ok(reply) => self.count(&reply),
            Err(refusal) if is_nothing_due(&refusal) => {}
            Err(refusal) => return Err(refusal.into()),
        }
        Ok(())
    }

    fn count(&mut self, reply: &Reply) {
        for event in &reply.events {
            match event {
                Event::RepaymentTaken(_) => self.played.tally.repayments += 1,
                Event::OrderRefunded(_) => self.played.tally.refund_postings += 1,
                _ => {}
            }
        }
    }

    /// Looks at every answer, and moves the clock to the end.
    fn finish(&mut self) -> Result<(), ReplayError> {
        while !self.waiting.is_empty() {
            self.look_at_oldest()?;
        }
        for customer in self.customers.values_mut() {
            customer.settle(&mut self.played.tally)?;
        }
        self.handle.move_clock_blocking(end())?;
        Ok(())
    }

    fn send(&mut self, command: Command, shard: Shard, at: Option<Instant>) -> Result<Reply, Refusal> {
        received(push(&self.handle, keyed(&mut self.keys, command, shard, at))?)
    }
}

fn gbp(pence: u64) -> Money {
    Money { amount: Amount::of(pence), currency: Currency::Gbp }
}

/// The submission of a command under a key of its own.
fn keyed(keys: &mut u64, command: Command, shard: Shard, at: Option<Instant>) -> Submission {
    *keys += 1;
    let wide = |text: String| u128::from_be_bytes(first_half(blake3::hash(text.as_bytes())));
    let key = Key { scope: wide(format!("replay {keys}")), fingerprint: wide(format!("{command:?}")) };
    Submission { request: Request { key: Some(key), command, intent: Intent::Do }, shard, at }
}

fn first_half(hash: blake3::Hash) -> [u8; 16] {
    hash.as_bytes().first_chunk().copied().expect("a hash has 32 bytes")
}

/// Puts a command in the queue, and waits for a place when it is full.
fn push(handle: &Handle, submission: Submission) -> Result<Waiting<Reply>, Refusal> {
    loop {
        match handle.submit(submission.clone()) {
            Err(Refusal::Busy) => std::thread::sleep(PAUSE),
            other => return other,
        }
    }
}

/// Plays the file at `path` into a fresh sandbox at `data`, verifies it, and tells how it ended.
///
/// # Errors
/// [`ReplayError`], each with what to do; what was played before stays in `data`.
pub fn play(path: &Path, data: &Path, progress: &mut dyn Progress) -> Result<crate::Page, ReplayError> {
    let started = std::time::Instant::now();
    let invoices = crate::invoice::read(path)?;
    let (sequencer, merchant, played) = run(&invoices, data, progress)?;
    let elapsed = started.elapsed();
    let page = crate::page::Page::of(&sequencer.handle(), merchant, &invoices, &played, elapsed)?;
    sequencer.close().map_err(ReplayError::Stopped)?;
    Ok(page.verified(sequencer::verify::verify(data)))
}
