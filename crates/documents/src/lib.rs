//! Documents: what operators write as files, and what those say.
//!
//! A document is TOML: Terms, and the law packs they are checked against. Reading is strict, and a fault names its line and its field. What a document asks for may
//! still be something that cannot be; that the heart says, by its own names of the same fields.
//!
//! ```
//! use engine::terms::Version;
//! use money::Currency;
//! let terms = documents::terms::read(Version(1), documents::terms::RETAIL)?;
//! assert_eq!(terms, documents::terms::retail(Version(1), Currency::Cny));
//! assert_eq!(terms.law.map(|law| law.id), Some("CN".to_string()));
//! # Ok::<(), documents::Fault>(())
//! ```

mod fault;
pub mod law;
pub mod terms;

pub use fault::Fault;

/// Reads a document strictly, field by field.
fn read_document<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let reader = toml::Deserializer::parse(text).map_err(|error| Fault::shape(text, None, &error))?;
    serde_path_to_error::deserialize(reader).map_err(|error| {
        let path = error.path().to_string();
        Fault::shape(text, Some(path).filter(|path| path != "."), error.inner())
    })
}
