//! The facts of the demonstration registry as `agreements/registry.toml` has them, and the texts beside it, all compiled
//! in. Days are counted from the day of filling; what the file means is explained at its top.

#![expect(
    missing_docs,
    reason = "the top of the file itself says what each key means"
)]

use serde::Deserialize;

use crate::domain::day::{Day, add_days, sub_days};

const REGISTRY: &str = include_str!("../../../agreements/registry.toml");

macro_rules! texts {
    ($($file:literal),+ $(,)?) => {
        /// The texts by path below `agreements/`. A test compares the list with the folder.
        pub const TEXTS: &[(&str, &[u8])] =
            &[$(($file, include_bytes!(concat!("../../../agreements/", $file)))),+];
    };
}
texts! {
    "bandspolebanken/personuppgiftsbitradesavtal-v1.md",
    "betalsund/huvudavtal-v1.md",
    "bracklewick/data-processing-agreement-v1.md",
    "bracklewick/non-disclosure-agreement-v1.md",
    "brightfjord/data-processing-agreement-v1.md",
    "halolark/data-processing-terms-v1.md",
    "halolark/transfer-addendum-v1.md",
    "kampanjkastrullen/personuppgiftsbitradesavtal-v1.md",
    "kundvarv/data-processing-agreement-v1.md",
    "kundvarv/service-level-agreement-v1.md",
    "kvickprat/huvudavtal-v1.md",
    "kvickprat/personuppgiftsbitradesavtal-v1.md",
    "kvickprat/personuppgiftsbitradesavtal-v2.md",
    "kvickprat/tillaggsavtal-crm-v1.md",
    "kvittoro/data-processing-terms-v1.md",
    "loketwever/data-processing-agreement-v1.md",
    "loketwever/data-processing-agreement-v2.md",
    "loketwever/terms-of-service-v1.md",
    "lonehamn/personuppgiftsbitradesavtal-v1.md",
    "matarmyran/personuppgiftsbitradesavtal-v1.md",
    "molnviken/personuppgiftsbitradesavtal-v1.md",
    "molnviken/servicenivaavtal-v1.md",
    "nyhetsnabben/personuppgiftsbitradesavtal-v1.md",
    "postfalk/data-processing-agreement-v1.md",
    "semikolonsmedjan/data-processing-agreement-v1.md",
    "semikolonsmedjan/sekretessavtal-v1.md",
    "signaturskog/controller-processor-clauses-v1.md",
    "trappstegslotsen/inbordes-arrangemang-v1.md",
    "umfragefink/data-processing-agreement-v1.md",
    "vaktgranen/personuppgiftsbitradesavtal-v1.md",
    "vaxelvinden/personuppgiftsbitradesavtal-v1.md",
    "wattgrubblarna/personuppgiftsbitradesavtal-v1.md",
}

/// The whole registry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistryFile {
    pub settings: SettingsPart,
    pub organisation: OrganisationPart,
    #[serde(rename = "entity")]
    pub entities: Vec<EntityPart>,
    #[serde(rename = "user")]
    pub users: Vec<UserPart>,
    #[serde(rename = "vendor")]
    pub vendors: Vec<VendorPart>,
    #[serde(rename = "agreement")]
    pub agreements: Vec<AgreementPart>,
    #[serde(rename = "waiver")]
    pub waivers: Vec<WaiverPart>,
    #[serde(rename = "sub_processor")]
    pub sub_processors: Vec<SubProcessorPart>,
    #[serde(rename = "transfer")]
    pub transfers: Vec<TransferPart>,
    #[serde(rename = "change_notice")]
    pub change_notices: Vec<ChangeNoticePart>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubProcessorPart {
    pub vendor: String,
    pub name: String,
    pub countries: Vec<String>,
    #[serde(default)]
    pub purpose: String,
    pub since_ago: Option<i64>,
    pub linked: Option<String>,
    pub added_ago: i64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferPart {
    pub vendor: String,
    pub to: Option<String>,
    pub mechanism: String,
    #[serde(default)]
    pub modules: Vec<String>,
    pub since_ago: Option<i64>,
    pub until_in: Option<i64>,
    #[serde(default)]
    pub note: String,
    pub recorded_ago: i64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeNoticePart {
    pub vendor: String,
    pub received_ago: i64,
    pub effective_in: Option<i64>,
    #[serde(default)]
    pub added: Vec<String>,
    #[serde(default)]
    pub removed: Vec<String>,
    #[serde(default)]
    pub note: String,
    pub decision: Option<String>,
    #[serde(default)]
    pub reason: String,
    pub decided_ago: Option<i64>,
    pub closed_ago: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsPart {
    pub warning_days: u32,
    pub review_months: u32,
    pub time_zone: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationPart {
    pub name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityPart {
    pub slug: String,
    pub name: String,
    pub registration_number: Option<String>,
    #[serde(rename = "country")]
    _country: Option<String>,
    #[serde(default)]
    pub default: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserPart {
    pub name: String,
    pub email: String,
    pub role: String,
    pub language: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VendorPart {
    pub slug: String,
    pub name: String,
    #[serde(default)]
    pub legal_name: String,
    #[serde(default)]
    pub registration_number: String,
    #[serde(rename = "registration_scheme")]
    _registration_scheme: Option<String>,
    #[serde(default)]
    pub country: String,
    #[serde(default)]
    pub website: String,
    pub category: String,
    pub service: String,
    pub status: String,
    #[serde(default)]
    pub roles: Vec<String>,
    pub personal_data: String,
    #[serde(default)]
    pub special_categories: bool,
    #[serde(default)]
    pub criminal_data: bool,
    pub owner: Option<OwnerPart>,
    pub criticality: String,
    #[serde(default)]
    pub contacts: Vec<crate::domain::draft::vendor::ContactDraft>,
    #[serde(default)]
    pub data_categories: Vec<String>,
    #[serde(default)]
    pub data_subjects: Vec<String>,
    #[serde(default)]
    pub purposes: Vec<String>,
    #[serde(default)]
    pub locations: Vec<String>,
    #[serde(default)]
    pub certifications: Vec<CertificationPart>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub tags: Vec<String>,
    pub added_ago: i64,
    pub used_from_ago: Option<i64>,
    pub used_until_ago: Option<i64>,
    pub deletion_proved_ago: Option<i64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerPart {
    pub name: String,
    pub department: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificationPart {
    pub name: String,
    pub ends_in: Option<i64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementPart {
    pub folder: String,
    pub slug: String,
    pub title: String,
    pub kind: String,
    pub vendors: Vec<String>,
    pub entity: String,
    pub amends: Option<String>,
    #[serde(rename = "version")]
    pub versions: Vec<VersionPart>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionPart {
    pub number: u32,
    pub file: String,
    pub added_ago: i64,
    #[serde(default)]
    pub approved: bool,
    pub approved_ago: Option<i64>,
    pub approved_by: Option<String>,
    pub review: Option<String>,
    pub review_opened_ago: Option<i64>,
    pub reviewed_ago: Option<i64>,
    pub bound_ago: Option<i64>,
    pub binding: Option<String>,
    pub signed_by_us: Option<String>,
    pub signed_by_them: Option<String>,
    #[serde(rename = "signed_by_us_ago")]
    _signed_by_us_ago: Option<i64>,
    #[serde(rename = "signed_by_them_ago")]
    _signed_by_them_ago: Option<i64>,
    pub effective_ago: Option<i64>,
    pub ends_in: Option<i64>,
    pub renewal_months: Option<u32>,
    pub notice: Option<NoticePart>,
    pub notice_given_ago: Option<i64>,
    #[serde(default)]
    pub terminated: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticePart {
    pub days: Option<u32>,
    pub months: Option<u32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverPart {
    pub vendor: String,
    pub finding: String,
    pub detail: Option<String>,
    pub agreement: Option<String>,
    pub reason: String,
    pub author: String,
    pub made_ago: i64,
    pub until_in: i64,
}

/// Reads the registry.
///
/// # Errors
/// What the parser says; a test sees to it that there is nothing.
pub fn read() -> Result<RegistryFile, toml::de::Error> {
    toml::from_str(REGISTRY)
}

/// The bytes of a text.
#[must_use]
pub fn text(file: &str) -> Option<&'static [u8]> {
    TEXTS
        .iter()
        .find(|(name, _)| *name == file)
        .map(|(_, bytes)| *bytes)
}

/// The day so many days before a day; a negative number lies after it.
#[must_use]
pub fn ago(day: Day, days: i64) -> Day {
    let n = days.unsigned_abs();
    let moved = if days < 0 {
        add_days(day, n)
    } else {
        sub_days(day, n)
    };
    moved.unwrap_or(day)
}
