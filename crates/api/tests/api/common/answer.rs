//! An answer, and what a test expects of it.

use reqwest::RequestBuilder;
use reqwest::header::HeaderMap;
use serde_json::Value;

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub text: String,
}

impl Answer {
    /// Sends a request.
    pub async fn of(request: RequestBuilder) -> Answer {
        let response = request.send().await.expect("the server answers");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, text: response.text().await.expect("the answer is text") }
    }

    /// A header's text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body of a 200.
    pub fn ok(&self) -> Value {
        self.with(200)
    }

    /// The body of a 201.
    pub fn created(&self) -> Value {
        self.with(201)
    }

    fn with(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/json");
        self.json()
    }

    /// The body of a refusal, which is a problem as RFC 9457 has it.
    pub fn refused(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert!(!self.header("request-id").is_empty());
        let body = self.json();
        assert_eq!(body["code"], code, "{body}");
        assert_eq!(body["status"], status);
        assert_eq!(body["type"], format!("/v1/problems#{code}"));
        assert!(body["title"].is_string() && body["detail"].is_string());
        body
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("the body is JSON")
    }
}
