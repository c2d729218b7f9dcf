//! Findings: what is missing, late or wrong on a day, each with its reason and the next step.
//! Computed from facts and a day; nothing here is typed in by a person.

use serde::{Deserialize, Serialize};

use super::agreement::{AgreementId, VersionId};
use super::choice::choice;
use super::day::Day;
use super::vendor::VendorId;

choice! {
    /// How much a finding matters.
    Severity, "severity" { High = "high", Medium = "medium", Low = "low" }
}

choice! {
    /// What was found. The words are public: ids in JSON, exit codes and links.
    FindingCode, "finding" {
        AgreementMissing = "agreement-missing",
        AgreementUnsigned = "agreement-unsigned",
        AgreementExpired = "agreement-expired",
        AgreementExpiring = "agreement-expiring",
        NoticeDue = "notice-due",
        AgreementNotYetEffective = "agreement-not-yet-effective",
        ReviewOverdue = "review-overdue",
        DocumentChanged = "document-changed",
        DocumentLost = "document-lost",
        DocumentUnknown = "document-unknown",
        PurposeMissing = "purpose-missing",
        CertificationExpired = "certification-expired",
        DeletionUnproved = "deletion-unproved",
        WaiverUnused = "waiver-unused",
        ClauseUnmet = "clause-unmet",
        RedFlag = "red-flag",
        ValueOutOfPolicy = "value-out-of-policy",
        WrongDocument = "wrong-document",
    }
}

impl FindingCode {
    /// How much it matters where nothing says otherwise.
    #[must_use]
    pub fn severity(self) -> Severity {
        use FindingCode::*;
        match self {
            AgreementMissing | AgreementUnsigned | AgreementExpired | DocumentChanged
            | DocumentLost | WrongDocument => Severity::High,
            AgreementExpiring
            | NoticeDue
            | AgreementNotYetEffective
            | PurposeMissing
            | DeletionUnproved
            | ClauseUnmet
            | RedFlag
            | ValueOutOfPolicy => Severity::Medium,
            ReviewOverdue | DocumentUnknown | CertificationExpired | WaiverUnused => Severity::Low,
        }
    }

    /// Whether legal may waive it: a changed or lost file may never be waived.
    #[must_use]
    pub fn may_be_waived(self) -> bool {
        !matches!(
            self,
            FindingCode::DocumentChanged | FindingCode::DocumentLost
        )
    }
}

/// One finding, with the days on which it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// The vendor that it is about.
    pub vendor: Option<VendorId>,
    /// The agreement that it is about.
    pub agreement: Option<AgreementId>,
    /// The version that it is about.
    pub version: Option<VersionId>,
    /// What within that it is about: a requirement's or flag's id, a certification's name, a file's path.
    pub detail: Option<String>,
    /// The first day on which it stands, inclusive ("for N days" counts it as day 1).
    pub first_day: Day,
    /// The last day on which it stands if nothing changes, inclusive; `None`: until something changes.
    pub last_day: Option<Day>,
    /// The arithmetic behind it, for the sentence that is shown.
    pub why: Why,
}

impl Finding {
    /// Whether the finding stands on a day.
    #[must_use]
    pub fn stands_on(&self, day: Day) -> bool {
        self.first_day <= day && self.last_day.is_none_or(|last| day <= last)
    }
}

/// The days and numbers behind a finding, as data: page, PDF and terminal make the sentence from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// Which sentence: a text key below `why-`.
    pub reason: String,
    /// Days named in it, by name of the place (`last-day`, `notice-by` …).
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub days: std::collections::BTreeMap<String, Day>,
    /// Numbers named in it (`renews-months`, `notice-days` …).
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub numbers: std::collections::BTreeMap<String, i64>,
    /// Words named in it (names, ids).
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub words: std::collections::BTreeMap<String, String>,
}
