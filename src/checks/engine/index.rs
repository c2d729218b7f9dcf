//! Which cues are worth trying where: each is filed under the rarest concepts that it cannot do without, counted in the document
//! at hand, and left out when the document has none of them. Knows what cues need, not what they mean.

use super::{Rules, cue::Cue, reading::Reading, set::Set};
use crate::{
    checks::lexicon::{CONCEPTS, matcher::Concept},
    domain::lang::Lang,
};

/// In how many sentences of a document each concept stands, lead-ins included.
pub(super) struct Counts {
    concepts: Vec<u32>,
    /// The languages of its clauses.
    langs: Vec<Lang>,
}

impl Counts {
    pub(super) fn of(reading: &Reading<'_, '_>) -> Counts {
        let mut counts = vec![0; CONCEPTS];
        for (own, lead) in reading.sets.iter().zip(&reading.leads) {
            let mut all = *own;
            all.join(lead);
            for concept in all.all() {
                if let Some(count) = counts.get_mut(usize::from(concept)) {
                    *count += 1;
                }
            }
        }
        let lang_of = |s| reading.document.lang_of(s);
        let mut langs: Vec<Lang> = Vec::new();
        for lang in (0..reading.sets.len()).map(lang_of) {
            if !langs.contains(&lang) {
                langs.push(lang);
            }
        }
        Counts {
            concepts: counts,
            langs,
        }
    }

    fn any(&self, concepts: &[Concept]) -> u32 {
        let counts = concepts.iter().map(|c| self.concepts.get(usize::from(*c)));
        counts.map(|n| n.copied().unwrap_or(0)).sum()
    }

    /// The rarest of what a cue cannot do without; `None` when it can do without anything.
    fn rarest<'c>(&self, cue: &'c Cue) -> Option<(u32, &'c [Concept])> {
        let needs = cue.needs.iter().map(|need| (self.any(need), &**need));
        needs.min_by_key(|(count, need)| (*count, need.len()))
    }
}

/// The cues of one scope for one document.
pub(super) struct Index {
    /// The concepts under which cues are filed.
    pub(super) concepts: Set,
    /// Where the cues of each concept begin, and a closing entry.
    starts: Vec<u32>,
    cues: Vec<u32>,
    /// The cues that may be found without any concept.
    pub(super) always: Vec<u32>,
}

impl Index {
    /// Files the cues of a scope.
    pub(super) fn of(rules: &Rules, scope: &[u32], counts: &Counts) -> Index {
        let mut always = Vec::new();
        let mut filed: Vec<(Concept, u32)> = Vec::new();
        for i in scope {
            let Some(cue) = rules.cue(*i as usize) else {
                continue;
            };
            if cue.lang.is_some_and(|lang| !counts.langs.contains(&lang)) {
                continue;
            }
            match counts.rarest(cue) {
                None => always.push(*i),
                Some((0, _)) => {}
                Some((_, need)) => filed.extend(need.iter().map(|c| (*c, *i))),
            }
        }
        filed.sort_unstable();
        let mut concepts = Set::default();
        let mut starts = vec![0_u32; CONCEPTS + 1];
        for (concept, _) in &filed {
            concepts.insert(*concept);
            if let Some(count) = starts.get_mut(usize::from(*concept) + 1) {
                *count += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        Index {
            concepts,
            starts,
            cues: filed.into_iter().map(|(_, cue)| cue).collect(),
            always,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cues.is_empty() && self.always.is_empty()
    }

    /// The cues that are filed under a concept.
    pub(super) fn cues(&self, concept: Concept) -> &[u32] {
        let at = usize::from(concept);
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range
            .and_then(|(from, to)| self.cues.get(*from as usize..*to as usize))
            .unwrap_or(&[])
    }
}
