//! Notice before an audit, and how many audits a year at most (GDPR 28(3)(h)).
//! Not the audits that the processor has made of itself, and not a least number.

use super::{
    Fact,
    amount::Amount,
    reading::Reading,
    words::{Term, Terms, table},
};
use crate::checks::document::{Kind, SentenceId};

/// Days of notice before an audit; business days as the number written.
pub(super) fn notice_days(reading: &Reading<'_, '_>) -> Fact<u32> {
    let document = reading.document;
    let mut best: Option<(i32, &Amount)> = None;
    for amount in &reading.amounts {
        if let Some(score) = notice_score(reading, amount)
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

fn notice_score(reading: &Reading<'_, '_>, amount: &Amount) -> Option<i32> {
    let id = amount.sentence;
    let own = reading.own(id);
    if amount.days() > 200 || own.has(Term::Object) {
        return None;
    }
    let topic = topic(reading, id)?;
    if topic < 4
        && (own.has(Term::Change) && !own.has(Term::Audit)
            || own.has(Term::SubProcessor)
            || own.has(Term::Delete)
            || own.has(Term::Incident))
    {
        return None;
    }
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let near =
        |reach: usize, terms: &[Term]| reading.nearest_before(id, start, reach, Terms::of(terms));
    let advance = reading.nearest_after(id, end, 5, Terms::of(&[Term::Advance]));
    let after = reading.nearest_after(id, end, 3, Terms::of(&[Term::After]));
    let advance = advance.filter(|advance| after.is_none_or(|a| *advance <= a));
    let least = near(4, &[Term::Least]);
    // "notice of at least 30 days", "aviseras minst 14 dagar".
    let noticed = near(8, &[Term::Advance, Term::Notify]);
    if near(3, &[Term::Within]).is_some() && least.is_none() && advance.is_none() {
        return None;
    }
    if advance.is_none() && (noticed.is_none() || (least.is_none() && after.is_some())) {
        return None;
    }
    if reading.word(end).terms.has(Term::Period) && advance.is_none() {
        return None;
    }
    Some(topic + i32::from(advance.is_some()) + i32::from(least.is_some()))
}

/// How near the subject of audits is to a sentence; `None` when it is not.
fn topic(reading: &Reading<'_, '_>, id: SentenceId) -> Option<i32> {
    if reading.own(id).has(Term::Audit) {
        Some(4)
    } else if reading.lead(id).has(Term::Audit) || reading.before(id).has(Term::Audit) {
        Some(3)
    } else if reading.clause(id).has(Term::Audit) || reading.head(id).has(Term::Audit) {
        Some(2)
    } else {
        None
    }
}

/// How many audits a year at most.
pub(super) fn per_year(reading: &Reading<'_, '_>) -> Fact<u32> {
    let document = reading.document;
    for (id, sentence) in document.sentences.iter().enumerate() {
        let own = reading.own(id);
        let yearly = own.has(Term::Year) || reading.amounts_in(id).next().is_some();
        if sentence.kind != Kind::Body || !yearly || topic(reading, id).is_none() {
            continue;
        }
        if !own.and(reading.lead(id)).has(Term::Most)
            || own.has(Term::Incident) && !own.has(Term::Audit)
        {
            continue;
        }
        let year = sentence.tokens.clone().find_map(|at| {
            let yearly = reading.is(at, Term::Year)
                || reading
                    .amounts_in(id)
                    .any(|a| a.months() == Some(12) && a.tokens.end == at + 1);
            yearly.then(|| count(reading, id, at)).flatten()
        });
        if let Some(count) = year {
            return Fact::stated(count, document, &sentence.tokens);
        }
    }
    Fact::default()
}

/// How often, seen from the word for the year at `year`.
fn count(reading: &Reading<'_, '_>, id: SentenceId, year: usize) -> Option<u32> {
    let document = reading.document;
    let table = table(reading.lang(id));
    let sentence = document.sentences[id].tokens.clone();
    let from = sentence.start.max(year.saturating_sub(16));
    let at_least = |at: usize| {
        reading
            .nearest_before(id, at, 3, Terms::of(&[Term::Least]))
            .is_some_and(|l| document.tokens.word(l) != "less")
    };
    // Backwards from the year: "once per", "two (2) times a", "one audit or inspection in any".
    for at in (from..=year).rev() {
        if reading.is(at, Term::Twice) {
            return (!at_least(at)).then_some(2);
        }
        if reading.is(at, Term::Once) {
            return (!at_least(at)).then_some(1);
        }
        // "limited to two per calendar year".
        if let Some(number) = table
            .number(document.tokens.word(at))
            .filter(|n| (1..=12).contains(n))
            && at + 1 < year
            && matches!(
                document.tokens.word(at + 1),
                "per" | "each" | "every" | "a" | "varje" | "om"
            )
            && reading
                .nearest_before(id, at, 4, Terms::of(&[Term::Most]))
                .is_some()
        {
            return (!at_least(at)).then_some(number);
        }
        if reading.is(at, Term::Times) && at > sentence.start && at != year {
            let on_site = document.tokens.word(at.saturating_sub(1)) == "site";
            let reach = at
                .saturating_sub(if on_site { 4 } else { 2 })
                .max(sentence.start);
            let number = (reach..at)
                .rev()
                .find_map(|i| table.number(document.tokens.word(i)).map(|n| (i, n)));
            if let Some((i, number)) = number.filter(|(_, n)| (1..=12).contains(n)) {
                return (!at_least(i)).then_some(number);
            }
        }
    }
    // "not more frequently than every 12 months", "inte oftare än var tolfte månad".
    let frequent = |i: usize| matches!(document.tokens.word(i), "frequently" | "oftare" | "often");
    if (from..year).any(frequent) {
        return Some(1);
    }
    let forward = reading.nearest_after(id, year + 1, 14, Terms::of(&[Term::Times, Term::Once]))?;
    let number = (year + 1..forward)
        .rev()
        .find_map(|i| table.number(document.tokens.word(i)));
    number.filter(|n| (1..=12).contains(n))
}
