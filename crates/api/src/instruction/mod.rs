//! Instructions: what the bank is told to move between a customer's card and us, and what became of it.

pub mod request;
pub mod get;
pub mod confirm;

use calendar::Instant;
use engine::instruction::{self as instructions, Confirmed, Requested};
use money::Currency;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::{Money, instant};

/// An instruction to the bank.
#[derive(Debug, Serialize, ToSchema)]
pub struct Instruction {
    /// The instruction's id.
    #[schema(example = "ins_0000000000008")]
    id: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// What it is for.
    purpose: Purpose,
    /// How much.
    amount: Money,
    /// How far it is.
    state: InstructionState,
    /// When it was requested.
    #[schema(format = DateTime)]
    requested_at: String,
    /// When the bank said last what became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    confirmed_at: Option<String>,
}

/// What an instruction is for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InstructionPurpose)]
pub enum Purpose {
    /// From the card to the wallet.
    TopUp,
    /// From the wallet to the card.
    Withdrawal,
    /// From the account's credit balance to the card.
    CreditWithdrawal,
}

/// How far an instruction is.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InstructionState {
    /// The bank has not said anything yet.
    Requested,
    /// The money has arrived.
    Settled,
    /// The money never moved.
    Failed,
    /// The money had arrived, and went back.
    Returned,
}

/// What becomes of an instruction.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InstructionOutcome)]
pub enum Outcome {
    /// The money has arrived.
    Settled,
    /// The money never moved.
    Failed,
    /// The money had arrived, and went back.
    Returned,
}

impl Instruction {
    /// An instruction as it stands.
    pub fn of(known: &instructions::Instruction, currency: Currency) -> Instruction {
        Instruction {
            id: known.id.to_string(),
            account: known.account.to_string(),
            purpose: known.purpose.into(),
            amount: Money::of(known.amount, currency),
            state: known.status.into(),
            requested_at: instant(known.requested_at),
            confirmed_at: known.confirmed_at.map(instant),
        }
    }

    /// An instruction as it was requested, at the instant `at`.
    fn requested(event: &Requested, at: Instant) -> Instruction {
        Instruction {
            id: event.instruction.to_string(),
            account: event.account.to_string(),
            purpose: event.purpose.into(),
            amount: event.amount.into(),
            state: InstructionState::Requested,
            requested_at: instant(at),
            confirmed_at: None,
        }
    }

    /// An instruction as the bank confirmed it, at the instant `at`.
    fn confirmed(event: &Confirmed, requested: Instant, at: Instant) -> Instruction {
        Instruction {
            id: event.instruction.to_string(),
            account: event.account.to_string(),
            purpose: event.purpose.into(),
            amount: event.amount.into(),
            state: event.outcome.status().into(),
            requested_at: instant(requested),
            confirmed_at: Some(instant(at)),
        }
    }
}

impl From<instructions::Purpose> for Purpose {
    fn from(purpose: instructions::Purpose) -> Purpose {
        match purpose {
            instructions::Purpose::TopUp => Purpose::TopUp,
            instructions::Purpose::Withdrawal => Purpose::Withdrawal,
            instructions::Purpose::CreditWithdrawal => Purpose::CreditWithdrawal,
        }
    }
}

impl From<Purpose> for instructions::Purpose {
    fn from(purpose: Purpose) -> instructions::Purpose {
        match purpose {
            Purpose::TopUp => instructions::Purpose::TopUp,
            Purpose::Withdrawal => instructions::Purpose::Withdrawal,
            Purpose::CreditWithdrawal => instructions::Purpose::CreditWithdrawal,
        }
    }
}

impl From<instructions::Status> for InstructionState {
    fn from(status: instructions::Status) -> InstructionState {
        match status {
            instructions::Status::Requested => InstructionState::Requested,
            instructions::Status::Settled => InstructionState::Settled,
            instructions::Status::Failed => InstructionState::Failed,
            instructions::Status::Returned => InstructionState::Returned,
        }
    }
}

impl From<instructions::Outcome> for Outcome {
    fn from(outcome: instructions::Outcome) -> Outcome {
        match outcome {
            instructions::Outcome::Settled => Outcome::Settled,
            instructions::Outcome::Failed => Outcome::Failed,
            instructions::Outcome::Returned => Outcome::Returned,
        }
    }
}

impl From<Outcome> for instructions::Outcome {
    fn from(outcome: Outcome) -> instructions::Outcome {
        match outcome {
            Outcome::Settled => instructions::Outcome::Settled,
            Outcome::Failed => instructions::Outcome::Failed,
            Outcome::Returned => instructions::Outcome::Returned,
        }
    }
}
