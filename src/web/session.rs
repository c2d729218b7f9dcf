//! Sessions: a random token in a cookie, its digest in the store. A session ends when nothing has happened
//! for an hour, after twelve hours in any case, at sign-out, and when the user's password, role or status
//! changes. Signing in always makes a new one.

use chrono::{DateTime, TimeDelta, Utc};
use rocket::http::CookieJar;
use rocket::tokio;

use crate::store::session::{NewSession, Session};
use crate::store::user::UserId;

use super::cookie;
use super::problem::WebError;
use super::state::WebState;
use super::token::{self, Digest32};
use super::visit::Visit;

/// A session ends when nothing has happened for so long.
const IDLE: TimeDelta = TimeDelta::minutes(60);
/// A session ends after so long in any case.
const LONGEST: TimeDelta = TimeDelta::hours(12);
/// A session's use is noted at most so often.
const NOTED: TimeDelta = TimeDelta::minutes(1);

/// Begins a session for a user and ends the one that the browser had.
///
/// # Errors
/// As the store says.
pub async fn begin(visit: &Visit, jar: &CookieJar<'_>, user: UserId) -> Result<(), WebError> {
    let state = visit.state()?;
    let token = token::random();
    let old = visit.member.as_ref().map(|member| member.session);
    let new = NewSession {
        hash: token::digest(&token),
        user,
        now: visit.now.timestamp(),
        idle_until: (visit.now + IDLE).timestamp(),
        until: (visit.now + LONGEST).timestamp(),
        address: visit
            .address
            .map_or_else(String::new, |address| address.to_string()),
        agent: visit.browser.clone(),
    };
    visit
        .write(move |writer| {
            if let Some(old) = old {
                writer.end_session(&old)?;
            }
            writer.begin_session(&new)
        })
        .await?;
    cookie::set(jar, state, cookie::SESSION, token);
    cookie::remove(jar, state, cookie::VISITOR);
    Ok(())
}

/// Ends the browser's session.
///
/// # Errors
/// As the store says.
pub async fn end(visit: &Visit, jar: &CookieJar<'_>) -> Result<(), WebError> {
    if let Some(member) = &visit.member {
        let hash = member.session;
        visit.write(move |writer| writer.end_session(&hash)).await?;
    }
    cookie::remove(jar, visit.state()?, cookie::SESSION);
    Ok(())
}

/// Notes that a session is in use, at most once a minute and without making the page wait; gives when it
/// ends if nothing more happens.
pub(super) fn touch(
    state: &WebState,
    session: &Session,
    hash: Digest32,
    now: DateTime<Utc>,
) -> DateTime<Utc> {
    let instant = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or(now);
    let until = instant(session.until);
    if now - instant(session.seen) < NOTED {
        return instant(session.idle_until).min(until);
    }
    let idle_until = now + IDLE;
    let store = state.store.clone();
    let (actor, at) = super::visit::nobody(now);
    tokio::spawn(async move {
        let noted = store
            .write(actor, at, move |writer| {
                writer.touch_session(&hash, now.timestamp(), idle_until.timestamp())
            })
            .await;
        if let Err(error) = noted {
            tracing::warn!(%error, "the use of a session was not noted");
        }
    });
    idle_until.min(until)
}
