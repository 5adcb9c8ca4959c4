//! Quotes: what a purchase in instalments would cost, without obligation.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::annual_rate::{Flow, When, effective, nominal_monthly};
use money::{Amount, AnnualRate, Money};

use super::{Relief, Term};
use crate::account::Account;
use crate::cycle_day::Cycles;
use crate::limits::COMMAND_MINOR_MAX;
use crate::subsidy::{Borne, Shares};
use crate::terms::{Offer, Pricing, Terms, TooDear, Version};
use crate::{Rejection, State};

/// One instalment of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// The last day to pay it.
    pub due: Date,
    /// Its principal and fee.
    pub term: Term,
}

/// What a purchase in a number of instalments costs, when it is captured on the day of the quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The Terms it is made under.
    pub version: Version,
    /// The amount bought.
    pub amount: Amount,
    /// How the customer's instalments are priced.
    pub pricing: Pricing,
    /// What is paid when.
    pub instalments: Vec<Instalment>,
    /// What the customer is relieved of, when others bear a part of the fees.
    pub relief: Option<Relief>,
    /// The fees that others bear instead of the customer.
    pub borne: Borne,
    /// The annual rates.
    pub rates: Rates,
}

/// The annual rates of a purchase in instalments, in parts per million; nothing when no fee is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Rates {
    /// The monthly rate of return times 12, over equal months (单利).
    #[n(0)]
    pub nominal_ppm: i64,
    /// The effective rate by the equation of the European Union, on the real due dates.
    #[n(1)]
    pub effective_ppm: i64,
}

impl Quote {
    /// The quote of paying `amount` whole on the bill that is due on `due`: it costs nothing.
    pub fn on_one_bill(terms: &Terms, amount: Amount, due: Date) -> Quote {
        let term = Term { principal: amount, fee: Amount::ZERO };
        Quote {
            version: terms.version,
            amount,
            pricing: Pricing::InterestFree,
            instalments: vec![Instalment { due, term }],
            relief: None,
            borne: Borne::default(),
            rates: Rates::default(),
        }
    }

    /// The fees of all instalments.
    pub fn fee(&self) -> Amount {
        self.instalments.iter().map(|instalment| instalment.term.fee).sum()
    }

    /// Refuses what costs more than the ceiling of its Terms.
    fn affordable(&self, terms: &Terms) -> Result<(), TooDear> {
        let paid: Vec<Term> = self.instalments.iter().map(|instalment| instalment.term).collect();
        terms.affords(self.amount, &paid)
    }

    /// The fee of the first instalment, the largest one.
    pub fn first_fee(&self) -> Amount {
        self.instalments.first().map_or(Amount::ZERO, |instalment| instalment.term.fee)
    }
}

/// The quote of `amount` under `offer`, for an account with these cycle dates, bought and captured on `today`.
pub fn quote(terms: &Terms, offer: Offer, shares: Shares, amount: Amount, cycles: Cycles, today: Date) -> Quote {
    let shared = shares.share(offer.pricing, amount, offer.terms);
    let mut cycle = today;
    let instalments: Vec<Instalment> = shared
        .terms
        .into_iter()
        .map(|term| {
            cycle = cycles.after(cycle);
            Instalment { due: cycle.plus_days(terms.grace_days as i32), term }
        })
        .collect();
    let rates = rates(amount, &instalments, today);
    let (pricing, relief) = (shared.tariff.pricing, shared.tariff.relief);
    let borne = shared.borne.into_iter().sum();
    Quote { version: terms.version, amount, pricing, instalments, relief, borne, rates }
}

/// Both annual rates of `amount`, received on `today` and repaid in `instalments`.
fn rates(amount: Amount, instalments: &[Instalment], today: Date) -> Rates {
    let payments: Vec<i64> = instalments.iter().map(|paid| (paid.term.principal + paid.term.fee).signed()).collect();
    let received = Flow { minor: amount.signed(), when: When::START };
    let paid = instalments.iter().zip(&payments).map(|(instalment, payment)| Flow {
        minor: -payment,
        when: When::days(instalment.due.days_after(today).unsigned_abs()),
    });
    let flows: Vec<Flow> = std::iter::once(received).chain(paid).collect();
    let ppm = |rate: Option<AnnualRate>| rate.map_or(0, |rate| rate.0);
    Rates { nominal_ppm: ppm(nominal_monthly(amount.signed(), &payments)), effective_ppm: ppm(effective(&flows)) }
}

/// The quote of buying `amount` on `account` in `n` terms, whose fees are borne in `shares`.
///
/// # Errors
/// [`Rejection::CurrencyMismatch`], [`Rejection::TermNotOffered`], [`Rejection::AmountOutOfRange`] and
/// [`Rejection::CostCeilingExceeded`], in this order.
pub(crate) fn of_order(
    state: &State,
    account: &Account,
    shares: Shares,
    amount: Money,
    n: u32,
    today: Date,
) -> Result<Quote, Rejection> {
    let terms = current(state, account, amount, today)?;
    let Some(offer) = terms.offer(n) else {
        return Err(Rejection::TermNotOffered { offered: terms.offered() });
    };
    let (min, max) = (smallest(terms, offer), Amount::of(COMMAND_MINOR_MAX));
    if amount.amount < min {
        return Err(Rejection::AmountOutOfRange { min, max, currency: amount.currency });
    }
    crate::order::in_range(amount)?;
    let quote = quote(terms, offer, shares, amount.amount, account.cycles(), today);
    quote.affordable(terms).map_err(Rejection::CostCeilingExceeded)?;
    Ok(quote)
}

/// The quote of splitting `amount` of a bill on which `all` can be split, in `n` terms.
///
/// # Errors
/// [`Rejection::TermNotOffered`], [`Rejection::AmountOutOfRange`] and [`Rejection::CostCeilingExceeded`], in this order.
pub(crate) fn of_bill(
    state: &State,
    account: &Account,
    amount: Amount,
    all: Amount,
    n: u32,
    today: Date,
) -> Result<Quote, Rejection> {
    let terms = state.terms_for(account, today);
    let Some(offer) = terms.offer(n) else {
        return Err(Rejection::TermNotOffered { offered: terms.offered() });
    };
    let min = smallest(terms, offer);
    if !(min..=all).contains(&amount) {
        return Err(Rejection::AmountOutOfRange { min, max: all, currency: account.currency });
    }
    of_offer(state, account, offer, amount, today)
}

/// The quote of `amount` under an offer, that is nobody's but the customer's to pay.
///
/// # Errors
/// [`Rejection::CostCeilingExceeded`].
pub(crate) fn of_offer(
    state: &State,
    account: &Account,
    offer: Offer,
    amount: Amount,
    today: Date,
) -> Result<Quote, Rejection> {
    let terms = state.terms_for(account, today);
    let quote = quote(terms, offer, Shares::CUSTOMER, amount, account.cycles(), today);
    quote.affordable(terms).map_err(Rejection::CostCeilingExceeded)?;
    Ok(quote)
}

/// The quotes of `amount`, whose fees are borne in `shares`, for every number of terms that it is large enough for,
/// and that keeps the cost ceiling: of a small amount a fee rounded up to a whole minor unit may be too dear.
///
/// # Errors
/// [`Rejection::CurrencyMismatch`] when the account is in another currency; [`Rejection::AmountOutOfRange`] for nothing,
/// or for more than a command may name.
pub fn quotes(
    state: &State,
    account: &Account,
    shares: Shares,
    amount: Money,
    today: Date,
) -> Result<Vec<Quote>, Rejection> {
    let terms = current(state, account, amount, today)?;
    crate::order::in_range(amount)?;
    let fitting = terms.offers.iter().filter(|offer| amount.amount >= smallest(terms, **offer));
    let quotes = fitting.map(|offer| quote(terms, *offer, shares, amount.amount, account.cycles(), today));
    Ok(quotes.filter(|quote| quote.affordable(terms).is_ok()).collect())
}

fn current<'a>(state: &'a State, account: &Account, amount: Money, today: Date) -> Result<&'a Terms, Rejection> {
    account.refuse_closed()?;
    account.accept(amount)?;
    Ok(state.terms_for(account, today))
}

/// The smallest order that fits the offer.
fn smallest(terms: &Terms, offer: Offer) -> Amount {
    let of_principal = Amount::of(terms.plan_principal_min.minor() * u64::from(offer.terms));
    terms.plan_order_min.max(of_principal)
}
