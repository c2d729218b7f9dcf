//! Signing in and out, sessions and their ends, the second step, one-time links, the first administrator.

use avtal::domain::access::UserRole;
use avtal::web::first::first_code;
use chrono::TimeDelta;

use crate::support::app::{Browser, PASSWORD, TestApp, email_of, name_of};
use crate::support::page::Page;

fn sign_in<'a>(browser: &'a Browser, email: &str, password: &str) -> Page<'a> {
    browser
        .get("/sign-in")
        .form("Sign in")
        .fill("E-mail", email)
        .fill("Password", password)
        .submit()
}

#[test]
fn a_user_signs_in_and_out() {
    let app = TestApp::new();
    app.user(UserRole::Legal);
    let browser = app.client();
    let page = sign_in(&browser, "LEIF.jurist@example.org", PASSWORD);
    assert_eq!((page.status, page.path.as_str()), (200, "/"));
    assert!(page.text(".who").contains("Leif Jurist"));
    let page = page.form("Sign out").submit();
    assert!(page.text("[role=status]").contains("You are signed out."));
    assert_eq!(browser.get_once("/account").status, 303);
}

#[test]
fn a_wrong_password_and_an_unknown_account_say_the_same() {
    let app = TestApp::new();
    app.user(UserRole::Legal);
    let browser = app.client();
    let wrong = sign_in(&browser, "leif.jurist@example.org", "fel lösenord här");
    let unknown = sign_in(&browser, "nobody@example.org", "fel lösenord här");
    assert_eq!((wrong.status, unknown.status), (422, 422));
    assert_eq!(wrong.text(".notice"), unknown.text(".notice"));
    assert_eq!(
        wrong.attribute("#email", "value"),
        "leif.jurist@example.org"
    );
    assert_eq!(wrong.attribute("#password", "value"), "");
}

#[test]
fn sign_in_leads_to_the_page_that_was_asked_for_and_nowhere_else() {
    let app = TestApp::new();
    app.user(UserRole::Admin);
    let email = email_of(&name_of(UserRole::Admin));
    let browser = app.client();
    let page = browser.get("/users?sort=name");
    assert_eq!(page.text("h1"), "Sign in");
    let page = page
        .form("Sign in")
        .fill("E-mail", &email)
        .fill("Password", PASSWORD)
        .submit();
    assert_eq!(page.path, "/users?sort=name");
    let browser = app.client();
    let page = browser
        .get("/sign-in?next=https://evil.example/")
        .form("Sign in")
        .fill("E-mail", &email)
        .fill("Password", PASSWORD)
        .submit();
    assert_eq!(page.path, "/");
}

#[test]
fn guessing_is_slowed_down_even_after_a_restart_and_for_unknown_accounts() {
    let app = TestApp::new();
    app.user(UserRole::Legal);
    for email in ["leif.jurist@example.org", "nobody@example.org"] {
        let browser = app.client();
        for _ in 0..8 {
            assert_eq!(sign_in(&browser, email, "fel lösenord här").status, 422);
        }
        // Another server on the same register: the counters are kept there.
        let browser = app.client();
        let page = sign_in(&browser, email, PASSWORD);
        assert_eq!(page.status, 429, "{email}");
        assert!(page.header("Retry-After").is_some());
        let mut elsewhere = app.client();
        elsewhere.address = "198.51.100.9:40000".to_owned();
        let expected = if email.starts_with("leif") { 200 } else { 422 };
        assert_eq!(sign_in(&elsewhere, email, PASSWORD).status, expected);
    }
    app.later(TimeDelta::minutes(16));
    let browser = app.client();
    assert_eq!(
        sign_in(&browser, "leif.jurist@example.org", PASSWORD).status,
        200
    );
}

#[test]
fn an_address_that_tries_many_accounts_is_slowed_down() {
    let app = TestApp::new();
    let browser = app.client();
    app.user(UserRole::Legal);
    for i in 0..50 {
        let email = format!("user{i}@example.org");
        assert_eq!(sign_in(&browser, &email, "fel lösenord här").status, 422);
    }
    assert_eq!(
        sign_in(&browser, "leif.jurist@example.org", PASSWORD).status,
        429
    );
}

#[test]
fn only_a_trusted_proxy_says_where_a_request_comes_from() {
    let forwarded = |address: &str| vec![("X-Forwarded-For".to_owned(), address.to_owned())];
    for (is_trusted, expected) in [(false, 429), (true, 200)] {
        let app = TestApp::new();
        let app = if is_trusted {
            app.behind("192.0.2.0/24")
        } else {
            app
        };
        app.user(UserRole::Legal);
        let mut browser = app.client();
        browser.headers = forwarded("203.0.113.1");
        for _ in 0..8 {
            sign_in(&browser, "leif.jurist@example.org", "fel lösenord här");
        }
        browser.headers = forwarded("203.0.113.2");
        let page = sign_in(&browser, "leif.jurist@example.org", PASSWORD);
        assert_eq!(page.status, expected);
    }
}

#[test]
fn a_session_ends_after_an_hour_without_use_and_after_twelve_in_any_case() {
    let app = TestApp::new();
    let browser = app.client_as(UserRole::Legal);
    app.later(TimeDelta::minutes(59));
    assert_eq!(browser.get_once("/account").status, 200);
    noted(&app);
    app.later(TimeDelta::minutes(59));
    assert_eq!(browser.get_once("/account").status, 200);
    app.later(TimeDelta::minutes(61));
    assert_eq!(browser.get_once("/account").status, 303);
    let browser = app.client_of(app.registry().read(|r| r.users())[0].id);
    for _ in 0..14 {
        app.later(TimeDelta::minutes(50));
        browser.get_once("/account");
        noted(&app);
    }
    app.later(TimeDelta::minutes(21));
    assert_eq!(browser.get_once("/account").status, 303);
}

/// Waits until what the server notes in passing has been noted: writes come one after the other.
fn noted(app: &TestApp) {
    app.registry().write(|_| Ok(()));
}

#[test]
fn signing_in_makes_a_new_session_and_ends_the_old_one() {
    let app = TestApp::new();
    let user = app.user(UserRole::Legal);
    let browser = app.client_of(user);
    let planted = browser.cookie_value("avtal-session").expect("a session");
    let token = browser
        .get("/account")
        .attribute("[name=form-token]", "value");
    let body = format!(
        "form-token={token}&email=leif.jurist@example.org&password=korallrev%20under%20bron"
    );
    assert_eq!(
        browser
            .post_from(Some("same-origin"), "/sign-in", &body)
            .status,
        303
    );
    assert_ne!(browser.cookie_value("avtal-session"), Some(planted.clone()));
    let thief = app.client();
    thief.cookie("avtal-session", &planted);
    assert_eq!(thief.get_once("/account").status, 303);
}

#[test]
fn a_new_password_or_role_ends_the_sessions_elsewhere() {
    let app = TestApp::new();
    let user = app.user(UserRole::Legal);
    let (here, there) = (app.client_of(user), app.client_of(user));
    let page = here
        .get("/account")
        .form("Change the password")
        .fill("Present password", PASSWORD)
        .fill("New password", "tolv gröna flaskor")
        .fill("New password again", "tolv gröna flaskor")
        .submit();
    assert!(
        page.text("[role=status]")
            .contains("The password is changed")
    );
    assert_eq!(there.get_once("/account").status, 303);
    assert_eq!(here.get_once("/account").status, 200);
    let admin = app.client_as(UserRole::Admin);
    let page = admin
        .get(&format!("/users/{}", user.0))
        .form("Save")
        .press("Auditor: reads everything, changes nothing")
        .submit();
    assert_eq!(page.path, "/users");
    assert_eq!(here.get_once("/account").status, 303);
}

#[test]
fn the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_hosts() {
    let app = TestApp::new().public("https://avtal.example.org");
    app.user(UserRole::Legal);
    let browser = app.client();
    let page = browser.get_once("/sign-in");
    let set = page.headers("Set-Cookie").join("\n");
    assert!(set.contains("__Host-avtal-visitor="), "{set}");
    for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(set.contains(part), "{set}");
    }
    assert!(!set.contains("Domain"), "{set}");
}

#[test]
fn the_first_administrator_needs_the_code_and_makes_the_page_go_away() {
    let app = TestApp::new();
    let store = app.registry().store.clone();
    let spent = first_code(&store, &app.clock())
        .expect("a code")
        .expect("nobody is there");
    let code = first_code(&store, &app.clock())
        .expect("a code")
        .expect("nobody is there");
    let browser = app.client();
    let page = browser.get("/");
    assert_eq!(page.text("h1"), "Create the first administrator");
    let fill = |page: Page<'_>, code: &str| {
        page.form("Create and sign in")
            .fill("One-time code", code)
            .fill("Your name", "Åsa Öberg")
            .fill("E-mail", "asa@example.org")
            .fill("Password", "korallrev under bron")
            .fill("Password again", "korallrev under bron")
            .submit()
            .body
    };
    let refused = String::from_utf8(fill(page, &spent)).expect("a page");
    assert!(refused.contains("That is not the code"), "{refused}");
    let welcome = fill(
        browser.get("/first"),
        &code.to_uppercase().replace('-', " "),
    );
    assert!(String::from_utf8_lossy(&welcome).contains("Welcome. The register is yours to fill."));
    assert!(browser.get("/").text(".who").contains("Åsa Öberg"));
    assert_eq!(app.client().get_once("/first").status, 404);
    assert_eq!(first_code(&store, &app.clock()).expect("it is read"), None);
}

#[test]
fn an_invitation_works_once_and_not_for_ever() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let page = admin
        .get("/users")
        .click("Add a user")
        .form("Add and make the link")
        .fill("Name", "Nils Ny")
        .fill("E-mail", "nils@example.org")
        .press("Procurement: adds vendors and agreements")
        .submit();
    let link = page
        .attribute("#link", "value")
        .replace("http://avtal.test", "");
    let browser = app.client();
    let short = browser
        .get(&link)
        .form("Save and sign in")
        .fill("Password", "kort")
        .fill("Password again", "kort")
        .submit();
    assert!(short.text(".problem").contains("At least 12 characters."));
    let page = short
        .form("Save and sign in")
        .fill("Password", "sju sjösjuka sjömän")
        .fill("Password again", "sju sjösjuka sjömän")
        .submit();
    assert!(page.text(".who").contains("Nils Ny"));
    assert_eq!(app.client().get(&link).status, 410);
    let page = admin
        .get("/users")
        .click("Nils Ny")
        .form("Make a link")
        .submit();
    let reset = page
        .attribute("#link", "value")
        .replace("http://avtal.test", "");
    assert_eq!(
        browser.get_once("/account").status,
        303,
        "signed out by the reset"
    );
    app.later(TimeDelta::days(8));
    assert_eq!(app.client().get(&reset).status, 410);
}

#[test]
fn a_disabled_user_is_out_at_once_and_cannot_come_back() {
    let app = TestApp::new();
    let user = app.user(UserRole::Legal);
    let browser = app.client_of(user);
    let admin = app.client_as(UserRole::Admin);
    let page = admin
        .get(&format!("/users/{}", user.0))
        .form("Disable")
        .submit();
    assert!(
        page.text("[role=status]")
            .contains("Leif Jurist is disabled")
    );
    assert_eq!(browser.get_once("/account").status, 303);
    let page = sign_in(&browser, "leif.jurist@example.org", PASSWORD);
    assert_eq!(page.status, 422);
}
