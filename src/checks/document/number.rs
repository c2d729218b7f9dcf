//! The numbers and letters that clauses and items open with: "4.2", "(a)", "iv)", "c.".
//! Knows how they are written, not what they count.

use super::token::{Token, Tokens, flag};
use std::ops::Range;

/// How items count. An item that opens in another style than its list's begins a list inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Markdown,
    Bullet,
    Letter,
    Roman,
    Number,
}

/// How many tokens the leading number takes: "4.2" is two, "4." one, none for a letter.
pub(super) fn number_depth(tokens: &[Token]) -> usize {
    let first = usize::from(
        tokens
            .first()
            .is_some_and(|t| t.is(flag::NUMBER) && t.end - t.start <= 3),
    );
    if first == 0 {
        return 0;
    }
    1 + tokens[1..]
        .iter()
        .take_while(|t| t.is(flag::NUMBER) && t.is(flag::JOINED))
        .count()
}

/// The leading number or letter as bytes of the original.
pub(super) fn number(tokens: &[Token]) -> Option<Range<usize>> {
    let depth = number_depth(tokens);
    let last = if depth > 0 {
        tokens.get(depth - 1)
    } else {
        tokens
            .first()
            .filter(|t| t.end - t.start <= 4 && t.is(flag::CLOSES))
    }?;
    tokens
        .first()
        .map(|first| first.start as usize..last.end as usize)
}

/// The style of "(a)", "b)", "iv)", "(3)", "c." at the start of a clause, and how many tokens it takes.
pub(super) fn enumerator(tokens: &[Token], words: &Tokens, at: usize) -> Option<(Style, usize)> {
    let first = tokens.first()?;
    tokens.get(1)?;
    let word = words.word(at);
    if first.is(flag::NUMBER) {
        let depth = number_depth(tokens);
        return (depth > 0 && (depth > 1 || first.is(flag::CLOSES | flag::STOP)))
            .then_some((Style::Number, depth));
    }
    let marked = first.is(flag::CLOSES)
        || (first.is(flag::STOP) && word.len() <= 3 && !first.is(flag::SHOUTED));
    if !marked || word.len() > 5 {
        return None;
    }
    let roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    match word.len() {
        1 if matches!(word, "i" | "v" | "x") => Some((Style::Roman, 1)),
        1 if word.as_bytes()[0].is_ascii_lowercase() => Some((Style::Letter, 1)),
        _ if roman => Some((Style::Roman, 1)),
        _ => None,
    }
}
