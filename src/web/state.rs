//! What the server keeps in memory beside the register: how it is reached, the clock, the lanes for hashing,
//! and the sign-ins that wait for their second step. Nothing here outlives a restart.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::jobs::mail::post::Post;
use crate::store::Store;
use crate::store::user::UserId;

use super::address::ProxyRange;
use super::config::{Clock, WebConfig};
use super::import::waiting::WaitingFiles;
use super::job::Jobs;
use super::pack::Packs;
use super::password::Hashing;
use super::past;
use super::token::Digest32;
use super::verify;

/// How long the second step of a sign-in may take.
const SECOND_STEP: TimeDelta = TimeDelta::minutes(5);
/// Wrong codes after which the password is asked for again.
const MOST_WRONG_CODES: u32 = 5;
/// Second steps that are remembered at a time; the oldest gives way.
const MOST_WAITING: usize = 1000;

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct WebState(Arc<Shared>);

/// See [`WebState`].
pub struct Shared {
    /// The register.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// Whether browsers reach the server by TLS.
    pub is_secure: bool,
    /// How browsers reach it.
    pub public_url: Option<String>,
    /// Whose word on addresses is taken.
    pub trusted_proxies: Vec<ProxyRange>,
    /// The way to a mail server, where there is one.
    pub post: Option<Post>,
    /// Where passwords are hashed.
    pub hashing: Hashing,
    /// Files that wait to be imported.
    pub imports: WaitingFiles,
    /// The audit packs that are being made.
    pub packs: Packs,
    /// The registers of past days that are built or ready.
    pub(super) pasts: Jobs<past::Job>,
    /// The verifications that run or have ended.
    pub(super) verifications: Jobs<verify::Job>,
    waiting: Mutex<HashMap<Digest32, Waiting>>,
}

impl Deref for WebState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// Someone whose password was right and whose code is awaited.
#[derive(Clone, Copy)]
struct Waiting {
    user: UserId,
    until: DateTime<Utc>,
    n_wrong: u32,
}

impl WebState {
    /// The state of a server that starts.
    #[must_use]
    pub fn new(config: &WebConfig) -> WebState {
        WebState(Arc::new(Shared {
            store: config.store.clone(),
            clock: config.clock.clone(),
            is_secure: config.is_secure(),
            public_url: config.public_url.clone(),
            trusted_proxies: config.trusted_proxies.clone(),
            post: config.post.clone(),
            hashing: Hashing::default(),
            imports: WaitingFiles::default(),
            packs: Packs::default(),
            pasts: Jobs::default(),
            verifications: Jobs::default(),
            waiting: Mutex::new(HashMap::new()),
        }))
    }

    /// Remembers that a visitor's password was right; the code is awaited for five minutes.
    pub fn await_code(&self, visitor: Digest32, user: UserId, now: DateTime<Utc>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, waiting| waiting.until > now);
        if waiting.len() >= MOST_WAITING {
            let oldest = waiting
                .iter()
                .min_by_key(|(_, waiting)| waiting.until)
                .map(|(&visitor, _)| visitor);
            oldest.and_then(|visitor| waiting.remove(&visitor));
        }
        let until = now + SECOND_STEP;
        waiting.insert(
            visitor,
            Waiting {
                user,
                until,
                n_wrong: 0,
            },
        );
    }

    /// Whose code is awaited from a visitor.
    #[must_use]
    pub fn awaited(&self, visitor: &Digest32, now: DateTime<Utc>) -> Option<UserId> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting
            .get(visitor)
            .filter(|waiting| waiting.until > now)
            .map(|waiting| waiting.user)
    }

    /// Counts a wrong code; after a few the password is asked for again.
    pub fn wrong_code(&self, visitor: &Digest32) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = waiting.get_mut(visitor) {
            one.n_wrong += 1;
            if one.n_wrong >= MOST_WRONG_CODES {
                waiting.remove(visitor);
            }
        }
    }

    /// The code has come.
    pub fn forget_code(&self, visitor: &Digest32) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.remove(visitor);
    }
}
