//! Tries cues on units of text. A unit is one or more sentences with what introduces them, their hits laid end to end.
//! Knows how units are cut and how an expression is held against them; nothing of verdicts.

use super::{
    Found, Rules, SCOPES,
    cue::{Cue, Gives, Scope},
    expr::Expr,
    grammar::{self, Act, Actor, Strength},
    reading::Reading,
    set::Set,
};
use crate::checks::{
    document::{Form, SentenceId, token::flag},
    lexicon::matcher::{Concept, Hit},
};
use std::ops::Range;

/// A block or section longer than this is not looked at as one: its words no longer speak of one thing.
const LARGEST: usize = 160;

/// A block has at most so many clauses.
const BLOCK: usize = 30;

/// How many sentences make the top of a document, where it says what it is.
const TOP: usize = 7;

/// A unit of text under trial.
struct Unit {
    scope: Scope,
    /// Its sentences, lead-ins not included.
    sentences: Range<SentenceId>,
    /// The concepts of its sentences, and those with its lead-ins.
    own: Set,
    all: Set,
    /// All hits in order, lead-ins moved so that they end where the unit begins. Made when first needed.
    hits: Vec<Hit>,
    laid: bool,
}

/// Runs all cues.
pub(super) fn run(rules: &Rules, reading: &Reading<'_, '_>, subjects: usize) -> Vec<Vec<Found>> {
    let mut found: Vec<Vec<Found>> = vec![Vec::new(); subjects];
    let mut tried = vec![usize::MAX; rules.cues.len()];
    let mut round = 0;
    let mut buffer = Vec::new();
    for (scope, (by_concept, always)) in SCOPES.iter().zip(&rules.index) {
        if always.is_empty() && by_concept.iter().all(Vec::is_empty) {
            continue;
        }
        units(reading, *scope, &mut |sentences| {
            let mut own = Set::default();
            sentences.clone().for_each(|s| own.join(&reading.sets[s]));
            let mut all = own;
            if let Some(lead) = reading.leads.get(sentences.start) {
                all.join(lead);
            }
            let mut unit = Unit {
                scope: *scope,
                sentences,
                own,
                all,
                hits: std::mem::take(&mut buffer),
                laid: false,
            };
            unit.hits.clear();
            let mut attempt = |i: u32| {
                let i = i as usize;
                if tried[i] != round {
                    tried[i] = round;
                    let cue = &rules.cues[i];
                    if let Some(one) = attempt(cue, i, reading, &mut unit) {
                        found[cue.subject].push(one);
                    }
                }
            };
            for concept in all.all() {
                if let Some(cues) = by_concept.get(usize::from(concept)) {
                    cues.iter().for_each(|i| attempt(*i));
                }
            }
            always.iter().for_each(|i| attempt(*i));
            buffer = std::mem::take(&mut unit.hits);
            round += 1;
        });
    }
    found
}

/// Calls `each` with the sentences of every unit of a scope.
fn units(reading: &Reading<'_, '_>, scope: Scope, each: &mut dyn FnMut(Range<SentenceId>)) {
    let document = reading.document;
    match scope {
        Scope::Sentence => (0..document.sentences.len()).for_each(|s| each(s..s + 1)),
        Scope::Pair => {
            for s in 1..document.sentences.len() {
                let section = |s: SentenceId| document.clause_of(s).map(|c| c.section);
                if section(s - 1) == section(s)
                    && reading.kind(s - 1) != crate::checks::document::Kind::Heading
                {
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

fn attempt(cue: &Cue, i: usize, reading: &Reading<'_, '_>, unit: &mut Unit) -> Option<Found> {
    // Something that the cue asks for must stand in the unit itself, not only in what introduces it.
    if !cue.wanted.meets(&unit.own) && cue.anchors.is_some() {
        return None;
    }
    let main = unit.sentences.end - 1;
    if cue.top && main >= TOP {
        return None;
    }
    let kind_fits = if cue.scope == Scope::Sentence {
        cue.kinds.contains(&reading.kind(main))
    } else {
        let mut kinds = unit.sentences.clone().map(|s| reading.kind(s));
        let mut fits = |kind| cue.kinds.contains(&kind);
        // Two neighbours say it together, so that both have to be what the cue looks for.
        match cue.scope {
            Scope::Pair => kinds.all(&mut fits),
            _ => kinds.any(&mut fits),
        }
    };
    if !kind_fits
        || cue
            .lang
            .is_some_and(|lang| reading.document.lang_of(main) != lang)
    {
        return None;
    }
    if !possible(&cue.find, unit, reading) || !holds(&cue.find, unit, reading) {
        return None;
    }
    let (gives, lacks) = if cue.duty.is_empty() {
        (cue.gives, cue.lacks.clone())
    } else {
        duty(cue, unit, reading)?
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

/// What the duty of a cue comes to: the best reading of any of its verbs.
fn duty(cue: &Cue, unit: &mut Unit, reading: &Reading<'_, '_>) -> Option<(Gives, Option<String>)> {
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
                .filter(|h| cue.duty.contains(&h.concept))
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
                .filter(|h| cue.duty.contains(&h.concept))
                .map(|h| (unit.sentences.end - 1, *h)),
        );
        at = Some(lead);
    }
    for (sentence, verb) in verbs {
        let Act {
            actor,
            strength,
            denied,
        } = grammar::act(reading, sentence, &verb);
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

/// Whether a heading above a unit, or the label of its first clause, holds a concept. A section is under its headings only.
fn under(unit: &Unit, reading: &Reading<'_, '_>, concept: Concept) -> bool {
    match unit.scope {
        Scope::Sentence | Scope::Pair => reading.under(unit.sentences.end - 1, concept),
        Scope::Clause | Scope::Block => reading.under(unit.sentences.start, concept),
        Scope::Section => reading.under_heading(unit.sentences.start, concept),
    }
}

/// A quick look at the sets: false when the expression cannot hold.
fn possible(expr: &Expr, unit: &Unit, reading: &Reading<'_, '_>) -> bool {
    let any = |list: &[Concept]| list.iter().any(|c| unit.all.has(*c));
    match expr {
        Expr::Has(c) | Expr::Count(_, c) => unit.all.has(*c),
        Expr::Before(a, b, _) | Expr::Near(a, b, _) => any(a) && any(b),
        Expr::Under(c) => under(unit, reading, *c),
        Expr::Not(inner) => !matches!(**inner, Expr::Has(c) if unit.all.has(c)),
        Expr::All(parts) => parts.iter().all(|part| possible(part, unit, reading)),
        Expr::Any(parts) => parts.iter().any(|part| possible(part, unit, reading)),
    }
}

fn holds(expr: &Expr, unit: &mut Unit, reading: &Reading<'_, '_>) -> bool {
    match expr {
        Expr::Has(c) => unit.all.has(*c),
        Expr::Under(c) => under(unit, reading, *c),
        Expr::Not(inner) => !holds(inner, unit, reading),
        Expr::All(parts) => parts.iter().all(|part| holds(part, unit, reading)),
        Expr::Any(parts) => parts.iter().any(|part| holds(part, unit, reading)),
        Expr::Count(n, c) => {
            lay(unit, reading);
            let mut things: Vec<u16> = unit
                .hits
                .iter()
                .filter(|h| h.concept == *c)
                .map(|h| h.thing)
                .collect();
            things.sort_unstable();
            things.dedup();
            things.len() >= usize::from(*n)
        }
        Expr::Before(a, b, words) => {
            lay(unit, reading);
            match words {
                None => {
                    let first = unit
                        .hits
                        .iter()
                        .filter(|h| a.contains(&h.concept))
                        .map(|h| h.end)
                        .min();
                    let last = unit
                        .hits
                        .iter()
                        .filter(|h| b.contains(&h.concept))
                        .map(|h| h.start)
                        .max();
                    first.zip(last).is_some_and(|(first, last)| first <= last)
                }
                Some(words) => pairs(&unit.hits, a, b, |x, y| {
                    y.start >= x.end && y.start - x.end <= *words
                }),
            }
        }
        Expr::Near(a, b, words) => {
            lay(unit, reading);
            pairs(&unit.hits, a, b, |x, y| {
                y.start.saturating_sub(x.end) <= *words && x.start.saturating_sub(y.end) <= *words
            })
        }
    }
}

/// Whether any pair of hits of the two sides fits. The sides are short lists in all but hostile texts, where the product is capped.
fn pairs(hits: &[Hit], a: &[Concept], b: &[Concept], fits: impl Fn(&Hit, &Hit) -> bool) -> bool {
    let right: Vec<&Hit> = hits
        .iter()
        .filter(|h| b.contains(&h.concept))
        .take(200)
        .collect();
    hits.iter()
        .filter(|h| a.contains(&h.concept))
        .take(200)
        .any(|x| right.iter().any(|y| fits(x, y)))
}

/// Lays the unit's hits end to end behind those of its lead-ins.
fn lay(unit: &mut Unit, reading: &Reading<'_, '_>) {
    if unit.laid {
        return;
    }
    unit.laid = true;
    let mut chain = Vec::new();
    let mut at = unit.sentences.start;
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
    let mut next = start(unit.sentences.start);
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
    unit.hits.extend(laid.into_iter().rev().flatten());
    for s in unit.sentences.clone() {
        unit.hits.extend_from_slice(reading.hits_of(s));
    }
}

/// The sentences of a unit that say what the cue asks for, those with most of it first, at most three; lead-ins that help, last.
fn evidence(cue: &Cue, unit: &Unit, reading: &Reading<'_, '_>) -> Vec<SentenceId> {
    let weight = |s: SentenceId| reading.sets[s].all().filter(|c| cue.wanted.has(*c)).count();
    let mut sentences: Vec<SentenceId> = unit
        .sentences
        .clone()
        .filter(|s| weight(*s) > 0 && reading.kind(*s) != crate::checks::document::Kind::Heading)
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
fn fit(cue: &Cue, unit: &Unit, reading: &Reading<'_, '_>) -> (u8, u8) {
    let above = cue
        .wanted
        .all()
        .filter(|c| under(unit, reading, *c))
        .count();
    let inside = cue.wanted.all().filter(|c| unit.own.has(*c)).count();
    (
        u8::try_from(above.min(3)).unwrap_or(3),
        u8::try_from(inside).unwrap_or(u8::MAX),
    )
}

/// Whether an effort stands shortly before what the cue looks for.
fn half_hearted(cue: &Cue, unit: &Unit, reading: &Reading<'_, '_>) -> bool {
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
fn has_blank(reading: &Reading<'_, '_>, sentence: SentenceId) -> bool {
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
