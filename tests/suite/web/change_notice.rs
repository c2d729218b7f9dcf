//! Announced changes of sub-processors, as procurement and legal use them: written down, decided, taken over.

use avtal::domain::access::UserRole;
use avtal::domain::sub_processor::SubProcessorFacts;

use crate::support::app::TestApp;

const LETTER: &[u8] = b"%PDF-1.4\nWe will use Cloudo Inc.\n%%EOF\n";

#[test]
fn a_notice_is_written_down_decided_with_its_arithmetic_and_taken_over() {
    let app = TestApp::new().on("2026-03-01");
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    registry.write(move |w| {
        let mailo = SubProcessorFacts {
            name: "Mailo".to_owned(),
            ..SubProcessorFacts::default()
        };
        w.add_sub_processor(vendor, None, &mailo)
    });
    let procurement = app.client_as(UserRole::Procurement);
    let refused = procurement
        .get("/vendors/1/sub-processors")
        .click("Write down a notice")
        .form("Save")
        .fill("Who is added", "Cloudo Inc.; Atlantis")
        .submit();
    assert_eq!(refused.status, 422);
    let page = refused
        .form("Save")
        .fill("Received", "2026-02-10")
        .fill("Takes effect", "2026-03-10")
        .fill("Who is added", "Cloudo Inc.; US; hosting")
        .tick("Mailo")
        .attach("Letter", "letter.pdf", LETTER)
        .submit();
    let text = page.text("main");
    for words in [
        "Change of sub-processors at Kvickprat AB",
        "adds Cloudo Inc. and drops Mailo",
        "The time to object ended on 2026-02-24",
        "By our default of 14",
        "Outside the EEA",
        "letter.pdf",
        "Overdue",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(
        !text.contains("Record the decision"),
        "procurement decides nothing"
    );
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    let corrected = page
        .click("Change the notice")
        .form("Save")
        .fill("Days to object", "30")
        .submit();
    assert!(corrected.text("main").contains("2026-03-12"));
    let legal = app.client_as(UserRole::Legal);
    let home = legal.get("/");
    let picture = home.text(".timeline");
    assert!(
        picture.contains("Last day to object: Cloudo Inc., Mailo"),
        "{picture}"
    );
    assert!(home.n_queries() <= 6, "{}", home.n_queries());
    let list = legal.get("/change-notices");
    assert!(list.text("tbody").contains("object by 2026-03-12"));
    assert!(list.n_queries() <= 6, "{}", list.n_queries());
    let page = list.click("adds Cloudo Inc.; drops Mailo");
    let unexplained = page
        .form("Record the decision")
        .press("No objection")
        .submit();
    assert_eq!(unexplained.status, 422);
    let decided = unexplained
        .form("Record the decision")
        .press("No objection")
        .fill("Reason", "Certified, and the data is encrypted")
        .submit();
    assert!(decided.text("main").contains("Accepted"));
    let late = page
        .form("Record the decision")
        .press("We object")
        .fill("Reason", "Too late")
        .submit();
    assert_eq!(late.status, 409);
    let done = decided
        .form("Take the change over into the register")
        .submit();
    assert!(done.text("main").contains("Closed"));
    let around = legal.get("/vendors/1/sub-processors").text("main");
    for words in ["Cloudo Inc.", "2026-03-10", "until 2026-03-09"] {
        assert!(around.contains(words), "{words} in {around}");
    }
    assert!(
        legal
            .get("/change-notices?closed=yes")
            .text("tbody")
            .contains("Cloudo")
    );
    let file = legal.get("/export/change-notices?format=csv&closed=yes&bom=no");
    let file = String::from_utf8_lossy(&file.body).into_owned();
    assert!(file.contains("no-objection"), "{file}");
    let letter = legal.get("/change-notices/1/proofs/1");
    assert_eq!(letter.status, 200);
    assert_eq!(legal.get("/change-notices/2/proofs/1").status, 404);
    let history = legal.get("/vendors/1/history").text("main");
    assert!(
        history.contains("decided about an announced change"),
        "{history}"
    );
}
