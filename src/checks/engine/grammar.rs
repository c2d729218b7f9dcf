//! Who does what a verb says, how strongly, and whether it is denied: the sentence around one hit.
//!
//! Not a parser: the subject is the nearest party before the verb that a modal or the verb itself follows, not one behind a
//! preposition or in the genitive; a passive without "by" leaves the actor open; a lead-in lends its subject and its modal.

use super::reading::Reading;
use crate::checks::{
    document::{SentenceId, token::flag},
    lexicon::matcher::Hit,
};
use crate::domain::lang::Lang;

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Actor {
    Controller,
    Processor,
    SubProcessor,
    Both,
    /// The sentence does not say.
    Open,
}

/// How strongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// "shall", "will", "undertakes to", or the plain present.
    Duty,
    /// "may", "is entitled to".
    Permission,
    /// "reasonable efforts", "endeavours to".
    Effort,
}

/// What a sentence says about one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) actor: Actor,
    pub(crate) strength: Strength,
    /// "shall not", "is not obliged to".
    pub(crate) denied: bool,
}

/// How far behind a subject its modal may stand.
const MODAL_REACH: u32 = 30;

/// Reads the act whose verb is `verb`, a hit of the sentence or of one of its lead-ins.
pub(crate) fn act(reading: &Reading<'_, '_>, sentence: SentenceId, verb: &Hit) -> Act {
    // The verb may stand in a lead-in: "The Processor shall notify the Controller if: …".
    let mut home = sentence;
    while let Some(s) = reading.document.sentences.get(home) {
        if s.tokens.contains(&(verb.start as usize)) {
            break;
        }
        match s.lead_in.filter(|lead| *lead < home) {
            Some(lead) => home = lead,
            None => break,
        }
    }
    let passive = is_passive(reading, home, verb);
    let (mut actor, subject_end) = subject(reading, home, verb, passive);
    let (mut strength, mut denied, modal) = manner(reading, home, verb, subject_end);
    // What introduces the sentence lends what it lacks.
    let mut at = home;
    let mut steps = 0;
    while let Some(lead) = reading
        .document
        .sentences
        .get(at)
        .and_then(|s| s.lead_in)
        .filter(|lead| *lead < at && steps < 4)
    {
        let end = reading.document.sentences[lead].tokens.end;
        let last = Hit {
            start: u32::try_from(end).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            ..*verb
        };
        if actor == Actor::Open && !passive {
            actor = subject(reading, lead, &last, false).0;
        }
        let (lead_strength, lead_denied, lead_modal) = manner(reading, lead, &last, None);
        if !modal && lead_modal {
            if strength == Strength::Duty {
                strength = lead_strength;
            }
            denied ^= lead_denied;
        }
        at = lead;
        steps += 1;
    }
    Act {
        actor,
        strength,
        denied,
    }
}

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

fn actor_of(reading: &Reading<'_, '_>, hit: &Hit) -> Option<Actor> {
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
fn subject(
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
        let weight = if adjacent || modal || behind_verb {
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

/// The modal, the effort and the negation that govern a verb, and whether there is a modal at all.
fn manner(
    reading: &Reading<'_, '_>,
    sentence: SentenceId,
    verb: &Hit,
    subject_end: Option<u32>,
) -> (Strength, bool, bool) {
    let hits = reading.hits_of(sentence);
    let grammar = &reading.grammar;
    let start = reading
        .document
        .sentences
        .get(sentence)
        .map_or(0, |s| u32::try_from(s.tokens.start).unwrap_or(0));
    // In Swedish a modal may stand right before its subject.
    let from = subject_end.map_or(start, |end| end.saturating_sub(5).max(start));
    let modal = hits.iter().rfind(|h| {
        (h.concept == grammar.must || h.concept == grammar.may && !relative(reading, h, verb))
            && h.end <= verb.start
            && h.start >= from
    });
    let effort = hits.iter().any(|h| {
        h.concept == grammar.weakly
            && (h.end <= verb.start && h.end + 12 >= verb.start && h.start >= from
                || h.start >= verb.end && h.start <= verb.end + 25)
    });
    let strength = if effort {
        Strength::Effort
    } else if modal.is_some_and(|m| m.concept == grammar.may) {
        Strength::Permission
    } else {
        Strength::Duty
    };
    let near = modal.map_or(verb.start.saturating_sub(4), |m| {
        m.start.max(verb.start.saturating_sub(12))
    });
    let swedish = reading.document.lang_of(sentence) == Lang::Sv;
    let denied = hits.iter().any(|h| {
        h.concept == grammar.no_duty
            && h.start >= from
            && h.end <= verb.start
            && !hits
                .iter()
                .any(|m| m.concept == grammar.must && m.start >= h.end && m.end <= verb.start)
            || swedish
                && modal.is_none()
                && h.concept == grammar.not
                && h.start >= verb.end
                && h.start <= verb.end + 1
            || h.concept == grammar.not
                && h.start >= near.min(verb.start)
                && h.end <= verb.start
                && h.end + 4 >= verb.start
                && !reading
                    .document
                    .tokens
                    .word(h.end as usize)
                    .starts_with("only")
                && reading.document.tokens.word(h.end as usize) != "bara"
    });
    // "If the Controller does not object": a condition denies nothing.
    let condition = hits.iter().any(|h| {
        h.concept == grammar.if_word
            && h.end <= verb.start
            && h.end + 14 >= verb.start
            && !(swedish && about(reading, sentence, h))
    });
    let denied = denied && !condition
        || hits.iter().any(|h| {
            h.concept == grammar.without && h.end == verb.start
                    // "Leverantören för inget register": the object denies the verb.
                    || swedish
                        && h.concept == grammar.without
                        && h.start == verb.end
                        && reading.document.tokens.word(h.start as usize) != "utan"
        });
    // "does not transfer it without asking" is a bound as well.
    let but_for = denied
        && hits.iter().any(|h| {
            h.concept == grammar.without && h.start >= verb.end && h.start <= verb.end + 14
        })
        && !hits
            .iter()
            .any(|h| h.concept == grammar.no_duty && h.end <= verb.start);
    // "may only process", "shall not process except on": what reads as leave or denial is a bound.
    let bound = but_for
        || hits.iter().any(|h| {
            h.concept == grammar.only && h.start <= verb.end + 14 && h.end + 4 >= verb.start
        })
        || swedish && without_leave(reading, sentence, verb);
    if bound && (denied || strength == Strength::Permission) {
        return (Strength::Duty, false, true);
    }
    (strength, denied, modal.is_some())
}

/// "everyone who can reach the data has signed": what a relative clause allows says nothing of the verb behind it.
fn relative(reading: &Reading<'_, '_>, modal: &Hit, verb: &Hit) -> bool {
    verb.start > modal.end + 3
        && (modal.start as usize).checked_sub(1).is_some_and(|i| {
            matches!(
                reading.document.tokens.word(i),
                "who" | "that" | "which" | "som"
            )
        })
}

/// "inte … utan att", "inte … förrän": what is denied is only bound, unless nobody has to do it at all ("inte skyldig att").
fn without_leave(reading: &Reading<'_, '_>, sentence: SentenceId, verb: &Hit) -> bool {
    let tokens = &reading.document.tokens;
    let Some(s) = reading.document.sentences.get(sentence) else {
        return false;
    };
    let behind = verb.end as usize..s.tokens.end.min(verb.end as usize + 30);
    let leave = behind
        .clone()
        .any(|i| matches!(tokens.word(i), "utan" | "förrän"));
    leave
        && !reading.hits_of(sentence).iter().any(|h| {
            h.concept == reading.grammar.no_duty
                && !tokens.word(h.end as usize - 1).starts_with("rätt")
                && !tokens.word(h.end as usize - 1).starts_with("berättigad")
        })
}

/// "åtaganden om säkerheten": the Swedish word for "if" also means "about", in the midst of a clause and before no party.
fn about(reading: &Reading<'_, '_>, sentence: SentenceId, condition: &Hit) -> bool {
    let tokens = &reading.document.tokens;
    let at = condition.start as usize;
    tokens.word(at) == "om"
        && at.checked_sub(1).is_some_and(|i| {
            reading
                .document
                .sentences
                .get(sentence)
                .is_some_and(|s| s.tokens.contains(&i))
                && tokens.get(i).is_some_and(|t| !t.is(flag::COMMA))
        })
        && !matches!(
            tokens.word(at + 1),
            "det" | "detta" | "inte" | "så" | "sådan" | "sådant" | "någon" | "något"
        )
        && !reading
            .hits_of(sentence)
            .iter()
            .any(|h| h.start as usize == at + 1 && actor_of(reading, h).is_some())
}

/// "be notified", "underrättas": the party before the verb is no actor.
fn is_passive(reading: &Reading<'_, '_>, sentence: SentenceId, verb: &Hit) -> bool {
    let tokens = &reading.document.tokens;
    match reading.document.lang_of(sentence) {
        Lang::Sv => {
            let word = tokens.word(verb.start as usize);
            let supine = word.ends_with("as")
                || word.ends_with("es")
                || word.ends_with("ts")
                || word.ends_with("ds");
            supine && !word.ends_with("ngas") && word.len() > 4
                || (verb.start as usize).checked_sub(1).is_some_and(|i| {
                    matches!(
                        tokens.word(i),
                        "bli" | "blir" | "blivit" | "är" | "vara" | "varit"
                    )
                })
        }
        Lang::En => {
            let word = tokens.word(verb.start as usize);
            (word.ends_with("ed")
                || matches!(
                    word,
                    "told" | "given" | "sent" | "kept" | "made" | "bound" | "taken" | "done"
                ))
                && (1..=3)
                    .filter_map(|back| (verb.start as usize).checked_sub(back))
                    .any(|i| {
                        matches!(
                            tokens.word(i),
                            "be" | "been"
                                | "is"
                                | "are"
                                | "being"
                                | "was"
                                | "were"
                                | "get"
                                | "gets"
                        )
                    })
        }
    }
}
