//! Writing what changed in a shard, inside a transaction that the caller commits.

use std::path::Path;

use rusqlite::{Transaction, params};

use super::file::failed;
use super::schema::{self, Statements};
use crate::{Entry, Error, Flush, Key, Put, Value};

/// Writes one shard's flush: the place it stands at is compared and set, then removes, puts and entries follow.
pub fn write(path: &Path, transaction: &Transaction, tables: &[Statements], flush: &Flush) -> Result<(), Error> {
    compare(path, transaction, flush)?;
    remove(transaction, tables, flush).map_err(failed(path))?;
    for put in in_key_order(&flush.puts) {
        write_put(path, transaction, tables, flush.shard, put)?;
    }
    write_entries(transaction, flush.shard, &flush.entries).map_err(failed(path))?;
    set(transaction, flush).map_err(failed(path))
}

/// Refuses what belongs into no table, before anything is written.
pub fn check(tables: &[Statements], flush: &Flush) -> Result<(), Error> {
    let mut named = flush.puts.iter().map(|put| put.table).chain(flush.removes.iter().map(|(table, _)| *table));
    named.find(|table| *table >= tables.len()).map_or(Ok(()), |table| Err(no_table(table)))
}

/// There is no table of this index.
pub fn no_table(table: usize) -> Error {
    Error::Misfit { table, what: "there is no such table" }
}

fn compare(path: &Path, transaction: &Transaction, flush: &Flush) -> Result<(), Error> {
    let found = schema::at(transaction, flush.shard).map_err(failed(path))?;
    if let Some(at) = found.filter(|at| at.epoch > flush.epoch) {
        return Err(Error::Fenced { shard: flush.shard, found: at.epoch, epoch: flush.epoch });
    }
    let found = found.map(|at| at.seq);
    if found != flush.from || found > Some(flush.to) {
        return Err(Error::NotAt { shard: flush.shard, found, from: flush.from });
    }
    Ok(())
}

fn set(transaction: &Transaction, flush: &Flush) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?)";
    transaction.prepare_cached(sql)?.execute(params![flush.shard, flush.to, flush.hash, flush.epoch])?;
    Ok(())
}

fn remove(transaction: &Transaction, tables: &[Statements], flush: &Flush) -> rusqlite::Result<()> {
    let mut removes: Vec<&(usize, Key)> = flush.removes.iter().collect();
    removes.sort();
    for (table, id) in removes {
        if let Some(table) = tables.get(*table) {
            transaction.prepare_cached(&table.remove)?.execute(params![flush.shard, id])?;
        }
    }
    Ok(())
}

/// Neighbours share a page, so a page is changed once; of two puts of one object the later one stays the later.
fn in_key_order(puts: &[Put]) -> Vec<&Put> {
    let mut ordered: Vec<&Put> = puts.iter().collect();
    ordered.sort_by_key(|put| (put.table, put.id));
    ordered
}

fn write_put(
    path: &Path,
    transaction: &Transaction,
    tables: &[Statements],
    shard: u16,
    put: &Put,
) -> Result<(), Error> {
    let table = tables.get(put.table).ok_or_else(|| no_table(put.table))?;
    let values = (table.values)(&put.object).filter(|values| values.len() == table.find.len());
    let values = values.ok_or(Error::Misfit { table: put.table, what: "the object is none of this table's" })?;
    bind_put(transaction, &table.put, shard, put, &values).map_err(|source| {
        if source.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) {
            return Error::Misfit { table: put.table, what: "a value is not of its column's kind" };
        }
        failed(path)(source)
    })
}

fn bind_put(transaction: &Transaction, sql: &str, shard: u16, put: &Put, values: &[Value]) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached(sql)?;
    statement.raw_bind_parameter(1, shard)?;
    statement.raw_bind_parameter(2, put.id)?;
    for (value, index) in values.iter().zip(3..) {
        statement.raw_bind_parameter(index, value)?;
    }
    statement.raw_bind_parameter(values.len() + 3, &put.object)?;
    statement.raw_execute()?;
    Ok(())
}

fn write_entries(transaction: &Transaction, shard: u16, entries: &[Entry]) -> rusqlite::Result<()> {
    let mut ordered = entries.to_vec();
    ordered.sort_unstable();
    let mut statement = transaction.prepare_cached("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)")?;
    for Entry { owner, seq, marks } in ordered {
        statement.execute(params![shard, owner, seq, marks])?;
    }
    Ok(())
}
