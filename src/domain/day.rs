//! Days and months, as agreements count them. A day is a calendar day in the registry's time zone;
//! whoever calls says which day is today.

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
