//! The journal: every change is in it, field by field, and whoever changes it afterwards is found out.

use avtal::checks::profile::house::Edition;
use avtal::domain::access::UserRole;
use avtal::domain::agreement::{BindingMode, Bound, Term, VersionId};
use avtal::domain::event::EventKind;
use avtal::domain::finding::dossier::Clause;
use avtal::domain::finding::{FindingCode, Severity, Why};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::waiver::WaiverFacts;
use avtal::store::check_result::CheckResult;
use avtal::store::error::StoreError;
use avtal::store::journal::Subject;
use avtal::store::journal_list::JournalFilter;
use avtal::store::user::{TokenPurpose, UserFacts, UserStatus};
use avtal::store::verify::Part;
use avtal::store::version::{Content, Decision};
use avtal::store::writer::Writer;
use rusqlite::Connection;
use serde_json::json;

use crate::registry::{Registry, agreement, vendor};

/// What a change is expected to leave in the journal.
fn grows(
    registry: &Registry,
    kinds: &[EventKind],
    f: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError> + Send + 'static,
) {
    let before = registry.read(|r| r.journal_head()).seq;
    registry.write(f);
    let events = registry
        .read(|r| r.journal(&JournalFilter::default(), None, 100))
        .rows;
    let new: Vec<EventKind> = events
        .iter()
        .rev()
        .filter(|event| event.seq > before)
        .map(|event| event.kind)
        .collect();
    assert_eq!(new, kinds);
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one line or two for each method of the writer"
)]
fn every_change_is_in_the_journal() {
    use EventKind::*;
    let registry = Registry::on("2026-03-01");
    let day = registry.day();
    grows(&registry, &[VendorAdded], |w| {
        w.add_vendor(&vendor("Acme")).map(drop)
    });
    let acme = avtal::domain::vendor::VendorId(1);
    grows(&registry, &[VendorChanged], move |w| {
        w.change_vendor(acme, 1, &vendor("Acme AB")).map(drop)
    });
    grows(&registry, &[], move |w| {
        w.change_vendor(acme, 2, &vendor("Acme AB")).map(drop)
    });
    grows(&registry, &[VendorAdded, VendorMerged], move |w| {
        let other = w.add_vendor(&vendor("Acmé"))?;
        w.merge_vendors(acme, other, "the same company")
    });
    grows(&registry, &[VendorAdded, VendorWithdrawn], |w| {
        let other = w.add_vendor(&vendor("Mistake"))?;
        w.withdraw_vendor(other, 1, "added by mistake")
    });
    grows(&registry, &[AgreementAdded, VersionAdded], move |w| {
        let id = w.add_agreement(&agreement(acme, "DPA"))?;
        w.add_version(id, Lang::En, b"# DPA\n").map(drop)
    });
    let dpa = avtal::domain::agreement::AgreementId(1);
    let version = VersionId(1);
    grows(&registry, &[AgreementChanged], move |w| {
        w.change_agreement(dpa, 1, &agreement(acme, "DPA 2026"))
            .map(drop)
    });
    grows(&registry, &[ReviewOpened, ReviewRejected], move |w| {
        let row = w.open_review(version, 1)?;
        w.decide(version, row, Decision::Reject, "no sub-processor clause")
            .map(drop)
    });
    grows(&registry, &[ReviewOpened, ReviewApproved], move |w| {
        let row = w.open_review(version, 3)?;
        w.decide(version, row, Decision::Approve, "").map(drop)
    });
    grows(
        &registry,
        &[VersionBound, VersionChanged, NoticeGiven, VersionTerminated],
        move |w| {
            let row = w.bind(
                version,
                5,
                Bound {
                    on: day,
                    mode: BindingMode::Click,
                    by_us: None,
                    by_them: None,
                },
            )?;
            let row = w.set_term(
                version,
                row,
                Term {
                    renews_months: Some(12),
                    ends_on: Some(day),
                    ..Term::default()
                },
            )?;
            let row = w.give_notice(version, row, day)?;
            w.terminate(version, row, day).map(drop)
        },
    );
    grows(&registry, &[ProofAdded, ProofWithdrawn], move |w| {
        let proof = w.add_proof(
            version,
            avtal::domain::agreement::ProofPurpose::Binding,
            "signed.pdf",
            b"%PDF-1.7\n",
        )?;
        w.withdraw_proof(proof, "the wrong one", Content::Keep)
    });
    grows(&registry, &[VersionChecked, KindConfirmed], move |w| {
        w.set_check_result(version, &checked())?;
        w.confirm_kind(version)
    });
    grows(&registry, &[FindingWaived, WaiverEnded], move |w| {
        let facts = WaiverFacts {
            code: FindingCode::ReviewOverdue,
            vendor: acme,
            agreement: Some(dpa),
            detail: None,
            reason: "known and accepted".to_owned(),
            first_day: day,
            last_day: day,
        };
        let waiver = w.waive(&facts)?;
        w.end_waiver(waiver, "not needed")
    });
    grows(&registry, &[VersionAdded, VersionWithdrawn], move |w| {
        let id = w.add_version(dpa, Lang::En, b"# DPA 2\n")?;
        w.withdraw_version(id, 1, "uploaded by mistake", Content::Remove)
    });
    grows(&registry, &[AgreementWithdrawn], move |w| {
        w.withdraw_agreement(dpa, 2, "added by mistake")
    });
    grows(&registry, &[SettingsChanged], |w| {
        w.set_settings(
            1,
            &Settings {
                organisation: "Tallmora".to_owned(),
                ..Settings::default()
            },
        )
        .map(drop)
    });
    grows(&registry, &[LogoChanged], |w| {
        w.set_logo(Some(b"\x89PNG\r\n\x1a\n\0\0\0\0"))
    });
    grows(&registry, &[EntityAdded, EntityChanged], |w| {
        let id = w.add_entity("Tallmora Nät", None)?;
        w.change_entity(&avtal::domain::entity::Entity {
            id,
            name: "Tallmora Elnät".to_owned(),
            registration_number: None,
        })
    });
    grows(
        &registry,
        &[
            UserAdded,
            UserInvited,
            UserChanged,
            PasswordSet,
            SecondFactorSet,
            SecondFactorRemoved,
            PasswordReset,
        ],
        |w| {
            let facts = |name: &str| UserFacts {
                email: "a@example.se".to_owned(),
                name: name.to_owned(),
                role: UserRole::Legal,
                status: UserStatus::Invited,
                lang: None,
            };
            let id = w.add_user(&facts("A"))?;
            w.add_token(TokenPurpose::Invite, Some(id), &[1; 32], 100)?;
            w.change_user(id, 1, &facts("B"))?;
            w.set_password(id, "$argon2id$v=19$x")?;
            w.set_second_factor(id, Some("SECRET"))?;
            w.set_second_factor(id, None)?;
            w.add_token(TokenPurpose::Reset, Some(id), &[2; 32], 100)
        },
    );
    grows(&registry, &[PaperIssued], move |w| {
        w.issue_paper("vendor", Subject::vendor(acme), &"0".repeat(64))
    });
    grows(&registry, &[EventRedacted], |w| {
        w.redact_event(1, "a name that must not be kept")
    });
    let report = registry.read(|r| r.verify());
    assert_eq!(
        (report.differences.as_slice(), report.n_redacted),
        (&[][..], 1)
    );
    let events = registry.read(|r| r.journal(&JournalFilter::default(), None, 1000));
    let text = format!("{events:?}");
    assert!(
        !text.contains("argon2id") && !text.contains("SECRET"),
        "no secret is in the journal"
    );
}

fn checked() -> CheckResult {
    let clause = Clause {
        code: FindingCode::ClauseUnmet,
        severity: Severity::High,
        id: "breach-notice".to_owned(),
        why: Why::new("clause-missing"),
    };
    CheckResult {
        edition: edition("1"),
        problem: None,
        n_must: 2,
        n_must_met: 1,
        reads_as: Some("nda".to_owned()),
        n_met: 1,
        n_partial: 0,
        n_missing: 1,
        n_flags: 0,
        findings: vec![clause],
        report: None,
    }
}

fn edition(catalogue: &str) -> Edition {
    Edition {
        catalogue: catalogue.to_owned(),
        profile: String::new(),
    }
}

#[test]
fn what_the_checker_found_is_a_finding_of_the_vendor() {
    let registry = Registry::on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (_, version) = registry.agreement(acme, "DPA");
    let result = CheckResult {
        reads_as: None,
        ..checked()
    };
    registry.write(move |w| w.set_check_result(version, &result));
    let day = registry.day();
    let found = registry.read(move |r| r.findings_of_vendor(acme, day));
    let clause = found
        .iter()
        .find(|finding| finding.code == FindingCode::ClauseUnmet)
        .expect("it stands");
    assert_eq!(
        (clause.detail.as_deref(), clause.version),
        (Some("breach-notice"), Some(version))
    );
    assert_eq!(
        registry.read(|r| r.unchecked(&edition("2"), VersionId(0), 10)),
        [version]
    );
    assert_eq!(
        registry.read(|r| r.unchecked(&edition("1"), VersionId(0), 10)),
        []
    );
}

#[test]
fn a_change_says_what_it_changed_field_by_field() {
    let registry = Registry::on("2026-03-01");
    let acme = registry.vendor("Acme");
    let mut facts = vendor("Acme AB");
    facts.country = None;
    facts.tags.insert("chat".to_owned());
    registry.write(move |w| w.change_vendor(acme, 1, &facts));
    let event = registry.read(move |r| r.vendor_events(acme, 1)).remove(0);
    let wanted = json!({"name": {"from": "Acme", "to": "Acme AB"}, "tags": {"to": ["chat"]}});
    assert_eq!(
        (event.actor.as_str(), event.at.as_str()),
        ("Astrid", "2026-03-01T12:00:00.000Z")
    );
    assert_eq!(
        serde_json::Value::Object(event.payload.expect("kept")),
        wanted
    );
}

/// A journal of three events, with something done to the database behind the program's back.
fn tampered(sql: &str) -> Vec<(Part, String, &'static str)> {
    let registry = Registry::on("2026-03-01");
    for name in ["Acme", "Brightfjord", "Kvickprat"] {
        registry.vendor(name);
    }
    let database = registry.folder.path().join("avtal.db");
    let registry = registry.closed();
    let raw = Connection::open(database).expect("it opens");
    raw.execute_batch("DROP TRIGGER journal_kept; DROP TRIGGER journal_unchanged;")
        .expect("whoever tampers can do that");
    raw.execute_batch(sql).expect("tampered");
    drop(raw);
    let report = registry.opened().read(|r| r.verify());
    // Rows that stand beside an entry that is gone are named too; here it is the entries that matter.
    report
        .differences
        .into_iter()
        .filter(|found| found.part != Part::Facts)
        .map(|found| (found.part, found.subject, found.key))
        .collect()
}

#[test]
fn tampering_with_the_journal_is_found_and_named() {
    let cases = [
        ("SELECT 1", None),
        (
            "UPDATE journal SET payload = '{\"name\":{\"to\":\"Acme2\"}}' WHERE seq = 2",
            Some(("event 2", "verify-payload-changed")),
        ),
        (
            "UPDATE journal SET actor = 'Nobody' WHERE seq = 2",
            Some(("event 2", "verify-event-changed")),
        ),
        (
            "UPDATE journal SET vendor = 3 WHERE seq = 1",
            Some(("event 1", "verify-event-changed")),
        ),
        (
            "DELETE FROM journal WHERE seq = 2",
            Some(("event 3", "verify-event-missing")),
        ),
        (
            "DELETE FROM journal WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3",
            Some(("event 2", "verify-chain-broken")),
        ),
        (
            "UPDATE journal SET payload = NULL WHERE seq = 3",
            Some(("event 3", "verify-emptied-silently")),
        ),
    ];
    for (sql, wanted) in cases {
        let found = tampered(sql);
        let wanted: Vec<_> = wanted
            .map(|(subject, key)| (Part::Journal, subject.to_owned(), key))
            .into_iter()
            .collect();
        assert_eq!(found, wanted, "{sql}");
    }
}

#[test]
fn a_finding_changed_behind_the_programs_back_is_found() {
    assert_eq!(
        tampered("UPDATE finding_span SET severity = 'low' WHERE vendor = 2"),
        [(
            Part::Derived,
            "vendor 2".to_owned(),
            "verify-derived-differs"
        )]
    );
    assert_eq!(
        tampered("DELETE FROM finding_span WHERE vendor = 3"),
        [(
            Part::Derived,
            "vendor 3".to_owned(),
            "verify-derived-differs"
        )]
    );
}

#[test]
fn the_journal_cannot_be_changed_by_a_statement() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Acme");
    let raw = Connection::open(registry.folder.path().join("avtal.db")).expect("it opens");
    for sql in [
        "DELETE FROM journal",
        "UPDATE journal SET actor = 'Nobody'",
        "UPDATE journal SET payload = '{}'",
    ] {
        let error = raw.execute(sql, ()).expect_err(sql);
        assert!(error.to_string().contains("journal is never"), "{error}");
    }
}
