//! The whole way of an agreement in a browser with a window: added from a file, put right, reviewed, bound with its proof.

use avtal::domain::access::UserRole;

use super::{TEXT, app};
use crate::support::window::Window;

#[test]
fn an_agreement_comes_into_force_in_a_browser() {
    let app = app();
    let session = app.session_of(app.user(UserRole::Legal));
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let window = Window::open(&app);
    window.go("/sign-in");
    window.cookie("avtal-session", &session);
    window.cookie("avtal-lang", "en");
    window.size(1280, 900);
    window.go("/agreements");
    window.choose("link", "Add an agreement");
    window.choose("link", "Kvickprat AB");
    window.write("File", &file("avtal.md", TEXT.as_bytes()));
    window.choose("button", "Go on to the preview");
    window.shows("Omfattning");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.picture("agreement-preview");
    window.write("Title", "Biträdesavtal för chatten");
    window.choose("button", "Store it");
    window.shows("Biträdesavtal för chatten");
    window.choose("link", "Review Version 1");
    window.choose("button", "Open the review");
    window.shows("In review");
    window.choose("link", "Finish the review");
    window.press("[name=decision][value=approve]");
    window.choose("button", "Record the decision");
    window.shows("Awaiting signature");
    window.choose("link", "Binding Version 1");
    window.choose("button", "Record");
    window.shows("Fill this in");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.write("Day", "2026-03-01");
    window.write("Proof", &file("undertecknat.pdf", b"%PDF-1.7 signed"));
    window.choose("button", "Record");
    window.shows("In force since 2026-03-01");
    window.shows("undertecknat.pdf");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.picture("agreement-bound");
    window.close();
}
