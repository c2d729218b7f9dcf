//! Who has to do what a cue asks for, and how strongly: the acts of a unit's verbs, each read once.
//! Knows the order of strengths; how an act is read is `grammar`'s.

use super::{
    cue::{Cue, Gives},
    grammar::{self, Act, Actor, Strength},
    reading::Reading,
    unit::Unit,
};
use crate::checks::{
    document::{SentenceId, quick::Quick},
    lexicon::matcher::Hit,
};
use std::{collections::HashMap, hash::BuildHasherDefault};

/// The acts that have been read, by sentence and verb: many cues ask about the same verb.
#[derive(Default)]
pub(super) struct Acts(HashMap<(SentenceId, u32, u32), Act, BuildHasherDefault<Quick>>);

impl Acts {
    fn act(&mut self, reading: &Reading<'_, '_>, sentence: SentenceId, verb: &Hit) -> Act {
        *self
            .0
            .entry((sentence, verb.start, verb.end))
            .or_insert_with(|| grammar::act(reading, sentence, verb))
    }
}

/// What the duty of a cue comes to: the best reading of any of its verbs.
pub(super) fn duty(
    cue: &Cue,
    unit: &Unit,
    reading: &Reading<'_, '_>,
    acts: &mut Acts,
) -> Option<(Gives, Option<String>)> {
    let mut best: Option<(u8, Gives, Option<String>)> = None;
    let mut consider = |rank: u8, gives: Gives, lacks: Option<String>| {
        if best.as_ref().is_none_or(|(r, ..)| rank > *r) {
            best = Some((rank, gives, lacks));
        }
    };
    let mut at = Some(unit.sentences.end - 1);
    let mut verbs: Vec<(SentenceId, Hit)> = Vec::new();
    for s in unit.sentences.clone() {
        verbs.extend(
            reading
                .hits_of(s)
                .iter()
                .filter(|h| cue.duty.has(h.concept))
                .map(|h| (s, *h)),
        );
    }
    // A verb may stand in a lead-in.
    while let Some(lead) = at
        .and_then(|s| reading.document.sentences.get(s))
        .and_then(|s| s.lead_in)
    {
        if at.is_some_and(|s| lead >= s) {
            break;
        }
        verbs.extend(
            reading
                .hits_of(lead)
                .iter()
                .filter(|h| cue.duty.has(h.concept))
                .map(|h| (unit.sentences.end - 1, *h)),
        );
        at = Some(lead);
    }
    for (sentence, verb) in verbs {
        let Act {
            actor,
            strength,
            denied,
        } = acts.act(reading, sentence, &verb);
        let fits =
            actor == cue.by || matches!(actor, Actor::Open | Actor::Both) || cue.by == Actor::Open;
        if !fits {
            continue;
        }
        if denied {
            if cue.denial_counts {
                consider(1, Gives::Contrary, None);
            }
            continue;
        }
        match strength {
            Strength::Duty => consider(4, cue.gives, cue.lacks.clone()),
            Strength::Permission if cue.by != Actor::Processor => {
                consider(4, cue.gives, cue.lacks.clone());
            }
            Strength::Permission => consider(
                2,
                cue.gives.min(Gives::Partial),
                Some("permission".to_owned()),
            ),
            Strength::Effort => {
                consider(3, cue.gives.min(Gives::Partial), Some("effort".to_owned()));
            }
        }
    }
    best.map(|(_, gives, lacks)| (gives, lacks))
}
