//! A text comes in: as a file or pasted, looked at, put right, stored byte for byte.

use avtal::domain::access::UserRole;

use super::{TEXT, app, first, refused, with_agreement};
use crate::support::app::TestApp;

#[test]
fn an_agreement_is_added_in_two_steps_and_stored_byte_for_byte() {
    let app = app();
    let browser = app.client_as(UserRole::Procurement);
    let choosing = browser.get("/agreements").click("Add an agreement");
    let preview = choosing
        .click("Kvickprat AB")
        .form("Go on to the preview")
        .attach("File", "avtal.md", TEXT.as_bytes())
        .submit();
    assert_eq!(preview.status, 200);
    assert!(preview.text(".document").contains("Omfattning"));
    assert!(
        !preview.text(".document").contains("ends-on"),
        "front matter is no text"
    );
    assert!(
        !browser.get("/agreements").has("tbody"),
        "nothing is stored yet"
    );
    let page = preview.form("Store it").submit();
    assert_eq!(page.status, 200, "{}", page.text("main"));
    assert!(page.text("h1").contains("Biträdesavtal chatt"));
    assert!(page.text(".version h3").contains("Svenska"));
    assert!(
        !page.text("main").contains("2027-06-30"),
        "a date that nobody ticked is not stored"
    );
    let file = page.click("Download the Markdown Version 1");
    assert_eq!(file.body, TEXT.as_bytes());
    assert!(
        file.header("Content-Disposition")
            .is_some_and(|how| how.starts_with("attachment"))
    );
    assert!(
        file.header("Content-Security-Policy")
            .is_some_and(|policy| policy.contains("sandbox"))
    );
}

#[test]
fn what_the_text_says_of_itself_can_be_put_right_before_it_is_stored() {
    let app = app();
    let browser = app.client_as(UserRole::Procurement);
    let preview = first(&browser)
        .form("Go on to the preview")
        .fill("Or paste the text", TEXT)
        .submit();
    let unnamed = preview.form("Store it").fill("Title", "").submit();
    assert!(refused(&unnamed).contains("Title"));
    assert!(
        unnamed.text(".document").contains("Omfattning"),
        "the text is still there"
    );
    let page = unnamed
        .form("Store it")
        .fill("Title", "Biträdesavtal för chatten")
        .choose("Kind", "Standard contractual clauses")
        .force("use", "ends-on")
        .submit();
    assert!(page.text("h1").contains("Biträdesavtal för chatten"));
    assert!(page.text("aside").contains("Standard contractual clauses"));
    assert!(
        page.text(".version").contains("2027-06-30"),
        "{}",
        page.text("main")
    );
}

#[test]
fn a_text_that_reads_wrongly_goes_back_to_be_changed() {
    let app = app();
    let browser = app.client_as(UserRole::Procurement);
    let preview = first(&browser)
        .form("Go on to the preview")
        .fill("Title", "Mitt avtal")
        .attach("File", "avtal.md", "# Avtal\n\nFel ord.\n".as_bytes())
        .submit();
    let again = preview.form("Change the text").submit();
    assert_eq!(again.status, 200, "{}", again.text("main"));
    assert!(again.text("textarea").contains("Fel ord."));
    let page = again
        .form("Go on to the preview")
        .fill("Or paste the text", "# Avtal\n\nRätt ord.\n")
        .submit()
        .form("Store it")
        .choose("Language", "Svenska")
        .submit();
    assert!(page.text("h1").contains("Mitt avtal"));
    let stored = browser.get("/agreements/1/versions/1/text.md").body;
    assert_eq!(stored, "# Avtal\n\nRätt ord.\n".as_bytes());
}

#[test]
fn one_agreement_can_have_several_vendors() {
    let app = app();
    app.registry().vendor("Ångström Data");
    let browser = app.client_as(UserRole::Procurement);
    let both = first(&browser)
        .click("Add another vendor")
        .click("Ångström Data");
    assert!(both.text("#vendors").contains("Kvickprat AB"));
    let page = both
        .form("Go on to the preview")
        .fill("Or paste the text", TEXT)
        .submit()
        .form("Store it")
        .submit();
    let facts = page.text("aside");
    assert!(
        facts.contains("Kvickprat AB") && facts.contains("Ångström Data"),
        "{facts}"
    );
}

#[test]
fn without_a_text_or_with_two_nothing_is_stored_and_what_was_typed_stays() {
    let app = app();
    let browser = app.client_as(UserRole::Legal);
    let page = first(&browser)
        .form("Go on to the preview")
        .fill("Title", "Mitt avtal")
        .submit();
    assert!(refused(&page).contains("Choose a file or paste the text"));
    let page = page
        .form("Go on to the preview")
        .fill("Or paste the text", TEXT)
        .attach("File", "avtal.md", TEXT.as_bytes())
        .submit();
    assert!(refused(&page).contains("not both"));
    let form = page.form("Go on to the preview");
    assert_eq!(form.value("title"), "Mitt avtal");
    assert!(form.value("text").contains("Omfattning"));
}

#[test]
fn a_version_is_added_in_the_same_two_steps_and_the_old_one_stays() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let page = legal
        .get("/agreements/1")
        .click("Add a version")
        .form("Go on to the preview")
        .attach("File", "v2.md", TEXT.as_bytes())
        .submit()
        .form("Store it")
        .submit();
    assert!(
        page.has("#version-1") && page.has("#version-2"),
        "{}",
        page.text("main")
    );
    assert_eq!(
        legal.get("/agreements/1/versions/2/text.md").body,
        TEXT.as_bytes()
    );
    let text = legal.get("/agreements/1/text").text(".document");
    assert!(
        text.contains("Omfattning"),
        "the latest is read first: {text}"
    );
}
