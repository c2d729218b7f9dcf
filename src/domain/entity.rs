//! Our own companies: the parties on our side of an agreement. One exists from the first day.

use serde::{Deserialize, Serialize};

/// The register's own number of one of our companies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(pub i64);

/// One of our own companies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The register's own number; 1 is the default one.
    pub id: EntityId,
    /// Its name, 1–200 characters.
    pub name: String,
    /// Its registration number, as normalised by `domain::number`.
    pub registration_number: Option<String>,
}
