//! The sequencer on real files: what is answered stands, and stands again after a restart.

use calendar::Instant;
use engine::id::{AccountId, CustomerId, MerchantId, Shard};
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Method, Timing};
use engine::terms::{Terms, Version};
use engine::turn::{Intent, Key, Request};
use engine::{Command, Event, Rejection, account};
use money::{Amount, Currency, Money, Rate};
use sequencer::turns::About;
use sequencer::{
    Handle, Lines, Mode, Options, Refusal, Reply, Sequencer, Source, Submission, World, clock, init, verify,
};

struct Shop {
    directory: tempfile::TempDir,
    sequencer: Option<Sequencer>,
    account: AccountId,
    merchant: MerchantId,
}

fn submission(command: Command, key: Option<Key>, shard: u16) -> Submission {
    Submission { request: Request { key, command, intent: Intent::Do }, shard: Shard(shard), at: None }
}

fn cny(minor: u64) -> Money {
    Money { amount: Amount::of(minor), currency: Currency::Cny }
}

fn start() -> Instant {
    clock::parse("2026-07-01T00:00:00Z").expect("an instant")
}

impl Shop {
    /// A sandbox with a customer on shard 1 and a merchant on shard 2.
    fn open() -> Shop {
        let directory = tempfile::tempdir().expect("a directory can be made");
        let world = World { mode: Mode::Sandbox, zone: "Asia/Shanghai".into(), shards: 4 };
        let path = directory.path().join("data");
        init(&path, &world, start(), &[Terms::defaults(Version(1), Currency::Cny)]).expect("a fresh directory");
        let sequencer = Sequencer::open(&path, Options::default()).expect("it opens");
        let handle = sequencer.handle();
        let customer = customer(&send(&handle, Command::CreateCustomer, 1));
        let open = account::Open { customer, limit: cny(500_000), cycle_day: None };
        let opened = send(&handle, Command::OpenAccount(open), 0);
        let account = opened.events[0].account().expect("an account was opened");
        let merchant = merchant(&send(&handle, Command::RegisterMerchant(register()), 2));
        Shop { directory, sequencer: Some(sequencer), account, merchant }
    }

    fn handle(&self) -> Handle {
        self.sequencer.as_ref().expect("it is open").handle()
    }

    fn path(&self) -> std::path::PathBuf {
        self.directory.path().join("data")
    }

    fn buy(&self, minor: u64) -> Command {
        Command::AuthoriseOrder(Authorise {
            account: self.account,
            merchant: self.merchant,
            amount: cny(minor),
            method: Method::PayLater,
            wallet: None,
            capture: Timing::AtOnce,
            contract: None,
            coupons: None,
        })
    }

    fn reopen(&mut self) {
        self.sequencer.take().expect("it is open").close().expect("it closes");
        self.sequencer = Some(Sequencer::open(&self.path(), Options::default()).expect("it opens again"));
    }

    fn exposure(&self) -> Amount {
        let account = self.account;
        let seen = self.handle().ask_blocking(About::Account(account), move |state, _| {
            state.account(account).map(|account| account.exposure())
        });
        seen.expect("it answers").expect("the account is there")
    }
}

fn register() -> Register {
    let (discount, bearer, discount_on_refund) = (Rate::ppm(20_000), Bearer::Customer, DiscountOnRefund::Kept);
    Register { currency: Currency::Cny, discount, bearer, discount_on_refund }
}

fn send(handle: &Handle, command: Command, shard: u16) -> Reply {
    handle.send_blocking(submission(command, None, shard)).expect("the command is accepted")
}

fn customer(reply: &Reply) -> CustomerId {
    let Event::CustomerCreated(created) = &reply.events[0] else { unreachable!("a customer was asked for") };
    created.customer
}

fn merchant(reply: &Reply) -> MerchantId {
    let Event::MerchantRegistered(event) = &reply.events[0] else { unreachable!("a merchant was asked for") };
    event.contract.merchant
}

#[test]
fn a_purchase_stands_after_a_restart_and_verifies() {
    let mut shop = Shop::open();
    let reply = send(&shop.handle(), shop.buy(12_345), 0);
    assert_eq!(reply.shard, Shard(1));
    assert_eq!(reply.events.len(), 3, "the contract is adopted, the order authorised and captured");
    assert_eq!(shop.exposure(), Amount::of(12_345));
    shop.reopen();
    assert_eq!(shop.exposure(), Amount::of(12_345));
    let again = send(&shop.handle(), shop.buy(55), 0);
    assert_eq!(again.events.len(), 2, "the contract is known");
    shop.sequencer.take().expect("it is open").close().expect("it closes");
    let verified = verify::verify(&shop.path()).expect("the directory is sound");
    assert_eq!(verified.events["order_captured"], 2);
    assert_eq!(verified.book.difference(Currency::Cny), 0);
}

#[test]
fn a_key_is_answered_alike_and_happens_once() {
    let mut shop = Shop::open();
    let key = Key { scope: 7, fingerprint: 8 };
    let first = shop.handle().send_blocking(submission(shop.buy(100), Some(key), 0)).expect("it is accepted");
    shop.reopen();
    let again = shop.handle().send_blocking(submission(shop.buy(100), Some(key), 0)).expect("it is repeated");
    assert_eq!((again.source, &again.events), (Source::Repeated, &first.events));
    let other = Key { fingerprint: 9, ..key };
    let refused = shop.handle().send_blocking(submission(shop.buy(200), Some(other), 0));
    assert_eq!(refused, Err(Refusal::Rejected(Rejection::KeyReused)));
    assert_eq!(shop.exposure(), Amount::of(100));
}

#[test]
fn a_key_used_on_one_shard_is_known_on_the_others() {
    let shop = Shop::open();
    let customer = customer(&send(&shop.handle(), Command::CreateCustomer, 3));
    let open = account::Open { customer, limit: cny(500_000), cycle_day: None };
    let other = send(&shop.handle(), Command::OpenAccount(open), 0).events[0].account().expect("an account was opened");
    let key = Key { scope: 7, fingerprint: 8 };
    shop.handle().send_blocking(submission(shop.buy(100), Some(key), 0)).expect("it is accepted");
    let Command::AuthoriseOrder(ask) = shop.buy(100) else { unreachable!("a purchase is an order") };
    let elsewhere = Command::AuthoriseOrder(Authorise { account: other, ..ask });
    let refused = shop.handle().send_blocking(submission(elsewhere, Some(Key { fingerprint: 9, ..key }), 0));
    assert_eq!(refused, Err(Refusal::Rejected(Rejection::KeyReused)));
}

#[test]
fn customers_are_spread_evenly_over_the_cycle_days() {
    let shop = Shop::open();
    let days = (0..6).map(|_| {
        let customer = customer(&send(&shop.handle(), Command::CreateCustomer, 0));
        let open = account::Open { customer, limit: cny(100), cycle_day: None };
        let opened = send(&shop.handle(), Command::OpenAccount(open), 0);
        let Event::AccountOpened(opened) = &opened.events[0] else { unreachable!("an account was asked for") };
        opened.cycle_day.day()
    });
    assert_eq!(days.collect::<Vec<u32>>(), [1, 10, 15, 1, 10, 15]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_clock_cuts_statements_and_the_history_tells_it() {
    let shop = tokio::task::spawn_blocking(Shop::open).await.expect("it opens");
    let handle = shop.handle();
    handle.send(submission(shop.buy(100_000), None, 0)).await.expect("it is accepted");
    let to = clock::parse("2026-09-05T12:00:00Z").expect("an instant");
    let stamp = handle.move_clock(to).await.expect("a sandbox moves");
    assert_eq!((stamp.at, stamp.date.to_string()), (to, "2026-09-05".into()));
    let names = |entries: Vec<sequencer::Entry>| entries.iter().map(|entry| entry.event.name()).collect::<Vec<_>>();
    let newest = handle.history(shop.account, Lines::All, None, 2).await.expect("the history is there");
    let older =
        handle.history(shop.account, Lines::All, Some(newest[1].cursor), 100).await.expect("the history is there");
    assert_eq!(names(newest), ["penalty_charged", "penalty_charged"]);
    let older = names(older);
    assert!(older.ends_with(&["statement_cut", "order_captured", "order_authorised", "account_opened"]), "{older:?}");
    assert!(matches!(handle.move_clock(start()).await, Err(Refusal::Time(_))), "a clock never goes back");
    tokio::task::spawn_blocking(move || drop(shop)).await.expect("it closes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_brings_every_account_to_the_instant_it_ends_at() {
    let shop = tokio::task::spawn_blocking(Shop::open).await.expect("it opens");
    let handle = shop.handle();
    let Command::AuthoriseOrder(at_once) = shop.buy(900) else { unreachable!("a purchase is an order") };
    let held = Command::AuthoriseOrder(Authorise { capture: Timing::Later, ..at_once });
    handle.send(submission(held, None, 0)).await.expect("it is accepted");
    // The hold of midnight UTC expires at midnight UTC, in the middle of a day in Shanghai.
    let to = clock::parse("2026-07-08T01:00:00Z").expect("an instant");
    handle.move_clock(to).await.expect("a sandbox moves");
    let newest = handle.history(shop.account, Lines::All, None, 1).await.expect("the history is there");
    assert_eq!(newest[0].event.name(), "order_voided", "nobody had to ask for the account");
    tokio::task::spawn_blocking(move || drop(shop)).await.expect("it closes");
}

#[test]
fn a_mistake_loses_one_request_and_no_other() {
    let shop = Shop::open();
    send(&shop.handle(), shop.buy(700), 0);
    let failing = shop.handle().ask_blocking(About::Shard(Shard(1)), |state, _| {
        assert_eq!(state.orders_len(), 0, "this question is mistaken");
    });
    assert_eq!(failing, Err(Refusal::Bug));
    assert_eq!(shop.exposure(), Amount::of(700));
    assert_eq!(shop.handle().ask_blocking(About::Shard(Shard(9)), |_, _| ()), Err(Refusal::NoShard(Shard(9))));
}
