//! Measures what a checkout costs in the journal, by format and batch: `cargo run --release -p sequencer --example payload`.
//!
//! A checkout is one record with its key and two events. The CBOR is the journal's own; the JSON says the same with
//! the names of the fields. The figures stand in docs/decisions/0001-journal-payload.md.

use std::time::Instant;

use calendar::{Date, Stamp};
use engine::Event;
use engine::id::{AccountId, MerchantId, OrderId, Shard};
use engine::order::{Amounts, Authorised, Captured, Method};
use engine::plan::Rates;
use engine::terms::{Pricing, Version};
use engine::turn::{Key, Record};
use money::{Amount, Currency, Money};
use serde_json::json;

/// Batches measured, in checkouts.
const BATCHES: [usize; 3] = [1, 64, 1_024];
/// Checkouts encoded for each figure.
const CHECKOUTS: usize = 200_000;

fn main() {
    println!("{:<14}{:>8}{:>18}{:>16}{:>16}", "format", "batch", "bytes a checkout", "encode ns", "decode ns");
    for batch in BATCHES {
        let records: Vec<Record> = (0..batch as u64).map(checkout).collect();
        measure("CBOR", batch, || cbor(&records), decode_cbor);
        measure("CBOR + zstd", batch, || pack(&cbor(&records)), |bytes| decode_cbor(&unpack(bytes)));
        measure("JSON", batch, || text(&records), decode_text);
        measure("JSON + zstd", batch, || pack(&text(&records)), |bytes| decode_text(&unpack(bytes)));
    }
}

fn measure(format: &str, batch: usize, encode: impl Fn() -> Vec<u8>, decode: impl Fn(&[u8]) -> usize) {
    let rounds = CHECKOUTS / batch;
    let started = Instant::now();
    let bytes: usize = (0..rounds).map(|_| encode().len()).sum();
    let encoded = started.elapsed().as_nanos() as usize / (rounds * batch);
    let sample = encode();
    let started = Instant::now();
    let found: usize = (0..rounds).map(|_| decode(&sample)).sum();
    let decoded = started.elapsed().as_nanos() as usize / (rounds * batch);
    assert_eq!(found, rounds * batch, "every record is read again");
    println!("{format:<14}{batch:>8}{:>18}{encoded:>16}{decoded:>16}", bytes / (rounds * batch));
}

fn cbor(records: &[Record]) -> Vec<u8> {
    minicbor::to_vec(records).expect("writing to memory does not fail")
}

fn decode_cbor(bytes: &[u8]) -> usize {
    let records: Vec<Record> = minicbor::decode(bytes).expect("it was just written");
    records.len()
}

fn text(records: &[Record]) -> Vec<u8> {
    let records: Vec<serde_json::Value> = records.iter().map(named).collect();
    serde_json::to_vec(&records).expect("writing to memory does not fail")
}

fn decode_text(bytes: &[u8]) -> usize {
    let records: Vec<serde_json::Value> = serde_json::from_slice(bytes).expect("it was just written");
    records.len()
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    zstd::bulk::compress(bytes, sequencer::limits::ROW_COMPRESSION).expect("compressing to memory does not fail")
}

fn unpack(bytes: &[u8]) -> Vec<u8> {
    zstd::bulk::decompress(bytes, 1 << 24).expect("it was just compressed")
}

/// A dispersed number: ids and keys of a real batch do not come in order.
fn scatter(n: u64) -> u64 {
    n.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 12
}

fn checkout(n: u64) -> Record {
    let at = calendar::Instant::from_micros(1_782_864_000_000_000 + n as i64 * 37);
    let (order, account) = (OrderId::new(Shard(1), 5_000_000 + n), AccountId::new(Shard(1), scatter(n) % 1_000_000));
    let merchant = MerchantId::new(Shard(2), scatter(n + 7) % 10_000);
    let paid = Amount::of(500 + scatter(n + 3) % 50_000);
    let amount = Money { amount: paid, currency: Currency::Cny };
    let amounts = Amounts { captured: paid, ..Amounts::authorised(paid) };
    let authorised = Authorised {
        order,
        account,
        merchant,
        amount,
        method: Method::PayLater,
        terms: Version(1),
        pricing: Pricing::InterestFree,
        rates: Rates::default(),
        expires: at.plus_seconds(7 * 86_400),
        wallet: Amount::ZERO,
        agreed: None,
        shares: None,
        coupons: None,
    };
    let captured = Captured {
        order,
        account,
        merchant,
        capture: 0,
        amount,
        discount: Amount::of(paid.minor() / 50),
        subsidy: Amount::ZERO,
        plan: None,
        amounts,
        wallet: Amount::ZERO,
        borne: Vec::new(),
        coupons: Vec::new(),
        waived: None,
    };
    let hash = blake3_like(n);
    Record {
        stamp: Stamp { at, date: Date::from_days(20_635) },
        key: Some(Key { scope: hash, fingerprint: hash.rotate_left(64) ^ u128::from(scatter(n)) }),
        events: vec![Event::OrderAuthorised(authorised), Event::OrderCaptured(captured)],
    }
}

/// 128 bits that do not compress.
fn blake3_like(n: u64) -> u128 {
    let wide = store::Hash::of(&n.to_be_bytes());
    u128::from_be_bytes(*wide.as_bytes().first_chunk().expect("a hash has 32 bytes"))
}

/// The record with the names of its fields.
fn named(record: &Record) -> serde_json::Value {
    let events: Vec<serde_json::Value> = record.events.iter().map(event).collect();
    let key = record.key.expect("a checkout has a key");
    json!({
        "at": record.stamp.at.micros(), "date": record.stamp.date.days(),
        "key": format!("{:032x}", key.scope), "fingerprint": format!("{:032x}", key.fingerprint), "events": events,
    })
}

fn event(event: &Event) -> serde_json::Value {
    match event {
        Event::OrderAuthorised(one) => json!({ "order_authorised": {
            "order": one.order.0, "account": one.account.0, "merchant": one.merchant.0,
            "amount": one.amount.amount.minor(), "currency": "CNY", "method": "pay_later", "terms": one.terms.0,
            "pricing": "interest_free", "nominal_ppm": 0, "effective_ppm": 0, "expires": one.expires.micros(),
        }}),
        Event::OrderCaptured(one) => json!({ "order_captured": {
            "order": one.order.0, "account": one.account.0, "merchant": one.merchant.0, "capture": one.capture,
            "amount": one.amount.amount.minor(), "currency": "CNY", "discount": one.discount.minor(), "subsidy": 0,
            "amounts": { "authorised": one.amounts.authorised.minor(), "captured": one.amounts.captured.minor(),
                         "voided": 0, "expired": 0, "refunded": 0 },
        }}),
        _ => unreachable!("a checkout has two events"),
    }
}
