//! The golden journal: rows that a release wrote are read by every later one, to the same state.
//!
//! `YUEFU_UPDATE=1 cargo test -p sequencer --test golden` writes the journal of the release in Cargo.toml, once; a journal
//! that is there is never written again.

use std::error::Error;
use std::path::{Path, PathBuf};

use calendar::Instant;
use engine::id::Shard;
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Capture, Method, Timing, Void};
use engine::refund::Refund;
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Pricing, Terms, Version};
use engine::turn::{Intent, Key, Request};
use engine::{Command, Event, account, loss};
use ledger::Kind;
use money::{Amount, Currency, Money, Rate};
use sequencer::shapes::SHAPES;
use sequencer::{Handle, Mode, Options, Reply, Sequencer, Submission, World, clock, init, verify};
use store::{Directory, SqliteTables};

/// The accounts of the first chart.
const FIRST: [Kind; 9] = [
    Kind::Bank,
    Kind::Principal,
    Kind::Fee,
    Kind::Penalty,
    Kind::Credit,
    Kind::Payable,
    Kind::FeeIncome,
    Kind::PenaltyIncome,
    Kind::DiscountIncome,
];

const FILES: [&str; 4] = ["journal.sqlite", "mark", "yuefu.json", "format"];

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Every release whose journal is kept.
fn releases() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(golden())?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    found.sort();
    Ok(found)
}

#[test]
fn the_journal_of_every_release_folds_to_the_state_it_had() -> Result<(), Box<dyn Error>> {
    if std::env::var_os("YUEFU_UPDATE").is_some() {
        write()?;
    }
    let releases = releases()?;
    assert!(releases.iter().any(|path| path.ends_with(env!("CARGO_PKG_VERSION"))), "this release has a golden journal");
    for release in releases {
        let expected = std::fs::read_to_string(release.join("expected.txt"))?;
        let found = found(&release)?;
        // An account of the books that came after that release has nothing in it.
        let is_later = |line: &str| line.ends_with(" 0") && !expected.lines().any(|known| known == line);
        let known: String = found.lines().filter(|line| !is_later(line)).map(|line| format!("{line}\n")).collect();
        assert_eq!(known, expected, "{}", release.display());
    }
    Ok(())
}

/// What a kept journal folds to: events by name, the state of each shard, the books.
fn found(release: &Path) -> Result<String, Box<dyn Error>> {
    let directory = tempfile::tempdir()?;
    for file in FILES {
        std::fs::copy(release.join(file), directory.path().join(file))?;
    }
    SqliteTables::rebuild(&Directory::view(directory.path())?.tables(), &SHAPES)?;
    let verified = verify::verify(directory.path())?;
    let events = verified.events.iter().map(|(name, count)| format!("{name} {count}\n"));
    let states = verified.states.iter().map(|hash| format!("state {hash}\n"));
    let books = verified.book.trial_balance(Currency::Cny).into_iter();
    // Accounts that came later stand at nothing in an older journal.
    let books = books.filter(|(kind, total)| *total != 0 || FIRST.contains(kind));
    let books = books.map(|(kind, total)| format!("{} {total}\n", kind.name()));
    Ok(events.chain(states).chain(books).collect())
}

/// Writes the golden journal of this release: a life in which every event happens.
fn write() -> Result<(), Box<dyn Error>> {
    let release = golden().join(env!("CARGO_PKG_VERSION"));
    if release.exists() {
        return Ok(());
    }
    let directory = tempfile::tempdir()?;
    let data = directory.path().join("data");
    live(&data)?;
    std::fs::create_dir_all(&release)?;
    for file in FILES {
        std::fs::copy(data.join(file), release.join(file))?;
    }
    std::fs::write(release.join("expected.txt"), found(&release)?)?;
    Ok(())
}

fn live(data: &Path) -> Result<(), Box<dyn Error>> {
    let world = World { mode: Mode::Sandbox, zone: "Asia/Shanghai".into(), shards: 2 };
    let flat = Terms::defaults(Version(1), Currency::Cny);
    let annuity = Terms::defaults(Version(2), Currency::Cny).priced(Pricing::Annuity(Rate::ppm(145_600)));
    init(data, &world, at("2026-07-01T04:00:00Z"), &[annuity, Terms { version: Version(3), ..flat }])?;
    let sequencer = Sequencer::open(data, Options::default())?;
    let mut life = Life { handle: sequencer.handle(), keys: 0 };
    life.run()?;
    sequencer.close()?;
    Ok(())
}

fn at(text: &str) -> Instant {
    clock::parse(text).expect("an instant")
}

fn cny(minor: u64) -> Money {
    Money { amount: Amount::of(minor), currency: Currency::Cny }
}

struct Life {
    handle: Handle,
    keys: u128,
}

impl Life {
    fn send(&mut self, shard: u16, command: Command) -> Result<Reply, Box<dyn Error>> {
        self.keys += 1;
        let key = Some(Key { scope: self.keys, fingerprint: self.keys * 3 });
        let request = Request { key, command, intent: Intent::Do };
        Ok(self.handle.send_blocking(Submission { request, shard: Shard(shard), at: None })?)
    }

    fn run(&mut self) -> Result<(), Box<dyn Error>> {
        let created = self.send(1, Command::CreateCustomer)?;
        let Event::CustomerCreated(created) = &created.events[0] else { return Err("a customer".into()) };
        let open = account::Open { customer: created.customer, limit: cny(2_000_000), cycle_day: None };
        let account = self.send(1, Command::OpenAccount(open))?.events[0].account().ok_or("an account")?;
        let mut order = |minor, method, capture, bearer| -> Result<engine::id::OrderId, Box<dyn Error>> {
            let register = Register {
                currency: Currency::Cny,
                discount: Rate::ppm(20_000),
                bearer,
                discount_on_refund: DiscountOnRefund::Returned,
            };
            let registered = self.send(0, Command::RegisterMerchant(register))?;
            let Event::MerchantRegistered(registered) = &registered.events[0] else { return Err("a merchant".into()) };
            let merchant = registered.contract.merchant;
            let authorise = Authorise {
                account,
                merchant,
                amount: cny(minor),
                method,
                wallet: None,
                capture,
                contract: None,
                coupons: None,
            };
            let bought = self.send(1, Command::AuthoriseOrder(authorise))?;
            let order = bought.events.iter().find_map(|event| match event {
                Event::OrderAuthorised(authorised) => Some(authorised.order),
                _ => None,
            });
            order.ok_or("an order".into())
        };
        let single = order(55_555, Method::PayLater, Timing::AtOnce, Bearer::Customer)?;
        let plan = order(120_000, Method::Instalments(3), Timing::AtOnce, Bearer::Customer)?;
        order(99_900, Method::Instalments(6), Timing::AtOnce, Bearer::Merchant)?;
        let parts = order(30_000, Method::PayLater, Timing::Later, Bearer::Customer)?;
        order(10_000, Method::PayLater, Timing::Later, Bearer::Customer)?;
        self.send(1, Command::CaptureOrder(Capture { order: parts, merchant: None, amount: Some(cny(12_000)) }))?;
        self.send(1, Command::VoidOrder(Void { order: parts, merchant: None, amount: Some(cny(5_000)) }))?;
        self.send(1, Command::RefundOrder(Refund { order: single, merchant: None, amount: Some(cny(5_555)) }))?;
        self.handle.move_clock_blocking(at("2026-09-20T04:00:00Z"))?;
        self.send(1, Command::RefundOrder(Refund { order: plan, merchant: None, amount: Some(cny(90_000)) }))?;
        self.send(
            1,
            Command::Repay(Repay {
                account,
                target: Target::Due,
                amount: Some(cny(60_000)),
                source: Source::Bank,
                value_date: None,
            }),
        )?;
        self.send(
            1,
            Command::Repay(Repay {
                account,
                target: Target::Everything,
                amount: None,
                source: Source::Bank,
                value_date: None,
            }),
        )?;
        self.send(1, Command::AcceptLoss(loss::Accept { after: 1, by: 2, because: 3 }))?;
        Ok(())
    }
}
