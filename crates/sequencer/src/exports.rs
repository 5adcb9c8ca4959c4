//! Exports: everything that an account ever did, with what each thing moved in the books.

use calendar::Stamp;
use engine::id::AccountId;
use engine::post::post;
use engine::{Rejection, State};
use ledger::{Balances, Kind, Side, Transfer, WalletBalances};
use money::Currency;

use crate::handle::Handle;
use crate::history::{Entry, Lines};
use crate::limits::{EXPLAIN_TRIES_MAX, HISTORY_PAGE};
use crate::message::Refusal;
use crate::turns::About;

/// Everything that an account ever did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export<V> {
    /// How the account stands after it.
    pub view: V,
    /// Every line of its history, oldest first, with what it moved.
    pub lines: Vec<(Entry, Vec<Transfer>)>,
    /// The account's balances in the books, each on its own side: the sums of those transfers, and what the books say.
    pub balances: Vec<(Kind, i64)>,
}

impl Handle {
    /// Everything that `account` ever did, and what `view` sees of it then.
    ///
    /// # Errors
    /// Those of [`Handle::ask`] and of `view`; [`Refusal::Bug`] when the transfers do not add up to the balances.
    pub async fn export<V: Send + 'static>(
        &self,
        account: AccountId,
        view: impl Fn(&State, Stamp) -> Result<V, Rejection> + Send + Clone + 'static,
    ) -> Result<Export<V>, Refusal> {
        let currency = move |state: &State, _| state.account(account).map(|account| account.currency);
        // Brings the account to now, so that what time did is in its history.
        let currency = self.ask(About::Account(account), currency).await??;
        for _ in 0..EXPLAIN_TRIES_MAX {
            let lines = self.whole_history(account, Lines::Everything).await?;
            let lines: Vec<(Entry, Vec<Transfer>)> = lines.into_iter().map(|line| moved(line, currency)).collect();
            let view = view.clone();
            let question =
                move |state: &State, stamp| view(state, stamp).and_then(|view| Ok((view, booked(state, account)?)));
            let (view, balances) = self.ask(About::Account(account), question).await??;
            // Something may have happened after the history was read.
            if balances == sums(&lines) {
                return Ok(Export { view, lines, balances });
            }
        }
        tracing::error!(%account, "an export does not add up");
        Err(Refusal::Bug)
    }

    /// The history of an account, oldest first.
    pub(crate) async fn whole_history(&self, account: AccountId, which: Lines) -> Result<Vec<Entry>, Refusal> {
        let (mut told, mut before) = (Vec::new(), None);
        loop {
            let page = self.history(account, which, before, HISTORY_PAGE).await?;
            let is_last = page.len() < HISTORY_PAGE;
            before = page.last().map(|entry| entry.cursor);
            told.extend(page);
            if is_last {
                break;
            }
        }
        told.reverse();
        Ok(told)
    }
}

fn moved(entry: Entry, currency: Currency) -> (Entry, Vec<Transfer>) {
    let transfers = post(&entry.event, currency).transfers().to_vec();
    (entry, transfers)
}

/// What the books say of an account.
fn booked(state: &State, id: AccountId) -> Result<Vec<(Kind, i64)>, Rejection> {
    let wallet = state.wallet(id).map(|wallet| wallet.books).unwrap_or_default();
    Ok(balances(&state.account(id)?.books, wallet))
}

/// What the transfers come to on the account's own ledger accounts.
fn sums(lines: &[(Entry, Vec<Transfer>)]) -> Vec<(Kind, i64)> {
    let (mut books, mut wallet) = (Balances::default(), WalletBalances::default());
    for transfer in lines.iter().flat_map(|(_, transfers)| transfers) {
        for (account, side) in [(transfer.debit, Side::Debit), (transfer.credit, Side::Credit)] {
            books.post(account, side, transfer.amount);
            wallet.post(account, side, transfer.amount);
        }
    }
    balances(&books, wallet)
}

fn balances(books: &Balances, wallet: WalletBalances) -> Vec<(Kind, i64)> {
    vec![
        (Kind::Principal, books.principal),
        (Kind::Fee, books.fee),
        (Kind::Penalty, books.penalty),
        (Kind::Credit, books.credit),
        (Kind::DeferredSubsidy, books.deferred),
        (Kind::Wallet, wallet.wallet),
        (Kind::Clearing, wallet.clearing),
    ]
}
