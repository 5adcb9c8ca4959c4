//! The names of a story: each means one thing, and is there before it is used.

use std::collections::{BTreeMap, BTreeSet};

use engine::turn::Intent;

use crate::cast::{Piece, pieces};
use crate::coupon;
use crate::fact::{Fact, INTEREST, LawStanding, Of, Standing};
use crate::fault::Wrong;
use crate::story::{Capture, Setup, UNKNOWN};

/// Every name so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    customers: BTreeSet<String>,
    merchants: BTreeSet<String>,
    terms: BTreeSet<String>,
    texts: BTreeSet<String>,
    concessions: BTreeSet<String>,
    campaigns: BTreeSet<String>,
    /// Orders, with the key each was asked under.
    orders: BTreeMap<String, Option<String>>,
    /// Instructions, with the key each was asked under.
    instructions: BTreeMap<String, Option<String>>,
    /// Plans of what stood on statements.
    plans: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(setup: &Setup) -> Names {
        let customers = setup.customers.iter().map(|(name, _)| name.clone()).collect();
        let merchants = setup.merchants.iter().map(|(name, _)| name.clone()).collect();
        Names { customers, merchants, ..Names::default() }
    }

    pub(super) fn customer(&self, name: &str) -> Result<(), Wrong> {
        known(name, "a customer", self.customers.get(name))
    }

    pub(super) fn merchant(&self, name: &str) -> Result<(), Wrong> {
        known(name, "a merchant", self.merchants.get(name))
    }

    pub(super) fn terms(&self, name: &str) -> Result<(), Wrong> {
        known(name, "Terms", self.terms.get(name))
    }

    pub(super) fn is_campaign(&self, name: &str) -> bool {
        self.campaigns.contains(name)
    }

    pub(super) fn campaign(&self, name: &str) -> Result<(), Wrong> {
        known(name, "a campaign", self.campaigns.get(name))
    }

    /// A campaign may be asked for again after it was refused, so a name may come twice.
    pub(super) fn new_campaign(&mut self, name: &str) -> Result<(), Wrong> {
        self.campaigns.insert(name.to_string());
        free(name)
    }

    /// Terms may be proposed again after they were refused, so a name may come twice.
    pub(super) fn new_terms(&mut self, name: &str) -> Result<(), Wrong> {
        self.terms.insert(name.to_string());
        free(name)
    }

    pub(super) fn text_named(&self, name: &str) -> Result<(), Wrong> {
        known(name, "a text", self.texts.get(name))
    }

    /// A text may be published again after it was refused, so a name may come twice.
    pub(super) fn new_text(&mut self, name: &str) -> Result<(), Wrong> {
        self.texts.insert(name.to_string());
        free(name)
    }

    pub(super) fn concession(&self, name: &str) -> Result<(), Wrong> {
        known(name, "a concession", self.concessions.get(name))
    }

    /// A concession may be asked for again after it was refused, so a name may come twice.
    pub(super) fn new_concession(&mut self, name: &str) -> Result<(), Wrong> {
        self.concessions.insert(name.to_string());
        free(name)
    }

    pub(super) fn order(&self, name: &str) -> Result<(), Wrong> {
        known(name, "an order", self.orders.get(name))
    }

    pub(super) fn instruction(&self, name: &str) -> Result<(), Wrong> {
        known(name, "an instruction", self.instructions.get(name))
    }

    /// The names in the text of a written request.
    pub(super) fn text(&self, text: &str) -> Result<(), Wrong> {
        pieces(text).into_iter().try_for_each(|piece| match piece {
            Piece::Text(text) if text.contains('<') => Err(Wrong::new(
                "a name such as <account:ann>, <customer:ann>, <merchant:bakery>, <order:o1> or <instruction:t1>",
                text,
            )),
            Piece::Text(_) => Ok(()),
            Piece::Name("merchant", name) => self.merchant(name),
            Piece::Name("order", name) => self.order(name),
            Piece::Name("instruction", name) => self.instruction(name),
            Piece::Name("campaign", name) => self.campaign(name),
            Piece::Name(_, name) => self.customer(name),
        })
    }

    pub(super) fn capture(&self, capture: &Capture) -> Result<(), Wrong> {
        if self.plans.contains(&capture.order) { Ok(()) } else { self.order(&capture.order) }
    }

    /// A plan may be asked for again after it was refused, so a name may come twice; but never that of an order.
    pub(super) fn new_plan(&mut self, name: &str) -> Result<(), Wrong> {
        if self.orders.contains_key(name) {
            return Err(Wrong::new("a new name for a plan", format!("\"{name}\"")));
        }
        self.plans.insert(name.to_string());
        free(name)
    }

    /// A customer may ask again for what was refused, so a name may come twice.
    pub(super) fn new_customer(&mut self, name: &str) -> Result<(), Wrong> {
        self.customers.insert(name.to_string());
        free(name)
    }

    pub(super) fn new_merchant(&mut self, name: &str) -> Result<(), Wrong> {
        self.merchants.insert(name.to_string());
        free(name)
    }

    /// An order's name is new, unless it is asked for again under the key of the first time.
    pub(super) fn new_order(&mut self, name: &str, key: Option<&String>, intent: Intent) -> Result<(), Wrong> {
        if self.plans.contains(name) {
            return Err(Wrong::new("a new name for an order", format!("\"{name}\"")));
        }
        new(&mut self.orders, "an order", name, key, intent)
    }

    /// An instruction's name is new, unless it is asked for again under the key of the first time.
    pub(super) fn new_instruction(&mut self, name: &str, key: Option<&String>, intent: Intent) -> Result<(), Wrong> {
        new(&mut self.instructions, "an instruction", name, key, intent)
    }

    /// The names in an expectation.
    pub(super) fn check(&self, fact: &Fact) -> Result<(), Wrong> {
        let Fact::Stands(standing) = fact else { return Ok(()) };
        match standing {
            Standing::Order(order, ..) | Standing::OrderBalance(order, _) => self.order(order),
            Standing::Instruction(instruction, ..) => self.instruction(instruction),
            Standing::Concession(name, ..) => self.concession(name),
            Standing::Coupon(coupon::Standing::Campaign(name, _)) => self.campaign(name),
            Standing::Coupon(coupon::Standing::OfOrder(order, name, _)) => {
                self.order(order).and_then(|()| self.campaign(name))
            }
            Standing::Plan(plan, _) => self.capture(plan),
            Standing::Law(LawStanding::Of(order, _)) => self.order(order),
            Standing::Law(LawStanding::Kept(text)) => self.text_named(text),
            Standing::Merchant(merchant, _) | Standing::MerchantOwed(merchant, _) => self.merchant(merchant),
            Standing::StatementLists(_, lines) | Standing::StatementLeaves(_, lines) => {
                let of_orders = lines.iter().filter(|line| line.capture.order != INTEREST);
                of_orders.into_iter().try_for_each(|line| self.capture(&line.capture))
            }
            Standing::Explained(explained) => match &explained.of {
                Of::Order(order) => self.order(order),
                Of::Plan(plan) => self.capture(plan),
                Of::Merchant(merchant) => self.merchant(merchant),
                Of::Account | Of::Statement(_) => Ok(()),
            },
            Standing::Law(LawStanding::Accepted(_) | LawStanding::Missing(_))
            | Standing::Balance(..)
            | Standing::Wallet(..)
            | Standing::TemporaryLimit(_)
            | Standing::LimitChanges(_)
            | Standing::Late(_)
            | Standing::Due(_)
            | Standing::DaysPastDue(_)
            | Standing::InForce(_)
            | Standing::Closed(_)
            | Standing::Statement(..)
            | Standing::StatementPaid(_)
            | Standing::StatementNone(_)
            | Standing::BooksBalance
            | Standing::StatementMinimum(..)
            | Standing::Books(..) => Ok(()),
        }
    }
}

/// Takes a name that is new among `known`, unless it comes again under the key of the first time; a dry run takes none.
fn new(
    known: &mut BTreeMap<String, Option<String>>,
    of: &str,
    name: &str,
    key: Option<&String>,
    intent: Intent,
) -> Result<(), Wrong> {
    free(name)?;
    if let Some(first) = known.get(name)
        && (first.is_none() || first.as_ref() != key)
    {
        return Err(Wrong::new(format!("a new name for {of}"), format!("\"{name}\"")));
    }
    if intent == Intent::Do {
        known.insert(name.to_string(), key.cloned());
    }
    Ok(())
}

fn known<T>(name: &str, of: &str, found: Option<T>) -> Result<(), Wrong> {
    match found.is_some() || name == UNKNOWN {
        true => Ok(()),
        false => Err(Wrong::new(format!("{of} of this story"), format!("\"{name}\""))),
    }
}

fn free(name: &str) -> Result<(), Wrong> {
    match name == UNKNOWN {
        true => Err(Wrong::new(format!("a name; \"{UNKNOWN}\" is for what there never was"), format!("\"{name}\""))),
        false => Ok(()),
    }
}
