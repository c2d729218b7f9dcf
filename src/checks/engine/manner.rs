//! How strongly and whether at all: modals, efforts, negations and passives around a verb.
//! Knows the grammar of both languages; nothing of who acts or what is done.

use super::{grammar::Strength, reading::Reading, subject::actor_of};
use crate::{
    checks::{
        document::{SentenceId, token::flag},
        lexicon::matcher::Hit,
    },
    domain::lang::Lang,
};

/// The modal, the effort and the negation that govern a verb, and whether there is a modal at all.
pub(super) fn manner(
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
                || h.start >= verb.end
                    && h.start <= verb.end + 25
                    // "… shall inform the Customer if it seeks to": the effort is what the condition speaks of.
                    && !hits.iter().any(|c| {
                        c.concept == grammar.if_word && c.start >= verb.end && c.end <= h.start
                    }))
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
    if bound && denied && strength == Strength::Effort {
        return (Strength::Effort, false, true);
    }
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
pub(super) fn is_passive(reading: &Reading<'_, '_>, sentence: SentenceId, verb: &Hit) -> bool {
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
