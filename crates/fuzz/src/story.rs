//! The text of a story.

/// Reads text as a story. What cannot be read is a fault in one of its lines.
///
/// # Panics
/// When that is not so.
pub fn story(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match scenario::read("fuzz.story", text) {
        Ok(story) => assert!(!story.steps.is_empty() && !story.setup.customers.is_empty()),
        Err(fault) => {
            assert!(fault.line <= text.lines().count(), "{fault}");
            assert!(!fault.wrong.expected.is_empty() && !fault.wrong.found.is_empty(), "{fault}");
        }
    }
}
