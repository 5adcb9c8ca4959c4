//! Statements: cut on the cycle day, and charged for each day past due.

use super::account::Debt;
use super::money::{ppm, round};
use super::plan::Fee;
use super::subsidy::Borne;
use super::terms::Owed;
use super::{Minor, World};

#[derive(Debug, Clone)]
pub struct Statement {
    pub terms: usize,
    pub cycle: i32,
    pub due: i32,
    pub lines: Vec<Line>,
    /// Overdue principal × parts per million × days, exactly.
    pub exact: Minor,
    /// The penalty charged so far.
    pub penalty: Minor,
    pub penalty_open: Minor,
    pub deferral: Option<Deferred>,
}

/// That a statement is paid later, and for how much.
#[derive(Debug, Clone)]
pub struct Deferred {
    pub due_before: i32,
    pub fee: Minor,
    pub fee_open: Minor,
}

#[derive(Debug, Clone)]
pub struct Line {
    /// None for an instalment of a plan of what stood on statements.
    pub order: Option<usize>,
    pub capture: usize,
    pub nth: usize,
    /// The plan on the account, and which of its terms, counted from 1.
    pub instalment: Option<(usize, usize)>,
    pub principal: Minor,
    pub fee: Minor,
    pub principal_open: Minor,
    pub fee_open: Minor,
}

impl Statement {
    pub fn principal_open(&self) -> Minor {
        self.lines.iter().map(|line| line.principal_open).sum()
    }

    pub fn fee_open(&self) -> Minor {
        let of_lines: Minor = self.lines.iter().map(|line| line.fee_open).sum();
        of_lines + self.deferral.as_ref().map_or(0, |deferral| deferral.fee_open)
    }

    pub fn open(&self) -> Minor {
        self.principal_open() + self.fee_open() + self.penalty_open
    }
}

impl World {
    /// Cuts the statement of an account, if it is its cycle day and there is anything to list.
    pub fn cut(&mut self, account: usize) {
        if !self.is_cycle_date(account, self.today) || self.accounts[account].charged_off.is_some() {
            return;
        }
        let (mut lines, earned) = self.lines(account);
        if lines.is_empty() {
            return;
        }
        lines.sort_by_key(|line| line.nth);
        earned.into_iter().for_each(|borne| self.earn(borne));
        let terms = self.in_force();
        self.books.fee_income += lines.iter().map(|line| line.fee).sum::<Minor>();
        let (cycle, due) = (self.today.days, self.today.days + self.terms[terms].grace_days);
        self.remember_cut(account);
        self.accounts[account].statements.push(Statement {
            terms,
            cycle,
            due,
            lines,
            exact: 0,
            penalty: 0,
            penalty_open: 0,
            deferral: None,
        });
        self.credit_pays(account, self.accounts[account].statements.len() - 1);
    }

    /// The credit balance pays a statement that was just cut.
    pub fn credit_pays(&mut self, account: usize, nth: usize) {
        let (credit, debts) = (self.accounts[account].credit, self.debts_of_statement(account, nth));
        self.accounts[account].credit = self.pay_in_order(account, debts, credit);
    }

    /// Everything bought in the cycle, and the next instalment of each plan, with what its subsidy earns; they wait no longer.
    fn lines(&mut self, account: usize) -> (Vec<Line>, Vec<Borne>) {
        let today = self.today.days;
        let at = &mut self.accounts[account];
        let line = |(order, capture, nth), instalment, principal, fee| {
            let (principal_open, fee_open) = (principal, fee);
            Line { order, capture, nth, instalment, principal, fee, principal_open, fee_open }
        };
        let (mut lines, mut earned) = (Vec::new(), Vec::new());
        for bought in at.purchases.drain(..) {
            lines.push(line((Some(bought.order), bought.capture, bought.nth), None, bought.amount, 0));
        }
        for (nth, plan) in at.plans.iter_mut().enumerate() {
            if plan.terms_to_come.is_empty() {
                continue;
            }
            let (principal, fee) = plan.terms_to_come.remove(0);
            earned.extend((!plan.subsidy.to_earn.is_empty()).then(|| plan.subsidy.to_earn.remove(0)));
            plan.billed.push(Fee { fee, basis: plan.left() });
            plan.since = today;
            let instalment = Some((nth, plan.billed.len()));
            lines.push(line((plan.order, plan.capture, plan.nth), instalment, principal, fee));
        }
        (lines, earned)
    }

    /// Charges a day of penalty on each late statement, on what was open as the day began; or the late fee, on its day.
    pub fn charge(&mut self, account: usize) {
        if self.accounts[account].charged_off.is_some() {
            return;
        }
        let today = self.today.days;
        for statement in &mut self.accounts[account].statements {
            let principal = statement.principal_open();
            let terms = &self.terms[statement.terms];
            if today <= statement.due || statement.open() <= terms.tolerance.unwrap_or(0) {
                continue;
            }
            statement.exact += principal * terms.penalty_ppm;
            let more = match terms.late_fee {
                None => round(statement.exact, 1_000_000) - statement.penalty,
                Some(fee) if today == statement.due + fee.grace_days + 1 => ppm(principal, fee.cap_ppm).min(fee.amount),
                Some(_) => 0,
            };
            statement.penalty += more;
            statement.penalty_open += more;
            self.books.penalty_income += more;
        }
    }

    /// What is open on a statement, in the order in which money covers it today.
    pub fn debts_of_statement(&self, account: usize, nth: usize) -> Vec<(Debt, Minor)> {
        let statement = &self.accounts[account].statements[nth];
        let terms = &self.terms[statement.terms];
        let mut debts = Vec::new();
        for owed in terms.allocation_at((self.today.days - statement.due).max(0)) {
            let lines = statement.lines.iter().enumerate();
            match owed {
                Owed::Penalty => debts.push((Debt::Penalty(nth), statement.penalty_open)),
                Owed::Fee => {
                    debts.extend(lines.map(|(line, at)| (Debt::Fee(nth, line), at.fee_open)));
                    debts.extend(statement.deferral.as_ref().map(|at| (Debt::Deferral(nth), at.fee_open)));
                }
                Owed::Principal => {
                    debts.extend(lines.map(|(line, at)| (Debt::Principal(nth, line), at.principal_open)))
                }
            }
        }
        debts
    }

    /// The statements of an account, the one that is due first before the others: a deferred one may be due after a newer one.
    pub fn by_due_date(&self, account: usize) -> Vec<usize> {
        let statements = &self.accounts[account].statements;
        let mut places: Vec<usize> = (0..statements.len()).collect();
        places.sort_by_key(|nth| statements[*nth].due);
        places
    }

    /// What is open on all statements, the oldest first.
    pub fn debts_of_statements(&self, account: usize) -> Vec<(Debt, Minor)> {
        self.by_due_date(account).into_iter().flat_map(|nth| self.debts_of_statement(account, nth)).collect()
    }
}
