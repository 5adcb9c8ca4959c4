//! What the law asks for: texts are published, shown and accepted, and a consent is withdrawn.

use calendar::Date;
use engine::text::{Language, TextKind};
use money::{Amount, Currency};

use crate::cast::Cast;
use crate::driver::{Call, Driver, No, unknown};
use crate::fact::{LawAnswer, LawStanding};
use crate::story::Step;

/// What is asked about texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LawAsk {
    /// To publish a text, as one of the staff.
    Publish {
        /// Its name in the story.
        name: String,
        /// What it is.
        text: NewText,
        /// Who of the staff publishes it.
        staff: String,
    },
    /// To show a text to the step's customer.
    Show(String),
    /// To accept it.
    Accept(String),
    /// To withdraw the consent of a kind.
    WithdrawConsent(TextKind),
    /// To withdraw from the credit of an order.
    WithdrawCredit(String),
}

/// A text to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// What it is.
    pub kind: TextKind,
    /// Which version of its kind.
    pub version: u32,
    /// Its language.
    pub language: Language,
    /// The first day it is in force; today when left out.
    pub from: Option<Date>,
    /// What it says.
    pub content: String,
}

/// A kind of text with its version.
pub type OfKind = (String, u32);

/// The principal and the fees that are to be returned after a withdrawal, and by when.
pub type ToReturn = (Amount, Amount, Date);

/// The part of a driver that is about texts.
pub trait Laws {
    /// Publishes a text; returns its number, and none when it is published already.
    ///
    /// # Errors
    /// [`No`].
    fn publish(&mut self, text: &NewText, staff: &str, call: &Call) -> Result<Option<u32>, No>;

    /// Shows a text on an account; none when it was shown already.
    ///
    /// # Errors
    /// [`No`].
    fn show(&mut self, account: &str, text: u32, call: &Call) -> Result<Option<()>, No>;

    /// Accepts a text on an account; none when it was accepted already.
    ///
    /// # Errors
    /// [`No`].
    fn accept(&mut self, account: &str, text: u32, call: &Call) -> Result<Option<()>, No>;

    /// Withdraws a consent; none when it is not given.
    ///
    /// # Errors
    /// [`No`].
    fn withdraw_consent(&mut self, account: &str, kind: &TextKind, call: &Call) -> Result<Option<()>, No>;

    /// Withdraws from the credit of an order; returns the principal and the fees to return, and by when; none when it was withdrawn
    /// from before.
    ///
    /// # Errors
    /// [`No`].
    fn withdraw_credit(&mut self, order: &str, call: &Call) -> Result<Option<ToReturn>, No>;

    /// Shows what is accepted on an account, and the kinds that are missing.
    ///
    /// # Errors
    /// [`No`].
    fn agreements(&mut self, account: &str) -> Result<(Vec<OfKind>, Vec<String>), No>;

    /// Shows the texts that an order was made under.
    ///
    /// # Errors
    /// [`No`].
    fn texts_of(&mut self, order: &str, merchant: &str) -> Result<Vec<OfKind>, No>;

    /// Shows what a text says.
    ///
    /// # Errors
    /// [`No`].
    fn content(&mut self, text: u32) -> Result<String, No>;
}

/// Asks what a step asks about texts; none when it is so already.
pub(crate) fn act(
    driver: &mut dyn Driver,
    cast: &mut Cast,
    step: &Step,
    ask: &LawAsk,
    call: &Call,
) -> Result<Option<LawAnswer>, No> {
    let account = cast.account(&step.customer, Currency::Cny);
    Ok(match ask {
        LawAsk::Publish { name, text, staff } => {
            let published = driver.publish(text, staff, call)?;
            if let Some(number) = published.filter(|_| call.intent == engine::turn::Intent::Do) {
                cast.publish(name, number, text.content.clone());
            }
            published.map(|_| LawAnswer::Published(name.clone()))
        }
        LawAsk::Show(name) => driver.show(&account, cast.text(name), call)?.map(|()| LawAnswer::Shown(name.clone())),
        LawAsk::Accept(name) => {
            driver.accept(&account, cast.text(name), call)?.map(|()| LawAnswer::Accepted(name.clone()))
        }
        LawAsk::WithdrawCredit(order) => {
            let id = cast.placed(order).map_or_else(unknown::order, |placed| placed.id.clone());
            driver.withdraw_credit(&id, call)?.map(|to_return| LawAnswer::Withdrawn(order.clone(), to_return))
        }
        LawAsk::WithdrawConsent(kind) => {
            let withdrawn = driver.withdraw_consent(&account, kind, call)?;
            withdrawn.map(|()| LawAnswer::ConsentWithdrawn(kind.to_string()))
        }
    })
}

/// What stands where `told` says something about texts.
pub(crate) fn see(driver: &mut dyn Driver, cast: &Cast, account: &str, told: &LawStanding) -> Result<LawStanding, No> {
    Ok(match told {
        LawStanding::Accepted(_) => LawStanding::Accepted(driver.agreements(account)?.0),
        LawStanding::Missing(_) => LawStanding::Missing(driver.agreements(account)?.1),
        LawStanding::Of(order, _) => {
            let placed = cast.placed(order);
            let (id, merchant) = placed.map_or_else(
                || (unknown::order(), unknown::merchant()),
                |placed| (placed.id.clone(), placed.merchant.clone()),
            );
            LawStanding::Of(order.clone(), driver.texts_of(&id, &merchant)?)
        }
        LawStanding::Kept(name) => {
            let kept = driver.content(cast.text(name))?;
            match cast.content(name) == Some(kept.as_str()) {
                true => LawStanding::Kept(name.clone()),
                false => return Err(No::Broken(format!("the text {name} says {kept:?}"))),
            }
        }
    })
}
