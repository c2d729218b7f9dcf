//! The end of an agreement and what comes after it: deletion proved in time, and agreements that end with another one.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{Agreement, AgreementId, AgreementKind, Notice, ProofPurpose};
use avtal::domain::finding::dossier::{Document, Stated};
use avtal::domain::finding::span::findings;
use avtal::domain::finding::{FindingCode, Severity};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::term::last_day;
use avtal::domain::vendor::{VendorId, VendorStatus};
use avtal::store::error::StoreError;

use crate::dossier::{Case, in_force_until, none_code, numbered, of_kind, with_status};
use crate::facts::{agreement, day, draft, signed, term};
use crate::registry::Registry;
use crate::support::app::TestApp;

fn document(case: &Case, deletion_days: Option<u32>, proved_on: Option<&str>) -> Document {
    Document {
        version: case.agreements[0].agreement.versions[0].id,
        damage: None,
        reads_as: None,
        clauses: Vec::new(),
        deletion_days,
        deletion_proved_on: proved_on.map(day),
        stated: Stated::default(),
    }
}

fn ended(status: VendorStatus) -> Case {
    let mut vendor = with_status(status);
    vendor.facts.used_until = Some(day("2026-02-28"));
    Case::new(vendor, vec![in_force_until("2026-02-28")])
}

#[test]
fn deletion_is_awaited_for_the_days_that_the_agreement_gives_and_late_afterwards() {
    let mut case = ended(VendorStatus::Former);
    case.documents = vec![document(&case, Some(14), None)];
    assert_eq!(case.codes("2026-02-28"), none_code());
    let awaited = &case.on("2026-03-14")[0];
    assert_eq!(
        (awaited.code, awaited.severity),
        (FindingCode::DeletionUnproved, Severity::Low)
    );
    assert_eq!(
        awaited.sentence(Lang::En, day("2026-03-14")),
        "“DPA” ended on 2026-02-28. It gives the vendor 14 days to delete or return the personal data, until 2026-03-14; there is no proof yet."
    );
    let late = &case.on("2026-03-15")[0];
    assert_eq!(late.severity, Severity::Medium);
    assert_eq!(late.since, day("2026-03-01"), "it is the same finding");
    assert!(
        late.sentence(Lang::Sv, day("2026-03-15"))
            .contains("har passerat utan bevis")
    );
    case.documents = vec![document(&case, Some(14), Some("2026-03-10"))];
    assert_eq!(case.codes("2026-03-09"), ["deletion-unproved"]);
    assert_eq!(case.codes("2026-03-10"), none_code());
}

#[test]
fn an_agreement_that_names_no_time_has_thirty_days() {
    let case = ended(VendorStatus::Former);
    assert_eq!(case.on("2026-03-30")[0].severity, Severity::Low);
    assert_eq!(case.on("2026-03-31")[0].severity, Severity::Medium);
    let sentence = case.sentence("2026-03-31");
    assert!(
        sentence.contains("our default of 30 days") && sentence.contains("2026-03-30"),
        "{sentence}"
    );
}

#[test]
fn the_time_of_an_agreement_that_names_none_is_a_setting() {
    let case = ended(VendorStatus::Former);
    let settings = Settings {
        deletion_days: 60,
        ..Settings::default()
    };
    let severity = |on: &str| findings(case.dossier(), &settings, day(on))[0].severity;
    assert_eq!(severity("2026-04-29"), Severity::Low);
    assert_eq!(severity("2026-04-30"), Severity::Medium);
}

#[test]
fn a_vendor_that_is_used_longer_than_its_agreement_has_longer_to_delete() {
    let mut case = ended(VendorStatus::Former);
    case.vendor.facts.used_until = Some(day("2026-03-15"));
    assert_eq!(case.codes("2026-03-15"), none_code());
    assert!(case.sentence("2026-03-16").contains("2026-04-14"));
}

#[test]
fn deletion_is_asked_for_where_the_vendor_leaves_and_nothing_goes_on() {
    let asked = |case: &Case| case.codes("2026-06-01").contains(&"deletion-unproved");
    assert!(asked(&ended(VendorStatus::Offboarding)));
    assert!(
        !asked(&ended(VendorStatus::Active)),
        "there the missing agreement is what is wrong"
    );
    let mut next = ended(VendorStatus::Offboarding);
    next.agreements.push(crate::facts::filed(numbered(
        2,
        in_force_until("2030-12-31"),
    )));
    assert!(!asked(&next), "another agreement covers it");
    let nda = of_kind(AgreementKind::Nda, in_force_until("2026-02-28"));
    assert!(!asked(&Case::new(
        with_status(VendorStatus::Offboarding),
        vec![nda]
    )));
}

fn until(last: &str, renews: Option<u32>, notice: Option<Notice>) -> Agreement {
    agreement(vec![signed(
        1,
        "2025-01-01",
        term("", last, renews, notice),
    )])
}

#[test]
fn an_agreement_that_ends_with_another_has_its_end_unless_its_own_is_earlier() {
    let ends =
        |own: Agreement, other: &Agreement| last_day(&own.ending_with(other).versions[0].term);
    let main = until("2027-03-31", None, None);
    let endless = agreement(vec![signed(1, "2025-01-01", term("", "", None, None))]);
    for (own, other, last) in [
        ("", &main, Some("2027-03-31")),
        ("2028-12-31", &main, Some("2027-03-31")),
        ("2026-06-30", &main, Some("2026-06-30")),
        ("2026-06-30", &endless, Some("2026-06-30")),
        ("", &endless, None),
    ] {
        assert_eq!(ends(until(own, None, None), other), last.map(day), "{own}");
    }
    // With renewal and notice, and from its own first day.
    let renewing = until("2026-12-31", Some(12), Some(Notice::Months(3)));
    let mut own = until("", None, None);
    own.versions[0].term.effective_from = Some(day("2025-06-01"));
    let own = own.ending_with(&renewing);
    assert_eq!(own.versions[0].term.renews_months, Some(12));
    assert_eq!(own.versions[0].term.effective_from, Some(day("2025-06-01")));
    // A draft is nothing to follow.
    let draft = agreement(vec![draft(1)]);
    assert_eq!(
        ends(until("2026-06-30", None, None), &draft),
        Some(day("2026-06-30"))
    );
}

#[test]
fn which_of_our_companies_is_the_party_is_said_once_there_are_several() {
    let app = TestApp::new();
    let vendor = app.registry().vendor("Kvickprat AB");
    app.registry().agreement(vendor, "Biträdesavtal");
    let legal = app.client_as(UserRole::Legal);
    assert!(
        !legal
            .get("/agreements/1")
            .text("aside")
            .contains("Our company")
    );
    assert!(
        !legal
            .get("/vendors/1")
            .text("main")
            .contains("Dotterbolaget")
    );
    app.registry()
        .write(|w| w.add_entity("Dotterbolaget AB", None).map(drop));
    let page = legal
        .get("/agreements/1/edit")
        .form("Save")
        .choose("Our company", "Dotterbolaget AB")
        .submit();
    assert!(page.text("aside").contains("Dotterbolaget AB"));
    let vendor = legal.get("/vendors/1");
    assert!(vendor.text("main").contains("Dotterbolaget AB"));
    assert!(vendor.n_queries() <= 6, "{}", vendor.n_queries());
    assert!(
        legal
            .get("/agreements?entity=2")
            .text("main")
            .contains("Biträdesavtal")
    );
    assert!(
        !legal
            .get("/agreements?entity=1")
            .text("main")
            .contains("Biträdesavtal")
    );
}

/// A register with three agreements of a vendor: a main agreement, a data processing agreement, an amendment of it.
fn with_three(registry: &Registry) -> [AgreementId; 3] {
    let vendor = registry.vendor("Kvickprat AB");
    ["Huvudavtal", "Biträdesavtal", "Tillägg"].map(|title| {
        let (id, version) = registry.agreement(vendor, title);
        registry.write(move |w| {
            let row = w
                .agreement(id)?
                .map_or(1, |agreement| agreement.versions[0].row);
            let bound = signed(1, "2026-01-01", term("", "", None, None)).bound;
            w.bind(version, row, bound.expect("it is signed")).map(drop)
        });
        id
    })
}

#[test]
fn agreements_that_end_together_change_together_and_never_in_a_ring() {
    let registry = Registry::on("2026-03-01");
    let [main, dpa, amendment] = with_three(&registry);
    registry.write(move |w| {
        let of = w.agreement(dpa)?.ok_or(StoreError::NotFound("agreement"))?;
        let facts = avtal::domain::agreement::AgreementFacts {
            ends_with: Some(main),
            ..of.facts
        };
        w.change_agreement(dpa, of.row, &facts)?;
        let of = w
            .agreement(amendment)?
            .ok_or(StoreError::NotFound("agreement"))?;
        let facts = avtal::domain::agreement::AgreementFacts {
            kind: AgreementKind::Amendment,
            amends: Some(dpa),
            ..of.facts
        };
        w.change_agreement(amendment, of.row, &facts).map(drop)
    });
    // The end of the first is the end of all.
    registry.write(move |w| {
        let of = w
            .agreement(main)?
            .ok_or(StoreError::NotFound("agreement"))?;
        w.terminate(of.versions[0].id, of.versions[0].row, day("2026-09-30"))
            .map(drop)
    });
    for id in [main, dpa, amendment] {
        let filed = registry
            .read(move |r| r.filed_agreement(id))
            .expect("there");
        assert_eq!(
            last_day(&filed.agreement.versions[0].term),
            Some(day("2026-09-30"))
        );
    }
    let report = registry.read(|r| r.verify());
    assert_eq!(report.differences, []);
    let ring = registry.try_write(move |w| {
        let of = w
            .agreement(main)?
            .ok_or(StoreError::NotFound("agreement"))?;
        let facts = avtal::domain::agreement::AgreementFacts {
            ends_with: Some(amendment),
            ..of.facts
        };
        w.change_agreement(main, of.row, &facts)
    });
    assert!(
        matches!(
            ring,
            Err(StoreError::Rule("store-agreement-ends-with-itself"))
        ),
        "{ring:?}"
    );
    let report = registry.read(|r| r.verify());
    assert_eq!(report.differences, []);
}

#[test]
fn the_confirmation_of_the_deletion_ends_the_finding() {
    let app = TestApp::new();
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    let facts = crate::registry::agreement(vendor, "Biträdesavtal");
    let text = "# Data Processing Agreement\n\nThis data processing agreement is between Alder Ltd (the \"Controller\") and Birch Ltd (the \"Processor\").\n\n\
        The Processor shall delete all personal data within 20 days after the end of the agreement.\n";
    registry.write(move |w| {
        let id = w.add_agreement(&facts)?;
        let version = w.add_version(id, Lang::En, text.as_bytes())?;
        let bound = signed(1, "2025-01-01", term("", "", None, None)).bound;
        let row = w.bind(version, 1, bound.expect("it is signed"))?;
        w.terminate(version, row, day("2026-01-31"))?;
        let of = w
            .vendor(VendorId(1))?
            .ok_or(StoreError::NotFound("vendor"))?;
        let facts = avtal::domain::vendor::VendorFacts {
            status: VendorStatus::Former,
            ..of.facts
        };
        w.change_vendor(VendorId(1), of.row, &facts).map(drop)
    });
    let at = registry.at;
    avtal::jobs::recheck::recheck(&registry.store, &|| at, &mut |_| {
        avtal::jobs::recheck::Go::On
    })
    .expect("texts are checked");
    let legal = app.client_as(UserRole::Legal);
    let page = legal.get("/agreements/1");
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    let finding = page.text(".findings");
    assert!(
        finding.contains("20 days") && finding.contains("2026-02-20"),
        "{finding}"
    );
    let page = page
        .click("Add a proof Version 1")
        .form("Add")
        .attach("Proof", "raderat.pdf", b"%PDF-1.7 deleted")
        .submit();
    assert!(
        page.text(".version")
            .contains("That data was deleted or returned"),
        "{}",
        page.text(".version")
    );
    assert!(!page.has(".findings"), "{}", page.text("main"));
    let proofs = registry.read(|r| r.proofs_of(AgreementId(1)));
    assert_eq!(proofs[0].purpose, ProofPurpose::Deletion);
    let report = registry.read(|r| r.verify());
    assert_eq!(report.differences, []);
}

#[test]
fn the_pages_of_both_say_that_they_end_together() {
    let app = TestApp::new();
    with_three(app.registry());
    let legal = app.client_as(UserRole::Legal);
    let page = legal
        .get("/agreements/2/edit")
        .form("Save")
        .choose("Ends with", "Huvudavtal")
        .submit();
    assert!(
        page.text("main").contains("Ends with “Huvudavtal”"),
        "{}",
        page.text("main")
    );
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    let main = page.click("Huvudavtal");
    assert!(
        main.text("aside")
            .contains("Ends together with it Biträdesavtal"),
        "{}",
        main.text("aside")
    );
    let ring = legal
        .get("/agreements/1/edit")
        .form("Save")
        .choose("Ends with", "Biträdesavtal")
        .submit();
    assert_eq!(ring.status, 422);
    assert!(
        ring.text("#problems")
            .contains("cannot end with one that ends with it"),
        "{}",
        ring.text("#problems")
    );
}
