//! A stock of accounts under Terms that differ: three versions are live at once, with every pricing, other ways of paying debts, a minimum
//! payment under one of them, and of the accounts some pay and some are late.

use calendar::{CycleDay, Date};
use engine::Command;
use engine::id::StaffId;
use engine::minimum;
use engine::order::Method;
use engine::terms::{
    Allocation, Approve, EarlySettlement, FeeOnRefund, Offer, Pricing, Propose, RefundOntoPlan, Terms, Version,
};
use money::{Amount, Currency, Rate};

/// Noon of the day on which the sandbox begins, the day after a cycle day, in Shanghai.
pub const START: &str = "2026-05-11T04:00:00Z";
/// Noon of the days on which customers buy again, and of the last day before the one that is measured.
pub const AGAIN: [&str; 2] = ["2026-05-25T04:00:00Z", "2026-06-25T04:00:00Z"];
/// See [`AGAIN`].
pub const LAST: &str = "2026-07-09T04:00:00Z";

/// The cycle day of an account by its place: half of them have a statement on the day that is measured.
pub fn cycle_day(place: usize) -> CycleDay {
    CycleDay::new([10, 10, 1, 20][place % 4]).expect("every month has these days")
}

/// Whether an account has a statement to pay on the `nth` day of [`AGAIN`], and pays it: those of the 20th at first, of the others
/// every second in the end. The rest is late.
pub fn pays(place: usize, nth: usize) -> bool {
    let is_of_20 = cycle_day(place).day() == 20;
    if nth == 0 { is_of_20 } else { !is_of_20 && is_paid_in_the_end(place) }
}

/// Whether an account buys again on the `nth` day of [`AGAIN`]: a third of them at first, and in the end whoever is not late.
pub fn buys(place: usize, nth: usize) -> bool {
    if nth == 0 { place.is_multiple_of(3) } else { cycle_day(place).day() == 20 || is_paid_in_the_end(place) }
}

fn is_paid_in_the_end(place: usize) -> bool {
    (place / 4).is_multiple_of(2)
}

/// How the `at`-th order of a day is paid.
pub fn method(at: u64) -> Method {
    match at % 4 {
        0 => Method::PayLater,
        1 => Method::Instalments(3),
        2 => Method::Instalments(6),
        _ => Method::Instalments(12),
    }
}

/// What is proposed and approved on the first day, in order.
pub fn proposals() -> [Propose; 2] {
    let later = |version, day: (i32, u32, u32)| Terms {
        in_force_from: Date::new(day.0, day.1, day.2),
        ..Terms::defaults(Version(version), Currency::Cny)
    };
    let annuity = Terms {
        grace_days: 10,
        penalty: Rate::ppm(700),
        early_settlement: EarlySettlement::NextFee,
        allocation: Allocation::PrincipalFeePenalty,
        fee_on_refund: FeeOnRefund::ProRata,
        minimum_payment: Some(minimum::Offer { percent: Rate::ppm(100_000), rate: Rate::ppm(400) }),
        ..later(2, (2026, 5, 20)).priced(Pricing::Annuity(Rate::ppm(145_600)))
    };
    let mixed = Terms {
        grace_days: 25,
        offers: vec![
            Offer { terms: 3, pricing: Pricing::InterestFree },
            Offer { terms: 6, pricing: Pricing::FlatFee(Rate::ppm(5_000)) },
            Offer { terms: 12, pricing: Pricing::Annuity(Rate::ppm(120_000)) },
        ],
        penalty: Rate::ppm(300),
        early_settlement: EarlySettlement::ProRata,
        allocation: Allocation::FeePenaltyPrincipal,
        principal_first_from_days: Some(10),
        tolerance: Some(Amount::of(100)),
        refund_onto_plan: RefundOntoPlan::LastTermsFirst,
        ..later(3, (2026, 6, 15))
    };
    [annuity, mixed].map(|terms| Propose { terms, maker: StaffId(1) })
}

/// The approval of the proposal that became `version`.
pub fn approval(version: Version) -> Command {
    Command::ApproveTerms(Approve { version, checker: StaffId(2) })
}
