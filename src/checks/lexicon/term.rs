//! The notation of terms: `notif*`, `sub-processor*`, `without undue|any delay`, `hold .. harmless`, `within # hours`.
//! Knows the notation, not the words.
//!
//! | written | matches |
//! |---|---|
//! | `word` | that word |
//! | `word*`, `*word`, `*word*` | words that begin with, end with, contain it |
//! | `organi*ation` | with an s or a z for the star |
//! | `a\|b` | either, in one place |
//! | `_` | any one word |
//! | `..` | nothing, or up to four words |
//! | `#` | a number in digits or letters |
//! | `a-b` | the words apart, with a hyphen, or written together |

use std::fmt;

/// One word of a term.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// A word as it is.
    Word(String),
    /// The beginning of a word.
    Prefix(String),
    /// The end of a word.
    Suffix(String),
    /// A part of a word.
    Infix(String),
    /// A number in digits or letters.
    Number,
}

/// A place in a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// One of these.
    Slots(Vec<Slot>),
    /// Any one word.
    Any,
    /// Up to [`GAP`] words.
    Gap,
}

/// How many words `..` may stand for.
pub(crate) const GAP: usize = 4;

/// What is wrong with a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TermProblem(pub(crate) String);

impl fmt::Display for TermProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "term {:?} must begin and end with a word, and a word needs two letters before or behind a star",
            self.0
        )
    }
}

/// Reads a term. A hyphenated one gives two: apart and together.
pub(crate) fn parse(term: &str) -> Result<Vec<Vec<Place>>, TermProblem> {
    let problem = || TermProblem(term.to_owned());
    let mut ways: Vec<Vec<Place>> = vec![Vec::new()];
    for word in term.split_whitespace() {
        let place = match word {
            "_" => vec![vec![Place::Any]],
            ".." => vec![vec![Place::Gap]],
            _ if word.contains('-') && !word.contains('|') && word.len() > 2 => {
                let parts: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).collect();
                let apart = parts
                    .iter()
                    .map(|part| slots(part))
                    .collect::<Option<Vec<_>>>()
                    .ok_or_else(problem)?;
                let together = slots(&parts.concat()).ok_or_else(problem)?;
                vec![apart, vec![together]]
            }
            _ => vec![vec![slots(word).ok_or_else(problem)?]],
        };
        ways = ways
            .iter()
            .flat_map(|way| {
                place
                    .iter()
                    .map(move |next| [way.as_slice(), next.as_slice()].concat())
            })
            .collect();
    }
    let sound = |way: &Vec<Place>| {
        matches!(
            (way.first(), way.last()),
            (Some(Place::Slots(_)), Some(Place::Slots(_) | Place::Any))
        )
    };
    if ways.is_empty() || !ways.iter().all(sound) {
        Err(problem())
    } else {
        Ok(ways)
    }
}

fn slots(word: &str) -> Option<Place> {
    let inner = |w: &str| w.trim_matches('*').contains('*');
    let spelt = word.split('|').flat_map(|w| {
        if inner(w) {
            vec![w.replacen('*', "s", 1), w.replacen('*', "z", 1)]
        } else {
            vec![w.to_owned()]
        }
    });
    spelt
        .map(|w| slot(&w))
        .collect::<Option<Vec<_>>>()
        .map(Place::Slots)
}

fn slot(word: &str) -> Option<Slot> {
    if word == "#" {
        return Some(Slot::Number);
    }
    // The lexer takes a possessive s off a word, and an apostrophe out of it.
    let word = word.strip_suffix("'s").unwrap_or(word);
    let plain = word
        .trim_matches('*')
        .replace(['\'', '’'], "")
        .to_lowercase();
    let enough = plain.chars().count() >= 2;
    if plain.is_empty() || plain.contains('*') {
        return None;
    }
    match (word.starts_with('*'), word.ends_with('*')) {
        (false, false) => Some(Slot::Word(plain)),
        (false, true) => enough.then_some(Slot::Prefix(plain)),
        (true, false) => enough.then_some(Slot::Suffix(plain)),
        (true, true) => enough.then_some(Slot::Infix(plain)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Slot, parse};

    #[test]
    fn a_hyphen_means_apart_or_together() {
        let ways = parse("sub-processor*").expect("sound");
        assert_eq!(ways.len(), 2);
        assert_eq!(
            ways[1],
            [Place::Slots(vec![Slot::Prefix("subprocessor".into())])]
        );
    }

    #[test]
    fn terms_that_match_anything_are_refused() {
        for term in ["", "..", "_ word", "*", "a*"] {
            assert!(parse(term).is_err(), "{term}");
        }
    }
}
