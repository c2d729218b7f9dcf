//! What a request may fail with, and the page that says so: title, message, the way on, and for failures
//! of ours a reference that the log has too. One page for every kind of failure, from handlers, guards
//! and Rocket itself. The cause never reaches the page.

use askama::Template;
use rocket::http::{Header, Status};
use rocket::response::{self, Responder, Response};
use rocket::{Catcher, Request, catch, catchers};

use crate::domain::access::Action;
use crate::store::error::StoreError;

use super::answer::html;
use super::visit::Visit;

/// Why a request is not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// Nobody is signed in, or the session has ended.
    #[error("not signed in")]
    SignIn,
    /// The form did not come from a page of ours, or the page was too old.
    #[error("cross-site or stale form")]
    Stale,
    /// The role may see that the thing exists but not do this to it.
    #[error("forbidden")]
    Forbidden,
    /// There is no such thing, or the role may not know of it.
    #[error("not found")]
    NotFound,
    /// The request makes no sense and came from no form of ours.
    #[error("bad request")]
    Bad,
    /// Someone else changed the thing meanwhile.
    #[error("changed by someone else meanwhile")]
    Conflict,
    /// A value that must be unique is taken; which one.
    #[error("taken: {0}")]
    Taken(&'static str),
    /// The rules of the register forbid the step; the key of the sentence that says why.
    #[error("rule: {0}")]
    Rule(&'static str),
    /// More was sent than is accepted.
    #[error("too large")]
    TooLarge,
    /// Too many tries; the number of seconds until the next one counts.
    #[error("too many tries, wait {0} s")]
    Throttled(u64),
    /// The queue is full.
    #[error("busy")]
    Busy,
    /// The data folder takes nothing more; the key says what to do.
    #[error("not writable: {0}")]
    Unwritable(&'static str),
    /// A failure of ours; the text is for the log.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> WebError {
        match error {
            StoreError::NotFound(_) => WebError::NotFound,
            StoreError::Conflict { .. } => WebError::Conflict,
            StoreError::Taken(what) => WebError::Taken(what),
            StoreError::Rule(key) => WebError::Rule(key),
            StoreError::Busy => WebError::Busy,
            // The place in a list comes from the address, where anyone may write.
            StoreError::Value(what) if what == "cursor" => WebError::Bad,
            // What a person can put right is said; the finding says it too.
            StoreError::Upload(_)
            | StoreError::DocumentChanged(_)
            | StoreError::DocumentLost(_) => WebError::Rule(error.text_key()),
            StoreError::DiskFull | StoreError::ReadOnly(_) => {
                tracing::error!(cause = %error, "the data folder takes nothing more");
                WebError::Unwritable(error.text_key())
            }
            other => WebError::Internal(other.to_string()),
        }
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> WebError {
        WebError::Internal(format!("template: {error}"))
    }
}

impl WebError {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            WebError::SignIn => Status::Unauthorized,
            WebError::Stale | WebError::Forbidden => Status::Forbidden,
            WebError::NotFound => Status::NotFound,
            WebError::Bad => Status::BadRequest,
            WebError::Conflict | WebError::Taken(_) | WebError::Rule(_) => Status::Conflict,
            WebError::TooLarge => Status::PayloadTooLarge,
            WebError::Throttled(_) => Status::TooManyRequests,
            WebError::Busy => Status::ServiceUnavailable,
            WebError::Unwritable(_) => Status::InsufficientStorage,
            WebError::Internal(_) => Status::InternalServerError,
        }
    }

    /// Remembers what the page needs and gives the status that leads to it.
    pub(super) fn remember(self, request: &Request<'_>) -> Status {
        let status = self.status();
        let mut trace = Trace::default();
        match &self {
            WebError::Internal(cause) => {
                let reference = super::token::reference();
                tracing::error!(reference, cause, "a request failed");
                trace.reference = Some(reference);
            }
            WebError::Rule(key) | WebError::Unwritable(key) => trace.message_key = Some(key),
            WebError::Stale => trace.is_stale = true,
            WebError::Throttled(seconds) => trace.wait_seconds = Some(*seconds),
            _ => {}
        }
        request.local_cache(|| trace);
        status
    }
}

impl<'r> Responder<'r, 'static> for WebError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        Err(self.remember(request))
    }
}

/// What the page of a failure knows beyond its status.
#[derive(Default)]
struct Trace {
    reference: Option<String>,
    is_stale: bool,
    message_key: Option<&'static str>,
    wait_seconds: Option<u64>,
}

#[derive(Template)]
#[template(path = "layout/problem.html")]
struct ProblemPage {
    visit: Visit,
    title: String,
    message: String,
    reference: Option<String>,
    may_read: bool,
}

/// The catcher of every failure.
#[must_use]
pub fn catchers() -> Vec<Catcher> {
    catchers![problem]
}

#[catch(default)]
async fn problem(status: Status, request: &Request<'_>) -> Result<Drawn, Status> {
    let trace = request.local_cache(Trace::default);
    let visit = Visit::of(request)
        .await
        .unwrap_or_else(|_| Visit::bare(request));
    if status == Status::Unauthorized {
        let next = if request.method() == rocket::http::Method::Get {
            visit.query.whole()
        } else {
            String::new()
        };
        let response = Response::build()
            .status(Status::SeeOther)
            .header(Header::new("Location", super::sign_in::address(&next)))
            .finalize();
        return Ok(Drawn(response));
    }
    let key = match status.code {
        400 | 422 => "failure-bad",
        403 if trace.is_stale => "failure-stale",
        403 => "failure-forbidden",
        404 => "failure-not-found",
        409 if trace.message_key.is_some() => "failure-rule",
        409 => "failure-conflict",
        413 => "failure-too-large",
        429 => "failure-throttled",
        503 => "failure-busy",
        507 => "failure-unwritable",
        _ => "failure-internal",
    };
    let may_read = visit.may(Action::Read);
    let wait_seconds = trace.wait_seconds;
    let wait_minutes = i64::try_from(wait_seconds.unwrap_or(60).div_ceil(60)).unwrap_or(1);
    let page = ProblemPage {
        title: visit.t(&format!("{key}-title")),
        message: match trace.message_key {
            Some(message_key) => visit.t(message_key),
            None => visit.tn(&format!("{key}-message"), &wait_minutes),
        },
        visit,
        reference: trace.reference.clone(),
        may_read,
    };
    let body = page.render().map_err(|_| Status::InternalServerError)?;
    let mut response = html(status, body);
    if status == Status::ServiceUnavailable {
        response.set_header(Header::new("Retry-After", "5"));
    }
    if let Some(seconds) = wait_seconds {
        response.set_header(Header::new("Retry-After", seconds.to_string()));
    }
    Ok(Drawn(response))
}

/// A finished response; Rocket's own is not a responder.
struct Drawn(Response<'static>);

impl<'r> Responder<'r, 'static> for Drawn {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Ok(self.0)
    }
}
