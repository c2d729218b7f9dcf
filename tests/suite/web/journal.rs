//! The journal with its filters, as an auditor uses them.

use avtal::domain::access::UserRole;
use avtal::domain::day::Day;
use avtal::domain::settings::Settings;
use chrono::TimeDelta;

use crate::support::app::TestApp;

#[test]
fn a_day_of_the_journal_is_a_day_where_the_registry_is() {
    // Noon UTC on 1 March; in Stockholm the day ends at 23 UTC.
    let app = TestApp::new().on("2026-03-01");
    app.later(TimeDelta::minutes(11 * 60 + 30));
    let procurement = app.client_as(UserRole::Procurement);
    procurement
        .get("/vendors/new")
        .form("Add the vendor")
        .fill("Name", "Nattchatten")
        .submit();
    let auditor = app.client_as(UserRole::Auditor);
    let of = |query: &str| {
        auditor
            .get(&format!("/journal?kind=vendor-added&{query}"))
            .text("main")
    };
    assert!(of("").contains("Nattchatten"), "{}", of(""));
    assert!(of("from=2026-03-02&to=2026-03-02").contains("Nattchatten"));
    assert!(!of("to=2026-03-01").contains("Nattchatten"));
    assert!(!of("from=2026-03-03").contains("Nattchatten"));
}

#[test]
fn a_day_begins_when_its_clock_does_even_where_midnight_is_left_out() {
    let start = |zone: &str, day: &str| {
        let settings = Settings {
            time_zone: zone.to_owned(),
            ..Settings::default()
        };
        let day: Day = day.parse().unwrap();
        settings.start_of(day).to_rfc3339()
    };
    assert_eq!(
        start("Europe/Stockholm", "2026-07-01"),
        "2026-06-30T22:00:00+00:00"
    );
    assert_eq!(
        start("Europe/Stockholm", "2026-01-01"),
        "2025-12-31T23:00:00+00:00"
    );
    // Clocks in Beirut went from 00:00 to 01:00 that night.
    assert_eq!(
        start("Asia/Beirut", "2024-03-31"),
        "2024-03-30T22:00:00+00:00"
    );
    assert_eq!(start("no/where", "2026-01-01"), "2026-01-01T00:00:00+00:00");
}

#[test]
fn the_journal_is_narrowed_to_a_vendor_or_an_agreement_by_name() {
    let app = TestApp::new();
    let vendor = app.registry().vendor("Kvickprat AB");
    app.registry().vendor("Ångström Data");
    app.registry().agreement(vendor, "Biträdesavtal 100 %");
    let auditor = app.client_as(UserRole::Auditor);
    let found = |about: &str| {
        let page = auditor
            .get("/journal")
            .form("Filter")
            .fill("Vendor or agreement", about)
            .submit();
        assert_eq!(page.status, 200);
        page.text("main")
    };
    assert!(
        found("kvickprat").contains("Biträdesavtal") && !found("kvickprat").contains("Ångström")
    );
    assert!(
        found("ångström").contains("Ångström Data") && !found("ångström").contains("Kvickprat")
    );
    assert!(found("100 %").contains("Kvickprat AB"));
    assert!(
        !found("1_0").contains("Kvickprat AB"),
        "signs of the pattern are signs"
    );
    let link = auditor
        .get("/agreements/1/history")
        .click("All of it in the journal");
    assert!(!link.text("main").contains("Ångström"));
    let narrowed = link.form("Filter").choose("What", "Version added").submit();
    assert!(narrowed.path.contains("agreement=1"), "{}", narrowed.path);
}
