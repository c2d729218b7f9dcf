//! Texts are checked as they are stored: what is lacking in them stands among the findings with its passage, a changed
//! catalogue or profile has them checked anew, and the results before stay readable.

use avtal::checks::outcome::LANGUAGE_NOT_SUPPORTED;
use avtal::domain::agreement::{AgreementFacts, AgreementId, AgreementKind, VersionId};
use avtal::domain::day::Day;
use avtal::domain::event::EventKind;
use avtal::domain::finding::group::grouped;
use avtal::domain::finding::{Finding, FindingCode, Severity, by_urgency};
use avtal::domain::lang::Lang;
use avtal::domain::vendor::VendorId;
use avtal::domain::waiver::WaiverFacts;
use avtal::jobs::daily::{Daily, Turn, turn};
use avtal::jobs::recheck::{Go, Progress, Rechecked, recheck};
use avtal::store::check_result::UNREADABLE;
use avtal::store::journal_list::JournalFilter;
use avtal::store::version::Decision;

use crate::check::program::{self, SHORT};
use crate::registry::{Registry, agreement, at, clerk};

/// A text that is refused by no one and that the checker does not read.
const FINNISH: &str = "# Sopimus henkilötietojen käsittelystä\n\nKäsittelijä käsittelee henkilötietoja ainoastaan rekisterinpitäjän antamien dokumentoitujen ohjeiden mukaisesti. Käsittelijä varmistaa, että henkilöt, joilla on oikeus käsitellä henkilötietoja, ovat sitoutuneet noudattamaan salassapitovelvollisuutta. Käsittelijä ilmoittaa rekisterinpitäjälle ilman aiheetonta viivytystä tietoturvaloukkauksesta.\n";

fn stored(
    registry: &Registry,
    vendor: VendorId,
    kind: AgreementKind,
    text: &str,
) -> (AgreementId, VersionId) {
    let facts = AgreementFacts {
        kind,
        ..agreement(vendor, "DPA")
    };
    let text = text.as_bytes().to_vec();
    registry.write(move |w| {
        let id = w.add_agreement(&facts)?;
        Ok((id, w.add_version(id, Lang::En, &text)?))
    })
}

fn found(registry: &Registry, vendor: VendorId, day: Day) -> Vec<Finding> {
    registry.read(move |r| r.findings_of_vendor(vendor, day))
}

fn of_code(findings: &[Finding], code: FindingCode) -> Vec<&Finding> {
    findings.iter().filter(|it| it.code == code).collect()
}

fn go_on(registry: &Registry) -> Rechecked {
    let at = registry.at;
    recheck(&registry.store, &|| at, &mut |_| Go::On).expect("texts are checked")
}

fn done(n: u32) -> Rechecked {
    Rechecked::Texts(Progress { done: n, all: n })
}

#[test]
fn what_a_text_lacks_is_a_finding_with_its_passage_as_soon_as_it_is_stored() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let text = format!(
        "{SHORT}\n## 4 Use\n\nThe Processor may use the personal data for its own purposes, such as marketing.\n"
    );
    stored(&registry, acme, AgreementKind::Dpa, &text);
    let findings = found(&registry, acme, registry.day());
    let unmet = of_code(&findings, FindingCode::ClauseUnmet);
    let about = |id: &str| unmet.iter().find(|it| it.detail.as_deref() == Some(id));
    let audits = about("audits").expect("audits are not spoken of");
    assert_eq!(audits.severity, Severity::High);
    let day = registry.day();
    assert_eq!(
        audits.sentence(Lang::En, day),
        "“DPA” does not have: Audits and inspections."
    );
    assert!(audits.sentence(Lang::Sv, day).starts_with("”DPA” saknar: "));
    assert!(about("confidentiality").is_none() && about("breach-notice").is_none());
    let flags = of_code(&findings, FindingCode::RedFlag);
    let own = flags
        .iter()
        .find(|it| it.detail.as_deref() == Some("own-purposes"))
        .expect("own purposes harm");
    let said = own.sentence(Lang::En, day);
    assert!(said.contains("Line 19: “The Processor may use"), "{said}");
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

#[test]
fn a_complete_agreement_has_no_finding_of_its_text() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let text = program::agreement("postfalk/data-processing-agreement-v1.md");
    let (_, version) = stored(&registry, acme, AgreementKind::Dpa, &text);
    let findings = found(&registry, acme, registry.day());
    let musts: Vec<String> = findings
        .iter()
        .filter(|it| it.code.is_of_text() && it.severity != Severity::Low)
        .map(|it| it.sentence(Lang::En, registry.day()))
        .collect();
    assert_eq!(musts, [""; 0]);
    let check = registry
        .read(move |r| r.check_result(version))
        .expect("it was checked");
    assert!(check.result.n_must > 20 && check.result.n_must_met == check.result.n_must);
}

#[test]
fn a_text_in_another_language_gets_a_result_that_says_so_and_no_findings() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (_, version) = stored(&registry, acme, AgreementKind::Dpa, FINNISH);
    let check = registry
        .read(move |r| r.check_result(version))
        .expect("it says so");
    assert_eq!(
        check.result.problem.as_deref(),
        Some(LANGUAGE_NOT_SUPPORTED)
    );
    assert!(
        found(&registry, acme, registry.day())
            .iter()
            .all(|it| !it.code.is_of_text())
    );
    // Nothing but digits is text to the register, and nothing to read.
    let (_, version) = stored(&registry, acme, AgreementKind::Dpa, "1234567890\n");
    let check = registry
        .read(move |r| r.check_result(version))
        .expect("it says so");
    assert_eq!(check.result.problem.as_deref(), Some(UNREADABLE));
}

#[test]
fn a_text_of_the_wrong_kind_meets_no_need_until_legal_confirms_it() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let policy = program::agreement("loketwever/terms-of-service-v1.md");
    let (_, version) = stored(&registry, acme, AgreementKind::Dpa, &policy);
    let day = registry.day();
    registry.write(move |w| {
        let bound = avtal::domain::agreement::Bound {
            on: day,
            mode: avtal::domain::agreement::BindingMode::Signed,
            by_us: None,
            by_them: None,
        };
        w.bind(version, 1, bound)
    });
    let before = found(&registry, acme, day);
    let missing = of_code(&before, FindingCode::AgreementMissing);
    let said = missing[0].sentence(Lang::En, day);
    assert!(said.contains("terms of service"), "{said}");
    assert!(of_code(&before, FindingCode::ClauseUnmet).is_empty());
    registry.write(move |w| w.confirm_kind(version));
    let after = found(&registry, acme, day);
    assert!(of_code(&after, FindingCode::AgreementMissing).is_empty());
    assert!(of_code(&after, FindingCode::ClauseUnmet).len() > 5);
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

#[test]
fn a_version_that_is_over_or_replaced_has_no_findings_of_its_text() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (id, first) = stored(&registry, acme, AgreementKind::Dpa, SHORT);
    let text = program::agreement("postfalk/data-processing-agreement-v1.md");
    let day = registry.day();
    let second = registry.write(move |w| {
        let bound = avtal::domain::agreement::Bound {
            on: day,
            mode: avtal::domain::agreement::BindingMode::Signed,
            by_us: None,
            by_them: None,
        };
        w.bind(first, 1, bound.clone())?;
        let second = w.add_version(id, Lang::En, text.as_bytes())?;
        Ok((second, bound))
    });
    assert!(of_code(&found(&registry, acme, day), FindingCode::ClauseUnmet).len() > 10);
    let (second, bound) = second;
    registry.write(move |w| {
        let row = w.open_review(second, 1)?;
        let row = w.decide(second, row, Decision::Approve, "")?;
        w.bind(second, row, bound)
    });
    let musts = found(&registry, acme, day)
        .iter()
        .filter(|it| it.code.is_of_text() && it.severity == Severity::High)
        .count();
    assert_eq!(musts, 0);
}

#[test]
fn a_clause_can_be_waived_like_any_finding() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (id, _) = stored(&registry, acme, AgreementKind::Dpa, SHORT);
    let day = registry.day();
    registry.write(move |w| {
        w.waive(&WaiverFacts {
            code: FindingCode::ClauseUnmet,
            vendor: acme,
            agreement: Some(id),
            detail: Some("audits".to_owned()),
            reason: "a certificate is enough here".to_owned(),
            first_day: day,
            last_day: day,
        })
    });
    let findings = found(&registry, acme, day);
    let waived: Vec<&str> = findings
        .iter()
        .filter(|it| it.is_waived())
        .filter_map(|it| it.detail.as_deref())
        .collect();
    assert_eq!(waived, ["audits"]);
    let groups = grouped(&findings, |it| it);
    let unmet: Vec<u32> = groups
        .iter()
        .filter(|group| group.first.code == FindingCode::ClauseUnmet)
        .map(|group| group.n_more)
        .collect();
    assert_eq!(
        unmet.len(),
        2,
        "those that stand and the one that is waived"
    );
    assert!(unmet[0] > 5 && unmet[1] == 0, "{unmet:?}");
}

#[test]
fn a_changed_profile_has_every_text_checked_anew_and_old_results_stay() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (_, version) = stored(&registry, acme, AgreementKind::Dpa, SHORT);
    assert_eq!(go_on(&registry), done(0), "nothing is due");
    let profile = "name = \"strict\"\n\n[limit]\nbreach-notice-hours = { at-most = 48 }\n";
    std::fs::write(registry.folder.path().join("profile.toml"), profile).expect("written");
    assert_eq!(go_on(&registry), done(1));
    let findings = found(&registry, acme, registry.day());
    let values = of_code(&findings, FindingCode::ValueOutOfPolicy);
    let said = values[0].sentence(Lang::En, registry.day());
    assert!(
        said.contains("says 96") && said.contains("at most 48"),
        "{said}"
    );
    let checks = registry.read(move |r| r.checks(version, None));
    assert_eq!(checks.len(), 2);
    assert!(checks[0].result.report.is_some() && checks[1].result.report.is_none());
    let old = checks[1].id;
    let before = registry
        .read(move |r| r.checks(version, Some(old)))
        .remove(1);
    let report = before.result.report.expect("it is still read");
    assert_eq!(
        (report.profile.as_str(), report.requirements.len()),
        ("gdpr", 37)
    );
    assert!(before.result.edition.profile.is_empty());
    assert_eq!(go_on(&registry), done(0), "once is enough");
    let events = registry.read(|r| r.journal(&JournalFilter::default(), None, 100));
    let who: Vec<&str> = events
        .rows
        .iter()
        .filter(|event| event.kind == EventKind::VersionChecked)
        .map(|event| event.actor.as_str())
        .collect();
    assert_eq!(who, ["avtal", "Astrid"], "newest first");
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

#[test]
fn a_profile_that_cannot_be_read_stops_no_one_and_is_named() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    std::fs::write(
        registry.folder.path().join("profile.toml"),
        "[level]\nadits = \"off\"\n",
    )
    .expect("written");
    let Rechecked::BrokenProfile(problems) = go_on(&registry) else {
        panic!("the id is wrong");
    };
    assert!(problems[0].contains("profile.toml:2"), "{problems:?}");
    let (_, version) = stored(&registry, acme, AgreementKind::Dpa, SHORT);
    assert_eq!(registry.read(move |r| r.check_result(version)), None);
    std::fs::remove_file(registry.folder.path().join("profile.toml")).expect("removed");
    assert_eq!(go_on(&registry), done(1));
    assert!(registry.read(move |r| r.check_result(version)).is_some());
}

#[test]
fn a_recheck_that_is_cut_off_goes_on_where_it_was() {
    let registry = Registry::on("2026-03-01");
    let acme = registry.vendor("Acme");
    for _ in 0..40 {
        registry.agreement(acme, "DPA");
    }
    let at = registry.at;
    let mut told = Vec::new();
    let cut = recheck(&registry.store, &|| at, &mut |progress| {
        told.push(progress);
        Go::Stop
    });
    let first = Progress { done: 16, all: 40 };
    assert_eq!(cut.expect("a part is done"), Rechecked::Texts(first));
    assert_eq!(told, [first]);
    assert_eq!(go_on(&registry), done(24));
    assert_eq!(go_on(&registry), done(0));
}

#[test]
fn an_agreement_whose_kind_is_corrected_is_held_against_other_duties() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (id, _) = stored(&registry, acme, AgreementKind::Main, SHORT);
    let day = registry.day();
    let n =
        |registry: &Registry| of_code(&found(registry, acme, day), FindingCode::ClauseUnmet).len();
    assert_eq!(n(&registry), 0);
    let facts = agreement(acme, "DPA");
    registry.write(move |w| w.change_agreement(id, 1, &facts));
    assert!(n(&registry) > 10);
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

#[test]
fn a_lost_file_is_left_alone_and_checked_when_it_is_back() {
    let registry = Registry::on("2026-03-01");
    let acme = registry.vendor("Acme");
    registry.agreement(acme, "DPA");
    let path = registry.folder.path().join("agreements/acme/dpa-v1.md");
    let bytes = std::fs::read(&path).expect("it is there");
    std::fs::remove_file(&path).expect("removed");
    let mut daily = Daily::default();
    let at = registry.at;
    daily
        .round(&registry.store, &|| at, &|| Go::On)
        .expect("a round");
    let codes: Vec<FindingCode> = found(&registry, acme, registry.day())
        .iter()
        .map(|it| it.code)
        .collect();
    assert!(
        codes.contains(&FindingCode::DocumentLost),
        "the round compares the files"
    );
    assert_eq!(go_on(&registry), done(0));
    std::fs::write(&path, bytes).expect("back again");
    registry
        .store
        .sync_blocking(clerk(), registry.at, avtal::store::sync::Take::Note)
        .expect("compared");
    assert_eq!(go_on(&registry), done(1));
}

#[test]
fn the_lists_turn_with_the_day_also_when_the_clock_is_set_back() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Acme");
    let store = &registry.store;
    assert_eq!(turn(store, at("2026-03-01")).expect("same"), Turn::Same);
    assert_eq!(turn(store, at("2026-03-02")).expect("on"), Turn::On);
    let from = at("2026-03-02").day;
    assert_eq!(
        turn(store, at("2026-02-27")).expect("back"),
        Turn::Back { from }
    );
    let day = at("2026-03-02").day;
    assert_eq!(turn(store, at("2026-03-02")).expect("on again"), Turn::On);
    assert_eq!(registry.read(move |r| r.counts(day)).n_vendors, 1);
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

#[test]
fn having_no_agreement_at_all_is_told_before_what_an_older_one_lacks() {
    let registry = Registry::checking_on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (_, version) = stored(&registry, acme, AgreementKind::Dpa, SHORT);
    let bound = avtal::domain::agreement::Bound {
        on: registry.day(),
        mode: avtal::domain::agreement::BindingMode::Signed,
        by_us: None,
        by_them: None,
    };
    registry.write(move |w| w.bind(version, 1, bound));
    let mut closed = registry.closed();
    closed.at = at("2026-03-09");
    let registry = closed.opened();
    registry.vendor("Lone");
    let day = registry.day();
    let rows = registry.read(move |r| r.attention(None, day, 50));
    assert_eq!(rows[0].vendor_name, "Lone");
    assert_eq!(rows[0].finding.code, FindingCode::AgreementMissing);
    assert!(
        rows.iter()
            .any(|row| row.finding.code == FindingCode::ClauseUnmet)
    );
    assert!(rows.is_sorted_by(|a, b| by_urgency(&a.finding, &b.finding).is_le()));
}
