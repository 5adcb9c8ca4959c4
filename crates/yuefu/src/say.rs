//! What is said on stdout.

use std::io::{self, Write};

use crate::failure::Failure;

/// Writes a text and the end of its line.
///
/// # Errors
/// When stdout cannot be written; a reader who has gone, as in `yuefu openapi | head`, is no error.
pub fn line(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Stdout(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A number with commas: 1,234,567.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits.char_indices().flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit])).collect()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn commas_stand_between_thousands() {
        let written = [0, 7, 999, 1_000, 12_345, 1_234_567].map(number);
        assert_eq!(written, ["0", "7", "999", "1,000", "12,345", "1,234,567"]);
    }
}
