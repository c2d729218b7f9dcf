//! The dates of the register as a calendar: of each agreement the last day to give notice, or where that has
//! passed or there is none, the last day in force. Knows neither files nor pages.

use super::calendar::{Entry, calendar};
use crate::domain::day::{Day, add_months};
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text_with};
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// Most agreements in one calendar.
const MOST: u32 = 100_000;

/// Which dates, and how they are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The language of the entries.
    pub lang: Lang,
    /// The day from which dates are taken, inclusive.
    pub day: Day,
    /// How many months ahead, 1–36.
    pub months: u32,
    /// How many days before each date the calendar reminds; `None`: not at all.
    pub remind_days: Option<u32>,
    /// How browsers reach the register, without a slash at the end, for links.
    pub base_url: Option<String>,
}

/// The iCalendar file of an agenda, and how many entries it has.
///
/// # Errors
/// As the store says.
pub fn agenda(reader: &Reader<'_>, agenda: &Agenda) -> Result<(String, usize), StoreError> {
    let today = agenda.day;
    let until = add_months(today, agenda.months).unwrap_or(today);
    let settings = reader.settings()?;
    let mut entries = Vec::new();
    for row in reader.timeline(today, today, until, MOST)? {
        let args: [(&str, Arg); 4] = [
            ("title", row.title.clone().into()),
            ("vendor", row.vendor_name.clone().into()),
            ("last-day", row.ends_on.into()),
            ("notice-by", row.notice_by.unwrap_or(row.ends_on).into()),
        ];
        let entry = |what: &str, day| Entry {
            uid: format!("agreement-{}-{what}", row.agreement.0),
            day,
            summary: text_with(agenda.lang, &format!("calendar-{what}"), &args),
            description: text_with(agenda.lang, &format!("calendar-{what}-next"), &args),
            url: agenda
                .base_url
                .as_ref()
                .map(|base| format!("{base}/agreements/{}", row.agreement.0)),
            remind_days: agenda.remind_days.into_iter().collect(),
        };
        match row.notice_by.filter(|day| *day >= today) {
            Some(day) => entries.push(entry("notice", day)),
            None => entries.push(entry("end", row.ends_on)),
        }
    }
    let name = Some(settings.organisation.as_str())
        .filter(|name| !name.is_empty())
        .unwrap_or("Avtal");
    let file = calendar(name, "avtal.invalid", today, &entries);
    Ok((file, entries.len()))
}
