//! Changing a limit.

use super::{Answer, Minor, World, no, out_of_range};

/// What shall become of a limit.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// The fixed limit, if it shall be another.
    pub fixed: Option<Minor>,
    /// Nothing, if the temporary limit stays; else what it shall be.
    pub temporary: Option<Option<(Minor, i32)>>,
    /// Whether it may fall below what is used.
    pub accepts: bool,
    /// Whether the customer asked for it.
    pub is_customers: bool,
}

impl World {
    /// Changes the limit of an account; who is late may have it changed, too.
    pub fn change_limit(&mut self, account: usize, wish: Wish) -> Answer {
        self.refuse_closed(account)?;
        let today = self.today.days;
        let cap = self.terms[self.in_force()].consumer_cap;
        let held = &self.accounts[account];
        let (fixed_before, temporary_before) = (held.fixed_limit, held.temporary_on(today));
        let fixed = wish.fixed.unwrap_or(fixed_before);
        // One that is so already is no wish.
        let temporary = wish.temporary.unwrap_or(temporary_before);
        let (rise, rest) = (amount(temporary_before), amount(temporary));
        let grows_temporary = rest > rise || (rest > 0 && until(temporary) > until(temporary_before));
        // What only becomes smaller is never too much.
        let grows = fixed > fixed_before || grows_temporary;
        if let Some(Some((amount, until))) = wish.temporary {
            let most = (cap - fixed).max(0);
            if amount < 1 {
                return out_of_range(1, most);
            }
            if grows && fixed > cap {
                return out_of_range(0, cap);
            }
            if grows && amount > most {
                return out_of_range(1, most);
            }
            if !(today..=today + 366).contains(&until) {
                return no(format!("date_out_of_range {today} {}", today + 366));
            }
        } else if grows && fixed + rest > cap {
            return out_of_range(0, (cap - rest).max(0));
        }
        if wish.is_customers && grows {
            return no("limit_only_lowered");
        }
        let (before, after) = (fixed_before + rise, fixed + rest);
        let exposure = self.exposure(account);
        if after < before && after < exposure && !wish.accepts {
            return no(format!("limit_below_exposure {exposure} {}", exposure - after));
        }
        self.accounts[account].fixed_limit = fixed;
        self.accounts[account].temporary = temporary;
        Ok(())
    }
}

fn amount(temporary: Option<(Minor, i32)>) -> Minor {
    temporary.map_or(0, |(amount, _)| amount)
}

fn until(temporary: Option<(Minor, i32)>) -> Option<i32> {
    temporary.map(|(_, until)| until)
}
