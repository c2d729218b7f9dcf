//! The rule engine: runs every cue over a document and says which were found where. Knows no requirement.
//!
//! A cue names concepts of the lexicon and how they stand to each other in a unit of text. All concepts of a document are found in
//! one pass (`reading`); a sentence then carries a bit set, and a cue is tried only where one of its rarest concepts stands.
//! `duty` names the verb that somebody has to act on: `grammar` says who, how strongly, and whether it is denied.
//! `verdict` joins what was found for one subject: met, partial with what is lacking, contrary, or missing.
//! How to write cues: `catalogue/README.md`.

mod built_in;
mod condition;
pub(crate) mod cue;
mod duty;
mod evaluate;
mod expr;
mod gate;
mod grammar;
mod index;
mod manner;
mod name;
pub(crate) mod reading;
mod role;
mod set;
mod settle;
mod subject;
mod support;
mod term;
mod unit;
pub mod verdict;

use crate::checks::{
    document::{Document, SentenceId},
    lexicon::Lexicon,
};
use built_in::BuiltIn;
use cue::{Cue, Gives, Scope};
use gate::Gates;
use reading::Reading;
use role::Grammar;

/// All cues of a catalogue over one lexicon, ready to run on any number of documents.
#[derive(Debug)]
pub(crate) struct Rules {
    lexicon: Lexicon,
    built_in: BuiltIn,
    grammar: Grammar,
    cues: Vec<Cue>,
    gates: Gates,
    /// The cues of each scope.
    by_scope: [Vec<u32>; SCOPES.len()],
}

/// A cue that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Which of all cues, in the order of the catalogue; earlier ones are stronger.
    pub(crate) cue: usize,
    pub(crate) gives: Gives,
    /// Why it is not more: a code, from the cue or from the strength of the duty.
    pub(crate) lacks: Option<String>,
    /// The sentences that say it, best first.
    pub(crate) sentences: Vec<SentenceId>,
    /// How well the place fits: what the cue asks for in its headings, then in its words. More is better.
    pub(crate) fit: (u8, u8),
}

const SCOPES: [Scope; 5] = [
    Scope::Sentence,
    Scope::Pair,
    Scope::Clause,
    Scope::Block,
    Scope::Section,
];

/// The concepts that the engine itself needs words for.
pub(crate) fn own_concepts() -> Vec<String> {
    let (mut lexicon, _) = Lexicon::shared(&|_| Some(String::new()));
    BuiltIn::of(&mut lexicon);
    Grammar::of(&mut lexicon);
    let mut names = lexicon.names().to_vec();
    // The words for numbers, which every term with "#" asks for.
    names.push("numeral".to_owned());
    names
}

impl Rules {
    /// Rules of compiled cues. The lexicon must be the one that they were compiled with.
    pub(crate) fn new(mut lexicon: Lexicon, cues: Vec<Cue>) -> Rules {
        let built_in = BuiltIn::of(&mut lexicon);
        let grammar = Grammar::of(&mut lexicon);
        let by_scope = SCOPES.map(|scope| {
            let of_scope = (0..).zip(&cues).filter(|(_, cue)| cue.scope == scope);
            of_scope.map(|(i, _)| i).collect()
        });
        Rules {
            lexicon,
            built_in,
            grammar,
            gates: Gates::of(&cues),
            cues,
            by_scope,
        }
    }

    /// Finds every concept of a document.
    pub(crate) fn read<'d, 's>(&self, document: &'d Document<'s>) -> Reading<'d, 's> {
        Reading::new(document, &self.lexicon, &self.built_in, self.grammar)
    }

    /// Every cue that the document fits, by subject.
    pub(crate) fn run(&self, reading: &Reading<'_, '_>, subjects: usize) -> Vec<Vec<Found>> {
        evaluate::run(self, reading, subjects)
    }

    /// The cue at a place of the catalogue.
    pub(crate) fn cue(&self, at: usize) -> Option<&Cue> {
        self.cues.get(at)
    }
}
