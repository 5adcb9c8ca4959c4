//! Statements: what one cycle asks the customer to pay, with its lines, and the penalty for paying late.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::rate::half_up;
use money::{Amount, Rate};

use crate::deferral::Deferral;
use crate::id::{AccountId, OrderId, PlanId, StatementId};
use crate::minimum::{Carried, Minimum, Offer};
use crate::part::{Item, Part};
use crate::plan::Term;
use crate::subsidy::Earned;
use crate::terms::{Allocation, Receivable, Terms, Version};
use crate::{State, list};

mod cut;
mod penalty;

pub(crate) use cut::{apply as apply_cut, next as next_cut};
pub(crate) use penalty::{apply as apply_penalty, next as next_penalty};

/// One statement. It stands alone, with its own due date.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Statement {
    /// The statement's id.
    #[n(0)]
    pub id: StatementId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// The Terms it was cut under.
    #[n(2)]
    pub terms: Version,
    /// The cycle date it was cut on.
    #[n(3)]
    pub cycle: Date,
    /// The last day to pay it; later than it was cut with when it is deferred.
    #[n(4)]
    pub due: Date,
    /// What it asks for, in order of capture.
    #[n(5)]
    #[cbor(with = "crate::list")]
    pub lines: Vec<Line>,
    /// Penalty charged so far.
    #[n(6)]
    pub penalty: Amount,
    /// Penalty not paid yet.
    #[n(7)]
    pub penalty_open: Amount,
    /// The overdue principal from the start of a day on, from the first day past due; the last one goes on. It is nothing while no
    /// more is open than its Terms tolerate.
    #[n(8)]
    #[cbor(with = "crate::list")]
    pub overdue: Vec<Step>,
    /// That its due date was moved, and what that cost.
    #[n(21)]
    pub deferral: Option<Box<Deferral>>,
    /// Penalty that was charged and then waived.
    #[n(48)]
    #[cbor(skip_if = "is_nothing")]
    pub penalty_waived: Amount,
    /// The minimum that it asks for, where its Terms know one, and what of the rest revolves.
    #[n(31)]
    pub minimum: Option<Box<Minimum>>,
    /// What it lists of older statements, as its first lines, and the interest on that; nothing for most.
    #[n(32)]
    pub carried: Option<Box<Carried>>,
}

/// What says the same as nothing is not written.
fn is_nothing(amount: &Amount) -> bool {
    amount.is_zero()
}

/// One line of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Line {
    /// The order it comes from; none for an instalment of a plan of what stood on statements.
    #[n(0)]
    pub order: Option<OrderId>,
    /// Which of the order's captures, counted from 0.
    #[n(1)]
    pub capture: u32,
    /// The plan and which of its terms (counted from 1), when it is an instalment.
    #[n(2)]
    pub instalment: Option<(PlanId, u32)>,
    /// Principal as billed.
    #[n(3)]
    pub principal: Amount,
    /// Fee as billed.
    #[n(4)]
    pub fee: Amount,
    /// Principal neither paid nor refunded yet.
    #[n(5)]
    pub principal_open: Amount,
    /// Fee neither paid nor given back yet.
    #[n(6)]
    pub fee_open: Amount,
}

/// The overdue principal from the start of a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Step {
    /// The first day it counts for.
    #[n(0)]
    pub from: Date,
    /// How much it is.
    #[n(1)]
    pub principal: Amount,
}

/// A statement was cut.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Cut {
    /// The statement's id.
    #[n(0)]
    pub statement: StatementId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// The Terms it was cut under.
    #[n(2)]
    pub terms: Version,
    /// The cycle date.
    #[n(3)]
    pub cycle: Date,
    /// The last day to pay it.
    #[n(4)]
    pub due: Date,
    /// Its lines, all open.
    #[n(5)]
    #[cbor(with = "crate::list")]
    pub lines: Vec<Line>,
    /// What the account's credit balance paid of it at once.
    #[n(6)]
    pub paid: Vec<Part>,
    /// What the subsidies of the plans that it bills earn with it.
    #[n(34)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub earned: Vec<Earned>,
    /// The minimum of its Terms, when anything on it may revolve.
    #[n(31)]
    pub minimum: Option<Offer>,
    /// What revolved, and is listed here from now on.
    #[n(32)]
    pub carried: Option<Box<Carried>>,
}

/// A penalty was charged.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Charged {
    /// The statement.
    #[n(0)]
    pub statement: StatementId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What the penalty grew by.
    #[n(2)]
    pub amount: Amount,
    /// The last day it covers.
    #[n(3)]
    pub through: Date,
}

/// The order in which money covers a statement on `today`: its own Terms and its age say it.
pub(crate) fn allocation(state: &State, statement: &Statement, today: Date) -> Allocation {
    state.terms(statement.terms).allocation_at(statement.days_past_due(today))
}

/// What is open on `statements`, one after the other, each in its own order of `today`.
pub(crate) fn debts(state: &State, statements: &[StatementId], today: Date) -> impl Iterator<Item = Part> {
    let statements = statements.iter().map(|id| state.open_statement(*id));
    statements.flat_map(move |statement| statement.debts(allocation(state, statement, today)))
}

impl Line {
    /// A line of which everything is open.
    pub(crate) fn open(order: Option<OrderId>, capture: u32, instalment: Option<(PlanId, u32)>, term: Term) -> Line {
        let Term { principal, fee } = term;
        Line { order, capture, instalment, principal, fee, principal_open: principal, fee_open: fee }
    }

    /// Whether anything of it is left to pay.
    pub fn is_open(&self) -> bool {
        !(self.principal_open + self.fee_open).is_zero()
    }

    /// Whether it is an instalment of `plan`.
    pub fn is_of(&self, plan: PlanId) -> bool {
        self.instalment.is_some_and(|(of, _)| of == plan)
    }
}

impl Statement {
    /// What is left to pay: principal, fees and penalty.
    pub fn open(&self) -> Amount {
        self.principal_open() + self.fee_open() + self.penalty_open
    }

    /// Principal left to pay.
    pub fn principal_open(&self) -> Amount {
        self.lines.iter().map(|line| line.principal_open).sum()
    }

    /// Fees left to pay.
    pub fn fee_open(&self) -> Amount {
        self.lines.iter().map(|line| line.fee_open).sum::<Amount>() + self.deferral_fee_open()
    }

    /// What is left to pay of the fee of its deferral.
    pub fn deferral_fee_open(&self) -> Amount {
        self.deferral.as_ref().map_or(Amount::ZERO, |deferral| deferral.fee_open)
    }

    /// Its debts in the order a payment covers them, line by line inside each kind. What may revolve comes after everything else.
    pub fn debts(&self, allocation: Allocation) -> impl Iterator<Item = Part> {
        let asked_first = move |kind| {
            let is_asked = move |line: &Line| kind != Receivable::Principal || !self.may_revolve(line);
            self.debts_in(kind, is_asked).chain(self.debt_of_all(kind))
        };
        allocation.order().into_iter().flat_map(asked_first).chain(self.revolvable())
    }

    /// What is owed of one kind for the statement as a whole: its penalty, and the fee of its deferral.
    fn debt_of_all(&self, kind: Receivable) -> Option<Part> {
        match kind {
            Receivable::Penalty => Some(Part { item: Item::Penalty(self.id), amount: self.penalty_open }),
            Receivable::Fee => {
                let deferral = self.deferral.as_ref()?;
                Some(Part { item: Item::Deferral(self.id), amount: deferral.fee_open })
            }
            Receivable::Principal => None,
        }
    }

    /// The debts of the lines that `wanted` picks, in the order a payment covers them.
    pub fn debts_of(
        &self,
        allocation: Allocation,
        wanted: impl Fn(&Line) -> bool + Copy,
    ) -> impl Iterator<Item = Part> {
        allocation.order().into_iter().flat_map(move |kind| self.debts_in(kind, wanted))
    }

    /// The open fees of the lines that `wanted` picks.
    pub(crate) fn fees_of(&self, wanted: impl Fn(&Line) -> bool) -> impl Iterator<Item = Part> {
        self.debts_in(Receivable::Fee, wanted)
    }

    /// Every open fee, in the order a payment covers them.
    pub(crate) fn fees(&self) -> impl Iterator<Item = Part> {
        self.debts_in(Receivable::Fee, |_| true).chain(self.debt_of_all(Receivable::Fee))
    }

    /// What the lines that `wanted` picks owe of one kind; no line owes a penalty.
    fn debts_in(&self, kind: Receivable, wanted: impl Fn(&Line) -> bool) -> impl Iterator<Item = Part> {
        let numbered = (0_u32..).zip(&self.lines).filter(move |(_, line)| wanted(line));
        numbered.filter_map(move |(at, line)| match kind {
            Receivable::Penalty => None,
            Receivable::Fee => Some(Part { item: Item::Fee(self.id, at), amount: line.fee_open }),
            Receivable::Principal => Some(Part { item: Item::Principal(self.id, at), amount: line.principal_open }),
        })
    }

    /// How many days it is past due on `today`, if anything of it is open.
    pub fn days_past_due(&self, today: Date) -> u32 {
        u32::try_from(today.days_after(self.due)).unwrap_or_default()
    }

    /// Whether it is late on `today`: past due, with more missing than its `terms` tolerate. Where a minimum is asked, only of that.
    pub(crate) fn is_late(&self, terms: &Terms, today: Date) -> bool {
        self.due < today && self.required_open() > terms.tolerated()
    }

    /// What being late has cost up to and including the day `through`: by the day, or the fixed late fee.
    pub(crate) fn charges_through(&self, terms: &Terms, through: Date) -> Amount {
        let Some(late_fee) = terms.late_fee else { return self.penalty_through(terms.penalty, through) };
        let day = late_fee.charged_on(self.due);
        if through < day { Amount::ZERO } else { late_fee.of(self.overdue_on(day)) }
    }

    /// The overdue principal of a day.
    pub fn overdue_on(&self, day: Date) -> Amount {
        let step = self.overdue.iter().rev().find(|step| step.from <= day);
        step.map_or(Amount::ZERO, |step| step.principal)
    }

    /// The penalty up to and including the day `through`: `round(Σ overdue principal × rate × days / 10⁶)`.
    ///
    /// It is kept as dated steps and rounded only here, so that splitting the time never changes the total.
    pub fn penalty_through(&self, rate: Rate, through: Date) -> Amount {
        half_up(principal_days(&self.overdue, through) * u128::from(rate.parts()), 1_000_000)
    }

    /// Notes the overdue principal after a change on the day `on`, and what revolves: it counts from the next day, and never before
    /// the first day past due. When no more than `tolerated` is missing, nothing is overdue.
    pub(crate) fn note_overdue(&mut self, on: Date, tolerated: Amount) {
        let from = on.max(self.due).plus_days(1);
        let is_missing = self.required_open() > tolerated;
        let principal = if is_missing { self.required_principal() } else { Amount::ZERO };
        note_step(&mut self.overdue, from, principal);
        let revolving = self.revolving();
        if let Some(minimum) = &mut self.minimum {
            note_step(&mut minimum.revolving, from, revolving);
        }
    }

    /// Costs nothing from the day `from` on, whatever is owed.
    pub(crate) fn stop_overdue(&mut self, from: Date) {
        self.overdue.retain(|step| step.from < from);
        if self.overdue.last().is_some_and(|last| !last.principal.is_zero()) {
            list::push(&mut self.overdue, Step { from, principal: Amount::ZERO });
        }
    }

    /// Makes one of its debts smaller.
    pub(crate) fn lower(&mut self, item: Item, by: Amount) {
        match item {
            Item::Penalty(_) => self.penalty_open -= by,
            Item::Fee(_, line) => self.lines[line as usize].fee_open -= by,
            Item::Principal(_, line) => self.lines[line as usize].principal_open -= by,
            Item::Deferral(_) => {
                let deferral = self.deferral.as_mut().expect("parts name deferred statements");
                deferral.fee_open -= by;
            }
            Item::Purchase(..) | Item::Plan(_) => unreachable!("these stand on no statement"),
        }
    }

    /// A copy of it as it was cut, before anything of it was paid and before it was deferred.
    pub(crate) fn as_cut(&self) -> Statement {
        let mut cut = self.clone();
        for line in &mut cut.lines {
            (line.principal_open, line.fee_open) = (line.principal, line.fee);
        }
        (cut.penalty, cut.penalty_open) = (Amount::ZERO, Amount::ZERO);
        cut.overdue.clear();
        cut.minimum = cut.minimum.map(|minimum| Box::new(minimum.as_cut()));
        cut.due = cut.deferral.take().map_or(cut.due, |deferral| deferral.before);
        cut
    }
}

/// Σ (principal × days) over `steps`, up to and including the day `through`.
pub(crate) fn principal_days(steps: &[Step], through: Date) -> u128 {
    let mut sum = 0_u128;
    for (at, step) in steps.iter().enumerate() {
        let end = steps.get(at + 1).map_or(through.plus_days(1), |next| next.from.min(through.plus_days(1)));
        let days = u128::try_from(end.days_after(step.from)).unwrap_or_default();
        sum += u128::from(step.principal.minor()) * days;
    }
    sum
}

/// Notes on `steps` that from the day `from` on the principal is another.
fn note_step(steps: &mut Vec<Step>, from: Date, principal: Amount) {
    let before = steps.iter().rev().find(|step| step.from < from).map(|step| step.principal);
    match steps.last_mut() {
        // What is noted of later days was worked out with this change.
        Some(last) if last.from > from => {}
        Some(last) if last.from == from && before == Some(principal) => drop(steps.pop()),
        Some(last) if last.from == from => last.principal = principal,
        Some(_) if before == Some(principal) => {}
        Some(_) | None => list::push(steps, Step { from, principal }),
    }
}
