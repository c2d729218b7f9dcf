//! What stands behind a cue that was found: the sentences that say it, how well the place fits, and what weakens it.
//! Knows blanks and efforts; nothing of verdicts.

use super::{
    cue::{Cue, Scope},
    reading::Reading,
    unit::{Unit, under},
};
use crate::checks::document::{Kind, SentenceId, token::flag};

/// The sentences of a unit that say what the cue asks for, those with most of it first, at most three; lead-ins that help, last.
pub(super) fn evidence(cue: &Cue, unit: &Unit, reading: &Reading<'_, '_>) -> Vec<SentenceId> {
    let weight = |s: SentenceId| reading.sets[s].shared(&cue.wanted);
    let mut sentences: Vec<SentenceId> = unit
        .sentences
        .clone()
        .filter(|s| weight(*s) > 0 && reading.kind(*s) != Kind::Heading)
        .collect();
    sentences.sort_by_key(|s| std::cmp::Reverse(weight(*s)));
    sentences.truncate(3);
    if sentences.is_empty() {
        sentences.push(unit.sentences.start);
    }
    if cue.scope == Scope::Sentence
        && let Some(lead) = reading
            .document
            .sentences
            .get(unit.sentences.start)
            .and_then(|s| s.lead_in)
        && reading.document.sentences[lead].tokens.len() <= 40
    {
        let missing = cue
            .wanted
            .all()
            .any(|c| !unit.own.has(c) && reading.sets[lead].has(c));
        if missing {
            sentences.push(lead);
        }
    }
    sentences
}

/// How much of what a cue asks for stands in the headings above a unit, and in the unit itself.
pub(super) fn fit(cue: &Cue, unit: &Unit, reading: &Reading<'_, '_>) -> (u8, u8) {
    let above = cue
        .wanted
        .all()
        .filter(|c| under(unit, reading, *c))
        .count();
    let inside = cue.wanted.shared(&unit.own);
    (
        u8::try_from(above.min(3)).unwrap_or(3),
        u8::try_from(inside).unwrap_or(u8::MAX),
    )
}

/// Whether an effort stands shortly before what the cue looks for.
pub(super) fn half_hearted(cue: &Cue, unit: &Unit, reading: &Reading<'_, '_>) -> bool {
    let weakly = reading.grammar.weakly;
    unit.own.has(weakly) && {
        let hits = reading.hits_of(unit.sentences.end - 1);
        hits.iter().any(|w| {
            w.concept == weakly
                && hits
                    .iter()
                    .any(|h| cue.wanted.has(h.concept) && h.start >= w.end && h.start <= w.end + 8)
        })
    }
}

/// Whether a sentence has a blank that is more than a party's name left open.
pub(super) fn has_blank(reading: &Reading<'_, '_>, sentence: SentenceId) -> bool {
    let document = reading.document;
    let tokens = document.tokens_of(sentence);
    tokens.iter().any(|t| {
        t.is(flag::BLANK) && {
            let text = document.source.get(t.span()).unwrap_or("").to_lowercase();
            let named = [
                "company",
                "customer",
                "supplier",
                "processor",
                "controller",
                "vendor",
                "provider",
                "client",
                "företag",
                "bolag",
                "kund",
                "leverant",
                "biträde",
                "ansvarig",
                "party",
                "name",
            ]
            .iter()
            .any(|word| text.contains(word));
            // A hint that is a whole sentence stands for more than a name; a count left open takes nothing from what is counted.
            !(named && text.len() <= 40 && !text.starts_with("[t.ex") || text == "[antal]")
        }
    })
}
