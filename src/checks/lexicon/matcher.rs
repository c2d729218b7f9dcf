//! Finds all terms of a language in one pass over the tokens: each different word to slots once, slots to terms by a trie.
//! Knows nothing of sentences beyond their bounds, and nothing of law. Linear: a term's length and gap are bounded.

use super::{
    spelling::Spellings,
    term::{Place, Slot},
    walk::{Classes, Trie, UNREAD, Walk},
};
use crate::checks::document::{
    quick::Quick,
    token::{Tokens, WordId},
};
use std::{collections::HashMap, hash::BuildHasherDefault, ops::Range, sync::OnceLock};

pub(crate) use super::walk::Memory;

/// A concept, by its place among all concepts.
pub(crate) type Concept = u16;

/// Words with more bytes than this stand for nothing.
const LONGEST: usize = 80;

/// A concept found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// First token.
    pub(crate) start: u32,
    /// Behind the last token.
    pub(crate) end: u32,
    pub(crate) concept: Concept,
    /// Which of the concept's things it is: synonyms share one.
    pub(crate) thing: u16,
    /// The term says that what it covers is not the concept.
    pub(crate) denies: bool,
}

/// Words to numbers with a hash that is quick for short words: the program's own words only.
type Table = HashMap<String, u32, BuildHasherDefault<Quick>>;

#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// The node behind each slot, by slot.
    pub(super) next: Vec<(u32, u32)>,
    pub(super) any: u32,
    pub(super) gap: u32,
    pub(super) found: Vec<(Concept, u16, bool)>,
}

#[derive(Clone, Debug)]
struct Sealed {
    spellings: Spellings,
    trie: Trie,
}

/// The terms of one language, ready to run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matcher {
    words: Table,
    prefixes: Table,
    suffixes: Table,
    infixes: Vec<(String, u32)>,
    nodes: Vec<Node>,
    /// The node of each slot at the start of a term.
    roots: Vec<u32>,
    number: Option<u32>,
    numerals: Vec<String>,
    /// All of it laid out for reading; made when the first document of the language comes.
    sealed: OnceLock<Sealed>,
}

impl Matcher {
    /// A matcher without terms that knows the number words of its language.
    pub(crate) fn new(numerals: Vec<String>) -> Matcher {
        Matcher {
            nodes: vec![Node::default()],
            numerals,
            ..Matcher::default()
        }
    }

    /// Adds a term for a concept.
    pub(crate) fn add(&mut self, term: &[Place], concept: Concept, thing: u16, denies: bool) {
        self.sealed = OnceLock::new();
        let mut ends = vec![0_u32];
        for place in term {
            let mut after = Vec::new();
            for at in ends {
                match place {
                    Place::Slots(slots) => {
                        for slot in slots {
                            let slot = self.slot(slot);
                            after.push(self.child(at, slot));
                        }
                    }
                    Place::Any => after.push(self.special(at, false)),
                    Place::Gap => after.push(self.special(at, true)),
                }
            }
            ends = after;
        }
        for end in ends {
            let found = &mut self.nodes[end as usize].found;
            if !found.contains(&(concept, thing, denies)) {
                found.push((concept, thing, denies));
            }
        }
    }

    fn slot(&mut self, slot: &Slot) -> u32 {
        let id = small(self.roots.len());
        let known = match slot {
            Slot::Word(word) => *self.words.entry(word.clone()).or_insert(id),
            Slot::Prefix(word) => *self.prefixes.entry(word.clone()).or_insert(id),
            Slot::Suffix(word) => *self.suffixes.entry(word.clone()).or_insert(id),
            Slot::Infix(part) => self
                .infixes
                .iter()
                .find(|(p, _)| p == part)
                .map_or(id, |(_, known)| *known),
            Slot::Number => *self.number.get_or_insert(id),
        };
        if known == id {
            self.roots.push(0);
            if let Slot::Infix(part) = slot {
                self.infixes.push((part.clone(), id));
            }
        }
        known
    }

    fn child(&mut self, at: u32, slot: u32) -> u32 {
        let known = if at == 0 {
            Some(self.roots[slot as usize]).filter(|n| *n != 0)
        } else {
            self.nodes[at as usize]
                .next
                .binary_search_by_key(&slot, |(s, _)| *s)
                .ok()
                .and_then(|place| self.nodes[at as usize].next.get(place))
                .map(|(_, node)| *node)
        };
        known.unwrap_or_else(|| {
            let node = self.grow();
            if at == 0 {
                self.roots[slot as usize] = node;
            } else {
                let next = &mut self.nodes[at as usize].next;
                let place = next.partition_point(|(s, _)| *s < slot);
                next.insert(place, (slot, node));
            }
            node
        })
    }

    fn special(&mut self, at: u32, gap: bool) -> u32 {
        let node = &self.nodes[at as usize];
        let known = if gap { node.gap } else { node.any };
        if known != 0 {
            return known;
        }
        let new = self.grow();
        let node = &mut self.nodes[at as usize];
        if gap {
            node.gap = new;
        } else {
            node.any = new;
        }
        new
    }

    fn grow(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    /// Finds the terms that lie within a sentence and appends them in order of their start.
    pub(crate) fn find(
        &self,
        tokens: &Tokens,
        sentence: Range<usize>,
        memory: &mut Memory,
        hits: &mut Vec<Hit>,
    ) {
        let all = tokens.all().get(sentence.clone()).unwrap_or(&[]);
        for token in all {
            let known = memory.words.get(token.word as usize);
            if known.is_none_or(|classes| classes.slots.0 == u32::MAX) {
                self.classify(tokens, token.word, memory);
            }
        }
        let Some(sealed) = self.sealed.get() else {
            return;
        };
        let walk = Walk {
            trie: &sealed.trie,
            memory,
            tokens: all,
            base: sentence.start,
        };
        for (start, token) in all.iter().enumerate() {
            let (from, to) = memory.classes(token.word).roots;
            for root in memory.roots.get(from as usize..to as usize).unwrap_or(&[]) {
                walk.follow(*root, start, start + 1, hits);
            }
        }
    }

    /// Remembers what a word can stand for.
    fn classify(&self, tokens: &Tokens, word: WordId, memory: &mut Memory) {
        let sealed = self.sealed.get_or_init(|| Sealed {
            spellings: Spellings::of(&self.words, &self.prefixes, &self.suffixes, &self.infixes),
            trie: Trie::of(&self.nodes),
        });
        let from = (small(memory.slots.len()), small(memory.roots.len()));
        let text = tokens.text(word);
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if (digits || self.numerals.iter().any(|n| n == text))
            && let Some(slot) = self.number
        {
            memory.slots.push(slot);
        }
        if !text.is_empty() && text.len() <= LONGEST {
            sealed.spellings.find(text, &mut memory.slots);
        }
        let slots = memory.slots.get(from.0 as usize..).unwrap_or(&[]);
        let opened = slots
            .iter()
            .filter_map(|slot| self.roots.get(*slot as usize))
            .filter(|node| **node != 0);
        memory.roots.extend(opened);
        let at = word as usize;
        if memory.words.len() <= at {
            let all = tokens.different().max(at + 1);
            memory.words.resize(all, UNREAD);
        }
        memory.words[at] = Classes {
            slots: (from.0, small(memory.slots.len())),
            roots: (from.1, small(memory.roots.len())),
        };
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
