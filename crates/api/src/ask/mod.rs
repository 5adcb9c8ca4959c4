//! Requests on their way in: who asks, under which key, for what; every fault of theirs becomes a problem.

mod body;
mod query;
mod path;
mod key;
mod change;
mod page;

pub use body::Body;
pub use change::{Change, Trying};
pub use page::{Cursor, Page, Paging, write_cursor};
pub use path::{
    InPath, account, concession, coupon, customer, instruction, merchant, order, plan, statement, text, version,
};
pub use query::{InQuery, Nothing};
