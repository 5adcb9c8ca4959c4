//! `yuefu openapi`: the description of the API.

use crate::failure::Failure;
use crate::say;

/// Print the OpenAPI 3.1 description of the API
#[derive(clap::Args)]
pub struct Openapi {}

impl Openapi {
    /// Prints it.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub fn run(&self) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(&api::openapi()).expect("a description is plain data");
        say::line(&text)
    }
}
