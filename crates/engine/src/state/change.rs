//! Changing a state, for `apply` alone: whatever is handed out to be changed counts as touched.

use calendar::Date;
use money::Amount;

use super::State;
use crate::account::Account;
use crate::concession::Concession;
use crate::coupon::Campaign;
use crate::customer::Customer;
use crate::id::{AccountId, CampaignId, ConcessionId, CustomerId, MerchantId, OrderId, PlanId, StatementId};
use crate::list;
use crate::merchant::Merchant;
use crate::object::Kind;
use crate::order::Order;
use crate::part::{Item, Part};
use crate::plan::Plan;
use crate::statement::Statement;
use crate::terms::{Proposal, Terms, Version};
use crate::text::Text;

impl State {
    pub(crate) fn put_terms(&mut self, terms: Terms) {
        self.head.terms.insert(terms.version, terms);
    }

    pub(crate) fn put_text(&mut self, text: Text) {
        self.head.texts.insert(text.of.text, text);
    }

    pub(crate) fn put_proposal(&mut self, proposal: Proposal) {
        self.head.proposals.insert(proposal.terms.version, proposal);
    }

    pub(crate) fn proposal_mut(&mut self, version: Version) -> &mut Proposal {
        self.head.proposals.get_mut(&version).expect("events name known proposals")
    }

    pub(crate) fn put_customer(&mut self, customer: Customer) {
        self.made(customer.id.0);
        self.touch(Kind::Customer, customer.id.0);
        self.customers.put(customer.id, customer);
    }

    pub(crate) fn put_account(&mut self, account: Account) {
        self.made(account.id.0);
        self.touch(Kind::Account, account.id.0);
        self.head.opened += 1;
        self.accounts.put(account.id, account);
    }

    pub(crate) fn put_merchant(&mut self, merchant: Merchant) {
        let id = merchant.contract.merchant;
        if id.shard() == self.shard() {
            self.made(id.0);
        }
        self.touch(Kind::Merchant, id.0);
        self.merchants.put(id, merchant);
    }

    pub(crate) fn put_order(&mut self, order: Order) {
        self.made(order.id.0);
        self.touch(Kind::Order, order.id.0);
        self.orders.put(order.id, order);
    }

    pub(crate) fn put_plan(&mut self, plan: Plan) {
        self.made(plan.id.0);
        self.touch(Kind::Plan, plan.id.0);
        self.plans.put(plan.id, plan);
    }

    pub(crate) fn put_statement(&mut self, statement: Statement) {
        self.made(statement.id.0);
        self.touch(Kind::Statement, statement.id.0);
        self.statements.put(statement.id, statement);
    }

    pub(crate) fn put_concession(&mut self, concession: Concession) {
        self.made(concession.id.0);
        self.touch(Kind::Concession, concession.id.0);
        self.concessions.put(concession.id, concession);
    }

    pub(crate) fn put_campaign(&mut self, campaign: Campaign) {
        let id = campaign.of.campaign;
        if id.shard() == self.shard() {
            self.made(id.0);
        }
        self.touch(Kind::Campaign, id.0);
        self.campaigns.put(id, campaign);
    }

    /// Takes the number of an id that names nothing kept here, such as a repayment's.
    pub(crate) fn note_id(&mut self, id: u64) {
        self.made(id);
    }

    pub(crate) fn customer_mut(&mut self, id: CustomerId) -> &mut Customer {
        self.touch(Kind::Customer, id.0);
        self.customers.get_mut(id).expect("events name known customers")
    }

    pub(crate) fn account_mut(&mut self, id: AccountId) -> &mut Account {
        self.touch(Kind::Account, id.0);
        self.accounts.get_mut(id).expect("events name known accounts")
    }

    pub(crate) fn merchant_mut(&mut self, id: MerchantId) -> &mut Merchant {
        self.touch(Kind::Merchant, id.0);
        self.merchants.get_mut(id).expect("events name known merchants")
    }

    pub(crate) fn order_mut(&mut self, id: OrderId) -> &mut Order {
        self.touch(Kind::Order, id.0);
        self.orders.get_mut(id).expect("events name known orders")
    }

    pub(crate) fn plan_mut(&mut self, id: PlanId) -> &mut Plan {
        self.touch(Kind::Plan, id.0);
        self.plans.get_mut(id).expect("events name known plans")
    }

    pub(crate) fn statement_mut(&mut self, id: StatementId) -> &mut Statement {
        self.touch(Kind::Statement, id.0);
        self.statements.get_mut(id).expect("events name known statements")
    }

    pub(crate) fn concession_mut(&mut self, id: ConcessionId) -> &mut Concession {
        self.touch(Kind::Concession, id.0);
        self.concessions.get_mut(id).expect("events name known concessions")
    }

    pub(crate) fn campaign_mut(&mut self, id: CampaignId) -> &mut Campaign {
        self.touch(Kind::Campaign, id.0);
        self.campaigns.get_mut(id).expect("events name known campaigns")
    }

    /// Makes the debts of `account` smaller by `parts`, on the day `on`.
    pub(crate) fn reduce(&mut self, account: AccountId, parts: &[Part], on: Date) {
        for part in parts {
            match part.item {
                Item::Penalty(statement) | Item::Fee(statement, _) | Item::Deferral(statement) => {
                    self.reduce_billed(statement, part, on);
                }
                Item::Principal(statement, _) => {
                    self.reduce_billed(statement, part, on);
                    self.account_mut(account).principal -= part.amount;
                }
                Item::Purchase(order, capture) => self.reduce_purchase(account, order, capture, part.amount),
                Item::Plan(plan) => {
                    let account = self.account_mut(account);
                    account.principal -= part.amount;
                    if account.charged_off.is_some() {
                        self.plan_mut(plan).pay_down(part.amount);
                    }
                }
            }
        }
        if let Some(debt) = &mut self.account_mut(account).charged_off {
            debt.open -= parts.iter().map(|part| part.amount).sum();
        }
    }

    /// Notes that `parts` go from their statements otherwise than by money, so that the minimum is asked of what is left. Call it
    /// before they are made smaller.
    pub(crate) fn note_gone(&mut self, parts: &[Part]) {
        for part in parts {
            let Item::Principal(id, line) = part.item else { continue };
            let statement = self.open_statement(id);
            if statement.may_revolve(&statement.lines[line as usize]) {
                self.statement_mut(id).note_gone(part.amount);
            }
        }
    }

    fn reduce_billed(&mut self, statement: StatementId, part: &Part, on: Date) {
        let tolerated = self.terms(self.open_statement(statement).terms).tolerated();
        let billed = self.statement_mut(statement);
        billed.lower(part.item, part.amount);
        let account = billed.account;
        // What was charged off costs nothing more, whatever comes of it.
        if self.account_mut(account).charged_off.is_none() {
            self.statement_mut(statement).note_overdue(on, tolerated);
        }
    }

    fn reduce_purchase(&mut self, account: AccountId, order: OrderId, capture: u32, amount: Amount) {
        let account = self.account_mut(account);
        account.principal -= amount;
        let named = |purchase: &&mut crate::account::Purchase| purchase.order == order && purchase.capture == capture;
        account.unbilled.iter_mut().find(named).expect("parts name unbilled purchases").amount -= amount;
    }

    /// Puts the statements of an account in the order in which they are due: a deferred one may be due after a newer one.
    pub(crate) fn order_by_due(&mut self, id: AccountId) {
        let statements = &self.statements;
        let account = self.accounts.get_mut(id).expect("events name known accounts");
        account.statements.sort_by_key(|id| statements.get(*id).map(|statement| statement.due));
    }

    /// Puts a statement on which something is owed again back among the open ones.
    pub(crate) fn open_again(&mut self, id: AccountId, statement: StatementId) {
        let today = self.stamp().date;
        let account = self.account_mut(id);
        account.owed_again = Some(today);
        let statements = &mut account.statements;
        if !statements.contains(&statement) {
            list::push(statements, statement);
            self.order_by_due(id);
        }
        self.note_revolving(id, statement);
    }

    /// Puts a statement among those of which something may revolve, if it is one.
    pub(crate) fn note_revolving(&mut self, id: AccountId, statement: StatementId) {
        let may_revolve = self.open_statement(statement).minimum.as_ref().is_some_and(|minimum| !minimum.is_over());
        if may_revolve && !self.account_mut(id).revolving.contains(&statement) {
            list::push(&mut self.account_mut(id).revolving, statement);
        }
    }

    /// Takes what is paid in full off the account's lists of what is open.
    pub(crate) fn tidy(&mut self, id: AccountId) {
        let (plans, statements) = (&self.plans, &self.statements);
        let account = self.accounts.get_mut(id).expect("events name known accounts");
        account.unbilled.retain(|purchase| !purchase.amount.is_zero());
        account.plans.retain(|plan| plans.get(*plan).is_some_and(Plan::is_live));
        account.statements.retain(|id| statements.get(*id).is_some_and(|statement| !statement.open().is_zero()));
        if !account.revolving.is_empty() {
            account.revolving.retain(|id| statements.get(*id).is_some_and(Statement::has_revolving));
        }
        if !account.hardship.is_empty() {
            let open = |plan: PlanId| {
                let lines = account.statements.iter().filter_map(|id| statements.get(*id)).flat_map(|one| &one.lines);
                lines.into_iter().any(|line| line.is_of(plan) && line.is_open())
            };
            account.hardship.retain(|plan| plans.get(*plan).is_some_and(Plan::is_live) || open(*plan));
        }
    }
}
