//! The life of a version: reviewed, bound with its proof, dated, given notice, terminated, withdrawn.

use avtal::domain::access::UserRole;

use super::{TEXT, refused, with_agreement};
use crate::support::app::TestApp;

/// The addresses of the steps of the first version.
const BASE: &str = "/agreements/1/versions/1";

/// A PNG of nothing.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
/// An e-mail that accepts.
const EML: &[u8] = b"From: Eva <eva@kvickprat.example>\r\nDate: Mon, 2 Feb 2026 10:00:00 +0100\r\nSubject: Signed\r\n\r\nWe accept.\r\n";

#[test]
fn a_version_goes_from_review_to_binding_and_shows_its_arithmetic() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let page = legal
        .get("/agreements/1")
        .click("Review Version 1")
        .form("Open the review")
        .submit();
    assert!(page.text(".state-line").contains("In review"));
    assert!(page.text("[role=status]").contains("The review is open."));
    let decide = page.click("Finish the review");
    let silent = decide.form("Record the decision").press("Reject").submit();
    assert!(refused(&silent).contains("Say why it is rejected"));
    let rejected = silent
        .form("Record the decision")
        .press("Reject")
        .fill("Comment", "Underbiträden saknas.")
        .submit();
    assert!(rejected.text(".version").contains("Rejected on"));
    assert!(
        legal
            .get("/agreements/1/history")
            .text("main")
            .contains("Underbiträden saknas.")
    );
    rejected
        .click("Review Version 1")
        .form("Open the review")
        .submit();
    let approved = legal
        .get("/agreements/1")
        .click("Review Version 1")
        .click("Finish the review")
        .form("Record the decision")
        .press("Approve")
        .submit();
    assert!(approved.text(".state-line").contains("Awaiting signature"));

    let future = approved
        .click("Binding Version 1")
        .form("Record")
        .fill("Day", "2026-03-02")
        .submit();
    assert!(refused(&future).contains("Day"));
    let bound = future
        .form("Record")
        .fill("Day", "2026-02-01")
        .press("Accepted by click")
        .fill("Signed for us by", "Petra Inköp")
        .fill("Signed for the vendor by", "Eva Prat")
        .attach("Proof", "undertecknat.pdf", b"%PDF-1.7 signed")
        .submit();
    assert!(
        bound.text(".version").contains("Petra Inköp, Eva Prat"),
        "{}",
        bound.text(".version")
    );
    let proof = bound.click("undertecknat.pdf");
    assert_eq!(proof.body, b"%PDF-1.7 signed");
    assert!(
        proof
            .header("Content-Disposition")
            .is_some_and(|how| how.contains("undertecknat.pdf"))
    );

    let page = legal
        .get("/agreements/1")
        .click("Dates Version 1")
        .form("Save")
        .fill("Last day in force", "2027-01-31")
        .fill("Renews by (months)", "12")
        .fill("Notice", "3")
        .submit();
    let line = page.text(".state-line");
    assert!(
        line.contains("In force since 2026-02-01, renews every 12 months, next end 2027-01-31"),
        "{line}"
    );
    assert!(
        line.contains("2026-10-31"),
        "the last day for notice: {line}"
    );
}

#[test]
fn notice_and_termination_end_it_and_say_when() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    legal
        .get(&format!("{BASE}/decide/bind"))
        .form("Record")
        .fill("Day", "2025-02-01")
        .submit();
    let page = legal
        .get(&format!("{BASE}/record/term"))
        .form("Save")
        .fill("Last day in force", "2026-08-31")
        .fill("Renews by (months)", "12")
        .fill("Notice", "30")
        .press("days")
        .submit();
    let ahead = page
        .click("Notice given Version 1")
        .form("Record the notice")
        .fill("Notice given on", "2026-03-02")
        .submit();
    assert!(refused(&ahead).contains("Notice given on"));
    let page = ahead
        .form("Record the notice")
        .fill("Notice given on", "2026-03-01")
        .submit();
    assert!(
        !page.text(".state-line").contains("renews"),
        "{}",
        page.text(".state-line")
    );
    assert!(page.text(".state-line").contains("2026-08-31"));
    let page = page
        .click("Terminate Version 1")
        .form("Record the termination")
        .fill("Last day", "2026-02-28")
        .submit();
    assert!(
        page.text(".state-line").contains("Terminated"),
        "{}",
        page.text("main")
    );
    let vendor = legal.get("/vendors/1").text(".stands");
    assert!(vendor.contains("no valid agreement for 1 day"), "{vendor}");
}

#[test]
fn a_proof_is_known_by_its_content_whatever_it_is_called() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let form = || legal.get(&format!("{BASE}/record/proof"));
    let large = [b"%PDF-1.7".to_vec(), vec![b' '; 20 * 1024 * 1024]].concat();
    let too_large = form()
        .form("Add")
        .attach("Proof", "stort.pdf", &large)
        .submit();
    assert!(refused(&too_large).contains("20 MiB"));
    for bytes in [
        &b"<html>signed</html>"[..],
        b"MZ\x90\0 program",
        b"PK\x03\x04 word/document.xml",
        b"plain words",
    ] {
        let page = form()
            .form("Add")
            .attach("Proof", "bevis.pdf", bytes)
            .submit();
        assert!(refused(&page).contains("PDF, a PNG picture or an e-mail"));
    }
    assert!(refused(&form().form("Add").submit()).contains("Proof"));
    for (name, bytes, kind) in [
        ("bevis", &b"%PDF-1.7 x"[..], "PDF"),
        ("klick.jpg", PNG, "PNG"),
        ("svar.txt", EML, "EML"),
    ] {
        let page = form().form("Add").attach("Proof", name, bytes).submit();
        assert!(page.text("dd li").contains(kind), "{}", page.text("main"));
        assert_eq!(page.click(name).body, bytes);
    }
    let exactly = [b"%PDF-1.7".to_vec(), vec![b' '; 20 * 1024 * 1024 - 8]].concat();
    let page = form()
        .form("Add")
        .attach("Proof", "precis.pdf", &exactly)
        .submit();
    assert!(
        page.text("dd li").contains("precis.pdf"),
        "{}",
        page.text("#problems")
    );
}

#[test]
fn a_refused_proof_binds_nothing() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let page = legal
        .get(&format!("{BASE}/decide/bind"))
        .form("Record")
        .fill("Day", "2026-02-01")
        .fill("Signed for us by", "Petra Inköp")
        .attach("Proof", "bevis.pdf", b"no PDF at all")
        .submit();
    assert!(refused(&page).contains("PDF, a PNG picture or an e-mail"));
    assert_eq!(page.form("Record").value("by-us"), "Petra Inköp");
    assert!(
        legal
            .get("/agreements/1")
            .text(".state-line")
            .contains("Draft")
    );
}

#[test]
fn procurement_reviews_binds_and_withdraws_nothing() {
    let app = TestApp::new();
    with_agreement(&app);
    let procurement = app.client_as(UserRole::Procurement);
    let page = procurement.get("/agreements/1").text(".ways");
    assert!(page.contains("Dates") && page.contains("Review"), "{page}");
    assert!(
        !page.contains("Binding") && !page.contains("Withdraw"),
        "{page}"
    );
    for step in ["bind", "review", "withdraw"] {
        assert_eq!(
            procurement.get(&format!("{BASE}/decide/{step}")).status,
            403
        );
    }
    assert_eq!(procurement.get(&format!("{BASE}/record/bind")).status, 404);
    procurement
        .get(&format!("{BASE}/review"))
        .form("Open the review")
        .submit();
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get("/agreements/1");
    assert!(page.text(".state-line").contains("In review"));
    let review = page.click("Review Version 1");
    assert!(
        review.text(".review-status").contains("Open since"),
        "{}",
        review.text("main")
    );
    assert!(
        !review.has("main form"),
        "an auditor reads and changes nothing"
    );
}

#[test]
fn a_withdrawn_version_leaves_its_reason_where_it_was() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    legal
        .get("/agreements/1/versions/new")
        .form("Go on to the preview")
        .fill("Or paste the text", TEXT)
        .submit()
        .form("Store it")
        .submit();
    let short = legal
        .get("/agreements/1")
        .click("Withdraw Version 1")
        .form("Withdraw it")
        .fill("Reason", "fel")
        .submit();
    assert!(refused(&short).contains("Reason"));
    let page = short
        .form("Withdraw it")
        .fill("Reason", "En annan leverantörs avtal")
        .tick("Remove the file too")
        .submit();
    assert!(!page.text("#version-1").contains("Dates"));
    let gone = page.text("#version-1");
    assert!(
        gone.contains("En annan leverantörs avtal")
            && gone.contains("Leif Jurist")
            && gone.contains("2026-03-01"),
        "{gone}"
    );
    let old = legal.get("/agreements/1/text?version=1");
    assert_eq!(old.status, 410, "{}", old.text("main"));
    assert!(old.text("main").contains("En annan leverantörs avtal"));
    assert_eq!(legal.get(&format!("{BASE}/text.md")).status, 404);
    assert!(
        legal
            .get("/agreements/1/history")
            .text("main")
            .contains("En annan leverantörs avtal")
    );
    assert!(
        !app.registry()
            .folder
            .path()
            .join("agreements/kvickprat-ab/bitradesavtal-v1.md")
            .exists()
    );
}

#[test]
fn a_withdrawn_agreement_is_a_page_that_says_why() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let procurement = app.client_as(UserRole::Procurement);
    assert_eq!(procurement.get("/agreements/1/withdraw").status, 403);
    let page = legal.get("/agreements/1").click("Withdraw");
    let page = page.form("Withdraw it").fill("Reason", "fel").submit();
    assert!(refused(&page).contains("Reason"));
    let list = page
        .form("Withdraw it")
        .fill("Reason", "Lagt in två gånger av misstag")
        .submit();
    assert!(
        list.text("[role=status]").contains("Biträdesavtal"),
        "{}",
        list.text("main")
    );
    assert!(!list.has("tbody"));
    for path in [
        "/agreements/1",
        "/agreements/1/text",
        "/agreements/1/edit",
        "/agreements/1/history",
    ] {
        let gone = procurement.get(path);
        assert_eq!(gone.status, 410, "{path}");
        let told = gone.text("main");
        assert!(
            told.contains("Lagt in två gånger av misstag")
                && told.contains("Leif Jurist")
                && told.contains("2026-03-01"),
            "{told}"
        );
    }
}
