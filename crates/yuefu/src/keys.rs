//! `yuefu keys create`: makes API keys.

use std::path::{Path, PathBuf};

use api::Access;
use engine::id::MerchantId;
use engine::object::{Kind, Name};
use sequencer::World;
use sequencer::shapes::{self, SHAPES};
use store::{Directory, SqliteTables};

use crate::failure::Failure;
use crate::{say, words};

/// Look after API keys
#[derive(clap::Args)]
pub struct Keys {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Create(Create),
}

/// Make an API key and print it, once; a running server takes it at once
#[derive(clap::Args)]
struct Create {
    /// The directory
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Who it is for
    #[arg(long)]
    role: Role,
    /// The merchant, for a merchant's key
    #[arg(long, value_name = "MERCHANT", value_parser = words::merchant, required_if_eq("role", "merchant"))]
    merchant: Option<MerchantId>,
    /// What it is for, in your words
    #[arg(long, default_value = "")]
    label: String,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Role {
    /// Solves customers' problems, within limits
    Agent,
    /// Decides what the rules leave open
    Underwriter,
    /// Finds fake trades, stolen accounts and cash-out
    Risk,
    /// Reminds, lawfully, and agrees on promises and hardship
    Collector,
    /// Keeps books that balance
    Accountant,
    /// Runs the platform, and may do everything
    Operator,
    /// Says who may do what, and may do everything
    Admin,
    /// Reaches one merchant and its orders
    Merchant,
}

impl Role {
    /// The role of one of the staff; none for a merchant.
    fn of_staff(self) -> Option<engine::staff::Role> {
        Some(match self {
            Role::Agent => engine::staff::Role::Agent,
            Role::Underwriter => engine::staff::Role::Underwriter,
            Role::Risk => engine::staff::Role::Risk,
            Role::Collector => engine::staff::Role::Collector,
            Role::Accountant => engine::staff::Role::Accountant,
            Role::Operator => engine::staff::Role::Operator,
            Role::Admin => engine::staff::Role::Admin,
            Role::Merchant => return None,
        })
    }
}

impl Keys {
    /// Does what is asked.
    ///
    /// # Errors
    /// When there is no such merchant, or the file of keys cannot be used.
    pub fn run(&self) -> Result<(), Failure> {
        let Command::Create(create) = &self.command;
        let directory = Directory::view(&create.data)?;
        let secret = match (create.role.of_staff(), create.merchant) {
            (Some(role), None) => open(&create.data)?.create_staff(role, &create.label)?,
            (None, Some(merchant)) => {
                check_merchant(&directory, merchant)?;
                open(&create.data)?.create_merchant(merchant, &create.label)?
            }
            (Some(_), Some(_)) | (None, None) => return Err(Failure::RoleAndMerchant),
        };
        say::line(&secret)
    }
}

/// Opens the keys of a directory.
///
/// # Errors
/// When the file cannot be used.
pub fn open(data: &Path) -> Result<Access, Failure> {
    Ok(Access::open(&data.join(api::access::FILE))?)
}

/// A key for nobody would only surprise later.
fn check_merchant(directory: &Directory, merchant: MerchantId) -> Result<(), Failure> {
    let world = World::parse(directory.description())?;
    let name = Name { kind: Kind::Merchant, id: u128::from(merchant.0) };
    let mut tables = SqliteTables::open_read_only(&directory.tables(), &SHAPES)?;
    let (shard, table) = (merchant.shard().0, shapes::table(Kind::Merchant));
    let is_here =
        shard < world.shards && store::Tables::object(&mut tables, shard, table, shapes::key(name))?.is_some();
    if is_here { Ok(()) } else { Err(Failure::NoMerchant(merchant)) }
}
