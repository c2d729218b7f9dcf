//! Two versions of an agreement as their readers meet them: the page, the paper, the terminal.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::AgreementId;
use avtal::domain::lang::Lang;
use avtal::report::compare::{Compared, paper, read};
use avtal::report::occasion::Occasion;
use avtal::store::error::StoreError;

use crate::check::program::{Desk, SHORT, agreement};
use crate::registry::Registry;
use crate::report::tools::made;
use crate::support::app::TestApp;
use crate::support::window::Window;

const OLD: &str = "loketwever/data-processing-agreement-v1.md";
const NEW: &str = "loketwever/data-processing-agreement-v2.md";

/// An agreement of number 1 with two versions.
fn with_versions(registry: &Registry, old: String, new: String) {
    let vendor = registry.vendor("Loketwever");
    let facts = crate::registry::agreement(vendor, "Data Processing Agreement");
    registry.write(move |w| {
        let id = w.add_agreement(&facts)?;
        w.add_version(id, Lang::En, old.as_bytes())?;
        w.add_version(id, Lang::En, new.as_bytes())
    });
}

fn app() -> TestApp {
    let app = TestApp::new();
    with_versions(app.registry(), agreement(OLD), agreement(NEW));
    app
}

#[test]
fn the_page_says_first_what_got_worse_and_then_every_changed_clause() {
    let app = app();
    let legal = app.client_as(UserRole::Legal);
    let page = legal
        .get("/agreements/1")
        .click("Compare with the version before Version 2");
    assert_eq!(page.status, 200);
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    assert!(page.text("#summary").contains("Version 1 → version 2"));
    assert!(
        page.text(".answer").contains("points got worse"),
        "{}",
        page.text(".answer")
    );
    let points = page.text(".compare-points");
    assert!(
        points.contains("met") && points.contains("missing"),
        "{points}"
    );
    let first = page.text(".compare-group");
    assert!(first.starts_with("Got worse"), "{first}");
    // Side by side: the old words on the left, the new ones on the right.
    assert!(
        page.has(".compare-sides div:first-child del")
            && page.has(".compare-sides div:last-child ins")
    );
    assert!(
        !page.has(".compare-sides div:first-child ins")
            && !page.has(".compare-sides div:last-child del")
    );
    assert!(page.text(".compare").contains("as it was"));
    let whole = page.click("The whole text");
    assert!(whole.has(".compare-row.is-same") && !whole.has(".left-out"));
    let inline = whole.click("In one column");
    assert!(
        inline.has(".compare.is-inline .compare-text del + ins")
            && inline.has(".compare-row.is-same")
    );
    assert!(!inline.has(".compare-sides"));
}

#[test]
fn the_versions_are_chosen_among_all_and_the_other_way_round_too() {
    let app = app();
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor.get("/agreements/1/compare?from=2&to=1");
    assert!(page.text(".answer").contains("better"));
    assert!(page.has("select#from option[value='2'][selected]"));
    let same = auditor.get("/agreements/1/compare?from=1&to=1");
    assert!(same.text("main").contains("say the same, word for word"));
    assert_eq!(auditor.get("/agreements/1/compare?from=1&to=9").status, 404);
    assert_eq!(auditor.get("/agreements/7/compare").status, 404);
    let text = auditor.get("/agreements/1/text?version=2");
    assert!(text.has("a[href='/agreements/1/compare?from=1&to=2']"));
}

#[test]
fn an_agreement_of_one_version_says_that_there_is_nothing_to_compare() {
    let app = TestApp::new();
    let vendor = app.registry().vendor("Kvickprat AB");
    app.registry().agreement(vendor, "Avtal");
    let legal = app.client_as(UserRole::Legal);
    let page = legal.get("/agreements/1/compare");
    assert_eq!(page.status, 200);
    assert!(page.text("main").contains("only one version"));
}

#[test]
fn what_a_text_says_is_shown_and_never_run() {
    let app = TestApp::new();
    let new = SHORT.replace(
        "## 3 Breaches",
        "## 3 <script>alert(1)</script> & \"Breaches\"\n\n<img src=x onerror=alert(1)>",
    );
    with_versions(app.registry(), SHORT.to_owned(), new);
    let legal = app.client_as(UserRole::Legal);
    let page = legal.get("/agreements/1/compare?show=all");
    assert_eq!(page.status, 200);
    assert!(!page.has("main script") && !page.has("main img"));
}

#[test]
fn the_page_is_for_everyone_to_read_in_the_browser() {
    let app = app();
    let session = app.session_of(app.user(UserRole::Legal));
    let window = Window::open(&app);
    window.go("/sign-in");
    window.cookie("avtal-session", &session);
    let mut wrong = Vec::new();
    for (lang, theme) in [(Lang::En, "light"), (Lang::Sv, "dark")] {
        app.speaks(UserRole::Legal, lang);
        window.cookie("avtal-lang", lang.code());
        window.cookie("avtal-theme", theme);
        for page in [
            "/agreements/1/compare",
            "/agreements/1/compare?view=inline&show=all",
        ] {
            for (width, height) in [(1280, 900), (390, 844)] {
                window.size(width, height);
                window.go(page);
                window.picture(&format!(
                    "compare-{}-{theme}-{width}-{}",
                    lang.code(),
                    page.contains("inline")
                ));
                wrong.extend(window.violations());
                let over = window
                    .script("return document.documentElement.scrollWidth - window.innerWidth");
                if over.as_i64() > Some(0) {
                    wrong.push(format!("{page}: {over} px wider than {width}"));
                }
            }
        }
    }
    window.close();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The comparison of the two versions of a register.
fn compared(registry: &Registry, from: u32, to: u32) -> Compared {
    let house = registry.store.house().expect("there is no profile");
    let pair = registry.read(move |reader| {
        let agreement = reader
            .agreement(AgreementId(1))?
            .ok_or(StoreError::NotFound("agreement"))?;
        read::read(reader, &agreement, from, to)
    });
    pair.expect("both versions are there").compare(Some(&house))
}

#[test]
fn the_paper_has_the_same_and_conforms_to_pdf_a_and_pdf_ua() {
    let registry = Registry::on("2026-03-01");
    with_versions(&registry, agreement(OLD), agreement(NEW));
    let compared = compared(&registry, 1, 2);
    for lang in Lang::ALL {
        let occasion = registry
            .read(move |reader| Occasion::read(reader, lang, "2026-03-01".parse().expect("a day")));
        let made = made(&paper::paper(&occasion, &compared));
        assert_eq!(made.complaints(), "");
        assert_eq!(made.violations("2a"), "");
        assert_eq!(made.violations("ua1"), "");
        let text = made.text();
        let (worse, after) = match lang {
            Lang::En => ("Got worse", "Clause by clause"),
            Lang::Sv => ("Har blivit sämre", "Bestämmelse för bestämmelse"),
        };
        let at = |words: &str| {
            text.find(words)
                .unwrap_or_else(|| panic!("no {words} in {text}"))
        };
        assert!(at(worse) < at(after));
        // Removed and added words stand beside each other.
        assert!(text.contains("Loketwever Assist"), "{text}");
    }
}

#[test]
fn results_of_an_old_edition_are_not_compared_with_those_of_a_new_one() {
    let registry = Registry::checking_on("2026-03-01");
    with_versions(&registry, agreement(OLD), agreement(NEW));
    let fresh = compared(&registry, 1, 2).points(Lang::En);
    // The first version's result is as it was under a catalogue that knew nothing.
    let path = registry.folder.path().join("avtal.db");
    let other = rusqlite::Connection::open(path).expect("the register");
    other
        .execute("UPDATE check_result SET catalogue = 'old', result = json_set(result, '$.requirements', json('[]')) WHERE version = 1", [])
        .expect("a result");
    assert_eq!(compared(&registry, 1, 2).points(Lang::En), fresh);
}

#[test]
fn the_terminal_says_it_in_words_and_in_json_and_files_the_paper() {
    let new = SHORT
        .replace("96 hours", "10 days")
        .replace("## 3 Breaches", "## 3 Incidents");
    let desk = Desk::new().with("1.md", SHORT).with("2.md", &new);
    for command in [
        "vendor add Acme --status active --role processor",
        "agreement add 1.md --vendor Acme --kind dpa --title DPA",
        "agreement add 2.md --version-of 1",
    ] {
        let said = desk.run(&command.split(' ').collect::<Vec<_>>());
        assert_eq!(said.code, 0, "{command}: {}{}", said.out, said.err);
    }
    let said = desk.run(&["agreement", "compare", "1", "--from", "1", "--to", "2"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for words in [
        "DPA: Version 1 → version 2",
        "[-96 hours-] {+10 days+}",
        "3 · changed",
        "[-Breaches-] {+Incidents+}",
    ] {
        assert!(said.out.contains(words), "no {words} in {}", said.out);
    }
    let swedish = desk.run(&["--lang", "sv", "agreement", "compare", "1"]);
    assert!(
        swedish.out.contains("2 bestämmelser är ändrade"),
        "{}",
        swedish.out
    );
    let json = desk.run(&["agreement", "compare", "1", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!((&json["from"], &json["to"]), (&1.into(), &2.into()));
    assert_eq!(json["counts"]["changed"], 2);
    let facts = json["facts"].as_array().expect("facts");
    assert!(
        facts
            .iter()
            .any(|fact| fact["name"] == "breach-notice-hours" && fact["was"] == 96),
        "{facts:?}"
    );
    let report = desk.run(&["report", "comparison", "1", "--out", "compare.pdf"]);
    assert_eq!(report.code, 0, "{}", report.err);
    assert!(desk.path().join("compare.pdf").is_file());
    assert_ne!(
        desk.run(&["agreement", "compare", "1", "--to", "9"]).code,
        0
    );
}
