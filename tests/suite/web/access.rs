//! The table of routes: each route has a row, answers each role as the row says, and refuses what comes
//! without a token or from another site.

use std::collections::BTreeSet;

use avtal::domain::access::UserRole;
use avtal::web;
use avtal::web::access::{ACCESS, Audience, refusal};

use crate::support::app::TestApp;

/// An address that a route's pattern matches.
pub fn address(pattern: &str) -> String {
    pattern
        .split('/')
        .map(|part| match part {
            "<id>" | "<version>" | "<number>" => "1",
            part if part.starts_with('<') => "none",
            part => part,
        })
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let app = TestApp::new();
    let rocket = web::rocket(&app.config());
    let routes: BTreeSet<(String, String)> = rocket
        .routes()
        .map(|route| (route.method.to_string(), route.uri.path().to_owned()))
        .collect();
    let rows: BTreeSet<(String, String)> = ACCESS
        .iter()
        .map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned()))
        .collect();
    let without_row: Vec<_> = routes.difference(&rows).collect();
    let without_route: Vec<_> = rows.difference(&routes).collect();
    assert!(
        without_row.is_empty(),
        "routes without a row: {without_row:?}"
    );
    assert!(
        without_route.is_empty(),
        "rows without a route: {without_route:?}"
    );
}

#[test]
fn every_page_answers_every_role_as_its_row_says() {
    let app = TestApp::new();
    let mut browsers = vec![(None, app.client())];
    for &role in UserRole::ALL {
        browsers.push((Some(role), app.client_as(role)));
    }
    let vendor = app.registry().vendor("Kvickprat AB");
    app.registry()
        .agreement(vendor, "Personuppgiftsbiträdesavtal");
    for (method, path, audience) in ACCESS {
        if *method != "GET" {
            continue;
        }
        for (role, browser) in &browsers {
            let page = browser.get_once(&address(path));
            let found = page.status;
            match refusal(*audience, *role) {
                Some(status) => assert_eq!(found, status, "{path} for {role:?}"),
                None => assert!(
                    !matches!(found, 401 | 403 | 500..),
                    "{path} for {role:?}: {found}"
                ),
            }
        }
    }
}

#[test]
fn every_change_refuses_every_role_that_may_not_make_it() {
    let app = TestApp::new();
    for &role in UserRole::ALL {
        let browser = app.client_as(role);
        let token = browser
            .get("/account")
            .attribute("[name=form-token]", "value");
        for (method, path, audience) in ACCESS {
            let Some(status) = refusal(*audience, Some(role)) else {
                continue;
            };
            if *method == "POST" {
                let body = format!("form-token={token}");
                let page = browser.post_from(Some("same-origin"), &address(path), &body);
                assert_eq!(page.status, status, "{path} for {role:?}");
            }
        }
    }
}

#[test]
fn every_change_refuses_what_comes_without_a_token_or_from_another_site() {
    let app = TestApp::new();
    let before = app.registry().read(|reader| reader.users()).len();
    for &role in UserRole::ALL {
        let browser = app.client_as(role);
        let token = browser
            .get("/account")
            .attribute("[name=form-token]", "value");
        let with_token = format!("form-token={token}");
        for (method, path, audience) in ACCESS {
            if *method == "GET" || refusal(*audience, Some(role)).is_some() {
                continue;
            }
            assert_eq!(*method, "POST", "{path}: forms only post");
            for (site, body) in [
                (Some("same-origin"), ""),
                (Some("same-origin"), "form-token=wrong"),
                (None, ""),
                (Some("cross-site"), with_token.as_str()),
                (Some("same-site"), with_token.as_str()),
            ] {
                let page = browser.post_from(site, &address(path), body);
                // A form with files asks for another kind of body, and says so before it looks.
                assert!(
                    matches!(page.status, 403)
                        || (page.status == 400 && site != Some("cross-site")),
                    "{path} from {site:?} with “{body}”: {}",
                    page.status
                );
            }
        }
    }
    let after = app.registry().read(|reader| reader.users()).len();
    assert_eq!(before + UserRole::ALL.len(), after, "nothing was changed");
}

#[test]
fn an_old_browser_is_known_by_its_origin() {
    let app = TestApp::new();
    let mut browser = app.client_as(UserRole::Admin);
    let token = browser
        .get("/account")
        .attribute("[name=form-token]", "value");
    let body = format!("form-token={token}&theme=dark&back=/account");
    browser.headers = vec![("Origin".to_owned(), "http://evil.example".to_owned())];
    assert_eq!(browser.post_from(None, "/preferences", &body).status, 403);
    browser.headers = vec![("Origin".to_owned(), "http://avtal.test".to_owned())];
    assert_eq!(browser.post_from(None, "/preferences", &body).status, 303);
}

#[test]
fn a_page_that_a_role_may_not_know_looks_like_one_that_does_not_exist() {
    let app = TestApp::new();
    let browser = app.client_as(UserRole::Procurement);
    let hidden = browser.get("/users");
    let missing = browser.get("/nothing");
    assert_eq!((hidden.status, missing.status), (404, 404));
    assert_eq!(hidden.text("main"), missing.text("main"));
}

#[test]
fn nobody_is_offered_what_they_may_not_ask() {
    let app = TestApp::new();
    for &role in UserRole::ALL {
        let browser = app.client_as(role);
        let page = browser.get("/account");
        let html = page.html();
        let links = scraper::Selector::parse("nav a[href]").expect("a selector");
        for link in html.select(&links) {
            let href = link.value().attr("href").unwrap_or_default();
            assert_eq!(browser.get(href).status, 200, "{href} for {role:?}");
        }
        let audience = ACCESS.iter().find(|row| row.1 == "/users").map(|row| row.2);
        assert!(matches!(audience, Some(Audience::Hidden(_))));
    }
}
