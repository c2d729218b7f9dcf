//! Checks anew every text that has no result of the edition of the day: the catalogue or the house profile has changed,
//! or a text was stored while it could not be checked. Texts are read in batches and checked on the caller's thread;
//! each small write leaves the writer free for others. What is done is kept, so that work that was cut off goes on where
//! it was. Blocking: for the command line and for threads of their own.

use std::sync::Arc;

use crate::checks::profile::house::House;
use crate::domain::agreement::{AgreementKind, VersionId};
use crate::store::Store;
use crate::store::actor::{Actor, At};
use crate::store::check_result::CheckResult;
use crate::store::error::StoreError;

/// Texts that are read, checked and kept at a time.
const BATCH: u32 = 16;

/// How far a re-check has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Texts that have been checked anew.
    pub done: u32,
    /// Texts that there were to check.
    pub all: u32,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// With the next batch.
    On,
    /// Not now: the next re-check takes it up.
    Stop,
}

/// Why nothing was checked, or how much was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rechecked {
    /// So many texts.
    Texts(Progress),
    /// None, because the house profile cannot be read: its problems, a line each.
    BrokenProfile(Vec<String>),
}

/// Checks what is due. `at` is asked before each write; `told` is told after each batch and says whether to go on.
///
/// # Errors
/// As the store says; what was done until then is kept.
pub fn recheck(
    store: &Store,
    at: &dyn Fn() -> At,
    told: &mut dyn FnMut(Progress) -> Go,
) -> Result<Rechecked, StoreError> {
    let house = match store.reload_house() {
        Ok(house) => house,
        Err(problems) => return Ok(Rechecked::BrokenProfile(problems)),
    };
    let edition = house.edition();
    let all = {
        let edition = edition.clone();
        store.read_blocking(move |reader| reader.n_unchecked(&edition))?
    };
    let mut progress = Progress { done: 0, all };
    let mut after = VersionId(0);
    while progress.done < all {
        let some = edition.clone();
        let texts = store.read_blocking(move |reader| {
            let mut texts = Vec::new();
            for version in reader.unchecked(&some, after, BATCH)? {
                texts.push((version, reader.text_to_check(version)?));
            }
            Ok(texts)
        })?;
        let Some((last, _)) = texts.last() else {
            break;
        };
        after = *last;
        progress.done += u32::try_from(texts.len()).unwrap_or(0);
        keep(store, at(), checked(&house, texts))?;
        if told(progress) == Go::Stop {
            break;
        }
    }
    Ok(Rechecked::Texts(progress))
}

type Text = (VersionId, Option<(AgreementKind, Vec<u8>)>);

fn checked(house: &Arc<House>, texts: Vec<Text>) -> Vec<(VersionId, CheckResult)> {
    texts
        .into_iter()
        .filter_map(|(version, text)| {
            let (kind, bytes) = text?;
            Some((version, CheckResult::of(house, kind, &bytes)))
        })
        .collect()
}

fn keep(store: &Store, at: At, results: Vec<(VersionId, CheckResult)>) -> Result<(), StoreError> {
    store.write_blocking(Actor::program(), at, move |writer| {
        for (version, result) in &results {
            match writer.set_check_result(*version, result) {
                // Withdrawn since it was read.
                Ok(()) | Err(StoreError::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    })
}
