//! Objects: the state in pieces, each under a name, as the tables keep them.
//!
//! Putting every object of a state into an empty one gives the same state again: that is how a shard starts from its
//! tables.

use ledger::Shelf;
use minicbor::{Decode, Encode};

use crate::State;
use crate::account::Account;
use crate::concession::Concession;
use crate::coupon::Campaign;
use crate::customer::Customer;
use crate::id::{
    AccountId, CampaignId, ConcessionId, CustomerId, InstructionId, MerchantId, OrderId, PlanId, StatementId,
};
use crate::instruction::Instruction;
use crate::merchant::Merchant;
use crate::order::Order;
use crate::plan::Plan;
use crate::state::Head;
use crate::statement::Statement;
use crate::turn::KeyUse;
use crate::wallet::Wallet;

/// A kind of object. Its number is in the hash of a state, so a new kind comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What a shard has only one of; its id is 0.
    Head,
    /// A customer.
    Customer,
    /// An account.
    Account,
    /// A merchant.
    Merchant,
    /// An order.
    Order,
    /// A plan.
    Plan,
    /// A statement.
    Statement,
    /// The use of an idempotency key; its id is the key's scope.
    Key,
    /// A wallet; its id is that of its account.
    Wallet,
    /// An instruction.
    Instruction,
    /// A concession. Kinds that came later stand last: a state's hash counts them in this order.
    Concession,
    /// A campaign of coupons.
    Campaign,
}

/// The name of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Its kind.
    pub kind: Kind,
    /// Its id: 64 bits, and 128 for a key.
    pub id: u128,
}

/// One object.
#[derive(Debug, Clone, Copy)]
pub enum Object<'a> {
    /// See [`Kind::Head`].
    Head(&'a Head),
    /// See [`Kind::Customer`].
    Customer(&'a Customer),
    /// See [`Kind::Account`].
    Account(&'a Account),
    /// See [`Kind::Merchant`].
    Merchant(&'a Merchant),
    /// See [`Kind::Order`].
    Order(&'a Order),
    /// See [`Kind::Plan`].
    Plan(&'a Plan),
    /// See [`Kind::Statement`].
    Statement(&'a Statement),
    /// See [`Kind::Wallet`].
    Wallet(&'a Wallet),
    /// See [`Kind::Instruction`].
    Instruction(&'a Instruction),
    /// See [`Kind::Concession`].
    Concession(&'a Concession),
    /// See [`Kind::Campaign`].
    Campaign(&'a Campaign),
    /// See [`Kind::Key`].
    Key(&'a KeyUse),
}

impl Kind {
    /// Every kind, in the order of the tables.
    pub const ALL: [Kind; 12] = [
        Kind::Head,
        Kind::Customer,
        Kind::Account,
        Kind::Merchant,
        Kind::Order,
        Kind::Plan,
        Kind::Statement,
        Kind::Key,
        Kind::Wallet,
        Kind::Instruction,
        Kind::Concession,
        Kind::Campaign,
    ];
}

impl Object<'_> {
    /// The object in the journal's encoding.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.append_to(&mut bytes);
        bytes
    }

    /// Appends the object in the journal's encoding.
    pub fn append_to(&self, bytes: &mut Vec<u8>) {
        match self {
            Object::Head(head) => append(bytes, head),
            Object::Customer(customer) => append(bytes, customer),
            Object::Account(account) => append(bytes, account),
            Object::Merchant(merchant) => append(bytes, merchant),
            Object::Order(order) => append(bytes, order),
            Object::Plan(plan) => append(bytes, plan),
            Object::Statement(statement) => append(bytes, statement),
            Object::Wallet(wallet) => append(bytes, wallet),
            Object::Instruction(instruction) => append(bytes, instruction),
            Object::Concession(concession) => append(bytes, concession),
            Object::Campaign(campaign) => append(bytes, campaign),
            Object::Key(used) => append(bytes, used),
        }
    }
}

fn append(bytes: &mut Vec<u8>, object: impl Encode<()>) {
    minicbor::encode(object, bytes).expect("writing to memory does not fail");
}

impl State {
    /// The object of a name; none when it is not here (any more).
    pub fn object(&self, name: Name) -> Option<Object<'_>> {
        let id = name.id as u64;
        match name.kind {
            Kind::Head => Some(Object::Head(&self.head)),
            Kind::Customer => self.customers.get(CustomerId(id)).map(Object::Customer),
            Kind::Account => self.accounts.get(AccountId(id)).map(Object::Account),
            Kind::Merchant => self.merchants.get(MerchantId(id)).map(Object::Merchant),
            Kind::Order => self.orders.get(OrderId(id)).map(Object::Order),
            Kind::Plan => self.plans.get(PlanId(id)).map(Object::Plan),
            Kind::Statement => self.statements.get(StatementId(id)).map(Object::Statement),
            Kind::Wallet => self.wallets.get(AccountId(id)).map(Object::Wallet),
            Kind::Instruction => self.instructions.get(InstructionId(id)).map(Object::Instruction),
            Kind::Concession => self.concessions.get(ConcessionId(id)).map(Object::Concession),
            Kind::Campaign => self.campaigns.get(CampaignId(id)).map(Object::Campaign),
            Kind::Key => self.keys.get(name.id).map(Object::Key),
        }
    }

    /// The names of all objects of a kind, ascending.
    pub fn names(&self, kind: Kind) -> Vec<Name> {
        let wide = |id: u64| Name { kind, id: u128::from(id) };
        match kind {
            Kind::Head => vec![wide(0)],
            Kind::Customer => self.customers.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Account => self.accounts.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Merchant => self.merchants.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Order => self.orders.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Plan => self.plans.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Statement => self.statements.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Wallet => self.wallets.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Instruction => self.instructions.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Concession => self.concessions.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Campaign => self.campaigns.keys().into_iter().map(|id| wide(id.0)).collect(),
            Kind::Key => self.keys.keys().into_iter().map(|id| Name { kind, id }).collect(),
        }
    }

    /// Puts an object back that [`Object::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes are no object of that kind.
    pub fn put_object(&mut self, name: Name, bytes: &[u8]) -> Result<(), minicbor::decode::Error> {
        let id = name.id as u64;
        match name.kind {
            Kind::Head => self.head = minicbor::decode(bytes)?,
            Kind::Customer => put(&mut self.customers, CustomerId(id), bytes)?,
            Kind::Account => put(&mut self.accounts, AccountId(id), bytes)?,
            Kind::Merchant => put(&mut self.merchants, MerchantId(id), bytes)?,
            Kind::Order => put(&mut self.orders, OrderId(id), bytes)?,
            Kind::Plan => put(&mut self.plans, PlanId(id), bytes)?,
            Kind::Statement => put(&mut self.statements, StatementId(id), bytes)?,
            Kind::Wallet => put(&mut self.wallets, AccountId(id), bytes)?,
            Kind::Instruction => put(&mut self.instructions, InstructionId(id), bytes)?,
            Kind::Concession => put(&mut self.concessions, ConcessionId(id), bytes)?,
            Kind::Campaign => put(&mut self.campaigns, CampaignId(id), bytes)?,
            Kind::Key => put(&mut self.keys, name.id, bytes)?,
        }
        Ok(())
    }

    /// Puts the ages of the keys in order, once all objects are back.
    pub fn settle_keys(&mut self) {
        let mut ages: Vec<_> =
            self.keys.in_order().map(|(scope, used)| (used.row, used.record, used.at, scope)).collect();
        ages.sort_unstable();
        self.key_ages = ages.into_iter().map(|(_, _, at, scope)| (at, scope)).collect();
    }
}

fn put<K: Copy + Eq + std::hash::Hash + Ord, V: for<'b> Decode<'b, ()>>(
    shelf: &mut Shelf<K, V>,
    key: K,
    bytes: &[u8],
) -> Result<(), minicbor::decode::Error> {
    shelf.put(key, minicbor::decode(bytes)?);
    Ok(())
}
