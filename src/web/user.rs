//! The administrator's page of users: who may sign in and as what, invitations and resets by one-time link,
//! and the end of an account. Never sees a password.

use askama::Template;
use chrono::TimeDelta;
use rocket::{Route, get, post, routes};

use crate::domain::access::UserRole;
use crate::domain::day::Day;
use crate::domain::draft::user::UserDraft;
use crate::store::error::StoreError;
use crate::store::user::{TokenPurpose, User, UserFacts, UserId, UserStatus};

use super::answer::{Answer, Reply};
use super::form::{Choice, Control, Field, FormView, Markup};
use super::guard::{Administer, Can};
use super::list::{Tone, mark};
use super::posted::Posted;
use super::problem::WebError;
use super::token;
use super::visit::Visit;

/// How long an invitation or reset link works.
const LINK_WORKS: TimeDelta = TimeDelta::days(7);

/// The routes of the users.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![list, new, create, edit, update, link, set_status]
}

#[derive(Template)]
#[template(path = "user/list.html")]
struct UserListPage {
    visit: Visit,
    users: Vec<UserRow>,
}

/// One user as the list shows it.
struct UserRow {
    href: String,
    name: String,
    email: String,
    role: String,
    status: Markup,
    factor: String,
    last: String,
    is_you: bool,
}

#[get("/users")]
async fn list(can: Can<Administer>) -> Reply {
    let users = can.read(|reader| reader.users()).await?;
    let users = users.iter().map(|user| row(&can, user)).collect();
    Answer::page(&UserListPage {
        visit: can.visit,
        users,
    })
}

fn row(visit: &Visit, user: &User) -> UserRow {
    let last = user
        .last_sign_in
        .and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0))
        .map_or_else(|| visit.t("user-never"), |instant| visit.time(&instant));
    UserRow {
        href: address(user.id),
        name: user.facts.name.clone(),
        email: user.facts.email.clone(),
        role: visit.t(user.facts.role.text_key()),
        status: status_mark(visit, user.facts.status),
        factor: visit.t(if user.has_second_factor {
            "user-factor-on"
        } else {
            "user-factor-off"
        }),
        last,
        is_you: visit.user_id() == Some(user.id),
    }
}

fn address(user: UserId) -> String {
    format!("/users/{}", user.0)
}

fn status_mark(visit: &Visit, status: UserStatus) -> Markup {
    let tone = match status {
        UserStatus::Invited => Tone::Note,
        UserStatus::Active => Tone::Good,
        UserStatus::Disabled => Tone::Quiet,
    };
    mark(tone, &visit.t(status.text_key()))
}

#[derive(Template)]
#[template(path = "user/form.html")]
struct UserFormPage {
    visit: Visit,
    title: String,
    form: FormView,
    /// The user that is changed; `None` for a new one.
    user: Option<User>,
    status: Markup,
    is_you: bool,
}

fn user_form(visit: &Visit) -> FormView {
    let roles = UserRole::ALL
        .iter()
        .map(|role| Choice::new(role.word(), visit.t(&format!("{}-does", role.text_key()))))
        .collect();
    FormView::new(visit, "user")
        .field(Field::text("name").required().max(200).autocomplete("off"))
        .field(
            Field::new("email", Control::Line("email"))
                .required()
                .max(254)
                .autocomplete("off"),
        )
        .field(Field::new("role", Control::Radios(roles)).required())
        .field(Field::new("last-day", Control::Line("date")))
}

fn form_page(visit: Visit, form: FormView, user: Option<User>) -> UserFormPage {
    let title = match &user {
        Some(user) => visit.t1("user-change-title", "name", &user.facts.name),
        None => visit.t("user-new-title"),
    };
    UserFormPage {
        title,
        form,
        status: user.as_ref().map_or_else(
            || Markup(String::new()),
            |user| status_mark(&visit, user.facts.status),
        ),
        is_you: user.as_ref().map(|user| user.id) == visit.user_id(),
        user,
        visit,
    }
}

#[get("/users/new")]
fn new(can: Can<Administer>) -> Reply {
    let form = user_form(&can).value("role", UserRole::Procurement.word());
    Answer::page(&form_page(can.visit, form, None))
}

/// The facts that a form says; what is wrong is put at its fields.
fn facts(form: &mut FormView, posted: &Posted, before: Option<&User>) -> Option<UserFacts> {
    let draft = UserDraft {
        name: posted.get("name").to_owned(),
        email: posted.get("email").to_owned(),
        role: posted.get("role").to_owned(),
    };
    match draft.read() {
        Ok(parts) => Some(UserFacts {
            email: parts.email,
            name: parts.name,
            role: parts.role,
            status: before.map_or(UserStatus::Invited, |user| user.facts.status),
            lang: before.and_then(|user| user.facts.lang),
        }),
        Err(problems) => {
            form.told(&problems);
            None
        }
    }
}

/// The last day that a form says; what is wrong is put at its field.
fn last_day(form: &mut FormView, posted: &Posted, today: Day) -> Option<Day> {
    let typed = posted.get("last-day");
    let day = typed.parse::<Day>().ok();
    if day.is_none() && !typed.is_empty() {
        form.problem("last-day", "problem-not-a-day", &[]);
    } else if day.is_some_and(|day| day < today) {
        form.problem("last-day", "user-last-day-past", &[]);
    }
    day
}

/// Puts at a field what the register says against a change; other failures stay failures.
fn refusal(form: &mut FormView, error: WebError) -> Result<(), WebError> {
    match error {
        WebError::Taken(_) => form.problem("email", "user-taken", &[]),
        WebError::Rule(key) => form.problem("role", key, &[]),
        other => return Err(other),
    }
    Ok(())
}

#[post("/users", data = "<posted>")]
async fn create(can: Can<Administer>, posted: Posted) -> Reply {
    let mut form = user_form(&can).fill(&posted);
    let end = last_day(&mut form, &posted, can.today);
    let facts = facts(&mut form, &posted, None);
    let Some(facts) = facts.filter(|_| form.is_good()) else {
        return Answer::invalid(&form_page(can.visit, form, None));
    };
    let made = make_link(&can, TokenPurpose::Invite, move |writer| {
        let id = writer.add_user(&facts)?;
        writer.set_user_end(id, end)?;
        Ok(id)
    })
    .await;
    match made {
        Ok(page) => Answer::page(&page),
        Err(error) => {
            refusal(&mut form, error)?;
            Answer::invalid(&form_page(can.visit, form, None))
        }
    }
}

async fn find(visit: &Visit, id: i64) -> Result<User, WebError> {
    visit
        .read(move |reader| reader.user(UserId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

#[get("/users/<id>", rank = 2)]
async fn edit(can: Can<Administer>, id: i64) -> Reply {
    let (user, end) = can
        .read(move |reader| Ok((reader.user(UserId(id))?, reader.user_end(UserId(id))?)))
        .await?;
    let user = user.ok_or(WebError::NotFound)?;
    let form = user_form(&can)
        .value(
            "last-day",
            end.map(|day| day.to_string()).unwrap_or_default(),
        )
        .value("row", user.row.to_string())
        .value("name", &user.facts.name)
        .value("email", &user.facts.email)
        .value("role", user.facts.role.word());
    Answer::page(&form_page(can.visit, form, Some(user)))
}

#[post("/users/<id>", data = "<posted>", rank = 2)]
async fn update(can: Can<Administer>, id: i64, posted: Posted) -> Reply {
    let user = find(&can, id).await?;
    let mut form = user_form(&can).fill(&posted);
    let is_own_role =
        can.user_id() == Some(user.id) && posted.get("role") != UserRole::Admin.word();
    if is_own_role {
        form.problem("role", "user-own-role", &[]);
    }
    let kept = can.read(move |reader| reader.user_end(UserId(id))).await?;
    let is_kept = kept.is_some_and(|day| day.to_string() == posted.get("last-day"));
    let end = match is_kept {
        true => kept,
        false => last_day(&mut form, &posted, can.today),
    };
    let facts = facts(&mut form, &posted, Some(&user));
    let Some(facts) = facts.filter(|_| form.is_good()) else {
        return Answer::invalid(&form_page(can.visit, form, Some(user)));
    };
    let row = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let name = facts.name.clone();
    let changed = can
        .write(move |writer| {
            writer.change_user(UserId(id), row, &facts)?;
            writer.set_user_end(UserId(id), end)
        })
        .await;
    if let Err(error) = changed {
        refusal(&mut form, error)?;
        return Answer::invalid(&form_page(can.visit, form, Some(user)));
    }
    Ok(Answer::to("/users").saying("flash-user-changed", &[("name", name)]))
}

#[derive(Template)]
#[template(path = "user/link.html")]
struct LinkPage {
    visit: Visit,
    title: String,
    lead: String,
    link: String,
}

/// A new one-time link: an invitation while the user has no password, a reset afterwards.
#[post("/users/<id>/link", data = "<_posted>")]
async fn link(can: Can<Administer>, id: i64, _posted: Posted) -> Reply {
    let user = find(&can, id).await?;
    let (purpose, is_reset) = match user.facts.status {
        UserStatus::Invited => (TokenPurpose::Invite, false),
        UserStatus::Active => (TokenPurpose::Reset, true),
        UserStatus::Disabled => return Err(WebError::NotFound),
    };
    let page = make_link(&can, purpose, move |writer| {
        if is_reset {
            writer.end_sessions(user.id)?;
        }
        Ok(user.id)
    })
    .await?;
    Answer::page(&page)
}

/// Makes a link for the user whom `who` gives, in the same transaction; the token is in the page and nowhere else.
async fn make_link(
    can: &Can<Administer>,
    purpose: TokenPurpose,
    who: impl FnOnce(&mut crate::store::writer::Writer<'_>) -> Result<UserId, StoreError>
    + Send
    + 'static,
) -> Result<LinkPage, WebError> {
    let token = token::random();
    let hash = token::digest(&token);
    let until = can.now + LINK_WORKS;
    let user = can
        .write(move |writer| {
            let id = who(writer)?;
            writer.add_token(purpose, Some(id), &hash, until.timestamp())?;
            writer.user(id)
        })
        .await?
        .ok_or(WebError::NotFound)?;
    let key = match purpose {
        TokenPurpose::Reset => "user-link-reset-lead",
        TokenPurpose::Invite | TokenPurpose::Setup => "user-link-invite-lead",
    };
    let base = can.base_url();
    Ok(LinkPage {
        visit: can.visit.clone(),
        title: can.t1("user-link-title", "name", &user.facts.name),
        lead: can.text(
            key,
            &[
                ("name", user.facts.name.as_str().into()),
                ("until", can.time(&until).into()),
            ],
        ),
        link: format!("{base}/link/{token}"),
    })
}

/// Ends an account or opens it again.
#[post("/users/<id>/status", data = "<posted>")]
async fn set_status(can: Can<Administer>, id: i64, posted: Posted) -> Reply {
    let user = find(&can, id).await?;
    let (status, key) = match posted.get("status") {
        "disabled" => (UserStatus::Disabled, "flash-user-disabled"),
        "active" => (UserStatus::Active, "flash-user-enabled"),
        _ => return Err(WebError::Bad),
    };
    if can.user_id() == Some(user.id) {
        return Err(WebError::Forbidden);
    }
    let row = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let name = user.facts.name.clone();
    let facts = UserFacts {
        status,
        ..user.facts
    };
    can.write(move |writer| {
        // Who never chose a password is invited again, not active.
        let has_password = writer
            .credentials_of(user.id)?
            .is_some_and(|found| found.password.is_some());
        let facts = UserFacts {
            status: if status == UserStatus::Active && !has_password {
                UserStatus::Invited
            } else {
                status
            },
            ..facts
        };
        writer.change_user(user.id, row, &facts)
    })
    .await?;
    Ok(Answer::to("/users").saying(key, &[("name", name)]))
}
