//! The words of a stretch of a document as a reader sees them: without mark-up, and with punctuation apart from the words, so
//! that a comma is a difference of its own. Knows Markdown's signs and no clause.

use std::ops::Range;

use crate::checks::document::Document;
use crate::checks::document::token::flag;

/// A word, or the punctuation before or after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// As written.
    pub(super) text: String,
    /// Whether a blank stands before it.
    pub(super) is_spaced: bool,
}

impl Piece {
    /// Whether it has a letter or a digit.
    pub(super) fn is_word(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    /// What it is compared by: one form of quotation marks and dashes.
    pub(super) fn key(&self) -> String {
        self.text
            .chars()
            .map(|c| match c {
                '“' | '”' | '„' | '«' | '»' => '"',
                '‘' | '’' | '‚' => '\'',
                '‐' | '‑' | '–' | '—' => '-',
                other => other,
            })
            .collect()
    }
}

/// The pieces of a range of tokens.
pub(super) fn pieces(document: &Document<'_>, tokens: &Range<usize>) -> Vec<Piece> {
    let shown = shown(document, tokens);
    let mut pieces = Vec::new();
    for word in shown.split(' ').filter(|word| !word.is_empty()) {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        // Where a word has no letters at all, it is one piece.
        let head = if core.is_empty() {
            word.len()
        } else {
            word.len()
                - word
                    .trim_start_matches(|c: char| !c.is_alphanumeric())
                    .len()
        };
        let parts = [
            word.get(..head),
            word.get(head..head + core.len()),
            word.get(head + core.len()..),
        ];
        let mut is_spaced = true;
        for text in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
            pieces.push(Piece {
                text: text.to_owned(),
                is_spaced,
            });
            is_spaced = false;
        }
    }
    pieces
}

/// The text of a range of tokens without mark-up, with single blanks.
pub(super) fn shown(document: &Document<'_>, tokens: &Range<usize>) -> String {
    let all = document.tokens.all();
    let Some(range) = all.get(tokens.clone()).filter(|range| !range.is_empty()) else {
        return String::new();
    };
    let source = document.source;
    let mut out = String::new();
    let mut at = None;
    for token in range {
        let span = token.span();
        if let Some(end) = at {
            gap(source.get(end..span.start).unwrap_or(" "), &mut out);
        } else {
            let before = source.get(..span.start).unwrap_or("");
            out.push_str(opening(before));
        }
        let text = source.get(span.clone()).unwrap_or("");
        if token.is(flag::BLANK) {
            // What is to be filled in is shown with its brackets or its line.
            let words: Vec<&str> = text.split_whitespace().collect();
            out.push_str(&words.join(" "));
        } else if text.contains(char::is_whitespace) {
            out.push_str(document.tokens.word_of(token));
        } else {
            out.extend(text.chars().filter(|c| !is_mark(*c) && *c != '\u{ad}'));
        }
        at = Some(span.end);
    }
    let next = all
        .get(tokens.end)
        .map_or(source.len(), |next| next.span().start);
    let rest = at
        .and_then(|end| source.get(end..next.max(end)))
        .unwrap_or("");
    out.extend(closing(rest).filter(|c| !is_mark(*c)));
    out
}

/// Signs of Markdown that are not read.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '*' | '_' | '`' | '\\' | '~' | '#' | '>' | '[' | ']' | '<'
    )
}

/// What stands between two words of a clause. Where it holds letters, they are mark-up or page furniture: an address of a
/// link, the foot of a page.
fn gap(raw: &str, out: &mut String) {
    let begins = out.len();
    if raw.contains(char::is_alphanumeric) {
        out.extend(closing(raw).filter(|c| !is_mark(*c)));
        let tail = opening(raw);
        let is_blank = raw.contains(char::is_whitespace) || raw.contains('<');
        if is_blank {
            out.push(' ');
        }
        out.push_str(tail);
        return;
    }
    for c in raw.chars() {
        if c.is_whitespace() || c == '|' {
            if !out.get(begins..).is_some_and(|gap| gap.ends_with(' ')) {
                out.push(' ');
            }
            if c == '|' {
                out.push_str("| ");
            }
        } else if !is_mark(c) {
            out.push(c);
        }
    }
}

/// The punctuation directly after a word, up to a blank, a letter or a link's address.
fn closing(raw: &str) -> impl Iterator<Item = char> {
    let end = raw
        .find(|c: char| c.is_whitespace() || c.is_alphanumeric() || matches!(c, '<' | '|'))
        .unwrap_or(raw.len());
    let end = raw.find("](").map_or(end, |link| link.min(end));
    raw.get(..end).unwrap_or("").chars()
}

/// The marks directly before a word that open something.
fn opening(raw: &str) -> &str {
    let marks = |c: char| {
        matches!(
            c,
            '(' | '"' | '“' | '”' | '„' | '«' | '‘' | '\'' | '§' | '€' | '$' | '£'
        )
    };
    let bare = raw.trim_end_matches(['*', '_']);
    let start = bare.trim_end_matches(marks).len();
    // The bracket of a link's address is none.
    if bare
        .get(..start)
        .is_some_and(|before| before.ends_with(']'))
    {
        return "";
    }
    bare.get(start..).unwrap_or("")
}
