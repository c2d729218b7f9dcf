//! How far a long reading has come, for whoever waits for it, and the wish that it stop. Shared between the thread that reads
//! and those that ask.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::Part;
use crate::store::error::StoreError;

/// How far it has come.
#[derive(Debug, Default)]
pub struct Watch {
    part: Mutex<Option<Part>>,
    done: AtomicU64,
    all: AtomicU64,
    is_stopped: AtomicBool,
}

impl Watch {
    /// A part begins, with so many things to look at.
    ///
    /// # Errors
    /// `GivenUp` once nobody waits any more.
    pub fn begin(&self, part: Part, all: u64) -> Result<(), StoreError> {
        *self.part.lock().unwrap_or_else(PoisonError::into_inner) = Some(part);
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        self.go_on()
    }

    /// One more of them has been looked at.
    ///
    /// # Errors
    /// `GivenUp` once nobody waits any more.
    pub fn one_more(&self) -> Result<(), StoreError> {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.go_on()
    }

    /// Nobody waits any more.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// The part that is looked at, how much of it is done, and how much there is.
    #[must_use]
    pub fn seen(&self) -> (Option<Part>, u64, u64) {
        let part = *self.part.lock().unwrap_or_else(PoisonError::into_inner);
        let all = self.all.load(Ordering::Relaxed);
        (part, self.done.load(Ordering::Relaxed).min(all), all)
    }

    fn go_on(&self) -> Result<(), StoreError> {
        match self.is_stopped.load(Ordering::Relaxed) {
            true => Err(StoreError::GivenUp),
            false => Ok(()),
        }
    }
}
