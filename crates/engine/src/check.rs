//! The equations of the books, counted by two roads: what postings say against what the objects say.

use std::fmt;

use ledger::Kind as LedgerKind;
use money::{Amount, Currency};

use crate::State;
use crate::account::Account;
use crate::charge_off::Lost;
use crate::coupon::{Campaign, Payer};
use crate::id::{AccountId, MerchantId};
use crate::merchant::Merchant;
use crate::wallet::{Figures, Wallet, figures};

/// An equation that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Whose: an account's or merchant's id, or a currency.
    pub of: String,
    /// Which equation.
    pub equation: &'static str,
    /// One side of it, in minor units.
    pub left: i64,
    /// The other side.
    pub right: i64,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {} is not {}", self.of, self.equation, self.left, self.right)
    }
}

/// Checks every equation of the shard: each account, each merchant, and the totals over them.
///
/// # Errors
/// The first one that does not hold.
pub fn check(state: &State) -> Result<(), Broken> {
    for id in state.account_ids() {
        check_account(state, id)?;
    }
    for id in state.merchant_ids() {
        check_merchant(state, id)?;
    }
    for campaign in state.campaigns() {
        check_campaign(campaign)?;
    }
    state.book().currencies().try_for_each(|currency| check_totals(state, currency))
}

/// Checks the equations of one account.
///
/// # Errors
/// The first one that does not hold.
pub fn check_account(state: &State, id: AccountId) -> Result<(), Broken> {
    let Ok(account) = state.account(id) else { return Ok(()) };
    let found = Found::of(state, account);
    let equal = |equation, left, right| equal(&id, equation, left, right);
    equal("unpaid principal = principal on the account", found.principal.signed(), account.principal.signed())?;
    // What was charged off is owed, and no receivable.
    let (written_off, owed) = match &account.charged_off {
        None => (Amount::ZERO, found.owed()),
        Some(debt) => (debt.open, Found::default().owed()),
    };
    equal("unpaid of what was charged off = open on it", (found.total() - total(owed)).signed(), written_off.signed())?;
    let [principal, fee, penalty] = owed.map(Amount::signed);
    equal("unpaid principal = receivable principal", principal, account.books.principal)?;
    equal("unpaid fees = receivable fees", fee, account.books.fee)?;
    equal("unpaid penalties = receivable penalties", penalty, account.books.penalty)?;
    equal("credit balance = its liability", account.credit.signed(), account.books.credit)?;
    equal("subsidies to be earned = their liability", found.deferred.signed(), account.books.deferred)?;
    equal("holds of orders = holds on the account", found.held.signed(), account.held.signed())?;
    check_wallet(state, id, &found)?;
    for plan in account.plans.iter().map(|id| state.live_plan(*id)) {
        let Some(shares) = plan.gathered.as_ref().filter(|_| !plan.is_of_hardship()) else { continue };
        let left: Amount = shares.shares.iter().map(|share| share.left()).sum();
        equal("shares of a split bill = its plan", left.signed(), (plan.principal - plan.refunded).signed())?;
    }
    let today = state.stamp().date;
    let temporary = account.temporary.map_or(0, |one| if today <= one.until { one.amount.signed() } else { 0 });
    equal("limit − exposure = what the limit leaves, or nothing", account.left_of_limit(today).signed(), {
        (account.limit.signed() + temporary - account.principal.signed() - account.held.signed()).max(0)
    })
}

/// Checks the equations of the wallet beside one account, and of what is on its way between card and bank.
fn check_wallet(state: &State, id: AccountId, found: &Found) -> Result<(), Broken> {
    let equal = |equation, left, right| equal(&id, equation, left, right);
    let Some(wallet) = state.wallet(id) else {
        return equal("holds of orders on a wallet = nothing without one", found.wallet_held.signed(), 0);
    };
    let Figures { balance, available, missing, incoming, outgoing, credit_outgoing, .. } = figures(state, id);
    equal("holds of orders on a wallet = its holds", found.wallet_held.signed(), wallet.held.signed())?;
    equal("wallet with its top-ups under way = its liability", wallet.funds + incoming.signed(), wallet.books.wallet)?;
    let under_way = incoming.signed() - outgoing.signed() - credit_outgoing.signed();
    equal("open instructions = clearing", under_way, wallet.books.clearing)?;
    let free = available.signed() - missing.signed();
    equal("available or missing = wallet − its holds", free, wallet.funds - wallet.held.signed())?;
    equal("balance = what is in the wallet, or nothing", balance.signed(), wallet.funds.max(0))
}

/// Checks the equations of one merchant, as far as this shard knows it.
///
/// # Errors
/// The first one that does not hold.
pub fn check_merchant(state: &State, id: MerchantId) -> Result<(), Broken> {
    let Ok(merchant) = state.merchant(id) else { return Ok(()) };
    let equation = "captured − refunded − discount − subsidy − its coupons = payable";
    equal(&id, equation, merchant.payable(), merchant.books.payable)
}

/// Checks the equations of one campaign, as far as this shard uses it.
///
/// # Errors
/// The first one that does not hold.
pub fn check_campaign(campaign: &Campaign) -> Result<(), Broken> {
    let (id, had) = (campaign.of.campaign, campaign.use_here);
    let net = had.spent.signed() - had.given_back.signed();
    let owed = if campaign.of.funder.payer() == Payer::Other { net } else { 0 };
    equal(&id, "coupons − given back = receivable of their funder", owed, campaign.receivable)?;
    let over = had.used().signed() - campaign.of.budget.signed();
    equal(&id, "what is used above the budget = nothing", over.max(0), 0)
}

/// What an account's objects add up to.
#[derive(Default)]
struct Found {
    principal: Amount,
    fee: Amount,
    penalty: Amount,
    held: Amount,
    wallet_held: Amount,
    deferred: Amount,
}

impl Found {
    /// Principal, fees and penalties.
    fn owed(&self) -> [Amount; 3] {
        [self.principal, self.fee, self.penalty]
    }

    fn total(&self) -> Amount {
        total(self.owed())
    }

    fn of(state: &State, account: &Account) -> Found {
        let mut found = Found::default();
        found.principal += account.unbilled.iter().map(|purchase| purchase.amount).sum();
        found.principal += account.plans.iter().map(|id| state.live_plan(*id).unbilled_principal()).sum();
        for statement in account.statements.iter().map(|id| state.open_statement(*id)) {
            found.principal += statement.principal_open();
            found.fee += statement.fee_open();
            found.penalty += statement.penalty_open;
        }
        let subsidies = account.plans.iter().filter_map(|id| state.live_plan(*id).subsidy.as_ref());
        found.deferred = subsidies.map(|subsidy| subsidy.left().deferred()).sum();
        for order in account.holds.iter().filter_map(|hold| state.order(hold.order).ok()) {
            found.held += order.credit_held();
            found.wallet_held += order.wallet().held();
        }
        found
    }
}

/// What is owed of each kind, together.
fn total(owed: [Amount; 3]) -> Amount {
    owed.into_iter().sum()
}

/// The control totals against the sums of the holders' balances, and against nothing.
fn check_totals(state: &State, currency: Currency) -> Result<(), Broken> {
    let book = state.book();
    let of = currency.code();
    equal(&of, "debits = credits", book.difference(currency), 0)?;
    let accounts: Vec<&Account> =
        state.accounts.in_order().map(|(_, account)| account).filter(|account| account.currency == currency).collect();
    let sum = |balance: fn(&Account) -> i64| accounts.iter().map(|account| balance(account)).sum::<i64>();
    let total = |kind| book.total(currency, kind);
    equal(&of, "receivable principal = its accounts", total(LedgerKind::Principal), sum(|one| one.books.principal))?;
    equal(&of, "receivable fees = their accounts", total(LedgerKind::Fee), sum(|one| one.books.fee))?;
    equal(&of, "receivable penalties = their accounts", total(LedgerKind::Penalty), sum(|one| one.books.penalty))?;
    equal(&of, "credit balances = their accounts", -total(LedgerKind::Credit), sum(|one| one.books.credit))?;
    let deferred = sum(|one| one.books.deferred);
    equal(&of, "deferred subsidies = their accounts", -total(LedgerKind::DeferredSubsidy), deferred)?;
    let is_here = |wallet: &&Wallet| state.account(wallet.account).is_ok_and(|account| account.currency == currency);
    let wallets: Vec<&Wallet> = state.wallets.in_order().map(|(_, wallet)| wallet).filter(is_here).collect();
    let sum = |balance: fn(&Wallet) -> i64| wallets.iter().map(|wallet| balance(wallet)).sum::<i64>();
    equal(&of, "wallets = their accounts", -total(LedgerKind::Wallet), sum(|one| one.books.wallet))?;
    equal(&of, "clearing = its accounts", total(LedgerKind::Clearing), sum(|one| one.books.clearing))?;
    check_losses(of, &accounts, total)?;
    check_coupons(state, (of, currency), &accounts, total)?;
    let merchants = state.merchants.in_order().map(|(_, merchant)| merchant);
    let owed = |merchant: &Merchant| if merchant.contract.currency == currency { merchant.books.payable } else { 0 };
    equal(&of, "merchant payable = its merchants", -total(LedgerKind::Payable), merchants.map(owed).sum())
}

/// What coupons cost the platform, what others owe for them, and what orders hold of them, against the campaigns.
fn check_coupons(
    state: &State,
    (of, currency): (&str, Currency),
    accounts: &[&Account],
    total: impl Fn(LedgerKind) -> i64,
) -> Result<(), Broken> {
    let campaigns = || state.campaigns().filter(|campaign| campaign.of.currency == currency);
    let owed = campaigns().map(|campaign| campaign.receivable).sum();
    equal(&of, "funders' receivable = their campaigns", total(LedgerKind::FunderReceivable), owed)?;
    let of_platform = campaigns().filter(|campaign| campaign.of.funder.payer() == Payer::Platform);
    let net = |campaign: &Campaign| campaign.use_here.spent.signed() - campaign.use_here.given_back.signed();
    equal(&of, "coupon expense = campaigns", total(LedgerKind::CouponExpense), of_platform.map(net).sum())?;
    let holds = accounts.iter().flat_map(|account| &account.holds).filter_map(|hold| state.order(hold.order).ok());
    let held: Amount =
        holds.flat_map(|order| order.coupons().iter().chain(order.waiver())).map(|used| used.amounts.held()).sum();
    let reserved: Amount = campaigns().map(|campaign| campaign.use_here.reserved).sum();
    equal(&of, "coupons held by orders = reserved of campaigns", held.signed(), reserved.signed())
}

/// What is lost, and is to be expected to be, against the accounts.
fn check_losses(of: &str, accounts: &[&Account], total: impl Fn(LedgerKind) -> i64) -> Result<(), Broken> {
    let allowance = -total(LedgerKind::Allowance);
    let expected: i64 = accounts.iter().map(|one| one.allowance.signed()).sum();
    equal(&of, "allowance = its accounts", allowance, expected)?;
    let lost = || accounts.iter().filter_map(|one| one.lost.as_deref());
    let loss = lost().map(Lost::loss).sum();
    equal(&of, "losses − allowance = what was lost of accounts", total(LedgerKind::Losses) - allowance, loss)?;
    let recovery = lost().map(Lost::recovery).sum();
    equal(&of, "recoveries = what came of what was lost", -total(LedgerKind::Recoveries), recovery)
}

fn equal(of: &impl fmt::Display, equation: &'static str, left: i64, right: i64) -> Result<(), Broken> {
    match left == right {
        true => Ok(()),
        false => Err(Broken { of: of.to_string(), equation, left, right }),
    }
}
