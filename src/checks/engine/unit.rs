//! Units of text under trial: one or more sentences with what introduces them, their hits laid end to end.
//! Knows how units are cut; nothing of cues or verdicts.

use super::{cue::Scope, reading::Reading, set::Set};
use crate::checks::{
    document::{Form, Kind, SentenceId},
    lexicon::matcher::{Concept, Hit},
};
use std::ops::Range;

/// A block or section longer than this is not looked at as one: its words no longer speak of one thing.
const LARGEST: usize = 160;

/// A block has at most so many clauses.
const BLOCK: usize = 30;

/// A unit of text under trial.
pub(super) struct Unit {
    pub(super) scope: Scope,
    /// Its sentences, lead-ins not included.
    pub(super) sentences: Range<SentenceId>,
    /// The concepts of its sentences, and those with its lead-ins.
    pub(super) own: Set,
    pub(super) all: Set,
    /// All hits in order, lead-ins moved so that they end where the unit begins. Made when first needed.
    hits: Vec<Hit>,
    laid: bool,
}

impl Unit {
    /// A unit without a text yet.
    pub(super) fn of(scope: Scope) -> Unit {
        Unit {
            scope,
            sentences: 0..0,
            own: Set::default(),
            all: Set::default(),
            hits: Vec::new(),
            laid: false,
        }
    }

    /// Moves on to other sentences.
    pub(super) fn take(&mut self, sentences: Range<SentenceId>, reading: &Reading<'_, '_>) {
        self.own = Set::default();
        sentences
            .clone()
            .for_each(|s| self.own.join(&reading.sets[s]));
        self.all = self.own;
        if let Some(lead) = reading.leads.get(sentences.start) {
            self.all.join(lead);
        }
        self.sentences = sentences;
        self.hits.clear();
        self.laid = false;
    }

    /// All hits in order, those of its lead-ins first.
    pub(super) fn hits(&mut self, reading: &Reading<'_, '_>) -> &[Hit] {
        if !self.laid {
            self.laid = true;
            lay(&mut self.hits, &self.sentences, reading);
        }
        &self.hits
    }
}

/// Calls `each` with the sentences of every unit of a scope.
pub(super) fn units(
    reading: &Reading<'_, '_>,
    scope: Scope,
    each: &mut dyn FnMut(Range<SentenceId>),
) {
    let document = reading.document;
    match scope {
        Scope::Sentence => (0..document.sentences.len()).for_each(|s| each(s..s + 1)),
        Scope::Pair => {
            for s in 1..document.sentences.len() {
                let section = |s: SentenceId| document.clause_of(s).map(|c| c.section);
                if section(s - 1) == section(s) && reading.kind(s - 1) != Kind::Heading {
                    each(s - 1..s + 1);
                }
            }
        }
        Scope::Clause => document
            .clauses
            .iter()
            .filter(|c| !c.sentences.is_empty())
            .for_each(|c| each(c.sentences.clone())),
        Scope::Block => {
            for (i, clause) in document.clauses.iter().enumerate() {
                let last = document.clauses[i + 1..]
                    .iter()
                    .take(BLOCK)
                    .take_while(|next| {
                        next.section == clause.section
                            && (clause.form == Form::Item && next.depth > clause.depth
                                || next
                                    .lead_in
                                    .is_some_and(|lead| lead >= clause.sentences.start))
                    })
                    .last();
                if let Some(last) = last {
                    each(clause.sentences.start..last.sentences.end);
                }
            }
        }
        Scope::Section => {
            for section in &document.sections {
                let clauses = document.clauses.get(section.clauses.clone()).unwrap_or(&[]);
                if let (Some(first), Some(last)) = (clauses.first(), clauses.last())
                    && last.sentences.end - first.sentences.start <= LARGEST
                {
                    each(first.sentences.start..last.sentences.end);
                }
            }
        }
    }
}

/// Whether a heading above a unit, or the label of its first clause, holds a concept. A section is under its headings only.
pub(super) fn under(unit: &Unit, reading: &Reading<'_, '_>, concept: Concept) -> bool {
    match unit.scope {
        Scope::Sentence | Scope::Pair => reading.under(unit.sentences.end - 1, concept),
        Scope::Clause | Scope::Block => reading.under(unit.sentences.start, concept),
        Scope::Section => reading.under_heading(unit.sentences.start, concept),
    }
}

/// Lays the unit's hits end to end behind those of its lead-ins.
fn lay(hits: &mut Vec<Hit>, sentences: &Range<SentenceId>, reading: &Reading<'_, '_>) {
    let mut chain = Vec::new();
    let mut at = sentences.start;
    while let Some(lead) = reading
        .document
        .sentences
        .get(at)
        .and_then(|s| s.lead_in)
        .filter(|lead| *lead < at && chain.len() < 6)
    {
        chain.push(lead);
        at = lead;
    }
    let start = |s: SentenceId| {
        reading
            .document
            .sentences
            .get(s)
            .map_or(0, |s| u32::try_from(s.tokens.start).unwrap_or(u32::MAX))
    };
    let end = |s: SentenceId| {
        reading
            .document
            .sentences
            .get(s)
            .map_or(0, |s| u32::try_from(s.tokens.end).unwrap_or(u32::MAX))
    };
    let mut shift = 0;
    let mut next = start(sentences.start);
    let mut laid: Vec<Vec<Hit>> = Vec::new();
    for lead in chain {
        // Move this lead-in so that it ends where what it introduces begins.
        shift += next.saturating_sub(end(lead));
        laid.push(
            reading
                .hits_of(lead)
                .iter()
                .map(|h| Hit {
                    start: h.start + shift,
                    end: h.end + shift,
                    ..*h
                })
                .collect(),
        );
        next = start(lead);
    }
    hits.extend(laid.into_iter().rev().flatten());
    for s in sentences.clone() {
        hits.extend_from_slice(reading.hits_of(s));
    }
}
