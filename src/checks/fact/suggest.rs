//! What the register offers when an agreement is added: first day, last day, renewal and notice, each with its passage.
//! Only offered: nothing here is stored, and a person decides.

use super::{
    Fact,
    amount::Amount,
    period::period,
    reading::Reading,
    words::{Term, Terms, Unit},
};
use crate::{
    checks::document::Document,
    domain::{
        agreement::Notice,
        day::{Day, add_months, sub_days},
    },
};
use serde::Serialize;

/// The longest renewal that the register keeps, in months.
const RENEWAL: u32 = 120;

/// What a text says of its term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Suggestions {
    /// First day in force, inclusive.
    pub effective_from: Fact<Day>,
    /// Last day in force, inclusive, before any renewal; written, or counted from the first day and the length of the term.
    pub ends_on: Fact<Day>,
    /// Renews by this many months each time, 1-120.
    pub renews_months: Fact<u32>,
    /// How long before a last day notice must be given.
    pub notice: Fact<Notice>,
}

/// Reads the term off a document.
#[must_use]
pub fn suggest(document: &Document<'_>) -> Suggestions {
    let reading = &Reading::of(document);
    let period = period(reading);
    let (effective_from, written) = (period.effective, period.expiry);
    let ends_on = match (&effective_from.value, &written.value) {
        (Some(first), None) => counted(reading, *first),
        _ => written,
    };
    Suggestions {
        effective_from,
        ends_on,
        renews_months: renewal(reading),
        notice: notice(reading),
    }
}

/// The sentence is about the agreement's term, and not about data, audits or changes.
fn of_term(reading: &Reading<'_, '_>, amount: &Amount) -> bool {
    let own = reading.own(amount.sentence);
    !own.any(Terms::of(&[
        Term::Delete,
        Term::Audit,
        Term::SubProcessor,
        Term::Incident,
        Term::Object,
        Term::Liability,
        Term::Cure,
        Term::Limit,
    ]))
}

/// "Renews for successive periods of twelve months", "förlängs med ett år i taget".
fn renewal(reading: &Reading<'_, '_>) -> Fact<u32> {
    stated(reading, |amount| {
        let months = amount
            .months()
            .filter(|months| (1..=RENEWAL).contains(months))?;
        let renew = reading.nearest_before(
            amount.sentence,
            amount.tokens.start,
            14,
            Terms::of(&[Term::Renew]),
        )?;
        let denied = (renew.saturating_sub(4)..renew + 2)
            .any(|i| matches!(reading.document.tokens.word(i), "not" | "inte" | "ej"));
        (of_term(reading, amount) && !denied && !is_notice(reading, amount)).then_some(months)
    })
}

/// "Unless terminated with three months' notice", "med en uppsägningstid om 30 dagar".
fn notice(reading: &Reading<'_, '_>) -> Fact<Notice> {
    stated(reading, |amount| {
        let own = reading.own(amount.sentence);
        let term = own.has(Term::End) || own.has(Term::Renew);
        if !term || !of_term(reading, amount) || !is_notice(reading, amount) {
            return None;
        }
        match (amount.unit, amount.months()) {
            (Unit::BusinessDay | Unit::Hour, _) => None,
            (_, Some(months)) => Some(Notice::Months(months)),
            _ => Some(Notice::Days(amount.days())),
        }
    })
}

/// Whether a length of time is one of notice, by the words beside it.
fn is_notice(reading: &Reading<'_, '_>, amount: &Amount) -> bool {
    let (id, tokens) = (amount.sentence, &amount.tokens);
    let word = |i: usize| reading.document.tokens.word(i);
    let behind = reading.nearest_after(id, tokens.end, 4, Terms::of(&[Term::Advance]));
    let before = reading
        .nearest_before(id, tokens.start, 5, Terms::of(&[Term::Advance, Term::End]))
        .filter(|i| {
            word(*i) == "notice" || word(*i).starts_with("uppsägning") || word(*i) == "varsel"
        });
    let own_word = word(tokens.end).starts_with("uppsägning");
    behind.is_some() || before.is_some() || own_word
}

/// The last day of a term that is told by its length: "for an initial term of two years from the Effective Date".
fn counted(reading: &Reading<'_, '_>, first: Day) -> Fact<Day> {
    stated(reading, |amount| {
        let months = amount.months().filter(|months| *months <= RENEWAL)?;
        let word = |i: usize| reading.document.tokens.word(i);
        let from = amount.tokens.start.saturating_sub(8);
        let initial = (from..amount.tokens.start).any(|i| {
            matches!(
                word(i),
                "initial"
                    | "term"
                    | "avtalstid"
                    | "avtalstiden"
                    | "avtalsperiod"
                    | "avtalsperioden"
                    | "löper"
                    | "löptid"
                    | "fixed"
            )
        });
        let renew = reading.nearest_before(
            amount.sentence,
            amount.tokens.start,
            14,
            Terms::of(&[Term::Renew]),
        );
        let fits =
            initial && renew.is_none() && of_term(reading, amount) && !is_notice(reading, amount);
        fits.then(|| add_months(first, months).and_then(|day| sub_days(day, 1)))
            .flatten()
    })
}

/// The first length of time that tells something.
fn stated<T>(reading: &Reading<'_, '_>, tell: impl Fn(&Amount) -> Option<T>) -> Fact<T> {
    let found = reading
        .amounts
        .iter()
        .find_map(|amount| tell(amount).map(|value| (value, amount)));
    found.map_or_else(Fact::default, |(value, amount)| {
        Fact::stated(
            value,
            reading.document,
            &reading.document.sentences[amount.sentence].tokens,
        )
    })
}
