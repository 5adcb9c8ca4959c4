//! Documents: what operators write as files, and what those say.
//!
//! A document is TOML: Terms for now. Reading is strict, and a fault names its line and its field. What a document asks for may
//! still be something that cannot be; that the heart says, by its own names of the same fields.
//!
//! ```
//! use engine::terms::{Terms, Version};
//! use money::Currency;
//! let terms = documents::terms::read(Version(1), documents::terms::RETAIL)?;
//! assert_eq!(terms, Terms::defaults(Version(1), Currency::Cny));
//! # Ok::<(), documents::Fault>(())
//! ```

mod fault;
pub mod terms;

pub use fault::Fault;
