//! Announced changes of sub-processors in the register: decided once, carried out on confirmation, with their letters kept
//! like every other file.

use avtal::domain::change_notice::{ChangeDecision, ChangeLine, ChangeNoticeFacts, ChangeNoticeId};
use avtal::domain::due::DueKind;
use avtal::domain::finding::FindingCode;
use avtal::domain::sub_processor::{SubProcessorFacts, SubProcessorId};
use avtal::domain::vendor::VendorId;
use avtal::store::error::{StoreError, Theirs};

use crate::facts::day;
use crate::registry::Registry;

const LETTER: &[u8] = b"%PDF-1.4\nWe will use Cloudo Inc.\n%%EOF\n";

/// A vendor with one sub-processor, and a notice that it goes on 1 April and another comes.
fn announced(registry: &Registry) -> (VendorId, SubProcessorId, ChangeNoticeId) {
    let vendor = registry.vendor("Acme");
    registry.write(move |w| {
        let mailo = SubProcessorFacts {
            name: "Mailo".to_owned(),
            ..SubProcessorFacts::default()
        };
        let mailo = w.add_sub_processor(vendor, None, &mailo)?;
        let facts = ChangeNoticeFacts {
            received_on: day("2026-02-20"),
            effective_on: Some(day("2026-04-01")),
            lines: vec![
                ChangeLine {
                    name: "Cloudo Inc.".to_owned(),
                    countries: ["US".to_owned()].into(),
                    purpose: "Hosting".to_owned(),
                    ..ChangeLine::default()
                },
                ChangeLine {
                    removes: Some(mailo),
                    name: "Mailo".to_owned(),
                    ..ChangeLine::default()
                },
            ],
            ..ChangeNoticeFacts::default()
        };
        let id = w.receive_change_notice(vendor, &facts)?;
        Ok((vendor, mailo, id))
    })
}

fn is_open(registry: &Registry, vendor: VendorId) -> bool {
    let today = registry.at.day;
    let found = registry.read(move |r| r.findings_of_vendor(vendor, today));
    found
        .iter()
        .any(|finding| finding.code == FindingCode::SubProcessorChangeOpen)
}

#[test]
fn an_accepted_change_is_taken_over_on_confirmation_with_its_days() {
    let registry = Registry::on("2026-03-01");
    let (vendor, mailo, id) = announced(&registry);
    assert!(is_open(&registry, vendor));
    let days = day("2026-01-01")..=day("2026-12-31");
    let due = registry.read(move |r| r.due_days(&days));
    let due: Vec<_> = due
        .iter()
        .filter(|due| due.kind == DueKind::ObjectionDeadline)
        .map(|due| due.day)
        .collect();
    assert_eq!(due, [day("2026-03-06")]);
    let early = registry.try_write(move |w| w.close_change_notice(id, 1));
    assert!(matches!(early, Err(StoreError::Rule(_))), "{early:?}");
    registry.write(move |w| w.decide_change_notice(id, 1, ChangeDecision::NoObjection, "seen"));
    let twice = registry
        .try_write(move |w| w.decide_change_notice(id, 2, ChangeDecision::Objected, "other"));
    assert!(matches!(twice, Err(StoreError::Rule(_))), "{twice:?}");
    let late = registry.try_write(move |w| w.close_change_notice(id, 1));
    assert!(
        matches!(&late, Err(StoreError::Conflict { theirs: Theirs::ChangeNotice(theirs) }) if theirs.decided.is_some()),
        "{late:?}"
    );
    registry.write(move |w| w.close_change_notice(id, 2));
    let ((own, _), report) =
        registry.read(move |r| Ok((r.sub_processors_around(vendor)?, r.verify()?)));
    let cloudo = own.iter().find(|line| line.it.facts.name == "Cloudo Inc.");
    let cloudo = &cloudo.expect("it has come").it.facts;
    assert_eq!(cloudo.since, Some(day("2026-04-01")));
    assert_eq!(cloudo.purpose, "Hosting");
    let gone = own.iter().find(|line| line.it.id == mailo);
    let gone = &gone.expect("it stays as a line").it.facts;
    assert_eq!(gone.until, Some(day("2026-03-31")));
    assert!(!is_open(&registry, vendor));
    assert_eq!(report.differences, []);
}

#[test]
fn a_change_that_we_object_to_changes_no_sub_processor() {
    let registry = Registry::on("2026-03-01");
    let (vendor, ..) = announced(&registry);
    registry.write(move |w| {
        let id = ChangeNoticeId(1);
        w.decide_change_notice(id, 1, ChangeDecision::Objected, "outside the EEA")
    });
    assert!(is_open(&registry, vendor), "until the vendor has answered");
    registry.write(move |w| w.close_change_notice(ChangeNoticeId(1), 2));
    assert!(!is_open(&registry, vendor));
    let (own, _) = registry.read(move |r| r.sub_processors_around(vendor));
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].it.facts.until, None);
}

#[test]
fn letters_are_kept_beside_a_notice_and_move_with_a_merged_vendor() {
    let registry = Registry::on("2026-03-01");
    let (vendor, _, id) = announced(&registry);
    let stays = registry.vendor("Acme AB");
    let refused = registry.try_write(move |w| w.add_change_proof(id, "x.pdf", b"no letter"));
    assert!(matches!(refused, Err(StoreError::Upload(_))), "{refused:?}");
    registry.write(move |w| w.add_change_proof(id, "../notice.pdf", LETTER));
    registry.write(move |w| w.merge_vendors(stays, vendor, "the same company twice"));
    assert!(is_open(&registry, stays));
    let proofs = registry.read(move |r| r.change_proofs(id));
    assert_eq!(proofs.len(), 1);
    assert_eq!(proofs[0].name, "notice.pdf");
    let number = proofs[0].id;
    let (_, bytes) = registry
        .read(move |r| r.change_proof(number))
        .expect("a letter");
    assert_eq!(bytes, LETTER);
    let report = registry.read(|r| r.verify());
    assert_eq!((report.n_files, report.differences), (1, vec![]));
}
