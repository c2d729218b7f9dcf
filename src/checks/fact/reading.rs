//! A document as facts are read from it: what each word, sentence and heading is about, and all lengths of time.
//! One pass over the tokens; knows no fact.

use super::{
    amount::{Amount, amount_at},
    words::{Term, Terms, Word, table},
};
use crate::{
    checks::document::{Document, Kind, SentenceId},
    domain::lang::Lang,
};

/// A document with what its words are about.
pub(super) struct Reading<'d, 't> {
    /// The document.
    pub(super) document: &'d Document<'t>,
    words: Vec<Word>,
    langs: Vec<Lang>,
    sentences: Vec<Terms>,
    clauses: Vec<Terms>,
    sections: Vec<Terms>,
    /// Every length of time in what is agreed, in order.
    pub(super) amounts: Vec<Amount>,
}

impl<'d, 't> Reading<'d, 't> {
    /// Reads a document.
    #[must_use]
    pub(super) fn of(document: &'d Document<'t>) -> Reading<'d, 't> {
        let mut reading = Reading {
            document,
            words: vec![Word::default(); document.tokens.len()],
            langs: Vec::with_capacity(document.sentences.len()),
            sentences: Vec::with_capacity(document.sentences.len()),
            clauses: vec![Terms::default(); document.clauses.len()],
            sections: vec![Terms::default(); document.sections.len()],
            amounts: Vec::new(),
        };
        let unknown = document
            .language
            .supported()
            .is_none()
            .then(|| guess(document));
        let leads = document.tokens.each_word(|word| {
            matches!(
                word,
                "sub"
                    | "other"
                    | "another"
                    | "further"
                    | "additional"
                    | "annat"
                    | "andra"
                    | "ytterligare"
            )
        });
        let mut known: [Vec<Option<Word>>; Lang::ALL.len()] = Default::default();
        for (id, sentence) in document.sentences.iter().enumerate() {
            let own = document.clause_of(id).and_then(|clause| clause.lang);
            let lang = own.or(unknown).unwrap_or_else(|| document.lang_of(id));
            reading.langs.push(lang);
            let table = table(lang);
            let known = &mut known[lang as usize];
            if known.is_empty() {
                known.resize(document.tokens.different(), None);
            }
            let mut all = Terms::default();
            let mut led = false;
            for at in sentence.tokens.clone() {
                let Some(token) = document.tokens.get(at) else {
                    continue;
                };
                // Each different word is looked up once.
                let mut word = *known[token.word as usize]
                    .get_or_insert_with(|| table.word(document.tokens.word(at)));
                // "Sub-processor" and "another processor" are two words, and no processor.
                let further = std::mem::replace(&mut led, leads[token.word as usize]);
                if further
                    && further_processor(document.tokens.word(at - 1), document.tokens.word(at))
                {
                    word.terms = Terms::of(&[Term::SubProcessor]);
                }
                all = all.and(word.terms);
                reading.words[at] = word;
            }
            reading.sentences.push(all);
            if let Some(clause) = reading.clauses.get_mut(sentence.clause) {
                *clause = clause.and(all);
            }
            if sentence.kind == Kind::Heading
                && let Some(section) = document.clauses.get(sentence.clause).map(|c| c.section)
            {
                let parent = document.sections[section].parent.filter(|p| *p < section);
                let above = parent.map_or(Terms::default(), |p| reading.sections[p]);
                reading.sections[section] = all.and(above);
            }
        }
        for (id, sentence) in document.sentences.iter().enumerate() {
            if matches!(sentence.kind, Kind::Body | Kind::Recital) {
                for at in sentence.tokens.clone() {
                    if reading.words[at].unit.is_some()
                        && let Some(amount) = amount_at(&reading, id, sentence.tokens.start, at)
                    {
                        reading.amounts.push(amount);
                    }
                }
            }
        }
        reading
    }

    /// The language of a sentence.
    #[must_use]
    pub(super) fn lang(&self, sentence: SentenceId) -> Lang {
        self.langs.get(sentence).copied().unwrap_or_default()
    }

    /// The lengths of time of a sentence.
    pub(super) fn amounts_in(&self, sentence: SentenceId) -> impl Iterator<Item = &Amount> {
        let from = self.amounts.partition_point(|a| a.sentence < sentence);
        self.amounts[from..]
            .iter()
            .take_while(move |a| a.sentence == sentence)
    }

    /// What a token is; nothing beyond the end.
    #[must_use]
    pub(super) fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// Whether a token is about a term.
    #[must_use]
    pub(super) fn is(&self, at: usize, term: Term) -> bool {
        self.word(at).terms.has(term)
    }

    /// What a sentence is about by its own words.
    #[must_use]
    pub(super) fn own(&self, sentence: SentenceId) -> Terms {
        self.sentences.get(sentence).copied().unwrap_or_default()
    }

    /// What the sentences that introduce a sentence are about.
    #[must_use]
    pub(super) fn lead(&self, sentence: SentenceId) -> Terms {
        let mut all = Terms::default();
        let mut at = sentence;
        // Introductions are nested at most as deep as lists are; the bound keeps hostile input linear.
        for _ in 0..6 {
            match self.document.sentences.get(at).and_then(|s| s.lead_in) {
                Some(lead) if lead < at => {
                    all = all.and(self.own(lead));
                    at = lead;
                }
                _ => break,
            }
        }
        all
    }

    /// What the clause of a sentence is about as a whole.
    #[must_use]
    pub(super) fn clause(&self, sentence: SentenceId) -> Terms {
        let clause = self.document.sentences.get(sentence).map(|s| s.clause);
        clause
            .and_then(|clause| self.clauses.get(clause).copied())
            .unwrap_or_default()
    }

    /// What the headings above a sentence are about.
    #[must_use]
    pub(super) fn head(&self, sentence: SentenceId) -> Terms {
        self.document
            .clause_of(sentence)
            .and_then(|clause| self.sections.get(clause.section).copied())
            .unwrap_or_default()
    }

    /// What the sentences of the clause before this one are about; for the first of its clause, the clause before it
    /// in the section.
    #[must_use]
    pub(super) fn before(&self, sentence: SentenceId) -> Terms {
        let Some(clause) = self.document.clause_of(sentence) else {
            return Terms::default();
        };
        let from = clause.sentences.start.max(sentence.saturating_sub(3));
        if from < sentence {
            return (from..sentence).fold(Terms::default(), |all, s| all.and(self.own(s)));
        }
        sentence
            .checked_sub(1)
            .filter(|s| {
                let before = self.document.clause_of(*s);
                before.is_some_and(|c| c.section == clause.section)
                    && self.document.sentences[*s].kind != Kind::Heading
            })
            .map_or(Terms::default(), |s| {
                let opens = self
                    .document
                    .clause_of(s)
                    .map_or(s, |clause| clause.sentences.start);
                (opens.max(s.saturating_sub(2))..=s)
                    .fold(Terms::default(), |all, s| all.and(self.own(s)))
            })
    }

    /// The nearest token before `at` that is about any of the terms, at most `reach` back and not before the sentence.
    #[must_use]
    pub(super) fn nearest_before(
        &self,
        sentence: SentenceId,
        at: usize,
        reach: usize,
        terms: Terms,
    ) -> Option<usize> {
        let start = self.document.sentences.get(sentence)?.tokens.start;
        (start.max(at.saturating_sub(reach))..at)
            .rev()
            .find(|i| self.word(*i).terms.any(terms))
    }

    /// The nearest token from `at` on that is about any of the terms, at most `reach` ahead and not beyond the sentence.
    #[must_use]
    pub(super) fn nearest_after(
        &self,
        sentence: SentenceId,
        at: usize,
        reach: usize,
        terms: Terms,
    ) -> Option<usize> {
        let end = self.document.sentences.get(sentence)?.tokens.end;
        (at..end.min(at.saturating_add(reach))).find(|i| self.word(*i).terms.any(terms))
    }
}

/// The language whose table knows most words of a text that is too short to tell by its small words.
fn guess(document: &Document<'_>) -> Lang {
    let known = |lang: Lang| {
        let words = document.tokens.all().iter().take(400);
        words
            .filter(|token| table(lang).knows(document.tokens.word_of(token)))
            .count()
    };
    // The first of equals is English, as everywhere else.
    Lang::ALL
        .into_iter()
        .rev()
        .max_by_key(|lang| known(*lang))
        .unwrap_or_default()
}

/// Whether two words name somebody whom the processor engages.
fn further_processor(before: &str, word: &str) -> bool {
    match before {
        "sub" => word.starts_with("process") || word.starts_with("contract"),
        "other" | "another" | "further" | "additional" => word.starts_with("processor"),
        "annat" | "andra" | "ytterligare" => {
            word.starts_with("biträd") || word.starts_with("personuppgiftsbiträd")
        }
        _ => false,
    }
}
