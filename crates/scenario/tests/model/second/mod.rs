//! The second implementation: product.md once more, as simply as it can be said. It was written from that page and from the
//! stories, not from the heart, and shares no line of arithmetic with it: plain structs, lists, `i128`, and a loop over days.
//!
//! Everything is looked at every day, and nothing is kept that can be added up.

pub mod money;
pub mod terms;
pub mod account;
pub mod limit;
pub mod order;
pub mod plan;
pub mod subsidy;
pub mod statement;
pub mod gathered;
pub mod wallet;
pub mod repayment;
pub mod value_date;
pub mod lateness;
pub mod promise;
pub mod deferral;
pub mod cycle_day;
pub mod refund;
pub mod concession;
pub mod closing;
pub mod books;

use account::Account;
use books::{Books, Merchant};
use order::Order;
use terms::Terms;

/// Amounts, in minor units.
pub type Minor = i128;

/// The most a command may name.
pub const MOST: Minor = 1_000_000_000_000;

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A yes, or a no with its code and its figures: `limit_exceeded 1000 1`.
pub type Answer = Result<(), String>;

/// Everything there is.
pub struct World {
    /// The second that it is.
    pub now: i64,
    /// The day that it is, its month and its day of the month.
    pub today: Today,
    /// The Terms, the first version first.
    pub terms: Vec<Terms>,
    pub merchants: Vec<Merchant>,
    pub accounts: Vec<Account>,
    pub orders: Vec<Order>,
    pub instructions: Vec<wallet::Instruction>,
    pub concessions: Vec<concession::Concession>,
    /// What each of the staff gave on each day.
    pub given: Vec<(u32, i32, Minor)>,
    pub books: Books,
}

/// A date, by a calendar that only knows how to go on by a day.
#[derive(Clone, Copy)]
pub struct Today {
    /// Days since 1970-01-01.
    pub days: i32,
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

impl World {
    /// A world on the first of July 2026, which begins with these Terms.
    pub fn new(terms: Terms) -> World {
        let today = Today { days: 20_635, year: 2026, month: 7, day: 1 };
        World {
            now: i64::from(today.days) * DAY,
            today,
            terms: vec![terms],
            merchants: Vec::new(),
            accounts: Vec::new(),
            orders: Vec::new(),
            instructions: Vec::new(),
            concessions: Vec::new(),
            given: Vec::new(),
            books: Books::default(),
        }
    }

    /// Goes on to a second. At the start of each day statements are cut and penalties charged; what is held too long is released
    /// to the second.
    pub fn go_to(&mut self, now: i64) {
        while i64::from(self.today.days + 1) * DAY <= now {
            self.today = self.today.next();
            for account in 0..self.accounts.len() {
                self.charge_off_by_age(account);
                self.cut(account);
                self.charge(account);
                self.end_promise(account);
                self.allow(account);
            }
            self.expire(i64::from(self.today.days) * DAY);
        }
        self.now = now;
        self.expire(now);
    }

    /// Releases what is held too long. No authorisation lives for more than 30 days, so that older orders hold nothing.
    fn expire(&mut self, now: i64) {
        let young = |order: &&mut Order| order.authorised_at + 32 * DAY > now;
        self.orders.iter_mut().rev().take_while(young).for_each(|order| order.expire(now));
    }

    /// The number of the Terms that new things are made under today: those that came into force last.
    pub fn in_force(&self) -> usize {
        let has_begun = |terms: &Terms| terms.from.is_none_or(|from| from <= self.today.days);
        let begun = (0..self.terms.len()).filter(|nth| has_begun(&self.terms[*nth]));
        begun.max_by_key(|nth| (self.terms[*nth].from, *nth)).expect("the first Terms have no beginning")
    }

    /// Another version, handed in by one of the staff and approved by another.
    pub fn sell(&mut self, terms: &Terms) -> Answer {
        let from = terms.from.expect("later Terms have a first day") - self.today.days;
        if !(1..=366).contains(&from) || terms.are_flawed() {
            return no("terms_flawed");
        }
        self.terms.push(terms.clone());
        Ok(())
    }
}

impl Today {
    pub fn next(self) -> Today {
        let is_leap = self.year % 4 == 0;
        let last = match self.month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let days = self.days + 1;
        match (self.day == last, self.month == 12) {
            (false, _) => Today { days, day: self.day + 1, ..self },
            (true, false) => Today { days, day: 1, month: self.month + 1, ..self },
            (true, true) => Today { days, day: 1, month: 1, year: self.year + 1 },
        }
    }
}

/// A no.
pub fn no(what: impl Into<String>) -> Answer {
    Err(what.into())
}

/// A no to an amount outside a range.
pub fn out_of_range(least: Minor, most: Minor) -> Answer {
    no(format!("amount_out_of_range {least} {most}"))
}

/// Refuses nothing at all, and more than a command may name.
pub fn a_whole_amount(amount: Option<Minor>) -> Answer {
    match amount {
        Some(amount) if !(1..=MOST).contains(&amount) => out_of_range(1, MOST),
        Some(_) | None => Ok(()),
    }
}
