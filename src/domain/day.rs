//! Days and months, as agreements count them. A day is a calendar day in the registry's time zone;
//! whoever calls says which day is today.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{Days, Months, NaiveDate};

/// A calendar day, ISO 8601 in text.
pub type Day = NaiveDate;

/// The day `n` months later: the same day of the month, or the month's last day where it has none
/// (31 January + 1 month = 28 or 29 February). `None` beyond the calendar.
#[must_use]
pub fn add_months(day: Day, n: u32) -> Option<Day> {
    day.checked_add_months(Months::new(n))
}

/// The day `n` months earlier, by the same rule as [`add_months`].
#[must_use]
pub fn sub_months(day: Day, n: u32) -> Option<Day> {
    day.checked_sub_months(Months::new(n))
}

/// The day `n` days later, `None` beyond the calendar.
#[must_use]
pub fn add_days(day: Day, n: u64) -> Option<Day> {
    day.checked_add_days(Days::new(n))
}

/// The day `n` days earlier, `None` beyond the calendar.
#[must_use]
pub fn sub_days(day: Day, n: u64) -> Option<Day> {
    day.checked_sub_days(Days::new(n))
}

/// Consecutive days that share a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<T> {
    /// What holds on each of the days.
    pub value: T,
    /// The first of them, inclusive.
    pub first_day: Day,
    /// The last of them, inclusive.
    pub last_day: Day,
}

/// The value of each day of `days` in as few pieces as there are changes, given every day on which the
/// value may change (more are harmless, a forgotten one is not) and the value of one day.
#[must_use]
pub fn pieces<T: PartialEq>(
    days: &RangeInclusive<Day>,
    changes: &BTreeSet<Day>,
    value: impl Fn(Day) -> T,
) -> Vec<Piece<T>> {
    let mut pieces: Vec<Piece<T>> = Vec::new();
    for first_day in starts(days, changes) {
        let value = value(first_day);
        match pieces.last_mut() {
            Some(last) if last.value == value => {}
            last => {
                if let Some(last) = last {
                    last.last_day = sub_days(first_day, 1).unwrap_or(last.last_day);
                }
                pieces.push(Piece {
                    value,
                    first_day,
                    last_day: *days.end(),
                });
            }
        }
    }
    pieces
}

/// The first day of `days` and every change after it within them, in order.
#[must_use]
pub fn starts(days: &RangeInclusive<Day>, changes: &BTreeSet<Day>) -> Vec<Day> {
    if days.is_empty() {
        return Vec::new();
    }
    let (first, last) = (*days.start(), *days.end());
    let after = changes
        .iter()
        .copied()
        .filter(|day| first < *day && *day <= last);
    std::iter::once(first).chain(after).collect()
}
