//! One's own account: the second step, recovery codes, sessions, language and theme.

use avtal::domain::access::UserRole;
use avtal::web::factor;
use chrono::TimeDelta;

use crate::support::app::{Browser, PASSWORD, TestApp};
use crate::support::page::Page;

/// The code that an app shows for a secret now.
fn code(app: &TestApp, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).expect("base32");
    let totp = totp_rs::Builder::new()
        .with_secret(secret)
        .build()
        .expect("the usual kind of code");
    let seconds = u64::try_from(app.clock().now().timestamp()).expect("after 1970");
    totp.generate(seconds).to_string()
}

/// Turns the second step on; gives the secret and the recovery codes.
fn turn_on(app: &TestApp, browser: &Browser) -> (String, Vec<String>) {
    let page = browser.get("/account").click("Turn on");
    let secret = page.attribute("[name=secret]", "value");
    assert!(page.has(".qr svg"), "there is a picture to scan");
    let page = page
        .form("Turn on")
        .fill("Code", &code(app, &secret))
        .submit();
    let codes: Vec<String> = page.text(".codes li").lines().map(str::to_owned).collect();
    assert_eq!(codes.len(), 10, "{}", page.text("main"));
    (secret, codes)
}

fn password_step(browser: &Browser) -> Page<'_> {
    browser
        .get("/sign-in")
        .form("Sign in")
        .fill("E-mail", "leif.jurist@example.org")
        .fill("Password", PASSWORD)
        .submit()
}

#[test]
fn with_the_second_step_on_a_code_is_asked_for_and_works_once() {
    let app = TestApp::new();
    let (secret, _) = turn_on(&app, &app.client_as(UserRole::Legal));
    let used = code(&app, &secret);
    let browser = app.client();
    let page = password_step(&browser);
    assert_eq!(page.text("h1"), "Enter your code");
    assert_eq!(browser.get_once("/account").status, 303, "not in yet");
    let page = page.form("Sign in").fill("Code", &used).submit();
    assert_eq!(page.status, 422, "the code that turned it on is spent");
    app.later(TimeDelta::seconds(30));
    let page = page
        .form("Sign in")
        .fill("Code", &code(&app, &secret))
        .submit();
    assert!(page.text(".who").contains("Leif Jurist"));
}

#[test]
fn a_recovery_code_signs_in_once() {
    let app = TestApp::new();
    let (_, codes) = turn_on(&app, &app.client_as(UserRole::Legal));
    for expected in [200, 422] {
        let browser = app.client();
        let typed = codes[3].to_uppercase();
        let page = password_step(&browser)
            .form("Sign in")
            .fill("Code", &typed)
            .submit();
        assert_eq!(page.status, expected);
        if expected == 200 {
            assert!(
                browser
                    .get("/account")
                    .text("main")
                    .contains("9 recovery codes left")
            );
        }
    }
}

#[test]
fn after_five_wrong_codes_the_password_is_asked_for_again() {
    let app = TestApp::new();
    turn_on(&app, &app.client_as(UserRole::Legal));
    let browser = app.client();
    let mut page = password_step(&browser);
    for _ in 0..4 {
        page = page.form("Sign in").fill("Code", "000000").submit();
    }
    let page = page.form("Sign in").fill("Code", "000000").submit();
    let page = page.form("Sign in").fill("Code", "000000").submit();
    assert_eq!(page.path, "/sign-in");
}

#[test]
fn the_second_step_is_turned_off_with_the_password() {
    let app = TestApp::new();
    let browser = app.client_as(UserRole::Legal);
    turn_on(&app, &browser);
    let page = browser
        .get("/account")
        .form("Turn off")
        .fill("Your password", "fel lösenord")
        .submit();
    assert_eq!(page.status, 422);
    let page = page
        .form("Turn off")
        .fill("Your password", PASSWORD)
        .submit();
    assert!(
        page.text("[role=status]")
            .contains("Two-step sign-in is off.")
    );
    assert_eq!(factor::new_codes().len(), 10);
}

#[test]
fn language_and_theme_stay_as_chosen() {
    let app = TestApp::new();
    let browser = app.client();
    app.user(UserRole::Legal);
    let page = browser.get("/sign-in").form("Svenska").submit();
    assert_eq!(
        (
            page.text("h1").as_str(),
            page.attribute("html", "lang").as_str()
        ),
        ("Logga in", "sv")
    );
    let page = page.form("Mörkt").submit();
    assert_eq!(page.attribute("html", "data-theme"), "dark");
    let browser = app.client_of(app.registry().read(|r| r.users())[0].id);
    let page = browser.get("/account").form("Svenska").submit();
    assert_eq!(page.text("h1"), "Ditt konto");
    assert_eq!(page.path, "/account", "one stays where one was");
}

#[test]
fn before_sign_in_the_browser_says_the_language() {
    let app = TestApp::new();
    app.user(UserRole::Legal);
    let mut browser = app.client();
    browser.headers = vec![(
        "Accept-Language".to_owned(),
        "fi, sv-FI;q=0.9, en;q=0.8".to_owned(),
    )];
    assert_eq!(browser.get("/sign-in").text("h1"), "Logga in");
}

#[test]
fn one_signs_out_everywhere_else() {
    let app = TestApp::new();
    let user = app.user(UserRole::Legal);
    let (here, there) = (app.client_of(user), app.client_of(user));
    let page = here
        .get("/account")
        .form("Sign out everywhere else")
        .submit();
    assert!(
        page.text("[role=status]")
            .contains("signed out everywhere else")
    );
    assert_eq!(here.get_once("/account").status, 200);
    assert_eq!(there.get_once("/account").status, 303);
}
