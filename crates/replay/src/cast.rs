//! The customers of the shop, and what is known of their orders.

use std::collections::{BTreeMap, VecDeque};

use engine::id::{AccountId, OrderId};
use engine::order::Method;
use engine::{Event, Rejection};
use sequencer::handle::Waiting;
use sequencer::{Refusal, Reply};

/// One customer with an account.
pub(crate) struct Customer {
    pub account: AccountId,
    /// Purchases whose answers have not been looked at yet.
    buying: VecDeque<(Method, Waiting<Reply>)>,
    /// Accepted orders, oldest first, with what each can still give back in pence.
    orders: Vec<(OrderId, u64)>,
}

/// What became of the commands.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tally {
    pub accepted: BTreeMap<&'static str, u64>,
    pub refused: BTreeMap<&'static str, u64>,
    pub repayments: u64,
    pub refund_postings: u64,
}

/// The name of a method in the page.
fn method_name(method: Method) -> &'static str {
    match method {
        Method::PayLater => "pay_later",
        Method::Instalments(3) => "terms_3",
        Method::Instalments(12) => "terms_12",
        Method::Instalments(_) => "other_terms",
        Method::Balance => "balance",
    }
}

impl Customer {
    pub fn new(account: AccountId) -> Customer {
        Customer { account, buying: VecDeque::new(), orders: Vec::new() }
    }

    /// Notes a purchase that is on its way.
    pub fn bought(&mut self, method: Method, waiting: Waiting<Reply>) {
        self.buying.push_back((method, waiting));
    }

    /// Looks at every answer to a purchase.
    pub fn settle(&mut self, tally: &mut Tally) -> Result<(), Refusal> {
        while let Some((method, waiting)) = self.buying.pop_front() {
            match received(waiting) {
                Ok(reply) => {
                    *tally.accepted.entry(method_name(method)).or_default() += 1;
                    self.orders.extend(reply.events.iter().filter_map(authorised));
                }
                Err(Refusal::Rejected(rejection)) => *tally.refused.entry(rejection.code()).or_default() += 1,
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    /// Takes up to `pence` from the orders, newest first: how much from which, and what is left unmatched.
    pub fn give_back(&mut self, pence: u64) -> (Vec<(OrderId, u64)>, u64) {
        let mut left = pence;
        let mut taken = Vec::new();
        for (order, refundable) in self.orders.iter_mut().rev() {
            let part = left.min(*refundable);
            if part > 0 {
                *refundable -= part;
                left -= part;
                taken.push((*order, part));
            }
        }
        (taken, left)
    }
}

fn authorised(event: &Event) -> Option<(OrderId, u64)> {
    match event {
        Event::OrderAuthorised(authorised) => Some((authorised.order, authorised.amount.amount.minor())),
        _ => None,
    }
}

/// Waits for an answer.
pub(crate) fn received<T>(waiting: Waiting<T>) -> Result<T, Refusal> {
    waiting.blocking_recv().unwrap_or_else(|_| Err(Refusal::Stopped("it was closed".into())))
}

/// Whether a refusal only says that nothing is due.
pub(crate) fn is_nothing_due(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Rejected(Rejection::NothingDue))
}
