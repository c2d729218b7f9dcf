//! The clause checker: a Markdown agreement in, verdicts with their passages out. Pure: no I/O, no clock, no database.
//!
//! `document` reads the text, `lexicon` knows the words, `engine` runs the cues of the `catalogue`, `kind` says what was given,
//! `report` is the result, `compare` sets two texts and two results side by side. [`check`] does it all for one document; it
//! never fails on text, and the same text gives the same report every time.

pub mod catalogue;
pub mod compare;
pub mod document;
pub mod engine;
pub mod fact;
pub mod kind;
mod lexicon;
pub mod measured;
pub mod outcome;
pub mod place;
pub mod profile;
pub mod report;
mod ruling;

use catalogue::Catalogue;
use document::Document;
use report::{Insist, Report};

/// Why bytes are no text to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// They are not UTF-8.
    #[error("not UTF-8 text: byte {0} fits no character")]
    NotText(usize),
    /// They hold zero bytes: a binary file.
    #[error("a binary file: byte {0} is zero")]
    Binary(usize),
    /// There are no words in it.
    #[error("no words in it")]
    Empty,
}

/// Checks the bytes of a file that is called `file`.
///
/// # Errors
/// When the bytes are no text; whatever is text gets a report.
pub fn check(
    catalogue: &Catalogue,
    file: &str,
    bytes: &[u8],
    insist: Insist,
) -> Result<Report, DocumentError> {
    if bytes.contains(&0) {
        let at = bytes.iter().position(|b| *b == 0).unwrap_or(0);
        return Err(DocumentError::Binary(at));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| DocumentError::NotText(error.valid_up_to()))?;
    if !text.chars().any(char::is_alphabetic) {
        return Err(DocumentError::Empty);
    }
    let mut report = check_text(catalogue, text, insist);
    file.clone_into(&mut report.file);
    Ok(report)
}

/// Checks a text that has no name.
#[must_use]
pub fn check_text(catalogue: &Catalogue, text: &str, insist: Insist) -> Report {
    let document = Document::read(text);
    ruling::report(catalogue, &document, insist)
}
