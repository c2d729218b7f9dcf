//! The clauses of two documents as what can be compared: their words as numbers that both share, and how telling each word
//! is. Knows how alike two clauses are, not which belong together.

use std::collections::HashMap;
use std::ops::Range;

use super::piece::{Piece, pieces};
use crate::checks::document::{Document, Form};

/// The clauses of both texts.
pub(super) struct Units {
    pub(super) old: Vec<Unit>,
    pub(super) new: Vec<Unit>,
    /// How telling each word is: high where few clauses have it. By word.
    weights: Vec<f64>,
}

/// A clause.
pub(super) struct Unit {
    /// Its index in its document.
    pub(super) clause: usize,
    /// Its words in order, without the number that it opens with.
    pub(super) pieces: Vec<Piece>,
    /// What the pieces are compared by, in order.
    pub(super) keys: Vec<u32>,
    /// Equal for clauses that say the same.
    pub(super) whole: u32,
    /// Its words in small letters, sorted.
    pub(super) words: Vec<u32>,
    /// The number that it opens with; `None` where it is nothing but a number.
    pub(super) number: Option<String>,
    pub(super) form: Form,
}

/// The tokens of a clause.
pub(super) fn tokens_of(document: &Document<'_>, clause: usize) -> Range<usize> {
    let sentences = document
        .clauses
        .get(clause)
        .and_then(|clause| document.sentences.get(clause.sentences.clone()))
        .unwrap_or(&[]);
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
        _ => 0..0,
    }
}

/// Gives every text a number, the same for the same text.
#[derive(Default)]
struct Numbers<T>(HashMap<T, u32>);

impl<T: std::hash::Hash + Eq> Numbers<T> {
    fn of(&mut self, text: T) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(text).or_insert(next)
    }
}

impl Units {
    pub(super) fn of(old: &Document<'_>, new: &Document<'_>) -> Units {
        let mut keys = Numbers::default();
        let mut words = Numbers::default();
        let mut wholes = Numbers::default();
        let mut read = |document: &Document<'_>| -> Vec<Unit> {
            let clauses = document.clauses.iter().enumerate();
            clauses
                .filter_map(|(at, clause)| {
                    let mut tokens = tokens_of(document, at);
                    let number = clause.number.clone().filter(|number| {
                        let all = document.tokens.all().get(tokens.clone()).unwrap_or(&[]);
                        let n = all
                            .iter()
                            .take_while(|token| token.span().start < number.end)
                            .count();
                        let has_words = n < all.len();
                        tokens.start += if has_words { n } else { 0 };
                        has_words
                    });
                    let pieces = pieces(document, &tokens);
                    if pieces.is_empty() {
                        return None;
                    }
                    let ids: Vec<u32> = pieces.iter().map(|piece| keys.of(piece.key())).collect();
                    let mut bag: Vec<u32> = pieces
                        .iter()
                        .filter(|piece| piece.is_word())
                        .map(|piece| words.of(piece.key().to_lowercase()))
                        .collect();
                    bag.sort_unstable();
                    Some(Unit {
                        clause: at,
                        whole: wholes.of(ids.clone()),
                        keys: ids,
                        words: bag,
                        pieces,
                        number: number
                            .and_then(|number| document.source.get(number))
                            .map(str::to_owned),
                        form: clause.form,
                    })
                })
                .collect()
        };
        let (old, new) = (read(old), read(new));
        let weights = weights(&old, &new, words.0.len());
        Units { old, new, weights }
    }

    /// How alike two clauses are, 0 to 1: the share of their words that they have in common, rare words counting more.
    pub(super) fn likeness(&self, old: usize, new: usize) -> f64 {
        let (Some(old), Some(new)) = (self.old.get(old), self.new.get(new)) else {
            return 0.0;
        };
        let weight = |word: u32| self.weights.get(word as usize).copied().unwrap_or(1.0);
        let sum = |words: &[u32]| words.iter().map(|word| weight(*word)).sum::<f64>();
        let all = sum(&old.words) + sum(&new.words);
        if all == 0.0 {
            return 0.0;
        }
        let (mut i, mut j, mut shared) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (old.words.get(i), new.words.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += weight(*a);
                    i += 1;
                    j += 1;
                }
            }
        }
        2.0 * shared / all
    }
}

/// `ln(1 + n / in how many clauses)` for each word.
fn weights(old: &[Unit], new: &[Unit], n_words: usize) -> Vec<f64> {
    let mut found = vec![0_u32; n_words];
    for unit in old.iter().chain(new) {
        let mut words = unit.words.clone();
        words.dedup();
        for word in words {
            if let Some(n) = found.get_mut(word as usize) {
                *n += 1;
            }
        }
    }
    let n = f64::from(u32::try_from(old.len() + new.len()).unwrap_or(u32::MAX));
    found
        .into_iter()
        .map(|in_how_many| (1.0 + n / f64::from(in_how_many.max(1))).ln())
        .collect()
}
