//! When what is bought on credit is posted: at its capture, which is when the goods are.

use minicbor::{Decode, Encode};

/// From when on a purchase on credit may be captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Posting {
    /// From the payment on: at once, when the merchant asks for it.
    #[n(0)]
    #[default]
    Payment,
    /// When the goods are shipped: an order is authorised first.
    #[n(1)]
    Shipping,
    /// When the goods are received: an order is authorised first, for long enough.
    #[n(2)]
    Receipt,
}

impl Posting {
    /// Every value.
    pub const ALL: [Posting; 3] = [Posting::Payment, Posting::Shipping, Posting::Receipt];

    /// Its name outside.
    pub fn name(self) -> &'static str {
        match self {
            Posting::Payment => "payment",
            Posting::Shipping => "shipping",
            Posting::Receipt => "receipt",
        }
    }
}
