//! Notice of a new sub-processor, and the time to object to it (GDPR 28(2)), in days.
//! One length of time is one or the other: notice comes before the change, the time to object runs from the notice.

use super::{
    Fact,
    amount::Amount,
    breach::actor,
    reading::Reading,
    words::{Term, Terms},
};
use crate::checks::document::{Document, SentenceId};

/// Longer is no notice but a term.
const LONGEST: u32 = 400;

/// What a length of time is, with how surely.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Notice(i32),
    Objection(i32),
    Neither,
}

/// Both facts.
pub(super) fn notice_and_objection(reading: &Reading<'_, '_>) -> (Fact<u32>, Fact<u32>) {
    let document = reading.document;
    let (mut notice, mut objection): (Option<(i32, &Amount)>, Option<(i32, &Amount)>) =
        (None, None);
    for amount in &reading.amounts {
        if amount.days() > LONGEST {
            continue;
        }
        let general = i32::from(in_any_other_case(reading, amount)) * 4;
        let (best, score) = match kind(reading, amount) {
            Is::Notice(score) => (&mut notice, score + general),
            Is::Objection(score) => (&mut objection, score + general),
            Is::Neither => continue,
        };
        if best.is_none_or(|(top, _)| score > top) {
            *best = Some((score, amount));
        }
    }
    let fact = |found: Option<(i32, &Amount)>| {
        found.map_or_else(Fact::default, |(_, amount)| {
            Fact::stated(
                amount.days(),
                document,
                &document.sentences[amount.sentence].tokens,
            )
        })
    };
    let within_notice =
        notice.and_then(|(_, amount)| same_time(reading, amount).map(|id| (amount, id)));
    let objection = match (objection, within_notice) {
        (None, Some((amount, id))) => Fact::stated(
            amount.days(),
            document,
            &both(document, amount.sentence, id),
        ),
        (found, _) => fact(found),
    };
    (fact(notice), objection)
}

fn kind(reading: &Reading<'_, '_>, amount: &Amount) -> Is {
    let id = amount.sentence;
    let (own, lead, head, before) = (
        reading.own(id),
        reading.lead(id),
        reading.head(id),
        reading.before(id),
    );
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let near =
        |reach: usize, term: Term| reading.nearest_before(id, start, reach, Terms::of(&[term]));
    let ahead =
        |reach: usize, term: Term| reading.nearest_after(id, end, reach, Terms::of(&[term]));
    let topic = if own.has(Term::SubProcessor) {
        4
    } else if lead.has(Term::SubProcessor) || before.has(Term::SubProcessor) {
        3
    } else if reading.clause(id).has(Term::SubProcessor) || head.has(Term::SubProcessor) {
        2
    } else {
        return Is::Neither;
    };
    if own.has(Term::Incident)
        || (own.has(Term::Audit) && !own.has(Term::Change) && !own.has(Term::Object))
    {
        return Is::Neither;
    }
    let after = ahead(3, Term::After);
    let in_advance = ahead(5, Term::Advance).filter(|advance| after.is_none_or(|a| *advance < a));
    let at_least =
        near(4, Term::Least).filter(|least| near(3, Term::Within).is_none_or(|w| *least > w));
    let within = near(4, Term::Within).filter(|_| at_least.is_none());
    let verb = reading.nearest_before(
        id,
        start,
        40,
        Terms::of(&[
            Term::Object,
            Term::Notify,
            Term::Resolve,
            Term::Delete,
            Term::End,
            Term::Cure,
        ]),
    );
    let verb_is = |term: Term| verb.is_some_and(|v| reading.is(v, term));
    // "If they cannot resolve the objection within 30 days, the Customer may terminate."
    if own.has(Term::Resolve) && own.has(Term::End) && near(30, Term::Resolve).is_some() {
        return Is::Neither;
    }
    let settles = verb_is(Term::Resolve) || verb_is(Term::Cure) || verb_is(Term::Delete);
    if own.has(Term::Object) || before.has(Term::Object) && own.has(Term::Accept) {
        let objecting = own.has(Term::Object)
            && (near(45, Term::Object).is_some() || ahead(14, Term::Object).is_some());
        if in_advance.is_some() && !(verb_is(Term::Object) && within.is_some()) {
            // "at least 30 days in advance, giving the Controller the opportunity to object".
            return if near(30, Term::Object).is_none()
                || verb_is(Term::Notify) && !own_duty(reading, id, verb)
            {
                Is::Notice(topic)
            } else {
                Is::Neither
            };
        }
        if settles
            && !verb_is(Term::Object)
            && near(45, Term::Object).is_none_or(|o| verb.is_some_and(|v| v > o + 3))
            && within.is_none_or(|w| verb.is_some_and(|v| v + 8 > w))
            && !own.has(Term::Accept)
        {
            return Is::Neither;
        }
        if objecting && at_least.is_none() {
            return Is::Objection(
                topic + 2 * i32::from(within.is_some()) + i32::from(after.is_some()),
            );
        }
        if own.has(Term::Accept) && within.is_some() {
            return Is::Objection(topic);
        }
    }
    if settles && !own.has(Term::Change) {
        return Is::Neither;
    }
    // "The minimum period for prior notice of changes is 15 days."
    if near(14, Term::Least).is_some()
        && near(14, Term::Advance).is_some()
        && own.has(Term::Change)
        && within.is_none()
        && after.is_none()
    {
        return Is::Notice(topic);
    }
    let plainly =
        in_advance.is_some_and(|i| matches!(reading.document.tokens.word(i), "advance" | "förväg"));
    if (in_advance.is_some() || at_least.is_some())
        && (plainly
            || own
                .and(lead)
                .and(before)
                .any(Terms::of(&[Term::Notify, Term::Change])))
        && !verb_is(Term::End)
    {
        let told = own.and(lead).has(Term::Notify) || own.has(Term::Advance);
        let change = own.and(lead).and(before).has(Term::Change);
        if told && (change || topic >= 3) && (topic > 2 || own.and(lead).has(Term::Change)) {
            return Is::Notice(
                topic + i32::from(own.has(Term::Change)) + i32::from(in_advance.is_some()),
            );
        }
    }
    if within.is_some()
        && after.is_some()
        && before.has(Term::Object)
        && topic >= 3
        && own.has(Term::Notify)
        && !settles
    {
        return Is::Objection(1);
    }
    Is::Neither
}

/// Whether the verb is the controller's: "the Customer may object by notifying…".
fn own_duty(reading: &Reading<'_, '_>, id: SentenceId, verb: Option<usize>) -> bool {
    verb.and_then(|verb| actor(reading, id, verb))
        .is_some_and(|role| reading.is(role, Term::Controller))
}

/// "… or 90 days in any other case": the rule for all that the exceptions leave.
fn in_any_other_case(reading: &Reading<'_, '_>, amount: &Amount) -> bool {
    let tokens = &reading.document.tokens;
    let end = reading.document.sentences[amount.sentence].tokens.end;
    (amount.tokens.end..end.min(amount.tokens.end + 7)).any(|i| {
        matches!(
            (tokens.word(i), tokens.word(i + 1)),
            ("other", "case" | "cases")
                | ("otherwise", _)
                | ("övriga", "fall")
                | ("annat" | "andra", "fall")
        )
    })
}

/// The sentence that lets the controller object within the time of the notice: "within that period", "inom den tiden".
fn same_time(reading: &Reading<'_, '_>, notice: &Amount) -> Option<SentenceId> {
    let document = reading.document;
    let clause = document.clause_of(notice.sentence)?;
    let last = clause.sentences.end.min(notice.sentence + 4);
    (notice.sentence..last).find(|id| {
        let own = reading.own(*id);
        let tokens = document.sentences[*id].tokens.clone();
        let from = if *id == notice.sentence {
            notice.tokens.end
        } else {
            tokens.start
        };
        own.has(Term::Object)
            && (from..tokens.end).any(|i| {
                reading.is(i, Term::That)
                    && (i + 1..tokens.end.min(i + 4))
                        .any(|p| reading.is(p, Term::Period) && reading.word(p).unit.is_none())
                    && i.checked_sub(1).is_some_and(|b| {
                        reading.is(b, Term::Within)
                            || matches!(
                                document.tokens.word(b),
                                "during" | "before" | "which" | "innan" | "under"
                            )
                    })
            })
    })
}

fn both(document: &Document<'_>, a: SentenceId, b: SentenceId) -> std::ops::Range<usize> {
    document.sentences[a].tokens.start..document.sentences[b].tokens.end
}
