//! Vendors, findings, waivers and downloads, as procurement, legal and an auditor use them.

use avtal::domain::access::UserRole;

use crate::support::app::{Browser, TestApp};

/// Adds a processor that is in use and gives the address of its page.
fn add(procurement: &Browser, name: &str) -> String {
    let page = procurement
        .get("/vendors/new")
        .form("Add the vendor")
        .fill("Name", name)
        .fill("What it does for us", "Answers chats at night")
        .choose("Category", "Chat")
        .press("Active")
        .press("Yes")
        .tick("Processor")
        .fill("Purposes", "answering questions")
        .submit();
    assert_eq!(page.text("h1"), name);
    page.path.clone()
}

#[test]
fn a_new_processor_without_an_agreement_is_found_at_once_and_everywhere() {
    let app = TestApp::new().on("2026-03-01");
    let procurement = app.client_as(UserRole::Procurement);
    let address = add(&procurement, "Nattchatten");
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get(&address);
    assert!(
        page.text(".stands")
            .contains("no valid agreement for 1 day")
    );
    let list = auditor.get("/vendors?finding=agreement-missing");
    assert!(list.text("tbody").contains("Nattchatten"));
    assert!(
        auditor
            .get("/findings")
            .text("tbody")
            .contains("Nattchatten")
    );
    assert!(auditor.get("/").text("main").contains("Nattchatten"));
    assert!(
        auditor
            .get("/search?q=natt")
            .text("main")
            .contains("Nattchatten")
    );
    assert!(!auditor.get("/vendors?status=former").has("tbody"));
}

#[test]
fn a_wrong_field_is_told_and_what_was_typed_is_kept() {
    let app = TestApp::new().on("2026-03-01");
    let procurement = app.client_as(UserRole::Procurement);
    let page = procurement
        .get("/vendors/new")
        .form("Add the vendor")
        .fill("Name", "Felstavat AB")
        .fill("Country", "SE")
        .fill("Registration number", "556000-0000")
        .submit();
    assert_eq!(page.status, 422);
    assert!(page.text("#problems").contains("organisationsnummer"));
    assert_eq!(page.attribute("#name", "value"), "Felstavat AB");
    assert!(
        !procurement.get("/vendors").has("tbody"),
        "nothing was added"
    );
}

#[test]
fn a_vendor_that_is_there_already_is_named_before_a_second_one_is_added() {
    let app = TestApp::new().on("2026-03-01");
    let procurement = app.client_as(UserRole::Procurement);
    add(&procurement, "Nattchatten AB");
    let page = procurement
        .get("/vendors/new")
        .form("Add the vendor")
        .fill("Name", "Nattchatten")
        .submit();
    assert!(page.text("#problems").contains("Nattchatten AB"));
    let added = page.form("It is another one: add it").submit();
    assert_eq!(added.text("h1"), "Nattchatten");
}

#[test]
fn legal_waives_a_finding_with_a_reason_and_procurement_cannot() {
    let app = TestApp::new().on("2026-03-01");
    let procurement = app.client_as(UserRole::Procurement);
    let address = add(&procurement, "Nattchatten");
    assert!(!procurement.get(&address).text("main").contains("Waive"));
    let legal = app.client_as(UserRole::Legal);
    let form = legal.get(&address).click("Waive");
    let refused = form
        .form("Waive")
        .fill("Reason", "short")
        .fill("Last day", "2026-06-30")
        .submit();
    assert_eq!(refused.status, 422);
    let page = refused
        .form("Waive")
        .fill("Reason", "The pilot holds test data only.")
        .submit();
    assert!(page.text(".stands").contains("In order"));
    assert!(
        legal
            .get("/waivers")
            .text("tbody")
            .contains("The pilot holds test data only.")
    );
    assert!(!legal.get("/findings").text("main").contains("Nattchatten"));
    assert!(
        legal
            .get("/findings?waived=yes")
            .text("tbody")
            .contains("Nattchatten")
    );
}

#[test]
fn a_second_editor_is_shown_both_values_and_nothing_is_lost() {
    let app = TestApp::new().on("2026-03-01");
    let procurement = app.client_as(UserRole::Procurement);
    let address = add(&procurement, "Nattchatten");
    let first = &procurement;
    let second = app.client_as(UserRole::Legal);
    let slow = second.get(&format!("{address}/edit"));
    first
        .get(&format!("{address}/edit"))
        .form("Save")
        .fill("Owner", "Gorel")
        .submit();
    let conflict = slow.form("Save").fill("Owner", "Saga").submit();
    assert_eq!(conflict.status, 409);
    let told = conflict.text("#problems");
    assert!(told.contains("Gorel") && told.contains("Saga"), "{told}");
    assert!(first.get(&address).text("dl").contains("Gorel"));
    conflict.form("Save").submit();
    assert!(first.get(&address).text("dl").contains("Saga"));
}

#[test]
fn lists_summaries_and_dates_can_be_taken_away() {
    let app = TestApp::new().on("2026-03-01");
    let procurement = app.client_as(UserRole::Procurement);
    let address = add(&procurement, "=Nattchatten");
    let auditor = app.client_as(UserRole::Auditor);
    for (list, begins) in [
        ("vendors", "id,folder,name"),
        ("agreements", "id,title,kind"),
        ("findings", "severity,finding"),
        ("journal", "number,at,who"),
    ] {
        let page = auditor.get(&format!("/{list}?q=nattchatten"));
        for (format, first) in [
            ("csv", begins),
            ("xlsx", "PK"),
            ("json", "{\"format\":\"avtal-"),
            ("markdown", "# "),
        ] {
            let address = format!("/export/{list}?q=nattchatten&format={format}");
            assert!(page.has(&format!("a[href='{address}']")), "{address}");
            let file = auditor.get(&address);
            let body = String::from_utf8_lossy(&file.body);
            let body = body.trim_start_matches('\u{feff}');
            assert!(body.starts_with(first), "{address}: {body}");
            let ending = if format == "markdown" { "md" } else { format };
            let name = format!("avtal-{list}-2026-03-01.{ending}");
            let header = file.header("content-disposition").unwrap_or_default();
            assert!(header.contains(&name), "{header}");
        }
        let schema = auditor.get(&format!("/export/schema/{list}"));
        assert!(String::from_utf8_lossy(&schema.body).contains("2020-12"));
    }
    let csv = auditor.get("/export/vendors");
    assert!(
        String::from_utf8_lossy(&csv.body).contains("'=Nattchatten"),
        "a formula is guarded"
    );
    assert_eq!(auditor.get("/export/vendors?format=doc").status, 404);
    let bare = auditor.get("/export/vendors?format=csv&bom=no");
    assert!(bare.body.starts_with(b"id,"));
    let procurement_may_not = procurement.get("/export/journal");
    assert_eq!(procurement_may_not.status, 404);
    for path in ["/vendors.pdf".to_owned(), format!("{address}.pdf")] {
        let pdf = auditor.get(&path);
        assert_eq!(pdf.status, 200);
        assert_eq!(
            pdf.header("content-type").as_deref(),
            Some("application/pdf")
        );
    }
    assert!(
        auditor
            .get("/calendar.ics")
            .body
            .starts_with(b"BEGIN:VCALENDAR")
    );
    let journal = auditor.get("/journal").text("main");
    assert!(
        journal.contains("summary") || journal.contains("report"),
        "{journal}"
    );
}

#[test]
fn a_proposed_processor_is_not_taken_into_use_before_its_agreement_binds() {
    let app = TestApp::new().on("2026-03-01");
    let vendor = app.registry().write(|writer| {
        let mut facts = crate::registry::vendor("Kvickprat AB");
        facts.status = avtal::domain::vendor::VendorStatus::Proposed;
        writer.add_vendor(&facts)
    });
    let legal = app.client_as(UserRole::Legal);
    let activate = || {
        legal
            .get("/vendors/1/edit")
            .form("Save")
            .fill("Owner", "Gorel")
            .press("Active")
            .submit()
    };
    let refused = activate();
    assert_eq!(refused.status, 422);
    let told = refused.text("#problems");
    assert!(told.contains("no data processing agreement"), "{told}");
    assert_eq!(
        refused.form("Save").value("owner"),
        "Gorel",
        "what was typed is kept"
    );
    assert!(legal.get("/vendors/1").text("main").contains("Proposed"));
    // Nor by a way round: a former one that is taken up again needs it as well.
    let former = legal
        .get("/vendors/1/edit")
        .form("Save")
        .press("Former")
        .submit();
    assert_eq!(former.status, 200, "{}", former.text("#problems"));
    assert_eq!(activate().status, 422);
    app.registry().agreement(vendor, "Biträdesavtal");
    assert_eq!(activate().status, 422, "a draft is not enough");
    legal
        .get("/agreements/1/versions/1/decide/bind")
        .form("Record")
        .fill("Day", "2026-03-01")
        .submit();
    let page = activate();
    assert_eq!(page.status, 200, "{}", page.text("#problems"));
    assert!(page.text("main").contains("Active"));
}

#[test]
fn legal_may_let_a_vendor_be_taken_into_use_without_its_agreement_until_a_day() {
    let app = TestApp::new().on("2026-03-01");
    app.registry().write(|writer| {
        let mut facts = crate::registry::vendor("Kvickprat AB");
        facts.status = avtal::domain::vendor::VendorStatus::Proposed;
        writer.add_vendor(&facts)
    });
    let legal = app.client_as(UserRole::Legal);
    legal
        .get("/vendors/1")
        .click("Waive")
        .form("Waive")
        .fill("Reason", "The pilot holds test data only.")
        .fill("Last day", "2026-06-30")
        .submit();
    let page = legal
        .get("/vendors/1/edit")
        .form("Save")
        .press("Active")
        .submit();
    assert_eq!(page.status, 200, "{}", page.text("#problems"));
    assert!(page.text("main").contains("Active"));
}
