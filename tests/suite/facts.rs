//! Facts to test rules with: a vendor and agreements with short builders. Nothing here is read from disk.

use std::collections::BTreeSet;

use avtal::domain::agreement::{
    Agreement, AgreementFacts, AgreementId, AgreementKind, BindingMode, Bound, Notice, Review,
    Term, Version, VersionId,
};
use avtal::domain::day::Day;
use avtal::domain::entity::EntityId;
use avtal::domain::finding::dossier::Filed;
use avtal::domain::lang::Lang;
use avtal::domain::vendor::{
    Category, Criticality, GdprRole, PersonalData, Vendor, VendorFacts, VendorId, VendorStatus,
};

/// A day from ISO 8601.
pub fn day(text: &str) -> Day {
    text.parse().expect("an ISO day")
}

/// An active processor of personal data, added on 2024-01-01, with a purpose.
pub fn processor() -> Vendor {
    Vendor {
        id: VendorId(1),
        row: 1,
        slug: "lonehamn".to_owned(),
        added_on: day("2024-01-01"),
        facts: VendorFacts {
            name: "Lönehamn".to_owned(),
            legal_name: None,
            registration_number: None,
            country: None,
            website: None,
            category: Category::Hr,
            service: "Pays wages".to_owned(),
            status: VendorStatus::Active,
            used_from: None,
            used_until: None,
            deletion_proved_on: None,
            roles: BTreeSet::from([GdprRole::Processor]),
            personal_data: PersonalData::Yes,
            special_categories: false,
            criminal_data: false,
            owner: None,
            department: None,
            criticality: Criticality::Medium,
            contacts: Vec::new(),
            data_categories: Vec::new(),
            data_subjects: Vec::new(),
            purposes: vec!["Paying wages".to_owned()],
            locations: Vec::new(),
            certifications: Vec::new(),
            notes: String::new(),
            tags: BTreeSet::new(),
        },
    }
}

/// A term from ISO days; an empty text is "not stated".
pub fn term(from: &str, ends_on: &str, renews_months: Option<u32>, notice: Option<Notice>) -> Term {
    let stated = |text: &str| (!text.is_empty()).then(|| day(text));
    Term {
        effective_from: stated(from),
        ends_on: stated(ends_on),
        renews_months,
        notice,
        ..Term::default()
    }
}

/// Version `number`, approved and signed by both on `bound_on`.
pub fn signed(number: u32, bound_on: &str, term: Term) -> Version {
    let on = day(bound_on);
    Version {
        review: Review::Approved { on },
        bound: Some(Bound {
            on,
            mode: BindingMode::Signed,
            by_us: None,
            by_them: None,
        }),
        term,
        ..draft(number)
    }
}

/// Version `number`, added and nothing more.
pub fn draft(number: u32) -> Version {
    Version {
        id: VersionId(i64::from(number)),
        row: 1,
        number,
        lang: Lang::En,
        file: format!("agreements/lonehamn/dpa-v{number}.md"),
        sha256: "0".repeat(64),
        bytes: 1,
        added_on: day("2024-01-01"),
        review: Review::None,
        bound: None,
        term: Term::default(),
    }
}

/// A data processing agreement with these versions, number 1.
pub fn agreement(versions: Vec<Version>) -> Agreement {
    Agreement {
        id: AgreementId(1),
        row: 1,
        slug: "dpa".to_owned(),
        facts: AgreementFacts {
            title: "DPA".to_owned(),
            kind: AgreementKind::Dpa,
            entity: EntityId(1),
            vendors: vec![VendorId(1)],
            replaces: None,
            amends: None,
            ends_with: None,
            review_months: Some(60),
            notes: String::new(),
        },
        versions,
    }
}

/// An agreement of a dossier that nothing replaces.
pub fn filed(agreement: Agreement) -> Filed {
    Filed {
        agreement,
        replaced_from: None,
        follows: false,
    }
}

/// A review that was opened on a day and need not be decided by any.
pub fn open_since(since: &str) -> Review {
    Review::Open {
        since: day(since),
        due: None,
        asked: None,
    }
}
