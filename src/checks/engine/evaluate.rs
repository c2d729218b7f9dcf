//! Tries cues on units of text: each where one of the concepts that it cannot do without stands.
//! Knows the order of the questions; what each means is in `condition`, `duty` and `support`. Nothing of verdicts.

use super::{
    Found, Rules, SCOPES,
    condition::{holds, possible},
    cue::{Cue, Gives, Scope},
    duty::{Acts, duty},
    gate::Answers,
    index::{Counts, Index},
    reading::Reading,
    support::{evidence, fit, half_hearted, has_blank},
    unit::{Unit, units},
};

/// How many sentences make the top of a document, where it says what it is.
pub(super) const TOP: usize = 7;

/// Runs all cues.
pub(super) fn run(rules: &Rules, reading: &Reading<'_, '_>, subjects: usize) -> Vec<Vec<Found>> {
    let mut found: Vec<Vec<Found>> = vec![Vec::new(); subjects];
    let mut tried = vec![usize::MAX; rules.cues.len()];
    let mut round = 0;
    let mut acts = Acts::default();
    let counts = Counts::of(reading);
    for (scope, cues) in SCOPES.iter().zip(&rules.by_scope) {
        let index = Index::of(rules, cues, &counts);
        if index.is_empty() {
            continue;
        }
        let mut unit = Unit::of(*scope);
        units(reading, *scope, &mut |sentences| {
            unit.take(sentences, reading);
            round += 1;
            let answers = Answers::of(&unit, reading);
            for concept in unit.all.both(&index.concepts).all() {
                for i in index.cues(concept) {
                    let i = *i as usize;
                    if tried[i] != round {
                        tried[i] = round;
                        if !rules.gates.open(i, &answers, &unit.all) {
                            continue;
                        }
                        let cue = &rules.cues[i];
                        found[cue.subject].extend(attempt(cue, i, reading, &mut unit, &mut acts));
                    }
                }
            }
            for i in &index.always {
                if !rules.gates.open(*i as usize, &answers, &unit.all) {
                    continue;
                }
                let cue = &rules.cues[*i as usize];
                found[cue.subject].extend(attempt(cue, *i as usize, reading, &mut unit, &mut acts));
            }
        });
    }
    found
}

fn attempt(
    cue: &Cue,
    i: usize,
    reading: &Reading<'_, '_>,
    unit: &mut Unit,
    acts: &mut Acts,
) -> Option<Found> {
    // Something that the cue asks for must stand in the unit itself, not only in what introduces it.
    if !cue.needs.is_empty() && !cue.wanted.meets(&unit.own) {
        return None;
    }
    if !possible(&cue.find, unit, reading) || !holds(&cue.find, unit, reading) {
        return None;
    }
    let (gives, lacks) = if cue.duty.is_empty() {
        (cue.gives, cue.lacks.clone())
    } else {
        duty(cue, unit, reading, acts)?
    };
    let sentences = evidence(cue, unit, reading);
    let fit = fit(cue, unit, reading);
    if cue.duty.is_empty()
        && gives == Gives::Met
        && matches!(cue.scope, Scope::Sentence | Scope::Pair)
        && half_hearted(cue, unit, reading)
    {
        return Some(Found {
            cue: i,
            gives: Gives::Partial,
            lacks: Some("effort".to_owned()),
            sentences,
            fit,
        });
    }
    let blank = gives == Gives::Met && sentences.iter().any(|s| has_blank(reading, *s));
    if blank {
        return Some(Found {
            cue: i,
            gives: Gives::Partial,
            lacks: Some("blank".to_owned()),
            sentences,
            fit,
        });
    }
    Some(Found {
        cue: i,
        gives,
        lacks,
        sentences,
        fit,
    })
}
