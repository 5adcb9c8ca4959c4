//! Facts: what a story says is so, each read and written by the same file.
//!
//! [`Answer`] is what was answered to the step; [`Refused`] is the answer no; [`Standing`] is what a question shows
//! after it. Two facts are compared whole: what a line says is exactly so.

use money::Currency;

use crate::fault::Wrong;
use crate::words::Words;

mod payments;
mod limit;
mod bill;
mod law;
mod explained;
mod wallet;
mod answer;
mod refused;
mod standing;
mod figure;

pub use answer::{Answer, Price, Rates};
pub use bill::{BillAnswer, PlannedAs};
pub use explained::{Explained, Of};
pub(crate) use figure::shown as figure_shown;
pub use law::{LawAnswer, LawStanding};
pub use limit::LimitChanged;
pub use payments::Payments;
pub use refused::{Detail, Refused};
pub(crate) use refused::{bound_named, status_named};
pub(crate) use standing::INTEREST;
pub use standing::{Balance, Line, Standing};
pub use wallet::Purse;
pub(crate) use wallet::instruction_status_named;

/// Something that is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The step was accepted, and answered so.
    Answered(Answer),
    /// The step was refused.
    Refused(Refused),
    /// So it stands after the step.
    Stands(Standing),
}

impl Fact {
    /// Reads what follows a `>`; amounts are in `currency` unless the line ends in another one.
    pub(crate) fn read_accepted(text: &str, home: Currency) -> Result<(Fact, Currency), Wrong> {
        let mut words = Words::of(text);
        let currency = words.last_currency().unwrap_or(home);
        let fact = match Answer::read(&mut words, currency)? {
            Some(answer) => Fact::Answered(answer),
            None => Fact::Stands(Standing::read(&mut words, currency)?),
        };
        words.end()?;
        Ok((fact, currency))
    }

    /// Reads what follows a `!`.
    pub(crate) fn read_refused(text: &str, home: Currency) -> Result<(Fact, Currency), Wrong> {
        let mut words = Words::of(text);
        let names_currencies = words.peek() == Some("currency_mismatch");
        let currency = if names_currencies { home } else { words.last_currency().unwrap_or(home) };
        let refused = Refused::read(&mut words, currency)?;
        words.end()?;
        Ok((Fact::Refused(refused), currency))
    }

    /// The fact as a story writes it, with its sign.
    pub fn text(&self, currency: Currency, home: Currency) -> String {
        let text = match self {
            Fact::Answered(answer) => format!("> {}", answer.text(currency)),
            Fact::Refused(refused) => format!("! {}", refused.text(currency)),
            Fact::Stands(standing) => format!("> {}", standing.text(currency)),
        };
        if currency == home { text } else { format!("{text} {}", currency.code()) }
    }
}

#[cfg(test)]
mod tests {
    use money::Currency;

    use super::Fact;

    #[test]
    fn a_fact_is_written_as_it_was_read() {
        let accepted = [
            "authorised o1: 5.00",
            "authorised o1: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year",
            "authorised o1: 409.75 409.75 409.74 with 14.56 9.77 4.91 of fee, 14.56% a year, 15.00% effective",
            "authorised o1: 333.34 333.33 333.33 without fee, 0.00% a year",
            "in 3: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 9.98% effective",
            "not offered",
            "no figures",
            "figures: annual_rate 10.77%, amount_of_credit 1000.00, number_of_payments 3, daily_penalty 0.05%",
            "captured o1: 5.00",
            "captured o1: 1000.00 as 339.34 339.33 339.33 with 6.00 of fee each",
            "voided o1: 5.00",
            "refunded o1: 3.00",
            "repaid 344.34: penalty 0.17 fee 6.00 principal 333.34 credit 4.83",
            "already so",
            "opened ben: limit 200.00, cycle day 10",
            "registered bakery",
            "limit changed: 5000.00 to 8000.00",
            "limit changed: 5000.00 to 800.00, 200.00 over",
            "cycle day changed: 10 to 15, first 2026-07-15",
            "deferred 2026-08-06 to 2026-08-16 for 4.00",
            "split b1: 1000.00 as 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year",
            "replanned h1: 100.00 as 50.00 50.00 without fee, 0.00% a year",
            "limit 5000.00",
            "fixed limit 4000.00",
            "temporary limit 1000.00 until 2026-08-31",
            "no temporary limit",
            "limit changes: 2026-07-02 5000.00 to 8000.00 because review, 2026-07-03 8000.00 to 300.00 because risk",
            "no limit changes",
            "available 0.00",
            "exposure 1.00",
            "held 1.00",
            "credit 1.00",
            "due 339.34 by 2026-08-06",
            "nothing due",
            "1 day past due",
            "30 days past due",
            "statement 2026-08-01 due 2026-08-06: principal 333.34 fee 6.00 penalty 0.00",
            "statement 2026-08-01 lists o1 1/3 333.34 + 6.00, o2/2 5.00",
            "statement 2026-08-01 leaves o1 1/3 333.34 + 0.00",
            "statement 2026-08-01 paid",
            "no statement 2026-08-01",
            "order o1 part_refunded: authorised 10.00 captured 10.00 refunded 3.00",
            "plan o1 to come: 183.33 183.33 with 4.20 of fee each",
            "plan o1/2 done",
            "merchant shop owed 98.00",
            "merchant shop owes 98.00",
            "merchant shop: captured 100.00 refunded 3.00 discount 2.00 subsidy 1.00",
            "explained limit: Fixed limit 2000.00, Temporary limit until 2026-08-31 500.00",
            "explained term_fee 2 of plan o1/2: 1000.00 × 6000 ppm 6.00",
            "explained penalty of statement 2026-08-01: 1000.00 × 500 ppm × 30 days from 2026-08-07 15.00",
            "explained payable of merchant shop: Captured 100.00",
            "books balance",
            "books fee_income 18.00",
            "books merchant_payable -18.00",
        ];
        for text in accepted {
            let read = Fact::read_accepted(text, Currency::Cny);
            let written = read.map(|(fact, currency)| fact.text(currency, Currency::Cny));
            assert_eq!(written.as_deref(), Ok(format!("> {text}").as_str()));
        }
    }

    #[test]
    fn a_fact_about_wallets_and_texts_is_written_as_it_was_read() {
        let accepted = [
            "authorised o1: 100.00 from balance",
            "authorised o1: 70.00, 30.00 from balance",
            "authorised o1: 2.10 2.10 with 0.10 of fee each, 10.77% a year, 3.00 from balance",
            "authorised o1: 2.10 2.10 with 0.10 of fee each, 10.77% a year, 9.98% effective, 3.00 from balance",
            "requested t1: 100.00",
            "settled t1: 100.00",
            "failed t1: 100.00",
            "returned t1: 100.00",
            "wallet 70.00",
            "wallet held 30.00",
            "wallet available 40.00",
            "wallet missing 5.00",
            "wallet incoming 5.00",
            "wallet outgoing 5.00",
            "instruction t1 settled: 100.00",
            "order o1 balance: authorised 30.00 captured 30.00 refunded 3.00",
            "published sheet",
            "shown sheet",
            "accepted sheet",
            "consent withdrawn: sensitive_information",
            "accepted texts: cost_sheet 1, privacy_policy 2",
            "no accepted texts",
            "missing texts: cost_sheet privacy_policy",
            "no missing texts",
            "texts of o1: cost_sheet 1",
            "no texts of o1",
            "withdrawn from o1: 1000.00 with 1.94 of fee by 2026-08-10",
            "text sheet kept",
        ];
        for text in accepted {
            let read = Fact::read_accepted(text, Currency::Cny);
            let written = read.map(|(fact, currency)| fact.text(currency, Currency::Cny));
            assert_eq!(written.as_deref(), Ok(format!("> {text}").as_str()));
        }
    }

    #[test]
    fn a_refusal_is_written_as_it_was_read() {
        let refused = [
            "overdue: 339.34 was due on 2026-08-06",
            "account_frozen: 339.34 was due on 2026-08-06, 339.51 is to pay",
            "limit_exceeded: 10.00 available, 5.00 short",
            "balance_insufficient: 10.00 available, 5.00 short",
            "wallet_blocked: 70.00 missing",
            "too_many_instructions: 20",
            "outcome_not_possible: failed",
            "instruction_not_found",
            "amount_out_of_range: 100.00 to 10000000000.00",
            "rate_out_of_range: at most 100%",
            "term_not_offered: 3 6 9 12 24",
            "currency_mismatch: CNY GBP",
            "not_capturable: voided",
            "refund_exceeds_captured: 3.00 refundable",
            "nothing_due",
            "date_out_of_range: 2026-07-01 to 2027-07-02",
            "limit_below_exposure: 800.00 used, 300.00 over",
            "limit_only_lowered",
            "agreement_required: cost_sheet privacy_policy",
            "reading_time_not_over: 5 seconds left",
            "text_version_out_of_range: 1 to 2",
            "text_not_shown",
            "withdrawal_over: 2026-07-15",
            "withdrawal_not_offered",
            "cycle_day_changed_lately: again from 2027-07-05",
            "already_deferred: until 2026-08-16",
            "nothing_to_split",
            "split_too_late: until 2026-08-05",
            "term_out_of_range: 2 to 60 terms",
            "hardship_plan_running: 100.00 left",
            "days_out_of_range: 30",
            "too_many_deferrals: 2, again from 2027-07-05",
            "invalid_request: amount.currency",
            "invalid_request",
            "unknown_field: ammount",
            "unsupported_media_type",
        ];
        for text in refused {
            let read = Fact::read_refused(text, Currency::Cny);
            let written = read.map(|(fact, currency)| fact.text(currency, Currency::Cny));
            assert_eq!(written.as_deref(), Ok(format!("! {text}").as_str()));
        }
    }

    #[test]
    fn the_last_word_may_name_another_currency() {
        let (fact, currency) = Fact::read_accepted("available 500 JPY", Currency::Cny).expect("yen have no minor unit");
        assert_eq!(fact.text(currency, Currency::Cny), "> available 500 JPY");
    }

    #[test]
    fn what_is_no_fact_is_refused() {
        let bad = [
            "",
            "owed 5.00",
            "available",
            "available 5",
            "available 5.000",
            "available 5.00 more",
            "due 5.00",
            "3 day past due",
            "1 days past due",
            "authorised o1",
            "authorised O1: 5.00",
            "authorised o1: 5.00 4.00",
            "books cash 1.00",
            "order o1 lost: authorised 1.00",
            "statement 2026-02-30 paid",
            "authorised o1: 2.00 2.00 with 1.00 of fee, 1.00% a year",
        ];
        for text in bad {
            assert!(Fact::read_accepted(text, Currency::Cny).is_err(), "{text}");
        }
        for text in ["", "no", "overdue", "nothing_due: 5.00", "limit_exceeded", "not_capturable: gone"] {
            assert!(Fact::read_refused(text, Currency::Cny).is_err(), "{text}");
        }
    }
}
