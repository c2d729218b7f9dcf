//! E-mail: the administrator's page of mails that were given up, wait or went out, with a trial; and how often a user wants
//! a digest, on the account page. Sending itself happens beside the server.

use askama::Template;
use rocket::{Route, get, post, routes};

use crate::domain::mail::{DigestEvery, MailState};
use crate::jobs::mail::post::{Post, Security};
use crate::jobs::mail::{Wording, write_trial};
use crate::store::mail::{Mail, MailId};

use super::answer::{Answer, Reply};
use super::form::{Field, FormView};
use super::guard::{Administer, Can, Read};
use super::posted::Posted;
use super::problem::WebError;
use super::visit::Visit;
use super::words::choices;

/// Mails on the page.
const SHOWN: u32 = 50;

/// The routes of mail.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![list, again, trial, choose]
}

#[derive(Template)]
#[template(path = "settings/mail.html")]
struct MailPage {
    visit: Visit,
    /// How mail leaves, where it does.
    way: Option<String>,
    rows: Vec<MailRow>,
}

/// One mail as the page shows it.
struct MailRow {
    id: i64,
    subject: String,
    recipient: String,
    state: String,
    tone: &'static str,
    made: String,
    note: String,
    error: String,
    is_sendable: bool,
}

fn row(visit: &Visit, mail: &Mail) -> MailRow {
    let time = |seconds: i64| {
        chrono::DateTime::from_timestamp(seconds, 0)
            .map_or_else(String::new, |instant| visit.time(&instant))
    };
    let tries = visit.tn("mail-tries", &i64::from(mail.n_tries));
    let note = match (mail.sent_at, mail.next_try) {
        (Some(at), _) => visit.t1("mail-sent-at", "time", &time(at)),
        (None, Some(_)) if mail.n_tries == 0 => String::new(),
        (None, Some(at)) => format!("{tries}. {}", visit.t1("mail-next-try", "time", &time(at))),
        (None, None) => tries,
    };
    MailRow {
        id: mail.id.0,
        subject: mail.subject.clone(),
        recipient: mail.recipient.clone(),
        state: visit.t(mail.state.text_key()),
        tone: match mail.state {
            MailState::Failed => "bad",
            MailState::Waiting => "warn",
            MailState::Sent => "good",
        },
        made: time(mail.made_at),
        note,
        error: mail.error.clone().unwrap_or_default(),
        is_sendable: mail.state == MailState::Failed
            || (mail.state == MailState::Waiting && mail.n_tries > 0),
    }
}

/// How mail leaves.
fn way(visit: &Visit, post: &Post) -> String {
    let key = match post.security() {
        Security::StartTls => "mail-way-starttls",
        Security::Tls => "mail-way-tls",
        Security::None => "mail-way-none",
    };
    let args = [
        ("server", post.server().into()),
        ("from", post.from().into()),
        ("security", visit.t(key).into()),
    ];
    visit.text("mail-way", &args)
}

#[get("/settings/mail")]
async fn list(can: Can<Administer>) -> Reply {
    let mails = can.read(|reader| reader.mails(SHOWN)).await?;
    let post = can.state()?.post.clone();
    Answer::page(&MailPage {
        way: post.map(|post| way(&can, &post)),
        rows: mails.iter().map(|mail| row(&can, mail)).collect(),
        visit: can.visit,
    })
}

#[post("/settings/mail/<id>/again", data = "<_posted>")]
async fn again(can: Can<Administer>, id: i64, _posted: Posted) -> Reply {
    can.write(move |writer| writer.mail_again(MailId(id)))
        .await?;
    Ok(Answer::to("/settings/mail").saying("flash-mail-again", &[]))
}

/// A mail to oneself, to see whether it arrives.
#[post("/settings/mail/trial", data = "<_posted>")]
async fn trial(can: Can<Administer>, _posted: Posted) -> Reply {
    let post = can.state()?.post.clone();
    let Some(post) = post else {
        return Err(WebError::Rule("mail-not-set-up"));
    };
    let wording = Wording {
        base_url: Some(can.base_url()),
        domain: post.domain().to_owned(),
        at_any_hour: true,
    };
    let (user, lang) = (can.member.user.clone(), can.lang);
    let address = user.facts.email.clone();
    can.write(move |writer| write_trial(writer, &user, lang, &wording))
        .await?;
    Ok(Answer::to("/settings/mail").saying("flash-mail-trial", &[("address", address)]))
}

/// The form of the account page: how often one wants a digest.
pub(super) fn digest_form(visit: &Visit, every: DigestEvery) -> FormView {
    FormView::new(visit, "digest")
        .field(Field::select("every", choices::<DigestEvery>(visit)).required())
        .value("every", every.word())
}

#[post("/account/digest", data = "<posted>")]
async fn choose(can: Can<Read>, posted: Posted) -> Reply {
    let every = DigestEvery::from_word(posted.get("every")).ok_or(WebError::Bad)?;
    let user = can.member.user.id;
    can.write(move |writer| writer.set_digest_every(user, every))
        .await?;
    Ok(Answer::to("/account").saying("flash-digest", &[]))
}
