//! The daily round of a server: the lists turn to the new day, files are compared with the register, and texts are
//! checked anew where catalogue or profile have changed. Called often and at every start; it does what is due.
//! Blocking: for a thread of its own.

use super::recheck::{self, Go, Progress, Rechecked};
use crate::domain::day::Day;
use crate::store::Store;
use crate::store::actor::{Actor, At};
use crate::store::error::StoreError;
use crate::store::sync::Take;

/// What has been done, between one call and the next.
#[derive(Debug, Default)]
pub struct Daily {
    /// The day of the last round that was done to its end.
    done: Option<Day>,
}

/// How the days have moved since the lists were last of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// They are of today.
    Same,
    /// A new day, or the first ever.
    On,
    /// The day before has come back: the clock was set.
    Back {
        /// The day that the lists were of.
        from: Day,
    },
}

/// Turns the lists to today where they are of another day.
///
/// # Errors
/// As the store says.
pub fn turn(store: &Store, at: At) -> Result<Turn, StoreError> {
    let before = store.read_blocking(|reader| reader.kept_up_on())?;
    if before == Some(at.day) {
        return Ok(Turn::Same);
    }
    store.write_blocking(Actor::program(), at, |writer| writer.keep_up())?;
    Ok(match before {
        Some(from) if from > at.day => Turn::Back { from },
        _ => Turn::On,
    })
}

impl Daily {
    /// Does what is due. `at` says what time it is, `go` whether the server still runs.
    ///
    /// # Errors
    /// As the store says; the next call tries again.
    pub fn round(
        &mut self,
        store: &Store,
        at: &dyn Fn() -> At,
        go: &dyn Fn() -> Go,
    ) -> Result<(), StoreError> {
        let now = at();
        if let Turn::On = turn(store, now)? {
            tracing::info!(day = %now.day, "a new day");
        }
        if self.done == Some(now.day) {
            return Ok(());
        }
        let report = store.sync_blocking(Actor::program(), now, Take::Note)?;
        for (files, what) in [(&report.changed, "changed"), (&report.lost, "lost")] {
            for file in files {
                tracing::warn!(file, "a stored file is {what}");
            }
        }
        let result = recheck::recheck(store, at, &mut |progress: Progress| {
            store.set_recheck_progress(Some((progress.done, progress.all)));
            tracing::info!(
                done = progress.done,
                all = progress.all,
                "checking texts anew"
            );
            go()
        });
        store.set_recheck_progress(None);
        if let Rechecked::Texts(progress) = result?
            && progress.done < progress.all
            && go() == Go::Stop
        {
            return Ok(());
        }
        self.done = Some(now.day);
        Ok(())
    }
}
