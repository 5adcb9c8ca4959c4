//! Payments: the instalments of a plan, written `339.34 339.33 339.33 with 6.00 of fee each`.

use money::{Amount, Currency};

use crate::fault::Wrong;
use crate::words::Words;

/// What is paid, instalment by instalment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payments {
    /// Principal and fee of each.
    pub amounts: Vec<Amount>,
    /// The fee in each.
    pub fees: Vec<Amount>,
}

impl Payments {
    /// The payments of terms given as principal and fee.
    pub fn of(terms: impl IntoIterator<Item = (Amount, Amount)>) -> Payments {
        let (amounts, fees) = terms.into_iter().map(|(principal, fee)| (principal + fee, fee)).unzip();
        Payments { amounts, fees }
    }

    pub(crate) fn read(words: &mut Words, currency: Currency) -> Result<Payments, Wrong> {
        let amounts = amounts(words, currency)?;
        if words.take("without") {
            words.phrase("fee")?;
            let fees = vec![Amount::ZERO; amounts.len()];
            return Ok(Payments { amounts, fees });
        }
        words.phrase("with")?;
        let mut fees = self::amounts(words, currency)?;
        words.phrase("of fee")?;
        if fees.len() == 1 && words.take("each") {
            fees = vec![fees[0]; amounts.len()];
        }
        if fees.len() != amounts.len() {
            return Err(Wrong::new(format!("{} fees", amounts.len()), fees.len().to_string()));
        }
        Ok(Payments { amounts, fees })
    }

    pub(crate) fn text(&self, currency: Currency) -> String {
        let written = |amounts: &[Amount]| -> String {
            amounts.iter().map(|amount| currency.write(amount.minor())).collect::<Vec<_>>().join(" ")
        };
        let amounts = written(&self.amounts);
        let Some(first) = self.fees.first() else { return amounts };
        match self.fees.iter().all(|fee| fee == first) {
            true if first.is_zero() => format!("{amounts} without fee"),
            true => format!("{amounts} with {} of fee each", currency.write(first.minor())),
            false => format!("{amounts} with {} of fee", written(&self.fees)),
        }
    }
}

/// One amount or more.
fn amounts(words: &mut Words, currency: Currency) -> Result<Vec<Amount>, Wrong> {
    let mut amounts = vec![words.amount(currency)?];
    while words.is_amount(currency) {
        amounts.push(words.amount(currency)?);
    }
    Ok(amounts)
}
