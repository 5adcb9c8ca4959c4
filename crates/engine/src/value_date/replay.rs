//! Playing the past of an account anew: the same rules as in life, on copies of its statements.

use calendar::Date;
use money::Amount;

use super::Entry;
use crate::State;
use crate::account::Account;
use crate::deferral::Deferral;
use crate::id::StatementId;
use crate::part::{self, Item, Part};
use crate::statement::{Statement, allocation};

/// The statements of an account and its credit balance, as they would stand.
pub(super) struct World<'a> {
    state: &'a State,
    /// Each as it was cut, then as everything made it.
    pub sheets: Vec<Statement>,
    /// The credit balance.
    pub credit: Amount,
    /// Whether more of it was withdrawn than there would have been.
    pub is_short: bool,
}

impl<'a> World<'a> {
    /// What `entries` come to. The first is a cut at which no older statement was open.
    pub(super) fn of(state: &'a State, entries: &[Entry]) -> World<'a> {
        let mut world = World { state, sheets: Vec::new(), credit: Amount::ZERO, is_short: false };
        if let Some(Entry::Cut(_, _, Some(credit))) = entries.first() {
            world.credit = *credit;
        }
        entries.iter().for_each(|entry| world.enter(entry));
        world
    }

    fn enter(&mut self, entry: &Entry) {
        match *entry {
            Entry::Cut(on, statement, _) => self.cut(on, statement),
            Entry::Paid(on, statement, amount) => {
                self.bring(on);
                self.pay(on, statement, amount);
            }
            Entry::Fixed(on, part) => {
                self.bring(on);
                let fitting = part.amount.at_most(self.open_of(part.item));
                self.cover(&[Part { item: part.item, amount: fitting }], on);
                self.pay(on, None, part.amount - fitting);
            }
            Entry::Gone(on, part) => {
                self.bring(on);
                let fitting = part.amount.at_most(self.open_of(part.item));
                let sheet = self.sheets.iter_mut().find(|sheet| Some(sheet.id) == part.item.statement());
                if let Some(sheet) = sheet {
                    sheet.note_gone(fitting);
                }
                self.cover(&[Part { item: part.item, amount: fitting }], on);
                self.pay(on, None, part.amount - fitting);
            }
            Entry::Credited(_, amount) => self.credit += amount,
            Entry::Deferred(on, statement) => self.defer(on, statement),
            Entry::Withdrawn(_, amount) => {
                self.is_short |= self.credit < amount;
                self.credit = self.credit.less(amount);
            }
        }
    }

    fn cut(&mut self, on: Date, statement: StatementId) {
        let mut sheet = self.state.open_statement(statement).as_cut();
        sheet.note_overdue(on, self.state.terms(sheet.terms).tolerated());
        let debts: Vec<Part> = sheet.debts(allocation(self.state, &sheet, on)).collect();
        self.sheets.push(sheet);
        self.order_by_due();
        let (paid, left) = part::settle(debts, self.credit);
        self.credit = left;
        self.cover(&paid, on);
    }

    /// Defers it as it was deferred: what is paid by then or later does not lower the fee.
    fn defer(&mut self, on: Date, statement: StatementId) {
        let real = self.state.open_statement(statement);
        let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.id == statement) else { return };
        if let Some(deferral) = real.deferral.as_deref() {
            let deferral = Deferral { fee_open: deferral.fee, ..*deferral };
            sheet.defer(on, real.due, deferral, self.state.terms(sheet.terms).tolerated());
        }
        self.order_by_due();
    }

    fn order_by_due(&mut self) {
        self.sheets.sort_by_key(|sheet| sheet.due);
    }

    /// Charges what being late has come to on the day `on`.
    pub(super) fn bring(&mut self, on: Date) {
        for sheet in self.sheets.iter_mut().filter(|sheet| sheet.due < on) {
            let more = sheet.charges_through(self.state.terms(sheet.terms), on).less(sheet.penalty);
            sheet.penalty += more;
            sheet.penalty_open += more;
        }
    }

    /// What is to be paid on the day `on`, of one statement or of all.
    pub(super) fn debts(&self, on: Date, statement: Option<StatementId>) -> Vec<Part> {
        let meant = self.sheets.iter().filter(|sheet| statement.is_none_or(|id| id == sheet.id));
        meant.flat_map(|sheet| sheet.debts(allocation(self.state, sheet, on))).collect()
    }

    fn pay(&mut self, on: Date, statement: Option<StatementId>, money: Amount) {
        let (paid, left) = part::settle(self.debts(on, statement), money);
        self.cover(&paid, on);
        self.credit += left;
    }

    fn open_of(&self, item: Item) -> Amount {
        let sheet = |id| self.sheets.iter().find(|sheet| sheet.id == id);
        let open = match item {
            Item::Penalty(id) => sheet(id).map(|sheet| sheet.penalty_open),
            Item::Fee(id, line) => sheet(id).map(|sheet| sheet.lines[line as usize].fee_open),
            Item::Principal(id, line) => sheet(id).map(|sheet| sheet.lines[line as usize].principal_open),
            Item::Deferral(id) => sheet(id).map(Statement::deferral_fee_open),
            Item::Purchase(..) | Item::Plan(_) => None,
        };
        open.unwrap_or_default()
    }

    fn cover(&mut self, parts: &[Part], on: Date) {
        for part in parts {
            let Some(id) = part.item.statement() else { continue };
            let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.id == id) else { continue };
            sheet.lower(part.item, part.amount);
            sheet.note_overdue(on, self.state.terms(sheet.terms).tolerated());
        }
    }

    /// Whether it has come to what stands on the account: then everything that happened since is known.
    pub(super) fn is_as_it_stands(&self, account: &Account) -> bool {
        let is_same = |sheet: &Statement| {
            let real = self.state.open_statement(sheet.id);
            (&sheet.lines, &sheet.deferral, sheet.penalty, sheet.penalty_open)
                == (&real.lines, &real.deferral, real.penalty, real.penalty_open)
                && sheet.gone() == real.gone()
        };
        let is_played = |id: &StatementId| self.sheets.iter().any(|sheet| sheet.id == *id);
        self.credit == account.credit && self.sheets.iter().all(is_same) && account.statements.iter().all(is_played)
    }
}
