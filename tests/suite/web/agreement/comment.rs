//! Comments on clauses: asked of a colleague, handed back, settled, and found again where a new version keeps the words.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::AgreementId;
use avtal::domain::lang::Lang;
use avtal::store::comment::{ClauseWords, Said};
use avtal::store::journal::sha256;

use super::review::TEXT;
use crate::support::app::{TestApp, name_of};

const REVIEW: &str = "/agreements/1/versions/2/review";

fn app() -> TestApp {
    let app = TestApp::new();
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    let (id, _) = registry.agreement(vendor, "Biträdesavtal");
    registry.write(move |writer| writer.add_version(id, Lang::En, TEXT.as_bytes()));
    app
}

#[test]
fn a_colleague_is_asked_about_a_clause_answers_and_hands_it_back() {
    let app = app();
    let legal = app.client_as(UserRole::Legal);
    let procurement = app.client_as(UserRole::Procurement);
    let page = legal.get(REVIEW);
    let empty = page.form("Comment").submit();
    assert_eq!(empty.status, 422);
    assert!(
        empty
            .text(".comments [role=alert]")
            .contains("Write something")
    );
    let asked = empty
        .form("Comment")
        .choose(
            "About",
            "2.1 The Processor ensures that persons authorised to process the personal…",
        )
        .fill("Comment", "Do their <subcontractors> sign too?")
        .choose("Ask someone to answer", &name_of(UserRole::Procurement))
        .submit();
    assert_eq!(asked.status, 200, "{}", asked.text("main"));
    assert!(asked.text(".review-status").contains("One comment is open"));
    assert!(
        asked.text(".document").contains("1 comment 2.1"),
        "{}",
        asked.text(".document")
    );
    assert!(asked.n_queries() <= 6, "{}", asked.n_queries());
    // The colleague finds it on the start page and on the list of reminders.
    assert!(
        !legal
            .get("/")
            .text("main")
            .contains("You are asked to answer")
    );
    let reminders = procurement.get("/reminders");
    assert!(
        reminders
            .text("main")
            .contains("Do their <subcontractors> sign too?")
    );
    let home = procurement.get("/");
    assert!(home.n_queries() <= 6, "{}", home.n_queries());
    let thread = home.click("Biträdesavtal, clause 2.1");
    let answered = thread
        .form("Answer")
        .fill("Comment", "They do, says the vendor.")
        .submit();
    assert_eq!(answered.status, 200, "{}", answered.text("main"));
    assert!(
        !procurement
            .get("/")
            .text("main")
            .contains("You are asked to answer")
    );
    // It went back to whoever had asked, who settles it.
    let back = legal.get("/").click("Biträdesavtal, clause 2.1");
    let said = back.text(".thread");
    for words in [
        "Leif Jurist is asked to answer",
        "They do, says the vendor.",
        "Petra Inköp",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let settled = back.form("Settle").submit();
    assert!(settled.text(".thread").contains("Settled by Leif Jurist"));
    assert!(!settled.text(".review-status").contains("comment is open"));
    let history = legal.get("/agreements/1/history").text("main");
    for words in [
        "commented on a clause",
        "settled a comment",
        "They do, says the vendor.",
    ] {
        assert!(history.contains(words), "{words}: {history}");
    }
    let auditor = app.client_as(UserRole::Auditor);
    let read = auditor.get(REVIEW);
    assert!(read.text(".thread").contains("They do, says the vendor."));
    assert!(!read.has(".comments form"));
}

#[test]
fn a_comment_stands_beside_its_clause_in_every_version_that_keeps_the_words() {
    let app = app();
    let legal = app.client_as(UserRole::Legal);
    for (clause, words) in [("t-2.1", "Kept."), ("t-3.1", "Changed.")] {
        legal
            .get(&format!("{REVIEW}?clause={clause}"))
            .form("Comment")
            .fill("Comment", words)
            .submit();
    }
    let text = TEXT
        .replace(
            "## 2. Confidentiality\n\n2.1",
            "## 5. Confidentiality\n\n5.1",
        )
        .replace("no right to audit", "some right to audit");
    app.registry()
        .write(move |writer| writer.add_version(AgreementId(1), Lang::En, text.as_bytes()));
    let page = legal.get("/agreements/1/versions/3/review");
    let said = page.text(".threads");
    assert!(said.contains("Clause 5.1"), "{said}");
    assert!(said.contains("Written about version 2"), "{said}");
    assert!(page.text(".document").contains("1 comment 5.1"));
    // Settled there, it is settled everywhere.
    let thread = page.attribute(".thread", "id").replace("comments-", "");
    legal
        .get(&format!("/agreements/1/versions/3/review?thread={thread}"))
        .form("Settle")
        .submit();
    assert!(
        legal
            .get(REVIEW)
            .text(".thread.is-settled")
            .contains("Kept.")
    );
}

/// A clause of fifty words that no other has.
fn duty(n: u32) -> String {
    let words = "The Processor shall keep a record of what it does and show it to the Controller. ";
    format!("{}It is duty {n}.", words.repeat(3))
}

#[test]
fn a_long_agreement_with_hundreds_of_comments_is_one_page_of_fair_size() {
    let app = TestApp::new().checking();
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    let (id, _) = registry.agreement(vendor, "Biträdesavtal");
    let mut text = TEXT.to_owned();
    for n in 5..405 {
        text.push_str(&format!("\n## {n}. Duty {n}\n\n{n}.1 {}\n", duty(n)));
    }
    assert!(text.split_whitespace().count() > 20_000);
    registry.write(move |writer| {
        let version = writer.add_version(id, Lang::En, text.as_bytes())?;
        writer.open_review(version, 1)?;
        for n in 5..305 {
            let clause = ClauseWords {
                number: format!("{n}.1"),
                sha256: sha256(duty(n).as_bytes()),
                quote: "The Processor shall keep a record".to_owned(),
            };
            let said = Said {
                words: format!("What is duty {n} for?"),
                ..Said::default()
            };
            writer.add_thread(version, &clause, &said)?;
        }
        Ok(())
    });
    let legal = app.client_as(UserRole::Legal);
    let page = legal.get(REVIEW);
    assert!(page.text(".document").contains("1 comment 304.1"));
    assert!(page.body.len() < 1_500_000, "{}", page.body.len());
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
}
