//! Within how many days after the end personal data is deleted or returned (GDPR 28(3)(g)).
//! Not how long a log is kept, how long the controller may fetch its data, or when deletion is certified.

use super::{
    Fact,
    amount::Amount,
    reading::Reading,
    words::{Term, Terms},
};

/// The days; of several, the one that most plainly runs from the end of the service, data before backups.
pub(super) fn days(reading: &Reading<'_, '_>) -> Fact<u32> {
    let document = reading.document;
    let mut best: Option<(i32, &Amount)> = None;
    for amount in &reading.amounts {
        if let Some(score) = score(reading, amount)
            && best.is_none_or(|(top, _)| score > top)
        {
            best = Some((score, amount));
        }
    }
    best.map_or_else(Fact::default, |(_, amount)| {
        Fact::stated(
            amount.days(),
            document,
            &document.sentences[amount.sentence].tokens,
        )
    })
}

fn score(reading: &Reading<'_, '_>, amount: &Amount) -> Option<i32> {
    let id = amount.sentence;
    let (own, lead, head, before) = (
        reading.own(id),
        reading.lead(id),
        reading.head(id),
        reading.before(id),
    );
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    // "We do so within 45 days", after a sentence on deletion.
    let refers = own.has(Term::Done)
        && before.has(Term::Delete)
        && !own.any(Terms::of(&[
            Term::Retrieve,
            Term::Notify,
            Term::Certify,
            Term::Object,
            Term::Request,
        ]));
    let deletes = own.and(lead).has(Term::Delete) || refers;
    if !deletes || own.has(Term::Audit) || own.has(Term::Incident) {
        return None;
    }
    let ends = |terms: Terms| terms.has(Term::End);
    let ending = Terms::of(&[Term::End]);
    let near_end = reading.nearest_before(id, start, 60, ending).is_some()
        || reading.nearest_after(id, end, 8, ending).is_some();
    let topic = if ends(own) && near_end {
        4
    } else if ends(own) {
        return None;
    } else if ends(lead) || ends(before) {
        3
    } else if ends(head) || head.has(Term::Delete) {
        2
    } else {
        return None;
    };
    let verbs = Terms::of(&[
        Term::Delete,
        Term::Retrieve,
        Term::Notify,
        Term::Certify,
        Term::Object,
    ]);
    let verb = reading.nearest_before(id, start, 30, verbs);
    let next = reading.nearest_after(id, end, 30, verbs);
    let is = |at: Option<usize>, term: Term| at.is_some_and(|at| reading.is(at, term));
    let after = reading.nearest_after(id, end, 2, Terms::of(&[Term::After]));
    // "within five days of deletion": runs from deletion, not to it.
    if let Some(after) = after
        && let Some(anchor) = reading.nearest_after(
            id,
            after + 1,
            5,
            Terms::of(&[Term::Delete, Term::End, Term::Request]),
        )
        && reading.is(anchor, Term::Delete)
    {
        return None;
    }
    let fetches = is(verb, Term::Retrieve) || is(verb, Term::Notify) || is(verb, Term::Object);
    let owed = is(verb, Term::Delete)
        || (verb.is_none() && (is(next, Term::Delete) || lead.has(Term::Delete)));
    let owed = owed
        || refers
            && is(
                reading.nearest_before(id, start, 12, Terms::of(&[Term::Done])),
                Term::Done,
            );
    let kept = fetches && is(next, Term::Delete) && !is(verb, Term::Object);
    if !owed && !kept && !is(verb, Term::Certify) {
        return None;
    }
    let within = reading.nearest_before(id, start, 5, Terms::of(&[Term::Within]));
    if topic < 4 && within.is_none() {
        return None;
    }
    if topic == 2 && own.has(Term::Request) {
        return ends(head).then_some(1);
    }
    let backup = reading
        .nearest_before(id, start, 12, Terms::of(&[Term::Backup]))
        .is_some();
    if backup && topic < 4 {
        return None;
    }
    let mut score = topic + 2 * i32::from(within.is_some()) + i32::from(after.is_some());
    score -= 2 * i32::from(kept) + 3 * i32::from(backup) + 2 * i32::from(is(verb, Term::Certify));
    Some(score)
}
