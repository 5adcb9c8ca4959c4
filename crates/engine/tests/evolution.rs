//! The encoding grows: what a later release adds is skipped by this one, and what an earlier one lacks is nothing.

use calendar::Date;
use engine::customer::Customer;
use engine::deferral;
use engine::id::{CustomerId, Shard};
use engine::limit::{Limit, Temporary};
use engine::terms::{Allocation, Bucket, EarlySettlement, FeeOnRefund, LateFee, RefundOntoPlan, Terms, Version};
use engine::turn::Record;
use minicbor::{Decoder, Encoder};
use money::{Amount, Currency, Rate};

#[test]
fn a_field_of_a_later_release_is_skipped() {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    let id = CustomerId::new(Shard(1), 7);
    let written = encoder.map(3).and_then(|e| e.u8(0)?.u64(id.0)?.u8(1)?.array(0)?.u8(99)?.str("of a later release"));
    assert!(written.is_ok(), "writing to memory does not fail");
    let read: Result<Customer, _> = minicbor::decode(&bytes);
    assert_eq!(read.ok(), Some(Customer { id, accounts: Vec::new() }));
}

#[test]
fn terms_of_the_first_release_are_written_as_it_wrote_them() {
    let terms = Terms {
        cost_ceiling: None,
        deferral: None,
        value_date_days_max: 0,
        concessions: Vec::new(),
        charged_off_from_days: None,
        buckets: Vec::new(),
        ..Terms::defaults(Version(1), Currency::Cny)
    };
    let bytes = minicbor::to_vec(&terms).expect("writing to memory does not fail");
    assert_eq!(Decoder::new(&bytes).map().ok(), Some(Some(12)), "the fields 0 to 11 and no more");
    assert_eq!(minicbor::decode(&bytes).ok(), Some(terms.clone()));

    let others = Terms {
        early_settlement: EarlySettlement::ProRata,
        allocation: Allocation::PrincipalFeePenalty,
        principal_first_from_days: Some(30),
        refund_onto_plan: RefundOntoPlan::LastTermsFirst,
        fee_on_refund: FeeOnRefund::All,
        deferral: Some(deferral::Offer { days_max: 30, rate: Rate::ppm(400), times_max: 2 }),
        value_date_days_max: 30,
        tolerance: Some(Amount::of(500)),
        minimum_payment: Some(engine::minimum::Offer { percent: Rate::ppm(100_000), rate: Rate::ppm(500) }),
        late_fee: Some(LateFee { amount: Amount::of(2_500), cap: Rate::ppm(50_000), grace_days: 3 }),
        charged_off_from_days: Some(180),
        buckets: Bucket::RETAIL.to_vec(),
        ..terms
    };
    let bytes = minicbor::to_vec(&others).expect("writing to memory does not fail");
    assert_eq!(minicbor::decode(&bytes).ok(), Some(others));
}

#[test]
fn a_limit_without_a_temporary_part_is_written_without_it() {
    let fixed = Limit { fixed: Amount::of(500_000), temporary: None };
    let bytes = minicbor::to_vec(fixed);
    let mut expected = Vec::new();
    let written = Encoder::new(&mut expected).map(1).and_then(|e| e.u8(0)?.u64(500_000)?.ok());
    assert!(written.is_ok(), "writing to memory does not fail");
    assert_eq!(bytes.as_deref().ok(), Some(expected.as_slice()));
    let until = Date::from_days(7);
    let temporary = Limit { temporary: Some(Temporary { amount: Amount::of(1), until }), ..fixed };
    let bytes = minicbor::to_vec(temporary).expect("writing to memory does not fail");
    let read: Result<Limit, _> = minicbor::decode(&bytes);
    assert_eq!(read.ok(), Some(temporary));
}

#[test]
fn a_field_that_an_earlier_release_lacks_is_nothing() {
    let record = Record { stamp: calendar::Stamp::default(), key: None, events: Vec::new() };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    let written = encoder.map(2).and_then(|e| e.u8(0)?.encode(record.stamp)?.u8(2)?.array(0));
    assert!(written.is_ok(), "writing to memory does not fail");
    let read: Result<Record, _> = minicbor::decode(&bytes);
    assert_eq!(read.ok(), Some(record));
}
