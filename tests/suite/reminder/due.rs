//! The days of a vendor by which somebody must act, by a table: a vendor, its agreements, and the days that follow.

use avtal::domain::agreement::{Agreement, AgreementId, Notice, Review, Term};
use avtal::domain::due::{DueDay, due_days};
use avtal::domain::finding::FindingCode;
use avtal::domain::settings::Settings;
use avtal::domain::vendor::{Certification, VendorStatus};

use crate::dossier::{Case, in_force_until, waiver, with_status};
use crate::facts::{agreement, day, draft, processor, signed, term};

fn due(case: &Case) -> Vec<DueDay> {
    let days = day("2026-01-01")..=day("2029-12-31");
    due_days(&case.dossier(), &Settings::default(), &days)
}

fn said(case: &Case) -> Vec<String> {
    let mut said: Vec<String> = due(case)
        .iter()
        .map(|due| format!("{} {}", due.kind, due.day))
        .collect();
    said.sort();
    said
}

fn of(agreements: Vec<Agreement>) -> Vec<String> {
    said(&Case::new(processor(), agreements))
}

/// An agreement that was approved so long ago that its review falls outside the table.
fn with(bound_on: &str, term: Term) -> Agreement {
    agreement(vec![signed(1, bound_on, term)])
}

#[test]
fn each_kind_of_agreement_has_the_days_that_somebody_must_act_by() {
    let months = Notice::Months(3);
    let cases: [(&str, Vec<Agreement>, &[&str]); 9] = [
        ("none", vec![], &[]),
        (
            "until further notice",
            vec![with("2020-01-01", term("", "", None, None))],
            &[],
        ),
        (
            "a last day",
            vec![with("2020-01-01", term("", "2026-12-31", None, None))],
            &["last-day 2026-12-31"],
        ),
        (
            "renews each year, notice three months before",
            vec![with(
                "2020-01-01",
                term("", "2026-12-31", Some(12), Some(months)),
            )],
            &[
                "notice-day 2026-09-30",
                "notice-day 2027-09-30",
                "notice-day 2028-09-30",
                "notice-day 2029-09-30",
            ],
        ),
        (
            "renews and no notice time is agreed: nothing to act on",
            vec![with("2020-01-01", term("", "2026-12-31", Some(12), None))],
            &[],
        ),
        (
            "terminated",
            vec![with(
                "2020-01-01",
                Term {
                    terminated: true,
                    ..term("", "2026-12-31", None, None)
                },
            )],
            &[],
        ),
        (
            "notice given: it ends with the period",
            vec![with(
                "2020-01-01",
                Term {
                    notice_given_on: Some(day("2026-02-01")),
                    ..term("", "2026-12-31", Some(12), Some(months))
                },
            )],
            &["last-day 2026-12-31"],
        ),
        ("not bound", vec![agreement(vec![draft(1)])], &[]),
        (
            "ended before the table begins",
            vec![with("2020-01-01", term("", "2025-12-31", None, None))],
            &[],
        ),
    ];
    for (name, agreements, wanted) in cases {
        assert_eq!(of(agreements), wanted, "{name}");
    }
}

#[test]
fn a_version_that_takes_over_without_a_day_between_makes_the_last_day_of_the_one_before_nobodys_affair()
 {
    let first = signed(1, "2020-01-01", term("", "2026-12-31", None, None));
    let next = |from: &str| {
        let second = signed(2, "2020-06-01", term(from, "2028-12-31", None, None));
        of(vec![agreement(vec![first.clone(), second])])
    };
    assert_eq!(next("2027-01-01"), ["last-day 2028-12-31"]);
    assert_eq!(
        next("2027-01-02"),
        ["last-day 2026-12-31", "last-day 2028-12-31"]
    );
    let mut replaced = Case::new(processor(), vec![in_force_until("2026-12-31")]);
    replaced.agreements[0].replaced_from = Some(day("2026-06-01"));
    assert_eq!(said(&replaced), Vec::<String>::new());
}

#[test]
fn the_year_of_leap_days_and_long_months_is_counted_as_the_term_counts() {
    let monthly = term("", "2027-11-30", Some(3), Some(Notice::Months(1)));
    assert_eq!(
        of(vec![with("2020-01-01", monthly)]),
        [
            // 29 February 2028 less a month, by the earlier of two readings.
            "notice-day 2027-10-30",
            "notice-day 2028-01-29",
            "notice-day 2028-04-29",
            "notice-day 2028-07-30",
            "notice-day 2028-10-30",
            "notice-day 2029-01-28",
            "notice-day 2029-04-29",
            "notice-day 2029-07-30",
            "notice-day 2029-10-30",
        ]
    );
}

#[test]
fn an_agreement_that_renews_often_is_not_mentioned_long_before() {
    let quarterly = term("", "2026-03-31", Some(3), Some(Notice::Days(14)));
    let case = Case::new(processor(), vec![with("2020-01-01", quarterly)]);
    assert!(due(&case).iter().all(|due| due.longest_lead == 45));
}

#[test]
fn nothing_is_due_about_a_former_vendor_and_certifications_only_of_one_in_use() {
    for (status, wanted) in [
        (VendorStatus::Former, &[][..]),
        (
            VendorStatus::Proposed,
            &["last-day 2026-12-31", "waiver-end 2026-05-31"],
        ),
        (
            VendorStatus::Offboarding,
            &[
                "certification-end 2026-08-31",
                "last-day 2026-12-31",
                "waiver-end 2026-05-31",
            ],
        ),
    ] {
        let mut vendor = with_status(status);
        vendor.facts.certifications = vec![
            certification("ISO 27001", Some("2026-08-31")),
            certification("ISO 27001", Some("2026-02-28")),
            certification("SOC 2", Some("2026-03-31")),
            certification("SOC 2", None),
        ];
        let mut case = Case::new(vendor, vec![in_force_until("2026-12-31")]);
        case.waivers = vec![waiver(
            FindingCode::AgreementMissing,
            "2026-01-01",
            "2026-05-31",
        )];
        assert_eq!(said(&case), wanted, "{status}");
    }
}

#[test]
fn a_review_is_due_when_the_approval_grows_old_or_has_lain_open() {
    let mut yearly = with("2026-02-28", term("", "", None, None));
    yearly.facts.review_months = None;
    assert_eq!(of(vec![yearly]), ["review-due 2027-02-28"]);
    let mut open = draft(1);
    open.review = Review::Open {
        since: day("2026-03-01"),
        due: None,
        asked: None,
    };
    assert_eq!(
        of(vec![agreement(vec![open.clone()])]),
        ["review-due 2026-03-31"]
    );
    open.review = Review::Open {
        since: day("2026-03-01"),
        due: Some(day("2026-04-15")),
        asked: None,
    };
    assert_eq!(of(vec![agreement(vec![open])]), ["review-due 2026-04-15"]);
}

#[test]
fn the_first_vendor_of_an_agreement_comes_first_and_the_subject_is_the_same_for_all() {
    let mut shared = in_force_until("2026-12-31");
    shared.id = AgreementId(9);
    shared.facts.vendors = vec![avtal::domain::vendor::VendorId(4), processor().id];
    let found = due(&Case::new(processor(), vec![shared]));
    assert_eq!(found[0].position, 1);
    assert_eq!(found[0].subject, "agreement:9");
}

fn certification(name: &str, last: Option<&str>) -> Certification {
    Certification {
        name: name.to_owned(),
        last_day: last.map(day),
    }
}
