//! Who acts: the subject of a verb among the parties of its sentence.
//! Knows word order, cases and pronouns of both languages; nothing of what is done.

use super::{grammar::Actor, reading::Reading};
use crate::{
    checks::{
        document::{SentenceId, token::flag},
        lexicon::matcher::Hit,
    },
    domain::lang::Lang,
};

/// How far behind a subject its modal may stand.
const MODAL_REACH: u32 = 30;

/// Whether a party at `hit` owns or is acted upon by its form alone: a genitive or a pronoun that is no subject.
fn inflected(reading: &Reading<'_, '_>, hit: &Hit, lang: Lang) -> bool {
    let tokens = &reading.document.tokens;
    let last = hit.end as usize - 1;
    let word = tokens.word(last);
    tokens.get(last).is_some_and(|t| t.is(flag::GENITIVE))
        || lang == Lang::Sv && word.ends_with('s') && word != "parts"
        || matches!(
            word,
            "your"
                | "our"
                | "er"
                | "era"
                | "ert"
                | "vår"
                | "våra"
                | "vårt"
                | "us"
                | "oss"
                | "dig"
                | "din"
                | "ditt"
                | "dina"
        )
}

/// Whether a party at `hit` is no subject: behind a preposition, in the genitive, or an object of the verb before it.
fn oblique(reading: &Reading<'_, '_>, hit: &Hit, lang: Lang) -> bool {
    let tokens = &reading.document.tokens;
    let at = hit.start as usize;
    if inflected(reading, hit, lang) {
        return true;
    }
    // These forms are subjects wherever they stand.
    if matches!(tokens.word(at), "vi" | "ni" | "du" | "we") {
        return false;
    }
    let mut before = at;
    // Articles and adjectives between preposition and party.
    for _ in 0..3 {
        let Some(i) = before.checked_sub(1).filter(|i| {
            tokens
                .get(*i)
                .is_some_and(|t| !t.is(flag::STOP | flag::COMMA | flag::SEMICOLON | flag::COLON))
        }) else {
            return false;
        };
        let word = tokens.word(i);
        if matches!(
            word,
            "the"
                | "a"
                | "an"
                | "its"
                | "their"
                | "den"
                | "det"
                | "such"
                | "said"
                | "relevant"
                | "each"
                | "any"
                | "other"
                | "new"
                | "further"
                | "additional"
                | "andra"
                | "nya"
                | "sin"
                | "sitt"
                | "data"
        ) {
            before = i;
            continue;
        }
        let from = reading.hits.partition_point(|h| (h.start as usize) < i);
        return reading.hits[from..]
            .iter()
            .take_while(|h| h.start as usize == i)
            .any(|h| h.concept == reading.grammar.preposition && h.end as usize == i + 1);
    }
    false
}

pub(super) fn actor_of(reading: &Reading<'_, '_>, hit: &Hit) -> Option<Actor> {
    let grammar = &reading.grammar;
    match hit.concept {
        c if c == grammar.controller => Some(Actor::Controller),
        c if c == grammar.processor => Some(Actor::Processor),
        c if c == grammar.sub_processor => Some(Actor::SubProcessor),
        c if c == grammar.both => Some(Actor::Both),
        _ => None,
    }
}

/// The subject of a verb and the token behind it.
pub(super) fn subject(
    reading: &Reading<'_, '_>,
    sentence: SentenceId,
    verb: &Hit,
    passive: bool,
) -> (Actor, Option<u32>) {
    let hits = reading.hits_of(sentence);
    let lang = reading.document.lang_of(sentence);
    let grammar = &reading.grammar;
    if passive {
        // "by the Processor", "av Biträdet", soon behind the verb.
        let agent = hits
            .iter()
            .filter(|h| h.start >= verb.end && h.start <= verb.end + 12)
            .find(|h| {
                actor_of(reading, h).is_some()
                    && !inflected(reading, h, lang)
                    && (1..=2).any(|back| {
                        (h.start as usize).checked_sub(back).is_some_and(|i| {
                            i + 1 >= verb.end as usize
                                && matches!(reading.document.tokens.word(i), "by" | "av")
                        })
                    })
            });
        return (
            agent
                .and_then(|h| actor_of(reading, h))
                .unwrap_or(Actor::Open),
            None,
        );
    }
    if lang == Lang::Sv
        && let Some(hit) = inverted(reading, sentence, verb)
    {
        return (actor_of(reading, hit).unwrap_or(Actor::Open), None);
    }
    let mut best: Option<(&Hit, u8)> = None;
    for hit in hits.iter().filter(|h| h.end <= verb.start) {
        if actor_of(reading, hit).is_none() || oblique(reading, hit, lang) {
            continue;
        }
        let next_role = hits
            .iter()
            .find(|h| {
                h.start >= hit.end
                    && h.start < verb.start
                    && actor_of(reading, h).is_some()
                    && !oblique(reading, h, lang)
            })
            .map_or(verb.start, |h| h.start);
        let modal = hits.iter().any(|h| {
            (h.concept == grammar.must || h.concept == grammar.may || h.concept == grammar.no_duty)
                && !pronoun_before(reading, h)
                && (h.start >= hit.end && h.start < next_role.min(hit.end + MODAL_REACH)
                    || h.end == hit.start
                    || h.start == hit.start)
        });
        // "svarar vi på frågor och hjälper dig": what stands behind a finite verb is the subject of what is joined to it.
        let behind_verb = matches!(
            reading.document.tokens.word(hit.start as usize),
            "vi" | "ni" | "du"
        ) && (hit.start as usize)
            .checked_sub(1)
            .is_some_and(|i| finite(reading.document.tokens.word(i)));
        let pause = (hit.end as usize)
            .checked_sub(1)
            .and_then(|i| reading.document.tokens.get(i))
            .is_some_and(|t| t.is(flag::COMMA | flag::CLOSES));
        let adjacent = verb.start <= hit.end + 1
            && !pause
            && (best.is_none_or(|(_, w)| w < 2) || opens_clause(reading, hit));
        // "If a sub-processor fails, we remain fully liable": what stays or is something is the subject of that.
        let stays = verb.start <= hit.end + 4
            && matches!(
                reading.document.tokens.word(hit.end as usize),
                "remain"
                    | "remains"
                    | "stay"
                    | "stays"
                    | "is"
                    | "are"
                    | "förblir"
                    | "är"
                    | "kvarstår"
            )
            && opens_main_clause(reading, hit);
        let weight = if adjacent || modal || behind_verb || stays {
            2
        } else {
            1
        };
        // The first plain mention stands unless a later one has a modal of its own.
        if best.is_none_or(|(_, w)| weight >= 2 && weight >= w) {
            best = Some((hit, weight));
        }
    }
    if best.is_none_or(|(_, weight)| weight < 2) && lang == Lang::Sv {
        // "Därefter raderar Biträdet uppgifterna": the subject stands right behind the verb.
        let behind = hits.iter().find(|h| {
            actor_of(reading, h).is_some()
                && h.start == verb.end + 1
                && reading
                    .document
                    .tokens
                    .word(verb.start as usize)
                    .ends_with('r')
                && !oblique(reading, h, lang)
        });
        if let Some(hit) = behind {
            return (actor_of(reading, hit).unwrap_or(Actor::Open), None);
        }
    }
    best.map_or((Actor::Open, None), |(hit, _)| {
        (actor_of(reading, hit).unwrap_or(Actor::Open), Some(hit.end))
    })
}

/// The party right behind a finite verb that no party stands before: "Vid en incident underrättar Biträdet den Ansvarige".
fn inverted<'r>(reading: &'r Reading<'_, '_>, sentence: SentenceId, verb: &Hit) -> Option<&'r Hit> {
    let tokens = &reading.document.tokens;
    let hits = reading.hits_of(sentence);
    let start = reading.document.sentences.get(sentence)?.tokens.start;
    let at = verb.start as usize;
    let word = tokens.word(at);
    let joined = at.checked_sub(1).filter(|i| *i >= start).is_none_or(|i| {
        matches!(
            tokens.word(i),
            "och" | "eller" | "samt" | "som" | "att" | "ska" | "inte"
        ) || tokens
            .get(i)
            .is_none_or(|t| t.is(flag::CELL | flag::COLON | flag::STOP | flag::BULLET))
    });
    if !finite(word) || joined {
        return None;
    }
    let party = |h: &&Hit| actor_of(reading, h).is_some() && !inflected(reading, h, Lang::Sv);
    // A party at the start of the sentence or right before the verb is its subject already.
    let led = hits.iter().filter(party).any(|h| {
        ((h.start as usize) == start
            || (h.start as usize) == start + 1 && !finite(tokens.word(start)))
            && h.end <= verb.start
            && !matches!(tokens.word(start), "när" | "om" | "då" | "innan" | "sedan")
            || h.end == verb.start
                && !tokens
                    .get(h.end as usize - 1)
                    .is_some_and(|t| t.is(flag::COMMA))
    });
    hits.iter()
        .filter(party)
        .find(|h| (h.start == verb.end || h.start > verb.start && h.end < verb.end) && !led)
}

/// "If the Processor replaces a sub-processor, it shall …": the modal belongs to whoever the sentence began with.
fn pronoun_before(reading: &Reading<'_, '_>, modal: &Hit) -> bool {
    (modal.start as usize).checked_sub(1).is_some_and(|i| {
        matches!(
            reading.document.tokens.word(i),
            "it" | "they" | "he" | "denne" | "dessa"
        )
    })
}

/// Whether a Swedish word has the form of a verb in the present: "underrättar", "hjälper", "måste".
fn finite(word: &str) -> bool {
    word.len() >= 3 && word.ends_with('r')
        || matches!(word, "ska" | "skall" | "måste" | "skulle" | "vill" | "kan")
}

/// Whether a party stands right behind the comma that ends a condition, an article aside.
fn opens_main_clause(reading: &Reading<'_, '_>, hit: &Hit) -> bool {
    let tokens = &reading.document.tokens;
    let comma = |back: usize| {
        (hit.start as usize)
            .checked_sub(back)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.is(flag::COMMA))
    };
    let article = (hit.start as usize)
        .checked_sub(1)
        .is_some_and(|i| matches!(tokens.word(i), "the" | "den" | "det"));
    comma(1) || article && comma(2)
}

/// Whether a clause of its own begins with a party: "that the Processor deletes", "om Biträdet får".
fn opens_clause(reading: &Reading<'_, '_>, hit: &Hit) -> bool {
    (1..=2)
        .filter_map(|back| (hit.start as usize).checked_sub(back))
        .any(|i| {
            matches!(
                reading.document.tokens.word(i),
                "that"
                    | "if"
                    | "when"
                    | "where"
                    | "after"
                    | "before"
                    | "and"
                    | "which"
                    | "as"
                    | "att"
                    | "om"
                    | "när"
                    | "innan"
                    | "och"
                    | "som"
                    | "så"
                    | "sedan"
            )
        })
}
