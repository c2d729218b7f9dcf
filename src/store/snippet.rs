//! A passage of a text around the words that were asked for, with those words marked. Pure; the marks are pieces, so
//! that no page ever has to trust text as HTML.

use super::fold::word_indices;
use super::search::{Question, stemmers};

/// Characters before and after the first word that was found.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it was asked for.
    pub is_marked: bool,
}

/// The passage around the first word of the text that was asked for; the beginning where none is.
pub(super) fn snippet(text: &str, question: &Question) -> Vec<Piece> {
    let stemmers = stemmers();
    let is_asked = |word: &str| question.asks_for(word, &stemmers);
    let first = word_indices(text)
        .find(|(_, word)| is_asked(word))
        .map_or(0, |(at, _)| at);
    let start = text[..first]
        .char_indices()
        .rev()
        .nth(BEFORE)
        .map_or(0, |(i, _)| i);
    // Not in the middle of a word.
    let start = if start == 0 {
        0
    } else {
        text[start..first]
            .find(char::is_whitespace)
            .map_or(first, |i| start + i)
    };
    let end = text[first..]
        .char_indices()
        .nth(AFTER)
        .map_or(text.len(), |(i, _)| first + i);
    let passage = &text[start..end];
    let mut pieces = Vec::new();
    let mut done = 0;
    for (at, word) in word_indices(passage).filter(|(_, word)| is_asked(word)) {
        push(&mut pieces, &passage[done..at], false);
        push(&mut pieces, word, true);
        done = at + word.len();
    }
    push(&mut pieces, &passage[done..], false);
    if let Some(piece) = pieces.first_mut().filter(|_| start > 0) {
        piece.text.insert(0, '…');
    }
    if let Some(piece) = pieces.last_mut().filter(|_| end < text.len()) {
        piece.text.push('…');
    }
    pieces
}

/// Adds a piece as running text: one space for any white space, without the marks of headings, emphasis and tables.
fn push(pieces: &mut Vec<Piece>, text: &str, is_marked: bool) {
    let mut plain = String::with_capacity(text.len());
    for c in text
        .chars()
        .filter(|c| !matches!(c, '#' | '*' | '|' | '`' | '>'))
    {
        if !c.is_whitespace() {
            plain.push(c);
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece {
            text: plain,
            is_marked,
        });
    }
}
