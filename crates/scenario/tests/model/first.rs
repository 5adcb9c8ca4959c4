//! The heart, asked the same things: commands go to `engine::turn`, and every id it makes is kept in the order of the making.

use calendar::{CycleDay, Date, Instant, Stamp};
use engine::id::{AccountId, ConcessionId, InstructionId, MerchantId, OrderId, PlanId, Shard, StatementId};
use engine::staff::Role;
use engine::turn::{self, Answer, Intent, Request};
use engine::{Command, Event, Rejection, State, concession, deferral, merchant, subsidy, terms};
use minicbor::Encoder;
use money::{Amount, Currency, Money, Rate};

use crate::draw::Setting;
use crate::second::concession::Authority;
use crate::second::money::Pricing;
use crate::second::subsidy::Shares;
use crate::second::terms::{Early, FeeBack, Onto, Owed, Terms};

/// Everything is in one currency.
pub const CURRENCY: Currency = Currency::Cny;

/// A shard of the heart, and the ids of what it holds.
pub struct First {
    pub state: State,
    pub stamp: Stamp,
    pub merchants: Vec<MerchantId>,
    pub accounts: Vec<AccountId>,
    pub orders: Vec<OrderId>,
    pub instructions: Vec<InstructionId>,
    pub concessions: Vec<ConcessionId>,
    /// By account, in the order of their making.
    pub plans: Vec<Vec<PlanId>>,
    pub statements: Vec<Vec<StatementId>>,
}

impl First {
    pub fn new(setting: &Setting, now: i64) -> First {
        let (stamp, state) = (stamp(now), State::genesis(Shard(0)));
        let none = Vec::new;
        let mut first = First {
            state,
            stamp,
            merchants: none(),
            accounts: Vec::new(),
            orders: Vec::new(),
            instructions: Vec::new(),
            concessions: Vec::new(),
            plans: Vec::new(),
            statements: Vec::new(),
        };
        first.must(Command::ActivateTerms(read(&setting.terms, 1)));
        for (discount, bearer, returns) in &setting.merchants {
            first.must(Command::RegisterMerchant(merchant::Register {
                currency: CURRENCY,
                discount: Rate::ppm(*discount as u32),
                bearer: bearer.map_or(merchant::Bearer::Terms, bearer_of),
                discount_on_refund: match returns {
                    true => merchant::DiscountOnRefund::Returned,
                    false => merchant::DiscountOnRefund::Kept,
                },
            }));
        }
        first
    }

    pub fn go_to(&mut self, now: i64) {
        self.stamp = stamp(now);
    }

    /// Takes a command.
    pub fn take(&mut self, command: Command) -> Result<Vec<Event>, Rejection> {
        let mut records = Vec::new();
        let request = Request { key: None, command, intent: Intent::Do };
        let answer = turn::take(&mut self.state, &request, self.stamp, 0, &mut records);
        records.iter().flat_map(|record| &record.events).for_each(|event| self.note(event));
        match answer {
            Answer::Done(events) => Ok(events),
            Answer::Refused(rejection) => Err(rejection),
            Answer::Repeat(_) => unreachable!("nothing is asked under a key"),
        }
    }

    /// What would follow from a command about an account that was brought to now.
    pub fn would(&self, command: &Command) -> Result<Vec<Event>, Rejection> {
        engine::decide::decide(&self.state, command, self.stamp)
    }

    /// Takes a command that nothing speaks against.
    pub fn must(&mut self, command: Command) -> Vec<Event> {
        self.take(command).expect("what sets a world up is accepted")
    }

    /// Brings an account to now.
    pub fn bring(&mut self, account: usize) {
        let mut records = Vec::new();
        turn::bring(&mut self.state, self.accounts[account], self.stamp, &mut records);
        records.iter().flat_map(|record| &record.events).for_each(|event| self.note(event));
        self.state.forget_touched();
    }

    fn note(&mut self, event: &Event) {
        let place = event.account().and_then(|id| self.accounts.iter().position(|one| *one == id));
        match event {
            Event::MerchantRegistered(made) => self.merchants.push(made.contract.merchant),
            Event::AccountOpened(made) => {
                self.accounts.push(made.account);
                self.plans.push(Vec::new());
                self.statements.push(Vec::new());
            }
            Event::OrderAuthorised(made) => self.orders.push(made.order),
            Event::InstructionRequested(made) => self.instructions.push(made.instruction),
            Event::OrderCaptured(made) => {
                let plans = &mut self.plans[place.expect("it was opened")];
                plans.extend(made.plan.as_ref().map(|plan| plan.plan));
            }
            Event::ConcessionProposed(made) => self.concessions.push(made.concession),
            Event::ConcessionGranted(made) if made.approved.is_none() => self.concessions.push(made.concession),
            Event::BillSplit(made) => self.plans[place.expect("it was opened")].push(made.plan),
            Event::HardshipPlanned(made) => self.plans[place.expect("it was opened")].push(made.plan),
            Event::StatementCut(made) => self.statements[place.expect("it was opened")].push(made.statement),
            _ => {}
        }
    }
}

fn stamp(now: i64) -> Stamp {
    Stamp { at: Instant::from_micros(now * 1_000_000), date: Date::from_days(now.div_euclid(86_400) as i32) }
}

/// Money of so many minor units.
pub fn money(minor: i128) -> Money {
    Money { amount: amount(minor), currency: CURRENCY }
}

fn amount(minor: i128) -> Amount {
    Amount::of(minor as u64)
}

/// A refusal as the second implementation says it: the code, and the figures that it knows.
pub fn said(rejection: &Rejection) -> String {
    let code = rejection.code();
    match rejection {
        Rejection::AmountOutOfRange { min, max, .. } => format!("{code} {} {}", min.minor(), max.minor()),
        Rejection::LimitExceeded { available, short, .. } => format!("{code} {} {}", available.minor(), short.minor()),
        Rejection::Overdue { since, due, owed } | Rejection::AccountFrozen { since, due, owed } => {
            format!("{code} {} {} {}", since.days(), due.amount.minor(), owed.amount.minor())
        }
        Rejection::AccountClosed { since } => format!("{code} {}", since.days()),
        Rejection::AuthorityExceeded { per_act, left } => {
            format!("{code} {} {}", per_act.amount.minor(), left.amount.minor())
        }
        Rejection::ConcessionNotOpen { status } => format!("{code} {}", status.name()),
        Rejection::ConcessionNotReversible { why } => format!("{code} {}", why.name()),
        Rejection::AccountNotClear { obstacles, .. } => {
            let told = obstacles.iter().map(|one| format!(" {} {}", one.thing.name(), one.amount.minor()));
            format!("{code}{}", told.collect::<String>())
        }
        Rejection::HardshipPlanRunning { left } => format!("{code} {}", left.amount.minor()),
        Rejection::SplitTooLate { last } => format!("{code} {}", last.days()),
        Rejection::ValueDateOutOfRange { bound, .. } => format!("{code} {}", bound.name()),
        Rejection::ChargedOff { since } | Rejection::FrozenByStaff { since } => format!("{code} {}", since.days()),
        Rejection::RefundExceedsCaptured { refundable } => format!("{code} {}", refundable.amount.minor()),
        Rejection::NotCapturable { status } | Rejection::NotVoidable { status } => format!("{code} {}", status.name()),
        Rejection::DateOutOfRange { first, last } => format!("{code} {} {}", first.days(), last.days()),
        Rejection::LimitBelowExposure { exposure, over } => {
            format!("{code} {} {}", exposure.amount.minor(), over.amount.minor())
        }
        Rejection::WalletBlocked { missing } => format!("{code} {}", missing.amount.minor()),
        Rejection::BalanceInsufficient { available, short, .. } => {
            format!("{code} {} {}", available.minor(), short.minor())
        }
        Rejection::OutcomeNotPossible { status } => format!("{code} {}", status.name()),
        Rejection::CycleDayChangedLately { again_from } => format!("{code} {}", again_from.days()),
        Rejection::AlreadyDeferred { until } => format!("{code} {}", until.days()),
        Rejection::DaysOutOfRange { max } => format!("{code} {max}"),
        Rejection::TooManyDeferrals { max, again_from } => format!("{code} {max} {}", again_from.days()),
        _ => code.into(),
    }
}

/// The same Terms in the heart's words.
pub fn read(terms: &Terms, version: u32) -> terms::Terms {
    let rate = |parts: i128| Rate::ppm(parts as u32);
    let pricing = |pricing: Pricing| match pricing {
        Pricing::Flat(parts) => terms::Pricing::FlatFee(rate(parts)),
        Pricing::Annuity(parts) => terms::Pricing::Annuity(rate(parts)),
        Pricing::Free => terms::Pricing::InterestFree,
    };
    let offer = |(n, price): &(usize, Pricing)| terms::Offer { terms: *n as u32, pricing: pricing(*price) };
    terms::Terms {
        cycle_days: terms.cycle_days.iter().map(|day| cycle_day(*day)).collect(),
        grace_days: terms.grace_days as u32,
        offers: terms.offers.iter().map(offer).collect(),
        plan_order_min: amount(terms.plan_order_min),
        plan_principal_min: amount(terms.plan_principal_min),
        penalty: rate(terms.penalty_ppm),
        blocked_from_days: terms.blocked_from as u32,
        frozen_from_days: terms.frozen_from as u32,
        authorisation_days: terms.authorisation_days as u32,
        consumer_cap: amount(terms.consumer_cap),
        cost_ceiling: terms.ceiling_ppm.map(rate),
        in_force_from: terms.from.map(Date::from_days),
        early_settlement: match terms.early_settlement {
            Early::Waived => terms::EarlySettlement::Waived,
            Early::NextFee => terms::EarlySettlement::NextFee,
            Early::ProRata => terms::EarlySettlement::ProRata,
        },
        allocation: allocation(terms.allocation),
        principal_first_from_days: terms.principal_first_from.map(|days| days as u32),
        refund_onto_plan: match terms.refund_onto {
            Onto::EveryTerm => terms::RefundOntoPlan::EveryTerm,
            Onto::LastTerms => terms::RefundOntoPlan::LastTermsFirst,
        },
        fee_on_refund: match terms.fee_on_refund {
            FeeBack::BilledStay => terms::FeeOnRefund::BilledStay,
            FeeBack::ProRata => terms::FeeOnRefund::ProRata,
            FeeBack::All => terms::FeeOnRefund::All,
        },
        deferral: terms.deferral.map(|offer| deferral::Offer {
            days_max: offer.days_most as u32,
            rate: rate(offer.ppm_a_day),
            times_max: offer.times as u32,
        }),
        ..late(terms, version)
    }
}

/// What they say of who bears fees and of lateness.
fn late(terms: &Terms, version: u32) -> terms::Terms {
    let rate = |parts: i128| Rate::ppm(parts as u32);
    let bucket = |(from, rate_of): &(i32, i128)| terms::Bucket { from_days: *from as u32, allowance: rate(*rate_of) };
    terms::Terms {
        fee_bearer: shares(terms.fee_bearer),
        charged_off_from_days: terms.charged_off_from.map(|days| days as u32),
        buckets: terms.buckets.iter().map(bucket).collect(),
        value_date_days_max: terms.value_days as u32,
        concessions: terms.concessions.iter().map(authority).collect(),
        tolerance: terms.tolerance.map(amount),
        late_fee: terms.late_fee.map(|fee| terms::LateFee {
            amount: amount(fee.amount),
            cap: rate(fee.cap_ppm),
            grace_days: fee.grace_days as u32,
        }),
        ..silent(terms::Version(version))
    }
}

/// Terms as the first journals have them: what such a document says nothing of is off.
fn silent(version: terms::Version) -> terms::Terms {
    let known = terms::Terms::defaults(version, CURRENCY);
    let mut bytes = Vec::new();
    let mut write = Encoder::new(&mut bytes);
    let written = write.map(12).and_then(|write| {
        write.u32(0)?.encode(known.version)?.u32(1)?.encode(known.currency)?;
        write.u32(2)?.encode(&known.cycle_days)?.u32(3)?.encode(known.grace_days)?;
        write.u32(4)?.encode(&known.offers)?.u32(5)?.encode(known.plan_order_min)?;
        write.u32(6)?.encode(known.plan_principal_min)?.u32(7)?.encode(known.penalty)?;
        write.u32(8)?.encode(known.blocked_from_days)?.u32(9)?.encode(known.frozen_from_days)?;
        write.u32(10)?.encode(known.authorisation_days)?.u32(11)?.encode(known.consumer_cap)
    });
    written.expect("writing to memory does not fail");
    minicbor::decode(&bytes).expect("what was left out may be left out")
}

pub fn cycle_day(day: u32) -> CycleDay {
    CycleDay::new(day).expect("the days drawn are in every month")
}

fn authority(of: &Authority) -> concession::Authority {
    let Authority { role, per_act, per_day } = *of;
    concession::Authority { role: Role::ALL[role], per_act: amount(per_act), per_day: amount(per_day) }
}

fn shares(shares: Shares) -> subsidy::Shares {
    let rate = |parts: i128| Rate::ppm(parts as u32);
    let Shares { customer, merchant, platform } = shares;
    let (customer, merchant, platform) = (rate(customer), rate(merchant), rate(platform));
    subsidy::Shares { customer, merchant, platform, ..subsidy::Shares::NOBODY }
}

fn bearer_of(bearer: Shares) -> merchant::Bearer {
    match bearer {
        Shares::CUSTOMER => merchant::Bearer::Customer,
        Shares::MERCHANT => merchant::Bearer::Merchant,
        Shares::PLATFORM => merchant::Bearer::Platform,
        several => merchant::Bearer::Shared(shares(several)),
    }
}

fn allocation(order: [Owed; 3]) -> terms::Allocation {
    let name = |owed: &Owed| match owed {
        Owed::Penalty => "penalty",
        Owed::Fee => "fee",
        Owed::Principal => "principal",
    };
    let wanted: Vec<&str> = order.iter().map(name).collect();
    let found = terms::Allocation::ALL.into_iter().find(|one| one.name() == wanted.join(" "));
    found.expect("every order of the three has a name")
}
