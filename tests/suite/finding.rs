//! The findings of a vendor, by tables. Each case is a vendor, its agreements and a day; what must come out
//! is the list of codes, or the sentence that a user reads.

use std::collections::BTreeSet;

use avtal::domain::agreement::{AgreementKind, Notice, Review, Term};
use avtal::domain::entity::EntityId;
use avtal::domain::finding::dossier::{Damage, Document, Stated};
use avtal::domain::finding::need::hindrance;
use avtal::domain::finding::{FindingCode, Severity};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::vendor::{Certification, GdprRole, PersonalData, VendorStatus};

use crate::dossier::{Case, in_force_until, none_code, numbered, of_kind, waiver, with_status};
use crate::facts::{agreement, day, draft, open_since, processor, signed, term};

#[test]
fn a_processor_without_any_agreement_is_missing_one_since_it_was_added() {
    let case = Case::new(processor(), Vec::new());
    assert_eq!(case.codes("2023-12-31"), none_code());
    assert_eq!(
        case.sentence("2024-01-01"),
        "There is no data processing agreement: no valid agreement for 1 day."
    );
    assert!(case.sentence("2024-01-10").ends_with("for 10 days."));
    assert_eq!(case.on("2024-01-10")[0].severity, Severity::High);
}

#[test]
fn the_days_without_an_agreement_count_from_the_day_the_vendor_was_in_use() {
    let mut vendor = processor();
    vendor.facts.used_from = Some(day("2020-01-01"));
    let case = Case::new(vendor, Vec::new());
    assert_eq!(case.on("2026-01-01")[0].since, day("2020-01-01"));
}

#[test]
fn an_expired_agreement_says_since_when_and_counts_the_first_day_as_day_one() {
    let case = Case::new(processor(), vec![in_force_until("2026-02-28")]);
    assert_eq!(case.codes("2026-02-28"), ["agreement-expiring"]);
    assert_eq!(case.codes("2026-03-01"), ["agreement-expired"]);
    assert!(
        case.sentence("2026-03-01")
            .ends_with("no valid agreement for 1 day.")
    );
    assert_eq!(
        case.sentence("2026-11-22"),
        "Expired since 2026-03-01: no valid agreement for 267 days."
    );
    assert_eq!(
        case.on("2026-11-22")[0].sentence(Lang::Sv, day("2026-11-22")),
        "Utgånget sedan 2026-03-01: inget giltigt avtal på 267 dagar."
    );
}

#[test]
fn the_reason_is_the_agreement_that_comes_closest_and_is_said_once() {
    let nda = of_kind(AgreementKind::Nda, in_force_until("2030-12-31"));
    let mut review = draft(1);
    review.review = open_since("2026-05-20");
    let mut approved = draft(1);
    approved.review = Review::Approved {
        on: day("2026-05-20"),
    };
    let upcoming = signed(1, "2026-05-20", term("2026-07-01", "", None, None));
    let expired = signed(1, "2025-01-01", term("", "2026-04-30", None, None));
    let terminated = Term {
        terminated: true,
        ..term("", "2026-04-30", None, None)
    };
    for (agreements, code, english) in [
        (
            vec![],
            "agreement-missing",
            "There is no data processing agreement",
        ),
        (
            vec![nda],
            "agreement-missing",
            "There is “DPA”, but no data processing agreement",
        ),
        (
            vec![agreement(vec![draft(1)])],
            "agreement-unsigned",
            "“DPA” is a draft that nobody has signed",
        ),
        (
            vec![agreement(vec![review])],
            "agreement-unsigned",
            "“DPA” has been in review since 2026-05-20",
        ),
        (
            vec![agreement(vec![approved])],
            "agreement-unsigned",
            "“DPA” was approved on 2026-05-20",
        ),
        (
            vec![agreement(vec![upcoming])],
            "agreement-not-yet-effective",
            "Bound, but in force only from 2026-07-01",
        ),
        (
            vec![agreement(vec![expired.clone()])],
            "agreement-expired",
            "Expired since 2026-05-01",
        ),
        (
            vec![agreement(vec![expired, draft(2)])],
            "agreement-expired",
            "Expired since 2026-05-01, and its successor is not signed",
        ),
        (
            vec![agreement(vec![signed(1, "2025-01-01", terminated)])],
            "agreement-expired",
            "Terminated, last day 2026-04-30",
        ),
    ] {
        let case = Case::new(processor(), agreements);
        assert_eq!(case.codes("2026-06-01"), [code]);
        let sentence = case.sentence("2026-06-01");
        assert!(sentence.starts_with(english), "{sentence}");
        assert!(sentence.contains(": no valid agreement for "), "{sentence}");
    }
}

#[test]
fn uploading_a_draft_does_not_restart_the_count_of_days() {
    let mut version = draft(1);
    version.review = open_since("2026-03-01");
    let case = Case::new(processor(), vec![agreement(vec![version])]);
    let finding = &case.on("2026-03-10")[0];
    assert_eq!(
        (finding.code, finding.since),
        (FindingCode::AgreementUnsigned, day("2024-01-01"))
    );
}

#[test]
fn who_needs_which_agreement() {
    use GdprRole::{Controller, JointController, Processor, SubProcessor};
    use VendorStatus::{Active, Former, Offboarding, Proposed};
    for (role, status, data, codes) in [
        (
            Processor,
            Active,
            PersonalData::Yes,
            vec!["agreement-missing"],
        ),
        (
            Processor,
            Active,
            PersonalData::Unknown,
            vec!["agreement-missing"],
        ),
        (Processor, Active, PersonalData::No, vec![]),
        (
            Processor,
            Offboarding,
            PersonalData::Yes,
            vec!["agreement-missing"],
        ),
        (
            Processor,
            Proposed,
            PersonalData::Yes,
            vec!["agreement-missing"],
        ),
        (
            Processor,
            Former,
            PersonalData::Yes,
            vec!["deletion-unproved"],
        ),
        (
            JointController,
            Active,
            PersonalData::Yes,
            vec!["agreement-missing"],
        ),
        (Controller, Active, PersonalData::Yes, vec![]),
        (Controller, Former, PersonalData::Yes, vec![]),
        (SubProcessor, Active, PersonalData::Yes, vec![]),
        (GdprRole::None, Active, PersonalData::No, vec![]),
    ] {
        let mut vendor = with_status(status);
        vendor.facts.roles = BTreeSet::from([role]);
        vendor.facts.personal_data = data;
        assert_eq!(
            Case::new(vendor, Vec::new()).codes("2026-01-01"),
            codes,
            "{role} {status} {data}"
        );
    }
}

#[test]
fn a_dpa_does_not_stand_in_for_an_arrangement() {
    let mut vendor = processor();
    vendor.facts.roles = BTreeSet::from([GdprRole::JointController]);
    let mut case = Case::new(vendor, vec![in_force_until("2030-12-31")]);
    assert_eq!(case.codes("2026-01-01"), ["agreement-missing"]);
    case.agreements[0].agreement.facts.kind = AgreementKind::JointController;
    assert_eq!(case.codes("2026-01-01"), none_code());
}

#[test]
fn a_proposed_vendor_cannot_be_made_active_without_an_agreement_unless_waived() {
    let settings = Settings::default();
    let mut case = Case::new(with_status(VendorStatus::Proposed), Vec::new());
    let on = day("2026-01-01");
    let hindrances = hindrance(case.dossier(), &settings, on);
    assert_eq!(hindrances[0].severity, Severity::Low);
    assert_eq!(
        hindrances[0].sentence(Lang::En, on),
        "There is no data processing agreement: one must be valid before the vendor can be made active."
    );
    case.waivers.push(waiver(
        FindingCode::AgreementMissing,
        "2025-12-01",
        "2026-03-01",
    ));
    assert!(hindrance(case.dossier(), &settings, on).is_empty());
    assert!(!hindrance(case.dossier(), &settings, day("2026-03-02")).is_empty());
}

#[test]
fn terminated_agreements_and_former_vendors_are_left_in_peace() {
    let ended = Term {
        terminated: true,
        ..term("", "2026-02-28", None, None)
    };
    let main = of_kind(
        AgreementKind::Main,
        agreement(vec![signed(1, "2025-01-01", ended)]),
    );
    let dpa = numbered(2, in_force_until("2030-12-31"));
    assert_eq!(
        Case::new(processor(), vec![main, dpa]).codes("2026-06-01"),
        none_code()
    );
    let mut former = with_status(VendorStatus::Former);
    former.facts.used_until = Some(day("2026-02-28"));
    former.facts.deletion_proved_on = Some(day("2026-03-15"));
    let case = Case::new(former, vec![in_force_until("2026-02-28")]);
    assert_eq!(case.codes("2026-02-28"), none_code());
    assert_eq!(case.codes("2026-03-14"), ["deletion-unproved"]);
    assert_eq!(case.on("2026-03-14")[0].n_days(day("2026-03-14")), 14);
    assert_eq!(case.codes("2026-03-15"), none_code());
}

#[test]
fn an_agreement_that_renews_asks_for_a_decision_and_not_for_a_successor() {
    let yearly = term(
        "2024-05-25",
        "2025-05-24",
        Some(12),
        Some(Notice::Months(3)),
    );
    let case = Case::new(
        processor(),
        vec![agreement(vec![signed(1, "2024-05-20", yearly)])],
    );
    assert_eq!(case.codes("2026-11-25"), none_code());
    assert_eq!(
        case.sentence("2026-12-01"),
        "“DPA” renews for 12 months after 2027-05-24 unless notice is given by 2027-02-24, in 85 days."
    );
    assert_eq!(case.codes("2027-02-25"), none_code());
    assert_eq!(case.codes("2027-06-01"), none_code());
}

#[test]
fn a_signed_successor_without_a_gap_silences_the_end() {
    let first = signed(1, "2025-01-01", term("", "2026-12-31", None, None));
    let next = signed(2, "2026-11-01", term("2027-01-01", "", None, None));
    let late = signed(2, "2026-11-01", term("2027-01-02", "", None, None));
    let case = Case::new(processor(), vec![agreement(vec![first.clone(), next])]);
    assert_eq!(case.codes("2026-12-01"), none_code());
    let case = Case::new(processor(), vec![agreement(vec![first, late])]);
    assert_eq!(case.codes("2026-12-01"), ["agreement-expiring"]);
    assert_eq!(case.codes("2027-01-01"), ["agreement-expired"]);
    assert_eq!(case.codes("2027-01-02"), none_code());
}

#[test]
fn dates_changed_after_a_reminder_count_from_the_new_date() {
    let mut case = Case::new(processor(), vec![in_force_until("2026-12-31")]);
    assert_eq!(case.codes("2026-12-01"), ["agreement-expiring"]);
    case.agreements[0].agreement.versions[0].term.ends_on = Some(day("2027-12-31"));
    assert_eq!(case.codes("2026-12-01"), none_code());
    assert_eq!(case.on("2027-12-01")[0].since, day("2027-10-02"));
}

#[test]
fn an_expired_agreement_that_covers_another_of_our_companies_is_named_beside_one_in_force() {
    let mut old = in_force_until("2026-02-28");
    let current = numbered(2, in_force_until("2030-12-31"));
    assert_eq!(
        Case::new(processor(), vec![old.clone(), current.clone()]).codes("2026-06-01"),
        none_code()
    );
    old.facts.entity = EntityId(2);
    let case = Case::new(processor(), vec![old, current]);
    assert_eq!(case.codes("2026-06-01"), ["agreement-expired"]);
    assert_eq!(case.on("2026-06-01")[0].severity, Severity::Low);
}

#[test]
fn reviews_fall_due_and_open_ones_may_not_be_forgotten() {
    let mut dpa = in_force_until("2030-12-31");
    dpa.facts.review_months = None;
    let case = Case::new(processor(), vec![dpa.clone()]);
    assert_eq!(case.codes("2026-01-01"), none_code());
    assert_eq!(case.codes("2026-01-02"), ["review-overdue"]);
    dpa.versions[0].review = open_since("2026-01-01");
    let case = Case::new(processor(), vec![dpa.clone()]);
    assert_eq!(case.codes("2026-01-31"), none_code());
    assert_eq!(case.codes("2026-02-01"), ["review-overdue"]);
    dpa.versions[0].review = Review::None;
    assert_eq!(
        Case::new(processor(), vec![dpa]).sentence("2026-01-01"),
        "“DPA” is in force and legal has never reviewed it."
    );
}

#[test]
fn purposes_roles_and_certificates() {
    let mut vendor = processor();
    vendor.facts.purposes.clear();
    vendor.facts.roles.clear();
    vendor.facts.certifications = vec![
        Certification {
            name: "ISO 27001".to_owned(),
            last_day: Some(day("2026-01-31")),
        },
        Certification {
            name: "SOC 2".to_owned(),
            last_day: Some(day("2025-01-31")),
        },
        Certification {
            name: "SOC 2".to_owned(),
            last_day: Some(day("2027-01-31")),
        },
    ];
    let case = Case::new(vendor, Vec::new());
    assert_eq!(
        case.codes("2026-01-31"),
        ["purpose-missing", "purpose-missing"]
    );
    assert_eq!(
        case.codes("2026-02-01"),
        [
            "purpose-missing",
            "purpose-missing",
            "certification-expired"
        ]
    );
}

#[test]
fn a_damaged_file_is_found_and_cannot_be_waived() {
    let mut case = Case::new(processor(), vec![in_force_until("2030-12-31")]);
    let version = case.agreements[0].agreement.versions[0].id;
    let damage = Some((Damage::Lost, day("2026-01-05")));
    case.documents.push(Document {
        version,
        damage,
        reads_as: None,
        clauses: Vec::new(),
        deletion_days: None,
        deletion_proved_on: None,
        stated: Stated::default(),
    });
    assert_eq!(case.codes("2026-01-04"), none_code());
    assert_eq!(case.codes("2026-01-05"), ["document-lost"]);
    assert!(!FindingCode::DocumentLost.may_be_waived());
    case.documents[0] = Document {
        version,
        damage: None,
        reads_as: Some("a lease".to_owned()),
        clauses: Vec::new(),
        deletion_days: None,
        deletion_proved_on: None,
        stated: Stated::default(),
    };
    let sentence = case.sentence("2026-01-05");
    assert!(
        sentence.starts_with(
            "“DPA” reads as something else (a lease), not as a data processing agreement: no valid"
        ),
        "{sentence}"
    );
}
