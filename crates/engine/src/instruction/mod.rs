//! Instructions: what the bank is told to move between a customer's card and us, and what became of it.
//!
//! One is requested first; then the bank settles it or fails it, and a settled one may still be returned. Each of these happens once.

use calendar::Instant;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::id::{AccountId, InstructionId};

mod request;
mod confirm;

pub(crate) use confirm::{apply as apply_confirmed, decide as confirm};
pub(crate) use request::{apply as apply_requested, decide as request};

/// What an instruction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Purpose {
    /// From the card to the wallet.
    #[n(0)]
    TopUp,
    /// From the wallet to the card.
    #[n(1)]
    Withdrawal,
    /// From the account's credit balance to the card.
    #[n(2)]
    CreditWithdrawal,
}

/// What the bank says of an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Outcome {
    /// The money has arrived.
    #[n(0)]
    Settled,
    /// The money never moved.
    #[n(1)]
    Failed,
    /// The money had arrived, and went back.
    #[n(2)]
    Returned,
}

/// How far an instruction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Status {
    /// The bank has not said anything yet.
    #[n(0)]
    Requested,
    /// The money has arrived.
    #[n(1)]
    Settled,
    /// The money never moved.
    #[n(2)]
    Failed,
    /// The money had arrived, and went back.
    #[n(3)]
    Returned,
}

/// An instruction to the bank.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Instruction {
    /// The instruction's id.
    #[n(0)]
    pub id: InstructionId,
    /// The account on which it stands.
    #[n(1)]
    pub account: AccountId,
    /// What it is for.
    #[n(2)]
    pub purpose: Purpose,
    /// How much.
    #[n(3)]
    pub amount: Amount,
    /// How far it is.
    #[n(4)]
    pub status: Status,
    /// When it was requested.
    #[n(5)]
    pub requested_at: Instant,
    /// When the bank said last what became of it.
    #[n(6)]
    pub confirmed_at: Option<Instant>,
}

/// What is asked of the bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// The account.
    pub account: AccountId,
    /// What for.
    pub purpose: Purpose,
    /// How much.
    pub amount: Money,
}

/// What the bank answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirm {
    /// The instruction.
    pub instruction: InstructionId,
    /// What became of it.
    pub outcome: Outcome,
}

/// An instruction was requested.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Requested {
    /// The instruction's id.
    #[n(0)]
    pub instruction: InstructionId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What it is for.
    #[n(2)]
    pub purpose: Purpose,
    /// How much.
    #[n(3)]
    pub amount: Money,
}

/// The bank said what became of an instruction.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Confirmed {
    /// The instruction.
    #[n(0)]
    pub instruction: InstructionId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What it is for.
    #[n(2)]
    pub purpose: Purpose,
    /// How much.
    #[n(3)]
    pub amount: Money,
    /// What became of it.
    #[n(4)]
    pub outcome: Outcome,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Purpose; 3] = [Purpose::TopUp, Purpose::Withdrawal, Purpose::CreditWithdrawal];

    /// The purpose's name in answers and stories: `top_up`.
    pub fn name(self) -> &'static str {
        match self {
            Purpose::TopUp => "top_up",
            Purpose::Withdrawal => "withdrawal",
            Purpose::CreditWithdrawal => "credit_withdrawal",
        }
    }
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 3] = [Outcome::Settled, Outcome::Failed, Outcome::Returned];

    /// How far an instruction is once this became of it.
    pub fn status(self) -> Status {
        match self {
            Outcome::Settled => Status::Settled,
            Outcome::Failed => Status::Failed,
            Outcome::Returned => Status::Returned,
        }
    }

    /// What an instruction must be for this to become of it.
    pub(crate) fn follows(self) -> Status {
        match self {
            Outcome::Settled | Outcome::Failed => Status::Requested,
            Outcome::Returned => Status::Settled,
        }
    }
}

impl Status {
    /// Every state.
    pub const ALL: [Status; 4] = [Status::Requested, Status::Settled, Status::Failed, Status::Returned];

    /// The state's name in answers and stories: `requested`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Requested => "requested",
            Status::Settled => "settled",
            Status::Failed => "failed",
            Status::Returned => "returned",
        }
    }
}
