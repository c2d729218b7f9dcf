//! A clock that jumps: nobody's work is lost, and what is shown is right for the day that the clock has now.

use avtal::domain::access::UserRole;
use avtal::store::sync::Take;
use chrono::TimeDelta;

use crate::registry::clerk;
use crate::support::app::TestApp;

fn add(browser: &crate::support::app::Browser, name: &str) {
    let page = browser
        .get("/vendors/new")
        .form("Add the vendor")
        .fill("Name", name)
        .choose("Category", "Chat")
        .press("Active")
        .press("Yes")
        .tick("Processor")
        .submit();
    assert_eq!(page.text("h1"), name);
}

#[test]
fn a_clock_that_goes_back_keeps_the_session_and_the_chain() {
    let app = TestApp::new().on("2026-03-10");
    let procurement = app.client_as(UserRole::Procurement);
    add(&procurement, "Before");
    app.later(TimeDelta::days(-2));
    add(&procurement, "After");
    let list = procurement.get("/vendors").text("tbody");
    assert!(list.contains("Before") && list.contains("After"), "{list}");
    let registry = app.registry();
    let report = registry.read(|r| r.verify());
    assert!(report.differences.is_empty(), "{:?}", report.differences);
    let sync = registry
        .store
        .sync_blocking(clerk(), registry.at, Take::Note)
        .expect("compared");
    assert_eq!(sync.lost.len() + sync.changed.len(), 0);
}

#[test]
fn a_clock_that_jumps_years_ahead_shows_what_stands_on_that_day() {
    let app = TestApp::new().on("2026-03-10");
    let procurement = app.client_as(UserRole::Procurement);
    add(&procurement, "Lone");
    app.later(TimeDelta::days(365 * 5));
    assert!(
        procurement.get("/vendors").path.contains("sign-in"),
        "the session has ended"
    );
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get("/vendors?finding=agreement-missing");
    assert!(page.text("tbody").contains("Lone"));
    let said = auditor.get("/vendors/1").text(".stands");
    assert!(said.contains("no valid agreement for 1826 days"), "{said}");
}
