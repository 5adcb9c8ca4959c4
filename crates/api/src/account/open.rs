//! `POST /v1/accounts`

use axum::extract::State;
use engine::account::{Open, Opened};
use engine::{Command, Event, Rejection};
use sequencer::Mode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, Trying};
use crate::cycle_day;
use crate::problem::{Problem, SANDBOX_ONLY};
use crate::words::{Currency, Money};

/// A new account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenAccount {
    /// Whose it will be.
    #[schema(example = "cus_0000000000001")]
    customer: String,
    /// The most it may be exposed by purchases; its currency is the account's.
    limit: Money,
    /// The day of the month its statements are cut, 1 to 28. Left out, customers are spread evenly over those of the
    /// Terms.
    #[schema(minimum = 1, maximum = 28)]
    cycle_day: Option<u32>,
}

/// An account as it was opened.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountOpened {
    /// The account's id.
    #[schema(example = "acc_0000000000002")]
    id: String,
    /// Whose it is.
    #[schema(example = "cus_0000000000001")]
    customer: String,
    /// The one currency everything on it will be in.
    currency: Currency,
    /// The most it may be exposed by purchases.
    limit: Money,
    /// The day of the month its statements are cut.
    cycle_day: u32,
    /// The version of the Terms it was opened under.
    terms_version: u32,
}

/// Open an account
///
/// Only in a sandbox: in a live directory an account is the outcome of an application. Refused with `sandbox_only`,
/// `customer_not_found`, `account_exists`, `currency_mismatch`, `amount_out_of_range`.
#[utoipa::path(post, path = "/v1/accounts", tag = "Accounts", operation_id = "open_account", params(Trying),
    request_body = OpenAccount,
    responses((status = 201, description = "The account", body = AccountOpened)))]
pub async fn open(
    _: Operator,
    State(app): State<App>,
    change: Change<OpenAccount>,
) -> Result<Answered<AccountOpened>, Problem> {
    if app.sequencer.mode() == Mode::Live {
        return Err(Problem::plain(&SANDBOX_ONLY));
    }
    let OpenAccount { customer, limit, cycle_day } = &change.body;
    let open = Open {
        customer: ask::customer(customer)?,
        limit: limit.read("limit")?,
        cycle_day: cycle_day.map(cycle_day::change::day).transpose()?,
    };
    let reply = app.send(&change, Command::OpenAccount(open), Rejection::CustomerUnknown).await?;
    let opened = reply.events.iter().find_map(|event| match event {
        Event::AccountOpened(opened) => Some(AccountOpened::from(opened)),
        _ => None,
    });
    Ok(Answered::new(opened.expect("an account was opened"), reply.source))
}

impl From<&Opened> for AccountOpened {
    fn from(opened: &Opened) -> AccountOpened {
        AccountOpened {
            id: opened.account.to_string(),
            customer: opened.customer.to_string(),
            currency: opened.limit.currency.into(),
            limit: opened.limit.into(),
            cycle_day: opened.cycle_day.day(),
            terms_version: opened.terms.0,
        }
    }
}
