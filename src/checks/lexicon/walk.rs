//! The walk through the terms of a language: the trie laid out flat, what words can stand for, and what is found where.
//! Knows slots and concepts by number. Linear: a term's length and gap are bounded.

use super::{
    matcher::{Concept, Hit, Node},
    term::GAP,
};
use crate::checks::document::token::{Token, WordId};

/// A node, its lists as ranges of those of all nodes.
#[derive(Clone, Copy, Debug)]
struct Flat {
    next: (u32, u32),
    found: (u32, u32),
    any: u32,
    gap: u32,
}

/// All terms of a language.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    nodes: Vec<Flat>,
    /// The node behind each slot, by slot within each node.
    next: Vec<(u32, u32)>,
    found: Vec<(Concept, u16, bool)>,
}

impl Trie {
    pub(super) fn of(nodes: &[Node]) -> Trie {
        let mut trie = Trie {
            nodes: Vec::with_capacity(nodes.len()),
            next: Vec::new(),
            found: Vec::new(),
        };
        for node in nodes {
            let (next, found) = (small(trie.next.len()), small(trie.found.len()));
            trie.next.extend(&node.next);
            trie.found.extend(&node.found);
            trie.nodes.push(Flat {
                next: (next, small(trie.next.len())),
                found: (found, small(trie.found.len())),
                any: node.any,
                gap: node.gap,
            });
        }
        trie
    }

    fn found(&self, node: &Flat) -> &[(Concept, u16, bool)] {
        let (from, to) = node.found;
        self.found.get(from as usize..to as usize).unwrap_or(&[])
    }

    fn after(&self, node: &Flat, slot: u32) -> Option<u32> {
        let (from, to) = node.next;
        let next = self.next.get(from as usize..to as usize)?;
        let found = if next.len() <= 6 {
            next.iter().find(|(s, _)| *s == slot)
        } else {
            let place = next.binary_search_by_key(&slot, |(s, _)| *s).ok()?;
            next.get(place)
        };
        found.map(|(_, node)| *node)
    }
}

/// What the words of a document can stand for in the terms of a language, found once for each different word.
#[derive(Default)]
pub(crate) struct Memory {
    /// By word: its slots and the nodes that it opens, as ranges; [`UNREAD`] until the word comes.
    pub(super) words: Vec<Classes>,
    pub(super) slots: Vec<u32>,
    pub(super) roots: Vec<u32>,
}

#[derive(Clone, Copy)]
pub(super) struct Classes {
    pub(super) slots: (u32, u32),
    pub(super) roots: (u32, u32),
}

pub(super) const UNREAD: Classes = Classes {
    slots: (u32::MAX, 0),
    roots: (0, 0),
};

impl Memory {
    pub(super) fn classes(&self, word: WordId) -> Classes {
        self.words.get(word as usize).copied().unwrap_or(UNREAD)
    }
}

/// The walk through the trie from each word of a sentence.
pub(super) struct Walk<'w> {
    pub(super) trie: &'w Trie,
    pub(super) memory: &'w Memory,
    /// The tokens of the sentence and the place of the first among all.
    pub(super) tokens: &'w [Token],
    pub(super) base: usize,
}

impl Walk<'_> {
    /// Appends what ends at `node`, the place behind the word at `start` and those up to `at`, and goes on from there.
    pub(super) fn follow(&self, node: u32, start: usize, at: usize, hits: &mut Vec<Hit>) {
        let Some(node) = self.trie.nodes.get(node as usize) else {
            return;
        };
        for &(concept, thing, denies) in self.trie.found(node) {
            let hit = Hit {
                start: small(self.base + start),
                end: small(self.base + at),
                concept,
                thing,
                denies,
            };
            let known = hits.iter().rev().take_while(|h| h.start == hit.start);
            if !known.into_iter().any(|h| *h == hit) {
                hits.push(hit);
            }
        }
        if at >= self.tokens.len() {
            return;
        }
        if node.any != 0 {
            self.follow(node.any, start, at + 1, hits);
        }
        if node.gap != 0
            && let Some(after) = self.trie.nodes.get(node.gap as usize)
        {
            for skip in 0..=GAP {
                self.step(after, start, at + skip, hits);
            }
        }
        if node.next.0 < node.next.1 {
            self.step(node, start, at, hits);
        }
    }

    /// Goes on where the word at a place fits.
    fn step(&self, node: &Flat, start: usize, at: usize, hits: &mut Vec<Hit>) {
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let (from, to) = self.memory.classes(token.word).slots;
        let slots = self.memory.slots.get(from as usize..to as usize);
        for slot in slots.unwrap_or(&[]) {
            if let Some(next) = self.trie.after(node, *slot) {
                self.follow(next, start, at + 1, hits);
            }
        }
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
