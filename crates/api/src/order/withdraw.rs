//! `POST /v1/orders/{id}/withdrawals`

use axum::extract::State;
use engine::statement::Cut;
use engine::withdrawal::Withdraw;
use engine::{Command, Event, Rejection};
use money::Currency;
use sequencer::turns::About;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::OrderAfter;
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::{Allocation, Money};

/// A withdrawal from the credit of an order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawCredit {}

/// An order after its customer withdrew from the credit.
#[derive(Debug, Serialize, ToSchema)]
pub struct CreditWithdrawn {
    #[serde(flatten)]
    after: OrderAfter,
    /// What is to be returned; none when nothing was captured, or when it was withdrawn from before.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawal: Option<Withdrawal>,
}

/// What is to be returned after a withdrawal, and by when.
#[derive(Debug, Serialize, ToSchema)]
struct Withdrawal {
    /// The statement on which it stands.
    #[schema(example = "stm_0000000000006")]
    statement: String,
    /// The last day to return it.
    #[schema(format = Date)]
    due_date: String,
    /// The principal.
    principal: Money,
    /// The fees that have run up by day.
    fee: Money,
    /// What the account's credit balance paid of it at once.
    paid_from_credit: Vec<Allocation>,
}

/// Withdraw from the credit of an order
///
/// Within the days that the law pack of the order's Terms gives: the principal is to be returned, and of the fees what has run up by
/// day; what is held is released. The sale stands. Withdrawing again succeeds and changes nothing. Refused with `order_not_found`,
/// `withdrawal_not_offered`, `withdrawal_over`, `nothing_due`.
#[utoipa::path(post, path = "/v1/orders/{id}/withdrawals", tag = "Orders", operation_id = "withdraw_credit",
    params(("id" = String, Path, description = "The order", example = "ord_0000000000003"), Trying),
    request_body = WithdrawCredit,
    responses((status = 201, description = "The order after it", body = CreditWithdrawn)))]
pub async fn withdraw(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<WithdrawCredit>,
) -> Result<Answered<CreditWithdrawn>, Problem> {
    let order = ask::order(&id)?;
    let reply = app.send(&change, Command::WithdrawCredit(Withdraw { order }), Rejection::OrderUnknown).await?;
    let question = move |state: &engine::State, _| {
        let known = state.order(order)?;
        Ok((known.amounts, state.account(known.account)?.currency))
    };
    let (amounts, currency) = app.ask(About::Order(order), Rejection::OrderUnknown, question).await?;
    let voided = reply.events.iter().find_map(|event| match event {
        Event::OrderVoided(voided) => Some(voided.amounts),
        _ => None,
    });
    let amounts = voided.unwrap_or(amounts);
    let withdrawal = reply.events.iter().find_map(|event| match event {
        Event::StatementCut(cut) => Some(Withdrawal::of(cut, currency)),
        _ => None,
    });
    Ok(Answered::new(CreditWithdrawn { after: OrderAfter::of(order, amounts, currency), withdrawal }, reply.source))
}

impl Withdrawal {
    fn of(event: &Cut, currency: Currency) -> Withdrawal {
        let lines = || event.lines.iter();
        Withdrawal {
            statement: event.statement.to_string(),
            due_date: event.due.to_string(),
            principal: Money::of(lines().map(|line| line.principal).sum(), currency),
            fee: Money::of(lines().map(|line| line.fee).sum(), currency),
            paid_from_credit: Allocation::all(&event.paid, currency),
        }
    }
}
