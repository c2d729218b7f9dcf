//! The first questions to a cue, kept close together so that most cues are turned away without being looked at: kind of sentence,
//! language, and the concepts that it cannot do without. Knows what cues need, not what they mean.

use super::{
    cue::{Cue, Scope},
    evaluate::TOP,
    reading::Reading,
    set::Set,
    unit::Unit,
};
use crate::{
    checks::{document::Kind, lexicon::matcher::Concept},
    domain::lang::Lang,
};

/// What a unit answers to the first questions.
pub(super) struct Answers {
    /// The kinds of its sentences, a bit each.
    kinds: u8,
    /// Whether it ends in an answer: its last sentence is none that only asks.
    ends_in_body: bool,
    lang: Lang,
    top: bool,
}

impl Answers {
    /// The answers of a unit.
    pub(super) fn of(unit: &Unit, reading: &Reading<'_, '_>) -> Answers {
        let main = unit.sentences.end - 1;
        let kinds = unit.sentences.clone().map(|s| bit(reading.kind(s)));
        Answers {
            kinds: kinds.fold(0, |all, kind| all | kind),
            ends_in_body: reading.kind(main) != Kind::Open,
            lang: reading.document.lang_of(main),
            top: main < TOP,
        }
    }
}

fn bit(kind: Kind) -> u8 {
    1 << kind as u8
}

/// The first questions of one cue.
#[derive(Clone, Copy, Debug)]
struct Gate {
    kinds: u8,
    /// Every sentence has to be of a kind that fits, not only one.
    every: bool,
    top: bool,
    lang: Option<Lang>,
    /// Where its concepts stand among those of all cues.
    needs: (u32, u32),
}

/// The first questions of all cues.
#[derive(Debug, Default)]
pub(super) struct Gates {
    gates: Vec<Gate>,
    /// One need after the other: how many concepts it has, then those.
    needs: Vec<Concept>,
}

impl Gates {
    /// The questions of cues, in their order.
    pub(super) fn of(cues: &[Cue]) -> Gates {
        let mut all = Gates::default();
        for cue in cues {
            let from = all.needs.len();
            for need in &cue.needs {
                all.needs
                    .push(Concept::try_from(need.len()).unwrap_or(Concept::MAX));
                all.needs.extend(need);
            }
            all.gates.push(Gate {
                kinds: cue.kinds.iter().fold(0, |all, kind| all | bit(*kind)),
                every: cue.scope == Scope::Pair,
                top: cue.top,
                lang: cue.lang,
                needs: (small(from), small(all.needs.len())),
            });
        }
        all
    }

    /// Whether a cue may be found in a unit.
    pub(super) fn open(&self, cue: usize, answers: &Answers, concepts: &Set) -> bool {
        let Some(gate) = self.gates.get(cue) else {
            return false;
        };
        let kind = if gate.every {
            // "Must you tell them? We help you to": what is asked belongs to its answer.
            answers.ends_in_body && answers.kinds & !(gate.kinds | bit(Kind::Open)) == 0
        } else {
            answers.kinds & gate.kinds != 0
        };
        kind && (answers.top || !gate.top)
            && gate.lang.is_none_or(|lang| lang == answers.lang)
            && self.needs_met(gate.needs, concepts)
    }

    fn needs_met(&self, (from, to): (u32, u32), concepts: &Set) -> bool {
        let mut rest = self.needs.get(from as usize..to as usize).unwrap_or(&[]);
        while let Some((n, more)) = rest.split_first() {
            let (need, others) = more.split_at(usize::from(*n).min(more.len()));
            if !need.iter().any(|concept| concepts.has(*concept)) {
                return false;
            }
            rest = others;
        }
        true
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
