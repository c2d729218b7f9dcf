//! A waiver: legal's decision to live with a finding until a day, with a reason.

use serde::{Deserialize, Serialize};

use super::agreement::AgreementId;
use super::day::Day;
use super::finding::FindingCode;
use super::vendor::VendorId;

/// The register's own number of a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WaiverId(pub i64);

/// A waiver as it stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The register's own number.
    pub id: WaiverId,
    /// The finding that it answers.
    pub code: FindingCode,
    /// The vendor of that finding.
    pub vendor: VendorId,
    /// The agreement of that finding, where it has one.
    pub agreement: Option<AgreementId>,
    /// What within that, as in `Finding::detail`.
    pub detail: Option<String>,
    /// Why it is acceptable, 10–2,000 characters.
    pub reason: String,
    /// Who waived it.
    pub author: String,
    /// The first day, inclusive.
    pub first_day: Day,
    /// The last day, inclusive; at most 12 months after the first.
    pub last_day: Day,
}
