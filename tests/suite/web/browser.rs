//! Every page in a real browser, in both languages, light and dark, wide and narrow: nothing that axe-core
//! objects to, nothing wider than the window, nothing that the page's own policy blocks.

use avtal::domain::access::UserRole;
use avtal::domain::change_notice::{ChangeLine, ChangeNoticeFacts};
use avtal::domain::lang::Lang;
use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::transfer::Mechanism;
use avtal::web::access::{ACCESS, refusal};

use crate::support::app::{PASSWORD, TestApp};
use crate::support::window::Window;
use crate::transfer::rests_on;

/// The pages that a role may see, with the address of each.
fn pages(role: Option<UserRole>) -> Vec<String> {
    ACCESS
        .iter()
        .filter(|(method, path, audience)| {
            *method == "GET"
                && refusal(*audience, role).is_none()
                && !path.contains('.')
                && !path.starts_with("/static")
                && !path.starts_with("/export/")
                && *path != "/account/stay"
        })
        .map(|(_, path, _)| super::access::address(path))
        .collect()
}

/// A register with a little of everything.
fn app() -> TestApp {
    let app = TestApp::new();
    let registry = app.registry();
    for name in [
        "Kvickprat AB",
        "Ängsbacka Drift",
        "Łódź Software Sp. z o.o.",
    ] {
        let vendor = registry.vendor(name);
        registry.agreement(vendor, "Personuppgiftsbiträdesavtal");
        let engaged = SubProcessorFacts {
            name: "Molnio Inc.".to_owned(),
            countries: ["US".to_owned()].into(),
            ..SubProcessorFacts::default()
        };
        let announced = ChangeNoticeFacts {
            received_on: registry.at.day,
            lines: vec![ChangeLine {
                name: "Ordkvarnen GmbH".to_owned(),
                countries: ["IN".to_owned()].into(),
                ..ChangeLine::default()
            }],
            ..ChangeNoticeFacts::default()
        };
        let itself = rests_on(Mechanism::Dpf, None, None);
        registry.write(move |w| {
            w.add_sub_processor(vendor, None, &engaged)?;
            w.record_transfer(vendor, &itself)?;
            w.receive_change_notice(vendor, &announced).map(drop)
        });
    }
    app
}

fn walk(app: &TestApp, role: Option<UserRole>, pages: &[String]) {
    let session = role.map(|role| app.session_of(app.user(role)));
    let window = Window::open(app);
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
            for page in pages {
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
    let app = app();
    walk(&app, None, &["/first".to_owned()]);
    app.user(UserRole::Legal);
    let mut pages = pages(None);
    pages.retain(|page| page != "/first" && page != "/sign-in/code");
    pages.push("/nothing".to_owned());
    walk(&app, None, &pages);
}

#[test]
fn every_page_of_the_register_is_for_everyone_to_read() {
    let mut pages = pages(Some(UserRole::Legal));
    let before = super::browser::pages(None);
    pages.retain(|page| !before.contains(page));
    pages.push("/nothing".to_owned());
    walk(&app(), Some(UserRole::Legal), &pages);
}

#[test]
fn every_page_of_the_administrator_is_for_everyone_to_read() {
    let seen = pages(Some(UserRole::Legal));
    let mut only_admin = pages(Some(UserRole::Admin));
    only_admin.retain(|page| !seen.contains(page));
    walk(&app(), Some(UserRole::Admin), &only_admin);
}

#[test]
fn a_wrong_password_puts_the_keyboard_at_the_message_and_the_right_one_lets_in() {
    let app = TestApp::new();
    app.user(UserRole::Legal);
    let window = Window::open(&app);
    let sign_in = |password: &str| {
        window.go("/sign-in");
        window.fill("email", "leif.jurist@example.org");
        window.fill("password", password);
        window.press("main button");
    };
    sign_in("fel lösenord här");
    window.awaits("#problems:focus");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.picture("sign-in-problem");
    sign_in(PASSWORD);
    window.arrives("/");
    window.go("/account/second-step");
    window.fill("code", "000000");
    window.press("main button");
    window.awaits("#problems:focus");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.picture("factor-problem");
    window.press(".switch [value=dark]");
    window.awaits("html[data-theme=dark]");
    window.close();
}
