//! `GET /v1/reports/days-past-due`

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use calendar::Date;
use engine::State as Shard;
use engine::allowance::{self, InBucket};
use ledger::Kind;
use money::{Amount, Currency as Of};
use sequencer::turns::About;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Operator;
use crate::app::App;
use crate::limits::REPORT_ACCOUNTS_MAX;
use crate::problem::Problem;
use crate::words::{Currency, Money};

/// What is owed, by how late it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct DaysPastDue {
    /// The business date all of this is as of.
    #[schema(format = Date)]
    business_date: String,
    /// One for each currency that something is sold in.
    currencies: Vec<Owed>,
}

/// What is owed in one currency.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwedByDaysPastDue)]
struct Owed {
    /// The currency.
    currency: Currency,
    /// The buckets of the Terms in force, ascending.
    buckets: Vec<Bucket>,
    /// Debts that were charged off and are still owed.
    charged_off: ChargedOff,
    /// The allowance in the books, as of each account's last start of a day.
    allowance: Money,
    /// The version of the Terms in force.
    terms_version: u32,
}

/// Accounts that are about as late.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DaysPastDueBucket)]
struct Bucket {
    /// The fewest days past due.
    from_days: u32,
    /// The most days past due; the last bucket has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_days: Option<u32>,
    /// How many accounts owe something.
    accounts: u64,
    /// The principal they owe, billed or not.
    principal: Money,
    /// What is to be expected to be lost of it, in parts per million.
    allowance_ppm: u32,
}

/// Debts that were charged off.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwedChargedOff)]
struct ChargedOff {
    /// How many accounts owe them.
    accounts: u64,
    /// What they still owe: principal, fees and penalties.
    owed: Money,
}

/// What the shards say together.
#[derive(Default)]
struct Sum {
    owed: BTreeMap<Of, Vec<InBucket>>,
    allowance: BTreeMap<Of, i64>,
}

/// What is owed, by days past due
///
/// How many accounts owe how much principal in each bucket of days past due, and what of it is to be expected to be lost. Debts
/// that were charged off stand apart. The accounts are looked at a few thousand at a time, between other requests, all by the
/// business date that it says.
#[utoipa::path(get, path = "/v1/reports/days-past-due", tag = "Books", operation_id = "get_days_past_due",
    responses((status = 200, body = DaysPastDue)))]
pub async fn get(_: Operator, State(app): State<App>) -> Result<Json<DaysPastDue>, Problem> {
    let today = app.sequencer.clock().await?.date;
    let mut sum = Sum::default();
    for shard in app.sequencer.world().shards() {
        let mut place = 0;
        loop {
            let read = move |state: &Shard, _| (Sum::of(state, today, place), state.accounts_len());
            let (part, len) = app.sequencer.ask(About::Shard(shard), read).await?;
            sum.add(part);
            place += REPORT_ACCOUNTS_MAX;
            if place >= len {
                break;
            }
        }
    }
    let shown = move |state: &Shard, _| sum.shown(state, today);
    Ok(Json(app.sequencer.ask(About::Shard(engine::id::Shard::HOME), shown).await?))
}

impl Sum {
    /// The accounts of a shard from `place` on; its books with the first of them.
    fn of(state: &Shard, today: Date, place: usize) -> Sum {
        let mut sum = Sum::default();
        for currency in state.currencies(today) {
            let owed = allowance::of_buckets(state, currency, today, place, REPORT_ACCOUNTS_MAX);
            sum.owed.extend(owed.map(|owed| (currency, owed)));
            if place == 0 {
                sum.allowance.insert(currency, -state.book().total(currency, Kind::Allowance));
            }
        }
        sum
    }

    fn add(&mut self, part: Sum) {
        for (currency, owed) in part.owed {
            match self.owed.get_mut(&currency) {
                Some(mine) => allowance::add(mine, &owed),
                None => drop(self.owed.insert(currency, owed)),
            }
        }
        for (currency, allowance) in part.allowance {
            *self.allowance.entry(currency).or_default() += allowance;
        }
    }

    fn shown(&self, state: &Shard, today: Date) -> DaysPastDue {
        let currencies = self.owed.iter().filter_map(|(currency, found)| {
            let terms = state.terms_on(*currency, today)?;
            let (last, found) = found.split_last()?;
            let money = |amount: Amount| Money::of(amount, *currency);
            let ends = terms.buckets().iter().skip(1).map(|next| Some(next.from_days - 1)).chain([None]);
            let buckets = terms.buckets().iter().zip(ends).zip(found).map(|((bucket, to_days), found)| Bucket {
                from_days: bucket.from_days,
                to_days,
                accounts: found.accounts,
                principal: money(found.principal),
                allowance_ppm: bucket.allowance.parts(),
            });
            Some(Owed {
                currency: (*currency).into(),
                buckets: buckets.collect(),
                charged_off: ChargedOff { accounts: last.accounts, owed: money(last.principal) },
                allowance: Money::signed(self.allowance.get(currency).copied().unwrap_or_default(), *currency),
                terms_version: terms.version.0,
            })
        });
        DaysPastDue { business_date: today.to_string(), currencies: currencies.collect() }
    }
}
