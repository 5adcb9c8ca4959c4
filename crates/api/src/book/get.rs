//! `GET /v1/books`

use axum::Json;
use axum::extract::State;
use ledger::{Book, Side};
use money::Currency as Of;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Staff;
use crate::app::App;
use crate::problem::Problem;
use crate::words::{Currency, Money};

/// The trial balance of each currency, over all customers and merchants.
#[derive(Debug, Serialize, ToSchema)]
pub struct Books {
    /// One for each currency that something was posted in.
    books: Vec<TrialBalance>,
}

/// Every ledger account with its balance.
#[derive(Debug, Serialize, ToSchema)]
struct TrialBalance {
    /// The currency.
    currency: Currency,
    /// The ledger accounts, in the order of the chart.
    lines: Vec<LedgerLine>,
    /// All balances on the debit side.
    debits: Money,
    /// All balances on the credit side: as much.
    credits: Money,
}

/// One ledger account.
#[derive(Debug, Serialize, ToSchema)]
struct LedgerLine {
    /// Its name.
    #[schema(example = "receivable_principal")]
    account: &'static str,
    /// The side on which its balance normally stands.
    side: LedgerSide,
    /// Its balance, on that side. Negative when it stands on the other.
    balance: Money,
}

/// A side of the books.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LedgerSide {
    /// Assets and expenses.
    Debit,
    /// Liabilities and income.
    Credit,
}

/// The trial balance
///
/// Each shard is seen at an instant of its own, between two of its commands; its books are balanced then, and so is their
/// sum.
#[utoipa::path(get, path = "/v1/books", tag = "Books", operation_id = "get_books",
    responses((status = 200, body = Books)))]
pub async fn get(_: Staff, State(app): State<App>) -> Result<Json<Books>, Problem> {
    let shards = app.sequencer.ask_all(|state, _| state.book().clone()).await?;
    let mut book = Book::default();
    shards.iter().for_each(|shard| book.merge(shard));
    Ok(Json(Books { books: book.currencies().map(|currency| TrialBalance::of(&book, currency)).collect() }))
}

impl TrialBalance {
    fn of(book: &Book, currency: Of) -> TrialBalance {
        let totals = book.trial_balance(currency);
        let positive = |sign: i64| totals.iter().map(|(_, total)| (total * sign).max(0)).sum::<i64>();
        let lines = totals.iter().map(|(kind, total)| {
            let (side, balance) = match kind.side() {
                Side::Debit => (LedgerSide::Debit, *total),
                Side::Credit => (LedgerSide::Credit, -total),
            };
            LedgerLine { account: kind.name(), side, balance: Money::signed(balance, currency) }
        });
        TrialBalance {
            currency: currency.into(),
            lines: lines.collect(),
            debits: Money::signed(positive(1), currency),
            credits: Money::signed(positive(-1), currency),
        }
    }
}
