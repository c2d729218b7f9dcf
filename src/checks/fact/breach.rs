//! How soon the processor tells the controller of a personal data breach (GDPR 33(2)).
//! Not the controller's own 72 hours towards the authority (GDPR 33(1)), nor the time to remedy a breach of contract.

use super::{
    Fact,
    amount::Amount,
    reading::Reading,
    words::{Term, Terms, Unit},
};
use crate::checks::document::{Kind, SentenceId, token::flag};

const ROLE: Terms = Terms::of(&[Term::Controller, Term::Processor, Term::SubProcessor]);

/// The hours; "the next business day" and the like give the text without a value.
pub(super) fn notice_hours(reading: &Reading<'_, '_>) -> Fact<u32> {
    let document = reading.document;
    let mut best: Option<(i32, &Amount)> = None;
    for amount in &reading.amounts {
        if let Some(score) = score(
            reading,
            amount.sentence,
            amount.tokens.start,
            amount.tokens.end,
        ) && amount.days() <= 31
            && !an_example(reading, amount.sentence, amount.tokens.start)
            && best.is_none_or(|(top, _)| score > top)
        {
            best = Some((score, amount));
        }
    }
    if let Some((_, amount)) = best {
        let sentence = &document.sentences[amount.sentence].tokens;
        return match amount.hours() {
            Some(hours) => Fact::stated(hours, document, sentence),
            None => Fact::worded(document, &amount.tokens, sentence),
        };
    }
    next_business_day(reading)
}

/// "[To be filled in, for example 48 hours]": what a blank proposes is not agreed.
fn an_example(reading: &Reading<'_, '_>, id: SentenceId, start: usize) -> bool {
    let tokens = &reading.document.tokens;
    let from = reading.document.sentences[id].tokens.start;
    (from.max(start.saturating_sub(2))..start)
        .any(|i| matches!(tokens.word(i), "example" | "exempelvis" | "exempel" | "eg"))
}

/// "By the end of the next business day", "senast nästa arbetsdag".
fn next_business_day(reading: &Reading<'_, '_>) -> Fact<u32> {
    let document = reading.document;
    for (id, sentence) in document.sentences.iter().enumerate() {
        let own = reading.own(id);
        if sentence.kind != Kind::Body || !own.has(Term::Next) || !own.has(Term::Notify) {
            continue;
        }
        for at in sentence
            .tokens
            .clone()
            .filter(|at| reading.is(*at, Term::Next))
        {
            let unit =
                (at + 1..sentence.tokens.end.min(at + 4)).find(|i| reading.word(*i).unit.is_some());
            if let Some(unit) = unit
                .filter(|i| matches!(reading.word(*i).unit, Some(Unit::Day | Unit::BusinessDay)))
                && score(reading, id, at, unit + 1).is_some()
            {
                return Fact::worded(document, &(at..unit + 1), &sentence.tokens);
            }
        }
    }
    Fact::default()
}

/// How surely a length of time at these tokens is the processor's notice; `None` when it is something else.
fn score(reading: &Reading<'_, '_>, id: SentenceId, start: usize, end: usize) -> Option<i32> {
    let (own, lead, head) = (reading.own(id), reading.lead(id), reading.head(id));
    let before = reading.before(id);
    let strong = |terms: Terms| {
        terms.has(Term::Incident) || (terms.has(Term::Breach) && terms.has(Term::Data))
    };
    let topic = if strong(own) {
        4
    } else if strong(lead) || strong(before) {
        3
    } else if own.has(Term::Breach)
        && own.has(Term::Aware)
        && !own.any(Terms::of(&[Term::Cure, Term::End]))
    {
        // "We will notify you of a breach within 48 hours after we become aware of it."
        3
    } else if head.any(Terms::of(&[Term::Incident, Term::Breach])) {
        2
    } else {
        return None;
    };
    let notify = Terms::of(&[Term::Notify]);
    let told = own.and(lead).and(head).any(notify) || topic == 3 && before.any(notify);
    if !told && topic < 4 {
        return None;
    }
    if !own.and(lead).and(before).and(head).any(notify) {
        return None;
    }
    if topic < 4
        && own.any(Terms::of(&[
            Term::Audit,
            Term::SubProcessor,
            Term::Delete,
            Term::Object,
        ]))
    {
        return None;
    }
    // A time to remedy, a term of years, an audit's notice in a sentence that mentions incidents.
    if own.has(Term::Cure) && own.has(Term::End) && !own.has(Term::Incident) {
        return None;
    }
    let near = |reach: usize, terms: &[Term]| {
        reading
            .nearest_before(id, start, reach, Terms::of(terms))
            .is_some()
    };
    let ahead = |reach: usize, terms: &[Term]| {
        reading
            .nearest_after(id, end, reach, Terms::of(terms))
            .is_some()
    };
    if own.has(Term::Audit) && (ahead(4, &[Term::Advance]) || near(6, &[Term::Least])) {
        return None;
    }
    if ahead(3, &[Term::Advance]) && !own.has(Term::Aware) {
        return None;
    }
    if own.has(Term::Least) && near(3, &[Term::Least]) && !near(3, &[Term::Within]) {
        return None;
    }
    // "After the Customer becomes aware" is the controller's own time.
    let whose = reading.nearest_after(id, end, 7, ROLE);
    let theirs = whose.filter(|role| reading.is(*role, Term::Controller));
    if theirs.is_some_and(|role| {
        // "Kunden om inträffade incidenter" says nothing of who knows.
        (role + 1..role + 4).any(|i| {
            reading.is(i, Term::Aware) && !reading.document.tokens.word(i).starts_with("inträff")
        })
    }) && own.any(Terms::of(&[Term::Aware]))
        && !ahead(2, &[Term::Advance])
    {
        return None;
    }
    if to_authority(reading, id, start, end) || wrong_direction(reading, id, start, end) {
        return None;
    }
    let mut score = topic;
    score += if near(4, &[Term::Within]) { 2 } else { 0 };
    score += i32::from(own.has(Term::Aware))
        + i32::from(own.has(Term::Notify))
        + i32::from(own.has(Term::Controller));
    score -=
        if near(12, &[Term::FollowUp]) && reading.nearest_before(id, start, 60, notify).is_none() {
            3
        } else {
            0
        };
    score -= if own.has(Term::Request) && topic < 4 {
        2
    } else {
        0
    };
    Some(score)
}

/// The notice verb that a length of time goes with: the nearest before it, else the next after it.
fn verb(reading: &Reading<'_, '_>, id: SentenceId, start: usize, end: usize) -> Option<usize> {
    let notify = Terms::of(&[Term::Notify]);
    reading
        .nearest_before(id, start, 40, notify)
        .or_else(|| reading.nearest_after(id, end, 30, notify))
}

/// Whether the authority is told, not the controller: it stands between the verb and the time, or right behind.
fn to_authority(reading: &Reading<'_, '_>, id: SentenceId, start: usize, end: usize) -> bool {
    if !reading.own(id).has(Term::Authority) {
        return false;
    }
    let authority = Terms::of(&[Term::Authority]);
    if reading.nearest_after(id, end, 4, authority).is_some() {
        return true;
    }
    match verb(reading, id, start, end) {
        Some(verb) if verb < start => {
            let between = (verb..start).any(|i| reading.is(i, Term::Authority));
            let told = (verb..start).any(|i| reading.is(i, Term::Controller));
            between && !told
        }
        Some(verb) => {
            let authority = reading.nearest_after(id, verb, 8, authority);
            let told = reading.nearest_after(id, verb, 8, Terms::of(&[Term::Controller]));
            authority.is_some_and(|a| told.is_none_or(|t| a < t))
        }
        None => true,
    }
}

/// Whether the controller tells the processor, or a sub-processor does.
fn wrong_direction(reading: &Reading<'_, '_>, id: SentenceId, start: usize, end: usize) -> bool {
    let Some(verb) = verb(reading, id, start, end) else {
        return false;
    };
    if let Some(role) = actor(reading, id, verb) {
        if reading.is(role, Term::Processor) && !reading.is(role, Term::SubProcessor) {
            return false;
        }
        return true;
    }
    // Without an actor that is known, by who is told: "notify us", "underrätta Biträdet".
    let told = reading.nearest_after(id, verb + 1, 3, ROLE);
    told.is_some_and(|role| {
        reading.is(role, Term::Processor) || reading.is(role, Term::SubProcessor)
    }) && !reading.own(id).has(Term::Controller)
}

/// Who does what the verb says: the role beside the modal before it, or right before the verb itself.
pub(super) fn actor(reading: &Reading<'_, '_>, id: SentenceId, verb: usize) -> Option<usize> {
    let document = reading.document;
    let start = document.sentences.get(id)?.tokens.start;
    let plain = |i: usize| {
        reading.word(i).terms.any(ROLE)
            && !document.tokens.get(i).is_some_and(|t| t.is(flag::GENITIVE))
    };
    let comma = |i: usize| document.tokens.get(i).is_some_and(|t| t.is(flag::COMMA));
    let modal = reading.nearest_before(id, verb, 25, Terms::of(&[Term::Modal]));
    if let Some(modal) = modal {
        let left = (start.max(modal.saturating_sub(2))..modal)
            .rev()
            .find(|i| plain(*i) && !comma(*i));
        let right = (modal + 1..verb.min(modal + 4)).find(|i| plain(*i));
        if left.is_some() || right.is_some() {
            return left.or(right);
        }
    }
    (verb > start && plain(verb - 1) && !comma(verb - 1)).then(|| verb - 1)
}
