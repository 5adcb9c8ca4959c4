//! `GET /v1/accounts/{id}/export`

use axum::Json;
use axum::extract::State;
use engine::id::AccountId;
use ledger::Transfer as Moved;
use money::Currency;
use sequencer::{Entry, Handle, Refusal, Zone};
use serde::Serialize;
use utoipa::ToSchema;

use super::history::Transaction;
use super::{Account, view};
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;
use crate::words::Money;

/// Everything that an account ever did.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountExport {
    /// How it stands.
    account: Account,
    /// Everything that happened on it, oldest first.
    lines: Vec<ExportLine>,
    /// Its balances in the books: the sums of the transfers above, as the books have them, too.
    balances: Vec<Balance>,
}

/// One thing that happened, and what it moved.
#[derive(Debug, Serialize, ToSchema)]
struct ExportLine {
    /// The row of the journal that tells of it.
    row: u64,
    #[serde(flatten)]
    what: Transaction,
    /// What it moved in the books; nothing for most things.
    transfers: Vec<Transfer>,
}

/// An amount moved between two accounts of the books.
#[derive(Debug, Serialize, ToSchema)]
struct Transfer {
    /// The account that is debited.
    #[schema(example = "receivable_principal")]
    debit: &'static str,
    /// The account that is credited.
    #[schema(example = "merchant_payable")]
    credit: &'static str,
    /// How much.
    amount: Money,
}

/// What stands on one of the account's ledger accounts.
#[derive(Debug, Serialize, ToSchema)]
struct Balance {
    /// Its name.
    #[schema(example = "receivable_principal")]
    ledger_account: &'static str,
    /// On its own side of the books.
    amount: Money,
}

/// Everything that an account ever did
///
/// How it stands, everything that happened on it, oldest first, with what each thing moved in the books, and the balances that
/// these transfers add up to. For the customer who asks for their data, and for whoever audits.
#[utoipa::path(get, path = "/v1/accounts/{id}/export", tag = "Accounts", operation_id = "export_account",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002")),
    responses((status = 200, body = AccountExport)))]
pub async fn export(_: Staff, State(app): State<App>, InPath(id): InPath) -> Result<Json<AccountExport>, Problem> {
    let id = ask::account(&id)?;
    let exported = of(&app.sequencer, id).await.map_err(|refusal| match refusal {
        Refusal::NoShard(_) => engine::Rejection::AccountUnknown.into(),
        other => Problem::from(other),
    });
    exported.map(Json)
}

/// Everything that `account` ever did, from whatever serves its data directory.
///
/// # Errors
/// Those of [`Handle::export`].
pub async fn of(sequencer: &Handle, account: AccountId) -> Result<AccountExport, Refusal> {
    let seen = move |state: &engine::State, stamp| {
        let currency = state.account(account)?.currency;
        Ok((view(state, account, stamp)?, currency))
    };
    let exported = sequencer.export(account, seen).await?;
    let (account, currency) = exported.view;
    let lines =
        exported.lines.iter().filter_map(|(entry, moved)| ExportLine::of(entry, moved, currency, sequencer.zone()));
    let balances = exported.balances.iter().map(|(kind, minor)| Balance {
        ledger_account: kind.name(),
        amount: Money { amount: *minor, currency: currency.into() },
    });
    Ok(AccountExport { account, lines: lines.collect(), balances: balances.collect() })
}

impl ExportLine {
    fn of(entry: &Entry, moved: &[Moved], currency: Currency, zone: &Zone) -> Option<ExportLine> {
        let what = Transaction::of(entry, currency, zone)?;
        let transfers = moved.iter().map(|transfer| Transfer {
            debit: transfer.debit.kind().name(),
            credit: transfer.credit.kind().name(),
            amount: Money::of(transfer.amount, currency),
        });
        Some(ExportLine { row: entry.cursor.0, what, transfers: transfers.collect() })
    }
}
