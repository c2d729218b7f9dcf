//! The concepts that the program finds by itself: addresses, blanks, numbers, annexes, and the articles of the regulation.
//! Knows how these are written, and no requirement.

use crate::checks::{
    document::{AnnexState, Document, token::flag},
    lexicon::{
        Lexicon,
        matcher::{Concept, Hit},
    },
};
use std::ops::Range;

/// The concepts that the program finds by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BuiltIn {
    annex: [Concept; 4],
    url: Concept,
    email: Concept,
    blank: Concept,
    number: Concept,
    chapter_3: Concept,
    /// The concepts of articles by number, where a rule asks for one.
    articles: [Option<Concept>; 100],
    article_word: Concept,
    chapter_word: Concept,
}

impl BuiltIn {
    /// The built-in concepts of a lexicon.
    pub(crate) fn of(lexicon: &mut Lexicon) -> BuiltIn {
        let articles = std::array::from_fn(|n| lexicon.get(&format!("article-{n}")));
        let mut get = |name: &str| lexicon.concept(name);
        BuiltIn {
            annex: ["annex", "annex-filled", "annex-blank", "annex-elsewhere"].map(&mut get),
            url: get("url"),
            email: get("email"),
            blank: get("blank"),
            number: get("number"),
            chapter_3: get("chapter-3"),
            articles,
            article_word: get("article-word"),
            chapter_word: get("chapter-word"),
        }
    }
}

/// Addresses, blanks, numbers and references to annexes.
pub(super) fn marks(
    document: &Document<'_>,
    tokens: Range<usize>,
    annexes: &[bool],
    built_in: &BuiltIn,
    hits: &mut Vec<Hit>,
) {
    const MARKED: u32 = flag::URL | flag::LINK | flag::EMAIL | flag::BLANK | flag::NUMBER;
    for at in tokens.clone() {
        let Some(token) = document.tokens.get(at) else {
            continue;
        };
        let annex = annexes.get(token.word as usize).is_some_and(|annex| *annex);
        if !annex && !token.is(MARKED) {
            continue;
        }
        let mut add = |concept: Concept| {
            hits.push(Hit {
                start: small(at),
                end: small(at + 1),
                concept,
                thing: u16::try_from(at).unwrap_or(u16::MAX),
                denies: false,
            });
        };
        if token.is(flag::URL | flag::LINK) {
            add(built_in.url);
        }
        if token.is(flag::EMAIL) {
            add(built_in.email);
        }
        if token.is(flag::BLANK) {
            add(built_in.blank);
        }
        if token.is(flag::NUMBER) {
            add(built_in.number);
        }
        if annex && let Some(state) = document.annex_reference(at, tokens.end) {
            add(built_in.annex[0]);
            add(built_in.annex[match state {
                AnnexState::Filled => 1,
                AnnexState::Blank => 2,
                AnnexState::Elsewhere => 3,
            }]);
        }
    }
}

/// "Articles 32 to 36" gives the concept of each article, "Chapter III" that of the data subjects' rights.
pub(super) fn references(
    document: &Document<'_>,
    tokens: Range<usize>,
    built_in: &BuiltIn,
    from: usize,
    hits: &mut Vec<Hit>,
) {
    let words: Vec<(usize, bool)> = hits[from..]
        .iter()
        .filter(|h| h.concept == built_in.article_word || h.concept == built_in.chapter_word)
        .map(|h| (h.end as usize, h.concept == built_in.article_word))
        .collect();
    let number = |at: usize| {
        document
            .tokens
            .word(at)
            .parse::<usize>()
            .ok()
            .filter(|_| document.tokens.get(at).is_some_and(|t| t.is(flag::NUMBER)))
    };
    for (start, article) in words {
        if !article {
            if matches!(document.tokens.word(start), "iii" | "3") {
                hits.push(Hit {
                    start: small(start),
                    end: small(start + 1),
                    concept: built_in.chapter_3,
                    thing: 0,
                    denies: false,
                });
            }
            continue;
        }
        let mut last: Option<usize> = None;
        let mut open_range = false;
        for at in start..tokens.end.min(start + 40) {
            let Some(token) = document.tokens.get(at) else {
                break;
            };
            if let Some(n) = number(at) {
                // "28(3)" and "28.3" name a paragraph, "32-36" a range.
                let dashed = at > start
                    && document
                        .tokens
                        .get(at - 1)
                        .is_some_and(|t| t.is(flag::DASH));
                let paragraph = token.is(flag::JOINED) && !dashed && last.is_some();
                let inside = token.is(flag::OPENS) && last.is_some();
                if paragraph || inside {
                    continue;
                }
                let first = last
                    .filter(|low| (open_range || dashed) && *low < n && n - *low < 40)
                    .map_or(n, |low| low + 1);
                for article in first..=n.min(99) {
                    if let Some(concept) = built_in.articles.get(article).copied().flatten() {
                        hits.push(Hit {
                            start: small(start.saturating_sub(1)),
                            end: small(at + 1),
                            concept,
                            thing: 0,
                            denies: false,
                        });
                    }
                }
                last = Some(n);
                open_range = false;
            } else {
                let word = document.tokens.word(at);
                let short = word.chars().count() <= 2;
                open_range |= matches!(word, "to" | "till" | "through" | "thru" | "t");
                if !(short
                    || matches!(
                        word,
                        "and"
                            | "och"
                            | "or"
                            | "eller"
                            | "samt"
                            | "till"
                            | "through"
                            | "para"
                            | "paragraph"
                            | "punkt"
                            | "lit"
                            | "med"
                            | "inclusive"
                            | "artikel"
                            | "article"
                            | "articles"
                            | "art"
                            | "gdpr"
                            | "artiklarna"
                            | "det"
                            | "stycket"
                            | "sentence"
                            | "både"
                    ))
                {
                    break;
                }
            }
        }
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
