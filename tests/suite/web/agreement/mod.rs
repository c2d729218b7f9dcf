//! Agreements as their users meet them: `add` and `hostile` bring texts in, `step` takes a version through its life,
//! `change` is two editors and what is filtered, `comment` what is said about clauses, `review` the points of a review, `journey` the whole way in a browser
//! with a window, `next_version` that of a version which follows another.

mod add;
mod change;
mod comment;
mod hostile;
mod journey;
mod next_version;
mod review;
mod step;

use avtal::domain::access::UserRole;

use crate::support::app::{Browser, TestApp};
use crate::support::page::Page;

/// A text that says what it is, with a line end of another system in it.
const TEXT: &str = "---\ntitle: Biträdesavtal chatt\nlanguage: sv\nends-on: 2027-06-30\n---\n\n# Personuppgiftsbiträdesavtal\n\n## 1. Omfattning\n\nBiträdet behandlar personuppgifter enbart på dokumenterade instruktioner.\r\n";

/// A register with one vendor, `Kvickprat AB`, of number 1.
fn app() -> TestApp {
    let app = TestApp::new();
    app.registry().vendor("Kvickprat AB");
    app
}

/// A register in which that vendor has an agreement of number 1 with one version, and legal's browser.
fn with_agreement(app: &TestApp) -> Browser {
    let vendor = app.registry().vendor("Kvickprat AB");
    app.registry().agreement(vendor, "Biträdesavtal");
    app.client_as(UserRole::Legal)
}

/// The first page of adding an agreement with the vendor.
fn first(browser: &Browser) -> Page<'_> {
    browser.get("/agreements/new?vendor=1")
}

/// What was wrong with a form, after it was refused as one that can be mended.
fn refused(page: &Page<'_>) -> String {
    assert_eq!(page.status, 422, "{}", page.text("main"));
    page.text("#problems")
}
