//! Reminders of one agreement's own: its lead times, the day of its review; and that every kind of day falls silent with its
//! vendor and is spoken of anew when it changes.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{AgreementId, Notice, Term, VersionId};
use avtal::domain::day::Day;
use avtal::domain::due::DueKind;
use avtal::domain::finding::FindingCode;
use avtal::domain::reminder::ReminderState;
use avtal::domain::vendor::{Certification, VendorId, VendorStatus};
use avtal::domain::waiver::WaiverFacts;
use avtal::store::reminder::ReminderFilter;
use avtal::store::review::ReviewFacts;

use super::kept::fill;
use crate::facts::day;
use crate::registry::Registry;
use crate::support::app::TestApp;

/// Kind, day and lead of the open reminders.
fn open(registry: &Registry) -> Vec<(DueKind, Day, u32)> {
    let filter = ReminderFilter {
        user: None,
        state: ReminderState::Open,
    };
    let rows = registry.read(move |r| r.reminders(filter, None, 100)).rows;
    rows.iter()
        .map(|one| (one.kind, one.day, one.lead))
        .collect()
}

#[test]
fn an_agreement_with_lead_times_of_its_own_reminds_earlier_and_the_others_do_not() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    fill(app.registry(), "2026-08-01");
    let other = app.registry().vendor("Lönehamn");
    let (_, version) = app.registry().agreement(other, "Löneavtal");
    set_term(app.registry(), AgreementId(2), version, Some("2026-08-01"));
    assert!(open(app.registry()).is_empty());
    let page = legal
        .get("/agreements/1")
        .click("When it reminds")
        .form("Save")
        .fill("Days before", "many")
        .submit();
    assert_eq!(page.status, 422);
    let page = page.form("Save").fill("Days before", "180, 10").submit();
    assert!(
        page.text("[role=status]")
            .contains("when the agreement reminds")
    );
    let found = open(app.registry());
    assert_eq!(found, [(DueKind::LastDay, day("2026-08-01"), 180)]);
    let form = legal.get("/agreements/1/reminders").form("Save");
    assert_eq!(form.value("leads"), "180, 10");
    let auditor = app.client_as(UserRole::Auditor);
    let events = auditor.get("/journal").text(".events");
    assert!(events.contains("Days before"), "{events}");
}

fn set_term(registry: &Registry, of: AgreementId, version: VersionId, last: Option<&str>) {
    use avtal::domain::agreement::{BindingMode, Bound};
    let last = last.map(day);
    registry.write(move |w| {
        let found = w.agreement(of)?.expect("it is there").versions[0].clone();
        let row = if found.bound.is_some() {
            found.row
        } else {
            let bound = Bound {
                on: day("2020-01-01"),
                mode: BindingMode::Signed,
                by_us: None,
                by_them: None,
            };
            w.bind(version, found.row, bound)?
        };
        let term = Term {
            ends_on: last,
            renews_months: last.map(|_| 12),
            notice: last.map(|_| Notice::Days(10)),
            ..Term::default()
        };
        w.set_term(version, row, term)
    });
}

fn change(registry: &Registry, id: VendorId, certified: &'static str, status: VendorStatus) {
    registry.write(move |w| {
        let mut vendor = w.vendor(id)?.expect("it is there");
        vendor.facts.status = status;
        vendor.facts.certifications = vec![Certification {
            name: "ISO 27001".to_owned(),
            last_day: Some(day(certified)),
        }];
        w.change_vendor(vendor.id, vendor.row, &vendor.facts)
    });
}

#[test]
fn every_kind_of_day_is_spoken_of_anew_when_it_changes_and_not_of_a_former_vendor() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Kvickprat");
    let (of, version) = registry.agreement(vendor, "Biträdesavtal");
    set_term(&registry, of, version, Some("2026-03-31"));
    change(&registry, vendor, "2026-03-20", VendorStatus::Active);
    registry.write(move |w| {
        w.waive(&WaiverFacts {
            code: FindingCode::ReviewOverdue,
            vendor,
            agreement: Some(of),
            detail: None,
            reason: "agreed with the vendor until then".to_owned(),
            first_day: day("2026-03-01"),
            last_day: day("2026-03-25"),
        })
    });
    let (second, draft) = registry.agreement(vendor, "Nytt avtal");
    let facts = |due: &str| ReviewFacts {
        due: Some(day(due)),
        ..ReviewFacts::default()
    };
    let row =
        registry.read(move |r| Ok(r.agreement(second)?.expect("it is there").versions[0].row));
    let first = facts("2026-03-15");
    let row = registry.write(move |w| w.open_review_of(draft, row, first));
    let said = |kind, on: &str| (kind, day(on), 30);
    assert_eq!(
        open(&registry),
        [
            said(DueKind::ReviewDue, "2026-03-15"),
            said(DueKind::CertificationEnd, "2026-03-20"),
            said(DueKind::NoticeDay, "2026-03-21"),
            said(DueKind::WaiverEnd, "2026-03-25"),
        ]
    );
    let later = facts("2026-03-16");
    registry.write(move |w| w.change_review(draft, row, later));
    set_term(&registry, of, version, Some("2026-03-28"));
    change(&registry, vendor, "2026-03-19", VendorStatus::Active);
    assert_eq!(
        open(&registry),
        [
            said(DueKind::ReviewDue, "2026-03-16"),
            said(DueKind::NoticeDay, "2026-03-18"),
            said(DueKind::CertificationEnd, "2026-03-19"),
            said(DueKind::WaiverEnd, "2026-03-25"),
        ]
    );
    change(&registry, vendor, "2026-03-19", VendorStatus::Former);
    assert!(open(&registry).is_empty());
}
