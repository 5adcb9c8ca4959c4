//! Cycle days: on which dates statements are cut, and moving them once a year.

use super::{Answer, Today, World, no};

impl World {
    /// Whether a date is one on which statements of an account are cut.
    pub fn is_cycle_date(&self, account: usize, date: Today) -> bool {
        let at = &self.accounts[account];
        let has_begun = at.cycle_day_changed.is_none_or(|(_, first)| date.days >= first);
        date.day == at.cycle_day && has_begun
    }

    /// Moves the cycle day: the cycle under way becomes longer, never shorter.
    pub fn change_cycle_day(&mut self, account: usize, day: u32) -> Answer {
        self.refuse_closed(account)?;
        self.refuse_late(account)?;
        if self.accounts[account].cycle_day == day {
            return no("cycle_day_unchanged");
        }
        if let Some((on, _)) = self.accounts[account].cycle_day_changed
            && self.today.days < on + 365
        {
            return no(format!("cycle_day_changed_lately {}", on + 365));
        }
        let mut date = self.today.next();
        while !self.is_cycle_date(account, date) {
            date = date.next();
        }
        while date.day != day {
            date = date.next();
        }
        self.accounts[account].cycle_day = day;
        self.accounts[account].cycle_day_changed = Some((self.today.days, date.days));
        let (at, today) = (&mut self.accounts[account], self.today.days);
        at.least = at.least.filter(|(next, _)| today < *next).map(|(_, least)| (date.days, least));
        Ok(())
    }
}
