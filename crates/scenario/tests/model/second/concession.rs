//! Concessions: what staff waive or give as goodwill, within the authority of their role, or when a second person approves it.

use super::account::Debt;
use super::value_date::What as Happened;
use super::{Answer, MOST, Minor, World, a_whole_amount, no, out_of_range};

/// One of the staff, and the number of their role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Staff {
    pub id: u32,
    pub role: usize,
}

/// How much a role may give with one act, and on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Authority {
    pub role: usize,
    pub per_act: Minor,
    pub per_day: Minor,
}

/// What is conceded; statements by their place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    Penalty(usize),
    Fee(usize),
    Goodwill,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    Proposed,
    Granted,
    Declined,
    Reversed,
}

#[derive(Debug, Clone)]
pub struct Concession {
    pub account: usize,
    pub what: What,
    pub asked: Minor,
    pub given: Minor,
    parts: Vec<(Debt, Minor)>,
    pub stage: Stage,
    by: u32,
    decided: bool,
    /// What had been refunded of the plans whose fees it waives.
    refunded: Minor,
}

impl World {
    /// One of the staff concedes something: at once, or as a proposal.
    pub fn concede(&mut self, account: usize, what: What, amount: Option<Minor>, by: Staff) -> Answer {
        let (per_act, left) = self.authority(by)?;
        self.refuse_closed(account)?;
        self.refuse_waiving(account, what)?;
        let debts = self.conceded(account, what);
        let (open, asked) = match what {
            What::Goodwill => (MOST, amount.unwrap_or(0)),
            What::Penalty(_) | What::Fee(_) => (sum(&debts), amount.unwrap_or(sum(&debts))),
        };
        a_whole_amount(amount)?;
        if open == 0 {
            return no("nothing_to_waive");
        }
        let largest = self.terms[self.in_force()].concessions.iter().map(|one| one.per_act).max();
        let most = open.min(largest.unwrap_or(0));
        if !(1..=most).contains(&asked) {
            return out_of_range(1, most);
        }
        let is_small = asked <= per_act && asked <= left;
        let waiting = self.concessions.iter().filter(|one| one.account == account && one.stage == Stage::Proposed);
        if !is_small && waiting.count() >= 10 {
            return no("too_many_proposals");
        }
        let (parts, stage) = (Vec::new(), Stage::Proposed);
        let proposed =
            Concession { account, what, asked, given: 0, parts, stage, by: by.id, decided: false, refunded: 0 };
        self.concessions.push(proposed);
        if is_small {
            self.grant(self.concessions.len() - 1, asked, by);
        }
        Ok(())
    }

    /// A second person approves what was proposed, as far as it is still owed.
    pub fn approve(&mut self, nth: usize, by: Staff) -> Answer {
        let Concession { account, what, asked, stage, by: proposer, decided, .. } = self.concessions[nth];
        let (per_act, left) = self.authority(by)?;
        self.refuse_closed(account)?;
        self.refuse_waiving(account, what)?;
        match stage {
            Stage::Proposed => {}
            Stage::Granted if decided => return Ok(()),
            other => return no(format!("concession_not_open {other:?}").to_lowercase()),
        }
        if proposer == by.id {
            return no("second_person_required");
        }
        let given = match what {
            What::Goodwill => asked,
            What::Penalty(_) | What::Fee(_) => asked.min(sum(&self.conceded(account, what))),
        };
        if given == 0 {
            return no("nothing_to_waive");
        }
        if given > per_act || given > left {
            return no(format!("authority_exceeded {per_act} {left}"));
        }
        self.concessions[nth].decided = true;
        self.grant(nth, given, by);
        Ok(())
    }

    pub fn decline(&mut self, nth: usize, by: Staff) -> Answer {
        self.authority(by)?;
        self.refuse_closed(self.concessions[nth].account)?;
        match self.concessions[nth].stage {
            Stage::Proposed => self.concessions[nth].stage = Stage::Declined,
            Stage::Declined => {}
            other => return no(format!("concession_not_open {other:?}").to_lowercase()),
        }
        Ok(())
    }

    /// What was conceded by mistake is owed again.
    pub fn take_back(&mut self, nth: usize, by: Staff) -> Answer {
        let Concession { account, what, given, stage, refunded, ref parts, .. } = self.concessions[nth];
        let (parts, (per_act, _)) = (parts.clone(), self.authority(by)?);
        self.refuse_closed(account)?;
        self.refuse_waiving(account, what)?;
        let is_spent = what == What::Goodwill && self.accounts[account].credit < given;
        let why = match stage {
            Stage::Reversed => return Ok(()),
            Stage::Proposed | Stage::Declined => Some("not_granted"),
            Stage::Granted if is_spent => Some("spent"),
            Stage::Granted if self.refunded_of(account, &parts) != refunded => Some("refunded"),
            Stage::Granted => None,
        };
        if let Some(why) = why {
            return no(format!("concession_not_reversible {why}"));
        }
        if given > per_act {
            return no(format!("authority_exceeded {per_act} {per_act}"));
        }
        self.concessions[nth].stage = Stage::Reversed;
        self.move_conceded(account, what, -given);
        for (debt, amount) in &parts {
            self.pay(account, *debt, -amount);
            self.note_waived(account, *debt, -amount);
        }
        Ok(())
    }

    fn grant(&mut self, nth: usize, given: Minor, by: Staff) {
        let Concession { account, what, .. } = self.concessions[nth];
        let mut left = given;
        let parts = self.conceded(account, what).into_iter().map(|(debt, open)| {
            let part = open.min(left);
            left -= part;
            (debt, part)
        });
        let parts: Vec<(Debt, Minor)> = parts.filter(|(_, part)| *part > 0).collect();
        let refunded = self.refunded_of(account, &parts);
        for (debt, amount) in &parts {
            self.pay(account, *debt, *amount);
            self.note_waived(account, *debt, *amount);
        }
        self.move_conceded(account, what, given);
        self.given.push((by.id, self.today.days, given));
        let one = &mut self.concessions[nth];
        (one.given, one.parts, one.stage, one.refunded) = (given, parts, Stage::Granted, refunded);
    }

    /// What is waived was never earned; goodwill is an expense, and the customer's money.
    fn move_conceded(&mut self, account: usize, what: What, given: Minor) {
        match what {
            What::Penalty(_) => self.books.penalty_income -= given,
            What::Fee(_) => self.books.fee_income -= given,
            What::Goodwill => {
                self.books.goodwill += given;
                self.accounts[account].credit += given;
                let happened = if given > 0 { Happened::Credited(given) } else { Happened::Withdrawn(-given) };
                return self.remember(account, happened);
            }
        }
        self.accounts[account].past = None;
    }

    /// A waived fee of a plan counts as given back.
    fn note_waived(&mut self, account: usize, debt: Debt, amount: Minor) {
        let Debt::Fee(statement, line) = debt else { return };
        let at = &mut self.accounts[account];
        if let Some((plan, _)) = at.statements[statement].lines[line].instalment {
            at.plans[plan].fees_back += amount;
        }
    }

    fn refunded_of(&self, account: usize, parts: &[(Debt, Minor)]) -> Minor {
        let at = &self.accounts[account];
        let plans = parts.iter().filter_map(|(debt, _)| match debt {
            Debt::Fee(statement, line) => at.statements[*statement].lines[*line].instalment,
            _ => None,
        });
        plans.map(|(plan, _)| at.plans[plan].refunded).sum()
    }

    /// What is open of what is to be conceded; nothing of goodwill.
    fn conceded(&self, account: usize, what: What) -> Vec<(Debt, Minor)> {
        let statement = |nth: usize| &self.accounts[account].statements[nth];
        match what {
            What::Goodwill => Vec::new(),
            What::Penalty(nth) => vec![(Debt::Penalty(nth), statement(nth).penalty_open)],
            What::Fee(nth) => {
                let lines = statement(nth).lines.iter().enumerate();
                let lines = lines.map(|(place, line)| (Debt::Fee(nth, place), line.fee_open));
                lines.chain(statement(nth).deferral.iter().map(|at| (Debt::Deferral(nth), at.fee_open))).collect()
            }
        }
    }

    /// What one of the staff may give with one act, and what is left of today.
    fn authority(&self, by: Staff) -> Result<(Minor, Minor), String> {
        let roles = &self.terms[self.in_force()].concessions;
        let Some(of) = roles.iter().find(|one| one.role == by.role) else { return Err("role_not_allowed".into()) };
        let today = self.given.iter().filter(|(id, day, _)| (*id, *day) == (by.id, self.today.days));
        Ok((of.per_act, (of.per_day - today.map(|(_, _, amount)| amount).sum::<Minor>()).max(0)))
    }

    /// Fees and penalties of what was charged off are no income already.
    fn refuse_waiving(&self, account: usize, what: What) -> Answer {
        if what == What::Goodwill { Ok(()) } else { self.refuse_charged_off(account) }
    }
}

fn sum(debts: &[(Debt, Minor)]) -> Minor {
    debts.iter().map(|(_, open)| open).sum()
}
