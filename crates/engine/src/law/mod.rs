//! Law packs: the rules of a place as data. Terms name one, keep it as it was then, and are checked against it before they are
//! active; quotes carry its figures in its order.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::Rate;

use crate::text::TextKind;

mod figure;
mod flaws;

pub use figure::{Figure, Unit, figures};

/// The rules of a place, each with the law and the article it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pack {
    /// The place, by a short name: `CN`.
    #[n(0)]
    pub id: String,
    /// What it is called.
    #[n(1)]
    pub title: String,
    /// The day as of which the law was read.
    #[n(2)]
    pub as_of: Date,
    /// The figures of each quote, in the order in which they are shown.
    #[n(3)]
    pub figures: Vec<Figure>,
    /// Where that order comes from.
    #[n(4)]
    pub figures_source: String,
    /// The kinds of texts that are shown and accepted before an order is made.
    #[n(5)]
    pub texts: Vec<RequiredText>,
    /// The most a plan may cost a year over equal months.
    #[n(6)]
    pub cost_ceiling: Option<Ceiling>,
    /// The most a plan may cost a year on its real due dates, captured on the dearest day.
    #[n(7)]
    pub real_cost_ceiling: Option<Ceiling>,
    /// The most that penalties may come to in a year of 365 days, of the overdue principal.
    #[n(8)]
    pub penalty_ceiling: Option<Ceiling>,
    /// What settling a plan early may keep of the fees for time that is left, of the principal.
    #[n(9)]
    pub early_settlement: Option<Ceiling>,
    /// Whether a customer may withdraw from the credit, and what that asks.
    #[n(10)]
    pub withdrawal: Option<Withdrawal>,
    /// When, how often and whom collectors may call.
    #[n(11)]
    pub collection: Option<Collection>,
    /// The warning that stands beside every offer of credit.
    #[n(12)]
    pub warning: Option<Said>,
    /// What else has to be told, and when.
    #[n(13)]
    pub notices: Vec<Said>,
}

/// A kind of text that is to be shown and accepted.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RequiredText {
    /// The kind.
    #[n(0)]
    pub kind: TextKind,
    /// How many seconds lie between showing it and accepting it at least.
    #[n(1)]
    pub reading_seconds: u32,
    /// Whether the customer may take the acceptance back.
    #[n(2)]
    pub consent: Consent,
    /// The law and the article.
    #[n(3)]
    pub source: String,
}

/// Whether an acceptance may be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Consent {
    /// It binds: it is part of an agreement.
    #[n(0)]
    Binding,
    /// It is given by itself, and may be withdrawn: nothing can be bought from then on until it is given again.
    #[n(1)]
    Withdrawable,
}

/// The most that something may be.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Ceiling {
    /// How much.
    #[n(0)]
    pub rate: Rate,
    /// The law and the article.
    #[n(1)]
    pub source: String,
}

/// The right to withdraw from a credit.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Withdrawal {
    /// For how many days after the day of the order.
    #[n(0)]
    pub days: u32,
    /// Within how many days after the withdrawal the principal is returned.
    #[n(1)]
    pub return_days: u32,
    /// The law and the article.
    #[n(2)]
    pub source: String,
}

/// What collectors keep to.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Collection {
    /// The first hour of the day in which the customer may be contacted, by the customer's clock.
    #[n(0)]
    pub from_hour: u32,
    /// The hour from which on no more.
    #[n(1)]
    pub to_hour: u32,
    /// The most calls in so many days, if their number is bounded.
    #[n(2)]
    pub calls_max: Option<u32>,
    /// In how many days.
    #[n(3)]
    pub calls_days: u32,
    /// Who may be contacted: `debtor`.
    #[n(4)]
    pub contacts: Vec<String>,
    /// The law and the article.
    #[n(5)]
    pub source: String,
}

/// Something that has to be said, by the key of its words.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Said {
    /// The key of its words.
    #[n(0)]
    pub key: String,
    /// The law and the article.
    #[n(1)]
    pub source: String,
}

impl Consent {
    /// Every value.
    pub const ALL: [Consent; 2] = [Consent::Binding, Consent::Withdrawable];

    /// Its name outside.
    pub fn name(self) -> &'static str {
        match self {
            Consent::Binding => "binding",
            Consent::Withdrawable => "withdrawable",
        }
    }
}

impl Pack {
    /// What it requires of a kind of text, if it requires that kind.
    pub fn text(&self, kind: &TextKind) -> Option<&RequiredText> {
        self.texts.iter().find(|text| text.kind == *kind)
    }
}
