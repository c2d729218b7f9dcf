//! Every filter of the lists, and some together; the registry of these tests has rows that pass each.

use avtal::domain::day::Day;
use avtal::domain::entity::EntityId;
use avtal::domain::finding::FindingCode;
use avtal::domain::lang::Lang;
use avtal::domain::state::State;
use avtal::domain::vendor::{Category, Criticality, GdprRole, PersonalData, VendorStatus};
use avtal::store::agreement_list::AgreementFilter;
use avtal::store::vendor_list::VendorFilter;

pub(super) fn vendor_filters() -> Vec<VendorFilter> {
    let none = VendorFilter::default;
    vec![
        none(),
        VendorFilter {
            text: Some("kvickprat".to_owned()),
            ..none()
        },
        VendorFilter {
            status: Some(VendorStatus::Active),
            ..none()
        },
        VendorFilter {
            category: Some(Category::Hr),
            ..none()
        },
        VendorFilter {
            role: Some(GdprRole::Processor),
            ..none()
        },
        VendorFilter {
            personal_data: Some(PersonalData::Yes),
            ..none()
        },
        VendorFilter {
            criticality: Some(Criticality::Medium),
            ..none()
        },
        VendorFilter {
            finding: Some(FindingCode::PurposeMissing),
            ..none()
        },
        VendorFilter {
            severity: Some(FindingCode::PurposeMissing.severity()),
            ..none()
        },
        VendorFilter {
            owner: Some("Åsa".to_owned()),
            ..none()
        },
        VendorFilter {
            department: Some("IT".to_owned()),
            ..none()
        },
        VendorFilter {
            country: Some("SE".to_owned()),
            ..none()
        },
        VendorFilter {
            tag: Some("moln".to_owned()),
            ..none()
        },
        VendorFilter {
            entity: Some(EntityId(1)),
            ..none()
        },
        VendorFilter {
            status: Some(VendorStatus::Active),
            tag: Some("moln".to_owned()),
            severity: Some(FindingCode::PurposeMissing.severity()),
            owner: Some("Åsa".to_owned()),
            ..none()
        },
    ]
}

pub(super) fn agreement_filters() -> Vec<AgreementFilter> {
    let none = AgreementFilter::default;
    let day = |text: &str| text.parse::<Day>().ok();
    vec![
        none(),
        AgreementFilter {
            text: Some("avtal".to_owned()),
            ..none()
        },
        AgreementFilter {
            kind: Some(avtal::domain::agreement::AgreementKind::Dpa),
            ..none()
        },
        AgreementFilter {
            state: Some(State::Expiring),
            ..none()
        },
        AgreementFilter {
            entity: Some(EntityId(1)),
            ..none()
        },
        AgreementFilter {
            lang: Some(Lang::Sv),
            ..none()
        },
        AgreementFilter {
            finding: Some(FindingCode::NoticeDue),
            ..none()
        },
        AgreementFilter {
            severity: Some(FindingCode::NoticeDue.severity()),
            ..none()
        },
        AgreementFilter {
            ends_from: day("2026-01-01"),
            ends_to: day("2027-12-31"),
            ..none()
        },
        AgreementFilter {
            owner: Some("Åsa".to_owned()),
            ..none()
        },
        AgreementFilter {
            state: Some(State::Expiring),
            lang: Some(Lang::Sv),
            owner: Some("Åsa".to_owned()),
            ..none()
        },
    ]
}
