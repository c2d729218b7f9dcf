//! Days as an iCalendar file (RFC 5545) that a calendar program can take in or subscribe to: all-day events whose
//! identity stays the same from one download to the next. It knows nothing of agreements; whoever calls says what
//! each day means. The clock is not read: the stamp is the day of the data.

use chrono::{NaiveTime, Utc};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _, Property};

use crate::domain::day::{Day, add_days};

/// How often a program that subscribes asks again.
const REFRESH: &str = "PT6H";

/// A day that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What identifies it for ever: `agreement-12-notice`, say. A later download with the same one replaces it.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// The line that the calendar shows.
    pub summary: String,
    /// What to do, and where to read more.
    pub description: String,
    /// Address of the page that tells more.
    pub url: Option<String>,
    /// How many days before it the calendar rings, each 0–365; none: not at all.
    pub remind_days: Vec<u32>,
}

/// The file, with lines folded and ended as the RFC wants.
///
/// `name` is what the calendar program calls it, `host` completes the identities (`avtal.example`), `stamp` is the day
/// of the data.
#[must_use]
pub fn calendar(name: &str, host: &str, stamp: Day, entries: &[Entry]) -> String {
    let stamp = stamp.and_time(NaiveTime::MIN).and_utc();
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Avtal//Avtal//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        // How often a program that subscribes asks again, for those that do not know the property of RFC 7986.
        ("X-PUBLISHED-TTL", REFRESH),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    let mut refresh = Property::new("REFRESH-INTERVAL", REFRESH);
    calendar.append_property(refresh.add_parameter("VALUE", "DURATION").done());
    calendar.name(name);
    for entry in entries {
        calendar.push(event(entry, host, stamp));
    }
    calendar.to_string()
}

fn event(entry: &Entry, host: &str, stamp: chrono::DateTime<Utc>) -> Event {
    let uid = format!("{}@{host}", entry.uid);
    let mut event = Event::with_uid(&uid);
    event
        .timestamp(stamp)
        .summary(&entry.summary)
        .description(&entry.description)
        .starts(entry.day);
    // The end of an all-day event is the day after it.
    if let Some(end) = add_days(entry.day, 1) {
        event.ends(end);
    }
    // The day is not taken: whoever has it in the calendar can still be invited.
    event.add_property("TRANSP", "TRANSPARENT");
    if let Some(url) = &entry.url {
        event.add_property("URL", url);
    }
    for days in &entry.remind_days {
        let mut alarm = Alarm::display(&entry.summary, -chrono::Duration::days(i64::from(*days)));
        // In words that every calendar program reads; the library would write seconds.
        alarm.add_property("TRIGGER", trigger(*days));
        // Without these the library would draw one by lot and read the clock.
        alarm
            .uid(&format!("{}-alarm-{days}@{host}", entry.uid))
            .timestamp(stamp);
        event.alarm(alarm.done());
    }
    event.done()
}

/// Nine in the morning, so many days before the day, which itself begins at midnight: nobody is woken.
fn trigger(days: u32) -> String {
    match days.checked_sub(1) {
        None => "PT9H".to_owned(),
        Some(0) => "-PT15H".to_owned(),
        Some(rest) => format!("-P{rest}DT15H"),
    }
}
