//! Every kind of problem. Codes are never changed and never reused; new ones may come.

use super::Kind;

macro_rules! kinds {
    ($($name:ident $status:literal $code:literal $title:literal $meaning:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Kind = Kind { code: $code, status: $status, title: $title, meaning: $meaning };
        )*
        /// Every kind, in the order in which they are looked for.
        pub const ALL: &[Kind] = &[$($name),*];
    };
}

kinds! {
    NOT_FOUND 404 "not_found" "No such path" "There is nothing under this path; see /v1/docs for those there are.";
    METHOD_NOT_ALLOWED 405 "method_not_allowed" "Not this method" "The path is there, but not with this method; see the Allow header.";
    UNAUTHENTICATED 401 "unauthenticated" "No valid API key" "Send an API key as `Authorization: Bearer yf_…`.";
    FORBIDDEN 403 "forbidden" "Not with this key" "This API key may not do that: a merchant's key reaches its own merchant and orders, an operator's key everything, and other staff what their role is there for.";
    IDEMPOTENCY_KEY_MISSING 400 "idempotency_key_missing" "No Idempotency-Key" "Send an Idempotency-Key header that is new for each thing you want to happen, and the same when you try it again.";
    IDEMPOTENCY_KEY_INVALID 400 "idempotency_key_invalid" "Unusable Idempotency-Key" "An Idempotency-Key has 1 to 255 visible ASCII characters.";
    UNSUPPORTED_MEDIA_TYPE 415 "unsupported_media_type" "Not JSON" "Send the body as `Content-Type: application/json`.";
    BODY_TOO_LONG 413 "body_too_long" "The body is too long" "A body has at most 65,536 bytes.";
    REQUEST_TIMEOUT 408 "request_timeout" "The body did not arrive" "The body took longer than 10 seconds; try again with the same key.";
    INVALID_JSON 400 "invalid_json" "The body is no JSON" "The body is not UTF-8, or not JSON.";
    UNKNOWN_FIELD 400 "unknown_field" "Unknown field" "The request has a field that is not known here, perhaps a misspelt one; `field` names it.";
    INVALID_REQUEST 400 "invalid_request" "Wrong shape" "A field is missing or not of its type; `field` names it.";
    FIELDS_DISAGREE 422 "fields_disagree" "Fields that do not fit together" "Each field has its shape, but another one asks for something else of it; `field` names the one to change.";

    CUSTOMER_NOT_FOUND 404 "customer_not_found" "No such customer" "There is no customer of this id.";
    ACCOUNT_NOT_FOUND 404 "account_not_found" "No such account" "There is no account of this id.";
    MERCHANT_NOT_FOUND 404 "merchant_not_found" "No such merchant" "There is no merchant of this id.";
    ORDER_NOT_FOUND 404 "order_not_found" "No such order" "There is no order of this id, or it is another merchant's.";
    PLAN_NOT_FOUND 404 "plan_not_found" "No such plan" "There is no plan of this id, or it is another account's.";
    STATEMENT_NOT_FOUND 404 "statement_not_found" "No such statement" "There is no statement of this id, or it is another account's.";
    INSTRUCTION_NOT_FOUND 404 "instruction_not_found" "No such instruction" "There is no instruction of this id.";
    COUPON_NOT_FOUND 404 "coupon_not_found" "No such coupon" "There is no campaign of this id.";
    CONCESSION_NOT_FOUND 404 "concession_not_found" "No such concession" "There is no concession of this id.";
    FIGURE_NOT_FOUND 404 "figure_not_found" "No such figure" "There is no figure of this name, or none of this thing, or not of this number; `detail` lists their names.";
    IDEMPOTENCY_KEY_REUSED 422 "idempotency_key_reused" "Key used for something else" "This Idempotency-Key was used within the last 48 hours for another request; take a new one.";
    SANDBOX_ONLY 403 "sandbox_only" "Only in a sandbox" "This data directory is live; what you ask for is there only in a sandbox.";
    ACCOUNT_EXISTS 409 "account_exists" "Account exists" "The customer has an account in this currency; `account` names it.";
    ROLE_NOT_ALLOWED 403 "role_not_allowed" "Not in this role" "The Terms in force give this role no authority to concede anything; `roles` lists those that have it.";
    ACCOUNT_CLOSED 422 "account_closed" "Account closed" "The account was closed on `date`, and takes nothing but refunds; it can be opened again after a new assessment.";
    CHARGED_OFF 422 "charged_off" "Account charged off" "What the account owed was charged off on `since`: it can be repaid as `due` or `everything`, and nothing can be bought or captured any more.";
    ACCOUNT_FROZEN 422 "account_frozen" "Account frozen" "The account is frozen. With `due` and `owed`, something is so long past due: `due` was due since `since`, and `owed` is to be paid to go on, penalties included. Without them the staff has frozen it on `since`, and only the staff ends it.";
    OVERDUE 422 "overdue" "Something is overdue" "Purchases are blocked until what is past due is paid; `due` was due since `since`, and `owed` is to be paid to buy again, penalties included.";
    WALLET_BLOCKED 422 "wallet_blocked" "The wallet is blocked" "A top-up was returned that is spent already; nothing leaves the wallet until what is `missing` has come in.";
    CURRENCY_MISMATCH 422 "currency_mismatch" "Wrong currency" "The amount, the account and the merchant must be in one currency; `expected` lists those that would do.";
    AMOUNT_OUT_OF_RANGE 422 "amount_out_of_range" "Amount too small or too large" "The amount must lie between `min` and `max`.";
    SHARES_NOT_WHOLE 422 "shares_not_whole" "Shares do not make a whole" "The shares must make 1000000 parts per million together.";
    RATE_OUT_OF_RANGE 422 "rate_out_of_range" "Rate too large" "The rate must be at most `max_ppm`.";
    CAPTURE_TOO_EARLY 422 "capture_too_early" "Not captured at once" "Under these Terms what is bought on credit is captured at `posting`, shipping or receipt; authorise it now, and capture it then.";
    TERM_NOT_OFFERED 422 "term_not_offered" "No such plan" "Plans are offered in the numbers of terms that `offered` lists.";
    TIME_OUT_OF_RANGE 422 "time_out_of_range" "The clock does not go there" "The clock of a sandbox is moved forward only, and a few years at once.";
    TOO_MANY_PURCHASES 422 "too_many_purchases" "Too many purchases" "The account has `purchases_max` purchases that are not billed yet; buy again after the next statement.";
    COUPONS_EXCEED_PRICE 422 "coupons_exceed_price" "Nothing left to pay" "The coupons take `discount` off `price`, and something has to be left to pay; use fewer.";
    COUPON_NOT_APPLICABLE 422 "coupon_not_applicable" "Not for this order" "`coupon` is not for this order. `why` is `not_yet` or `over` outside its dates, `closed` when its campaign was, `merchant` when another one funds it, `category` when it is for other things, `order_too_small`, `used_up_by_customer` when the customer has had it as often as anybody may, and `not_stackable` when it does not go with another one or was named twice.";
    COUPON_EXHAUSTED 422 "coupon_exhausted" "Used up" "The budget of `coupon` has `left` left, which is less than it takes off; buy without it, or use another one.";
    USES_OUT_OF_RANGE 422 "uses_out_of_range" "Too many uses, or none" "One customer has a coupon for 1 to `uses_max` orders.";
    TOO_MANY_CAMPAIGNS 409 "too_many_campaigns" "Too many campaigns" "There are `campaigns_max` campaigns, and no more can be.";
    TOO_MANY_HOLDS 422 "too_many_holds" "Too many open orders" "The account holds `holds_max` uncaptured orders; capture or void some first.";
    LIMIT_EXCEEDED 422 "limit_exceeded" "The line is too short" "The purchase is larger than what is `available`, by `short`.";
    BALANCE_INSUFFICIENT 422 "balance_insufficient" "The balance is too short" "The wallet, or the credit balance, has only what is `available`, by `short` too little.";
    TOO_MANY_INSTRUCTIONS 422 "too_many_instructions" "Too many open instructions" "The bank has not confirmed `instructions_max` instructions of the account yet; wait for one of them.";
    OUTCOME_NOT_POSSIBLE 409 "outcome_not_possible" "That cannot become of it" "A requested instruction is settled or fails, a settled one may be returned; `state` is what it is.";
    NOT_CAPTURABLE 409 "not_capturable" "Nothing to capture" "The order holds nothing that could be captured, or was captured as often as it may; `state` is what it is.";
    NOT_VOIDABLE 409 "not_voidable" "Nothing to void" "The order holds nothing that could be released; `state` is what it is.";
    REFUND_EXCEEDS_CAPTURED 422 "refund_exceeds_captured" "More than was captured" "At most `refundable`, what was captured and not yet refunded, can be refunded.";
    NOTHING_DUE 409 "nothing_due" "Nothing to pay" "There is nothing to pay for this target.";
    TERMS_EXIST 409 "terms_exist" "These Terms exist" "Terms of this version are active; take the next version.";
    DATE_OUT_OF_RANGE 422 "date_out_of_range" "Date too early or too late" "The date must lie between `date_first` and `date_last`.";
    VALUE_DATE_OUT_OF_RANGE 422 "value_date_out_of_range" "A payment cannot count from that day" "The value date must lie between `date_first` and `date_last`; `bound` says why this one does not.";
    LIMIT_ONLY_LOWERED 422 "limit_only_lowered" "Only lower" "At the customer's own request a limit is only lowered, in both its parts; a raise takes a review.";
    LIMIT_BELOW_EXPOSURE 422 "limit_below_exposure" "More is used than that" "`exposure` is used of the limit, by `over_limit` more than it would be. Say that what follows is accepted: what was bought stays as it is, and nothing can be bought until less is used.";
    CYCLE_DAY_UNCHANGED 409 "cycle_day_unchanged" "That day already" "The cycle day is that day already; nothing changes.";
    CYCLE_DAY_CHANGED_LATELY 409 "cycle_day_changed_lately" "Changed within a year" "The cycle day is changed at most once in 365 days; it may be again from `again_from` on.";
    DEFERRAL_NOT_OFFERED 409 "deferral_not_offered" "No deferral" "The Terms of this statement know no deferral; pay it by its due date.";
    ALREADY_DEFERRED 409 "already_deferred" "Deferred already" "A statement is deferred once; this one is, until `until`.";
    DAYS_OUT_OF_RANGE 422 "days_out_of_range" "No days, or too many" "A due date is moved by 1 to `days_max` days.";
    TOO_MANY_DEFERRALS 409 "too_many_deferrals" "Deferred often enough" "At most `deferrals_max` statements of an account are deferred within 365 days; another may be from `again_from` on.";
    NOTHING_TO_WAIVE 409 "nothing_to_waive" "Nothing to waive" "Nothing of it is owed, or no more than was waived already.";
    AUTHORITY_EXCEEDED 403 "authority_exceeded" "Beyond your authority" "Your role may give `per_act` at once, and you may give `left_today` more today; somebody whose role suffices can do it.";
    TOO_MANY_PROPOSALS 409 "too_many_proposals" "Too many wait" "`proposals_max` concessions wait on the account; have some approved or declined first.";
    CONCESSION_NOT_OPEN 409 "concession_not_open" "Decided already" "The concession does not wait for anybody; `state` is where it stands.";
    CONCESSION_NOT_REVERSIBLE 409 "concession_not_reversible" "Cannot be taken back" "`why` is `not_granted` when it was never given, `refunded` when the order of the fee has been refunded since, and `spent` when less than that is left of the credit balance.";
    ACCOUNT_NOT_CLOSED 409 "account_not_closed" "Not closed" "Only an account that is closed can be opened again.";
    ACCOUNT_NOT_CLEAR 409 "account_not_clear" "Something is owed or pending" "An account is closed when nothing is owed or pending on it; `obstacles` lists what is.";
    NOTHING_TO_SPLIT 409 "nothing_to_split" "Nothing to split" "Nothing unpaid is left on the statement that is not an instalment already.";
    SPLIT_TOO_LATE 409 "split_too_late" "Too late to split" "A statement is split before its due date; `date_last` was the last day.";
    TERM_OUT_OF_RANGE 422 "term_out_of_range" "No such number of terms" "A plan has `term_min` to `term_max` terms.";
    HARDSHIP_PLAN_RUNNING 422 "hardship_plan_running" "A hardship plan is running" "Purchases are blocked until the hardship plan is paid; `owed` is left of it.";

    TERMS_NOT_FOUND 404 "terms_not_found" "No such Terms" "There are no Terms of this version.";
    TEXT_NOT_FOUND 404 "text_not_found" "No such text" "There is no text of this number.";
    TEXT_EXISTS 409 "text_exists" "Another text is published so" "Another text is published as this version of its kind in this language; take the next version.";
    TEXT_VERSION_OUT_OF_RANGE 422 "text_version_out_of_range" "Not the next version" "Versions of a kind go up one by one: the last one, `version_first`, may still come in another language; the next is `version_last`.";
    TOO_MANY_TEXTS 409 "too_many_texts" "Too many texts" "There are `texts_max` texts, and no more can be.";
    TEXT_NOT_IN_FORCE 422 "text_not_in_force" "Not in force" "The text is of a version that is no longer in force, or not yet; show and accept the one that is.";
    TEXT_NOT_SHOWN 409 "text_not_shown" "Not shown" "Only what was shown can be accepted; show it first.";
    READING_TIME_NOT_OVER 422 "reading_time_not_over" "Not read yet" "The text was not shown long enough to have been read: it can be accepted from `accept_from` on, in `seconds_left` seconds.";
    CONSENT_NOT_WITHDRAWABLE 422 "consent_not_withdrawable" "No consent to withdraw" "What was accepted is part of an agreement, or the law pack asks for no such consent.";
    WITHDRAWAL_NOT_OFFERED 422 "withdrawal_not_offered" "No right to withdraw" "The law pack of the order gives no right to withdraw from its credit; it can be settled early.";
    WITHDRAWAL_OVER 422 "withdrawal_over" "Too late to withdraw" "The right to withdraw ended on `date_last`; the credit can be settled early.";
    AGREEMENT_REQUIRED 422 "agreement_required" "Texts are to be accepted first" "Before anything can be bought, the kinds of texts that `missing_texts` lists are to be shown and accepted in the version in force.";
    LAW_PACK_NOT_FOUND 404 "law_pack_not_found" "No such law pack" "There is no law pack of this name; `/v1/law-packs` lists those there are.";
    DOCUMENT_UNREADABLE 422 "document_unreadable" "The document cannot be read" "The document is not TOML, or a field of it is missing, unknown or not of its kind; `field` names it, if it is one.";
    TERMS_FLAWED 422 "terms_flawed" "These Terms cannot be active" "`flaws` lists every field that cannot be as it is, with what it says and why.";
    SECOND_PERSON_REQUIRED 403 "second_person_required" "Takes a second person" "Who proposed it cannot approve it: somebody else does, with a key of their own.";
    TOO_MANY_TERMS 409 "too_many_terms" "Too many versions" "There are `versions_max` versions of the Terms, and no more can be.";
    COST_CEILING_EXCEEDED 422 "cost_ceiling_exceeded" "Too dear" "The plan would cost `nominal_ppm` and `effective_ppm` a year over equal months; neither may be above `ceiling_ppm`. Choose another plan.";

    BUSY 503 "busy" "Too much is waiting" "Nothing has happened; try again in a second with the same key.";
    STOPPED 503 "stopped" "The server is stopping" "Try again with the same key, here or at the server that takes over.";
    BEHIND 503 "behind" "Not caught up yet" "The lists have not caught up with what happened; try again.";
    NOT_READY 503 "not_ready" "Not ready" "The process is there but does not answer questions yet.";
    INTERNAL_ERROR 500 "internal_error" "A mistake in the program" "This request hit a mistake in the program. Please report it with the Request-Id.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ALL;

    #[test]
    fn every_code_is_there_once() {
        let codes: BTreeSet<&str> = ALL.iter().map(|kind| kind.code).collect();
        assert_eq!(codes.len(), ALL.len());
    }
}
