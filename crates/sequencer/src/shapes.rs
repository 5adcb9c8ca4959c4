//! The tables: one for each kind of object, with the columns that people query by.

use engine::account::Account;
use engine::concession::Concession;
use engine::coupon::Campaign;
use engine::customer::Customer;
use engine::instruction::Instruction;
use engine::merchant::Merchant;
use engine::object::{Kind, Name};
use engine::order::Order;
use engine::plan::Plan;
use engine::state::Head;
use engine::statement::Statement;
use engine::turn::KeyUse;
use engine::wallet::Wallet;
use minicbor::Decode;
use store::{Column, Indexed, Key, Shape, Value};

const fn number(name: &'static str) -> Column {
    Column { name, kind: store::Kind::Integer, indexed: Indexed::No }
}

const fn word(name: &'static str) -> Column {
    Column { name, kind: store::Kind::Text, indexed: Indexed::No }
}

const fn shape(name: &'static str, columns: &'static [Column], values: fn(&[u8]) -> Option<Vec<Value>>) -> Shape {
    Shape { name, columns, values, version: 1 }
}

/// The tables, in the order of [`Kind::ALL`]. No column has an index as long as no query of ours asks by it: one on an order's
/// account and merchant would cost every checkout two more writes at random places. Amounts are in minor units, dates in ISO
/// 8601, times in microseconds.
pub const SHAPES: [Shape; 12] = [
    shape("heads", &[number("next_id"), number("last_event_at")], head),
    shape("customers", &[number("accounts")], customer),
    shape(
        "accounts",
        &[
            number("customer"),
            word("currency"),
            number("credit_limit"),
            number("principal"),
            number("held"),
            number("credit_balance"),
            number("cycle_day"),
        ],
        account,
    ),
    shape(
        "merchants",
        &[
            word("currency"),
            number("captured"),
            number("refunded"),
            number("discount"),
            number("subsidy"),
            number("payable"),
        ],
        merchant,
    ),
    shape(
        "orders",
        &[
            number("account"),
            number("merchant"),
            word("status"),
            number("authorised"),
            number("captured"),
            number("refunded"),
            number("authorised_at"),
        ],
        order,
    ),
    shape(
        "plans",
        &[number("account"), number("principal"), number("unbilled"), number("terms"), number("billed")],
        plan,
    ),
    shape(
        "statements",
        &[
            number("account"),
            word("cycle_date"),
            word("due_date"),
            number("principal_open"),
            number("fee_open"),
            number("penalty_open"),
        ],
        statement,
    ),
    shape("keys", &[number("journal_row"), number("used_at")], used),
    shape("wallets", &[number("funds"), number("held"), number("open_instructions")], wallet),
    shape(
        "instructions",
        &[number("account"), word("purpose"), number("amount"), word("status"), number("requested_at")],
        instruction,
    ),
    shape(
        "concessions",
        &[number("account"), word("status"), number("asked"), number("given"), number("asked_by")],
        concession,
    ),
    shape(
        "campaigns",
        &[word("name"), number("budget"), number("reserved"), number("spent"), number("given_back")],
        campaign,
    ),
];

const _: () = assert!(SHAPES.len() == Kind::ALL.len());

/// The table of a kind, as an index into [`SHAPES`].
pub fn table(kind: Kind) -> usize {
    kind as usize
}

/// The key of an object in its table.
pub fn key(name: Name) -> Key {
    match name.kind {
        Kind::Key => Key::from(name.id),
        Kind::Head
        | Kind::Customer
        | Kind::Account
        | Kind::Merchant
        | Kind::Order
        | Kind::Plan
        | Kind::Statement
        | Kind::Wallet
        | Kind::Instruction
        | Kind::Concession
        | Kind::Campaign => Key::from(name.id as u64),
    }
}

/// The name of the object that stands under `key` in the table of `kind`.
pub fn name(kind: Kind, key: Key) -> Option<Name> {
    let id = key.as_u128().or_else(|| key.as_u64().map(u128::from))?;
    Some(Name { kind, id })
}

/// The object of type `T` that `bytes` are, and its columns.
fn of<T: for<'b> Decode<'b, ()>>(bytes: &[u8], columns: impl FnOnce(T) -> Vec<Value>) -> Option<Vec<Value>> {
    minicbor::decode(bytes).ok().map(columns)
}

fn head(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |head: Head| vec![id(head.count), Value::Integer(head.stamp.at.micros())])
}

fn customer(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |customer: Customer| vec![id(customer.accounts.len() as u64)])
}

fn account(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |account: Account| {
        vec![
            id(account.customer.0),
            text(account.currency.code()),
            id(account.limit.minor()),
            id(account.principal.minor()),
            id(account.held.minor()),
            id(account.credit.minor()),
            id(u64::from(account.cycle_day.day())),
        ]
    })
}

fn merchant(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |merchant: Merchant| {
        vec![
            text(merchant.contract.currency.code()),
            id(merchant.captured.minor()),
            id(merchant.refunded.minor()),
            id(merchant.discount.minor()),
            id(merchant.subsidy.minor()),
            Value::Integer(merchant.payable()),
        ]
    })
}

fn order(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |order: Order| {
        vec![
            id(order.account.0),
            id(order.merchant.0),
            text(order.amounts.status().name()),
            id(order.amounts.authorised.minor()),
            id(order.amounts.captured.minor()),
            id(order.amounts.refunded.minor()),
            Value::Integer(order.authorised_at.micros()),
        ]
    })
}

fn plan(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |plan: Plan| {
        vec![
            id(plan.account.0),
            id(plan.principal.minor()),
            id(plan.unbilled_principal().minor()),
            id(plan.terms.len() as u64),
            id(u64::from(plan.billed)),
        ]
    })
}

fn statement(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |statement: Statement| {
        vec![
            id(statement.account.0),
            text(&statement.cycle.to_string()),
            text(&statement.due.to_string()),
            id(statement.principal_open().minor()),
            id(statement.fee_open().minor()),
            id(statement.penalty_open.minor()),
        ]
    })
}

fn wallet(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |wallet: Wallet| {
        vec![Value::Integer(wallet.funds), id(wallet.held.minor()), id(wallet.open.len() as u64)]
    })
}

fn instruction(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |instruction: Instruction| {
        vec![
            id(instruction.account.0),
            text(instruction.purpose.name()),
            id(instruction.amount.minor()),
            text(instruction.status.name()),
            Value::Integer(instruction.requested_at.micros()),
        ]
    })
}

fn campaign(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |campaign: Campaign| {
        vec![
            text(&campaign.of.name),
            id(campaign.of.budget.minor()),
            id(campaign.use_here.reserved.minor()),
            id(campaign.use_here.spent.minor()),
            id(campaign.use_here.given_back.minor()),
        ]
    })
}

fn concession(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |concession: Concession| {
        vec![
            id(concession.account.0),
            text(concession.status.name()),
            id(concession.asked.amount.minor()),
            id(concession.given.minor()),
            // A key's name has 64 bits: what is above 63 is written as a negative number.
            id(concession.by.id.0),
        ]
    })
}

fn used(bytes: &[u8]) -> Option<Vec<Value>> {
    of(bytes, |used: KeyUse| vec![id(used.row), Value::Integer(used.at.micros())])
}

/// An id or an amount: both have at most 63 bits.
fn id(bits: u64) -> Value {
    Value::Integer(bits as i64)
}

fn text(word: &str) -> Value {
    Value::Text(word.to_string())
}
