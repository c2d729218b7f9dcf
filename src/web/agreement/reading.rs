//! A version read once: its markup with the passages marked, its headings and the checklist of the result that is kept
//! of it. Kept in memory by the hash of the bytes and the number of the result, which never change, so that a text that
//! is read again costs nothing. The work is done off the server's own threads.

use std::collections::VecDeque;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use rocket::tokio::task::spawn_blocking;

use crate::checks::catalogue::Catalogue;
use crate::checks::place::Places;
use crate::domain::agreement::Version;
use crate::domain::lang::Lang;
use crate::store::check_result::KeptCheck;
use crate::store::error::StoreError;
use crate::store::house::HouseState;
use crate::store::reader::Reader;
use crate::web::markdown::{self, Rendered};
use crate::web::problem::WebError;

use super::check::{self, Checklist};
use super::clause::{self, ClauseHere};

/// Readings that are kept, the last used first.
const MOST_KEPT: usize = 64;
/// Most bytes of markup that are kept in all.
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// A text as the reading page shows it.
pub(super) struct Reading {
    /// The markup with its headings.
    pub rendered: Rendered,
    /// What the checker says; `None` where there are no verdicts.
    pub checklist: Option<Checklist>,
    /// Its clauses, which can be commented on.
    pub clauses: Vec<ClauseHere>,
}

/// What a reading depends on.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// The hash of the bytes.
    pub sha256: String,
    /// The language of the page, in which passages are named.
    pub lang: Lang,
    /// The result that is shown beside it, by its number.
    pub check: Option<i64>,
}

static KEPT: LazyLock<Mutex<VecDeque<(Key, Arc<Reading>)>>> = LazyLock::new(Mutex::default);

/// A reading that is kept.
fn kept(key: &Key) -> Option<Arc<Reading>> {
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let at = all.iter().position(|(other, _)| other == key)?;
    let found = all.remove(at)?;
    let reading = Arc::clone(&found.1);
    all.push_front(found);
    Some(reading)
}

/// A text on its way to its reading.
pub(super) enum Found {
    /// It has been read before.
    Kept(Arc<Reading>),
    /// Its bytes, with what they will be kept under and the result that is shown beside them.
    Bytes(Box<(Key, Vec<u8>, Option<KeptCheck>)>),
}

/// Finds the text of a version; the bytes are read only where no reading of it is kept. A file that is gone or another
/// gives the key of the sentence that says so.
///
/// # Errors
/// As the store.
pub(super) fn find(
    reader: &Reader<'_>,
    version: &Version,
    lang: Lang,
    check: Option<KeptCheck>,
) -> Result<Result<Found, &'static str>, StoreError> {
    let key = Key {
        sha256: version.sha256.clone(),
        lang,
        check: check.as_ref().map(|check| check.id),
    };
    if let Some(reading) = kept(&key) {
        return Ok(Ok(Found::Kept(reading)));
    }
    match reader.text_of(version) {
        Ok(bytes) => Ok(Ok(Found::Bytes(Box::new((key, bytes, check))))),
        Err(error @ (StoreError::DocumentChanged(_) | StoreError::DocumentLost(_))) => {
            Ok(Err(error.text_key()))
        }
        Err(error) => Err(error),
    }
}

/// The reading of a text that was found.
///
/// # Errors
/// When the work was given up, or a stored text is not UTF-8.
pub(super) async fn of(found: Found, house: HouseState) -> Result<Arc<Reading>, WebError> {
    match found {
        Found::Kept(reading) => Ok(reading),
        Found::Bytes(found) => {
            let (key, bytes, check) = *found;
            let text = String::from_utf8(bytes)
                .map_err(|_| WebError::Internal("a stored text is not UTF-8".to_owned()))?;
            read(key, text, check, house).await
        }
    }
}

/// Reads a text, off the server's own threads, and keeps the reading.
///
/// # Errors
/// When the work was given up.
async fn read(
    key: Key,
    text: String,
    check: Option<KeptCheck>,
    house: HouseState,
) -> Result<Arc<Reading>, WebError> {
    let lang = key.lang;
    let reading = spawn_blocking(move || {
        let catalogue = house.as_ref().ok().map(|house| &*house.catalogue);
        make(&text, catalogue, check.as_ref(), lang)
    })
    .await
    .map_err(|error| WebError::Internal(format!("reading a text: {error}")))?;
    let reading = Arc::new(reading);
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    all.push_front((key, Arc::clone(&reading)));
    let mut n_bytes = 0;
    let mut n = 0;
    all.retain(|(_, reading)| {
        n += 1;
        n_bytes += reading.rendered.html.len();
        n <= MOST_KEPT && (n_bytes <= MOST_BYTES || n == 1)
    });
    Ok(reading)
}

/// Makes a reading.
pub(super) fn make(
    text: &str,
    catalogue: Option<&Catalogue>,
    check: Option<&KeptCheck>,
    lang: Lang,
) -> Reading {
    let places = Places::of(text);
    let checklist =
        check.and_then(|check| check::checklist(catalogue, &check.result, &places, lang));
    let passages = checklist
        .as_ref()
        .map(|checklist| checklist.passages.as_slice())
        .unwrap_or_default();
    let rendered = markdown::render(text, passages);
    Reading {
        clauses: clause::clauses(&rendered.clauses, &places),
        rendered,
        checklist,
    }
}
