//! Figures of an account.

use calendar::Date;
use engine::account::{self, Account};
use engine::concession::What;
use engine::id::AccountId;
use engine::instruction::{Outcome, Purpose};
use engine::part::Sums;
use engine::repayment::Source;
use engine::wallet::figures as in_wallet;
use engine::{Event, Rejection, State};
use money::Amount;

use crate::figure::{Figure, Kind, Subject};
use crate::history::History;
use crate::minimum;
use crate::sum::Explanation;
use crate::words::Words;

const KINDS: [Kind; 6] =
    [Kind::Limit, Kind::Available, Kind::Exposure, Kind::DueNow, Kind::CreditBalance, Kind::Wallet];

pub(crate) fn figures(state: &State, id: AccountId) -> Result<Vec<Figure>, Rejection> {
    let is_revolving = !state.account(id)?.revolving.is_empty();
    let run_up = is_revolving.then_some(Kind::InterestRunUp);
    Ok(KINDS.into_iter().chain(run_up).map(|kind| Subject::Account(id).figure(kind)).collect())
}

pub(crate) fn explain(
    state: &State,
    history: &History,
    id: AccountId,
    kind: Kind,
    today: Date,
) -> Result<Explanation, Rejection> {
    let account = state.account(id)?;
    Ok(match kind {
        Kind::Limit => limit(account, history, today),
        Kind::Exposure => exposure(state, account, history),
        Kind::DueNow => due_now(state, account, history),
        Kind::CreditBalance => credit_balance(account, history),
        Kind::Wallet => wallet(state, account, history),
        Kind::InterestRunUp => minimum::run_up(state, account, history, today),
        _ => available(state, account, today),
    })
}

fn of(account: &Account, kind: Kind) -> (Figure, money::Currency) {
    (Subject::Account(account.id).figure(kind), account.currency)
}

/// The fixed part as it was given last, and the temporary one while it counts.
fn limit(account: &Account, history: &History, today: Date) -> Explanation {
    let formula =
        Words::new("Limit = fixed limit + temporary limit up to its last day", "额度 = 固定额度 + 有效期内的临时额度");
    let mut explanation = Explanation::new(of(account, Kind::Limit), account.limit_on(today), formula);
    let changed = history.last(|event| match event {
        Event::AccountOpened(event) => Some((event.limit.amount, None)),
        Event::LimitChanged(event) => Some((event.after.fixed, event.after.in_force(today).temporary)),
        Event::AccountClosed(_) => Some((Amount::ZERO, None)),
        Event::AccountReopened(event) => Some((event.limit.amount, None)),
        _ => None,
    });
    let Some((source, (fixed, temporary))) = changed else { return explanation };
    explanation.plus(fixed, Words::new("Fixed limit", "固定额度")).from(source);
    if let Some(temporary) = temporary {
        let until = temporary.until;
        let words = Words::new(format!("Temporary limit until {until}"), format!("临时额度，有效至 {until}"));
        explanation.plus(temporary.amount, words).from(source);
    }
    explanation
}

fn available(state: &State, account: &Account, today: Date) -> Explanation {
    let formula = Words::new(
        "Available = limit − exposure, never below nothing, and no more than the consumer cap leaves over all currencies",
        "可用额度 = 额度 − 已用额度，不低于零，且不超过客户各币种合计的消费信贷上限",
    );
    let available = account::available(state, account, today);
    let mut explanation = Explanation::new(of(account, Kind::Available), available, formula);
    let (limit, exposure, left) = (account.limit_on(today), account.exposure(), account.left_of_limit(today));
    explanation.plus(limit, Words::new("Limit", "额度")).as_figure(of(account, Kind::Limit).0);
    explanation.minus(exposure, Words::new("Exposure", "已用额度")).as_figure(of(account, Kind::Exposure).0);
    if exposure > limit {
        explanation.plus(exposure - limit, Words::new("Exposure above the limit", "超出额度的部分"));
    }
    if available < left {
        explanation.minus(left - available, Words::new("Beyond the consumer cap", "超出消费信贷上限的部分"));
    }
    explanation
}

/// Principal of every statement, purchase and plan that is not paid, and every hold.
fn exposure(state: &State, account: &Account, history: &History) -> Explanation {
    let formula = Words::new("Exposure = unpaid principal + holds", "已用额度 = 未还本金 + 预授权冻结");
    let mut explanation = Explanation::new(of(account, Kind::Exposure), account.exposure(), formula);
    for statement in account.statements.iter().filter_map(|id| state.statement(*id).ok()) {
        let cycle = statement.cycle;
        let words = Words::new(format!("Statement of {cycle}"), format!("{cycle} 账单"));
        let figure = Subject::Statement(statement.id).figure(Kind::PrincipalOpen);
        explanation.plus(statement.principal_open(), words).as_figure(figure);
    }
    unbilled(state, account, history, &mut explanation);
    for order in account.holds.iter().filter_map(|hold| state.order(hold.order).ok()) {
        let words = Words::new(format!("Held by {}", order.id), format!("{} 预授权冻结", order.id));
        explanation.plus(order.credit_held(), words).as_figure(Subject::Order(order.id).figure(Kind::CreditHeld));
    }
    explanation
}

/// What no statement lists yet: single purchases and terms of plans.
fn unbilled(state: &State, account: &Account, history: &History, explanation: &mut Explanation) {
    for purchase in &account.unbilled {
        let words =
            Words::new(format!("Unbilled purchase {}", purchase.order), format!("未出账消费 {}", purchase.order));
        let piece = explanation.plus(purchase.amount, words);
        let captured = history.last(|event| match event {
            Event::OrderCaptured(event) => {
                ((event.order, event.capture) == (purchase.order, purchase.capture)).then_some(())
            }
            _ => None,
        });
        if let Some((source, ())) = captured {
            piece.from(source);
        }
    }
    for plan in account.plans.iter().filter_map(|id| state.plan(*id).ok()) {
        let words = Words::new(format!("Unbilled terms of {}", plan.id), format!("{} 未出账分期本金", plan.id));
        let figure = Subject::Plan(plan.id).figure(Kind::Unbilled);
        explanation.plus(plan.unbilled_principal(), words).as_figure(figure);
    }
}

fn due_now(state: &State, account: &Account, history: &History) -> Explanation {
    let formula = match account.charged_off {
        None => Words::new("Due now = what is open on every statement", "当前应还 = 各期账单未还金额之和"),
        Some(_) => Words::new(
            "Due now = what is open on every statement + what was not billed when it was charged off",
            "当前应还 = 各期账单未还金额之和 + 核销时未出账的欠款",
        ),
    };
    let mut explanation = Explanation::new(of(account, Kind::DueNow), account::due_now(state, account), formula);
    for statement in account.statements.iter().filter_map(|id| state.statement(*id).ok()) {
        let (cycle, due) = (statement.cycle, statement.due);
        let words = Words::new(format!("Statement of {cycle}, due {due}"), format!("{cycle} 账单，还款日 {due}"));
        let figure = Subject::Statement(statement.id).figure(Kind::Open);
        explanation.plus(statement.open(), words).as_figure(figure);
    }
    if account.charged_off.is_some() {
        unbilled(state, account, history, &mut explanation);
    }
    explanation
}

fn credit_balance(account: &Account, history: &History) -> Explanation {
    let formula = Words::new(
        "Credit balance = what was paid beyond debts, refunded of what was paid, and given as goodwill − what it paid since",
        "溢缴款 = 多还的金额 + 退回的已还金额 + 补偿金 − 已抵扣金额",
    );
    let mut explanation = Explanation::new(of(account, Kind::CreditBalance), account.credit, formula);
    for (source, event) in history.events() {
        if let Some((minor, words)) = credit(event).filter(|(minor, _)| *minor != 0) {
            explanation.signed(minor, words).from(source);
        }
    }
    explanation
}

/// By how much `event` made the credit balance larger or smaller.
fn credit(event: &Event) -> Option<(i128, Words)> {
    let minor = |amount: Amount| i128::from(amount.minor());
    match event {
        Event::TermsActivated(_)
        | Event::CustomerCreated(_)
        | Event::AccountOpened(_)
        | Event::MerchantRegistered(_)
        | Event::ContractAdopted(_)
        | Event::OrderAuthorised(_)
        | Event::OrderCaptured(_)
        | Event::OrderVoided(_)
        | Event::PenaltyCharged(_)
        | Event::LossAccepted(_)
        | Event::TermsProposed(_)
        | Event::TermsApproved(_)
        | Event::TextPublished(_)
        | Event::CampaignCreated(_)
        | Event::CampaignClosed(_)
        | Event::TextShown(_)
        | Event::TextAccepted(_)
        | Event::ConsentWithdrawn(_)
        | Event::CreditWithdrawn(_)
        | Event::LimitChanged(_)
        | Event::CycleDayChanged(_)
        | Event::StatementDeferred(_)
        | Event::ConcessionProposed(_)
        | Event::ConcessionDeclined(_)
        | Event::AccountClosed(_)
        | Event::AccountReopened(_)
        | Event::BillSplit(_)
        | Event::HardshipPlanned(_)
        | Event::FreezeChanged(_)
        | Event::AllowanceChanged(_)
        | Event::PromiseMade(_)
        | Event::PromiseEnded(_) => None,
        Event::ConcessionGranted(event) => {
            let given = minor(event.given);
            matches!(event.what, What::Goodwill(_)).then(|| (given, Words::new("Goodwill", "补偿金")))
        }
        Event::ConcessionReversed(event) => {
            let taken = -minor(event.amount.amount);
            let words = Words::new("Goodwill taken back", "撤销补偿金");
            matches!(event.what, What::Goodwill(_)).then_some((taken, words))
        }
        Event::InstructionRequested(event) => {
            let words = Words::new("Withdrawn to the card", "提现至银行卡");
            (event.purpose == Purpose::CreditWithdrawal).then(|| (-minor(event.amount.amount), words))
        }
        Event::InstructionConfirmed(event) => {
            let words = Words::new("Came back from the bank", "银行退回");
            let is_back = event.purpose == Purpose::CreditWithdrawal && event.outcome != Outcome::Settled;
            is_back.then(|| (minor(event.amount.amount), words))
        }
        Event::AccountChargedOff(event) => Some((
            -minor(Sums::of(&event.paid).total()),
            Words::new("Paid before the rest was charged off", "核销前抵扣欠款"),
        )),
        Event::StatementCut(event) => {
            let words =
                Words::new(format!("Paid the statement of {}", event.cycle), format!("抵扣 {} 账单", event.cycle));
            Some((-minor(Sums::of(&event.paid).total()), words))
        }
        Event::LatenessCorrected(event) => {
            let words = Words::new("Freed by a value date, less what it paid instead", "按起息日转出，减去改抵金额");
            Some((minor(Sums::of(&event.freed).total()) - minor(Sums::of(&event.paid).total()), words))
        }
        Event::RepaymentTaken(event) => {
            Some((minor(event.credit), Words::new("Repaid beyond what was owed", "还款超出应还金额")))
        }
        Event::OrderRefunded(event) => Some((
            minor(event.credit),
            Words::new(format!("Refund of {}", event.order), format!("{} 退款", event.order)),
        )),
    }
}

/// What came into the wallet and what left it.
fn wallet(state: &State, account: &Account, history: &History) -> Explanation {
    let formula = Words::new(
        "Wallet = topped up + refunded to it + withdrawals that came back − paid from it − withdrawn, never below nothing",
        "零钱 = 充值 + 退回 + 退回的提现 − 支付 − 提现，不低于零",
    );
    let balance = in_wallet(state, account.id).balance;
    let mut explanation = Explanation::new(of(account, Kind::Wallet), balance, formula);
    let mut sum = 0;
    for (source, event) in history.events() {
        if let Some((minor, words)) = funds(event).filter(|(minor, _)| *minor != 0) {
            explanation.signed(minor, words).from(source);
            sum += minor;
        }
    }
    if let Some(spent) = u64::try_from(-sum).ok().filter(|spent| *spent > 0) {
        explanation.plus(Amount::of(spent), Words::new("Spent before a top-up was returned", "充值被退回前已支出"));
    }
    explanation
}

/// By how much `event` made what is in the wallet larger or smaller.
fn funds(event: &Event) -> Option<(i128, Words)> {
    let minor = |amount: Amount| i128::from(amount.minor());
    Some(match event {
        Event::OrderCaptured(event) => {
            (-minor(event.wallet), Words::new(format!("Paid for {}", event.order), format!("支付 {}", event.order)))
        }
        Event::OrderRefunded(event) => {
            (minor(event.wallet), Words::new(format!("Refund of {}", event.order), format!("{} 退款", event.order)))
        }
        Event::RepaymentTaken(event) if event.source == Source::Wallet => {
            (-minor(event.amount.amount), Words::new("Repaid from the wallet", "零钱还款"))
        }
        Event::InstructionRequested(event) if event.purpose == Purpose::Withdrawal => {
            (-minor(event.amount.amount), Words::new("Withdrawn to the card", "提现至银行卡"))
        }
        Event::InstructionConfirmed(event) => {
            let amount = minor(event.amount.amount);
            match (event.purpose, event.outcome) {
                (Purpose::TopUp, Outcome::Settled) => (amount, Words::new("Topped up", "充值到账")),
                (Purpose::TopUp, Outcome::Returned) => (-amount, Words::new("Top-up returned", "充值被退回")),
                (Purpose::Withdrawal, Outcome::Failed | Outcome::Returned) => {
                    (amount, Words::new("Came back from the bank", "银行退回"))
                }
                _ => return None,
            }
        }
        _ => return None,
    })
}
