//! The auditor's own plain picture of what there is: whole cents as numbers, and no more than its rules need.

use calendar::{CycleDay, Date, Instant};
use engine::concession::{Status, What};
use engine::id::{
    AccountId, ConcessionId, CustomerId, InstructionId, MerchantId, OrderId, PlanId, StaffId, StatementId,
};
use engine::instruction::{Purpose, Status as Confirmed};
use engine::merchant::Contract;
use engine::order::Status as OrderStatus;
use engine::part::Item;
use engine::terms::{Allocation, Pricing, Terms, Version};
use money::Currency;

use super::numbered::Numbered;

/// Terms that somebody proposed.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Their version.
    pub version: Version,
    /// What they say.
    pub terms: Terms,
    /// Who proposed them.
    pub maker: StaffId,
    /// Whether somebody approved them.
    pub is_approved: bool,
}

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Its accounts.
    pub accounts: Vec<(Currency, AccountId)>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub customer: CustomerId,
    /// Its currency.
    pub currency: Currency,
    /// Its fixed limit.
    pub limit: u64,
    /// The temporary limit it was given last, and the last day that counts.
    pub temporary: Option<(u64, Date)>,
    /// Its cycle day.
    pub cycle_day: CycleDay,
    /// When the cycle day was changed last, and the first cycle date on the new one.
    pub moved: Option<(Date, Date)>,
    /// When its statements were deferred.
    pub deferred_on: Vec<Date>,
    /// Every hardship plan it had.
    pub hardship: Vec<PlanId>,
    /// What the customer has with us.
    pub credit: u64,
    /// Captures seen.
    pub captures: u32,
    /// Orders that hold something.
    pub holding: Vec<OrderId>,
    /// Purchases not billed yet, in order of capture.
    pub unbilled: Vec<Purchase>,
    /// Plans with terms not billed yet, in order of capture.
    pub plans: Vec<PlanId>,
    /// Statements with something open, oldest first.
    pub open: Vec<StatementId>,
    /// Every statement, by cycle date.
    pub statements: Vec<(Date, StatementId)>,
    /// What the events have posted to it.
    pub posted: Posted,
    /// Concessions that wait for somebody.
    pub proposals: Vec<ConcessionId>,
    /// The day it was closed, while it is.
    pub closed: Option<Date>,
    /// The wallet beside it.
    pub wallet: Wallet,
    /// Since when the staff has it frozen.
    pub frozen: Option<Date>,
    /// What was charged off of it.
    pub charged_off: Option<WrittenOff>,
    /// What was lost of it in all, less the subsidies that were not earned yet; and what came back of that.
    pub lost: [i64; 2],
    /// The allowance for it.
    pub allowance: u64,
    /// The next cycle date, and the least that was owed since the cycle before it began.
    pub began: Option<(Date, u64)>,
    /// The last day on which somebody asked for something on it.
    pub asked: Option<Date>,
    /// The last day on which something was owed again that had been settled.
    pub owed_again: Option<Date>,
    /// The promise that was made last.
    pub promise: Option<Promise>,
}

/// A concession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concession {
    /// The account.
    pub account: AccountId,
    /// What is conceded.
    pub what: What,
    /// How much was asked for.
    pub asked: u64,
    /// How much was given.
    pub given: u64,
    /// The debts that are owed no more.
    pub parts: Vec<(Item, u64)>,
    /// Who asked for it.
    pub by: StaffId,
    /// Whether somebody else had to decide.
    pub was_proposed: bool,
    /// Where it stands.
    pub status: Status,
    /// What had been refunded then of the plans whose fees were waived.
    pub refunded: u64,
}

/// A wallet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wallet {
    /// What is in it; less than nothing after a top-up was returned that was spent.
    pub funds: i64,
    /// Instructions of the account that no bank has confirmed.
    pub open: Vec<InstructionId>,
    /// What is owed for it, by the postings alone.
    pub posted: i64,
    /// What stands in clearing, by the postings alone.
    pub clearing: i64,
}

/// An instruction to the bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instruction {
    /// Its id.
    pub id: InstructionId,
    /// The account.
    pub account: AccountId,
    /// What it is for.
    pub purpose: Purpose,
    /// How much.
    pub amount: u64,
    /// How far it is.
    pub status: Confirmed,
}

/// A debt that was charged off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenOff {
    /// When.
    pub on: Date,
    /// The principal that was.
    pub principal: u64,
    /// What came of it.
    pub recovered: u64,
}

/// A promise to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The day it was made.
    pub made: Date,
    /// How much.
    pub amount: u64,
    /// The last day to pay it.
    pub until: Date,
    /// What was paid since.
    pub paid: u64,
    /// Whether it runs.
    pub is_open: bool,
}

/// What an account owes and is owed, by the postings alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Posted {
    /// Receivable principal.
    pub principal: i64,
    /// Receivable fees.
    pub fee: i64,
    /// Receivable penalties.
    pub penalty: i64,
    /// Its credit balance.
    pub credit: i64,
}

/// A purchase that no statement lists yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// The order.
    pub order: OrderId,
    /// Which of its captures.
    pub capture: u32,
    /// Which capture of the account.
    pub nth: u32,
    /// What is left of it.
    pub left: u64,
    /// The cycle date of the statement it joins.
    pub joins: Date,
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The account that pays it.
    pub account: AccountId,
    /// The merchant that sold it.
    pub merchant: MerchantId,
    /// In how many terms it is paid; none when it is paid on one bill.
    pub terms: Option<u32>,
    /// How its plans are priced.
    pub pricing: Pricing,
    /// The Terms it was made under.
    pub version: Version,
    /// The parts per million of its fees that customer, merchant and platform bear.
    pub parts: [u32; 3],
    /// When it was authorised.
    pub authorised_at: Instant,
    /// When its hold ends.
    pub expires: Instant,
    /// Authorised.
    pub authorised: u64,
    /// Captured of it.
    pub captured: u64,
    /// Voided of it.
    pub voided: u64,
    /// Expired of it.
    pub expired: u64,
    /// Refunded of what was captured.
    pub refunded: u64,
    /// Its captures.
    pub captures: Vec<Capture>,
    /// What the wallet pays of what is authorised, captured, voided, expired and refunded.
    pub wallet: [u64; 5],
}

/// One capture of an order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Capture {
    /// How much.
    pub amount: u64,
    /// Refunded of it.
    pub refunded: u64,
    /// The discount charged, and what came back of it.
    pub discount: (u64, u64),
    /// The subsidy charged, and what came back of it.
    pub subsidy: (u64, u64),
    /// Its plan.
    pub plan: Option<PlanId>,
    /// What the wallet paid of it, and what of that was refunded.
    pub wallet: (u64, u64),
    /// Plans that hold principal of it which stood on statements.
    pub gathered: Vec<PlanId>,
}

/// What a plan is made of that is no capture's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// The Terms it was made under.
    pub version: Version,
    /// Whether staff made it, of everything that was owed.
    pub of_hardship: bool,
    /// What of it is principal of captures.
    pub shares: Vec<Share>,
}

/// What of a plan is principal of a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The order.
    pub order: OrderId,
    /// Which of its captures.
    pub capture: u32,
    /// What was not refunded of it.
    pub left: u64,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The account.
    pub account: AccountId,
    /// The order, and which of its captures, if it is the plan of one.
    pub of: Option<(OrderId, u32)>,
    /// What it is made of otherwise.
    pub gathered: Option<Gathered>,
    /// Which capture of the account.
    pub nth: u32,
    /// How it is priced.
    pub pricing: Pricing,
    /// What was captured.
    pub principal: u64,
    /// Refunded of it.
    pub refunded: u64,
    /// Terms billed: principal and fee.
    pub billed: Vec<(u64, u64)>,
    /// Terms to come: principal and fee.
    pub to_come: Vec<(u64, u64)>,
    /// Fees given back, of billed terms and of settling it early.
    pub fee_back: u64,
    /// What was not refunded when each of its terms was billed.
    pub bases: Vec<u64>,
    /// The day of its capture, or the cycle date on which its last term was billed.
    pub since: Date,
    /// What it cost to settle it early, and what was not refunded then.
    pub settled: Option<(u64, u64)>,
    /// The cycle date of the statement its next term joins.
    pub joins: Date,
    /// The parts per million of its fees that customer, merchant and platform bear, when the customer pays any.
    pub parts: [u32; 3],
    /// The fees that others bear.
    pub subsidy: Option<Subsidy>,
}

/// The fees of a plan that merchant and platform bear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subsidy {
    /// All of them, refunds left aside.
    pub total: [u64; 2],
    /// What refunds took back.
    pub back: [u64; 2],
    /// What comes with each term that is to come.
    pub to_come: Vec<[u64; 2]>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// The account.
    pub account: AccountId,
    /// The Terms it was cut under.
    pub version: Version,
    /// The last day to pay it.
    pub due: Date,
    /// What is open of the fee of its deferral, if it was deferred.
    pub deferral: Option<u64>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The penalty of a day, in parts per million.
    pub ppm: u32,
    /// The order in which money covers it.
    pub allocation: Allocation,
    /// From how many days past due on its principals go first.
    pub principal_first: Option<u32>,
    /// Penalty charged.
    pub charged: u64,
    /// Penalty open.
    pub penalty: u64,
    /// Overdue principal × days, up to and with the day `counted`.
    pub exact: u128,
    /// See `exact`.
    pub counted: Date,
}

/// A line of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The order, and which of its captures; none for an instalment of what stood on statements.
    pub of: Option<(OrderId, u32)>,
    /// Its plan.
    pub plan: Option<PlanId>,
    /// Principal open.
    pub principal: u64,
    /// Fee open.
    pub fee: u64,
}

/// A merchant as one shard knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merchant {
    /// Its contract.
    pub contract: Contract,
    /// Captured, refunded, discount and subsidy.
    pub sold: [u64; 4],
}

impl Account {
    /// The limit of a day.
    pub fn limit_on(&self, day: Date) -> u64 {
        match self.temporary {
            Some((more, last)) if day <= last => self.limit + more,
            _ => self.limit,
        }
    }

    /// The first cycle date after a day.
    pub fn cycle_after(&self, day: Date) -> Date {
        match self.moved {
            Some((_, first)) if first > day => first,
            Some(_) | None => self.cycle_day.next_after(day),
        }
    }

    /// The first cycle date of something to be billed.
    pub fn next_cut(&self, plans: &Numbered<Plan>) -> Option<Date> {
        if self.charged_off.is_some() {
            return None;
        }
        let purchases = self.unbilled.iter().map(|purchase| purchase.joins);
        let plans = self.plans.iter().filter_map(|id| plans.get(id.0)).map(|plan| plan.joins);
        purchases.chain(plans).min()
    }
}

impl Order {
    /// What it holds.
    pub fn held(&self) -> u64 {
        self.authorised - self.captured - self.voided - self.expired
    }

    /// What of it can be refunded.
    pub fn refundable(&self) -> u64 {
        self.captured - self.refunded
    }

    /// Its state, read off its amounts in the words of the interface.
    pub fn status(&self) -> OrderStatus {
        if self.captured == 0 {
            return match (self.held(), self.voided) {
                (0, 0) => OrderStatus::Expired,
                (0, _) => OrderStatus::Voided,
                (_, _) => OrderStatus::Authorised,
            };
        }
        if self.refunded > 0 {
            let all = self.refunded == self.captured && self.held() == 0;
            return if all { OrderStatus::Refunded } else { OrderStatus::PartRefunded };
        }
        if self.held() > 0 { OrderStatus::PartCaptured } else { OrderStatus::Captured }
    }
}

impl Plan {
    /// Principal to come.
    pub fn unbilled(&self) -> u64 {
        self.to_come.iter().map(|(principal, _)| principal).sum()
    }
}

impl Statement {
    /// Principal open.
    pub fn principal(&self) -> u64 {
        self.lines.iter().map(|line| line.principal).sum()
    }

    /// Everything open.
    pub fn open(&self) -> u64 {
        let lines: u64 = self.lines.iter().map(|line| line.principal + line.fee).sum();
        self.penalty + self.deferral.unwrap_or_default() + lines
    }

    /// Counts the overdue principal of every day up to and with `through`.
    pub fn count(&mut self, through: Date) {
        let from = self.counted.max(self.due);
        if through > from {
            self.exact += u128::from(self.principal()) * through.days_after(from).unsigned_abs() as u128;
            self.counted = through;
        }
    }

    /// By how much the penalty has grown when the day `today` is counted, too.
    pub fn grown(&self, today: Date) -> u64 {
        let from = self.counted.max(self.due);
        let days = if today > from { today.days_after(from).unsigned_abs() } else { 0 };
        let exact = (self.exact + u128::from(self.principal()) * u128::from(days)) * u128::from(self.ppm);
        (((exact + 500_000) / 1_000_000) as u64).saturating_sub(self.charged)
    }
}
