//! Data directories to start from, made once and copied for each measurement.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use calendar::{CycleDay, Instant};
use engine::id::{AccountId, CustomerId, MerchantId, Shard};
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Method, Timing};
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Terms, Version};
use engine::{Command, Event, account};
use money::{Amount, Currency, Money, Rate};
use sequencer::{Audit, Mode, Options, Sequencer, World, clock};

use crate::dice::Dice;
use crate::driver::{Driver, Keyed};
use crate::failure::{Failure, doing};
use crate::mixed;
use crate::scale::SHARDS;

/// The limit of every account in minor units: the most that the default Terms allow, so that no round runs into it.
const LIMIT_MINOR: u64 = 20_000_000;

/// What a directory holds beside accounts and merchants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// Nothing: a live directory, whose clock is the machine's.
    Bare,
    /// So many single purchases on each account: a sandbox.
    Purchases(u64),
    /// One to three purchases or plans on each account, every one on the same cycle day, and that day is tomorrow: a sandbox.
    Cycle,
    /// Accounts under three versions of the Terms, on time and late, of which half have their cycle day tomorrow: a sandbox.
    Mixed,
}

/// A directory that was made, and what is in it.
#[derive(Debug, Clone)]
pub struct Seed {
    /// The directory; it is only copied.
    pub data: PathBuf,
    /// Every account.
    pub accounts: Vec<u64>,
    /// Every merchant.
    pub merchants: Vec<u64>,
}

/// The instant that a sandbox starts at: noon of 2026-07-09 in Shanghai.
fn sandbox_start() -> Instant {
    instant("2026-07-09T04:00:00Z")
}

fn instant(text: &str) -> Instant {
    clock::parse(text).expect("it is an instant")
}

/// The start of the cycle day after [`sandbox_start`].
pub const CYCLE_DAY_START: &str = "2026-07-09T16:00:00Z";

impl Seed {
    /// Makes a directory of so many accounts and merchants below `work`, or finds the one that this very program made.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make(work: &Path, stock: Stock, accounts: u64, merchants: u64) -> Result<Seed, Failure> {
        let place = work.join(format!("seed-{}-{accounts}", stock.name()));
        let (data, maker) = (place.join("data"), place.join("made-by"));
        let made_by = format!("{} {merchants}", this_build()?);
        if fs::read_to_string(&maker).is_ok_and(|found| found == made_by) {
            let (accounts, merchants) = (read_ids(&place.join("accounts"))?, read_ids(&place.join("merchants"))?);
            return Ok(Seed { data, accounts, merchants });
        }
        eprintln!("making {accounts} accounts in {}", place.display());
        remove(&place)?;
        fs::create_dir_all(&place).map_err(doing(format!("make {}", place.display())))?;
        let made = Making::open(&data, stock)?.make(stock, accounts, merchants)?;
        write_ids(&place.join("accounts"), &made.0)?;
        write_ids(&place.join("merchants"), &made.1)?;
        fs::write(&maker, made_by).map_err(doing("note what was made"))?;
        Ok(Seed { data, accounts: made.0, merchants: made.1 })
    }

    /// Copies the directory to `to`, in place of what was there, down to the disk.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn copy(&self, to: &Path) -> Result<(), Failure> {
        copy(&self.data, to)
    }
}

/// Copies a directory that nobody serves, down to the disk, in place of what was there.
///
/// # Errors
/// When the disk refuses.
pub fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let refused = || doing(format!("copy {} to {}", from.display(), to.display()));
    remove(to)?;
    fs::create_dir_all(to).map_err(refused())?;
    for file in fs::read_dir(from).map_err(refused())? {
        let file = file.map_err(refused())?;
        let copied = to.join(file.file_name());
        fs::copy(file.path(), &copied).map_err(refused())?;
        File::open(&copied).and_then(|copied| copied.sync_all()).map_err(refused())?;
    }
    Ok(())
}

/// Removes a directory, if it is there.
///
/// # Errors
/// When the disk refuses.
pub fn remove(path: &Path) -> Result<(), Failure> {
    match path.exists() {
        true => fs::remove_dir_all(path).map_err(doing(format!("remove {}", path.display()))),
        false => Ok(()),
    }
}

/// The command of a checkout, captured at once.
pub fn checkout(account: u64, merchant: u64, minor: u64, method: Method) -> Command {
    Command::AuthoriseOrder(Authorise {
        account: AccountId(account),
        merchant: MerchantId(merchant),
        amount: cny(minor),
        method,
        wallet: None,
        capture: Timing::AtOnce,
        contract: None,
        coupons: None,
    })
}

fn cny(minor: u64) -> Money {
    Money { amount: Amount::of(minor), currency: Currency::Cny }
}

impl Stock {
    fn name(self) -> String {
        match self {
            Stock::Bare => "bare".into(),
            Stock::Purchases(each) => format!("purchases-{each}"),
            Stock::Cycle => "cycle".into(),
            Stock::Mixed => "mixed".into(),
        }
    }
}

struct Making {
    sequencer: Sequencer,
    driver: Driver,
}

impl Making {
    fn open(data: &Path, stock: Stock) -> Result<Making, Failure> {
        let (mode, start) = match stock {
            Stock::Bare => (Mode::Live, clock::now()),
            Stock::Purchases(_) | Stock::Cycle => (Mode::Sandbox, sandbox_start()),
            Stock::Mixed => (Mode::Sandbox, instant(mixed::START)),
        };
        let world = World { mode, zone: "Asia/Shanghai".into(), shards: SHARDS };
        sequencer::init(data, &world, start, &[Terms::defaults(Version(1), Currency::Cny)])?;
        let sequencer = Sequencer::open(data, Options { audit: Audit::Never })?;
        let driver = Driver::new(sequencer.handle(), 1);
        Ok(Making { sequencer, driver })
    }

    fn make(mut self, stock: Stock, accounts: u64, merchants: u64) -> Result<(Vec<u64>, Vec<u64>), Failure> {
        let merchants = self.merchants(merchants)?;
        let customers = self.customers(accounts)?;
        let cycle_day = |place| match stock {
            Stock::Bare | Stock::Purchases(_) => None,
            Stock::Cycle => CycleDay::new(10),
            Stock::Mixed => Some(mixed::cycle_day(place)),
        };
        let accounts = self.accounts(&customers, cycle_day)?;
        match stock {
            Stock::Bare => {}
            Stock::Purchases(each) => (0..each).try_for_each(|_| self.orders(&accounts, &merchants, &mut |_| 1))?,
            Stock::Cycle => self.orders(&accounts, &merchants, &mut |dice| 1 + dice.below(3))?,
            Stock::Mixed => self.months(&accounts, &merchants)?,
        }
        self.sequencer.close().map_err(Failure::Server)?;
        Ok((accounts, merchants))
    }

    fn merchants(&mut self, count: u64) -> Result<Vec<u64>, Failure> {
        let (bearer, discount_on_refund) = (Bearer::Customer, DiscountOnRefund::Kept);
        let register = Register { currency: Currency::Cny, discount: Rate::ppm(20_000), bearer, discount_on_refund };
        let commands = (0..count).map(|at| (Command::RegisterMerchant(register), spread(at)));
        self.all(commands, |event| match event {
            Event::MerchantRegistered(registered) => Some(registered.contract.merchant.0),
            _ => None,
        })
    }

    fn customers(&mut self, count: u64) -> Result<Vec<u64>, Failure> {
        let commands = (0..count).map(|at| (Command::CreateCustomer, spread(at)));
        self.all(commands, |event| match event {
            Event::CustomerCreated(created) => Some(created.customer.0),
            _ => None,
        })
    }

    fn accounts(
        &mut self,
        customers: &[u64],
        cycle_day: impl Fn(usize) -> Option<CycleDay>,
    ) -> Result<Vec<u64>, Failure> {
        let open = |(place, customer): (usize, &u64)| {
            let (customer, cycle_day) = (CustomerId(*customer), cycle_day(place));
            Command::OpenAccount(account::Open { customer, limit: cny(LIMIT_MINOR), cycle_day })
        };
        let commands = customers.iter().enumerate().map(|account| (open(account), Shard(0)));
        self.all(commands, |event| match event {
            Event::AccountOpened(opened) => Some(opened.account.0),
            _ => None,
        })
    }

    /// Sends every command, and gives the id that each made.
    fn all(
        &mut self,
        commands: impl Iterator<Item = (Command, Shard)>,
        id: impl Fn(&Event) -> Option<u64>,
    ) -> Result<Vec<u64>, Failure> {
        let mut ids = Vec::new();
        let mut each = |reply: sequencer::Reply| ids.extend(reply.events.iter().find_map(&id));
        for (command, shard) in commands {
            self.driver.send(command, shard, Keyed::No, &mut each)?;
        }
        self.driver.finish(&mut each)?;
        Ok(ids)
    }

    /// On each account as many orders as `count` says; of a cycle's stock every third is a plan.
    fn orders(
        &mut self,
        accounts: &[u64],
        merchants: &[u64],
        count: &mut dyn FnMut(&mut Dice) -> u64,
    ) -> Result<(), Failure> {
        let mut dice = Dice::new(3);
        for account in accounts {
            let orders = count(&mut dice);
            for nth in 0..orders {
                let merchant = merchants[dice.below(merchants.len() as u64) as usize];
                let method = if nth == 1 { Method::Instalments(3) } else { Method::PayLater };
                let command = checkout(*account, merchant, 10_000 + dice.below(90_000), method);
                self.driver.send(command, Shard(0), Keyed::No, &mut |_| ())?;
            }
        }
        self.driver.finish(&mut |_| ())
    }
}

/// Two months under three versions of the Terms: all buy at first, then some pay, and those buy again.
impl Making {
    fn months(&mut self, accounts: &[u64], merchants: &[u64]) -> Result<(), Failure> {
        for proposal in mixed::proposals() {
            let commands = std::iter::once((Command::ProposeTerms(proposal), Shard::HOME));
            let versions = self.all(commands, |event| match event {
                Event::TermsProposed(proposed) => Some(u64::from(proposed.terms.version.0)),
                _ => None,
            })?;
            let approvals = versions.iter().map(|version| (mixed::approval(Version(*version as u32)), Shard::HOME));
            self.all(approvals, |_| None)?;
        }
        self.orders(accounts, merchants, &mut |dice| 1 + dice.below(3))?;
        let mut dice = Dice::new(5);
        for (nth, day) in mixed::AGAIN.into_iter().enumerate() {
            self.sequencer.handle().move_clock_blocking(instant(day))?;
            for (place, account) in accounts.iter().enumerate() {
                if mixed::pays(place, nth) {
                    let (account, target) = (AccountId(*account), Target::Due);
                    self.send(Command::Repay(Repay {
                        account,
                        target,
                        amount: None,
                        source: Source::Bank,
                        value_date: None,
                    }))?;
                }
                if mixed::buys(place, nth) {
                    let merchant = merchants[dice.below(merchants.len() as u64) as usize];
                    let method = mixed::method(dice.below(4));
                    self.send(checkout(*account, merchant, 20_000 + dice.below(80_000), method))?;
                }
            }
            self.driver.finish(&mut |_| ())?;
        }
        self.sequencer.handle().move_clock_blocking(instant(mixed::LAST))?;
        Ok(())
    }

    fn send(&mut self, command: Command) -> Result<(), Failure> {
        self.driver.send(command, Shard(0), Keyed::No, &mut |_| ())
    }
}

fn spread(at: u64) -> Shard {
    Shard((at % u64::from(SHARDS)) as u16)
}

/// The hash of this program: another build may keep its data in another form.
fn this_build() -> Result<String, Failure> {
    let program = fs::read(crate::server::this_program()?).map_err(doing("read this program"))?;
    Ok(blake3::hash(&program).to_hex().to_string())
}

fn write_ids(path: &Path, ids: &[u64]) -> Result<(), Failure> {
    let bytes: Vec<u8> = ids.iter().flat_map(|id| id.to_le_bytes()).collect();
    fs::write(path, bytes).map_err(doing(format!("write {}", path.display())))
}

fn read_ids(path: &Path) -> Result<Vec<u64>, Failure> {
    let bytes = fs::read(path).map_err(doing(format!("read {}", path.display())))?;
    let (ids, _) = bytes.as_chunks::<8>();
    Ok(ids.iter().map(|id| u64::from_le_bytes(*id)).collect())
}
