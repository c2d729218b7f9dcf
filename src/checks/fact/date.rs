//! Days as agreements write them: "1 January 2026", "January 1st, 2026", "2026-01-01", "01.02.2026", "den 1 februari 2026", "1/2 2026".
//! Knows the calendar, and not what a day is for. Day before month where figures leave it open (our choice: both languages are European).

use super::reading::Reading;
use crate::{
    checks::document::{Document, token::flag},
    domain::day::Day,
};
use std::ops::Range;

/// Years outside these are no dates of an agreement.
const YEARS: Range<i32> = 1990..2100;

/// The day whose year is the token at `at`, with its tokens; tokens outside `within` are not looked at.
pub(super) fn day_at(
    reading: &Reading<'_, '_>,
    within: &Range<usize>,
    at: usize,
) -> Option<(Day, Range<usize>)> {
    let document = reading.document;
    if !document.tokens.get(at)?.is(flag::NUMBER) {
        return None;
    }
    let year = i32::try_from(figure(document, at, 4)?).ok()?;
    if !YEARS.contains(&year) || document.tokens.word(at).len() != 4 {
        return None;
    }
    let small = |i: usize| {
        (within.contains(&i))
            .then(|| figure(document, i, 2))
            .flatten()
    };
    let joined = |i: usize| document.tokens.get(i).is_some_and(|t| t.is(flag::JOINED));
    let day = |d: u32, m: u32, tokens: Range<usize>| {
        Day::from_ymd_opt(year, m, d).map(|day| (day, tokens))
    };
    if joined(at + 1) && joined(at + 2) && !joined(at) {
        let (m, d) = (small(at + 1)?, small(at + 2)?);
        return day(d, m, at..at + 3);
    }
    let back = |n: usize| at.checked_sub(n).filter(|i| within.contains(i));
    let month = |i: usize| Some(u32::from(reading.word(i).month)).filter(|m| *m > 0);
    let one = back(1)?;
    if let Some(m) = month(one) {
        // "1 January 2026", "1st of January, 2026", "den 1 februari 2026".
        let first = (2..6).filter_map(back).find(|i| small(*i).is_some())?;
        let between = (first + 1..one).all(|i| is_ordinal(document.tokens.word(i)));
        return between
            .then(|| small(first))
            .flatten()
            .and_then(|d| day(d, m, first..at + 1));
    }
    let last = if is_ordinal(document.tokens.word(one)) {
        back(2)?
    } else {
        one
    };
    let d = small(last)?;
    let before = last.checked_sub(1).filter(|i| within.contains(i))?;
    if let Some(m) = month(before) {
        // "January 1st, 2026".
        return day(d, m, before..at + 1);
    }
    // "01.02.2026", "1/2 2026".
    let m = small(before)?;
    if !joined(last)
        || document
            .tokens
            .get(before)
            .is_some_and(|t| t.is(flag::JOINED))
    {
        return None;
    }
    let (d, m) = if d > 12 { (d, m) } else { (m, d) };
    day(d, m, before..at + 1)
}

/// A number of at most so many digits.
fn figure(document: &Document<'_>, at: usize, most: usize) -> Option<u32> {
    let word = document.tokens.word(at);
    let fits = (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| word.parse().ok()).flatten()
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th" | "of" | "day" | "e" | "a")
}
