//! One-time links, for a new user's first password and for one who has lost theirs. The token stands in the
//! address and only its digest in the store; the page that opens it uses nothing up, the choice does.

use askama::Template;
use rocket::http::CookieJar;
use rocket::{Route, get, post, routes};

use crate::store::error::StoreError;
use crate::store::user::{TokenPurpose, User, UserStatus};

use super::answer::{Answer, Reply};
use super::first::{check_password, new_password};
use super::form::{Control, Field, FormView};
use super::posted::Posted;
use super::problem::WebError;
use super::session;
use super::throttle::Attempt;
use super::token;
use super::visit::Visit;

/// The routes of the links.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show, choose]
}

#[derive(Template)]
#[template(path = "sign_in/link.html")]
struct LinkPage {
    visit: Visit,
    form: FormView,
    token: String,
    title: String,
    lead: String,
    email: String,
}

#[derive(Template)]
#[template(path = "sign_in/spent.html")]
struct SpentPage {
    visit: Visit,
}

/// Whose link it is and what it is for; `None` where it no longer works.
async fn find(visit: &Visit, token: &str) -> Result<Option<(TokenPurpose, User)>, WebError> {
    let attempt = Attempt::new("link", visit.address);
    attempt.check(visit).await?;
    let hash = token::digest(token);
    let now = visit.now.timestamp();
    let found = visit
        .read(move |reader| {
            let Some(token) = reader.token(&hash, now)? else {
                return Ok(None);
            };
            let Some(user) = token.user else {
                return Ok(None);
            };
            Ok(reader.user(user)?.map(|user| (token.purpose, user)))
        })
        .await?
        .filter(|(_, user)| user.facts.status != UserStatus::Disabled);
    if found.is_none() {
        attempt.was_wrong(visit).await?;
    }
    Ok(found)
}

fn page(visit: Visit, form: FormView, token: &str, purpose: TokenPurpose, user: &User) -> LinkPage {
    let word = match purpose {
        TokenPurpose::Invite | TokenPurpose::Setup => "invite",
        TokenPurpose::Reset => "reset",
    };
    LinkPage {
        title: visit.t(&format!("link-title-{word}")),
        lead: visit.t1(&format!("link-lead-{word}"), "name", &user.facts.name),
        email: user.facts.email.clone(),
        token: token.to_owned(),
        visit,
        form,
    }
}

fn link_form(visit: &Visit) -> FormView {
    FormView::new(visit, "link")
        .field(new_password(visit, "password"))
        .field(
            Field::new("again", Control::Line("password"))
                .required()
                .max(200)
                .autocomplete("new-password"),
        )
}

#[get("/link/<token>")]
async fn show(visit: Visit, token: &str) -> Reply {
    match find(&visit, token).await? {
        Some((purpose, user)) => {
            let form = link_form(&visit);
            Answer::page(&page(visit, form, token, purpose, &user))
        }
        None => Answer::page_with(rocket::http::Status::Gone, &SpentPage { visit }),
    }
}

#[post("/link/<token>", data = "<posted>")]
async fn choose(visit: Visit, jar: &CookieJar<'_>, token: &str, posted: Posted) -> Reply {
    let Some((purpose, user)) = find(&visit, token).await? else {
        return Answer::page_with(rocket::http::Status::Gone, &SpentPage { visit });
    };
    let mut form = link_form(&visit).fill(&posted);
    form.check();
    check_password(&mut form, &posted, &user.facts.name, &user.facts.email);
    if !form.is_good() {
        return Answer::invalid(&page(visit, form, token, purpose, &user));
    }
    let password = visit
        .state()?
        .hashing
        .hash(posted.raw("password").to_owned())
        .await?;
    let (id, hash, now) = (user.id, token::digest(token), visit.now.timestamp());
    visit
        .write(move |writer| {
            // Used up in the same transaction, so that the link works once.
            if writer.use_token(&hash, now)?.is_none() {
                return Err(StoreError::NotFound("token"));
            }
            writer.set_password(id, &password)?;
            if purpose == TokenPurpose::Reset {
                writer.set_recovery_codes(id, &[])?;
                writer.set_second_factor(id, None)?;
            }
            Ok(())
        })
        .await?;
    session::begin(&visit, jar, id).await?;
    Ok(Answer::to("/"))
}
