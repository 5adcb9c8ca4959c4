//! The cast: what the names of a story stand for while it is played.

use std::collections::BTreeMap;

use money::Currency;

use crate::driver::unknown;
use crate::story::UNKNOWN;

/// A piece of a text with names in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// What stands for itself.
    Text(&'a str),
    /// What is named, and its name: `<order:o1>`.
    Name(&'a str, &'a str),
}

/// What can be named in a text.
pub(crate) const NAMED: [&str; 6] = ["account", "customer", "merchant", "order", "instruction", "campaign"];

/// The pieces of a text, in order.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let named = after.split_once('>').and_then(|(inside, after)| Some((inside.split_once(':')?, after)));
        let Some(((kind, name), after)) = named.filter(|((kind, _), _)| NAMED.contains(kind)) else { break };
        pieces.extend([Piece::Text(before), Piece::Name(kind, name)]);
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The ids behind the names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cast {
    customers: BTreeMap<String, Customer>,
    merchants: BTreeMap<String, String>,
    orders: BTreeMap<String, Placed>,
    terms: BTreeMap<String, u32>,
    instructions: BTreeMap<String, String>,
    /// Plans of what stood on statements.
    plans: BTreeMap<String, String>,
    /// The texts, each with its number and what it says.
    texts: BTreeMap<String, (u32, String)>,
    concessions: BTreeMap<String, String>,
    campaigns: BTreeMap<String, String>,
}

/// A customer, with the accounts it has.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Customer {
    id: String,
    accounts: Vec<(Currency, String)>,
}

/// An order, with who sold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The order's id.
    pub id: String,
    /// The merchant's id.
    pub merchant: String,
}

impl Cast {
    pub(crate) fn create(&mut self, name: &str, id: String) {
        self.customers.insert(name.to_string(), Customer { id, accounts: Vec::new() });
    }

    pub(crate) fn open(&mut self, name: &str, currency: Currency, account: String) {
        if let Some(customer) = self.customers.get_mut(name) {
            customer.accounts.push((currency, account));
        }
    }

    pub(crate) fn register(&mut self, name: &str, id: String) {
        self.merchants.insert(name.to_string(), id);
    }

    pub(crate) fn propose(&mut self, name: &str, version: u32) {
        self.terms.insert(name.to_string(), version);
    }

    /// The version of Terms; one that there never was for those that were not proposed.
    pub(crate) fn terms(&self, name: &str) -> u32 {
        self.terms.get(name).copied().unwrap_or(u32::MAX)
    }

    pub(crate) fn publish(&mut self, name: &str, number: u32, content: String) {
        self.texts.insert(name.to_string(), (number, content));
    }

    /// The number of a text; one that there never was for those that were not published.
    pub(crate) fn text(&self, name: &str) -> u32 {
        self.texts.get(name).map_or(u32::MAX, |(number, _)| *number)
    }

    /// What a text says.
    pub(crate) fn content(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(|(_, content)| content.as_str())
    }

    pub(crate) fn concede(&mut self, name: &str, id: String) {
        self.concessions.insert(name.to_string(), id);
    }

    /// The id of a concession.
    pub(crate) fn concession(&self, name: &str) -> String {
        self.concessions.get(name).cloned().unwrap_or_else(unknown::concession)
    }

    /// Every concession's id.
    pub(crate) fn concessions(&self) -> Vec<String> {
        self.concessions.values().cloned().collect()
    }

    pub(crate) fn campaign_as(&mut self, name: &str, id: String) {
        self.campaigns.insert(name.to_string(), id);
    }

    /// The id of a campaign.
    pub(crate) fn campaign(&self, name: &str) -> String {
        self.campaigns.get(name).cloned().unwrap_or_else(unknown::campaign)
    }

    /// Every campaign's id.
    pub(crate) fn campaigns(&self) -> Vec<String> {
        self.campaigns.values().cloned().collect()
    }

    pub(crate) fn place(&mut self, name: &str, placed: Placed) {
        self.orders.insert(name.to_string(), placed);
    }

    pub(crate) fn instruct(&mut self, name: &str, id: String) {
        self.instructions.insert(name.to_string(), id);
    }

    /// The id of an instruction; one that there never was for those that were not requested.
    pub(crate) fn instruction(&self, name: &str) -> String {
        self.instructions.get(name).cloned().unwrap_or_else(unknown::instruction)
    }

    /// Every instruction's id.
    pub(crate) fn instructions(&self) -> Vec<String> {
        self.instructions.values().cloned().collect()
    }

    /// The id of a customer, if it is there yet.
    pub(crate) fn customer(&self, name: &str) -> Option<String> {
        match name {
            UNKNOWN => Some(unknown::customer()),
            _ => self.customers.get(name).map(|customer| customer.id.clone()),
        }
    }

    /// The id of a customer's account: the one in `currency`, else the first.
    pub(crate) fn account(&self, name: &str, currency: Currency) -> String {
        let accounts = self.customers.get(name).map(|customer| customer.accounts.as_slice()).unwrap_or_default();
        let wanted = accounts.iter().find(|(of, _)| *of == currency).or(accounts.first());
        wanted.map_or_else(unknown::account, |(_, id)| id.clone())
    }

    pub(crate) fn merchant(&self, name: &str) -> String {
        self.merchants.get(name).cloned().unwrap_or_else(unknown::merchant)
    }

    /// A text with the ids for its names: `<account:ann>` (with its one account, or the first), `<customer:ann>`,
    /// `<merchant:bakery>`, `<order:o1>`, `<instruction:t1>`, `<campaign:c1>`.
    pub(crate) fn fill(&self, text: &str) -> String {
        let pieces = pieces(text).into_iter().map(|piece| match piece {
            Piece::Text(text) => text.to_string(),
            Piece::Name("account", name) => self.account(name, Currency::Cny),
            Piece::Name("customer", name) => self.customer(name).unwrap_or_else(unknown::customer),
            Piece::Name("merchant", name) => self.merchant(name),
            Piece::Name("instruction", name) => self.instruction(name),
            Piece::Name("campaign", name) => self.campaign(name),
            Piece::Name(_, name) => self.placed(name).map_or_else(unknown::order, |placed| placed.id.clone()),
        });
        pieces.collect()
    }

    /// The order of a name, if it was placed.
    pub(crate) fn placed(&self, name: &str) -> Option<&Placed> {
        self.orders.get(name)
    }

    pub(crate) fn plan_as(&mut self, name: &str, id: String) {
        self.plans.insert(name.to_string(), id);
    }

    /// The id of a plan of what stood on statements.
    pub(crate) fn plan(&self, name: &str) -> Option<&str> {
        self.plans.get(name).map(String::as_str)
    }

    /// Every plan of what stood on statements.
    pub(crate) fn plans(&self) -> Vec<String> {
        self.plans.values().cloned().collect()
    }

    /// The name of an order's id, or of such a plan's; the id itself for one that the story does not know.
    pub(crate) fn order_named<'a>(&'a self, id: &'a str) -> &'a str {
        let order = self.orders.iter().find(|(_, placed)| placed.id == id).map(|(name, _)| name);
        order.or_else(|| self.plans.iter().find(|(_, plan)| *plan == id).map(|(name, _)| name)).map_or(id, |name| name)
    }

    /// Every account's id.
    pub(crate) fn accounts(&self) -> Vec<String> {
        self.customers.values().flat_map(|customer| &customer.accounts).map(|(_, id)| id.clone()).collect()
    }

    /// Every merchant's id.
    pub(crate) fn merchants(&self) -> Vec<String> {
        self.merchants.values().cloned().collect()
    }

    /// Every order.
    pub(crate) fn orders(&self) -> Vec<Placed> {
        self.orders.values().cloned().collect()
    }
}
