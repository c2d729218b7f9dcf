//! A set of concepts as bits, small enough to keep one for every sentence. Knows nothing else.

use crate::checks::lexicon::{CONCEPTS, matcher::Concept};

const WORDS: usize = CONCEPTS / 64;

/// A set of concepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Set([u64; WORDS]);

impl Default for Set {
    fn default() -> Set {
        Set([0; WORDS])
    }
}

impl Set {
    pub(crate) fn insert(&mut self, concept: Concept) {
        if let Some(word) = self.0.get_mut(usize::from(concept) / 64) {
            *word |= 1 << (concept % 64);
        }
    }

    pub(crate) fn has(&self, concept: Concept) -> bool {
        self.0
            .get(usize::from(concept) / 64)
            .is_some_and(|word| word >> (concept % 64) & 1 == 1)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub(crate) fn join(&mut self, other: &Set) {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
    }

    /// How many concepts are in both.
    pub(crate) fn shared(&self, other: &Set) -> usize {
        let shared = self
            .0
            .iter()
            .zip(other.0)
            .map(|(a, b)| (a & b).count_ones());
        shared.map(|n| n as usize).sum()
    }

    /// The concepts that are in both.
    pub(crate) fn both(&self, other: &Set) -> Set {
        let mut both = *self;
        for (word, more) in both.0.iter_mut().zip(other.0) {
            *word &= more;
        }
        both
    }

    pub(crate) fn meets(&self, other: &Set) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// The concepts in it, ascending.
    pub(crate) fn all(&self) -> impl Iterator<Item = Concept> + '_ {
        self.0.iter().enumerate().flat_map(|(i, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                if left == 0 {
                    return None;
                }
                let bit = left.trailing_zeros();
                left &= left - 1;
                Concept::try_from(i * 64)
                    .ok()
                    .zip(Concept::try_from(bit).ok())
                    .map(|(base, bit)| base + bit)
            })
        })
    }
}
