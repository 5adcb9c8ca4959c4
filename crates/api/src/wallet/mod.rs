//! Wallets: a customer's stored balance, to spend, to repay with, or to take back to the card.

pub mod get;

use engine::wallet::figures;
use engine::{Rejection, State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::instruction::Instruction;
use crate::words::{Currency, Money};

/// A customer's stored balance, in the currency of an account.
#[derive(Debug, Serialize, ToSchema)]
pub struct Wallet {
    /// The account beside which it stands.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// Its currency.
    currency: Currency,
    /// Whether anything can be taken of it.
    status: Status,
    /// What is in it, holds included.
    balance: Money,
    /// What orders hold of it.
    held: Money,
    /// What can be spent: balance − holds.
    available: Money,
    /// What has to come in before anything can be taken again: a top-up was returned that is spent already.
    missing: Money,
    /// Top-ups that no bank has confirmed yet; they cannot be spent.
    incoming: Money,
    /// Withdrawals that no bank has confirmed yet; they are not in the balance any more.
    outgoing: Money,
    /// Every instruction of the account that no bank has confirmed yet, oldest first.
    open_instructions: Vec<Instruction>,
}

/// Whether anything can be taken of a wallet.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WalletStatus)]
enum Status {
    /// It can.
    Open,
    /// Not until what is missing has come in.
    Blocked,
}

impl Wallet {
    /// The wallet beside an account; with nothing in it while nothing has happened to it.
    ///
    /// # Errors
    /// [`Rejection::AccountUnknown`].
    fn of(state: &State, id: engine::id::AccountId) -> Result<Wallet, Rejection> {
        let currency = state.account(id)?.currency;
        let money = |amount| Money::of(amount, currency);
        let figures = figures(state, id);
        let open = state.wallet(id).map(|wallet| wallet.open.as_slice()).unwrap_or_default();
        let open = open.iter().filter_map(|id| state.instruction(*id).ok());
        Ok(Wallet {
            account: id.to_string(),
            currency: currency.into(),
            status: if figures.missing.is_zero() { Status::Open } else { Status::Blocked },
            balance: money(figures.balance),
            held: money(figures.held),
            available: money(figures.available),
            missing: money(figures.missing),
            incoming: money(figures.incoming),
            outgoing: money(figures.outgoing),
            open_instructions: open.map(|instruction| Instruction::of(instruction, currency)).collect(),
        })
    }
}
