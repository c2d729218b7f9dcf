//! Waivers over days, and the days of findings against the rules of every day.

use avtal::domain::agreement::AgreementKind;
use avtal::domain::change_notice::{ChangeDecision, Decided};
use avtal::domain::day::Day;
use avtal::domain::finding::dossier::{Document, Stated};
use avtal::domain::finding::span::{findings_alone, spans};
use avtal::domain::finding::{Finding, FindingCode};
use avtal::domain::settings::Settings;
use avtal::domain::transfer::Mechanism;
use avtal::domain::vendor::{Certification, VendorStatus};
use proptest::prelude::*;

use crate::change_notice::adding;
use crate::dossier::{Case, in_force_until, numbered, of_kind, waiver, with_status};
use crate::facts::{agreement, day, draft, processor};
use crate::state::agreements;
use crate::term::days;
use crate::transfer::{receiving, rests_on};

#[test]
fn a_waiver_holds_until_its_last_day_and_says_when_it_answers_nothing() {
    let mut case = Case::new(processor(), vec![in_force_until("2026-02-28")]);
    case.waivers.push(waiver(
        FindingCode::AgreementExpired,
        "2026-02-01",
        "2026-04-30",
    ));
    let waived = |on: &str| -> Vec<(&'static str, bool)> {
        case.on(on)
            .iter()
            .map(|finding| (finding.code.word(), finding.is_waived()))
            .collect()
    };
    assert_eq!(
        waived("2026-02-28"),
        [("agreement-expiring", false), ("waiver-unused", false)]
    );
    assert_eq!(waived("2026-03-01"), [("agreement-expired", true)]);
    assert_eq!(waived("2026-04-30"), [("agreement-expired", true)]);
    assert_eq!(waived("2026-05-01"), [("agreement-expired", false)]);
    assert_eq!(case.on("2026-05-01")[0].since, day("2026-03-01"));
}

#[test]
fn a_waiver_of_a_missing_agreement_still_answers_when_a_draft_is_there() {
    let mut case = Case::new(processor(), vec![agreement(vec![draft(1)])]);
    case.waivers.push(waiver(
        FindingCode::AgreementMissing,
        "2026-02-01",
        "2026-04-30",
    ));
    assert!(case.on("2026-03-01")[0].is_waived());
    case.waivers[0].code = FindingCode::AgreementNotYetEffective;
    assert!(!case.on("2026-03-01")[0].is_waived());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn spans_equal_the_findings_of_every_day(
        one in agreements(),
        two in agreements(),
        kind in proptest::sample::select(AgreementKind::ALL),
        status in proptest::sample::select(VendorStatus::ALL),
        used in (proptest::option::of(days()), proptest::option::of(days()), proptest::option::of(days())),
        replaced_from in proptest::option::of(days()),
        waived in (proptest::sample::select(FindingCode::ALL), days(), 0..400u64),
        from in days(),
        deleted in (proptest::option::of(0..60u32), proptest::option::of(days())),
        behind in (proptest::option::of(days()), proptest::option::of(days())),
        recorded in (proptest::sample::select(Mechanism::ALL), proptest::option::of(days()), proptest::option::of(days())),
        country in proptest::sample::select(vec!["US", "GB", "IN"]),
        announced in (days(), proptest::option::of(days()), proptest::option::of((proptest::sample::select(ChangeDecision::ALL), days(), proptest::option::of(days())))),
        objection_days in proptest::option::of(0..40u32),
    ) {
        let mut vendor = with_status(status);
        (vendor.facts.used_from, vendor.facts.used_until, vendor.facts.deletion_proved_on) = used;
        vendor.facts.certifications = vec![Certification { name: "SOC 2".to_owned(), last_day: used.1 }];
        let mut case = Case::new(vendor, vec![one, numbered(2, of_kind(kind, two))]);
        case.agreements[0].replaced_from = replaced_from;
        let mut waiver = waiver(waived.0, "2026-01-01", "2026-01-01");
        (waiver.first_day, waiver.last_day) = (waived.1, waived.1 + chrono::Days::new(waived.2));
        case.waivers.push(waiver);
        case.documents.extend(case.agreements[0].agreement.versions.first().map(|version| Document {
            version: version.id,
            damage: None,
            reads_as: None,
            clauses: Vec::new(),
            deletion_days: deleted.0,
            deletion_proved_on: deleted.1,
            stated: Stated { mechanisms: [recorded.0].into(), objection_days, notice_days: None },
        }));
        let mut recipient = receiving("Cloudo", Some(4), country);
        (recipient.since, recipient.until) = behind;
        recipient.recorded.push(rests_on(recorded.0, recorded.1, recorded.2));
        let mut notice = adding(announced.0, announced.1);
        if let Some((decision, on, closed_on)) = announced.2 {
            notice.decided = Some(Decided { decision, reason: "seen".to_owned(), on, by: "Saga".to_owned() });
            notice.closed_on = closed_on;
        }
        case.chain.notices = vec![notice];
        case.chain.recipients = vec![receiving("Acme", None, country), recipient];
        let settings = Settings::default();
        let horizon = from + chrono::Days::new(800);
        let spans = spans(case.dossier(), &settings, horizon);
        for day in from.iter_days().take_while(|day| *day <= horizon) {
            let standing = spans.iter().filter(|span| span.first_day <= day && day <= span.last_day);
            let mut by_span: Vec<String> = standing.map(|span| told(&span.finding, day)).collect();
            by_span.sort();
            let by_rule: Vec<String> = ruled(&case, &settings, day);
            prop_assert_eq!(by_span, by_rule, "on {}", day);
        }
    }
}

/// A finding without the day since which it stands: what the rules alone say of a day.
fn told(finding: &Finding, day: Day) -> String {
    let finding = Finding {
        since: day,
        ..finding.clone()
    };
    format!("{finding:?}")
}

/// What the rules say of a day when the days before it are not asked.
fn ruled(case: &Case, settings: &Settings, day: Day) -> Vec<String> {
    let findings = findings_alone(case.dossier(), settings, day);
    let mut told: Vec<String> = findings.iter().map(|finding| told(finding, day)).collect();
    told.sort();
    told
}
