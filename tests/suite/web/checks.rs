//! What the checker found, on the pages: beside the text it leads from requirement to passage and back without a script,
//! each finding leads to its place, legal waives it there, and no page checks anything itself.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::AgreementFacts;
use avtal::domain::lang::Lang;
use avtal::jobs::recheck::{Go, recheck};

use crate::check::program::{self, SHORT};
use crate::registry::agreement;
use crate::support::app::TestApp;

/// A register with an agreement of a text, checked.
fn with(text: &str) -> TestApp {
    let app = TestApp::new();
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    let facts = AgreementFacts {
        title: "DPA".to_owned(),
        ..agreement(vendor, "DPA")
    };
    let bytes = text.as_bytes().to_vec();
    registry.write(move |w| {
        let id = w.add_agreement(&facts)?;
        w.add_version(id, Lang::En, &bytes)
    });
    check(&app);
    app
}

fn check(app: &TestApp) {
    let at = app.registry().at;
    recheck(&app.registry().store, &|| at, &mut |_| Go::On).expect("texts are checked");
}

#[test]
fn a_requirement_leads_to_its_passage_and_a_passage_to_its_requirement() {
    let app = with(SHORT);
    let legal = app.client_as(UserRole::Legal);
    let page = legal.get("/agreements/1/text");
    assert_eq!(page.status, 200);
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    let passage = page.attribute("#r-confidentiality a[href^='#p-']", "href");
    assert!(page.has(&passage), "{passage} stands in the text");
    assert!(page.has(".document a.passage-link[href='#r-confidentiality']"));
    assert!(page.text(".checks").contains("musts are met"));
    assert!(page.text(".checks").contains("This is no legal advice"));
    assert!(page.has("#r-audits"), "what is missing is listed too");
    // The second time nothing has to be read.
    assert!(legal.get("/agreements/1/text").n_queries() <= 6);
    let page = legal.get("/agreements/1");
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    assert!(page.text("main").contains("musts are met"));
}

#[test]
fn a_finding_of_a_text_leads_to_its_place_and_is_waived_there() {
    let app = with(SHORT);
    let legal = app.client_as(UserRole::Legal);
    let vendor = legal.get("/vendors/1");
    assert!(
        vendor
            .text(".findings")
            .contains("more like it in the same agreement")
    );
    let list = legal.get("/findings?code=clause-unmet");
    assert!(list.has("a[href='/agreements/1/text?version=1#r-audits']"));
    let form = legal.get("/agreements/1");
    assert!(form.has("a[href*='code=clause-unmet'][href*='detail=audits']"));
    let page = legal.get("/waivers/new?vendor=1&code=clause-unmet&agreement=1&detail=audits");
    assert_eq!(page.status, 200);
    let csv = legal.get("/export/findings?code=clause-unmet");
    assert!(String::from_utf8_lossy(&csv.body).contains("Audits and inspections"));
    let home = legal.get("/");
    assert!(home.n_queries() <= 6);
}

#[test]
fn an_older_result_is_still_to_be_read_beside_the_newest() {
    let app = with(SHORT);
    let profile = "[limit]\nbreach-notice-hours = { at-most = 48 }\n";
    std::fs::write(app.registry().folder.path().join("profile.toml"), profile).expect("written");
    let admin = app.client_as(UserRole::Admin);
    app.registry().store.reload_house().expect("it reads");
    assert!(admin.get("/settings").text("main").contains("1 text waits"));
    check(&app);
    assert!(
        admin
            .get("/settings")
            .text("main")
            .contains("Every text has been checked")
    );
    let page = admin.get("/agreements/1/text");
    assert!(
        page.has("#r-breach-notice-hours"),
        "the value outside the policy"
    );
    let older = page.attribute(".checks details ul li:last-child a", "href");
    let page = admin.get(&older);
    assert!(page.text(".checks").contains("An earlier result"));
    assert!(!page.has("#r-breach-notice-hours") && page.has("#r-audits"));
}

#[test]
fn legal_confirms_what_a_text_is_and_procurement_cannot() {
    let app = with(&program::agreement("loketwever/terms-of-service-v1.md"));
    let legal = app.client_as(UserRole::Legal);
    assert!(
        legal
            .get("/agreements/1/text")
            .text(".checks")
            .contains("terms of service")
    );
    let procurement = app.client_as(UserRole::Procurement);
    assert!(
        !procurement
            .get("/agreements/1")
            .text("main")
            .contains("Confirm what the text is")
    );
    let way = "/agreements/1/versions/1/decide/kind";
    assert_eq!(procurement.get(way).status, 403);
    let page = legal
        .get(way)
        .form("It is what it was registered as")
        .submit();
    assert_eq!(page.status, 200);
    let said = legal.get("/agreements/1/text").text(".checks");
    assert!(said.contains("has confirmed"), "{said}");
}
