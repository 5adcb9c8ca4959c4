//! Just enough of Rust's grammar to tell code from comment and literal, and one function from the next.

/// One function with a body.
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of its `fn`, from 1.
    pub line: usize,
    /// What stands between `fn` and its last brace, that one included.
    pub code: String,
}

/// The text with every comment, string and character literal blanked; lines and columns stay where they were.
pub fn code(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut kept = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let after = end_of_blank(bytes, at);
        for byte in &mut kept[at..after] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = after.max(at + 1);
    }
    String::from_utf8(kept).expect("whole comments and literals are blanked, and a space is a character")
}

/// The line, from 1, of a place in a text.
pub fn line(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}

/// Where a word stands in blanked code, each time it stands alone.
pub fn words<'code>(code: &'code str, word: &'code str) -> impl Iterator<Item = usize> + 'code {
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let alone = |side: Option<char>| !side.is_some_and(|c| c.is_alphanumeric() || c == '_');
        alone(code[..*at].chars().next_back()) && alone(code[*at + word.len()..].chars().next())
    })
}

/// The functions with a body in blanked code, inner ones too.
pub fn functions(code: &str) -> Vec<Function> {
    let function = |at: usize| {
        let rest = code[at + 2..].trim_start();
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let open = body(&code[at..])?;
        let close = closing(&code[at..], open);
        (!name.is_empty()).then(|| Function { name, line: line(code, at), code: code[at..=at + close].to_string() })
    };
    words(code, "fn").filter_map(function).collect()
}

/// Where the bracket that opens at `open` closes; the end when it does not.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code[open..].char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at;
        }
    }
    code.len() - 1
}

/// Where the first brace outside other brackets opens; `None` when a semicolon comes first, as in a trait.
fn body(code: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Where the comment or literal that begins at `at` ends; `at` itself when none does.
fn end_of_blank(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    if rest.starts_with(b"//") {
        return at + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }
    if rest.starts_with(b"/*") {
        return at + end_of_block_comment(rest);
    }
    match rest[0] {
        b'"' => at + end_of_string(rest),
        b'\'' => at + end_of_character(rest),
        b'r' if !follows_word(bytes, at) => at + end_of_raw_string(rest),
        _ => at,
    }
}

/// Whether the `r` at a place is the end of a word, as in `for`, and not the mark of a raw string, as in `r"…"` or `br"…"`.
fn follows_word(bytes: &[u8], at: usize) -> bool {
    let in_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    match bytes[..at] {
        [.., before, b'b' | b'c'] => in_word(before),
        [.., before] => in_word(before) && !(at == 1 && (before == b'b' || before == b'c')),
        [] => false,
    }
}

fn end_of_block_comment(rest: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn end_of_string(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// A raw string from its `r`; nothing when it is an `r` like any other.
fn end_of_raw_string(rest: &[u8]) -> usize {
    let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return 0;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let inside = &rest[2 + hashes..];
    let length = inside.windows(close.len()).position(|window| window == close).unwrap_or(inside.len());
    (2 + hashes + length + close.len()).min(rest.len())
}

/// A character literal from its quote; nothing when it is a lifetime.
fn end_of_character(rest: &[u8]) -> usize {
    if rest.get(1) == Some(&b'\\') {
        return rest.iter().skip(3).position(|byte| *byte == b'\'').map_or(rest.len(), |at| at + 4);
    }
    let width = match rest.get(1) {
        Some(0..=0x7f) => 1,
        Some(0x80..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        _ => 4,
    };
    if rest.get(1 + width) == Some(&b'\'') { width + 2 } else { 0 }
}

#[test]
fn comments_and_literals_are_blanked_and_nothing_else() {
    let same = ["fn f<'a>(x: &'a str) {}", "for r in x {}", "a / b", "r#type"];
    for text in same {
        assert_eq!(code(text), text);
    }
    let blanked = [
        ("a // b", "a     "),
        ("a /* b /* c */ d */ e", "a                   e"),
        (r#"f("{\"}", 1)"#, "f(      , 1)"),
        (r##"f(r#"}""#, br"{")"##, "f(       , b    )"),
        (r"['{', '\'', '元', 'a'..='z']", "[   ,     ,      ,    ..=   ]"),
        ("\"a\nb\" c", "  \n   c"),
    ];
    for (text, expected) in blanked {
        assert_eq!(code(text), expected);
    }
}

#[test]
fn a_function_ends_with_its_brace() {
    let text =
        "trait T { fn declared(x: [u8; 3]); }\nfn outer(f: fn(u8) -> u8) -> S {\n    fn inner() {}\n    S { a }\n}\n";
    let found: Vec<(String, usize, usize)> =
        functions(text).into_iter().map(|f| (f.name, f.line, f.code.lines().count())).collect();
    assert_eq!(found, [("outer".to_string(), 2, 4), ("inner".to_string(), 3, 1)]);
}
