//! What stands in the way of closing an account.

use money::Amount;

use crate::account::Account;
use crate::{State, minimum, wallet};

/// Something that is owed or pending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obstacle {
    /// What.
    pub thing: Thing,
    /// How much of it.
    pub amount: Amount,
}

/// What may be owed or pending on an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Statements that are not paid.
    Statements,
    /// Purchases that no statement lists yet.
    Purchases,
    /// Plans with terms that no statement lists yet.
    Plans,
    /// Orders that are not captured.
    Holds,
    /// Money of the customer, to be paid out first.
    CreditBalance,
    /// Concessions that somebody is to approve or decline.
    Proposals,
    /// Money in the wallet beside it, to be taken out first.
    Wallet,
    /// What the wallet lacks: a top-up was returned that is spent already.
    WalletMissing,
    /// What no bank has confirmed yet.
    Instructions,
}

impl Thing {
    /// Every one, in the order in which they are told.
    pub const ALL: [Thing; 9] = [
        Thing::Statements,
        Thing::Purchases,
        Thing::Plans,
        Thing::Holds,
        Thing::CreditBalance,
        Thing::Proposals,
        Thing::Wallet,
        Thing::WalletMissing,
        Thing::Instructions,
    ];

    /// Its name in answers and stories: `credit_balance`.
    pub fn name(self) -> &'static str {
        match self {
            Thing::Statements => "statements",
            Thing::Purchases => "purchases",
            Thing::Plans => "plans",
            Thing::Holds => "holds",
            Thing::CreditBalance => "credit_balance",
            Thing::Proposals => "proposals",
            Thing::Wallet => "wallet",
            Thing::WalletMissing => "wallet_missing",
            Thing::Instructions => "instructions",
        }
    }
}

/// Everything that is owed or pending on `account`. Its fields are named one by one, so that a new one is not forgotten.
pub(super) fn of(state: &State, account: &Account) -> Vec<Obstacle> {
    let Account {
        id: _,
        customer: _,
        currency: _,
        limit: _,
        cycle_day: _,
        opened: _,
        held,
        // What is owed stands on statements, purchases and plans.
        principal: _,
        credit,
        captures: _,
        next_cycle: _,
        holds: _,
        unbilled,
        plans,
        statements,
        books: _,
        temporary: _,
        cycle_change: _,
        deferrals: _,
        hardship: _,
        agreements: _,
        proposals,
        closed: _,
        past: _,
        allowance: _,
        cycle_began: _,
        asked: _,
        frozen: _,
        charged_off: _,
        lost: _,
        promise: _,
        // What has run up on it is asked for below.
        revolving: _,
        owed_again: _,
        coupon_uses: _,
    } = account;
    let wallet = wallet::figures(state, account.id);
    let sum_of_proposals = proposals.iter().filter_map(|id| state.concession(*id).ok()).map(|one| one.asked.amount);
    let amount_of = |thing: Thing| match thing {
        Thing::Statements => {
            let open: Amount = statements.iter().map(|id| state.open_statement(*id).open()).sum();
            open + minimum::run_up(state, account, state.stamp().date)
        }
        Thing::Purchases => unbilled.iter().map(|purchase| purchase.amount).sum(),
        Thing::Plans => plans.iter().map(|id| state.live_plan(*id).unbilled_principal()).sum(),
        Thing::Holds => *held,
        Thing::CreditBalance => *credit,
        Thing::Proposals => sum_of_proposals.clone().sum(),
        Thing::Wallet => wallet.balance,
        Thing::WalletMissing => wallet.missing,
        Thing::Instructions => wallet.incoming + wallet.outgoing + wallet.credit_outgoing,
    };
    let all = Thing::ALL.into_iter().map(|thing| Obstacle { thing, amount: amount_of(thing) });
    all.filter(|obstacle| !obstacle.amount.is_zero()).collect()
}
