//! One's own account: language and theme, password, second step, and where one is signed in. Also the
//! switches at the foot of every page, which work before sign-in too.

use askama::Template;
use rocket::http::{CookieJar, Status};
use rocket::{Route, get, post, routes};

use crate::domain::lang::Lang;
use crate::domain::mail::DigestEvery;
use crate::store::session::Session;

use super::answer::{Answer, Reply, is_local};
use super::cookie;
use super::feed::FeedSection;
use super::first::{check_password, new_password};
use super::form::{Control, Field, FormView};
use super::guard::SignedIn;
use super::mail::digest_form;
use super::posted::Posted;
use super::problem::WebError;
use super::session;
use super::theme::Theme;
use super::throttle::Attempt;
use super::visit::{Member, Visit};

/// The routes of the account.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show, prefer, change_password, end_sessions, stay]
}

#[derive(Template)]
#[template(path = "account/show.html")]
struct AccountPage {
    visit: Visit,
    member: Member,
    password: FormView,
    factor: FormView,
    feed: FeedSection,
    digest: FormView,
    /// Whether the server sends mail.
    has_mail: bool,
    sessions: Vec<SessionRow>,
    n_codes: i64,
}

/// Forms of the page that come back with messages; those that do not are as the register has them.
#[derive(Default)]
pub(super) struct Told {
    pub(super) password: Option<FormView>,
    pub(super) factor: Option<FormView>,
    pub(super) feed: Option<FormView>,
}

/// One session as the page shows it.
struct SessionRow {
    browser: String,
    address: String,
    began: String,
    seen: String,
    is_this: bool,
}

fn password_form(visit: &Visit) -> FormView {
    FormView::new(visit, "account")
        .field(present_password("present"))
        .field(new_password(visit, "password"))
        .field(
            Field::new("again", Control::Line("password"))
                .required()
                .max(200)
                .autocomplete("new-password"),
        )
}

fn present_password(name: &'static str) -> Field {
    Field::new(name, Control::Line("password"))
        .required()
        .max(200)
        .autocomplete("current-password")
}

/// The form that turns the second step off.
pub(super) fn factor_form(visit: &Visit) -> FormView {
    FormView::new(visit, "account").field(present_password("factor-password"))
}

/// The page again, with what is wrong with one of its forms.
pub(super) async fn invalid(signed_in: SignedIn, told: Told) -> Reply {
    page(signed_in, Status::UnprocessableEntity, told).await
}

async fn page(signed_in: SignedIn, status: Status, told: Told) -> Reply {
    let SignedIn { visit, member } = signed_in;
    let (user, now) = (member.user.id, visit.now.timestamp());
    let (sessions, n_codes, feed, every) = visit
        .read(move |reader| {
            Ok((
                reader.sessions_of(user, now)?,
                reader.n_recovery_codes(user)?,
                reader.feed_of(user)?,
                reader.digest_every(user)?,
            ))
        })
        .await?;
    let sessions = sessions
        .iter()
        .map(|session| row(&visit, &member, session))
        .collect();
    Answer::page_with(
        status,
        &AccountPage {
            password: told.password.unwrap_or_else(|| password_form(&visit)),
            factor: told.factor.unwrap_or_else(|| factor_form(&visit)),
            feed: FeedSection::new(&visit, feed.as_ref(), told.feed),
            digest: digest_form(&visit, every.unwrap_or(DigestEvery::Daily)),
            has_mail: visit.state()?.post.is_some(),
            sessions,
            n_codes,
            visit,
            member,
        },
    )
}

fn row(visit: &Visit, member: &Member, session: &Session) -> SessionRow {
    let time = |seconds| {
        chrono::DateTime::from_timestamp(seconds, 0)
            .map_or_else(String::new, |instant| visit.time(&instant))
    };
    SessionRow {
        browser: short_browser(&session.agent),
        address: session.address.clone(),
        began: time(session.began),
        seen: time(session.seen),
        is_this: session.hash == member.session,
    }
}

/// The browser and the system, from what the browser says of itself.
fn short_browser(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 5] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => agent.chars().take(40).collect(),
    }
}

#[get("/account")]
async fn show(signed_in: SignedIn) -> Reply {
    page(signed_in, Status::Ok, Told::default()).await
}

/// Keeps the session alive; the page's script asks when the user says so.
#[get("/account/stay")]
fn stay(_signed_in: SignedIn) -> Status {
    Status::NoContent
}

/// The switches at the foot of every page, and those of the account.
#[post("/preferences", data = "<posted>")]
async fn prefer(visit: Visit, jar: &CookieJar<'_>, posted: Posted) -> Reply {
    let state = visit.state()?.clone();
    if let Some(theme) = Theme::from_word(posted.get("theme")) {
        cookie::keep(jar, &state, cookie::THEME, theme.word().to_owned());
    }
    if let Some(lang) = Lang::from_code(posted.get("lang")) {
        cookie::keep(jar, &state, cookie::LANG, lang.code().to_owned());
        if let Some(user) = visit.user_id() {
            visit
                .write(move |writer| writer.set_user_lang(user, lang))
                .await?;
        }
    }
    let back = posted.get("back");
    Ok(Answer::to(if is_local(back) { back } else { "/" }))
}

/// Whether the present password is right; wrong ones are counted.
pub(super) async fn is_present(
    visit: &Visit,
    member: &Member,
    password: &str,
) -> Result<bool, WebError> {
    let attempt = Attempt::new(&member.user.facts.email, visit.address);
    attempt.check(visit).await?;
    let user = member.user.id;
    let found = visit
        .read(move |reader| reader.credentials_of(user))
        .await?;
    let is_right = visit
        .state()?
        .hashing
        .verify(password.to_owned(), found.and_then(|found| found.password))
        .await?;
    if !is_right {
        attempt.was_wrong(visit).await?;
    }
    Ok(is_right)
}

#[post("/account/password", data = "<posted>")]
async fn change_password(signed_in: SignedIn, jar: &CookieJar<'_>, posted: Posted) -> Reply {
    let mut form = password_form(&signed_in).fill(&posted);
    form.check();
    let facts = &signed_in.member.user.facts;
    check_password(&mut form, &posted, &facts.name, &facts.email);
    let present = posted.raw("present");
    if !present.is_empty() && !is_present(&signed_in, &signed_in.member, present).await? {
        form.problem("present", "password-wrong", &[]);
    }
    if !form.is_good() {
        let told = Told {
            password: Some(form),
            ..Told::default()
        };
        return invalid(signed_in, told).await;
    }
    let hash = signed_in
        .state()?
        .hashing
        .hash(posted.raw("password").to_owned())
        .await?;
    let user = signed_in.member.user.id;
    signed_in
        .write(move |writer| writer.set_password(user, &hash))
        .await?;
    session::begin(&signed_in, jar, user).await?;
    Ok(Answer::to("/account").saying("flash-password-changed", &[]))
}

#[post("/account/sessions/end", data = "<_posted>")]
async fn end_sessions(signed_in: SignedIn, jar: &CookieJar<'_>, _posted: Posted) -> Reply {
    let user = signed_in.member.user.id;
    signed_in
        .write(move |writer| writer.end_sessions(user))
        .await?;
    session::begin(&signed_in, jar, user).await?;
    Ok(Answer::to("/account").saying("flash-sessions-ended", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_as_people_name_it() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
        assert_eq!(short_browser(chrome), "Chrome, Linux");
        assert_eq!(short_browser("curl/8.0"), "curl/8.0");
    }
}
