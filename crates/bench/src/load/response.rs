//! Responses: as much of HTTP/1.1 as the servers measured here send.

/// A whole response at the front of a buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The bytes of its body.
    pub body: usize,
    /// The bytes of head and body.
    pub whole: usize,
}

/// Finds the response at the front of `bytes`; none while it is not all there.
///
/// # Errors
/// When it is no response with a status and a content-length.
pub fn find(bytes: &[u8]) -> Result<Option<Response>, &'static str> {
    let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(None) };
    let head = &bytes[..end];
    let status = head.strip_prefix(b"HTTP/1.1 ").and_then(|rest| decimal(rest.get(..3)?));
    let status = status.ok_or("no status line of HTTP/1.1")? as u16;
    let mut lines = head.split(|byte| *byte == b'\n');
    let length = lines.find_map(|line| {
        let (name, value) = line.split_at_checked("content-length:".len())?;
        name.eq_ignore_ascii_case(b"content-length:").then(|| decimal(value.trim_ascii()))
    });
    let body = length.flatten().ok_or("no content-length")?;
    let whole = end + 4 + body;
    Ok((bytes.len() >= whole).then_some(Response { status, body, whole }))
}

fn decimal(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Response, find};

    #[test]
    fn a_response_is_found_when_it_is_all_there() {
        let text = b"HTTP/1.1 201 Created\r\ncontent-type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        for cut in 0..text.len() {
            assert_eq!(find(&text[..cut]), Ok(None), "{cut}");
        }
        assert_eq!(find(text), Ok(Some(Response { status: 201, body: 2, whole: text.len() })));
    }

    #[test]
    fn what_is_no_response_is_said_to_be_none() {
        assert!(find(b"SSH-2.0\r\n\r\n").is_err());
        assert!(find(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
    }
}
