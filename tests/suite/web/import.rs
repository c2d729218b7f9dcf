//! A table on its way in by the pages: sent, looked at, given a meaning, applied; and that nobody else reaches it.

use avtal::domain::access::UserRole;

use crate::support::app::TestApp;

#[test]
fn a_table_is_sent_looked_at_and_applied_and_nothing_happens_before() {
    let app = TestApp::new();
    let procurement = app.client_as(UserRole::Procurement);
    let file = "Namn;Kategori;Anlitas från;Skostorlek\nEtt AB;crm;03/04/2025;44\nTvå AB;ballonger;;45\n=Tre;chatt;;46\n";
    let page = procurement
        .get("/import/vendors")
        .form("See what would happen")
        .attach("Table", "list.csv", file.as_bytes())
        .submit();
    assert_eq!(page.status, 200);
    let main = page.text("main");
    for shown in [
        "list.csv",
        "Nothing has been changed",
        "D “Skostorlek”",
        "Which number is the day?",
        "B3 “Kategori”: “ballonger”",
    ] {
        assert!(main.contains(shown), "{shown}: {main}");
    }
    assert!(
        !page.has("[action$='/apply']"),
        "not before the questions are answered"
    );
    assert!(!procurement.get("/vendors").has("tbody"));
    let address = page.path.clone();
    let page = page
        .form("See what would happen now")
        .force("column-3", "-")
        .press("Day first: 03/04/2026 is 3 April")
        .submit();
    let file = procurement.get(&format!("{address}/rejected.csv"));
    assert!(String::from_utf8_lossy(&file.body).contains("Två AB"));
    let list = page.form("Import 2 rows").submit();
    assert!(
        list.text("main")
            .contains("2 new, 0 changed, 0 already so, 1 left out")
    );
    assert!(list.text("tbody").contains("Ett AB") && list.text("tbody").contains("=Tre"));
    assert_eq!(procurement.get(&address).status, 404, "it is done");
    assert!(procurement.get("/vendors/1").text("main").contains("2025"));
}

#[test]
fn a_register_that_has_changed_meanwhile_is_looked_at_again() {
    let app = TestApp::new();
    let procurement = app.client_as(UserRole::Procurement);
    let send = || {
        procurement
            .get("/import/vendors")
            .form("See what would happen")
            .attach("Table", "list.csv", "name,owner\nEtt AB,Åsa\n".as_bytes())
            .submit()
    };
    let page = send();
    app.registry().vendor("Ett AB");
    let page = page.form("Import 1 row").submit();
    assert!(
        page.text("main").contains("The register has changed")
            || page.text("body").contains("The register has changed")
    );
    assert!(page.text("main").contains("Owner"), "it is a change now");
    let done = page.form("Import 1 row").submit();
    assert!(done.text("body").contains("0 new, 1 changed"));
    assert!(
        send()
            .text("main")
            .contains("No row of the file would change anything")
    );
}

#[test]
fn a_file_is_only_for_who_sent_it_and_only_for_who_may_edit() {
    let app = TestApp::new();
    let procurement = app.client_as(UserRole::Procurement);
    let page = procurement
        .get("/import/vendors")
        .form("See what would happen")
        .attach("Table", "list.csv", b"name\nEtt AB\n")
        .submit();
    let legal = app.client_as(UserRole::Legal);
    assert_eq!(legal.get(&page.path).status, 404);
    let auditor = app.client_as(UserRole::Auditor);
    assert_eq!(auditor.get("/import/vendors").status, 403);
    let page = procurement
        .get("/import/vendors")
        .form("See what would happen")
        .attach("Table", "list.xls", b"\xd0\xcf\x11\xe0")
        .submit();
    assert_eq!(page.status, 422);
    assert!(page.text("#problems").contains("old Excel"));
    let template = procurement.get("/export/template/agreements?format=csv");
    assert!(String::from_utf8_lossy(&template.body).contains("bound_on"));
}

#[test]
fn agreements_come_with_their_texts() {
    let app = TestApp::new();
    app.registry().vendor("Ängö");
    let legal = app.client_as(UserRole::Legal);
    let page = legal
        .get("/import/agreements")
        .form("See what would happen")
        .attach(
            "Table",
            "list.csv",
            "title,vendor,file,bound_on\nBiträdesavtal,Ängö,dpa.md,2026-01-01\n".as_bytes(),
        )
        .attach("Texts", "dpa.md", b"# Avtal\n\nText.\n")
        .submit();
    let list = page.form("Import 1 row").submit();
    assert!(
        list.text("tbody").contains("Biträdesavtal"),
        "{}",
        list.text("main")
    );
    assert!(legal.get("/agreements/1").text("main").contains("In force"));
}
