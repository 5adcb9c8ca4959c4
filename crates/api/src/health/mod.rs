//! How the server is: for load balancers and dashboards.

pub mod live;
pub mod ready;
pub mod figures;
