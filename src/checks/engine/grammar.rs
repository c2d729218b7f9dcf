//! Who does what a verb says, how strongly, and whether it is denied: the sentence around one hit.
//!
//! Not a parser: the subject is the nearest party before the verb that a modal or the verb itself follows, not one behind a
//! preposition or in the genitive (`subject`); a passive without "by" leaves the actor open (`manner`); a lead-in lends its subject and its modal.

use super::{
    manner::{is_passive, manner},
    reading::Reading,
    subject::subject,
};
use crate::checks::{document::SentenceId, lexicon::matcher::Hit};

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Actor {
    Controller,
    Processor,
    SubProcessor,
    Both,
    /// The sentence does not say.
    Open,
}

/// How strongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// "shall", "will", "undertakes to", or the plain present.
    Duty,
    /// "may", "is entitled to".
    Permission,
    /// "reasonable efforts", "endeavours to".
    Effort,
}

/// What a sentence says about one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) actor: Actor,
    pub(crate) strength: Strength,
    /// "shall not", "is not obliged to".
    pub(crate) denied: bool,
}

/// Reads the act whose verb is `verb`, a hit of the sentence or of one of its lead-ins.
pub(crate) fn act(reading: &Reading<'_, '_>, sentence: SentenceId, verb: &Hit) -> Act {
    // The verb may stand in a lead-in: "The Processor shall notify the Controller if: …".
    let mut home = sentence;
    while let Some(s) = reading.document.sentences.get(home) {
        if s.tokens.contains(&(verb.start as usize)) {
            break;
        }
        match s.lead_in.filter(|lead| *lead < home) {
            Some(lead) => home = lead,
            None => break,
        }
    }
    let passive = is_passive(reading, home, verb);
    let (mut actor, subject_end) = subject(reading, home, verb, passive);
    let (mut strength, mut denied, modal) = manner(reading, home, verb, subject_end);
    // What introduces the sentence lends what it lacks.
    let mut at = home;
    let mut steps = 0;
    while let Some(lead) = reading
        .document
        .sentences
        .get(at)
        .and_then(|s| s.lead_in)
        .filter(|lead| *lead < at && steps < 4)
    {
        let end = reading.document.sentences[lead].tokens.end;
        let last = Hit {
            start: u32::try_from(end).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            ..*verb
        };
        if actor == Actor::Open && !passive {
            actor = subject(reading, lead, &last, false).0;
        }
        let (lead_strength, lead_denied, lead_modal) = manner(reading, lead, &last, None);
        if !modal && lead_modal {
            if strength == Strength::Duty {
                strength = lead_strength;
            }
            denied ^= lead_denied;
        }
        at = lead;
        steps += 1;
    }
    Act {
        actor,
        strength,
        denied,
    }
}
