//! What a document calls its sub-processors: "**A partner company** is another company that we use", "other processors
//! ("Delegates")". Knows how terms are defined in both languages, and no requirement.

use super::role::Grammar;
use crate::checks::{
    document::{Document, token::flag},
    lexicon::matcher::Hit,
};
use std::ops::Range;

/// A term of one to four words that stands for a sub-processor.
pub(super) struct Term<'d> {
    words: Vec<&'d str>,
    /// Whether it is a common noun that needs no capital.
    small: bool,
}

/// Between a term and what it means stand at most so many words.
const REACH: usize = 7;

/// The terms that a document defines for its sub-processors.
pub(super) fn sub_processors<'d>(
    document: &'d Document<'_>,
    hits: &[Hit],
    ranges: &[Range<usize>],
    grammar: &Grammar,
) -> Vec<Term<'d>> {
    let mut terms = Vec::new();
    for (sentence, range) in document.sentences.iter().zip(ranges) {
        let Some(own) = hits.get(range.clone()) else {
            continue;
        };
        for hit in own.iter().filter(|h| h.concept == grammar.sub_processor) {
            let found = opening(document, &sentence.tokens, hit)
                .or_else(|| bracket(document, &sentence.tokens, hit));
            if let Some(range) = found
                && !own
                    .iter()
                    .any(|h| named(h, grammar) && range.contains(&(h.start as usize)))
            {
                terms.push(term(document, range));
            }
        }
    }
    terms
}

/// The words from `at` on that a term covers, if it stands there: its last word may be inflected.
pub(super) fn here(document: &Document<'_>, terms: &[Term<'_>], at: usize) -> Option<usize> {
    terms.iter().find_map(|term| {
        let last = term.words.len() - 1;
        let stands = term.words.iter().enumerate().all(|(i, word)| {
            let said = document.tokens.word(at + i);
            said == *word || i == last && inflected(said, word)
        });
        let capital = document.tokens.get(at).is_some_and(|t| t.is(flag::CAPITAL));
        (stands && (term.small || capital)).then_some(at + last + 1)
    })
}

/// "companies" of "company", "partnern" of "partner".
fn inflected(said: &str, word: &str) -> bool {
    let stem: String = {
        let mut letters: Vec<char> = word.chars().collect();
        letters.pop();
        letters.into_iter().collect()
    };
    stem.chars().count() >= 4
        && said
            .strip_prefix(stem.as_str())
            .is_some_and(|rest| rest.chars().count() <= 4)
}

/// Whether a hit says itself who is meant.
fn named(hit: &Hit, grammar: &Grammar) -> bool {
    [
        grammar.controller,
        grammar.processor,
        grammar.sub_processor,
        grammar.both,
        grammar.other_person,
    ]
    .contains(&hit.concept)
}

/// A marked term that opens the sentence, with a verb that says what it is before the sub-processor.
fn opening(document: &Document<'_>, sentence: &Range<usize>, hit: &Hit) -> Option<Range<usize>> {
    let tokens = document.tokens.all();
    let marked = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.is(flag::STRONG | flag::QUOTE_ON))
    };
    let mut from = sentence.start;
    if matches!(
        document.tokens.word(from),
        "a" | "an" | "the" | "en" | "ett" | "den"
    ) {
        from += 1;
    }
    if !marked(from) && !marked(sentence.start) {
        return None;
    }
    let verb = (from + 1..(from + 6).min(sentence.end)).find(|i| {
        matches!(
            document.tokens.word(*i),
            "means"
                | "mean"
                | "is"
                | "are"
                | "refers"
                | "avser"
                | "avses"
                | "betyder"
                | "är"
                | "menas"
        )
    })?;
    let at = hit.start as usize;
    let denied = (verb..at).any(|i| {
        matches!(
            document.tokens.word(i),
            "not" | "no" | "than" | "except" | "inte" | "inga" | "utom"
        )
    });
    (at > verb && at <= verb + REACH && verb - from <= 4 && !denied).then_some(from..verb)
}

/// A term in quotation marks and brackets right behind the sub-processor.
fn bracket(document: &Document<'_>, sentence: &Range<usize>, hit: &Hit) -> Option<Range<usize>> {
    let tokens = document.tokens.all();
    let end = hit.end as usize;
    tokens.get(end).filter(|t| t.is(flag::OPENS))?;
    let from = (end..(end + 4).min(sentence.end)).find(|i| tokens[*i].is(flag::QUOTE_ON))?;
    let last = (from..(from + 4).min(sentence.end)).find(|i| tokens[*i].is(flag::QUOTE_OFF))?;
    Some(from..last + 1)
}

fn term<'d>(document: &'d Document<'_>, range: Range<usize>) -> Term<'d> {
    let small = range.len() > 1
        || document
            .tokens
            .get(range.start)
            .is_some_and(|t| !t.is(flag::CAPITAL));
    Term {
        words: range.map(|i| document.tokens.word(i)).collect(),
        small,
    }
}
