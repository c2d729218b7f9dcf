//! A vendor sends the next version of its agreement: uploaded, reviewed where it changed, sent back with a letter, sent
//! again, approved, signed, in force and in the calendar. In a browser, as legal does it.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{AgreementId, BindingMode, Bound};
use avtal::domain::lang::Lang;
use avtal::domain::review::PointFacts;
use avtal::jobs::recheck::{Go, recheck};
use avtal::store::version::Decision;

use super::review::{REVIEW, TEXT, app, opened, progress};
use crate::registry::{Registry, agreement};
use crate::support::app::TestApp;
use crate::support::window::Window;

/// A register whose agreement has a second version in force, each unmet point of which legal has accepted.
fn in_force(registry: &Registry) {
    let vendor = registry.vendor("Kvickprat AB");
    let facts = agreement(vendor, "Biträdesavtal");
    let day = registry.day();
    registry.write(move |writer| {
        let id: AgreementId = writer.add_agreement(&facts)?;
        writer.add_version(id, Lang::En, b"# Agreement\n\nThe processor processes.\n")?;
        let version = writer.add_version(id, Lang::En, TEXT.as_bytes())?;
        let row = writer.open_review(version, 1)?;
        let found = writer.check_result(version)?.expect("it was checked");
        for finding in found.result.findings {
            writer.decide_point(version, &finding.id, 0, Some(&PointFacts::accepted()), "")?;
        }
        let row = writer.decide(version, row, Decision::Approve, "")?;
        let bound = Bound {
            on: day,
            mode: BindingMode::Signed,
            by_us: None,
            by_them: None,
        };
        writer.bind(version, row, bound)
    });
}

#[test]
fn the_third_version_of_an_agreement_goes_from_upload_to_calendar() {
    let app = TestApp::new().checking();
    in_force(app.registry());
    let session = app.session_of(app.user(UserRole::Legal));
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let third = TEXT.replace("without undue delay", "within thirty days");
    // It does as it was asked, and takes something else away.
    let fourth = third
        .replace("within thirty days", "within 24 hours")
        .replace(
            "have committed themselves to confidentiality",
            "have been trained",
        );
    let window = Window::open(&app);
    window.go("/sign-in");
    window.cookie("avtal-session", &session);
    window.cookie("avtal-lang", "en");
    window.size(1400, 900);
    let upload = |name: &str, text: &str| {
        window.go("/agreements/1");
        window.choose("link", "Add a version");
        window.write("File", &file(name, text.as_bytes()));
        window.choose("button", "Go on to the preview");
        window.choose("button", "Store it");
        window.shows("SHA-256");
    };
    upload("v3.md", &third);
    window.choose("link", "Review Version 3");
    window.choose("button", "Open the review");
    // Only what changed: the clause on breaches.
    window.shows("since nothing has changed there");
    assert_eq!(
        window.script(
            "return document.querySelectorAll('.points .check:not(.is-current) .decided').length"
        ),
        0
    );
    window.go("/agreements/1/versions/3/review?point=breach-notice");
    window.script("document.querySelectorAll('[data-decide-fold] > summary')[0].click()");
    window.write(
        "Proposed wording",
        "The Processor notifies within 24 hours.",
    );
    window.choose("button", "Request it");
    window.shows("Change requested");
    window.picture("version-3-review");
    let letter = "return fetch('/agreements/1/versions/3/letter.txt').then((it) => it.text())";
    let letter = window.script(letter);
    let letter = letter.as_str().unwrap_or_default();
    assert!(
        letter.contains("The Processor notifies within 24 hours."),
        "{letter}"
    );
    window.choose("link", "Finish the review");
    window.press("[name=decision][value=request-changes]");
    window.choose("button", "Record the decision");
    window.shows("Version 3: changes requested");
    window.go("/agreements");
    window.shows("Version 3: changes requested");

    upload("v4.md", &fourth);
    assert_eq!(
        window
            .script("return document.querySelector('.state-line').innerText.includes('requested')"),
        false
    );
    window.choose("link", "Review Version 4");
    window.choose("button", "Open the review");
    window.shows("since nothing has changed there");
    window.choose("link", "Finish the review");
    window.press("[name=decision][value=approve]");
    window.choose("button", "Record the decision");
    // Refused, with the list of what nobody has decided; each leads to its point.
    window.awaits(".hindrances a");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.picture("version-4-refused");
    for _ in 0..20 {
        window.go("/agreements/1/versions/4/review");
        let left = window.script(
            "const m = document.querySelector('.points-progress progress'); return m.max - m.value",
        );
        let Some(left) = left.as_i64().filter(|left| *left > 0) else {
            break;
        };
        window.choose("button", "Accept the verdict");
        window.shows(&left.to_string());
        window.awaits("[role=status]");
    }
    window.shows("Every point is decided");
    window.choose("link", "Finish the review");
    window.press("[name=decision][value=approve]");
    window.choose("button", "Record the decision");
    window.shows("Approved on");
    window.choose("link", "Binding Version 4");
    window.write("Day", "2026-03-01");
    window.write("Proof", &file("undertecknat.pdf", b"%PDF-1.7 signed"));
    window.choose("button", "Record");
    window.shows("undertecknat.pdf");
    window.choose("link", "Dates Version 4");
    window.write("Last day in force", "2027-02-28");
    window.choose("button", "Save");
    window.shows("In force since 2026-03-01");
    window.picture("version-4-in-force");
    let calendar = "return fetch('/calendar.ics').then((it) => it.text())";
    let calendar = window.script(calendar);
    let calendar = calendar.as_str().unwrap_or_default();
    assert!(
        calendar.contains("20270228") && calendar.contains("Biträdesavtal"),
        "{calendar}"
    );
    window.close();
}

#[test]
fn a_new_version_takes_over_what_was_decided_where_nothing_changed() {
    let app = app();
    let legal = opened(&app);
    // The last one is in no clause of either text.
    for subject in ["audits-excluded", "confidentiality", "deletion-or-return"] {
        legal
            .get(&format!("{REVIEW}?point={subject}"))
            .form("Accept the verdict")
            .submit();
    }
    legal
        .get(&format!("{REVIEW}?point=breach-notice"))
        .form("Request it")
        .submit();
    // The clause on audits gets another number and another line, the one on confidentiality other words.
    let text = TEXT
        .replace("## 3. Audits\n\n3.1 ", "## 5. Audits\n\n5.1\n")
        .replace(
            "The Processor ensures that",
            "The Processor makes sure that all",
        );
    let registry = app.registry();
    registry.write(move |writer| {
        let id = AgreementId(1);
        writer.add_version(id, Lang::En, text.as_bytes())
    });
    let at = registry.at;
    recheck(&registry.store, &|| at, &mut |_| Go::On).expect("texts are checked");
    let page = legal
        .get("/agreements/1/versions/3/review")
        .form("Open the review")
        .submit();
    assert_eq!(progress(&page).0, 2, "{}", page.text(".points"));
    assert!(!page.has("#r-audits-excluded"), "only what changed");
    assert!(page.has("#r-confidentiality"));
    // What was asked for and is not there wants a decision, with the words that were proposed.
    let unheard = legal.get("/agreements/1/versions/3/review?point=breach-notice");
    let said = unheard.text("#r-breach-notice");
    assert!(
        said.contains("asked for in version 2, and not changed"),
        "{said}"
    );
    let again = unheard.form("Request it").submit();
    assert_eq!(progress(&again).0, 3, "{}", again.text(".points"));
    let all = page.click("Show all points");
    assert!(all.text("#r-audits-excluded").contains("as in version 2"));
}
