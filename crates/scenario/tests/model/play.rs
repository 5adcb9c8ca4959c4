//! One world, played on both.

use std::collections::BTreeMap;

use calendar::Date;
use engine::account::Open;
use engine::id::StaffId;
use engine::limit::{BelowExposure, Change, Reason, TemporaryChange};

use ::money::Rate;
use engine::deferral::Defer;
use engine::order::{Authorise, Capture, Method, Timing, Void};
use engine::refund::Refund;
use engine::repayment::{self, Repay};
use engine::terms::{Approve, Propose};
use engine::{Command, Event, bill_instalment, charge_off, cycle_day, freeze, hardship, instruction, promise};

use crate::ask::{Aim, Ask, Manner, Paying, Pick, Size, Step, Temporary};
use crate::compare::{self, Depth, Difference};
use crate::draw::Setting;
use crate::first::{self, First, money, read, said};
use crate::second::books::Merchant;
use crate::second::limit::Wish;
use crate::second::order::{Bargain, How, Order, When};
use crate::second::repayment::{Source, Target};
use crate::second::wallet::{Purpose, Status};
use crate::second::{Answer, DAY, Minor, World};

/// How often something was met.
pub type Tally = BTreeMap<String, usize>;

/// Both implementations, and which account each customer has on them.
pub struct Pair {
    pub first: First,
    pub second: World,
    began: i64,
    places: Vec<Option<usize>>,
    /// Everything that was asked, as it was asked.
    pub told: Vec<String>,
    /// How often each command got each answer: `repay ok`, `repay nothing_due`.
    pub tally: Tally,
}

/// Plays a world to its end.
///
/// # Errors
/// The step after which the two differ, and in what.
pub fn play(setting: &Setting, steps: &[Step]) -> Result<Pair, (usize, Difference, Vec<String>)> {
    let mut pair = Pair::new(setting);
    for (at, step) in steps.iter().enumerate() {
        if let Err(difference) = pair.step(step) {
            return Err((at, difference, pair.told));
        }
    }
    Ok(pair)
}

impl Pair {
    fn new(setting: &Setting) -> Pair {
        let mut second = World::new(setting.terms.clone());
        for (discount, bearer, returns) in &setting.merchants {
            second.merchants.push(Merchant::new(i128::from(*discount), (*bearer, *returns)));
        }
        let began = second.now;
        let first = First::new(setting, began);
        Pair { first, second, began, places: Vec::new(), told: Vec::new(), tally: Tally::new() }
    }

    fn step(&mut self, step: &Step) -> Result<(), Difference> {
        let now = self.began + i64::from(step.day) * DAY + step.second;
        self.second.go_to(now);
        self.first.go_to(now);
        match &step.ask {
            Ask::LookAtAll => return self.look_at_all(),
            Ask::Sell(terms) => return self.sell(terms),
            Ask::Open { limit, cycle_day } => return self.open(step.account, *limit, *cycle_day),
            _ => {}
        }
        let Some(account) = self.places.get(step.account).copied().flatten() else { return Ok(()) };
        let owed = self.second.accounts[account].principal();
        let Some((command, answer)) = self.ask(account, &step.ask) else { return Ok(()) };
        if answer.is_ok() {
            self.second.note_asked(account, owed);
        }
        self.agree(command, answer)?;
        compare::account(&self.first, &self.second, account, Depth::Open)
    }

    /// Whether the heart answers as the second implementation did.
    fn agree(&mut self, command: Command, second: Answer) -> Result<(), Difference> {
        let today = Date::from_days(self.second.today.days);
        self.told.push(format!("{today} {:5}  {command:?}  -> {second:?}", self.second.now.rem_euclid(DAY)));
        *self.tally.entry(format!("{} {}", called(&command), code(&second))).or_default() += 1;
        let first = self.first.take(command).map(|_| ()).map_err(|no| said(&no));
        if first == second {
            return Ok(());
        }
        Err(format!("answers: the heart says {first:?}, the second implementation {second:?}"))
    }

    fn look_at_all(&mut self) -> Result<(), Difference> {
        for account in 0..self.first.accounts.len() {
            self.first.bring(account);
            compare::account(&self.first, &self.second, account, Depth::All)
                .map_err(|difference| format!("account {account}, {difference}"))?;
        }
        compare::books(&self.first, &self.second)
    }

    fn open(&mut self, customer: usize, limit: i64, day: Option<u32>) -> Result<(), Difference> {
        if self.places.get(customer).is_some_and(Option::is_some) {
            return Ok(());
        }
        let created = self.first.must(Command::CreateCustomer);
        let id = created.iter().find_map(|event| match event {
            Event::CustomerCreated(created) => Some(created.customer),
            _ => None,
        });
        let limit = i128::from(limit);
        let second = self.second.open(limit, day);
        if self.places.len() <= customer {
            self.places.resize(customer + 1, None);
        }
        if second.is_ok() {
            self.places[customer] = Some(self.second.accounts.len() - 1);
        }
        let (customer, cycle_day) = (id.expect("a customer was created"), day.map(first::cycle_day));
        self.agree(Command::OpenAccount(Open { customer, limit: money(limit), cycle_day }), second)
    }

    fn sell(&mut self, terms: &crate::second::terms::Terms) -> Result<(), Difference> {
        let from = terms.from.map(|days| days + self.second.today.days);
        let terms = crate::second::terms::Terms { from, ..terms.clone() };
        let (version, second) = (self.second.terms.len() as u32 + 1, self.second.sell(&terms));
        let is_sold = second.is_ok();
        let terms = read(&terms, version);
        self.agree(Command::ProposeTerms(Propose { terms: terms.clone(), maker: StaffId(1) }), second)?;
        if is_sold {
            self.first.must(Command::ApproveTerms(Approve { version: terms.version, checker: StaffId(2) }));
        }
        Ok(())
    }

    /// The command that `ask` stands for now, and what the second implementation answers to it; none when there is nothing that it
    /// could be about.
    fn ask(&mut self, account: usize, ask: &Ask) -> Option<(Command, Answer)> {
        let ids = |first: &First, order: usize| first.orders[order];
        match ask {
            Ask::Open { .. } | Ask::Sell(_) | Ask::LookAtAll => None,
            Ask::Buy { merchant, size, terms, wallet, when } => {
                Some(self.buy(account, (*merchant, *size, *terms, *wallet, *when)))
            }
            Ask::Move { purpose, size } => Some(self.move_money(account, *purpose, *size)),
            Ask::Hear { instruction, outcome } => self.hear(account, *instruction, *outcome),
            Ask::Capture { order, size } => {
                let order = self.order(account, *order, Order::held)?;
                let amount = size.of(self.second.orders[order].held(), 1);
                let asked = Capture { order: ids(&self.first, order), merchant: None, amount: amount.map(money) };
                Some((Command::CaptureOrder(asked), self.second.capture(order, amount)))
            }
            Ask::Void { order, size } => {
                let order = self.order(account, *order, Order::held)?;
                let amount = size.of(self.second.orders[order].held(), 1);
                let asked = Void { order: ids(&self.first, order), merchant: None, amount: amount.map(money) };
                Some((Command::VoidOrder(asked), self.second.void(order, amount)))
            }
            Ask::Refund { order, size } => {
                let order = self.order(account, *order, Order::refundable)?;
                let amount = size.of(self.second.orders[order].refundable(), self.unbilled(order));
                let asked = Refund { order: ids(&self.first, order), merchant: None, amount: amount.map(money) };
                Some((Command::RefundOrder(asked), self.second.refund(order, amount)))
            }
            Ask::Defer { statement, days } => {
                // It can only be named once it has been cut.
                self.first.bring(account);
                let statements = &self.second.accounts[account].statements;
                let nth = statement.from(0..statements.len(), |nth| statements[nth].open() > 0)?;
                let (id, statement) = (self.first.accounts[account], self.first.statements[account][nth]);
                let asked = Defer { account: id, statement, days: *days as u32 };
                Some((Command::DeferStatement(asked), self.second.defer(account, nth, *days)))
            }
            Ask::Split { statement, terms, size } => self.split_bill(account, *statement, *terms, *size),
            Ask::Hardship { terms, yearly } => {
                let asked = hardship::Agree {
                    account: self.first.accounts[account],
                    terms: *terms as u32,
                    yearly: yearly.map(|parts| Rate::ppm(parts as u32)),
                    reason: hardship::Reason::Illness,
                    by: StaffId(1),
                };
                Some((Command::PlanHardship(asked), self.second.plan_hardship(account, *terms, *yearly)))
            }
            Ask::Concede { what, size, by } => self.concede(account, *what, *size, *by),
            Ask::Decide { concession, act, by } => self.decide(account, *concession, *act, *by),
            Ask::Close | Ask::Reopen { .. } => Some(self.close(account, ask)),
            Ask::GiveUp | Ask::Freeze { .. } | Ask::Promise { .. } => Some(self.late(account, ask)),
            Ask::CycleDay { day } => {
                let asked = cycle_day::Change { account: self.first.accounts[account], day: first::cycle_day(*day) };
                Some((Command::ChangeCycleDay(asked), self.second.change_cycle_day(account, *day)))
            }
            Ask::Repay { aim, size, manner, source, ago } => self.repay(account, *aim, *size, (*manner, *source, *ago)),
            Ask::Limit { fixed, temporary, accepts, is_customers } => {
                Some(self.limit(account, *fixed, *temporary, (*accepts, *is_customers)))
            }
        }
    }

    fn buy(
        &mut self,
        account: usize,
        (merchant, size, terms, wallet, when): (usize, Size, Option<usize>, Paying, When),
    ) -> (Command, Answer) {
        let merchant = merchant % self.second.merchants.len();
        let sold = &self.second.terms[self.second.in_force()];
        // Once in a while a number that is not on sale.
        let n = terms.map(|nth| sold.offers.get(nth % (sold.offers.len() * 8 + 1) / 8).map_or(61, |(n, _)| *n));
        let least = sold.plan_order_min.max(sold.plan_principal_min * n.unwrap_or(1) as Minor);
        let available = self.second.available(account);
        let funds = self.second.wallet_available(account);
        let (amount, how, wallet) = match wallet {
            Paying::Alone => (size.of(funds, least).unwrap_or(funds), How::Balance, None),
            Paying::Nothing | Paying::Beside(_) => {
                let amount = size.of(available, least).unwrap_or(available);
                let part = if let Paying::Beside(part) = wallet { part.of(funds, amount) } else { None };
                (amount, n.map_or(How::Later, How::Terms), part)
            }
        };
        let asked = Authorise {
            account: self.first.accounts[account],
            merchant: self.first.merchants[merchant],
            amount: money(amount),
            method: match how {
                How::Later => Method::PayLater,
                How::Terms(n) => Method::Instalments(n as u32),
                How::Balance => Method::Balance,
            },
            wallet: wallet.map(money),
            capture: if when == When::AtOnce { Timing::AtOnce } else { Timing::Later },
            contract: None,
            coupons: None,
        };
        (Command::AuthoriseOrder(asked), self.second.buy(account, Bargain { merchant, amount, how, wallet, when }))
    }

    fn split_bill(&mut self, account: usize, pick: Pick, terms: usize, size: Size) -> Option<(Command, Answer)> {
        // It can only be named once it has been cut.
        self.first.bring(account);
        let bought = |nth: usize| -> Minor {
            let lines = self.second.accounts[account].statements[nth].lines.iter();
            lines.filter(|line| line.instalment.is_none()).map(|line| line.principal_open).sum()
        };
        let nth = pick.from(0..self.second.accounts[account].statements.len(), |nth| bought(nth) > 0)?;
        let sold = &self.second.terms[self.second.in_force()];
        let n = sold.offers.get(terms % (sold.offers.len() * 8 + 1) / 8).map_or(61, |(n, _)| *n);
        let amount = size.of(bought(nth), sold.plan_order_min.max(sold.plan_principal_min * n as Minor));
        let asked = bill_instalment::Split {
            account: self.first.accounts[account],
            statement: self.first.statements[account][nth],
            terms: n as u32,
            amount: amount.map(money),
        };
        Some((Command::SplitBill(asked), self.second.split_bill(account, nth, n, amount)))
    }

    fn move_money(&mut self, account: usize, purpose: Purpose, size: Size) -> (Command, Answer) {
        let all = match purpose {
            Purpose::TopUp | Purpose::Withdrawal => self.second.wallet_available(account),
            Purpose::CreditWithdrawal => self.second.accounts[account].credit,
        };
        let amount = size.of(all, 1).unwrap_or(all);
        let asked = instruction::Request {
            account: self.first.accounts[account],
            purpose: match purpose {
                Purpose::TopUp => instruction::Purpose::TopUp,
                Purpose::Withdrawal => instruction::Purpose::Withdrawal,
                Purpose::CreditWithdrawal => instruction::Purpose::CreditWithdrawal,
            },
            amount: money(amount),
        };
        (Command::RequestInstruction(asked), self.second.request(account, purpose, amount))
    }

    fn hear(&mut self, account: usize, pick: Pick, outcome: Status) -> Option<(Command, Answer)> {
        let all = &self.second.instructions;
        let of_account = (0..all.len()).filter(|nth| all[*nth].account == account);
        let nth = pick.from(of_account, |nth| all[nth].status == Status::Requested)?;
        let asked = instruction::Confirm {
            instruction: self.first.instructions[nth],
            outcome: match outcome {
                Status::Requested | Status::Settled => instruction::Outcome::Settled,
                Status::Failed => instruction::Outcome::Failed,
                Status::Returned => instruction::Outcome::Returned,
            },
        };
        Some((Command::ConfirmInstruction(asked), self.second.confirm(nth, outcome)))
    }

    fn repay(
        &mut self,
        account: usize,
        aim: Aim,
        size: Size,
        (manner, source, ago): (Manner, Source, Option<i32>),
    ) -> Option<(Command, Answer)> {
        if matches!(aim, Aim::Statement(_)) {
            // It can only be named once it has been cut.
            self.first.bring(account);
        }
        let held = &self.second.accounts[account];
        let (target, asked) = match aim {
            Aim::Due => (Target::Due, repayment::Target::Due),
            Aim::Everything => (Target::Everything, repayment::Target::Everything),
            Aim::Statement(nth) => {
                let nth = nth.from(0..held.statements.len(), |nth| held.statements[nth].open() > 0)?;
                (Target::Statement(nth), repayment::Target::Statement(self.first.statements[account][nth]))
            }
            Aim::Plan(nth) => {
                let nth = nth.from(0..held.plans.len(), |nth| held.plans[nth].to_come() > 0)?;
                (Target::Plan(nth), repayment::Target::Plan(self.first.plans[account][nth]))
            }
        };
        let oldest = held.statements.iter().find(|statement| statement.open() > 0);
        let edge = oldest.map_or(1, |statement| statement.penalty_open + statement.fee_open());
        let price = self.second.price(account, target);
        if price == 0 && manner == Manner::Sensible {
            return None;
        }
        let amount = size.of(price, edge);
        let asked = Repay {
            account: self.first.accounts[account],
            target: asked,
            amount: amount.map(money),
            source: match source {
                Source::Bank => repayment::Source::Bank,
                Source::Wallet => repayment::Source::Wallet,
            },
            value_date: ago.map(|days| Date::from_days(self.second.today.days - days)),
        };
        let answer = match ago.map(|days| self.second.today.days - days) {
            None => self.second.repay(account, target, amount, source),
            Some(on) => self.repay_dated(account, asked, (target, source, on)),
        };
        Some((Command::Repay(asked), answer))
    }

    /// A payment with an earlier value date. Nobody has to know forever what happened: where the heart says that it does not, and need
    /// not, the second implementation does not know it, either.
    fn repay_dated(&mut self, account: usize, asked: Repay, (target, source, on): (Target, Source, i32)) -> Answer {
        let forgotten = "value_date_out_of_range before_history";
        if !self.second.has_to_know(account, on) {
            self.first.bring(account);
            if self.first.would(&Command::Repay(asked)).is_err_and(|no| said(&no) == forgotten) {
                return Err(forgotten.into());
            }
        }
        let amount = asked.amount.map(|money| i128::from(money.amount.minor()));
        self.second.repay_dated(account, target, amount, (source, on))
    }

    fn limit(
        &mut self,
        account: usize,
        fixed: Option<Size>,
        temporary: Temporary,
        (accepts, is_customers): (bool, bool),
    ) -> (Command, Answer) {
        let (today, exposure) = (self.second.today.days, self.second.exposure(account));
        let held = &self.second.accounts[account];
        let cap = self.second.terms[self.second.in_force()].consumer_cap;
        let fixed = fixed.and_then(|size| size.of(held.fixed_limit, exposure)).filter(|amount| *amount < cap * 2);
        let rest = (cap - fixed.unwrap_or(held.fixed_limit)).max(0);
        let (wish, change) = match temporary {
            Temporary::Keep => (None, TemporaryChange::Keep),
            Temporary::Remove => (Some(None), TemporaryChange::Remove),
            Temporary::Set { size, days } => {
                let before = held.temporary.map_or(10_000, |(amount, _)| amount);
                let (amount, until) = (size.of(before, rest).unwrap_or(before).min(cap * 2), today + days);
                let change = TemporaryChange::Set { amount: money(amount), until: Date::from_days(until) };
                (Some(Some((amount, until))), change)
            }
        };
        let asked = Change {
            account: self.first.accounts[account],
            fixed: fixed.map(money),
            temporary: change,
            below_exposure: if accepts { BelowExposure::Accepted } else { BelowExposure::Refused },
            reason: if is_customers { Reason::CustomerRequest } else { Reason::Review },
            by: StaffId(1),
        };
        let wish = Wish { fixed, temporary: wish, accepts, is_customers };
        (Command::ChangeLimit(asked), self.second.change_limit(account, wish))
    }

    /// What is done about somebody who is late, or looks wrong.
    fn late(&mut self, account: usize, ask: &Ask) -> (Command, Answer) {
        let (id, by) = (self.first.accounts[account], StaffId(1));
        match ask {
            Ask::Freeze { freezes } => {
                let (act, answer) = match freezes {
                    true => (freeze::Act::Freeze, self.second.freeze(account)),
                    false => (freeze::Act::Unfreeze, self.second.unfreeze(account)),
                };
                (Command::ChangeFreeze(freeze::Change { account: id, act, reason: freeze::Reason::Risk, by }), answer)
            }
            Ask::Promise { size, days } => {
                let due: Minor = self.second.debts_due(account).iter().map(|(_, open)| open).sum();
                let (amount, until) = (size.of(due, 1).unwrap_or(due), self.second.today.days + days);
                let (via, last) = (promise::Via::Staff, Date::from_days(until));
                let asked = promise::Make { account: id, amount: money(amount), until: last, via, by };
                (Command::PromiseToPay(asked), self.second.promise(account, amount, until))
            }
            _ => {
                let asked = charge_off::ChargeOff { account: id, reason: charge_off::Reason::Insolvency, by };
                (Command::ChargeOff(asked), self.second.give_up(account))
            }
        }
    }

    /// An order of the account, mostly one of which there is something to ask for.
    fn order(&self, account: usize, pick: Pick, left: fn(&Order) -> Minor) -> Option<usize> {
        let orders = &self.second.orders;
        pick.from(self.second.accounts[account].orders.iter().copied(), |order| left(&orders[order]) > 0)
    }

    /// What of an order no statement lists yet.
    fn unbilled(&self, order: usize) -> Minor {
        let account = &self.second.accounts[self.second.orders[order].account];
        let bought = account.purchases.iter().filter(|one| one.order == order).map(|one| one.amount);
        let to_come = account.plans.iter().filter(|one| one.order == Some(order)).map(|one| one.to_come());
        bought.chain(to_come).sum()
    }
}

/// A command's name; a payment that counts from an earlier day has one of its own.
fn called(command: &Command) -> &'static str {
    match command {
        Command::Repay(Repay { value_date: Some(_), .. }) => "repay_earlier",
        _ => command.name(),
    }
}

/// The code of an answer, and why a value date cannot be.
fn code(answer: &Answer) -> &str {
    let words = if matches!(answer, Err(no) if no.starts_with("value_date")) { 2 } else { 1 };
    answer.as_ref().map_or_else(|no| no.splitn(words + 1, ' ').nth(words - 1).unwrap_or(no), |()| "ok")
}
