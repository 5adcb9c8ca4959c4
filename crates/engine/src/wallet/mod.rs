//! Wallets: money that a customer keeps with us, to spend, to repay with, or to take back to the card. It is the customer's
//! own, never credit: what is paid from it uses nothing of the limit.
//!
//! A customer has one wallet in a currency, beside the account in that currency. It comes with the first thing that happens to it.

use ledger::WalletBalances;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::account::Account;
use crate::id::{AccountId, InstructionId};
use crate::instruction::{Instruction, Purpose};
use crate::object::Kind;
use crate::{Rejection, State};

/// A customer's stored balance in the currency of an account.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Wallet {
    /// The account beside which it stands.
    #[n(0)]
    pub account: AccountId,
    /// What the customer has in it, holds included, in minor units; negative after a top-up was returned that is spent already.
    #[n(1)]
    pub funds: i64,
    /// Holds of orders that it pays, not captured yet.
    #[n(2)]
    pub held: Amount,
    /// Instructions of the account that no bank has confirmed yet, oldest first.
    #[n(3)]
    #[cbor(with = "crate::list")]
    pub open: Vec<InstructionId>,
    /// Its balances in the books.
    #[n(4)]
    pub books: WalletBalances,
}

/// The figures of a wallet; all are nothing for a customer who has none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// What is in it, holds included.
    pub balance: Amount,
    /// What orders hold of it.
    pub held: Amount,
    /// What can be spent: balance − holds.
    pub available: Amount,
    /// What has to come in before anything can be spent again: a top-up was returned that is spent already.
    pub missing: Amount,
    /// Top-ups that no bank has confirmed yet.
    pub incoming: Amount,
    /// Withdrawals that no bank has confirmed yet.
    pub outgoing: Amount,
    /// Withdrawals of the account's credit balance that no bank has confirmed yet.
    pub credit_outgoing: Amount,
}

impl Wallet {
    /// A wallet with nothing in it.
    pub(crate) fn empty(account: AccountId) -> Wallet {
        Wallet { account, funds: 0, held: Amount::ZERO, open: Vec::new(), books: WalletBalances::default() }
    }

    /// What is in it, holds included.
    pub fn balance(&self) -> Amount {
        amount_or_nothing(self.funds)
    }

    /// What can be spent of it.
    pub fn available(&self) -> Amount {
        amount_or_nothing(self.funds - self.held.signed())
    }

    /// What has to come in before anything can be spent again. What orders hold is theirs: it is missing, too, when it is gone.
    pub fn missing(&self) -> Amount {
        amount_or_nothing(self.held.signed() - self.funds)
    }
}

fn amount_or_nothing(minor: i64) -> Amount {
    Amount::checked(minor.max(0)).expect("limits keep a wallet far below the largest amount")
}

/// The figures of the wallet beside `account`.
pub fn figures(state: &State, account: AccountId) -> Figures {
    let Some(wallet) = state.wallet(account) else { return Figures::default() };
    let under_way = |purpose| {
        let open = wallet.open.iter().map(|id| state.open_instruction(*id));
        open.filter(|one| one.purpose == purpose).map(|one| one.amount).sum()
    };
    Figures {
        balance: wallet.balance(),
        held: wallet.held,
        available: wallet.available(),
        missing: wallet.missing(),
        incoming: under_way(Purpose::TopUp),
        outgoing: under_way(Purpose::Withdrawal),
        credit_outgoing: under_way(Purpose::CreditWithdrawal),
    }
}

/// Refuses to take anything from a wallet in which something is missing.
pub(crate) fn refuse_blocked(state: &State, account: &Account) -> Result<(), Rejection> {
    let missing = state.wallet(account.id).map_or(Amount::ZERO, Wallet::missing);
    match missing.is_zero() {
        true => Ok(()),
        false => Err(Rejection::WalletBlocked { missing: Money { amount: missing, currency: account.currency } }),
    }
}

/// Refuses to take more from a wallet than can be spent of it.
pub(crate) fn refuse_short(state: &State, account: &Account, amount: Amount) -> Result<(), Rejection> {
    let available = state.wallet(account.id).map_or(Amount::ZERO, Wallet::available);
    refuse_insufficient(account, available, amount)
}

/// Refuses to take more than is `available`.
pub(crate) fn refuse_insufficient(account: &Account, available: Amount, amount: Amount) -> Result<(), Rejection> {
    match amount <= available {
        true => Ok(()),
        false => {
            let short = amount - available;
            Err(Rejection::BalanceInsufficient { available, short, currency: account.currency })
        }
    }
}

impl State {
    /// The wallet beside an account; none while nothing has happened to it.
    pub fn wallet(&self, account: AccountId) -> Option<&Wallet> {
        self.wallets.get(account)
    }

    /// An instruction.
    ///
    /// # Errors
    /// [`Rejection::InstructionUnknown`].
    pub fn instruction(&self, id: InstructionId) -> Result<&Instruction, Rejection> {
        self.instructions.get(id).ok_or(Rejection::InstructionUnknown)
    }

    /// An instruction that a wallet names as open.
    pub(crate) fn open_instruction(&self, id: InstructionId) -> &Instruction {
        self.instructions.get(id).expect("wallets name known instructions")
    }

    /// The wallet beside an account, to be changed; it is there from now on.
    pub(crate) fn wallet_mut(&mut self, account: AccountId) -> &mut Wallet {
        self.touch(Kind::Wallet, account.0);
        if self.wallets.get(account).is_none() {
            self.wallets.put(account, Wallet::empty(account));
        }
        self.wallets.get_mut(account).expect("it was put there")
    }

    pub(crate) fn put_instruction(&mut self, instruction: Instruction) {
        self.note_id(instruction.id.0);
        self.touch(Kind::Instruction, instruction.id.0);
        self.instructions.put(instruction.id, instruction);
    }

    pub(crate) fn instruction_mut(&mut self, id: InstructionId) -> &mut Instruction {
        self.touch(Kind::Instruction, id.0);
        self.instructions.get_mut(id).expect("events name known instructions")
    }
}
