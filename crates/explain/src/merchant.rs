//! What a merchant is owed.

use engine::id::MerchantId;
use engine::merchant::Merchant;
use money::{Amount, Currency};

use crate::figure::{Kind, Subject};
use crate::sum::Explanation;
use crate::words::Words;

/// What a merchant sold and paid for, on one shard or on several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sales {
    /// Sold and posted.
    pub captured: Amount,
    /// Given back.
    pub refunded: Amount,
    /// Discount paid, less what came back.
    pub discount: Amount,
    /// Fees borne instead of customers, less what came back.
    pub subsidy: Amount,
    /// Coupons that it funds, less what came back.
    pub coupons: Amount,
    /// What the books owe it, in minor units; less than nothing is a debt of the merchant.
    pub payable: i64,
}

impl Sales {
    /// Those of a merchant as one shard knows it.
    pub fn of(merchant: &Merchant) -> Sales {
        let Merchant { captured, refunded, discount, subsidy, coupons, .. } = *merchant;
        Sales { captured, refunded, discount, subsidy, coupons, payable: merchant.payable() }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Sales) -> Sales {
        Sales {
            captured: self.captured + other.captured,
            refunded: self.refunded + other.refunded,
            discount: self.discount + other.discount,
            subsidy: self.subsidy + other.subsidy,
            coupons: self.coupons + other.coupons,
            payable: self.payable + other.payable,
        }
    }

    /// How what `merchant` is owed came to be; what each order adds to it, the order's own `payable` tells.
    pub fn explain(&self, merchant: MerchantId, currency: Currency) -> Explanation {
        let formula = Words::new(
            "Payable = captured − refunded − discount − subsidy − coupons it funds",
            "应付商家 = 入账 − 退款 − 商家费率 − 免息补贴 − 商家优惠券",
        );
        let figure = Subject::Merchant(merchant).figure(Kind::Payable);
        let mut explanation = Explanation::new((figure, currency), Amount::ZERO, formula);
        explanation.amount = self.payable;
        explanation.plus(self.captured, Words::new("Captured", "入账"));
        explanation.minus(self.refunded, Words::new("Refunded", "退款"));
        explanation.minus(self.discount, Words::new("Discount, less what came back", "商家费率（已扣退回）"));
        explanation.minus(self.subsidy, Words::new("Subsidy, less what came back", "免息补贴（已扣退回）"));
        if !self.coupons.is_zero() {
            explanation.minus(self.coupons, Words::new("Coupons, less what came back", "优惠券（已扣退回）"));
        }
        explanation
    }
}
