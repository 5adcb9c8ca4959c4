//! Deferral: a statement is paid some days later, for a fee.

use super::money::round;
use super::statement::Deferred;
use super::value_date::What;
use super::{Answer, Minor, World, no};

impl World {
    /// Moves the due date of a statement by some days.
    pub fn defer(&mut self, account: usize, nth: usize, days: i32) -> Answer {
        self.refuse_closed(account)?;
        // Not when overdue: from the first day on.
        self.refuse_late_from(account, 1)?;
        let today = self.today.days;
        let at = &mut self.accounts[account];
        let statement = &mut at.statements[nth];
        let Some(terms) = self.terms[statement.terms].deferral else { return no("deferral_not_offered") };
        if statement.open() == 0 {
            return no("nothing_due");
        }
        if statement.deferral.is_some() {
            return no(format!("already_deferred {}", statement.due));
        }
        if !(1..=terms.days_most).contains(&days) {
            return no(format!("days_out_of_range {}", terms.days_most));
        }
        let lately: Vec<i32> = at.deferred_on.iter().copied().filter(|on| today < on + 365).collect();
        if lately.len() >= terms.times {
            let again = lately[lately.len() - terms.times] + 365;
            return no(format!("too_many_deferrals {} {again}", terms.times));
        }
        let fee = round(statement.principal_open() * terms.ppm_a_day * Minor::from(days), 1_000_000);
        statement.deferral = Some(Deferred { due_before: statement.due, fee, fee_open: fee });
        statement.due += days;
        at.deferred_on.push(today);
        self.books.fee_income += fee;
        self.remember(account, What::Deferred(nth));
        Ok(())
    }
}
