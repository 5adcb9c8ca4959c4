//! Wallets and what the bank is told: what the answer must be, what each event must say, and what that makes true.

use calendar::Stamp;
use engine::id::AccountId;
use engine::instruction::{Confirm, Confirmed, Outcome, Purpose, Request, Requested, Status};
use engine::order::{Authorise, Method};
use engine::{Event, Rejection};
use money::{Amount, Currency, Money};

use super::foresee::{COMMAND_MAX, Decided, Foreseen};
use super::model::{Account, Capture, Instruction, Order};
use super::price::share;
use super::{Checked, Shard, same};
use crate::ask::Ask;

/// The most a wallet may come to.
const WALLET_MAX: i64 = 1_000_000_000_000_000;

/// The most instructions of an account that may be open.
const OPEN_MAX: usize = 20;

/// An amount of some kind, or the code of why not.
type Found<T> = Result<T, &'static str>;

impl Shard {
    /// What can be spent of a wallet; less than nothing is missing.
    pub fn free(&self, account: &Account) -> i64 {
        let orders = account.holding.iter().filter_map(|id| self.orders.get(id.0));
        account.wallet.funds - orders.map(|order| order.wallet_held() as i64).sum::<i64>()
    }

    /// That something is missing in a wallet.
    pub(super) fn blocked(&self, account: &Account) -> Found<()> {
        if self.free(account) < 0 { Err("wallet_blocked") } else { Ok(()) }
    }

    /// That a wallet has less than is asked of it.
    pub(super) fn too_short(&self, account: &Account, asked: u64) -> Found<()> {
        if self.free(account).max(0) < asked as i64 { Err("balance_insufficient") } else { Ok(()) }
    }

    /// What of an account's instructions is under way for a purpose.
    fn under_way(&self, account: &Account, purpose: Purpose) -> i64 {
        let open = account.wallet.open.iter().filter_map(|id| self.instructions.get(id.0));
        open.filter(|one| one.purpose == purpose).map(|one| one.amount as i64).sum()
    }

    pub(super) fn request(&self, ask: &Request, stamp: Stamp) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        match ask.purpose {
            Purpose::TopUp if account.closed.is_some() => return Err("account_closed"),
            Purpose::TopUp => {}
            Purpose::Withdrawal if account.frozen.is_some() => return Err("account_frozen"),
            Purpose::Withdrawal => self.blocked(account)?,
            Purpose::CreditWithdrawal if self.is_recovered(account, stamp.date) => {
                if account.frozen.is_some() {
                    return Err("account_frozen");
                }
            }
            Purpose::CreditWithdrawal => self.late(account, stamp.date)?,
        }
        if ask.amount.currency != account.currency {
            return Err("currency_mismatch");
        }
        let asked = ask.amount.amount.minor();
        if !(1..=COMMAND_MAX).contains(&asked) {
            return Err("amount_out_of_range");
        }
        if account.wallet.open.len() >= OPEN_MAX {
            return Err("too_many_instructions");
        }
        let coming = self.under_way(account, Purpose::TopUp) + self.under_way(account, Purpose::Withdrawal);
        match ask.purpose {
            Purpose::TopUp if account.wallet.funds.max(0) + coming + asked as i64 > WALLET_MAX => {
                Err("amount_out_of_range")
            }
            Purpose::TopUp => Ok(Foreseen::Accepted),
            Purpose::Withdrawal => self.too_short(account, asked).map(|()| Foreseen::Accepted),
            Purpose::CreditWithdrawal if asked > account.credit => Err("balance_insufficient"),
            Purpose::CreditWithdrawal => Ok(Foreseen::Accepted),
        }
    }

    pub(super) fn confirm(&self, ask: &Confirm) -> Decided {
        let one = self.instructions.get(ask.instruction.0).ok_or("instruction_not_found")?;
        match (one.status, ask.outcome) {
            (Status::Settled, Outcome::Settled)
            | (Status::Failed, Outcome::Failed)
            | (Status::Returned, Outcome::Returned) => Ok(Foreseen::Already),
            (Status::Requested, Outcome::Settled | Outcome::Failed) | (Status::Settled, Outcome::Returned) => {
                Ok(Foreseen::Accepted)
            }
            _ => Err("outcome_not_possible"),
        }
    }

    /// What a refusal about money of a customer's own must tell; `asked` is what was to be taken.
    pub(super) fn wallet_refusal(&self, account: &Account, code: &str, has: i64, asked: u64) -> Option<Rejection> {
        let amount = |minor: i64| Amount::checked(minor.max(0));
        let currency = account.currency;
        match code {
            "wallet_blocked" => {
                Some(Rejection::WalletBlocked { missing: Money { amount: amount(-self.free(account))?, currency } })
            }
            "balance_insufficient" => {
                let (available, short) = (amount(has)?, amount(asked as i64 - has.max(0))?);
                Some(Rejection::BalanceInsufficient { available, short, currency })
            }
            _ => None,
        }
    }

    pub(super) fn requested(&mut self, event: &Requested, stamp: Stamp) -> Checked {
        self.deal(event.instruction.0)?;
        let (account, amount) = (event.account, event.amount.amount.minor());
        same("the currency", self.account(account)?.currency, event.amount.currency)?;
        let ask = Request { account, purpose: event.purpose, amount: event.amount };
        same("what the request is answered with", Ok(Foreseen::Accepted), self.request(&ask, stamp))?;
        let (id, purpose, status) = (event.instruction, event.purpose, Status::Requested);
        self.instructions.put(id.0, Instruction { id, account, purpose, amount, status });
        self.account_mut(account)?.wallet.open.push(id);
        let signed = amount as i64;
        match purpose {
            Purpose::TopUp => self.clear(account, signed)?,
            Purpose::Withdrawal => {
                self.account_mut(account)?.wallet.funds -= signed;
                self.clear(account, -signed)?;
            }
            Purpose::CreditWithdrawal => {
                self.change_credit(account, -signed)?;
                return self.clear(account, -signed);
            }
        }
        self.owe_wallet(account, if purpose == Purpose::TopUp { signed } else { -signed })
    }

    pub(super) fn confirmed(&mut self, event: &Confirmed) -> Checked {
        let one = self.instructions.get_mut(event.instruction.0).ok_or("no such instruction")?;
        let told = (event.account, event.purpose, event.amount.amount.minor());
        same("the instruction", (one.account, one.purpose, one.amount), told)?;
        let was = one.status;
        one.status = match event.outcome {
            Outcome::Settled => Status::Settled,
            Outcome::Failed => Status::Failed,
            Outcome::Returned => Status::Returned,
        };
        let (id, account, signed) = (one.id, one.account, one.amount as i64);
        let owner = self.account_mut(account)?;
        owner.wallet.open.retain(|open| *open != id);
        let currency = owner.currency;
        // Towards us is more than nothing, towards the card less.
        let way = if event.purpose == Purpose::TopUp { signed } else { -signed };
        match (was, event.outcome) {
            (Status::Requested, Outcome::Settled) => {
                self.totals(currency).bank += way;
                self.clear(account, -way)?;
                if event.purpose == Purpose::TopUp {
                    self.account_mut(account)?.wallet.funds += signed;
                }
                Ok(())
            }
            (Status::Requested, Outcome::Failed) => {
                self.clear(account, -way)?;
                if event.purpose == Purpose::TopUp {
                    return self.owe_wallet(account, -way);
                }
                self.undo(account, event.purpose, way)
            }
            (Status::Settled, Outcome::Returned) => {
                self.totals(currency).bank -= way;
                self.undo(account, event.purpose, way)
            }
            (was, outcome) => Err(format!("an instruction that is {was:?} is said to be {outcome:?}")),
        }
    }

    /// Takes back what an instruction did to what the customer has with us.
    fn undo(&mut self, account: AccountId, purpose: Purpose, way: i64) -> Checked {
        if purpose == Purpose::CreditWithdrawal {
            return self.change_credit(account, -way);
        }
        self.change_wallet(account, -way)
    }

    /// What stands in clearing changes.
    fn clear(&mut self, account: AccountId, by: i64) -> Checked {
        let account = self.account_mut(account)?;
        account.wallet.clearing += by;
        let currency = account.currency;
        self.totals(currency).clearing += by;
        Ok(())
    }

    /// What is owed to a customer for the wallet changes.
    fn owe_wallet(&mut self, account: AccountId, by: i64) -> Checked {
        let account = self.account_mut(account)?;
        account.wallet.posted += by;
        let currency = account.currency;
        self.totals(currency).wallet += by;
        Ok(())
    }

    /// A wallet pays, or gets back what it had paid.
    pub(super) fn change_wallet(&mut self, account: AccountId, by: i64) -> Checked {
        self.account_mut(account)?.wallet.funds += by;
        self.owe_wallet(account, by)
    }

    /// What a wallet comes to, on two roads.
    pub(super) fn wallet_adds_up(&self, account: &Account) -> Checked {
        let [topping, withdrawing, crediting] = Purpose::ALL.map(|purpose| self.under_way(account, purpose));
        same("a wallet and its top-ups = what is owed for it", account.wallet.funds + topping, account.wallet.posted)?;
        same("open instructions = clearing", topping - withdrawing - crediting, account.wallet.clearing)
    }
}

/// Checks that a record moves what its request asked for, from where it asked.
pub(super) fn answers(ask: &Ask, events: &[Event]) -> Checked {
    for event in events {
        match (ask, event) {
            (Ask::Buy { method, wallet, amount, .. }, Event::OrderAuthorised(event)) => {
                let whole = if *method == Method::Balance { amount.amount } else { Amount::ZERO };
                same("N1: the wallet's part", wallet.map_or(whole, |part| part.amount), event.wallet)?;
            }
            (Ask::Repay { source, .. }, Event::RepaymentTaken(event)) => {
                same("N1: where the money comes from", *source, event.source)?;
            }
            (Ask::Instruct { purpose, .. }, Event::InstructionRequested(event)) => {
                same("N1: what the bank is asked for", *purpose, event.purpose)?;
            }
            (Ask::Confirm { outcome, .. }, Event::InstructionConfirmed(event)) => {
                same("N1: what became of it", *outcome, event.outcome)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a wallet is asked to pay of a new order.
pub(super) fn asked_of_wallet(ask: &Authorise, home: Currency) -> Found<u64> {
    let whole = ask.amount.amount.minor();
    let (least, most) = match (ask.method, ask.wallet) {
        (Method::PayLater | Method::Instalments(_), None) => return Ok(0),
        (Method::Balance, _) => (whole, whole),
        (Method::PayLater | Method::Instalments(_), Some(_)) => (1, whole.saturating_sub(1)),
    };
    if !(1..=COMMAND_MAX).contains(&whole) {
        return Err("amount_out_of_range");
    }
    let wallet = ask.wallet.unwrap_or(ask.amount);
    if wallet.currency != home {
        return Err("currency_mismatch");
    }
    let minor = wallet.amount.minor();
    if (least..=most).contains(&minor) { Ok(minor) } else { Err("amount_out_of_range") }
}

impl Order {
    /// What of its hold is the wallet's.
    pub fn wallet_held(&self) -> u64 {
        let [authorised, captured, voided, expired, _] = self.wallet;
        authorised - captured - voided - expired
    }

    /// What of the next `amount` captured or released is the wallet's: what is to be gone of its share by then, less what is.
    pub(super) fn wallet_of_next(&self, amount: u64) -> u64 {
        let gone = self.captured + self.voided + self.expired + amount;
        let [authorised, captured, voided, expired, _] = self.wallet;
        share(authorised, gone, self.authorised) - captured - voided - expired
    }

    /// What it holds on credit.
    pub(super) fn credit_held(&self) -> u64 {
        let [authorised, captured, voided, expired, _] = self.wallet;
        self.held() - (authorised - captured - voided - expired)
    }

    /// What of the next `amount` refunded goes back to the wallet: in proportion, as far as there is so much left on either side.
    pub(super) fn wallet_of_refund(&self, amount: u64) -> u64 {
        let [_, captured, _, _, refunded] = self.wallet;
        if captured == 0 {
            return 0;
        }
        let left = captured - refunded;
        let credit_left = self.refundable() - left;
        let wanted = share(captured, self.refunded + amount, self.captured).saturating_sub(refunded);
        wanted.clamp(amount.saturating_sub(credit_left), amount.min(left))
    }
}

impl Capture {
    /// What of it is credit, and not refunded.
    pub(super) fn credit_left(&self) -> u64 {
        (self.amount - self.wallet.0) - (self.refunded - self.wallet.1)
    }
}
