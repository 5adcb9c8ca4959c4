//! Texts, asked of the sequencer.

use engine::agreement::{self, OfText, WithdrawConsent};
use engine::id::{MerchantId, Shard};
use engine::text::{Publish, TextHash, TextId, TextKind};
use engine::withdrawal::Withdraw;
use engine::{Command, Event, Rejection, State};
use sequencer::turns::About;

use super::{Direct, account_id, order_id, refusal, runtime, some, staff_id};
use crate::driver::{Call, No};
use crate::law::{Laws, NewText, OfKind, ToReturn};

impl Laws for Direct {
    fn publish(&mut self, text: &NewText, staff: &str, call: &Call) -> Result<Option<u32>, No> {
        let NewText { kind, version, language, from, content } = text.clone();
        let hash = TextHash(*blake3::hash(content.as_bytes()).as_bytes());
        let bytes = u32::try_from(content.len()).unwrap_or(u32::MAX);
        runtime()?.block_on(self.handle.keep_text(content)).map_err(refusal::no)?;
        let by = staff_id(staff);
        let publish = Publish { kind, version, language, hash, bytes, in_force_from: from, by };
        let reply = self.send(Shard::HOME, "operator", Command::PublishText(publish), call)?;
        some(&reply, |event| match event {
            Event::TextPublished(published) => Some(published.text.0),
            _ => None,
        })
    }

    fn show(&mut self, account: &str, text: u32, call: &Call) -> Result<Option<()>, No> {
        let ask = OfText { account: account_id(account)?, text: TextId(text) };
        let reply = self.send(Shard(0), "operator", Command::ShowText(ask), call)?;
        some(&reply, |event| matches!(event, Event::TextShown(_)).then_some(()))
    }

    fn accept(&mut self, account: &str, text: u32, call: &Call) -> Result<Option<()>, No> {
        let ask = OfText { account: account_id(account)?, text: TextId(text) };
        let reply = self.send(Shard(0), "operator", Command::AcceptText(ask), call)?;
        some(&reply, |event| matches!(event, Event::TextAccepted(_)).then_some(()))
    }

    fn withdraw_consent(&mut self, account: &str, kind: &TextKind, call: &Call) -> Result<Option<()>, No> {
        let ask = WithdrawConsent { account: account_id(account)?, kind: kind.clone() };
        let reply = self.send(Shard(0), "operator", Command::WithdrawConsent(ask), call)?;
        some(&reply, |event| matches!(event, Event::ConsentWithdrawn(_)).then_some(()))
    }

    fn withdraw_credit(&mut self, order: &str, call: &Call) -> Result<Option<ToReturn>, No> {
        let ask = Withdraw { order: order_id(order)? };
        let reply = self.send(Shard(0), "operator", Command::WithdrawCredit(ask), call)?;
        some(&reply, |event| match event {
            Event::StatementCut(cut) => {
                let principal = cut.lines.iter().map(|line| line.principal).sum();
                Some((principal, cut.lines.iter().map(|line| line.fee).sum(), cut.due))
            }
            _ => None,
        })
    }

    fn agreements(&mut self, account: &str) -> Result<(Vec<OfKind>, Vec<String>), No> {
        let id = account_id(account)?;
        let date = self.handle.zone().stamp(self.at).date;
        self.ask(About::AccountAt(id, self.at), move |state| {
            let account = state.account(id)?;
            let accepted = account.agreements.iter().flat_map(|all| &all.accepted);
            let accepted = accepted.map(|one| of_kind(state, one.text)).collect::<Result<_, _>>()?;
            let missing = agreement::missing(state, account, state.terms_for(account, date), date);
            Ok((accepted, missing.iter().map(ToString::to_string).collect()))
        })
    }

    fn texts_of(&mut self, order: &str, merchant: &str) -> Result<Vec<OfKind>, No> {
        let (id, merchant) = (order_id(order)?, MerchantId::parse(merchant));
        self.ask(About::Shard(id.shard()), move |state| {
            let texts = state.order_of(id, merchant)?.agreed.iter().flat_map(|agreed| &agreed.texts);
            texts.map(|text| of_kind(state, *text)).collect()
        })
    }

    fn content(&mut self, text: u32) -> Result<String, No> {
        let hash = self.ask(About::Shard(Shard::HOME), move |state| Ok(state.text(TextId(text))?.of.hash))?;
        let content = runtime()?.block_on(self.handle.text(hash.0)).map_err(refusal::no)?;
        content.ok_or_else(|| No::Broken(format!("the bytes of text {text} are gone")))
    }
}

fn of_kind(state: &State, text: TextId) -> Result<OfKind, Rejection> {
    let text = &state.text(text)?.of;
    Ok((text.kind.to_string(), text.version))
}
