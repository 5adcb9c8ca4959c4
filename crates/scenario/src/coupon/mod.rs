//! What a story says of coupons: campaigns, orders that name their coupons, and what both come to.
//!
//! What is asked is an [`Ask`], the answer to it [`Done`], and how it stands afterwards a [`Standing`].

use calendar::Date;
use engine::coupon::Stacking;
use money::{Amount, Currency, Money};

use crate::cast::Cast;
use crate::driver::{Call, Driver, No};
use crate::fault::Wrong;
use crate::story::UNKNOWN;
use crate::words::Words;

mod standing;

pub use standing::Standing;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// To create a campaign.
    Create {
        /// Its name in the story.
        name: String,
        /// What it is.
        campaign: NewCampaign,
    },
    /// To close a campaign.
    Close(String),
}

/// A new campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCampaign {
    /// What it takes off the price; the fees of a plan when left out.
    pub off: Option<Money>,
    /// Who pays for it.
    pub funder: Funder,
    /// The most it gives.
    pub budget: Money,
    /// The last day.
    pub to: Date,
    /// The first day; the day of the step when left out.
    pub from: Option<Date>,
    /// What it is given for.
    pub categories: Vec<String>,
    /// The smallest price of an order that gets it.
    pub smallest_order: Option<Money>,
    /// For how many orders one customer gets it.
    pub uses: u32,
    /// Whether others may be used beside it.
    pub stacking: Stacking,
}

/// Who pays for a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Funder {
    /// The platform.
    Platform,
    /// A merchant: its name in the story, and its id for a driver.
    Merchant(String),
    /// A third party.
    Other(String),
}

/// What an order names for its coupons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// The coupons: their names in the story, and their ids for a driver.
    pub coupons: Vec<String>,
    /// What is bought.
    pub category: Option<String>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// A campaign was created.
    Created(String),
    /// A campaign was closed.
    Closed(String),
}

/// A driver that knows coupons.
pub trait Coupons {
    /// Creates a campaign; returns its id.
    ///
    /// # Errors
    /// [`No`].
    fn create_campaign(&mut self, campaign: &NewCampaign, call: &Call) -> Result<String, No>;

    /// Closes a campaign; none when it is closed already.
    ///
    /// # Errors
    /// [`No`].
    fn close_campaign(&mut self, campaign: &str, call: &Call) -> Result<Option<()>, No>;

    /// Shows what orders had of a campaign: reserved, spent, given back, and what is left of its budget.
    ///
    /// # Errors
    /// [`No`].
    fn campaign(&mut self, campaign: &str) -> Result<[Amount; 4], No>;

    /// Shows what each coupon pays of what was authorised, captured, voided, expired and refunded of an order.
    ///
    /// # Errors
    /// [`No`].
    fn coupons_of(&mut self, order: &str, merchant: &str) -> Result<Vec<(String, [Amount; 5])>, No>;
}

/// The words that such a step begins with.
pub(crate) const VERBS: [&str; 2] = ["campaign", "end"];

impl Ask {
    /// Reads what is asked, after its first word: `c1: 10.00 off funded by platform, budget 100.00, until 2026-07-31`, or
    /// `c1: fees waived funded by platform, budget 100.00, until 2026-07-31`, perhaps with
    /// `, from 2026-07-05`, `, for food clothes`, `, orders from 50.00`, `, 2 uses` and `, stacks`, in this order; or `c1`.
    pub(crate) fn read(verb: &str, words: &mut Words, home: Currency) -> Result<Ask, Wrong> {
        let name = words.name("a campaign")?;
        if verb == "end" {
            return Ok(Ask::Close(name));
        }
        words.phrase(":")?;
        let off = if begins(words, "fees waived") { None } else { Some(money(words, home)?) };
        words.phrase(if off.is_some() { "off funded by" } else { "funded by" })?;
        let funder = match words.name("a funder")?.as_str() {
            "platform" => Funder::Platform,
            "merchant" => Funder::Merchant(words.name("a merchant")?),
            other => Funder::Other(other.to_string()),
        };
        words.phrase(", budget")?;
        let budget = money(words, home)?;
        words.phrase(", until")?;
        let to = words.date()?;
        let from = if begins(words, ", from") { Some(words.date()?) } else { None };
        let mut categories = Vec::new();
        if begins(words, ", for") {
            categories = names(words, |word| word != "," && word != "under")?;
        }
        let smallest_order = if begins(words, ", orders from") { Some(money(words, home)?) } else { None };
        let mut uses = 1;
        if words.clone().phrase(",").is_ok() && words.clone().phrase(", stacks").is_err() {
            words.phrase(",")?;
            uses = words.number("uses")?;
            words.phrase("uses")?;
        }
        let stacking = if begins(words, ", stacks") { Stacking::WithOthers } else { Stacking::Alone };
        let campaign = NewCampaign { off, funder, budget, to, from, categories, smallest_order, uses, stacking };
        Ok(Ask::Create { name, campaign })
    }
}

impl Wish {
    /// Reads `using c1 c2 for food`, or a part of it; `is_campaign` says what is the name of a campaign.
    pub(crate) fn read(words: &mut Words, is_campaign: impl Fn(&str) -> bool) -> Result<Wish, Wrong> {
        let mut wish = Wish::default();
        if words.take("using") {
            wish.coupons = names(words, |word| word == UNKNOWN || is_campaign(word))?;
        }
        if words.take("for") {
            wish.category = Some(words.name("what is bought")?);
        }
        Ok(wish)
    }

    /// The same with the ids of the campaigns.
    pub(crate) fn cast(&self, cast: &Cast) -> Wish {
        let coupons = self.coupons.iter().map(|name| cast.campaign(name)).collect();
        Wish { coupons, category: self.category.clone() }
    }
}

impl Done {
    /// Reads an answer; none when the line begins with another word.
    pub(crate) fn read(words: &mut Words) -> Result<Option<Done>, Wrong> {
        match words.peek() {
            Some("created") => {
                words.phrase("created")?;
                words.name("a campaign").map(|name| Some(Done::Created(name)))
            }
            Some("ended") => {
                words.phrase("ended")?;
                words.name("a campaign").map(|name| Some(Done::Closed(name)))
            }
            _ => Ok(None),
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Done::Created(name) => format!("created {name}"),
            Done::Closed(name) => format!("ended {name}"),
        }
    }
}

/// Asks what a step asks; none when it is so already.
pub(crate) fn act(driver: &mut dyn Driver, cast: &mut Cast, ask: &Ask, call: &Call) -> Result<Option<Done>, No> {
    match ask {
        Ask::Create { name, campaign } => {
            let mut campaign = campaign.clone();
            if let Funder::Merchant(merchant) = &mut campaign.funder {
                *merchant = cast.merchant(merchant);
            }
            let id = driver.create_campaign(&campaign, call)?;
            if call.intent == engine::turn::Intent::Do {
                cast.campaign_as(name, id);
            }
            Ok(Some(Done::Created(name.clone())))
        }
        Ask::Close(name) => {
            let closed = driver.close_campaign(&cast.campaign(name), call)?;
            Ok(closed.map(|()| Done::Closed(name.clone())))
        }
    }
}

/// What stands where `told` says something.
pub(crate) fn see(driver: &mut dyn Driver, cast: &Cast, told: &Standing) -> Result<Standing, No> {
    Ok(match told {
        Standing::Campaign(name, _) => Standing::Campaign(name.clone(), driver.campaign(&cast.campaign(name))?),
        Standing::OfOrder(order, name, _) => {
            let placed = cast.placed(order).ok_or_else(|| No::plain("order_not_found"))?;
            let (coupons, id) = (driver.coupons_of(&placed.id, &placed.merchant)?, cast.campaign(name));
            let found = coupons.into_iter().find(|(campaign, _)| *campaign == id);
            Standing::OfOrder(order.clone(), name.clone(), found.map_or([Amount::ZERO; 5], |(_, amounts)| amounts))
        }
    })
}

fn begins(words: &mut Words, phrase: &str) -> bool {
    words.clone().phrase(phrase).is_ok() && words.phrase(phrase).is_ok()
}

/// One name or more, as long as `is_one` holds.
fn names(words: &mut Words, is_one: impl Fn(&str) -> bool) -> Result<Vec<String>, Wrong> {
    let mut all = vec![words.next("a name")?.to_string()];
    while words.peek().is_some_and(&is_one) {
        all.push(words.next("a name")?.to_string());
    }
    Ok(all)
}

/// `10.00`, or `10.00 GBP`.
fn money(words: &mut Words, home: Currency) -> Result<Money, Wrong> {
    crate::read::money(words, home)
}
