//! The facts of an agreement: changed, fought over by two, filtered and taken away.

use avtal::domain::access::UserRole;

use super::{app, refused, with_agreement};
use crate::support::app::TestApp;

#[test]
fn the_slower_of_two_editors_sees_both_values() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let slow = legal.get("/agreements/1/edit");
    legal
        .get("/agreements/1/edit")
        .form("Save")
        .fill("Title", "Deras namn")
        .submit();
    let page = slow.form("Save").fill("Title", "Mitt namn").submit();
    assert_eq!(page.status, 409);
    let both = page.text("#problems");
    assert!(
        both.contains("Mitt namn") && both.contains("Deras namn"),
        "{both}"
    );
    assert!(
        legal.get("/agreements/1").text("h1").contains("Deras namn"),
        "nothing is overwritten unasked"
    );
    let saved = page.form("Save").submit();
    assert!(saved.text("h1").contains("Mitt namn"));
}

#[test]
fn the_slower_of_two_who_date_a_version_sees_both_values() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let slow = legal.get("/agreements/1/versions/1/record/term");
    legal
        .get("/agreements/1/versions/1/record/term")
        .form("Save")
        .fill("Last day in force", "2026-12-31")
        .submit();
    let page = slow
        .form("Save")
        .fill("Last day in force", "2027-12-31")
        .submit();
    assert_eq!(page.status, 409);
    let both = page.text("#problems");
    assert!(
        both.contains("2026-12-31") && both.contains("2027-12-31"),
        "{both}"
    );
    let saved = page.form("Save").submit();
    assert!(saved.text(".version").contains("2027-12-31"));
}

#[test]
fn a_review_that_was_decided_meanwhile_is_said_so() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    legal
        .get("/agreements/1/versions/1/review")
        .form("Open the review")
        .submit();
    let slow = legal.get("/agreements/1/versions/1/decide/review");
    slow.form("Record the decision").press("Approve").submit();
    let page = slow
        .form("Record the decision")
        .press("Reject")
        .fill("Comment", "Nej")
        .submit();
    assert_eq!(page.status, 409);
    let told = page.text("#problems");
    assert!(
        told.contains("Someone else has changed it meanwhile"),
        "{told}"
    );
    let again = page.form("Record the decision").submit();
    assert_eq!(again.status, 409);
    assert!(
        again
            .text("#problems")
            .contains("Open a review before you decide."),
        "{}",
        again.text("main")
    );
    assert_eq!(again.form("Record the decision").value("comment"), "Nej");
}

#[test]
fn wrong_dates_are_told_at_their_fields_and_stay_as_typed() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let page = legal
        .get("/agreements/1/versions/1/record/term")
        .form("Save")
        .fill("In force from", "2026-05-01")
        .fill("Last day in force", "2026-04-30")
        .submit();
    assert!(
        refused(&page).contains("Last day in force"),
        "{}",
        page.text("#problems")
    );
    assert_eq!(page.form("Save").value("ends-on"), "2026-04-30");
    let page = page
        .form("Save")
        .fill("Last day in force", "30/4 2027")
        .fill("Renews by (months)", "tolv")
        .submit();
    let told = refused(&page);
    assert!(
        told.contains("Last day in force") && told.contains("Renews by (months)"),
        "{told}"
    );
    assert_eq!(page.form("Save").value("renews-months"), "tolv");
}

#[test]
fn the_facts_lead_to_what_an_agreement_replaces_and_amends() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    app.registry()
        .agreement(avtal::domain::vendor::VendorId(1), "Nytt avtal");
    let page = legal
        .get("/agreements/2/edit")
        .form("Save")
        .choose("Replaces", "Biträdesavtal")
        .fill("Notes", "Rad ett\nRad två")
        .submit();
    assert!(
        page.text("aside").contains("Rad ett\nRad två")
            || page.text("aside").contains("Rad ett Rad två")
    );
    let old = page.click("Biträdesavtal");
    assert!(
        old.text("aside").contains("Nytt avtal"),
        "{}",
        old.text("aside")
    );
    // From the day on which the new one is in force, the old one is replaced, on every page.
    for number in [1, 2] {
        legal
            .get(&format!("/agreements/{number}/versions/1/decide/bind"))
            .form("Record")
            .fill("Day", &format!("2026-02-0{number}"))
            .submit();
    }
    for (path, place) in [
        ("/agreements/1", ".state-line"),
        ("/agreements/1", ".version h3"),
        ("/agreements/1/text", ".head"),
        ("/agreements?q=Bitr", "tbody"),
        ("/vendors/1", "main"),
    ] {
        let shown = legal.get(path).text(place);
        assert!(shown.contains("Superseded"), "{path}: {shown}");
    }
}

#[test]
fn the_list_is_filtered_by_its_address_and_downloads_what_it_shows() {
    let app = app();
    let vendor = avtal::domain::vendor::VendorId(1);
    app.registry().agreement(vendor, "=Biträdesavtal");
    app.registry().agreement(vendor, "Sekretessavtal");
    let auditor = app.client_as(UserRole::Auditor);
    let list = auditor.get("/agreements?q=sekretess&state=draft&vendor=1");
    assert!(
        list.text("tbody").contains("Sekretessavtal") && !list.text("tbody").contains("Biträdes")
    );
    assert!(
        !list.has("a[href='/agreements/new']"),
        "an auditor adds nothing"
    );
    assert_eq!(auditor.get("/agreements?after=nonsense").status, 400);
    let all = auditor.get("/export/agreements").body;
    assert!(
        String::from_utf8_lossy(&all).contains("'=Biträdesavtal"),
        "formulas are guarded"
    );
    let some = auditor
        .get("/export/agreements?format=csv&q=sekretess")
        .body;
    assert!(!String::from_utf8_lossy(&some).contains("Biträdesavtal"));
}
