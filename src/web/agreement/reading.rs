//! A version read once: its markup, its headings and what the checker says of it. Kept in memory by the hash of the
//! bytes, which never change, so that a text that is read again costs nothing. The work is done off the server's own
//! threads.

use std::collections::VecDeque;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use rocket::tokio::task::spawn_blocking;

use crate::checks::catalogue;
use crate::checks::report::{Insist, Report};
use crate::domain::agreement::AgreementKind;
use crate::domain::lang::Lang;
use crate::web::markdown::{self, Rendered};
use crate::web::problem::WebError;

use super::check::{self, Checklist};

/// Readings that are kept, the last used first.
const MOST_KEPT: usize = 64;
/// Most bytes of markup that are kept in all.
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// A text as the reading page shows it.
pub(super) struct Reading {
    /// The markup with its headings.
    pub rendered: Rendered,
    /// What the checker says; `None` where the agreement is of a kind that has no requirements.
    pub checklist: Option<Checklist>,
}

/// What a reading depends on.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// The hash of the bytes.
    pub sha256: String,
    /// The language of the page, in which passages are named.
    pub lang: Lang,
    /// Whether the checklist is wanted.
    pub is_checked: bool,
}

impl Key {
    /// The key of a text of an agreement of a kind, for a page in a language.
    pub(super) fn new(sha256: &str, lang: Lang, kind: AgreementKind) -> Key {
        Key {
            sha256: sha256.to_owned(),
            lang,
            is_checked: matches!(kind, AgreementKind::Dpa | AgreementKind::StandardClauses),
        }
    }
}

static KEPT: LazyLock<Mutex<VecDeque<(Key, Arc<Reading>)>>> = LazyLock::new(Mutex::default);

/// A reading that is kept.
pub(super) fn kept(key: &Key) -> Option<Arc<Reading>> {
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let at = all.iter().position(|(other, _)| other == key)?;
    let found = all.remove(at)?;
    let reading = Arc::clone(&found.1);
    all.push_front(found);
    Some(reading)
}

/// Reads a text, off the server's own threads, and keeps the reading.
///
/// # Errors
/// When the work was given up.
pub(super) async fn read(key: Key, text: String) -> Result<Arc<Reading>, WebError> {
    let (lang, is_checked) = (key.lang, key.is_checked);
    let reading = spawn_blocking(move || make(&text, lang, is_checked))
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
pub(super) fn make(text: &str, lang: Lang, is_checked: bool) -> Reading {
    let report = is_checked.then(|| checked(text)).flatten();
    let checklist = report.map(|report| check::checklist(&report, lang));
    let passages = checklist
        .as_ref()
        .map(|checklist| checklist.passages.as_slice())
        .unwrap_or_default();
    Reading {
        rendered: markdown::render(text, passages),
        checklist,
    }
}

fn checked(text: &str) -> Option<Report> {
    match catalogue::built_in() {
        Ok(catalogue) => Some(crate::checks::check_text(
            catalogue,
            text,
            Insist::Agreement,
        )),
        Err(error) => {
            tracing::error!(%error, "the catalogue cannot be used, no text is checked");
            None
        }
    }
}
