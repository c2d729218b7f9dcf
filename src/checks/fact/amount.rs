//! Lengths of time as agreements write them: "thirty (30) days", "48 (forty-eight) hours", "två dygn", "a month", "10 business days".
//! Knows numbers and units, and not what the time is for.

use super::{
    reading::Reading,
    words::{Term, Unit, table},
};
use crate::checks::document::{SentenceId, token::flag};
use std::ops::Range;

/// A length of time in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub value: u32,
    /// Of what.
    pub unit: Unit,
    /// The tokens from the number to the unit.
    pub tokens: Range<usize>,
    /// The sentence that it stands in.
    pub sentence: SentenceId,
}

impl Amount {
    /// In hours; `None` for business days, which have no fixed length.
    #[must_use]
    pub fn hours(&self) -> Option<u32> {
        match self.unit {
            Unit::Hour => Some(self.value),
            Unit::BusinessDay => None,
            _ => self.days().checked_mul(24),
        }
    }

    /// In days, begun days counted whole; business days as the number written, a month as 30 days (our choice).
    #[must_use]
    pub fn days(&self) -> u32 {
        match self.unit {
            Unit::Hour => self.value.div_ceil(24),
            Unit::Day | Unit::BusinessDay => self.value,
            Unit::Week => self.value * 7,
            Unit::Fortnight => self.value * 14,
            Unit::Month => self.value * 30,
            Unit::Year => self.value * 365,
        }
    }

    /// In months, if it is a whole number of them.
    #[must_use]
    pub fn months(&self) -> Option<u32> {
        match self.unit {
            Unit::Month => Some(self.value),
            Unit::Year => Some(self.value * 12),
            _ => None,
        }
    }
}

/// The length of time whose unit is the token at `at`, in the sentence given; tokens before `from` are not looked at.
pub(super) fn amount_at(
    reading: &Reading<'_, '_>,
    sentence: SentenceId,
    from: usize,
    at: usize,
) -> Option<Amount> {
    let tokens = &reading.document.tokens;
    let table = table(reading.lang(sentence));
    let mut unit = reading.word(at).unit?;
    let word = |i: usize| tokens.word(i);
    // "per day", "24 hours a day", "7 dagar i veckan" count other things.
    let mut i = at;
    while i > from {
        let before = reading.word(i - 1).terms;
        if before.has(Term::Business) && matches!(unit, Unit::Day | Unit::BusinessDay) {
            unit = Unit::BusinessDay;
        } else if !before.has(Term::Calendar) {
            break;
        }
        i -= 1;
    }
    if i == from {
        return None;
    }
    let (mut first, value) = number_before(reading, table, from, i)?;
    let article = first + 1 == i && table.number(word(first)) == Some(1) && !digits(word(first));
    if article && first > from && tokens.get(first - 1).is_some_and(|t| t.is(flag::NUMBER)) {
        // "EUR 2,000 a day" is a price.
        return None;
    }
    if article && first > from {
        // "once a year", "24 hours a day": an article of frequency. "tre eller en vecka" has none of these before it.
        let before = reading.word(first - 1);
        if before.unit.is_some()
            || before
                .terms
                .any(super::words::Terms::of(&[Term::Once, Term::Twice]))
        {
            return None;
        }
    }
    if reading.word(at + 1).terms.has(Term::Often)
        && reading.word(at + 2).unit.is_some()
        && unit != Unit::Year
    {
        // "24 hours a day", "7 days per week".
        let next = word(at + 1);
        if !matches!(next, "in" | "during" | "within" | "under" | "i") {
            return None;
        }
    }
    if first > from
        && tokens.get(first).is_some_and(|t| t.is(flag::JOINED))
        && tokens.get(first - 1).is_some_and(|t| t.is(flag::SLASH))
    {
        return None;
    }
    if value == 0 {
        return None;
    }
    while first > from && i - first < 4 && table.number(word(first - 1)) == Some(value) {
        first -= 1;
    }
    Some(Amount {
        value,
        unit,
        tokens: first..at + 1,
        sentence,
    })
}

/// The number that ends before `end`: its first token and what it is. Digits win over words in brackets beside them.
fn number_before(
    reading: &Reading<'_, '_>,
    table: &super::words::Table,
    from: usize,
    end: usize,
) -> Option<(usize, u32)> {
    let tokens = &reading.document.tokens;
    let (first, value) = phrase_before(reading, table, from, end)?;
    let bracketed = tokens.get(end - 1).is_some_and(|t| t.is(flag::CLOSES));
    if bracketed && first > from && !digits(tokens.word(end - 1)) {
        // "48 (forty-eight) hours": the words repeat the digits.
        if let Some((outer, written)) = phrase_before(reading, table, from, first) {
            return Some((outer, written));
        }
    }
    if bracketed && digits(tokens.word(end - 1)) && first > from {
        // "thirty (30) days": begin at the words, which may be several.
        if let Some((outer, _)) = phrase_before(reading, table, from, first) {
            return Some((outer, value));
        }
    }
    Some((first, value))
}

/// One number in digits or in words ("seventy-two" is two tokens).
fn phrase_before(
    reading: &Reading<'_, '_>,
    table: &super::words::Table,
    from: usize,
    end: usize,
) -> Option<(usize, u32)> {
    let tokens = &reading.document.tokens;
    let last = end.checked_sub(1).filter(|last| *last >= from)?;
    let value = table.number(tokens.word(last))?;
    if digits(tokens.word(last)) {
        // "2.5 hours" and "1,000 days" are not read.
        let part = last > from
            && tokens
                .get(last)
                .is_some_and(|t| t.is(flag::JOINED) && !t.is(flag::OPENS))
            && digits(tokens.word(last - 1))
            && !tokens.get(last - 1).is_some_and(|t| t.is(flag::DASH));
        return (!part).then_some((last, value));
    }
    if value < 10 && last > from {
        let tens = table.number(tokens.word(last - 1));
        if let Some(tens) = tens.filter(|t| (20..100).contains(t) && t % 10 == 0)
            && !digits(tokens.word(last - 1))
        {
            return Some((last - 1, tens + value));
        }
    }
    Some((last, value))
}

fn digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}
