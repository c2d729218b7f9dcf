//! Finds all terms of a language in one pass over the tokens: words to slots by hash, slots to terms by a trie.
//! Knows nothing of sentences beyond their bounds, and nothing of law. Linear: a term's length and gap are bounded.

use super::term::{GAP, Place, Slot};
use crate::checks::document::{
    quick::Quick,
    token::{Tokens, flag},
};
use std::{collections::HashMap, hash::BuildHasherDefault, ops::Range};

/// A concept, by its place among all concepts.
pub(crate) type Concept = u16;

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

/// Words to numbers with a hash that is quick for short words; nothing here is secret or chosen by an adversary beyond one document.
type Table = HashMap<String, u32, BuildHasherDefault<Quick>>;

#[derive(Clone, Debug, Default)]
struct Node {
    next: Vec<(u32, u32)>,
    any: u32,
    gap: u32,
    found: Vec<(Concept, u16, bool)>,
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
}

/// What a word can stand for in terms, remembered for each different word of a document.
#[derive(Default)]
pub(crate) struct Memory {
    words: HashMap<String, (u32, u32), BuildHasherDefault<Quick>>,
    slots: Vec<u32>,
    /// The slots of each word of the sentence at hand.
    sentence: Vec<(u32, u32)>,
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
                .iter()
                .find(|(s, _)| *s == slot)
                .map(|(_, n)| *n)
        };
        known.unwrap_or_else(|| {
            let node = self.grow();
            if at == 0 {
                self.roots[slot as usize] = node;
            } else {
                self.nodes[at as usize].next.push((slot, node));
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
        // The classes of a sentence's words, looked up once each.
        memory.sentence.clear();
        for at in sentence.clone() {
            let classes = self.classes(tokens, at, memory);
            memory.sentence.push(classes);
        }
        let memory = &*memory;
        for start in sentence.clone() {
            let (from, to) = memory
                .sentence
                .get(start - sentence.start)
                .copied()
                .unwrap_or_default();
            for i in from..to {
                let slot = memory.slots[i as usize];
                let root = self.roots.get(slot as usize).copied().unwrap_or(0);
                if root != 0 {
                    self.follow(root, start, start + 1, &sentence, memory, hits);
                }
            }
        }
    }

    fn follow(
        &self,
        node: u32,
        start: usize,
        at: usize,
        sentence: &Range<usize>,
        memory: &Memory,
        hits: &mut Vec<Hit>,
    ) {
        let node = &self.nodes[node as usize];
        for &(concept, thing, denies) in &node.found {
            let hit = Hit {
                start: small(start),
                end: small(at),
                concept,
                thing,
                denies,
            };
            if !hits
                .iter()
                .rev()
                .take_while(|h| h.start == hit.start)
                .any(|h| *h == hit)
            {
                hits.push(hit);
            }
        }
        if at >= sentence.end {
            return;
        }
        if node.any != 0 {
            self.follow(node.any, start, at + 1, sentence, memory, hits);
        }
        if node.gap != 0 {
            for skip in 0..=GAP {
                if at + skip < sentence.end {
                    self.step(node.gap, start, at + skip, sentence, memory, hits);
                }
            }
        }
        if !node.next.is_empty() {
            self.step_node(node, start, at, sentence, memory, hits);
        }
    }

    fn step(
        &self,
        node: u32,
        start: usize,
        at: usize,
        sentence: &Range<usize>,
        memory: &Memory,
        hits: &mut Vec<Hit>,
    ) {
        self.step_node(
            &self.nodes[node as usize],
            start,
            at,
            sentence,
            memory,
            hits,
        );
    }

    fn step_node(
        &self,
        node: &Node,
        start: usize,
        at: usize,
        sentence: &Range<usize>,
        memory: &Memory,
        hits: &mut Vec<Hit>,
    ) {
        let (from, to) = memory
            .sentence
            .get(at - sentence.start)
            .copied()
            .unwrap_or_default();
        for i in from..to {
            let slot = memory.slots[i as usize];
            if let Some((_, next)) = node.next.iter().find(|(s, _)| *s == slot) {
                self.follow(*next, start, at + 1, sentence, memory, hits);
            }
        }
    }

    /// The slots that the word of a token fits, as a range of the memory.
    fn classes(&self, tokens: &Tokens, at: usize, memory: &mut Memory) -> (u32, u32) {
        let word = tokens.word(at);
        if let Some(known) = memory.words.get(word) {
            return *known;
        }
        let from = small(memory.slots.len());
        let number = tokens.get(at).is_some_and(|t| t.is(flag::NUMBER))
            || self.numerals.iter().any(|n| n == word);
        if number && let Some(slot) = self.number {
            memory.slots.push(slot);
        }
        // Each different word of a document comes here once.
        if !word.is_empty() && word.len() <= 80 {
            memory.slots.extend(self.words.get(word));
            for (i, c) in word.char_indices() {
                memory
                    .slots
                    .extend(self.prefixes.get(&word[..i + c.len_utf8()]));
                memory.slots.extend(self.suffixes.get(&word[i..]));
            }
            memory.slots.extend(
                self.infixes
                    .iter()
                    .filter(|(part, _)| word.contains(part.as_str()))
                    .map(|(_, id)| *id),
            );
        }
        let range = (from, small(memory.slots.len()));
        memory.words.insert(word.to_owned(), range);
        range
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
