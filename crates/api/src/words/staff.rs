//! Who of the staff did something, in JSON.

use serde::Serialize;
use utoipa::ToSchema;

/// One of the staff, in the role in which they acted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ActingStaff)]
pub struct Staff {
    /// Who: the name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    key: String,
    /// In which role.
    #[schema(example = "agent")]
    role: &'static str,
}

impl From<engine::staff::Staff> for Staff {
    fn from(staff: engine::staff::Staff) -> Staff {
        Staff { key: staff.id.to_string(), role: staff.role.name() }
    }
}
