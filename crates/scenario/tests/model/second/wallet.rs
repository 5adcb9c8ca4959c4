//! The wallet: the customer's own money, and what the bank moves between it and the card.

use super::value_date::What;
use super::{Answer, Minor, World, a_whole_amount, no};

/// What the bank is told to move, and what became of it.
#[derive(Debug, Clone)]
pub struct Instruction {
    pub account: usize,
    pub purpose: Purpose,
    pub amount: Minor,
    pub status: Status,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Purpose {
    TopUp,
    Withdrawal,
    CreditWithdrawal,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Status {
    Requested,
    Settled,
    Failed,
    Returned,
}

impl World {
    /// What orders hold in the wallet.
    pub fn wallet_held(&self, account: usize) -> Minor {
        self.accounts[account].orders.iter().map(|order| self.orders[*order].wallet.held()).sum()
    }

    /// What can be spent.
    pub fn wallet_available(&self, account: usize) -> Minor {
        (self.accounts[account].funds - self.wallet_held(account)).max(0)
    }

    /// What has to come in before anything can be spent: a top-up was returned that is spent already.
    pub fn wallet_missing(&self, account: usize) -> Minor {
        (self.wallet_held(account) - self.accounts[account].funds).max(0)
    }

    /// What the bank has not confirmed yet, of one purpose.
    pub fn under_way(&self, account: usize, purpose: Purpose) -> Minor {
        let of =
            |one: &&Instruction| one.account == account && one.purpose == purpose && one.status == Status::Requested;
        self.instructions.iter().filter(of).map(|one| one.amount).sum()
    }

    /// Refuses to take anything from the wallet while something is missing.
    pub fn refuse_blocked(&self, account: usize) -> Answer {
        let missing = self.wallet_missing(account);
        if missing > 0 { no(format!("wallet_blocked {missing}")) } else { Ok(()) }
    }

    /// Refuses to take more from the wallet than can be spent.
    pub fn refuse_short(&self, account: usize, amount: Minor) -> Answer {
        not_more(amount, self.wallet_available(account))
    }

    /// Asks the bank to move money.
    pub fn request(&mut self, account: usize, purpose: Purpose, amount: Minor) -> Answer {
        let is_recovered = self.accounts[account].charged_off.is_some() && self.open_of_charged_off(account) == 0;
        match purpose {
            Purpose::TopUp => self.refuse_closed(account)?,
            // What is left over once a debt that was charged off has come back is the customer's.
            Purpose::CreditWithdrawal if is_recovered => self.refuse_frozen(account)?,
            Purpose::CreditWithdrawal => self.refuse_late(account)?,
            Purpose::Withdrawal => {
                self.refuse_frozen(account)?;
                self.refuse_blocked(account)?;
            }
        }
        a_whole_amount(Some(amount))?;
        let open = self.instructions.iter().filter(|one| one.account == account && one.status == Status::Requested);
        if open.count() >= 20 {
            return no("too_many_instructions");
        }
        match purpose {
            Purpose::TopUp => self.books.clearing += amount,
            Purpose::Withdrawal => {
                self.refuse_short(account, amount)?;
                self.accounts[account].funds -= amount;
                self.books.clearing -= amount;
            }
            Purpose::CreditWithdrawal => {
                not_more(amount, self.accounts[account].credit)?;
                self.accounts[account].credit -= amount;
                self.books.clearing -= amount;
                self.remember(account, What::Withdrawn(amount));
            }
        }
        self.instructions.push(Instruction { account, purpose, amount, status: Status::Requested });
        Ok(())
    }

    /// Hears from the bank what became of an instruction.
    pub fn confirm(&mut self, nth: usize, outcome: Status) -> Answer {
        let one = &mut self.instructions[nth];
        if one.status == outcome {
            return Ok(());
        }
        let can_be = match outcome {
            Status::Requested => false,
            Status::Settled | Status::Failed => one.status == Status::Requested,
            Status::Returned => one.status == Status::Settled,
        };
        if !can_be {
            return no(format!("outcome_not_possible {:?}", one.status).to_lowercase());
        }
        one.status = outcome;
        let amount = one.amount;
        // What went in comes in; what went out comes back when it did not arrive.
        let (sign, account) = (if one.purpose == Purpose::TopUp { 1 } else { -1 }, &mut self.accounts[one.account]);
        match outcome {
            Status::Requested => {}
            Status::Settled => {
                self.books.clearing -= sign * amount;
                self.books.bank += sign * amount;
            }
            Status::Failed => self.books.clearing -= sign * amount,
            Status::Returned => self.books.bank -= sign * amount,
        }
        match (one.purpose, outcome) {
            (Purpose::TopUp, Status::Settled) => account.funds += amount,
            (Purpose::TopUp, Status::Returned) => account.funds -= amount,
            (Purpose::Withdrawal, Status::Failed | Status::Returned) => account.funds += amount,
            (Purpose::CreditWithdrawal, Status::Failed | Status::Returned) => {
                account.credit += amount;
                let account = one.account;
                self.remember(account, What::Credited(amount));
            }
            _ => {}
        }
        Ok(())
    }
}

/// Refuses more than there is.
fn not_more(amount: Minor, available: Minor) -> Answer {
    match amount > available {
        true => no(format!("balance_insufficient {available} {}", amount - available)),
        false => Ok(()),
    }
}
