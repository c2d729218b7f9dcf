//! Which words may be names of parties, and what a role word beside one says of it.
//! Knows capitals, brackets and small words in disguise; what the weights come to is `role`'s.

use super::role::Grammar;
use crate::checks::{
    document::{Document, token::flag},
    lexicon::matcher::Hit,
};
use std::{collections::HashMap, ops::Range};

/// Names around a role word: "Acme AB (the Processor)", "Acme (as a processor)", "the Processor, Acme AB", "Biträdet (Acme)".
pub(super) fn introduced<'d>(
    document: &'d Document<'_>,
    hits: &[Hit],
    hit: &Hit,
    weight: i32,
    grammar: &Grammar,
    weights: &mut HashMap<&'d str, i32>,
) {
    let tokens = document.tokens.all();
    let at = hit.start as usize;
    let Some(sentence) = document
        .sentence_at(at)
        .and_then(|s| document.sentences.get(s))
    else {
        return;
    };
    let from = sentence.tokens.start.max(at.saturating_sub(14));
    // The word before tells: "as a Processor", "is the processor", "hereinafter Processor", or an opening bracket or quote.
    let lead = (from..at)
        .rev()
        .take(6)
        .find(|i| match document.tokens.word(*i) {
            "är" => i + 2 >= at,
            // "den som Uppdragsgivaren har utsett" names nobody; "som personuppgiftsbiträde" does.
            "som" => i + 2 >= at && !definite(document.tokens.word(at)),
            word => matches!(
                word,
                "as" | "is"
                    | "acts"
                    | "hereinafter"
                    | "hereafter"
                    | "named"
                    | "called"
                    | "nedan"
                    | "kallad"
                    | "kallat"
                    | "kallas"
                    | "såsom"
            ),
        });
    let bracketed = tokens[at].is(flag::OPENS | flag::QUOTE_ON)
        || (at > from && tokens[at - 1].is(flag::OPENS | flag::QUOTE_ON));
    let plural =
        document.tokens.word(at).ends_with("ors") || document.tokens.word(at).ends_with("ers");
    let pronoun = matches!(
        document.tokens.word(at),
        "vi" | "oss"
            | "vår"
            | "våra"
            | "vårt"
            | "du"
            | "dig"
            | "din"
            | "dina"
            | "ditt"
            | "ni"
            | "er"
            | "era"
            | "ert"
            | "we"
            | "us"
            | "our"
            | "you"
            | "your"
    );
    if (lead.is_some() && !pronoun || bracketed) && !plural {
        let stop = lead.unwrap_or(at);
        // "The clinic is the controller."
        if let Some(noun) = lead
            .filter(|i| matches!(document.tokens.word(*i), "is" | "acts"))
            .and_then(|i| i.checked_sub(1))
            .filter(|i| *i > from && document.tokens.word(i - 1) == "the")
        {
            add(document, hits, noun, weight, grammar, weights);
        }
        // The nearest run of capitals before, up to the start of the name.
        if let Some(last) = (from..stop).rev().find(|i| name_like(document, *i)) {
            let clean = (last + 1..stop).all(|i| !hits_role(hits, i, grammar));
            let first = (from..=last)
                .rev()
                .take_while(|i| name_like(document, *i) || tokens[*i].is(flag::JOINED))
                .last()
                .unwrap_or(last);
            // "an account in Acme ("Customer")" and "for its own processing Acme is the controller" name nobody.
            let inside = first.checked_sub(1).is_some_and(|i| {
                i >= from
                    && matches!(
                        document.tokens.word(i),
                        "in" | "i" | "via" | "on" | "på" | "hos" | "at"
                    )
            }) && !(first..=last).any(|i| is_legal_form(document.tokens.word(i)));
            let own = weight < 0
                && sentence
                    .tokens
                    .clone()
                    .any(|i| matches!(document.tokens.word(i), "egen" | "egna" | "eget" | "own"));
            if clean && !inside && !own {
                weigh(document, hits, first, weight, grammar, weights);
            }
        }
    }
    // "Biträdet ("Acme")", "the Processor (hereinafter Acme)".
    let end = hit.end as usize;
    if at == sentence.tokens.start {
        party_line(
            document,
            sentence.tokens.start..sentence.tokens.end,
            end,
            |at| {
                weigh(document, hits, at, weight, grammar, weights);
            },
        );
    }
    if let Some(next) = tokens
        .get(end)
        .filter(|t| t.is(flag::OPENS) && t.is(flag::QUOTE_ON))
        && next.is(flag::CAPITAL)
    {
        weigh(document, hits, end, weight, grammar, weights);
    }
}

/// Whether a Swedish noun has its article: "biträdet", "kunden".
fn definite(word: &str) -> bool {
    ["en", "et", "na"].iter().any(|end| word.ends_with(end))
}

/// Names on a line of their own: "Processor: Acme AB, Box 1 ("Acme")", a row with the role in its first cell, a dash between.
fn party_line(
    document: &Document<'_>,
    line: Range<usize>,
    name: usize,
    mut found: impl FnMut(usize),
) {
    let tokens = document.tokens.all();
    let parted = name
        .checked_sub(1)
        .is_some_and(|last| tokens[last].is(flag::COLON | flag::DASH | flag::CELL));
    if !parted || !line.contains(&name) {
        return;
    }
    for at in name..line.end {
        if tokens[at].is(flag::OPENS) && tokens[at].is(flag::QUOTE_ON) {
            found(at);
        }
    }
    let run =
        (name..line.end).take_while(|i| *i == name || !tokens[*i - 1].is(flag::COMMA | flag::CELL));
    if run
        .skip(1)
        .take(5)
        // "Box AS", not "as named below".
        .any(|i| tokens[i].is(flag::CAPITAL) && is_legal_form(document.tokens.word(i)))
    {
        found(name);
    }
}

/// The legal form that ends a company's name.
fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "ab" | "ltd"
            | "limited"
            | "inc"
            | "llc"
            | "gmbh"
            | "aps"
            | "as"
            | "oy"
            | "bv"
            | "sas"
            | "sarl"
            | "plc"
            | "corp"
            | "corporation"
            | "oü"
            | "srl"
            | "spa"
            | "hb"
            | "kb"
            | "ag"
            | "nv"
            | "sa"
    )
}

fn hits_role(hits: &[Hit], token: usize, grammar: &Grammar) -> bool {
    let from = hits.partition_point(|h| (h.start as usize) < token);
    hits[from..]
        .iter()
        .take_while(|h| h.start as usize == token)
        .any(|h| {
            h.concept == grammar.controller
                || h.concept == grammar.processor
                || h.concept == grammar.both
        })
}

/// "3shape", "37signals": the letters of a name that begins with a number.
fn behind_digits(document: &Document<'_>, at: usize) -> bool {
    let tokens = &document.tokens;
    tokens.get(at).is_some_and(|t| t.is(flag::JOINED))
        && at
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.is(flag::NUMBER) && !t.is(flag::JOINED))
        && tokens.word(at).chars().count() >= 5
        && tokens.word(at).chars().all(char::is_alphabetic)
}

/// Whether a token may begin a name: a capital and no small word in disguise.
fn name_like(document: &Document<'_>, at: usize) -> bool {
    let word = document.tokens.word(at);
    document
        .tokens
        .get(at)
        .is_some_and(|t| t.is(flag::CAPITAL) && !t.is(flag::NUMBER) || behind_digits(document, at))
        && word.chars().count() >= 2
        && !matches!(
            word,
            "the"
                | "this"
                | "these"
                | "any"
                | "each"
                | "in"
                | "if"
                | "where"
                | "such"
                | "and"
                | "as"
                | "with"
                | "for"
                | "it"
                | "all"
                | "no"
                | "an"
                | "on"
                | "when"
                | "upon"
                | "detta"
                | "den"
                | "det"
                | "om"
                | "vid"
                | "när"
                | "för"
                | "i"
                | "av"
                | "och"
                | "så"
                | "du"
                | "ni"
                | "vi"
                | "er"
                | "era"
                | "vår"
                | "våra"
                | "har"
                | "är"
                | "kan"
                | "får"
                | "vad"
                | "vem"
                | "med"
                | "på"
                | "till"
                | "från"
                | "som"
                | "en"
                | "ett"
                | "efter"
                | "innan"
                | "under"
                | "genom"
                | "inom"
                | "utan"
                | "enligt"
                | "denna"
                | "dessa"
                | "alla"
                | "samtliga"
                | "varje"
                | "ingen"
                | "inga"
                | "dock"
                | "därefter"
                | "gdpr"
                | "art"
                | "parties"
                | "party"
                | "parterna"
        )
}

/// Adds weight to the name that begins at a token.
pub(super) fn weigh<'d>(
    document: &'d Document<'_>,
    hits: &[Hit],
    at: usize,
    weight: i32,
    grammar: &Grammar,
    weights: &mut HashMap<&'d str, i32>,
) {
    if name_like(document, at) {
        add(document, hits, at, weight, grammar, weights);
    }
}

/// Adds weight to a word, unless the lexicon knows it.
fn add<'d>(
    document: &'d Document<'_>,
    hits: &[Hit],
    at: usize,
    weight: i32,
    grammar: &Grammar,
    weights: &mut HashMap<&'d str, i32>,
) {
    let from = hits.partition_point(|h| (h.start as usize) < at);
    let known = hits[from..].iter().take_while(|h| h.start as usize == at);
    let roles = [
        grammar.controller,
        grammar.processor,
        grammar.sub_processor,
        grammar.both,
        grammar.no_party,
        grammar.other_person,
    ];
    if known.clone().any(|h| roles.contains(&h.concept)) {
        return;
    }
    let word = document.tokens.word(at);
    // A genitive s in Swedish belongs to the case, not to the name.
    let word = if weight < 0
        && document
            .tokens
            .get(at)
            .is_some_and(|t| !t.is(flag::GENITIVE))
        && weights.contains_key(word.strip_suffix('s').unwrap_or(word))
    {
        word.strip_suffix('s').unwrap_or(word)
    } else {
        word
    };
    *weights.entry(word).or_insert(0) += weight;
}
