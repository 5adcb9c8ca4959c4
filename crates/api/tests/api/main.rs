//! The API over a real socket: every endpoint, and every way to ask it wrongly.

mod common;
mod customers;
mod accounts;
mod limits;
mod merchants;
mod quotes;
mod orders;
mod refunds;
mod statements;
mod repayments;
mod wallets;
mod books;
mod explanations;
mod terms;
mod clock;
mod concessions;
mod coupons;
mod access;
mod idempotency;
mod bad_input;
mod overload;
mod service;
mod description;
mod vectors;
