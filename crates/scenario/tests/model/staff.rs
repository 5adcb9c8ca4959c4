//! What staff do, played on both: concessions, and closing and opening again.

use engine::closing::{self, ClosingReason, ReopeningReason};
use engine::concession::{self, Approve, Concede, Decline, ReversalReason, Reverse};
use engine::id::StaffId;
use engine::staff::Role;
use engine::{Command, staff};
use money::Amount;

use crate::ask::{Act, Ask, Conceding, Pick, Size};
use crate::first::{cycle_day, money};
use crate::play::Pair;
use crate::second::concession::{Staff, Stage, What};
use crate::second::{Answer, Minor};

impl Pair {
    pub fn concede(&mut self, account: usize, what: Conceding, size: Size, by: Staff) -> Option<(Command, Answer)> {
        let by = self.in_a_role(by);
        // A statement can only be named once it has been cut.
        self.first.bring(account);
        let (id, ids) = (self.first.accounts[account], &self.first.statements[account]);
        let statements = &self.second.accounts[account].statements;
        let all = || 0..statements.len();
        let (what, of, open): (What, concession::What, Minor) = match what {
            Conceding::Penalty(pick) => {
                let nth = pick.from(all(), |nth| statements[nth].penalty_open > 0)?;
                (What::Penalty(nth), concession::What::Penalty(ids[nth]), statements[nth].penalty_open)
            }
            Conceding::Fee(pick) => {
                let nth = pick.from(all(), |nth| statements[nth].fee_open() > 0)?;
                (What::Fee(nth), concession::What::Fee(ids[nth]), statements[nth].fee_open())
            }
            Conceding::Goodwill => (What::Goodwill, concession::What::Goodwill(None), 1_000),
        };
        let largest = self.second.terms[self.second.in_force()].concessions.iter().map(|one| one.per_act).max();
        let amount = size.of(open, largest.unwrap_or(1));
        let asked = Concede {
            account: id,
            what: of,
            amount: amount.map(money),
            reason: concession::Reason::Complaint,
            by: one_of_staff(by),
            given_elsewhere: Amount::ZERO,
        };
        Some((Command::Concede(asked), self.second.concede(account, what, amount, by)))
    }

    pub fn decide(&mut self, account: usize, pick: Pick, act: Act, by: Staff) -> Option<(Command, Answer)> {
        let by = self.in_a_role(by);
        let all = &self.second.concessions;
        let stage = if act == Act::TakeBack { Stage::Granted } else { Stage::Proposed };
        let of_account = (0..all.len()).filter(|nth| all[*nth].account == account);
        let nth = pick.from(of_account, |nth| all[nth].stage == stage)?;
        let (concession, by_staff, given_elsewhere) = (self.first.concessions[nth], one_of_staff(by), Amount::ZERO);
        Some(match act {
            Act::Approve => {
                let asked = Approve { concession, by: by_staff, given_elsewhere };
                (Command::ApproveConcession(asked), self.second.approve(nth, by))
            }
            Act::Decline => {
                let asked = Decline { concession, by: by_staff };
                (Command::DeclineConcession(asked), self.second.decline(nth, by))
            }
            Act::TakeBack => {
                let asked = Reverse { concession, reason: ReversalReason::Mistake, by: by_staff };
                (Command::ReverseConcession(asked), self.second.take_back(nth, by))
            }
        })
    }

    /// One of the staff, mostly in a role that may concede something.
    fn in_a_role(&self, by: Staff) -> Staff {
        let roles = &self.second.terms[self.second.in_force()].concessions;
        match by.role.checked_rem(roles.len()) {
            Some(nth) if by.role < 6 => Staff { role: roles[nth].role, ..by },
            _ => by,
        }
    }

    pub fn close(&mut self, account: usize, ask: &Ask) -> (Command, Answer) {
        let (id, by) = (self.first.accounts[account], staff::Staff { id: StaffId(1), role: Role::Operator });
        let Ask::Reopen { limit, cycle_day: day } = ask else {
            let asked = closing::Close { account: id, reason: ClosingReason::CustomerRequest, by };
            return (Command::CloseAccount(asked), self.second.close(account));
        };
        let limit = i128::from(*limit);
        let asked = closing::Reopen {
            account: id,
            limit: money(limit),
            cycle_day: day.map(cycle_day),
            reason: ReopeningReason::Assessment,
            by,
        };
        (Command::ReopenAccount(asked), self.second.reopen(account, limit, *day))
    }
}

fn one_of_staff(by: Staff) -> staff::Staff {
    staff::Staff { id: StaffId(by.id.into()), role: Role::ALL[by.role] }
}
