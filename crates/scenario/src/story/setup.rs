//! How the world of a story is set up: Terms, customers, merchants.

use calendar::{CycleDay, Date};
use engine::concession::Authority;
use engine::deferral;
use engine::merchant::{Bearer, DiscountOnRefund};
use engine::minimum;
use engine::staff::Role;
use engine::subsidy::Shares;
use engine::terms::{
    Allocation, Bucket, EarlySettlement, FeeOnRefund, LateFee, Posting, Pricing, RefundOntoPlan, Terms, Version,
};
use money::{Amount, Currency, Money, Rate};

use super::Staff;

/// What holds before the first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// The operator's zone, by its IANA name.
    pub zone: String,
    /// Days from the cycle day to the due date.
    pub grace_days: u32,
    /// How every plan is priced; each as the default Terms say when left out.
    pub pricing: Option<Pricing>,
    /// The most a plan may cost a year.
    pub cost_ceiling: Option<Rate>,
    /// The most a person may owe; as the default Terms say when left out.
    pub consumer_cap: Option<Amount>,
    /// The first day that is told of Terms; only those that are proposed have one.
    pub in_force_from: Option<Date>,
    /// What settling a plan early costs.
    pub early_settlement: EarlySettlement,
    /// From when on a purchase on credit may be captured, and for how many days an order is held.
    pub posting: (Posting, u32),
    /// The order in which money covers what is open on a statement.
    pub allocation: Allocation,
    /// From how many days past due on principal goes first.
    pub principal_first_from_days: Option<u32>,
    /// Which terms of a plan a refund makes smaller.
    pub refund_onto_plan: RefundOntoPlan,
    /// What a refund later than 24 hours gives back of fees.
    pub fee_on_refund: FeeOnRefund,
    /// How statements are deferred; not at all when left out.
    pub deferral: Option<deferral::Offer>,
    /// The shipped law pack that the Terms name.
    pub law: Option<String>,
    /// How many days back a payment may count; as the default Terms say when left out.
    pub value_date_days_max: Option<u32>,
    /// What may be open on a statement that is not late.
    pub tolerance: Option<Amount>,
    /// The penalty of a day; as the default Terms say when left out.
    pub penalty: Option<Rate>,
    /// The fixed late fee.
    pub late_fee: Option<LateFee>,
    /// What roles may concede; as the default Terms say when left out.
    pub concessions: Option<Vec<Authority>>,
    /// Staff who have another role than that of an operator.
    pub staff: Vec<Staff>,
    /// Who bears the fees of plans where the merchant's contract leaves it to the Terms.
    pub fee_bearer: Shares,
    /// From how many days past due on what is owed is charged off.
    pub charged_off_from_days: Option<u32>,
    /// The buckets of days past due.
    pub buckets: Vec<Bucket>,
    /// The minimum of a statement; all of it when left out.
    pub minimum_payment: Option<minimum::Offer>,
    /// Accounts that are open; the first is meant where none is named.
    pub customers: Vec<(String, Line)>,
    /// Merchants that are registered; the first is meant where none is named.
    pub merchants: Vec<(String, Contract)>,
}

/// What a customer's account is opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The limit, with the currency of the account.
    pub limit: Money,
    /// The cycle day.
    pub cycle_day: CycleDay,
}

/// What a merchant is registered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contract {
    /// What it sells in.
    pub currency: Currency,
    /// The part of each captured amount that it pays.
    pub discount: Rate,
    /// Whether that comes back with a refund.
    pub discount_on_refund: DiscountOnRefund,
    /// Who bears the fees of plans.
    pub bearer: Bearer,
}

impl Setup {
    /// What a story starts with when it says nothing: one account of 5000.00 with cycle day 1, and one merchant that pays
    /// nothing.
    pub fn standard(currency: Currency) -> Setup {
        Setup {
            currency,
            zone: "Asia/Shanghai".into(),
            grace_days: 5,
            pricing: None,
            cost_ceiling: Some(Rate::ppm(240_000)),
            consumer_cap: None,
            in_force_from: None,
            early_settlement: EarlySettlement::default(),
            posting: (Posting::default(), 7),
            allocation: Allocation::default(),
            principal_first_from_days: None,
            refund_onto_plan: RefundOntoPlan::default(),
            fee_on_refund: FeeOnRefund::default(),
            deferral: Terms::defaults(Version(1), currency).deferral,
            law: None,
            value_date_days_max: None,
            tolerance: None,
            penalty: None,
            late_fee: None,
            concessions: None,
            staff: Vec::new(),
            fee_bearer: Shares::CUSTOMER,
            charged_off_from_days: Some(180),
            buckets: Bucket::RETAIL.to_vec(),
            minimum_payment: None,
            customers: Vec::new(),
            merchants: Vec::new(),
        }
    }

    /// The Terms the story is played under: the default ones, in every currency of the header.
    pub fn terms(&self) -> Vec<Terms> {
        let of_customers = self.customers.iter().map(|(_, line)| line.limit.currency);
        let of_merchants = self.merchants.iter().map(|(_, contract)| contract.currency);
        let mut currencies = vec![self.currency];
        currencies.extend(of_customers.chain(of_merchants));
        currencies.sort_unstable();
        currencies.dedup();
        (1..).zip(currencies).map(|(version, currency)| self.terms_in(version, currency)).collect()
    }

    /// One of the staff, in the role that the header gives them; else an operator.
    pub fn staff(&self, name: &str) -> Staff {
        let known = self.staff.iter().find(|staff| staff.name == name).cloned();
        known.unwrap_or_else(|| Staff { name: name.to_string(), role: Role::Operator })
    }

    /// The Terms that it tells of, in one currency.
    pub fn terms_in(&self, version: u32, currency: Currency) -> Terms {
        let standard = Terms::defaults(Version(version), currency);
        let terms = Terms {
            grace_days: self.grace_days,
            consumer_cap: self.consumer_cap.unwrap_or(standard.consumer_cap),
            cost_ceiling: self.cost_ceiling,
            in_force_from: self.in_force_from,
            early_settlement: self.early_settlement,
            posting: self.posting.0,
            authorisation_days: self.posting.1,
            allocation: self.allocation,
            principal_first_from_days: self.principal_first_from_days,
            refund_onto_plan: self.refund_onto_plan,
            fee_on_refund: self.fee_on_refund,
            deferral: self.deferral,
            law: self.law.as_deref().and_then(documents::law::shipped).map(Box::new),
            value_date_days_max: self.value_date_days_max.unwrap_or(standard.value_date_days_max),
            tolerance: self.tolerance,
            penalty: self.penalty.unwrap_or(standard.penalty),
            late_fee: self.late_fee,
            concessions: self.concessions.clone().unwrap_or_else(|| standard.concessions.clone()),
            fee_bearer: self.fee_bearer,
            charged_off_from_days: self.charged_off_from_days,
            buckets: self.buckets.clone(),
            minimum_payment: self.minimum_payment,
            ..standard
        };
        self.pricing.map_or(terms.clone(), |pricing| terms.priced(pricing))
    }
}

impl Line {
    /// An account of 5000 major units with cycle day 1.
    pub fn standard(currency: Currency) -> Line {
        let limit = Amount::of(5_000 * 10_u64.pow(currency.minor_digits()));
        let first = CycleDay::new(1).expect("every month has a first day");
        Line { limit: Money { amount: limit, currency }, cycle_day: first }
    }
}

impl Contract {
    /// A merchant that pays nothing.
    pub fn standard(currency: Currency) -> Contract {
        Contract {
            currency,
            discount: Rate::ppm(0),
            discount_on_refund: DiscountOnRefund::Kept,
            bearer: Bearer::Customer,
        }
    }
}
