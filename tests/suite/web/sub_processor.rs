//! Sub-processors, as procurement and an auditor use them: by hand, from the list of an agreement, on the list of all.

use avtal::domain::access::UserRole;
use avtal::domain::lang::Lang;
use avtal::jobs::recheck::{Go, recheck};

use crate::registry::agreement;
use crate::support::app::TestApp;

const TEXT: &str = "# Data processing agreement\n\n## 1 Sub-processors\n\nThe Processor may use the following sub-processors.\n\n| Sub-processor | Purpose | Location |\n|---|---|---|\n| Mailo Ltd | E-mail delivery | Ireland |\n| Logga AB | Logs | Sweden |\n| Cloudo Inc. | Hosting | United States |\n";

/// A vendor whose agreement lists three sub-processors; the second vendor is called like one of them.
fn app() -> TestApp {
    let app = TestApp::new().on("2026-03-01");
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    registry.vendor("Logga");
    let facts = agreement(vendor, "DPA");
    registry.write(move |w| {
        let id = w.add_agreement(&facts)?;
        w.add_version(id, Lang::En, TEXT.as_bytes())
    });
    let at = registry.at;
    recheck(&registry.store, &|| at, &mut |_| Go::On).expect("texts are checked");
    app
}

#[test]
fn a_sub_processor_is_added_changed_and_ended_by_hand() {
    let app = app();
    let procurement = app.client_as(UserRole::Procurement);
    let refused = procurement
        .get("/vendors/1/sub-processors")
        .click("Add a sub-processor")
        .form("Save")
        .fill("Name", "Pinga")
        .fill("Countries where it processes", "Sweden, Atlantis")
        .fill("Vendor of the register that it is", "Nobody AB")
        .submit();
    assert_eq!(refused.status, 422);
    assert!(refused.text("#problems").contains("No vendor"));
    let page = refused
        .form("Save")
        .fill("Countries where it processes", "Sweden, us")
        .fill("What it does", "Watches the service")
        .fill("Engaged since", "2025-01-01")
        .fill("Vendor of the register that it is", "Logga AB")
        .submit();
    let row = page.text("tbody");
    for word in [
        "Pinga",
        "Sweden, United States",
        "Watches",
        "Logga",
        "by hand",
    ] {
        assert!(row.contains(word), "{word} in {row}");
    }
    // The other vendor's page says whose sub-processor it is.
    let other = procurement.get("/vendors/2/sub-processors");
    assert!(
        other
            .text("main")
            .contains("Is itself a sub-processor of Kvickprat AB")
    );
    let twice = procurement
        .get("/vendors/1/sub-processors/new")
        .form("Save")
        .fill("Name", "PINGA AB")
        .submit();
    assert!(twice.text("#problems").contains("already has"));
    let ended = page
        .click("Change or end (Pinga)")
        .form("Save")
        .fill("Last day", "2026-02-28")
        .submit();
    assert!(
        ended.text("main").contains("until 2026-02-28")
            || ended.text("main").contains("28 February 2026")
    );
    assert!(ended.text("main").contains("No longer engaged"));
    let history = procurement.get("/vendors/1/history").text("main");
    assert!(
        history.contains("added a sub-processor") && history.contains("changed a sub-processor")
    );
    assert!(!procurement.get("/sub-processors").has("tbody"));
    assert!(
        procurement
            .get("/sub-processors?over=yes")
            .text("tbody")
            .contains("Pinga")
    );
}

#[test]
fn what_an_agreement_lists_is_offered_and_only_what_is_ticked_is_taken_over() {
    let app = app();
    let procurement = app.client_as(UserRole::Procurement);
    procurement
        .get("/vendors/1/sub-processors/new")
        .form("Save")
        .fill("Name", "Mailo")
        .fill("Countries where it processes", "FR")
        .submit();
    let offer = procurement
        .get("/vendors/1/sub-processors")
        .click("From the agreement’s list");
    assert!(offer.n_queries() <= 6, "{}", offer.n_queries());
    let rows = offer.text("tbody");
    assert!(rows.contains("Other country in the register") && rows.contains("Not in the register"));
    let none = offer.form("Take over those ticked").submit();
    assert_eq!(none.status, 422);
    let page = offer
        .form("Take over those ticked")
        .tick("Take over Logga AB Logga AB")
        .submit();
    let rows = page.text("tbody");
    assert!(
        rows.contains("Logga AB") && rows.contains("DPA, version 1"),
        "{rows}"
    );
    assert!(
        rows.contains("In the register"),
        "linked by its name: {rows}"
    );
    assert!(!rows.contains("Cloudo"), "nothing is stored unasked");
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
}

#[test]
fn the_list_of_all_is_filtered_and_exported_and_changes_nothing_for_an_auditor() {
    let app = app();
    let procurement = app.client_as(UserRole::Procurement);
    procurement
        .get("/vendors/1/sub-processors/listed")
        .form("Take over those ticked")
        .tick("Take over Mailo Ltd Mailo Ltd")
        .tick("Take over Cloudo Inc. Cloudo Inc.")
        .submit();
    let auditor = app.client_as(UserRole::Auditor);
    let all = auditor.get("/sub-processors");
    assert!(all.text("main").contains("2 sub-processors"));
    assert!(all.n_queries() <= 6, "{}", all.n_queries());
    for (filter, has, lacks) in [
        ("place=outside", "Cloudo", "Mailo"),
        ("country=ie", "Mailo", "Cloudo"),
        ("q=hosting", "Cloudo", "Mailo"),
        ("q=mailo", "Mailo", "Cloudo"),
        ("vendor=1&q=cloudo", "Cloudo", "Mailo"),
    ] {
        let rows = auditor
            .get(&format!("/sub-processors?{filter}"))
            .text("tbody");
        assert!(
            rows.contains(has) && !rows.contains(lacks),
            "{filter}: {rows}"
        );
    }
    assert!(!auditor.get("/sub-processors?vendor=2").has("tbody"));
    let file = auditor.get("/export/sub-processors?format=csv&place=outside");
    let text = String::from_utf8_lossy(&file.body).into_owned();
    assert!(
        text.contains("Cloudo Inc.") && text.contains("Kvickprat AB") && !text.contains("Mailo")
    );
    assert!(
        !auditor
            .get("/vendors/1/sub-processors")
            .text("main")
            .contains("Add")
    );
}
