//! A sub-processor that is an item of a list: "Acme Ltd (e-mail delivery), Ireland", "**Acme** – hosting – Germany".
//! Knows how such items look, and tells them from duties, boxes to tick and the fields of a form.

use super::{
    country::places_in,
    plain,
    reading::Reading,
    recipient::{Recipient, codes, named},
    words::Term,
};
use crate::checks::document::{Document, Kind, token::flag};
use std::ops::Range;

/// The sub-processor that an item names; `None` when it is something else.
pub(super) fn listed(
    reading: &Reading<'_, '_>,
    clause: usize,
    sentence: usize,
    tokens: &Range<usize>,
) -> Option<Recipient> {
    let document = reading.document;
    let at = document.clauses.get(clause)?;
    let lead = at
        .lead_in
        .and_then(|lead| document.sentences.get(lead).map(|s| (lead, s)));
    let about = match lead {
        Some((lead, _)) => reading.clause(lead).has(Term::SubProcessor) && lists(document, lead),
        None => document.path(clause).next().is_some_and(|section| {
            section
                .heading
                .clone()
                .any(|i| reading.is(i, Term::SubProcessor))
        }),
    };
    if !about
        || tokens.len() > 45
        || reading.own(sentence).has(Term::Modal)
        || document.sentences[sentence].kind != Kind::Body
    {
        return None;
    }
    // Boxes to tick are no list of names, and neither are the fields of a form.
    let begin = document
        .tokens
        .get(tokens.start)
        .map_or(0, |t| t.start as usize);
    let ticked = document.source.get(begin.saturating_sub(5)..begin);
    if ticked
        .is_some_and(|text| text.contains("[ ]") || text.contains("[x]") || text.contains('\\'))
    {
        return None;
    }
    let field = document
        .tokens
        .get(tokens.start)
        .is_some_and(|t| t.is(flag::COLON));
    if field && lead.is_none() {
        return None;
    }
    let all = document.tokens.all();
    let is = |i: usize, mark: u32| all.get(i).is_some_and(|t| t.is(mark));
    let mut from = tokens.start;
    while from < tokens.end && is(from, flag::NUMBER) {
        from += 1;
    }
    let strong = (from..tokens.end)
        .take_while(|i| is(*i, flag::STRONG))
        .count();
    let end = if strong > 0 {
        from + strong
    } else {
        let mark = flag::COMMA
            | flag::COLON
            | flag::DASH
            | flag::SEMICOLON
            | flag::CELL
            | flag::BREAK
            | flag::STOP;
        // A hyphen inside a name joins, a dash stands apart; a comma before "Inc." is part of the name.
        let joins = |i: usize| {
            is(i + 1, flag::JOINED)
                || matches!(
                    document.tokens.word(i + 1),
                    "inc" | "llc" | "ltd" | "limited" | "gmbh" | "ab" | "b"
                )
                || is(i, flag::STOP)
                    && i + 1 < tokens.end
                    && matches!(document.tokens.word(i), "inc" | "ltd" | "co")
        };
        let stop =
            (from..tokens.end).find(|i| is(i + 1, flag::OPENS) || is(*i, mark) && !joins(*i));
        stop.map_or(tokens.end, |stop| stop + 1)
    };
    let capitals = (from..end).filter(|i| is(*i, flag::CAPITAL)).count();
    let words = end - from;
    if words == 0
        || words > 8
        || capitals * 2 < words
        || !is(from, flag::CAPITAL | flag::LINK)
        || (lead.is_none() && (end == tokens.end || tokens.end - end > 10))
    {
        return None;
    }
    let name = named(document.quote(&(from..end)));
    let name = name.trim_end_matches([':', ',', ';', ')', '(']).trim();
    let abbreviated = ["Inc.", "Ltd.", "Co.", "Corp.", "S.A."];
    let name = if abbreviated.iter().any(|form| name.ends_with(form)) {
        name
    } else {
        name.trim_end_matches('.')
    }
    .to_owned();
    let places = places_in(document, reading.lang(sentence), end..tokens.end);
    let codes = codes(document, reading.lang(sentence), end..tokens.end);
    let country = (!places.is_empty()).then(|| {
        let words: Vec<String> = places
            .iter()
            .map(|place| {
                let text = plain(document.quote(&place.tokens));
                text.trim_end_matches([':', '.', ';', ')']).to_owned()
            })
            .collect();
        words.join(", ")
    });
    // The place stands before the purpose or behind it.
    let leading = places.first().filter(|place| place.tokens.start <= end);
    let from = leading.map_or(end, |place| place.tokens.end);
    let trailing = places
        .last()
        .filter(|place| leading.is_none() && place.tokens.end >= tokens.end);
    let rest = from..trailing.map_or(tokens.end, |place| place.tokens.start.max(from));
    let purpose = named(document.quote(&rest))
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned();
    Some(Recipient {
        name,
        country,
        codes,
        purpose: (!purpose.is_empty()).then_some(purpose),
    })
}

/// Whether an introduction announces a list of names, and not of duties.
fn lists(document: &Document<'_>, lead: usize) -> bool {
    let mut words = document.sentences[lead].tokens.clone();
    let duty = |i: usize| {
        matches!(
            document.tokens.word(i),
            "shall" | "must" | "will" | "ska" | "skall" | "måste"
        )
    };
    !words.clone().any(duty)
        && words.any(|i| {
            let word = document.tokens.word(i);
            [
                "follow",
                "list",
                "current",
                "below",
                "följande",
                "nedan",
                "förteckn",
                "lista",
                "använd",
                "anlita",
                "engage",
                "use",
                "godkän",
                "approv",
            ]
            .iter()
            .any(|stem| word.starts_with(stem))
        })
}
