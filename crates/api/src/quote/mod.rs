//! Quotes: what a purchase would cost, by every method.

pub mod create;
mod sheet;
mod figure;

use calendar::Date;
use engine::account::Account;
use engine::plan::{Quote as Priced, Rates};
use engine::terms::Terms;
use money::{Amount, Currency};
use serde::Serialize;
use utoipa::ToSchema;

use crate::order::Method;
use crate::words::{AnnualRate, Money};
use figure::Figure;
use sheet::CostSheet;

/// What a purchase would cost, when it is captured today. Without obligation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Quotes {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The amount.
    amount: Money,
    /// What the wallet would pay of it; the quotes are for the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<Money>,
    /// What the coupons would take off it, and the quotes are without.
    #[serde(skip_serializing_if = "Option::is_none")]
    discount: Option<Money>,
    /// What the account can still buy.
    available: Money,
    /// One quote for each way to pay: `pay_later` first, then every plan that the amount is large enough for.
    quotes: Vec<Quote>,
    /// The business date of the quotes.
    #[schema(format = Date)]
    business_date: String,
    /// The version of the Terms they are made under.
    terms_version: u32,
}

/// What a purchase would cost, paid in one way.
#[derive(Debug, Serialize, ToSchema)]
pub struct Quote {
    /// The way to pay.
    method: Method,
    /// What is paid when.
    payments: Vec<Payment>,
    /// The fees of all payments.
    total_fee: Money,
    /// All payments.
    total_cost: Money,
    /// The fees that the merchant bears instead of the customer.
    subsidy: Money,
    /// The fees that the platform bears instead of the customer.
    platform_subsidy: Money,
    /// What a coupon waives of the fees, paid by whoever funds it; none without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<Money>,
    /// What the credit costs a year.
    annual_rate: AnnualRate,
    /// The figures that the law pack of the Terms asks for, in the order in which they are shown; none without one.
    figures: Vec<Figure>,
    /// Everything it costs, and what follows from paying late.
    cost_sheet: CostSheet,
}

/// One payment of a quote.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QuotePayment)]
struct Payment {
    /// The last day to pay it.
    #[schema(format = Date)]
    due_date: String,
    /// The principal it repays.
    principal: Money,
    /// The fee or interest it costs.
    fee: Money,
    /// Both together.
    total: Money,
}

impl Quote {
    /// Paying the whole amount on the next statement: it costs nothing.
    fn pay_later(terms: &Terms, account: &Account, amount: Amount, today: Date) -> Quote {
        let currency = account.currency;
        let due = account.cycles().after(today).plus_days(terms.grace_days.cast_signed());
        let priced = Priced::on_one_bill(terms, amount, due);
        Quote {
            method: Method::PayLater {},
            payments: vec![Payment::new(due, amount, Amount::ZERO, currency)],
            total_fee: Money::of(Amount::ZERO, currency),
            total_cost: Money::of(amount, currency),
            subsidy: Money::of(Amount::ZERO, currency),
            platform_subsidy: Money::of(Amount::ZERO, currency),
            waived: None,
            annual_rate: Rates::default().into(),
            figures: Figure::all(terms, &priced, today),
            cost_sheet: CostSheet::pay_later(terms, amount, currency),
        }
    }

    /// Paying in instalments.
    pub fn instalments(terms: &Terms, priced: &Priced, currency: Currency, today: Date) -> Quote {
        let payments = priced.instalments.iter();
        let payments = payments
            .map(|instalment| Payment::new(instalment.due, instalment.term.principal, instalment.term.fee, currency));
        Quote {
            method: Method::Instalments { terms: priced.instalments.len() as u32 },
            payments: payments.collect(),
            total_fee: Money::of(priced.fee(), currency),
            total_cost: Money::of(priced.amount + priced.fee(), currency),
            subsidy: Money::of(priced.borne.merchant, currency),
            platform_subsidy: Money::of(priced.borne.platform, currency),
            waived: (!priced.borne.coupon.is_zero()).then(|| Money::of(priced.borne.coupon, currency)),
            annual_rate: priced.rates.into(),
            figures: Figure::all(terms, priced, today),
            cost_sheet: CostSheet::instalments(terms, priced, currency),
        }
    }
}

impl Payment {
    fn new(due: Date, principal: Amount, fee: Amount, currency: Currency) -> Payment {
        Payment {
            due_date: due.to_string(),
            principal: Money::of(principal, currency),
            fee: Money::of(fee, currency),
            total: Money::of(principal + fee, currency),
        }
    }
}
