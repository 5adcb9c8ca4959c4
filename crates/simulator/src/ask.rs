//! Asks: what a simulated client sends, in names that stay the same when others are left out.

use std::collections::BTreeMap;

use calendar::{CycleDay, Date, Instant};
use engine::deferral::Defer;
use engine::id::{AccountId, CustomerId, MerchantId, OrderId, PlanId, Shard, StaffId, StatementId};
use engine::limit::{BelowExposure, Reason, TemporaryChange};
use engine::loss::Accept;
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Capture, Method, Timing, Void};
use engine::refund::Refund;
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Approve, Propose, Terms, Version};
use engine::turn::{Intent, Key, Request};
use engine::{Command, account, cycle_day, limit};
use money::{Amount, Currency, Money, Rate};
use sequencer::Submission;

use crate::auditor::Auditor;
use crate::dice::Dice;

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
}

/// What can be done about bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnBill {
    /// Move the cycle day.
    CycleDay(CycleDay),
    /// Defer the statement of a cycle date, or one that there never was, by so many days.
    Defer(Option<Date>, u32),
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
            Ask::Accept(_) => "accept_loss",
            Ask::Limit { .. } => "change_limit",
            Ask::OnBill { what: OnBill::CycleDay(_), .. } => "change_cycle_day",
            Ask::OnBill { what: OnBill::Defer(..), .. } => "defer_statement",
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
            Command::RequestInstruction(ask) => [ask.account.0, 0],
            Command::ConfirmInstruction(ask) => [ask.instruction.0, 0],
            Command::ShowText(ask) | Command::AcceptText(ask) => [ask.account.0, u64::from(ask.text.0)],
            Command::WithdrawConsent(ask) => [ask.account.0, 0],
            Command::WithdrawCredit(ask) => [ask.order.0, 0],
            Command::ActivateTerms(_)
            | Command::PublishText(_)
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
            Ask::Buy { account, merchant, amount, method, capture } => Command::AuthoriseOrder(Authorise {
                account: names.account(*account)?,
                merchant: names.merchant(*merchant)?,
                amount: *amount,
                method: *method,
                wallet: None,
                capture: *capture,
                contract: None,
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
            Ask::Repay { account, aim, amount } => {
                let account = names.account(*account)?;
                Command::Repay(Repay { account, target: names.target(*aim)?, amount: *amount, source: Source::Bank })
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
            Ask::OnBill { account, what } => {
                let id = names.account(*account)?;
                match what {
                    OnBill::CycleDay(day) => Command::ChangeCycleDay(cycle_day::Change { account: id, day: *day }),
                    OnBill::Defer(cycle, days) => {
                        let statement = names.statement(*account, *cycle)?;
                        Command::DeferStatement(Defer { account: id, statement, days: *days })
                    }
                }
            }
        })
    }
}

/// Turns names into ids.
struct Names<'a> {
    auditor: &'a Auditor,
    shard: Shard,
}

impl Names<'_> {
    fn made(&self, serial: Serial) -> Option<Made> {
        self.auditor.cast.get(&serial).copied()
    }

    fn customer(&self, who: Who) -> Option<CustomerId> {
        match who {
            Who::Unknown => Some(CustomerId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Customer(id)) => Some(id),
                _ => None,
            },
        }
    }

    fn account(&self, who: Who) -> Option<AccountId> {
        match who {
            Who::Unknown => Some(AccountId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Account(id)) => Some(id),
                _ => None,
            },
        }
    }

    fn merchant(&self, who: Who) -> Option<MerchantId> {
        match who {
            Who::Unknown => Some(MerchantId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Merchant(id)) => Some(id),
                _ => None,
            },
        }
    }

    fn order(&self, who: Who) -> Option<OrderId> {
        match who {
            Who::Unknown => Some(OrderId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Order(id)) => Some(id),
                _ => None,
            },
        }
    }

    fn statement(&self, account: Who, cycle: Option<Date>) -> Option<StatementId> {
        match (account, cycle) {
            (Who::Unknown, _) | (_, None) => Some(StatementId::new(self.shard, NEVER)),
            (who, Some(cycle)) => self.auditor.statement_of(self.account(who)?, cycle),
        }
    }

    fn target(&self, aim: Aim) -> Option<Target> {
        Some(match aim {
            Aim::Due => Target::Due,
            Aim::Everything => Target::Everything,
            Aim::Statement(Who::Unknown, _) => Target::Statement(StatementId::new(self.shard, NEVER)),
            Aim::Statement(who, cycle) => Target::Statement(self.auditor.statement_of(self.account(who)?, cycle)?),
            Aim::Plan(Who::Unknown, _) => Target::Plan(PlanId::new(self.shard, NEVER)),
            Aim::Plan(who, capture) => Target::Plan(self.auditor.plan_of(self.order(who)?, capture)?),
        })
    }
}

/// So much of a currency.
pub fn money(minor: u64, currency: Currency) -> Money {
    Money { amount: Amount::of(minor), currency }
}

/// A merchant's contract to ask for.
pub fn register(currency: Currency, ppm: u32, bearer: Bearer, discount_on_refund: DiscountOnRefund) -> Ask {
    Ask::Register(Register { currency, discount: Rate::ppm(ppm), bearer, discount_on_refund })
}
