#!/usr/bin/env python3
"""Plants faults in a copy of the tree, one after the other, and says what catches each.

    tools/plant.py [--only NAME] [--turns N] [--no-stories]
    tools/plant.py --check

Each fault is a small change of one source file. All of them are put into a copy of the tree in target/planted, each behind a
question to the environment (YUEFU_PLANTED=number), so that the copy is built once; nothing here changes the tree itself. The
simulator runs with each fault in turn, on seeds 1, 2, 3, …; what it does not catch within its turns goes to the stories. The
table is printed, and the last line says how many were caught. With --check it only says whether every fault still finds its place.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "target" / "planted"
TREE = PLACE / "tree"
KEPT = ["Cargo.toml", "Cargo.lock", "clippy.toml", "crates", "stories", "vectors", "data", "docs", "openapi.json"]

# (name, file, what stands there, what stands there instead: PLANTED is whether this fault is planted)
FAULTS = [
    ("an answer leaves before its commit", "crates/sequencer/src/commits.rs",
     "        if let Err(reason) = self.append(rows) {",
     "        let mut pending = pending;\n        if PLANTED {\n            for early in std::mem::take(&mut pending) {\n"
     "                self.answer(early);\n            }\n        }\n        if let Err(reason) = self.append(rows) {"),
    ("the fence is not looked at", "crates/sequencer/src/commits.rs",
     "if verdicts.iter().any(|verdict| *verdict != Verdict::Committed)",
     "if !PLANTED && verdicts.iter().any(|verdict| *verdict != Verdict::Committed)"),
    ("the mark is not set", "crates/sequencer/src/commits.rs",
     "for row in rows {\n            self.mark.set(",
     "for row in rows.iter().filter(|_| !PLANTED) {\n            self.mark.set("),
    ("a repeat is answered as new", "crates/sequencer/src/commits.rs",
     "source: Source::Repeated }",
     "source: if PLANTED { Source::Fresh } else { Source::Repeated } }"),
    ("the tables are flushed ahead of the row", "crates/sequencer/src/turns.rs",
     "        self.seal();\n        self.flush_when_due(if is_beside",
     "        if PLANTED {\n            self.flush_when_due(DRAW_MAX);\n        }\n        self.seal();\n        self.flush_when_due(if is_beside"),
    ("a new owner takes no new epoch", "crates/sequencer/src/shard.rs",
     "folded.tip.epoch + 1;", "folded.tip.epoch + u64::from(!PLANTED);"),
    ("the mark is not asked at a start", "crates/store/src/guard.rs",
     "if let Some(mark) = mark {", "if let Some(mark) = mark.filter(|_| !PLANTED) {"),
    ("an unknown outcome is taken for done", "crates/store/src/settle.rs",
     "        Err(error @ Error::Unknown { .. }) => error,\n",
     "        Err(Error::Unknown { .. }) if PLANTED => return Ok(vec![Verdict::Committed; rows.len()]),\n"
     "        Err(error @ Error::Unknown { .. }) => error,\n"),
    ("keys are forgotten at recovery", "crates/sequencer/src/fold.rs",
     "    for kind in Kind::ALL {\n        let mut failed = None;",
     "    for kind in Kind::ALL.into_iter().filter(|kind| !(PLANTED && *kind == Kind::Key)) {\n        let mut failed = None;"),
    ("a record is applied twice at recovery", "crates/sequencer/src/fold.rs",
     "            turn::enter(state, record, row.seq, at);\n",
     "            turn::enter(state, record, row.seq, at);\n            if PLANTED && at == 3 {\n"
     "                turn::enter(state, record, row.seq, at);\n            }\n"),
    ("a changed plan is not flushed", "crates/sequencer/src/dirty.rs",
     "            self.names.put(*name, ());\n",
     "            if !(PLANTED && name.kind == engine::object::Kind::Plan && name.id % 5 == 0) {\n"
     "                self.names.put(*name, ());\n            }\n"),
    ("an object drawn early is not drawn again", "crates/sequencer/src/dirty.rs",
     "        objects.reverse();\n", "        if !PLANTED {\n            objects.reverse();\n        }\n"),
    ("a row is left out of a history", "crates/sequencer/src/history.rs",
     "    told.sort_unstable_by_key(|entry| entry.owner);\n",
     "    told.sort_unstable_by_key(|entry| entry.owner);\n    told.truncate(if PLANTED { 7 } else { usize::MAX });\n"),
    ("a key used on another shard is new", "crates/sequencer/src/turns.rs",
     "        let key = request.key?;\n        let others",
     "        let key = request.key.filter(|_| !PLANTED)?;\n        let others"),
    ("a dry run happens", "crates/engine/src/turn.rs",
     "Ok(events) if request.intent == Intent::DryRun =>", "Ok(events) if request.intent == Intent::DryRun && !PLANTED =>"),
    ("a command does not bring its account to now", "crates/engine/src/turn.rs",
     "    if let Some(account) = account_of(state, &request.command) {\n        bring(",
     "    if let Some(account) = account_of(state, &request.command).filter(|_| !PLANTED) {\n        bring("),
    ("a key dies a microsecond early", "crates/engine/src/state.rs",
     "now.micros_since(used) <= KEY_LIFE_SECONDS * 1_000_000", "now.micros_since(used) <= KEY_LIFE_SECONDS * 1_000_000 - i64::from(PLANTED)"),
    ("a merchant sees orders of others", "crates/engine/src/state.rs",
     "Some(merchant) if merchant != order.merchant =>", "Some(merchant) if merchant != order.merchant && !PLANTED =>"),
    ("a refund leaves the limit used", "crates/engine/src/state/change.rs",
     "        account.principal -= amount;\n        let named",
     "        account.principal -= if PLANTED { Amount::ZERO } else { amount };\n        let named"),
    ("the due date is a day late", "crates/engine/src/statement/cut.rs",
     "due: cycle.plus_days(terms.grace_days as i32),", "due: cycle.plus_days(terms.grace_days as i32 + i32::from(PLANTED)),"),
    ("a credit balance does not pay the next statement", "crates/engine/src/statement/cut.rs",
     "part::settle(statement.debts(allocation), account.credit);",
     "part::settle(statement.debts(allocation), if PLANTED { Amount::ZERO } else { account.credit });"),
    ("a statement leaves out a line", "crates/engine/src/statement/cut.rs",
     "let purchases = account.unbilled.iter().map(",
     "let purchases = account.unbilled.iter().skip(usize::from(PLANTED && account.unbilled.len() > 3)).map("),
    ("the penalty begins on the due date", "crates/engine/src/statement/mod.rs",
     "let from = on.max(self.due).plus_days(1);", "let from = on.max(self.due).plus_days(i32::from(!PLANTED));"),
    ("the penalty is rounded twice", "crates/engine/src/statement/mod.rs",
     "        half_up(principal_days(&self.overdue, through) * u128::from(rate.parts()), 1_000_000)\n",
     "        let exact = principal_days(&self.overdue, through);\n"
     "        if PLANTED {\n            return half_up(u128::from(half_up(exact * u128::from(rate.parts()), 100_000).minor()), 10);\n        }\n"
     "        half_up(exact * u128::from(rate.parts()), 1_000_000)\n"),
    ("a late fee is charged a day early", "crates/engine/src/terms/late_fee.rs",
     "self.grace_days.cast_signed() + 1)", "self.grace_days.cast_signed() + i32::from(!PLANTED))"),
    ("a late fee knows no cap", "crates/engine/src/terms/late_fee.rs",
     "self.cap.of(overdue).at_most(self.amount)", "if PLANTED { self.amount } else { self.cap.of(overdue).at_most(self.amount) }"),
    ("what is tolerated is late", "crates/engine/src/statement/mod.rs",
     "self.due < today && self.required_open() > terms.tolerated()",
     "self.due < today && (self.required_open() > terms.tolerated() || PLANTED && self.required_open() == terms.tolerated())"),
    ("a value date counts a day early", "crates/engine/src/value_date/decide.rs",
     "past.put_dated(Entry::Paid(on, statement, amount));", "past.put_dated(Entry::Paid(on.plus_days(-i32::from(PLANTED)), statement, amount));"),
    ("a value date takes nothing back", "crates/engine/src/value_date/correct.rs",
     "        statement.penalty_open -= reckoned.taken_back;", "        statement.penalty_open -= if PLANTED { Amount::ZERO } else { reckoned.taken_back };"),
    ("a hold does not use the limit", "crates/engine/src/account/mod.rs",
     "self.limit_on(date).less(self.exposure())", "self.limit_on(date).less(if PLANTED { self.principal } else { self.exposure() })"),
    ("what an order holds of a wallet is spent again", "crates/engine/src/wallet/mod.rs",
     "amount_or_nothing(self.funds - self.held.signed())",
     "amount_or_nothing(self.funds - if PLANTED { 0 } else { self.held.signed() })"),
    ("a wallet in which something is missing pays", "crates/engine/src/wallet/mod.rs",
     "    match missing.is_zero() {", "    match PLANTED || missing.is_zero() {"),
    ("the bank is heard twice", "crates/engine/src/instruction/confirm.rs",
     "if instruction.status == ask.outcome.status() {", "if !PLANTED && instruction.status == ask.outcome.status() {"),
    ("a refund keeps a cent of the wallet's share", "crates/engine/src/order/share.rs",
     "let wanted = shares.captured.share(rest.after, rest.whole).less(shares.refunded);",
     "let wanted = shares.captured.share(rest.after, rest.whole).less(shares.refunded + Amount::of(u64::from(PLANTED)));"),
    ("a withdrawal waits to leave the wallet", "crates/engine/src/instruction/request.rs",
     "        Purpose::Withdrawal => state.wallet_mut(event.account).funds -= amount.signed(),",
     "        Purpose::Withdrawal => state.wallet_mut(event.account).funds -= if PLANTED { 0 } else { amount.signed() },"),
    ("the limit is a cent larger", "crates/engine/src/order/authorise.rs",
     "if paid.credit > available {", "if paid.credit > available + Amount::of(u64::from(PLANTED)) {"),
    ("purchases are blocked a day late", "crates/engine/src/order/authorise.rs",
     "if lateness.days_past_due >= terms.blocked_from_days {", "if lateness.days_past_due >= terms.blocked_from_days + u32::from(PLANTED) {"),
    ("a hold expires a second late", "crates/engine/src/order/void.rs",
     "hold.expires <= stamp.at", "hold.expires.plus_seconds(i64::from(PLANTED)) <= stamp.at"),
    ("24 hours last a microsecond longer", "crates/engine/src/refund/decide.rs",
     "match elapsed < FULL_REFUND_SECONDS * 1_000_000 {", "match elapsed < FULL_REFUND_SECONDS * 1_000_000 + i64::from(PLANTED) {"),
    ("discounts given back are rounded one by one", "crates/engine/src/refund/decide.rs",
     "capture.discount.share(refunded, capture.amount) - capture.discount_back",
     "if PLANTED { capture.discount.share(*amount, capture.amount) } else { capture.discount.share(refunded, capture.amount) - capture.discount_back }"),
    ("a refunded plan keeps its fee", "crates/engine/src/refund/decide.rs",
     "plan.tariff().price(left, plan.principal - refunds,", "plan.tariff().price(left, if PLANTED { plan.principal } else { plan.principal - refunds },"),
    ("early settlement does not settle the plan", "crates/engine/src/repayment/mod.rs",
     "        state.plan_mut(*plan).replan(&[]);\n", "        if !PLANTED {\n            state.plan_mut(*plan).replan(&[]);\n        }\n"),
    ("a plan is settled by the Terms of the day", "crates/engine/src/repayment/early_settlement.rs",
     "match state.terms_of_plan(plan).early_settlement {",
     "match (if PLANTED { state.head.terms.values().next_back().expect(\"there are Terms\") } else { state.terms_of_plan(plan) }).early_settlement {"),
    ("the second fee is asked for with two unbilled, too", "crates/engine/src/repayment/early_settlement.rs",
     "if unbilled.len() > 2 {", "if unbilled.len() > 2 - usize::from(PLANTED) {"),
    ("a day counts for a fee before it is over", "crates/engine/src/repayment/early_settlement.rs",
     "days_to(today.min(next_cycle))", "days_to(today.plus_days(i32::from(PLANTED)).min(next_cycle))"),
    ("principal goes first a day late", "crates/engine/src/terms/mod.rs",
     "if days_past_due >= from =>", "if days_past_due >= from + u32::from(PLANTED) =>"),
    ("a shortened plan keeps its fee", "crates/engine/src/refund/decide.rs",
     "plan.tariff().shortened(plan.unbilled(), left, plan.principal - refunds)",
     "plan.tariff().shortened(plan.unbilled(), left, if PLANTED { plan.principal } else { plan.principal - refunds })"),
    ("a fee for settling early is not given back", "crates/engine/src/plan/mod.rs",
     "        self.fee_billed += fee;\n", "        self.fee_billed += if PLANTED { Amount::ZERO } else { fee };\n"),
    ("Terms are in force a day early", "crates/engine/src/terms/known.rs",
     "terms.in_force_from.is_none_or(|from| from <= date)",
     "terms.in_force_from.is_none_or(|from| from <= date.plus_days(i32::from(PLANTED)))"),
    ("who proposes Terms may approve them", "crates/engine/src/terms/change.rs",
     "if proposal.maker == ask.checker {", "if !PLANTED && proposal.maker == ask.checker {"),
    ("a plan may cost a millionth more than the ceiling", "crates/engine/src/terms/cost.rs",
     "effective.0 <= i64::from(ceiling.parts())", "effective.0 <= i64::from(ceiling.parts()) + i64::from(PLANTED)"),
    ("a shard does not hear of new Terms", "crates/sequencer/src/turns.rs",
     "filter(|other| other.state.shard() != ShardId::HOME)",
     "filter(|other| other.state.shard() != ShardId::HOME && !(PLANTED && other.state.shard().0 == 1))"),
    ("a temporary limit counts a day longer", "crates/engine/src/limit/mod.rs",
     "filter(|temporary| date <= temporary.until)",
     "filter(|temporary| date <= temporary.until.plus_days(i32::from(PLANTED)))"),
    ("a customer may raise the limit", "crates/engine/src/limit/change.rs",
     "if ask.reason == Reason::CustomerRequest &&", "if !PLANTED && ask.reason == Reason::CustomerRequest &&"),
    ("a changed cycle day shortens the cycle", "crates/engine/src/cycle_day/mod.rs",
     "ask.day.next_after(account.cycles().after(today).plus_days(-1))",
     "ask.day.next_after(if PLANTED { today } else { account.cycles().after(today).plus_days(-1) })"),
    ("a capture forgets that the cycle is longer", "crates/engine/src/order/capture.rs",
     "account.next_cycle = account.cycles().after(today);",
     "account.next_cycle = if PLANTED { account.cycle_day.next_after(today) } else { account.cycles().after(today) };"),
    ("a deferred statement runs up penalty from its old due date", "crates/engine/src/deferral/mod.rs",
     "        self.note_overdue(on, tolerated);\n    }\n",
     "        if PLANTED {\n            self.due = self.deferral.as_ref().map_or(due, |deferral| deferral.before);\n        }\n"
     "        self.note_overdue(on, tolerated);\n        self.due = due;\n    }\n"),
    ("what revolves on the cycle date costs interest", "crates/engine/src/minimum/mod.rs",
     "let last = cycle.plus_days(-1);", "let last = if PLANTED { cycle } else { cycle.plus_days(-1) };"),
    ("a minimum is rounded down", "crates/engine/src/minimum/mod.rs",
     "parts.div_ceil(1_000_000)", "if PLANTED { parts / 1_000_000 } else { parts.div_ceil(1_000_000) }"),
    ("a refund counts as paying the minimum", "crates/engine/src/refund/mod.rs",
     "    state.note_gone(&event.shrunk);\n", "    if !PLANTED {\n        state.note_gone(&event.shrunk);\n    }\n"),
    ("what is missing of a minimum moves to the next statement", "crates/engine/src/minimum/statement.rs",
     "let mut staying = self.pay_later_open() - self.revolving();",
     "let mut staying = if PLANTED { Amount::ZERO } else { self.pay_later_open() - self.revolving() };"),
    ("interest that has run up is forgotten when the principal is repaid", "crates/engine/src/minimum/statement.rs",
     "self.asks_minimum().is_some_and(has_run_up) ||", "!PLANTED && self.asks_minimum().is_some_and(has_run_up) ||"),
    ("a deferral more than may be", "crates/engine/src/deferral/mod.rs",
     "(lately.len() + 1).checked_sub(times_max as usize)",
     "(lately.len() + usize::from(!PLANTED)).checked_sub(times_max as usize)"),
    ("a deferral costs a day too much", "crates/engine/src/deferral/mod.rs",
     "fee: offer.fee(principal.amount, ask.days),", "fee: offer.fee(principal.amount, ask.days + u32::from(PLANTED)),"),
    ("who proposes a concession may approve it", "crates/engine/src/concession/grant.rs",
     "if concession.by.id == ask.by.id {", "if !PLANTED && concession.by.id == ask.by.id {"),
    ("a concession is as large as it was proposed", "crates/engine/src/concession/grant.rs",
     "power.refuse_beyond(Money { amount: given, ..concession.asked })?;",
     "power.refuse_beyond(Money { amount: if PLANTED { Amount::ZERO } else { given }, ..concession.asked })?;"),
    ("a waived fee may be given back once more", "crates/engine/src/concession/grant.rs",
     "    refund::note_dropped(state, &event.parts);\n", "    if !PLANTED {\n        refund::note_dropped(state, &event.parts);\n    }\n"),
    ("what was given on another shard does not count", "crates/sequencer/src/turns.rs",
     "filter(|other| other.shard() != shard);\n        *given =", "filter(|other| !PLANTED && other.shard() != shard);\n        *given ="),
    ("an account closes with a credit balance", "crates/engine/src/closing/obstacles.rs",
     "Thing::CreditBalance => *credit,", "Thing::CreditBalance => if PLANTED { Amount::ZERO } else { *credit },"),
    ("a closed account keeps its limit", "crates/engine/src/closing/mod.rs",
     "    account.limit = Amount::ZERO;\n", "    account.limit = if PLANTED { account.limit } else { Amount::ZERO };\n"),
    ("a subsidy that is settled early stays deferred", "crates/engine/src/subsidy/mod.rs",
     "let deferred = self.subsidy.as_ref()?.left().deferred();",
     "let deferred = if PLANTED { Amount::ZERO } else { self.subsidy.as_ref()?.left().deferred() };"),
    ("what was earned of a subsidy is taken back first", "crates/engine/src/subsidy/back.rs",
     "let deferred = due.each(left, Amount::at_most);",
     "let deferred = if PLANTED { due.less(had_earned(subsidy)).each(left, Amount::at_most) } else { due.each(left, Amount::at_most) };"),
    ("the platform bears the customer's share, too", "crates/engine/src/subsidy/shares.rs",
     "let rest = fee - customer;", "let rest = if PLANTED { fee } else { fee - customer };"),
    ("a bill can be split on its due date", "crates/engine/src/bill_instalment/mod.rs",
     "match today < statement.due {", "match today < statement.due.plus_days(i32::from(PLANTED)) {"),
    ("an instalment can be split again", "crates/engine/src/bill_instalment/mod.rs",
     "filter(|(_, line)| line.instalment.is_none())", "filter(|(_, line)| PLANTED || line.instalment.is_none())"),
    ("a refund takes more of a split bill than its share", "crates/engine/src/refund/gathered.rs",
     "given.left.at_most(unbilled).at_most(left)",
     "(if PLANTED { unbilled } else { given.left.at_most(unbilled) }).at_most(left)"),
    ("a refund forgets the share it took", "crates/engine/src/refund/mod.rs",
     "        plan.refunded += take.amount;\n        let gathered",
     "        plan.refunded += if PLANTED { Amount::ZERO } else { take.amount };\n        let gathered"),
    ("a split bill takes no number among the captures", "crates/engine/src/plan/gathered.rs",
     "    account.captures += 1;\n", "    account.captures += u32::from(!PLANTED);\n"),
    ("a hardship plan lets purchases through", "crates/engine/src/hardship/mod.rs",
     "if account.hardship.is_empty() {", "if PLANTED || account.hardship.is_empty() {"),
    ("a hardship plan leaves the penalty open", "crates/engine/src/hardship/mod.rs",
     "filter(|debt| !debt.amount.is_zero()).collect();",
     "filter(|debt| !debt.amount.is_zero() && !(PLANTED && matches!(debt.item, crate::part::Item::Penalty(_)))).collect();"),
    ("a hardship plan ends with its last bill", "crates/engine/src/state/change.rs",
     "plans.get(*plan).is_some_and(Plan::is_live) || open(*plan));",
     "plans.get(*plan).is_some_and(Plan::is_live) || !PLANTED && open(*plan));"),
    ("a split has its larger parts last", "crates/money/src/split.rs",
     "u64::from(at < larger)", "u64::from(if PLANTED { at >= u64::from(n) - larger } else { at < larger })"),
    ("a term without principal keeps its fee", "crates/engine/src/plan/price.rs",
     "rposition(|term| !term.principal.is_zero())",
     "rposition(|term| !(term.principal + if PLANTED { term.fee } else { Amount::ZERO }).is_zero())"),
    ("a level payment is a cent too large", "crates/money/src/annuity.rs",
     "    Amount::of(low)\n", "    Amount::of(low + u64::from(PLANTED && low > 0))\n"),
    ("the right to withdraw never ends", "crates/engine/src/withdrawal/mod.rs",
     "    if stamp.date > last {", "    if stamp.date > last && !PLANTED {"),
    ("a withdrawal asks for a whole term's fee", "crates/engine/src/withdrawal/mod.rs",
     "run_up_by_day(plan, account.next_cycle, today);",
     "run_up_by_day(plan, account.next_cycle, if PLANTED { account.next_cycle } else { today });"),
    ("a text is accepted before it could be read", "crates/engine/src/agreement/accept.rs",
     "    if left > 0 {", "    if left > 0 && !PLANTED {"),
    ("an older version of a text is enough", "crates/engine/src/agreement/mod.rs",
     "text.of.kind == *kind && text.of.version == version);",
     "text.of.kind == *kind && (PLANTED || text.of.version == version));"),
    ("a published text stays on its shard", "crates/sequencer/src/turns.rs",
     "            if !is_for_all {", "            if !is_for_all || PLANTED {"),
    ("a budget is looked at on one shard only", "crates/sequencer/src/turns.rs",
     "let others = self.shards.iter().map(|other| &other.state).filter(|other| other.shard() != shard);",
     "let others = self.shards.iter().map(|other| &other.state).filter(|other| other.shard() != shard && !PLANTED);"),
    ("a coupon is a cent more than is left of its budget", "crates/engine/src/coupon/wish.rs",
     "        if gives > left {", "        if gives > left + Amount::of(u64::from(PLANTED)) {"),
    ("a customer has a coupon once more", "crates/engine/src/coupon/wish.rs",
     ">= campaign.of.per_customer;", ">= campaign.of.per_customer + u32::from(PLANTED);"),
    ("a coupon is given a day longer", "crates/engine/src/coupon/wish.rs",
     "(today > campaign.of.to)", "(today > campaign.of.to.plus_days(i32::from(PLANTED)))"),
    ("a refund keeps a cent of a coupon", "crates/engine/src/coupon/divide.rs",
     "let wanted = of.captured.share(rest.after, rest.whole).less(of.refunded);",
     "let wanted = of.captured.share(rest.after, rest.whole).less(of.refunded + Amount::of(u64::from(PLANTED)));"),
    ("the ceiling of a law pack is not looked at", "crates/engine/src/law/flaws.rs",
     "        (!is_kept).then(|| self.flaw(Field::CostCeilingPpm",
     "        (!is_kept && !PLANTED).then(|| self.flaw(Field::CostCeilingPpm"),
    ("the actuarial rate counts whole months alone", "crates/engine/src/law/figure.rs",
     "    When::new(months, months_before(to, months).days_after(from).unsigned_abs(), DAYS_A_MONTH)",
     "    let days = months_before(to, months).days_after(from).unsigned_abs();\n"
     "    When::new(months, if PLANTED { 0 } else { days }, DAYS_A_MONTH)"),
    ("what was charged off goes on to cost a penalty", "crates/engine/src/statement/penalty.rs",
     "    if account.charged_off.is_some() {", "    if !PLANTED && account.charged_off.is_some() {"),
    ("a charge-off is a day late", "crates/engine/src/charge_off/decide.rs",
     "since.plus_days(terms.charged_off_from_days?.cast_signed())",
     "since.plus_days(terms.charged_off_from_days?.cast_signed() + i32::from(PLANTED))"),
    ("an allowance is of the moment, not of the start of the day", "crates/engine/src/allowance/mod.rs",
     "    if account.asked == Some(today) {\n        return None;",
     "    if !PLANTED && account.asked == Some(today) {\n        return None;"),
    ("a promise that is paid to the cent is broken", "crates/engine/src/promise/mod.rs",
     "promise.paid >= promise.amount", "(promise.paid > promise.amount || !PLANTED && promise.paid == promise.amount)"),
    ("whom the staff has frozen buys", "crates/engine/src/freeze/mod.rs",
     "    account.frozen.map_or(Ok(()),", "    account.frozen.filter(|_| !PLANTED).map_or(Ok(()),"),
]

ASKED = """
/// Whether a fault is planted here.
#[allow(missing_docs, clippy::all)]
pub fn planted(number: u32) -> bool {
    static PLANTED: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    *PLANTED.get_or_init(|| std::env::var("YUEFU_PLANTED").ok().and_then(|text| text.parse().ok()).unwrap_or(0)) == number
}
"""


def planted_tree():
    """Every file of the copy, with the faults in it."""
    files = {}
    for name in KEPT:
        found = [ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*"))
        files |= {path.relative_to(ROOT): path.read_bytes() for path in found if path.is_file()}
    for number, (name, file, old, new) in enumerate(FAULTS, 1):
        text = files[Path(file)].decode()
        if text.count(old) != 1:
            sys.exit(f"the fault {name!r} finds {text.count(old)} places in {file}, not one, for {old!r}")
        files[Path(file)] = text.replace(old, new.replace("PLANTED", f"crate::planted({number})")).encode()
    for crate in sorted({file.split("/")[1] for _, file, _, _ in FAULTS}):
        files[Path("crates") / crate / "src/lib.rs"] += ASKED.encode()
    return files


def copy_tree():
    """Files that are as they were keep their time, so that cargo builds no more than it must."""
    files = planted_tree()
    there = {path.relative_to(TREE) for path in TREE.rglob("*") if path.is_file()}
    for path in there - files.keys():
        (TREE / path).unlink()
    for path, content in files.items():
        place = TREE / path
        if path not in there or place.read_bytes() != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def seed_builds():
    """What was built of the crates of others is the same here, and is taken over."""
    members = re.findall(r'"crates/(\w+)"', (ROOT / "Cargo.toml").read_text())
    built, here = ROOT / "target" / "debug", PLACE / "target" / "debug"
    if here.exists() or not (built / ".fingerprint").exists():
        return
    for prints in sorted((built / ".fingerprint").iterdir()):
        name, _, digest = prints.name.rpartition("-")
        if name in members:
            continue
        shutil.copytree(prints, here / ".fingerprint" / prints.name)
        if (built / "build" / prints.name).exists():
            shutil.copytree(built / "build" / prints.name, here / "build" / prints.name, symlinks=True)
        for file in (built / "deps").glob(f"*{digest}*"):
            (here / "deps").mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, here / "deps" / file.name)


def cargo(*words, number=0):
    environment = os.environ | {"CARGO_TARGET_DIR": str(PLACE / "target"), "YUEFU_PLANTED": str(number), "RUST_BACKTRACE": "0"}
    return subprocess.run(["nice", "-n", "10", *words], cwd=TREE, env=environment, capture_output=True, text=True)


def simulate(number, turns):
    """What the simulator says with a fault, after how many commands."""
    commands = 0
    for seed in range(1, 100):
        each = min(turns, 2_000)
        ran = cargo(str(PLACE / "target/debug/simulator"), "--seed", str(seed), "--turns", str(each), "--as-it-is", number=number)
        told = re.search(r"after (\d+) commands: (.*)", ran.stdout)
        if told:
            return commands + int(told[1]), told[2]
        counted = re.search(r"(\d+) commands in", ran.stdout)
        if ran.returncode != 0 or not counted:
            return commands, (ran.stdout + ran.stderr).strip().splitlines()[-1]
        commands += int(counted[1])
        turns -= each
        if turns <= 0:
            return commands, None
    return commands, None


def stories(number):
    ran = cargo("cargo", "test", "-p", "scenario", "--test", "stories", "--", "every_story_holds_and_replays", number=number)
    failed = re.findall(r"FAILED (stories/\S+)", ran.stdout)
    return failed[0] if failed else ("the stories" if ran.returncode != 0 else None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="faults whose name says so")
    parser.add_argument("--turns", type=int, default=20_000, help="turns of the simulator for each fault")
    parser.add_argument("--no-stories", action="store_true", help="the simulator alone")
    parser.add_argument("--check", action="store_true", help="only whether every fault still finds its place")
    asked = parser.parse_args()
    if asked.check:
        planted_tree()
        return
    copy_tree()
    seed_builds()
    built = cargo("cargo", "build", "-p", "simulator")
    if built.returncode != 0:
        sys.exit(built.stderr)
    clean, told = simulate(0, 1_000)
    if told:
        sys.exit(f"without any fault, after {clean} commands: {told}")
    print("| fault | caught by | after commands | seconds | what it said |\n|---|---|---|---|---|", flush=True)
    caught = 0
    wanted = [(number, name) for number, (name, *_) in enumerate(FAULTS, 1) if not asked.only or asked.only in name]
    for number, name in wanted:
        started = time.monotonic()
        commands, told = simulate(number, asked.turns)
        by = "simulator"
        if not told and not asked.no_stories:
            by, told = "stories", stories(number)
        caught += bool(told)
        seconds = time.monotonic() - started
        said = (told or "NOT CAUGHT").replace("|", "/")[:110]
        print(f"| {name} | {by if told else '—'} | {commands} | {seconds:.0f} | {said} |", flush=True)
    print(f"\n{caught} of {len(wanted)} caught")
    sys.exit(0 if caught == len(wanted) else 1)


if __name__ == "__main__":
    main()
