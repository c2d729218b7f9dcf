//! The workbench of a review: opened with an owner, decided point by point, nothing lost, nobody overwritten.

use avtal::domain::access::UserRole;
use avtal::domain::lang::Lang;
use avtal::jobs::recheck::{Go, recheck};

use crate::support::app::{Browser, TestApp, name_of};
use crate::support::page::Page;
use crate::support::window::Window;

/// A data processing agreement that says some things well, one badly, and most not at all.
pub(super) const TEXT: &str = "# Data Processing Agreement\n\nThis agreement is between Ängsbacka Kommun (the \"Controller\") and Kvickprat AB (the \"Processor\").\n\n## 1. Instructions\n\n1.1 The Processor shall process personal data only on documented instructions from the Controller, including with regard to transfers of personal data to a third country.\n\n## 2. Confidentiality\n\n2.1 The Processor ensures that persons authorised to process the personal data have committed themselves to confidentiality.\n\n## 3. Audits\n\n3.1 The Customer has no right to audit the Supplier's facilities or systems.\n\n## 4. Breaches\n\n4.1 The Processor shall notify the Controller without undue delay after becoming aware of a personal data breach.\n";

/// A register with that agreement.
pub(super) fn app() -> TestApp {
    let app = TestApp::new();
    let registry = app.registry();
    let vendor = registry.vendor("Kvickprat AB");
    let (id, _) = registry.agreement(vendor, "Biträdesavtal");
    registry.write(move |writer| writer.add_version(id, Lang::En, TEXT.as_bytes()));
    let at = registry.at;
    recheck(&registry.store, &|| at, &mut |_| Go::On).expect("texts are checked");
    app
}

pub(super) const REVIEW: &str = "/agreements/1/versions/2/review";
/// The review, opened by procurement and owned by legal, and legal's browser.
pub(super) fn opened(app: &TestApp) -> Browser {
    let legal = app.client_as(UserRole::Legal);
    let procurement = app.client_as(UserRole::Procurement);
    let page = procurement
        .get(REVIEW)
        .form("Open the review")
        .choose("Answers for it", &name_of(UserRole::Legal))
        .fill("To be decided by", "2026-03-20")
        .submit();
    assert_eq!(page.status, 200, "{}", page.text("main"));
    legal
}

/// The number of decided points and of all.
pub(super) fn progress(page: &Page<'_>) -> (u32, u32) {
    let said = page.text(".points-progress strong");
    let mut numbers = said.split_whitespace().filter_map(|word| word.parse().ok());
    (
        numbers.next().expect("how many are decided"),
        numbers.next().expect("of how many"),
    )
}

/// The title of the point that is looked at.
fn current(page: &Page<'_>) -> String {
    page.text(".is-current .check-title")
}

#[test]
fn a_review_says_whose_it_is_until_when_and_shows_the_gravest_points_first() {
    let app = app();
    let legal = opened(&app);
    let page = legal.get(REVIEW);
    let status = page.text(".review-status");
    for said in [
        "opened by Petra Inköp",
        "Leif Jurist answers for it",
        "2026-03-20",
    ] {
        assert!(status.contains(said), "{said}: {status}");
    }
    assert!(page.text(".state-line").contains("In review"));
    let groups = page.text(".check-group h3");
    let at = |words: &str| {
        groups
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {groups}"))
    };
    assert!(at("Not met") < at("Harmful"), "{groups}");
    assert!(page.text(".is-current").contains("Why it matters"));
    assert!(page.text(".points").contains("clause 3.1, line 15"));
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    let moved = page
        .form("Save")
        .fill("To be decided by", "2026-04-01")
        .submit();
    assert!(moved.text(".review-status").contains("2026-04-01"));
    let history = legal.get("/agreements/1/history").text("main");
    assert!(history.contains("who answers for a review"), "{history}");
}

#[test]
fn each_decision_is_kept_at_once_and_leads_to_the_next_undecided_point() {
    let app = app();
    let legal = opened(&app);
    let page = legal.get(REVIEW);
    let (before, total) = progress(&page);
    assert_eq!(before, 0);
    let first = current(&page);
    let second = page.form("Accept the verdict").submit();
    assert_eq!(progress(&second), (1, total));
    assert_ne!(current(&second), first, "on to the next");
    let asked = second.form("Request it");
    let proposed = asked.value("wording").to_owned();
    assert!(proposed.contains("Processor"), "prefilled: {proposed}");
    let third = asked
        .fill("Proposed wording", "The Processor shall do as we say.")
        .submit();
    assert_eq!(progress(&third), (2, total));
    let silent = third.form("Keep as feedback").submit();
    assert_eq!(silent.status, 422);
    assert!(
        silent
            .text("#problems")
            .contains("Why the verdict is wrong")
    );
    let fourth = silent
        .form("Keep as feedback")
        .fill("Why the verdict is wrong", "It stands in 1.1.")
        .choose("The right verdict", "met")
        .fill(
            "The passage that shows it",
            "only on documented instructions",
        )
        .submit();
    assert_eq!(progress(&fourth), (3, total), "{}", fourth.text("main"));
    let short = fourth
        .form("Waive it")
        .fill("Why it is acceptable", "Short")
        .fill("Until when", "2026-09-01")
        .submit();
    assert_eq!(short.status, 422);
    let fifth = short
        .form("Waive it")
        .fill("Why it is acceptable", "The vendor is certified for it.")
        .submit();
    assert_eq!(progress(&fifth), (4, total), "{}", fifth.text("main"));
    assert!(
        legal
            .get("/waivers")
            .text("main")
            .contains("The vendor is certified for it.")
    );
    // Another session finds everything, and an auditor reads it.
    let auditor = app.client_as(UserRole::Auditor);
    let again = auditor.get(REVIEW);
    let said = again.text(".points");
    for words in [
        "The Processor shall do as we say.",
        "It stands in 1.1.",
        "Waived",
        "Leif Jurist",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(progress(&again), (4, total));
}

#[test]
fn a_decision_that_is_taken_back_is_undecided_and_ends_its_waiver() {
    let app = app();
    let legal = opened(&app);
    let page = legal.get(REVIEW);
    let subject = page.attribute(".is-current [name=point]", "value");
    page.form("Waive it")
        .fill("Why it is acceptable", "Only until the renewal.")
        .fill("Until when", "2026-09-01")
        .submit();
    let decided = legal.get(&format!("{REVIEW}?point={subject}"));
    assert!(decided.text(".is-current").contains("Waived"));
    let back = decided.form("Take the decision back").submit();
    assert_eq!(progress(&back).0, 0);
    assert!(
        !legal
            .get("/waivers")
            .text("main")
            .contains("Only until the renewal.")
    );
}

#[test]
fn the_slower_of_two_who_decide_a_point_sees_the_other_decision_and_keeps_the_words() {
    let app = app();
    let legal = opened(&app);
    let slow = legal.get(REVIEW);
    legal.get(REVIEW).form("Accept the verdict").submit();
    let page = slow
        .form("Request it")
        .fill("Proposed wording", "My own words.")
        .submit();
    assert_eq!(page.status, 409);
    assert!(
        page.text("[role=alert]")
            .contains("decided this point meanwhile")
    );
    assert!(page.text(".is-current").contains("Accepted"));
    assert_eq!(page.form("Request it").value("wording"), "My own words.");
    let kept = page.form("Request it").submit();
    assert_eq!(kept.status, 200, "{}", kept.text("main"));
    assert!(kept.text(".points").contains("My own words."));
}

#[test]
fn points_are_decided_by_legal_alone_and_only_while_the_review_is_open() {
    let app = app();
    let legal = app.client_as(UserRole::Legal);
    assert!(!legal.get(REVIEW).has(".is-current"), "not open yet");
    let page = legal.get(REVIEW).form("Open the review").submit();
    assert!(page.text(".review-status").contains("Leif Jurist answers"));
    let late = page.form("Accept the verdict");
    let procurement = app.client_as(UserRole::Procurement);
    assert!(!procurement.get(REVIEW).has(".decisions"));
    let asked = page
        .click("Finish the review")
        .form("Record the decision")
        .press("Request changes: the review stays open")
        .fill("Comment", "See the letter.")
        .submit();
    assert!(asked.text(".state-line").contains("Changes requested"));
    assert!(
        legal
            .get("/agreements")
            .text("tbody")
            .contains("Changes requested")
    );
    assert!(
        legal
            .get(REVIEW)
            .text(".review-status")
            .contains("Changes were requested on")
    );
    legal
        .get("/agreements/1/versions/2/decide/review")
        .form("Record the decision")
        .press("Reject")
        .fill("Comment", "No.")
        .submit();
    assert_eq!(late.submit().status, 409);
    assert!(
        legal
            .get(REVIEW)
            .text(".review-status")
            .contains("Rejected")
    );
}

#[test]
fn nothing_is_approved_before_every_unmet_must_is_decided() {
    let app = app();
    let legal = opened(&app);
    let finish = legal.get("/agreements/1/versions/2/decide/review");
    let refused = finish.form("Record the decision").press("Approve").submit();
    assert_eq!(refused.status, 409);
    assert!(
        refused
            .text("#problems")
            .contains("nothing has been decided about them")
    );
    let musts = refused.text(".hindrances li").lines().count();
    assert!(musts > 10, "{musts}");
    let all = refused.text(".hindrances li a");
    let first = all.lines().next().expect("the first of them");
    assert!(current(&refused.click(first)).contains(first));
    for _ in 0..musts {
        legal.get(REVIEW).form("Accept the verdict").submit();
    }
    let approved = finish.form("Record the decision").press("Approve").submit();
    assert!(
        approved.text(".state-line").contains("Awaiting signature"),
        "{}",
        approved.text("main")
    );
}

#[test]
fn with_four_eyes_whoever_uploaded_a_version_does_not_approve_it() {
    let app = TestApp::new();
    let legal = super::with_agreement(&app);
    let admin = app.client_as(UserRole::Admin);
    admin
        .get("/settings")
        .form("Save")
        .fill("Organisation", "Ängsbacka")
        .tick("Whoever has uploaded a version may not approve it")
        .submit();
    legal
        .get("/agreements/1/versions/new")
        .form("Go on to the preview")
        .fill("Or paste the text", super::TEXT)
        .submit()
        .form("Store it")
        .submit();
    legal.get(REVIEW).form("Open the review").submit();
    let finish = legal.get("/agreements/1/versions/2/decide/review");
    let own = finish.form("Record the decision").press("Approve").submit();
    assert_eq!(own.status, 409);
    assert!(
        own.text("#problems")
            .contains("someone else has to approve")
    );
}

#[test]
fn the_letter_asks_for_what_was_decided_and_nothing_else() {
    let app = app();
    let legal = opened(&app);
    let letter = "/agreements/1/versions/2/letter";
    let text = |ending: &str| {
        let page = legal.get(&format!("{letter}.{ending}"));
        assert_eq!(page.status, 200, "{ending}");
        String::from_utf8_lossy(&page.body).into_owned()
    };
    let all = text("md");
    assert_eq!(legal.get(&format!("{letter}.pdf")).status, 404);
    legal
        .get(&format!("{REVIEW}?point=audits-excluded"))
        .form("Request it")
        .fill("Proposed wording", "The Controller may audit.")
        .fill("What is wrong with the text", "It shuts us out.")
        .submit();
    let asked = text("md");
    assert!(asked.len() < all.len());
    for said in [
        "ask for one change",
        "clause 3.1",
        "no right to audit",
        "It shuts us out.",
        "GDPR 28(3)(h)",
        "> The Controller may audit.",
    ] {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    assert!(!asked.contains("## 2."), "{asked}");
    let mail = text("txt");
    assert!(mail.starts_with("Subject: Changes to"), "{mail}");
    assert!(mail.contains("    The Controller may audit."));
    assert!(text("pdf").starts_with("%PDF"));
}

#[test]
fn a_review_is_decided_in_a_browser_with_and_without_the_mouse() {
    let app = app();
    let user = app.user(UserRole::Legal);
    let session = app.session_of(user);
    let client = app.client_of(user);
    client.get(REVIEW).form("Open the review").submit();
    let window = Window::open(&app);
    window.go("/sign-in");
    window.cookie("avtal-session", &session);
    window.cookie("avtal-lang", "en");
    window.size(1400, 900);
    window.go("/agreements/1");
    window.choose("link", "Review Version 2");
    window.shows("0 of");
    window.choose("button", "Accept the verdict");
    window.shows("1 of");
    window.script("document.querySelector('[data-decide-fold] > summary').click()");
    window.write("Proposed wording", "The Processor deletes everything.");
    window.choose("button", "Request it");
    window.shows("2 of");
    // From point to point by keys, which are silent in a field.
    let at = "return document.querySelector('.is-current .check-number').textContent";
    let third = window.script(at).as_str().map(str::to_owned);
    window.key("k");
    window.awaits(".is-current .decided");
    assert_ne!(window.script(at).as_str().map(str::to_owned), third);
    assert_eq!(window.violations(), Vec::<String>::new());
    window.picture("review");
    window.size(390, 844);
    let over = window.script("return document.documentElement.scrollWidth - innerWidth");
    assert!(over.as_i64() <= Some(0), "{over} px too wide");
    window.close();
}
