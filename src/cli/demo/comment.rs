//! What the demonstration says about a clause: legal asks a colleague about the first passage that the checker found wanting.

use crate::checks::place::Places;
use crate::domain::agreement::Version;
use crate::domain::text::text;
use crate::store::comment::{ClauseWords, Said};
use crate::store::error::StoreError;
use crate::store::journal::sha256;
use crate::store::review_point::Ground;
use crate::store::user::UserId;
use crate::store::writer::Writer;

/// Characters of the clause that are quoted.
const QUOTED: usize = 200;

/// Asks someone about a version; nothing where there is nobody to ask, where it has not been checked or nothing was found in its words.
pub(super) fn ask(
    writer: &mut Writer<'_>,
    version: &Version,
    asked: Option<UserId>,
) -> Result<(), StoreError> {
    let (Some(asked), Some(check)) = (asked, writer.check_result(version.id)?) else {
        return Ok(());
    };
    let bytes = writer.version_text(version.id)?.unwrap_or_default();
    let source = String::from_utf8_lossy(&bytes);
    let places = Places::of(&source);
    let found = check.result.findings.iter().find_map(|finding| {
        let at = Ground::of(&check.result, &finding.id)?
            .evidence
            .first()?
            .start;
        Some((places.number(at).unwrap_or_default(), places.words(at)?))
    });
    let Some((number, words)) = found else {
        return Ok(());
    };
    let clause = ClauseWords {
        number,
        sha256: sha256(words.as_bytes()),
        quote: words.chars().take(QUOTED).collect(),
    };
    let said = Said {
        words: text(version.lang, "cli-demo-comment"),
        assignee: Some(asked),
        is_settled: false,
    };
    writer.add_thread(version.id, &clause, &said).map(drop)
}
