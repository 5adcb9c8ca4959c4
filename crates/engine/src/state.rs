//! The state of one shard: everything its journal says, in memory.

use std::collections::{BTreeMap, VecDeque};

use calendar::{Date, Instant, Stamp};
use ledger::{Account as LedgerAccount, Book, Shelf, Side, Transaction};
use minicbor::{Decode, Encode};
use money::{Amount, Currency};

use crate::account::Account;
use crate::apply::apply;
use crate::concession::{Concession, Given};
use crate::coupon::Campaign;
use crate::customer::Customer;
use crate::id::{
    self, AccountId, CampaignId, ConcessionId, CustomerId, InstructionId, MerchantId, OrderId, PlanId, Shard, StaffId,
    StatementId,
};
use crate::instruction::Instruction;
use crate::limits::KEY_LIFE_SECONDS;
use crate::merchant::Merchant;
use crate::object::{Kind, Name};
use crate::order::Order;
use crate::plan::Plan;
use crate::post::post;
use crate::statement::Statement;
use crate::terms::{Proposal, Terms, Version};
use crate::text::{Text, TextId};
use crate::turn::{Key, KeyUse};
use crate::wallet::Wallet;
use crate::{Event, Rejection, allowance};

mod change;

/// How many objects a command touches, about: a purchase an order, an account, a merchant, a key and the head.
const TOUCHED_LAST: usize = 6;

/// The state of one shard.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) head: Head,
    pub(crate) customers: Shelf<CustomerId, Customer>,
    pub(crate) accounts: Shelf<AccountId, Account>,
    pub(crate) merchants: Shelf<MerchantId, Merchant>,
    pub(crate) orders: Shelf<OrderId, Order>,
    pub(crate) plans: Shelf<PlanId, Plan>,
    pub(crate) statements: Shelf<StatementId, Statement>,
    pub(crate) wallets: Shelf<AccountId, Wallet>,
    pub(crate) instructions: Shelf<InstructionId, Instruction>,
    pub(crate) concessions: Shelf<ConcessionId, Concession>,
    pub(crate) campaigns: Shelf<CampaignId, Campaign>,
    pub(crate) keys: Shelf<u128, KeyUse>,
    /// The keys by age, oldest first.
    pub(crate) key_ages: VecDeque<(Instant, u128)>,
    touched: Vec<Name>,
}

/// What a shard has only one of.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Head {
    /// The shard.
    #[n(0)]
    pub shard: Shard,
    /// The number of the next id.
    #[n(1)]
    pub count: u64,
    /// When the last event happened.
    #[n(2)]
    pub stamp: Stamp,
    /// How many accounts were opened.
    #[n(3)]
    pub opened: u64,
    /// Every version of the Terms.
    #[n(4)]
    pub terms: BTreeMap<Version, Terms>,
    /// The control totals of the books.
    #[n(5)]
    pub book: Book,
    /// Terms that were proposed, approved or not; the home shard has them.
    #[n(6)]
    #[cbor(skip_if = "BTreeMap::is_empty")]
    pub proposals: BTreeMap<Version, Proposal>,
    /// Every text that was published.
    #[n(45)]
    #[cbor(skip_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<TextId, Text>,
    /// What staff have conceded on the last day on which anybody did.
    #[n(48)]
    #[cbor(skip_if = "BTreeMap::is_empty")]
    pub given: BTreeMap<StaffId, Given>,
}

impl State {
    /// The state of a shard whose journal is empty.
    pub fn genesis(shard: Shard) -> State {
        let (stamp, book) = (Stamp::default(), Book::default());
        let (terms, proposals, texts, given) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        State {
            head: Head { shard, count: 1, stamp, opened: 0, terms, book, proposals, texts, given },
            customers: Shelf::default(),
            accounts: Shelf::default(),
            merchants: Shelf::default(),
            orders: Shelf::default(),
            plans: Shelf::default(),
            statements: Shelf::default(),
            wallets: Shelf::default(),
            instructions: Shelf::default(),
            concessions: Shelf::default(),
            campaigns: Shelf::default(),
            keys: Shelf::default(),
            key_ages: VecDeque::new(),
            touched: Vec::new(),
        }
    }

    /// Applies `event` as of `stamp`, and posts what it moves.
    ///
    /// # Panics
    /// When the event does not follow from this state, which is a bug or a damaged journal.
    pub fn enter(&mut self, stamp: Stamp, event: &Event) {
        assert!(stamp.at >= self.head.stamp.at, "a shard's time never goes back");
        self.head.stamp = stamp;
        let account = event.account();
        if let Some(account) = account.filter(|_| event.is_asked()) {
            allowance::note_asked(self, account);
        }
        apply(self, event);
        if let Some(account) = account {
            allowance::note_owed(self, account);
        }
        if let Some(currency) = self.currency_of(event) {
            self.post(&post(event, currency));
        }
        self.touch(Kind::Head, 0);
    }

    fn currency_of(&self, event: &Event) -> Option<Currency> {
        event.account().map(|account| self.accounts.get(account).expect("events name known accounts").currency)
    }

    fn post(&mut self, transaction: &Transaction) {
        self.head.book.post(transaction);
        for transfer in transaction.transfers() {
            self.post_to(transfer.debit, Side::Debit, transfer.amount);
            self.post_to(transfer.credit, Side::Credit, transfer.amount);
        }
    }

    fn post_to(&mut self, account: LedgerAccount, side: Side, amount: Amount) {
        match account {
            LedgerAccount::Principal(holder)
            | LedgerAccount::Fee(holder)
            | LedgerAccount::Penalty(holder)
            | LedgerAccount::Credit(holder)
            | LedgerAccount::DeferredSubsidy(holder) => {
                self.account_mut(AccountId(holder.0)).books.post(account, side, amount);
            }
            LedgerAccount::Payable(holder) => {
                self.merchant_mut(MerchantId(holder.0)).books.post(account, side, amount);
            }
            LedgerAccount::Wallet(holder) | LedgerAccount::Clearing(holder) => {
                self.wallet_mut(AccountId(holder.0)).books.post(account, side, amount);
            }
            LedgerAccount::FunderReceivable(holder) => {
                self.campaign_mut(CampaignId(holder.0)).post(account, side, amount);
            }
            LedgerAccount::Bank
            | LedgerAccount::FeeIncome
            | LedgerAccount::PenaltyIncome
            | LedgerAccount::DiscountIncome
            | LedgerAccount::Goodwill
            | LedgerAccount::SubsidyExpense
            | LedgerAccount::CouponExpense
            | LedgerAccount::Allowance
            | LedgerAccount::Losses
            | LedgerAccount::Recoveries => {}
        }
    }

    /// The shard.
    pub fn shard(&self) -> Shard {
        self.head.shard
    }

    /// The number of the next id.
    pub(crate) fn count(&self) -> u64 {
        self.head.count
    }

    /// When the last event happened.
    pub fn stamp(&self) -> Stamp {
        self.head.stamp
    }

    /// The control totals of the books.
    pub fn book(&self) -> &Book {
        &self.head.book
    }

    pub(crate) fn accounts_opened(&self) -> u64 {
        self.head.opened
    }

    /// The Terms of a version that something here was made under.
    ///
    /// # Panics
    /// When nothing here was.
    pub fn terms(&self, version: Version) -> &Terms {
        self.head.terms.get(&version).expect("what is made under Terms is made after them")
    }

    /// Whether a statement is late on the business date `today`: past due, with more open than its Terms tolerate.
    pub fn is_late(&self, statement: &Statement, today: Date) -> bool {
        statement.is_late(self.terms(statement.terms), today)
    }

    /// The Terms a plan was made under: those of its order, or those of the day on which it was made of what stood on statements.
    pub fn terms_of_plan(&self, plan: &Plan) -> &Terms {
        let of_order = || plan.order.and_then(|order| self.orders.get(order)).map(|order| order.terms);
        let version = plan.gathered.as_ref().map(|gathered| gathered.terms).or_else(of_order);
        self.terms(version.expect("a plan is of a known order or gathered"))
    }

    pub(crate) fn has_terms(&self, version: Version) -> bool {
        self.head.terms.contains_key(&version)
    }

    /// Every account's id, ascending, for sweeps and reports.
    pub fn account_ids(&self) -> Vec<AccountId> {
        self.accounts.keys()
    }

    /// How many accounts there are.
    pub fn accounts_len(&self) -> usize {
        self.accounts.len()
    }

    /// The account in a place, counted from 0: accounts stand in the order in which they came, and none goes away.
    pub fn account_at(&self, place: usize) -> Option<AccountId> {
        self.accounts.nth(place).map(|(id, _)| id)
    }

    /// Every merchant's id, ascending, for reports.
    pub fn merchant_ids(&self) -> Vec<MerchantId> {
        self.merchants.keys()
    }

    /// How many orders are known here.
    pub fn orders_len(&self) -> usize {
        self.orders.len()
    }

    /// The use of a key, if it is still within its life at `now`.
    pub fn key(&self, scope: u128, now: Stamp) -> Option<&KeyUse> {
        self.keys.get(scope).filter(|used| is_alive(used.at, now.at))
    }

    /// Remembers the use of a key, and forgets those that are past their life.
    pub(crate) fn remember(&mut self, key: Key, used: KeyUse) {
        while let Some((at, scope)) = self.key_ages.front().copied().filter(|(at, _)| !is_alive(*at, used.at)) {
            self.key_ages.pop_front();
            // A key may have been used again since.
            if self.keys.get(scope).is_some_and(|last| last.at == at) {
                self.keys.take(scope);
                self.touch_key(scope);
            }
        }
        self.keys.put(key.scope, used);
        self.key_ages.push_back((used.at, key.scope));
        self.touch_key(key.scope);
    }

    /// What was touched since [`State::forget_touched`], each name once.
    pub fn touched(&mut self) -> &[Name] {
        self.touched.sort_unstable();
        self.touched.dedup();
        &self.touched
    }

    /// Forgets what was touched so far.
    pub fn forget_touched(&mut self) {
        self.touched.clear();
    }

    pub(crate) fn touch(&mut self, kind: Kind, id: u64) {
        self.note_touched(Name { kind, id: u128::from(id) });
    }

    fn touch_key(&mut self, scope: u128) {
        self.note_touched(Name { kind: Kind::Key, id: scope });
    }

    /// One command touches the same few objects again and again: what it touched last is not noted twice.
    fn note_touched(&mut self, name: Name) {
        if !self.touched.iter().rev().take(TOUCHED_LAST).any(|last| *last == name) {
            self.touched.push(name);
        }
    }

    fn made(&mut self, id: u64) {
        self.head.count = self.head.count.max(id::count(id) + 1);
    }
}

/// Whether what was used at `used` is still remembered at `now`.
fn is_alive(used: Instant, now: Instant) -> bool {
    now.micros_since(used) <= KEY_LIFE_SECONDS * 1_000_000
}

/// Reading.
impl State {
    /// A customer.
    ///
    /// # Errors
    /// [`Rejection::CustomerUnknown`].
    pub fn customer(&self, id: CustomerId) -> Result<&Customer, Rejection> {
        self.customers.get(id).ok_or(Rejection::CustomerUnknown)
    }

    /// An account.
    ///
    /// # Errors
    /// [`Rejection::AccountUnknown`].
    pub fn account(&self, id: AccountId) -> Result<&Account, Rejection> {
        self.accounts.get(id).ok_or(Rejection::AccountUnknown)
    }

    /// A merchant, as far as this shard knows it.
    ///
    /// # Errors
    /// [`Rejection::MerchantUnknown`].
    pub fn merchant(&self, id: MerchantId) -> Result<&Merchant, Rejection> {
        self.merchants.get(id).ok_or(Rejection::MerchantUnknown)
    }

    /// An order.
    ///
    /// # Errors
    /// [`Rejection::OrderUnknown`].
    pub fn order(&self, id: OrderId) -> Result<&Order, Rejection> {
        self.orders.get(id).ok_or(Rejection::OrderUnknown)
    }

    /// An order, unless a merchant asks for one that is not its own.
    ///
    /// # Errors
    /// [`Rejection::OrderUnknown`].
    pub fn order_of(&self, id: OrderId, merchant: Option<MerchantId>) -> Result<&Order, Rejection> {
        let order = self.order(id)?;
        match merchant {
            Some(merchant) if merchant != order.merchant => Err(Rejection::OrderUnknown),
            Some(_) | None => Ok(order),
        }
    }

    /// A plan.
    ///
    /// # Errors
    /// [`Rejection::PlanUnknown`].
    pub fn plan(&self, id: PlanId) -> Result<&Plan, Rejection> {
        self.plans.get(id).ok_or(Rejection::PlanUnknown)
    }

    /// A statement.
    ///
    /// # Errors
    /// [`Rejection::StatementUnknown`].
    pub fn statement(&self, id: StatementId) -> Result<&Statement, Rejection> {
        self.statements.get(id).ok_or(Rejection::StatementUnknown)
    }

    /// A concession.
    ///
    /// # Errors
    /// [`Rejection::ConcessionUnknown`].
    pub fn concession(&self, id: ConcessionId) -> Result<&Concession, Rejection> {
        self.concessions.get(id).ok_or(Rejection::ConcessionUnknown)
    }

    /// A plan that an account or an order names.
    pub(crate) fn live_plan(&self, id: PlanId) -> &Plan {
        self.plans.get(id).expect("accounts and orders name known plans")
    }

    /// A statement that an account names as open.
    pub(crate) fn open_statement(&self, id: StatementId) -> &Statement {
        self.statements.get(id).expect("accounts name known statements")
    }
}
