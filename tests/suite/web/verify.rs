//! The verify button: what an auditor sees of it, and what the PDF says.

use avtal::domain::access::UserRole;

use crate::support::app::{Browser, TestApp};
use crate::support::page::Page;

/// The result, however long it takes.
fn ended<'a>(page: Page<'a>, browser: &'a Browser) -> Page<'a> {
    let mut page = page;
    while page.header("Refresh").is_some() {
        page = browser.get(&page.path);
    }
    page
}

#[test]
fn an_auditor_verifies_the_register_and_an_earlier_head_and_takes_the_result_away() {
    let app = TestApp::new();
    let vendor = app.registry().vendor("Kvickprat");
    app.registry().agreement(vendor, "DPA");
    let earlier = app.registry().read(|r| r.journal_head());
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get("/journal").click("Verify").form("Verify now");
    let page = ended(page.submit(), &auditor);
    let said = page.text("main");
    for part in [
        "Everything agrees with the journal.",
        "Rut Revisor",
        "Files hashed 1",
        "2026-03-01 13:00",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    // As it is copied from paper: in groups and capitals.
    let typed = format!(
        " {} {}",
        &earlier.sha256[..8].to_uppercase(),
        &earlier.sha256[8..]
    );
    let form = page
        .form("Verify again")
        .fill("An earlier last hash", &typed);
    let page = ended(form.submit(), &auditor);
    let found = format!("The earlier hash is in the chain, at entry {}", earlier.seq);
    assert!(page.text("main").contains(&found), "{}", page.text("main"));
    let pdf = auditor.get(&page.attribute("a.button.main", "href"));
    assert_eq!(pdf.status, 200);
    assert!(pdf.body.starts_with(b"%PDF"));
    let journal = auditor.get("/journal").text("main");
    assert!(journal.contains("Rut Revisor issued a report"), "{journal}");
    let form = page
        .form("Verify again")
        .fill("An earlier last hash", &"0".repeat(64));
    let page = ended(form.submit(), &auditor);
    assert!(page.text(".notice-bad").contains("is not in the chain"));
    let form = page
        .form("Verify again")
        .fill("An earlier last hash", "abc");
    assert_eq!(form.submit().status, 422);
    // Nobody else's result is to be had.
    let other = app.client_as(UserRole::Admin);
    assert_eq!(other.get(&page.path).status, 404);
    assert_eq!(
        app.client_as(UserRole::Legal).get("/journal/verify").status,
        200
    );
    assert_eq!(
        app.client_as(UserRole::Procurement)
            .get("/journal/verify")
            .status,
        404
    );
}

#[test]
fn what_was_changed_behind_the_programs_back_is_named_on_the_page() {
    let app = TestApp::new();
    let vendor = app.registry().vendor("Kvickprat");
    app.registry().agreement(vendor, "DPA");
    let admin = app.client_as(UserRole::Admin);
    let file = app
        .registry()
        .folder
        .path()
        .join("agreements/kvickprat/dpa-v1.md");
    std::fs::write(file, "# Another\n").unwrap();
    let page = ended(
        admin.get("/journal/verify").form("Verify now").submit(),
        &admin,
    );
    let said = page.text(".notice-bad");
    assert!(
        said.contains("agreements/kvickprat/dpa-v1.md is not the file"),
        "{said}"
    );
}
