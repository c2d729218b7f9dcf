//! Signing in and out: the password, the second step where the user has one, and the session. What is said
//! when it fails does not tell whether the account exists, and takes as long either way.

use askama::Template;
use rocket::http::CookieJar;
use rocket::{Route, get, post, routes};

use crate::store::user::{Credentials, UserStatus};

use super::answer::{Answer, Reply, is_local};
use super::cookie;
use super::factor;
use super::form::{Control, Field, FormView};
use super::posted::Posted;
use super::query::encoded;
use super::session;
use super::throttle::Attempt;
use super::token;
use super::visit::Visit;

/// The routes of signing in and out.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show, sign_in, show_code, enter_code, sign_out]
}

/// The address of the sign-in page that leads on to another page of ours.
#[must_use]
pub fn address(next: &str) -> String {
    if next == "/" || !is_local(next) {
        "/sign-in".to_owned()
    } else {
        format!("/sign-in?next={}", encoded(next))
    }
}

/// Where a sign-in leads: the page that was asked for, or the start.
fn destination(next: &str) -> String {
    if is_local(next) {
        next.to_owned()
    } else {
        "/".to_owned()
    }
}

#[derive(Template)]
#[template(path = "sign_in/show.html")]
struct SignInPage {
    visit: Visit,
    form: FormView,
    next: String,
}

fn sign_in_form(visit: &Visit) -> FormView {
    FormView::new(visit, "sign-in")
        .field(
            Field::new("email", Control::Line("email"))
                .required()
                .max(254)
                .autocomplete("username"),
        )
        .field(
            Field::new("password", Control::Line("password"))
                .required()
                .max(200)
                .autocomplete("current-password"),
        )
}

/// The sign-in page; in an empty register the page that makes the first administrator.
#[get("/sign-in")]
async fn show(visit: Visit) -> Reply {
    let next = visit.query.get("next").unwrap_or_default().to_owned();
    if visit.member.is_some() {
        return Ok(Answer::to(destination(&next)));
    }
    if visit.read(|reader| reader.n_users()).await? == 0 {
        return Ok(Answer::to("/first"));
    }
    let form = sign_in_form(&visit);
    Answer::page(&SignInPage { visit, form, next })
}

#[post("/sign-in", data = "<posted>")]
async fn sign_in(visit: Visit, jar: &CookieJar<'_>, posted: Posted) -> Reply {
    let next = posted.get("next").to_owned();
    let email = posted.get("email").to_owned();
    let mut form = sign_in_form(&visit).fill(&posted);
    form.check();
    if !form.is_good() {
        return Answer::invalid(&SignInPage { visit, form, next });
    }
    let attempt = Attempt::new(&email, visit.address);
    attempt.check(&visit).await?;
    let found: Option<Credentials> = visit
        .read(move |reader| reader.credentials(&email))
        .await?
        .filter(|found| found.user.facts.status == UserStatus::Active);
    let hash = found.as_ref().and_then(|found| found.password.clone());
    let is_right = visit
        .state()?
        .hashing
        .verify(posted.raw("password").to_owned(), hash)
        .await?;
    let Some(found) = found.filter(|_| is_right) else {
        attempt.was_wrong(&visit).await?;
        form.problem("email", "sign-in-wrong", &[]);
        return Answer::invalid(&SignInPage { visit, form, next });
    };
    if found.totp_secret.is_some() {
        let state = visit.state()?;
        let visitor = token::digest(&cookie::visitor(jar, state));
        state.await_code(visitor, found.user.id, visit.now);
        return Ok(Answer::to(format!("/sign-in/code?next={}", encoded(&next))));
    }
    attempt.was_right(&visit).await?;
    session::begin(&visit, jar, found.user.id).await?;
    Ok(Answer::to(destination(&next)))
}

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct CodePage {
    visit: Visit,
    form: FormView,
    next: String,
}

fn code_form(visit: &Visit) -> FormView {
    FormView::new(visit, "sign-in").field(
        Field::text("code")
            .required()
            .max(40)
            .width("short")
            .autocomplete("one-time-code"),
    )
}

/// The second step.
#[get("/sign-in/code")]
fn show_code(visit: Visit, jar: &CookieJar<'_>) -> Reply {
    let state = visit.state()?;
    let visitor = token::digest(&cookie::visitor(jar, state));
    if state.awaited(&visitor, visit.now).is_none() {
        return Ok(Answer::to("/sign-in"));
    }
    let form = code_form(&visit);
    let next = visit.query.get("next").unwrap_or_default().to_owned();
    Answer::page(&CodePage { visit, form, next })
}

#[post("/sign-in/code", data = "<posted>")]
async fn enter_code(visit: Visit, jar: &CookieJar<'_>, posted: Posted) -> Reply {
    let next = posted.get("next").to_owned();
    let state = visit.state()?.clone();
    let visitor = token::digest(&cookie::visitor(jar, &state));
    let found = match state.awaited(&visitor, visit.now) {
        Some(user) => {
            visit
                .read(move |reader| reader.credentials_of(user))
                .await?
        }
        None => None,
    };
    let Some(found) = found.filter(|found| found.user.facts.status == UserStatus::Active) else {
        return Ok(Answer::to(address(&next)).saying("flash-code-late", &[]));
    };
    let attempt = Attempt::new(&found.user.facts.email, visit.address);
    attempt.check(&visit).await?;
    if !factor::accepts(&visit, &found, posted.get("code")).await? {
        state.wrong_code(&visitor);
        attempt.was_wrong(&visit).await?;
        let mut form = code_form(&visit);
        form.problem("code", "sign-in-code-wrong", &[]);
        return Answer::invalid(&CodePage { visit, form, next });
    }
    state.forget_code(&visitor);
    attempt.was_right(&visit).await?;
    session::begin(&visit, jar, found.user.id).await?;
    Ok(Answer::to(destination(&next)))
}

#[post("/sign-out", data = "<_posted>")]
async fn sign_out(visit: Visit, jar: &CookieJar<'_>, _posted: Posted) -> Reply {
    session::end(&visit, jar).await?;
    Ok(Answer::to("/sign-in").saying("flash-signed-out", &[]))
}
