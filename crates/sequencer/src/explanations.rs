//! Explanations: what happened on an account is read, and a figure of it is counted again from that.

use calendar::Stamp;
use engine::id::{AccountId, MerchantId};
use engine::{Rejection, State};
use explain::{Explanation, Figure, History, Kind, Sales, Source, Subject};

use crate::handle::Handle;
use crate::history::{Entry, Lines};
use crate::limits::EXPLAIN_TRIES_MAX;
use crate::message::Refusal;
use crate::turns::About;

/// Which of the figures of a subject are to be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Every one.
    All,
    /// One: of which line or term, counted from 1, or 0.
    One(Kind, u32),
}

impl Handle {
    /// How figures of `subject` came to be; none when it has no such figure.
    ///
    /// # Errors
    /// That the subject is unknown, those of [`Handle::history`], and [`Refusal::Bug`] for an explanation that does not add up.
    pub async fn explain(&self, subject: Subject, wanted: Wanted) -> Result<Vec<Explanation>, Refusal> {
        if let Subject::Merchant(merchant) = subject {
            let explained = self.sales(merchant).await?;
            let is_wanted = wanted == Wanted::All || wanted == Wanted::One(Kind::Payable, 0);
            return Ok(if is_wanted { vec![explained] } else { Vec::new() });
        }
        let whose = move |state: &State, _| explain::account_of(state, subject);
        let account = self.ask(About::Shard(shard(subject)), whose).await??.expect("only a merchant is on no account");
        self.ask(About::Account(account), |_, _| ()).await?;
        for _ in 0..EXPLAIN_TRIES_MAX {
            let history = self.whole_story(account).await?;
            let question = move |state: &State, stamp| explained(state, &history, subject, wanted, stamp);
            let explained = self.ask(About::Account(account), question).await??;
            // Something may have happened after the history was read.
            if explained.iter().all(Explanation::adds_up) {
                return Ok(explained);
            }
        }
        tracing::error!(%subject, "an explanation does not add up");
        Err(Refusal::Bug)
    }

    /// What a merchant is owed, over all shards.
    async fn sales(&self, merchant: MerchantId) -> Result<Explanation, Refusal> {
        let currency = move |state: &State, _| state.merchant(merchant).map(|merchant| merchant.contract.currency);
        let currency = self.ask(About::Shard(merchant.shard()), currency).await??;
        let sales = self.ask_all(move |state, _| state.merchant(merchant).ok().map(Sales::of)).await?;
        Ok(sales.into_iter().flatten().fold(Sales::default(), Sales::plus).explain(merchant, currency))
    }

    async fn whole_story(&self, account: AccountId) -> Result<History, Refusal> {
        let told = self.whole_history(account, Lines::All).await?;
        let source = |entry: &Entry| Source {
            row: entry.cursor.0,
            line: entry.cursor.1,
            at: entry.at,
            date: self.zone().stamp(entry.at).date,
            event: entry.event.name(),
        };
        Ok(History::new(told.into_iter().map(|entry| (source(&entry), entry.event)).collect()))
    }
}

fn explained(
    state: &State,
    history: &History,
    subject: Subject,
    wanted: Wanted,
    stamp: Stamp,
) -> Result<Vec<Explanation>, Rejection> {
    let asked = match wanted {
        Wanted::All => explain::figures(state, subject)?,
        Wanted::One(kind, number) => vec![Figure { subject, kind, number }],
    };
    let explained = asked.into_iter().map(|figure| explain::explain(state, history, figure, stamp.date));
    Ok(explained.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn shard(subject: Subject) -> engine::id::Shard {
    match subject {
        Subject::Account(id) => id.shard(),
        Subject::Statement(id) => id.shard(),
        Subject::Plan(id) => id.shard(),
        Subject::Order(id) => id.shard(),
        Subject::Merchant(id) => id.shard(),
    }
}
