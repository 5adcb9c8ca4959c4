//! What every endpoint reaches: the sequencer, and who may ask it.

use calendar::Stamp;
use engine::id::{AccountId, MerchantId};
use engine::merchant::Contract;
use engine::{Command, Rejection, State};
use sequencer::turns::About;
use sequencer::{Entry, Handle, Lines, Refusal, Reply};

use crate::access::Access;
use crate::ask::{Change, Cursor, Page, write_cursor};
use crate::problem::Problem;

/// What every endpoint reaches.
#[derive(Clone)]
pub struct App {
    /// The sequencer.
    pub sequencer: Handle,
    /// The API keys.
    pub access: Access,
}

impl App {
    /// Sends the command of a change; `unknown` is the answer when its id names no shard that is here.
    pub async fn send<T>(&self, change: &Change<T>, command: Command, unknown: Rejection) -> Result<Reply, Problem> {
        let submission = change.submission(command, self.sequencer.world().shards);
        self.sequencer.send(submission).await.map_err(|refusal| problem(refusal, unknown))
    }

    /// Asks about something that is there; `unknown` is the answer when its id names no shard that is here.
    pub async fn ask<R: Send + 'static>(
        &self,
        about: About,
        unknown: Rejection,
        question: impl FnOnce(&State, Stamp) -> Result<R, Rejection> + Send + 'static,
    ) -> Result<R, Problem> {
        match self.sequencer.ask(about, question).await {
            Ok(answer) => answer.map_err(Problem::from),
            Err(refusal) => Err(problem(refusal, unknown)),
        }
    }

    /// What happened on an account, newest first: a page of one kind of entries, up to now, each as `read` makes it; entries of which it
    /// makes nothing are left out. Without any the page is empty.
    pub async fn log<T>(
        &self,
        account: AccountId,
        lines: Lines,
        (before, limit): (Option<Cursor>, usize),
        read: impl Fn(&Entry) -> Option<T>,
    ) -> Result<Page<T>, Problem> {
        // Brings the account to now, so that what time did is in its history; and says whether there is one.
        let known = move |state: &State, _| state.account(account).map(|_| ());
        self.ask(About::Account(account), Rejection::AccountUnknown, known).await?;
        let mut entries = self.sequencer.history(account, lines, before, limit + 1).await?;
        let is_last = entries.len() <= limit;
        entries.truncate(limit);
        let next = entries.last().filter(|_| !is_last).map(|entry| write_cursor(entry.cursor));
        Ok(Page { items: entries.iter().filter_map(read).collect(), next })
    }

    /// What a merchant agreed to, as the shard knows it that made the merchant.
    pub async fn contract(&self, merchant: MerchantId) -> Result<Contract, Problem> {
        let question = move |state: &State, _| state.merchant(merchant).map(|merchant| merchant.contract);
        self.ask(About::Shard(merchant.shard()), Rejection::MerchantUnknown, question).await
    }
}

fn problem(refusal: Refusal, unknown: Rejection) -> Problem {
    match refusal {
        Refusal::NoShard(_) => unknown.into(),
        Refusal::Rejected(_)
        | Refusal::Busy
        | Refusal::Stopped(_)
        | Refusal::Time(_)
        | Refusal::Behind
        | Refusal::Bug => refusal.into(),
    }
}
