//! Work that takes longer than a page may: begun by a form, done beside the pages, asked about by a page that loads itself
//! again, kept in memory for an hour and shown to whoever asked for it alone. Knows nothing of what the work is.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::user::UserId;

use super::problem::WebError;

/// How long an outcome is kept.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// Jobs that are kept at a time; the oldest gives way.
const MOST_KEPT: usize = 12;

/// Jobs of one kind, by number.
pub(super) struct Jobs<T>(Mutex<BTreeMap<i64, Kept<T>>>);

struct Kept<T> {
    owner: UserId,
    asked_at: DateTime<Utc>,
    job: Arc<T>,
}

impl<T> Default for Jobs<T> {
    fn default() -> Jobs<T> {
        Jobs(Mutex::default())
    }
}

/// A job that can be told that nobody waits for it any more.
pub(super) trait Stop {
    /// Nobody waits any more.
    fn stop(&self);
}

impl<T: Stop> Jobs<T> {
    /// Keeps a job and gives its number. The one that the same user asked for before is stopped.
    pub(super) fn put(&self, owner: UserId, now: DateTime<Utc>, job: &Arc<T>) -> i64 {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, other| other.asked_at + KEPT > now);
        while all.len() >= MOST_KEPT {
            if let Some((_, oldest)) = all.pop_first() {
                oldest.job.stop();
            }
        }
        for other in all.values().filter(|other| other.owner == owner) {
            other.job.stop();
        }
        let id = all.last_key_value().map_or(1, |(id, _)| id + 1);
        let kept = Kept {
            owner,
            asked_at: now,
            job: Arc::clone(job),
        };
        all.insert(id, kept);
        id
    }

    /// A user's own job.
    ///
    /// # Errors
    /// Another's is not found, as one that there is not.
    pub(super) fn find(&self, id: i64, owner: UserId) -> Result<Arc<T>, WebError> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.get(&id).filter(|kept| kept.owner == owner);
        let found = found.map(|kept| Arc::clone(&kept.job));
        found.ok_or(WebError::NotFound)
    }
}
