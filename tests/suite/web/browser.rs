//! Every page in a real browser, in both languages, light and dark, wide and narrow: nothing that axe-core
//! objects to, nothing wider than the window, nothing that the page's own policy blocks.

use avtal::domain::access::UserRole;
use avtal::domain::lang::Lang;
use avtal::web::access::{ACCESS, refusal};

use crate::support::app::TestApp;
use crate::support::window::Window;

/// The pages that a role may see, with the address of each.
fn pages(role: Option<UserRole>) -> Vec<String> {
    ACCESS
        .iter()
        .filter(|(method, path, audience)| {
            *method == "GET"
                && refusal(*audience, role).is_none()
                && !path.contains('.')
                && !path.starts_with("/static")
                && *path != "/account/stay"
        })
        .map(|(_, path, _)| super::access::address(path))
        .collect()
}

/// A register with a little of everything.
fn app() -> TestApp {
    let app = TestApp::new();
    let registry = app.registry();
    for name in ["Kvickprat AB", "Ängsbacka Drift", "Łódź Software Sp. z o.o."] {
        let vendor = registry.vendor(name);
        registry.agreement(vendor, "Personuppgiftsbiträdesavtal");
    }
    app
}

fn walk(role: Option<UserRole>, pages: Vec<String>) {
    let app = app();
    let session = role.map(|role| app.session_of(app.user(role)));
    let window = Window::open(&app);
    window.go("/sign-in");
    if let Some(session) = session {
        window.cookie("avtal-session", &session);
    }
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        window.cookie("avtal-lang", lang.code());
        if let Some(role) = role {
            app.speaks(role, lang);
        }
        for theme in ["light", "dark"] {
            window.cookie("avtal-theme", theme);
            for page in &pages {
                let name = format!(
                    "{}-{}-{}-{theme}",
                    role.map_or("anyone", UserRole::word),
                    page.trim_matches('/').replace('/', "_"),
                    lang.code()
                );
                window.size(1280, 900);
                window.go(page);
                for line in window.violations() {
                    wrong.push(format!("{name}: {line}"));
                }
                window.picture(&name);
                window.size(390, 844);
                let over = "return document.documentElement.scrollWidth - window.innerWidth";
                let over = window.script(over);
                if over.as_i64() > Some(0) {
                    wrong.push(format!("{name}: {over} px wider than 390"));
                }
                if theme == "light" {
                    window.picture(&format!("{name}-390"));
                }
            }
        }
    }
    window.close();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_before_sign_in_is_for_everyone_to_read() {
    walk(None, pages(None));
}

#[test]
fn every_page_of_the_register_is_for_everyone_to_read() {
    walk(Some(UserRole::Legal), pages(Some(UserRole::Legal)));
}

#[test]
fn every_page_of_the_administrator_is_for_everyone_to_read() {
    let seen = pages(Some(UserRole::Legal));
    let mut only_admin = pages(Some(UserRole::Admin));
    only_admin.retain(|page| !seen.contains(page));
    walk(Some(UserRole::Admin), only_admin);
}
