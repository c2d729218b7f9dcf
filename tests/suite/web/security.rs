//! Headers, assets, failures and the cost of a page.

use avtal::domain::access::UserRole;
use avtal::web::access::ACCESS;

use crate::support::app::TestApp;

#[test]
fn every_answer_says_what_may_be_loaded_and_kept() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    for path in ["/", "/users", "/nothing", "/account/stay", "/logo.png"] {
        let page = admin.get(path);
        let policy = page.header("Content-Security-Policy").expect("a policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"));
        assert_eq!(
            page.header("X-Content-Type-Options").as_deref(),
            Some("nosniff")
        );
        assert_eq!(
            page.header("Cache-Control").as_deref(),
            Some("no-store"),
            "{path}"
        );
        assert_eq!(page.header("Server"), None);
        assert_eq!(page.header("Strict-Transport-Security"), None);
    }
    let app = TestApp::new().public("https://avtal.example.org");
    let browser = app.client();
    let page = browser.get_once("/sign-in");
    assert!(page.header("Strict-Transport-Security").is_some());
}

#[test]
fn assets_are_kept_for_good_and_known_by_their_tag() {
    let app = TestApp::new();
    app.user(UserRole::Admin);
    let mut browser = app.client();
    let href = browser
        .get("/sign-in")
        .attribute("link[rel=stylesheet]", "href");
    let page = browser.get(&href);
    assert_eq!(
        page.header("Cache-Control").as_deref(),
        Some("public, max-age=31536000, immutable")
    );
    let tag = page.header("ETag").expect("a tag");
    browser.headers = vec![("If-None-Match".to_owned(), format!("\"other\", {tag}"))];
    let again = browser.get(&href);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let old = browser.get("/static/0000000000000000/avtal.css");
    assert_eq!(old.header("Cache-Control").as_deref(), Some("no-cache"));
    assert_eq!(
        browser
            .get("/static/0000000000000000/..%2f..%2fetc%2fpasswd")
            .status,
        404
    );
}

#[test]
fn no_page_holds_an_inline_style_script_or_handler() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    for (method, path, _) in ACCESS {
        if *method == "GET" && !path.contains('<') {
            let page = admin.get(path);
            for selector in [
                "[style]",
                "style",
                "script:not([src])",
                "[onclick]",
                "[onsubmit]",
                "[onchange]",
            ] {
                assert!(!page.has(selector), "{path} has {selector}");
            }
        }
    }
}

#[test]
fn no_page_takes_more_than_six_statements() {
    let app = TestApp::new();
    let vendor = app.registry().vendor("Kvickprat AB");
    app.registry()
        .agreement(vendor, "Personuppgiftsbiträdesavtal");
    for &role in UserRole::ALL {
        let browser = app.client_as(role);
        // The counts are made once after each change of the register, for everyone.
        browser.get("/");
        for (method, path, _) in ACCESS {
            if *method == "GET" && !path.starts_with("/static") && !path.contains('.') {
                let page = browser.get_once(&path.replace("<id>", "1").replace("<token>", "none"));
                // What is not there, or not for the role, is no page.
                if page.status >= 400 {
                    continue;
                }
                assert!(
                    page.n_queries() <= 6,
                    "{path} for {role:?}: {}",
                    page.n_queries()
                );
            }
        }
        for path in FILTERED {
            let page = browser.get_once(path);
            assert!(
                page.status == 403 || page.n_queries() <= 6,
                "{path} for {role:?}: {}",
                page.n_queries()
            );
        }
    }
}

/// Lists with a filter, with several, and in another order.
const FILTERED: &[&str] = &[
    "/?whose=mine",
    "/search?q=kvickprat+avtal",
    "/vendors?q=kvickprat",
    "/vendors?finding=agreement-unsigned",
    "/vendors?severity=high&sort=-owner",
    "/vendors?role=processor&tag=moln&country=SE&sort=-changed",
    "/vendors?status=active&category=hr&personal-data=yes&criticality=low&owner=Bo&department=IT&entity=1",
    "/agreements?q=avtal&sort=ends",
    "/agreements?state=draft&kind=dpa&lang=en",
    "/agreements?finding=agreement-unsigned&severity=high&owner=Bo&entity=1&vendor=1&sort=-notice",
    "/agreements?from=2026-01-01&to=2027-01-01&sort=-ends",
    "/findings?severity=high&sort=vendor",
    "/findings?code=agreement-unsigned&category=hr&status=active&owner=Bo&sort=-since",
    "/findings?waived=1",
    "/journal?kind=vendor-added&user=1&vendor=1&from=2026-01-01&to=2027-01-01",
];

#[test]
fn a_failure_of_ours_shows_a_reference_and_nothing_else() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let database = app.registry().folder.path().join("avtal.db");
    let connection = rusqlite::Connection::open(database).expect("it opens");
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE entity;")
        .expect("it breaks");
    let page = admin.get("/settings");
    assert_eq!(
        (page.status, page.text("h1").as_str()),
        (500, "Something went wrong")
    );
    let text = page.text("main");
    assert!(text.contains("give the reference"), "{text}");
    assert!(
        !text.contains("entity") && !text.to_lowercase().contains("sql"),
        "{text}"
    );
}
