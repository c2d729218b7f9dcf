//! A vendor (supplier): who it is, what it does for us with whose data, and who answers for it.
//! Knows nothing of agreements' dates or of how vendors are kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::choice::choice;
use super::day::Day;

/// The register's own number of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VendorId(pub i64);

choice! {
    /// What kind of service a vendor gives.
    Category, "category" {
        Chat = "chat", Crm = "crm", Hosting = "hosting", Email = "email", Analytics = "analytics", Payments = "payments",
        Hr = "hr", Support = "support", Telephony = "telephony", Marketing = "marketing", Security = "security",
        Backup = "backup", Development = "development", Other = "other",
    }
}

choice! {
    /// Where a vendor stands in its life with us.
    VendorStatus, "vendor-status" {
        /// Wanted, not yet in use: needs its agreement before it can be made active.
        Proposed = "proposed",
        /// In use.
        Active = "active",
        /// Being wound up: still holds data, so it still needs its agreement.
        Offboarding = "offboarding",
        /// No longer in use: owes proof of deletion or return where it held personal data.
        Former = "former",
    }
}

choice! {
    /// The vendor's part under the GDPR. An empty set means that nobody has said yet.
    GdprRole, "gdpr-role" {
        /// Processes on our behalf: needs a DPA, `GDPR 28(3)`.
        Processor = "processor",
        /// Decides its own purposes.
        Controller = "controller",
        /// Decides purposes and means together with us: needs an arrangement, `GDPR 26(1)`.
        JointController = "joint-controller",
        /// Engaged by one of our processors, `GDPR 28(4)`.
        SubProcessor = "sub-processor",
        /// Touches no personal data of ours.
        None = "none",
    }
}

choice! {
    /// Whether a vendor processes personal data of ours.
    PersonalData, "personal-data" { Yes = "yes", No = "no", Unknown = "unknown" }
}

choice! {
    /// How much we depend on a vendor.
    Criticality, "criticality" { Low = "low", Medium = "medium", High = "high" }
}

choice! {
    /// What a contact person answers for.
    ContactKind, "contact-kind" { Privacy = "privacy", Security = "security", Dpo = "dpo", Contract = "contract" }
}

/// A person or mailbox at the vendor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// What the contact answers for.
    pub kind: ContactKind,
    /// Name, may be empty where a mailbox has none.
    pub name: String,
    /// E-mail address, may be empty.
    pub email: String,
    /// Telephone number as written, may be empty.
    pub phone: String,
}

/// A certification that the vendor has shown us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certification {
    /// Its name, such as `ISO 27001`.
    pub name: String,
    /// The last day on which it is valid, inclusive; `None` when not stated.
    pub last_day: Option<Day>,
}

/// Everything that people say about a vendor, validated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VendorFacts {
    /// The name that we use, 1–200 characters.
    pub name: String,
    /// The registered name of the company, where it differs.
    pub legal_name: Option<String>,
    /// Organisationsnummer, LEI, EU VAT number or another number, as normalised by `domain::number`.
    pub registration_number: Option<String>,
    /// Where the company is registered, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Its address on the web, `https://…` or `http://…`.
    pub website: Option<String>,
    /// What kind of service it gives.
    pub category: Category,
    /// What it does for us, in a sentence.
    pub service: String,
    /// Where it stands in its life with us.
    pub status: VendorStatus,
    /// The first day on which it worked for us, inclusive; `None` when nobody has said (then the first
    /// day of its earliest agreement, or the day it was added, counts).
    pub used_from: Option<Day>,
    /// The last day on which it worked for us, inclusive; for former vendors.
    pub used_until: Option<Day>,
    /// The day on which its proof of deletion or return reached us, `GDPR 28(3)(g)`.
    pub deletion_proved_on: Option<Day>,
    /// Its parts under the GDPR; empty when nobody has said.
    pub roles: BTreeSet<GdprRole>,
    /// Whether it processes personal data of ours.
    pub personal_data: PersonalData,
    /// Whether that includes special categories, `GDPR 9(1)`.
    pub special_categories: bool,
    /// Whether that includes data on criminal offences, `GDPR 10`.
    pub criminal_data: bool,
    /// Who answers for it with us: a name or e-mail address.
    pub owner: Option<String>,
    /// The owner's department.
    pub department: Option<String>,
    /// How much we depend on it.
    pub criticality: Criticality,
    /// Whom to reach there.
    pub contacts: Vec<Contact>,
    /// Which categories of personal data, one a line.
    pub data_categories: Vec<String>,
    /// Whose data: categories of data subjects, one a line.
    pub data_subjects: Vec<String>,
    /// What the data is processed for, one a line.
    pub purposes: Vec<String>,
    /// Countries where data is processed, ISO 3166-1 alpha-2.
    pub locations: Vec<String>,
    /// Certifications shown to us.
    pub certifications: Vec<Certification>,
    /// Free notes.
    pub notes: String,
    /// Free labels, lower case, sorted.
    pub tags: BTreeSet<String>,
}

/// A vendor as it stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vendor {
    /// The register's own number.
    pub id: VendorId,
    /// The row's version: rises with each change, so that a second editor is told.
    pub row: i64,
    /// Its folder under `agreements/`, never renamed.
    pub slug: String,
    /// The day on which it was added to the register.
    pub added_on: Day,
    /// What people say about it.
    pub facts: VendorFacts,
}

choice! {
    /// What a vendor must have with us for its roles.
    Need, "need" {
        /// A data processing agreement, `GDPR 28(3)`.
        Dpa = "dpa",
        /// An arrangement between joint controllers, `GDPR 26(1)`.
        Arrangement = "arrangement",
    }
}

impl VendorFacts {
    /// What it must have with us once it is in use, whatever its status. Whether it holds personal data
    /// and nobody knows counts as holding it (our choice: the unknown is treated as missing).
    #[must_use]
    pub fn needs(&self) -> Vec<Need> {
        if self.personal_data == PersonalData::No {
            return Vec::new();
        }
        let mut needs = Vec::new();
        if self.roles.contains(&GdprRole::Processor) {
            needs.push(Need::Dpa);
        }
        if self.roles.contains(&GdprRole::JointController) {
            needs.push(Need::Arrangement);
        }
        needs
    }

    /// Whether it is in use: active, or being wound up and still holding data.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        matches!(
            self.status,
            VendorStatus::Active | VendorStatus::Offboarding
        )
    }
}
