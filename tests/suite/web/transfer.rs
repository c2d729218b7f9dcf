//! Transfers, as legal and an auditor use them: what is not covered, recording what covers it, and who comes too late.

use avtal::domain::access::UserRole;
use avtal::domain::sub_processor::SubProcessorFacts;

use crate::support::app::TestApp;

#[test]
fn legal_records_what_covers_a_transfer_and_the_page_says_where_each_one_stands() {
    let app = TestApp::new().on("2026-03-01");
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    registry.write(move |w| {
        let facts = SubProcessorFacts {
            name: "Cloudo Inc.".to_owned(),
            countries: ["US", "CH", "SE"].map(str::to_owned).into(),
            ..SubProcessorFacts::default()
        };
        w.add_sub_processor(vendor, None, &facts)
    });
    let legal = app.client_as(UserRole::Legal);
    let findings = legal.get("/findings");
    assert!(
        findings
            .text("main")
            .contains("Cloudo Inc. processes personal data in United States")
    );
    let page = legal.get("/vendors/1/sub-processors");
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    let table = page.text("[aria-labelledby=transfers]");
    for words in [
        "United States",
        "Not covered",
        "Switzerland",
        "Covered",
        "Data Privacy Framework",
    ] {
        assert!(table.contains(words), "{words} in {table}");
    }
    assert!(!table.contains("Sweden"), "{table}");
    let refused = page
        .click("Record what it rests on (Cloudo Inc.)")
        .form("Save")
        .press("Standard contractual clauses of 2021, (EU) 2021/914")
        .submit();
    assert_eq!(refused.status, 422);
    assert!(refused.text("#problems").contains("which modules"));
    let wrong = refused
        .form("Save")
        .tick("Module 2: from a controller to its processor")
        .submit();
    assert!(wrong.text("main").contains("without module 3"));
    let late = wrong.click(
        "Change or end (Cloudo Inc.: Standard contractual clauses of 2021, (EU) 2021/914, module 2)",
    );
    let right = late
        .form("Save")
        .tick("Module 3: from a processor to its sub-processor")
        .fill(
            "Where the proof is, or what was assessed",
            "Signed copy in the vendor’s portal",
        )
        .submit();
    assert!(!right.text("main").contains("Not covered"));
    assert!(!legal.get("/findings").text("main").contains("Cloudo"));
    let conflict = late.form("Save").fill("Last day", "2026-12-31").submit();
    assert_eq!(conflict.status, 409);
    assert!(conflict.text("main").contains("Signed copy"));
    let history = legal.get("/vendors/1/history").text("main");
    assert!(
        history.contains("recorded what a transfer rests on"),
        "{history}"
    );
    assert!(
        history.contains("Cloudo Inc.") && history.contains("module 3"),
        "{history}"
    );
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get("/vendors/1/sub-processors");
    assert!(!page.text("main").contains("Record what it rests on"));
    assert_eq!(auditor.get("/vendors/1/transfers/new").status, 403);
}
