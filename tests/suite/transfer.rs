//! Transfers to third countries: what covers them on a day, case by case, and the findings that say what does not.

use std::collections::BTreeSet;

use avtal::checks::fact::adequacy::protection;
use avtal::domain::day::Day;
use avtal::domain::draft::transfer::TransferDraft;
use avtal::domain::finding::dossier::{Document, Stated};
use avtal::domain::finding::{FindingCode, Severity};
use avtal::domain::lang::Lang;
use avtal::domain::sub_processor::SubProcessorId;
use avtal::domain::text::has;
use avtal::domain::transfer::coverage::{Coverage, coverage};
use avtal::domain::transfer::{
    Mechanism, Place, Presence, Protection, Recipient, SccModule, Scope, TransferFacts, modules_for,
};
use avtal::domain::vendor::{GdprRole, PersonalData, VendorStatus};

use crate::dossier::{Case, in_force_until, with_status};
use crate::facts::day;

/// What is recorded; the clauses of 2021 with module 2.
pub fn rests_on(mechanism: Mechanism, since: Option<Day>, until: Option<Day>) -> TransferFacts {
    TransferFacts {
        sub_processor: None,
        mechanism,
        modules: match mechanism {
            Mechanism::Scc2021 => BTreeSet::from([SccModule::Two]),
            _ => BTreeSet::new(),
        },
        since,
        until,
        note: String::new(),
    }
}

/// A recipient that processes in a country, as a processor of ours.
pub fn receiving(name: &str, sub_processor: Option<i64>, country: &str) -> Recipient {
    Recipient {
        name: name.to_owned(),
        sub_processor: sub_processor.map(SubProcessorId),
        places: vec![Place {
            protection: protection(country),
            presence: Presence::Processes,
        }],
        modules: BTreeSet::from([SccModule::Two]),
        ..Recipient::default()
    }
}

fn recorded(mechanism: Mechanism, since: &str, until: &str) -> TransferFacts {
    let maybe = |text: &str| (!text.is_empty()).then(|| day(text));
    rests_on(mechanism, maybe(since), maybe(until))
}

/// The answer of a day in a word: what covers, or why nothing does.
fn answer(
    place: &Protection,
    needed: &[SccModule],
    held: &[TransferFacts],
    named: &[Mechanism],
    on: &str,
) -> String {
    let named: BTreeSet<Mechanism> = named.iter().copied().collect();
    let needed: BTreeSet<SccModule> = needed.iter().copied().collect();
    match coverage(place, &needed, held, &named, day(on)) {
        Coverage::Inside => "inside".to_owned(),
        Coverage::Decided(_) => "decided".to_owned(),
        Coverage::Recorded(facts) => facts.mechanism.word().to_owned(),
        Coverage::Uncovered(lack) => lack.reason.to_owned(),
    }
}

#[test]
fn a_transfer_is_covered_by_a_decision_or_by_what_is_recorded_and_in_time() {
    use Mechanism::{Adequacy, Bcr, Derogation, Dpf, Scc2010, Scc2021, SccUnspecified};
    let one = |mechanism| vec![recorded(mechanism, "", "")];
    let dated = |mechanism, since, until| vec![recorded(mechanism, since, until)];
    let cases: Vec<(&str, Vec<TransferFacts>, &[Mechanism], &str, &str)> = vec![
        ("SE", vec![], &[], "2026-03-01", "inside"),
        ("NO", one(Scc2010), &[], "2026-03-01", "inside"),
        ("CH", vec![], &[], "2026-03-01", "decided"),
        ("GB", vec![], &[], "2031-12-27", "decided"),
        ("GB", vec![], &[], "2031-12-28", "transfer-decision-ended"),
        ("GB", one(Scc2021), &[], "2032-01-01", "scc-2021-914"),
        (
            "GB",
            one(Adequacy),
            &[],
            "2032-01-01",
            "transfer-decision-ended",
        ),
        ("US", vec![], &[], "2026-03-01", "transfer-dpf"),
        ("US", one(Adequacy), &[], "2026-03-01", "transfer-dpf"),
        ("US", one(Dpf), &[], "2026-03-01", "dpf"),
        ("US", one(Dpf), &[], "2023-07-10", "dpf"),
        ("US", one(Dpf), &[], "2023-07-09", "transfer-dpf"),
        (
            "US",
            dated(Dpf, "2026-03-02", ""),
            &[],
            "2026-03-01",
            "transfer-dpf",
        ),
        ("US", dated(Dpf, "", "2026-03-01"), &[], "2026-03-01", "dpf"),
        (
            "US",
            dated(Dpf, "", "2026-02-28"),
            &[],
            "2026-03-01",
            "transfer-lapsed",
        ),
        ("US", vec![], &[Dpf], "2026-03-01", "transfer-named"),
        ("US", vec![], &[Adequacy], "2026-03-01", "transfer-dpf"),
        ("CA", vec![], &[], "2026-03-01", "transfer-part"),
        ("CA", one(Adequacy), &[], "2026-03-01", "adequacy"),
        ("CA", one(Dpf), &[], "2026-03-01", "transfer-dpf-elsewhere"),
        ("IN", vec![], &[], "2026-03-01", "transfer-none"),
        ("IN", one(Adequacy), &[], "2026-03-01", "transfer-none"),
        ("IN", one(Dpf), &[], "2026-03-01", "transfer-dpf-elsewhere"),
        ("IN", one(Scc2021), &[], "2026-03-01", "scc-2021-914"),
        ("IN", one(Bcr), &[], "2026-03-01", "bcr"),
        (
            "IN",
            dated(Derogation, "", "2026-03-31"),
            &[],
            "2026-03-01",
            "derogation",
        ),
        (
            "IN",
            dated(Derogation, "", "2026-03-31"),
            &[],
            "2026-04-01",
            "transfer-lapsed",
        ),
        ("IN", one(Scc2010), &[], "2022-12-27", "scc-2010"),
        ("IN", one(Scc2010), &[], "2022-12-28", "transfer-outdated"),
        (
            "IN",
            one(SccUnspecified),
            &[],
            "2026-03-01",
            "transfer-none",
        ),
        (
            "IN",
            vec![],
            &[Scc2010],
            "2026-03-01",
            "transfer-outdated-named",
        ),
        (
            "IN",
            vec![],
            &[Scc2010, Scc2021],
            "2026-03-01",
            "transfer-named",
        ),
        (
            "IN",
            vec![],
            &[SccUnspecified],
            "2026-03-01",
            "transfer-named",
        ),
        ("IN", vec![], &[Dpf], "2026-03-01", "transfer-none"),
        ("XX", vec![], &[], "2026-03-01", "transfer-none"),
    ];
    for (country, held, named, on, wanted) in cases {
        let place = protection(country);
        let found = answer(&place, &[SccModule::Two], &held, named, on);
        assert_eq!(found, wanted, "{country} {held:?} {named:?} {on}");
        if found.starts_with("transfer-") {
            for key in [format!("why-{found}"), format!("next-{found}")] {
                assert!(Lang::ALL.into_iter().all(|lang| has(lang, &key)), "{key}");
            }
        }
    }
}

#[test]
fn the_clauses_of_2021_cover_only_with_every_module_that_the_roles_need() {
    use SccModule::{One, Three, Two};
    let place = protection("IN");
    let two = recorded(Mechanism::Scc2021, "", "");
    let mut three = recorded(Mechanism::Scc2021, "", "2026-02-28");
    three.modules = BTreeSet::from([Three]);
    let cases: [(&[SccModule], &[&TransferFacts], &str, &str); 6] = [
        (&[Two], &[&two], "2026-03-01", "scc-2021-914"),
        (&[Three], &[&two], "2026-03-01", "transfer-module"),
        (&[One, Two], &[&two], "2026-03-01", "transfer-module"),
        (&[Two, Three], &[&two, &three], "2026-02-28", "scc-2021-914"),
        (
            &[Two, Three],
            &[&two, &three],
            "2026-03-01",
            "transfer-module",
        ),
        (&[Three], &[&three], "2026-03-01", "transfer-lapsed"),
    ];
    for (needed, held, on, wanted) in cases {
        let held: Vec<TransferFacts> = held.iter().map(|one| (*one).clone()).collect();
        assert_eq!(
            answer(&place, needed, &held, &[], on),
            wanted,
            "{needed:?} {held:?}"
        );
    }
    let roles: [(&[GdprRole], &[SccModule]); 4] = [
        (&[], &[Two]),
        (&[GdprRole::Processor], &[Two]),
        (&[GdprRole::Processor, GdprRole::Controller], &[One, Two]),
        (&[GdprRole::SubProcessor], &[Three]),
    ];
    for (roles, wanted) in roles {
        let found = modules_for(&roles.iter().copied().collect());
        assert!(found.iter().eq(wanted), "{roles:?}: {found:?}");
    }
}

#[test]
fn what_covers_nothing_is_not_recorded() {
    let draft = |mechanism: &str, modules: &[&str], until: &str, note: &str| {
        let draft = TransferDraft {
            mechanism: mechanism.to_owned(),
            modules: modules.iter().map(|module| (*module).to_owned()).collect(),
            since: "2026-01-01".to_owned(),
            until: until.to_owned(),
            note: note.to_owned(),
        };
        let fields = |problems: Vec<avtal::domain::draft::FieldProblem>| {
            let fields = problems.into_iter().map(|problem| problem.field);
            fields.collect::<Vec<_>>().join(" ")
        };
        draft.read(None).map(drop).map_err(fields)
    };
    assert_eq!(draft("dpf", &[], "", ""), Ok(()));
    assert_eq!(draft("scc-2021-914", &["module-2"], "", ""), Ok(()));
    assert_eq!(
        draft("scc-2021-914", &[], "", ""),
        Err("modules".to_owned())
    );
    assert_eq!(
        draft("scc-unspecified", &[], "", ""),
        Err("mechanism".to_owned())
    );
    assert_eq!(
        draft("derogation", &[], "", ""),
        Err("note until".to_owned())
    );
    assert_eq!(draft("derogation", &[], "2026-02-01", "One trip"), Ok(()));
    assert_eq!(draft("bcr", &[], "2025-12-31", ""), Err("until".to_owned()));
}

fn case() -> Case {
    Case::new(
        with_status(VendorStatus::Active),
        vec![in_force_until("2027-12-31")],
    )
}

fn of_transfers(case: &Case, on: &str) -> Vec<(Option<String>, Severity, String)> {
    let found = case.on(on).into_iter();
    found
        .filter(|finding| finding.code == FindingCode::TransferUncovered)
        .map(|finding| {
            let sentence = finding.sentence(Lang::En, day(on));
            (finding.detail, finding.severity, sentence)
        })
        .collect()
}

#[test]
fn each_recipient_outside_the_area_is_found_for_as_long_as_it_receives_and_nothing_covers_it() {
    let mut case = case();
    let mut behind = receiving("Cloudo Inc.", Some(4), "IN");
    behind.since = Some(day("2026-02-01"));
    behind.until = Some(day("2026-05-31"));
    behind.recorded = vec![recorded(Mechanism::Scc2021, "2026-04-01", "")];
    case.chain.recipients = vec![receiving("Acme", None, "US"), behind];
    let found = of_transfers(&case, "2026-03-01");
    assert_eq!(found.len(), 2, "{found:?}");
    let (detail, severity, sentence) = &found[1];
    assert_eq!(
        (detail.as_deref(), *severity),
        (Some("Cloudo Inc.: IN"), Severity::High)
    );
    assert!(
        sentence.contains("Cloudo Inc. processes personal data in India"),
        "{sentence}"
    );
    assert!(sentence.contains("known as of"), "{sentence}");
    assert!(
        found[0].2.contains("Data Privacy Framework"),
        "{}",
        found[0].2
    );
    for (on, n) in [
        ("2026-01-31", 1),
        ("2026-03-31", 2),
        ("2026-04-01", 1),
        ("2026-06-01", 1),
    ] {
        assert_eq!(of_transfers(&case, on).len(), n, "on {on}");
    }
    case.vendor.facts.personal_data = PersonalData::No;
    assert_eq!(of_transfers(&case, "2026-03-01"), []);
}

#[test]
fn a_seat_outside_the_area_is_less_than_processing_there_unless_nobody_has_said_where() {
    let mut case = case();
    case.chain.recipients = vec![receiving("Acme", None, "US")];
    for (presence, severity, words) in [
        (Presence::Processes, Severity::High, "Acme processes"),
        (
            Presence::Seat,
            Severity::Medium,
            "said to process elsewhere",
        ),
        (Presence::Unsaid, Severity::High, "nobody has said where"),
    ] {
        case.chain.recipients[0].places[0].presence = presence;
        let found = of_transfers(&case, "2026-03-01");
        assert_eq!(found[0].1, severity);
        assert!(found[0].2.contains(words), "{}", found[0].2);
    }
}

#[test]
fn what_the_agreement_in_force_names_is_to_be_confirmed_and_old_clauses_are_said() {
    let mut case = case();
    case.chain.recipients = vec![receiving("Acme", None, "IN")];
    case.documents.push(Document {
        version: case.agreements[0].agreement.versions[0].id,
        damage: None,
        reads_as: None,
        clauses: Vec::new(),
        deletion_days: None,
        deletion_proved_on: None,
        stated: Stated::default(),
    });
    let mut names = |mechanism| {
        case.documents[0].stated.mechanisms = BTreeSet::from([mechanism]);
        of_transfers(&case, "2026-03-01").remove(0)
    };
    let (_, severity, sentence) = names(Mechanism::Scc2021);
    assert_eq!(severity, Severity::Medium);
    assert!(sentence.contains("nobody has confirmed"), "{sentence}");
    let (_, severity, sentence) = names(Mechanism::Scc2010);
    assert_eq!(severity, Severity::High);
    assert!(
        sentence.contains("“DPA” refers to standard contractual clauses from before 2021"),
        "{sentence}"
    );
    case.vendor.facts.status = VendorStatus::Proposed;
    assert_eq!(of_transfers(&case, "2026-03-01")[0].1, Severity::Low);
    case.vendor.facts.status = VendorStatus::Former;
    assert_eq!(of_transfers(&case, "2026-03-01"), []);
}

#[test]
fn a_country_has_its_decision_with_its_last_day() {
    assert_eq!(protection("SE").scope, Scope::Area);
    assert_eq!(protection("GB").until, Some(day("2031-12-27")));
    assert!(matches!(protection("US").scope, Scope::Part(note) if note.contains("Framework")));
    assert_eq!(protection("IN").scope, Scope::None);
}
