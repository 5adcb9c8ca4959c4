//! What staff do for a customer, as commands of the heart.

use engine::closing::{Close, Reopen};
use engine::concession::{Approve, Concede, Concession as Held, Decline, ReversalReason, Reverse, What};
use engine::id::{AccountId, ConcessionId, Shard, StaffId, StatementId};
use engine::{Command, Event, closing};
use money::Amount;
use sequencer::Reply;
use sequencer::turns::About;

use super::{Direct, account_id, one, order_id, some, staff_id};
use crate::driver::{Call, Conceded, Concession, ConcessionAsk, Given, No};
use crate::story::{Reopening, Staff};

impl Direct {
    /// One of the staff; who they are is remembered by their name.
    fn acting(&mut self, staff: &Staff) -> engine::staff::Staff {
        let id = staff_id(&staff.name);
        self.staff.insert(id, staff.name.clone());
        engine::staff::Staff { id, role: staff.role }
    }

    fn act(&mut self, command: Command, call: &Call) -> Result<Reply, No> {
        self.send(Shard(0), "operator", command, call)
    }

    pub(super) fn conceded(
        &mut self,
        account: &str,
        ask: &ConcessionAsk,
        staff: &Staff,
        call: &Call,
    ) -> Result<Given, No> {
        let what = match &ask.conceded {
            Conceded::Penalty(id) => What::Penalty(statement_id(id)?),
            Conceded::Fee(id) => What::Fee(statement_id(id)?),
            Conceded::Goodwill(order) => What::Goodwill(order.as_deref().map(order_id).transpose()?),
        };
        let by = self.acting(staff);
        let (account, amount, reason) = (account_id(account)?, ask.amount, ask.reason);
        let ask = Concede { account, what, amount, reason, by, given_elsewhere: Amount::ZERO };
        let reply = self.act(Command::Concede(ask), call)?;
        one(&reply, |event| match event {
            Event::ConcessionGranted(granted) => {
                Some(Given { id: granted.concession.to_string(), amount: granted.given, is_proposed: false })
            }
            Event::ConcessionProposed(proposed) => {
                Some(Given { id: proposed.concession.to_string(), amount: proposed.amount.amount, is_proposed: true })
            }
            _ => None,
        })
    }

    pub(super) fn approved(&mut self, id: &str, staff: &Staff, call: &Call) -> Result<Option<Amount>, No> {
        let (concession, by) = (concession_id(id)?, self.acting(staff));
        let approve = Approve { concession, by, given_elsewhere: Amount::ZERO };
        some(&self.act(Command::ApproveConcession(approve), call)?, |event| match event {
            Event::ConcessionGranted(granted) => Some(granted.given),
            _ => None,
        })
    }

    pub(super) fn declined(&mut self, id: &str, staff: &Staff, call: &Call) -> Result<Option<()>, No> {
        let (concession, by) = (concession_id(id)?, self.acting(staff));
        some(&self.act(Command::DeclineConcession(Decline { concession, by }), call)?, |event| match event {
            Event::ConcessionDeclined(_) => Some(()),
            _ => None,
        })
    }

    pub(super) fn reversed(
        &mut self,
        id: &str,
        reason: ReversalReason,
        staff: &Staff,
        call: &Call,
    ) -> Result<Option<Amount>, No> {
        let (concession, by) = (concession_id(id)?, self.acting(staff));
        some(&self.act(Command::ReverseConcession(Reverse { concession, reason, by }), call)?, |event| match event {
            Event::ConcessionReversed(reversed) => Some(reversed.amount.amount),
            _ => None,
        })
    }

    pub(super) fn shown(&mut self, id: &str) -> Result<Concession, No> {
        let id = concession_id(id)?;
        let held: Held = self.ask(About::Shard(id.shard()), move |state| state.concession(id).cloned())?;
        let acted = [Some(held.by), held.decided, held.reversed].into_iter().flatten();
        let name = |id: StaffId| self.staff.get(&id).cloned().unwrap_or_else(|| id.to_string());
        let staff = acted.map(|staff| name(staff.id)).collect();
        Ok(Concession { status: held.status, asked: held.asked.amount, given: held.given, staff })
    }

    pub(super) fn closed(
        &mut self,
        account: &str,
        reason: closing::ClosingReason,
        staff: &Staff,
        call: &Call,
    ) -> Result<Option<()>, No> {
        let (account, by): (AccountId, _) = (account_id(account)?, self.acting(staff));
        some(&self.act(Command::CloseAccount(Close { account, reason, by }), call)?, |event| match event {
            Event::AccountClosed(_) => Some(()),
            _ => None,
        })
    }

    pub(super) fn reopened(
        &mut self,
        account: &str,
        reopening: &Reopening,
        staff: &Staff,
        call: &Call,
    ) -> Result<(Amount, calendar::CycleDay), No> {
        let (account, by) = (account_id(account)?, self.acting(staff));
        let Reopening { limit, cycle_day, reason } = *reopening;
        let command = Command::ReopenAccount(Reopen { account, limit, cycle_day, reason, by });
        one(&self.act(command, call)?, |event| match event {
            Event::AccountReopened(reopened) => Some((reopened.limit.amount, reopened.cycle_day)),
            _ => None,
        })
    }
}

fn statement_id(id: &str) -> Result<StatementId, No> {
    StatementId::parse(id).ok_or_else(|| No::plain("statement_not_found"))
}

fn concession_id(id: &str) -> Result<ConcessionId, No> {
    ConcessionId::parse(id).ok_or_else(|| No::plain("concession_not_found"))
}
