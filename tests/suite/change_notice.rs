//! Announced changes of sub-processors: what is to be done about them on each day, and the day to be reminded of.

use avtal::domain::change_notice::{
    ChangeDecision, ChangeLine, ChangeNotice, ChangeNoticeFacts, ChangeNoticeId, Decided,
};
use avtal::domain::day::Day;
use avtal::domain::draft::change_notice::{ChangeDecisionDraft, ChangeNoticeDraft};
use avtal::domain::due::{DueKind, due_days};
use avtal::domain::finding::dossier::{Document, Stated};
use avtal::domain::finding::{FindingCode, Severity};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::sub_processor::SubProcessorId;
use avtal::domain::vendor::{PersonalData, VendorId, VendorStatus};

use crate::dossier::{Case, in_force_until, with_status};
use crate::facts::day;

/// A notice that one sub-processor comes, which nobody has decided.
pub fn adding(received_on: Day, effective_on: Option<Day>) -> ChangeNotice {
    ChangeNotice {
        id: ChangeNoticeId(7),
        row: 1,
        vendor: VendorId(1),
        facts: ChangeNoticeFacts {
            received_on,
            effective_on,
            lines: vec![ChangeLine {
                name: "Cloudo Inc.".to_owned(),
                ..ChangeLine::default()
            }],
            ..ChangeNoticeFacts::default()
        },
        decided: None,
        closed_on: None,
    }
}

/// A vendor whose agreement gives such days, and a notice of 1 March that takes effect on 1 April.
fn case(objection_days: Option<u32>, notice_days: Option<u32>) -> Case {
    let filed = vec![in_force_until("2027-12-31")];
    let mut case = Case::new(with_status(VendorStatus::Active), filed);
    case.documents.push(Document {
        version: case.agreements[0].agreement.versions[0].id,
        damage: None,
        reads_as: None,
        clauses: Vec::new(),
        deletion_days: None,
        deletion_proved_on: None,
        stated: Stated {
            objection_days,
            notice_days,
            ..Stated::default()
        },
    });
    case.chain.notices = vec![adding(day("2026-03-01"), Some(day("2026-04-01")))];
    case
}

fn found(case: &Case, on: &str) -> Option<(String, Severity, String)> {
    let all = case.on(on);
    let one = all
        .iter()
        .find(|finding| finding.code == FindingCode::SubProcessorChangeOpen)?;
    assert_eq!(one.detail.as_deref(), Some("7"));
    let sentence = one.sentence(Lang::En, day(on));
    Some((one.why.reason.clone(), one.severity, sentence))
}

fn reason(case: &Case, on: &str) -> Option<String> {
    found(case, on).map(|(reason, ..)| reason)
}

#[test]
fn a_change_is_to_be_decided_until_the_deadline_of_this_agreement_and_overdue_afterwards() {
    let case = case(Some(10), Some(30));
    assert_eq!(found(&case, "2026-02-28"), None);
    let (reason, severity, sentence) = found(&case, "2026-03-11").expect("open on its last day");
    assert_eq!((&*reason, severity), ("change-open", Severity::Medium));
    for words in [
        "adds Cloudo Inc.",
        "until 2026-03-11",
        "“DPA” gives 10 days to object",
    ] {
        assert!(sentence.contains(words), "{words} in {sentence}");
    }
    let (reason, severity, _) = found(&case, "2026-03-12").expect("overdue");
    assert_eq!((&*reason, severity), ("change-overdue", Severity::High));
    let since = case.on("2026-03-12");
    let since = since
        .iter()
        .find(|finding| finding.detail.as_deref() == Some("7"));
    assert_eq!(since.map(|finding| finding.since), Some(day("2026-03-01")));
}

#[test]
fn without_days_in_an_agreement_in_force_the_default_of_the_house_counts() {
    let mut case = case(None, None);
    let (_, _, sentence) = found(&case, "2026-03-01").expect("open");
    assert!(sentence.contains("By our default of 14"), "{sentence}");
    assert!(sentence.contains("until 2026-03-15"), "{sentence}");
    // A text that reads as something else gives nothing.
    case.documents[0].stated.objection_days = Some(60);
    case.documents[0].reads_as = Some("a lease".to_owned());
    assert_eq!(
        reason(&case, "2026-03-16").as_deref(),
        Some("change-overdue")
    );
    case.documents[0].reads_as = None;
    assert_eq!(reason(&case, "2026-03-16").as_deref(), Some("change-open"));
    // An agreement that came into force after the notice gives nothing for it.
    let ended = vec![in_force_until("2025-12-31")];
    case.agreements = Case::new(with_status(VendorStatus::Active), ended).agreements;
    assert_eq!(
        reason(&case, "2026-03-16").as_deref(),
        Some("change-overdue")
    );
}

#[test]
fn what_was_decided_is_to_be_carried_out_and_then_nothing_is_left() {
    let mut case = case(Some(10), None);
    let decided = |decision| Decided {
        decision,
        reason: "seen".to_owned(),
        on: day("2026-03-05"),
        by: "Saga".to_owned(),
    };
    case.chain.notices[0].decided = Some(decided(ChangeDecision::NoObjection));
    assert_eq!(reason(&case, "2026-03-04").as_deref(), Some("change-open"));
    assert_eq!(reason(&case, "2026-03-05"), None);
    assert_eq!(reason(&case, "2026-03-31"), None);
    assert_eq!(
        reason(&case, "2026-04-01").as_deref(),
        Some("change-unapplied")
    );
    case.chain.notices[0].decided = Some(decided(ChangeDecision::Objected));
    let (reason_now, severity, sentence) = found(&case, "2026-03-05").expect("to be followed up");
    assert_eq!(
        (&*reason_now, severity),
        ("change-objected", Severity::Medium)
    );
    assert!(
        sentence.starts_with("Saga objected on 2026-03-05"),
        "{sentence}"
    );
    case.chain.notices[0].closed_on = Some(day("2026-04-02"));
    assert_eq!(
        reason(&case, "2026-04-01").as_deref(),
        Some("change-objected")
    );
    assert_eq!(reason(&case, "2026-04-02"), None);
    case.chain.notices[0].closed_on = None;
    case.vendor.facts.personal_data = PersonalData::No;
    assert_eq!(reason(&case, "2026-03-05"), None);
}

#[test]
fn the_deadline_is_a_day_to_be_reminded_of_until_somebody_has_decided() {
    let mut case = case(Some(10), None);
    let due = |case: &Case| -> Vec<(String, String, String)> {
        let days = day("2026-01-01")..=day("2026-12-31");
        due_days(&case.dossier(), &Settings::default(), &days)
            .into_iter()
            .filter(|due| due.kind == DueKind::ObjectionDeadline)
            .map(|due| (due.subject, due.day.to_string(), due.detail))
            .collect()
    };
    let wanted = ["change-notice:7", "2026-03-11", "Cloudo Inc."].map(str::to_owned);
    let [(subject, on, detail)] = <[_; 1]>::try_from(due(&case)).expect("one day");
    assert_eq!([subject, on, detail], wanted);
    case.chain.notices[0].decided = Some(Decided {
        decision: ChangeDecision::NoObjection,
        reason: "seen".to_owned(),
        on: day("2026-03-05"),
        by: "Saga".to_owned(),
    });
    assert_eq!(due(&case), []);
}

#[test]
fn a_notice_reads_as_its_lines_say_and_names_what_is_wrong() {
    let engaged = [(SubProcessorId(3), "Mailo".to_owned())];
    let read = |received: &str, added: &str, removed: &[&str]| {
        let draft = ChangeNoticeDraft {
            received_on: received.to_owned(),
            added: added.to_owned(),
            removed: removed.iter().map(|id| (*id).to_owned()).collect(),
            ..ChangeNoticeDraft::default()
        };
        draft.read(&engaged, day("2026-03-01")).map_err(|problems| {
            let fields = problems.into_iter().map(|problem| problem.field);
            fields.collect::<Vec<_>>().join(" ")
        })
    };
    let facts = read(
        "2026-03-01",
        "Cloudo Inc.; US, Ireland; hosting; backup\n\nLogga",
        &["3"],
    );
    let facts = facts.expect("it reads");
    let [cloudo, logga, mailo] = &facts.lines[..] else {
        panic!("{facts:?}");
    };
    assert_eq!(cloudo.name, "Cloudo Inc.");
    assert!(cloudo.countries.iter().eq(["IE", "US"]));
    assert_eq!(cloudo.purpose, "hosting; backup");
    assert_eq!((&*logga.name, logga.countries.len()), ("Logga", 0));
    assert_eq!(mailo.removes, Some(SubProcessorId(3)));
    let again = ChangeNoticeDraft::of(&facts).read(&engaged, day("2026-03-01"));
    assert_eq!(again, Ok(facts));
    assert_eq!(
        read("2026-03-02", "Logga", &[]),
        Err("received-on".to_owned())
    );
    assert_eq!(read("", "", &[]), Err("received-on added".to_owned()));
    assert_eq!(
        read("2026-03-01", "Logga; Atlantis", &[]),
        Err("added".to_owned())
    );
    assert_eq!(read("2026-03-01", "; SE", &[]), Err("added".to_owned()));
    assert_eq!(read("2026-03-01", "", &["4"]), Err("removed".to_owned()));
    let unexplained = ChangeDecisionDraft {
        decision: "objected".to_owned(),
        reason: " ".to_owned(),
    };
    assert!(unexplained.read().is_err());
}
