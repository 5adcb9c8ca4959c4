//! Plans of debts that stood on statements: a bill in instalments, or a hardship plan.

use minicbor::{Decode, Encode};
use money::Amount;

use super::{FeeNotes, Plan};
use crate::id::{AccountId, OrderId, PlanId, StatementId};
use crate::part::{Item, Part};
use crate::terms::{Pricing, Version};
use crate::{State, list};

/// What a plan is made of when it is not the plan of one capture.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Gathered {
    /// Whence its principal comes.
    #[n(0)]
    pub from: Source,
    /// The Terms it was made under.
    #[n(1)]
    pub terms: Version,
    /// What of its principal is that of captures; of a bill all of it.
    #[n(2)]
    #[cbor(with = "crate::list")]
    pub shares: Vec<Share>,
}

/// Whence the principal of a gathered plan comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Source {
    /// Purchases on one statement, that the customer split.
    #[n(0)]
    Bill(#[n(0)] StatementId),
    /// Everything that was open on statements, fees and penalties too, that staff planned anew.
    #[n(1)]
    Hardship,
}

/// What of a gathered plan's principal is that of one capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Share {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// Which of its captures, counted from 0.
    #[n(1)]
    pub capture: u32,
    /// How much.
    #[n(2)]
    pub amount: Amount,
    /// How much of it was refunded.
    #[n(3)]
    pub refunded: Amount,
}

impl Share {
    /// What was not refunded of it.
    pub fn left(&self) -> Amount {
        self.amount - self.refunded
    }
}

impl Gathered {
    /// What stood on statements as `moved`, as a plan made under `terms`.
    pub(crate) fn of(state: &State, from: Source, terms: Version, moved: &[Part]) -> Gathered {
        let mut shares: Vec<Share> = Vec::new();
        for part in moved {
            let Some((order, capture)) = capture_of(state, part.item) else { continue };
            match shares.iter_mut().find(|share| (share.order, share.capture) == (order, capture)) {
                Some(share) => share.amount += part.amount,
                None => list::push(&mut shares, Share { order, capture, amount: part.amount, refunded: Amount::ZERO }),
            }
        }
        Gathered { from, terms, shares }
    }

    /// The share of a capture.
    pub fn share(&self, order: OrderId, capture: u32) -> Option<&Share> {
        self.shares.iter().find(|share| (share.order, share.capture) == (order, capture))
    }

    /// Notes that `amount` of a capture's share was refunded.
    pub(crate) fn note_refunded(&mut self, order: OrderId, capture: u32, amount: Amount) {
        let mut shares = self.shares.iter_mut();
        let share = shares.find(|share| (share.order, share.capture) == (order, capture));
        share.expect("a refund names the shares of its order").refunded += amount;
    }
}

impl Plan {
    /// A plan of `principal` that stood on statements, without its terms.
    pub(crate) fn gathered(
        state: &State,
        id: PlanId,
        account: AccountId,
        principal: Amount,
        pricing: Pricing,
        gathered: Gathered,
    ) -> Plan {
        let keeps_notes = state.terms(gathered.terms).keep_fee_notes();
        Plan {
            id,
            account,
            order: None,
            capture: 0,
            nth: 0,
            pricing,
            principal,
            refunded: Amount::ZERO,
            terms: Vec::new(),
            billed: 0,
            fee_billed: Amount::ZERO,
            fee_back: Amount::ZERO,
            fee_basis: principal,
            fee_notes: keeps_notes.then(|| Box::new(FeeNotes::from(state.stamp().date))),
            gathered: Some(Box::new(gathered)),
            relief: None,
            subsidy: None,
        }
    }

    /// Whether it is one of hardship.
    pub fn is_of_hardship(&self) -> bool {
        self.gathered.as_ref().is_some_and(|gathered| gathered.from == Source::Hardship)
    }
}

/// The capture that a debt on a statement is the principal of, if it is of one.
fn capture_of(state: &State, item: Item) -> Option<(OrderId, u32)> {
    match item {
        Item::Principal(statement, line) => {
            let line = &state.open_statement(statement).lines[line as usize];
            line.order.map(|order| (order, line.capture))
        }
        Item::Penalty(_) | Item::Fee(..) | Item::Deferral(_) | Item::Purchase(..) | Item::Plan(_) => None,
    }
}

/// Makes `plan` of debts of its account that stood on statements, which it settles: `moved`.
pub(crate) fn gather(state: &mut State, plan: Plan, moved: &[Part]) {
    let today = state.stamp().date;
    let (id, owner): (PlanId, AccountId) = (plan.id, plan.account);
    for share in plan.gathered.iter().flat_map(|gathered| &gathered.shares) {
        list::push(&mut state.order_mut(share.order).captures[share.capture as usize].gathered, id);
    }
    state.note_gone(moved);
    state.reduce(owner, moved, today);
    let account = state.account_mut(owner);
    account.principal += plan.principal;
    account.next_cycle = account.cycles().after(today);
    let nth = account.captures;
    account.captures += 1;
    list::push(&mut account.plans, id);
    state.put_plan(Plan { nth, ..plan });
    state.forget_past(owner);
    state.tidy(owner);
}
