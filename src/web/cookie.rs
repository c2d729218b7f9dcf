//! The four cookies: session, visitor (what the forms of people who are not signed in hang on), language
//! and theme, and the one that carries a message over a redirect. All are `HttpOnly`, and under TLS
//! `Secure` with the `__Host-` prefix, so that no neighbouring host can set them.

use rocket::http::{Cookie, CookieJar, SameSite};
use rocket::time::Duration;

use super::state::WebState;
use super::token;

/// The session's token.
pub const SESSION: &str = "avtal-session";
/// A random token for the forms of people who are not signed in.
pub const VISITOR: &str = "avtal-visitor";
/// The language before sign-in.
pub const LANG: &str = "avtal-lang";
/// The theme.
pub const THEME: &str = "avtal-theme";
/// The name that a visitor of a data room gave, with the number of the room.
pub const ROOM: &str = "avtal-room";
/// What the page before had to say.
pub const FLASH: &str = "avtal-flash";

fn full_name(state: &WebState, name: &str) -> String {
    if state.is_secure {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

fn build(state: &WebState, name: &str, value: String) -> Cookie<'static> {
    Cookie::build((full_name(state, name), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(state.is_secure)
        .build()
}

/// The value of a cookie.
#[must_use]
pub fn get(jar: &CookieJar<'_>, state: &WebState, name: &str) -> Option<String> {
    jar.get(&full_name(state, name))
        .map(|cookie| cookie.value().to_owned())
}

/// Sets a cookie that ends with the browser.
pub fn set(jar: &CookieJar<'_>, state: &WebState, name: &str, value: String) {
    jar.add(build(state, name, value));
}

/// Sets a cookie that stays for a year.
pub fn keep(jar: &CookieJar<'_>, state: &WebState, name: &str, value: String) {
    let mut cookie = build(state, name, value);
    cookie.set_max_age(Duration::days(365));
    jar.add(cookie);
}

/// Removes a cookie.
pub fn remove(jar: &CookieJar<'_>, state: &WebState, name: &str) {
    jar.remove(build(state, name, String::new()));
}

/// The visitor's token, made where there is none.
#[must_use]
pub fn visitor(jar: &CookieJar<'_>, state: &WebState) -> String {
    if let Some(value) = get(jar, state, VISITOR).filter(|value| value.len() == 43) {
        return value;
    }
    let value = token::random();
    set(jar, state, VISITOR, value.clone());
    value
}
