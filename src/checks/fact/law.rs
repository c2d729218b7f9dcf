//! The law that governs the agreement, as written; not the law that standard clauses name for themselves,
//! nor the laws that apply to the data.

use super::{
    Fact,
    country::{law_of, place_at},
    plain,
    reading::Reading,
    words::{Term, Terms},
};
use crate::checks::document::{Form, Kind, SentenceId, token::flag};
use std::ops::Range;

/// The first sentence that names it.
pub(super) fn governing(reading: &Reading<'_, '_>) -> Fact<String> {
    let document = reading.document;
    for (id, sentence) in document.sentences.iter().enumerate() {
        let own = reading.own(id);
        let head = reading.head(id);
        let lead = sentence
            .lead_in
            .and_then(|lead| document.sentences.get(lead));
        if !own.and(head).has(Term::Law) || lead.is_some_and(|lead| lead.kind == Kind::Definition) {
            continue;
        }
        let label = document
            .clause_of(id)
            .map_or(0..0, |clause| clause.label.clone());
        let labelled = label.clone().any(|i| reading.is(i, Term::Law))
            && label.clone().any(|i| reading.is(i, Term::Govern));
        let titled = labelled || head.has(Term::Law) && head.has(Term::Govern);
        if !matches!(sentence.kind, Kind::Body | Kind::Signature)
            || !(own.has(Term::Law) || titled)
            || !(own.has(Term::Govern) || titled)
            || of_clauses(reading, id)
        {
            continue;
        }
        if let Some(words) = named(reading, id, titled) {
            return Fact::stated(
                plain(document.quote(&words).trim_end_matches(['.', ';', ':'])),
                document,
                &sentence.tokens,
            );
        }
    }
    Fact::default()
}

/// Whether a sentence speaks of standard clauses and not of the agreement, or sets a condition.
fn of_clauses(reading: &Reading<'_, '_>, id: SentenceId) -> bool {
    let document = reading.document;
    let word = |i: usize| document.tokens.word(i);
    let tokens = document.sentences[id].tokens.clone();
    if matches!(word(tokens.start), "if" | "where" | "om" | "när" | "unless") {
        return true;
    }
    let clause_number = |i: usize| {
        matches!(word(i), "clause" | "klausul") && matches!(word(i + 1), "17" | "18" | "9" | "11")
    };
    let standard = |range: Range<usize>| {
        range
            .clone()
            .any(|i| reading.is(i, Term::Clauses) || clause_number(i))
    };
    // "… by Swedish law, except where the standard contractual clauses provide otherwise" speaks of the agreement.
    let exception = tokens
        .clone()
        .skip(1)
        .find(|i| matches!(word(*i), "except" | "save" | "unless" | "utom" | "förutom"));
    if standard(tokens.start..exception.unwrap_or(tokens.end)) {
        return true;
    }
    let lead = document.sentences[id]
        .lead_in
        .and_then(|lead| document.sentences.get(lead));
    if lead.is_some_and(|lead| standard(lead.tokens.clone())) {
        return true;
    }
    let clause = document.sentences[id].clause;
    let named = document.path(clause).any(|section| {
        let heading = section.heading.clone();
        heading.clone().any(clause_number)
            || (heading.clone().any(|i| reading.is(i, Term::Clauses))
                && heading.clone().any(|i| {
                    matches!(
                        word(i),
                        "standard" | "scc" | "sccs" | "eu" | "standardavtalsklausuler"
                    )
                }))
    });
    named
        || neighbours(document.clauses[clause].sentences.clone(), id).any(|s| {
            // "These Clauses are governed by the law of a Member State. The Parties agree that …"
            let opening = document.sentences[s].tokens.clone().take(2).nth(1);
            opening.is_some_and(|i| {
                word(i) == "clauses" && i > 0 && matches!(word(i - 1), "these" | "the")
            })
        })
}

/// The sentences of a clause around one of them, few enough to look at for each.
fn neighbours(clause: Range<SentenceId>, id: SentenceId) -> impl Iterator<Item = SentenceId> {
    let near = clause.start.max(id.saturating_sub(6))..clause.end.min(id + 4);
    near.filter(move |s| *s != id)
}

/// The words of the law in a sentence.
fn named(reading: &Reading<'_, '_>, id: SentenceId, titled: bool) -> Option<Range<usize>> {
    let document = reading.document;
    let tokens = document.sentences[id].tokens.clone();
    let lang = reading.lang(id);
    let own = reading.own(id);
    // What is kept or deleted by law, and where a law "requires", is not the agreement's law.
    if !titled && own.any(Terms::of(&[Term::Delete, Term::Retrieve, Term::Incident])) {
        return None;
    }
    let agreement = titled
        || own.has(Term::Service)
        || opens_with_this(reading, &tokens)
        || tokens.len() <= 20 && tokens.clone().take(5).any(|i| reading.is(i, Term::Law));
    for at in tokens.clone() {
        if !reading.is(at, Term::Law) {
            continue;
        }
        let before = document.tokens.word(at.saturating_sub(1));
        if at > tokens.start && matches!(before, "protection" | "privacy" | "security" | "tax") {
            continue;
        }
        // "Swedish law", "svensk materiell rätt".
        for back in 1..=2 {
            let Some(adjective) = at.checked_sub(back).filter(|i| *i >= tokens.start) else {
                continue;
            };
            // A short sentence that opens with the law needs no verb: "Swedish law and arbitration as in the main agreement."
            let bare = adjective <= tokens.start + 3 && tokens.len() <= 16;
            if law_of(document.tokens.word(adjective)).is_some()
                && agreement
                && (bare || governs(reading, id, at, titled))
            {
                return Some(adjective..at + 1);
            }
        }
        // "the laws of Sweden", "the laws of the State of Delaware", "lagen i Sverige".
        let mut from = at + 1;
        while from < tokens.end.min(at + 8)
            && matches!(
                document.tokens.word(from),
                "of" | "the"
                    | "i"
                    | "and"
                    | "regulations"
                    | "in"
                    | "som"
                    | "gäller"
                    | "applicable"
                    | "from"
            )
        {
            from += 1;
        }
        let place =
            (from..tokens.end.min(from + 5)).find_map(|i| place_at(document, lang, i, tokens.end));
        if let Some(place) = place
            && from > at + 1
            && (from..place.tokens.start).all(|i| {
                document.tokens.get(i).is_some_and(|t| t.is(flag::CAPITAL))
                    || matches!(document.tokens.word(i), "of" | "the" | "and")
            })
            && agreement
            && governs(reading, id, at, titled)
        {
            return Some(from..with_rest(reading, &tokens, place.tokens.end));
        }
    }
    // "Governing law: Sweden", and a cell beside its label.
    let form = document.clause_of(id).map(|clause| clause.form);
    let label = tokens.clone().take(8).find(|i| {
        reading.is(*i, Term::Law)
            && document
                .tokens
                .get(*i)
                .is_some_and(|t| t.is(flag::COLON | flag::CELL))
    });
    let from = match label {
        Some(label) => label + 1,
        None if titled && tokens.len() <= 6 && form != Some(Form::Heading) => tokens.start,
        None => return None,
    };
    let place =
        (from..tokens.end.min(from + 6)).find_map(|i| place_at(document, lang, i, tokens.end))?;
    Some(place.tokens.start..with_rest(reading, &tokens, place.tokens.end))
}

/// "England and Wales", "State of New York, USA": the place goes on.
fn with_rest(reading: &Reading<'_, '_>, tokens: &Range<usize>, end: usize) -> usize {
    let document = reading.document;
    let lang = reading.lang(reading.document.sentence_at(tokens.start).unwrap_or(0));
    if matches!(document.tokens.word(end), "and" | "och")
        && let Some(place) = place_at(document, lang, end + 1, tokens.end)
        && document.tokens.word(end - 1) == "england"
    {
        return place.tokens.end;
    }
    end
}

fn opens_with_this(reading: &Reading<'_, '_>, tokens: &Range<usize>) -> bool {
    tokens.clone().take(4).any(|i| {
        matches!(
            reading.document.tokens.word(i),
            "this"
                | "these"
                | "detta"
                | "dessa"
                | "it"
                | "avtalet"
                | "tvist"
                | "tvister"
                | "parties"
        )
    })
}

/// Whether a word of governing stands near the law.
fn governs(reading: &Reading<'_, '_>, id: SentenceId, at: usize, titled: bool) -> bool {
    let document = reading.document;
    if titled {
        return true;
    }
    let verb = |i: usize| {
        reading.is(i, Term::Govern)
            && !reading.is(i, Term::Law)
            && !matches!(
                document.tokens.word(i),
                "applicable" | "tillämplig" | "tillämpliga" | "enlighet"
            )
    };
    let tokens = document.sentences[id].tokens.clone();
    let near =
        (tokens.start.max(at.saturating_sub(16))..tokens.end.min(at + 12)).find(|i| verb(*i));
    let required = tokens.clone().any(|i| {
        let word = document.tokens.word(i);
        word.starts_with("requir")
            || word.starts_with("kräv")
            || word == "unless"
            || word.starts_with("obligat")
    });
    // "in accordance with Swedish law" after "construed"; "svensk rätt ska tillämpas".
    near.is_some() && !required
}
