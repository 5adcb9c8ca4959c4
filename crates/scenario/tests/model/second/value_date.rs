//! Value dates: a payment counts from the day on which the money came. Everything that happened to an account's statements is kept,
//! and played again from the beginning with the payment in its place.

use super::account::{Account, Debt};
use super::repayment::{Source, Target};
use super::statement::Statement;
use super::{Answer, Minor, World, a_whole_amount, no};

/// What happened to the statements of an account.
#[derive(Debug, Clone)]
pub struct Past {
    /// How many statements there were when it began, all of them paid, and the credit balance.
    statements: usize,
    credit: Minor,
    /// What happened since, by its day.
    happened: Vec<(i32, What)>,
    /// The last cut at which no older statement was open: from there on whoever looks back has to know.
    clean_cut: Option<i32>,
}

/// One thing that happened.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// The next statement was cut.
    Cut,
    /// Money came for one statement, or for all that were open.
    Paid(Option<usize>, Minor),
    /// One debt became smaller.
    Fixed(Debt, Minor),
    Credited(Minor),
    Withdrawn(Minor),
    Deferred(usize),
}

impl Past {
    /// That of an account on which nothing is open.
    pub fn new(statements: usize, credit: Minor) -> Past {
        Past { statements, credit, happened: Vec::new(), clean_cut: None }
    }

    fn put(&mut self, on: i32, what: What) {
        let place = self.happened.partition_point(|(day, _)| *day <= on);
        self.happened.insert(place, (on, what));
    }
}

impl World {
    /// Keeps what happened today.
    pub fn remember(&mut self, account: usize, what: What) {
        let today = self.today.days;
        if let Some(past) = &mut self.accounts[account].past {
            past.put(today, what);
        }
    }

    /// Keeps what debts on statements became smaller by.
    pub fn remember_all(&mut self, account: usize, parts: &[(Debt, Minor)]) {
        for (debt, amount) in parts {
            if *amount > 0 && !matches!(debt, Debt::Purchase(_) | Debt::Plan(_)) {
                self.remember(account, What::Fixed(*debt, *amount));
            }
        }
    }

    /// Keeps that a statement is about to be cut. Where nothing is open a past that was forgotten begins again.
    pub fn remember_cut(&mut self, account: usize) {
        let terms = self.in_force();
        let is_kept = self.terms[terms].value_days > 0;
        let at = &mut self.accounts[account];
        let is_clean = at.statements.iter().all(|statement| statement.open() == 0);
        if is_clean && at.past.is_none() {
            at.past = Some(Past::new(at.statements.len(), at.credit));
        }
        if let Some(past) = &mut at.past {
            let clean = if is_clean { Some(self.today.days) } else { past.clean_cut };
            past.clean_cut = clean.filter(|_| is_kept);
            past.put(self.today.days, What::Cut);
        }
    }

    /// Whether what happened since a day has to be known to whoever sells under these Terms.
    pub fn has_to_know(&self, account: usize, on: i32) -> bool {
        let Some(past) = &self.accounts[account].past else { return false };
        let is_recent = on >= self.today.days - self.terms[self.in_force()].value_days;
        // Nobody has to keep more than so much.
        let is_short = past.happened.len() < 200;
        is_recent && is_short && past.clean_cut.is_some_and(|cut| on >= cut)
    }

    /// Takes a payment that counts from an earlier day.
    pub fn repay_dated(
        &mut self,
        account: usize,
        target: Target,
        amount: Option<Minor>,
        (source, on): (Source, i32),
    ) -> Answer {
        self.refuse_closed(account)?;
        let (today, days) = (self.today.days, self.terms[self.in_force()].value_days);
        let price_today = self.price(account, target);
        a_whole_amount(amount)?;
        let statement = match target {
            Target::Due => None,
            Target::Statement(nth) => Some(nth),
            Target::Plan(_) | Target::Everything => return no("value_date_out_of_range early_settlement"),
        };
        let bound = match () {
            () if source == Source::Wallet => Some("from_wallet"),
            () if on > today => Some("after_today"),
            () if on < self.accounts[account].opened => Some("before_opening"),
            () if on < today - days => Some("before_history"),
            () => None,
        };
        if let Some(bound) = bound {
            return no(format!("value_date_out_of_range {bound}"));
        }
        let before_history = || "value_date_out_of_range before_history".to_owned();
        let held = &self.accounts[account];
        let mut past = held.past.clone().ok_or_else(before_history)?;
        let (as_it_is, _) = self.play_again(account, &past, today);
        if !is_same(&as_it_is.accounts[0], held) {
            return Err(before_history());
        }
        let (then, _) = self.play_again(account, &past, on);
        let price_then: Minor = then.debts_meant(0, statement).iter().map(|(_, open)| open).sum();
        if price_then.max(price_today) == 0 {
            return no("nothing_due");
        }
        let amount = amount.unwrap_or(if price_then > 0 { price_then } else { price_today });
        past.put(on, What::Paid(statement, amount));
        let (anew, is_short) = self.play_again(account, &past, today);
        let anew = anew.accounts.into_iter().next().expect("it plays one account");
        let pairs = || held.statements.iter().zip(&anew.statements);
        // It only ever makes anything cheaper.
        if is_short || pairs().any(|(was, is)| is.penalty > was.penalty) {
            return Err(before_history());
        }
        self.books.penalty_income -= pairs().map(|(was, is)| was.penalty - is.penalty).sum::<Minor>();
        self.books.bank += amount;
        let at = &mut self.accounts[account];
        (at.statements, at.credit, at.past) = (anew.statements, anew.credit, Some(past));
        self.note_promised(account, amount);
        Ok(())
    }

    /// The account alone, as its past makes it by the end of a day, and whether more credit balance was withdrawn than there was.
    fn play_again(&self, account: usize, past: &Past, to: i32) -> (World, bool) {
        let held = &self.accounts[account];
        let mut world = World::new(self.terms[0].clone());
        world.terms.clone_from(&self.terms);
        let (statements, none) = (held.statements[..past.statements].to_vec(), Vec::new());
        world.accounts =
            vec![Account { statements, purchases: none, plans: Vec::new(), credit: past.credit, ..held.clone() }];
        let mut is_short = false;
        let mut next = past.happened.iter().peekable();
        let first = next.peek().map_or(to, |(day, _)| *day);
        for day in first..=to {
            world.today.days = day;
            while next.peek().is_some_and(|(on, what)| *on == day && matches!(what, What::Cut)) {
                next.next();
                let nth = world.accounts[0].statements.len();
                world.accounts[0].statements.push(as_cut(&held.statements[nth]));
                world.credit_pays(0, nth);
            }
            world.charge(0);
            while let Some((_, what)) = next.next_if(|(on, _)| *on == day) {
                world.happen_again(*what, held, &mut is_short);
            }
        }
        (world, is_short)
    }

    fn happen_again(&mut self, what: What, held: &Account, is_short: &mut bool) {
        match what {
            What::Cut => unreachable!("statements are cut at the start of a day"),
            What::Paid(statement, amount) => self.pay_again(statement, amount),
            What::Fixed(debt, amount) => {
                let open = self.debts_of_statements(0).into_iter().find(|(one, _)| *one == debt);
                let rest = self.pay_in_order(0, open.into_iter().collect(), amount);
                self.pay_again(None, rest);
            }
            What::Credited(amount) => self.accounts[0].credit += amount,
            What::Withdrawn(amount) => {
                *is_short |= self.accounts[0].credit < amount;
                self.accounts[0].credit = (self.accounts[0].credit - amount).max(0);
            }
            What::Deferred(nth) => {
                let deferral = held.statements[nth].deferral.clone().expect("it was deferred");
                let statement = &mut self.accounts[0].statements[nth];
                statement.due = held.statements[nth].due;
                statement.deferral = Some(super::statement::Deferred { fee_open: deferral.fee, ..deferral });
            }
        }
    }

    fn pay_again(&mut self, statement: Option<usize>, amount: Minor) {
        let debts = self.debts_meant(0, statement);
        self.accounts[0].credit += self.pay_in_order(0, debts, amount);
    }

    fn debts_meant(&self, account: usize, statement: Option<usize>) -> Vec<(Debt, Minor)> {
        match statement {
            // It may not have been cut yet.
            Some(nth) if nth >= self.accounts[account].statements.len() => Vec::new(),
            Some(nth) => self.debts_of_statement(account, nth),
            None => self.debts_of_statements(account),
        }
    }
}

/// A statement as it was cut.
fn as_cut(statement: &Statement) -> Statement {
    let mut cut = statement.clone();
    for line in &mut cut.lines {
        (line.principal_open, line.fee_open) = (line.principal, line.fee);
    }
    (cut.exact, cut.penalty, cut.penalty_open) = (0, 0, 0);
    cut.due = cut.deferral.take().map_or(cut.due, |deferral| deferral.due_before);
    cut
}

/// Whether statements and credit balance of both are the same.
fn is_same(one: &Account, other: &Account) -> bool {
    let figures = |statement: &Statement| {
        let open = |line: &super::statement::Line| (line.principal_open, line.fee_open);
        let lines: Vec<(Minor, Minor)> = statement.lines.iter().map(open).collect();
        (lines, statement.penalty, statement.penalty_open, statement.deferral.as_ref().map(|one| one.fee_open))
    };
    let all = |account: &Account| account.statements.iter().map(figures).collect::<Vec<_>>();
    one.credit == other.credit && all(one) == all(other)
}
