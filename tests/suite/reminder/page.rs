//! The pages of the reminders as a person uses them: the count in the menu, the list, putting aside, the rules.

use avtal::domain::access::UserRole;

use super::kept::fill;
use crate::support::app::TestApp;

#[test]
fn a_reminder_is_counted_in_the_menu_and_leads_to_the_next_step() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    fill(app.registry(), "2026-03-20");
    let page = legal.get("/");
    assert!(
        page.text(".menu").contains("Reminders 1"),
        "{}",
        page.text(".menu")
    );
    let page = legal.get("/reminders");
    assert!(page.n_queries() <= 6);
    let row = page.text("tbody tr");
    for words in [
        "Last day",
        "Biträdesavtal",
        "Kvickprat",
        "in 19 days",
        "Leif Jurist",
    ] {
        assert!(row.contains(words), "{words}: {row}");
    }
    let next = page.attribute("tbody td a", "href");
    assert_eq!(legal.get(&next).text("h1"), "Biträdesavtal");
}

#[test]
fn a_reminder_is_put_aside_with_an_end_brought_back_and_dealt_with() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    fill(app.registry(), "2026-03-20");
    let page = legal
        .get("/reminders")
        .click("Put aside (Kvickprat: Biträdesavtal)")
        .form("Put aside")
        .fill("Comes back on", "2026-03-21")
        .submit();
    assert_eq!(page.status, 422);
    let page = page
        .form("Put aside")
        .fill("Comes back on", "2026-03-10")
        .submit();
    assert!(page.text("[role=status]").contains("comes back on"));
    assert!(page.text("main").contains("Nothing here"));
    assert!(!page.text(".menu").contains("Reminders 1"));
    let page = page
        .click("Put aside (1)")
        .form("Open again (Kvickprat: Biträdesavtal)")
        .submit();
    let page = page.form("Done (Kvickprat: Biträdesavtal)").submit();
    let page = page.click("Done (1)");
    assert!(page.text("tbody tr").contains("Dealt with by Leif Jurist"));
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get("/journal");
    assert!(
        page.text(".events")
            .contains("Leif Jurist dealt with a reminder")
    );
}

#[test]
fn who_may_only_read_sees_everybodys_and_acts_on_none() {
    let app = TestApp::new();
    fill(app.registry(), "2026-03-20");
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get("/reminders");
    assert!(page.text("main").contains("Nothing here"));
    let page = page.click("Everybody’s");
    assert!(page.text("tbody tr").contains("Kvickprat"));
    assert!(!page.has("tbody form"));
}

#[test]
fn the_administrator_sets_the_rules_and_a_mistake_is_told_at_its_field() {
    let app = TestApp::new();
    fill(app.registry(), "2026-05-20");
    let admin = app.client_as(UserRole::Admin);
    let page = admin
        .get("/settings")
        .form("Save the rules")
        .fill("Days before", "soon")
        .submit();
    assert_eq!(page.status, 422);
    assert_eq!(page.attribute("#leads", "value"), "soon");
    let page = page
        .form("Save the rules")
        .fill("Days before", "100, 10")
        .submit();
    assert!(page.text("[role=status]").contains("rules of reminders"));
    assert_eq!(page.attribute("#leads", "value"), "100, 10");
}

#[test]
fn a_user_takes_the_reminders_of_a_department() {
    let app = TestApp::new();
    let (vendor, _) = fill(app.registry(), "2026-03-20");
    app.registry().write(move |w| {
        let mut vendor = w.vendor(vendor)?.expect("it is there");
        vendor.facts.department = Some("HR".to_owned());
        w.change_vendor(vendor.id, vendor.row, &vendor.facts)
    });
    let buyer = app.client_as(UserRole::Procurement);
    assert!(
        buyer
            .get("/reminders")
            .text("main")
            .contains("Nothing here")
    );
    let page = buyer
        .get("/reminders")
        .form("Save")
        .fill("Department", "hr")
        .submit();
    assert!(page.text("tbody tr").contains("Kvickprat"));
    assert_eq!(page.attribute("#department", "value"), "hr");
}
