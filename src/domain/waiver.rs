//! A waiver: legal's decision to live with a finding until a day, with a reason.

use serde::{Deserialize, Serialize};

use super::agreement::AgreementId;
use super::day::Day;
use super::finding::{Finding, FindingCode};
use super::vendor::VendorId;

/// The register's own number of a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WaiverId(pub i64);

/// What is said when a finding is waived, validated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverFacts {
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
    /// The first day, inclusive.
    pub first_day: Day,
    /// The last day, inclusive; at most 12 months after the first.
    pub last_day: Day,
}

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

impl Waiver {
    /// Whether it answers a finding of its vendor, whatever the day. A waiver of a missing agreement answers
    /// whichever agreement is the one that comes closest.
    #[must_use]
    pub fn answers(&self, finding: &Finding) -> bool {
        let same_agreement = self.agreement == finding.agreement
            || (self.code.is_uncovered() && finding.why.words.contains_key("need"));
        finding.vendor == Some(self.vendor)
            && finding.code.may_be_waived()
            && finding.code.is_answered_by(self.code)
            && self.detail == finding.detail
            && same_agreement
    }
}
