//! HTTP: `/v1` in JSON, one file per endpoint.
//!
//! A request comes in through [`ask`]: who sends it, under which idempotency key, asking what. It becomes a command for
//! the sequencer, and the reply becomes an [`answer`], rendered from what happened and from nothing else, so that the
//! same key gets the same bytes again. Every no is a [`problem`]. Nothing is kept here but the keys of [`access`].
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let directory = std::path::Path::new("run/retail");
//! let sequencer = sequencer::Sequencer::open(directory, sequencer::Options::default())?;
//! let access = api::Access::open(&directory.join(api::access::FILE))?;
//! api::install_metrics()?;
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
//! api::serve(listener, api::router(sequencer.handle(), access), std::future::pending()).await?;
//! # Ok(())
//! # }
//! ```

mod limits;
mod words;
mod problem;
pub mod access;
mod ask;
mod answer;
mod app;
mod customer;
mod account;
mod limit;
mod cycle_day;
mod instruction;
mod wallet;
mod freeze;
mod merchant;
mod quote;
mod order;
mod refund;
mod concession;
mod closing;
mod plan;
mod statement;
mod deferral;
mod bill_instalment;
mod hardship;
mod repayment;
mod charge_off;
mod promise;
mod book;
mod explanation;
mod bucket;
mod terms;
mod law;
mod text;
mod coupon;
mod agreement;
mod clock;
mod health;
mod openapi;
mod observe;
mod server;

pub use access::Access;
pub use account::export::of as export;
pub use observe::{FiguresError, install as install_metrics};
pub use openapi::openapi;
pub use problem::codes;
pub use server::{router, serve};
