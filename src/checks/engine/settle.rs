//! Puts the hits of a sentence in order: what a term denies goes, the longest of overlapping roles stays, names of parties come in.
//! Knows roles and names, and no requirement.

use super::{
    role::{self, Grammar},
    set::Set,
    term::{self, Term},
};
use crate::checks::{
    document::{Document, token::flag},
    lexicon::matcher::Hit,
};
use std::ops::Range;

/// Sorts a sentence's hits, takes out what a term denies, and lets the longest of overlapping roles stand.
pub(super) struct Settling {
    roles: Set,
    denied: Vec<Hit>,
    longest: Vec<Hit>,
}

impl Settling {
    pub(super) fn of(grammar: &Grammar) -> Settling {
        let mut roles = Set::default();
        for role in [
            grammar.controller,
            grammar.processor,
            grammar.sub_processor,
            grammar.both,
            grammar.either,
            grammar.other_person,
        ] {
            roles.insert(role);
        }
        Settling {
            roles,
            denied: Vec::new(),
            longest: Vec::new(),
        }
    }

    pub(super) fn settle(&mut self, hits: &mut Vec<Hit>, from: usize) {
        self.denied.clear();
        self.longest.clear();
        for hit in &hits[from..] {
            if hit.denies {
                self.denied.push(*hit);
            }
            if self.roles.has(hit.concept) {
                self.longest.push(*hit);
            }
        }
        hits[from..].sort_by_key(order);
        if self.denied.is_empty() && self.longest.len() < 2 {
            return;
        }
        let (roles, denied, longest) = (&self.roles, &self.denied, &self.longest);
        let mut kept = from;
        for i in from..hits.len() {
            let hit = hits[i];
            let covered = |other: &Hit| other.start <= hit.start && hit.end <= other.end;
            let gone = hit.denies
                || denied
                    .iter()
                    .any(|d| d.concept == hit.concept && covered(d))
                || roles.has(hit.concept)
                    && longest
                        .iter()
                        .any(|o| covered(o) && o.end - o.start > hit.end - hit.start);
            if !gone {
                hits[kept] = hit;
                kept += 1;
            }
        }
        hits.truncate(kept);
    }
}

/// The order of hits: by their first token, longer ones first.
fn order(hit: &Hit) -> u64 {
    u64::from(hit.start) << 32 | u64::from(u32::MAX - hit.end)
}

/// The hits with the names of the parties among them.
pub(super) fn with_aliases(
    document: &Document<'_>,
    hits: &[Hit],
    ranges: &[Range<usize>],
    aliases: &role::Aliases,
    terms: &[Term<'_>],
    grammar: &Grammar,
) -> (Vec<Hit>, Vec<Range<usize>>) {
    let mut all = Vec::with_capacity(hits.len() + hits.len() / 8);
    let known = document.tokens.each_word(|word| aliases.get(word).copied());
    let mut new_ranges = Vec::with_capacity(ranges.len());
    for (sentence, range) in document.sentences.iter().zip(ranges) {
        let from = all.len();
        all.extend_from_slice(&hits[range.clone()]);
        let before = all.len();
        for (at, token) in sentence.tokens.clone().zip(
            document
                .tokens
                .all()
                .get(sentence.tokens.clone())
                .unwrap_or(&[]),
        ) {
            if let Some(alias) = known.get(token.word as usize).copied().flatten()
                && (alias.small || token.is(flag::CAPITAL))
                && !all[from..].iter().any(|h| {
                    h.start as usize <= at
                        && (h.end as usize) > at
                        && [grammar.controller, grammar.processor, grammar.sub_processor]
                            .contains(&h.concept)
                })
            {
                // The rest of a hyphenated or longer name belongs to it.
                let end = (at + 1..sentence.tokens.end.min(at + 4))
                    .take_while(|i| {
                        document
                            .tokens
                            .get(*i)
                            .is_some_and(|t| t.is(flag::JOINED) && !t.is(flag::NUMBER))
                    })
                    .last()
                    .map_or(at + 1, |i| i + 1);
                all.push(Hit {
                    start: small(at),
                    end: small(end),
                    concept: alias.concept,
                    thing: u16::MAX,
                    denies: false,
                });
            }
        }
        if !terms.is_empty() {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let Some(end) = term::here(document, terms, at) else {
                    at += 1;
                    continue;
                };
                let mut kept = all.split_off(from);
                kept.retain(|h| {
                    h.end as usize <= at
                        || h.start as usize >= end
                        || ![grammar.controller, grammar.processor, grammar.either]
                            .contains(&h.concept)
                });
                all.append(&mut kept);
                all.push(Hit {
                    start: small(at),
                    end: small(end),
                    concept: grammar.sub_processor,
                    thing: u16::MAX,
                    denies: false,
                });
                at = end;
            }
        }
        if all.len() != before || !terms.is_empty() {
            all[from..].sort_by_key(order);
        }
        new_ranges.push(from..all.len());
    }
    (all, new_ranges)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
