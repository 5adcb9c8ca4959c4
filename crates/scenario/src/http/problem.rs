//! Problems of the API, as a story tells them.

use money::{Currency, Rate};
use serde_json::Value;

use super::field::{amount, date, list, missing, number, text};
use crate::driver::No;
use crate::fact::{Detail, Refused, bound_named, instruction_status_named, status_named};

/// The refusal in an answer that is no success.
pub(super) fn no(status: u16, problem: &Value) -> No {
    let code = problem["code"].as_str().unwrap_or_default();
    let is_told = (400..500).contains(&status) && problem["status"] == status;
    match detail(code, problem) {
        Ok(detail) if is_told => No::Refused(Refused { code: code.to_string(), detail }),
        Ok(_) => No::Broken(format!("{status}: {problem}")),
        Err(no) => no,
    }
}

fn detail(code: &str, problem: &Value) -> Result<Detail, No> {
    Ok(match code {
        "charged_off" => Detail::Since(date(problem, "since")?),
        "account_frozen" if problem.get("due").is_none() => Detail::ByStaff(date(problem, "since")?),
        "overdue" | "account_frozen" => Detail::Late {
            was_due: amount(problem, "due")?,
            since: date(problem, "since")?,
            to_pay: Some(amount(problem, "owed")?),
        },
        "limit_exceeded" | "balance_insufficient" => {
            Detail::Short(amount(problem, "available")?, amount(problem, "short")?)
        }
        "amount_out_of_range" => Detail::Range(amount(problem, "min")?, amount(problem, "max")?),
        "rate_out_of_range" => Detail::RateMax(Rate::ppm(number(problem, "max_ppm")?)),
        "term_not_offered" => Detail::Terms(many(problem, "offered", |one| u32::try_from(one.as_u64()?).ok())?),
        "currency_mismatch" => Detail::Currencies(many(problem, "expected", |one| Currency::from_code(one.as_str()?))?),
        "not_capturable" | "not_voidable" => {
            let state = status_named(&text(problem, "state")?);
            Detail::Order(state.ok_or_else(|| missing(problem, "state"))?)
        }
        "wallet_blocked" => Detail::Missing(amount(problem, "missing")?),
        "too_many_instructions" => Detail::Max(number(problem, "instructions_max")?),
        "outcome_not_possible" => {
            let state = instruction_status_named(&text(problem, "state")?);
            Detail::Instruction(state.ok_or_else(|| missing(problem, "state"))?)
        }
        "refund_exceeds_captured" => Detail::Refundable(amount(problem, "refundable")?),
        "too_many_terms" => Detail::Max(number(problem, "versions_max")?),
        "terms_flawed" => Detail::Fields(many(problem, "flaws", |flaw| flaw["field"].as_str().map(str::to_string))?),
        "cost_ceiling_exceeded" => Detail::Cost(i64::from(number(problem, "effective_ppm")?)),
        "withdrawal_over" => Detail::Last(date(problem, "date_last")?),
        "agreement_required" => Detail::Kinds(many(problem, "missing_texts", |one| one.as_str().map(str::to_string))?),
        "reading_time_not_over" => Detail::SecondsLeft(number(problem, "seconds_left")?),
        "text_version_out_of_range" => {
            Detail::Versions(number(problem, "version_first")?, number(problem, "version_last")?)
        }
        "date_out_of_range" => Detail::Dates(date(problem, "date_first")?, date(problem, "date_last")?),
        "value_date_out_of_range" => {
            let bound = bound_named(&text(problem, "bound")?).ok_or_else(|| missing(problem, "bound"))?;
            Detail::ValueDates(date(problem, "date_first")?, date(problem, "date_last")?, bound)
        }
        "limit_below_exposure" => Detail::Over(amount(problem, "exposure")?, amount(problem, "over_limit")?),
        "cycle_day_changed_lately" => Detail::AgainFrom(date(problem, "again_from")?),
        "split_too_late" => Detail::Until(date(problem, "date_last")?),
        "term_out_of_range" => Detail::Between(number(problem, "term_min")?, number(problem, "term_max")?),
        "hardship_plan_running" => Detail::Left(amount(problem, "owed")?),
        "already_deferred" => Detail::Until(date(problem, "until")?),
        "days_out_of_range" => Detail::Max(number(problem, "days_max")?),
        "too_many_deferrals" => Detail::MaxUntil(number(problem, "deferrals_max")?, date(problem, "again_from")?),
        "role_not_allowed" => Detail::Names(many(problem, "roles", |role| role.as_str().map(str::to_string))?),
        "authority_exceeded" => Detail::Authority(amount(problem, "per_act")?, amount(problem, "left_today")?),
        "too_many_proposals" => Detail::Max(number(problem, "proposals_max")?),
        "concession_not_open" => Detail::Names(vec![text(problem, "state")?]),
        "concession_not_reversible" => Detail::Names(vec![text(problem, "why")?]),
        "account_closed" => Detail::Since(date(problem, "date")?),
        "account_not_clear" => {
            let told = list(problem, "obstacles")?.iter().map(|one| Ok((text(one, "what")?, amount(one, "amount")?)));
            Detail::Obstacles(told.collect::<Result<_, No>>()?)
        }
        "coupons_exceed_price" => Detail::Off(amount(problem, "discount")?, amount(problem, "price")?),
        "capture_too_early" => Detail::Names(vec![text(problem, "posting")?]),
        "coupon_not_applicable" => Detail::Names(vec![text(problem, "why")?]),
        "coupon_exhausted" => Detail::Left(amount(problem, "left")?),
        "uses_out_of_range" => Detail::Max(number(problem, "uses_max")?),
        "too_many_campaigns" => Detail::Max(number(problem, "campaigns_max")?),
        "too_many_holds" => Detail::Max(number(problem, "holds_max")?),
        "too_many_purchases" => Detail::Max(number(problem, "purchases_max")?),
        "invalid_request" | "fields_disagree" | "unknown_field" | "document_unreadable"
            if problem.get("field").is_some() =>
        {
            Detail::Field(text(problem, "field")?)
        }
        _ => Detail::None,
    })
}

fn many<T>(problem: &Value, name: &str, one: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>, No> {
    let all = list(problem, name)?.iter().map(|value| one(value).ok_or_else(|| missing(problem, name)));
    all.collect()
}
