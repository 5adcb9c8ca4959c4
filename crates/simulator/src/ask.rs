//! Asks: what a simulated client sends, in names that stay the same when others are left out.

use std::collections::BTreeMap;

use calendar::{CycleDay, Date, Instant};
use engine::bill_instalment::Split;
use engine::concession::What;
use engine::deferral::Defer;
use engine::freeze::Act;
use engine::id::{AccountId, ConcessionId, CustomerId, InstructionId, MerchantId, OrderId, PlanId, Shard, StaffId};
use engine::instruction::{Confirm, Outcome, Purpose, Request as Instruct};
use engine::limit::{BelowExposure, Reason, TemporaryChange};
use engine::loss::Accept;
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Capture, Method, Timing, Void};
use engine::promise::{Make, Via};
use engine::refund::Refund;
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Approve, Propose, Terms, Version};
use engine::turn::{Intent, Key, Request};
use engine::{Command, account, charge_off, cycle_day, freeze, hardship, limit};
use money::{Amount, Currency, Money, Rate};
use sequencer::Submission;

use crate::auditor::Auditor;
use crate::dice::Dice;

mod names;

use names::Names;

/// The number of a request in its world: it names the request, its key, and what it made.
pub type Serial = u32;

/// Who or what an ask is about: what a request made, or something that there never was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// What this request made.
    Of(Serial),
    /// Nothing that is there.
    Unknown,
}

/// What a repayment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// All open statements.
    Due,
    /// The statement of a cycle date of an account.
    Statement(Who, Date),
    /// The plan of a capture of an order.
    Plan(Who, u32),
    /// A plan that was made of what stood on statements.
    Gathered(Who),
    /// Everything.
    Everything,
}

/// One thing to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Propose Terms.
    Propose {
        /// What is to be sold.
        terms: Box<Terms>,
        /// Who of the staff proposes it.
        maker: u64,
    },
    /// Approve Terms.
    Approve {
        /// Which.
        version: u32,
        /// Who of the staff approves them.
        checker: u64,
    },
    /// Create a customer.
    Create,
    /// Open an account.
    Open {
        /// Whose.
        customer: Who,
        /// Its limit.
        limit: Money,
        /// Its cycle day, if one is asked for.
        cycle_day: Option<CycleDay>,
    },
    /// Register a merchant.
    Register(Register),
    /// Authorise an order.
    Buy {
        /// The account that pays.
        account: Who,
        /// The merchant that sells.
        merchant: Who,
        /// How much.
        amount: Money,
        /// How it is paid.
        method: Method,
        /// What the wallet pays of it, beside that.
        wallet: Option<Money>,
        /// When it is captured.
        capture: Timing,
    },
    /// Do something with an order.
    Order {
        /// What.
        verb: Verb,
        /// Which.
        order: Who,
        /// The merchant that asks, when one does.
        merchant: Option<Who>,
        /// How much.
        amount: Option<Money>,
    },
    /// Repay.
    Repay {
        /// The account.
        account: Who,
        /// What for.
        aim: Aim,
        /// How much.
        amount: Option<Money>,
        /// Where the money comes from.
        source: Source,
    },
    /// Ask the bank to move money.
    Instruct {
        /// The account.
        account: Who,
        /// What for.
        purpose: Purpose,
        /// How much.
        amount: Money,
    },
    /// Say what became of it.
    Confirm {
        /// The instruction.
        instruction: Who,
        /// What became of it.
        outcome: Outcome,
    },
    /// Accept what a restore lost.
    Accept(Accept),
    /// Change the limit of an account.
    Limit {
        /// The account.
        account: Who,
        /// The fixed limit, if another is asked for.
        fixed: Option<Money>,
        /// The temporary limit.
        temporary: TemporaryChange,
        /// Whether it may fall below what is used.
        below_exposure: BelowExposure,
        /// Why.
        reason: Reason,
    },
    /// Do something about bills.
    OnBill {
        /// The account.
        account: Who,
        /// What.
        what: OnBill,
    },
    /// Do something about lateness.
    OnLate {
        /// The account.
        account: Who,
        /// What.
        what: OnLate,
    },
}

/// What can be done about bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnBill {
    /// Move the cycle day.
    CycleDay(CycleDay),
    /// Defer the statement of a cycle date, or one that there never was, by so many days.
    Defer(Option<Date>, u32),
    /// Split the statement of a cycle date, or one that there never was.
    Split {
        /// The statement.
        statement: Option<Date>,
        /// In how many terms.
        terms: u32,
        /// How much.
        amount: Option<Money>,
    },
    /// Plan anew what is owed on open statements.
    Hardship {
        /// In how many terms.
        terms: u32,
        /// At which yearly rate, in parts per million.
        yearly: Option<u32>,
        /// Why.
        reason: hardship::Reason,
    },
}

/// What can be done about lateness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnLate {
    /// Freeze the account, or end that.
    Freeze(Act, freeze::Reason),
    /// Charge off what it owes.
    ChargeOff(charge_off::Reason),
    /// Promise to pay.
    Promise {
        /// How much.
        amount: Money,
        /// The last day.
        until: Date,
        /// To whom.
        via: Via,
    },
}

/// What can be done with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Capture what it holds.
    Capture,
    /// Release what it holds.
    Void,
    /// Give back what was captured.
    Refund,
}

/// A request as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its number.
    pub serial: Serial,
    /// The request whose key it carries, most often its own; none for a request without a key.
    pub key: Option<Serial>,
    /// Which body it has: the same key with another body is another request.
    pub body: u32,
    /// The shard for what names nothing yet.
    pub shard: u16,
    /// When it says it happens, in microseconds; none when the clock says so.
    pub at: Option<i64>,
    /// Whether it is only to be answered.
    pub intent: Intent,
    /// What it asks.
    pub ask: Ask,
}

/// What a request made, by the name of the request's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// A customer.
    Customer(CustomerId),
    /// An account.
    Account(AccountId),
    /// A merchant.
    Merchant(MerchantId),
    /// An order.
    Order(OrderId),
    /// A concession.
    Concession(ConcessionId),
    /// An instruction to the bank.
    Instruction(InstructionId),
    /// A plan of what stood on statements.
    Plan(PlanId),
}

/// What every request made.
pub type Cast = BTreeMap<Serial, Made>;

/// The hash of a key: its name, which the auditor reads back from the journal.
pub fn scope(serial: Serial) -> u128 {
    (0x5965_7566_u128 << 64) | u128::from(serial)
}

/// The name of a key by its hash.
pub fn serial_of(scope: u128) -> Option<Serial> {
    (scope >> 64 == 0x5965_7566).then_some(scope as u64).and_then(|serial| Serial::try_from(serial).ok())
}

/// The id that there never is on a shard.
const NEVER: u64 = (1 << 52) - 1;

impl Ask {
    /// Its name in the table of what was met.
    pub fn name(&self) -> &'static str {
        match self {
            Ask::Propose { .. } => "propose_terms",
            Ask::Approve { .. } => "approve_terms",
            Ask::Create => "create_customer",
            Ask::Open { .. } => "open_account",
            Ask::Register(_) => "register_merchant",
            Ask::Buy { .. } => "authorise_order",
            Ask::Order { verb: Verb::Capture, .. } => "capture_order",
            Ask::Order { verb: Verb::Void, .. } => "void_order",
            Ask::Order { verb: Verb::Refund, .. } => "refund_order",
            Ask::Repay { .. } => "repay",
            Ask::Instruct { .. } => "request_instruction",
            Ask::Confirm { .. } => "confirm_instruction",
            Ask::Accept(_) => "accept_loss",
            Ask::Limit { .. } => "change_limit",
            Ask::OnBill { what: OnBill::CycleDay(_), .. } => "change_cycle_day",
            Ask::OnBill { what: OnBill::Defer(..), .. } => "defer_statement",
            Ask::OnBill { what: OnBill::Split { .. }, .. } => "split_bill",
            Ask::OnBill { what: OnBill::Hardship { .. }, .. } => "plan_hardship",
            Ask::OnLate { what: OnLate::Freeze(..), .. } => "change_freeze",
            Ask::OnLate { what: OnLate::ChargeOff(_), .. } => "charge_off",
            Ask::OnLate { what: OnLate::Promise { .. }, .. } => "promise_to_pay",
        }
    }
}

impl Sent {
    /// The request in ids; none when it names what was never made because its request was left out or refused.
    pub fn submission(&self, auditor: &Auditor) -> Option<Submission> {
        let command = self.command(auditor)?;
        let key = self.key.map(|serial| Key { scope: scope(serial), fingerprint: self.fingerprint(&command) });
        let request = Request { key, command, intent: self.intent };
        Some(Submission { request, shard: Shard(self.shard), at: self.at.map(Instant::from_micros) })
    }

    /// What was asked, as a number: the body, and every id it names.
    fn fingerprint(&self, command: &Command) -> u128 {
        let named = match command {
            Command::OpenAccount(ask) => [ask.customer.0, 0],
            Command::AuthoriseOrder(ask) => [ask.account.0, ask.merchant.0],
            Command::CaptureOrder(ask) => [ask.order.0, ask.merchant.map_or(0, |merchant| merchant.0)],
            Command::VoidOrder(ask) => [ask.order.0, ask.merchant.map_or(0, |merchant| merchant.0)],
            Command::RefundOrder(ask) => [ask.order.0, ask.merchant.map_or(0, |merchant| merchant.0)],
            Command::Repay(ask) => match ask.target {
                Target::Statement(id) => [ask.account.0, id.0],
                Target::Plan(id) => [ask.account.0, id.0],
                Target::Due | Target::Everything => [ask.account.0, 0],
            },
            Command::ProposeTerms(ask) => [ask.maker.0, 0],
            Command::ApproveTerms(ask) => [ask.checker.0, u64::from(ask.version.0)],
            Command::ChangeLimit(ask) => [ask.account.0, 0],
            Command::ChangeCycleDay(ask) => [ask.account.0, 0],
            Command::DeferStatement(ask) => [ask.account.0, ask.statement.0],
            Command::SplitBill(ask) => [ask.account.0, ask.statement.0],
            Command::PlanHardship(ask) => [ask.account.0, 0],
            Command::RequestInstruction(ask) => [ask.account.0, 0],
            Command::ConfirmInstruction(ask) => [ask.instruction.0, 0],
            Command::ShowText(ask) | Command::AcceptText(ask) => [ask.account.0, u64::from(ask.text.0)],
            Command::WithdrawConsent(ask) => [ask.account.0, 0],
            Command::Concede(ask) => match ask.what {
                What::Penalty(id) | What::Fee(id) => [ask.account.0, id.0],
                What::Goodwill(order) => [ask.account.0, order.map_or(0, |order| order.0)],
            },
            Command::ApproveConcession(ask) => [ask.concession.0, ask.by.id.0],
            Command::DeclineConcession(ask) => [ask.concession.0, ask.by.id.0],
            Command::ReverseConcession(ask) => [ask.concession.0, ask.by.id.0],
            Command::CloseAccount(ask) => [ask.account.0, 0],
            Command::ReopenAccount(ask) => [ask.account.0, 0],
            Command::ChangeFreeze(ask) => [ask.account.0, 0],
            Command::ChargeOff(ask) => [ask.account.0, 0],
            Command::PromiseToPay(ask) => [ask.account.0, 0],
            Command::WithdrawCredit(ask) => [ask.order.0, 0],
            Command::ActivateTerms(_)
            | Command::PublishText(_)
            | Command::CreateCampaign(_)
            | Command::CloseCampaign(_)
            | Command::CreateCustomer
            | Command::RegisterMerchant(_)
            | Command::AcceptLoss(_) => [0, 0],
        };
        // The body is mixed first: beside a small id a small number could be another one's.
        let body = Dice::new(u64::from(self.body)).any();
        let mixed = named.iter().fold(body, |mixed, id| Dice::new(mixed ^ id).any());
        u128::from(self.key.unwrap_or_default()) << 64 | u128::from(mixed)
    }

    fn command(&self, auditor: &Auditor) -> Option<Command> {
        let names = Names { auditor, shard: Shard(self.shard) };
        Some(match &self.ask {
            Ask::Propose { terms, maker } => {
                Command::ProposeTerms(Propose { terms: Terms::clone(terms), maker: StaffId(*maker) })
            }
            Ask::Approve { version, checker } => {
                Command::ApproveTerms(Approve { version: Version(*version), checker: StaffId(*checker) })
            }
            Ask::Create => Command::CreateCustomer,
            Ask::Open { customer, limit, cycle_day } => {
                let customer = names.customer(*customer)?;
                Command::OpenAccount(account::Open { customer, limit: *limit, cycle_day: *cycle_day })
            }
            Ask::Register(register) => Command::RegisterMerchant(*register),
            Ask::Buy { account, merchant, amount, method, wallet, capture } => Command::AuthoriseOrder(Authorise {
                account: names.account(*account)?,
                merchant: names.merchant(*merchant)?,
                amount: *amount,
                method: *method,
                wallet: *wallet,
                capture: *capture,
                contract: None,
                coupons: None,
            }),
            Ask::Order { verb, order, merchant, amount } => {
                let order = names.order(*order)?;
                let merchant = match merchant {
                    Some(merchant) => Some(names.merchant(*merchant)?),
                    None => None,
                };
                let amount = *amount;
                match verb {
                    Verb::Capture => Command::CaptureOrder(Capture { order, merchant, amount }),
                    Verb::Void => Command::VoidOrder(Void { order, merchant, amount }),
                    Verb::Refund => Command::RefundOrder(Refund { order, merchant, amount }),
                }
            }
            Ask::Repay { account, aim, amount, source } => {
                let account = names.account(*account)?;
                let target = names.target(*aim)?;
                Command::Repay(Repay { account, target, amount: *amount, source: *source, value_date: None })
            }
            Ask::Instruct { account, purpose, amount } => {
                let account = names.account(*account)?;
                Command::RequestInstruction(Instruct { account, purpose: *purpose, amount: *amount })
            }
            Ask::Confirm { instruction, outcome } => {
                let instruction = names.instruction(*instruction)?;
                Command::ConfirmInstruction(Confirm { instruction, outcome: *outcome })
            }
            Ask::Accept(accept) => Command::AcceptLoss(*accept),
            Ask::Limit { account, fixed, temporary, below_exposure, reason } => Command::ChangeLimit(limit::Change {
                account: names.account(*account)?,
                fixed: *fixed,
                temporary: *temporary,
                below_exposure: *below_exposure,
                reason: *reason,
                by: StaffId(1),
            }),
            Ask::OnBill { account, what } => on_bill(&names, *account, what)?,
            Ask::OnLate { account, what } => on_late(names.account(*account)?, what),
        })
    }
}

fn on_late(account: AccountId, what: &OnLate) -> Command {
    let by = StaffId(1);
    match *what {
        OnLate::Freeze(act, reason) => Command::ChangeFreeze(freeze::Change { account, act, reason, by }),
        OnLate::ChargeOff(reason) => Command::ChargeOff(charge_off::ChargeOff { account, reason, by }),
        OnLate::Promise { amount, until, via } => Command::PromiseToPay(Make { account, amount, until, via, by }),
    }
}

fn on_bill(names: &Names, who: Who, what: &OnBill) -> Option<Command> {
    let account = names.account(who)?;
    Some(match what {
        OnBill::CycleDay(day) => Command::ChangeCycleDay(cycle_day::Change { account, day: *day }),
        OnBill::Defer(cycle, days) => {
            let statement = names.statement(who, *cycle)?;
            Command::DeferStatement(Defer { account, statement, days: *days })
        }
        OnBill::Split { statement, terms, amount } => {
            let statement = names.statement(who, *statement)?;
            Command::SplitBill(Split { account, statement, terms: *terms, amount: *amount })
        }
        OnBill::Hardship { terms, yearly, reason } => Command::PlanHardship(hardship::Agree {
            account,
            terms: *terms,
            yearly: yearly.map(Rate::ppm),
            reason: *reason,
            by: StaffId(1),
        }),
    })
}

/// So much of a currency.
pub fn money(minor: u64, currency: Currency) -> Money {
    Money { amount: Amount::of(minor), currency }
}

/// A merchant's contract to ask for.
pub fn register(currency: Currency, ppm: u32, bearer: Bearer, discount_on_refund: DiscountOnRefund) -> Ask {
    Ask::Register(Register { currency, discount: Rate::ppm(ppm), bearer, discount_on_refund })
}
