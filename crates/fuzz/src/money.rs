//! Money as people write it.

use ::money::{Amount, Currency, split};

/// Reads text as an amount of every currency. What can be read is written as it was, but for zeros before it; and in any
/// number of parts it adds up to itself.
///
/// # Panics
/// When that is not so.
pub fn money(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    assert!(Currency::from_code(text).is_none_or(|currency| currency.code() == text), "{text}");
    for currency in Currency::ALL {
        let Some(minor) = currency.read(text) else { continue };
        let written = currency.write(minor);
        assert_eq!(currency.read(&written), Some(minor), "{text}");
        assert!(text.ends_with(&written) && text.trim_start_matches('0').len() <= written.len(), "{text} is {written}");
        let amount = i64::try_from(minor).ok().and_then(Amount::checked);
        let Some(amount) = amount else { continue };
        let n = 1 + (bytes.len() as u32 * 7) % 60;
        let parts: Vec<Amount> = split(amount, n).collect();
        assert_eq!(parts.iter().map(|part| part.minor()).sum::<u64>(), minor);
    }
}
