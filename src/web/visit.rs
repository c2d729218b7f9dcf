//! One request as pages and handlers see it: who asks, in which language and theme, what day it is, and
//! the way to the register. Made once a request, from two cookies and at most two queries; every guard and
//! every template takes it from here. Knows nothing of what pages show.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rocket::Request;
use rocket::http::Status;
use rocket::outcome::Outcome;
use rocket::request::{self, FromRequest};

use crate::domain::access::{Action, UserRole, may};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;
use crate::store::actor::{Actor, At, Via};
use crate::store::error::StoreError;
use crate::store::reader::Reader;
use crate::store::user::{User, UserId};
use crate::store::writer::Writer;

use super::answer::Flash;
use super::cookie;
use super::problem::WebError;
use super::query::Query;
use super::session;
use super::state::WebState;
use super::theme::Theme;
use super::token::{self, Digest32};

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Member {
    /// The user.
    pub user: User,
    /// The digest of the session's token.
    pub session: Digest32,
    /// The open reminders of the user; counted up to one more than the menu shows.
    pub n_reminders: u32,
    /// When the session ends if nothing is done.
    pub idle_end: DateTime<Utc>,
}

/// One request. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

/// What a visit knows; reached by dereferencing [`Visit`].
pub struct Inner {
    /// The language of the answer.
    pub lang: Lang,
    /// The theme of the page.
    pub theme: Theme,
    /// Path and query string.
    pub query: Query,
    /// The instant at which the request came.
    pub now: DateTime<Utc>,
    /// That instant's day in the registry's time zone.
    pub today: Day,
    /// The registry's time zone.
    pub zone: Tz,
    /// The settings of the registry.
    pub settings: Settings,
    /// Who is signed in.
    pub member: Option<Member>,
    /// What the page before had to say.
    pub flash: Option<Flash>,
    /// Where the request comes from.
    pub address: Option<IpAddr>,
    /// The browser's name for itself, at most 200 characters.
    pub browser: String,
    /// The `Host` that the browser asked, as it says.
    pub(super) host: String,
    pub(super) form_token: String,
    pub(super) state: Option<WebState>,
    pub(super) n_queries: AtomicUsize,
}

impl Deref for Visit {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Visit {
    /// The visit of a request, made on the first call.
    ///
    /// # Errors
    /// When the register cannot be read; the page of the failure is then shown with [`Visit::bare`].
    pub async fn of(request: &Request<'_>) -> Result<Visit, Status> {
        let made: &Result<Visit, Status> = request
            .local_cache_async(async {
                Visit::make(request)
                    .await
                    .map_err(|error| error.remember(request))
            })
            .await;
        made.clone()
    }

    /// The visit of a request if it has been made: for the log.
    pub(super) fn made(request: &Request<'_>) -> Option<Visit> {
        request
            .local_cache(|| Err::<Visit, Status>(Status::InternalServerError))
            .clone()
            .ok()
    }

    async fn make(request: &Request<'_>) -> Result<Visit, WebError> {
        let state = request
            .rocket()
            .state::<WebState>()
            .ok_or_else(|| WebError::Internal("no state is managed".to_owned()))?
            .clone();
        let now = state.clock.now();
        let session_token = cookie::get(request.cookies(), &state, cookie::SESSION);
        let digest = session_token.as_deref().map(token::digest);
        let (settings, found, n_reminders, n) = state
            .store
            .read(move |reader| {
                let (settings, found, n_reminders) =
                    reader.settings_and_session(digest.as_ref(), now.timestamp())?;
                Ok((settings, found, n_reminders, reader.n_queries()))
            })
            .await?;
        let (today, zone) = day_in(&settings, now);
        if found.is_some() {
            let at = At {
                instant: now,
                day: today,
            };
            state.store.see_day(at).await?;
        }
        let member = match (found, digest) {
            (Some(found), Some(digest)) => Some(Member {
                idle_end: session::touch(&state, &found, digest, now),
                user: found.user,
                n_reminders,
                session: digest,
            }),
            _ => None,
        };
        let base = match (&member, session_token) {
            (Some(_), Some(session_token)) => session_token,
            _ => cookie::visitor(request.cookies(), &state),
        };
        let preferred = cookie::get(request.cookies(), &state, cookie::LANG)
            .as_deref()
            .and_then(Lang::from_code);
        let lang = member
            .as_ref()
            .and_then(|member| member.user.facts.lang)
            .or(preferred)
            .or_else(|| browser_lang(request))
            .unwrap_or(settings.lang);
        Ok(Visit(Arc::new(Inner {
            lang,
            theme: theme(request, &state),
            query: Query::of(request.uri()),
            now,
            today,
            zone,
            settings,
            member,
            flash: Flash::take(request.cookies(), &state),
            address: super::address::client_address(request, &state.trusted_proxies),
            browser: browser_name(request),
            host: host(request),
            form_token: token::form_token(&base),
            state: Some(state),
            n_queries: AtomicUsize::new(n),
        })))
    }

    /// A visit without the register, for the page that says that it cannot be read.
    #[must_use]
    pub fn bare(request: &Request<'_>) -> Visit {
        let settings = Settings::default();
        let now = DateTime::UNIX_EPOCH;
        Visit(Arc::new(Inner {
            lang: browser_lang(request).unwrap_or_default(),
            theme: Theme::Auto,
            query: Query::of(request.uri()),
            now,
            today: now.date_naive(),
            zone: Tz::UTC,
            settings,
            member: None,
            flash: None,
            address: None,
            browser: String::new(),
            host: host(request),
            form_token: String::new(),
            state: None,
            n_queries: AtomicUsize::new(0),
        }))
    }

    /// Reads the register on the lane of pages; the statements are counted for this request.
    ///
    /// # Errors
    /// As the store says; a full queue is [`WebError::Busy`].
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, WebError> {
        let (value, n) = self
            .state()?
            .store
            .read(move |reader| {
                let value = read(reader)?;
                Ok((value, reader.n_queries()))
            })
            .await?;
        self.n_queries.fetch_add(n, Ordering::Relaxed);
        Ok(value)
    }

    /// Reads the register on the slow lane: papers, exports, whole-register work.
    ///
    /// # Errors
    /// As [`Visit::read`].
    pub async fn read_slow<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, WebError> {
        Ok(self.state()?.store.read_slow(read).await?)
    }

    /// Changes the register in one transaction, in the name of whoever is signed in.
    ///
    /// # Errors
    /// As the store says; nothing has then been changed.
    pub async fn write<T: Send + 'static>(
        &self,
        write: impl FnOnce(&mut Writer) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, WebError> {
        Ok(self
            .state()?
            .store
            .write(self.actor(), self.at(), write)
            .await?)
    }

    /// What the server keeps beside the register.
    ///
    /// # Errors
    /// On a bare visit.
    pub fn state(&self) -> Result<&WebState, WebError> {
        self.state
            .as_ref()
            .ok_or_else(|| WebError::Internal("the register cannot be read".to_owned()))
    }

    /// Who is written into the journal for what this request changes.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match &self.member {
            Some(member) => Actor {
                user: Some(member.user.id),
                name: member.user.facts.name.clone(),
                via: Via::Web,
            },
            None => nobody(self.now).0,
        }
    }

    /// The instant of the request with its day in the registry's zone.
    #[must_use]
    pub fn at(&self) -> At {
        At {
            instant: self.now,
            day: self.today,
        }
    }

    /// Whether whoever asks may do an action.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.role().is_some_and(|role| may(role, action))
    }

    /// The role of whoever is signed in.
    #[must_use]
    pub fn role(&self) -> Option<UserRole> {
        self.member.as_ref().map(|member| member.user.facts.role)
    }

    /// The number of whoever is signed in.
    #[must_use]
    pub fn user_id(&self) -> Option<UserId> {
        self.member.as_ref().map(|member| member.user.id)
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Visit {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Visit, ()> {
        match Visit::of(request).await {
            Ok(visit) => Outcome::Success(visit),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

/// Who acts, and when, where the server itself notes something that is no change of the register.
pub(super) fn nobody(now: DateTime<Utc>) -> (Actor, At) {
    let actor = Actor {
        user: None,
        name: "avtal".to_owned(),
        via: Via::Web,
    };
    let at = At {
        instant: now,
        day: now.date_naive(),
    };
    (actor, at)
}

/// The day of an instant in the registry's zone, and that zone; UTC where the stored name is unknown.
pub(super) fn day_in(settings: &Settings, now: DateTime<Utc>) -> (Day, Tz) {
    let zone: Tz = settings.time_zone.parse().unwrap_or(Tz::UTC);
    (now.with_timezone(&zone).date_naive(), zone)
}

/// The first language that both the browser and we speak.
fn browser_lang(request: &Request<'_>) -> Option<Lang> {
    request
        .headers()
        .get_one("Accept-Language")?
        .split(',')
        .filter_map(|part| part.split(';').next())
        .find_map(|code| Lang::from_code(code.trim()))
}

fn host(request: &Request<'_>) -> String {
    let asked = request.headers().get_one("Host").map(str::to_owned);
    asked
        .or_else(|| request.host().map(ToString::to_string))
        .unwrap_or_else(|| "localhost".to_owned())
}

fn browser_name(request: &Request<'_>) -> String {
    let name = request.headers().get_one("User-Agent").unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn theme(request: &Request<'_>, state: &WebState) -> Theme {
    cookie::get(request.cookies(), state, cookie::THEME)
        .as_deref()
        .and_then(Theme::from_word)
        .unwrap_or_default()
}
