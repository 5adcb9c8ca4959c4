//! The heart: what customers owe and merchants are owed, decided in memory.
//!
//! A [`Command`] asks, [`decide::decide`] answers with [`Event`]s or a [`Rejection`], [`apply::apply`] makes the events
//! true in the [`State`], and [`post::post`] says what they move in the books. Only the first may refuse.
//! [`turn::take`] runs the three in their order for one request.
//!
//! No clock, dice, file or socket is reached from here: the time arrives as a stamp, ids come from a counter in the state.

#![deny(clippy::wildcard_enum_match_arm, clippy::float_arithmetic)]

pub mod limits;
mod list;
pub mod id;
pub mod staff;
pub mod part;
pub mod subsidy;
pub mod terms;
pub mod text;
pub mod law;
pub mod customer;
pub mod merchant;
pub mod account;
pub mod wallet;
pub mod instruction;
pub mod agreement;
pub mod limit;
pub mod cycle_day;
pub mod coupon;
pub mod order;
pub mod plan;
pub mod minimum;
pub mod statement;
pub mod deferral;
pub mod bill_instalment;
pub mod hardship;
pub mod repayment;
pub mod value_date;
pub mod withdrawal;
pub mod refund;
pub mod concession;
pub mod closing;
pub mod freeze;
pub mod charge_off;
pub mod allowance;
pub mod promise;
pub mod loss;
pub mod command;
pub mod event;
pub mod rejection;
pub mod state;
pub mod decide;
pub mod apply;
pub mod post;
pub mod roll;
pub mod turn;
pub mod check;
pub mod object;

pub use command::Command;
pub use event::Event;
pub use rejection::Rejection;
pub use state::State;
