//! Waivers that are given before the text that they are about is in force.

use avtal::domain::finding::dossier::{Clause, Document, Stated};
use avtal::domain::finding::{FindingCode, Severity, Why};
use avtal::domain::vendor::VendorStatus;

use crate::dossier::{Case, none_code, waiver, with_status};
use crate::facts::{agreement, day, draft, signed, term};

#[test]
fn a_waiver_given_in_the_review_of_a_version_waits_for_it_to_bind() {
    let mut next = draft(2);
    next.added_on = day("2026-01-10");
    let mut case = Case::new(
        with_status(VendorStatus::Active),
        vec![agreement(vec![
            signed(1, "2025-01-01", term("", "", None, None)),
            next,
        ])],
    );
    let mut given = waiver(FindingCode::ClauseUnmet, "2026-01-20", "2026-06-30");
    given.agreement = Some(case.agreements[0].agreement.id);
    given.detail = Some("audits".to_owned());
    case.waivers.push(given);
    assert_eq!(
        case.codes("2026-02-01"),
        ["waiver-unused"],
        "no text has it"
    );
    case.documents = vec![Document {
        version: case.agreements[0].agreement.versions[1].id,
        clauses: vec![Clause {
            code: FindingCode::ClauseUnmet,
            severity: Severity::High,
            id: "audits".to_owned(),
            why: Why::new("clause-missing"),
        }],
        damage: None,
        reads_as: None,
        deletion_days: None,
        deletion_proved_on: None,
        stated: Stated::default(),
    }];
    assert_eq!(case.codes("2026-02-01"), none_code());
    // Once it binds, the waiver answers its finding; where the text is better by then, nothing.
    let version = &mut case.agreements[0].agreement.versions[1];
    *version = signed(2, "2026-02-15", term("", "", None, None));
    let on = case.on("2026-03-01");
    assert!(on.iter().all(|finding| finding.is_waived()), "{on:?}");
    case.documents[0].clauses.clear();
    assert_eq!(case.codes("2026-03-01"), ["waiver-unused"]);
}
