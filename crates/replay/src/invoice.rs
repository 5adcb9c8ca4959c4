//! Invoices, from the lines of the file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use calendar::{Date, Instant};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use crate::price::Price;

/// One invoice: what one customer bought, or gave back, at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// The digits of its number.
    pub number: u64,
    /// Whether its number begins with C: it cancels, and is refunded.
    pub is_cancellation: bool,
    /// The time of its earliest line.
    pub at: Instant,
    /// The customer of its first line.
    pub customer: u32,
    /// The sum of its lines in pence, each rounded half-up.
    pub pence: i64,
}

/// What the file holds.
#[derive(Debug, Clone, Default)]
pub struct Invoices {
    /// Every invoice with a customer, in order of time, then number.
    pub invoices: Vec<Invoice>,
    /// Lines in the file.
    pub lines: u64,
    /// Lines that name no customer.
    pub lines_without_customer: u64,
}

/// Why the file cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be opened or read.
    #[error("{path} cannot be read: {source}; give a CSV file, or one packed with gzip")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is no CSV file with the columns of the retail data.
    #[error(
        "{path} cannot be read: {source}; it needs the columns InvoiceNo, Quantity, InvoiceDate, UnitPrice and CustomerID"
    )]
    Csv {
        /// The file.
        path: PathBuf,
        /// What the reader says.
        source: csv::Error,
    },
    /// A value makes no sense.
    #[error("{path}, line {line}: {column} is {value:?}, which cannot be read")]
    Value {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
}

/// The columns that matter.
#[derive(Deserialize)]
struct Line {
    #[serde(rename = "InvoiceNo")]
    invoice: String,
    #[serde(rename = "Quantity")]
    quantity: String,
    #[serde(rename = "InvoiceDate")]
    date: String,
    #[serde(rename = "UnitPrice")]
    price: String,
    #[serde(rename = "CustomerID")]
    customer: String,
}

/// Reads the file, packed or plain.
///
/// # Errors
/// [`ReadError`], naming the file, the line and the column.
pub fn read(path: &Path) -> Result<Invoices, ReadError> {
    let io = |source| ReadError::Io { path: path.to_path_buf(), source };
    let file = File::open(path).map_err(io)?;
    let is_packed = path.extension().is_some_and(|extension| extension == "gz");
    let plain: Box<dyn Read> = if is_packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = csv::Reader::from_reader(BufReader::new(plain));
    let mut by_number: BTreeMap<String, Invoice> = BTreeMap::new();
    let mut found = Invoices::default();
    for line in reader.deserialize() {
        let line: Line = line.map_err(|source| ReadError::Csv { path: path.to_path_buf(), source })?;
        found.lines += 1;
        if line.customer.is_empty() {
            found.lines_without_customer += 1;
            continue;
        }
        let value = |column, value: &str| {
            let (path, line, value) = (path.to_path_buf(), found.lines + 1, value.to_string());
            ReadError::Value { path, line, column, value }
        };
        let invoice = invoice(&line).map_err(|(column, text)| value(column, text))?;
        let known = by_number.entry(line.invoice).or_insert(Invoice { pence: 0, ..invoice });
        known.pence += invoice.pence;
        known.at = known.at.min(invoice.at);
    }
    found.invoices = by_number.into_values().collect();
    found.invoices.sort_by_key(|invoice| (invoice.at, invoice.number));
    Ok(found)
}

/// The invoice of one line alone.
fn invoice(line: &Line) -> Result<Invoice, (&'static str, &str)> {
    let digits: String = line.invoice.chars().filter(char::is_ascii_digit).collect();
    let number = digits.parse().map_err(|_| ("InvoiceNo", line.invoice.as_str()))?;
    let quantity: i64 = line.quantity.parse().map_err(|_| ("Quantity", line.quantity.as_str()))?;
    let pence = Price::read(&line.price).and_then(|price| price.times(quantity));
    let pence = pence.ok_or(("UnitPrice", line.price.as_str()))?;
    let at = instant(&line.date).ok_or(("InvoiceDate", line.date.as_str()))?;
    let whole = line.customer.split('.').next().unwrap_or_default();
    let customer = whole.parse().map_err(|_| ("CustomerID", line.customer.as_str()))?;
    Ok(Invoice { number, is_cancellation: line.invoice.starts_with('C'), at, customer, pence })
}

/// Reads `2010-12-01 08:26:00`, in UTC.
fn instant(text: &str) -> Option<Instant> {
    let (date, time) = text.split_once(' ')?;
    let mut parts = time.split(':').map(|part| part.parse::<i64>().ok());
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    let of_day = hours * 3_600 + minutes * 60 + seconds;
    let is_time = parts.next().is_none() && (0..86_400).contains(&of_day);
    is_time.then(|| start_of(Date::parse(date).unwrap_or_default()).plus_seconds(of_day)).filter(|at| at.micros() > 0)
}

/// The start of a date in UTC.
pub(crate) fn start_of(date: Date) -> Instant {
    Instant::from_micros(i64::from(date.days()) * 86_400_000_000)
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn a_time_of_the_file_is_read() {
        assert_eq!(instant("1970-01-02 00:00:01").map(|at| at.micros()), Some(86_401_000_000));
        for bad in ["", "1970-01-02", "1970-01-02 00:00", "1970-13-02 00:00:00", "1970-01-02 24:00:00"] {
            assert_eq!(instant(bad), None, "{bad}");
        }
    }
}
