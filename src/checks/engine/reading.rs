//! A document as the rules see it: every concept found, by sentence and by heading, with roles resolved and references unpacked.
//! Built once a document, in one pass over its tokens; knows no requirement. `built_in` and `settle` help.

use super::{
    built_in::{BuiltIn, marks, references},
    role::{self, Grammar},
    set::Set,
    settle::{Settling, with_aliases},
    term,
};
use crate::checks::{
    document::{Document, Kind, SentenceId, token::flag},
    lexicon::{
        Lexicon,
        matcher::{Concept, Hit, Memory},
    },
};
use crate::domain::lang::Lang;
use std::ops::Range;

/// A document with everything that rules ask for.
pub(crate) struct Reading<'d, 's> {
    pub(crate) document: &'d Document<'s>,
    /// All concepts found, in order of their first token.
    pub(crate) hits: Vec<Hit>,
    /// The hits of each sentence.
    ranges: Vec<Range<usize>>,
    /// The concepts of each sentence.
    pub(crate) sets: Vec<Set>,
    /// The concepts of each sentence's lead-ins together.
    pub(crate) leads: Vec<Set>,
    /// The concepts of each section's heading and those above it.
    headings: Vec<Set>,
    /// The concepts of each clause's label.
    labels: Vec<Set>,
    pub(crate) grammar: Grammar,
}

impl<'d, 's> Reading<'d, 's> {
    /// Finds every concept of a document.
    pub(crate) fn new(
        document: &'d Document<'s>,
        lexicon: &Lexicon,
        built_in: &BuiltIn,
        grammar: Grammar,
    ) -> Reading<'d, 's> {
        let mut hits: Vec<Hit> = Vec::with_capacity(document.tokens.len());
        let mut memories: [Memory; Lang::ALL.len()] = Default::default();
        let mut ranges = Vec::with_capacity(document.sentences.len());
        let annexes = document.annex_words();
        let mut settling = Settling::of(&grammar);
        for id in 0..document.sentences.len() {
            let from = hits.len();
            let lang = document.lang_of(id);
            let tokens = document.sentences[id].tokens.clone();
            let memory = &mut memories[crate::checks::lexicon::place(lang)];
            lexicon
                .matcher(lang)
                .find(&document.tokens, tokens.clone(), memory, &mut hits);
            marks(document, tokens.clone(), &annexes, built_in, &mut hits);
            references(document, tokens, built_in, from, &mut hits);
            settling.settle(&mut hits, from);
            ranges.push(from..hits.len());
        }
        let aliases = role::aliases(document, &hits, &grammar);
        let terms = term::sub_processors(document, &hits, &ranges, &grammar);
        if !aliases.is_empty() || !terms.is_empty() {
            (hits, ranges) = with_aliases(document, &hits, &ranges, &aliases, &terms, &grammar);
        }
        let sets: Vec<Set> = ranges
            .iter()
            .map(|range| set(&hits[range.clone()]))
            .collect();
        let mut leads = vec![Set::default(); sets.len()];
        for id in 0..sets.len() {
            // A lead-in stands before what it introduces, so its own lead-ins are known already.
            if let Some(lead) = document.sentences[id].lead_in.filter(|lead| *lead < id) {
                let mut joined = sets[lead];
                joined.join(&leads[lead]);
                leads[id] = joined;
            }
        }
        let mut reading = Reading {
            document,
            hits,
            ranges,
            sets,
            leads,
            headings: Vec::new(),
            labels: Vec::new(),
            grammar,
        };
        reading.headings = reading.read_headings();
        reading.labels = document
            .clauses
            .iter()
            .map(|clause| reading.label(&clause.label))
            .collect();
        reading
    }

    /// What a title that is run into its paragraph speaks of. A short sentence with a party that does something is none.
    fn label(&self, label: &Range<usize>) -> Set {
        let hits = self.hits_in(label);
        let tokens = &self.document.tokens;
        let stop = label
            .end
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.is(flag::STOP));
        let acts = |h: &Hit| {
            let role = [
                self.grammar.controller,
                self.grammar.processor,
                self.grammar.sub_processor,
            ]
            .contains(&h.concept);
            let next = h.end as usize;
            role && next < label.end
                && tokens
                    .get(next)
                    .is_some_and(|t| !t.is(flag::CAPITAL | flag::NUMBER))
                && !matches!(
                    tokens.word(next),
                    "and" | "or" | "och" | "eller" | "s" | "in" | "of"
                )
                && !tokens.get(next - 1).is_some_and(|t| t.is(flag::GENITIVE))
                && h.start as usize <= label.start + 1
        };
        let modal = |h: &Hit| [self.grammar.must, self.grammar.may].contains(&h.concept);
        if stop && label.len() >= 4 && hits.iter().any(|h| acts(h) || modal(h)) {
            return Set::default();
        }
        set(hits)
    }

    fn read_headings(&self) -> Vec<Set> {
        let mut sets: Vec<Set> = Vec::with_capacity(self.document.sections.len());
        for section in &self.document.sections {
            let mut own = set(self.hits_in(&section.heading));
            // The title of the whole document names every topic of it and none of its parts.
            if let Some(parent) = section
                .parent
                .filter(|parent| *parent != 0 && self.document.sections[*parent].level > 1)
            {
                own.join(&sets.get(parent).copied().unwrap_or_default());
            }
            sets.push(own);
        }
        sets
    }

    /// The hits that begin within a range of tokens.
    pub(crate) fn hits_in(&self, tokens: &Range<usize>) -> &[Hit] {
        let from = self
            .hits
            .partition_point(|h| (h.start as usize) < tokens.start);
        let to = self
            .hits
            .partition_point(|h| (h.start as usize) < tokens.end);
        self.hits.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The hits of a sentence.
    pub(crate) fn hits_of(&self, sentence: SentenceId) -> &[Hit] {
        self.ranges
            .get(sentence)
            .and_then(|range| self.hits.get(range.clone()))
            .unwrap_or(&[])
    }

    /// Whether a heading above a sentence, or its label, holds a concept.
    pub(crate) fn under(&self, sentence: SentenceId, concept: Concept) -> bool {
        self.document.sentences.get(sentence).is_some_and(|s| {
            let section = self.document.clauses.get(s.clause).map_or(0, |c| c.section);
            self.headings
                .get(section)
                .is_some_and(|set| set.has(concept))
                || self
                    .labels
                    .get(s.clause)
                    .is_some_and(|set| set.has(concept))
                || self.lead_labels(sentence, concept)
        })
    }

    /// Whether a heading above a sentence holds a concept.
    pub(crate) fn under_heading(&self, sentence: SentenceId, concept: Concept) -> bool {
        self.document
            .clause_of(sentence)
            .and_then(|clause| self.headings.get(clause.section))
            .is_some_and(|set| set.has(concept))
    }

    /// A short item without a verb that introduces others is a heading to them.
    fn lead_labels(&self, sentence: SentenceId, concept: Concept) -> bool {
        let mut lead = self
            .document
            .sentences
            .get(sentence)
            .and_then(|s| s.lead_in);
        let mut steps = 0;
        while let Some(id) = lead.filter(|_| steps < 4) {
            if self.document.sentences[id].tokens.len() <= 8 && self.sets[id].has(concept) {
                return true;
            }
            lead = self.document.sentences[id].lead_in;
            steps += 1;
        }
        false
    }

    /// The kind of a sentence.
    pub(crate) fn kind(&self, sentence: SentenceId) -> Kind {
        self.document
            .sentences
            .get(sentence)
            .map_or(Kind::Body, |s| s.kind)
    }
}

fn set(hits: &[Hit]) -> Set {
    let mut set = Set::default();
    for hit in hits {
        set.insert(hit.concept);
    }
    set
}
