//! Closing an account, and opening it again.

pub mod close;
pub mod reopen;

use engine::closing::{ClosingReason as HeartClosing, ReopeningReason as HeartReopening};

use crate::words::mirrored;

mirrored! {
    /// Why an account is closed.
    ClosingReason of HeartClosing as ClosingReason {
        /// The customer leaves.
        CustomerRequest,
        /// Nothing has happened on it for long.
        Dormant,
        /// What was bought or paid looks wrong.
        Risk,
        /// The customer has died.
        Death,
    }
}

mirrored! {
    /// Why an account is opened again.
    ReopeningReason of HeartReopening as ReopeningReason {
        /// The customer came back and was assessed anew.
        Assessment,
        /// It was closed by mistake.
        Correction,
    }
}
