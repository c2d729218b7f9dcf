//! The first page of an empty register: it makes the first administrator, for whoever has the one-time code
//! that the server printed on its terminal. Once there is a user the page does not exist.

use askama::Template;
use rocket::http::CookieJar;
use rocket::{Route, get, post, routes};

use chrono::TimeDelta;

use crate::domain::access::UserRole;
use crate::domain::draft::user::UserDraft;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::user::{TokenPurpose, UserFacts, UserStatus};

use super::answer::{Answer, Reply};
use super::config::Clock;
use super::form::{Control, Field, FormView};
use super::password;
use super::posted::Posted;
use super::problem::WebError;
use super::session;
use super::throttle::Attempt;
use super::token;
use super::visit::{Visit, nobody};

/// How long the code works: until the next start, a week at most.
const CODE_WORKS: TimeDelta = TimeDelta::days(7);

/// The routes of the first page.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show, create]
}

/// Makes the one-time code of an empty register, to be printed on the terminal; `None` where there are users.
/// An earlier code stops working.
///
/// # Errors
/// As the store says.
pub fn first_code(store: &Store, clock: &Clock) -> Result<Option<String>, StoreError> {
    if store.read_blocking(|reader| reader.n_users())? > 0 {
        return Ok(None);
    }
    let code = token::readable(4);
    let hash = token::digest(&token::normal(&code));
    let now = clock.now();
    let until = (now + CODE_WORKS).timestamp();
    let (actor, at) = nobody(now);
    store.write_blocking(actor, at, move |writer| {
        writer.add_token(TokenPurpose::Setup, None, &hash, until)
    })?;
    Ok(Some(code))
}

#[derive(Template)]
#[template(path = "sign_in/first.html")]
struct FirstPage {
    visit: Visit,
    form: FormView,
}

fn first_form(visit: &Visit) -> FormView {
    FormView::new(visit, "first")
        .field(Field::text("code").required().max(60).autocomplete("off"))
        .field(Field::text("name").required().max(200).autocomplete("name"))
        .field(
            Field::new("email", Control::Line("email"))
                .required()
                .max(254)
                .autocomplete("username"),
        )
        .field(new_password(visit, "password"))
        .field(
            Field::new("again", Control::Line("password"))
                .required()
                .max(200)
                .autocomplete("new-password"),
        )
}

/// The field for a new password, with the rule as its hint.
pub(super) fn new_password(visit: &Visit, name: &'static str) -> Field {
    let mut field = Field::new(name, Control::Line("password"))
        .required()
        .max(200)
        .autocomplete("new-password");
    let least = i64::try_from(password::LEAST).unwrap_or(i64::MAX);
    field.hint = Some(visit.tn("password-hint", &least));
    field
}

/// Puts at the fields of a form what is wrong with a new password.
pub(super) fn check_password(form: &mut FormView, posted: &Posted, name: &str, email: &str) {
    let new = posted.raw("password");
    if new.is_empty() {
        return;
    }
    if let Err(problem) = password::check(new, name, email) {
        form.problem("password", problem.text_key(), &[]);
    } else if new != posted.raw("again") {
        form.problem("again", "password-differ", &[]);
    }
}

async fn is_empty(visit: &Visit) -> Result<(), WebError> {
    match visit.read(|reader| reader.n_users()).await? {
        0 => Ok(()),
        _ => Err(WebError::NotFound),
    }
}

#[get("/first")]
async fn show(visit: Visit) -> Reply {
    is_empty(&visit).await?;
    let form = first_form(&visit);
    Answer::page(&FirstPage { visit, form })
}

#[post("/first", data = "<posted>")]
async fn create(visit: Visit, jar: &CookieJar<'_>, posted: Posted) -> Reply {
    is_empty(&visit).await?;
    let attempt = Attempt::new("first", visit.address);
    attempt.check(&visit).await?;
    let draft = UserDraft {
        name: posted.get("name").to_owned(),
        email: posted.get("email").to_owned(),
        role: UserRole::Admin.word().to_owned(),
    };
    let mut form = first_form(&visit).fill(&posted);
    form.check();
    let read = draft.read();
    if form.is_good()
        && let Err(problems) = &read
    {
        form.told(problems);
    }
    check_password(&mut form, &posted, &draft.name, &draft.email);
    let hash = token::digest(&token::normal(posted.get("code")));
    let now = visit.now.timestamp();
    let fits = visit
        .read(move |reader| reader.token(&hash, now))
        .await?
        .is_some_and(|token| token.purpose == TokenPurpose::Setup);
    if !fits && !posted.get("code").is_empty() {
        attempt.was_wrong(&visit).await?;
        form.problem("code", "first-code-wrong", &[]);
    }
    let Some(parts) = read.ok().filter(|_| form.is_good()) else {
        return Answer::invalid(&FirstPage { visit, form });
    };
    let facts = UserFacts {
        email: parts.email,
        name: parts.name,
        role: parts.role,
        status: UserStatus::Active,
        lang: Some(visit.lang),
    };
    let password = visit
        .state()?
        .hashing
        .hash(posted.raw("password").to_owned())
        .await?;
    let user = visit
        .write(move |writer| {
            // Used up in the same transaction, so that two who come at once do not both get in.
            if writer.use_token(&hash, now)?.is_none() {
                return Err(StoreError::NotFound("token"));
            }
            let user = writer.add_user(&facts)?;
            writer.set_password(user, &password)?;
            Ok(user)
        })
        .await?;
    session::begin(&visit, jar, user).await?;
    Ok(Answer::to("/").saying("flash-welcome", &[]))
}
