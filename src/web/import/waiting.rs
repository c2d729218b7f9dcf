//! Files that have been sent and read and wait for the word to apply them: kept in memory for an hour, one a user, the
//! oldest giving way to the newest. Only who sent a file reaches it. Nothing here outlives a restart.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::jobs::import::agreement::Texts;
use crate::jobs::import::plan::Settings;
use crate::jobs::import::subject::Subject;
use crate::jobs::import::table::Table;
use crate::store::user::UserId;

/// How long a file waits.
const WAITS: TimeDelta = TimeDelta::hours(1);
/// How many wait at a time.
const MOST: usize = 4;

/// A file that waits. Cheap to clone.
#[derive(Clone)]
pub struct Waiting {
    /// What stands for it in addresses.
    pub token: String,
    /// Who sent it.
    pub user: UserId,
    /// What it is about.
    pub subject: Subject,
    /// The name that it had.
    pub name: String,
    /// Its rows.
    pub table: Arc<Table>,
    /// The texts that came with it.
    pub texts: Arc<Texts>,
    /// How it is read.
    pub settings: Settings,
    until: DateTime<Utc>,
}

/// The files that wait.
#[derive(Default)]
pub struct WaitingFiles(Mutex<Vec<Waiting>>);

impl Waiting {
    /// A file that came at an instant.
    #[must_use]
    pub fn new(
        user: UserId,
        subject: Subject,
        name: String,
        (table, texts): (Arc<Table>, Arc<Texts>),
        settings: Settings,
        now: DateTime<Utc>,
    ) -> Waiting {
        Waiting {
            token: crate::web::token::random(),
            user,
            subject,
            name,
            table,
            texts,
            settings,
            until: now + WAITS,
        }
    }
}

impl WaitingFiles {
    /// Keeps a file, in place of another of the same user.
    pub fn keep(&self, waiting: Waiting) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|other| other.user != waiting.user);
        if all.len() >= MOST {
            all.remove(0);
        }
        all.push(waiting);
    }

    /// The file of a token, for who sent it.
    #[must_use]
    pub fn find(&self, token: &str, user: UserId, now: DateTime<Utc>) -> Option<Waiting> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|other| other.until > now);
        let found = all.iter().find(|it| it.token == token && it.user == user);
        found.cloned()
    }

    /// Forgets a user's file.
    pub fn forget(&self, user: UserId) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|other| other.user != user);
    }
}
