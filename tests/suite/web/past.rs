//! The register of a past day as an auditor asks for it.

use avtal::domain::access::UserRole;
use chrono::TimeDelta;

use crate::support::app::TestApp;

#[test]
fn an_auditor_sees_the_register_as_it_stood_and_what_that_is_built_from() {
    let app = TestApp::new();
    app.registry().vendor("Kvickprat");
    let (procurement, auditor) = (app.user(UserRole::Procurement), app.user(UserRole::Auditor));
    app.later(TimeDelta::days(3));
    let (procurement, auditor) = (app.client_of(procurement), app.client_of(auditor));
    procurement
        .get("/vendors/1/edit")
        .form("Save")
        .fill("Name", "Snabbprat")
        .submit();
    let of = |day: &str| {
        let page = auditor.get("/journal").click("As of a past day");
        let mut page = page.form("Build it").fill("Day", day).submit();
        while page.header("Refresh").is_some() {
            page = auditor.get(&page.path);
        }
        page
    };
    let page = of("2026-03-02");
    let said = page.text("main");
    for part in [
        "Register as of 2026-03-02",
        "Kvickprat",
        "One vendor was",
        "Built from the journal up to entry",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert!(!said.contains("Snabbprat"), "{said}");
    let pdf = auditor.get(&page.attribute("a.button.main", "href"));
    assert!(pdf.body.starts_with(b"%PDF"));
    assert!(of("2026-03-04").text("main").contains("Snabbprat"));
    assert!(
        of("2026-02-01")
            .text("main")
            .contains("No vendor was in the register")
    );
    assert_eq!(of("2026-04-01").status, 422);
    assert_eq!(procurement.get("/as-of").status, 404);
}
